//! Runs, links, fields, bookmarks and marks of notes.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::model::{Paper, Place, Run, Target, plain};
use crate::render::xml::Xml;

/// The longest name of a bookmark that Word keeps.
const LONGEST_NAME: usize = 40;

/// A part of the package while it is written: its XML and what it relates to.
pub(super) struct Part<'a> {
    pub xml: Xml,
    pub paper: &'a Paper,
    /// Addresses outside the package, by relation `rLink1` and on.
    links: Vec<String>,
    /// Notes whose mark stands in the text already: Word draws each once.
    marked: BTreeSet<usize>,
    /// Ids of bookmarks, one number for each.
    bookmarks: usize,
}

/// How words are set.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    emphasis: bool,
    strong: bool,
    link: bool,
}

impl Look {
    const fn style(self) -> Option<&'static str> {
        match (self.link, self.strong, self.emphasis) {
            (true, _, _) => Some("Hyperlink"),
            (_, true, true) => Some("StrongEmphasis"),
            (_, true, _) => Some("Strong"),
            (_, _, true) => Some("Emphasis"),
            _ => None,
        }
    }
}

impl<'a> Part<'a> {
    pub(super) fn new(paper: &'a Paper, first_bookmark: usize) -> Self {
        Self {
            xml: Xml::declared(),
            paper,
            links: Vec::new(),
            marked: BTreeSet::new(),
            bookmarks: first_bookmark,
        }
    }

    pub(super) fn bookmarks(&self) -> usize {
        self.bookmarks
    }

    /// The relations of the part, with `fixed` ones before the links.
    pub(super) fn relations(&self, fixed: &[(&str, &str, &str)]) -> String {
        let mut xml = Xml::declared();
        xml.open(
            "Relationships",
            &[(
                "xmlns",
                "http://schemas.openxmlformats.org/package/2006/relationships",
            )],
        );
        for (id, kind, target) in fixed {
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", kind), ("Target", target)],
            );
        }
        for (index, address) in self.links.iter().enumerate() {
            xml.empty(
                "Relationship",
                &[
                    ("Id", &format!("rLink{}", index + 1)),
                    (
                        "Type",
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
                    ),
                    ("Target", address),
                    ("TargetMode", "External"),
                ],
            );
        }
        xml.finish()
    }

    pub(super) fn runs(&mut self, runs: &[Run]) {
        self.runs_as(runs, Look::default());
    }

    fn runs_as(&mut self, runs: &[Run], look: Look) {
        for run in runs {
            match run {
                Run::Text(text) => self.words(text, look.style()),
                Run::Code(code) => self.words(code, Some("Code")),
                Run::Emphasis(inside) => {
                    let emphasis = !look.emphasis;
                    self.runs_as(inside, Look { emphasis, ..look });
                }
                Run::Strong(inside) => self.runs_as(
                    inside,
                    Look {
                        strong: true,
                        ..look
                    },
                ),
                Run::Mark(number) => self.mark(*number),
                Run::Link { to, runs } => self.link(to, runs, look),
                Run::Anchor { id, runs } => {
                    let place = Place::Anchor(id.clone());
                    if self.paper.led_to.contains(&place) {
                        self.bookmark(&place, |part| part.runs_as(runs, look));
                    } else {
                        self.runs_as(runs, look);
                    }
                }
                Run::Break => {
                    self.xml.open("w:r", &[]);
                    self.xml.empty("w:br", &[]);
                    self.xml.close();
                }
            }
        }
    }

    /// Words in a run of their own.
    pub(super) fn words(&mut self, words: &str, style: Option<&str>) {
        self.xml.open("w:r", &[]);
        self.style(style);
        self.xml.leaf("w:t", &[("xml:space", "preserve")], words);
        self.xml.close();
    }

    fn style(&mut self, style: Option<&str>) {
        if let Some(style) = style {
            self.xml.open("w:rPr", &[]);
            self.xml.empty("w:rStyle", &[("w:val", style)]);
            self.xml.close();
        }
    }

    /// A bookmark around what `inside` writes.
    pub(super) fn bookmark(&mut self, place: &Place, inside: impl FnOnce(&mut Self)) {
        self.bookmarks += 1;
        let id = self.bookmarks.to_string();
        self.xml.empty(
            "w:bookmarkStart",
            &[("w:id", &id), ("w:name", &bookmark_name(place))],
        );
        inside(self);
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }

    /// The mark of a note: Word's own the first time, then a field that repeats its number.
    fn mark(&mut self, number: usize) {
        let place = Place::Note(number);
        if self.marked.insert(number) {
            self.bookmark(&place, |part| {
                part.xml.open("w:r", &[]);
                part.style(Some("FootnoteReference"));
                part.xml
                    .empty("w:footnoteReference", &[("w:id", &number.to_string())]);
                part.xml.close();
            });
        } else {
            let code = format!(" NOTEREF {} \\f \\h ", bookmark_name(&place));
            self.field(&code, &number.to_string(), Some("FootnoteReference"));
        }
    }

    fn link(&mut self, to: &Target, runs: &[Run], look: Look) {
        let look = Look { link: true, ..look };
        match to {
            Target::Note(number) if plain(runs) == number.to_string() => {
                let code = format!(" NOTEREF {} \\h ", bookmark_name(&Place::Note(*number)));
                self.field(&code, &number.to_string(), look.style());
            }
            Target::Note(number) => {
                let name = bookmark_name(&Place::Note(*number));
                self.hyperlink(&[("w:anchor", &name)], runs, look);
            }
            Target::Here(id) => {
                let name = bookmark_name(&Place::Anchor(id.clone()));
                self.hyperlink(&[("w:anchor", &name)], runs, look);
            }
            Target::Web(address) => {
                let relation = self.relation(address.clone());
                self.hyperlink(&[("r:id", &relation)], runs, look);
            }
            Target::Paper { name, place } => {
                let relation = self.relation(format!("{name}.docx"));
                match place.as_ref().map(bookmark_name) {
                    Some(bookmark) => {
                        let to = [("r:id", relation.as_str()), ("w:anchor", &bookmark)];
                        self.hyperlink(&to, runs, look);
                    }
                    None => self.hyperlink(&[("r:id", &relation)], runs, look),
                }
            }
        }
    }

    fn relation(&mut self, address: String) -> String {
        let index = match self.links.iter().position(|known| *known == address) {
            Some(index) => index,
            None => {
                self.links.push(address);
                self.links.len() - 1
            }
        };
        format!("rLink{}", index + 1)
    }

    fn hyperlink(&mut self, to: &[(&str, &str)], runs: &[Run], look: Look) {
        let mut attributes = to.to_vec();
        attributes.push(("w:history", "1"));
        self.xml.open("w:hyperlink", &attributes);
        self.runs_as(runs, look);
        self.xml.close();
    }

    /// A field with the words that it gives.
    pub(super) fn field(&mut self, code: &str, gives: &str, style: Option<&str>) {
        self.field_begin(code, style);
        self.words(gives, style);
        self.field_end(style);
    }

    /// The beginning of a field whose words are not final.
    pub(super) fn field_to_update(&mut self, code: &str) {
        self.xml.open("w:r", &[]);
        self.xml.empty(
            "w:fldChar",
            &[("w:fldCharType", "begin"), ("w:dirty", "true")],
        );
        self.xml.close();
        self.field_code(code, None);
    }

    fn field_begin(&mut self, code: &str, style: Option<&str>) {
        self.field_sign("begin", style);
        self.field_code(code, style);
    }

    fn field_code(&mut self, code: &str, style: Option<&str>) {
        self.xml.open("w:r", &[]);
        self.style(style);
        self.xml
            .leaf("w:instrText", &[("xml:space", "preserve")], code);
        self.xml.close();
        self.field_sign("separate", style);
    }

    pub(super) fn field_end(&mut self, style: Option<&str>) {
        self.field_sign("end", style);
    }

    fn field_sign(&mut self, sign: &str, style: Option<&str>) {
        self.xml.open("w:r", &[]);
        self.style(style);
        self.xml.empty("w:fldChar", &[("w:fldCharType", sign)]);
        self.xml.close();
    }
}

/// The name of a place as Word allows it: letters, digits and underscores, of which a long one
/// keeps its beginning and a hash.
pub(super) fn bookmark_name(place: &Place) -> String {
    let name = match place {
        Place::Note(number) => return format!("note_{number}"),
        Place::Anchor(id) => id,
    };
    let mut clean: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    clean.insert_str(0, "to_");
    if clean.len() <= LONGEST_NAME && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return clean;
    }
    let hash: String = Sha256::digest(name.as_bytes())
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    clean.truncate(LONGEST_NAME - hash.len() - 1);
    format!("{clean}_{hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bookmarks_fit_word() {
        let name = |id: &str| bookmark_name(&Place::Anchor(id.to_owned()));
        assert_eq!(name("short-answers"), "to_short_answers");
        assert_eq!(bookmark_name(&Place::Note(12)), "note_12");
        let long = name("authority-mwananchi-and-others-2031-judgment");
        assert!(long.len() <= LONGEST_NAME, "{long}");
        assert_ne!(
            long,
            name("authority-mwananchi-and-others-2031-judgments"),
            "two long names stay two"
        );
    }
}
