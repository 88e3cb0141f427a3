//! Beside the article: what was read in it, what it supports, who is named in it, its details, how far it counts, where it comes from, notes.

mod details;
mod notes;
mod past;
mod proposals;
mod standing;

use std::collections::BTreeMap;

use eframe::egui::{self, Frame, Margin, ScrollArea, Ui};

use super::ArticlesView;
use crate::compare::{FactState, subject_label, value_in_words};
use crate::desk::facts::{mark_of, record_of, short_label};
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{FactRow, Line, SlimRow, section_head_ui};
use crate::edit::take_back;
use crate::model::{ActorId, Article, ArticleId, ClaimId, Directness, MeetingField, Record, RecordRef, Subject};

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
            past::orphans_ui(ui, scene, &id);
            proposals::proposals_ui(ui, scene, view, &id, &article);
            ui.add_space(measure::SPACE_12);
            supports_ui(ui, scene, view, &id);
            ui.add_space(measure::SPACE_12);
            named_ui(ui, scene, view, &id);
            ui.add_space(measure::SPACE_12);
            details::details_ui(ui, scene, view, &id, &article);
            ui.add_space(measure::SPACE_12);
            standing::standing_ui(ui, scene, &id, &article);
            ui.add_space(measure::SPACE_12);
            past::provenance_ui(ui, scene, &article);
            past::revisions_ui(ui, scene, &article);
            ui.add_space(measure::SPACE_12);
            notes::notes_ui(ui, scene, view, &id, &article);
        });
    });
}

fn supports_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut ArticlesView, id: &ArticleId) {
    let theme = theme(ui);
    // One row a subject, however many words of the article speak of it.
    let mut subjects: BTreeMap<&Subject, Vec<&ClaimId>> = BTreeMap::new();
    let retracted = scene.dossier.articles.get(id).is_some_and(|article| article.retracted.is_some());
    for claim_id in scene.derived.claims.in_article(id) {
        // Words that no longer stand here are listed above, and support nothing.
        let stands = retracted || scene.derived.claims.articles_of(claim_id).contains(id);
        if let (true, Some(claim)) = (stands, scene.dossier.claims.get(claim_id)) {
            subjects.entry(&claim.subject).or_default().push(claim_id);
        }
    }
    let note = match subjects.len() {
        1 => "1 fact".to_owned(),
        count => format!("{count} facts"),
    };
    let title = if retracted { "What this article said, and no longer supports" } else { "What this article supports" };
    section_head_ui(ui, title, &note, |_| ());
    if subjects.is_empty() {
        ui.label(Text::Body.rich("Select words in the text and press E: they become evidence for a fact.", theme.ink2));
    }
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
        let state = view.states.state(scene.dossier, scene.derived, subject);
        let words = state.in_words();
        let value = value_in_words(scene.dossier, &claim.value);
        let value = if claim.directness == Directness::Negative { format!("not {value}") } else { value };
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
                let label = format!("take back evidence for {}", label.to_lowercase());
                let claims: Vec<ClaimId> = claims.iter().map(|id| (*id).clone()).collect();
                let edit = take_back(scene.dossier, label, &claims, id);
                scene.messages.extend(edit.map(Message::Edit));
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
    for mention in mentions {
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
