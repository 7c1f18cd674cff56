//! Decisions of Kenya Law whose lines somebody ran together: all white space is one space, so that title,
//! head and paragraphs stand in a single line. The title says what the head repeats: number, day and what
//! the decision is; by that the lines are found again.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{ends_sentence, titles};
use crate::text::regex;

/// A text with more lines than these has lines.
const MOST_LINES: usize = 3;
/// A shorter text is no decision, in bytes.
const SHORTEST: usize = 1_500;
/// The longest title, in bytes.
const TITLE: usize = 1_200;
/// The longest head, in bytes.
const HEAD: usize = 12_000;

/// The text with its lines, if it is such a decision.
pub(super) fn with_lines(text: &str) -> Cow<'_, str> {
    let filled = text.lines().filter(|line| !line.trim().is_empty()).count();
    if filled > MOST_LINES || text.len() < SHORTEST {
        return Cow::Borrowed(text);
    }
    parted(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn parted(text: &str) -> Option<String> {
    // `1 st Respondent`, as raised endings come out.
    static RAISED: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\b(\d{1,3}) (st|nd|rd|th|ST|ND|RD|TH)\b"));
    static TITLED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?P<title>.+?\((?P<number>[^()]{4,160} of \d{4}[^()]{0,60})\) (?P<own>\[\d{4}\] [A-Z]{3,8} \d+ \(KLR\))(?: \((?P<division>[A-Z][^()0-9]{2,60})\))? .*?\((?P<action>[A-Z][a-z]+)\)) (?P<again>Neutral citation: ?\[\d{4}\] [A-Z]{3,8} \d+ \(KLR\)) ",
        )
    });
    let single = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = RAISED.replace_all(&single, "$1$2");
    let mut near = TITLE.min(text.len());
    while !text.is_char_boundary(near) {
        near -= 1;
    }
    let titled = TITLED.captures(&text[..near])?;
    let rest = &text[titled.get(0)?.end()..];
    let (head, body) = head_and_body(rest, &titled["action"])?;
    let lines = [
        titled["title"].to_owned(),
        titled["again"].to_owned(),
        lines_of_head(
            head,
            &titled["number"],
            titled.name("division").map(|division| division.as_str()),
        ),
        titled["action"].to_owned(),
        lines_of_body(body),
    ];
    Some(lines.join("\n\n"))
}

/// What a party is called, at the end of its name.
const ROLES: &str = r"(?:\d{1,3}(?:st|nd|rd|th) )?(?:(?:Ex ?parte )?Applicant|Appellant|Respondent|Petitioner|Plaintiff|Defendant|Claimant|Interested Party|Interested Parties|Amicus Curiae|Objector|Protestor|Protester|Creditor|Debtor|Prosecutor|Accused|Complainant|Decree Holder|Judgment Debtor|Garnishee|Third Party|Intervener|Proposed Interested Party|Contemnor)s?";

/// Where the decision calls itself so: behind a party's role, or a note in brackets.
fn head_and_body<'text>(rest: &'text str, action: &str) -> Option<(&'text str, &'text str)> {
    static ENDS: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"(?:\b{ROLES}|\))$")));
    let word = format!(" {action} ");
    rest.match_indices(&word)
        .take_while(|(at, _)| *at <= HEAD)
        .find(|(at, _)| ENDS.is_match(&rest[..*at]))
        .map(|(at, _)| (&rest[..at], &rest[at + word.len()..]))
}

fn lines_of_head(head: &str, number: &str, division: Option<&str>) -> String {
    static COUNTRY: LazyLock<Regex> = LazyLock::new(|| regex(r"^(Republic of Kenya) "));
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r" ((?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4})( |$)",
        )
    });
    static MATTER: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:^|\s)(IN THE MATTER )"));
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:^|\s)(Between) "));
    static ROLE: LazyLock<Regex> =
        LazyLock::new(|| regex(&format!(r" ({ROLES})(?: (and|AND))?(?: |$)")));
    let head = COUNTRY.replace(head, "$1\n\n");
    let head = head.replacen(&format!(" {number} "), &format!("\n\n{number}\n\n"), 1);
    let head = division.map_or(head.clone(), |division| {
        head.replacen(&format!(" {division}\n"), &format!("\n\n{division}\n"), 1)
    });
    let head = DAY.replace(&head, "\n\n$1\n\n");
    let head = MATTER.replace_all(&head, "\n\n$1");
    let Some(between) = BETWEEN.find(&head) else {
        return head.into_owned();
    };
    let names = &head[between.end()..];
    let parties = ROLE.replace_all(names, |found: &Captures<'_>| {
        let place = found.get(0).map_or(0, |whole| whole.start());
        let joined = found.get(2).map_or("", |and| and.as_str());
        // `(Sued as Administrator of the Estate)` is a part of a name.
        if depth(&names[..place]) > 0 {
            return found[0].to_owned();
        }
        format!("\n\n{}\n\n{joined}\n\n", &found[1])
    });
    format!("{}\n\nBetween\n\n{parties}", &head[..between.start()])
}

/// How many brackets stand open at the end of a text.
fn depth(text: &str) -> usize {
    text.matches('(')
        .count()
        .saturating_sub(text.matches(')').count())
}

/// Words whose numbers are no paragraph's.
const CITES: &[&str] = &[
    "order",
    "ground",
    "grounds",
    "rule",
    "rules",
    "section",
    "sections",
    "article",
    "articles",
    "paragraph",
    "paragraphs",
    "para",
    "no",
    "no.",
    "number",
    "regulation",
    "issue",
    "page",
    "clause",
    "schedule",
    "part",
    "chapter",
    "item",
    "count",
    "cap",
    "cap.",
    "to",
    "of",
    "the",
    "pw",
    "dw",
];
/// What is printed after the text stands so near its end, in bytes.
const CLOSING: usize = 3_000;

/// A line for each number that may be a paragraph's, and for what is printed after the text.
fn lines_of_body(body: &str) -> String {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| regex(r#"(^| )(\d{1,3}\. ?[A-Z“"‘(\[])"#));
    static DATED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r" ((?:DATED|Dated|DELIVERED|Delivered),?(?: (?:and|AND|&|SIGNED|Signed|signed|DATED|DELIVERED|Delivered|delivered|VIRTUALLY|Virtually|virtually),?)* (?:AT|At|at|THIS|This|this|ON|On|on|IN|in)\b)",
        )
    });
    static PRESENT: LazyLock<Regex> =
        LazyLock::new(|| regex(r" ((?i:in the presence of)\s?:? ?-?)"));
    let body = NUMBER.replace_all(body, |found: &Captures<'_>| {
        let place = found.get(0).map_or(0, |whole| whole.start());
        // `under Order 4. The appellant`
        let word = body[..place].rsplit(' ').next().unwrap_or_default();
        if CITES.contains(&word.to_lowercase().as_str()) {
            return found[0].to_owned();
        }
        format!("\n\n{}", &found[2])
    });
    let body = with_titles(&body);
    let signs = |at: usize| at + CLOSING >= body.len() && ends_sentence(&body[..at]);
    let Some(end) = DATED
        .find_iter(&body)
        .filter(|found| signs(found.start()))
        .last()
    else {
        return body;
    };
    let closing = PRESENT.replace(&body[end.start()..], "\n\n$1");
    format!("{}\n\n{}", &body[..end.start()], closing.trim_start())
}

/// Parts the title of the next paragraphs from the end of each: `… for that. Analysis and Determination`.
fn with_titles(body: &str) -> String {
    let mut out = String::with_capacity(body.len() + 64);
    let mut parts = body.split("\n\n").peekable();
    while let Some(part) = parts.next() {
        match title_at_end(part).filter(|_| parts.peek().is_some()) {
            Some(at) => {
                out.push_str(part[..at].trim_end());
                out.push_str("\n\n");
                out.push_str(part[at..].trim_start());
            }
            None => out.push_str(part),
        }
        if parts.peek().is_some() {
            out.push_str("\n\n");
        }
    }
    out
}

/// Where the title at the end of a paragraph begins.
fn title_at_end(part: &str) -> Option<usize> {
    /// Words by which titles of parts are known.
    const KNOWN: &[&str] = &[
        "analysis",
        "case",
        "submissions",
        "determination",
        "background",
        "evidence",
        "issues",
        "issue",
        "conclusion",
        "disposition",
        "orders",
        "arguments",
        "introduction",
        "response",
        "proceedings",
        "facts",
    ];
    /// The longest title, in bytes.
    const LONGEST: usize = 90;
    static END: LazyLock<Regex> = LazyLock::new(|| {
        regex(r#"[.;?!”"’)\]] (?:[A-H]\. ?)?[A-Z][^.;?!“”"()\[\]\d]{3,90}[.:]?$"#)
    });
    let mut from = part.len().saturating_sub(LONGEST + 8);
    while !part.is_char_boundary(from) {
        from += 1;
    }
    let found = END.find(&part[from..])?;
    let at = from + found.start() + found.as_str().find(' ')?;
    let mut words = part[at..].split_whitespace().map(|word| {
        word.trim_matches(|c: char| !c.is_alphabetic())
            .to_lowercase()
    });
    // `the Evidence Act`
    let cites = ["Act", "Rules", "Code", "Constitution", "Regulations"]
        .iter()
        .any(|law| part[at..].contains(law));
    if cites {
        return None;
    }
    words
        .any(|word| KNOWN.contains(&word.as_str()))
        .then_some(at)
        .filter(|_| titles::has_capitals(part[at..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(body: &str) -> String {
        format!(
            "Mfano v Mfani & another (Environment and Land Appeal E63 of 2031) [2031] KEELC 92 (KLR) (Commercial) (23 March 2031) (Ruling) Neutral citation: [2031] KEELC 92 (KLR) Republic of Kenya In the Environment and Land Court at Nairobi (Milimani) Commercial Environment and Land Appeal E63 of 2031 AB Mfanu, J March 23, 2031 Between Jane Mfano Appellant and Juma Mfani (Sued as Administrator of the Estate of Asha Mfani) 1 st Respondent Twiga Limited 2 nd Respondent Ruling {body}"
        )
    }

    #[test]
    fn lines_are_found_again() {
        let long = "The court said so at length, and then again. ".repeat(40);
        let text = decision(&format!(
            "Background 1. The appeal is of the 6 th March, 2031. {long}2. It is opposed. The Respondents’ case. 3. They say so under Order 4. The rest is silence. Analysis And Determination 4. It is dismissed. DATED AND DELIVERED AT NAIROBI THIS 23 RD DAY OF MARCH, 2031. A. B. MFANU JUDGE In the presence of: Mr. Mfano for the Appellant."
        ));
        let lines = with_lines(&text);
        let lines: Vec<&str> = lines.lines().filter(|line| !line.is_empty()).collect();
        assert!(lines.len() > 20, "{lines:#?}");
        assert_eq!(
            &lines[1..17],
            [
                "Neutral citation: [2031] KEELC 92 (KLR)",
                "Republic of Kenya",
                "In the Environment and Land Court at Nairobi (Milimani)",
                "Commercial",
                "Environment and Land Appeal E63 of 2031",
                "AB Mfanu, J",
                "March 23, 2031",
                "Between",
                "Jane Mfano",
                "Appellant",
                "and",
                "Juma Mfani (Sued as Administrator of the Estate of Asha Mfani)",
                "1st Respondent",
                "Twiga Limited",
                "2nd Respondent",
                "Ruling",
            ]
        );
        assert_eq!(lines[17], "Background");
        assert!(lines[18].starts_with("1. The appeal is of the 6th March, 2031."));
        assert_eq!(lines[19], "2. It is opposed.");
        assert_eq!(lines[20], "The Respondents’ case.");
        assert_eq!(
            lines[21],
            "3. They say so under Order 4. The rest is silence."
        );
        assert_eq!(lines[22], "Analysis And Determination");
        assert!(lines[24].starts_with("DATED AND DELIVERED AT NAIROBI"));
        assert!(lines[25].starts_with("In the presence of:"));
    }

    #[test]
    fn other_texts_stay() {
        let long = "The minister said so at length, and then again. ".repeat(60);
        assert!(matches!(with_lines(&long), Cow::Borrowed(_)));
        assert!(matches!(
            with_lines(&decision("1. Short.")),
            Cow::Borrowed(_)
        ));
        let cited = format!("{long}See {}", decision("1. That is all."));
        assert!(matches!(with_lines(&cited), Cow::Borrowed(_)));
    }
}
