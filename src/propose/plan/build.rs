//! A plan in the making: the dossier as it would be, and the records that change.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::super::keys;
use super::super::proposal::{Evidence, NewTopic, Party, Teller};
use super::Plan;
use crate::edit::{Change, Edit, EditError, Minter, quote_claim};
use crate::model::{
    ActorId, ActorKind, ArticleId, Dossier, MeetingId, PartId, Quote, Record, RecordRef, Speaker, Subject, Topic,
    TopicId, Value,
};
use crate::names::fold;

/// Words from more articles than these are not all made claims of what every article says, such as a name.
pub(super) const ENOUGH: usize = 12;

/// The dossier as it would be, with what changes.
pub(super) struct Build<'m> {
    pub dossier: Dossier,
    pub minter: &'m mut Minter,
    /// The records that change, as they are first touched.
    touched: Vec<RecordRef>,
    seen: BTreeSet<RecordRef>,
    /// Actors by whether they are persons and by folded name.
    names: HashMap<(bool, String), ActorId>,
    /// Actors by the keys of their proposals.
    pub by_key: HashMap<String, ActorId>,
    topics: HashMap<String, TopicId>,
    /// Meetings by the keys of their proposals.
    pub meetings: HashMap<String, MeetingId>,
    /// Roles whose organisation was not there when they were added.
    pub homeless: Vec<(ActorId, PartId, String)>,
    lines: Vec<String>,
    claims: usize,
    articles: BTreeSet<ArticleId>,
    /// Claims made, so that none is made twice.
    made: BTreeSet<(Subject, ArticleId, usize, usize)>,
    select: Option<RecordRef>,
}

impl<'m> Build<'m> {
    pub fn new(dossier: &Dossier, minter: &'m mut Minter) -> Self {
        let mut names = HashMap::new();
        for (id, actor) in &dossier.actors {
            for name in &actor.names {
                let person = actor.kind == ActorKind::Person;
                names.entry((person, fold(&name.value))).or_insert_with(|| id.clone());
            }
        }
        Self {
            dossier: dossier.clone(),
            minter,
            touched: Vec::new(),
            seen: BTreeSet::new(),
            names,
            by_key: HashMap::new(),
            topics: dossier.topics.iter().map(|(id, topic)| (fold(&topic.name), id.clone())).collect(),
            meetings: HashMap::new(),
            homeless: Vec::new(),
            lines: Vec::new(),
            claims: 0,
            articles: BTreeSet::new(),
            made: BTreeSet::new(),
            select: None,
        }
    }

    pub fn line(&mut self, words: String) {
        self.lines.push(words);
    }

    /// How many lines there are.
    pub fn lines_so_far(&self) -> usize {
        self.lines.len()
    }

    pub fn insert_line(&mut self, at: usize, words: String) {
        self.lines.insert(at.min(self.lines.len()), words);
    }

    pub fn select(&mut self, record: RecordRef) {
        self.select = Some(record);
    }

    /// Puts a record in.
    pub fn put(&mut self, record: Record) {
        let reference = record.reference();
        if let Record::Actor(id, actor) = &record {
            for name in &actor.names {
                let person = actor.kind == ActorKind::Person;
                self.names.entry((person, fold(&name.value))).or_insert_with(|| id.clone());
            }
        }
        if self.seen.insert(reference.clone()) {
            self.touched.push(reference);
        }
        self.dossier.put(record);
    }

    /// The actor that bears a name, a body's or a person's.
    pub fn named(&self, kind: ActorKind, name: &str) -> Option<ActorId> {
        let key = (kind == ActorKind::Person, fold(name));
        self.names.get(&key).filter(|id| self.dossier.actors.contains_key(*id)).cloned()
    }

    /// The actor that a party is, added where it is not there. `evidence` is where it is spoken of.
    pub fn party(&mut self, party: &Party, evidence: &[Evidence]) -> Result<ActorId, EditError> {
        match party {
            Party::Known(id) if self.dossier.actors.contains_key(id) => Ok(id.clone()),
            Party::Known(id) => Err(EditError::Missing("actor", id.to_string())),
            Party::New(new) => {
                let key = keys::actor(new.kind == ActorKind::Person, &new.name);
                match self.by_key.get(&key).cloned() {
                    Some(id) => Ok(id),
                    None => self.add_actor(new, evidence),
                }
            }
        }
    }

    /// The topic, added where it is not there.
    pub fn topic(&mut self, topic: &NewTopic) -> Result<TopicId, EditError> {
        match topic {
            NewTopic::Known(id) if self.dossier.topics.contains_key(id) => Ok(id.clone()),
            NewTopic::Known(id) => Err(EditError::Missing("topic", id.to_string())),
            NewTopic::New(name) => {
                let folded = fold(name);
                if let Some(id) = self.topics.get(&folded) {
                    return Ok(id.clone());
                }
                let id = self.minter.topic(&self.dossier);
                self.line(format!("Adds the topic {name}"));
                self.put(Record::Topic(id.clone(), Arc::new(Topic { name: name.clone(), parent: None })));
                self.topics.insert(folded, id.clone());
                Ok(id)
            }
        }
    }

    /// Who tells something, added where it is not there.
    fn speaker(&mut self, teller: &Teller) -> Result<Speaker, EditError> {
        Ok(match teller {
            Teller::Outlet => Speaker::Outlet,
            Teller::Actor(party) => Speaker::Actor(self.party(party, &[])?),
            Teller::Unnamed(printed) => Speaker::Anonymous(printed.clone()),
        })
    }

    /// Claims that the words of some evidence, or the part of them given, say so. Words that no longer stand there claim
    /// nothing.
    pub fn claim(
        &mut self,
        subject: &Subject,
        value: &Value,
        evidence: &Evidence,
        range: Option<Range<usize>>,
    ) -> Result<(), EditError> {
        let range = range.unwrap_or_else(|| evidence.range.clone());
        let key = (subject.clone(), evidence.article.clone(), range.start, range.end);
        if self.made.contains(&key) {
            return Ok(());
        }
        let id = self.minter.claim(&self.dossier);
        let made = quote_claim(&self.dossier, id, &evidence.article, range, subject.clone(), value.clone());
        let Some(Record::Claim(id, mut claim)) = made else { return Ok(()) };
        self.made.insert(key);
        Arc::make_mut(&mut claim).speaker = self.speaker(&evidence.speaker)?;
        self.claims += 1;
        self.articles.insert(evidence.article.clone());
        self.put(Record::Claim(id, claim));
        Ok(())
    }

    /// The words of some evidence as a quote.
    pub fn quote(&self, evidence: &Evidence) -> Option<Quote> {
        let article = self.dossier.articles.get(&evidence.article)?;
        Quote::of(&evidence.article, &article.text, evidence.range.clone())
    }

    /// The plan, with the roles whose organisation came in linked to it.
    pub fn done(mut self, label: String) -> Plan {
        self.house();
        let changes = self.touched.iter().filter_map(|reference| self.dossier.record(reference));
        let changes: Vec<Change> = changes.map(Change::Put).collect();
        if self.claims > 0 {
            let (claims, articles) = (counted(self.claims, "claim"), counted(self.articles.len(), "article"));
            self.lines.push(format!("{claims} with their words from {articles}"));
        }
        Plan { edit: Edit { label, changes, select: self.select }, lines: self.lines }
    }
}

/// “2 claims”.
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// “the United States, the Taliban and Qatar”.
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
