//! From the files of an import to the edit that adds them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::item::ImportItem;
use crate::edit::{Edit, Minter, carry_pages};
use crate::import::{self, Capture, clean_text};
use crate::model::{Article, CaptureMethod, Custody, Dossier, Outlet, OutletId, Record, RecordRef, text};

/// The edit that adds what is included, as the user corrected it: one step of undo; and what it does in words. Linear in
/// the texts, so it belongs on another thread.
#[must_use]
pub fn accepted(
    items: &[ImportItem],
    method: CaptureMethod,
    at: DateTime<Utc>,
    dossier: &Dossier,
    minter: &mut Minter,
) -> (Edit, String) {
    let mut records = Vec::new();
    let mut outlets: HashMap<String, OutletId> =
        dossier.outlets.iter().rev().map(|(id, outlet)| (outlet.name.to_lowercase(), id.clone())).collect();
    let mut first = None;
    let mut count = 0;
    for item in items.iter().filter(|item| item.is_included()) {
        let Some(mut article) = article(item, method, at) else { continue };
        let name = item.outlet.trim();
        article.outlet = (!name.is_empty()).then(|| match outlets.entry(name.to_lowercase()) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(place) => {
                let id = minter.outlet(dossier);
                let outlet = Outlet { name: name.to_owned(), ..Outlet::default() };
                records.push(Record::Outlet(id.clone(), Arc::new(outlet)));
                place.insert(id).clone()
            }
        });
        let id = minter.article(dossier);
        first = first.or_else(|| Some(RecordRef::Article(id.clone())));
        records.push(Record::Article(id, article.into()));
        count += 1;
    }
    let what = if count == 1 { "1 article".to_owned() } else { format!("{count} articles") };
    let mut edit = Edit::put(format!("import {what}"), records);
    edit.select = first;
    let failed = items.iter().filter(|item| item.draft().is_none()).count();
    let left = items.len() - count - failed;
    let mut words = format!("{what} added");
    if left > 0 {
        words.push_str(&format!(", {left} left out"));
    }
    if failed > 0 {
        words.push_str(&format!(", {failed} could not be read"));
    }
    (edit, words)
}

/// The article that an item becomes, with what the user corrected, without its outlet.
fn article(item: &ImportItem, method: CaptureMethod, at: DateTime<Utc>) -> Option<Article> {
    let mut draft = item.draft()?.clone();
    let corrected = clean_text(&item.text);
    let touched = corrected != draft.text;
    if touched {
        draft.pages = carry_pages(&draft.pages, &draft.text, &corrected);
        draft.text_sha256 = text::sha256_hex(corrected.as_bytes());
        draft.text = corrected;
    }
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
    let mut article = import::article(draft, None, &Capture { file_name: &item.name, method, at });
    if touched {
        article.provenance.custody.push(Custody { at, action: "text corrected before it was frozen".to_owned() });
    }
    Some(article)
}
