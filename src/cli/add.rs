use super::error::{CliError, Outcome};
use super::ui::Ui;
use super::world::World;
/// Add
#[derive(Debug, clap::Args)]
pub(crate) struct AddArgs {}
pub(crate) fn run(_: &mut Ui, _: &World, _: &AddArgs) -> Result<Outcome, CliError> {
    Ok(Outcome::Done)
}
