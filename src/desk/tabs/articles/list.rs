//! The list of articles.

use eframe::egui::{self, Align, Id, Key, Layout, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::{ArticlesView, Order};
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Button, Field, Icon, IconButton, ListRow, empty_state_ui, group_head_ui, hairline};
use crate::model::{Article, ArticleId, Dossier, Origin, OutletKind, ReadingState, RecordRef, month_name};

/// A line of the list.
#[derive(Clone, Copy, Debug)]
enum Line {
    /// The heading of the group that begins with the row at this place, and how many rows it has.
    Group(usize, usize),
    /// The row at this place.
    Article(usize),
}

/// The lines with their tops, worked out when the rows or the width have changed.
#[derive(Default)]
pub(super) struct Cache {
    /// The version of the rows, and the width in points.
    key: Option<(u64, u32)>,
    lines: Vec<(f32, Line)>,
    height: f32,
    scrolled_to: Option<ArticleId>,
}

const GROUP: f32 = 30.0;

/// In a longer list the titles whose number of lines is not plain from their width are set when they come into view.
const SET_AT_ONCE: usize = 200;

fn group_of(dossier: &Dossier, article: &Article, order: Order) -> String {
    use chrono::Datelike as _;
    match order {
        Order::Title => String::new(),
        Order::Outlet => dossier.outlet_name(article).to_owned(),
        Order::State => article.reading.in_words().to_owned(),
        Order::Published => match article.published.as_ref().and_then(|when| when.edtf.earliest()) {
            Some(day) => format!("{} {}", month_name(day.month()), day.year()),
            None => "No date".to_owned(),
        },
    }
}

/// Whether two neighbours of the list stand under one heading.
fn share_a_group(dossier: &Dossier, one: &Article, other: &Article, order: Order) -> bool {
    use chrono::Datelike as _;
    let month = |article: &Article| {
        let day = article.published.as_ref().and_then(|when| when.edtf.earliest())?;
        Some((day.year(), day.month()))
    };
    match order {
        Order::Title => true,
        Order::Outlet => one.outlet == other.outlet || dossier.outlet_name(one) == dossier.outlet_name(other),
        Order::State => one.reading == other.reading,
        Order::Published => month(one) == month(other),
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
    if view.listing.len() == 0 {
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
        set_titles(ui, viewport, scene, view);
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
    view.listing.refresh(scene.dossier, view.order, &view.filter);
    let width = ui.available_width();
    let key = (view.listing.version(), width as u32);
    if view.list.key == Some(key) {
        return;
    }
    let titles = [Text::ListTitle, Text::ListTitleBold].map(|style| Advances::of(ui, style));
    let (mut lines, mut top) = (Vec::with_capacity(view.listing.len()), 0.0);
    let set_all = view.listing.len() <= SET_AT_ONCE;
    let mut group: Option<usize> = None;
    for at in 0..view.listing.len() {
        let Some(row) = view.listing.row(at) else { break };
        let begins = at.checked_sub(1).and_then(|before| view.listing.row(before));
        if view.order != Order::Title
            && begins.is_none_or(|before| !share_a_group(scene.dossier, &before.article, &row.article, view.order))
        {
            group = Some(lines.len());
            lines.push((top, Line::Group(at, 0)));
            top += GROUP;
        }
        if let Some((_, Line::Group(_, count))) = group.and_then(|group| lines.get_mut(group)) {
            *count += 1;
        }
        let advances = &titles[usize::from(row.article.reading == ReadingState::Unread)];
        let title_width = row.title_width.unwrap_or_else(|| advances.width(&row.article.title));
        let room = room_of(scene.dossier, &row.article, width);
        let mut set_at = row.set_at.filter(|(at_width, _)| *at_width == key.1);
        if set_all && set_at.is_none() && !is_plain(title_width, room) {
            set_at = Some((key.1, with_row(scene, &row.article, false, |row| row.height(ui, width))));
        }
        let height = set_at.map_or_else(|| height_of(title_width, room), |(_, height)| height);
        lines.push((top, Line::Article(at)));
        top += height;
        if let Some(row) = view.listing.row_mut(at) {
            (row.title_width, row.set_at) = (Some(title_width), set_at);
        }
    }
    view.list = Cache { key: Some(key), lines, height: top, scrolled_to: view.list.scrolled_to.take() };
}

/// The room for the title of a row in a list of this width.
fn room_of(dossier: &Dossier, article: &Article, width: f32) -> f32 {
    ListRow::new("").copy(is_copy(dossier, article)).text_width(width)
}

/// Whether the width of a title tells how many lines it takes. Letters that are drawn closer or wider than they stand
/// alone make a few hundredths.
fn is_plain(title_width: f32, room: f32) -> bool {
    title_width.is_finite() && !(0.94..1.04).contains(&(title_width / room))
}

fn height_of(title_width: f32, room: f32) -> f32 {
    ListRow::height_of(if title_width > room { 2 } else { 1 }, false, true)
}

/// Sets the titles in view that must be set to know how high they are, and moves what lies below. Linear in the rows in
/// view, and in all below where one was guessed wrong.
fn set_titles(ui: &Ui, viewport: Rect, scene: &Scene<'_>, view: &mut ArticlesView) {
    let Some((_, key)) = view.list.key else { return };
    let width = ui.available_width();
    let mut at = view.list.lines.partition_point(|(y, _)| *y < viewport.top()).saturating_sub(1);
    while let Some((top, line)) = view.list.lines.get(at).copied().filter(|(y, _)| *y <= viewport.bottom()) {
        at += 1;
        let Line::Article(place) = line else { continue };
        let Some(row) = view.listing.row_mut(place) else { continue };
        let room = room_of(scene.dossier, &row.article, width);
        if row.set_at.is_some_and(|(at_width, _)| at_width == key)
            || row.title_width.is_some_and(|title_width| is_plain(title_width, room))
        {
            continue;
        }
        let height = with_row(scene, &row.article, false, |row| row.height(ui, width));
        row.set_at = Some((key, height));
        let next = view.list.lines.get(at).map_or(view.list.height, |(y, _)| *y);
        let moved = top + height - next;
        if moved != 0.0 {
            view.list.lines[at..].iter_mut().for_each(|(y, _)| *y += moved);
            view.list.height += moved;
        }
    }
}

/// How far each common letter of a style reaches, in points.
struct Advances([f32; 256]);

impl Advances {
    fn of(ui: &Ui, style: Text) -> Self {
        let font = style.font();
        Self(ui.fonts_mut(|fonts| {
            std::array::from_fn(|letter| char::from_u32(letter as u32).map_or(0.0, |it| fonts.glyph_width(&font, it)))
        }))
    }

    /// The width of a title in one line; infinite where it has letters that must be set to know.
    fn width(&self, title: &str) -> f32 {
        let wide = |letter: char| match letter {
            '‘' | '’' | '“' | '”' => self.0[usize::from(b'"')],
            '–' | '—' | '…' => self.0[usize::from(b'm')],
            _ => self.0.get(letter as usize).copied().unwrap_or(f32::INFINITY),
        };
        title.chars().map(wide).sum()
    }
}

fn lines_ui(ui: &mut Ui, viewport: Rect, scene: &mut Scene<'_>, view: &ArticlesView, wanted: Option<&ArticleId>) {
    let cache = &view.list;
    ui.set_height(cache.height);
    let origin = ui.max_rect().min;
    let width = ui.available_width();
    let line_of = |place: usize| {
        cache.lines.binary_search_by_key(&(place, true), |(_, line)| match *line {
            Line::Group(at, _) => (at, false),
            Line::Article(at) => (at, true),
        })
    };
    if let Some(place) = wanted.and_then(|wanted| view.listing.place_of(scene.dossier, wanted))
        && let Ok(at) = line_of(place)
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
            match *line {
                Line::Group(at, count) => {
                    if let Some(row) = view.listing.row(at) {
                        group_head_ui(ui, &group_of(scene.dossier, &row.article, view.order), count);
                    }
                }
                Line::Article(at) => {
                    if let Some(row) = view.listing.row(at) {
                        article_ui(ui, scene, &row.id);
                    }
                }
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

fn is_copy(dossier: &Dossier, article: &Article) -> bool {
    matches!(&article.origin, Some(Origin::Article(id)) if dossier.articles.contains_key(id))
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
    let copy = is_copy(scene.dossier, article);
    let date = article.published.as_ref().map_or("", |when| when.edtf.as_str());
    let outlet = scene.dossier.outlet_name(article);
    // Every row has its second line, so that all are as high as their titles say.
    let outlet = if outlet.is_empty() && date.is_empty() { "No outlet, no date" } else { outlet };
    let row = ListRow::new(&article.title)
        .icon(if copy { Icon::Copy } else { icon })
        .meta(outlet)
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
