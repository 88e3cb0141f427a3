//! Pages: a brief set by typst, kept to be shown page by page and written as PDF.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

use super::ReportError;
use super::brief::{Brief, is_rtl};
use super::fonts::SystemFonts;
use super::world::{BriefWorld, Stopped};

/// How many briefs back the typesetter's memory of what it set reaches: enough that a box ticked on and off is set
/// again at once, and not so much that it grows.
const MEMORY: usize = 2;

/// What the typesetter is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Finding fonts for the scripts used.
    Fonts,
    /// Setting pages.
    Pages,
}

impl Stage {
    /// The stage in words, for the status line.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Fonts => "Finding fonts",
            Self::Pages => "Setting pages",
        }
    }
}

/// Tells how far the work is, and stops it. By default it tells nobody and goes to the end.
///
/// A stop is heeded wherever words are shaped, so also in the middle of a long brief.
#[derive(Clone, Copy, Default)]
pub struct Progress<'a> {
    stopped: Option<&'a AtomicBool>,
    tell: Option<&'a (dyn Fn(Stage) + Sync)>,
}

impl<'a> Progress<'a> {
    /// Work that ends early once `stopped` is set, and tells its stages to a function, on the thread that does it.
    pub fn new(stopped: &'a AtomicBool, tell: &'a (dyn Fn(Stage) + Sync)) -> Self {
        Self { stopped: Some(stopped), tell: Some(tell) }
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.is_some_and(|stopped| stopped.load(Ordering::Relaxed))
    }

    fn enter(&self, stage: Stage) -> Result<(), ReportError> {
        if self.is_stopped() {
            return Err(ReportError::Stopped);
        }
        if let Some(tell) = self.tell {
            tell(stage);
        }
        Ok(())
    }
}

/// Sets briefs in pages. Keeps the fonts that it read, so one is kept as long as briefs are previewed.
#[derive(Default)]
pub struct Typesetter {
    fonts: SystemFonts,
}

impl Typesetter {
    /// A typesetter that has read no font of the system yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a brief in pages. Takes tens of milliseconds a page at first, so it belongs on another thread.
    ///
    /// # Errors
    /// [`ReportError::Stopped`] when asked to stop, [`ReportError::Typesetting`] when the pages cannot be set.
    pub fn typeset(&self, brief: &Brief, progress: &Progress<'_>) -> Result<Typeset, ReportError> {
        progress.enter(Stage::Fonts)?;
        let mut data = serde_json::to_value(brief)?;
        prepare(&mut data);
        let faces = self.fonts.shelf_for(&data.to_string());
        let missing = faces.missing.clone();
        let data = serde_json::to_vec(&json!({ "brief": data, "fallbacks": faces.fallbacks }))?;
        let world = BriefWorld::new(data, faces, *progress)
            .ok_or_else(|| ReportError::Typesetting("no template".to_owned()))?;
        progress.enter(Stage::Pages)?;
        // The typesetter knows no way to be stopped; the world that it asks for fonts leaves it by unwinding.
        let set = catch_unwind(AssertUnwindSafe(|| typst::compile::<PagedDocument>(&world).output));
        comemo::evict(MEMORY);
        let document = match set {
            Ok(output) => output.map_err(|errors| told(&errors)),
            Err(stopped) if stopped.is::<Stopped>() => Err(ReportError::Stopped),
            Err(fault) => resume_unwind(fault),
        };
        Ok(Typeset { document: document?, missing, pdf: OnceLock::new() })
    }
}

/// A brief set in pages.
pub struct Typeset {
    document: PagedDocument,
    missing: Vec<char>,
    /// The pages as PDF, once they were asked for.
    pdf: OnceLock<Arc<Vec<u8>>>,
}

impl Typeset {
    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// Width and height of a page in points, page 0 being the first.
    #[must_use]
    pub fn page_size(&self, index: usize) -> Option<(f32, f32)> {
        let size = self.document.pages().get(index)?.frame.size();
        #[expect(clippy::cast_possible_truncation, reason = "a page is some hundred points wide")]
        Some((size.x.to_pt() as f32, size.y.to_pt() as f32))
    }

    /// Draws a page, page 0 being the first: width and height in pixels, and the pixels by rows from the top, each
    /// red, green, blue and alpha. The paper is opaque white. `None` past the last page, or where the picture would
    /// have more than 64 million pixels.
    #[must_use]
    pub fn page_rgba(&self, index: usize, pixels_per_point: f32) -> Option<(usize, usize, Vec<u8>)> {
        const PIXELS: f32 = 64e6;
        let page = self.document.pages().get(index)?;
        let (width, height) = self.page_size(index)?;
        let scale = pixels_per_point.max(0.05);
        if !scale.is_finite() || width * scale * height * scale > PIXELS {
            return None;
        }
        let options = RenderOptions { pixel_per_pt: Scalar::new(f64::from(scale)), render_bleed: false };
        let picture = typst_render::render(page, &options);
        let size = (usize::try_from(picture.width()).ok()?, usize::try_from(picture.height()).ok()?);
        Some((size.0, size.1, picture.take()))
    }

    /// The pages as PDF 1.7: PDF/UA-1 where every character has a glyph, tagged in any case. Holds no date, no user
    /// name, no path; equal pages give equal bytes. Made once and kept: some milliseconds a page the first time, which
    /// belong on another thread.
    ///
    /// # Errors
    /// [`ReportError::Typesetting`] where the pages cannot be written.
    pub fn pdf(&self) -> Result<Arc<Vec<u8>>, ReportError> {
        if let Some(made) = self.pdf.get() {
            return Ok(Arc::clone(made));
        }
        let options = |standards| PdfOptions {
            creator: Smart::Custom(Some("Readout".to_owned())),
            standards,
            ..PdfOptions::default()
        };
        let accessible = PdfStandards::new(&[PdfStandard::Ua_1])
            .ok()
            .and_then(|standards| typst_pdf::pdf(&self.document, &options(standards)).ok());
        let bytes = match accessible {
            Some(bytes) => bytes,
            None => {
                typst_pdf::pdf(&self.document, &options(PdfStandards::default())).map_err(|errors| told(&errors))?
            }
        };
        Ok(Arc::clone(self.pdf.get_or_init(|| Arc::new(bytes))))
    }

    /// Characters that no font here can draw; they print as boxes.
    #[must_use]
    pub fn missing_glyphs(&self) -> &[char] {
        &self.missing
    }
}

fn told(errors: &[SourceDiagnostic]) -> ReportError {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    ReportError::Typesetting(messages.join("; "))
}

/// Characters of a word after which it may be broken, so that no word runs over the margin.
const UNBROKEN: usize = 36;
/// The same in the narrow columns of a matrix.
const NARROW: usize = 16;

/// Readies the data for the template: marks the first citation of each note, isolates right-to-left words, and lets
/// very long words break.
fn prepare(data: &mut Value) {
    let mut cited = BTreeMap::new();
    if let Some(sections) = data.get_mut("sections") {
        prepare_runs(sections, &mut cited, false);
    }
    if let Some(notes) = data.get_mut("notes").and_then(Value::as_array_mut) {
        for note in notes {
            for (_, text) in note.as_object_mut().into_iter().flatten() {
                if let Value::String(text) = text {
                    *text = breakable(&if is_rtl(text) { isolate(text) } else { text.clone() }, UNBROKEN);
                }
            }
        }
    }
    for name in ["title", "subtitle"] {
        if let Some(Value::String(text)) = data.get_mut(name) {
            *text = breakable(text, UNBROKEN);
        }
    }
}

/// `cited` holds the notes met so far, and whether each was met in a matrix first: its words stand under that matrix,
/// since the foot of the page has no room for as many as a matrix cites.
fn prepare_runs(value: &mut Value, cited: &mut BTreeMap<u64, bool>, in_matrix: bool) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| prepare_runs(item, cited, in_matrix)),
        Value::Object(fields) => {
            let rtl = fields.get("rtl").and_then(Value::as_bool).unwrap_or_default();
            let machine = fields.get("style").and_then(Value::as_str) == Some("machine");
            let is_matrix = fields.get("kind").and_then(Value::as_str) == Some("matrix");
            let in_matrix = in_matrix || is_matrix;
            if let Some(Value::String(text)) = fields.get_mut("text") {
                let isolated = if rtl { isolate(text) } else { text.clone() };
                // A hash is copied from the page, so nothing invisible goes into it; it is short enough.
                let short = machine && text.chars().count() <= 64;
                let longest = if in_matrix { NARROW } else { UNBROKEN };
                *text = if short { isolated } else { breakable(&isolated, longest) };
            }
            match fields.get_mut("notes") {
                Some(Value::Array(numbers)) if numbers.iter().all(Value::is_u64) => {
                    for number in numbers {
                        let key = number.as_u64().unwrap_or_default();
                        let first = !cited.contains_key(&key);
                        let under = *cited.entry(key).or_insert(in_matrix);
                        *number = json!({ "number": key, "first": first, "under": under });
                    }
                }
                _ => {}
            }
            let before: Vec<u64> = if is_matrix { cited.keys().copied().collect() } else { Vec::new() };
            for (_, field) in fields.iter_mut().filter(|(name, _)| *name != "notes") {
                prepare_runs(field, cited, in_matrix);
            }
            if is_matrix {
                let under: Vec<u64> = cited.keys().copied().filter(|number| !before.contains(number)).collect();
                fields.insert("words".to_owned(), json!(under));
            }
        }
        _ => {}
    }
}

/// First strong isolate and its end (UAX #9): the words keep their order, and leave their neighbours theirs.
fn isolate(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

fn breakable(text: &str, longest: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut unbroken = 0;
    for character in text.chars() {
        unbroken = if character.is_whitespace() { 0 } else { unbroken + 1 };
        if unbroken > longest {
            out.push('\u{200B}');
            unbroken = 1;
        }
        out.push(character);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_break_and_others_stay() {
        assert_eq!(
            breakable("short words stay as they are, however many there are of them", UNBROKEN),
            "short words stay as they are, however many there are of them"
        );
        assert_eq!(breakable(&"x".repeat(80), UNBROKEN).matches('\u{200B}').count(), 2);
    }

    #[test]
    fn the_first_citation_is_marked() {
        let mut data = json!({ "sections": [{ "runs": [
            { "text": "a", "notes": [1, 2], "rtl": false }, { "text": "ا", "notes": [1], "rtl": true },
        ] }] });
        prepare(&mut data);
        let runs = &data["sections"][0]["runs"];
        assert_eq!(runs[0]["notes"][0], json!({ "number": 1, "first": true, "under": false }));
        assert_eq!(runs[1]["notes"][0], json!({ "number": 1, "first": false, "under": false }));
        assert_eq!(runs[1]["text"], "\u{2068}ا\u{2069}");
    }
}
