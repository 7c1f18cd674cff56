//! The only door to the terminal: results to standard output, notes to standard error.

use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use hoja::diagnostic::Diagnostic;

use super::error::CliError;
use super::{Global, report};

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Styles of the output, by what they mark.
pub(crate) const STRONG: Style = Style::new().bold();
pub(crate) const FAINT: Style = Style::new().dimmed();
pub(crate) const WARN: Style = AnsiColor::Yellow.on_default();

/// Columns of output that is not a terminal, and the most on one.
const COLUMNS: usize = 80;
const WIDEST: usize = 100;

/// So many bytes of results are written out before the command ends.
const MUCH: usize = 64 << 10;

/// Where results and notes go.
pub(crate) struct Ui {
    /// Results, held back until the command ends, to be paged if they are long.
    page: Vec<u8>,
    color: ColorChoice,
    quiet: bool,
    verbose: bool,
    json: bool,
}

impl Ui {
    pub(crate) fn new(global: &Global) -> Self {
        let color = match global.color {
            ColorWhen::Always => ColorChoice::AlwaysAnsi,
            ColorWhen::Never => ColorChoice::Never,
            ColorWhen::Auto => AutoStream::choice(&io::stdout()),
        };
        Self {
            page: Vec::new(),
            color,
            quiet: global.quiet,
            verbose: global.verbose,
            json: global.json,
        }
    }

    /// Whether the command is to answer in JSON.
    pub(crate) const fn json(&self) -> bool {
        self.json
    }

    /// Whether long work may show how far it is.
    pub(crate) const fn shows_progress(&self) -> bool {
        !self.quiet
    }

    /// Columns of a line of results.
    pub(crate) fn columns(&self) -> usize {
        if !io::stdout().is_terminal() {
            return COLUMNS;
        }
        terminal_size::terminal_size()
            .map_or(COLUMNS, |(width, _)| usize::from(width.0).clamp(40, WIDEST))
    }

    /// Adds a line of results.
    pub(crate) fn line(&mut self, line: impl AsRef<str>) {
        self.page.extend_from_slice(line.as_ref().as_bytes());
        self.page.push(b'\n');
    }

    /// Adds results as they are.
    pub(crate) fn text(&mut self, text: &str) {
        self.page.extend_from_slice(text.as_bytes());
    }

    /// Adds results that are no text for people: a completion script, a manual page.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.page.extend_from_slice(bytes);
    }

    /// Writes out what was added so far, if that is much and no pager could want it: an answer
    /// of any size then needs no memory of its size.
    pub(crate) fn release(&mut self) -> Result<(), CliError> {
        if self.page.len() < MUCH || (!self.json && io::stdout().is_terminal()) {
            return Ok(());
        }
        let page = std::mem::take(&mut self.page);
        io::stdout().lock().write_all(&page)?;
        Ok(())
    }

    /// Adds one JSON object.
    pub(crate) fn object(&mut self, value: &serde_json::Value) -> Result<(), CliError> {
        serde_json::to_writer_pretty(&mut self.page, value)?;
        self.page.push(b'\n');
        Ok(())
    }

    /// Words in a style, if colour is used.
    pub(crate) fn styled(&self, style: Style, words: impl AsRef<str>) -> String {
        let words = words.as_ref();
        if self.color == ColorChoice::Never {
            words.to_owned()
        } else {
            format!("{style}{words}{style:#}")
        }
    }

    /// Marks about a highlight: bold on a terminal, nothing elsewhere.
    pub(crate) fn marks(&self) -> (String, String) {
        if self.color == ColorChoice::Never {
            (String::new(), String::new())
        } else {
            (format!("{STRONG}"), format!("{STRONG:#}"))
        }
    }

    /// A note to the user, on standard error.
    pub(crate) fn note(&self, note: impl AsRef<str>) {
        if !self.quiet {
            let _ = writeln!(io::stderr(), "{}", note.as_ref());
        }
    }

    /// A note for those who asked for more.
    pub(crate) fn detail(&self, note: impl AsRef<str>) {
        if self.verbose {
            self.note(note);
        }
    }

    /// Findings, drawn with their places, on standard error.
    pub(crate) fn findings(&self, findings: &[Diagnostic]) {
        let colored = self.color != ColorChoice::Never && io::stderr().is_terminal();
        let mut err = io::stderr().lock();
        for finding in findings {
            let _ = writeln!(err, "{}\n", report::draw(finding, colored));
        }
    }

    /// Says why the command failed.
    pub(crate) fn fail(&self, error: &CliError) {
        let mut err = io::stderr().lock();
        match error {
            CliError::Query(finding) => drop(writeln!(
                err,
                "{}",
                report::draw(
                    finding,
                    self.color != ColorChoice::Never && io::stderr().is_terminal()
                )
            )),
            CliError::Findings(findings) => {
                drop(err);
                self.findings(findings);
                let _ = writeln!(io::stderr(), "{}", report::count(findings));
            }
            CliError::Usage { message, help } => {
                let _ = writeln!(err, "error: {message}");
                if let Some(help) = help {
                    let _ = writeln!(err, "  help: {help}");
                }
            }
            CliError::Machine { message, cause } => {
                let _ = writeln!(err, "error: {message}");
                if let Some(cause) = cause {
                    let _ = writeln!(err, "  cause: {cause}");
                }
            }
            other => drop(writeln!(err, "error: {other}")),
        }
    }

    /// Writes the results out, through a pager if they are longer than the terminal.
    pub(crate) fn finish(&mut self) -> Result<(), CliError> {
        let page = std::mem::take(&mut self.page);
        if !self.json && is_long(&page) && self.through_pager(&page) {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(&page)?;
        out.flush()?;
        Ok(())
    }

    /// Shows the page in the user's pager. `false` if there is none.
    fn through_pager(&self, page: &[u8]) -> bool {
        let pager = ["HOJA_PAGER", "PAGER"]
            .iter()
            .find_map(|name| std::env::var(name).ok());
        let pager = pager.unwrap_or_else(|| "less".to_owned());
        let mut words = pager.split_whitespace();
        let Some(program) = words.next().filter(|program| *program != "cat") else {
            return false;
        };
        let child = Command::new(program)
            .args(words)
            .env("LESS", "FRX")
            .env("LESSCHARSET", "utf-8")
            .stdin(Stdio::piped())
            .spawn();
        let Ok(mut child) = child else { return false };
        if let Some(mut stdin) = child.stdin.take() {
            // Leaving the pager early is no mistake.
            let _ = stdin.write_all(page);
        }
        child.wait().is_ok()
    }
}

fn is_long(page: &[u8]) -> bool {
    if !io::stdout().is_terminal() {
        return false;
    }
    let rows = terminal_size::terminal_size().map_or(24, |(_, height)| usize::from(height.0));
    page.iter().filter(|byte| **byte == b'\n').count() >= rows
}
