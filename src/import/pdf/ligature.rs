//! Which letters a file's private codes stand for.
//!
//! Some writers of PDFs give a ligature a code of the private use area, assigned anew in
//! each file and font: `U+E000` is `fi` in one and `ffl` in the next. The words in which a
//! code stands tell which: put each ligature in its place, and see which makes words. Words
//! are known from a small built-in list and from the document's own vocabulary, which
//! prints many of them in capitals or in a font without ligatures. The glyph's width must fit, too.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::glyphs::{Glyph, PageGlyphs};
use super::words::{ENDINGS, LIGATURES};
use crate::import::imported::{Warning, WarningCode};

/// A ligature's width as a share of its letters' widths together.
const WIDTHS: std::ops::RangeInclusive<f32> = 0.6..=1.3;
/// How much likelier, per letter pair, the best reading must be than the next where no word is
/// known; in natural logarithms.
const CLEARLY: f32 = 0.7;
/// Marks of lists that symbol fonts print by private codes, as word processors assign them.
const BULLETS: &[(char, &str)] = &[
    ('\u{f0b7}', "•"),
    ('\u{f0a7}', "▪"),
    ('\u{f076}', "❖"),
    ('\u{f0d8}', "➢"),
    ('\u{f0fc}', "✓"),
    ('\u{f06f}', "□"),
    ('\u{f02d}', "–"),
];

/// A code of a font.
type Code = (u16, char);
/// Page and glyph.
type Place = (usize, usize);

/// Puts letters in the place of ligature codes. What stays unknown becomes U+FFFD, and is said.
pub fn restore(pages: &mut [PageGlyphs], warnings: &mut Vec<Warning>) {
    spell_out(pages);
    let words = words(pages);
    let mut found: BTreeMap<Code, &'static str> = BTreeMap::new();
    let mut open: BTreeMap<Code, Vec<&Vec<Place>>> = BTreeMap::new();
    for word in &words {
        for place in word {
            if let Some(code) = code(glyph(pages, *place)) {
                open.entry(code).or_default().push(word);
            }
        }
    }
    if open.is_empty() {
        return;
    }
    let language = Language::of(pages, &words);
    // Each round resolves the code with the best evidence, which helps with words that hold two.
    while let Some((code, letters)) = best(pages, &open, &found, &language) {
        found.insert(code, letters);
        open.remove(&code);
    }
    for (code, words) in &open {
        let example = words
            .first()
            .map_or_else(String::new, |word| spelled(pages, word, &found, None));
        let page = words
            .first()
            .and_then(|word| word.first())
            .map(|place| pages[place.0].number);
        let message = format!(
            "the letters of code U+{:04X} could not be told ({} times, first in `{example}`)",
            u32::from(code.1),
            words.len(),
        );
        warnings.push(Warning::new(WarningCode::Encoding, message).on_page(page));
    }
    for glyph in pages.iter_mut().flat_map(|page| &mut page.glyphs) {
        if let Some(code) = code(glyph) {
            glyph.text = found.get(&code).copied().unwrap_or("\u{fffd}").to_owned();
        }
    }
}

/// Ligatures that fonts have, as letters.
pub fn ligatures() -> impl Iterator<Item = &'static str> {
    LIGATURES.iter().map(|(letters, _)| *letters)
}

/// Whether a word with a ligature is one of the built-in list, or such a word with an ending.
#[must_use]
pub fn is_common(word: &str) -> bool {
    static COMMON: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
        LIGATURES
            .iter()
            .flat_map(|(_, words)| words.split_whitespace())
            .collect()
    });
    let word = word.to_lowercase();
    is_or_ends(&word, |stem| COMMON.contains(stem))
}

/// Whether a word is known, or is a known one with an ending.
fn is_or_ends(word: &str, known: impl Fn(&str) -> bool) -> bool {
    known(word)
        || ENDINGS.iter().any(|ending| {
            word.strip_suffix(ending).is_some_and(|stem| {
                stem.len() > 2
                    && (known(stem) || known(&format!("{stem}e")) || known(&format!("{stem}y")))
            })
        })
}

/// Writes ligatures that have a code of their own as letters, and the usual marks of lists as themselves.
fn spell_out(pages: &mut [PageGlyphs]) {
    for glyph in pages.iter_mut().flat_map(|page| &mut page.glyphs) {
        if glyph
            .text
            .chars()
            .any(|c| ('\u{fb00}'..='\u{fb06}').contains(&c))
        {
            glyph.text = glyph.text.nfkc().collect();
        }
        let bullet = BULLETS
            .iter()
            .find(|(code, _)| glyph.text.starts_with(*code));
        if let Some((_, bullet)) = bullet {
            glyph.text = (*bullet).to_owned();
        }
    }
}

fn glyph(pages: &[PageGlyphs], (page, glyph): Place) -> &Glyph {
    &pages[page].glyphs[glyph]
}

/// The private code that a glyph prints.
fn code(glyph: &Glyph) -> Option<Code> {
    let mut chars = glyph.text.chars();
    let c = chars
        .next()
        .filter(|c| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}'))?;
    chars.next().is_none().then_some((glyph.font, c))
}

/// The words of the file in drawing order: letters and codes without a gap.
fn words(pages: &[PageGlyphs]) -> Vec<Vec<Place>> {
    let mut words = Vec::new();
    let mut word: Vec<Place> = Vec::new();
    for (p, page) in pages.iter().enumerate() {
        for (g, glyph) in page.glyphs.iter().enumerate() {
            let letter = code(glyph).is_some() || glyph.text.chars().all(char::is_alphabetic);
            let joins = word.last().is_some_and(|&(_, last)| {
                let last = &page.glyphs[last];
                (glyph.y - last.y).abs() < 0.1 * glyph.size
                    && (glyph.x - last.x - last.width).abs() < 0.15 * glyph.size
            });
            if !(letter && joins) {
                words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
            }
            if letter {
                word.push((p, g));
            }
        }
        words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
    }
    words
}

/// A word with the codes found so far in letters, and `trial` for one more.
fn spelled(
    pages: &[PageGlyphs],
    word: &[Place],
    found: &BTreeMap<Code, &str>,
    trial: Option<(Code, &str)>,
) -> String {
    word.iter()
        .map(|&place| {
            let glyph = glyph(pages, place);
            match code(glyph) {
                None => glyph.text.as_str(),
                Some(code) => match trial {
                    Some((tried, letters)) if tried == code => letters,
                    _ => found.get(&code).copied().unwrap_or("?"),
                },
            }
        })
        .collect()
}

/// The code that is surest of those still open, and its letters.
fn best(
    pages: &[PageGlyphs],
    open: &BTreeMap<Code, Vec<&Vec<Place>>>,
    found: &BTreeMap<Code, &'static str>,
    language: &Language,
) -> Option<(Code, &'static str)> {
    let mut best: Option<(f32, Code, &'static str)> = None;
    for (&code, words) in open {
        let mut readings: Vec<(usize, f32, &'static str)> = LIGATURES
            .iter()
            .map(|(letters, _)| *letters)
            .filter(|letters| {
                !found
                    .iter()
                    .any(|(other, taken)| other.0 == code.0 && taken == letters)
            })
            .filter(|letters| language.fits(pages, words, code, letters))
            .map(|letters| {
                let spelled: Vec<String> = words
                    .iter()
                    .map(|word| spelled(pages, word, found, Some((code, letters))))
                    .filter(|word| !word.contains('?'))
                    .collect();
                let known = spelled.iter().filter(|word| language.knows(word)).count();
                (known, language.likelihood(&spelled, letters), letters)
            })
            .collect();
        readings.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
        let Some(&(known, likely, letters)) = readings.first() else {
            continue;
        };
        let (next_known, next_likely) = readings
            .get(1)
            .map_or((0, f32::MIN), |next| (next.0, next.1));
        let clear = if known > 0 {
            known > next_known || likely > next_likely
        } else {
            likely > next_likely + CLEARLY
        };
        let score = (known - next_known) as f32 + (likely - next_likely).clamp(0.0, 1.0);
        if clear && best.is_none_or(|(other, ..)| score > other) {
            best = Some((score, code, letters));
        }
    }
    best.map(|(_, code, letters)| (code, letters))
}

/// What is known of the document's language.
struct Language {
    known: BTreeSet<String>,
    /// How often a letter follows a letter.
    pairs: BTreeMap<(char, char), u32>,
    /// How often a letter is followed by any.
    firsts: BTreeMap<char, u32>,
    /// Mean width of each letter of each font, in ems.
    widths: BTreeMap<(u16, char), f32>,
}

impl Language {
    fn of(pages: &[PageGlyphs], words: &[Vec<Place>]) -> Self {
        let mut known: BTreeSet<String> = LIGATURES
            .iter()
            .flat_map(|(_, words)| words.split_whitespace())
            .map(str::to_lowercase)
            .collect();
        let whole = words.iter().filter(|word| {
            word.iter()
                .all(|&place| code(glyph(pages, place)).is_none())
        });
        let own: Vec<String> = whole
            .map(|word| spelled(pages, word, &BTreeMap::new(), None).to_lowercase())
            .collect();
        let mut pairs = BTreeMap::new();
        let mut firsts = BTreeMap::new();
        for word in own.iter().chain(&known) {
            let framed: Vec<char> = std::iter::once('^')
                .chain(word.chars())
                .chain(std::iter::once('$'))
                .collect();
            for pair in framed.windows(2) {
                *pairs.entry((pair[0], pair[1])).or_insert(0) += 1;
                *firsts.entry(pair[0]).or_insert(0) += 1;
            }
        }
        // Short words of the document are fragments as often as words.
        known.extend(own.into_iter().filter(|word| word.len() > 4));
        Self {
            known,
            pairs,
            firsts,
            widths: widths(pages),
        }
    }

    /// Whether the word or its stem is known.
    fn knows(&self, word: &str) -> bool {
        is_or_ends(&word.to_lowercase(), |stem| self.known.contains(stem))
    }

    /// How likely the letter pairs around and inside the ligature are: mean natural logarithm.
    fn likelihood(&self, words: &[String], letters: &str) -> f32 {
        let letters = letters.to_lowercase();
        let mut sum = 0.0;
        let mut count = 0;
        for word in words {
            let word = format!("^{}$", word.to_lowercase());
            let Some(at) = word.find(&letters) else {
                continue;
            };
            let from = word[..at].char_indices().next_back().map_or(0, |(i, _)| i);
            let near: Vec<char> = word[from..].chars().take(letters.len() + 2).collect();
            for pair in near.windows(2) {
                let seen = self.pairs.get(&(pair[0], pair[1])).copied().unwrap_or(0) as f32;
                let all = self.firsts.get(&pair[0]).copied().unwrap_or(0) as f32;
                sum += ((seen + 0.1) / (all + 3.0)).ln();
                count += 1;
            }
        }
        if count == 0 {
            f32::MIN
        } else {
            sum / count as f32
        }
    }

    /// Whether the code's width can be that of the letters; true where the font shows too few of them.
    fn fits(
        &self,
        pages: &[PageGlyphs],
        words: &[&Vec<Place>],
        wanted: Code,
        letters: &str,
    ) -> bool {
        let sum: Option<f32> = letters
            .chars()
            .map(|c| self.widths.get(&(wanted.0, c)).copied())
            .sum();
        let drawn = words
            .iter()
            .flat_map(|word| word.iter())
            .map(|&place| glyph(pages, place))
            .find(|glyph| code(glyph) == Some(wanted))
            .map(|glyph| glyph.width / glyph.size);
        match (sum, drawn) {
            (Some(sum), Some(drawn)) if sum > 0.0 => WIDTHS.contains(&(drawn / sum)),
            _ => true,
        }
    }
}

fn widths(pages: &[PageGlyphs]) -> BTreeMap<(u16, char), f32> {
    let mut sums: BTreeMap<(u16, char), (f32, u32)> = BTreeMap::new();
    for glyph in pages.iter().flat_map(|page| &page.glyphs) {
        let mut chars = glyph.text.chars();
        if let (Some(c), None) = (chars.next().filter(|c| c.is_alphabetic()), chars.next()) {
            let sum = sums.entry((glyph.font, c)).or_default();
            sum.0 += glyph.width / glyph.size;
            sum.1 += 1;
        }
    }
    sums.into_iter()
        .map(|(key, (sum, count))| (key, sum / count as f32))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that prints a text with half an em a letter, more for codes.
    fn page(text: &str) -> PageGlyphs {
        let mut x = 0.0;
        let glyphs = text
            .chars()
            .map(|c| {
                let width = match c {
                    '\u{e010}' => 15.0,
                    '\u{e000}'..='\u{f8ff}' => 10.0,
                    _ => 5.0,
                };
                x += width;
                Glyph {
                    x: x - width,
                    y: 10.0,
                    width,
                    size: 10.0,
                    font: 0,
                    text: c.to_string(),
                }
            })
            .collect();
        PageGlyphs {
            number: 1,
            width: 595.0,
            height: 842.0,
            glyphs,
            ..PageGlyphs::default()
        }
    }

    fn text(page: &PageGlyphs) -> String {
        page.glyphs
            .iter()
            .map(|glyph| glyph.text.as_str())
            .collect()
    }

    #[test]
    fn the_same_code_means_what_the_words_say() {
        for (printed, read) in [
            (
                "the \u{e000}rst \u{e000}nding of the bene\u{e000}ciary",
                "the first finding of the beneficiary",
            ),
            (
                "the o\u{e000}ence of a di\u{e000}erent plainti\u{e000}",
                "the offence of a different plaintiff",
            ),
            (
                "the o\u{e010}cer's a\u{e010}davit is su\u{e010}cient",
                "the officer's affidavit is sufficient",
            ),
            (
                "brie\u{e000}y re\u{e000}ected in the con\u{e000}ict",
                "briefly reflected in the conflict",
            ),
            (
                "o\u{e010}cer plainti\u{e001} \u{e002}led \u{e003}ed",
                "officer plaintiff filed fled",
            ),
        ] {
            let mut warnings = Vec::new();
            let mut pages = [page(printed)];
            restore(&mut pages, &mut warnings);
            assert_eq!(text(&pages[0]), read, "{warnings:?}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_said() {
        let mut warnings = Vec::new();
        let mut pages = [page("12 \u{e000} 14")];
        restore(&mut pages, &mut warnings);
        assert_eq!(text(&pages[0]), "12 \u{fffd} 14");
        assert_eq!(warnings.len(), 1);
    }
}
