//! The embedded fonts and what they fall back to.
//!
//! Each face falls back to Naskh, which has Arabic, Dari and Pashto, then to Inter and Charis for signs that the other
//! lacks. For everything else (Chinese, Japanese, Korean…) eframe's `system_fonts` asks the system cluster by cluster;
//! where the system has no such font, boxes show and nothing breaks.

use std::{collections::BTreeMap, sync::Arc};

use eframe::egui::{FontData, FontDefinitions, FontFamily};

use crate::fonts;

/// An embedded face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Serif.
    Charis,
    /// Serif, bold.
    CharisBold,
    /// Serif, italic.
    CharisItalic,
    /// Sans.
    Inter,
    /// Sans, medium.
    InterMedium,
    /// Sans, semi-bold.
    InterSemiBold,
    /// Sans, italic.
    InterItalic,
    /// Monospaced.
    Mono,
}

const NASKH: &str = "Naskh";
const NASKH_BOLD: &str = "Naskh Bold";

impl Face {
    /// All faces.
    pub const ALL: [Self; 8] = [
        Self::Charis,
        Self::CharisBold,
        Self::CharisItalic,
        Self::Inter,
        Self::InterMedium,
        Self::InterSemiBold,
        Self::InterItalic,
        Self::Mono,
    ];

    /// The name of the family in egui.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Charis => "Charis",
            Self::CharisBold => "Charis Bold",
            Self::CharisItalic => "Charis Italic",
            Self::Inter => "Inter",
            Self::InterMedium => "Inter Medium",
            Self::InterSemiBold => "Inter SemiBold",
            Self::InterItalic => "Inter Italic",
            Self::Mono => "Mono",
        }
    }

    /// The family in egui.
    #[must_use]
    pub fn family(self) -> FontFamily {
        match self {
            // The same chain under egui's own names, so that stock widgets share the glyph atlas.
            Self::Inter => FontFamily::Proportional,
            Self::Mono => FontFamily::Monospace,
            named => FontFamily::Name(named.name().into()),
        }
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Charis => fonts::CHARIS,
            Self::CharisBold => fonts::CHARIS_BOLD,
            Self::CharisItalic => fonts::CHARIS_ITALIC,
            Self::Inter => fonts::INTER,
            Self::InterMedium => fonts::INTER_MEDIUM,
            Self::InterSemiBold => fonts::INTER_SEMI_BOLD,
            Self::InterItalic => fonts::INTER_ITALIC,
            Self::Mono => fonts::MONO,
        }
    }

    /// The keys of this face and its fallbacks, first to last.
    fn chain(self) -> Vec<String> {
        let naskh =
            if matches!(self, Self::CharisBold | Self::InterMedium | Self::InterSemiBold) { NASKH_BOLD } else { NASKH };
        let mut chain = vec![self.name(), naskh];
        // Inter has arrows and signs that Charis lacks; Charis has phonetic letters that Inter lacks.
        chain.extend([Self::Inter, Self::Charis].map(Self::name).into_iter().filter(|name| *name != self.name()));
        chain.into_iter().map(str::to_owned).collect()
    }
}

/// The fonts for egui. The bytes are those of the binary: nothing is copied.
#[must_use]
pub fn font_definitions() -> FontDefinitions {
    let mut font_data: BTreeMap<String, Arc<FontData>> = Face::ALL
        .into_iter()
        .map(|face| (face.name().to_owned(), Arc::new(FontData::from_static(face.bytes()))))
        .collect();
    let naskh: [(&str, &'static [u8]); 2] = [(NASKH, fonts::NASKH), (NASKH_BOLD, fonts::NASKH_BOLD)];
    font_data.extend(naskh.map(|(name, bytes)| (name.to_owned(), Arc::new(FontData::from_static(bytes)))));

    let mut families: BTreeMap<FontFamily, Vec<String>> =
        Face::ALL.into_iter().map(|face| (FontFamily::Name(face.name().into()), face.chain())).collect();
    families.insert(FontFamily::Proportional, Face::Inter.chain());
    families.insert(FontFamily::Monospace, Face::Mono.chain());
    FontDefinitions { font_data, families }
}
