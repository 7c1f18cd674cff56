//! Akoma Ntoso: the markup in which Kenya Law and other publishers keep judgments
//! and Acts, as XML files and as the HTML that is made of them.
//!
//! Both forms become one small `tree`, so that one walker reads them.

mod blocks;
mod head;
pub(crate) mod tree;
mod xml;

pub use xml::{AknError, read};

use super::imported::Reading;
use tree::Element;

/// What an Akoma Ntoso tree says: its body as blocks, its head as labelled values.
pub(crate) fn read_tree(root: &Element) -> Reading {
    Reading {
        blocks: blocks::blocks(root),
        labels: head::labels(root),
        warnings: Vec::new(),
    }
}
