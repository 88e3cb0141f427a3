//! The process behind the walls.

use std::io::{self, BufRead as _, BufReader, Read, Write};

use serde::{Deserialize, Serialize};

use crate::import::{self, Draft, MAX_BYTES, Source, SourceKind};

/// Longest first line of the input, in bytes.
const HEAD: u64 = 64 * 1024;

/// The first line of the input, in JSON; the bytes of the file follow.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    pub name: String,
    /// The user's choice of encoding, by its WHATWG name.
    pub encoding: Option<String>,
    pub kind: Option<SourceKind>,
}

/// What goes back, in JSON.
#[derive(Serialize, Deserialize)]
pub(super) enum Answer {
    Read(Box<Draft>),
    Refused(String),
}

/// Does what the process is for: puts up its walls, reads a file from `input`, writes what became of it to `out`.
/// `memory` in bytes, `processor` in seconds.
///
/// # Errors
/// Where the walls cannot be put up, the input is not what [`super::read`] sends, or nobody takes the answer.
pub fn answer(memory: u64, processor: u64, input: impl Read, out: &mut dyn Write) -> io::Result<()> {
    wall_in(memory, processor)?;
    let mut input = BufReader::new(input);
    let mut line = String::new();
    input.by_ref().take(HEAD).read_line(&mut line)?;
    let head: Head = serde_json::from_str(&line)?;
    let mut bytes = Vec::new();
    input.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    let encoding = head.encoding.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let source = Source { name: &head.name, bytes: &bytes, encoding, kind: head.kind };
    let answer = match import::read(&source) {
        Ok(draft) => Answer::Read(Box::new(draft)),
        Err(error) => Answer::Refused(error.to_string()),
    };
    serde_json::to_writer(&mut *out, &answer)?;
    out.flush()
}

/// Limits that hold for the rest of this process: memory, time, no file to be opened (nor a connection, which is one),
/// none to be written, no image of its memory left behind.
#[cfg(unix)]
fn wall_in(memory: u64, processor: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    // The first three are input, output and errors.
    const FILES: u64 = 3;
    let limits = [
        (Resource::As, memory),
        (Resource::Cpu, processor),
        (Resource::Nofile, FILES),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    for (resource, limit) in limits {
        let most = getrlimit(resource).maximum;
        let limit = most.map_or(limit, |most| most.min(limit));
        let set = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
        // macOS knows this limit, and does not take it below what is mapped already.
        if !(cfg!(target_os = "macos") && resource == Resource::As) {
            set?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "on other systems it can fail")]
fn wall_in(_: u64, _: u64) -> io::Result<()> {
    Ok(())
}
