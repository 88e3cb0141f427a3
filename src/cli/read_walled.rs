//! `readout read-walled`: the process that reads one file behind walls, for [`crate::walled`] alone.

use std::io::{self, Write};

use crate::walled;

#[derive(Debug, clap::Args)]
pub(super) struct ReadWalled {
    /// Address space, in bytes.
    memory: u64,
    /// Time of the processor, in seconds.
    processor: u64,
}

impl ReadWalled {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        walled::answer(self.memory, self.processor, io::stdin().lock(), out)?;
        Ok(true)
    }
}
