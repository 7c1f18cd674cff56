//! Front matter of a press release, an official statement or a news item.
//!
//! Such pages say little of themselves in fixed places. Every value has the place that it
//! was read at and how sure that place is; what no place gives stays empty.

use super::date;
use crate::import::block::{Block, BlockKind};
use crate::import::dateline::{self, Dateline};
use crate::import::imported::{Draft, Field, Reading, Warning, WarningCode};
use crate::import::organisation;
use crate::import::places;
use crate::import::speech::{self, Speaker};
use crate::import::structure::statement::Line;
use crate::model::{Kind, PartialDate, Voice};
use crate::text::patterns;

mod body;
mod day;
mod issuer;
mod publisher;
mod signature;
mod title;

use issuer::Issuer;

pub use day::told_day;

/// What [`read`] finds out about a statement.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Head {
    /// Press statement, official statement or news report.
    pub kind: Option<Field<Kind>>,
    /// The front matter.
    pub draft: Draft,
    /// Where places of the file disagree.
    pub warnings: Vec<Warning>,
}

patterns! {
    RELEASE = r"(?i)\b(?:(?:press|news) (?:release|statement)|media (?:release|statement|advisory)|joint (?:press )?statement|for immediate release|communiqu[eé]|press briefing|statement to the press|^\W*(?:a )?pastoral (?:statement|letter)|taarifa (?:kwa|ya) (?:vyombo|umma|wananchi|habari)|^\W*(?:public (?:notice|advisory)|clarification|(?:(?:important|updated|corrected) )?statement(?: please read.*)?|advisory no\b.{0,20}|(?:\w+[- ]day )?strike notice)\W*$|(?:^|\b(?:this|our) )(?:public )?(?:statement|remarks|speech|address|notice) (?:by|from|of|on|at|regarding|about|following|concerning) |statement (?:(?:issued|read|released|made|delivered) )?(?:jointly )?(?:by|from|of) |(?:^|[:–—-] ?)(?:an )?open letter (?:to|from|by|on) )";
    STATE_ISSUER = r"(?i)\b(?:ministry of|state department|government of|office of the (?:president|deputy president|attorney|prime|cabinet|government|data)|state house|principal secretary|cabinet secretary|permanent secretary|minister\b|president\b|attorney[- ]general|government spokes|director[- ]general|inspector[- ]general|governor\b|commissioner\b|executive office|county government|republic of kenya|national treasury|department of|judiciary|chief justice|parliament|national assembly|senate|revenue authority|central bank|ambassador|embassy|high commission\b|public prosecutions)";
    SPOKE_IN = r"(?:[Ss]peaking|[Ss]poke|(?:he|she) said|addressing (?:the )?(?:press|media|journalists|reporters)|press (?:conference|briefing))\b[^.]{0,60}?\b(?:in|at) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b";
    DATED_IN = r"(?i:^\W*(?:dated|issued|given|signed|done|made|written|read) (?:in|at)) ([A-Z][a-z]+(?: [A-Z][a-z]+){0,3}),? (?:(?i:this|on)\b|\d)|^\W*(?:Imetolewa|Imesainiwa)\b.*\d{4},? ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\.?$";
    NOTIFIES = r"(?i)\b(?:hereby|kindly|advised to|reminded (?:to|that)|requested to|are asked to|notified|informed that)\b";
    CLOSES = r"(?i)^\W*(?:dated|issued|given|signed|done|made|written|agreed|imetolewa|imesainiwa)\b,? (?:and \w+ )?(?:at|in|this|on|leo|tarehe|by show|\d).{0,110}\b\d{4}\b.{0,20}$";
    // Whom to call, of whom a report has none: `A. Mfano, 0700 000 000 (spokesperson for the Minister)`.
    CONTACT = r"(?i)^(?:[^ ]+ ){1,6}\(?\+?\d{2,4}\)?[- ]\d{3}[- ]\d{3,4}\b.{0,10}\b(?:spokes\w+|media (?:manager|liaison)|communications)\b";
    // `the Mfano Assembly asks residents`, `invites comments`
    NOTICE = r"\b[Tt]he ([A-Z][\w’'&-]*(?: (?:[A-Z&][\w’'&-]*|of|the|and|for|on))*) (?:hereby )?(?:asks|invites|notifies|informs|requests|calls upon) (?:\w+ ){0,3}(?:public|residents|members|stakeholders|applicants|bidders|comments|submissions|views|anyone|anybody|all)\b";
    // A quotation, and who said it.
    SAID = r"[”\x22],? ?(?:\w+ ){0,4}(?:said|says|added|noted|told|argued|stated)\b|\b(?:said|says|added)\W*$";
    WE = r"\b(?:[Ww]e|[Oo]ur|us)\b";
}

/// Reads a statement's front matter. `lines` says what each block is; `published` is the day on
/// which it came out, if that is known from elsewhere.
#[must_use]
pub fn read(reading: &Reading, lines: &[Line], published: Option<PartialDate>) -> Head {
    let page = Page { reading, lines };
    let mut warnings = Vec::new();
    let mut draft = Draft {
        title: page.title(),
        publisher: page.publisher(),
        place: page.place(),
        ..Draft::default()
    };
    draft.date = page.date(published, &mut warnings);
    let issuer = page.issuer();
    let kind = page.kind(issuer.as_ref(), draft.publisher.as_ref());
    // A body that makes a statement publishes it, if nobody else is named.
    if draft.publisher.is_none()
        && let Some(issuer) = &issuer
        && let Some(body) = issuer.value.of.as_ref().or(issuer.value.body.as_ref())
        && organisation::is_named(body)
        && signature::office(body).is_none()
    {
        let whole = page.organ_of(body);
        draft.publisher = Some(
            issuer
                .clone()
                .map(|_| whole.unwrap_or_else(|| body.clone())),
        );
    }
    if draft.publisher.is_none()
        && kind.as_ref().is_some_and(|kind| {
            matches!(kind.value, Kind::PressStatement | Kind::OfficialStatement)
        })
    {
        draft.publisher = page.body_behind(issuer.as_ref());
    }
    page.speaker(&mut draft, issuer, kind.as_ref().map(|kind| kind.value));
    draft.address = page.label("Address");
    Head {
        kind,
        draft,
        warnings,
    }
}

/// How many paragraphs are looked through for a dateline.
const SUMMARY: usize = 6;
/// How many tell a chronology.
const CHRONOLOGY: usize = 30;

struct Page<'a> {
    reading: &'a Reading,
    lines: &'a [Line],
}

impl Page<'_> {
    fn blocks(&self) -> impl Iterator<Item = (usize, &Block, Line)> {
        self.reading
            .blocks
            .iter()
            .zip(self.lines)
            .enumerate()
            .map(|(at, (block, line))| (at, block, *line))
    }

    fn of(&self, wanted: Line) -> impl Iterator<Item = (usize, &Block)> {
        self.blocks()
            .filter(move |(_, _, line)| *line == wanted)
            .map(|(at, block, _)| (at, block))
    }

    fn label(&self, name: &str) -> Option<Field<String>> {
        let label = self
            .reading
            .labels
            .iter()
            .find(|label| label.label.eq_ignore_ascii_case(name))?;
        Some(Field::labelled(label.value.clone(), label.label.clone()))
    }

    fn title(&self) -> Option<Field<String>> {
        let labelled = self.label("Title").or_else(|| self.label("Page title"));
        let read = self.of(Line::Title).next().map(|(at, block)| {
            let sure = if matches!(block.kind, BlockKind::Heading(_)) {
                Field::<String>::FIRM
            } else {
                Field::<String>::LIKELY
            };
            // `NAIROBI, 12 March 2031 – Statement on the register`.
            let own = dateline::of_title(&block.text).map_or(&*block.text, |head| head.rest);
            Field::read(title::bare(&self.whole_title(at, own)).to_owned(), at, sure)
        });
        // A page's own title often ends in the site's name; the heading over the text does not.
        match (labelled, read) {
            (Some(labelled), Some(read)) if labelled.value.starts_with(&read.value) => {
                Some(Field {
                    confidence: Field::<String>::SURE,
                    ..read
                })
            }
            (labelled, read) => self
                .headed()
                .map(|(heading, _)| heading)
                .or_else(|| labelled.map(|title| self.without_site(title)))
                .or(read)
                .or_else(|| self.label("Heading")),
        }
    }

    /// The heading with which the page's title begins, and the site that is named behind it.
    fn headed(&self) -> Option<(Field<String>, Option<&str>)> {
        /// The most words of a site's name.
        const SITE: usize = 5;
        let find = |name: &str| {
            let mut labels = self.reading.labels.iter();
            labels
                .find(|label| label.label == name)
                .map(|label| label.value.trim())
        };
        let heading = find("Heading").filter(|heading| heading.contains(' '))?;
        let rest = find("Page title")?.strip_prefix(heading)?.trim_start();
        let site = rest.trim_start_matches(['|', '-', '–', '—', '»', ' ']);
        let parted = site.len() < rest.len();
        (rest.is_empty() || parted).then(|| {
            let named = parted && (1..=SITE).contains(&site.split_whitespace().count());
            let heading = Field::labelled(heading.to_owned(), "Heading".to_owned());
            (heading, named.then_some(site))
        })
    }

    /// What stands over a title that a small word between joins to it: `IMPACT STATEMENT`, `ON`.
    fn above(&self, at: usize) -> Option<String> {
        /// The most words.
        const WORDS: usize = 8;
        let line =
            |above: usize| Some(self.reading.blocks.get(at.checked_sub(above)?)?.text.trim());
        let (joint, over) = (line(1)?, line(2)?);
        let joins = matches!(
            joint.to_lowercase().as_str(),
            "on" | "of" | "for" | "to" | "by"
        );
        let short = (2..=WORDS).contains(&over.split_whitespace().count());
        (joins && short && !over.ends_with('.')).then(|| format!("{over} {joint} "))
    }

    /// A title with the headings below it, as long as it ends with a word that ends nothing.
    fn whole_title(&self, at: usize, title: &str) -> String {
        const OPEN: &[&str] = &[
            "and", "of", "the", "in", "on", "for", "to", "by", "with", "&", "at",
        ];
        /// The most lines of a title.
        const LINES: usize = 6;
        let mut whole = self.above(at).unwrap_or_default();
        whole.push_str(title.trim());
        for (_, block, line) in self.blocks().skip(at + 1).take(LINES) {
            let last = whole.rsplit(' ').next().unwrap_or_default().to_lowercase();
            if line != Line::Heading || !OPEN.contains(&last.as_str()) {
                break;
            }
            whole.push(' ');
            whole.push_str(block.text.trim());
        }
        whole
    }

    /// `Statement on the register | Ministry of Samples` without the publisher's name.
    fn without_site(&self, title: Field<String>) -> Field<String> {
        let Some(site) = self.publisher() else {
            return title;
        };
        let short = [" | ", " - ", " – ", " — "]
            .iter()
            .find_map(|sign| title.value.strip_suffix(&format!("{sign}{}", site.value)));
        match short.map(str::to_owned) {
            Some(short) => title.map(|_| short),
            None => title,
        }
    }

    /// The day on which it came out: from elsewhere, from labels, from a byline, from a dateline, or
    /// from "yesterday, on 30 January 2020".
    fn date(
        &self,
        published: Option<PartialDate>,
        warnings: &mut Vec<Warning>,
    ) -> Option<Field<PartialDate>> {
        let labelled = ["Published", "Date", "Date published"]
            .iter()
            .find_map(|name| {
                let label = self
                    .reading
                    .labels
                    .iter()
                    .find(|label| label.label.eq_ignore_ascii_case(name))?;
                let value = label
                    .value
                    .get(..10)
                    .and_then(|start| start.parse().ok())
                    .or_else(|| date::first(&label.value))?;
                Some(Field::labelled(value, label.label.clone()))
            });
        // A day over the title is the page's: that on which it was read.
        let title = self.of(Line::Title).next().map_or(0, |(at, _)| at);
        let mut bylines: Vec<(usize, PartialDate)> = self
            .of(Line::Byline)
            .filter_map(|(at, block)| Some((at, date::first(&block.text)?)))
            .collect();
        bylines.sort_by_key(|(at, _)| *at < title);
        let in_byline = bylines
            .first()
            .map(|(at, day)| Field::read(*day, *at, Field::<PartialDate>::FIRM));
        let in_dateline = self
            .datelines()
            .find_map(|(at, head)| Some(Field::read(head.day?, at, Field::<PartialDate>::LIKELY)));
        let titled = self
            .of(Line::Title)
            .chain(self.over_text())
            .find_map(|(at, block)| {
                let day = day::of_title(&block.text)?;
                Some(Field::read(day, at, Field::<PartialDate>::LIKELY))
            });
        let follows = self.of(Line::Text).find_map(|(at, block)| {
            Some(Field::read(
                day::day_after_yesterday(&block.text)?,
                at,
                Field::<PartialDate>::LIKELY,
            ))
        });
        if let (Some(first), Some(second)) =
            (labelled.as_ref().or(in_byline.as_ref()), follows.as_ref())
            && first.value != second.value
        {
            let message = format!(
                "the page gives {} as its date, the text follows from {}",
                first.value, second.value
            );
            warnings.push(Warning::new(WarningCode::Disagreement, message));
        }
        let given = published.map(|day| Field::labelled(day, "Published".to_owned()));
        let closing = self.closing();
        let closing = closing.and_then(|(at, line)| {
            Some(Field::read(
                date::first(line)?,
                at,
                Field::<PartialDate>::LIKELY,
            ))
        });
        given
            .or(labelled)
            .or(in_byline)
            .or(in_dateline)
            .or(titled)
            .or(follows)
            .or(closing)
    }

    /// The line that says where and when it was made: `Given at Mfano, on the feast of …`.
    fn closing(&self) -> Option<(usize, &str)> {
        /// How many blocks from the end are looked at.
        const NEAR: usize = 12;
        let from = self.reading.blocks.len().saturating_sub(NEAR);
        self.blocks()
            .skip(from)
            .filter(|(_, block, _)| CLOSES.is_match(&block.text))
            .last()
            .map(|(at, block, _)| (at, &*block.text))
    }

    /// Headings over the text, but for the title.
    fn over_text(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.blocks()
            .take_while(|(_, _, line)| *line != Line::Text)
            .filter(|(_, _, line)| *line == Line::Heading)
            .map(|(at, block, _)| (at, block))
    }

    /// The datelines of the title, of the first paragraph and of lines of their own.
    fn datelines(&self) -> impl Iterator<Item = (usize, Dateline<'_>)> {
        let title = self.of(Line::Title).next();
        let title = title.and_then(|(at, block)| Some((at, dateline::of_title(&block.text)?)));
        // A summary may stand before the paragraph that has it.
        let text = self
            .of(Line::Text)
            .take(SUMMARY)
            .filter_map(|(at, block)| Some((at, dateline::of_text(&block.text)?)));
        // A day alone is that of the text where the text begins with it, and no paragraph of a
        // chronology does.
        let bare = |head: &Dateline<'_>| head.place.is_none() && head.body.is_none();
        let first = self.of(Line::Text).next().map(|(at, _)| at);
        let days = self
            .of(Line::Text)
            .take(CHRONOLOGY)
            .filter(|(_, block)| dateline::of_text(&block.text).is_some_and(|head| bare(&head)))
            .count();
        let text = text.filter(move |(at, head)| !bare(head) || days == 1 && first == Some(*at));
        let lines = self
            .of(Line::Byline)
            .filter_map(|(at, block)| Some((at, dateline::of_line(&block.text)?)));
        title.into_iter().chain(text).chain(lines)
    }

    fn place(&self) -> Option<Field<String>> {
        let in_byline = self.of(Line::Byline).find_map(|(at, block)| {
            let place = dateline::of_line(&block.text)?.place?;
            let sure = if places::is_known(&place) {
                Field::<String>::FIRM
            } else {
                Field::<String>::LIKELY
            };
            Some(Field::read(place, at, sure))
        });
        let in_dateline = || {
            self.datelines()
                .find_map(|(at, head)| Some(Field::read(head.place?, at, Field::<String>::LIKELY)))
        };
        let spoken = || {
            self.of(Line::Text).find_map(|(at, block)| {
                let place = SPOKE_IN.captures(&block.text)?[1].to_owned();
                places::is_known(&place).then(|| Field::read(place, at, Field::<String>::LIKELY))
            })
        };
        // `Dated in Mfano this 26th July 2031`
        let dated = || {
            let lines = self.of(Line::Byline).map(|(at, block)| (at, &*block.text));
            lines.chain(self.closing()).find_map(|(at, line)| {
                let found = DATED_IN.captures(line)?;
                let place = found.get(1).or(found.get(2))?.as_str().to_owned();
                Some(Field::read(place, at, Field::<String>::LIKELY))
            })
        };
        // `… on 10th August 2031 at the Mfano Hall, Nairobi`
        let held = || {
            let (at, block) = self.of(Line::Title).next()?;
            day::of_title(&block.text)?;
            let last = block.text.rsplit([',', ' ']).next()?.trim_end_matches('.');
            places::is_known(last)
                .then(|| Field::read(last.to_owned(), at, Field::<String>::LIKELY))
        };
        in_byline
            .or_else(in_dateline)
            .or_else(dated)
            .or_else(held)
            .or_else(spoken)
    }

    fn kind(
        &self,
        issuer: Option<&Field<Issuer>>,
        publisher: Option<&Field<String>>,
    ) -> Option<Field<Kind>> {
        let head = |line: Line| {
            matches!(
                line,
                Line::Title | Line::Byline | Line::Heading | Line::Furniture
            )
        };
        let release = self
            .blocks()
            .find(|(_, block, line)| head(*line) && RELEASE.is_match(&block.text))
            .map(|(at, _, _)| at)
            .or_else(|| self.about().map(|about| about.0))
            .or_else(|| {
                let contact = |(_, block): &(usize, &Block)| CONTACT.is_match(&block.text);
                self.of(Line::Text).find(contact).map(|(at, _)| at)
            });
        let names_state = |field: Option<&Field<String>>| {
            field.is_some_and(|field| STATE_ISSUER.is_match(&field.value))
        };
        let state_head = self
            .blocks()
            .take_while(|(_, _, line)| *line != Line::Text)
            .any(|(_, block, _)| {
                block.text.split_whitespace().count() <= 12
                    && STATE_ISSUER.is_match(&block.text)
                    && !speech::speaks(&block.text)
            });
        // An office's own page needs no more than `Statement` over it.
        let titled = || {
            let title = self.title()?;
            let first = title.value.split_whitespace().next()?.to_lowercase();
            (names_state(publisher) && matches!(first.as_str(), "statement" | "taarifa"))
                .then_some(0)
        };
        let byline = self.of(Line::Byline).any(|(_, block)| {
            let lower = block.text.to_lowercase();
            lower.starts_with("by ") || lower.ends_with(" min read")
        }) || self.blocks().any(|(_, block, _)| {
            let lower = block.text.to_lowercase();
            lower.starts_with("(reporting by ") || lower.starts_with("(editing by ")
        });
        // Agencies leave out the year, and name their reporters.
        let dated = || {
            let (at, block) = self.of(Line::Text).next()?;
            let head = dateline::of_text(&block.text)?;
            let wire = head
                .body
                .as_deref()
                .is_some_and(|body| !organisation::is_named(body));
            (head.day.is_some() && head.place.is_some() && !byline && !head.by && !wire)
                .then_some(at)
        };
        // An organisation whose words are reported by itself.
        let own_words = || {
            let said = format!("{} said", publisher?.value).to_lowercase();
            let (at, _) = self
                .of(Line::Text)
                .find(|(_, block)| block.text.to_lowercase().contains(&said))?;
            Some(at)
        };
        // An organisation that says what it thinks, and no reporter.
        let opens = || self.opening().filter(|_| !byline).map(|_| 0);
        if let Some(at) = release
            .or_else(|| issuer.map(|_| 0))
            .or_else(titled)
            .or_else(opens)
            .or_else(own_words)
            .or_else(dated)
        {
            let state_issues =
                issuer.is_some_and(|issuer| STATE_ISSUER.is_match(&issuer.value.words()));
            let kind =
                if state_issues || (issuer.is_none() && (names_state(publisher) || state_head)) {
                    Kind::OfficialStatement
                } else {
                    Kind::PressStatement
                };
            let sure = if release.is_some() {
                Field::<Kind>::FIRM
            } else {
                Field::<Kind>::LIKELY
            };
            return Some(Field::read(kind, at, sure));
        }
        let texts: Vec<&str> = self
            .of(Line::Text)
            .map(|(_, block)| block.text.as_str())
            .collect();
        let reported = speech::reported(&texts)
            .iter()
            .filter(|speaker| speaker.is_some())
            .count();
        let ours = texts
            .iter()
            .filter(|text| !text.starts_with(['“', '"']) && WE.is_match(&outside_quotes(text)))
            .count();
        if reported > 0 && ours * 3 <= texts.len() {
            let sure = if byline || reported > 1 {
                Field::<Kind>::LIKELY
            } else {
                Field::<Kind>::GUESS
            };
            return Some(Field::read(Kind::NewsReport, 0, sure));
        }
        // A place and a day in full on a line of their own, right over the text of somebody who says `we`.
        let over = || {
            let (at, _) = self.of(Line::Text).next()?;
            let above = at.checked_sub(1)?;
            let head = dateline::of_line(&self.reading.blocks[above].text)?;
            (head.place.is_some() && head.day.is_some() && ours > 0 && !byline).then_some(above)
        };
        if let Some(above) = over() {
            return Some(Field::read(
                Kind::PressStatement,
                above,
                Field::<Kind>::GUESS,
            ));
        }
        // Whoever says `we` in every other paragraph, and is no columnist, speaks for themselves.
        if ours * 2 >= texts.len() && !texts.is_empty() && !byline {
            let kind = if names_state(publisher) {
                Kind::OfficialStatement
            } else {
                Kind::PressStatement
            };
            return Some(Field::read(kind, 0, Field::<Kind>::GUESS));
        }
        let quoted = texts.iter().filter(|text| SAID.is_match(text)).count();
        if byline || quoted > 1 && quoted * 5 >= texts.len() {
            return Some(Field::read(Kind::NewsReport, 0, Field::<Kind>::GUESS));
        }
        // On its own paper, in its own words.
        let notifies = ours > 0 || texts.iter().any(|text| NOTIFIES.is_match(text));
        if reported == 0
            && notifies
            && let Some(body) = self.letterhead()
        {
            let kind = if STATE_ISSUER.is_match(&body.value) || state_head {
                Kind::OfficialStatement
            } else {
                Kind::PressStatement
            };
            return Some(Field::read(kind, 0, Field::<Kind>::GUESS));
        }
        // A notice, in which a body says what it asks or announces.
        let body = self.notice()?;
        let kind = if STATE_ISSUER.is_match(&body) {
            Kind::OfficialStatement
        } else {
            Kind::PressStatement
        };
        Some(Field::read(kind, 0, Field::<Kind>::GUESS))
    }

    /// Who speaks: the issuer of a statement; of a news report, whoever with an office is reported
    /// most. Two who are reported alike leave it open.
    fn speaker(&self, draft: &mut Draft, issuer: Option<Field<Issuer>>, kind: Option<Kind>) {
        if let Some(issuer) = issuer {
            draft.office = issuer
                .value
                .office
                .clone()
                .map(|office| issuer.clone().map(|_| office));
            let speaker = issuer.value.speaker().map(str::to_owned);
            draft.speaker = speaker.map(|speaker| issuer.map(|_| speaker));
            return;
        }
        if let Some((at, name, office)) = self.signed() {
            draft.speaker = Some(Field::read(name, at, Field::<String>::FIRM));
            draft.office = Some(Field::read(office, at, Field::<String>::FIRM));
            return;
        }
        if kind.is_none() {
            return;
        }
        let texts: Vec<(usize, &str)> = self
            .of(Line::Text)
            .map(|(at, block)| (at, block.text.as_str()))
            .collect();
        let paragraphs: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
        let mut counts: Vec<(Speaker, usize, usize)> = Vec::new();
        for ((at, _), speaker) in texts.iter().zip(speech::reported(&paragraphs)) {
            let Some(speaker) = speaker.filter(|speaker| {
                // A release that answers an official is not the official's.
                let theirs = matches!(speaker.voice, None | Some(Voice::CivilSociety))
                    && !speaker.office.as_deref().is_some_and(speech::is_judicial);
                !speaker.name.is_empty() && (kind != Some(Kind::PressStatement) || theirs)
            }) else {
                continue;
            };
            match counts
                .iter_mut()
                .find(|(known, ..)| known.name == speaker.name)
            {
                Some((_, count, _)) => *count += 1,
                None => counts.push((speaker, 1, *at)),
            }
        }
        let most = counts.iter().map(|(_, count, _)| *count).max().unwrap_or(0);
        let mut first = counts.into_iter().filter(|(_, count, _)| *count == most);
        if let (Some((speaker, count, at)), None) = (first.next(), first.next()) {
            let sure = if count > 1 {
                Field::<String>::FIRM
            } else {
                Field::<String>::LIKELY
            };
            draft.office = speaker.office.map(|office| Field::read(office, at, sure));
            draft.speaker = Some(Field::read(speaker.name, at, sure));
        }
    }
}

/// A text without what stands in quotation marks.
fn outside_quotes(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|c| {
            match c {
                '“' => inside = true,
                '”' => inside = false,
                '"' => inside = !inside,
                _ => {}
            }
            !inside
        })
        .collect()
}
