//! Arguments → the window or a command.

use std::path::PathBuf;
use std::process::ExitCode;

use readout::cli::{self, Job};
use readout::desk;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Job::Done(code) => code,
        Job::Window(file) => window(file),
    }
}

fn window(file: Option<PathBuf>) -> ExitCode {
    match desk::run(file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("readout: {error}");
            ExitCode::FAILURE
        }
    }
}
