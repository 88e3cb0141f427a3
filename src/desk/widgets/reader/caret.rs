//! Moving the caret by keyboard.

use eframe::egui::{Context, Event, EventFilter, Id, Key, Modifiers, Ui};

use super::{
    super::typeset::Caret,
    document::Document,
    state::{Goal, ReaderState},
    words::{is_grapheme_boundary, next_word_end, previous_word_start},
};

/// Beyond both ends of any line, in points; small enough to measure distances from.
const FAR: f32 = 1.0e5;

/// A text with its layouts, for measuring where a caret goes.
pub(super) struct Walk<'a> {
    pub ctx: &'a Context,
    pub text: &'a str,
    pub document: &'a mut Document,
}

/// What a key did that the caller must answer.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct KeyOutcome {
    /// Enter was pressed on the caret.
    pub activated: bool,
}

/// Takes the keys that are the reader's out of the input, and does what they say.
pub(super) fn keys_ui(ui: &mut Ui, id: Id, text: &str, state: &mut ReaderState) -> KeyOutcome {
    let mut outcome = KeyOutcome::default();
    if !ui.memory(|memory| memory.has_focus(id)) {
        return outcome;
    }
    let has_selection = state.selection().is_some();
    ui.memory_mut(|memory| {
        memory.set_focus_lock_filter(
            id,
            EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: has_selection },
        );
    });
    let mac = ui.ctx().os() == eframe::egui::os::OperatingSystem::Mac;
    // Events are taken out one at a time, because a layout needs the context that holds the input.
    let mut taken = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let ours = match event {
                Event::Key { key, pressed: true, modifiers, .. } => is_ours(*key, *modifiers, mac, has_selection),
                Event::Copy => has_selection,
                _ => false,
            };
            if ours {
                taken.push(event.clone());
            }
            !ours
        });
    });
    let ctx = ui.ctx().clone();
    for event in taken {
        match event {
            Event::Copy => {
                if let Some(words) = state.selected_text(text) {
                    ctx.copy_text(words.to_owned());
                }
            }
            Event::Key { key: Key::Escape, .. } => state.clear_selection(),
            Event::Key { key: Key::A, .. } => {
                state.anchor = 0;
                state.head = Caret::after(state.document.end());
            }
            Event::Key { key: Key::Enter, .. } => outcome.activated = true,
            Event::Key { key, modifiers, .. } => {
                state.keyboard = true;
                move_caret(&ctx, text, state, key, modifiers, mac);
                state.goal = Some(Goal::ShowCaret);
            }
            _ => {}
        }
    }
    outcome
}

fn is_ours(key: Key, modifiers: Modifiers, mac: bool, has_selection: bool) -> bool {
    let Modifiers { alt, ctrl, mac_cmd, command, .. } = modifiers;
    match key {
        Key::ArrowLeft | Key::ArrowRight => mac || !alt,
        Key::ArrowUp | Key::ArrowDown => !alt && (mac || !ctrl),
        Key::Home | Key::End => !alt,
        Key::PageUp | Key::PageDown => !alt && !ctrl && !mac_cmd,
        Key::A => command && !alt && !modifiers.shift,
        Key::Enter => modifiers.is_none() && !has_selection,
        Key::Escape => modifiers.is_none() && has_selection,
        _ => false,
    }
}

fn move_caret(ctx: &Context, text: &str, state: &mut ReaderState, key: Key, modifiers: Modifiers, mac: bool) {
    let by_word = if mac { modifiers.alt } else { modifiers.ctrl };
    let whole = if mac { modifiers.mac_cmd } else { modifiers.ctrl };
    let selection = state.selection();
    let wanted_x = state.wanted_x.take();
    let page = state.scroll.view_height * 0.9;
    let head = state.head;
    let mut walk = Walk { ctx, text, document: &mut state.document };
    let to_the_right = key == Key::ArrowRight;
    let moved = match key {
        Key::ArrowLeft | Key::ArrowRight => match selection {
            _ if mac && whole => walk.line_edge(head, to_the_right != walk.right_to_left(head)),
            Some(range) if !modifiers.shift && !by_word => {
                let forward = to_the_right != walk.right_to_left(head);
                if forward { Caret::after(range.end) } else { Caret::before(range.start) }
            }
            _ if by_word => {
                let forward = to_the_right != walk.right_to_left(head);
                walk.word(head, forward)
            }
            _ => walk.beside(head, to_the_right),
        },
        Key::ArrowUp | Key::ArrowDown if mac && whole => walk.text_edge(key == Key::ArrowDown),
        Key::ArrowUp | Key::ArrowDown => {
            let x = wanted_x.unwrap_or_else(|| walk.x_of(head));
            let caret = walk.rows(head, x, if key == Key::ArrowUp { -1 } else { 1 });
            state.wanted_x = Some(x);
            caret
        }
        Key::PageUp | Key::PageDown => {
            let x = wanted_x.unwrap_or_else(|| walk.x_of(head));
            let rows = walk.rows_in(page);
            let caret = walk.rows(head, x, if key == Key::PageUp { -rows } else { rows });
            state.wanted_x = Some(x);
            caret
        }
        Key::Home | Key::End if whole => walk.text_edge(key == Key::End),
        Key::Home | Key::End => walk.line_edge(head, key == Key::End),
        _ => head,
    };
    state.head = moved;
    if !modifiers.shift {
        state.anchor = moved.offset;
    }
}

impl Walk<'_> {
    fn right_to_left(&self, caret: Caret) -> bool {
        let (index, _) = self.document.local(caret);
        self.document.blocks.get(index).is_some_and(|block| block.right_to_left)
    }

    fn x_of(&mut self, caret: Caret) -> f32 {
        let (index, local) = self.document.local(caret);
        self.document.layout(self.ctx, self.text, index).map_or(0.0, |(layout, _)| layout.position(local).1)
    }

    fn rows_in(&self, height: f32) -> i32 {
        let row = self.document.known_layout(0).map_or(27.0, |layout| layout.row_height.max(1.0));
        #[expect(clippy::cast_possible_truncation, reason = "rows of a screen, a few dozen")]
        let rows = (height / row) as i32;
        rows.max(1)
    }

    /// One place to the left or right as the eye sees it, on to the next or previous line.
    fn beside(&mut self, caret: Caret, to_the_right: bool) -> Caret {
        let (index, local) = self.document.local(caret);
        let Some((layout, _)) = self.document.layout(self.ctx, self.text, index) else {
            return caret;
        };
        let words = self.document.words(self.text, index);
        let (line, mut x) = layout.position(local);
        while let Some((next, place)) = layout.lines.get(line).and_then(|line| line.beside(x, to_the_right)) {
            if is_grapheme_boundary(words, place.offset) {
                return self.document.global(index, place);
            }
            x = next;
        }
        let forward = to_the_right != layout.right_to_left;
        let side = if to_the_right { -FAR } else { FAR };
        let entered = self.rows(caret, side, if forward { 1 } else { -1 });
        let (entered_index, _) = self.document.local(entered);
        // A soft line end and the next line's start are one offset: one key press is one step.
        if entered.offset == caret.offset && entered != caret && entered_index == index {
            return self.beside(entered, to_the_right);
        }
        entered
    }

    /// So many rows down (up, if negative), at `x`; the first or the last row, if there are fewer.
    fn rows(&mut self, caret: Caret, x: f32, by: i32) -> Caret {
        let (mut index, local) = self.document.local(caret);
        let Some((mut layout, _)) = self.document.layout(self.ctx, self.text, index) else {
            return caret;
        };
        let mut line = layout.line_of(local);
        for _ in 0..by.unsigned_abs() {
            if by > 0 {
                if line + 1 < layout.lines.len() {
                    line += 1;
                } else if let Some((next, _)) = self.document.layout(self.ctx, self.text, index + 1) {
                    (layout, index, line) = (next, index + 1, 0);
                } else {
                    return Caret::after(self.document.end());
                }
            } else if line > 0 {
                line -= 1;
            } else if index > 0
                && let Some((next, _)) = self.document.layout(self.ctx, self.text, index - 1)
            {
                line = next.lines.len().saturating_sub(1);
                (layout, index) = (next, index - 1);
            } else {
                return Caret::before(self.document.global(0, Caret::before(0)).offset);
            }
        }
        let words = self.document.words(self.text, index);
        let Some(line) = layout.lines.get(line) else {
            return caret;
        };
        let mut place = line.caret_at(x);
        while !is_grapheme_boundary(words, place.offset) && place.offset > line.chars.start {
            place.offset -= 1;
        }
        self.document.global(index, place)
    }

    fn line_edge(&mut self, caret: Caret, end: bool) -> Caret {
        let (index, local) = self.document.local(caret);
        let Some((layout, _)) = self.document.layout(self.ctx, self.text, index) else {
            return caret;
        };
        let Some(line) = layout.lines.get(layout.line_of(local)) else {
            return caret;
        };
        let place = if end { Caret::after(line.ink_end) } else { Caret::before(line.chars.start) };
        self.document.global(index, place)
    }

    fn text_edge(&self, end: bool) -> Caret {
        if end { Caret::after(self.document.end()) } else { self.document.global(0, Caret::before(0)) }
    }

    fn word(&self, caret: Caret, forward: bool) -> Caret {
        let (index, local) = self.document.local(caret);
        let words = self.document.words(self.text, index);
        if forward {
            let end = next_word_end(words, local.offset);
            if local.offset >= words.chars().count() && index + 1 < self.document.blocks.len() {
                let next = next_word_end(self.document.words(self.text, index + 1), 0);
                return self.document.global(index + 1, Caret::after(next));
            }
            return self.document.global(index, Caret::after(end));
        }
        if local.offset == 0 && index > 0 {
            let before = self.document.words(self.text, index - 1);
            return self.document.global(index - 1, Caret::before(previous_word_start(before, usize::MAX)));
        }
        self.document.global(index, Caret::before(previous_word_start(words, local.offset)))
    }
}
