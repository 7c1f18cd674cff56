//! A page rewritten to the operators that matter for text.
//!
//! The library interprets content streams, but it stops at operators of colour and
//! shading that have nothing to do with text, loses the place of text inside forms,
//! knows no `'` and `"`, runs in circles on forms that show themselves, and does not tell
//! its user which font is in use. So it is given pages of one stream, forms laid in place,
//! with text and matrix operators alone. After each choice of a font stands a mark, a
//! stroke that no page would draw: `N 0 m S` for font number N.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

/// How deep forms may show forms.
pub const MAX_FORM_DEPTH: usize = 8;
/// The most operators that a page may have, those of its forms counted each time they are shown.
pub const MAX_OPERATIONS: usize = 500_000;
/// The most bytes that the content streams of one page may hold together.
pub const MAX_CONTENT_BYTES: usize = 32 << 20;
/// How far up the page tree an inherited value is looked for.
pub(super) const MAX_TREE_DEPTH: usize = 64;
/// The most glyph widths that a font may state in one range.
const MAX_WIDTHS: i64 = 65_536;
/// A4 in points, for pages that do not say their size.
const DEFAULT_BOX: [f64; 4] = [0.0, 0.0, 595.0, 842.0];

/// What is known of a font beside its glyphs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Face {
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
}

/// The fonts of a file, numbered in the order in which they are met.
#[derive(Debug, Default)]
pub struct Fonts {
    /// What is known of each.
    pub faces: Vec<Face>,
    /// The mended copy of each, in the document.
    objects: Vec<ObjectId>,
    /// The numbers of fonts that are objects of their own.
    known: BTreeMap<ObjectId, usize>,
    /// What was read on all pages so far.
    pub spent: Spent,
}

/// How much of a file was read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spent {
    /// Bytes of the pages' content streams, unpacked.
    pub content: usize,
    /// Drawing operators, those of forms as often as they are drawn.
    pub operators: usize,
}

/// A page made ready.
#[derive(Debug)]
pub struct FlatPage {
    /// Its content stream.
    content: Vec<u8>,
    /// Numbers of the fonts it uses.
    fonts: Vec<usize>,
    /// Left, lower, right and upper edge in points.
    pub media_box: [f64; 4],
    /// Clockwise rotation for display: 0, 90, 180 or 270.
    pub rotation: i64,
    /// Whether it shows a picture.
    pub pictured: bool,
}

/// Reads a page and lays its forms in place.
///
/// # Errors
/// Why the page cannot be read, in a few words.
pub fn flatten(
    document: &mut Document,
    page: ObjectId,
    fonts: &mut Fonts,
) -> Result<FlatPage, String> {
    let resources = inherited(document, page, b"Resources")
        .and_then(|object| object.as_dict().ok().cloned())
        .unwrap_or_default();
    let media_box = inherited(document, page, b"MediaBox").and_then(|o| numbers::<4>(document, &o));
    let rotation = inherited(document, page, b"Rotate")
        .and_then(|o| o.as_i64().ok())
        .unwrap_or(0);
    let content = page_content(document, page, &mut fonts.spent)?;
    let mut walk = Walk {
        fonts,
        out: Vec::new(),
        used: Vec::new(),
        font: Vec::new(),
        left: MAX_OPERATIONS,
        pictured: false,
    };
    walk.stream(document, &content, &resources, 0)?;
    let Walk {
        out,
        used,
        pictured,
        ..
    } = walk;
    let content = Content { operations: out }
        .encode()
        .map_err(|error| error.to_string())?;
    let media_box = media_box
        .filter(|b| b[2] > b[0] && b[3] > b[1])
        .unwrap_or(DEFAULT_BOX);
    Ok(FlatPage {
        content,
        fonts: used,
        media_box,
        rotation: rotation.rem_euclid(360),
        pictured,
    })
}

impl FlatPage {
    /// Puts the rewritten page in the place of the old one.
    pub fn install(&self, document: &mut Document, page: ObjectId, fonts: &Fonts) {
        let content = document.add_object(Stream::new(Dictionary::new(), self.content.clone()));
        let mut named = Dictionary::new();
        for &number in &self.fonts {
            named.set(font_name(number), Object::Reference(fonts.objects[number]));
        }
        let mut resources = Dictionary::new();
        resources.set("Font", Object::Dictionary(named));
        let mut fresh = Dictionary::new();
        fresh.set("Type", Object::Name(b"Page".to_vec()));
        let edges = self
            .media_box
            .iter()
            .map(|&edge| Object::Real(edge as f32))
            .collect();
        fresh.set("MediaBox", Object::Array(edges));
        fresh.set("Resources", Object::Dictionary(resources));
        fresh.set("Contents", Object::Reference(content));
        document.objects.insert(page, Object::Dictionary(fresh));
    }

    /// Takes the rewritten content out again, so that memory holds one page at a time.
    pub fn clear(document: &mut Document, page: ObjectId) {
        let content = document
            .get_dictionary(page)
            .and_then(|page| page.get(b"Contents"))
            .and_then(Object::as_reference);
        if let Ok(content) = content {
            document.objects.remove(&content);
        }
    }
}

fn font_name(number: usize) -> String {
    format!("F{number}")
}

/// A value of a page or of the nodes above it.
pub(super) fn inherited(document: &Document, page: ObjectId, key: &[u8]) -> Option<Object> {
    let mut node = document.get_dictionary(page).ok()?;
    for _ in 0..MAX_TREE_DEPTH {
        if let Ok(value) = node.get(key) {
            return document
                .dereference(value)
                .ok()
                .map(|(_, value)| value.clone());
        }
        node = node
            .get(b"Parent")
            .and_then(Object::as_reference)
            .and_then(|id| document.get_dictionary(id))
            .ok()?;
    }
    None
}

fn numbers<const N: usize>(document: &Document, object: &Object) -> Option<[f64; N]> {
    let array = object.as_array().ok()?;
    let mut out = [0.0; N];
    for (slot, value) in out.iter_mut().zip(array) {
        *slot = number(document.dereference(value).ok()?.1)?;
    }
    (array.len() == N).then_some(out)
}

fn number(object: &Object) -> Option<f64> {
    let value = match object {
        Object::Integer(i) => *i as f64,
        Object::Real(r) => f64::from(*r),
        _ => return None,
    };
    value.is_finite().then_some(value)
}

/// The content streams of a page, one after the other.
fn page_content(document: &Document, page: ObjectId, spent: &mut Spent) -> Result<Vec<u8>, String> {
    let mut content = Vec::new();
    for id in document.get_page_contents(page) {
        let Ok(stream) = document.get_object(id).and_then(Object::as_stream) else {
            continue;
        };
        let part = stream
            .get_plain_content()
            .map_err(|error| error.to_string())?;
        spent.content += part.len();
        if content.len() + part.len() > MAX_CONTENT_BYTES {
            return Err(format!(
                "its content has more than {} MB",
                MAX_CONTENT_BYTES >> 20
            ));
        }
        content.extend(part);
        content.push(b'\n');
    }
    Ok(content)
}

/// How many words a content stream has that could be operators: those in printed strings count too.
fn words(content: &[u8]) -> usize {
    let begins = |pair: &&[u8]| {
        pair[1].is_ascii_alphabetic() && !(pair[0].is_ascii_alphanumeric() || pair[0] == b'/')
    };
    content.windows(2).filter(begins).count() + 1
}

/// The rewriting of one page.
struct Walk<'a> {
    fonts: &'a mut Fonts,
    out: Vec<Operation>,
    used: Vec<usize>,
    /// The font in use, at each level of saved graphics state; the last is the present one.
    font: Vec<Option<usize>>,
    /// Operators that may still be read.
    left: usize,
    /// Whether a picture was met.
    pictured: bool,
}

impl Walk<'_> {
    fn stream(
        &mut self,
        document: &mut Document,
        content: &[u8],
        resources: &Dictionary,
        depth: usize,
    ) -> Result<(), String> {
        let too_many = || format!("it has more than {MAX_OPERATIONS} operators");
        // What is decoded takes hundreds of bytes an operator: it is counted before.
        if words(content) > self.left {
            return Err(too_many());
        }
        let content = Content::decode(content).map_err(|error| error.to_string())?;
        let operators = content.operations.len();
        self.left = self.left.checked_sub(operators).ok_or_else(too_many)?;
        self.fonts.spent.operators += operators;
        let floor = self.font.len();
        self.font.push(self.font.last().copied().flatten());
        for operation in content.operations {
            match operation.operator.as_str() {
                "Tf" => self.choose_font(document, &operation, resources),
                "Do" => self.form(document, &operation, resources, depth)?,
                "q" => {
                    self.font.push(self.current());
                    self.put("q", Vec::new());
                }
                // A `Q` without its `q` would undo what stands outside this stream.
                "Q" if self.font.len() > floor + 1 => {
                    self.font.pop();
                    self.put("Q", Vec::new());
                    self.mark();
                }
                _ => self.text_operator(operation),
            }
        }
        while self.font.len() > floor + 1 {
            self.font.pop();
            self.put("Q", Vec::new());
        }
        self.font.pop();
        Ok(())
    }

    fn current(&self) -> Option<usize> {
        self.font.last().copied().flatten()
    }

    fn put(&mut self, operator: &str, operands: Vec<Object>) {
        self.out.push(Operation::new(operator, operands));
    }

    /// Writes the mark of the font in use.
    fn mark(&mut self) {
        if let Some(font) = self.current() {
            self.put("m", vec![Object::Integer(font as i64), Object::Integer(0)]);
            self.put("S", Vec::new());
        }
    }

    /// Copies an operator that places or shows text, if its operands are what they should be.
    fn text_operator(&mut self, operation: Operation) {
        let numeric = |count: usize| {
            operation.operands.len() == count
                && operation.operands.iter().all(|o| number(o).is_some())
        };
        match operation.operator.as_str() {
            "BT" | "ET" | "T*" => self.put(&operation.operator, Vec::new()),
            "cm" | "Tm" if numeric(6) => self.out.push(operation),
            "Td" | "TD" if numeric(2) => self.out.push(operation),
            "Tc" | "Tw" | "Tz" | "TL" | "Ts" if numeric(1) => self.out.push(operation),
            "Tj" | "TJ" => self.show(operation.operands),
            "'" => {
                self.put("T*", Vec::new());
                self.show(operation.operands);
            }
            "\"" => {
                let mut operands = operation.operands.into_iter();
                for setting in ["Tw", "Tc"] {
                    if let Some(value) = operands.next().filter(|o| number(o).is_some()) {
                        self.put(setting, vec![value]);
                    }
                }
                self.put("T*", Vec::new());
                self.show(operands.collect());
            }
            _ => {}
        }
    }

    /// Shows a string, or an array of strings and shifts; nothing if no font was chosen.
    fn show(&mut self, operands: Vec<Object>) {
        if self.current().is_none() {
            return;
        }
        match operands.into_iter().next() {
            Some(text @ Object::String(..)) => self.put("Tj", vec![text]),
            Some(Object::Array(parts)) => {
                let parts = parts
                    .into_iter()
                    .filter(|part| matches!(part, Object::String(..)) || number(part).is_some())
                    .collect();
                self.put("TJ", vec![Object::Array(parts)]);
            }
            _ => {}
        }
    }

    fn choose_font(
        &mut self,
        document: &mut Document,
        operation: &Operation,
        resources: &Dictionary,
    ) {
        let [Object::Name(name), size] = operation.operands.as_slice() else {
            return;
        };
        if number(size).is_none() {
            return;
        }
        let font = self.fonts.number(document, resources, name);
        if let Some(slot) = self.font.last_mut() {
            *slot = font;
        }
        let Some(font) = font else { return };
        if !self.used.contains(&font) {
            self.used.push(font);
        }
        self.put(
            "Tf",
            vec![Object::Name(font_name(font).into_bytes()), size.clone()],
        );
        self.mark();
    }

    /// Lays a form's content in place. Pictures are passed over.
    fn form(
        &mut self,
        document: &mut Document,
        operation: &Operation,
        resources: &Dictionary,
        depth: usize,
    ) -> Result<(), String> {
        let Some(Object::Name(name)) = operation.operands.first() else {
            return Ok(());
        };
        let shown = sub_dictionary(document, resources, b"XObject")
            .and_then(|objects| objects.get(name).ok())
            .and_then(|object| document.dereference(object).ok())
            .and_then(|(_, object)| object.as_stream().ok());
        let is = |subtype: &[u8]| {
            shown.is_some_and(|shown| {
                shown
                    .dict
                    .get(b"Subtype")
                    .and_then(Object::as_name)
                    .is_ok_and(|n| n == subtype)
            })
        };
        self.pictured |= is(b"Image");
        let Some(form) = shown.filter(|_| is(b"Form")) else {
            return Ok(());
        };
        if depth >= MAX_FORM_DEPTH {
            return Err(format!("it has forms more than {MAX_FORM_DEPTH} deep"));
        }
        let content = form
            .get_plain_content()
            .map_err(|error| error.to_string())?;
        let matrix = form
            .dict
            .get(b"Matrix")
            .ok()
            .and_then(|m| numbers::<6>(document, document.dereference(m).ok()?.1));
        let own = sub_dictionary(document, &form.dict, b"Resources").cloned();
        self.put("q", Vec::new());
        if let Some(matrix) = matrix {
            self.put(
                "cm",
                matrix.iter().map(|&n| Object::Real(n as f32)).collect(),
            );
        }
        self.stream(
            document,
            &content,
            own.as_ref().unwrap_or(resources),
            depth + 1,
        )?;
        self.put("Q", Vec::new());
        self.mark();
        Ok(())
    }
}

fn sub_dictionary<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    document
        .dereference(dictionary.get(key).ok()?)
        .ok()?
        .1
        .as_dict()
        .ok()
}

impl Fonts {
    /// The number of the font that a page calls `name`; its mended copy is put into the document.
    fn number(
        &mut self,
        document: &mut Document,
        resources: &Dictionary,
        name: &[u8],
    ) -> Option<usize> {
        let entry = sub_dictionary(document, resources, b"Font")?
            .get(name)
            .ok()?;
        let (id, font) = document.dereference(entry).ok()?;
        if let Some(number) = id.and_then(|id| self.known.get(&id)) {
            return Some(*number);
        }
        let font = font.as_dict().ok()?.clone();
        let descendant = descendant(document, &font);
        let descriptor = sub_dictionary(
            document,
            descendant.as_ref().unwrap_or(&font),
            b"FontDescriptor",
        );
        let face = face(&font, descriptor);
        let mended = mend(document, font, descendant);
        let number = self.faces.len();
        self.faces.push(face);
        self.objects.push(document.add_object(mended));
        if let Some(id) = id {
            self.known.insert(id, number);
        }
        Some(number)
    }

    /// Takes the embedded font programs out of all fonts met so far. The library reads
    /// some of them for their encodings and panics on what it does not expect.
    pub fn strip_programs(&self, document: &mut Document) {
        for &id in &self.objects {
            if let Ok(font) = document.get_dictionary_mut(id) {
                font.remove(b"FontDescriptor");
            }
        }
    }
}

/// The font inside a composite font.
fn descendant(document: &Document, font: &Dictionary) -> Option<Dictionary> {
    let fonts = document
        .dereference(font.get(b"DescendantFonts").ok()?)
        .ok()?
        .1
        .as_array()
        .ok()?;
    document
        .dereference(fonts.first()?)
        .ok()?
        .1
        .as_dict()
        .ok()
        .cloned()
}

fn face(font: &Dictionary, descriptor: Option<&Dictionary>) -> Face {
    /// Bits of a descriptor's `Flags`.
    const ITALIC: i64 = 1 << 6;
    const FORCE_BOLD: i64 = 1 << 18;
    const BOLD_WEIGHT: f64 = 600.0;
    let name = font
        .get(b"BaseFont")
        .and_then(Object::as_name)
        .unwrap_or_default();
    let name = String::from_utf8_lossy(name).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let value = |key: &[u8]| descriptor.and_then(|d| d.get(key).ok()).and_then(number);
    let flags = value(b"Flags").unwrap_or(0.0) as i64;
    Face {
        bold: has(&["bold", "black", "heavy"])
            || flags & FORCE_BOLD != 0
            || value(b"FontWeight").is_some_and(|w| w >= BOLD_WEIGHT),
        italic: has(&["italic", "oblique"]) || flags & ITALIC != 0,
    }
}

/// A copy of a font in the shape that the library expects.
fn mend(
    document: &mut Document,
    mut font: Dictionary,
    descendant: Option<Dictionary>,
) -> Dictionary {
    if let Some(mut inner) = descendant {
        if let Some(widths) = spelled_out(document, &inner) {
            inner.set("W", Object::Array(widths));
        }
        let inner = document.add_object(inner);
        font.set(
            "DescendantFonts",
            Object::Array(vec![Object::Reference(inner)]),
        );
    }
    let count = font
        .get(b"Widths")
        .ok()
        .and_then(|widths| document.dereference(widths).ok())
        .and_then(|(_, widths)| widths.as_array().ok())
        .map(|widths| widths.len() as i64);
    if let (Some(count), Ok(first)) = (count, font.get(b"FirstChar").and_then(Object::as_i64)) {
        font.set("LastChar", Object::Integer(first.saturating_add(count) - 1));
    }
    font
}

/// Widths of a composite font with every range `first last width` as a list: the library
/// misreads ranges.
fn spelled_out(document: &Document, font: &Dictionary) -> Option<Vec<Object>> {
    let widths = document
        .dereference(font.get(b"W").ok()?)
        .ok()?
        .1
        .as_array()
        .ok()?;
    let resolve = |object| document.dereference(object).ok().map(|(_, object)| object);
    let mut out = Vec::new();
    let mut rest = widths.as_slice();
    while let [first, second, after @ ..] = rest {
        let first = resolve(first)?.as_i64().ok()?;
        if let Object::Array(list) = resolve(second)? {
            let list: Vec<Object> = list
                .iter()
                .filter_map(resolve)
                .filter(|o| number(o).is_some())
                .cloned()
                .collect();
            out.extend([Object::Integer(first), Object::Array(list)]);
            rest = after;
        } else {
            let [width, after @ ..] = after else { break };
            let last = resolve(second)?.as_i64().ok()?;
            let count = last.checked_sub(first)?.clamp(0, MAX_WIDTHS) as usize + 1;
            out.extend([
                Object::Integer(first),
                Object::Array(vec![resolve(width)?.clone(); count]),
            ]);
            rest = after;
        }
    }
    Some(out)
}
