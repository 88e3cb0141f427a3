//! The way out when the system's file dialog never answers: a path can be typed.

use std::path::PathBuf;

use eframe::egui::{Id, Key, Ui};

use super::super::desk::Desk;
use super::super::perform;
use super::super::widgets::kit::{Button, Dialog, Field};

enum Answered {
    Typed,
    GivenUp,
}

pub(super) fn way_out_ui(desk: &mut Desk, ui: &mut Ui) {
    let Some(waiting) = desk.waiting.as_mut() else { return };
    let Some(typed) = waiting.typed.as_mut() else { return };
    let fresh = std::mem::take(&mut waiting.fresh);
    let purpose = waiting.question.purpose;
    let field = Id::unique("typed path");
    let verb = purpose.verb();
    let ready = !typed.trim().is_empty();
    let shown = Dialog::new(purpose.title(), 560.0).hint("The system’s dialog is not waited for any longer.").show(
        ui.ctx(),
        Id::unique("way out"),
        |ui| {
            let response = Field::labelled("Path").id(field).mono().show(ui, typed);
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            entered.then_some(Answered::Typed)
        },
        |ui| {
            if ui.add(Button::new(verb).primary().key("Enter").enabled(ready)).clicked() {
                return Some(Answered::Typed);
            }
            ui.add(Button::new("Cancel")).clicked().then_some(Answered::GivenUp)
        },
    );
    if fresh {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    let closed = shown.should_close().then_some(Answered::GivenUp);
    let (body, foot) = shown.inner;
    match body.or(foot).or(closed) {
        Some(Answered::Typed) if ready => {
            let path = expand(typed.trim());
            desk.waiting = None;
            perform::answered(desk, purpose, Some(vec![path]), true);
        }
        Some(Answered::GivenUp) => {
            desk.waiting = None;
            desk.then = None;
        }
        _ => {}
    }
}

/// A typed path, with `~` for the home folder.
fn expand(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), dirs::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}
