//! Small things that the list, the page and the inspector of actors share.

use std::borrow::Cow;
use std::sync::Arc;

use eframe::egui::{self, Color32, CornerRadius, Popup, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::compare::FactState;
use crate::desk::facts::mark_of;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, focus_ring_inside, hairline};
use crate::desk::widgets::typeset::{Face, Limits, is_right_to_left, lay_out};
use crate::model::{Dossier, Quote, Subject};

/// A style of the theme as the face of a text that may run from right to left.
pub(super) fn face(text: Text) -> Face {
    Face { font: text.font(), row_height: text.line_height() }
}

/// “1 mention”, “17 mentions”.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    let word = if count == 1 { one } else { many };
    format!("{} {word}", grouped(count))
}

/// A number with its thousands parted: “5,000”.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut parted = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

/// Up to two capitals that stand for a name; one character where the script has no capitals.
pub(super) fn initials(name: &str) -> String {
    let letter = |word: &str| word.chars().find(|character| character.is_alphanumeric());
    let words: Vec<char> = name.split_whitespace().filter_map(letter).collect();
    let Some(first) = words.first().copied() else { return "—".to_owned() };
    let mut initials: String = first.to_uppercase().collect();
    let cased = first.is_uppercase() || first.is_lowercase();
    if let Some(last) = words.get(1..).and_then(<[char]>::last).filter(|_| cased) {
        initials.extend(last.to_uppercase());
    }
    initials
}

/// A fact's state as a line to paint at the right of a row.
pub(super) fn state_line(ui: &Ui, state: FactState) -> Line {
    let theme = theme(ui);
    let mark = mark_of(&state);
    Line::new().fact(mark).space(5.0).text(ui, mark.words_style(), mark.words_colour(theme), &state.in_words())
}

/// A quote that stands behind a fact.
pub(super) struct Evidence<'a> {
    pub(super) quote: &'a Quote,
    /// The outlet and the date of its article.
    pub(super) source: String,
    /// Whether the words still stand in the article.
    pub(super) stands: bool,
}

/// The quotes of the claims on a subject, in the order of claims.
pub(super) fn evidence<'a>(scene: &Scene<'a>, subject: &Subject) -> Vec<Evidence<'a>> {
    let dossier: &'a Dossier = scene.dossier;
    let mut found = Vec::new();
    for id in scene.derived.claims.on(subject) {
        let Some(claim) = dossier.claims.get(id) else { continue };
        let standing = scene.derived.claims.articles_of(id);
        for quote in &claim.quotes {
            let source = dossier.articles.get(&quote.article).map_or_else(
                || "Article deleted".to_owned(),
                |article| match &article.published {
                    Some(published) => format!("{}, {}", dossier.outlet_name(article), published.edtf),
                    None => dossier.outlet_name(article).to_owned(),
                },
            );
            // Two claims may rest on the same words.
            let known = |other: &Evidence| other.quote.article == quote.article && other.quote.range() == quote.range();
            if !found.iter().any(known) {
                found.push(Evidence { quote, source, stands: standing.contains(&quote.article) });
            }
        }
    }
    found
}

/// Opens, from a row that was clicked, the quotes behind a fact; choosing one shows its words.
pub(super) fn evidence_menu_ui(row: &Response, scene: &mut Scene, subject: &Subject) {
    let mut chosen = None;
    Popup::menu(row).width(420.0).show(|ui| {
        ui.set_width(408.0);
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for evidence in &evidence(scene, subject) {
                if quote_link_ui(ui, evidence).clicked() {
                    chosen = Some(Message::quote(evidence.quote));
                    ui.close();
                }
            }
        });
    });
    if let Some(message) = chosen {
        scene.push(message);
    }
}

/// Quoted words with their source below; a click is for the caller to answer. Words that are gone say so.
pub(super) fn quote_link_ui(ui: &mut Ui, evidence: &Evidence) -> Response {
    let theme = theme(ui);
    let words = format!("“{}”", evidence.quote.exact.trim());
    let sense = if evidence.stands { Sense::click() } else { Sense::hover() };
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, 40.0), sense);
    row_ground(ui, rect, &response);
    let inner = rect.shrink2(vec2(measure::SPACE_8, 2.0));
    let top = Rect::from_min_size(inner.min, vec2(inner.width(), 20.0));
    let ink = if evidence.stands { theme.ink } else { theme.ink3 };
    paint_text(ui, &words, Text::Quotation, ink, top, Place::Left);
    let (source, colour) = if evidence.stands {
        (evidence.source.clone(), theme.ink2)
    } else {
        (format!("{}: the words are not there any more", evidence.source), theme.rival)
    };
    let bottom = Pos2::new(inner.left(), top.bottom() + 8.0);
    Line::new().text_within(ui, Text::Caption, colour, &source, inner.width()).paint(
        ui.painter(),
        theme,
        bottom.x,
        bottom.y,
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Link, evidence.stands, format!("{words} {source}")));
    if evidence.stands { response.on_hover_cursor(egui::CursorIcon::PointingHand) } else { response }
}

/// The ground of a row that can be clicked: fill under the pointer, ring when focused.
pub(super) fn row_ground(ui: &Ui, rect: Rect, response: &Response) {
    if !response.sense.senses_click() {
        return;
    }
    let theme = theme(ui);
    let fill = if response.is_pointer_button_down_on() {
        Some(theme.press)
    } else if response.hovered() {
        Some(theme.hover)
    } else {
        None
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::same(measure::RADIUS_CHIP), fill);
    }
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_CHIP);
    }
}

/// Where painted words stand in their room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Left,
    Right,
}

/// Words as they were painted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Painted {
    pub(super) width: f32,
    /// Some had no room.
    pub(super) elided: bool,
}

/// Paints one line of any script, centred on the height of `rect`: the inside of rows that name themselves as a whole.
pub(super) fn paint_text(ui: &Ui, text: &str, style: Text, colour: Color32, rect: Rect, place: Place) -> Painted {
    let text: Cow<'_, str> =
        if text.contains(['\n', '\r']) { text.replace(['\n', '\r'], " ").into() } else { text.into() };
    let room = rect.width().max(1.0);
    let limits = Limits { max_width: room, max_rows: 1 };
    let line = lay_out(ui, &text, &face(style), limits, is_right_to_left(&text));
    let width = line.width.min(room);
    let ink = if line.right_to_left { room - line.width } else { 0.0 };
    let left = match place {
        Place::Left => rect.left(),
        Place::Right => rect.right() - width,
    };
    let origin = pos2(left - ink, (rect.center().y - line.height() / 2.0).round());
    for (offset, galley) in &line.galleys {
        ui.painter().galley(origin + *offset, Arc::clone(galley), colour);
    }
    Painted { width, elided: line.elided }
}

/// A row over the whole width, with a hairline below it: its rectangle and what it answers.
pub(super) fn row_ui(ui: &mut Ui, height: f32, sense: Sense) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    if ui.is_rect_visible(rect) {
        row_ground(ui, rect.expand2(vec2(6.0, 0.0)), &response);
        hairline(ui.painter(), rect, theme(ui).line1);
    }
    (rect, response)
}

/// One item of an open menu: words at the left, keys at the right.
pub(super) fn menu_item_ui(ui: &mut Ui, words: &str, keys: &str) -> Response {
    let theme = theme(ui);
    let mut button = egui::Button::new(Text::Body.rich(words, theme.ink)).min_size(vec2(ui.available_width(), 0.0));
    if !keys.is_empty() {
        button = button.shortcut_text(Text::Key.rich(keys, theme.ink3));
    }
    ui.add(button)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parted_by_thousands() {
        for (number, expect) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), expect);
        }
        assert_eq!(counted(1, "mention", "mentions"), "1 mention");
        assert_eq!(counted(5000, "mention", "mentions"), "5,000 mentions");
    }

    #[test]
    fn initials_are_capitals_or_one_character() {
        for (name, expect) in [
            ("Amir Khan Muttaqi", "AM"),
            ("al-Qaeda", "A"),
            ("State Department", "SD"),
            ("امیر خان متقی", "ا"),
            ("阿米尔", "阿"),
            ("“Motaqi”", "M"),
            ("", "—"),
        ] {
            assert_eq!(initials(name), expect, "{name}");
        }
    }
}
