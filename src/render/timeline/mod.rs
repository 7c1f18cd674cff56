//! A timeline as text, Markdown, CSV, a picture, a page, or data for TimelineJS.

mod letters;
mod picture;

use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;
use serde_json::json;

use crate::analysis::{Dated, Dispute};
use crate::model::{IssueId, PartialDate, Verification};

use super::rows::csv_row;
use super::template::{RenderError, Templates};

/// What stands about a timeline, beside its events.
#[derive(Debug, Clone)]
pub struct TimelineHead {
    /// Its title.
    pub title: String,
    /// The issues of the matter with their titles, in the order in which they take letters.
    pub issues: Vec<(IssueId, String)>,
    /// What it was made from: corpus, version, what was asked.
    pub foot: String,
}

/// An event as templates and tables have it.
#[derive(Serialize)]
struct Row<'a> {
    date: PartialDate,
    lane_label: &'static str,
    title: &'a str,
    short: &'a str,
    pinpoint: Option<String>,
    url: Option<&'a str>,
    verification: &'static str,
    established: String,
    conflicts: Vec<Side<'a>>,
}

#[derive(Serialize)]
struct Side<'a> {
    about: &'a str,
    sides: Vec<&'a str>,
}

fn rows(events: &[Dated]) -> Vec<Row<'_>> {
    events
        .iter()
        .map(|dated| Row {
            date: dated.event.date,
            lane_label: dated.lane.label(),
            title: &dated.event.title,
            short: dated.document.short_title(),
            pinpoint: dated.event.pinpoint.as_ref().map(ToString::to_string),
            url: dated.document.url(),
            verification: dated.event.verification.as_str(),
            established: dated.event.verification.label(),
            conflicts: dated
                .disputes
                .iter()
                .map(|dispute| Side {
                    about: &dispute.conflict.about,
                    sides: dispute.sides().collect(),
                })
                .collect(),
        })
        .collect()
}

/// The picture: SVG that reads on paper and on a screen.
///
/// # Errors
/// If the template has a mistake.
pub fn timeline_svg(
    templates: &Templates,
    head: &TimelineHead,
    events: &[Dated],
) -> Result<String, RenderError> {
    let mut pictures = drawn(templates, head, events, None)?;
    Ok(pictures.swap_remove(0))
}

/// Height of a sheet in the picture's units, which are 1200 wide: A4 on its side within margins
/// of a centimetre, so that the words are set in 8 points.
const SHEET: f64 = 815.0;

/// The picture cut into sheets of A4 on its side: no event is cut, and each has the heads of the lanes.
///
/// # Errors
/// If the template has a mistake.
pub fn timeline_sheets(
    templates: &Templates,
    head: &TimelineHead,
    events: &[Dated],
) -> Result<Vec<String>, RenderError> {
    drawn(templates, head, events, Some(SHEET))
}

fn drawn(
    templates: &Templates,
    head: &TimelineHead,
    events: &[Dated],
    sheet: Option<f64>,
) -> Result<Vec<String>, RenderError> {
    picture::pictures(&head.title, events, &head.issues, &head.foot, sheet)
        .into_iter()
        .map(|picture| {
            let picture = Value::from(Serde(picture));
            templates.render("timeline.svg.j2", context! { p => picture })
        })
        .collect()
}

/// One page that needs nothing beside it: the picture, and the same as a table.
///
/// # Errors
/// If a template has a mistake.
pub fn timeline_html(
    templates: &Templates,
    head: &TimelineHead,
    events: &[Dated],
) -> Result<String, RenderError> {
    let sheets = timeline_sheets(templates, head, events)?;
    templates.render(
        "timeline.html.j2",
        context! {
            title => head.title.clone(),
            foot => head.foot.clone(),
            sheets => sheets,
            events => Value::from(Serde(rows(events))),
        },
    )
}

/// Markdown: a table, a row an event.
#[must_use]
pub fn timeline_markdown(head: &TimelineHead, events: &[Dated]) -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
    let mut out = format!("# {}\n\n", head.title);
    out.push_str("| Date | Lane | What | Where it is told | Established by |\n| --- | --- | --- | --- | --- |\n");
    for row in rows(events) {
        let mut what = cell(row.title);
        for side in &row.conflicts {
            what.push_str(&format!(
                " *Sources differ. {}: {}*",
                cell(side.about),
                cell(&side.sides.join(" / "))
            ));
        }
        let place = row
            .pinpoint
            .map_or_else(String::new, |place| format!(", {place}"));
        out.push_str(&format!(
            "| {} | {} | {what} | {}{place} | {} |\n",
            row.date.in_words(),
            row.lane_label,
            cell(row.short),
            row.established
        ));
    }
    out.push_str(&format!("\n{}\n", head.foot));
    out
}

/// CSV by RFC 4180, with a head line.
#[must_use]
pub fn timeline_csv(events: &[Dated]) -> String {
    let mut out = String::from(
        "date,precision,kind,lane,title,document,pinpoint,issues,voice,verification,independent_sources,sources_differ\r\n",
    );
    for dated in events {
        let event = &dated.event;
        let issues: Vec<&str> = event.issues.iter().map(IssueId::as_str).collect();
        let disputes: Vec<String> = dated.disputes.iter().map(Dispute::words).collect();
        let number = match event.verification {
            Verification::Secondary {
                independent_sources,
            } => independent_sources.to_string(),
            _ => String::new(),
        };
        let fields = [
            event.date.to_string(),
            event.date.precision().to_owned(),
            event.kind.to_string(),
            dated.lane.to_string(),
            event.title.clone(),
            event.document.to_string(),
            event
                .pinpoint
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            issues.join(";"),
            event
                .voice
                .map_or_else(String::new, |voice| voice.to_string()),
            event.verification.as_str().to_owned(),
            number,
            disputes.join("; "),
        ];
        out.push_str(&csv_row(fields));
    }
    out
}

/// The data that TimelineJS (version 3) reads. A month or a year that is not known stays out of its dates.
#[must_use]
pub fn timeline_js(head: &TimelineHead, events: &[Dated]) -> serde_json::Value {
    let slides: Vec<serde_json::Value> = events
        .iter()
        .map(|dated| {
            let event = &dated.event;
            let mut date = json!({ "year": event.date.year() });
            if let Some(month) = event.date.month() {
                date["month"] = json!(month);
            }
            if let Some(day) = event.date.day() {
                date["day"] = json!(day);
            }
            let place = event
                .pinpoint
                .as_ref()
                .map_or_else(String::new, |place| format!(", {place}"));
            let mut words = format!(
                "{}{place}; {}",
                dated.document.short_title(),
                event.verification.label()
            );
            for dispute in &dated.disputes {
                words.push_str(&format!(". Sources differ. {}", dispute.words()));
            }
            json!({
                "start_date": date,
                "display_date": event.date.in_words(),
                "group": dated.lane.label(),
                "unique_id": format!("{}{}", event.document, event.pinpoint.as_ref().map_or_else(
                    || format!("-{}", event.kind), |place| format!("-{}", place.anchor()))),
                "text": { "headline": html(&event.title), "text": html(&words) },
            })
        })
        .collect();
    json!({
        "title": { "text": { "headline": html(&head.title), "text": html(&head.foot) } },
        "events": slides,
    })
}

/// TimelineJS reads its texts as HTML.
fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
