//! The history of the meeting: what became known when, what does not go together, and the meeting before it.

use std::sync::Arc;

use eframe::egui::{Rect, Ui, pos2, vec2};

use super::same::compare;
use super::status::set_status;
use crate::compare::{LifeField, LifeNote, LifeStep, Saying, capitalised};
use crate::desk::message::Message;
use crate::desk::overlay::{Overlay, SettleCard};
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::MeetingsView;
use crate::desk::tabs::meetings::form::changes::called;
use crate::desk::tabs::meetings::known::counted;
use crate::desk::tabs::meetings::lives::{Lives, Shown};
use crate::desk::tabs::meetings::words::{indented_ui, pressable_ui, quote_ui, words_ui};
use crate::desk::theme::{Text, Theme, measure, theme};
use crate::desk::widgets::kit::{Button, FactMark, Icon, IconButton, Line, hairline, section_head_ui};
use crate::desk::widgets::pick::{Pick, Picked, meetings_before};
use crate::edit::Edit;
use crate::model::{Meeting, MeetingField, MeetingId, MeetingStatus, Record, RecordRef, Subject};

/// The column of days.
const DAY: f32 = 92.0;
/// A step with a second line, and one without.
const TALL: f32 = 44.0;
const LOW: f32 = 28.0;

/// Shows the section.
pub(super) fn history_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut MeetingsView,
    id: &MeetingId,
    meeting: &Meeting,
) {
    let shown = view.lives.shown(scene, view.known.generation(), id);
    let steps = &shown.life.steps;
    let count = if steps.is_empty() { String::new() } else { counted(steps.len(), "article", "articles") };
    section_head_ui(ui, "History", &count, |_| {});
    for note in &shown.notes {
        ui.push_id(("note on the life", format!("{note:?}")), |ui| {
            note_ui(ui, scene, &mut view.lives, id, meeting, &shown, note);
        });
    }
    for (at, step) in steps.iter().enumerate() {
        step_ui(ui, scene, &mut view.lives, id, &shown, at, step);
    }
    if steps.is_empty() {
        let theme = theme(ui);
        ui.add_space(measure::SPACE_4);
        let hint =
            "No article says yet when it was announced, or whether it was held. Select such words, then press E.";
        words_ui(ui, Text::Label, theme.ink3, hint, 3);
        ui.add_space(measure::SPACE_4);
    }
    follows_ui(ui, scene, id, meeting);
}

fn icon_of(status: Option<MeetingStatus>) -> Icon {
    match status {
        Some(MeetingStatus::Held) => Icon::Check,
        Some(MeetingStatus::Announced) => Icon::Clock,
        Some(MeetingStatus::Postponed) => Icon::ArrowRight,
        Some(MeetingStatus::Cancelled) => Icon::Cross,
        Some(MeetingStatus::Denied) => Icon::Denied,
        Some(MeetingStatus::Alleged) | None => Icon::Quote,
    }
}

fn words_of(saying: &Saying) -> String {
    if saying.denies { format!("not {}", saying.words) } else { saying.words.clone() }
}

/// What a step says in a line: what others tell later or more exactly dimmed (it is not wrong), what is contradicted in the colour of rivals.
fn sayings_line(ui: &Ui, theme: &Theme, sayings: &[&Saying], (plain, room): (Text, f32)) -> Line {
    let mut line = Line::new();
    for (at, saying) in sayings.iter().enumerate() {
        if at > 0 {
            line = line.text(ui, Text::Label, theme.ink3, "  ·  ");
        }
        let left = room - line.width();
        if left < 40.0 {
            line = line.text(ui, Text::Label, theme.ink3, "…");
            break;
        }
        let words = words_of(saying);
        line = if saying.contradicted_by.is_some() {
            line.fact(FactMark::Rival).space(4.0).text_within(ui, plain, theme.rival, &words, left - 16.0)
        } else if saying.superseded_by.is_some() {
            line.text_within(ui, plain, theme.ink3, &words, left)
        } else {
            line.text_within(ui, plain, theme.ink, &words, left)
        };
    }
    line
}

/// What became of what a step says, for those who do not see it dimmed.
fn step_in_words(scene: &Scene<'_>, shown: &Shown, step: &LifeStep) -> String {
    let day = step.published.as_ref().map_or("no date".to_owned(), ToString::to_string);
    let outlet = outlet_of(scene, step);
    let sayings = step.sayings.iter().map(|saying| {
        let fate = match (saying.contradicted_by, saying.superseded_by) {
            (Some(by), _) => format!(" (contradicted by {})", outlet_at(scene, shown, by)),
            (None, Some(by)) => format!(" (superseded by {})", outlet_at(scene, shown, by)),
            (None, None) => String::new(),
        };
        format!("{}{fate}", words_of(saying))
    });
    let sayings = sayings.collect::<Vec<_>>().join(", ");
    let copy = if step.copy_of.is_some() { ", of one origin with an earlier article" } else { "" };
    format!("{day}, {outlet}: {sayings}{copy}")
}

fn outlet_of(scene: &Scene<'_>, step: &LifeStep) -> String {
    let article = scene.dossier.articles.get(&step.article);
    let Some(article) = article else { return step.article.to_string() };
    // An article without an outlet is told from others by its title.
    let outlet = article.outlet.as_ref().and_then(|outlet| scene.dossier.outlets.get(outlet));
    outlet.filter(|it| !it.name.is_empty()).map_or_else(|| article.title.clone(), |outlet| outlet.name.clone())
}

fn outlet_at(scene: &Scene<'_>, shown: &Shown, at: usize) -> String {
    shown.life.steps.get(at).map(|step| outlet_of(scene, step)).unwrap_or_default()
}

fn step_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    lives: &mut Lives,
    id: &MeetingId,
    shown: &Arc<Shown>,
    at: usize,
    step: &LifeStep,
) {
    let theme = theme(ui);
    let name = step_in_words(scene, shown, step);
    let is_status = |saying: &&Saying| saying.about == LifeField::Status;
    let (statuses, others): (Vec<&Saying>, Vec<&Saying>) = step.sayings.iter().partition(is_status);
    let height = if others.is_empty() { LOW } else { TALL };
    let row = pressable_ui(ui, ("step", id.as_str(), at), &name, |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), eframe::egui::Sense::hover());
        let first = rect.top() + 14.0;
        let day = step.published.as_ref().map_or("no date", |day| day.as_str());
        Line::new().text_within(ui, Text::Mono, theme.ink2, day, DAY - 8.0).paint(
            ui.painter(),
            theme,
            rect.left(),
            first,
        );
        let outlet = outlet_of(scene, step);
        let copy = if step.copy_of.is_some() { "copy  ·  " } else { "" };
        let source =
            Line::new().text_within(ui, Text::Label, theme.ink2, &format!("{copy}{outlet}"), rect.width() * 0.36);
        source.paint_right(ui.painter(), theme, rect.right(), first);
        let left = rect.left() + DAY;
        let room = rect.right() - source.width() - 12.0 - left;
        let icon = Rect::from_center_size(pos2(left + 7.0, first), vec2(13.0, 13.0));
        icon_of(step.status).paint(ui.painter(), icon, theme.ink2);
        let line = if statuses.is_empty() {
            // What the article does not say in words is told apart from what it does.
            let words = match step.status {
                Some(MeetingStatus::Announced) => "foresees it",
                Some(_) => "tells of those who were there",
                None => "speaks of it",
            };
            Line::new().text_within(ui, Text::Label, theme.ink3, words, room - 22.0)
        } else {
            sayings_line(ui, theme, &statuses, (Text::LabelStrong, room - 22.0))
        };
        line.paint(ui.painter(), theme, left + 22.0, first);
        if !others.is_empty() {
            let line = sayings_line(ui, theme, &others, (Text::Value, rect.right() - left - 36.0));
            line.paint(ui.painter(), theme, left + 22.0, rect.top() + 32.0);
        }
    });
    hairline(ui.painter(), row.rect, theme.line1);
    let row = row.on_hover_text(&name);
    let key = (id.clone(), step.article.clone());
    if row.clicked() && !lives.open.remove(&key) {
        lives.open.insert(key.clone());
    }
    if lives.open.contains(&key) {
        indented_ui(ui, |ui| {
            for (place, saying) in step.sayings.iter().enumerate() {
                for (number, quote) in saying.quotes.iter().enumerate() {
                    quote_ui(
                        ui,
                        scene,
                        (id.as_str(), "said", at, place, number),
                        quote,
                        &capitalised(&words_of(saying)),
                    );
                }
            }
        });
    }
}

/// A note, with what can be done about it.
fn note_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    lives: &mut Lives,
    id: &MeetingId,
    meeting: &Meeting,
    shown: &Shown,
    note: &LifeNote,
) {
    let theme = theme(ui);
    ui.add_space(measure::SPACE_4);
    let rect = ui
        .horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 2.0);
            Line::new().icon(Icon::Warning, 14.0, theme.rival).ui(ui, theme, 18.0);
            ui.vertical(|ui| {
                words_ui(ui, Text::Body, theme.ink, &note.in_words(scene.dossier), 4);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_4);
                    ways_out_ui(ui, scene, lives, id, meeting, shown, note);
                });
                ui.add_space(measure::SPACE_4);
            });
        })
        .response
        .rect;
    hairline(ui.painter(), rect, theme.line1);
}

fn ways_out_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    lives: &mut Lives,
    id: &MeetingId,
    meeting: &Meeting,
    shown: &Shown,
    note: &LifeNote,
) {
    use MeetingStatus::{Cancelled, Held, Postponed};
    let pressed = |ui: &mut Ui, words: &str| ui.add(Button::new(words).small()).clicked();
    match note {
        LifeNote::DayPassed(_) => {
            for status in [Held, Postponed, Cancelled] {
                if pressed(ui, &format!("Set {}", status.in_words())) {
                    set_status(scene, id, meeting, status);
                }
            }
        }
        LifeNote::ToldOtherwise { told, step, .. } => {
            if pressed(ui, &format!("Set {}", told.in_words())) {
                set_status(scene, id, meeting, *told);
            }
            if pressed(ui, "Show the words") {
                lives.open.extend(shown.life.steps.get(*step).map(|step| (id.clone(), step.article.clone())));
            }
        }
        LifeNote::CannotBoth { .. } => {
            if pressed(ui, "Settle…") {
                let subject = Subject::Meeting(id.clone(), MeetingField::Status);
                let card = SettleCard::new(scene.dossier, &scene.derived.claims, &subject);
                scene.push(Message::Open(Box::new(Overlay::Settle(Box::new(card)))));
            }
            if pressed(ui, "Show the words") {
                let disputed = |step: &&LifeStep| {
                    step.sayings.iter().any(|it| it.about == LifeField::Status && it.contradicted_by.is_some())
                };
                let steps = shown.life.steps.iter().filter(disputed);
                lives.open.extend(steps.map(|step| (id.clone(), step.article.clone())));
            }
        }
        LifeNote::FollowsLater(earlier) => {
            let other = scene.dossier.meetings.get(earlier).cloned();
            if let Some(other) = other.filter(|other| other.follows.is_none())
                && pressed(ui, "Turn round")
            {
                let this = Meeting { follows: None, ..meeting.clone() };
                let other = Meeting { follows: Some(id.clone()), ..Meeting::clone(&other) };
                let records =
                    [(id, this), (earlier, other)].map(|(id, meeting)| Record::Meeting(id.clone(), meeting.into()));
                let label = format!("turn round what {} follows", called(meeting));
                scene.push(Message::Edit(Edit::put(label, records)));
            }
            clear_follows_ui(ui, scene, id, meeting);
        }
        LifeNote::Circle => clear_follows_ui(ui, scene, id, meeting),
        LifeNote::SameRound(other, _) => {
            if pressed(ui, "Compare and merge…") {
                compare(scene, id, other);
            }
            if pressed(ui, "Clear the round") {
                let label = format!("clear the round of {}", called(meeting));
                scene.put_meeting(label, id, Meeting { round: None, ..meeting.clone() });
            }
        }
    }
}

fn clear_follows_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &MeetingId, meeting: &Meeting) {
    if ui.add(Button::new("Clear “follows”").small()).clicked() {
        set_follows(scene, id, meeting, None);
    }
}

fn set_follows(scene: &mut Scene<'_>, id: &MeetingId, meeting: &Meeting, earlier: Option<MeetingId>) {
    let what = if earlier.is_some() { "set" } else { "clear" };
    let label = format!("{what} the meeting before of {}", called(meeting));
    scene.put_meeting(label, id, Meeting { follows: earlier, ..meeting.clone() });
}

/// The meeting before, to choose from the likeliest on.
fn follows_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &MeetingId, meeting: &Meeting) {
    let theme = theme(ui);
    ui.add_space(measure::SPACE_8);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = measure::SPACE_8;
        ui.allocate_ui(vec2(DAY - measure::SPACE_8, measure::FIELD_HEIGHT), |ui| {
            ui.set_width(DAY - measure::SPACE_8);
            ui.label(Text::Label.rich("Follows", theme.ink3));
        });
        let shown = meeting.follows.as_ref().map_or_else(
            || "No earlier meeting".to_owned(),
            |earlier| scene.dossier.title_of(&RecordRef::Meeting(earlier.clone())),
        );
        let pick = Pick {
            id: eframe::egui::Id::unique(("history of a meeting", id.as_str())).with("follows"),
            name: "The meeting before",
            shown: &shown,
            chosen: meeting.follows.is_some(),
            typed: None,
        };
        let room = ui.available_width() - if meeting.follows.is_some() { 36.0 } else { 0.0 };
        let layout = eframe::egui::Layout::top_down(eframe::egui::Align::Min);
        let picked = ui
            .allocate_ui_with_layout(vec2(room, measure::FIELD_HEIGHT), layout, |ui| {
                pick.show(ui, || meetings_before(scene, id))
            })
            .inner;
        if let Some(Picked::One(earlier)) = picked {
            set_follows(scene, id, meeting, Some(earlier));
        }
        let clear = IconButton::new(Icon::Cross, "No meeting before").side(26.0);
        if meeting.follows.is_some() && ui.add(clear).clicked() {
            set_follows(scene, id, meeting, None);
        }
    });
}
