//! A long text to be edited, in a box that scrolls.

use eframe::egui::{
    CornerRadius, FontId, Frame, Id, Margin, Rect, Response, ScrollArea, Stroke, StrokeKind, TextBuffer, TextEdit, Ui,
    UiBuilder, text::LayoutJob, vec2,
};

use crate::desk::theme::{Text, measure, theme};

/// Shows a text to be edited in `rect`, in the reading face. `name` is the accessible name. The text is laid out when
/// it changes, and once a frame it is hashed: fine for hundreds of kilobytes.
pub fn text_area_ui(ui: &mut Ui, rect: Rect, id: Id, name: &str, text: &mut String) -> Response {
    let theme = theme(ui);
    let radius = CornerRadius::same(measure::RADIUS_FIELD);
    ui.painter().rect_filled(rect, radius, theme.raised);
    let inner = rect.shrink2(vec2(10.0, 8.0));
    let format = Text::Quotation.format(theme.ink);
    let font: FontId = format.font_id.clone();
    let mut layouter = move |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        let mut job = LayoutJob::single_section(text.as_str().to_owned(), format.clone());
        job.wrap.max_width = width;
        job.keep_trailing_whitespace = true;
        ui.painter().layout_job(job)
    };
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
    child.set_clip_rect(inner.expand(2.0).intersect(ui.clip_rect()));
    let area = ScrollArea::vertical().id_salt((id, "scrolled")).auto_shrink(false);
    let response = area
        .show(&mut child, |ui| {
            let edit = TextEdit::multiline(text)
                .id(id)
                .frame(Frame::NONE)
                .margin(Margin::ZERO)
                .font(font)
                .min_size(inner.size())
                .desired_width(ui.available_width() - 8.0)
                .layouter(&mut layouter);
            ui.add(edit)
        })
        .inner
        .accessible_name(name);
    super::typed::note_typed(&response, name, text);
    let stroke = if response.has_focus() {
        Stroke::new(measure::STROKE_FOCUS, theme.accent)
    } else {
        Stroke::new(measure::STROKE_HAIR, theme.line2)
    };
    ui.painter().rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    response
}
