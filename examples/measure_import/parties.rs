//! Parties as they are compared: two catalogues print capacities and descriptions in their own way.

/// What parts a name from its capacities.
const PART: char = '\t';

/// `ALPHA LIMITED (in liquidation) (1st Claimants/Appellants)` as `alphalimited` and `claimant`,
/// `appellant`: letters and digits in one case, without what stands in brackets after the name, the
/// Crown that lends its name, ordinals and plurals. `None` for nothing.
pub(crate) fn comparable(party: &str) -> Option<String> {
    let lower = party.to_lowercase();
    let (name, roles) = lower.rsplit_once(" (").unwrap_or((&lower, ""));
    let name = without_brackets(name);
    let name = name
        .split_once("on the application of")
        .map_or(name.as_str(), |(_, name)| name);
    let name = squeezed(name);
    let roles = roles.split('/').map(|role| {
        let words = role
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !is_ordinal(word));
        singular(&words.collect::<String>())
    });
    let parts: Vec<String> = std::iter::once(name).chain(roles).collect();
    let said = parts.iter().any(|part| !part.is_empty());
    said.then(|| parts.join(&PART.to_string()))
}

/// How many of the parties wanted were found, in whatever order: by name, in a capacity that the
/// other source gives too.
pub(crate) fn same(wanted: &[String], got: &[String]) -> usize {
    let mut left: Vec<&String> = got.iter().collect();
    let mut count = 0;
    for party in wanted {
        if let Some(at) = left.iter().position(|other| is_same(party, other)) {
            left.swap_remove(at);
            count += 1;
        }
    }
    count
}

fn is_same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.split(PART), other.split(PART));
    let roles: Vec<&str> = other.clone().skip(1).collect();
    one.next() == other.next() && one.any(|role| roles.contains(&role))
}

fn without_brackets(name: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if squeezed(&out).is_empty() {
        name.to_owned()
    } else {
        out
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// `parties` as `party`, `claimants` as `claimant`.
fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.trim_end_matches('s').to_owned(),
    }
}

fn is_ordinal(word: &str) -> bool {
    matches!(
        word,
        "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "proposed"
    ) || word.starts_with(|c: char| c.is_ascii_digit())
        && ["st", "nd", "rd", "th"]
            .iter()
            .any(|end| word.ends_with(end))
}
