//! Rows of lists of articles and meetings, and the headings of their groups.

use std::sync::Arc;

use eframe::egui::{Color32, Galley, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    Icon,
    chip::{pill_paint, pill_width},
    direction::visual_lines,
    marks::{FactMark, fact_state_line, rival_paint},
    paint::{Line, Touch, focus_ring_inside, hairline, one_line, some_lines},
};
use crate::desk::theme::{Text, Theme, measure, theme};
use crate::desk::widgets::typeset::is_right_to_left;

/// Left and right of a list row.
pub const LIST_PAD: f32 = 14.0;

/// A row of a list: a title of up to two lines, and a line of what is known about it.
#[derive(Clone, Debug, Default)]
#[must_use = "show it in a Ui"]
#[allow(clippy::struct_excessive_bools, reason = "states that a row can have together")]
pub struct ListRow<'a> {
    title: &'a str,
    above: &'a str,
    icon: Option<Icon>,
    meta: &'a str,
    date: &'a str,
    trailing: &'a str,
    state: Option<(FactMark, &'a str)>,
    unread: bool,
    read: bool,
    selected: bool,
    rival: bool,
    copy: bool,
    struck: bool,
    left: usize,
    shown_as: Option<Touch>,
}

impl<'a> ListRow<'a> {
    /// A row with a title. A right-to-left title stands at the right.
    pub fn new(title: &'a str) -> Self {
        Self { title, ..Self::default() }
    }

    /// A date above the title, as in lists of meetings. Machine text.
    pub fn above(mut self, date: &'a str) -> Self {
        self.above = date;
        self
    }

    /// An icon before the second line: what kind of source it is.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The second line: the outlet, the status.
    pub fn meta(mut self, words: &'a str) -> Self {
        self.meta = words;
        self
    }

    /// A date in the second line, after the words. Machine text.
    pub fn date(mut self, date: &'a str) -> Self {
        self.date = date;
        self
    }

    /// Words at the right of the second line: "copy".
    pub fn trailing(mut self, words: &'a str) -> Self {
        self.trailing = words;
        self
    }

    /// The state of its facts, in the second line.
    pub fn state(mut self, mark: FactMark, words: &'a str) -> Self {
        self.state = Some((mark, words));
        self
    }

    /// Not read yet: the title is bold.
    pub fn unread(mut self, unread: bool) -> Self {
        self.unread = unread;
        self
    }

    /// Read to the end: a check.
    pub fn read(mut self, read: bool) -> Self {
        self.read = read;
        self
    }

    /// Selected: tinted, with a bar.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// It holds a rival value: ≠.
    pub fn rival(mut self, rival: bool) -> Self {
        self.rival = rival;
        self
    }

    /// A copy of the row above: indented by 16.
    pub fn copy(mut self, copy: bool) -> Self {
        self.copy = copy;
        self
    }

    /// It counts no longer: the title is struck through.
    pub fn struck(mut self, struck: bool) -> Self {
        self.struck = struck;
        self
    }

    /// How many proposals are left in it: a pill.
    pub fn proposals_left(mut self, left: usize) -> Self {
        self.left = left;
        self
    }

    pub(super) fn shown_as(mut self, touch: Touch) -> Self {
        self.shown_as = Some(touch);
        self
    }

    fn title_galleys(&self, ui: &Ui, width: f32) -> (Vec<Arc<Galley>>, bool) {
        let theme = theme(ui);
        let style = if self.unread || (self.selected && !self.above.is_empty()) {
            Text::ListTitleBold
        } else {
            Text::ListTitle
        };
        if is_right_to_left(self.title) {
            let one = |line: &str| one_line(ui, style, theme.ink, line, f32::INFINITY);
            let lines = visual_lines(self.title, 2, |line| one(line).size().x <= width);
            (lines.iter().map(|line| one_line(ui, style, theme.ink, line, width)).collect(), true)
        } else {
            (vec![some_lines(ui, style, theme.ink, self.title, width, 2)], false)
        }
    }

    fn has_second_line(&self) -> bool {
        !self.meta.is_empty()
            || !self.date.is_empty()
            || !self.trailing.is_empty()
            || self.state.is_some()
            || self.read
            || self.rival
            || self.left > 0
    }

    /// How wide a line of the title may be in a row of this width, in points.
    #[must_use]
    pub fn text_width(&self, width: f32) -> f32 {
        width - 2.0 * LIST_PAD - if self.copy { 16.0 } else { 0.0 }
    }

    /// How high the row is when `width` wide, in points. For lists that lay out only what is in sight.
    #[must_use]
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        let (galleys, _) = self.title_galleys(ui, self.text_width(width));
        self.height_with(&galleys)
    }

    fn height_with(&self, galleys: &[Arc<Galley>]) -> f32 {
        let lines = galleys.iter().map(|galley| galley.rows.len()).sum();
        Self::height_of(lines, !self.above.is_empty(), self.has_second_line())
    }

    /// How high a row is whose title takes so many lines, with or without a date above it and a line below, in points.
    #[must_use]
    pub fn height_of(lines: usize, above: bool, below: bool) -> f32 {
        let title = lines as f32 * Text::ListTitle.line_height();
        (title + if above { 17.0 } else { 0.0 } + if below { 18.0 } else { 0.0 } + 17.0).ceil()
    }

    /// Shows it over the whole width.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let theme = theme(ui);
        let width = ui.available_width();
        let text_width = self.text_width(width);
        let (galleys, right_to_left) = self.title_galleys(ui, text_width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, self.height_with(&galleys)), Sense::click());
        if ui.is_rect_visible(rect) {
            let touch = self.shown_as.unwrap_or_else(|| Touch::of(&response));
            row_ground(ui, theme, rect, self.selected, touch);
            hairline(ui.painter(), rect, theme.line1);
            let right = rect.right() - LIST_PAD;
            let left = right - text_width;
            let mut y = rect.top() + 8.0;
            if !self.above.is_empty() {
                Line::new().text_within(ui, Text::Mono, theme.ink2, self.above, text_width).paint(
                    ui.painter(),
                    theme,
                    left,
                    y + 8.0,
                );
                y += 17.0;
            }
            for galley in &galleys {
                let x = if right_to_left { right - galley.size().x } else { left };
                ui.painter().galley(pos2(x, y), Arc::clone(galley), theme.ink);
                if self.struck {
                    let rows = galley.rows.iter().map(|row| row.rect().translate(vec2(x, y)));
                    for row in rows {
                        let stroke = Stroke::new(1.0, theme.ink2);
                        ui.painter().hline(row.x_range(), row.center().y + 1.5, stroke);
                    }
                }
                y += galley.size().y;
            }
            if self.has_second_line() {
                self.second_line(ui, theme, left, right, y + 11.0);
            }
            if touch.focus {
                focus_ring_inside(ui.painter(), theme, rect, 0);
            }
        }
        let spoken = self.spoken();
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, self.selected, &spoken));
        response
    }

    fn second_line(&self, ui: &Ui, theme: &Theme, left: f32, mut right: f32, centre_y: f32) {
        // ink3 has too little contrast on the tint of a selected row.
        let ink = if self.selected { theme.ink2 } else { theme.ink3 };
        if self.left > 0 {
            pill_paint(ui, self.left, pos2(right, centre_y), self.selected);
            right -= pill_width(ui, self.left) + 6.0;
        } else if self.read {
            Icon::Check.paint(ui.painter(), super::paint::centred(pos2(right - 6.5, centre_y), 13.0), theme.accent);
            right -= 20.0;
        }
        if self.rival {
            rival_paint(ui.painter(), pos2(right - 6.0, centre_y), 0.9, theme.rival);
            right -= 18.0;
        }
        if !self.trailing.is_empty() {
            let words = Line::new().text(ui, Text::Label, ink, self.trailing);
            words.paint_right(ui.painter(), theme, right, centre_y);
            right -= words.width() + 8.0;
        }
        let mut line = Line::new();
        if let Some(icon) = self.icon {
            line = line.icon(icon, 13.0, ink).space(5.0);
        }
        let date = one_line(ui, Text::Mono, ink, self.date, f32::INFINITY).size().x;
        let gap = if self.date.is_empty() { 0.0 } else { date + 12.0 };
        let room = right - left - line.width() - gap;
        line = line.text_within(ui, Text::Label, ink, self.meta, room);
        if !self.date.is_empty() {
            if !self.meta.is_empty() {
                line = line.space(3.0).text(ui, Text::Label, ink, "·").space(5.0);
            }
            line = line.text(ui, Text::Mono, ink, self.date);
        }
        line.paint(ui.painter(), theme, left, centre_y);
        if let Some((mark, words)) = self.state {
            let after = left + line.width() + if line.width() > 0.0 { 10.0 } else { 0.0 };
            fact_state_line(ui, mark, words).paint(ui.painter(), theme, after, centre_y);
        }
    }

    fn spoken(&self) -> String {
        let left = if self.left > 0 { format!("{} proposals left", self.left) } else { String::new() };
        [
            self.title,
            self.above,
            self.meta,
            self.date,
            self.trailing,
            self.state.map_or("", |(_, words)| words),
            if self.unread { "unread" } else { "" },
            if self.rival { "rival" } else { "" },
            &left,
        ]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
    }
}

/// The ground of a row: selected, touched or bare.
pub(super) fn row_ground(ui: &Ui, theme: &Theme, rect: Rect, selected: bool, touch: Touch) {
    if selected {
        ui.painter().rect_filled(rect, 0.0, theme.accent_tint);
        let bar = Rect::from_min_max(rect.min, pos2(rect.left() + measure::BAR_SELECTED, rect.bottom()));
        ui.painter().rect_filled(bar, 0.0, theme.accent);
    } else if touch.hover || touch.press {
        ui.painter().rect_filled(rect, 0.0, touch.fill(theme, Color32::TRANSPARENT));
    }
}

/// The heading of a group in a list, 32 high: "Before the meeting", 3.
pub fn group_head_ui(ui: &mut Ui, title: &str, count: usize) -> Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let number = Line::new().text(ui, Text::Caption, theme.ink2, &count.to_string());
    number.paint_right(ui.painter(), theme, rect.right() - LIST_PAD, rect.center().y);
    Line::new()
        .text_within(ui, Text::LabelStrong, theme.ink2, title, rect.width() - 3.0 * LIST_PAD - number.width())
        .paint(ui.painter(), theme, rect.left() + LIST_PAD, rect.center().y);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{title}, {count}")));
    response
}
