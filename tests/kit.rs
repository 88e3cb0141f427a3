//! The parts are found by name and worked by keyboard.

use eframe::egui::{self, Key, Role, accesskit::Toggled, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use readout::desk::{
    theme,
    widgets::kit::{
        self, AttendeeRow, Button, Dialog, FactMark, FactRow, Field, Icon, IconButton, ListRow, NoticeKind, Presence,
        Segmented, SlimRow, Tab,
    },
};

fn harness<'a, State: 'a>(state: State, ui: impl FnMut(&mut egui::Ui, &mut State) + 'a) -> Harness<'a, State> {
    Harness::builder().with_size(vec2(700.0, 500.0)).with_context_setup(theme::install).build_ui_state(ui, state)
}

#[test]
fn a_button_is_pressed_by_click_enter_and_space() {
    let mut harness = harness(0, |ui, presses: &mut i32| {
        if ui.add(Button::new("Accept").primary().key("Enter")).clicked() {
            *presses += 1;
        }
        ui.add(Button::new("Reject").enabled(false));
    });
    harness.get_by_role_and_label(Role::Button, "Accept").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    harness.get_by_label("Accept").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(*harness.state(), 3);
    assert!(harness.get_by_label("Reject").accesskit_node().is_disabled());
}

#[test]
fn a_disabled_button_takes_no_click() {
    let mut harness = harness(0, |ui, presses: &mut i32| {
        for clicked in [
            ui.add(Button::new("Merge").enabled(false)).clicked(),
            ui.add(IconButton::new(Icon::Undo, "Undo").shortcut("Ctrl Z").enabled(false)).clicked(),
        ] {
            *presses += i32::from(clicked);
        }
    });
    harness.get_by_label("Merge").click();
    harness.get_by_label("Undo").click();
    harness.run();
    assert_eq!(*harness.state(), 0);
}

#[test]
fn nothing_moves_when_a_part_is_hovered_or_focused() {
    let mut harness = harness((), |ui, ()| {
        ui.horizontal(|ui| {
            ui.add(Button::new("One"));
            ui.add(Tab::new("Articles", 10, false));
            kit::link_ui(ui, "Undo", false);
            Field::search("Search", "Search words", Some("Ctrl F")).width(200.0).show(ui, &mut String::new());
            ui.add(Button::new("Last"));
        });
    });
    harness.run();
    let rest = harness.get_by_label("Last").rect();
    for name in ["One", "Articles, 10", "Undo", "Search"] {
        harness.get_by_label(name).hover();
        harness.run();
        assert_eq!(harness.get_by_label("Last").rect(), rest, "hovering {name}");
        harness.get_by_label(name).focus();
        harness.run();
        assert_eq!(harness.get_by_label("Last").rect(), rest, "focusing {name}");
    }
}

#[test]
fn an_active_tab_is_as_wide_as_a_resting_one() {
    let width = |active| {
        let mut harness = harness((), move |ui, ()| _ = ui.add(Tab::new("Meetings", 8, active)));
        harness.run();
        let tab = harness.get_by_role_and_label(Role::Tab, "Meetings, 8");
        (tab.rect().width(), tab.accesskit_node().toggled())
    };
    let (resting, active) = (width(false), width(true));
    assert!((resting.0 - active.0).abs() < 0.1, "{} and {}", resting.0, active.0);
    assert_eq!((resting.1, active.1), (Some(Toggled::False), Some(Toggled::True)));
}

#[test]
fn a_segment_is_chosen_by_click_and_by_key() {
    let mut harness = harness((0, 0), |ui, (value, changes): &mut (i32, i32)| {
        let options = [(0, "Unread"), (1, "Reading"), (2, "Read")];
        if Segmented::new("State").show(ui, value, &options).changed() {
            *changes += 1;
        }
    });
    harness.get_by_label("State: Read").click();
    harness.run();
    assert_eq!(*harness.state(), (2, 1));
    harness.get_by_label("State: Reading").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(*harness.state(), (1, 2));
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(*harness.state(), (1, 2), "choosing the chosen is no change");
}

#[test]
fn a_field_takes_text_and_names_itself() {
    let mut harness = harness(String::new(), |ui, text: &mut String| {
        let error = (text.as_str() == "2021-13-01").then_some("There is no month 13.");
        Field::labelled("Published").mono().error(error).show(ui, text);
    });
    harness.get_by_role_and_label(Role::TextInput, "Published").focus();
    harness.run();
    harness.get_by_role(Role::TextInput).type_text("2021-13-01");
    harness.run();
    assert_eq!(harness.state(), "2021-13-01");
    harness.get_by_label("There is no month 13.");
}

#[test]
fn a_choice_opens_by_key_and_takes_one() {
    let mut harness = harness(1, |ui, value: &mut i32| {
        kit::select_ui(ui, "Template", 200.0, value, &[(1, "Meeting brief"), (2, "Actor profile")]);
    });
    harness.get_by_role_and_label(Role::ComboBox, "Template").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("Actor profile").click();
    harness.run();
    assert_eq!(*harness.state(), 2);
    assert!(harness.query_by_label("Meeting brief").is_none(), "it is closed again");
}

#[test]
fn boxes_are_switched_by_space() {
    let mut harness = harness((false, 0), |ui, (on, choice): &mut (bool, i32)| {
        kit::check_box_ui(ui, on, "Rival claims", "1");
        for (index, words) in [(1, "Hold neither"), (2, "Both hold")] {
            if kit::radio_ui(ui, *choice == index, words, None).clicked() {
                *choice = index;
            }
        }
    });
    for name in ["Rival claims", "Both hold"] {
        harness.get_by_label(name).focus();
        harness.run();
        harness.key_press(Key::Space);
        harness.run();
    }
    assert_eq!(*harness.state(), (true, 2));
    assert_eq!(harness.get_by_label("Rival claims").accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn rows_say_all_that_they_show() {
    let mut harness = harness((), |ui, ()| {
        ListRow::new("Kabul asks").meta("Not named").date("2021-12-02").unread(true).proposals_left(16).show(ui);
        let (who, whom) = ([(Some(theme::Side::B), "Taliban")], [(Some(theme::Side::A), "United States")]);
        let steps = [kit::StepMark::PartlyKept];
        kit::LedgerRow {
            who: &who,
            whom: &whom,
            words: "Let them leave",
            steps: &steps,
            state: "partly kept",
            ..kit::LedgerRow::default()
        }
        .show(ui);
        kit::proposal_row_ui(ui, kit::ProposalState::Waiting, Icon::Flag, "Commitment", "Keep to it", "¶3");
        SlimRow::actor(Some(theme::Side::B), "Taliban").trailing("96").selected(true).show(ui);
        FactRow::new("Outcome on aid", "Agreed", FactMark::Rival, "rival, 2 values").or("discussed only").show(ui);
        AttendeeRow::new(Presence::Absent, "Zalmay Khalilzad").title("Special Representative").show(ui);
        kit::matrix_cell_ui(ui, vec2(95.0, 28.0), kit::Cell::Rival, "agreed", true, "Al-Ahed, Was aid agreed?");
    });
    harness.run();
    for name in [
        "Taliban to United States: Let them leave, partly kept",
        "Commitment: Keep to it, ¶3, waiting",
        "Kabul asks, Not named, 2021-12-02, unread, 16 proposals left",
        "Taliban, 96",
        "Outcome on aid: Agreed or discussed only, rival, 2 values",
        "Zalmay Khalilzad, Special Representative, absent",
        "Al-Ahed, Was aid agreed?: agreed, rival",
    ] {
        harness.get_by_label(name);
    }
}

#[test]
fn a_list_row_is_as_high_as_it_says() {
    let titles = [
        "One line",
        "A title that is long enough to be broken into two lines at least, and cut after them",
        "امیر خان متقی",
    ];
    for title in titles {
        let mut harness = harness((0.0, 0.0), move |ui, (said, shown): &mut (f32, f32)| {
            ui.set_width(304.0);
            let row = ListRow::new(title).meta("Reuters").date("2021-10-08");
            *said = row.height(ui, 304.0);
            *shown = row.show(ui).rect.height();
        });
        harness.run();
        let (said, shown) = *harness.state();
        let expect = if title.len() > 60 { 71.0 } else { 53.0 };
        assert!((said - shown).abs() < 0.1 && (said - expect).abs() < 0.1, "{title}: said {said}, shown {shown}");
    }
}

#[test]
fn the_action_of_a_rival_fact_is_apart_from_its_row() {
    let mut harness = harness((0, 0), |ui, (rows, actions): &mut (i32, i32)| {
        let row = FactRow::new("Outcome", "Agreed", FactMark::Rival, "rival, 2 values").action("Settle…", "S").show(ui);
        *rows += i32::from(row.row.clicked());
        *actions += i32::from(row.action.is_some_and(|action| action.clicked()));
    });
    harness.get_by_label("Settle…").click();
    harness.run();
    assert_eq!(*harness.state(), (0, 1));
    harness.get_by_label("Outcome: Agreed, rival, 2 values").click();
    harness.run();
    assert_eq!(*harness.state(), (1, 1));
}

#[test]
fn a_notice_answers_with_what_was_pressed() {
    let mut harness = harness(kit::NoticeResponse::default(), |ui, answer: &mut kit::NoticeResponse| {
        let now =
            kit::notice_ui(ui, NoticeKind::Error, "Not saved: disk is full", &["Try again", "Save elsewhere…"], true);
        if now != kit::NoticeResponse::default() {
            *answer = now;
        }
    });
    harness.get_by_label("Save elsewhere…").click();
    harness.run();
    assert_eq!(harness.state().action, Some(1));
    harness.get_by_label("Dismiss").click();
    harness.run();
    assert!(harness.state().dismissed);
}

#[test]
fn a_dialog_closes_by_escape_and_by_its_cross() {
    for by_key in [true, false] {
        let mut harness = harness((true, 0), |ui, (open, settled): &mut (bool, i32)| {
            if *open {
                let dialog = Dialog::new("Was aid agreed?", 500.0).hint("Nothing is deleted.");
                let answer = dialog.show(
                    ui.ctx(),
                    egui::Id::unique("settle"),
                    |ui| ui.label("Body").clicked(),
                    |ui| {
                        let settle = ui.add(Button::new("Settle").primary().key("Ctrl Enter")).clicked();
                        ui.add(Button::new("Cancel").key("Esc"));
                        settle
                    },
                );
                *settled += i32::from(answer.inner.1);
                *open = !answer.should_close();
            }
        });
        harness.run();
        harness.get_by_label("Settle").click();
        harness.run();
        assert_eq!(*harness.state(), (true, 1));
        if by_key {
            harness.key_press(Key::Escape);
        } else {
            harness.get_by_label("Close").click();
        }
        harness.run();
        assert!(!harness.state().0, "by key: {by_key}");
    }
}

#[test]
fn an_empty_place_teaches_and_offers() {
    let mut harness = harness(0, |ui, presses: &mut i32| {
        kit::empty_state_ui(ui, Icon::Download, "Drop articles here", "Text, PDF, Word.", true, |ui| {
            *presses += i32::from(ui.add(Button::new("Choose files…").primary()).clicked());
        });
    });
    harness.run();
    harness.get_by_label("Drop articles here");
    harness.get_by_label("Choose files…").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
}

#[test]
fn progress_can_be_cancelled() {
    let mut harness = harness(false, |ui, cancelled: &mut bool| {
        *cancelled |= kit::progress_ui(ui, "Reading 8 of 10", Some(0.8), true);
        assert!(!kit::progress_ui(ui, "Waiting", None, false));
    });
    harness.get_by_label("Cancel").click();
    harness.run();
    assert!(*harness.state());
}
