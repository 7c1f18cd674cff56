//! hoja: a toolkit for the documents of a legal matter.
//!
//! A *matter* is a folder of Markdown files: judgments, laws, statements and the
//! issues they bear on. This library reads it, indexes its passages, finds them
//! again by a lawyer's query language, and writes cross-referenced briefs in which
//! every sentence carries its source.
//!
//! The modules are floors of a house: each uses only those listed before it.
//! A test holds that order.
//!
//! | floor | holds |
//! | --- | --- |
//! | [`model`] | plain data: ids, dates, documents, passages, pinpoints, orders |
//! | [`diagnostic`] | what is wrong and where |
//! | [`text`] | words, folding, stems |
//! | [`yaml`] | YAML in which every value knows its place |
//! | [`cite`] | what a jurisdiction calls its courts; references to documents |
//! | [`parse`] | corpus Markdown and front matter to the model |
//! | [`import`] | foreign files to corpus documents |
//! | [`fetch`] | official texts over HTTPS from listed hosts |
//! | [`matter`] | the folder: find it, load it, check it, hash it |
//! | [`query`] | the query language |
//! | [`engine`] | the index |
//! | [`analysis`] | what follows from the passages: standing, orders, timeline |
//! | [`brief`] | an issue's brief as data |
//! | [`render`] | data to papers in every format; exports |
//!
//! The library never touches the terminal, the environment or the home folder.

pub mod model;

pub mod diagnostic;

pub mod text;

pub mod yaml;

pub mod cite;

pub mod parse;

pub mod import;

pub mod fetch;

pub mod matter;

pub mod query;

pub mod engine;

pub mod analysis;

pub mod brief;

pub mod render;
