//! What is being typed and is in no dossier yet: kept for recovery, so that a crash takes no long note with it.

use eframe::egui::{Context, Id, Response};

/// Words that are being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    field: Id,
    /// The accessible name of the field.
    pub name: String,
    /// The words as they stand in it.
    pub text: String,
}

fn place() -> Id {
    Id::unique("what is being typed")
}

/// Notes what a field holds, when it has just changed; and that it was left, when it was.
pub(super) fn note_typed(response: &Response, name: &str, text: &str) {
    let context = &response.ctx;
    if response.changed() && response.has_focus() {
        let typed = Typed { field: response.id, name: name.to_owned(), text: text.to_owned() };
        context.data_mut(|data| data.insert_temp(place(), typed));
    }
}

/// What is being typed now, in the field that has the keyboard.
#[must_use]
pub fn being_typed(context: &Context) -> Option<Typed> {
    let typed: Typed = context.data(|data| data.get_temp(place()))?;
    if context.memory(|memory| memory.has_focus(typed.field)) {
        return Some(typed);
    }
    // A form that was accepted, or a field that was left.
    context.data_mut(|data| data.remove::<Typed>(place()));
    None
}
