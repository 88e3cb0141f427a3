//! Rows of one line: actors, results, actions.

use eframe::egui::{
    self, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::{
    Icon, LIST_PAD,
    chip::{key_cap_paint, key_cap_width},
    direction::visual_parts,
    list::row_ground,
    marks::{FactMark, fact_state_line},
    paint::{Line, Touch, focus_ring_inside, one_line},
};
use crate::desk::theme::{Side, Text, Theme, measure, theme};
use crate::desk::widgets::typeset::{is_plain_left_to_right, is_right_to_left};

/// How much of a row the words at its right have at most.
const TRAILING: f32 = 0.4;

/// What stands before the words of a [`SlimRow`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lead {
    /// Nothing.
    #[default]
    None,
    /// The mark of a side; a ring for none.
    Side(Option<Side>),
    /// An icon.
    Icon(Icon),
}

/// A row of one line: an actor in the list (25 high), a result or an action in the palette (34 high).
#[derive(Clone, Debug, Default)]
#[must_use = "show it in a Ui"]
pub struct SlimRow<'a> {
    lead: Lead,
    words: &'a str,
    found: &'a [std::ops::Range<usize>],
    quotation: bool,
    detail: &'a str,
    date: &'a str,
    trailing: &'a str,
    state: Option<(FactMark, &'a str)>,
    key: Option<&'a str>,
    selected: bool,
    height: f32,
}

impl<'a> SlimRow<'a> {
    /// An actor in the list.
    pub fn actor(side: Option<Side>, name: &'a str) -> Self {
        Self { lead: Lead::Side(side), words: name, height: measure::ROW_ACTOR, ..Self::default() }
    }

    /// A row of the palette.
    pub fn palette(lead: Lead, words: &'a str) -> Self {
        Self { lead, words, height: measure::ROW_PALETTE, ..Self::default() }
    }

    /// Which parts of the words were searched for, in bytes: bold, accent, underlined.
    pub fn found(mut self, found: &'a [std::ops::Range<usize>]) -> Self {
        self.found = found;
        self
    }

    /// The words are quoted from an article: serif.
    pub fn quotation(mut self) -> Self {
        self.quotation = true;
        self
    }

    /// More about it, after the words.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    /// A date after the words. Machine text.
    pub fn date(mut self, date: &'a str) -> Self {
        self.date = date;
        self
    }

    /// Words at the right: a count.
    pub fn trailing(mut self, words: &'a str) -> Self {
        self.trailing = words;
        self
    }

    /// The state of its facts, at the right.
    pub fn state(mut self, mark: FactMark, words: &'a str) -> Self {
        self.state = Some((mark, words));
        self
    }

    /// The keys that do it, at the right.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// Selected: tinted, with a bar.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// The first `end` bytes of its words, in visual order, with what was found in them.
    fn words_job(&self, theme: &Theme, end: usize) -> LayoutJob {
        let (plain, strong) = match (self.quotation, self.selected && self.height < 30.0) {
            (true, _) => (Text::Quotation, Text::ValueBold),
            (false, false) => (Text::Body, Text::Strong),
            (false, true) => (Text::Strong, Text::Strong),
        };
        let plain = plain.format(theme.ink);
        let found = TextFormat { underline: egui::Stroke::new(2.0, theme.accent), ..strong.format(theme.accent) };
        let mut job = LayoutJob::default();
        let words = self.words.get(..end).unwrap_or(self.words);
        if !is_plain_left_to_right(words) {
            let cut = if end < self.words.len() { format!("{}…", words.trim_end()) } else { words.to_owned() };
            for (bytes, part) in visual_parts(&cut) {
                // The letters of a word stand in one another: it is found as a whole.
                let lit = self.found.iter().any(|found| found.start < bytes.end && bytes.start < found.end);
                job.append(&part, 0.0, if lit { found.clone() } else { plain.clone() });
            }
            return job;
        }
        let mut at = 0;
        for range in self.found {
            if let (Some(before), Some(these)) = (words.get(at..range.start), words.get(range.clone())) {
                job.append(before, 0.0, plain.clone());
                job.append(these, 0.0, found.clone());
                at = range.end;
            }
        }
        job.append(words.get(at..).unwrap_or_default(), 0.0, plain);
        job
    }

    /// Its words in so much room: cut where they end in reading, which egui does where that is the right end.
    fn words_within(&self, ui: &Ui, theme: &Theme, room: f32) -> std::sync::Arc<egui::Galley> {
        let set = |end| ui.painter().layout_job(self.words_job(theme, end));
        if is_right_to_left(self.words) {
            let whole = set(self.words.len());
            if whole.size().x <= room {
                return whole;
            }
            let ends: Vec<usize> = self.words.match_indices(' ').map(|(at, _)| at).collect();
            let fit = ends.partition_point(|end| set(*end).size().x <= room);
            if let Some(end) = fit.checked_sub(1).and_then(|last| ends.get(last)) {
                return set(*end);
            }
        }
        let mut job = self.words_job(theme, self.words.len());
        job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        ui.painter().layout_job(job)
    }

    /// Shows it over the whole width.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let theme = theme(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::click());
        if ui.is_rect_visible(rect) {
            self.paint(ui, theme, rect, Touch::of(&response));
        }
        let spoken = [self.words, self.detail, self.date, self.trailing, self.state.map_or("", |(_, words)| words)]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, self.selected, &spoken));
        response
    }

    fn paint(&self, ui: &Ui, theme: &Theme, rect: Rect, touch: Touch) {
        let ink = if self.selected { theme.ink2 } else { theme.ink3 };
        row_ground(ui, theme, rect, self.selected, touch);
        let y = rect.center().y;
        let pad = if self.height < 30.0 { LIST_PAD } else { measure::SPACE_16 };
        let mut right = rect.right() - pad;
        if let Some(key) = self.key {
            right -= key_cap_width(ui, key);
            key_cap_paint(ui, key, pos2(right, y), theme.ink2, theme.line2, theme.raised);
            right -= 8.0;
        }
        if let Some((mark, words)) = self.state {
            let line = fact_state_line(ui, mark, words);
            line.paint_right(ui.painter(), theme, right, y);
            right -= line.width() + 8.0;
        }
        // Its words come first.
        let most = (right - rect.left()) * TRAILING;
        let ink_trailing = if self.selected { theme.ink } else { theme.ink2 };
        let trailing = Line::new().text_within(ui, Text::Label, ink_trailing, self.trailing, most);
        trailing.paint_right(ui.painter(), theme, right, y);
        right -= trailing.width() + 8.0;

        let mut left = rect.left() + pad;
        match self.lead {
            Lead::None => {}
            Lead::Side(side) => {
                super::side_mark_paint(ui.painter(), theme, side, pos2(left + 7.0, y));
                left += if self.height < 30.0 { 22.0 } else { 26.0 };
            }
            Lead::Icon(icon) => {
                icon.paint_at(ui.painter(), pos2(left + 8.0, y), theme.ink2);
                left += 26.0;
            }
        }
        let words = self.words_within(ui, theme, (right - left).max(0.0));
        let base = (y - 9.0 + super::paint::baseline(&one_line(ui, Text::Body, theme.ink, "x", 99.0))).round();
        let size = words.size();
        ui.painter().galley(pos2(left, base - super::paint::baseline(&words)), words, theme.ink);
        let after = left + size.x + 8.0;
        // Less room than this has a few letters, which tell nothing.
        const LEAST: f32 = 36.0;
        if right - after >= LEAST {
            Line::new()
                .text_within(ui, Text::Label, ink, self.detail, right - after)
                .text_within(ui, Text::Mono, ink, self.date, right - after)
                .paint(ui.painter(), theme, after, y);
        }
        if touch.focus {
            focus_ring_inside(ui.painter(), theme, rect, 0);
        }
    }
}
