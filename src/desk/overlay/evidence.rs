//! The selected words as evidence for a field of a meeting or an actor.

mod target;

use std::ops::Range;

use eframe::egui::{Id, Ui};

use super::super::message::Message;
use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Field, Icon, Lead, check_box_ui, form_row_ui, radio_ui, select_ui};
use super::picker::{Choice, Picker};
use super::{Left, entered, focus_first, form_ui};
use crate::edit::{Edit, quote_claim};
use crate::model::{
    ActorId, ArticleId, AttendanceState, Dossier, EdtfDate, MeetingFormat, MeetingId, MeetingKind, MeetingStatus,
    RecordRef, text,
};
use target::{Input, Target, targets};

const LABEL: f32 = 110.0;

/// Words to become evidence.
#[derive(Debug)]
pub struct EvidenceForm {
    article: ArticleId,
    range: Range<usize>,
    words: String,
    records: Vec<RecordRef>,
    picker: Picker,
    record: Option<usize>,
    target: usize,
    input: Input,
    hold: bool,
    fresh: bool,
}

impl EvidenceForm {
    /// A form for these words. The meeting shown last comes first, then the other meetings, the latest first; then the
    /// actors, those named in the words first.
    #[must_use]
    pub fn new(dossier: &Dossier, (article, range): (ArticleId, Range<usize>), meeting: Option<&MeetingId>) -> Self {
        let words = dossier
            .articles
            .get(&article)
            .and_then(|article| text::slice_chars(&article.text, range.clone()))
            .unwrap_or_default()
            .to_owned();
        let mut meetings: Vec<&MeetingId> = dossier.meetings.keys().collect();
        meetings.sort_by_key(|id| {
            let date = dossier.meetings[*id].date.as_ref().map(|date| date.edtf.clone());
            (Some(*id) != meeting, std::cmp::Reverse(date))
        });
        let lower = words.to_lowercase();
        let named =
            |id: &ActorId| dossier.actors[id].names.iter().any(|name| lower.contains(&name.value.to_lowercase()));
        let mut actors: Vec<&ActorId> = dossier.actors.keys().collect();
        actors.sort_by_key(|id| (!named(id), dossier.actor_name(id).to_lowercase()));
        let records: Vec<RecordRef> = meetings
            .into_iter()
            .cloned()
            .map(RecordRef::Meeting)
            .chain(actors.into_iter().cloned().map(RecordRef::Actor))
            .collect();
        let mut form = Self {
            article,
            range,
            words,
            record: (!records.is_empty()).then_some(0),
            records,
            picker: Picker::default(),
            target: 0,
            input: Input::default(),
            hold: false,
            fresh: true,
        };
        form.choose(dossier, 0);
        form
    }

    fn targets(&self, dossier: &Dossier) -> Vec<Target> {
        self.record.and_then(|at| self.records.get(at)).map(|record| targets(dossier, record)).unwrap_or_default()
    }

    fn choose(&mut self, dossier: &Dossier, target: usize) {
        self.target = target;
        if let Some(target) = self.targets(dossier).get(target) {
            self.input = target.input(dossier, &self.words);
            self.hold = target.held().is_empty();
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("evidence for");
        let targets = self.targets(scene.dossier);
        let read = targets.get(self.target).map(|_| Target::read(&self.input));
        let wrong = read.as_ref().and_then(|read| read.as_ref().err()).cloned();
        let choices: Vec<Choice> = self.records.iter().map(|record| choice(scene, record)).collect();
        let in_sight = self.record.and_then(|at| choices.get(at)).is_some_and(|choice| self.picker.shows(choice));
        let ready = in_sight && read.as_ref().is_some_and(Result::is_ok);
        let hint = "The words stay in the article; the fact points at them.";
        let left = form_ui(
            ui,
            "Evidence for…",
            hint,
            ("Add evidence", "Ctrl Enter"),
            || ready,
            860.0,
            |ui| {
                let theme = theme(ui);
                ui.label(Text::Quotation.rich(format!("“{}”", self.words), theme.ink));
                if choices.is_empty() {
                    ui.label(Text::Body.rich(
                        format!(
                            "There is no meeting and no actor yet. Press {} for a new meeting, A for a new actor.",
                            super::super::action::Action::NewMeeting.keys()
                        ),
                        theme.ink2,
                    ));
                    return false;
                }
                let mut done = false;
                ui.columns(2, |columns| {
                    if let Some(picked) =
                        self.picker.ui(&mut columns[0], field, "Meeting or actor", &choices, self.record, 330.0)
                    {
                        self.record = Some(picked);
                        self.choose(scene.dossier, 0);
                    }
                    let ui = &mut columns[1];
                    eframe::egui::ScrollArea::vertical()
                        .id_salt("targets")
                        .max_height(220.0)
                        .auto_shrink([false, true])
                        .show(ui, |ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            for (at, target) in targets.iter().enumerate() {
                                let words = target.in_words();
                                if radio_ui(ui, at == self.target, &words, None).clicked() {
                                    self.choose(scene.dossier, at);
                                }
                            }
                        });
                    ui.add_space(8.0);
                    done = self.input_ui(ui, scene, wrong.as_deref());
                    if targets.get(self.target).is_some_and(Target::can_hold) {
                        check_box_ui(ui, &mut self.hold, "Hold this value", "");
                    }
                });
                done
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if let (Some(Left::Accepted), Some(target), Some(Ok(value))) = (left, targets.get(self.target), read) {
            let made = target.make(scene, value, self.hold);
            let claim = scene.minter.claim(scene.dossier);
            let claim = quote_claim(scene.dossier, claim, &self.article, self.range.clone(), made.subject, made.value);
            let label = format!("evidence for {}", made.label);
            let edit = Edit::put(label, made.record.into_iter().chain(claim));
            scene.push(Message::Edit(edit.selecting(RecordRef::Article(self.article.clone()))));
        }
        left.is_none()
    }

    /// The field for what the words say. Gives whether Enter was pressed in it.
    fn input_ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, wrong: Option<&str>) -> bool {
        let theme = theme(ui);
        match &mut self.input {
            Input::None => false,
            Input::Text(text) => {
                let response = Field::labelled("What the words say").serif().show(ui, text);
                entered(ui, &response)
            }
            Input::Date(text) => {
                let response = Field::labelled("What the words say, as a date")
                    .mono()
                    .hint("2021-10-09")
                    .error(wrong)
                    .show(ui, text);
                if let Ok(date) = text.trim().parse::<EdtfDate>() {
                    ui.label(Text::Label.rich(date.in_words(), theme.ink2));
                }
                entered(ui, &response)
            }
            Input::Place(place) => {
                let mut done = false;
                for (label, part) in
                    [("Venue", &mut place.venue), ("City", &mut place.city), ("Country", &mut place.country)]
                {
                    let response = form_row_ui(ui, label, 70.0, |ui| Field::new(label).serif().show(ui, part));
                    done |= entered(ui, &response);
                }
                done
            }
            Input::Status(value) => {
                select(ui, "Status", value, MeetingStatus::ALL, MeetingStatus::in_words);
                false
            }
            Input::Format(value) => {
                select(ui, "Format", value, MeetingFormat::ALL, MeetingFormat::in_words);
                false
            }
            Input::Kind(value) => {
                select(ui, "Kind", value, MeetingKind::ALL, MeetingKind::in_words);
                false
            }
            Input::Attendance(value) => {
                select(ui, "Attendance", value, AttendanceState::ALL, AttendanceState::in_words);
                false
            }
            Input::Actor { actor, side, state } => {
                let mut actors: Vec<(Option<ActorId>, String)> = vec![(None, "not named".to_owned())];
                actors
                    .extend(scene.dossier.actors.iter().map(|(id, actor)| (Some(id.clone()), actor.name().to_owned())));
                actors[1..].sort_by(|left, right| left.1.cmp(&right.1));
                let options: Vec<_> = actors.iter().map(|(id, name)| (id.clone(), name.as_str())).collect();
                form_row_ui(ui, "Actor", LABEL, |ui| select_ui(ui, "Actor", 240.0, actor, &options));
                if let Some(side) = side {
                    let sides: Vec<_> = side.options.iter().map(|(id, name)| (id.clone(), name.as_str())).collect();
                    form_row_ui(ui, "Side", LABEL, |ui| select_ui(ui, "Side", 240.0, &mut side.chosen, &sides));
                }
                if let Some(state) = state {
                    let states: Vec<_> = AttendanceState::ALL.iter().map(|state| (*state, state.in_words())).collect();
                    form_row_ui(ui, "State", LABEL, |ui| select_ui(ui, "State", 240.0, state, &states));
                }
                false
            }
        }
    }
}

fn select<T: Copy + PartialEq>(ui: &mut Ui, name: &str, value: &mut T, all: &[T], words: impl Fn(T) -> &'static str) {
    let options: Vec<(T, &str)> = all.iter().map(|option| (*option, words(*option))).collect();
    form_row_ui(ui, name, LABEL, |ui| select_ui(ui, name, 220.0, value, &options));
}

fn choice(scene: &Scene<'_>, record: &RecordRef) -> Choice {
    let (lead, detail) = match record {
        RecordRef::Actor(id) => (
            Lead::Side(scene.side_of(id)),
            scene.dossier.actors.get(id).map_or("", |actor| actor.kind.in_words()).to_owned(),
        ),
        RecordRef::Meeting(id) => (
            Lead::Icon(Icon::Calendar),
            scene
                .dossier
                .meetings
                .get(id)
                .and_then(|meeting| meeting.date.as_ref())
                .map(|date| date.edtf.to_string())
                .unwrap_or_default(),
        ),
        _ => (Lead::None, String::new()),
    };
    Choice { words: scene.dossier.title_of(record), detail, lead }
}
