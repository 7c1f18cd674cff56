//! Names of parties, without what heads print around them.

use std::sync::LazyLock;

use regex::Regex;

use crate::import::metadata::judges;
use crate::import::metadata::role::Role;
use crate::import::metadata::title::split_last_bracket;
use crate::import::organisation;
use crate::text::regex;

/// Whether a text can be a party's name: neither a clause of a sentence nor half a page.
pub(super) fn is_name(name: &str) -> bool {
    /// The longest name, in characters. Estates with their administrators make long ones.
    const LONGEST: usize = 240;
    /// The most words of a name in small capitals, which the file has in small letters.
    const SMALL: usize = 8;
    let small = name.starts_with("the ") && name.split_whitespace().count() <= SMALL;
    (1..=LONGEST).contains(&name.chars().count())
        && (small || !name.starts_with(char::is_lowercase) || lost_its_capital(name))
        && !name.starts_with(')')
}

/// Whether a name lacks its first letter, as a typist or a drop capital leaves it: `eremiah Mfano`.
fn lost_its_capital(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words[0].chars().all(char::is_lowercase)
        && words[0].len() >= 4
        && words[1..]
            .iter()
            .all(|word| word.starts_with(char::is_uppercase))
}

/// `THE KING on the application of`, and the names on the lines after it.
pub(super) fn is_crown(line: &str) -> bool {
    let lower = line.to_lowercase();
    let crown = lower
        .trim_end_matches(['(', ':', ' '])
        .strip_suffix("on the application of");
    crown.is_some_and(|crown| crown.split_whitespace().count() <= 3)
}

/// A name without leaders, the number that the head gives it, and the Crown that lends its name.
pub(super) fn clean(name: &str) -> String {
    // `THE KING on the application of A MFANO`: the Crown lends its name; the party is the other.
    static APPLICATION: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?i)^(?:the )?(?:king|queen|crown|rex|regina|r)\b[\s,(]*on the application of\s+")
    });
    let own = APPLICATION.find(name).map_or(name, |crown| {
        name[crown.end()..].trim_end_matches([')', ' '])
    });
    let name = if own.is_empty() { name } else { own };
    let name = name
        .trim()
        .trim_matches(['.', '…', '-', '–', '_', ',', ';', ':', ' ']);
    // `A LIMITED VERSUS`, where the capacity stood beside it.
    let name = match name.rsplit_once(' ') {
        Some((before, last)) if last.eq_ignore_ascii_case("versus") => before.trim_end(),
        _ => name,
    };
    // `1. A`, `2) B`: numbers that the head gives to its parties.
    let digits = name.chars().take_while(char::is_ascii_digit).count();
    let bare = match name[digits..].strip_prefix(['.', ')']) {
        Some(rest)
            if digits > 0 && digits < 4 && !rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest.trim_start()
        }
        _ => name,
    };
    // `A MFANO (1)`.
    let bare = match bare.rsplit_once(" (") {
        Some((name, mark)) if mark.trim_end_matches(')').parse::<u32>().is_ok() => name,
        _ => bare,
    };
    // A bracket that nothing opened.
    let bare = match bare.strip_suffix(')') {
        Some(rest) if !bare.contains('(') => rest.trim_end(),
        _ => bare,
    };
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `R E G I N A` as `REGINA`.
pub(super) fn close_letters(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.len() > 2 && words.iter().all(|word| word.chars().count() == 1) {
        words.concat()
    } else {
        line.to_owned()
    }
}

/// `A (1)`, `B (2)` as `(1) A`, `(2) B`, where all of several names have such a mark behind them.
pub(super) fn marks_first(lines: Vec<(usize, String)>) -> Vec<(usize, String)> {
    let parted = |line: &str| {
        let (name, mark) = line.trim().strip_suffix(')')?.rsplit_once(" (")?;
        let mark: u8 = mark.parse().ok()?;
        (!name.starts_with('(')).then(|| format!("({mark}) {}", name.trim()))
    };
    let marked: Option<Vec<(usize, String)>> = lines
        .iter()
        .map(|(block, line)| Some((*block, parted(line)?)))
        .collect();
    marked.filter(|marked| marked.len() > 1).unwrap_or(lines)
}

/// Names that the head numbers, `(1) A LIMITED (2) B` or `(1) A` over two lines, one each; and
/// whether it numbers them.
pub(super) fn numbered(lines: Vec<(usize, String)>) -> (Vec<(usize, String)>, bool) {
    static MARK: LazyLock<Regex> = LazyLock::new(|| regex(r"\(\d{1,3}\)\s?"));
    let starts = |line: &str| MARK.find(line).is_some_and(|mark| mark.start() == 0);
    if !lines.iter().any(|(_, line)| starts(line)) {
        return (lines, false);
    }
    let mut found: Vec<(usize, String)> = Vec::new();
    for (block, line) in lines {
        let mut cuts: Vec<usize> = MARK.find_iter(&line).map(|mark| mark.start()).collect();
        cuts.insert(0, 0);
        cuts.push(line.len());
        for pair in cuts.windows(2) {
            let part = line[pair[0]..pair[1]].trim();
            let name = MARK.replace(part, "").into_owned();
            // `(3) & (4) A and B` leaves nothing between its marks.
            if !name.contains(char::is_alphanumeric) {
                continue;
            }
            match found.last_mut().filter(|_| !starts(part)) {
                Some((_, last)) if !part.starts_with('(') => *last = format!("{last} {name}"),
                _ => found.push((block, name)),
            }
        }
    }
    (found, true)
}

/// Names that two lines hold as one: behind a hyphen at a line's end, and in a list whose names all
/// have numbers behind a line that has none.
pub(super) fn whole(lines: Vec<(usize, String)>) -> Vec<(usize, String)> {
    let counted = lines.iter().filter(|(_, line)| is_counted(line)).count() > 1;
    let mut names: Vec<(usize, String)> = Vec::new();
    for (block, line) in lines {
        match names.last_mut() {
            Some((_, last)) if ends_in_hyphen(last) => last.push_str(&line),
            Some((_, last)) if is_body_with_more(last) && closes_a_list(&line) => {
                last.push(' ');
                last.push_str(&line);
            }
            Some((_, last))
                if counted && is_counted(last) && !is_counted(&line) && !line.starts_with('(') =>
            {
                last.push(' ');
                last.push_str(&line);
            }
            _ => names.push((block, line)),
        }
    }
    names
}

/// `UNION OF COMMERCIAL,`: what a union, a ministry or a council is of is a list, of which the comma parts
/// the items.
fn is_body_with_more(name: &str) -> bool {
    let upper = name.to_uppercase();
    upper.ends_with(',')
        && [
            "UNION OF ",
            "MINISTRY OF ",
            "MINISTER FOR ",
            "SECRETARY FOR ",
            "COUNCIL OF ",
        ]
        .iter()
        .any(|body| upper.contains(body))
        && !["LIMITED", "LTD", "COMPANY"]
            .iter()
            .any(|word| upper.contains(word))
}

/// `FOOD & ALLIED WORKERS`: the last of what a body is of, and no other party.
fn closes_a_list(line: &str) -> bool {
    let upper = line.to_uppercase();
    let joins = upper.contains(" & ") || upper.contains(" AND ") || upper.starts_with("AND ");
    joins
        && !is_counted(line)
        && !upper.starts_with("THE ")
        && ![
            "UNION OF ",
            "MINISTRY ",
            "MINISTER ",
            "SECRETARY ",
            "COUNCIL ",
            "ATTORNEY",
        ]
        .iter()
        .any(|other| upper.contains(other))
}

/// `ISIOLO SUB-`.
fn ends_in_hyphen(line: &str) -> bool {
    line.strip_suffix('-')
        .is_some_and(|word| word.ends_with(char::is_alphabetic))
}

/// `1. A MFANO`.
pub(super) fn is_counted(name: &str) -> bool {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < name.len() && rest.starts_with(['.', ')'])
}

/// The number that a list gives to a name: 12 of `12. A MFANO`.
pub(super) fn count_of(name: &str) -> Option<u32> {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    is_counted(name)
        .then(|| name[..name.len() - rest.len()].parse().ok())
        .flatten()
}

/// The lines of a list that counts its names, a name each: `40. A MFANO 41. B MFANI` are two, and of
/// `52. C MFANU`, `53 D MFANE` the second lacks its stop.
pub(super) fn recounted(lines: Vec<(usize, String)>) -> Vec<(usize, String)> {
    /// Fewer counted names are no list.
    const LIST: usize = 3;
    if lines.iter().filter(|(_, line)| is_counted(line)).count() < LIST {
        return lines;
    }
    let mut out = Vec::with_capacity(lines.len());
    let mut last = None;
    for (block, line) in lines {
        let mut rest = line;
        loop {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let bare: Option<u32> = rest[..digits].parse().ok();
            let stopless = bare.is_some_and(|number: u32| {
                last.is_some_and(|last: u32| number == last + 1) && rest[digits..].starts_with(' ')
            });
            if stopless {
                rest.insert(digits, '.');
            }
            let own = count_of(&rest);
            last = own.or(last);
            let next = own.and_then(|own| rest.find(&format!(" {}. ", own + 1)));
            let Some(at) = next else {
                out.push((block, rest));
                break;
            };
            let behind = rest.split_off(at);
            out.push((block, rest));
            rest = behind.trim_start().to_owned();
        }
    }
    out
}

/// Whether a line goes on about the party above it: `(suing as …`, `and his sons`.
pub(super) fn goes_on(line: &str) -> bool {
    line.starts_with('(') || line.starts_with(char::is_lowercase)
}

/// Whether a line before the first capacity is a name and not the matter: few words, no digits,
/// none of a law or an estate.
pub(super) fn is_plainly_a_name(line: &str) -> bool {
    /// Most words.
    const WORDS: usize = 9;
    let upper = line.to_uppercase();
    let line = clean(line);
    line.split_whitespace().count() <= WORDS
        && !line.contains(|c: char| c.is_ascii_digit())
        && !upper.starts_with("AT ")
        && !upper.starts_with("OF ")
        && !upper.starts_with('(')
        && upper != "REPUBLIC OF KENYA"
        && !judges::is_judges_line(&line)
        && !upper.split(|c: char| !c.is_alphabetic()).any(|word| {
            matches!(
                word,
                "ACT"
                    | "ACTS"
                    | "RULES"
                    | "REGULATIONS"
                    | "ARTICLES"
                    | "SECTIONS"
                    | "CONSTITUTION"
                    | "ESTATE"
                    | "DECEASED"
                    | "MATTER"
                    | "COURT"
                    | "COURTS"
                    | "DIVISION"
                    | "REGISTRY"
                    | "ADMINISTRATION"
                    | "CORAM"
                    | "BEFORE"
                    | "TRACK"
            )
        })
}

/// Moves `EX PARTE` or `PROPOSED` from the end of a name to the capacity it belongs to.
pub(super) fn move_word(names: &mut [(usize, String)], role: &Role) -> Role {
    const WORDS: &[&str] = &["EX PARTE", "EXPARTE", "EX-PARTE", "PROPOSED", "INTENDED"];
    let Some((_, last)) = names.last_mut() else {
        return role.clone();
    };
    for word in WORDS {
        let at = last.len().saturating_sub(word.len());
        if at > 0
            && last
                .get(at..)
                .is_some_and(|end| end.eq_ignore_ascii_case(word))
        {
            let printed = format!("{} {}", &last[at..], role.printed);
            *last = last[..at]
                .trim_end_matches([' ', '\t', '.', '…', '|'])
                .to_owned();
            return Role {
                printed,
                ..role.clone()
            };
        }
    }
    role.clone()
}

/// A name of a head with what stands in brackets after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// The block that it was read in.
    pub block: usize,
    /// The name, as printed.
    pub name: String,
    /// `Suing as …`, without its brackets.
    pub aside: Option<String>,
}

/// `A MFANO AND B MFANO` who share a capacity in the plural are two. A firm, a body or an office may have
/// an `AND` in its name.
pub(super) fn two_people(listed: Listed) -> Vec<Listed> {
    static AND: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i) (?:and|&) "));
    let parts: Vec<&str> = AND.split(&listed.name).collect();
    if parts.len() != 2 || !parts.iter().all(|name| is_plainly_a_person(name)) {
        return vec![listed];
    }
    let (first, second) = (parts[0].to_owned(), parts[1].to_owned());
    let block = listed.block;
    vec![
        Listed {
            block,
            name: first,
            aside: None,
        },
        Listed {
            name: second,
            ..listed
        },
    ]
}

/// Words of names that are a firm's, an office's or a place's, beside those of organisations, in small letters.
const NO_PERSON: &str = "the of for co company limited ltd plc llp inc sons brothers daughters associates partners advocates \
    auctioneers contractors traders services suppliers enterprises hardware investments county national minister \
    director registrar commissioner general sacco church school college hospital another others workers club kenya \
    land court police officer secretary corporation service institute hotel hotels stores motors developers \
    properties transporters water cabinet attorney estate senate touche farm farmers mining public teachers \
    sanitation state chief principal";

/// Whether two to four words can be nobody but a person.
fn is_plainly_a_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let none = |word: &str| {
        let word = word.trim_end_matches('.').to_lowercase();
        NO_PERSON.split_whitespace().any(|other| other == word)
    };
    let lettered = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
    };
    (2..=4).contains(&words.len())
        && !organisation::is_named(name)
        && words.iter().all(|word| lettered(word) && !none(word))
}

/// Words with which a line goes on about the party before it: `acting through its branch`.
const DESCRIPTIONS: &[&str] = &[
    "acting ",
    "by his ",
    "by her ",
    "on behalf of ",
    "represented by ",
    "sued ",
    "suing ",
    "t/a ",
    "through ",
    "trading as ",
];

/// Whether a line says more of the party before it.
fn describes(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.starts_with('(') || DESCRIPTIONS.iter().any(|start| lower.starts_with(start))
}

/// Names, each with what stands in brackets on the lines after it: `(Suing as …)`.
pub(super) fn with_asides(taken: Vec<(usize, String)>) -> Vec<Listed> {
    let mut listed: Vec<Listed> = Vec::new();
    let mut open = 0;
    for (block, line) in taken {
        let aside = open > 0 || describes(&line);
        match listed.last_mut().filter(|_| aside) {
            Some(last) => {
                let more = line.trim_matches(['(', ')']);
                last.aside = Some(match last.aside.take() {
                    Some(before) => format!("{before} {more}"),
                    None => more.to_owned(),
                });
                open += line.matches('(').count() as i32 - line.matches(')').count() as i32;
            }
            None => listed.push(Listed {
                block,
                name: line,
                aside: None,
            }),
        }
    }
    listed
}

/// A name without the brackets at its end that say in what right somebody takes part, and what
/// they say: `A MFANO (suing as the administrator of B)`. `(UK)` and `(in liquidation)` belong to
/// a name; `(AP)`, an assisted person, to nothing.
pub(super) fn without_note(name: &str) -> (String, Option<String>) {
    const MORE: &[&str] = &[
        "as ",
        "by ",
        "in his ",
        "in her ",
        "in its ",
        "in their ",
        "joint ",
    ];
    let mut name = name.trim_end();
    let mut note = None;
    while let Some((before, inner)) = last_brackets(name) {
        let lower = inner.to_lowercase();
        if lower == "ap" {
            name = before;
        } else if MORE.iter().any(|start| lower.starts_with(start)) || describes(inner) {
            note = Some(inner.to_owned());
            name = before;
        } else {
            break;
        }
    }
    (name.to_owned(), note)
}

/// `A (B)` as `A` and `B`.
fn last_brackets(text: &str) -> Option<(&str, &str)> {
    let (before, inner) = split_last_bracket(text)?;
    (!before.is_empty()).then(|| (before, inner.trim()))
}
