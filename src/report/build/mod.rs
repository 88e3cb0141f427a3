//! From a dossier to the sections of a brief.

mod actor;
mod article;
mod changes;
mod commitments;
mod disputes;
mod facts;
mod matrix;
mod meeting;
mod notes;
mod positions;
mod sources;
mod timeline;
mod whole;

use std::collections::BTreeSet;

pub use changes::brief_since;

use crate::compare::ClaimIndex;
use crate::model::{ArticleId, CommitmentId, Dossier, RecordRef, Subject};

use super::brief::{Block, Brief, Cell, Check, CheckKind, Counts, Run, Section, Style, Table, TableKind};
use super::request::{Evidence, Request};

/// Makes the brief that a request asks for. Pure; linear in the records asked for and the articles they quote, and in
/// all articles where mentions are asked for.
#[must_use]
pub fn brief(dossier: &Dossier, request: &Request) -> Brief {
    let index = ClaimIndex::new(dossier);
    let mut builder = Builder::new(dossier, &index, request);
    let head = match request.of.as_slice() {
        [] => builder.whole(),
        [one] => builder.single(one),
        several => builder.selection(several),
    };
    builder.finish(&head)
}

/// Title, subtitle and template of a brief.
struct Head {
    title: String,
    subtitle: String,
    template: &'static str,
}

/// Collects sections, notes, checks and counts, in the order in which they are printed.
struct Builder<'a> {
    dossier: &'a Dossier,
    index: &'a ClaimIndex,
    request: &'a Request,
    sections: Vec<Section>,
    notes: notes::Notes,
    checks: Vec<Check>,
    counts: Counts,
    /// Every article that a note or a section rests on.
    cited: BTreeSet<ArticleId>,
    /// The facts counted and checked so far, so that one printed twice counts once.
    seen: BTreeSet<Subject>,
    /// The commitments counted so far.
    seen_commitments: BTreeSet<CommitmentId>,
    /// The whole dossier is printed, so that what two records share stands in one place.
    is_whole: bool,
}

impl<'a> Builder<'a> {
    fn new(dossier: &'a Dossier, index: &'a ClaimIndex, request: &'a Request) -> Self {
        Self {
            dossier,
            index,
            request,
            sections: Vec::new(),
            notes: notes::Notes::default(),
            checks: Vec::new(),
            counts: Counts::default(),
            cited: BTreeSet::new(),
            seen: BTreeSet::new(),
            seen_commitments: BTreeSet::new(),
            is_whole: request.of.is_empty(),
        }
    }

    /// Adds a section, unless it is empty.
    fn section(&mut self, level: u8, heading: &str, blocks: Vec<Block>) {
        if !blocks.is_empty() {
            self.heading(level, heading, blocks);
        }
    }

    /// Adds a section that may be a heading only.
    fn heading(&mut self, level: u8, heading: &str, blocks: Vec<Block>) {
        let heading = super::brief::clean(heading);
        self.sections.push(Section { level, landscape: false, heading, blocks });
    }

    fn single(&mut self, record: &RecordRef) -> Head {
        match record {
            RecordRef::Meeting(id) => self.meeting_brief(id, 1),
            RecordRef::Actor(id) => self.actor_brief(id, 1),
            RecordRef::Article(id) => self.article_brief(id, 1),
            _ => {
                self.small_record(record, 1);
                Head {
                    title: self.title_of(record),
                    subtitle: String::new(),
                    template: match record {
                        RecordRef::Commitment(_) => "Commitment brief",
                        RecordRef::Position(_) | RecordRef::Topic(_) => "Topic brief",
                        RecordRef::Claim(_) | RecordRef::Finding(_) => "Finding brief",
                        RecordRef::Outlet(_) => "Outlet brief",
                        _ => "Brief",
                    },
                }
            }
        }
    }

    fn selection(&mut self, records: &[RecordRef]) -> Head {
        let mut seen = BTreeSet::new();
        let mut printed = 0;
        for record in records.iter().filter(|record| seen.insert((*record).clone())) {
            let at = self.sections.len();
            self.heading(1, &self.title_of(record), Vec::new());
            let head = match record {
                RecordRef::Meeting(id) => self.meeting_brief(id, 2),
                RecordRef::Actor(id) => self.actor_brief(id, 2),
                RecordRef::Article(id) => self.article_brief(id, 2),
                _ => {
                    self.small_record(record, 2);
                    Head { title: String::new(), subtitle: String::new(), template: "" }
                }
            };
            if !head.subtitle.is_empty()
                && let Some(section) = self.sections.get_mut(at)
            {
                section.blocks.push(Block::paragraph(vec![Run::new(&head.subtitle, Style::Emphasis)]));
            }
            printed += 1;
        }
        Head {
            title: self.dossier_title(),
            subtitle: capitalised_sentence(&format!("{} of this dossier", counted(printed, "record", "records"))),
            template: "Selection",
        }
    }

    /// What a record is called on paper: a claim or a finding by what it is about.
    fn title_of(&self, record: &RecordRef) -> String {
        let subject = match record {
            RecordRef::Claim(id) => self.dossier.claims.get(id).map(|claim| &claim.subject),
            RecordRef::Finding(id) => self.dossier.findings.get(id).map(|finding| &finding.subject),
            _ => None,
        };
        subject.map_or_else(
            || self.dossier.title_of(record),
            |subject| crate::compare::subject_in_words(self.dossier, subject),
        )
    }

    fn dossier_title(&self) -> String {
        let title = self.dossier.about.title.trim();
        if title.is_empty() { "Untitled dossier".to_owned() } else { title.to_owned() }
    }

    fn missing(&mut self, record: &RecordRef) -> Head {
        let text = format!("The {} {} is not in this dossier.", record.word(), record.as_str());
        self.checks.push(Check { kind: CheckKind::Missing, text, subject: None, record: Some(record.clone()) });
        Head { title: record.as_str().to_owned(), subtitle: String::new(), template: "Brief" }
    }

    fn finish(mut self, head: &Head) -> Brief {
        self.sources_section();
        let resolving = self.notes.all().iter().filter(|note| note.resolves).count();
        let all = self.notes.all().len();
        self.counts.quotes = all;
        for note in self.notes.all().iter().filter(|note| !note.resolves) {
            let text = format!("Note {}: the words no longer stand in “{}”.", note.number, note.title);
            let record = note.place.as_ref().map(|(article, ..)| RecordRef::Article(article.clone()));
            self.checks.push(Check { kind: CheckKind::Orphan, text, subject: None, record });
        }
        let mut retracted: Vec<&super::brief::SourceNote> = Vec::new();
        for note in self.notes.all().iter().filter(|note| note.retracted.is_some()) {
            let article = |note: &super::brief::SourceNote| note.place.as_ref().map(|(article, ..)| article.clone());
            if retracted.iter().all(|other| article(other) != article(note)) {
                retracted.push(note);
            }
        }
        for note in retracted {
            let text = format!("“{}”, which note {} cites, was retracted.", note.title, note.number);
            let record = note.place.as_ref().map(|(article, ..)| RecordRef::Article(article.clone()));
            self.checks.push(Check { kind: CheckKind::Retracted, text, subject: None, record });
        }
        if all > 0 {
            let text =
                format!("{resolving} of {all} {} to words.", if all == 1 { "note resolves" } else { "notes resolve" });
            self.checks.push(Check { kind: CheckKind::Resolved, text, subject: None, record: None });
        }
        let foot = match (self.request.evidence, resolving == all) {
            (Evidence::None, _) => "Printed without its notes.",
            (_, true) => "Every note leads back to the words in the dossier.",
            (_, false) => "Some notes no longer lead to words in the dossier; they say so.",
        };
        let running_head = super::brief::clean(&self.dossier_title());
        let notes = match self.request.evidence {
            Evidence::None => Vec::new(),
            Evidence::Footnotes | Evidence::Endnotes => self.notes.into_all(),
        };
        Brief {
            title: super::brief::clean(&head.title),
            subtitle: super::brief::clean(&head.subtitle),
            running_head,
            template: head.template.to_owned(),
            foot: foot.to_owned(),
            language: self.request.language.tag().to_owned(),
            paper: self.request.paper,
            evidence: self.request.evidence,
            sections: self.sections,
            notes,
            checks: self.checks,
            counts: self.counts,
        }
    }
}

/// “one article”, “seven articles”, “28 articles”: numbers to twelve in words.
fn counted(number: usize, one: &str, several: &str) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let words = WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned());
    format!("{words} {}", if number == 1 { one } else { several })
}

/// The first letter large, a full stop at the end; empty for nothing.
fn capitalised_sentence(text: &str) -> String {
    let text = crate::compare::capitalised(text.trim());
    match text.chars().last() {
        None | Some('.' | '!' | '?' | '…') => text,
        Some(_) => format!("{text}."),
    }
}

/// A table, absent where it has no rows.
fn table(kind: TableKind, caption: &str, header: &[&str], shares: &[u16], rows: Vec<Vec<Cell>>) -> Option<Block> {
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            kind,
            caption: super::brief::clean(caption),
            header: header.iter().map(|name| super::brief::clean(name)).collect(),
            groups: Vec::new(),
            shares: shares.to_vec(),
            rows,
        })
    })
}
