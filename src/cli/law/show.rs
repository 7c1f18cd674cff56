//! An answer of `hoja law` for people.

use hoja::analysis::{
    Bearing, DecisionAt, Mention, OrderAt, ProvisionAt, ProvisionStatus, Record, Target, TextAt,
    When, decision_at, mentions,
};
use hoja::engine::Engine;
use hoja::model::{Document, PartialDate, ProvisionState, StandingState, TextKind, Verification};
use hoja::render::fill;

use super::super::error::CliError;
use super::super::ui::{FAINT, STRONG, Ui, WARN};
use super::{chain, heading};

/// The most citing passages that are shown; `hoja cited-by` shows them all.
const CITED: usize = 5;

/// All that is shown of a provision or a law.
pub(super) struct Answer<'a> {
    pub engine: &'a dyn Engine,
    pub answer: ProvisionAt,
    pub text: Option<TextAt>,
    pub versions: Vec<Document>,
    pub changes: Vec<hoja::analysis::Change>,
    pub decisions: Vec<DecisionAt>,
    pub cited_by: Vec<Mention>,
}

/// How each decision that bears on it stands on the day.
pub(super) fn decisions(
    engine: &dyn Engine,
    answer: &ProvisionAt,
) -> Result<Vec<DecisionAt>, CliError> {
    let mut all = Vec::new();
    for decision in answer.decisions() {
        all.push(decision_at(engine, decision, answer.at)?);
    }
    Ok(all)
}

/// What cites the provision, or the law.
pub(super) fn cited_by(
    engine: &dyn Engine,
    answer: &ProvisionAt,
) -> Result<Vec<Mention>, CliError> {
    let target = Target {
        reference: answer.law.id.to_string(),
        document: Some(answer.law.clone()),
        pinpoint: answer.place.clone(),
    };
    Ok(mentions(engine, &target)?)
}

pub(super) fn answer(ui: &mut Ui, shown: &Answer<'_>) -> Result<(), CliError> {
    let answer = &shown.answer;
    let columns = ui.columns();
    let title = ui.styled(STRONG, fill(&heading(answer), "", "", columns));
    ui.line(title);
    let facts = ui.styled(FAINT, fill(&facts(&answer.law), "  ", "  ", columns));
    ui.line(facts);
    ui.line("");
    status(ui, shown);
    if let Some(text) = &shown.text {
        words(ui, shown, text);
    }
    history(ui, &answer.records);
    decisions_shown(ui, &shown.decisions);
    if !shown.changes.is_empty() {
        section(ui, "What it inserted and changed");
        chain::show(ui, &shown.changes);
    }
    citing(ui, answer, &shown.cited_by);
    Ok(())
}

fn facts(law: &Document) -> String {
    let mut facts = vec![law.id.to_string(), law.kind.label()];
    facts.extend(law.cap.as_ref().map(|cap| format!("Cap. {cap}")));
    facts.extend(law.number.iter().cloned());
    facts.join(" · ")
}

fn section(ui: &mut Ui, title: &str) {
    let title = ui.styled(STRONG, title);
    ui.line(title);
}

/// `since 18 January 2019`, `since a day in January 2019`, `since 2019`.
fn since(date: Option<PartialDate>) -> String {
    date.map_or_else(String::new, |date| format!(" since {}", date.in_words()))
}

fn status(ui: &mut Ui, shown: &Answer<'_>) {
    let answer = &shown.answer;
    let columns = ui.columns();
    let standing = &answer.standing;
    let mut line = format!("On {}: {}", day(answer.at), standing.status.label());
    if standing.status == ProvisionStatus::Uncertain {
        let possible: Vec<&str> = standing
            .perhaps
            .iter()
            .map(|status| status.label())
            .collect();
        line.push_str(&format!(" — {}", possible.join(", or ")));
    } else {
        line.push_str(&match (standing.status, standing.since) {
            (ProvisionStatus::NotCommenced, Some(date)) => {
                format!(" (assent {})", date.in_words())
            }
            (_, date) => since(date),
        });
    }
    if !answer.conditions.is_empty() && standing.status.binds() != Some(false) {
        line.push_str(", on a condition");
    }
    let line = ui.styled(STRONG, fill(&line, "", "  ", columns));
    ui.line(line);
    let known = match standing.decided_by.is_empty() && standing.doubtful.is_empty() {
        true => "nothing in this corpus decides it".to_owned(),
        false => answer.verification.label(),
    };
    let style = if answer.verification == Verification::Unverified {
        WARN
    } else {
        FAINT
    };
    let known = ui.styled(style, format!("  established by: {known}"));
    ui.line(known);
    for index in &standing.doubtful {
        if let Some(record) = answer.records.get(*index) {
            let vague = match record.entry.counts_from() {
                Some(date) if record.entry.disputed.is_some() => format!(
                    "sources date it {} and {}",
                    date.in_words(),
                    record
                        .entry
                        .disputed
                        .map_or_else(String::new, PartialDate::in_words)
                ),
                Some(date) => format!("its date is known only as {}", date.in_words()),
                None => "its date is not known".to_owned(),
            };
            let what = format!("{}: {vague}", deed(record));
            let line = ui.styled(WARN, fill(&what, "  in doubt: ", "    ", columns));
            ui.line(line);
        }
    }
    for part in &standing.parts {
        let name = if part.part.is_empty() {
            "as a whole"
        } else {
            &part.part
        };
        let what = format!("{name} ({}{})", part.state.label(), since(part.since));
        ui.line(fill(&what, "  less: ", "    ", columns));
    }
    let conditions = answer
        .conditions
        .iter()
        .filter(|_| standing.status.binds() != Some(false));
    for condition in conditions {
        ui.line(fill(
            &order(shown.engine, condition),
            "  condition: ",
            "    ",
            columns,
        ));
    }
    if answer.place.is_none()
        && let Some(recorded) = &answer.law.standing
    {
        let note = recorded
            .note
            .as_ref()
            .map_or_else(String::new, |note| format!(": {note}"));
        let what = format!("{}{note}", recorded.state.label());
        ui.line(fill(&what, "  recorded, without a day: ", "    ", columns));
    }
    ui.line("");
}

/// A vague day stands for the last one that it can mean.
fn day(at: PartialDate) -> String {
    if at.day().is_some() {
        return at.in_words();
    }
    format!("the last day of {}", at.in_words())
}

/// An order with its terms.
fn order(engine: &dyn Engine, found: &OrderAt) -> String {
    let terms = engine
        .passage(&found.decision.id, &found.order.at)
        .ok()
        .flatten()
        .map_or_else(String::new, |passage| format!("{} ", passage.text));
    format!(
        "{terms}({}, {}, {}; {})",
        found.order.id,
        found.decision.short_title(),
        found.order.at,
        found.standing.status.label()
    )
}

fn words(ui: &mut Ui, shown: &Answer<'_>, text: &TextAt) {
    let columns = ui.columns();
    let whose = match text.kind() {
        TextKind::Digest => "A digest in the corpus's own words, not the law's text",
        TextKind::Full | TextKind::Absent => "Text",
    };
    let mut head = whose.to_owned();
    match text.version {
        Some(version) => head.push_str(&format!("; version of {}", version.in_words())),
        None => head.push_str("; of what day is not recorded"),
    }
    if text.later {
        head.push_str(", later than the day asked about: the words may have been others then");
    }
    if shown.versions.len() > 1 {
        head.push_str(&format!(" ({})", text.document.id));
    }
    let style = if text.kind() == TextKind::Digest {
        WARN
    } else {
        FAINT
    };
    let head = ui.styled(style, fill(&head, "", "  ", columns));
    ui.line(head);
    for passage in &text.passages {
        ui.line(fill(
            &passage.text,
            &format!("  [{}] ", passage.pinpoint),
            "  ",
            columns,
        ));
        let mut known = vec![passage.evidence.verification.label()];
        known.extend(
            passage
                .inferred
                .then(|| "attributes set by hoja".to_owned()),
        );
        let line = ui.styled(FAINT, format!("    {}", known.join(" · ")));
        ui.line(line);
    }
    if let (TextKind::Digest, Some(url)) = (text.kind(), text.document.url()) {
        let line = ui.styled(FAINT, format!("    official text: {url}"));
        ui.line(line);
    }
    ui.line("");
}

fn history(ui: &mut Ui, records: &[Record]) {
    if records.is_empty() {
        return;
    }
    section(ui, "History");
    let mut later = false;
    for (index, record) in records.iter().enumerate() {
        if index > 0 && same_deed(&records[index - 1], record) {
            continue;
        }
        if record.when == When::Later && !later {
            let line = ui.styled(FAINT, "  after that day:");
            ui.line(line);
            later = true;
        }
        let alike = records[index..]
            .windows(2)
            .take_while(|pair| same_deed(&pair[0], &pair[1]))
            .count();
        self::record(ui, record, &records[index..=index + alike]);
    }
    ui.line("");
}

/// Whether two records tell of one deed, done to two provisions.
fn same_deed(a: &Record, b: &Record) -> bool {
    a.entry == b.entry && a.law.id == b.law.id && a.place.is_some() && a.bearing == b.bearing
}

/// What happened, and by what: `s 9A inserted by Act No. 18 of 2018, sch`.
pub(super) fn deed(record: &Record) -> String {
    let entry = &record.entry;
    let what = if record.enacted {
        "assent".to_owned()
    } else if record.bearing == Bearing::Law && entry.state == ProvisionState::Commenced {
        "commencement of the law".to_owned()
    } else {
        entry.state.label()
    };
    let mut words = String::new();
    match record.bearing {
        Bearing::Law => {}
        Bearing::Inserting => words.push_str(&format!("{} ", record.law.short_title())),
        Bearing::Own | Bearing::Around | Bearing::Inside => {}
    }
    if let Some(place) = &record.place {
        words.push_str(&format!("{place} "));
    }
    words.push_str(&what);
    if let Some(part) = &entry.part {
        words.push_str(&format!(" in part ({part})"));
    }
    let by = match (&record.proof.actor, &entry.by, &entry.who) {
        (Some(actor), by, _) => {
            let place = by
                .as_ref()
                .and_then(|by| by.pinpoint())
                .or(record.order.as_ref().map(|found| &found.order.at));
            let place = place.map_or_else(String::new, |place| format!(", {place}"));
            Some(format!("{}{place}", actor.short_title()))
        }
        (None, Some(by), _) => Some(by.to_string()),
        (None, None, who) => who.clone(),
    };
    if let Some(by) = by {
        words.push_str(&format!(" by {by}"));
    }
    words
}

/// One deed, with all provisions to which it was done.
fn record(ui: &mut Ui, record: &Record, alike: &[Record]) {
    let columns = ui.columns();
    let entry = &record.entry;
    let date = entry
        .date
        .map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let mut words = deed(record);
    if alike.len() > 1 {
        let places: Vec<String> = alike
            .iter()
            .filter_map(|other| other.place.as_ref().map(ToString::to_string))
            .collect();
        let first = places.first().cloned().unwrap_or_default();
        words = words.replacen(&first, &places.join(", "), 1);
    }
    if let Some(effect) = entry.effect {
        words.push_str(&format!(", with effect from {}", effect.in_words()));
    }
    if let Some(found) = &record.order {
        words.push_str(&format!(
            " ({}: {})",
            found.order.id,
            found.standing.status.label()
        ));
    }
    ui.line(fill(
        &words,
        &format!("  {date:<10}  "),
        "              ",
        columns,
    ));
    if let Some(note) = &entry.note {
        ui.line(fill(note, "              ", "              ", columns));
    }
    let mut known = vec![record.proof.verification.label()];
    if record.when == When::Perhaps {
        known.push("whether by that day is not certain".to_owned());
    }
    if entry.inferred {
        known.push("read by hoja from the text".to_owned());
        if entry.date.is_some_and(|date| date.month().is_none()) {
            known.push("the year is that of the Act's number".to_owned());
        }
    }
    let sources: Vec<String> = record
        .proof
        .sources
        .iter()
        .filter_map(|source| source.publisher.clone().or_else(|| source.title.clone()))
        .collect();
    if !sources.is_empty() {
        known.push(sources.join("; "));
    }
    let style = if record.proof.verification == Verification::Unverified {
        WARN
    } else {
        FAINT
    };
    let line = ui.styled(
        style,
        fill(
            &known.join(" · "),
            "              ",
            "              ",
            columns,
        ),
    );
    ui.line(line);
}

fn decisions_shown(ui: &mut Ui, decisions: &[DecisionAt]) {
    if decisions.is_empty() {
        return;
    }
    let columns = ui.columns();
    section(ui, "The decisions, on that day");
    for found in decisions {
        let mut words = format!("{}: {}", found.document.short_title(), found.state.label());
        if found.state == StandingState::Pending {
            words = format!("{}: not given yet", found.document.short_title());
        }
        words.push_str(&since(found.since));
        if let Some(step) = found.deciding() {
            let by = step.by.as_ref().map(|by| by.short_title().to_owned());
            words.push_str(&by.map_or_else(String::new, |by| format!(" ({by})")));
        }
        if !found.perhaps.is_empty() {
            let other: Vec<String> = found.perhaps.iter().map(|state| state.label()).collect();
            words.push_str(&format!(
                "; not certain, as dates are vague or missing: {}",
                other.join(", or ")
            ));
        }
        ui.line(fill(&words, "  ", "    ", columns));
    }
    ui.line("");
}

fn citing(ui: &mut Ui, answer: &ProvisionAt, mentions: &[Mention]) {
    if mentions.is_empty() {
        return;
    }
    let columns = ui.columns();
    let plural = if mentions.len() == 1 { "" } else { "s" };
    section(ui, &format!("Cited in {} passage{plural}", mentions.len()));
    for mention in mentions.iter().take(CITED) {
        let passage = &mention.citing.located.passage;
        let voice = passage
            .voice
            .map_or_else(String::new, |voice| format!(" ({})", voice.label()));
        let words = format!(
            "{}, {}{voice}: {}",
            mention.document.short_title(),
            passage.pinpoint,
            mention.sentence
        );
        ui.line(fill(&words, "  ", "    ", columns));
    }
    if mentions.len() > CITED {
        let name = answer.place.as_ref().map_or_else(
            || answer.law.id.to_string(),
            |place| format!("'{}#{place}'", answer.law.id),
        );
        let line = ui.styled(FAINT, format!("  `hoja cited-by {name}` shows them all"));
        ui.line(line);
    }
}
