//! The window: state, actions, tasks, tabs, widgets, theme.

pub mod widgets;
