//! Where a judgment's annexes begin: a schedule, an appendix, the order as it was drawn up.
//!
//! They are no part of the paragraph that happens to be the last. Their numbers, if they have
//! any, begin anew.

use std::sync::LazyLock;

use regex::Regex;

use super::surroundings::is_heading;
use crate::import::block::{Block, BlockKind};
use crate::text::regex;

/// `APPENDIX`, `Appendix 1`, `ANNEX B: Chronology`, `Schedule One`.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^ (?:the\s+)? (?:confidential\s+|open\s+|closed\s+)?
          (?: appendix | appendices | annex | annexe | annexes | annexure | addendum | schedule ) \b
          (?: \s+ (?: no\.?\s* )? ['‘“]? (?: \d{1,2} | [A-Z] | [IVX]{1,5}
            | one | two | three | four | five | six ) ['’”]? )?
          (?P<rest> .*) $",
    )
});

/// Whether a block is the line at which an annex begins. Whether it stands at the end of the
/// judgment is for the caller to say.
pub(super) fn begins(block: &Block) -> bool {
    /// The most words of a title that follows the label.
    const WORDS: usize = 12;
    if block.number.is_some() || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_))
    {
        return false;
    }
    let Some(rest) = LABEL
        .captures(block.text.lines().next().unwrap_or_default().trim())
        .and_then(|found| found.name("rest"))
        .map(|rest| rest.as_str().trim())
    else {
        return false;
    };
    let parted = rest.trim_start_matches([':', '-', '–', '—', '.', '(', ' ']);
    let is_title = parted.split_whitespace().count() <= WORDS
        && !rest.ends_with(['.', ';', ','])
        && (parted.len() < rest.len() || is_heading(block).is_some());
    parted.is_empty() || is_title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_at_which_annexes_begin() {
        let block = |text: &str, bold: bool| Block {
            text: text.to_owned(),
            bold,
            ..Block::default()
        };
        for text in [
            "APPENDIX",
            "Appendix 1",
            "ANNEX B: Chronology",
            "Annexure “A”",
            "THE SCHEDULE",
            "SCHEDULE 7B TO THE ARRANGEMENTS",
            "Confidential Annex",
        ] {
            assert!(begins(&block(text, false)), "{text}");
        }
        assert!(begins(&block("Appendix Extracts from the policies", true)));
        for text in [
            "Schedule 2 to the Act provides for fees.",
            "Appendix Extracts from the policies",
            "Annexed to the affidavit is a letter",
            "Schedules were filed",
        ] {
            assert!(!begins(&block(text, false)), "{text}");
        }
    }
}
