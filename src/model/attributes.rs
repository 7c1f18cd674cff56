//! Who speaks in a passage, and what the passage does.

use super::written_enum;

written_enum! {
    /// Who speaks in a passage.
    Voice {
        /// The bench that gives the decision.
        Court = "court",
        /// Whoever brought the case, applicants and appellants included.
        Petitioner = "petitioner",
        /// Whoever answers it.
        Respondent = "respondent",
        /// A party joined without being sued.
        InterestedParty = "interested-party",
        /// A friend of the court.
        Amicus = "amicus",
        /// Parliament, in a law or in debate.
        Legislature = "legislature",
        /// The executive, in rules or in what its officers say.
        Government = "government",
        /// Organisations and persons outside the State.
        CivilSociety = "civil-society",
        /// A news organisation in its own words.
        Press = "press",
        /// A witness called for what they know of a field.
        Expert = "expert",
    }
}

impl Voice {
    /// Whether the speaker is a side in a case: what it says there is argument.
    #[must_use]
    pub const fn is_party(self) -> bool {
        matches!(
            self,
            Self::Petitioner | Self::Respondent | Self::InterestedParty
        )
    }

    /// The voice that somebody means who writes its name in short, in the plural or in Kiswahili:
    /// `gov`, `petitioners`, `serikali`.
    #[must_use]
    pub fn meant(name: &str) -> Option<Self> {
        Some(match name.to_lowercase().replace(' ', "-").as_str() {
            "courts" | "mahakama" => Self::Court,
            "petitioners" | "applicant" | "appellant" | "mlalamikaji" | "walalamikaji" => {
                Self::Petitioner
            }
            "respondents" | "mlalamikiwa" | "walalamikiwa" => Self::Respondent,
            "interested" | "interested-parties" => Self::InterestedParty,
            "parliament" | "bunge" => Self::Legislature,
            "gov" | "govt" | "gok" | "state" | "serikali" => Self::Government,
            "civil" | "cso" | "csos" | "ngo" | "ngos" | "mashirika" => Self::CivilSociety,
            "media" | "news" | "habari" => Self::Press,
            "experts" | "mtaalamu" => Self::Expert,
            other => return other.parse().ok(),
        })
    }

    /// The word for a reader: `the court`, `the petitioners`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Court => "the court",
            Self::Petitioner => "the petitioners",
            Self::Respondent => "the respondents",
            Self::InterestedParty => "an interested party",
            Self::Amicus => "a friend of the court",
            Self::Legislature => "the legislature",
            Self::Government => "the government",
            Self::CivilSociety => "civil society",
            Self::Press => "the press",
            Self::Expert => "an expert",
        }
    }
}

written_enum! {
    /// On which side of a question a passage stands, as a person has marked it.
    Stance {
        /// For the claim of those who bring the case.
        For = "for",
        /// Against it.
        Against = "against",
    }
}

written_enum! {
    /// What a passage does.
    Role {
        /// Facts and history that nobody argues from here.
        Background = "background",
        /// What a side says should be decided, and why.
        Argument = "argument",
        /// What the court decides or accepts.
        Finding = "finding",
        /// What the court commands, allows or declares.
        Order = "order",
        /// A provision of a law.
        Provision = "provision",
        /// Something said outside court.
        Statement = "statement",
        /// Something that happened on a date.
        Event = "event",
    }
}

written_enum! {
    /// What kind of thing happened on a date.
    EventKind {
        /// A case or application was brought.
        Filed = "filed",
        /// A hearing took place.
        Heard = "heard",
        /// A court decided.
        Decided = "decided",
        /// A Bill or draft was made public.
        Introduced = "introduced",
        /// A house of Parliament passed a Bill.
        Passed = "passed",
        /// The President assented.
        Assented = "assented",
        /// A law was published.
        Published = "published",
        /// A law came into operation.
        Commenced = "commenced",
        /// A paper was laid before Parliament.
        Tabled = "tabled",
        /// Somebody said something in public.
        Said = "said",
        /// Anything else.
        Happened = "happened",
    }
}
