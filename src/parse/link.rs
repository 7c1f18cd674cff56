//! How a file refers to others, with the place of each reference.

use crate::diagnostic::Span;
use crate::model::{DocId, IssueId, OrderId, Pinpoint, Reference};

/// A reference that can only be checked when the whole matter is read.
#[derive(Debug, Clone)]
pub struct Link {
    /// What it names.
    pub target: Target,
    /// Where it stands.
    pub span: Span,
}

/// What a [`Link`] names.
#[derive(Debug, Clone)]
pub enum Target {
    /// An issue.
    Issue(IssueId),
    /// A document.
    Document(DocId),
    /// A document or a place in it.
    Reference(Reference),
    /// An order.
    Order(OrderId),
    /// A passage of the same document.
    Passage(Pinpoint),
    /// A passage of the same document that must be an order of the court.
    OrderPassage(Pinpoint),
    /// A source of the same document.
    Source(String),
    /// A court, by its code.
    Court(String),
}

/// A name that a file gives to something, to be unique in the matter.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// What is named.
    pub name: Declared,
    /// Where the name stands.
    pub span: Span,
}

/// What a [`Declaration`] names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Declared {
    /// A document, by its id or an alias.
    Document(String),
    /// An issue.
    Issue(IssueId),
    /// An order.
    Order(OrderId),
}
