//! Opening the window.

use std::path::PathBuf;

use eframe::egui::ViewportBuilder;

use super::desk::{Desk, Setup};
use super::early::Early;
use super::settings::Settings;

/// The icon of the window.
const ICON: &[u8] = include_bytes!("../../assets/linux/icons/readout-128.png");

/// Why no window could be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no display to open it on.
    #[error(
        "no display to open a window on: start Readout in a graphical session, or use it without a window, with readout import, article, check, format, summary or search (readout --help)"
    )]
    NoDisplay,
    /// The system gave no window.
    #[error(
        "the window could not be opened: {0}. Without a window there are readout import, article, check, format, summary and search (readout --help)"
    )]
    NoWindow(String),
}

/// Opens the window, with the dossier at `path` if there is one, and returns when it is closed.
///
/// # Errors
/// Where there is no display, or the system gives no window.
pub fn run(path: Option<PathBuf>) -> Result<(), StartError> {
    if cfg!(all(unix, not(target_os = "macos"))) {
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") && !is_set("WAYLAND_SOCKET") {
            return Err(StartError::NoDisplay);
        }
    }
    super::keeping::rescue_on_panic();
    let early = path.as_deref().and_then(Early::begin);
    let settings = Settings::file().map(|file| Settings::load(&file)).unwrap_or_default();
    let (width, height) = settings.window.unwrap_or((1440.0, 900.0));
    let mut viewport = ViewportBuilder::default()
        .with_title("Readout")
        .with_app_id("readout")
        .with_inner_size([width, height])
        .with_min_inner_size([900.0, 560.0])
        .with_drag_and_drop(true);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native(
        "Readout",
        options,
        Box::new(move |creation| {
            let mut desk = Desk::new(&creation.egui_ctx, Setup::default());
            match (early, path) {
                (Some(early), _) => desk.open_early(early),
                (None, Some(path)) => desk.open(&path),
                (None, None) => {}
            }
            Ok(Box::new(desk))
        }),
    )
    .map_err(|error| StartError::NoWindow(error.to_string()))
}
