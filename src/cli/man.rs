//! `hoja man`: the manual page.

use clap::CommandFactory;

use super::Cli;
use super::error::{CliError, Outcome};
use super::ui::Ui;

/// Print the manual page in roff
///
/// To read it: `hoja man | man -l -`. With a command's name, the page of that command.
#[derive(Debug, clap::Args)]
pub(crate) struct ManArgs {
    /// A command of hoja
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(crate) fn run(ui: &mut Ui, args: &ManArgs) -> Result<Outcome, CliError> {
    let mut root = Cli::command();
    root.build();
    let command = match &args.command {
        None => root,
        Some(name) => match root.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                let names = root.get_subcommands().map(clap::Command::get_name);
                let near = hoja::diagnostic::nearest(name, names)
                    .map(|near| format!("did you mean `{near}`?"));
                return Err(CliError::usage(
                    format!("hoja has no command `{name}`"),
                    near,
                ));
            }
        },
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    ui.bytes(&page);
    Ok(Outcome::Done)
}
