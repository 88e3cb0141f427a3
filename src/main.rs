//! Arguments → the window or a command.

use std::path::PathBuf;
use std::process::ExitCode;

use readout::cli::{self, Job};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Job::Done(code) => code,
        Job::Window(file) => window(file),
    }
}

fn window(_file: Option<PathBuf>) -> ExitCode {
    eprintln!("{}", cli::without_window(&"this build has none"));
    ExitCode::FAILURE
}
