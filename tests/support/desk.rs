//! A desk in a test: no files of the user's, scripted dialogs, work done at once, ids and time that are always the same.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use chrono::{DateTime, TimeZone as _, Utc};
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use readout::desk::dialogs::ScriptedDialogs;
use readout::desk::{Desk, Setup};
use readout::edit::Minter;
use readout::model::Dossier;
use readout::store::StateFolder;

fn clock() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2021, 12, 3, 9, 0, 0).single().unwrap_or_default()
}

/// A desk under test, with its dialogs.
pub struct Bench {
    pub harness: Harness<'static, Option<Desk>>,
    pub dialogs: Rc<RefCell<ScriptedDialogs>>,
}

impl Bench {
    /// A desk of this size, in this theme.
    pub fn new(width: f32, height: f32, theme: egui::Theme) -> Self {
        Self::with_state(width, height, theme, None)
    }

    /// The same, which keeps locks, earlier versions and unsaved work in this folder.
    pub fn with_state(width: f32, height: f32, theme: egui::Theme, state: Option<StateFolder>) -> Self {
        let dialogs = Rc::new(RefCell::new(ScriptedDialogs::default()));
        let shared = Rc::clone(&dialogs);
        let harness = Harness::builder()
            .with_size(egui::vec2(width, height))
            .with_theme(theme)
            .with_max_steps(24)
            .build_ui_state(
                move |ui, desk: &mut Option<Desk>| {
                    let desk = desk.get_or_insert_with(|| {
                        let setup = Setup {
                            settings_file: None,
                            state: state.clone(),
                            dialogs: Box::new(Rc::clone(&shared)),
                            inline: true,
                            minter: Minter::with_seed(7),
                            clock,
                        };
                        let desk = Desk::new(ui.ctx(), setup);
                        ui.ctx().set_theme(theme);
                        desk
                    });
                    desk.logic(ui.ctx(), None);
                    // The harness leaves a margin that the window does not have.
                    let whole = egui::UiBuilder::new().max_rect(ui.ctx().content_rect());
                    ui.scope_builder(whole, |ui| {
                        ui.set_clip_rect(ui.ctx().content_rect());
                        desk.ui(ui);
                    });
                },
                None,
            );
        let mut bench = Self { harness, dialogs };
        bench.settle();
        bench
    }

    /// A desk of the usual size.
    pub fn plain() -> Self {
        Self::new(1440.0, 900.0, egui::Theme::Light)
    }

    /// Lets frames pass until nothing more happens. Notices ask for a frame later on, which is not waited for.
    pub fn settle(&mut self) {
        for _ in 0..6 {
            self.harness.step();
        }
    }

    pub fn desk(&mut self) -> &mut Desk {
        self.harness.state_mut().as_mut().expect("the desk is made in the first frame")
    }

    pub fn dossier(&mut self) -> Dossier {
        self.desk().document().expect("a dossier is open").dossier().clone()
    }

    pub fn open(&mut self, path: &Path) {
        self.desk().open(path);
        self.settle();
    }

    /// Presses the first button, tab or row of this accessible name.
    pub fn press(&mut self, name: &str) {
        match self.harness.query_all_by_label(name).next() {
            Some(node) => node.click(),
            None => panic!("nothing is called {name:?} in {:?}", self.names()),
        }
        self.settle();
    }

    /// Presses the first whose name has this in it.
    pub fn press_part(&mut self, part: &str) {
        match self.harness.query_all_by_label_contains(part).next() {
            Some(node) => node.click(),
            None => panic!("nothing is called like {part:?} in {:?}", self.names()),
        }
        self.settle();
    }

    pub fn sees(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    pub fn sees_part(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types into what has the keyboard.
    pub fn text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// Puts the keyboard into a field by its name, takes out what is there and types.
    pub fn fill(&mut self, name: &str, text: &str) {
        let long = egui::accesskit::Role::MultilineTextInput;
        match self.harness.query_by_role_and_label(long, name) {
            Some(field) => field.focus(),
            None => self.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, name).focus(),
        }
        self.settle();
        self.keys(Modifiers::COMMAND, Key::A);
        self.text(text);
    }

    /// Shows an article of the list in front, puts the keyboard into its text, and selects these words of it.
    pub fn select_words(&mut self, article: &str, words: &str) {
        let dossier = self.dossier();
        let (id, article) = dossier.articles.iter().find(|(id, _)| id.as_str() == article).expect("the article");
        self.press_part(&article.title);
        assert_eq!(self.desk().place().article.as_ref(), Some(id));
        // The caret steps over the end of a paragraph at once.
        let before = &article.text[..article.text.find(words).expect("the words")];
        let start = before.chars().count() - before.matches("\n\n").count();
        self.harness.get_by_label("Article text").focus();
        self.settle();
        self.keys(Modifiers::COMMAND, Key::Home);
        for _ in 0..start {
            self.harness.key_press(Key::ArrowRight);
        }
        self.settle();
        for _ in 0..words.chars().count() {
            self.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
        }
        self.settle();
    }

    /// Every accessible name in sight, for messages of failed tests.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut stack = vec![self.harness.root()];
        while let Some(node) = stack.pop() {
            if let Some(label) = node.accesskit_node().label() {
                names.push(format!("{:?} {label}", node.accesskit_node().role()));
            }
            stack.extend(node.children());
        }
        names
    }
}
