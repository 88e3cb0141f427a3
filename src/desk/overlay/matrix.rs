//! The fact matrix over the whole window: of a meeting, of an actor, or of the analyst's own questions.

use std::sync::Arc;

use eframe::egui::{Id, ScrollArea, Ui};

use super::super::matrix::{MatrixState, strip_ui, table_ui};
use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Button, Cell, Dialog, matrix_legend_ui};
use super::is_left;
use crate::compare::{Matrix, counted, matrix_of_actor, matrix_of_meeting, matrix_of_questions};
use crate::model::{ActorId, Dossier, MeetingId, RecordRef};

/// Whose matrix it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatrixOf {
    /// A meeting's.
    Meeting(MeetingId),
    /// An actor's.
    Actor(ActorId),
    /// That of the free questions.
    Questions,
}

/// A matrix over the whole window.
#[derive(Debug)]
pub struct MatrixDialog {
    of: MatrixOf,
    state: MatrixState,
    /// The matrix, and what it was worked out of: claims may be a few frames behind the dossier.
    known: Option<(Dossier, u64, Arc<Matrix>)>,
    fresh: bool,
}

impl MatrixDialog {
    /// A matrix that is worked out when it is first shown.
    #[must_use]
    pub fn new(of: MatrixOf) -> Self {
        Self { of, state: MatrixState::default(), known: None, fresh: true }
    }

    fn matrix(&mut self, scene: &Scene<'_>) -> Arc<Matrix> {
        let (dossier, derived) = (scene.dossier, scene.derived);
        if let Some((known, revision, matrix)) = &self.known
            && *revision == derived.revision
            && known.claims.ptr_eq(&dossier.claims)
            && known.findings.ptr_eq(&dossier.findings)
            && known.meetings.ptr_eq(&dossier.meetings)
            && known.actors.ptr_eq(&dossier.actors)
            && known.articles.ptr_eq(&dossier.articles)
        {
            return Arc::clone(matrix);
        }
        let index = &derived.claims;
        let matrix = Arc::new(match &self.of {
            MatrixOf::Meeting(id) => matrix_of_meeting(dossier, index, id),
            MatrixOf::Actor(id) => matrix_of_actor(dossier, index, id),
            MatrixOf::Questions => matrix_of_questions(dossier, index),
        });
        self.known = Some((dossier.clone(), derived.revision, Arc::clone(&matrix)));
        matrix
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let matrix = self.matrix(scene);
        let (title, about) = match &self.of {
            MatrixOf::Meeting(id) => ("Fact matrix", scene.dossier.title_of(&RecordRef::Meeting(id.clone()))),
            MatrixOf::Actor(id) => ("Fact matrix", scene.dossier.title_of(&RecordRef::Actor(id.clone()))),
            MatrixOf::Questions => ("Questions of your own", String::new()),
        };
        let counts = counts_in_words(&matrix);
        let about = if about.is_empty() { counts } else { format!("{about}, {counts}") };
        let screen = ui.ctx().content_rect().size();
        let shown = Dialog::new(title, screen.x - 48.0).hint(&about).height(screen.y - 48.0).show(
            ui.ctx(),
            Id::unique("matrix over the window"),
            |ui| {
                let theme = theme(ui);
                if matrix.columns.is_empty() {
                    ui.label(Text::Body.rich(empty_in_words(&self.of), theme.ink2));
                    return;
                }
                ui.horizontal(|ui| {
                    for cell in [Cell::Agrees, Cell::Rival, Cell::Outweighed, Cell::Other, Cell::Fallen, Cell::Silent] {
                        matrix_legend_ui(ui, cell);
                        ui.add_space(8.0);
                    }
                });
                let room = (screen.y - 48.0 - 112.0 - 32.0 - 26.0 - 128.0).max(160.0);
                if std::mem::take(&mut self.fresh) {
                    self.state.begin();
                }
                ScrollArea::vertical().id_salt("rows of the matrix").max_height(room).auto_shrink([false, true]).show(
                    ui,
                    |ui| {
                        // Beside the scroll bar.
                        ui.set_max_width(ui.available_width() - 14.0);
                        ui.push_id("matrix", |ui| table_ui(ui, scene, &matrix, &mut self.state));
                    },
                );
                strip_ui(ui, scene, &matrix, &mut self.state);
            },
            |ui| ui.add(Button::new("Close").key("Esc")).clicked(),
        );
        !shown.inner.1 && !is_left(&shown)
    }
}

/// “6 questions, 7 articles, 4 origins”.
#[must_use]
pub fn counts_in_words(matrix: &Matrix) -> String {
    let articles = counted(matrix.columns.len(), "article", "articles");
    let origins = counted(matrix.origins.len(), "origin", "origins");
    format!("{}, {articles}, {origins}", counted(matrix.rows.len(), "question", "questions"))
}

fn empty_in_words(of: &MatrixOf) -> &'static str {
    match of {
        MatrixOf::Questions => {
            "No question of your own yet: how many were still there, was aid agreed? Select words in an article, press C, \
             and ask. Each article that answers becomes a column."
        }
        _ => {
            "No words stand behind these facts yet. Select words in an article and press E or C: the article becomes a column."
        }
    }
}
