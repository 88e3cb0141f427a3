use eframe::egui::{Context, Event, Key, Modifiers, Pos2, Rect, Vec2, pos2};
use egui_kittest::{Harness, kittest::Queryable as _};
use proptest::prelude::*;

use super::{
    super::typeset::Caret,
    blocks::{Heights, block_of, split},
    document::slice,
    margin::stack,
    *,
};

const ENGLISH: &str =
    "Two sides met in Doha in October.\n\nThe talks were candid, said one of them.\nThey agreed to meet again.";
const DARI: &str = "هیئت امریکا در دوحه بود.\nآنان باز می\u{200C}بینند.";

#[test]
fn words_are_found_without_case_and_diacritics() {
    let check = |text: &str, query: &str, expect: &[Range<usize>]| {
        assert_eq!(find(text, query), expect, "{query:?} in {text:?}")
    };
    check("", "a", &[]);
    check("abc", "", &[]);
    check("abc", "  ", &[]);
    check("Doha, doha, DOHA", "doha", &[0..4, 6..10, 12..16]);
    check("aaaa", "aa", &[0..2, 2..4]);
    check("the Élysée said", "elysee", &[4..10]);
    check("the E\u{301}lyse\u{301}e\u{301} said", "élysée", &[4..13]);
    check("cafe\u{301} x", "cafe", &[0..5]);
    check("Straße 5", "STRASSE", &[0..6]);
    check("Straße", "ss", &[4..5]);
    check("İstanbul is", "istanbul", &[0..8]);
    check("it’s “so”", "it's \"so\"", &[0..9]);
    check("a\u{A0}b", "a b", &[0..3]);
    check("علي و علی", "علی", &[0..3, 6..9]);
    check("مُحَمَّد", "محمد", &[0..8]);
    check("سال ۲۰۲۱", "2021", &[4..8]);
    check("no such", "word", &[]);
    check("aab", "ab", &[1..3]);
}

proptest! {
    #[test]
    fn what_is_found_folds_to_the_query(text in "\\PC{0,40}", at in 0_usize..40, length in 1_usize..6) {
        let chars: Vec<char> = text.chars().collect();
        let start = at.min(chars.len());
        let query: String = chars[start..(start + length).min(chars.len())].iter().collect();
        let found = find(&text, &query);
        prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        prop_assert!(found.iter().all(|range| range.start < range.end && range.end <= chars.len()));
        for range in &found {
            prop_assert!(!find(slice(&text, range), &query).is_empty());
        }
    }

    #[test]
    fn heights_add_up(heights in proptest::collection::vec(0_u32..200, 1..60), changes in proptest::collection::vec((0_usize..60, 0_u32..200), 0..30), y in 0_u32..8000) {
        let mut plain: Vec<f64> = heights.into_iter().map(f64::from).collect();
        let mut index = Heights::new(plain.clone());
        for (at, height) in changes {
            let at = at % plain.len();
            let grown = index.set(at, f64::from(height));
            prop_assert!((grown - (f64::from(height) - plain[at])).abs() < 1e-9);
            plain[at] = f64::from(height);
        }
        for at in 0..=plain.len() {
            prop_assert!((index.top(at) - plain[..at].iter().sum::<f64>()).abs() < 1e-6);
        }
        let y = f64::from(y);
        let at = index.at(y);
        prop_assert!(index.top(at) <= y);
        prop_assert!(at + 1 == plain.len() || index.top(at + 1) > y);
    }

    #[test]
    fn blocks_hold_every_word_once(text in "([a-zا-ی .\n]{0,40}\n?){0,12}") {
        let blocks = split(&text);
        let chars: Vec<char> = text.chars().collect();
        let mut next = 0;
        for block in &blocks {
            prop_assert!(block.start >= next && block.end > block.start);
            prop_assert!(chars[next..block.start].iter().all(|c| c.is_whitespace()));
            let words: String = chars[block.start..block.end].iter().collect();
            prop_assert_eq!(&text[block.byte..block.byte_end], words);
            next = block.end;
        }
        prop_assert!(chars[next..].iter().all(|c| c.is_whitespace()));
    }
}

#[test]
fn paragraphs_are_split_and_counted() {
    let blocks = split("\n one \n\n\ntwo\r\nthree");
    let seen: Vec<_> = blocks.iter().map(|block| (block.start..block.end, block.paragraph)).collect();
    assert_eq!(seen, [(1..6, 1), (9..13, 2), (14..19, 3)]);
    assert_eq!(block_of(&blocks, 0), 0);
    assert_eq!(block_of(&blocks, 7), 0);
    assert_eq!(block_of(&blocks, 9), 1);
    assert_eq!(block_of(&blocks, 500), 2);
    assert!(split("").is_empty());
}

#[test]
fn a_huge_paragraph_is_cut_after_sentences() {
    let text = "Both sides met again. ".repeat(2000);
    let blocks = split(&text);
    assert!(blocks.len() > 10);
    assert!(blocks.iter().all(|block| block.paragraph == 1 && block.end - block.start <= 3000));
    assert!(blocks.iter().all(|block| text[block.byte..block.byte_end].trim_end().ends_with('.')));
    assert_eq!(blocks.iter().filter(|block| block.first).count(), 1);
    assert_eq!(blocks.iter().filter(|block| block.last).count(), 1);
    let unbroken = "字".repeat(10_000);
    assert_eq!(
        split(&unbroken).iter().map(|block| block.end - block.start).collect::<Vec<_>>(),
        [3000, 3000, 3000, 1000]
    );
}

#[test]
fn words_are_bounded() {
    let check = |text: &str, offset: usize, word: Range<usize>, next_end: usize, previous_start: usize| {
        assert_eq!(
            (word_at(text, offset), next_word_end(text, offset), previous_word_start(text, offset)),
            (word, next_end, previous_start),
            "{text:?} at {offset}"
        );
    };
    check("Two sides met", 0, 0..3, 3, 0);
    check("Two sides met", 3, 3..4, 9, 0);
    check("Two sides met", 5, 4..9, 9, 4);
    check("Two sides met", 13, 10..13, 13, 10);
    check("don’t go", 2, 0..5, 5, 0);
    check("", 0, 0..0, 0, 0);
    check("آنان باز", 6, 5..8, 8, 5);
    // Persian joins a prefix by a zero-width non-joiner.
    check("آنان می\u{200C}روند گفت", 6, 5..12, 12, 5);
    check("گفت\u{200C}وگو شد", 1, 0..7, 7, 0);
    assert_eq!(count_words("Two sides, met — again."), 4);
    assert!(!is_grapheme_boundary("e\u{301}a", 1));
    assert!(is_grapheme_boundary("e\u{301}a", 2));
}

#[test]
fn notes_are_stacked_without_touching() {
    let check =
        |wishes: &[f64], expect: &[f64]| assert_eq!(stack(wishes.iter().copied(), 32.0).collect::<Vec<_>>(), expect);
    check(&[], &[]);
    check(&[5.0, 100.0], &[5.0, 100.0]);
    check(&[5.0, 10.0, 12.0, 300.0], &[5.0, 44.0, 83.0, 300.0]);
}

/// What the window under test holds.
struct Desk {
    text: String,
    key: u64,
    style: ReaderStyle,
    state: ReaderState,
    marks: Vec<Mark>,
    margin: Vec<MarginNote>,
    answer: Option<ReaderResponse>,
    clicked: Vec<u64>,
    margin_clicked: Vec<usize>,
    selection_changes: usize,
}

fn desk(text: &str, size: Vec2) -> Harness<'static, Desk> {
    use eframe::egui::FontFamily::Proportional;
    let desk = Desk {
        text: text.to_owned(),
        key: 1,
        style: ReaderStyle::new(&Proportional, &Proportional, &Proportional),
        state: ReaderState::default(),
        marks: Vec::new(),
        margin: Vec::new(),
        answer: None,
        clicked: Vec::new(),
        margin_clicked: Vec::new(),
        selection_changes: 0,
    };
    let mut harness = Harness::builder().with_size(size).allow_missing_glyphs().build_ui_state(
        |ui, desk: &mut Desk| {
            let answer = Reader::new(&desk.text, desk.key, &desk.style)
                .marks(&desk.marks)
                .margin(&desk.margin)
                .show_ui(ui, &mut desk.state, |ui| {
                    ui.label("Header");
                });
            desk.clicked.extend(answer.clicked);
            desk.margin_clicked.extend(answer.clicked_margin);
            desk.selection_changes += usize::from(answer.selection_changed);
            desk.answer = Some(answer);
        },
        desk,
    );
    harness.run();
    harness
}

fn selected(harness: &Harness<'_, Desk>) -> String {
    let desk = harness.state();
    desk.state.selected_text(&desk.text).unwrap_or("").to_owned()
}

/// Where a character is on screen: the middle of its near edge.
fn place(harness: &Harness<'_, Desk>, offset: usize) -> Pos2 {
    let desk = harness.state();
    let (index, local) = desk.state.document.local(Caret::before(offset));
    let paragraph = harness.get_by_label(desk.state.document.words(&desk.text, index)).rect();
    let layout = desk.state.document.known_layout(index).unwrap();
    let (line, x) = layout.position(local);
    pos2(paragraph.left() + x, paragraph.top() + layout.lines[line].top + layout.row_height / 2.0)
}

fn press(harness: &mut Harness<'_, Desk>, at: Pos2, pressed: bool) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::PointerButton {
        pos: at,
        button: eframe::egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    harness.step();
}

fn drag(harness: &mut Harness<'_, Desk>, from: usize, to: usize) {
    let (from, to) = (place(harness, from), place(harness, to));
    press(harness, from, true);
    harness.event(Event::PointerMoved(from.lerp(to, 0.5)));
    harness.step();
    harness.event(Event::PointerMoved(to));
    harness.step();
    press(harness, to, false);
    harness.run();
}

fn offset_of(text: &str, words: &str) -> usize {
    text[..text.find(words).unwrap()].chars().count()
}

#[test]
fn dragging_selects_words() {
    let check = |text: &str, from: usize, to: usize, expect: &str| {
        let mut harness = desk(text, Vec2::new(800.0, 500.0));
        drag(&mut harness, from, to);
        assert_eq!(selected(&harness), expect);
        let answer = harness.state().answer.as_ref().unwrap();
        assert!(answer.selection_rect.is_some());
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
    harness.run_steps(8);
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
        let right_to_left = super::super::typeset::is_right_to_left(text);
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
        harness.run_steps(8);
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
        harness.run();
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
    assert!(harness.state().answer.as_ref().unwrap().selection_rect.is_none());
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
    use super::super::{text_block::TextBlock, typeset::Face};
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
fn a_context_is_not_kept_busy_by_layouts() {
    // The caches are per reader: two readers of one text in one frame do not share a selection.
    let ctx = Context::default();
    ctx.set_missing_glyph_policy(eframe::egui::MissingGlyphPolicy::Tofu);
    let style = {
        use eframe::egui::FontFamily::Proportional;
        ReaderStyle::new(&Proportional, &Proportional, &Proportional)
    };
    let (mut left, mut right) = (ReaderState::default(), ReaderState::default());
    left.select(0..3);
    for pass in 0..2 {
        let _ = ctx.run_ui(eframe::egui::RawInput::default(), |ui| {
            ui.columns(2, |columns| {
                let a = Reader::new(ENGLISH, 1, &style).id_salt(1).show_ui(&mut columns[0], &mut left, |_| {});
                let b = Reader::new(ENGLISH, 1, &style).id_salt(2).show_ui(&mut columns[1], &mut right, |_| {});
                assert_ne!(a.response.id, b.response.id);
                assert_eq!(b.selection, None);
                assert_eq!(a.selection, None, "pass {pass}: a new text begins with no selection");
            });
        });
    }
}
