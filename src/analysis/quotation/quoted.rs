//! The words between quotation marks, with what the author marked as his own.

use std::ops::Range;

use super::tokens::{Token, is_word, plain, tokens_in};

/// The longest words in brackets that are taken for the author's, in bytes.
const LONGEST_BRACKET: usize = 120;

/// What a quotation is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A word or sign that the source must have.
    Token(Token),
    /// An ellipsis.
    Gap(Range<usize>),
    /// Words in brackets: the author's, for some of the source or for none.
    Bracket(Vec<Token>, Range<usize>),
    /// A word of which a part is in brackets: `[T]he`, `register[s]`.
    Mixed(Vec<Part>, Range<usize>),
}

/// A part of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its letters.
    pub text: String,
    /// Whether they stand in brackets.
    pub bracket: bool,
}

/// A quotation, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// What it is made of, in order. Signs at its ends, and at the ends of its fragments, are
    /// the author's punctuation and left out.
    pub items: Vec<Item>,
    /// Remarks that were left out: `[sic]`, `(emphasis added)`.
    pub remarks: Vec<String>,
}

/// Remarks of an author inside a quotation.
const REMARKS: &[&str] = &[
    "sic",
    "emphasis added",
    "emphasis mine",
    "emphasis ours",
    "emphasis supplied",
    "emphasis is mine",
    "emphasis in original",
    "emphasis in the original",
    "my emphasis",
    "our emphasis",
    "added emphasis",
    "underlining mine",
    "underlining added",
    "italics mine",
    "italics added",
    "footnote omitted",
    "footnotes omitted",
    "citation omitted",
    "citations omitted",
    "internal quotation marks omitted",
    "internal citations omitted",
    "msisitizo",
    "msisitizo wetu",
    "msisitizo umeongezwa",
    "mkazo wangu",
    "mkazo umeongezwa",
];

impl Quoted {
    /// Reads the words between the marks.
    ///
    /// ```
    /// use hoja::analysis::quotation::{Item, Quoted};
    /// let quoted = Quoted::read("[T]he register … shall be closed [sic]", true);
    /// assert_eq!(quoted.words(), 5);
    /// assert!(matches!(quoted.items[2], Item::Gap(_)));
    /// assert_eq!(quoted.remarks, ["sic"]);
    /// ```
    ///
    /// With `brackets` false, brackets are taken for the source's own.
    #[must_use]
    pub fn read(text: &str, brackets: bool) -> Self {
        let mut quoted = Self {
            items: Vec::new(),
            remarks: Vec::new(),
        };
        let mut at = 0;
        let mut plain_from = 0;
        while at < text.len() {
            let rest = &text[at..];
            let found = gap_at(rest).map(|len| (len, None)).or_else(|| {
                let (len, inner) = bracket_at(rest)?;
                Some((len, Some(inner)))
            });
            let Some((len, inner)) = found else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            let range = at..at + len;
            let item = match inner {
                None => Some(Item::Gap(range.clone())),
                Some(inner) if is_remark(inner) => {
                    quoted.remarks.push(inner.trim().to_owned());
                    None
                }
                Some(inner) if is_dots(inner) => Some(Item::Gap(range.clone())),
                Some(inner) if rest.starts_with('[') && brackets => {
                    quoted.plain(text, plain_from..at);
                    at = quoted.bracket(text, &range, inner);
                    plain_from = at;
                    continue;
                }
                Some(_) => {
                    at += rest.chars().next().map_or(1, char::len_utf8);
                    continue;
                }
            };
            quoted.plain(text, plain_from..at);
            quoted.items.extend(item);
            at += len;
            plain_from = at;
        }
        quoted.plain(text, plain_from..text.len());
        quoted.trim();
        quoted
    }

    fn plain(&mut self, text: &str, range: Range<usize>) {
        let tokens = tokens_in(text, range);
        self.items.extend(tokens.into_iter().map(Item::Token));
    }

    /// Reads a bracket with the letters that touch it; gives the byte behind them.
    fn bracket(&mut self, text: &str, range: &Range<usize>, inner: &str) -> usize {
        let lone = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
        let touches_before = text[..range.start].ends_with(is_word);
        let touches_after = text[range.end..].starts_with(is_word);
        let one_word = !inner.is_empty() && inner.chars().all(lone);
        if !(one_word || inner.is_empty()) || !(touches_before || touches_after) {
            if inner.trim().is_empty() {
                self.items.push(Item::Gap(range.clone()));
            } else if !self.items.is_empty() || !is_number(inner) {
                let start = range.start + 1;
                let words = tokens_in(text, start..range.end - 1);
                self.items.push(Item::Bracket(words, range.clone()));
            }
            return range.end;
        }
        let mut parts = Vec::new();
        let mut start = range.start;
        // The letters before the bracket were read as a word.
        if touches_before && let Some(Item::Token(token)) = self.items.last().cloned() {
            self.items.pop();
            start = token.range.start;
            parts.push(Part {
                text: token.text,
                bracket: false,
            });
        }
        parts.push(Part {
            text: plain(inner),
            bracket: true,
        });
        let mut end = range.end;
        while let Some(c) = text[end..].chars().next() {
            if let Some((len, inner)) = bracket_at(&text[end..])
                && text[end..].starts_with('[')
                && inner.chars().all(lone)
            {
                parts.push(Part {
                    text: plain(inner),
                    bracket: true,
                });
                end += len;
            } else if is_word(c) {
                match parts.last_mut().filter(|part| !part.bracket) {
                    Some(part) => part.text.push(c),
                    None => parts.push(Part {
                        text: c.to_string(),
                        bracket: false,
                    }),
                }
                end += c.len_utf8();
            } else {
                break;
            }
        }
        self.items.push(Item::Mixed(parts, start..end));
        end
    }

    /// Drops the author's punctuation at the ends of fragments, and gaps at the ends.
    fn trim(&mut self) {
        let is_sign = |item: &Item| matches!(item, Item::Token(token) if !token.word);
        let mut kept: Vec<Item> = Vec::with_capacity(self.items.len());
        let mut at = 0;
        while at < self.items.len() {
            let item = &self.items[at];
            if matches!(item, Item::Gap(_)) {
                while kept.last().is_some_and(is_sign) {
                    kept.pop();
                }
                if !kept.is_empty() && !matches!(kept.last(), Some(Item::Gap(_))) {
                    kept.push(item.clone());
                }
                at += 1;
                while self.items.get(at).is_some_and(is_sign) {
                    at += 1;
                }
                continue;
            }
            if !(kept.is_empty() && is_sign(item)) {
                kept.push(item.clone());
            }
            at += 1;
        }
        while kept
            .last()
            .is_some_and(|item| is_sign(item) || matches!(item, Item::Gap(_)))
        {
            kept.pop();
        }
        self.items = kept;
    }

    /// How many words it has, those in brackets left out.
    #[must_use]
    pub fn words(&self) -> usize {
        self.items
            .iter()
            .filter(|item| match item {
                Item::Token(token) => token.word,
                Item::Mixed(..) => true,
                Item::Gap(_) | Item::Bracket(..) => false,
            })
            .count()
    }

    /// Whether its author marked anything as left out or put in.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.items.iter().all(|item| matches!(item, Item::Token(_)))
    }

    /// Its fragments: runs of words that the source must have without a gap.
    pub fn fragments(&self) -> impl Iterator<Item = &[Item]> {
        self.items
            .split(|item| matches!(item, Item::Gap(_)))
            .filter(|run| !run.is_empty())
    }

    /// Words broken at a line's end are joined, or given back their hyphen where the source
    /// writes it: `known` says which words it has.
    pub fn settle_breaks(&mut self, known: impl Fn(&str) -> bool) {
        let mut items = Vec::with_capacity(self.items.len());
        for item in self.items.drain(..) {
            let Item::Token(token) = &item else {
                items.push(item);
                continue;
            };
            if !token.text.contains('\u{ad}') {
                items.push(item);
                continue;
            }
            let joined = token.text.replace('\u{ad}', "");
            let pieces: Vec<&str> = token.text.split('\u{ad}').collect();
            let parted = !known(&joined) && pieces.iter().all(|piece| known(piece));
            let make = |text: &str, word: bool| {
                Item::Token(Token {
                    text: text.to_owned(),
                    range: token.range.clone(),
                    word,
                })
            };
            if parted {
                for (index, piece) in pieces.iter().enumerate() {
                    if index > 0 {
                        items.push(make("-", false));
                    }
                    items.push(make(piece, true));
                }
            } else {
                items.push(make(&joined, true));
            }
        }
        self.items = items;
    }

    /// Drops a paragraph's number that the author quoted with its words: `12. The court …`.
    #[must_use]
    pub fn without_number(&self) -> Option<Self> {
        let (number, rest) = self.items.split_first()?;
        let Item::Token(token) = number else {
            return None;
        };
        let is_number = token.word && token.text.len() <= 4 && is_number(&token.text);
        let stop =
            matches!(rest.first(), Some(Item::Token(sign)) if sign.text == "." || sign.text == ")");
        (is_number && stop && rest.len() > 1).then(|| Self {
            items: rest[1..].to_vec(),
            remarks: self.remarks.clone(),
        })
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_remark(inner: &str) -> bool {
    let lower = inner.trim().trim_end_matches(['.', '!']).to_lowercase();
    REMARKS.contains(&lower.as_str())
}

fn is_dots(inner: &str) -> bool {
    let signs: Vec<char> = inner.chars().filter(|c| !c.is_whitespace()).collect();
    !signs.is_empty()
        && signs.iter().all(|c| matches!(c, '.' | '…'))
        && (signs.contains(&'…') || signs.len() >= 2)
}

/// The length of an ellipsis that `text` begins with: `…`, `...`, `. . .`, `* * *`.
fn gap_at(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if !matches!(first, '…' | '.' | '*') {
        return None;
    }
    let mut end = 0;
    let mut count = 0;
    for (at, c) in text.char_indices() {
        match c {
            '…' if first != '*' => count += 3,
            '.' if first != '*' => count += 1,
            '*' if first == '*' => count += 1,
            ' ' | '\u{a0}' | '\u{2009}' => continue,
            _ => break,
        }
        end = at + c.len_utf8();
    }
    (count >= 3).then_some(end)
}

/// A bracket that `text` begins with: its length, and what stands in it.
fn bracket_at(text: &str) -> Option<(usize, &str)> {
    let close = match text.chars().next()? {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let mut limit = text.len().min(LONGEST_BRACKET);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let end = text[..limit].find(close)?;
    let inner = &text[1..end];
    (!inner.contains(['[', '('])).then_some((end + 1, inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        Quoted::read(text, true)
            .items
            .iter()
            .map(|item| match item {
                Item::Token(token) => token.text.clone(),
                Item::Gap(_) => "…".to_owned(),
                Item::Bracket(words, _) => format!(
                    "<{}>",
                    words
                        .iter()
                        .map(|t| t.text.as_str())
                        .collect::<Vec<_>>()
                        .join(" ")
                ),
                Item::Mixed(parts, _) => parts
                    .iter()
                    .map(|part| {
                        if part.bracket {
                            format!("[{}]", part.text)
                        } else {
                            part.text.clone()
                        }
                    })
                    .collect(),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn what_authors_mark() {
        for (text, expected) in [
            ("the register, open.", "the register , open"),
            ("[T]he register[s]", "[T]he register[s]"),
            ("the … register . . . closed", "the … register … closed"),
            ("the [...] register (…) closed…", "the … register … closed"),
            ("the [Registrar] may", "the <Registrar> may"),
            ("it was wrong [sic] (emphasis added)", "it was wrong"),
            ("[12] The register", "The register"),
            ("regist[ered] it", "regist[ered] it"),
            ("a (b) c", "a ( b ) c"),
            ("wait.... And then", "wait … And then"),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
    }
}
