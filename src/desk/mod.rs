//! The window: its look, its parts, its state.

pub mod theme;
//! The window: state, actions, tasks, tabs, widgets, theme.

pub mod widgets;
