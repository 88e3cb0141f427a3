//! A note on a record, or on selected words.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::Field;
use super::{Left, focus_first, form_ui};
use crate::edit::note;
use crate::model::{ArticleId, Dossier, Quote, Record, RecordRef};

/// A note to be written.
#[derive(Debug)]
pub struct NoteForm {
    record: RecordRef,
    title: String,
    quote: Option<Quote>,
    text: String,
    fresh: bool,
}

impl NoteForm {
    /// A note on a record, about these words of an article if there are some.
    #[must_use]
    pub fn new(dossier: &Dossier, record: RecordRef, words: Option<(ArticleId, Range<usize>)>) -> Self {
        let quote = words.and_then(|(id, range)| Quote::of(&id, &dossier.articles.get(&id)?.text, range));
        Self { title: dossier.title_of(&record), record, quote, text: String::new(), fresh: true }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("note text");
        let ready = !self.text.trim().is_empty();
        let left = form_ui(
            ui,
            "Note",
            "Private: printed only when you ask for it.",
            ("Add note", "Ctrl Enter"),
            || ready,
            560.0,
            |ui| {
                let theme = theme(ui);
                match &self.quote {
                    Some(quote) => ui.label(Text::Quotation.rich(format!("“{}”", quote.exact), theme.ink)),
                    None => ui.label(Text::Body.rich(format!("On {}", self.title), theme.ink2)),
                };
                Field::labelled("What you note").id(field).rows(4).show(ui, &mut self.text);
                false
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if left == Some(Left::Accepted) {
            let note = note(scene.minter.part(), &self.text, self.quote.clone(), scene.now);
            let record = match scene.dossier.record(&self.record) {
                Some(Record::Article(id, mut article)) => {
                    Arc::make_mut(&mut article).notes.push(note);
                    Some(Record::Article(id, article))
                }
                Some(Record::Actor(id, mut actor)) => {
                    Arc::make_mut(&mut actor).notes.push(note);
                    Some(Record::Actor(id, actor))
                }
                Some(Record::Meeting(id, mut meeting)) => {
                    Arc::make_mut(&mut meeting).notes.push(note);
                    Some(Record::Meeting(id, meeting))
                }
                _ => None,
            };
            if let Some(record) = record {
                scene.put(format!("note on {}", self.title), record);
            }
        }
        left.is_none()
    }
}
