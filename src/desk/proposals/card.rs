//! The card of a proposal: what it is, what accepting would change, the words it was read from, and how sure it is.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use eframe::egui::{EventFilter, Id, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::words::{count, ground_in_words, icon_of};
use super::{Proposals, key_of};
use crate::compare::capitalised;
use crate::desk::action::Action;
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::words::{context_ui, pressable_ui, source_ui, words_ui};
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{
    Button, Icon, Line, ProposalState, card_frame, focus_ring_inside, link_ui, proposal_row_ui, proposal_state_ui,
};
use crate::desk::widgets::pick::{Pick, Picked, actors};
use crate::edit::Minter;
use crate::model::text::paragraph_number;
use crate::model::{ActorId, ArticleId, Dossier, Quote};
use crate::propose::{Content, Evidence, Party, Proposal, Teller, plan};

/// How many lines a card shows of what accepting would do, at first.
const LINES: usize = 8;
/// How many places of one article a card shows the words of.
const QUOTED: usize = 3;
/// How many other articles a card shows at first, where it shows some, and at most.
const ALSO: usize = 3;
const MOST: usize = 12;

/// What accepting a proposal would do, in words; worked out once for a proposal and a state of the dossier.
#[derive(Default)]
pub(in crate::desk) struct Told {
    of: Option<(String, Dossier)>,
    lines: Vec<String>,
    refused: Option<String>,
    /// The first words in each article, by their places among the evidence.
    articles: Vec<usize>,
    /// The words that were shown, by the same places.
    quotes: BTreeMap<usize, Option<Quote>>,
    /// The other articles are shown.
    also: bool,
    /// All that accepting would do is shown.
    all: bool,
}

impl Told {
    fn refresh(&mut self, dossier: &Dossier, proposal: &Proposal) {
        let key = key_of(proposal);
        if self.of.as_ref().is_some_and(|(of, state)| of == key && state.is_same_state(dossier)) {
            return;
        }
        if self.of.as_ref().is_none_or(|(of, _)| of != key) {
            (self.also, self.all) = (false, false);
        }
        // The ids are thrown away with the plan.
        let planned = plan(dossier, &[proposal], &mut Minter::with_seed(0));
        (self.lines, self.refused) = match planned {
            Ok(plan) => (plan.lines, None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        self.quotes.clear();
        let mut seen = BTreeSet::new();
        let first = |(at, evidence): (usize, _)| {
            let evidence: &Evidence = evidence;
            seen.insert(&evidence.article).then_some(at)
        };
        self.articles = proposal.evidence.iter().enumerate().filter_map(first).collect();
        self.of = Some((key.to_owned(), dossier.clone()));
    }
}

fn quote_of(dossier: &Dossier, evidence: &Evidence) -> Option<Quote> {
    Quote::of(&evidence.article, &dossier.articles.get(&evidence.article)?.text, evidence.range.clone())
}

/// What was asked of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Asked {
    /// One of the actions on the proposal at hand.
    Act(Action),
    /// It is an actor that the dossier has.
    SameAs(ActorId),
    /// Show these words.
    Words(ArticleId, Range<usize>),
}

/// The id by which the card takes the keyboard.
#[must_use]
pub(in crate::desk) fn card_id() -> Id {
    Id::unique("proposal at hand")
}

/// A card to be shown.
pub(in crate::desk) struct Card<'a> {
    /// The proposal.
    pub proposal: &'a Proposal,
    /// What became of it.
    pub state: ProposalState,
    /// The article beside it, whose words come first; the others are told of in a line.
    pub here: Option<&'a ArticleId>,
    /// The widget that has the keyboard for it; the card itself where it stands alone.
    pub keyboard: Id,
}

/// Shows a card over the whole width; gives what was asked of it.
pub(in crate::desk) fn card_ui(ui: &mut Ui, scene: &Scene<'_>, told: &mut Told, card: &Card<'_>) -> Option<Asked> {
    let theme = theme(ui);
    told.refresh(scene.dossier, card.proposal);
    let focused = ui.memory(|memory| memory.has_focus(card.keyboard));
    let mut asked = None;
    let frame = card_frame(theme, true).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_4);
        head_ui(ui, scene, card);
        words_ui(ui, Text::Section, theme.ink, &card.proposal.title, 4);
        if !card.proposal.detail.is_empty() {
            words_ui(ui, Text::Label, theme.ink2, &card.proposal.detail, 4);
        }
        changes_ui(ui, told);
        asked = evidence_ui(ui, scene, told, card);
        let sure = ground_in_words(card.proposal);
        words_ui(ui, Text::Caption, theme.ink2, &capitalised(&sure), 3);
        ui.add_space(2.0);
        asked = asked.take().or(buttons_ui(ui, scene, card, told));
    });
    let rect = frame.response.rect;
    if card.keyboard == card_id() {
        let response = ui.interact(rect, card_id(), Sense::focusable_noninteractive());
        name_card(&response, card.proposal);
        // A click anywhere on it gives it the keyboard, unless something on it has taken that.
        let clicked = ui.rect_contains_pointer(rect) && ui.input(|input| input.pointer.primary_clicked());
        if clicked && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        if focused {
            keep_arrows(ui, card_id());
        }
    }
    if focused {
        focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_CARD);
    }
    asked
}

/// The card of what was turned down; [`Asked::Act`] says that it may be proposed again.
pub(in crate::desk) fn refused_card_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    told: &mut Told,
    proposal: &Proposal,
) -> Option<Asked> {
    let theme = theme(ui);
    let card = Card { proposal, state: ProposalState::Rejected, here: None, keyboard: Id::NULL };
    let mut asked = None;
    card_frame(theme, false).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_4);
        head_ui(ui, scene, &card);
        words_ui(ui, Text::Section, theme.ink, &proposal.title, 4);
        if !proposal.detail.is_empty() {
            words_ui(ui, Text::Label, theme.ink2, &proposal.detail, 4);
        }
        asked = evidence_ui(ui, scene, told, &card);
        words_ui(ui, Text::Caption, theme.ink2, &capitalised(&ground_in_words(proposal)), 3);
        if ui.add(Button::new("Take back").name("Take the rejection back")).clicked() {
            asked = Some(Asked::Act(Action::RejectProposal));
        }
    });
    asked
}

/// The arrows walk the proposals while this has the keyboard.
pub(in crate::desk) fn keep_arrows(ui: &Ui, id: Id) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

fn name_card(response: &Response, proposal: &Proposal) {
    response.widget_info(|| {
        let detail = if proposal.detail.is_empty() { String::new() } else { format!(", {}", proposal.detail) };
        let words = format!("Proposal at hand: {}, {}{detail}", proposal.kind().in_words(), proposal.title);
        WidgetInfo::labeled(Role::Group, true, words)
    });
}

fn head_ui(ui: &mut Ui, scene: &Scene<'_>, card: &Card<'_>) {
    let theme = theme(ui);
    let kind = card.proposal.kind();
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        let mut line = Line::new().icon(icon_of(kind), 14.0, theme.ink2).space(6.0);
        line = line.text(ui, Text::LabelMedium, theme.ink2, kind.in_words());
        if let Some(evidence) = card.here.and_then(|here| card.proposal.evidence_in(here)) {
            let words = format!("read in ¶{}", paragraph_of(scene, evidence));
            line = line.space(8.0).text(ui, Text::Label, theme.ink3, &words);
        }
        line.ui(ui, theme, 18.0);
        if card.state != ProposalState::Waiting {
            proposal_state_ui(ui, card.state);
        }
    });
}

fn paragraph_of(scene: &Scene<'_>, evidence: &Evidence) -> usize {
    let article = scene.dossier.articles.get(&evidence.article);
    article.map_or(1, |article| paragraph_number(&article.text, evidence.range.start))
}

/// What accepting would add, or why it cannot be accepted.
fn changes_ui(ui: &mut Ui, told: &mut Told) {
    let theme = theme(ui);
    if let Some(reason) = &told.refused {
        words_ui(ui, Text::Label, theme.rival, &capitalised(reason), 3);
        return;
    }
    // One line more takes no more room than the words that it is there.
    let shown = if told.all || told.lines.len() == LINES + 1 { told.lines.len() } else { LINES };
    for line in told.lines.iter().take(shown) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            // What belongs to the line before it stands below that.
            let ink = if continues(line) { theme.raised } else { theme.ink3 };
            Line::new().icon(Icon::Plus, 11.0, ink).ui(ui, theme, 16.0);
            words_ui(ui, Text::Label, theme.ink, line, 3);
        });
    }
    if told.lines.len() > shown {
        let words = format!("{} more", told.lines.len() - shown);
        told.all = link_ui(ui, &words, true).clicked();
    }
}

/// Whether a line of what accepting would do goes on with the one before it.
pub(in crate::desk) fn continues(line: &str) -> bool {
    line.chars().next().is_some_and(char::is_lowercase)
}

fn evidence_ui(ui: &mut Ui, scene: &Scene<'_>, told: &mut Told, card: &Card<'_>) -> Option<Asked> {
    let mut asked = None;
    let evidence = &card.proposal.evidence;
    let is_here = |at: usize| evidence.get(at).is_some_and(|it| card.here == Some(&it.article));
    let mut show = |ui: &mut Ui, told: &mut Told, at: usize, source: bool| {
        let Some(it) = evidence.get(at) else { return };
        let quote = told.quotes.entry(at).or_insert_with(|| quote_of(scene.dossier, it));
        if quotation_ui(ui, scene, it, quote.as_ref(), source) {
            asked = Some(Asked::Words(it.article.clone(), it.range.clone()));
        }
    };
    let here: Vec<usize> = (0..evidence.len()).filter(|at| is_here(*at)).take(QUOTED).collect();
    for at in here {
        show(ui, told, at, false);
    }
    let others: Vec<usize> = told.articles.iter().copied().filter(|at| !is_here(*at)).collect();
    if others.is_empty() {
        return asked;
    }
    let shown = match (told.also, card.here) {
        (true, _) => MOST,
        (false, None) => ALSO,
        (false, Some(_)) => 0,
    };
    for at in others.iter().take(shown) {
        show(ui, told, *at, true);
    }
    let left = others.len().saturating_sub(shown);
    if left > 0 {
        let words = match shown {
            0 => format!("Also in {}", count(left, "other article", "other articles")),
            _ => format!("And in {}", count(left, "article more", "articles more")),
        };
        if told.also {
            words_ui(ui, Text::Label, theme(ui).ink2, &words, 1);
        } else {
            told.also = link_ui(ui, &words, true).clicked();
        }
    }
    asked
}

/// The words with those around them, and the article where that is another; gives whether they were pressed.
fn quotation_ui(ui: &mut Ui, scene: &Scene<'_>, evidence: &Evidence, quote: Option<&Quote>, source: bool) -> bool {
    let theme = theme(ui);
    let Some(quote) = quote else { return false };
    let words = evidence.words.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = format!("Show the words: {words}");
    let id = ("proposed words", evidence.article.as_str(), evidence.range.start, evidence.range.end);
    let pressed = pressable_ui(ui, id, &name, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        context_ui(ui, quote);
        if let Some(teller) = teller(scene, &evidence.speaker) {
            words_ui(ui, Text::Label, theme.ink2, &format!("said by {teller}"), 2);
        }
        if source {
            source_ui(ui, scene, quote);
        }
    });
    let pressed = pressed.on_hover_cursor(eframe::egui::CursorIcon::PointingHand);
    pressed.clicked()
}

/// Who tells it, where it is not the outlet.
fn teller(scene: &Scene<'_>, teller: &Teller) -> Option<String> {
    match teller {
        Teller::Outlet => None,
        Teller::Actor(party) => Some(party_name(scene.dossier, party)),
        Teller::Unnamed(printed) => Some(printed.clone()),
    }
}

/// What a party is called.
pub(in crate::desk) fn party_name(dossier: &Dossier, party: &Party) -> String {
    match party {
        Party::Known(id) => dossier.actor_name(id).to_owned(),
        Party::New(actor) => actor.name.clone(),
    }
}

fn buttons_ui(ui: &mut Ui, scene: &Scene<'_>, card: &Card<'_>, told: &Told) -> Option<Asked> {
    let open = matches!(card.state, ProposalState::Waiting | ProposalState::Later);
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_4);
        let accept = Button::new("Accept").primary().key("Enter").enabled(open && told.refused.is_none());
        if ui.add(accept.name(Action::AcceptProposal.label())).clicked() {
            asked = Some(Asked::Act(Action::AcceptProposal));
        }
        let reject = Button::new("Reject").key("Backspace").enabled(open);
        if ui.add(reject.name(Action::RejectProposal.label())).clicked() {
            asked = Some(Asked::Act(Action::RejectProposal));
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_4, measure::SPACE_4);
        let correct = Button::new("Correct").quiet().key("F2").enabled(open);
        if ui.add(correct.name(Action::CorrectProposal.label())).clicked() {
            asked = Some(Asked::Act(Action::CorrectProposal));
        }
        let later = Button::new("Later").quiet().key("↓");
        if ui.add(later.name(Action::PutOffProposal.label())).clicked() {
            asked = Some(Asked::Act(Action::PutOffProposal));
        }
        if open {
            asked = asked.take().or(same_ui(ui, scene, card));
        }
    });
    asked
}

/// For an actor: it is one that the dossier has.
fn same_ui(ui: &mut Ui, scene: &Scene<'_>, card: &Card<'_>) -> Option<Asked> {
    const WIDE: f32 = 112.0;
    if scene.dossier.actors.is_empty() || !matches!(card.proposal.content, Content::Actor(_)) {
        return None;
    }
    let id = Id::unique(("same as", key_of(card.proposal)));
    let pick = Pick { id, name: "Same as an actor of the dossier", shown: "Same as…", chosen: true, typed: None };
    let picked = ui.allocate_ui(vec2(WIDE, measure::FIELD_HEIGHT), |ui| {
        ui.set_width(WIDE);
        pick.show(ui, || actors(scene, &[]))
    });
    match picked.inner {
        Some(Picked::One(actor)) => Some(Asked::SameAs(actor)),
        _ => None,
    }
}

/// A proposal in one row.
pub(in crate::desk) fn proposal_row(
    ui: &mut Ui,
    proposals: &Proposals,
    proposal: &Proposal,
    paragraph: Option<usize>,
) -> Response {
    let kind = proposal.kind();
    let place = paragraph.map(|number| format!("¶{number}")).unwrap_or_default();
    let state = proposals.state_of(key_of(proposal));
    proposal_row_ui(ui, state, icon_of(kind), kind.in_words(), &proposal.title, &place)
}
