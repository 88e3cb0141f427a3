//! Distances, in points (1 point is 1 pixel at scale 1).

use eframe::egui;

/// Between a mark and its words.
pub const SPACE_4: f32 = 4.0;
/// Between small things that belong together.
pub const SPACE_8: f32 = 8.0;
/// Between controls of one group, and inside rows.
pub const SPACE_12: f32 = 12.0;
/// Inside panels and cards.
pub const SPACE_16: f32 = 16.0;
/// Inside pages, and between groups.
pub const SPACE_24: f32 = 24.0;
/// Between columns of a page.
pub const SPACE_32: f32 = 32.0;

/// Corners of chips and key caps.
pub const RADIUS_CHIP: u8 = 4;
/// Corners of buttons.
pub const RADIUS_BUTTON: u8 = 5;
/// Corners of fields and tabs.
pub const RADIUS_FIELD: u8 = 6;
/// Corners of cards and popups.
pub const RADIUS_CARD: u8 = 8;
/// Corners of dialogs.
pub const RADIUS_DIALOG: u8 = 10;

/// Rules and borders.
pub const STROKE_HAIR: f32 = 1.0;
/// The focus ring, and how far outside the widget it runs.
pub const STROKE_FOCUS: f32 = 2.0;
/// The line under an actor's name.
pub const STROKE_ACTOR: f32 = 2.0;
/// How far below the baseline the line under an actor's name runs.
pub const ACTOR_LINE_DROP: f32 = 4.0;
/// The bar at the left of a selected row.
pub const BAR_SELECTED: f32 = 3.0;
/// The bar at the top of the active tab.
pub const BAR_TAB: f32 = 3.0;
/// Icons, at 16.
pub const STROKE_ICON: f32 = 1.4;
/// The side of an icon.
pub const ICON: f32 = 16.0;

/// Height of the menu bar.
pub const MENU_HEIGHT: f32 = 30.0;
/// Height of the tab bar.
pub const TABS_HEIGHT: f32 = 40.0;
/// Height of the status line.
pub const STATUS_HEIGHT: f32 = 26.0;
/// Height of the head of a list or an inspector.
pub const PANEL_HEAD_HEIGHT: f32 = 40.0;
/// Width of the search field in the shell.
pub const SEARCH_WIDTH: f32 = 348.0;
/// Height of fields.
pub const FIELD_HEIGHT: f32 = 28.0;

/// Width of the list of articles.
pub const LIST_ARTICLES: f32 = 304.0;
/// Width of the list of actors.
pub const LIST_ACTORS: f32 = 240.0;
/// Width of the list of meetings.
pub const LIST_MEETINGS: f32 = 252.0;
/// How narrow and how wide a list can be drawn.
pub const LIST_RANGE: std::ops::RangeInclusive<f32> = 200.0..=420.0;
/// Width of the inspector.
pub const INSPECTOR: f32 = 360.0;
/// How narrow a page may get before the inspector gives way.
pub const PAGE_LEAST: f32 = 520.0;
/// How narrow and how wide the inspector can be drawn.
pub const INSPECTOR_RANGE: std::ops::RangeInclusive<f32> = 300.0..=480.0;

/// The column of paragraph numbers in the reader.
pub const READER_NUMBERS: f32 = 38.0;
/// The measure of the reader: 68 characters.
pub const READER_MEASURE: f32 = 548.0;
/// Between text and margin notes.
pub const READER_GAP: f32 = 20.0;
/// The column of margin notes.
pub const READER_MARGIN: f32 = 150.0;
/// Height of a highlight within a line of the reader.
pub const HIGHLIGHT_HEIGHT: f32 = 22.0;

/// The dialog that settles a rival.
pub const DIALOG_SETTLE: egui::Vec2 = egui::vec2(1120.0, 692.0);
/// The print dialog.
pub const DIALOG_PRINT: egui::Vec2 = egui::vec2(1320.0, 856.0);
/// Width of the palette.
pub const PALETTE_WIDTH: f32 = 680.0;
/// Top of the palette.
pub const PALETTE_TOP: f32 = 104.0;

/// A list row with a title of two lines.
pub const ROW_LIST: f32 = 71.0;
/// A list row with a title of one line.
pub const ROW_LIST_ONE: f32 = 53.0;
/// An attendee with a second line.
pub const ROW_ATTENDEE: f32 = 37.0;
/// A row of the palette.
pub const ROW_PALETTE: f32 = 34.0;
/// Buttons, and rows of ledger, matrix and proposals.
pub const ROW_BUTTON: f32 = 28.0;
/// The head of the matrix.
pub const ROW_MATRIX_HEAD: f32 = 34.0;
/// The origins above the head of the matrix.
pub const ROW_ORIGINS: f32 = 18.0;
/// A fact or a position.
pub const ROW_FACT: f32 = 26.0;
/// The label of a fact.
pub const FACT_LABEL: f32 = 140.0;
/// An actor in the list.
pub const ROW_ACTOR: f32 = 25.0;
/// A mention in context.
pub const ROW_MENTION: f32 = 24.0;

/// The longest animation, in seconds.
pub const ANIMATION: f32 = 0.12;
