//! Where everything stands in the picture of a timeline.
//!
//! Time runs down the page and every lane is a column, so that words have room and never overlap: an event stands
//! in the row of its date, below whatever fills its lane. Rows are nearer than time would have it where nothing
//! happens for long: the gap grows with the logarithm of the days. Issues are told apart by a letter
//! and a shape as well as by colour, so that grey print keeps them.

use serde::Serialize;

use crate::analysis::{Dated, Lane};
use crate::model::{IssueId, PartialDate, Verification};
use crate::text::sentence_starts;

use super::super::rows::issue_letter;
use super::letters::{width, wrap};

/// Width of the picture, in its own units: pixels on a screen.
const WIDTH: f64 = 1200.0;
const MARGIN: f64 = 24.0;
/// Width of the column of dates.
const DATES: f64 = 92.0;
/// Size of the words of an event, and the height of its lines.
const SIZE: f64 = 12.0;
const LINE: f64 = 15.0;
/// Size of the words of the foot.
const SMALL: f64 = 11.0;
/// The most lines of an event; the rest is in its title.
const LINES: usize = 5;
/// Room for the foot of a sheet.
const FOOT: f64 = 62.0;
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
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
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
    letter: String,
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

/// Lays the picture out, on one sheet as long as it has to be, or on several of the same height.
/// `issues` are those of the matter, in the order in which they take letters.
pub(super) fn pictures(
    title: &str,
    events: &[Dated],
    issues: &[(IssueId, String)],
    foot: &str,
    sheet: Option<f64>,
) -> Vec<Picture> {
    let lanes: Vec<Lane> = Lane::ALL
        .iter()
        .copied()
        .filter(|lane| events.iter().any(|dated| dated.lane == *lane))
        .collect();
    let mut layout = Layout::new(title, events, issues, &lanes, sheet);
    let mut index = 0;
    while index < events.len() {
        let date = events[index].event.date;
        let same = events[index..]
            .iter()
            .take_while(|dated| dated.event.date == date)
            .count();
        layout.day(date, &events[index..index + same]);
        index += same;
    }
    layout.finish(foot)
}

/// The picture while it is laid out.
struct Layout<'a> {
    title: &'a str,
    issues: &'a [(IssueId, String)],
    lanes: &'a [Lane],
    /// Width of a lane.
    width: f64,
    /// Height of a sheet, if there are several.
    sheet: Option<f64>,
    /// The sheets that are full.
    done: Vec<Picture>,
    /// The one that is being filled.
    page: Picture,
    /// Where the next row begins, and how far down each lane is filled.
    y: f64,
    bottoms: Vec<f64>,
    last: Option<PartialDate>,
}

impl<'a> Layout<'a> {
    fn new(
        title: &'a str,
        events: &[Dated],
        issues: &'a [(IssueId, String)],
        lanes: &'a [Lane],
        sheet: Option<f64>,
    ) -> Self {
        let used: Vec<usize> = (0..issues.len())
            .filter(|index| {
                events
                    .iter()
                    .any(|dated| dated.event.issues.contains(&issues[*index].0))
            })
            .collect();
        let (legend, end) = legend(issues, &used);
        let width = (WIDTH - 2.0 * MARGIN - DATES) / lanes.len().max(1) as f64;
        let mut layout = Self {
            title,
            issues,
            lanes,
            width,
            sheet,
            done: Vec::new(),
            page: Picture::default(),
            y: 0.0,
            bottoms: Vec::new(),
            last: None,
        };
        layout.begin(title.to_owned(), legend, end + 14.0);
        layout
    }

    /// Begins a sheet whose lanes begin at `head`.
    fn begin(&mut self, title: String, legend: Vec<Mark>, head: f64) {
        let lanes = self.lanes.iter().enumerate();
        self.page = Picture {
            width: WIDTH,
            title,
            legend,
            head: round(head),
            lanes: lanes
                .map(|(at, lane)| Column {
                    x: round(self.x(at)),
                    width: round(self.width),
                    words: lane.label(),
                    shaded: at % 2 == 0,
                })
                .collect(),
            ..Picture::default()
        };
        self.y = head + 34.0;
        self.bottoms = vec![self.y; self.lanes.len()];
    }

    fn x(&self, lane: usize) -> f64 {
        MARGIN + DATES + lane as f64 * self.width
    }

    fn lane(&self, dated: &Dated) -> usize {
        self.lanes
            .iter()
            .position(|own| *own == dated.lane)
            .unwrap_or(0)
    }

    /// The lowest place on the sheet that an event may reach.
    fn limit(&self) -> f64 {
        self.sheet.map_or(f64::INFINITY, |height| height - FOOT)
    }

    /// Begins the next sheet, if there are several: heads of lanes, and the year that goes on.
    fn turn(&mut self, year: Option<i16>) {
        let number = self.done.len() + 2;
        let full = std::mem::take(&mut self.page);
        self.done.push(full);
        let title = format!("{} ({number})", self.title);
        self.begin(title, Vec::new(), 56.0);
        if let Some(year) = year {
            self.year(format!("{year}, continued"), None);
        }
    }

    fn year(&mut self, words: String, gap: Option<String>) {
        self.page.years.push(Year {
            y: round(self.y),
            words,
            gap,
        });
        self.y += 26.0;
        self.bottoms.fill(self.y);
    }

    /// Places what happened on one date: in one row, below whatever fills the lanes.
    fn day(&mut self, date: PartialDate, day: &[Dated]) {
        let new_year = self.last.is_none_or(|last| last.year() != date.year());
        let heights: Vec<f64> = self.heights(day);
        let tallest = heights.iter().copied().fold(0.0, f64::max);
        let mut y = self.y;
        if new_year {
            // A year begins below all that stands before it.
            let top = self.bottoms.iter().copied().fold(y, f64::max);
            let empty = self.last.map_or(0, |last| date.year() - last.year() - 1);
            let gap = (empty > 0).then(|| match empty {
                1 => "a year without events".to_owned(),
                _ => format!("{empty} years without events"),
            });
            self.y = top + if gap.is_some() { 30.0 } else { 16.0 };
            if self.y + 26.0 + tallest > self.limit() && !self.page.events.is_empty() {
                self.turn(None);
                self.y += if gap.is_some() { 16.0 } else { 0.0 };
            }
            self.year(date.year().to_string(), gap);
            y = self.y;
        } else if let Some(last) = self.last {
            y += 15.0 + distance(last, date);
        }
        // The row stands where all lanes that it needs are free.
        for dated in day {
            y = y.max(self.bottoms[self.lane(dated)]);
        }
        if y + tallest > self.limit() && !self.page.events.is_empty() {
            self.turn(Some(date.year()));
            y = self.y;
        }
        self.row(y, date);
        let mut tops = vec![y; self.lanes.len()];
        for dated in day {
            let at = self.lane(dated);
            let mut made = event(dated, self.x(at), tops[at], self.width - 14.0, self.issues);
            if made.y + made.height > self.limit() && tops[at] > self.page.head + 70.0 {
                // More on one day than a sheet has room for.
                self.turn(Some(date.year()));
                self.row(self.y, date);
                tops.fill(self.y);
                made = event(dated, self.x(at), tops[at], self.width - 14.0, self.issues);
            }
            tops[at] += made.height + 6.0;
            self.bottoms[at] = tops[at];
            self.page.events.push(made);
        }
        self.last = Some(date);
    }

    /// How high the events of a day are, by lane.
    fn heights(&self, day: &[Dated]) -> Vec<f64> {
        let mut heights = vec![0.0; self.lanes.len()];
        for dated in day {
            let at = self.lane(dated);
            let made = event(dated, self.x(at), 0.0, self.width - 14.0, self.issues);
            heights[at] += made.height + 6.0;
        }
        heights
    }

    fn row(&mut self, y: f64, date: PartialDate) {
        self.y = y;
        self.page.rows.push(Row {
            y: round(y),
            words: short_date(date),
            vague: date.day().is_none(),
        });
    }

    /// The foot of the last sheet, and the heights of all.
    fn finish(mut self, foot: &str) -> Vec<Picture> {
        let lines = wrap(foot, SMALL, WIDTH - 2.0 * MARGIN);
        let mut bottom = match self.sheet {
            Some(height) => height - MARGIN - 14.0 * lines.len() as f64,
            None => self.bottoms.iter().copied().fold(self.y, f64::max) + 20.0,
        };
        for words in lines {
            bottom += 14.0;
            self.page.foot.push(Line {
                x: MARGIN,
                y: round(bottom),
                words,
                faint: true,
            });
        }
        let height = self.sheet.unwrap_or(bottom + MARGIN);
        let mut sheets = self.done;
        sheets.push(self.page);
        for sheet in &mut sheets {
            sheet.height = round(height);
        }
        sheets
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
        letter: issue_letter(index),
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
    let room = width - 16.0;
    let lines = shortened(&event.title, room);
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

/// As many lines as an event may have. Of longer words the first sentence, if it fits; else as
/// much as fits. A sign says that there is more.
fn shortened(words: &str, room: f64) -> Vec<String> {
    let mut lines = wrap(words, SIZE, room);
    if lines.len() <= LINES {
        return lines;
    }
    if let Some(end) = sentence_starts(words).first() {
        let short = wrap(&format!("{} …", words[..*end].trim()), SIZE, room);
        if short.len() <= LINES {
            return short;
        }
    }
    lines.truncate(LINES);
    if let Some(last) = lines.last_mut() {
        while width(&format!("{last} …"), SIZE) > room && last.contains(' ') {
            let cut = last.rfind(' ').unwrap_or(last.len());
            last.truncate(cut);
        }
        last.push_str(" …");
    }
    lines
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
        title.push_str(&format!(". Sources differ. {}", dispute.words()));
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
