//! The words of a paragraph, run by run.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::Word;
use super::numbering::{Number, Numbering};
use super::styles::{RunProperties, Style, Styles, run_properties};
use super::symbols::symbol;

/// Deepest nesting of fields; Word allows 20.
const MAX_FIELDS: usize = 32;

/// Longest instruction of a field that is kept, in bytes.
const MAX_INSTRUCTION: usize = 1024;

/// Which of the two runs of notes a note belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
}

/// A mark in the text that leads to a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoteMark {
    pub(super) kind: NoteKind,
    pub(super) id: String,
    /// Where in the paragraph's text it stands, in bytes.
    pub(super) at: usize,
    /// The mark that the author chose; otherwise they are counted.
    pub(super) own: Option<String>,
}

/// Words and how they are set.
#[derive(Debug, Default)]
pub(super) struct Inline<'a> {
    /// Single spaces; line feeds where the author broke the line.
    pub(super) text: String,
    plain: bool,
    upright: bool,
    bare: bool,
    words: bool,
    pub(super) marks: Vec<NoteMark>,
    /// The contents of text boxes anchored here.
    pub(super) boxes: Vec<Node<'a, 'a>>,
    /// The first bookmark with a name that a person gave.
    pub(super) anchor: Option<String>,
    /// The number that a field at the very start makes.
    pub(super) number: Option<Number>,
    /// Signs of fonts that are not known.
    pub(super) unknown_signs: usize,
}

impl Inline<'_> {
    pub(super) fn bold(&self) -> bool {
        self.words && !self.plain
    }

    pub(super) fn italic(&self) -> bool {
        self.words && !self.upright
    }

    pub(super) fn underlined(&self) -> bool {
        self.words && !self.bare
    }

    /// Adds text, with the white space of a printed line: single spaces, none around line breaks.
    fn push(&mut self, text: &str, set: RunProperties) {
        for c in text.chars() {
            match c {
                '\n' => {
                    self.text.truncate(self.text.trim_end_matches(' ').len());
                    if !self.text.is_empty() {
                        self.text.push('\n');
                    }
                }
                // Soft hyphens and zero-width signs say where a line may break, not what it says.
                '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => {}
                '\u{2011}' => self.push_sign('-', set),
                c if c.is_whitespace() => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                        self.text.push(' ');
                    }
                }
                c if c.is_control() => {}
                '\u{f0b7}' => self.push_sign('•', set),
                c => self.push_sign(c, set),
            }
        }
    }

    fn push_sign(&mut self, c: char, set: RunProperties) {
        self.words = true;
        self.plain |= set.bold != Some(true);
        self.upright |= set.italic != Some(true);
        self.bare |= set.underlined != Some(true);
        self.text.push(c);
    }

    /// Takes the white space off the end.
    pub(super) fn trim(&mut self) {
        self.text.truncate(self.text.trim_end().len());
    }
}

/// An open field.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether its result has begun.
    result: bool,
}

/// Reads runs. Keeps what goes on from one paragraph to the next: fields and numbers.
pub(super) struct Runs<'s> {
    styles: &'s Styles,
    pub(super) numbering: Numbering,
    fields: Vec<Field>,
    /// The `fldChar`s that have their counterparts; a field without an end hides nothing.
    whole: BTreeSet<u32>,
}

impl<'s> Runs<'s> {
    pub(super) fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            fields: Vec::new(),
            whole: BTreeSet::new(),
        }
    }

    /// Makes ready for another part.
    pub(super) fn enter(&mut self, tree: &Document<'_>) {
        self.fields.clear();
        self.whole = whole_fields(tree);
    }

    /// Adds the words of a paragraph, or of what may stand in one.
    pub(super) fn read<'a>(&mut self, node: Node<'a, 'a>, style: &Style, into: &mut Inline<'a>) {
        for child in node.children().filter(Node::is_element) {
            match child.word() {
                "r" => self.run(child, style, into),
                "hyperlink" | "smartTag" | "customXml" | "ins" | "moveTo" | "sdt"
                | "sdtContent" | "dir" | "bdo" | "fldSimple" | "rubyBase" => {
                    self.read(child, style, into);
                }
                "bookmarkStart" => keep_anchor(child, into),
                "" => match child.tag_name().name() {
                    "AlternateContent" => {
                        if let Some(branch) = chosen(child) {
                            self.read(branch, style, into);
                        }
                    }
                    "oMath" | "oMathPara" => self.formula(child, into),
                    _ => {}
                },
                _ => {}
            }
        }
    }

    fn run<'a>(&mut self, run: Node<'a, 'a>, style: &Style, into: &mut Inline<'a>) {
        let set = self.set_of(run, style);
        self.run_content(run, style, set, into);
    }

    /// How the run is set: its own word, or else what its styles say together. Bold within
    /// a bold style is plain, as in Word.
    fn set_of<'a>(&self, run: Node<'a, 'a>, style: &Style) -> RunProperties {
        let node = run.word_child("rPr");
        let own = node.map(|node| run_properties(&node)).unwrap_or_default();
        let named = node
            .and_then(|node| node.word_value("rStyle"))
            .and_then(|id| self.styles.run(id))
            .unwrap_or_default();
        let toggled =
            |near: Option<bool>, far: Option<bool>| near.unwrap_or(false) != far.unwrap_or(false);
        RunProperties {
            bold: own.bold.or(Some(toggled(named.bold, style.run.bold))),
            italic: own.italic.or(Some(toggled(named.italic, style.run.italic))),
            underlined: own.underlined.or(named.underlined).or(style.run.underlined),
            hidden: own.hidden.or(Some(toggled(named.hidden, style.run.hidden))),
        }
    }

    fn run_content<'a>(
        &mut self,
        run: Node<'a, 'a>,
        style: &Style,
        set: RunProperties,
        into: &mut Inline<'a>,
    ) {
        let mut own_mark = false;
        for node in run.children().filter(Node::is_element) {
            let word = node.word();
            if word == "fldChar" {
                self.field(node, set, into);
                continue;
            }
            if word == "instrText" {
                self.instruct(node);
            }
            if set.hidden == Some(true) || self.in_instruction() {
                continue;
            }
            match word {
                "t" => {
                    // Lines of the file are none of the page's; those are `br`.
                    let text = node.text().unwrap_or_default().replace('\n', " ");
                    match into.marks.last_mut() {
                        // The mark that the author chose follows the reference in the same run.
                        Some(mark) if own_mark => mark.own = Some(text.trim().to_owned()),
                        _ => into.push(&text, set),
                    }
                    own_mark = false;
                }
                "tab" | "ptab" => into.push(" ", set),
                "br" if matches!(node.word_attribute("type"), Some("page" | "column")) => {
                    into.push(" ", set);
                }
                "br" | "cr" => into.push("\n", set),
                "noBreakHyphen" => into.push("-", set),
                "sym" => sign(node, set, into),
                "footnoteReference" => own_mark = keep_mark(node, NoteKind::Footnote, into),
                "endnoteReference" => own_mark = keep_mark(node, NoteKind::Endnote, into),
                "pict" | "drawing" | "object" => find_boxes(node, into),
                "ruby" => {
                    if let Some(base) = node.word_child("rubyBase") {
                        self.read(base, style, into);
                    }
                }
                "" if node.tag_name().name() == "AlternateContent" => {
                    if let Some(branch) = chosen(node) {
                        self.run_content(branch, style, set, into);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether what stands here is some field's instruction, not its result.
    fn in_instruction(&self) -> bool {
        self.fields.iter().any(|field| !field.result)
    }

    fn instruct<'a>(&mut self, node: Node<'a, 'a>) {
        if let Some(field) = self.fields.last_mut()
            && field.instruction.len() < MAX_INSTRUCTION
        {
            field.instruction.push_str(node.text().unwrap_or_default());
        }
    }

    /// Opens, turns or closes a field: what stands before the turn is its instruction. A field
    /// that numbers has no result in the file: Word counts when it prints, and so do we.
    fn field<'a>(&mut self, node: Node<'a, 'a>, set: RunProperties, into: &mut Inline<'a>) {
        if !self.whole.contains(&node.id().get()) {
            return;
        }
        match node.word_attribute("fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(last) = self.fields.last_mut() {
                    last.result = true;
                }
            }
            Some("end") => {
                let Some(field) = self.fields.pop().filter(|field| !field.result) else {
                    return;
                };
                if self.in_instruction() {
                    return;
                }
                let Some(number) = self.numbering.count_field(&field.instruction) else {
                    return;
                };
                if into.text.is_empty() && into.number.is_none() {
                    into.number = Some(number);
                } else {
                    into.push(&number.text, set);
                }
            }
            _ => {}
        }
    }

    /// A formula as its signs in a row.
    fn formula<'a>(&mut self, node: Node<'a, 'a>, into: &mut Inline<'a>) {
        if self.in_instruction() {
            return;
        }
        for text in node
            .descendants()
            .filter(|node| node.tag_name().name() == "t")
        {
            into.push(text.text().unwrap_or_default(), RunProperties::default());
        }
    }
}

/// The branch of an `mc:AlternateContent` that has words: the first choice, or else the fallback.
pub(super) fn chosen<'a>(node: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
    let has_words = |branch: &Node<'_, '_>| {
        branch
            .descendants()
            .any(|node| node.tag_name().name() == "t")
    };
    node.children().filter(Node::is_element).find(has_words)
}

fn keep_anchor<'a>(node: Node<'a, 'a>, into: &mut Inline<'a>) {
    let name = node
        .word_attribute("name")
        .filter(|name| !name.is_empty() && !name.starts_with('_'));
    if into.anchor.is_none() {
        into.anchor = name.map(str::to_owned);
    }
}

/// Keeps the mark and says whether the author chose it.
fn keep_mark<'a>(node: Node<'a, 'a>, kind: NoteKind, into: &mut Inline<'a>) -> bool {
    let Some(id) = node.word_attribute("id") else {
        return false;
    };
    into.marks.push(NoteMark {
        kind,
        id: id.to_owned(),
        at: into.text.len(),
        own: None,
    });
    matches!(
        node.word_attribute("customMarkFollows"),
        Some("1" | "true" | "on")
    )
}

fn sign<'a>(node: Node<'a, 'a>, set: RunProperties, into: &mut Inline<'a>) {
    let code = node
        .word_attribute("char")
        .and_then(|code| u32::from_str_radix(code, 16).ok());
    let font = node.word_attribute("font").unwrap_or_default();
    match code.and_then(|code| symbol(font, code)) {
        Some(sign) => into.push(sign.encode_utf8(&mut [0; 4]), set),
        None => {
            into.unknown_signs += 1;
            into.push("\u{fffd}", set);
        }
    }
}

/// Keeps the outermost text boxes in a drawing.
fn find_boxes<'a>(node: Node<'a, 'a>, into: &mut Inline<'a>) {
    for child in node.children().filter(Node::is_element) {
        if child.word() == "txbxContent" {
            into.boxes.push(child);
        } else if child.tag_name().name() == "AlternateContent" {
            if let Some(branch) = chosen(child) {
                find_boxes(branch, into);
            }
        } else {
            find_boxes(child, into);
        }
    }
}

/// The `fldChar`s of fields that have both a beginning and an end.
fn whole_fields(tree: &Document<'_>) -> BTreeSet<u32> {
    let mut open: Vec<Vec<u32>> = Vec::new();
    let mut whole = BTreeSet::new();
    for node in tree
        .descendants()
        .filter(|node| node.tag_name().name() == "fldChar")
    {
        let kind = node
            .attributes()
            .find(|attribute| attribute.name() == "fldCharType");
        match kind.map(|kind| kind.value()) {
            Some("begin") => open.push(vec![node.id().get()]),
            Some("separate") => {
                if let Some(field) = open.last_mut() {
                    field.push(node.id().get());
                }
            }
            Some("end") => {
                if let Some(mut field) = open.pop()
                    && open.len() < MAX_FIELDS
                {
                    field.push(node.id().get());
                    whole.extend(field);
                }
            }
            _ => {}
        }
    }
    whole
}
