//! Who published a statement or a report.

use regex::Regex;

use super::{Page, signature, title};
use crate::import::block::Block;
use crate::import::dateline;
use crate::import::imported::Field;
use crate::import::organisation;
use crate::import::structure::statement::Line;
use crate::text::patterns;

patterns! {
    AUTHOR_OF = r"(?i)\|\s*(\S.{1,60}?)\s+(?:author|staff|reporter|correspondent|editor|admin|team|writer|desk|newsroom|contributor)s?\W*$";
    BY_DESK = r"(?i)^\W*(?:by|published by|posted by)\s+(\S.{1,60}?)\s+(?:reporter|correspondent|editor|admin|team|writer|desk|newsroom|staff)s?\W*$";
    PUBLISHED_BY = r"(?i)^\W*(?:published by|publisher):?\s+(\S.{1,60}?)\W*$";
    // `By Jane Mfano, MNA`: an agency behind its reporter.
    BY_AGENCY = r"^\W*[Bb][Yy]\W+[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3},? ?[,/|(] ?([A-Z]{2,6})\)?\W*$";
    RIGHTS = r"(?i)(?:©|copyright)\s*(?:\(c\)\s*)?(?:\d{4}[-–, ]*)*(?:by )?([A-Z][^.|,\d]{2,60}?)(?:\.|,|\||$| all rights)";
    SOURCE = r"(?i)^\W*source\s*:\s*(\S.{1,78})$";
    // `Mfano FM (Nairobi)`: the paper of a collection of papers.
    PAPER = r"^([A-Z][\w’'&. -]{2,40}?) \([A-Z][a-z][A-Za-z ]{1,18}\)$";
    // A letter to one, whose name and house stand over it.
    DEAR = r"^Dear (?i:mr|mrs|ms|madam|sir|hon|your|h\.?e|dr|prof|president|minister|secretary|commissioner|chair\w*|speaker|excellency)\b\.?[^.]{0,60}[,:]$";
    STATE = r"^(?:THE )?REPUBLIC OF [A-Z]+(?: [A-Z]+)?? ((?:MINISTRY|STATE DEPARTMENT|DEPARTMENT|OFFICE|COUNTY GOVERNMENT|PARLIAMENT|JUDICIARY|THE JUDICIARY)\b.*)$";
    STUDY = r"\b(?:study|survey|report|findings|data|audit) (?:\w+ ){0,4}by (?:the )?([A-Z][\w’'&-]*(?: (?:[A-Z][\w’'&-]*|of|the|and|for|on)){0,8})";
    LOGO = r"^([A-Z].{1,40}?) [Ll]ogo$";
    ON_BEHALF = r"\bon behalf of (?:the )?([A-Z][^.;]{3,80}?)\.?$";
    // `…, the Mfano Committee said today.`
    SAID_TODAY = r"(?:^|[,”\x22] ?)(?:the )?((?:[A-Z][\w’'&-]*)(?: (?:[A-Z][\w’'&-]*|of|to|the|and|for|on|in)){0,7})(?: \([A-Z][^()]{1,20}\))?,? (?:said|says|warned|reported|announced) (?:today|in a (?:report|letter|statement) (?:released |published |sent )?today)\b";
}

/// Whether a line is a few words with capitals, as names of companies are.
fn is_bare_name(line: &str) -> bool {
    /// The most words.
    const WORDS: usize = 5;
    let words: Vec<&str> = line.split_whitespace().collect();
    (2..=WORDS).contains(&words.len())
        && words
            .iter()
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '&'))
        && line
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '&' | '\'' | '’' | '-'))
        && signature::office(line).is_none()
}

impl Page<'_> {
    /// From a label, a byline, a letterhead, the first sentence, a dateline, a notice of rights.
    pub(super) fn publisher(&self) -> Option<Field<String>> {
        let likely = |at: usize, name: &str| {
            let name = name.trim_matches([' ', '-', '–', '|']).to_owned();
            Field::read(name, at, Field::<String>::LIKELY)
        };
        let by_line = || {
            self.of(Line::Byline).find_map(|(at, block)| {
                let found = [
                    &*AUTHOR_OF,
                    &*BY_DESK,
                    &*PUBLISHED_BY,
                    &*BY_AGENCY,
                    &*SOURCE,
                ]
                .iter()
                .find_map(|pattern| pattern.captures(&block.text))?;
                let name = found[1].trim();
                // `Staff` and `Our` name nobody.
                let nobody = matches!(
                    name.to_lowercase().as_str(),
                    "our" | "the" | "staff" | "guest"
                );
                (!nobody).then(|| likely(at, name))
            })
        };
        let found_in = |line: Line, pattern: &Regex| {
            self.of(line).find_map(|(at, block)| {
                let found = pattern.captures(&block.text)?;
                Some(likely(at, &found[1]))
            })
        };
        // An organisation that signs its own report.
        let by_body = || {
            self.of(Line::Byline).find_map(|(at, block)| {
                let text = block.text.trim();
                let name = text
                    .strip_prefix("By ")
                    .or_else(|| text.strip_prefix("BY "))?;
                organisation::is_letterhead(name).then(|| likely(at, name))
            })
        };
        self.label("Publisher")
            .or_else(by_line)
            .or_else(by_body)
            .or_else(|| self.paper())
            .or_else(|| self.letterhead())
            .or_else(|| self.opening())
            .or_else(|| self.in_dateline())
            .or_else(|| self.first_signatory())
            .or_else(|| found_in(Line::Text, &ON_BEHALF))
            .or_else(|| self.study())
            .or_else(|| self.signed_for())
            .or_else(|| self.imprint())
            .or_else(|| self.foot())
            .or_else(|| found_in(Line::Furniture, &LOGO))
            .or_else(|| found_in(Line::Furniture, &RIGHTS))
            .or_else(|| self.site())
    }

    /// The lines over the text that are not its title.
    fn head(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.blocks()
            .take_while(|(_, _, line)| *line != Line::Text)
            .filter(|(_, _, line)| *line != Line::Title)
            .map(|(at, block, _)| (at, block))
    }

    /// The paper of which a collection took a report.
    fn paper(&self) -> Option<Field<String>> {
        self.head().find_map(|(at, block)| {
            let found = PAPER.captures(block.text.trim())?;
            Some(Field::read(
                found[1].to_owned(),
                at,
                Field::<String>::LIKELY,
            ))
        })
    }

    /// The name of an organisation that stands alone over the text.
    pub(super) fn letterhead(&self) -> Option<Field<String>> {
        // What stands between a letter's day and `Dear` is who gets it.
        let dear = self.blocks().find_map(|(at, block, _)| {
            let text = block.text.trim();
            DEAR.is_match(text).then_some(at)
        });
        let day = dear.and_then(|dear| {
            self.blocks()
                .take(dear)
                .find(|(_, block, _)| dateline::of_line(&block.text).is_some())
                .map(|(at, ..)| at)
        });
        let to = day.or(dear).unwrap_or(usize::MAX);
        let found = self
            .head()
            .take_while(|(at, _)| *at < to)
            .find_map(|(at, block)| {
                // `REPUBLIC OF MFANO MINISTRY OF LANDS`, of two centred lines.
                let text = block.text.trim();
                let own = STATE.captures(text).map_or(text, |found| {
                    found.get(1).map_or(text, |rest| rest.as_str())
                });
                organisation::is_letterhead(own).then_some((at, own))
            });
        let (at, name) = found?;
        let name = name.trim_matches([' ', '-', '–', '|', ',']).to_owned();
        Some(Field::read(name, at, Field::<String>::LIKELY))
    }

    /// The organisation that opens the text with what it thinks, or says it today.
    pub(super) fn opening(&self) -> Option<Field<String>> {
        /// How many paragraphs may stand before it.
        const PARAGRAPHS: usize = 3;
        self.of(Line::Text)
            .take(PARAGRAPHS)
            .find_map(|(at, block)| {
                let own = dateline::of_text(&block.text).map_or(&*block.text, |head| head.rest);
                let name = organisation::opening(own).or_else(|| {
                    let found = SAID_TODAY.captures(own)?;
                    organisation::is_named(&found[1]).then(|| found[1].to_owned())
                })?;
                Some(Field::read(name, at, Field::<String>::LIKELY))
            })
    }

    /// The organisation under the name and the office of who signs.
    fn signed_for(&self) -> Option<Field<String>> {
        let (at, _, office) = self.signed()?;
        let (below, block, line) = self.blocks().nth(at + 2)?;
        let name = block.text.trim();
        if organisation::is_letterhead(name) {
            return Some(Field::read(name.to_owned(), below, Field::<String>::LIKELY));
        }
        // `Mfano Airways`, if it is not the next who signs.
        let next = self.blocks().nth(at + 3);
        let another = next.is_some_and(|(_, block, _)| signature::office(&block.text).is_some());
        // The text speaks of it: a town and `Media contacts` stand there, too.
        let known = || {
            self.of(Line::Title)
                .chain(self.of(Line::Text))
                .any(|(_, block)| block.text.contains(name))
        };
        let own = line != Line::Furniture && is_bare_name(name) && !office.ends_with(name);
        (!another && own && known())
            .then(|| Field::read(name.to_owned(), below, Field::<String>::GUESS))
    }

    /// The first of the organisations that are listed under `Signed:`.
    fn first_signatory(&self) -> Option<Field<String>> {
        /// How many stand under it at least.
        const FEWEST: usize = 2;
        let mut after = self.blocks().skip_while(|(_, block, _)| {
            let text = block
                .text
                .trim()
                .trim_end_matches([':', '.'])
                .to_lowercase();
            !matches!(
                text.as_str(),
                "signed" | "signed by" | "signatories" | "endorsed by" | "undersigned"
            )
        });
        after.next()?;
        let listed: Vec<(usize, &Block)> = after
            .map(|(at, block, _)| (at, block))
            .take_while(|(_, block)| block.text.split_whitespace().count() <= 12)
            .collect();
        let named = listed
            .iter()
            .filter(|(_, block)| organisation::is_named(&block.text));
        let (at, first) = *listed.first()?;
        (named.count() >= FEWEST && signature::office(&first.text).is_none())
            .then(|| Field::read(first.text.trim().to_owned(), at, Field::<String>::LIKELY))
    }

    /// Whose survey a release tells of: `a survey released today by Mfano Network`.
    fn study(&self) -> Option<Field<String>> {
        let (at, block) = self.of(Line::Text).next()?;
        let found = STUDY.captures(&block.text)?;
        let name = found[1].trim();
        organisation::is_named(name)
            .then(|| Field::read(name.to_owned(), at, Field::<String>::GUESS))
    }

    /// The organisation, the place and the day in one line under the text: `Mfano Authority, Mfano, 17 June 2031`.
    fn imprint(&self) -> Option<Field<String>> {
        let (last, _) = self.of(Line::Text).last()?;
        self.blocks().skip(last).find_map(|(at, block, _)| {
            let (name, rest) = block.text.trim().split_once(", ")?;
            let dated = dateline::of_line(rest).is_some_and(|head| head.day.is_some());
            (dated && organisation::is_letterhead(name))
                .then(|| Field::read(name.to_owned(), at, Field::<String>::LIKELY))
        })
    }

    /// The name of an organisation that stands alone under the text.
    fn foot(&self) -> Option<Field<String>> {
        let (last, _) = self.of(Line::Text).last()?;
        // What stands under `Related topics` is what the page is filed under.
        let related = |block: &Block| block.text.trim().to_lowercase().starts_with("related");
        let (at, block) = self
            .blocks()
            .skip(last + 1)
            .take_while(|(_, block, _)| !related(block))
            .filter(|(_, _, line)| *line != Line::Furniture)
            .map(|(at, block, _)| (at, block))
            .find(|(_, block)| organisation::is_letterhead(&block.text))?;
        Some(Field::read(
            block.text.trim().to_owned(),
            at,
            Field::<String>::LIKELY,
        ))
    }

    /// The site behind its page's title: `… » Mfano News`.
    fn site(&self) -> Option<Field<String>> {
        if let Some((_, Some(site))) = self.headed() {
            return Some(Field {
                confidence: Field::<String>::GUESS,
                ..Field::labelled(site.to_owned(), "Page title".to_owned())
            });
        }
        let (at, block) = self.of(Line::Title).next()?;
        let (_, site) = title::and_site(&block.text)?;
        Some(Field::read(site.to_owned(), at, Field::<String>::GUESS))
    }

    /// The agency or organisation of a dateline.
    fn in_dateline(&self) -> Option<Field<String>> {
        let text = self.of(Line::Text).last().map_or(usize::MAX, |(at, _)| at);
        self.datelines()
            // A body and a day under a text say where it was taken from.
            .take_while(|(at, _)| *at <= text)
            .find_map(|(at, head)| Some(Field::read(head.body?, at, Field::<String>::LIKELY)))
    }
}
