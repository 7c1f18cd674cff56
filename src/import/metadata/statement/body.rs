//! The organisation behind a statement, where no line of its own names it.

use super::issuer::Issuer;
use super::{Page, signature};
use crate::import::imported::Field;
use crate::import::organisation;
use crate::import::structure::statement::Line;

impl Page<'_> {
    /// `About Mfano Trust`, under a release: what it says of itself, and whose name the paper has above.
    pub(super) fn about(&self) -> Option<(usize, String)> {
        /// The most words of such a line.
        const WORDS: usize = 10;
        /// How many paragraphs are looked through for the name.
        const PARAGRAPHS: usize = 6;
        let above: Vec<String> = self
            .of(Line::Title)
            .chain(self.of(Line::Text).take(PARAGRAPHS))
            .map(|(_, block)| block.text.to_lowercase())
            .collect();
        self.blocks().skip(1).find_map(|(at, block, _)| {
            let line = block.text.trim().trim_end_matches([':', '.']);
            let name = ["About ", "ABOUT "]
                .iter()
                .find_map(|word| line.strip_prefix(word))?;
            let name = name.strip_prefix("the ").unwrap_or(name).trim();
            let fits = line.split_whitespace().count() <= WORDS
                && name.starts_with(char::is_uppercase)
                && name.split_whitespace().count() > 1
                // Nobody: neither a person of the report nor `the Author`.
                && organisation::is_named(name);
            let lower = name.to_lowercase();
            (fits && above.iter().any(|text| text.contains(&lower))).then(|| (at, name.to_owned()))
        })
    }

    /// The organisation for which a statement is made, where no place of its own names it: that of an office,
    /// that which says `about` itself, or that which a later sentence of the opening has for its subject.
    pub(super) fn body_behind(&self, issuer: Option<&Field<Issuer>>) -> Option<Field<String>> {
        let of_office = || {
            let issuer = issuer?;
            let body = signature::body_of(issuer.value.office.as_deref()?)?;
            Some(issuer.clone().map(|_| body))
        };
        let signed = || {
            let (at, _, office) = self.signed()?;
            Some(Field::read(
                signature::body_of(&office)?,
                at,
                Field::<String>::LIKELY,
            ))
        };
        let acronyms = || {
            let issuer = issuer?;
            let body = issuer.value.body.as_deref()?;
            let capitals = |word: &str| {
                matches!(word, "AND" | "&" | "and")
                    || (2..=9).contains(&word.len()) && word.chars().all(char::is_uppercase)
            };
            body.split_whitespace()
                .all(capitals)
                .then(|| issuer.clone().map(|_| body.to_owned()))
        };
        let about = || {
            let (at, name) = self.about()?;
            Some(Field::read(name, at, Field::<String>::LIKELY))
        };
        of_office()
            .or_else(signed)
            .or_else(acronyms)
            .or_else(about)
            .or_else(|| self.within_opening())
    }

    /// The organisation whose organ speaks: `the Executive Committee of the Mfano Council of Churches`.
    pub(super) fn organ_of(&self, organ: &str) -> Option<String> {
        /// How many paragraphs are looked through.
        const PARAGRAPHS: usize = 3;
        /// The most words of an organ's own name.
        const WORDS: usize = 3;
        let last = organ.rsplit(' ').next()?.to_lowercase();
        let fits = organ.split_whitespace().count() <= WORDS
            && matches!(
                last.as_str(),
                "committee" | "board" | "secretariat" | "council"
            );
        if !fits {
            return None;
        }
        let sign = format!("{organ} of ");
        self.of(Line::Text).take(PARAGRAPHS).find_map(|(_, block)| {
            let (_, rest) = block.text.split_once(&sign)?;
            let rest = rest.strip_prefix("the ").unwrap_or(rest);
            let small = |word: &str| matches!(word, "of" | "the" | "and" | "for" | "in" | "&");
            let name: Vec<&str> = rest
                .split_whitespace()
                .take_while(|word| small(word) || word.starts_with(char::is_uppercase))
                .collect();
            let name = name.join(" ");
            let name = name.trim_end_matches([',', '.', ';']).to_owned();
            organisation::is_letterhead(&name).then_some(name)
        })
    }

    /// A body that tells the public what it asks of it or announces, and which.
    pub(super) fn notice(&self) -> Option<String> {
        /// How many paragraphs are looked through.
        const PARAGRAPHS: usize = 2;
        self.of(Line::Text).take(PARAGRAPHS).find_map(|(_, block)| {
            let own = super::outside_quotes(&block.text);
            let noticed = super::NOTICE
                .captures(&own)
                .map(|found| found[1].to_owned());
            organisation::we(&own).or(noticed.filter(|name| organisation::is_named(name)))
        })
    }

    /// The organisation that a later sentence, or the second half of one, has for its subject.
    pub(super) fn within_opening(&self) -> Option<Field<String>> {
        /// How many paragraphs are looked through.
        const PARAGRAPHS: usize = 2;
        self.of(Line::Text)
            .take(PARAGRAPHS)
            .find_map(|(at, block)| {
                let subject = |part: &str| {
                    let name = organisation::opening(part)?;
                    (organisation::is_named(&name) && name.contains(' ')).then_some(name)
                };
                let halves = block
                    .text
                    .split(". ")
                    .flat_map(|sentence| sentence.split(", and "))
                    .skip(1);
                // `As the law requires, the Mfano Assembly asks residents`
                let clauses = block.text.split(", ").skip(1);
                let clauses = clauses.filter(|clause| clause.starts_with("the "));
                let name = organisation::we(&super::outside_quotes(&block.text))
                    .or_else(|| halves.chain(clauses).find_map(subject))?;
                Some(Field::read(name, at, Field::<String>::GUESS))
            })
    }
}
