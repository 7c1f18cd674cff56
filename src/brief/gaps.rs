//! What the corpus lacks on an issue: said, so that silence is not taken for an answer.

use std::collections::BTreeMap;

use crate::model::{Verification, Voice};

use super::data::Brief;
use super::select::Selection;

/// The gaps of a brief, in the order in which a reader would ask.
pub(super) fn gaps(brief: &Brief, selection: &Selection) -> Vec<String> {
    let mut gaps = Vec::new();
    if brief.answers.is_empty() {
        gaps.push("The corpus has no passage in which a court answers this question.".to_owned());
    }
    let findings = brief
        .sections
        .iter()
        .filter(|section| section.kind == "findings");
    let mut without_paragraph: BTreeMap<&str, usize> = BTreeMap::new();
    for statement in findings.clone().flat_map(|section| &section.statements) {
        for pin in statement.sources.iter().filter(|pin| pin.counted) {
            *without_paragraph.entry(&pin.short).or_default() += 1;
        }
    }
    if findings.count() == 0 && !brief.answers.is_empty() {
        gaps.push("The corpus has no finding of a court on this issue.".to_owned());
    }
    for (short, number) in without_paragraph {
        let findings = if number == 1 {
            "1 finding".to_owned()
        } else {
            format!("{number} findings")
        };
        gaps.push(format!(
            "The corpus has no paragraph number of the official text for {findings} of the {short}."
        ));
    }
    for (voice, side) in [
        (Voice::Petitioner, "the petitioners"),
        (Voice::Respondent, "the respondents"),
    ] {
        let argued = brief
            .sections
            .iter()
            .filter(|section| section.kind == "arguments")
            .flat_map(|section| &section.statements)
            .any(|statement| statement.voice == Some(voice));
        if !argued {
            gaps.push(format!(
                "The corpus has no argument of {side} on this issue."
            ));
        }
    }
    if brief.orders.is_empty() {
        gaps.push("The corpus has no order on this issue.".to_owned());
    }
    let unverified = brief
        .sections
        .iter()
        .flat_map(|section| &section.statements)
        .filter(|statement| statement.verification == Verification::Unverified)
        .count();
    if unverified > 0 {
        let (passages, are) = if unverified == 1 {
            ("1 passage", "is")
        } else {
            ("passages", "are")
        };
        let number = if unverified == 1 {
            String::new()
        } else {
            format!("{unverified} ")
        };
        gaps.push(format!(
            "{number}{passages} of this brief {are} unverified."
        ));
    }
    if let Some(day) = brief.as_at.filter(|_| selection.left_out > 0) {
        let passages = match selection.left_out {
            1 => "1 passage on this issue is".to_owned(),
            number => format!("{number} passages on this issue are"),
        };
        gaps.push(format!(
            "{passages} of after {} and left out here.",
            day.in_words()
        ));
    }
    let shown = selection.candidates.len();
    if selection.candidates_total > shown {
        gaps.push(format!(
            "The issue's query finds {} more passages that nobody has read for it; {shown} are shown.",
            selection.candidates_total - shown
        ));
    }
    gaps
}
