//! Several actors of a field: each a chip that can be taken out, and a list to add from.

use eframe::egui::{Id, Ui, vec2};

use super::super::scene::Scene;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Icon, IconButton, Line};
use super::super::widgets::pick::{Pick, Picked, actors};
use crate::model::ActorId;

/// Shows the actors chosen and the list to add from; gives whether they have changed. `name` says what they are.
pub(super) fn actors_ui(ui: &mut Ui, scene: &Scene<'_>, id: Id, name: &str, chosen: &mut Vec<ActorId>) -> bool {
    let theme = theme(ui);
    let (mut gone, mut added) = (None, None);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_4, measure::SPACE_4);
        for (place, actor) in chosen.iter().enumerate() {
            let words = scene.dossier.actor_name(actor);
            let room = (ui.max_rect().width() - 40.0).clamp(40.0, 260.0);
            Line::new().side(scene.side_of(actor)).space(6.0).text_within(ui, Text::Name, theme.ink, words, room).ui(
                ui,
                theme,
                measure::FIELD_HEIGHT,
            );
            let remove = format!("Remove {words} from {}", name.to_lowercase());
            if ui.add(IconButton::new(Icon::Cross, &remove).side(22.0)).clicked() {
                gone = Some(place);
            }
            ui.add_space(measure::SPACE_4);
        }
        let taken: Vec<&ActorId> = chosen.iter().collect();
        let shown = if chosen.is_empty() { "Choose…" } else { "Add…" };
        let add = format!("Add to {}", name.to_lowercase());
        ui.allocate_ui(vec2(120.0, measure::FIELD_HEIGHT), |ui| {
            ui.set_width(120.0);
            let pick = Pick { id, name: &add, shown, chosen: false, typed: None };
            if let Some(Picked::One(actor)) = pick.show(ui, || actors(scene, &taken)) {
                added = Some(actor);
            }
        });
    });
    let changed = gone.is_some() || added.is_some();
    if let Some(place) = gone {
        chosen.remove(place);
    }
    chosen.extend(added);
    changed
}
