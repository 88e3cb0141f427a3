//! From a draft to the records of an article: its outlet is found or made, and a text that the dossier holds already
//! is recognised.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{Draft, Likeness, Shingles};
use crate::model::{
    Article, ArticleId, CaptureMethod, Custody, Dossier, EdtfDate, Outlet, OutletId, Provenance, ReadingState, Record,
    When,
};

/// How a draft was come by.
#[derive(Clone, Copy, Debug)]
pub struct Capture<'a> {
    /// Name of the file without its folder; empty for pasted text.
    pub file_name: &'a str,
    /// By which way it came.
    pub method: CaptureMethod,
    /// When, in UTC.
    pub at: DateTime<Utc>,
}

/// How much a draft is like an article of the dossier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DuplicateKind {
    /// The file is the same to the byte.
    SameFile,
    /// The words are the same, in another file.
    SameText,
    /// So much of the words is the same, from [`super::DUPLICATE_THRESHOLD`] to 1: a reprint, or an edited version.
    Near(f32),
}

impl DuplicateKind {
    /// There is nothing in the draft that the dossier does not hold.
    #[must_use]
    pub fn is_same(self) -> bool {
        !matches!(self, Self::Near(_))
    }
}

/// What a draft becomes. Nothing is in the dossier yet: the caller decides, by the duplicate.
#[derive(Clone, Debug)]
pub struct Admission {
    /// What to put: the outlet, where it is new, and the article.
    pub records: Vec<Record>,
    /// The article among them.
    pub article: ArticleId,
    /// The article most like it, where there is one; the earlier articles of the batch count too.
    pub duplicate_of: Option<(ArticleId, DuplicateKind)>,
}

/// Admits drafts to one dossier, knowing its articles and outlets by their contents. Made once for many drafts: making
/// it is linear in the texts of the dossier; a draft then costs no more with many articles than with few, but for those
/// much like it.
#[derive(Debug)]
pub struct Admitting<'d> {
    dossier: &'d Dossier,
    files: HashMap<String, ArticleId>,
    texts: HashMap<String, ArticleId>,
    /// The articles that are known, in the order of their fingerprints in `prints`.
    articles: Vec<ArticleId>,
    ids: HashSet<ArticleId>,
    prints: Likeness,
    outlets: BTreeMap<String, OutletId>,
}

impl<'d> Admitting<'d> {
    /// Reads what the dossier holds.
    #[must_use]
    pub fn to(dossier: &'d Dossier) -> Self {
        let mut admitting = Self {
            dossier,
            files: HashMap::new(),
            texts: HashMap::new(),
            articles: Vec::new(),
            ids: HashSet::new(),
            prints: Likeness::default(),
            outlets: BTreeMap::new(),
        };
        for (id, outlet) in &dossier.outlets {
            admitting.outlets.entry(plain_name(&outlet.name)).or_insert_with(|| id.clone());
        }
        for (id, article) in &dossier.articles {
            let Provenance { sha256, text_sha256, .. } = &article.provenance;
            admitting.remember(id, sha256, text_sha256, Shingles::of(&article.text));
        }
        admitting
    }

    /// Makes the records of a draft. Unless it is the same as an article that is known, it is known from now on, so
    /// that the drafts of one batch are told apart and share their outlets.
    #[must_use]
    pub fn admit(&mut self, draft: Draft, capture: &Capture<'_>, random: &mut fastrand::Rng) -> Admission {
        let print = Shingles::of(&draft.text);
        self.admit_with(draft, print, capture, random)
    }

    /// As [`Self::admit`], with the fingerprint of the draft's text, made by who read it on a thread of its own.
    #[must_use]
    pub fn admit_with(
        &mut self,
        draft: Draft,
        print: Shingles,
        capture: &Capture<'_>,
        random: &mut fastrand::Rng,
    ) -> Admission {
        let duplicate_of = self.duplicate_of(&draft, &print);
        let same = duplicate_of.as_ref().is_some_and(|(_, kind)| kind.is_same());
        let mut records = Vec::new();
        let outlet = draft.outlet.as_deref().map(|name| self.outlet(name, !same, &mut records, random));
        let id =
            fresh(|| ArticleId::mint(random), |id| self.dossier.articles.contains_key(id) || self.ids.contains(id));
        let article = Arc::new(article(draft, outlet, capture));
        if !same {
            self.remember(&id, &article.provenance.sha256, &article.provenance.text_sha256, print);
        }
        records.push(Record::Article(id.clone(), article));
        Admission { records, article: id, duplicate_of }
    }

    /// The article most like a draft, with the fingerprint of its text. Unless it is the same, the draft is known from
    /// now on under this id.
    pub fn recognise(&mut self, draft: &Draft, print: Shingles, id: &ArticleId) -> Option<(ArticleId, DuplicateKind)> {
        let duplicate_of = self.duplicate_of(draft, &print);
        if !duplicate_of.as_ref().is_some_and(|(_, kind)| kind.is_same()) {
            self.remember(id, &draft.sha256, &draft.text_sha256, print);
        }
        duplicate_of
    }

    fn remember(&mut self, id: &ArticleId, sha256: &str, text_sha256: &str, print: Shingles) {
        if !sha256.is_empty() {
            self.files.entry(sha256.to_owned()).or_insert_with(|| id.clone());
        }
        self.texts.entry(text_sha256.to_owned()).or_insert_with(|| id.clone());
        self.articles.push(id.clone());
        self.ids.insert(id.clone());
        self.prints.push(print);
    }

    fn duplicate_of(&self, draft: &Draft, print: &Shingles) -> Option<(ArticleId, DuplicateKind)> {
        if let Some(id) = self.files.get(&draft.sha256) {
            return Some((id.clone(), DuplicateKind::SameFile));
        }
        if let Some(id) = self.texts.get(&draft.text_sha256) {
            return Some((id.clone(), DuplicateKind::SameText));
        }
        let (number, alike) = self.prints.likest(print)?;
        Some((self.articles.get(number)?.clone(), DuplicateKind::Near(alike)))
    }

    /// The outlet of this name, made where there is none; one of a draft that is not `kept` is not remembered.
    fn outlet(&mut self, name: &str, kept: bool, records: &mut Vec<Record>, random: &mut fastrand::Rng) -> OutletId {
        let key = plain_name(name);
        if let Some(id) = self.outlets.get(&key) {
            return id.clone();
        }
        let id = fresh(
            || OutletId::mint(random),
            |id| self.dossier.outlets.contains_key(id) || self.outlets.values().any(|known| known == id),
        );
        let outlet = Outlet { name: name.to_owned(), ..Outlet::default() };
        records.push(Record::Outlet(id.clone(), Arc::new(outlet)));
        if kept {
            self.outlets.insert(key, id.clone());
        }
        id
    }
}

fn fresh<Id>(mut mint: impl FnMut() -> Id, taken: impl Fn(&Id) -> bool) -> Id {
    loop {
        let id = mint();
        if !taken(&id) {
            return id;
        }
    }
}

/// A name without what outlets are not told apart by: case, spacing and a leading “The”.
fn plain_name(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let words = match words.as_slice() {
        [first, rest @ ..] if first == "the" && !rest.is_empty() => rest,
        all => all,
    };
    words.join(" ")
}

/// The article that a draft becomes, for who has seen to its outlet and to copies of it.
#[must_use]
pub fn article(draft: Draft, outlet: Option<OutletId>, capture: &Capture<'_>) -> Article {
    let kind = draft.kind.in_words();
    let guessed = if draft.encoding.sure { "" } else { ", guessed" };
    let cut = match draft.dropped.len() {
        0 => String::new(),
        1 => "; 1 line that is not of the article left out".to_owned(),
        count => format!("; {count} lines that are not of the article left out"),
    };
    let action = format!("imported as {kind} ({}{guessed}){cut}", draft.encoding.name);
    let printed = draft.published_printed.unwrap_or_default();
    let published = draft.published.and_then(|date| date.parse::<EdtfDate>().ok());
    Article {
        title: draft.title,
        outlet,
        authors: draft.authors,
        url: draft.url.unwrap_or_default(),
        published: published.map(|edtf| When { edtf, printed }),
        language: draft.language.unwrap_or_default(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance {
            file_name: capture.file_name.to_owned(),
            sha256: draft.sha256,
            text_sha256: draft.text_sha256,
            encoding: draft.encoding.name.to_owned(),
            captured_at: Some(capture.at),
            method: capture.method,
            custody: vec![Custody { at: capture.at, action }],
        },
        tags: Vec::new(),
        reading: ReadingState::Unread,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: draft.pages,
        text: draft.text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{self, Source};
    use crate::model::{RecordRef, validate};

    const STORY: &str = "Envoys of the two river states met in the old customs house on Monday to talk about the ferry \
        line that has been shut since March. The host, a retired judge, said both sides had come with written \
        proposals and would exchange them before lunch.";

    fn admit(dossier: &Dossier, draft: Draft, capture: &Capture<'_>, random: &mut fastrand::Rng) -> Admission {
        Admitting::to(dossier).admit(draft, capture, random)
    }

    fn draft(name: &str, text: &str) -> Draft {
        import::read(&Source { name, bytes: text.as_bytes(), encoding: None, kind: None }).unwrap()
    }

    fn named(outlet: &str, text: &str) -> Draft {
        Draft { outlet: Some(outlet.to_owned()), ..draft("a.txt", text) }
    }

    fn capture() -> Capture<'static> {
        let at = DateTime::from_timestamp(1_638_000_000, 0).unwrap();
        Capture { file_name: "a.txt", method: CaptureMethod::CommandLine, at }
    }

    #[test]
    fn a_draft_becomes_an_article_that_holds_together() {
        let mut random = fastrand::Rng::with_seed(1);
        let mut dossier = Dossier::default();
        let admission = admit(&dossier, named("TOLOnews", STORY), &capture(), &mut random);
        assert_eq!(admission.duplicate_of, None);
        admission.records.into_iter().for_each(|record| dossier.put(record));
        assert_eq!(validate(&dossier), []);
        let article = &dossier.articles[&admission.article];
        assert_eq!(dossier.outlet_name(article), "TOLOnews");
        assert_eq!(article.provenance.file_name, "a.txt");
        assert_eq!(article.provenance.captured_at, Some(capture().at));
        assert_eq!(article.provenance.custody[0].action, "imported as plain text (UTF-8)");
    }

    #[test]
    fn outlets_are_found_by_name_and_made_once_in_a_batch() {
        let mut random = fastrand::Rng::with_seed(1);
        let mut dossier = Dossier::default();
        let known = OutletId::new("out-1");
        dossier.put(Record::Outlet(
            known.clone(),
            Arc::new(Outlet { name: "The Guardian".to_owned(), ..Outlet::default() }),
        ));
        let mut admitting = Admitting::to(&dossier);
        let mut outlets = Vec::new();
        for (name, text) in [("guardian", "One."), ("Xinhua", "Two."), ("XINHUA", "Three.")] {
            let admission = admitting.admit(named(name, text), &capture(), &mut random);
            let made =
                admission.records.iter().filter(|record| matches!(record.reference(), RecordRef::Outlet(_))).count();
            let Some(Record::Article(_, article)) = admission.records.last().cloned() else { panic!("no article") };
            outlets.push((made, article.outlet.clone().unwrap()));
        }
        assert_eq!(outlets[0], (0, known));
        assert_eq!((outlets[1].0, outlets[2].0), (1, 0));
        assert_eq!(outlets[1].1, outlets[2].1);
    }

    #[test]
    fn what_is_there_already_is_recognised() {
        let mut random = fastrand::Rng::with_seed(1);
        let dossier = Dossier::default();
        let mut admitting = Admitting::to(&dossier);
        let first = admitting.admit(draft("a.txt", STORY), &capture(), &mut random).article;
        let mut kind = |text: &str| {
            let admission = admitting.admit(draft("b.txt", text), &capture(), &mut random);
            admission.duplicate_of.map(|(id, kind)| {
                assert_eq!(id, first, "{text}");
                kind
            })
        };
        assert_eq!(kind(STORY), Some(DuplicateKind::SameFile));
        assert_eq!(kind(&format!("{STORY}\r\n")), Some(DuplicateKind::SameText));
        assert!(matches!(kind(&STORY.replace("retired", "former")), Some(DuplicateKind::Near(alike)) if alike > 0.6));
        assert_eq!(
            kind("Nothing of the sort was said in the capital, where the parliament met late on Tuesday."),
            None
        );
    }
}
