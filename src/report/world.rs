//! What the typesetter may see: the template, one file of data, the fonts. Nothing else: no disk, no clock, no network.

use std::panic::resume_unwind;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use super::fonts::Shelf;
use super::typeset::Progress;

const TEMPLATE: &str = include_str!("../../assets/report/brief.typ");

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The files that exist: the template and the data.
struct Files {
    template: FileId,
    source: Source,
    data: FileId,
}

static FILES: LazyLock<Option<Files>> = LazyLock::new(|| {
    let id = |path: &str| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern());
    let (template, data) = (id("/brief.typ")?, id("/brief.json")?);
    Some(Files { template, source: Source::new(template, TEMPLATE.to_owned()), data })
});

/// The world of one brief.
pub(super) struct BriefWorld<'a> {
    files: &'static Files,
    data: Bytes,
    shelf: Shelf,
    progress: Progress<'a>,
}

/// What a world unwinds with when the work is to stop.
pub(super) struct Stopped;

impl<'a> BriefWorld<'a> {
    /// A world with this data; `None` where the typesetter does not take the names of the files, which are constant.
    pub(super) fn new(data: Vec<u8>, shelf: Shelf, progress: Progress<'a>) -> Option<Self> {
        Some(Self { files: FILES.as_ref()?, data: Bytes::new(data), shelf, progress })
    }
}

impl World for BriefWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shelf.book
    }

    fn main(&self) -> FileId {
        self.files.template
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.files.template {
            Ok(self.files.source.clone())
        } else {
            Err(FileError::NotFound(id.vpath().get_without_slash().into()))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.files.data {
            Ok(self.data.clone())
        } else {
            Err(FileError::NotFound(id.vpath().get_without_slash().into()))
        }
    }

    /// Asked for each run of letters that is shaped, so it is also where the work ends early. Unwinding runs no hook
    /// for panics, and leaves the typesetter's memory as it was: that only ever takes what is finished.
    fn font(&self, index: usize) -> Option<Font> {
        if self.progress.is_stopped() {
            resume_unwind(Box::new(Stopped));
        }
        self.shelf.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
