//! The queue: the open proposals of all articles by meeting and actor, the one at hand beside them; and what was turned
//! down, to be taken back.

mod bar;
mod list;
mod many;
mod pane;

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

use super::super::action::Action;
use super::super::message::Message;
use super::super::proposals::{Board, Hand, Proposals, Told, count, key_of};
use super::super::scene::Scene;
use super::super::widgets::kit::{Button, Dialog, Icon, empty_state_ui};
use super::is_left;
use crate::propose::{Content, GroupOf, Proposal, ProposalKind};

pub use many::AcceptMany;

/// The part of the pane beside the rows, and how wide it is.
const PANE_PART: f32 = 0.42;
const PANE: std::ops::RangeInclusive<f32> = 340.0..=420.0;
const GAP: f32 = 24.0;
/// Narrower than this, the pane stands below the rows.
const BESIDE: f32 = 740.0;
const SIZE: eframe::egui::Vec2 = vec2(1400.0, 860.0);

/// What the queue remembers while the window is open.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a state by itself")]
pub struct QueueView {
    filter: Filter,
    /// What was turned down is shown, not what is open.
    refused: bool,
    hand: Hand,
    told: Told,
    lines: Option<Arc<Lines>>,
    /// The row at hand is brought into sight.
    reveal: bool,
    fresh: bool,
    /// Where the rows were scrolled to, and how high they stood.
    scrolled: (f32, f32),
    /// A field had the keyboard in the frame before.
    typing: bool,
    /// The pass in which it was shown last.
    pass: u64,
}

/// Which proposals are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Filter {
    kind: Option<ProposalKind>,
    words: String,
    /// Sure by so many per cent at least.
    least: u8,
}

impl Filter {
    fn is_idle(&self) -> bool {
        *self == Self::default()
    }

    fn passes(&self, proposal: &Proposal, group: &str, needle: &str) -> bool {
        let told = |words: &str| words.to_lowercase().contains(needle);
        self.kind.is_none_or(|kind| kind == proposal.kind())
            && proposal.ground.percent >= self.least
            && (needle.is_empty()
                || told(&proposal.title)
                || told(&proposal.detail)
                || told(group)
                || proposal.evidence.iter().any(|evidence| told(&evidence.words)))
    }
}

/// A line of the list.
#[derive(Clone, Copy, Debug)]
enum Line {
    /// The heading of a group, by its place on the board, and how many of it are shown.
    Group(usize, usize),
    /// The heading of new meetings, or else of new actors, of which nothing else is proposed; and how many they are.
    Alone(bool, usize),
    /// A proposal, by its place on the board.
    Proposal(usize),
}

/// The lines of one board that pass one filter, with their tops.
struct Lines {
    board: Arc<Board>,
    filter: Filter,
    all: Vec<(f32, Line)>,
    height: f32,
    /// The keys of the proposals, in order.
    keys: Vec<String>,
    shown: BTreeSet<usize>,
}

impl Lines {
    fn of(board: &Arc<Board>, filter: &Filter) -> Self {
        let needle = filter.words.trim().to_lowercase();
        let (mut lines, mut keys, mut shown) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut y = 0.0;
        // The heading that single ones go on under.
        let mut alone: Option<usize> = None;
        for (at, group) in board.groups().iter().enumerate() {
            let passes =
                |place: &usize| board.at(*place).is_some_and(|proposal| filter.passes(proposal, &group.title, &needle));
            let members: Vec<usize> = group.members.iter().copied().filter(passes).collect();
            if members.is_empty() {
                continue;
            }
            // A heading that says what its one row says tells nothing.
            let single = matches!(members.as_slice(), [one] if is_itself(board, *one));
            match alone.filter(|_| single).and_then(|at| lines.get_mut(at)) {
                Some((_, Line::Alone(meetings, count))) if *meetings == group.is_meeting() => *count += 1,
                _ => {
                    alone = single.then_some(lines.len());
                    let heading =
                        if single { Line::Alone(group.is_meeting(), 1) } else { Line::Group(at, members.len()) };
                    lines.push((y, heading));
                    y += list::GROUP;
                }
            }
            for place in members {
                lines.push((y, Line::Proposal(place)));
                y += list::ROW;
                keys.extend(board.at(place).map(|proposal| key_of(proposal).to_owned()));
                shown.insert(place);
            }
        }
        Self { board: Arc::clone(board), filter: filter.clone(), all: lines, height: y, keys, shown }
    }

    fn holds(&self, key: &str) -> bool {
        self.board.place_of(key).is_some_and(|place| self.shown.contains(&place))
    }

    /// The proposals that are shown, in order.
    fn proposals(&self) -> impl Iterator<Item = &Proposal> {
        self.all.iter().filter_map(|(_, line)| match line {
            Line::Proposal(place) => self.board.at(*place),
            Line::Group(..) | Line::Alone(..) => None,
        })
    }
}

/// Whether a proposal is the actor or meeting itself that it is grouped under.
fn is_itself(board: &Board, place: usize) -> bool {
    let group = |it: &Proposal| matches!(it.group, GroupOf::NewActor(_) | GroupOf::NewMeeting(_));
    let own = |it: &Proposal| matches!(it.content, Content::Actor(_) | Content::Meeting(_));
    board.at(place).is_some_and(|it| group(it) && own(it))
}

/// The id by which the rows take the keyboard.
#[must_use]
pub fn queue_id() -> Id {
    Id::unique("rows of proposals")
}

impl QueueView {
    /// The key of the proposal at hand.
    #[must_use]
    pub fn at_hand(&self) -> Option<&str> {
        self.hand.key().filter(|_| !self.refused)
    }

    /// Goes to the next proposal, or to the one before.
    pub(in crate::desk) fn step(&mut self, proposals: &Proposals, forward: bool) {
        let Some(lines) = self.lines.clone() else { return };
        self.reveal |= self.hand.step(forward, |key| proposals.is_open(key) && lines.holds(key));
    }

    /// Brings the lines to the board and the filter.
    fn refresh(&mut self, board: &Arc<Board>, is_open: impl Fn(&str) -> bool) -> Arc<Lines> {
        let known = self.lines.as_ref().filter(|known| Arc::ptr_eq(&known.board, board) && known.filter == self.filter);
        let lines = known.map_or_else(|| Arc::new(Lines::of(board, &self.filter)), Arc::clone);
        self.lines = Some(Arc::clone(&lines));
        let before = self.hand.key().map(str::to_owned);
        self.hand.follow(&lines.keys, |key| is_open(key) && lines.holds(key));
        self.reveal |= before.as_deref() != self.hand.key();
        lines
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        // Opened anew: it was not there in the frame before.
        let pass = ui.cumulative_pass_nr();
        if self.pass + 2 < pass {
            (self.fresh, self.reveal, self.typing) = (true, true, false);
        }
        self.pass = pass;
        // Escape in a field gives up what is typed there, and the field; the queue stays.
        let typing = self.typing;
        let before = scene.messages.len();
        let hint = format!(
            "{} in {}. Nothing is saved as a fact before you accept it.",
            count(scene.proposals.left(), "proposal", "proposals"),
            count(scene.dossier.articles.len(), "article", "articles")
        );
        let shown = Dialog::new("Proposals", SIZE.x).hint(&hint).height(SIZE.y).show(
            ui.ctx(),
            Id::unique("queue"),
            |ui| self.body_ui(ui, scene),
            |ui| ui.add(Button::new("Close").key("Esc")).clicked(),
        );
        self.typing = ui.text_edit_focused();
        // Whoever asks for words leaves the queue, and finds it again as it was.
        let goes = scene.messages[before..]
            .iter()
            .any(|message| matches!(message, Message::ShowWords(..) | Message::Show(_) | Message::Open(_)));
        !(shown.inner.1 || goes || (is_left(&shown) && !typing))
    }

    fn body_ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let board = match scene.proposals.refused() {
            Some(board) if self.refused => Arc::clone(board),
            _ if self.refused => Arc::default(),
            _ => Arc::clone(scene.proposals.board()),
        };
        bar::bar_ui(ui, scene, self);
        if board.all().is_empty() {
            self.none_ui(ui, scene);
            return;
        }
        let proposals = scene.proposals;
        let refused = self.refused;
        let lines = self.refresh(&board, move |key| refused || proposals.is_open(key));
        let whole = ui.available_rect_before_wrap();
        let (rows, pane) = if whole.width() >= BESIDE {
            let split = whole.right() - (whole.width() * PANE_PART).clamp(*PANE.start(), *PANE.end());
            (
                Rect::from_min_max(whole.min, pos2(split - GAP, whole.bottom())),
                Rect::from_min_max(pos2(split, whole.top()), whole.max),
            )
        } else {
            let split = whole.top() + whole.height() * 0.4;
            (
                Rect::from_min_max(whole.min, pos2(whole.right(), split - 8.0)),
                Rect::from_min_max(pos2(whole.left(), split), whole.max),
            )
        };
        list::rows_ui(&mut ui.new_child(UiBuilder::new().max_rect(rows).id_salt("rows")), scene, self, &lines);
        let at_hand = self.hand.key().and_then(|key| board.place_of(key));
        if let Some(place) = at_hand {
            let mut child = ui.new_child(UiBuilder::new().max_rect(pane).id_salt("pane"));
            pane::pane_ui(&mut child, scene, self, &lines, place);
        }
        ui.allocate_rect(whole, eframe::egui::Sense::hover());
    }

    fn none_ui(&self, ui: &mut Ui, scene: &mut Scene<'_>) {
        ui.add_space(ui.available_height() * 0.16);
        if self.refused {
            let words = "What you reject is kept here, and is not proposed again unless you take it back.";
            empty_state_ui(ui, Icon::Cross, "Nothing was rejected", words, false, |_| {});
            return;
        }
        let words = "What Readout reads in the articles waits here: actors, meetings, what was promised and held, each with \
                     its words. Accept it with Enter, reject it with Backspace. Import more articles, or point at words \
                     yourself.";
        let title = if scene.dossier.articles.is_empty() { "Nothing read yet" } else { "Nothing waits" };
        empty_state_ui(ui, Icon::Check, title, words, false, |ui| {
            if ui.add(Button::new("Import articles…")).clicked() {
                scene.push(Message::CloseOverlay);
                scene.push(Message::Act(Action::ImportFiles));
            }
        });
    }
}
