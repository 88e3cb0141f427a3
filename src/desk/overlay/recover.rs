//! Work that a Readout which ended did not save: opened or discarded, one by one.

use eframe::egui::{Align, Id, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::super::beside::{FileNow, Unsaved};
use super::super::desk::Desk;
use super::super::perform;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Button, Dialog, hairline};
use super::super::widgets::text_block::TextBlock;
use super::super::widgets::typeset::Face;

/// Height of a row, in points.
const ROW: f32 = 110.0;
/// Room for the buttons of a row.
const BUTTONS: f32 = 250.0;

/// What was found, to be opened or discarded.
#[derive(Debug)]
pub struct RecoverPage {
    found: Vec<Unsaved>,
    /// The one whose discarding is asked about.
    asked: Option<usize>,
    /// It was shown: the first has had the keyboard.
    shown: bool,
}

impl RecoverPage {
    /// Offers these, of which there is one at least.
    #[must_use]
    pub fn new(found: Vec<Unsaved>) -> Self {
        Self { found, asked: None, shown: false }
    }

    pub(super) fn ui(&mut self, desk: &mut Desk, ui: &Ui) -> bool {
        let mut chosen = None;
        let words = match self.found.len() {
            1 => "Readout ended before this was saved. Opening it changes no file until you save.",
            _ => {
                "Readout ended before these were saved. Opening one changes no file until you save; the others wait for the next start."
            }
        };
        let height = (ROW * self.found.len() as f32).min(4.0 * ROW);
        let shown = Dialog::new("Unsaved work was found", 760.0).show(
            ui.ctx(),
            Id::unique("recover"),
            |ui| {
                ui.label(Text::Body.rich(words, theme(ui).ink));
                ui.add_space(measure::SPACE_8);
                ui.spacing_mut().item_spacing.y = 0.0;
                let area = ScrollArea::vertical().id_salt("unsaved work").max_height(height).auto_shrink([false, true]);
                area.show_rows(ui, ROW, self.found.len(), |ui, rows| {
                    for at in rows {
                        if let Some(unsaved) = self.found.get(at) {
                            let takes_focus = at == 0 && !std::mem::replace(&mut self.shown, true);
                            let here = row_ui(ui, unsaved, self.asked == Some(at), takes_focus);
                            chosen = chosen.or(here.map(|what| (at, what)));
                        }
                    }
                });
            },
            |ui| ui.add(Button::new("Later").key("Esc").tooltip("It is offered again at the next start")).clicked(),
        );
        match chosen {
            Some((at, Chosen::Open)) => {
                perform::recover(desk, self.found.swap_remove(at));
                return false;
            }
            Some((at, Chosen::Ask)) => self.asked = Some(at),
            Some((at, Chosen::Discard)) => {
                self.asked = None;
                perform::discard_unsaved(desk, self.found.remove(at));
            }
            None => {}
        }
        !(self.found.is_empty() || shown.inner.1 || super::is_left(&shown))
    }
}

#[derive(Clone, Copy)]
enum Chosen {
    Open,
    Ask,
    Discard,
}

fn row_ui(ui: &mut Ui, unsaved: &Unsaved, asked: bool, takes_focus: bool) -> Option<Chosen> {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    hairline(ui.painter(), rect, theme.line1);
    let face = |text: Text| Face { font: text.font(), row_height: text.line_height() };
    let name = unsaved.name();
    let mut lines = vec![unsaved.holds(), unsaved.kept(), unsaved.file()];
    lines
        .extend(unsaved.typed().map(|(field, text)| format!("Being typed under “{field}”: {text}").replace('\n', " ")));
    let width = rect.width() - BUTTONS;
    let top = Rect::from_min_size(rect.min + vec2(0.0, 8.0), vec2(width, 20.0));
    TextBlock::new(&name, face(Text::Strong), theme.ink).put_ui(ui, top, ("unsaved", &name));
    for (at, line) in lines.iter().enumerate() {
        let ink = if at == 2 && unsaved.file_now == FileNow::Changed { theme.rival } else { theme.ink2 };
        let place = top.translate(vec2(0.0, 22.0 + 18.0 * at as f32));
        TextBlock::new(line, face(Text::Label), ink).put_ui(ui, place, ("line of unsaved", &name, at));
    }
    let at = Rect::from_min_size(eframe::egui::pos2(rect.right() - BUTTONS, rect.top()), vec2(BUTTONS, ROW));
    let mut buttons = ui.new_child(UiBuilder::new().max_rect(at).layout(Layout::right_to_left(Align::Center)));
    buttons.spacing_mut().item_spacing.x = 6.0;
    let mut chosen = None;
    let what = format!("Open the unsaved work on {name}");
    let open = buttons.add(Button::new("Open").primary().name(&what));
    if takes_focus {
        open.request_focus();
    }
    if open.clicked() {
        chosen = Some(Chosen::Open);
    }
    if asked {
        let what = format!("Discard for good the work on {name}");
        if buttons.add(Button::new("Discard for good").danger().name(&what)).clicked() {
            chosen = Some(Chosen::Discard);
        }
    } else if buttons.add(Button::new("Discard…").name(&format!("Discard the work on {name}"))).clicked() {
        chosen = Some(Chosen::Ask);
    }
    response
        .widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Label, true, format!("{name}, {}", lines.join(", "))));
    chosen
}

/// Asks before recovery data and earlier versions are removed.
#[derive(Debug)]
pub struct ForgetPage;

impl ForgetPage {
    #[expect(clippy::unused_self, reason = "as the other things that stand in front")]
    pub(super) fn ui(&mut self, desk: &mut Desk, ui: &Ui) -> bool {
        let folder = desk.keeping.state().map(|state| super::super::short_path(state.path())).unwrap_or_default();
        let shown = Dialog::new("Forget recovery and backups?", 640.0).show(
            ui.ctx(),
            Id::unique("forget"),
            |ui| {
                let theme = theme(ui);
                let words = "This removes the earlier versions of all dossiers, and unsaved work that was found and not opened. Dossiers themselves are not touched. It cannot be undone.";
                ui.label(Text::Body.rich(words, theme.ink));
                ui.label(Text::Mono.rich(folder, theme.ink2));
            },
            |ui| {
                if ui.add(Button::new("Forget").danger()).clicked() {
                    return Some(true);
                }
                ui.add(Button::new("Cancel").key("Esc")).clicked().then_some(false)
            },
        );
        let answer = shown.inner.1.or(super::is_left(&shown).then_some(false));
        if answer == Some(true) {
            perform::forget_everything(desk);
        }
        answer.is_none()
    }
}
