//! The desk: everything that one window holds.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use eframe::egui;

use super::action::Action;
use super::derived::Derived;
use super::dialogs::{FileDialogs, Purpose, Question, SystemDialogs, Waiting};
use super::document::Document;
use super::early::Early;
use super::index::{self, Indexing};
use super::keeping::{self, Keeping};
use super::message::{Message, Notice, Place};
use super::overlay::{Guard, Overlay, SettleCard, Then};
use super::proposals::Proposals;
use super::scene::Scene;
use super::search_field::SearchField;
use super::settings::{Look, Settings};
use super::tabs::Views;
use super::tasks::{Progress, Tasks};
use super::work::Done;
use super::{perform, shell, theme};
use crate::edit::Minter;
use crate::memory;
use crate::store::StateFolder;

/// Whether the document is new on the desk: it is shown before anything is worked out for it, for that takes every thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fresh {
    /// It has been shown, or there is none.
    No,
    /// It was put there before this frame.
    Installed,
    /// This frame shows it.
    Shown,
}

/// What one window holds, and what runs for it.
pub struct Desk {
    pub(super) document: Option<Document>,
    /// What is read already, until it is asked for.
    pub(super) early: Option<Early>,
    pub(super) fresh: Fresh,
    pub(super) derived: Arc<Derived>,
    pub(super) deriving: Option<(u64, Arc<Progress>)>,
    pub(super) proposals: Proposals,
    pub(super) place: Place,
    pub(super) back: Vec<Place>,
    pub(super) forward: Vec<Place>,
    pub(super) views: Views,
    pub(super) overlay: Option<Overlay>,
    pub(super) search: SearchField,
    pub(super) indexing: Indexing,
    pub(super) settings: Settings,
    pub(super) settings_file: Option<PathBuf>,
    pub(super) dialogs: Box<dyn FileDialogs>,
    pub(super) waiting: Option<Waiting>,
    pub(super) tasks: Tasks<Done>,
    /// When the memory that ended tasks have left is given back, in seconds of the window.
    owed: Option<f64>,
    pub(super) keeping: Keeping,
    pub(super) notices: Vec<(Notice, f64)>,
    pub(super) minter: Minter,
    pub(super) messages: Vec<Message>,
    /// What to do once the document is saved or given up.
    pub(super) then: Option<Then>,
    /// The state of the document that the user has agreed to give up: which document, and its revision.
    pub(super) given_up: Option<(u64, u64)>,
    /// What waits to be shown until nothing stands in front.
    pub(super) queue: Vec<Overlay>,
    /// A card that was left to look at words, to go on with.
    pub(super) parked: Option<Box<SettleCard>>,
    /// What the guard stands over, to come back when it is cancelled.
    pub(super) under: Option<Box<Overlay>>,
    /// How many documents were opened.
    pub(super) documents: u64,
    /// The user has agreed to leave.
    pub(super) leaving: bool,
    /// Where keys go: list, page, inspector.
    pub(super) region: usize,
    pub(super) clock: fn() -> DateTime<Utc>,
    title: String,
}

/// What a desk is made with.
pub struct Setup {
    /// Where the settings are kept; `None` keeps none.
    pub settings_file: Option<PathBuf>,
    /// Where locks, earlier versions and unsaved work are kept; `None` keeps none.
    pub state: Option<StateFolder>,
    /// The file dialogs.
    pub dialogs: Box<dyn FileDialogs>,
    /// Whether work is done at once, on the frame's own thread: for tests.
    pub inline: bool,
    /// Makes ids.
    pub minter: Minter,
    /// Tells the time.
    pub clock: fn() -> DateTime<Utc>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            settings_file: Settings::file(),
            state: StateFolder::of_user(),
            dialogs: Box::new(SystemDialogs),
            inline: false,
            minter: Minter::default(),
            clock: Utc::now,
        }
    }
}

impl Desk {
    /// A desk with nothing open. Installs fonts and theme.
    #[must_use]
    pub fn new(context: &egui::Context, setup: Setup) -> Self {
        theme::install(context);
        context.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // A field commits when the pointer goes down elsewhere, a frame before what is there is clicked: two edits of
            // one record made from the same snapshot would undo each other.
            options.input_options.surrender_focus_on = egui::SurrenderFocusOn::Presses;
            // Where the system does not say: dark ink on light paper, as print is.
            options.fallback_theme = egui::Theme::Light;
        });
        let settings = setup.settings_file.as_deref().map(Settings::load).unwrap_or_default();
        let tasks = if setup.inline { Tasks::inline() } else { Tasks::threaded(context.clone()) };
        let mut desk = Self {
            document: None,
            early: None,
            fresh: Fresh::No,
            owed: None,
            derived: Arc::default(),
            deriving: None,
            proposals: Proposals::default(),
            place: Place::default(),
            back: Vec::new(),
            forward: Vec::new(),
            views: Views::default(),
            overlay: None,
            search: SearchField::default(),
            indexing: Indexing::default(),
            settings,
            settings_file: setup.settings_file,
            dialogs: setup.dialogs,
            waiting: None,
            tasks,
            keeping: Keeping::new(setup.state),
            notices: Vec::new(),
            minter: setup.minter,
            messages: Vec::new(),
            then: None,
            given_up: None,
            queue: Vec::new(),
            parked: None,
            under: None,
            documents: 0,
            leaving: false,
            region: 0,
            clock: setup.clock,
            title: String::new(),
        };
        desk.apply_look(context);
        perform::look_for_unsaved(&mut desk);
        desk
    }

    /// Opens a dossier, as if it had been chosen.
    pub fn open(&mut self, path: &Path) {
        self.messages.push(Message::OpenPath(path.to_path_buf()));
    }

    /// Opens a dossier whose file is being read already.
    pub fn open_early(&mut self, early: Early) {
        self.messages.push(Message::OpenPath(early.path.clone()));
        self.early = Some(early);
    }

    /// The open dossier, if there is one.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    /// What is shown in each tab, and which tab is in front.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The settings as they are now.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether nothing runs for it and nothing waits to be done.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        self.tasks.running().is_empty()
            && self.messages.is_empty()
            && self.deriving.is_none()
            && self.views.articles.lineage.shown.is_none()
            && self.fresh == Fresh::No
            && self.owed.is_none()
    }

    /// Does an action, as if it had been chosen in a menu; done in the next frame.
    pub fn act(&mut self, action: Action) {
        self.messages.push(Message::Act(action));
    }

    pub(super) fn apply_look(&self, context: &egui::Context) {
        context.set_theme(match self.settings.look {
            Look::System => egui::ThemePreference::System,
            Look::Light => egui::ThemePreference::Light,
            Look::Dark => egui::ThemePreference::Dark,
        });
        context.set_zoom_factor(self.settings.zoom);
    }

    /// Whether an action can be done now.
    #[must_use]
    pub fn is_enabled(&self, action: Action) -> bool {
        perform::is_enabled(self, action)
    }

    /// What comes before the frame, also while the window is hidden: results of tasks and dialogs, work that follows
    /// from changes, and the wish to close.
    pub fn logic(&mut self, context: &egui::Context, frame: Option<&eframe::Frame>) {
        perform::take_results(self, context);
        perform::take_answers(self);
        if context.input(|input| input.viewport().close_requested()) && !self.leaving {
            context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.messages.push(Message::Act(Action::Quit));
        }
        if self.overlay.is_none() {
            // What the guard stood over comes back when what it asked about did not come about: a save that failed, a
            // dialog that was cancelled.
            let asked =
                self.then.is_some() || self.waiting.is_some() || self.tasks.is_running("Saving") || self.leaving;
            if !self.queue.is_empty() {
                self.overlay = Some(self.queue.remove(0));
            } else if !asked && self.messages.is_empty() {
                self.overlay = self.under.take().map(|under| *under);
            }
        }
        perform::run(self, context, frame);
        // Given up for something that did not come about: a dialog was cancelled, a file did not open.
        if self.given_up.is_some() && self.waiting.is_none() && self.tasks.running().is_empty() && !self.leaving {
            self.given_up = None;
        }
        if self.fresh == Fresh::Installed && self.tasks.are_threaded() {
            self.fresh = Fresh::Shown;
            context.request_repaint();
        } else {
            self.fresh = Fresh::No;
            perform::derive(self);
            index::follow(self, context);
            perform::check(self);
            perform::read_articles(self);
            perform::suggest_origin(self, context);
            perform::look_outside(self, context);
        }
        keeping::keep(self, context);
        self.give_back(context);
        if let Some(rect) = context.input(|input| input.viewport().inner_rect) {
            // In points as designed: the zoom is remembered by itself.
            self.settings.window = Some((rect.width() * self.settings.zoom, rect.height() * self.settings.zoom));
        }
        let name = self.document.as_ref().map_or_else(
            || "Readout".to_owned(),
            |document| {
                let dirty = if document.history.is_dirty() { "• " } else { "" };
                format!("{dirty}{} — Readout", document.name())
            },
        );
        if name != self.title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(name.clone()));
            self.title = name;
        }
    }

    /// Gives back the memory that tasks have left, when nothing runs and nobody does anything: it takes some milliseconds.
    fn give_back(&mut self, context: &egui::Context) {
        const PAUSE: f64 = 1.0;
        let (time, still) = context.input(|input| (input.time, input.events.is_empty()));
        if self.tasks.took_long() && self.tasks.are_threaded() {
            self.owed = Some(time + PAUSE);
        }
        let Some(due) = self.owed.filter(|_| self.tasks.running().is_empty()) else { return };
        if time >= due && still {
            self.owed = None;
            memory::give_back();
        } else {
            let due = if still { due } else { time + PAUSE };
            self.owed = Some(due);
            context.request_repaint_after(std::time::Duration::from_secs_f64(due - time));
        }
    }

    /// One frame.
    pub fn ui(&mut self, ui: &mut egui::Ui) {
        shell::show_ui(self, ui);
    }

    /// Gives a view what it needs, with the rest of the desk set aside. `None` without a document.
    pub(super) fn with_scene<R>(
        &mut self,
        show: impl FnOnce(&mut Scene<'_>, &mut Views, &mut Option<Overlay>) -> R,
    ) -> Option<R> {
        let document = self.document.as_ref()?;
        let mut scene = Scene {
            dossier: document.dossier(),
            derived: &self.derived,
            proposals: &self.proposals,
            place: &self.place,
            settings: &self.settings,
            lit: self.search.lit(),
            minter: &mut self.minter,
            now: (self.clock)(),
            messages: &mut self.messages,
        };
        Some(show(&mut scene, &mut self.views, &mut self.overlay))
    }

    pub(super) fn notify(&mut self, notice: Notice) {
        // One notice at a time is quiet enough; errors stay until they are dismissed.
        self.notices.retain(|(other, _)| other.tone == super::message::Tone::Error && other.text != notice.text);
        self.notices.push((notice, 0.0));
        if self.notices.len() > 4 {
            self.notices.remove(0);
        }
    }

    pub(super) fn ask(
        &mut self,
        purpose: Purpose,
        name: String,
        context: &egui::Context,
        frame: Option<&eframe::Frame>,
    ) {
        if self.waiting.is_some() {
            self.notify(Notice::plain("A dialog of the system is open already"));
            self.then = None;
            return;
        }
        let folder = self
            .document
            .as_ref()
            .and_then(|document| document.path.as_deref())
            .or(self.settings.recent.first().map(|recent| recent.path.as_path()))
            .and_then(Path::parent)
            .filter(|folder| folder.is_dir())
            .map(Path::to_path_buf);
        let question = Question { purpose, folder, name };
        let receiver = self.dialogs.ask(&question, frame, context);
        self.waiting = Some(Waiting { question, receiver, since: std::time::Instant::now(), typed: None, fresh: true });
    }

    /// Puts something in front, or in the queue when something stands there.
    pub(super) fn bring(&mut self, overlay: Overlay) {
        if self.overlay.is_some() {
            self.queue.push(overlay);
        } else {
            self.overlay = Some(overlay);
        }
    }

    /// Asks whether to save, over whatever stands in front.
    pub(super) fn guard(&mut self, then: Then) {
        if let Some(document) = &self.document {
            let guard = Guard::new(&document.name(), document.history.unsaved_steps(), then);
            if !matches!(self.overlay, Some(Overlay::Guard(_)) | None) {
                self.under = self.overlay.take().map(Box::new);
            }
            self.overlay = Some(Overlay::Guard(guard));
        }
    }

    /// Whether the open dossier holds work that is neither saved nor given up.
    pub(super) fn holds_work(&self) -> bool {
        self.document.as_ref().is_some_and(|document| {
            document.history.is_dirty() && self.given_up != Some((document.id, document.history.revision()))
        })
    }

    pub(super) fn store_settings(&mut self) {
        if let Some(file) = &self.settings_file
            && let Err(error) = self.settings.store(file)
        {
            self.notify(Notice::error(format!("The settings could not be kept: {error}")));
        }
    }
}

impl eframe::App for Desk {
    fn logic(&mut self, context: &egui::Context, frame: &mut eframe::Frame) {
        Self::logic(self, context, Some(frame));
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        keeping::clear_at_exit(self);
        self.store_settings();
    }
}
