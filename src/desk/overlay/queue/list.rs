//! The rows, of which only those in sight are laid out.

use eframe::egui::{Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2};

use super::super::super::proposals::{icon_of, keep_arrows, key_of};
use super::super::super::scene::Scene;
use super::super::super::theme::{Text, measure, theme};
use super::super::super::widgets::kit::{ProposalState, QueueRow, focus_ring_inside, group_head_ui, hairline};
use super::{Line, Lines, QueueView, queue_id};

/// How high a heading is.
pub(super) const GROUP: f32 = 32.0;
/// How high a proposal is.
pub(super) const ROW: f32 = measure::ROW_BUTTON;
/// How many rows a page is.
const PAGE: usize = 20;

pub(super) fn rows_ui(ui: &mut Ui, scene: &Scene<'_>, view: &mut QueueView, lines: &Lines) {
    let theme = theme(ui);
    let whole = ui.max_rect();
    let region = ui.interact(whole, queue_id(), Sense::focusable_noninteractive());
    let words = format!("Rows of proposals, {}", lines.keys.len());
    region.widget_info(|| WidgetInfo::labeled(Role::List, true, &words));
    if std::mem::take(&mut view.fresh) {
        region.request_focus();
    }
    if region.has_focus() {
        keep_arrows(ui, queue_id());
        walk(ui, scene, view, lines);
    }
    if lines.all.is_empty() {
        ui.add_space(measure::SPACE_24);
        ui.label(Text::Body.rich("No proposal passes the filter.", theme.ink2));
        return;
    }
    let mut area = ScrollArea::vertical().id_salt("rows of the queue").auto_shrink(false);
    if std::mem::take(&mut view.reveal)
        && let Some(top) = top_of(lines, view.hand.key())
    {
        let (offset, height) = view.scrolled;
        // The first of a group shows its heading too.
        if top - GROUP < offset {
            area = area.vertical_scroll_offset((top - GROUP).max(0.0));
        } else if height > 0.0 && top + ROW > offset + height {
            area = area.vertical_scroll_offset((top + ROW - height).max(0.0));
        }
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let output = area.show_viewport(ui, |ui, viewport| lines_ui(ui, viewport, scene, view, lines));
    view.scrolled = (output.state.unclamped_offset().y, output.inner_rect.height());
    if let Some(key) = output.inner {
        view.hand.take(&key);
        region.request_focus();
    }
    hairline(ui.painter(), whole, theme.line2);
    if region.has_focus() {
        focus_ring_inside(ui.painter(), theme, whole.expand(3.0), measure::RADIUS_CHIP);
    }
}

fn top_of(lines: &Lines, key: Option<&str>) -> Option<f32> {
    let place = lines.board.place_of(key?)?;
    lines.all.iter().find(|(_, line)| matches!(line, Line::Proposal(at) if *at == place)).map(|(top, _)| *top)
}

/// Gives the key of the row that was pressed.
fn lines_ui(ui: &mut Ui, viewport: Rect, scene: &Scene<'_>, view: &QueueView, lines: &Lines) -> Option<String> {
    ui.set_height(lines.height);
    let origin = ui.max_rect().min;
    let width = ui.available_width();
    let mut pressed = None;
    let first = lines.all.partition_point(|(top, _)| *top < viewport.top()).saturating_sub(1);
    for (top, line) in lines.all.iter().skip(first).take_while(|(top, _)| *top <= viewport.bottom()) {
        let (id, height) = match line {
            Line::Group(at, _) => (Id::unique(("group of the queue", *at)), GROUP),
            Line::Alone(meetings, _) => (Id::unique(("alone in the queue", *meetings, *top as u32)), GROUP),
            Line::Proposal(at) => (Id::unique(("row of the queue", lines.board.at(*at).map(key_of))), ROW),
        };
        let rect = Rect::from_min_max(pos2(origin.x, origin.y + top), pos2(origin.x + width, origin.y + top + height));
        ui.scope_builder(UiBuilder::new().max_rect(rect).scope_id(id), |ui| match line {
            Line::Group(at, count) => {
                if let Some(group) = lines.board.groups().get(*at) {
                    group_head_ui(ui, &group.title, *count);
                }
            }
            Line::Alone(meetings, count) => {
                group_head_ui(ui, if *meetings { "New meetings" } else { "New actors" }, *count);
            }
            Line::Proposal(at) => {
                let Some(proposal) = lines.board.at(*at) else { return };
                let key = key_of(proposal);
                let kind = proposal.kind();
                let state = if view.refused { ProposalState::Waiting } else { scene.proposals.state_of(key) };
                let row = QueueRow {
                    state,
                    icon: icon_of(kind),
                    kind: kind.in_words(),
                    words: &proposal.title,
                    detail: &proposal.detail,
                    articles: articles_of(proposal),
                    percent: proposal.ground.percent,
                    selected: view.hand.key() == Some(key),
                };
                if row.show(ui).clicked() {
                    pressed = Some(key.to_owned());
                }
            }
        });
    }
    pressed
}

/// In how many articles it was read.
fn articles_of(proposal: &crate::propose::Proposal) -> usize {
    // Evidence stands by article.
    let mut articles: Vec<_> = proposal.evidence.iter().map(|evidence| &evidence.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles.len()
}

/// The keys that go further than to the next: that is an action on the proposal at hand.
fn walk(ui: &Ui, scene: &Scene<'_>, view: &mut QueueView, lines: &Lines) {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = lines.keys.len().saturating_sub(1);
    let place = || view.hand.key().and_then(|key| lines.keys.iter().position(|other| other == key));
    let to = if pressed(Key::PageDown) {
        place().map(|at| (at + PAGE).min(last))
    } else if pressed(Key::PageUp) {
        place().map(|at| at.saturating_sub(PAGE))
    } else if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        Some(last)
    } else if view.refused && pressed(Key::ArrowDown) {
        place().map(|at| (at + 1).min(last))
    } else if view.refused && pressed(Key::ArrowUp) {
        place().map(|at| at.saturating_sub(1))
    } else {
        None
    };
    let open = |key: &&String| view.refused || scene.proposals.is_open(key);
    if let Some(key) = to.and_then(|to| lines.keys.iter().skip(to).find(open)).cloned() {
        view.hand.take(&key);
        view.reveal = true;
    }
}
