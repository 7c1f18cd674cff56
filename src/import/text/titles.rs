//! Titles between two paragraphs of a text that was broken at a width, where nothing but their words sets
//! them apart: `Respondent's Case` behind a full stop and before `21. The Respondent …`.

use super::{Line, ends_sentence, is_set_as_heading, starts_item};
use crate::import::block::Block;
use crate::import::title_words::{SMALL, WORDS, is_plain};

/// So many titles may stand in a row.
const ROW: usize = 3;

/// Whether a line is such a title: what was read before it has ended, and what follows it, but for other
/// titles, begins with a number of its own.
pub(super) fn stands_between<'a>(
    before: &Block,
    line: &Line<'_>,
    rest: impl Iterator<Item = (&'a Line<'a>, &'a bool)>,
) -> bool {
    let ended = is_set_as_heading(before)
        || ends_sentence(&before.text) && !before.text.ends_with([':', ';']);
    ended
        && is_title(line.text)
        && rest
            .filter(|(next, running)| !next.text.is_empty() && !**running)
            .map(|(next, _)| next.text)
            .take(ROW)
            .find(|next| !is_title(next))
            .is_some_and(starts_item)
}

/// Whether a line is a title by its words; a stop may stand behind a few of them, a colon behind capitals.
fn is_title(text: &str) -> bool {
    let capitals = !text.contains(char::is_lowercase);
    let bare = text.strip_suffix(['.', ':', ';']).unwrap_or(text);
    let stopped = bare.len() < text.len();
    !starts_item(text)
        && (!stopped || capitals || text.ends_with('.'))
        && bare.ends_with(|c: char| c.is_alphabetic() || c == '’')
        && is_plain(bare)
        && bare
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase) || SMALL.contains(&word))
}

/// Whether most words of a line that are not small begin with capitals; the last may be the name of a part:
/// `The Respondent’s case`.
pub(super) fn has_capitals(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    let capital =
        |word: &&str| word.starts_with(char::is_uppercase) || !word.contains(char::is_alphabetic);
    words.len() <= WORDS
        && !SMALL.contains(last)
        && before
            .iter()
            .all(|word| capital(word) || SMALL.contains(word))
        && (capital(last) || before.iter().any(capital))
}

#[cfg(test)]
mod tests {
    use super::super::blocks;
    use crate::import::block::BlockKind;

    #[test]
    fn titles_between_numbered_paragraphs() {
        let text = "\
JUDGMENT
1. The Appellant is a company that keeps a register of giraffes in and
around the County of Mfano, where nobody else has one; it has kept the
register for as long as anybody remembers, and longer than the law asks.
Appellant’s Case
2. The Appellant averred that the law which was in force at the time did
not ask it for a fee at all, and that there was none to be paid on any
of the days on which the Respondent had sent its officers to the farm.
3. It relied on what the Tribunal had said of a fee that was asked without
a law, which it found in a case of the year before, that of Alpha and Beta.
PARTIES’ SUBMISSIONS
Respondent’s Submissions
4. The Respondent submitted that it had acted as the law asked of it, and
that the appeal had no ground whatever in what is called the
Mfano Act. It went on to say that nobody had asked for more than was due.
Analysis And Determination.
5. The Tribunal observed that the Respondent had never asked the Appellant
for the register of giraffes, as it might have done on any of those days.
It so held in Alpha.
THE APPEAL IS ALLOWED.
6. The appeal is allowed, for the reason that was given above and for no
other that was put to the court.
";
        let found = blocks(text);
        let titles: Vec<&str> = found
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::Heading(_)))
            .map(|block| block.text.as_str())
            .collect();
        assert_eq!(
            titles,
            [
                "Appellant’s Case",
                "PARTIES’ SUBMISSIONS",
                "Respondent’s Submissions",
                "Analysis And Determination."
            ]
        );
        assert_eq!(found.len(), 12, "{found:#?}");
    }
}
