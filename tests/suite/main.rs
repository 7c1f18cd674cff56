//! The tests of the whole program, in one binary.

mod brief;
mod cli;
mod corpus;
mod floors;
mod index;
mod mistakes;
mod project;
