//! The quotes whose words no longer stand where they point, and the ways out.

use eframe::egui::{Align, Id, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::super::message::Message;
use super::super::quoted::whose;
use super::super::scene::Scene;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Button, Dialog, hairline};
use super::super::widgets::text_block::TextBlock;
use super::super::widgets::typeset::Face;
use crate::edit::{Orphan, delete_quote};
use crate::model::{Dossier, RecordRef};

/// Height of a row, in points.
const ROW: f32 = 66.0;
/// Room for the buttons of a row.
const BUTTONS: f32 = 210.0;

/// The list of orphans of a dossier.
#[derive(Debug, Default)]
pub struct OrphansPage;

impl OrphansPage {
    #[expect(clippy::unused_self, reason = "as the other things that stand in front")]
    pub(super) fn ui(&mut self, ui: &Ui, scene: &mut Scene<'_>) -> bool {
        let orphans = &scene.derived.orphans;
        let words = match orphans.len() {
            0 => "Every quote stands where it points.".to_owned(),
            1 => "1 quote. It supports nothing until you point it at words again.".to_owned(),
            count => format!("{count} quotes. They support nothing until you point them at words again."),
        };
        let mut messages = Vec::new();
        let dossier = scene.dossier;
        let shown = Dialog::new("Words that no longer stand", 860.0).height(640.0).show(
            ui.ctx(),
            Id::unique("orphans"),
            |ui| {
                let theme = theme(ui);
                ui.label(Text::Body.rich(words, theme.ink));
                ui.spacing_mut().item_spacing.y = 0.0;
                let height = ui.available_height().clamp(ROW, 480.0);
                let area = ScrollArea::vertical().id_salt("list of orphans").max_height(height);
                area.auto_shrink(false).show_rows(ui, ROW, orphans.len(), |ui, rows| {
                    for orphan in orphans.get(rows).unwrap_or_default() {
                        messages.extend(orphan_ui(ui, dossier, orphan, true));
                    }
                });
            },
            |ui| ui.add(Button::new("Close").primary().key("Esc")).clicked(),
        );
        scene.messages.extend(messages);
        !(shown.should_close() || shown.inner.1)
    }
}

/// One orphan: its words, whose they are, and what can be done. `named` says in which article.
pub(in super::super) fn orphan_ui(ui: &mut Ui, dossier: &Dossier, orphan: &Orphan, named: bool) -> Option<Message> {
    let theme = theme(ui);
    let width = ui.available_width() - if named { measure::SPACE_16 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    hairline(ui.painter(), rect, theme.line1);
    let face = |text: Text| Face { font: text.font(), row_height: text.line_height() };
    let words = format!("“{}”", orphan.words);
    let mut whose = whose(dossier, &orphan.record, &orphan.part);
    if named {
        let article = dossier.title_of(&RecordRef::Article(orphan.article.clone()));
        whose = format!("{whose} · {article}");
    }
    let id = (orphan.record.as_str(), &orphan.part);
    let (first, second) = if named { (rect.width() - BUTTONS, BUTTONS) } else { (rect.width(), rect.width()) };
    let top = Rect::from_min_size(rect.min + vec2(0.0, 6.0), vec2(first, 22.0));
    TextBlock::new(&words, face(Text::Quotation), theme.ink).put_ui(ui, top, ("orphan", id));
    let below = Rect::from_min_size(top.left_bottom(), vec2(if named { first } else { first - 170.0 }, 18.0));
    TextBlock::new(&whose, face(Text::Label), theme.ink2).put_ui(ui, below, ("whose", id));
    let (from, height) = if named { (rect.top(), ROW) } else { (top.bottom() - 5.0, 28.0) };
    let at = Rect::from_min_size(eframe::egui::pos2(rect.right() - second, from), vec2(second, height));
    let mut buttons = ui.new_child(UiBuilder::new().max_rect(at).layout(Layout::right_to_left(Align::Center)));
    buttons.spacing_mut().item_spacing.x = 6.0;
    let mut message = None;
    let delete = Button::new("Delete").danger().small().tooltip("A claim without words goes with it");
    let name = format!("Delete the quote {words}");
    if buttons.add(delete.name(&name)).clicked() {
        message = delete_quote(dossier, &orphan.record, &orphan.part).ok().map(Message::Edit);
    }
    let name = format!("Find again {words}");
    if buttons.add(Button::new("Find again…").small().name(&name)).clicked() {
        message = Some(Message::FindAgain(orphan.clone()));
    }
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Label, true, format!("{words}, {whose}")));
    message
}
