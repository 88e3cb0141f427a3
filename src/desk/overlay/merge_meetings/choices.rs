//! The meetings that another may be merged with, the likeliest first.

use std::collections::BTreeMap;

use eframe::egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::compare::{capitalised, same_meeting};
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, focus_ring_inside, hairline};
use crate::desk::widgets::text_block::{TextAlign, TextBlock};
use crate::desk::widgets::typeset::Face;
use crate::model::{ActorId, Dossier, MeetingId};

/// A meeting to merge with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub meeting: MeetingId,
    pub title: String,
    pub date: String,
    /// Why it may be the same; empty where nothing speaks for it.
    pub why: Vec<String>,
}

impl Choice {
    /// “The dates overlap, the same sides.”; empty where nothing speaks for it.
    pub fn reasons(&self) -> String {
        if self.why.is_empty() { String::new() } else { format!("{}.", capitalised(&self.why.join(", "))) }
    }

    /// All of it, for those who do not see it in full.
    pub fn in_words(&self) -> String {
        let date = if self.date.is_empty() { "no date" } else { &self.date };
        [format!("{}, {date}", self.title), self.reasons()].join("\n").trim().to_owned()
    }
}

/// Height of a row.
pub(super) const ROW: f32 = 46.0;

/// A meeting to choose: its title, and below it its date and what speaks for it.
pub(super) fn row_ui(ui: &mut Ui, choice: &Choice, selected: bool) -> Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    if selected {
        ui.painter().rect_filled(rect, 0.0, theme.accent_tint);
        let bar = Rect::from_min_size(rect.min, vec2(measure::BAR_SELECTED, rect.height()));
        ui.painter().rect_filled(bar, 0.0, theme.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    hairline(ui.painter(), rect, theme.line1);
    let left = rect.left() + measure::SPACE_12;
    let room = rect.right() - measure::SPACE_12 - left;
    let face = Face { font: Text::ListTitle.font(), row_height: Text::ListTitle.line_height() };
    let place = Rect::from_min_size(pos2(left, rect.top() + 5.0), vec2(room, 20.0));
    let title = TextBlock::new(&choice.title, face, theme.ink).align(TextAlign::Fill).full_text_on_hover(false);
    title.put_ui(ui, place, "title");
    let date = if choice.date.is_empty() { "no date" } else { &choice.date };
    let line = Line::new().text(ui, Text::Mono, theme.ink2, date).space(measure::SPACE_8);
    let left_over = room - line.width();
    let line = line.text_within(ui, Text::Label, theme.ink2, &choice.reasons(), left_over);
    line.paint(ui.painter(), theme, left, rect.top() + 33.0);
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, rect, 0);
    }
    let name = format!("{}, {date}", choice.title);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    response.on_hover_text(choice.in_words())
}

/// Those for which something speaks first, the others by date, the latest first. A filter's words must all stand in the
/// title, the date or the place.
pub(super) fn choices(
    dossier: &Dossier,
    parties: &BTreeMap<ActorId, usize>,
    keep: &MeetingId,
    filter: &str,
) -> Vec<Choice> {
    let likely: BTreeMap<MeetingId, (u32, Vec<String>)> =
        same_meeting(dossier, parties, keep).into_iter().map(|it| (it.meeting, (it.score, it.why))).collect();
    let filter = filter.to_lowercase();
    let mut found: Vec<_> = (dossier.meetings.iter())
        .filter(|(id, _)| *id != keep)
        .map(|(id, meeting)| {
            let date = meeting.date.as_ref().map(|when| when.edtf.clone());
            let (score, why) = likely.get(id).cloned().unwrap_or_default();
            let title = if meeting.title.is_empty() { "Untitled meeting" } else { &meeting.title };
            let choice = Choice {
                meeting: id.clone(),
                title: title.to_owned(),
                date: date.as_ref().map(ToString::to_string).unwrap_or_default(),
                why,
            };
            (score, date, choice, meeting.place.in_words())
        })
        .filter(|(_, _, choice, place)| {
            let text = format!("{} {} {place}", choice.title, choice.date).to_lowercase();
            filter.split_whitespace().all(|word| text.contains(word))
        })
        .collect();
    found.sort_by(|one, other| (other.0, &other.1, &one.2.meeting).cmp(&(one.0, &one.1, &other.2.meeting)));
    found.into_iter().map(|(_, _, choice, _)| choice).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{EdtfDate, Meeting, MeetingStatus, When};

    #[test]
    fn the_likeliest_comes_first_and_the_filter_leaves_out() {
        let mut dossier = Dossier::default();
        for (id, title, date, status) in [
            ("mtg-1", "Doha", "2021-10-09", MeetingStatus::Held),
            ("mtg-2", "Kabul", "2021-12-01", MeetingStatus::Held),
            ("mtg-3", "Talks in Doha", "2021-10-09", MeetingStatus::Announced),
            ("mtg-4", "Islamabad", "2021-12-03", MeetingStatus::Held),
        ] {
            let date = date.parse::<EdtfDate>().ok().map(When::from);
            let meeting = Meeting { title: title.to_owned(), date, status, ..Meeting::default() };
            dossier.meetings.insert(MeetingId::new(id), Arc::new(meeting));
        }
        let of = |filter: &str| -> Vec<String> {
            choices(&dossier, &BTreeMap::new(), &MeetingId::new("mtg-1"), filter)
                .iter()
                .map(|choice| choice.meeting.to_string())
                .collect()
        };
        assert_eq!(of(""), ["mtg-3", "mtg-4", "mtg-2"]);
        assert_eq!(of("2021-12 KABUL"), ["mtg-2"]);
        assert!(of("nowhere").is_empty());
    }
}
