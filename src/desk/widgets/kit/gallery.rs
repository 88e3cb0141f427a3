//! All parts on one page, as the pictures compare them.

use std::ops::Range;

use eframe::egui::{
    Align, CornerRadius, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{
    AttendeeRow, Button, Cell, FactMark, FactRow, Field, Icon, IconButton, LedgerRow, Line, ListRow, NoticeKind,
    Presence, ProposalState, Segmented, SlimRow, StepMark, Tab, accent_chip_ui, card_ui, check_box_ui, choice_word_ui,
    fact_state_ui, key_cap_ui, labelled_value_ui, link_ui, matrix_cell_ui, neutral_chip_ui, notice_ui, paint::Touch,
    progress_ui, proposal_row_ui, proposal_state_ui, radio_ui, section_head_ui, select_ui, side_chip_ui,
    side_line_paint, side_ui, step_ui, steps_ui,
};
use crate::desk::theme::{Side, Text, measure, theme};

const LEFT: f32 = 26.0;
const COLUMN: f32 = 112.0;
const RIGHT: f32 = 694.0;

/// Shows every part in its states: a page 720 wide and 1320 high.
pub fn gallery_ui(ui: &mut Ui) {
    let theme = theme(ui);
    let origin = ui.max_rect().min;
    ui.painter().rect_filled(ui.clip_rect(), 0.0, theme.page);
    let mut place = |top: f32, height: f32, label: &str, content: &mut dyn FnMut(&mut Ui)| {
        let theme = crate::desk::theme::theme(ui);
        let words = Line::new().text(ui, Text::Label, theme.ink3, label);
        words.paint(ui.painter(), theme, origin.x + LEFT, origin.y + top + 12.0);
        let rect = Rect::from_min_max(origin + vec2(COLUMN, top), origin + vec2(RIGHT, top + height));
        let builder = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)).id_salt(label);
        let mut row = ui.new_child(builder);
        row.spacing_mut().item_spacing = vec2(10.0, 0.0);
        content(&mut row);
    };
    place(52.0, 22.0, "Surfaces", &mut surfaces);
    place(105.0, 44.0, "Tab", &mut tabs);
    place(160.0, 28.0, "Button", &mut buttons);
    place(199.0, 20.0, "Side", &mut sides);
    place(228.0, 30.0, "Underline", &mut underlines);
    place(262.0, 18.0, "Fact state", &mut fact_states);
    place(295.0, 106.0, "List row", &mut list_rows);
    place(414.0, 28.0, "Matrix cell", &mut matrix_cells);
    place(472.0, 78.0, "Fact row", &mut fact_rows);
    place(564.0, 70.0, "Attendee", &mut attendees);
    place(638.0, 42.0, "Commitment", &mut commitments);
    place(690.0, 42.0, "Proposal", &mut proposal);
    place(739.0, 18.0, "", &mut proposal_states);
    place(766.0, 36.0, "Notice", &mut notices);
    place(811.0, 18.0, "Progress", &mut progress);
    place(844.0, 28.0, "Field", &mut fields);
    place(890.0, 28.0, "Choice", &mut choices);
    place(932.0, 28.0, "Segments", &mut segments);
    place(974.0, 56.0, "Section", &mut section);
    place(1040.0, 60.0, "Slim rows", &mut slim_rows);
    place(1104.0, 84.0, "Ledger", &mut ledger);
    place(1210.0, 90.0, "Icons", &mut icons);
    let title = Line::new().text(
        ui,
        Text::DialogTitle,
        theme.ink,
        if theme.dark { "Components, dark" } else { "Components, light" },
    );
    title.paint(ui.painter(), theme, origin.x + LEFT, origin.y + 30.0);
}

fn stacked(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(Align::Min);
    let mut child = ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).layout(layout));
    child.spacing_mut().item_spacing = vec2(0.0, 0.0);
    content(&mut child);
}

fn surfaces(ui: &mut Ui) {
    let theme = theme(ui);
    ui.spacing_mut().item_spacing.x = 4.0;
    let surfaces = [
        ("window", theme.window),
        ("panel", theme.panel),
        ("page", theme.page),
        ("raised", theme.raised),
        ("accent", theme.accent),
        ("tint", theme.accent_tint),
        ("selection", theme.selection),
        ("evidence", theme.evidence),
        ("rival", theme.rival_tint),
    ];
    for (name, colour) in surfaces {
        let (rect, response) = ui.allocate_exact_size(vec2(61.0, 22.0), Sense::hover());
        let radius = CornerRadius::same(measure::RADIUS_CHIP);
        ui.painter().rect(rect, radius, colour, Stroke::new(1.0, theme.line2), StrokeKind::Inside);
        let words = Line::new().text(ui, Text::Caption, theme.ink3, name);
        words.paint(ui.painter(), theme, rect.left(), rect.bottom() + 11.0);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    }
}

fn tabs(ui: &mut Ui) {
    let theme = theme(ui);
    let rect = ui.max_rect();
    let radius = CornerRadius { nw: 6, ne: 6, sw: 0, se: 0 };
    ui.painter().rect_filled(rect, radius, theme.window);
    super::hairline(ui.painter(), rect, theme.line2);
    let bottom = Rect::from_min_max(pos2(rect.left() + 12.0, rect.bottom() - 36.0), rect.max);
    let mut row = ui.new_child(UiBuilder::new().max_rect(bottom).layout(Layout::left_to_right(Align::Max)));
    row.spacing_mut().item_spacing.x = 0.0;
    row.add(Tab::shown_as("Articles", "rest", false, Touch::default()));
    row.add(Tab::shown_as("Actors", "hover", false, Touch { hover: true, ..Touch::default() }));
    row.add(Tab::shown_as("Meetings", "active", true, Touch::default()));
    row.add(Tab::shown_as("Articles", "focus", false, Touch { focus: true, ..Touch::default() }));
}

fn buttons(ui: &mut Ui) {
    let rest = Touch::default();
    ui.add(Button::new("Accept").primary().key("Enter"));
    ui.add(Button::new("focus").primary().shown_as(Touch { focus: true, ..rest }));
    ui.add(Button::new("rest"));
    ui.add(Button::new("hover").shown_as(Touch { hover: true, ..rest }));
    ui.add(Button::new("pressed").shown_as(Touch { press: true, ..rest }));
    ui.add(Button::new("disabled").enabled(false));
    ui.add(Button::new("quiet").quiet());
}

fn sides(ui: &mut Ui) {
    for (side, name) in Side::ALL.into_iter().zip(["first, solid", "second, dashed", "third, dotted", "fourth, double"])
    {
        side_ui(ui, Some(side), name);
    }
    side_chip_ui(ui, Side::A, "chip");
    side_chip_ui(ui, Side::B, "chip");
}

fn underlines(ui: &mut Ui) {
    let theme = theme(ui);
    let rect = ui.max_rect();
    let mut x = rect.left();
    let names = [
        ("Washington", Some(Side::A)),
        ("the movement", Some(Side::B)),
        ("Islamabad", Some(Side::C)),
        ("Berlin", Some(Side::D)),
        ("nobody’s", None),
    ];
    for (name, side) in names {
        let words = super::one_line(ui, Text::Reading, theme.ink, name, f32::INFINITY);
        let top = rect.center().y - words.size().y / 2.0;
        let base = top + super::baseline(&words);
        side_line_paint(ui.painter(), theme, side, x, x + words.size().x, (base + measure::ACTOR_LINE_DROP).round());
        let width = words.size().x;
        ui.painter().galley(pos2(x, top), words, theme.ink);
        x += width + 10.0;
    }
}

fn fact_states(ui: &mut Ui) {
    fact_state_ui(ui, FactMark::Supported, "supported, 4 articles, 3 origins");
    fact_state_ui(ui, FactMark::Settled, "settled");
    fact_state_ui(ui, FactMark::Rival, "rival");
    fact_state_ui(ui, FactMark::Reopened, "reopened");
    fact_state_ui(ui, FactMark::Unsupported, "unsupported");
}

fn list_rows(ui: &mut Ui) {
    let theme = theme(ui);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    let hover = Touch { hover: true, ..Touch::default() };
    let rows = [
        ListRow::new("Rest, read").icon(Icon::Antenna).meta("Reuters").date("2021-10-08").read(true),
        ListRow::new("Unread, with proposals").meta("MFA Kabul").unread(true).proposals_left(14),
        ListRow::new("امیر خان متقی در دوحه").meta("Hover, right to left").shown_as(hover),
        ListRow::new("Selected").meta("Al-Ahed").selected(true).rival(true).proposals_left(9),
    ];
    let half = vec2((rect.width() / 2.0).floor(), 53.0);
    for (row, corner) in rows.iter().zip([vec2(0.0, 0.0), vec2(half.x, 0.0), vec2(0.0, 53.0), vec2(half.x, 53.0)]) {
        let at = Rect::from_min_size(rect.min + corner, half);
        let mut cell = ui.new_child(UiBuilder::new().max_rect(at).layout(Layout::top_down(Align::Min)));
        row.show(&mut cell);
    }
    ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, theme.line1), StrokeKind::Outside);
}

fn matrix_cells(ui: &mut Ui) {
    let theme = theme(ui);
    ui.spacing_mut().item_spacing.x = 2.0;
    let cells = [
        (Cell::Agrees, "9–10 Oct", "agrees"),
        (Cell::Rival, "discussed", "rival"),
        (Cell::Outweighed, "in person", "outweighed"),
        (Cell::Other, "West, Nov", "other date"),
        (Cell::Silent, "", "silent"),
        (Cell::Rival, "agreed", "selected"),
    ];
    for (cell, words, below) in cells {
        let selected = below == "selected";
        let response = matrix_cell_ui(
            ui,
            vec2(if cell == Cell::Outweighed { 99.0 } else { 94.0 }, 28.0),
            cell,
            words,
            selected,
            below,
        );
        let caption = Line::new().text(ui, Text::Caption, theme.ink3, below);
        caption.paint(ui.painter(), theme, response.rect.left() + 7.0, response.rect.bottom() + 12.0);
    }
}

fn fact_rows(ui: &mut Ui) {
    stacked(ui, |ui| {
        FactRow::new("Place", "Doha, Qatar", FactMark::Supported, "7 articles, 4 origins")
            .note("venue not stated")
            .show(ui);
        FactRow::new("Outcome on aid", "Agreed", FactMark::Rival, "rival, 2 values")
            .or("discussed only")
            .action("Settle…", "S")
            .show(ui);
        FactRow::new("Led for the US", "Thomas West", FactMark::Unsupported, "unsupported, typed").show(ui);
    });
}

fn attendees(ui: &mut Ui) {
    let rect = ui.max_rect();
    let columns = [
        [
            AttendeeRow::new(Presence::Attended, "Amir Khan Muttaqi"),
            AttendeeRow::new(Presence::Absent, "Zalmay Khalilzad"),
        ],
        [
            AttendeeRow::new(Presence::Expected, "Sarah Charles")
                .title("Humanitarian lead, USAID")
                .sources("2 articles"),
            AttendeeRow::new(Presence::Denied, "Presence denied"),
        ],
    ];
    let mut left = rect.left();
    for rows in columns {
        let at = Rect::from_min_size(pos2(left, rect.top()), vec2(283.0, rect.height()));
        let mut column = ui.new_child(UiBuilder::new().max_rect(at).layout(Layout::top_down(Align::Min)));
        column.spacing_mut().item_spacing.y = 0.0;
        for row in rows {
            row.show(&mut column);
        }
        left += 299.0;
    }
}

fn commitments(ui: &mut Ui) {
    let rect = ui.max_rect();
    for (index, step) in StepMark::ALL.into_iter().enumerate() {
        let column = u8::try_from(index % 4).map_or(0.0, f32::from);
        let corner = rect.min + vec2(column * 146.0, if index < 4 { 0.0 } else { 21.0 });
        let mut cell = ui.new_child(UiBuilder::new().max_rect(Rect::from_min_size(corner, vec2(140.0, 20.0))));
        step_ui(&mut cell, step);
    }
}

fn proposal(ui: &mut Ui) {
    let theme = theme(ui);
    stacked(ui, |ui| {
        card_ui(ui, true, |ui| {
            ui.spacing_mut().interact_size.y = 24.0;
            ui.horizontal(|ui| {
                ui.set_width(RIGHT - COLUMN - 26.0);
                Line::new()
                    .icon(Icon::Speech, 14.0, theme.ink2)
                    .space(6.0)
                    .text(ui, Text::Label, theme.ink2, "Position")
                    .space(8.0)
                    .text(ui, Text::Strong, theme.ink, "Aid must not be tied to politics")
                    .ui(ui, theme, 24.0);
                ui.spacing_mut().item_spacing.x = 8.0;
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add(Button::new("Reject").small().key("Backspace"));
                    ui.add(Button::new("Accept").small().primary().key("Enter"));
                });
            });
        });
    });
}

fn proposal_states(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.x = 18.0;
    for state in [ProposalState::Accepted, ProposalState::Rejected, ProposalState::Later, ProposalState::SameAs] {
        proposal_state_ui(ui, state);
    }
}

fn ledger(ui: &mut Ui) {
    use StepMark::{Disputed, NotStarted, PartlyKept, UnderWay};
    let (one, other) = ((Some(Side::A), "United States"), (Some(Side::B), "Taliban"));
    stacked(ui, |ui| {
        let steps = [NotStarted, UnderWay, PartlyKept];
        let words = "Let foreigners and eligible Afghans leave";
        LedgerRow { who: &[other], whom: &[one], words, steps: &steps, state: "partly kept", ..LedgerRow::default() }
            .show(ui);
        let steps = [NotStarted, Disputed];
        LedgerRow {
            who: &[one, other],
            whom: &[],
            words: "Send aid",
            steps: &steps,
            state: "disputed",
            alarm: true,
            ..LedgerRow::default()
        }
        .show(ui);
        proposal_row_ui(ui, ProposalState::Waiting, Icon::Flag, "Commitment", "Keep to the 2020 agreement", "¶3");
    });
}

fn notices(ui: &mut Ui) {
    notice_ui(ui, NoticeKind::Done, "12 articles added, 1 is a copy", &["Undo"], false);
    notice_ui(ui, NoticeKind::Error, "Not saved: disk is full", &["Save elsewhere…"], false);
}

fn progress(ui: &mut Ui) {
    progress_ui(ui, "Reading 8 of 10", Some(0.8), true);
    progress_ui(ui, "Waiting for the system dialog", None, false);
}

fn fields(ui: &mut Ui) {
    Field::search("Search", "rest", Some("Ctrl F")).width(180.0).show(ui, &mut String::new());
    Field::new("Title").width(180.0).show(ui, &mut "west".to_owned());
    Field::new("Date").mono().error(Some("")).width(150.0).show(ui, &mut "2021-13-01".to_owned());
}

fn choices(ui: &mut Ui) {
    select_ui(ui, "Template", 170.0, &mut 1, &[(1, "Meeting brief"), (2, "Actor profile")]);
    check_box_ui(ui, &mut true, "Delegations", "");
    check_box_ui(ui, &mut false, "Timeline", "");
    radio_ui(ui, true, "Hold neither", Some("3"));
    radio_ui(ui, false, "Both", None);
}

fn segments(ui: &mut Ui) {
    Segmented::new("Reading state").show(ui, &mut 1, &[(0, "Unread"), (1, "Reading"), (2, "Read")]);
    Segmented::new("Confidence").accent().width(186.0).show(ui, &mut 1, &[(0, "Low"), (1, "Moderate"), (2, "High")]);
    choice_word_ui(ui, Icon::Graph, "graph", true);
    choice_word_ui(ui, Icon::List, "list", false);
    ui.add(IconButton::new(Icon::Filter, "Filter").shortcut("Ctrl Shift F"));
    ui.add(IconButton::new(Icon::Sidebar, "Inspector").selected(true));
}

fn section(ui: &mut Ui) {
    stacked(ui, |ui| {
        section_head_ui(ui, "Commitments", "5", |ui| {
            link_ui(ui, "30 November 2021", true);
            neutral_chip_ui(ui, "1 article");
            accent_chip_ui(ui, "firmer");
            key_cap_ui(ui, "Ctrl K");
            steps_ui(ui, &[StepMark::NotStarted, StepMark::UnderWay, StepMark::PartlyKept]);
        });
        labelled_value_ui(ui, "Bytes", 82.0, "sha256 c2518403 2cb3cd06…", true);
    });
}

fn slim_rows(ui: &mut Ui) {
    stacked(ui, |ui| {
        SlimRow::actor(Some(Side::B), "Amir Khan Muttaqi").trailing("17").selected(true).show(ui);
        SlimRow::palette(super::Lead::Icon(Icon::Calendar), "West and Muttaqi, Doha")
            .found(&[Range { start: 0, end: 4 }])
            .date("2021-11-30")
            .state(FactMark::Supported, "4 origins")
            .key("Enter")
            .show(ui);
    });
}

fn icons(ui: &mut Ui) {
    let theme = theme(ui);
    let rect = ui.max_rect();
    let mut centre = rect.min + vec2(9.0, 9.0);
    for icon in Icon::ALL {
        icon.paint_at(ui.painter(), centre, theme.ink2);
        centre.x += 30.0;
        if centre.x > rect.right() {
            centre = pos2(rect.left() + 9.0, centre.y + 30.0);
        }
    }
}
