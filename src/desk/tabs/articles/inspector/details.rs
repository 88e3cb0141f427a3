//! The details of an article: what it is called, who published it when, what it goes back to.

use std::sync::Arc;

use eframe::egui::{Align, Id, Layout, Ui};

use super::super::ArticlesView;
use super::super::lineage::suggestion_ui;
use super::put;
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, theme};
use crate::desk::widgets::commit::{CommitField, commit_date_ui, commit_text_ui};
use crate::desk::widgets::kit::{Button, Line, form_row_ui, section_head_ui};
use crate::edit::Edit;
use crate::model::{Article, ArticleId, Origin, Outlet, Record, RecordRef, When};

use super::LABEL;

pub(super) fn details_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut ArticlesView,
    id: &ArticleId,
    article: &Article,
) {
    section_head_ui(ui, "Details", "", |_| ());
    let field = |name: &str| Id::unique(("article", id.as_str(), name));
    let title = form_row_ui(ui, "Title", LABEL, |ui| {
        CommitField::new(field("title"), "Title", &article.title).serif().rows(2).show(ui)
    });
    if let Some(title) = title.filter(|title| !title.is_empty()) {
        put(scene, id, article, "title", |article| article.title = title.replace('\n', " "));
    }
    outlet_ui(ui, scene, id, article);
    let date = article.published.as_ref().map(|when| &when.edtf);
    let typed = form_row_ui(ui, "Published", LABEL, |ui| {
        let width = ui.available_width();
        commit_date_ui(ui, field("published"), "Published", date, "2021-10-09, or empty", width)
    });
    if let Some(date) = typed {
        put(scene, id, article, "date", |article| {
            let printed = article.published.take().map(|when| when.printed).unwrap_or_default();
            article.published = date.map(|edtf| When { edtf, printed });
        });
    }
    let authors = article.authors.join("; ");
    if let Some(typed) = form_row_ui(ui, "Authors", LABEL, |ui| {
        commit_text_ui(ui, field("authors"), "Authors, parted by semicolons", &authors)
    }) {
        put(scene, id, article, "authors", |article| article.authors = parts(&typed, ';'));
    }
    if let Some(url) = form_row_ui(ui, "Address", LABEL, |ui| commit_text_ui(ui, field("url"), "Address", &article.url))
    {
        put(scene, id, article, "address", |article| article.url = url);
    }
    if let Some(language) = form_row_ui(ui, "Language", LABEL, |ui| {
        commit_text_ui(ui, field("language"), "Language tag", &article.language)
    }) {
        put(scene, id, article, "language", |article| article.language = language);
    }
    let tags = article.tags.join(", ");
    if let Some(typed) =
        form_row_ui(ui, "Tags", LABEL, |ui| commit_text_ui(ui, field("tags"), "Tags, parted by commas", &tags))
    {
        put(scene, id, article, "tags", |article| article.tags = parts(&typed, ','));
    }
    origin_ui(ui, scene, article);
    suggestion_ui(ui, scene, view, id, article);
}

fn parts(typed: &str, mark: char) -> Vec<String> {
    typed.split(mark).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn outlet_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId, article: &Article) {
    let name =
        article.outlet.as_ref().and_then(|id| scene.dossier.outlets.get(id)).map_or("", |outlet| outlet.name.as_str());
    let field = Id::unique(("article", id.as_str(), "outlet"));
    let typed = form_row_ui(ui, "Outlet", LABEL, |ui| {
        if name.is_empty() {
            return commit_text_ui(ui, field, "Outlet", name);
        }
        ui.horizontal(|ui| {
            let width = ui.available_width() - 62.0;
            let typed = CommitField::new(field, "Outlet", name).width(width).show(ui);
            let about = ui.add(Button::new("Edit…").small().name("Edit the outlet…"));
            if about.clicked() {
                scene.push(Message::Act(Action::Outlet));
            }
            typed
        })
        .inner
    });
    let Some(typed) = typed else { return };
    let mut changed = article.clone();
    let mut records = Vec::new();
    let known = scene.dossier.outlets.iter().find(|(_, outlet)| outlet.name.to_lowercase() == typed.to_lowercase());
    changed.outlet = match known {
        _ if typed.is_empty() => None,
        Some((id, _)) => Some(id.clone()),
        None => {
            let outlet = scene.minter.outlet(scene.dossier);
            records.push(Record::Outlet(outlet.clone(), Arc::new(Outlet { name: typed, ..Outlet::default() })));
            Some(outlet)
        }
    };
    records.push(Record::Article(id.clone(), changed.into()));
    let label = format!("change outlet of “{}”", article.title);
    scene.push(Message::Edit(Edit::put(label, records).selecting(RecordRef::Article(id.clone()))));
}

/// What the article reprints, so that copies are counted once.
fn origin_ui(ui: &mut Ui, scene: &mut Scene<'_>, article: &Article) {
    let dossier = scene.dossier;
    let words = match &article.origin {
        None => "its own reporting".to_owned(),
        Some(Origin::Article(id)) => format!("copy of “{}”", dossier.title_of(&RecordRef::Article(id.clone()))),
        Some(Origin::Outlet(id)) => format!("after {}", dossier.title_of(&RecordRef::Outlet(id.clone()))),
        Some(Origin::Named(name)) => format!("after {name}"),
    };
    form_row_ui(ui, "Origin", LABEL, |ui| {
        let button = Button::new("Choose…").small().name("Choose the origin…");
        ui.horizontal(|ui| {
            let room = ui.available_width() - 76.0;
            Line::new().text_within(ui, Text::Value, theme(ui).ink, &words, room).ui(ui, theme(ui), 24.0);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(button).clicked() {
                    scene.push(Message::Act(Action::Origin));
                }
            });
        });
    });
}
