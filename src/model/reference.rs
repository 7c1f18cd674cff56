//! References from one place of a matter to another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Pinpoint, PinpointError};

/// A document, or a place in it: `nrf-2020-judgment`, `nrf-2020-judgment#para 4`.
///
/// The document may be named by an alias, which may hold slashes; then the place
/// may also be written as its last part: `ke/constitution/art-10`.
///
/// ```
/// use hoja::model::Reference;
/// let place: Reference = "rpa-cap-107#s 9A(1)".parse()?;
/// assert_eq!(place.document(), "rpa-cap-107");
/// assert_eq!(place.pinpoint().unwrap().to_string(), "s 9A(1)");
/// let article: Reference = "ke/constitution/art-10".parse()?;
/// assert_eq!(article.to_string(), "ke/constitution#art 10");
/// # Ok::<(), hoja::model::ReferenceError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference {
    document: String,
    pinpoint: Option<Pinpoint>,
}

/// Why a text is no [`Reference`].
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReferenceError {
    /// Nothing before the `#`.
    #[error("a reference names a document first, as in `nrf-2020-judgment#para 4`")]
    NoDocument,
    /// What follows the `#` is no pinpoint.
    #[error(transparent)]
    Pinpoint(#[from] PinpointError),
}

impl Reference {
    /// A reference to a document, or to a place in it.
    #[must_use]
    pub fn new(document: impl Into<String>, pinpoint: Option<Pinpoint>) -> Self {
        Self {
            document: document.into(),
            pinpoint,
        }
    }

    /// The document's id or alias.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The place in the document, if one is named.
    #[must_use]
    pub fn pinpoint(&self) -> Option<&Pinpoint> {
        self.pinpoint.as_ref()
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        let text = text.trim();
        if let Some((document, pinpoint)) = text.split_once('#') {
            if document.trim().is_empty() {
                return Err(ReferenceError::NoDocument);
            }
            return Ok(Self::new(document.trim(), Some(pinpoint.trim().parse()?)));
        }
        if let Some((alias, tail)) = text.rsplit_once('/')
            && let Some((unit, label)) = tail.split_once('-')
            && let Ok(pinpoint) = format!("{unit} {label}").parse()
        {
            return Ok(Self::new(alias, Some(pinpoint)));
        }
        if text.is_empty() {
            Err(ReferenceError::NoDocument)
        } else {
            Ok(Self::new(text, None))
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.pinpoint {
            None => f.pad(&self.document),
            Some(pinpoint) => f.pad(&format!("{}#{pinpoint}", self.document)),
        }
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(text: String) -> Result<Self, ReferenceError> {
        text.parse()
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}
