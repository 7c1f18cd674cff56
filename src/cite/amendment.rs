//! Notes on amendments, as editions of laws print them.
//!
//! Three forms are read. A note in square brackets under a section tells which Acts changed it,
//! not how: `[Act No. 2 of 1970, s. 3, Act No. 13 of 1988, Sch.]`. A line that is nothing but a note tells how:
//! `Repealed by Act No. 2 of 1970, s. 9.`, `(3) Deleted by Act No. 2 of 1970, s. 13.` And `[Repealed]` alone says
//! that somebody did, not who. Running prose (`as amended by Act No. 4 of 2010`) is none of
//! these and is left alone.
//!
//! The year of an Act's number is when it was enacted. When the change took effect a note does not say.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::written_enum;
use crate::text::regex;

written_enum! {
    /// What a note says that was done.
    Change {
        /// Changed, in a way that the note does not tell.
        Amended = "amended",
        /// Put in.
        Inserted = "inserted",
        /// Put in the place of earlier words.
        Substituted = "substituted",
        /// Taken out.
        Repealed = "repealed",
    }
}

/// One change that a note tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendmentNote {
    /// What was done.
    pub change: Change,
    /// The part that the line's own label names: `(3)`, `(b)`. Empty where it has none.
    pub label: String,
    /// The law that did it, in regular form: `Act No. 2 of 1970`, `L.N. 221 of 2023`. Absent in a
    /// bare `[Repealed]`.
    pub instrument: Option<String>,
    /// Where in that law: `s 9`, `sch`.
    pub place: Option<String>,
    /// The year of that law's number.
    pub year: Option<i16>,
    /// The words of the note.
    pub words: String,
}

/// An instrument with the place in it, as notes name them.
static INSTRUMENT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)
        (?: (?P<ln>L\.?\s?N\.?|Legal\s+Notice) | (?P<act>(?:Act\s+)?No\.?|Act|Ord(?:inance)?\.?\s+(?:No\.?)?) )?
        \s*(?:No\.?\s*)?
        (?P<number>\d{1,4}) \s*(?:of|/)\s* (?P<year>1[89]\d\d|20\d\d) \b
        (?: \s*,\s* (?P<place>
            (?:ss?|sec(?:tion)?s?|rr?|rules?|regs?|regulations?|cl|clause|para|paragraph)\.?\s*\d+[A-Z]{0,2}(?:\([^)\s]{1,5}\))*
          | (?:(?:\d(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth)\s+)? Sch(?:edule)?\.?
        ))?",
    )
});

static BRACKETS: LazyLock<Regex> = LazyLock::new(|| regex(r"\[[^\[\]]{2,600}\]"));

/// The verb of a note, and whether it needs somebody after `by`.
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?P<verb>repealed|deleted|revoked|omitted|inserted|added|substituted|replaced|amended)\b(?:\s+(?P<by>by|vide|under)\b)?",
    )
});

/// A line that is a note and nothing else.
static LINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\s*(?P<label>(?:\([0-9a-z]{1,5}\)\s*)*)(?:\d{1,3}[A-Z]{0,2}\.\s*)?\[?\s*(?P<note>(?:repealed|deleted|revoked|omitted|inserted|added|substituted|replaced|amended)\b[^\n]{0,300}?)\s*\]?\s*\.?\s*$",
    )
});

/// What may stand in a line of notes beside instruments.
static FILLER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:repealed|deleted|revoked|omitted|inserted|added|substituted|replaced|amended|by|vide|under|the|and|act|w\.?e\.?f\.?|with effect from)\b|[\s,;.()\[\]–—-]",
    )
});

/// The notes of a passage's text, in order.
///
/// ```
/// use hoja::cite::{Change, amendment_notes};
/// let notes = amendment_notes("(3) Deleted by Act No. 2 of 1970, s. 13.");
/// assert_eq!((notes[0].change, notes[0].label.as_str()), (Change::Repealed, "(3)"));
/// assert_eq!(notes[0].instrument.as_deref(), Some("Act No. 2 of 1970"));
/// assert_eq!(notes[0].place.as_deref(), Some("s 13"));
/// assert!(amendment_notes("the Act, as amended by Act No. 4 of 2010, applies").is_empty());
/// ```
#[must_use]
pub fn amendment_notes(text: &str) -> Vec<AmendmentNote> {
    let mut notes = Vec::new();
    for line in text.lines() {
        if let Some(found) = LINE.captures(line) {
            let label: String = found["label"].split_whitespace().collect();
            if read_line(&found["note"], &label, line.trim(), &mut notes) {
                continue;
            }
        }
        for bracket in BRACKETS.find_iter(line) {
            read_brackets(bracket.as_str(), &mut notes);
        }
    }
    notes
}

fn change_of(verb: &str) -> Change {
    match verb.to_lowercase().as_str() {
        "inserted" | "added" => Change::Inserted,
        "substituted" | "replaced" => Change::Substituted,
        "amended" => Change::Amended,
        _ => Change::Repealed,
    }
}

/// Reads a line that begins like a note. `false` if it goes on as prose.
fn read_line(note: &str, label: &str, words: &str, notes: &mut Vec<AmendmentNote>) -> bool {
    let Some(verb) = VERB.captures(note) else {
        return false;
    };
    let change = change_of(&verb["verb"]);
    let instruments: Vec<_> = INSTRUMENT.captures_iter(note).collect();
    if instruments.is_empty() {
        let rest = note[verb.get(0).map_or(0, |m| m.end())..]
            .trim()
            .trim_matches(['.', ']', ' ']);
        // `Repealed`, or `Repealed, 1999, c. 3, s. 5`: a citation in a form that is not ours.
        let foreign = rest.strip_prefix(',').map(str::trim);
        if change != Change::Repealed || !(rest.is_empty() || foreign.is_some_and(is_short)) {
            return false;
        }
        let who = foreign.filter(|rest| !rest.is_empty());
        notes.push(AmendmentNote {
            change,
            label: label.to_owned(),
            instrument: who.map(str::to_owned),
            place: None,
            year: who.and_then(year_in),
            words: words.to_owned(),
        });
        return true;
    }
    let bare = INSTRUMENT.replace_all(note, "");
    if !FILLER.replace_all(&bare, "").is_empty() {
        return false;
    }
    push_all(note, 0, change, (label, words), notes);
    true
}

/// Notes every instrument of `text` from the byte `from` on, each with the verb before it: `Inserted by Act
/// No. 4 of 2010, s. 2, amended by Act No. 1 of 2012, s. 3.`
fn push_all(
    text: &str,
    from: usize,
    mut change: Change,
    (label, words): (&str, &str),
    notes: &mut Vec<AmendmentNote>,
) {
    let mut end = from;
    for found in INSTRUMENT.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        if let Some(verb) = VERB.captures(&text[end..whole.start().max(end)]) {
            change = change_of(&verb["verb"]);
        }
        end = whole.end();
        notes.push(one(&found, change, label, words));
    }
}

/// Reads a note in brackets: every Act named in it, if it names nothing but Acts.
fn read_brackets(words: &str, notes: &mut Vec<AmendmentNote>) {
    let instruments: Vec<_> = INSTRUMENT.captures_iter(words).collect();
    let named = instruments
        .iter()
        .any(|found| found.name("act").is_some() || found.name("ln").is_some());
    if !named {
        return;
    }
    // `[Section 3, Act No. 2 of 1970, s. 14.]` says where, before it says by what.
    let first = instruments
        .first()
        .and_then(|found| found.get(0))
        .map_or(0, |m| m.start());
    let before = words[..first].trim_start_matches('[').trim();
    let place_only = before.is_empty()
        || VERB.is_match(before)
        || before
            .split_whitespace()
            .all(|word| word.len() <= 12 && !word.contains('=') && word != "see" && word != "See");
    if !place_only || before.split_whitespace().count() > 6 {
        return;
    }
    let bare = INSTRUMENT.replace_all(&words[first..], "");
    if !FILLER.replace_all(&bare, "").is_empty() {
        return;
    }
    let change = VERB
        .captures(before)
        .map_or(Change::Amended, |verb| change_of(&verb["verb"]));
    push_all(words, first, change, ("", words), notes);
}

fn one(found: &regex::Captures<'_>, change: Change, label: &str, words: &str) -> AmendmentNote {
    let (number, year) = (&found["number"], &found["year"]);
    let name = if found.name("ln").is_some() {
        "L.N."
    } else {
        "Act No."
    };
    AmendmentNote {
        change,
        label: label.to_owned(),
        instrument: Some(format!("{name} {number} of {year}")),
        place: found
            .name("place")
            .and_then(|place| place_of(place.as_str())),
        year: year.parse().ok(),
        words: words.to_owned(),
    }
}

/// `s. 9` and `Sch.` as pinpoints are written.
fn place_of(printed: &str) -> Option<String> {
    let spaced = printed.replace('.', " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    super::place_of(&words.join(" ")).map(|place| place.to_string())
}

fn is_short(text: &str) -> bool {
    text.len() <= 60
}

fn year_in(text: &str) -> Option<i16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|piece| piece.len() == 4)
        .find_map(|piece| piece.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each note as `change label instrument place`.
    fn read(text: &str) -> Vec<String> {
        amendment_notes(text)
            .iter()
            .map(|note| {
                let or = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
                format!(
                    "{} {} {} {}",
                    note.change,
                    if note.label.is_empty() {
                        "-"
                    } else {
                        &note.label
                    },
                    or(&note.instrument),
                    or(&note.place)
                )
            })
            .collect()
    }

    #[test]
    fn notes_as_editions_print_them() {
        for (text, expected) in [
            (
                "[Act No. 12 of 1971, s. 2.]",
                vec!["amended - Act No. 12 of 1971 s 2"],
            ),
            (
                "[Act No. 2 of 1970, s. 3, Act No. 13 of 1988, Sch.]",
                vec![
                    "amended - Act No. 2 of 1970 s 3",
                    "amended - Act No. 13 of 1988 sch",
                ],
            ),
            (
                "[Act No. 38 of 1968, Act No. 2 of 1970, s. 5.]",
                vec![
                    "amended - Act No. 38 of 1968 -",
                    "amended - Act No. 2 of 1970 s 5",
                ],
            ),
            (
                "[Section 3, Act No. 2 of 1970, s. 14.]",
                vec!["amended - Act No. 2 of 1970 s 14"],
            ),
            (
                "Repealed by Act No. 2 of 1970, s. 9.",
                vec!["repealed - Act No. 2 of 1970 s 9"],
            ),
            (
                "(b) Deleted by Act No. 5 of 2007, s. 3.\n(c) any other person;",
                vec!["repealed (b) Act No. 5 of 2007 s 3"],
            ),
            (
                "No person shall sell.\n[Inserted by Act No. 4 of 2031, s. 2, amended by Act No. 1 of 2033, s. 3(a).]",
                vec![
                    "inserted - Act No. 4 of 2031 s 2",
                    "amended - Act No. 1 of 2033 s 3(a)",
                ],
            ),
            (
                "[L.N. 221/2023, r. 3.]",
                vec!["amended - L.N. 221 of 2023 r 3"],
            ),
            ("[Repealed]", vec!["repealed - - -"]),
            ("Deleted.", vec!["repealed - - -"]),
            (
                "[Repealed, 1999, c. 3, s. 5]",
                vec!["repealed - 1999, c. 3, s. 5 -"],
            ),
            (
                "[13 of 1980, Sch., Act No. 9 of 1984, Sch.]",
                vec![
                    "amended - Act No. 13 of 1980 sch",
                    "amended - Act No. 9 of 1984 sch",
                ],
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn prose_is_no_note() {
        for text in [
            "the Banking Act, as amended by Act No. 4 of 2010, applies",
            "Amended regulations may be laid before the House.",
            "Repealed Acts continue to apply to proceedings begun before 2010.",
            "Deleted records shall be kept under the Act for 7 of 2010 days.",
            "[see Act No. 4 of 2010 on the duties of the Registrar]",
            "[1999] 2 EA 14",
            "[2021] KEHC 122 (KLR)",
            "Inserted words stand in Act No. 5 of 2007, which see.",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
