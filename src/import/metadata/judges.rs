//! Judges' names, as heads and catalogues list them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::text::regex;

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
    "dcj & v-p",
    "v-p",
    "dcj & vp scj",
    "p",
    "pj",
    "js",
    "jjs",
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
    "senior principal kadhi",
    "senior resident kadhi",
    "resident kadhi",
    "principal kadhi",
    "pk",
    "spk",
    "rk",
    "srk",
    "sk",
    "ck",
    "dck",
    "deputy chief kadhi",
    "presiding member",
    "presiding officer",
    "vice chairman",
    "deputy chair",
    "deputy chairperson",
    "senior resident magistrate",
    "principal magistrate",
    "senior principal magistrate",
    "chief magistrate",
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
    "vice president",
    "deputy president",
    "judge of appeal",
    "judges of appeal",
    "resident magistrate",
];

/// What may stand before a judge's name, in lower case.
const TITLES: &[&str] = &[
    "and",
    "before",
    "coram",
    "present",
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
    "his",
    "her",
    "honour",
    "hhj",
    "judge",
    "district",
    "recorder",
    "master",
    "upper",
    "tribunal",
    "deputy",
    "employment",
    "chamber",
];

/// The names in `MK Koome, CJ & P, SC Wanjala & W Ouko, SCJJ` or `A Mfano, B Mfano`.
pub(super) fn names(text: &str) -> Vec<String> {
    // `LORD JUSTICE MFANO (Vice-President of the Court of Appeal, Civil Division)`, but not
    // `(Coram: Mfano, Mfani & Mfanu, JJA)`.
    static ASIDE: LazyLock<Regex> =
        LazyLock::new(|| regex(r"\s\([^()]*\)|,?\s*[-–]?\s*\[[^\[\]]*\]"));
    let text = text.trim();
    let text = if text.starts_with(['(', '[']) {
        Cow::Borrowed(text)
    } else {
        ASIDE.replace_all(text, "")
    };
    let text = text.trim_matches(['(', ')', '[', ']']);
    let text = parted_by_rank(text);
    let mut names: Vec<String> = Vec::new();
    for part in text.split([',', ';', '&', '\n']).flat_map(split_and) {
        // `A. MFANO (SC)`: honours in brackets.
        let part = part.trim();
        let part = part.split_once(" (").map_or(part, |(name, _)| name);
        // `A. MFANO: Judge of the Upper Tribunal`, but not `Coram: A. MFANO`.
        let part = part
            .rsplit_once(": ")
            .filter(|(_, office)| is_office(office))
            .map_or(part, |(name, _)| name);
        let part = without_office(without_day(without_sitting(part)));
        let name = letters_for_zeros(strip_titles(part));
        let name = name.as_str();
        if is_name(name) && !is_rank(name) && !is_of_court(name) {
            names.push(name.to_owned());
        }
    }
    names.dedup();
    names
}

/// `CORAM: MFANO, J.A.. MFANI. 3.A. And MFANU. J.A`: where the rank stands behind each, it parts them,
/// whatever stops or misread letters it has.
fn parted_by_rank(text: &str) -> Cow<'_, str> {
    static RANK: LazyLock<Regex> =
        LazyLock::new(|| regex(r"(\p{L}{3,})[,.;]?\s*\b[J3]\s?\.\s?A\b[.,;^]*"));
    if text.to_uppercase().starts_with("CORAM") && RANK.find_iter(text).count() > 1 {
        RANK.replace_all(text, |found: &Captures<'_>| {
            if found[1].eq_ignore_ascii_case("and") {
                found[0].to_owned()
            } else {
                format!("{};", &found[1])
            }
        })
    } else {
        Cow::Borrowed(text)
    }
}

/// `A MFANO KC SITTING AS A DEPUTY HIGH COURT JUDGE` without what somebody sits as.
fn without_sitting(part: &str) -> &str {
    let lower = part.to_ascii_lowercase();
    lower.find(" sitting ").map_or(part, |at| &part[..at])
}

/// `B. Mfano on Friday 4th June, 2031` without the day.
fn without_day(part: &str) -> &str {
    part.split_once(" on ").map_or(part, |(name, _)| name)
}

/// `A. MFANO SENIOR PRINCIPAL KADHI`, `B. Mfani Esq.` without the office that no comma parts from the name.
fn without_office(part: &str) -> &str {
    /// The longest name with its office, in bytes.
    const LONGEST: usize = 120;
    let part = part.trim().trim_end_matches(['.', ' ', '-', '–']);
    if is_rank(part) || part.len() > LONGEST {
        return part;
    }
    let lower = part.to_ascii_lowercase();
    let longest = RANKS
        .iter()
        .chain(&["esq", "esquire"])
        // One word may be the judge's own name: `Jane Kadhi`.
        .filter(|rank| rank.contains(' ') || rank.starts_with("esq"))
        .filter(|rank| lower.ends_with(&format!(" {rank}")))
        .map(|rank| rank.len())
        .max();
    match longest {
        Some(length) => without_office(&part[..part.len() - length]),
        None => part,
    }
}

/// `OTIEN0`, as typists have it, as `OTIENO`.
fn letters_for_zeros(name: &str) -> String {
    let mut before = ' ';
    name.chars()
        .map(|c| {
            let c = if c == '0' && before.is_uppercase() {
                'O'
            } else {
                c
            };
            before = c;
            c
        })
        .collect()
}

/// `Judge of the Upper Tribunal`, `Member`.
fn is_office(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["judge", "member", "chair", "president"]
        .iter()
        .any(|office| lower.starts_with(office))
}

/// `A Mfano and B Mfano` as two; the judge of one court with an `and` in its name as one.
fn split_and(part: &str) -> Vec<&str> {
    /// Before the name of an English judge of insolvency and companies.
    const OFFICE: &str = "insolvency and companies court ";
    let folded = part.to_ascii_lowercase();
    let part = folded
        .find(OFFICE)
        .map_or(part, |at| &part[at + OFFICE.len()..]);
    part.split(" and ")
        .flat_map(|part| part.split(" And "))
        .flat_map(|part| part.split(" AND "))
        .flat_map(|part| part.split(" et "))
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
            .is_some_and(|word| word.len() <= 2 && word.chars().all(char::is_uppercase))
            && !rest.trim_start().to_uppercase().starts_with("JUSTICE ");
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
    const RANKS: &[&str] = &[
        " J", "-J", " JJ", " JA", " JJA", " JJ.A", " J.", " J.A", " J.J.A", " SCJ", " CJ", " AJ",
        " AJJ", " AJA", " AJJA", " AP", " DP", " JP", " DJP", " DCJ", " ADCJ", " QC", " Q.C",
        " KC", " K.C",
    ];
    for rank in RANKS {
        if let Some(bare) = name.strip_suffix(rank)
            && bare.split(' ').count() >= 1
            && bare.chars().count() > 2
        {
            let bare = bare.trim_end();
            // `MFANO Ag JJA`
            return bare
                .strip_suffix(" Ag")
                .or_else(|| bare.strip_suffix(" AG"))
                .unwrap_or(bare)
                .trim_end_matches([' ', '.']);
        }
    }
    name
}

fn is_name(name: &str) -> bool {
    /// The longest name, in characters.
    const LONGEST: usize = 60;
    /// Words in small letters that names have: `van Heerden`, `Mfano ole Mfani`.
    const SMALL: &[&str] = &[
        "van", "der", "den", "de", "ole", "wa", "arap", "bin", "binti", "of", "al",
    ];
    let words = || name.split_whitespace();
    let small = words()
        .filter(|word| word.chars().all(char::is_lowercase) && !SMALL.contains(word))
        .count();
    // `So ordered`, `I certify that`, `RESPONDENT`, `J.A`.
    if name.eq_ignore_ascii_case("and") {
        return false;
    }
    if small > 0 && words().count() <= 2 || small > 1 || super::role::role(name).is_some() {
        return false;
    }
    if !name
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() >= 2 && !is_rank(word))
    {
        return false;
    }
    let count = name.chars().count();
    (2..=LONGEST).contains(&count)
        && name.starts_with(char::is_alphabetic)
        && !name.contains(|c: char| c.is_ascii_digit())
}

/// `Vice-President of the Court of Appeal`, `Civil Division`: a rank with the court it is of.
fn is_of_court(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.ends_with(" division")
        || lower.starts_with("vice-president")
        || lower.contains("president of")
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
    if stands_alone(line) {
        return true;
    }
    let upper = line.to_uppercase();
    let bare = upper.trim_start_matches(['(', '[']);
    if [
        "CORAM",
        "BEFORE HON",
        "BEFORE JUSTICE",
        "BEFORE: ",
        "PRESENT: ",
    ]
    .iter()
    .any(|start| bare.starts_with(start))
    {
        return true;
    }
    // `(Before A. B. Mfano)`.
    let in_brackets = bare.len() < upper.len() && upper.ends_with([')', ']']);
    if in_brackets && bare.starts_with("BEFORE ") && line.split_whitespace().count() <= 10 {
        return !names(line).is_empty();
    }
    let last = upper
        .trim_end_matches([')', '.'])
        .rsplit(',')
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    if upper.contains(',') && is_rank(&last) {
        return !names(line).is_empty();
    }
    // `Mfano JA, Mfani & Mfanu Ag JJA`: a bench of a law report, each of few words.
    let ranked = [" JA", " JJA", " SCJ", " SCJJ"]
        .iter()
        .any(|rank| line.trim_end_matches(['.', ')']).ends_with(rank));
    let named = names(line);
    ranked
        && line.contains(',')
        && named.len() > 1
        && named
            .iter()
            .all(|name| name.split_whitespace().count() <= 4)
}

/// Whether judges stand in brackets that no `Coram` opens: `(Mfano, J.)`.
pub(super) fn is_in_brackets(line: &str) -> bool {
    let bare = line.trim().trim_start_matches(['(', '[']);
    let upper = bare.to_uppercase();
    bare.len() < line.trim().len()
        && !upper.starts_with("CORAM")
        && !upper.starts_with("BEFORE")
        && is_judges_line(line)
        && names(line).len() == 1
}

/// `Mfano J`, `Hon. Lady Justice A. B. Mfano`: one judge on a line.
fn stands_alone(line: &str) -> bool {
    static JUDGE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:[A-Z][a-z’']{2,15} (?:Ag\.? )?JA?\.?|(?i:(?:the )?hon(?:ourable|[’']ble)?\b[.:]? ?(?:(?:mr|mrs|ms|lady|dr|prof)\.? )*justice) (?:\(?(?:Dr|Prof|Rtd)\.?\)? )*(?:[A-Z][A-Za-z’'.-]*\.? ?){1,5})$",
        )
    });
    JUDGE.is_match(line)
}

/// Whether a line announces the judges on those after it: `Before:`.
pub(super) fn is_before(line: &str) -> bool {
    let bare: String = line.chars().filter(|c| c.is_alphabetic()).collect();
    ["before", "coram", "decidedby"]
        .iter()
        .any(|word| bare.eq_ignore_ascii_case(word))
}

/// The judges on the lines after `Before:`, up to a rule, a date or the parties.
pub(super) fn after_before(lines: &[(usize, String)]) -> Option<(usize, String)> {
    /// The largest bench has nine; each may take two lines.
    const LINES: usize = 18;
    let (block, _) = lines.first()?;
    let mut found: Vec<&str> = Vec::new();
    for (_, line) in lines.iter().take(LINES) {
        let line = line.trim();
        let aside = line.starts_with('(') || line.to_lowercase().starts_with("sitting ");
        if aside || bare_words(line) == "and" {
            continue;
        }
        let named = names(line).iter().any(|name| {
            let mut words = name.split_whitespace();
            words.clone().count() <= 6 && !words.any(|word| word.eq_ignore_ascii_case("court"))
        });
        let lower = line.to_lowercase();
        let other = ["judgment", "heard", "hearing", "for the", "advocate", "m/s"]
            .iter()
            .any(|word| lower.contains(word));
        if !named
            || other
            || super::parties::is_between(line)
            || line.contains(|c: char| c.is_ascii_digit())
        {
            break;
        }
        found.push(line);
    }
    let list = found.join("; ");
    (!names(&list).is_empty()).then_some((*block, list))
}

fn bare_words(line: &str) -> String {
    line.chars()
        .filter(|c| c.is_alphabetic())
        .collect::<String>()
        .to_lowercase()
}

/// Lines over which a bench in brackets goes on.
const MORE_LINES: usize = 3;

fn open_brackets(text: &str) -> bool {
    text.starts_with('(') && text.matches('(').count() > text.matches(')').count()
}

/// The whole list of judges of which the line at `at` is a part: a long bench is broken over
/// lines, and the rank stands at the end of the last. Nothing before `from` belongs to it.
pub(super) fn whole(lines: &[(usize, String)], from: usize, at: usize) -> String {
    let earlier = lines[from..at]
        .iter()
        .rev()
        .take_while(|(_, line)| goes_on(line))
        .count();
    let mut bench = lines[at - earlier..=at]
        .iter()
        .map(|(_, line)| line.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    // `(Before: A, J.,` and `B & C, Members)` on the next line.
    let mut more = lines[at + 1..].iter().take(MORE_LINES);
    while open_brackets(&bench)
        && let Some((_, next)) = more.next()
    {
        bench = format!("{bench} {next}");
    }
    // `Before: A: Judge of the Upper Tribunal` and `B: Member` on the next lines.
    let listed = lines[at + 1..]
        .iter()
        .map(|(_, line)| line)
        .take_while(|line| {
            line.split_once(": ")
                .is_some_and(|(_, office)| is_office(office))
        });
    for line in listed {
        bench = format!("{bench}; {line}");
    }
    // `Coram: A AP and B, C-` and `D JJA` on the next line.
    if let Some((_, next)) = lines.get(at + 1)
        && bench.to_uppercase().starts_with("CORAM")
        && (bench.ends_with(['-', ',']) || bench.to_lowercase().ends_with(" and"))
        && strip_rank(next) != next
    {
        match bench.strip_suffix('-') {
            Some(_) => bench.push_str(next),
            None => bench = format!("{bench} {next}"),
        }
    }
    bench
}

/// The judges by whose names the text opens: `MFANO J:`, `Mr Justice Mfano:`, `Mfano JA (Mfani
/// and Mfanu JJA concurring):`.
pub(super) fn opening(text: &str) -> Vec<String> {
    /// The longest opening, in characters.
    const LONGEST: usize = 120;
    let Some((head, _)) = text.split_once(':').filter(|(head, rest)| {
        head.chars().count() <= LONGEST && (rest.is_empty() || rest.starts_with(' '))
    }) else {
        return Vec::new();
    };
    let (head, others) = match head.split_once(" (") {
        Some((head, others)) => (head, others.strip_suffix(" concurring)")),
        None => (head, None),
    };
    let ranked = head
        .split([',', ' '])
        .any(|word| ["J", "JA", "AJ", "AJA", "JJA", "AP", "P", "CJ", "JP"].contains(&word));
    let titled = ["justice", "judge", "honour"]
        .iter()
        .any(|title| head.to_lowercase().split(' ').any(|word| word == *title));
    if !ranked && !titled {
        return Vec::new();
    }
    let mut found = names(head);
    found.extend(others.map(names).unwrap_or_default());
    found
}

/// Whether a line is the first part of a list of judges that goes on: `A MFANO, CHAIR, B MFANO,`.
fn goes_on(line: &str) -> bool {
    line.trim_end().ends_with([',', '&'])
        && !line.contains(|c: char| c.is_ascii_digit())
        && !names(line).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counsel_under_the_judge_are_no_judges() {
        let lines = [
            "Before Justice A. Mfano",
            "M/s B. Mfani & Co Advocates",
            "RULING",
        ]
        .map(|line| (0, line.to_owned()));
        assert_eq!(after_before(&lines).unwrap().1, "Before Justice A. Mfano");
    }

    /// The rank parts the names of a bench in Tanzania's way; scans misread it.
    #[test]
    fn benches_parted_by_their_rank() {
        for bench in [
            "(CORAM: MFANO, J.A., MFANI, J.A., And MFANU, J.A.)",
            "CORAM: MFANO. J.A.. MFANI. 3.A. And MFANU. J.A.",
        ] {
            assert_eq!(names(bench), ["MFANO", "MFANI", "MFANU"], "{bench}");
        }
        assert_eq!(
            names("(CORAM: MFANO, J.A., MFANI, J.A., AND J.A. MFANU, J.)"),
            ["MFANO", "MFANI", "J.A. MFANU"]
        );
        assert_eq!(
            names("Mfano, Mfani JJA et Mfanu AJA"),
            ["Mfano", "Mfani", "Mfanu"]
        );
        assert_eq!(
            names("Coram Mfano, Mfani and Mfanu, JJS"),
            ["Mfano", "Mfani", "Mfanu"]
        );
        assert_eq!(names("MR JUSTICE MFANO"), ["MFANO"]);
        assert_eq!(
            names("A.B Mfano Esq.- [Senior Resident Magistrate]."),
            ["A.B Mfano"]
        );
        assert_eq!(names("A. MFANO SENIOR PRINCIPAL KADHI"), ["A. MFANO"]);
        assert_eq!(names("Jane Kadhi"), ["Jane Kadhi"]);
        assert_eq!(names("MRS JUSTICE MFANO DBE"), ["MFANO DBE"]);
        assert_eq!(names("IN Mfano, SRK"), ["IN Mfano"]);
        for none in [
            "So ordered",
            "I certify that this is true",
            "RESPONDENT",
            "J.A",
        ] {
            assert!(names(none).is_empty(), "{none}");
        }
        assert_eq!(names("van der Mfano, J"), ["van der Mfano"]);
    }

    #[test]
    fn one_judge_on_a_line() {
        for line in [
            "Mfano J",
            "Hon. Lady Justice Monika K. Mfano",
            "Hon Justice (Dr) A. Mfano",
        ] {
            assert!(is_judges_line(line) && names(line).len() == 1, "{line}");
        }
        for line in ["MFANO J", "Justice for Mfano", "Mfano Juma"] {
            assert!(!is_judges_line(line), "{line}");
        }
        assert!(is_in_brackets("(Mfano, J.)") && !is_in_brackets("(CORAM: MFANO & MFANI, JJA)"));
    }

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
        // A typist's zero, and the day behind the name.
        assert_eq!(
            names("(CORAM: MFAN0-MFANI & MFANU, JJ.A)"),
            ["MFANO-MFANI", "MFANU"]
        );
        let sat = "(Before Hon. Justice Alpha Mfano on Friday 4th June, 2031)";
        assert_eq!(names(sat), ["Alpha Mfano"]);
        for line in [
            sat,
            "[CORAM: MFANO & MFANI, JJA]",
            "(Before A. B. C. Mfano)",
        ] {
            assert!(is_judges_line(line), "{line}");
        }
        assert!(!is_judges_line("(Before the amendment of the 2nd of June)"));
        assert_eq!(
            names("Deputy Insolvency and Companies Court Judge Mfano KC"),
            ["Mfano"]
        );
        assert_eq!(
            names("ALAN MFANO KC SITTING AS A DEPUTY HIGH COURT JUDGE"),
            ["ALAN MFANO"]
        );
        assert_eq!(
            names("Before: HHJ Mfano sitting as a s9 Deputy High Court Judge"),
            ["Mfano"]
        );
        assert_eq!(
            names("LORD JUSTICE MFANO (Vice-President of the Court of Appeal, Civil Division)"),
            ["MFANO"]
        );
        assert_eq!(
            names("LORD JUSTICE MFANO, Vice-President of the Court of Appeal, Civil Division"),
            ["MFANO"]
        );
        let after: Vec<(usize, String)> = vec![(0, "MR JUSTICE FANCOURT".to_owned())];
        assert!(after_before(&after).is_some());
        let lines: Vec<(usize, String)> = [
            "Before: A Mfano: Judge of the Upper Tribunal",
            "B Mfani: Member of the Upper Tribunal",
            "Appellant: Alpha Limited",
        ]
        .iter()
        .map(|line| (0, (*line).to_owned()))
        .collect();
        assert_eq!(names(&whole(&lines, 0, 0)), ["A Mfano", "B Mfani"]);
        assert_eq!(
            names("(Coram: Mfano, Mfani & Mfanu, JJA)"),
            ["Mfano", "Mfani", "Mfanu"]
        );
        assert_eq!(names("A Mfano,"), ["A Mfano"]);
        assert_eq!(
            names("Coram: MFANO AP and MFANI, MFANU-MFANE and MFANA JJA"),
            ["MFANO", "MFANI", "MFANU-MFANE", "MFANA"]
        );
        assert_eq!(opening("MFANO, J: This is the judgment."), ["MFANO"]);
        assert_eq!(
            opening("Mfano AP and Mfani JA (Mfanu and Mfane JJA concurring):"),
            ["Mfano", "Mfani", "Mfanu", "Mfane"]
        );
        assert_eq!(opening("Mr Justice Mfano:"), ["Mfano"]);
        assert!(opening("The issues are these: one").is_empty());
        assert!(is_judges_line("RN MFANO, J"));
        assert!(is_judges_line("HI MF'ANO, J."));
        assert!(is_judges_line("G Mfano, PK") && is_judges_line("AH Mfano, SPK"));
        assert!(is_judges_line("Mfano JA, Mfani & Mfanu Ag JJA"));
        assert_eq!(
            names("Mfano JA, Mfani & Mfanu Ag JJA"),
            ["Mfano", "Mfani", "Mfanu"]
        );
        assert_eq!(names("(CORAM: MFANO-J)"), ["MFANO"]);
        assert_eq!(
            names("(CORAM: MFANO, MFANI & MFANU JJ.A)"),
            ["MFANO", "MFANI", "MFANU"]
        );
        assert_eq!(
            names("Alpha Mfano, Presiding Member, Beta Mfani & Gamma Mfanu, Members"),
            ["Alpha Mfano", "Beta Mfani", "Gamma Mfanu"]
        );
        assert!(!is_judges_line("ALPHA, BETA LIMITED"));
    }
}
