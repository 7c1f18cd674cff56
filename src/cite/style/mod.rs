//! Citations of documents as styles write them, ready to be copied.

mod kenyalaw;
mod oscola;

use super::{Kind as CitationKind, court, find, frbr, parse};
use crate::model::{
    Document, Kind, PartialDate, Passage, Pinpoint, Unit, Verification, written_enum,
};

written_enum! {
    /// A style of citations.
    Style {
        /// OSCOLA, fourth edition: a full stop ends the note.
        Oscola4 = "oscola4",
        /// OSCOLA, fifth edition: no full stop.
        Oscola5 = "oscola5",
        /// The form of Kenya Law: `Name (Case number) [Year] COURT N (KLR) (Division) (Date) (Judgment)`.
        KenyaLaw = "kenyalaw",
        /// The neutral citation before the name.
        Neutral = "neutral",
        /// The work URI of Akoma Ntoso.
        Akn = "akn",
    }
}

/// A citation as a style writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Styled {
    /// The citation.
    pub text: String,
    /// What a reader must know about it: an unverified number, a place left out.
    pub notes: Vec<String>,
}

/// Writes the citation of a document, or of a place in it. `passage` is the passage at the
/// place, if the corpus has it.
///
/// A place that is this corpus's own count is left out, and a note says so: a digest's point is
/// no paragraph of the judgment.
#[must_use]
pub fn styled(
    document: &Document,
    place: Option<(&Pinpoint, Option<&Passage>)>,
    style: Style,
) -> Styled {
    let mut notes = Vec::new();
    let pinpoint = place.and_then(|(pinpoint, passage)| {
        if is_own_count(pinpoint, passage) {
            notes.push(format!(
                "{pinpoint} is this corpus's own count, not the document's: the place is left out"
            ));
            return None;
        }
        Some(pinpoint)
    });
    let subject = Subject::of(document, &mut notes);
    let text = match style {
        Style::Oscola4 => format!("{}.", oscola::write(&subject, pinpoint)),
        Style::Oscola5 => oscola::write(&subject, pinpoint),
        Style::KenyaLaw => kenyalaw::write(&subject, pinpoint),
        Style::Neutral => neutral(&subject, pinpoint),
        Style::Akn => uri(document, pinpoint).unwrap_or_else(|| {
            notes.push("the corpus knows no work URI of it: its id stands instead".to_owned());
            document.id.to_string()
        }),
    };
    Styled { text, notes }
}

/// Whether a place is counted by the corpus, not printed in the document.
fn is_own_count(pinpoint: &Pinpoint, passage: Option<&Passage>) -> bool {
    let counted = |unit: Unit| matches!(unit, Unit::Point | Unit::Unnumbered);
    pinpoint.levels().iter().any(|(unit, _)| counted(*unit))
        || passage.is_some_and(|passage| passage.counted)
}

/// What styles draw on.
struct Subject<'d> {
    document: &'d Document,
    /// The best citation of a case: neutral before eKLR before report.
    best: Option<String>,
}

impl<'d> Subject<'d> {
    fn of(document: &'d Document, notes: &mut Vec<String>) -> Self {
        let mut all: Vec<(usize, String, bool)> = Vec::new();
        for own in &document.citations {
            let sure = own.verification != Verification::Unverified;
            for found in find(&own.cite, &super::Options::default()) {
                let rank = match found.kind {
                    CitationKind::Neutral => 0,
                    CitationKind::Eklr => 1,
                    CitationKind::Report => 2,
                    _ => continue,
                };
                all.extend(found.normal.map(|normal| (rank, normal, sure)));
            }
        }
        // What a source shows comes before what none does, whatever its kind.
        all.sort_by_key(|(rank, _, sure)| (!sure, *rank));
        let best = all.into_iter().next();
        if let Some((_, cite, false)) = &best {
            notes.push(format!("no source shows the citation {cite}"));
        }
        Self {
            document,
            best: best.map(|(_, cite, _)| cite),
        }
    }

    /// The court's name in running text.
    fn court(&self) -> Option<&'static str> {
        let code = self.document.court.as_deref()?;
        court(code).map(|court| court.name.as_str())
    }

    fn date(&self) -> Option<String> {
        self.document.date.map(PartialDate::in_words)
    }

    /// A decision's name alone: a title as Kenya Law prints it goes on with number, citation and date.
    fn name(&self) -> &'d str {
        let title = self.document.title.trim();
        let numbered = self.document.number.iter();
        let number = numbered.filter_map(|number| title.find(&format!(" ({number}")));
        let year = title.match_indices(" [").map(|(at, _)| at).find(|at| {
            let digits = title[at + 2..].bytes().take_while(u8::is_ascii_digit);
            digits.count() == 4
        });
        let end = number.chain(year).min().filter(|end| *end > 0);
        title[..end.unwrap_or(title.len())].trim_end()
    }

    /// The law's title without its year, and the year that belongs to the title.
    fn title(&self) -> (String, Option<String>) {
        let title = self.document.title.trim();
        let year = title
            .get(title.len().saturating_sub(4)..)
            .filter(|tail| tail.bytes().all(|b| b.is_ascii_digit()) && tail.len() == 4);
        match year {
            Some(year) => (
                title[..title.len() - 4]
                    .trim_end_matches([' ', ','])
                    .to_owned(),
                Some(year.to_owned()),
            ),
            None => (title.to_owned(), None),
        }
    }

    /// Number and year of a Legal Notice.
    fn notice(&self) -> Option<(String, String)> {
        let written = self
            .document
            .number
            .iter()
            .chain(self.document.citations.iter().map(|own| &own.cite));
        let notice = written
            .filter_map(|text| parse(text))
            .find(|found| found.kind == CitationKind::LegalNotice)?;
        Some((
            notice.parts.get("number")?.clone(),
            notice.parts.get("year")?.clone(),
        ))
    }

    /// Chapter, or number and year, of an Act.
    fn chapter(&self) -> Option<String> {
        let written = self
            .document
            .citations
            .iter()
            .find_map(|own| parse(&own.cite).filter(|found| found.kind == CitationKind::Cap));
        self.document
            .cap
            .clone()
            .or_else(|| written?.parts.get("cap").cloned())
    }

    /// `No. 24 of 2019`.
    fn act_number(&self) -> Option<String> {
        self.document.number.iter().find_map(|number| {
            let at = number.find("No. ").or_else(|| number.find("No "))?;
            let tail = number[at..].trim();
            tail.contains(" of ").then(|| tail.replace("No ", "No. "))
        })
    }
}

/// `judgment`, `ruling` as Kenya Law prints them.
const fn decision(kind: Kind) -> &'static str {
    match kind {
        Kind::Ruling => "Ruling",
        Kind::Order => "Order",
        Kind::Decision => "Decision",
        _ => "Judgment",
    }
}

/// The neutral citation, the name, the place.
fn neutral(subject: &Subject<'_>, pinpoint: Option<&Pinpoint>) -> String {
    let document = subject.document;
    if !document.kind.is_decision() {
        return kenyalaw::write(subject, pinpoint);
    }
    let lead = match (&subject.best, subject.date()) {
        (Some(best), _) => best.clone(),
        (None, Some(date)) => format!("({date})"),
        (None, None) => String::new(),
    };
    let place = pinpoint.map_or_else(String::new, |place| format!(", {place}"));
    format!("{lead} {}{place}", subject.name())
        .trim()
        .to_owned()
}

/// The work URI with the place, as Akoma Ntoso writes it.
fn uri(document: &Document, pinpoint: Option<&Pinpoint>) -> Option<String> {
    let derived = || {
        let written = document.citations.iter().map(|own| own.cite.clone());
        let numbers = document.number.iter().map(|number| {
            let act = document.kind == Kind::Act && number.starts_with("No");
            if act {
                format!("Act {number}")
            } else {
                number.clone()
            }
        });
        written
            .chain(numbers)
            .filter_map(|text| frbr::work_uri(&parse(&text)?))
            .next()
    };
    let work = document.work.clone().or_else(derived)?;
    let place = pinpoint.map_or_else(String::new, |place| format!("#{}", frbr::place_id(place)));
    Some(format!("{work}{place}"))
}
