//! Front matter of a judgment.
//!
//! Every field is looked for in three places: values that the source labels, the title
//! that a publisher gives (which has a fixed form at Kenya Law), and the first and last
//! blocks of the text. The first that has it wins; where two disagree, a warning says so.

use super::first_blocks::FirstBlocks;
use super::labels::{Meaning, others, party_role, values};
use super::title::Title;
use super::{court, date, docket, first_blocks, judges, labels, parties, role, title};
use crate::import::block::{Block, BlockKind};
use crate::import::imported::{
    Draft, DraftParty, Field, Labelled, Origin, Reading, Warning, WarningCode,
};
use crate::import::places;
use crate::import::structure;
use crate::model::{Kind, PartialDate, PartyRole};

/// What [`read`] finds out about a judgment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Head {
    /// Judgment, ruling, order or decision.
    pub kind: Option<Field<Kind>>,
    /// The front matter.
    pub draft: Draft,
    /// Index of the first block that belongs to the text, not to the head.
    pub body: usize,
    /// Where sources disagree.
    pub warnings: Vec<Warning>,
}

/// Reads a judgment's front matter, from labelled values first and from the first
/// blocks otherwise.
#[must_use]
pub fn read(reading: &Reading) -> Head {
    let (printed, from) = labels::in_blocks(&reading.blocks);
    let labels: Vec<Labelled> = reading.labels.iter().cloned().chain(printed).collect();
    let first = first_blocks::read(&reading.blocks, from);
    let sources = Sources {
        labels: &labels,
        titled: titled(&labels, &first),
        first: &first,
    };
    let mut draft = Draft {
        neutral: sources.neutral(),
        court_name: None,
        number: sources.numbers(),
        bench: sources.bench(reading),
        date: sources.date(reading),
        action: sources.action(),
        division: sources.division(),
        ..Draft::default()
    };
    sources.court(&mut draft);
    draft.citations = sources.citations(&draft);
    draft.work = sources.work();
    draft.parties = sources.parties(&draft);
    sources.names(&mut draft);
    draft.outcome = sources.labelled(Meaning::Outcome);
    draft.lang = sources.language();
    draft.publisher = sources.labelled(Meaning::Publisher);
    draft.address = sources.labelled(Meaning::Address);
    draft.others = others(&labels);
    let kind = draft.action.as_ref().and_then(kind);
    let warnings = sources.disagreements(&draft);
    Head {
        kind,
        draft,
        body: first.body,
        warnings,
    }
}

/// What a judgment is, by what it calls itself.
fn kind(action: &Field<String>) -> Option<Field<Kind>> {
    let upper = action.value.to_uppercase();
    let (kind, doubt) = match upper.as_str() {
        _ if upper.contains("JUDGMENT") || upper.contains("JUDGEMENT") => (Kind::Judgment, 1.0),
        _ if upper.contains("RULING") => (Kind::Ruling, 1.0),
        _ if upper.contains("SENTENCE") || upper.contains("REASONS") => (Kind::Ruling, 0.8),
        _ if upper.contains("AWARD")
            || upper.contains("DECISION")
            || upper.contains("DETERMINATION") =>
        {
            (Kind::Judgment, 0.8)
        }
        _ if upper.contains("OPINION") => (Kind::Judgment, 0.7),
        _ if upper.contains("ORDER") || upper.contains("DIRECTIONS") => (Kind::Order, 0.9),
        _ => return None,
    };
    Some(Field::derived(kind, "action", action.confidence * doubt))
}

/// The title with its parts, where it was read.
fn titled(labels: &[Labelled], first: &FirstBlocks) -> Option<(Title, String, Origin)> {
    for label in values(labels, Meaning::Title) {
        if let Some(parsed) = title::parse(&label.value) {
            return Some((
                parsed,
                label.value.clone(),
                Origin::Label(label.label.clone()),
            ));
        }
    }
    let (at, text) = first.title.as_ref()?;
    // Law reports have the names alone.
    let named = || Title {
        names: text.clone(),
        ..Title::default()
    };
    let parsed = title::parse(text).or_else(|| text.contains(" v ").then(named))?;
    Some((parsed, text.clone(), Origin::Block(*at)))
}

/// Whether the case is about an estate: it is known by the estate, whoever takes part.
fn is_succession(draft: &Draft) -> bool {
    draft.number.iter().any(|number| {
        let lower = number.value.to_lowercase();
        lower.contains("succession") || lower.contains("probate")
    })
}

/// Where a text holds the other, in whatever case.
fn within<'text>(text: &'text str, other: &str) -> Option<&'text str> {
    (0..text.len()).find_map(|at| {
        text.get(at..at + other.len())
            .filter(|part| part.eq_ignore_ascii_case(other))
    })
}

/// How many blocks after the head may name who gives the judgment.
const OPENING: usize = 3;

struct Sources<'reading> {
    labels: &'reading [Labelled],
    titled: Option<(Title, String, Origin)>,
    first: &'reading FirstBlocks,
}

impl Sources<'_> {
    fn labelled(&self, meaning: Meaning) -> Option<Field<String>> {
        let label = values(self.labels, meaning).into_iter().next()?;
        Some(Field::labelled(label.value.clone(), label.label.clone()))
    }

    /// A part of the title, which is as sure as a label if a label holds it.
    fn in_title<T>(&self, part: impl Fn(&Title) -> Option<T>) -> Option<Field<T>> {
        let (title, _, from) = self.titled.as_ref()?;
        let value = part(title)?;
        let confidence = if matches!(from, Origin::Label(_)) {
            Field::<T>::SURE
        } else {
            Field::<T>::FIRM
        };
        Some(Field {
            value,
            confidence,
            from: from.clone(),
        })
    }

    fn neutral(&self) -> Option<Field<String>> {
        let labelled = values(self.labels, Meaning::Neutral)
            .into_iter()
            .chain(values(self.labels, Meaning::Citation))
            .find_map(|label| {
                Some(Field::labelled(
                    docket::neutral(&label.value)?.cite,
                    label.label.clone(),
                ))
            });
        // What is said to be the citation comes before what may be that of a judgment beside it.
        let says = |line: &str| line.to_lowercase().contains("neutral citation");
        let block = || {
            let (said, others): (Vec<_>, Vec<_>) = self
                .first
                .citations
                .iter()
                .partition(|(_, line)| says(line));
            said.into_iter().chain(others).find_map(|(at, line)| {
                Some(Field::read(
                    docket::neutral(line)?.cite,
                    *at,
                    Field::<String>::FIRM,
                ))
            })
        };
        labelled
            .or_else(|| self.in_title(|title| Some(title.neutral.as_ref()?.cite.clone())))
            .or_else(block)
    }

    fn citations(&self, draft: &Draft) -> Vec<Field<String>> {
        let mut found: Vec<Field<String>> = draft.neutral.iter().cloned().collect();
        let labelled = [Meaning::Citation, Meaning::Neutral, Meaning::Title]
            .into_iter()
            .flat_map(|meaning| values(self.labels, meaning))
            .flat_map(|label| {
                docket::reported(&label.value)
                    .into_iter()
                    .map(|cite| Field::labelled(cite, label.label.clone()))
            });
        let blocks = self.first.citations.iter().flat_map(|(at, line)| {
            docket::reported(line)
                .into_iter()
                .map(|cite| Field::read(cite, *at, Field::<String>::FIRM))
        });
        for cite in labelled.chain(blocks) {
            if !found.iter().any(|own| own.value == cite.value) {
                found.push(cite);
            }
        }
        found
    }

    fn numbers(&self) -> Vec<Field<String>> {
        if let Some(field) = self.labelled(Meaning::Number) {
            return vec![field.map(|number| docket::number(&number))];
        }
        if !self.first.numbers.is_empty() {
            let title = self.titled.as_ref();
            let title = title.and_then(|(title, _, _)| title.number.as_deref());
            return self
                .first
                .numbers
                .iter()
                .map(|(at, number)| {
                    // Prints have in capitals what their titles have as it is cited.
                    let cited = title.and_then(|title| within(title, number));
                    let number = cited.unwrap_or(number).to_owned();
                    Field::read(number, *at, Field::<String>::FIRM)
                })
                .collect();
        }
        self.in_title(|title| title.number.clone())
            .into_iter()
            .collect()
    }

    fn court(&self, draft: &mut Draft) {
        let printed = values(self.labels, Meaning::Court)
            .into_iter()
            .next()
            .map_or_else(
                || {
                    self.first
                        .court
                        .as_ref()
                        .map(|(at, line)| Field::read(line.clone(), *at, Field::<String>::FIRM))
                },
                |label| Some(Field::labelled(label.value.clone(), label.label.clone())),
            );
        let station = self
            .labelled(Meaning::Station)
            .map(|field| field.map(|text| court::parse(&text).station));
        if let Some(printed) = printed {
            let parsed = court::parse(&printed.value);
            draft.station = parsed
                .station
                .map(|station| printed.clone().map(|_| station));
            draft.court = self.court_code(&printed);
            draft.court_name = Some(printed.map(|_| parsed.name));
        }
        if draft.station.is_none()
            && let Some(Field {
                value: Some(value),
                confidence,
                from,
            }) = station
        {
            draft.station = Some(Field {
                value,
                confidence,
                from,
            });
        }
        if draft.station.is_none() {
            // The head may have what the label leaves out.
            let named = || {
                let (at, line) = self.first.court.as_ref()?;
                Some((*at, court::parse(line).station?))
            };
            // Tribunals have it behind the number: `TRIBUNAL CASE NO 2 OF 2031 (NAKURU)`.
            let behind_number = || {
                let (at, number) = self.first.numbers.first()?;
                let (_, place) = number.trim_end().strip_suffix(')')?.rsplit_once('(')?;
                places::is_known(place).then(|| (*at, place.to_owned()))
            };
            draft.station = (self.first.station.clone())
                .or_else(named)
                .or_else(behind_number)
                .map(|(at, text)| Field::read(text, at, Field::<String>::FIRM));
        }
        // The code in the citation is the publisher's own.
        if let Some(neutral) = &draft.neutral
            && let Some(code) = docket::neutral(&neutral.value).and_then(|neutral| neutral.court)
        {
            draft.court = Some(neutral.clone().map(|_| code));
        }
    }

    /// The code for a printed name. Another country may have a court of that name: where
    /// nothing on the page says Kenya, the code is a guess.
    fn court_code(&self, printed: &Field<String>) -> Option<Field<String>> {
        let labelled = matches!(printed.from, Origin::Label(_));
        if let Some(code) = court::foreign_code(&printed.value) {
            return Some(printed.clone().map(|_| code.to_owned()));
        }
        let (code, doubt) = match court::code(&printed.value) {
            Some(code) => (code, 1.0),
            None => (court::code_nearly(&printed.value)?, 0.8),
        };
        let sure = labelled || self.first.kenyan;
        let confidence = if sure {
            printed.confidence * doubt
        } else {
            Field::<String>::GUESS * doubt
        };
        Some(Field {
            value: code.to_owned(),
            confidence,
            from: printed.from.clone(),
        })
    }

    fn division(&self) -> Option<Field<String>> {
        self.labelled(Meaning::Division)
            .or_else(|| self.in_title(|title| title.division.clone()))
            .or_else(|| {
                self.first
                    .division
                    .as_ref()
                    .map(|(at, text)| Field::read(text.clone(), *at, Field::<String>::FIRM))
            })
            .or_else(|| {
                let (at, line) = self.first.court.as_ref()?;
                let division = court::parse(line).division?;
                Some(Field::read(division, *at, Field::<String>::FIRM))
            })
    }

    /// The judges: labelled, listed in the head, named where the text opens, or signed at the end.
    fn bench(&self, reading: &Reading) -> Vec<Field<String>> {
        let single = values(self.labels, Meaning::Judge);
        if single.len() > 1 {
            return single
                .iter()
                .flat_map(|label| {
                    judges::names(&label.value)
                        .into_iter()
                        .map(|name| Field::labelled(name, label.label.clone()))
                })
                .collect();
        }
        let listed = values(self.labels, Meaning::Judges)
            .into_iter()
            .next()
            .or_else(|| single.first().copied());
        if let Some(label) = listed {
            return judges::names(&label.value)
                .into_iter()
                .map(|name| Field::labelled(name, label.label.clone()))
                .collect();
        }
        if let Some((at, line)) = &self.first.judges {
            return judges::names(line)
                .into_iter()
                .map(|name| Field::read(name, *at, Field::<String>::FIRM))
                .collect();
        }
        let opened = (self.first.body..reading.blocks.len())
            .take(OPENING)
            .map(|at| (at, judges::opening(&reading.blocks[at].text)))
            .find(|(_, names)| !names.is_empty());
        if let Some((at, names)) = opened {
            return names
                .into_iter()
                .map(|name| Field::read(name, at, Field::<String>::LIKELY))
                .collect();
        }
        let mut bench: Vec<Field<String>> = Vec::new();
        for (at, line) in structure::signed_by(&reading.blocks, self.first.body) {
            for name in judges::names(&line) {
                if !bench
                    .iter()
                    .any(|judge| judge.value.eq_ignore_ascii_case(&name))
                {
                    bench.push(Field::read(name, at, Field::<String>::LIKELY));
                }
            }
        }
        bench
    }

    fn date(&self, reading: &Reading) -> Option<Field<PartialDate>> {
        let labelled = values(self.labels, Meaning::Date)
            .into_iter()
            .find_map(|label| {
                Some(Field::labelled(
                    date::first(&label.value)?,
                    label.label.clone(),
                ))
            });
        labelled
            .or_else(|| self.in_title(|title| title.date))
            .or_else(|| {
                let (at, day) = self.first.date?;
                let head = Field::read(day, at, Field::<PartialDate>::FIRM);
                // No court signs before it delivers: the head's day was that of the hearing.
                let later = closing_day(&reading.blocks, self.first.body)
                    .filter(|(_, closing)| closing.first_day() > day.last_day())
                    .filter(|_| !date::says_delivered(&reading.blocks[at].text));
                Some(later.map_or(head, |(at, day)| {
                    Field::read(day, at, Field::<PartialDate>::LIKELY)
                }))
            })
            .or_else(|| {
                // The courts of Tanzania have it under `JUDGMENT OF THE COURT`.
                let at = self.first.body;
                let line = reading.blocks.get(at).filter(|block| is_line(block))?;
                let day = date::of_line(&line.text).filter(|_| self.first.action.is_some())?;
                Some(Field::read(day, at, Field::<PartialDate>::FIRM))
            })
            .or_else(|| {
                let delivered = structure::deliveries(&reading.blocks, self.first.body);
                let (at, text) = delivered
                    .into_iter()
                    .rfind(|(_, text)| date::last(text).is_some())?;
                Some(Field::read(
                    date::last(&text)?,
                    at,
                    Field::<PartialDate>::FIRM,
                ))
            })
            .or_else(|| {
                let (at, day) = closing_day(&reading.blocks, self.first.body)?;
                Some(Field::read(day, at, Field::<PartialDate>::LIKELY))
            })
    }

    fn action(&self) -> Option<Field<String>> {
        self.labelled(Meaning::Action)
            .or_else(|| self.in_title(|title| title.action.clone()))
            .or_else(|| {
                self.first
                    .action
                    .as_ref()
                    .map(|(at, text)| Field::read(text.clone(), *at, Field::<String>::FIRM))
            })
    }

    fn work(&self) -> Option<Field<String>> {
        if let Some(field) = self.labelled(Meaning::Work) {
            return Some(field);
        }
        if let Some(field) = self.labelled(Meaning::Expression) {
            // `/akn/ke/judgment/kehc/2031/1/eng@2031-01-30`: the work without its expression.
            return Some(field.map(|uri| {
                let cut = uri.rfind('@').and_then(|at| uri[..at].rfind('/'));
                cut.map_or(uri.clone(), |at| uri[..at].to_owned())
            }));
        }
        let text = self.neutral()?;
        let work = docket::neutral(&text.value)?.work?;
        Some(Field::derived(
            work,
            "neutral",
            Field::<String>::LIKELY * text.confidence,
        ))
    }

    fn parties(&self, draft: &Draft) -> Vec<Field<DraftParty>> {
        let labelled = self.labelled_parties();
        if !labelled.is_empty() {
            return labelled;
        }
        if !self.first.parties.is_empty() {
            let all = || self.first.parties.iter().map(|(_, party)| party);
            let moved = all().any(|party| moves(party.party.role));
            return self
                .first
                .parties
                .iter()
                .map(|(at, party)| {
                    let mut party = party.clone();
                    // `REPUBLIC` for a capacity: it prosecutes, but answers whoever applies or appeals.
                    if moved && is_state(&party.printed) {
                        party.party.role = PartyRole::Respondent;
                    }
                    Field::read(party, *at, Field::<DraftParty>::FIRM)
                })
                .collect();
        }
        let names = self
            .cited_names()
            .map(|field| field.value)
            .or_else(|| {
                self.titled
                    .as_ref()
                    .map(|(title, _, _)| title.names.clone())
            })
            .or_else(|| {
                let [(_, first), (_, second)] = self.first.sides.as_ref()?;
                Some(format!("{first} v {second}"))
            });
        let number = draft
            .number
            .first()
            .map_or("", |number| number.value.as_str());
        let cited = self
            .labelled(Meaning::Citation)
            .and_then(|field| Some(docket::before_reported(&field.value)?.to_owned()));
        names
            .map(|names| parties::in_title(&names, number, cited.as_deref()))
            .unwrap_or_default()
            .into_iter()
            .map(|party| Field::derived(party, "title", Field::<DraftParty>::GUESS))
            .collect()
    }

    /// A row that names the parties, without the citation that a catalogue puts behind them.
    fn cited_names(&self) -> Option<Field<String>> {
        let field = self.labelled(Meaning::Names)?;
        Some(field.map(|text| {
            let cited = docket::neutral(&text).and_then(|_| {
                text.match_indices(" [")
                    .map(|(at, _)| at)
                    .find(|at| text[at + 2..].starts_with(|c: char| c.is_ascii_digit()))
            });
            cited.map_or(text.clone(), |at| text[..at].to_owned())
        }))
    }

    fn labelled_parties(&self) -> Vec<Field<DraftParty>> {
        let mut found: Vec<Field<DraftParty>> = Vec::new();
        for label in self.labels {
            let Some(printed) = party_role(&label.label) else {
                continue;
            };
            match role::role(printed) {
                Some(role) => {
                    let party = parties::party(&label.value, &role, role.number);
                    found.push(Field::labelled(party, label.label.clone()));
                }
                // A line without a capacity tells more of the party before it.
                None => {
                    if let Some(last) = found.last_mut() {
                        last.value.party.note = Some(label.value.clone());
                    }
                }
            }
        }
        found
    }

    /// The full title and the short one.
    fn names(&self, draft: &mut Draft) {
        if let Some((title, text, from)) = &self.titled {
            let confidence = if matches!(from, Origin::Label(_)) {
                Field::<String>::SURE
            } else {
                Field::<String>::FIRM
            };
            draft.title = Some(Field {
                value: text.clone(),
                confidence,
                from: from.clone(),
            });
            draft.short = Some(Field {
                value: title.names.clone(),
                confidence,
                from: from.clone(),
            });
            return;
        }
        // `A & 2 others v B [2031] eKLR`: the names before the citation, as they are cited; a row of
        // parties has all of them.
        let cited = || {
            let citation = self.labelled(Meaning::Citation)?;
            let names = docket::before_reported(&citation.value)?.to_owned();
            Some(citation.map(|_| names))
        };
        draft.short = cited().or_else(|| self.cited_names());
        draft.title = self
            .labelled(Meaning::Citation)
            .filter(|field| {
                field.value.contains(" v ") || field.value.to_lowercase().starts_with("in re")
            })
            .or_else(|| draft.short.clone())
            .or_else(|| self.title_of_matter().filter(|_| is_succession(draft)))
            .or_else(|| self.title_of_parties(draft))
            .or_else(|| self.title_of_matter())
            .or_else(|| self.labelled(Meaning::Title));
    }

    /// `A v B`, from the parties in the head.
    fn title_of_parties(&self, draft: &Draft) -> Option<Field<String>> {
        let first = draft.parties.first()?;
        let other = draft
            .parties
            .iter()
            .find(|party| party.value.party.role != first.value.party.role)?;
        let count = |role| {
            draft
                .parties
                .iter()
                .filter(|party| party.value.party.role == role)
                .count()
        };
        let named = |party: &Field<DraftParty>| match count(party.value.party.role) {
            1 => party.value.party.name.clone(),
            2 => format!("{} & another", party.value.party.name),
            more => format!("{} & {} others", party.value.party.name, more - 1),
        };
        Some(Field::derived(
            format!("{} v {}", named(first), named(other)),
            "parties",
            Field::<String>::LIKELY,
        ))
    }

    /// `In re Estate of …`, from the head.
    fn title_of_matter(&self) -> Option<Field<String>> {
        let (at, matter) = self.first.matter.as_ref()?;
        Some(Field::read(
            format!("In re {matter}"),
            *at,
            Field::<String>::LIKELY,
        ))
    }

    fn language(&self) -> Option<Field<String>> {
        let field = self.labelled(Meaning::Language)?;
        let code = match field.value.to_lowercase().as_str() {
            "english" => "en",
            "swahili" | "kiswahili" => "sw",
            tag if tag.starts_with("en") => "en",
            tag if tag.starts_with("sw") => "sw",
            _ => return None,
        };
        Some(field.map(|_| code.to_owned()))
    }

    /// Fields that two labels give differently.
    fn disagreements(&self, draft: &Draft) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let mut differ = |name: &str, values: Vec<String>| {
            if let Some(first) = values.first()
                && let Some(other) = values
                    .iter()
                    .find(|value| !value.eq_ignore_ascii_case(first))
            {
                warnings.push(Warning::new(
                    WarningCode::Disagreement,
                    format!("{name} is `{first}` in one place and `{other}` in another"),
                ));
            }
        };
        let all = |meaning| values(self.labels, meaning);
        differ(
            "the case number",
            all(Meaning::Number)
                .iter()
                .map(|label| docket::number(&label.value))
                .collect(),
        );
        differ(
            "the date",
            all(Meaning::Date)
                .iter()
                .filter_map(|label| Some(date::first(&label.value)?.to_string()))
                .collect(),
        );
        differ(
            "the action",
            all(Meaning::Action)
                .iter()
                .map(|label| label.value.clone())
                .collect(),
        );
        differ(
            "the citation",
            draft
                .neutral
                .iter()
                .map(|field| field.value.clone())
                .chain(
                    all(Meaning::Neutral)
                        .iter()
                        .filter_map(|label| Some(docket::neutral(&label.value)?.cite)),
                )
                .collect(),
        );
        warnings
    }
}

/// Whether a block is a short line and no numbered paragraph: a sentence of the text may tell the day of
/// another decision.
fn is_line(block: &Block) -> bool {
    /// The longest such line, in characters.
    const LONGEST: usize = 60;
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_))
        && block.number.is_none()
        && block.text.chars().count() <= LONGEST
}

/// Whether somebody with that role brought what is decided, so that others answer.
const fn moves(role: PartyRole) -> bool {
    matches!(
        role,
        PartyRole::Applicant | PartyRole::Appellant | PartyRole::Petitioner
    )
}

/// Whether a capacity names the State instead of what it does in the case.
fn is_state(printed: &str) -> bool {
    [
        "republic",
        "state",
        "the state",
        "prosecution",
        "prosecutor",
    ]
    .iter()
    .any(|word| printed.trim().eq_ignore_ascii_case(word))
}

/// The day that stands on a line of its own at the end: under the judges' names, or behind
/// `Release date:`.
fn closing_day(blocks: &[Block], body: usize) -> Option<(usize, PartialDate)> {
    /// How many blocks from the end it may stand: notes on appeals come after it.
    const FROM_END: usize = 12;
    let from = body.max(blocks.len().saturating_sub(FROM_END));
    (from..blocks.len())
        .rev()
        .filter(|at| is_line(&blocks[*at]))
        .find_map(|at| Some((at, date::of_line(&blocks[at].text)?)))
}

#[cfg(test)]
#[path = "judgment_tests.rs"]
mod tests;
