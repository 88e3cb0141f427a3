//! Small painted marks that always go with words: sides, states of facts, steps of commitments, presence, stance.

use eframe::egui::{Color32, Painter, Pos2, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    Icon,
    icon::arc,
    paint::{Line, centred},
};
use crate::desk::theme::{Side, SideLine, SideShape, Text, Theme, theme};
use crate::model::CommitmentStatus;

/// The state of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactMark {
    /// A claim or several agreeing claims.
    Supported,
    /// A rival was settled, with a reason.
    Settled,
    /// Values that cannot both be true.
    Rival,
    /// A rival came in after it was settled.
    Reopened,
    /// No claim behind it.
    Unsupported,
}

impl FactMark {
    /// The colour of the state's words.
    #[must_use]
    pub fn words_colour(self, theme: &Theme) -> Color32 {
        match self {
            Self::Supported | Self::Settled => theme.ink2,
            Self::Rival | Self::Reopened => theme.rival,
            Self::Unsupported => theme.ink3,
        }
    }

    /// The style of the state's words: disputes are set in medium.
    #[must_use]
    pub fn words_style(self) -> Text {
        match self {
            Self::Rival | Self::Reopened => Text::LabelMedium,
            Self::Supported | Self::Settled | Self::Unsupported => Text::Label,
        }
    }

    /// Paints the mark, 12 wide, around `centre`.
    pub fn paint(self, painter: &Painter, centre: Pos2, theme: &Theme) {
        match self {
            Self::Supported => {
                painter.circle_filled(centre, 6.0, theme.accent);
                Icon::Check.paint(painter, centred(centre, 9.0), theme.on_accent);
            }
            Self::Settled => {
                painter.circle_stroke(centre, 5.2, Stroke::new(1.4, theme.accent));
                painter.circle_filled(centre, 2.7, theme.accent);
            }
            Self::Rival => rival_paint(painter, centre, 1.0, theme.rival),
            Self::Reopened => Icon::Reopened.paint(painter, centred(centre, 13.0), theme.rival),
            Self::Unsupported => {
                for step in 0..8_u8 {
                    let from = f32::from(step) * 45.0;
                    painter.line(arc(centre, 5.2, from, from + 21.0), Stroke::new(1.3, theme.ink3));
                }
            }
        }
    }
}

/// ≠
pub(super) fn rival_paint(painter: &Painter, centre: Pos2, scale: f32, colour: Color32) {
    let stroke = Stroke::new(1.5 * scale, colour);
    let at = |x: f32, y: f32| centre + vec2(x, y) * scale;
    painter.line_segment([at(-5.0, -2.0), at(5.0, -2.0)], stroke);
    painter.line_segment([at(-5.0, 2.0), at(5.0, 2.0)], stroke);
    painter.line_segment([at(-2.4, 5.4), at(2.4, -5.4)], stroke);
}

/// =
pub(super) fn agrees_paint(painter: &Painter, centre: Pos2, colour: Color32) {
    for y in [-2.0, 2.0] {
        painter.line_segment([centre + vec2(-4.5, y), centre + vec2(4.5, y)], Stroke::new(1.5, colour));
    }
}

/// The state of a fact: its mark and its words ("7 articles, 4 origins").
pub fn fact_state_ui(ui: &mut Ui, mark: FactMark, words: &str) -> Response {
    let theme = theme(ui);
    fact_state_line(ui, mark, words).ui(ui, theme, 18.0)
}

pub(super) fn fact_state_line(ui: &Ui, mark: FactMark, words: &str) -> Line {
    let theme = theme(ui);
    Line::new().fact(mark).space(5.0).text(ui, mark.words_style(), mark.words_colour(theme), words)
}

/// Paints the mark of a side, 8 wide, around `centre`; a small ring where there is no side.
pub fn side_mark_paint(painter: &Painter, theme: &Theme, side: Option<Side>, centre: Pos2) {
    let colour = theme.side_ink(side);
    match side.map(Side::shape) {
        None => _ = painter.circle_stroke(centre, 2.6, Stroke::new(1.2, colour)),
        Some(SideShape::Disc) => _ = painter.circle_filled(centre, 4.0, colour),
        Some(SideShape::Square) => _ = painter.rect_filled(centred(centre, 8.0), 0.0, colour),
        Some(SideShape::Triangle) => {
            let points = vec![centre + vec2(0.0, -4.4), centre + vec2(4.8, 3.8), centre + vec2(-4.8, 3.8)];
            painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
        }
        Some(SideShape::Diamond) => {
            let points =
                [vec2(0.0, -5.4), vec2(5.4, 0.0), vec2(0.0, 5.4), vec2(-5.4, 0.0)].map(|offset| centre + offset);
            painter.add(Shape::convex_polygon(points.to_vec(), colour, Stroke::NONE));
        }
    }
}

/// A side's mark and name, in its colour.
pub fn side_ui(ui: &mut Ui, side: Option<Side>, name: &str) -> Response {
    let theme = theme(ui);
    let colour = side.map_or(theme.ink2, |side| theme.side(side).ink);
    Line::new().side(side).space(5.0).text(ui, Text::Body, colour, name).ui(ui, theme, 18.0)
}

/// Paints the line of a side from `left` to `right`; `y` is its top. The line under an actor's name, or under the
/// head of a delegation. Without a side the line is thin and grey.
pub fn side_line_paint(painter: &Painter, theme: &Theme, side: Option<Side>, left: f32, right: f32, y: f32) {
    let colour = theme.side_ink(side);
    let stroke = Stroke::new(2.0, colour);
    let points = [pos2(left, y + 1.0), pos2(right, y + 1.0)];
    match side.map(Side::line) {
        None => _ = painter.line_segment([pos2(left, y + 0.5), pos2(right, y + 0.5)], Stroke::new(1.0, colour)),
        Some(SideLine::Solid) => _ = painter.line_segment(points, stroke),
        Some(SideLine::Dashed) => painter.extend(Shape::dashed_line(&points, stroke, 5.0, 3.0)),
        Some(SideLine::Dotted) => painter.extend(Shape::dashed_line(&points, stroke, 2.0, 2.0)),
        Some(SideLine::Double) => {
            for drop in [0.0, 3.0] {
                let points = [pos2(left, y + drop + 0.75), pos2(right, y + drop + 0.75)];
                painter.line_segment(points, Stroke::new(1.5, colour));
            }
        }
    }
}

/// The step that a commitment has reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the words of the model")]
pub enum StepMark {
    NotStarted,
    UnderWay,
    PartlyKept,
    Kept,
    Broken,
    Stalled,
    Disputed,
    Withdrawn,
}

impl StepMark {
    /// All steps, in the order of the model.
    pub const ALL: [Self; 8] = [
        Self::NotStarted,
        Self::UnderWay,
        Self::PartlyKept,
        Self::Kept,
        Self::Broken,
        Self::Stalled,
        Self::Disputed,
        Self::Withdrawn,
    ];

    /// The mark of a status.
    #[must_use]
    pub fn of(status: CommitmentStatus) -> Self {
        match status {
            CommitmentStatus::NotStarted => Self::NotStarted,
            CommitmentStatus::UnderWay => Self::UnderWay,
            CommitmentStatus::PartlyKept => Self::PartlyKept,
            CommitmentStatus::Kept => Self::Kept,
            CommitmentStatus::Broken => Self::Broken,
            CommitmentStatus::Stalled => Self::Stalled,
            CommitmentStatus::Disputed => Self::Disputed,
            CommitmentStatus::Withdrawn => Self::Withdrawn,
        }
    }

    /// The step in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotStarted => "not started",
            Self::UnderWay => "under way",
            Self::PartlyKept => "partly kept",
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Stalled => "stalled",
            Self::Disputed => "disputed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Paints the mark, 10 wide, around `centre`.
    pub fn paint(self, painter: &Painter, theme: &Theme, centre: Pos2) {
        let colour = theme.ink2;
        let ring = || painter.circle_stroke(centre, 4.2, Stroke::new(1.5, colour));
        let pie = |from: f32, to: f32| {
            let mut points = arc(centre, 4.2, from, to);
            points.push(centre);
            painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
        };
        match self {
            Self::NotStarted => _ = ring(),
            Self::UnderWay => {
                ring();
                pie(-90.0, 0.0);
            }
            Self::PartlyKept => {
                ring();
                pie(-90.0, 90.0);
            }
            Self::Kept => _ = painter.circle_filled(centre, 4.8, colour),
            Self::Broken => Icon::Cross.paint(painter, centred(centre, 14.0), colour),
            Self::Stalled => {
                for x in [-2.2, 2.2] {
                    painter.line_segment([centre + vec2(x, -4.4), centre + vec2(x, 4.4)], Stroke::new(1.8, colour));
                }
            }
            Self::Disputed => rival_paint(painter, centre, 0.95, theme.rival),
            Self::Withdrawn => Icon::Denied.paint(painter, centred(centre, 13.0), colour),
        }
    }
}

/// A step's mark and words.
pub fn step_ui(ui: &mut Ui, step: StepMark) -> Response {
    let theme = theme(ui);
    let line = Line::new().space(18.0).text(ui, Text::Label, theme.ink2, step.words());
    let response = line.ui(ui, theme, 18.0);
    step.paint(ui.painter(), theme, response.rect.left_center() + vec2(6.0, 0.0));
    response
}

/// The history of a commitment: its steps, first to last, joined by a line. Returns the label "not started, kept".
pub fn steps_ui(ui: &mut Ui, steps: &[StepMark]) -> Response {
    const GAP: f32 = 25.0;
    let theme = theme(ui);
    let count = u16::try_from(steps.len()).unwrap_or(u16::MAX).max(1);
    let width = f32::from(count - 1).mul_add(GAP, 12.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
    let mut centre = rect.left_center() + vec2(6.0, 0.0);
    for (index, step) in steps.iter().enumerate() {
        step.paint(ui.painter(), theme, centre);
        if index + 1 < steps.len() {
            let from = centre + vec2(6.5, 0.0);
            ui.painter().line_segment([from, from + vec2(GAP - 13.0, 0.0)], Stroke::new(1.0, theme.line3));
        }
        centre.x += GAP;
    }
    let words = steps.iter().map(|step| step.words()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    response.on_hover_text(words)
}

/// Whether somebody was at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the words of the model")]
pub enum Presence {
    Attended,
    Expected,
    Absent,
    Denied,
}

impl Presence {
    /// The icon.
    #[must_use]
    pub fn icon(self) -> Icon {
        match self {
            Self::Attended => Icon::PersonFilled,
            Self::Expected => Icon::Person,
            Self::Absent => Icon::PersonAbsent,
            Self::Denied => Icon::Denied,
        }
    }

    /// The state in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Attended => "attended",
            Self::Expected => "expected",
            Self::Absent => "absent",
            Self::Denied => "denied",
        }
    }
}

/// What a side said on a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the words of the model")]
pub enum Stance {
    Said,
    /// Said by another for it: an outline.
    SaidFor,
    Denied,
    Silent,
}

impl Stance {
    /// The stance in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::SaidFor => "said for it",
            Self::Denied => "denied",
            Self::Silent => "silent",
        }
    }

    /// Paints the mark, 13 wide, around `centre`.
    pub fn paint(self, painter: &Painter, centre: Pos2, colour: Color32) {
        let icon = match self {
            Self::Said => Icon::SpeechFilled,
            Self::SaidFor => Icon::Speech,
            Self::Denied => Icon::Denied,
            Self::Silent => {
                painter.line_segment([centre - vec2(3.0, 0.0), centre + vec2(3.0, 0.0)], Stroke::new(1.2, colour));
                return;
            }
        };
        icon.paint(painter, centred(centre, 13.0), colour);
    }
}

/// A stance's mark and words, as in the cells of an agenda. `side` colours the mark; silence is grey.
pub fn stance_ui(ui: &mut Ui, stance: Stance, side: Option<Side>, words: &str) -> Response {
    let theme = theme(ui);
    let silent = stance == Stance::Silent;
    let line = Line::new().space(20.0).text(ui, Text::Label, if silent { theme.ink3 } else { theme.ink }, words);
    let response = line.ui(ui, theme, 18.0);
    let colour = if silent { theme.ink3 } else { side.map_or(theme.ink2, |side| theme.side(side).ink) };
    stance.paint(ui.painter(), response.rect.left_center() + vec2(6.5, 0.0), colour);
    response
}
