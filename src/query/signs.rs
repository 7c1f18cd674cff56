//! The connectors of proximity, in all the ways in which lawyers write them.

use super::tree::Reach;

/// The farthest that `/n` reaches, in words. Beyond it, a paragraph is meant.
pub(super) const FARTHEST: u32 = 10_000;

/// A connector as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Connector {
    pub reach: Reach,
    pub ordered: bool,
    pub negated: bool,
}

/// What a word that looks like a connector is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// No connector at all.
    Word,
    Connector(Connector),
    /// Meant as one, and not understood: what is wrong, what would be right.
    Wrong(String, String),
}

/// Reads `/5`, `w/s`, `pre/para`, `+3` and their kin, in any case of letters.
pub(super) fn connector(word: &str) -> Reading {
    let lower = word.to_ascii_lowercase();
    let Some(at) = lower.find(['/', '+']) else {
        return Reading::Word;
    };
    let (head, sign, tail) = (&lower[..at], &lower[at..=at], &lower[at + 1..]);
    let ordered = match (head, sign) {
        ("" | "w" | "near" | "within", "/") => false,
        ("pre" | "onear", "/") | ("", "+") => true,
        _ if sign == "/" && glued(head, tail) => {
            let (typed, sign) = word.split_at(at);
            return Reading::Wrong(
                format!("`{word}` is one word here, not a connector"),
                format!("put spaces about it: `{typed} {sign} …`; or quote it: \"{word}\""),
            );
        }
        _ => return Reading::Word,
    };
    let reach = match tail {
        "s" | "sent" | "sentence" => Reach::Sentence,
        "p" | "para" | "paragraph" => Reach::Paragraph,
        digits if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => {
            match digits.parse() {
                Ok(0) => {
                    return Reading::Wrong(
                        format!("`{word}`: the next word is 1 word away, none is nearer"),
                        format!("write `{head}{sign}1`"),
                    );
                }
                Ok(distance) if distance <= FARTHEST => Reach::Words(distance),
                _ => {
                    return Reading::Wrong(
                        format!("`{word}` reaches farther than {FARTHEST} words"),
                        format!("for anywhere in the paragraph write `{head}{sign}p`"),
                    );
                }
            }
        }
        _ if head.is_empty() && sign == "+" => {
            return Reading::Wrong(
                format!("`{word}` is no connector: `+` stands before a number, `s` or `p`"),
                format!(
                    "every word is required as it is: `{}`; or `+5`, `+s`, `+p` between two words",
                    &word[1..]
                ),
            );
        }
        _ => {
            return Reading::Wrong(
                format!("the connector `{word}` is not understood"),
                format!(
                    "`{head}{sign}5` (5 words), `{head}{sign}s` (same sentence), `{head}{sign}p` (same paragraph); to search for the words, quote them: \"{word}\""
                ),
            );
        }
    };
    Reading::Connector(Connector {
        reach,
        ordered,
        negated: false,
    })
}

/// `dna/5`, `court/s`: a connector without the space before it.
fn glued(head: &str, tail: &str) -> bool {
    let near = matches!(tail, "s" | "p" | "sent" | "para")
        || (1..=2).contains(&tail.len()) && tail.bytes().all(|b| b.is_ascii_digit());
    near && head.chars().count() > 1 && head.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connectors_as_lawyers_write_them() {
        let words = |n| Reach::Words(n);
        for (typed, reach, ordered) in [
            ("/5", words(5), false),
            ("w/5", words(5), false),
            ("W/5", words(5), false),
            ("near/12", words(12), false),
            ("+3", words(3), true),
            ("pre/3", words(3), true),
            ("onear/3", words(3), true),
            ("/s", Reach::Sentence, false),
            ("w/s", Reach::Sentence, false),
            ("w/sent", Reach::Sentence, false),
            ("+s", Reach::Sentence, true),
            ("pre/s", Reach::Sentence, true),
            ("/p", Reach::Paragraph, false),
            ("w/p", Reach::Paragraph, false),
            ("w/para", Reach::Paragraph, false),
            ("+p", Reach::Paragraph, true),
            ("PRE/P", Reach::Paragraph, true),
        ] {
            assert_eq!(
                connector(typed),
                Reading::Connector(Connector {
                    reach,
                    ordered,
                    negated: false
                }),
                "{typed}"
            );
        }
        for typed in [
            "and/or",
            "E005/2020",
            "195/2020",
            "word",
            "C++",
            "a+b",
            "1/2",
        ] {
            assert_eq!(connector(typed), Reading::Word, "{typed}");
        }
        for typed in [
            "/0",
            "/99999",
            "/99999999999999999999",
            "/",
            "+",
            "w/",
            "w/x",
            "/seg",
            "+word",
            "dna/5",
            "court/s",
            "pre/5x",
        ] {
            assert!(matches!(connector(typed), Reading::Wrong(..)), "{typed}");
        }
    }
}
