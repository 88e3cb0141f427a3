//! Colours as text, and their contrast.

use eframe::egui::Color32;
use serde::{Deserialize as _, Deserializer, de::Error as _};

/// A colour that is not written "#RRGGBB" or "#RRGGBBAA".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a colour like \"#0B645F\" or \"#0B645F80\", found {0:?}")]
pub struct ColourError(pub String);

/// Reads "#RRGGBB" or "#RRGGBBAA" (alpha not premultiplied).
///
/// # Errors
/// [`ColourError`] for anything else.
pub fn hex(text: &str) -> Result<Color32, ColourError> {
    let error = || ColourError(text.to_owned());
    let digits = text.strip_prefix('#').ok_or_else(error)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) || !matches!(digits.len(), 6 | 8) {
        return Err(error());
    }
    let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| error());
    let alpha = if digits.len() == 8 { channel(6)? } else { u8::MAX };
    Ok(Color32::from_rgba_unmultiplied(channel(0)?, channel(2)?, channel(4)?, alpha))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    hex(&text).map_err(D::Error::custom)
}

/// The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance").
#[must_use]
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Color32) -> f32 {
    let [red, green, blue, _] = colour.to_array().map(|channel| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.0722_f32.mul_add(blue, 0.2126_f32.mul_add(red, 0.7152 * green))
}
