//! What a long brief costs, beside typst alone on the same pages.
//!
//! `cargo bench --bench print` prints a table in Markdown for about 10, 100 and 500 pages: gathering what the brief
//! says, setting and writing the pages; what of that is typst's, from when it has template, data and fonts until the PDF
//! is written; the same titles and texts as a plain typst document in the same font, with a running head and page numbers
//! and nothing else; and how soon work ends that is stopped in the middle. By the clock; each figure comes from a process
//! of its own, since the typesetter remembers.
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/memory.rs"]
mod memory;

use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use readout::model::{Dossier, RecordRef};
use readout::report::{Brief, Include, Progress, Request, Stage, Typesetter, brief};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;

const ROUNDS: usize = 3;

fn main() {
    readout::memory::keep_between_frames();
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let [word, kind, articles] = arguments.as_slice()
        && word == "do"
    {
        return work(kind, articles.parse().expect("a number"));
    }
    let bench = std::env::args().any(|argument| argument == "--bench");
    let sizes: &[usize] = if bench { &[10, 100, 480] } else { &[2] };
    println!(
        "| articles | pages | gathered, s | pages set, s | PDF written, s | whole, s | in times of typst's part | peak memory, MB | plain document: pages | s | memory, MB | a page, in times of a plain one | stopped in the middle, ends after, s |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for articles in sizes {
        let of = |kind: &str| -> Vec<f64> {
            let mut rounds: Vec<Vec<f64>> = (0..if bench { ROUNDS } else { 1 })
                .map(|_| {
                    let program = std::env::current_exe().expect("this program");
                    let output = Command::new(program).args(["do", kind, &articles.to_string()]).output();
                    let output = output.expect("this program runs");
                    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                    let line = String::from_utf8_lossy(&output.stdout).into_owned();
                    line.split_whitespace().map(|part| part.parse().expect("a figure")).collect()
                })
                .collect();
            rounds.sort_by(|left, right| left[0].total_cmp(&right[0]));
            rounds.swap_remove(rounds.len() / 2)
        };
        let (ours, alone, stopped) = (of("set"), of("alone"), of("stop"));
        let [whole, gathered, set, written, typst, pages, memory] = ours[..] else { panic!("seven figures") };
        let [bare, bare_pages, bare_memory] = alone[..] else { panic!("three figures") };
        println!(
            "| {articles} | {pages} | {gathered:.2} | {set:.2} | {written:.2} | {whole:.2} | {:.2} | {memory:.0} | {bare_pages} | {bare:.2} | {bare_memory:.0} | {:.2} | {:.2} |",
            whole / typst,
            (whole / pages) / (bare / bare_pages),
            stopped[0]
        );
    }
}

fn printed(articles: usize) -> Dossier {
    corpus::dossier(corpus::Shape { articles, ..corpus::Shape::of(1_000) })
}

/// The brief of so many articles with their whole texts.
fn long_brief(articles: usize) -> (Brief, Duration) {
    let dossier = printed(articles);
    let request = Request {
        of: dossier.articles.keys().cloned().map(RecordRef::Article).collect(),
        include: Include { article_text: true, ..Include::default() },
        ..Request::default()
    };
    let begun = Instant::now();
    let brief = brief(&dossier, &request);
    (brief, begun.elapsed())
}

fn work(kind: &str, articles: usize) {
    if kind == "alone" {
        return alone(articles);
    }
    let (brief, gathered) = long_brief(articles);
    let typesetter = Typesetter::new();
    let begun = Instant::now();
    if kind == "stop" {
        let stopped = AtomicBool::new(false);
        let tell = |_: Stage| ();
        let asked = std::thread::scope(|scope| {
            let running = scope.spawn(|| typesetter.typeset(&brief, &Progress::new(&stopped, &tell)).is_err());
            std::thread::sleep(Duration::from_millis(20) * u32::try_from(articles).expect("few") / 10);
            stopped.store(true, Ordering::Relaxed);
            let asked = Instant::now();
            let ended = running.join().expect("no fault");
            // What was done before the wish came has nothing to stop.
            if ended { asked.elapsed() } else { Duration::ZERO }
        });
        return println!("{}", asked.as_secs_f64());
    }
    let (go_on, pages_begun) = (AtomicBool::new(false), OnceLock::new());
    let tell = |stage: Stage| {
        if stage == Stage::Pages {
            let _ = pages_begun.set(begun.elapsed());
        }
    };
    let typeset = typesetter.typeset(&brief, &Progress::new(&go_on, &tell)).expect("it can be set");
    let set = begun.elapsed();
    let readied = *pages_begun.get().expect("it tells its stages");
    let pdf = typeset.pdf().expect("it can be written");
    let written = begun.elapsed().saturating_sub(set);
    std::hint::black_box(&pdf);
    let whole = gathered + set + written;
    println!(
        "{} {} {} {} {} {} {}",
        whole.as_secs_f64(),
        gathered.as_secs_f64(),
        set.as_secs_f64(),
        written.as_secs_f64(),
        (set + written).saturating_sub(readied).as_secs_f64(),
        typeset.pages(),
        peak()
    );
}

/// The same titles and texts as a plain document.
fn alone(articles: usize) {
    let mut source = String::from(
        "#set page(paper: \"a4\", numbering: \"1\", header: [Articles])\n#set text(font: (\"Charis SIL\", \"Noto Naskh Arabic\"), size: 9.5pt)\n",
    );
    let literal = |text: &str| format!("{text:?}").replace("\\'", "'");
    for article in printed(articles).articles.values() {
        source.push_str(&format!("#heading({})\n", literal(&article.title)));
        for line in article.text.lines().filter(|line| !line.is_empty()) {
            source.push_str(&format!("#par({})\n", literal(line)));
        }
    }
    let begun = Instant::now();
    let world = Plain::new(source);
    let document = typst::compile::<PagedDocument>(&world).output.expect("it can be set");
    let pdf = typst_pdf::pdf(&document, &typst_pdf::PdfOptions::default()).expect("it can be written");
    let taken = begun.elapsed();
    std::hint::black_box(pdf);
    println!("{} {} {}", taken.as_secs_f64(), document.pages().len(), peak());
}

/// A world of one source and the fonts of briefs.
struct Plain {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    source: Source,
}

impl Plain {
    fn new(text: String) -> Self {
        let faces: [&'static [u8]; 3] = [
            include_bytes!("../assets/fonts/CharisSIL-Regular.ttf"),
            include_bytes!("../assets/fonts/CharisSIL-Bold.ttf"),
            include_bytes!("../assets/fonts/NotoNaskhArabic-Regular.ttf"),
        ];
        let fonts: Vec<Font> = faces.into_iter().flat_map(|data| Font::iter(Bytes::new(data))).collect();
        let path = VirtualPath::new("/plain.typ").expect("a path");
        let main = RootedPath::new(VirtualRoot::Project, path).intern();
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main,
            source: Source::new(main, text),
        }
    }
}

impl World for Plain {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, _: FileId) -> FileResult<Source> {
        Ok(self.source.clone())
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Err(FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<typst::foundations::Duration>) -> Option<Datetime> {
        None
    }
}

/// The most memory that was resident, in MB.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1000.0
}
