//! Arguments → the window or a command.

use std::path::PathBuf;
use std::process::ExitCode;

use mimalloc::MiMalloc;
use readout::cli::{self, Job};
use readout::{desk, memory};

/// The work of a task is done in memory that nothing else needs later: this one gives it back.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    memory::keep_between_frames();
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
