//! The brief of what changed since an earlier version.

use std::collections::BTreeMap;

use crate::compare::{
    ClaimIndex, Delta, DeltaItem, DeltaKind, Fact, RecordChanges, all_facts, delta, last_day, record_of, versions,
};
use crate::model::{Dossier, EdtfDate, RecordRef, Subject};

use super::super::brief::{Block, Brief, Cell, Check, CheckKind, Run, Style, TableKind};
use super::super::request::Request;
use super::{Builder, Head, capitalised_sentence, counted, table};

/// How many articles that came in are listed; more are counted.
const ARTICLES: usize = 60;

/// Makes the brief of what changed from `old` to `new`, of the records asked for or of all. Promises are overdue by the
/// request's day. Pure; as costly as [`delta`].
#[must_use]
pub fn brief_since(old: &Dossier, new: &Dossier, request: &Request) -> Brief {
    let index = ClaimIndex::new(new);
    let delta = delta(old, new, request.today);
    let facts = all_facts(new, &index);
    let facts: BTreeMap<&Subject, &Fact> = facts.iter().map(|fact| (&fact.subject, fact)).collect();
    let mut builder = Builder::new(new, &index, request);
    let head = builder.changes(old, &delta, &facts);
    builder.finish(&head)
}

/// How the changes under one heading are laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// What, before and now, side by side.
    BeforeAndNow,
    /// A sentence each, with its reason.
    Sentences,
    /// A sentence each, then the versions with their words.
    Disputes,
    /// The facts with their state, by record.
    Facts,
}

fn layout(kind: DeltaKind) -> Layout {
    match kind {
        DeltaKind::Rival | DeltaKind::Reopened => Layout::Disputes,
        DeltaKind::Reversed
        | DeltaKind::Settled
        | DeltaKind::Judged
        | DeltaKind::ArticleRetracted
        | DeltaKind::ArticleReinstated
        | DeltaKind::ArticleCorrected
        | DeltaKind::MeetingMerged
        | DeltaKind::ActorsMerged
        | DeltaKind::ActorsParted
        | DeltaKind::About => Layout::Sentences,
        DeltaKind::New => Layout::Facts,
        _ => Layout::BeforeAndNow,
    }
}

/// Whether a change says what words should be behind; the others tell of words that came or went.
fn says_something_new(kind: DeltaKind) -> bool {
    matches!(
        kind,
        DeltaKind::Changed
            | DeltaKind::MeetingNew
            | DeltaKind::MeetingStatus
            | DeltaKind::CommitmentNew
            | DeltaKind::CommitmentStatus
            | DeltaKind::PositionNew
            | DeltaKind::PositionReversed
            | DeltaKind::PositionChanged
    )
}

impl Builder<'_> {
    fn changes(&mut self, old: &Dossier, delta: &Delta, facts: &BTreeMap<&Subject, &Fact>) -> Head {
        let items: Vec<&DeltaItem> = delta.items.iter().filter(|item| self.is_asked_for(item)).collect();
        let mut headings: Vec<&str> = items.iter().map(|item| item.kind.heading()).collect();
        headings.dedup();
        for heading in headings {
            let under: Vec<&DeltaItem> = items.iter().copied().filter(|it| it.kind.heading() == heading).collect();
            let mut blocks = Vec::new();
            // Kinds of one heading that are laid out alike share a table.
            for group in under.chunk_by(|one, other| layout(one.kind) == layout(other.kind)) {
                match group.first().map(|item| layout(item.kind)) {
                    Some(Layout::BeforeAndNow) => blocks.extend(self.before_and_now(group)),
                    Some(Layout::Sentences) => blocks.extend(group.iter().map(|item| self.change_sentence(item))),
                    Some(Layout::Disputes) => blocks.extend(self.new_disputes(group, facts)),
                    Some(Layout::Facts) => blocks.extend(self.new_facts(group, facts, &items)),
                    None => {}
                }
            }
            self.section(1, heading, blocks);
        }
        if self.is_whole {
            self.record_changes(&delta.records);
        }
        self.changes_head(old, &items, delta)
    }

    /// Whether a change belongs to the records asked for, and to a part that is included.
    fn is_asked_for(&self, item: &DeltaItem) -> bool {
        let include = &self.request.include;
        let included = match item.kind.heading() {
            "Positions" => include.positions,
            "Commitments" => include.commitments,
            _ => match item.kind {
                DeltaKind::Settled | DeltaKind::Judged => include.findings,
                _ => true,
            },
        };
        let of_it = |record: &RecordRef| self.request.of.contains(record);
        included && (self.is_whole || item.record.as_ref().is_some_and(of_it) || self.concerns(item, &of_it))
    }

    /// Whether a promise or a position is of a record asked for.
    fn concerns(&self, item: &DeltaItem, asked: &dyn Fn(&RecordRef) -> bool) -> bool {
        let dossier = self.dossier;
        match &item.record {
            Some(RecordRef::Commitment(id)) => dossier.commitments.get(id).is_some_and(|it| {
                let actors = it.who.iter().chain(&it.to_whom).map(|actor| RecordRef::Actor(actor.clone()));
                let meeting = it.meeting.iter().map(|meeting| RecordRef::Meeting(meeting.clone()));
                actors.chain(meeting).any(|record| asked(&record))
            }),
            Some(RecordRef::Position(id)) => dossier.positions.get(id).is_some_and(|it| {
                let meeting = it.meeting.iter().map(|meeting| RecordRef::Meeting(meeting.clone()));
                let own = [RecordRef::Actor(it.actor.clone()), RecordRef::Topic(it.topic.clone())];
                own.into_iter().chain(meeting).any(|record| asked(&record))
            }),
            _ => false,
        }
    }

    /// “Since the version that was last added to on 28 October 2021. Three changes of facts, …”
    fn changes_head(&self, old: &Dossier, items: &[&DeltaItem], delta: &Delta) -> Head {
        let day = last_day(old).and_then(EdtfDate::day);
        let since = match day {
            Some(day) => format!("since the version that was last added to on {}", day.in_words()),
            None => "since an earlier version".to_owned(),
        };
        let mut said = vec![match items.len() {
            0 => "no change".to_owned(),
            count => counted(count, "change", "changes"),
        }];
        if self.is_whole {
            for changes in delta.records.iter().filter(|it| !it.added.is_empty()) {
                let (one, several) = match changes.of {
                    "articles" => ("new article", "new articles"),
                    "meetings" => ("new meeting", "new meetings"),
                    "actors" => ("new actor", "new actors"),
                    _ => continue,
                };
                said.push(counted(changes.added.len(), one, several));
            }
        }
        let of = match self.request.of.as_slice() {
            [one] => self.title_of(one),
            _ => self.dossier_title(),
        };
        let subtitle = format!("{} {}", capitalised_sentence(&since), capitalised_sentence(&said.join(", ")));
        Head { title: format!("What changed: {of}"), subtitle, template: "What changed" }
    }

    /// The notes of the words behind a change.
    fn notes_of_change(&mut self, item: &DeltaItem) -> Vec<usize> {
        let mut notes = self.notes_of_claims(&item.claims);
        for quote in &item.quotes {
            notes.extend(self.notes_of_quote(Some(quote)));
        }
        notes.sort_unstable();
        notes.dedup();
        notes
    }

    fn before_and_now(&mut self, items: &[&DeltaItem]) -> Option<Block> {
        let mut rows = Vec::new();
        for item in items {
            let notes = self.notes_of_change(item);
            let words = |it: &Option<String>| it.clone().unwrap_or_else(|| "–".to_owned());
            let style = match item.kind {
                DeltaKind::CommitmentOverdue | DeltaKind::PositionReversed | DeltaKind::Unsupported => Style::Alarm,
                _ => Style::Plain,
            };
            if item.kind == DeltaKind::CommitmentOverdue {
                let (text, record) = (super::super::brief::clean(&item.sentence), item.record.clone());
                self.checks.push(Check { kind: CheckKind::Overdue, text, subject: None, record });
            }
            let mut title = vec![Run::plain(&item.title)];
            // A step or a version of its own is told in words, since its state need not have changed.
            if item.before == item.after {
                title = vec![Run::plain(&item.sentence)];
            }
            let bare = item.claims.is_empty() && item.quotes.is_empty() && item.after.is_some();
            let mut now = vec![Run::new(&words(&item.after), style).with_notes(notes)];
            if bare && says_something_new(item.kind) {
                now.push(Run::plain(" "));
                now.push(Run::new("unsupported", Style::Alarm));
            }
            rows.push(vec![Cell { runs: title }, Cell::plain(&words(&item.before)), Cell { runs: now }]);
        }
        table(TableKind::Changes, "", &["What", "Before", "Now"], &[44, 26, 30], rows)
    }

    fn change_sentence(&mut self, item: &DeltaItem) -> Block {
        let notes = self.notes_of_change(item);
        Block::paragraph(vec![Run::plain(&item.sentence).with_notes(notes)])
    }

    /// The facts that sources came to differ on, each with its versions.
    fn new_disputes(&mut self, items: &[&DeltaItem], facts: &BTreeMap<&Subject, &Fact>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for item in items {
            let Some(fact) = item.subject.as_ref().and_then(|subject| facts.get(subject)) else {
                blocks.push(self.change_sentence(item));
                continue;
            };
            self.check_fact(fact, "", true);
            let given = versions(self.dossier, self.index, &fact.subject);
            self.counts.rivals += 1;
            let mut runs = vec![Run::new(&item.title, Style::Strong)];
            let before = item.before.as_deref().unwrap_or("not in the dossier");
            let after = item.after.as_deref().unwrap_or_default();
            runs.push(Run::plain(&format!(": {after} now; {before} before.")));
            if !self.request.include.rivals {
                let notes = self.notes_of_change(item);
                runs.push(Run::plain(" "));
                runs.push(Run::plain(&item.sentence).with_notes(notes));
            }
            blocks.push(Block::paragraph(runs));
            blocks.extend(self.dispute_blocks(fact, &given));
        }
        blocks
    }

    /// The facts that came in, by record; those in dispute stand under their own heading.
    fn new_facts(&mut self, items: &[&DeltaItem], facts: &BTreeMap<&Subject, &Fact>, all: &[&DeltaItem]) -> Vec<Block> {
        let told = |subject: &Subject| {
            all.iter().any(|item| item.kind != DeltaKind::New && item.subject.as_ref() == Some(subject))
        };
        let new: Vec<Fact> = items
            .iter()
            .filter_map(|item| item.subject.as_ref())
            .filter(|subject| !told(subject))
            .filter_map(|subject| facts.get(subject))
            .map(|fact| Fact::clone(fact))
            .collect();
        let mut blocks = Vec::new();
        for group in new.chunk_by(|one, other| record_of(&one.subject) == record_of(&other.subject)) {
            let record = group.first().and_then(|fact| record_of(&fact.subject));
            let caption = record.map_or_else(|| "Questions".to_owned(), |record| self.title_of(&record));
            blocks.extend(self.fact_table(&caption, group, &caption));
        }
        blocks
    }

    /// How many records of each type came, went and changed, and the articles that came.
    fn record_changes(&mut self, records: &[RecordChanges]) {
        let count = |it: &[RecordRef]| if it.is_empty() { "–".to_owned() } else { it.len().to_string() };
        let rows = records
            .iter()
            .map(|changes| {
                let counts = [&changes.added, &changes.removed, &changes.changed].map(|it| Cell::plain(&count(it)));
                std::iter::once(Cell::plain(&crate::compare::capitalised(changes.of))).chain(counts).collect()
            })
            .collect();
        let header = ["Records", "Came in", "Went", "Changed"];
        let mut blocks: Vec<Block> =
            table(TableKind::Changes, "", &header, &[40, 20, 20, 20], rows).into_iter().collect();
        let dossier = self.dossier;
        let came = records.iter().filter(|changes| changes.of == "articles").flat_map(|changes| &changes.added);
        let came: Vec<_> = came
            .filter_map(|record| match record {
                RecordRef::Article(id) => Some((id, dossier.articles.get(id)?)),
                _ => None,
            })
            .collect();
        let mut rows = Vec::new();
        for (id, article) in came.iter().take(ARTICLES) {
            self.cited.insert((*id).clone());
            let date = article.published.as_ref().map_or_else(|| "no date".to_owned(), |when| when.edtf.in_words());
            rows.push(vec![Cell::plain(&article.title), Cell::plain(dossier.outlet_name(article)), Cell::plain(&date)]);
        }
        let header = ["Article", "Outlet", "Published"];
        blocks.extend(table(TableKind::Changes, "Articles that came in", &header, &[50, 26, 24], rows));
        if came.len() > ARTICLES {
            let text = format!("{} more are not listed.", came.len() - ARTICLES);
            blocks.push(Block::paragraph(vec![Run::new(&text, Style::Emphasis)]));
        }
        self.section(1, "Records", blocks);
    }
}
