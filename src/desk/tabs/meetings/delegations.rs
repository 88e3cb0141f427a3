//! The delegations side by side: who was there, in what state, as what, and how many articles say so.

use std::sync::Arc;

use eframe::egui::{Align, Layout, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::MeetingsView;
use super::known::counted;
use super::page::{columns_ui, link_row_ui};
use super::words::claims_ui;
use crate::compare::{Fact, FactState};
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, theme};
use crate::desk::widgets::kit::{
    AttendeeRow, Icon, Line, Presence, delegation_head_ui, focus_ring, hairline, section_head_ui,
};
use crate::model::{
    Actor, AttendanceState, Attendee, Dossier, Meeting, MeetingField, MeetingId, PartId, RecordRef, Side, Subject,
};

/// A delegation is not drawn narrower than this.
const NARROWEST: f32 = 216.0;
/// Between two delegations.
const GAP: f32 = 20.0;

/// The name of a side.
pub(super) fn side_name(dossier: &Dossier, side: &Side) -> String {
    match (&side.name, &side.actor) {
        (name, _) if !name.is_empty() => name.clone(),
        (_, Some(actor)) => dossier.actor_name(actor).to_owned(),
        (_, None) => "Side not named".to_owned(),
    }
}

/// The name of an attendee: “Not named” for those whom no source names.
pub(super) fn attendee_name(dossier: &Dossier, attendee: &Attendee) -> String {
    attendee.actor.as_ref().map_or_else(|| "Not named".to_owned(), |actor| dossier.actor_name(actor).to_owned())
}

fn presence(state: AttendanceState) -> Presence {
    match state {
        AttendanceState::Attended => Presence::Attended,
        AttendanceState::Expected => Presence::Expected,
        AttendanceState::Absent => Presence::Absent,
        AttendanceState::Denied => Presence::Denied,
    }
}

/// As what someone was there: the title as printed; else the role held on the date; else how sources describe them.
pub(super) fn title_of(actor: Option<&Actor>, attendee: &Attendee, meeting: &Meeting) -> String {
    let held = || {
        let actor = actor?;
        let role = match &meeting.date {
            Some(date) => actor.roles_on(&date.edtf).next()?,
            // Without a date, the role begun last is as good as any other, and is said to be none of this meeting's.
            None => return None,
        };
        Some(role.title.clone())
    };
    let title = Some(attendee.title_printed.clone()).filter(|title| !title.is_empty());
    let described = Some(attendee.described.clone()).filter(|described| !described.is_empty());
    let title = title.or_else(held).or(described).unwrap_or_default();
    match attendee.capacity.as_str() {
        "" => title,
        capacity if title.is_empty() => capacity.to_owned(),
        capacity => format!("{capacity} · {title}"),
    }
}

/// All that is known of someone at a meeting, a line each: for rows that have no room for it.
fn everything(dossier: &Dossier, actor: Option<&Actor>, attendee: &Attendee, meeting: &Meeting) -> String {
    let mut lines = Vec::new();
    for (label, words) in [
        ("As printed", &attendee.title_printed),
        ("Described as", &attendee.described),
        ("In what capacity", &attendee.capacity),
    ] {
        if !words.is_empty() {
            lines.push(format!("{label}: {words}"));
        }
    }
    let date = meeting.date.as_ref().map(|when| &when.edtf);
    for role in actor.into_iter().zip(date).flat_map(|(actor, date)| actor.roles_on(date)) {
        let at = role.organisation.as_ref().map(|at| format!(", {}", dossier.actor_name(at))).unwrap_or_default();
        let period = role.period.in_words();
        let period = if period.is_empty() { period } else { format!(", {period}") };
        lines.push(format!("Held then: {}{at}{period}", role.title));
    }
    lines.join("\n")
}

/// Shows the section.
pub(super) fn delegations_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut MeetingsView,
    id: &MeetingId,
    meeting: &Meeting,
    facts: &[Fact],
) {
    let count = meeting.attendees.len();
    let note = if count == 0 { String::new() } else { counted(count, "attendee", "attendees") };
    section_head_ui(ui, "Delegations", &note, |ui| {
        // Where there is no room for all four, their words in the rows tell enough.
        if ui.available_width() > 330.0 {
            for presence in [Presence::Denied, Presence::Absent, Presence::Expected, Presence::Attended] {
                legend_ui(ui, presence);
            }
        }
    });
    let mut groups: Vec<(Option<&Side>, Vec<&Attendee>)> = meeting
        .sides
        .iter()
        .map(|side| {
            let of_side = |attendee: &&Attendee| attendee.side.as_ref() == Some(&side.id);
            (Some(side), meeting.attendees.iter().filter(of_side).collect())
        })
        .collect();
    let known = |side: &PartId| meeting.sides.iter().any(|other| other.id == *side);
    let others: Vec<&Attendee> =
        meeting.attendees.iter().filter(|attendee| !attendee.side.as_ref().is_some_and(known)).collect();
    if !others.is_empty() {
        groups.push((None, others));
    }
    let width = ui.available_width();
    let most = (1..=4_u8).rev().find(|count| {
        let count = f32::from(*count);
        (width - GAP * (count - 1.0)) / count >= NARROWEST
    });
    let columns = usize::from(most.unwrap_or(1)).min(groups.len().max(1));
    for row in groups.chunks(columns) {
        columns_ui(ui, columns, GAP, |ui, at| {
            let Some((side, attendees)) = row.get(at) else { return };
            let name = side.map_or_else(|| "For no side".to_owned(), |side| side_name(scene.dossier, side));
            let colour = side.and_then(|side| side.actor.as_ref()).and_then(|actor| scene.side_of(actor));
            side_head_ui(ui, scene, *side, colour, &name);
            for attendee in attendees {
                ui.push_id(("attendee", attendee.id.as_str()), |ui| {
                    attendee_ui(ui, scene, view, id, meeting, attendee, facts);
                });
            }
            if attendees.is_empty() {
                quiet_row_ui(ui, Icon::Person, "Nobody named yet");
            }
        });
    }
    if groups.is_empty() {
        quiet_row_ui(ui, Icon::People, "No sides yet: add them in the inspector");
    }
    link_row_ui(ui, scene, "Host", meeting.host.as_slice());
    link_row_ui(ui, scene, "Mediators", &meeting.mediators);
    quiet_row_ui(ui, Icon::Plus, "Select a name in an article, then press E");
}

fn legend_ui(ui: &mut Ui, presence: Presence) {
    let theme = theme(ui);
    Line::new()
        .icon(presence.icon(), 14.0, theme.ink2)
        .space(4.0)
        .text(ui, Text::Label, theme.ink2, presence.words())
        .ui(ui, theme, 18.0);
}

fn side_head_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    side: Option<&Side>,
    colour: Option<crate::desk::theme::Side>,
    name: &str,
) {
    let head = delegation_head_ui(ui, colour, name);
    let Some(actor) = side.and_then(|side| side.actor.as_ref()) else { return };
    let press = ui.interact(head.rect, head.id.with("go"), Sense::click());
    if press.has_focus() {
        focus_ring(ui.painter(), theme(ui), head.rect.shrink(2.0), 2);
    }
    press.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Go to {name}")));
    if press.clicked() {
        scene.push(Message::Show(RecordRef::Actor(actor.clone())));
    }
    press.on_hover_cursor(eframe::egui::CursorIcon::PointingHand);
}

fn attendee_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut MeetingsView,
    id: &MeetingId,
    meeting: &Meeting,
    attendee: &Attendee,
    facts: &[Fact],
) {
    let subject = Subject::Meeting(id.clone(), MeetingField::Attendee(attendee.id.clone()));
    let fact = facts.iter().find(|fact| fact.subject == subject);
    let sources = match fact.map(|fact| fact.state) {
        Some(FactState::Supported { articles, .. }) => counted(articles, "article", "articles"),
        Some(state) => state.in_words(),
        None => "unsupported".to_owned(),
    };
    let actor: Option<Arc<Actor>> =
        attendee.actor.as_ref().and_then(|actor| scene.dossier.actors.get(actor)).map(Arc::clone);
    let name = attendee_name(scene.dossier, attendee);
    let title = title_of(actor.as_deref(), attendee, meeting);
    let row = AttendeeRow::new(presence(attendee.state), &name).title(&title).sources(&sources).show(ui);
    let rect = row.rect;
    let all = everything(scene.dossier, actor.as_deref(), attendee, meeting);
    let row = if all.is_empty() { row } else { row.on_hover_text(all) };
    if row.clicked()
        && let Some(actor) = &attendee.actor
    {
        scene.push(Message::Show(RecordRef::Actor(actor.clone())));
    }
    // The words at the right of the second line lead to what the articles say.
    let width = Line::new().text(ui, Text::Label, theme(ui).ink2, &sources).width() + 8.0;
    let place = Rect::from_min_max(pos2(rect.right() - width, rect.center().y), rect.right_bottom());
    if sources_press_ui(ui, &row, place, &name, &sources).clicked() && !view.open_attendees.remove(&attendee.id) {
        view.open_attendees.insert(attendee.id.clone());
    }
    if view.open_attendees.contains(&attendee.id) {
        let claims = fact.map(|fact| fact.claims.clone()).unwrap_or_default();
        let versions = view.known.versions(scene.dossier, scene.derived, &subject);
        claims_ui(ui, scene, &versions, &claims);
    }
}

fn sources_press_ui(ui: &Ui, row: &Response, place: Rect, name: &str, sources: &str) -> Response {
    let press = ui.interact(place, row.id.with("words"), Sense::click());
    if press.hovered() {
        let line = place.shrink2(vec2(4.0, 0.0)).x_range();
        ui.painter().hline(line, place.bottom() - 3.0, Stroke::new(1.0, theme(ui).ink2));
    }
    if press.has_focus() {
        focus_ring(ui.painter(), theme(ui), place.shrink(2.0), 2);
    }
    press.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Words on {name}, {sources}")));
    press.on_hover_cursor(eframe::egui::CursorIcon::PointingHand)
}

/// A row that tells, and does nothing.
pub(super) fn quiet_row_ui(ui: &mut Ui, icon: Icon, words: &str) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 33.0), Sense::hover());
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    child.spacing_mut().item_spacing.x = 0.0;
    Line::new()
        .icon(icon, 15.0, theme.ink3)
        .space(9.0)
        .text_within(&child, Text::Label, theme.ink3, words, rect.width() - 24.0)
        .paint(child.painter(), theme, rect.left(), rect.center().y);
    hairline(ui.painter(), rect, theme.line1);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActorKind, Period, Role as Held};

    #[test]
    fn a_title_is_the_printed_one_or_the_role_of_the_day() {
        let part = PartId::new;
        let mut actor = Actor::named(ActorKind::Person, "Thomas West", part("prt-1"));
        actor.roles.push(Held {
            id: part("prt-2"),
            title: "Special Representative".to_owned(),
            organisation: None,
            period: Period { from: Some("2021-10-18".parse().unwrap()), to: None },
        });
        let attendee = |printed: &str, described: &str, capacity: &str| Attendee {
            id: part("prt-3"),
            actor: None,
            described: described.to_owned(),
            side: None,
            capacity: capacity.to_owned(),
            title_printed: printed.to_owned(),
            state: AttendanceState::Attended,
        };
        let meeting = |date: &str| Meeting {
            date: date.parse().ok().map(|date: crate::model::EdtfDate| date.into()),
            ..Meeting::default()
        };
        for (date, printed, described, capacity, expect) in [
            ("2021-11-30", "", "", "", "Special Representative"),
            ("2021-10-09", "", "", "", ""),
            ("2021-10-09", "Deputy", "", "", "Deputy"),
            ("2021-11-30", "Deputy", "", "led", "led · Deputy"),
            ("", "", "an envoy", "", "an envoy"),
            ("", "", "", "spoke", "spoke"),
        ] {
            let attendee = attendee(printed, described, capacity);
            assert_eq!(title_of(Some(&actor), &attendee, &meeting(date)), expect, "{date} {printed} {described}");
        }
    }
}
