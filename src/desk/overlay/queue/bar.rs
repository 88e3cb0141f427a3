//! What narrows the rows, and what is done with all of them.

use eframe::egui::{Id, Key, Modifiers, Popup, Ui, vec2};

use super::super::super::message::Message;
use super::super::super::proposals::{count, key_of};
use super::super::super::scene::Scene;
use super::super::super::theme::measure;
use super::super::super::widgets::kit::{Button, Field, Icon, Segmented, select_ui};
use super::super::Overlay;
use super::{AcceptMany, Filter, QueueView, queue_id};
use crate::compare::capitalised;
use crate::propose::{Proposal, ProposalKind};

/// How sure proposals are that are accepted together, if nothing else is asked for.
const SURE: u8 = 90;

pub(super) fn bar_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut QueueView) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_12, measure::SPACE_8);
        let refused = match scene.proposals.refused() {
            Some(board) if !board.all().is_empty() => format!("Rejected ({})", board.all().len()),
            _ => "Rejected".to_owned(),
        };
        let which = [(false, "Open"), (true, refused.as_str())];
        if Segmented::new("Which proposals").show(ui, &mut view.refused, &which).changed() {
            view.hand.reset();
            view.fresh = true;
        }
        let words = Id::unique("queue words");
        let field = Field::search("Words in proposals", "Names, words", None).id(words).width(200.0);
        let response = field.show(ui, &mut view.filter.words);
        // The arrows go from the words into the rows.
        let down = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if response.has_focus() && down(Key::ArrowDown) {
            ui.memory_mut(|memory| memory.request_focus(queue_id()));
        }
        let mut kinds: Vec<(Option<ProposalKind>, String)> = vec![(None, "Any kind".to_owned())];
        kinds.extend(ProposalKind::ALL.into_iter().map(|kind| (Some(kind), capitalised(kind.plural()))));
        let kinds: Vec<_> = kinds.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
        select_ui(ui, "Kind of proposals", 160.0, &mut view.filter.kind, &kinds);
        let least = [(0, "However sure"), (50, "50 % and more"), (75, "75 % and more"), (90, "90 % and more")];
        select_ui(ui, "How sure at least", 148.0, &mut view.filter.least, &least);
        if !view.filter.is_idle() && ui.add(Button::new("Show all").quiet().icon(Icon::Cross)).clicked() {
            view.filter = Filter::default();
        }
        if !view.refused {
            many_ui(ui, scene, view);
        }
    });
    ui.add_space(measure::SPACE_4);
}

/// A menu of what can be accepted together: everything shown, or the sure ones of a kind.
fn many_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &QueueView) {
    let Some(lines) = view.lines.clone() else { return };
    let button = ui.add(Button::new("Accept many").opens_menu());
    let mut asked = None;
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(280.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let open: Vec<&Proposal> =
            lines.proposals().filter(|proposal| scene.proposals.is_open(key_of(proposal))).collect();
        let sure = view.filter.least.max(SURE);
        for kind in ProposalKind::ALL {
            let of_kind: Vec<&&Proposal> =
                open.iter().filter(|it| it.kind() == kind && it.ground.percent >= sure).collect();
            if of_kind.is_empty() {
                continue;
            }
            let words = format!("All {} of {sure} % and more… ({})", kind.plural(), of_kind.len());
            if ui.button(words).clicked() {
                let title = format!("Accept {} of {sure} % and more?", counted(kind, of_kind.len()));
                asked = Some((title, of_kind.into_iter().map(|it| (*it).clone()).collect::<Vec<_>>()));
                ui.close();
            }
        }
        let words = format!("Everything that is shown… ({})", open.len());
        if !open.is_empty() && ui.button(words).clicked() {
            let title = format!("Accept {}?", count(open.len(), "proposal", "proposals"));
            asked = Some((title, open.into_iter().cloned().collect()));
            ui.close();
        }
    });
    if let Some((title, proposals)) = asked {
        scene.push(Message::Open(Box::new(Overlay::AcceptMany(Box::new(AcceptMany::new(title, proposals))))));
    }
}

fn counted(kind: ProposalKind, number: usize) -> String {
    count(number, &kind.in_words().to_lowercase(), kind.plural())
}
