//! Retracting an article, or grading it lower: what depends on it is shown before.

use eframe::egui::{Id, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::super::facts::short_label;
use super::super::message::Message;
use super::super::scene::Scene;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Field, Line, hairline};
use super::{Left, focus_first, form_ui};
use crate::compare::{ClaimIndex, Dependent, Effect, dependents, subject_label};
use crate::edit::{grade, retract};
use crate::model::{ArticleId, Dossier, RecordRef, Reliability};

/// What is to become of the article.
#[derive(Debug)]
enum Wanted {
    /// It is retracted, for this reason.
    Retraction(String),
    /// It gets this grade of its own.
    Grade(Option<Reliability>),
}

/// A question about how far an article counts.
#[derive(Debug)]
pub struct StandingForm {
    article: ArticleId,
    name: String,
    wanted: Wanted,
    summary: String,
    rows: Vec<Row>,
    fresh: bool,
}

/// Something that depends on the article, in words.
#[derive(Debug)]
struct Row {
    words: String,
    what: String,
    effect: Effect,
}

impl StandingForm {
    /// Asks why the article is retracted.
    #[must_use]
    pub fn retracting(dossier: &Dossier, index: &ClaimIndex, article: &ArticleId) -> Self {
        Self::new(dossier, index, article, Wanted::Retraction(String::new()))
    }

    /// Asks whether the article is to have a lower grade.
    #[must_use]
    pub fn grading(dossier: &Dossier, index: &ClaimIndex, article: &ArticleId, to: Option<Reliability>) -> Self {
        Self::new(dossier, index, article, Wanted::Grade(to))
    }

    fn new(dossier: &Dossier, index: &ClaimIndex, article: &ArticleId, wanted: Wanted) -> Self {
        let found = dependents(dossier, index, article);
        Self {
            name: dossier.title_of(&RecordRef::Article(article.clone())),
            article: article.clone(),
            wanted,
            summary: summary(&found),
            rows: found.iter().map(|dependent| row(dossier, dependent)).collect(),
            fresh: true,
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("reason of retraction");
        let Self { name, wanted, summary, rows, .. } = self;
        let (title, hint, accept) = match &wanted {
            Wanted::Retraction(_) => {
                ("Retract the article", "Its words stay, are shown as retracted, and support nothing.", "Retract")
            }
            Wanted::Grade(_) => ("Grade the article lower", "A grade changes no state of a fact: you judge.", "Grade"),
        };
        let ready = !matches!(wanted, Wanted::Retraction(reason) if reason.trim().is_empty());
        let left = form_ui(
            ui,
            title,
            hint,
            (accept, "Ctrl Enter"),
            || ready,
            760.0,
            |ui| {
                let theme = theme(ui);
                ui.label(Text::Quotation.rich(format!("“{name}”"), theme.ink));
                match wanted {
                    Wanted::Retraction(reason) => {
                        let hint = "The outlet withdrew it on 12 October";
                        Field::labelled("Why").id(field).hint(hint).rows(2).show(ui, reason);
                    }
                    Wanted::Grade(grade) => {
                        let words = grade.map_or("the grade of its outlet", Reliability::in_words);
                        ui.label(Text::Body.rich(format!("It gets {words}."), theme.ink));
                    }
                }
                ui.label(Text::Strong.rich(summary.as_str(), theme.ink));
                rows_ui(ui, rows);
                false
            },
        );
        if matches!(self.wanted, Wanted::Retraction(_)) {
            focus_first(ui, field, &mut self.fresh);
        }
        if left == Some(Left::Accepted) {
            let edit = match &self.wanted {
                Wanted::Retraction(reason) => retract(scene.dossier, &self.article, reason, scene.now),
                Wanted::Grade(to) => grade(scene.dossier, &self.article, *to),
            };
            if let Ok(edit) = edit {
                scene.push(Message::Edit(edit));
            }
        }
        left.is_none()
    }
}

/// “5 facts rest on it: 2 would be unsupported without it, 1 would have fewer origins.”
fn summary(found: &[Dependent]) -> String {
    let facts: Vec<Effect> =
        found.iter().filter(|it| matches!(it, Dependent::Fact { .. })).map(Dependent::effect).collect();
    let plural = |count: usize, one: &str, many: &str| {
        if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
    };
    let mut words = match facts.len() {
        0 => "No fact rests on it".to_owned(),
        count => plural(count, "fact rests on it", "facts rest on it"),
    };
    let told: Vec<String> = [
        (Effect::Unsupported, "would be unsupported without it"),
        (Effect::Changed, "would stand otherwise"),
        (Effect::FewerOrigins, "would have fewer origins"),
        (Effect::FewerArticles, "would have fewer articles"),
    ]
    .into_iter()
    .filter_map(|(effect, words)| {
        let count = facts.iter().filter(|other| **other == effect).count();
        (count > 0).then(|| format!("{count} {words}"))
    })
    .collect();
    if !told.is_empty() {
        words.push_str(&format!(": {}", told.join(", ")));
    }
    let rest = found.len() - facts.len();
    if rest > 0 {
        words.push_str(&format!("; {} on it besides", plural(rest, "thing depends", "things depend")));
    }
    words.push('.');
    words
}

fn row(dossier: &Dossier, dependent: &Dependent) -> Row {
    let effect = dependent.effect();
    let (words, what) = match dependent {
        Dependent::Fact { subject, label, before, after } => {
            // Attendees and agenda items of one meeting differ in what they name.
            let (named, general) = (short_label(dossier, subject), subject_label(dossier, subject));
            let words = if named == general { label.clone() } else { format!("{named}: {label}") };
            let what = if before == after {
                before.in_words()
            } else {
                format!("{} → {}", before.in_words(), after.in_words())
            };
            (words, what)
        }
        Dependent::Finding { label, preferred, left, .. } => {
            (format!("Finding: {label}"), format!("prefers {preferred}, {left} would stand"))
        }
        Dependent::Position(id) => {
            let actor = dossier.positions.get(id).map_or("", |position| dossier.actor_name(&position.actor));
            let title = dossier.title_of(&RecordRef::Position(id.clone()));
            (format!("Position of {actor}: {title}"), "its words stand here".to_owned())
        }
        Dependent::Step(id, at) => {
            let title = dossier.title_of(&RecordRef::Commitment(id.clone()));
            (format!("Step {} of “{title}”", at + 1), "its words stand here".to_owned())
        }
        Dependent::Version(id, at) => {
            let commitment = dossier.commitments.get(id);
            let version = commitment.and_then(|commitment| commitment.versions.get(*at));
            let actor = version.map_or("", |version| dossier.actor_name(&version.actor));
            let title = dossier.title_of(&RecordRef::Commitment(id.clone()));
            (format!("{actor}’s version of “{title}”"), "its words stand here".to_owned())
        }
        Dependent::Copy(id) => {
            (format!("Copy: {}", dossier.title_of(&RecordRef::Article(id.clone()))), "goes back to it".to_owned())
        }
    };
    Row { words, what, effect }
}

fn rows_ui(ui: &mut Ui, rows: &[Row]) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let height = measure::ROW_ACTOR;
        let area = ScrollArea::vertical().id_salt("dependents").max_height(280.0).auto_shrink([false, true]);
        area.show_rows(ui, height, rows.len(), |ui, shown| {
            for row in rows.get(shown).unwrap_or_default() {
                row_ui(ui, row, height);
            }
        });
    });
}

fn row_ui(ui: &mut Ui, row: &Row, height: f32) {
    let theme = theme(ui);
    // The bar must not lie over the words at the right.
    let width = ui.available_width() - measure::SPACE_16;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    hairline(ui.painter(), rect, theme.line1);
    let (ink, style) = match row.effect {
        Effect::Unsupported | Effect::Changed => (theme.rival, Text::LabelMedium),
        Effect::FewerOrigins | Effect::FewerArticles | Effect::Stays => (theme.ink2, Text::Label),
    };
    let what = Line::new().text_within(ui, style, ink, &row.what, width * 0.5);
    what.paint_right(ui.painter(), theme, rect.right(), rect.center().y);
    let room = width - what.width() - 12.0;
    let words = Line::new().text_within(ui, Text::Value, theme.ink, &row.words, room);
    words.paint(ui.painter(), theme, rect.left(), rect.center().y);
    let spoken = format!("{}: {}", row.words, row.what);
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Label, true, &spoken));
    response.on_hover_text(spoken);
}
