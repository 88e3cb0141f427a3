//! The meeting selected on the timeline: its facts in a few words, what is said about its date, and the way to its page.

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Align, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::compare::Fact;
use crate::desk::action::Action;
use crate::desk::facts::mark_of;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::delegations::{attendee_name, side_name};
use crate::desk::tabs::meetings::known::{Known, counted, summary};
use crate::desk::tabs::meetings::words::{quote_ui, words_ui};
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Button, Line, card_ui, fact_state_ui, labelled_value_ui, side_ui};
use crate::model::{AttendanceState, Dossier, Meeting, MeetingField, Origin, Quote, Subject};

/// A card of words is not drawn narrower than this.
const CARD: f32 = 260.0;
/// The column of the button.
const BUTTONS: f32 = 128.0;
/// The column of labels.
const LABEL: f32 = 78.0;

pub(in super::super) fn detail_ui(ui: &mut Ui, scene: &mut Scene<'_>, known: &mut Known, rect: Rect) {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme.line2));
    let inside = rect.shrink2(vec2(20.0, 12.0));
    let dossier = scene.dossier;
    let shown = scene.place.meeting.clone();
    let Some((id, meeting)) = shown.and_then(|id| dossier.meetings.get(&id).map(|meeting| (id, Arc::clone(meeting))))
    else {
        let mut child = ui.new_child(UiBuilder::new().max_rect(inside));
        child.label(Text::Body.rich("Choose a meeting with ← and →, or with the pointer.", theme.ink2));
        return;
    };
    let facts = known.facts(dossier, scene.derived, &id);
    let wide = inside.width() > 560.0;
    let first_width = if wide { (inside.width() * 0.3).clamp(240.0, 380.0) } else { inside.width() - BUTTONS };
    let first = Rect::from_min_size(inside.min, vec2(first_width, inside.height()));
    let builder = UiBuilder::new().max_rect(first).id_salt(("selected meeting", id.as_str()));
    facts_ui(&mut ui.new_child(builder), scene, &meeting, &facts);

    let last = Rect::from_min_max(pos2(inside.right() - BUTTONS, inside.top()), inside.max);
    let layout = Layout::top_down(Align::Max);
    let mut child = ui.new_child(UiBuilder::new().max_rect(last).layout(layout).id_salt("open the meeting"));
    if child.add(Button::new("Open").primary().key("Enter").name("Open the meeting")).clicked() {
        scene.push(Message::Act(Action::MeetingList));
    }
    if wide {
        let middle =
            Rect::from_min_max(pos2(first.right() + 24.0, inside.top()), pos2(last.left() - 12.0, inside.bottom()));
        cards_ui(ui, scene, &facts, middle);
    }
}

fn facts_ui(ui: &mut Ui, scene: &mut Scene<'_>, meeting: &Meeting, facts: &[Fact]) {
    let theme = theme(ui);
    let dossier = scene.dossier;
    ScrollArea::vertical().id_salt("facts in short").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = 18.0;
        ui.horizontal(|ui| {
            let date = meeting.date.as_ref().map_or("no date", |when| when.edtf.as_str());
            ui.label(Text::Mono.rich(date, theme.ink2));
            let (mark, words) = summary(facts);
            fact_state_ui(ui, mark, &words);
        });
        let title = if meeting.title.is_empty() { "Untitled meeting" } else { &meeting.title };
        words_ui(ui, Text::Section, theme.ink, title, 2);
        ui.add_space(measure::SPACE_4);
        let place = meeting.place.in_words();
        let place = if place.is_empty() { "not stated" } else { &place };
        labelled_value_ui(ui, "Place", LABEL, place, false);
        labelled_value_ui(ui, "Status", LABEL, meeting.status.in_words(), false);
        sides_ui(ui, scene, meeting);
        labelled_value_ui(ui, "Attended", LABEL, &attended(dossier, meeting), false);
        labelled_value_ui(ui, "Sources", LABEL, &sources(scene, facts), false);
    });
}

fn sides_ui(ui: &mut Ui, scene: &Scene<'_>, meeting: &Meeting) {
    let theme = theme(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let (rect, _) = ui.allocate_exact_size(vec2(LABEL - 10.0, 20.0), eframe::egui::Sense::hover());
        let label = Line::new().text(ui, Text::Label, theme.ink3, "Sides");
        label.paint(ui.painter(), theme, rect.left(), rect.center().y);
        if meeting.sides.is_empty() {
            ui.label(Text::Label.rich("not stated", theme.ink));
        }
        for side in &meeting.sides {
            let name = side_name(scene.dossier, side);
            let width = Line::new().text(ui, Text::Label, theme.ink, &name).width() + 16.0;
            if width > ui.available_width() {
                ui.label(Text::Label.rich("…", theme.ink2)).on_hover_text(name);
                break;
            }
            side_ui(ui, side.actor.as_ref().and_then(|actor| scene.side_of(actor)), &name);
        }
    });
}

/// “Thomas West, Amir Khan Muttaqi; 2 not named”.
fn attended(dossier: &Dossier, meeting: &Meeting) -> String {
    let there = || meeting.attendees.iter().filter(|one| one.state == AttendanceState::Attended);
    let named: Vec<String> = there().filter(|one| one.actor.is_some()).map(|one| attendee_name(dossier, one)).collect();
    let unnamed = there().filter(|one| one.actor.is_none()).count();
    match (named.is_empty(), unnamed) {
        (true, 0) => "nobody named".to_owned(),
        (true, count) => format!("{count} not named"),
        (false, 0) => named.join(", "),
        (false, count) => format!("{}; {count} not named", named.join(", ")),
    }
}

/// “7 articles, 4 origins”: all that stand behind any fact of the meeting.
fn sources(scene: &Scene<'_>, facts: &[Fact]) -> String {
    let claims = facts.iter().flat_map(|fact| &fact.claims);
    let articles: BTreeSet<_> = claims.flat_map(|claim| scene.derived.claims.articles_of(claim)).collect();
    let mut origins: Vec<Origin> = Vec::new();
    for article in &articles {
        let origin = scene.dossier.origin_of(article);
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    if articles.is_empty() {
        return "none yet".to_owned();
    }
    let articles = counted(articles.len(), "article", "articles");
    format!("{articles}, {}", counted(origins.len(), "origin", "origins"))
}

/// What sources say about the date, or about the first fact on which they say anything.
fn cards_ui(ui: &mut Ui, scene: &mut Scene<'_>, facts: &[Fact], rect: Rect) {
    let theme = theme(ui);
    let is_date = |fact: &&Fact| matches!(fact.subject, Subject::Meeting(_, MeetingField::Date));
    let told = || facts.iter().filter(|fact| !fact.claims.is_empty());
    let Some(fact) = told().find(is_date).or_else(|| told().next()) else {
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("no words"));
        child.label(Text::Label.rich("No words stand behind it yet.", theme.ink3));
        return;
    };
    let quotes: Vec<Quote> = fact
        .claims
        .iter()
        .filter_map(|id| scene.dossier.claims.get(id))
        .flat_map(|claim| claim.quotes.iter().cloned())
        .collect();
    let shown = (1..=3_u8).rev().find(|count| rect.width() / f32::from(*count) >= CARD).unwrap_or(1);
    let shown = shown.min(u8::try_from(quotes.len()).unwrap_or(u8::MAX)).max(1);
    let width = (rect.width() - f32::from(shown - 1) * measure::SPACE_16) / f32::from(shown);
    let mut left = rect.left();
    for (place, quote) in quotes.iter().take(usize::from(shown)).enumerate() {
        let at = Rect::from_min_size(pos2(left, rect.top()), vec2(width.min(420.0), rect.height()));
        let mut child = ui.new_child(UiBuilder::new().max_rect(at).id_salt(("card", place)));
        card_ui(&mut child, false, |ui| {
            let room = at.shrink2(vec2(13.0, 11.0)).size();
            ui.set_max_size(room);
            ui.set_min_size(room);
            ui.spacing_mut().item_spacing.y = measure::SPACE_4;
            ui.horizontal(|ui| {
                ui.label(Text::LabelStrong.rich(&fact.label, theme.ink2));
                let hidden = quotes.len() - usize::from(shown);
                if place + 1 == usize::from(shown) && hidden > 0 {
                    ui.label(Text::Label.rich(format!("and {hidden} more on its page"), theme.ink3));
                } else {
                    fact_state_ui(ui, mark_of(&fact.state), &fact.state.in_words());
                }
            });
            ScrollArea::vertical().id_salt(("words", place)).auto_shrink(false).show(ui, |ui| {
                quote_ui(ui, scene, ("card", place), quote, "");
            });
        });
        left += width + measure::SPACE_16;
    }
}
