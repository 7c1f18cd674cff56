//! `cargo bench --bench search`: how fast a question is answered by the program as a whole,
//! from its start to its end, beside `rg` in the same breath, and by peers in their processes.
//!
//! `-- --passages N --runs N` measures less or more; `--brief` leaves out what takes minutes;
//! `--growth` also asks corpora of 10,000 to 3 million passages and draws the times;
//! `--only-growth` does nothing else.

#![allow(clippy::print_stdout, reason = "the tables are what a bench is for")]

mod support;

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use support::corpus::{self, Document};
use support::process::{there, time, watch};
use support::table::{self, row, verdict};
use support::{Options, Result, bare, median, percentile};

const HOJA: &str = env!("CARGO_BIN_EXE_hoja");
const PEERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers.py");
const PYTHON: &str = "/usr/bin/python3";

/// How often each query is asked.
const ASKED: usize = 15;

fn main() -> Result<()> {
    let options = Options::read()?;
    let documents = corpus::documents(options.passages)?;
    let (passages, bytes) = corpus::size(&documents);
    println!(
        "{passages} passages, {:.0} MB of text\n",
        bytes as f64 / 1e6
    );
    let words = Words::of(&documents);
    if options.growth_alone {
        return growth(&options, &documents, &words);
    }
    let folder = &options.folder;
    let matter = corpus::matter(&folder.join("matter"), &documents)?;
    let text = folder.join("text");
    corpus::text_file(&text, &documents)?;
    watch(hoja(&matter.folder).args(["index", "--quiet"]))?;
    if !there("rg", &["--version"]) {
        return Err("rg is missing: apt-get install ripgrep".into());
    }
    let asked = if options.brief { 3 } else { ASKED };

    let mut starts = Vec::new();
    let mut scans = Vec::new();
    let mut rows = vec![row(["query", "", "hits", "ms", "x rg --version"])];
    let mut all: Vec<(f64, bool)> = Vec::new();
    for (plain, operator, query) in queries(&words) {
        let mut times = Vec::new();
        let mut base = Vec::new();
        for _ in 0..asked {
            base.push(time(Command::new("rg").arg("--version"))?);
            times.push(time(&mut search(&matter.folder, &query))?);
            if plain {
                scans.push(time(Command::new("rg").args(["-c", &words.rg]).arg(&text))?);
            }
        }
        starts.extend(base.iter().copied());
        all.extend(times.iter().map(|time| (*time, plain)));
        let took = median(times);
        rows.push(vec![
            format!("`{}`", query.replace('|', "\\|")),
            operator.to_owned(),
            count(&matter.folder, &query)?,
            format!("{:.1}", took * 1e3),
            format!("{:.1}", took / median(base)),
        ]);
    }
    table::print(&rows);
    let (start, scan) = (median(starts), median(scans));
    let plain: Vec<f64> = all
        .iter()
        .filter(|(_, plain)| *plain)
        .map(|(time, _)| *time)
        .collect();
    let every: Vec<f64> = all.iter().map(|(time, _)| *time).collect();
    println!(
        "rg --version {:.2} ms, rg -c over the text {:.1} ms\n",
        start * 1e3,
        scan * 1e3
    );
    let worst = percentile(every, 99.0);
    let usual = median(plain);
    table::print(&[
        row(["what", "measured", "bar", ""]),
        bar(
            "term, phrase, AND; 10 snippets, facets / rg --version",
            usual / start,
            8.0,
        ),
        bar("the same / rg -c over the text", usual / scan, 1.0 / 3.0),
        bar(
            "99th percentile of all operators / rg --version",
            worst / start,
            30.0,
        ),
    ]);
    in_process(&options, &documents, &words)?;
    if options.growth {
        growth(&options, &documents, &words)?;
    }
    Ok(())
}

fn bar(what: &str, measured: f64, bar: f64) -> Vec<String> {
    vec![
        what.to_owned(),
        format!("{measured:.2}"),
        format!("<= {bar:.2}"),
        verdict(measured <= bar),
    ]
}

fn hoja(matter: &Path) -> Command {
    let mut command = Command::new(HOJA);
    command.arg("--matter").arg(matter);
    command
}

fn search(matter: &Path, query: &str) -> Command {
    let mut command = hoja(matter);
    command.args(["search", "--facets", "--literal", "--", query]);
    command
}

fn count(matter: &Path, query: &str) -> Result<String> {
    let output = hoja(matter)
        .args(["search", "--count", "--literal", "--", query])
        .output()?;
    if output.status.code().is_none_or(|code| code > 1) {
        return Err(format!("{query}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Words of the corpus by how many passages have them.
struct Words {
    /// In about one passage of three, of fifty, of a thousand, of twenty thousand.
    common: String,
    usual: String,
    rare: String,
    rarest: String,
    /// Another usual word, and a rare one that often stands near the usual.
    other: String,
    near: String,
    /// Two words that follow each other in many passages, and in few.
    phrase: String,
    rare_phrase: String,
    /// A word for `rg` that stands where the usual one does.
    rg: String,
}

impl Words {
    fn of(documents: &[Document]) -> Self {
        let mut words: HashMap<&str, usize> = HashMap::new();
        let mut pairs: HashMap<(&str, &str), usize> = HashMap::new();
        let passages = documents.iter().flat_map(|document| &document.passages);
        let mut total = 0;
        for (_, text) in passages.clone().step_by(5) {
            total += 1;
            let mut seen: Vec<&str> = text
                .split(|c: char| !c.is_ascii_lowercase())
                .filter(|word| word.len() > 3)
                .collect();
            for pair in seen
                .windows(2)
                .filter(|pair| text.contains(&format!("{} {}", pair[0], pair[1])))
            {
                *pairs.entry((pair[0], pair[1])).or_default() += 1;
            }
            seen.sort_unstable();
            seen.dedup();
            for word in seen {
                *words.entry(word).or_default() += 1;
            }
        }
        // The word whose frequency is nearest to one in so many; the first by its letters.
        let near = |one_in: usize, not: &[&str]| -> String {
            let wanted = total / one_in;
            let mut all: Vec<_> = words
                .iter()
                .filter(|(word, _)| !not.contains(*word))
                .collect();
            all.sort_by_key(|(word, count)| (count.abs_diff(wanted), **word));
            all.first().map_or("act", |(word, _)| **word).to_owned()
        };
        let pair = |one_in: usize| -> String {
            let wanted = total / one_in;
            let mut all: Vec<_> = pairs.iter().collect();
            all.sort_by_key(|(pair, count)| (count.abs_diff(wanted), **pair));
            all.first()
                .map_or("the act".to_owned(), |((a, b), _)| format!("{a} {b}"))
        };
        let usual = near(50, &[]);
        Self {
            common: near(4, &[]),
            rare: near(1_000, &[]),
            rarest: near(20_000, &[]),
            other: near(40, &[&usual]),
            near: near(200, &[&usual]),
            phrase: pair(300),
            rare_phrase: pair(5_000),
            rg: usual.clone(),
            usual,
        }
    }
}

/// Every operator of the language on words of several frequencies: whether it is a plain
/// term, phrase or AND; its name; the query.
fn queries(words: &Words) -> Vec<(bool, &'static str, String)> {
    let Words {
        common,
        usual,
        rare,
        rarest,
        other,
        near,
        phrase,
        rare_phrase,
        ..
    } = words;
    let stem = |word: &str| word[..word.len().min(5)].to_owned();
    let wild = |word: &str| format!("{}?{}", &word[..2], &word[3..]);
    vec![
        (true, "term", usual.clone()),
        (true, "term", common.clone()),
        (true, "term", rare.clone()),
        (true, "term", rarest.clone()),
        (true, "phrase", format!("\"{phrase}\"")),
        (true, "phrase", format!("\"{rare_phrase}\"")),
        (true, "AND", format!("{usual} AND {other}")),
        (true, "AND", format!("{common} AND {near}")),
        (true, "AND", format!("{common} AND {usual} AND {other}")),
        (false, "OR", format!("{usual} OR {other} OR {rare}")),
        (false, "OR", format!("{common} OR {usual}")),
        (false, "NOT", format!("{usual} NOT {common}")),
        (false, "/n", format!("{usual} /5 {other}")),
        (false, "/n", format!("{common} /10 {near}")),
        (false, "+n", format!("{usual} +5 {other}")),
        (false, "/s", format!("{usual} /s {other}")),
        (false, "+s", format!("{common} +s {usual}")),
        (false, "/p", format!("{usual} /p {near}")),
        (false, "+p", format!("{usual} +p {near}")),
        (false, "not w/n", format!("{usual} not w/5 {other}")),
        (false, "not /s", format!("{usual} not /s {other}")),
        (false, "atleast", format!("atleast3({usual})")),
        (false, "root!", format!("{}!", stem(usual))),
        (
            false,
            "root!",
            format!("{}! /5 {}!", stem(usual), stem(other)),
        ),
        (false, "wom?n", wild(usual)),
        (false, "=word", format!("={usual}")),
        (false, "#word", format!("#{rare}")),
        (false, "word~", format!("{rare}~")),
        (false, "word~2", format!("{usual}~2")),
        (false, "slop", format!("\"{usual} {other}\"~8")),
        (
            false,
            "( )",
            format!("({usual} OR {rare}) /5 ({other} OR {near})"),
        ),
        (false, "field", format!("title:{usual} {other}")),
        (false, "field", format!("kind:act {usual}")),
        (false, "date", format!("date:[1990 TO 2005] {usual}")),
        (false, "year", format!("year:2001 {usual}")),
        (
            false,
            "cites",
            format!("cites:\"Canada Evidence Act\" {common}"),
        ),
        (false, "para", "para:\"s 12\"".to_owned()),
        (false, "*", "*".to_owned()),
        (false, "*", "* NOT kind:act".to_owned()),
    ]
}

/// The same plain questions inside a process: what a reader that is open can do.
fn in_process(options: &Options, documents: &[Document], words: &Words) -> Result<()> {
    let folder = &options.folder;
    let peer_file = folder.join("passages.tsv");
    corpus::peer_file(&peer_file, documents)?;
    let asked = [
        words.usual.clone(),
        words.common.clone(),
        words.rare.clone(),
        format!("\"{}\"", words.phrase),
        format!("{} AND {}", words.usual, words.other),
    ];
    bare::index(&peer_file, &folder.join("bare"))?;
    let mut columns = vec![(
        "bare tantivy",
        bare::search(&folder.join("bare"), &asked, 9)?,
    )];
    let queries = folder.join("queries");
    fs::write(&queries, asked.join("\n"))?;
    let peers: &[(&str, &str, &str)] = if options.brief {
        &[("SQLite FTS5", "fts5", "sqlite3")]
    } else {
        &[
            ("SQLite FTS5", "fts5", "sqlite3"),
            ("Xapian", "xapian", "xapian"),
        ]
    };
    for (name, peer, module) in peers {
        if !there(PYTHON, &["-c", &format!("import {module}")]) {
            println!("{name} is not there\n");
            continue;
        }
        let index = folder.join(peer);
        watch(
            Command::new(PYTHON)
                .args([PEERS, peer, "index"])
                .args([&peer_file, &index]),
        )?;
        let mut command = Command::new(PYTHON);
        let (_, text) = watch(
            command
                .args([PEERS, peer, "search"])
                .args([&index, &queries]),
        )?;
        let times = text
            .lines()
            .map(str::parse)
            .collect::<std::result::Result<_, _>>()?;
        columns.push((name, times));
    }
    columns.push(("hoja", hoja_in_process(&folder.join("matter"), &asked)?));
    let mut rows = vec![
        ["ms in the process".to_owned()]
            .into_iter()
            .chain(columns.iter().map(|(name, _)| (*name).to_owned()))
            .collect::<Vec<_>>(),
    ];
    for (i, query) in asked.iter().enumerate() {
        let mut row = vec![format!("`{query}`")];
        row.extend(columns.iter().map(|(_, times)| {
            times
                .get(i)
                .map_or(String::new(), |time| format!("{time:.2}"))
        }));
        rows.push(row);
    }
    table::print(&rows);
    Ok(())
}

/// hoja's library, open: total, facets, the ten best with a snippet of each.
fn hoja_in_process(matter: &Path, queries: &[String]) -> Result<Vec<f64>> {
    use hoja::diagnostic::SourceFile;
    use hoja::engine::{Opening, Place, Request, Sort, open};
    use hoja::query::{Options, highlights_in, parse, snippet};
    use hoja::text::Language;

    let place = Place::Folder(matter.join(".hoja"));
    let opened = open(
        &hoja::matter::Matter::open(matter)?,
        &place,
        Opening::default(),
    )?;
    let mut times = Vec::new();
    for text in queries {
        let source = SourceFile::new("<query>", text.as_str());
        let query = parse(&source, Options::default()).map_err(|_| "a query")?;
        let mut each = Vec::new();
        for _ in 0..9 {
            let began = std::time::Instant::now();
            let found = opened.engine.search(&Request {
                query: &query,
                sort: Sort::Score,
                limit: 10,
                offset: 0,
                facets: true,
                explain: false,
            })?;
            for hit in &found.hits {
                let text = &hit.located.passage.text;
                let places = highlights_in(&query, text, Language::of(&hit.located.lang));
                let _ = snippet(text, &places, 240, "<b>", "</b>");
            }
            each.push(began.elapsed().as_secs_f64() * 1e3);
        }
        times.push(median(each));
    }
    Ok(times)
}

/// How answers grow with the corpus.
fn growth(options: &Options, real: &[Document], words: &Words) -> Result<()> {
    let mut growing = support::grow::Growth::new(real);
    let asked = [
        ("term", words.usual.clone()),
        ("rare term", words.rare.clone()),
        ("phrase", format!("\"{}\"", words.phrase)),
        ("AND", format!("{} AND {}", words.usual, words.other)),
        ("/5", format!("{} /5 {}", words.usual, words.other)),
    ];
    let mut curves: Vec<support::plot::Curve> = asked
        .iter()
        .map(|(name, _)| support::plot::Curve {
            name: (*name).to_owned(),
            points: Vec::new(),
        })
        .collect();
    let mut rows = vec![row([
        "passages",
        "term",
        "rare term",
        "phrase",
        "AND",
        "/5",
    ])];
    for size in [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000] {
        let folder = options.folder.join("growth");
        let (matter, _) = support::grow::matter(&folder, real, size, &mut growing)?;
        watch(hoja(&matter.folder).args(["index", "--quiet"]))?;
        let mut cells = vec![size.to_string()];
        for ((_, query), curve) in asked.iter().zip(&mut curves) {
            let mut times = Vec::new();
            for _ in 0..ASKED {
                times.push(time(&mut search(&matter.folder, query))?);
            }
            let took = median(times);
            curve.points.push((size as f64, took));
            cells.push(format!("{:.1} ms", took * 1e3));
        }
        rows.push(cells);
    }
    table::print(&rows);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("book/src/measured/search-growth.svg");
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    fs::write(
        &path,
        support::plot::draw(
            "Time to answer, the whole program, by size of the corpus",
            &curves,
        ),
    )?;
    Ok(())
}
