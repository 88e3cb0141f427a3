//! Who publishes: what the analyst knows of an outlet, and whose own voice it is.

use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Field, Lead, form_row_ui, select_ui};
use super::picker::{Choice, Picker};
use super::{Left, focus_first, form_ui};
use crate::model::{ActorId, Dossier, Outlet, OutletId, OutletKind, Record, Reliability};

const LABEL: f32 = 84.0;

/// The fields of an outlet.
#[derive(Debug)]
pub struct OutletForm {
    id: OutletId,
    outlet: Outlet,
    /// Whose voice it can be: nobody first, then organisations, then the others.
    actors: Vec<Option<ActorId>>,
    /// The same in words, once they have been shown.
    choices: Vec<Choice>,
    picker: Picker,
    articles: usize,
    fresh: bool,
}

impl OutletForm {
    /// The fields, filled; `None` where there is no such outlet.
    #[must_use]
    pub fn new(dossier: &Dossier, id: &OutletId) -> Option<Self> {
        let outlet = dossier.outlets.get(id)?.as_ref().clone();
        let mut actors: Vec<&ActorId> = dossier.actors.keys().collect();
        actors.sort_by_cached_key(|actor| {
            let kind = dossier.actors.get(*actor).map(|actor| actor.kind);
            let person = kind == Some(crate::model::ActorKind::Person);
            (outlet.actor.as_ref() != Some(actor), person, dossier.actor_name(actor).to_lowercase())
        });
        let actors = std::iter::once(None).chain(actors.into_iter().cloned().map(Some)).collect();
        let articles = dossier.articles.values().filter(|article| article.outlet.as_ref() == Some(id)).count();
        let (choices, picker) = (Vec::new(), Picker::default());
        Some(Self { id: id.clone(), outlet, actors, choices, picker, articles, fresh: true })
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("outlet name");
        let name = self.outlet.name.trim().to_lowercase();
        let taken =
            scene.dossier.outlets.iter().any(|(id, outlet)| *id != self.id && outlet.name.to_lowercase() == name);
        let wrong = match (name.is_empty(), taken) {
            (true, _) => Some("The outlet needs a name."),
            (_, true) => Some("Another outlet has this name."),
            _ => None,
        };
        let hint = match self.articles {
            1 => "1 article is from it.".to_owned(),
            count => format!("{count} articles are from it."),
        };
        if self.choices.is_empty() {
            self.choices = self.actors.iter().map(|actor| choice(scene, actor.as_ref())).collect();
        }
        let chosen = self.actors.iter().position(|actor| *actor == self.outlet.actor);
        let left = form_ui(
            ui,
            "Outlet",
            &hint,
            ("Change", "Ctrl Enter"),
            || wrong.is_none(),
            860.0,
            |ui| {
                ui.columns(2, |columns| {
                    self.fields_ui(&mut columns[0], field, wrong);
                    let ui = &mut columns[1];
                    let theme = theme(ui);
                    ui.label(Text::LabelStrong.rich("Speaks for", theme.ink));
                    let filter = Id::unique("outlet speaks for");
                    if let Some(picked) = self.picker.ui(ui, filter, "Speaks for", &self.choices, chosen, 250.0) {
                        self.outlet.actor = self.actors.get(picked).cloned().flatten();
                    }
                    let words = "What it prints is then the actor’s own word: a ministry’s site, a party’s channel.";
                    ui.label(Text::Label.rich(words, theme.ink2));
                });
                false
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if left == Some(Left::Accepted) {
            let mut outlet = self.outlet.clone();
            for words in [&mut outlet.name, &mut outlet.country, &mut outlet.descriptor] {
                *words = words.trim().to_owned();
            }
            let label = format!("change outlet {}", outlet.name);
            scene.put(label, Record::Outlet(self.id.clone(), Arc::new(outlet)));
        }
        left.is_none()
    }

    fn fields_ui(&mut self, ui: &mut Ui, field: Id, wrong: Option<&str>) {
        let outlet = &mut self.outlet;
        form_row_ui(ui, "Name", LABEL, |ui| {
            Field::new("Name").id(field).serif().error(wrong).show(ui, &mut outlet.name)
        });
        form_row_ui(ui, "Kind", LABEL, |ui| {
            let width = ui.available_width();
            let kinds = OutletKind::ALL.map(|kind| (kind, kind.in_words()));
            select_ui(ui, "Kind of outlet", width, &mut outlet.kind, &kinds)
        });
        form_row_ui(ui, "Country", LABEL, |ui| Field::new("Country").hint("not known").show(ui, &mut outlet.country));
        form_row_ui(ui, "Grade", LABEL, |ui| {
            let width = ui.available_width();
            select_ui(ui, "Grade of the outlet", width, &mut outlet.reliability, &grades("not graded"))
        });
        form_row_ui(ui, "Remarks", LABEL, |ui| {
            let field = Field::new("Access, ownership, bias").hint("Access, ownership, bias");
            field.rows(5).show(ui, &mut outlet.descriptor)
        });
    }
}

/// The grades to choose from, after none.
pub(in super::super) fn grades(none: &str) -> Vec<(Option<Reliability>, &str)> {
    let all = Reliability::ALL.iter().map(|grade| (Some(*grade), grade.in_words()));
    std::iter::once((None, none)).chain(all).collect()
}

fn choice(scene: &Scene<'_>, actor: Option<&ActorId>) -> Choice {
    match actor {
        None => Choice { words: "Nobody: its own voice".to_owned(), detail: String::new(), lead: Lead::None },
        Some(id) => Choice {
            words: scene.dossier.actor_name(id).to_owned(),
            detail: scene.dossier.actors.get(id).map_or("", |actor| actor.kind.in_words()).to_owned(),
            lead: Lead::Side(scene.side_of(id)),
        },
    }
}
