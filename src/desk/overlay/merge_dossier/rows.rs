//! The rows of a merge: a conflict with both values, and a thing that is done.

use eframe::egui::{Ui, vec2};

use super::super::super::theme::{Text, measure, theme};
use super::super::super::widgets::kit::Segmented;
use crate::exchange::{Conflict, Done, Outcome, Prefer};

/// A conflict; gives the side that was chosen.
pub(super) fn conflict_ui(ui: &mut Ui, conflict: &Conflict) -> Option<Prefer> {
    let theme = theme(ui);
    let ink = if conflict.is_open { theme.rival } else { theme.ink };
    ui.add_space(measure::SPACE_8);
    ui.label(Text::Strong.rich(&conflict.label, ink));
    for (side, value) in [("Here", &conflict.ours), ("There", &conflict.theirs)] {
        ui.horizontal_top(|ui| {
            ui.allocate_ui(vec2(56.0, 18.0), |ui| {
                ui.set_min_width(56.0);
                ui.label(Text::Label.rich(side, theme.ink2));
            });
            let (words, ink) =
                if value.trim().is_empty() { ("nothing", theme.ink3) } else { (value.as_str(), theme.ink) };
            ui.label(Text::Body.rich(words, ink));
        });
    }
    if conflict.outcome == Outcome::Both {
        ui.label(Text::Label.rich("Both are kept.", theme.ink2));
        return None;
    }
    let before = if conflict.outcome == Outcome::Theirs { Prefer::Theirs } else { Prefer::Ours };
    let mut taken = before;
    let name = format!("What is taken for {}", conflict.label);
    Segmented::new(&name).show(
        ui,
        &mut taken,
        &[(Prefer::Ours, "Keep what is here"), (Prefer::Theirs, "Take the other")],
    );
    (taken != before).then_some(taken)
}

/// Something that the merge does.
pub(super) fn done_ui(ui: &mut Ui, done: &Done) {
    let theme = theme(ui);
    let ink = if done.wants_a_look() { theme.rival } else { theme.ink2 };
    ui.label(Text::Body.rich(&done.sentence, ink));
}

/// How many are not shown.
pub(super) fn more_ui(ui: &mut Ui, count: usize, shown: usize) {
    if let Some(more) = count.checked_sub(shown).filter(|more| *more > 0) {
        ui.label(Text::Label.rich(format!("and {more} more"), theme(ui).ink2));
    }
}
