//! How the import page is shown.

use eframe::egui::{self, Id, Key, ScrollArea, Ui, vec2};

use super::super::super::message::Message;
use super::super::super::scene::Scene;
use super::super::super::theme::{Text, theme};
use super::super::super::widgets::kit::{Button, Dialog, Field, check_box_ui, form_row_ui, link_ui, select_ui};
use super::ImportPage;
use super::item::{ENCODINGS, ImportItem};
use crate::model::EdtfDate;

const LABEL: f32 = 84.0;

enum Left {
    Accepted,
    Read,
    Cancelled,
}

impl ImportPage {
    pub(in super::super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        if self.pasting.is_some() {
            return self.paste_ui(ui, scene);
        }
        if let Some(items) = &self.adding {
            let words = format!("Adding {} files…", items.len());
            Dialog::new("Import", 420.0).show(
                ui.ctx(),
                Id::unique("import adding"),
                |ui| {
                    ui.label(Text::Body.rich(words, theme(ui).ink));
                },
                |_| (),
            );
            return true;
        }
        if let Some((name, bytes, encoding)) = self.items.get_mut(self.at).and_then(ImportItem::ask_again) {
            scene.push(Message::ReadAgain(name, bytes, encoding));
        }
        let count = self.included();
        let title = match self.items.len() {
            1 => "Import an article".to_owned(),
            files => format!("Import {files} files"),
        };
        let accept = if count == 1 { "Add 1 article".to_owned() } else { format!("Add {count} articles") };
        let hint = "Correct what was found; the text is frozen when it is added.";
        let shown = Dialog::new(&title, 1180.0).height(780.0).hint(hint).show(
            ui.ctx(),
            Id::unique("import page"),
            |ui| {
                self.body_ui(ui);
            },
            |ui| {
                if ui.add(Button::new(&accept).primary().key("Ctrl Enter").enabled(count > 0)).clicked() {
                    return Some(Left::Accepted);
                }
                ui.add(Button::new("Cancel")).clicked().then_some(Left::Cancelled)
            },
        );
        let entered = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, Key::Enter)) && count > 0;
        let closed = super::super::is_left(&shown).then_some(Left::Cancelled);
        match shown.inner.1.or(entered.then_some(Left::Accepted)).or(closed) {
            Some(Left::Accepted) => match self.items.iter().position(ImportItem::is_wrong) {
                // What is wanted and wrong is shown, not left out.
                Some(wrong) => {
                    self.at = wrong;
                    true
                }
                None => {
                    self.accept(scene);
                    true
                }
            },
            Some(Left::Read | Left::Cancelled) => false,
            None => true,
        }
    }

    /// A field to paste into, for text that comes from anywhere.
    fn paste_ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let Some(text) = self.pasting.as_mut() else { return false };
        let field = Id::unique("pasted text");
        let ready = !text.trim().is_empty();
        let hint = "Title, date, outlet and authors are found in it; page furniture is cut.";
        let shown = Dialog::new("Paste text as an article", 820.0).hint(hint).show(
            ui.ctx(),
            Id::unique("paste page"),
            |ui| {
                let label = "Paste the text here";
                Field::new(label).hint("Ctrl V").id(field).rows(20).show(ui, text);
            },
            |ui| {
                if ui.add(Button::new("Read it").primary().key("Ctrl Enter").enabled(ready)).clicked() {
                    return Some(Left::Read);
                }
                ui.add(Button::new("Cancel")).clicked().then_some(Left::Cancelled)
            },
        );
        if std::mem::take(&mut self.fresh) {
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        let entered = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, Key::Enter)) && ready;
        let closed = super::super::is_left(&shown).then_some(Left::Cancelled);
        match shown.inner.1.or(entered.then_some(Left::Read)).or(closed) {
            Some(Left::Read) => {
                let text = self.pasting.take().unwrap_or_default();
                scene.push(Message::ImportText(text));
                false
            }
            Some(Left::Accepted | Left::Cancelled) => false,
            None => true,
        }
    }

    fn body_ui(&mut self, ui: &mut Ui) {
        let height = ui.available_height().clamp(320.0, 640.0);
        if self.items.len() == 1 {
            item_ui(ui, &mut self.items[0], height);
            return;
        }
        let list = 300.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            ui.allocate_ui_with_layout(vec2(list, height), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(list);
                self.list_ui(ui, height);
            });
            let rest = ui.available_width();
            ui.allocate_ui_with_layout(vec2(rest, height), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(rest);
                if let Some(item) = self.items.get_mut(self.at) {
                    item_ui(ui, item, height);
                }
            });
        });
    }

    fn list_ui(&mut self, ui: &mut Ui, height: f32) {
        let mut at = self.at;
        ScrollArea::vertical().id_salt("import list").max_height(height).auto_shrink(false).show_rows(
            ui,
            52.0,
            self.items.len(),
            |ui, rows| {
                for number in rows {
                    let item = &mut self.items[number];
                    ui.push_id(number, |ui| {
                        if row_ui(ui, item, number == at).clicked() {
                            at = number;
                        }
                    });
                }
            },
        );
        self.at = at;
        let focused = ui.memory(|memory| memory.focused().is_some());
        if !focused {
            let (down, up) = ui.input(|input| (input.key_pressed(Key::ArrowDown), input.key_pressed(Key::ArrowUp)));
            if down {
                self.at = (self.at + 1).min(self.items.len().saturating_sub(1));
            }
            if up {
                self.at = self.at.saturating_sub(1);
            }
        }
    }
}

/// A file in the list: whether it is to be added, its name, and how reading it went.
fn row_ui(ui: &mut Ui, item: &mut ImportItem, selected: bool) -> egui::Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), egui::Sense::click());
    let fill = match (selected, response.hovered()) {
        (true, _) => theme.accent_tint,
        (false, true) => theme.hover,
        (false, false) => theme.page,
    };
    ui.painter().rect_filled(rect, 4, fill);
    let failed = item.error().is_some();
    let title = if failed || item.title.is_empty() { item.name.clone() } else { item.title.clone() };
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(vec2(8.0, 4.0)))
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    if failed {
        child.add_space(24.0);
    } else {
        let name = format!("Add {title}");
        child.allocate_ui(vec2(24.0, 26.0), |ui| {
            let response = check_box_ui(ui, item.wanted(), "", "");
            let included = *item.wanted();
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, included, name.as_str()));
        });
    }
    let words = item.outcome();
    let colour = if failed { theme.rival } else { theme.ink2 };
    child.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let width = ui.available_width();
        let line = |ui: &Ui, style, colour, text: &str| {
            super::super::super::widgets::kit::Line::new().text_within(ui, style, colour, text, width)
        };
        line(ui, Text::Value, theme.ink, &title).ui(ui, theme, 20.0);
        line(ui, Text::Caption, colour, &words).ui(ui, theme, 16.0);
    });
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, selected, format!("{title}: {words}"))
    });
    response.on_hover_text(words)
}

/// The fields of one file.
fn item_ui(ui: &mut Ui, item: &mut ImportItem, height: f32) {
    let theme = theme(ui);
    if let Some(error) = item.error() {
        ui.label(Text::Strong.rich(&item.name, theme.ink));
        ui.label(Text::Body.rich(error, theme.rival));
        let mut chosen = None;
        if item.has_encoding() {
            ui.label(Text::Label.rich("If it is text in another encoding, choose it:", theme.ink2));
            encoding_ui(ui, "", &mut chosen);
        }
        item.asked = item.asked.or(chosen);
        return;
    }
    ScrollArea::vertical().id_salt("import fields").max_height(height).auto_shrink(false).show(ui, |ui| {
        // The scroll bar shows beside the fields, not over them.
        ui.set_max_width(ui.available_width() - 14.0);
        ui.spacing_mut().item_spacing.y = 6.0;
        if let Some(copy) = &item.copy {
            ui.label(Text::Strong.rich(format!("This is {copy}."), theme.rival));
        }
        let wrong_title = item.title.trim().is_empty().then_some("The article needs a title.");
        form_row_ui(ui, "Title", LABEL, |ui| Field::new("Title").serif().error(wrong_title).show(ui, &mut item.title));
        form_row_ui(ui, "Outlet", LABEL, |ui| Field::new("Outlet").hint("not named").show(ui, &mut item.outlet));
        let date = item.published.trim();
        let read = (!date.is_empty()).then(|| date.parse::<EdtfDate>());
        let wrong = read.as_ref().and_then(|read| read.as_ref().err()).map(ToString::to_string);
        let words = read.and_then(Result::ok).map(|date| date.in_words()).unwrap_or_default();
        form_row_ui(ui, "Published", LABEL, |ui| {
            ui.horizontal(|ui| {
                let field = Field::new("Published").mono().hint("none stated").width(230.0).error(wrong.as_deref());
                field.show(ui, &mut item.published);
                ui.label(Text::Label.rich(words, theme.ink2));
            });
        });
        form_row_ui(ui, "Authors", LABEL, |ui| {
            Field::new("Authors, parted by semicolons").hint("none named").show(ui, &mut item.authors)
        });
        form_row_ui(ui, "Address", LABEL, |ui| Field::new("Address").hint("none").show(ui, &mut item.url));
        form_row_ui(ui, "Language", LABEL, |ui| {
            Field::new("Language tag").mono().width(110.0).show(ui, &mut item.language)
        });
        let unsure = item.draft().is_some_and(|draft| !draft.encoding.sure);
        if item.has_encoding() && (unsure || !item.encoding.eq_ignore_ascii_case("utf-8")) {
            let mut chosen = None;
            form_row_ui(ui, "Encoding", LABEL, |ui| {
                encoding_ui(ui, item.encoding, &mut chosen);
                if unsure {
                    ui.label(Text::Label.rich("Guessed: look whether the text reads right.", theme.rival));
                }
            });
            item.asked = item.asked.or(chosen);
        }
        form_row_ui(ui, "Text", LABEL, |ui| Field::new("Text").serif().rows(18).show(ui, &mut item.text));
        dropped_ui(ui, item);
    });
    item.look();
}

fn encoding_ui(ui: &mut Ui, now: &str, chosen: &mut Option<&'static encoding_rs::Encoding>) {
    let mut name = now.to_owned();
    let mut options: Vec<(String, &str)> =
        ENCODINGS.iter().map(|encoding| (encoding.name().to_owned(), encoding.name())).collect();
    if !options.iter().any(|(other, _)| other == now) {
        options.insert(0, (now.to_owned(), if now.is_empty() { "choose…" } else { now }));
    }
    if select_ui(ui, "Encoding", 180.0, &mut name, &options).changed() {
        *chosen = ENCODINGS.iter().copied().find(|encoding| encoding.name() == name);
    }
}

/// The lines that were cut, each to be put back.
fn dropped_ui(ui: &mut Ui, item: &mut ImportItem) {
    let theme = theme(ui);
    let dropped = item.draft().map(|draft| draft.dropped.clone()).unwrap_or_default();
    if dropped.is_empty() {
        return;
    }
    let title = if dropped.len() == 1 { "1 line cut".to_owned() } else { format!("{} lines cut", dropped.len()) };
    egui::CollapsingHeader::new(Text::Label.rich(title, theme.ink2)).show(ui, |ui| {
        for line in &dropped {
            ui.horizontal(|ui| {
                if link_ui(ui, "Put back", false).clicked() {
                    // At the end: where it stood is known only for the text as it was read.
                    let at = crate::model::text::byte_offset(&item.text, line.before)
                        .filter(|_| item.draft().is_some_and(|draft| draft.text == item.text));
                    let at = at.unwrap_or(item.text.len());
                    let piece =
                        if at == item.text.len() { format!("\n\n{}", line.line) } else { format!("{}\n\n", line.line) };
                    item.text.insert_str(at, &piece);
                }
                let shown: String = line.line.chars().take(90).collect();
                ui.label(Text::Caption.rich(format!("{shown} — {}", line.reason), theme.ink2));
            });
        }
    });
}
