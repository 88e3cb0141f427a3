//! How the window looks: colours, text styles, measures and fonts, as data.
//!
//! Words from the world (titles, values, quotations) are serif; apparatus (labels, states, controls) is sans; machine
//! text (ids, dates, hashes) is mono. Views take every colour and size from here and name none of their own.

mod colours;
mod fonts;
pub mod measure;
mod text;
mod visuals;

use std::sync::LazyLock;

use eframe::egui::{self, Color32, Context};
use serde::Deserialize;

pub use colours::{ColourError, contrast, hex};
pub use fonts::{Face, font_definitions};
pub use text::Text;
pub use visuals::style;

/// The colours of one theme. Every field is a token of the look; none is ever mixed in a view.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Whether light text stands on dark ground.
    pub dark: bool,
    /// The frame of the window: menu bar, tab bar, status line.
    #[serde(deserialize_with = "colours::deserialize")]
    pub window: Color32,
    /// Lists and inspectors.
    #[serde(deserialize_with = "colours::deserialize")]
    pub panel: Color32,
    /// What is read.
    #[serde(deserialize_with = "colours::deserialize")]
    pub page: Color32,
    /// What floats: buttons, fields, cards, popups.
    #[serde(deserialize_with = "colours::deserialize")]
    pub raised: Color32,
    /// Main text.
    #[serde(deserialize_with = "colours::deserialize")]
    pub ink: Color32,
    /// Secondary text.
    #[serde(deserialize_with = "colours::deserialize")]
    pub ink2: Color32,
    /// Labels. Never on `selection` or `rival_tint`, nor on the dark `evidence`: use `ink2` there.
    #[serde(deserialize_with = "colours::deserialize")]
    pub ink3: Color32,
    /// Hairlines between rows.
    #[serde(deserialize_with = "colours::deserialize")]
    pub line1: Color32,
    /// Borders of controls and panels.
    #[serde(deserialize_with = "colours::deserialize")]
    pub line2: Color32,
    /// Lines that must be seen: dashed boxes, scroll handles.
    #[serde(deserialize_with = "colours::deserialize")]
    pub line3: Color32,
    /// The dark rule that opens a section.
    #[serde(deserialize_with = "colours::deserialize")]
    pub section_rule: Color32,
    /// Fill under the pointer.
    #[serde(deserialize_with = "colours::deserialize")]
    pub hover: Color32,
    /// Fill while pressed, of a chosen segment and of a neutral chip.
    #[serde(deserialize_with = "colours::deserialize")]
    pub press: Color32,
    /// The one accent.
    #[serde(deserialize_with = "colours::deserialize")]
    pub accent: Color32,
    /// Text on the accent.
    #[serde(deserialize_with = "colours::deserialize")]
    pub on_accent: Color32,
    /// A selected row.
    #[serde(deserialize_with = "colours::deserialize")]
    pub accent_tint: Color32,
    /// Selected words.
    #[serde(deserialize_with = "colours::deserialize")]
    pub selection: Color32,
    /// The sides of a meeting; see [`Theme::side`].
    pub sides: [SideColours; 4],
    /// Values that cannot both be true, and errors.
    #[serde(deserialize_with = "colours::deserialize")]
    pub rival: Color32,
    /// The ground of a rival value.
    #[serde(deserialize_with = "colours::deserialize")]
    pub rival_tint: Color32,
    /// The ground of an agreeing value.
    #[serde(deserialize_with = "colours::deserialize")]
    pub agree_tint: Color32,
    /// The ground of words that are evidence.
    #[serde(deserialize_with = "colours::deserialize")]
    pub evidence: Color32,
    /// The line under words that a proposal was read from.
    #[serde(deserialize_with = "colours::deserialize")]
    pub proposal_line: Color32,
    /// What lies over the window under a dialog.
    #[serde(deserialize_with = "colours::deserialize")]
    pub dim: Color32,
    /// The shadow of popups and dialogs.
    #[serde(deserialize_with = "colours::deserialize")]
    pub popup_shadow: Color32,
    /// The shadow of cards.
    #[serde(deserialize_with = "colours::deserialize")]
    pub card_shadow: Color32,
}

/// The two colours of a side.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideColours {
    /// Its text, mark and line.
    #[serde(deserialize_with = "colours::deserialize")]
    pub ink: Color32,
    /// The ground of its chips.
    #[serde(deserialize_with = "colours::deserialize")]
    pub tint: Color32,
}

/// One side of a meeting, in the order of its delegations.
///
/// Colour never stands alone: each side has a mark and a line of its own, so that it is told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// First: ● and a solid line.
    A,
    /// Second: ■ and a dashed line.
    B,
    /// Third: ▲ and a dotted line.
    C,
    /// Fourth: ◆ and a double line.
    D,
}

/// The mark of a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideShape {
    /// ●
    Disc,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
}

/// The line of a side, under its actors' names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideLine {
    /// ———
    Solid,
    /// - - -
    Dashed,
    /// · · ·
    Dotted,
    /// ═══
    Double,
}

impl Side {
    /// All sides, first to fourth.
    pub const ALL: [Self; 4] = [Self::A, Self::B, Self::C, Self::D];

    /// The side of the delegation at `index` (0-based); the fifth begins again with the first.
    #[must_use]
    pub fn of_index(index: usize) -> Self {
        Self::ALL[index % Self::ALL.len()]
    }

    /// The side's mark.
    #[must_use]
    pub fn shape(self) -> SideShape {
        match self {
            Self::A => SideShape::Disc,
            Self::B => SideShape::Square,
            Self::C => SideShape::Triangle,
            Self::D => SideShape::Diamond,
        }
    }

    /// The side's line.
    #[must_use]
    pub fn line(self) -> SideLine {
        match self {
            Self::A => SideLine::Solid,
            Self::B => SideLine::Dashed,
            Self::C => SideLine::Dotted,
            Self::D => SideLine::Double,
        }
    }
}

static LIGHT: LazyLock<Theme> = LazyLock::new(|| embedded(include_str!("../../../assets/theme/light.ron")));
static DARK: LazyLock<Theme> = LazyLock::new(|| embedded(include_str!("../../../assets/theme/dark.ron")));

fn embedded(text: &str) -> Theme {
    match ron::from_str(text) {
        Ok(theme) => theme,
        Err(error) => unreachable!("an embedded theme, parsed by a test: {error}"),
    }
}

impl Theme {
    /// The light theme.
    #[must_use]
    pub fn light() -> &'static Self {
        &LIGHT
    }

    /// The dark theme.
    #[must_use]
    pub fn dark() -> &'static Self {
        &DARK
    }

    /// The theme for one of egui's two.
    #[must_use]
    pub fn of(theme: egui::Theme) -> &'static Self {
        match theme {
            egui::Theme::Light => Self::light(),
            egui::Theme::Dark => Self::dark(),
        }
    }

    /// The colours of a side.
    #[must_use]
    pub fn side(&self, side: Side) -> SideColours {
        self.sides[side as usize]
    }

    /// The colour of a side, or of labels where there is none.
    #[must_use]
    pub fn side_ink(&self, side: Option<Side>) -> Color32 {
        side.map_or(self.ink3, |side| self.side(side).ink)
    }

    /// The shadow of cards.
    #[must_use]
    pub fn card_shadow(&self) -> egui::Shadow {
        egui::Shadow { offset: [0, 2], blur: 8, spread: 0, color: self.card_shadow }
    }

    /// The shadow of popups and dialogs.
    #[must_use]
    pub fn popup_shadow(&self) -> egui::Shadow {
        egui::Shadow { offset: [0, 8], blur: 28, spread: 0, color: self.popup_shadow }
    }
}

/// The theme in use. A `&Ui` works as well as a `&Context`.
#[must_use]
pub fn theme(ctx: &Context) -> &'static Theme {
    Theme::of(ctx.theme())
}

/// Installs fonts and both themes. Call once, before the first frame; costs no parsing of fonts that are not used.
///
/// Which of the two themes shows is egui's own [`egui::ThemePreference`] (system, light, dark): `ctx.set_theme(…)`.
pub fn install(ctx: &Context) {
    ctx.set_fonts(font_definitions());
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.set_style_of(theme, style(Theme::of(theme)));
    }
}

#[cfg(test)]
mod tests;
