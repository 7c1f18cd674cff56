//! The reader against English judgments and the Akoma Ntoso that another parser made of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::import::block::{Block, BlockKind};
use crate::import::docx::read;

/// The folder of real documents, if this machine has it.
fn shared(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("HOJA_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let path = root.join("data").join(folder);
    if path.is_dir() {
        return Some(path);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{} is missing",
        path.display()
    );
    println!("skipped: {} is missing", path.display());
    None
}

/// Words and signs without white space: two parsers differ in that by design. The gold prints
/// some signs of WordPerfect's font as the letters of their codes; both become those here.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}'))
        .map(|c| match c {
            '\u{2011}' => '-',
            '£' => ',',
            '…' => 'Y',
            '’' => '=',
            '–' => 'B',
            c => c,
        })
        .collect()
}

/// A paragraph of the gold: its number, whether it is the judgment's own, and its words.
struct Gold {
    number: String,
    own: bool,
    text: String,
}

fn gold(xml: &str) -> Vec<Gold> {
    let tree = roxmltree::Document::parse(xml).unwrap();
    let mut out: Vec<Gold> = Vec::new();
    let mut number = String::new();
    let mut own = false;
    for node in tree.descendants() {
        match node.tag_name().name() {
            "num" => {
                number = words(node);
                own = node
                    .parent()
                    .is_some_and(|parent| parent.tag_name().name() == "paragraph")
                    && !node
                        .ancestors()
                        .any(|node| node.tag_name().name() == "embeddedStructure");
            }
            "p" | "heading"
                if !node
                    .ancestors()
                    .any(|node| node.tag_name().name() == "authorialNote") =>
            {
                let text = squeezed(&words(node));
                if !text.is_empty() {
                    out.push(Gold {
                        number: squeezed(&number),
                        own,
                        text,
                    });
                }
                number.clear();
                own = false;
            }
            _ => {}
        }
    }
    out
}

fn words(node: roxmltree::Node<'_, '_>) -> String {
    node.descendants()
        .filter(|text| text.is_text())
        .filter(|text| {
            !text
                .ancestors()
                .take_while(|up| *up != node)
                .any(|up| up.tag_name().name() == "authorialNote")
        })
        .filter_map(|text| text.text())
        .collect()
}

/// What stands for a paragraph of the gold: blocks, and cells of tables.
fn pieces(blocks: &[Block]) -> Vec<(String, String, bool)> {
    let mut out = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Table(rows) => {
                out.extend(
                    rows.iter()
                        .flatten()
                        .map(|cell| (String::new(), squeezed(cell), true)),
                );
            }
            BlockKind::Footnote => {}
            _ => out.push((
                squeezed(block.number.as_deref().unwrap_or_default()),
                squeezed(&block.text),
                false,
            )),
        }
    }
    out
}

#[test]
fn english_judgments_keep_their_paragraphs_and_numbers() {
    let Some(folder) = shared("tna") else { return };
    let mut names: Vec<u32> = std::fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| {
            entry
                .unwrap()
                .file_name()
                .to_str()?
                .strip_prefix("test")?
                .strip_suffix(".docx")?
                .parse()
                .ok()
        })
        .collect();
    names.sort_unstable();
    let (mut all, mut right, mut all_own, mut right_own) = (0, 0, 0, 0);
    println!("file      whole of all          numbered of all");
    for name in names {
        let bytes = std::fs::read(folder.join(format!("test{name}.docx"))).unwrap();
        let gold = gold(&std::fs::read_to_string(folder.join(format!("test{name}.xml"))).unwrap());
        let reading = read(&bytes).unwrap();
        let mut ours: BTreeMap<String, usize> = BTreeMap::new();
        let mut tables = String::new();
        for (number, text, in_table) in pieces(&reading.blocks) {
            *ours.entry(format!("{number}{text}")).or_default() += 1;
            if in_table {
                tables.push_str(&text);
            }
        }
        let (mut whole, mut own, mut own_right) = (0, 0, 0);
        for paragraph in &gold {
            own += usize::from(paragraph.own);
            match ours.get_mut(&format!("{}{}", paragraph.number, paragraph.text)) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    whole += 1;
                    own_right += usize::from(paragraph.own);
                }
                _ if tables.contains(&format!("{}{}", paragraph.number, paragraph.text)) => {
                    // A table of contents has numbers that are part of its words.
                    whole += 1;
                    own -= usize::from(paragraph.own);
                }
                _ => {
                    if std::env::var_os("SHOW").is_some() {
                        println!(
                            "  miss {name}: {} | {}",
                            paragraph.number,
                            paragraph.text.chars().take(100).collect::<String>()
                        );
                    }
                }
            }
        }
        println!(
            "test{name:<4} {whole:>5} {:>5} {:>6.2} % {own_right:>7} {own:>5} {:>6.2} %",
            gold.len(),
            100.0 * whole as f64 / gold.len() as f64,
            100.0 * own_right as f64 / own.max(1) as f64,
        );
        all += gold.len();
        right += whole;
        all_own += own;
        right_own += own_right;
    }
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    println!(
        "all      {right:>5} {all:>5} {:>6.2} % {right_own:>7} {all_own:>5} {:>6.2} %",
        100.0 * share(right, all),
        100.0 * share(right_own, all_own)
    );
    assert!(share(right, all) >= 0.98, "paragraphs: {right} of {all}");
    assert!(
        share(right_own, all_own) >= 0.98,
        "numbered paragraphs: {right_own} of {all_own}"
    );
}

#[test]
fn judgments_of_african_courts_are_read_whole() {
    let Some(folder) = shared("docx") else { return };
    for (name, needle_blocks) in [
        ("elc-appeal-1-of-2021.doc", 20),
        ("elc-appeal-25-of-2021.docx", 20),
        ("elc-petition-15-of-2020.doc", 20),
        ("zagpjhc_judgment.docx", 60),
    ] {
        let reading = read(&std::fs::read(folder.join(name)).unwrap()).unwrap();
        let letters: usize = reading.blocks.iter().map(|block| block.text.len()).sum();
        println!("{name}: {} blocks, {letters} bytes", reading.blocks.len());
        if std::env::var_os("SHOW").is_some() {
            for block in &reading.blocks {
                println!(
                    "  {:?} {:?} {} b{} i{} c{} {}",
                    block.kind,
                    block.number,
                    block.indent,
                    block.bold,
                    block.italic,
                    block.centred,
                    block.text.chars().take(110).collect::<String>()
                );
            }
        }
        assert!(reading.blocks.len() >= needle_blocks, "{name}");
        assert!(
            reading.warnings.is_empty(),
            "{name}: {:?}",
            reading.warnings
        );
    }
}
