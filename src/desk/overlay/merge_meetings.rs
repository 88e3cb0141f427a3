//! Two meetings become one: which is the other, both side by side, what would become of each property.

mod choices;
mod compare;

use std::collections::BTreeSet;

use eframe::egui::{Context, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::super::message::Message;
use super::super::scene::Scene;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Button, Dialog, Field};
use super::super::widgets::text_block::{TextAlign, TextBlock};
use super::super::widgets::typeset::Face;
use crate::edit::{Change, Edit, MeetingMerge, MeetingMergePreview, preview_meeting_merge};
use crate::model::{MeetingField, MeetingId, PartId, RecordRef};

use choices::{Choice, choices};

/// Width of the dialog, and of its list, in points.
const WIDTH: f32 = 1040.0;
const LIST: f32 = 304.0;
const HEIGHT: f32 = 620.0;
const BODY: f32 = 460.0;

/// The question with which meeting another is merged, and what would come of it.
#[derive(Debug)]
pub struct MeetingMergeForm {
    /// The meeting that stays, unless the two are swapped.
    keep: MeetingId,
    other: Option<MeetingId>,
    swapped: bool,
    /// The properties taken from the one that goes; `None` before anything was chosen.
    take: Option<BTreeSet<MeetingField>>,
    filter: String,
    /// The meetings to choose from for a filter, the likeliest first.
    choices: Option<(String, Vec<Choice>)>,
    /// What would come of it.
    preview: Option<(MeetingMerge, Result<MeetingMergePreview, String>)>,
    /// The filter has not had the keyboard yet.
    fresh: bool,
}

impl MeetingMergeForm {
    /// Asks with which meeting `keep` is merged.
    #[must_use]
    pub fn new(keep: MeetingId) -> Self {
        Self {
            keep,
            other: None,
            swapped: false,
            take: None,
            filter: String::new(),
            choices: None,
            preview: None,
            fresh: true,
        }
    }

    /// Compares two meetings.
    #[must_use]
    pub fn with(keep: MeetingId, other: MeetingId) -> Self {
        Self { other: Some(other), ..Self::new(keep) }
    }

    /// Shows the form in front of the window; false once it is done with.
    pub fn ui(&mut self, ctx: &Context, scene: &mut Scene) -> bool {
        if !scene.dossier.meetings.contains_key(&self.keep) {
            return false;
        }
        // Before the list sees it, which takes Enter for itself.
        let by_key = ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let mut merged = false;
        let mut cancelled = false;
        self.refresh(scene);
        let ready = matches!(self.preview, Some((_, Ok(_))));
        let dialog = Dialog::new("Merge with another meeting", WIDTH)
            .height(HEIGHT)
            .hint("One step of undo. Claims, findings and commitments of both go with it.");
        let response = dialog.show(
            ctx,
            Id::unique("merge meetings"),
            |ui| self.body_ui(ui, scene),
            |ui| {
                merged = ui.add(Button::new("Merge").primary().key("Ctrl Enter").enabled(ready)).clicked();
                cancelled = ui.add(Button::new("Cancel")).clicked();
            },
        );
        if (merged || (by_key && ready))
            && let Some((merge, Ok(_))) = self.preview.take()
        {
            let words = |id: &MeetingId| scene.dossier.title_of(&RecordRef::Meeting(id.clone()));
            let label = format!("merge “{}” into {}", words(&merge.gone), words(&merge.keep));
            let merge = MeetingMerge { note: scene.minter.part(), at: Some(scene.now), ..merge };
            scene.push(Message::Edit(Edit::one(label, Change::MergeMeetings(Box::new(merge)))));
            return false;
        }
        !cancelled && !super::is_left(&response)
    }

    /// Who stays and who goes.
    fn pair(&self) -> Option<(MeetingId, MeetingId)> {
        let other = self.other.clone()?;
        let keep = self.keep.clone();
        Some(if self.swapped { (other, keep) } else { (keep, other) })
    }

    /// Works out what would come of it, where that is not known yet.
    fn refresh(&mut self, scene: &Scene) {
        let Some((keep, gone)) = self.pair() else { return };
        let meetings = &scene.dossier.meetings;
        let take = match (&self.take, meetings.get(&keep), meetings.get(&gone)) {
            (Some(take), ..) => take.clone(),
            (None, Some(keep), Some(gone)) => MeetingMerge::proposal(keep, gone),
            _ => BTreeSet::new(),
        };
        let merge = MeetingMerge { keep, gone, take, note: PartId::new("prt-note"), at: None };
        if self.preview.as_ref().is_none_or(|(known, _)| *known != merge) {
            let preview = preview_meeting_merge(scene.dossier, &merge).map_err(|error| error.to_string());
            self.preview = Some((merge, preview));
        }
    }

    fn body_ui(&mut self, ui: &mut Ui, scene: &Scene) {
        let top = ui.cursor().min;
        let width = ui.available_width();
        let height = BODY.min(ui.available_height()).max(200.0);
        let (all, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let list = Rect::from_min_size(top, vec2(LIST.min(width * 0.34), height));
        let rest = Rect::from_min_max(pos2(list.right() + measure::SPACE_24, top.y), all.max);
        let mut left = ui.new_child(UiBuilder::new().max_rect(list).id_salt("choose the other"));
        self.choose_ui(&mut left, scene);
        let mut right = ui.new_child(UiBuilder::new().max_rect(rest).id_salt("side by side"));
        right.set_clip_rect(rest.expand(4.0).intersect(ui.clip_rect()));
        self.compare_ui(&mut right, scene);
    }

    /// The other meeting, from a list.
    fn choose_ui(&mut self, ui: &mut Ui, scene: &Scene) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let id = Id::unique("filter of meetings to merge with");
        let field = Field::search("Find the other meeting", "Title, date, place", None).id(id);
        let response = field.show(ui, &mut self.filter);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        ui.add_space(measure::SPACE_8);
        if self.choices.as_ref().is_none_or(|(filter, _)| *filter != self.filter) {
            let found = choices(scene.dossier, &scene.derived.parties, &self.keep, &self.filter);
            self.choices = Some((self.filter.clone(), found));
        }
        let choices = self.choices.as_ref().map_or(&[][..], |(_, choices)| choices.as_slice());
        if choices.is_empty() {
            ui.label(Text::Body.rich("No other meeting has such words.", theme(ui).ink2));
            return;
        }
        let mut chosen = None;
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            chosen = choices.first().map(|choice| choice.meeting.clone());
        }
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, choices::ROW, choices.len(), |ui, rows| {
            for choice in choices.get(rows).unwrap_or_default() {
                let builder = UiBuilder::new().scope_id(Id::unique(("merge with", choice.meeting.as_str())));
                let selected = self.other.as_ref() == Some(&choice.meeting);
                let row = ui.scope_builder(builder, |ui| choices::row_ui(ui, choice, selected)).inner;
                if row.clicked() {
                    chosen = Some(choice.meeting.clone());
                }
            }
        });
        if chosen.is_some() && chosen != self.other {
            (self.other, self.take) = (chosen, None);
        }
    }

    /// Both side by side, and what would come of them.
    fn compare_ui(&mut self, ui: &mut Ui, scene: &Scene) {
        let theme = theme(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        let (merge, preview) = match &self.preview {
            Some((merge, Ok(preview))) if self.other.is_some() => (merge, preview),
            Some((_, Err(error))) if self.other.is_some() => {
                ui.label(Text::Body.rich(error.as_str(), theme.rival));
                return;
            }
            _ => {
                ui.add_space(measure::SPACE_4);
                let title = scene.dossier.title_of(&RecordRef::Meeting(self.keep.clone()));
                let face = Face { font: Text::Section.font(), row_height: Text::Section.line_height() };
                TextBlock::new(&title, face, theme.ink).max_rows(4).align(TextAlign::Fill).show_ui(ui);
                ui.add_space(measure::SPACE_8);
                let words = "Choose the other record of this meeting. Nothing is changed before you merge.";
                ui.label(Text::Body.rich(words, theme.ink2));
                return;
            }
        };
        let why = self.choices.iter().flat_map(|(_, choices)| choices);
        let why = why.filter(|it| Some(&it.meeting) == self.other.as_ref()).map(Choice::reasons).next();
        let answer = compare::compare_ui(ui, scene, merge, preview, &why.unwrap_or_default());
        if answer.swapped {
            self.swapped = !self.swapped;
            self.take = None;
        }
        if let Some((field, from_gone)) = answer.chosen {
            let mut take = merge.take.clone();
            if from_gone {
                take.insert(field);
            } else {
                take.remove(&field);
            }
            self.take = Some(take);
        }
    }
}
