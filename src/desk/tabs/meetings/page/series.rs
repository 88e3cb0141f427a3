//! The rounds of the series, under the title: each leads to its meeting, and those that are missing are shown as missing.

use eframe::egui::{self, CornerRadius, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::compare::SeriesRound;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, dashed_rect, focus_ring};
use crate::model::{Dossier, Meeting, MeetingId, RecordRef};

/// Longer gaps than this are one mark.
const LONGEST_GAP: u32 = 3;
/// Of longer series the ends and the meetings around the one shown are drawn.
const MOST: usize = 15;
/// How many are drawn on both sides of the one shown, in such a series.
const AROUND: usize = 5;

/// A mark of the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mark {
    /// A meeting, with what stands on it.
    Meeting(MeetingId, String),
    /// A round that the dossier does not have.
    Missing(u32),
    /// Several of them, from the one to the other.
    MissingMany(u32, u32),
    /// Meetings left out for room.
    More(usize),
}

/// What the strip shows. `at` is the meeting shown.
fn marks(dossier: &Dossier, series: &[SeriesRound], at: &MeetingId) -> Vec<Mark> {
    let place = series.iter().position(|of| of.meeting == *at).unwrap_or_default();
    let last = series.len().saturating_sub(1);
    let is_drawn =
        |index: usize| series.len() <= MOST || index == 0 || index == last || index.abs_diff(place) <= AROUND;
    let mut found = Vec::new();
    let mut before: Option<u32> = None;
    let mut left_out = 0;
    for (index, of) in series.iter().enumerate() {
        if !is_drawn(index) {
            left_out += 1;
            before = of.round;
            continue;
        }
        if left_out > 0 {
            found.push(Mark::More(left_out));
            left_out = 0;
        }
        if let Some(round) = of.round {
            let first = before.map_or(1, |before| before.saturating_add(1));
            match round.saturating_sub(first) {
                0 => {}
                gap if gap <= LONGEST_GAP => found.extend((first..round).map(Mark::Missing)),
                _ => found.push(Mark::MissingMany(first, round - 1)),
            }
            before = Some(round);
        }
        let words = match of.round {
            Some(round) => round.to_string(),
            None => undated_round(dossier, &of.meeting),
        };
        found.push(Mark::Meeting(of.meeting.clone(), words));
    }
    found
}

/// What stands for a meeting without a round: its date, or that it has none.
fn undated_round(dossier: &Dossier, id: &MeetingId) -> String {
    let date = dossier.meetings.get(id).and_then(|meeting| meeting.date.as_ref());
    date.map_or_else(|| "no date".to_owned(), |when| when.edtf.to_string())
}

/// Shows the strip; nothing for a meeting that is alone in its series.
pub(super) fn series_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &MeetingId, meeting: &Meeting, series: &[SeriesRound]) {
    if series.len() < 2 {
        return;
    }
    let theme = theme(ui);
    ui.add_space(measure::SPACE_4);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_4, measure::SPACE_4);
        let room = (ui.available_width() * 0.4).max(80.0);
        let label = Line::new().text_within(ui, Text::Label, theme.ink3, meeting.series.trim(), room);
        label.space(measure::SPACE_4).ui(ui, theme, 22.0);
        for mark in marks(scene.dossier, series, id) {
            mark_ui(ui, scene, id, &mark);
        }
    });
    ui.add_space(measure::SPACE_4);
}

fn mark_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &MeetingId, mark: &Mark) {
    let theme = theme(ui);
    let (words, name) = match mark {
        Mark::Meeting(other, words) => {
            let title = scene.dossier.title_of(&RecordRef::Meeting(other.clone()));
            let round = scene.dossier.meetings.get(other).and_then(|meeting| meeting.round);
            let name = match round {
                Some(round) => format!("Round {round}, {title}"),
                None => format!("{title}, {words}, no round"),
            };
            (words.clone(), name)
        }
        Mark::Missing(round) => (round.to_string(), format!("Round {round} is not in the dossier")),
        Mark::MissingMany(first, last) => {
            (format!("{first}–{last}"), format!("Rounds {first} to {last} are not in the dossier"))
        }
        Mark::More(count) => ("…".to_owned(), format!("{count} more in the series")),
    };
    let selected = matches!(mark, Mark::Meeting(other, _) if other == id);
    let is_meeting = matches!(mark, Mark::Meeting(..));
    let ink = match (selected, is_meeting) {
        (true, _) => theme.on_accent,
        (false, true) => theme.accent,
        (false, false) => theme.ink3,
    };
    let line = Line::new().text(ui, Text::Mono, ink, &words);
    let sense = if is_meeting && !selected { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2((line.width() + 12.0).ceil().max(24.0), 22.0), sense);
    let radius = CornerRadius::same(measure::RADIUS_CHIP);
    match mark {
        Mark::Meeting(..) if selected => {
            ui.painter().rect_filled(rect, radius, theme.accent);
        }
        Mark::Meeting(..) => {
            let fill = if response.hovered() { theme.hover } else { theme.page };
            ui.painter().rect(rect, radius, fill, Stroke::new(measure::STROKE_HAIR, theme.line2), StrokeKind::Inside);
        }
        Mark::Missing(_) | Mark::MissingMany(..) => {
            dashed_rect(ui.painter(), rect, f32::from(measure::RADIUS_CHIP), Stroke::new(1.0, theme.line3));
        }
        Mark::More(_) => {}
    }
    line.paint(ui.painter(), theme, rect.center().x - line.width() / 2.0, rect.center().y);
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, measure::RADIUS_CHIP);
    }
    response.widget_info(|| {
        if is_meeting {
            WidgetInfo::selected(egui::Role::Button, !selected, selected, &name)
        } else {
            WidgetInfo::labeled(egui::Role::Label, true, &name)
        }
    });
    if let Mark::Meeting(other, _) = mark
        && response.clicked()
    {
        scene.push(Message::Show(RecordRef::Meeting(other.clone())));
    }
    response.on_hover_text(name);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_shown_and_long_series_are_cut() {
        let id = |round: u32| MeetingId::new(format!("mtg-{round}"));
        let check = |rounds: &[u32], at: u32, expect: &str| {
            let series: Vec<_> =
                rounds.iter().map(|round| SeriesRound { round: Some(*round), meeting: id(*round) }).collect();
            let words: Vec<String> = marks(&Dossier::default(), &series, &id(at))
                .iter()
                .map(|mark| match mark {
                    Mark::Meeting(_, words) => words.clone(),
                    Mark::Missing(round) => format!("({round})"),
                    Mark::MissingMany(first, last) => format!("({first}-{last})"),
                    Mark::More(count) => format!("+{count}"),
                })
                .collect();
            assert_eq!(words.join(" "), expect, "{rounds:?}");
        };
        check(&[1, 2, 3], 1, "1 2 3");
        check(&[2, 5], 2, "(1) 2 (3) (4) 5");
        check(&[1, 2, 9], 2, "1 2 (3-8) 9");
        check(&[1, 2, 2], 2, "1 2 2");
        check(&[u32::MAX], u32::MAX, "(1-4294967294) 4294967295");
        let many: Vec<u32> = (1..=40).collect();
        check(&many, 20, "1 +13 15 16 17 18 19 20 21 22 23 24 25 +14 40");
    }
}
