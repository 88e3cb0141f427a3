//! The head of the page: when, where and in what form, the title, the meetings before and after, and what can be done.

use eframe::egui::{self, Align, Layout, Popup, Ui, vec2};

use super::status::status_ui;
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::form::changes::following;
use crate::desk::tabs::meetings::words::words_ui;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Button, Icon, IconButton, Line, link_ui, visual_line};
use crate::edit::Edit;
use crate::model::{Dossier, Meeting, MeetingFormat, MeetingId, MeetingKind, Record, RecordRef};

/// Room for the buttons beside the title.
const BUTTONS: f32 = 176.0;

pub(super) fn head_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &MeetingId, meeting: &Meeting) {
    let theme = theme(ui);
    let links = neighbours(scene.dossier, id, meeting);
    let available = ui.available_width();
    let links_width: f32 = links
        .iter()
        .map(|(label, _, words)| {
            let line = Line::new().text(ui, Text::Label, theme.ink3, label).text(ui, Text::Label, theme.accent, words);
            line.width() + 2.0 * measure::SPACE_12
        })
        .sum();
    let beside = links_width < available * 0.45;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let room = if beside { available - links_width } else { available };
        ui.allocate_ui_with_layout(vec2(room, 18.0), Layout::left_to_right(Align::Min).with_main_wrap(true), |ui| {
            ui.set_width(room);
            line_ui(ui, scene, id, meeting);
        });
        if beside {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = measure::SPACE_8;
                for (label, other, words) in links.iter().rev() {
                    neighbour_ui(ui, scene, label, other, words);
                }
            });
        }
    });
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 0.0);
        let room = (available - BUTTONS).max(160.0);
        ui.allocate_ui_with_layout(vec2(room, 33.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(room);
            let title = if meeting.title.is_empty() { "Untitled meeting" } else { &meeting.title };
            let response = words_ui(ui, Text::PageTitle, theme.ink, title, 6);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| buttons_ui(ui, scene, id, meeting));
    });
    if !beside {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 2.0);
            for (label, other, words) in &links {
                let label_response = ui.label(Text::Label.rich(*label, theme.ink3));
                let link = link_ui(ui, words, true).labelled_by(label_response.id);
                if link.clicked() {
                    scene.push(Message::Show(RecordRef::Meeting(other.clone())));
                }
            }
        });
    }
}

/// In a layout from the right: the link comes before its label.
fn neighbour_ui(ui: &mut Ui, scene: &mut Scene<'_>, label: &str, other: &MeetingId, words: &str) {
    let theme = theme(ui);
    if link_ui(ui, words, true).clicked() {
        scene.push(Message::Show(RecordRef::Meeting(other.clone())));
    }
    ui.label(Text::Label.rich(label, theme.ink3));
}

/// The meeting that this one follows, and those that follow it, each by its date, or by its title where it has none.
fn neighbours(dossier: &Dossier, id: &MeetingId, meeting: &Meeting) -> Vec<(&'static str, MeetingId, String)> {
    let words = |other: &MeetingId| {
        let date = dossier.meetings.get(other).and_then(|meeting| meeting.date.as_ref());
        date.map_or_else(|| dossier.title_of(&RecordRef::Meeting(other.clone())), |when| when.edtf.in_words())
    };
    let mut found = Vec::new();
    if let Some(earlier) = &meeting.follows {
        found.push(("Follows", earlier.clone(), words(earlier)));
    }
    for (other, _) in dossier.meetings.iter().filter(|(_, other)| other.follows.as_ref() == Some(id)) {
        found.push(("Followed by", other.clone(), words(other)));
    }
    found
}

fn line_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &MeetingId, meeting: &Meeting) {
    let theme = theme(ui);
    ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 0.0);
    let date = meeting.date.as_ref().map_or("no date", |when| when.edtf.as_str());
    ui.label(Text::Mono.rich(date, theme.ink2));
    let mut form = Vec::new();
    if meeting.format != MeetingFormat::Unknown {
        form.push(meeting.format.in_words());
    }
    if meeting.kind != MeetingKind::Unknown {
        form.push(meeting.kind.in_words());
    }
    let place = meeting.place.in_words();
    let series = meeting.series_in_words();
    let part_ui = |ui: &mut Ui, words: &str| {
        if !words.is_empty() {
            // One label, so that no dot is left behind at the end of a row.
            ui.label(Text::Label.rich(format!("·\u{a0}\u{a0}{}", visual_line(words)), theme.ink2));
        }
    };
    part_ui(ui, &place);
    status_ui(ui, scene, id, meeting);
    part_ui(ui, &form.join(", "));
    part_ui(ui, &series);
}

fn buttons_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &MeetingId, meeting: &Meeting) {
    let more = ui.add(IconButton::new(Icon::Dots, "More for this meeting"));
    Popup::menu(&more).show(|ui| {
        ui.set_min_width(260.0);
        for (words, action) in [("Rename…", Action::Rename), ("Delete…", Action::Delete)] {
            if ui.add(egui::Button::new(words).shortcut_text(action.keys())).clicked() {
                scene.push(Message::Act(action));
            }
        }
        if ui.button("Merge with another meeting…").clicked() {
            scene.push(Message::Act(Action::MergeActor));
        }
        ui.separator();
        if ui.button("New meeting that follows this one").clicked() {
            let new = scene.minter.meeting(scene.dossier);
            let record = following(scene.minter, id, meeting);
            let label = format!("add a meeting that follows {}", meeting.title);
            scene.push(Message::Edit(Edit::put(label, [Record::Meeting(new, record.into())])));
        }
    });
    let keys = Action::Brief.keys();
    if ui.add(Button::new(Action::Brief.label()).icon(Icon::Printer).key(&keys)).clicked() {
        scene.push(Message::Brief(vec![RecordRef::Meeting(id.clone())]));
    }
}
