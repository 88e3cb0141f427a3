//! Two meetings side by side, and what would become of each property.

use eframe::egui::{
    Align, CornerRadius, Layout, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::compare::subject_label;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Button, Icon, Line, focus_ring_inside, hairline, is_right_to_left, section_head_ui};
use crate::desk::widgets::text_block::{TextAlign, TextBlock};
use crate::desk::widgets::typeset::{Face, Limits, lay_out};
use crate::edit::{MeetingMerge, MeetingMergePreview, MergedField};
use crate::model::{Meeting, MeetingField, RecordRef};

/// The column of labels.
const LABEL: f32 = 64.0;
/// Between the columns.
const GAP: f32 = 8.0;

/// What was done.
#[derive(Default)]
pub(super) struct Answer {
    /// The two change places.
    pub swapped: bool,
    /// A value was chosen: the property, and whether it is that of the meeting that goes.
    pub chosen: Option<(MeetingField, bool)>,
}

fn label_of(field: &MeetingField) -> &'static str {
    match field {
        MeetingField::Title => "Title",
        MeetingField::Status => "Status",
        MeetingField::Date => "Date",
        MeetingField::Place => "Place",
        MeetingField::Format => "Format",
        MeetingField::Kind => "Kind",
        MeetingField::Series => "Series",
        MeetingField::Follows => "Follows",
        MeetingField::Host => "Host",
        _ => "",
    }
}

/// Shows the comparison; gives what was done.
pub(super) fn compare_ui(
    ui: &mut Ui,
    scene: &Scene,
    merge: &MeetingMerge,
    preview: &MeetingMergePreview,
    why: &str,
) -> Answer {
    let theme = theme(ui);
    let mut answer = Answer::default();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = measure::SPACE_8;
        let words = match preview.moved.len() {
            0 => "No record will move.".to_owned(),
            1 => "1 record will move.".to_owned(),
            count => format!("{count} records will move."),
        };
        let room = ui.available_width() - 100.0;
        ui.allocate_ui_with_layout(vec2(room, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(room);
            let line = Line::new().text_within(ui, Text::Label, theme.ink2, &format!("{words} {why}"), room);
            line.ui(ui, theme, 28.0).on_hover_text(format!("{words} {why}"));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let swap = Button::new("Swap").icon(Icon::Undo).tooltip("Let the other record stay");
            answer.swapped = ui.add(swap.name("Swap which record stays")).clicked();
        });
    });
    ui.add_space(measure::SPACE_4);
    ScrollArea::vertical().id_salt("what would come of both").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        // The bar must not lie over the words at the right.
        ui.set_max_width(ui.available_width() - measure::SPACE_16);
        heads_ui(ui);
        for field in &preview.fields {
            if let Some(from_gone) = field_ui(ui, merge, field) {
                answer.chosen = Some((field.field.clone(), from_gone));
            }
        }
        ui.add_space(measure::SPACE_16);
        parts_ui(ui, scene, &preview.merged);
        told_ui(ui, scene, preview);
    });
    answer
}

/// The two cells of a row, after its label.
fn cells(rect: Rect) -> [Rect; 2] {
    let width = ((rect.width() - LABEL - 2.0 * GAP) / 2.0).floor();
    let left = rect.left() + LABEL + GAP;
    [left, left + width + GAP].map(|x| Rect::from_min_size(pos2(x, rect.top()), vec2(width, rect.height())))
}

fn heads_ui(ui: &mut Ui) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    for (cell, words) in cells(rect).into_iter().zip(["This record stays", "This one goes into it"]) {
        let line = Line::new().text_within(ui, Text::LabelStrong, theme.ink2, words, cell.width() - 16.0);
        line.paint(ui.painter(), theme, cell.left() + 8.0, cell.center().y);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.section_rule));
}

/// A property of both; gives whether the value of the one that goes was chosen, or that of the one that stays.
fn field_ui(ui: &mut Ui, merge: &MeetingMerge, field: &MergedField) -> Option<bool> {
    let theme = theme(ui);
    let width = ui.available_width();
    let label = label_of(&field.field);
    let [left, _] = cells(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 10.0)));
    let room = left.width() - 36.0;
    let face = Face { font: Text::Value.font(), row_height: Text::Value.line_height() };
    let limits = || Limits { max_width: room, max_rows: 3 };
    let height =
        [&field.kept, &field.gone].map(|words| lay_out(ui, words, &face, limits(), is_right_to_left(words)).height());
    let height = height[0].max(height[1]).max(20.0) + 12.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, height + 4.0), Sense::hover());
    let row = Rect::from_min_size(rect.min + vec2(0.0, 2.0), vec2(width, height));
    let name = Line::new().text_within(ui, Text::Label, theme.ink2, label, LABEL);
    name.paint(ui.painter(), theme, row.left(), row.top() + 16.0);
    hairline(ui.painter(), rect, theme.line1);
    let choice = field.is_choice;
    let mut chosen = None;
    for (at, (cell, words)) in cells(row).into_iter().zip([&field.kept, &field.gone]).enumerate() {
        let from_gone = at == 1;
        let kept = *words == field.merged && !words.is_empty();
        // Of two places that go together, both are held.
        let joined = !words.is_empty() && field.merged != field.kept && field.merged != field.gone;
        let sense = if choice { Sense::click() } else { Sense::hover() };
        let response = ui.interact(cell, ui.scope_id().with(("value", label, at)), sense);
        let radius = CornerRadius::same(measure::RADIUS_FIELD);
        if kept && choice {
            ui.painter().rect(cell, radius, theme.accent_tint, Stroke::new(1.0, theme.accent), StrokeKind::Inside);
        } else if choice {
            let fill = if response.hovered() { theme.hover } else { theme.raised };
            ui.painter().rect(cell, radius, fill, Stroke::new(1.0, theme.line2), StrokeKind::Inside);
        }
        let ink = if kept || joined { theme.ink } else { theme.ink3 };
        let text = Rect::from_min_max(cell.min + vec2(8.0, 6.0), pos2(cell.right() - 28.0, cell.bottom() - 6.0));
        let shown = if words.is_empty() { "—" } else { words.as_str() };
        let block = TextBlock::new(shown, face.clone(), ink).max_rows(3).align(TextAlign::Fill);
        block.put_ui(ui, text, ("merged value", label, at));
        if kept || joined {
            let tick = Rect::from_center_size(pos2(cell.right() - 15.0, cell.top() + 16.0), vec2(13.0, 13.0));
            Icon::Check.paint(ui.painter(), tick, theme.accent);
        }
        if response.has_focus() {
            focus_ring_inside(ui.painter(), theme, cell, measure::RADIUS_FIELD);
        }
        let whose = if from_gone { "of the record that goes" } else { "of the record that stays" };
        let name = format!("{label} {whose}: {shown}");
        response.widget_info(|| {
            if choice {
                WidgetInfo::selected(Role::RadioButton, true, kept, &name)
            } else {
                WidgetInfo::labeled(Role::Label, true, &name)
            }
        });
        if response.clicked() && !kept {
            chosen = Some(from_gone);
        }
    }
    // Where neither is had as it stands, what comes of them is said.
    if field.merged != field.kept && field.merged != field.gone && !field.merged.is_empty() {
        line_ui(ui, &field.merged, "both together");
    }
    debug_assert!(merge.keep != merge.gone, "a meeting is not compared with itself");
    chosen
}

/// Who and what the meeting would have.
fn parts_ui(ui: &mut Ui, scene: &Scene, merged: &Meeting) {
    let dossier = scene.dossier;
    let actor = |id: &crate::model::ActorId| dossier.actor_name(id).to_owned();
    let side_name = |side: &crate::model::Side| match &side.actor {
        Some(id) if side.name.is_empty() => actor(id),
        _ => side.name.clone(),
    };
    let sides: Vec<_> = merged.sides.iter().map(|side| (side_name(side), String::new())).collect();
    let attendees: Vec<_> = (merged.attendees.iter())
        .map(|attendee| {
            let name = attendee.actor.as_ref().map_or_else(|| attendee.described.clone(), actor);
            let side = attendee.side.as_ref().and_then(|side| merged.side(side)).map(|(_, side)| side_name(side));
            let what = [side.unwrap_or_default(), attendee.state.in_words().to_owned()];
            (name, what.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", "))
        })
        .collect();
    let mediators: Vec<_> = merged.mediators.iter().map(|id| (actor(id), String::new())).collect();
    let title = |reference: RecordRef| (dossier.title_of(&reference), String::new());
    let agenda: Vec<_> = merged.agenda.iter().map(|id| title(RecordRef::Topic(id.clone()))).collect();
    let outcomes: Vec<_> = merged.outcomes.iter().map(|outcome| (outcome.text.clone(), String::new())).collect();
    for (head, lines) in [
        ("Sides", sides),
        ("Attendees", attendees),
        ("Mediators", mediators),
        ("Agenda", agenda),
        ("Outcomes", outcomes),
    ] {
        if lines.is_empty() {
            continue;
        }
        section_head_ui(ui, head, &lines.len().to_string(), |_| {});
        for (words, what) in &lines {
            line_ui(ui, words, what);
        }
        ui.add_space(measure::SPACE_12);
    }
}

/// What the note tells, which findings meet, and which records move.
fn told_ui(ui: &mut Ui, scene: &Scene, preview: &MeetingMergePreview) {
    const SHOWN: usize = 40;
    if !preview.told.is_empty() {
        section_head_ui(ui, "Told in a note", &preview.told.len().to_string(), |_| {});
        for line in &preview.told {
            line_ui(ui, line, "");
        }
        ui.add_space(measure::SPACE_12);
    }
    if !preview.found_twice.is_empty() {
        section_head_ui(ui, "Found twice", "both findings stay; those at odds are rivals", |_| {});
        for subject in &preview.found_twice {
            line_ui(ui, &subject_label(scene.dossier, subject), "");
        }
        ui.add_space(measure::SPACE_12);
    }
    if !preview.moved.is_empty() {
        section_head_ui(ui, "Records that move", &preview.moved.len().to_string(), |_| {});
        for reference in preview.moved.iter().take(SHOWN) {
            line_ui(ui, &scene.dossier.title_of(reference), reference.word());
        }
        if preview.moved.len() > SHOWN {
            line_ui(ui, &format!("and {} more", preview.moved.len() - SHOWN), "");
        }
    }
}

/// A row of words with what they are at the right.
fn line_ui(ui: &mut Ui, words: &str, what: &str) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_ACTOR), Sense::hover());
    hairline(ui.painter(), rect, theme.line1);
    let line = Line::new().text_within(ui, Text::Label, theme.ink3, what, rect.width() * 0.4);
    line.paint_right(ui.painter(), theme, rect.right(), rect.center().y);
    let room = rect.width() - line.width() - 12.0;
    let words_line = Line::new().text_within(ui, Text::Value, theme.ink, words, room);
    words_line.paint(ui.painter(), theme, rect.left(), rect.center().y);
    let spoken = if what.is_empty() { words.to_owned() } else { format!("{words}, {what}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    response.on_hover_text(spoken);
}
