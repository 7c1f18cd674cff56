//! What a heading of a judgment announces.

use std::sync::LazyLock;

use regex::Regex;

use super::sides::{Sides, Who};
use crate::model::Voice;

/// A part of a judgment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// No heading that says.
    None,
    /// What happened, who filed what.
    Background,
    /// What one side says.
    CaseOf(Voice),
    /// What the sides say, together.
    Submissions,
    /// What the court makes of it.
    Analysis,
    /// What it commands.
    Orders,
}

/// The part that the nearest telling heading announces.
pub(super) fn section(headings: &[String], sides: &Sides) -> Section {
    headings
        .iter()
        .rev()
        .map(|heading| of(heading, sides))
        .find(|section| *section != Section::None)
        .unwrap_or(Section::None)
}

fn of(heading: &str, sides: &Sides) -> Section {
    /// Longer ones are sentences.
    const LONGEST: usize = 200;
    if heading.chars().count() > LONGEST {
        return Section::None;
    }
    let heading = heading.replace('’', "'");
    if SAYS.is_match(&heading) && !DECIDES.is_match(&heading) {
        let voices: Vec<Voice> = sides
            .mentions(&heading)
            .iter()
            .map(|mention| match mention.who {
                Who::Voice(voice) => voice,
                Who::Mover => Voice::Petitioner,
                Who::Opponent => Voice::Respondent,
            })
            .collect();
        return match voices.first() {
            Some(first) if voices.iter().all(|voice| voice == first) => Section::CaseOf(*first),
            _ if DEFENCE.is_match(&heading) => Section::CaseOf(Voice::Respondent),
            _ => Section::Submissions,
        };
    }
    if ORDERS.is_match(&heading) && !SOUGHT.is_match(&heading) {
        return if DECIDES.is_match(&heading) {
            Section::Analysis
        } else {
            Section::Orders
        };
    }
    if DECIDES.is_match(&heading) {
        return Section::Analysis;
    }
    if TELLS.is_match(&heading) || SOUGHT.is_match(&heading) {
        return Section::Background;
    }
    Section::None
}

static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(submissions?|arguments?|case|contentions?|averments?|pleadings|evidence|testimony|reply|response|replying|rejoinder|opposition|defence|claim|position|rival)\b",
    )
});
static DEFENCE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(defence|response|reply|replying|opposition)\b"));
static DECIDES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(analys[ie]s|determin\w*|findings?|discussion|consideration|considering|evaluation|reasons|reasoning|issues?|whether|decision|law|legal|principles|jurisdiction|assessment|disposal of)\b",
    )
});
static ORDERS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(orders?|disposition|disposal|conclusions?|reliefs?|decree|upshot|outcome|result|remed(y|ies)|final|sentence)\b",
    )
});
static SOUGHT: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(sought|prayers?|prayed|impugned|appealed)\b"));
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(background|introduct\w+|facts?|factual|history|proceedings|dispute|preamble|overview|chronology|summary|parties|the (petition|appeal|application|motion|suit|reference)|brief)\b",
    )
});

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant of this file")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_commonwealth_judgments() {
        let sides = Sides::read(&[], &[]);
        let petitioner = Section::CaseOf(Voice::Petitioner);
        let respondent = Section::CaseOf(Voice::Respondent);
        for (heading, expected) in [
            ("The Petitioners’ case", petitioner),
            (
                "A. The Appellant/Applicant’s Written Submissions",
                petitioner,
            ),
            ("Submissions on behalf of the 2nd Respondent", respondent),
            ("1st Defendant's Evidence", respondent),
            (
                "The Interested Parties’ Submissions",
                Section::CaseOf(Voice::InterestedParty),
            ),
            ("Submissions", Section::Submissions),
            (
                "The rival submissions of the petitioner and the respondent",
                Section::Submissions,
            ),
            ("The Response", Section::CaseOf(Voice::Respondent)),
            ("Analysis and Determination", Section::Analysis),
            ("ISSUES FOR DETERMINATION", Section::Analysis),
            (
                "Whether the respondent's case was proved",
                Section::Analysis,
            ),
            ("The law", Section::Analysis),
            ("Final Orders", Section::Orders),
            ("Disposition", Section::Orders),
            ("Conclusion and orders", Section::Orders),
            ("Orders sought", Section::Background),
            ("Introduction", Section::Background),
            ("Brief facts", Section::Background),
            ("Existence of a contract", Section::None),
        ] {
            assert_eq!(of(heading, &sides), expected, "{heading}");
        }
        let headings = ["Analysis".to_owned(), "Existence of a contract".to_owned()];
        assert_eq!(section(&headings, &sides), Section::Analysis);
    }
}
