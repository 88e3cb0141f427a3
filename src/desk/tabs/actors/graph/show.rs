//! The canvas: what pointer and keys do in it.

use eframe::egui::{
    EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Tooltip, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::gather::Network;
use super::labels::{Labels, distance, label_at, point_at};
use super::{Camera, Drawing, GraphView, paint, strip};
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{measure, theme};
use crate::desk::widgets::kit::focus_ring_inside;
use crate::model::RecordRef;

/// The smallest zoom, and the largest.
pub(super) const LEAST: f32 = 0.2;
const LARGEST: f32 = 2.5;
/// The largest zoom that is chosen without being asked for.
const ROOMY: f32 = 1.35;
/// How near to a line the pointer is on it.
const NEAR: f32 = 6.0;

/// What the pointer or the keyboard is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Node(usize),
    Edge(usize),
}

/// Zooms about the centre of the canvas.
pub(super) fn zoom(view: &mut GraphView, factor: f32) {
    if let Some(camera) = view.camera.or(view.fitted) {
        view.camera = Some(zoomed(camera, factor, Vec2::ZERO));
    }
}

/// Zooms about a point, seen from the centre of the canvas.
fn zoomed(camera: Camera, factor: f32, about: Vec2) -> Camera {
    let zoom = (camera.zoom * factor).clamp(LEAST, LARGEST);
    let middle = about + (camera.middle - about) * (zoom / camera.zoom);
    Camera { zoom, middle }
}

/// Shows the graph on a canvas of this size.
pub(super) fn canvas_ui(ui: &mut Ui, scene: &mut Scene, view: &mut GraphView, drawing: &Drawing, size: Vec2) {
    let network = &drawing.network;
    let (rect, ground) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let ego = scene.dossier.actor_name(&drawing.ego).to_owned();
    ground.widget_info(|| {
        let (nodes, edges) = (network.shown(), network.edges.len());
        let name = format!(
            "Graph of the relations of {ego}: {nodes} actors, {edges} ties. Arrow keys go from one to the next"
        );
        WidgetInfo::labeled(Role::Figure, true, name)
    });
    let fitted = fit(drawing, size);
    view.fitted = Some(fitted);
    look_around(ui, view, &ground, rect, fitted);
    let mut camera = view.camera.unwrap_or(fitted);
    if !ui.is_rect_visible(rect) && view.focus.is_none() {
        return;
    }
    let labels = view.labels(drawing, camera.zoom);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("graph"));
    ui.set_clip_rect(rect.intersect(ui.clip_rect()));
    let ui = &mut ui;

    // Everything is asked before anything is drawn: what is pointed at lights its neighbours.
    let offset = rect.center().to_vec2() + camera.middle;
    let nodes: Vec<Response> = (0..network.nodes.len())
        .map(|place| node_response(ui, network, drawing, &labels, place, camera.zoom, offset))
        .collect();
    let edges: Vec<Response> =
        (0..network.edges.len()).map(|index| edge_response(ui, network, &labels, index, offset)).collect();
    let over_node = nodes.iter().any(Response::hovered);
    let under = ground.hover_pos().filter(|_| !over_node && !ground.dragged());
    let line_under = under.and_then(|pointer| nearest_line(&labels, pointer - offset));
    let pointed = nodes
        .iter()
        .position(Response::hovered)
        .map(At::Node)
        .or_else(|| edges.iter().position(Response::hovered).or(line_under).map(At::Edge));
    let focused = nodes
        .iter()
        .position(Response::has_focus)
        .map(At::Node)
        .or_else(|| edges.iter().position(Response::has_focus).map(At::Edge));
    if line_under.is_some() {
        ui.set_cursor_icon(eframe::egui::CursorIcon::PointingHand);
    } else if ground.dragged() {
        ui.set_cursor_icon(eframe::egui::CursorIcon::Grabbing);
    }

    draw(ui, view, drawing, &labels, offset, camera.zoom, &Marks { pointed, focused, nodes: &nodes });
    if ground.has_focus() {
        focus_ring_inside(ui.painter(), theme(ui), rect, measure::RADIUS_FIELD);
    }

    // What was clicked.
    for (place, response) in nodes.iter().enumerate() {
        let node = &network.nodes[place];
        if response.clicked() && place > 0 {
            // The keyboard stays with the actor, who then stands in the middle.
            view.focus = response.has_focus().then(|| node.id.clone());
            scene.push(Message::Show(RecordRef::Actor(node.id.clone())));
        }
        if place > 0 && !ground.dragged() {
            response.clone().on_hover_ui(|ui| strip::card_ui(ui, scene, network, place));
        }
    }
    let clicked = edges.iter().position(Response::clicked).or(line_under.filter(|_| ground.clicked()));
    if let Some(index) = clicked {
        let edge = &network.edges[index];
        let ends = (network.nodes[edge.from].id.clone(), network.nodes[edge.to].id.clone());
        view.chosen = if view.chosen.as_ref() == Some(&ends) { None } else { Some(ends) };
        view.reveal = view.chosen.is_some();
    } else if ground.clicked() {
        view.chosen = None;
    }
    if let Some(At::Edge(index)) = pointed {
        let layer = ui.layer_id();
        let card = |ui: &mut Ui| strip::edge_card_ui(ui, network, index);
        match edges.get(index).filter(|response| response.hovered()) {
            Some(response) => _ = response.clone().on_hover_ui(card),
            None => {
                _ = Tooltip::always_open(ui.ctx().clone(), layer, ground.id, eframe::egui::PopupAnchor::Pointer)
                    .gap(12.0)
                    .show(card);
            }
        }
    }
    keys(ui, view, drawing, &ground, &nodes, &edges, focused);

    // Who has the keyboard is in sight.
    if let Some(At::Node(place)) = focused
        && nodes[place].gained_focus()
        && let Some(spot) = drawing.layout.spots.get(place)
    {
        let whole = spot.whole(camera.zoom).translate(offset);
        let inside = rect.shrink(4.0);
        if !inside.contains_rect(whole) {
            let back = |low: f32, high: f32, from: f32, to: f32| (from - low).max(0.0) + (to - high).min(0.0);
            camera.middle += vec2(
                back(whole.left(), whole.right(), inside.left(), inside.right()),
                back(whole.top(), whole.bottom(), inside.top(), inside.bottom()),
            );
            view.camera = Some(camera);
        }
    }
}

/// Everything in sight, in the middle of the canvas.
fn fit(drawing: &Drawing, size: Vec2) -> Camera {
    let zoom = drawing.layout.fit(size - vec2(8.0, 8.0), LEAST, ROOMY);
    Camera { zoom, middle: -drawing.layout.bounds(zoom).center().to_vec2() }
}

/// Panning by dragging, zooming by Ctrl and the wheel, or by a pinch.
fn look_around(ui: &Ui, view: &mut GraphView, ground: &Response, rect: Rect, fitted: Camera) {
    let camera = view.camera.unwrap_or(fitted);
    if ground.dragged() && ground.drag_delta() != Vec2::ZERO {
        view.camera = Some(Camera { middle: camera.middle + ground.drag_delta(), ..camera });
    }
    if let Some(pointer) = ui.input(|input| input.pointer.hover_pos())
        && ui.rect_contains_pointer(rect)
    {
        let factor = ui.input(eframe::egui::InputState::zoom_delta);
        if (factor - 1.0).abs() > 1e-4 {
            view.camera = Some(zoomed(view.camera.unwrap_or(camera), factor, pointer - rect.center()));
        }
    }
}

fn node_response(
    ui: &Ui,
    network: &Network,
    drawing: &Drawing,
    labels: &Labels,
    place: usize,
    zoom: f32,
    offset: Vec2,
) -> Response {
    let node = &network.nodes[place];
    let disc = drawing.layout.spots[place].disc(zoom);
    let whole = labels.nodes[place].map_or(disc, |label| disc.union(label)).translate(offset);
    let sense = if place == 0 { Sense::focusable_noninteractive() } else { Sense::click() };
    let response = ui.interact(whole, ui.scope_id().with(&node.id), sense);
    response.widget_info(|| {
        let kind = node.kind.in_words().to_lowercase();
        if place == 0 {
            return WidgetInfo::labeled(Role::Label, true, format!("{}, {kind}, in the middle", node.name));
        }
        let tie = network.edge_between(0, place).map_or_else(
            || "two steps away".to_owned(),
            |edge| {
                let ties: Vec<String> = edge.ties.iter().map(super::ties::Tie::label).collect();
                format!("{}, {}", ties.join(", "), strip::state_of(edge).in_words())
            },
        );
        WidgetInfo::labeled(Role::Button, true, format!("{}, {kind}, {tie}", node.name))
    });
    response
}

fn edge_response(ui: &Ui, network: &Network, labels: &Labels, index: usize, offset: Vec2) -> Response {
    let edge = &network.edges[index];
    let line = &labels.lines[index];
    let small = Vec2::splat(10.0);
    let middle = point_at(line, 0.5).unwrap_or(Pos2::ZERO);
    let rect = labels.edges[index].unwrap_or(Rect::from_center_size(middle, small)).translate(offset);
    let id: Id = ui.scope_id().with((&network.nodes[edge.from].id, &network.nodes[edge.to].id));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let name = |place: usize| network.nodes[place].name.as_str();
        let told: Vec<String> = edge.ties.iter().map(|tie| tie.spoken(name(edge.from), name(edge.to))).collect();
        WidgetInfo::labeled(Role::Button, true, format!("Tie: {}", told.join("; ")))
    });
    response
}

fn nearest_line(labels: &Labels, pointer: Pos2) -> Option<usize> {
    let near = labels.lines.iter().enumerate().map(|(index, line)| (index, distance(line, pointer)));
    near.filter(|(_, far)| *far <= NEAR).min_by(|one, other| one.1.total_cmp(&other.1)).map(|(index, _)| index)
}

/// What is to be lit.
struct Marks<'a> {
    pointed: Option<At>,
    focused: Option<At>,
    nodes: &'a [Response],
}

fn draw(ui: &Ui, view: &GraphView, drawing: &Drawing, labels: &Labels, offset: Vec2, zoom: f32, marks: &Marks) {
    let theme = theme(ui);
    let network = &drawing.network;
    let at = |at: At| marks.pointed == Some(at) || marks.focused == Some(at);
    let chosen = |index: usize| {
        let edge = &network.edges[index];
        let ends = (&network.nodes[edge.from].id, &network.nodes[edge.to].id);
        view.chosen.as_ref().is_some_and(|(from, to)| (from, to) == ends)
    };
    let lit = |index: usize| {
        let edge = &network.edges[index];
        chosen(index) || at(At::Edge(index)) || at(At::Node(edge.from)) || at(At::Node(edge.to))
    };
    // The rest steps back while somebody is pointed at; the one in the middle is tied to nearly all.
    let aside = matches!(marks.pointed.or(marks.focused), Some(At::Node(place)) if place > 0);
    let painter = ui.painter();
    let mut faint = painter.clone();
    faint.set_opacity(0.4);
    let mut order: Vec<usize> = (0..network.edges.len()).collect();
    order.sort_by_key(|index| lit(*index));
    for index in &order {
        let line: Vec<Pos2> = labels.lines[*index].iter().map(|point| *point + offset).collect();
        let painter = if aside && !lit(*index) { &faint } else { painter };
        paint::line(painter, theme, &network.edges[*index], &line, lit(*index));
    }
    for index in &order {
        let lit = lit(*index);
        let label = || paint::edge_label(ui, &network.edges[*index], lit);
        // Words that found no room are told where they are asked for.
        let rect = match labels.edges[*index] {
            Some(rect) => Some(rect),
            None if chosen(*index) || at(At::Edge(*index)) => label_at(&labels.lines[*index], 0.5, label().size()),
            None => None,
        };
        if let Some(rect) = rect {
            let painter = if aside && !lit { &faint } else { painter };
            label().paint(painter, theme, rect.translate(offset));
        }
    }
    let mut on_top = Vec::new();
    for (place, node) in network.nodes.iter().enumerate() {
        let response = &marks.nodes[place];
        let here = at(At::Node(place));
        let touched =
            paint::Touched { lit: here, pressed: response.is_pointer_button_down_on(), focused: response.has_focus() };
        paint::node(painter, theme, node, drawing.layout.spots[place].disc(zoom).translate(offset), touched);
        match labels.nodes[place] {
            Some(rect) => paint::NodeLabel::of(ui, node).paint(painter, theme, rect.translate(offset), theme.ink),
            None if here => on_top.push(place),
            None => {}
        }
    }
    for place in on_top {
        let spot = &drawing.layout.spots[place];
        let rect = spot.label_rect(zoom, spot.beside).translate(offset);
        paint::NodeLabel::of(ui, &network.nodes[place]).paint(painter, theme, rect, theme.ink);
    }
}

/// Arrow keys go from node to node by their direction; + and − zoom, Home shows everything.
fn keys(
    ui: &Ui,
    view: &mut GraphView,
    drawing: &Drawing,
    ground: &Response,
    nodes: &[Response],
    edges: &[Response],
    focused: Option<At>,
) {
    if let Some(id) = view.focus.take()
        && let Some(place) = drawing.network.place_of(&id)
    {
        nodes[place].request_focus();
        return;
    }
    let (id, from) = match focused {
        Some(At::Node(place)) => (nodes[place].id, drawing.layout.spots[place].at),
        Some(At::Edge(index)) => {
            let edge = &drawing.network.edges[index];
            let line = drawing.layout.line(index, edge.from, edge.to, 1.0);
            (edges[index].id, point_at(&line, 0.5).unwrap_or(Pos2::ZERO).to_vec2())
        }
        None if ground.has_focus() => (ground.id, Vec2::ZERO),
        None => return,
    };
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, direction) in [
        (Key::ArrowLeft, vec2(-1.0, 0.0)),
        (Key::ArrowRight, vec2(1.0, 0.0)),
        (Key::ArrowUp, vec2(0.0, -1.0)),
        (Key::ArrowDown, vec2(0.0, 1.0)),
    ] {
        if pressed(key)
            && let Some(place) = drawing.layout.toward(from, direction)
        {
            nodes[place].request_focus();
        }
    }
    if pressed(Key::Plus) || pressed(Key::Equals) {
        zoom(view, 1.25);
    }
    if pressed(Key::Minus) {
        zoom(view, 1.0 / 1.25);
    }
    if pressed(Key::Home) {
        view.camera = None;
    }
}
