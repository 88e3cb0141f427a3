//! The list of articles.

use std::collections::BTreeMap;

use eframe::egui::{self, Align, Id, Key, Layout, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::{ArticlesView, Order};
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Button, Field, Icon, IconButton, ListRow, empty_state_ui, group_head_ui, hairline};
use crate::model::{Article, ArticleId, Dossier, Origin, OutletKind, ReadingState, RecordRef, month_name};

/// A line of the list, and where it stands.
#[derive(Clone, Debug)]
enum Line {
    Group(String, usize),
    Article(ArticleId),
}

/// The lines with their tops, worked out when the articles, the order, the filter or the width have changed.
#[derive(Default)]
pub(super) struct Cache {
    key: Option<(u64, Order, String, u32)>,
    lines: Vec<(f32, Line)>,
    height: f32,
    scrolled_to: Option<ArticleId>,
}

const GROUP: f32 = 30.0;

/// The articles in order, without those that the filter leaves out.
pub(super) fn ordered(dossier: &Dossier, order: Order, filter: &str) -> Vec<ArticleId> {
    let needle = filter.trim().to_lowercase();
    let fits = |article: &Article| {
        needle.is_empty()
            || article.title.to_lowercase().contains(&needle)
            || dossier.outlet_name(article).to_lowercase().contains(&needle)
            || article.tags.iter().any(|tag| tag.to_lowercase().contains(&needle))
    };
    let mut articles: Vec<(&ArticleId, &Article)> =
        dossier.articles.iter().map(|(id, article)| (id, &**article)).filter(|(_, article)| fits(article)).collect();
    let published = |article: &Article| article.published.as_ref().map(|when| when.edtf.clone());
    articles.sort_by_cached_key(|(id, article)| {
        let date = published(article);
        let group = match order {
            Order::Published | Order::Title => String::new(),
            Order::Outlet => dossier.outlet_name(article).to_lowercase(),
            Order::State => format!("{:?}", article.reading as u8),
        };
        let title = if order == Order::Title { article.title.to_lowercase() } else { String::new() };
        (group, title, date.is_none(), date, (*id).clone())
    });
    articles.into_iter().map(|(id, _)| id.clone()).collect()
}

fn group_of(dossier: &Dossier, article: &Article, order: Order) -> Option<String> {
    use chrono::Datelike as _;
    match order {
        Order::Title => None,
        Order::Outlet => Some(dossier.outlet_name(article).to_owned()),
        Order::State => Some(article.reading.in_words().to_owned()),
        Order::Published => Some(match article.published.as_ref().and_then(|when| when.edtf.earliest()) {
            Some(day) => format!("{} {}", month_name(day.month()), day.year()),
            None => "No date".to_owned(),
        }),
    }
}

/// The list as something that has the keyboard.
fn list_id() -> Id {
    Id::unique("list of articles")
}

/// The list, with its head.
pub fn list_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut ArticlesView) {
    head_ui(ui, scene, view);
    if view.filtering {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
            let field =
                Field::search("Filter articles", "Title, outlet or tag", None).id(Id::unique("filter articles"));
            let response = field.show(ui, &mut view.filter);
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
                view.filter.clear();
                view.filtering = false;
            }
        });
    }
    if scene.dossier.articles.is_empty() {
        ui.add_space(measure::SPACE_24);
        egui::Frame::new().inner_margin(measure::SPACE_16).show(ui, |ui| {
            let sentence = "Or a whole folder of them: web pages, PDF, Word, text, mails and more.";
            empty_state_ui(ui, Icon::Download, "Drop articles here", sentence, false, |ui| {
                if ui.add(Button::new("Choose files…").primary()).clicked() {
                    scene.push(Message::Act(Action::ImportFiles));
                }
            });
        });
        return;
    }
    refresh(ui, scene, view);
    if view.list.lines.is_empty() {
        egui::Frame::new().inner_margin(measure::SPACE_16).show(ui, |ui| {
            ui.label(Text::Body.rich("No article fits the filter.", theme(ui).ink2));
        });
        return;
    }
    let focus = list_id();
    let area = ui.available_rect_before_wrap();
    let response = ui.interact(area, focus, egui::Sense::focusable_noninteractive());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::List, true, "Articles"));
    if response.has_focus() {
        arrow_keys(ui, scene);
    }
    let wanted = scene.place.article.clone().filter(|id| view.list.scrolled_to.as_ref() != Some(id));
    ScrollArea::vertical().id_salt("articles").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        lines_ui(ui, viewport, scene, view, wanted.as_ref());
    });
    view.list.scrolled_to.clone_from(&scene.place.article);
}

/// Up and down while the list has the keyboard.
fn arrow_keys(ui: &Ui, scene: &mut Scene<'_>) {
    let (down, up) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp))
    });
    if down {
        scene.push(Message::Act(Action::Next));
    }
    if up {
        scene.push(Message::Act(Action::Previous));
    }
}

fn head_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut ArticlesView) {
    let theme = theme(ui);
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), measure::PANEL_HEAD_HEIGHT), egui::Sense::hover());
    hairline(ui.painter(), rect, theme.line2);
    let mut head = ui.new_child(
        UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 0.0))).layout(Layout::left_to_right(Align::Center)),
    );
    let count = scene.dossier.articles.len();
    let words = if count == 1 { "1 article".to_owned() } else { format!("{count} articles") };
    head.add_space(4.0);
    head.label(Text::Strong.rich(words, theme.ink));
    head.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let keys = Action::ImportFiles.keys();
        if ui.add(IconButton::new(Icon::Plus, "Import articles…").shortcut(&keys)).clicked() {
            scene.push(Message::Act(Action::ImportFiles));
        }
        if ui.add(IconButton::new(Icon::Filter, "Filter articles").selected(view.filtering)).clicked() {
            view.filtering = !view.filtering;
            view.filter.clear();
            if view.filtering {
                ui.memory_mut(|memory| memory.request_focus(Id::unique("filter articles")));
            }
        }
        let sort = ui.add(Button::new(view.order.in_words()).quiet().icon(Icon::Sort).name("Order of articles"));
        egui::Popup::menu(&sort).show(|ui| {
            for order in Order::ALL {
                if ui.selectable_label(order == view.order, order.in_words()).clicked() {
                    view.order = order;
                    ui.close();
                }
            }
        });
    });
}

fn refresh(ui: &Ui, scene: &Scene<'_>, view: &mut ArticlesView) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width in points")]
    let width = ui.available_width() as u32;
    let key = (fingerprint(scene.dossier), view.order, view.filter.clone(), width);
    if view.list.key.as_ref() == Some(&key) {
        return;
    }
    let ids = ordered(scene.dossier, view.order, &view.filter);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for id in &ids {
        if let Some(group) = group_of(scene.dossier, &scene.dossier.articles[id], view.order) {
            *counts.entry(group).or_default() += 1;
        }
    }
    let mut lines = Vec::with_capacity(ids.len());
    let mut y = 0.0;
    let mut last = None;
    for id in ids {
        let article = &scene.dossier.articles[&id];
        let group = group_of(scene.dossier, article, view.order);
        if let Some(group) = &group
            && last.as_ref() != Some(group)
        {
            lines.push((y, Line::Group(group.clone(), counts[group])));
            y += GROUP;
            last = Some(group.clone());
        }
        let height = with_row(scene, article, false, |row| row.height(ui, ui.available_width()));
        lines.push((y, Line::Article(id)));
        y += height;
    }
    view.list = Cache { key: Some(key), lines, height: y, scrolled_to: view.list.scrolled_to.take() };
}

/// Equal while no article has changed in what the list shows. Linear in the articles, and cheap: pointers are hashed.
fn fingerprint(dossier: &Dossier) -> u64 {
    use std::hash::Hasher as _;
    let mut hasher = std::hash::DefaultHasher::new();
    for article in dossier.articles.values() {
        std::ptr::hash(std::sync::Arc::as_ptr(article), &mut hasher);
    }
    for outlet in dossier.outlets.values() {
        std::ptr::hash(std::sync::Arc::as_ptr(outlet), &mut hasher);
    }
    hasher.finish()
}

fn lines_ui(ui: &mut Ui, viewport: Rect, scene: &mut Scene<'_>, view: &ArticlesView, wanted: Option<&ArticleId>) {
    let cache = &view.list;
    ui.set_height(cache.height);
    let origin = ui.max_rect().min;
    let width = ui.available_width();
    if let Some(wanted) = wanted
        && let Some(at) = cache.lines.iter().position(|(_, line)| matches!(line, Line::Article(id) if id == wanted))
    {
        let bottom = cache.lines.get(at + 1).map_or(cache.height, |(y, _)| *y);
        let rect =
            Rect::from_min_max(pos2(origin.x, origin.y + cache.lines[at].0), pos2(origin.x + width, origin.y + bottom));
        if !viewport.y_range().contains(cache.lines[at].0) || !viewport.y_range().contains(bottom) {
            ui.scroll_to_rect(rect, None);
        }
    }
    let first = cache.lines.partition_point(|(y, _)| *y < viewport.top()).saturating_sub(1);
    for (at, (y, line)) in cache.lines.iter().enumerate().skip(first) {
        if *y > viewport.bottom() {
            break;
        }
        let bottom = cache.lines.get(at + 1).map_or(cache.height, |(y, _)| *y);
        let rect = Rect::from_min_max(pos2(origin.x, origin.y + y), pos2(origin.x + width, origin.y + bottom));
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(at), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            match line {
                Line::Group(title, count) => {
                    group_head_ui(ui, title, *count);
                }
                Line::Article(id) => article_ui(ui, scene, id),
            }
        });
    }
}

fn article_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId) {
    let Some(article) = scene.dossier.articles.get(id).cloned() else { return };
    let selected = scene.place.article.as_ref() == Some(id);
    let left = scene.proposals.left_in(id);
    let response = with_row(scene, &article, selected, |row| row.clone().proposals_left(left).show(ui));
    if response.clicked() {
        scene.push(Message::Show(RecordRef::Article(id.clone())));
        // The arrow keys go on from here.
        ui.memory_mut(|memory| memory.request_focus(list_id()));
    }
    response.context_menu(|ui| {
        let record = RecordRef::Article(id.clone());
        if ui.button("Brief…").clicked() {
            scene.push(Message::Brief(vec![record.clone()]));
            ui.close();
        }
        if ui.button("Delete…").clicked() {
            scene.push(Message::Delete(record));
            ui.close();
        }
    });
}

fn with_row<R>(scene: &Scene<'_>, article: &Article, selected: bool, then: impl FnOnce(&ListRow<'_>) -> R) -> R {
    let outlet = article.outlet.as_ref().and_then(|id| scene.dossier.outlets.get(id));
    let icon = match outlet.map(|outlet| outlet.kind) {
        Some(OutletKind::Wire | OutletKind::Broadcaster) => Icon::Antenna,
        Some(OutletKind::Newspaper | OutletKind::StateMedia) => Icon::Newspaper,
        Some(OutletKind::Government) => Icon::Bank,
        Some(OutletKind::Social) => Icon::Globe,
        _ => Icon::File,
    };
    let copy = matches!(&article.origin, Some(Origin::Article(id)) if scene.dossier.articles.contains_key(id));
    let date = article.published.as_ref().map_or("", |when| when.edtf.as_str());
    let row = ListRow::new(&article.title)
        .icon(if copy { Icon::Copy } else { icon })
        .meta(scene.dossier.outlet_name(article))
        .date(date)
        .unread(article.reading == ReadingState::Unread)
        .read(article.reading == ReadingState::Read)
        .copy(copy)
        .selected(selected);
    let row = match (&article.retracted, copy) {
        (Some(_), _) => row.trailing("retracted").struck(true),
        (None, true) => row.trailing("copy"),
        (None, false) => row,
    };
    then(&row)
}
