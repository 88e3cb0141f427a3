//! An earlier text of an article, with what was corrected in it marked.

use std::fmt;

use eframe::egui::{Id, Rect, Sense, Ui, UiBuilder, vec2};

use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Button, Dialog, Segmented};
use super::super::widgets::reader::{Mark, MarkStyle, Reader, ReaderState};
use crate::edit::differences;
use crate::model::Article;
use crate::model::text::char_count;

const WIDTH: f32 = 900.0;
const HEIGHT: f32 = 800.0;
/// Head, foot and margins of a dialog.
const AROUND: f32 = 58.0 + 54.0 + 32.0;

/// What of the earlier text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// It, with what came instead.
    Changes,
    /// It alone.
    Alone,
}

/// An earlier text, to be read.
pub struct EarlierText {
    title: String,
    words: String,
    shown: Shown,
    old: String,
    merged: String,
    marks: Vec<Mark>,
    reader: ReaderState,
}

impl fmt::Debug for EarlierText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EarlierText").field("title", &self.title).finish_non_exhaustive()
    }
}

impl EarlierText {
    /// The text before the correction with this place, from 0, the oldest first; `None` where there is none.
    #[must_use]
    pub fn new(article: &Article, place: usize) -> Option<Self> {
        let revision = article.revisions.get(place)?;
        let next = article.revisions.get(place + 1).map_or(&article.text, |next| &next.text);
        let (merged, marks) = merged(&revision.text, next);
        let date = revision.replaced_at.format("%Y-%m-%d %H:%M");
        let reason = if revision.reason.is_empty() { "no reason given" } else { &revision.reason };
        let out = marks.iter().filter(|mark| mark.style == MarkStyle::Deleted).count();
        Some(Self {
            title: format!("Text of “{}” until {date} UTC", article.title),
            words: format!("Corrected because: {reason}. {out} taken out, {} put in.", marks.len() - out),
            shown: Shown::Changes,
            old: revision.text.to_string(),
            merged,
            marks,
            reader: ReaderState::default(),
        })
    }

    pub(super) fn ui(&mut self, ui: &Ui) -> bool {
        let shown = Dialog::new(&self.title, WIDTH).height(HEIGHT).show(
            ui.ctx(),
            Id::unique("earlier text"),
            |ui| {
                let theme = theme(ui);
                let height = (HEIGHT.min(ui.ctx().content_rect().height() - 32.0) - AROUND).max(200.0);
                let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
                let mut child = ui.new_child(UiBuilder::new().max_rect(all));
                child.horizontal(|ui| {
                    let options = [(Shown::Changes, "What changed"), (Shown::Alone, "Earlier text alone")];
                    Segmented::new("What is shown").show(ui, &mut self.shown, &options);
                    ui.add_space(12.0);
                    ui.label(Text::Label.rich(&self.words, theme.ink2));
                });
                let below = Rect::from_min_max(child.min_rect().left_bottom() + vec2(0.0, 8.0), all.max);
                let mut page = ui.new_child(UiBuilder::new().max_rect(below));
                page.set_clip_rect(below.intersect(ui.clip_rect()));
                page.painter().rect_filled(below, 0.0, theme.page);
                let style = super::super::tabs::articles::reader_style(theme);
                let (text, marks, key) = match self.shown {
                    Shown::Changes => (&self.merged, self.marks.as_slice(), 1),
                    Shown::Alone => (&self.old, &[][..], 2),
                };
                Reader::new(text, key, &style).marks(marks).name("Earlier text").show_ui(
                    &mut page,
                    &mut self.reader,
                    |_| (),
                );
            },
            |ui| ui.add(Button::new("Close").primary().key("Esc")).clicked(),
        );
        !(shown.should_close() || shown.inner.1)
    }
}

/// Both texts in one, with what was taken out before what was put in.
fn merged(old: &str, new: &str) -> (String, Vec<Mark>) {
    let (old_chars, new_chars): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let mut text = String::with_capacity(old.len() + new.len() / 4);
    let mut marks = Vec::new();
    let (mut at, mut written) = (0, 0);
    for differing in differences(old, new) {
        let same = &old_chars[at..differing.old.start];
        text.extend(same);
        written += same.len();
        for (words, style, label) in [
            (&old_chars[differing.old.clone()], MarkStyle::Deleted, "Taken out"),
            (&new_chars[differing.new.clone()], MarkStyle::Inserted, "Put in"),
        ] {
            if !words.is_empty() {
                let range = written..written + words.len();
                let told: String = words.iter().collect();
                marks.push(Mark { range, style, id: marks.len() as u64, label: format!("{label}: {told}") });
                text.extend(words);
                written += words.len();
            }
        }
        at = differing.old.end;
    }
    text.extend(&old_chars[at..]);
    debug_assert!(char_count(&text) >= char_count(old));
    (text, marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::slice_chars;

    #[test]
    fn both_texts_stand_in_one() {
        for (old, new) in [
            ("They met in Doha.", "They talked in Doha on Monday."),
            ("", "New."),
            ("Old.", ""),
            ("هیئت در دوحه بود", "هیئت در کابل بود"),
            ("a\n\nb", "a\n\nc\n\nb"),
        ] {
            let (text, marks) = merged(old, new);
            let without = |style: MarkStyle| -> String {
                let gone = |at: usize| marks.iter().any(|mark| mark.style == style && mark.range.contains(&at));
                text.chars().enumerate().filter(|(at, _)| !gone(*at)).map(|(_, letter)| letter).collect()
            };
            assert_eq!(without(MarkStyle::Inserted), old);
            assert_eq!(without(MarkStyle::Deleted), new);
            for mark in &marks {
                let words = slice_chars(&text, mark.range.clone()).unwrap();
                assert!(mark.label.ends_with(words), "{}: {words}", mark.label);
            }
        }
    }
}
