//! What starting costs and what the window costs when nothing happens, beside an empty window of eframe.
//!
//! `cargo bench --bench window` needs a display (`xvfb-run -s '-screen 0 1440x900x24 -noreset'` gives one) and prints a table in Markdown:
//! the time from the start of the process to the first frame, and to the first frame with the document; the memory then, at
//! most until then, at rest, and at most; and, over twenty seconds at rest, the frames painted, the times that a thread
//! woke, and the share of one core. Each figure is the median of processes of their own. Give numbers of articles for other
//! sizes than 10,000.
//!
//! An empty window of eframe asks for no picture: the first triangle makes a software driver load its compiler, tens of
//! megabytes. So there is one with a line of text, too.
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/memory.rs"]
mod memory;

use std::cell::RefCell;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use eframe::egui::{self, ViewportBuilder};
use readout::desk::action::Action;
use readout::desk::dialogs::ScriptedDialogs;
use readout::desk::{Desk, Early, Setup};
use readout::edit::Minter;
use readout::store::{StateFolder, save};

const ROUNDS: usize = 5;
/// How many figures are of one start.
const FIGURES: usize = 7;
/// What the display still asks of a new window, and the window does when nothing happens any more, takes less.
const SETTLED: Duration = Duration::from_secs(3);
/// How long a window is looked at when nothing happens.
const IDLE: Duration = Duration::from_secs(20);

fn main() {
    readout::memory::keep_between_frames();
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let [word, kind, file] = arguments.as_slice()
        && word == "do"
    {
        return child(kind, Path::new(file));
    }
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !std::env::args().any(|argument| argument == "--bench") || !(is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")) {
        return println!("the window is measured by cargo bench on a display alone");
    }
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![10_000];
    }
    let folder = tempfile::tempdir().expect("a folder for the files");
    println!(
        "| window | file, MB | first frame, ms | document shown, ms | memory then, MB | at most until then, MB | at rest, MB | … of no file | at most, MB | frames in 20 s | wake-ups in 20 s | % of a core |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|");
    let none = folder.path().join("none");
    measure("empty", "an empty window of eframe", &none);
    measure("line", "… with a line of text", &none);
    measure("desk", "Readout without a document", &none);
    for articles in sizes {
        let file = folder.path().join(format!("{articles}.dossier.ron"));
        let _ = save(&file, &corpus::dossier(corpus::Shape::of(articles)), None, None).expect("there is room");
        measure("desk", &format!("Readout, {articles} articles"), &file);
        measure("field", "… with the cursor in the search field", &file);
        measure("read", "… with every article read for proposals", &file);
    }
}

/// Starts windows of a kind and prints a line.
fn measure(kind: &str, name: &str, file: &Path) {
    let mut all: Vec<[f64; FIGURES]> = Vec::new();
    // The first warms the cache; reading every article takes too long to be done often.
    let (warming, rounds) = if kind == "read" { (0, 1) } else { (1, ROUNDS) };
    for round in 0..warming + rounds {
        let figures = start(kind, file);
        if round >= warming {
            all.push(figures);
        }
    }
    let median = |at: usize| {
        let mut figures: Vec<f64> = all.iter().map(|figures| figures[at]).collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    };
    let [first, shown, then, until_then, at_rest, most, own] = std::array::from_fn(median);
    let idle = idle(kind, file);
    let size = fs::metadata(file).map_or(0.0, |metadata| metadata.len() as f64 / 1e6);
    println!(
        "| {name} | {size:.0} | {first:.0} | {shown:.0} | {then:.0} | {until_then:.0} | {at_rest:.0} | {own:.0} | {most:.0} | {} | {} | {} |",
        idle[0], idle[1], idle[2]
    );
}

/// A window that runs, and the lines that it prints.
struct Running {
    child: std::process::Child,
    lines: Receiver<(String, Instant)>,
    begun: Instant,
}

impl Running {
    fn start(kind: &str, file: &Path) -> Self {
        let begun = Instant::now();
        let program = std::env::current_exe().expect("this program");
        let mut child = Command::new(program)
            .args(["do", kind])
            .arg(file)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("this program runs");
        let out = child.stdout.take().expect("it was asked for");
        let (sender, lines) = channel();
        let listen = move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if sender.send((line, Instant::now())).is_err() {
                    return;
                }
            }
        };
        std::thread::Builder::new().name("lines of the window".to_owned()).spawn(listen).expect("a thread");
        Self { child, lines, begun }
    }

    /// Seconds from the start to a line.
    fn until(&self, line: &str) -> f64 {
        loop {
            let (other, at) = self.lines.recv_timeout(Duration::from_mins(10)).expect("the window tells");
            if other == line {
                return (at - self.begun).as_secs_f64();
            }
        }
    }

    fn memory(&self, field: &str) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(field)).unwrap_or_default();
        let number = line.trim_start_matches(':').split_whitespace().next();
        number.and_then(|number| number.parse::<f64>().ok()).unwrap_or_default() / 1000.0
    }

    /// Seconds of the processor so far, and how often its threads gave it up of their own accord.
    fn work(&self) -> (f64, f64) {
        let id = self.child.id();
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
        let mut switches = 0.0;
        for thread in fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten() {
            let status = fs::read_to_string(thread.path().join("status")).unwrap_or_default();
            let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            switches += line.and_then(|line| line.trim().parse::<f64>().ok()).unwrap_or_default();
        }
        // The kernel counts in hundredths of a second.
        ((ticks(11) + ticks(12)) / 100.0, switches)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Milliseconds to the first frame and to the document, megabytes then, at most until then, at rest and at most, and at rest
/// without pages of files: of the program itself, of the driver for pictures.
fn start(kind: &str, file: &Path) -> [f64; FIGURES] {
    let running = Running::start(kind, file);
    let first = running.until("first");
    let shown = running.until("shown");
    let [then, until_then] = ["VmRSS", "VmHWM"].map(|field| running.memory(field));
    running.until("rest");
    std::thread::sleep(SETTLED);
    let [at_rest, most, own] = ["VmRSS", "VmHWM", "RssAnon"].map(|field| running.memory(field));
    [first * 1e3, shown * 1e3, then, until_then, at_rest, most, own]
}

/// Frames, wake-ups and percent of a core while nothing happens.
fn idle(kind: &str, file: &Path) -> [String; 3] {
    let running = Running::start(kind, file);
    running.until("rest");
    std::thread::sleep(SETTLED);
    let _ = running.lines.try_iter().count();
    let before = running.work();
    std::thread::sleep(IDLE);
    let after = running.work();
    let frames = running.lines.try_iter().filter(|(line, _)| line == "frame").count();
    let share = (after.0 - before.0) / IDLE.as_secs_f64() * 100.0;
    [frames.to_string(), (after.1 - before.1).to_string(), format!("{share:.2}")]
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // The one who started this may have gone.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// A window of a kind, for ever.
fn child(kind: &str, file: &Path) {
    let viewport = ViewportBuilder::default().with_title("Readout").with_inner_size([1440.0, 900.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let state = tempfile::tempdir().expect("a folder for its state");
    // As the program itself begins.
    let early = (!matches!(kind, "empty" | "line") && file.exists()).then(|| Early::begin(file).expect("a thread"));
    let run = eframe::run_native(
        "Readout",
        options,
        Box::new(|creation| {
            if let "empty" | "line" = kind {
                return Ok(Box::new(Empty { frames: 0, line: kind == "line" }));
            }
            let setup = Setup {
                settings_file: None,
                state: Some(StateFolder::at(state.path().to_owned())),
                dialogs: Box::new(Rc::new(RefCell::new(ScriptedDialogs::default()))),
                inline: false,
                minter: Minter::with_seed(1),
                clock: chrono::Utc::now,
            };
            let mut desk = Desk::new(&creation.egui_ctx, setup);
            let wants = early.is_some();
            if let Some(early) = early {
                desk.open_early(early);
            }
            let told = Told { wants, typing: kind == "field", reads: kind == "read", ..Told::default() };
            Ok(Box::new(Watched { desk, told }))
        }),
    );
    run.expect("there is a display");
}

struct Empty {
    frames: usize,
    line: bool,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        if self.line {
            ui.label("Readout");
        }
        self.frames += 1;
        match self.frames {
            1 => {
                say("first");
                say("shown");
                ui.ctx().request_repaint();
            }
            2 => say("rest"),
            _ => say("frame"),
        }
    }
}

/// What was told of a desk.
#[expect(clippy::struct_excessive_bools, reason = "each is told once, in its own time")]
#[derive(Default)]
struct Told {
    wants: bool,
    typing: bool,
    reads: bool,
    first: bool,
    shown: bool,
    rest: bool,
}

struct Watched {
    desk: Desk,
    told: Told,
}

impl eframe::App for Watched {
    fn logic(&mut self, context: &egui::Context, frame: &mut eframe::Frame) {
        eframe::App::logic(&mut self.desk, context, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let there = self.desk.document().is_some() || !self.told.wants;
        eframe::App::ui(&mut self.desk, ui, frame);
        if !std::mem::replace(&mut self.told.first, true) {
            say("first");
        }
        if there && !std::mem::replace(&mut self.told.shown, true) {
            say("shown");
            if self.told.typing {
                // A caret shows in the window that has the keyboard alone.
                ui.ctx().send_viewport_cmd(egui::ViewportCommand::Focus);
                self.desk.act(Action::Search);
            }
        }
        // At rest where a frame found nothing to do; the next one is asked for, so that it comes to be seen.
        if self.told.shown && !self.told.rest {
            if self.desk.is_at_rest() {
                self.told.rest = true;
                say("rest");
            } else {
                // Reading through all articles is another measurement.
                if !self.told.reads && self.desk.is_enabled(Action::StopReading) {
                    self.desk.act(Action::StopReading);
                }
                ui.ctx().request_repaint_after(Duration::from_millis(20));
            }
        } else if self.told.rest {
            say("frame");
        }
    }
}
