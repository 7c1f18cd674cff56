//! What can be seen of each passage, for a model to weigh.
//!
//! Features have names, so that the file of weights can be read by a person: `cue:decides`,
//! `s:that` (a word at the start), `section:analysis`. Words for a party are all read as one;
//! which party it is, is told by [`Seen::parties`], in the same words for every side, so that
//! what is learnt of petitioners holds for interested parties too.

use crate::model::{Passage, Voice};

use super::cues::{Cues, Reported};
use super::headings::{self, Section};
use super::sides::{Mention, Sides, Who};
use super::states::PARTIES;

mod carried;
mod turn;

use carried::Carried;
use turn::Turn;

/// Words at the start of a passage that are features of their own.
const START: usize = 10;
/// What every word for a party is read as: a word that no text holds.
const PARTY: &str = "partyname";
/// Words of a passage that are looked at in all.
const MOST_WORDS: usize = 400;

/// What is seen of one passage.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    /// Features of the passage, whoever speaks in it.
    pub features: Vec<String>,
    /// For each of [`PARTIES`], what speaks for or against its being the one that argues.
    pub parties: [Vec<&'static str>; PARTIES.len()],
    /// What stands between the passage and the one before.
    pub joints: Vec<&'static str>,
}

/// What a passage shows by itself.
struct Alone {
    cues: Cues,
    section: Section,
    /// The heading is not the one of the passage before.
    new_heading: bool,
    mentions: Vec<Mention>,
    words: Vec<String>,
    mover: Voice,
    /// Evidence is told, in a criminal case, and nobody argues.
    evidence: bool,
    /// The court's orders follow: `the court makes the following orders:`.
    announces_orders: bool,
    /// What else the heading over it says.
    heading: Option<&'static str>,
}

/// Reads all passages of a judgment, by their own words.
pub(super) fn read(passages: &[&Passage], texts: &[&str], sides: &Sides) -> Vec<Seen> {
    let alone = alone(passages, texts, sides);
    let turn = Turn::of(&alone);
    let has_headings = alone.iter().any(|alone| alone.section != Section::None);
    let ahead = Ahead::of(&alone);
    let mut carried = Carried::default();
    let mut out = Vec::with_capacity(alone.len());
    for at in 0..alone.len() {
        let mut seen = Seen::default();
        let here = &alone[at];
        if here.new_heading {
            carried.heading(here.section);
        }
        words(here, texts[at], &mut seen);
        cues(here, &mut seen);
        place(&alone, at, &turn, &ahead, has_headings, &mut seen);
        if here.evidence {
            seen.features.push("evidence is told".to_owned());
            seen.features
                .push(format!("evidence is told {}", turn.phase(at)));
        }
        if sides.is_trial() && here.evidence {
            seen.features.push("trial, nobody argues".to_owned());
        }
        neighbours(&alone, at, &mut seen);
        between(&alone, at, &ahead, &carried, &mut seen);
        ordered(here, &carried, &mut seen);
        speaker(here, &carried, &mut seen);
        joints(here, &mut seen);
        // Nobody's words go on into the evidence that the court tells.
        if here.evidence {
            carried = Carried::default();
        } else {
            carried.pass(here);
        }
        out.push(seen);
    }
    out
}

/// What comes after each passage, so that nobody has to look for it from each.
struct Ahead {
    /// The last passage under a heading that opens the court's analysis.
    analysis: Option<usize>,
    /// For each passage, the next that shows who speaks.
    shows: Vec<Option<usize>>,
}

impl Ahead {
    fn of(alone: &[Alone]) -> Self {
        let mut shows = vec![None; alone.len()];
        let mut next = None;
        for at in (0..alone.len()).rev() {
            shows[at] = next;
            if !shows_nothing(&alone[at]) {
                next = Some(at);
            }
        }
        Self {
            analysis: alone
                .iter()
                .rposition(|alone| alone.section == Section::Analysis && alone.new_heading),
            shows,
        }
    }
}

fn alone(passages: &[&Passage], texts: &[&str], sides: &Sides) -> Vec<Alone> {
    let mut mover = Voice::Petitioner;
    let mut before: &[String] = &[];
    // A part that no heading of the structure announces, but words of the text do.
    let mut part = Section::None;
    let mut announced = Section::None;
    let mut analysis = false;
    let mut out = Vec::with_capacity(passages.len());
    for (passage, text) in passages.iter().zip(texts) {
        let moved = passage.headings != before;
        if moved {
            part = Section::None;
        }
        let lone = headings::lone(text, sides);
        let run_in = if lone == Section::None {
            announced
        } else {
            lone
        };
        announced = match headings::trailing(text, sides) {
            Section::None => headings::last_lines(&passage.text, sides),
            section => section,
        };
        if run_in != Section::None {
            part = run_in;
        }
        let section = match part {
            // A side's case ends with its heading; the court's analysis runs through many.
            Section::None => match headings::section(&passage.headings, sides) {
                Section::None if analysis => Section::Analysis,
                section => section,
            },
            part => part,
        };
        analysis = section == Section::Analysis;
        let cues = Cues::read(text, sides, mover);
        // What passed at a hearing is no side's case, under whatever heading it is told.
        // Nor is evidence in a criminal case: all that is told at a trial, and of an appeal what
        // stands under the prosecution's case or is told of witnesses.
        let headed = || passage.headings.last().map(String::as_str);
        let evidence = cues.argument.is_none()
            && !cues.submits
            && (sides.is_trial()
                || sides.is_criminal()
                    && (cues.evidence || headed().is_some_and(headings::is_evidence)));
        let section = match section {
            Section::CaseOf(_) | Section::Submissions if cues.housekeeping || evidence => {
                Section::Background
            }
            section => section,
        };
        if let Some(by) = cues.mover
            && section != Section::Analysis
        {
            mover = by;
        }
        let mentions = sides.mentions(text);
        let alone = Alone {
            section,
            new_heading: moved || run_in != Section::None,
            words: masked(text, &mentions),
            cues,
            mentions,
            mover,
            evidence,
            announces_orders: announces_orders(&passage.text, section),
            heading: headed().and_then(headings::says),
        };
        before = &passage.headings;
        out.push(alone);
    }
    out
}

/// Whether a passage leads into what the court orders: its first line or its last ends so, whatever
/// items of the list the passage has itself.
fn announces_orders(text: &str, section: Section) -> bool {
    let leads = |line: Option<&str>| {
        line.map(str::trim_end).is_some_and(|line| {
            line.ends_with([':', '-', '–', '—', ';']) && super::cues::orders_follow(line)
        })
    };
    matches!(section, Section::None | Section::Analysis | Section::Orders)
        && (leads(text.lines().next()) || leads(text.trim_end().lines().next_back()))
}

/// The words of a text in lower case, parties and numbers each as one word.
fn masked(text: &str, mentions: &[Mention]) -> Vec<String> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut add = |text: &str| {
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            if word.is_empty() {
                continue;
            }
            let word = if word.starts_with(|c: char| c.is_ascii_digit()) {
                "0".to_owned()
            } else {
                word.to_lowercase()
            };
            out.push(word);
        }
    };
    for mention in mentions {
        if mention.start < from {
            continue;
        }
        add(&text[from..mention.start]);
        add(PARTY);
        from = mention.end;
    }
    add(&text[from..]);
    out.truncate(MOST_WORDS);
    out
}

fn words(here: &Alone, text: &str, seen: &mut Seen) {
    let words = &here.words;
    let mut add = |feature: String| seen.features.push(feature);
    for word in words.iter().take(START) {
        add(format!("s:{word}"));
    }
    for pair in words[..words.len().min(START + 4)].windows(2) {
        add(format!("b:{} {}", pair[0], pair[1]));
    }
    if let Some(first) = words.first() {
        add(format!("first:{first}"));
    }
    if words.len() >= 2 {
        add(format!("first:{} {}", words[0], words[1]));
    }
    for word in words {
        add(format!("w:{word}"));
    }
    let length = words.len();
    add(format!(
        "length:{}",
        match length {
            0..=12 => "line",
            13..=35 => "short",
            36..=80 => "middle",
            81..=160 => "long",
            _ => "very long",
        }
    ));
    let start = text.trim_start();
    if start.starts_with('…') {
        add("starts:quotation".to_owned());
    }
    if start.starts_with(|c: char| c.is_lowercase()) {
        add("starts:small".to_owned());
    }
    if text.contains('…') {
        add("quotes".to_owned());
    }
    if text.trim_end().ends_with('…') {
        add("ends:quotation".to_owned());
    }
    if text.trim_end().ends_with('?') {
        add("ends:question".to_owned());
    }
    if text.trim_end().ends_with([':', '-', '–']) {
        add("ends:colon".to_owned());
    }
    seen.features.sort_unstable();
    seen.features.dedup();
}

fn cues(here: &Alone, seen: &mut Seen) {
    let cues = &here.cues;
    for (holds, name) in flags(cues) {
        if holds {
            seen.features.push(format!("cue:{name}"));
        }
    }
    if cues.argument.is_some() && cues.court_decides {
        seen.features.push("cue:argument and decides".to_owned());
    }
    if cues.argument.is_some() && cues.procedure {
        seen.features.push("cue:argument and procedure".to_owned());
    }
    if cues.argument.is_some() && cues.authority {
        seen.features.push("cue:argument and authority".to_owned());
    }
    if !flags(cues).iter().any(|(holds, _)| *holds) {
        seen.features.push("cue:none".to_owned());
    }
}

fn flags(cues: &Cues) -> [(bool, &'static str); 36] {
    [
        (cues.argument.is_some(), "argument"),
        (cues.argument_plain, "argument plain"),
        (cues.nameless_argument, "argument nameless"),
        (cues.answered, "answered"),
        (cues.goes_on, "goes on"),
        (cues.court_decides, "decides"),
        (cues.turns_to_analysis, "turns"),
        (cues.authority, "authority"),
        (cues.issues, "issues"),
        (cues.issues_only, "issues only"),
        (cues.orders, "orders"),
        (cues.orders_plainly, "orders plainly"),
        (cues.files.is_some(), "files"),
        (cues.procedure, "procedure"),
        (cues.canvassed, "canvassed"),
        (cues.opens_with_canvassing, "opens with canvassing"),
        (cues.opens_step, "opens step"),
        (cues.old_story, "old story"),
        (cues.history, "history"),
        (cues.evidence, "evidence"),
        (cues.pronoun, "pronoun"),
        (cues.asserts, "asserts"),
        (cues.step, "step"),
        (cues.lists_issues, "lists issues"),
        (cues.concedes, "concedes"),
        (cues.rejects, "rejects"),
        (cues.decides_later, "decides later"),
        (cues.pleads, "pleads"),
        (cues.named_speaker, "named speaker"),
        (cues.rejects_first, "rejects first"),
        (cues.signed, "signed"),
        (cues.ends_with_order, "ends with an order"),
        (cues.prayer, "prayer"),
        (cues.papers_only, "papers only"),
        (cues.grounds_of_appeal, "grounds of appeal"),
        (cues.grounds_told, "grounds told"),
    ]
}

fn section_name(section: Section) -> &'static str {
    match section {
        Section::None => "none",
        Section::Background => "background",
        Section::CaseOf(_) => "case",
        Section::Submissions => "submissions",
        Section::Analysis => "analysis",
        Section::Orders => "orders",
    }
}

fn place(
    alone: &[Alone],
    at: usize,
    turn: &Turn,
    ahead: &Ahead,
    has_headings: bool,
    seen: &mut Seen,
) {
    let count = alone.len();
    let mut add = |feature: String| seen.features.push(feature);
    let section = section_name(alone[at].section);
    add(format!("section:{section}"));
    if let Some(heading) = alone[at].heading {
        add(format!("heading:{heading}"));
    }
    if !has_headings {
        add("no headings".to_owned());
    }
    match at {
        0 => add("place:first".to_owned()),
        1 | 2 => add("place:second or third".to_owned()),
        _ => {}
    }
    match count - at {
        1 => add("place:last".to_owned()),
        2 => add("place:last but one".to_owned()),
        3 | 4 => add("place:near the end".to_owned()),
        _ => {}
    }
    let phase = turn.phase(at);
    add(format!("phase:{phase}"));
    let cue = [
        (alone[at].cues.argument.is_some(), "argument"),
        (alone[at].cues.court_decides, "decides"),
        (alone[at].cues.authority, "authority"),
        (alone[at].cues.procedure, "procedure"),
        (alone[at].cues.history, "history"),
        (alone[at].cues.orders, "orders"),
        (alone[at].cues.pronoun, "pronoun"),
        (alone[at].cues.evidence, "evidence"),
        (alone[at].cues.step, "step"),
        (alone[at].cues.issues, "issues"),
        (alone[at].cues.goes_on, "goes on"),
        (alone[at].cues.prayer, "prayer"),
        (alone[at].cues.grounds_told, "grounds told"),
    ];
    let reported = match alone[at].cues.reported {
        Reported::None => "none",
        Reported::Little => "little",
        Reported::Much => "much",
        Reported::All => "all",
    };
    add(format!("reported:{reported}"));
    add(format!("reported:{reported} {phase}"));
    if alone[at].cues.orders && count - at <= 6 {
        add("orders near the end".to_owned());
    }
    for (holds, name) in [
        (alone[at].cues.orders_plainly, "orders plainly"),
        (alone[at].cues.ends_with_order, "ends with an order"),
    ] {
        if holds {
            add(format!("{name} {phase}"));
            add(format!("{name} in {section}"));
            if count - at <= 6 {
                add(format!("{name} near the end"));
            }
        }
    }
    for (holds, name) in cue {
        if holds {
            add(format!("{name} {phase}"));
            add(format!("{name} in {section}"));
        }
    }
    let cues = &alone[at].cues;
    let quiet = cues.argument.is_none() && !cues.pronoun && !cues.step && !cues.procedure;
    if cues.pleads && !cues.court_decides && !cues.authority {
        add(format!("pleads {phase}"));
        if quiet {
            add(format!("pleads quietly {phase}"));
        }
    }
    if cues.named_speaker && cues.argument.is_none() {
        add(format!("named speaker {phase}"));
        if !cues.rejects && !cues.court_decides {
            add(format!("named speaker alone {phase}"));
        }
    }
    if quiet {
        add(format!("quiet {phase}"));
        add(format!("quiet {phase} in {section}"));
        if !has_headings {
            add(format!("quiet {phase} without headings"));
        }
    }
    if cues.argument.is_some() {
        for (holds, name) in [
            (cues.concedes, "concedes"),
            (cues.rejects, "rejects"),
            (cues.decides_later, "decides later"),
            (cues.answered, "answered"),
        ] {
            if holds {
                add(format!("argument, {name}, {phase}"));
            }
        }
        if !cues.concedes && !cues.rejects && !cues.decides_later && !cues.answered {
            add(format!("argument alone {phase}"));
        }
    }
    if alone[at].section != Section::Analysis && ahead.analysis.is_some_and(|last| last > at) {
        add("analysis later".to_owned());
    }
    if alone[at].cues.orders
        && alone[at].cues.argument.is_none()
        && !alone[at].cues.authority
        && (count - at) * 4 <= count + 4
    {
        add("orders late".to_owned());
    }
}

/// Between whom a passage stands that shows nothing itself: facts that a side tells go on until
/// another side, or the court, is heard.
fn between(alone: &[Alone], at: usize, ahead: &Ahead, carried: &Carried, seen: &mut Seen) {
    let Some(voice) = carried.voice.filter(|_| shows_nothing(&alone[at])) else {
        return;
    };
    let next = match ahead.shows[at].map(|next| &alone[next]) {
        None => "nobody",
        Some(next) if next.cues.argument == Some(voice) => "the same",
        Some(next) if next.cues.pronoun || next.cues.goes_on => "a pronoun",
        Some(next) if next.cues.argument.is_some() => "another",
        Some(next) if next.cues.canvassed => "canvassing",
        Some(next) if next.cues.step || next.cues.procedure => "a step",
        Some(next) if next.cues.issues || next.cues.turns_to_analysis => "the turn",
        Some(next) if next.cues.court_decides => "the court",
        Some(_) => "else",
    };
    let court = if carried.court { " over the court" } else { "" };
    let mut add = |feature: String| seen.features.push(feature);
    add(format!("told{court} before {next}"));
    if alone[at].cues.pleads {
        add(format!("told pleading{court} before {next}"));
    }
    if alone[at].cues.history {
        add(format!("told history{court} before {next}"));
    }
}

/// How the list of orders goes on that the court announced.
fn ordered(here: &Alone, carried: &Carried, seen: &mut Seen) {
    let Some(since) = carried.ordered else { return };
    let cues = &here.cues;
    let silent = shows_nothing(here) && cues.argument.is_none();
    let near = if since <= 3 { "near" } else { "far" };
    seen.features.push(format!("orders announced {near}"));
    if silent {
        seen.features
            .push(format!("orders announced {near}, silent"));
    }
}

fn shows_nothing(alone: &Alone) -> bool {
    let cues = &alone.cues;
    cues.argument.is_none()
        && !cues.pronoun
        && !cues.goes_on
        && !cues.step
        && !cues.procedure
        && !cues.court_decides
        && !cues.issues
        && !cues.turns_to_analysis
        && !cues.canvassed
}

fn neighbours(alone: &[Alone], at: usize, seen: &mut Seen) {
    let mut add = |feature: String| seen.features.push(feature);
    let kinds = |alone: &Alone| {
        [
            (alone.cues.argument.is_some(), "argument"),
            (alone.cues.court_decides, "decides"),
            (alone.cues.turns_to_analysis, "turns"),
            (alone.cues.authority, "authority"),
            (alone.cues.issues, "issues"),
            (alone.cues.orders, "orders"),
            (alone.cues.canvassed, "canvassed"),
            (alone.cues.procedure, "procedure"),
            (alone.cues.step, "step"),
            (alone.evidence, "evidence"),
        ]
    };
    for (offset, name) in [
        (-2_isize, "before last"),
        (-1, "before"),
        (1, "next"),
        (2, "after next"),
    ] {
        let Some(other) = at.checked_add_signed(offset).and_then(|at| alone.get(at)) else {
            continue;
        };
        for (holds, kind) in kinds(other) {
            if holds {
                add(format!("{name}:{kind}"));
            }
        }
    }
}

fn speaker(here: &Alone, carried: &Carried, seen: &mut Seen) {
    let mover = here.mover;
    let voice_of = |mention: &Mention| mention.who.voice(mover);
    let first = here.mentions.first().map(voice_of);
    let begins_with = here
        .words
        .iter()
        .take(5)
        .any(|word| word == PARTY)
        .then_some(first)
        .flatten();
    let mut counts = [0_usize; PARTIES.len()];
    for mention in &here.mentions {
        if let Some(at) = PARTIES.iter().position(|party| *party == voice_of(mention)) {
            counts[at] += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    for (at, party) in PARTIES.into_iter().enumerate() {
        let mut add = |name: &'static str| seen.parties[at].push(name);
        let rare = party == Voice::InterestedParty || party == Voice::Amicus;
        if rare && counts[at] == 0 {
            add("rare and absent");
        } else if rare && here.cues.argument != Some(party) {
            add("rare and silent");
        }
        if here.cues.argument == Some(party) {
            add("says");
            if here.cues.argument_plain {
                add("says plainly");
            }
        }
        if here.cues.files == Some(party) {
            add("files");
        }
        if here.cues.calls == Some(party) {
            add("calls");
        }
        if here.section == Section::CaseOf(party) {
            add("heading");
        }
        // Whoever is named where somebody's words go on is whom they are about.
        let goes_on = (here.cues.goes_on || here.cues.pronoun) && here.cues.argument.is_none();
        if first == Some(party) {
            add(if goes_on {
                "first in what goes on"
            } else {
                "first"
            });
        }
        if begins_with == Some(party) {
            add(if goes_on {
                "begins what goes on"
            } else {
                "begins"
            });
        }
        if counts[at] > 0 && counts[at] == most {
            add(if goes_on {
                "most in what goes on"
            } else {
                "most"
            });
        }
        if counts[at] == 0 {
            add("absent");
        }
        if here.cues.argument.is_none() && mover == party {
            add("moves");
        }
        if carried.voice == Some(party) {
            add("carried");
            if here.cues.argument.is_none() {
                add("carried on");
                if here.cues.goes_on {
                    add("goes on");
                }
                if here.cues.pronoun {
                    add("pronoun");
                }
            }
            if carried.since <= 1 {
                add("carried from the last");
            }
            if carried.court {
                add("carried over the court");
            }
        }
    }
    let mut add = |name: &str| seen.features.push(name.to_owned());
    match carried.voice {
        None => add("carries nobody"),
        Some(_) if carried.court => add("carries over the court"),
        Some(_) if carried.since <= 1 => add("carries from the last"),
        Some(_) if carried.since <= 4 => add("carries from near"),
        Some(_) => add("carries from far"),
    }
    if let (Some(carried), Some(says)) = (carried.voice, here.cues.argument) {
        add(if carried == says {
            "says the same"
        } else {
            "says another"
        });
    }
    if here.mentions.is_empty() {
        add("names nobody");
    }
    if matches!(
        here.mentions.first(),
        Some(Mention {
            who: Who::Mover | Who::Opponent,
            ..
        })
    ) {
        add("names a mover");
    }
}

fn joints(here: &Alone, seen: &mut Seen) {
    /// A passage of fewer words is hardly one of its own.
    const SHORT: usize = 25;
    seen.joints.push("always");
    if here.new_heading {
        seen.joints.push("new heading");
        if here.section == Section::Analysis {
            seen.joints.push("new analysis");
        }
    }
    if here.cues.goes_on {
        seen.joints.push("goes on");
    }
    if here.cues.argument.is_some() {
        seen.joints.push("argument");
    } else if here.cues.pronoun {
        seen.joints.push("pronoun");
    } else if here.cues.step {
        seen.joints.push("step");
    } else if here.cues.court_decides {
        seen.joints.push("decides");
    } else {
        seen.joints.push("silent");
    }
    if here.words.len() < SHORT {
        seen.joints.push("short");
    }
}
