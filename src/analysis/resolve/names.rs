//! Whether two case names can be of one case.

use crate::cite::{Citation, Kind, Options, find};
use crate::text::tokens;

/// Words of names that tell no party from another.
const IDLE: &[&str] = &[
    "the", "of", "and", "for", "in", "no", "others", "other", "another", "ltd", "limited", "plc",
    "hon", "mr", "mrs", "ms", "dr", "re", "matter", "ex", "parte", "exparte",
];

/// What the abbreviations of parties that are in every other case stand for.
fn written_out(word: &str) -> &'static [&'static str] {
    match word {
        "r" | "rep" => &["republic"],
        "ag" => &["attorney", "general"],
        "dpp" => &["director", "public", "prosecutions"],
        "iebc" => &["independent", "electoral", "boundaries", "commission"],
        "kra" => &["kenya", "revenue", "authority"],
        _ => &[],
    }
}

/// The telling words of each side of a case name.
struct Sides {
    left: Vec<String>,
    right: Vec<String>,
}

fn sides(name: &Citation) -> Sides {
    let words = |side: &str| {
        let party = name.parts.get(side).map_or("", String::as_str);
        let bare = party.split(['(', ';', '[']).next().unwrap_or(party);
        tokens(bare)
            .into_iter()
            .map(|token| token.word)
            .flat_map(|word| match written_out(&word) {
                [] => vec![word],
                whole => whole.iter().map(|word| (*word).to_owned()).collect(),
            })
            .filter(|word| !IDLE.contains(&word.as_str()))
            .filter(|word| !word.bytes().all(|b| b.is_ascii_digit()))
            .collect()
    };
    Sides {
        left: words("left"),
        right: words("right"),
    }
}

/// Whether the fewer words all stand among the more, a slip in a long word forgiven.
fn held(a: &[String], b: &[String]) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let alike =
        |a: &str, b: &str| a == b || (a.len() > 4 && strsim::levenshtein(a, b) <= 1 + a.len() / 8);
    few.iter()
        .all(|word| many.iter().any(|other| alike(word, other)))
}

/// Whether a cited name can be the title's case: each side shortened at the most.
pub(super) fn alike(cited: &Citation, title: &str) -> bool {
    let title = find(title, &Options::default())
        .into_iter()
        .find(|citation| citation.kind == Kind::CaseName);
    // A title that is no case name cannot be held against a citation.
    let Some(title) = title else { return true };
    let (cited, own) = (sides(cited), sides(&title));
    if cited.right.is_empty() || own.right.is_empty() {
        let all = |sides: Sides| [sides.left, sides.right].concat();
        let (cited, own) = (all(cited), all(own));
        // Initials alone are anybody's: `K.K & another`.
        return cited.iter().any(|word| word.chars().count() > 2) && held(&cited, &own);
    }
    let straight = held(&cited.left, &own.left) && held(&cited.right, &own.right);
    // On appeal the parties change sides.
    straight || (held(&cited.left, &own.right) && held(&cited.right, &own.left))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cut_short_are_alike() {
        let title = "Otieno & 2 others v Registrar of Examples & another; Chama (Interested Party)";
        for (cited, expected) in [
            ("Otieno v Registrar of Examples", true),
            ("Otieno & others v Registrar", true),
            ("Otieno v Director of Examples", false),
            ("Wanjiku v Registrar of Examples", false),
        ] {
            let found = find(cited, &Options::default());
            assert_eq!(alike(&found[0], title), expected, "{cited}");
        }
    }

    #[test]
    fn initials_are_anybodys_and_the_state_has_short_names() {
        let of = |text: &str| find(text, &Options::default()).remove(0);
        let retired = "Justice K.K. Otieno (Retd.) and another v Union of Examples";
        assert!(!alike(&of("K.K & Another [2017] eKLR"), retired));
        assert!(alike(&of("R v Otieno [2017] eKLR"), "Republic v Otieno"));
        assert!(alike(
            &of("Otieno v AG [2017] eKLR"),
            "Otieno v Attorney General & 2 others"
        ));
    }
}
