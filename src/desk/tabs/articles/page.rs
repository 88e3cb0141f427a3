//! The reader, with what stands above it and what floats over it.

use eframe::egui::{self, Align, Frame, Id, Key, Layout, Margin, Modifiers, Order, Rect, Ui, UiBuilder, vec2};

use super::{ArticlesView, marks};
use crate::compare::{subject_in_words, value_in_words};
use crate::desk::action::Action;
use crate::desk::facts::record_of;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Face, Text, Theme, measure, theme};
use crate::desk::widgets::kit::{
    Button, Field, Icon, IconButton, Line, Segmented, bar_frame, empty_state_ui, hairline, popup_card, side_ui,
};
use crate::desk::widgets::reader::{Reader, ReaderStyle};
use crate::desk::widgets::text_block::{TextAlign, TextBlock};
use crate::desk::widgets::typeset;
use crate::model::{Article, ArticleId, ReadingState, Record, RecordRef};
use marks::Target;

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
        if view.words.is_none() {
            view.scroll_to = Some(0);
        }
    }
    if let Some(words) = view.words.take() {
        view.scroll_to = Some(words.start);
        view.reader.select(words);
    }
    view.refresh_find(&id, &article, scene.lit);
    marks::refresh(view, scene, theme(ui), &id, &article);
    ui.spacing_mut().item_spacing.y = 0.0;
    head_ui(ui, scene, &id, &article);
    if view.find.open {
        find_ui(ui, view);
    }
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
            for action in [Action::Rename, Action::Note, Action::FindInArticle, Action::Delete] {
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
                view.find.open = false;
                view.find.query.clear();
                view.find.of = None;
            }
        });
    });
}

fn style(theme: &Theme) -> ReaderStyle {
    ReaderStyle {
        ink: theme.ink,
        faint: theme.ink3,
        secondary: theme.ink2,
        selection: theme.selection,
        accent: theme.accent,
        evidence: theme.evidence,
        rival_fill: theme.rival_tint,
        rival: theme.rival,
        proposal: theme.proposal_line,
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
    let style = style(theme);
    let key = key_of(&article.provenance.text_sha256, id);
    let scroll_to = view.scroll_to.take();
    let reader = Reader::new(&article.text, key, &style)
        .marks(&view.marks.marks)
        .margin(&view.marks.margin)
        .scroll_to(scroll_to);
    let answer = reader.show_ui(ui, &mut view.reader, |ui| header_ui(ui, scene, article, &view.marks.size));
    if answer.focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        view.reader.clear_selection();
    }
    let target = |mark: u64| usize::try_from(mark).ok().and_then(|mark| view.marks.targets.get(mark)).cloned();
    if let Some(clicked) = answer.clicked.and_then(target) {
        open_target(scene, &clicked);
    }
    if let Some(clicked) = answer.clicked_margin.and_then(|note| view.marks.margin_targets.get(note).cloned()) {
        open_target(scene, &clicked);
    }
    if let Some((mark, rect)) = answer.hovered.filter(|_| !answer.selecting)
        && let Some(target) = target(mark)
    {
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
            card_ui(ui, scene, id, &target, rect);
        }
    } else {
        view.hovered = None;
    }
    if let (Some(_), Some(rect), false) = (&answer.selection, answer.selection_rect, answer.selecting) {
        bar_ui(ui, scene, rect);
    }
}

/// A number that differs for different texts.
fn key_of(hash: &str, id: &ArticleId) -> u64 {
    use std::hash::{Hash as _, Hasher as _};
    let mut hasher = std::hash::DefaultHasher::new();
    (hash, id).hash(&mut hasher);
    hasher.finish()
}

fn face(style: Text) -> typeset::Face {
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

fn open_target(scene: &mut Scene<'_>, target: &Target) {
    match target {
        Target::Actor(id) => scene.push(Message::Show(RecordRef::Actor(id.clone()))),
        Target::Claim(id) => {
            let record = scene.dossier.claims.get(id).and_then(|claim| record_of(&claim.subject));
            if let Some(record) = record {
                scene.push(Message::Show(record));
            }
        }
        Target::Note(_) | Target::Hit => {}
    }
}

/// A card about what is under the pointer.
fn card_ui(ui: &Ui, scene: &Scene<'_>, id: &ArticleId, target: &Target, rect: Rect) {
    if *target == Target::Hit {
        return;
    }
    let at = rect.left_bottom() + vec2(0.0, 6.0);
    popup_card(ui.ctx(), Id::unique("mark card"), at, 320.0, |ui| {
        let theme = theme(ui);
        ui.spacing_mut().item_spacing.y = 4.0;
        match target {
            Target::Actor(actor_id) => {
                let Some(actor) = scene.dossier.actors.get(actor_id) else { return };
                side_ui(ui, scene.side_of(actor_id), actor.kind.in_words());
                TextBlock::new(actor.name(), face(Text::ValueBold), theme.ink).wrap().show_ui(ui);
                let published = scene.dossier.articles.get(id).and_then(|article| article.published.as_ref());
                let roles: Vec<String> = match published {
                    Some(when) => actor.roles_on(&when.edtf).map(|role| role.title.clone()).collect(),
                    None => actor.roles.iter().map(|role| role.title.clone()).collect(),
                };
                for role in roles.iter().take(2) {
                    ui.label(Text::Label.rich(role, theme.ink2));
                }
                if !actor.description.is_empty() {
                    ui.label(Text::Label.rich(&actor.description, theme.ink2));
                }
                let count = scene.derived.mention_count(actor_id);
                let articles = scene.derived.articles_naming(actor_id).len();
                ui.label(
                    Text::Caption.rich(format!("{count} mentions in {articles} articles. Click to open."), theme.ink3),
                );
            }
            Target::Claim(claim_id) => {
                let Some(claim) = scene.dossier.claims.get(claim_id) else { return };
                ui.label(Text::Label.rich(subject_in_words(scene.dossier, &claim.subject), theme.ink2));
                ui.label(Text::ValueBold.rich(value_in_words(scene.dossier, &claim.value), theme.ink));
                let mut facts = crate::desk::facts::Facts::new(scene.dossier, &scene.derived.claims);
                ui.label(Text::Caption.rich(facts.state(&claim.subject).in_words(), theme.ink3));
            }
            Target::Note(part) => {
                let article = scene.dossier.articles.get(id);
                let note = article.and_then(|article| article.notes.iter().find(|note| note.id == *part));
                if let Some(note) = note {
                    ui.label(Text::LabelStrong.rich("Note", theme.ink));
                    ui.label(Text::Body.rich(&note.text, theme.ink));
                }
            }
            Target::Hit => {}
        }
    });
}

/// What the selected words can become.
fn bar_ui(ui: &Ui, scene: &mut Scene<'_>, rect: Rect) {
    let at = rect.left_bottom() + vec2(0.0, 3.0);
    egui::Area::new(Id::unique("selection bar")).order(Order::Middle).fixed_pos(at).constrain_to(ui.clip_rect()).show(
        ui.ctx(),
        |ui| {
            bar_frame(theme(ui)).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    for (action, words) in [
                        (Action::Evidence, "Evidence for…"),
                        (Action::NewActor, "Actor"),
                        (Action::AliasOf, "Alias of…"),
                        (Action::Position, "Position"),
                        (Action::Commitment, "Commitment"),
                        (Action::Note, "Note"),
                    ] {
                        let keys = action.keys();
                        let name = format!("{words} (selected words)");
                        if ui.add(Button::new(words).quiet().key(&keys).name(&name)).clicked() {
                            scene.push(Message::Act(action));
                        }
                    }
                });
            });
        },
    );
}
