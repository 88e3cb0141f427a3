//! Which article another is likely to be a copy of: shared paragraphs suggest it, the user decides.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use super::similar::{Shingles, similarity, triples};
use crate::model::{Article, ArticleId, Dossier, Origin, Records};

/// Below this similarity two whole texts are not looked at paragraph by paragraph: half of a text, found in one ten
/// times as long, still gives .05.
const WORTH_A_LOOK: f32 = 0.05;
/// How many texts are looked at paragraph by paragraph, the likeliest first.
const LOOKED_AT: usize = 12;
/// A paragraph with fewer word triples is a headline, a dateline or “Read more”: it tells nothing.
const SHORTEST: usize = 6;

/// How much of an article stands in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The other.
    pub other: ArticleId,
    /// How many of its paragraphs stand there, most of their words in the same order.
    pub paragraphs: usize,
    /// How many paragraphs it has, those too short to tell left out.
    pub of: usize,
}

/// The fingerprints of the texts of a dossier, kept from one question to the next.
#[derive(Clone, Debug, Default)]
pub struct Prints {
    /// Whose fingerprints these are.
    articles: Records<ArticleId, Article>,
    by_article: OrdMap<ArticleId, Arc<Shingles>>,
}

impl Prints {
    /// The fingerprints of this state: those of texts that have not changed are taken over. Linear in the text that is
    /// new. `None` when cancelled.
    #[must_use]
    pub fn of(dossier: &Dossier, before: &Self, cancelled: &AtomicBool) -> Option<Self> {
        let mut prints = before.clone();
        for item in before.articles.diff(&dossier.articles) {
            if cancelled.load(Ordering::Relaxed) {
                return None;
            }
            match item {
                DiffItem::Update { old: (_, old), new: (_, new) } if old.text == new.text => {}
                DiffItem::Add(id, article) | DiffItem::Update { new: (id, article), .. } => {
                    prints.by_article.insert(id.clone(), Arc::new(Shingles::of(&article.text)));
                }
                DiffItem::Remove(id, _) => {
                    prints.by_article.remove(id);
                }
            }
        }
        prints.articles = dossier.articles.clone();
        Some(prints)
    }
}

/// The article that this one is most likely a copy of: at least half of its paragraphs stand in it, it is not known to
/// be later, and it does not go back to this one itself. `None` too where this one has an origin already.
///
/// Compares fingerprints with every article, in microseconds each, and paragraphs with a few.
#[must_use]
pub fn likely_origin(dossier: &Dossier, prints: &Prints, id: &ArticleId) -> Option<Shared> {
    let article = dossier.articles.get(id).filter(|article| article.origin.is_none())?;
    let print = prints.by_article.get(id)?;
    let paragraphs: Vec<Vec<u64>> =
        article.text.lines().map(triples).filter(|triples| triples.len() >= SHORTEST).collect();
    if paragraphs.is_empty() {
        return None;
    }
    let goes_back = |other: &ArticleId| dossier.origin_of(other) == Origin::Article(id.clone());
    let mut likely: Vec<(f32, &ArticleId, &Article)> = prints
        .by_article
        .iter()
        .filter(|(other, _)| *other != id)
        .map(|(other, theirs)| (similarity(print, theirs), other))
        .filter(|(alike, other)| *alike >= WORTH_A_LOOK && !goes_back(other))
        .filter_map(|(alike, other)| Some((alike, other, dossier.articles.get(other)?.as_ref())))
        .filter(|(_, _, other)| !is_later(other, article))
        .collect();
    likely.sort_by(|left, right| right.0.total_cmp(&left.0).then_with(|| left.1.cmp(right.1)));
    let found = likely.into_iter().take(LOOKED_AT).map(|(_, other, theirs)| {
        let theirs: BTreeSet<u64> = triples(&theirs.text).into_iter().collect();
        let stands = |paragraph: &&Vec<u64>| {
            let there = paragraph.iter().filter(|triple| theirs.contains(triple)).count();
            there * 2 > paragraph.len()
        };
        let shared = paragraphs.iter().filter(stands).count();
        Shared { other: other.clone(), paragraphs: shared, of: paragraphs.len() }
    });
    let found = found.filter(|shared| shared.paragraphs * 2 >= shared.of);
    // Of articles that share as much, the earliest, which the others may be copies of too.
    found.max_by_key(|shared| {
        (shared.paragraphs, std::cmp::Reverse((day(dossier, &shared.other), shared.other.clone())))
    })
}

fn day(dossier: &Dossier, id: &ArticleId) -> Option<chrono::NaiveDate> {
    dossier.articles.get(id)?.published.as_ref()?.edtf.earliest()
}

fn is_later(one: &Article, other: &Article) -> bool {
    let day = |article: &Article| article.published.as_ref().and_then(|when| when.edtf.earliest());
    matches!((day(one), day(other)), (Some(one), Some(other)) if one > other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Provenance, ReadingState, When};

    const PARAGRAPHS: [&str; 5] = [
        "Envoys of the two river states met in the old customs house on Monday to talk about the ferry line.",
        "The host, a retired judge, said both sides had come with written proposals and would exchange them.",
        "A spokeswoman for the northern delegation told reporters that fuel and insurance were the open questions.",
        "The southern envoy answered that his government was ready to pay if the north lifted the harbour fees.",
        "Both agreed to meet again in ten days, in the same house, and to leave the press outside until then.",
    ];

    fn put(dossier: &mut Dossier, id: &str, date: &str, origin: Option<&str>, text: &str) {
        let article = Article {
            title: id.to_owned(),
            outlet: None,
            authors: Vec::new(),
            url: String::new(),
            published: date.parse().ok().map(|edtf| When { edtf, printed: String::new() }),
            language: String::new(),
            origin: origin.map(|id| Origin::Article(ArticleId::new(id))),
            reliability: None,
            retracted: None,
            provenance: Provenance::default(),
            tags: Vec::new(),
            reading: ReadingState::Unread,
            notes: Vec::new(),
            revisions: Vec::new(),
            pages: Vec::new(),
            text: text.into(),
        };
        dossier.articles.insert(ArticleId::new(id), Arc::new(article));
    }

    fn asked(dossier: &Dossier, id: &str) -> Option<(String, usize, usize)> {
        let prints = Prints::of(dossier, &Prints::default(), &AtomicBool::new(false)).unwrap();
        likely_origin(dossier, &prints, &ArticleId::new(id))
            .map(|shared| (shared.other.to_string(), shared.paragraphs, shared.of))
    }

    #[test]
    fn shared_paragraphs_suggest_the_earlier_article() {
        let whole = PARAGRAPHS.join("\n\n");
        let filler = "The museum will open its new wing in autumn, and tickets go on sale next week, it said.";
        let edited = whole.replace("on Monday", "Monday").replace("answered", "replied");
        let half = format!("{}\n\n{}\n\n{filler}\n\nRead more", PARAGRAPHS[0], PARAGRAPHS[3]);
        let third = format!("{}\n\n{filler}\n\n{}", PARAGRAPHS[0], filler.replace("museum", "library"));
        let reflowed = PARAGRAPHS.join(" ");
        for (name, text, expect) in [
            ("a reprint", whole.as_str(), Some((5, 5))),
            ("an edited one", edited.as_str(), Some((5, 5))),
            ("one set as a single paragraph", reflowed.as_str(), Some((1, 1))),
            ("half of it, and “Read more”", half.as_str(), Some((2, 3))),
            ("a third of it", third.as_str(), None),
            ("another text", filler, None),
            ("nothing that tells", "Read more", None),
        ] {
            let mut dossier = Dossier::default();
            put(&mut dossier, "art-first", "2021-10-09", None, &whole);
            put(&mut dossier, "art-other", "2021-10-10", None, text);
            let expect = expect.map(|(shared, of)| ("art-first".to_owned(), shared, of));
            assert_eq!(asked(&dossier, "art-other"), expect, "{name}");
            assert_eq!(asked(&dossier, "art-first"), None, "{name}: the later one is no origin");
        }
    }

    #[test]
    fn what_goes_back_to_it_is_no_origin_of_it() {
        let whole = PARAGRAPHS.join("\n\n");
        let mut dossier = Dossier::default();
        put(&mut dossier, "art-1", "", None, &whole);
        put(&mut dossier, "art-2", "", Some("art-1"), &whole);
        put(&mut dossier, "art-3", "", Some("art-2"), &whole);
        assert_eq!(asked(&dossier, "art-1"), None);
        assert_eq!(asked(&dossier, "art-2"), None, "its origin is known");
        put(&mut dossier, "art-4", "", None, &whole);
        assert_eq!(asked(&dossier, "art-4").map(|found| found.0), Some("art-1".to_owned()));
    }

    #[test]
    fn the_earliest_of_those_that_share_as_much_is_suggested() {
        let whole = PARAGRAPHS.join("\n\n");
        let mut dossier = Dossier::default();
        for (id, date) in [("art-b", "2021-10-09"), ("art-a", "2021-10-10"), ("art-c", "2021-10-12")] {
            put(&mut dossier, id, date, None, &whole);
        }
        assert_eq!(asked(&dossier, "art-c").map(|found| found.0), Some("art-b".to_owned()));
    }

    #[test]
    fn prints_follow_the_texts() {
        let whole = PARAGRAPHS.join("\n\n");
        let mut dossier = Dossier::default();
        put(&mut dossier, "art-1", "", None, &whole);
        put(&mut dossier, "art-2", "", None, &whole);
        let on = AtomicBool::new(false);
        let first = Prints::of(&dossier, &Prints::default(), &on).unwrap();
        put(&mut dossier, "art-2", "", None, "Another text altogether, about a museum and what it shows in autumn.");
        let second = Prints::of(&dossier, &first, &on).unwrap();
        let print = |prints: &Prints, id: &str| Arc::clone(&prints.by_article[&ArticleId::new(id)]);
        assert!(Arc::ptr_eq(&print(&first, "art-1"), &print(&second, "art-1")));
        assert_ne!(print(&first, "art-2"), print(&second, "art-2"));
        assert!(Prints::of(&dossier, &first, &AtomicBool::new(true)).is_none());
    }
}
