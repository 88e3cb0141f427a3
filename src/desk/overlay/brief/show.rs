//! How the brief is shown: small pages, a page, and what it holds.

use eframe::egui::{
    self, Align, Color32, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Rect, ScrollArea, Stroke,
    StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use super::super::super::desk::Desk;
use super::super::super::message::Message;
use super::super::super::theme::{Text, measure, theme};
use super::super::super::widgets::kit::{
    Button, Field, Icon, IconButton, Line, Segmented, check_box_ui, form_row_ui, section_head_ui, select_ui,
};
use super::{BriefDialog, SMALL, Scope};
use crate::model::{Dossier, RecordRef};
use crate::report::{CheckKind, Evidence, Format, Paper};

/// So long other pages are awaited before it is told, in seconds.
const PATIENCE: f64 = 0.4;

enum Asked {
    Close,
    Print,
    Save(Format),
}

impl BriefDialog {
    /// Shows the dialog. Gives whether it stays.
    pub(in super::super) fn ui(&mut self, desk: &mut Desk, ui: &mut Ui) -> bool {
        self.refresh(desk);
        let theme = theme(ui);
        let screen = ui.ctx().content_rect().shrink(16.0);
        let size = measure::DIALOG_PRINT.min(screen.size());
        let frame = Frame::new()
            .fill(theme.panel)
            .stroke(Stroke::new(measure::STROKE_HAIR, theme.line2))
            .corner_radius(measure::RADIUS_DIALOG)
            .shadow(theme.popup_shadow());
        let mut asked = None;
        let shown = Modal::new(Id::unique("brief")).backdrop_color(theme.dim).frame(frame).show(ui.ctx(), |ui| {
            let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
            let head = Rect::from_min_size(rect.min, vec2(rect.width(), 48.0));
            let body = Rect::from_min_max(pos2(rect.left(), head.bottom()), rect.max);
            let small = Rect::from_min_size(body.min, vec2(148.0, body.height()));
            let options = Rect::from_min_max(pos2(body.right() - 304.0, body.top()), body.max);
            let page = Rect::from_min_max(pos2(small.right(), body.top()), pos2(options.left(), body.bottom()));
            self.head_ui(ui, head, &mut asked);
            ui.scope_builder(UiBuilder::new().max_rect(small), |ui| self.small_ui(ui, desk));
            ui.painter().rect_filled(page, CornerRadius::ZERO, theme.press);
            self.page_ui(ui, desk, page);
            ui.scope_builder(UiBuilder::new().max_rect(options.shrink2(vec2(18.0, 0.0))), |ui| {
                self.options_ui(ui, desk, &mut asked)
            });
        });
        let (enter, save) =
            ui.input_mut(|input| (input.key_pressed(Key::Enter), input.consume_key(Modifiers::COMMAND, Key::S)));
        if enter && ui.memory(|memory| memory.focused().is_none()) {
            asked = Some(Asked::Print);
        }
        if save {
            asked = Some(Asked::Save(Format::Pdf));
        }
        let count = self.pages.as_ref().map_or(0, |pages| pages.pages());
        let (next, previous) = ui.input(|input| (input.key_pressed(Key::PageDown), input.key_pressed(Key::PageUp)));
        if next {
            self.at = (self.at + 1).min(count.saturating_sub(1));
        }
        if previous {
            self.at = self.at.saturating_sub(1);
        }
        if shown.should_close() {
            asked = Some(Asked::Close);
        }
        match asked {
            Some(Asked::Close) => {
                if let Some(running) = self.running.take() {
                    running.cancel();
                }
                return false;
            }
            Some(Asked::Print) => self.print(&mut desk.tasks),
            Some(Asked::Save(_)) if !self.is_current() => {}
            Some(Asked::Save(format)) => {
                self.format = format;
                desk.messages.push(Message::SaveBrief(format, self.proposed_name()));
            }
            None => {}
        }
        true
    }

    fn head_ui(&mut self, ui: &mut Ui, rect: Rect, asked: &mut Option<Asked>) {
        let theme = theme(ui);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line2));
        let title = self.brief.as_ref().map_or("", |brief| brief.title.as_str());
        let (name, title) = match &self.since {
            Some((_, name)) => ("What changed", format!("since {name}")),
            None => ("Brief", title.to_owned()),
        };
        Line::new()
            .text(ui, Text::DialogTitle, theme.ink, name)
            .space(12.0)
            .text_within(ui, Text::Body, theme.ink2, &title, rect.width() - 560.0)
            .paint(ui.painter(), theme, rect.left() + 20.0, rect.center().y);
        let count = self.pages.as_ref().map_or(0, |pages| pages.pages());
        let mut head = ui.new_child(
            UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 0.0))).layout(Layout::right_to_left(Align::Center)),
        );
        if head.add(IconButton::new(Icon::Cross, "Close").shortcut("Esc")).clicked() {
            *asked = Some(Asked::Close);
        }
        head.add_space(60.0);
        if head
            .add(IconButton::new(Icon::ChevronDown, "Next page").shortcut("Page down").enabled(self.at + 1 < count))
            .clicked()
        {
            self.at += 1;
        }
        if count > 0 {
            head.label(Text::Body.rich(format!("Page {} of {count}", self.at + 1), theme.ink2));
        }
        if head
            .add(IconButton::new(Icon::ChevronUp, "Previous page").shortcut("Page up").enabled(self.at > 0))
            .clicked()
        {
            self.at -= 1;
        }
    }

    fn small_ui(&mut self, ui: &mut Ui, desk: &mut Desk) {
        let theme = theme(ui);
        let count = self.pages.as_ref().map_or(0, |pages| pages.pages());
        let row = 150.0;
        ScrollArea::vertical().id_salt("small pages").auto_shrink(false).show_rows(ui, row, count, |ui, rows| {
            for page in rows {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), row), egui::Sense::click());
                let (width, height) =
                    self.pages.as_ref().and_then(|pages| pages.page_size(page)).unwrap_or((595.0, 842.0));
                let sheet = Rect::from_min_size(
                    pos2(rect.center().x - 42.0, rect.top() + 10.0),
                    vec2(84.0, 84.0 * height / width),
                );
                let texture = self.picture(&mut desk.tasks, page, SMALL).map(egui::TextureHandle::id);
                ui.painter().rect_filled(sheet, 0, Color32::WHITE);
                if let Some(texture) = texture {
                    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                    ui.painter().image(texture, sheet, whole, Color32::WHITE);
                }
                let stroke =
                    if page == self.at { Stroke::new(2.0, theme.accent) } else { Stroke::new(1.0, theme.line2) };
                ui.painter().rect_stroke(sheet.expand(1.0), 0, stroke, StrokeKind::Outside);
                let number = Line::new().text(ui, Text::Label, theme.ink2, &(page + 1).to_string());
                number.paint(ui.painter(), theme, rect.center().x - number.width() / 2.0, sheet.bottom() + 12.0);
                response.widget_info(|| {
                    egui::WidgetInfo::selected(
                        egui::Role::ListBoxOption,
                        true,
                        page == self.at,
                        format!("Page {}", page + 1),
                    )
                });
                if response.clicked() {
                    self.at = page;
                }
            }
        });
    }

    fn page_ui(&mut self, ui: &mut Ui, desk: &mut Desk, rect: Rect) {
        let theme = theme(ui);
        if let Some(error) = &self.error {
            let mut child = ui.new_child(UiBuilder::new().max_rect(rect.shrink(32.0)));
            child.label(Text::Strong.rich("The pages could not be set.", theme.rival));
            child.label(Text::Body.rich(error, theme.ink));
            return;
        }
        let Some((width, height)) = self.pages.as_ref().and_then(|pages| pages.page_size(self.at)) else {
            return self.waiting_ui(ui, rect.center());
        };
        let room = rect.shrink(14.0);
        let scale = (room.width() / width).min(room.height() / height);
        let sheet = Rect::from_center_size(room.center(), vec2(width, height) * scale);
        let pixels = scale * ui.ctx().pixels_per_point();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a scale in thousandths")]
        let texture = self.picture(&mut desk.tasks, self.at, (pixels * 1000.0) as u32).map(egui::TextureHandle::id);
        ui.painter().add(theme.card_shadow().as_shape(sheet, CornerRadius::ZERO));
        ui.painter().rect_filled(sheet, 0, Color32::WHITE);
        if let Some(texture) = texture {
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(texture, sheet, whole, Color32::WHITE);
        }
        let response = ui.interact(sheet, Id::unique("brief page"), egui::Sense::hover());
        let count = self.pages.as_ref().map_or(0, |pages| pages.pages());
        let name = format!("Page {} of {count}, shown", self.at + 1);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name.clone()));
        if self.is_current() {
            self.waits = None;
            return;
        }
        // Most are there at once: a card that comes and goes would flicker.
        let now = ui.input(|input| input.time);
        let left = *self.waits.get_or_insert(now) + PATIENCE - now;
        if left > 0.0 && !self.stopped {
            ui.request_repaint_after(std::time::Duration::from_secs_f64(left));
        } else {
            // The pages of what was asked for before stay to be looked at, behind.
            ui.painter().rect_filled(sheet, 0, theme.dim);
            self.waiting_ui(ui, sheet.center());
        }
    }

    /// What the work is at, and how to end it or begin it again.
    fn waiting_ui(&mut self, ui: &mut Ui, center: egui::Pos2) {
        let theme = theme(ui);
        let card = Rect::from_center_size(center, vec2(280.0, 92.0));
        ui.painter().add(theme.card_shadow().as_shape(card, measure::RADIUS_DIALOG));
        ui.painter().rect_filled(card, measure::RADIUS_DIALOG, theme.panel);
        let words = match &self.running {
            Some(running) => running.words().map_or("Setting pages…".to_owned(), |stage| format!("{stage}…")),
            None => "The pages were not set to the end.".to_owned(),
        };
        let line = Line::new().text(ui, Text::Body, theme.ink, &words);
        line.paint(ui.painter(), theme, center.x - line.width() / 2.0, card.top() + 28.0);
        let foot = Rect::from_center_size(pos2(center.x, card.bottom() - 28.0), vec2(160.0, 28.0));
        ui.scope_builder(UiBuilder::new().max_rect(foot), |ui| {
            if self.running.is_some() {
                if ui.add(Button::new("Stop").min_width(foot.width())).clicked() {
                    self.stop();
                }
            } else if ui.add(Button::new("Set the pages").primary().min_width(foot.width())).clicked() {
                self.resume();
            }
        });
    }

    fn options_ui(&mut self, ui: &mut Ui, desk: &Desk, asked: &mut Option<Asked>) {
        let foot = 128.0;
        let room = (ui.available_height() - foot).max(120.0);
        ScrollArea::vertical().id_salt("brief options").max_height(room).auto_shrink(false).show(ui, |ui| {
            // Beside the scroll bar.
            Frame::new().inner_margin(Margin { top: 14, right: 14, ..Margin::ZERO }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                self.scope_ui(ui, desk);
                self.paper_ui(ui);
                self.include_ui(ui, (desk.clock)().date_naive());
                self.evidence_ui(ui);
                self.checks_ui(ui);
            });
        });
        self.foot_ui(ui, asked);
    }

    /// What the brief is of: the record shown, some chosen ones, or the whole dossier.
    fn scope_ui(&mut self, ui: &mut Ui, desk: &Desk) {
        let width = ui.available_width();
        let mut scopes = vec![(Scope::Chosen, "Chosen"), (Scope::Whole, "Whole dossier")];
        let shown = match self.shown.first() {
            Some(record) => format!("This {}", record.word()),
            None => String::new(),
        };
        if !shown.is_empty() {
            scopes.insert(0, (Scope::Shown, shown.as_str()));
        }
        Segmented::new("What the brief is of").accent().width(width).show(ui, &mut self.scope, &scopes);
        if self.scope == Scope::Chosen {
            self.choice_ui(ui, desk);
        }
        self.request.of = match self.scope {
            Scope::Shown => self.shown.clone(),
            // Nothing chosen would mean everything: what is shown stays until something is.
            Scope::Chosen if self.chosen.is_empty() => self.shown.clone(),
            Scope::Chosen => self.chosen.clone(),
            Scope::Whole => Vec::new(),
        };
        ui.add_space(8.0);
    }

    fn choice_ui(&mut self, ui: &mut Ui, desk: &Desk) {
        let Some(document) = &desk.document else { return };
        Field::search("Records for the brief", "Meetings, actors and articles", None).show(ui, &mut self.filter);
        let needle = self.filter.trim().to_lowercase();
        if self.choices.as_ref().is_none_or(|(of, _)| *of != needle) {
            self.choices = Some((needle.clone(), records_named(document.dossier(), &needle)));
        }
        let fitting = self.choices.as_ref().map_or(&[][..], |(_, fitting)| fitting);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("brief records").max_height(156.0).auto_shrink([false, true]).show_rows(
            ui,
            26.0,
            fitting.len(),
            |ui, rows| {
                for (record, title) in &fitting[rows] {
                    let mut on = self.chosen.contains(record);
                    if check_box_ui(ui, &mut on, title, "").on_hover_text(record.word()).changed() {
                        if on {
                            self.chosen.push(record.clone());
                        } else {
                            self.chosen.retain(|other| other != record);
                        }
                    }
                }
            },
        );
        ui.spacing_mut().item_spacing.y = 4.0;
    }

    fn paper_ui(&mut self, ui: &mut Ui) {
        let width = ui.available_width() - 70.0;
        form_row_ui(ui, "Paper", 66.0, |ui| {
            let papers = Paper::ALL.map(|paper| (paper, paper.in_words()));
            select_ui(ui, "Paper", width, &mut self.request.paper, &papers)
        });
        ui.add_space(8.0);
    }

    fn include_ui(&mut self, ui: &mut Ui, today: chrono::NaiveDate) {
        section_head_ui(ui, "Include", "", |_| ());
        let include = &mut self.request.include;
        let counts = self.brief.as_ref().map(|brief| brief.counts).unwrap_or_default();
        let show = |count: usize| if count == 0 { String::new() } else { count.to_string() };
        ui.spacing_mut().item_spacing.y = 0.0;
        // What changed has fewer parts than a brief; the others would tick nothing.
        let changes = self.since.is_some();
        let articles = self.request.of.iter().any(|record| matches!(record, RecordRef::Article(_)));
        for (on, words, count, here) in [
            (&mut include.findings, "Findings, with reasons", show(counts.findings), true),
            (&mut include.rivals, "Rival claims", show(counts.rivals), true),
            (&mut include.matrix, "What each article says", show(counts.columns), !changes),
            (&mut include.delegations, "Delegations", show(counts.people), !changes),
            (&mut include.positions, "Positions by topic", show(counts.topics), true),
            (&mut include.commitments, "Commitments", show(counts.commitments), true),
            (&mut include.unsupported, "Unsupported facts, marked so", show(counts.unsupported), true),
            (&mut include.timeline, "Timeline", String::new(), !changes),
            (&mut include.mentions, "Mentions in context", String::new(), !changes),
            (&mut include.article_text, "Text of articles", String::new(), articles && !changes),
            (&mut include.notes, "Working notes, private", show(counts.notes), !changes),
        ] {
            if here {
                check_box_ui(ui, on, words, &count);
            }
        }
        let mut overdue = self.request.today.is_some();
        if check_box_ui(ui, &mut overdue, "Mark what is overdue today", "").changed() {
            self.request.today = overdue.then_some(today);
        }
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.add_space(8.0);
    }

    fn evidence_ui(&mut self, ui: &mut Ui) {
        section_head_ui(ui, "Evidence", "", |_| ());
        let width = ui.available_width();
        let choices = Evidence::ALL.map(|choice| (choice, choice.in_words()));
        Segmented::new("Evidence").accent().width(width).show(ui, &mut self.request.evidence, &choices);
        check_box_ui(ui, &mut self.request.quote_words, "Quote the words", "");
        check_box_ui(ui, &mut self.request.ids_and_hashes, "Article ids and hashes", "");
        ui.add_space(8.0);
    }

    fn checks_ui(&mut self, ui: &mut Ui) {
        let theme = theme(ui);
        section_head_ui(ui, "Before it goes out", "", |_| ());
        let Some(brief) = &self.brief else { return };
        for check in &brief.checks {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let (rect, _) = ui.allocate_exact_size(vec2(14.0, 18.0), egui::Sense::hover());
                let mark = match check.kind {
                    CheckKind::Resolved => super::super::super::widgets::kit::FactMark::Supported,
                    CheckKind::Settled => super::super::super::widgets::kit::FactMark::Settled,
                    CheckKind::Rival
                    | CheckKind::Reopened
                    | CheckKind::Orphan
                    | CheckKind::Retracted
                    | CheckKind::Overdue
                    | CheckKind::Missing => super::super::super::widgets::kit::FactMark::Rival,
                    CheckKind::Unsupported => super::super::super::widgets::kit::FactMark::Unsupported,
                };
                mark.paint(ui.painter(), rect.center(), theme);
                ui.vertical(|ui| ui.label(Text::Label.rich(&check.text, theme.ink)));
            });
        }
    }

    fn foot_ui(&self, ui: &mut Ui, asked: &mut Option<Asked>) {
        let theme = theme(ui);
        let ready = self.is_current();
        ui.add_space(8.0);
        let count = self.pages.as_ref().map_or(0, |pages| pages.pages());
        let size = self.size.map_or(String::new(), |bytes| format!(", {} KB", bytes.div_ceil(1024)));
        let pages = if count == 1 { "1 page".to_owned() } else { format!("{count} pages") };
        ui.label(Text::Caption.rich(format!("Tagged PDF, {pages}{size}. Holds no name, path or date."), theme.ink2));
        let width = (ui.available_width() - 12.0) / 2.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if ui.add(Button::new("Print…").primary().key("Enter").min_width(width).enabled(ready)).clicked() {
                *asked = Some(Asked::Print);
            }
            if ui.add(Button::new("Save PDF…").key("Ctrl S").min_width(width).enabled(ready)).clicked() {
                *asked = Some(Asked::Save(Format::Pdf));
            }
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for format in [Format::Html, Format::Markdown, Format::Text] {
                let words = format!("{}…", format.in_words());
                let name = format!("Save as {}", format.in_words());
                if ui.add(Button::new(&words).quiet().name(&name).enabled(ready)).clicked() {
                    *asked = Some(Asked::Save(format));
                }
            }
        });
    }
}

/// The records that a brief can be of and whose title holds these letters, in lower case.
fn records_named(dossier: &Dossier, needle: &str) -> Vec<(RecordRef, String)> {
    let meetings = dossier.meetings.keys().map(|id| RecordRef::Meeting(id.clone()));
    let actors = dossier.actors.keys().map(|id| RecordRef::Actor(id.clone()));
    let articles = dossier.articles.keys().map(|id| RecordRef::Article(id.clone()));
    let records = meetings.chain(actors).chain(articles);
    let named = records.map(|record| (record.clone(), dossier.title_of(&record)));
    named.filter(|(_, title)| needle.is_empty() || title.to_lowercase().contains(needle)).collect()
}
