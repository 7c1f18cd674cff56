//! Our words as tantivy's tokens.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// What ends a word in a value that is cut already. No word holds it.
const END: char = '\n';

/// Words in the form in which the index takes them: cut and folded once, by the rules of
/// [`crate::text`], for all fields that need them.
pub(super) fn push_word(cut: &mut String, word: &str) {
    cut.push_str(word);
    cut.push(END);
}

/// Leaves the place of a word empty: it is counted and not found.
pub(super) fn push_gap(cut: &mut String) {
    cut.push(END);
}

/// Reads what [`push_word`] and [`push_gap`] wrote.
#[derive(Clone)]
pub(super) struct Cut;

pub(super) struct Stream<'a> {
    rest: &'a str,
    position: usize,
    token: Token,
}

impl Tokenizer for Cut {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream {
            rest: text,
            position: 0,
            token: Token::default(),
        }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let gaps = self
            .rest
            .bytes()
            .take_while(|byte| *byte == END as u8)
            .count();
        self.position += gaps;
        self.rest = &self.rest[gaps..];
        let Some(end) = memchr::memchr(END as u8, self.rest.as_bytes()) else {
            return false;
        };
        let (word, rest) = self.rest.split_at(end);
        self.rest = &rest[1..];
        self.token.text.clear();
        self.token.text.push_str(word);
        self.token.position = self.position;
        self.position += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
