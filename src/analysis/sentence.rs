//! The sentence around a place in a passage.

use std::ops::Range;

use crate::text::sentence_starts;

/// The most scalars of a sentence that is shown: a schedule without full stops is cut.
const LONGEST: usize = 1200;

/// The sentence that holds a place of `text`: bytes, half open, white space cut off. It may hold
/// more than one sentence, never less than one.
#[must_use]
pub fn sentence_around(text: &str, place: &Range<usize>) -> Range<usize> {
    let mut start = 0;
    let mut end = text.len();
    for at in sentence_starts(text) {
        if at <= place.start {
            start = at;
        } else if at >= place.end {
            end = at;
            break;
        }
    }
    let (start, end) = bounded(text, start..end, place);
    let cut = &text[start..end];
    let lead = cut.len() - cut.trim_start().len();
    start + lead..start + lead + cut.trim().len()
}

/// The sentence cut to what can be shown, around the place.
fn bounded(text: &str, sentence: Range<usize>, place: &Range<usize>) -> (usize, usize) {
    if text[sentence.clone()].chars().count() <= LONGEST {
        return (sentence.start, sentence.end);
    }
    let before = text[sentence.start..place.start]
        .char_indices()
        .rev()
        .take(LONGEST / 2)
        .last()
        .map_or(place.start, |(at, _)| sentence.start + at);
    let after = text[place.end..sentence.end]
        .char_indices()
        .nth(LONGEST / 2)
        .map_or(sentence.end, |(at, _)| place.end + at);
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'a>(text: &'a str, word: &str) -> &'a str {
        let at = text.find(word).unwrap();
        &text[sentence_around(text, &(at..at + word.len()))]
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        let text =
            "First. In Otieno v. Bidii Ltd. [2021] KEHC 1 (KLR), s. 5 was read so. Then more.";
        assert_eq!(
            around(text, "KEHC"),
            "In Otieno v. Bidii Ltd. [2021] KEHC 1 (KLR), s. 5 was read so."
        );
        assert_eq!(around(text, "more"), "Then more.");
        assert_eq!(around("Mwisho. Ümlaut 🙂", "🙂"), "Ümlaut 🙂");
    }

    #[test]
    fn what_never_ends_is_cut() {
        let text = format!("{}X{}", "é ".repeat(5000), " é".repeat(5000));
        assert!(around(&text, "X").chars().count() <= LONGEST + 2);
    }
}
