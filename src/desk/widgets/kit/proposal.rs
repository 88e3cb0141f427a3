//! Rows of proposals and of the ledger of commitments.

use eframe::egui::{Color32, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    Icon,
    marks::{StepMark, side_mark_paint},
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

/// A row of the ledger, 28 high: who › whom, the words, the steps, the state in words.
#[derive(Clone, Debug)]
#[must_use = "show it in a Ui"]
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
}

impl LedgerRow<'_> {
    /// Shows it over the whole width.
    pub fn show(&self, ui: &mut Ui) -> Response {
        const STATE: f32 = 92.0;
        const STEPS: f32 = 90.0;
        const SIDES: f32 = 54.0;
        let theme = theme(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_BUTTON), Sense::click());
        if ui.is_rect_visible(rect) {
            let touch = Touch::of(&response);
            ui.painter().rect_filled(rect, 0.0, touch.fill(theme, Color32::TRANSPARENT));
            hairline(ui.painter(), rect, theme.line1);
            let y = rect.center().y;
            let mut x = rect.left() + 5.0;
            for (side, _) in self.who {
                side_mark_paint(ui.painter(), theme, *side, pos2(x, y));
                x += 12.0;
            }
            if !self.whom.is_empty() {
                Icon::ChevronRight.paint(ui.painter(), centred(pos2(x + 2.0, y), 12.0), theme.ink3);
                x += 16.0;
            }
            for (side, _) in self.whom {
                side_mark_paint(ui.painter(), theme, *side, pos2(x, y));
                x += 12.0;
            }
            let words_left = (rect.left() + SIDES).max(x + 4.0);
            let disputed = self.steps.last() == Some(&StepMark::Disputed);
            let state_left = rect.right() - STATE;
            let ink = if disputed { theme.rival } else { theme.ink };
            Line::new().text_within(ui, Text::Label, ink, self.state, STATE).paint(ui.painter(), theme, state_left, y);
            let steps_left = state_left - STEPS;
            self.steps_paint(ui, Rect::from_min_max(pos2(steps_left, rect.top()), pos2(state_left, rect.bottom())));
            Line::new().text_within(ui, Text::Value, theme.ink, self.words, steps_left - words_left - 12.0).paint(
                ui.painter(),
                theme,
                words_left,
                y,
            );
            if touch.focus {
                focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_CHIP);
            }
        }
        let spoken = self.spoken();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        response
    }

    /// The last three steps: earlier ones are on the commitment's own page.
    fn steps_paint(&self, ui: &Ui, rect: Rect) {
        let theme = theme(ui);
        let mut centre = pos2(rect.left() + 6.0, rect.center().y);
        let shown = &self.steps[self.steps.len().saturating_sub(3)..];
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
        let parties =
            if self.whom.is_empty() { names(self.who) } else { format!("{} to {}", names(self.who), names(self.whom)) };
        format!("{parties}: {}, {}", self.words, self.state)
    }
}
