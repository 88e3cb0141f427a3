//! A desk with articles, and readings of them made by hand: what is found is told by its words.

use std::sync::Arc;

use crate::edit::{Edit, History, Minter};
use crate::model::{
    ActorKind, Article, ArticleId, AttendanceState, Dossier, MeetingStatus, Place, Provenance, Severity, Stance, text,
    validate,
};
use crate::propose::{Proposal, ProposalKind, Read, Readings, plan, proposals};
use crate::reading::{
    ActorFound, CommitmentFound, Ground, Known, MeetingFound, Mention, MentionForm, ParticipantFound, PositionFound,
    QuoteFound, Reading, RoleFound, Speech, Voice,
};

pub const SURE: Ground = Ground { rule: "by hand", percent: 90 };

/// An article and what is found in it.
pub struct Page {
    pub id: ArticleId,
    pub article: Article,
    pub reading: Reading,
}

pub fn page(id: &str, published: &str, text: &str) -> Page {
    let article = Article {
        title: format!("Article {id}"),
        outlet: None,
        authors: Vec::new(),
        url: String::new(),
        published: published.parse().ok().map(|edtf: crate::model::EdtfDate| edtf.into()),
        language: String::new(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance { text_sha256: text::sha256_hex(text.as_bytes()), ..Provenance::default() },
        tags: Vec::new(),
        reading: crate::model::ReadingState::default(),
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: text.into(),
    };
    Page { id: ArticleId::new(format!("art-{id}")), article, reading: Reading::default() }
}

impl Page {
    /// Where words stand.
    pub fn at(&self, words: &str) -> std::ops::Range<usize> {
        let byte = self.article.text.find(words).unwrap_or_else(|| panic!("“{words}” is not in the text"));
        let start = self.article.text[..byte].chars().count();
        start..start + words.chars().count()
    }

    fn mention(&self, words: &str, form: MentionForm) -> Mention {
        Mention { range: self.at(words), text: words.to_owned(), form }
    }

    /// Finds an actor by its name and other forms; gives its place.
    pub fn actor(&mut self, kind: ActorKind, name: &str, aliases: &[&str]) -> usize {
        let mut mentions = vec![self.mention(name, MentionForm::Name)];
        mentions.extend(aliases.iter().map(|alias| self.mention(alias, MentionForm::Short)));
        self.reading.actors.push(ActorFound {
            name: name.to_owned(),
            kind,
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            roles: Vec::new(),
            mentions,
            known: None,
            ground: SURE,
        });
        self.reading.actors.len() - 1
    }

    pub fn person(&mut self, name: &str, aliases: &[&str]) -> usize {
        self.actor(ActorKind::Person, name, aliases)
    }

    pub fn role(&mut self, actor: usize, words: &str, title: &str, organisation: (&str, Option<usize>)) {
        let range = self.at(words);
        self.reading.actors[actor].roles.push(RoleFound {
            printed: title.to_owned(),
            title: title.to_owned(),
            organisation: organisation.0.to_owned(),
            organisation_actor: organisation.1,
            former: false,
            range,
            ground: SURE,
        });
    }

    /// Finds a meeting: words for status, date and place, participants as (actor, side, stands for it, words).
    pub fn meeting(
        &mut self,
        status: (MeetingStatus, &str),
        date: Option<(&str, &str)>,
        place: Option<(&str, &str, &str)>,
        participants: &[(Option<usize>, Option<usize>, bool, &str)],
    ) -> usize {
        let date = date.map(|(edtf, words)| (edtf.parse::<crate::model::EdtfDate>().unwrap(), self.at(words)));
        let state =
            if status.0 == MeetingStatus::Announced { AttendanceState::Expected } else { AttendanceState::Attended };
        let found = MeetingFound {
            days: date.as_ref().and_then(|(date, _)| Some((date.earliest()?, date.latest()?))),
            date,
            place: place.map(|(city, country, words)| {
                (Place { city: city.to_owned(), country: country.to_owned(), ..Place::default() }, self.at(words))
            }),
            status: (status.0, self.at(status.1)),
            format: None,
            participants: participants
                .iter()
                .map(|(actor, side, is_side, words)| ParticipantFound {
                    actor: *actor,
                    described: if actor.is_some() { String::new() } else { (*words).to_owned() },
                    side: *side,
                    is_side: *is_side,
                    capacity: "",
                    state,
                    range: self.at(words),
                })
                .collect(),
            agenda: Vec::new(),
            evidence: vec![self.sentence(status.1)],
            known: None,
            ground: SURE,
        };
        self.reading.meetings.push(found);
        self.reading.meetings.len() - 1
    }

    /// The sentence around some words, by full stops.
    pub fn sentence(&self, words: &str) -> std::ops::Range<usize> {
        let at = self.at(words);
        let letters: Vec<char> = self.article.text.chars().collect();
        let start = letters[..at.start].iter().rposition(|letter| *letter == '.').map_or(0, |at| at + 2);
        let end =
            letters[at.end..].iter().position(|letter| *letter == '.').map_or(letters.len(), |it| at.end + it + 1);
        start..end
    }

    pub fn commitment(&mut self, who: &[usize], to_whom: &[usize], what: &str, words: &str, voice: Voice) {
        let range = self.at(words);
        self.reading.commitments.push(CommitmentFound {
            who: who.to_vec(),
            to_whom: to_whom.to_vec(),
            what: what.to_owned(),
            deadline: None,
            condition: String::new(),
            voice,
            meeting: None,
            range,
            ground: SURE,
        });
    }

    pub fn position(&mut self, who: usize, topic: &str, summary: &str, words: &str) {
        let range = self.at(words);
        self.reading.positions.push(PositionFound {
            who,
            topic: topic.to_owned(),
            summary: summary.to_owned(),
            stance: Stance::Said,
            date: None,
            meeting: None,
            range,
            ground: SURE,
        });
    }

    pub fn quote(&mut self, speaker: usize, words: &str) {
        let range = self.at(words);
        self.reading.quotes.push(QuoteFound {
            parts: vec![range.clone()],
            text: words.to_owned(),
            speech: Speech::Direct,
            voice: Voice::Actor(speaker),
            speaker: None,
            cue: None,
            ground: SURE,
            range,
        });
    }
}

/// A dossier with its history, and what was read in it.
pub struct Desk {
    pub history: History,
    pub readings: Readings,
    pub minter: Minter,
}

pub fn desk(pages: Vec<Page>) -> Desk {
    let mut dossier = Dossier::default();
    let mut readings = Readings::default();
    for page in pages {
        readings.put(page.id.clone(), Read::of(&page.article, &Known::default(), page.reading));
        dossier.articles.insert(page.id, Arc::new(page.article));
    }
    Desk { history: History::new(dossier), readings, minter: Minter::with_seed(7) }
}

impl Desk {
    pub fn dossier(&self) -> &Dossier {
        self.history.dossier()
    }

    pub fn open(&self) -> Vec<Proposal> {
        proposals(self.dossier(), &self.readings)
    }

    pub fn of_kind(&self, kind: ProposalKind) -> Vec<Proposal> {
        self.open().into_iter().filter(|proposal| proposal.kind() == kind).collect()
    }

    /// The proposal of this title.
    pub fn titled(&self, title: &str) -> Proposal {
        let open = self.open();
        let found = open.iter().find(|proposal| proposal.title == title);
        found.unwrap_or_else(|| panic!("no “{title}” among {}", listed(&open))).clone()
    }

    /// Accepts proposals as one step; gives what the plan says.
    pub fn accept(&mut self, proposals: &[Proposal]) -> Vec<String> {
        let all: Vec<&Proposal> = proposals.iter().collect();
        let plan = plan(self.history.dossier(), &all, &mut self.minter).unwrap();
        self.apply(plan.edit);
        plan.lines
    }

    /// Accepts everything, until nothing is left; gives in how many rounds.
    pub fn accept_all(&mut self) -> usize {
        for round in 0..6 {
            let open = self.open();
            if open.is_empty() {
                return round;
            }
            self.accept(&open);
        }
        panic!("left after six rounds: {}", listed(&self.open()));
    }

    /// Applies an edit, and sees that it holds together and that undo takes it back.
    pub fn apply(&mut self, edit: Edit) {
        let before = self.dossier().clone();
        self.history.apply(edit).unwrap();
        assert_sound(self.dossier());
        let after = self.dossier().clone();
        if after == before {
            return;
        }
        self.history.undo();
        assert_eq!(*self.dossier(), before, "undo takes it back");
        self.history.redo();
        assert_eq!(*self.dossier(), after);
    }
}

pub fn assert_sound(dossier: &Dossier) {
    let problems: Vec<_> = validate(dossier).into_iter().filter(|it| it.severity == Severity::Error).collect();
    assert!(problems.is_empty(), "{problems:#?}");
}

pub fn listed(proposals: &[Proposal]) -> String {
    let line = |it: &Proposal| format!("\n  {}: {} ({})", it.kind().in_words(), it.title, it.detail);
    proposals.iter().map(line).collect()
}

pub fn known(dossier: &Dossier) -> Known {
    Known::of(dossier)
}
