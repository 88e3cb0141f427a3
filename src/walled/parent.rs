//! The process in front of the walls: starts the other one, feeds it, waits, and ends it when it must.

use std::io::{self, Read, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::Builder;
use std::time::{Duration, Instant};

use super::child::{Answer, Head};
use super::{COMMAND, WalledError, Walls};
use crate::import::{Draft, MAX_BYTES, Source};

/// How often the wish to cancel is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// Longest answer, in bytes: a text may be larger than the file that it was packed in, and JSON larger than the text.
const LONGEST: u64 = 8 * MAX_BYTES as u64;

/// How much of what the process complains of is kept, in bytes.
const COMPLAINT: u64 = 16 * 1024;

/// How it ended.
enum End {
    Itself(ExitStatus),
    TimedOut,
    Cancelled,
}

/// Reads a file in a process of its own.
pub(super) fn read(walls: &Walls, source: &Source<'_>, cancelled: &AtomicBool) -> Result<Draft, WalledError> {
    let file = if source.name.is_empty() { "pasted text" } else { source.name }.to_owned();
    let not_started =
        |error: &dyn std::fmt::Display| WalledError::NotStarted { file: file.clone(), why: error.to_string() };
    let program = match &walls.program {
        Some(program) => program.clone(),
        None => std::env::current_exe().map_err(|error| not_started(&error))?,
    };
    let begun = Instant::now();
    let mut child = Command::new(program)
        .arg(COMMAND)
        .args([walls.memory.to_string(), walls.processor.to_string()])
        .env_clear()
        // The program's allocator asks for room ahead, a thousand megabytes at a time, and a limit holds for what is asked for
        // later: there it asks for what it needs.
        .env("MIMALLOC_DISALLOW_ARENA_ALLOC", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(&error))?;
    let head = Head {
        name: source.name.to_owned(),
        encoding: source.encoding.map(|encoding| encoding.name().to_owned()),
        kind: source.kind,
    };
    let talked = talk(&mut child, walls, &head, source.bytes, cancelled);
    // However it went, no process is left behind.
    let _ = child.kill();
    let reaped = child.wait();
    let (end, answer, complaint) = talked.map_err(|error| not_started(&error))?;
    match end {
        End::TimedOut => return Err(WalledError::TimedOut { file, time: walls.time }),
        End::Cancelled => return Err(WalledError::Cancelled { file }),
        End::Itself(status) if status.success() => {}
        End::Itself(status) => return Err(died(file, walls, begun.elapsed(), status, &complaint)),
    }
    drop(reaped);
    match serde_json::from_slice(&answer) {
        Ok(Answer::Read(draft)) => Ok(*draft),
        Ok(Answer::Refused(why)) => Err(WalledError::Refused(why)),
        Err(_) => Err(WalledError::Died { file, how: "it gave no answer".to_owned() }),
    }
}

/// Feeds the process and hears it out, on threads of their own so that neither waits for the other.
fn talk(
    child: &mut Child,
    walls: &Walls,
    head: &Head,
    bytes: &[u8],
    cancelled: &AtomicBool,
) -> io::Result<(End, Vec<u8>, String)> {
    let (Some(mut input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(io::Error::other("its pipes are missing"));
    };
    let mut first = serde_json::to_vec(head)?;
    first.push(b'\n');
    let (done, is_done) = channel::<()>();
    std::thread::scope(|scope| {
        Builder::new().name("readout feed".to_owned()).spawn_scoped(scope, move || {
            // A process that refuses early takes no more: its answer tells.
            let _ = input.write_all(&first).and_then(|()| input.write_all(bytes));
        })?;
        let complaint = Builder::new().name("readout errors".to_owned()).spawn_scoped(scope, move || {
            let mut errors = errors;
            let mut kept = Vec::new();
            let _ = errors.by_ref().take(COMPLAINT).read_to_end(&mut kept);
            let _ = io::copy(&mut errors, &mut io::sink());
            String::from_utf8_lossy(&kept).into_owned()
        });
        let answer = Builder::new().name("readout answer".to_owned()).spawn_scoped(scope, move || {
            let mut answer = Vec::new();
            let _ = output.take(LONGEST).read_to_end(&mut answer);
            // Closing the pipe ends a process that writes without end.
            let _ = done.send(());
            answer
        });
        let end = wait(child, walls, &is_done, cancelled);
        if !matches!(end, Ok(End::Itself(_))) {
            let _ = child.kill();
        }
        let answer = answer?.join().unwrap_or_default();
        let complaint = complaint?.join().unwrap_or_default();
        Ok((end?, answer, complaint))
    })
}

/// Waits until it has said all and ended, or must be ended.
fn wait(child: &mut Child, walls: &Walls, is_done: &Receiver<()>, cancelled: &AtomicBool) -> io::Result<End> {
    let start = Instant::now();
    let mut silent = false;
    loop {
        if silent && let Some(status) = child.try_wait()? {
            return Ok(End::Itself(status));
        }
        let left = walls.time.saturating_sub(start.elapsed());
        if cancelled.load(Ordering::Relaxed) {
            return Ok(End::Cancelled);
        }
        if left.is_zero() {
            return Ok(End::TimedOut);
        }
        // After its last word it ends within moments.
        let step = if silent { Duration::from_millis(1) } else { LOOK };
        match is_done.recv_timeout(left.min(step)) {
            Ok(()) => silent = true,
            Err(RecvTimeoutError::Disconnected) if !silent => silent = true,
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(step),
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// What is told of a process that ended badly after `ran`.
fn died(file: String, walls: &Walls, ran: Duration, status: ExitStatus, complaint: &str) -> WalledError {
    if complaint.contains("memory allocation of") {
        return WalledError::OutOfMemory { file, memory: walls.memory };
    }
    if complaint.contains("overflowed its stack") {
        return WalledError::Died { file, how: "it nests parts in each other without end".to_owned() };
    }
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;
        if let Some(signal) = status.signal() {
            let ran_out = rustix::process::Signal::XCPU.as_raw();
            // The system sends the one where a second one is left, and the other at the very limit. It has one thread,
            // so what is ended before that much time went by was ended for another reason.
            let killed = rustix::process::Signal::KILL.as_raw();
            let given = Duration::from_secs(walls.processor);
            if signal == ran_out || signal == killed && ran >= given {
                return WalledError::TimedOut { file, time: given };
            }
            if signal == killed {
                return WalledError::EndedBySystem { file };
            }
            return WalledError::Died { file, how: format!("signal {signal}") };
        }
    }
    let code = status.code().unwrap_or_default();
    let panic = complaint.lines().find(|line| line.contains("panicked at"));
    let how = match panic {
        Some(_) => "the reader came upon something that it does not know".to_owned(),
        None => format!("exit code {code}"),
    };
    WalledError::Died { file, how }
}
