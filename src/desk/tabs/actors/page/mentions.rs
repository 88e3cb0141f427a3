//! Mentions in context: every place where the actor is named, aligned on the name; only the rows in sight are laid out.

use std::collections::HashMap;

use eframe::egui::{
    EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, pos2, style::ScrollAnimation, vec2,
};

use super::super::ActorsView;
use super::super::gathered::Occurrence;
use super::super::parts::{face, grouped, row_ground};
use super::Shown;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Icon, Line, choice_word_ui, hairline, section_head_ui, side_line_paint};
use crate::desk::widgets::typeset::{Limits, Paragraph, is_right_to_left, lay_out};
use crate::model::Dossier;

/// So many characters on each side are looked at; more never fit.
const REACH: usize = 160;
/// A width that no context reaches.
const ENDLESS: f32 = 10_000.0;

/// The words around a mention, cut where they find no room.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Context {
    /// The words at the left of the name, and at its right, in the order in which they are read.
    left: String,
    name: String,
    right: String,
    right_to_left: bool,
}

/// Contexts cut for one width, by their place in the list.
#[derive(Default)]
pub(in super::super) struct ContextCache {
    width: u32,
    cut: HashMap<usize, Context>,
}

impl ContextCache {
    pub(in super::super) fn clear(&mut self) {
        self.cut.clear();
    }
}

/// The columns of a row.
#[derive(Clone, Copy)]
struct Columns {
    source: f32,
    context: f32,
    name: f32,
}

impl Columns {
    const GAP: f32 = 10.0;

    fn within(ui: &Ui, width: f32, shown: &Shown) -> Self {
        let source = (width * 0.17).clamp(118.0, 190.0);
        let paragraph = 36.0;
        let widest = shown
            .actor
            .names
            .iter()
            .take(40)
            .map(|name| one_line(ui, &name.value, Text::ValueBold, false).width)
            .fold(60.0_f32, f32::max);
        let name = (widest + 4.0).min(width * 0.22).floor();
        let context = ((width - source - paragraph - name - 4.0 * Self::GAP) / 2.0).max(40.0).floor();
        Self { source, context, name }
    }
}

pub(super) fn section_ui(ui: &mut Ui, scene: &mut Scene, view: &mut ActorsView, shown: &Shown) {
    let mentions = &shown.gathered.mentions;
    let count = grouped(mentions.len());
    section_head_ui(ui, "Mentions in context", &count, |ui| {
        if mentions.len() > 1 {
            let words = if view.latest_first { "Latest first" } else { "Earliest first" };
            if choice_word_ui(ui, Icon::Sort, words, false).clicked() {
                view.latest_first = !view.latest_first;
                view.contexts.clear();
            }
        }
    });
    if mentions.is_empty() {
        let words = "No article names this actor in any of these forms. A name added here is looked for in every article at once.";
        ui.add_space(measure::SPACE_4);
        ui.label(Text::Body.rich(words, theme(ui).ink2));
        return;
    }
    let width = ui.available_width();
    let columns = Columns::within(ui, width, shown);
    if view.contexts.width != columns.context.to_bits() {
        view.contexts = ContextCache { width: columns.context.to_bits(), cut: HashMap::new() };
    }
    #[allow(clippy::cast_precision_loss, reason = "exact up to sixteen million points")]
    let height = mentions.len() as f32 * measure::ROW_MENTION;
    let (all, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let clip = ui.clip_rect();
    let row_at = |y: f32| ((y - all.top()) / measure::ROW_MENTION).max(0.0).floor() as usize;
    let rows = row_at(clip.top()).min(mentions.len())..(row_at(clip.bottom()) + 1).min(mentions.len());
    for row in rows {
        #[allow(clippy::cast_precision_loss, reason = "exact up to sixteen million points")]
        let top = all.top() + row as f32 * measure::ROW_MENTION;
        let rect = Rect::from_min_size(pos2(all.left(), top), vec2(width, measure::ROW_MENTION));
        let place = if view.latest_first { mentions.len() - 1 - row } else { row };
        if let Some(occurrence) = mentions.get(place) {
            row_ui(ui, scene, view, shown, occurrence, (row, mentions.len()), rect, columns);
        }
    }
    if let Some(row) = view.focus_mention {
        #[allow(clippy::cast_precision_loss, reason = "exact up to sixteen million points")]
        let top = all.top() + row as f32 * measure::ROW_MENTION;
        let rect = Rect::from_min_size(pos2(all.left(), top), vec2(1.0, measure::ROW_MENTION));
        ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
    }
}

#[allow(clippy::too_many_arguments, reason = "a row of a table with its place in it")]
fn row_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    view: &mut ActorsView,
    shown: &Shown,
    occurrence: &Occurrence,
    (row, rows): (usize, usize),
    rect: Rect,
    columns: Columns,
) {
    let theme = theme(ui);
    let Some(article) = scene.dossier.articles.get(&occurrence.article) else { return };
    let response = ui.interact(rect, Id::unique(("mention", shown.id, row)), Sense::click());
    row_ground(ui, rect.expand2(vec2(6.0, 0.0)), &response);
    hairline(ui.painter(), rect, theme.line1);
    let centre_y = rect.center().y;
    let context =
        view.contexts.cut.entry(row).or_insert_with(|| cut_context(ui, scene.dossier, occurrence, columns)).clone();

    let date = article.published.as_ref().map_or("no date", |when| when.edtf.as_str());
    let outlet = scene.dossier.outlet_name(article);
    let line = Line::new().text_within(ui, Text::Mono, theme.ink2, date, columns.source * 0.62);
    // Outlets stand under each other, whatever is known of the day.
    let day = Line::new().text(ui, Text::Mono, theme.ink2, "2021-10-09").width();
    let gap = (day - line.width()).max(0.0) + 6.0;
    let rest = (columns.source - line.width() - gap).max(0.0);
    line.space(gap).text_within(ui, Text::Label, theme.ink2, outlet, rest).paint(
        ui.painter(),
        theme,
        rect.left(),
        centre_y,
    );

    let name_left = rect.left() + columns.source + columns.context + 2.0 * Columns::GAP;
    let name_right = name_left + columns.name;
    let paint = |ui: &Ui, line: &Paragraph, x: f32, colour| {
        let ink = if line.right_to_left { ENDLESS - line.width } else { 0.0 };
        let origin = pos2(x - ink, (centre_y - line.height() / 2.0).round());
        for (offset, galley) in &line.galleys {
            ui.painter().galley(origin + *offset, std::sync::Arc::clone(galley), colour);
        }
    };
    let rtl = context.right_to_left;
    let left = one_line(ui, &context.left, Text::Quotation, rtl);
    paint(ui, &left, name_left - Columns::GAP - left.width, theme.ink);
    let right = one_line(ui, &context.right, Text::Quotation, rtl);
    paint(ui, &right, name_right + Columns::GAP, theme.ink);
    let name = one_line(ui, &context.name, Text::ValueBold, is_right_to_left(&context.name));
    let name_x = (name_left + (columns.name - name.width) / 2.0).max(name_left - Columns::GAP).round();
    paint(ui, &name, name_x, theme.ink);
    side_line_paint(ui.painter(), theme, scene.side_of(shown.id), name_x, name_x + name.width, centre_y + 8.0);

    let paragraph = format!("¶{}", occurrence.paragraph);
    let line = Line::new().text(ui, Text::Label, theme.ink2, &paragraph);
    line.paint_right(ui.painter(), theme, rect.right(), centre_y);

    let (before, after) = if rtl { (&context.right, &context.left) } else { (&context.left, &context.right) };
    let spoken = format!("{date}, {outlet}, paragraph {}: {before} {} {after}", occurrence.paragraph, context.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
    keys_ui(ui, view, &response, row, rows);
    if response.clicked() {
        scene.push(Message::ShowWords(occurrence.article.clone(), occurrence.range.clone()));
    }
    response.on_hover_text(format!("{}\n{date}, {outlet}", article.title));
}

/// The arrow keys go from mention to mention.
fn keys_ui(ui: &Ui, view: &mut ActorsView, response: &eframe::egui::Response, row: usize, rows: usize) {
    if view.focus_mention == Some(row) {
        response.request_focus();
        view.focus_mention = None;
    } else if response.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        let (down, up) = ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowDown), pressed(Key::ArrowUp))
        });
        if down && row + 1 < rows {
            view.focus_mention = Some(row + 1);
        } else if up && row > 0 {
            view.focus_mention = Some(row - 1);
        }
    }
}

fn one_line(ui: &Ui, text: &str, style: Text, right_to_left: bool) -> Paragraph {
    lay_out(ui, text, &face(style), Limits { max_width: ENDLESS, max_rows: 1 }, right_to_left)
}

/// The words around a mention, within its paragraph, cut at words so that they fit.
fn cut_context(ui: &Ui, dossier: &Dossier, occurrence: &Occurrence, columns: Columns) -> Context {
    let text = dossier.articles.get(&occurrence.article).map_or("", |article| &article.text);
    let (start, end) = (occurrence.bytes.start, occurrence.bytes.end);
    let (before, name, after) = (
        text.get(..start).unwrap_or_default(),
        text.get(start..end).unwrap_or_default(),
        text.get(end..).unwrap_or_default(),
    );
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let right_to_left = is_right_to_left(if before.trim().is_empty() { name } else { before });
    let fits = |words: &str| one_line(ui, words, Text::Quotation, right_to_left).width <= columns.context;
    let before = keep_end(last_chars(before, REACH).trim(), &fits).to_owned();
    let after = keep_start(first_chars(after, REACH).trim(), &fits).to_owned();
    let (left, right) = if right_to_left { (after, before) } else { (before, after) };
    // The name itself may be longer than its column.
    let room = columns.name + Columns::GAP;
    let mut name = name.replace(['\n', '\r'], " ");
    if one_line(ui, &name, Text::ValueBold, false).width > room {
        let fits = |words: &str| one_line(ui, &format!("{words}…"), Text::ValueBold, false).width <= room;
        name = format!("{}…", keep_start(&name, &fits).trim_end());
    }
    Context { left, name, right, right_to_left }
}

fn last_chars(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(byte, _)| byte);
    &text[start..]
}

fn first_chars(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count).map_or(text.len(), |(byte, _)| byte);
    &text[..end]
}

/// Places where a text may be cut: before its words, or before any character where words are not parted by spaces.
fn cuts(text: &str) -> Vec<usize> {
    let words: Vec<usize> = text.match_indices(char::is_whitespace).map(|(byte, space)| byte + space.len()).collect();
    let characters = || text.char_indices().map(|(byte, _)| byte).skip(1);
    if words.len() * 24 >= text.chars().count() { words } else { characters().collect() }
}

/// The longest end of the text that fits, cut at words. O(log n) measurings.
fn keep_end<'t>(text: &'t str, fits: &dyn Fn(&str) -> bool) -> &'t str {
    if fits(text) {
        return text;
    }
    let cuts = cuts(text);
    let first = cuts.partition_point(|cut| !fits(text[*cut..].trim_start()));
    cuts.get(first).map_or("", |cut| text[*cut..].trim_start())
}

/// The longest start of the text that fits, cut at words. O(log n) measurings.
fn keep_start<'t>(text: &'t str, fits: &dyn Fn(&str) -> bool) -> &'t str {
    if fits(text) {
        return text;
    }
    let cuts = cuts(text);
    let fitting = cuts.partition_point(|cut| fits(text[..*cut].trim_end()));
    fitting.checked_sub(1).and_then(|last| cuts.get(last)).map_or("", |cut| text[..*cut].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contexts_are_cut_at_words() {
        let fits = |words: &str| words.chars().count() <= 9;
        for (text, end, start) in [
            ("one two", "one two", "one two"),
            ("one two three", "two three", "one two"),
            ("", "", ""),
            ("incomprehensibilities", "", ""),
            ("阿富汗塔利班代理外长阿米尔汗穆塔基", "长阿米尔汗穆塔基", "阿富汗塔利班代理外"),
        ] {
            let found = keep_end(text, &fits);
            assert!(found.chars().count() <= 9 && text.ends_with(found), "{text}: {found}");
            if text.is_ascii() && !text.starts_with("inc") {
                assert_eq!(found, end);
                assert_eq!(keep_start(text, &fits), start);
            } else {
                assert_eq!(keep_start(text, &fits).is_empty(), text.is_empty());
            }
        }
    }

    #[test]
    fn ends_of_texts_are_counted_in_characters() {
        assert_eq!(last_chars("امیر", 2), "یر");
        assert_eq!(first_chars("امیر", 2), "ام");
        assert_eq!(last_chars("ab", 9), "ab");
        assert_eq!(first_chars("ab", 9), "ab");
        assert_eq!(last_chars("", 3), "");
    }
}
