//! The import page: what files would become, to be corrected before it is frozen.

mod accept;
mod item;
mod show;

use std::sync::Arc;

use super::super::message::Message;
use super::super::scene::Scene;
use crate::model::CaptureMethod;

pub use accept::accepted;
pub use item::ImportItem;

/// The import page while it is open.
#[derive(Debug)]
pub struct ImportPage {
    items: Vec<ImportItem>,
    method: CaptureMethod,
    at: usize,
    /// Text to be pasted, before it is read.
    pasting: Option<String>,
    /// What is being added.
    adding: Option<Arc<Vec<ImportItem>>>,
    fresh: bool,
}

impl ImportPage {
    /// The page for files that were read.
    #[must_use]
    pub fn new(items: Vec<ImportItem>, method: CaptureMethod) -> Self {
        let at = items.iter().position(ImportItem::is_included).unwrap_or(0);
        Self { items, method, at, pasting: None, adding: None, fresh: true }
    }

    /// The page for text to be pasted.
    #[must_use]
    pub fn pasting() -> Self {
        Self {
            items: Vec::new(),
            method: CaptureMethod::Pasted,
            at: 0,
            pasting: Some(String::new()),
            adding: None,
            fresh: true,
        }
    }

    /// Takes more files that came in the same way; gives whether it did.
    pub fn add(&mut self, items: &mut Vec<ImportItem>, method: CaptureMethod) -> bool {
        let takes = self.pasting.is_none() && self.adding.is_none() && self.method == method;
        if takes {
            self.items.append(items);
        }
        takes
    }

    fn included(&self) -> usize {
        self.items.iter().filter(|item| item.is_included()).count()
    }

    /// Adds the articles, off the frame; the page stays until they are added.
    fn accept(&mut self, scene: &mut Scene<'_>) {
        let items = Arc::new(std::mem::take(&mut self.items));
        self.adding = Some(Arc::clone(&items));
        scene.push(Message::Admit(items, self.method));
    }

    /// Whether the articles are being added.
    #[must_use]
    pub fn is_adding(&self) -> bool {
        self.adding.is_some()
    }

    /// Takes that a task came to a fault: what was to be added or read again is here still.
    pub fn take_fallen(&mut self) {
        if let Some(items) = self.adding.take() {
            self.items = Arc::into_inner(items).unwrap_or_default();
        }
        self.items.iter_mut().for_each(ImportItem::give_up);
    }

    /// Takes a file that was read in another encoding.
    pub fn take_again(&mut self, again: ImportItem) {
        if let Some(item) = self.items.iter_mut().find(|item| item.is_asked_for(&again)) {
            item.take_again(again);
        }
    }
}
