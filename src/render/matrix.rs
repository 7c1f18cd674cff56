//! The matrix of issues and documents as data, as a paper, and as a table.

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde_json::json;

use crate::analysis::{Cell, Lack, MATRIX_RULE, Matrix, Strongest};
use crate::model::{Document, Paper, Verification};

use super::rows::{csv_row, issue_letter};
use super::template::{RenderError, Templates};

/// A cell in three signs: `+` argued for, `-` argued against, `h` held or ordered by a court;
/// `o` other passages alone, `?` passages that nobody has read for the issue.
#[must_use]
pub fn matrix_sign(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else {
        return " · ".to_owned();
    };
    if cell.passages == 0 {
        return " ? ".to_owned();
    }
    let sides = [(&cell.pro, '+'), (&cell.contra, '-'), (&cell.court, 'h')];
    if sides.iter().all(|(chosen, _)| chosen.is_none()) {
        return " o ".to_owned();
    }
    sides
        .iter()
        .map(|(chosen, sign)| if chosen.is_some() { *sign } else { '·' })
        .collect()
}

/// The matrix as JSON: `columns` and `rows`, each passage with its place.
#[must_use]
pub fn matrix_json(matrix: &Matrix) -> serde_json::Value {
    let columns: Vec<_> = matrix
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            json!({
                "id": column.issue.id,
                "letter": issue_letter(index),
                "title": column.issue.title,
                "question": column.issue.question,
                "candidates": column.candidates,
                "gaps": column.lacks,
                "gaps_in_words": words(&column.lacks),
            })
        })
        .collect();
    let rows: Vec<_> = matrix
        .rows
        .iter()
        .map(|row| {
            let passages: serde_json::Map<_, _> = row
                .cells
                .iter()
                .filter(|(_, cell)| cell.passages > 0)
                .map(|(issue, cell)| (issue.to_string(), json!(cell.passages)))
                .collect();
            let cells: serde_json::Map<_, _> = row
                .cells
                .iter()
                .map(|(issue, cell)| (issue.to_string(), cell_json(&row.document, cell)))
                .collect();
            json!({
                "document": row.document.id,
                "short": row.document.short_title(),
                "kind": row.document.kind,
                "date": row.document.date,
                "court": row.document.court,
                "passages": passages,
                "cells": cells,
            })
        })
        .collect();
    json!({ "columns": columns, "rows": rows, "silent_documents": matrix.silent, "rule": MATRIX_RULE })
}

fn words(lacks: &[Lack]) -> Vec<&'static str> {
    lacks.iter().map(|lack| lack.label()).collect()
}

fn cell_json(document: &Document, cell: &Cell) -> serde_json::Value {
    let mut value = json!({
        "passages": cell.passages,
        "candidates": cell.candidates,
        "gaps": cell.lacks,
        "gaps_in_words": words(&cell.lacks),
        "sign": matrix_sign(Some(cell)),
    });
    for name in ["for", "against", "court", "other"] {
        value[name] = serde_json::Value::Null;
    }
    for (name, chosen) in cell.chosen() {
        value[name] = strongest_json(document, chosen);
    }
    value
}

fn strongest_json(document: &Document, chosen: &Strongest) -> serde_json::Value {
    let passage = &chosen.passage;
    let statement = document.kind.is_statement();
    let (speaker, office) = if statement {
        document.speaker_of(passage)
    } else {
        (None, None)
    };
    let mut value = json!({
        "pinpoint": passage.pinpoint,
        "counted": passage.counted,
        "date": document.date_of(passage),
        "voice": passage.voice,
        "voice_label": passage.voice.map(|voice| voice.label()),
        "role": passage.role,
        "speaker": speaker,
        "office": office,
        "side": chosen.side,
        "side_by": chosen.side.map(|_| if passage.side.is_some() { "person" } else { "voice" }),
        "inferred": passage.inferred,
        "candidate": chosen.candidate,
        "among": chosen.among,
        "reported_by": passage.reported_by,
        "text": passage.text,
        "text_kind": document.text_of(passage),
        "verification": passage.evidence.verification.as_str(),
        "verification_label": passage.evidence.verification.label(),
    });
    if let Verification::Secondary {
        independent_sources,
    } = passage.evidence.verification
    {
        value["independent_sources"] = json!(independent_sources);
    }
    value
}

/// The matrix as a paper, by `templates/matrix.md.j2`.
///
/// # Errors
/// If the template has a mistake.
pub fn matrix_paper(
    matrix: &Matrix,
    title: &str,
    foot: &str,
    templates: &Templates,
) -> Result<Paper, RenderError> {
    templates.paper(
        "matrix.md.j2",
        "matrix",
        "en",
        context! {
            title => title,
            foot => foot,
            matrix => Value::from(Serde(matrix_json(matrix))),
        },
    )
}

/// CSV by RFC 4180, with a head line: a line each chosen passage, and one each gap.
#[must_use]
pub fn matrix_csv(matrix: &Matrix) -> String {
    let mut out = String::from(
        "issue,document,kind,date,place,pinpoint,voice,role,side_by,candidate,inferred,among,verification,independent_sources,reported_by,text_kind,text\r\n",
    );
    let mut line = |fields: [&str; 17]| {
        out.push_str(&csv_row(fields));
    };
    for column in &matrix.columns {
        let issue = column.issue.id.as_str();
        for lack in &column.lacks {
            let mut fields = [""; 17];
            (fields[0], fields[4], fields[16]) = (issue, "gap", lack.label());
            line(fields);
        }
        for row in &matrix.rows {
            let Some(cell) = row.cells.get(&column.issue.id) else {
                continue;
            };
            let document = &row.document;
            let (id, kind) = (document.id.as_str(), document.kind.as_str());
            let date = document
                .date
                .map_or_else(String::new, |date| date.to_string());
            for lack in &cell.lacks {
                let mut fields = [""; 17];
                (fields[0], fields[1], fields[2], fields[3]) = (issue, id, kind, &date);
                (fields[4], fields[16]) = ("gap", lack.label());
                line(fields);
            }
            for (place, chosen) in cell.chosen() {
                let passage = &chosen.passage;
                let sources = match passage.evidence.verification {
                    Verification::Secondary {
                        independent_sources,
                    } => independent_sources.to_string(),
                    _ => String::new(),
                };
                let by = match (chosen.side, passage.side) {
                    (None, _) => "",
                    (_, Some(_)) => "person",
                    (_, None) => "voice",
                };
                line([
                    issue,
                    id,
                    kind,
                    &date,
                    place,
                    &passage.pinpoint.to_string(),
                    passage.voice.map_or("", |voice| voice.as_str()),
                    passage.role.map_or("", |role| role.as_str()),
                    by,
                    if chosen.candidate { "true" } else { "false" },
                    if passage.inferred { "true" } else { "false" },
                    &chosen.among.to_string(),
                    passage.evidence.verification.as_str(),
                    &sources,
                    passage.reported_by.as_deref().unwrap_or(""),
                    document.text_of(passage).as_str(),
                    &passage.text,
                ]);
            }
        }
    }
    out
}
