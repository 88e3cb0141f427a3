//! The form in the inspector: everything of a meeting that can be typed or chosen. Each change is one edit.

pub(super) mod changes;
mod people;
mod plain;
mod rest;

use std::sync::Arc;

use eframe::egui::{self, Align, Id, Layout, Margin, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

use super::MeetingsView;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Icon, IconButton, Line, form_row_ui};
use crate::model::{Meeting, MeetingField, MeetingId, PartId};

/// The column of labels.
const LABEL: f32 = 92.0;

/// What the form remembers.
#[derive(Default)]
pub(super) struct FormView {
    /// The attendee whose particulars are shown.
    open: Option<PartId>,
}

/// Shows the form for the meeting that the scene's place names; fills the panel from edge to edge.
pub fn inspector_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui(ui);
    let dossier = scene.dossier;
    let shown = scene.place.meeting.clone();
    let Some((id, meeting)) = shown.and_then(|id| dossier.meetings.get(&id).map(|meeting| (id, Arc::clone(meeting))))
    else {
        let theme = theme(ui);
        egui::Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
            ui.label(Text::Body.rich("What you know of the meeting that you choose is filled in here.", theme.ink3));
        });
        return;
    };
    ScrollArea::vertical().id_salt(("form of a meeting", id.as_str())).auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 24 }).show(ui, |ui| {
            ui.set_max_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 6.0);
            let mut form = Form { scene, view: &mut view.form, id: &id, meeting: &meeting };
            form.plain_ui(ui);
            form.sides_ui(ui);
            form.attendees_ui(ui);
            form.rest_ui(ui);
        });
    });
}

fn head_ui(ui: &mut Ui) {
    let theme = theme(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), measure::PANEL_HEAD_HEIGHT), Sense::hover());
    Line::new().text(ui, Text::Strong, theme.ink, "Meeting").paint(
        ui.painter(),
        theme,
        rect.left() + 14.0,
        rect.center().y,
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, "Particulars of the meeting"));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::STROKE_HAIR, theme.line2));
}

/// What the parts of the form share.
struct Form<'f, 's> {
    scene: &'f mut Scene<'s>,
    view: &'f mut FormView,
    id: &'f MeetingId,
    meeting: &'f Meeting,
}

impl Form<'_, '_> {
    /// The id of a field of this meeting.
    fn field(&self, name: impl std::hash::Hash + std::fmt::Debug) -> Id {
        Id::unique(("form of a meeting", self.id.as_str())).with(name)
    }

    /// Pushes one edit: the meeting with something changed. `what` reads after “Undo” and before “of …”.
    fn push(&mut self, what: &str, change: impl FnOnce(&mut Meeting)) {
        let label = format!("{what} of {}", changes::called(self.meeting));
        self.push_as(label, change);
    }

    /// The same, with a whole label.
    fn push_as(&mut self, label: String, change: impl FnOnce(&mut Meeting)) {
        let mut after = self.meeting.clone();
        change(&mut after);
        self.scene.push(Message::Edit(changes::change(label, self.id, after)));
    }

    /// Pushes one edit that takes a part out, with the claims on it.
    fn push_without(&mut self, label: String, gone: MeetingField, change: impl FnOnce(&mut Meeting)) {
        let mut after = self.meeting.clone();
        change(&mut after);
        let edit = changes::change_without(self.scene.dossier, label, self.id, after, &[gone]);
        self.scene.push(Message::Edit(edit));
    }

    /// The tooltip of a button that takes a part out: it says what goes with it.
    fn removal_words(&self, name: &str, field: &MeetingField) -> String {
        match changes::claims_lost(self.scene.dossier, self.id, field) {
            0 => format!("Remove {name}"),
            1 => format!("Remove {name}, and the claim on it"),
            claims => format!("Remove {name}, and the {claims} claims on it"),
        }
    }
}

/// The title of a part of the form.
fn group_ui(ui: &mut Ui, title: &str) {
    let theme = theme(ui);
    ui.add_space(measure::SPACE_8);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(measure::STROKE_HAIR, theme.line2));
    Line::new().text(ui, Text::LabelStrong, theme.ink, title).paint(
        ui.painter(),
        theme,
        rect.left(),
        rect.center().y + 2.0,
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
}

fn row_ui<R>(ui: &mut Ui, label: &str, field: impl FnOnce(&mut Ui) -> R) -> R {
    form_row_ui(ui, label, LABEL, field)
}

/// A row of something that can be taken out: `content` at the left, buttons at the right (laid out from the right).
fn part_ui<R>(ui: &mut Ui, buttons: u8, content: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui) -> R) -> R {
    let room = f32::from(buttons) * 26.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), measure::FIELD_HEIGHT), Sense::hover());
    let mut left_rect = rect;
    left_rect.max.x -= room + measure::SPACE_4;
    let layout = Layout::left_to_right(Align::Center);
    content(&mut ui.new_child(UiBuilder::new().max_rect(left_rect).layout(layout).id_salt("part")));
    let layout = Layout::right_to_left(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt("tools"));
    child.spacing_mut().item_spacing.x = 0.0;
    right(&mut child)
}

/// A small button of an icon in a row.
fn tool_ui(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> bool {
    ui.add(IconButton::new(icon, name).side(26.0).enabled(enabled)).clicked()
}

/// A field with a button beside it that clears it, where there is something to clear; gives what the field gives, and
/// whether the button was pressed.
fn clearable_ui<R>(ui: &mut Ui, tip: Option<&str>, field: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
    let room = if tip.is_some() { 30.0 } else { 0.0 };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = measure::SPACE_4;
        let width = ui.available_width() - room;
        let layout = Layout::top_down(Align::Min);
        let inner = ui.allocate_ui_with_layout(vec2(width, measure::FIELD_HEIGHT), layout, field).inner;
        let cleared = tip.is_some_and(|tip| tool_ui(ui, Icon::Cross, tip, true));
        (inner, cleared)
    })
    .inner
}
