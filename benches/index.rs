//! `cargo bench --bench index`: how fast a corpus is indexed, beside peers in the same run.
//!
//! `-- --passages N --runs N` measures less or more; `--brief` leaves out what takes minutes;
//! `--growth` also indexes corpora of 10,000 to 3 million passages and draws the times;
//! `--only-growth` does nothing else.

#![allow(clippy::print_stdout, reason = "the tables are what a bench is for")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use support::corpus::{self, Document, Matter};
use support::process::{Took, there, watch};
use support::table::{self, row, verdict};
use support::{Options, Result, bare, median};

const HOJA: &str = env!("CARGO_BIN_EXE_hoja");
const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers.py");
const PYTHON: &str = "/usr/bin/python3";

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().collect();
    if let [_, bare, from, folder] = words.as_slice()
        && bare == "--bare"
    {
        println!("{}", bare::index(Path::new(from), Path::new(folder))?);
        return Ok(());
    }
    let options = Options::read()?;
    let documents = corpus::documents(options.passages)?;
    let (passages, bytes) = corpus::size(&documents);
    println!(
        "{passages} passages in {} documents, {:.0} MB of text\n",
        documents.len(),
        bytes as f64 / 1e6
    );
    if options.growth_alone {
        return growth(&options, &documents);
    }
    let folder = &options.folder;
    let peer_file = folder.join("passages.tsv");
    corpus::peer_file(&peer_file, &documents)?;
    let matter = corpus::matter(&folder.join("matter"), &documents)?;

    let mut bare_runs = Vec::new();
    let mut hoja_runs = Vec::new();
    for run in 0..options.runs {
        // One after the other, so that what else the machine does hits both.
        let bare_folder = folder.join(format!("bare-{run}"));
        let mut own = Command::new(std::env::current_exe()?);
        let (took, seconds) = watch(own.arg("--bare").args([&peer_file, &bare_folder]))?;
        bare_runs.push((seconds.trim().parse::<f64>()?, took, size_of(&bare_folder)));
        fs::remove_dir_all(&bare_folder)?;
        hoja_runs.push(rebuild(&matter)?);
    }
    let bare_wall = median(bare_runs.iter().map(|(seconds, ..)| *seconds).collect());
    let hoja_wall = median(hoja_runs.iter().map(|took| took.wall).collect());
    let memory = hoja_runs.iter().map(|took| took.memory).max().unwrap_or(0);
    let index_size = size_of(&matter.folder.join(".hoja/index"));
    let figures = Figures { passages, bytes };
    let mut rows = vec![row([
        "indexer",
        "seconds",
        "passages a second",
        "processor seconds",
        "memory, MB",
        "index / text",
    ])];
    let bare_cpu = median(bare_runs.iter().map(|(_, took, _)| took.cpu).collect());
    let hoja_cpu = median(hoja_runs.iter().map(|took| took.cpu).collect());
    rows.push(figures.row("bare tantivy", bare_wall, bare_cpu, 0, bare_runs[0].2));
    rows.push(figures.row("hoja index", hoja_wall, hoja_cpu, memory, index_size));
    let mut bars = vec![
        bar(
            "throughput / bare tantivy",
            bare_wall / hoja_wall,
            0.6,
            true,
        ),
        bar("memory, MB", memory as f64 / 1e6, 600.0, false),
        bar("index / text", index_size as f64 / bytes as f64, 1.3, false),
    ];
    for (peer, name, module, least) in [
        ("fts5", "SQLite FTS5", "sqlite3", 1.0),
        ("xapian", "Xapian", "xapian", 8.0),
    ] {
        if !there(PYTHON, &["-c", &format!("import {module}")]) {
            println!("{name} is not there\n");
            continue;
        }
        let index = folder.join(peer);
        let mut command = Command::new(PYTHON);
        command
            .args([PEERS, peer, "index"])
            .args([&peer_file, &index]);
        let (took, seconds) = watch(&mut command)?;
        let seconds: f64 = seconds.trim().parse()?;
        rows.push(figures.row(name, seconds, took.cpu, 0, size_of(&index)));
        bars.push(bar(
            &format!("throughput / {name}"),
            seconds / hoja_wall,
            least,
            true,
        ));
        if index.is_dir() {
            fs::remove_dir_all(&index)?;
        } else {
            fs::remove_file(&index)?;
        }
    }
    table::print(&rows);
    edits(&options, &documents, &matter, hoja_wall, &mut bars)?;
    let mut rows = vec![row(["what", "measured", "bar", ""])];
    rows.extend(bars);
    table::print(&rows);
    if options.growth {
        growth(&options, &documents)?;
    }
    Ok(())
}

struct Figures {
    passages: usize,
    bytes: usize,
}

impl Figures {
    fn row(&self, name: &str, seconds: f64, cpu: f64, memory: u64, size: u64) -> Vec<String> {
        let memory = match memory {
            0 => String::new(),
            memory => format!("{:.0}", memory as f64 / 1e6),
        };
        vec![
            name.to_owned(),
            format!("{seconds:.1}"),
            format!("{:.0}", self.passages as f64 / seconds),
            format!("{cpu:.1}"),
            memory,
            format!("{:.2}", size as f64 / self.bytes as f64),
        ]
    }
}

fn bar(what: &str, measured: f64, bar: f64, least: bool) -> Vec<String> {
    let (sign, holds) = if least {
        (">=", measured >= bar)
    } else {
        ("<=", measured <= bar)
    };
    vec![
        what.to_owned(),
        format!("{measured:.3}"),
        format!("{sign} {bar}"),
        verdict(holds),
    ]
}

fn hoja(matter: &Path) -> Command {
    let mut command = Command::new(HOJA);
    command.arg("--matter").arg(matter);
    command
}

fn rebuild(matter: &Matter) -> Result<Took> {
    Ok(watch(hoja(&matter.folder).args(["index", "--rebuild"]))?.0)
}

fn size_of(path: &Path) -> u64 {
    let Ok(metadata) = fs::metadata(path) else {
        return 0;
    };
    if metadata.is_file() {
        return metadata.len();
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.map(|entry| size_of(&entry.path())).sum()
}

/// An edit of one document, until it is found: in a bulk file, and in a file of its own.
fn edits(
    options: &Options,
    documents: &[Document],
    matter: &Matter,
    full: f64,
    bars: &mut Vec<Vec<String>>,
) -> Result<()> {
    let mut times = Vec::new();
    for run in 0..options.runs {
        let mut edited = documents[documents.len() / 2].clone();
        edited
            .passages
            .push(("s 999".to_owned(), format!("The zebra{run} is found.")));
        let mut changed = documents.to_vec();
        let at = changed.len() / 2;
        changed[at] = edited;
        corpus::matter(&matter.folder, &changed)?;
        times.push(found(&matter.folder, &format!("zebra{run}"))?);
    }
    bars.push(bar(
        "edit of a line of a bulk file / full index",
        median(times) / full,
        0.01,
        false,
    ));
    let folder = options.folder.join("files");
    fs::create_dir_all(&folder)?;
    fs::copy(matter.folder.join("hoja.yaml"), folder.join("hoja.yaml"))?;
    let mut paths: Vec<PathBuf> = Vec::new();
    for (i, document) in documents.iter().enumerate() {
        let inside = folder.join(format!("legislation/{}", i / 500));
        if i % 500 == 0 {
            fs::create_dir_all(&inside)?;
        }
        let path = inside.join(format!("{}.md", document.id));
        fs::write(&path, markdown(document))?;
        paths.push(path);
    }
    let (took, _) = watch(hoja(&folder).args(["index", "--rebuild", "--quiet"]))?;
    let mut times = Vec::new();
    for run in 0..options.runs {
        let path = &paths[paths.len() / 2];
        let text = fs::read_to_string(path)?;
        fs::write(path, format!("{text}\n[s 999] The zebra{run} is found.\n"))?;
        times.push(found(&folder, &format!("zebra{run}"))?);
        fs::write(path, text)?;
    }
    let edit = median(times);
    println!(
        "{} documents as files: {:.1} s to index, {:.0} MB of memory; one edited and found in {:.3} s\n",
        paths.len(),
        took.wall,
        took.memory as f64 / 1e6,
        edit
    );
    bars.push(bar(
        "edit of a file / full index",
        edit / took.wall,
        0.01,
        false,
    ));
    Ok(())
}

/// Seconds until a search of its own finds the word.
fn found(matter: &Path, word: &str) -> Result<f64> {
    let began = Instant::now();
    let output = hoja(matter).args(["search", word, "--count"]).output()?;
    let seconds = began.elapsed().as_secs_f64();
    let text = String::from_utf8_lossy(&output.stdout);
    if text.trim() == "1" {
        Ok(seconds)
    } else {
        Err(format!(
            "{word} is not found: {text}{}",
            String::from_utf8_lossy(&output.stderr)
        )
        .into())
    }
}

/// A document as a file of a matter.
fn markdown(document: &Document) -> String {
    let mut text = format!(
        "---\nid: {}\nkind: act\ntitle: {}\ntext: full\nverification: official-text\n---\n\n",
        document.id,
        serde_json::Value::String(document.title.clone()),
    );
    for (i, (_, passage)) in document.passages.iter().enumerate() {
        let plain: String = passage
            .chars()
            .filter(|c| {
                !matches!(
                    c,
                    '*' | '_' | '`' | '<' | '[' | ']' | '{' | '}' | '#' | '\\' | '\n'
                )
            })
            .collect();
        text.push_str(&format!("[s {}] {}\n\n", i + 1, plain.trim()));
    }
    text
}

/// How indexing grows with the corpus.
fn growth(options: &Options, real: &[Document]) -> Result<()> {
    let sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000];
    let mut growing = support::grow::Growth::new(real);
    let heaps = growing.heaps();
    println!(
        "vocabulary: {:.1} * words ^ {:.3}\n",
        heaps.factor, heaps.power
    );
    let mut rows = vec![row([
        "passages",
        "MB of text",
        "seconds",
        "passages a second",
        "memory, MB",
    ])];
    let mut points = Vec::new();
    for size in sizes {
        let matter =
            support::grow::matter(&options.folder.join("growth"), real, size, &mut growing)?;
        let took = rebuild(&matter.0)?;
        points.push((size as f64, took.wall));
        rows.push(vec![
            size.to_string(),
            format!("{:.0}", matter.1 as f64 / 1e6),
            format!("{:.1}", took.wall),
            format!("{:.0}", size as f64 / took.wall),
            format!("{:.0}", took.memory as f64 / 1e6),
        ]);
    }
    table::print(&rows);
    let curve = support::plot::Curve {
        name: "hoja index".to_owned(),
        points,
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("book/src/measured/index-growth.svg");
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    fs::write(
        &path,
        support::plot::draw("Time to index, by size of the corpus", &[curve]),
    )?;
    Ok(())
}
