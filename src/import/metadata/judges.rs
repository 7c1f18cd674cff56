//! Judges' names, as heads and catalogues list them.

/// What stands after a judge's name, in lower case and without full stops.
const RANKS: &[&str] = &[
    "j",
    "jj",
    "ja",
    "jja",
    "jjsc",
    "cj",
    "cj & p",
    "dcj",
    "dcj & vp",
    "dcj & vp scj",
    "p",
    "pj",
    "vp",
    "scj",
    "scjj",
    "ag cj",
    "ag dcj",
    "ag",
    "ag j",
    "chair",
    "chairperson",
    "chairman",
    "chairlady",
    "vice chair",
    "vice chairperson",
    "member",
    "members",
    "rm",
    "srm",
    "pm",
    "spm",
    "cm",
    "ag cm",
    "adjudicator",
    "adjudicators",
    "kadhi",
    "chief kadhi",
    "senior kadhi",
    "principal kadhi",
    "presiding judge",
    "judge",
    "judges",
    "principal judge",
    "president",
    "deputy registrar",
    "dr",
    "registrar",
    "sc",
    "ebs",
    "mbs",
    "ogw",
    "commissioner",
    "president of the supreme court",
    "judge of appeal",
    "judges of appeal",
    "resident magistrate",
];

/// What may stand before a judge's name, in lower case.
const TITLES: &[&str] = &[
    "before",
    "coram",
    "hon",
    "honourable",
    "hon'ble",
    "justice",
    "lady",
    "lord",
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "the",
    "mr justice",
    "lady justice",
];

/// The names in `MK Koome, CJ & P, SC Wanjala & W Ouko, SCJJ` or `A Mfano, B Mfano`.
pub(super) fn names(text: &str) -> Vec<String> {
    let text = text.trim().trim_matches(['(', ')', '[', ']']);
    let mut names: Vec<String> = Vec::new();
    for part in text.split([',', ';', '&', '\n']).flat_map(split_and) {
        // `A. MFANO (SC)`: honours in brackets.
        let part = part.trim();
        let part = part.split_once(" (").map_or(part, |(name, _)| name);
        let name = strip_titles(part);
        if is_name(name) && !is_rank(name) {
            names.push(name.to_owned());
        }
    }
    names.dedup();
    names
}

/// `A Mfano and B Mfano` as two.
fn split_and(part: &str) -> Vec<&str> {
    part.split(" and ")
        .flat_map(|part| part.split(" AND "))
        .collect()
}

fn strip_titles(name: &str) -> &str {
    let mut name = name;
    while let Some((first, rest)) = name.split_once([' ', ':']) {
        let first = first.trim_end_matches(['.', ':', ',']).to_lowercase();
        // `SC Wanjala`, `DR Mfano`: capitals without a full stop are initials.
        let initials = name
            .split(' ')
            .next()
            .is_some_and(|word| word.len() <= 2 && word.chars().all(char::is_uppercase));
        if first.is_empty() || TITLES.contains(&first.as_str()) && !initials {
            name = rest.trim_start();
        } else {
            break;
        }
    }
    strip_rank(name.trim_end_matches(['.', ' ', '-', '–']))
}

/// `MFANO J` without the rank that no comma parts from the name.
fn strip_rank(name: &str) -> &str {
    for rank in [" J", " JJ", " JA", " JJA", " J.", " J.A", " SCJ", " CJ"] {
        if let Some(bare) = name.strip_suffix(rank)
            && bare.split(' ').count() >= 1
            && bare.chars().count() > 2
        {
            return bare.trim_end();
        }
    }
    name
}

fn is_name(name: &str) -> bool {
    /// The longest name, in characters.
    const LONGEST: usize = 60;
    let count = name.chars().count();
    (2..=LONGEST).contains(&count)
        && name.starts_with(char::is_alphabetic)
        && !name.contains(|c: char| c.is_ascii_digit())
}

fn is_rank(name: &str) -> bool {
    let bare = name.to_lowercase().replace('.', "");
    RANKS.contains(&bare.trim())
}

/// Whether a line of a head lists judges: `RN NYAKUNDI, J`, `(CORAM: A, B & C, JJA)`.
pub(super) fn is_judges_line(line: &str) -> bool {
    let line = line.trim();
    if line.chars().count() > 240 {
        return false;
    }
    let upper = line.to_uppercase();
    if upper.starts_with("CORAM")
        || upper.starts_with("(CORAM")
        || upper.starts_with("BEFORE HON")
        || upper.starts_with("BEFORE JUSTICE")
        || upper.starts_with("BEFORE: ")
    {
        return true;
    }
    let last = upper
        .trim_end_matches([')', '.'])
        .rsplit(',')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    upper.contains(',') && is_rank(&last) && !names(line).is_empty()
}

/// Whether a line is the first part of a list of judges that goes on: `A MFANO, CHAIR, B MFANO,`.
pub(super) fn goes_on(line: &str) -> bool {
    line.trim_end().ends_with([',', '&'])
        && !line.contains(|c: char| c.is_ascii_digit())
        && !names(line).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_judges() {
        assert_eq!(
            names("AB Mfano, Chair & Cheo Mfano, Member"),
            ["AB Mfano", "Cheo Mfano"]
        );
        assert_eq!(
            names("MK MFANO, CJ & P, SC MFANI, N MFANU & W MFANE, SCJJ"),
            ["MK MFANO", "SC MFANI", "N MFANU", "W MFANE"]
        );
        assert_eq!(names("Hon. Lady Justice A. Mfano"), ["A. Mfano"]);
        assert_eq!(
            names("(Coram: Mfano, Mfani & Mfanu, JJA)"),
            ["Mfano", "Mfani", "Mfanu"]
        );
        assert_eq!(names("A Mfano,"), ["A Mfano"]);
        assert!(is_judges_line("RN MFANO, J"));
        assert!(is_judges_line("HI MF'ANO, J."));
        assert!(!is_judges_line("ALPHA, BETA LIMITED"));
    }
}
