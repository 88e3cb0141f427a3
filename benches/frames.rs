//! What a frame costs: the fact matrix of 60 questions by 40 articles, the ledger of 1,000 commitments; and every view of
//! dossiers of 10,000 and 100,000 articles.
//!
//! `cargo bench --bench frames` prints the CPU time of a frame, input to triangles, without the GPU: median and 95th of
//! 100 frames, at rest and while scrolling, and the 95th by the clock. With the first dossier a desk does its work on the frame's own thread, so that
//! nothing hides; with the large ones on threads, as it does, and frames are measured once they have ended.
//! `READOUT_BENCH_ARTICLES=10000` chooses the large ones.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up ends")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::{self, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, vec2};
use readout::desk::action::Action;
use readout::desk::dialogs::ScriptedDialogs;
use readout::desk::{Desk, Setup};
use readout::edit::Minter;
use readout::model::{
    Actor, ActorId, ActorKind, Article, ArticleId, Claim, ClaimId, Commitment, CommitmentId, CommitmentStatus,
    CommitmentStep, Directness, Dossier, Hedge, Meeting, MeetingId, Outlet, OutletId, PartId, Provenance, Quantity,
    Quote, ReadingState, Speaker, Subject, Value, When,
};
use readout::store::save;

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/memory.rs"]
mod memory;

const FRAMES: usize = 100;

const HEAD: &str = "| view | a frame, ms | 95th | … by the clock | scrolling, ms | 95th | … by the clock |\n|---|---|---|---|---|---|---|";

fn main() {
    readout::memory::keep_between_frames();
    // `cargo test` builds benchmarks and runs them with this argument: one frame says that they work.
    let frames = if std::env::args().any(|argument| argument == "--bench") { FRAMES } else { 2 };
    let folder = std::env::temp_dir().join(format!("readout-frames-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("frames.dossier.ron");
    let _ = save(&path, &dossier(), None, None).unwrap();

    println!("Few articles, of which much is held\n\n{HEAD}");
    let mut window = Window::open(&path);
    window.act(Action::StopReading);
    window.until_at_rest();
    window.key(Modifiers::COMMAND, Key::Num3);
    window.measure("meeting page with its matrix", frames);
    window.act(Action::FactMatrix);
    window.measure("fact matrix, 60 questions × 40 articles", frames);
    window.key(Modifiers::NONE, Key::Escape);
    window.act(Action::Questions);
    window.measure("questions, 60 × 40", frames);
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::Num2);
    window.measure("actor page with 1,000 commitments", frames);
    window.act(Action::Ledger);
    window.measure("ledger, 1,000 commitments", frames);
    drop(window);
    let sizes = std::env::var("READOUT_BENCH_ARTICLES").unwrap_or_else(|_| "10000,100000".to_owned());
    let sizes = if frames == FRAMES { sizes } else { "50".to_owned() };
    for articles in sizes.split(',').filter_map(|number| number.trim().parse().ok()) {
        large(&path, articles, frames);
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Every view of a dossier of so many articles.
fn large(path: &Path, articles: usize, frames: usize) {
    let made = corpus::dossier(corpus::Shape::of(articles));
    let expect = readout::store::stamp_of(path).ok();
    let _ = save(path, &made, expect.as_ref(), None).unwrap();
    drop(made);
    println!("\n{articles} articles\n\n{HEAD}");
    let begun = Instant::now();
    let mut window = Window::open(path);
    let opened = begun.elapsed();
    window.measure("articles, while texts are gone through", frames);
    window.act(Action::StopReading);
    window.until_at_rest();
    let at_rest = begun.elapsed();
    window.measure("articles", frames);
    window.measure_at("list of articles", frames, egui::pos2(140.0, 520.0));
    window.measure_typing("search, a letter a frame", "delegation");
    window.key(Modifiers::COMMAND, Key::Num2);
    window.measure("actor", frames);
    window.measure_at("list of actors", frames, egui::pos2(140.0, 520.0));
    window.key(Modifiers::COMMAND, Key::Num3);
    window.measure("meeting", frames);
    window.measure_at("list of meetings", frames, egui::pos2(140.0, 520.0));
    window.act(Action::MeetingTimeline);
    window.measure("timeline", frames);
    window.act(Action::MeetingMonth);
    window.measure("month", frames);
    for (action, what) in [
        (Action::FactMatrix, "fact matrix"),
        (Action::Questions, "questions"),
        (Action::Ledger, "ledger"),
        (Action::Proposals, "proposals"),
        (Action::Palette, "palette"),
    ] {
        window.act(action);
        window.until_at_rest();
        window.measure(what, frames);
        window.key(Modifiers::NONE, Key::Escape);
    }
    window.key(Modifiers::COMMAND, Key::Num1);
    let step = |window: &mut Window, action: Action| {
        window.desk.act(action);
        let taken = window.frame();
        window.until_at_rest();
        taken
    };
    let next: Vec<Taken> = (0..frames).map(|_| step(&mut window, Action::Next)).collect();
    println!("| the next article | {} | | | |", told(&next));
    let [opened, at_rest] = [opened, at_rest].map(|time| time.as_secs_f64());
    println!("\nOpen after {opened:.2} s; everything derived and indexed after {at_rest:.2} s.");
}

/// A desk without a window.
struct Window {
    context: egui::Context,
    desk: Desk,
    time: f64,
    events: Vec<Event>,
}

impl Window {
    fn open(path: &Path) -> Self {
        let context = egui::Context::default();
        let setup = Setup {
            settings_file: None,
            state: None,
            dialogs: Box::new(std::rc::Rc::new(std::cell::RefCell::new(ScriptedDialogs::default()))),
            inline: false,
            minter: Minter::with_seed(1),
            clock: chrono::Utc::now,
        };
        let mut desk = Desk::new(&context, setup);
        desk.open(path);
        let mut window = Self { context, desk, time: 0.0, events: Vec::new() };
        window.until_open();
        window
    }

    /// One frame, from input to triangles.
    fn frame(&mut self) -> Taken {
        self.time += 1.0 / 60.0;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(self.time),
            events: std::mem::take(&mut self.events),
            focused: true,
            ..egui::RawInput::default()
        };
        let start = Taken::now();
        let desk = &mut self.desk;
        let mut output = self.context.run_ui(input, |ui| {
            desk.logic(ui.ctx(), None);
            desk.ui(ui);
        });
        let triangles = self.context.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(triangles);
        let taken = start.elapsed();
        output.textures_delta.clear();
        taken
    }

    fn frames(&mut self, count: usize) {
        for _ in 0..count {
            self.frame();
        }
    }

    /// Frames until the dossier is shown.
    fn until_open(&mut self) {
        while self.desk.document().is_none() {
            self.frame();
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Frames until nothing runs off the frame.
    fn until_at_rest(&mut self) {
        self.frames(2);
        while !self.desk.is_at_rest() {
            self.frame();
            std::thread::sleep(Duration::from_millis(5));
        }
        self.frames(2);
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            self.events.push(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
        }
        self.frames(4);
    }

    fn act(&mut self, action: Action) {
        self.desk.act(action);
        self.frames(4);
    }

    /// Each letter in a frame of its own, and the answer awaited.
    fn measure_typing(&mut self, what: &str, word: &str) {
        self.act(Action::Search);
        let mut times = Vec::new();
        for letter in word.chars() {
            self.events.push(Event::Text(letter.to_string()));
            times.push(self.frame());
            while !self.desk.is_at_rest() {
                times.push(self.frame());
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        println!("| {what} | {} | | | |", told(&times));
        self.key(Modifiers::NONE, Key::Escape);
        self.key(Modifiers::NONE, Key::Escape);
    }

    fn measure(&mut self, what: &str, frames: usize) {
        self.measure_at(what, frames, egui::pos2(760.0, 520.0));
    }

    /// Frames at rest and frames that scroll what is under the pointer.
    fn measure_at(&mut self, what: &str, frames: usize, pointer: egui::Pos2) {
        self.events.push(Event::PointerMoved(pointer));
        let rest: Vec<Taken> = (0..frames).map(|_| self.frame()).collect();
        let moving: Vec<Taken> = (0..frames)
            .map(|at| {
                let down = if at % 40 < 20 { -60.0 } else { 60.0 };
                self.events.push(Event::MouseWheel {
                    unit: MouseWheelUnit::Point,
                    delta: vec2(down / 2.0, down),
                    phase: TouchPhase::Move,
                    source: MouseWheelSource::Wheel,
                    modifiers: Modifiers::NONE,
                });
                self.frame()
            })
            .collect();
        let (rest, moving) = (told(&rest), told(&moving));
        println!("| {what} | {rest} | {moving} |");
    }
}

/// What a frame took.
#[derive(Clone, Copy)]
struct Taken {
    /// Of the processor, by the thread that paints.
    processor: Duration,
    /// With what it waited, for a lock or for a processor that the work beside it has.
    clock: Duration,
}

impl Taken {
    fn now() -> Self {
        let of = |clock| {
            let now = rustix::time::clock_gettime(clock);
            Duration::try_from(now).unwrap()
        };
        Self { processor: of(rustix::time::ClockId::ThreadCPUTime), clock: of(rustix::time::ClockId::Monotonic) }
    }

    fn elapsed(self) -> Self {
        let now = Self::now();
        Self { processor: now.processor.saturating_sub(self.processor), clock: now.clock.saturating_sub(self.clock) }
    }
}

/// “2.10 | 2.44 | 2.50”: of the processor the median and 95 of 100, and by the clock 95 of 100.
fn told(taken: &[Taken]) -> String {
    let of = |part: usize, time: fn(&Taken) -> Duration| {
        let mut times: Vec<Duration> = taken.iter().map(time).collect();
        times.sort();
        times[(times.len() - 1) * part / 100].as_secs_f64() * 1000.0
    };
    let processor: fn(&Taken) -> Duration = |taken| taken.processor;
    format!("{:.2} | {:.2} | {:.2}", of(50, processor), of(95, processor), of(95, |taken| taken.clock))
}

/// 40 articles that answer 60 questions, every third of them otherwise than the rest; 1,000 commitments.
fn dossier() -> Dossier {
    let mut dossier = Dossier::default();
    let actor = ActorId::new("act-00000001");
    let north = Actor::named(ActorKind::Government, "Northern government", PartId::new("prt-00000001"));
    dossier.actors.insert(actor.clone(), Arc::new(north));
    let meeting = MeetingId::new("mtg-00000001");
    let record = Meeting { title: "Talks at the lake".to_owned(), ..Meeting::default() };
    dossier.meetings.insert(meeting.clone(), Arc::new(record));
    for number in 0..40_u32 {
        let outlet = OutletId::new(format!("out-{number:08}"));
        let name = format!("Outlet number {number}");
        dossier.outlets.insert(outlet.clone(), Arc::new(Outlet { name, ..Outlet::default() }));
        let mut text = String::new();
        for question in 0..60 {
            text.push_str(&format!("Answer {question} is {}.\n\n", answer(number, question)));
        }
        let article = Article {
            title: format!("What was said, part {number}"),
            outlet: Some(outlet),
            authors: Vec::new(),
            url: String::new(),
            published: format!("2021-{:02}-{:02}", 1 + number / 28, 1 + number % 28)
                .parse()
                .ok()
                .map(|edtf| When { edtf, printed: String::new() }),
            language: "en".to_owned(),
            origin: None,
            reliability: None,
            retracted: None,
            provenance: Provenance::default(),
            tags: Vec::new(),
            reading: ReadingState::Read,
            notes: Vec::new(),
            revisions: Vec::new(),
            pages: Vec::new(),
            text: text.trim_end().into(),
        };
        dossier.articles.insert(ArticleId::new(format!("art-{number:08}")), Arc::new(article));
    }
    for question in 0..60_u32 {
        for number in 0..40_u32 {
            let article = ArticleId::new(format!("art-{number:08}"));
            let words = format!("Answer {question} is {}", answer(number, question));
            let text = dossier.articles[&article].text.clone();
            let start = text.find(&words).unwrap();
            let quote = Quote::of(&article, &text, start..start + words.len()).unwrap();
            let value = Value::Number(Quantity {
                number: f64::from(answer(number, question)),
                upto: None,
                unit: "people".to_owned(),
                hedge: Hedge::About,
            });
            let claim = Claim {
                subject: Subject::Question(format!("How many people were there in room {question}?")),
                value,
                as_of: None,
                scope: String::new(),
                speaker: Speaker::Outlet,
                chain: Vec::new(),
                quotes: vec![quote],
                directness: Directness::Direct,
                credibility: None,
                note: String::new(),
            };
            dossier.claims.insert(ClaimId::new(format!("clm-{question:04}{number:04}")), Arc::new(claim));
        }
    }
    // One claim on the meeting itself, so that its page has the questions of its articles.
    let first = ClaimId::new("clm-00000000");
    let on_meeting = Claim {
        subject: Subject::Meeting(meeting.clone(), readout::model::MeetingField::Status),
        value: Value::Status(readout::model::MeetingStatus::Held),
        ..Claim::clone(&dossier.claims[&first])
    };
    dossier.claims.insert(ClaimId::new("clm-99999999"), Arc::new(on_meeting));
    for number in 0..1000_u32 {
        let step = CommitmentStep { status: CommitmentStatus::UnderWay, date: None, quote: None };
        let commitment = Commitment {
            who: vec![actor.clone()],
            what: format!("Open crossing number {number} to relief convoys"),
            meeting: Some(meeting.clone()),
            deadline: format!("2022-{:02}-01", 1 + number % 12).parse().ok(),
            steps: vec![step.clone(), step],
            ..Commitment::default()
        };
        dossier.commitments.insert(CommitmentId::new(format!("cmt-{number:08}")), Arc::new(commitment));
    }
    dossier
}

fn answer(article: u32, question: u32) -> u32 {
    if article.is_multiple_of(3) { 100 + question } else { 400 + question }
}
