//! Whether a text is a question in plain words, or a query with signs.

use crate::text::{Weight, begins_question, tokens, weight};

use super::super::field::Field;
use super::super::signs::{Reading, connector};

/// How a text reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prose {
    /// A question by its mark or its first word: its words are not all wanted.
    Question,
    /// Plain words without a sign, four or more, some of which join: a query, and perhaps
    /// a question.
    Sentence,
    /// Plain words without a sign, four or more: a query, and perhaps a list of what is looked
    /// for.
    Words,
    /// A query.
    Query,
}

/// Fewest words of a question that ends in its mark.
const MARKED: usize = 3;
/// Fewest words of a question that has no mark, and of plain words that may be one.
const UNMARKED: usize = 4;

/// How a text reads. A sign of the query language makes it a query: capital AND, OR and NOT,
/// connectors, fields, wildcards, `~`, `=`, `#`, `|`, `-word`; only in a text that ends in a
/// question mark are parentheses, `&`, `%`, single quotation marks and colons punctuation.
#[must_use]
pub fn prose(text: &str) -> Prose {
    let text = text.trim();
    let marked = text
        .trim_end_matches(['"', '”', '’', '\'', ')', ' ', '!'])
        .ends_with('?');
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.word).collect();
    if words.len() < MARKED || text.split_whitespace().any(|piece| is_sign(piece, marked)) {
        return Prose::Query;
    }
    if text
        .chars()
        .filter(|c| matches!(c, '"' | '“' | '”'))
        .count()
        % 2
        == 1
    {
        return Prose::Query;
    }
    let dated = |pair: &[String]| {
        matches!(pair[0].as_str(), "date" | "da") && matches!(pair[1].as_str(), "aft" | "bef")
    };
    if words.windows(2).any(dated) {
        return Prose::Query;
    }
    if marked {
        return Prose::Question;
    }
    if words.len() < UNMARKED {
        return Prose::Query;
    }
    let kwa_nini = words[0] == "kwa" && words[1] == "nini";
    if begins_question(&words[0]) || kwa_nini {
        return Prose::Question;
    }
    let quoted = text.contains(['"', '“', '”']);
    let joined = words.iter().any(|word| word == "and" || word == "or");
    let joins = |word: &String| {
        weight(word) == Weight::None && !matches!(word.as_str(), "and" | "or" | "not")
    };
    let not = |pair: &[String]| matches!(pair[0].as_str(), "and" | "but") && pair[1] == "not";
    if quoted || (joined && !words.iter().any(joins)) || words.windows(2).any(not) {
        return Prose::Query;
    }
    if words.iter().any(joins) {
        return Prose::Sentence;
    }
    Prose::Words
}

/// Whether a piece between spaces is, or has, a sign of the query language.
fn is_sign(piece: &str, marked: bool) -> bool {
    if matches!(piece, "AND" | "OR" | "NOT") {
        return true;
    }
    let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
    if matches!(connector(piece), Reading::Connector(_)) {
        return true;
    }
    if piece.contains(['*', '~', '|', '^', '{', '}', '\\', '<', '>', '=', '#']) {
        return true;
    }
    if bare.contains('?') || (piece.ends_with('!') && piece.len() > 1) {
        return true;
    }
    if piece.starts_with('-') && piece.len() > 1 && !piece.starts_with("--") {
        return true;
    }
    let named = piece
        .split_once(':')
        .is_some_and(|(name, value)| !value.is_empty() && name.parse::<Field>().is_ok());
    if named
        || bare
            .strip_prefix("atleast")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        return true;
    }
    !marked && (piece.contains(['(', ')', '&', '%', '[', ']', ':', '+']) || piece.starts_with('\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_texts_read() {
        for (text, reads) in [
            (
                "Can the police arrest me without telling me why?",
                Prose::Question,
            ),
            ("who appoints the chief justice", Prose::Question),
            ("What is a \"data controller\"?", Prose::Question),
            (
                "Can the State/county take my land (and how)?",
                Prose::Question,
            ),
            ("What does 'personal data' mean?", Prose::Question),
            ("Does 50%+1 win an election?", Prose::Question),
            ("Was I arrested but not charged?", Prose::Question),
            ("Je, polisi wanaweza kunikamata?", Prose::Question),
            ("kwa nini nilikamatwa na polisi", Prose::Question),
            ("my employer shares my medical records", Prose::Sentence),
            (
                "grounds for removal of the Data Commissioner",
                Prose::Sentence,
            ),
            ("removal dismissal data commissioner", Prose::Words),
            ("stay and injunction pending the appeal", Prose::Sentence),
            ("dna gps", Prose::Query),
            ("what is data", Prose::Query),
            ("data and card and tax and court", Prose::Query),
            ("data card tax not court", Prose::Words),
            ("data of the card but not tax", Prose::Query),
            ("right not to be subject to decisions", Prose::Sentence),
            ("dna AND gps?", Prose::Query),
            ("who /5 what does that", Prose::Query),
            ("is wom?n treated equally", Prose::Query),
            ("is regist! of cards lawful?", Prose::Query),
            ("title:data who can complain?", Prose::Query),
            ("who is -bank in the case?", Prose::Query),
            ("who has \"data of", Prose::Query),
            ("(who or what) and card", Prose::Query),
            ("", Prose::Query),
            ("? ? ?", Prose::Query),
        ] {
            assert_eq!(prose(text), reads, "{text}");
        }
    }
}
