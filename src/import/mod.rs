//! Foreign files to corpus documents.
//!
//! Three steps, each a floor of its own inside this one: a reader for each format
//! turns a file into [`block::Block`]s; `structure` finds passages and their pinpoints in
//! them; `metadata` and `voices` say what the document is and who speaks in it.

pub mod akn;
pub mod amendments;
pub mod block;
pub mod corpus;
mod dateline;
mod debate;
pub mod decode;
pub mod docx;
pub mod file;
pub mod genre;
pub mod html;
pub mod imported;
mod inline;
pub mod jsonl;
pub mod judgment;
pub mod markdown;
pub mod metadata;
mod organisation;
pub mod pdf;
mod places;
pub mod provenance;
pub mod recognise;
mod speech;
pub mod statement;
pub mod structure;
mod styled;
pub mod text;
mod title_words;
pub mod voices;
mod xml;
