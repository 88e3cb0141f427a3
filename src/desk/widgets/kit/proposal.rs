//! Rows of proposals and of the ledger of commitments.

use eframe::egui::{Color32, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    Icon,
    list::row_ground,
    marks::{StepMark, rival_paint, side_mark_paint},
    paint::{Line, Touch, centred, focus_ring_inside, hairline},
};
use crate::desk::theme::{Side, Text, measure, theme};

/// What became of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProposalState {
    /// Not decided.
    Waiting,
    /// It became a fact.
    Accepted,
    /// It did not: its words are struck.
    Rejected,
    /// Put off.
    Later,
    /// It says what an existing one says.
    SameAs,
}

impl ProposalState {
    /// The state in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Later => "later",
            Self::SameAs => "same as an existing one",
        }
    }

    fn icon(self) -> Option<Icon> {
        match self {
            Self::Waiting => None,
            Self::Accepted => Some(Icon::Check),
            Self::Rejected => Some(Icon::Cross),
            Self::Later => Some(Icon::ChevronDown),
            Self::SameAs => Some(Icon::Link),
        }
    }
}

/// A state with its words, as in a legend.
pub fn proposal_state_ui(ui: &mut Ui, state: ProposalState) -> Response {
    let theme = theme(ui);
    let mut line = Line::new();
    if let Some(icon) = state.icon() {
        let colour = if state == ProposalState::Accepted { theme.accent } else { theme.ink2 };
        line = line.icon(icon, 13.0, colour).space(6.0);
    }
    let line = match state {
        ProposalState::Rejected => line.struck(ui, Text::Label, theme.ink3, state.words(), f32::INFINITY),
        ProposalState::Accepted => line.text(ui, Text::Label, theme.ink, state.words()),
        _ => line.text(ui, Text::Label, theme.ink2, state.words()),
    };
    line.ui(ui, theme, 18.0)
}

/// A proposal in one row, 28 high: its kind, what it says, the paragraph it was read from.
pub fn proposal_row_ui(
    ui: &mut Ui,
    state: ProposalState,
    icon: Icon,
    kind: &str,
    words: &str,
    paragraph: &str,
) -> Response {
    const KIND: f32 = 106.0;
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_BUTTON), Sense::click());
    if ui.is_rect_visible(rect) {
        let touch = Touch::of(&response);
        ui.painter().rect_filled(rect, f32::from(measure::RADIUS_BUTTON), touch.fill(theme, Color32::TRANSPARENT));
        let y = rect.center().y;
        let lead = state.icon().unwrap_or(icon);
        let colour = if state == ProposalState::Accepted { theme.accent } else { theme.ink2 };
        lead.paint(ui.painter(), centred(pos2(rect.left() + 7.0, y), 14.0), colour);
        Line::new().text_within(ui, Text::Label, theme.ink3, kind, KIND - 30.0).paint(
            ui.painter(),
            theme,
            rect.left() + 22.0,
            y,
        );
        let place = Line::new().text(ui, Text::Label, theme.ink3, paragraph);
        place.paint_right(ui.painter(), theme, rect.right(), y);
        let room = rect.width() - KIND - place.width() - 8.0;
        let line = if state == ProposalState::Rejected {
            Line::new().struck(ui, Text::Label, theme.ink3, words, room)
        } else {
            Line::new().text_within(ui, Text::Label, theme.ink, words, room)
        };
        line.paint(ui.painter(), theme, rect.left() + KIND, y);
        if touch.focus {
            focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_BUTTON);
        }
    }
    let spoken = format!("{kind}: {words}, {paragraph}, {}", state.words());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    response
}

/// A proposal in a row of the queue, 28 high: its kind, what it says and the rest of it, in how many articles, how sure.
#[derive(Clone, Copy, Debug)]
#[must_use = "show it in a Ui"]
pub struct QueueRow<'a> {
    /// What became of it.
    pub state: ProposalState,
    /// The icon of its kind.
    pub icon: Icon,
    /// Its kind in a word.
    pub kind: &'a str,
    /// What it says.
    pub words: &'a str,
    /// The rest of it.
    pub detail: &'a str,
    /// In how many articles it was read.
    pub articles: usize,
    /// How sure the reader is, in per cent.
    pub percent: u8,
    /// It is at hand: tinted, with a bar.
    pub selected: bool,
}

impl QueueRow<'_> {
    /// Shows it over the whole width.
    pub fn show(&self, ui: &mut Ui) -> Response {
        const PAD: f32 = 12.0;
        const KIND: f32 = 110.0;
        const PERCENT: f32 = 40.0;
        let theme = theme(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_BUTTON), Sense::click());
        if ui.is_rect_visible(rect) {
            let touch = Touch::of(&response);
            row_ground(ui, theme, rect, self.selected, touch);
            hairline(ui.painter(), rect, theme.line1);
            let (y, left) = (rect.center().y, rect.left() + PAD);
            // ink3 has too little contrast on the tint of a selected row.
            let faint = if self.selected { theme.ink2 } else { theme.ink3 };
            let lead = self.state.icon().unwrap_or(self.icon);
            let colour = if self.state == ProposalState::Accepted { theme.accent } else { theme.ink2 };
            lead.paint(ui.painter(), centred(pos2(left + 7.0, y), 14.0), colour);
            let kind = Line::new().text_within(ui, Text::Label, faint, self.kind, KIND - 28.0);
            kind.paint(ui.painter(), theme, left + 22.0, y);
            let mut right = rect.right() - PAD;
            let percent = Line::new().text(ui, Text::Label, faint, &format!("{} %", self.percent));
            percent.paint_right(ui.painter(), theme, right, y);
            right -= PERCENT;
            if self.articles > 1 && rect.width() > 520.0 {
                let line = Line::new().text(ui, Text::Label, faint, &format!("{} articles", self.articles));
                line.paint_right(ui.painter(), theme, right, y);
                right -= line.width() + 12.0;
            }
            let words_left = left + KIND;
            let room = (right - words_left).max(0.0);
            let words = if self.state == ProposalState::Rejected {
                Line::new().struck(ui, Text::Value, theme.ink3, self.words, room)
            } else {
                Line::new().text_within(ui, Text::Value, theme.ink, self.words, room)
            };
            words.paint(ui.painter(), theme, words_left, y);
            let room = room - words.width() - 10.0;
            if room > 60.0 {
                let detail = Line::new().text_within(ui, Text::Label, faint, self.detail, room);
                detail.paint(ui.painter(), theme, words_left + words.width() + 10.0, y);
            }
            if touch.focus {
                focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_CHIP);
            }
        }
        let detail = if self.detail.is_empty() { String::new() } else { format!(", {}", self.detail) };
        let spoken =
            format!("{}: {}{detail}, {} per cent, {}", self.kind, self.words, self.percent, self.state.words());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.selected, &spoken));
        response
    }
}

/// A row of the ledger, 28 high: who › whom, the words, the deadline, the steps, the state in words.
#[derive(Clone, Debug, Default)]
#[must_use = "show it in a Ui"]
#[allow(clippy::struct_excessive_bools, reason = "states that a row can have together")]
pub struct LedgerRow<'a> {
    /// The sides that promise, with their names for those who do not see the marks.
    pub who: &'a [(Option<Side>, &'a str)],
    /// The sides that it is promised to; none where both promise.
    pub whom: &'a [(Option<Side>, &'a str)],
    /// What is promised.
    pub words: &'a str,
    /// The steps, first to last.
    pub steps: &'a [StepMark],
    /// The latest state, with its date: "kept 30 Nov".
    pub state: &'a str,
    /// With the names of those concerned: the row stands over the whole window.
    pub named: bool,
    /// By when, in a column of its own.
    pub deadline: Option<&'a str>,
    /// The state calls for attention: it is disputed, or the deadline has passed.
    pub alarm: bool,
    /// The sides tell it in other words: ≠ after the words.
    pub differs: bool,
    /// Selected: tinted, with a bar.
    pub selected: bool,
}

impl LedgerRow<'_> {
    /// Shows it over the whole width. Words that find no room are shown whole under the pointer.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_BUTTON), Sense::click());
        let spoken = self.spoken();
        let elided = ui.is_rect_visible(rect) && self.paint(ui, rect, Touch::of(&response));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.selected, &spoken));
        if elided { response.on_hover_text(spoken) } else { response }
    }

    /// Gives whether something found no room.
    fn paint(&self, ui: &Ui, rect: Rect, touch: Touch) -> bool {
        const SIDES: f32 = 54.0;
        const DEADLINE: f32 = 112.0;
        let theme = theme(ui);
        row_ground(ui, theme, rect, self.selected, touch);
        hairline(ui.painter(), rect, theme.line1);
        let y = rect.center().y;
        let wide = self.named;
        let (pad, sides) = if wide { (12.0, (rect.width() * 0.25).clamp(120.0, 260.0)) } else { (0.0, SIDES) };
        let state_width = match rect.width() {
            ..520.0 => 96.0,
            520.0..640.0 => 136.0,
            _ => 160.0,
        };
        // Over a window that is not wide the words come first: of the steps only the last is shown.
        let tight = wide && rect.width() < 840.0;
        let (steps_width, state_width) = if tight { (26.0, 136.0) } else { (90.0, state_width) };
        let left = rect.left() + pad;
        let words_left = self.sides_paint(ui, left, y, wide.then_some(sides - 12.0)).max(left + sides);
        let state_left = rect.right() - pad - state_width;
        // What disputes is on the row already, by its colour and in words.
        let ink = if self.alarm { theme.rival } else { theme.ink };
        let style = if self.alarm { Text::LabelMedium } else { Text::Label };
        let state = Line::new().text_within(ui, style, ink, self.state, state_width);
        state.paint(ui.painter(), theme, state_left, y);
        let steps_left = state_left - steps_width;
        let place = Rect::from_min_max(pos2(steps_left, rect.top()), pos2(state_left, rect.bottom()));
        self.steps_paint(ui, place, if tight { 1 } else { 3 });
        let mut words_right = steps_left - 12.0;
        if let Some(deadline) = self.deadline {
            words_right -= DEADLINE;
            let ink = if self.selected { theme.ink2 } else { theme.ink3 };
            let line = Line::new().text_within(ui, Text::Label, ink, deadline, DEADLINE - 12.0);
            line.paint(ui.painter(), theme, words_right + 12.0, y);
        }
        if self.differs {
            words_right -= 18.0;
        }
        let room = words_right - words_left;
        let words = Line::new().text_within(ui, Text::Value, theme.ink, self.words, room);
        words.paint(ui.painter(), theme, words_left, y);
        if self.differs {
            rival_paint(ui.painter(), pos2(words_left + words.width() + 11.0, y), 0.8, theme.ink3);
        }
        if touch.focus {
            focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_CHIP);
        }
        let whole = Line::new().text(ui, Text::Value, theme.ink, self.words);
        // Marks without names are told by the tooltip.
        whole.width() > room || (!wide && self.who.len() + self.whom.len() > 0)
    }

    /// The sides of those who promise, and of those promised to, with their names where there is room. Gives where they
    /// end.
    fn sides_paint(&self, ui: &Ui, left: f32, y: f32, room: Option<f32>) -> f32 {
        /// More sides than this are told in words alone.
        const MARKS: usize = 3;
        let theme = theme(ui);
        let mut x = left + 5.0;
        let names = |parties: &[(Option<Side>, &str)], x: &mut f32, until: f32| {
            for (at, (side, name)) in parties.iter().take(MARKS).enumerate() {
                side_mark_paint(ui.painter(), theme, *side, pos2(*x, y));
                *x += 12.0;
                if room.is_some() {
                    let comma = if at + 1 < parties.len() { "," } else { "" };
                    let words = format!("{name}{comma}");
                    let line = Line::new().text_within(ui, Text::Label, theme.ink, &words, (until - *x).max(0.0));
                    line.paint(ui.painter(), theme, *x - 4.0, y);
                    *x += line.width() + 4.0;
                }
            }
        };
        let end = left + room.unwrap_or_default();
        // Where both are named, the first take no more than half of what there is.
        let half = if self.whom.is_empty() { end } else { left + room.unwrap_or_default() * 0.52 };
        names(self.who, &mut x, half);
        if !self.whom.is_empty() {
            Icon::ChevronRight.paint(ui.painter(), centred(pos2(x + 2.0, y), 12.0), theme.ink3);
            x += 16.0;
            names(self.whom, &mut x, end);
        }
        x + 4.0
    }

    /// The last steps: earlier ones are on the commitment's own page.
    fn steps_paint(&self, ui: &Ui, rect: Rect, count: usize) {
        let theme = theme(ui);
        let mut centre = pos2(rect.left() + 6.0, rect.center().y);
        let shown = &self.steps[self.steps.len().saturating_sub(count)..];
        for (index, step) in shown.iter().enumerate() {
            step.paint(ui.painter(), theme, centre);
            if index + 1 < shown.len() {
                let from = centre + vec2(6.5, 0.0);
                ui.painter().line_segment([from, from + vec2(12.0, 0.0)], Stroke::new(1.0, theme.line3));
            }
            centre.x += 25.0;
        }
    }

    fn spoken(&self) -> String {
        let names =
            |sides: &[(Option<Side>, &str)]| sides.iter().map(|(_, name)| *name).collect::<Vec<_>>().join(" and ");
        let parties = match (self.who, self.whom) {
            ([], []) => String::new(),
            (who, []) => format!("{}: ", names(who)),
            (who, whom) => format!("{} to {}: ", names(who), names(whom)),
        };
        let deadline = match self.deadline {
            None | Some("") => String::new(),
            Some(deadline) => format!(", {deadline}"),
        };
        let differs = if self.differs { ", told in other words by another side" } else { "" };
        format!("{parties}{}, {}{deadline}{differs}", self.words, self.state)
    }
}
