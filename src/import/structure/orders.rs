//! Where in a judgment its orders begin.

use crate::model::Passage;

/// Headings under which courts give their orders, in lower case and without a number.
const HEADINGS: &[&str] = &[
    "conclusion",
    "conclusion and orders",
    "conclusions",
    "determination and orders",
    "disposal",
    "disposition",
    "final disposition",
    "final order",
    "final orders",
    "orders",
    "reliefs",
    "reliefs and orders",
    "conclusion and disposition",
    "disposal orders",
    "the orders",
    "verdict",
    "orders of the court",
];

/// Phrases by which a court gives an order, in lower case. What a party asks for is
/// written otherwise: `prays that`, `seeks an order`.
const PHRASES: &[&str] = &[
    "accordingly ordered",
    "following final order",
    "following order",
    "hereby allow",
    "hereby declare",
    "hereby dismiss",
    "hereby grant",
    "hereby order",
    "hereby set aside",
    "hereby struck out",
    "is accordingly",
    "is allowed",
    "is dismissed",
    "is hereby",
    "is struck out",
    "is therefore allowed",
    "is therefore dismissed",
    "it is so ordered",
    "orders accordingly",
    "shall be no order as to costs",
    "so ordered",
    "upshot",
    "we allow",
    "we dismiss",
    "i allow",
    "i dismiss",
];

/// The index of the first passage of the orders: under a heading that says so, or the
/// first of the last passages that speaks as an order. `last` is the index after the
/// last passage of the reasons.
pub(super) fn begin(passages: &[Passage], last: usize) -> Option<usize> {
    /// Orders stand in this share of a judgment's end, in per cent, and in its last three
    /// passages at least.
    const SHARE: usize = 15;
    const LEAST: usize = 3;
    let headed = passages[..last].iter().position(|passage| {
        passage
            .headings
            .last()
            .is_some_and(|heading| is_orders(heading))
    });
    // `Orders` may also head what somebody asks for: believed only near the end.
    let late = |at: usize| (last - at) * 100 <= last.max(1) * SHARE.max(35);
    if let Some(at) = headed.filter(|at| late(*at)) {
        return Some(at);
    }
    let from = last.saturating_sub((last * SHARE / 100).max(LEAST));
    (from..last).find(|at| {
        let text = passages[*at].text.to_lowercase();
        PHRASES.iter().any(|phrase| text.contains(phrase))
    })
}

fn is_orders(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    let bare = lower
        .split_once(['.', ')'])
        .filter(|(number, _)| number.len() < 6)
        .map_or(lower.as_str(), |(_, rest)| rest)
        .replace('&', "and");
    let bare = bare.trim().trim_end_matches([':', '-', '.']).trim();
    HEADINGS.contains(&bare)
}
