//! `readout propose`: what is read in texts, or in the articles of a dossier.

mod json;
mod print;

use std::borrow::Cow;
use std::fs::File;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};

use super::article::Failed;
use super::json_line;
use crate::model::EdtfDate;
use crate::propose::read_article;
use crate::reading::{Known, read};
use crate::store;

/// A text file is no larger than an article may be.
const LARGEST: usize = crate::import::MAX_BYTES;

#[derive(Debug, clap::Args)]
pub(super) struct Propose {
    /// Texts, read as they are; or dossiers, of which every article is read.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// When the texts were published, in EDTF: 2021-10-09. Articles of a dossier have their own date.
    #[arg(long, value_name = "DATE")]
    published: Option<EdtfDate>,
    /// Print one JSON object a text or article. Offsets are Unicode scalar values over the text.
    #[arg(long)]
    json: bool,
}

impl Propose {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        let mut good = true;
        for path in &self.files {
            let name = path.display().to_string();
            let done = if is_dossier(path) { self.dossier(out, path, &name)? } else { self.text(out, path, &name)? };
            if let Err(error) = done {
                good = false;
                if self.json {
                    json_line(out, &Failed { path: name, error: &error })?;
                } else {
                    super::say(&format_args!("{name}: {error}"));
                }
            }
        }
        Ok(good)
    }

    /// Reads a text as it is, so that offsets are over the file's own.
    fn text(&self, out: &mut dyn Write, path: &Path, name: &str) -> anyhow::Result<Result<(), String>> {
        let bytes = match bytes(path) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Err(error)),
        };
        let text = String::from_utf8_lossy(&bytes);
        if matches!(text, Cow::Owned(_)) {
            super::say(&format_args!("{name}: not UTF-8; what cannot be read is shown as �"));
        }
        let day = self.published.as_ref().and_then(EdtfDate::earliest);
        let day = day.filter(|day| self.published.as_ref().and_then(EdtfDate::latest) == Some(*day));
        let reading = read(&text, day, None, &Known::default());
        if self.json {
            json_line(out, &json::line(name, None, self.published.as_ref(), &text, &reading))?;
        } else {
            print::print(out, name, &text, &reading)?;
        }
        Ok(Ok(()))
    }

    /// Reads every article of a dossier, knowing its actors and meetings.
    fn dossier(&self, out: &mut dyn Write, path: &Path, name: &str) -> anyhow::Result<Result<(), String>> {
        let opened = match store::open(path) {
            Ok(opened) => opened,
            Err(error) => return Ok(Err(error.to_string())),
        };
        for notice in &opened.notices {
            super::say(&format_args!("{name}: {notice}"));
        }
        let known = Known::of(&opened.dossier);
        for (id, article) in &opened.dossier.articles {
            let read = read_article(article, &known);
            if self.json {
                let published = article.published.as_ref().map(|when| &when.edtf);
                json_line(out, &json::line(name, Some(id.as_str()), published, &article.text, &read.reading))?;
            } else {
                print::print(out, &format!("{name} · {id} · {}", article.title), &article.text, &read.reading)?;
            }
        }
        Ok(Ok(()))
    }
}

/// Whether a file is a dossier, by its ending or its first line.
fn is_dossier(path: &Path) -> bool {
    const FIRST: &[u8] = b"// readout dossier ";
    let ending = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    let begins = || {
        let mut start = Vec::with_capacity(FIRST.len());
        let read = File::open(path).and_then(|file| file.take(FIRST.len() as u64).read_to_end(&mut start));
        read.is_ok() && start == FIRST
    };
    ending || begins()
}

/// The bytes of a text, no more than an article may have.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| error.to_string())?;
    file.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() > LARGEST {
        let error = crate::import::ImportError::TooLarge { bytes: bytes.len(), limit: LARGEST };
        return Err(error.to_string());
    }
    Ok(bytes)
}
