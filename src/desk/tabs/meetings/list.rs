//! The list of meetings, by year.

use eframe::egui::{
    self, Align, EventFilter, Id, Key, Layout, Modifiers, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

use chrono::NaiveDate;

use super::MeetingsView;
use super::known::{Known, counted, summary};
use crate::compare::day_has_passed;
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::settings::MeetingsAs;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{
    Button, FactMark, Field, Icon, IconButton, ListRow, Segmented, empty_state_ui, group_head_ui, select_ui,
};
use crate::model::{Dossier, Meeting, MeetingId, MeetingStatus, RecordRef};

/// The height of a group's heading.
const HEAD: f32 = 32.0;

/// In a head narrower than this the choice of a view is a menu: it leaves room for the buttons.
const SEGMENTS: f32 = 224.0;

/// What the list remembers.
#[derive(Default)]
pub(super) struct ListView {
    /// The row that takes the keyboard when it is next in sight.
    focus: Option<MeetingId>,
    /// The meeting that the list has scrolled to.
    shown: Option<MeetingId>,
    heights: Heights,
    /// The field of the filter takes the keyboard when it is next shown.
    focus_filter: bool,
}

/// How high each row is when it is not selected, so that only rows in sight are laid out.
#[derive(Default)]
struct Heights {
    of: Option<(u64, usize, u32, u32)>,
    rows: Vec<f32>,
}

/// A line of the list.
enum Entry {
    Head(String, usize),
    Row(usize),
}

/// Shows the list of meetings: head, filter, rows by year. Fills the panel from edge to edge.
pub fn list_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView) {
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui(ui, scene, view);
    if view.filter.shown {
        filter_ui(ui, view);
    }
    view.known.refresh(scene.dossier, scene.derived, &view.filter);
    if scene.dossier.meetings.is_empty() {
        padded_ui(ui, |ui| {
            let pressed = empty_state_ui(
                ui,
                Icon::People,
                "No meetings yet",
                "Make one here, or select the words that speak of it in an article first.",
                false,
                |ui| ui.add(Button::new("New meeting…").primary().key(&Action::NewMeeting.keys())).clicked(),
            );
            if pressed {
                scene.push(Message::Act(Action::NewMeeting));
            }
        });
    } else if view.known.rows().is_empty() {
        padded_ui(ui, |ui| {
            let sentence = format!(
                "{} left out by the filter.",
                counted(scene.dossier.meetings.len(), "meeting is", "meetings are")
            );
            let pressed = empty_state_ui(ui, Icon::Filter, "No meeting matches", &sentence, false, |ui| {
                ui.add(Button::new("Clear the filter")).clicked()
            });
            if pressed {
                view.filter.words.clear();
                view.filter.status = None;
            }
        });
    } else {
        rows_ui(ui, scene, view);
    }
}

fn padded_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 0)).show(ui, content);
}

/// The choice between list, timeline and month.
pub(super) fn mode_ui(ui: &mut Ui, scene: &mut Scene<'_>) {
    let mut shown_as = scene.settings.meetings_as;
    let options = [(MeetingsAs::List, "List"), (MeetingsAs::Timeline, "Timeline"), (MeetingsAs::Month, "Month")];
    let name = "Meetings as";
    let choice = if ui.available_width() < SEGMENTS {
        select_ui(ui, name, 104.0, &mut shown_as, &options)
    } else {
        Segmented::new(name).show(ui, &mut shown_as, &options)
    };
    if choice.changed() {
        scene.push(Message::Act(match shown_as {
            MeetingsAs::List => Action::MeetingList,
            MeetingsAs::Timeline => Action::MeetingTimeline,
            MeetingsAs::Month => Action::MeetingMonth,
        }));
    }
}

fn head_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), measure::PANEL_HEAD_HEIGHT), Sense::hover());
    let inside = rect.shrink2(vec2(measure::SPACE_12, 0.0));
    let mut left = ui.new_child(
        UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)).id_salt("head of meetings"),
    );
    mode_ui(&mut left, scene);
    let mut right = ui.new_child(
        UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center)).id_salt("tools of meetings"),
    );
    right.spacing_mut().item_spacing.x = measure::SPACE_4;
    if right.add(IconButton::new(Icon::Plus, "New meeting…").shortcut(&Action::NewMeeting.keys())).clicked() {
        scene.push(Message::Act(Action::NewMeeting));
    }
    if right.add(IconButton::new(Icon::Filter, "Filter meetings").selected(view.filter.shown)).clicked() {
        view.filter.shown = !view.filter.shown;
        view.list.focus_filter = view.filter.shown;
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::STROKE_HAIR, theme.line2));
}

fn filter_id() -> Id {
    Id::unique("filter of meetings")
}

fn filter_ui(ui: &mut Ui, view: &mut MeetingsView) {
    let theme = theme(ui);
    let framed = egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = measure::SPACE_8;
        let words = Field::search("Words of the filter", "Title, place, who took part", None).id(filter_id());
        let field = words.show(ui, &mut view.filter.words);
        if std::mem::take(&mut view.list.focus_filter) {
            field.request_focus();
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            view.filter.words.clear();
            view.filter.shown = false;
        }
        let mut options: Vec<(Option<MeetingStatus>, &str)> = vec![(None, "Any status")];
        options.extend(MeetingStatus::ALL.iter().map(|status| (Some(*status), status.in_words())));
        select_ui(ui, "Status of the filter", ui.available_width(), &mut view.filter.status, &options);
    });
    let rect = framed.response.rect;
    ui.painter().hline(ui.max_rect().x_range(), rect.bottom() - 0.5, Stroke::new(measure::STROKE_HAIR, theme.line1));
}

fn entries(known: &Known) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(known.rows().len() + 8);
    for (at, group) in known.rows().chunk_by(|one, other| one.year == other.year).scan(0, |at, group| {
        let start = *at;
        *at += group.len();
        Some((start, group))
    }) {
        let title = group.first().and_then(|row| row.year).map_or("No date".to_owned(), |year| year.to_string());
        entries.push(Entry::Head(title, group.len()));
        entries.extend((at..at + group.len()).map(Entry::Row));
    }
    entries
}

/// Whether and how it took place, in the second line of a row.
fn status_in_words(meeting: &Meeting, today: NaiveDate) -> &'static str {
    if day_has_passed(meeting, today) { "announced, day passed" } else { meeting.status.in_words() }
}

fn row_of<'a>(dossier: &'a Dossier, id: &MeetingId, selected: bool, today: NaiveDate) -> ListRow<'a> {
    let Some(meeting) = dossier.meetings.get(id) else { return ListRow::new("") };
    let date = meeting.date.as_ref().map_or("no date", |when| when.edtf.as_str());
    let title = if meeting.title.is_empty() { "Untitled meeting" } else { &meeting.title };
    ListRow::new(title).above(date).meta(status_in_words(meeting, today)).selected(selected)
}

impl Heights {
    fn refresh(&mut self, ui: &Ui, dossier: &Dossier, known: &Known, width: f32) {
        let key = (known.generation(), known.rows().len(), width.to_bits(), ui.pixels_per_point().to_bits());
        if self.of != Some(key) {
            self.of = Some(key);
            self.rows = known
                .rows()
                .iter()
                .map(|row| row_of(dossier, &row.id, false, NaiveDate::MIN).height(ui, width))
                .collect();
        }
    }
}

fn rows_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView) {
    let dossier = scene.dossier;
    let today = scene.now.date_naive();
    let selected = scene.place.meeting.clone();
    let width = ui.available_width();
    view.list.heights.refresh(ui, dossier, &view.known, width);
    let entries = entries(&view.known);
    let height_of = |entry: &Entry| match entry {
        Entry::Head(..) => HEAD,
        Entry::Row(at) => {
            let id = &view.known.rows()[*at].id;
            if Some(id) == selected.as_ref() {
                row_of(dossier, id, true, today).height(ui, width)
            } else {
                view.list.heights.rows.get(*at).copied().unwrap_or(measure::ROW_LIST)
            }
        }
    };
    let heights: Vec<f32> = entries.iter().map(height_of).collect();
    let moved = view.list.shown != selected;
    let target = view.list.focus.clone().or_else(|| selected.clone().filter(|_| moved));
    view.list.shown.clone_from(&selected);
    let order: Vec<MeetingId> = view.known.rows().iter().map(|row| row.id.clone()).collect();

    ScrollArea::vertical().id_salt("list of meetings").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_width(width);
        let total: f32 = heights.iter().sum();
        ui.set_height(total);
        let origin = ui.max_rect().min;
        let mut top = 0.0;
        for (entry, height) in entries.iter().zip(&heights) {
            let rect = Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(width, *height));
            let in_sight = top + height >= viewport.top() && top <= viewport.bottom();
            top += height;
            let id = match entry {
                Entry::Head(title, count) => {
                    if in_sight {
                        let salt = UiBuilder::new().max_rect(rect).scope_id(Id::unique(("year of meetings", title)));
                        group_head_ui(&mut ui.new_child(salt), title, *count);
                    }
                    continue;
                }
                Entry::Row(at) => &order[*at],
            };
            if Some(id) == target.as_ref() {
                ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
            }
            if in_sight {
                row_ui(ui, scene, view, id, rect, &order);
            }
        }
    });
}

fn row_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut MeetingsView,
    id: &MeetingId,
    rect: Rect,
    order: &[MeetingId],
) {
    let facts = view.known.facts(scene.dossier, scene.derived, id);
    let (mark, words) = summary(&facts);
    let selected = scene.place.meeting.as_ref() == Some(id);
    // The id does not depend on where the row stands, so that the keyboard stays with it.
    let builder = UiBuilder::new().max_rect(rect).scope_id(Id::unique(("meeting in the list", id.as_str())));
    let mut child = ui.new_child(builder);
    let today = scene.now.date_naive();
    let mut row = row_of(scene.dossier, id, selected, today);
    // That nothing supports it has no room beside that its day has passed, which says more.
    let passed = scene.dossier.meetings.get(id).is_some_and(|meeting| day_has_passed(meeting, today));
    if !(passed && mark == FactMark::Unsupported) {
        row = row.state(mark, &words);
    }
    let response = row.show(&mut child);
    if view.list.focus.as_ref() == Some(id) {
        view.list.focus = None;
        response.request_focus();
    }
    if response.clicked() {
        response.request_focus();
        scene.push(Message::Show(RecordRef::Meeting(id.clone())));
    }
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        if let Some(next) = moved_by_keys(ui, id, order) {
            view.list.focus = Some(next.clone());
            scene.push(Message::Show(RecordRef::Meeting(next)));
        }
    }
}

/// The meeting that an arrow key leads to.
fn moved_by_keys(ui: &Ui, id: &MeetingId, order: &[MeetingId]) -> Option<MeetingId> {
    let at = order.iter().position(|other| other == id)?;
    let last = order.len().saturating_sub(1);
    // Taken, so that the row that gets the keyboard does not go on from there.
    let pressed = |key| ui.input_mut(|input| input.modifiers.is_none() && input.consume_key(Modifiers::NONE, key));
    let to = if pressed(Key::ArrowDown) {
        (at + 1).min(last)
    } else if pressed(Key::ArrowUp) {
        at.saturating_sub(1)
    } else if pressed(Key::PageDown) {
        (at + 8).min(last)
    } else if pressed(Key::PageUp) {
        at.saturating_sub(8)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return None;
    };
    (to != at).then(|| order[to].clone())
}

/// The words of a place where nothing is selected.
pub(super) fn nothing_selected_ui(ui: &mut Ui) {
    let theme = theme(ui);
    ui.centered_and_justified(|ui| ui.label(Text::Body.rich("Choose a meeting in the list.", theme.ink3)));
}
