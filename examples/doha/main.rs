//! How to build a dossier with the library: the sample that comes with Readout, from its articles up.
//!
//! `cargo run --example doha` writes `saved/doha-2021.dossier.ron` anew. Every quotation is found by its words, which
//! must stand in the article once and only once; so offsets and hashes are right, or nothing is written.

mod actors;
mod claims;
mod meetings;
mod pledges;
mod sample;
mod sources;

use readout::model::{Severity, validate};
use readout::store::to_text;

use sample::{Made, Sample};

fn main() -> Made<()> {
    let mut sample = Sample::begin();
    sources::add(&mut sample)?;
    actors::add(&mut sample)?;
    meetings::add(&mut sample)?;
    pledges::add(&mut sample)?;
    claims::add(&mut sample)?;
    if let Some(problem) = validate(&sample.dossier).iter().find(|problem| problem.severity == Severity::Error) {
        return Err(format!("{:?}, {}: {}", problem.record, problem.field, problem.message).into());
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/saved/doha-2021.dossier.ron");
    std::fs::write(path, to_text(&sample.dossier))?;
    Ok(())
}
