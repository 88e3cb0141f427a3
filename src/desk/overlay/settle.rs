//! The card on which a matter is settled: the versions side by side with their words, and what the analyst holds.

mod show;

use std::sync::Arc;

use eframe::egui::{Id, Key, Modifiers, Ui};

use super::super::facts::record_of;
use super::super::message::{Message, Notice};
use super::super::scene::Scene;
use super::super::theme::measure;
use super::super::widgets::kit::{Button, Dialog, Icon, IconButton};
use super::is_left;
use super::value::ValueInput;
use crate::compare::{
    ClaimIndex, Fact, FactState, Version, contradicting, facts_about, facts_of_actor, facts_of_commitment,
    finding_in_words, held_in_words, reason_of, subject_in_question, value_in_words, versions,
};
use crate::edit::{settle, withdraw};
use crate::model::{ClaimId, Confidence, Dossier, Finding, FindingId, FindingState, Likelihood, Subject};

/// What the analyst chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Choice {
    /// Nothing yet.
    #[default]
    None,
    /// The version at this place.
    Version(usize),
    /// None of them: a value in other words.
    Own,
    /// All of them: they speak of different things.
    Both,
    /// None for now; all are printed.
    Open,
}

/// A matter to be settled.
#[derive(Debug)]
pub struct SettleCard {
    subject: Subject,
    /// The matters of the same record that are open, this one among them or not.
    queue: Vec<Subject>,
    question: String,
    about: String,
    why: String,
    versions: Vec<Version>,
    /// All claims on the subject, those whose words fell among them.
    claims: Vec<ClaimId>,
    standing: Option<(FindingId, FindingState)>,
    choice: Choice,
    own: ValueInput,
    reason: String,
    confidence: Confidence,
    likelihood: Option<Likelihood>,
    /// The keyboard goes to the reason as soon as no key is down.
    to_reason: bool,
    /// What it will print, and what that was worked out of.
    prints: Option<(Finding, String)>,
    /// The dossier that the versions were read from.
    of: Dossier,
}

fn is_open(fact: &Fact) -> bool {
    matches!(fact.state, FactState::Rival { .. } | FactState::Reopened)
}

impl SettleCard {
    /// A card for a matter, filled with what is held on it already.
    #[must_use]
    pub fn new(dossier: &Dossier, index: &ClaimIndex, subject: &Subject) -> Self {
        let facts = facts_about(dossier, index, subject);
        let fact = facts.iter().find(|fact| fact.subject == *subject);
        let given = versions(dossier, index, subject);
        let standing = index.held_on(dossier, subject).and_then(|id| Some((id.clone(), dossier.findings.get(&id)?)));
        let place = |claims: &[ClaimId]| {
            given.iter().position(|version| version.claims.iter().any(|claim| claims.contains(claim)))
        };
        let choice = match standing.as_ref().map(|(_, finding)| finding) {
            None => Choice::None,
            Some(finding) => match finding.state {
                FindingState::BothHold => Choice::Both,
                FindingState::LeftOpen => Choice::Open,
                FindingState::Held | FindingState::Withdrawn => {
                    place(&finding.preferred).map_or(Choice::Own, Choice::Version)
                }
            },
        };
        let finding = standing.as_ref().map(|(_, finding)| finding.as_ref());
        let value = finding
            .map(|finding| finding.value.clone())
            .or_else(|| fact.and_then(|fact| fact.value.clone()))
            .or_else(|| given.first().map(|version| version.value.clone()));
        Self {
            subject: subject.clone(),
            queue: facts.iter().filter(|fact| is_open(fact)).map(|fact| fact.subject.clone()).collect(),
            question: subject_in_question(dossier, subject),
            about: record_of(subject).map(|record| dossier.title_of(&record)).unwrap_or_default(),
            why: fact.map(|fact| reason_of(dossier, index, fact)).unwrap_or_default(),
            claims: index.on(subject).to_vec(),
            choice,
            own: value.as_ref().map_or_else(|| ValueInput::Text(String::new()), ValueInput::of),
            reason: finding.map(|finding| finding.reason.clone()).unwrap_or_default(),
            confidence: finding.map(|finding| finding.confidence).unwrap_or_default(),
            likelihood: finding.and_then(|finding| finding.likelihood),
            standing: standing.map(|(id, finding)| (id, finding.state)),
            versions: given,
            to_reason: false,
            prints: None,
            of: dossier.clone(),
        }
    }

    /// The finding that the card stands for now, if one is chosen; what it outweighs is worked out when it is accepted.
    fn draft(&self) -> Option<Finding> {
        let all = || self.versions.iter().flat_map(|version| version.claims.iter().cloned());
        let first = || self.versions.first().map(|version| version.value.clone());
        let (value, denies, preferred, state) = match self.choice {
            Choice::None => return None,
            Choice::Version(place) => {
                let version = self.versions.get(place)?;
                (version.value.clone(), version.denies, version.claims.clone(), FindingState::Held)
            }
            Choice::Own => (self.own.read().ok()?, false, Vec::new(), FindingState::Held),
            Choice::Both => (first()?, false, all().collect(), FindingState::BothHold),
            Choice::Open => (first()?, false, Vec::new(), FindingState::LeftOpen),
        };
        Some(Finding {
            subject: self.subject.clone(),
            value,
            denies,
            preferred,
            outweighed: Vec::new(),
            reason: self.reason.trim().to_owned(),
            confidence: self.confidence,
            likelihood: self.likelihood,
            state,
        })
    }

    /// The finding, with what it outweighs. What speaks of another scope or day is not among that: it is beside the
    /// matter. As costly as comparing every claim on the subject with those preferred.
    fn finding(&self) -> Option<Finding> {
        let draft = self.draft()?;
        let outweighed = match draft.state {
            FindingState::Held => contradicting(&self.of, &draft, &self.claims),
            _ => Vec::new(),
        };
        Some(Finding { outweighed, ..draft })
    }

    /// What the finding prints as, worked out when it changes.
    fn prints_as(&mut self, scene: &Scene<'_>) -> String {
        // The sentence does not hold the reason: typing it changes nothing.
        let Some(finding) = self.draft().map(|draft| Finding { reason: String::new(), ..draft }) else {
            return String::new();
        };
        match &self.prints {
            Some((of, words)) if *of == finding => words.clone(),
            _ => {
                let words = finding_in_words(scene.dossier, &scene.derived.claims, &finding);
                self.prints = Some((finding, words.clone()));
                words
            }
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        self.read_keys(ui);
        let ready = self.draft().is_some() && !self.reason.trim().is_empty();
        let prints = self.prints_as(scene);
        let (question, about) = (self.question.clone(), self.about.clone());
        let open = matches!(self.standing, None | Some((_, FindingState::LeftOpen)));
        let above = if open { "Settle a question" } else { "Settled before" };
        let held = self.standing.is_some();
        let mut next = None;
        let size = measure::DIALOG_SETTLE;
        let hint = "Nothing is deleted: what is outweighed stays on the page, and a new rival reopens the matter.";
        let shown = Dialog::new(&question, size.x).above(above, &about).hint(hint).height(size.y).show(
            ui.ctx(),
            Id::unique("settle"),
            |ui| {
                next = self.queue_ui(ui);
                self.body_ui(ui, scene, &prints);
            },
            |ui| {
                let accepted = ui.add(Button::new("Settle").primary().key("Ctrl Enter").enabled(ready)).clicked();
                let cancelled = ui.add(Button::new("Cancel").key("Esc")).clicked();
                let back = held
                    && ui.add(Button::new("Take back").tooltip("Withdraw what is held; it stays on record")).clicked();
                (accepted, cancelled, back)
            },
        );
        let (accepted, cancelled, back) = shown.inner.1;
        let by_key = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if (accepted || by_key) && ready {
            if let Some(finding) = self.finding() {
                let value = held_in_words(scene.dossier, &finding);
                let label = match finding.state {
                    FindingState::LeftOpen => format!("leave open “{}”", self.question),
                    FindingState::BothHold => format!("hold all versions of “{}”", self.question),
                    _ => format!("settle “{}” as {value}", self.question),
                };
                let id = scene.minter.finding(scene.dossier);
                scene.push(Message::Edit(settle(scene.dossier, label, id, finding)));
                return false;
            }
        } else if by_key {
            scene.push(Message::Notice(Notice::plain("Choose a version and give a reason: it is kept and printed")));
        }
        if back {
            let label = format!("take back what was held on “{}”", self.question);
            if let Some(edit) = withdraw(scene.dossier, label, &self.subject) {
                scene.push(Message::Edit(edit));
            }
            return false;
        }
        if let Some(subject) = next {
            *self = Self::new(scene.dossier, &scene.derived.claims, &subject);
        }
        !cancelled && !is_left(&shown)
    }

    /// 1 to 9 choose, while nothing is typed; the reason comes next.
    fn read_keys(&mut self, ui: &Ui) {
        const DIGITS: [Key; 9] =
            [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
        // Once the key is let go: the digit that chose is not the first letter of the reason.
        if self.to_reason && ui.input(|input| input.keys_down.is_empty()) {
            self.to_reason = false;
            ui.memory_mut(|memory| memory.request_focus(Id::unique("reason of a finding")));
        }
        if ui.ctx().text_edit_focused() {
            return;
        }
        for (place, key) in DIGITS.into_iter().enumerate() {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
                && let Some(choice) = self.choices().get(place)
            {
                self.choice = *choice;
                self.to_reason = true;
            }
        }
    }

    /// What can be chosen, in the order of the keys.
    fn choices(&self) -> Vec<Choice> {
        let mut choices: Vec<Choice> = (0..self.versions.len()).map(Choice::Version).collect();
        choices.push(Choice::Own);
        if self.versions.len() > 1 {
            choices.extend([Choice::Both, Choice::Open]);
        }
        choices
    }

    /// “1 of 2 open”, with the way to the others. Gives the one to go to.
    fn queue_ui(&self, ui: &mut Ui) -> Option<Subject> {
        let at = self.queue.iter().position(|subject| *subject == self.subject);
        let others = self.queue.iter().filter(|subject| **subject != self.subject).count();
        if others == 0 {
            return None;
        }
        let theme = super::super::theme::theme(ui);
        let mut to = None;
        ui.horizontal(|ui| {
            let words = match at {
                Some(at) => format!("{} of {} open", at + 1, self.queue.len()),
                None => format!("{} open beside this", self.queue.len()),
            };
            ui.label(super::super::theme::Text::Label.rich(words, theme.ink2));
            let count = self.queue.len();
            if ui.add(IconButton::new(Icon::ChevronUp, "The open question before")).clicked() {
                to = self.queue.get(at.map_or(0, |at| (at + count - 1) % count)).cloned();
            }
            if ui.add(IconButton::new(Icon::ChevronDown, "The next open question")).clicked() {
                to = self.queue.get(at.map_or(0, |at| (at + 1) % count)).cloned();
            }
        });
        to
    }

    /// What it is about.
    #[must_use]
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The claims of a version, those that are still there.
    fn claims_of<'d>(dossier: &'d Dossier, version: &Version) -> Vec<(&'d ClaimId, &'d Arc<crate::model::Claim>)> {
        version.claims.iter().filter_map(|id| dossier.claims.get_key_value(id)).collect()
    }

    /// Whether the dossier has changed under the card, so that what it shows is old.
    #[must_use]
    pub fn is_stale(&self, dossier: &Dossier) -> bool {
        !self.of.claims.ptr_eq(&dossier.claims) || !self.of.findings.ptr_eq(&dossier.findings)
    }
}

/// The first open matter of a record, for the key that settles.
#[must_use]
pub fn first_open(dossier: &Dossier, index: &ClaimIndex, record: &crate::model::RecordRef) -> Option<Subject> {
    use crate::model::RecordRef;
    let facts = match record {
        RecordRef::Meeting(id) => {
            crate::compare::matrix_of_meeting(dossier, index, id).rows.into_iter().map(|row| row.fact).collect()
        }
        RecordRef::Actor(id) => facts_of_actor(dossier, index, id),
        RecordRef::Commitment(id) => facts_of_commitment(dossier, index, id),
        _ => Vec::new(),
    };
    facts.iter().find(|fact| is_open(fact)).map(|fact| fact.subject.clone())
}

/// A value as the heading of its card.
fn heading(dossier: &Dossier, version: &Version) -> String {
    let words = crate::compare::capitalised(&value_in_words(dossier, &version.value));
    let words = if version.denies { format!("Not: {words}") } else { words };
    if version.scope.is_empty() { words } else { format!("{words}, {}", version.scope) }
}
