//! Beside the article: what it supports, who is named in it, its details, where it comes from, notes.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{self, Frame, Id, Margin, ScrollArea, Ui};

use super::ArticlesView;
use crate::compare::{FactState, subject_label, value_in_words};
use crate::desk::facts::{Facts, mark_of, record_of, short_label};
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::commit::{CommitField, commit_date_ui, commit_text_ui};
use crate::desk::widgets::kit::{
    FactRow, Icon, IconButton, Line, SlimRow, form_row_ui, labelled_value_ui, link_ui, section_head_ui, select_ui,
};
use crate::edit::Edit;
use crate::model::{
    ActorId, Article, ArticleId, ClaimId, MeetingField, Origin, Outlet, Record, RecordRef, Subject, When,
};

const LABEL: f32 = 82.0;

/// The inspector of the article shown.
pub fn inspector_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut ArticlesView) {
    let shown = scene
        .place
        .article
        .clone()
        .and_then(|id| scene.dossier.articles.get(&id).cloned().map(|article| (id, article)));
    let Some((id, article)) = shown else { return };
    ScrollArea::vertical().id_salt(("article inspector", id.as_str())).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            supports_ui(ui, scene, view, &id);
            ui.add_space(measure::SPACE_12);
            named_ui(ui, scene, view, &id);
            ui.add_space(measure::SPACE_12);
            details_ui(ui, scene, &id, &article);
            ui.add_space(measure::SPACE_12);
            provenance_ui(ui, scene, &article);
            ui.add_space(measure::SPACE_12);
            notes_ui(ui, scene, view, &id, &article);
        });
    });
}

fn supports_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut ArticlesView, id: &ArticleId) {
    let theme = theme(ui);
    // One row a subject, however many words of the article speak of it.
    let mut subjects: BTreeMap<&Subject, Vec<&ClaimId>> = BTreeMap::new();
    for claim_id in scene.derived.claims.in_article(id) {
        if let Some(claim) = scene.dossier.claims.get(claim_id) {
            subjects.entry(&claim.subject).or_default().push(claim_id);
        }
    }
    let note = match subjects.len() {
        1 => "1 fact".to_owned(),
        count => format!("{count} facts"),
    };
    section_head_ui(ui, "What this article supports", &note, |_| ());
    if subjects.is_empty() {
        ui.label(Text::Body.rich("Select words in the text and press E: they become evidence for a fact.", theme.ink2));
    }
    let mut facts = Facts::new(scene.dossier, &scene.derived.claims);
    let mut chosen = None;
    let mut heading = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (subject, claims) in &subjects {
        let Some(claim) = claims.first().and_then(|id| scene.dossier.claims.get(*id)) else { continue };
        let record = record_of(subject);
        if heading.as_ref() != Some(&record) {
            let title = match &record {
                Some(record) => scene.dossier.title_of(record),
                None => "Questions".to_owned(),
            };
            ui.add_space(6.0);
            let line = Line::new().text_within(ui, Text::LabelStrong, theme.ink2, &title, ui.available_width());
            let head = line.ui(ui, theme, 22.0).interact(egui::Sense::click());
            if let Some(record) = record.clone().filter(|_| head.clicked()) {
                scene.messages.push(Message::Show(record));
            }
            heading = Some(record);
        }
        let state = facts.state(subject);
        let words = state.in_words();
        let value = value_in_words(scene.dossier, &claim.value);
        let label = match subject {
            Subject::Meeting(_, MeetingField::Attendee(_)) => short_label(scene.dossier, subject),
            _ => subject_label(scene.dossier, subject),
        };
        let short = if matches!(state, FactState::Supported { .. }) { "" } else { words.as_str() };
        let response = FactRow::new(&label, &value, mark_of(&state), short).show(ui).row;
        let response = response.on_hover_text(format!("{label}: {value} — {words}. Click for the words."));
        if response.clicked() {
            chosen = claim.quotes.iter().find(|quote| quote.article == *id).cloned();
        }
        response.context_menu(|ui| {
            if ui.button("Take this evidence back").clicked() {
                let changes =
                    claims.iter().map(|id| crate::edit::Change::Remove(RecordRef::Claim((*id).clone()))).collect();
                let label = format!("take back evidence for {}", label.to_lowercase());
                scene.messages.push(Message::Edit(Edit { label, changes, select: None }));
                ui.close();
            }
        });
    }
    ui.spacing_mut().item_spacing.y = 4.0;
    if let Some(quote) = chosen {
        view.show_words(quote.range());
    }
}

fn named_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut ArticlesView, id: &ArticleId) {
    let theme = theme(ui);
    let mentions = scene.derived.mentions_in(id);
    let mut actors: BTreeMap<&ActorId, (usize, std::ops::Range<usize>)> = BTreeMap::new();
    for mention in mentions.iter() {
        actors.entry(&mention.actor).or_insert_with(|| (0, mention.range.clone())).0 += 1;
    }
    let mut actors: Vec<_> = actors.into_iter().collect();
    actors.sort_by_key(|(id, (count, _))| (std::cmp::Reverse(*count), scene.dossier.actor_name(id).to_owned()));
    let note = actors.len().to_string();
    section_head_ui(ui, "Named here", &note, |_| ());
    if actors.is_empty() {
        ui.label(Text::Body.rich(
            "Select a name in the text and press A: it becomes an actor, underlined wherever it stands.",
            theme.ink2,
        ));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for (actor, (count, first)) in actors {
        let count = count.to_string();
        let row = SlimRow::actor(scene.side_of(actor), scene.dossier.actor_name(actor)).trailing(&count);
        let response = row.show(ui).on_hover_text("Click for the first mention, double-click for the dossier");
        if response.double_clicked() {
            scene.push(Message::Show(RecordRef::Actor(actor.clone())));
        } else if response.clicked() {
            view.show_words(first);
        }
    }
    ui.spacing_mut().item_spacing.y = 4.0;
}

fn put(scene: &mut Scene<'_>, id: &ArticleId, article: &Article, what: &str, change: impl FnOnce(&mut Article)) {
    let mut changed = article.clone();
    change(&mut changed);
    scene.put(format!("change {what} of “{}”", article.title), Record::Article(id.clone(), changed.into()));
}

fn details_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId, article: &Article) {
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
    origin_ui(ui, scene, id, article);
}

fn parts(typed: &str, mark: char) -> Vec<String> {
    typed.split(mark).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn outlet_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId, article: &Article) {
    let name =
        article.outlet.as_ref().and_then(|id| scene.dossier.outlets.get(id)).map_or("", |outlet| outlet.name.as_str());
    let field = Id::unique(("article", id.as_str(), "outlet"));
    let typed = form_row_ui(ui, "Outlet", LABEL, |ui| commit_text_ui(ui, field, "Outlet", name));
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
fn origin_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId, article: &Article) {
    let mut options: Vec<(Option<Origin>, String)> = vec![(None, "its own reporting".to_owned())];
    for (other, record) in scene.dossier.articles.iter().filter(|(other, _)| *other != id) {
        options.push((Some(Origin::Article(other.clone())), format!("copy of “{}”", record.title)));
    }
    for (outlet, record) in &scene.dossier.outlets {
        options.push((Some(Origin::Outlet(outlet.clone())), format!("after {}", record.name)));
    }
    if let Some(Origin::Named(name)) = &article.origin {
        options.push((article.origin.clone(), format!("after {name}")));
    }
    let mut origin = article.origin.clone();
    let shown: Vec<(Option<Origin>, &str)> =
        options.iter().map(|(origin, words)| (origin.clone(), words.as_str())).collect();
    let response = form_row_ui(ui, "Origin", LABEL, |ui| {
        let width = ui.available_width();
        select_ui(ui, "Origin", width, &mut origin, &shown)
    });
    if response.changed() {
        put(scene, id, article, "origin", |article| article.origin = origin);
    }
}

fn provenance_ui(ui: &mut Ui, scene: &mut Scene<'_>, article: &Article) {
    let theme = theme(ui);
    section_head_ui(ui, "Provenance", "", |ui| ui.label(Text::Label.rich("text frozen", theme.ink3)));
    let provenance = &article.provenance;
    let file = if provenance.file_name.is_empty() { "none: written or pasted" } else { &provenance.file_name };
    labelled_value_ui(ui, "File", LABEL, file, !provenance.file_name.is_empty());
    for (label, hash) in [("Bytes", &provenance.sha256), ("Text", &provenance.text_sha256)] {
        if hash.is_empty() {
            continue;
        }
        let short = format!("sha256 {}…", hash.chars().take(20).collect::<String>());
        let response = labelled_value_ui(ui, label, LABEL, &short, true).interact(egui::Sense::click());
        let response = response.on_hover_text(format!("{hash}\nClick to copy"));
        if response.clicked() {
            scene.push(Message::Copy(hash.clone()));
        }
    }
    if let Some(at) = provenance.captured_at {
        let words = format!("{} UTC, {}", at.format("%Y-%m-%d %H:%M"), provenance.method.in_words());
        labelled_value_ui(ui, "Captured", LABEL, &words, false);
    }
    if !provenance.encoding.is_empty() {
        labelled_value_ui(ui, "Encoding", LABEL, &provenance.encoding, false);
    }
    for custody in &provenance.custody {
        let words = format!("{} {}", custody.at.format("%Y-%m-%d %H:%M"), custody.action);
        labelled_value_ui(ui, "Custody", LABEL, &words, false).on_hover_text(words.clone());
    }
}

fn notes_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut ArticlesView, id: &ArticleId, article: &Article) {
    let theme = theme(ui);
    let note = if article.notes.is_empty() { String::new() } else { article.notes.len().to_string() };
    let (_, add) = section_head_ui(ui, "Notes", &note, |ui| link_ui(ui, "Add…", false).clicked());
    if add {
        scene.push(Message::Act(crate::desk::action::Action::Note));
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
