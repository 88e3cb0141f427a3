//! Showing a reader: scrolling, hit-testing and selecting.

use std::{ops::Range, sync::Arc};

use eframe::egui::{
    Color32, CursorIcon, Id, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo,
    accesskit::Action,
    containers::scroll_area::{DragScroll, ScrollSource},
    pos2, vec2,
};

use super::{
    super::typeset::{Caret, Paragraph},
    Mark, Reader, ReaderResponse, ReaderState, ReaderStyle,
    caret::keys_ui,
    document::{Change, slice},
    margin::margin_ui,
    paint::{paint_block, row_fill},
    state::{Goal, Press, Unit},
    words::word_at,
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
        let right = if with_margin { beside } else { 8.0 };
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
    selection_rect: Option<Rect>,
    hovered: Option<(u64, Rect)>,
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
        if state.scroll.drift != 0.0 {
            ui.ctx().request_repaint();
        }

        let Shown { response, selecting, selection_rect, hovered, mut clicked, clicked_margin } = output.inner;
        if activated {
            clicked = clicked.or_else(|| smallest_mark(self.marks, state.head.offset).map(|mark| mark.id));
        }
        let selection = state.selection();
        ReaderResponse {
            focused: response.has_focus(),
            response,
            selection_changed: selection != before,
            selection,
            selecting,
            selection_rect,
            hovered,
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
        let mut offset = state.scroll.offset + std::mem::take(&mut state.scroll.drift);
        let mut explicit = offset != state.scroll.offset;
        match change {
            Change::NewText => {
                state.anchor = 0;
                state.head = Caret::default();
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
            let (target, centre) = match goal {
                Goal::Centre(target) => (Caret::before(target), true),
                Goal::ShowCaret => (state.head, false),
            };
            let (index, local) = state.document.local(target);
            if let Some((layout, _)) = state.document.layout(&ctx, self.text, index) {
                let (line, _) = layout.position(local);
                let row = f64::from(layout.row_height);
                let line_top = layout.lines.get(line).map_or(0.0, |line| f64::from(line.top));
                let top = header + state.document.heights.top(index) + line_top;
                let total = header + state.document.heights.total() + f64::from(BOTTOM_PADDING);
                let wanted = if centre {
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
        self.lay_out_view(ui, state, view, offset, header_height);
        let total = header_height + state.document.heights.total() + f64::from(BOTTOM_PADDING);
        ui.set_min_height(to_f32(total));

        self.select_ui(ui, &response, state, view, text_left);
        let hovered = self.hovered_mark(ui, &response, state, text_left);
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
        let selection_rect = self.paint(ui, state, columns, selection.as_ref(), response.has_focus(), text_left);
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
        let selecting = response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_down());
        Shown {
            response,
            selecting,
            selection_rect: selection_rect.filter(|rect| view.intersects(*rect)),
            hovered,
            clicked,
            clicked_margin,
        }
    }

    /// Lays out what is in view. Blocks above whose height turns out to be other than estimated
    /// grow upwards: what is seen stays where it is.
    fn lay_out_view(&self, ui: &Ui, state: &mut ReaderState, view: Rect, mut offset: f64, header: f64) {
        let ReaderState { document, visible, scroll, .. } = state;
        visible.clear();
        scroll.top = None;
        if document.blocks.is_empty() {
            return;
        }
        let ctx = ui.ctx().clone();
        let mut first = document.heights.at(offset - header);
        loop {
            let above = header + document.heights.top(first) < offset;
            let grown = document.layout(&ctx, self.text, first).map_or(0.0, |(_, grown)| grown);
            if above && grown != 0.0 {
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
        while let Some((layout, _)) = document.layout(&ctx, self.text, index) {
            let on_screen = to_f32(shift + top);
            if on_screen > view.bottom() {
                break;
            }
            visible.push(Visible { index, top: on_screen, layout });
            top += document.heights.height(index);
            index += 1;
        }
        if offset > header {
            let height = document.heights.height(first).max(1.0);
            scroll.top = Some((first, (offset - header - document.heights.top(first)) / height));
        }
    }

    fn select_ui(&self, ui: &Ui, response: &Response, state: &mut ReaderState, view: Rect, text_left: f32) {
        let (pressed, shift, time, pointer) = ui.input(|input| {
            (input.pointer.primary_pressed(), input.modifiers.shift, input.time, input.pointer.interact_pos())
        });
        let Some(pointer) = pointer else { return };
        let on_it = response.is_pointer_button_down_on() || response.clicked();
        if on_it && pressed {
            response.request_focus();
            state.keyboard = false;
            state.wanted_x = None;
            let Some(caret) = caret_at(state, pointer, text_left) else {
                return;
            };
            let again = time - state.press.time < 0.4 && state.press.at.distance(pointer) < 6.0;
            let count = if again && !shift { state.press.count % 3 + 1 } else { 1 };
            let unit = match count {
                1 => Unit::Character,
                2 => Unit::Word,
                _ => Unit::Paragraph,
            };
            let origin = self.unit_at(state, caret, unit);
            state.press = Press { at: pointer, time, count, unit, origin };
            self.extend_to(state, caret, shift);
            if response.clicked() && !shift {
                // Press and release in one frame: egui counts the clicks.
                let unit = if response.triple_clicked() {
                    Unit::Paragraph
                } else if response.double_clicked() {
                    Unit::Word
                } else {
                    unit
                };
                if unit != state.press.unit {
                    state.press.origin = self.unit_at(state, caret, unit);
                    state.press.unit = unit;
                    self.extend_to(state, caret, false);
                }
            }
        } else if response.is_pointer_button_down_on()
            && ui.input(|input| input.pointer.primary_down())
            && pointer.distance(state.press.at) > 2.0
        {
            state.press.at = pos2(f32::INFINITY, f32::INFINITY);
            let seen = pos2(pointer.x, pointer.y.clamp(view.top() + 1.0, view.bottom() - 1.0));
            if let Some(caret) = caret_at(state, seen, text_left) {
                self.extend_to(state, caret, true);
            }
            let beyond = pointer.y - seen.y;
            if beyond.abs() > 1.0 {
                let seconds = ui.input(|input| input.stable_dt.min(0.1));
                state.scroll.drift += f64::from(beyond.clamp(-120.0, 120.0) * 10.0 * seconds);
                ui.ctx().request_repaint();
            }
        }
    }

    /// What a press selects at a caret.
    fn unit_at(&self, state: &ReaderState, caret: Caret, unit: Unit) -> Range<usize> {
        let (index, local) = state.document.local(caret);
        let Some(block) = state.document.blocks.get(index) else {
            return 0..0;
        };
        match unit {
            Unit::Character => caret.offset..caret.offset,
            Unit::Word => {
                // At the end of a line the word before is meant.
                let on = if local.upstream { local.offset.saturating_sub(1) } else { local.offset };
                let word = word_at(state.document.words(self.text, index), on);
                block.start + word.start..block.start + word.end
            }
            Unit::Paragraph => {
                let same = |other: &&super::blocks::Block| other.paragraph == block.paragraph;
                let blocks = &state.document.blocks;
                let start = blocks[..=index].iter().rev().take_while(same).last().map_or(block.start, |b| b.start);
                let end = blocks[index..].iter().take_while(same).last().map_or(block.end, |b| b.end);
                start..end
            }
        }
    }

    /// Moves the selection's end to a caret (`keep` its start), in units of the press.
    fn extend_to(&self, state: &mut ReaderState, caret: Caret, keep: bool) {
        if state.press.unit == Unit::Character {
            if !keep {
                state.anchor = caret.offset;
            }
            state.head = caret;
            return;
        }
        let here = self.unit_at(state, caret, state.press.unit);
        let origin = state.press.origin.clone();
        if here.start < origin.start {
            state.anchor = origin.end;
            state.head = Caret::before(here.start);
        } else {
            state.anchor = origin.start;
            state.head = Caret::after(here.end.max(origin.end));
        }
    }

    fn hovered_mark(&self, ui: &Ui, response: &Response, state: &ReaderState, text_left: f32) -> Option<(u64, Rect)> {
        let pointer = response.hover_pos()?;
        let dragging = ui.input(|input| input.pointer.any_down());
        let found = state.visible.iter().find_map(|visible| {
            let local = pointer - vec2(text_left, visible.top);
            if local.y < 0.0 || local.y >= visible.layout.height() {
                return None;
            }
            let line = visible.layout.lines.get(visible.layout.line_at(local.y))?;
            let under = line.char_under(local.x)?;
            let start = state.document.blocks.get(visible.index)?.start;
            let mark = smallest_mark(self.marks, start + under)?;
            let part = state.document.part(visible.index, &mark.range)?;
            let mut place = None;
            line.spans(&part, |left, right| {
                if left <= local.x && local.x < right {
                    let fill = row_fill(&visible.layout, line, self.style);
                    place = Some(Rect::from_x_y_ranges(left..=right, fill).translate(vec2(text_left, visible.top)));
                }
            });
            place.map(|rect| (mark.id, rect))
        });
        if found.is_some() && !dragging {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        } else if dragging
            || state
                .visible
                .iter()
                .any(|visible| (visible.top..visible.top + visible.layout.height()).contains(&pointer.y))
        {
            ui.ctx().set_cursor_icon(CursorIcon::Text);
        }
        found.filter(|_| !dragging || response.clicked())
    }

    /// Paints the blocks in view; returns where the last selected row is.
    fn paint(
        &self,
        ui: &Ui,
        state: &mut ReaderState,
        columns: Columns,
        selection: Option<&Range<usize>>,
        focused: bool,
        text_left: f32,
    ) -> Option<Rect> {
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
        let mut last_row = None;
        for visible in visible.iter() {
            let Some(block) = document.blocks.get(visible.index) else {
                continue;
            };
            let origin = pos2(text_left, visible.top);
            let part = selection.and_then(|selection| document.part(visible.index, selection));
            let rect =
                paint_block(painter, style, &visible.layout, origin, block, self.marks, marks_in_view, part.as_ref());
            if let Some(rect) = rect {
                last_row = Some(rect);
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
        last_row
    }

    /// Names the text, its paragraphs and its marks for screen readers and tests. Returns the mark
    /// that was clicked through them.
    fn names_ui(
        &self,
        ui: &Ui,
        response: &Response,
        state: &ReaderState,
        text_left: f32,
        columns: Columns,
    ) -> Option<u64> {
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Document, enabled, self.name);
            info.current_text_value =
                Some(state.selection().map_or_else(String::new, |range| slice(self.text, &range).to_owned()));
            info
        });
        for visible in &state.visible {
            let rect =
                Rect::from_min_size(pos2(text_left, visible.top), vec2(columns.measure, visible.layout.height()));
            let id = response.id.with(("paragraph", visible.index));
            let paragraph = ui.interact(rect.intersect(ui.clip_rect()), id, Sense::hover());
            paragraph.widget_info(|| {
                WidgetInfo::labeled(Role::Paragraph, enabled, state.document.words(self.text, visible.index))
            });
        }
        let mut clicked = None;
        for index in &state.marks_in_view {
            let Some(mark) = self.marks.get(*index).filter(|mark| mark.style.answers()) else {
                continue;
            };
            let Some(rect) = first_row_of(state, mark, text_left, self.style) else {
                continue;
            };
            let id = response.id.with(("mark", *index));
            let node = ui.interact(rect.intersect(ui.clip_rect()), id, Sense::hover());
            node.widget_info(|| WidgetInfo::labeled(Role::Mark, enabled, &mark.label));
            ui.ctx().accesskit_node_builder(id, |node| node.add_action(Action::Click));
            if ui.input(|input| input.has_accesskit_action_request(id, Action::Click)) {
                clicked = Some(mark.id);
            }
        }
        clicked
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

fn origin_of(visible: &Visible, text_left: f32) -> eframe::egui::Vec2 {
    vec2(text_left, visible.top)
}

fn paint_number(ui: &Ui, style: &ReaderStyle, number: usize, origin: Pos2, layout: &Paragraph) {
    let galley = ui.painter().layout_no_wrap(number.to_string(), style.number_font.clone(), Color32::PLACEHOLDER);
    let baseline = galley.rows.first().and_then(|row| row.glyphs.first().map(|glyph| glyph.pos.y)).unwrap_or(0.0);
    // Raised a little, as the numbers of notes are.
    let place = pos2(origin.x - 14.0 - galley.size().x, origin.y + layout.baseline - baseline - 3.0);
    ui.painter().galley(place, galley, style.faint);
}

/// The place in the text nearest to a point on screen.
fn caret_at(state: &ReaderState, at: Pos2, text_left: f32) -> Option<Caret> {
    let below = state.visible.partition_point(|visible| visible.top <= at.y).saturating_sub(1);
    let visible = state.visible.get(below)?;
    let local = visible.layout.caret_at(at.x - text_left, at.y - visible.top);
    Some(state.document.global(visible.index, local))
}

/// Of the marks that answer and cover a character, the shortest. O(marks).
fn smallest_mark(marks: &[Mark], offset: usize) -> Option<&Mark> {
    marks.iter().filter(|mark| mark.style.answers() && mark.range.contains(&offset)).min_by_key(|mark| mark.range.len())
}

/// Where the first row of a mark is on screen, if it is in view.
fn first_row_of(state: &ReaderState, mark: &Mark, text_left: f32, style: &ReaderStyle) -> Option<Rect> {
    state.visible.iter().find_map(|visible| {
        let part = state.document.part(visible.index, &mark.range)?;
        let line = visible.layout.lines.get(visible.layout.line_of(Caret::before(part.start)))?;
        let mut first = None;
        line.spans(&part, |left, right| {
            first.get_or_insert((left, right));
        });
        let (left, right) = first?;
        let rows = row_fill(&visible.layout, line, style);
        Some(Rect::from_x_y_ranges(left..=right, rows).translate(origin_of(visible, text_left)))
    })
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
