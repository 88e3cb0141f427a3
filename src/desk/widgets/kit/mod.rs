//! The parts of which every view is made.
//!
//! Each part takes its colours and sizes from the theme, works by keyboard, names itself for screen readers, and keeps
//! its place when it is hovered, pressed or focused.

mod button;
mod chip;
mod direction;
mod field;
mod gallery;
mod icon;
mod list;
mod marks;
mod matrix;
mod notice;
mod paint;
mod proposal;
mod said;
mod section;
mod slim;
mod surface;
mod tabs;
mod text_area;
mod typed;

pub use super::typeset::is_right_to_left;
pub use button::{Button, IconButton, tooltip_ui};
pub use chip::{accent_chip_ui, count_pill_ui, key_cap_ui, neutral_chip_ui, side_chip_ui};
pub use direction::{visual_line, visual_lines};
pub use field::{Field, check_box_ui, form_row_ui, radio_ui, select_ui};
#[doc(hidden)]
pub use gallery::gallery_ui;
pub use icon::Icon;
pub use list::{LIST_PAD, ListRow, group_head_ui};
pub use marks::{
    FactMark, Presence, Stance, StepMark, fact_state_ui, side_line_paint, side_mark_paint, side_ui, stance_ui, step_ui,
    steps_ui,
};
pub use matrix::{Cell, matrix_cell_paint, matrix_cell_ui, matrix_legend_ui};
pub use notice::{NoticeKind, NoticeResponse, empty_state_ui, link_ui, notice_ui, progress_bar_paint, progress_ui};
pub use paint::{
    Line, baseline, dashed_rect, focus_ring, focus_ring_inside, hairline, key_words, one_line, some_lines,
};
pub use proposal::{LedgerRow, ProposalState, QueueRow, proposal_row_ui, proposal_state_ui};
pub use said::{At, Cells, SaidCell, Walked};
pub use section::{AttendeeRow, FactRow, FactRowResponse, delegation_head_ui, labelled_value_ui, section_head_ui};
pub use slim::{Lead, SlimRow};
pub use surface::{Dialog, bar_frame, card_frame, card_ui, dashed_box_ui, popup_card, popup_frame};
pub use tabs::{Segmented, Tab, choice_word_ui};
pub use text_area::text_area_ui;
pub use typed::{Typed, being_typed};
