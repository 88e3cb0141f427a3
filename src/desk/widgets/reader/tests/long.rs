//! Long articles: what scrolling costs, and that nothing jumps.

use eframe::egui::{Event, Modifiers, Vec2, pos2};
use egui_kittest::kittest::Queryable as _;

use super::{super::document::slice, *};

/// About two megabytes in seven thousand paragraphs.
fn long_text() -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for number in 0..7000 {
        let _ = writeln!(
            text,
            "Paragraph {number} begins. {}",
            "The talks went on for a day and then another. ".repeat(1 + number % 11)
        );
    }
    text
}

#[test]
fn a_long_article_lays_out_only_what_is_in_view() {
    let text = long_text();
    assert!(text.len() > 1_900_000, "{}", text.len());
    let mut harness = desk(&text, Vec2::new(800.0, 600.0));
    let first = harness.state().state.layouts_made();
    assert!((2..=30).contains(&first), "{first}");
    // Standing still costs nothing more.
    harness.run_steps(5);
    assert_eq!(harness.state().state.layouts_made(), first);
    // Nor does a far place cost more than a near one.
    let target = offset_of(&text, "Paragraph 5000 ");
    harness.state_mut().state.scroll_to(target);
    harness.run();
    assert!(harness.state().state.layouts_made() < first + 60, "{}", harness.state().state.layouts_made());
    let at = place(&harness, target);
    assert!((at.y - 300.0).abs() < 40.0, "{at:?}");
}

#[test]
fn scrolling_up_into_unknown_paragraphs_does_not_jump() {
    let text = long_text();
    let mut harness = desk(&text, Vec2::new(800.0, 600.0));
    let target = offset_of(&text, "Paragraph 3000 ");
    harness.state_mut().state.scroll_to(target);
    harness.run();
    harness.hover_at(pos2(300.0, 300.0));
    harness.run();
    let mut before = place(&harness, target).y;
    for _ in 0..6 {
        harness.event(Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: Vec2::new(0.0, 40.0),
            phase: eframe::egui::TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(12);
        let after = place(&harness, target).y;
        assert!((after - before - 40.0).abs() < 2.0, "moved from {before} to {after}");
        before = after;
    }
}

#[test]
fn the_selection_outlives_scrolling_away() {
    let text = long_text();
    let mut harness = desk(&text, Vec2::new(800.0, 600.0));
    drag(&mut harness, 0, 9);
    assert_eq!(selected(&harness), "Paragraph");
    harness.state_mut().state.scroll_to(offset_of(&text, "Paragraph 6000 "));
    harness.run();
    assert_eq!(selected(&harness), "Paragraph");
    assert!(harness.state().answer.as_ref().unwrap().selection_rows.is_none());
}

#[test]
fn another_width_keeps_the_place_and_another_text_begins_anew() {
    let text = long_text();
    let mut harness = desk(&text, Vec2::new(800.0, 600.0));
    let target = offset_of(&text, "Paragraph 4000 ");
    harness.state_mut().state.scroll_to(target);
    harness.run();
    harness.set_size(Vec2::new(430.0, 600.0));
    harness.run();
    let words = slice(&text, &(target..target + 14)).to_owned();
    assert!(harness.query_by_label_contains(&words).is_some());
    harness.state_mut().state.select(3..9);
    harness.run();
    harness.state_mut().text = ENGLISH.to_owned();
    harness.state_mut().key = 2;
    harness.run();
    assert_eq!(selected(&harness), "");
    assert!(harness.query_by_label("They agreed to meet again.").is_some());
    assert!(harness.query_by_label("Header").is_some());
}

#[test]
fn dragging_beyond_the_edge_scrolls() {
    let text = long_text();
    let mut harness = desk(&text, Vec2::new(800.0, 300.0));
    let from = place(&harness, 3);
    press(&mut harness, from, true);
    let below = pos2(300.0, 380.0);
    harness.event(Event::PointerMoved(below));
    harness.run_steps(30);
    press(&mut harness, below, false);
    harness.run();
    let range = harness.state().state.selection().unwrap();
    assert_eq!(range.start, 3);
    assert!(range.end > 1500, "{range:?}");
    assert!(harness.query_by_label("Header").is_none_or(|header| header.rect().bottom() < 0.0));
}
