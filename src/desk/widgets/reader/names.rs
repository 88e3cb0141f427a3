//! Names for screen readers and tests: the text, its paragraphs, its marks.

use eframe::egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, accesskit::Action, pos2, vec2};

use super::{
    super::typeset::Caret,
    Mark, Reader, ReaderState, ReaderStyle,
    document::slice,
    paint::row_fill,
    show::{Columns, origin_of},
};

impl Reader<'_> {
    /// Names the text, its paragraphs and its marks for screen readers and tests. Returns the mark
    /// that was clicked through them.
    pub(super) fn names_ui(
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
