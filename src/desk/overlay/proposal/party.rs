//! Choosing who: an actor of the dossier, or one to be made.

use eframe::egui::{Id, Ui, vec2};

use super::LABEL;
use crate::desk::proposals::party_name;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Icon, IconButton, Line, form_row_ui};
use crate::desk::widgets::pick::{Choice, Pick, Picked, actors};
use crate::model::{ActorId, Dossier};
use crate::propose::{NewActor, Party};

/// Whether it is someone.
pub(super) fn is_whole(party: &Party) -> bool {
    match party {
        Party::Known(id) => !id.as_str().is_empty(),
        Party::New(actor) => !actor.name.trim().is_empty(),
    }
}

fn shown(dossier: &Dossier, party: &Party) -> String {
    let name = party_name(dossier, party);
    match party {
        Party::Known(_) => name,
        Party::New(_) => format!("{name} (new)"),
    }
}

fn picked(picked: Picked<ActorId>) -> Party {
    match picked {
        Picked::One(id) => Party::Known(id),
        Picked::Typed(name) => Party::New(std::sync::Arc::new(NewActor { name, ..NewActor::default() })),
    }
}

fn choices(scene: &Scene<'_>, without: &[Party]) -> Vec<Choice<ActorId>> {
    let without: Vec<&ActorId> = without
        .iter()
        .filter_map(|party| match party {
            Party::Known(id) => Some(id),
            Party::New(_) => None,
        })
        .collect();
    actors(scene, &without)
}

/// A row for someone; never an Enter.
pub(super) fn party_ui(ui: &mut Ui, scene: &Scene<'_>, name: &str, party: &mut Party) -> bool {
    form_row_ui(ui, name, LABEL, |ui| {
        let words = shown(scene.dossier, party);
        let id = Id::unique(("proposed party", name));
        let pick = Pick { id, name, shown: &words, chosen: true, typed: Some("New actor") };
        if let Some(chosen) = pick.show(ui, || choices(scene, &[])) {
            *party = picked(chosen);
        }
    });
    false
}

/// A row for several: each can be taken out, and others added.
pub(super) fn parties_ui(ui: &mut Ui, scene: &Scene<'_>, name: &str, parties: &mut Vec<Party>) {
    let theme = theme(ui);
    form_row_ui(ui, name, LABEL, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_4, measure::SPACE_4);
            let mut gone = None;
            for (place, party) in parties.iter().enumerate() {
                let words = shown(scene.dossier, party);
                let side = match party {
                    Party::Known(id) => scene.side_of(id),
                    Party::New(_) => None,
                };
                let room = (ui.max_rect().width() - 40.0).clamp(40.0, 260.0);
                let line = Line::new().side(side).space(6.0).text_within(ui, Text::Name, theme.ink, &words, room);
                line.ui(ui, theme, measure::FIELD_HEIGHT);
                let remove = format!("Remove {words} from {}", name.to_lowercase());
                if ui.add(IconButton::new(Icon::Cross, &remove).side(22.0)).clicked() {
                    gone = Some(place);
                }
                ui.add_space(measure::SPACE_4);
            }
            if let Some(place) = gone {
                parties.remove(place);
            }
            let add = format!("Add to {}", name.to_lowercase());
            ui.allocate_ui(vec2(120.0, measure::FIELD_HEIGHT), |ui| {
                ui.set_width(120.0);
                let id = Id::unique(("proposed parties", name));
                let pick = Pick { id, name: &add, shown: "Add…", chosen: false, typed: Some("New actor") };
                if let Some(chosen) = pick.show(ui, || choices(scene, parties)) {
                    parties.push(picked(chosen));
                }
            });
        });
    });
}
