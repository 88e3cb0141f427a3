//! What an import of 1,000 and 10,000 text files costs, beside tantivy's bare index of the same files.
//!
//! `cargo bench --bench import` prints a table in Markdown; `-- 10000` chooses the number of files. The files are those of
//! the made dossier of that size, every twentieth twice under another name; the dossier that they go into knows its actors.
//! Everything by the clock, on as many threads as each takes, files in the cache.
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/memory.rs"]
mod memory;

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use chrono::DateTime;
use readout::import::{Admitting, Capture, Draft, Shingles, Source};
use readout::model::{CaptureMethod, Dossier};
use readout::search::{Index, MentionIndex};
use readout::store;
use readout::walled::files::{gather, name_of, read_each};
use readout::walled::{self, Walls};
use tantivy::TantivyDocument;
use tantivy::schema::{STORED, STRING, Schema, TEXT};

fn main() {
    readout::memory::keep_between_frames();
    let bench = std::env::args().any(|argument| argument == "--bench");
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    // `cargo test` builds benchmarks and runs them without the argument: a small one says that they work.
    let sizes = match (bench, sizes.is_empty()) {
        (_, false) => sizes,
        (true, true) => vec![1_000, 10_000],
        (false, true) => vec![50],
    };
    for size in sizes {
        measure(size, if bench { 5 } else { 1 });
    }
}

fn measure(articles: usize, rounds: usize) {
    let folder = tempfile::tempdir().expect("a folder for the files");
    let made = corpus::dossier(corpus::Shape::of(articles));
    let sources = folder.path().join("sources");
    fs::create_dir(&sources).expect("there is room");
    let mut bytes = 0;
    for (number, (id, article)) in made.articles.iter().enumerate() {
        let text = format!("{}\n\n{}\n", article.title, article.text);
        bytes += text.len();
        fs::write(sources.join(format!("{id}.txt")), &text).expect("there is room");
        if number % 20 == 0 {
            fs::write(sources.join(format!("{id}-again.txt")), format!("{text}\nPrinted again.\n"))
                .expect("there is room");
        }
    }
    let knowing = Dossier { actors: made.actors.clone(), ..Dossier::default() };
    drop(made);
    println!("\n{articles} text files and {} copies, {:.0} MB\n", articles.div_ceil(20), bytes as f64 / 1e6);
    println!("| | s |\n|---|---|");
    let mut parts: Vec<(&str, Vec<f64>)> = Vec::new();
    for round in 0..=rounds {
        let work = folder.path().join(format!("work {round}"));
        fs::create_dir(&work).expect("there is room");
        let mut figures = import(&sources, &knowing, &work);
        let whole = figures.last().expect("the whole stands last").1;
        let alone = bare(&sources, &work);
        figures.push(("tantivy alone: the files read, indexed, committed", alone));
        // Of each round by itself: what else the machine does slows both.
        figures.push(("the whole, in times of tantivy", whole / alone));
        fs::remove_dir_all(&work).expect("it is ours");
        // The first warms the cache.
        for (at, (what, seconds)) in figures.into_iter().enumerate().filter(|_| round > 0) {
            if parts.len() <= at {
                parts.push((what, Vec::new()));
            }
            parts[at].1.push(seconds);
        }
    }
    for (what, mut all) in parts {
        all.sort_by(f64::total_cmp);
        println!("| {what} | {:.2} |", all[all.len() / 2]);
    }
}

/// One import, in parts, and the whole.
fn import(sources: &Path, knowing: &Dossier, work: &Path) -> Vec<(&'static str, f64)> {
    let go_on = AtomicBool::new(false);
    let mut figures = Vec::new();
    let begun = Instant::now();
    let mut last = 0.0;
    let mut done = |what| {
        let now = begun.elapsed().as_secs_f64();
        figures.push((what, now - last));
        last = now;
    };
    let found = gather(&[sources.to_owned()]);
    let read: Vec<(String, Draft, Shingles)> = read_each(
        &found,
        &go_on,
        |_| (),
        |path, bytes| {
            let name = name_of(path);
            let bytes = bytes.expect("it was written");
            let source = Source { name: &name, bytes: &bytes, encoding: None, kind: None };
            let draft = walled::read(&Walls::default(), &source, &go_on).expect("plain text");
            let print = Shingles::of(&draft.text);
            (name, draft, print)
        },
    );
    done("files read into drafts");
    let mut dossier = knowing.clone();
    let mut random = fastrand::Rng::with_seed(1);
    let mut copies = 0;
    let before = dossier.clone();
    let mut admitting = Admitting::to(&before);
    for (file_name, draft, print) in read {
        let capture = Capture { file_name: &file_name, method: CaptureMethod::Folder, at: DateTime::UNIX_EPOCH };
        let admission = admitting.admit_with(draft, print, &capture, &mut random);
        copies += usize::from(admission.duplicate_of.is_some());
        admission.records.into_iter().for_each(|record| dossier.put(record));
    }
    done("copies recognised, articles made");
    assert!(copies >= found.len() / 21, "{copies} copies are recognised");
    // As in the window: none of these three waits for another.
    let together = Instant::now();
    let after = |work: &dyn Fn()| {
        work();
        together.elapsed().as_secs_f64()
    };
    let mark = || after(&|| drop(std::hint::black_box(MentionIndex::of(&dossier))));
    let save = || {
        let path = work.join("import.dossier.ron");
        after(&|| drop(store::save(&path, &dossier, None, None).expect("there is room")))
    };
    let index = || {
        let index = Index::cached(&work.join("index"), Path::new("import.dossier.ron"));
        after(&|| {
            index.update(&dossier, &go_on).expect("there is room").expect("not cancelled");
        })
    };
    let parts = std::thread::scope(|scope| {
        let (marked, saved) = (scope.spawn(mark), scope.spawn(save));
        [index(), marked.join().expect("no fault"), saved.join().expect("no fault")]
    });
    done("search index made, mentions of actors marked and saved, beside each other");
    let names = ["… the index was there after", "… mentions were marked after", "… it was saved after"];
    figures.extend(names.into_iter().zip(parts));
    figures.push(("**the whole import**", begun.elapsed().as_secs_f64()));
    figures
}

/// Seconds for the files as documents of one field, with the path stored.
fn bare(sources: &Path, work: &Path) -> f64 {
    let folder = work.join("bare");
    fs::create_dir(&folder).expect("there is room");
    let begun = Instant::now();
    let mut schema = Schema::builder();
    let path = schema.add_text_field("path", STRING | STORED);
    let text = schema.add_text_field("text", TEXT);
    let index = tantivy::Index::create_in_dir(&folder, schema.build()).expect("an empty folder");
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(2, 128 << 20).expect("memory");
    for file in gather(&[sources.to_owned()]).into_iter().flatten() {
        let mut document = TantivyDocument::new();
        document.add_text(path, file.to_string_lossy());
        document.add_text(text, fs::read_to_string(&file).expect("it was written"));
        writer.add_document(document).expect("its thread runs");
    }
    writer.commit().expect("there is room");
    writer.wait_merging_threads().expect("its threads run");
    begun.elapsed().as_secs_f64()
}
