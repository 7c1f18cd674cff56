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

    /// The format of a single paper; Markdown where nothing says so. A binary one is not written to
    /// a terminal.
    pub(crate) fn of(
        ui: &Ui,
        named: Option<Self>,
        output: Option<&Path>,
    ) -> Result<Self, CliError> {
        let format = chosen(ui, named, output)?.unwrap_or(Self::Md);
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
}

impl Endings for Format {
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Html => &["html", "htm"],
            Self::Md => const { &[Self::Md.ending()] },
            Self::Docx => const { &[Self::Docx.ending()] },
            Self::Pdf => const { &[Self::Pdf.ending()] },
            Self::Json => &["json"],
        }
    }

    fn json() -> Option<Self> {
        Some(Self::Json)
    }
}

/// The formats of a command, and the endings of files by which each is known.
pub(crate) trait Endings: ValueEnum + Copy {
    /// Of a format that is only had by name none.
    fn endings(self) -> &'static [&'static str];

    /// What `--json` asks for.
    fn json() -> Option<Self>;
}

/// The format that is asked for, by one rule for all commands: the one that is named, else that of
/// the file's ending, else JSON with --json. `None` where nothing says so.
pub(crate) fn chosen<F: Endings>(
    ui: &Ui,
    named: Option<F>,
    output: Option<&Path>,
) -> Result<Option<F>, CliError> {
    by_rule(named, output, ui.json())
}

fn by_rule<F: Endings>(
    named: Option<F>,
    output: Option<&Path>,
    json: bool,
) -> Result<Option<F>, CliError> {
    let ending = output
        .and_then(Path::extension)
        .map(|ending| ending.to_string_lossy().to_lowercase());
    match (named, ending) {
        (Some(format), _) => Ok(Some(format)),
        (None, Some(ending)) => of_ending(&ending).map(Some),
        (None, None) => Ok(F::json().filter(|_| json)),
    }
}

fn of_ending<F: Endings>(ending: &str) -> Result<F, CliError> {
    let known = F::value_variants();
    let fits = |format: &F| format.endings().contains(&ending);
    known.iter().copied().find(fits).ok_or_else(|| {
        let names = known.iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<String> = names.map(|name| name.get_name().to_owned()).collect();
        CliError::usage(
            format!("no format is known for the ending `.{ending}`"),
            Some(format!("give --format with one of {}", names.join(", "))),
        )
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_then_the_ending_then_json() {
        let rule = |named, output: Option<&str>, json| {
            by_rule::<Format>(named, output.map(Path::new), json)
        };
        let pdf = Some(Format::Pdf);
        assert_eq!(rule(pdf, Some("a.html"), true).unwrap(), pdf);
        for (output, json, format) in [
            (Some("a.HTM"), true, Some(Format::Html)),
            (Some("a.json"), false, Some(Format::Json)),
            (Some("a"), true, Some(Format::Json)),
            (None, true, Some(Format::Json)),
            (None, false, None),
            (Some("a"), false, None),
        ] {
            assert_eq!(rule(None, output, json).unwrap(), format, "{output:?}");
        }
        assert!(rule(None, Some("a.xyz"), true).is_err());
    }
}
