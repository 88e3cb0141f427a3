//! The reader, with what stands above it and what floats over it.

use eframe::egui::{self, Align, Frame, Id, Key, Layout, Margin, Modifiers, Ui, UiBuilder, vec2};

use super::bars::{anchoring_ui, bar_ui, hidden_ui, retracted_ui};
use super::card::card_ui;
use super::marks::Target;
use super::{ArticlesView, chosen, marks};
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Face, Text, Theme, measure, theme};
use crate::desk::widgets::kit::{Button, Field, Icon, IconButton, Line, Segmented, empty_state_ui, hairline, side_ui};
use crate::desk::widgets::reader::{Reader, ReaderStyle};
use crate::desk::widgets::text_block::{TextAlign, TextBlock};
use crate::desk::widgets::typeset;
use crate::model::{Article, ArticleId, ReadingState, Record};

/// The page of the article shown.
pub fn page_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut ArticlesView) {
    let shown = scene
        .place
        .article
        .clone()
        .and_then(|id| scene.dossier.articles.get(&id).cloned().map(|article| (id, article)));
    let Some((id, article)) = shown else {
        empty_ui(ui, scene);
        return;
    };
    if view.shown.as_ref() != Some(&id) {
        view.reader.clear_selection();
        view.shown = Some(id.clone());
        view.flash = None;
        if view.words.is_none() {
            view.scroll_to = Some(0);
        }
        view.anchoring = view.anchoring.take().filter(|orphan| orphan.article == id);
    }
    if let Some(words) = view.words.take() {
        view.scroll_to = Some(words.start);
        view.reader.select(words);
    }
    view.refresh_find(&id, &article, scene.lit);
    view.fade(ui);
    marks::refresh(view, scene, theme(ui), &id, &article);
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui(ui, scene, &id, &article);
    if view.find.open {
        find_ui(ui, view);
    }
    anchoring_ui(ui, scene, view, &id);
    reader_ui(ui, scene, view, &id, &article);
}

fn empty_ui(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.add_space(ui.available_height() * 0.25);
    Frame::new().inner_margin(measure::SPACE_32).show(ui, |ui| {
        let sentence = "Import articles, read them, and point at the words that matter.";
        empty_state_ui(ui, Icon::Newspaper, "Nothing to read yet", sentence, false, |ui| {
            if ui.add(Button::new("Import articles…").primary()).clicked() {
                scene.push(Message::Act(Action::ImportFiles));
            }
            if ui.add(Button::new("Paste text…")).clicked() {
                scene.push(Message::Act(Action::PasteArticle));
            }
        });
    });
}

fn head_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId, article: &std::sync::Arc<Article>) {
    let theme = theme(ui);
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), measure::PANEL_HEAD_HEIGHT), egui::Sense::hover());
    hairline(ui.painter(), rect, theme.line2);
    let mut head = ui.new_child(
        UiBuilder::new().max_rect(rect.shrink2(vec2(20.0, 0.0))).layout(Layout::left_to_right(Align::Center)),
    );
    head.spacing_mut().item_spacing.x = 14.0;
    let mut state = article.reading;
    let states = ReadingState::ALL.map(|state| (state, state.in_words()));
    if Segmented::new("Reading state").show(&mut head, &mut state, &states).changed() {
        let mut changed = Article::clone(article);
        changed.reading = state;
        let label = format!("mark “{}” as {}", article.title, state.in_words().to_lowercase());
        scene.put(label, Record::Article(id.clone(), changed.into()));
    }
    // The parties, with how often they and theirs are named.
    let mentions = scene.derived.mentions_in(id);
    for party in scene.dossier.about.parties.iter().take(crate::model::PARTIES) {
        let side = scene.derived.parties.get(party);
        let count = mentions.iter().filter(|mention| scene.derived.parties.get(&mention.actor) == side).count();
        if count > 0 && head.available_width() > 340.0 {
            let words = format!("{} {count}", scene.dossier.actor_name(party));
            side_ui(&mut head, scene.side_of(party), &words);
        }
    }
    head.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let more = ui.add(IconButton::new(Icon::Dots, "More about this article"));
        egui::Popup::menu(&more).show(|ui| {
            ui.set_min_width(190.0);
            let retracted = scene
                .place
                .article
                .as_ref()
                .and_then(|id| scene.dossier.articles.get(id))
                .is_some_and(|article| article.retracted.is_some());
            let standing = if retracted { Action::TakeBackRetraction } else { Action::Retract };
            for action in [
                Action::Rename,
                Action::Note,
                Action::FindInArticle,
                Action::CorrectText,
                Action::Origin,
                Action::Outlet,
                standing,
                Action::Delete,
            ] {
                if ui.button(action.label()).clicked() {
                    scene.push(Message::Act(action));
                    ui.close();
                }
            }
        });
        let keys = Action::Brief.keys();
        if ui.add(IconButton::new(Icon::Printer, "Brief…").shortcut(&keys)).clicked() {
            scene.push(Message::Act(Action::Brief));
        }
        let keys = Action::FindInArticle.keys();
        if ui.add(IconButton::new(Icon::Search, "Find in this article").shortcut(&keys)).clicked() {
            scene.push(Message::Act(Action::FindInArticle));
        }
        let keys = Action::ToggleMarks.keys();
        let marks =
            Button::new("Marks").quiet().icon(if scene.settings.marks { Icon::Eye } else { Icon::Book }).tooltip(&keys);
        let name = if scene.settings.marks { "Hide marks" } else { "Show marks" };
        let pressed = if ui.available_width() > 96.0 {
            ui.add(marks.name(name)).clicked()
        } else {
            ui.add(IconButton::new(Icon::Eye, name).shortcut(&keys)).clicked()
        };
        if pressed {
            scene.push(Message::Act(Action::ToggleMarks));
        }
    });
}

fn find_ui(ui: &mut Ui, view: &mut ArticlesView) {
    let theme = theme(ui);
    let field = Id::unique("find in article");
    Frame::new().fill(theme.panel).inner_margin(Margin::symmetric(20, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let shown = Field::search("Find in this article", "Find in this article", None).id(field).width(300.0);
            let response = shown.show(ui, &mut view.find.query);
            if std::mem::take(&mut view.find.fresh) {
                ui.memory_mut(|memory| memory.request_focus(field));
            }
            let (enter, escape, shift) = ui
                .input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape), input.modifiers.shift));
            if response.lost_focus() && enter {
                view.find_next(!shift);
                ui.memory_mut(|memory| memory.request_focus(field));
            }
            let count = view.find.hits.len();
            let words = match (view.find.query.trim().is_empty(), count) {
                (true, _) => String::new(),
                (false, 0) => "not found".to_owned(),
                (false, count) => format!("{} of {count}", view.find.at + 1),
            };
            ui.label(Text::Label.rich(words, theme.ink2));
            if ui.add(IconButton::new(Icon::ChevronUp, "Previous hit").enabled(count > 0)).clicked() {
                view.find_next(false);
            }
            if ui.add(IconButton::new(Icon::ChevronDown, "Next hit").enabled(count > 0)).clicked() {
                view.find_next(true);
            }
            let close = ui.add(IconButton::new(Icon::Cross, "Close find")).clicked();
            if close || (response.lost_focus() && escape) {
                view.close_find();
            }
        });
    });
}

/// How the reader looks in a theme.
#[must_use]
pub fn reader_style(theme: &Theme) -> ReaderStyle {
    ReaderStyle {
        ink: theme.ink,
        faint: theme.ink3,
        secondary: theme.ink2,
        selection: theme.selection,
        accent: theme.accent,
        evidence: theme.evidence,
        rival_fill: theme.rival_tint,
        rival: theme.rival,
        retracted_fill: theme.hover,
        retracted: theme.ink3,
        deleted: theme.rival_tint,
        inserted: theme.agree_tint,
        proposal: theme.proposal_line,
        proposal_fill: theme.accent_tint,
        note: theme.accent,
        search_hit: theme.press,
        search_current: theme.selection,
        ..ReaderStyle::new(&Face::Charis.family(), &Face::Inter.family(), &Face::InterSemiBold.family())
    }
}

fn reader_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut ArticlesView,
    id: &ArticleId,
    article: &std::sync::Arc<Article>,
) {
    let theme = theme(ui);
    let style = reader_style(theme);
    let key = key_of(&article.provenance.text_sha256, id);
    let scroll_to = view.scroll_to.take();
    if std::mem::take(&mut view.proposals.reveal)
        && let Some(key) = view.proposals.hand.key()
        && let Some(evidence) = scene.proposals.board().get(key).and_then(|proposal| proposal.evidence_in(id))
    {
        view.reader.reveal(evidence.range.start);
    }
    let reader = Reader::new(&article.text, key, &style)
        .marks(&view.marks.marks)
        .margin(&view.marks.margin)
        .handles(view.chosen.is_some())
        .scroll_to(scroll_to);
    let mut first_hidden = None;
    let answer = reader.show_ui(ui, &mut view.reader, |ui| {
        retracted_ui(ui, article);
        first_hidden = hidden_ui(ui, &view.marks.hidden);
        header_ui(ui, scene, article, &view.marks.size);
    });
    view.scroll_to = view.scroll_to.or(first_hidden);
    let target = |mark: u64| usize::try_from(mark).ok().and_then(|mark| view.marks.targets.get(mark)).cloned();
    let under: Vec<Target> = answer.under.iter().filter_map(|mark| target(*mark)).collect();
    chosen::follow(scene, view, id, &answer);
    if answer.focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        view.reader.clear_selection();
    }
    let target = |mark: u64| usize::try_from(mark).ok().and_then(|mark| view.marks.targets.get(mark)).cloned();
    if let Some(clicked) = answer.clicked.and_then(target) {
        chosen::choose(ui, scene, view, &clicked, &under);
    }
    if let Some(clicked) = answer.clicked_margin.and_then(|note| view.marks.margin_targets.get(note).cloned()) {
        let beside = view.marks.beginning_with(&clicked);
        chosen::choose(ui, scene, view, &clicked, &beside);
    }
    if let Some((mark, rect)) = answer.hovered.filter(|_| !answer.selecting) {
        // A card that follows the pointer everywhere would be in the way: it waits a moment.
        let now = ui.input(|input| input.time);
        let since = match view.hovered {
            Some((other, since)) if other == mark => since,
            _ => now,
        };
        view.hovered = Some((mark, since));
        let left = since + 0.35 - now;
        if left > 0.0 {
            ui.request_repaint_after(std::time::Duration::from_secs_f64(left));
        } else if answer.selection.is_none() {
            card_ui(ui, scene, &mut view.states, id, &under, rect);
        }
    } else {
        view.hovered = None;
    }
    if let (Some(_), Some(rows), false) = (view.selection(), answer.selection_rows, answer.selecting) {
        if view.chosen.is_some() {
            chosen::chosen_ui(ui, scene, view, rows, answer.focused);
        } else {
            bar_ui(ui, scene, rows);
        }
    }
}

/// A number that differs for different texts.
fn key_of(hash: &str, id: &ArticleId) -> u64 {
    use std::hash::{Hash as _, Hasher as _};
    let mut hasher = std::hash::DefaultHasher::new();
    (hash, id).hash(&mut hasher);
    hasher.finish()
}

pub(super) fn face(style: Text) -> typeset::Face {
    typeset::Face { font: style.font(), row_height: style.line_height() }
}

/// What stands above the text: outlet, date, title, authors and size.
fn header_ui(ui: &mut Ui, scene: &Scene<'_>, article: &Article, size: &str) {
    let theme = theme(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    let outlet = article.outlet.as_ref().and_then(|id| scene.dossier.outlets.get(id));
    let mut line = Line::new().text(ui, Text::LabelStrong, theme.ink, scene.dossier.outlet_name(article));
    if let Some(outlet) = outlet.filter(|outlet| !outlet.country.is_empty()) {
        line = line.space(8.0).text(ui, Text::Label, theme.ink2, &outlet.country);
    }
    let dot = |ui: &Ui, line: Line| line.space(8.0).text(ui, Text::Label, theme.ink3, "·").space(8.0);
    match &article.published {
        Some(when) => {
            line = dot(ui, line).text(ui, Text::Mono, theme.ink2, when.edtf.as_str()).space(8.0);
            line = line.text(ui, Text::Label, theme.ink2, &when.edtf.in_words());
        }
        None => line = dot(ui, line).text(ui, Text::Label, theme.ink2, "no date stated"),
    }
    if !article.language.is_empty() {
        line = dot(ui, line).text(ui, Text::Label, theme.ink2, crate::desk::language_in_words(&article.language));
    }
    line.ui(ui, theme, 20.0);
    TextBlock::new(&article.title, face(Text::PageTitle), theme.ink).wrap().align(TextAlign::Fill).show_ui(ui);
    let by =
        if article.authors.is_empty() { size.to_owned() } else { format!("By {}. {size}", article.authors.join(", ")) };
    ui.add_space(2.0);
    TextBlock::new(&by, face(Text::QuotationItalic), theme.ink2).wrap().align(TextAlign::Fill).show_ui(ui);
    ui.add_space(8.0);
    let (rule, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().rect_filled(rule, 0.0, theme.line2);
    ui.add_space(10.0);
}
