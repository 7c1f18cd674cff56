//! Authorities: here, as they are cited, and still standing.

use std::collections::BTreeSet;

use crate::analysis::resolve::Status;
use crate::cite::Kind;
use crate::engine::EngineError;
use crate::model::{Document, Pinpoint, TextKind};

use super::check::{Checker, Said, Table};
use super::finding::CheckedAuthority;
use super::lexicon;
use super::mention::{Mention, Sort};
use super::near::nearest_names;

impl Checker<'_> {
    /// Checks every mention of an authority; gives the authorities for the report.
    pub fn authorities(&mut self) -> Result<Vec<CheckedAuthority>, EngineError> {
        let own = self.own_names();
        let mut table = Table::default();
        for index in 0..self.authorities.mentions.len() {
            let mention = &self.authorities.mentions[index];
            if mention.block < self.draft.head || own.contains(&self.normal(mention)) {
                continue;
            }
            let quoted = self.is_verified(mention.range.start);
            if !quoted {
                self.verdict(mention)?;
            }
            if let Some(document) = mention.verdict.document() {
                let document = document.clone();
                let certain = mention.verdict.status == Status::Found
                    && !(mention.back && self.by_name_alone(mention));
                if certain {
                    self.fate(mention, &document)?;
                }
                self.provisions(mention, &document)?;
            }
            self.tell(&mut table, mention)?;
        }
        self.summary.authorities = table.rows.len();
        self.summary.authorities_found = table
            .rows
            .iter()
            .filter(|row| row.status == Status::Found.as_str())
            .count();
        Ok(table.rows)
    }

    /// The names and numbers of the draft's own case, as its heading gives them.
    fn own_names(&self) -> BTreeSet<String> {
        self.authorities
            .mentions
            .iter()
            .filter(|mention| mention.block < self.draft.head && mention.sort == Sort::Case)
            .map(|mention| self.normal(mention))
            .collect()
    }

    /// What a mention says, in its regular form.
    pub(super) fn normal(&self, mention: &Mention) -> String {
        let members = &self.authorities.citations[mention.members.clone()];
        let parts: Vec<String> = members
            .iter()
            .map(|citation| {
                citation
                    .normal
                    .clone()
                    .unwrap_or_else(|| single(&citation.text))
            })
            .collect();
        if parts.is_empty() {
            single(&self.draft.flow[mention.range.clone()])
        } else {
            parts.join(" ")
        }
    }

    /// What is said of a verdict.
    fn verdict(&mut self, mention: &Mention) -> Result<(), EngineError> {
        let text = single(&self.draft.flow[mention.range.clone()]);
        if mention.lost {
            // `the NIIMS case` may be how people call it: only a supra claims a citation.
            let claims = self.authorities.citations[mention.members.clone()]
                .iter()
                .any(|citation| matches!(citation.kind, Kind::Supra | Kind::Ibid));
            if claims {
                self.lost(mention, &text);
            } else {
                self.not_in_corpus(mention, &text)?;
            }
            return Ok(());
        }
        match mention.verdict.status {
            // What it refers back to has been judged where it was cited in full.
            _ if mention.back && !self.by_name_alone(mention) => {}
            Status::Found => self.never_in_full(mention, &text),
            // One of a series is another law, not a wrong year.
            Status::Differs if self.is_of_a_series(mention) => {
                self.not_in_corpus(mention, &text)?;
            }
            Status::Differs => self.differs(mention, &text),
            Status::Ambiguous => self.ambiguous(mention, &text),
            Status::NotInCorpus => self.not_in_corpus(mention, &text)?,
        }
        Ok(())
    }

    /// Whether a short form was resolved by the corpus, not by the draft.
    fn by_name_alone(&self, mention: &Mention) -> bool {
        self.authorities.citations[mention.members.clone()]
            .iter()
            .all(|citation| citation.antecedent.is_none())
            && self.authorities.citations[mention.members.clone()]
                .iter()
                .any(|citation| citation.kind == Kind::Short)
    }

    fn lost(&mut self, mention: &Mention, text: &str) {
        self.say(
            Said::error(
                "antecedent-not-found",
                &mention.range,
                format!("`{text}` refers back to nothing"),
            )
            .label("no citation before it fits")
            .help("cite the authority in full where the draft first relies on it"),
        );
    }

    /// A supra whose name the corpus knows, but which the draft never cited.
    fn never_in_full(&mut self, mention: &Mention, text: &str) {
        let supra = self.authorities.citations[mention.members.clone()]
            .iter()
            .any(|citation| citation.kind == Kind::Supra);
        let Some(document) = mention.verdict.document().filter(|_| supra) else {
            return;
        };
        let citation = cited_as(document);
        let id = document.id.clone();
        self.say(
            Said::error(
                "antecedent-not-found",
                &mention.range,
                format!("`{text}` refers back to a citation that the draft does not have"),
            )
            .label("never cited in full")
            .help(format!("the corpus has {citation}"))
            .expected(citation)
            .source(&id, None),
        );
    }

    /// Whether an Act is one of those that Parliament passes under the same title year by year.
    fn is_of_a_series(&self, mention: &Mention) -> bool {
        const SERIES: &[&str] = &[
            "miscellaneous amendments",
            "finance act",
            "appropriation",
            "division of revenue",
            "county allocation of revenue",
            "amendment) act",
        ];
        let title = self.draft.flow[mention.range.clone()].to_lowercase();
        mention.sort == Sort::Law && SERIES.iter().any(|series| title.contains(series))
    }

    fn differs(&mut self, mention: &Mention, text: &str) {
        let difference = mention.verdict.difference.clone().unwrap_or_default();
        let here: Vec<String> = mention.verdict.documents.iter().map(cited_as).collect();
        let named = self.named_instead(mention);
        let mut said = Said::error(
            "authority-differs",
            &mention.range,
            format!("`{text}` is not as the corpus has it: {difference}"),
        )
        .label(difference)
        .expected(here.join("; "));
        said = said.help(match named {
            Some(named) => format!(
                "the corpus has {}; under the name cited it has {}",
                here.join("; "),
                named.join("; ")
            ),
            None => format!("the corpus has {}", here.join("; ")),
        });
        if let [document] = mention.verdict.documents.as_slice() {
            said = said.source(&document.id, None);
        }
        self.say(said);
    }

    /// Where a number is another case's: what the corpus has under the name that was cited.
    fn named_instead(&self, mention: &Mention) -> Option<Vec<String>> {
        let name = self.authorities.citations[mention.members.clone()]
            .iter()
            .find(|citation| citation.kind == Kind::CaseName)?;
        let resolved = crate::analysis::resolve::Resolver::new(self.sources.engine())
            .verdicts(&[crate::cite::Citation {
                group: None,
                ..name.clone()
            }])
            .ok()?;
        let found: Vec<String> = resolved
            .first()?
            .documents
            .iter()
            .filter(|document| {
                !mention
                    .verdict
                    .documents
                    .iter()
                    .any(|own| own.id == document.id)
            })
            .map(cited_as)
            .collect();
        (!found.is_empty()).then_some(found)
    }

    fn ambiguous(&mut self, mention: &Mention, text: &str) {
        let candidates: Vec<String> = mention
            .verdict
            .documents
            .iter()
            .take(6)
            .map(cited_as)
            .collect();
        let more = mention
            .verdict
            .documents
            .len()
            .saturating_sub(candidates.len());
        let more = if more > 0 {
            format!("; and {more} more")
        } else {
            String::new()
        };
        let law = mention.sort == Sort::Law;
        // Two steps of one case share its number: naming it alone is no mistake.
        let docket_only = self.is_docket_only(mention);
        let message = format!(
            "`{text}` can be {} documents of this corpus",
            mention.verdict.documents.len()
        );
        let said = if law || docket_only {
            if !self.first_time("authority-ambiguous", self.normal(mention)) {
                return;
            }
            Said::warning("authority-ambiguous", &mention.range, message)
        } else {
            Said::error("authority-ambiguous", &mention.range, message)
        };
        self.say(
            said.label("which one is not said")
                .help(format!("cite one of: {}{more}", candidates.join("; ")))
                .expected(candidates.join("; ")),
        );
    }

    fn is_docket_only(&self, mention: &Mention) -> bool {
        self.authorities.citations[mention.members.clone()]
            .iter()
            .all(|citation| citation.kind == Kind::CaseNumber)
    }

    fn not_in_corpus(&mut self, mention: &Mention, text: &str) -> Result<(), EngineError> {
        if !self.first_time("authority-not-in-corpus", self.normal(mention)) {
            return Ok(());
        }
        let message = format!("`{text}` is not in this corpus");
        let case = mention.sort != Sort::Law && !self.is_docket_only(mention) && !mention.lost;
        let mut said = if case {
            Said::error("authority-not-in-corpus", &mention.range, message)
        } else {
            Said::warning("authority-not-in-corpus", &mention.range, message)
        };
        let members = &self.authorities.citations[mention.members.clone()];
        let near = nearest_names(self.sources.engine(), members)?;
        said = said.label("not found here");
        said = if near.is_empty() {
            said.help(
                "that it does not exist is not said: read it in a law report before relying on it, or add it to the matter",
            )
        } else {
            let names: Vec<String> = near.iter().map(cited_as).collect();
            said.help(format!("nearest in this corpus: {}", names.join("; ")))
                .expected(names.join("; "))
        };
        self.say(said);
        Ok(())
    }

    /// Whether a decision still stands.
    fn fate(&mut self, mention: &Mention, document: &Document) -> Result<(), EngineError> {
        if mention.sort == Sort::Law {
            return Ok(());
        }
        let Some(fate) = self.fates.of_decision(document, self.as_at)? else {
            return Ok(());
        };
        if self.knows_fate(document, fate.by.as_ref().map(|by| by.as_str()))
            || !self.first_time("authority-set-aside", document.id.as_str())
        {
            return Ok(());
        }
        let text = single(&self.draft.flow[mention.range.clone()]);
        let message = format!("`{text}`: {}", fate.words);
        let said = if fate.gone {
            Said::error("authority-set-aside", &mention.range, message)
        } else {
            Said::warning("authority-set-aside", &mention.range, message)
        };
        let mut said = said
            .label(fate.words.clone())
            .help("say so in the draft, or rely on a decision that stands");
        if let Some(by) = &fate.by {
            said = said.source(by, None);
        }
        self.say(said);
        Ok(())
    }

    /// Whether the draft says, at some mention of a decision, what became of it.
    fn knows_fate(&self, document: &Document, by: Option<&str>) -> bool {
        self.authorities
            .mentions
            .iter()
            .filter(|mention| {
                mention
                    .verdict
                    .document()
                    .is_some_and(|own| own.id == document.id)
            })
            .any(|mention| {
                let sentence = self.speech.sentence(mention.range.start);
                let after = self.speech.sentence(sentence.end.saturating_add(1));
                let block = &self.draft.blocks[mention.block].range;
                let end = if after.start < block.end {
                    after.end
                } else {
                    sentence.end
                };
                let around = sentence.start..end.max(sentence.end);
                let told = lexicon::holds("knows-fate", &self.speech.words(around.clone()));
                // The decision that did it is cited beside it.
                let cited = by.is_some_and(|by| {
                    self.authorities.mentions.iter().any(|other| {
                        around.contains(&other.range.start)
                            && other
                                .verdict
                                .document()
                                .is_some_and(|other| other.id.as_str() == by)
                    })
                });
                told || cited
            })
    }

    /// Provisions: are they there, are they in force.
    fn provisions(&mut self, mention: &Mention, document: &Document) -> Result<(), EngineError> {
        if mention.sort == Sort::Id && !document.kind.is_law() {
            return self.id_place(mention, document);
        }
        if mention.sort == Sort::Case {
            return Ok(());
        }
        self.summary.provisions += mention.provisions.len();
        for provision in &mention.provisions {
            self.missing_provision(mention, document, provision)?;
        }
        let sentence = self.speech.sentence(mention.range.start);
        let known = lexicon::holds("knows-law", &self.speech.words(sentence));
        let each: Vec<Option<&Pinpoint>> = if mention.provisions.is_empty() {
            vec![None]
        } else {
            mention.provisions.iter().map(Some).collect()
        };
        for provision in each {
            if known {
                break;
            }
            let Some(out) = self.fates.of_law(document, provision, self.as_at)? else {
                continue;
            };
            let name = provision.map_or_else(String::new, |at| format!("{at} of "));
            if !self.first_time(
                "provision-not-in-force",
                format!("{} {name} {}", document.id, mention.range.start),
            ) {
                continue;
            }
            let day = self
                .as_at
                .map_or_else(String::new, |day| format!(" on {}", day.in_words()));
            let id = document.id.clone();
            let (verdict, make): (_, fn(_, &_, String) -> Said) = if out.gone {
                ("is not in force", Said::error)
            } else {
                ("may not be in force", Said::warning)
            };
            let title = document.short_title();
            let message = format!("{name}{title} {verdict}{day}: {}", out.words);
            let mut said = make("provision-not-in-force", &mention.range, message)
                .label(out.words.clone())
                .help("say how it stood and when, or cite the law in force");
            said = match &out.by {
                Some(by) => said.source(by, None),
                None => said.source(&id, out.at.as_ref()),
            };
            self.say(said);
        }
        Ok(())
    }

    /// A place of a document that is named by its id.
    fn id_place(&mut self, mention: &Mention, document: &Document) -> Result<(), EngineError> {
        let Some(pinpoint) = &mention.verdict.pinpoint else {
            return Ok(());
        };
        self.summary.pinpoints += 1;
        let Some(source) = self.sources.source(&document.id)? else {
            return Ok(());
        };
        if source
            .texts
            .iter()
            .any(|text| pinpoint.contains(&text.passage.pinpoint))
        {
            self.summary.pinpoints_found += 1;
            return Ok(());
        }
        self.say(
            Said::error(
                "pinpoint-not-found",
                &mention.range,
                format!("`{}` has no `{pinpoint}`", document.id),
            )
            .help(extent(
                &source
                    .texts
                    .iter()
                    .map(|text| &text.passage.pinpoint)
                    .collect::<Vec<_>>(),
            ))
            .source(&document.id, None),
        );
        Ok(())
    }

    /// Says that a law whose text is here has no such provision.
    fn missing_provision(
        &mut self,
        mention: &Mention,
        document: &Document,
        provision: &Pinpoint,
    ) -> Result<(), EngineError> {
        let Some(source) = self.sources.source(&document.id)? else {
            return Ok(());
        };
        if document.text != TextKind::Full || !source.has_text() {
            return Ok(());
        }
        let same_unit = source
            .texts
            .iter()
            .any(|text| text.passage.pinpoint.outermost().0 == provision.outermost().0);
        if !same_unit || provision.to_string().contains('-') {
            return Ok(());
        }
        let here = |at: &Pinpoint| {
            source
                .texts
                .iter()
                .any(|text| at.contains(&text.passage.pinpoint))
        };
        // A paragraph that is no passage of its own stands in the words of one around it.
        let in_words = source.texts.iter().any(|text| {
            text.passage.pinpoint.contains(provision)
                && within(&text.passage.pinpoint, provision).is_none_or(|label| {
                    !enumerates(&text.passage.text) || text.passage.text.contains(&label)
                })
        });
        if here(provision) || in_words {
            return Ok(());
        }
        let last: Vec<&Pinpoint> = source
            .texts
            .iter()
            .map(|text| &text.passage.pinpoint)
            .collect();
        let title = document.short_title().to_owned();
        self.say(
            Said::error(
                "pinpoint-not-found",
                &mention.range,
                format!("{title} has no {provision} in this corpus"),
            )
            .label("no such provision here")
            .help(extent(&last))
            .source(&document.id, None),
        );
        Ok(())
    }

    /// Adds a mention to the report's table.
    fn tell(&self, table: &mut Table, mention: &Mention) -> Result<(), EngineError> {
        let line = self.draft.span(&mention.range).line_column().0;
        let document = mention.verdict.document();
        if mention.lost && document.is_none() {
            return Ok(());
        }
        let key = match (document, mention.sort) {
            (Some(document), _) => document.id.to_string(),
            _ => self.normal(mention),
        };
        let text = single(&self.draft.flow[mention.range.clone()]);
        let standing = match document {
            Some(document) => {
                let fate = self.fates.of_decision(document, self.as_at)?;
                let fate = match fate {
                    Some(fate) => Some(fate),
                    None => self.fates.of_law(document, None, self.as_at)?,
                };
                fate.map(|fate| fate.words)
            }
            None => None,
        };
        let row = table.row(key, || CheckedAuthority {
            text,
            status: mention.verdict.status.as_str(),
            document: document.map(|document| document.id.clone()),
            title: document.map(|document| document.title.clone()),
            citation: document
                .and_then(Document::citation)
                .map(|citation| citation.cite.clone()),
            text_kind: document.map(|document| document.text),
            verification: document.map(|document| document.verification),
            url: document.and_then(Document::url).map(str::to_owned),
            standing,
            lines: Vec::new(),
        });
        if row.status == Status::Found.as_str() && mention.verdict.status == Status::Differs {
            row.status = Status::Differs.as_str();
        }
        if row.lines.last() != Some(&line) {
            row.lines.push(line);
        }
        Ok(())
    }
}

/// How the corpus cites a document: its title and best citation.
pub(super) fn cited_as(document: &Document) -> String {
    match document.citation() {
        Some(citation) if !document.title.contains(&citation.cite) => {
            format!("{} {} ({})", document.title, citation.cite, document.id)
        }
        _ => format!("{} ({})", document.title, document.id),
    }
}

/// Text with single spaces.
pub(super) fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// From where to where a document goes.
pub(super) fn extent(pinpoints: &[&Pinpoint]) -> String {
    match (pinpoints.iter().min(), pinpoints.iter().max()) {
        (Some(first), Some(last)) if first != last => format!("it has {first} to {last}"),
        (Some(only), _) => format!("it has {only} only"),
        _ => "it has no passages".to_owned(),
    }
}

/// Whether a text counts its parts by letters or figures in brackets.
fn enumerates(text: &str) -> bool {
    ["(a)", "(i)", "(1)"].iter().any(|mark| text.contains(mark))
}

/// The last bracket of a provision that lies inside another: `(b)` of `s 9(1)(b)` in `s 9(1)`.
fn within(outer: &Pinpoint, inner: &Pinpoint) -> Option<String> {
    let (outer, inner) = (outer.to_string(), inner.to_string());
    let rest = inner.strip_prefix(&outer)?;
    let end = rest.find(')')?;
    Some(rest[..=end].to_owned())
}
