//! Our words as tantivy's tokens.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::text::{self, Language};

/// Cuts a text into words by the rules of [`crate::text`], as they are or as stems.
#[derive(Clone)]
pub(super) struct Analyser {
    /// The language by whose rules words are brought to their stems.
    pub stems: Option<Language>,
}

pub(super) struct Stream {
    tokens: std::vec::IntoIter<text::Token>,
    stems: Option<Language>,
    position: usize,
    token: Token,
}

impl Tokenizer for Analyser {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        Stream {
            tokens: text::tokens(text).into_iter(),
            stems: self.stems,
            position: 0,
            token: Token::default(),
        }
    }
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(next) = self.tokens.next() else {
            return false;
        };
        self.token.text = self
            .stems
            .map_or_else(|| next.word.clone(), |language| language.root(&next.word));
        self.token.offset_from = next.range.start;
        self.token.offset_to = next.range.end;
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
