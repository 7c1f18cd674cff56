//! The flags of a search as parts of its query.

use hoja::analysis::{Resolution, resolve};
use hoja::engine::Engine;
use hoja::model::{DocId, Kind, PartialDate, Role, Voice};
use hoja::query::{DateRange, Field, Query};
use serde::{Deserialize, Serialize};

use crate::cli::error::CliError;

/// Which passages are looked at.
#[derive(Debug, Clone, Default, clap::Args, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Flags {
    /// Kind of document (can be repeated)
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Vec<String>,
    /// Code of the court, such as KEHC (can be repeated)
    #[arg(long, value_name = "CODE")]
    pub(super) court: Vec<String>,
    /// Words of a judge's name
    #[arg(long, value_name = "NAME")]
    pub(super) judge: Vec<String>,
    /// Issue (can be repeated)
    #[arg(long, value_name = "ID")]
    pub(super) issue: Vec<String>,
    /// Who speaks: court, petitioner, respondent, government … (can be repeated)
    #[arg(long, value_name = "VOICE")]
    pub(super) voice: Vec<String>,
    /// What the passage does: finding, argument, order, statement … (can be repeated)
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Vec<String>,
    /// First day, month or year
    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<PartialDate>,
    /// Last day, month or year
    #[arg(long, value_name = "DATE")]
    pub(super) to: Option<PartialDate>,
    /// Only in this document: an id or a citation
    #[arg(long = "in", value_name = "DOC")]
    pub(super) within: Option<String>,
}

/// The flags as parts of the query: any of one flag's values, and every flag.
pub(super) fn filters(args: &Flags, engine: &dyn Engine) -> Result<Vec<Query>, CliError> {
    let upper: Vec<String> = args.court.iter().map(|code| code.to_uppercase()).collect();
    let meant = |name: &String| Voice::meant(name).map_or(name.clone(), |voice| voice.to_string());
    let voices: Vec<String> = args.voice.iter().map(meant).collect();
    let mut parts = Vec::new();
    for (flag, field, values) in [
        ("kind", Field::Kind, &args.kind),
        ("court", Field::Court, &upper),
        ("issue", Field::Issue, &args.issue),
        ("voice", Field::Voice, &voices),
        ("role", Field::Role, &args.role),
    ] {
        if values.is_empty() {
            continue;
        }
        let known = known_values(engine, field)?;
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        for value in values {
            check_name(flag, value, &known)?;
        }
        let any: Vec<Query> = values
            .iter()
            .map(|value| Query::Value {
                field,
                value: value.clone(),
            })
            .collect();
        parts.extend(any_of(any));
    }
    for judge in &args.judge {
        let words: Vec<Query> = hoja::text::tokens(judge)
            .into_iter()
            .map(|token| Query::Word {
                field: Field::Judge,
                word: token.word,
            })
            .collect();
        parts.push(Query::all_of(words));
    }
    if args.from.is_some() || args.to.is_some() {
        parts.push(Query::Dates(DateRange::new(args.from, args.to)));
    }
    if let Some(document) = &args.within {
        parts.push(Query::Value {
            field: Field::Doc,
            value: within(engine, document)?.to_string(),
        });
    }
    Ok(parts)
}

/// The document that `--in` means.
fn within(engine: &dyn Engine, name: &str) -> Result<DocId, CliError> {
    let missing = |help: Option<String>| {
        CliError::usage(format!("the corpus has no document `{name}`"), help)
    };
    match resolve(engine, name)? {
        Resolution::Found(document, _) => Ok(document.id),
        Resolution::Ambiguous(candidates) => {
            let ids: Vec<String> = candidates
                .iter()
                .map(|document| document.id.to_string())
                .collect();
            Err(CliError::usage(
                format!("`{name}` fits several documents"),
                Some(format!("one of: {}", ids.join(", "))),
            ))
        }
        Resolution::NotInCorpus => {
            let ids: Vec<String> = engine
                .documents()?
                .into_iter()
                .map(|document| document.id.to_string())
                .collect();
            let near = hoja::diagnostic::nearest(name, ids.iter().map(String::as_str));
            Err(missing(near.map(|near| format!("did you mean `{near}`?"))))
        }
    }
}

fn any_of(mut any: Vec<Query>) -> Option<Query> {
    match any.len() {
        0 => None,
        1 => any.pop(),
        _ => Some(Query::Or(any)),
    }
}

/// What a filter may be; looked up only where one is given.
fn known_values(engine: &dyn Engine, field: Field) -> Result<Vec<String>, CliError> {
    let own = |names: &mut dyn Iterator<Item = &'static str>| names.map(str::to_owned).collect();
    Ok(match field {
        Field::Kind => own(&mut Kind::names()),
        Field::Voice => own(&mut Voice::names()),
        Field::Role => own(&mut Role::names()),
        Field::Court => {
            let courts = hoja::cite::courts().iter();
            courts.map(|court| court.code.clone()).collect()
        }
        _ => {
            let issues = engine.issues()?.into_iter();
            issues.map(|issue| issue.id.to_string()).collect()
        }
    })
}

fn check_name(flag: &str, value: &str, known: &[&str]) -> Result<(), CliError> {
    if known.contains(&value) {
        return Ok(());
    }
    let near = hoja::diagnostic::nearest(value, known.iter().copied());
    let help = near.map_or_else(
        || format!("one of: {}", known.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Err(CliError::usage(
        format!("there is no {flag} `{value}`"),
        Some(help),
    ))
}
