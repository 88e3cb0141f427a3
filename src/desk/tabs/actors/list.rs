//! The list of actors: by kind, by name or by mentions; only the rows in sight are laid out.

use std::collections::BTreeMap;

use eframe::egui::{
    self, Align, EventFilter, Id, Key, Layout, Popup, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2,
    style::ScrollAnimation, vec2,
};

use super::parts::{counted, grouped, menu_item_ui};
use super::{ActorsView, Sort};
use crate::desk::action::Action;
use crate::desk::derived::Derived;
use crate::desk::message::{Message, Tab};
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{
    Button, Field, Icon, IconButton, LIST_PAD, Line, SlimRow, empty_state_ui, group_head_ui, hairline,
};
use crate::model::{Actor, ActorId, ActorKind, Dossier, RecordRef, Records};

const HEAD_HEIGHT: f32 = 32.0;

/// A row of the list.
enum Item {
    Head(ActorKind, usize),
    Actor(ActorId, usize),
}

impl Item {
    fn height(&self) -> f32 {
        match self {
            Self::Head(..) => HEAD_HEIGHT,
            Self::Actor(..) => measure::ROW_ACTOR,
        }
    }
}

/// The rows of the list for one state of the dossier, the filter and the order.
pub(super) struct Listing {
    of: Records<ActorId, Actor>,
    revision: u64,
    filter: String,
    sort: Sort,
    /// With the top of each.
    items: Vec<(f32, Item)>,
    height: f32,
    shown: usize,
}

impl Listing {
    /// O(n log n) in the actors.
    pub(super) fn of(dossier: &Dossier, derived: &Derived, view: &ActorsView) -> Self {
        let wanted = view.filter.trim().to_lowercase();
        let mut rows: Vec<(&ActorId, &Actor, usize, String)> = dossier
            .actors
            .iter()
            .filter(|(_, actor)| matches_filter(actor, &wanted))
            .map(|(id, actor)| (id, actor.as_ref(), derived.mention_count(id), actor.name().to_lowercase()))
            .collect();
        match view.sort {
            Sort::Name => rows.sort_by(|one, other| one.3.cmp(&other.3)),
            Sort::Kind | Sort::Mentions => rows.sort_by(|one, other| (other.2, &one.3).cmp(&(one.2, &other.3))),
        }
        let mut items = Vec::with_capacity(rows.len() + ActorKind::ALL.len());
        let mut height = 0.0;
        let mut push = |item: Item| {
            let top = height;
            height += item.height();
            items.push((top, item));
        };
        let shown = rows.len();
        if view.sort == Sort::Kind {
            let mut kinds: BTreeMap<usize, Vec<(&ActorId, usize)>> = BTreeMap::new();
            for (id, actor, count, _) in rows {
                let place = ActorKind::ALL.iter().position(|kind| *kind == actor.kind).unwrap_or(ActorKind::ALL.len());
                kinds.entry(place).or_default().push((id, count));
            }
            for (place, actors) in kinds {
                push(Item::Head(ActorKind::ALL.get(place).copied().unwrap_or(ActorKind::Other), actors.len()));
                for (id, count) in actors {
                    push(Item::Actor(id.clone(), count));
                }
            }
        } else {
            for (id, _, count, _) in rows {
                push(Item::Actor(id.clone(), count));
            }
        }
        Self {
            of: dossier.actors.clone(),
            revision: derived.revision,
            filter: view.filter.clone(),
            sort: view.sort,
            items,
            height,
            shown,
        }
    }

    pub(super) fn holds_for(&self, dossier: &Dossier, derived: &Derived, view: &ActorsView) -> bool {
        self.revision == derived.revision
            && self.sort == view.sort
            && self.filter == view.filter
            && self.of.ptr_eq(&dossier.actors)
    }

    pub(super) fn actors(&self) -> impl Iterator<Item = &ActorId> {
        self.items.iter().filter_map(|(_, item)| match item {
            Item::Actor(id, _) => Some(id),
            Item::Head(..) => None,
        })
    }

    /// Top and height of an actor's row. Linear.
    fn row_of(&self, actor: &ActorId) -> Option<(f32, f32)> {
        self.items.iter().find_map(|(top, item)| match item {
            Item::Actor(id, _) if id == actor => Some((*top, item.height())),
            _ => None,
        })
    }
}

fn matches_filter(actor: &Actor, wanted: &str) -> bool {
    wanted.is_empty() || actor.names.iter().any(|name| name.value.to_lowercase().contains(wanted))
}

/// The list of actors, over the whole panel: its head, the filter, and the rows.
pub fn list_ui(ui: &mut Ui, scene: &mut Scene, view: &mut ActorsView) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let listing = view.listing(scene);
    head_ui(ui, scene, view, &listing);
    if view.filtering {
        filter_ui(ui, view, &listing);
    }
    // The filter may have changed in this frame.
    let listing = view.listing(scene);
    if scene.dossier.actors.is_empty() {
        empty_ui(ui, scene);
    } else if listing.shown == 0 {
        nothing_found_ui(ui, view);
    } else {
        rows_ui(ui, scene, view, &listing);
    }
}

fn head_ui(ui: &mut Ui, scene: &mut Scene, view: &mut ActorsView, listing: &Listing) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), measure::PANEL_HEAD_HEIGHT), Sense::hover());
    hairline(ui.painter(), rect, theme.line2);
    let total = scene.dossier.actors.len();
    let words = if listing.shown == total {
        counted(total, "actor", "actors")
    } else {
        format!("{} of {}", grouped(listing.shown), grouped(total))
    };
    let inside = rect.with_min_x(rect.left() + LIST_PAD).with_max_x(rect.right() - 6.0);
    let mut right = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = 2.0;
    let keys = Action::NewActor.keys();
    if right.add(IconButton::new(Icon::Plus, "New actor").shortcut(&keys)).clicked() {
        scene.push(Message::Act(Action::NewActor));
    }
    if right.add(IconButton::new(Icon::Filter, "Filter actors").selected(view.filtering)).clicked() {
        view.filtering = !view.filtering;
        view.focus_filter = view.filtering;
        if !view.filtering {
            view.filter.clear();
        }
    }
    let name = format!("Sort by, {}", view.sort.label());
    let button = right.add(Button::new(view.sort.label()).quiet().icon(Icon::Sort).name(&name));
    Popup::menu(&button).width(180.0).show(|ui| {
        ui.set_max_width(180.0);
        for sort in Sort::ALL {
            let words = match sort {
                Sort::Kind => "By kind",
                Sort::Name => "By name",
                Sort::Mentions => "By mentions",
            };
            let mark = if sort == view.sort { "✓" } else { "" };
            if menu_item_ui(ui, words, mark).clicked() {
                view.sort = sort;
                view.revealed = None;
                ui.close();
            }
        }
    });
    let room = right.min_rect().left() - inside.left() - 4.0;
    let title = Line::new().text_within(ui, Text::Strong, theme.ink, &words, room);
    title.paint(ui.painter(), theme, inside.left(), rect.center().y);
    let place = Rect::from_min_size(pos2(inside.left(), rect.top()), vec2(title.width().max(1.0), rect.height()));
    ui.interact(place, Id::unique("count of actors"), Sense::hover())
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &words));
}

fn filter_id() -> Id {
    Id::unique("filter of actors")
}

fn filter_ui(ui: &mut Ui, view: &mut ActorsView, listing: &Listing) {
    let response = egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 6))
        .show(ui, |ui| {
            Field::search("Filter actors by name", "Any form of a name", None)
                .id(filter_id())
                .show(ui, &mut view.filter)
        })
        .inner;
    if std::mem::take(&mut view.focus_filter) {
        response.request_focus();
    }
    if response.changed() {
        // The head, drawn already, tells how many are found.
        ui.request_repaint();
    }
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::ArrowDown)) {
        view.focus_row = listing.actors().next().cloned();
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        view.filter.clear();
        view.filtering = false;
    }
}

fn empty_ui(ui: &mut Ui, scene: &mut Scene) {
    let sentence = "Select a name in an article and press A, and everyone who acts will be listed here.";
    let mut act = None;
    egui::Frame::new().inner_margin(egui::Margin::symmetric(14, 0)).show(ui, |ui| {
        empty_state_ui(ui, Icon::People, "No actors yet", sentence, false, |ui| {
            if ui.add(Button::new("Read articles")).clicked() {
                act = Some(Message::ShowTab(Tab::Articles));
            }
        });
    });
    if let Some(message) = act {
        scene.push(message);
    }
}

fn nothing_found_ui(ui: &mut Ui, view: &mut ActorsView) {
    let sentence = format!("No form of a name holds “{}”.", view.filter.trim());
    egui::Frame::new().inner_margin(egui::Margin::symmetric(14, 0)).show(ui, |ui| {
        empty_state_ui(ui, Icon::Search, "Nothing found", &sentence, false, |ui| {
            if ui.add(Button::new("Clear the filter")).clicked() {
                view.filter.clear();
            }
        });
    });
}

fn rows_ui(ui: &mut Ui, scene: &mut Scene, view: &mut ActorsView, listing: &Listing) {
    let selected = scene.place.actor.clone();
    let mut go_to = None;
    ScrollArea::vertical().id_salt("list of actors").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(listing.height);
        let (left, top, width) = (ui.min_rect().left(), ui.min_rect().top(), ui.available_width());
        reveal(ui, view, listing, selected.as_ref(), top);
        let first = listing.items.partition_point(|(top, item)| top + item.height() <= viewport.top());
        for (row_top, item) in listing.items[first..].iter().take_while(|(top, _)| *top < viewport.bottom()) {
            let rect = Rect::from_min_size(pos2(left, top + row_top), vec2(width, item.height()));
            match item {
                Item::Head(kind, count) => {
                    let id = Id::unique(("group of actors", *kind));
                    ui.scope_builder(UiBuilder::new().max_rect(rect).scope_id(id), |ui| {
                        group_head_ui(ui, kind.heading(), *count)
                    });
                }
                Item::Actor(id, count) => {
                    let is_selected = selected.as_ref() == Some(id);
                    if let Some(target) = row_ui(ui, scene, view, listing, (id, *count, is_selected), rect) {
                        go_to = Some(target);
                    }
                }
            }
        }
    });
    if let Some(target) = go_to {
        scene.push(Message::Show(RecordRef::Actor(target)));
    }
}

/// Scrolls to the selected row when another one was selected, wherever that was done.
fn reveal(ui: &Ui, view: &mut ActorsView, listing: &Listing, selected: Option<&ActorId>, top: f32) {
    let target = match &view.focus_row {
        Some(wanted) => Some(wanted),
        None if view.revealed.as_ref() != selected => selected,
        None => None,
    };
    if let Some((row_top, height)) = target.and_then(|id| listing.row_of(id)) {
        // The heading above the first row of a group is worth seeing too.
        let rect = Rect::from_min_size(pos2(ui.min_rect().left(), top + row_top), vec2(1.0, height));
        ui.scroll_to_rect_animation(rect.expand2(vec2(0.0, 4.0)), None, ScrollAnimation::none());
    }
    view.revealed = selected.cloned();
}

/// One actor; gives the actor to show, if the row was clicked or a key moved on from it.
fn row_ui(
    ui: &mut Ui,
    scene: &Scene,
    view: &mut ActorsView,
    listing: &Listing,
    (id, count, selected): (&ActorId, usize, bool),
    rect: Rect,
) -> Option<ActorId> {
    let actor = scene.dossier.actors.get(id)?;
    let count = if count == 0 { String::new() } else { grouped(count) };
    let row = SlimRow::actor(scene.side_of(id), actor.name()).trailing(&count).selected(selected);
    let builder = UiBuilder::new().max_rect(rect).scope_id(Id::unique(("row of an actor", id)));
    let response = ui.scope_builder(builder, |ui| row.show(ui)).inner;
    if view.focus_row.as_ref() == Some(id) {
        response.request_focus();
        view.focus_row = None;
    }
    if response.has_focus() {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        if let Some(target) = moved(ui, listing, id) {
            view.focus_row = Some(target.clone());
            return Some(target);
        }
    }
    if response.clicked() {
        response.request_focus();
        return Some(id.clone());
    }
    None
}

/// Where the arrow keys, Page Up and Down, Home and End lead from a row.
fn moved(ui: &Ui, listing: &Listing, from: &ActorId) -> Option<ActorId> {
    let page = (ui.clip_rect().height() / measure::ROW_ACTOR) as isize;
    let steps = [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, page.max(1)),
        (Key::PageUp, -page.max(1)),
        (Key::Home, isize::MIN / 2),
        (Key::End, isize::MAX / 2),
    ];
    let step = ui.input_mut(|input| {
        steps.into_iter().find(|(key, _)| input.consume_key(egui::Modifiers::NONE, *key)).map(|(_, step)| step)
    })?;
    let order: Vec<&ActorId> = listing.actors().collect();
    let at = order.iter().position(|id| *id == from)?;
    let to = at.saturating_add_signed(step).min(order.len().saturating_sub(1));
    (to != at).then(|| order.get(to).map(|id| (*id).clone())).flatten()
}
