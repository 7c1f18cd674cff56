//! The Constitution that a text of before 2010 means.

use super::super::Kind;
use super::super::scan::{Find, Scan};

/// The year in which the present Constitution of Kenya took the place of the one before.
const PRESENT_SINCE: u16 = 2010;
const PRESENT: &str = "Constitution of Kenya";
const FORMER: &str = "Constitution of Kenya (repealed)";

/// `section 84 of the Constitution` in a judgment of 1979 is one of the repealed Constitution, which
/// had sections where the present one has articles. A text is of before 2010 if it names years and
/// none after, and it cites no article. Anywhere else the words may be a slip for an article, and stay.
pub(super) fn name_former_constitution(scan: &mut Scan<'_>) {
    let of_present = |find: &Find| {
        find.kind == Kind::Constitution
            && find
                .parts
                .get("instrument")
                .is_some_and(|name| name == PRESENT)
    };
    let by_section = |find: &Find| {
        find.parts
            .get("targets")
            .is_some_and(|targets| targets.starts_with("s "))
    };
    let mut cited = scan.finds.iter().filter(|find| of_present(find)).peekable();
    if cited.peek().is_none() || !cited.all(by_section) || !is_of_before(scan) {
        return;
    }
    for find in scan.finds.iter_mut().chain(&mut scan.later) {
        if find.kind == Kind::Constitution && rename(find) {
            // Which of the two is meant was taken from the text around it.
            find.inferred = true;
        }
    }
}

fn is_of_before(scan: &Scan<'_>) -> bool {
    let lex = &scan.lex;
    let latest = (0..lex.len()).filter_map(|i| lex.year(i)).max();
    latest.is_some_and(|year| year < PRESENT_SINCE)
}

/// Gives it the name of the former one; `false` if it is another constitution.
fn rename(find: &mut Find) -> bool {
    let before = find.normal.clone();
    if let Some(normal) = &mut find.normal {
        let renamed = |part: &str| match part.strip_prefix(PRESENT) {
            Some(rest) if rest.is_empty() || rest.starts_with(',') => format!("{FORMER}{rest}"),
            _ => part.to_owned(),
        };
        *normal = normal
            .split("; ")
            .map(renamed)
            .collect::<Vec<_>>()
            .join("; ");
    }
    if let Some(name) = find
        .parts
        .get_mut("instrument")
        .filter(|name| *name == PRESENT)
    {
        FORMER.clone_into(name);
    }
    find.normal != before
}
