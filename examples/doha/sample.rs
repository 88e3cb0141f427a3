//! The dossier while it grows: ids by short names, quotations by their words, claims one after another.

use std::error::Error;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use readout::model::text::char_count;
use readout::model::{
    ActorId, ArticleId, Claim, ClaimId, Credibility, Directness, Dossier, EdtfDate, MeetingId, Note, OutletId, PartId,
    Period, Quote, Speaker, Subject, TopicId, Value,
};

/// What may go wrong: words that are not there, a date that is none.
pub type Made<T> = Result<T, Box<dyn Error>>;

/// The dossier, and how many claims it has.
pub struct Sample {
    pub dossier: Dossier,
    claims: usize,
}

/// How a claim is told: by whom, for when, of what.
#[derive(Default)]
pub struct Told {
    speaker: Speaker,
    as_of: Option<&'static str>,
    scope: &'static str,
    directness: Directness,
    credibility: Option<Credibility>,
    note: &'static str,
}

/// The article itself says so.
pub fn outlet() -> Told {
    Told::default()
}

/// An actor says so.
pub fn by(key: &str) -> Told {
    Told { speaker: Speaker::Actor(actor(key)), ..Told::default() }
}

/// Someone unnamed says so.
pub fn by_unnamed(printed: &str) -> Told {
    Told { speaker: Speaker::Anonymous(printed.to_owned()), ..Told::default() }
}

impl Told {
    pub fn dated(self, date: &'static str) -> Self {
        Self { as_of: Some(date), ..self }
    }

    pub fn scope(self, scope: &'static str) -> Self {
        Self { scope, ..self }
    }

    pub fn indirectly(self) -> Self {
        Self { directness: Directness::Indirect, ..self }
    }

    pub fn denying(self) -> Self {
        Self { directness: Directness::Negative, ..self }
    }

    pub fn graded(self, credibility: Credibility) -> Self {
        Self { credibility: Some(credibility), ..self }
    }

    pub fn noting(self, note: &'static str) -> Self {
        Self { note, ..self }
    }
}

impl Sample {
    /// An empty dossier with its title.
    pub fn begin() -> Self {
        let mut dossier = Dossier::default();
        "Doha 2021".clone_into(&mut dossier.about.title);
        "Talks between the United States and the Taliban after the withdrawal, August to December 2021"
            .clone_into(&mut dossier.about.subject);
        "A sample. Its five articles retell published reports in words of their own; each names its source in a note. \
         A few facts are left without words on purpose, so that one can see what “unsupported” looks like."
            .clone_into(&mut dossier.about.notes);
        dossier.about.created = Some(captured_at());
        dossier.about.parties = ["united-states", "taliban", "pakistan", "qatar"].map(actor).to_vec();
        Self { dossier, claims: 0 }
    }

    /// The quotation of these words, which must stand in the article exactly once.
    pub fn quote(&self, article_key: &str, words: &str) -> Made<Quote> {
        let id = article(article_key);
        let text = &self.dossier.articles.get(&id).ok_or_else(|| format!("there is no article {id}"))?.text;
        let mut places = text.match_indices(words).map(|(byte, _)| byte);
        let (Some(byte), None) = (places.next(), places.next()) else {
            return Err(format!("“{words}” must stand in {id} once").into());
        };
        let start = char_count(&text[..byte]);
        Quote::of(&id, text, start..start + char_count(words)).ok_or_else(|| format!("no words for {id}").into())
    }

    /// Adds a claim.
    pub fn claim(&mut self, subject: Subject, value: Value, words: (&str, &str), told: Told) -> Made<ClaimId> {
        let Told { speaker, as_of, scope, directness, credibility, note } = told;
        let claim = Claim {
            subject,
            value,
            as_of: as_of.map(date).transpose()?,
            scope: scope.to_owned(),
            speaker,
            chain: Vec::new(),
            quotes: vec![self.quote(words.0, words.1)?],
            directness,
            credibility,
            note: note.to_owned(),
        };
        self.claims += 1;
        let id = ClaimId::new(format!("clm-{:03}", self.claims));
        self.dossier.claims.insert(id.clone(), Arc::new(claim));
        Ok(id)
    }
}

/// When the sample was put together.
pub fn captured_at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_638_522_000, 0).unwrap_or_default()
}

pub fn actor(key: &str) -> ActorId {
    ActorId::new(format!("act-{key}"))
}

pub fn article(key: &str) -> ArticleId {
    ArticleId::new(format!("art-{key}"))
}

pub fn outlet_id(key: &str) -> OutletId {
    OutletId::new(format!("out-{key}"))
}

pub fn meeting(key: &str) -> MeetingId {
    MeetingId::new(format!("mtg-{key}"))
}

pub fn topic(key: &str) -> TopicId {
    TopicId::new(format!("top-{key}"))
}

pub fn part(key: &str) -> PartId {
    PartId::new(format!("prt-{key}"))
}

pub fn date(text: &str) -> Made<EdtfDate> {
    Ok(text.parse()?)
}

/// From when to when; an empty text leaves that end open.
pub fn period(from: &str, to: &str) -> Made<Period> {
    let end = |text: &str| if text.is_empty() { Ok(None) } else { date(text).map(Some) };
    Ok(Period { from: end(from)?, to: end(to)? })
}

pub fn note(key: &str, text: &str, quote: Option<Quote>) -> Note {
    Note { id: part(key), text: text.to_owned(), quote, written_at: Some(captured_at()) }
}
