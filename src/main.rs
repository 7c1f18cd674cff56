//! The command line of hoja.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
