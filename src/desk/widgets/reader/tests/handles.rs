//! Handles at the ends of chosen words, and marks over the same words.

use std::ops::Range;

use eframe::egui::{Event, Modifiers, Vec2, pos2};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::{super::*, *};

fn with_handles(text: &str, range: Range<usize>) -> Harness<'static, Desk> {
    let mut harness = desk(text, Vec2::new(800.0, 500.0));
    harness.state_mut().handles = true;
    harness.state_mut().state.select(range);
    harness.run();
    harness
}

/// Drags a handle so that it stands at a character, with keys held.
fn drag_handle(harness: &mut Harness<'_, Desk>, name: &str, to: usize, modifiers: Modifiers) {
    let from = harness.get_by_label(name).rect().center();
    // The knob hangs below the row.
    let to = place(harness, to) + Vec2::new(0.0, 8.0);
    harness.event(Event::PointerMoved(from));
    let button =
        |pos, pressed| Event::PointerButton { pos, button: eframe::egui::PointerButton::Primary, pressed, modifiers };
    harness.event_modifiers(button(from, true), modifiers);
    harness.step();
    for part in [0.3, 0.7, 1.0] {
        harness.event_modifiers(Event::PointerMoved(from.lerp(to, part)), modifiers);
        harness.step();
    }
    assert!(harness.state().answer.as_ref().unwrap().selecting, "nothing hangs on it while it is dragged");
    harness.event_modifiers(button(to, false), modifiers);
    harness.step();
    harness.run();
}

#[test]
fn handles_move_the_ends_by_words() {
    let none = Modifiers::NONE;
    let met = offset_of(ENGLISH, "met");
    let doha = offset_of(ENGLISH, "Doha");
    for (what, range, handle, to, modifiers, expect) in [
        ("the end, on", 4..9, "End of the words", doha + 3, none, "sides met in Doha"),
        ("the end, back", 4..18, "End of the words", met + 3, none, "sides met"),
        ("the end, to just after a blank", 4..9, "End of the words", met, none, "sides"),
        ("the start, back", 10..13, "Start of the words", 1, none, "Two sides met"),
        ("the start, on", 0..13, "Start of the words", 5, none, "sides met"),
        ("by characters", 4..9, "End of the words", doha + 2, Modifiers::ALT, "sides met in Do"),
    ] {
        let mut harness = with_handles(ENGLISH, range.clone());
        drag_handle(&mut harness, handle, to, modifiers);
        assert_eq!(selected(&harness), expect, "{what}");
        let adjusted = harness.state().state.selection().filter(|now| *now != range);
        assert_eq!(harness.state().adjusted, Vec::from_iter(adjusted), "{what}: told once, when it is let go");
    }
}

#[test]
fn an_end_does_not_pass_the_other() {
    let doha = offset_of(ENGLISH, "Doha");
    let mut harness = with_handles(ENGLISH, doha..doha + 4);
    drag_handle(&mut harness, "End of the words", 1, Modifiers::NONE);
    assert!(selected(&harness).starts_with("Doha"), "{}", selected(&harness));
    drag_handle(&mut harness, "Start of the words", offset_of(ENGLISH, "October") + 6, Modifiers::NONE);
    assert!(!selected(&harness).is_empty());
}

#[test]
fn handles_move_in_right_to_left_words() {
    let mut harness = with_handles(DARI, 5..11);
    drag_handle(&mut harness, "Start of the words", 1, Modifiers::NONE);
    assert_eq!(selected(&harness), "هیئت امریکا");
}

#[test]
fn there_are_no_handles_unless_asked_for() {
    let mut harness = desk(ENGLISH, Vec2::new(800.0, 500.0));
    harness.state_mut().state.select(4..9);
    harness.run();
    assert!(harness.query_by_label("End of the words").is_none());
    harness.state_mut().handles = true;
    harness.run();
    assert!(harness.query_by_label("End of the words").is_some());
    harness.state_mut().state.clear_selection();
    harness.run();
    assert!(harness.query_by_label("End of the words").is_none());
}

#[test]
fn the_other_end_is_moved_by_keyboard_after_a_swap() {
    let mut harness = with_handles(ENGLISH, 4..9);
    harness.get_by_label("Article text").focus();
    harness.run();
    harness.state_mut().state.swap_ends();
    harness.run();
    assert_eq!(selected(&harness), "sides");
    harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::CTRL, eframe::egui::Key::ArrowLeft);
    harness.run();
    assert_eq!(selected(&harness), "Two sides");
    harness.state_mut().state.swap_ends();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::CTRL, eframe::egui::Key::ArrowRight);
    harness.run();
    assert_eq!(selected(&harness), "Two sides met");
}

#[test]
fn everything_under_the_pointer_is_told() {
    let mark = |range: Range<usize>, style, id| Mark { range, style, id, label: format!("mark {id}") };
    let mut harness = desk(ENGLISH, Vec2::new(800.0, 500.0));
    harness.state_mut().marks = vec![
        mark(0..32, MarkStyle::Evidence, 1),
        mark(4..13, MarkStyle::Rival, 2),
        mark(4..13, MarkStyle::Evidence, 3),
        mark(10..40, MarkStyle::Note, 4),
        mark(0..40, MarkStyle::SearchHit, 5),
    ];
    harness.run();
    for (offset, expect) in [(2, vec![1]), (6, vec![2, 3, 1]), (11, vec![2, 3, 4, 1]), (20, vec![4, 1])] {
        let at = place(&harness, offset) + Vec2::new(1.0, 0.0);
        harness.hover_at(at);
        harness.run();
        assert_eq!(harness.state().answer.as_ref().unwrap().under, expect, "at {offset}");
    }
    harness.hover_at(pos2(5.0, 490.0));
    harness.run();
    assert_eq!(harness.state().answer.as_ref().unwrap().under, Vec::<u64>::new());
}
