//! The articles in the order of the list, kept up to date by what changed between two states of the dossier.

use std::cmp::Ordering;
use std::sync::Arc;

use imbl::ordmap::DiffItem;

use super::Order;
use crate::model::{Article, ArticleId, Dossier, Outlet, OutletId, Records};

/// Changes beyond this part of the articles are sorted in at once, all together.
const FEW: usize = 64;

/// An article in the list.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub id: ArticleId,
    pub article: Arc<Article>,
    /// How wide the title is in one line, in points; none while it is not measured, infinite where it must be set to know.
    pub title_width: Option<f32>,
    /// How high it is in a list of this width, in points, where its title had to be set to know.
    pub set_at: Option<(u32, f32)>,
    key: Key,
    /// What the filter looks into; made when a filter is typed first.
    haystack: Option<Box<str>>,
}

/// What a row is ordered by, before its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    group: Box<str>,
    undated: bool,
    first: i32,
    last: i32,
}

/// The rows for one state of the dossier and one order, and which of them the filter lets through.
#[derive(Default)]
pub(super) struct Listing {
    articles: Records<ArticleId, Article>,
    outlets: Records<OutletId, Outlet>,
    order: Order,
    filter: String,
    rows: Vec<Row>,
    /// Places of the rows that fit the filter; none where all do.
    fitting: Option<Vec<usize>>,
    /// Counts the states.
    version: u64,
}

impl Listing {
    /// Brings it to a state of the dossier. Constant where nothing changed; near linear in what changed, but for a move of
    /// pointers; O(n log n) for another order. A changed filter is linear in the articles.
    pub fn refresh(&mut self, dossier: &Dossier, order: Order, filter: &str) {
        let same = self.articles.ptr_eq(&dossier.articles) && self.outlets.ptr_eq(&dossier.outlets);
        if same && self.order == order && self.filter == filter {
            return;
        }
        self.version += 1;
        if self.order != order || !self.outlets.ptr_eq(&dossier.outlets) || !self.follow(dossier, order) {
            self.rebuild(dossier, order);
        }
        self.articles = dossier.articles.clone();
        self.outlets = dossier.outlets.clone();
        self.order = order;
        filter.clone_into(&mut self.filter);
        self.sift(dossier);
    }

    /// Takes out, puts in and replaces the rows of the articles that changed; false where these are too many.
    fn follow(&mut self, dossier: &Dossier, order: Order) -> bool {
        let (mut gone, mut come): (Vec<(Key, ArticleId)>, Vec<Row>) = (Vec::new(), Vec::new());
        for item in self.articles.diff(&dossier.articles) {
            let (old, new) = match item {
                DiffItem::Add(id, article) => (None, Some((id, article))),
                DiffItem::Update { old, new } => (Some(old), Some(new)),
                DiffItem::Remove(id, article) => (Some((id, article)), None),
            };
            gone.extend(old.map(|(id, article)| (Key::of(dossier, article, order), id.clone())));
            come.extend(new.map(|(id, article)| Row::of(dossier, id, article, order)));
            if gone.len().max(come.len()) > FEW {
                return false;
            }
        }
        for (key, id) in gone {
            let Ok(at) = self.place(&key, &id) else { return false };
            self.rows.remove(at);
        }
        for row in come {
            let Err(at) = self.place(&row.key, &row.id) else { return false };
            self.rows.insert(at, row);
        }
        true
    }

    fn place(&self, key: &Key, id: &ArticleId) -> Result<usize, usize> {
        self.rows.binary_search_by(|row| (&row.key, &row.id).cmp(&(key, id)))
    }

    fn rebuild(&mut self, dossier: &Dossier, order: Order) {
        // Titles that were measured stay measured.
        let mut before = std::mem::take(&mut self.rows);
        before.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        self.rows = dossier
            .articles
            .iter()
            .map(|(id, article)| {
                let mut row = Row::of(dossier, id, article, order);
                if let Ok(at) = before.binary_search_by(|row| row.id.cmp(id))
                    && Arc::ptr_eq(&before[at].article, article)
                {
                    (row.title_width, row.set_at) = (before[at].title_width, before[at].set_at);
                }
                row
            })
            .collect();
        self.rows.sort_unstable_by(Row::cmp);
    }

    fn sift(&mut self, dossier: &Dossier) {
        let needle = self.filter.trim().to_lowercase();
        self.fitting = (!needle.is_empty()).then(|| {
            let fits = |row: &mut Row| {
                let article = &row.article;
                let haystack = row.haystack.get_or_insert_with(|| {
                    let tags = article.tags.join("\n");
                    format!("{}\n{}\n{tags}", article.title, dossier.outlet_name(article)).to_lowercase().into()
                });
                haystack.contains(&needle)
            };
            self.rows.iter_mut().enumerate().filter_map(|(at, row)| fits(row).then_some(at)).collect()
        });
    }

    /// Names the state: another one for each change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The rows to show, in order.
    #[cfg(test)]
    fn rows(&self) -> impl DoubleEndedIterator<Item = &Row> + Clone {
        (0..self.len()).filter_map(|at| self.row(at))
    }

    /// How many rows are shown.
    pub fn len(&self) -> usize {
        self.fitting.as_ref().map_or(self.rows.len(), Vec::len)
    }

    /// The row at a place among those shown.
    pub fn row(&self, at: usize) -> Option<&Row> {
        self.rows.get(self.within(at)?)
    }

    /// The same, to be measured.
    pub fn row_mut(&mut self, at: usize) -> Option<&mut Row> {
        let at = self.within(at)?;
        self.rows.get_mut(at)
    }

    fn within(&self, at: usize) -> Option<usize> {
        match &self.fitting {
            Some(fitting) => fitting.get(at).copied(),
            None => Some(at),
        }
    }

    /// The place of an article among the rows shown. Logarithmic.
    pub fn place_of(&self, dossier: &Dossier, id: &ArticleId) -> Option<usize> {
        let key = Key::of(dossier, self.articles.get(id)?, self.order);
        let at = self.place(&key, id).ok()?;
        match &self.fitting {
            Some(fitting) => fitting.binary_search(&at).ok(),
            None => Some(at),
        }
    }
}

impl Row {
    fn of(dossier: &Dossier, id: &ArticleId, article: &Arc<Article>, order: Order) -> Self {
        let key = Key::of(dossier, article, order);
        Self { id: id.clone(), article: Arc::clone(article), title_width: None, set_at: None, key, haystack: None }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        (&self.key, &self.id).cmp(&(&other.key, &other.id))
    }
}

impl Key {
    fn of(dossier: &Dossier, article: &Article, order: Order) -> Self {
        use chrono::Datelike as _;
        let date = article.published.as_ref().map(|when| &when.edtf);
        let day = |day: Option<chrono::NaiveDate>, open: i32| day.map_or(open, |day| day.num_days_from_ce());
        Self {
            group: match order {
                Order::Published => Box::default(),
                Order::Title => article.title.to_lowercase().into(),
                Order::Outlet => dossier.outlet_name(article).to_lowercase().into(),
                Order::State => (article.reading as u8).to_string().into(),
            },
            undated: date.is_none(),
            // An open start comes first and an open end last, as with dates themselves.
            first: date.map_or(0, |date| day(date.earliest(), i32::MIN)),
            last: date.map_or(0, |date| day(date.latest(), i32::MAX)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ReadingState, When};

    fn article(title: &str, date: &str) -> Arc<Article> {
        let mut made: Article = serde_json::from_value(serde_json::json!({ "title": title, "text": "" }))
            .expect("the rest may be left out");
        made.published = date.parse().ok().map(|edtf| When { edtf, printed: String::new() });
        made.into()
    }

    fn titles(listing: &Listing) -> Vec<String> {
        listing.rows().map(|row| row.article.title.clone()).collect()
    }

    /// A listing that follows each change is the one made anew.
    #[test]
    fn following_gives_what_a_new_list_would() {
        let mut random = fastrand::Rng::with_seed(11);
        let mut dossier = Dossier::default();
        let mut orders = Order::ALL.into_iter().cycle();
        let (mut order, mut filter) = (Order::Published, "");
        let mut listing = Listing::default();
        for round in 0..600 {
            match random.u8(..10) {
                0 => order = orders.next().unwrap_or_default(),
                1 => filter = ["", "a", "round 1", "no such"][random.usize(..4)],
                2 if !dossier.articles.is_empty() => {
                    let at = random.usize(..dossier.articles.len());
                    let id = dossier.articles.keys().nth(at).cloned().expect("there are so many");
                    dossier.articles.remove(&id);
                }
                3 => {
                    for many in 0..100 {
                        dossier.articles.insert(ArticleId::new(format!("art-m{many}")), article("many", ""));
                    }
                }
                _ => {
                    let date = ["", "2021-10-09", "2021-10", "2021", "2021-10-09/.."][random.usize(..5)];
                    let mut made = Article::clone(&article(&format!("A in round {round}"), date));
                    made.reading = if random.bool() { ReadingState::Read } else { ReadingState::Unread };
                    dossier.articles.insert(ArticleId::new(format!("art-{}", random.u8(..80))), made.into());
                }
            }
            listing.refresh(&dossier, order, filter);
            let mut anew = Listing::default();
            anew.refresh(&dossier, order, filter);
            assert_eq!(titles(&listing), titles(&anew), "round {round}");
            assert!(listing.rows().is_sorted_by(|one, other| one.cmp(other).is_lt()));
            for (at, row) in listing.rows().enumerate() {
                assert_eq!(listing.place_of(&dossier, &row.id), Some(at));
            }
        }
    }

    #[test]
    fn articles_without_a_date_come_last() {
        let mut dossier = Dossier::default();
        for (id, title, date) in [("1", "c", ""), ("2", "b", "2021-10"), ("3", "a", "2021-10-09"), ("4", "d", "2020")] {
            dossier.articles.insert(ArticleId::new(format!("art-{id}")), article(title, date));
        }
        let mut listing = Listing::default();
        listing.refresh(&dossier, Order::Published, "");
        assert_eq!(titles(&listing), ["d", "b", "a", "c"]);
        listing.refresh(&dossier, Order::Title, "");
        assert_eq!(titles(&listing), ["a", "b", "c", "d"]);
        listing.refresh(&dossier, Order::Title, " C ");
        assert_eq!(titles(&listing), ["c"]);
        assert_eq!(listing.place_of(&dossier, &ArticleId::new("art-2")), None, "left out");
    }
}
