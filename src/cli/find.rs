//! `readout search`: what the search field of the window finds.

use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use serde::Serialize;

use super::{json_line, open};
use crate::search::{GroupKind, Hit, Limits, Query, QueryError, search};

#[derive(Debug, clap::Args)]
pub(super) struct Search {
    /// The dossier.
    file: PathBuf,
    /// Words that must all occur, "phrases", begin*, nearly~, OR, NOT or -, brackets, and fields: outlet: actor: place: title:
    /// tag: author: lang: in: after: before: on:
    #[arg(required = true)]
    query: Vec<String>,
    /// Print one JSON object a hit.
    #[arg(long)]
    json: bool,
    /// Print so many hits of each kind.
    #[arg(long, default_value_t = 50)]
    limit: usize,
}

/// One line of output.
#[derive(Serialize)]
struct Line<'h> {
    group: &'static str,
    record: &'h str,
    title: &'h str,
    detail: &'h str,
    snippet: Option<&'h str>,
    /// Characters of the article's text; for words of articles.
    start: Option<usize>,
    end: Option<usize>,
    count: usize,
}

impl Search {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        let typed = self.query.join(" ");
        let query = Query::parse(&typed).map_err(|error| {
            let QueryError { range, message } = error;
            anyhow::anyhow!("{message} (characters {} to {} of the query)", range.start + 1, range.end)
        })?;
        if query.is_empty() {
            anyhow::bail!("there is no word to search for");
        }
        let opened = open(&self.file)?;
        let results = search(&opened.dossier, &query, Limits::each(self.limit), None, &AtomicBool::new(false))
            .unwrap_or_default();
        for group in &results.groups {
            if !self.json {
                writeln!(out, "{} ({})", group.kind.heading(), group.total)?;
            }
            for hit in &group.hits {
                if self.json {
                    json_line(out, &Line::of(group.kind, hit))?;
                } else {
                    print(out, hit)?;
                }
            }
        }
        Ok(true)
    }
}

impl<'h> Line<'h> {
    fn of(group: GroupKind, hit: &'h Hit) -> Self {
        Self {
            group: group.word(),
            record: hit.record.as_str(),
            title: &hit.title,
            detail: &hit.detail,
            snippet: hit.snippet.as_ref().map(|snippet| snippet.text.as_str()),
            start: hit.place.as_ref().map(|place| place.start),
            end: hit.place.as_ref().map(|place| place.end),
            count: hit.count,
        }
    }
}

fn print(out: &mut dyn Write, hit: &Hit) -> anyhow::Result<()> {
    writeln!(out, "  {}  {} ({})", hit.record.as_str(), hit.title, hit.detail)?;
    if let Some(snippet) = &hit.snippet {
        writeln!(out, "      {}", snippet.text)?;
    }
    Ok(())
}
