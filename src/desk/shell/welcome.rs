//! The welcome page: what Readout is, how to begin, and the recent dossiers.

use eframe::egui::{self, CentralPanel, Frame, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::super::action::Action;
use super::super::desk::Desk;
use super::super::message::Message;
use super::super::settings::Recent;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{
    Button, Icon, Line, dashed_rect, focus_ring_inside, key_words, link_ui, section_head_ui,
};

const WIDEST: f32 = 1140.0;

pub(super) fn welcome_ui(desk: &mut Desk, ui: &mut Ui) {
    let theme = theme(ui);
    CentralPanel::no_frame().frame(Frame::new().fill(theme.page)).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let full = ui.available_rect_before_wrap();
            let width = (full.width() - 2.0 * measure::SPACE_32).min(WIDEST);
            let left = full.center().x - width / 2.0;
            let top = full.top() + (full.height() * 0.1).clamp(24.0, 84.0);
            let rect = Rect::from_min_size(pos2(left, top), vec2(width, 0.0));
            ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                ui.set_width(width);
                if width > 760.0 {
                    let gap = 84.0;
                    let first = ((width - gap) * 0.4).min(420.0);
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = 0.0;
                        ui.allocate_ui_with_layout(vec2(first, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                            ui.set_width(first);
                            begin_ui(desk, ui);
                        });
                        ui.add_space(gap);
                        let rest = width - gap - first;
                        ui.allocate_ui_with_layout(vec2(rest, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                            ui.set_width(rest);
                            drop_ui(desk, ui);
                            recent_ui(desk, ui);
                        });
                    });
                } else {
                    begin_ui(desk, ui);
                    ui.add_space(24.0);
                    drop_ui(desk, ui);
                    recent_ui(desk, ui);
                }
                ui.add_space(measure::SPACE_32);
                ideas_ui(ui, width);
                ui.add_space(measure::SPACE_32);
            });
        });
    });
}

fn begin_ui(desk: &mut Desk, ui: &mut Ui) {
    let theme = theme(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.label(Text::Display.rich("Readout", theme.ink));
    ui.add_space(6.0);
    let promise =
        "Who met whom, where and when, what each side said and promised, and the words behind every line of it.";
    ui.label(Text::Reading.rich(promise, theme.ink2).size(18.0));
    ui.add_space(28.0);
    for (icon, action, words, note) in [
        (Icon::Plus, Action::NewDossier, "New dossier", String::new()),
        (Icon::Folder, Action::OpenDossier, "Open…", String::new()),
        (Icon::Book, Action::OpenSample, "Open the sample, Doha 2021", "with everything filled in".to_owned()),
        (Icon::Text, Action::PasteArticle, "Paste text as an article…", String::new()),
    ] {
        if row_ui(ui, icon, words, &note, &action.keys()).clicked() {
            desk.messages.push(Message::Act(action));
        }
    }
}

fn row_ui(ui: &mut Ui, icon: Icon, words: &str, note: &str, keys: &str) -> egui::Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), egui::Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, egui::Stroke::new(1.0, theme.line1));
    let line = Line::new()
        .icon(icon, 16.0, theme.accent)
        .space(12.0)
        .text(ui, Text::Name, theme.ink, words)
        .space(12.0)
        .text(ui, Text::Label, theme.ink3, note);
    line.paint(ui.painter(), theme, rect.left(), rect.center().y);
    if !keys.is_empty() {
        let keys = key_words(ui.ctx(), keys);
        let words = Line::new().text(ui, Text::Key, theme.ink2, &keys);
        let cap = Rect::from_min_size(
            pos2(rect.right() - words.width() - 14.0, rect.center().y - 10.0),
            vec2(words.width() + 12.0, 20.0),
        );
        ui.painter().rect(
            cap,
            measure::RADIUS_CHIP,
            theme.raised,
            egui::Stroke::new(1.0, theme.line2),
            egui::StrokeKind::Inside,
        );
        words.paint(ui.painter(), theme, cap.left() + 6.0, cap.center().y);
    }
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, rect, 2);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words));
    response
}

fn drop_ui(desk: &mut Desk, ui: &mut Ui) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 206.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, measure::RADIUS_CARD, theme.panel);
    dashed_rect(ui.painter(), rect, f32::from(measure::RADIUS_CARD), egui::Stroke::new(1.0, theme.line3));
    let mut inside =
        ui.new_child(UiBuilder::new().max_rect(rect.shrink(24.0)).layout(egui::Layout::top_down(egui::Align::Center)));
    let ui = &mut inside;
    ui.spacing_mut().item_spacing.y = 6.0;
    let (icon, _) = ui.allocate_exact_size(vec2(28.0, 28.0), egui::Sense::hover());
    Icon::Download.paint(ui.painter(), icon, theme.accent);
    ui.label(Text::DialogTitle.rich("Drop articles here", theme.ink).size(19.0));
    ui.label(Text::Body.rich("Web pages, PDF, Word, text, mails and more, or a whole folder of them.", theme.ink2));
    ui.label(Text::Body.rich("Each file keeps its name and hash. Nothing leaves this computer.", theme.ink2));
    ui.add_space(8.0);
    let buttons = 236.0;
    ui.horizontal(|ui| {
        ui.add_space((ui.available_width() - buttons).max(0.0) / 2.0);
        ui.spacing_mut().item_spacing.x = 8.0;
        if ui.add(Button::new("Choose files…").primary()).clicked() {
            desk.messages.push(Message::Act(Action::ImportFiles));
        }
        if ui.add(Button::new("Choose a folder…")).clicked() {
            desk.messages.push(Message::Act(Action::ImportFolder));
        }
    });
}

fn recent_ui(desk: &mut Desk, ui: &mut Ui) {
    if desk.settings.recent.is_empty() {
        return;
    }
    ui.add_space(28.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let (_, clear) = section_head_ui(ui, "Recent", "", |ui| link_ui(ui, "Clear list", false).clicked());
    if clear {
        desk.messages.push(Message::ClearRecent);
    }
    let now = (desk.clock)();
    for entry in desk.settings.recent.clone().iter().take(6) {
        let response = recent_row_ui(ui, entry, now);
        if response.clicked() {
            desk.messages.push(Message::OpenPath(entry.path.clone()));
        }
        response.context_menu(|ui| {
            if ui.button("Remove from the list").clicked() {
                desk.messages.push(Message::ForgetRecent(entry.path.clone()));
                ui.close();
            }
        });
    }
}

fn recent_row_ui(ui: &mut Ui, entry: &Recent, now: chrono::DateTime<chrono::Utc>) -> egui::Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 50.0), egui::Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, measure::RADIUS_CHIP, theme.accent_tint);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, theme.line1));
    let plural = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let counts = format!("{}, {}", plural(entry.articles, "article"), plural(entry.meetings, "meeting"));
    let right = Line::new().text(ui, Text::Label, theme.ink2, &counts);
    let room = rect.width() - right.width() - 64.0;
    let path = crate::desk::short_path(&entry.path);
    let icon = Rect::from_center_size(pos2(rect.left() + 10.0, rect.center().y), vec2(16.0, 16.0));
    Icon::File.paint(ui.painter(), icon, theme.ink2);
    Line::new().text_within(ui, Text::Value, theme.ink, &entry.title, room).paint(
        ui.painter(),
        theme,
        rect.left() + 32.0,
        rect.top() + 16.0,
    );
    Line::new().text_within(ui, Text::Label, theme.ink2, &path, room).paint(
        ui.painter(),
        theme,
        rect.left() + 32.0,
        rect.top() + 34.0,
    );
    right.paint_right(ui.painter(), theme, rect.right() - 6.0, rect.top() + 16.0);
    let when = if entry.at.date_naive() == now.date_naive() {
        format!("today, {}", entry.at.with_timezone(&chrono::Local).format("%H:%M"))
    } else {
        entry.at.with_timezone(&chrono::Local).format("%-d %B %Y").to_string()
    };
    Line::new().text(ui, Text::Label, theme.ink3, &when).paint_right(
        ui.painter(),
        theme,
        rect.right() - 6.0,
        rect.top() + 34.0,
    );
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, rect, 2);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{}, {path}", entry.title)));
    response
}

fn ideas_ui(ui: &mut Ui, width: f32) {
    let theme = theme(ui);
    let ideas = [
        (
            "A claim is not a finding",
            "Sources make claims. You hold findings, each with a reason. Rival claims stay on the page; you only outweigh them.",
        ),
        (
            "Point, don’t type",
            "Select words in an article and press a key: they become a name, a note, or the evidence of a fact.",
        ),
        (
            "Every printed line resolves",
            "From the brief to the fact, to its claims, to the words, to the file they came from and its hash.",
        ),
    ];
    let gap = 40.0;
    let column = if width > 760.0 { (width - 2.0 * gap) / 3.0 } else { width };
    let idea = |ui: &mut Ui, title: &str, words: &str| {
        ui.allocate_ui_with_layout(vec2(column, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_width(column);
            ui.spacing_mut().item_spacing.y = 4.0;
            section_head_ui(ui, title, "", |_| ());
            ui.label(Text::Body.rich(words, theme.ink2));
        });
    };
    if width > 760.0 {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (title, words) in ideas {
                idea(ui, title, words);
            }
        });
    } else {
        ui.spacing_mut().item_spacing.y = 16.0;
        for (title, words) in ideas {
            idea(ui, title, words);
        }
    }
}
