#![allow(clippy::print_stderr, reason = "a skipped test says why")]
//! The tests of the whole program, in one binary.

mod add;
mod add_hostile;
mod add_killed;
mod add_lines;
mod add_pages;
mod add_real;
mod brief;
mod bulk;
mod cite;
mod claims;
mod cli;
mod corpus;
mod draft;
mod export;
mod floors;
mod formats;
mod fuzzed;
mod guide;
mod index;
mod law;
mod matrix;
mod mistakes;
mod orders;
mod pack;
mod pdf;
mod project;
mod pull;
mod search;
mod server;
mod summary;
