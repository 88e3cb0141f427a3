//! Icons: vector drawings on a 16 grid, stroked at 1.4, in one colour.

use eframe::egui::{
    self, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, epaint::CubicBezierShape, pos2, vec2,
};

use crate::desk::theme::measure;

/// A painted icon. Icons never stand alone: the widget that shows one has words, or an accessible name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "an icon's name is what it shows")]
pub enum Icon {
    Antenna,
    ArrowDown,
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    Backspace,
    Bank,
    Book,
    Calendar,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Columns,
    Copy,
    Cross,
    Denied,
    Dots,
    Download,
    Eye,
    File,
    Filter,
    Flag,
    Folder,
    Globe,
    Graph,
    Info,
    Link,
    List,
    Lock,
    Merge,
    Moon,
    Newspaper,
    Note,
    Pencil,
    People,
    Person,
    PersonAbsent,
    PersonFilled,
    Pin,
    Plus,
    Printer,
    Quote,
    Redo,
    Reopened,
    Search,
    Sidebar,
    Sort,
    Speech,
    SpeechFilled,
    Sun,
    Text,
    Trash,
    Undo,
    Warning,
}

type Point = (f32, f32);

/// One stroke or fill of an icon, in the units of the 16 grid. Angles are degrees, clockwise from the right.
enum Draw {
    Line(&'static [Point]),
    Closed(&'static [Point]),
    /// A filled convex polygon.
    Fill(&'static [Point]),
    Circle(Point, f32),
    Disc(Point, f32),
    Ellipse(Point, f32, f32),
    Arc(Point, f32, f32, f32),
    /// The filled segment that an arc cuts off.
    Segment(Point, f32, f32, f32),
    Curve([Point; 4]),
    /// Left top, size, corner radius.
    Box(Point, Point, f32),
}

impl Icon {
    /// All icons, for the gallery.
    pub const ALL: [Self; 57] = [
        Self::Antenna,
        Self::ArrowDown,
        Self::ArrowLeft,
        Self::ArrowRight,
        Self::ArrowUp,
        Self::Backspace,
        Self::Bank,
        Self::Book,
        Self::Calendar,
        Self::Check,
        Self::ChevronDown,
        Self::ChevronLeft,
        Self::ChevronRight,
        Self::ChevronUp,
        Self::Clock,
        Self::Columns,
        Self::Copy,
        Self::Cross,
        Self::Denied,
        Self::Dots,
        Self::Download,
        Self::Eye,
        Self::File,
        Self::Filter,
        Self::Flag,
        Self::Folder,
        Self::Globe,
        Self::Graph,
        Self::Info,
        Self::Link,
        Self::List,
        Self::Lock,
        Self::Merge,
        Self::Moon,
        Self::Newspaper,
        Self::Note,
        Self::Pencil,
        Self::People,
        Self::Person,
        Self::PersonAbsent,
        Self::PersonFilled,
        Self::Pin,
        Self::Plus,
        Self::Printer,
        Self::Quote,
        Self::Redo,
        Self::Reopened,
        Self::Search,
        Self::Sidebar,
        Self::Sort,
        Self::Speech,
        Self::SpeechFilled,
        Self::Sun,
        Self::Text,
        Self::Trash,
        Self::Undo,
        Self::Warning,
    ];

    /// Paints the icon into the largest square in the middle of `rect`.
    pub fn paint(self, painter: &Painter, rect: Rect, colour: Color32) {
        let side = rect.width().min(rect.height());
        let square = Rect::from_center_size(rect.center(), vec2(side, side));
        let scale = side / measure::ICON;
        // A small icon keeps its weight: below 16 the stroke shrinks by half as much.
        let stroke = Stroke::new(measure::STROKE_ICON * scale.midpoint(1.0), colour);
        let at = |(x, y): Point| square.min + vec2(x, y) * scale;
        for draw in self.drawing() {
            painter.add(shape(draw, scale, stroke, at));
        }
    }

    /// Paints the icon at 16 around `centre`.
    pub fn paint_at(self, painter: &Painter, centre: Pos2, colour: Color32) {
        self.paint(painter, Rect::from_center_size(centre, vec2(measure::ICON, measure::ICON)), colour);
    }

    #[allow(clippy::too_many_lines, reason = "a table of drawings")]
    fn drawing(self) -> &'static [Draw] {
        use Draw::{Arc, Box, Circle, Closed, Curve, Disc, Ellipse, Fill, Line, Segment};
        match self {
            Self::Antenna => &[
                Disc((8.0, 8.0), 1.4),
                Arc((8.0, 8.0), 3.4, -48.0, 48.0),
                Arc((8.0, 8.0), 3.4, 132.0, 228.0),
                Arc((8.0, 8.0), 6.2, -48.0, 48.0),
                Arc((8.0, 8.0), 6.2, 132.0, 228.0),
            ],
            Self::ArrowDown => &[Line(&[(8.0, 2.5), (8.0, 13.5)]), Line(&[(3.5, 9.0), (8.0, 13.5), (12.5, 9.0)])],
            Self::ArrowLeft => &[Line(&[(13.5, 8.0), (2.5, 8.0)]), Line(&[(7.0, 3.5), (2.5, 8.0), (7.0, 12.5)])],
            Self::ArrowRight => &[Line(&[(2.5, 8.0), (13.5, 8.0)]), Line(&[(9.0, 3.5), (13.5, 8.0), (9.0, 12.5)])],
            Self::ArrowUp => &[Line(&[(8.0, 13.5), (8.0, 2.5)]), Line(&[(3.5, 7.0), (8.0, 2.5), (12.5, 7.0)])],
            Self::Backspace => &[
                Closed(&[(5.2, 3.5), (14.5, 3.5), (14.5, 12.5), (5.2, 12.5), (1.5, 8.0)]),
                Line(&[(7.6, 6.0), (11.6, 10.0)]),
                Line(&[(11.6, 6.0), (7.6, 10.0)]),
            ],
            Self::Bank => &[
                Closed(&[(8.0, 1.8), (14.0, 5.6), (2.0, 5.6)]),
                Line(&[(3.6, 7.4), (3.6, 11.8)]),
                Line(&[(6.5, 7.4), (6.5, 11.8)]),
                Line(&[(9.5, 7.4), (9.5, 11.8)]),
                Line(&[(12.4, 7.4), (12.4, 11.8)]),
                Line(&[(1.8, 13.7), (14.2, 13.7)]),
            ],
            Self::Book => &[Line(&[
                (8.0, 4.2),
                (6.4, 3.0),
                (1.8, 3.0),
                (1.8, 12.2),
                (6.4, 12.2),
                (8.0, 13.4),
                (9.6, 12.2),
                (14.2, 12.2),
                (14.2, 3.0),
                (9.6, 3.0),
                (8.0, 4.2),
                (8.0, 13.0),
            ])],
            Self::Calendar => &[
                Box((2.0, 3.0), (12.0, 11.0), 1.5),
                Line(&[(2.0, 6.6), (14.0, 6.6)]),
                Line(&[(5.2, 1.4), (5.2, 4.0)]),
                Line(&[(10.8, 1.4), (10.8, 4.0)]),
            ],
            Self::Check => &[Line(&[(3.0, 8.6), (6.4, 12.0), (13.0, 4.2)])],
            Self::ChevronDown => &[Line(&[(3.8, 6.0), (8.0, 10.2), (12.2, 6.0)])],
            Self::ChevronLeft => &[Line(&[(10.0, 3.8), (5.8, 8.0), (10.0, 12.2)])],
            Self::ChevronRight => &[Line(&[(6.0, 3.8), (10.2, 8.0), (6.0, 12.2)])],
            Self::ChevronUp => &[Line(&[(3.8, 10.0), (8.0, 5.8), (12.2, 10.0)])],
            Self::Clock => &[Circle((8.0, 8.0), 6.0), Line(&[(8.0, 4.4), (8.0, 8.2), (10.6, 9.6)])],
            Self::Columns => &[Box((1.8, 2.5), (12.4, 11.0), 1.5), Line(&[(8.0, 2.5), (8.0, 13.5)])],
            Self::Copy => &[
                Box((5.4, 5.4), (8.4, 8.6), 1.4),
                Line(&[(3.6, 10.4), (2.2, 10.4), (2.2, 2.0), (10.4, 2.0), (10.4, 3.4)]),
            ],
            Self::Cross => &[Line(&[(3.8, 3.8), (12.2, 12.2)]), Line(&[(12.2, 3.8), (3.8, 12.2)])],
            Self::Denied => &[Circle((8.0, 8.0), 5.8), Line(&[(4.0, 12.0), (12.0, 4.0)])],
            Self::Dots => &[Disc((3.4, 8.0), 1.3), Disc((8.0, 8.0), 1.3), Disc((12.6, 8.0), 1.3)],
            Self::Download => &[
                Line(&[(8.0, 1.8), (8.0, 10.4)]),
                Line(&[(4.2, 6.6), (8.0, 10.4), (11.8, 6.6)]),
                Line(&[(2.4, 13.8), (13.6, 13.8)]),
            ],
            Self::Eye => &[
                Curve([(1.5, 8.0), (4.6, 3.0), (11.4, 3.0), (14.5, 8.0)]),
                Curve([(1.5, 8.0), (4.6, 13.0), (11.4, 13.0), (14.5, 8.0)]),
                Circle((8.0, 8.0), 2.1),
            ],
            Self::File => &[
                Closed(&[(3.4, 1.8), (9.4, 1.8), (12.6, 5.0), (12.6, 14.2), (3.4, 14.2)]),
                Line(&[(5.6, 7.8), (10.4, 7.8)]),
                Line(&[(5.6, 10.8), (10.4, 10.8)]),
                Line(&[(9.0, 2.2), (9.0, 5.4), (12.2, 5.4)]),
            ],
            Self::Filter => {
                &[Line(&[(1.8, 4.0), (14.2, 4.0)]), Line(&[(4.2, 8.0), (11.8, 8.0)]), Line(&[(6.4, 12.0), (9.6, 12.0)])]
            }
            Self::Flag => &[
                Line(&[(3.4, 14.4), (3.4, 1.8)]),
                Line(&[(3.4, 2.6), (13.0, 2.6), (10.8, 5.6), (13.0, 8.6), (3.4, 8.6)]),
            ],
            Self::Folder => &[Closed(&[(1.8, 3.4), (6.0, 3.4), (7.6, 5.2), (14.2, 5.2), (14.2, 13.0), (1.8, 13.0)])],
            Self::Globe => &[Circle((8.0, 8.0), 6.0), Ellipse((8.0, 8.0), 2.6, 6.0), Line(&[(2.0, 8.0), (14.0, 8.0)])],
            Self::Graph => &[
                Circle((3.6, 4.2), 1.8),
                Circle((12.4, 4.2), 1.8),
                Circle((8.0, 12.4), 1.8),
                Line(&[(5.4, 4.2), (10.6, 4.2)]),
                Line(&[(4.5, 5.8), (7.1, 10.8)]),
                Line(&[(11.5, 5.8), (8.9, 10.8)]),
            ],
            Self::Info => &[Circle((8.0, 8.0), 6.0), Line(&[(8.0, 7.2), (8.0, 11.4)]), Disc((8.0, 4.9), 0.9)],
            Self::Link => &[
                Arc((4.8, 11.2), 2.4, 45.0, 225.0),
                Line(&[(6.5, 12.9), (8.7, 10.7)]),
                Line(&[(3.1, 9.5), (5.3, 7.3)]),
                Arc((11.2, 4.8), 2.4, 225.0, 405.0),
                Line(&[(9.5, 3.1), (7.3, 5.3)]),
                Line(&[(12.9, 6.5), (10.7, 8.7)]),
                Line(&[(6.3, 9.7), (9.7, 6.3)]),
            ],
            Self::List => &[
                Line(&[(5.4, 4.0), (14.0, 4.0)]),
                Line(&[(5.4, 8.0), (14.0, 8.0)]),
                Line(&[(5.4, 12.0), (14.0, 12.0)]),
                Disc((2.6, 4.0), 0.9),
                Disc((2.6, 8.0), 0.9),
                Disc((2.6, 12.0), 0.9),
            ],
            Self::Lock => &[
                Box((3.2, 7.0), (9.6, 7.0), 1.4),
                Arc((8.0, 5.2), 2.9, 180.0, 360.0),
                Line(&[(5.1, 5.2), (5.1, 7.0)]),
                Line(&[(10.9, 5.2), (10.9, 7.0)]),
            ],
            Self::Merge => &[
                Line(&[(3.4, 2.0), (3.4, 4.6), (8.0, 8.8), (8.0, 13.8)]),
                Line(&[(12.6, 2.0), (12.6, 4.6), (8.0, 8.8)]),
                Line(&[(5.2, 11.2), (8.0, 14.0), (10.8, 11.2)]),
            ],
            Self::Moon => {
                &[Arc((7.6, 8.4), 5.6, 20.0, 290.0), Curve([(9.5, 3.15), (7.2, 6.6), (8.8, 10.7), (12.86, 10.3)])]
            }
            Self::Newspaper => &[
                Line(&[(11.6, 13.4), (2.0, 13.4), (2.0, 2.8), (11.6, 2.8), (11.6, 12.0)]),
                Line(&[(11.6, 5.6), (14.0, 5.6), (14.0, 13.4), (11.6, 13.4)]),
                Line(&[(4.4, 5.6), (9.2, 5.6)]),
                Line(&[(4.4, 8.2), (9.2, 8.2)]),
                Line(&[(4.4, 10.8), (9.2, 10.8)]),
            ],
            Self::Note => &[
                Closed(&[(2.4, 2.4), (13.6, 2.4), (13.6, 9.4), (9.4, 13.6), (2.4, 13.6)]),
                Line(&[(9.4, 13.2), (9.4, 9.4), (13.2, 9.4)]),
            ],
            Self::Pencil => &[
                Closed(&[(2.4, 13.6), (3.2, 10.4), (11.2, 2.4), (13.6, 4.8), (5.6, 12.8)]),
                Line(&[(9.5, 4.1), (11.9, 6.5)]),
            ],
            Self::People => &[
                Circle((6.0, 5.2), 2.4),
                Arc((6.0, 13.6), 4.6, 180.0, 360.0),
                Arc((10.2, 5.2), 2.4, -75.0, 75.0),
                Arc((10.2, 13.6), 4.6, -72.0, 0.0),
            ],
            Self::Person => &[Circle((8.0, 5.0), 2.8), Arc((8.0, 14.2), 5.2, 180.0, 360.0)],
            Self::PersonAbsent => {
                &[Circle((8.0, 5.0), 2.8), Arc((8.0, 14.2), 5.2, 180.0, 360.0), Line(&[(2.0, 1.8), (14.0, 14.2)])]
            }
            Self::PersonFilled => &[Disc((8.0, 4.8), 3.3), Segment((8.0, 14.2), 5.8, 180.0, 360.0)],
            Self::Pin => &[
                Arc((8.0, 6.4), 4.6, 148.0, 392.0),
                Line(&[(4.1, 8.84), (8.0, 14.4), (11.9, 8.84)]),
                Circle((8.0, 6.4), 1.6),
            ],
            Self::Plus => &[Line(&[(8.0, 2.5), (8.0, 13.5)]), Line(&[(2.5, 8.0), (13.5, 8.0)])],
            Self::Printer => &[
                Line(&[(4.6, 5.8), (4.6, 2.0), (11.4, 2.0), (11.4, 5.8)]),
                Line(&[(4.4, 11.4), (2.0, 11.4), (2.0, 5.8), (14.0, 5.8), (14.0, 11.4), (11.6, 11.4)]),
                Box((4.6, 9.2), (6.8, 4.8), 0.4),
            ],
            Self::Quote => &[
                Disc((4.4, 10.0), 2.1),
                Curve([(2.5, 9.6), (2.5, 6.6), (3.8, 4.8), (6.2, 4.2)]),
                Disc((11.4, 10.0), 2.1),
                Curve([(9.5, 9.6), (9.5, 6.6), (10.8, 4.8), (13.2, 4.2)]),
            ],
            Self::Redo => &[
                Line(&[(10.0, 2.8), (13.2, 6.0), (10.0, 9.2)]),
                Line(&[(13.0, 6.0), (6.4, 6.0)]),
                Arc((6.4, 9.6), 3.6, 90.0, 270.0),
                Line(&[(6.4, 13.2), (9.6, 13.2)]),
            ],
            Self::Reopened => &[Arc((8.2, 8.6), 5.0, 212.0, 508.0), Line(&[(3.6, 2.2), (3.6, 6.0), (7.4, 6.0)])],
            Self::Search => &[Circle((6.8, 6.8), 4.6), Line(&[(10.2, 10.2), (14.0, 14.0)])],
            Self::Sidebar => &[Box((1.8, 2.5), (12.4, 11.0), 1.5), Line(&[(10.2, 2.5), (10.2, 13.5)])],
            Self::Sort => &[
                Line(&[(4.4, 2.6), (4.4, 13.0)]),
                Line(&[(1.8, 10.4), (4.4, 13.0), (7.0, 10.4)]),
                Line(&[(8.6, 3.6), (14.4, 3.6)]),
                Line(&[(8.6, 7.8), (12.8, 7.8)]),
                Line(&[(8.6, 12.0), (11.2, 12.0)]),
            ],
            Self::Speech => {
                &[Closed(&[(2.0, 2.8), (14.0, 2.8), (14.0, 10.8), (7.2, 10.8), (4.2, 13.8), (4.2, 10.8), (2.0, 10.8)])]
            }
            Self::SpeechFilled => &[
                Fill(&[(1.6, 2.4), (14.4, 2.4), (14.4, 11.2), (1.6, 11.2)]),
                Fill(&[(3.8, 11.0), (7.8, 11.0), (3.8, 14.8)]),
            ],
            Self::Sun => &[
                Circle((8.0, 8.0), 2.9),
                Line(&[(8.0, 1.2), (8.0, 3.2)]),
                Line(&[(8.0, 12.8), (8.0, 14.8)]),
                Line(&[(1.2, 8.0), (3.2, 8.0)]),
                Line(&[(12.8, 8.0), (14.8, 8.0)]),
                Line(&[(3.2, 3.2), (4.6, 4.6)]),
                Line(&[(11.4, 11.4), (12.8, 12.8)]),
                Line(&[(12.8, 3.2), (11.4, 4.6)]),
                Line(&[(4.6, 11.4), (3.2, 12.8)]),
            ],
            Self::Text => {
                &[Line(&[(2.6, 5.2), (2.6, 3.2), (13.4, 3.2), (13.4, 5.2)]), Line(&[(8.0, 3.2), (8.0, 13.6)])]
            }
            Self::Trash => &[
                Line(&[(2.2, 4.2), (13.8, 4.2)]),
                Line(&[(5.8, 4.2), (5.8, 2.0), (10.2, 2.0), (10.2, 4.2)]),
                Line(&[(3.6, 4.2), (4.4, 14.0), (11.6, 14.0), (12.4, 4.2)]),
                Line(&[(6.6, 7.0), (6.8, 11.4)]),
                Line(&[(9.4, 7.0), (9.2, 11.4)]),
            ],
            Self::Undo => &[
                Line(&[(6.0, 2.8), (2.8, 6.0), (6.0, 9.2)]),
                Line(&[(3.0, 6.0), (9.6, 6.0)]),
                Arc((9.6, 9.6), 3.6, -90.0, 90.0),
                Line(&[(9.6, 13.2), (6.4, 13.2)]),
            ],
            Self::Warning => &[
                Closed(&[(8.0, 2.0), (14.6, 13.6), (1.4, 13.6)]),
                Line(&[(8.0, 6.2), (8.0, 9.8)]),
                Disc((8.0, 11.6), 0.85),
            ],
        }
    }
}

fn shape(draw: &Draw, scale: f32, stroke: Stroke, at: impl Fn(Point) -> Pos2 + Copy) -> Shape {
    let points = |points: &[Point]| points.iter().copied().map(at).collect::<Vec<_>>();
    match *draw {
        Draw::Line(line) => Shape::line(points(line), stroke),
        Draw::Closed(line) => Shape::closed_line(points(line), stroke),
        Draw::Fill(polygon) => Shape::convex_polygon(points(polygon), stroke.color, Stroke::NONE),
        Draw::Circle(centre, radius) => Shape::circle_stroke(at(centre), radius * scale, stroke),
        Draw::Disc(centre, radius) => Shape::circle_filled(at(centre), radius * scale, stroke.color),
        Draw::Ellipse(centre, across, down) => Shape::ellipse_stroke(at(centre), vec2(across, down) * scale, stroke),
        Draw::Arc(centre, radius, from, to) => Shape::line(arc(at(centre), radius * scale, from, to), stroke),
        Draw::Segment(centre, radius, from, to) => {
            Shape::convex_polygon(arc(at(centre), radius * scale, from, to), stroke.color, Stroke::NONE)
        }
        Draw::Curve(curve) => {
            CubicBezierShape::from_points_stroke(curve.map(at), false, Color32::TRANSPARENT, stroke).into()
        }
        Draw::Box(corner, (width, height), radius) => Shape::rect_stroke(
            Rect::from_min_size(at(corner), vec2(width, height) * scale),
            CornerRadius::from(radius * scale),
            stroke,
            StrokeKind::Middle,
        ),
    }
}

/// Points along an arc, degrees clockwise from the right.
pub(super) fn arc(centre: Pos2, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
    const STEPS: u8 = 24;
    (0..=STEPS)
        .map(|step| {
            let angle = egui::lerp(from..=to, f32::from(step) / f32::from(STEPS)).to_radians();
            pos2(radius.mul_add(angle.cos(), centre.x), radius.mul_add(angle.sin(), centre.y))
        })
        .collect()
}
