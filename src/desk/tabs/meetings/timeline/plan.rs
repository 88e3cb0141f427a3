//! Where everything on the timeline stands, worked out once for each state of the dossier and each scale.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use super::pack::pack;
use super::precision::{Precision, span};
use crate::desk::derived::Derived;
use crate::desk::tabs::meetings::known::{Known, counted, summary};
use crate::desk::theme::{Side, Text, theme};
use crate::desk::widgets::kit::{FactMark, Line};
use crate::model::{Dossier, EdtfDate, Meeting, MeetingId, MeetingStatus};

/// Height of a row of a lane.
pub(super) const ROW: f32 = 46.0;
/// Above and below the rows of a lane.
pub(super) const LANE_PAD: f32 = 8.0;
/// A bar is not drawn narrower than this.
pub(super) const NARROWEST: f32 = 7.0;
/// Nor this one, where its pattern says how its date is known.
const NARROWEST_INEXACT: f32 = 20.0;
/// Between a bar and its label.
pub(super) const LABEL_GAP: f32 = 8.0;
/// Between two labels of a row.
const GAP: f32 = 18.0;
/// Longer titles are cut.
const TITLE: f32 = 400.0;

/// A meeting on the timeline.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub id: MeetingId,
    pub title: String,
    /// The date in EDTF.
    pub date: String,
    pub date_words: String,
    /// The status where it is not that the meeting was held.
    pub status: Option<&'static str>,
    pub precision: Precision,
    /// The first day.
    pub from: i32,
    /// The day after the last.
    pub to: i32,
    /// Whether the start or the end is open.
    pub open: (bool, bool),
    pub sides: Vec<Option<Side>>,
    /// What is disputed about it.
    pub mark: Option<(FactMark, String)>,
    pub lane: usize,
    pub row: usize,
    /// The place among the items of the meeting that it follows, where that stands in the same lane.
    pub follows: Option<usize>,
    /// Width of the label, in points.
    pub label: f32,
    /// Whether the title stands inside the bar.
    pub inside: bool,
}

/// A lane: the meetings of a series.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Lane {
    pub title: String,
    pub note: String,
    /// Points from the top of the first lane.
    pub top: f32,
    pub height: f32,
}

/// An article by its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Published {
    pub day: i32,
    /// Whether the day is known.
    pub exact: bool,
}

/// What is worked out.
#[derive(Default)]
pub(super) struct Plan {
    of: Option<(u64, u64, u32, u32)>,
    /// Those with a date, from the first to the last.
    pub items: Vec<Item>,
    /// Those without.
    pub undated: Vec<MeetingId>,
    pub lanes: Vec<Lane>,
    /// The first day of all, and the one after the last.
    pub days: Option<(i32, i32)>,
    pub articles: Vec<Published>,
    /// Height of all lanes, in points.
    pub height: f32,
}

impl Plan {
    /// Brings it to a state of the dossier and a scale. Constant time where nothing has changed.
    pub fn refresh(&mut self, ui: &Ui, dossier: &Dossier, derived: &Derived, known: &mut Known, per_day: f32) {
        let key = (known.generation(), derived.revision, per_day.to_bits(), ui.pixels_per_point().to_bits());
        if self.of == Some(key) {
            return;
        }
        let same_dossier = self.of.is_some_and(|of| (of.0, of.1, of.3) == (key.0, key.1, key.3));
        if !same_dossier {
            self.gather(ui, dossier, derived, known);
        }
        self.set_out(per_day);
        self.of = Some(key);
    }

    /// The items and lanes, without their places.
    fn gather(&mut self, ui: &Ui, dossier: &Dossier, derived: &Derived, known: &mut Known) {
        self.items.clear();
        self.undated.clear();
        self.days = None;
        let mut dated: Vec<(&EdtfDate, &MeetingId, &Meeting)> = Vec::new();
        for (id, meeting) in &dossier.meetings {
            match &meeting.date {
                Some(when) if when.edtf.earliest().or(when.edtf.latest()).is_some() => {
                    dated.push((&when.edtf, id, meeting));
                }
                _ => self.undated.push(id.clone()),
            }
        }
        dated.sort_by(|(left, left_id, _), (right, right_id, _)| (left, left_id).cmp(&(right, right_id)));
        self.lanes = lanes(dated.iter().map(|(_, _, meeting)| *meeting));
        let place: BTreeMap<String, usize> =
            self.lanes.iter().enumerate().map(|(place, lane)| (lane.title.clone(), place)).collect();
        self.days = dated.iter().fold(None, |days: Option<(i32, i32)>, (date, ..)| {
            let (from, to) = span(date);
            let (from, to) = (from.or(to)?, to.or(from)?);
            Some(days.map_or((from, to), |(first, last)| (first.min(from), last.max(to))))
        });
        let (first, last) = self.days.unwrap_or_default();
        for (date, id, meeting) in dated {
            let facts = known.facts(dossier, derived, id);
            let (mark, words) = summary(&facts);
            let (from, to) = span(date);
            let lane = if meeting.series.is_empty() { NO_SERIES } else { &meeting.series };
            let mut item = Item {
                id: id.clone(),
                title: if meeting.title.is_empty() { "Untitled meeting".to_owned() } else { meeting.title.clone() },
                date: date.to_string(),
                date_words: date.in_words(),
                status: Some(meeting.status).filter(|it| *it != MeetingStatus::Held).map(MeetingStatus::in_words),
                precision: Precision::of(date, meeting.status),
                from: from.unwrap_or(first - 30),
                to: to.unwrap_or(last + 30),
                open: (from.is_none(), to.is_none()),
                sides: sides_of(derived, meeting),
                mark: Some((mark, words)).filter(|(mark, _)| matches!(mark, FactMark::Rival | FactMark::Reopened)),
                lane: place.get(lane).copied().unwrap_or_default(),
                row: 0,
                follows: None,
                label: 0.0,
                inside: false,
            };
            item.label = title_line(ui, &item, true, TITLE).width().max(meta_line(ui, &item).width());
            self.items.push(item);
        }
        self.join(dossier);
        self.articles = dossier
            .articles
            .values()
            .filter_map(|article| {
                let date = &article.published.as_ref()?.edtf;
                Some(Published { day: span(date).0?, exact: date.is_exact_day() })
            })
            .collect();
        self.articles.sort_unstable();
    }

    /// Finds which item follows which.
    fn join(&mut self, dossier: &Dossier) {
        let places: BTreeMap<MeetingId, (usize, usize)> =
            self.items.iter().enumerate().map(|(at, item)| (item.id.clone(), (at, item.lane))).collect();
        for item in &mut self.items {
            let earlier = dossier.meetings.get(&item.id).and_then(|meeting| meeting.follows.as_ref());
            let place = earlier.and_then(|earlier| places.get(earlier));
            item.follows = place.filter(|(_, lane)| *lane == item.lane).map(|(at, _)| *at);
        }
    }

    /// Rows and lanes at a scale.
    fn set_out(&mut self, per_day: f32) {
        let origin = self.days.map_or(0, |(first, _)| first);
        let x = |day: i32| (day - origin) as f32 * per_day;
        for item in &mut self.items {
            let width = x(item.to) - x(item.from);
            item.inside = width >= item.label + 2.0 * LABEL_GAP;
        }
        let mut top = 0.0;
        for (place, lane) in self.lanes.iter_mut().enumerate() {
            let of_lane: Vec<usize> =
                self.items.iter().enumerate().filter(|(_, item)| item.lane == place).map(|(index, _)| index).collect();
            let spans: Vec<(f32, f32)> = of_lane
                .iter()
                .map(|index| {
                    let item = &self.items[*index];
                    let (left, right) = bar(item, x(item.from), x(item.to));
                    (left, if item.inside { right } else { right + LABEL_GAP + item.label })
                })
                .collect();
            let rows = pack(&spans, GAP);
            let count = rows.iter().max().map_or(1, |last| last + 1);
            for (index, row) in of_lane.into_iter().zip(rows) {
                self.items[index].row = row;
            }
            lane.top = top;
            lane.height = 2.0f32.mul_add(LANE_PAD, f32::from(u16::try_from(count).unwrap_or(u16::MAX)) * ROW);
            top += lane.height;
        }
        self.height = top;
    }

    /// The scale at which everything with its label is in sight, in points a day.
    pub fn fitting(&self, width: f32) -> f32 {
        let Some((first, last)) = self.days else { return 7.0 };
        let days = (last - first).max(1) as f32;
        let bars = width / days;
        let labels = self
            .items
            .iter()
            .map(|item| {
                (width - item.label - LABEL_GAP - NARROWEST_INEXACT).max(width * 0.4) / (item.to - first).max(1) as f32
            })
            .fold(f32::INFINITY, f32::min);
        bars.min(labels).clamp(super::scale::COARSEST, 24.0)
    }
}

/// The ends of a bar between two points, widened where it would be too narrow to see how it is drawn. What is not
/// known exactly grows to both sides.
pub(super) fn bar(item: &Item, from: f32, to: f32) -> (f32, f32) {
    if item.precision == Precision::Exact {
        (from, to.max(from + NARROWEST))
    } else {
        let grow = ((NARROWEST_INEXACT - (to - from)) / 2.0).max(0.0);
        (from - grow, to + grow)
    }
}

const NO_SERIES: &str = "Outside a series";

/// The lanes: each series in the order of its first meeting; those outside a series last.
fn lanes<'a>(meetings: impl Iterator<Item = &'a Meeting>) -> Vec<Lane> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for meeting in meetings {
        let title = if meeting.series.is_empty() { NO_SERIES } else { &meeting.series };
        match found.iter_mut().find(|(other, _)| other == title) {
            Some((_, count)) => *count += 1,
            None => found.push((title.to_owned(), 1)),
        }
    }
    found.sort_by_key(|(title, _)| title == NO_SERIES);
    found
        .into_iter()
        .map(|(title, count)| {
            let meetings = counted(count, "meeting", "meetings");
            let note = if title == NO_SERIES { meetings } else { format!("series, {meetings}") };
            Lane { title, note, top: 0.0, height: 0.0 }
        })
        .collect()
}

fn sides_of(derived: &Derived, meeting: &Meeting) -> Vec<Option<Side>> {
    let place = |actor| derived.parties.get(actor).map(|place| Side::of_index(*place));
    meeting.sides.iter().map(|side| side.actor.as_ref().and_then(place)).collect()
}

/// The title of a label.
pub(super) fn title_line(ui: &Ui, item: &Item, selected: bool, room: f32) -> Line {
    let style = if selected { Text::ListTitleBold } else { Text::ListTitle };
    Line::new().text_within(ui, style, theme(ui).ink, &item.title, room.min(TITLE))
}

/// The second line of a label: sides, date, status, what is disputed.
pub(super) fn meta_line(ui: &Ui, item: &Item) -> Line {
    let theme = theme(ui);
    let mut line = Line::new();
    for side in &item.sides {
        line = line.side(*side).space(3.0);
    }
    line = line.space(if item.sides.is_empty() { 0.0 } else { 4.0 }).text(ui, Text::Mono, theme.ink2, &item.date);
    if let Some(status) = item.status {
        line = line.space(8.0).text(ui, Text::Label, theme.ink2, status);
    }
    if let Some((mark, words)) = &item.mark {
        line = line.space(8.0).fact(*mark).space(4.0).text(ui, Text::LabelMedium, theme.rival, words);
    }
    line
}
