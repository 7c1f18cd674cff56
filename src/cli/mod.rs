//! The command line: what was typed, and which command runs.

mod add;
mod authorities;
mod brief;
mod check;
mod cite;
mod cited_by;
mod claims;
mod completions;
mod error;
mod export;
mod format;
mod house;
mod incorporate;
mod index;
mod init;
mod issues;
mod law;
mod man;
mod orders;
mod pack;
mod progress;
mod pull;
mod report;
mod search;
mod show;
mod summary;
mod text;
mod timeline;
mod ui;
mod verify;
mod world;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use error::{CliError, Outcome};
use ui::Ui;
use world::World;

/// Index, search and brief the documents of a legal matter
///
/// hoja reads a matter: a folder of judgments, laws, statements and issues in
/// Markdown, marked by a `hoja.yaml`. Without one, it reads the NIIMS (Huduma
/// Namba) matter that it carries.
#[derive(Debug, Parser)]
#[command(
    name = "hoja",
    version,
    about,
    long_about,
    max_term_width = 80,
    propagate_version = true,
    after_help = "Examples:\n  hoja brief public-participation\n  hoja search 'dna AND gps' --voice court\n  hoja show nrf-2020-judgment\n\nExit status: 0 done; 1 nothing found or a check failed; 2 a mistake in the\ncommand or query; 3 bad input or a damaged matter; 4 the machine failed."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Flags of every command.
#[derive(Debug, clap::Args)]
pub(crate) struct Global {
    /// Matter to read: a folder with a `hoja.yaml`
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "HOJA_MATTER",
        hide_env_values = true
    )]
    matter: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long, global = true)]
    json: bool,
    /// Print no notes and no progress
    #[arg(long, short, global = true)]
    quiet: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ui::ColorWhen,
    /// Say more about what is done
    #[arg(long, short, global = true)]
    verbose: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::InitArgs),
    Add(add::AddArgs),
    Pull(pull::PullArgs),
    Index(index::IndexArgs),
    Search(Box<search::SearchArgs>),
    Show(show::ShowArgs),
    Issues(issues::IssuesArgs),
    Brief(brief::BriefArgs),
    Export(export::ExportArgs),
    Summary(summary::SummaryArgs),
    Cite(cite::CiteArgs),
    CitedBy(cited_by::CitedByArgs),
    Authorities(authorities::AuthoritiesArgs),
    Law(law::LawArgs),
    Orders(orders::OrdersArgs),
    Claims(claims::ClaimsArgs),
    Timeline(timeline::TimelineArgs),
    Check(check::CheckArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
}

/// Runs what the command line asks for; its status is that of the process.
pub(crate) fn main() -> ExitCode {
    let cli = match Cli::try_parse_from(std::env::args_os().collect::<Vec<OsString>>()) {
        Ok(cli) => cli,
        Err(error) => {
            // clap prints help to standard output and mistakes to standard error.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let mut ui = Ui::new(&cli.global);
    let world = World::new(&cli.global);
    let result = run(&mut ui, &world, &cli.command).and_then(|outcome| {
        ui.finish()?;
        Ok(outcome)
    });
    match result {
        Ok(outcome) => ExitCode::from(outcome.status()),
        Err(CliError::BrokenPipe) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = ui.finish();
            ui.fail(&error);
            ExitCode::from(error.status())
        }
    }
}

fn run(ui: &mut Ui, world: &World, command: &Command) -> Result<Outcome, CliError> {
    match command {
        Command::Init(args) => init::run(ui, args),
        Command::Add(args) => add::run(ui, world, args),
        Command::Pull(args) => pull::run(ui, world, args),
        Command::Index(args) => index::run(ui, world, args),
        Command::Search(args) => search::run(ui, world, args),
        Command::Show(args) => show::run(ui, world, args),
        Command::Issues(args) => issues::run(ui, world, args),
        Command::Brief(args) => brief::run(ui, world, args),
        Command::Export(args) => export::run(ui, world, args),
        Command::Summary(args) => summary::run(ui, world, args),
        Command::Cite(args) => cite::run(ui, world, args),
        Command::CitedBy(args) => cited_by::run(ui, world, args),
        Command::Authorities(args) => authorities::run(ui, world, args),
        Command::Law(args) => law::run(ui, world, args),
        Command::Orders(args) => orders::run(ui, world, args),
        Command::Claims(args) => claims::run(ui, world, args),
        Command::Timeline(args) => timeline::run(ui, world, args),
        Command::Check(args) => check::run(ui, world, args),
        Command::Completions(args) => completions::run(ui, args),
        Command::Man(args) => man::run(ui, args),
    }
}
