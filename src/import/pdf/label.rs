//! Numbers and marks that begin a paragraph.

use super::line::{Line, Word};

/// A gap after a label wider than this share of the font size is a tab.
const TAB: f32 = 0.6;
/// A gap this many times the line's usual gap is a tab, too: justified lines have wide gaps everywhere.
const TAB_RATIO: f32 = 1.8;
/// The longest label in bytes: `(xxxviii)`, `[1234]`.
const LONGEST: usize = 9;

/// What kind of label begins a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LabelKind {
    /// `12.`, `[12]`, `(12)`, `12A.`, `1.2.`
    Number,
    /// `(a)`, `a.`, `B)`
    Letter,
    /// `(iv)`, `iv.`
    Roman,
    /// `•`, `-`
    Bullet,
}

/// The kind of label that a word is, if it is one.
#[must_use]
pub fn label(word: &str) -> Option<LabelKind> {
    if matches!(
        word,
        "•" | "▪"
            | "❖"
            | "➢"
            | "✓"
            | "□"
            | "–"
            | "-"
            | "\u{fffd}"
            | "o"
            | "·"
            | "●"
            | "○"
            | "■"
    ) {
        return (word != "o").then_some(LabelKind::Bullet);
    }
    if word.len() > LONGEST {
        return None;
    }
    let inner = word
        .strip_prefix('(')
        .and_then(|w| w.strip_suffix(')').or_else(|| w.strip_suffix(").")))
        .or_else(|| word.strip_prefix('[').and_then(|w| w.strip_suffix(']')));
    let closed = inner
        .or_else(|| word.strip_suffix(')'))
        .or_else(|| word.strip_suffix('.'));
    let bare = closed.unwrap_or(word);
    if is_number(bare) {
        return Some(LabelKind::Number);
    }
    closed?;
    if bare.chars().count() == 1 && bare.chars().all(|c| c.is_ascii_alphabetic()) {
        return Some(LabelKind::Letter);
    }
    if is_roman(&bare.to_ascii_lowercase()) {
        return Some(LabelKind::Roman);
    }
    let mut chars = bare.chars();
    let twice = bare.len() == 2
        && chars.next() == chars.next()
        && bare.chars().all(|c| c.is_ascii_alphabetic());
    twice.then_some(LabelKind::Letter)
}

/// `12`, `12A`, `1.2`, `4.10.1`.
fn is_number(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    let (digits, letters) = text.split_at(
        text.find(|c: char| c.is_ascii_alphabetic())
            .unwrap_or(text.len()),
    );
    let letters_fit = letters.len() <= 2 && letters.bytes().all(|b| b.is_ascii_uppercase());
    let parts_fit = digits
        .split('.')
        .all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    // `22.11.2031` is a day.
    let mut parts = digits.split('.');
    let day = parts.clone().count() == 3 && parts.next_back().is_some_and(|year| year.len() == 4);
    letters_fit && parts_fit && !digits.is_empty() && !day
}

/// A Roman numeral in lower case.
#[must_use]
pub fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b"ivxlc".contains(&b))
}

/// The label that a line begins with, and whether its place on the line shows that it is
/// one: it stands alone, or a tab follows it.
#[must_use]
pub fn of_line(line: &Line) -> Option<(LabelKind, bool)> {
    let first = line.words.first()?;
    let kind = label(&first.text)?;
    let Some(second) = line.words.get(1) else {
        return Some((kind, kind != LabelKind::Number));
    };
    let gap = second.x0 - first.x1;
    let usual = usual_gap(&line.words[1..]).unwrap_or(0.25 * line.size);
    Some((kind, gap > TAB * line.size && gap > TAB_RATIO * usual))
}

/// Whether a line begins with the number after that by which `first` begins, and a sentence
/// after it: pages printed without space between paragraphs show them by that alone.
#[must_use]
pub fn counts_on(first: &Line, line: &Line) -> bool {
    match (count(first), count(line)) {
        (Some((before, open)), Some((number, own))) => number == before + 1 && open == own,
        _ => false,
    }
}

/// The number of a line that begins `12. The` or `12.The`, `[12] The`; and whether in brackets.
fn count(line: &Line) -> Option<(u32, bool)> {
    let word = line.words.first()?.text.as_str();
    let (open, rest) = word
        .strip_prefix('[')
        .map_or((false, word), |rest| (true, rest));
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits)?.parse().ok()?;
    let after = rest[digits..].strip_prefix(if open { ']' } else { '.' })?;
    let next = if after.is_empty() {
        line.words.get(1)?.text.as_str()
    } else {
        after
    };
    next.trim_start_matches(['“', '"', '‘', '('])
        .starts_with(char::is_uppercase)
        .then_some((number, open))
}

/// The median gap between words.
fn usual_gap(words: &[Word]) -> Option<f32> {
    let mut gaps: Vec<f32> = words
        .windows(2)
        .map(|pair| pair[1].x0 - pair[0].x1)
        .collect();
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_words() {
        for (word, kind) in [
            ("12.", LabelKind::Number),
            ("[12]", LabelKind::Number),
            ("9A.", LabelKind::Number),
            ("(12)", LabelKind::Number),
            ("4.1.2", LabelKind::Number),
            ("(a)", LabelKind::Letter),
            ("b)", LabelKind::Letter),
            ("(aa)", LabelKind::Letter),
            ("(iv)", LabelKind::Roman),
            ("xii.", LabelKind::Roman),
            ("•", LabelKind::Bullet),
        ] {
            assert_eq!(label(word), Some(kind), "{word}");
        }
        for word in [
            "a",
            "I",
            "No.",
            "2019-2020",
            "22.11.2031",
            "the",
            "12th",
            "KES",
            "1,300",
            "v",
            "",
        ] {
            assert_eq!(label(word), None, "{word}");
        }
    }
}
