//! A reader in a window, and the hands to use it with.

mod handles;
mod long;
mod pure;
mod window;

use eframe::egui::{Event, Modifiers, Pos2, Vec2, pos2};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::{super::typeset::Caret, MarginNote, Mark, Reader, ReaderResponse, ReaderState, ReaderStyle};

const ENGLISH: &str =
    "Two sides met in Doha in October.\n\nThe talks were candid, said one of them.\nThey agreed to meet again.";
const DARI: &str = "هیئت امریکا در دوحه بود.\nآنان باز می\u{200C}بینند.";

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
    handles: bool,
    adjusted: Vec<std::ops::Range<usize>>,
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
        handles: false,
        adjusted: Vec::new(),
    };
    let mut harness = Harness::builder().with_size(size).with_step_dt(0.05).allow_missing_glyphs().build_ui_state(
        |ui, desk: &mut Desk| {
            let answer = Reader::new(&desk.text, desk.key, &desk.style)
                .marks(&desk.marks)
                .margin(&desk.margin)
                .handles(desk.handles)
                .show_ui(ui, &mut desk.state, |ui| {
                    ui.label("Header");
                });
            desk.clicked.extend(answer.clicked);
            desk.margin_clicked.extend(answer.clicked_margin);
            desk.selection_changes += usize::from(answer.selection_changed);
            desk.adjusted.extend(answer.adjusted.clone());
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
