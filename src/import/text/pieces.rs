//! Laws copied out of a page whose links, defined terms, labels and words in italics each came to stand on a
//! line of their own:
//!
//! ```text
//! 4. Duties of the
//! Registrar
//! (1)
//! The
//! Registrar
//! keeps the register under section
//! 3(2)
//! .
//! ```
//!
//! The pieces become paragraphs again; the titles of sections, which no stop ends, keep their own line.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{is_lone_number, own_name};
use crate::import::title_words::has_verb;
use crate::text::regex;

/// One line of so many begins with the sign that ends a sentence where links were torn out.
const TORN: usize = 150;
/// One line of so many is the label of a paragraph and nothing else.
const LABELS: usize = 20;
/// Such a copy has no empty lines, or one of so many.
const EMPTY: usize = 10;
/// The longest defined term, in words; a line of more, in small letters behind an item of a list that a comma
/// ends, is no part of that.
const TERM_WORDS: usize = 8;
/// The longest title of a section, in words.
const TITLE_WORDS: usize = 30;
/// The longest note of the editors that is put together, in bytes.
const NOTE: usize = 8_000;

/// The text with its pieces put together; as it stands where it was not torn.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    if text.contains('\u{c}') {
        // A printed page, whose lines end at its edge.
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    if !is_torn(&lines) {
        return Cow::Borrowed(text);
    }
    let terms = terms(&lines);
    let filled: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    // Judgments and statements have labels and dashes on lines of their own, too.
    if terms.is_empty() && !own_name::has_head_of_law(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(put_together(&filled, &terms))
}

/// The paragraphs of lines, none of which is empty, each on a line.
fn put_together(filled: &[&str], terms: &BTreeSet<&str>) -> String {
    let titled = has_titles(filled);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (at, line) in filled.iter().enumerate() {
        let next = filled.get(at + 1).copied().unwrap_or_default();
        match paragraphs.last_mut() {
            Some(open) if open.goes_on(line, next, terms) => open.add(line),
            _ => paragraphs.push(Paragraph::of(line, titled)),
        }
    }
    let texts: Vec<String> = paragraphs.into_iter().map(|open| open.text).collect();
    texts.join("\n")
}

/// Whether lines are pieces: some begin with a comma or a stop, or are labels alone, and nothing parts
/// paragraphs.
fn is_torn(lines: &[&str]) -> bool {
    let all = lines.len();
    let count = |is: fn(&str) -> bool| lines.iter().filter(|line| is(line)).count();
    if count(str::is_empty) * EMPTY > all {
        return false;
    }
    let signs = count(closes);
    let labels = count(is_label);
    signs > 0 && signs * TORN >= all || labels > 1 && labels * LABELS >= all
}

/// Whether a line begins with what belongs to the end of another.
fn closes(line: &str) -> bool {
    line.starts_with([',', '.', ';', ':', ')', '”', '’', ']', '—'])
        && !line.starts_with("..")
        // A bullet.
        && !line.starts_with("— ")
}

/// `(1)`, `(a)`, `(iii)`, `(2A)`
fn is_label(line: &str) -> bool {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^\((?:\d{1,3}[A-Za-z]{0,2}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z]{1,2})\)$")
    });
    LABEL.is_match(line)
}

/// The words that stand between marks of quotation, each on a line of its own: defined terms.
fn terms<'text>(lines: &[&'text str]) -> BTreeSet<&'text str> {
    lines
        .windows(3)
        .filter(|three| {
            matches!(three[0].chars().last(), Some('“' | '"')) && three[2].starts_with(['”', '"'])
        })
        .map(|three| three[1])
        .filter(|term| !term.is_empty() && term.split(' ').count() <= TERM_WORDS)
        .collect()
}

/// Whether most numbers of sections have a title behind them, not the first words of a sentence.
fn has_titles(lines: &[&str]) -> bool {
    let sections = || lines.iter().filter(|line| starts_section(line));
    let sentences = sections().filter(|line| !has_shape_of_title(line)).count();
    sentences * 3 < sections().count()
}

/// What a line opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opens {
    /// A title, or a heading of a Part or a schedule: no stop ends it.
    Title,
    /// A note of the editors in brackets.
    Note,
    /// A sentence, or an item of a list.
    Words,
}

/// A paragraph in the making.
struct Paragraph {
    text: String,
    opens: Opens,
    /// Whether it begins with a label.
    item: bool,
    /// Brackets that were opened and not closed.
    brackets: i32,
    /// Whether a straight mark of quotation is open.
    quoted: bool,
    words: usize,
    /// Whether one of its words is a verb that titles do not have.
    verb: bool,
}

impl Paragraph {
    fn of(line: &str, titled: bool) -> Self {
        let title = if titled {
            has_shape_of_title
        } else {
            can_be_title
        };
        let opens = if line.starts_with('[') {
            Opens::Note
        } else if is_heading(line) || starts_section(line) && title(line) {
            Opens::Title
        } else {
            Opens::Words
        };
        let mut paragraph = Self {
            text: String::new(),
            opens,
            item: line.starts_with('('),
            brackets: 0,
            quoted: false,
            words: 0,
            verb: false,
        };
        paragraph.add(line);
        paragraph
    }

    fn add(&mut self, line: &str) {
        let open =
            self.text.ends_with(['“', '(', '[', '‘']) || self.quoted && self.text.ends_with('"');
        let close = closes(line) || self.quoted && line.starts_with('"');
        if !self.text.is_empty() && !open && !close {
            self.text.push(' ');
        }
        self.text.push_str(line);
        for c in line.chars() {
            match c {
                '[' => self.brackets += 1,
                ']' => self.brackets -= 1,
                '"' => self.quoted = !self.quoted,
                _ => {}
            }
        }
        self.words += line.split_whitespace().count();
        self.verb |= has_verb(line);
        let too_long = self.words > TITLE_WORDS || commands(line);
        if self.opens == Opens::Title && too_long {
            self.opens = Opens::Words;
        }
    }

    /// Whether a line belongs to the paragraph; `next` is the line after it.
    fn goes_on(&self, line: &str, next: &str, terms: &BTreeSet<&str>) -> bool {
        if self.brackets > 0 {
            // A bracket that nothing closes holds no sections.
            let over = starts_section(line) || is_heading(line);
            return self.text.len() < NOTE && !over;
        }
        if self.opens == Opens::Note {
            return false;
        }
        if closes(line) || self.quoted && line.starts_with('"') {
            return true;
        }
        if is_label(line) {
            return is_lone_number(&self.text)
                || self.is_lone_label()
                || self.names_provision(next);
        }
        if is_lone_number(&self.text) {
            return false;
        }
        if matches!(line, "-" | "–") {
            // It leads to a list; in a table it is an empty cell.
            return self.is_sentence() && !self.ended();
        }
        if self.is_lone_label() || self.text.ends_with(['“', '(', '‘']) {
            return true;
        }
        if self.quoted && self.text.ends_with('"') {
            return true;
        }
        if starts_section(line) || is_heading(line) || line.starts_with('[') {
            return false;
        }
        let bullet = line
            .strip_prefix("— ")
            .is_some_and(|item| item.trim_start().starts_with(char::is_uppercase));
        if self.ended() || bullet {
            return false;
        }
        let small = line
            .trim_start_matches("— ")
            .starts_with(char::is_lowercase);
        // What follows a list is no part of its last item.
        if self.item && self.text.ends_with(',') && small && line.split(' ').count() > TERM_WORDS {
            return false;
        }
        let list = self.text.ends_with(',') && line.starts_with(|c: char| c.is_ascii_digit());
        if small || list || self.is_cut() || is_number_and_year(line) {
            return true;
        }
        let goes_on_behind = closes(next) || next.starts_with(char::is_lowercase);
        let term = terms.contains(line);
        match self.opens {
            Opens::Title => term && (!goes_on_behind || closes(next) || joins(next)),
            _ => self.is_sentence() && (term || goes_on_behind),
        }
    }

    /// `(1)`, `2. (1)`, `(a) (i)`
    fn is_lone_label(&self) -> bool {
        self.text.len() <= 20
            && self.text.split(' ').next_back().is_some_and(is_label)
            && !self.text.starts_with(char::is_alphabetic)
            && self
                .text
                .split(' ')
                .all(|word| is_label(word) || word.ends_with('.'))
    }

    /// `… under subsection`, behind which `(1)` is what it refers to, and the sentence goes on.
    fn names_provision(&self, next: &str) -> bool {
        if self.opens == Opens::Title {
            return false;
        }
        let mut words = self.text.rsplit(' ');
        let last = words.next().unwrap_or_default().to_lowercase();
        let list = words.next().is_some_and(|word| word.ends_with(')'));
        matches!(
            last.trim_end_matches('s'),
            "subsection"
                | "paragraph"
                | "subparagraph"
                | "subregulation"
                | "subrule"
                | "section"
                | "regulation"
                | "rule"
                | "item"
        ) || list
            && matches!(last.as_str(), "or" | "and" | "to")
            && (closes(next) || next.starts_with(char::is_lowercase))
    }

    /// Whether a sentence is at its end, or a list is at hand.
    fn ended(&self) -> bool {
        let text = self.text.trim_end_matches(['”', '"', '’']);
        text.ends_with(['.', ';', ':', '—', '!', '?'])
            || text.ends_with(" -")
            || text.ends_with(" –")
            || text.ends_with(":-")
            || text.starts_with('(') && text.ends_with(')') && !self.item_has_words()
    }

    /// `(1) Everybody (within reason)` is no line in brackets.
    fn item_has_words(&self) -> bool {
        self.text.split(' ').next().is_some_and(is_label)
    }

    /// Whether it ends in a word that ends no title and no sentence.
    fn is_cut(&self) -> bool {
        let last = self.text.rsplit(' ').next().unwrap_or_default();
        matches!(
            last,
            "a" | "an"
                | "the"
                | "of"
                | "to"
                | "in"
                | "on"
                | "by"
                | "for"
                | "from"
                | "with"
                | "and"
                | "or"
                | "under"
                | "The"
                | "A"
                | "An"
                | "In"
                | "any"
                | "Any"
                | "every"
                | "Every"
                | "no"
                | "No"
                | "such"
                | "that"
                | "this"
                | "section"
                | "sections"
                | "subsection"
                | "regulation"
                | "article"
                | "paragraph"
                | "rule"
                | "(Act"
                | "Act,"
        )
    }

    /// Whether it is more than a cell of a table.
    fn is_sentence(&self) -> bool {
        self.item_has_words() || self.words > 3 && self.verb || self.words > TITLE_WORDS
    }
}

/// `4. Duties`, `13.`, `9A. Fees`
fn starts_section(line: &str) -> bool {
    static SECTION: LazyLock<Regex> =
        LazyLock::new(|| regex(r"^\d{1,3}[A-Z]{0,3}\.(?:\s*$|\s*[\p{Lu}“\x22(\[])"));
    SECTION.is_match(line)
}

/// `31 of 1991`, behind `Act`.
fn is_number_and_year(line: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| regex(r"^\d{1,4} of (?:18|19|20)\d\d\b"));
    NUMBER.is_match(line)
}

/// `Part I – Preliminary`, `Schedule 2`, `FIRST SCHEDULE`, `ACT`
fn is_heading(line: &str) -> bool {
    static HEADING: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            r"^(?:(?:Part|PART|Chapter|CHAPTER|Division|DIVISION) (?:[IVXLC]{1,6}|\d{1,3}|[A-Z])[A-Z]?(?:$| ?[–—:.-])",
            r"|(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth) )?Schedule(?:$| \d{1,2}\b| [IVX]+\b)",
            r"|[A-Z]+ SCHEDULE\b|SCHEDULE\b|(?:ACT|ORDINANCE|PROCLAMATION|PREAMBLE)$)"
        ))
    });
    HEADING.is_match(line) && line.split_whitespace().count() <= TITLE_WORDS
}

/// Whether words can be a part of a title: few, and no sentence.
fn can_be_title(line: &str) -> bool {
    has_shape_of_title(line) && !has_verb(line)
}

/// Whether words are few, and neither a sentence nor a list.
fn has_shape_of_title(line: &str) -> bool {
    line.split_whitespace().count() <= TITLE_WORDS
        && (!line.ends_with(['.', ';', ':', '—', '-']) || line.ends_with("etc."))
        && !commands(line)
}

/// Whether there is a verb that no title has; others may, where all sections have titles: `Court may extend time`.
fn commands(line: &str) -> bool {
    line.split_whitespace()
        .any(|word| matches!(word, "shall" | "means" | "must" | "includes"))
}

/// Whether words behind a term go on the title that it stands in: `of the Board`, not `keeps the register`.
fn joins(line: &str) -> bool {
    let first = line.split(' ').next().unwrap_or_default();
    matches!(
        first,
        "of" | "and"
            | "for"
            | "in"
            | "to"
            | "or"
            | "by"
            | "from"
            | "on"
            | "with"
            | "under"
            | "as"
            | "not"
    ) && can_be_title(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<String> {
        let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
        assert!(is_torn(&lines));
        let filled: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|line| !line.is_empty())
            .collect();
        let text = put_together(&filled, &terms(&lines));
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn links_terms_and_labels() {
        let text = "Part I – The\nRegister\n, etc.\n1. Meaning of words\nIn\nthis Act\n, unless it says otherwise—\n“\nRegister\n” means a book;\n\"\nclerk\n\" means whoever writes in it.\n2. Duties of\nclerk\n(1)\nThe\nclerk\nkeeps the\nRegister\nunder section\n1(2)\n.\n(2)\nHe or she—\n(a)\nwrites; and\n(b)\nreads the\nRegister\n.\n3. Loss of\nRegister\nof names\nWhoever loses a\nRegister\nshall report under subsection\n(1)\nof section 2 (Act\n4 of 2031\n).";
        assert_eq!(
            paragraphs(text),
            [
                "Part I – The Register, etc.",
                "1. Meaning of words",
                "In this Act, unless it says otherwise—",
                "“Register” means a book;",
                "\"clerk\" means whoever writes in it.",
                "2. Duties of clerk",
                "(1) The clerk keeps the Register under section 1(2).",
                "(2) He or she—",
                "(a) writes; and",
                "(b) reads the Register.",
                "3. Loss of Register of names",
                "Whoever loses a Register shall report under subsection (1) of section 2 (Act 4 of 2031).",
            ]
        );
    }

    #[test]
    fn terms_at_the_end_of_a_title_and_at_the_start_of_its_text() {
        let text = "“\nBoard\n” means the Board of the register.\n1. Governing\nBoard\nThe\nBoard\n, which sits, is governing.\n2. Sittings\nBoard\nmembers shall sit.\n3.\nBoard\nThe\nBoard\nshall rise.";
        assert_eq!(
            paragraphs(text),
            [
                "“Board” means the Board of the register.",
                "1. Governing Board",
                "The Board, which sits, is governing.",
                "2. Sittings",
                "Board members shall sit.",
                "3.",
                "Board",
                "The Board shall rise.",
            ]
        );
    }

    #[test]
    fn titles_with_verbs_and_labels_below_them() {
        let text = "1. Fees may be charged\nAny person who keeps the\nregister\nmay charge fees.\n2. Regulations\n(1)\nThe Minister may make regulations under section\n1\n, 2 or 3.\n(2)\nIt is an offence—\n(a)\nunder subsection\n(1)\nand\n(2)\nof this section; and\n(b)\nunder the Amendment of Act\n38 of 2016\nwhich is the other law.";
        assert_eq!(
            paragraphs(text),
            [
                "1. Fees may be charged",
                "Any person who keeps the register may charge fees.",
                "2. Regulations",
                "(1) The Minister may make regulations under section 1, 2 or 3.",
                "(2) It is an offence—",
                "(a) under subsection (1) and (2) of this section; and",
                "(b) under the Amendment of Act 38 of 2016 which is the other law.",
            ]
        );
    }

    #[test]
    fn notes_stay_together_and_rows_of_a_table_apart() {
        let text = "Register Act, 2031\nAct 4 of 2031\n[Amended by\nRegister Amendment Act, 2032 (Act 5 of 2032)\non\n1 March 2032\n]\n1.\n(1)\nA fee is paid.\nSchedule\nVOTE\n01\nRegister\n694 000\n02\nArchive\n12";
        assert_eq!(
            paragraphs(text),
            [
                "Register Act, 2031",
                "Act 4 of 2031",
                "[Amended by Register Amendment Act, 2032 (Act 5 of 2032) on 1 March 2032]",
                "1. (1) A fee is paid.",
                "Schedule",
                "VOTE",
                "01",
                "Register",
                "694 000",
                "02",
                "Archive",
                "12",
            ]
        );
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in [
            "",
            "A line that was broken at a width and\ngoes on here.\n\n(a)\n\nAn item.",
            "1. Short title\nThis Act may be cited as the Register Act.\n2. Fees\nNone.",
            "Statement on cattle\nWe ask the county at once\n— To free the cattle\n— To pay for it.",
            "JUDGMENT\n1. The appellant keeps cattle\nwhich are\n(a)\nbrown\n(b)\nold.",
        ] {
            assert_eq!(joined(text), text);
        }
    }

    #[test]
    fn laws_by_their_head_and_bullets_in_them() {
        let text = "Register Act\nAct 4 of 2031\nAssented to on 3 May 2031\n1. Fees\n(1)\nA fee is due these:\n— Books\n— Seals\n.\n(2)\nIt is due\n— unless waived\n— at once.";
        assert_eq!(
            joined(text),
            "Register Act\nAct 4 of 2031\nAssented to on 3 May 2031\n1. Fees\n(1) A fee is due these:\n— Books\n— Seals.\n(2) It is due — unless waived — at once."
        );
    }

    #[test]
    fn a_dash_that_leads_to_a_list() {
        assert_eq!(
            paragraphs(
                "1. Fees\nA fee is due to the\nBoard\n, unless it is waived by the\nBoard\n-\n(a)\nat once; or\n(b)\nlater.\nSchedule\nFees\n-"
            ),
            [
                "1. Fees",
                "A fee is due to the Board, unless it is waived by the Board -",
                "(a) at once; or",
                "(b) later.",
                "Schedule",
                "Fees",
                "-",
            ]
        );
    }

    #[test]
    fn a_bracket_that_nothing_closes_swallows_no_section() {
        assert_eq!(
            paragraphs("1. Fees\n[A note on\nfees\n2. Forms\n(1)\nThere are forms\n, too."),
            [
                "1. Fees",
                "[A note on fees",
                "2. Forms",
                "(1) There are forms, too."
            ]
        );
    }

    #[test]
    fn a_long_text_takes_little_time() {
        let text = "The\nregister\n, \n(a)\n“\nbook\n” [\nsection\n".repeat(100_000);
        let started = std::time::Instant::now();
        let found = joined(&text);
        assert!(found.lines().count() < text.lines().count());
        assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    }
}
