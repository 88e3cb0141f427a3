//! One file of an import.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::import::{self, Draft, DuplicateKind, Shingles, Source};
use crate::model::{ArticleId, Dossier};
use crate::walled::{self, Walls};

/// One file: what it would become, or why it cannot be read.
#[derive(Debug)]
pub struct ImportItem {
    /// The file's name; empty for pasted text.
    pub name: String,
    bytes: Arc<[u8]>,
    result: Result<Box<Draft>, String>,
    /// The fingerprint of the text, until copies are looked for.
    print: Shingles,
    included: bool,
    /// Whether the fields can become an article as they are.
    fits: bool,
    /// The encoding that the user asked for, while the bytes are read again.
    pub(super) asked: Option<&'static encoding_rs::Encoding>,
    sent: bool,
    /// What it is a copy of, in words.
    pub(super) copy: Option<String>,
    pub(super) encoding: &'static str,
    pub(super) title: String,
    pub(super) outlet: String,
    pub(super) authors: String,
    pub(super) published: String,
    pub(super) language: String,
    pub(super) url: String,
    pub(super) text: String,
}

/// Encodings that are offered where the right one is not sure.
pub(super) const ENCODINGS: [&encoding_rs::Encoding; 12] = [
    encoding_rs::UTF_8,
    encoding_rs::WINDOWS_1252,
    encoding_rs::WINDOWS_1256,
    encoding_rs::WINDOWS_1251,
    encoding_rs::WINDOWS_1250,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1255,
    encoding_rs::KOI8_R,
    encoding_rs::GB18030,
    encoding_rs::SHIFT_JIS,
    encoding_rs::UTF_16LE,
    encoding_rs::UTF_16BE,
];

impl ImportItem {
    /// Reads bytes, behind walls where that is due; `encoding` is the user's choice, `None` finds it.
    #[must_use]
    pub fn read(
        name: String,
        bytes: Arc<[u8]>,
        encoding: Option<&'static encoding_rs::Encoding>,
        cancelled: &AtomicBool,
    ) -> Self {
        let source = Source { name: &name, bytes: &bytes, encoding, kind: None };
        let read = walled::read(&Walls::default(), &source, cancelled);
        let mut item = Self {
            print: read.as_ref().map(|draft| Shingles::of(&draft.text)).unwrap_or_default(),
            result: read.map(Box::new).map_err(|error| error.to_string()),
            name,
            bytes,
            included: false,
            fits: false,
            asked: None,
            sent: false,
            copy: None,
            encoding: "",
            title: String::new(),
            outlet: String::new(),
            authors: String::new(),
            published: String::new(),
            language: String::new(),
            url: String::new(),
            text: String::new(),
        };
        item.fill();
        item
    }

    /// A file that could not be opened.
    #[must_use]
    pub fn failed(name: String, why: String) -> Self {
        let mut item = Self::read(name, Arc::default(), None, &AtomicBool::new(false));
        item.result = Err(why);
        item
    }

    /// Fills the fields from the draft.
    fn fill(&mut self) {
        let Ok(draft) = &self.result else { return };
        self.included = true;
        self.encoding = draft.encoding.name;
        self.title.clone_from(&draft.title);
        self.outlet = draft.outlet.clone().unwrap_or_default();
        self.authors = draft.authors.join("; ");
        self.published = draft.published.clone().unwrap_or_default();
        self.language = draft.language.clone().unwrap_or_default();
        self.url = draft.url.clone().unwrap_or_default();
        self.text.clone_from(&draft.text);
        self.look();
    }

    /// Looks whether the fields can become an article, after they may have changed.
    pub(super) fn look(&mut self) {
        self.fits = self.problem().is_none();
    }

    /// The name, the bytes and the encoding, where they are to be read again; given once.
    pub(super) fn ask_again(&mut self) -> Option<(String, Arc<[u8]>, &'static encoding_rs::Encoding)> {
        let encoding = self.asked?;
        (!std::mem::replace(&mut self.sent, true)).then(|| (self.name.clone(), Arc::clone(&self.bytes), encoding))
    }

    /// The bytes will not be read again.
    pub(super) fn give_up(&mut self) {
        (self.asked, self.sent) = (None, false);
    }

    /// Whether this is what the same bytes are in the encoding that was asked for.
    pub(super) fn is_asked_for(&self, again: &ImportItem) -> bool {
        self.asked.is_some() && Arc::ptr_eq(&self.bytes, &again.bytes)
    }

    /// Takes what its bytes are in another encoding.
    pub(super) fn take_again(&mut self, again: ImportItem) {
        let copy = self.copy.take();
        *self = ImportItem { copy, ..again };
    }

    /// Whether another encoding can make a difference: the bytes are there, and are text or a mail.
    pub(super) fn has_encoding(&self) -> bool {
        let source = Source { name: &self.name, bytes: &self.bytes, encoding: None, kind: None };
        !self.bytes.is_empty() && import::has_encoding(&source)
    }

    /// What was read, with the fingerprint of its text, which is given once.
    pub fn printed(&mut self) -> Option<(&Draft, Shingles)> {
        let draft = self.result.as_deref().ok()?;
        Some((draft, std::mem::take(&mut self.print)))
    }

    /// What was read, before the user's corrections.
    #[must_use]
    pub fn draft(&self) -> Option<&Draft> {
        self.result.as_deref().ok()
    }

    /// Why it could not be read.
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        self.result.as_ref().err().map(String::as_str)
    }

    /// Whether it is to be added.
    #[must_use]
    pub fn is_included(&self) -> bool {
        self.included && self.result.is_ok() && self.fits
    }

    /// Whether it is to be added and cannot be, as it is.
    pub(super) fn is_wrong(&self) -> bool {
        self.included && self.result.is_ok() && !self.fits
    }

    pub(super) fn wanted(&mut self) -> &mut bool {
        &mut self.included
    }

    /// What stands in the way of adding it.
    pub(super) fn problem(&self) -> Option<String> {
        if self.title.trim().is_empty() {
            return Some("The article needs a title.".to_owned());
        }
        if self.text.trim().is_empty() {
            return Some("The article has no text.".to_owned());
        }
        let date = self.published.trim();
        (!date.is_empty())
            .then(|| date.parse::<crate::model::EdtfDate>().err())
            .flatten()
            .map(|error| error.to_string())
    }

    /// Notes that the dossier, or an earlier file, holds it already. What adds nothing is left out unless it is wanted.
    pub fn mark_copy(&mut self, of: &ArticleId, kind: DuplicateKind, dossier: &Dossier, earlier: Option<&str>) {
        let title = dossier.articles.get(of).map_or_else(
            || earlier.map_or_else(|| "an earlier file".to_owned(), |name| format!("{name}, above")),
            |article| format!("“{}”", article.title),
        );
        self.copy = Some(match kind {
            DuplicateKind::SameFile => format!("the same file as {title}"),
            DuplicateKind::SameText => format!("the same words as {title}"),
            DuplicateKind::Near(share) => format!("{:.0} % like {title}", share * 100.0),
        });
        if kind.is_same() {
            self.included = false;
        }
    }

    /// The words that say how it went, for the list.
    pub(super) fn outcome(&self) -> String {
        match (&self.result, &self.copy) {
            (Err(error), _) => error.clone(),
            (Ok(_), Some(copy)) => copy.clone(),
            (Ok(draft), None) if !draft.encoding.sure => format!("encoding guessed: {}", draft.encoding.name),
            (Ok(_), None) if self.is_wrong() => "to be corrected".to_owned(),
            (Ok(_), None) if self.published.is_empty() => "no date stated".to_owned(),
            (Ok(_), None) => self.published.clone(),
        }
    }
}
