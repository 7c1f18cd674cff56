//! The matter's own words, held against its documents as a draft is: the notes of an issue,
//! and what a digest cites.

use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, EngineError};
use crate::matter::{LoadedMatter, ParsedFile};
use crate::model::TextKind;

use super::check::{Options, check_with};
use super::fate::Fates;
use super::text::Draft;

/// What the check of the files' links reports already, and how a decision stands, which every
/// brief says beside it.
const LINKED: &[&str] = &[
    "pinpoint-not-found",
    "authority-not-in-corpus",
    "authority-set-aside",
];

/// What is wrong with the notes of a matter's issues, and with what its digests cite.
///
/// A digest speaks in its own words and may name what the matter does not have; that an
/// authority is cited otherwise than the corpus has it is a mistake in it all the same.
///
/// # Errors
/// If the index cannot be read.
pub fn check_notes(
    matter: &LoadedMatter,
    engine: &dyn Engine,
) -> Result<Vec<Diagnostic>, EngineError> {
    let fates = Fates::new(engine);
    let mut findings = Vec::new();
    for file in &matter.files {
        let keep: fn(&str) -> bool = match &file.parsed {
            ParsedFile::Issue(_) => |code| !LINKED.contains(&code),
            ParsedFile::Document(parsed)
                if parsed
                    .document
                    .as_ref()
                    .is_some_and(|document| document.text == TextKind::Digest) =>
            {
                |code| code == "authority-differs"
            }
            _ => continue,
        };
        let draft = Draft::markdown(&file.source.name, file.source.text.clone());
        let report = check_with(&draft, engine, &fates, Options::default())?;
        findings.extend(
            report
                .findings
                .into_iter()
                .map(|finding| finding.diagnostic)
                .filter(|finding| keep(finding.code.0)),
        );
    }
    Ok(findings)
}
