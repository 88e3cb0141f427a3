//! The tab in a window without a screen: what it says, and what it pushes.

mod form;
mod life;
mod month;
mod sample;
mod views;

use chrono::{DateTime, Utc};
use eframe::egui::{self, Rect, Ui, UiBuilder, pos2};
use egui_kittest::Harness;

use super::{MeetingsView, inspector_ui, list_ui, month_ui, page_ui, timeline_ui};
use crate::desk::action::Action;
use crate::desk::derived::Derived;
use crate::desk::message::{Message, Place, Tab};
use crate::desk::scene::Scene;
use crate::desk::settings::{MeetingsAs, Settings};
use crate::desk::tasks::Progress;
use crate::desk::theme::{self, measure};
use crate::edit::{History, Minter};
use crate::model::{Dossier, MeetingId};

/// A window of the tab alone, which does what its messages say and keeps them.
pub struct Window {
    history: History,
    derived: Derived,
    place: Place,
    settings: Settings,
    minter: Minter,
    view: MeetingsView,
    inspector: bool,
    now: DateTime<Utc>,
    /// What was pushed, oldest first.
    pub messages: Vec<Message>,
}

impl Window {
    fn new(dossier: Dossier) -> Self {
        let derived = Derived::of(&dossier, 0, &Derived::default(), &Progress::default()).unwrap();
        Self {
            history: History::new(dossier),
            derived,
            place: Place { tab: Tab::Meetings, ..Place::default() },
            settings: Settings::default(),
            minter: Minter::with_seed(1),
            view: MeetingsView::default(),
            inspector: true,
            now: DateTime::<Utc>::UNIX_EPOCH,
            messages: Vec::new(),
        }
    }

    fn showing(mut self, id: &MeetingId) -> Self {
        self.place.meeting = Some(id.clone());
        self
    }

    fn timeline(mut self) -> Self {
        self.settings.meetings_as = MeetingsAs::Timeline;
        self.inspector = false;
        self
    }

    fn dossier(&self) -> &Dossier {
        self.history.dossier()
    }

    /// The meetings in the order of the list.
    fn order(&mut self) -> Vec<MeetingId> {
        self.view.order(self.history.dossier(), &self.derived)
    }

    /// The labels of the edits that were pushed.
    fn edits(&self) -> Vec<&str> {
        self.messages
            .iter()
            .filter_map(|message| match message {
                Message::Edit(edit) => Some(edit.label.as_str()),
                _ => None,
            })
            .collect()
    }

    fn ui(&mut self, ui: &mut Ui) {
        let mut messages = Vec::new();
        let dossier = self.history.dossier().clone();
        let mut scene = Scene {
            dossier: &dossier,
            derived: &self.derived,
            proposals: &crate::desk::proposals::Proposals::default(),
            place: &self.place,
            settings: &self.settings,
            lit: "",
            minter: &mut self.minter,
            now: self.now,
            messages: &mut messages,
        };
        let theme = theme::theme(ui);
        let whole = ui.max_rect();
        ui.painter().rect_filled(whole, 0.0, theme.page);
        let panel = |ui: &mut Ui, left: f32, right: f32, name: &str, show: &mut dyn FnMut(&mut Ui)| {
            let rect = Rect::from_min_max(pos2(left, whole.top()), pos2(right, whole.bottom()));
            let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
            child.set_clip_rect(rect);
            if name != "page" {
                child.painter().rect_filled(rect, 0.0, theme.panel);
            }
            show(&mut child);
        };
        let view = &mut self.view;
        let inspector = if self.inspector { measure::INSPECTOR } else { 0.0 };
        let right = whole.right() - inspector;
        match scene.settings.meetings_as {
            MeetingsAs::Timeline => {
                panel(ui, whole.left(), right, "page", &mut |ui| timeline_ui(ui, &mut scene, view));
            }
            MeetingsAs::Month => panel(ui, whole.left(), right, "page", &mut |ui| month_ui(ui, &mut scene, view)),
            MeetingsAs::List => {
                let list = whole.left() + measure::LIST_MEETINGS;
                panel(ui, whole.left(), list, "list", &mut |ui| list_ui(ui, &mut scene, view));
                panel(ui, list, right, "page", &mut |ui| page_ui(ui, &mut scene, view));
            }
        }
        if self.inspector {
            panel(ui, right, whole.right(), "inspector", &mut |ui| inspector_ui(ui, &mut scene, view));
        }
        for message in messages {
            self.answer(&message);
            self.messages.push(message);
        }
    }

    fn answer(&mut self, message: &Message) {
        match message {
            Message::Show(record) => self.place = self.place.clone().showing(record),
            Message::Act(Action::MeetingList) => self.settings.meetings_as = MeetingsAs::List,
            Message::Act(Action::MeetingTimeline) => self.settings.meetings_as = MeetingsAs::Timeline,
            Message::Act(Action::MeetingMonth) => self.settings.meetings_as = MeetingsAs::Month,
            Message::Edit(edit) => {
                self.history.apply(edit.clone()).unwrap();
                let revision = self.history.revision();
                let dossier = self.history.dossier();
                self.derived = Derived::of(dossier, revision, &self.derived, &Progress::default()).unwrap();
            }
            _ => {}
        }
    }
}

fn harness_of(window: Window, size: egui::Vec2, theme: egui::Theme) -> Harness<'static, Window> {
    let mut installed = false;
    let mut harness = Harness::builder().with_size(size).build_ui_state(
        move |ui, window: &mut Window| {
            if !installed {
                theme::install(ui);
                ui.set_theme(theme);
                installed = true;
                // Fonts are there from the next frame on.
                ui.request_repaint();
                return;
            }
            window.ui(ui);
        },
        window,
    );
    harness.run();
    harness
}

fn harness(window: Window) -> Harness<'static, Window> {
    harness_of(window, egui::vec2(1440.0, 900.0), egui::Theme::Light)
}
