//! What stands behind a tie: a strip below the graph with its words, its state, its quotes or its meetings; and the
//! cards that show while something is pointed at.

use eframe::egui::{Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::super::parts::{Place, evidence, face, paint_text, quote_link_ui, row_ui, state_line};
use super::GraphView;
use super::gather::{Edge, Network};
use super::paint::side;
use super::ties::{Behind, Encounter, Tie, strength};
use crate::compare::FactState;
use crate::desk::facts::mark_of;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Icon, IconButton, Line};
use crate::desk::widgets::text_block::TextBlock;
use crate::model::RecordRef;

/// The state that tells most of an edge: a dispute, or else what is best supported.
pub(super) fn state_of(edge: &Edge) -> FactState {
    edge.ties.iter().map(|tie| tie.state).max_by_key(strength).unwrap_or(FactState::Unsupported)
}

/// What stands behind the edge that is chosen, if one is.
pub(super) fn strip_ui(ui: &mut Ui, scene: &mut Scene, view: &mut GraphView, network: &Network) {
    let Some((from, to)) = view.chosen.clone() else { return };
    let ends = network.place_of(&from).zip(network.place_of(&to));
    let Some(edge) = ends.and_then(|(from, to)| network.edge_between(from, to)) else { return };
    let name = |place: usize| network.nodes[place].name.clone();
    let (from, to) = (name(edge.from), name(edge.to));
    let note = if edge.ties.len() == 1 { "1 tie".to_owned() } else { format!("{} ties", edge.ties.len()) };
    let (rect, head) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let theme = theme(ui);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(measure::STROKE_HAIR, theme.line2));
    let line = Line::new().text(ui, Text::Strong, theme.ink, "Evidence").space(8.0);
    let line = line.text(ui, Text::Label, theme.ink3, &note);
    line.paint(ui.painter(), theme, rect.left(), rect.center().y + 1.0);
    head.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Evidence"));
    let corner = Rect::from_min_size(rect.right_top() + vec2(-22.0, 3.0), vec2(22.0, 22.0));
    if ui.put(corner, IconButton::new(Icon::Cross, "Close the evidence").side(22.0)).clicked() {
        view.chosen = None;
    }
    ui.advance_cursor_after_rect(rect);
    for tie in &edge.ties {
        tie_ui(ui, scene, tie, &from, &to);
    }
    if std::mem::take(&mut view.reveal) {
        ui.scroll_to_rect(ui.min_rect().with_min_y(rect.top()), None);
    }
}

fn tie_ui(ui: &mut Ui, scene: &mut Scene, tie: &Tie, from: &str, to: &str) {
    let theme = theme(ui);
    let response = ui
        .vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(measure::SPACE_4);
            TextBlock::new(&tie.sentence(from, to), face(Text::Name), theme.ink).wrap().show_ui(ui);
            let mut line = Line::new();
            if !tie.long.is_empty() {
                line = line.text(ui, Text::Label, theme.ink2, &tie.long).space(10.0);
            }
            let mark = mark_of(&tie.state);
            line.fact(mark)
                .space(5.0)
                .text(ui, mark.words_style(), mark.words_colour(theme), &tie.state.in_words())
                .ui(ui, theme, 20.0);
            if !tie.note.is_empty() {
                TextBlock::new(&tie.note, face(Text::Label), theme.ink2).wrap().show_ui(ui);
            }
        })
        .response;
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, tie.spoken(from, to)));
    match &tie.behind {
        Behind::Fact(subject) => {
            let quotes = evidence(scene, subject);
            for quote in &quotes {
                if quote_link_ui(ui, quote).clicked() {
                    scene.push(Message::quote(quote.quote));
                }
            }
            if quotes.is_empty() {
                let teach = "No words behind it yet. Select the words in an article that say so and press E.";
                TextBlock::new(teach, face(Text::Label), theme.ink3).wrap().show_ui(ui);
            }
        }
        Behind::Meetings(met) => {
            for encounter in met {
                encounter_ui(ui, scene, encounter);
            }
        }
    }
    ui.add_space(measure::SPACE_8);
}

/// A meeting that leads to its page.
fn encounter_ui(ui: &mut Ui, scene: &mut Scene, encounter: &Encounter) {
    let theme = theme(ui);
    let (rect, response) = row_ui(ui, measure::ROW_FACT, Sense::click());
    let centre_y = rect.center().y;
    let date = if encounter.date.is_empty() { "no date" } else { &encounter.date };
    let when = Line::new().text_within(ui, Text::Mono, theme.ink2, date, rect.width() * 0.45);
    when.paint(ui.painter(), theme, rect.left(), centre_y);
    let whole = state_line(ui, encounter.state);
    let state = if rect.width() >= 420.0 { whole } else { Line::new().fact(mark_of(&encounter.state)) };
    state.paint_right(ui.painter(), theme, rect.right(), centre_y);
    let left = rect.left() + when.width().max(74.0) + 12.0;
    let room = rect.with_min_x(left).with_max_x(rect.right() - state.width() - 10.0);
    let title = if encounter.title.is_empty() { "Untitled meeting" } else { &encounter.title };
    let painted = paint_text(ui, title, Text::Value, theme.ink, room, Place::Left);
    let spoken = format!("{date}, {title}, {}", encounter.state.in_words());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
    if response.clicked() {
        scene.push(Message::Show(RecordRef::Meeting(encounter.meeting.clone())));
    }
    if painted.elided {
        response.on_hover_text(spoken);
    }
}

/// Who a node is, and what ties it to the actor in the middle.
pub(super) fn card_ui(ui: &mut Ui, scene: &Scene, network: &Network, place: usize) {
    let theme = theme(ui);
    let node = &network.nodes[place];
    ui.set_max_width(340.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    TextBlock::new(&node.name, face(Text::Name), theme.ink).wrap().show_ui(ui);
    let actor = scene.dossier.actors.get(&node.id);
    if let Some(native) = actor.and_then(|actor| actor.native_name()).filter(|native| *native != node.name) {
        TextBlock::new(native, face(Text::Value), theme.ink2).show_ui(ui);
    }
    let mut line = Line::new().text(ui, Text::Label, theme.ink2, node.kind.in_words());
    if let Some(side) = side(node.party) {
        let party = node.party.and_then(|place| scene.dossier.about.parties.get(place));
        let party = party.map_or("", |party| scene.dossier.actor_name(party));
        line = line.space(8.0).side(Some(side)).space(4.0).text_within(
            ui,
            Text::Label,
            theme.side(side).ink,
            party,
            160.0,
        );
    }
    line.ui(ui, theme, 18.0);
    // What ties it to the middle; for those of the second step, what leads there.
    let all: Vec<&Edge> = network.edges.iter().filter(|edge| edge.other(place).is_some()).collect();
    let own: Vec<&Edge> = all.iter().copied().filter(|edge| edge.from == 0).collect();
    let told = if own.is_empty() { all.iter().copied().take(3).collect() } else { own };
    for edge in &told {
        edge_lines_ui(ui, network, edge);
    }
    let rest = all.len() - told.len();
    if rest > 0 {
        let words = format!("and ties to {rest} more shown here");
        ui.label(Text::Caption.rich(words, theme.ink3));
    }
}

/// What ties two nodes.
pub(super) fn edge_card_ui(ui: &mut Ui, network: &Network, index: usize) {
    ui.set_max_width(340.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    edge_lines_ui(ui, network, &network.edges[index]);
    let ink = theme(ui).ink3;
    ui.label(Text::Caption.rich("Click for the evidence", ink));
}

fn edge_lines_ui(ui: &mut Ui, network: &Network, edge: &Edge) {
    let theme = theme(ui);
    for tie in &edge.ties {
        let name = |place: usize| network.nodes[place].name.as_str();
        let words = tie.sentence(name(edge.from), name(edge.to));
        TextBlock::new(&words, face(Text::Label), theme.ink).wrap().show_ui(ui);
        let mark = mark_of(&tie.state);
        let mut line = Line::new().fact(mark).space(5.0).text(
            ui,
            mark.words_style(),
            mark.words_colour(theme),
            &tie.state.in_words(),
        );
        if !tie.long.is_empty() {
            line = line.space(10.0).text(ui, Text::Label, theme.ink2, &tie.long);
        }
        line.ui(ui, theme, 18.0);
    }
}
