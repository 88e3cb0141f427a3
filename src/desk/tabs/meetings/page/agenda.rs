//! The agenda by side: what each side said on each topic, in whose telling; a cell shows its words below.

use eframe::egui::{Align, CornerRadius, Frame, Id, Layout, Margin, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::compare::{AgendaGrid, Fact, FactState, GridCell, GridSide, Silence, Telling, Utterance};
use crate::desk::message::Message;
use crate::desk::overlay::{Overlay, PositionForm};
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::MeetingsView;
use crate::desk::tabs::meetings::known::Known;
use crate::desk::tabs::meetings::words::{claims_ui, quote_ui, words_ui};
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{
    At, Cells, Line, SaidCell, Stance as Mark, Walked, hairline, link_ui, section_head_ui, side_mark_paint, side_ui,
};
use crate::model::{Meeting, MeetingField, MeetingId, RecordRef, Stance, Subject};

/// The column of topics.
const TOPIC: f32 = 0.3;
/// How far a narrower topic is moved in.
const INDENT: f32 = 14.0;

pub(super) fn agenda_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut MeetingsView,
    id: &MeetingId,
    meeting: &Meeting,
    facts: &[Fact],
) {
    let (grid, _) = view.told.refresh(scene, id);
    let note = if grid.rows.is_empty() { String::new() } else { grid.rows.len().to_string() };
    section_head_ui(ui, "Agenda by side", &note, |ui| {
        if grid.rows.is_empty() || ui.available_width() < 250.0 {
            return;
        }
        for (mark, words) in [
            (Mark::Silent, "silent"),
            (Mark::Denied, "denied"),
            (Mark::SaidFor, "as told by others"),
            (Mark::Said, "own readout"),
        ] {
            legend_ui(ui, mark, words);
        }
    });
    if grid.rows.is_empty() {
        crate::desk::promises::no_commitment_ui(
            ui,
            "Nothing on the agenda yet. Select what a side said in an article, then press P: its topic stands here, by side.",
        );
        ui.add_space(measure::SPACE_24);
        return;
    }
    let width = ui.available_width();
    let topic = (width * TOPIC).clamp(96.0, 240.0).floor();
    let count = u16::try_from(grid.sides.len()).unwrap_or(u16::MAX).max(1);
    let each = ((width - topic) / f32::from(count)).floor();
    let cells = Cells::new(Id::unique(("agenda by side", id.as_str())), grid.rows.len(), grid.sides.len() + 1);
    let mut at = view.agenda_at.as_ref().filter(|(of, _)| of == id).map(|(_, at)| *at);
    let mut open = false;
    match cells.walk(ui, at) {
        Some(Walked::To(to)) => at = Some(to),
        Some(Walked::Leave) => at = None,
        Some(Walked::Open) => open = true,
        None => {}
    }
    heads_ui(ui, scene, &grid, topic, each);
    for (row, line) in grid.rows.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(width, measure::ROW_FACT), Sense::hover());
        hairline(ui.painter(), rect, theme(ui).line1);
        let place = Rect::from_min_size(rect.min, vec2(topic - 6.0, rect.height()));
        let response = cells.cell_ui(ui, place, (row, 0), at);
        let name = topic_name(meeting, &grid, row, facts, id);
        let cell = SaidCell {
            stance: None,
            side: None,
            words: &line.name,
            slanted: false,
            contested: false,
            more: 0,
            indent: indent(line.depth),
            name: &name,
        };
        cell.show(ui, place, &response, at == Some((row, 0)));
        cells.select(&response, (row, 0), &mut at);
        response.on_hover_text(name);
        let mut left = rect.left() + topic;
        for (column, side) in grid.sides.iter().enumerate() {
            let place = Rect::from_min_size(pos2(left, rect.top()), vec2(each - 4.0, rect.height()));
            left += each;
            let Some(cell) = grid.cell(row, column) else { continue };
            let here = (row, column + 1);
            let response = cells.cell_ui(ui, place, here, at);
            let name = format!("{}, {}: {}", line.name, side.name, in_words(cell));
            let (words, stance, slanted) = shown(cell);
            let said = SaidCell {
                stance: Some(stance),
                side: side.actor.as_ref().and_then(|actor| scene.side_of(actor)),
                words,
                slanted,
                contested: cell.contested || cell.left_out,
                more: cell.utterances.len().saturating_sub(1),
                indent: 0.0,
                name: &name,
            };
            said.show(ui, place, &response, at == Some(here));
            cells.select(&response, here, &mut at);
            response.on_hover_text(name);
        }
    }
    let now = at.map(|at| (id.clone(), at));
    let changed = now != view.agenda_at;
    if changed {
        view.agenda_at = now;
        ui.request_repaint();
    }
    if let Some((row, column)) = at {
        let first = column
            .checked_sub(1)
            .and_then(|column| grid.cell(row, column))
            .and_then(|cell| cell.utterances.iter().find_map(|it| it.quote.as_ref()));
        if let (true, Some(quote)) = (open, first) {
            scene.push(Message::quote(quote));
        }
        let strip = strip_ui(ui, scene, &mut view.known, &grid, (id, facts), (row, column));
        if changed {
            // The words come into sight, with the grid above them as far as there is room.
            ui.scroll_to_rect(strip.expand(measure::SPACE_8), None);
        }
    }
    ui.add_space(measure::SPACE_24);
}

fn indent(depth: usize) -> f32 {
    f32::from(u8::try_from(depth.min(4)).unwrap_or(4)) * INDENT
}

fn legend_ui(ui: &mut Ui, mark: Mark, words: &str) {
    let theme = theme(ui);
    let line = Line::new().space(17.0).text(ui, Text::Label, theme.ink2, words);
    let response = line.ui(ui, theme, 18.0);
    mark.paint(ui.painter(), response.rect.left_center() + vec2(6.5, 0.0), theme.ink2);
}

fn heads_ui(ui: &mut Ui, scene: &Scene<'_>, grid: &AgendaGrid, topic: f32, each: f32) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_FACT), Sense::hover());
    hairline(ui.painter(), rect, theme.line2);
    let y = rect.center().y;
    Line::new().text(ui, Text::Label, theme.ink3, "Topic").paint(ui.painter(), theme, rect.left() + 4.0, y);
    let mut left = rect.left() + topic;
    for side in &grid.sides {
        let colour = side.actor.as_ref().and_then(|actor| scene.side_of(actor));
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(each - 4.0, rect.height()));
        left += each;
        side_mark_paint(ui.painter(), theme, colour, pos2(place.left() + 9.0, y));
        let ink = colour.map_or(theme.ink2, |side| theme.side(side).ink);
        let words = Line::new().text_within(ui, Text::LabelStrong, ink, &side.name, place.width() - 24.0);
        words.paint(ui.painter(), theme, place.left() + 23.0, y);
        let head = ui.interact(place, ui.scope_id().with(("side", &side.name, &side.side)), Sense::hover());
        let readouts = readouts_in_words(side);
        head.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{}, {readouts}", side.name)));
        head.on_hover_text(format!("{}\n{readouts}", side.name));
    }
}

fn readouts_in_words(side: &GridSide) -> String {
    match (side.side.is_some(), side.readouts.len()) {
        (false, _) => "for no side of the meeting".to_owned(),
        (true, 0) => "no readout of its own here".to_owned(),
        (true, 1) => "1 readout of its own".to_owned(),
        (true, count) => format!("{count} readouts of its own"),
    }
}

/// The words of a cell with their mark, and whether they are another side's.
fn shown(cell: &GridCell) -> (&str, Mark, bool) {
    if let Some(silence) = cell.silence {
        return (silence.in_words(), Mark::Silent, false);
    }
    let Some(first) = cell.utterances.first() else { return ("silent", Mark::Silent, false) };
    let words = if first.summary.is_empty() { first.stance.in_words() } else { &first.summary };
    (words, mark(first), first.telling == Telling::OtherSide)
}

fn mark(said: &Utterance) -> Mark {
    match (said.stance, said.telling) {
        (Stance::Silent, _) => Mark::Silent,
        (Stance::Denied, _) => Mark::Denied,
        (Stance::Said, Telling::Own) => Mark::Said,
        (Stance::Said, _) => Mark::SaidFor,
    }
}

/// Everything that a cell tells, in words.
fn in_words(cell: &GridCell) -> String {
    let mut words: Vec<String> = cell
        .utterances
        .iter()
        .map(|it| {
            let summary = if it.summary.is_empty() { String::new() } else { format!(" “{}”", it.summary) };
            format!("{}{summary}, {}", it.stance.in_words(), it.telling.in_words())
        })
        .collect();
    words.extend(cell.silence.map(|silence| silence.in_words().to_owned()));
    if cell.left_out {
        words.push("its own readout leaves it out".to_owned());
    }
    if cell.contested {
        words.push("said and denied".to_owned());
    }
    words.join("; ")
}

fn state_of(facts: &[Fact], id: &MeetingId, grid: &AgendaGrid, row: usize) -> (Subject, FactState) {
    let topic = grid.rows[row].topic.clone();
    let subject = Subject::Meeting(id.clone(), MeetingField::Agenda(topic));
    let state = facts.iter().find(|fact| fact.subject == subject).map_or(FactState::Unsupported, |fact| fact.state);
    (subject, state)
}

fn topic_name(meeting: &Meeting, grid: &AgendaGrid, row: usize, facts: &[Fact], id: &MeetingId) -> String {
    let line = &grid.rows[row];
    if meeting.agenda.contains(&line.topic) {
        format!("{}, on the agenda, {}", line.name, state_of(facts, id, grid, row).1.in_words())
    } else {
        format!("{}, not on the agenda", line.name)
    }
}

/// The words behind the selected cell.
fn strip_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    known: &mut Known,
    grid: &AgendaGrid,
    (id, facts): (&MeetingId, &[Fact]),
    (row, column): At,
) -> Rect {
    let theme = theme(ui);
    let Some(line) = grid.rows.get(row) else { return Rect::NOTHING };
    let radius = CornerRadius::same(measure::RADIUS_CHIP);
    let frame = Frame::new().fill(theme.panel).corner_radius(radius).inner_margin(Margin::symmetric(12, 10));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = measure::SPACE_8;
        let column = column.checked_sub(1).and_then(|column| Some((grid.sides.get(column)?, line.cells.get(column)?)));
        let Some((side, cell)) = column else {
            words_ui(ui, Text::LabelStrong, theme.ink, &line.name, 2);
            if line.on_agenda {
                let (subject, _) = state_of(facts, id, grid, row);
                let claims = facts.iter().find(|fact| fact.subject == subject).map(|fact| fact.claims.clone());
                let versions = known.versions(scene.dossier, scene.derived, &subject);
                claims_ui(ui, scene, &versions, &claims.unwrap_or_default());
            } else {
                ui.label(Text::Label.rich("Spoken of, and not on the agenda of this meeting.", theme.ink2));
            }
            return;
        };
        words_ui(ui, Text::LabelStrong, theme.ink, &format!("{} on {}", side.name, line.name), 2);
        if cell.left_out {
            let words = "Others say so; its own readout of this meeting leaves the topic out.";
            ui.label(Text::LabelMedium.rich(words, theme.rival));
        }
        for said in &cell.utterances {
            ui.push_id(said.position.as_str(), |ui| said_ui(ui, scene, side, said));
        }
        if let Some(silence) = cell.silence {
            ui.label(Text::Label.rich(why_silent(silence), theme.ink2));
            for readout in side.readouts.iter().filter(|_| silence == Silence::LeftOut) {
                let words = scene.dossier.title_of(&RecordRef::Article(readout.clone()));
                if link_ui(ui, &words, true).clicked() {
                    scene.push(Message::Show(RecordRef::Article(readout.clone())));
                }
            }
        }
    });
    shown.response.rect
}

fn why_silent(silence: Silence) -> &'static str {
    match silence {
        Silence::LeftOut => "Its own readout of this meeting says nothing on it.",
        Silence::Named => "Its own readout names the topic, and says nothing on it.",
        Silence::InPart => "It spoke of a narrower topic, in the rows below.",
        Silence::Silent => {
            "Nothing is recorded. Select what it said in an article, then press P; or note its silence there."
        }
    }
}

fn said_ui(ui: &mut Ui, scene: &mut Scene<'_>, side: &GridSide, said: &Utterance) {
    let theme = theme(ui);
    ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 2.0);
        if side.actor.as_ref() != Some(&said.actor) {
            side_ui(ui, scene.side_of(&said.actor), scene.dossier.actor_name(&said.actor));
        }
        let date = said.date.as_ref().map(|date| format!(", {}", date.in_words())).unwrap_or_default();
        let words = format!("{}, {}{date}", said.stance.in_words(), said.telling.in_words());
        ui.label(Text::Label.rich(words, theme.ink2));
        if link_ui(ui, "Change…", false).clicked()
            && let Some(form) = PositionForm::change(scene.dossier, &said.position)
        {
            scene.push(Message::Open(Box::new(Overlay::Position(Box::new(form)))));
        }
    });
    match &said.quote {
        Some(quote) => {
            let summary = Some(said.summary.as_str()).filter(|summary| *summary != quote.exact).unwrap_or_default();
            quote_ui(ui, scene, "words", quote, summary);
        }
        None if !said.summary.is_empty() => {
            words_ui(ui, Text::Value, theme.ink, &said.summary, usize::MAX);
        }
        None => {}
    }
}
