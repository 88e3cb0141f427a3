//! `readout diff`: what changed between two versions of a dossier, told as the field tells it. Also git's diff driver.

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use super::table::{WIDTH, wrapped};
use super::{json_line, open};
use crate::compare::{Delta, DeltaItem, delta, subject_id};
use crate::model::{ClaimId, Dossier, Quote, RecordRef};

/// How many quotations stand under a change; more are counted.
const WORDS: usize = 3;
/// How many records of a type are named; more are counted.
const NAMED: usize = 8;

#[derive(Debug, clap::Args)]
pub(super) struct Diff {
    /// The version before and the version after. Git, to which this can be a diff driver, gives seven or nine.
    #[arg(required = true, num_args = 1..=9, value_names = ["OLD", "NEW"])]
    files: Vec<PathBuf>,
    /// Print one JSON object a change.
    #[arg(long)]
    json: bool,
    /// The day by which promises are overdue, as 2021-12-31; without it, today.
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
}

/// One line of output.
#[derive(Serialize)]
struct Line<'d> {
    kind: &'static str,
    subject: Option<String>,
    record: Option<&'d str>,
    title: &'d str,
    sentence: &'d str,
    before: Option<&'d str>,
    after: Option<&'d str>,
    claims: Vec<&'d str>,
    quotes: Vec<QuoteLine<'d>>,
}

/// Words of the new version behind a change. Offsets count Unicode scalar values over the article's text.
#[derive(Serialize)]
struct QuoteLine<'d> {
    claim: Option<&'d str>,
    article: &'d str,
    outlet: &'d str,
    exact: &'d str,
    start: usize,
    end: usize,
}

/// Records of one type.
#[derive(Serialize)]
struct RecordsLine<'d> {
    kind: &'static str,
    of: &'static str,
    added: Vec<&'d str>,
    removed: Vec<&'d str>,
    changed: Vec<&'d str>,
}

impl Diff {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        let today = self.today.unwrap_or_else(|| chrono::Local::now().date_naive());
        match self.files.as_slice() {
            [old, new] => {
                let (old, new) = (open(old)?.dossier, open(new)?.dossier);
                let delta = delta(&old, &new, Some(today));
                self.print(out, &old, &new, &delta)?;
                Ok(delta.is_empty())
            }
            // `git diff`: path old-file old-hex old-mode new-file new-hex new-mode, and with a rename the new path and
            // what was renamed (gitattributes(5), “Defining an external diff driver”; git(1), GIT_EXTERNAL_DIFF).
            [path, old, _, _, new, _, _] | [_, old, _, _, new, _, _, path, _] => {
                self.driver(out, path, old, new, today)
            }
            // Of a file that is not merged, git gives the name alone, and the place among those it compares.
            [unmerged] if std::env::var_os("GIT_DIFF_PATH_COUNTER").is_some() => {
                writeln!(out, "{}: is not merged yet", unmerged.display())?;
                Ok(true)
            }
            _ => anyhow::bail!("give the version before and the version after: readout diff OLD NEW"),
        }
    }

    /// A driver that fails or finds differences by its exit code would stop git, so it does neither.
    fn driver(
        &self,
        out: &mut dyn Write,
        path: &Path,
        old: &Path,
        new: &Path,
        today: NaiveDate,
    ) -> anyhow::Result<bool> {
        match (version(old), version(new)) {
            (Ok(old), Ok(new)) => {
                let delta = delta(&old, &new, Some(today));
                if !delta.is_empty() && !self.json {
                    writeln!(out, "dossier {}", path.display())?;
                }
                self.print(out, &old, &new, &delta)?;
            }
            (Err(error), _) | (_, Err(error)) => writeln!(out, "dossier {}: {error:#}", path.display())?,
        }
        Ok(true)
    }

    fn print(&self, out: &mut dyn Write, old: &Dossier, new: &Dossier, delta: &Delta) -> anyhow::Result<()> {
        if self.json { print_json(out, new, delta) } else { print_words(out, old, new, delta) }
    }
}

/// A version that git gives; where a file came or went there is none.
fn version(path: &Path) -> anyhow::Result<Dossier> {
    let nothing = path == Path::new("/dev/null") || path.as_os_str().eq_ignore_ascii_case("nul");
    if nothing { Ok(Dossier::default()) } else { Ok(open(path)?.dossier) }
}

/// The words behind a change, those of claims first.
fn words<'d>(dossier: &'d Dossier, item: &'d DeltaItem) -> Vec<QuoteLine<'d>> {
    let of_claims = item.claims.iter().filter_map(|id| dossier.claims.get(id).map(|claim| (id, claim)));
    let of_claims = of_claims.flat_map(|(id, claim)| claim.quotes.iter().map(move |quote| (Some(id), quote)));
    let all = of_claims.chain(item.quotes.iter().map(|quote| (None, quote)));
    let line = |(claim, quote): (Option<&'d ClaimId>, &'d Quote)| QuoteLine {
        claim: claim.map(ClaimId::as_str),
        article: quote.article.as_str(),
        outlet: dossier.articles.get(&quote.article).map_or("", |article| dossier.outlet_name(article)),
        exact: &quote.exact,
        start: quote.start,
        end: quote.end,
    };
    all.map(line).collect()
}

fn print_json(out: &mut dyn Write, new: &Dossier, delta: &Delta) -> anyhow::Result<()> {
    for item in &delta.items {
        let line = Line {
            kind: item.kind.word(),
            subject: item.subject.as_ref().map(subject_id),
            record: item.record.as_ref().map(RecordRef::as_str),
            title: &item.title,
            sentence: &item.sentence,
            before: item.before.as_deref(),
            after: item.after.as_deref(),
            claims: item.claims.iter().map(ClaimId::as_str).collect(),
            quotes: words(new, item),
        };
        json_line(out, &line)?;
    }
    for changes in &delta.records {
        let ids =
            |records: &'_ [RecordRef]| -> Vec<String> { records.iter().map(|it| it.as_str().to_owned()).collect() };
        let (added, removed, changed) = (ids(&changes.added), ids(&changes.removed), ids(&changes.changed));
        let line = RecordsLine {
            kind: "records",
            of: changes.of,
            added: added.iter().map(String::as_str).collect(),
            removed: removed.iter().map(String::as_str).collect(),
            changed: changed.iter().map(String::as_str).collect(),
        };
        json_line(out, &line)?;
    }
    Ok(())
}

fn print_words(out: &mut dyn Write, old: &Dossier, new: &Dossier, delta: &Delta) -> anyhow::Result<()> {
    let mut heading = "";
    for item in &delta.items {
        if item.kind.heading() != heading {
            if !heading.is_empty() {
                writeln!(out)?;
            }
            heading = item.kind.heading();
            writeln!(out, "{heading}")?;
        }
        print_wrapped(out, &item.sentence, "  ", "    ")?;
        let words = words(new, item);
        for line in words.iter().take(WORDS) {
            let claim = line.claim.map(|claim| format!(" ({claim})")).unwrap_or_default();
            let outlet = line.outlet;
            print_wrapped(out, &format!("{outlet}, {}: “{}”{claim}", line.article, line.exact), "      ", "        ")?;
        }
        if words.len() > WORDS {
            writeln!(out, "      and {} more", words.len() - WORDS)?;
        }
    }
    if delta.records.is_empty() {
        return Ok(());
    }
    if !heading.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "Records")?;
    for changes in &delta.records {
        for (what, records, dossier) in
            [("added", &changes.added, new), ("removed", &changes.removed, old), ("changed", &changes.changed, new)]
        {
            if records.is_empty() {
                continue;
            }
            let named =
                records.iter().take(NAMED).map(|record| format!("{} “{}”", record.as_str(), dossier.title_of(record)));
            let mut named = named.collect::<Vec<_>>().join(", ");
            if records.len() > NAMED {
                named = format!("{named} and {} more", records.len() - NAMED);
            }
            print_wrapped(out, &format!("{} {what}: {} {named}", changes.of, records.len()), "  ", "    ")?;
        }
    }
    Ok(())
}

fn print_wrapped(out: &mut dyn Write, text: &str, first: &str, hanging: &str) -> anyhow::Result<()> {
    for (place, line) in wrapped(text, WIDTH - hanging.len()).iter().enumerate() {
        writeln!(out, "{}{line}", if place == 0 { first } else { hanging })?;
    }
    Ok(())
}
