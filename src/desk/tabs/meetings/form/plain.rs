//! The plain fields: title, date, place, form, series.

use eframe::egui::Ui;

use super::changes::{check_coordinates, check_round, check_time_zone};
use super::{Form, clearable_ui, group_ui, row_ui};
use crate::desk::theme::{Text, theme};
use crate::desk::widgets::commit::{CommitField, commit_date_ui, commit_text_ui};
use crate::desk::widgets::kit::select_ui;
use crate::desk::widgets::pick::{Pick, Picked, meetings_before};
use crate::model::{MeetingFormat, MeetingKind, MeetingStatus, Place, RecordRef, When};

impl Form<'_, '_> {
    pub(super) fn plain_ui(&mut self, ui: &mut Ui) {
        let title = CommitField::new(self.field("title"), "Title", &self.meeting.title).serif();
        if let Some(title) = row_ui(ui, "Title", |ui| title.show(ui)) {
            self.push_as(format!("rename {}", super::changes::called(self.meeting)), |meeting| meeting.title = title);
        }
        self.date_ui(ui);
        self.place_ui(ui);
        self.form_ui(ui);
        self.series_ui(ui);
    }

    fn date_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "When");
        let date = self.meeting.date.as_ref();
        let committed = row_ui(ui, "Date", |ui| {
            let width = ui.available_width();
            let date = date.map(|when| &when.edtf);
            let hint = "2021-10-09/2021-10-10";
            let committed = commit_date_ui(ui, self.field("date"), "Date", date, hint, width);
            if let Some(date) = date {
                ui.label(Text::Caption.rich(date.in_words(), theme(ui).ink3));
            }
            committed
        });
        if let Some(edtf) = committed {
            let what = if edtf.is_some() { "set date" } else { "clear date" };
            self.push(what, |meeting| {
                // The printed words are what the source says, the date is how they are read: they stay with it.
                let printed = meeting.date.take().map(|when| when.printed).unwrap_or_default();
                meeting.date = edtf.map(|edtf| When { edtf, printed });
            });
        }
        if let Some(date) = date {
            let printed = CommitField::new(self.field("printed"), "Date as printed", &date.printed);
            let printed = printed.hint("Saturday and Sunday");
            if let Some(printed) = row_ui(ui, "As printed", |ui| printed.show(ui)) {
                self.push("set printed date", |meeting| {
                    if let Some(date) = &mut meeting.date {
                        date.printed = printed;
                    }
                });
            }
        }
        let zone = CommitField::new(self.field("time zone"), "Time zone", &self.meeting.time_zone);
        let zone = zone.hint("Asia/Qatar").check(&check_time_zone);
        if let Some(zone) = row_ui(ui, "Time zone", |ui| zone.show(ui)) {
            self.push("set time zone", |meeting| meeting.time_zone = zone);
        }
    }

    fn place_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "Where");
        let place = &self.meeting.place;
        let fields: [(&str, &str, PartOfPlace); 3] = [
            ("Venue", &place.venue, |place| &mut place.venue),
            ("City", &place.city, |place| &mut place.city),
            ("Country", &place.country, |place| &mut place.country),
        ];
        for (label, current, part) in fields {
            let id = self.field(label);
            if let Some(text) = row_ui(ui, label, |ui| commit_text_ui(ui, id, label, current)) {
                self.push(&format!("set {}", label.to_lowercase()), |meeting| *part(&mut meeting.place) = text);
            }
        }
        let coordinates = CommitField::new(self.field("coordinates"), "Coordinates", &place.coordinates);
        let coordinates = coordinates.mono().hint("25.286, 51.533").check(&check_coordinates);
        if let Some(text) = row_ui(ui, "Coordinates", |ui| coordinates.show(ui)) {
            self.push("set coordinates", |meeting| meeting.place.coordinates = text);
        }
    }

    fn form_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "In what form");
        let statuses: Vec<_> = MeetingStatus::ALL.iter().map(|value| (*value, value.in_words())).collect();
        let formats: Vec<_> = MeetingFormat::ALL.iter().map(|value| (*value, value.in_words())).collect();
        let kinds: Vec<_> = MeetingKind::ALL.iter().map(|value| (*value, value.in_words())).collect();
        let mut status = self.meeting.status;
        if row_ui(ui, "Status", |ui| select_ui(ui, "Status", ui.available_width(), &mut status, &statuses)).changed() {
            self.push(&format!("set status “{}”", status.in_words()), |meeting| meeting.status = status);
        }
        let mut format = self.meeting.format;
        if row_ui(ui, "Format", |ui| select_ui(ui, "Format", ui.available_width(), &mut format, &formats)).changed() {
            self.push(&format!("set format “{}”", format.in_words()), |meeting| meeting.format = format);
        }
        let mut kind = self.meeting.kind;
        if row_ui(ui, "Kind", |ui| select_ui(ui, "Kind", ui.available_width(), &mut kind, &kinds)).changed() {
            self.push(&format!("set kind “{}”", kind.in_words()), |meeting| meeting.kind = kind);
        }
    }

    fn series_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "Series");
        let series = CommitField::new(self.field("series"), "Series", &self.meeting.series).hint("Doha talks");
        if let Some(series) = row_ui(ui, "Series", |ui| series.show(ui)) {
            self.push("set series", |meeting| meeting.series = series);
        }
        let round = self.meeting.round.map(|round| round.to_string()).unwrap_or_default();
        let round = CommitField::new(self.field("round"), "Round", &round).mono().check(&check_round);
        if let Some(round) = row_ui(ui, "Round", |ui| round.show(ui)) {
            self.push("set round", |meeting| meeting.round = round.parse().ok());
        }
        let follows = self.meeting.follows.clone();
        let shown = follows.as_ref().map_or_else(
            || "No earlier meeting".to_owned(),
            |id| self.scene.dossier.title_of(&RecordRef::Meeting(id.clone())),
        );
        let pick =
            Pick { id: self.field("follows"), name: "Follows", shown: &shown, chosen: follows.is_some(), typed: None };
        let tip = follows.is_some().then_some("Follows no meeting");
        let (picked, cleared) = row_ui(ui, "Follows", |ui| {
            clearable_ui(ui, tip, |ui| pick.show(ui, || meetings_before(self.scene, self.id)))
        });
        if let Some(Picked::One(earlier)) = picked {
            self.push("set the meeting before", |meeting| meeting.follows = Some(earlier));
        }
        if cleared {
            self.push("clear the meeting before", |meeting| meeting.follows = None);
        }
    }
}

/// A text of a place.
type PartOfPlace = fn(&mut Place) -> &mut String;
