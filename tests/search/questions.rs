//! Queries made by chance, as trees and as a person might type them.

use crate::corpus::{KISWAHILI, VOICES, WORDS};
use crate::oracle::{Asked, Scope};
use crate::random::Random;

/// A query that may ask for anything.
pub fn query(random: &mut Random, depth: usize) -> Asked {
    if depth == 0 {
        return leaf(random);
    }
    match random.below(12) {
        0 | 1 => Asked::And(several(random, |random| query(random, depth - 1))),
        2 => Asked::Or(several(random, |random| query(random, depth - 1))),
        3 => Asked::And(vec![
            query(random, depth - 1),
            Asked::Not(Box::new(query(random, depth - 1))),
        ]),
        4 => Asked::Not(Box::new(query(random, depth - 1))),
        5 => Asked::AtLeast(1 + random.below(4), Box::new(placed(random, depth - 1))),
        6 => field(random),
        _ => placed(random, depth),
    }
}

fn several<T>(random: &mut Random, mut one: impl FnMut(&mut Random) -> T) -> Vec<T> {
    (0..2 + random.below(2)).map(|_| one(random)).collect()
}

/// A query that can stand on a side of a connector.
fn placed(random: &mut Random, depth: usize) -> Asked {
    if depth == 0 {
        return word(random);
    }
    let side = |random: &mut Random| Box::new(placed(random, depth - 1));
    match random.below(8) {
        0 => Asked::Or(several(random, |random| placed(random, depth - 1))),
        1 => {
            let left = side(random);
            let scope = scope(random);
            Asked::NotNear(left, scope, side(random))
        }
        2..6 => {
            let left = side(random);
            let scope = scope(random);
            let ordered = random.once_in(3);
            Asked::Near(left, scope, ordered, side(random))
        }
        _ => word(random),
    }
}

fn scope(random: &mut Random) -> Scope {
    match random.below(6) {
        0 | 1 => Scope::Sentence,
        2 => Scope::Paragraph,
        _ => Scope::Words(1 + random.below(6)),
    }
}

fn leaf(random: &mut Random) -> Asked {
    match random.below(9) {
        0 => field(random),
        1 if random.once_in(4) => Asked::Everything,
        _ => word(random),
    }
}

fn any_word(random: &mut Random) -> String {
    let from = if random.once_in(5) { KISWAHILI } else { WORDS };
    random.pick(from).to_owned()
}

fn word(random: &mut Random) -> Asked {
    match random.below(14) {
        0 => Asked::Exact(any_word(random)),
        1 => root(random),
        2 => holes(random),
        3 => Asked::Fuzzy(
            random
                .pick(&["card", "data", "woman", "court", "taxes", "crad", "sheria"])
                .to_owned(),
            1 + random.below(2),
        ),
        4 => Asked::Phrase(several(random, |random| Asked::Exact(any_word(random)))),
        5 => Asked::Phrase(several(random, |random| match random.below(4) {
            0 => root(random),
            // At the end of a quoted word, `?` is its question mark.
            1 => Asked::Holes(
                random
                    .pick(&["wom?n", "c?rd", "c??d", "t?x", "wom*n", "reg?sters"])
                    .to_owned(),
            ),
            _ => Asked::Exact(any_word(random)),
        })),
        6 => Asked::Window(several(random, any_word), 1 + random.below(6)),
        7 => Asked::Phrase(vec![
            Asked::Exact("9a".to_owned()),
            Asked::Exact("1".to_owned()),
        ]),
        _ => Asked::Word(any_word(random)),
    }
}

fn root(random: &mut Random) -> Asked {
    Asked::Root(
        random
            .pick(&["ca", "regist", "ta", "wo", "da", "wa", "Irũ", "ng'o", "kif"])
            .to_owned(),
    )
}

fn holes(random: &mut Random) -> Asked {
    Asked::Holes(
        random
            .pick(&[
                "wom?n",
                "c?rd",
                "dat?",
                "c??d",
                "t*x",
                "wom*n",
                "?ax",
                "reg?sters",
            ])
            .replace("?ax", "t?x"),
    )
}

fn field(random: &mut Random) -> Asked {
    match random.below(8) {
        0 => Asked::Title(Box::new(Asked::Word(any_word(random)))),
        1 => Asked::Title(Box::new(root(random))),
        2 => Asked::Kind(random.pick(&["act", "judgment", "bill"]).to_owned()),
        3 => Asked::Voice(random.pick(VOICES).to_owned()),
        4 => Asked::Doc(format!("doc-{}", random.below(4))),
        5 => Asked::Para(1 + random.below(5)),
        6 => Asked::Year(2019 + random.below(3) as i64),
        _ => Asked::Dates(
            20_190_101,
            [20_200_130, 20_200_201, 20_210_501][random.below(3)],
        ),
    }
}

/// How tightly a query's topmost sign binds: 0 for what needs no parentheses.
fn level(asked: &Asked) -> usize {
    match asked {
        Asked::Or(_) => 1,
        Asked::Near(_, scope, ..) | Asked::NotNear(_, scope, _) => match scope {
            Scope::Words(_) => 2,
            Scope::Sentence => 3,
            Scope::Paragraph => 4,
        },
        Asked::And(parts) if parts.iter().any(|part| matches!(part, Asked::Not(_))) => 6,
        Asked::And(_) => 5,
        Asked::Not(_) => 6,
        _ => 0,
    }
}

/// The query as somebody types it, with no more parentheses than it needs, or a few more.
pub fn typed(asked: &Asked, random: &mut Random) -> String {
    let within = |part: &Asked, most: usize, random: &mut Random| {
        let text = typed(part, random);
        if level(part) > most || random.once_in(12) {
            format!("({text})")
        } else {
            text
        }
    };
    match asked {
        Asked::Everything => "*".to_owned(),
        Asked::Word(word) => cased(word, random),
        Asked::Exact(word) => match random.below(3) {
            0 => format!("={word}"),
            1 => format!("#{word}"),
            _ => format!("\"{word}\""),
        },
        Asked::Root(root) => format!("{root}{}", random.pick(&["!", "*"])),
        Asked::Holes(pattern) => pattern.clone(),
        Asked::Fuzzy(word, 1) => format!("{word}{}", random.pick(&["~", "~1"])),
        Asked::Fuzzy(word, edits) => format!("{word}~{edits}"),
        Asked::Phrase(words) => phrase(words, random),
        Asked::Window(words, distance) => format!("\"{}\"~{distance}", words.join(" ")),
        Asked::Near(left, scope, ordered, right) => {
            let level = level(asked);
            let left = within(left, level, random);
            let right = within(right, level - 1, random);
            format!("{left} {} {right}", sign(*scope, *ordered, random))
        }
        Asked::NotNear(left, scope, right) => {
            let level = level(asked);
            let left = within(left, level, random);
            let right = within(right, level - 1, random);
            format!(
                "{left} {} {} {right}",
                random.pick(&["not", "NOT"]),
                sign(*scope, false, random)
            )
        }
        Asked::AtLeast(count, what) => format!(
            "{}{count}({})",
            random.pick(&["atleast", "ATLEAST"]),
            typed(what, random)
        ),
        Asked::Title(words) => {
            let words = typed(words, random);
            if random.once_in(2) {
                format!("title:{words}")
            } else {
                format!("title:({words})")
            }
        }
        Asked::Kind(kind) => format!("kind:{kind}"),
        Asked::Voice(voice) => format!("voice:{voice}"),
        Asked::Doc(id) => format!("doc:{id}"),
        Asked::Para(number) => format!("para:{number}"),
        Asked::Year(year) => format!("year:{year}"),
        Asked::Dates(from, to) => {
            let day =
                |day: i64| format!("{}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100);
            format!("date:[{} TO {}]", day(*from), day(*to))
        }
        Asked::Or(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| within(part, 0, random)).collect();
            parts.join(random.pick(&[" OR ", " or ", " | ", "|"]))
        }
        Asked::And(parts) => all(parts, random),
        Asked::Not(inner) => format!("NOT {}", within(inner, 5, random)),
    }
}

fn all(parts: &[Asked], random: &mut Random) -> String {
    let mut text = String::new();
    for (index, part) in parts.iter().enumerate() {
        let excluded = if let Asked::Not(inner) = part {
            Some(inner)
        } else {
            None
        };
        // What a NOT takes with it goes on to the end: before another part only `-` will do.
        let piece = match excluded {
            Some(inner) if index + 1 == parts.len() && index > 0 && random.once_in(2) => {
                let inner_text = typed(inner, random);
                let inner_text = if level(inner) > 5 {
                    format!("({inner_text})")
                } else {
                    inner_text
                };
                text.push_str(random.pick(&[
                    " NOT ",
                    " % ",
                    " and not ",
                    " but not ",
                    " AND NOT ",
                ]));
                text.push_str(&inner_text);
                continue;
            }
            Some(inner) => format!("-({})", typed(inner, random)),
            None if level(part) > 4 => format!("({})", typed(part, random)),
            None => typed(part, random),
        };
        if index > 0 {
            text.push_str(random.pick(&[" ", " AND ", " and ", " & "]));
        }
        text.push_str(&piece);
    }
    text
}

fn cased(word: &str, random: &mut Random) -> String {
    if random.once_in(4) {
        word.to_uppercase()
    } else {
        word.to_owned()
    }
}

fn phrase(words: &[Asked], random: &mut Random) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| match word {
            Asked::Exact(word) => word.clone(),
            Asked::Holes(pattern) => pattern.clone(),
            other => typed(other, random),
        })
        .collect();
    if random.once_in(3) {
        format!("“{}”", words.join(" "))
    } else {
        format!("\"{}\"", words.join(" "))
    }
}

fn sign(scope: Scope, ordered: bool, random: &mut Random) -> String {
    match (scope, ordered) {
        (Scope::Words(distance), false) => {
            format!("{}{distance}", random.pick(&["/", "w/", "near/", "W/"]))
        }
        (Scope::Words(distance), true) => format!(
            "{}{distance}",
            random.pick(&["+", "pre/", "onear/", "PRE/"])
        ),
        (Scope::Sentence, false) => random.pick(&["/s", "w/s", "w/sent", "W/S"]).to_owned(),
        (Scope::Sentence, true) => random.pick(&["+s", "pre/s"]).to_owned(),
        (Scope::Paragraph, false) => random.pick(&["/p", "w/p", "w/para"]).to_owned(),
        (Scope::Paragraph, true) => random.pick(&["+p", "pre/p"]).to_owned(),
    }
}
