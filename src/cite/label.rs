//! The numbers of provisions: `5(1)(g) and (ha)`, `26 to 29`, `IXA`, `Four`.

use super::lex::{Lexed, Shape};

/// The most numbers that one chain may list, and the most brackets of one number.
const MAX_LABELS: usize = 60;
const MAX_DEPTH: usize = 8;

/// How a provision is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// `5`, `9A`, `79 B`.
    Digits,
    /// Digits, roman numbers, number words.
    Free,
}

/// All numbers from token `i` on, each written out, and the token after them.
pub(super) fn labels_at(
    lex: &Lexed<'_>,
    i: usize,
    numbering: Numbering,
) -> Option<(Vec<String>, usize)> {
    let (first, mut end) = label_at(lex, i, numbering, None)?;
    let mut labels = vec![first];
    while labels.len() < MAX_LABELS {
        let previous = labels.last().cloned().unwrap_or_default();
        // `10(1)(a)(b)`: a bracket beside the last one needs no join.
        let beside = groups_at(lex, end, Some(&previous)).map(|_| (end, false));
        let Some((at, range)) = beside
            .or_else(|| join_at(lex, end))
            .or_else(|| lost_comma(lex, end, &labels).then_some((end, false)))
        else {
            break;
        };
        let Some((label, after)) = label_at(lex, at, numbering, Some(&previous)) else {
            break;
        };
        if counts_other_things(lex, at, after) {
            break;
        }
        if range {
            let inner = label
                .rfind('(')
                .filter(|_| shares_prefix(&previous, &label))
                .map_or(label.as_str(), |at| &label[at..])
                .to_owned();
            labels.pop();
            labels.push(format!("{previous}-{inner}"));
        } else {
            labels.push(label);
        }
        end = after;
    }
    Some((labels, end))
}

/// Whether `(1)(a)` and `(1)(c)` differ in their last bracket only.
fn shares_prefix(a: &str, b: &str) -> bool {
    let stem = |label: &str| label.rfind('(').map(|at| label[..at].to_owned());
    stem(a).is_some() && stem(a) == stem(b)
}

/// What joins two numbers: the token after it, and whether it makes a range.
fn join_at(lex: &Lexed<'_>, i: usize) -> Option<(usize, bool)> {
    if let Some(at) = after_read_with(lex, i).or_else(|| after_semicolon(lex, i)) {
        return Some((at, false));
    }
    let mut at = i;
    let mut range = false;
    while at < i + 3 {
        if lex.is_sign(at, ',')
            || lex.is_sign(at, '&')
            || lex.is_any(at, &["and", "or", "na"])
            || (lex.is_sign(at, '/') && lex.is(at + 1, "or"))
        {
            at += 1;
        } else if at == i && (lex.is(at, "to") || lex.is_any(at, &["-", "–", "—"])) {
            range = true;
            at += 1;
        } else {
            break;
        }
    }
    (at > i && !lex.parted(at)).then_some((at, range))
}

/// `165(3)(b)258(1)`, `23 (3), 40 159 (2) and 258`: a number behind another whose comma was lost. It
/// touches a bracket, or goes on a list upwards and has brackets of its own.
fn lost_comma(lex: &Lexed<'_>, i: usize, labels: &[String]) -> bool {
    if lex.shape(i) != Some(Shape::Number) || lex.parted(i) || lex.year(i).is_some() {
        return false;
    }
    let number = |label: &str| -> usize {
        let digits = label.bytes().take_while(u8::is_ascii_digit).count();
        label[..digits].parse().unwrap_or(0)
    };
    let upwards = labels
        .last()
        .is_some_and(|last| number(last) > 0 && number(lex.word(i)) > number(last));
    let touches = !lex.spaced(i) && lex.is_sign(i.wrapping_sub(1), ')');
    let lists = labels.len() > 1 && groups_at(lex, i + 1, None).is_some();
    upwards && (touches || lists)
}

/// `sections 4; 7(1) and (2); 10(4); and 16`: the number behind a semicolon, where brackets or a
/// further sign show that the list goes on.
fn after_semicolon(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    if !lex.is_sign(i, ';') {
        return None;
    }
    let at = i + 1 + usize::from(lex.is(i + 1, "and"));
    let number = matches!(lex.shape(at), Some(Shape::Number | Shape::Mixed))
        && lex.year(at).is_none()
        && !lex.parted(at);
    let goes_on =
        groups_at(lex, at + 1, None).is_some() || lex.is_sign(at + 1, ';') || lex.is(at + 1, "of");
    (number && goes_on).then_some(at)
}

/// `section 8(1) as read with 8(2)`: the token after the words, if a number stands there.
fn after_read_with(lex: &Lexed<'_>, i: usize) -> Option<usize> {
    let mut at = if lex.is_sign(i, ',') { i + 1 } else { i };
    at += usize::from(lex.is(at, "as"));
    if !lex.is(at, "read") {
        return None;
    }
    at += 1;
    at += usize::from(lex.is_any(at, &["together", "alongside"]));
    let number = matches!(lex.shape(at + 1), Some(Shape::Number | Shape::Mixed));
    (lex.is(at, "with") && number && lex.year(at + 1).is_none()).then_some(at + 1)
}

/// A number that counts days, people or a docket is none of a provision.
fn counts_other_things(lex: &Lexed<'_>, at: usize, after: usize) -> bool {
    const UNITS: [&str; 22] = [
        "days",
        "months",
        "years",
        "weeks",
        "hours",
        "acres",
        "others",
        "other",
        "per",
        "million",
        "accused",
        "minutes",
        "persons",
        "people",
        "members",
        "counties",
        "pages",
        "witnesses",
        "km",
        "st",
        "nd",
        "th",
    ];
    lex.is_any(after, &UNITS)
        || (lex.shape(at) == Some(Shape::Number)
            && after == at + 1
            && lex.is(after, "of")
            && lex.year(after + 1).is_some())
        || (lex.year(at).is_some() && after == at + 1)
        // `Order 40 rule 1 and 51 rule 1`: the number of the next Order.
        || (after == at + 1 && lex.is_any(after, &["rule", "rules"]))
}

fn label_at(
    lex: &Lexed<'_>,
    i: usize,
    numbering: Numbering,
    previous: Option<&str>,
) -> Option<(String, usize)> {
    if let Some((groups, end)) = groups_at(lex, i, previous) {
        // `(ha)` after `5(1)(g)` stands beside the last bracket of its kind.
        let previous = previous?;
        return Some((format!("{}{groups}", base_for(previous, &groups)), end));
    }
    let (mut label, mut end) = stem_at(lex, i, numbering, previous)?;
    if let Some((groups, after)) = groups_at(lex, end, None) {
        label.push_str(&groups);
        end = after;
    }
    Some((label, end))
}

/// The number itself, without brackets.
fn stem_at(
    lex: &Lexed<'_>,
    i: usize,
    numbering: Numbering,
    previous: Option<&str>,
) -> Option<(String, usize)> {
    let word = lex.word(i);
    match lex.shape(i)? {
        // `rule 81.8` of the English rules, `regulation 5.2.1`.
        Shape::Number if word.len() <= 3 && decimal_at(lex, i + 1) => {
            let mut end = i + 3;
            while end < i + 2 * MAX_DEPTH && decimal_at(lex, end) {
                end += 2;
            }
            Some((lex.slice(i, end).to_owned(), end))
        }
        Shape::Number if word.len() <= 4 => {
            let letter = lex.word(i + 1).len() == 1
                && matches!(lex.shape(i + 1), Some(Shape::Capital))
                && !lex.is_sign(i + 2, '.')
                && (lex.is_any(i + 2, &["of", "and", "or"])
                    || matches!(
                        lex.shape(i + 2),
                        None | Some(Shape::Sign('(' | ',' | '&' | ';' | ')'))
                    ));
            Some(if letter {
                (format!("{word}{}", lex.word(i + 1)), i + 2)
            } else {
                (word.to_owned(), i + 1)
            })
        }
        Shape::Mixed => {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            let letters = &word[digits..];
            let ordinal = matches!(letters, "st" | "nd" | "rd" | "th");
            let fits = (1..=4).contains(&digits)
                && letters.len() <= 2
                && letters.bytes().all(|b| b.is_ascii_alphabetic())
                && !ordinal;
            fits.then(|| (word.to_owned(), i + 1))
        }
        // `79 B and G`: the letter shares the number.
        Shape::Capital
            if word.len() == 1
                && previous.is_some_and(|p| p.ends_with(|c: char| c.is_ascii_uppercase())) =>
        {
            let digits: String = previous?.chars().take_while(char::is_ascii_digit).collect();
            (!digits.is_empty()).then(|| (format!("{digits}{word}"), i + 1))
        }
        Shape::Capital | Shape::Upper if numbering == Numbering::Free && is_roman(word) => {
            Some((word.to_owned(), i + 1))
        }
        // `Article 172(1)(c), one of which`: a word goes on a list of words only.
        Shape::Capital | Shape::Lower | Shape::Upper
            if numbering == Numbering::Free && previous.is_none() =>
        {
            number_word(word).map(|word| (word, i + 1))
        }
        _ => None,
    }
}

/// Whether a stop and the next part of a decimal stand at `i`, both without space: `.8`, `.29J`.
fn decimal_at(lex: &Lexed<'_>, i: usize) -> bool {
    let part = lex.word(i + 1);
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let letters = &part[digits..];
    lex.is_sign(i, '.')
        && lex.word(i).len() == 1
        && !lex.spaced(i)
        && !lex.spaced(i + 1)
        && (1..=3).contains(&digits)
        && letters.len() <= 1
        && letters.bytes().all(|b| b.is_ascii_uppercase())
}

/// `IV`, `IXA`.
fn is_roman(word: &str) -> bool {
    let number = word.strip_suffix('A').unwrap_or(word);
    !number.is_empty()
        && number.len() <= 8
        && number
            .bytes()
            .all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
}

fn number_word(word: &str) -> Option<String> {
    const WORDS: [&str; 18] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
    ];
    WORDS
        .iter()
        .position(|known| word.eq_ignore_ascii_case(known))
        .map(|at| (at + 1).to_string())
}

/// `(1)(a)`, `[2] [d]`, `(1) (k)`: the brackets in a row, made round. `previous` is the number
/// beside which they stand, if they have none of their own.
fn groups_at(lex: &Lexed<'_>, i: usize, previous: Option<&str>) -> Option<(String, usize)> {
    let mut groups = String::new();
    let mut at = i;
    let mut last = "";
    let digit = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut numbered = previous.is_some_and(|label| label.split('(').skip(1).any(digit));
    for _ in 0..MAX_DEPTH {
        let open = matches!(lex.shape(at), Some(Shape::Sign('(' | '[')));
        let close = matches!(lex.shape(at + 2), Some(Shape::Sign(')' | ']')));
        if !open || !close || !is_group(lex.word(at + 1)) || lex.parted(at) {
            break;
        }
        // `167(1)(b)(2)`: what has subsections with letters has no numbers below them.
        let next = lex.word(at + 1);
        let restarts = numbered && at > i && digit(next) && !digit(last);
        if restarts || is_beside(last, next) {
            break;
        }
        last = next;
        numbered |= digit(last);
        groups.push('(');
        groups.push_str(last);
        groups.push(')');
        at += 3;
    }
    (at > i).then_some((groups, at))
}

/// Whether a bracket stands beside the one before it and not inside it: `(a)(b)`, `(1)(2)`,
/// `(i)(ii)`; not `(a)(i)`, `(h)(i)`.
fn is_beside(last: &str, next: &str) -> bool {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let roman = |word: &str| ROMAN.iter().position(|r| word.eq_ignore_ascii_case(r));
    let follows = matches!(
        (last.as_bytes(), next.as_bytes()),
        ([a], [b]) if a.is_ascii_alphabetic() && *b == a + 1 && !b.eq_ignore_ascii_case(&b'i')
    );
    let counted = matches!((roman(last), roman(next)), (Some(a), Some(b)) if b == a + 1);
    digits(last) && digits(next) || follows || counted
}

/// What stands in one bracket: up to three digits, a letter or two, a small roman number.
fn is_group(word: &str) -> bool {
    let digits = word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 3;
    let letters = word.bytes().all(|b| b.is_ascii_alphabetic())
        && (word.len() <= 2
            || word.len() <= 6
                && word
                    .bytes()
                    .all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l')));
    let mixed = word.len() <= 3
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|b| b.is_ascii_alphanumeric());
    !word.is_empty() && (digits || letters || mixed)
}

/// The part of the previous number under which a bracket that stands alone belongs.
fn base_for(previous: &str, groups: &str) -> String {
    let previous = previous
        .rsplit_once('-')
        .map_or(previous, |(first, _)| first);
    let kind = |group: &str| group.starts_with(|c: char| c.is_ascii_digit());
    let wanted = groups
        .trim_start_matches('(')
        .chars()
        .next()
        .is_some_and(|c| c.is_ascii_digit());
    let starts: Vec<usize> = previous.match_indices('(').map(|(at, _)| at).collect();
    let beside = starts
        .iter()
        .rev()
        .find(|at| kind(&previous[**at + 1..]) == wanted);
    beside.map_or_else(|| previous.to_owned(), |at| previous[..*at].to_owned())
}
