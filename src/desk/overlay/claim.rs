//! What some words say: evidence for a field of a record, or an answer to a question of the analyst's own.

mod details;
mod guess;
mod target;
mod words;

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{CollapsingHeader, Id, ScrollArea, Ui};

use super::super::facts::record_of;
use super::super::message::Message;
use super::super::scene::Scene;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Field, Icon, Lead, check_box_ui, form_row_ui, radio_ui, select_ui};
use super::picker::{Choice, Picker};
use super::speaker::said_by;
use super::value::{LABEL, Sort, ValueInput, actor_ui, choose};
use super::{Left, focus_first, form_ui};
use crate::desk::derived::Derived;
use crate::edit::{Edit, hold, quote_claim};
use crate::model::{
    ActorId, ArticleId, AttendanceState, Claim, ClaimId, Directness, Dossier, EdtfDate, MeetingId, Record, RecordRef,
    Subject, text,
};
use crate::reading::Reading;
use crate::reading::signs::{denies, sentence_around};
use details::Details;
use target::{Input, Target, questions, targets};
use words::{Words, input_of_sort};

/// What a claim can be about: a record, or no record but a question.
#[derive(Clone, Debug, PartialEq, Eq)]
enum About {
    Record(RecordRef),
    Question,
}

/// Words to become a claim, or a claim to be corrected.
#[derive(Debug)]
pub struct ClaimForm {
    article: ArticleId,
    range: Range<usize>,
    words: String,
    sentence: String,
    published: Option<EdtfDate>,
    /// The claim that is corrected; `None` for a new one.
    editing: Option<ClaimId>,
    about: Vec<About>,
    /// The same in words, once they have been shown.
    choices: Vec<Choice>,
    picker: Picker,
    chosen: Option<usize>,
    /// What a claim can be about in the record that is chosen.
    targets: Arc<[Target]>,
    target: usize,
    question: String,
    input: Input,
    hold: bool,
    details: Details,
    /// Whether how it is said is shown.
    open: bool,
    fresh: bool,
}

impl ClaimForm {
    fn with_words(dossier: &Dossier, article: ArticleId, range: Range<usize>) -> Self {
        let (words, sentence) = dossier.articles.get(&article).map_or_else(Default::default, |article| {
            let slice = |range: Range<usize>| text::slice_chars(&article.text, range).unwrap_or_default().to_owned();
            (slice(range.clone()), slice(sentence_around(&article.text, &range)))
        });
        Self {
            published: guess::published(dossier, &article),
            article,
            range,
            words,
            sentence,
            editing: None,
            about: Vec::new(),
            choices: Vec::new(),
            picker: Picker::default(),
            chosen: None,
            targets: Arc::default(),
            target: 0,
            question: String::new(),
            input: Input::None,
            hold: false,
            details: Details::default(),
            open: false,
            fresh: true,
        }
    }

    /// A form for evidence: the meeting shown last comes first, then the other meetings, the latest first; then the
    /// actors, those named in the words first, commitments, and questions.
    #[must_use]
    pub fn evidence(
        dossier: &Dossier,
        derived: &Derived,
        reading: Option<&Reading>,
        (article, range): (ArticleId, Range<usize>),
        meeting: Option<&MeetingId>,
    ) -> Self {
        let mut form = Self::with_words(dossier, article, range);
        form.details.speaker = said_by(dossier, derived, reading, &form.article, &form.range);
        form.about = records(dossier, &form.words, meeting).into_iter().map(About::Record).collect();
        // After the likeliest record, where it is in sight.
        form.about.insert(form.about.len().min(1), About::Question);
        form.choose_about(dossier, 0);
        form
    }

    /// A form for a claim: as for evidence, with all that can be said of it in sight. Words that give a number open a
    /// question, words that fit a field of the meeting shown last open that.
    #[must_use]
    pub fn claim(
        dossier: &Dossier,
        derived: &Derived,
        reading: Option<&Reading>,
        words: (ArticleId, Range<usize>),
        meeting: Option<&MeetingId>,
    ) -> Self {
        let mut form = Self::evidence(dossier, derived, reading, words, meeting);
        form.open = true;
        let fits = form.targets.iter().any(|target| target.fit(dossier, form.reading()) > 0);
        // A count answers a question, whatever place or day it names beside.
        let counts = crate::reading::value::number_in(&form.words).is_some();
        if counts || !fits {
            let question = form.about.iter().position(|about| *about == About::Question).unwrap_or(0);
            form.choose_about(dossier, question);
        }
        form
    }

    /// A form that corrects a claim; `None` where it is gone.
    #[must_use]
    pub fn correcting(dossier: &Dossier, id: &ClaimId) -> Option<Self> {
        let claim = dossier.claims.get(id)?;
        let quote = claim.quotes.first()?;
        let mut form = Self::with_words(dossier, quote.article.clone(), quote.range());
        quote.exact.clone_into(&mut form.words);
        form.about = records(dossier, &form.words, None).into_iter().map(About::Record).collect();
        form.about.push(About::Question);
        let about = record_of(&claim.subject).map_or(About::Question, About::Record);
        let at = form.about.iter().position(|other| *other == about)?;
        form.editing = Some(id.clone());
        form.choose_about(dossier, at);
        let target = form.targets.iter().position(|it| it.is_on(&claim.subject));
        form.choose_target(dossier, target.unwrap_or(0));
        form.input = Input::Value(ValueInput::of(&claim.value));
        form.details = Details::of(claim);
        form.hold = false;
        form.open = true;
        Some(form)
    }

    fn reading(&self) -> Words<'_> {
        Words { text: &self.words, sentence: &self.sentence, published: self.published.as_ref() }
    }

    fn targets_of(&self, dossier: &Dossier, about: &About) -> Vec<Target> {
        let mut found = match about {
            About::Record(record) => targets(dossier, record),
            About::Question => questions(dossier),
        };
        // A claim that is corrected stays on what it is about, though new claims are not offered that: a part that
        // is gone, an actor who mediates no more.
        let own = self.editing.as_ref().and_then(|id| dossier.claims.get(id)).map(|claim| &claim.subject);
        let is_here = |subject: &&Subject| record_of(subject).map_or(About::Question, About::Record) == *about;
        if let Some(own) = own.filter(is_here)
            && !found.iter().any(|target| target.is_on(own))
        {
            found.push(Target::on(dossier, own));
        }
        found
    }

    fn choose_about(&mut self, dossier: &Dossier, at: usize) {
        self.chosen = (at < self.about.len()).then_some(at);
        let about = self.about.get(at);
        self.targets = about.map(|about| self.targets_of(dossier, about)).unwrap_or_default().into();
        // The first of those that fit best.
        let fits: Vec<u8> = self.targets.iter().map(|target| target.fit(dossier, self.reading())).collect();
        let best = fits.iter().copied().max().unwrap_or(0);
        self.choose_target(dossier, fits.iter().position(|fit| *fit == best).unwrap_or(0));
    }

    fn choose_target(&mut self, dossier: &Dossier, target: usize) {
        self.target = target;
        let Some(target) = self.targets.get(target).cloned() else { return };
        self.input = target.input(dossier, self.reading());
        self.hold = target.held().is_empty() && target.can_hold();
        let enumerated = matches!(
            self.input,
            Input::Value(
                ValueInput::Status(_) | ValueInput::Format(_) | ValueInput::Attendance(_) | ValueInput::Kind(_)
            )
        );
        if self.editing.is_none() {
            let negative = enumerated && denies(&self.words);
            self.details.directness = if negative { Directness::Negative } else { Directness::Direct };
            let counted = matches!(self.input, Input::Value(ValueInput::Number { .. }));
            // A count is true on the day on which it is printed; a day that the analyst gave stays.
            let default = self.published.as_ref().map(ToString::to_string).unwrap_or_default();
            if counted && self.details.as_of.is_empty() {
                self.details.as_of = default;
            } else if !counted && self.details.as_of == default {
                self.details.as_of.clear();
            }
            self.hold &= !negative;
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("evidence for");
        let targets = Arc::clone(&self.targets);
        let target = targets.get(self.target).cloned();
        let read = target.as_ref().map(|_| Target::read(&self.input));
        let wrong = read.as_ref().and_then(|read| read.as_ref().err()).cloned();
        if self.choices.is_empty() {
            self.choices = self.about.iter().map(|about| choice(scene, about)).collect();
        }
        let in_sight = self.chosen.and_then(|at| self.choices.get(at)).is_some_and(|choice| self.picker.shows(choice));
        let asked = target.as_ref().is_none_or(|it| !it.is_new_question() || !self.question.trim().is_empty());
        let ready = in_sight && asked && self.details.wrong().is_none() && read.as_ref().is_some_and(Result::is_ok);
        let (title, accept) = match (&self.editing, self.open) {
            (Some(_), _) => ("Correct a claim…", "Correct"),
            (None, true) => ("Claim…", "Add claim"),
            (None, false) => ("Evidence for…", "Add evidence"),
        };
        let hint = "A claim is what the source says. What you hold is yours to say, with a reason.";
        let left = form_ui(
            ui,
            title,
            hint,
            (accept, "Ctrl Enter"),
            || ready,
            900.0,
            |ui| {
                ui.add(
                    eframe::egui::Label::new(Text::Quotation.rich(format!("“{}”", self.words), theme(ui).ink)).wrap(),
                );
                let mut done = false;
                ui.columns(2, |columns| {
                    if let Some(picked) = self.picker.ui(
                        &mut columns[0],
                        field,
                        "Meeting, actor, commitment or question",
                        &self.choices,
                        self.chosen,
                        380.0,
                    ) {
                        self.choose_about(scene.dossier, picked);
                    }
                    let ui = &mut columns[1];
                    self.targets_ui(ui, scene, &targets);
                    ui.add_space(measure::SPACE_8);
                    done = self.value_ui(ui, scene, target.as_ref(), wrong.as_deref());
                    if target.as_ref().is_some_and(Target::can_hold) {
                        check_box_ui(ui, &mut self.hold, "Hold this value", "");
                    }
                    ui.add_space(measure::SPACE_4);
                    CollapsingHeader::new(Text::LabelStrong.rich("How it is said", theme(ui).ink2))
                        .id_salt("how it is said")
                        .default_open(self.open)
                        .show(ui, |ui| {
                            ui.spacing_mut().item_spacing.y = 4.0;
                            self.details.ui(ui, scene);
                        });
                });
                done
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if let (Some(Left::Accepted), Some(target), Some(Ok(read))) = (left, target, read) {
            self.accept(scene, &target, read);
        }
        left.is_none()
    }

    fn accept(&self, scene: &mut Scene<'_>, target: &Target, read: target::Read) {
        let made = target.make(scene, read, &self.question);
        let dossier = scene.dossier;
        let (id, before) = match self.editing.as_ref().and_then(|id| Some((id, dossier.claims.get(id)?))) {
            Some((id, claim)) => (id.clone(), Some(Claim::clone(claim))),
            None => {
                let id = scene.minter.claim(dossier);
                let made = quote_claim(
                    dossier,
                    id.clone(),
                    &self.article,
                    self.range.clone(),
                    made.subject.clone(),
                    made.value.clone(),
                );
                let claim = made.and_then(|record| match record {
                    Record::Claim(_, claim) => Some(Claim::clone(&claim)),
                    _ => None,
                });
                (id, claim)
            }
        };
        let Some(claim) = before else { return };
        let claim = self.details.put_on(Claim { subject: made.subject, value: made.value, ..claim });
        let label = match self.editing {
            Some(_) => format!("correct the claim on {}", made.label),
            None => format!("evidence for {}", made.label),
        };
        let held = (self.hold && target.can_hold()).then(|| hold(dossier, &claim.subject, &claim.value, Some(&claim)));
        let records = made.record.into_iter().chain(held.flatten()).chain([Record::Claim(id, Arc::new(claim))]);
        let edit = Edit::put(label, records);
        // A claim that is corrected leaves the analyst where they are.
        let select = self.editing.is_none().then(|| RecordRef::Article(self.article.clone()));
        scene.push(Message::Edit(Edit { select, ..edit }));
    }

    fn targets_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, targets: &[Target]) {
        ScrollArea::vertical().id_salt("targets").max_height(176.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, target) in targets.iter().enumerate() {
                let words = target.in_words();
                let response = radio_ui(ui, at == self.target, &words, None);
                if at == self.target && self.fresh {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    self.choose_target(scene.dossier, at);
                }
            }
        });
    }

    /// The fields for what the words say. Gives whether Enter was pressed in one.
    fn value_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, target: Option<&Target>, wrong: Option<&str>) -> bool {
        if target.is_some_and(Target::is_new_question) {
            Field::labelled("Your question")
                .serif()
                .hint("How many Americans are still there?")
                .show(ui, &mut self.question);
        }
        if target.is_some_and(Target::is_question)
            && let Input::Value(value) = &self.input
            && let Some(before) = value.sort()
        {
            let mut sort = before;
            form_row_ui(ui, "Answered by", LABEL, |ui| select_ui(ui, "Answered by", 240.0, &mut sort, &Sort::ALL));
            if sort != before {
                self.input = input_of_sort(
                    Words { text: &self.words, sentence: &self.sentence, published: self.published.as_ref() },
                    sort,
                );
            }
        }
        match &mut self.input {
            Input::None => false,
            Input::Value(value) => value.ui(ui, scene, "What the words say", wrong),
            Input::Someone { actor, side, state } => {
                form_row_ui(ui, "Actor", LABEL, |ui| actor_ui(ui, scene, "Actor", actor));
                let sides: Vec<_> = side.options.iter().map(|(id, name)| (id.clone(), name.as_str())).collect();
                form_row_ui(ui, "Side", LABEL, |ui| select_ui(ui, "Side", 240.0, &mut side.chosen, &sides));
                choose(ui, "State", state, AttendanceState::ALL, AttendanceState::in_words)
            }
        }
    }
}

/// The records that a claim can be about, the likeliest first.
fn records(dossier: &Dossier, words: &str, meeting: Option<&MeetingId>) -> Vec<RecordRef> {
    let mut meetings: Vec<&MeetingId> = dossier.meetings.keys().collect();
    meetings.sort_by_cached_key(|id| {
        let date = dossier.meetings[*id].date.as_ref().map(|date| date.edtf.clone());
        (Some(*id) != meeting, std::cmp::Reverse(date))
    });
    let lower = words.to_lowercase();
    let named = |id: &ActorId| dossier.actors[id].names.iter().any(|name| lower.contains(&name.value.to_lowercase()));
    let mut actors: Vec<&ActorId> = dossier.actors.keys().collect();
    actors.sort_by_cached_key(|id| (!named(id), dossier.actor_name(id).to_lowercase()));
    (meetings.into_iter().cloned().map(RecordRef::Meeting))
        .chain(actors.into_iter().cloned().map(RecordRef::Actor))
        .chain(dossier.commitments.keys().cloned().map(RecordRef::Commitment))
        .collect()
}

fn choice(scene: &Scene<'_>, about: &About) -> Choice {
    let About::Record(record) = about else {
        let lead = Lead::Icon(Icon::Info);
        return Choice { words: "A question of your own".to_owned(), detail: "any".to_owned(), lead };
    };
    let (lead, detail) = match record {
        RecordRef::Actor(id) => (
            Lead::Side(scene.side_of(id)),
            scene.dossier.actors.get(id).map_or("", |actor| actor.kind.in_words()).to_owned(),
        ),
        RecordRef::Meeting(id) => {
            let meeting = scene.dossier.meetings.get(id);
            let date = meeting.and_then(|meeting| meeting.date.as_ref()).map(|date| date.edtf.to_string());
            (Lead::Icon(Icon::Calendar), date.unwrap_or_default())
        }
        RecordRef::Commitment(_) => (Lead::Icon(Icon::Flag), "Commitment".to_owned()),
        _ => (Lead::None, String::new()),
    };
    Choice { words: scene.dossier.title_of(record), detail, lead }
}

#[cfg(test)]
mod tests;
