//! The article reader: the frozen text of an article, what is marked in it, notes in its margin,
//! and a selection that is made of offsets into the text.
//!
//! - Offsets are Unicode scalar values over the whole text, half-open.
//! - A frame costs what is in view: one layout a visible paragraph, kept until it scrolls away; marks
//!   and notes are each looked at once. Opening a text is O(text), another width O(paragraphs).
//! - Nothing moves by itself: no caret blinks and no repaint is asked for, but while a selection is
//!   dragged beyond the edge and while estimated heights are being corrected.
//!
//! ```no_run
//! # use readout::desk::widgets::reader::{Reader, ReaderState, ReaderStyle};
//! # fn show(ui: &mut eframe::egui::Ui, state: &mut ReaderState, style: &ReaderStyle) {
//! let answer = Reader::new("Two sides met.\nThey will meet again.", 1, style)
//!     .show_ui(ui, state, |ui| { ui.label("Title"); });
//! if let Some(words) = answer.selection { /* offer what can be done with them */ }
//! # }
//! ```

mod blocks;
mod caret;
mod document;
mod find;
mod handles;
mod margin;
mod names;
mod paint;
mod pointer;
mod show;
mod state;
mod style;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use eframe::egui::{Rect, Response};

pub use find::find;
pub use state::ReaderState;
pub use style::{LineStyle, MarginNote, MarginRole, Mark, MarkStyle, ReaderStyle};
pub use words::{count_words, is_grapheme_boundary, next_word_end, previous_word_start, word_at};

/// A reader for one frame.
#[derive(Clone, Copy, Debug)]
#[must_use = "call `show_ui()` to show it"]
pub struct Reader<'a> {
    text: &'a str,
    key: u64,
    style: &'a ReaderStyle,
    marks: &'a [Mark],
    margin: &'a [MarginNote],
    scroll_to: Option<usize>,
    handles: bool,
    name: &'a str,
    id_salt: u64,
}

impl<'a> Reader<'a> {
    /// A reader of `text`. `key` tells one text from another (a hash, a revision): while it stays
    /// the same, the text is taken to be the same.
    pub fn new(text: &'a str, key: u64, style: &'a ReaderStyle) -> Self {
        Self {
            text,
            key,
            style,
            marks: &[],
            margin: &[],
            scroll_to: None,
            handles: false,
            name: "Article text",
            id_salt: 0,
        }
    }

    /// What is marked in the text, in any order; marks may overlap.
    pub fn marks(mut self, marks: &'a [Mark]) -> Self {
        self.marks = marks;
        self
    }

    /// Notes beside the text, in any order. They are left out where the reader is too narrow.
    pub fn margin(mut self, notes: &'a [MarginNote]) -> Self {
        self.margin = notes;
        self
    }

    /// Puts this character in the middle of the view. Give it for one frame.
    pub fn scroll_to(mut self, offset: Option<usize>) -> Self {
        self.scroll_to = offset;
        self
    }

    /// Whether the selected words have handles at both ends, to be dragged.
    pub fn handles(mut self, handles: bool) -> Self {
        self.handles = handles;
        self
    }

    /// The accessible name; "Article text" unless set.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// Tells two readers in one `Ui` apart.
    pub fn id_salt(mut self, salt: u64) -> Self {
        self.id_salt = salt;
        self
    }
}

/// What happened in a reader in one frame.
#[derive(Clone, Debug)]
pub struct ReaderResponse {
    /// The reader as a widget: focus, context menu.
    pub response: Response,
    /// The selected characters, if any are.
    pub selection: Option<Range<usize>>,
    /// The selection is another than in the last frame.
    pub selection_changed: bool,
    /// The pointer is still making the selection: wait with what hangs on it.
    pub selecting: bool,
    /// Where the first selected row that is in view is on screen, and the last: what can be done with the words stands
    /// above the one, or below the other.
    pub selection_rows: Option<(Rect, Rect)>,
    /// The words between the handles, when one of them has been dragged and let go.
    pub adjusted: Option<Range<usize>>,
    /// Every mark under the pointer, the shortest first.
    pub under: Vec<u64>,
    /// The mark under the pointer, and where on screen that row of it is.
    pub hovered: Option<(u64, Rect)>,
    /// The mark that was clicked, or on which Enter was pressed.
    pub clicked: Option<u64>,
    /// The note in the margin that was clicked, as an index into the notes given.
    pub clicked_margin: Option<usize>,
    /// The reader has the keyboard.
    pub focused: bool,
}
