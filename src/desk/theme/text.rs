//! The text styles. Each has a face, a size and a line height; a line height is always set because Charis is tall.

use eframe::egui::{Color32, FontId, RichText, TextFormat};

use super::Face;

/// A text style. Serif for words from the world, sans for apparatus, mono for machine text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Text {
    /// The name of the program on the welcome page.
    Display,
    /// The title of an article, an actor or a meeting.
    PageTitle,
    /// The title of a dialog.
    DialogTitle,
    /// The title of a section.
    Section,
    /// An article's text.
    Reading,
    /// Emphasis in an article's text.
    ReadingItalic,
    /// Strong words in an article's text.
    ReadingBold,
    /// A value that someone reported or holds.
    Value,
    /// A value said otherwise: *or*, *venue not stated*.
    ValueItalic,
    /// A strong value, and the title of an unread article.
    ValueBold,
    /// The title in a list.
    ListTitle,
    /// The title of an unread article in a list.
    ListTitleBold,
    /// Quoted words.
    Quotation,
    /// Quoted words, slanted: by-lines.
    QuotationItalic,
    /// Running text of the program.
    Body,
    /// Running text of the program, slanted.
    BodyItalic,
    /// Strong text of the program.
    Strong,
    /// A tab of the window.
    Tab,
    /// The active tab of the window.
    TabActive,
    /// Buttons and menus.
    Button,
    /// The name of a person in a row.
    Name,
    /// Labels and states.
    Label,
    /// Labels and states that matter.
    LabelMedium,
    /// Headings of groups and columns.
    LabelStrong,
    /// Captions and hints.
    Caption,
    /// Key caps and counts.
    Key,
    /// Dates, ids, hashes.
    Mono,
    /// Dates, ids, hashes where body text is set.
    MonoBody,
}

impl Text {
    /// All styles.
    pub const ALL: [Self; 28] = [
        Self::Display,
        Self::PageTitle,
        Self::DialogTitle,
        Self::Section,
        Self::Reading,
        Self::ReadingItalic,
        Self::ReadingBold,
        Self::Value,
        Self::ValueItalic,
        Self::ValueBold,
        Self::ListTitle,
        Self::ListTitleBold,
        Self::Quotation,
        Self::QuotationItalic,
        Self::Body,
        Self::BodyItalic,
        Self::Strong,
        Self::Tab,
        Self::TabActive,
        Self::Button,
        Self::Name,
        Self::Label,
        Self::LabelMedium,
        Self::LabelStrong,
        Self::Caption,
        Self::Key,
        Self::Mono,
        Self::MonoBody,
    ];

    /// Face, size and line height, in points.
    #[must_use]
    pub fn measures(self) -> (Face, f32, f32) {
        match self {
            Self::Display => (Face::CharisBold, 46.0, 56.0),
            Self::PageTitle => (Face::CharisBold, 25.5, 33.0),
            Self::DialogTitle => (Face::CharisBold, 24.0, 30.0),
            Self::Section => (Face::CharisBold, 15.0, 20.0),
            Self::Reading => (Face::Charis, 16.5, 27.0),
            Self::ReadingItalic => (Face::CharisItalic, 16.5, 27.0),
            Self::ReadingBold => (Face::CharisBold, 16.5, 27.0),
            Self::Value => (Face::Charis, 14.5, 20.0),
            Self::ValueItalic => (Face::CharisItalic, 14.5, 20.0),
            Self::ValueBold => (Face::CharisBold, 14.5, 20.0),
            Self::ListTitle => (Face::Charis, 14.5, 18.0),
            Self::ListTitleBold => (Face::CharisBold, 14.5, 18.0),
            Self::Quotation => (Face::Charis, 14.0, 20.0),
            Self::QuotationItalic => (Face::CharisItalic, 14.0, 20.0),
            Self::Body => (Face::Inter, 13.0, 18.0),
            Self::BodyItalic => (Face::InterItalic, 13.0, 18.0),
            Self::Strong => (Face::InterSemiBold, 13.0, 18.0),
            Self::Tab => (Face::InterMedium, 13.5, 18.0),
            Self::TabActive => (Face::InterSemiBold, 13.5, 18.0),
            Self::Button => (Face::InterMedium, 12.5, 18.0),
            Self::Name => (Face::InterMedium, 13.0, 18.0),
            Self::Label => (Face::Inter, 12.0, 16.0),
            Self::LabelMedium => (Face::InterMedium, 12.0, 16.0),
            Self::LabelStrong => (Face::InterSemiBold, 12.0, 16.0),
            Self::Caption => (Face::Inter, 11.5, 16.0),
            Self::Key => (Face::InterMedium, 11.0, 14.0),
            Self::Mono => (Face::Mono, 11.5, 16.0),
            Self::MonoBody => (Face::Mono, 12.0, 18.0),
        }
    }

    /// Face and size.
    #[must_use]
    pub fn font(self) -> FontId {
        let (face, size, _) = self.measures();
        FontId::new(size, face.family())
    }

    /// Height of a line, in points.
    #[must_use]
    pub fn line_height(self) -> f32 {
        self.measures().2
    }

    /// The format of a section of a `LayoutJob`.
    #[must_use]
    pub fn format(self, colour: Color32) -> TextFormat {
        TextFormat { line_height: Some(self.line_height()), ..TextFormat::simple(self.font(), colour) }
    }

    /// Text for a label.
    #[must_use]
    pub fn rich(self, text: impl Into<String>, colour: Color32) -> RichText {
        RichText::new(text).font(self.font()).line_height(Some(self.line_height())).color(colour)
    }
}
