//! Why a text was not fetched.

use std::time::Duration;

use thiserror::Error;

use super::AddressError;

/// Why a text was not fetched.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FetchError {
    /// The address cannot be asked.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The matter does not list its host.
    #[error("`{host}` is not among the `hosts` of hoja.yaml")]
    NotListed {
        /// The host, with its port if it is not the usual one.
        host: String,
    },
    /// The host sends the reader to another one, which the matter does not list.
    #[error("`{from}` redirects to `{to}`, which is not among the `hosts` of hoja.yaml")]
    Elsewhere {
        /// The host that was asked.
        from: String,
        /// The host that it names, with its port if it is not the usual one.
        to: String,
        /// The status of the answer.
        status: u16,
    },
    /// One redirect follows another without end.
    #[error("more than {0} redirects")]
    Redirects(usize),
    /// The host has it no longer, or never had.
    #[error("the host has no such page (status {0})")]
    Gone(u16),
    /// The host will not give it.
    #[error("the host does not give it (status {0})")]
    Refused(u16),
    /// It is a picture, a sound, a film.
    #[error("it is {kind}, no text")]
    WrongType {
        /// Its content type.
        kind: String,
    },
    /// It is larger than a text may be.
    #[error("it has more than {} MiB", .0 >> 20)]
    TooLarge(u64),
    /// The host cannot be reached, or breaks off, however often it is asked.
    #[error("{cause}, asked {} times", .attempts)]
    Unreachable {
        /// What went wrong the last time.
        cause: String,
        /// How often it was asked.
        attempts: u32,
        /// The status of the last answer, if there was one.
        status: Option<u16>,
    },
    /// The host wants to be left in peace for longer than we wait.
    #[error("the host asks to wait {} seconds (status {status})", .wait.as_secs())]
    Busy {
        /// How long.
        wait: Duration,
        /// The status of the answer.
        status: u16,
    },
    /// The host failed so often that it is not asked again.
    #[error("`{host}` was not asked: it failed {failures} times in a row")]
    GivenUp {
        /// The host.
        host: String,
        /// How many texts it failed to give.
        failures: u32,
    },
}

impl FetchError {
    /// The stable name of the finding.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Address(_) => "bad-address",
            Self::NotListed { .. } => "host-not-listed",
            Self::Elsewhere { .. } => "redirect-elsewhere",
            Self::Redirects(_) => "too-many-redirects",
            Self::Gone(_) => "no-such-page",
            Self::Refused(_) => "refused-by-host",
            Self::WrongType { .. } => "wrong-type",
            Self::TooLarge(_) => "too-large",
            Self::Unreachable { .. } => "unreachable",
            Self::Busy { .. } => "host-busy",
            Self::GivenUp { .. } => "host-given-up",
        }
    }

    /// What the reader can do.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::Address(_) => "correct `url` of the source in the document".to_owned(),
            Self::NotListed { host } | Self::Elsewhere { to: host, .. } => {
                format!("if it is an official publisher, add `{host}` to `hosts` in hoja.yaml")
            }
            Self::Redirects(_) | Self::Gone(_) | Self::WrongType { .. } => {
                "look for the text's present address and correct `url` of the source".to_owned()
            }
            Self::Refused(_) | Self::TooLarge(_) => {
                "save it with a browser and `hoja add` the file".to_owned()
            }
            Self::Unreachable { .. } | Self::GivenUp { .. } => {
                "run the same command again later: it goes on where it stopped".to_owned()
            }
            Self::Busy { wait, .. } => {
                format!(
                    "run the same command again after {} seconds",
                    wait.as_secs()
                )
            }
        }
    }

    /// Whether asking again later may help.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Unreachable { .. } | Self::Busy { .. } | Self::GivenUp { .. }
        )
    }

    /// The HTTP status of the last answer, if there was one.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        match self {
            Self::Elsewhere { status, .. }
            | Self::Gone(status)
            | Self::Refused(status)
            | Self::Busy { status, .. } => Some(*status),
            Self::Unreachable { status, .. } => *status,
            Self::WrongType { .. } | Self::TooLarge(_) => Some(200),
            Self::Address(_)
            | Self::NotListed { .. }
            | Self::Redirects(_)
            | Self::GivenUp { .. } => None,
        }
    }
}
