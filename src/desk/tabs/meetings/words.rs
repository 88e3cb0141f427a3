//! The words behind a fact: each claim's quotation with its article, one press from the place where it stands.

use std::hash::Hash;

use eframe::egui::{
    self, CornerRadius, Rect, Response, Role, Sense, Shape, Ui, WidgetInfo,
    text::{LayoutJob, TextFormat},
    vec2,
};

use crate::compare::{Version, speaker_in_words, value_in_words};
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, focus_ring_inside, hairline};
use crate::desk::widgets::text_block::{TextAlign, TextBlock};
use crate::desk::widgets::typeset::{Face, is_plain_left_to_right};
use crate::model::{Claim, ClaimId, Directness, Quote};

/// How a text style sets words of any script.
pub(in crate::desk) fn face(style: Text) -> Face {
    Face { font: style.font(), row_height: style.line_height() }
}

/// Words of the world over the whole width, in any script, of up to `rows` rows.
pub(in crate::desk) fn words_ui(ui: &mut Ui, style: Text, colour: egui::Color32, words: &str, rows: usize) -> Response {
    TextBlock::new(words, face(style), colour).max_rows(rows).align(TextAlign::Fill).show_ui(ui)
}

/// What `content` shows becomes one thing that can be pressed, over the whole width. `name` is its accessible name.
pub(in crate::desk) fn pressable_ui(
    ui: &mut Ui,
    id: impl Hash + std::fmt::Debug,
    name: &str,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let theme = theme(ui);
    let ground = ui.painter().add(Shape::Noop);
    let id = ui.scope_id().with(id);
    let inner = ui.scope(|ui| {
        ui.set_width(ui.available_width());
        content(ui);
    });
    let rect = inner.response.rect;
    let response = ui.interact(rect, id, Sense::click());
    let wide = rect.expand2(vec2(measure::SPACE_4, 0.0));
    let radius = CornerRadius::same(measure::RADIUS_CHIP);
    if response.is_pointer_button_down_on() {
        ui.painter().set(ground, Shape::rect_filled(wide, radius, theme.press));
    } else if response.hovered() {
        ui.painter().set(ground, Shape::rect_filled(wide, radius, theme.hover));
    }
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, wide, measure::RADIUS_CHIP);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response
}

/// The claims on a subject by what they say, under the row that they belong to. Says so where there are none.
pub(in crate::desk) fn claims_ui(ui: &mut Ui, scene: &mut Scene<'_>, versions: &[Version], claims: &[ClaimId]) {
    let theme = theme(ui);
    let dossier = scene.dossier;
    indented_ui(ui, |ui| {
        if claims.is_empty() {
            ui.label(
                Text::Label.rich("No words stand behind it. Select them in an article, then press E.", theme.ink3),
            );
            return;
        }
        let several = versions.len() > 1;
        for version in versions {
            if several {
                let value = value_in_words(dossier, &version.value);
                let value = if version.denies { format!("Not {value}") } else { value };
                words_ui(ui, Text::ValueBold, theme.ink, &value, 2);
            }
            for id in &version.claims {
                claim_ui(ui, scene, id);
            }
        }
        // Claims whose words are nowhere any more belong to no version, and are not hidden.
        let standing = |id: &ClaimId| versions.iter().any(|version| version.claims.contains(id));
        for id in claims.iter().filter(|id| !standing(id)) {
            claim_ui(ui, scene, id);
        }
    });
}

/// Something that belongs to the row above: indented, with a line at its left.
pub(in crate::desk) fn indented_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let theme = theme(ui);
    let margin = egui::Margin { left: 20, right: 4, top: 6, bottom: 8 };
    let rect = egui::Frame::new()
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = measure::SPACE_8;
            content(ui);
        })
        .response
        .rect;
    let bar = Rect::from_min_max(rect.left_top() + vec2(8.0, 6.0), egui::pos2(rect.left() + 10.0, rect.bottom() - 8.0));
    ui.painter().rect_filled(bar, 0.0, theme.line2);
    hairline(ui.painter(), rect, theme.line1);
}

fn claim_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ClaimId) {
    let dossier = scene.dossier;
    let Some(claim) = dossier.claims.get(id) else { return };
    let remarks = remarks(scene, claim);
    for (place, quote) in claim.quotes.iter().enumerate() {
        quote_ui(ui, scene, (id.as_str(), place), quote, &remarks);
    }
}

/// Who says it, how, of when and of what; empty for what the outlet says itself, directly.
pub(in crate::desk) fn remarks(scene: &Scene<'_>, claim: &Claim) -> String {
    let speaker = speaker_in_words(scene.dossier, &claim.speaker).map(|speaker| format!("said by {speaker}"));
    let directness = match claim.directness {
        Directness::Direct => None,
        Directness::Indirect => Some("follows from it".to_owned()),
        Directness::Negative => Some("says that it is not so".to_owned()),
    };
    let as_of = claim.as_of.as_ref().map(|date| format!("as of {}", date.in_words()));
    let scope = Some(claim.scope.clone()).filter(|scope| !scope.is_empty());
    let note = Some(claim.note.clone()).filter(|note| !note.is_empty());
    [speaker, directness, as_of, scope, note].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A quotation with its source; a press shows it in its article.
pub(in crate::desk) fn quote_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    id: impl Hash + std::fmt::Debug,
    quote: &Quote,
    remarks: &str,
) {
    let theme = theme(ui);
    let source = Source::of(scene, quote);
    let name = format!("“{}”, {}", quote.exact, source.in_words());
    let pressed = pressable_ui(ui, id, &name, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        context_ui(ui, quote);
        source.line_ui(ui);
        if !remarks.is_empty() {
            words_ui(ui, Text::Label, theme.ink2, remarks, 3);
        }
    });
    if pressed.clicked() {
        scene.push(Message::quote(quote));
    }
    pressed.on_hover_cursor(egui::CursorIcon::PointingHand);
}

/// A quotation with the words around it; by itself where they read from right to left.
pub(in crate::desk) fn context_ui(ui: &mut Ui, quote: &Quote) {
    let whole = format!("{}{}{}", quote.prefix, quote.exact, quote.suffix);
    if is_plain_left_to_right(&whole) {
        let job = in_context(ui, quote);
        ui.label(job);
    } else {
        words_ui(ui, Text::Quotation, theme(ui).ink, &format!("“{}”", quote.exact), usize::MAX);
    }
}

/// Where a quotation stands, on one line.
pub(in crate::desk) fn source_ui(ui: &mut Ui, scene: &Scene<'_>, quote: &Quote) {
    Source::of(scene, quote).line_ui(ui);
}

/// Where a quotation stands.
struct Source {
    outlet: String,
    title: String,
    date: String,
    /// `None` where the words do not stand there any more.
    /// On which page and in which paragraph: “p. 12, ¶3”.
    spot: Option<String>,
}

impl Source {
    fn of(scene: &Scene<'_>, quote: &Quote) -> Self {
        let dossier = scene.dossier;
        let Some(article) = dossier.articles.get(&quote.article) else {
            let title = quote.article.to_string();
            return Self { outlet: "Article missing".to_owned(), title, date: String::new(), spot: None };
        };
        Self {
            outlet: dossier.outlet_name(article).to_owned(),
            title: article.title.clone(),
            date: article.published.as_ref().map(|when| when.edtf.to_string()).unwrap_or_default(),
            spot: quote.resolves_in(&article.text).then(|| article.spot_in_words(quote.start)),
        }
    }

    /// Outlet, date, place and title on one line, the title cut.
    fn line_ui(&self, ui: &mut Ui) {
        let theme = theme(ui);
        let room = ui.available_width();
        let mut line = Line::new().text_within(ui, Text::LabelMedium, theme.ink2, &self.outlet, room * 0.5);
        if !self.date.is_empty() {
            line = line.space(6.0).text(ui, Text::Mono, theme.ink2, &self.date);
        }
        line = match &self.spot {
            Some(spot) => line.space(6.0).text(ui, Text::Label, theme.ink2, spot),
            None => line.space(6.0).text(ui, Text::LabelMedium, theme.rival, "not in the article any more"),
        };
        let room = room - line.width() - 12.0;
        if room > 60.0 {
            line = line.space(8.0).text_within(ui, Text::Label, theme.ink3, &self.title, room);
        }
        line.ui(ui, theme, 18.0);
    }

    fn in_words(&self) -> String {
        let spot = self.spot.as_deref().unwrap_or_default();
        [self.outlet.as_str(), &self.date, spot]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// A quotation with the words around it, its own words on the ground of evidence.
fn in_context(ui: &Ui, quote: &Quote) -> LayoutJob {
    let theme = theme(ui);
    let (before, after) = around(quote);
    let plain = Text::Quotation.format(theme.ink2);
    let lit = TextFormat { background: theme.evidence, ..Text::Quotation.format(theme.ink) };
    let mut job = LayoutJob::default();
    job.append(&format!("“{before}"), 0.0, plain.clone());
    job.append(&quote.exact.replace('\n', " "), 0.0, lit);
    job.append(&format!("{after}”"), 0.0, plain);
    job.wrap.max_width = ui.available_width();
    job
}

/// The words kept before and after a quotation, cut where a paragraph or a word would be torn, with “…” where the
/// sentence goes on.
fn around(quote: &Quote) -> (String, String) {
    let before = quote.prefix.rsplit('\n').next().unwrap_or_default();
    let is_cut = before.len() == quote.prefix.len() && quote.prefix.chars().count() >= crate::model::CONTEXT;
    let before = match before.split_once(' ') {
        Some((_, rest)) if is_cut => format!("…{rest}"),
        None if is_cut => "…".to_owned(),
        _ => before.trim_start().to_owned(),
    };
    let after = quote.suffix.split('\n').next().unwrap_or_default();
    let is_cut = after.len() == quote.suffix.len() && quote.suffix.chars().count() >= crate::model::CONTEXT;
    let after = match after.rsplit_once(' ') {
        Some((rest, _)) if is_cut => format!("{rest}…"),
        None if is_cut => "…".to_owned(),
        _ => after.trim_end().to_owned(),
    };
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArticleId;

    #[test]
    fn words_around_a_quotation_are_not_torn() {
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
        for (text, exact, before, after) in [
            ("The talks went well.", "went", "The talks ", " well."),
            (long, "eight", "…two three four five six seven ", " nine ten eleven twelve…"),
            ("First.\n\nThe talks went well.\n\nLast.", "went", "The talks ", " well."),
            (long, "one", "", " two three four five six seven…"),
        ] {
            let start = text.find(exact).unwrap();
            let quote = Quote::of(&ArticleId::new("art-1"), text, start..start + exact.len()).unwrap();
            assert_eq!(around(&quote), (before.to_owned(), after.to_owned()), "{exact} in {text}");
        }
    }
}
