//! Showing a reader: scrolling, hit-testing and selecting.

use std::{ops::Range, sync::Arc};

use eframe::egui::{
    Color32, Id, Pos2, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    containers::scroll_area::{DragScroll, ScrollSource},
    pos2, vec2,
};

use super::{
    super::typeset::{Caret, Paragraph},
    Reader, ReaderResponse, ReaderState, ReaderStyle,
    caret::keys_ui,
    document::Change,
    margin::margin_ui,
    paint::{paint_block, row_fill},
    pointer::marks_over,
    state::{Goal, Press},
};

/// Below the last paragraph.
const BOTTOM_PADDING: f32 = 64.0;
/// Between header and text.
const HEADER_GAP: f32 = 12.0;
/// Narrower than this, text stands without a margin.
const NARROWEST_BESIDE_MARGIN: f32 = 380.0;
/// Narrower than this, text stands without paragraph numbers.
const NARROWEST_BESIDE_NUMBERS: f32 = 240.0;

/// A block that is in view.
#[derive(Clone)]
pub(super) struct Visible {
    pub index: usize,
    /// Top on screen.
    pub top: f32,
    pub layout: Arc<Paragraph>,
}

/// Over the last points on the right the scroll bar shows.
const SCROLL_BAR: f32 = 10.0;

/// Where the columns stand, in points from the left of the reader.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Columns {
    pub text: f32,
    pub measure: f32,
    pub numbers: bool,
    pub margin: Option<f32>,
}

impl Columns {
    fn fit(room: f32, style: &ReaderStyle) -> Self {
        let beside = style.gap + style.margin_width;
        let numbers = room >= style.numbers_width + NARROWEST_BESIDE_NUMBERS;
        let left = if numbers { style.numbers_width } else { 8.0 };
        let with_margin =
            style.margin_width > 0.0 && room >= left + NARROWEST_BESIDE_MARGIN.min(style.measure) + beside;
        let right = if with_margin { beside + SCROLL_BAR } else { 8.0 };
        let measure = (room - left - right).min(style.measure).max(40.0).floor();
        let spare = (room - left - measure - right).max(0.0);
        let text = left + (spare / 2.0).floor();
        Self { text, measure, numbers, margin: with_margin.then_some(text + measure + style.gap) }
    }
}

/// What the contents of the scroll area found.
struct Shown {
    response: Response,
    selecting: bool,
    selection_rows: Option<(Rect, Rect)>,
    adjusted: Option<Range<usize>>,
    hovered: Option<(u64, Rect)>,
    under: Vec<u64>,
    clicked: Option<u64>,
    clicked_margin: Option<usize>,
}

impl Reader<'_> {
    /// Shows the reader in all the room of `ui`; `header` is drawn above the text and scrolls with it.
    pub fn show_ui(self, ui: &mut Ui, state: &mut ReaderState, header: impl FnOnce(&mut Ui)) -> ReaderResponse {
        let id = ui.make_persistent_id(("reader", self.id_salt));
        let room = (ui.available_width() - ui.spacing().scroll.allocated_width()).max(1.0);
        let columns = Columns::fit(room, self.style);
        let before = state.selection();

        let offset = self.place_view(ui, state, columns, id);
        let mut area = ScrollArea::vertical()
            .id_salt(("reader", self.id_salt))
            .auto_shrink(false)
            .scroll_source(ScrollSource { drag: DragScroll::OnTouch, ..ScrollSource::default() });
        if let Some(offset) = offset {
            area = area.vertical_scroll_offset(to_f32(offset));
        }
        let activated = keys_activated(state);
        let output = area.show_viewport(ui, |ui, viewport| self.contents_ui(ui, viewport, state, columns, id, header));
        state.scroll.offset = f64::from(output.state.unclamped_offset().y);
        if state.scroll.drift.abs() > 0.0 {
            ui.ctx().request_repaint();
        }

        let Shown { response, selecting, selection_rows, adjusted, hovered, mut under, mut clicked, clicked_margin } =
            output.inner;
        if activated {
            under = marks_over(self.marks, state.head.offset).iter().map(|mark| mark.id).collect();
            clicked = clicked.or(under.first().copied());
        }
        let selection = state.selection();
        ReaderResponse {
            focused: response.has_focus(),
            response,
            selection_changed: selection != before,
            selection,
            selecting,
            selection_rows,
            adjusted,
            hovered,
            under,
            clicked,
            clicked_margin,
        }
    }

    /// Takes keys and goals; returns the offset to scroll to, if it is not where the area is.
    fn place_view(&self, ui: &mut Ui, state: &mut ReaderState, columns: Columns, id: Id) -> Option<f64> {
        let style = self.style;
        let ctx = ui.ctx().clone();
        let change =
            state.document.refresh(&ctx, self.text, self.key, &style.reading, columns.measure, style.paragraph_gap);
        let drift = std::mem::take(&mut state.scroll.drift);
        let mut offset = state.scroll.offset + drift;
        let mut explicit = drift.abs() > 0.0;
        match change {
            Change::NewText => {
                if !state.just_set {
                    state.anchor = 0;
                    state.head = Caret::default();
                }
                state.wanted_x = None;
                state.press = Press::default();
                state.scroll.top = None;
                (offset, explicit) = (0.0, true);
            }
            Change::Reflowed => {
                if let Some((index, part)) = state.scroll.top {
                    state.document.layout(&ctx, self.text, index);
                    let heights = &state.document.heights;
                    offset = state.scroll.header.unwrap_or(0.0) + heights.top(index) + part * heights.height(index);
                    explicit = true;
                }
            }
            Change::None => {}
        }
        state.just_set = false;
        if let Some(target) = self.scroll_to {
            state.goal = Some(Goal::Centre(target));
        }
        state.activated = keys_ui(ui, id, self.text, state).activated;
        // Where the text begins is known once the header has been shown.
        if let Some(header) = state.scroll.header
            && let Some(goal) = state.goal.take()
        {
            let view = f64::from(if state.scroll.view_height > 0.0 {
                state.scroll.view_height
            } else {
                ui.available_height()
            });
            let target = match goal {
                Goal::Centre(target) | Goal::Reveal(target) => Caret::before(target),
                Goal::ShowCaret => state.head,
            };
            let (index, local) = state.document.local(target);
            if let Some((layout, _)) = state.document.layout(&ctx, self.text, index) {
                let (line, _) = layout.position(local);
                // What will be seen above it has to be measured too, or it would be pushed down.
                let (mut above, mut covered) = (index, 0.0);
                while above > 0 && covered < view {
                    above -= 1;
                    state.document.layout(&ctx, self.text, above);
                    covered += state.document.heights.height(above);
                }
                let row = f64::from(layout.row_height);
                let line_top = layout.lines.get(line).map_or(0.0, |line| f64::from(line.top));
                let top = header + state.document.heights.top(index) + line_top;
                let total = header + state.document.heights.total() + f64::from(BOTTOM_PADDING);
                let in_view = top - row >= offset && top + 2.0 * row <= offset + view;
                let wanted = if matches!(goal, Goal::Reveal(_)) && in_view {
                    offset
                } else if matches!(goal, Goal::Centre(_) | Goal::Reveal(_)) {
                    top + row / 2.0 - view / 2.0
                } else if index == 0 && line == 0 {
                    offset.min(0.0)
                } else {
                    // A row of context above and below.
                    offset.min(top - row).max(top + 2.0 * row - view)
                };
                let wanted = wanted.min(total - view).max(0.0);
                explicit |= (wanted - offset).abs() > 0.01;
                offset = wanted;
            }
        } else if state.goal.is_some() {
            ui.ctx().request_repaint();
        }
        explicit.then_some(offset.max(0.0))
    }

    fn contents_ui(
        &self,
        ui: &mut Ui,
        viewport: Rect,
        state: &mut ReaderState,
        columns: Columns,
        id: Id,
        header: impl FnOnce(&mut Ui),
    ) -> Shown {
        let style = self.style;
        let content = ui.max_rect();
        let view = Rect::from_min_size(pos2(content.left(), content.top() + viewport.top()), viewport.size());
        state.scroll.view_height = view.height();
        // Before the header and the notes, so that what they hold is above it.
        let response = ui.interact(view.intersect(ui.clip_rect()), id, Sense::click_and_drag());

        let text_left = (content.left() + columns.text).round();
        let header_height = header_ui(ui, content.top() + style.top_padding, text_left, columns.measure, header)
            + f64::from(style.top_padding);
        let mut offset = f64::from(viewport.top());
        if let Some(old) = state.scroll.header.replace(header_height)
            && offset > old
        {
            offset += header_height - old;
            state.scroll.drift += header_height - old;
        }
        let offset = self.lay_out_view(ui, state, view, offset, header_height);
        let total = header_height + state.document.heights.total() + f64::from(BOTTOM_PADDING);
        ui.set_min_height(to_f32(total));

        self.select_ui(ui, &response, state, view, text_left);
        let (hovered, under) = self.hovered_mark(ui, &response, state, text_left);
        let mut clicked = None;
        if response.clicked() && state.selection().is_none() {
            clicked = hovered.as_ref().map(|(id, _)| *id);
        }

        if response.gained_focus() && !ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
            state.keyboard = true;
        }
        if state.keyboard && response.has_focus() {
            ui.painter().rect_stroke(view.shrink(1.0), 4.0, Stroke::new(2.0, style.accent), StrokeKind::Inside);
        }
        let selection = state.selection();
        let rows = self.paint(ui, state, columns, selection.as_ref(), response.has_focus(), text_left);
        let adjusted = if self.handles { self.handles_ui(ui, id, state, view, text_left) } else { None };
        if let Some(by_action) = self.names_ui(ui, &response, state, text_left, columns) {
            clicked = Some(by_action);
        }
        let clicked_margin = columns.margin.and_then(|margin| {
            margin_ui(
                ui,
                self.margin,
                style,
                state,
                id,
                pos2(content.left() + margin, view.top()),
                view,
                offset,
                header_height,
            )
        });
        let selecting = state.taken.is_some()
            || response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_down());
        Shown {
            response,
            selecting,
            selection_rows: rows.filter(|(first, last)| view.intersects(*last) || view.intersects(*first)),
            adjusted,
            hovered,
            under,
            clicked,
            clicked_margin,
        }
    }

    /// Lays out what is in view. Blocks above whose height turns out to be other than estimated
    /// grow upwards: what is seen stays where it is. Returns the offset that is seen.
    fn lay_out_view(&self, ui: &Ui, state: &mut ReaderState, view: Rect, mut offset: f64, header: f64) -> f64 {
        let ReaderState { document, visible, scroll, .. } = state;
        visible.clear();
        scroll.top = None;
        if document.blocks.is_empty() {
            return offset;
        }
        let ctx = ui.ctx().clone();
        let mut first = document.heights.at(offset - header);
        loop {
            let above = header + document.heights.top(first) < offset;
            let grown = document.layout(&ctx, self.text, first).map_or(0.0, |(_, grown)| grown);
            if above && grown.abs() > 0.0 {
                offset += grown;
                scroll.drift += grown;
            }
            if first == 0 || header + document.heights.top(first) <= offset {
                break;
            }
            first -= 1;
        }
        let shift = f64::from(view.top()) - offset + header;
        let mut index = first;
        let mut top = document.heights.top(first);
        loop {
            let on_screen = to_f32(shift + top);
            if on_screen > view.bottom() {
                break;
            }
            let Some((layout, _)) = document.layout(&ctx, self.text, index) else {
                break;
            };
            visible.push(Visible { index, top: on_screen, layout });
            top += document.heights.height(index);
            index += 1;
        }
        if offset > header {
            let height = document.heights.height(first).max(1.0);
            scroll.top = Some((first, (offset - header - document.heights.top(first)) / height));
        }
        offset
    }

    /// Paints the blocks in view; returns where the first and the last selected rows are.
    fn paint(
        &self,
        ui: &Ui,
        state: &mut ReaderState,
        columns: Columns,
        selection: Option<&Range<usize>>,
        focused: bool,
        text_left: f32,
    ) -> Option<(Rect, Rect)> {
        let style = self.style;
        let painter = ui.painter();
        let ReaderState { visible, document, marks_in_view, head, keyboard, .. } = state;
        let seen = match (visible.first(), visible.last()) {
            (Some(first), Some(last)) => {
                let start = document.blocks.get(first.index).map_or(0, |block| block.start);
                start..document.blocks.get(last.index).map_or(start, |block| block.end)
            }
            _ => 0..0,
        };
        marks_in_view.clear();
        marks_in_view.extend(
            self.marks
                .iter()
                .enumerate()
                .filter(|(_, mark)| mark.range.start < seen.end && mark.range.end > seen.start)
                .map(|(index, _)| index),
        );
        // Long marks first, so that what is inside them is drawn over them.
        marks_in_view.sort_by_key(|index| {
            let mark = &self.marks[*index];
            (mark.range.start, usize::MAX - mark.range.end, *index)
        });
        let mut selected: Option<(Rect, Rect)> = None;
        for visible in visible.iter() {
            let Some(block) = document.blocks.get(visible.index) else {
                continue;
            };
            let origin = pos2(text_left, visible.top);
            let part = selection.and_then(|selection| document.part(visible.index, selection));
            let rect =
                paint_block(painter, style, &visible.layout, origin, block, self.marks, marks_in_view, part.as_ref());
            if let Some((first, last)) = rect {
                selected = Some((selected.map_or(first, |(first, _)| first), last));
            }
            if block.first && columns.numbers {
                paint_number(ui, style, block.paragraph, origin, &visible.layout);
            }
        }
        if focused && *keyboard {
            let (index, local) = document.local(*head);
            if let Some(visible) = visible.iter().find(|visible| visible.index == index) {
                let (line, x) = visible.layout.position(local);
                if let Some(line) = visible.layout.lines.get(line) {
                    let rows = row_fill(&visible.layout, line, style);
                    let rect =
                        Rect::from_x_y_ranges(x - 0.75..=x + 0.75, rows).translate(origin_of(visible, text_left));
                    painter.rect_filled(rect, 0.0, style.accent);
                }
            }
        }
        selected
    }
}

/// Draws the header in the column of the text; returns its height with the gap below it.
fn header_ui(ui: &mut Ui, top: f32, left: f32, measure: f32, header: impl FnOnce(&mut Ui)) -> f64 {
    let room = Rect::from_min_size(pos2(left, top), vec2(measure, f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().id_salt("header").max_rect(room));
    child.set_max_width(measure);
    header(&mut child);
    let used = child.min_rect().height();
    if used > 0.0 { f64::from(used + HEADER_GAP) } else { 0.0 }
}

pub(super) fn origin_of(visible: &Visible, text_left: f32) -> eframe::egui::Vec2 {
    vec2(text_left, visible.top)
}

fn paint_number(ui: &Ui, style: &ReaderStyle, number: usize, origin: Pos2, layout: &Paragraph) {
    let galley = ui.painter().layout_no_wrap(number.to_string(), style.number_font.clone(), Color32::PLACEHOLDER);
    let baseline = galley.rows.first().and_then(|row| row.glyphs.first().map(|glyph| glyph.pos.y)).unwrap_or(0.0);
    // Raised a little, as the numbers of notes are.
    let place = pos2(origin.x - 14.0 - galley.size().x, origin.y + layout.baseline - baseline - 3.0);
    ui.painter().galley(place, galley, style.faint);
}

/// Enter was pressed on the caret in this frame.
fn keys_activated(state: &mut ReaderState) -> bool {
    std::mem::take(&mut state.activated)
}

/// egui measures the screen in `f32`.
#[expect(clippy::cast_possible_truncation, reason = "a place on screen")]
pub(super) fn to_f32(value: f64) -> f32 {
    value as f32
}
