//! The form of Kenya Law, full stops included.

use super::{Subject, decision};
use crate::model::{Kind, Pinpoint, Unit};

/// The citation as Kenya Law prints it.
pub(super) fn write(subject: &Subject<'_>, pinpoint: Option<&Pinpoint>) -> String {
    let document = subject.document;
    if document.kind.is_decision() {
        return case(subject, pinpoint);
    }
    let mut text = law_or_statement(subject);
    if let Some(place) = pinpoint {
        text.push_str(", ");
        text.push_str(&in_words(place));
    }
    text
}

/// `Name (Case number) [Year] COURT N (KLR) (Division) (D Month YYYY) (Judgment)`.
fn case(subject: &Subject<'_>, pinpoint: Option<&Pinpoint>) -> String {
    let document = subject.document;
    let mut parts = vec![subject.name().to_owned()];
    parts.extend(document.number.first().map(|number| format!("({number})")));
    parts.extend(subject.best.clone());
    parts.extend(
        document
            .division
            .as_ref()
            .map(|division| format!("({division})")),
    );
    parts.extend(subject.date().map(|date| format!("({date})")));
    parts.push(format!("({})", decision(document.kind)));
    let place = pinpoint.map_or_else(String::new, |place| format!(", {}", in_words(place)));
    parts.join(" ") + &place
}

fn law_or_statement(subject: &Subject<'_>) -> String {
    let document = subject.document;
    let number = match document.kind {
        Kind::Act => subject
            .chapter()
            .map(|cap| format!("Cap. {cap}"))
            .or_else(|| subject.act_number()),
        Kind::Rules | Kind::Regulations => subject
            .notice()
            .map(|(number, year)| format!("Legal Notice {number} of {year}")),
        Kind::PressStatement | Kind::OfficialStatement | Kind::NewsReport => subject.date(),
        _ => None,
    };
    number.map_or_else(
        || document.title.clone(),
        |number| format!("{} ({number})", document.title),
    )
}

/// A place with its unit written out: `section 9A(1)`, `Article 31(c)`, `paragraph 12`.
fn in_words(place: &Pinpoint) -> String {
    let levels: Vec<String> = place
        .levels()
        .iter()
        .map(|(unit, number)| {
            let word = match unit {
                Unit::Para => "paragraph",
                Unit::Section => "section",
                Unit::Article => "Article",
                Unit::Rule => "rule",
                Unit::Regulation => "regulation",
                Unit::RuleOrder => "Order",
                Unit::Clause => "clause",
                Unit::Schedule => "Schedule",
                Unit::Part => "Part",
                Unit::Chapter => "Chapter",
                Unit::Page => "page",
                Unit::Note => "footnote",
                other => other.as_str(),
            };
            format!("{word} {number}").trim().to_owned()
        })
        .collect();
    levels.join(", ")
}
