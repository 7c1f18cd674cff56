//! What a heading of a judgment announces.

use std::sync::LazyLock;

use regex::Regex;

use super::sides::{Sides, Who};
use crate::model::Voice;
use crate::text::regex;

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
        .map(|heading| match of(heading, sides) {
            Section::None => of_side(heading, sides),
            section => section,
        })
        .find(|section| *section != Section::None)
        .unwrap_or(Section::None)
}

/// The part that a heading opens which is a capacity and nothing else: `D. The interested party`. Names
/// alone are not taken: heirs and dependants stand over their shares.
fn of_side(heading: &str, sides: &Sides) -> Section {
    static CAPACITY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^\W*(?:[a-z0-9]{1,4}[.)]\s*)?(?:the )?(?:\d(?:st|nd|rd|th) )?(?:petitioners?|appellants?|applicants?|plaintiffs?|claimants?|respondents?|defendants?|interested part(?:y|ies)|amic(?:us|i)(?: curiae)?|friends? of the court|prosecution|attorney general)\W*$",
        )
    });
    let voice = CAPACITY
        .is_match(heading)
        .then(|| sides.mentions(heading))
        .and_then(|mentions| match mentions.first()?.who {
            Who::Voice(voice) => Some(voice),
            Who::Mover => Some(Voice::Petitioner),
            Who::Opponent => Some(Voice::Respondent),
        });
    voice.map_or(Section::None, Section::CaseOf)
}

/// The part that a passage announces which is nothing but a heading: `Respondent's submissions`.
pub(super) fn lone(text: &str, sides: &Sides) -> Section {
    if is_title(text) {
        of(text, sides)
    } else {
        Section::None
    }
}

/// The part that a heading announces which ran into the end of the passage before it:
/// `… with costs. The Respondent's Case;`
pub(super) fn trailing(text: &str, sides: &Sides) -> Section {
    let text = text.trim_end();
    let ends = text
        .trim_end_matches([';', ':', '.', ' '])
        .rfind(['.', ';', '…', '?', '!', ')', '”', '"']);
    let Some(end) = ends else {
        return Section::None;
    };
    let rest = text[end..].trim_start_matches(|c: char| !c.is_alphanumeric());
    if rest.len() < text.len() && !text.ends_with('.') && is_title(rest) {
        of(rest, sides)
    } else {
        Section::None
    }
}

/// The part that the last lines of a passage announce, where they are headings that the page has inside the
/// paragraph before: `The Law`, `Whether the grant can be revoked.`
pub(super) fn last_lines(text: &str, sides: &Sides) -> Section {
    /// The most such lines.
    const LINES: usize = 3;
    /// The longest issue, in words.
    const ISSUE: usize = 45;
    let mut lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let is_issue = |line: &str| {
        line.starts_with("Whether ")
            && line.split_whitespace().count() <= ISSUE
            && !line.trim_end_matches('.').contains(". ")
    };
    let mut last = Section::None;
    for _ in 0..LINES {
        let Some(line) = lines.pop().filter(|line| is_title(line) || is_issue(line)) else {
            break;
        };
        // Of a list that a colon announces, none is a heading.
        let before = lines.last().copied().unwrap_or_default();
        if before.is_empty() || before.ends_with([':', '-', '–', '—', ';', ',']) {
            return Section::None;
        }
        if last == Section::None {
            last = of(line, sides);
        }
    }
    last
}

/// Whether a text has the form of a heading: few words, the first one with a capital, none of
/// those that sentences have.
fn is_title(text: &str) -> bool {
    /// Longer ones are sentences.
    const MOST: usize = 9;
    let text = text.trim();
    let words = text.split_whitespace().count();
    (1..=MOST).contains(&words)
        && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !text.ends_with(['.', ',', '?'])
        && !IN_SENTENCES.is_match(text)
}

/// Whether a heading of a criminal case announces evidence, and not what is made of it: `Case for the
/// prosecution`, `Defence evidence`.
pub(super) fn is_evidence(heading: &str) -> bool {
    EVIDENCE.is_match(heading) && !ARGUES.is_match(heading)
}

fn of(heading: &str, sides: &Sides) -> Section {
    /// Longer ones are sentences.
    const LONGEST: usize = 200;
    if heading.chars().count() > LONGEST {
        return Section::None;
    }
    let heading = heading.replace('’', "'");
    // `Who bears the costs of the claim?` is an issue.
    if heading.trim_end().ends_with('?') {
        return Section::Analysis;
    }
    if SUPPORTING.is_match(&heading) && sides.mentions(&heading).is_empty() {
        return Section::CaseOf(Voice::Petitioner);
    }
    let mentions = sides.mentions(&heading);
    let told = SAYS.is_match(&heading) || !mentions.is_empty() && SAYS_OF_SIDE.is_match(&heading);
    if told && !DECIDES.is_match(&heading) && !WEIGHS.is_match(&heading) {
        let voices: Vec<Voice> = mentions
            .iter()
            .map(|mention| match mention.who {
                Who::Voice(voice) => voice,
                Who::Mover => Voice::Petitioner,
                Who::Opponent => Voice::Respondent,
            })
            .collect();
        return match voices.first() {
            Some(first) if voices.iter().all(|voice| voice == first) => Section::CaseOf(*first),
            // `The petitioner's response to the respondents' replying affidavit`.
            Some(first) if is_answer_of_first(&heading, sides) => Section::CaseOf(*first),
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
    if DECIDES.is_match(&heading) || WEIGHS.is_match(&heading) || ASSESSES.is_match(&heading) {
        return Section::Analysis;
    }
    if TELLS.is_match(&heading) || SOUGHT.is_match(&heading) {
        return Section::Background;
    }
    Section::None
}

/// Whether the first that a heading names is the one that answers there.
fn is_answer_of_first(heading: &str, sides: &Sides) -> bool {
    let mentions = sides.mentions(heading);
    let (Some(first), Some(second)) = (mentions.first(), mentions.get(1)) else {
        return false;
    };
    ANSWER_TO.is_match(&heading[first.end..second.start])
}

static ANSWER_TO: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^['’]?\s*(?:\w+\s+){0,2}(?:response|reply|rejoinder|submissions?|answer|opposition|case)\s+(?:to|in (?:reply|response|opposition) to|against|on)\b",
    )
});
static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(submissions?|arguments?|case|contentions?|averments?|pleadings|evidence|testimony|reply|response|replying|rejoinder|opposition|defence|claim|position|rival)\b",
    )
});
/// The same, where a side is named.
static SAYS_OF_SIDE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(answer|brief|plea|stance|stand|complaints?|account|affidavits?|view|grievances?)\b",
    )
});
static IN_SENTENCES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(is|was|are|were|has|have|had|be|been|filed|submit\w*|argue\w*|that|this|it|he|she|they|i|we|did|does|do|dated|seeking)\b|\d{4}",
    )
});
/// The court weighs a case: `Proof of the prosecution's case`.
static WEIGHS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(proof|prove[dn]?|proving|validity|burden|standard|weight|credib\w+|sufficien\w+|re-?evaluation|merits?|nature of)\b",
    )
});
static EVIDENCE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(prosecution|evidence|testimony|defence|witness\w*)\b"));
static ARGUES: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(submi\w+|argu\w+|conten\w+|analys[ie]s|whether|issues?)\b"));
/// Papers of whoever moves the court.
static SUPPORTING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:[a-z0-9]{1,3}[.)]\s*)?(?:the )?(?:supporting affidavit|affidavit (?:in support|supporting)|grounds (?:in support|of the (?:application|petition|motion)))",
    )
});
static DEFENCE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(defence|response|reply|replying|opposition)\b"));
static DECIDES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(analys[ie]s|determin\w*|findings?|discussion|consideration|considering|evaluation|reasons|reasoning|issues?|whether|decision|law|legal|principles|jurisdiction|assessment|disposal of|dissent\w*)\b",
    )
});
/// What is assessed, where no side is named beside it: `Respondent's submissions on quantum` are his.
static ASSESSES: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\b(?:liability|quantum)\b"));
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

/// What a heading says beside whose part it opens: that what is asked for stands under it, or an appeal and
/// its grounds.
pub(super) fn says(heading: &str) -> Option<&'static str> {
    let lower = heading.to_lowercase();
    let holds = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if holds(&["prayer", "relief"]) {
        Some("prayers")
    } else if lower.ends_with("the appeal") || holds(&["grounds of appeal", "memorandum of appeal"])
    {
        Some("appeal")
    } else {
        None
    }
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
            (
                "Petitioners’ response to the Respondents’ Replying Affidavit",
                petitioner,
            ),
            ("Analysis and Determination", Section::Analysis),
            ("ISSUES FOR DETERMINATION", Section::Analysis),
            (
                "Whether the respondent's case was proved",
                Section::Analysis,
            ),
            ("The law", Section::Analysis),
            ("c. Who bears the costs of the claim?", Section::Analysis),
            ("SUPPORTING AFFIDAVIT", petitioner),
            ("2ND AND 3RD RESPONDENTS’ ANSWER", respondent),
            ("The amicus brief", Section::CaseOf(Voice::Amicus)),
            ("Whether the respondent", Section::Analysis),
            ("Quantum", Section::Analysis),
            ("Respondent’s submissions on quantum", respondent),
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
        let alone = ["D. The interested party".to_owned()];
        assert_eq!(
            section(&alone, &sides),
            Section::CaseOf(Voice::InterestedParty)
        );
        let last = |text: &str| last_lines(text, &sides);
        assert_eq!(
            last("She relies on a case.\n\nThe Law\n\nWhether the grant can be revoked."),
            Section::Analysis
        );
        assert_eq!(
            last("It was filed late.\n\nThe Respondent’s Case"),
            respondent
        );
        for none in [
            "Counsel framed two issues:\n\nWhether it was filed\n\nWhether it was late.",
            "The couple had two children-\n\nAlpha Mfano\n\nBeta Mfano",
            "Whether the grant can be revoked.",
            "The court sat. It rose.",
        ] {
            assert_eq!(last(none), Section::None, "{none}");
        }
        let headings = ["Analysis".to_owned(), "Existence of a contract".to_owned()];
        assert_eq!(section(&headings, &sides), Section::Analysis);
    }

    #[test]
    fn headings_of_evidence_in_criminal_cases() {
        for (heading, expected) in [
            ("Case for the prosecution", true),
            ("Defence evidence", true),
            ("Prosecution's submissions", false),
            ("Whether the prosecution proved its case", false),
            ("The respondent's case", false),
        ] {
            assert_eq!(is_evidence(heading), expected, "{heading}");
        }
    }
}
