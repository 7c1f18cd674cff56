#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a table is what this prints"
)]
//! Measures how questions are answered: over the Constitution and the Data Protection Act, as
//! PDFs, by the questions of `tests/ranking/questions.tsv`, beside plain BM25 over the same passages
//! with their headings (a bare tantivy index, SQLite FTS5, Xapian).
//!
//! `cargo run --example measure_ranking` prints the table. `-v` lists the questions that are
//! answered badly; `--tune` looks for better weights, each fold of the questions judged by
//! weights found on the others. The documents are looked for in `HOJA_SHARED`, by default
//! `../shared`. The exit status is 1 without them, and where a plain index answers as well as
//! hoja does.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use hoja::analysis::{Asked, Mode, Reply, Search, Told, Weights, glean, search};
use hoja::diagnostic::SourceFile;
use hoja::engine::{Engine, Sort, in_memory};
use hoja::import::corpus::{Original, document};
use hoja::import::file::{Hints, import};
use hoja::model::{Document, Kind};
use hoja::query::{Query, Question, Thesaurus, Vocabulary};
use serde_json::json;
use tantivy::collector::TopDocs;
use tantivy::query::QueryParser;
use tantivy::schema::{
    IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value as _,
};
use tantivy::{Index, TantivyDocument, doc};

/// Hits that count.
const TOP: usize = 10;
/// Parts into which the questions are cut for tuning.
const FOLDS: usize = 4;

struct Asking {
    who: String,
    text: String,
    /// The grade of each provision, `C49` or `D30`.
    grades: BTreeMap<String, u32>,
}

fn questions(path: &Path) -> Vec<Asking> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let mut columns = line.split('\t').map(str::to_owned);
            let (who, text) = (columns.next(), columns.next());
            let grades = columns.next().unwrap_or_default();
            let grade = |pair: &str| {
                let (place, grade) = pair.split_once('=')?;
                Some((place.to_owned(), grade.parse().ok()?))
            };
            Asking {
                who: who.unwrap_or_default(),
                text: text.unwrap_or_default(),
                grades: grades.split_whitespace().filter_map(grade).collect(),
            }
        })
        .collect()
}

fn law(path: &Path) -> Option<Document> {
    let bytes = std::fs::read(path).ok()?;
    let hints = Hints {
        tld: "ke".to_owned(),
        ..Hints::default()
    };
    let original = Original {
        name: path.file_name()?.to_string_lossy().into_owned(),
        sha256: String::new(),
    };
    Some(document(&import(&bytes, &hints).ok()?, &original))
}

/// `C49` of article 49 of the Constitution, `D30` of section 30 of the Act.
fn name(document: &Document, pinpoint: &hoja::model::Pinpoint) -> String {
    let letter = if document.kind == Kind::Constitution {
        'C'
    } else {
        'D'
    };
    let (_, label) = pinpoint.outermost();
    let number: String = label.chars().take_while(|c| *c != '(').collect();
    if pinpoint.levels().len() > 1 || number.is_empty() {
        return format!("{letter} {pinpoint}");
    }
    format!("{letter}{number}")
}

/// Provisions, each once, in their order.
fn once(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen.truncate(TOP);
    seen
}

fn gain(grade: u32) -> f64 {
    f64::from((1_u32 << grade) - 1)
}

fn ndcg(asking: &Asking, found: &[String]) -> f64 {
    let discounted = |grades: &mut dyn Iterator<Item = u32>| -> f64 {
        grades
            .take(TOP)
            .enumerate()
            .map(|(at, grade)| gain(grade) / (at as f64 + 2.0).log2())
            .sum()
    };
    let mut ideal: Vec<u32> = asking.grades.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let got = &mut found
        .iter()
        .map(|name| asking.grades.get(name).copied().unwrap_or(0));
    discounted(got) / discounted(&mut ideal.into_iter())
}

fn recall(asking: &Asking, found: &[String]) -> f64 {
    let wanted = asking.grades.len().min(TOP);
    let hit = asking.grades.keys().filter(|name| found.contains(name));
    hit.count() as f64 / wanted as f64
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut number) = (0.0, 0.0);
    for value in values {
        sum += value;
        number += 1.0;
    }
    sum / f64::max(number, 1.0)
}

/// The provisions found, in order, for weights that are tried.
type Ranking = Box<dyn Fn(&Weights) -> Vec<String>>;

struct Matter {
    engine: Box<dyn Engine>,
}

impl Matter {
    /// The provisions that a search finds as it is made from the command line.
    fn search(&self, text: &str, literal: bool) -> Vec<String> {
        let source = SourceFile::new("<query>", text);
        let asked = Search {
            text: &source,
            filter: Query::All,
            mode: Mode::AsItReads,
            space_is_or: false,
            literal,
            by_document: false,
            sort: Sort::Score,
            limit: TOP,
            offset: 0,
            facets: false,
            explain: false,
        };
        let mut names = Vec::new();
        let searched = search(&*self.engine, &asked, &mut |told| {
            if let Told::Hit(hit) = told {
                names.push(name(&hit.document, &hit.located.passage.pinpoint));
            }
            ControlFlow::Continue(())
        });
        if let Err(error) = searched {
            println!("{text}: {error}");
        }
        once(names)
    }

    /// The provisions found for a question, for each choice of weights that is tried.
    fn ask(&self, text: &str, vocabulary: &Vocabulary) -> Ranking {
        let Some(question) = Question::read(text, &Thesaurus::default(), vocabulary) else {
            return Box::new(|_| Vec::new());
        };
        // Lives as long as the measurement.
        let question: &'static Question = Box::leak(Box::new(question));
        let asked: &'static Asked<'static> = Box::leak(Box::new(Asked {
            question,
            documents: &[],
            filter: &Query::All,
            limit: TOP,
            offset: 0,
            facets: false,
        }));
        let gleaned = glean(&*self.engine, asked).expect("an index in memory");
        Box::new(move |weights| {
            let replies = gleaned.rank(weights).replies;
            let place = |reply: &Reply| name(&reply.document, &reply.located.passage.pinpoint);
            once(replies.iter().map(place))
        })
    }
}

fn bare(units: &[(String, String)], questions: &[Asking]) -> tantivy::Result<Vec<Vec<String>>> {
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING | STORED);
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqs);
    let text = schema.add_text_field(
        "text",
        TextOptions::default().set_indexing_options(indexing),
    );
    let index = Index::create_in_ram(schema.build());
    let mut writer = index.writer_with_num_threads(1, 64 << 20)?;
    for (name, words) in units {
        writer.add_document(doc!(id => name.as_str(), text => words.as_str()))?;
    }
    writer.commit()?;
    let searcher = index.reader()?.searcher();
    let parser = QueryParser::for_index(&index, vec![text]);
    let mut answers = Vec::new();
    for asking in questions {
        let words: String = asking
            .text
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        let (query, _) = parser.parse_query_lenient(&words.to_lowercase());
        let hits = searcher.search(&query, &TopDocs::with_limit(100).order_by_score())?;
        let mut names = Vec::new();
        for (_, address) in hits {
            let found: TantivyDocument = searcher.doc(address)?;
            names.extend(
                found
                    .get_first(id)
                    .and_then(|id| id.as_str().map(str::to_owned)),
            );
        }
        answers.push(names);
    }
    Ok(answers)
}

/// What the peers that Python has rank, by their names.
fn peers(units: &[(String, String)], questions: &[Asking]) -> BTreeMap<String, Vec<Vec<String>>> {
    let asked = json!({
        "units": units.iter().map(|(id, text)| json!({"id": id, "text": text})).collect::<Vec<_>>(),
        "questions": questions.iter().map(|asking| &asking.text).collect::<Vec<_>>(),
    });
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ranking/peers.py");
    for python in ["/usr/bin/python3", "python3"] {
        let child = Command::new(python)
            .arg(&script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut child) = child else { continue };
        if let Some(mut stdin) = child.stdin.take() {
            let _ = stdin.write_all(asked.to_string().as_bytes());
        }
        if let Ok(output) = child.wait_with_output()
            && let Ok(found) = serde_json::from_slice(&output.stdout)
        {
            return found;
        }
    }
    BTreeMap::new()
}

/// Prints the row, and gives its nDCG@10 over all questions.
fn row(name: &str, questions: &[Asking], found: &[Vec<String>]) -> f64 {
    let of = |who: Option<&str>, measure: fn(&Asking, &[String]) -> f64| {
        let pairs = questions.iter().zip(found);
        mean(
            pairs
                .filter(|(asking, _)| who.is_none_or(|who| asking.who == who))
                .map(|(asking, found)| measure(asking, found)),
        )
    };
    let reached = of(None, ndcg);
    println!(
        "| {name} | {reached:.3} | {:.3} | {:.3} | {:.3} |",
        of(None, recall),
        of(Some("l"), ndcg),
        of(Some("c"), ndcg)
    );
    reached
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    let shared =
        std::env::var_os("HOJA_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let folder = shared.join("data/legislation");
    let laws = [
        law(&folder.join("constitution-2010.pdf")),
        law(&folder.join("data-protection-act-2019.pdf")),
    ];
    let [Some(constitution), Some(act)] = laws else {
        eprintln!("no laws at {}: set HOJA_SHARED", folder.display());
        return ExitCode::FAILURE;
    };
    let path = args.iter().find(|arg| !arg.starts_with('-')).map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ranking/questions.tsv"),
        PathBuf::from,
    );
    let questions = questions(&path);
    if questions.is_empty() {
        eprintln!("no questions in {}", path.display());
        return ExitCode::FAILURE;
    }
    let units: Vec<(String, String)> = [&constitution, &act]
        .into_iter()
        .flat_map(|document| {
            document.passages.iter().map(move |passage| {
                let heading = passage.heading().unwrap_or_default();
                (
                    name(document, &passage.pinpoint),
                    format!("{heading}\n{}", passage.text),
                )
            })
        })
        .collect();
    let matter = Matter {
        engine: in_memory([&constitution, &act]).expect("an index in memory"),
    };
    if has("--tune") {
        tune(&matter, &questions);
        return ExitCode::SUCCESS;
    }
    println!(
        "{} questions, {} passages\n\n| | nDCG@10 | recall@10 | lawyers' nDCG@10 | citizens' nDCG@10 |\n| --- | --- | --- | --- | --- |",
        questions.len(),
        units.len()
    );
    let ask = |literal: bool| -> Vec<Vec<String>> {
        let all = questions.iter();
        all.map(|asking| matter.search(&asking.text, literal))
            .collect()
    };
    let full = ask(false);
    let ours = row("hoja", &questions, &full);
    let mut plain = Vec::new();
    row("hoja, words as typed (--literal)", &questions, &ask(true));
    match bare(&units, &questions) {
        Ok(found) => {
            let found: Vec<_> = found.into_iter().map(once).collect();
            plain.push(row("plain BM25 (tantivy)", &questions, &found));
        }
        Err(error) => {
            eprintln!("tantivy: {error}");
            return ExitCode::FAILURE;
        }
    }
    for (peer, found) in peers(&units, &questions) {
        let found: Vec<_> = found.into_iter().map(once).collect();
        plain.push(row(&peer, &questions, &found));
    }
    if has("-v") {
        for (asking, found) in questions.iter().zip(&full) {
            let reached = ndcg(asking, found);
            if reached < 0.9 {
                let question =
                    Question::read(&asking.text, &Thesaurus::default(), Vocabulary::of("ke"));
                let concepts: Vec<String> = question
                    .iter()
                    .flat_map(|question| &question.concepts)
                    .map(|concept| {
                        let terms: Vec<String> = concept
                            .terms
                            .iter()
                            .map(|term| term.words.join(" "))
                            .collect();
                        format!("{}={}", concept.typed, terms.join("|"))
                    })
                    .collect();
                println!(
                    "{reached:.2} {}\n     wanted {:?}\n     found {found:?}\n     {}",
                    asking.text,
                    asking.grades,
                    concepts.join("; ")
                );
            }
        }
    }
    if plain.iter().any(|theirs| *theirs >= ours) {
        eprintln!("a plain index answers as well");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Looks for weights, one number after another, on all folds but one, and judges them on that one.
fn tune(matter: &Matter, questions: &[Asking]) {
    let vocabulary = Vocabulary::of("ke");
    let answers: Vec<_> = questions
        .iter()
        .map(|asking| matter.ask(&asking.text, vocabulary))
        .collect();
    let score = |weights: &Weights, of: &dyn Fn(usize) -> bool| {
        let chosen = questions.iter().zip(&answers).enumerate();
        let chosen = chosen.filter(|(at, _)| of(*at));
        mean(chosen.map(|(_, (asking, answer))| ndcg(asking, &answer(weights))))
    };
    let climb = |of: &dyn Fn(usize) -> bool| {
        let mut best = Weights::default();
        let mut reached = score(&best, of);
        for _ in 0..2 {
            for knob in KNOBS {
                for value in knob.values {
                    let mut next = best;
                    *(knob.of)(&mut next) = *value;
                    let got = score(&next, of);
                    // A better number must be clearly so: else the one that is there stays.
                    if got > reached + 0.002 {
                        (best, reached) = (next, got);
                    }
                }
            }
        }
        (best, reached)
    };
    for fold in 0..FOLDS {
        let (weights, train) = climb(&|at| at % FOLDS != fold);
        let held = score(&weights, &|at| at % FOLDS == fold);
        let default = score(&Weights::default(), &|at| at % FOLDS == fold);
        println!(
            "fold {fold}: tuned on {train:.3}, held out {held:.3}, as shipped {default:.3}\n  {weights:?}"
        );
    }
    let (weights, all) = climb(&|_| true);
    println!("all: {all:.3}\n  {weights:?}");
}

struct Knob {
    of: fn(&mut Weights) -> &mut f32,
    values: &'static [f32],
}

const KNOBS: &[Knob] = &[
    Knob {
        of: |w| &mut w.heading,
        values: &[0.5, 1.0, 1.5, 2.0, 3.0, 4.0],
    },
    Knob {
        of: |w| &mut w.length,
        values: &[0.2, 0.35, 0.5, 0.65, 0.8],
    },
    Knob {
        of: |w| &mut w.dampening,
        values: &[0.6, 0.9, 1.2, 1.6, 2.0],
    },
    Knob {
        of: |w| &mut w.above,
        values: &[0.0, 0.15, 0.3, 0.5],
    },
    Knob {
        of: |w| &mut w.together,
        values: &[0.0, 0.2, 0.3, 0.4, 0.6, 0.8],
    },
    Knob {
        of: |w| &mut w.nearness,
        values: &[0.0, 0.15, 0.3, 0.5, 0.8],
    },
    Knob {
        of: |w| &mut w.coverage,
        values: &[0.0, 0.25, 0.5, 0.75, 1.0, 1.5],
    },
    Knob {
        of: |w| &mut w.explained,
        values: &[0.0, 0.25, 0.5, 0.75, 1.0, 1.5],
    },
    Knob {
        of: |w| &mut w.spread,
        values: &[0.0, 0.1, 0.2, 0.35, 0.5],
    },
    Knob {
        of: |w| &mut w.added,
        values: &[0.5, 0.7, 0.85, 1.0, 1.2],
    },
    Knob {
        of: |w| &mut w.beside,
        values: &[0.5, 0.65, 0.8, 1.0],
    },
];
