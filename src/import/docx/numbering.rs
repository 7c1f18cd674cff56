//! The numbers that Word puts before paragraphs.
//!
//! A paragraph names a list (`w:num`) and a level. Lists that share an abstract
//! definition count together, unless one of them says that it starts anew.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::Word;
use super::number_format::NumberFormat;
use super::styles::{ParagraphProperties, Style, paragraph_properties};

/// Levels of a list.
const LEVELS: usize = 9;
/// Longest number that is written out, in characters: `Part IV, Chapter 12(a)(iii)` has 27.
const MAX_NUMBER_CHARS: usize = 80;

/// The list that a `LISTNUM` without a name counts in.
const DEFAULT_FIELD_LIST: &str = "NumberDefault";
/// How Word writes the levels of that list, and of every list that the file does not define.
const FIELD_LEVELS: [(&str, &str); LEVELS] = [
    ("decimal", "%1)"),
    ("lowerLetter", "%2)"),
    ("lowerRoman", "%3)"),
    ("decimal", "(%4)"),
    ("lowerLetter", "(%5)"),
    ("lowerRoman", "(%6)"),
    ("decimal", "%7."),
    ("lowerLetter", "%8."),
    ("lowerRoman", "%9."),
];
/// `AUTONUM` has one level that matters.
const AUTONUM_LEVELS: [(&str, &str); LEVELS] = [("decimal", "%1."); LEVELS];

/// One level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: NumberFormat,
    /// `%1.%2` stands for the numbers of the first two levels.
    pattern: String,
    /// All numbers in figures, as in a contract.
    legal: bool,
    /// The level whose step restarts this one, from 1; 0 for never. Without it, any higher one.
    restart: Option<usize>,
    /// The paragraph style that stands for this level.
    style: Option<String>,
    indent: Option<f32>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: NumberFormat::Decimal,
            pattern: String::new(),
            legal: false,
            restart: None,
            style: None,
            indent: None,
        }
    }
}

/// A list that paragraphs name.
#[derive(Debug, Clone, Default)]
struct List {
    definition: String,
    /// Levels that this list defines otherwise.
    levels: BTreeMap<usize, Level>,
    /// Levels that this list starts anew, and at what.
    starts: BTreeMap<usize, u32>,
}

/// The lists of a document and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<String, Vec<Level>>,
    lists: BTreeMap<String, List>,
    /// Definitions that have a name, for fields that count by it.
    names: BTreeMap<String, String>,
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists and levels whose new start was made.
    started: BTreeMap<String, [bool; LEVELS]>,
}

/// The number of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// As printed: `12.`, `(a)`, `•`. Empty if the level prints nothing.
    pub(super) text: String,
    /// Level in the list, from 0.
    pub(super) level: usize,
    /// Whether it counts in figures: `12.`, `1.2`.
    pub(super) figures: bool,
    /// Indent that the list gives, in points.
    pub(super) indent: Option<f32>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read<'a>(tree: &'a Document<'a>) -> Self {
        let root = tree.root_element();
        let mut numbering = Self::default();
        let mut links = BTreeMap::new();
        let mut styles = BTreeMap::new();
        for node in root.children().filter(|node| node.word() == "abstractNum") {
            let Some(id) = node.word_attribute("abstractNumId") else {
                continue;
            };
            if let Some(style) = node.word_value("numStyleLink") {
                links.insert(id.to_owned(), style);
            }
            if let Some(style) = node.word_value("styleLink") {
                styles.insert(style, id.to_owned());
            }
            if let Some(name) = node.word_value("name") {
                numbering.names.insert(name.to_lowercase(), id.to_owned());
            }
            numbering.definitions.insert(id.to_owned(), levels(&node));
        }
        for (id, style) in links {
            if let Some(levels) = styles
                .get(style)
                .and_then(|id| numbering.definitions.get(id))
                .cloned()
            {
                numbering.definitions.insert(id, levels);
            }
        }
        for node in root.children().filter(|node| node.word() == "num") {
            if let (Some(id), Some(list)) = (node.word_attribute("numId"), list(&node)) {
                numbering.lists.insert(id.to_owned(), list);
            }
        }
        numbering
    }

    /// Counts a paragraph with these properties of its own and that style, and says
    /// what number it gets. `None` if it stands in no list.
    pub(super) fn count(&mut self, own: &ParagraphProperties, style: &Style) -> Option<Number> {
        let id = own
            .list
            .as_ref()
            .or(style.paragraph.list.as_ref())
            .filter(|id| id.as_str() != "0")?;
        let list = self.lists.get(id)?.clone();
        let by_style = || self.level_of_style(&list, &style.ids);
        let at = own
            .level
            .or_else(by_style)
            .or(style.paragraph.level)
            .unwrap_or(0);
        if at >= LEVELS {
            return None;
        }
        let level = self.level(&list, at);
        self.step(id, &list, at, &level);
        Some(Number {
            text: self.write(&list, at, &level),
            level: at,
            figures: matches!(
                level.format,
                NumberFormat::Decimal | NumberFormat::DecimalZero
            ),
            indent: level.indent,
        })
    }

    /// Counts a field that numbers: `LISTNUM name \\l 2 \\s 5`, `AUTONUM`. `None` for other fields.
    pub(super) fn count_field(&mut self, instruction: &str) -> Option<Number> {
        let mut words = instruction.split_whitespace();
        let (definition, level, start) = match words.next()?.to_ascii_uppercase().as_str() {
            "LISTNUM" => {
                let words: Vec<&str> = words.collect();
                let name = words
                    .first()
                    .filter(|word| !word.starts_with('\\'))
                    .map(|word| word.trim_matches('"'));
                let name = name.unwrap_or(DEFAULT_FIELD_LIST).to_lowercase();
                let switch = |name: &str| -> Option<u32> {
                    let at = words
                        .iter()
                        .position(|word| word.eq_ignore_ascii_case(name))?;
                    words.get(at + 1)?.parse().ok()
                };
                let level = switch("\\l").map_or(0, |level| (level as usize).saturating_sub(1));
                (
                    self.names.get(&name).cloned().unwrap_or(name),
                    level,
                    switch("\\s"),
                )
            }
            "AUTONUM" | "AUTONUMLGL" => ("autonum".to_owned(), 0, None),
            _ => return None,
        };
        if level >= LEVELS {
            return None;
        }
        let patterns = if definition == "autonum" {
            &AUTONUM_LEVELS
        } else {
            &FIELD_LEVELS
        };
        self.definitions
            .entry(definition.clone())
            .or_insert_with(|| field_levels(patterns));
        // A named list goes on counting in the paragraphs that use it as their list.
        let used = self
            .lists
            .iter()
            .find(|(_, list)| list.definition == definition);
        let (id, list) = match used {
            Some((id, list)) => (id.clone(), list.clone()),
            None => (
                String::new(),
                List {
                    definition,
                    ..List::default()
                },
            ),
        };
        if let Some(start) = start {
            self.counters.entry(list.definition.clone()).or_default()[level] =
                Some(start.saturating_sub(1));
            self.started.entry(id.clone()).or_default()[level] = true;
        }
        let of = self.level(&list, level);
        self.step(&id, &list, level, &of);
        Some(Number {
            text: self.write(&list, level, &of),
            level,
            figures: of.format == NumberFormat::Decimal,
            indent: None,
        })
    }

    fn level_of_style(&self, list: &List, styles: &[String]) -> Option<usize> {
        let levels = self.definitions.get(&list.definition)?;
        styles.iter().find_map(|id| {
            levels
                .iter()
                .position(|level| level.style.as_deref() == Some(id.as_str()))
        })
    }

    fn level(&self, list: &List, at: usize) -> Level {
        list.levels
            .get(&at)
            .or_else(|| {
                self.definitions
                    .get(&list.definition)
                    .and_then(|levels| levels.get(at))
            })
            .cloned()
            .unwrap_or_default()
    }

    /// Counts on at this level and takes the deeper ones back.
    fn step(&mut self, id: &str, list: &List, at: usize, level: &Level) {
        let restarts: Vec<bool> = (0..LEVELS)
            .map(|deeper| match self.level(list, deeper).restart {
                Some(0) => false,
                Some(after) => at < after,
                None => true,
            })
            .collect();
        let above: Vec<u32> = (0..at).map(|above| self.level(list, above).start).collect();
        let counters = self.counters.entry(list.definition.clone()).or_default();
        // `10.1` without a `10` before it has counted the 10: the next one is 11.
        for (counter, start) in counters.iter_mut().zip(above) {
            counter.get_or_insert(start);
        }
        let started = self.started.entry(id.to_owned()).or_default();
        let anew = list.starts.get(&at).copied().filter(|_| !started[at]);
        // A list that began at a deeper level has begun: its higher ones count on.
        started[..=at].fill(true);
        counters[at] = Some(match (anew, counters[at]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => level.start,
        });
        for deeper in at + 1..LEVELS {
            if restarts[deeper] {
                counters[deeper] = None;
            }
        }
    }

    /// The number as the level's pattern prints it.
    fn write(&self, list: &List, at: usize, level: &Level) -> String {
        if level.format == NumberFormat::Bullet {
            return bullet(&level.pattern);
        }
        let counters = self
            .counters
            .get(&list.definition)
            .copied()
            .unwrap_or_default();
        let mut out = String::new();
        let mut chars = level.pattern.chars().peekable();
        while let Some(c) = chars.next() {
            let place = chars
                .peek()
                .and_then(|c| c.to_digit(10))
                .filter(|place| (1..=9).contains(place));
            match place {
                Some(place) if c == '%' => {
                    chars.next();
                    let place = place as usize - 1;
                    let of = if place == at {
                        level.clone()
                    } else {
                        self.level(list, place)
                    };
                    let format = if level.legal {
                        NumberFormat::Decimal
                    } else {
                        of.format
                    };
                    out.push_str(&format.write(counters[place].unwrap_or(of.start)));
                }
                _ => out.push(c),
            }
            if out.chars().count() > MAX_NUMBER_CHARS {
                break;
            }
        }
        out.trim().to_owned()
    }
}

fn field_levels(patterns: &[(&str, &str); LEVELS]) -> Vec<Level> {
    patterns
        .iter()
        .map(|(format, pattern)| Level {
            format: NumberFormat::named(format),
            pattern: (*pattern).to_owned(),
            ..Level::default()
        })
        .collect()
}

/// The sign of a bulleted level. Those of symbol fonts have no meaning outside them.
fn bullet(pattern: &str) -> String {
    match pattern.trim().chars().next() {
        None => String::new(),
        Some('\u{e000}'..='\u{f8ff}' | '§') => "•".to_owned(),
        // The ring of the second level, as Word sets it in a font of typewriters.
        Some('o') => "◦".to_owned(),
        Some(c) => c.to_string(),
    }
}

/// The levels of an abstract definition, in order.
fn levels<'a>(node: &Node<'a, 'a>) -> Vec<Level> {
    let mut levels = vec![Level::default(); LEVELS];
    for (at, level) in node
        .children()
        .filter(|node| node.word() == "lvl")
        .filter_map(|node| level(&node))
    {
        levels[at] = level;
    }
    levels
}

/// A level and its place, from 0.
fn level<'a>(node: &Node<'a, 'a>) -> Option<(usize, Level)> {
    let at: usize = node
        .word_attribute("ilvl")?
        .parse()
        .ok()
        .filter(|at| *at < LEVELS)?;
    let level = Level {
        start: node
            .word_value("start")
            .and_then(|start| start.parse().ok())
            .unwrap_or(0),
        format: NumberFormat::named(node.word_value("numFmt").unwrap_or("decimal")),
        pattern: node
            .word_value("lvlText")
            .unwrap_or_default()
            .chars()
            .take(MAX_NUMBER_CHARS)
            .collect(),
        legal: node.word_switch("isLgl").unwrap_or(false),
        restart: node
            .word_value("lvlRestart")
            .and_then(|after| after.parse().ok()),
        style: node.word_value("pStyle").map(str::to_owned),
        indent: node
            .word_child("pPr")
            .and_then(|node| paragraph_properties(&node).indent),
    };
    Some((at, level))
}

/// What a `num` says beside its definition.
fn list<'a>(node: &Node<'a, 'a>) -> Option<List> {
    let mut list = List {
        definition: node.word_value("abstractNumId")?.to_owned(),
        ..List::default()
    };
    for node in node.children().filter(|node| node.word() == "lvlOverride") {
        let Some(at) = node
            .word_attribute("ilvl")
            .and_then(|at| at.parse().ok())
            .filter(|at| *at < LEVELS)
        else {
            continue;
        };
        if let Some((at, level)) = node.word_child("lvl").and_then(|node| level(&node)) {
            list.levels.insert(at, level);
        }
        if let Some(start) = node
            .word_value("startOverride")
            .and_then(|start| start.parse().ok())
        {
            list.starts.insert(at, start);
        }
    }
    Some(list)
}
