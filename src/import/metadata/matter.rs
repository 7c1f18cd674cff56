//! What a case without two sides is about: `IN THE MATTER OF THE ESTATE OF …`.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::regex;

/// The estate that a case is about, or the person who cannot act alone.
pub(super) fn read(lines: &[(usize, String)]) -> Option<(usize, String)> {
    const STARTS: &[&str] = &[
        "IN THE MATTER OF THE ESTATE OF",
        "IN RE ESTATE OF",
        "IN RE: ESTATE OF",
        "RE: ESTATE OF",
        "IN RE THE ESTATE OF",
    ];
    let at = lines.iter().position(|(_, line)| {
        let upper = line.to_uppercase();
        STARTS.iter().any(|start| upper.starts_with(start))
    });
    let Some(at) = at else {
        return person(lines);
    };
    let (block, line) = &lines[at];
    let start = line.to_uppercase().find("ESTATE OF")?;
    let mut text = line.get(start..)?.to_owned();
    // The name may be broken before `(DECEASED)`.
    if let Some((_, next)) = lines.get(at + 1)
        && next
            .to_uppercase()
            .trim_end_matches(['.', ')'])
            .ends_with("DECEASED")
    {
        text = format!("{text} {next}");
    }
    Some((*block, text))
}

/// The person that a case is about who cannot act alone: `IN THE MATTER OF BABY M (AN INFANT)`.
fn person(lines: &[(usize, String)]) -> Option<(usize, String)> {
    static PERSON: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^in (?:the matter of|re):? (.{1,80}?(?:[,(-]|\s[–—])\s*(?:(?:an? )?(?:infant|minor|child|person suffering from mental disorder|patient)|minors|infants|children|subject)[ )]*)\.?$",
        )
    });
    // `IN THE MATTER OF THE CUSTODY OF M, A MINOR` is about the law.
    static LAW: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)\b(?:act|rights?|law|adoption|guardianship|custody|maintenance|welfare|interests?|article|section|constitution|application)\b",
        )
    });
    lines.iter().find_map(|(block, line)| {
        let found = PERSON.captures(line.trim())?;
        let name = found[1].trim();
        (!LAW.is_match(name)).then(|| (*block, name.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn estates_and_children() {
        let of = |lines: &[&str]| {
            let lines: Vec<(usize, String)> = lines
                .iter()
                .enumerate()
                .map(|(at, line)| (at, (*line).to_owned()))
                .collect();
            read(&lines).map(|(_, text)| text)
        };
        for (lines, expected) in [
            (
                &["IN THE MATTER OF THE ESTATE OF A MFANO", "(DECEASED)"][..],
                Some("ESTATE OF A MFANO (DECEASED)"),
            ),
            (
                &[
                    "IN THE MATTER OF THE CHILDREN ACT",
                    "IN THE MATTER OF BABY M (AN INFANT)",
                ],
                Some("BABY M (AN INFANT)"),
            ),
            (&["In the matter of M.N. (A Minor)"], Some("M.N. (A Minor)")),
            (
                &["IN THE MATTER OF LAWRENCE ACTON (A MINOR)"],
                Some("LAWRENCE ACTON (A MINOR)"),
            ),
            (&["IN THE MATTER OF THE WELFARE OF THE CHILD"], None),
            (
                &[
                    "IN THE MATTER OF ARTICLE 53 OF THE CONSTITUTION ON THE CHILD",
                    "IN THE MATTER OF BABY M (AN INFANT)",
                ],
                Some("BABY M (AN INFANT)"),
            ),
            (&["IN THE MATTER OF THE RIGHTS OF CHILDREN"], None),
            (&["IN THE MATTER OF THE ADOPTION OF CHILDREN"], None),
            (&["IN THE MATTER OF SECTION 24 OF THE CHILDREN ACT"], None),
        ] {
            assert_eq!(of(lines).as_deref(), expected, "{lines:?}");
        }
    }
}
