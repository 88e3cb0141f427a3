//! Names, relations, meetings and notes: rows of one line. A section without rows is not shown.

use eframe::egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2};

use super::super::graph::{self, GraphView};
use super::super::parts::{Evidence, Place, evidence_menu_ui, face, paint_text, quote_link_ui, row_ui, state_line};
use super::Shown;
use crate::compare::FactState;
use crate::desk::facts::mark_of;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, Presence, section_head_ui, side_mark_paint};
use crate::desk::widgets::text_block::TextBlock;
use crate::model::{ActorField, ActorId, AttendanceState, NameKind, Period, RecordRef, Subject};

const GAP: f32 = measure::SPACE_16;
/// From this width on a row shows the state of its fact in words beside everything else.
const ROOMY: f32 = 360.0;

/// Every form of the name, with its kind, its language and what stands behind it.
pub(super) fn names_ui(ui: &mut Ui, scene: &mut Scene, shown: &Shown) {
    let names = &shown.actor.names;
    let note = if names.len() == 1 { "1 form".to_owned() } else { format!("{} forms", names.len()) };
    section_head_ui(ui, "Names", &note, |_| {});
    for name in names {
        let theme = theme(ui);
        let field = ActorField::Name(name.id.clone());
        let state = shown.gathered.state(field.clone());
        let subject = Subject::Actor(shown.id.clone(), field);
        let (rect, response) = fact_row_ui(ui, scene, &subject);
        let right = state_right(ui, rect, state);
        let language = crate::desk::language_in_words(&name.language);
        let what = match (name.kind, language) {
            (kind, "") => kind.in_words().to_owned(),
            (NameKind::Alias, language) => language.to_owned(),
            (kind, language) => format!("{}, {language}", kind.in_words()),
        };
        let what_line = Line::new().text_within(ui, Text::Label, theme.ink3, &what, rect.width() * 0.4);
        what_line.paint_right(ui.painter(), theme, right - 10.0, rect.center().y);
        let room = rect.with_max_x(right - what_line.width() - 18.0);
        let painted = paint_text(ui, &name.value, Text::Value, theme.ink, room, Place::Left);
        let printed = match name.printed_as.as_str() {
            "" => String::new(),
            printed => format!(", printed as “{printed}”"),
        };
        let spoken = format!("{}, {what}{printed}, {}", name.value, state.in_words());
        finish(ui, scene, response, &subject, &spoken, painted.elided || !printed.is_empty());
    }
    ui.add_space(GAP);
}

/// Ties in both directions, as a graph or as rows; a click goes to the other.
pub(super) fn relations_ui(ui: &mut Ui, scene: &mut Scene, view: &mut GraphView, shown: &Shown) {
    let own = &shown.actor.relations;
    let rows = own.len() + shown.gathered.incoming.len();
    graph::section_ui(ui, scene, view, shown.id, rows, |ui, scene| {
        for relation in own {
            let state = shown.gathered.state(ActorField::Relation(relation.id.clone()));
            let words = relation.kind.in_words();
            relation_ui(ui, scene, words, &relation.other, &relation.period, &relation.note, state);
        }
        for incoming in &shown.gathered.incoming {
            relation_ui(ui, scene, &incoming.words, &incoming.from, &incoming.period, "", incoming.state);
        }
    });
}

fn relation_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    words: &str,
    other: &ActorId,
    period: &Period,
    note: &str,
    state: FactState,
) {
    let theme = theme(ui);
    let (rect, response) = row_ui(ui, measure::ROW_FACT, Sense::click());
    let centre_y = rect.center().y;
    let right = state_right(ui, rect, state);
    let period = period.in_words();
    let label_width = (rect.width() * 0.3).clamp(84.0, 160.0);
    let label = rect.with_max_x(rect.left() + label_width - 8.0);
    let first = paint_text(ui, words, Text::Label, theme.ink2, label, Place::Left);
    let left = rect.left() + label_width;
    side_mark_paint(ui.painter(), theme, scene.side_of(other), pos2(left + 4.0, centre_y));
    let name = scene.dossier.actor_name(other);
    // The period gives way to the name: it is in the tooltip too.
    let room = Rect::from_min_max(pos2(left + 16.0, rect.top()), pos2(right - 10.0, rect.bottom()));
    let painted = paint_text(ui, name, Text::Name, theme.ink, room, Place::Left);
    let rest = room.with_min_x(room.left() + painted.width + 10.0);
    let mut elided = painted.elided || first.elided;
    if !period.is_empty() {
        if rest.width() >= 60.0 {
            elided |= paint_text(ui, &period, Text::Label, theme.ink3, rest, Place::Right).elided;
        } else {
            elided = true;
        }
    }
    let spoken = [words, name, &period, note, &state.in_words()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
    if response.clicked() {
        scene.push(Message::Show(RecordRef::Actor(other.clone())));
    }
    if elided || !note.is_empty() {
        response.on_hover_text(spoken);
    }
}

/// The meetings in which the actor had a part.
pub(super) fn meetings_ui(ui: &mut Ui, scene: &mut Scene, shown: &Shown) {
    if shown.gathered.meetings.is_empty() {
        return;
    }
    section_head_ui(ui, "Meetings", &shown.gathered.meetings.len().to_string(), |_| {});
    // Titles stand under each other: the letters of dates are of one width.
    let dates =
        shown.gathered.meetings.iter().filter_map(|met| scene.dossier.meetings.get(&met.meeting)?.date.as_ref());
    let longest = dates.map(|when| when.edtf.as_str()).max_by_key(|date| date.len()).unwrap_or_default();
    let dates = Line::new().text(ui, Text::Mono, theme(ui).ink2, longest).width().clamp(78.0, 168.0);
    for met in &shown.gathered.meetings {
        let Some(meeting) = scene.dossier.meetings.get(&met.meeting) else { continue };
        let theme = theme(ui);
        // Where it is narrow the date stands below the title.
        let two_lines = ui.available_width() < 480.0;
        let (rect, response) = row_ui(ui, if two_lines { 42.0 } else { measure::ROW_FACT }, Sense::click());
        let date = meeting.date.as_ref().map_or("no date", |when| when.edtf.as_str());
        let (first, second) = if two_lines {
            (rect.center().y - 9.0, rect.center().y + 10.0)
        } else {
            (rect.center().y, rect.center().y)
        };
        let most = if two_lines { rect.width() * 0.6 } else { dates };
        let line = Line::new().text_within(ui, Text::Mono, theme.ink2, date, most);
        line.paint(ui.painter(), theme, rect.left(), second);
        let mut part = Line::new();
        if let Some(state) = met.state {
            part = part.icon(presence(state).icon(), 14.0, theme.ink2).space(5.0);
        }
        let part = part.text_within(ui, Text::Label, theme.ink2, &met.part, rect.width() * 0.34);
        part.paint_right(ui.painter(), theme, rect.right(), first);
        let left = if two_lines { rect.left() } else { rect.left() + dates + 14.0 };
        let room = Rect::from_min_max(pos2(left, first - 10.0), pos2(rect.right() - part.width() - 12.0, first + 10.0));
        let painted = paint_text(ui, &meeting.title, Text::Value, theme.ink, room, Place::Left);
        let spoken = format!("{date}, {}, {}", meeting.title, met.part);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
        if response.clicked() {
            scene.push(Message::Show(RecordRef::Meeting(met.meeting.clone())));
        }
        if painted.elided {
            response.on_hover_text(spoken);
        }
    }
    ui.add_space(GAP);
}

fn presence(state: AttendanceState) -> Presence {
    match state {
        AttendanceState::Attended => Presence::Attended,
        AttendanceState::Expected => Presence::Expected,
        AttendanceState::Absent => Presence::Absent,
        AttendanceState::Denied => Presence::Denied,
    }
}

/// The analyst's notes; they are written in the inspector.
pub(super) fn notes_ui(ui: &mut Ui, scene: &mut Scene, shown: &Shown) {
    let notes = &shown.actor.notes;
    if notes.is_empty() {
        return;
    }
    section_head_ui(ui, "Notes", &format!("{}, private", notes.len()), |_| {});
    for note in notes {
        let theme = theme(ui);
        ui.add_space(measure::SPACE_4);
        TextBlock::new(&note.text, face(Text::Value), theme.ink).wrap().show_ui(ui);
        if let Some(written) = note.written_at {
            let words = written.format("%Y-%m-%d").to_string();
            Line::new().text(ui, Text::Mono, theme.ink3, &words).ui(ui, theme, 18.0);
        }
        if let Some(quote) = &note.quote {
            let article = scene.dossier.articles.get(&quote.article);
            let evidence = Evidence {
                quote,
                source: article.map_or_else(String::new, |article| scene.dossier.outlet_name(article).to_owned()),
                stands: article.is_some_and(|article| quote.resolves_in(&article.text)),
            };
            if quote_link_ui(ui, &evidence).clicked() {
                scene.push(Message::quote(quote));
            }
        }
        ui.add_space(measure::SPACE_8);
    }
    ui.add_space(GAP);
}

/// A row for a fact: it can be clicked where words stand behind the fact.
fn fact_row_ui(ui: &mut Ui, scene: &Scene, subject: &Subject) -> (Rect, Response) {
    let has_words = !scene.derived.claims.on(subject).is_empty();
    row_ui(ui, measure::ROW_ACTOR, if has_words { Sense::click() } else { Sense::hover() })
}

fn finish(ui: &mut Ui, scene: &mut Scene, response: Response, subject: &Subject, spoken: &str, hover: bool) {
    let has_words = response.sense.senses_click();
    let kind = if has_words { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(kind, ui.is_enabled(), spoken));
    if has_words {
        evidence_menu_ui(&response, scene, subject);
    }
    if hover {
        response.on_hover_text(spoken);
    }
}

/// Paints a state at the right of a row, in words where there is room; gives its left.
fn state_right(ui: &Ui, rect: Rect, state: FactState) -> f32 {
    let theme = theme(ui);
    let line = if rect.width() >= ROOMY { state_line(ui, state) } else { Line::new().fact(mark_of(&state)) };
    line.paint_right(ui.painter(), theme, rect.right(), rect.center().y);
    rect.right() - line.width()
}
