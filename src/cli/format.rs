//! The formats in which briefs and summaries are written.

use std::io::IsTerminal as _;
use std::path::Path;

use clap::ValueEnum;
use hoja::render::Format as Drawn;

use super::error::CliError;
use super::ui::Ui;

/// A format, as it is named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Format {
    /// Markdown
    Md,
    /// One HTML file that prints well
    Html,
    /// Word and LibreOffice
    Docx,
    /// PDF
    Pdf,
    /// JSON
    Json,
}

impl Format {
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Md => Drawn::Markdown.ending(),
            Self::Html => Drawn::Html.ending(),
            Self::Docx => Drawn::Docx.ending(),
            Self::Pdf => Drawn::Pdf.ending(),
        }
    }

    /// The writer; JSON is the data itself.
    pub(crate) const fn drawn(self) -> Option<Drawn> {
        match self {
            Self::Md => Some(Drawn::Markdown),
            Self::Html => Some(Drawn::Html),
            Self::Docx => Some(Drawn::Docx),
            Self::Pdf => Some(Drawn::Pdf),
            Self::Json => None,
        }
    }

    /// The format of a single paper: the one that is named, else that of the file's ending,
    /// else JSON with --json, else Markdown. A binary one is not written to a terminal.
    pub(crate) fn of(
        ui: &Ui,
        named: Option<Self>,
        output: Option<&Path>,
    ) -> Result<Self, CliError> {
        let format = match (named, output) {
            (Some(format), _) => format,
            (None, None) if ui.json() => Self::Json,
            (None, None) => Self::Md,
            (None, Some(path)) => Self::of_ending(path)?,
        };
        if output.is_none()
            && format.drawn().is_some_and(Drawn::is_binary)
            && std::io::stdout().is_terminal()
        {
            return Err(CliError::usage(
                format!("{} is not for a terminal", format.ending()),
                Some(format!("add -o FILE.{}", format.ending())),
            ));
        }
        Ok(format)
    }

    fn of_ending(path: &Path) -> Result<Self, CliError> {
        let Some(ending) = path.extension().and_then(|ending| ending.to_str()) else {
            return Ok(Self::Md);
        };
        let known = Self::value_variants();
        known
            .iter()
            .copied()
            .find(|format| format.ending() == ending || ending == "htm" && *format == Self::Html)
            .ok_or_else(|| {
                let endings: Vec<_> = known.iter().map(|format| format.ending()).collect();
                CliError::usage(
                    format!("no format is known for the ending `.{ending}`"),
                    Some(format!("give --format with one of {}", endings.join(", "))),
                )
            })
    }
}

/// What a reader sees of a paper on a terminal: Markdown without the comment for programs.
pub(crate) fn shown(bytes: &[u8]) -> &[u8] {
    const COMMENT: &[u8] = b"\n<!-- hoja ";
    if !std::io::stdout().is_terminal() {
        return bytes;
    }
    let at = bytes
        .windows(COMMENT.len())
        .rposition(|window| window == COMMENT);
    at.map_or(bytes, |at| &bytes[..at])
}
