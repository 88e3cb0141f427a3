//! What a mark leads to: the card about it, and the record behind it.

use eframe::egui::{Id, Rect, Sense, Ui, vec2};

use super::marks::Target;
use super::page::face;
use crate::compare::{capitalised, subject_in_words, value_in_words};
use crate::desk::facts::{FactStates, record_of};
use crate::desk::message::Message;
use crate::desk::proposals::icon_of;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, theme};
use crate::desk::widgets::kit::{Line, hairline, popup_card, side_ui};
use crate::desk::widgets::text_block::TextBlock;
use crate::model::{ArticleId, RecordRef};

/// Opens the record behind a mark.
pub(super) fn open_target(scene: &mut Scene<'_>, target: &Target) {
    match target {
        Target::Actor(id) => scene.push(Message::Show(RecordRef::Actor(id.clone()))),
        Target::Claim(id, _) => {
            let record = scene.dossier.claims.get(id).and_then(|claim| record_of(&claim.subject));
            let record = match record {
                // Commitments are shown with their meeting.
                Some(RecordRef::Commitment(id)) => {
                    let commitment = scene.dossier.commitments.get(&id);
                    commitment.and_then(|commitment| commitment.meeting.clone()).map(RecordRef::Meeting)
                }
                other => other,
            };
            if let Some(record) = record {
                scene.push(Message::Show(record));
            }
        }
        Target::Note(_) | Target::Proposal(_) | Target::Hidden(_) | Target::Hit => {}
    }
}

/// How many things under the pointer a card tells of.
const TOLD: usize = 5;

/// A card about everything that is under the pointer.
pub(super) fn card_ui(
    ui: &Ui,
    scene: &Scene<'_>,
    states: &mut FactStates,
    id: &ArticleId,
    targets: &[Target],
    rect: Rect,
) {
    let told: Vec<&Target> = targets.iter().filter(|target| **target != Target::Hit).collect();
    if told.is_empty() {
        return;
    }
    let at = rect.left_bottom() + vec2(0.0, 6.0);
    popup_card(ui.ctx(), Id::unique("mark card"), at, 320.0, |ui| {
        let theme = theme(ui);
        ui.spacing_mut().item_spacing.y = 4.0;
        for (place, target) in told.iter().take(TOLD).enumerate() {
            if place > 0 {
                let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 5.0), Sense::hover());
                hairline(ui.painter(), rule, theme.line2);
            }
            told_ui(ui, scene, states, id, target);
        }
        if told.len() > TOLD {
            ui.label(Text::Caption.rich(format!("and {} more", told.len() - TOLD), theme.ink2));
        }
        if told.iter().any(|target| matches!(target, Target::Claim(..))) {
            let words = if told.len() > 1 { "Click to choose; click again for the next." } else { "Click to choose." };
            ui.label(Text::Caption.rich(words, theme.ink3));
        }
    });
}

fn told_ui(ui: &mut Ui, scene: &Scene<'_>, states: &mut FactStates, id: &ArticleId, target: &Target) {
    let theme = theme(ui);
    match target {
        Target::Actor(actor_id) => {
            let Some(actor) = scene.dossier.actors.get(actor_id) else { return };
            side_ui(ui, scene.side_of(actor_id), actor.kind.in_words());
            TextBlock::new(actor.name(), face(Text::ValueBold), theme.ink).wrap().show_ui(ui);
            let published = scene.dossier.articles.get(id).and_then(|article| article.published.as_ref());
            let roles: Vec<String> = match published {
                Some(when) => actor.roles_on(&when.edtf).map(|role| role.title.clone()).collect(),
                None => actor.roles.iter().map(|role| role.title.clone()).collect(),
            };
            for role in roles.iter().take(2) {
                ui.label(Text::Label.rich(role, theme.ink2));
            }
            if !actor.description.is_empty() {
                ui.label(Text::Label.rich(&actor.description, theme.ink2));
            }
            let count = scene.derived.mention_count(actor_id);
            let articles = scene.derived.mentions.article_count(actor_id);
            let mentions = if count == 1 { "mention" } else { "mentions" };
            let articles = if articles == 1 { "1 article".to_owned() } else { format!("{articles} articles") };
            ui.label(Text::Caption.rich(format!("{count} {mentions} in {articles}. Click to open."), theme.ink3));
        }
        Target::Claim(claim_id, _) => {
            let Some(claim) = scene.dossier.claims.get(claim_id) else { return };
            ui.label(Text::Label.rich(subject_in_words(scene.dossier, &claim.subject), theme.ink2));
            ui.label(Text::ValueBold.rich(value_in_words(scene.dossier, &claim.value), theme.ink));
            let state = states.state(scene.dossier, scene.derived, &claim.subject);
            ui.label(Text::Caption.rich(state.in_words(), theme.ink3));
        }
        Target::Note(part) => {
            let article = scene.dossier.articles.get(id);
            let note = article.and_then(|article| article.notes.iter().find(|note| note.id == *part));
            if let Some(note) = note {
                ui.label(Text::LabelStrong.rich("Note", theme.ink));
                ui.label(Text::Body.rich(&note.text, theme.ink));
            }
        }
        Target::Proposal(key) => {
            let Some(proposal) = scene.proposals.board().get(key) else { return };
            let kind = proposal.kind();
            let line = Line::new().icon(icon_of(kind), 13.0, theme.ink2).space(6.0);
            let words = format!("Proposed {}", kind.in_words().to_lowercase());
            line.text(ui, Text::Label, theme.ink2, &words).ui(ui, theme, 18.0);
            TextBlock::new(&proposal.title, face(Text::ValueBold), theme.ink).max_rows(3).show_ui(ui);
            if !proposal.detail.is_empty() {
                TextBlock::new(&proposal.detail, face(Text::Label), theme.ink2).max_rows(3).show_ui(ui);
            }
            let words = "Click to decide on it: Enter accepts, Backspace rejects.";
            ui.label(Text::Caption.rich(words, theme.ink3));
        }
        Target::Hidden(hidden) => {
            let words = hidden.in_words();
            ui.label(Text::Label.rich(capitalised(&words), theme.rival));
        }
        Target::Hit => {}
    }
}
