//! Kind, description, tags and identifiers.

use eframe::egui::Ui;

use super::changes::{check_iso3166, check_wikidata, tags_of};
use super::{Edited, behind_ui, caption_ui};
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::commit::CommitField;
use crate::desk::widgets::kit::{Line, form_row_ui, select_ui};
use crate::model::{ActorField, ActorKind};

const LABEL: f32 = 92.0;

pub(super) fn details_ui(ui: &mut Ui, scene: &mut Scene, edited: &Edited) {
    let theme = theme(ui);
    Line::new().text(ui, Text::Section, theme.ink, "Details").ui(ui, theme, 24.0);
    let kinds = ActorKind::ALL.map(|kind| (kind, kind.in_words()));
    let mut kind = edited.actor.kind;
    form_row_ui(ui, "Kind", LABEL, |ui| {
        let width = ui.available_width();
        select_ui(ui, "Kind of actor", width, &mut kind, &kinds);
    });
    if kind != edited.actor.kind {
        edited.put(scene, "change kind", |actor| actor.kind = kind);
    }

    caption_ui(ui, "Description");
    let description = CommitField::new(edited.field("description"), "Description", &edited.actor.description)
        .serif()
        .rows(3)
        .hint("Who it is, in a few words")
        .show(ui);
    if let Some(text) = description {
        edited.put(scene, "change description", |actor| actor.description = text);
    }
    if !edited.actor.description.is_empty() {
        behind_ui(ui, scene, edited, ActorField::Description);
    }

    let tags = edited.actor.tags.join(", ");
    let typed = form_row_ui(ui, "Tags", LABEL, |ui| {
        CommitField::new(edited.field("tags"), "Tags", &tags).hint("parted by commas").show(ui)
    });
    if let Some(typed) = typed {
        edited.put(scene, "change tags", |actor| actor.tags = tags_of(&typed));
    }
    let wikidata = form_row_ui(ui, "Wikidata", LABEL, |ui| {
        CommitField::new(edited.field("wikidata"), "Wikidata item", &edited.actor.identifiers.wikidata)
            .mono()
            .hint("Q42")
            .check(&check_wikidata)
            .show(ui)
    });
    if let Some(text) = wikidata {
        edited.put(scene, "change identifier", |actor| actor.identifiers.wikidata = text);
    }
    let iso = form_row_ui(ui, "ISO 3166", LABEL, |ui| {
        CommitField::new(edited.field("iso3166"), "ISO 3166 code", &edited.actor.identifiers.iso3166)
            .mono()
            .hint("AF")
            .check(&check_iso3166)
            .show(ui)
    });
    if let Some(text) = iso {
        edited.put(scene, "change identifier", |actor| actor.identifiers.iso3166 = text);
    }
    ui.add_space(measure::SPACE_8);
}
