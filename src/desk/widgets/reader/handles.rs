//! Handles at both ends of chosen words: dragged, they move the ends, by words, with Alt held by characters.

use std::ops::Range;

use eframe::egui::{CursorIcon, Id, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{super::typeset::Caret, Reader, ReaderState, paint::row_fill, pointer::caret_at, words::word_at};

/// Radius of the knob of a handle.
const KNOB: f32 = 5.0;
/// How far around a handle it can be taken.
const REACH: f32 = 8.0;

/// One of the two ends of a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Start,
    Stop,
}

impl Reader<'_> {
    /// Shows handles at both ends of the selection. Gives the words between them when one has been let go elsewhere
    /// than it was taken.
    pub(super) fn handles_ui(
        &self,
        ui: &Ui,
        id: Id,
        state: &mut ReaderState,
        view: Rect,
        text_left: f32,
    ) -> Option<Range<usize>> {
        let range = state.selection()?;
        let mut moved = None;
        for end in [End::Start, End::Stop] {
            let caret = match end {
                End::Start => Caret::before(range.start),
                End::Stop => Caret::after(range.end),
            };
            let Some(row) = self.row_of(state, caret, text_left) else { continue };
            let (id, name) = match end {
                End::Start => (id.with("start handle"), "Start of the words"),
                End::Stop => (id.with("end handle"), "End of the words"),
            };
            let knob = pos2(row.center().x, row.bottom() + KNOB);
            let place = Rect::from_min_max(row.min, pos2(row.max.x, knob.y + KNOB)).expand2(vec2(REACH, 2.0));
            let response = ui.interact(place.intersect(ui.clip_rect()), id, Sense::drag());
            response.widget_info(|| WidgetInfo::labeled(Role::Slider, ui.is_enabled(), name));
            let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
            if response.drag_started() {
                state.taken = Some(range.clone());
            }
            if response.dragged()
                && let Some(pointer) = response.interact_pointer_pos()
            {
                let by_character = ui.input(|input| input.modifiers.alt);
                self.drag(state, end, pointer, view, text_left, by_character);
            }
            if response.drag_stopped() {
                let taken = state.taken.take();
                moved = state.selection().filter(|now| taken.is_some_and(|taken| taken != *now));
            }
            let painter = ui.painter();
            painter.rect_filled(row, 0.0, self.style.accent);
            painter.circle_filled(knob, KNOB, self.style.accent);
        }
        moved
    }

    /// A line as high as the row where a caret stands, if that is in view.
    fn row_of(&self, state: &ReaderState, caret: Caret, text_left: f32) -> Option<Rect> {
        let (index, local) = state.document.local(caret);
        let visible = state.visible.iter().find(|visible| visible.index == index)?;
        let (line, x) = visible.layout.position(local);
        let rows = row_fill(&visible.layout, visible.layout.lines.get(line)?, self.style);
        let rect = Rect::from_x_y_ranges(x - 1.0..=x + 1.0, rows);
        Some(rect.translate(vec2(text_left, visible.top)))
    }

    /// Moves one end to the pointer. The knob hangs below its row: the row above it is meant.
    fn drag(&self, state: &mut ReaderState, end: End, pointer: Pos2, view: Rect, text_left: f32, by_character: bool) {
        let Some(range) = state.selection() else { return };
        let seen = pos2(pointer.x, pointer.y.clamp(view.top() + 1.0, view.bottom() - 1.0));
        let below = self.row_of(state, Caret::after(range.end), text_left).map_or(0.0, |row| row.height() * 0.4);
        let Some(caret) = caret_at(state, pos2(seen.x, seen.y - below), text_left) else { return };
        let offset = if by_character { caret.offset } else { self.snapped(state, caret, end) };
        match end {
            End::Start if offset < range.end => {
                state.anchor = offset;
                state.head = Caret::after(range.end);
            }
            End::Stop if offset > range.start => {
                state.anchor = range.start;
                state.head = Caret::after(offset);
            }
            End::Start | End::Stop => {}
        }
    }

    /// The end of a word nearest to a caret: before a word for a start, after one for an end.
    fn snapped(&self, state: &ReaderState, caret: Caret, end: End) -> usize {
        let (index, local) = state.document.local(caret);
        let Some(block) = state.document.blocks.get(index) else { return caret.offset };
        let words = state.document.words(self.text, index);
        let at = |offset: usize| word_at(words, offset);
        let is_blank = |word: &Range<usize>| words.chars().skip(word.start).take(word.len()).all(char::is_whitespace);
        let word = match end {
            End::Start => at(local.offset),
            End::Stop => at(local.offset.saturating_sub(1)),
        };
        let nearest = match (end, is_blank(&word)) {
            (End::Start, true) => word.end,
            (End::Stop, true) => word.start,
            _ if local.offset - word.start.min(local.offset) < word.end.saturating_sub(local.offset) => match end {
                // Nearer to its start: a start takes the word in, an end leaves it out, with the blanks before it.
                End::Start => word.start,
                End::Stop if word.start == 0 => word.end,
                End::Stop => {
                    let before = at(word.start - 1);
                    if is_blank(&before) { before.start } else { before.end }
                }
            },
            _ => match end {
                End::Stop => word.end,
                End::Start => {
                    let after = at(word.end);
                    if is_blank(&after) { after.end } else { after.start.max(word.start) }
                }
            },
        };
        block.start + nearest.min(block.end - block.start)
    }
}
