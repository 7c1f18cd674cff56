//! Who issues a statement, by its own words: `Statement by the …`, `[released by …]`, a signature.

use super::{Page, signature};
use crate::import::block::Block;
use crate::import::imported::Field;
use crate::import::metadata::date;
use crate::import::organisation;
use crate::import::speech;
use crate::import::structure::statement::Line;
use crate::text::patterns;

patterns! {
    RELEASED_BY = r"(?i)\b(?:released|issued|signed|endorsed) (?:jointly )?(?:by|on behalf of):?\s+(?:the )?([^\].;]{3,140})";
    STATEMENT_BY = r"(?:\b(?i:statement|speech|remarks|address) (?i:(?:(?:issued|read|released|made|delivered) )?(?:jointly )?(?:by|from|of):?)|^\W*(?i:comment|message|notes) (?i:by|from)) (.{3,})$";
    // `H.E. Juma Mfano's speech on …`
    SPEECH_OF = r"^\W*([A-Z][\w.’' -]{4,50}?)['’] ?s (?i:speech|remarks|address|statement)\b";
    OPENS_BRIEFING = r"^([A-Z][A-Z .’'-]{4,60}) \(([^()]{5,60})\): ?\S";
    // What a title says of a statement behind who makes it.
    ABOUT = r"(?i)[,\s]+(?:(?:on|regarding|about|following|during|concerning|after|delivered|given|held|when|to mark|ahead of)\b|(?:at|in) (?:the|a|an|his|her|their)\b)|[;:–—|]|\s-\s|-\s";
    HONOURS = r"^(?:[A-Z]{1,4}\.?){1,5}$|^Ph\.? ?D\.?$|^Esq\.?$";
}

/// The longest name of an issuer, in bytes.
const LONGEST: usize = 90;

/// Who issues a statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Issuer {
    /// A person's name, without titles and honours.
    pub(super) name: Option<String>,
    /// The office as printed.
    pub(super) office: Option<String>,
    /// An organisation, or whatever else the words name, that speaks itself.
    pub(super) body: Option<String>,
    /// The organisation of an office or of a department.
    pub(super) of: Option<String>,
}

impl Issuer {
    /// What the words behind `by` name.
    fn of(words: &str) -> Option<Issuer> {
        let words = about_cut(words);
        let mut pieces = words
            .split(',')
            .map(str::trim)
            .filter(|piece| !piece.is_empty());
        let first = pieces.next()?.trim_end_matches([':', '.']);
        let first = first
            .strip_prefix("the ")
            .or_else(|| first.strip_prefix("The "))
            .or_else(|| first.strip_prefix("THE "))
            .unwrap_or(first);
        let rest: Vec<&str> = pieces
            .filter(|piece| !HONOURS.is_match(piece) || signature::office(piece).is_some())
            .collect();
        let mut issuer = Issuer::default();
        if let Some(person) = speech::speakers(first).into_iter().next() {
            issuer.name = Some(person.name);
            issuer.office = person.office;
        } else if let Some(name) = signature::name(first) {
            issuer.name = Some(name);
            issuer.office = rest
                .first()
                .and_then(|piece| signature::office(piece))
                .map(|office| match rest.get(1) {
                    Some(of) if organisation::is_letterhead(of) => format!("{office}, {of}"),
                    _ => office,
                });
        } else if let (Some(office), Some(name)) = (
            signature::office(first),
            // `the Inspector General, National Police, Mr. A Mfano`
            rest.iter()
                .find(|piece| signature::has_title(piece))
                .or(rest.first())
                .and_then(|piece| signature::name(piece)),
        ) {
            issuer.name = Some(name);
            issuer.office = Some(office);
        } else if let Some(office) = signature::office(first) {
            // An office, and nobody's name.
            issuer.office = Some(match rest.first() {
                Some(of) if organisation::is_letterhead(of) => {
                    issuer.of = Some((*of).to_owned());
                    format!("{office}, {of}")
                }
                _ => office,
            });
        } else if first.len() > 2 {
            issuer.body = Some(first.to_owned());
        } else {
            return None;
        }
        Some(issuer)
    }

    /// The person, or else the body: who speaks.
    pub(super) fn speaker(&self) -> Option<&str> {
        self.name.as_deref().or(self.body.as_deref())
    }

    /// All that is known of who it is, for telling whose side it is.
    pub(super) fn words(&self) -> String {
        [&self.name, &self.office, &self.body, &self.of]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// The words before what the statement is about; a commission on something keeps its name.
fn about_cut(words: &str) -> &str {
    for sign in ABOUT.find_iter(words) {
        let before = words[..sign.start()].trim_end();
        let of_name = sign.as_str().trim().eq_ignore_ascii_case("on")
            && ["commission", "committee", "council", "forum", "rapporteur"]
                .iter()
                .any(|word| {
                    before
                        .rsplit(' ')
                        .next()
                        .is_some_and(|last| last.eq_ignore_ascii_case(word))
                })
            && ABOUT.is_match(&words[sign.end()..]);
        if !of_name {
            return before;
        }
    }
    words.trim_end()
}

impl Page<'_> {
    /// Who released it, by its own words.
    pub(super) fn issuer(&self) -> Option<Field<Issuer>> {
        let found = [
            self.released(),
            self.titled(),
            self.named_below(),
            self.briefing(),
        ];
        let person = found
            .iter()
            .flatten()
            .find(|issuer| issuer.value.name.is_some())
            .cloned();
        person.or_else(|| found.into_iter().flatten().next())
    }

    /// `[released by …]`, `Issued by …`
    fn released(&self) -> Option<Field<Issuer>> {
        self.of(Line::Byline).find_map(|(at, block)| {
            let name = RELEASED_BY.captures(&block.text)?[1].trim().to_owned();
            let issuer = match name.split_once(',') {
                // Of a list of officers, the body that they speak for.
                Some((body, _)) if name.len() > LONGEST => Issuer {
                    body: Some(body.trim().to_owned()),
                    ..Issuer::default()
                },
                _ => Issuer::of(&name)?,
            };
            // `Issued by: Public Affairs Department,` above the name of the whole.
            let below = self
                .reading
                .blocks
                .get(at + 1)
                .map(|block| block.text.trim());
            let of = below.filter(|below| {
                block.text.trim_end().ends_with(',') && organisation::is_letterhead(below)
            });
            let issuer = Issuer {
                of: of.map(str::to_owned).or(issuer.of),
                ..issuer
            };
            Some(Field::read(issuer, at, Field::<Issuer>::FIRM))
        })
    }

    /// `Statement by the …` in the title, or on another line over the text.
    fn titled(&self) -> Option<Field<Issuer>> {
        let title = self.of(Line::Title);
        let head = self
            .blocks()
            .take_while(|(_, _, line)| *line != Line::Text)
            .filter(|(_, _, line)| matches!(line, Line::Heading | Line::Furniture))
            .map(|(at, block, _)| (at, block));
        // `Statement read by A Mfano, Director, on behalf of the Board:` opens the text.
        let leads = self
            .of(Line::Text)
            .take(1)
            .filter(|(_, block)| block.text.trim_end().ends_with(':'));
        title.chain(head).chain(leads).find_map(|(at, block)| {
            if let Some(found) = SPEECH_OF.captures(&block.text) {
                let name = signature::name(&found[1])?;
                let issuer = Issuer {
                    name: Some(name),
                    ..Issuer::default()
                };
                return Some(Field::read(issuer, at, Field::<Issuer>::FIRM));
            }
            let found = STATEMENT_BY.captures(&block.text)?;
            if !found[1].starts_with(|c: char| c.is_uppercase()) && !found[1].starts_with("the ") {
                return None;
            }
            Some(Field::read(
                Issuer::of(&found[1])?,
                at,
                Field::<Issuer>::FIRM,
            ))
        })
    }

    /// `Issued by` or `Speech by` alone has the name in the line below, if there is one, and the office below
    /// that.
    fn named_below(&self) -> Option<Field<Issuer>> {
        let mut after = self.blocks().skip_while(|(_, block, _)| {
            let text = block.text.trim().trim_end_matches(':').to_lowercase();
            let by = text.strip_suffix("by").map(str::trim_end).unwrap_or("-");
            !matches!(
                by,
                "" | "issued"
                    | "signed"
                    | "speech"
                    | "remarks"
                    | "statement"
                    | "address"
                    | "presented"
            ) && text != "signed"
        });
        let (_, sign, _) = after.next()?;
        let (at, block, line) = after.next()?;
        let next = after.next();
        let office = next.and_then(|(_, block, _)| signature::office(&block.text));
        if let (Some(name), Some(office)) = (signature::name(&block.text), &office) {
            let issuer = Issuer {
                name: Some(name),
                office: Some(office.clone()),
                ..Issuer::default()
            };
            return Some(Field::read(issuer, at, Field::<Issuer>::LIKELY));
        }
        let name = block.text.split(',').next().unwrap_or_default().trim();
        let fits = line == Line::Byline
            && sign.text.trim().len() > 2
            && date::first(&block.text).is_none()
            && name.chars().any(char::is_alphabetic);
        fits.then(|| {
            Field::read(
                Issuer::of(name).unwrap_or_default(),
                at,
                Field::<Issuer>::LIKELY,
            )
        })
    }

    /// Who opens a briefing whose record names the speakers: `GOVERNMENT SPOKESPERSON (Ms. Asha Mfano): Good morning.`
    fn briefing(&self) -> Option<Field<Issuer>> {
        let (at, block) = self.of(Line::Text).next()?;
        let found = OPENS_BRIEFING.captures(&block.text)?;
        let (first, second) = (&found[1], &found[2]);
        let (name, office) = signature::name(second)
            .zip(signature::office(first))
            .or_else(|| signature::name(first).zip(signature::office(second)))?;
        let issuer = Issuer {
            name: Some(name),
            office: Some(office),
            ..Issuer::default()
        };
        Some(Field::read(issuer, at, Field::<Issuer>::LIKELY))
    }

    /// Who signs under the text: a name, and an office on the line after it.
    pub(super) fn signed(&self) -> Option<(usize, String, String)> {
        let mut texts = self.of(Line::Text).map(|(at, _)| at);
        let first = texts.next()?;
        let last = texts.last().unwrap_or(first);
        let blocks: Vec<(usize, &Block)> = self
            .blocks()
            .skip(first)
            .map(|(at, block, _)| (at, block))
            .collect();
        let signs = |pair: &[(usize, &Block)]| {
            let [(at, name), (below, office)] = pair else {
                return None;
            };
            let name = signature::name(&name.text)?;
            let office = signature::office(&office.text)?;
            let more = self.reading.blocks.get(below + 1);
            // Offices over their names: the one below is the next one's.
            let above = at
                .checked_sub(1)
                .and_then(|above| signature::office(&self.reading.blocks[above].text))
                .filter(|above| !above.contains(',') && above.split_whitespace().count() <= 6);
            if let Some(above) = above
                && more.is_some_and(|block| signature::name(&block.text).is_some())
            {
                return Some((*at, name, above));
            }
            let more = more.and_then(|block| signature::rest_of_office(&office, &block.text));
            Some((*at, name, more.unwrap_or(office)))
        };
        // Both in one block of the page.
        let in_one = |(at, block): &(usize, &Block)| {
            let (above, below) = block.text.split_once('\n')?;
            let found = signature::name(above)
                .zip(signature::office(below))
                .or_else(|| signature::name(below).zip(signature::office(above)))?;
            (!below.contains('\n')).then_some((*at, found.0, found.1))
        };
        // An office is text where nothing of the page stands below it.
        // Contacts, a day and a place may be text, too.
        let from = (last - first).saturating_sub(4);
        let under = || {
            let pairs = blocks[from..].windows(2).find_map(signs);
            pairs.or_else(|| blocks[from..].iter().find_map(in_one))
        };
        // `PRINCIPAL SECRETARY` over the name.
        let reversed = |pair: &[(usize, &Block)]| {
            let [(_, office), (at, name)] = pair else {
                return None;
            };
            let found = (
                *at,
                signature::name(&name.text)?,
                signature::office(&office.text)?,
            );
            (!office.text.contains(',')).then_some(found)
        };
        let over = || {
            let near = (last - first).saturating_sub(2);
            blocks[near..].windows(2).find_map(reversed)
        };
        // Before what a page has under the text, the name and the office end as those of a letter do.
        let closing = |pair: &&[(usize, &Block)]| {
            pair.iter()
                .all(|(_, block)| block.text.trim_end().ends_with(','))
        };
        let in_line = || {
            // A line or two of the page's may come after it.
            let near = (last - first).saturating_sub(2);
            let signed: Vec<_> = blocks[near..]
                .iter()
                .filter_map(|(at, block)| {
                    let (name, office) = signature::in_line(&block.text)?;
                    Some((*at, name, office))
                })
                .collect();
            // More are a list: of those elected, of a delegation.
            (signed.len() <= 2).then(|| signed.into_iter().next())?
        };
        under()
            .or_else(|| blocks.windows(2).filter(closing).find_map(signs))
            .or_else(in_line)
            .or_else(over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_a_title_names() {
        for (words, name, office, body) in [
            (
                "HIS EXCELLENCY HON. JUMA MFANO, C.G.H., M.P., PRESIDENT AND COMMANDER-IN-CHIEF OF THE FORCES DURING THE DAY",
                Some("JUMA MFANO"),
                Some("PRESIDENT AND COMMANDER-IN-CHIEF OF THE FORCES"),
                None,
            ),
            (
                "THE HON. DR. JUSTICE W.M. MFANO, SC., CHIEF JUSTICE, ON AUGUST 5, 2031 IN NAIROBI",
                Some("W.M. MFANO"),
                Some("CHIEF JUSTICE"),
                None,
            ),
            (
                "the Mfano Union Commission Chairperson, Asha Mfano Mahamat, on Mfano",
                Some("Asha Mfano Mahamat"),
                Some("Mfano Union Commission Chairperson"),
                None,
            ),
            (
                "the Mfano Commission on Human and Peoples’ Rights on organisations struck off",
                None,
                None,
                Some("Mfano Commission on Human and Peoples’ Rights"),
            ),
            (
                "Asha Mfano, Executive Director, Mfano Trust, on the register",
                Some("Asha Mfano"),
                Some("Executive Director, Mfano Trust"),
                None,
            ),
            (
                "the President and Council of the Law Society on the register",
                None,
                Some("President and Council of the Law Society"),
                None,
            ),
            (
                "Mfano Trust and Haki Forum on the register",
                None,
                None,
                Some("Mfano Trust and Haki Forum"),
            ),
        ] {
            let issuer = Issuer::of(words).unwrap();
            assert_eq!(
                (
                    issuer.name.as_deref(),
                    issuer.office.as_deref(),
                    issuer.body.as_deref()
                ),
                (name, office, body),
                "{words}"
            );
        }
    }
}
