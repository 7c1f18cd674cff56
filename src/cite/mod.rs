//! The citation grammar: finds what a text cites, and says it in one form.
//!
//! The rules are data: a *pack* in YAML for each jurisdiction. The engine reads the text
//! once into words and numbers; each recogniser then looks only at the words that can begin
//! what it knows, and never farther than a fixed number of words from them.
//!
//! ```
//! use hoja::cite::{Kind, Options, find};
//! let text = "See Otieno v Bidii Ltd [2021] KEHC 122 (KLR) on section 9A(1) of the Registration of Persons Act.";
//! let found = find(text, &Options::default());
//! let kinds: Vec<_> = found.iter().map(|citation| citation.kind).collect();
//! assert_eq!(kinds, [Kind::CaseName, Kind::Neutral, Kind::Provision]);
//! assert_eq!(found[2].normal.as_deref(), Some("Registration of Persons Act, s 9A(1)"));
//! ```

mod amendment;
mod back;
mod chain;
mod citation;
mod court;
mod frbr;
mod holder;
mod key;
mod keys;
mod kind;
mod label;
mod lex;
mod name;
mod notice;
mod number;
mod pack;
mod passages;
mod pinpoint;
mod provision;
mod referred;
mod report;
mod said;
mod scan;
mod style;
mod title;
mod words;
mod work;

pub use amendment::{AmendmentNote, Change, amendment_notes};
pub use citation::{Citation, Options, find, parse};
pub use court::{Court, court, courts};
pub use frbr::{WorkUri, read_uri, work_uri};
pub use key::key;
pub use keys::{keys, place_key, place_of};
pub use kind::Kind;
pub use pack::{Law, Series, laws, series_country};
pub(crate) use passages::group;
pub use passages::{Cited, find_in, keys_in};
pub use style::{Style, Styled, styled};
pub use work::{document_keys, years};
