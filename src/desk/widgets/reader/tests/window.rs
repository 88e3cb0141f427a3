//! Selecting, marks and margin, in a window.

use std::ops::Range;

use eframe::egui::{Context, Event, Key, Modifiers, Rect, Vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::{super::*, *};

#[test]
fn dragging_selects_words() {
    let check = |text: &str, from: usize, to: usize, expect: &str| {
        let mut harness = desk(text, Vec2::new(800.0, 500.0));
        drag(&mut harness, from, to);
        assert_eq!(selected(&harness), expect);
        let answer = harness.state().answer.as_ref().unwrap();
        assert!(answer.selection_rows.is_some());
        assert!(answer.focused);
        assert!(harness.state().selection_changes >= 1);
        assert_eq!(harness.get_by_label("Article text").value().as_deref(), Some(expect));
    };
    check(ENGLISH, 4, 13, "sides met");
    check(ENGLISH, 13, 4, "sides met");
    let across = offset_of(ENGLISH, "October");
    check(ENGLISH, across, offset_of(ENGLISH, "talks"), "October.\n\nThe ");
    check(DARI, 5, 11, "امریکا");
    check(DARI, 0, 11, "هیئت امریکا");
}

#[test]
fn two_clicks_select_a_word_and_three_a_paragraph() {
    let mut harness = desk(ENGLISH, Vec2::new(800.0, 500.0));
    let at = place(&harness, 5);
    for expect in ["", "sides", "Two sides met in Doha in October."] {
        press(&mut harness, at, true);
        press(&mut harness, at, false);
        assert_eq!(selected(&harness), expect);
    }
}

#[test]
fn shift_and_click_extends() {
    let mut harness = desk(ENGLISH, Vec2::new(800.0, 500.0));
    let (from, to) = (place(&harness, 0), place(&harness, 9));
    press(&mut harness, from, true);
    press(&mut harness, from, false);
    harness.run_steps(12);
    let modifiers = Modifiers::SHIFT;
    harness.event(Event::PointerMoved(to));
    for pressed in [true, false] {
        harness.event_modifiers(
            Event::PointerButton { pos: to, button: eframe::egui::PointerButton::Primary, pressed, modifiers },
            modifiers,
        );
        harness.step();
    }
    assert_eq!(selected(&harness), "Two sides");
}

#[test]
fn keys_select() {
    let check = |text: &str, keys: &[(Modifiers, Key)], expect: &str| {
        let mut harness = desk(text, Vec2::new(800.0, 500.0));
        harness.get_by_label("Article text").focus();
        harness.run();
        for (modifiers, key) in keys {
            harness.key_press_modifiers(*modifiers, *key);
            harness.run();
        }
        assert_eq!(selected(&harness), expect, "{keys:?}");
    };
    let shift = Modifiers::SHIFT;
    let word = Modifiers::CTRL | Modifiers::SHIFT;
    let control = Modifiers::CTRL | Modifiers::COMMAND;
    let none = Modifiers::NONE;
    check(ENGLISH, &[(shift, Key::ArrowRight), (shift, Key::ArrowRight)], "Tw");
    check(ENGLISH, &[(word, Key::ArrowRight), (word, Key::ArrowRight)], "Two sides");
    check(ENGLISH, &[(none, Key::ArrowRight), (shift, Key::ArrowRight)], "w");
    check(ENGLISH, &[(none, Key::End), (shift, Key::ArrowLeft)], ".");
    check(ENGLISH, &[(none, Key::End), (shift, Key::Home)], "Two sides met in Doha in October.");
    check(ENGLISH, &[(none, Key::ArrowDown), (shift, Key::End)], "The talks were candid, said one of them.");
    check(ENGLISH, &[(none, Key::End), (shift, Key::ArrowRight)], "\n\n");
    check(ENGLISH, &[(control, Key::End), (word, Key::ArrowLeft)], "again.");
    check(ENGLISH, &[(control, Key::A)], ENGLISH);
    check(ENGLISH, &[(control, Key::A), (none, Key::Escape)], "");
    // In right-to-left text the way on is to the left.
    check(DARI, &[(shift, Key::ArrowLeft), (shift, Key::ArrowLeft)], "هی");
    check(DARI, &[(word, Key::ArrowLeft)], "هیئت");
    check(DARI, &[(none, Key::ArrowLeft), (shift, Key::ArrowRight)], "ه");
}

#[test]
fn the_caret_walks_through_the_whole_text() {
    for text in [ENGLISH, DARI, "Doha دوحه met ۲۰۲۱ again and again until the line is full and more"] {
        let mut harness = desk(text, Vec2::new(320.0, 500.0));
        harness.get_by_label("Article text").focus();
        harness.run();
        let right_to_left = crate::desk::widgets::typeset::is_right_to_left(text);
        let onward = if right_to_left { Key::ArrowLeft } else { Key::ArrowRight };
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..2 * text.chars().count() {
            harness.key_press(onward);
            harness.step();
            seen.insert(harness.state().state.caret());
        }
        let end = text.chars().count();
        assert_eq!(harness.state().state.caret(), end);
        assert!(seen.len() + 8 >= end, "{} of {end}", seen.len());
    }
}

#[test]
fn copying_gives_the_exact_words() {
    let mut harness = desk(DARI, Vec2::new(800.0, 500.0));
    harness.get_by_label("Article text").focus();
    harness.run();
    harness.state_mut().state.select(5..11);
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        eframe::egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("امریکا"));
}

fn mark(range: Range<usize>, style: MarkStyle, id: u64, label: &str) -> Mark {
    Mark { range, style, id, label: label.to_owned() }
}

#[test]
fn a_click_on_a_mark_gives_the_innermost_one() {
    let colour = eframe::egui::Color32::BLUE;
    let mut harness = desk(ENGLISH, Vec2::new(800.0, 500.0));
    harness.state_mut().marks = vec![
        mark(0..32, MarkStyle::Evidence, 7, "Evidence"),
        mark(4..9, MarkStyle::Actor { colour, line: LineStyle::Dashed }, 8, "Sides, named"),
        mark(0..40, MarkStyle::SearchHit, 9, "Found"),
    ];
    harness.run();
    for (offset, expect) in [(6, Some(8)), (1, Some(7)), (offset_of(ENGLISH, "talks"), None)] {
        let at = place(&harness, offset) + Vec2::new(1.0, 0.0);
        harness.hover_at(at);
        harness.run();
        let hovered = harness.state().answer.as_ref().unwrap().hovered;
        assert_eq!(hovered.map(|(id, _)| id), expect);
        assert!(hovered.is_none_or(|(_, rect)| rect.contains(at)));
        harness.state_mut().clicked.clear();
        press(&mut harness, at, true);
        press(&mut harness, at, false);
        harness.run_steps(12);
        assert_eq!(harness.state().clicked, Vec::from_iter(expect));
    }
    // And without a pointer.
    harness.state_mut().clicked.clear();
    harness.get_by_label("Sides, named").click_accesskit();
    harness.run();
    assert_eq!(harness.state().clicked, [8]);
}

#[test]
fn enter_on_the_caret_clicks_the_mark() {
    let mut harness = desk(ENGLISH, Vec2::new(800.0, 500.0));
    harness.state_mut().marks = vec![mark(0..3, MarkStyle::Note, 5, "Note")];
    harness.get_by_label("Article text").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().clicked, [5]);
}

#[test]
fn margin_notes_stand_apart_and_answer() {
    let note = |anchor, title: &str| MarginNote {
        anchor,
        title: title.to_owned(),
        detail: "said by one".to_owned(),
        role: MarginRole::Rival,
    };
    let mut harness = desk(ENGLISH, Vec2::new(900.0, 500.0));
    harness.state_mut().margin = vec![note(40, "Third"), note(2, "First"), note(5, "Second")];
    harness.run();
    let rects: Vec<Rect> =
        ["First", "Second", "Third"].map(|title| harness.get_by_label(&format!("{title}, said by one")).rect()).into();
    assert!(rects.windows(2).all(|pair| pair[0].bottom() < pair[1].top()), "{rects:?}");
    let text = harness.get_by_label("Two sides met in Doha in October.").rect();
    assert!(rects.iter().all(|rect| rect.left() >= text.right()));
    harness.get_by_label("Second, said by one").click();
    harness.run();
    assert_eq!(harness.state().margin_clicked, [2]);
    // Too narrow: no margin.
    harness.set_size(Vec2::new(420.0, 500.0));
    harness.run();
    assert!(harness.query_by_label("First, said by one").is_none());
}

#[test]
fn an_idle_reader_asks_for_no_repaint() {
    let mut harness = desk(ENGLISH, Vec2::new(800.0, 500.0));
    harness.get_by_label("Article text").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    harness.step();
    let delay = harness.output().viewport_output.values().map(|output| output.repaint_delay).min().unwrap();
    assert_eq!(delay, std::time::Duration::MAX);
}

#[test]
fn an_empty_text_is_shown() {
    let mut harness = desk("", Vec2::new(800.0, 500.0));
    harness.get_by_label("Article text").focus();
    harness.run();
    for key in [Key::ArrowRight, Key::ArrowDown, Key::End, Key::PageDown, Key::ArrowLeft] {
        harness.key_press_modifiers(Modifiers::SHIFT, key);
        harness.run();
    }
    assert_eq!(selected(&harness), "");
}

#[test]
fn a_text_block_names_itself_and_elides() {
    use crate::desk::widgets::{text_block::TextBlock, typeset::Face};
    use eframe::egui::{Color32, FontFamily, FontId};
    let face = Face { font: FontId::new(14.0, FontFamily::Proportional), row_height: 20.0 };
    let name = "اعلامیهٔ وزارت امور خارجه دربارهٔ گفت‌وگوهای دوحه";
    let mut harness =
        Harness::builder().with_size(Vec2::new(300.0, 200.0)).allow_missing_glyphs().build_ui(move |ui| {
            TextBlock::new(name, face.clone(), Color32::BLACK).max_width(120.0).show_ui(ui);
            TextBlock::new(name, face.clone(), Color32::BLACK).max_width(120.0).wrap().name("whole").show_ui(ui);
        });
    harness.run();
    let short = harness.get_by_label(name).rect();
    assert!(short.width() <= 120.0 && (short.height() - 20.0).abs() < 0.1, "{short:?}");
    assert!(harness.get_by_label("whole").rect().height() > 50.0);
}

#[test]
fn two_readers_side_by_side_share_nothing() {
    let ctx = Context::default();
    ctx.set_missing_glyph_policy(eframe::egui::MissingGlyphPolicy::Tofu);
    let style = {
        use eframe::egui::FontFamily::Proportional;
        ReaderStyle::new(&Proportional, &Proportional, &Proportional)
    };
    let (mut left, mut right) = (ReaderState::default(), ReaderState::default());
    left.select(0..3);
    for pass in 0..2 {
        let mut output = ctx.run_ui(eframe::egui::RawInput::default(), |ui| {
            ui.columns(2, |columns| {
                let a = Reader::new(ENGLISH, 1, &style).id_salt(1).show_ui(&mut columns[0], &mut left, |_| {});
                let b = Reader::new(ENGLISH, 1, &style).id_salt(2).show_ui(&mut columns[1], &mut right, |_| {});
                assert_ne!(a.response.id, b.response.id);
                assert_eq!(b.selection, None);
                assert_eq!(a.selection, Some(0..3), "pass {pass}: what was selected beforehand stays");
            });
        });
        output.textures_delta.clear();
    }
}
