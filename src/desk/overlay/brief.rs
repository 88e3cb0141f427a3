//! The brief: real pages to look at, what they hold, and where they go.

mod show;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use eframe::egui::{self, ColorImage, TextureHandle, TextureOptions};

use super::super::desk::Desk;
use super::super::tasks::{Progress, Tasks};
use super::super::work::Done;
use crate::model::{Dossier, RecordRef};
use crate::report::{self, Brief, Format, Request, Stage, Typeset, Typesetter};
use crate::store::write_whole;

/// The scale of small pages, in thousandths of a pixel a point.
const SMALL: u32 = 150;

/// What a brief is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// What is shown in the window.
    Shown,
    /// Records chosen one by one.
    Chosen,
    /// The whole dossier.
    Whole,
}

/// The brief while it is open.
pub struct BriefDialog {
    request: Request,
    /// The record shown when the brief was opened.
    shown: Vec<RecordRef>,
    /// What the user chose one by one.
    chosen: Vec<RecordRef>,
    scope: Scope,
    filter: String,
    /// The earlier version that is compared with, and the name of its file.
    since: Option<(Dossier, String)>,
    /// The request that was set last, or is being set, and its number.
    asked: Option<(Request, u64)>,
    number: u64,
    running: Option<Arc<Progress>>,
    typesetter: Arc<Typesetter>,
    brief: Option<Box<Brief>>,
    pages: Option<Arc<Typeset>>,
    error: Option<String>,
    /// The user stopped the work.
    stopped: bool,
    /// Since when other pages than those shown are awaited, in seconds of the window.
    waits: Option<f64>,
    /// The records to choose from, for a filter.
    choices: Option<(String, Vec<(RecordRef, String)>)>,
    at: usize,
    pictures: BTreeMap<(usize, u32), TextureHandle>,
    painting: Vec<(usize, u32)>,
    format: Format,
    size: Option<usize>,
}

impl std::fmt::Debug for BriefDialog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BriefDialog").field("request", &self.request).field("at", &self.at).finish_non_exhaustive()
    }
}

impl BriefDialog {
    /// A brief of these records; of the whole dossier when there are none.
    #[must_use]
    pub fn new(of: Vec<RecordRef>) -> Self {
        Self {
            scope: if of.is_empty() { Scope::Whole } else { Scope::Shown },
            chosen: of.clone(),
            shown: of.clone(),
            filter: String::new(),
            since: None,
            request: Request { of, ..Request::default() },
            asked: None,
            number: 0,
            running: None,
            typesetter: Arc::new(Typesetter::new()),
            brief: None,
            pages: None,
            error: None,
            stopped: false,
            waits: None,
            choices: None,
            at: 0,
            pictures: BTreeMap::new(),
            painting: Vec::new(),
            format: Format::Pdf,
            size: None,
        }
    }

    /// What changed since an earlier version, on the whole to begin with: promises are overdue by `today`.
    #[must_use]
    pub fn since(earlier: Dossier, name: String, shown: Vec<RecordRef>, today: chrono::NaiveDate) -> Self {
        let request = Request { today: Some(today), ..Request::default() };
        Self { since: Some((earlier, name)), scope: Scope::Whole, request, ..Self::new(shown) }
    }

    /// Sets the pages again when something else is asked for.
    fn refresh(&mut self, desk: &mut Desk) {
        if self.asked.as_ref().is_some_and(|(asked, _)| *asked == self.request) {
            return;
        }
        let Some(document) = &desk.document else { return };
        if let Some(running) = self.running.take() {
            running.cancel();
        }
        // Counted over all briefs, so that what an earlier one asked for is never taken for this one's.
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed) + 1;
        self.number = number;
        self.asked = Some((self.request.clone(), number));
        self.stopped = false;
        self.error = None;
        let dossier = document.dossier().clone();
        let request = self.request.clone();
        let typesetter = Arc::clone(&self.typesetter);
        let earlier = self.since.as_ref().map(|(earlier, _)| earlier.clone());
        self.running = Some(desk.tasks.start("Setting pages", move |progress| {
            progress.stage("Gathering facts");
            let brief = match &earlier {
                Some(earlier) => report::brief_since(earlier, &dossier, &request),
                None => report::brief(&dossier, &request),
            };
            let tell = |stage: Stage| progress.stage(stage.in_words());
            let set = typesetter.typeset(&brief, &report::Progress::new(progress.cancel_flag(), &tell));
            Done::Typeset(number, Box::new(brief), set.map(Arc::new))
        }));
    }

    /// Ends the work on the pages; what was set before stays to be looked at.
    fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.cancel();
            self.stopped = true;
        }
    }

    /// Sets the pages that were stopped.
    fn resume(&mut self) {
        self.asked = None;
    }

    /// Takes that a task came to a fault, which may have been setting the pages.
    pub fn take_fallen(&mut self) {
        if self.running.take_if(|running| running.has_fallen()).is_some() {
            self.error = Some("the pages could not be set".to_owned());
        }
    }

    /// Takes pages that were set or painted.
    pub fn take(&mut self, done: Done, tasks: &mut Tasks<Done>, context: &egui::Context) {
        match done {
            // They may have been ready before the wish to stop reached them; then they are here and not wished for.
            Done::Typeset(number, ..) if number == self.number && self.stopped => {}
            Done::Typeset(number, brief, pages) if number == self.number => {
                self.running = None;
                self.pictures.clear();
                self.painting.clear();
                self.brief = Some(brief);
                match pages {
                    Ok(pages) => {
                        self.at = self.at.min(pages.pages().saturating_sub(1));
                        self.size = None;
                        let weighed = Arc::clone(&pages);
                        tasks.start("", move |_| Done::Weighed(number, weighed.pdf().ok().map(|bytes| bytes.len())));
                        self.pages = Some(pages);
                        self.error = None;
                    }
                    Err(error) => self.error = Some(error.to_string()),
                }
            }
            Done::Weighed(number, size) if number == self.number => self.size = size,
            Done::Page(number, index, scale, size, colours) if number == self.number => {
                self.painting.retain(|other| *other != (index, scale));
                let image = ColorImage::from_rgba_unmultiplied(size, &colours);
                let name = format!("page {index} at {scale}");
                let texture = context.load_texture(name, image, TextureOptions::LINEAR);
                // One large picture a page is enough: the one for the size shown now.
                self.pictures.retain(|(page, other), _| *page != index || *other == SMALL || *other == scale);
                self.pictures.insert((index, scale), texture);
            }
            _ => {}
        }
    }

    /// The picture of a page at a scale, asked for when it is not there yet.
    fn picture(&mut self, tasks: &mut Tasks<Done>, index: usize, scale: u32) -> Option<&TextureHandle> {
        let key = (index, scale);
        if !self.pictures.contains_key(&key) && !self.painting.contains(&key) && self.painting.len() < 4 {
            let pages = Arc::clone(self.pages.as_ref()?);
            let number = self.number;
            self.painting.push(key);
            tasks.start("", move |_| {
                #[expect(clippy::cast_precision_loss, reason = "a scale in thousandths")]
                let painted = pages.page_rgba(index, scale as f32 / 1000.0);
                let (width, height, colours) = painted.unwrap_or((1, 1, vec![255; 4]));
                Done::Page(number, index, scale, [width, height], colours)
            });
        }
        self.pictures.get(&key).or_else(|| {
            // Another size of the same page will do until the right one is there.
            self.pictures
                .iter()
                .find(|((page, other), _)| *page == index && *other != SMALL)
                .map(|(_, texture)| texture)
        })
    }

    /// Whether the pages shown are those that are asked for now.
    fn is_current(&self) -> bool {
        self.running.is_none()
            && !self.stopped
            && self.error.is_none()
            && self.pages.is_some()
            && self.asked.as_ref().is_some_and(|(asked, _)| *asked == self.request)
    }

    /// A file name to propose.
    #[must_use]
    pub fn proposed_name(&self) -> String {
        let title = self.brief.as_ref().map_or("brief", |brief| brief.title.as_str());
        format!("{}.{}", super::super::file_stem(title, "brief"), self.format.extension())
    }

    /// Writes the brief to a file.
    pub fn write(&self, tasks: &mut Tasks<Done>, path: PathBuf) {
        let format =
            path.extension().and_then(|ending| Format::named(&ending.to_string_lossy())).unwrap_or(self.format);
        let (Some(brief), pages, true) = (self.brief.clone(), self.pages.clone(), self.is_current()) else { return };
        tasks.start("Saving the brief", move |_| {
            let bytes = match (format, pages) {
                (Format::Pdf, Some(pages)) => pages.pdf(),
                _ => report::render(&brief, format).map(Arc::new),
            };
            let written = bytes
                .map_err(|error| error.to_string())
                .and_then(|bytes| write_whole(&path, bytes.as_slice()).map_err(|error| error.to_string()));
            Done::Written(path, written)
        });
    }

    /// Sends the pages to the printer.
    fn print(&self, tasks: &mut Tasks<Done>) {
        let (Some(brief), Some(pages), true) = (&self.brief, self.pages.clone(), self.is_current()) else { return };
        let title = brief.title.clone();
        tasks.start("Printing", move |_| {
            let printed = pages.pdf().map_err(|error| error.to_string()).and_then(|bytes| {
                report::print_pdf(&bytes, &title).map(|job| job.in_words()).map_err(|error| error.to_string())
            });
            Done::Printed(printed)
        });
    }
}
