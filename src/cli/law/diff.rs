//! How the words of a provision differ between two days.

use anstyle::{AnsiColor, Style};
use hoja::analysis::{Fate, Record, TextAt, differences, provision_at, text_at, versions};
use hoja::engine::Engine;
use hoja::model::{Document, PartialDate, Pinpoint};
use hoja::render::{fill, with_schema};
use serde_json::{Value, json};

use super::super::error::{CliError, Outcome};
use super::super::ui::{STRONG, Ui};
use super::json::{record, text};
use super::show::deed;

const REMOVED: Style = AnsiColor::Red.on_default().strikethrough();
const ADDED: Style = AnsiColor::Green.on_default().underline();

pub(super) fn run(
    ui: &mut Ui,
    engine: &dyn Engine,
    law: &Document,
    place: Option<&Pinpoint>,
    (from, to): (PartialDate, PartialDate),
) -> Result<Outcome, CliError> {
    let Some(place) = place else {
        return Err(CliError::usage(
            "--diff compares the words of one provision",
            Some(format!(
                "name it, as in `hoja law '{}#s 1' --diff …`",
                law.id
            )),
        ));
    };
    let all = versions(engine, law)?;
    let before = text_at(engine, &all, place, from)?;
    let after = text_at(engine, &all, place, to)?;
    // What happened after the first day, up to the last one.
    let between: Vec<Record> = provision_at(engine, law, Some(place), to)?
        .records
        .into_iter()
        .filter(|record| {
            record.entry.counts_from().is_none_or(|date| {
                date.last_day() > from.last_day() && date.first_day() <= to.last_day()
            })
        })
        .collect();
    let (Some(before), Some(after)) = (before, after) else {
        ui.note(format!(
            "`{}` has no words of `{place}` in this corpus",
            law.id
        ));
        return Ok(Outcome::No);
    };
    let one = before.document.id == after.document.id;
    let runs = differences(&before.words(), &after.words());
    if ui.json() {
        let runs: Vec<Value> = runs
            .iter()
            .map(|(fate, words)| json!({"fate": fate, "text": words}))
            .collect();
        let value = json!({
            "provision": format!("{}#{place}", law.id),
            "from": from,
            "to": to,
            "versions": [text(&before), text(&after)],
            "same_version": one,
            "diff": if one { Value::Null } else { json!(runs) },
            "between": between.iter().map(record).collect::<Result<Vec<_>, _>>()?,
            "corpus_hash": engine.corpus_hash(),
            "version": env!("CARGO_PKG_VERSION"),
        });
        ui.object(&with_schema("law-diff", &value)?)?;
        return Ok(Outcome::Done);
    }
    let title = format!(
        "{}, {place}: {} to {}",
        law.title,
        from.in_words(),
        to.in_words()
    );
    let title = ui.styled(STRONG, fill(&title, "", "", ui.columns()));
    ui.line(title);
    if one {
        let words = format!(
            "The corpus holds one version of these words ({}{}): it cannot show how they differed. What happened between the two days:",
            before.document.id,
            version(&before)
        );
        ui.line(fill(&words, "  ", "  ", ui.columns()));
    } else {
        let heads = format!(
            "--- {}{}\n+++ {}{}",
            before.document.id,
            version(&before),
            after.document.id,
            version(&after)
        );
        ui.line(heads);
        let marked = runs.iter().map(|(fate, words)| marked(ui, *fate, words));
        let marked: String = marked.collect();
        ui.line(fill(&marked, "  ", "  ", ui.columns()));
    }
    for record in &between {
        let date = record
            .entry
            .date
            .map_or_else(|| "no date".to_owned(), |date| date.to_string());
        ui.line(fill(
            &deed(record),
            &format!("  {date:<10}  "),
            "              ",
            ui.columns(),
        ));
    }
    if between.is_empty() {
        ui.line("  nothing is recorded between the two days");
    }
    Ok(Outcome::Done)
}

fn version(text: &TextAt) -> String {
    text.version.map_or_else(String::new, |day| {
        format!(", version of {}", day.in_words())
    })
}

/// Words as `[-removed-]` and `{+added+}`, and in colour where there is any.
fn marked(ui: &Ui, fate: Fate, words: &str) -> String {
    let inner = words.trim();
    let lead = &words[..words.len() - words.trim_start().len()];
    let trail = &words[words.trim_end().len()..];
    if inner.is_empty() {
        return words.to_owned();
    }
    match fate {
        Fate::Kept => words.to_owned(),
        Fate::Removed => format!(
            "{lead}{}{trail}",
            ui.styled(REMOVED, format!("[-{inner}-]"))
        ),
        Fate::Added => format!(
            "{lead}{}{trail}",
            ui.styled(ADDED, format!("{{+{inner}+}}"))
        ),
    }
}
