//! How well names are found in a file that was not trained on.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use readout::reading::tagger::training::{Document, Label, Model};

use crate::corpus::File;
use crate::crf;

/// Leaves out each file in turn, and prints a line for each.
pub fn cross_validate(files: &[File]) {
    let next = AtomicUsize::new(0);
    let lines = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let others: Vec<&File> = files.iter().filter(|other| other.name != file.name).collect();
                    let line = format!("{:22}{}", file.name, scores(&crf::train(&others), &file.documents));
                    println!("{line}");
                    lines.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(line);
                }
            });
        }
    });
}

/// Precision, recall and F1 of whole names of the right kind, by kind and together, and F1 without kind.
pub fn scores(model: &Model, documents: &[Document]) -> String {
    let (mut gold, mut found) = (BTreeSet::new(), BTreeSet::new());
    for (number, document) in documents.iter().enumerate() {
        gold.extend(document.names().into_iter().map(|(range, label)| (number, range.start, range.end, label)));
        found.extend(document.found(model).into_iter().map(|(range, label)| (number, range.start, range.end, label)));
    }
    let mut line = String::new();
    for (name, label) in
        [("PER", Some(Label::Person)), ("ORG", Some(Label::Organisation)), ("LOC", Some(Label::Place)), ("all", None)]
    {
        let of = |set: &BTreeSet<(usize, usize, usize, Label)>| -> BTreeSet<_> {
            set.iter().filter(|name| label.is_none_or(|label| name.3 == label)).copied().collect()
        };
        line += &format!("  {name} {}", measure(&of(&gold), &of(&found)));
    }
    let bare = |set: &BTreeSet<(usize, usize, usize, Label)>| -> BTreeSet<_> {
        set.iter().map(|name| (name.0, name.1, name.2)).collect()
    };
    line + &format!("  untyped {}", measure(&bare(&gold), &bare(&found)))
}

fn measure<T: Ord>(gold: &BTreeSet<T>, found: &BTreeSet<T>) -> String {
    let hit = gold.intersection(found).count() as f64;
    let (precision, recall) = (hit / found.len().max(1) as f64, hit / gold.len().max(1) as f64);
    let f1 = 2.0 * hit / (gold.len() + found.len()).max(1) as f64;
    format!("{precision:.3} {recall:.3} F{f1:.3}")
}
