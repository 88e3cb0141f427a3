//! The rows, of which only those in sight are laid out; walked with the arrow keys.

use eframe::egui::{EventFilter, Id, Key, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::super::super::message::Message;
use super::super::super::promises::entry_row_ui;
use super::super::super::scene::Scene;
use super::super::super::theme::{Text, measure, theme};
use super::super::super::widgets::kit::{focus_ring_inside, hairline};
use super::{Known, LedgerView};

/// The id by which the rows take the keyboard.
pub(super) fn list_id() -> Id {
    Id::unique("rows of the ledger")
}

pub(super) fn rows_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut LedgerView, known: &Known) {
    let theme = theme(ui);
    let whole = ui.max_rect();
    let region = ui.interact(whole, list_id(), Sense::focusable_noninteractive());
    let words = format!("Rows of commitments, {}", known.shown.len());
    region.widget_info(|| WidgetInfo::labeled(Role::List, true, &words));
    if std::mem::take(&mut view.fresh) {
        region.request_focus();
    }
    if region.has_focus() {
        walk(ui, scene, view, known);
    }
    if known.shown.is_empty() {
        ui.add_space(measure::SPACE_24);
        ui.label(Text::Body.rich("No commitment passes the filter.", theme.ink2));
        return;
    }
    let row = measure::ROW_BUTTON;
    let mut area = ScrollArea::vertical().id_salt("ledger rows").auto_shrink(false);
    if std::mem::take(&mut view.reveal)
        && let Some(place) = view.chosen.as_ref().and_then(|id| known.place_of(id))
    {
        let top = f32::from(u16::try_from(place).unwrap_or(u16::MAX)) * row;
        let (offset, height) = view.scrolled;
        if top < offset {
            area = area.vertical_scroll_offset(top);
        } else if top + row > offset + height {
            area = area.vertical_scroll_offset((top + row - height.max(row)).max(0.0));
        }
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut picked = None;
    let output = area.show_rows(ui, row, known.shown.len(), |ui, rows| {
        for place in rows {
            let Some(entry) = known.at(place) else { continue };
            let selected = view.chosen.as_ref() == Some(&entry.id);
            let response =
                ui.push_id(entry.id.as_str(), |ui| entry_row_ui(ui, scene, entry, None, known.columns, selected)).inner;
            if response.clicked() {
                picked = Some(entry.id.clone());
            }
        }
    });
    view.scrolled = (output.state.unclamped_offset().y, output.inner_rect.height());
    if let Some(id) = picked {
        view.chosen = Some(id);
        region.request_focus();
    }
    hairline(ui.painter(), whole, theme.line2);
    if region.has_focus() {
        focus_ring_inside(ui.painter(), theme, whole.expand(3.0), measure::RADIUS_CHIP);
    }
}

fn walk(ui: &Ui, scene: &mut Scene<'_>, view: &mut LedgerView, known: &Known) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id(), filter));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = known.shown.len().saturating_sub(1);
    let at = view.chosen.as_ref().and_then(|id| known.place_of(id));
    let mut to = None;
    for (key, next) in [
        (Key::ArrowDown, at.map_or(0, |at| at + 1)),
        (Key::ArrowUp, at.map_or(0, |at| at.saturating_sub(1))),
        (Key::PageDown, at.map_or(0, |at| at + 20)),
        (Key::PageUp, at.map_or(0, |at| at.saturating_sub(20))),
        (Key::Home, 0),
        (Key::End, last),
    ] {
        if pressed(key) {
            to = Some(next.min(last));
        }
    }
    if let Some(entry) = to.and_then(|to| known.at(to)) {
        view.chosen = Some(entry.id.clone());
        view.reveal = true;
    }
    let chosen = view.chosen.as_ref().and_then(|id| known.entry(id));
    if pressed(Key::Enter)
        && let Some(quote) = chosen.and_then(last_words)
    {
        scene.push(Message::quote(quote));
    }
}

/// The words of the last step that has some, else of a version.
fn last_words(entry: &crate::compare::LedgerEntry) -> Option<&crate::model::Quote> {
    let commitment = &entry.commitment;
    let steps = entry.steps.iter().rev().filter_map(|step| commitment.steps.get(step.place)?.quote.as_ref());
    steps.chain(commitment.versions.iter().filter_map(|version| version.quote.as_ref())).next()
}
