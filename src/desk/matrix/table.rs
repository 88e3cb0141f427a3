//! The cells, with the questions and the head frozen.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{self, CursorIcon, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::keys::focus_id;
use super::{HEAD, MatrixState, Plan, ROW, column_name, height_of, right_of, sign};
use crate::compare::Matrix;
use crate::desk::facts::mark_of;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, hairline, matrix_cell_paint};
use crate::model::RecordRef;

pub(super) fn show_ui(ui: &mut Ui, scene: &mut Scene<'_>, matrix: &Arc<Matrix>, state: &mut MatrixState) {
    let plan = Plan::new(ui.available_width(), matrix.columns.len());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height_of(matrix)), Sense::hover());
    let clip = ui.clip_rect();
    // The head stays in sight as long as a row does.
    let head = clip.top().max(rect.top()).min((rect.bottom() - HEAD - ROW).max(rect.top()));
    let body_top = rect.top() + HEAD;
    let rows = visible(clip.top().max(head + HEAD) - body_top, clip.bottom() - body_top, ROW, matrix.rows.len());
    let body_clip = Rect::from_min_max(pos2(clip.left(), clip.top().max(head + HEAD)), clip.max);

    let inner = Rect::from_min_max(
        pos2(rect.left() + plan.questions, rect.top()),
        pos2(rect.right() - plan.held, rect.bottom()),
    );
    let mut middle = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("columns"));
    middle.set_clip_rect(right_of(clip, inner.left() - 3.0).intersect(inner.expand2(vec2(3.0, 3.0))));
    let focus = focus_id(ui);
    ScrollArea::horizontal().id_salt("columns of the matrix").auto_shrink(false).show_viewport(
        &mut middle,
        |ui, viewport| {
            let width = plan.column * matrix.columns.len() as f32;
            ui.set_width(width);
            ui.set_height(rect.height());
            let left = ui.max_rect().left();
            let columns = visible(viewport.left(), viewport.right(), plan.column, matrix.columns.len());
            let place = |row: usize, column: usize| {
                let min = pos2(left + column as f32 * plan.column, body_top + row as f32 * ROW);
                Rect::from_min_size(min, vec2(plan.column - 2.0, ROW - 1.0))
            };
            if state.wants_sight
                && let Some((row, column)) = state.chosen
            {
                state.wants_sight = false;
                // Sight below the frozen head.
                let cell = place(row, column);
                ui.scroll_to_rect(Rect::from_min_max(cell.min - vec2(0.0, HEAD), cell.max), None);
            }
            let outer = ui.clip_rect();
            ui.set_clip_rect(outer.intersect(body_clip));
            cells_ui(ui, scene, matrix, state, (rows.clone(), columns.clone()), focus, place);
            ui.set_clip_rect(outer);
            heads_ui(ui, scene, matrix, columns, left, head, plan);
        },
    );
    questions_ui(ui, matrix, state, rows, (rect, head, body_clip), plan);
}

/// Which of `count` things of one size lie between two places.
fn visible(from: f32, to: f32, size: f32, count: usize) -> Range<usize> {
    let first = (from / size).floor().max(0.0) as usize;
    let last = (to / size).ceil().max(0.0) as usize;
    first.min(count)..last.min(count)
}

fn cells_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    matrix: &Matrix,
    state: &mut MatrixState,
    (rows, columns): (Range<usize>, Range<usize>),
    focus: egui::Id,
    place: impl Fn(usize, usize) -> Rect,
) {
    let mut chosen_here = false;
    for row in rows {
        let Some(it) = matrix.rows.get(row) else { continue };
        for column in columns.clone() {
            let cell = matrix.cell(row, column);
            let rect = place(row, column);
            let chosen = state.chosen == Some((row, column));
            chosen_here |= chosen;
            // One cell is in the order of the keyboard: the chosen one, and the first before one is chosen.
            let first = state.chosen.is_none() && (row, column) == (0, 0);
            let (id, sense) = if chosen || first {
                (focus, Sense::click())
            } else {
                (ui.scope_id().with(("cell", row, column)), Sense::CLICK)
            };
            let response = ui.interact(rect, id, sense);
            let words = cell.map_or("", |cell| cell.says.as_str());
            matrix_cell_paint(ui, rect, &response, sign(cell), words, chosen);
            response.widget_info(|| {
                let (outlet, date) = column_name(scene, matrix, column);
                let name = format!("{} {outlet}, {date}", it.question);
                WidgetInfo::selected(Role::Cell, true, chosen, sign(cell).in_words(&name, words))
            });
            if response.clicked() {
                state.choose(row, column);
                state.wants_focus = true;
            } else if response.gained_focus() && !chosen {
                state.choose(row, column);
            }
            if response.double_clicked()
                && let Some(quote) = cell
                    .and_then(|cell| cell.claims.first())
                    .and_then(|id| scene.dossier.claims.get(id))
                    .and_then(|claim| claim.quotes.first())
            {
                scene.push(Message::quote(quote));
            }
            if cell.is_some_and(|cell| cell.says.chars().count() > 12) {
                response.on_hover_text(words);
            }
        }
    }
    if state.wants_focus && chosen_here {
        state.wants_focus = false;
        ui.memory_mut(|memory| memory.request_focus(focus));
    }
}

/// The origins and the articles, above their columns.
fn heads_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    matrix: &Matrix,
    columns: Range<usize>,
    left: f32,
    top: f32,
    plan: Plan,
) {
    let theme = theme(ui);
    let clip = ui.clip_rect();
    let ground = Rect::from_min_max(pos2(clip.left(), top), pos2(clip.right(), top + HEAD - 2.0));
    ui.painter().rect_filled(ground, 0.0, theme.page);
    hairline(ui.painter(), ground, theme.line2);
    for group in
        matrix.origins.iter().filter(|group| group.first < columns.end && group.first + group.count > columns.start)
    {
        let from = left + group.first as f32 * plan.column;
        let rect =
            Rect::from_min_size(pos2(from, top), vec2(group.count as f32 * plan.column - 4.0, measure::ROW_ORIGINS));
        // The name stays in sight as long as its group does.
        let start = rect.left().max(clip.left() + 2.0).min(rect.right() - 40.0) + 6.0;
        Line::new().text_within(ui, Text::Caption, theme.ink2, &group.name, rect.right() - start - 4.0).paint(
            ui.painter(),
            theme,
            start,
            rect.center().y - 1.0,
        );
        let bar = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
        ui.painter().rect_filled(bar, 0.0, theme.line3);
    }
    for column in columns {
        let Some(it) = matrix.columns.get(column) else { continue };
        let min = pos2(left + column as f32 * plan.column, top + measure::ROW_ORIGINS);
        let rect = Rect::from_min_size(min, vec2(plan.column - 4.0, measure::ROW_MATRIX_HEAD));
        let response = ui.interact(rect, ui.scope_id().with(("article", column)), Sense::CLICK);
        let (outlet, date) = column_name(scene, matrix, column);
        if response.hovered() {
            ui.painter().rect_filled(rect, measure::RADIUS_CHIP, theme.hover);
        }
        let room = rect.width() - 12.0;
        let copy = Line::new().text(ui, Text::Caption, theme.ink3, "copy").width() + 5.0;
        let room = if it.is_copy { room - copy } else { room };
        let mut line = Line::new().text_within(ui, Text::LabelStrong, theme.ink, &outlet, room);
        if it.is_copy {
            line = line.space(5.0).text(ui, Text::Caption, theme.ink3, "copy");
        }
        line.paint(ui.painter(), theme, rect.left() + 6.0, rect.top() + 10.0);
        let retracted = scene.dossier.articles.get(&it.article).is_some_and(|article| article.retracted.is_some());
        let below = if retracted { "retracted" } else { date.as_str() };
        let (style, ink) = if retracted { (Text::Caption, theme.rival) } else { (Text::Mono, theme.ink3) };
        let line = Line::new().text_within(ui, style, ink, below, rect.width() - 8.0);
        line.paint(ui.painter(), theme, rect.left() + 6.0, rect.top() + 25.0);
        let article = RecordRef::Article(it.article.clone());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::ColumnHeader, true, format!("{outlet}, {date}: open the article"))
        });
        if response.clicked() {
            scene.push(Message::CloseOverlay);
            scene.push(Message::Show(article));
        } else if response.hovered() {
            let title = scene.dossier.title_of(&article);
            response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(title);
        }
    }
}

/// The questions at the left, and how each stands at the right.
fn questions_ui(
    ui: &mut Ui,
    matrix: &Matrix,
    state: &mut MatrixState,
    rows: Range<usize>,
    (rect, head, body_clip): (Rect, f32, Rect),
    plan: Plan,
) {
    let theme = theme(ui);
    let outer = ui.clip_rect();
    ui.set_clip_rect(outer.intersect(body_clip));
    for row in rows {
        let Some(it) = matrix.rows.get(row) else { continue };
        let top = rect.top() + HEAD + row as f32 * ROW;
        let label = Rect::from_min_size(pos2(rect.left(), top), vec2(plan.questions - 8.0, ROW));
        let response = ui.interact(label, ui.scope_id().with(("question", row)), Sense::CLICK);
        if response.hovered() {
            ui.painter().rect_filled(label, measure::RADIUS_CHIP, theme.hover);
        }
        let line = Line::new().text(ui, Text::Value, theme.ink, &it.question);
        let cut = line.width() > label.width() - 4.0;
        let line = Line::new().text_within(ui, Text::Value, theme.ink, &it.question, label.width() - 4.0);
        line.paint(ui.painter(), theme, label.left(), label.center().y);
        let words = it.fact.state.in_words();
        response.widget_info(|| {
            let held = it.fact.held.as_deref().unwrap_or("nothing held");
            WidgetInfo::labeled(Role::RowHeader, true, format!("{} {held}, {words}", it.question))
        });
        if response.clicked() {
            let spoken = it.cells.iter().position(Option::is_some).unwrap_or(0);
            state.choose(row, spoken);
            state.wants_focus = true;
            state.wants_sight = true;
        }
        if cut {
            response.on_hover_text(it.question.as_str());
        }
        let mark = mark_of(&it.fact.state);
        let short = if plan.held > 60.0 { short_state(&words) } else { "" };
        let line = Line::new().fact(mark).space(4.0).text(ui, mark.words_style(), mark.words_colour(theme), short);
        line.paint_right(ui.painter(), theme, rect.right() - 2.0, top + ROW / 2.0);
        let under = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + ROW));
        hairline(
            ui.painter(),
            Rect::from_min_max(under.min, pos2(rect.left() + plan.questions - 6.0, under.bottom())),
            theme.line1,
        );
        hairline(ui.painter(), Rect::from_min_max(pos2(rect.right() - plan.held + 4.0, top), under.max), theme.line1);
    }
    ui.set_clip_rect(outer);
    for (from, to, words, right) in [
        (rect.left(), rect.left() + plan.questions - 6.0, "Question", false),
        (rect.right() - plan.held + 4.0, rect.right(), if plan.held > 60.0 { "Held" } else { "" }, true),
    ] {
        let ground = Rect::from_min_max(pos2(from, head), pos2(to, head + HEAD - 2.0));
        ui.painter().rect_filled(ground, 0.0, theme.page);
        hairline(ui.painter(), ground, theme.line2);
        let line = Line::new().text(ui, Text::Label, theme.ink3, words);
        let y = ground.bottom() - 14.0;
        if right {
            line.paint_right(ui.painter(), theme, ground.right() - 2.0, y);
        } else {
            line.paint(ui.painter(), theme, ground.left(), y);
        }
    }
}

/// A state in little room: “4 origins” of “7 articles, 4 origins”.
fn short_state(words: &str) -> &str {
    words.rsplit(", ").next().unwrap_or(words)
}
