//! Earlier versions of the open dossier: those that saving replaced, to be compared with, opened, or gone back to.

use eframe::egui::{Align, Id, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::super::beside::EarlierVersion;
use super::super::desk::Desk;
use super::super::message::Message;
use super::super::overlay::{BriefDialog, Overlay};
use super::super::perform;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Button, Dialog, hairline};
use super::super::widgets::text_block::TextBlock;
use super::super::widgets::typeset::Face;

/// Height of a row, in points.
const ROW: f32 = 74.0;
/// Room for the buttons of a row.
const BUTTONS: f32 = 320.0;

/// The versions, the latest first.
#[derive(Debug)]
pub struct VersionsPage {
    document: u64,
    versions: Vec<EarlierVersion>,
}

enum Chosen {
    Compare,
    Open,
    Return,
}

impl VersionsPage {
    /// The versions of the document with this id.
    #[must_use]
    pub fn new(document: u64, versions: Vec<EarlierVersion>) -> Self {
        Self { document, versions }
    }

    pub(super) fn ui(&mut self, desk: &mut Desk, ui: &Ui) -> bool {
        if desk.document.as_ref().is_none_or(|document| document.id != self.document) {
            return false;
        }
        let mut chosen = None;
        let words = "Each save keeps what it replaces: the last five, and the last of each of seven days.";
        let shown = Dialog::new("Earlier versions", 880.0).height(600.0).show(
            ui.ctx(),
            Id::unique("earlier versions"),
            |ui| {
                ui.label(Text::Body.rich(words, theme(ui).ink2));
                if self.versions.is_empty() {
                    ui.label(
                        Text::Body.rich("There is none yet: the next save keeps the file as it is now.", theme(ui).ink),
                    );
                }
                ui.spacing_mut().item_spacing.y = 0.0;
                let height = ui.available_height().clamp(ROW, 440.0);
                let area = ScrollArea::vertical().id_salt("list of versions").max_height(height);
                area.auto_shrink([false, true]).show_rows(ui, ROW, self.versions.len(), |ui, rows| {
                    for at in rows {
                        if let Some(version) = self.versions.get(at) {
                            chosen = row_ui(ui, version).map(|what| (at, what)).or(chosen.take());
                        }
                    }
                });
            },
            |ui| ui.add(Button::new("Close").primary().key("Esc")).clicked(),
        );
        let Some((version, what)) = chosen.and_then(|(at, what)| Some((self.versions.get(at)?, what))) else {
            return !(shown.inner.1 || super::is_left(&shown));
        };
        let Ok(dossier) = &version.dossier else { return true };
        match what {
            Chosen::Compare => {
                let today = (desk.clock)().date_naive();
                let dialog = BriefDialog::since(dossier.clone(), version.when(), Vec::new(), today);
                desk.messages.push(Message::Open(Box::new(Overlay::Brief(Box::new(dialog)))));
            }
            Chosen::Open => perform::open_copy(desk, dossier.clone()),
            Chosen::Return => perform::return_to(desk, dossier.clone(), &version.when()),
        }
        false
    }
}

fn row_ui(ui: &mut Ui, version: &EarlierVersion) -> Option<Chosen> {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    hairline(ui.painter(), rect, theme.line1);
    let face = |text: Text| Face { font: text.font(), row_height: text.line_height() };
    let when = version.when();
    let lines = [version.holds(), version.since()];
    let width = rect.width() - BUTTONS;
    let top = Rect::from_min_size(rect.min + vec2(0.0, 8.0), vec2(width, 20.0));
    TextBlock::new(&when, face(Text::Strong), theme.ink).put_ui(ui, top, ("version", &when));
    for (at, line) in lines.iter().enumerate() {
        let ink = if version.dossier.is_err() { theme.rival } else { theme.ink2 };
        let place = top.translate(vec2(0.0, 22.0 + 18.0 * at as f32));
        TextBlock::new(line, face(Text::Label), ink).put_ui(ui, place, ("line of version", &when, at));
    }
    let at = Rect::from_min_size(eframe::egui::pos2(rect.right() - BUTTONS, rect.top()), vec2(BUTTONS - 12.0, ROW));
    let mut buttons = ui.new_child(UiBuilder::new().max_rect(at).layout(Layout::right_to_left(Align::Center)));
    buttons.spacing_mut().item_spacing.x = 6.0;
    let mut chosen = None;
    if version.dossier.is_ok() {
        for (label, tooltip, what) in [
            ("Go back to it", "One step: undo takes it back", Chosen::Return),
            ("Open a copy", "As a dossier without a file", Chosen::Open),
            ("What changed…", "What changed from it until now", Chosen::Compare),
        ] {
            let name = format!("{label}, {when}");
            if buttons.add(Button::new(label).small().tooltip(tooltip).name(&name)).clicked() {
                chosen = Some(what);
            }
        }
    }
    response
        .widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Label, true, format!("{when}, {}", lines.join(", "))));
    chosen
}
