//! The articles: a list, the reader, and what stands behind and beside the text.

mod bars;
mod card;
mod chosen;
mod inspector;
mod lineage;
mod list;
mod listing;
mod marks;
mod page;

use std::ops::Range;

use eframe::egui::Ui;

use super::super::facts::FactStates;
use super::super::proposals::{Hand, Proposals, Told};
use super::super::widgets::reader::{ReaderState, find};
use crate::edit::Orphan;
use crate::model::{Article, ArticleId, Dossier};

use chosen::Chosen;
pub use inspector::inspector_ui;
pub use lineage::{Asked, Lineage};
pub use list::list_ui;
pub use page::{page_ui, reader_style};

/// How the list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// By date of publication, those without one last, grouped by month.
    #[default]
    Published,
    /// By outlet, grouped.
    Outlet,
    /// By reading state, grouped.
    State,
    /// By title.
    Title,
}

impl Order {
    /// Every order, in that of the menu.
    pub const ALL: [Self; 4] = [Self::Published, Self::Outlet, Self::State, Self::Title];

    /// The order in a word.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Published => "Published",
            Self::Outlet => "Outlet",
            Self::State => "Reading state",
            Self::Title => "Title",
        }
    }
}

/// Words that are looked for in the article shown.
#[derive(Debug, Default)]
struct Find {
    query: String,
    open: bool,
    fresh: bool,
    hits: Vec<Range<usize>>,
    at: usize,
    /// What the hits were found in: the article and the words.
    of: Option<(ArticleId, String)>,
}

/// What the articles remember while the window is open.
#[derive(Default)]
pub struct ArticlesView {
    reader: ReaderState,
    shown: Option<ArticleId>,
    order: Order,
    filter: String,
    filtering: bool,
    find: Find,
    /// Words to show and select in the next frame.
    words: Option<Range<usize>>,
    scroll_to: Option<usize>,
    listing: listing::Listing,
    list: list::Cache,
    marks: marks::Cache,
    /// How the facts stand that the article shown is evidence for.
    states: FactStates,
    hovered: Option<(u64, f64)>,
    /// The quote that is chosen, to be looked at or moved.
    chosen: Option<Chosen>,
    /// The mark of the quote that was chosen last: of several over the same words the next click chooses another.
    chosen_before: Option<marks::Target>,
    /// What the article shown is likely to be a copy of.
    pub lineage: Lineage,
    /// The quote whose words are to be pointed at anew.
    anchoring: Option<Orphan>,
    proposals: AtHand,
    /// Words that are lit for a moment, and until when.
    flash: Option<(Range<usize>, Option<f64>)>,
}

/// The proposal at hand in the article shown.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a state by itself")]
struct AtHand {
    article: Option<ArticleId>,
    hand: Hand,
    told: Told,
    /// All rows are shown, not the next few alone.
    all: bool,
    /// Its words are brought into sight.
    reveal: bool,
    /// It had the keyboard in the frame before.
    focused: bool,
    /// It was shown in this frame: what is not seen is not decided on.
    in_sight: bool,
}

/// How long words are lit that were asked for, in seconds.
const FLASH: f64 = 1.2;

impl ArticlesView {
    /// The words selected in the reader, in characters of the article's text.
    #[must_use]
    pub fn selection(&self) -> Option<Range<usize>> {
        self.reader.selection()
    }

    /// Lets go of the selected words.
    pub fn clear_selection(&mut self) {
        self.reader.clear_selection();
    }

    /// Shows these words of the article that is shown next, and selects them.
    pub fn show_words(&mut self, range: Range<usize>) {
        self.words = Some(range);
    }

    /// The key of the proposal at hand in the article shown.
    #[must_use]
    pub fn proposal_at_hand(&self) -> Option<&str> {
        self.proposals.hand.key().filter(|_| self.proposals.in_sight)
    }

    /// A frame begins: nothing of it is seen yet.
    pub(in crate::desk) fn begin(&mut self) {
        self.proposals.in_sight = false;
    }

    /// Goes to the next proposal of the article shown, or to the one before.
    pub(in crate::desk) fn step_proposal(&mut self, proposals: &Proposals, forward: bool) {
        if self.proposals.hand.step(forward, |key| proposals.is_open(key)) {
            self.proposals.reveal = true;
        }
    }

    /// Lights these words of the article shown for a moment, and scrolls to them.
    fn light(&mut self, range: Range<usize>) {
        self.scroll_to = Some(range.start);
        self.flash = Some((range, None));
    }

    /// Lets the light go out.
    fn fade(&mut self, ui: &Ui) {
        let Some((_, until)) = &mut self.flash else { return };
        let now = ui.input(|input| input.time);
        let left = *until.get_or_insert(now + FLASH) - now;
        if left > 0.0 {
            ui.request_repaint_after(std::time::Duration::from_secs_f64(left));
        } else {
            self.flash = None;
        }
    }

    /// Looks for the words of an orphan, in the article that is shown next, and lets the user point at them.
    pub fn find_again(&mut self, orphan: Orphan) {
        self.find.query = orphan.words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.find.open = true;
        self.find.of = None;
        self.reader.clear_selection();
        self.anchoring = Some(orphan);
    }

    /// Whether something was found in the article shown.
    #[must_use]
    pub fn has_hits(&self) -> bool {
        !self.find.hits.is_empty()
    }

    /// Opens the field that finds words in the article shown.
    pub fn open_find(&mut self) {
        self.find.open = true;
        self.find.fresh = true;
    }

    /// Closes that field.
    fn close_find(&mut self) {
        self.find.open = false;
        self.find.query.clear();
        self.find.of = None;
    }

    /// Goes to the next hit, or to the one before.
    pub fn find_next(&mut self, forward: bool) {
        let count = self.find.hits.len();
        if count > 0 {
            self.find.at = if forward { (self.find.at + 1) % count } else { (self.find.at + count - 1) % count };
            self.scroll_to = self.find.hits.get(self.find.at).map(|hit| hit.start);
        }
    }

    /// The article to show when none was chosen.
    #[must_use]
    pub fn first(&mut self, dossier: &Dossier) -> Option<ArticleId> {
        self.listing.refresh(dossier, self.order, &self.filter);
        self.listing.row(0).map(|row| row.id.clone())
    }

    /// The article after or before one in the list, or the same at its ends; the first where that one is not shown.
    #[must_use]
    pub fn next_to(&mut self, dossier: &Dossier, id: Option<&ArticleId>, next: bool) -> Option<ArticleId> {
        self.listing.refresh(dossier, self.order, &self.filter);
        let to = match id.and_then(|id| self.listing.place_of(dossier, id)) {
            Some(at) if next => (at + 1).min(self.listing.len().saturating_sub(1)),
            Some(at) => at.saturating_sub(1),
            None => 0,
        };
        self.listing.row(to).map(|row| row.id.clone())
    }

    /// Finds the words again when the article or the words have changed. Words searched for everywhere are found too.
    fn refresh_find(&mut self, id: &ArticleId, article: &Article, lit: &str) {
        let query = if self.find.open { self.find.query.trim() } else { lit };
        let of = (id.clone(), query.to_owned());
        if self.find.of.as_ref() == Some(&of) {
            return;
        }
        self.find.hits = if query.is_empty() { Vec::new() } else { hits(&article.text, query) };
        self.find.at = 0;
        if self.find.open {
            self.scroll_to = self.find.hits.first().map(|hit| hit.start);
        }
        self.find.of = Some(of);
    }
}

/// Where the words of a query stand: as a whole first, and where they never stand together, each by itself.
fn hits(text: &str, query: &str) -> Vec<Range<usize>> {
    let plain: String = query.chars().filter(|letter| !"\"“”".contains(*letter)).collect();
    let whole = find(text, plain.trim());
    if !whole.is_empty() {
        return whole;
    }
    let mut found: Vec<Range<usize>> = plain.split_whitespace().flat_map(|word| find(text, word)).collect();
    found.sort_by_key(|hit| hit.start);
    found
}
