//! What was said, in cells: the agenda by side, and positions over time. Cells are walked with the arrow keys.

use eframe::egui::{
    CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2,
};

use super::{
    marks::{Stance, rival_paint},
    paint::{Line, Touch},
};
use crate::desk::theme::{Side, Text, measure, theme};

/// The place of a cell: its row and its column, from 0.
pub type At = (usize, usize);

/// A grid of cells, of which one can be selected. Only the selected one is a stop of the Tab key.
#[derive(Clone, Copy, Debug)]
pub struct Cells {
    id: Id,
    rows: usize,
    columns: usize,
}

/// What a key did to the selected cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walked {
    /// Another one is selected.
    To(At),
    /// Its words are asked for.
    Open,
    /// None is to be selected any more.
    Leave,
}

impl Cells {
    /// A grid of so many rows and columns; `id` names what it shows, not where.
    #[must_use]
    pub fn new(id: Id, rows: usize, columns: usize) -> Self {
        Self { id, rows, columns }
    }

    /// The id of a cell.
    #[must_use]
    pub fn id(&self, (row, column): At) -> Id {
        self.id.with((row, column))
    }

    /// Reads the keys while the selected cell has the keyboard: arrows, Home and End walk, Enter opens, Escape leaves.
    /// Call it before the cells are shown.
    #[must_use]
    pub fn walk(&self, ui: &Ui, at: Option<At>) -> Option<Walked> {
        let (row, column) = at.filter(|(row, column)| *row < self.rows && *column < self.columns)?;
        let id = self.id((row, column));
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let filter =
            EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (mut to, mut walked) = ((row, column), false);
        for (key, next) in [
            (Key::ArrowDown, ((row + 1).min(self.rows - 1), column)),
            (Key::ArrowUp, (row.saturating_sub(1), column)),
            (Key::ArrowRight, (row, (column + 1).min(self.columns - 1))),
            (Key::ArrowLeft, (row, column.saturating_sub(1))),
            (Key::Home, (row, 0)),
            (Key::End, (row, self.columns - 1)),
        ] {
            if pressed(key) {
                (to, walked) = (next, true);
            }
        }
        if walked {
            let id = self.id(to);
            ui.memory_mut(|memory| memory.request_focus(id));
            return Some(Walked::To(to));
        }
        if pressed(Key::Escape) {
            ui.memory_mut(|memory| memory.surrender_focus(id));
            return Some(Walked::Leave);
        }
        pressed(Key::Enter).then_some(Walked::Open)
    }

    /// The response of a cell in its place.
    #[must_use]
    pub fn cell_ui(&self, ui: &Ui, rect: Rect, at: At, selected: Option<At>) -> Response {
        // Where none is selected, the first is where Tab comes in.
        let stop = selected.filter(|(row, column)| *row < self.rows && *column < self.columns).unwrap_or((0, 0)) == at;
        let response = ui.interact(rect, self.id(at), if stop { Sense::click() } else { Sense::CLICK });
        if response.gained_focus() {
            ui.scroll_to_rect(rect.expand(8.0), None);
        }
        response
    }

    /// Selects a cell that was pressed or that Tab came to; a press on the selected one lets go of it.
    pub fn select(&self, response: &Response, here: At, selected: &mut Option<At>) {
        if response.clicked() {
            if *selected == Some(here) {
                *selected = None;
                response.surrender_focus();
            } else {
                *selected = Some(here);
                response.request_focus();
            }
        } else if response.gained_focus() {
            *selected = Some(here);
        }
    }
}

/// What stands in a cell: a mark, and words.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it in a Ui"]
pub struct SaidCell<'a> {
    /// Said, said for it, denied, silent; `None` for words alone: a topic.
    pub stance: Option<Stance>,
    /// In whose colour the mark is.
    pub side: Option<Side>,
    /// In a few words.
    pub words: &'a str,
    /// The words are another's telling.
    pub slanted: bool,
    /// It is contested, or its own readout leaves it out: ≠ at the right.
    pub contested: bool,
    /// How many more there are in the cell.
    pub more: usize,
    /// How far the words are moved in, for a narrower topic.
    pub indent: f32,
    /// All of it, for those who do not see the place and for the tooltip.
    pub name: &'a str,
}

impl SaidCell<'_> {
    /// Paints the cell and names it. A click is for the caller to answer.
    pub fn show(&self, ui: &Ui, rect: Rect, response: &Response, selected: bool) {
        let role = if self.stance.is_some() { Role::Cell } else { Role::RowHeader };
        response.widget_info(|| WidgetInfo::selected(role, true, selected, self.name));
        if !ui.is_rect_visible(rect) {
            return;
        }
        let theme = theme(ui);
        let touch = Touch::of(response);
        let radius = CornerRadius::same(measure::RADIUS_CHIP);
        if touch.hover || touch.press {
            ui.painter().rect_filled(rect, radius, if touch.press { theme.press } else { theme.hover });
        }
        let y = rect.center().y;
        let mut left = rect.left() + 4.0 + self.indent;
        let silent = self.stance == Some(Stance::Silent);
        if let Some(stance) = self.stance {
            let colour = if silent { theme.ink3 } else { theme.side_ink(self.side) };
            stance.paint(ui.painter(), pos2(left + 6.5, y), colour);
            left += 19.0;
        }
        let mut right = rect.right() - 4.0;
        if self.contested {
            rival_paint(ui.painter(), pos2(right - 6.0, y), 0.9, theme.rival);
            right -= 18.0;
        }
        if self.more > 0 {
            let more = Line::new().text(ui, Text::Caption, theme.ink2, &format!("+{}", self.more));
            more.paint_right(ui.painter(), theme, right, y);
            right -= more.width() + 6.0;
        }
        let (style, ink) = match (self.stance, self.slanted) {
            (None, _) => (Text::Name, theme.ink),
            (Some(Stance::Silent), _) => (Text::Label, if touch.hover { theme.ink2 } else { theme.ink3 }),
            (Some(_), true) => (Text::BodyItalic, theme.ink2),
            (Some(_), false) => (Text::Body, theme.ink),
        };
        let words = Line::new().text_within(ui, style, ink, self.words, (right - left).max(0.0));
        words.paint(ui.painter(), theme, left, y);
        if selected || touch.focus {
            let colour = if touch.focus { theme.accent } else { theme.line3 };
            let stroke = Stroke::new(measure::STROKE_FOCUS, colour);
            ui.painter().rect_stroke(rect.shrink(0.5), radius, stroke, StrokeKind::Inside);
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::vec2;
    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::*;
    use crate::desk::theme;

    #[derive(Default)]
    struct State {
        at: Option<At>,
        opened: Vec<At>,
        installed: bool,
    }

    #[test]
    fn arrows_walk_and_enter_opens() {
        let mut harness = Harness::builder().with_size(vec2(320.0, 120.0)).build_ui_state(
            |ui, state: &mut State| {
                if !std::mem::replace(&mut state.installed, true) {
                    theme::install(ui);
                    ui.request_repaint();
                    return;
                }
                let cells = Cells::new(Id::unique("cells"), 2, 3);
                match cells.walk(ui, state.at) {
                    Some(Walked::To(at)) => state.at = Some(at),
                    Some(Walked::Open) => state.opened.extend(state.at),
                    Some(Walked::Leave) => state.at = None,
                    None => {}
                }
                for row in 0..2_u8 {
                    for column in 0..3_u8 {
                        let corner = pos2(f32::from(column) * 100.0, f32::from(row) * 26.0);
                        let rect = Rect::from_min_size(corner, vec2(100.0, 26.0));
                        let at = (usize::from(row), usize::from(column));
                        let response = cells.cell_ui(ui, rect, at, state.at);
                        cells.select(&response, at, &mut state.at);
                        let name = format!("cell {row} {column}");
                        let cell = SaidCell {
                            stance: Some(Stance::Said),
                            side: None,
                            words: "said",
                            slanted: false,
                            contested: false,
                            more: 0,
                            indent: 0.0,
                            name: &name,
                        };
                        cell.show(ui, rect, &response, state.at == Some(at));
                    }
                }
            },
            State::default(),
        );
        harness.run();
        harness.get_by_label("cell 0 1").click();
        harness.run();
        assert_eq!(harness.state().at, Some((0, 1)));
        for (key, expect) in [
            (Key::ArrowDown, (1, 1)),
            (Key::ArrowDown, (1, 1)),
            (Key::ArrowRight, (1, 2)),
            (Key::ArrowRight, (1, 2)),
            (Key::Home, (1, 0)),
            (Key::ArrowUp, (0, 0)),
            (Key::End, (0, 2)),
        ] {
            harness.key_press(key);
            harness.run();
            assert_eq!(harness.state().at, Some(expect), "after {key:?}");
        }
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(harness.state().opened, [(0, 2)]);
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().at, None);
        for expect in [Some((1, 2)), None, Some((1, 2))] {
            harness.get_by_label("cell 1 2").click();
            harness.run();
            assert_eq!(harness.state().at, expect);
        }
    }
}
