//! What stands over the text: what selected words can become, where words are to be found again, that the article was
//! retracted.

use std::collections::BTreeMap;

use eframe::egui::{self, Align2, CornerRadius, Frame, Id, Margin, Order, Rect, Ui, vec2};

use super::ArticlesView;
use super::page::face;
use crate::desk::action::Action;
use crate::desk::message::{Message, Notice};
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Button, Icon, Line, bar_frame};
use crate::desk::widgets::text_block::{TextAlign, TextBlock};
use crate::edit::anchor;
use crate::model::{Article, ArticleId, Hidden};

/// What the selected words can become.
pub(super) fn bar_ui(ui: &Ui, scene: &mut Scene<'_>, rows: (Rect, Rect)) {
    bar_beside_ui(ui, "selection bar", rows, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (action, words) in [
            (Action::Evidence, "Evidence for…"),
            (Action::Claim, "Claim"),
            (Action::NewActor, "Actor"),
            (Action::AliasOf, "Alias of…"),
            (Action::Position, "Position"),
            (Action::Commitment, "Commitment"),
            (Action::Note, "Note"),
        ] {
            let keys = action.keys();
            let name = format!("{words} (selected words)");
            if ui.add(Button::new(words).quiet().key(&keys).name(&name)).clicked() {
                scene.push(Message::Act(action));
            }
        }
    });
}

/// How high a bar is, with what parts it from the words.
const BAR: f32 = 44.0;

/// A bar above the first selected row, so that the line to be read next stays free; below the last one where there is
/// no room above.
pub(super) fn bar_beside_ui(ui: &Ui, id: &str, (first, last): (Rect, Rect), content: impl FnOnce(&mut Ui)) {
    let above = first.top() - ui.clip_rect().top() > BAR;
    let (pivot, at) = if above {
        (Align2::LEFT_BOTTOM, first.left_top() - vec2(0.0, 4.0))
    } else {
        // Below the handles.
        (Align2::LEFT_TOP, last.left_bottom() + vec2(0.0, 12.0))
    };
    let area = egui::Area::new(Id::unique(id)).order(Order::Middle).pivot(pivot).fixed_pos(at);
    // It may stand over what is beside the text, which in a small window is narrower than it.
    let room = Rect::from_x_y_ranges(ui.ctx().content_rect().x_range(), ui.clip_rect().y_range());
    area.constrain_to(room).show(ui.ctx(), |ui| {
        bar_frame(theme(ui)).show(ui, |ui| ui.horizontal(content));
    });
}

/// Asks where the words of an orphan stand now, and points its quote at what is selected.
pub(super) fn anchoring_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut ArticlesView, id: &ArticleId) {
    let Some(orphan) = view.anchoring.clone() else { return };
    let theme = theme(ui);
    let selection = view.selection();
    let mut done = false;
    Frame::new().fill(theme.accent_tint).inner_margin(Margin::symmetric(20, 6)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let words = format!("Select where this stands now: “{}”", orphan.words);
            let room = (ui.available_width() - 250.0).max(80.0);
            Line::new().text_within(ui, Text::Body, theme.ink, &words, room).ui(ui, theme, 28.0).on_hover_text(words);
            let button = Button::new("Use the selection").primary().enabled(selection.is_some());
            if ui.add(button).clicked()
                && let Some(range) = selection.clone()
            {
                match anchor(scene.dossier, &orphan.record, &orphan.part, id, range) {
                    Ok(edit) => scene.push(Message::Edit(edit)),
                    Err(error) => scene.push(Message::Notice(Notice::error(format!("Nothing was changed: {error}")))),
                }
                done = true;
            }
            done |= ui.add(Button::new("Cancel").name("Cancel finding the words again")).clicked();
        });
    });
    if done {
        view.anchoring = None;
        view.close_find();
    }
}

/// That a text holds characters which are not what they seem, and which. Returns the place of the first where it is asked for.
pub(super) fn hidden_ui(ui: &mut Ui, hidden: &[Hidden]) -> Option<usize> {
    let first = hidden.first()?;
    let theme = theme(ui);
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for one in hidden {
        *kinds.entry(one.in_words()).or_default() += 1;
    }
    let kinds = kinds.iter().map(|(name, count)| if *count == 1 { name.clone() } else { format!("{count} × {name}") });
    let seen = if hidden.len() == 1 { "A character here is" } else { "Characters here are" };
    let told = format!("{seen} not what it seems: {}", kinds.collect::<Vec<_>>().join(", "));
    let told = if hidden.len() == 1 { told } else { told.replacen("it seems", "they seem", 1) };
    let radius = CornerRadius::same(measure::RADIUS_BUTTON);
    let frame = Frame::new().fill(theme.rival_tint).corner_radius(radius).inner_margin(Margin::symmetric(12, 8));
    let asked = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        TextBlock::new(&told, face(Text::Label), theme.ink).wrap().show_ui(ui);
        ui.add(Button::new("Show the first").quiet()).clicked()
    });
    ui.add_space(measure::SPACE_8);
    asked.inner.then_some(first.at)
}

/// Says above the title that the article supports nothing, and why.
pub(super) fn retracted_ui(ui: &mut Ui, article: &Article) {
    let Some(retraction) = &article.retracted else { return };
    let theme = theme(ui);
    let radius = CornerRadius::same(measure::RADIUS_BUTTON);
    let frame = Frame::new().fill(theme.rival_tint).corner_radius(radius).inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let date = retraction.at.map(|at| format!(" {}", at.format("%Y-%m-%d"))).unwrap_or_default();
        let words = format!("Retracted{date}: it supports nothing");
        let line = Line::new().icon(Icon::Warning, 15.0, theme.rival).space(8.0);
        line.text(ui, Text::LabelStrong, theme.rival, &words).ui(ui, theme, 20.0);
        if !retraction.reason.is_empty() {
            let reason = TextBlock::new(&retraction.reason, face(Text::Quotation), theme.ink);
            reason.wrap().align(TextAlign::Fill).show_ui(ui);
        }
    });
    ui.add_space(measure::SPACE_8);
}
