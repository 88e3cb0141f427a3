//! How a claim is said: as of when, of what, by whom, through whom, how directly, how credible.

use eframe::egui::Ui;

use super::super::super::scene::Scene;
use super::super::super::theme::{Text, theme};
use super::super::super::widgets::kit::{Button, Field, Icon, IconButton, form_row_ui, select_ui};
use super::super::value::{LABEL, choose, listed_actor_ui};
use crate::model::{ActorId, Claim, Credibility, Directness, EdtfDate, Speaker};

/// The sorts of those who say something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Outlet,
    Actor,
    Unnamed,
}

/// How a claim is said, in fields.
#[derive(Clone, Debug, Default)]
pub(super) struct Details {
    pub as_of: String,
    pub scope: String,
    pub speaker: Speaker,
    pub chain: Vec<Speaker>,
    pub directness: Directness,
    pub credibility: Option<Credibility>,
    pub note: String,
}

impl Details {
    pub fn of(claim: &Claim) -> Self {
        Self {
            as_of: claim.as_of.as_ref().map(ToString::to_string).unwrap_or_default(),
            scope: claim.scope.clone(),
            speaker: claim.speaker.clone(),
            chain: claim.chain.clone(),
            directness: claim.directness,
            credibility: claim.credibility,
            note: claim.note.clone(),
        }
    }

    fn as_of(&self) -> Result<Option<EdtfDate>, String> {
        match self.as_of.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|error: crate::model::DateError| error.to_string()),
        }
    }

    /// What is wrong with the fields, if something is.
    pub fn wrong(&self) -> Option<String> {
        let nobody = |speaker: &Speaker| matches!(speaker, Speaker::Actor(id) if id.as_str().is_empty());
        if nobody(&self.speaker) || self.chain.iter().any(nobody) {
            return Some("choose the actor who says it".to_owned());
        }
        self.as_of().err()
    }

    /// The claim, said this way.
    pub fn put_on(&self, claim: Claim) -> Claim {
        let Self { as_of: _, scope, speaker, chain, directness, credibility, note } = self.clone();
        let named = |speaker: &Speaker| !matches!(speaker, Speaker::Anonymous(words) if words.trim().is_empty());
        let (scope, note) = (scope.trim().to_owned(), note.trim().to_owned());
        let as_of = self.as_of().unwrap_or_default();
        let chain = chain.into_iter().filter(|it| named(it) && *it != Speaker::Outlet).collect();
        let speaker = if named(&speaker) { speaker } else { Speaker::Outlet };
        Claim { as_of, scope, speaker, chain, directness, credibility, note, ..claim }
    }

    pub fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let theme = theme(ui);
        let wrong = self.as_of().err();
        form_row_ui(ui, "As of", LABEL, |ui| {
            Field::new("As of").mono().hint("the day it is given for").error(wrong.as_deref()).show(ui, &mut self.as_of)
        });
        form_row_ui(ui, "Covers", LABEL, |ui| {
            Field::new("Covers").serif().hint("citizens and residents").show(ui, &mut self.scope)
        });
        speaker_ui(ui, scene, "Said by", &mut self.speaker, "The outlet itself");
        let mut gone = None;
        for (place, through) in self.chain.iter_mut().enumerate() {
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.set_max_width(ui.available_width() - 36.0);
                    speaker_ui(ui, scene, &format!("Through {}", place + 1), through, "Nobody");
                });
                if ui.add(IconButton::new(Icon::Cross, "Take this one out of the chain")).clicked() {
                    gone = Some(place);
                }
            });
        }
        if let Some(place) = gone {
            self.chain.remove(place);
        }
        form_row_ui(ui, "", LABEL, |ui| {
            let tooltip = "Who carried it from the speaker to the outlet: a reporter, another paper, a broadcaster";
            if ui.add(Button::new("Reported through…").small().tooltip(tooltip)).clicked() {
                self.chain.push(Speaker::Anonymous(String::new()));
            }
        });
        choose(ui, "How", &mut self.directness, Directness::ALL, |it| match it {
            Directness::Direct => "says so",
            Directness::Indirect => "it follows from what is said",
            Directness::Negative => "says that it is not so",
        });
        let mut options: Vec<(Option<Credibility>, &str)> = vec![(None, "not graded")];
        options.extend(Credibility::ALL.iter().map(|it| (Some(*it), it.in_words())));
        form_row_ui(ui, "Credibility", LABEL, |ui| {
            select_ui(ui, "Credibility", 240.0, &mut self.credibility, &options)
        });
        form_row_ui(ui, "Remark", LABEL, |ui| Field::new("Remark").serif().show(ui, &mut self.note));
        if let (false, Ok(Some(date))) = (self.as_of.trim().is_empty(), self.as_of()) {
            ui.label(Text::Caption.rich(format!("As of {}", date.in_words()), theme.ink3));
        }
    }
}

fn speaker_ui(ui: &mut Ui, scene: &Scene<'_>, label: &str, speaker: &mut Speaker, outlet: &str) {
    let mut who = match speaker {
        Speaker::Outlet => Who::Outlet,
        Speaker::Actor(_) => Who::Actor,
        Speaker::Anonymous(_) => Who::Unnamed,
    };
    let before = who;
    form_row_ui(ui, label, LABEL, |ui| {
        let options = [(Who::Outlet, outlet), (Who::Actor, "An actor"), (Who::Unnamed, "Someone unnamed")];
        select_ui(ui, label, 240.0, &mut who, &options)
    });
    if who != before {
        *speaker = match who {
            Who::Outlet => Speaker::Outlet,
            // Nobody yet: who it is must be chosen.
            Who::Actor => Speaker::Actor(ActorId::new("")),
            Who::Unnamed => Speaker::Anonymous(String::new()),
        };
    }
    match speaker {
        Speaker::Outlet => {}
        Speaker::Actor(actor) => {
            form_row_ui(ui, "", LABEL, |ui| listed_actor_ui(ui, scene, &format!("{label}, actor"), actor));
        }
        Speaker::Anonymous(words) => {
            let name = format!("{label}, as printed");
            form_row_ui(ui, "", LABEL, |ui| Field::new(&name).serif().hint("a senior official").show(ui, words));
        }
    }
}
