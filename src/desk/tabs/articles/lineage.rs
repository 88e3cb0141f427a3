//! What is known of likely copies, and what the user has said of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Frame, Margin, Ui};

use super::ArticlesView;
use super::page::face;
use crate::desk::overlay::set_origin;
use crate::desk::scene::Scene;
use crate::desk::tasks::Progress;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::Button;
use crate::desk::widgets::text_block::{TextAlign, TextBlock};
use crate::import::{Prints, Shared};
use crate::model::{Article, ArticleId, Dossier, Origin, RecordRef};

/// The state a question was asked of: the document, its revision and the article.
pub type Asked = (u64, u64, ArticleId);

/// Questions after the origin of articles, worked out off the frame, and their answers.
#[derive(Default)]
pub struct Lineage {
    /// What is to be asked when it has been shown for a while, and since when, in seconds of the window.
    pub shown: Option<(Asked, f64)>,
    /// What was asked last.
    pub asked: Option<Asked>,
    /// The task that works it out, while it runs.
    pub running: Option<Arc<Progress>>,
    /// The fingerprints of the texts, as of the last answer.
    pub prints: Arc<Prints>,
    /// The answer, and the article it is about.
    found: Option<(ArticleId, Shared)>,
    /// Pairs of which the user said that one is no copy of the other; for as long as the window is open.
    refused: BTreeSet<(ArticleId, ArticleId)>,
}

impl Lineage {
    /// Takes an answer, unless something else was asked since.
    pub fn take(&mut self, asked: &Asked, prints: Option<Arc<Prints>>, found: Option<Shared>) {
        if let Some(prints) = prints {
            self.prints = prints;
        }
        if self.asked.as_ref() == Some(asked) {
            self.running = None;
            self.found = found.map(|shared| (asked.2.clone(), shared));
        }
    }

    fn on(&self, id: &ArticleId) -> Option<&Shared> {
        let (article, shared) = self.found.as_ref()?;
        (article == id && !self.refused.contains(&(id.clone(), shared.other.clone()))).then_some(shared)
    }
}

/// “Shares 7 of 9 paragraphs with “Talks end” (Xinhua, earlier by 1 day): is it a copy?”
fn question(dossier: &Dossier, article: &Article, shared: &Shared) -> String {
    let title = dossier.title_of(&RecordRef::Article(shared.other.clone()));
    let other = dossier.articles.get(&shared.other);
    let day = |article: &Article| article.published.as_ref().and_then(|when| when.edtf.earliest());
    let when = match (day(article), other.and_then(|other| day(other))) {
        (Some(this), Some(earlier)) => match (this - earlier).num_days() {
            0 => "the same day".to_owned(),
            1 => "earlier by 1 day".to_owned(),
            days => format!("earlier by {days} days"),
        },
        _ => "dates not known".to_owned(),
    };
    let outlet = other.map_or("", |other| dossier.outlet_name(other));
    let paragraphs = if shared.of == 1 { "paragraph" } else { "paragraphs" };
    format!(
        "Shares {} of {} {paragraphs} with “{title}” ({outlet}, {when}): is it a copy?",
        shared.paragraphs, shared.of
    )
}

/// Suggests an origin, where one is likely.
pub(super) fn suggestion_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut ArticlesView,
    id: &ArticleId,
    article: &Article,
) {
    // The answer may be older than the dossier.
    let known = |shared: &&Shared| article.origin.is_none() && scene.dossier.articles.contains_key(&shared.other);
    let Some(shared) = view.lineage.on(id).filter(known).cloned() else { return };
    let theme = theme(ui);
    let frame = Frame::new().fill(theme.accent_tint).corner_radius(measure::RADIUS_BUTTON);
    frame.inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = question(scene.dossier, article, &shared);
        TextBlock::new(&words, face(Text::Body), theme.ink).wrap().align(TextAlign::Fill).show_ui(ui);
        ui.horizontal(|ui| {
            if ui.add(Button::new("Set as origin").small()).clicked() {
                set_origin(scene, id, Some(Origin::Article(shared.other.clone())));
            }
            let name = "It is no copy";
            if ui.add(Button::new("No copy").small().quiet().name(name)).clicked() {
                view.lineage.refused.insert((id.clone(), shared.other.clone()));
            }
        });
    });
}
