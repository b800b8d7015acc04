//! The binary: command line, configuration, wiring.
//!
//! It is the only place that reads the wall clock ([`wall`]); everything below it is told what time it is.

mod cli;
mod csv_rows;
mod desk;
mod serve;
mod wall;

/// Many small strings come and go with each page: this one gives their memory back.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main()
}
