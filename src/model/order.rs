//! Orders of court and what became of them.

use serde::{Deserialize, Serialize};

use super::{Evidence, OrderId, PartialDate, PartyRole, Pinpoint, Reference, written_enum};

written_enum! {
    /// What an order does.
    OrderKind {
        /// Says what the law or a right is.
        Declaration = "declaration",
        /// Removes words or provisions from the law.
        StrikingOut = "striking-out",
        /// Forbids something.
        Prohibition = "prohibition",
        /// Quashes a decision.
        Certiorari = "certiorari",
        /// Commands a public body to do its duty.
        Mandamus = "mandamus",
        /// Commands anybody to do something.
        Mandatory = "mandatory",
        /// Keeps things as they are until judgment.
        Conservatory = "conservatory",
        /// Puts a law or a measure out of effect for a time.
        Suspension = "suspension",
        /// Allows something.
        Permission = "permission",
        /// Allows something on a condition.
        ConditionalPermission = "conditional-permission",
        /// Stops proceedings or the effect of a decision.
        Stay = "stay",
        /// Takes an earlier order away.
        SettingAside = "setting-aside",
        /// Sends the case to another court or station.
        Transfer = "transfer",
        /// Refuses what was asked.
        Dismissal = "dismissal",
        /// Gives more time for a step.
        ExtensionOfTime = "extension-of-time",
        /// Says who pays.
        Costs = "costs",
        /// Gives what was asked: allows an appeal, enters judgment.
        Grant = "grant",
        /// Anything else: a sentence, the closing of a file.
        Other = "other",
    }
}

written_enum! {
    /// What became of an order, as one entry of its history.
    OrderState {
        /// It binds.
        InForce = "in-force",
        /// Somebody went to court against it.
        Challenged = "challenged",
        /// It is held back for a time.
        Stayed = "stayed",
        /// A stay was asked for and refused.
        StayRefused = "stay-refused",
        /// Its terms were changed.
        Varied = "varied",
        /// It was obeyed.
        Complied = "complied",
        /// Somebody says that it was obeyed.
        CompliedClaimed = "complied-claimed",
        /// Somebody says that it was broken: always an allegation.
        BreachedAlleged = "breached-alleged",
        /// A court held that it was broken.
        BreachHeld = "breach-held",
        /// Something was done under it.
        Followed = "followed",
        /// A higher court left it standing.
        Upheld = "upheld",
        /// A later decision took its place.
        Superseded = "superseded",
        /// It was taken away.
        SetAside = "set-aside",
        /// It has done its work, or its time is over.
        Spent = "spent",
    }
}

impl OrderState {
    /// Whether the entry changes what the order's own force is, rather than telling
    /// what somebody did or said about it.
    #[must_use]
    pub const fn changes_force(self) -> bool {
        matches!(
            self,
            Self::InForce
                | Self::Stayed
                | Self::Varied
                | Self::Upheld
                | Self::Superseded
                | Self::SetAside
                | Self::Spent
        )
    }

    /// The words for a reader: `said to be breached`, `set aside`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::InForce => "in force",
            Self::Challenged => "challenged",
            Self::Stayed => "stayed",
            Self::StayRefused => "stay refused",
            Self::Varied => "varied",
            Self::Complied => "complied with",
            Self::CompliedClaimed => "said to be complied with",
            Self::BreachedAlleged => "said to be breached",
            Self::BreachHeld => "held to be breached",
            Self::Followed => "followed",
            Self::Upheld => "upheld",
            Self::Superseded => "superseded",
            Self::SetAside => "set aside",
            Self::Spent => "spent",
        }
    }
}

/// One order of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its name, unique in the matter.
    pub id: OrderId,
    /// The passage of the decision that holds it.
    pub at: Pinpoint,
    /// Its number or letter in the decision, if that was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it does.
    pub kind: OrderKind,
    /// Whom it binds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub binds: Vec<PartyRole>,
    /// When it began to bind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// When it ceased to bind, if it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// The provisions it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<Reference>,
    /// What became of it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub status: Vec<OrderEntry>,
}

/// One thing that became of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderEntry {
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// What.
    pub state: OrderState,
    /// The document or passage that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Reference>,
    /// Who says or did it, where no document of the matter shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// What happened, in our own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the entry itself rests on, unless `by` leads to that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}
