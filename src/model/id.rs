//! Names of documents, issues and orders.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is no identifier.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "`{0}` is no id: use lower-case letters, digits and single hyphens, as in `nrf-2020-judgment`"
)]
pub struct IdError(pub String);

/// The longest id in bytes: ids become file names.
const LONGEST: usize = 120;

fn is_kebab(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

macro_rules! id_type {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The written form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                if is_kebab(text) { Ok(Self(text.to_owned())) } else { Err(IdError(text.to_owned())) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

id_type! {
    /// The name of a document, unique in its matter: `nrf-2020-judgment`.
    ///
    /// ```
    /// use hoja::model::DocId;
    /// let id: DocId = "nrf-2020-judgment".parse()?;
    /// assert_eq!(id.to_string(), "nrf-2020-judgment");
    /// assert!("NRF 2020".parse::<DocId>().is_err());
    /// # Ok::<(), hoja::model::IdError>(())
    /// ```
    ///
    /// It does not pass for the name of an issue:
    ///
    /// ```compile_fail
    /// use hoja::model::{DocId, IssueId};
    /// let issue: IssueId = "dna-gps".parse::<DocId>().unwrap();
    /// ```
    DocId
}

id_type! {
    /// The name of a legal issue, also of its file and of its brief: `public-participation`.
    IssueId
}

id_type! {
    /// The name of one order of a decision, unique in its matter: `ord-2019-06`.
    OrderId
}
