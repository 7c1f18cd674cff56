//! Front matter of an Act, a Bill, rules, regulations or a constitution.
//!
//! Read from the first blocks, up to the first provision: title, chapter of the Laws of Kenya, number and
//! year, assent, commencement, publication, and the date as at which the text is printed.

use std::sync::LazyLock;

use regex::Regex;

use super::date;
use crate::import::block::{Block, BlockKind};
use crate::import::imported::{Draft, Field, Reading};
use crate::import::structure::act::{self, StructuredAct};
use crate::model::{Kind, PartialDate};
use crate::text::regex;

mod gazette;
mod masthead;

use masthead::{Masthead, is_titled, over_number};

/// How many blocks before the first provision may be a cover.
const LONGEST_COVER: usize = 600;
/// So many blocks may stand between the Act and what is made under it, at the head of the latter.
const MADE_UNDER: usize = 12;
/// The longest title, in words.
const TITLE_WORDS: usize = 40;

/// What [`read`] finds out about a law.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LawHead {
    /// Act, Bill, rules, regulations or constitution.
    pub kind: Option<Field<Kind>>,
    /// Title, number, date and work.
    pub draft: Draft,
    /// Its chapter in the Laws of Kenya: `411C`.
    pub cap: Option<Field<String>>,
    /// When the President assented.
    pub assent: Option<Field<PartialDate>>,
    /// When it began to apply.
    pub commencement: Option<Field<PartialDate>>,
    /// When it was published in the Gazette.
    pub published: Option<Field<PartialDate>>,
    /// The date as at which the text is printed.
    pub version: Option<Field<PartialDate>>,
}

static CAP: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(?:CAP\.?|CHAPTER)\s*(\d{1,3}[A-Z]{0,2})\b"));
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^[\[(]?\s*((?:Act\s+)?No\.?\s*\d{1,3}\s+of\s*\d{4}|(?:Act|Decree|Ordinance)\s+\d{1,3}/\d{4}|(?:L\.?\s?N\.?|Legal Notice(?: No\.?)?)\s*\d{1,4}\s*(?:of|/)\s*\d{4})",
    )
});
/// `Act 54 of 1976`, `Statutory Instrument 92 of 2025`, and nothing else in the line.
static NUMBER_LINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:(?P<own>act|ordinance|proclamation|decree|law)|statutory instrument|(?:government|general) notice)\s+(?:No\.?\s*)?[a-z]{0,2}\s?\d{1,4}\s+of\s+\d{4}$",
    )
});
static GLUED_YEAR: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\b(of)(\d{4})$"));
static ASSENT: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(?:date of ?assent|assented to(?: on)?|^i assent)\b:?"));
static COMMENCEMENT: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(?:date of ?)?commence(?:ment|d)\b(?: on)?:?"));
static PUBLISHED: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^published (?:in|on)\b"));
static VERSION: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\blegislation as at\b|\[?rev(?:ised|\.)?\b|\bas at\b"));
/// What a law site says of the text that it shows; the other days in it are those of its amendments.
static SITE_VERSION: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^\[this is the version of this document\b"));
static EDITION: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\brevised edition\s+(\d{4})|\[rev\.?\s+(\d{4})\]"));
static WORK: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(/akn/[a-z]{2}(?:-[a-z0-9]+)?/(?:act|bill)[a-z0-9/-]*/\d{4}/[A-Za-z0-9-]+)(?:/eng@(\d{4}-\d{2}-\d{2}))?",
    )
});

/// Reads a law's front matter.
#[must_use]
pub fn read(reading: &Reading) -> LawHead {
    let end = reading.blocks.len().min(LONGEST_COVER);
    let cover = &reading.blocks[..end];
    // What is printed behind the Act is made under it.
    let behind = cover.iter().position(|block| {
        let text = block.text.trim().to_uppercase();
        text.starts_with("SUBSIDIARY LEGISLATION")
    });
    let cover = &cover[..behind.filter(|at| *at > 0).unwrap_or(end)];
    let masthead = Masthead::of(cover);
    let named = over_number(cover, masthead.subsidiary)
        .filter(|at| masthead.is_law() && kind_of_instrument(&cover[*at].text).is_some());
    let kind = named
        .and_then(|at| {
            let kind = kind_of_instrument(&cover[at].text)?;
            Some(Field::read(kind, at, Field::<Kind>::FIRM))
        })
        .or_else(|| kind(cover, masthead));
    let structured = act::passages(
        &reading.blocks,
        kind.as_ref().map_or(Kind::Act, |kind| kind.value),
    );
    let head = head(&reading.blocks, &structured);
    let kind_read = kind.as_ref().map(|kind| kind.value);
    let mut law = LawHead {
        kind,
        ..LawHead::default()
    };
    // A Bill says how the Act that it would become may be cited.
    let is_bill = law
        .kind
        .as_ref()
        .is_some_and(|kind| kind.value == Kind::Bill);
    let over = || {
        named
            .map(|at| Field::read(bare_title(&cover[at].text), at, Field::<String>::LIKELY))
            .or_else(|| title(&head, masthead, law.kind.as_ref()))
    };
    // Of a citation among side notes, or that was cut short, no title is left.
    let whole = || {
        cited(&structured).filter(|title| match named {
            // What the line over its number says is its name; the citation may spell it better.
            Some(at) => same_title(&title.value, &cover[at].text),
            None => kind_of_title(&title.value).is_some(),
        })
    };
    // The note beside a citation may have run into it.
    let whole = || {
        let cited = whole()?;
        let over = over().filter(|over| is_same_but_for_note(&cited.value, &over.value));
        Some(over.unwrap_or(cited))
    };
    law.draft.title = if is_bill {
        over().or_else(|| cited(&structured))
    } else {
        whole().or_else(over).or_else(|| cited(&structured))
    };
    for &(index, block) in &head {
        law.block(index, &block.text, masthead.subsidiary);
    }
    if law.published.is_none() {
        law.published = gazette::published(&head);
    }
    law.date_notice();
    if is_bill {
        // A chapter is given to what has been passed.
        law.cap = None;
    }
    if masthead.subsidiary
        && law
            .kind
            .as_ref()
            .is_some_and(|kind| kind.value != Kind::Act)
    {
        // The chapter is that of the Act under which it is made.
        law.cap = None;
    }
    if law.commencement.is_none() {
        law.commencement = first_section_commences(&structured).or_else(|| alone(&head));
    }
    law.draft.date = if matches!(kind_read, Some(Kind::Rules | Kind::Regulations)) {
        // Whoever makes them signs them; they are law when they are published.
        law.published.clone().or_else(|| law.assent.clone())
    } else {
        law.assent.clone().or_else(|| law.published.clone())
    };
    law.draft.lang = Some(Field {
        value: "en".to_owned(),
        confidence: Field::<String>::GUESS,
        from: crate::import::imported::Origin::Block(structured.start),
    });
    law
}

/// The blocks before the first provision, without the arrangement of sections.
fn head<'a>(blocks: &'a [Block], structured: &StructuredAct) -> Vec<(usize, &'a Block)> {
    let first = structured
        .passages
        .iter()
        .zip(&structured.blocks)
        .find(|(passage, _)| {
            passage
                .pinpoint
                .to_string()
                .ends_with(|c: char| c.is_ascii_digit())
        })
        .and_then(|(_, blocks)| blocks.first())
        .copied()
        .unwrap_or(0);
    blocks[..first.min(blocks.len())]
        .iter()
        .enumerate()
        .filter(|(_, block)| !matches!(block.kind, BlockKind::Table(_)) && block.number.is_none())
        .take(LONGEST_COVER)
        .collect()
}

impl LawHead {
    /// Whether the head alone tells that it is a law: its kind, its number or chapter, and a day of its making.
    #[must_use]
    pub fn is_told(&self) -> bool {
        let made = [&self.assent, &self.commencement, &self.published];
        self.kind
            .as_ref()
            .is_some_and(|kind| kind.confidence >= Field::<Kind>::FIRM)
            && (self.cap.is_some() || !self.draft.number.is_empty())
            && made.iter().any(|day| day.is_some())
    }

    /// Reads what one block says.
    fn block(&mut self, index: usize, text: &str, subsidiary: bool) {
        fn set<T>(slot: &mut Option<Field<T>>, value: Option<T>, index: usize, confidence: f32) {
            if slot.is_none() {
                *slot = value.map(|value| Field::read(value, index, confidence));
            }
        }
        let firm = Field::<String>::FIRM;
        let likely = Field::<String>::LIKELY;
        let short = text.split_whitespace().count() <= 12;
        if short {
            let cap = CAP.captures(text).map(|found| found[1].to_uppercase());
            set(&mut self.cap, cap, index, firm);
        }
        if self.draft.number.is_empty()
            && let Some(found) = NUMBER_LINE.captures(text.trim())
            && (!subsidiary || found.name("own").is_none())
        {
            let number = text.trim().to_owned();
            self.draft.number.push(Field::read(number, index, firm));
        }
        // The list of amendments at the head begins with the Act itself.
        if (short || text.starts_with('['))
            && self.draft.number.is_empty()
            && let Some(found) = NUMBER.captures(text)
            // That of the Act under which it is made is not its own.
            && (!subsidiary || found[1].starts_with(['L', 'l']))
        {
            // `Act 6/2005` has no other word for a number.
            let number = match found[1].strip_prefix("Act ") {
                Some(number) if number.starts_with(['N', 'n']) => number.to_owned(),
                _ => found[1].to_owned(),
            };
            // A scan loses spaces.
            let number = GLUED_YEAR.replace(&number, "$1 $2").into_owned();
            self.draft.number.push(Field::read(number, index, firm));
        }
        if subsidiary
            && self.draft.number.is_empty()
            && let Some((number, day)) = gazette::notice(text)
        {
            let number = format!("Legal Notice No. {number}");
            self.draft.number.push(Field::read(number, index, firm));
            set(&mut self.published, day, index, firm);
        }
        let after = |pattern: &Regex| {
            pattern
                .find(text)
                .and_then(|found| date::first(&text[found.end()..]))
        };
        set(&mut self.assent, after(&ASSENT), index, firm);
        set(&mut self.commencement, after(&COMMENCEMENT), index, firm);
        if PUBLISHED.is_match(text) {
            set(&mut self.published, date::last(text), index, firm);
        }
        if SITE_VERSION.is_match(text) {
            set(&mut self.version, date::first(text), index, firm);
        }
        if VERSION.is_match(text) {
            set(&mut self.version, date::last(text), index, firm);
        }
        let edition = EDITION
            .captures(text)
            .and_then(|found| found.get(1).or(found.get(2))?.as_str().parse().ok());
        set(&mut self.version, edition, index, likely);
        if let Some(found) = WORK.captures(text) {
            set(&mut self.draft.work, Some(found[1].to_owned()), index, firm);
            let dated = found.get(2).and_then(|day| day.as_str().parse().ok());
            set(&mut self.version, dated, index, firm);
            self.number_from_work(index);
        }
    }

    /// Legal notices are counted anew in each year: without it their number names nothing. The year is that of
    /// the Gazette in which they stand.
    fn date_notice(&mut self) {
        let year = self.published.as_ref().map(|day| day.value.year());
        if let (Some(year), Some(number)) = (year, self.draft.number.first_mut())
            && number
                .value
                .strip_prefix("Legal Notice No. ")
                .is_some_and(|bare| bare.chars().all(|c| c.is_ascii_digit()))
        {
            number.value = format!("{} of {year}", number.value);
        }
    }

    /// The number and year of an Act whose work is `/akn/ke/act/2019/24`.
    fn number_from_work(&mut self, index: usize) {
        let Some(work) = &self.draft.work else { return };
        let parts: Vec<&str> = work.value.split('/').collect();
        if let [.., "act", year, number] = parts.as_slice()
            && self.draft.number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
        {
            self.draft.number.push(Field::read(
                format!("No. {number} of {year}"),
                index,
                Field::<String>::LIKELY,
            ));
        }
    }
}

/// What the law calls itself in its first headings, in lines that its masthead tells to be a law's, or in
/// its first section.
fn kind(head: &[Block], masthead: Masthead) -> Option<Field<Kind>> {
    let titles: Vec<(usize, Kind)> = head
        .iter()
        .enumerate()
        .filter_map(|(index, block)| {
            let named = is_set_off(block) || masthead.is_law() && is_titled(&block.text);
            let code = block.text.trim_end().to_uppercase().ends_with("CODE");
            let numbered = block.text.starts_with(|c: char| c.is_ascii_digit());
            if !named || numbered || code && !masthead.is_law() {
                return None;
            }
            let above = index.checked_sub(1).map(|above| head[above].text.as_str());
            Some((index, kind_of_title(&masthead::whole(above, &block.text))?))
        })
        .collect();
    let first = titles.first().copied();
    // Over subsidiary legislation stands the Act under which it is made.
    let over = first.filter(|(_, kind)| masthead.subsidiary && *kind == Kind::Act);
    let made_under = over.and_then(|(over, _)| {
        // An arrangement may stand between; whoever makes them says then what they are.
        let made = head.iter().find_map(|block| masthead::made(&block.text));
        titles.iter().copied().find(|(index, kind)| {
            let near =
                matches!(kind, Kind::Rules | Kind::Regulations) && index - over <= MADE_UNDER;
            near || made == Some(*kind)
        })
    });
    if let Some((index, kind)) = made_under.or(first) {
        return Some(Field::read(kind, index, Field::<Kind>::FIRM));
    }
    // An excerpt has nothing over it but its name and its chapter.
    if let Some(over) = head.first()
        && is_excerpt(&over.text)
    {
        return Some(Field::read(Kind::Constitution, 0, Field::<Kind>::LIKELY));
    }
    head.iter().enumerate().find_map(|(index, block)| {
        let lower = block.text.to_lowercase();
        let named = |what: &str| {
            ["may be cited", "shall be cited"]
                .iter()
                .any(|verb| lower.contains(&format!("{what} {verb}")))
                || lower.starts_with(&format!("{what} are called"))
        };
        let kind = if named("this act") || lower.starts_with("an act of parliament") {
            Kind::Act
        } else if named("these regulations") {
            Kind::Regulations
        } else if named("these rules") {
            Kind::Rules
        } else {
            return None;
        };
        Some(Field::read(kind, index, Field::<Kind>::LIKELY))
    })
}

/// `Constitution of Kenya – Chapter Ten, Part One`, and no paper on it.
fn is_excerpt(title: &str) -> bool {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:the )?constitution of (?:the republic of )?\w+(?:,? \d{4})?(?:\W+(?:chapter|part|article|schedule)\b[\w ,–—-]{0,60})?$",
        )
    });
    NAMED.is_match(title.trim())
}

/// The kind of what a line over a number names. There `Order` is subsidiary legislation, and what a governor
/// or a territory's assembly ordained is law as an Act is; elsewhere these words name much else.
fn kind_of_instrument(title: &str) -> Option<Kind> {
    static PRIMARY: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i) (?:ordinance|proclamation|decree)[\W\d]*$"));
    static MADE_UNDER: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(?i) (?:order|instrument|notice|by-?laws)[\W\d]*$"));
    kind_of_title(title).or_else(|| {
        if PRIMARY.is_match(title) {
            Some(Kind::Act)
        } else {
            MADE_UNDER.is_match(title).then_some(Kind::Regulations)
        }
    })
}

/// The kind that a title ends in or begins with.
fn kind_of_title(text: &str) -> Option<Kind> {
    if text.split_whitespace().count() > TITLE_WORDS {
        return None;
    }
    let bare = text.trim().to_uppercase();
    let bare = bare
        .strip_prefix("ACT TITLE:")
        .unwrap_or(&bare)
        .trim_start();
    let bare = bare.trim_end_matches(|c: char| !c.is_alphabetic());
    let bare = bare
        .strip_suffix("CAP")
        .unwrap_or(bare)
        .trim_end_matches(|c: char| !c.is_alphabetic());
    // `Joint statement on the Digital Persons Bill` is a paper about one.
    static PAPER: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\W*(?:(?:JOINT|PRESS|MEDIA|PUBLIC|OPEN|OUR|CIVIL SOCIETY) )*(?:STATEMENT|MEMORANDUM|MEMORANDA|SUBMISSION|COMMENT|POSITION|LETTER|RESPONSE|REMARK|SPEECH|ANALYSIS|CRITIQUE|CALL)S?\b.* (?:ON|TO|AGAINST|ABOUT|REGARDING|CONCERNING)\b",
        )
    });
    if PAPER.is_match(bare) {
        return None;
    }
    // The heading of the contents names no law.
    if bare.starts_with("ARRANGEMENT OF") {
        return None;
    }
    if bare.starts_with("CONSTITUTION OF") || bare.starts_with("THE CONSTITUTION OF") {
        return Some(Kind::Constitution);
    }
    let ends = |word: &str| bare.ends_with(&format!(" {word}"));
    if ends("BILL") {
        Some(Kind::Bill)
    } else if ends("ACT") || ends("CODE") {
        Some(Kind::Act)
    } else if ends("REGULATIONS") || ends("BY-LAWS") || ends("BYLAWS") {
        Some(Kind::Regulations)
    } else if ends("RULES") {
        Some(Kind::Rules)
    } else {
        None
    }
}

fn is_set_off(block: &Block) -> bool {
    block.centred || block.bold || matches!(block.kind, BlockKind::Heading(_))
}

/// How the law says that it may be cited, in one of its first sections.
fn cited(structured: &StructuredAct) -> Option<Field<String>> {
    static CITED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:This|These) (?:Act|Bill|Rules|Regulations|Constitution|Order|Ordinance|Proclamation|Decree|Instrument) (?:may|shall) be cited as (?:the )?(.+?)(?:\s*,?\s+and (?:shall|comes?|it|they|is|are)\b|\.|;|$)",
        )
    });
    first_sections(structured).find_map(|(text, block)| {
        // The stop in `(No. 2)` ends nothing.
        let text = text.replace("(No.", "(No\u{0}");
        let title = CITED.captures(&text)?[1]
            .trim_matches([',', ' '])
            .replace('\n', " ")
            .replace('\u{0}', ".");
        Some(Field::read(title, block, Field::<String>::FIRM))
    })
}

/// The first sections, each with its last block.
fn first_sections(structured: &StructuredAct) -> impl Iterator<Item = (&str, usize)> {
    structured
        .passages
        .iter()
        .zip(&structured.blocks)
        .take(5)
        .filter_map(|(passage, blocks)| Some((passage.text.as_str(), *blocks.last()?)))
}

/// The day in brackets under the long title, as the revised editions of eastern Africa have it: `[1st
/// September, 2031]`. In the United Kingdom that is the day of assent.
fn alone(head: &[(usize, &Block)]) -> Option<Field<PartialDate>> {
    static REVISED: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^\W*(?:the )?laws of \w+|\bcap\.? ?\d|\br\.e\.|^\W*republic of (?:kenya|tanzania|uganda|zambia)|kenya gazette",
        )
    });
    if !head.iter().any(|(_, block)| REVISED.is_match(&block.text)) {
        return None;
    }
    head.iter().find_map(|(index, block)| {
        let inner = block.text.trim().strip_prefix('[')?;
        let inner = inner
            .strip_suffix(']')
            .or_else(|| inner.strip_suffix("]."))?;
        let day = date::of_line(inner.trim_end_matches('.'))?;
        Some(Field::read(day, *index, Field::<PartialDate>::LIKELY))
    })
}

/// The day from which a law says that it applies: `and shall come into operation on the 1st June, 2031`.
fn first_section_commences(structured: &StructuredAct) -> Option<Field<PartialDate>> {
    static COMES: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:comes?|shall be deemed to have come|deemed to have come) (?:into (?:operation|force|effect)|in force) (?:on|from)\s+(?:the\s+)?(.{6,40})",
        )
    });
    first_sections(structured).find_map(|(text, block)| {
        let found = COMES.captures(text)?;
        // `on such day as the Minister may appoint` names none.
        let day = date::first(&found[1]).filter(|_| {
            found[1].starts_with(|c: char| c.is_ascii_digit())
                || found[1].starts_with(char::is_uppercase)
        })?;
        Some(Field::read(day, block, Field::<PartialDate>::LIKELY))
    })
}

/// The title as set over the law, with the line above it where it goes on from there.
fn title(
    head: &[(usize, &Block)],
    masthead: Masthead,
    kind: Option<&Field<Kind>>,
) -> Option<Field<String>> {
    let whole = |at: usize| {
        let above = at.checked_sub(1).map(|above| head[above].1.text.as_str());
        masthead::whole(above, &head[at].1.text)
    };
    let fits = |at: usize| {
        let block = head[at].1;
        (is_set_off(block) || masthead.is_law() && is_titled(&block.text))
            && kind_of_title(&whole(at))
                .is_some_and(|own| kind.is_none_or(|kind| kind.value == own))
    };
    let at = (0..head.len()).find(|at| fits(*at))?;
    let (index, _) = head[at];
    let title = whole(at);
    // A line of the contents ends with its page.
    static PAGE: LazyLock<Regex> = LazyLock::new(|| regex(r"(\b(?:19|20)\d\d)(?:\s|\.)+\d{1,4}$"));
    let title = PAGE.replace(&title, "$1");
    Some(Field::read(
        bare_title(&title),
        index,
        Field::<String>::LIKELY,
    ))
}

/// Whether two titles are the same but for their spelling and the year behind them.
fn same_title(one: &str, other: &str) -> bool {
    let bare = |title: &str| -> String {
        let words = title.to_lowercase().replace('&', "and");
        let words = words.trim().trim_start_matches("the ").to_owned();
        words.chars().filter(|c| c.is_alphabetic()).collect()
    };
    bare(one) == bare(other)
}

/// Whether a citation is a title with the words of its marginal note within: `Register Citation (Books) Rules`.
fn is_same_but_for_note(cited: &str, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (cited, title) = (words(cited), words(title));
    let notes: [&[&str]; 4] = [
        &["citation"],
        &["short", "title"],
        &["citation", "and", "commencement"],
        &["short", "title", "and", "commencement"],
    ];
    notes.iter().any(|note| {
        cited.windows(note.len()).enumerate().any(|(at, found)| {
            found == *note && [&cited[..at], &cited[at + note.len()..]].concat() == title
        })
    })
}

/// A title without what lists and covers have before it.
fn bare_title(title: &str) -> String {
    let title = title
        .trim()
        .trim_start_matches("Act Title:")
        .trim_start()
        .trim_start_matches("THE ")
        .trim_start_matches("The ");
    let words: Vec<String> = title.split(' ').map(without_small_capitals).collect();
    words.join(" ")
}

/// `RegisTraTion`, as small capitals come out of some files, as `Registration`.
fn without_small_capitals(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let rises = letters
        .windows(2)
        .filter(|pair| pair[0].is_lowercase() && pair[1].is_uppercase())
        .count();
    if rises < 2 {
        return word.to_owned();
    }
    let capital = word.starts_with(char::is_uppercase);
    let lower = word.to_lowercase();
    let mut chars = lower.chars();
    match chars.next() {
        Some(first) if capital => first.to_uppercase().chain(chars).collect(),
        _ => lower,
    }
}

#[cfg(test)]
mod tests;
