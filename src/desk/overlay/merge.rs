//! Two actors become one: who is the other, what would become of both, and which name stays.

use std::collections::BTreeSet;

use eframe::egui::{Context, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::message::Message;
use super::super::scene::Scene;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{
    Button, Dialog, Field, Icon, Line, SlimRow, hairline, section_head_ui, side_mark_paint,
};
use super::super::widgets::text_block::TextBlock;
use super::super::widgets::typeset::Face;
use crate::edit::{Change, Edit, MergePreview, preview_merge};
use crate::model::{Actor, ActorId, Dossier, RecordRef};

/// Width of the dialog, and of its list, in points.
const WIDTH: f32 = 860.0;
const LIST: f32 = 300.0;
const HEIGHT: f32 = 560.0;
const BODY: f32 = 400.0;

/// The question with whom an actor is merged, and what would come of it.
#[derive(Debug)]
pub struct MergeForm {
    /// The actor that stays, unless the two are swapped.
    keep: ActorId,
    other: Option<ActorId>,
    swapped: bool,
    filter: String,
    /// The actors to choose from for a filter, the likeliest first.
    choices: Option<(String, Vec<ActorId>)>,
    /// What would come of it, for who stays and who goes.
    preview: Option<(ActorId, ActorId, Result<MergePreview, String>)>,
    /// The filter has not had the keyboard yet.
    fresh: bool,
}

impl MergeForm {
    /// Asks with whom `keep` is merged.
    #[must_use]
    pub fn new(keep: ActorId) -> Self {
        Self { keep, other: None, swapped: false, filter: String::new(), choices: None, preview: None, fresh: true }
    }

    /// Shows the form in front of the window; false once it is done with.
    pub fn ui(&mut self, ctx: &Context, scene: &mut Scene) -> bool {
        if !scene.dossier.actors.contains_key(&self.keep) {
            return false;
        }
        let title = format!("Merge {} with…", scene.dossier.actor_name(&self.keep));
        // Before the list sees it, which takes Enter for itself.
        let by_key = ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let mut merged = false;
        let mut cancelled = false;
        let ready = self.pair().is_some() && !matches!(self.preview, Some((_, _, Err(_))));
        let dialog = Dialog::new(&title, WIDTH)
            .height(HEIGHT)
            .hint("One step of undo. The two can be split again later, from the menu of the page.");
        let response = dialog.show(
            ctx,
            Id::unique("merge actors"),
            |ui| self.body_ui(ui, scene),
            |ui| {
                merged = ui.add(Button::new("Merge").primary().key("Ctrl Enter").enabled(ready)).clicked();
                cancelled = ui.add(Button::new("Cancel")).clicked();
            },
        );
        if (merged || (by_key && ready))
            && let Some((keep, gone)) = self.pair()
        {
            let (kept, left) = (scene.dossier.actor_name(&keep), scene.dossier.actor_name(&gone));
            let label = format!("merge “{left}” into {kept}");
            let id = scene.minter.merge(scene.dossier);
            scene.push(Message::Edit(Edit::one(label, Change::MergeActors { keep, gone, id })));
            return false;
        }
        !cancelled && !response.should_close()
    }

    /// Who stays and who goes.
    fn pair(&self) -> Option<(ActorId, ActorId)> {
        let other = self.other.clone()?;
        let keep = self.keep.clone();
        Some(if self.swapped { (other, keep) } else { (keep, other) })
    }

    fn body_ui(&mut self, ui: &mut Ui, scene: &mut Scene) {
        let top = ui.cursor().min;
        let width = ui.available_width();
        let (all, _) = ui.allocate_exact_size(vec2(width, BODY), Sense::hover());
        let list = Rect::from_min_size(top, vec2(LIST.min(width * 0.42), BODY));
        let rest = Rect::from_min_max(pos2(list.right() + measure::SPACE_24, top.y), all.max);
        let mut left = ui.new_child(UiBuilder::new().max_rect(list));
        self.choose_ui(&mut left, scene);
        let mut right = ui.new_child(UiBuilder::new().max_rect(rest));
        right.set_clip_rect(rest.expand(4.0).intersect(ui.clip_rect()));
        self.preview_ui(&mut right, scene);
    }

    /// The other actor, from a list.
    fn choose_ui(&mut self, ui: &mut Ui, scene: &Scene) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let id = Id::unique("filter of actors to merge with");
        let field = Field::search("Find the other actor", "Any form of a name", None).id(id);
        let response = field.show(ui, &mut self.filter);
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        ui.add_space(measure::SPACE_8);
        if self.choices.as_ref().is_none_or(|(filter, _)| *filter != self.filter) {
            let choices = choices(scene.dossier, &self.keep, &self.filter);
            self.choices = Some((self.filter.clone(), choices));
        }
        let choices = self.choices.as_ref().map_or(&[][..], |(_, choices)| choices.as_slice());
        if choices.is_empty() {
            ui.label(Text::Body.rich("No other actor has such a name.", theme(ui).ink2));
            return;
        }
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            self.other = choices.first().cloned();
        }
        let row = measure::ROW_ACTOR;
        let mut chosen = None;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, row, choices.len(), |ui, rows| {
            for actor in choices.get(rows).unwrap_or_default() {
                let builder = UiBuilder::new().scope_id(Id::unique(("merge with", actor)));
                let count = match scene.derived.mention_count(actor) {
                    0 => String::new(),
                    count => count.to_string(),
                };
                let row = SlimRow::actor(scene.side_of(actor), scene.dossier.actor_name(actor))
                    .trailing(&count)
                    .selected(self.other.as_ref() == Some(actor));
                if ui.scope_builder(builder, |ui| row.show(ui)).inner.clicked() {
                    chosen = Some(actor.clone());
                }
            }
        });
        if chosen.is_some() {
            self.other = chosen;
        }
    }

    /// What would come of it.
    fn preview_ui(&mut self, ui: &mut Ui, scene: &Scene) {
        let theme = theme(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        let Some((keep, gone)) = self.pair() else {
            ui.add_space(measure::SPACE_4);
            let words =
                "Choose the actor that is the same one under another name. Nothing is changed before you merge.";
            ui.label(Text::Body.rich(words, theme.ink2));
            return;
        };
        if self.preview.as_ref().is_none_or(|(one, other, _)| *one != keep || *other != gone) {
            let preview = preview_merge(scene.dossier, &keep, &gone).map_err(|error| error.to_string());
            self.preview = Some((keep.clone(), gone.clone(), preview));
        }
        let Some((_, _, preview)) = &self.preview else { return };
        let preview = match preview {
            Ok(preview) => preview,
            Err(error) => {
                ui.label(Text::Body.rich(error.as_str(), theme.rival));
                return;
            }
        };
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
        let swap = Button::new("Swap").icon(Icon::Undo).tooltip("Let the other name be the main one");
        let at = Rect::from_min_size(pos2(rect.right() - 88.0, rect.top() + 2.0), vec2(88.0, 28.0));
        let mut child = ui.new_child(
            UiBuilder::new().max_rect(at).layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center)),
        );
        let swapped = child.add(swap.name("Swap which name stays main")).clicked();
        side_mark_paint(ui.painter(), theme, scene.side_of(&keep), pos2(rect.left() + 5.0, rect.center().y));
        let name = preview.merged.name();
        let room = Rect::from_min_max(pos2(rect.left() + 16.0, rect.top()), pos2(at.left() - 8.0, rect.bottom()));
        let face = |text: Text| Face { font: text.font(), row_height: text.line_height() };
        TextBlock::new(name, face(Text::DialogTitle), theme.ink).put_ui(ui, room, "merged name");
        let goes = format!(
            "“{}” goes and becomes a form of the name. {}.",
            scene.dossier.actor_name(&gone),
            moved_in_words(preview.moved.len())
        );
        ui.add(eframe::egui::Label::new(Text::Body.rich(goes, theme.ink2)).wrap());
        ui.add_space(measure::SPACE_12);
        ScrollArea::vertical().id_salt("what would come of it").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            // The bar must not lie over the words at the right.
            ui.set_max_width(ui.available_width() - measure::SPACE_16);
            parts_ui(ui, scene, &preview.merged);
            moved_ui(ui, scene.dossier, &preview.moved);
        });
        if swapped {
            self.swapped = !self.swapped;
        }
    }
}

/// The names and roles of the actor as it would be.
fn parts_ui(ui: &mut Ui, scene: &Scene, merged: &Actor) {
    section_head_ui(ui, "Names", &merged.names.len().to_string(), |_| {});
    for name in &merged.names {
        line_ui(ui, &name.value, name.kind.in_words());
    }
    ui.add_space(measure::SPACE_12);
    if merged.roles.is_empty() {
        return;
    }
    section_head_ui(ui, "Roles", &merged.roles.len().to_string(), |_| {});
    for role in &merged.roles {
        let title = match &role.organisation {
            Some(organisation) => format!("{}, {}", role.title, scene.dossier.actor_name(organisation)),
            None => role.title.clone(),
        };
        line_ui(ui, &title, &role.period.in_words());
    }
    ui.add_space(measure::SPACE_12);
}

/// The records that would speak of the one that stays.
fn moved_ui(ui: &mut Ui, dossier: &Dossier, moved: &[RecordRef]) {
    const SHOWN: usize = 40;
    if moved.is_empty() {
        return;
    }
    section_head_ui(ui, "Records that move", &moved.len().to_string(), |_| {});
    for reference in moved.iter().take(SHOWN) {
        line_ui(ui, &dossier.title_of(reference), reference.word());
    }
    if moved.len() > SHOWN {
        line_ui(ui, &format!("and {} more", moved.len() - SHOWN), "");
    }
}

/// A row of words with what they are at the right.
fn line_ui(ui: &mut Ui, words: &str, what: &str) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_ACTOR), Sense::hover());
    hairline(ui.painter(), rect, theme.line1);
    let line = Line::new().text_within(ui, Text::Label, theme.ink3, what, rect.width() * 0.4);
    line.paint_right(ui.painter(), theme, rect.right(), rect.center().y);
    let room = rect.width() - line.width() - 12.0;
    Line::new().text_within(ui, Text::Value, theme.ink, words, room).paint(
        ui.painter(),
        theme,
        rect.left(),
        rect.center().y,
    );
    let spoken = if what.is_empty() { words.to_owned() } else { format!("{words}, {what}") };
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Label, true, &spoken));
    response.on_hover_text(spoken);
}

fn moved_in_words(count: usize) -> String {
    match count {
        0 => "No record will move".to_owned(),
        1 => "1 record will move".to_owned(),
        count => format!("{count} records will move"),
    }
}

/// The actors that may be merged with `keep`: those whose names share words with its names first, the same kind before
/// others, then by name.
fn choices(dossier: &Dossier, keep: &ActorId, filter: &str) -> Vec<ActorId> {
    let Some(kept) = dossier.actors.get(keep) else { return Vec::new() };
    let own = words_of(kept);
    let wanted = filter.trim().to_lowercase();
    let mut found: Vec<(usize, bool, String, &ActorId)> = dossier
        .actors
        .iter()
        .filter(|(id, actor)| {
            *id != keep
                && (wanted.is_empty() || actor.names.iter().any(|name| name.value.to_lowercase().contains(&wanted)))
        })
        .map(|(id, actor)| {
            let shared = words_of(actor).intersection(&own).count();
            (usize::MAX - shared, actor.kind != kept.kind, actor.name().to_lowercase(), id)
        })
        .collect();
    found.sort();
    found.into_iter().map(|(.., id)| id.clone()).collect()
}

/// The words of all names, without those too short to tell anything.
fn words_of(actor: &Actor) -> BTreeSet<String> {
    let words = actor.names.iter().flat_map(|name| name.value.split(|letter: char| !letter.is_alphanumeric()));
    words.filter(|word| word.chars().count() >= 3).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{ActorKind, PartId};

    #[test]
    fn the_likeliest_actor_comes_first() {
        let mut dossier = Dossier::default();
        for (id, kind, name) in [
            ("act-1", ActorKind::Person, "Amir Khan Muttaqi"),
            ("act-2", ActorKind::Group, "Aid workers"),
            ("act-3", ActorKind::Person, "Thomas West"),
            ("act-4", ActorKind::Person, "Mullah Muttaqi"),
        ] {
            dossier.actors.insert(ActorId::new(id), Arc::new(Actor::named(kind, name, PartId::new("prt-1"))));
        }
        let names = |filter: &str| -> Vec<String> {
            choices(&dossier, &ActorId::new("act-1"), filter).iter().map(ToString::to_string).collect()
        };
        assert_eq!(names(""), ["act-4", "act-3", "act-2"]);
        assert_eq!(names(" WEST "), ["act-3"]);
        assert!(names("amir").is_empty(), "an actor is not merged with itself");
    }
}
