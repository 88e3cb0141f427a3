//! The import page: what files would become, to be corrected before it is frozen.

mod item;
mod show;

use std::sync::Arc;

use super::super::message::{Message, Notice};
use super::super::scene::Scene;
use crate::edit::{Edit, carry_pages};
use crate::import::{Capture, admit, clean_text};
use crate::model::{Article, CaptureMethod, Custody, Dossier, Outlet, OutletId, Record, RecordRef, text};

pub use item::ImportItem;

/// The import page while it is open.
#[derive(Debug)]
pub struct ImportPage {
    items: Vec<ImportItem>,
    method: CaptureMethod,
    at: usize,
    /// Text to be pasted, before it is read.
    pasting: Option<String>,
    fresh: bool,
}

impl ImportPage {
    /// The page for files that were read.
    #[must_use]
    pub fn new(items: Vec<ImportItem>, method: CaptureMethod) -> Self {
        let at = items.iter().position(ImportItem::is_included).unwrap_or(0);
        Self { items, method, at, pasting: None, fresh: true }
    }

    /// The page for text to be pasted.
    #[must_use]
    pub fn pasting() -> Self {
        Self { items: Vec::new(), method: CaptureMethod::Pasted, at: 0, pasting: Some(String::new()), fresh: true }
    }

    /// Takes more files that came in the same way; gives whether it did.
    pub fn add(&mut self, items: &mut Vec<ImportItem>, method: CaptureMethod) -> bool {
        let takes = self.pasting.is_none() && self.method == method;
        if takes {
            self.items.append(items);
        }
        takes
    }

    fn included(&self) -> usize {
        self.items.iter().filter(|item| item.is_included()).count()
    }

    /// Puts the articles into the dossier: one step of undo.
    fn accept(&self, scene: &mut Scene<'_>) {
        let mut records = Vec::new();
        let mut outlets: Vec<(String, OutletId)> =
            scene.dossier.outlets.iter().map(|(id, outlet)| (outlet.name.to_lowercase(), id.clone())).collect();
        let mut first = None;
        for item in self.items.iter().filter(|item| item.is_included()) {
            let Some((id, article)) = self.article(item, scene) else { continue };
            let mut article = article;
            let name = item.outlet.trim();
            article.outlet = (!name.is_empty()).then(|| {
                let known = outlets.iter().find(|(known, _)| *known == name.to_lowercase()).map(|(_, id)| id.clone());
                known.unwrap_or_else(|| {
                    let id = scene.minter.outlet(scene.dossier);
                    let outlet = Outlet { name: name.to_owned(), ..Outlet::default() };
                    records.push(Record::Outlet(id.clone(), Arc::new(outlet)));
                    outlets.push((name.to_lowercase(), id.clone()));
                    id
                })
            });
            first = first.or_else(|| Some(RecordRef::Article(id.clone())));
            records.push(Record::Article(id, article.into()));
        }
        let count = self.included();
        let what = if count == 1 { "1 article".to_owned() } else { format!("{count} articles") };
        let mut edit = Edit::put(format!("import {what}"), records);
        edit.select = first;
        scene.push(Message::Edit(edit));
        let failed = self.items.iter().filter(|item| item.draft().is_none()).count();
        let left = self.items.len() - count - failed;
        let mut words = format!("{what} added");
        if left > 0 {
            words.push_str(&format!(", {left} left out"));
        }
        if failed > 0 {
            words.push_str(&format!(", {failed} could not be read"));
        }
        scene.push(Message::Notice(Notice::done(words).offering(super::super::action::Action::Undo)));
    }

    /// The article that an item becomes, with what the user corrected.
    fn article(&self, item: &ImportItem, scene: &mut Scene<'_>) -> Option<(crate::model::ArticleId, Article)> {
        let mut draft = item.draft()?.clone();
        let corrected = clean_text(&item.text);
        let touched = corrected != draft.text;
        if touched {
            draft.pages = carry_pages(&draft.pages, &draft.text, &corrected);
            draft.text_sha256 = text::sha256_hex(corrected.as_bytes());
            draft.text = corrected;
        }
        draft.outlet = None;
        draft.title = item.title.trim().replace('\n', " ");
        draft.authors =
            item.authors.split(';').map(str::trim).filter(|author| !author.is_empty()).map(str::to_owned).collect();
        let date = item.published.trim();
        if draft.published.as_deref() != Some(date) {
            draft.published_printed = None;
        }
        draft.published = (!date.is_empty()).then(|| date.to_owned());
        draft.language = Some(item.language.trim().to_owned());
        draft.url = Some(item.url.trim().to_owned());
        let capture = Capture { file_name: &item.name, method: self.method, at: scene.now };
        // Outlets and copies are seen to here; an empty dossier knows neither.
        let admission = admit(&Dossier::default(), draft, &capture, scene.minter.random());
        let article = admission.records.into_iter().find_map(|record| match record {
            Record::Article(_, article) => Some(Article::clone(&article)),
            _ => None,
        });
        let mut article = article?;
        if touched {
            article
                .provenance
                .custody
                .push(Custody { at: scene.now, action: "text corrected before it was frozen".to_owned() });
        }
        Some((scene.minter.article(scene.dossier), article))
    }
}
