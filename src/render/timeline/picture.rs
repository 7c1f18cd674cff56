//! Where everything stands in the picture of a timeline.
//!
//! Time runs down the page and every lane is a column, so that words have room and never overlap: an event stands
//! in the row of its date, below whatever fills its lane. Rows are nearer than time would have it where nothing
//! happens for long: the gap grows with the logarithm of the days. Issues are told apart by a letter
//! and a shape as well as by colour, so that grey print keeps them.

use serde::Serialize;

use crate::analysis::{Dated, Lane};
use crate::model::{IssueId, PartialDate, Verification};

/// Width of the picture, in its own units: pixels on a screen.
const WIDTH: f64 = 1200.0;
const MARGIN: f64 = 24.0;
/// Width of the column of dates.
const DATES: f64 = 92.0;
/// Size of the words of an event, and the height of its lines.
const SIZE: f64 = 12.0;
const LINE: f64 = 15.0;
/// Mean width of a letter, as a share of its size. A little wide, so that no line runs over.
const LETTER: f64 = 0.51;
/// The most lines of an event; the rest is in its title.
const LINES: usize = 4;
/// The most marks of issues at an event; more are in its title.
const MARKS: usize = 3;
/// Shapes, in the order in which issues take them.
const SHAPES: [&str; 4] = ["circle", "square", "diamond", "hexagon"];
/// Colours that differ in lightness too. Each keeps white or black letters readable.
const COLOURS: [(&str, &str); 13] = [
    ("#0b4f8a", "#fff"),
    ("#b3400c", "#fff"),
    ("#1f6b3a", "#fff"),
    ("#f0c330", "#000"),
    ("#6b2d7b", "#fff"),
    ("#8fd0e8", "#000"),
    ("#8a1538", "#fff"),
    ("#c9d65a", "#000"),
    ("#3d3d3d", "#fff"),
    ("#f2a68c", "#000"),
    ("#00737a", "#fff"),
    ("#cdb5e3", "#000"),
    ("#6e5a1e", "#fff"),
];

/// The picture, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Picture {
    width: f64,
    height: f64,
    title: String,
    legend: Vec<Mark>,
    head: f64,
    lanes: Vec<Column>,
    years: Vec<Year>,
    rows: Vec<Row>,
    events: Vec<Box>,
    foot: Vec<Line>,
}

/// An issue's mark: a shape with a letter in it, and, in the legend, its words.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Mark {
    x: f64,
    y: f64,
    shape: &'static str,
    colour: &'static str,
    ink: &'static str,
    letter: char,
    words: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Column {
    x: f64,
    width: f64,
    words: &'static str,
    shaded: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Year {
    y: f64,
    words: String,
    /// Where years without events lie before it.
    gap: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Row {
    y: f64,
    words: String,
    vague: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Box {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    lines: Vec<Line>,
    marks: Vec<Mark>,
    title: String,
    unverified: bool,
    disputed: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Line {
    x: f64,
    y: f64,
    words: String,
    faint: bool,
}

/// Lays the picture out. `issues` are those of the matter, in the order in which they take letters.
pub(super) fn picture(
    title: &str,
    events: &[Dated],
    issues: &[(IssueId, String)],
    foot: &str,
) -> Picture {
    let used: Vec<usize> = (0..issues.len())
        .filter(|index| {
            events
                .iter()
                .any(|dated| dated.event.issues.contains(&issues[*index].0))
        })
        .collect();
    let (legend, mut y) = legend(issues, &used);
    y += 14.0;
    let lanes: Vec<Lane> = Lane::ALL
        .iter()
        .copied()
        .filter(|lane| events.iter().any(|dated| dated.lane == *lane))
        .collect();
    let head = y;
    y += 34.0;
    let width = (WIDTH - 2.0 * MARGIN - DATES) / lanes.len().max(1) as f64;
    let column = |lane: Lane| lanes.iter().position(|own| *own == lane).unwrap_or(0);
    let mut bottoms = vec![y; lanes.len()];
    let (mut years, mut rows, mut boxes) = (Vec::new(), Vec::new(), Vec::new());
    let mut last: Option<PartialDate> = None;
    let mut index = 0;
    while index < events.len() {
        let date = events[index].event.date;
        let same = events[index..]
            .iter()
            .take_while(|dated| dated.event.date == date)
            .count();
        let day = &events[index..index + same];
        if last.is_none_or(|last| last.year() != date.year()) {
            // A year begins below all that stands before it.
            let top = bottoms.iter().copied().fold(y, f64::max);
            let empty = last.map_or(0, |last| date.year() - last.year() - 1);
            let gap = (empty > 0).then(|| match empty {
                1 => "a year without events".to_owned(),
                _ => format!("{empty} years without events"),
            });
            y = top + if gap.is_some() { 30.0 } else { 16.0 };
            years.push(Year {
                y: round(y),
                words: date.year().to_string(),
                gap,
            });
            y += 26.0;
            bottoms.fill(y);
        } else if let Some(last) = last {
            y += 15.0 + distance(last, date);
        }
        // The row stands where all lanes that it needs are free.
        for dated in day {
            y = y.max(bottoms[column(dated.lane)]);
        }
        rows.push(Row {
            y: round(y),
            words: short_date(date),
            vague: date.day().is_none(),
        });
        let mut tops = vec![y; lanes.len()];
        for dated in day {
            let at = column(dated.lane);
            let x = MARGIN + DATES + at as f64 * width;
            let made = event(dated, x, tops[at], width - 14.0, issues);
            tops[at] += made.height + 6.0;
            bottoms[at] = tops[at];
            boxes.push(made);
        }
        last = Some(date);
        index += same;
    }
    let mut bottom = bottoms.iter().copied().fold(y, f64::max) + 20.0;
    let foot = wrap(foot, (WIDTH - 2.0 * MARGIN) / (11.0 * LETTER))
        .into_iter()
        .map(|words| {
            bottom += 14.0;
            Line {
                x: MARGIN,
                y: round(bottom),
                words,
                faint: true,
            }
        })
        .collect();
    Picture {
        width: WIDTH,
        height: round(bottom + MARGIN),
        title: title.to_owned(),
        legend,
        head: round(head),
        lanes: lanes
            .iter()
            .enumerate()
            .map(|(at, lane)| Column {
                x: round(MARGIN + DATES + at as f64 * width),
                width: round(width),
                words: lane.label(),
                shaded: at % 2 == 0,
            })
            .collect(),
        years,
        rows,
        events: boxes,
        foot,
    }
}

/// Halves of a unit are enough, and give the same text everywhere.
fn round(value: f64) -> f64 {
    (value * 2.0).round() / 2.0
}

/// The marks of the legend in three columns, and where they end.
fn legend(issues: &[(IssueId, String)], used: &[usize]) -> (Vec<Mark>, f64) {
    let top = 72.0;
    let each = (WIDTH - 2.0 * MARGIN) / 3.0;
    let per = used.len().div_ceil(3).max(1);
    let marks = used
        .iter()
        .enumerate()
        .map(|(place, index)| {
            let x = MARGIN + 8.0 + (place / per) as f64 * each;
            let y = top + (place % per) as f64 * 20.0;
            mark(*index, x, y, &issues[*index].1)
        })
        .collect();
    let rows = if used.is_empty() { 0 } else { per };
    (marks, top + rows as f64 * 20.0)
}

fn mark(index: usize, x: f64, y: f64, words: &str) -> Mark {
    let (colour, ink) = COLOURS[index % COLOURS.len()];
    Mark {
        x: round(x),
        y: round(y),
        shape: SHAPES[index % SHAPES.len()],
        colour,
        ink,
        letter: char::from(b'A' + u8::try_from(index % 26).unwrap_or(0)),
        words: words.to_owned(),
    }
}

fn event(dated: &Dated, x: f64, y: f64, width: f64, issues: &[(IssueId, String)]) -> Box {
    let event = &dated.event;
    let unverified = event.verification == Verification::Unverified;
    let disputed = !dated.disputes.is_empty();
    let of_event: Vec<usize> = issues
        .iter()
        .enumerate()
        .filter(|(_, (id, _))| event.issues.contains(id))
        .map(|(index, _)| index)
        .collect();
    let mut notes = Vec::new();
    if unverified {
        notes.push("unverified");
    }
    if disputed {
        notes.push("sources differ");
    }
    let room = (width - 14.0) / (SIZE * LETTER);
    let mut lines: Vec<String> = wrap(&event.title, room);
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            while last.chars().count() as f64 + 2.0 > room && last.contains(' ') {
                let cut = last.rfind(' ').unwrap_or(last.len());
                last.truncate(cut);
            }
            last.push_str(" …");
        }
    }
    let mut placed: Vec<Line> = Vec::new();
    let mut down = y + 13.0;
    for words in lines {
        placed.push(Line {
            x: round(x + 8.0),
            y: round(down),
            words,
            faint: false,
        });
        down += LINE;
    }
    if !of_event.is_empty() || !notes.is_empty() {
        down += 3.0;
        let marks = of_event.len().min(MARKS) as f64;
        let more = of_event.len().saturating_sub(MARKS);
        let mut words = notes.join(", ");
        if more > 0 {
            words = format!("+{more} {words}").trim_end().to_owned();
        }
        if !words.is_empty() {
            placed.push(Line {
                x: round(x + 8.0 + marks * 19.0),
                y: round(down + 1.0),
                words,
                faint: true,
            });
        }
        down += 11.0;
    }
    let marks = of_event
        .iter()
        .take(MARKS)
        .enumerate()
        .map(|(place, index)| {
            mark(
                *index,
                x + 15.0 + place as f64 * 19.0,
                down - 14.0,
                &issues[*index].1,
            )
        })
        .collect();
    Box {
        x: round(x),
        y: round(y),
        width: round(width),
        height: round(down - y - 4.0),
        lines: placed,
        marks,
        title: full_title(dated, &of_event, issues),
        unverified,
        disputed,
    }
}

/// All that is known of the event, for whoever points at it or reads it aloud.
fn full_title(dated: &Dated, of_event: &[usize], issues: &[(IssueId, String)]) -> String {
    let event = &dated.event;
    let place = event
        .pinpoint
        .as_ref()
        .map_or_else(String::new, |place| format!(", {place}"));
    let mut title = format!(
        "{}: {} ({}{place}; {})",
        event.date.in_words(),
        event.title,
        event.document,
        event.verification.label()
    );
    let names: Vec<&str> = of_event
        .iter()
        .map(|index| issues[*index].1.as_str())
        .collect();
    if !names.is_empty() {
        title.push_str(&format!(". On: {}", names.join("; ")));
    }
    for dispute in &dated.disputes {
        title.push_str(&format!(
            ". Sources differ. {}: {}",
            dispute.about,
            dispute.sides.join(" / ")
        ));
    }
    title
}

/// How much farther a row is than the one before, for the days between them.
fn distance(from: PartialDate, to: PartialDate) -> f64 {
    let ordinal = |date: PartialDate| {
        let day = date.first_day();
        (day / 10_000) * 365 + (day / 100 % 100) * 30 + day % 100
    };
    let days = (ordinal(to) - ordinal(from)).max(0) as f64;
    round(4.0 * (1.0 + days / 7.0).ln())
}

/// `30 Jan`, `Jan`, or nothing for a year that its heading names.
fn short_date(date: PartialDate) -> String {
    let words = date.in_words();
    let parts: Vec<&str> = words.split(' ').collect();
    match parts.as_slice() {
        [day, month, _] => format!("{day} {}", month.get(..3).unwrap_or(month)),
        [month, _] => month.get(..3).unwrap_or(month).to_owned(),
        _ => "in the year".to_owned(),
    }
}

/// Lines of at most so many letters of mean width.
fn wrap(text: &str, room: f64) -> Vec<String> {
    let room = if room < 8.0 { 8 } else { room as usize };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let options = textwrap::Options::new(room)
        .break_words(true)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(&text, options)
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}
