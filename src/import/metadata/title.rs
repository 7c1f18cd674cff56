//! Kenya Law's titles: `A v B (Petition E1 of 2030) [2031] KEHC 1 (KLR) (Judicial
//! Review) (30 January 2031) (Judgment)`.

use super::{date, docket};
use crate::model::PartialDate;

/// What a title says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Title {
    /// The parties, as a citation names them.
    pub names: String,
    /// The case number.
    pub number: Option<String>,
    /// The neutral citation.
    pub neutral: Option<docket::Neutral>,
    /// The division.
    pub division: Option<String>,
    /// The day of delivery.
    pub date: Option<PartialDate>,
    /// `Judgment`, `Ruling`.
    pub action: Option<String>,
}

/// Reads a title that holds a neutral citation.
pub(super) fn parse(text: &str) -> Option<Title> {
    let neutral = docket::neutral(text)?;
    let at = text.find(&neutral.cite)?;
    let (before, after) = (text[..at].trim(), text[at + neutral.cite.len()..].trim());
    let mut title = Title {
        names: before.to_owned(),
        neutral: Some(neutral),
        ..Title::default()
    };
    if let Some((names, last)) = split_last_bracket(before)
        && (docket::holds_number(last)
            || docket::is_bare_number(last)
            || last.to_lowercase().contains("consolidated"))
    {
        title.names = names.to_owned();
        title.number = Some(docket::number(last));
    }
    for part in brackets(after) {
        if let Some(day) = date::first(part) {
            title.date = Some(day);
        } else if title.date.is_none() {
            title.division = Some(part.to_owned());
        } else {
            title.action = Some(part.to_owned());
        }
    }
    Some(title)
}

/// `A v B (X)` as `A v B` and `X`; brackets inside brackets are one.
pub(super) fn split_last_bracket(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(')')?;
    let mut depth = 1;
    for (at, c) in inner.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((inner[..at].trim_end(), &inner[at + 1..]));
        }
    }
    None
}

/// The contents of the brackets that a text begins with.
fn brackets(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix('(') {
        let mut depth = 1;
        let end = inner.char_indices().find_map(|(at, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(at)
        });
        let Some(end) = end else { break };
        parts.push(inner[..end].trim());
        rest = inner[end + 1..].trim_start();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_title() {
        let title = parse("A v B & another (Suing as C - Deceased) (Cause 1 of 2003 & 3 of 2009 (Consolidated)) [2031] KEHC 1 (KLR) (Judicial Review) (30 January 2031) (Judgment)").unwrap();
        assert_eq!(title.names, "A v B & another (Suing as C - Deceased)");
        assert_eq!(
            title.number.as_deref(),
            Some("Cause 1 of 2003 & 3 of 2009 (Consolidated)")
        );
        assert_eq!(title.division.as_deref(), Some("Judicial Review"));
        assert_eq!(title.action.as_deref(), Some("Judgment"));
        assert_eq!(title.date.unwrap().to_string(), "2031-01-30");
        let marked = parse("A v B & another (Complaint E005 (KSM) of 2030) [2031] KEPPDT 8 (KLR) (26 February 2031) (Judgment)").unwrap();
        assert_eq!(marked.names, "A v B & another");
        assert_eq!(
            marked.number.as_deref(),
            Some("Complaint E005 (KSM) of 2030")
        );
        assert_eq!(parse("News of the day"), None);
        assert_eq!(parse("A v B [2031] KEHC 1 (KLR)").unwrap().names, "A v B");
    }
}
