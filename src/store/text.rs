//! The canonical text of a dossier.

use ron::Options;
use ron::extensions::Extensions;

use sha2::{Digest as _, Sha256};

use super::compose::{Part, weight};
use super::parallel::{each, threads};
use crate::model::Dossier;
use crate::model::text::hex;

/// The version of the format that this Readout writes.
pub const CURRENT_VERSION: u32 = 1;

/// How the first line begins, before the version. File managers know the format by it.
pub(super) const HEADER: &str = "// readout dossier ";
/// How the last line begins, before 64 hexadecimal digits.
pub(super) const CHECKSUM: &str = "// sha256 ";

/// How deep a dossier may nest. Its own types need less than half; deeper text is no dossier.
const DEPTH: usize = 64;

/// RON as dossiers use it: an optional field holds its value without `Some(…)`, and a variant its struct without a
/// second pair of parentheses. The file does not repeat this, so its first line stays the one that names the format.
pub(super) fn options() -> Options {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_recursion_limit(DEPTH)
}

/// The canonical text of a dossier: a line that names format and version, one field a line, records in the order of
/// their ids, texts as they are, line by line, and last a line with the checksum of all lines before it. Equal
/// dossiers have equal texts. UTF-8, line feeds, on every system.
///
/// # Panics
/// Never in practice: writing plain data to memory has no way to fail.
#[must_use]
pub fn to_text(dossier: &Dossier) -> String {
    let parts = Part::all(dossier);
    let mut text = each(threads(weight(dossier)), parts.len(), |index| parts[index].text()).concat();
    let last = last_line(Sha256::digest(text.as_bytes()).as_slice());
    text.push_str(&last);
    text
}

/// The last line, for the SHA-256 of all lines before it.
pub(super) fn last_line(digest: &[u8]) -> String {
    format!("{CHECKSUM}{}\n", hex(digest))
}

/// What the last line says of the lines before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Checksum {
    /// It is theirs.
    Right,
    /// It is that of another text.
    Wrong,
    /// There is no such line.
    Missing,
}

/// Checks the last line of a file against the lines before it. Blank lines after it do not count.
pub(super) fn checksum_of(text: &str) -> Checksum {
    checksum_and_digest(text).0
}

/// Checks the last line likewise, and gives the SHA-256 of the whole text.
pub(super) fn checksum_and_digest(text: &str) -> (Checksum, [u8; 32]) {
    // Of blanks those that editors leave: another would be damage to the last line's end.
    let trimmed = text.trim_end_matches([' ', '\t', '\r', '\n']);
    let start = trimmed.rfind('\n').map_or(0, |end| end + 1);
    let mut hash = Sha256::new();
    hash.update(&text.as_bytes()[..start]);
    let checksum = match trimmed[start..].strip_prefix(CHECKSUM) {
        None => Checksum::Missing,
        Some(digits) if digits == hex(&hash.clone().finalize()) => Checksum::Right,
        Some(_) => Checksum::Wrong,
    };
    hash.update(&text.as_bytes()[start..]);
    (checksum, hash.finalize().into())
}

/// The version that the first line names; `None` where it is not a dossier's first line.
pub(super) fn version_of(text: &str) -> Option<u32> {
    text.lines().next()?.strip_prefix(HEADER)?.trim_end().parse().ok()
}
