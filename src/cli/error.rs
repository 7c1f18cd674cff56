//! How a command ends.

use std::io;
use std::path::Path;

use hoja::diagnostic::Diagnostic;
use hoja::engine::EngineError;
use hoja::matter::MatterError;
use hoja::render::RenderError;
use thiserror::Error;

/// How a command ended that could be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Done (status 0).
    Done,
    /// Done, and the answer is no: nothing found, a check that fails (status 1).
    No,
    /// Done as far as the input allowed (status 3).
    BadInput,
    /// Done as far as the network allowed (status 4).
    Unreached,
}

impl Outcome {
    pub(crate) const fn status(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::No => 1,
            Self::BadInput => 3,
            Self::Unreached => 4,
        }
    }
}

/// Why a command could not be carried out; decides the status and what is printed.
#[derive(Debug, Error)]
pub(crate) enum CliError {
    /// The command or a query is wrong (status 2).
    #[error("{message}")]
    Usage {
        message: String,
        help: Option<String>,
    },
    /// A query is wrong at a place (status 2).
    #[error("the query has a mistake")]
    Query(Box<Diagnostic>),
    /// The matter or an input is wrong (status 3).
    #[error("the matter has mistakes")]
    Findings(Vec<Diagnostic>),
    /// An input cannot be used at all (status 3).
    #[error("{0}")]
    Input(String),
    /// The machine refused (status 4).
    #[error("{message}")]
    Machine {
        message: String,
        cause: Option<String>,
    },
    /// Whoever read our output has gone: nothing is wrong.
    #[error("broken pipe")]
    BrokenPipe,
}

impl CliError {
    pub(crate) const fn status(&self) -> u8 {
        match self {
            Self::Usage { .. } | Self::Query(_) => 2,
            Self::Findings(_) | Self::Input(_) => 3,
            Self::Machine { .. } => 4,
            Self::BrokenPipe => 0,
        }
    }

    /// A mistake in the command.
    pub(crate) fn usage(message: impl Into<String>, help: Option<String>) -> Self {
        Self::Usage {
            message: message.into(),
            help,
        }
    }

    /// A failure of the file system at a path.
    pub(crate) fn io(what: &str, path: &Path, source: &io::Error) -> Self {
        Self::Machine {
            message: format!("could not {what} {}", path.display()),
            cause: Some(source.to_string()),
        }
    }
}

impl From<io::Error> for CliError {
    /// Only for writing to the terminal or a pipe: all else names its path.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::BrokenPipe
        } else {
            Self::Machine {
                message: "could not write the output".to_owned(),
                cause: Some(error.to_string()),
            }
        }
    }
}

impl From<MatterError> for CliError {
    fn from(error: MatterError) -> Self {
        match &error {
            MatterError::NotAMatter(_) => Self::usage(
                error.to_string(),
                Some(
                    "`hoja init DIR` makes one; without --matter the bundled NIIMS matter is read"
                        .to_owned(),
                ),
            ),
            MatterError::Io { source, .. } => Self::Machine {
                message: error.to_string(),
                cause: Some(source.to_string()),
            },
            MatterError::NotText { .. } | MatterError::TooLarge { .. } => {
                Self::Input(error.to_string())
            }
        }
    }
}

impl From<EngineError> for CliError {
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Matter(error) => error.into(),
            EngineError::Io { ref source, .. } => Self::Machine {
                message: format!("{error}: {source}"),
                cause: None,
            },
            EngineError::TooManyForms { .. } | EngineError::TooHeavy => {
                Self::usage(error.to_string(), None)
            }
            EngineError::Locked { .. } | EngineError::Damaged(_) => Self::Machine {
                message: error.to_string(),
                cause: None,
            },
        }
    }
}

impl From<serde_json::Error> for CliError {
    fn from(error: serde_json::Error) -> Self {
        Self::Machine {
            message: "could not write JSON".to_owned(),
            cause: Some(error.to_string()),
        }
    }
}

impl From<RenderError> for CliError {
    fn from(error: RenderError) -> Self {
        match error {
            RenderError::Template(finding) => Self::Findings(vec![*finding]),
            RenderError::LeftOut(_) => Self::usage(
                error.to_string(),
                Some("build it with its usual features, or choose another format".to_owned()),
            ),
            RenderError::Writer { .. } => Self::Machine {
                message: error.to_string(),
                cause: None,
            },
            RenderError::Paper { .. } | RenderError::Links(_) => Self::Input(error.to_string()),
        }
    }
}
