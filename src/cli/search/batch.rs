//! A list of queries from a CSV file: every row is reported, zeros and mistakes included.

use std::path::Path;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder, WriterBuilder};
use hoja::analysis::{Search, SearchError};
use hoja::diagnostic::SourceFile;
use hoja::engine::Engine;
use hoja::query::Query;
use hoja::render::with_schema;
use serde_json::{Map, Value, json};

use super::filters::filters;
use super::{SearchArgs, all, asked};
use crate::cli::error::{CliError, Outcome};
use crate::cli::ui::Ui;
use crate::cli::world::World;

/// Names under which the column of queries is known, in lower case.
const QUERY_COLUMNS: &[&str] = &["query", "q", "search", "search terms", "question", "swali"];

/// The columns that are added.
const ADDED: [&str; 6] = [
    "total", "document", "pinpoint", "citation", "relaxed", "error",
];

/// The largest file that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// What a row comes to.
#[derive(Default)]
struct Row {
    total: Option<usize>,
    document: String,
    pinpoint: String,
    citation: String,
    relaxed: bool,
    error: String,
}

/// The file as rows of texts.
struct Table {
    delimiter: u8,
    /// The names of the columns; none if the first row is a query.
    header: Option<Vec<String>>,
    /// Each row with its line in the file.
    rows: Vec<(u64, Vec<String>)>,
    /// Which column holds the query.
    query: usize,
    /// Whether a byte was no UTF-8.
    mended: bool,
}

pub(super) fn run(
    ui: &mut Ui,
    world: &World,
    args: &SearchArgs,
    file: &Path,
) -> Result<Outcome, CliError> {
    let table = read(file)?;
    if table.mended {
        ui.note(format!(
            "note: {} is not all UTF-8; what is not is read as Windows-1252",
            file.display()
        ));
    }
    if table.header.is_none() {
        ui.note(
            "note: no column is called `query`; the first column is taken, from the first row on",
        );
    }
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let filter = Query::all_of(filters(&args.flags, engine)?);
    let mut output = Output::new(&table);
    output.begin(ui, &table, engine)?;
    let (mut found, mut wrong) = (0, 0);
    for (line, cells) in &table.rows {
        let query = cells
            .get(table.query)
            .map(String::as_str)
            .unwrap_or_default();
        let row = answer(engine, args, &filter, query)?;
        found += usize::from(row.total.is_some_and(|total| total > 0));
        wrong += usize::from(!row.error.is_empty());
        output.row(ui, &table, *line, cells, query, &row)?;
        ui.release()?;
    }
    output.end(ui);
    ui.note(format!(
        "{} queries: {found} found something, {wrong} have a mistake",
        table.rows.len()
    ));
    Ok(match (found, wrong) {
        (_, 1..) => Outcome::BadInput,
        (0, 0) => Outcome::No,
        _ => Outcome::Done,
    })
}

fn answer(
    engine: &dyn Engine,
    args: &SearchArgs,
    filter: &Query,
    query: &str,
) -> Result<Row, CliError> {
    let source: Arc<SourceFile> = SourceFile::new("<query>", query.trim());
    let search = Search {
        limit: 1,
        sort: args.sort,
        ..asked(&source, filter.clone(), &args.reading, true)
    };
    let (understood, hits) = match all(engine, &search) {
        Ok(found) => found,
        Err(SearchError::Query(finding)) => {
            let start = finding
                .primary
                .as_ref()
                .map_or(0, |label| label.span.range.start);
            let before = source.text.get(..start).unwrap_or_default();
            let column = before.chars().count() + 1;
            let help = finding
                .help
                .as_deref()
                .map_or_else(String::new, |help| format!("; {help}"));
            return Ok(Row {
                error: format!("column {column}: {}{help}", finding.message),
                ..Row::default()
            });
        }
        Err(SearchError::Ambiguous(unsettled)) => {
            let ids: Vec<String> = unsettled
                .candidates
                .iter()
                .map(|document| document.id.to_string())
                .collect();
            return Ok(Row {
                error: format!(
                    "`{}` fits several documents: {}",
                    unsettled.reference,
                    ids.join(", ")
                ),
                ..Row::default()
            });
        }
        Err(SearchError::Engine(error)) => return Err(error.into()),
    };
    let mut row = Row {
        total: Some(understood.total),
        relaxed: understood.relaxed.is_some(),
        ..Row::default()
    };
    if let Some(hit) = hits.first() {
        row.document = hit.document.id.to_string();
        row.pinpoint = hit.located.passage.pinpoint.to_string();
        row.citation = hit
            .document
            .citation()
            .map(|citation| citation.cite.clone())
            .unwrap_or_default();
    }
    Ok(row)
}

fn read(file: &Path) -> Result<Table, CliError> {
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        let mut input = std::io::Read::take(std::io::stdin().lock(), LARGEST);
        std::io::Read::read_to_end(&mut input, &mut bytes)
            .map_err(|error| CliError::io("read", Path::new("standard input"), &error))?;
        bytes
    } else {
        let size = std::fs::metadata(file)
            .map_err(|error| CliError::io("read", file, &error))?
            .len();
        if size > LARGEST {
            return Err(CliError::Input(format!(
                "{} has more than {LARGEST} bytes",
                file.display()
            )));
        }
        std::fs::read(file).map_err(|error| CliError::io("read", file, &error))?
    };
    let bytes = utf16(&bytes).unwrap_or(bytes);
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let delimiter = delimiter(bytes);
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut mended = false;
    let mut rows = Vec::new();
    let mut record = ByteRecord::new();
    let (mut line, mut at) = (1_u64, 0);
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                // The reader stands between the two signs of a line end, if it has two.
                let byte = record.position().map_or(0, csv::Position::byte);
                let start = usize::try_from(byte).unwrap_or(at).clamp(at, bytes.len());
                let start = start + usize::from(bytes.get(start) == Some(&b'\n'));
                line += bytes[at..start]
                    .iter()
                    .filter(|byte| **byte == b'\n')
                    .count() as u64;
                at = start;
                let cells = record
                    .iter()
                    .map(|cell| text(cell, &mut mended))
                    .collect::<Vec<_>>();
                if cells.iter().any(|cell| !cell.trim().is_empty()) {
                    rows.push((line, cells));
                }
            }
            Err(error) => return Err(CliError::Input(format!("{}: {error}", file.display()))),
        }
    }
    let is_query = |cell: &String| QUERY_COLUMNS.contains(&cell.trim().to_lowercase().as_str());
    let query = rows
        .first()
        .and_then(|(_, cells)| cells.iter().position(is_query));
    let header = query.map(|_| rows.remove(0).1);
    if rows.is_empty() {
        return Err(CliError::Input(format!(
            "{} holds no query",
            file.display()
        )));
    }
    Ok(Table {
        delimiter,
        header,
        rows,
        query: query.unwrap_or(0),
        mended,
    })
}

/// A text that was saved as UTF-16, with its mark, as UTF-8.
fn utf16(bytes: &[u8]) -> Option<Vec<u8>> {
    let little = match bytes {
        [0xff, 0xfe, ..] => true,
        [0xfe, 0xff, ..] => false,
        _ => return None,
    };
    let units = bytes[2..].chunks_exact(2).map(|pair| {
        if little {
            u16::from_le_bytes([pair[0], pair[1]])
        } else {
            u16::from_be_bytes([pair[0], pair[1]])
        }
    });
    let text: String = char::decode_utf16(units)
        .map(|c| c.unwrap_or('\u{fffd}'))
        .collect();
    Some(text.into_bytes())
}

fn text(cell: &[u8], mended: &mut bool) -> String {
    match std::str::from_utf8(cell) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            *mended = true;
            encoding_rs::WINDOWS_1252.decode(cell).0.into_owned()
        }
    }
}

/// The sign between the cells: the one of comma, semicolon and tab that the first line has most
/// of outside quotation marks.
fn delimiter(bytes: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in bytes {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            byte if !quoted => {
                for (sign, count) in &mut counts {
                    *count += usize::from(byte == sign);
                }
            }
            _ => {}
        }
    }
    let best = counts
        .iter()
        .max_by_key(|(sign, count)| (*count, *sign == b','));
    best.map_or(b',', |(sign, _)| *sign)
}

/// Writes the rows out as they are answered, as CSV or JSON.
struct Output {
    rows: usize,
    columns: Vec<String>,
    delimiter: u8,
}

impl Output {
    fn new(table: &Table) -> Self {
        let widest = table
            .rows
            .iter()
            .map(|(_, cells)| cells.len())
            .max()
            .unwrap_or(0);
        let mut columns = table.header.clone().unwrap_or_else(|| {
            (1..=widest)
                .map(|number| {
                    if number == 1 {
                        "query".to_owned()
                    } else {
                        format!("column {number}")
                    }
                })
                .collect()
        });
        for number in columns.len()..widest {
            columns.push(format!("column {}", number + 1));
        }
        Self {
            rows: 0,
            columns,
            delimiter: table.delimiter,
        }
    }

    /// The name of an added column, which no column of the file has.
    fn added(&self, name: &str) -> String {
        if self
            .columns
            .iter()
            .any(|column| column.eq_ignore_ascii_case(name))
        {
            format!("hoja {name}")
        } else {
            name.to_owned()
        }
    }

    fn line(&self, ui: &mut Ui, cells: &[String]) -> Result<(), CliError> {
        let mut writer = WriterBuilder::new()
            .delimiter(self.delimiter)
            .from_writer(Vec::new());
        let failed = |error: &dyn std::fmt::Display| CliError::Machine {
            message: "could not write CSV".to_owned(),
            cause: Some(error.to_string()),
        };
        writer.write_record(cells).map_err(|error| failed(&error))?;
        let line = writer.into_inner().map_err(|error| failed(&error))?;
        ui.bytes(&line);
        Ok(())
    }

    fn begin(&self, ui: &mut Ui, table: &Table, engine: &dyn Engine) -> Result<(), CliError> {
        if ui.json() {
            let head = with_schema(
                "search-batch",
                &json!({
                    "corpus_hash": engine.corpus_hash(),
                    "version": env!("CARGO_PKG_VERSION"),
                    "queries": table.rows.len(),
                }),
            )?;
            let text = serde_json::to_string_pretty(&head)?;
            ui.text(text.trim_end_matches(['\n', '}']));
            ui.text(",\n  \"rows\": [");
            return Ok(());
        }
        let mut cells = self.columns.clone();
        cells.extend(ADDED.iter().map(|name| self.added(name)));
        self.line(ui, &cells)
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        table: &Table,
        line: u64,
        cells: &[String],
        query: &str,
        row: &Row,
    ) -> Result<(), CliError> {
        self.rows += 1;
        if ui.json() {
            let columns: Map<String, Value> = self
                .columns
                .iter()
                .enumerate()
                .map(|(at, name)| {
                    (
                        name.clone(),
                        json!(cells.get(at).map_or("", String::as_str)),
                    )
                })
                .collect();
            let text = |text: &String| {
                if text.is_empty() {
                    Value::Null
                } else {
                    json!(text)
                }
            };
            let value = json!({
                "line": line,
                "query": query,
                "total": row.total,
                "document": text(&row.document),
                "pinpoint": text(&row.pinpoint),
                "citation": text(&row.citation),
                "relaxed": row.relaxed,
                "error": text(&row.error),
                "columns": columns,
            });
            let text = serde_json::to_string_pretty(&value)?.replace('\n', "\n    ");
            ui.text(if self.rows == 1 { "\n    " } else { ",\n    " });
            ui.text(&text);
            return Ok(());
        }
        let _ = table;
        let mut out: Vec<String> = (0..self.columns.len())
            .map(|at| cells.get(at).cloned().unwrap_or_default())
            .collect();
        out.push(row.total.map(|total| total.to_string()).unwrap_or_default());
        out.extend([
            row.document.clone(),
            row.pinpoint.clone(),
            row.citation.clone(),
        ]);
        out.push(if row.relaxed { "yes" } else { "" }.to_owned());
        out.push(row.error.clone());
        self.line(ui, &out)
    }

    fn end(&self, ui: &mut Ui) {
        if ui.json() {
            ui.text("\n  ]\n}\n");
        }
    }
}
