//! The answer as JSON, hit by hit: an answer of any size needs no more memory than one hit.

use std::time::Instant;

use hoja::analysis::{Because, SearchHit, Understood};
use hoja::engine::{Engine, ScorePart};
use hoja::query;
use hoja::render::with_schema;
use hoja::text::Language;
use serde_json::{Value, json};

use super::ReadingFlags;
use super::human::places;
use crate::cli::error::CliError;
use crate::cli::orders::reported_in;
use crate::cli::ui::Ui;

/// Characters of a snippet.
pub(super) const SNIPPET: usize = 240;

/// Writes one object piece by piece.
pub(super) struct Writer<'e> {
    engine: &'e dyn Engine,
    began: Instant,
    hits: usize,
}

impl<'e> Writer<'e> {
    pub(super) fn new(engine: &'e dyn Engine, began: Instant) -> Self {
        Self {
            engine,
            began,
            hits: 0,
        }
    }

    /// Everything that stands before the hits.
    pub(super) fn begin(
        &mut self,
        ui: &mut Ui,
        understood: &Understood,
        reading: &ReadingFlags,
    ) -> Result<(), CliError> {
        let expanded: Vec<Value> = understood
            .expanded
            .iter()
            .map(|expansion| json!({"term": expansion.term, "added": expansion.added}))
            .collect();
        let mut head = json!({
            "query": understood.full.as_ref().map(ToString::to_string).unwrap_or_default(),
            "expanded": expanded,
            "total": understood.total,
            "took_ms": u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX),
            "corpus_hash": self.engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
            "by": reading.by,
            "relaxed": understood.relaxed.is_some(),
        });
        if let Some(relaxed) = &understood.relaxed {
            head["because"] = json!(match relaxed.because {
                Because::Question => "question",
                Because::FewHaveAll(_) => "few-have-all",
                Because::Asked => "asked",
            });
            if let Because::FewHaveAll(all) = relaxed.because {
                head["have_all"] = json!(all);
            }
            head["left_out"] = json!(relaxed.left_out);
            head["unknown"] = json!(relaxed.unknown);
        }
        let text = serde_json::to_string_pretty(&with_schema("search", &head)?)?;
        ui.text(text.trim_end_matches(['\n', '}']));
        ui.text(",\n  \"hits\": [");
        Ok(())
    }

    pub(super) fn hit(
        &mut self,
        ui: &mut Ui,
        understood: &Understood,
        hit: &SearchHit,
        reading: &ReadingFlags,
    ) -> Result<(), CliError> {
        let value = hit_value(understood, hit, reading)?;
        let text = serde_json::to_string_pretty(&value)?.replace('\n', "\n    ");
        ui.text(if self.hits == 0 { "\n    " } else { ",\n    " });
        ui.text(&text);
        self.hits += 1;
        Ok(())
    }

    pub(super) fn end(&self, ui: &mut Ui, understood: &Understood) -> Result<(), CliError> {
        ui.text(if self.hits == 0 { "]" } else { "\n  ]" });
        let facets = serde_json::to_string_pretty(&understood.facets)?.replace('\n', "\n  ");
        ui.text(&format!(",\n  \"facets\": {facets}\n}}\n"));
        Ok(())
    }
}

/// A hit as the contract has it.
pub(super) fn hit_value(
    understood: &Understood,
    hit: &SearchHit,
    reading: &ReadingFlags,
) -> Result<Value, CliError> {
    let (document, passage) = (&hit.document, &hit.located.passage);
    let language = Language::of(&hit.located.lang);
    let places = places(understood, &passage.text, language);
    let ((speaker, office), reported_in) = if document.kind.is_statement() {
        (document.speaker_of(passage), reported_in(document, passage))
    } else {
        ((None, None), Vec::new())
    };
    let mut value = json!({
        "document": document.id,
        "title": document.title,
        "short": document.short_title(),
        "kind": document.kind,
        "date": document.date_of(passage),
        "court": document.court,
        "citation": document.citation().map(|citation| &citation.cite),
        "pinpoint": passage.pinpoint,
        "heading": passage.heading(),
        "counted": passage.counted,
        "voice": passage.voice,
        "speaker": speaker,
        "office": office,
        "reported_by": passage.reported_by,
        "reported_in": reported_in,
        "role": passage.role,
        "issues": passage.issues,
        "text_kind": document.text_of(passage),
        "score": hit.score,
        "snippet": query::snippet(&passage.text, &places, SNIPPET, "\u{e000}", "\u{e001}"),
        "url": document.url(),
        "named": hit.named,
    });
    if understood.relaxed.is_some() {
        value["missing"] = json!(hit.missing);
        value["also"] = json!(hit.also);
    }
    if reading.by_document() {
        value["by"] = json!("document");
    }
    if !hit.parts.is_empty() {
        value["score_parts"] = hit.parts.iter().map(part).collect();
    }
    if let (Value::Object(into), Value::Object(from)) = (
        &mut value,
        serde_json::to_value(passage.evidence.verification)?,
    ) {
        into.extend(from);
    }
    Ok(value)
}

fn part(part: &ScorePart) -> Value {
    let key = if part.factor { "times" } else { "plus" };
    json!({"part": part.label, key: part.value})
}
