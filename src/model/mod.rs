//! Plain data of a legal matter. No input, no output, no search.

mod attributes;
mod date;
mod document;
mod id;
mod issue;
mod order;
mod paper;
mod passage;
mod pinpoint;
mod provision;
mod reference;
mod verification;

pub use attributes::{EventKind, Role, Stance, Voice};
pub use date::{DateError, PartialDate};
pub use document::{
    Conflict, Document, DocumentCitation, Kind, Party, PartyRole, Relation, RelationType, Side,
    Source, Standing, StandingState, TextKind, Touch, TouchLabel, TouchSetBy,
};
pub use id::{DocId, IdError, IssueId, OrderId};
pub use issue::{Authority, Issue};
pub use order::{Order, OrderEntry, OrderKind, OrderState};
pub use paper::{Block, Note, Paper, Place, Run, Target, Term, plain};
pub use passage::Passage;
pub use pinpoint::{Pinpoint, PinpointError, Unit};
pub use provision::{Provision, ProvisionEntry, ProvisionState};
pub use reference::{Reference, ReferenceError};
pub use verification::{Evidence, Verification};

/// Defines an enum whose variants have one written form each, in corpus files,
/// in JSON and on the command line alike.
macro_rules! written_enum {
    (
        $(#[$meta:meta])*
        $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $text:literal ),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $( $(#[$vmeta])* #[serde(rename = $text)] $variant ),+
        }

        impl $name {
            /// Every value, in the order in which the documentation lists them.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),+ ];

            /// The written form.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $text ),+ }
            }

            /// The written forms of all values.
            pub fn names() -> impl Iterator<Item = &'static str> {
                Self::ALL.iter().map(|value| value.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::model::UnknownName;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $( $text => Ok(Self::$variant), )+
                    _ => Err(crate::model::UnknownName(text.to_owned())),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(crate) use written_enum;

/// A word that is none of the names allowed in its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not one of the known names")]
pub struct UnknownName(pub String);
