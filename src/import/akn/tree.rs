//! A bounded tree of Akoma Ntoso elements, whatever they were written in.

use crate::import::inline::Inline;

/// How deep elements may stand in each other. Real documents stay under 40; what
/// lies deeper is kept as text of its ancestor.
pub(crate) const MAX_DEPTH: usize = 200;

/// An element of the tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Element {
    /// The name in Akoma Ntoso, or in HTML where it has none: `paragraph`, `a`.
    pub name: String,
    /// Classes, with single spaces.
    pub class: String,
    /// Attributes by their Akoma Ntoso names: `eId`, `name`, `date`, `value`.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Node>,
}

/// Something in an [`Element`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// An element.
    Element(Element),
    /// Words.
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether one of its classes is `class`.
    pub fn has_class(&self, class: &str) -> bool {
        self.class.split(' ').any(|own| own == class)
    }

    /// The elements directly inside.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// This element and all below it, in reading order.
    pub fn descendants(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(element) = open.pop() {
            found.push(element);
            let at = open.len();
            open.extend(element.elements());
            open[at..].reverse();
        }
        found
    }

    /// The first element of that name, itself included.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.descendants()
            .into_iter()
            .find(|element| element.name == name)
    }

    /// All words below it, with single spaces.
    pub fn text(&self) -> String {
        let mut line = Inline::default();
        let mut open: Vec<&Node> = self.children.iter().rev().collect();
        while let Some(node) = open.pop() {
            match node {
                Node::Text(text) => line.push(text, crate::import::inline::Face::default()),
                Node::Element(element) if element.name == "br" => {
                    line.push(" ", crate::import::inline::Face::default());
                }
                Node::Element(element) => open.extend(element.children.iter().rev()),
            }
        }
        line.take().text
    }
}
