//! Ligatures in a text that was taken out of a PDF: `ﬁ` as letters, and the private codes that the
//! PDF gave them as the letters that make words of them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::import::imported::Warning;
use crate::import::pdf::glyphs::{Glyph, PageGlyphs};
use crate::import::pdf::ligature;

/// How much of a text shows what its codes stand for, in bytes.
const SHOWS: usize = 400_000;

/// A text with letters for its ligatures. What a code stands for and cannot be told is U+FFFD, and
/// `warnings` says so.
pub(super) fn spelled_out<'text>(text: &'text str, warnings: &mut Vec<Warning>) -> Cow<'text, str> {
    let has_codes = text.contains(is_code);
    if !has_codes && !text.contains(is_ligature) {
        return Cow::Borrowed(text);
    }
    let letters = if has_codes {
        letters_of_codes(text, warnings)
    } else {
        BTreeMap::new()
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let word = rest
            .find(|c: char| !c.is_alphabetic() && !is_code(c))
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(word.max(c.len_utf8()));
        push(word, &letters, &mut out);
        rest = after;
    }
    Cow::Owned(out)
}

/// Writes a word, or what stands between two, with letters for its ligatures.
fn push(word: &str, letters: &BTreeMap<char, String>, out: &mut String) {
    let spelled = |other: Option<&str>| -> String {
        word.chars()
            .flat_map(|c| -> Vec<char> {
                if is_ligature(c) {
                    c.nfkc().collect()
                } else if is_code(c) {
                    match other.or(letters.get(&c).map(String::as_str)) {
                        Some(letters) => letters.chars().collect(),
                        None => vec!['\u{fffd}'],
                    }
                } else {
                    vec![c]
                }
            })
            .collect()
    };
    let mut whole = spelled(None);
    // Each font of the PDF had codes of its own, and the text does not say which is which.
    if word.contains(is_code) && word.contains(char::is_alphabetic) && !ligature::is_common(&whole)
    {
        let mut others = ligature::ligatures()
            .map(|letters| spelled(Some(letters)))
            .filter(|word| ligature::is_common(word));
        if let (Some(other), None) = (others.next(), others.next()) {
            whole = other;
        }
    }
    out.push_str(&whole);
}

fn is_ligature(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fb06}')
}

fn is_code(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// What each code of a text stands for, by the words it stands in.
fn letters_of_codes(text: &str, warnings: &mut Vec<Warning>) -> BTreeMap<char, String> {
    let mut glyphs = Vec::new();
    let mut codes: Vec<(usize, char)> = Vec::new();
    let (coded, plain): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| line.contains(is_code));
    let mut length = 0;
    for (at, line) in coded.into_iter().chain(plain).enumerate() {
        length += line.len();
        if length > SHOWS {
            break;
        }
        for c in line.chars().flat_map(|c| {
            // One of its kind stands for all letters of a code of its own.
            let letters: Vec<char> = if is_ligature(c) {
                c.nfkc().collect()
            } else {
                vec![c]
            };
            letters
        }) {
            if is_code(c) {
                codes.push((glyphs.len(), c));
            }
            glyphs.push(Glyph {
                // All of a line stands at one place: only its letters count.
                y: at as f32,
                size: 1.0,
                text: c.to_string(),
                ..Glyph::default()
            });
        }
    }
    let mut pages = [PageGlyphs {
        number: 1,
        glyphs,
        ..PageGlyphs::default()
    }];
    ligature::restore(&mut pages, warnings);
    codes
        .into_iter()
        .map(|(at, code)| (code, pages[0].glyphs[at].text.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_ligatures_become_letters() {
        let mut warnings = Vec::new();
        let text = "The \u{e000}rst respondent \u{e000}led an a\u{e001}davit.\nThe o\u{e001}cer had no di\u{fb03}culty; the bene\u{e000}ciary con\u{e000}rmed it.\n\u{f0b7} an item";
        assert_eq!(
            spelled_out(text, &mut warnings),
            "The first respondent filed an affidavit.\nThe officer had no difficulty; the beneficiary confirmed it.\n• an item"
        );
        assert!(warnings.is_empty(), "{warnings:?}");
        // The same code in another font.
        let text = "He o\u{e001}ered a plainti\u{e001} an o\u{e001}ence, of a di\u{e001}erent e\u{e001}ect; an a\u{e001}davit.";
        assert_eq!(
            spelled_out(text, &mut warnings),
            "He offered a plaintiff an offence, of a different effect; an affidavit."
        );
        assert!(matches!(
            spelled_out("Nothing of the kind.", &mut warnings),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn what_cannot_be_told_is_said() {
        let mut warnings = Vec::new();
        assert_eq!(
            spelled_out("12 \u{e000} 14", &mut warnings),
            "12 \u{fffd} 14"
        );
        assert_eq!(warnings.len(), 1);
    }
}
