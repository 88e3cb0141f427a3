//! Roles over time: a row for each with its bar, its period in words, and what stands behind it.

use eframe::egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::super::parts::{Place, evidence_menu_ui, paint_text, row_ui, state_line};
use super::Shown;
use super::axis::Axis;
use crate::compare::FactState;
use crate::desk::facts::mark_of;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, Theme, measure, theme};
use crate::desk::widgets::kit::{Line, section_head_ui};
use crate::model::{ActorField, EdtfDate, Role as Office, Subject};

const ROW: f32 = 40.0;
const BAR: f32 = 12.0;

pub(super) fn section_ui(ui: &mut Ui, scene: &mut Scene, shown: &Shown) {
    let mut roles: Vec<&Office> = shown.actor.roles.iter().collect();
    if roles.is_empty() {
        return;
    }
    // The end parts those without a beginning.
    roles.sort_by(|one, other| {
        (&one.period.from, one.period.to.is_none(), &one.period.to).cmp(&(
            &other.period.from,
            other.period.to.is_none(),
            &other.period.to,
        ))
    });
    let width = ui.available_width();
    let side = theme(ui).side_ink(scene.side_of(shown.id));
    let dated = roles.iter().any(|role| !role.period.is_unknown());
    section_head_ui(ui, "Roles over time", &roles.len().to_string(), |ui| {
        if dated && width >= 520.0 {
            legend_ui(ui, side);
        }
    });
    let words = (width * 0.38).clamp(180.0, 280.0);
    let state = if width >= 520.0 { 136.0 } else { 30.0 };
    let left = ui.cursor().left();
    let bars = (left + words + measure::SPACE_16)..=(left + width - state - measure::SPACE_8);
    let axis = Axis::over(roles.iter().map(|role| &role.period), bars);
    let top = ui.cursor().top();
    if let Some(axis) = &axis {
        #[allow(clippy::cast_precision_loss, reason = "an actor has few roles")]
        let rows = Rect::from_min_max(pos2(axis.left(), top), pos2(axis.right(), top + roles.len() as f32 * ROW));
        grid(ui.painter(), theme(ui), axis, rows);
    }
    for role in &roles {
        role_ui(ui, scene, shown, role, axis.as_ref(), (words, state));
    }
    if let Some(axis) = &axis {
        scale_ui(ui, axis);
    }
    ui.add_space(measure::SPACE_16);
}

fn role_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    shown: &Shown,
    role: &Office,
    axis: Option<&Axis>,
    (words_width, state_width): (f32, f32),
) {
    let theme = theme(ui);
    let state = shown.gathered.role(&role.id);
    let subject = Subject::Actor(shown.id.clone(), ActorField::Role(role.id.clone()));
    let has_words = !scene.derived.claims.on(&subject).is_empty();
    let (rect, response) = row_ui(ui, ROW, if has_words { Sense::click() } else { Sense::hover() });
    let organisation = role.organisation.as_ref().map(|id| scene.dossier.actor_name(id));
    let period = match role.period.in_words() {
        words if words.is_empty() => "no dates".to_owned(),
        words => words,
    };
    let details = match organisation {
        Some(organisation) => format!("{organisation} · {period}"),
        None => period.clone(),
    };
    let title = if role.title.is_empty() { "Untitled role" } else { &role.title };
    let column = Rect::from_min_size(rect.min, vec2(words_width, ROW));
    let (upper, lower) = column.split_top_bottom_at_fraction(0.5);
    let style = if role.period.to.is_none() { Text::Strong } else { Text::Body };
    let first = paint_text(ui, title, style, theme.ink, upper.translate(vec2(0.0, 2.0)), Place::Left);
    let second = paint_text(ui, &details, Text::Label, theme.ink2, lower.translate(vec2(0.0, -3.0)), Place::Left);
    let line = state_line(ui, state);
    let centre_y = rect.center().y;
    if line.width() <= state_width {
        line.paint_right(ui.painter(), theme, rect.right(), centre_y);
    } else {
        let mark = mark_of(&state);
        Line::new().fact(mark).paint_right(ui.painter(), theme, rect.right(), centre_y);
    }
    if let Some(axis) = axis
        && !role.period.is_unknown()
    {
        let side = scene.side_of(shown.id);
        let bar = Bar::of(axis, role.period.from.as_ref(), role.period.to.as_ref(), centre_y);
        bar.paint(ui.painter(), theme.side_ink(side), state != FactState::Unsupported);
    }
    let spoken = format!("{title}, {details}, {}", state.in_words());
    let kind = if has_words { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(kind, true, &spoken));
    if has_words {
        evidence_menu_ui(&response, scene, &subject);
    }
    let written = [("from", &role.period.from), ("to", &role.period.to)]
        .into_iter()
        .filter_map(|(word, date)| date.as_ref().map(|date| format!("{word} {date}")))
        .collect::<Vec<_>>()
        .join(", ");
    let narrow = line.width() > state_width;
    if first.elided || second.elided || narrow {
        response.on_hover_text(format!("{spoken}\n{written}"));
    } else if !written.is_empty() {
        response.on_hover_text(written);
    }
}

/// How a bar ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Exact,
    /// `~`: hatched, without an end of its own.
    About,
    /// `?`: a dashed box.
    Doubtful,
    /// Not known, or not over: an arrow.
    Open,
}

impl Edge {
    fn of(date: Option<&EdtfDate>) -> Self {
        match date {
            Some(date) if date.is_uncertain() => Self::Doubtful,
            Some(date) if date.is_approximate() => Self::About,
            Some(_) => Self::Exact,
            None => Self::Open,
        }
    }

    /// Whether it takes a piece of the bar for itself.
    fn takes_room(self) -> bool {
        matches!(self, Self::About | Self::Doubtful)
    }
}

struct Bar {
    rect: Rect,
    start: Edge,
    end: Edge,
    /// Where the certain part begins and ends.
    core: (f32, f32),
}

impl Bar {
    fn of(axis: &Axis, from: Option<&EdtfDate>, to: Option<&EdtfDate>, centre_y: f32) -> Self {
        let x = |date: Option<chrono::NaiveDate>| date.map(|day| axis.x(day));
        let left = from.and_then(|date| x(date.earliest())).unwrap_or(axis.left() + 8.0);
        let right = to.and_then(|date| x(date.latest())).unwrap_or(axis.right() - 8.0).max(left + 4.0);
        let (start, end) = (Edge::of(from), Edge::of(to));
        // An uncertain end takes what it covers, at least enough to be seen, at most its half of the bar.
        let middle = left.midpoint(right);
        let core_left = if start.takes_room() {
            from.and_then(|date| x(date.latest())).unwrap_or(left).max(left + 14.0).min(middle)
        } else {
            left
        };
        let core_right = if end.takes_room() {
            to.and_then(|date| x(date.earliest())).unwrap_or(right).min(right - 14.0).max(middle)
        } else {
            right
        };
        let rect = Rect::from_min_max(pos2(left, centre_y - BAR / 2.0), pos2(right, centre_y + BAR / 2.0));
        Self { rect, start, end, core: (core_left, core_right) }
    }

    fn paint(&self, painter: &Painter, ink: Color32, supported: bool) {
        let core = Rect::from_x_y_ranges(self.core.0..=self.core.1, self.rect.y_range());
        if supported {
            painter.rect_filled(core, CornerRadius::ZERO, ink);
        } else {
            hatch(painter, core, ink);
            dash(painter, &[core.left_top(), core.right_top()], ink);
            dash(painter, &[core.left_bottom(), core.right_bottom()], ink);
        }
        let (top, bottom, centre) = (self.rect.top(), self.rect.bottom(), self.rect.center().y);
        for (edge, outer, inner, outwards) in
            [(self.start, self.rect.left(), self.core.0, -7.0), (self.end, self.rect.right(), self.core.1, 7.0)]
        {
            let zone = Rect::from_two_pos(pos2(outer, top), pos2(inner, bottom));
            match edge {
                Edge::Exact if supported => {}
                Edge::Exact => dash(painter, &[pos2(outer, top), pos2(outer, bottom)], ink),
                Edge::About => {
                    hatch(painter, zone, ink);
                    painter.line_segment([pos2(inner, top), pos2(inner, bottom)], Stroke::new(1.0, ink));
                }
                Edge::Doubtful => {
                    let corners = [pos2(inner, top), pos2(outer, top), pos2(outer, bottom), pos2(inner, bottom)];
                    dash(painter, &corners, ink);
                }
                Edge::Open => {
                    let arrow = [pos2(outer, top), pos2(outer + outwards, centre), pos2(outer, bottom)];
                    if supported {
                        painter.add(Shape::convex_polygon(arrow.to_vec(), ink, Stroke::NONE));
                    } else {
                        painter.line(arrow.to_vec(), Stroke::new(1.2, ink));
                    }
                }
            }
        }
    }
}

fn dash(painter: &Painter, path: &[Pos2], ink: Color32) {
    painter.extend(Shape::dashed_line(path, Stroke::new(1.2, ink), 3.0, 2.5));
}

/// Slanted lines over a rectangle.
fn hatch(painter: &Painter, rect: Rect, ink: Color32) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        let from = pos2(x, rect.bottom());
        painter.line_segment([from, from + vec2(rect.height(), -rect.height())], Stroke::new(1.0, ink));
        x += 5.0;
    }
}

fn grid(painter: &Painter, theme: &Theme, axis: &Axis, rows: Rect) {
    for tick in axis.ticks() {
        painter.vline(tick.x.round() + 0.5, rows.y_range(), Stroke::new(1.0, theme.line1));
    }
    for x in axis.breaks() {
        for side in [-2.5, 2.5] {
            let path = [pos2(x + side, rows.top()), pos2(x + side, rows.bottom())];
            painter.extend(Shape::dashed_line(&path, Stroke::new(1.0, theme.line2), 2.0, 3.0));
        }
    }
}

/// The years below the bars.
fn scale_ui(ui: &mut Ui, axis: &Axis) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    for tick in axis.ticks() {
        let label = Line::new().text(ui, Text::Caption, theme.ink3, &tick.label);
        let right = (rect.right() - label.width()).max(axis.left());
        let left = (tick.x - label.width() / 2.0).clamp(axis.left() - 12.0, right);
        label.paint(ui.painter(), theme, left, rect.center().y);
    }
}

fn legend_ui(ui: &mut Ui, ink: Color32) {
    let theme = theme(ui);
    for (words, supported) in [("unsupported, or edge uncertain", false), ("supported", true)] {
        let line = Line::new().space(25.0).text(ui, Text::Label, theme.ink2, words);
        let response = line.ui(ui, theme, 18.0);
        let swatch = Rect::from_center_size(response.rect.left_center() + vec2(9.0, 0.0), vec2(18.0, 10.0));
        let bar = Bar { rect: swatch, start: Edge::Exact, end: Edge::Exact, core: (swatch.left(), swatch.right()) };
        bar.paint(ui.painter(), ink, supported);
    }
}
