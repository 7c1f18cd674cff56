//! What styles say about paragraphs and runs, with what they inherit.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::Word;

/// Longest chain of styles based on each other; Word itself allows 10.
pub(super) const MAX_CHAIN: usize = 32;
/// The level of the outline that is text.
pub(super) const BODY_TEXT: u8 = 9;
/// Twentieths of a point in a point.
const TWIPS: f32 = 20.0;
/// Indents beyond this, in points, are no places on a page.
const MAX_INDENT: f32 = 2000.0;

/// What can be said of a run; `None` where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct RunProperties {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) underlined: Option<bool>,
    pub(super) hidden: Option<bool>,
}

/// What can be said of a paragraph; `None` where nothing is said.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ParagraphProperties {
    /// Left indent in points.
    pub(super) indent: Option<f32>,
    pub(super) centred: Option<bool>,
    /// Level in the outline, from 0; [`BODY_TEXT`] is none.
    pub(super) outline: Option<u8>,
    /// Id of the list; `0` takes the paragraph out of any.
    pub(super) list: Option<String>,
    /// Level in the list, from 0.
    pub(super) level: Option<usize>,
}

/// A style with everything that it inherits.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) run: RunProperties,
    pub(super) paragraph: ParagraphProperties,
    /// The names of the style and of those that it is based on, in lower case, nearest first.
    pub(super) names: Vec<String>,
    /// The ids of the same styles.
    pub(super) ids: Vec<String>,
}

impl Style {
    /// The heading level that the style's name gives, from 1: `heading 2`.
    pub(super) fn heading(&self) -> Option<u8> {
        self.names.iter().find_map(|name| {
            let level = name.strip_prefix("heading")?.trim();
            if level.is_empty() {
                Some(1)
            } else {
                level.parse().ok().filter(|level| (1..=9).contains(level))
            }
        })
    }

    /// Whether the style makes headings, by its name or by its level of the outline.
    pub(super) fn heads(&self) -> bool {
        self.heading().is_some()
            || self
                .paragraph
                .outline
                .is_some_and(|level| level < BODY_TEXT)
    }

    /// Whether the style is for quotations.
    pub(super) fn quotation(&self) -> bool {
        self.names.iter().any(|name| name.contains("quot"))
    }
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    default_paragraph: Style,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read<'a>(tree: &'a Document<'a>) -> Self {
        let nodes: BTreeMap<&str, Node<'_, '_>> = tree
            .root_element()
            .children()
            .filter(|node| node.word() == "style")
            .filter_map(|node| Some((node.word_attribute("styleId")?, node)))
            .collect();
        let base = tree
            .root_element()
            .word_child("docDefaults")
            .map(|node| defaults(&node))
            .unwrap_or_default();
        let by_id: BTreeMap<String, Style> = nodes
            .keys()
            .map(|id| ((*id).to_owned(), resolve(&nodes, id, &base)))
            .collect();
        let default_paragraph = nodes
            .iter()
            .find(|(_, node)| {
                node.word_attribute("type") == Some("paragraph")
                    && matches!(node.word_attribute("default"), Some("1" | "true" | "on"))
            })
            .and_then(|(id, _)| by_id.get(*id).cloned())
            .unwrap_or(base);
        Self {
            by_id,
            default_paragraph,
        }
    }

    /// The paragraph style of that id, or the one that paragraphs have without any.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.by_id.get(id))
            .unwrap_or(&self.default_paragraph)
    }

    /// What a character style says, if there is one of that id.
    pub(super) fn run(&self, id: &str) -> Option<RunProperties> {
        self.by_id.get(id).map(|style| style.run)
    }
}

fn defaults<'a>(node: &Node<'a, 'a>) -> Style {
    let inner = |outer: &str, inner: &str| {
        node.word_child(outer)
            .and_then(|node| node.word_child(inner))
    };
    Style {
        run: inner("rPrDefault", "rPr")
            .map(|node| run_properties(&node))
            .unwrap_or_default(),
        paragraph: inner("pPrDefault", "pPr")
            .map(|node| paragraph_properties(&node))
            .unwrap_or_default(),
        ..Style::default()
    }
}

/// The style with what it inherits: the nearest word on each property wins.
fn resolve<'a>(nodes: &BTreeMap<&str, Node<'a, 'a>>, id: &str, base: &Style) -> Style {
    let mut style = Style::default();
    let mut next = nodes.get(id).copied();
    let mut is_character = false;
    for _ in 0..MAX_CHAIN {
        let Some(node) = next else { break };
        is_character = node.word_attribute("type") == Some("character");
        if let Some(name) = node.word_value("name") {
            style.names.push(name.to_lowercase());
        }
        style
            .ids
            .extend(node.word_attribute("styleId").map(str::to_owned));
        if let Some(properties) = node.word_child("rPr") {
            style.run = under(style.run, run_properties(&properties));
        }
        if let Some(properties) = node.word_child("pPr") {
            style.paragraph = paragraph_under(style.paragraph, paragraph_properties(&properties));
        }
        next = node
            .word_value("basedOn")
            .and_then(|id| nodes.get(id))
            .copied();
    }
    if !is_character {
        style.run = under(style.run, base.run);
        style.paragraph = paragraph_under(style.paragraph, base.paragraph.clone());
    }
    style
}

fn under(near: RunProperties, far: RunProperties) -> RunProperties {
    RunProperties {
        bold: near.bold.or(far.bold),
        italic: near.italic.or(far.italic),
        underlined: near.underlined.or(far.underlined),
        hidden: near.hidden.or(far.hidden),
    }
}

fn paragraph_under(near: ParagraphProperties, far: ParagraphProperties) -> ParagraphProperties {
    ParagraphProperties {
        indent: near.indent.or(far.indent),
        centred: near.centred.or(far.centred),
        outline: near.outline.or(far.outline),
        list: near.list.or(far.list),
        level: near.level.or(far.level),
    }
}

/// What an `rPr` says.
pub(super) fn run_properties<'a>(node: &Node<'a, 'a>) -> RunProperties {
    RunProperties {
        bold: node.word_switch("b"),
        italic: node.word_switch("i"),
        underlined: node.word_value("u").map(|line| line != "none"),
        hidden: node.word_switch("vanish"),
    }
}

/// What a `pPr` says.
pub(super) fn paragraph_properties<'a>(node: &Node<'a, 'a>) -> ParagraphProperties {
    let list = node.word_child("numPr");
    ParagraphProperties {
        indent: node.word_child("ind").and_then(|node| indent(&node)),
        centred: node.word_value("jc").map(|place| place == "center"),
        outline: node
            .word_value("outlineLvl")
            .and_then(|level| level.parse().ok()),
        list: list
            .and_then(|node| node.word_value("numId"))
            .map(str::to_owned),
        level: list
            .and_then(|node| node.word_value("ilvl"))
            .and_then(|level| level.parse().ok()),
    }
}

/// The left edge that an `ind` gives, in points.
fn indent<'a>(node: &Node<'a, 'a>) -> Option<f32> {
    let twips: f32 = node
        .word_attribute("left")
        .or_else(|| node.word_attribute("start"))?
        .parse()
        .ok()?;
    let points = twips / TWIPS;
    points
        .is_finite()
        .then(|| points.clamp(-MAX_INDENT, MAX_INDENT))
}
