//! `hoja completions`: completion scripts for shells.

use clap::CommandFactory;
use clap_complete::Shell;

use super::Cli;
use super::error::{CliError, Outcome};
use super::ui::Ui;

/// Print a completion script for a shell
///
/// For bash: `hoja completions bash > ~/.local/share/bash-completion/completions/hoja`
#[derive(Debug, clap::Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

pub(crate) fn run(ui: &mut Ui, args: &CompletionsArgs) -> Result<Outcome, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "hoja", &mut script);
    ui.bytes(&script);
    Ok(Outcome::Done)
}
