//! What the tagger takes each word for.

use super::spans::{Tag, Tagged};
use super::words::Page;
use crate::reading::tagger::{Label, tag};

/// For each word of a text its tag.
pub(super) fn tags(page: &Page) -> Vec<Option<Tagged>> {
    let mut found = vec![None; page.words.len()];
    for name in tag(&page.text.tokens, &page.text.sentences) {
        let tag = match name.label {
            Label::Person => Tag::Person,
            Label::Organisation => Tag::Body,
            Label::Place => Tag::Place,
        };
        let percent = percent(name.certainty);
        for (place, word) in page.words_of(&name.range).enumerate() {
            if let Some(slot) = found.get_mut(word) {
                *slot = Some(Tagged { tag, percent, begins: place == 0 });
            }
        }
    }
    found
}

/// A probability in per cent; a tagger is never quite sure.
fn percent(certainty: f32) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 97")]
    let percent = (certainty * 100.0).clamp(1.0, 97.0) as u8;
    percent
}
