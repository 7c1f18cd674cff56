//! Case numbers and citations.

use std::sync::LazyLock;

use regex::Regex;

use crate::cite;
use crate::text::regex;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    // Registries mark numbers with their stations: `E005 (KSM) of 2031`.
    regex(
        r"(?i)\b[A-Z]{0,3}\.?\s?\d+[A-Z]?\s*(?:\((?:[A-Z][A-Z .&]{0,14}|\d{1,4})\)\s*)?(?:/|of)\s*(?:19|20)\d\d\b",
    )
});
static KIND: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(action|appeal|appln|application|arbitration|case|cause|claim|complaint|dispute|election|estate|hca|hccc|hcc|inquiry|inquest|matter|misc|miscellaneous|motion|objection|petition|pet|proceedings?|reference|review|revision|suit|summons|trial|winding)s?\b",
    )
});
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^ \(? (?: (?:court | high | appeal | ut | utlc | tribunal | lower) \s+ )*
          (?: ref | case | claim | appeal | application | suit | action | matter | folio | petition )
          (?: \s+ (?: ref | reference) \.? )?
          \s* (?: (?: no | nos | number | numbers ) \b [.:\s]* | : ) \s*
          (\S*\d.*) $",
    )
});
/// The name of a law with its number: `FAIR ADMINISTRATIVE ACTION ACT, NO. 4 OF 2015`, as far back
/// as nothing parts it from what stands before.
static LAW_NAME: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)[^,;:.()\d]*\b(?:acts?|bills?|laws?|statutes?|ordinance|decree|rules|regulations|notice|l\.?n\.?)[.,:;()\s]*(?:nos?\b|numbers?\b)?[.:\s]*\d+[A-Z]?\s*(?:/|of)\s*(?:19|20)\d\d",
    )
});
static BARE_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^(?:case no:? )?[A-Z]{0,4}\s?\d+/(?:\d{2}|\d{4,6})$"));
static CHAMBER: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^\s*(?:\(([A-Z][A-Za-z]{0,7})\)|(Admin|Admlty|Ch|Comm|Costs|Fam|KB|Pat|QB|TCC)\s*$)")
});
static MISC: LazyLock<Regex> = LazyLock::new(|| regex(r"\b(MISC|Misc)\b\.?(?:\s|$)"));
// Typists have a zero for the O, too.
static NO: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\bn[o0]s?\b\.?\s*|\bnumbers?\b\s*"));
static NEUTRAL: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\[(\d{4})\]\s+([A-Z]{2,8})\s+(\d{1,6})\s+\(KLR\)"));
static REPORTED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"[\[(]\d{4}[\])]\s*(?:eKLR|(?:\d+\s+)?(?:KLR|EA|E\.A\.)\s+\d+)"));

/// A neutral citation in its parts: `[2031] KEHC 1 (KLR)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Neutral {
    /// As it is cited.
    pub cite: String,
    /// `KEHC`. `None` where the citation is foreign.
    pub court: Option<String>,
    /// The FRBR work URI that Kenya Law makes of it.
    pub work: Option<String>,
}

/// The first neutral citation in a text.
pub(super) fn neutral(text: &str) -> Option<Neutral> {
    kenyan(text).or_else(|| foreign(text))
}

/// Whether a line of a head gives the judgment's own neutral citation.
pub(super) fn is_own_citation(line: &str) -> bool {
    is_kenyan(line) || !speaks_of_another(line) && foreign(line).is_some()
}

/// Whether a text holds a neutral citation of Kenya.
pub(super) fn is_kenyan(text: &str) -> bool {
    kenyan(text).is_some()
}

/// `On appeal from: [2029] EWCA Civ 1`.
fn speaks_of_another(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["on appeal from", "appeal against", "following"]
        .iter()
        .any(|words| lower.contains(words))
}

/// The names that a line puts between `Neutral citation:` and the citation, with it.
pub(super) fn names_before(line: &str) -> Option<&str> {
    let lower = line.to_lowercase();
    let rest = lower.strip_prefix("neutral citation")?;
    let rest = line
        .get(line.len() - rest.len()..)?
        .trim_start_matches([':', ' ']);
    (rest.contains(" v ") && !rest.starts_with('[')).then_some(rest)
}

/// A citation of another country's courts, in the form in which it is cited.
fn foreign(text: &str) -> Option<Neutral> {
    if !text.contains('[') {
        return None;
    }
    let found = cite::find(text, &cite::Options::default());
    let citation = found
        .iter()
        .find(|citation| citation.kind == cite::Kind::Neutral)?;
    let mut cite = citation
        .normal
        .clone()
        .unwrap_or_else(|| citation.text.clone());
    // The chamber belongs to the citation: `[2031] UKUT 26 (LC)`.
    if !cite.ends_with(')')
        && let Some(chamber) = CHAMBER.captures(&text[citation.bytes.end..])
    {
        let chamber = chamber.get(1).or_else(|| chamber.get(2));
        cite = format!(
            "{cite} ({})",
            chamber.map_or("", |chamber| chamber.as_str())
        );
    }
    Some(Neutral {
        cite,
        court: citation
            .parts
            .get("court")
            .filter(|code| cite::court(code).is_some())
            .cloned(),
        work: cite::work_uri(citation).or_else(|| african_work(citation)),
    })
}

/// The FRBR work URI that the African legal information institutes make of a citation: they name
/// works alike; other countries' publishers do not.
fn african_work(citation: &cite::Citation) -> Option<String> {
    const COUNTRIES: &[&str] = &[
        "bw", "gh", "ls", "mu", "mw", "na", "sc", "sl", "sz", "tz", "ug", "za", "zm", "zw",
    ];
    let part = |name: &str| citation.parts.get(name).filter(|part| !part.is_empty());
    let code = part("court")?;
    let country = cite::court(code)?.country.as_str();
    COUNTRIES.contains(&country).then_some(())?;
    Some(format!(
        "/akn/{country}/judgment/{}/{}/{}",
        code.to_lowercase(),
        part("year")?,
        part("number")?.trim_start_matches('0')
    ))
}

fn kenyan(text: &str) -> Option<Neutral> {
    let captures = NEUTRAL.captures(text)?;
    let (year, court, number) = (&captures[1], &captures[2], &captures[3]);
    Some(Neutral {
        cite: format!("[{year}] {court} {number} (KLR)"),
        court: Some(court.to_owned()),
        work: Some(format!(
            "/akn/ke/judgment/{}/{year}/{number}",
            court.to_lowercase()
        )),
    })
}

/// Reported citations in a text: `[2031] eKLR`, `[2009] KLR 223`.
pub(super) fn reported(text: &str) -> Vec<String> {
    REPORTED
        .find_iter(text)
        .map(|found| {
            // The year and its brackets are six bytes; `[2031]eKLR`, too.
            let (year, report) = found.as_str().split_at(6);
            let report: Vec<&str> = report.split_whitespace().collect();
            format!("{year} {}", report.join(" "))
        })
        .collect()
}

/// What stands before the first reported citation in a text: `A & 2 others v B`.
pub(super) fn before_reported(text: &str) -> Option<&str> {
    let before = text[..REPORTED.find(text)?.start()].trim();
    (!before.is_empty()).then_some(before)
}

/// Whether a line of a head is a case number: `CIVIL APPEAL NO. E017 OF 2024`.
pub(super) fn is_number_line(line: &str) -> bool {
    /// The longest line of numbers, in characters; consolidated petitions make long ones.
    const LONGEST: usize = 220;
    line.chars().count() <= LONGEST
        && !line.trim_start().starts_with('(')
        && !is_former(line)
        && !line
            .trim_start()
            .to_uppercase()
            .starts_with("IN THE MATTER")
        && !line.trim_start().to_lowercase().starts_with("dated ")
        && holds_number(line)
        && KIND.is_match(&LAW_NAME.replace_all(line, " "))
}

/// Whether a line gives the number that the case had in another court: `(FORMERLY EMBU …`.
fn is_former(line: &str) -> bool {
    let bare = line.trim_start_matches(['(', '[', ' ']).to_lowercase();
    bare.starts_with("former") || bare.starts_with("previously")
}

/// A line in two, where a case number stands behind something else.
pub(super) fn split_number(line: &str) -> Option<(&str, &str)> {
    let found = cite::find(line, &cite::Options::default());
    let number = found
        .iter()
        .find(|citation| citation.kind == cite::Kind::CaseNumber)?;
    let mut start = number.bytes.start;
    // The registry is the court's station here, not a part of the number.
    if line[..start].to_lowercase().ends_with(" at ") {
        start += line[start..].find(' ')?;
    }
    let (before, number) = line.split_at(start);
    let court = super::court::code(before).is_some();
    court.then(|| (before.trim(), number.trim()))
}

/// Whether a text holds a number that is no law's: of a bracket of a title, that is enough.
pub(super) fn holds_number(text: &str) -> bool {
    NUMBER
        .find_iter(text)
        .any(|number| !is_of_a_law(text, &number))
}

/// Whether a line gives a law by its number: `DATA PROTECTION ACT, NO. 24 OF 2019`.
pub(super) fn names_law(line: &str) -> bool {
    LAW_NAME.is_match(line)
}

/// Whether a number that was found in a line is that of what stands before it, and that is a law.
fn is_of_a_law(line: &str, number: &regex::Match<'_>) -> bool {
    static LAW: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:acts?|bills?|laws?|statutes?|ordinance|decree|rules|regulations|(?:legal|gazette) notice|l\.?n\.?|cap)[.,:;()\s]*(?:nos?\b|numbers?\b)?[.:\s]*$",
        )
    });
    // The letters before the digits may be the law's: `ACT 4 OF 1995`.
    let digits = number.as_str().find(|c: char| c.is_ascii_digit());
    LAW.is_match(&line[..number.start() + digits.unwrap_or_default()])
}

/// Whether a line is nothing but a number under the letters of a registry: `ELCLC NO 121 OF 2023`.
pub(super) fn is_court_number(line: &str) -> bool {
    static LETTERS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\(?[A-Z][A-Z&.()\s]{1,40}?,?\s*(?:NOS?\b|NUMBERS?\b)?[.:]?\s*[A-Z]{0,3}\.?\s?\d+[A-Z]?(?:\s*(?:&|,|AND)\s*[A-Z]{0,3}\d+)*\s*(?:/|OF)\s*(?:19|20)\d\d\)?(?:\s*\([0-9A-Z.]{1,6}\))?\.?$",
        )
    });
    let number = NUMBER.find(line);
    LETTERS.is_match(line.trim())
        && !line.trim_start().starts_with("IN THE MATTER")
        && !is_former(line)
        && !number.is_some_and(|number| is_of_a_law(line, &number))
}

/// The number behind a label that is all of the line: `Case No: CO/1/2031`.
pub(super) fn labelled_number(line: &str) -> Option<String> {
    /// The longest, in characters.
    const LONGEST: usize = 60;
    let number = LABELLED.captures(line.trim())?.get(1)?.as_str();
    let number = number.trim_end_matches(['.', ',', ')', ' ']);
    let words = number.split_whitespace();
    let lower = words.filter(|word| word.starts_with(char::is_lowercase));
    (number.chars().count() <= LONGEST && lower.count() <= 1).then(|| number.to_owned())
}

/// The numbers behind a label, one each: `Case No: AB31C1 & AB31C2`.
pub(super) fn labelled_numbers(line: &str) -> Vec<String> {
    static AND: LazyLock<Regex> = LazyLock::new(|| regex(r"\s*(?:[,;&]|\band\b)\s*"));
    /// Fewest characters of a number that stands alone.
    const SHORTEST: usize = 6;
    let Some(number) = labelled_number(line) else {
        return Vec::new();
    };
    let parts: Vec<&str> = AND.split(&number).filter(|part| !part.is_empty()).collect();
    let alone = |part: &&str| {
        part.len() >= SHORTEST && !part.contains(' ') && part.contains(|c: char| c.is_ascii_digit())
    };
    if parts.len() > 1 && parts.iter().all(alone) {
        parts.into_iter().map(str::to_owned).collect()
    } else {
        vec![number]
    }
}

/// Whether a text is a number and nothing else: `272/2022`.
pub(super) fn is_bare_number(text: &str) -> bool {
    BARE_NUMBER.is_match(text.trim())
}

/// Whether a line is a number of the English registries and nothing else: `CO/1683/2021`,
/// `B2/2004/2060`.
pub(super) fn is_registry_number(line: &str) -> bool {
    static REGISTRY: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"^[A-Z]{1,2}\d?/(?:(?:19|20)\d\d/\d{1,5}|\d{1,5}/(?:19|20)\d\d)(?:/[A-Z]{1,3})?$")
    });
    REGISTRY.is_match(line.trim())
}

/// A case number as it is cited, without `No.`: `Civil Appeal E017 of 2024`.
pub(super) fn number(text: &str) -> String {
    let text = NO.replace_all(text, " ");
    let text = MISC.replace_all(&text, |found: &regex::Captures<'_>| {
        let all = &found[1] == "MISC";
        if all {
            "MISCELLANEOUS "
        } else {
            "Miscellaneous "
        }
    });
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches(['.', ',', ';', '-', '–'])
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_citations_of_other_countries() {
        for (line, number) in [
            ("Case No: CO/1751/2031", "CO/1751/2031"),
            ("CLAIM NO. IP-2031-000080", "IP-2031-000080"),
            ("Case no: 272/2031", "272/2031"),
            ("UTLC Case Numbers: LC-2031-353", "LC-2031-353"),
            ("Court a quo case number: 71943/2031", "none"),
        ] {
            let found = labelled_number(line);
            assert_eq!(found.as_deref().unwrap_or("none"), number);
        }
        assert_eq!(labelled_number("The case number 3 was called."), None);
        assert_eq!(
            labelled_numbers("Case No: RG31C50069 & RG31C50057"),
            ["RG31C50069", "RG31C50057"]
        );
        assert_eq!(labelled_numbers("Claim No. 12 & 13 of 2031").len(), 1);
        for (line, cite) in [
            (
                "Neutral Citation Number: [2031] EWHC 579 KB",
                "[2031] EWHC 579 (KB)",
            ),
            (
                "Neutral Citation Number: [2031] EWFC 74 (B)",
                "[2031] EWFC 74 (B)",
            ),
        ] {
            assert_eq!(neutral(line).unwrap().cite, cite);
        }
        for number in ["B2/2004/2060", "CO/1683/2021", "C0/1892/2003"] {
            assert!(is_registry_number(number), "{number}");
        }
        assert!(!is_registry_number("A1/2 of 2003") && !is_registry_number("12/05/2003"));
        let found = neutral("Neutral Citation Number: [2031] EWHC 465 (Comm)").unwrap();
        assert_eq!(found.cite, "[2031] EWHC 465 (Comm)");
        assert!(!is_own_citation("On appeal from: [2029] EWCA Civ 1599"));
        assert_eq!(
            names_before("Neutral citation: A v B (272/2031) [2031] ZASCA 21 (5 March 2031)"),
            Some("A v B (272/2031) [2031] ZASCA 21 (5 March 2031)")
        );
        let found = neutral("A v B (272/2031) [2031] ZASCA 21 (5 March 2031)").unwrap();
        assert_eq!(
            (found.court.as_deref(), found.work.as_deref()),
            (Some("ZASCA"), Some("/akn/za/judgment/zasca/2031/21"))
        );
    }

    #[test]
    fn numbers_and_citations() {
        assert!(is_number_line("CRIMINAL CASE NO. E007 OF 2025"));
        assert!(is_number_line("ELC APPEAL NO. 1 OF 2021"));
        assert!(is_court_number("ELCLC NO 121 OF 2023"));
        assert!(is_court_number("HCCC NO. E17 OF 2031"));
        assert!(is_court_number("E.L.C NO. E006 OF 2031(0S)"));
        assert!(is_number_line("CAUSES NOS.118 OF 2030 & 59 OF 2031."));
        assert!(!is_court_number(
            "IN THE MATTER OF ELECTION PETITION NO. 3 OF 2017"
        ));
        for line in [
            "(FORMERLY EMBU SUCCESSION CAUSE 369 OF 2028)",
            "FORMERLY KITALE ELC CASE NO. 109 OF 2028",
        ] {
            assert!(!is_number_line(line) && !is_court_number(line), "{line}");
        }
        assert_eq!(
            split_number("IN THE CO-OPERATIVE TRIBUNAL CASE NO. 9 OF 2031"),
            None
        );
        assert_eq!(
            split_number("IN THE COOPERATIVE TRIBUNAL AT NAIROBI TRIBUNAL CASE NO. 98 OF 2031"),
            Some((
                "IN THE COOPERATIVE TRIBUNAL AT NAIROBI",
                "TRIBUNAL CASE NO. 98 OF 2031"
            ))
        );
        assert!(!is_court_number("MFANO HOLDINGS (2010) LIMITED"));
        assert!(!is_number_line(
            "(Formerly at Kisii Appeal Case No. 11 of 2020)"
        ));
        assert!(!is_number_line("IN THE MATTER OF PETITION NO. 3 OF 2019"));
        assert!(!is_number_line("The Act, No. 18 of 2018, was passed."));
        // A law's number is not the case's, whatever the law is called.
        for law in [
            "FAIR ADMINISTRATIVE ACTION ACT, NO. 4 OF 2015",
            "UNDER THE ELECTIONS ACT (NO. 24 OF 2011)",
            "THE ARBITRATION ACT 4 OF 1995",
            "DATA PROTECTION ACT NO. 24 OF 2019",
            "CIVIL PROCEDURE RULES, LEGAL NOTICE NO. 151 OF 2010",
        ] {
            assert!(!is_number_line(law) && !is_court_number(law), "{law}");
            assert!(names_law(law), "{law}");
        }
        assert!(is_number_line(
            "PETITION NO. 3 OF 2031 UNDER THE ELECTIONS ACT NO. 24 OF 2011"
        ));
        assert_eq!(number("ELC APPEAL NO. 25 OF 2021"), "ELC APPEAL 25 OF 2021");
        assert_eq!(
            number("MISC. CIVIL APPLICATION NO. E1 OF 2031"),
            "MISCELLANEOUS CIVIL APPLICATION E1 OF 2031"
        );
        assert_eq!(
            number("MISC. APPL.NO. 4 OF 2031"),
            "MISCELLANEOUS APPL. 4 OF 2031"
        );
        for line in ["Motion 21 of 2031", "Tribunal Appeal E001 (NRB A) of 2031"] {
            assert!(is_number_line(line) && holds_number(line), "{line}");
        }
        assert!(!holds_number("Suing under Act No. 4 of 2031"));
        let found = neutral("A v B [2031] KEHC 1 (KLR) (30 January 2031)").unwrap();
        assert_eq!(
            (found.cite.as_str(), found.court.as_deref()),
            ("[2031] KEHC 1 (KLR)", Some("KEHC"))
        );
        assert_eq!(found.work.as_deref(), Some("/akn/ke/judgment/kehc/2031/1"));
        assert_eq!(
            reported("A v B [2031] eKLR; (2018)  eKLR; [2013]eKLR; [2009] 2 KLR 223"),
            [
                "[2031] eKLR",
                "(2018) eKLR",
                "[2013] eKLR",
                "[2009] 2 KLR 223"
            ]
        );
        assert_eq!(
            before_reported("A & 2 others v B [2013]eKLR"),
            Some("A & 2 others v B")
        );
    }
}
