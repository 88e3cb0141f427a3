//! Makes the model that finds names in articles, from labelled texts.
//!
//! `cargo run --release --example train_tagger -- FOLDER assets/reading/names.model` reads every `.conll` file of the folder
//! (a word, a tab and its label a line; a blank line ends a sentence; labels as `B-PER`, `I-ORG`, `B-LOC`, `O`) and writes
//! the model. `--cross-validate` in place of the path leaves out each file in turn, trains on the others and prints how well
//! the names of that file are found. The same files give the same bytes. Sentences of `news.txt` are trained on each time.

mod corpus;
mod crf;
mod news;
mod score;

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [folder, target] => run(Path::new(folder), target),
        _ => Err("usage: train_tagger FOLDER (MODEL | --cross-validate)".into()),
    }
}

/// Trains on the files of `folder`, and writes the model or prints scores.
pub fn run(folder: &Path, target: &str) -> Result<(), Box<dyn std::error::Error>> {
    let files = corpus::read(folder)?;
    if target == "--cross-validate" {
        score::cross_validate(&files);
        return Ok(());
    }
    let model = crf::train(&files.iter().collect::<Vec<_>>());
    let bytes = model.write();
    println!("{} features, {} bytes", model.len(), bytes.len());
    std::fs::write(target, bytes)?;
    Ok(())
}
