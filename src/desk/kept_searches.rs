//! Searches that are kept as lists: offered under the empty search field, kept and forgotten there.

use eframe::egui::{self, Id, Key, Modifiers, Order, Ui, pos2, vec2};

use super::desk::Desk;
use super::message::Message;
use super::theme::{measure, theme};
use super::widgets::kit::{Button, Field, Icon, IconButton, Lead, SlimRow, group_head_ui, popup_frame};
use crate::edit::{forget_search, keep_search};
use crate::model::{Dossier, SavedSearch};
use crate::search::Query;

/// What was done in the list of kept searches.
enum Chosen {
    Ask(String),
    Forget(String),
}

/// The kept searches, under the field, while it has the keyboard and nothing is typed. Arrows choose, Enter asks.
pub(super) fn offered_ui(desk: &mut Desk, ui: &mut Ui, field: egui::Rect, focused: bool) {
    // Enter takes the keyboard from a field of one line in the frame that it is pressed in.
    let entered = desk.search.entered;
    let Some(document) = &desk.document else { return };
    let searches: Vec<SavedSearch> = document.dossier().about.searches.clone();
    // A press on the list takes the keyboard from the field; the list stays for the click.
    let pointer = ui.input(|input| input.pointer.interact_pos());
    let last = desk.search.kept_at.take();
    let stays = last.is_some_and(|list| pointer.is_some_and(|at| list.contains(at)));
    if searches.is_empty() || !(focused || entered || stays) || desk.overlay.is_some() {
        return;
    }
    let at = &mut desk.search.at;
    *at = (*at).min(searches.len() - 1);
    let (down, up) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp))
    });
    if down {
        *at = (*at + 1).min(searches.len() - 1);
    }
    if up {
        *at = at.saturating_sub(1);
    }
    let mut chosen = searches.get(*at).filter(|_| entered).map(|search| Chosen::Ask(search.query.clone()));
    let selected = *at;
    let width = field.width().max(420.0).min(ui.ctx().content_rect().width() - 24.0);
    let place = pos2((field.right() - width + 14.0).max(8.0), field.bottom() + 8.0);
    let shown =
        egui::Area::new(Id::unique("kept searches")).order(Order::Foreground).fixed_pos(place).show(ui.ctx(), |ui| {
            popup_frame(theme(ui)).inner_margin(egui::Margin::symmetric(0, 6)).show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                group_head_ui(ui, "Kept searches", searches.len());
                for (number, search) in searches.iter().enumerate() {
                    ui.horizontal(|ui| {
                        let room = ui.available_width() - measure::ROW_ACTOR - measure::SPACE_8;
                        let row = SlimRow::palette(Lead::Icon(Icon::Search), &search.name)
                            .detail(&search.query)
                            .selected(number == selected);
                        let pressed = ui.scope(|ui| {
                            ui.set_max_width(room);
                            row.show(ui).clicked()
                        });
                        if pressed.inner {
                            chosen = Some(Chosen::Ask(search.query.clone()));
                        }
                        let name = format!("Forget the search “{}”", search.name);
                        if ui.add(IconButton::new(Icon::Cross, &name)).clicked() {
                            chosen = Some(Chosen::Forget(search.name.clone()));
                        }
                    });
                }
            });
        });
    desk.search.kept_at = Some(shown.response.rect);
    match chosen {
        Some(Chosen::Ask(query)) => desk.search.ask_for(query),
        Some(Chosen::Forget(name)) => {
            let edit = desk.document.as_ref().and_then(|document| forget_search(document.dossier(), &name));
            desk.messages.extend(edit.map(Message::Edit));
            desk.search.focus();
        }
        None => {}
    }
}

/// The row below the results with which what was typed is kept under a name.
pub(super) fn keep_ui(
    ui: &mut Ui,
    typed: &str,
    naming: &mut Option<String>,
    dossier: &Dossier,
    messages: &mut Vec<Message>,
) {
    let typed = typed.trim();
    let kept = dossier.about.searches.iter().any(|kept| kept.query == typed);
    // What is typed may still be begun; what is kept must be whole.
    if kept || Query::parse(typed).is_err() {
        return;
    }
    egui::Frame::new().inner_margin(egui::Margin::symmetric(measure::SPACE_16 as i8, 6)).show(ui, |ui| {
        let Some(name) = naming else {
            if ui.add(Button::new("Keep this search…").quiet().icon(Icon::Plus)).clicked() {
                *naming = Some(typed.to_owned());
                ui.memory_mut(|memory| memory.request_focus(name_id()));
            }
            return;
        };
        let (mut done, mut left) = (false, false);
        ui.horizontal(|ui| {
            let response = Field::new("Name of the search").id(name_id()).width(280.0).show(ui, name);
            done = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            left = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
            done |= ui.add(Button::new("Keep").primary()).clicked();
        });
        if done {
            messages.extend(keep_search(dossier, name, typed).map(Message::Edit));
        }
        if done || left {
            *naming = None;
        }
    });
}

fn name_id() -> Id {
    Id::unique("name of the search")
}
