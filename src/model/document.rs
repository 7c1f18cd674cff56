//! A document of a matter: its front matter and its passages.

use serde::{Deserialize, Serialize};

use super::{
    DocId, Evidence, IssueId, Order, OrderId, PartialDate, Passage, Pinpoint, Provision,
    ProvisionState, Reference, Verification, Voice, written_enum,
};

written_enum! {
    /// What kind of document it is.
    Kind {
        /// The final decision of a case.
        Judgment = "judgment",
        /// A decision on the way, or on an application.
        Ruling = "ruling",
        /// An order known without its reasons.
        Order = "order",
        /// The decision of a treaty body.
        Decision = "decision",
        /// A case or application without a decision: pending or withdrawn.
        Proceeding = "proceeding",
        /// An Act of Parliament.
        Act = "act",
        /// A Bill or draft Bill.
        Bill = "bill",
        /// Subsidiary legislation called rules.
        Rules = "rules",
        /// Subsidiary legislation called regulations.
        Regulations = "regulations",
        /// A constitution.
        Constitution = "constitution",
        /// What an organisation or person outside the State published or said.
        PressStatement = "press-statement",
        /// What somebody in public office published or said.
        OfficialStatement = "official-statement",
        /// What a news organisation published.
        NewsReport = "news-report",
    }
}

impl Kind {
    /// Whether it comes from a court or a treaty body, or is a case before one.
    #[must_use]
    pub const fn is_decision(self) -> bool {
        matches!(
            self,
            Self::Judgment | Self::Ruling | Self::Order | Self::Decision | Self::Proceeding
        )
    }

    /// Whether it is a law or would become one.
    #[must_use]
    pub const fn is_law(self) -> bool {
        matches!(
            self,
            Self::Act | Self::Bill | Self::Rules | Self::Regulations | Self::Constitution
        )
    }

    /// Whether it was said or published outside court and Parliament.
    #[must_use]
    pub const fn is_statement(self) -> bool {
        matches!(
            self,
            Self::PressStatement | Self::OfficialStatement | Self::NewsReport
        )
    }

    /// The words for a reader.
    #[must_use]
    pub fn label(self) -> String {
        self.as_str().replace('-', " ")
    }
}

written_enum! {
    /// Whose words the passages are.
    TextKind {
        /// Our own words: never to be quoted as the document's.
        Digest = "digest",
        /// The document's own text.
        Full = "full",
        /// Neither: the matter has what a catalogue says of the document, and no passage of it.
        Absent = "none",
    }
}

written_enum! {
    /// In what capacity somebody takes part in a case.
    PartyRole {
        /// Brought a petition.
        Petitioner = "petitioner",
        /// Brought an application.
        Applicant = "applicant",
        /// Brought an appeal.
        Appellant = "appellant",
        /// Brought a suit.
        Plaintiff = "plaintiff",
        /// Answers a petition, application or appeal.
        Respondent = "respondent",
        /// Answers a suit.
        Defendant = "defendant",
        /// Joined without being sued.
        InterestedParty = "interested-party",
        /// Friend of the court.
        Amicus = "amicus",
        /// Let in to be heard.
        Intervener = "intervener",
    }
}

written_enum! {
    /// How a decision or a law stands today, as far as the sources show.
    StandingState {
        /// No later step against it was seen.
        Stands = "stands",
        /// An appeal was brought and not decided.
        UnderAppeal = "under-appeal",
        /// Its effect is held back.
        Stayed = "stayed",
        /// A higher court left it standing.
        Upheld = "upheld",
        /// A higher court changed it.
        Varied = "varied",
        /// A higher court decided the opposite.
        Reversed = "reversed",
        /// It was taken away.
        SetAside = "set-aside",
        /// It has done its work.
        Spent = "spent",
        /// Not decided yet.
        Pending = "pending",
        /// Given up by whoever brought it.
        Withdrawn = "withdrawn",
        /// The whole law is in force.
        InForce = "in-force",
        /// Parts of the law are in force.
        PartlyInForce = "partly-in-force",
        /// The law is not, or no longer, in force.
        NotInForce = "not-in-force",
        /// A Bill or draft.
        Proposed = "proposed",
        /// A Bill that was not passed in time.
        Lapsed = "lapsed",
        /// Another law took its place.
        Repealed = "repealed",
        /// A court undid the law.
        Nullified = "nullified",
        /// The sources do not show it.
        Unknown = "unknown",
    }
}

impl StandingState {
    /// The words for a reader.
    #[must_use]
    pub fn label(self) -> String {
        self.as_str().replace('-', " ")
    }
}

written_enum! {
    /// How one document bears on another.
    RelationType {
        /// That document is the appeal against this one.
        AppealedBy = "appealed-by",
        /// This is the appeal against that document.
        AppealFrom = "appeal-from",
        /// This document cites that one.
        Cites = "cites",
        /// This decision follows that one.
        Follows = "follows",
        /// This decision distinguishes that one.
        Distinguishes = "distinguishes",
        /// That decision stays this one.
        StayedBy = "stayed-by",
        /// That decision sets this one aside.
        SetAsideBy = "set-aside-by",
        /// This decision sets that one aside.
        SetsAside = "sets-aside",
        /// That decision upholds this one.
        UpheldBy = "upheld-by",
        /// That decision reverses this one.
        ReversedBy = "reversed-by",
        /// This decision reverses that one.
        Reverses = "reverses",
        /// This law amends that one.
        Amends = "amends",
        /// That law amends this one.
        AmendedBy = "amended-by",
        /// These rules were made under that law.
        MadeUnder = "made-under",
        /// This document carries that one out.
        Implements = "implements",
        /// The cases were made one.
        ConsolidatedWith = "consolidated-with",
        /// The cases were heard together.
        HeardWith = "heard-with",
        /// This is a later step of that case.
        Continues = "continues",
        /// Any other bearing.
        Related = "related",
    }
}

written_enum! {
    /// How a statement bears on an order.
    TouchLabel {
        /// It agrees with the order.
        Consistent = "consistent",
        /// It does not sit with the order.
        InTension = "in-tension",
        /// It does not speak to the order.
        NotAddressed = "not-addressed",
    }
}

impl TouchLabel {
    /// The words for a reader.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Consistent => "consistent with the order",
            Self::InTension => "in tension with the order",
            Self::NotAddressed => "does not address the order",
        }
    }
}

written_enum! {
    /// Who set a [`TouchLabel`].
    TouchSetBy {
        /// The editor of the corpus: a reading, not a court's finding.
        Editor = "editor",
        /// The document itself, or its reporter.
        Source = "source",
    }
}

/// A document of a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its name, unique in the matter.
    pub id: DocId,
    /// What it is.
    pub kind: Kind,
    /// Its full title.
    pub title: String,
    /// How a brief refers to it the second time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Delivery, assent or publication, or when it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// Language of the text: `en`, `sw`.
    pub lang: String,
    /// Whose words the passages are.
    pub text: TextKind,
    /// FRBR work URI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<String>,
    /// Other names by which references may call it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its citations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<DocumentCitation>,
    /// Issues that the document as a whole bears on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<IssueId>,
    /// How the front matter was established; the default for passages.
    #[serde(flatten)]
    pub verification: Verification,
    /// Front matter keys whose value no source shows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unverified: Vec<String>,
    /// Where what is said here comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// How it bears on other documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Where the sources disagree.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// Orders that it speaks about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub touches: Vec<Touch>,
    /// A remark on the record itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,

    /// Code of the court: `KESC`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub court: Option<String>,
    /// Where the court sat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<String>,
    /// Division of the court.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub division: Option<String>,
    /// The judges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bench: Vec<String>,
    /// Case numbers, or the number of a law.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub number: Vec<String>,
    /// Who takes part in the case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// How it ended, in one sentence of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// How it stands today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// What the court ordered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub orders: Vec<Order>,

    /// Chapter number of an Act: `107`, `411C`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<String>,
    /// Date of assent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assent: Option<PartialDate>,
    /// Date of commencement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commencement: Option<PartialDate>,
    /// Date of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// Date of the version described.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<PartialDate>,
    /// What happened to its provisions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<Provision>,

    /// Who speaks: a person or a body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The speaker's office at the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publisher: Vec<String>,
    /// Who reported it, where it was not read itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reported_by: Vec<String>,

    /// SHA-256 of the file as an import wrote it, this line left out: while it still fits, no
    /// person has edited the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<String>,

    /// The passages, in their order. Empty in a document that stands alone as front matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
}

/// One form in which a document is cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentCitation {
    /// As it is written: `[2021] KEHC 122 (KLR)`.
    pub cite: String,
    /// Whether a source shows it.
    #[serde(flatten)]
    pub verification: Verification,
}

/// Where something said in a document comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its name inside the document.
    pub id: String,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<PartialDate>,
    /// SHA-256 of the file that was read, in hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The document of this matter that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocId>,
    /// Whether it is the document itself, as its court or publisher gives it, and not
    /// somebody's report of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub official: bool,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Somebody who takes part in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Name as printed.
    pub name: String,
    /// In what capacity.
    pub role: PartyRole,
    /// Its number among those of the same capacity: the 2nd respondent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How a decision or a law stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// How it stands.
    pub state: StandingState,
    /// More exactly, in our own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What this rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// How this document bears on another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// How.
    #[serde(rename = "type")]
    pub relation: RelationType,
    /// On which document.
    pub to: Reference,
    /// More exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// Until when, where that is over: a stay that was lifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// How it was established, where that differs from the front matter.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub verification: Option<Verification>,
}

/// Something on which the sources disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Its name inside the document.
    pub id: String,
    /// What they disagree on.
    pub about: String,
    /// The issues it matters to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<IssueId>,
    /// What each of them says. Two at least.
    pub sides: Vec<Side>,
    /// What the corpus follows, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<String>,
}

/// One side of a [`Conflict`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// What is said.
    pub says: String,
    /// The passage that says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Reference>,
    /// The sources that say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// An order that a statement speaks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touch {
    /// The order.
    pub order: OrderId,
    /// The passage that speaks about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Pinpoint>,
    /// How they sit with each other, where somebody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<TouchLabel>,
    /// Who has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<TouchSetBy>,
    /// More exactly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Touch {
    /// The label with who set it, in words, so that a reading of the corpus never passes for a court's.
    #[must_use]
    pub fn words(&self) -> String {
        match (self.label, self.set_by) {
            (None, _) => "speaks about the order; nobody has labelled how".to_owned(),
            (Some(label), Some(TouchSetBy::Editor)) => {
                format!("{}, in the reading of this corpus", label.label())
            }
            (Some(TouchLabel::InTension), Some(TouchSetBy::Source)) => {
                "says that the order is not kept".to_owned()
            }
            (Some(TouchLabel::Consistent), Some(TouchSetBy::Source)) => {
                "says that the order is kept".to_owned()
            }
            (Some(label), _) => label.label().to_owned(),
        }
    }
}

impl Document {
    /// What a brief calls it: the short title, or the title.
    #[must_use]
    pub fn short_title(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }

    /// Whose words a passage has.
    #[must_use]
    pub const fn text_of(&self, passage: &Passage) -> TextKind {
        if passage.digest {
            TextKind::Digest
        } else {
            self.text
        }
    }

    /// The first citation that a source shows.
    #[must_use]
    pub fn citation(&self) -> Option<&DocumentCitation> {
        self.citations
            .iter()
            .find(|citation| citation.verification != Verification::Unverified)
            .or_else(|| self.citations.first())
    }

    /// Who speaks in a passage of a statement, and in what office: the speaker, in the passages that
    /// are in the speaker's own voice; where the press speaks for itself, whoever published the
    /// passage; where somebody else does, nobody is named.
    ///
    /// The speaker's voice is that of the kind of statement (an official one the government's, a
    /// press statement civil society's or a party's); of a report it is whichever is not the press's.
    #[must_use]
    pub fn speaker_of(&self, passage: &Passage) -> (Option<&str>, Option<&str>) {
        if passage.voice == Some(Voice::Press) && self.speaker.is_some() {
            let source = passage.evidence.sources.first();
            let publisher = source
                .and_then(|id| self.source(id)?.publisher.as_ref())
                .or(self.publisher.first());
            return (publisher.map(String::as_str), None);
        }
        if !self.is_speakers(passage.voice) {
            return (None, None);
        }
        (self.speaker.as_deref(), self.office.as_deref())
    }

    /// Whether words in that voice are the speaker's of this document.
    const fn is_speakers(&self, voice: Option<Voice>) -> bool {
        let Some(voice) = voice else { return true };
        match self.kind {
            Kind::OfficialStatement => matches!(voice, Voice::Government | Voice::Legislature),
            Kind::PressStatement => !matches!(
                voice,
                Voice::Government | Voice::Court | Voice::Legislature | Voice::Press
            ),
            _ => !matches!(voice, Voice::Court | Voice::Press),
        }
    }

    /// The source of that name.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The names of some of its sources (a publisher, or a title, a document, an address), each
    /// once, and the ids that it does not have.
    #[must_use]
    pub fn source_names(&self, ids: &[String]) -> (Vec<String>, Vec<String>) {
        let mut names: Vec<String> = Vec::new();
        let mut missing = Vec::new();
        for id in ids {
            let Some(source) = self.source(id) else {
                missing.push(id.clone());
                continue;
            };
            let name = source
                .publisher
                .clone()
                .or_else(|| source.title.clone())
                .or_else(|| source.document.as_ref().map(ToString::to_string))
                .or_else(|| source.url.clone())
                .unwrap_or_else(|| id.clone());
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (names, missing)
    }

    /// The passage at that place.
    #[must_use]
    pub fn passage(&self, pinpoint: &Pinpoint) -> Option<&Passage> {
        self.passages
            .iter()
            .find(|passage| passage.pinpoint == *pinpoint)
    }

    /// The date to which a passage belongs: its own; for a provision, the day on which it
    /// came into the law, if its history tells; else the document's.
    #[must_use]
    pub fn date_of(&self, passage: &Passage) -> Option<PartialDate> {
        passage
            .date
            .or_else(|| self.provision_date(&passage.pinpoint))
            .or(self.date)
    }

    /// The first day on which the history of a provision, or of the nearest one around it,
    /// has it inserted or commenced.
    fn provision_date(&self, pinpoint: &Pinpoint) -> Option<PartialDate> {
        self.provisions
            .iter()
            .filter(|provision| provision.at.contains(pinpoint))
            .max_by_key(|provision| provision.at.to_string().len())?
            .history
            .iter()
            .filter(|entry| {
                matches!(
                    entry.state,
                    ProvisionState::Inserted | ProvisionState::Commenced
                )
            })
            .filter_map(|entry| entry.date)
            .min()
    }

    /// The address where the document itself can be read, if a source is marked as that;
    /// for what somebody said, where it was reported.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        let address = |source: &&Source| source.url.is_some();
        let official = self
            .sources
            .iter()
            .filter(|source| source.official)
            .find(address);
        let reported = || {
            self.sources
                .iter()
                .find(address)
                .filter(|_| self.kind.is_statement())
        };
        official
            .or_else(reported)
            .and_then(|source| source.url.as_deref())
    }
}
