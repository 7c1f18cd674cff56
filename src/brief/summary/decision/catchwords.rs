//! The catchwords of a decision.

use std::collections::BTreeMap;

use crate::cite::Kind;
use crate::engine::EngineError;
use crate::model::{Passage, Role};

use super::super::Source;
use super::super::budget::{Basis, Candidate};

/// Subjects: issues that a person set, and the provisions that the court's passages cite most.
pub(super) fn catchwords(source: &Source<'_>) -> Result<Vec<Candidate>, EngineError> {
    let mut found = Vec::new();
    for issue in source.engine.issues()? {
        let on_it = || {
            source
                .passages
                .iter()
                .filter(|passage| passage.issues.contains(&issue.id))
        };
        let held = on_it()
            .filter(|passage| matches!(passage.role, Some(Role::Finding | Role::Order)))
            .count();
        if let Some(passage) = on_it().next() {
            found.push((held, issue.title.clone(), passage.clone()));
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.0));
    let mut cited: BTreeMap<String, (usize, Passage)> = BTreeMap::new();
    let citations = source.engine.citations(&source.document.id)?;
    // An article without a law is read as the Constitution's, as Kenyan courts write; a decision
    // that nowhere names a constitution means another law.
    let constitutional = citations
        .iter()
        .flat_map(|citing| &citing.cited)
        .any(|one| one.citation.text.contains("onstitution"));
    for citing in citations {
        let passage = citing.located.passage;
        if passage.role == Some(Role::Argument) {
            continue;
        }
        for one in citing.cited {
            let law = matches!(
                one.citation.kind,
                Kind::Provision | Kind::Constitution | Kind::Act
            );
            let Some(normal) = one.citation.normal.filter(|_| law) else {
                continue;
            };
            if one.citation.kind == Kind::Constitution && !constitutional {
                continue;
            }
            for target in normal.split("; ").filter(|target| names_a_law(target)) {
                cited
                    .entry(target.to_owned())
                    .or_insert_with(|| (0, passage.clone()))
                    .0 += 1;
            }
        }
    }
    let mut laws: Vec<(usize, String, Passage)> = cited
        .into_iter()
        .map(|(target, (times, passage))| (times, target, passage))
        .collect();
    laws.sort_by(|a, b| {
        b.0.cmp(&a.0)
            .then_with(|| a.2.ordinal.cmp(&b.2.ordinal))
            .then_with(|| a.1.cmp(&b.1))
    });
    found.extend(laws);
    Ok(found
        .into_iter()
        .enumerate()
        .map(|(index, (_, text, passage))| Candidate {
            basis: Basis::Passage(Box::new(passage)),
            text,
            place: (u32::try_from(index).unwrap_or(u32::MAX), 0),
        })
        .collect())
}

/// Whether a provision names its law: `s 4` alone tells a reader nothing.
fn names_a_law(target: &str) -> bool {
    let first = target.split([' ', '(']).next().unwrap_or_default();
    let units = [
        "s", "ss", "art", "arts", "rule", "rules", "r", "reg", "order", "schedule", "para", "part",
    ];
    !units.contains(&first.to_lowercase().as_str()) || target.contains(" Act")
}
