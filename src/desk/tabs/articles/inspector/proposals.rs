//! What was read in the article and waits for a decision: the one at hand as a card, the others in rows.

use eframe::egui::{Id, Ui};

use super::super::{ArticlesView, AtHand};
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::proposals::{Asked, Card, Placed, card_id, card_ui, count, key_of, proposal_row};
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::words::words_ui;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Icon, IconButton, Line, link_ui, section_head_ui};
use crate::model::{Article, ArticleId};
use crate::reading::Reach;

/// How many rows stand below the card at first.
const ROWS: usize = 6;

pub(super) fn proposals_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut ArticlesView,
    id: &ArticleId,
    article: &Article,
) {
    view.proposals.in_sight = true;
    let board = std::sync::Arc::clone(scene.proposals.board());
    let placed = board.in_article(id);
    let key_at = |it: &Placed| board.at(it.at).map(key_of).unwrap_or_default();
    let at_hand = &mut view.proposals;
    if at_hand.article.as_ref() != Some(id) {
        *at_hand = AtHand { article: Some(id.clone()), in_sight: true, ..AtHand::default() };
    }
    let rows: Vec<String> = placed.iter().map(|it| key_at(it).to_owned()).collect();
    let in_article = |key: &str| scene.proposals.is_open(key) && rows.iter().any(|row| row == key);
    let before = at_hand.hand.key().map(str::to_owned);
    at_hand.hand.follow(&rows, in_article);
    // Where the list is worked through the text goes along; on opening an article it stays at its top.
    let focused = ui.memory(|memory| memory.has_focus(card_id()));
    let came = focused && !at_hand.focused;
    at_hand.reveal |= came || (before.is_some() && before.as_deref() != at_hand.hand.key());
    at_hand.focused = focused;
    let left = scene.proposals.left_in(id);
    let note = if left == 0 { String::new() } else { format!("{left} left") };
    let (_, pressed) = section_head_ui(ui, "Proposals", &note, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let next = IconButton::new(Icon::ChevronDown, "Next proposal").side(26.0).enabled(left > 1);
        let next = ui.add(next).clicked().then_some(Action::PutOffProposal);
        let before = IconButton::new(Icon::ChevronUp, Action::PreviousProposal.label()).side(26.0).enabled(left > 1);
        let before = ui.add(before).clicked().then_some(Action::PreviousProposal);
        next.or(before)
    });
    if let Some(action) = pressed {
        scene.push(Message::Act(action));
        ui.memory_mut(|memory| memory.request_focus(card_id()));
    }
    let current = at_hand.hand.key().and_then(|key| placed.iter().position(|it| key_at(it) == key));
    match current.and_then(|at| board.at(placed[at].at)) {
        Some(proposal) => {
            let state = scene.proposals.state_of(key_of(proposal));
            let card = Card { proposal, state, here: Some(id), keyboard: card_id() };
            let asked = card_ui(ui, scene, &mut at_hand.told, &card);
            if let Some(asked) = asked {
                answer(ui, scene, view, id, proposal, asked);
            }
        }
        None => none_ui(ui, scene, id, !placed.is_empty()),
    }
    rows_ui(ui, scene, view, placed, current);
    hints_ui(ui, scene, id, article);
    links_ui(ui, scene, id);
}

fn answer(
    ui: &Ui,
    scene: &mut Scene<'_>,
    view: &mut ArticlesView,
    id: &ArticleId,
    proposal: &crate::propose::Proposal,
    asked: Asked,
) {
    match asked {
        Asked::Act(action) => {
            scene.push(Message::Act(action));
            ui.memory_mut(|memory| memory.request_focus(card_id()));
        }
        Asked::SameAs(actor) => {
            scene.push(Message::AcceptAs(Box::new(proposal.clone()), actor));
            ui.memory_mut(|memory| memory.request_focus(card_id()));
        }
        Asked::Words(article, range) if article == *id => view.light(range),
        Asked::Words(article, range) => scene.push(Message::ShowWords(article, range)),
    }
}

/// The others: those after the one at hand, then those that were left behind.
fn rows_ui(ui: &mut Ui, scene: &Scene<'_>, view: &mut ArticlesView, placed: &[Placed], current: Option<usize>) {
    let after = current.map_or(0, |at| at + 1);
    let others = placed.iter().skip(after).chain(placed.iter().take(current.unwrap_or(0)));
    let total = placed.len() - usize::from(current.is_some());
    // One row more takes no more room than the words that it is there.
    let shown = if view.proposals.all || total == ROWS + 1 { total } else { ROWS };
    let board = scene.proposals.board();
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(measure::SPACE_4);
    for it in others.take(shown) {
        let Some(proposal) = board.at(it.at) else { continue };
        let key = key_of(proposal);
        let response = ui.push_id(key, |ui| proposal_row(ui, scene.proposals, proposal, Some(it.paragraph))).inner;
        if response.clicked() && scene.proposals.is_open(key) {
            view.proposals.hand.take(key);
            view.proposals.reveal = true;
            ui.memory_mut(|memory| memory.request_focus(card_id()));
        }
    }
    ui.spacing_mut().item_spacing.y = 4.0;
    if total > shown && link_ui(ui, &format!("{} more", total - shown), false).clicked() {
        view.proposals.all = true;
    } else if view.proposals.all && total > ROWS + 1 && link_ui(ui, "Fewer", false).clicked() {
        view.proposals.all = false;
    }
}

/// Where nothing waits: why, and what to do.
fn none_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId, decided: bool) {
    let theme = theme(ui);
    if scene.proposals.awaits(id) {
        let stopped = scene.proposals.stopped().is_some();
        let words = if stopped { "This article is not read yet." } else { "This article is being read…" };
        words_ui(ui, Text::Body, theme.ink2, words, 1);
        return;
    }
    let words = if decided {
        "All decided."
    } else {
        "Nothing waits here. What Readout reads of actors, meetings, promises and positions is proposed here, with its \
         words: Enter accepts, Backspace rejects. What it did not see, select in the text and point at."
    };
    words_ui(ui, Text::Body, theme.ink2, words, 8);
    if scene.proposals.left() > 0
        && link_ui(ui, "Next article with proposals", false).clicked()
        && let Some(next) = next_article(scene, id)
    {
        scene.push(Message::Show(crate::model::RecordRef::Article(next)));
    }
}

/// The next article by date that proposes something, from this one on.
fn next_article(scene: &Scene<'_>, id: &ArticleId) -> Option<ArticleId> {
    let date = |id: &ArticleId| {
        let when = scene.dossier.articles.get(id)?.published.as_ref()?;
        Some(when.edtf.clone())
    };
    let place = |id: &ArticleId| (date(id).is_none(), date(id), id.clone());
    let here = place(id);
    let mut first = None;
    let mut next = None;
    for other in scene.dossier.articles.keys().filter(|other| scene.proposals.left_in(other) > 0) {
        let at = place(other);
        if at > here && next.as_ref().is_none_or(|known| at < *known) {
            next = Some(at.clone());
        }
        if first.as_ref().is_none_or(|known| at < *known) {
            first = Some(at);
        }
    }
    next.or(first).map(|(_, _, id)| id)
}

/// What keeps the article from being read whole.
fn hints_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId, article: &Article) {
    let theme = theme(ui);
    if let Some(waiting) = scene.proposals.stopped() {
        let words = format!("Reading was stopped: {} not read yet.", count(waiting, "article is", "articles are"));
        words_ui(ui, Text::Label, theme.ink2, &words, 2);
        if link_ui(ui, Action::ReadAll.label(), false).clicked() {
            scene.push(Message::Act(Action::ReadAll));
        }
    }
    let Some(reading) = scene.proposals.reading_of(id) else { return };
    if let Reach::Partly(why) = &reading.reach {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            Line::new().icon(Icon::Info, 12.0, theme.ink2).ui(ui, theme, 16.0);
            words_ui(ui, Text::Label, theme.ink2, &format!("Read in part: {why}"), 4);
        });
    }
    let waiting = reading.dates.iter().filter(|date| date.needs.is_some()).count();
    if article.published.is_none() && waiting > 0 {
        let verb = if waiting == 1 { "waits" } else { "wait" };
        let words = format!("{} {verb} for the date of publication", count(waiting, "date", "dates"));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            Line::new()
                .icon(Icon::Clock, 12.0, theme.ink2)
                .space(6.0)
                .text(ui, Text::Label, theme.ink2, &words)
                .ui(ui, theme, 18.0);
            if link_ui(ui, "Set date…", false).clicked() {
                let field = Id::unique(("article", id.as_str(), "published"));
                ui.memory_mut(|memory| memory.request_focus(field));
            }
        });
    }
}

fn links_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = measure::SPACE_12;
        let left = scene.proposals.left();
        if left > 0 {
            let link = link_ui(ui, &format!("All {}…", count(left, "proposal", "proposals")), false);
            if link.on_hover_text(Action::Proposals.keys()).clicked() {
                scene.push(Message::Act(Action::Proposals));
            }
        }
        if !scene.proposals.awaits(id) && link_ui(ui, "Read again", false).clicked() {
            scene.push(Message::Act(Action::ReadAgain));
        }
    });
}
