//! The palette: actions, and everything in the dossier, by name.

use std::sync::Arc;

use eframe::egui::{self, Id, Key, Modifiers, Order, ScrollArea, Ui, pos2, vec2};

use super::super::action::Action;
use super::super::desk::Desk;
use super::super::index;
use super::super::message::Message;
use super::super::search_field;
use super::super::tasks::Progress;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Field, Icon, Lead, SlimRow, group_head_ui, key_cap_ui, key_words, popup_frame};
use super::super::work::Done;
use super::Overlay;
use super::new_record::ActorForm;
use crate::search::{GroupKind, Hit, Limits, Query, Results};

/// How many hits of each kind are shown.
const HITS: Limits = Limits::each(5);

/// The palette while it is open.
#[derive(Debug, Default)]
pub struct Palette {
    text: String,
    asked: Option<String>,
    results: Option<Results>,
    at: usize,
    focused: bool,
    running: Option<Arc<Progress>>,
}

/// A row that can be chosen.
enum Row {
    Hit(GroupKind, Hit),
    Act(Action),
    NewActor(String),
}

impl Palette {
    /// What was typed, without the sign that narrows it to one kind.
    fn needle(&self) -> (Option<char>, &str) {
        let text = self.text.trim();
        match text.chars().next() {
            Some(sign @ ('>' | '@' | '#' | '/')) => (Some(sign), text[1..].trim()),
            _ => (None, text),
        }
    }

    /// Takes what was found, unless something else was typed since.
    pub fn found(&mut self, text: &str, results: Option<Results>) {
        if self.asked.as_deref() == Some(text) {
            self.results = results;
        }
    }

    fn rows(&self, desk: &Desk) -> Vec<Row> {
        let (sign, needle) = self.needle();
        let mut rows = Vec::new();
        if let Some(results) = &self.results {
            for group in &results.groups {
                let wanted = match sign {
                    None => true,
                    Some('@') => group.kind == GroupKind::Actors,
                    Some('#') => group.kind == GroupKind::Meetings,
                    Some('/') => group.kind == GroupKind::Words,
                    Some(_) => false,
                };
                if wanted {
                    rows.extend(group.hits.iter().map(|hit| Row::Hit(group.kind, hit.clone())));
                }
            }
        }
        if matches!(sign, None | Some('>')) {
            let lower = needle.to_lowercase();
            let words: Vec<&str> = lower.split_whitespace().collect();
            let fits = |action: &&Action| {
                let label = action.label().to_lowercase();
                words.iter().all(|word| label.contains(word))
            };
            let enabled = Action::ALL.iter().filter(|action| desk.is_enabled(**action) && **action != Action::Palette);
            rows.extend(enabled.filter(fits).map(|action| Row::Act(*action)));
        }
        if !needle.is_empty() && matches!(sign, None | Some('@')) && desk.document.is_some() {
            rows.push(Row::NewActor(needle.to_owned()));
        }
        rows
    }

    pub(super) fn ui(&mut self, desk: &mut Desk, ui: &mut Ui) -> bool {
        let (_, needle) = self.needle();
        let needle = needle.to_owned();
        if self.asked.as_deref() != Some(&needle) {
            if let Some(before) = self.running.take() {
                before.cancel();
            }
            self.results = None;
            self.at = 0;
            self.asked = Some(needle.clone());
            if let Some(document) = desk.document.as_ref().filter(|_| !needle.is_empty()) {
                let (dossier, derived) = (document.dossier().clone(), Arc::clone(&desk.derived));
                let searcher = desk.indexing.searcher();
                self.running = Some(desk.tasks.start("", move |progress| {
                    let found = match Query::typing(&needle) {
                        Ok(query) => index::find(searcher.as_ref(), &dossier, &derived, &query, HITS, progress),
                        Err(_) => Some(Results::default()),
                    };
                    Done::Named(needle, found)
                }));
            }
        }
        let rows = self.rows(desk);
        self.at = self.at.min(rows.len().saturating_sub(1));
        let (down, up, enter, escape) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::Enter),
                input.consume_key(Modifiers::NONE, Key::Escape),
            )
        });
        if down {
            self.at = (self.at + 1) % rows.len().max(1);
        }
        if up {
            self.at = (self.at + rows.len().max(1) - 1) % rows.len().max(1);
        }
        let mut chosen = enter.then_some(self.at);
        let screen = ui.ctx().content_rect();
        let theme = theme(ui);
        let dim = egui::Area::new(Id::unique("palette dim")).order(Order::Middle).fixed_pos(screen.min).show(
            ui.ctx(),
            |ui| {
                let (rect, response) = ui.allocate_exact_size(screen.size(), egui::Sense::click());
                ui.painter().rect_filled(rect, 0.0, theme.dim);
                response
            },
        );
        let width = measure::PALETTE_WIDTH.min(screen.width() - 32.0);
        let at = pos2(screen.center().x - width / 2.0, measure::PALETTE_TOP.min(screen.height() * 0.1));
        egui::Area::new(Id::unique("palette")).order(Order::Foreground).fixed_pos(at).show(ui.ctx(), |ui| {
            popup_frame(theme).inner_margin(0.0).show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                let field = Id::unique("palette field");
                Field::search("Go to anything", "A name, words, or an action", Some("Esc"))
                    .bare()
                    .id(field)
                    .show(ui, &mut self.text);
                if !self.focused {
                    self.focused = true;
                    ui.memory_mut(|memory| memory.request_focus(field));
                }
                ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), egui::Stroke::new(1.0, theme.line2));
                let most = (screen.height() - at.y - 140.0).clamp(120.0, 528.0);
                let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]);
                area.show(ui, |ui| {
                    if let Some(clicked) = self.rows_ui(ui, &rows, down || up) {
                        chosen = Some(clicked);
                    }
                });
                foot_ui(ui);
            });
        });
        if let Some(row) = chosen.and_then(|at| rows.get(at)) {
            match row {
                Row::Hit(_, hit) => desk.messages.push(search_field::message(hit)),
                Row::Act(action) => desk.messages.push(Message::Act(*action)),
                Row::NewActor(name) => {
                    desk.messages.push(Message::Open(Box::new(Overlay::Actor(ActorForm::named(name)))))
                }
            }
            return false;
        }
        !(escape || dim.inner.clicked())
    }

    fn rows_ui(&self, ui: &mut Ui, rows: &[Row], moved: bool) -> Option<usize> {
        let mut heading = "";
        let mut clicked = None;
        let count = |of: &str| rows.iter().filter(|row| row.heading() == of).count();
        for (number, row) in rows.iter().enumerate() {
            if row.heading() != heading {
                heading = row.heading();
                group_head_ui(ui, heading, count(heading));
            }
            let selected = number == self.at;
            let response = match row {
                Row::Hit(kind, hit) => search_field::hit_ui(ui, *kind, hit, selected),
                Row::Act(action) => {
                    let keys = key_words(ui.ctx(), &action.keys());
                    let row = SlimRow::palette(Lead::None, action.label()).selected(selected);
                    if keys.is_empty() { row.show(ui) } else { row.key(&keys).show(ui) }
                }
                Row::NewActor(name) => {
                    let words = format!("New actor “{name}”…");
                    SlimRow::palette(Lead::Icon(Icon::Plus), &words).selected(selected).show(ui)
                }
            };
            if selected && moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                clicked = Some(number);
            }
        }
        if rows.is_empty() {
            let theme = theme(ui);
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                ui.add_space(16.0);
                ui.label(Text::Body.rich("Nothing of that name.", theme.ink2));
            });
            ui.add_space(12.0);
        }
        clicked
    }
}

impl Row {
    fn heading(&self) -> &'static str {
        match self {
            Self::Hit(kind, _) => kind.heading(),
            Self::Act(_) | Self::NewActor(_) => "Actions",
        }
    }
}

fn foot_ui(ui: &mut Ui) {
    let theme = theme(ui);
    let line = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), line, egui::Stroke::new(1.0, theme.line2));
    egui::Frame::new().fill(theme.panel).inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            for (keys, words) in [
                ("↑ ↓", "choose"),
                ("Enter", "open"),
                (">", "actions"),
                ("@", "actors"),
                ("#", "meetings"),
                ("/", "words"),
            ] {
                key_cap_ui(ui, keys);
                ui.label(Text::Label.rich(words, theme.ink2));
            }
        });
    });
}
