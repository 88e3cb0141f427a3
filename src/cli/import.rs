//! `readout import`: articles into a dossier.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::Utc;
use serde::Serialize;

use super::article::Failed;
use super::{json_line, open, save, say};
use crate::import::{Admission, Admitting, Capture, Draft, DuplicateKind, Shingles, Source};
use crate::model::{CaptureMethod, Dossier, Record, RecordRef};
use crate::walled::files::{self, Found};
use crate::walled::{self, Walls};

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// The dossier; made where there is none.
    dossier: PathBuf,
    /// Text, Markdown, saved web pages, PDF, DOCX, ODT, EPUB and mails, and folders of them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print one JSON object a file.
    #[arg(long)]
    json: bool,
}

/// What became of a file.
#[derive(Serialize)]
struct Line {
    path: String,
    /// The article that was added; `None` where the dossier holds it already.
    article: Option<String>,
    title: String,
    /// The article that the dossier holds already.
    duplicate_of: Option<String>,
    /// An article with much the same words.
    similar_to: Option<String>,
    /// How much of the words is the same, 0 to 1.
    similarity: Option<f32>,
}

impl Import {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        let (mut dossier, stamp) = self.target()?;
        let found = files::gather(&self.files);
        if found.is_empty() {
            anyhow::bail!(
                "no article was found in what was named; text, Markdown, saved web pages, PDF, DOCX, ODT, EPUB and mails are looked for"
            );
        }
        let before = dossier.clone();
        let mut admitting = Admitting::to(&before);
        let mut random = fastrand::Rng::new();
        let mut lines: Vec<Result<Line, (String, String)>> = Vec::new();
        for (file, draft) in found.iter().zip(drafts(&found)) {
            let path = match file {
                Ok(path) | Err((path, _)) => path,
            };
            let shown = path.display().to_string();
            lines.push(draft.map_err(|error| (shown.clone(), error)).map(|(draft, print)| {
                let name = files::name_of(path);
                let capture = Capture { file_name: &name, method: CaptureMethod::CommandLine, at: Utc::now() };
                let admission = admitting.admit_with(draft, print, &capture, &mut random);
                put(&mut dossier, admission, shown)
            }));
        }
        // Nothing is told as done before it is on the disk.
        let added = lines.iter().flatten().any(|line| line.article.is_some());
        if added {
            save(&self.dossier, &dossier, stamp.as_ref())?;
        }
        let mut good = true;
        for line in lines {
            match line {
                Ok(line) if self.json => json_line(out, &line)?,
                Ok(line) => writeln!(out, "{}", line.in_words(&dossier))?,
                Err((path, error)) => {
                    good = false;
                    if self.json {
                        json_line(out, &Failed { path, error: &error })?;
                    } else {
                        writeln!(out, "{path}: failed: {error}")?;
                    }
                }
            }
        }
        Ok(good)
    }

    /// The dossier to add to, with its stamp where it is there already.
    fn target(&self) -> anyhow::Result<(Dossier, Option<crate::store::FileStamp>)> {
        if !self.dossier.exists() {
            let mut dossier = Dossier::default();
            dossier.about.title = title_of(&self.dossier);
            dossier.about.created = Some(Utc::now());
            return Ok((dossier, None));
        }
        let opened = open(&self.dossier)?;
        if opened.read_only {
            anyhow::bail!("{}: nothing can be added to a dossier of a later Readout", self.dossier.display());
        }
        let errors =
            opened.problems.iter().filter(|located| located.problem.severity == crate::model::Severity::Error).count();
        if errors > 0 {
            say(&format_args!("{}: {errors} things do not hold together; see “readout check”", self.dossier.display()));
        }
        Ok((opened.dossier, Some(opened.stamp)))
    }
}

/// Reads every file into a draft with the fingerprint of its text, in the order of the files.
pub(super) fn drafts(found: &[Found]) -> Vec<Result<(Draft, Shingles), String>> {
    // A command is cancelled by its signal, which ends what it started as well.
    let never = AtomicBool::new(false);
    files::read_each(
        found,
        &never,
        |_| (),
        |path, bytes| {
            let source = Source { name: &files::name_of(path), bytes: &bytes?, encoding: None, kind: None };
            let draft = walled::read(&Walls::default(), &source, &never).map_err(|error| error.to_string())?;
            let print = Shingles::of(&draft.text);
            Ok((draft, print))
        },
    )
}

/// A title from the name of the file: “doha-2021.dossier.ron” → “doha-2021”.
fn title_of(path: &Path) -> String {
    let name = files::name_of(path);
    let name = name.strip_suffix(".ron").unwrap_or(&name);
    name.strip_suffix(".dossier").unwrap_or(name).to_owned()
}

/// Puts the records of an admission in, unless the dossier holds the same already.
fn put(dossier: &mut Dossier, admission: Admission, path: String) -> Line {
    let title = admission.records.iter().find_map(|record| match record {
        Record::Article(_, article) => Some(article.title.clone()),
        _ => None,
    });
    let mut line = Line {
        path,
        article: None,
        title: title.unwrap_or_default(),
        duplicate_of: None,
        similar_to: None,
        similarity: None,
    };
    match &admission.duplicate_of {
        Some((id, DuplicateKind::Near(alike))) => {
            line.similar_to = Some(id.to_string());
            line.similarity = Some(*alike);
        }
        Some((id, DuplicateKind::SameFile | DuplicateKind::SameText)) => {
            line.duplicate_of = Some(id.to_string());
            return line;
        }
        None => {}
    }
    line.article = Some(admission.article.to_string());
    for record in admission.records {
        dossier.put(record);
    }
    line
}

impl Line {
    fn in_words(&self, dossier: &Dossier) -> String {
        let Self { path, title, article, duplicate_of, similar_to, .. } = self;
        let titled = |id: &str| dossier.title_of(&RecordRef::Article(crate::model::ArticleId::new(id)));
        match (article, duplicate_of, similar_to) {
            (_, Some(id), _) => format!("{path}: duplicate of {id}, “{}”", titled(id)),
            (Some(article), _, Some(id)) => {
                format!("{path}: added as {article}, “{title}”; much like {id}, “{}”", titled(id))
            }
            (article, ..) => format!("{path}: added as {}, “{title}”", article.as_deref().unwrap_or_default()),
        }
    }
}
