//! The relations of an actor as a graph: the actor in the middle, those it is tied to around it, theirs further out.
//!
//! `gather` finds who is tied to whom, `layout` gives everyone a place and `labels` finds room for the words; these are
//! plain data, worked out once for a state of the dossier. `show` answers to pointer and keys, `paint` draws, `strip`
//! tells what stands behind a tie.

mod chips;
mod gather;
mod labels;
mod layout;
mod paint;
mod show;
mod strip;
mod ties;

use std::sync::Arc;

use eframe::egui::{Key, Modifiers, Popup, Ui, Vec2, vec2};

use crate::desk::scene::Scene;
use crate::desk::theme::measure;
use crate::desk::widgets::kit::{Button, Icon, choice_word_ui, dashed_box_ui, section_head_ui};
use crate::desk::widgets::text_block::TextBlock;
use crate::model::{ActorId, Dossier};

use gather::{Network, Wanted};
use labels::Labels;
use layout::Layout;

/// How many actors are shown beside the one in the middle, at first: in a column, over the page's width, over the page.
const FEW: usize = 7;
const SOME: usize = 10;
const MANY: usize = 24;
/// From this width on the graph is not in a column.
const WIDE: f32 = 560.0;
/// However often more are asked for: beyond this a picture tells nothing.
const MOST: usize = 96;

/// How the relations of actors are shown, remembered while the window is open.
#[derive(Default)]
pub(super) struct GraphView {
    mode: Mode,
    /// Kinds of ties that are left out: relations, roles, meetings.
    without: [bool; 3],
    /// Those of the second step are left out.
    near_only: bool,
    /// How often more actors were asked for.
    more: u32,
    /// Set by the user; everything is fitted in otherwise.
    camera: Option<Camera>,
    /// As everything was fitted in last.
    fitted: Option<Camera>,
    /// The edge whose evidence is shown.
    chosen: Option<(ActorId, ActorId)>,
    /// The evidence is scrolled into sight as soon as it is shown.
    reveal: bool,
    /// The node that takes the keyboard as soon as it is drawn.
    focus: Option<ActorId>,
    of: Option<ActorId>,
    drawing: Option<Arc<Drawing>>,
    /// Labels at a zoom.
    labels: Option<(f32, Arc<Labels>)>,
}

/// As what the relations are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// A graph among the other sections.
    #[default]
    Graph,
    /// A graph over the whole page.
    Large,
    /// Rows.
    List,
}

/// What part of the picture is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Camera {
    zoom: f32,
    /// Where the actor in the middle stands, from the centre of the canvas.
    middle: Vec2,
}

/// A network with the place of everything, for one state of the dossier.
struct Drawing {
    dossier: Dossier,
    revision: u64,
    ego: ActorId,
    wanted: Wanted,
    aspect: f32,
    network: Network,
    layout: Layout,
    /// Of the edges' labels.
    sizes: Vec<Vec2>,
}

impl GraphView {
    /// Whether the relations take the whole page.
    pub(super) fn is_large(&self) -> bool {
        self.mode == Mode::Large
    }

    fn wanted(&self, width: f32) -> Wanted {
        let base = match width {
            _ if self.mode == Mode::Large => MANY,
            WIDE.. => SOME,
            _ => FEW,
        };
        let most = base.saturating_mul(1 << self.more.min(8)).min(MOST);
        Wanted { kinds: self.without.map(|without| !without), second: !self.near_only, most }
    }

    /// The picture for a canvas of about this size, made anew only where something has changed.
    fn drawing(&mut self, ui: &Ui, scene: &Scene, ego: &ActorId, size: Vec2) -> Arc<Drawing> {
        if self.of.as_ref() != Some(ego) {
            self.of = Some(ego.clone());
            (self.camera, self.chosen, self.more) = (None, None, 0);
        }
        // A little more or less width moves nothing.
        let aspect = (size.x / size.y.max(1.0) * 5.0).round() / 5.0;
        let wanted = self.wanted(size.x);
        if let Some(drawing) = &self.drawing
            && drawing.ego == *ego
            && drawing.wanted == wanted
            && (drawing.aspect - aspect).abs() < 0.01
            && drawing.revision == scene.derived.revision
            && drawing.dossier.is_same_state(scene.dossier)
        {
            return Arc::clone(drawing);
        }
        let network = Network::of(scene.dossier, scene.derived, ego, wanted);
        let names: Vec<Vec2> = network.nodes.iter().map(|node| paint::NodeLabel::of(ui, node).size()).collect();
        let layout = Layout::of(&network, &names, aspect);
        let sizes = network.edges.iter().map(|edge| paint::edge_label(ui, edge, false).size()).collect();
        let drawing = Arc::new(Drawing {
            dossier: scene.dossier.clone(),
            revision: scene.derived.revision,
            ego: ego.clone(),
            wanted,
            aspect,
            network,
            layout,
            sizes,
        });
        self.labels = None;
        self.drawing = Some(Arc::clone(&drawing));
        drawing
    }

    /// Which labels have room at a zoom.
    fn labels(&mut self, drawing: &Drawing, zoom: f32) -> Arc<Labels> {
        match &self.labels {
            Some((known, labels)) if (known - zoom).abs() < 1e-4 => Arc::clone(labels),
            _ => {
                let labels = Arc::new(Labels::of(&drawing.network, &drawing.layout, &drawing.sizes, zoom));
                self.labels = Some((zoom, Arc::clone(&labels)));
                labels
            }
        }
    }
}

/// The section of the relations: its head with the choice of graph or list, and one of them. `rows` are those of the
/// list, `list_ui` shows them.
pub(super) fn section_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    view: &mut GraphView,
    ego: &ActorId,
    rows: usize,
    list_ui: impl FnOnce(&mut Ui, &mut Scene),
) {
    let width = ui.available_width();
    let drawing = (view.mode != Mode::List).then(|| view.drawing(ui, scene, ego, vec2(width, 340.0)));
    let note = match &drawing {
        Some(drawing) => note(&drawing.network),
        None => rows.to_string(),
    };
    section_head_ui(ui, "Relations", &note, |ui| {
        ui.spacing_mut().item_spacing.x = measure::SPACE_4;
        if choice_word_ui(ui, Icon::List, "list", view.mode == Mode::List).clicked() {
            view.mode = Mode::List;
        }
        if choice_word_ui(ui, Icon::Graph, "graph", view.mode != Mode::List).clicked() {
            view.mode = Mode::Graph;
        }
    });
    match drawing {
        None if rows == 0 => {
            nothing_ui(ui, "No relations yet. Add one to this actor in the inspector: member of, heads, reports to.");
        }
        None => list_ui(ui, scene),
        Some(drawing) if drawing.network.counts == [0; 3] => nothing_ui(
            ui,
            "Tied to nobody yet. Add a relation, or a role with its organisation, in the inspector; or enter the actor \
             at a meeting. Everyone it is tied to then stands here, with the words that say so.",
        ),
        Some(drawing) => {
            chips::chips_ui(ui, view, &drawing.network);
            if drawing.network.shown() == 0 {
                nothing_ui(ui, "No ties of these kinds. Choose more of them above.");
            } else {
                let fitted = drawing.layout.fit(vec2(width - 8.0, 400.0), show::LEAST, 1.0);
                let height = (drawing.layout.bounds(fitted).height() + 16.0).clamp(150.0, 416.0).ceil();
                show::canvas_ui(ui, scene, view, &drawing, vec2(width, height));
                foot_ui(ui, view, &drawing);
                strip::strip_ui(ui, scene, view, &drawing.network);
            }
        }
    }
    ui.add_space(measure::SPACE_16);
}

/// The graph over the whole page.
pub(super) fn large_ui(ui: &mut Ui, scene: &mut Scene, view: &mut GraphView, ego: &ActorId) {
    const STRIP: f32 = 210.0;
    let title = format!("Relations of {}", scene.dossier.actor_name(ego));
    let strip = if view.chosen.is_some() { STRIP } else { 0.0 };
    let room = ui.available_size() - vec2(0.0, 30.0 + 34.0 + 32.0);
    let size = vec2(room.x, (room.y - strip).max(220.0));
    // The evidence makes the picture smaller, and leaves everyone where they are in it.
    let drawing = view.drawing(ui, scene, ego, room);
    section_head_ui(ui, &title, &note(&drawing.network), |ui| {
        if ui.add(Button::new("Back to the page").quiet().small().key("Esc")).clicked() {
            view.mode = Mode::Graph;
        }
    });
    chips::chips_ui(ui, view, &drawing.network);
    if drawing.network.shown() == 0 {
        nothing_ui(ui, "No ties of these kinds. Choose more of them above.");
    } else {
        show::canvas_ui(ui, scene, view, &drawing, size);
        foot_ui(ui, view, &drawing);
        eframe::egui::ScrollArea::vertical()
            .id_salt("evidence of a tie")
            .auto_shrink([false, true])
            .show(ui, |ui| strip::strip_ui(ui, scene, view, &drawing.network));
    }
    let ctx = ui.ctx();
    let elsewhere =
        ctx.text_edit_focused() || Popup::is_any_open(ctx) || ctx.memory(|memory| memory.top_modal_layer().is_some());
    if !elsewhere && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        view.mode = Mode::Graph;
    }
    if view.mode != Mode::Large {
        view.camera = None;
    }
}

/// “9”, or “10 of 61 shown”.
fn note(network: &Network) -> String {
    let shown = network.shown();
    if shown < network.total {
        format!("{shown} of {} shown", super::parts::grouped(network.total))
    } else {
        shown.to_string()
    }
}

/// Zoom, more actors, more room.
fn foot_ui(ui: &mut Ui, view: &mut GraphView, drawing: &Drawing) {
    let network = &drawing.network;
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if ui.add(Button::new("−").quiet().small().name("Zoom out").tooltip("Zoom out (−, Ctrl wheel)")).clicked() {
            show::zoom(view, 1.0 / 1.25);
        }
        if ui.add(Button::new("+").quiet().small().name("Zoom in").tooltip("Zoom in (+, Ctrl wheel)")).clicked() {
            show::zoom(view, 1.25);
        }
        let fit = Button::new("Fit").quiet().small().tooltip("Show everything (Home)");
        if ui.add(fit.enabled(view.camera.is_some())).clicked() {
            view.camera = None;
        }
        let shown = network.shown();
        if shown < network.total && drawing.wanted.most < MOST {
            let name = format!("Show more, {shown} of {} are shown", network.total);
            if ui.add(Button::new("Show more").quiet().small().name(&name)).clicked() {
                view.more += 1;
                view.camera = None;
            }
        }
        if view.mode != Mode::Large && ui.add(Button::new("Open large").quiet().small()).clicked() {
            view.mode = Mode::Large;
            view.camera = None;
        }
    });
}

fn nothing_ui(ui: &mut Ui, sentence: &str) {
    use crate::desk::theme::{Text, theme};
    ui.add_space(measure::SPACE_8);
    let ink = theme(ui).ink2;
    dashed_box_ui(ui, |ui| {
        ui.set_width(ui.available_width());
        TextBlock::new(sentence, super::parts::face(Text::Body), ink).wrap().show_ui(ui);
    });
}

#[cfg(test)]
mod tests;
