//! What an article reprints or adapts, so that copies are counted once.

use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Icon, Lead};
use super::picker::{Choice, Picker};
use super::{Left, focus_first, form_ui};
use crate::model::{ArticleId, Dossier, Origin, Record, RecordRef};

/// The question where an article comes from.
#[derive(Debug)]
pub struct OriginForm {
    article: ArticleId,
    name: String,
    picker: Picker,
    origins: Vec<Option<Origin>>,
    choices: Vec<Choice>,
    chosen: Option<usize>,
    fresh: bool,
}

impl OriginForm {
    /// Asks for this article. Its own reporting comes first, then articles, the earliest first, then outlets.
    #[must_use]
    pub fn new(dossier: &Dossier, article: &ArticleId) -> Self {
        let own = dossier.articles.get(article);
        let mut origins: Vec<(Option<Origin>, Choice)> =
            vec![(None, Choice { words: "Its own reporting".to_owned(), detail: String::new(), lead: Lead::None })];
        if let Some(Origin::Named(name)) = own.and_then(|own| own.origin.clone()) {
            origins.push((Some(Origin::Named(name.clone())), named(&name)));
        }
        let mut articles: Vec<_> = dossier.articles.iter().filter(|(id, _)| *id != article).collect();
        articles.sort_by_cached_key(|(id, article)| {
            let date = article.published.as_ref().map(|when| when.edtf.clone());
            (date.is_none(), date, (*id).clone())
        });
        for (id, other) in articles {
            let date = other.published.as_ref().map_or("", |when| when.edtf.as_str());
            let detail = format!("{} {date}", dossier.outlet_name(other)).trim().to_owned();
            let lead = Lead::Icon(Icon::Copy);
            let choice = Choice { words: format!("Copy of “{}”", other.title), detail, lead };
            origins.push((Some(Origin::Article(id.clone())), choice));
        }
        for (id, outlet) in &dossier.outlets {
            let detail = "an article of it that is not here".to_owned();
            let choice = Choice { words: format!("After {}", outlet.name), detail, lead: Lead::Icon(Icon::Newspaper) };
            origins.push((Some(Origin::Outlet(id.clone())), choice));
        }
        let now = own.and_then(|own| own.origin.clone());
        let chosen = origins.iter().position(|(origin, _)| *origin == now);
        let (origins, choices) = origins.into_iter().unzip();
        Self {
            name: dossier.title_of(&RecordRef::Article(article.clone())),
            article: article.clone(),
            picker: Picker::default(),
            origins,
            choices,
            chosen,
            fresh: true,
        }
    }

    /// A source outside the dossier, where what is typed names none within it.
    fn typed(&self) -> Option<String> {
        let typed = self.picker.filter.trim();
        (!typed.is_empty() && !self.choices.iter().any(|choice| self.picker.shows(choice))).then(|| typed.to_owned())
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("origin of an article");
        let typed = self.typed();
        let in_sight = self.chosen.and_then(|at| self.choices.get(at)).is_some_and(|choice| self.picker.shows(choice));
        let ready = typed.is_some() || in_sight;
        let left = form_ui(
            ui,
            "Origin",
            "Reprints and adaptations count once, with what they go back to.",
            ("Set origin", "Ctrl Enter"),
            || ready,
            680.0,
            |ui| {
                let theme = theme(ui);
                ui.label(Text::Quotation.rich(format!("“{}”", self.name), theme.ink));
                let picked = self.picker.ui(ui, field, "What it reprints", &self.choices, self.chosen, 330.0);
                self.chosen = picked.or(self.chosen);
                if let Some(name) = &typed {
                    let words = format!("It goes back to “{name}”, a source outside this dossier.");
                    ui.label(Text::Body.rich(words, theme.ink));
                }
                false
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if left == Some(Left::Accepted) {
            let chosen = self.chosen.and_then(|at| self.origins.get(at).cloned()).flatten();
            set_origin(scene, &self.article, typed.map(Origin::Named).or(chosen));
        }
        left.is_none()
    }
}

fn named(name: &str) -> Choice {
    Choice { words: format!("After {name}"), detail: "outside this dossier".to_owned(), lead: Lead::Icon(Icon::Globe) }
}

/// Sets what an article goes back to: one step of undo.
pub(in super::super) fn set_origin(scene: &mut Scene<'_>, id: &ArticleId, origin: Option<Origin>) {
    if let Some(article) = scene.dossier.articles.get(id) {
        let mut changed = article.as_ref().clone();
        changed.origin = origin;
        scene.put(format!("change origin of “{}”", article.title), Record::Article(id.clone(), Arc::new(changed)));
    }
}
