//! What the actor says on each topic, from one moment to the next, and how it moves.

use eframe::egui::{
    Align, CornerRadius, Frame, Id, Layout, Margin, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::super::ActorsView;
use super::Shown;
use crate::compare::{Entry, Moment, Move, Positions, TopicLine};
use crate::desk::message::Message;
use crate::desk::overlay::{Overlay, PositionForm};
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::words::{quote_ui, words_ui};
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{
    At, Cells, Icon, IconButton, Line, SaidCell, Stance as Mark, Walked, accent_chip_ui, hairline, link_ui,
    section_head_ui, side_ui,
};
use crate::model::{RecordRef, Stance};

/// A column of a moment is not drawn narrower than this.
const NARROWEST: f32 = 136.0;
/// The column in which the last move stands.
const MOVE: f32 = 76.0;
const HEAD: f32 = 36.0;

pub(super) fn section_ui(ui: &mut Ui, scene: &mut Scene, view: &mut ActorsView, shown: &Shown) {
    let found = &shown.gathered.positions;
    if found.topics.is_empty() {
        return;
    }
    let width = ui.available_width();
    let topic = (width * 0.24).clamp(96.0, 200.0).floor();
    // Where only its side is on record, nothing of its own moves.
    let moves = if found.topics.iter().any(|line| line.last_move().is_some()) { MOVE } else { 0.0 };
    let room = width - topic - moves;
    let fits = (1..=6_u8).rev().find(|count| room / f32::from(*count) >= NARROWEST).unwrap_or(1);
    let count = usize::from(fits).min(found.moments.len().max(1));
    view.moments_after = view.moments_after.min(found.moments.len().saturating_sub(count));
    let last = found.moments.len() - view.moments_after;
    let first = last.saturating_sub(count);
    head_ui(ui, view, found, first, last);
    let each = (room / f32::from(u16::try_from(count).unwrap_or(1))).floor();
    let name = ("positions of an actor", shown.id.as_str());
    let cells = Cells::new(Id::unique(name), found.topics.len(), found.moments.len() + 1);
    let mut at = view.position_at;
    let mut open = false;
    match cells.walk(ui, at) {
        Some(Walked::To(to)) => {
            // A moment out of sight is brought there.
            if let Some(moment) = to.1.checked_sub(1) {
                if moment < first {
                    view.moments_after = found.moments.len() - (moment + count).min(found.moments.len());
                } else if moment >= last {
                    view.moments_after = found.moments.len() - moment - 1;
                }
            }
            at = Some(to);
            ui.request_repaint();
        }
        Some(Walked::Leave) => at = None,
        Some(Walked::Open) => open = true,
        None => {}
    }
    moments_ui(ui, &found.moments[first..last], topic, each);
    for (row, line) in found.topics.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(width, measure::ROW_FACT), Sense::hover());
        hairline(ui.painter(), rect, theme(ui).line1);
        line_ui(ui, scene, shown, line, (&cells, row, &mut at), (rect, topic, each), first..last);
    }
    let changed = view.position_at != at;
    if changed {
        view.position_at = at;
        ui.request_repaint();
    }
    if let Some((row, column)) = at {
        let line = found.topics.get(row);
        let quote =
            line.zip(column.checked_sub(1)).and_then(|(line, moment)| line.at(moment).find_map(|it| it.quote.as_ref()));
        if let (true, Some(quote)) = (open, quote) {
            scene.push(Message::quote(quote));
        }
        if let Some(line) = line {
            let strip = strip_ui(ui, scene, shown, line, column);
            if changed {
                ui.scroll_to_rect(strip.expand(measure::SPACE_8), None);
            }
        }
    }
    ui.add_space(measure::SPACE_16);
}

fn head_ui(ui: &mut Ui, view: &mut ActorsView, found: &Positions, first: usize, last: usize) {
    let topics = match found.topics.len() {
        1 => "1 topic".to_owned(),
        count => format!("{count} topics"),
    };
    let moments = match found.moments.len() {
        1 => "1 date".to_owned(),
        count => format!("{count} dates"),
    };
    let own = found.topics.iter().any(|line| line.entries.iter().any(|entry| !entry.of_side));
    let through = if own { "" } else { ", through its side" };
    section_head_ui(ui, "Positions by topic", &format!("{topics}, {moments}{through}"), |ui| {
        let (earlier, later) = (first > 0, last < found.moments.len());
        if earlier || later {
            if ui.add(IconButton::new(Icon::ChevronRight, "Later dates").side(24.0).enabled(later)).clicked() {
                view.moments_after -= 1;
            }
            if ui.add(IconButton::new(Icon::ChevronLeft, "Earlier dates").side(24.0).enabled(earlier)).clicked() {
                view.moments_after += 1;
            }
        }
        if ui.available_width() > 290.0 {
            let theme = theme(ui);
            for (mark, words) in
                [(Mark::Silent, "silent"), (Mark::Denied, "denied"), (Mark::SaidFor, "its side"), (Mark::Said, "said")]
            {
                let line = Line::new().space(17.0).text(ui, Text::Label, theme.ink2, words);
                let response = line.ui(ui, theme, 18.0);
                mark.paint(ui.painter(), response.rect.left_center() + vec2(6.5, 0.0), theme.ink2);
            }
        }
    });
}

/// The heads of the columns: the meeting, and the date.
fn moments_ui(ui: &mut Ui, moments: &[Moment], topic: f32, each: f32) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    hairline(ui.painter(), rect, theme.line2);
    let lower = rect.bottom() - 9.0;
    Line::new().text(ui, Text::Label, theme.ink3, "Topic").paint(ui.painter(), theme, rect.left() + 4.0, lower);
    let mut left = rect.left() + topic;
    for (place, moment) in moments.iter().enumerate() {
        let here = Rect::from_min_size(pos2(left, rect.top()), vec2(each - 6.0, HEAD));
        left += each;
        let name = if moment.name.is_empty() { "Apart from meetings" } else { &moment.name };
        let date = moment.date.as_ref().map_or("no date", |date| date.as_str());
        let words = Line::new().text_within(ui, Text::LabelStrong, theme.ink, name, here.width() - 4.0);
        words.paint(ui.painter(), theme, here.left() + 4.0, rect.top() + 10.0);
        let line = Line::new().text_within(ui, Text::Mono, theme.ink2, date, here.width() - 4.0);
        line.paint(ui.painter(), theme, here.left() + 4.0, lower);
        let head = ui.interact(here, ui.scope_id().with(("moment", place, date)), Sense::hover());
        head.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{name}, {date}")));
        head.on_hover_text(name);
    }
}

fn line_ui(
    ui: &mut Ui,
    scene: &Scene,
    shown: &Shown,
    line: &TopicLine,
    (cells, row, at): (&Cells, usize, &mut Option<At>),
    (rect, topic, each): (Rect, f32, f32),
    moments: std::ops::Range<usize>,
) {
    let place = Rect::from_min_size(rect.min, vec2(topic - 6.0, rect.height()));
    let response = cells.cell_ui(ui, place, (row, 0), *at);
    let name = match line.last_move() {
        Some(moved) => format!("{}, {}", line.name, moved.in_words()),
        None => line.name.clone(),
    };
    let cell = SaidCell {
        stance: None,
        side: None,
        words: &line.name,
        slanted: false,
        contested: false,
        more: 0,
        indent: 0.0,
        name: &name,
    };
    cell.show(ui, place, &response, *at == Some((row, 0)));
    cells.select(&response, (row, 0), at);
    response.on_hover_text(name);
    let mut left = rect.left() + topic;
    for moment in moments {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(each - 4.0, rect.height()));
        left += each;
        let here = (row, moment + 1);
        let response = cells.cell_ui(ui, place, here, *at);
        let first = line.at(moment).next();
        let words = first.map_or_else(|| "silent".to_owned(), |entry| words_of(scene, entry));
        let count = line.at(moment).count();
        let date = shown.gathered.positions.moments[moment].date.as_ref().map_or("no date", |date| date.as_str());
        let name =
            format!("{}, {date}: {}", line.name, first.map_or_else(|| words.clone(), |entry| spoken(scene, entry)));
        let cell = SaidCell {
            stance: Some(first.map_or(Mark::Silent, mark)),
            side: scene.side_of(shown.id),
            words: &words,
            slanted: first.is_some_and(|entry| entry.of_side),
            contested: false,
            more: count.saturating_sub(1),
            indent: 0.0,
            name: &name,
        };
        cell.show(ui, place, &response, *at == Some(here));
        cells.select(&response, here, at);
        response.on_hover_text(name);
    }
    let place = Rect::from_min_max(pos2(rect.right() - MOVE, rect.top()), rect.max);
    move_ui(ui, place, line.last_move());
}

fn move_ui(ui: &mut Ui, place: Rect, moved: Option<Move>) {
    let Some(moved) = moved else { return };
    let layout = Layout::right_to_left(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    let theme = theme(&child);
    let words = moved.in_words();
    match moved {
        Move::Held => _ = child.label(Text::Label.rich(words, theme.ink3)),
        Move::Reversed | Move::Dropped => _ = child.label(Text::LabelMedium.rich(words, theme.rival)),
        Move::New | Move::Changed | Move::Firmer | Move::Softer => _ = accent_chip_ui(&mut child, words),
    }
}

fn mark(entry: &Entry) -> Mark {
    match (entry.stance, entry.of_side) {
        (Stance::Silent, _) => Mark::Silent,
        (Stance::Denied, _) => Mark::Denied,
        (Stance::Said, true) => Mark::SaidFor,
        (Stance::Said, false) => Mark::Said,
    }
}

/// What stands in a cell: the summary. That it is the party's own is told by the mark; a member of it is named.
fn words_of(scene: &Scene, entry: &Entry) -> String {
    let words = match (entry.stance, entry.summary.as_str()) {
        (Stance::Silent, _) => "silent",
        (stance, "") => stance.in_words(),
        (_, summary) => summary,
    };
    if entry.of_side && !scene.dossier.about.parties.contains(&entry.actor) {
        format!("{}: {words}", scene.dossier.actor_name(&entry.actor))
    } else {
        words.to_owned()
    }
}

fn spoken(scene: &Scene, entry: &Entry) -> String {
    let moved = entry.moved.map(|moved| format!(", {}", moved.in_words())).unwrap_or_default();
    let unsupported = if entry.quote.is_none() && entry.stance != Stance::Silent { ", unsupported" } else { "" };
    let stance = match entry.stance {
        Stance::Silent => String::new(),
        stance => format!(", {}", stance.in_words()),
    };
    let party = if entry.of_side { format!(", {}", scene.dossier.actor_name(&entry.actor)) } else { String::new() };
    format!("{}{party}{stance}{moved}{unsupported}", words_of(scene, entry))
}

/// The words behind the selected cell; of a topic, everything that was said on it.
fn strip_ui(ui: &mut Ui, scene: &mut Scene, shown: &Shown, line: &TopicLine, column: usize) -> Rect {
    let theme = theme(ui);
    let moment = column.checked_sub(1);
    let radius = CornerRadius::same(measure::RADIUS_CHIP);
    let frame = Frame::new().fill(theme.panel).corner_radius(radius).inner_margin(Margin::symmetric(12, 10));
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = measure::SPACE_8;
        words_ui(ui, Text::LabelStrong, theme.ink, &line.name, 2);
        let entries: Vec<&Entry> = match moment {
            Some(moment) => line.at(moment).collect(),
            None => line.entries.iter().collect(),
        };
        if entries.is_empty() {
            let words = "Nothing is recorded. Select what was said in an article, then press P.";
            ui.label(Text::Label.rich(words, theme.ink2));
        }
        for (place, entry) in entries.into_iter().enumerate() {
            ui.push_id(place, |ui| entry_ui(ui, scene, entry));
        }
        let meeting = moment.and_then(|moment| shown.gathered.positions.moments.get(moment)?.meeting.clone());
        if let Some(meeting) = meeting {
            let record = RecordRef::Meeting(meeting);
            if link_ui(ui, &scene.dossier.title_of(&record), true).clicked() {
                scene.push(Message::Show(record));
            }
        }
    });
    inner.response.rect
}

fn entry_ui(ui: &mut Ui, scene: &mut Scene, entry: &Entry) {
    let theme = theme(ui);
    ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 2.0);
        if entry.of_side {
            side_ui(ui, scene.side_of(&entry.actor), scene.dossier.actor_name(&entry.actor));
        }
        let date = entry.date.as_ref().map(|date| format!(", {}", date.in_words())).unwrap_or_default();
        let moved = entry.moved.map(|moved| format!(", {}", moved.in_words())).unwrap_or_default();
        ui.label(Text::Label.rich(format!("{}{date}{moved}", entry.stance.in_words()), theme.ink2));
        if entry.quote.is_none() && entry.stance != Stance::Silent {
            ui.label(Text::Label.rich("no words behind it", theme.ink3));
        }
        let form = entry.position.as_ref().and_then(|id| PositionForm::change(scene.dossier, id));
        if let Some(form) = form
            && link_ui(ui, "Change…", false).clicked()
        {
            scene.push(Message::Open(Box::new(Overlay::Position(Box::new(form)))));
        }
    });
    match &entry.quote {
        Some(quote) => {
            let summary = Some(entry.summary.as_str()).filter(|summary| *summary != quote.exact).unwrap_or_default();
            quote_ui(ui, scene, "words", quote, summary);
        }
        None if !entry.summary.is_empty() => _ = words_ui(ui, Text::Value, theme.ink, &entry.summary, usize::MAX),
        None => {}
    }
}
