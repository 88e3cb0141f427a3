//! What floats: cards, popups, dialogs.

use eframe::egui::{
    self, Align, CornerRadius, Frame, InnerResponse, Layout, Margin, Modal, ModalResponse, Rect, Stroke, Ui, UiBuilder,
    pos2, vec2,
};

use super::{Icon, IconButton};
use crate::desk::theme::{Text, Theme, measure, theme};

/// The frame of a popup: raised, with a shadow.
pub fn popup_frame(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(measure::STROKE_HAIR, theme.line2))
        .corner_radius(measure::RADIUS_CARD)
        .shadow(theme.popup_shadow())
        .inner_margin(Margin::same(8))
}

/// The frame of a card. A focused card has the accent's edge and a shadow.
pub fn card_frame(theme: &Theme, focused: bool) -> Frame {
    let frame = Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(measure::STROKE_HAIR, if focused { theme.accent } else { theme.line2 }))
        .corner_radius(measure::RADIUS_CARD)
        .inner_margin(Margin::symmetric(13, 9));
    if focused { frame.shadow(theme.card_shadow()) } else { frame }
}

/// Shows a card.
pub fn card_ui<R>(ui: &mut Ui, focused: bool, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    card_frame(theme(ui), focused).show(ui, content)
}

/// Shows a card at a point, above everything else: what is known of an actor under the pointer.
pub fn popup_card<R>(
    ctx: &egui::Context,
    id: egui::Id,
    at: egui::Pos2,
    width: f32,
    content: impl FnOnce(&mut Ui) -> R,
) -> InnerResponse<R> {
    egui::Area::new(id).order(egui::Order::Foreground).fixed_pos(at).constrain(true).show(ctx, |ui| {
        popup_frame(theme(ui))
            .show(ui, |ui| {
                ui.set_width(width);
                content(ui)
            })
            .inner
    })
}

/// A dialog: a head with its title, a body, and a foot with its actions at the right.
#[must_use = "show it"]
pub struct Dialog<'a> {
    title: &'a str,
    above: Option<(&'a str, &'a str)>,
    hint: &'a str,
    width: f32,
    height: Option<f32>,
}

impl<'a> Dialog<'a> {
    /// A dialog as high as its body.
    pub fn new(title: &'a str, width: f32) -> Self {
        Self { title, above: None, hint: "", width, height: None }
    }

    /// A line above the title: what it is about, in the colour of disputes, and the details.
    pub fn above(mut self, subject: &'a str, details: &'a str) -> Self {
        self.above = Some((subject, details));
        self
    }

    /// A sentence at the left of the foot: what will and what will not happen.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// As high as this, at most as high as the window.
    pub fn height(mut self, height: f32) -> Self {
        self.height = Some(height);
        self
    }

    /// Shows it over the dimmed window. `actions` are laid out from the right: the primary one first.
    ///
    /// `ModalResponse::should_close` says that Escape, the cross or the dimmed window was pressed.
    pub fn show<B, A>(
        self,
        ctx: &egui::Context,
        id: egui::Id,
        body: impl FnOnce(&mut Ui) -> B,
        actions: impl FnOnce(&mut Ui) -> A,
    ) -> ModalResponse<(B, A)> {
        let theme = theme(ctx);
        let screen = ctx.content_rect().shrink(16.0);
        let width = self.width.min(screen.width());
        let frame = Frame::new()
            .fill(theme.page)
            .stroke(Stroke::new(measure::STROKE_HAIR, theme.line2))
            .corner_radius(measure::RADIUS_DIALOG)
            .shadow(theme.popup_shadow());
        Modal::new(id).backdrop_color(theme.dim).frame(frame).show(ctx, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            self.head_ui(ui, theme, width);
            let head = if self.above.is_some() { 82.0 } else { 58.0 };
            let room = self.height.unwrap_or(f32::INFINITY).min(screen.height()) - head - 54.0;
            let margin = Margin::symmetric(28, 16);
            let inner = egui::ScrollArea::vertical()
                .max_height(room)
                .min_scrolled_height(room.min(screen.height()))
                .auto_shrink([false, self.height.is_none()])
                .show(ui, |ui| {
                    Frame::new()
                        .inner_margin(margin)
                        .show(ui, |ui| {
                            ui.set_width(width - 56.0);
                            ui.spacing_mut().item_spacing.y = 8.0;
                            body(ui)
                        })
                        .inner
                })
                .inner;
            (inner, self.foot_ui(ui, theme, width, actions))
        })
    }

    fn head_ui(&self, ui: &mut Ui, theme: &Theme, width: f32) {
        let height = if self.above.is_some() { 82.0 } else { 58.0 };
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
        let radius = measure::RADIUS_DIALOG;
        ui.painter().rect_filled(rect, CornerRadius { nw: radius, ne: radius, sw: 0, se: 0 }, theme.panel);
        super::hairline(ui.painter(), rect, theme.line2);
        let left = rect.left() + 28.0;
        let title_y = if let Some((subject, details)) = self.above {
            super::Line::new()
                .text(ui, Text::LabelMedium, theme.rival, subject)
                .space(8.0)
                .text(ui, Text::Label, theme.ink2, if details.is_empty() { "" } else { "·" })
                .space(8.0)
                .text_within(ui, Text::Label, theme.ink2, details, width - 300.0)
                .paint(ui.painter(), theme, left, rect.top() + 28.0);
            rect.top() + 54.0
        } else {
            rect.center().y
        };
        let title_line =
            super::Line::new().text_within(ui, Text::DialogTitle, theme.ink, self.title, width - 28.0 - 60.0);
        title_line.paint(ui.painter(), theme, left, title_y);
        let heading = ui.interact(
            Rect::from_min_size(pos2(left, title_y - 15.0), vec2(title_line.width(), 30.0)),
            ui.scope_id().with("title"),
            egui::Sense::hover(),
        );
        heading.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, self.title));
        let at = Rect::from_min_size(pos2(rect.right() - 44.0, rect.top() + 14.0), vec2(28.0, 28.0));
        // A child of its own: the cross must not move the body up.
        let mut corner = ui.new_child(UiBuilder::new().max_rect(at));
        if corner.add(IconButton::new(Icon::Cross, "Close").shortcut("Esc")).clicked() {
            ui.close();
        }
    }

    fn foot_ui<R>(&self, ui: &mut Ui, theme: &Theme, width: f32, actions: impl FnOnce(&mut Ui) -> R) -> R {
        let (rect, _) = ui.allocate_exact_size(vec2(width, 54.0), egui::Sense::hover());
        let radius = measure::RADIUS_DIALOG;
        ui.painter().rect_filled(rect, CornerRadius { nw: 0, ne: 0, sw: radius, se: radius }, theme.panel);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme.line2));
        let inside = rect.shrink2(vec2(28.0, 0.0));
        let mut right = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center)));
        right.spacing_mut().item_spacing.x = 10.0;
        let inner = actions(&mut right);
        let room = right.min_rect().left() - inside.left() - 16.0;
        if !self.hint.is_empty() {
            super::Line::new().text_within(ui, Text::Label, theme.ink2, self.hint, room).paint(
                ui.painter(),
                theme,
                inside.left(),
                inside.center().y,
            );
        }
        inner
    }
}

/// A bar of actions above the page: the words selected in the reader become something.
pub fn bar_frame(theme: &Theme) -> Frame {
    popup_frame(theme).inner_margin(Margin::same(3))
}

/// A box with a dashed edge: something expected, not there yet.
pub fn dashed_box_ui<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let theme = theme(ui);
    let inner = Frame::new().inner_margin(Margin::symmetric(12, 10)).show(ui, content);
    super::dashed_rect(ui.painter(), inner.response.rect, 6.0, Stroke::new(1.0, theme.line3));
    inner
}
