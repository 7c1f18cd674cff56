#![cfg(feature = "pdf")]
//! Papers as PDF: tagged, with outline, fonts and live links, and as a court wants them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use lopdf::{Dictionary, Document, Object};

use crate::project::Project;

/// Briefs and packs of all issues and the index, made twice: equal bytes, and each of them whole.
#[test]
fn papers_of_all_issues_are_the_same_twice_and_whole() {
    let project = Project::empty();
    for (audience, papers) in [("lawyer", 14), ("journalist", 13)] {
        for folder in ["one", "two"] {
            project
                .run([
                    "brief",
                    "--all",
                    "--for",
                    audience,
                    "--format",
                    "pdf,md",
                    "-o",
                    &format!("{audience}-{folder}"),
                    "--quiet",
                ])
                .expect(0);
        }
        let folder = project.join(&format!("{audience}-one"));
        let names = pdfs(&folder);
        assert_eq!(names.len(), papers, "{names:?}");
        let mut set = Set::default();
        for name in &names {
            let bytes = fs::read(folder.join(name)).expect("the file");
            let again = fs::read(project.join(&format!("{audience}-two")).join(name));
            assert!(bytes == again.expect("the other"), "{name} differs");
            let pdf = Pdf(Document::load_mem(&bytes).expect("a PDF"));
            pdf.is_tagged_and_named(name);
            pdf.embeds_its_fonts(name);
            let markdown = fs::read_to_string(folder.join(name.replace(".pdf", ".md")));
            let notes = notes(&markdown.expect("the same in Markdown"));
            assert_eq!(pdf.elements(b"Note"), notes.len(), "{name}: notes");
            prints_its_notes(&folder.join(name), &notes);
            set.add(name, &pdf);
        }
        let (inside, between) = set.all_links_are_alive();
        let (least_inside, least_between) = if audience == "lawyer" {
            (2_000, 200)
        } else {
            (300, 50)
        };
        assert!(inside > least_inside, "{audience}: {inside} links inside");
        assert!(
            between > least_between,
            "{audience}: {between} links between papers"
        );
    }
}

fn pdfs(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("a name"))
        .filter(|name| name.ends_with(".pdf"))
        .collect();
    names.sort();
    names
}

/// The words of each note of a paper in Markdown.
fn notes(markdown: &str) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let mut inside = false;
    for line in markdown.lines() {
        if let Some((number, words)) = line
            .strip_prefix("[^")
            .and_then(|rest| rest.split_once("]: "))
        {
            assert_eq!(number.parse(), Ok(notes.len() + 1), "{line}");
            notes.push(words.to_owned());
            inside = true;
        } else if inside && line.starts_with("  ") {
            let note = notes.last_mut().expect("it has begun");
            note.push(' ');
            note.push_str(line.trim_start());
        } else {
            inside = false;
        }
    }
    notes
}

/// Letters and digits alone: what a line's end, a ligature or a hyphen does not touch.
fn letters(text: &str) -> String {
    text.replace('ﬁ', "fi")
        .replace('ﬂ', "fl")
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// What a reader sees of a note: neither the name of its place nor the addresses of its links.
fn shown(note: &str) -> String {
    let words = note.split_once("</a>").map_or(note, |(_, words)| words);
    let mut parts = words.split("](");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shown.push_str(part.split_once(')').map_or("", |(_, after)| after));
    }
    shown
}

/// `pdftotext` finds the beginning of each note, after its number.
fn prints_its_notes(file: &Path, notes: &[String]) {
    let Ok(run) = Command::new("pdftotext").arg(file).arg("-").output() else {
        crate::project::skip("pdftotext is not installed");
        return;
    };
    let printed = letters(&String::from_utf8_lossy(&run.stdout));
    for (index, note) in notes.iter().enumerate() {
        let begins: String = letters(&shown(note)).chars().take(60).collect();
        let wanted = format!("{}{begins}", index + 1);
        assert!(
            printed.contains(&wanted),
            "{}: note {wanted:?} is not printed",
            file.display()
        );
    }
}

struct Pdf(Document);

impl Pdf {
    fn of<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.0.dereference(object).expect("it is there").1
    }

    fn dict<'a>(&'a self, from: &'a Dictionary, key: &str) -> Option<&'a Dictionary> {
        self.of(from.get(key.as_bytes()).ok()?).as_dict().ok()
    }

    fn array<'a>(&'a self, from: &'a Dictionary, key: &str) -> &'a [Object] {
        from.get(key.as_bytes())
            .ok()
            .and_then(|object| self.of(object).as_array().ok())
            .map_or(&[], Vec::as_slice)
    }

    fn is_tagged_and_named(&self, name: &str) {
        let catalog = self.0.catalog().expect("a catalog");
        let marked = self
            .dict(catalog, "MarkInfo")
            .and_then(|info| info.get(b"Marked").ok()?.as_bool().ok());
        assert_eq!(marked, Some(true), "{name} is not tagged");
        assert!(self.dict(catalog, "StructTreeRoot").is_some(), "{name}");
        assert!(catalog.get(b"Lang").is_ok(), "{name} says no language");
        let outline = self.dict(catalog, "Outlines").expect("an outline");
        assert!(outline.get(b"First").is_ok(), "{name}: an empty outline");
        assert!(self.elements(b"H1") > 1, "{name}: headings are not tagged");
        let metadata = self.of(catalog.get(b"Metadata").expect("metadata"));
        let metadata = metadata.as_stream().expect("a stream").content.clone();
        let metadata = String::from_utf8_lossy(&metadata);
        assert!(
            metadata.contains("pdfuaid:part") && metadata.contains("dc:title"),
            "{name}: {metadata}"
        );
    }

    fn embeds_its_fonts(&self, name: &str) {
        let mut fonts = 0;
        for object in self.0.objects.values() {
            let Ok(font) = object.as_dict() else { continue };
            if font.get_type().ok() != Some(b"FontDescriptor") {
                continue;
            }
            let embedded = ["FontFile", "FontFile2", "FontFile3"]
                .iter()
                .any(|key| font.get(key.as_bytes()).is_ok());
            assert!(embedded, "{name}: {font:?}");
            fonts += 1;
        }
        assert!(fonts >= 2, "{name} has {fonts} fonts");
    }

    /// How many structure elements of a kind there are.
    fn elements(&self, kind: &[u8]) -> usize {
        self.0
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|dict| dict.get_type().ok() == Some(b"StructElem"))
            .filter(|dict| dict.get(b"S").and_then(Object::as_name).ok() == Some(kind))
            .count()
    }

    /// The names that links from other files lead to.
    fn names(&self) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let catalog = self.0.catalog().expect("a catalog");
        let mut left: Vec<&Dictionary> = self
            .dict(catalog, "Names")
            .and_then(|names| self.dict(names, "Dests"))
            .into_iter()
            .collect();
        while let Some(node) = left.pop() {
            left.extend(
                self.array(node, "Kids")
                    .iter()
                    .filter_map(|kid| self.of(kid).as_dict().ok()),
            );
            for pair in self.array(node, "Names").chunks(2) {
                let name = pair[0].as_str().expect("a name");
                assert!(self.leads_to_a_page(&pair[1]), "a name without a page");
                names.insert(String::from_utf8_lossy(name).into_owned());
            }
        }
        names
    }

    fn leads_to_a_page(&self, destination: &Object) -> bool {
        let destination = match self.of(destination) {
            Object::Dictionary(dict) => self.array(dict, "D"),
            Object::Array(array) => array,
            _ => return false,
        };
        let pages = self.0.get_pages();
        destination
            .first()
            .and_then(|page| page.as_reference().ok())
            .is_some_and(|page| pages.values().any(|id| *id == page))
    }
}

/// Where a link leads to.
enum To {
    Name(String),
    Page(bool),
    Web(String),
}

/// Papers that lead to each other.
#[derive(Default)]
struct Set {
    names: BTreeMap<String, BTreeSet<String>>,
    links: Vec<(String, To)>,
}

impl Set {
    fn add(&mut self, name: &str, pdf: &Pdf) {
        self.names.insert(name.to_owned(), pdf.names());
        for page in pdf.0.get_pages().values() {
            let page = pdf.0.get_dictionary(*page).expect("a page");
            for annotation in pdf.array(page, "Annots") {
                let annotation = pdf.of(annotation).as_dict().expect("an annotation");
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let to = if let Some(action) = pdf.dict(annotation, "A") {
                    let address = action.get(b"URI").and_then(Object::as_str);
                    To::Web(text(address.expect("an address")))
                } else {
                    let destination = annotation.get(b"Dest").expect("somewhere to go");
                    match pdf.of(destination) {
                        Object::String(name, _) => To::Name(text(name)),
                        Object::Name(name) => To::Name(text(name)),
                        _ => To::Page(pdf.leads_to_a_page(destination)),
                    }
                };
                self.links.push((name.to_owned(), to));
            }
        }
    }

    /// How many links lead to places inside a paper, and to other papers.
    fn all_links_are_alive(&self) -> (usize, usize) {
        let (mut inside, mut between) = (0, 0);
        for (from, to) in &self.links {
            match to {
                To::Page(alive) => {
                    assert!(alive, "{from}: a link leads to no page");
                    inside += 1;
                }
                To::Name(name) => {
                    assert!(self.names[from].contains(name), "{from}: no place {name}");
                    inside += 1;
                }
                To::Web(address) if address.contains("://") || address.starts_with("mailto:") => {}
                To::Web(address) => {
                    let (file, place) = address.split_once('#').unwrap_or((address, ""));
                    let names = self
                        .names
                        .get(file)
                        .unwrap_or_else(|| panic!("{from} leads to {address}: no such file"));
                    let place = place.strip_prefix("nameddest=").unwrap_or(place);
                    assert!(
                        place.is_empty() || names.contains(place),
                        "{from} leads to {address}: no such place"
                    );
                    between += 1;
                }
            }
        }
        (inside, between)
    }
}

#[test]
fn the_rules_of_a_court_are_checked_on_the_finished_pages() {
    let project = Project::empty();
    project
        .run(["init", "m", "--from", "niims", "--quiet"])
        .expect(0);
    let brief = [
        "brief",
        "dna-gps",
        "--house-rules",
        "ke-supreme-court",
        "-o",
        "x.pdf",
    ];
    let kept = project.run_in("m", brief).expect(0);
    assert!(!kept.stderr().contains("breaks"), "{}", kept.stderr());

    // A template that pays no heed to the margins, and rules with few pages.
    let template = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/paper.typ"))
        .expect("the template");
    let margins = "margin: (top: top, right: right, bottom: bottom, left: left)";
    assert!(template.contains(margins));
    let wide = template.replace(
        margins,
        "margin: (top: 21mm, right: 22mm, bottom: 23mm, left: 20mm)",
    );
    project.write("m/templates/paper.typ", &wide);
    let broken = project.run_in("m", brief).expect(1).stderr();
    for (edge, least) in [("top", 21), ("right", 22), ("bottom", 23), ("left", 20)] {
        assert!(
            broken.contains(&format!("words stand {least}."))
                && broken.contains(&format!(" mm from the {edge} edge")),
            "{edge}: {broken}"
        );
    }
    fs::remove_file(project.join("m/templates/paper.typ")).expect("it was written");
    project.write(
        "m/templates/house-short.yaml",
        "id: short\ntitle: A short paper\nwidth: 200\npages: 2\nsources: [invented]\n",
    );
    let long = ["brief", "dna-gps", "--house-rules", "short", "-o", "y.pdf"];
    let broken = project.run_in("m", long).expect(1).stderr();
    assert!(broken.contains("pages; 2 are allowed"), "{broken}");
    assert!(!broken.contains("not 200"), "{broken}");
    assert!(project.join("m/y.pdf").exists());
}

#[test]
fn a_mistake_in_the_template_has_its_place() {
    let project = Project::with_base();
    project.write(
        "templates/paper.typ",
        "#let paper = json(\"paper.json\")\n#nothing\n",
    );
    let wrong = project
        .run(["brief", "public-participation", "-o", "x.pdf"])
        .expect(3)
        .stderr();
    assert!(wrong.contains("templates/paper.typ:2:"), "{wrong}");
    assert!(!project.join("x.pdf").exists());
}
