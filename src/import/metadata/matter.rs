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
            r"(?i)^in (?:the matter of|re):? (.{1,80}?[\s,(]+(?:(?:an? )?(?:infant|minor|child|person suffering from mental disorder|patient)|minors|infants|children|subject)[ )]*)\.?$",
        )
    });
    lines.iter().find_map(|(block, line)| {
        let found = PERSON.captures(line.trim())?;
        let name = found[1].trim();
        // `IN THE MATTER OF THE RIGHTS OF CHILDREN` is about the law.
        let lower = name.to_lowercase();
        let law = [
            " act",
            "rights",
            "law",
            "adoption",
            "guardianship",
            "custody",
        ];
        (!law.iter().any(|word| lower.contains(word))).then(|| (*block, name.to_owned()))
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
            (&["IN THE MATTER OF THE RIGHTS OF CHILDREN"], None),
            (&["IN THE MATTER OF THE ADOPTION OF CHILDREN"], None),
            (&["IN THE MATTER OF SECTION 24 OF THE CHILDREN ACT"], None),
        ] {
            assert_eq!(of(lines).as_deref(), expected, "{lines:?}");
        }
    }
}
