//! Correcting the text of an article, with what that does to the quotes in it.

use std::sync::Arc;

use eframe::egui::{Align, Id, Key, Layout, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::super::desk::Desk;
use super::super::message::{Message, Notice};
use super::super::quoted::whose;
use super::super::tasks::Progress;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Button, Dialog, Field, section_head_ui, text_area_ui};
use super::super::widgets::text_block::TextBlock;
use super::super::widgets::typeset::Face;
use super::super::work::Done;
use super::focus_first;
use crate::edit::{Correction, EditError, Fate, correct};
use crate::model::{Article, ArticleId, Dossier};

/// Size of the dialog, in points; less where the window is smaller.
const WIDTH: f32 = 1240.0;
const HEIGHT: f32 = 860.0;
/// Width of what stands beside the text.
const BESIDE: f32 = 380.0;
/// Head, foot and margins of a dialog.
const AROUND: f32 = 58.0 + 54.0 + 32.0;
/// How long the text rests before its consequences are worked out, in seconds.
const PAUSE: f64 = 0.4;
/// How many quotes of one fate are listed.
const LISTED: usize = 200;

/// A text that is being corrected.
#[derive(Debug)]
pub struct CorrectForm {
    article: ArticleId,
    name: String,
    base: Arc<str>,
    text: String,
    reason: String,
    /// When the text was changed last, where its consequences have not been asked for since.
    changed: Option<f64>,
    running: Option<(u64, Arc<Progress>)>,
    number: u64,
    found: Option<Result<Box<Correction>, EditError>>,
    /// The user was asked whether to give the correction up.
    leaving: bool,
    fresh: bool,
}

/// How the dialog was left.
enum Left {
    Accepted,
    Wants,
    Discarded,
}

impl CorrectForm {
    /// The text of this article, as it stands.
    #[must_use]
    pub fn new(id: &ArticleId, article: &Article) -> Self {
        Self {
            article: id.clone(),
            name: article.title.clone(),
            base: Arc::clone(&article.text),
            text: article.text.to_string(),
            reason: String::new(),
            changed: None,
            running: None,
            number: 0,
            found: None,
            leaving: false,
            fresh: true,
        }
    }

    /// Takes what a corrected text would do.
    pub fn take(&mut self, number: u64, found: Result<Box<Correction>, EditError>) {
        if self.running.as_ref().is_some_and(|(asked, _)| *asked == number) {
            self.running = None;
            self.found = Some(found);
        }
    }

    /// Asks for the consequences once the text rests.
    fn ask(&mut self, desk: &mut Desk, ui: &Ui) {
        let Some(changed) = self.changed else { return };
        let left = changed + PAUSE - ui.input(|input| input.time);
        if left > 0.0 {
            ui.request_repaint_after(std::time::Duration::from_secs_f64(left));
            return;
        }
        self.changed = None;
        let Some(document) = &desk.document else { return };
        let (dossier, id, text) = (document.dossier().clone(), self.article.clone(), self.text.clone());
        let at = (desk.clock)();
        self.number += 1;
        let number = self.number;
        let progress =
            desk.tasks.start("", move |_| Done::Corrected(number, correct(&dossier, &id, &text, "", at).map(Box::new)));
        self.running = Some((number, progress));
    }

    pub(super) fn ui(&mut self, desk: &mut Desk, ui: &mut Ui) -> bool {
        let field = Id::unique("corrected text");
        self.ask(desk, ui);
        let changed = *self.text != *self.base;
        let ready = changed && !self.reason.trim().is_empty() && !matches!(self.found, Some(Err(_)));
        let hint = match (self.leaving, changed, self.reason.trim().is_empty()) {
            (true, ..) => "What you corrected here will be lost.",
            (_, true, true) => "Say why: the reason is kept with the earlier text.",
            _ => "The earlier text is kept. One step of undo.",
        };
        let dossier = desk.document.as_ref().map(|document| document.dossier().clone()).unwrap_or_default();
        let title = format!("Correct the text of “{}”", self.name);
        let (leaving, mut stay) = (self.leaving, false);
        let shown = Dialog::new(&title, WIDTH).height(HEIGHT).hint(hint).show(
            ui.ctx(),
            Id::unique("correct the text"),
            |ui| self.body_ui(ui, &dossier, field),
            |ui| {
                if leaving {
                    stay = ui.add(Button::new("Keep correcting").primary()).clicked();
                    return ui.add(Button::new("Discard").danger()).clicked().then_some(Left::Discarded);
                }
                if ui.add(Button::new("Correct").primary().key("Ctrl Enter").enabled(ready)).clicked() {
                    return Some(Left::Accepted);
                }
                ui.add(Button::new("Cancel")).clicked().then_some(Left::Wants)
            },
        );
        self.leaving &= !stay;
        focus_first(ui, field, &mut self.fresh);
        let by_key = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let closed = super::is_left(&shown).then_some(Left::Wants);
        let left = shown.inner.1.or((by_key && ready).then_some(Left::Accepted)).or(closed);
        match left {
            None => true,
            Some(Left::Wants) if changed => {
                self.leaving = true;
                true
            }
            Some(Left::Wants | Left::Discarded) => false,
            Some(Left::Accepted) => self.accept(desk),
        }
    }

    /// Corrects the text. Gives whether the dialog stays.
    fn accept(&mut self, desk: &mut Desk) -> bool {
        let Some(document) = &desk.document else { return false };
        match correct(document.dossier(), &self.article, &self.text, &self.reason, (desk.clock)()) {
            Ok(correction) => {
                let orphaned = correction.count(Fate::Orphaned);
                desk.messages.push(Message::Edit(correction.edit));
                if orphaned > 0 {
                    let stand = if orphaned == 1 { "stands" } else { "stand" };
                    let words = format!("{} no longer {stand} in the text", count(orphaned, "quote"));
                    let notice = Notice::plain(words).offering(super::super::action::Action::Orphans);
                    desk.messages.push(Message::Notice(notice));
                }
                false
            }
            Err(error) => {
                self.found = Some(Err(error));
                true
            }
        }
    }

    fn body_ui(&mut self, ui: &mut Ui, dossier: &Dossier, field: Id) {
        let theme = theme(ui);
        let height = (HEIGHT.min(ui.ctx().content_rect().height() - 32.0) - AROUND).max(200.0);
        let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let beside = BESIDE.min(all.width() * 0.4);
        let text = Rect::from_min_max(all.min, pos2(all.right() - beside - measure::SPACE_24, all.bottom()));
        if text_area_ui(ui, text, field, "Text of the article", &mut self.text).changed() {
            self.changed = Some(ui.input(|input| input.time));
            self.found = None;
            self.leaving = false;
            if let Some((_, running)) = self.running.take() {
                running.cancel();
            }
        }
        let rest = Rect::from_min_max(pos2(text.right() + measure::SPACE_24, all.top()), all.max);
        let mut child = ui.new_child(UiBuilder::new().max_rect(rest).layout(Layout::top_down(Align::Min)));
        let ui = &mut child;
        ui.spacing_mut().item_spacing.y = 6.0;
        let example = "Words that the scan had lost";
        Field::labelled("Why").id(Id::unique("reason of a correction")).hint(example).show(ui, &mut self.reason);
        ui.add_space(measure::SPACE_8);
        match &self.found {
            None if *self.text == *self.base => {
                let words = "Change the text. Quotes move with their words; those whose words are gone become \
                    orphans, which you find again by hand.";
                ui.label(Text::Body.rich(words, theme.ink2));
            }
            None => {
                ui.label(Text::Body.rich("Looking what that does to the quotes…", theme.ink2));
            }
            Some(Err(error)) => {
                ui.label(Text::Body.rich(sentence(&error.to_string()), theme.rival));
            }
            Some(Ok(correction)) => found_ui(ui, dossier, correction),
        }
    }
}

fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn count(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// “14 quotes stay, 3 move, 1 would be orphaned.”
fn summary(correction: &Correction) -> String {
    let [stay, moved, orphaned] = [Fate::Stays, Fate::Moves, Fate::Orphaned].map(|fate| correction.count(fate));
    if correction.quotes.is_empty() {
        return "No quote stands in this article.".to_owned();
    }
    let stays = format!("{} {}", count(stay, "quote"), if stay == 1 { "stays" } else { "stay" });
    let moves = format!("{moved} {}", if moved == 1 { "moves" } else { "move" });
    format!("{stays}, {moves}, {orphaned} would be orphaned.")
}

/// What the correction does, the orphans first.
fn found_ui(ui: &mut Ui, dossier: &Dossier, correction: &Correction) {
    let theme = theme(ui);
    ui.label(Text::Strong.rich(summary(correction), theme.ink));
    ScrollArea::vertical().id_salt("what a correction does").auto_shrink(false).show(ui, |ui| {
        // The bar must not lie over the words.
        ui.set_max_width(ui.available_width() - measure::SPACE_12);
        let face = |text: Text| Face { font: text.font(), row_height: text.line_height() };
        for (fate, title) in [(Fate::Orphaned, "Orphaned"), (Fate::Moves, "Moving")] {
            let listed: Vec<_> = correction.quotes.iter().filter(|quote| quote.fate == fate).collect();
            if listed.is_empty() {
                continue;
            }
            section_head_ui(ui, title, &listed.len().to_string(), |_| ());
            for quote in listed.iter().take(LISTED) {
                let ink = if fate == Fate::Orphaned { theme.rival } else { theme.ink };
                let words = format!("“{}”", quote.words);
                TextBlock::new(&words, face(Text::Quotation), ink).max_rows(3).show_ui(ui);
                let whose = whose(dossier, &quote.record, &quote.part);
                TextBlock::new(&whose, face(Text::Label), theme.ink2).max_rows(2).show_ui(ui);
                ui.add_space(measure::SPACE_4);
            }
            if listed.len() > LISTED {
                ui.label(Text::Label.rich(format!("and {} more", listed.len() - LISTED), theme.ink2));
            }
        }
    });
}
