//! A quote that is chosen in the text: what it is, where it leads, and moving its ends.

use std::ops::Range;

use eframe::egui::{Key, Modifiers, Rect, Ui};

use super::ArticlesView;
use super::bars::bar_beside_ui;
use super::card::open_target;
use super::marks::Target;
use crate::desk::message::{Message, Notice};
use crate::desk::proposals::card_id;
use crate::desk::quoted::whose;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, theme};
use crate::desk::widgets::kit::{Button, Line};
use crate::desk::widgets::reader::ReaderResponse;
use crate::edit::{anchor, delete_quote};
use crate::model::{ArticleId, QuotePart, RecordRef};

/// The quote that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    target: Target,
    record: RecordRef,
    part: QuotePart,
    /// Where it stands, as the dossier has it.
    range: Range<usize>,
}

impl Chosen {
    fn of(article: &ArticleId, target: &Target) -> Option<(RecordRef, QuotePart)> {
        match target {
            Target::Claim(id, place) => Some((RecordRef::Claim(id.clone()), QuotePart::Claim(*place))),
            Target::Note(part) => Some((RecordRef::Article(article.clone()), QuotePart::Note(part.clone()))),
            Target::Actor(_) | Target::Proposal(_) | Target::Hidden(_) | Target::Hit => None,
        }
    }
}

/// Chooses the quote behind a mark; of several over the same words, each click chooses the next. What is no quote opens.
pub(super) fn choose(ui: &Ui, scene: &mut Scene<'_>, view: &mut ArticlesView, clicked: &Target, there: &[Target]) {
    let Some(article) = scene.place.article.clone() else { return };
    if let Target::Proposal(_) = clicked {
        // Of several over the same words each click takes the next in hand.
        let keys: Vec<&str> = there.iter().filter_map(Target::proposal).collect();
        let at = keys.iter().position(|key| view.proposals.hand.key() == Some(key));
        let next = at.and_then(|at| keys.get((at + 1) % keys.len())).copied().or(clicked.proposal());
        if let Some(key) = next {
            view.proposals.hand.take(key);
            ui.memory_mut(|memory| memory.request_focus(card_id()));
        }
        return;
    }
    if Chosen::of(&article, clicked).is_none() {
        open_target(scene, clicked);
        return;
    }
    let quotes: Vec<&Target> = there.iter().filter(|target| Chosen::of(&article, target).is_some()).collect();
    let before = view.chosen_before.take();
    let at = quotes.iter().position(|target| Some(*target) == before.as_ref());
    let target = match at {
        Some(at) => quotes.get((at + 1) % quotes.len()).copied().unwrap_or(clicked),
        None => clicked,
    };
    let found = Chosen::of(&article, target).and_then(|(record, part)| {
        let range = scene.dossier.record(&record)?.quote(&part)?.range();
        Some(Chosen { target: target.clone(), record, part, range })
    });
    if let Some(chosen) = found {
        view.reader.select(chosen.range.clone());
        view.chosen_before = Some(chosen.target.clone());
        view.chosen = Some(chosen);
    }
}

/// Lets go of a quote that is gone or no longer selected, and moves it when a handle was let go elsewhere.
pub(super) fn follow(scene: &mut Scene<'_>, view: &mut ArticlesView, id: &ArticleId, answer: &ReaderResponse) {
    let Some(chosen) = &mut view.chosen else { return };
    let quote = scene.dossier.record(&chosen.record).and_then(|record| record.quote(&chosen.part).cloned());
    match quote.filter(|quote| quote.article == *id) {
        Some(quote) if quote.range() != chosen.range => {
            // Undone, or moved elsewhere: the handles go where the quote is now.
            chosen.range = quote.range();
            let range = chosen.range.clone();
            view.reader.select(range);
        }
        Some(_) => {}
        None => view.chosen = None,
    }
    if view.reader.selection().is_none() {
        view.chosen = None;
    }
    if let Some(range) = answer.adjusted.clone() {
        set_words(scene, view, id, range);
    }
}

/// Points the chosen quote at other words: one step of undo. It stays chosen.
fn set_words(scene: &mut Scene<'_>, view: &mut ArticlesView, id: &ArticleId, range: Range<usize>) {
    let Some(chosen) = &view.chosen else { return };
    match anchor(scene.dossier, &chosen.record, &chosen.part, id, range) {
        Ok(mut edit) => {
            edit.select = None;
            scene.push(Message::Edit(edit));
        }
        Err(error) => scene.push(Message::Notice(Notice::error(format!("Nothing was changed: {error}")))),
    }
}

/// What the chosen quote is, and what can be done with it.
pub(super) fn chosen_ui(ui: &Ui, scene: &mut Scene<'_>, view: &mut ArticlesView, rows: (Rect, Rect), focused: bool) {
    let (Some(chosen), Some(selection)) = (view.chosen.clone(), view.selection()) else { return };
    let Some(id) = scene.place.article.clone() else { return };
    let moved = selection != chosen.range;
    let key = |key: Key| focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (mut enter, mut other, mut delete, mut cancel) = (key(Key::Enter), key(Key::O), false, false);
    let words = whose(scene.dossier, &chosen.record, &chosen.part);
    bar_beside_ui(ui, "chosen quote", rows, |ui| {
        let theme = theme(ui);
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.add_space(6.0);
        Line::new()
            .text_within(ui, Text::LabelMedium, theme.ink, &words, 230.0)
            .ui(ui, theme, 26.0)
            .on_hover_text(&words);
        if moved {
            enter |= ui.add(Button::new("Set the words").primary().key("Enter")).clicked();
            cancel = ui.add(Button::new("Cancel").quiet().key("Esc").name("Leave the words as they were")).clicked();
        } else {
            let open = Button::new("Open").quiet().key("Enter").name("Open what the words are evidence for");
            enter |= ui.add(open).clicked();
            delete = ui.add(Button::new("Delete").quiet().danger().name("Delete this quote")).clicked();
        }
        let tooltip = "Drag the handles, or Shift ← → moves one end, Ctrl Shift ← → by words";
        let swap = Button::new("Other end").quiet().key("O").tooltip(tooltip).name("Move the other end by keyboard");
        other |= ui.add(swap).clicked();
        if !moved {
            Line::new().text(ui, Text::Caption, theme.ink2, "Shift ← → moves").ui(ui, theme, 26.0);
            ui.add_space(6.0);
        }
    });
    if other {
        view.reader.swap_ends();
    }
    if enter && moved {
        set_words(scene, view, &id, selection);
    } else if enter {
        open_target(scene, &chosen.target);
    } else if cancel {
        view.reader.select(chosen.range.clone());
    } else if delete && let Ok(edit) = delete_quote(scene.dossier, &chosen.record, &chosen.part) {
        view.reader.clear_selection();
        scene.push(Message::Edit(edit));
    }
}
