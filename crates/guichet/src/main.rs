//! The binary: command line, configuration, wiring.
//!
//! It is the only place that reads the wall clock ([`wall`]); everything below it is told what time it is.

mod cli;
mod csv_rows;
mod wall;

fn main() -> std::process::ExitCode {
    cli::main()
}
