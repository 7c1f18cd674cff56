//! `hoja cited-by`: what cites a decision, an Act or one provision.

use hoja::analysis::{
    Mention, Resolution, Status, Target, Treatment, Use, mentions, resolve, treatments,
};
use hoja::cite;
use hoja::engine::Engine;
use hoja::render::{fill, with_schema};
use serde_json::{Value, json};

use super::cite::{ambiguous, not_in_corpus};
use super::error::{CliError, Outcome};
use super::ui::{FAINT, STRONG, Ui};
use super::world::World;

/// Show what cites a decision, an Act or one provision
///
/// Each citing passage with its sentence, who speaks, and whether the mention
/// is authority or a step of the same case (by rule: the rule is named). How a
/// decision treats another (follows, distinguishes …) is shown where a person
/// has set it in the front matter; the program infers none. REF need not be in
/// the corpus itself.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  hoja cited-by nrf-2020-judgment\n  hoja cited-by 'section 9A of the Registration of Persons Act'\n  hoja cited-by 'rpa-cap-107#s 9A'\n  hoja cited-by 'Anarita Karimi Njeru v Republic'"
)]
pub(crate) struct CitedByArgs {
    /// Document, provision or citation
    #[arg(value_name = "REF", required = true, num_args = 1..)]
    reference: Vec<String>,
}

pub(crate) fn run(ui: &mut Ui, world: &World, args: &CitedByArgs) -> Result<Outcome, CliError> {
    let reference = args.reference.join(" ");
    let matter = world.matter()?;
    let opened = world.open(ui, &matter, false)?;
    let engine = &*opened.engine;
    let target = match resolve(engine, &reference)? {
        Resolution::Found(document, pinpoint) => Target {
            reference,
            document: Some(*document),
            pinpoint,
        },
        Resolution::Ambiguous(candidates) => return Err(ambiguous(ui, &reference, &candidates)),
        Resolution::NotInCorpus if engine.keys_of(&reference)?.is_empty() => {
            return not_in_corpus(ui, engine, &reference);
        }
        Resolution::NotInCorpus => {
            if !ui.json() {
                not_in_corpus(ui, engine, &reference)?;
            }
            Target {
                reference,
                document: None,
                pinpoint: None,
            }
        }
    };
    let mentions = mentions(engine, &target)?;
    let treatments = match &target.document {
        Some(document) => treatments(engine, document)?,
        None => Vec::new(),
    };
    if ui.json() {
        let value = to_json(engine, &target, &mentions, &treatments)?;
        ui.object(&value)?;
    } else {
        show(ui, &target, &mentions, &treatments);
    }
    Ok(if mentions.is_empty() && treatments.is_empty() {
        Outcome::No
    } else {
        Outcome::Done
    })
}

fn to_json(
    engine: &dyn Engine,
    target: &Target,
    mentions: &[Mention],
    treatments: &[Treatment],
) -> Result<Value, CliError> {
    let mut list = Vec::new();
    for mention in mentions {
        let passage = &mention.citing.located.passage;
        let citations: Vec<Value> = mention
            .cited
            .iter()
            .map(|cited| {
                json!({
                    "text": cited.citation.text,
                    "start": cited.citation.start,
                    "end": cited.citation.end,
                    "type": cited.citation.kind,
                    "normal": cited.citation.normal,
                    "pinpoint": cited.citation.pinpoint,
                    "inferred": cited.citation.inferred,
                })
            })
            .collect();
        let mut value = json!({
            "document": mention.document.id,
            "title": mention.document.title,
            "short": mention.document.short_title(),
            "kind": mention.document.kind,
            "date": mention.document.date_of(passage),
            "court": mention.document.court,
            "pinpoint": passage.pinpoint,
            "counted": passage.counted,
            "voice": passage.voice,
            "role": passage.role,
            "text_kind": mention.document.text_of(passage),
            "sentence": mention.sentence,
            "citations": citations,
            "use": mention.usage,
            "why": mention.why,
            "status": status(target, mention),
            "difference": mention.difference,
        });
        let verification = serde_json::to_value(passage.evidence.verification)?;
        if let (Value::Object(into), Value::Object(from)) = (&mut value, verification) {
            into.extend(from);
        }
        list.push(value);
    }
    let treatments: Vec<Value> = treatments
        .iter()
        .map(|treatment| {
            json!({
                "document": treatment.document.id,
                "relation": treatment.relation,
                "of": if treatment.inverse { "this-document" } else { "that-document" },
                "pinpoint": treatment.pinpoint,
                "note": treatment.note,
                "verification": treatment.verification.map(|own| own.label()),
            })
        })
        .collect();
    let value = json!({
        "ref": target.reference,
        "document": target.document.as_ref().map(|document| &document.id),
        "pinpoint": target.pinpoint,
        "status": if target.document.is_some() { Status::Found } else { Status::NotInCorpus },
        "total": list.len(),
        "cited_by": list,
        "treatment": treatments,
        "corpus_hash": engine.corpus_hash(),
        "version": env!("CARGO_PKG_VERSION"),
    });
    Ok(with_schema("cited-by", &value)?)
}

/// Whether a mention leads to the document as it is here, differs from it, or leads out of the corpus.
fn status(target: &Target, mention: &Mention) -> Status {
    if mention.difference.is_some() {
        Status::Differs
    } else if target.document.is_some() {
        Status::Found
    } else {
        Status::NotInCorpus
    }
}

fn show(ui: &mut Ui, target: &Target, mentions: &[Mention], treatments: &[Treatment]) {
    let columns = ui.columns();
    for mention in mentions {
        let passage = &mention.citing.located.passage;
        let name = format!("{}, {}", mention.document.short_title(), passage.pinpoint);
        let name = ui.styled(STRONG, fill(&name, "", "", columns));
        ui.line(name);
        let court = mention.document.court.as_deref().and_then(cite::court);
        let mut facts = vec![mention.document.id.to_string()];
        facts.extend(court.map(|court| court.short.clone()));
        facts.extend(
            mention
                .document
                .date_of(passage)
                .map(|date| date.to_string()),
        );
        facts.extend(passage.role.map(|role| {
            passage.voice.map_or_else(
                || role.to_string(),
                |voice| format!("{role} of {}", voice.label()),
            )
        }));
        facts.push(match mention.usage {
            Use::Authority => "cited".to_owned(),
            Use::ProceduralHistory => format!("procedural history, by rule: {}", mention.why),
        });
        if mention.cited.iter().all(|cited| cited.citation.inferred) {
            facts.push("law inferred from context".to_owned());
        }
        if mention.document.text_of(passage) == hoja::model::TextKind::Digest {
            facts.push("digest".to_owned());
        }
        let facts = ui.styled(FAINT, fill(&facts.join(" · "), "  ", "  ", columns));
        ui.line(facts);
        ui.line(fill(&mention.sentence, "  ", "  ", columns));
        if let Some(difference) = &mention.difference {
            ui.line(fill(difference, "  differs: ", "  ", columns));
        }
        ui.line("");
    }
    if !treatments.is_empty() {
        let head = ui.styled(STRONG, "Treatment, as set in the front matter by a person");
        ui.line(head);
    }
    for treatment in treatments {
        let relation = treatment.relation.as_str().replace('-', " ");
        let words = if treatment.inverse {
            format!("{relation} {}", treatment.document.id)
        } else {
            format!("{} {relation} this", treatment.document.id)
        };
        let place = treatment
            .pinpoint
            .as_ref()
            .map_or_else(String::new, |place| format!(" ({place})"));
        let note = treatment
            .note
            .as_ref()
            .map_or_else(String::new, |note| format!(": {note}"));
        ui.line(fill(
            &format!("{words}{place}{note}"),
            "  ",
            "    ",
            columns,
        ));
    }
    let documents: std::collections::BTreeSet<_> = mentions
        .iter()
        .map(|mention| &mention.document.id)
        .collect();
    let name = target
        .document
        .as_ref()
        .map_or(target.reference.as_str(), |document| document.id.as_str());
    let place = target
        .pinpoint
        .as_ref()
        .map_or_else(String::new, |place| format!(", {place}"));
    let count = |number: usize, one: &str| {
        let plural = if number == 1 { "" } else { "s" };
        format!("{number} {one}{plural}")
    };
    ui.note(format!(
        "{name}{place}: cited in {} of {}",
        count(mentions.len(), "passage"),
        count(documents.len(), "document")
    ));
}
