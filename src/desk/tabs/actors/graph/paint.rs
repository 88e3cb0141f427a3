//! How nodes, lines and their labels are drawn: persons as discs, everyone else as rounded squares with the icon of
//! their kind, each in the colour and the line of its side; ties with words behind them solid, all others dashed.

use std::sync::Arc;

use eframe::egui::{
    Align, Color32, CornerRadius, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::super::parts::face;
use super::gather::{Edge, Node};
use super::ties::TieKind;
use crate::desk::theme::{Side, SideLine, Text, Theme};
use crate::desk::widgets::kit::{FactMark, Icon, Line, side_mark_paint};
use crate::desk::widgets::typeset::{Limits, Paragraph, is_right_to_left, lay_out};
use crate::model::ActorKind;

/// The widest that a name's row becomes.
const NAME: f32 = 122.0;
/// The widest that the words of a tie become.
const WORDS: f32 = 172.0;
/// Room for a side's mark before a name.
const MARK: f32 = 13.0;

/// The icon of a kind.
pub(super) fn icon(kind: ActorKind) -> Icon {
    match kind {
        ActorKind::Person => Icon::Person,
        ActorKind::Group => Icon::People,
        ActorKind::Government | ActorKind::State => Icon::Flag,
        ActorKind::Ministry => Icon::Bank,
        ActorKind::InternationalOrganisation => Icon::Globe,
        ActorKind::Media => Icon::Newspaper,
        ActorKind::Company | ActorKind::Ngo => Icon::Folder,
        ActorKind::Other => Icon::Note,
    }
}

/// The side of a party.
pub(super) fn side(party: Option<usize>) -> Option<Side> {
    party.map(Side::of_index)
}

enum Words {
    /// Rows centred on x = 0.
    Rows(Arc<Galley>),
    /// One row of any direction.
    Row(Paragraph),
}

/// A name, in one row or two, with the mark of its side before it.
pub(super) struct NodeLabel {
    words: Words,
    side: Option<Side>,
    size: Vec2,
}

impl NodeLabel {
    /// Sets the name of a node.
    pub(super) fn of(ui: &Ui, node: &Node) -> Self {
        let style = if node.step == 0 { Text::LabelStrong } else { Text::LabelMedium };
        let name = node.name.replace(['\n', '\r'], " ");
        let side = side(node.party);
        let mark = if side.is_some() { MARK } else { 0.0 };
        let right_to_left = is_right_to_left(&name);
        let (words, size) = if right_to_left {
            let row = lay_out(ui, &name, &face(style), Limits { max_width: NAME, max_rows: 1 }, true);
            let size = vec2(row.width.min(NAME), row.height());
            (Words::Row(row), size)
        } else {
            let mut job = LayoutJob::single_section(name, style.format(Color32::PLACEHOLDER));
            job.wrap = TextWrapping { max_width: NAME, max_rows: 2, ..TextWrapping::default() };
            job.halign = Align::Center;
            let rows = ui.painter().layout_job(job);
            let size = rows.rect.size();
            (Words::Rows(rows), size)
        };
        Self { words, side, size: vec2((size.x + mark).ceil(), size.y.ceil()) }
    }

    pub(super) fn size(&self) -> Vec2 {
        self.size
    }

    /// Paints it into its rectangle.
    pub(super) fn paint(&self, painter: &Painter, theme: &Theme, rect: Rect, ink: Color32) {
        let mark = if self.side.is_some() { MARK } else { 0.0 };
        painter.rect_filled(rect.expand2(vec2(2.0, 0.0)), 0.0, theme.page);
        let middle = rect.center().x + mark / 2.0;
        let (first, row_height) = match &self.words {
            Words::Rows(rows) => {
                painter.galley(pos2(middle, rect.top()), Arc::clone(rows), ink);
                let first = rows.rows.first().map_or(0.0, |row| row.rect().left());
                (middle + first, rows.rows.first().map_or(0.0, |row| row.rect().height()))
            }
            Words::Row(row) => {
                let width = row.width.min(NAME);
                let left = middle - width / 2.0;
                // Right-to-left rows end at the right of the measure they were set to.
                let origin = pos2(left - (NAME - row.width).max(0.0), rect.top());
                for (offset, galley) in &row.galleys {
                    painter.galley(origin + *offset, Arc::clone(galley), ink);
                }
                (left, row.height())
            }
        };
        if let Some(side) = self.side {
            side_mark_paint(painter, theme, Some(side), pos2(first - 8.0, rect.top() + row_height / 2.0 + 0.5));
        }
    }
}

/// The words of a tie, with the mark of a dispute before them.
pub(super) struct EdgeLabel {
    line: Line,
}

impl EdgeLabel {
    pub(super) fn size(&self) -> Vec2 {
        vec2(self.line.width().ceil() + 6.0, 15.0)
    }

    /// Paints it into its rectangle, on the ground of the page.
    pub(super) fn paint(&self, painter: &Painter, theme: &Theme, rect: Rect) {
        painter.rect_filled(rect, CornerRadius::same(2), theme.page);
        self.line.paint(painter, theme, rect.left() + 3.0, rect.center().y);
    }
}

/// Sets the label of an edge: its first tie in short, and how many more there are. `lit` while it is pointed at or
/// chosen.
pub(super) fn edge_label(ui: &Ui, edge: &Edge, lit: bool) -> EdgeLabel {
    let theme = crate::desk::theme::theme(ui);
    let ink = match (edge.is_rival(), lit) {
        (true, _) => theme.rival,
        (false, true) => theme.accent,
        (false, false) => theme.ink2,
    };
    let mut line = Line::new();
    if edge.is_rival() {
        line = line.fact(FactMark::Rival).space(3.0);
    }
    if let Some(tie) = edge.ties.first() {
        // How long gives way to what.
        let whole = Line::new().text(ui, Text::Caption, ink, &tie.label());
        let words = if whole.width() <= WORDS { tie.label() } else { tie.words.clone() };
        line = line.text_within(ui, Text::Caption, ink, &words, WORDS);
    }
    if edge.ties.len() > 1 {
        line = line.space(4.0).text(ui, Text::Caption, ink, &format!("+{}", edge.ties.len() - 1));
    }
    EdgeLabel { line }
}

/// Draws the line of an edge, with an arrow in the direction in which its words are read, where they are not read from
/// the actor in the middle.
pub(super) fn line(painter: &Painter, theme: &Theme, edge: &Edge, points: &[Pos2], lit: bool) {
    let ink = match (lit, edge.is_rival()) {
        (true, _) => theme.accent,
        (false, true) => theme.rival,
        (false, false) if edge.from == 0 => theme.ink3,
        (false, false) => theme.line3,
    };
    let stroke = Stroke::new(if lit { 2.0 } else { 1.2 }, ink);
    if edge.is_supported() {
        painter.line(points.to_vec(), stroke);
    } else {
        painter.extend(Shape::dashed_line(points, stroke, 4.0, 3.0));
    }
    let directed = edge.ties.first().is_some_and(|tie| tie.kind == TieKind::Relation);
    if edge.from != 0
        && directed
        && let [.., before, tip] = points
    {
        let along = (*tip - *before).normalized();
        let (back, aside) = (*tip - along * 7.0, along.rot90() * 3.4);
        painter.add(Shape::convex_polygon(vec![*tip, back + aside, back - aside], ink, Stroke::NONE));
    }
}

/// How a node is met.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Touched {
    pub(super) lit: bool,
    pub(super) pressed: bool,
    pub(super) focused: bool,
}

/// Draws a node.
pub(super) fn node(painter: &Painter, theme: &Theme, node: &Node, disc: Rect, touched: Touched) {
    let side = side(node.party);
    let round = node.kind == ActorKind::Person;
    let radius = disc.width() / 2.0;
    let corner = if round { radius } else { radius * 0.42 };
    let fill = match side {
        _ if touched.pressed => theme.press,
        Some(side) => theme.side(side).tint,
        None => theme.raised,
    };
    let ink = theme.side_ink(side);
    let shape = |rect: Rect, corner: f32, stroke: Stroke, kind| {
        painter.rect_stroke(rect, CornerRadius::from(corner), stroke, kind);
    };
    painter.rect_filled(disc, CornerRadius::from(corner), fill);
    let width = if touched.lit { 2.6 } else { 2.0 };
    match side.map(Side::line) {
        None => shape(disc, corner, Stroke::new(width * 0.6, ink), StrokeKind::Inside),
        Some(SideLine::Solid) => shape(disc, corner, Stroke::new(width, ink), StrokeKind::Inside),
        Some(SideLine::Dashed) => painter.extend(dashed(disc, corner, Stroke::new(width, ink), 4.2, 2.4)),
        Some(SideLine::Dotted) => painter.extend(dashed(disc, corner, Stroke::new(width, ink), 2.0, 2.0)),
        Some(SideLine::Double) => {
            shape(disc, corner, Stroke::new(1.2, ink), StrokeKind::Inside);
            shape(disc.shrink(2.6), (corner - 2.6).max(1.0), Stroke::new(1.2, ink), StrokeKind::Inside);
        }
    }
    let icon_side = if node.step == 0 { 18.0 } else { 14.0 };
    let ink = if side.is_some() { ink } else { theme.ink2 };
    icon(node.kind).paint(painter, Rect::from_center_size(disc.center(), Vec2::splat(icon_side)), ink);
    if touched.focused {
        shape(disc.expand(2.0), corner + 2.0, Stroke::new(2.0, theme.accent), StrokeKind::Outside);
    }
}

/// A rounded outline in dashes that meet where it began.
fn dashed(rect: Rect, corner: f32, stroke: Stroke, dash: f32, gap: f32) -> Vec<Shape> {
    const STEPS: u8 = 14;
    let rect = rect.shrink(stroke.width / 2.0);
    let corner = (corner - stroke.width / 2.0).max(1.0);
    let Rect { min, max } = rect.shrink(corner);
    let mut path = Vec::new();
    for (quarter, centre) in
        (0_u8..).zip([pos2(max.x, min.y), pos2(max.x, max.y), pos2(min.x, max.y), pos2(min.x, min.y)])
    {
        for step in 0..=STEPS {
            let degrees = f32::from(quarter) * 90.0 - 90.0 + 90.0 * f32::from(step) / f32::from(STEPS);
            path.push(centre + Vec2::angled(degrees.to_radians()) * corner);
        }
    }
    path.extend(path.first().copied());
    let length: f32 = path.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let count = (length / (dash + gap)).round().max(1.0);
    let scale = length / count / (dash + gap);
    Shape::dashed_line(&path, stroke, dash * scale, gap * scale)
}
