//! The parts as pictures, compared on a software rasteriser.
//!
//! Where there is no adapter to draw with, the tests say so and pass; `READOUT_PICTURES=required` forbids that.
//! New pictures: `UPDATE_SNAPSHOTS=true cargo test --test pictures_kit`.

use std::panic::catch_unwind;

use eframe::egui;
use egui_kittest::{Harness, kittest::Queryable as _, wgpu::WgpuTestRenderer};
use readout::desk::{
    theme,
    widgets::kit::{self, Button, Dialog, Field, Icon},
};

fn check(name: &str, size: egui::Vec2, wanted: egui::Theme, focus: &str, ui: impl FnMut(&mut egui::Ui)) {
    // The renderer offers no way to ask: it panics where there is no adapter.
    let Ok(renderer) = catch_unwind(WgpuTestRenderer::new) else {
        let required = std::env::var("READOUT_PICTURES").is_ok_and(|value| value == "required");
        assert!(!required, "{name}: no adapter to draw with, and READOUT_PICTURES=required");
        eprintln!("skipped {name}: no adapter to draw with");
        return;
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_theme(wanted)
        .with_context_setup(theme::install)
        .renderer(renderer)
        .build_ui(ui);
    harness.get_by_label(focus).focus();
    harness.run();
    harness.snapshot(name);
}

const GALLERY: egui::Vec2 = egui::vec2(736.0, 1336.0);
const DIALOG: egui::Vec2 = egui::vec2(760.0, 560.0);

#[test]
fn parts_in_light() {
    check("kit_light", GALLERY, egui::Theme::Light, "Title", kit::gallery_ui);
}

#[test]
fn parts_in_dark() {
    check("kit_dark", GALLERY, egui::Theme::Dark, "Title", kit::gallery_ui);
}

/// A dialog over an empty place, with fields in a form.
fn dialog_ui(ui: &mut egui::Ui) {
    ui.painter().rect_filled(ui.clip_rect(), 0.0, theme::theme(ui).page);
    kit::empty_state_ui(ui, Icon::Download, "Drop articles here", "Text, PDF, Word, EPUB.", true, |ui| {
        ui.add(Button::new("Choose files…").primary());
        ui.add(Button::new("Choose a folder…"));
    });
    Dialog::new("Was aid to Afghanistan agreed at the talks?", 640.0)
        .above("Settle a rival", "United States and Taliban, Doha")
        .hint("Nothing is deleted.")
        .show(
            ui.ctx(),
            egui::Id::unique("dialog"),
            |ui| {
                Field::labelled("Reason").serif().rows(3).show(ui, &mut "The only text by the party.".to_owned());
                kit::form_row_ui(ui, "Published", 90.0, |ui| {
                    Field::new("Published")
                        .mono()
                        .error(Some("There is no month 13."))
                        .show(ui, &mut "2021-13-01".to_owned());
                });
                kit::form_row_ui(ui, "Language", 90.0, |ui| {
                    kit::select_ui(ui, "Language", 190.0, &mut 1, &[(1, "English"), (2, "Dari")]);
                });
            },
            |ui| {
                ui.add(Button::new("Settle").primary().key("Ctrl Enter"));
                ui.add(Button::new("Cancel").key("Esc"));
            },
        );
}

#[test]
fn a_dialog_in_light() {
    check("kit_dialog_light", DIALOG, egui::Theme::Light, "Settle", dialog_ui);
}

#[test]
fn a_dialog_in_dark() {
    check("kit_dialog_dark", DIALOG, egui::Theme::Dark, "Settle", dialog_ui);
}

/// egui's own parts in our style.
fn stock_ui(ui: &mut egui::Ui) {
    ui.painter().rect_filled(ui.clip_rect(), 0.0, theme::theme(ui).page);
    ui.horizontal(|ui| {
        ui.menu_button("File", |_| {});
        _ = ui.button("Button");
        _ = ui.selectable_label(true, "Selected");
        ui.text_edit_singleline(&mut "Text").accessible_name("Text");
    });
    ui.horizontal(|ui| {
        ui.checkbox(&mut true, "On");
        _ = ui.radio(true, "Chosen");
        _ = ui.radio(false, "Not chosen");
        egui::ComboBox::from_id_salt("box").selected_text("Choice").show_ui(ui, |_| {}).response.accessible_name("Box");
        ui.add(egui::Slider::new(&mut 0.5, 0.0..=1.0).text("Zoom"));
        ui.hyperlink_to("Link", "https://example.org");
    });
    ui.separator();
    egui::ScrollArea::vertical().max_height(100.0).auto_shrink(false).show(ui, |ui| {
        for line in 0..40 {
            ui.label(format!("Line {line}"));
        }
    });
}

#[test]
fn stock_parts_in_light() {
    check("stock_light", egui::vec2(620.0, 220.0), egui::Theme::Light, "Button", stock_ui);
}

#[test]
fn stock_parts_in_dark() {
    check("stock_dark", egui::vec2(620.0, 220.0), egui::Theme::Dark, "Button", stock_ui);
}
