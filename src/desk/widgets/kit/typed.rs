//! What is being typed and is in no dossier yet: kept for recovery, so that a crash takes no long note with it.

use eframe::egui::{Context, Id, Order, Response};

/// Words that are being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The accessible name of the field; of several, all of them.
    pub name: String,
    /// The words as they stand in it; of several fields, each after its name.
    pub text: String,
}

/// A field that was typed in.
#[derive(Clone, Debug)]
struct Held {
    field: Id,
    name: String,
    text: String,
    /// The frame in which it was shown last.
    shown: u64,
}

fn place() -> Id {
    Id::unique("what is being typed")
}

/// Notes what a field holds that was typed in, for as long as it is shown and, outside of a form, has the keyboard: there a
/// field that is left has become an edit.
pub(super) fn note_typed(response: &Response, name: &str, text: &str) {
    let context = &response.ctx;
    let typed_now = response.changed() && response.has_focus();
    let frame = context.cumulative_frame_nr();
    let over = !response.has_focus() && response.layer_id.order == Order::Background || text.is_empty();
    context.data_mut(|data| {
        let held: &mut Vec<Held> = data.get_temp_mut_or_default(place());
        let at = held.iter().position(|held| held.field == response.id);
        match at {
            Some(at) if over => {
                held.remove(at);
            }
            Some(at) => {
                held[at].shown = frame;
                if held[at].text != text {
                    text.clone_into(&mut held[at].text);
                }
            }
            None if typed_now && !over => {
                held.push(Held { field: response.id, name: name.to_owned(), text: text.to_owned(), shown: frame });
            }
            None => {}
        }
    });
}

/// What is being typed now: in the field that has the keyboard, and in the fields of the form that is open.
#[must_use]
pub fn being_typed(context: &Context) -> Option<Typed> {
    let frame = context.cumulative_frame_nr();
    context.data_mut(|data| {
        let held: &mut Vec<Held> = data.get_temp_mut_or_default(place());
        // A form that was accepted or left is shown no longer.
        held.retain(|held| held.shown + 1 >= frame);
        match held.as_slice() {
            [] => None,
            [one] => Some(Typed { name: one.name.clone(), text: one.text.clone() }),
            several => {
                let names: Vec<&str> = several.iter().map(|held| held.name.as_str()).collect();
                let texts: Vec<String> = several.iter().map(|held| format!("{}: {}", held.name, held.text)).collect();
                Some(Typed { name: names.join(", "), text: texts.join("\n") })
            }
        }
    })
}
