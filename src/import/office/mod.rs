//! What is packed in a ZIP archive: documents of Word (DOCX), OpenDocument texts (ODT), electronic books (EPUB).

mod docx;
mod epub;
mod odt;
mod package;
mod xml;

use super::draft::{Found, SourceKind};
use super::error::ImportError;
use package::Package;

/// Reads a package by what is in it, whatever its name.
pub(super) fn read(bytes: &[u8]) -> Result<(Found, SourceKind), ImportError> {
    let mut package = Package::open(bytes)?;
    let kind = package.read("mimetype")?.unwrap_or_default();
    let kind = kind.trim_ascii();
    if kind == b"application/epub+zip" || package.has("META-INF/container.xml") {
        return Ok((epub::read(&mut package)?, SourceKind::Epub));
    }
    if kind.starts_with(b"application/vnd.oasis.opendocument.") {
        let text = &kind[b"application/vnd.oasis.opendocument.".len()..];
        return match text {
            b"text" | b"text-template" | b"text-master" => Ok((odt::read(&mut package)?, SourceKind::Odt)),
            b"spreadsheet" => Err(ImportError::Binary { what: "a table (ODS)" }),
            _ => Err(ImportError::Binary { what: "an OpenDocument file without running text" }),
        };
    }
    if package.has("word/document.xml")
        || package.has("[Content_Types].xml") && docx::main_part(&mut package)?.is_some()
    {
        return Ok((docx::read(&mut package)?, SourceKind::Docx));
    }
    if package.has("content.xml") {
        return Ok((odt::read(&mut package)?, SourceKind::Odt));
    }
    Err(ImportError::Binary {
        what: if package.has("xl/workbook.xml") {
            "a table (XLSX)"
        } else if package.has("ppt/presentation.xml") {
            "a presentation (PPTX)"
        } else {
            "an archive (ZIP)"
        },
    })
}

#[cfg(test)]
mod tests;
