//! A commitment from selected words: a new one, a step of one, or a side's own version of one.

pub(super) mod make;

use std::sync::Arc;

use eframe::egui::{Id, Ui};

use super::super::derived::Derived;
use super::super::message::Message;
use super::super::promises::parties_in_words;
use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Field, Icon, IconButton, Lead, Segmented, form_row_ui, select_ui};
use super::super::widgets::pick::{Pick, Picked, actors, meetings};
use super::people::actors_ui;
use super::picker::{Choice, Picker};
use super::speaker::{guess, meeting_of};
use super::{Left, Overlay, entered, focus_first, form_ui};
use crate::model::{
    ActorId, Commitment, CommitmentId, CommitmentStatus, CommitmentStep, Dossier, EdtfDate, MeetingId, RecordRef,
};
use crate::reading::Reading;
use make::{Words, bare, words_of};

const LABEL: f32 = 96.0;

/// What the words become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    New,
    Step,
    Version,
}

/// Words to become a commitment, or part of one.
#[derive(Debug)]
pub struct CommitmentForm {
    words: Option<Words>,
    quoted: String,
    mode: Mode,
    who: Vec<ActorId>,
    whom: Vec<ActorId>,
    what: String,
    meeting: Option<MeetingId>,
    condition: String,
    deadline: String,
    status: CommitmentStatus,
    date: String,
    /// The commitments there are, likely ones first.
    known: Vec<CommitmentId>,
    choices: Arc<[Choice]>,
    picker: Picker,
    chosen: Option<usize>,
    teller: Option<ActorId>,
    /// Back to the ledger when it is done.
    to_ledger: bool,
    fresh: bool,
}

impl CommitmentForm {
    /// A form for these words, if there are some; filled with who is named around them, and with the meeting that their
    /// article tells of.
    #[must_use]
    pub fn new(dossier: &Dossier, derived: &Derived, reading: Option<&Reading>, words: Option<Words>) -> Self {
        let quoted = words_of(dossier, words.as_ref());
        let found =
            words.as_ref().map(|(article, range)| guess(dossier, derived, reading, article, range)).unwrap_or_default();
        let article = words.as_ref().and_then(|(article, _)| dossier.articles.get(article));
        let published = article.and_then(|article| article.published.as_ref());
        let party = |actor: &ActorId| derived.parties.get(actor);
        let mut known: Vec<CommitmentId> = dossier.commitments.keys().cloned().collect();
        known.sort_by_cached_key(|id| {
            let commitment = &dossier.commitments[id];
            let all = || commitment.who.iter().chain(&commitment.to_whom);
            let named = all().any(|actor| found.named.contains(actor));
            let of_side =
                all().any(|actor| party(actor).is_some() && found.named.iter().any(|it| party(it) == party(actor)));
            (!named, !of_side, commitment.what.to_lowercase())
        });
        Self {
            what: bare(&quoted),
            quoted,
            mode: Mode::New,
            who: found.promiser.clone().into_iter().collect(),
            whom: found.promised.clone().into_iter().collect(),
            meeting: words.as_ref().and_then(|(article, _)| meeting_of(dossier, derived, article)),
            condition: String::new(),
            deadline: String::new(),
            status: CommitmentStatus::NotStarted,
            date: published.map(|when| when.edtf.to_string()).unwrap_or_default(),
            choices: known.iter().map(|id| choice(dossier, id)).collect(),
            known,
            picker: Picker::default(),
            chosen: None,
            teller: found.speaker.or(found.promiser),
            words,
            to_ledger: false,
            fresh: true,
        }
    }

    /// A form without words, for a commitment of this meeting or by this actor.
    #[must_use]
    pub fn of(dossier: &Dossier, derived: &Derived, meeting: Option<MeetingId>, actor: Option<ActorId>) -> Self {
        let who = actor.into_iter().collect();
        Self { who, meeting, ..Self::new(dossier, derived, None, None) }
    }

    /// Goes back to the ledger when it is done.
    #[must_use]
    pub fn to_ledger(mut self) -> Self {
        self.to_ledger = true;
        self
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("commitment words");
        let (deadline, date) = (read(&self.deadline), read(&self.date));
        let choices = Arc::clone(&self.choices);
        let chosen = self.chosen.filter(|at| choices.get(*at).is_some_and(|choice| self.picker.shows(choice)));
        let ready = match self.mode {
            Mode::New => !self.what.trim().is_empty() && !self.who.is_empty() && deadline.is_ok() && date.is_ok(),
            Mode::Step => chosen.is_some() && date.is_ok(),
            Mode::Version => chosen.is_some() && self.teller.is_some() && !self.what.trim().is_empty(),
        };
        let (hint, accept) = match self.mode {
            Mode::New if self.words.is_some() => {
                ("The words stay in the article; the commitment points at them.", "Add commitment")
            }
            Mode::New => ("Select words in an article first, and they stand behind it.", "Add commitment"),
            Mode::Step => ("How the commitment stands from then on.", "Add step"),
            Mode::Version => ("What that side says was promised.", "Add version"),
        };
        let left = form_ui(
            ui,
            "Commitment…",
            hint,
            (accept, "Ctrl Enter"),
            || ready,
            760.0,
            |ui| {
                let theme = theme(ui);
                if !self.quoted.is_empty() {
                    ui.label(Text::Quotation.rich(format!("“{}”", self.quoted), theme.ink));
                }
                if !self.known.is_empty() {
                    let modes = [
                        (Mode::New, "A new commitment"),
                        (Mode::Step, "A step of one"),
                        (Mode::Version, "A side’s own version of one"),
                    ];
                    if Segmented::new("What the words are").accent().show(ui, &mut self.mode, &modes).changed() {
                        self.fresh = true;
                    }
                }
                let done = match self.mode {
                    Mode::New => self.new_ui(ui, scene, field, deadline.as_ref(), date.as_ref()),
                    Mode::Step | Mode::Version => self.existing_ui(ui, scene, field, &choices, date.as_ref()),
                };
                done && ready
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if left == Some(Left::Accepted) && ready {
            self.accept(scene, chosen, deadline.ok().flatten(), date.ok().flatten());
        }
        if left.is_some() && self.to_ledger {
            scene.push(Message::Open(Box::new(Overlay::Ledger(None))));
        }
        left.is_none()
    }

    fn new_ui(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        field: Id,
        deadline: Result<&Option<EdtfDate>, &String>,
        date: Result<&Option<EdtfDate>, &String>,
    ) -> bool {
        form_row_ui(ui, "Who", LABEL, |ui| actors_ui(ui, scene, Id::unique("commitment who"), "Who", &mut self.who));
        form_row_ui(ui, "To whom", LABEL, |ui| {
            actors_ui(ui, scene, Id::unique("commitment whom"), "To whom", &mut self.whom)
        });
        let what = form_row_ui(ui, "What", LABEL, |ui| {
            Field::new("What").id(field).serif().hint("Let foreigners leave safely").show(ui, &mut self.what)
        });
        form_row_ui(ui, "At meeting", LABEL, |ui| meeting_ui(ui, scene, &mut self.meeting));
        let condition = form_row_ui(ui, "On condition", LABEL, |ui| {
            Field::new("Condition").serif().hint("none").show(ui, &mut self.condition)
        });
        let by = form_row_ui(ui, "By", LABEL, |ui| date_ui(ui, "Deadline", &mut self.deadline, deadline));
        let from = self.status_ui(ui, date);
        [what, condition, by, from].iter().any(|response| entered(ui, response))
    }

    fn status_ui(&mut self, ui: &mut Ui, date: Result<&Option<EdtfDate>, &String>) -> eframe::egui::Response {
        form_row_ui(ui, "It stands", LABEL, |ui| {
            ui.horizontal_top(|ui| {
                let states: Vec<_> = CommitmentStatus::ALL.iter().map(|status| (*status, status.in_words())).collect();
                select_ui(ui, "Status", 160.0, &mut self.status, &states);
                ui.vertical(|ui| date_ui(ui, "Date of the step", &mut self.date, date)).inner
            })
            .inner
        })
    }

    fn existing_ui(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        field: Id,
        choices: &[Choice],
        date: Result<&Option<EdtfDate>, &String>,
    ) -> bool {
        let picked = self.picker.ui(ui, field, "Which commitment", choices, self.chosen, 204.0);
        if picked.is_some() {
            self.chosen = picked;
        }
        let response = if self.mode == Mode::Step {
            self.status_ui(ui, date)
        } else {
            form_row_ui(ui, "Told by", LABEL, |ui| {
                let shown =
                    self.teller.as_ref().map_or("Choose whose version it is…", |id| scene.dossier.actor_name(id));
                let chosen = self.teller.is_some();
                let pick = Pick { id: Id::unique("commitment teller"), name: "Told by", shown, chosen, typed: None };
                if let Some(Picked::One(actor)) = pick.show(ui, || actors(scene, &[])) {
                    self.teller = Some(actor);
                }
            });
            form_row_ui(ui, "As it says", LABEL, |ui| Field::new("As it says").serif().show(ui, &mut self.what))
        };
        entered(ui, &response)
    }

    fn accept(&self, scene: &mut Scene<'_>, chosen: Option<usize>, deadline: Option<EdtfDate>, date: Option<EdtfDate>) {
        let (dossier, words) = (scene.dossier, self.words.as_ref());
        let chosen = chosen.and_then(|at| self.known.get(at));
        let edit = match (self.mode, chosen) {
            (Mode::New, _) => {
                let commitment = Commitment {
                    who: self.who.clone(),
                    to_whom: self.whom.clone(),
                    what: self.what.trim().to_owned(),
                    meeting: self.meeting.clone(),
                    condition: self.condition.trim().to_owned(),
                    deadline,
                    ..Commitment::default()
                };
                let first = CommitmentStep { status: self.status, date, quote: None };
                Some(make::new(dossier, scene.minter, words, commitment, first))
            }
            (Mode::Step, Some(id)) => make::step(dossier, scene.minter, words, id, self.status, date),
            (Mode::Version, Some(id)) => self
                .teller
                .as_ref()
                .and_then(|actor| make::version(dossier, scene.minter, words, id, actor, self.what.trim())),
            _ => None,
        };
        if let Some(edit) = edit {
            scene.push(Message::Edit(edit));
        }
    }
}

fn choice(dossier: &Dossier, id: &CommitmentId) -> Choice {
    let commitment = dossier.commitments.get(id);
    let detail = commitment.map(|it| {
        let parties = parties_in_words(dossier, &it.who, &it.to_whom);
        let status = it.status().in_words();
        if parties.is_empty() { status.to_owned() } else { format!("{parties}, {status}") }
    });
    Choice {
        words: dossier.title_of(&RecordRef::Commitment(id.clone())),
        detail: detail.unwrap_or_default(),
        lead: Lead::Icon(Icon::Flag),
    }
}

/// A date as typed: none where nothing was, or why it is none.
pub(super) fn read(text: &str) -> Result<Option<EdtfDate>, String> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|error: crate::model::DateError| error.to_string()),
    }
}

/// A field for a date, with the date in words beside it.
pub(super) fn date_ui(
    ui: &mut Ui,
    name: &str,
    text: &mut String,
    read: Result<&Option<EdtfDate>, &String>,
) -> eframe::egui::Response {
    let theme = theme(ui);
    let wrong = read.err().map(String::as_str);
    ui.horizontal(|ui| {
        let width = if wrong.is_some() { 420.0_f32.min(ui.available_width()) } else { 190.0 };
        let response = Field::new(name).mono().hint("2021-10-09").width(width).error(wrong).show(ui, text);
        if let Ok(Some(date)) = read {
            ui.label(Text::Label.rich(date.in_words(), theme.ink2));
        }
        response
    })
    .inner
}

/// A list of meetings, with a cross that chooses none.
pub(super) fn meeting_ui(ui: &mut Ui, scene: &Scene<'_>, meeting: &mut Option<MeetingId>) {
    ui.horizontal_top(|ui| {
        let title = meeting.clone().map(|id| scene.dossier.title_of(&RecordRef::Meeting(id)));
        let room = ui.available_width() - if meeting.is_some() { 34.0 } else { 0.0 };
        ui.allocate_ui(eframe::egui::vec2(room, 28.0), |ui| {
            ui.set_width(room);
            let shown = title.as_deref().unwrap_or("At no meeting");
            let chosen = meeting.is_some();
            let pick = Pick { id: Id::unique("form meeting"), name: "Meeting", shown, chosen, typed: None };
            if let Some(Picked::One(picked)) = pick.show(ui, || meetings(scene, None)) {
                *meeting = Some(picked);
            }
        });
        if meeting.is_some() && ui.add(IconButton::new(Icon::Cross, "At no meeting").side(26.0)).clicked() {
            *meeting = None;
        }
    });
}
