//! The search field in the tab bar, and the results under it.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{self, Id, Key, Modifiers, Order, ScrollArea, Ui, pos2, vec2};

use super::action::Action;
use super::desk::Desk;
use super::kept_searches;
use super::message::Message;
use super::tasks::Progress;
use super::theme::{Text, measure, theme};
use super::widgets::kit::{Field, Icon, Lead, SlimRow, group_head_ui, key_words, popup_frame};
use crate::model::RecordRef;
use crate::search::{Group, GroupKind, Hit, Limits, QueryError, Results};

/// How many rows are listed of all headings together.
const ROWS: usize = 50;
/// How many are listed of the heading of which more was asked for.
const MORE: usize = 500;
/// How faint what was found is while what is typed is no query.
const STALE: f32 = 0.5;

/// What was typed, what was found, and what is lit in the texts.
#[derive(Default)]
pub struct SearchField {
    text: String,
    asked: String,
    lit: String,
    results: Option<Results>,
    /// Why what was typed is no query.
    wrong: Option<QueryError>,
    open: bool,
    wants_focus: bool,
    pub(super) at: usize,
    /// The row that was last brought into view: the wheel may turn away from it.
    in_view: Option<usize>,
    /// The heading of which more is listed.
    more: Option<GroupKind>,
    /// The row under it that is chosen once it is listed: the first that was not before.
    landing: Option<usize>,
    /// The name under which what is typed is to be kept, while it is being given.
    pub(super) naming: Option<String>,
    /// Enter was pressed in the field in this frame.
    pub(super) entered: bool,
    /// Where the kept searches were shown in the last frame.
    pub(super) kept_at: Option<egui::Rect>,
    field: Option<egui::Rect>,
    pub(super) running: Option<Arc<Progress>>,
}

impl SearchField {
    /// The words to light in texts: what was searched for when a hit was opened.
    #[must_use]
    pub fn lit(&self) -> &str {
        &self.lit
    }

    /// Puts the keyboard into the field.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Takes what a search found, unless something else was typed since. What was found before stays while what is typed is
    /// no query.
    pub fn found(&mut self, text: &str, results: Result<Option<Results>, QueryError>) {
        if text != self.text {
            return;
        }
        match results {
            Ok(None) => {}
            Ok(results) => {
                self.results = results;
                self.wrong = None;
                self.at = self.landing.take().map_or(0, |row| self.rows_above_more() + row);
                self.in_view = None;
            }
            Err(wrong) => self.wrong = Some(wrong),
        }
    }

    /// How many rows there are: as many as anyone scrolls through, and of one heading more where that is asked for.
    pub(super) fn limits(&self) -> Limits {
        Limits { each: ROWS, whole: ROWS, more: self.more.map(|kind| (kind, MORE)) }
    }

    /// Lists more of one heading, of which so many are listed now.
    fn list_more(&mut self, kind: GroupKind, listed: usize) {
        self.more = Some(kind);
        self.landing = Some(listed);
        self.asked.clear();
    }

    /// Lists of every heading what there is room for: something else is asked.
    fn list_less(&mut self) {
        self.more = None;
        self.landing = None;
    }

    /// How many rows stand above the heading of which more is listed.
    fn rows_above_more(&self) -> usize {
        let groups = self.results.iter().flat_map(|results| &results.groups);
        groups.take_while(|group| Some(group.kind) != self.more).map(|group| rows_of(group, self.more).count()).sum()
    }

    /// Types a query, as if the user had.
    pub(super) fn ask_for(&mut self, query: String) {
        self.text = query;
        self.list_less();
        self.at = 0;
        self.focus();
    }

    /// Asks once more, in the next frame, where the results are looked at.
    pub fn ask_again(&mut self) {
        if self.open {
            self.asked.clear();
        }
    }
}

fn field_id() -> Id {
    Id::unique("search everything")
}

pub(super) fn field_ui(desk: &mut Desk, ui: &mut Ui, width: f32) {
    let keys = key_words(ui.ctx(), &Action::Search.keys());
    let search = &mut desk.search;
    if std::mem::take(&mut search.wants_focus) {
        ui.memory_mut(|memory| memory.request_focus(field_id()));
        search.open = true;
    }
    let field = Field::search("Search everything", "Search words, people, meetings", Some(&keys));
    let response = field.id(field_id()).width(width).show(ui, &mut search.text);
    search.field = Some(response.rect);
    if response.changed() {
        search.list_less();
    }
    if response.gained_focus() || response.changed() {
        search.open = true;
    }
    if search.text.trim().is_empty() {
        search.results = None;
        search.wrong = None;
        search.naming = None;
        search.asked.clear();
        search.lit.clear();
    } else if search.text != search.asked {
        search.asked.clone_from(&search.text);
        desk.messages.push(Message::Search(search.text.clone()));
    }
    search.entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        search.text.clear();
        search.lit.clear();
        search.open = false;
    }
}

/// The results, under the field, from typing until something else is clicked or opened.
pub(super) fn results_ui(desk: &mut Desk, ui: &mut Ui) {
    let search = &mut desk.search;
    let Some(field) = search.field else { return };
    if search.open && search.text.trim().is_empty() {
        let focused = ui.memory(|memory| memory.has_focus(field_id()));
        kept_searches::offered_ui(desk, ui, field, focused);
        return;
    }
    let none = Results::default();
    let results = match (&search.results, &search.wrong) {
        (Some(results), _) => results,
        (None, Some(_)) => &none,
        (None, None) => return,
    };
    if !search.open || search.text.trim().is_empty() {
        return;
    }
    let focused = ui.memory(|memory| memory.has_focus(field_id()));
    // Enter takes the keyboard from the field in the frame in which it is pressed.
    let entered = std::mem::take(&mut search.entered);
    if desk.overlay.is_some() {
        search.open = false;
        return;
    }
    let rows: Vec<Row<'_>> = results.groups.iter().flat_map(|group| rows_of(group, search.more)).collect();
    // What was found before what is typed became no query is no answer to it: none of it is chosen.
    let answers = search.wrong.is_none();
    let width = field.width().max(620.0).min(ui.ctx().content_rect().width() - 24.0);
    let at = pos2((field.right() - width + 14.0).max(8.0), field.bottom() + 8.0);
    let most = (ui.ctx().content_rect().bottom() - at.y - 60.0).max(120.0);
    search.at = search.at.min(rows.len().saturating_sub(1));
    let mut enter = entered;
    if focused {
        let page = (most / measure::ROW_PALETTE) as usize;
        ui.input_mut(|input| {
            let mut pressed = |key| usize::from(input.consume_key(Modifiers::NONE, key));
            let down = pressed(Key::ArrowDown) + page * pressed(Key::PageDown);
            let up = pressed(Key::ArrowUp) + page * pressed(Key::PageUp);
            search.at = (search.at + down).min(rows.len().saturating_sub(1)).saturating_sub(up);
            enter |= input.key_pressed(Key::Enter);
        });
    }
    if enter
        && answers
        && let Some(row) = rows.get(search.at)
    {
        let chosen = row.chosen();
        choose(desk, chosen);
        return;
    }
    let mut chosen = None;
    let area =
        egui::Area::new(Id::unique("search results")).order(Order::Foreground).fixed_pos(at).show(ui.ctx(), |ui| {
            popup_frame(theme(ui)).inner_margin(egui::Margin::symmetric(0, 6)).show(ui, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                if let Some(wrong) = &search.wrong {
                    wrong_ui(ui, &search.text, wrong);
                }
                // An area has the room it had in the frame before, which a longer answer needs more of at once.
                ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
                    if !answers {
                        ui.multiply_opacity(STALE);
                    }
                    let mut number = 0;
                    for group in &results.groups {
                        group_head_ui(ui, group.kind.heading(), group.total);
                        for row in rows_of(group, search.more) {
                            let selected = answers && number == search.at;
                            let size = vec2(ui.available_width(), measure::ROW_PALETTE);
                            // Rows out of sight cost nothing.
                            if !selected && !ui.is_rect_visible(egui::Rect::from_min_size(ui.cursor().min, size)) {
                                ui.allocate_space(size);
                                number += 1;
                                continue;
                            }
                            let response = row.ui(ui, group.kind, selected);
                            if selected && focused && search.in_view.replace(number) != Some(number) {
                                response.scroll_to_me(None);
                            }
                            if response.clicked() {
                                chosen = Some(row.chosen());
                            }
                            number += 1;
                        }
                    }
                    if rows.is_empty() && search.wrong.is_none() {
                        let theme = theme(ui);
                        ui.add_space(8.0);
                        ui.horizontal(|ui| {
                            ui.add_space(measure::SPACE_16);
                            let words = format!("Nothing found for “{}”.", search.text.trim());
                            ui.label(Text::Body.rich(words, theme.ink2));
                        });
                        ui.add_space(8.0);
                    }
                });
                if let (None, Some(document)) = (&search.wrong, &desk.document) {
                    let dossier = document.dossier();
                    kept_searches::keep_ui(ui, &search.text, &mut search.naming, dossier, &mut desk.messages);
                }
            });
        });
    let outside = ui.input(|input| {
        input.pointer.any_pressed()
            && input.pointer.interact_pos().is_some_and(|at| !area.response.rect.contains(at) && !field.contains(at))
    });
    if outside {
        search.open = false;
    }
    if let Some(chosen) = chosen {
        choose(desk, chosen);
    }
}

/// A row under a heading.
enum Row<'r> {
    Hit(&'r Hit),
    /// Lists more of its heading.
    More(&'r Group),
}

/// What a row leads to.
enum Chosen {
    Hit(Hit),
    More(GroupKind, usize),
}

impl Row<'_> {
    fn chosen(&self) -> Chosen {
        match self {
            Self::Hit(hit) => Chosen::Hit(Hit::clone(hit)),
            Self::More(group) => Chosen::More(group.kind, group.hits.len()),
        }
    }

    fn ui(&self, ui: &mut Ui, kind: GroupKind, selected: bool) -> egui::Response {
        match self {
            Self::Hit(hit) => hit_ui(ui, kind, hit, selected),
            Self::More(Group { total, .. }) => {
                let words = if *total > MORE { format!("Show {MORE} of {total}") } else { format!("Show all {total}") };
                SlimRow::palette(Lead::Icon(Icon::ChevronDown), &words).selected(selected).show(ui)
            }
        }
    }
}

fn rows_of(group: &Group, more: Option<GroupKind>) -> impl Iterator<Item = Row<'_>> {
    let lists_more = group.total > group.hits.len() && more != Some(group.kind);
    group.hits.iter().map(Row::Hit).chain(lists_more.then_some(Row::More(group)))
}

fn choose(desk: &mut Desk, chosen: Chosen) {
    match chosen {
        Chosen::Hit(hit) => open(desk, &hit),
        Chosen::More(kind, listed) => {
            desk.search.list_more(kind, listed);
            desk.search.focus();
        }
    }
}

/// What was typed with the part that cannot be read marked, and what is wrong with it.
fn wrong_ui(ui: &mut Ui, typed: &str, wrong: &QueryError) {
    let theme = theme(ui);
    egui::Frame::new().inner_margin(egui::Margin::symmetric(measure::SPACE_16 as i8, 8)).show(ui, |ui| {
        let mut job = egui::text::LayoutJob::default();
        for (at, letter) in typed.chars().enumerate() {
            let mut format = Text::Mono.format(theme.ink2);
            if wrong.range.contains(&at) {
                format = Text::Mono.format(theme.rival);
                format.underline = egui::Stroke::new(1.0, theme.rival);
            }
            job.append(letter.encode_utf8(&mut [0; 4]), 0.0, format);
        }
        job.wrap = egui::text::TextWrapping::truncate_at_width(ui.available_width());
        ui.label(job);
        ui.add_space(4.0);
        ui.label(Text::Body.rich(&wrong.message, theme.ink));
    });
}

fn open(desk: &mut Desk, hit: &Hit) {
    desk.search.lit = desk.search.text.trim().to_owned();
    desk.search.open = false;
    desk.messages.push(message(hit));
}

/// What opening a hit means.
pub(super) fn message(hit: &Hit) -> Message {
    match (&hit.record, &hit.place) {
        (RecordRef::Article(id), Some(place)) => Message::ShowWords(id.clone(), place.clone()),
        (record, _) => Message::Show(record.clone()),
    }
}

/// One hit as a row.
pub(super) fn hit_ui(ui: &mut Ui, kind: GroupKind, hit: &Hit, selected: bool) -> egui::Response {
    let icon = match kind {
        GroupKind::Actors => Icon::Person,
        GroupKind::Meetings => Icon::Calendar,
        GroupKind::Articles => Icon::File,
        GroupKind::Words => Icon::Quote,
        GroupKind::Commitments => Icon::Flag,
        GroupKind::Notes => Icon::Note,
    };
    let snippet =
        hit.snippet.as_ref().filter(|_| matches!(kind, GroupKind::Words | GroupKind::Notes | GroupKind::Commitments));
    match snippet {
        Some(snippet) => {
            // A row has room for a few words: those before the match are cut.
            let (text, marks) = near_first(&snippet.text, &bytes_of(&snippet.text, &snippet.marks));
            SlimRow::palette(Lead::Icon(icon), &text)
                .found(&marks)
                .quotation()
                .trailing(&hit.title)
                .selected(selected)
                .show(ui)
        }
        None => {
            let marks = bytes_of(&hit.title, &hit.title_marks);
            SlimRow::palette(Lead::Icon(icon), &hit.title).found(&marks).detail(&hit.detail).selected(selected).show(ui)
        }
    }
}

/// The text from a few words before its first mark, with the marks where they are then.
fn near_first(text: &str, marks: &[Range<usize>]) -> (String, Vec<Range<usize>>) {
    const BEFORE: usize = 28;
    let first = marks.first().map_or(0, |mark| mark.start);
    let words = text[..first].char_indices().rev().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| at + 1);
    let cut = words.take_while(|at| first - at <= BEFORE).last().unwrap_or(first);
    if first <= BEFORE || !text.is_char_boundary(cut) {
        return (text.to_owned(), marks.to_vec());
    }
    let shift = |at: usize| at - cut + '…'.len_utf8();
    (format!("…{}", &text[cut..]), marks.iter().map(|mark| shift(mark.start)..shift(mark.end)).collect())
}

/// Ranges of characters as ranges of bytes. Linear in the text for each range.
fn bytes_of(text: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let byte = |chars| crate::model::text::byte_offset(text, chars);
    ranges.iter().filter_map(|range| Some(byte(range.start)?..byte(range.end)?)).collect()
}
