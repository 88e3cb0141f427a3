//! Where an article's text comes from, what it was before, and the quotes that lost it.

use eframe::egui::{self, Ui};

use super::LABEL;
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::overlay::{EarlierText, Overlay, orphan_ui};
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{labelled_value_ui, link_ui, section_head_ui};
use crate::model::{Article, ArticleId};

pub(super) fn provenance_ui(ui: &mut Ui, scene: &mut Scene<'_>, article: &Article) {
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

/// The earlier texts, the latest first; each opens.
pub(super) fn revisions_ui(ui: &mut Ui, scene: &mut Scene<'_>, article: &Article) {
    let theme = theme(ui);
    ui.add_space(measure::SPACE_12);
    let note = if article.revisions.is_empty() { String::new() } else { article.revisions.len().to_string() };
    let (_, correct) = section_head_ui(ui, "Revisions", &note, |ui| link_ui(ui, "Correct the text…", false).clicked());
    if correct {
        scene.push(Message::Act(Action::CorrectText));
    }
    if article.revisions.is_empty() {
        ui.label(Text::Body.rich("The text is as it was imported. A correction keeps it.", theme.ink2));
    }
    for (place, revision) in article.revisions.iter().enumerate().rev() {
        let date = revision.replaced_at.format("%Y-%m-%d %H:%M");
        ui.horizontal(|ui| {
            let open = link_ui(ui, &format!("Until {date} UTC"), false);
            let reason: String = revision.reason.chars().take(80).collect();
            ui.label(Text::Label.rich(reason, theme.ink2));
            if open.clicked()
                && let Some(earlier) = EarlierText::new(article, place)
            {
                scene.push(Message::Open(Box::new(Overlay::Earlier(Box::new(earlier)))));
            }
        });
    }
}

/// The quotes whose words no longer stand in this article. Nothing where all stand.
pub(super) fn orphans_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId) {
    let derived = scene.derived;
    let mut here = derived.orphans.iter().filter(|orphan| orphan.article == *id).peekable();
    if here.peek().is_none() {
        return;
    }
    let here: Vec<_> = here.collect();
    let (_, all) = section_head_ui(ui, "Words that no longer stand", &here.len().to_string(), |ui| {
        here.len() < derived.orphans.len() && link_ui(ui, "All…", false).clicked()
    });
    if all {
        scene.push(Message::Act(Action::Orphans));
    }
    for orphan in here {
        let message = orphan_ui(ui, scene.dossier, orphan, false);
        scene.messages.extend(message);
    }
    ui.add_space(measure::SPACE_12);
}
