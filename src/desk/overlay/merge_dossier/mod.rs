//! Another dossier is merged into the open one: what it would do, where the two differ, and one step of undo.

mod rows;

use eframe::egui::{Id, ScrollArea, Ui};

use super::super::desk::Desk;
use super::super::document::Document;
use super::super::message::Message;
use super::super::theme::{Text, measure, theme};
use super::super::work::Done;
use super::{Left, form_ui};
use crate::exchange::{Choices, Merged, Prefer, Spot, merge_choosing};
use crate::model::Dossier;
use crate::store::FileStamp;

/// How many lines of each sort are shown; more are counted.
const SHOWN: usize = 200;

/// A merge in the making.
pub struct MergeDossier {
    document: u64,
    name: String,
    base: Option<Dossier>,
    theirs: Dossier,
    /// The bytes of the document's own file, where it is that which is merged.
    stamp: Option<FileStamp>,
    choices: Choices,
    /// What was asked for last, and for which dossier.
    asked: Option<(u64, Dossier)>,
    /// What it came to, and the number of the question that it answers.
    merged: Option<(u64, Box<Merged>)>,
}

impl std::fmt::Debug for MergeDossier {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("MergeDossier").field("name", &self.name).finish_non_exhaustive()
    }
}

impl MergeDossier {
    /// Merges `theirs`, of the file called `name`, into a document. `base` is what both come from, where it is known.
    /// `stamp` tells that it is the document's own file, as another program wrote it.
    #[must_use]
    pub fn new(
        document: &Document,
        name: &str,
        base: Option<Dossier>,
        theirs: Dossier,
        stamp: Option<FileStamp>,
    ) -> Self {
        Self {
            document: document.id,
            name: name.to_owned(),
            base,
            theirs,
            stamp,
            choices: Choices::default(),
            asked: None,
            merged: None,
        }
    }

    /// Takes what was worked out, unless something else was asked for since.
    pub fn take(&mut self, number: u64, merged: Box<Merged>) {
        if self.asked.as_ref().is_some_and(|(asked, _)| *asked == number) {
            self.merged = Some((number, merged));
        }
    }

    /// Works out the merge for the dossier as it is now, off the frame.
    fn ask(&mut self, desk: &mut Desk) {
        let Some(ours) = desk.document.as_ref().map(|document| document.dossier().clone()) else { return };
        if self.asked.as_ref().is_some_and(|(_, of)| of.is_same_state(&ours)) {
            return;
        }
        let number = desk.minter.random().u64(..);
        self.asked = Some((number, ours.clone()));
        let (base, theirs, choices) = (self.base.clone(), self.theirs.clone(), self.choices.clone());
        desk.tasks.start("Merging", move |_| {
            Done::Merged(number, Box::new(merge_choosing(base.as_ref(), &ours, &theirs, &choices)))
        });
    }

    pub(super) fn ui(&mut self, desk: &mut Desk, ui: &mut Ui) -> bool {
        if desk.document.as_ref().is_none_or(|document| document.id != self.document) {
            return false;
        }
        self.ask(desk);
        // Not while a choice that was changed is being worked out.
        let ready = self.merged.as_ref().zip(self.asked.as_ref()).is_some_and(|((of, merged), (asked, ours))| {
            of == asked && (*ours != merged.dossier || self.stamp.is_some())
        });
        let title = format!("Merge “{}”", self.name);
        let mut chosen: Option<(Spot, Prefer)> = None;
        let left = form_ui(
            ui,
            &title,
            "One step: undo takes all of it back.",
            ("Merge", "Ctrl Enter"),
            || ready,
            900.0,
            |ui| {
                chosen = self.body_ui(ui);
                false
            },
        );
        if let Some((spot, prefer)) = chosen {
            self.choices.decided.insert(spot, prefer);
            self.asked = None;
        }
        if left == Some(Left::Accepted)
            && let Some((_, merged)) = self.merged.take()
            && let Some((_, ours)) = &self.asked
            && let Some(document) = &mut desk.document
        {
            let edit = merged.edit(ours, &self.name);
            if let Some(stamp) = self.stamp
                && document.dossier().is_same_state(ours)
            {
                // What the file holds now is in the merge: saving goes over it.
                document.stamp = Some(stamp);
            }
            desk.messages.push(Message::Edit(edit));
        }
        left.is_none()
    }

    fn body_ui(&self, ui: &mut Ui) -> Option<(Spot, Prefer)> {
        let theme = theme(ui);
        let Some((_, merged)) = &self.merged else {
            ui.label(Text::Body.rich("Comparing the two…", theme.ink2));
            return None;
        };
        if self.base.is_none() {
            let words = "What the two come from is not known, so nothing counts as removed.";
            ui.label(Text::Label.rich(words, theme.ink2));
        }
        if merged.done.is_empty() && merged.conflicts.is_empty() {
            ui.label(Text::Body.rich("There is nothing in it that is not here already.", theme.ink));
            return None;
        }
        let mut chosen = None;
        let height = (ui.ctx().content_rect().height() - 220.0).clamp(160.0, 560.0);
        let area = ScrollArea::vertical().id_salt(Id::unique("merge")).max_height(height).auto_shrink([false, true]);
        area.show(ui, |ui| {
            if !merged.conflicts.is_empty() {
                let count = merged.conflicts.len();
                let open = merged.conflicts.iter().filter(|conflict| conflict.is_open).count();
                let decided = if open == 0 { String::new() } else { format!(", {open} to look at") };
                let heading = format!("Both changed: {count}{decided}");
                ui.label(Text::LabelStrong.rich(heading, theme.ink));
                for conflict in merged.conflicts.iter().take(SHOWN) {
                    if let Some(prefer) = rows::conflict_ui(ui, conflict) {
                        chosen = Some((conflict.spot.clone(), prefer));
                    }
                }
                rows::more_ui(ui, count, SHOWN);
                ui.add_space(measure::SPACE_12);
            }
            let count = merged.done.len();
            if count > 0 {
                ui.label(Text::LabelStrong.rich(format!("What it would do: {count}"), theme.ink));
                for done in merged.done.iter().take(SHOWN) {
                    rows::done_ui(ui, done);
                }
                rows::more_ui(ui, count, SHOWN);
            }
        });
        chosen
    }
}
