//! The window: its look, its parts, its state.

pub mod theme;
pub mod widgets;
