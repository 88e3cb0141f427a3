//! Temporary.
use eframe::egui::Ui;
use super::MeetingsView;
use crate::desk::scene::Scene;
#[derive(Default)]
pub(super) struct TimelineView;
/// T.
pub fn timeline_ui(_: &mut Ui, _: &mut Scene<'_>, _: &mut MeetingsView) {}
