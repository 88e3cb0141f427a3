//! What an article reprints or adapts, so that copies are counted once.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Icon, Lead};
use super::picker::{Choice, Picker};
use super::{Left, focus_first, form_ui};
use crate::compare::goes_back_to;
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
    /// The articles that go back to this one: none of them is its origin.
    copies: BTreeSet<ArticleId>,
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
            copies: dossier.articles.keys().filter(|other| goes_back_to(dossier, other, article)).cloned().collect(),
            fresh: true,
        }
    }

    /// A source outside the dossier, where what is typed names none within it.
    fn typed(&self) -> Option<String> {
        let typed = self.picker.filter.trim();
        (!typed.is_empty() && !self.choices.iter().any(|choice| self.picker.shows(choice))).then(|| typed.to_owned())
    }

    fn origin(&self) -> Option<&Origin> {
        self.chosen.and_then(|at| self.origins.get(at)).and_then(Option::as_ref)
    }

    /// Why what is chosen cannot be the origin, where it cannot.
    fn wrong(&self) -> Option<&'static str> {
        let circle = matches!(self.origin(), Some(Origin::Article(other)) if self.copies.contains(other));
        circle.then_some("That article goes back to this one, so this one cannot be a copy of it.")
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("origin of an article");
        let typed = self.typed();
        let in_sight = self.chosen.and_then(|at| self.choices.get(at)).is_some_and(|choice| self.picker.shows(choice));
        let wrong = self.wrong().filter(|_| typed.is_none() && in_sight);
        let ready = typed.is_some() || (in_sight && wrong.is_none());
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
                if let Some(wrong) = wrong {
                    ui.label(Text::Body.rich(wrong, theme.rival));
                }
                false
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if left == Some(Left::Accepted) {
            set_origin(scene, &self.article, typed.map(Origin::Named).or(self.origin().cloned()));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Article, Provenance, ReadingState};

    #[test]
    fn reprints_make_no_circle() {
        let mut dossier = Dossier::default();
        let id = |key: &str| ArticleId::new(format!("art-{key}"));
        for (key, of) in [("first", None), ("copy", Some("first")), ("second", Some("copy")), ("other", None)] {
            let article = Article {
                title: key.to_owned(),
                outlet: None,
                authors: Vec::new(),
                url: String::new(),
                published: None,
                language: String::new(),
                origin: of.map(|of| Origin::Article(id(of))),
                reliability: None,
                retracted: None,
                provenance: Provenance::default(),
                tags: Vec::new(),
                reading: ReadingState::Unread,
                notes: Vec::new(),
                revisions: Vec::new(),
                pages: Vec::new(),
                text: "Words.".into(),
            };
            dossier.articles.insert(id(key), article.into());
        }
        let mut form = OriginForm::new(&dossier, &id("first"));
        for (at, origin) in form.origins.clone().into_iter().enumerate() {
            form.chosen = Some(at);
            let back = [id("copy"), id("second")].map(|other| Some(Origin::Article(other)));
            assert_eq!(form.wrong().is_some(), back.contains(&origin), "{origin:?}");
        }
        let form = OriginForm::new(&dossier, &id("second"));
        assert!(form.copies.is_empty());
    }
}
