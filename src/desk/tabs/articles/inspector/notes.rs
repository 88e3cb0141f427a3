//! The analyst's notes on an article.

use eframe::egui::{Id, Ui};

use super::super::ArticlesView;
use super::put;
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, theme};
use crate::desk::widgets::commit::CommitField;
use crate::desk::widgets::kit::{Icon, IconButton, link_ui, section_head_ui};
use crate::model::{Article, ArticleId};

pub(super) fn notes_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut ArticlesView, id: &ArticleId, article: &Article) {
    let theme = theme(ui);
    let note = if article.notes.is_empty() { String::new() } else { article.notes.len().to_string() };
    let (_, add) = section_head_ui(ui, "Notes", &note, |ui| link_ui(ui, "Add…", false).clicked());
    if add {
        scene.push(Message::Act(Action::Note));
    }
    if article.notes.is_empty() {
        ui.label(Text::Body.rich("Notes are private: they print only when you ask for them.", theme.ink2));
    }
    for (number, note) in article.notes.iter().enumerate() {
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - 34.0;
            ui.vertical(|ui| {
                ui.set_width(width);
                if let Some(quote) = &note.quote {
                    let words: String = quote.exact.chars().take(60).collect();
                    if link_ui(ui, &format!("“{words}”"), false).clicked() {
                        view.show_words(quote.range());
                    }
                }
                let field = Id::unique(("note", id.as_str(), note.id.as_str()));
                let name = format!("Note {}", number + 1);
                let rows = note.text.len() / 44 + 1;
                let typed = CommitField::new(field, &name, &note.text).rows(rows.clamp(2, 8)).show(ui);
                if let Some(text) = typed.filter(|text| !text.is_empty()) {
                    put(scene, id, article, "a note", |article| article.notes[number].text = text);
                }
            });
            if ui.add(IconButton::new(Icon::Trash, "Delete this note").side(24.0)).clicked() {
                put(scene, id, article, "the notes", |article| {
                    article.notes.remove(number);
                });
            }
        });
        ui.add_space(4.0);
    }
}
