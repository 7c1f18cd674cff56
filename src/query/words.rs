//! What was typed as one word or one quotation, as the words of a text that it asks for.

use std::ops::Range;

use crate::text::{Token, tokens};

use super::form::{Form, Sign, Wildcard};

/// How many letters must stand before a root expander.
const ROOT: usize = 2;

/// Why a typed word asks for nothing: a place in it, what is wrong, what would be right.
#[derive(Debug)]
pub(super) struct WordError {
    pub range: Range<usize>,
    pub message: String,
    pub help: String,
}

/// A piece of what was typed.
#[derive(Debug)]
enum Piece {
    Token(Token),
    Sign(char, usize),
}

impl Piece {
    fn range(&self) -> Range<usize> {
        match self {
            Self::Token(token) => token.range.clone(),
            Self::Sign(_, at) => *at..at + 1,
        }
    }
}

/// The words that `text` asks for, in order. Between quotation marks a question mark or
/// an exclamation mark that stands apart, and a question mark after a word, are only
/// punctuation.
pub(super) fn forms(text: &str, quoted: bool) -> Result<Vec<Form>, WordError> {
    let pieces = pieces(text);
    let mut forms = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let mut end = at + 1;
        while end < pieces.len() && pieces[end - 1].range().end == pieces[end].range().start {
            end += 1;
        }
        forms.extend(form(text, &pieces[at..end], quoted)?);
        at = end;
    }
    Ok(forms)
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let signs = |from: usize, to: usize, pieces: &mut Vec<Piece>| {
        for (offset, c) in text[from..to].char_indices().filter(|(_, c)| is_wild(*c)) {
            pieces.push(Piece::Sign(c, from + offset));
        }
    };
    for token in tokens(text) {
        signs(at, token.range.start, &mut pieces);
        at = token.range.end;
        pieces.push(Piece::Token(token));
    }
    signs(at, text.len(), &mut pieces);
    pieces
}

/// Whether `c` stands for letters that are not written.
pub(super) fn is_wild(c: char) -> bool {
    matches!(c, '*' | '?' | '!')
}

/// The form that pieces without a gap between them ask for; none for mere punctuation.
fn form(text: &str, pieces: &[Piece], quoted: bool) -> Result<Option<Form>, WordError> {
    let range = pieces[0].range().start..pieces[pieces.len() - 1].range().end;
    let error = |message: String, help: String| {
        Err(WordError {
            range: range.clone(),
            message,
            help,
        })
    };
    let typed = &text[range.clone()];
    let (Piece::Token(first), rest) = (&pieces[0], &pieces[1..]) else {
        if quoted
            && !pieces
                .iter()
                .any(|piece| matches!(piece, Piece::Token(_) | Piece::Sign('*', _)))
        {
            return Ok(None);
        }
        let word = typed.trim_start_matches(is_wild);
        let help = if word.is_empty() {
            "write `root!` for every word that begins with it".to_owned()
        } else {
            format!("write the first letters: `{word}!` finds every word that begins with them")
        };
        return error(format!("`{typed}` has no letter before its wildcard"), help);
    };
    let letters = |word: &str| word.chars().map(Sign::Letter).collect::<Vec<_>>();
    let mut signs = letters(&first.word);
    let mut open = false;
    for (index, piece) in rest.iter().enumerate() {
        let last = index + 1 == rest.len();
        match piece {
            Piece::Token(token) => signs.extend(letters(&token.word)),
            Piece::Sign('?', _)
                if quoted
                    && rest[index..]
                        .iter()
                        .all(|piece| matches!(piece, Piece::Sign('?' | '!', _))) =>
            {
                break;
            }
            Piece::Sign('?', _) => signs.push(Sign::One),
            Piece::Sign(sign, _) if last => {
                if matches!(rest[..index].last(), Some(Piece::Sign('*' | '!', _))) {
                    let root = typed.trim_end_matches(['*', '!']);
                    return error(
                        format!("`{typed}` ends in more than one root expander"),
                        format!("one is enough: `{root}{sign}`"),
                    );
                }
                open = true;
            }
            Piece::Sign('*', _) => signs.push(Sign::One),
            Piece::Sign(..) => {
                let one = typed.trim_end_matches('!').replace('!', "?");
                return error(
                    format!("`!` stands inside `{typed}`"),
                    format!(
                        "at the end it finds every ending; for one letter inside, write `{one}`"
                    ),
                );
            }
        }
    }
    let known = signs
        .iter()
        .filter(|sign| matches!(sign, Sign::Letter(_)))
        .count();
    if open && known < ROOT {
        return error(
            format!(
                "`{typed}` would find every word that begins so: {ROOT} letters are needed before the sign"
            ),
            format!(
                "write more of the word, as in `{}…!`",
                typed.trim_end_matches(is_wild)
            ),
        );
    }
    if !open && !signs.contains(&Sign::One) {
        let word = signs.iter().filter_map(|sign| {
            if let Sign::Letter(letter) = sign {
                Some(*letter)
            } else {
                None
            }
        });
        return Ok(Some(Form::Exact(word.collect())));
    }
    Ok(Some(Form::Wild(Wildcard { signs, open })))
}

/// Where in a query's text a form was typed, in bytes; the whole text if it is not found.
#[must_use]
pub fn place_of(form: &Form, text: &str) -> Range<usize> {
    let apart =
        |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | '“' | '”' | '|' | '&' | ':');
    let mut at = 0;
    for word in text.split_inclusive(apart) {
        let bare = word.trim_end_matches(apart);
        let typed = bare.trim_start_matches(['-', '=', '#']);
        let fits = match form {
            Form::Fuzzy { word, .. } => typed
                .split_once('~')
                .is_some_and(|(typed, _)| crate::text::fold(typed) == *word),
            form => forms(typed, false).is_ok_and(|found| found.contains(form)),
        };
        if fits {
            return at..at + bare.len();
        }
        at += word.len();
    }
    0..text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, quoted: bool) -> String {
        match forms(text, quoted) {
            Ok(forms) => forms
                .iter()
                .map(Form::to_string)
                .collect::<Vec<_>>()
                .join(" "),
            Err(error) => format!("{:?} {}", error.range, error.message),
        }
    }

    #[test]
    fn what_words_ask_for() {
        for (text, quoted, meant) in [
            ("particip!", false, "particip!"),
            ("particip*", false, "particip!"),
            ("wom*n", false, "wom?n"),
            ("wom?n", false, "wom?n"),
            ("wo??n", false, "wo??n"),
            ("licen?e!", false, "licen?e!"),
            ("roll-o!", false, "roll 0..0"),
            ("data protect!", true, "data protect!"),
            ("Is it lawful?", true, "is it lawful"),
            ("wom?n", true, "wom?n"),
            ("Stop ! It", true, "stop it"),
            ("Ĩru?gũ", false, "iru?gu"),
        ] {
            if meant.ends_with("0..0") {
                assert!(forms(text, quoted).is_err());
            } else {
                assert_eq!(read(text, quoted), meant, "{text}");
            }
        }
        for text in [
            "!word", "*word", "?word", "a!", "wo!n", "wom**", "wom!*", "*", "a?!",
        ] {
            assert!(forms(text, false).is_err(), "{text}");
        }
    }
}
