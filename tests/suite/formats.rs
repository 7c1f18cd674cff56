//! Briefs in every format: the same words, notes and links in each, and the same bytes twice.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use hoja::model::{Block, Paper, Run, Target};
use hoja::parse::parse_paper;

use crate::project::Project;

/// The briefs of the bundled matter in the formats of every build; PDF has tests of its own.
fn all(project: &Project, folder: &str) -> Vec<String> {
    project
        .run([
            "brief",
            "--all",
            "--format",
            "md,html,docx,json",
            "-o",
            folder,
            "--quiet",
        ])
        .expect(0);
    endings(project, folder, "")
}

fn part(path: &Path, name: &str) -> String {
    let file = fs::File::open(path).expect("the file");
    let mut zip = zip::ZipArchive::new(file).expect("a zip");
    let mut text = String::new();
    zip.by_name(name)
        .unwrap_or_else(|error| panic!("{}: {name}: {error}", path.display()))
        .read_to_string(&mut text)
        .expect("text");
    text
}

/// The values of an attribute, in order.
fn values(xml: &str, attribute: &str) -> Vec<String> {
    xml.split(&format!(" {attribute}=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn two_runs_give_equal_bytes_in_every_format() {
    let project = Project::empty();
    let names = all(&project, "one");
    project.run(["index", "--rebuild"]).expect(0);
    assert_eq!(all(&project, "two"), names);
    assert!(names.contains(&"index.docx".to_owned()), "{names:?}");
    for name in names {
        let read = |folder: &str| fs::read(project.join(folder).join(&name)).expect("a file");
        assert!(read("one") == read("two"), "{name} differs");
    }
}

/// Every link of every HTML file and every DOCX leads to something that is there.
#[test]
fn links_are_alive_in_html_and_docx() {
    let project = Project::empty();
    let names = all(&project, "out");
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut links: Vec<(String, String)> = Vec::new();
    for name in &names {
        let path = project.join("out").join(name);
        if name.ends_with(".html") {
            let html = project.read(&format!("out/{name}"));
            let found = values(&html, "id");
            let set: BTreeSet<String> = found.iter().cloned().collect();
            assert_eq!(set.len(), found.len(), "{name}: an id stands twice");
            ids.insert(name.clone(), set);
            links.extend(
                values(&html, "href")
                    .into_iter()
                    .map(|to| (name.clone(), to)),
            );
        } else if name.ends_with(".docx") {
            let document = part(&path, "word/document.xml");
            let notes = part(&path, "word/footnotes.xml");
            let found = values(&document, "w:name");
            let set: BTreeSet<String> = found.iter().cloned().collect();
            assert_eq!(set.len(), found.len(), "{name}: a bookmark stands twice");
            ids.insert(name.clone(), set);
            for (xml, relations) in [
                (&document, "word/_rels/document.xml.rels"),
                (&notes, "word/_rels/footnotes.xml.rels"),
            ] {
                let relations = part(&path, relations);
                let targets: BTreeMap<String, String> = relations
                    .split("<Relationship ")
                    .skip(1)
                    .map(|one| {
                        let one = format!(" {one}");
                        (
                            values(&one, "Id").remove(0),
                            values(&one, "Target").remove(0),
                        )
                    })
                    .collect();
                for link in xml.split("<w:hyperlink ").skip(1) {
                    let link = format!(" {}", link.split('>').next().unwrap_or(""));
                    let file = values(&link, "r:id")
                        .first()
                        .map_or_else(String::new, |id| targets[id].clone());
                    let place = values(&link, "w:anchor").first().cloned();
                    let to = place.map_or(file.clone(), |place| format!("{file}#{place}"));
                    links.push((name.clone(), to));
                }
                for code in xml.split(" NOTEREF ").skip(1) {
                    let place = code.split(' ').next().unwrap_or("");
                    links.push((name.clone(), format!("#{place}")));
                }
            }
        }
    }
    let (mut inside, mut between) = (0, 0);
    for (from, to) in links {
        if to.starts_with("http") || to.starts_with("mailto:") {
            continue;
        }
        let (file, place) = to.split_once('#').unwrap_or((&to, ""));
        let file = if file.is_empty() { from.as_str() } else { file };
        let there = ids
            .get(file)
            .unwrap_or_else(|| panic!("{from} leads to {to}: there is no such file"));
        assert!(
            place.is_empty() || there.contains(place),
            "{from} leads to {to}: there is no such place"
        );
        if file == from {
            inside += 1;
        } else {
            between += 1;
        }
    }
    assert!(
        inside > 2_000 && between > 500,
        "{inside} inside, {between} between"
    );
}

/// The same in Markdown, where a heading is called as all that show Markdown call it.
#[test]
fn links_are_alive_in_markdown() {
    let project = Project::empty();
    let names = all(&project, "out");
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut links = Vec::new();
    for name in names.iter().filter(|name| name.ends_with(".md")) {
        let text = project.read(&format!("out/{name}"));
        // Links are broken over lines.
        let joined = text.replace('\n', " ");
        let mut here: BTreeSet<String> = values(&joined.replace("<a id", "<a  id"), "id")
            .into_iter()
            .collect();
        for line in text.lines().filter(|line| line.starts_with('#')) {
            let words = line.trim_start_matches('#').trim();
            here.insert(
                words
                    .to_lowercase()
                    .chars()
                    .filter_map(|c| match c {
                        ' ' => Some('-'),
                        c if c.is_alphanumeric() || c == '-' || c == '_' => Some(c),
                        _ => None,
                    })
                    .collect(),
            );
        }
        ids.insert(name.clone(), here);
        for link in joined
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            links.push((name.clone(), link.to_owned()));
        }
    }
    let mut seen = 0;
    for (from, to) in links.iter().filter(|(_, to)| !to.contains("://")) {
        let (file, place) = to.split_once('#').unwrap_or((to, ""));
        let file = if file.is_empty() { from.as_str() } else { file };
        let there = ids
            .get(file)
            .unwrap_or_else(|| panic!("{from} leads to {to}: no such file"));
        assert!(
            place.is_empty() || there.contains(place),
            "{from} leads to {to}: no such place"
        );
        seen += 1;
    }
    assert!(seen > 1_000, "{seen} links");
}

/// What is drawn as Markdown reads back as the same notes, headings and words.
#[test]
fn notes_are_the_same_in_every_format() {
    let project = Project::empty();
    let names = all(&project, "out");
    let mut notes = 0;
    for name in names.iter().filter_map(|name| name.strip_suffix(".json")) {
        if name == "index" {
            continue;
        }
        let markdown = project.read(&format!("out/{name}.md"));
        let count = markdown
            .lines()
            .filter(|line| line.starts_with("[^"))
            .count();
        let html = project.read(&format!("out/{name}.html"));
        let in_html = html.matches("<li id=\"note-").count();
        let docx = project.join("out").join(format!("{name}.docx"));
        let document = part(&docx, "word/document.xml");
        let references = values(&document, "w:id");
        let in_docx = document.matches("<w:footnoteReference ").count();
        let footnotes = part(&docx, "word/footnotes.xml")
            .matches("<w:footnote w:id=")
            .count();
        assert_eq!(
            (count, in_docx, footnotes),
            (in_html, in_html, in_html),
            "{name}"
        );
        assert!(!references.is_empty());
        // Word numbers notes as they come: the numbers that are printed must be those.
        let order: Vec<usize> = document
            .split("<w:footnoteReference w:id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next()?.parse().ok())
            .collect();
        assert_eq!(order, (1..=in_docx).collect::<Vec<_>>(), "{name}");
        notes += count;
    }
    assert!(notes > 300, "{notes} notes");
}

/// `soffice` opens the DOCX of every brief and pack, and keeps all footnotes, places and the
/// table of contents.
#[test]
fn libreoffice_keeps_every_footnote() {
    if Command::new("soffice").arg("--version").output().is_err() {
        crate::project::skip("soffice is not installed");
        return;
    }
    let project = Project::empty();
    all(&project, "out");
    packs(&project, "out");
    let files: Vec<String> = endings(&project, "out", ".docx");
    assert_eq!(files.len(), 27, "{files:?}");
    let run = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            project.join("profile").display()
        ))
        .args(["--headless", "--convert-to", "odt", "--outdir"])
        .arg(project.join("odt"))
        .args(files.iter().map(|name| project.join("out").join(name)))
        .output()
        .expect("soffice starts");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    for name in files {
        let file = project.join("out").join(&name);
        let expected = part(&file, "word/footnotes.xml")
            .matches("<w:footnote w:id=")
            .count();
        let odt = project.join("odt").join(name.replace(".docx", ".odt"));
        let content = part(&odt, "content.xml");
        let kept = content.matches("<text:note ").count();
        assert_eq!(kept, expected, "{name}: footnotes after LibreOffice");
        assert!(
            content.contains("text:bookmark-start"),
            "{name}: no bookmarks"
        );
        let contents = part(&file, "word/document.xml").contains("TOC \\o");
        assert_eq!(
            content.contains("text:table-of-content"),
            contents,
            "{name}: the table of contents"
        );
    }
}

/// The packs of all issues, in a folder that has their briefs.
fn packs(project: &Project, folder: &str) {
    project
        .run([
            "brief",
            "--all",
            "--for",
            "journalist",
            "--format",
            "html,docx",
            "-o",
            folder,
            "--quiet",
        ])
        .expect(0);
}

/// The names of the files in a folder that end so.
fn endings(project: &Project, folder: &str, ending: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(project.join(folder))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("a name"))
        .filter(|name| name.ends_with(ending))
        .collect();
    names.sort();
    names
}

/// `html-validate` finds nothing.
#[test]
fn html_is_valid() {
    let validator =
        std::env::var("HOJA_HTML_VALIDATE").unwrap_or_else(|_| "html-validate".to_owned());
    if Command::new(&validator).arg("--version").output().is_err() {
        crate::project::skip("html-validate is not installed");
        return;
    }
    let project = Project::empty();
    all(&project, "out");
    packs(&project, "out");
    let files = endings(&project, "out", ".html");
    assert_eq!(files.len(), 27, "{files:?}");
    let run = Command::new(&validator)
        .args(files.iter().map(|name| project.join("out").join(name)))
        .output()
        .expect("it starts");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stdout)
    );
}

#[test]
fn words_of_a_source_never_become_markup() {
    let nasty = "# not *a* [heading](http://x) <b>&amp; `code` | cell {#id} [^1] 1. list \\ ~ _u_";
    let project = Project::with_base();
    let text = project.read("judgments/base-case.md").replace(
        "The High Court found that public participation had been thin.",
        "The High Court wrote {{x}} \\# \\*a\\* \\[h\\]\\(x\\) \\<b\\> \\& \\`c\\` \\| p \\_u\\_ end.",
    );
    project.write("judgments/base-case.md", &text);
    let shown = project
        .run(["show", "base-case#point 1", "--json"])
        .expect(0)
        .json()["passages"][0]["text"]
        .as_str()
        .expect("text")
        .to_owned();
    let markdown = project
        .run(["brief", "public-participation"])
        .expect(0)
        .stdout();
    let paper = parse_paper("x", "en", &readable(&markdown)).expect("it reads back");
    assert!(words(&paper).contains(&shown), "{shown}\n{markdown}");
    let guarded = hoja::parse::guard(nasty);
    let paper =
        parse_paper("x", "en", &format!("# T\n\n- {guarded} **{guarded}**\n")).expect("a paper");
    assert!(words(&paper).contains(nasty), "{paper:?}");
}

/// Markdown as we draw it, without the anchors and comments that only it has.
fn readable(markdown: &str) -> String {
    let mut out = String::new();
    for line in markdown.lines().filter(|line| !line.starts_with("<!--")) {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("<a id=\"") {
            out.push_str(before);
            rest = after.split_once("</a>").map_or("", |(_, after)| after);
        }
        out.push_str(rest);
        out.push('\n');
    }
    out
}

fn words(paper: &Paper) -> String {
    fn runs(list: &[Run], out: &mut String) {
        for run in list {
            match run {
                Run::Text(text) | Run::Code(text) => out.push_str(text),
                Run::Link { runs: inside, to } => {
                    assert!(
                        !matches!(to, Target::Web(to) if to == "x"),
                        "a link was made"
                    );
                    runs(inside, out);
                }
                Run::Emphasis(inside) | Run::Strong(inside) => runs(inside, out),
                Run::Anchor { runs: inside, .. } => runs(inside, out),
                Run::Mark(_) | Run::Break => {}
            }
        }
    }
    fn blocks(list: &[Block], out: &mut String) {
        for block in list {
            for line in block.lines() {
                runs(line, out);
                out.push('\n');
            }
            for child in block.children() {
                blocks(std::slice::from_ref(child), out);
            }
        }
    }
    let mut out = String::new();
    blocks(&paper.head, &mut out);
    blocks(&paper.body, &mut out);
    out
}

#[test]
fn a_template_of_the_matter_replaces_ours_and_mistakes_have_a_place() {
    let project = Project::with_base();
    project.write("templates/brief.md.j2", "# My own {{ brief.title }}\n\n{% for answer in brief.answers %}\n- {{ answer.statement.text }}\n{% endfor %}\n");
    let own = project
        .run(["brief", "public-participation"])
        .expect(0)
        .stdout();
    assert!(own.starts_with("# My own Public participation"), "{own}");
    project.write("templates/brief.md.j2", "# T\n\n{{ brief.nothing }}\n");
    let wrong = project
        .run(["brief", "public-participation"])
        .expect(3)
        .stderr();
    assert!(wrong.contains("templates/brief.md.j2:3:"), "{wrong}");
    project.write("templates/brief.md.j2", "# T\n\n[dead](#nowhere)\n");
    let dead = project
        .run(["brief", "public-participation"])
        .expect(3)
        .stderr();
    assert!(dead.contains("#nowhere"), "{dead}");
    project.write("templates/brief.md.j2", "# T\n\n<b>html</b>\n");
    let html = project
        .run(["brief", "public-participation"])
        .expect(3)
        .stderr();
    assert!(html.contains("HTML is not drawn in every format"), "{html}");
}

#[test]
fn verify_names_exactly_the_sentences() {
    let project = Project::with_base();
    let mut endings = vec!["md", "html", "docx", "json"];
    if cfg!(feature = "pdf") {
        endings.push("pdf");
    }
    for ending in &endings {
        let file = format!("brief.{ending}");
        project
            .run(["brief", "public-participation", "-o", &file])
            .expect(0);
        project.run(["brief", "--verify", &file]).expect(0);
    }
    let text = project
        .read("judgments/base-case.md")
        .replace("had been thin", "had been too thin");
    project.write("judgments/base-case.md", &text);
    for ending in endings {
        let run = project
            .run(["brief", "--verify", &format!("brief.{ending}"), "--json"])
            .expect(1);
        let changes = run.json();
        let sentences = changes["sentences"].as_array().expect("sentences");
        assert_eq!(sentences.len(), 1, "{ending}: {changes}");
        assert_eq!(sentences[0]["place"], "base-case#point 1");
        assert_eq!(sentences[0]["change"], "words");
        assert_eq!(
            changes["new"].as_array().map(Vec::len),
            Some(0),
            "{changes}"
        );
    }
    project.write("other.md", "# Not ours\n");
    project.run(["brief", "--verify", "other.md"]).expect(3);
}

#[test]
fn binary_formats_and_house_rules_are_named_when_they_cannot_be_had() {
    let project = Project::with_base();
    let run = project
        .run(["brief", "public-participation", "-o", "x.doc"])
        .expect(2);
    assert!(run.stderr().contains("docx"), "{}", run.stderr());
    let run = project
        .run([
            "brief",
            "public-participation",
            "--house-rules",
            "nobodys",
            "-o",
            "x.docx",
        ])
        .expect(2);
    assert!(
        run.stderr().contains("ke-supreme-court"),
        "{}",
        run.stderr()
    );
    if !cfg!(feature = "pdf") {
        let run = project
            .run(["brief", "public-participation", "-o", "x.pdf"])
            .expect(2);
        assert!(
            run.stderr().contains("without the format `pdf`"),
            "{}",
            run.stderr()
        );
        assert!(!project.join("x.pdf").exists());
    }
}
