//! What the pointer does: selecting, and pointing at marks.

use std::ops::Range;

use eframe::egui::{CursorIcon, Pos2, Rect, Response, Ui, pos2, vec2};

use super::{
    super::typeset::Caret,
    Mark, Reader, ReaderState,
    paint::row_fill,
    state::{Press, Unit},
    words::word_at,
};

impl Reader<'_> {
    /// Makes and extends the selection; scrolls where it is dragged beyond the view.
    pub(super) fn select_ui(&self, ui: &Ui, response: &Response, state: &mut ReaderState, view: Rect, text_left: f32) {
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

    /// The shortest mark under the pointer, with the row of it that is pointed at, and all that are there; sets the
    /// cursor.
    pub(super) fn hovered_mark(
        &self,
        ui: &Ui,
        response: &Response,
        state: &ReaderState,
        text_left: f32,
    ) -> (Option<(u64, Rect)>, Vec<u64>) {
        let Some(pointer) = response.hover_pos() else { return (None, Vec::new()) };
        let mut under = Vec::new();
        let dragging = ui.input(|input| input.pointer.any_down());
        let found = state.visible.iter().find_map(|visible| {
            let local = pointer - vec2(text_left, visible.top);
            if local.y < 0.0 || local.y >= visible.layout.height() {
                return None;
            }
            let line = visible.layout.lines.get(visible.layout.line_at(local.y))?;
            let at = line.char_under(local.x)?;
            let start = state.document.blocks.get(visible.index)?.start;
            let over = marks_over(self.marks, start + at);
            let mark = over.first()?;
            under = over.iter().map(|mark| mark.id).collect();
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
        (found.filter(|_| !dragging || response.clicked()), under)
    }
}

/// The place in the text nearest to a point on screen.
pub(super) fn caret_at(state: &ReaderState, at: Pos2, text_left: f32) -> Option<Caret> {
    let below = state.visible.partition_point(|visible| visible.top <= at.y).saturating_sub(1);
    let visible = state.visible.get(below)?;
    let local = visible.layout.caret_at(at.x - text_left, at.y - visible.top);
    Some(state.document.global(visible.index, local))
}

/// The marks that answer and cover a character, the shortest first. O(marks).
pub(super) fn marks_over(marks: &[Mark], offset: usize) -> Vec<&Mark> {
    let mut found: Vec<&Mark> =
        marks.iter().filter(|mark| mark.style.answers() && mark.range.contains(&offset)).collect();
    found.sort_by_key(|mark| mark.range.len());
    found
}
