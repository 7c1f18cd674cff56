//! Short judgments of invented cases, in which only a heading or the place tells who speaks: real ones
//! have few such passages, and a summary or a brief ruling is made of them.
//!
//! `# Title` begins a judgment, `party|capacity|name` gives it a party, and `voice role|heading|text` a
//! passage; ` / ` parts the lines of a list in it.

use hoja::import::voices::labels::{self, Labels, Set};
use hoja::import::voices::states;

pub mod layouts;

/// Those that weights are made of.
pub const LEARNT: &str = include_str!("../fixtures/invented.txt");
/// Those that no weights were made by. What goes wrong in the last sixteen was read when words of headings
/// became cues, so that their figure is none at sight.
pub const UNSEEN: &str = include_str!("../fixtures/invented_unseen.txt");

/// A judgment as somebody made it up.
#[derive(Debug)]
pub struct Invented {
    pub title: String,
    /// Capacity and name.
    pub parties: Vec<(String, String)>,
    pub passages: Vec<Told>,
}

/// A passage with what a reader would say of it.
#[derive(Debug)]
pub struct Told {
    /// Who speaks and what it does, as the model counts them.
    pub state: usize,
    /// The heading over it; empty if there is none.
    pub heading: String,
    pub lines: Vec<String>,
}

impl Invented {
    /// What the passages are, by the print of each.
    pub fn labels(&self, set: Set) -> Labels {
        let mark = |told: &Told| (labels::print(&told.lines.join(" ")), told.state);
        Labels {
            set,
            marks: self.passages.iter().map(mark).collect(),
        }
    }
}

/// Reads a fixture.
///
/// # Errors
/// The first line that is neither a title, a party nor a passage.
pub fn judgments(fixture: &str) -> Result<Vec<Invented>, String> {
    let mut out: Vec<Invented> = Vec::new();
    for line in fixture.lines().filter(|line| !line.is_empty()) {
        if let Some(title) = line.strip_prefix("# ") {
            out.push(Invented {
                title: title.to_owned(),
                parties: Vec::new(),
                passages: Vec::new(),
            });
            continue;
        }
        let bad = || format!("neither title, party nor passage: {line}");
        let judgment = out.last_mut().ok_or_else(bad)?;
        let [what, over, text] =
            <[&str; 3]>::try_from(line.splitn(3, '|').collect::<Vec<_>>()).map_err(|_| bad())?;
        if what == "party" {
            judgment.parties.push((over.to_owned(), text.to_owned()));
            continue;
        }
        let state = what
            .split_once(' ')
            .and_then(|(voice, role)| states::state(voice.parse().ok()?, role.parse().ok()?))
            .ok_or_else(bad)?;
        judgment.passages.push(Told {
            state,
            heading: over.to_owned(),
            lines: text.split(" / ").map(str::to_owned).collect(),
        });
    }
    Ok(out)
}
