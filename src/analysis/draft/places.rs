//! Places in an authority as a draft writes them: `at para 12`, `paras 10-14`, `[45]`, `aya ya 7`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Pinpoint, Unit};

/// A place that the draft names, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where the words stand in the flow, in bytes.
    pub range: Range<usize>,
    /// The paragraphs, by their labels: first and last of each run.
    pub runs: Vec<(String, String)>,
    /// Whether pages are meant, which a corpus of paragraphs cannot show.
    pub pages: bool,
    /// Whether the points of a digest are meant, which are this corpus's own: `(point 12)`.
    pub points: bool,
}

impl Place {
    /// Whether a passage is, holds, or lies in what is named.
    #[must_use]
    pub fn covers(&self, pinpoint: &Pinpoint) -> bool {
        let (unit, label) = pinpoint.outermost();
        let kind = unit == Unit::Point || unit == Unit::Para && !self.points;
        if !kind || self.pages {
            return false;
        }
        self.runs.iter().any(|(first, last)| {
            if first == last {
                return label == first || is_inside(label, first) || is_inside(first, label);
            }
            let own = number(label);
            own.is_some() && own >= number(first) && own <= number(last)
        })
    }

    /// As it is read to a person: `para 12`, `paras 10-14 and 16`.
    #[must_use]
    pub fn written(&self) -> String {
        let runs: Vec<String> = self
            .runs
            .iter()
            .map(|(first, last)| {
                if first == last {
                    first.clone()
                } else {
                    format!("{first}-{last}")
                }
            })
            .collect();
        let many = runs.len() > 1 || self.runs.iter().any(|(first, last)| first != last);
        let unit = match (self.pages, many) {
            (false, false) if self.points => "point",
            (false, true) if self.points => "points",
            (true, false) => "p",
            (true, true) => "pp",
            (false, false) => "para",
            (false, true) => "paras",
        };
        format!("{unit} {}", runs.join(", "))
    }
}

/// `20(iii)` lies inside `20`.
fn is_inside(inner: &str, outer: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.starts_with('('))
}

fn number(label: &str) -> Option<u32> {
    let digits: String = label.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// One label: `12`, `[12]`, `20(iii)`, `12A`.
const LABEL: &str = r"\[?\d{1,5}[A-Z]?\]?(?:\s?\((?:[a-z]{1,4}|\d{1,3})\))*";
/// What joins labels.
const JOIN: &str = r"\s*(?:-|–|—|to|and|&|,\s*and|,|hadi|mpaka|na)\s*";

/// Every place that is named in a text, in order.
#[must_use]
pub fn places(text: &str) -> Vec<Place> {
    static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(&format!(
            r"(?i)\b(?P<unit>paragraphs?|paras?|pars?|¶+|pages?|pgs?|pp?|aya(?:\s+(?:ya|za))?|ukurasa(?:\s+wa)?|fungu(?:\s+la)?)\b\.?\s*(?:nos?\.?\s*|number\s+)?(?P<list>{LABEL}(?:{JOIN}{LABEL})*)"
        ))
        .ok()
    });
    static BRACKETED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"\[(?P<first>\d{1,4})\](?:\s*(?P<join>[-–—]|to|and|,)\s*\[(?P<last>\d{1,4})\])?",
        )
        .ok()
    });
    let mut found = Vec::new();
    let (Some(named), Some(bracketed)) = (NAMED.as_ref(), BRACKETED.as_ref()) else {
        return found;
    };
    for captures in named.captures_iter(text) {
        let (Some(whole), Some(list)) = (captures.get(0), captures.name("list")) else {
            continue;
        };
        let unit = captures["unit"].to_lowercase();
        // A lone `p` is a page only before a number and a full stop; `p` of a word is none.
        if matches!(unit.as_str(), "p" | "pp") && text[..whole.start()].ends_with(['.', '\'', '’'])
        {
            continue;
        }
        let pages =
            unit.starts_with('p') && !unit.starts_with("par") || unit.starts_with("ukurasa");
        found.push(Place {
            range: whole.start()..list.end(),
            runs: runs(list.as_str()),
            pages,
            points: false,
        });
    }
    // `the fourth point 2` is no place: only what is set off or led in like one.
    static POINTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(&format!(
            r"(?:[(\[;,]\s*|\bat\s+|\bsee\s+)(?P<whole>points?\s+(?P<list>{LABEL}(?:{JOIN}{LABEL})*))"
        ))
        .ok()
    });
    for captures in POINTS.iter().flat_map(|points| points.captures_iter(text)) {
        if let (Some(whole), Some(list)) = (captures.name("whole"), captures.name("list")) {
            found.push(Place {
                range: whole.range(),
                runs: runs(list.as_str()),
                pages: false,
                points: true,
            });
        }
    }
    for captures in bracketed.captures_iter(text) {
        let Some(whole) = captures.get(0) else {
            continue;
        };
        let year = |name: &str| {
            captures
                .name(name)
                .and_then(|m| m.as_str().parse::<u32>().ok())
                .is_some_and(|n| (1750..2100).contains(&n))
        };
        let taken = found.iter().any(|place: &Place| {
            place.range.start < whole.end() && whole.start() < place.range.end
        });
        // `[2031] KEHC 1` is a year.
        if taken || year("first") {
            continue;
        }
        let first = captures["first"].to_owned();
        let run = match (captures.name("last"), captures.name("join")) {
            (Some(last), Some(join)) if matches!(join.as_str(), "and" | ",") => {
                vec![
                    (first.clone(), first),
                    (last.as_str().into(), last.as_str().into()),
                ]
            }
            (Some(last), _) => vec![(first, last.as_str().to_owned())],
            _ => vec![(first.clone(), first)],
        };
        found.push(Place {
            range: whole.range(),
            runs: run,
            pages: false,
            points: false,
        });
    }
    found.sort_by_key(|place| place.range.start);
    found
}

fn runs(list: &str) -> Vec<(String, String)> {
    static EACH: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(&format!(r"(?i)(?P<join>{JOIN})?(?P<label>{LABEL})")).ok());
    let Some(each) = EACH.as_ref() else {
        return Vec::new();
    };
    let mut runs: Vec<(String, String)> = Vec::new();
    for captures in each.captures_iter(list) {
        let label = captures["label"].replace(['[', ']', ' ', '\u{a0}'], "");
        let join = captures
            .name("join")
            .map_or("", |join| join.as_str().trim())
            .to_lowercase();
        let ranged = matches!(join.as_str(), "-" | "–" | "—" | "to" | "hadi" | "mpaka");
        match runs.last_mut() {
            Some(run) if ranged && run.0 == run.1 => run.1 = label,
            _ => runs.push((label.clone(), label)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_as_people_write_them() {
        for (text, expected) in [
            ("at paragraph 45 of it", "para 45"),
            ("paras. 10-14 and 16", "paras 10-14, 16"),
            ("at paras [10] to [14]", "paras 10-14"),
            ("(KLR) [45]-[47]", "paras 45-47"),
            ("[12]", "para 12"),
            ("para 20(iii)", "para 20(iii)"),
            ("katika aya ya 7", "para 7"),
            ("at page 639", "p 639"),
            ("was over (point 5)", "point 5"),
            ("at points 7 and 8", "points 7, 8"),
            ("the second point 3 of them", ""),
            ("¶ 3", ""),
            ("[2031] KEHC 1", ""),
            ("the party 5", ""),
        ] {
            let found = places(text);
            let written = found.first().map_or_else(String::new, Place::written);
            assert_eq!(written, expected, "{text}");
        }
    }

    #[test]
    fn a_place_covers_passages() {
        let place = &places("paras 10-14 and 20(iii)")[0];
        for (pinpoint, covered) in [
            ("para 10", true),
            ("para 12(a)", true),
            ("para 14", true),
            ("para 15", false),
            ("para 20(iii)", true),
            ("para 20", true),
            ("para 20(iv)", false),
            ("s 12", false),
        ] {
            assert_eq!(
                place.covers(&pinpoint.parse().unwrap()),
                covered,
                "{pinpoint}"
            );
        }
    }
}
