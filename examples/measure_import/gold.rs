//! What is known of the documents beside them: paragraphs and fields.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hoja::import::imported::Reading;
use hoja::import::recognise::{Format, recognise};
use hoja::import::{docx, html, pdf};
use serde_json::Value;

/// A document with what another source says of it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) file: PathBuf,
    /// Its numbered paragraphs in order, none of those that it quotes.
    pub(crate) paragraphs: Vec<Paragraph>,
    /// Fields by name.
    pub(crate) fields: Vec<(&'static str, String)>,
}

/// A paragraph as another source has it.
#[derive(Clone)]
pub(crate) struct Paragraph {
    pub(crate) number: String,
    pub(crate) text: String,
    /// What stands between it and the next number, which belongs to it or stands alone: headings,
    /// unnumbered text.
    pub(crate) after: Vec<String>,
    /// Its number as the markup has it, with its brackets and quotation marks.
    printed: String,
}

/// A work of Kenya Law with its two files.
pub(crate) struct Work {
    page: Option<PathBuf>,
    pdf: Option<PathBuf>,
    case: Case,
}

fn lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

/// Kenya Law's works: paragraphs and parties for those whose page has the text, other fields for all.
pub(crate) fn kenya_law(data: &Path) -> Vec<Work> {
    let folder = data.join("kenyalaw");
    let mut paragraphs: BTreeMap<String, Vec<Paragraph>> = BTreeMap::new();
    for value in lines(&folder.join("gold/paragraphs.jsonl")) {
        let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        if !field("eid").contains("embeddedStructure") {
            let number = field("num").trim_end_matches('.').to_owned();
            paragraphs
                .entry(field("frbr"))
                .or_default()
                .push(Paragraph {
                    number,
                    text: field("text"),
                    after: Vec::new(),
                    printed: String::new(),
                });
        }
    }
    let headers: BTreeMap<String, Value> = lines(&folder.join("gold/headers.jsonl"))
        .into_iter()
        .map(|header| {
            (
                header["frbr"].as_str().unwrap_or_default().to_owned(),
                header,
            )
        })
        .collect();
    let index = fs::read_to_string(folder.join("INDEX.tsv")).unwrap_or_default();
    index
        .lines()
        .skip(1)
        .filter_map(|row| {
            let cells: Vec<&str> = row.split('\t').collect();
            let uri = *cells.first()?;
            let file = |at: usize| {
                cells
                    .get(at)
                    .filter(|cell| !cell.is_empty())
                    .map(|cell| folder.join(cell))
            };
            Some(Work {
                page: file(7),
                pdf: file(8),
                case: Case {
                    name: uri.trim_start_matches("/akn/ke/judgment/").to_owned(),
                    file: PathBuf::new(),
                    paragraphs: paragraphs.remove(uri).unwrap_or_default(),
                    fields: kenyan_fields(&cells, headers.get(uri)),
                },
            })
        })
        .collect()
}

fn kenyan_fields(cells: &[&str], header: Option<&Value>) -> Vec<(&'static str, String)> {
    let uri = cells[0];
    let work = uri.rsplit_once('/').map_or(uri, |(work, _)| work);
    let code = uri.split('/').nth(4).unwrap_or_default().to_uppercase();
    let date = uri.rsplit_once('@').map_or("", |(_, date)| date);
    let mut fields = vec![
        ("title", cells[1].to_owned()),
        ("court", code),
        ("date", date.to_owned()),
        ("work", work.to_owned()),
        ("number", cells[5].to_owned()),
        ("judges", cells[3].split(", ").collect::<Vec<_>>().join("|")),
    ];
    if let Some(cite) = cells[4].strip_suffix(" Copy").unwrap_or(cells[4]).find('[') {
        let cite = cells[4][cite..].trim_end_matches(" Copy");
        fields.push(("neutral", cite.to_owned()));
    }
    if let Some(header) = header {
        let text = |key: &str| header[key].as_str().unwrap_or_default().to_owned();
        fields.push(("station", station(&text("court"))));
        fields.push(("action", text("action")));
        // A line whose capacity is its name tells more of the party before it.
        let parties: Vec<String> = header["parties"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|party| party[0] != party[1])
            .map(|party| {
                let part = |at: usize| party[at].as_str().unwrap_or_default();
                format!("{} ({})", part(0), part(1))
            })
            .collect();
        fields.push(("parties", parties.join("|")));
    }
    fields
}

fn station(court: &str) -> String {
    court
        .split_once(" at ")
        .map_or(String::new(), |(_, station)| station.to_owned())
}

/// The works whose page was kept.
pub(crate) fn pages(works: &[Work]) -> Vec<Case> {
    works
        .iter()
        .filter_map(|work| Some(with(&work.case, work.page.clone()?)))
        .collect()
}

/// The works whose PDF was kept.
pub(crate) fn pdfs(works: &[Work]) -> Vec<Case> {
    works
        .iter()
        .filter_map(|work| Some(with(&work.case, work.pdf.clone()?)))
        .collect()
}

/// Other PDFs of the pages, of the same names.
pub(crate) fn other_pdfs(works: &[Work], folder: &Path) -> Vec<Case> {
    works
        .iter()
        .filter_map(|work| {
            let name = work.page.as_ref()?.with_extension("pdf");
            let file = folder.join(name.file_name()?);
            file.is_file().then(|| with(&work.case, file))
        })
        .collect()
}

fn with(case: &Case, file: PathBuf) -> Case {
    Case {
        name: case.name.clone(),
        file,
        paragraphs: case.paragraphs.clone(),
        fields: case.fields.clone(),
    }
}

/// Judgments as DOCX or PDF beside the Akoma Ntoso of the same name, by name.
pub(crate) fn twins(folder: &Path) -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == "docx" || ending == "pdf")
        })
        .collect();
    paths.sort();
    paths
        .into_iter()
        .filter_map(|file| {
            let xml = fs::read_to_string(file.with_extension("xml")).ok()?;
            Some(Case {
                name: file.file_name()?.to_string_lossy().into_owned(),
                paragraphs: english_paragraphs(&xml),
                fields: english_fields(&xml),
                file,
            })
        })
        .collect()
}

/// A repeated number carries which one it is: `17-2nd`.
pub(crate) fn base(label: &str) -> &str {
    label.split('-').next().unwrap_or(label)
}

/// Numbered paragraphs of the National Archives' markup: those that it does not mark as quoted.
fn english_paragraphs(xml: &str) -> Vec<Paragraph> {
    let Ok(tree) = roxmltree::Document::parse(xml) else {
        return Vec::new();
    };
    let mut found: Vec<Paragraph> = Vec::new();
    let mut within: Option<roxmltree::Node<'_, '_>> = None;
    let mut last_piece = None;
    for node in tree.descendants() {
        if is_own_paragraph(node) {
            let num = node
                .children()
                .find(|child| child.has_tag_name_local("num"));
            let printed = num.map(words).unwrap_or_default();
            let number: String = printed
                .chars()
                .filter(|c| c.is_ascii_alphanumeric())
                .collect();
            found.push(Paragraph {
                number,
                text: String::new(),
                after: Vec::new(),
                printed,
            });
            within = Some(node);
        } else if node.is_text()
            && let Some(paragraph) = found.last_mut()
            && !node
                .ancestors()
                .any(|up| up.has_tag_name_local("authorialNote"))
            && !node
                .ancestors()
                .any(|up| up.has_tag_name_local("attachments"))
        {
            let text = node.text().unwrap_or_default();
            let inside = within.is_some_and(|own| node.ancestors().any(|up| up == own));
            let own_number = node.ancestors().any(|up| {
                up.has_tag_name_local("num") && within.is_some_and(|own| up.parent() == Some(own))
            });
            if inside && !own_number {
                paragraph.text.push_str(text);
            } else if !inside && !text.trim().is_empty() {
                let piece = node
                    .ancestors()
                    .find(|up| up.has_tag_name_local("p") || up.has_tag_name_local("heading"));
                match paragraph.after.last_mut() {
                    Some(before) if piece.is_some() && piece == last_piece => before.push_str(text),
                    _ => paragraph.after.push(text.to_owned()),
                }
                last_piece = piece;
            }
        }
    }
    without_quoted(found)
}

/// Without what the markup takes for the judgment's own though it stands in quotation marks, or
/// under a mark of another shape than the judgment's numbers, and without headings that carry a
/// number. What is quoted, and items, belong to the paragraph before.
fn without_quoted(paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut own: Vec<Paragraph> = Vec::new();
    let mut quoted = false;
    let usual = usual_shape(&paragraphs);
    for paragraph in paragraphs {
        let text = paragraph.text.trim();
        let opens = paragraph.printed.trim_start().starts_with(['“', '"'])
            || text.starts_with('“') && !text.contains('”');
        quoted |= opens;
        let is_heading = text.chars().count() < 60 && !text.ends_with(['.', ':', '?', '”', ';']);
        let other = usual
            .as_ref()
            .is_some_and(|usual| *usual != shape(&paragraph.printed));
        if !quoted
            && !other
            && !is_heading
            && paragraph.number.starts_with(|c: char| c.is_ascii_digit())
        {
            own.push(paragraph.clone());
        } else if let Some(last) = own.last_mut().filter(|_| quoted || other) {
            last.after.push(format!("{}{text}", paragraph.printed));
            last.after.extend(paragraph.after.iter().cloned());
        }
        let end = text.trim_end_matches(['.', ';', ' ']);
        quoted &= !(end.ends_with('”')
            || end.ends_with("\"")
            || paragraph
                .after
                .iter()
                .any(|piece| piece.trim_end().ends_with('”')));
    }
    own
}

/// The shape of nearly all of a judgment's numbers, if they share one.
fn usual_shape(paragraphs: &[Paragraph]) -> Option<String> {
    /// The least share, in per cent.
    const SHARE: usize = 80;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for paragraph in paragraphs {
        *counts.entry(shape(&paragraph.printed)).or_default() += 1;
    }
    let (shape, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 100 >= paragraphs.len() * SHARE).then_some(shape)
}

/// `12.` as `.`, `(3)` as `()`: what stands around a number.
fn shape(printed: &str) -> String {
    let signs = printed.trim().chars();
    signs.filter(|c| !c.is_alphanumeric()).collect()
}

fn is_own_paragraph(node: roxmltree::Node<'_, '_>) -> bool {
    node.has_tag_name_local("paragraph")
        && node.children().any(|child| child.has_tag_name_local("num"))
        && !node.ancestors().skip(1).any(|up| {
            ["embeddedStructure", "paragraph", "attachments"]
                .iter()
                .any(|name| up.has_tag_name_local(name))
        })
}

fn words(node: roxmltree::Node<'_, '_>) -> String {
    node.descendants()
        .filter_map(|part| part.text().filter(|_| part.is_text()))
        .collect()
}

/// Names without their namespaces.
trait Local {
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl Local for roxmltree::Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// Fields that the National Archives' parser found.
fn english_fields(xml: &str) -> Vec<(&'static str, String)> {
    let Ok(tree) = roxmltree::Document::parse(xml) else {
        return Vec::new();
    };
    let all = |name: &str| -> Vec<roxmltree::Node<'_, '_>> {
        tree.descendants()
            .filter(|node| node.tag_name().name() == name)
            .collect()
    };
    let text = |node: &roxmltree::Node<'_, '_>| -> String {
        let words: String = node
            .descendants()
            .filter_map(|part| part.text().filter(|_| part.is_text()))
            .collect::<Vec<_>>()
            .join(" ");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let work = all("FRBRWork").into_iter().next();
    let value = |name: &str, key: &str| {
        work?
            .descendants()
            .find(|node| node.tag_name().name() == name)?
            .attribute(key)
            .map(str::to_owned)
    };
    let mut fields = Vec::new();
    let mut push = |name: &'static str, value: Option<String>| {
        fields.extend(
            value
                .filter(|value| !value.is_empty())
                .map(|value| (name, value)),
        );
    };
    push("title", value("FRBRname", "value"));
    push(
        "date",
        value("FRBRdate", "date").filter(|date| date != "1000-01-01"),
    );
    push("neutral", all("cite").first().map(text));
    let numbers: Vec<String> = all("docketNumber").iter().map(text).collect();
    push("number", Some(numbers.join("|")));
    let judges: Vec<String> = all("judge").iter().map(text).collect();
    push("judges", Some(judges.join("|")));
    let roles: BTreeMap<&str, &str> = all("TLCRole")
        .iter()
        .filter_map(|role| Some((role.attribute("eId")?, role.attribute("showAs")?)))
        .collect();
    let mut parties: Vec<String> = Vec::new();
    for party in all("party") {
        let role = party
            .attribute("as")
            .map_or("", |role| role.trim_start_matches('#'));
        let shown = roles.get(role).copied().unwrap_or(role);
        let named = format!("{} ({shown})", text(&party));
        if !parties.contains(&named) {
            parties.push(named);
        }
    }
    push("parties", Some(parties.join("|")));
    fields
}

/// Reads a file as `hoja add` would.
pub(crate) fn read(file: &Path) -> Option<Reading> {
    let bytes = fs::read(file).ok()?;
    let reading = match recognise(&bytes, "ke").ok()? {
        Format::Pdf => pdf::read(&bytes).map_err(|error| error.to_string()),
        Format::Docx => docx::read(&bytes).map_err(|error| error.to_string()),
        _ => html::read_bytes(&bytes).map_err(|error| error.to_string()),
    };
    match reading {
        Ok(reading) => Some(reading),
        Err(error) => {
            println!("{}: {error}", file.display());
            None
        }
    }
}
