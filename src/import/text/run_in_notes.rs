//! Marginal notes that ran into the lines beside them, as text taken out of a PDF without its layout has them:
//!
//! ```text
//! 3. (1) A person who keeps a register shall apply to the Application for
//! Board for a licence. a licence.
//! ```
//!
//! The arrangement of sections has the words of each note. They are taken out of the lines only where they are
//! all found, line by line, at the edge of the text.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use super::own_name;
use crate::text::regex;

/// A note has so many lines at most.
const LONGEST: usize = 12;
/// So many lines beside it may have none of it.
const GAPS: usize = 2;
/// Fewest entries of an arrangement.
const ENTRIES: usize = 3;
/// The longest title of an entry, in words.
const TITLE_WORDS: usize = 40;
/// Numbers may be missing between two sections.
const MAX_GAP: u32 = 40;
/// Fewest notes that show the habit.
const FEWEST: usize = 3;
/// Of ten sections whose titles are known so many must have their notes among the lines.
const MOST: usize = 3;
/// Of ten sections so many must have theirs where the numbers of the arrangement are not those of the text.
const MOST_OTHERS: usize = 5;

/// A number with its letters.
type Number = (u32, String);

/// A note that was found in the text.
struct Note {
    /// The line with the number.
    at: usize,
    /// Its words, as the arrangement has them.
    title: String,
    /// Whether the arrangement has them for another number.
    other: bool,
    /// What is left of each line; none of one that had nothing else.
    lines: Vec<Option<String>>,
}

/// The text without the notes in its lines. Where the numbers of the arrangement are not those of the text, it
/// goes, and each note stands behind its number: `3. Application for a licence` over the text of the section.
pub(super) fn parted(text: &str) -> Cow<'_, str> {
    if !own_name::is_law(text) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let Some(arrangement) = Arrangement::of(&lines) else {
        return Cow::Borrowed(text);
    };
    let (notes, sections) = arrangement.notes(&lines);
    if notes.len() < FEWEST || notes.len() * 10 < sections * MOST {
        return Cow::Borrowed(text);
    }
    let others = notes.iter().filter(|note| note.other).count();
    let shifted = others >= FEWEST && others * 2 > notes.len();
    let titled = shifted && notes.len() * 10 >= sections * MOST_OTHERS;
    let mut out: Vec<Option<Cow<'_, str>>> = lines
        .iter()
        .map(|line| Some(Cow::Borrowed(*line)))
        .collect();
    for note in notes {
        if note.other && !shifted {
            continue;
        }
        for (below, line) in note.lines.into_iter().enumerate() {
            out[note.at + below] = line.map(Cow::Owned);
        }
        if titled {
            let line = &mut out[note.at];
            if let Some((number, rest)) = line.as_deref().and_then(|line| line.split_once('.')) {
                let titled = format!("{number}. {}\n{}", note.title, rest.trim_start());
                *line = Some(Cow::Owned(titled));
            }
        }
    }
    if shifted {
        // Such an arrangement tells no section its title.
        out[arrangement.start..arrangement.end].fill(None);
    }
    let out: Vec<Cow<'_, str>> = out.into_iter().flatten().collect();
    Cow::Owned(out.join("\n"))
}

/// The entries of an arrangement of sections.
struct Arrangement {
    titles: BTreeMap<Number, String>,
    /// Its first entry.
    start: usize,
    /// The line after its last entry.
    end: usize,
}

impl Arrangement {
    fn of(lines: &[&str]) -> Option<Self> {
        let first = lines
            .iter()
            .position(|line| entry(line).is_some_and(|(number, _)| number.0 == 1))?;
        let mut titles: BTreeMap<Number, String> = BTreeMap::new();
        let mut last: Option<Number> = None;
        let mut end = first;
        for (at, line) in lines.iter().enumerate().skip(first) {
            let line = line.trim();
            if begins_law(line) {
                break;
            }
            if let Some((number, title)) = entry(line) {
                let before = last.as_ref().map_or(0, |last| last.0);
                if number.0 < before || number.0 == before && number.1.is_empty() {
                    break;
                }
                if number.0 - before <= MAX_GAP {
                    titles.insert(number.clone(), title.to_owned());
                    last = Some(number);
                    end = at + 1;
                }
                continue;
            }
            let open = last.as_ref().and_then(|number| titles.get_mut(number));
            if let Some(title) = open
                && !title.ends_with('.')
                && line.starts_with(char::is_lowercase)
                && title.split_whitespace().count() < TITLE_WORDS
            {
                title.push(' ');
                title.push_str(line);
            }
        }
        (titles.len() >= ENTRIES).then_some(Self {
            titles,
            start: first,
            end,
        })
    }

    /// The notes that stand in the lines of the text, and how many sections have a known title.
    fn notes(&self, lines: &[&str]) -> (Vec<Note>, usize) {
        let by_start = self.by_start();
        let mut notes = Vec::new();
        let mut sections = 0;
        let mut last = 0;
        for at in self.end..lines.len() {
            let Some(section) = Section::of(lines[at]) else {
                continue;
            };
            let number = section.number.0;
            if number < last || number > last + MAX_GAP {
                continue;
            }
            let alone = section.note_alone().filter(|_| number == last + 1);
            let own = self.titles.get(&section.number).or(alone.as_ref());
            if own.is_none() && number > last + 1 {
                continue;
            }
            last = number;
            sections += usize::from(own.is_some());
            let rest = &lines[at..lines.len().min(at + LONGEST)];
            let found = |title: &String, other: bool| {
                let lines = WORDS
                    .iter()
                    .find_map(|words| section.without(&words(title), rest))?;
                let title = title.trim().trim_end_matches('.').to_owned();
                Some(Note {
                    at,
                    title,
                    other,
                    lines,
                })
            };
            let note = own.and_then(|title| found(title, false)).or_else(|| {
                let starts = section.starts();
                let titles = starts.iter().filter_map(|start| by_start.get(start));
                titles.flatten().find_map(|title| found(title, true))
            });
            notes.extend(note);
        }
        (notes, sections)
    }

    /// The titles by their first word.
    fn by_start(&self) -> HashMap<String, Vec<&String>> {
        let mut by_start: HashMap<String, Vec<&String>> = HashMap::new();
        for title in self.titles.values() {
            let first = title.split_whitespace().next().unwrap_or_default();
            by_start.entry(key(first)).or_default().push(title);
        }
        by_start
    }
}

/// `7—Licences.`, `7. Licences`
fn entry(line: &str) -> Option<(Number, &str)> {
    static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\s*(\d{1,3}) ?([A-Z]{0,2})\s*[—–─―.-]\s*(\p{Lu}.*?|“.*?)(?:\.\s+\d{1,3}[A-Z]{0,2}\s*[—–─―].*)?\s*$",
        )
    });
    let found = ENTRY.captures(line)?;
    let number = (found[1].parse().ok()?, found[2].to_owned());
    let title = found.get(3)?.as_str();
    (title.split_whitespace().count() <= TITLE_WORDS).then_some((number, title))
}

/// Whether a line begins what follows the arrangement.
fn begins_law(line: &str) -> bool {
    [
        "IN EXERCISE of",
        "AN ACT of ",
        "An Act of Parliament",
        "AN ACT to",
        "ENACTED by",
        "A BILL for",
        "A Bill for",
    ]
    .iter()
    .any(|start| line.starts_with(start))
        || line.contains("may be cited as")
}

/// The letters of a text and nothing else: scans lose spaces, and printers set them.
fn key(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The first line of a section.
struct Section<'line> {
    number: Number,
    /// What stands before the number: the beginning of a note in a left column.
    before: &'line str,
    /// The number and all that follows.
    own: &'line str,
}

impl<'line> Section<'line> {
    fn of(line: &'line str) -> Option<Self> {
        static START: LazyLock<Regex> = LazyLock::new(|| {
            regex(
                r"^\s*(\p{L}[^\d“”;:—]{0,60}?\s)??((\d{1,3}) ?([A-Z]{0,2})\s?\.\s*[(\p{L}“\x22‘].*)$",
            )
        });
        let found = START.captures(line)?;
        Some(Self {
            number: (found[3].parse().ok()?, found[4].to_owned()),
            before: found.get(1).map_or("", |before| before.as_str()),
            own: found.get(2)?.as_str(),
        })
    }

    /// The whole note before a number, with its stop: `Interpretation. 2. In these Rules`.
    fn note_alone(&self) -> Option<String> {
        /// Its most words.
        const MOST: usize = 4;
        let before = self.before.trim();
        let note = before.ends_with('.')
            && before.starts_with(char::is_uppercase)
            && before.split_whitespace().count() <= MOST;
        note.then(|| before.to_owned())
    }

    /// The words with which a note at the edge may begin.
    fn starts(&self) -> Vec<String> {
        if !self.before.is_empty() {
            return self
                .before
                .split_whitespace()
                .next()
                .map(key)
                .into_iter()
                .collect();
        }
        self.own
            .split_whitespace()
            .skip(2)
            .filter(|word| word.starts_with(char::is_uppercase))
            .map(key)
            .collect()
    }

    /// The lines of the section without the words of a note, if all of them stand at the edge. Of a note in a left
    /// column some are enough: its section is told by them.
    fn without(&self, note: &Words, lines: &[&str]) -> Option<Vec<Option<String>>> {
        let left = !self.before.is_empty();
        let mut out = Vec::new();
        let mut met = 0;
        if left {
            met = note.after(0, &key(self.before))?;
            out.push(Some(self.own.to_owned()));
        } else {
            let (text, end) = note.cut_from_end(self.own, 0, 2)?;
            met = met.max(end);
            out.push(Some(text));
        }
        let mut gaps = 0;
        for line in &lines[1..] {
            if note.ends_at(met) || gaps == GAPS || Section::of(line).is_some() {
                break;
            }
            if let Some(end) = note.after(met, &key(line)) {
                met = end;
                out.push(None);
                continue;
            }
            let cut = if left {
                note.cut_from_start(line, met)
            } else {
                note.cut_from_end(line, met, 1)
            };
            match cut {
                Some((text, end)) => {
                    met = end;
                    out.push(Some(text));
                }
                None => {
                    gaps += usize::from(!line.trim().is_empty());
                    out.push(Some((*line).to_owned()));
                }
            }
        }
        (left || note.ends_at(met)).then_some(out)
    }
}

/// Scans have other spaces in the arrangement than at the edge: first by words, then by letters.
const WORDS: [fn(&str) -> Words; 2] = [Words::of, Words::scanned];

/// The words of a note.
struct Words {
    /// All their letters.
    key: String,
    /// Where in them each word ends.
    ends: Vec<usize>,
}

impl Words {
    fn of(title: &str) -> Self {
        let mut key_ = String::new();
        let mut ends = Vec::new();
        for word in title.split_whitespace() {
            key_.push_str(&key(word));
            ends.push(key_.len());
        }
        Self { key: key_, ends }
    }

    /// Words that may end after any letter.
    fn scanned(title: &str) -> Self {
        let key = key(title);
        let ends = (1..=key.len()).collect();
        Self { key, ends }
    }

    fn ends_at(&self, met: usize) -> bool {
        met == self.key.len()
    }

    /// Where the note goes on behind these letters, if they are its next words.
    fn after(&self, met: usize, letters: &str) -> Option<usize> {
        let end = met + letters.len();
        let next = !letters.is_empty() && self.key.get(met..)?.starts_with(letters);
        (next && self.ends.binary_search(&end).is_ok()).then_some(end)
    }

    /// A line without the longest end that is the next of the note, and where that goes on. The first words are
    /// the line's own.
    fn cut_from_end(&self, line: &str, met: usize, own: usize) -> Option<(String, usize)> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut end = String::new();
        let mut best = None;
        for at in (own..words.len()).rev() {
            end.insert_str(0, &key(words[at]));
            // `the prescribed fees` ends in no note: that begins with a capital.
            let begins = met > 0 || words[at].starts_with(|c: char| !c.is_lowercase());
            if met + end.len() > self.key.len() {
                break;
            }
            best = self
                .after(met, &end)
                .filter(|_| begins)
                .map(|end| (at, end))
                .or(best);
        }
        let (at, end) = best?;
        Some((words[..at].join(" "), end))
    }

    /// A line without the longest beginning that is the next of the note.
    fn cut_from_start(&self, line: &str, met: usize) -> Option<(String, usize)> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut start = String::new();
        let mut best = None;
        let most = words.len().saturating_sub(1);
        for (at, word) in words.iter().enumerate().take(most) {
            start.push_str(&key(word));
            if met + start.len() > self.key.len() {
                break;
            }
            best = self.after(met, &start).map(|end| (at + 1, end)).or(best);
        }
        let (at, end) = best?;
        Some((words[at..].join(" "), end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARRANGEMENT: &str = "ARRANGEMENT OF REGULATIONS\n1—Citation\n2—Application for\na licence\nPART II—BOOKS\n3—Duty to keep books\n4—Fees\n";

    #[test]
    fn notes_at_the_right_edge() {
        let body = "IN EXERCISE of the powers of section 7, the Board makes these Regulations—\n1. These Regulations may be cited as the Register Citation.\n(Books) Regulations, 2031.\n2. (1) A person who keeps a register shall apply to the Application for\nBoard for a licence. a licence.\n3. Books are kept. Duty to\nkeep\nbooks.\n4. The Board asks for fees\nand keeps them.";
        let text = format!("{ARRANGEMENT}{body}");
        assert_eq!(
            parted(&text).strip_prefix(ARRANGEMENT),
            Some(
                "IN EXERCISE of the powers of section 7, the Board makes these Regulations—\n1. These Regulations may be cited as the Register\n(Books) Regulations, 2031.\n2. (1) A person who keeps a register shall apply to the\nBoard for a licence.\n3. Books are kept.\n4. The Board asks for fees\nand keeps them."
            )
        );
    }

    #[test]
    fn notes_at_the_left_edge() {
        let body = "IN EXERCISE of the powers of section 7, the Board makes these Regulations—\nC i tation. 1. These Regulations may be cited as the Register\n(Books) Regulations, 2031.\nApplication for 2. (1) A person who keeps a register shall apply\na licence. to the Board for a licence.\nDuty to keep 3. Books are kept\nbooks. by everybody.\n4. A fee is paid.\nSavings. 5. It is saved.";
        let text = format!("{ARRANGEMENT}{body}");
        let found = parted(&text);
        for line in [
            "\n1. These Regulations may",
            "\n2. (1) A person who keeps a register shall apply\nto the Board for a licence.",
            "\n3. Books are kept\nby everybody.\n",
            "\n5. It is saved.",
        ] {
            assert!(found.contains(line), "{found}");
        }
    }

    #[test]
    fn an_arrangement_with_other_numbers() {
        let text = "ARRANGEMENT OF REGULATIONS\n1—Citation\n2—Scope\n3—Meaning of words\n4—Fees for books\n5—Forms of books\nIN EXERCISE of its powers the Board makes these Regulations—\n1. These Regulations may be cited as the Register Citation\n(Books) Regulations, 2031.\n2. In these Regulations a book is a thing Meaning of\nof paper. words\n3. Fees are due to the Board for every Fees for\nbook. books\n4. The forms are those which the Board has Forms of\nmade. books";
        let found = parted(text);
        for line in [
            "\n1. Citation\nThese Regulations",
            "\n2. Meaning of words\nIn these Regulations a book is a thing\nof paper.",
            "\n3. Fees for books\nFees are due to the Board for every\nbook.\n",
        ] {
            assert!(found.contains(line), "{found}");
        }
    }

    #[test]
    fn other_laws_stay() {
        let titled = format!(
            "{ARRANGEMENT}1. Citation\nThese Regulations may be cited as the Register Regulations.\n2. Application for a licence\nA licence is asked for.\n3. Duty to keep books\nBooks are kept.\n4. Fees\nThe Board takes Fees"
        );
        assert!(matches!(parted(&titled), Cow::Borrowed(_)));
        for text in [
            "",
            "1. A.\n2. B.\n3. C.\n1. A.",
            "This Act may be cited as the Act.",
        ] {
            assert_eq!(parted(text), text);
        }
    }

    #[test]
    fn a_long_text_takes_little_time() {
        let started = std::time::Instant::now();
        let mut text = ARRANGEMENT.to_owned();
        for number in 1..20_000 {
            text += &format!(
                "{}. It is kept with Duty of Fees for Application for\na book.\n",
                number % 999
            );
        }
        assert!(parted(&text).lines().count() > 20_000);
        assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    }
}
