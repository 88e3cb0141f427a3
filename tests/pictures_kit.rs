//! The parts as pictures, compared on a software rasteriser.
//!
//! Where there is no adapter to draw with, the tests say so and pass; `READOUT_PICTURES=required` forbids that.
//! New pictures: `UPDATE_SNAPSHOTS=true cargo test --test pictures_kit`.

use std::panic::catch_unwind;

use eframe::egui;
use egui_kittest::{Harness, wgpu::WgpuTestRenderer};
use readout::desk::{theme, widgets::kit};

fn check(name: &str, wanted: egui::Theme) {
    // The renderer offers no way to ask: it panics where there is no adapter.
    let Ok(renderer) = catch_unwind(WgpuTestRenderer::new) else {
        let required = std::env::var("READOUT_PICTURES").is_ok_and(|value| value == "required");
        assert!(!required, "{name}: no adapter to draw with, and READOUT_PICTURES=required");
        eprintln!("skipped {name}: no adapter to draw with");
        return;
    };
    let mut harness = Harness::builder()
        .with_size(egui::vec2(720.0, 1240.0))
        .with_theme(wanted)
        .with_context_setup(theme::install)
        .renderer(renderer)
        .build_ui(kit::gallery_ui);
    harness.run();
    harness.snapshot(name);
}

#[test]
fn parts_in_light() {
    check("kit_light", egui::Theme::Light);
}

#[test]
fn parts_in_dark() {
    check("kit_dark", egui::Theme::Dark);
}
