//! What narrows and orders the rows.

use eframe::egui::{Id, Ui, vec2};

use super::super::super::scene::Scene;
use super::super::super::widgets::kit::{Button, Field, Icon, check_box_ui, select_ui};
use super::super::super::widgets::pick::{Pick, Picked, actors, meetings, or_none};
use super::LedgerView;
use crate::compare::{LedgerFilter, LedgerSort};
use crate::desk::theme::measure;
use crate::model::{CommitmentStatus, RecordRef};

pub(super) fn bar_ui(ui: &mut Ui, scene: &Scene<'_>, view: &mut LedgerView) {
    let words = Id::unique("ledger words");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_12, measure::SPACE_8);
        let field = Field::search("Words in commitments", "Words, names, meetings", None).id(words).width(220.0);
        let response = field.show(ui, &mut view.filter.words);
        // The arrows go from the words into the rows.
        let down = |key| ui.input_mut(|input| input.consume_key(eframe::egui::Modifiers::NONE, key));
        if response.has_focus() && down(eframe::egui::Key::ArrowDown) {
            ui.memory_mut(|memory| memory.request_focus(super::list::list_id()));
        }
        actor_ui(ui, scene, &mut view.filter);
        meeting_ui(ui, scene, &mut view.filter);
        let mut states: Vec<(Option<CommitmentStatus>, &str)> = vec![(None, "Any status")];
        states.extend(CommitmentStatus::ALL.iter().map(|status| (Some(*status), status.in_words())));
        select_ui(ui, "Status", 132.0, &mut view.filter.status, &states);
        check_box_ui(ui, &mut view.filter.overdue, "Overdue", "");
        check_box_ui(ui, &mut view.filter.disputed, "Disputed", "");
        if view.filter.actor.is_some() {
            let mut side = !view.filter.alone;
            if check_box_ui(ui, &mut side, "With its side", "").changed() {
                view.filter.alone = !side;
            }
        }
        let sorts = LedgerSort::ALL.map(|sort| (sort, order_in_words(sort)));
        select_ui(ui, "Order", 148.0, &mut view.filter.sort, &sorts);
        if !view.filter.is_idle() && ui.add(Button::new("Show all").quiet().icon(Icon::Cross)).clicked() {
            view.filter = LedgerFilter { sort: view.filter.sort, ..LedgerFilter::default() };
        }
    });
    ui.add_space(measure::SPACE_4);
}

fn order_in_words(sort: LedgerSort) -> &'static str {
    match sort {
        LedgerSort::Deadline => "By deadline",
        LedgerSort::Status => "By status",
        LedgerSort::Who => "By who promised",
        LedgerSort::Changed => "By last change",
    }
}

fn actor_ui(ui: &mut Ui, scene: &Scene<'_>, filter: &mut LedgerFilter) {
    let shown = filter.actor.as_ref().map_or("Any actor", |id| scene.dossier.actor_name(id)).to_owned();
    let chosen = filter.actor.is_some();
    let pick = Pick { id: Id::unique("ledger actor"), name: "Actor", shown: &shown, chosen, typed: None };
    ui.allocate_ui(vec2(172.0, measure::FIELD_HEIGHT), |ui| {
        ui.set_width(172.0);
        if let Some(Picked::One(actor)) = pick.show(ui, || or_none("Any actor", actors(scene, &[]))) {
            filter.actor = actor;
        }
    });
}

fn meeting_ui(ui: &mut Ui, scene: &Scene<'_>, filter: &mut LedgerFilter) {
    let title = filter.meeting.clone().map(|id| scene.dossier.title_of(&RecordRef::Meeting(id)));
    let shown = title.as_deref().unwrap_or("Any meeting");
    let chosen = filter.meeting.is_some();
    let pick = Pick { id: Id::unique("ledger meeting"), name: "Meeting of commitments", shown, chosen, typed: None };
    ui.allocate_ui(vec2(190.0, measure::FIELD_HEIGHT), |ui| {
        ui.set_width(190.0);
        if let Some(Picked::One(meeting)) = pick.show(ui, || or_none("Any meeting", meetings(scene, None))) {
            filter.meeting = meeting;
        }
    });
}
