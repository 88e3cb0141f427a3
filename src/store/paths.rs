//! Paths in files of ours. A name on a disk need not be text; what is no text is written in hexadecimal digits.

use std::path::{Path, PathBuf};

/// What stands before the digits; no path begins so that is text, for those we write are absolute or of a user's choice.
#[cfg(unix)]
const BYTES: &str = "bytes:";

/// A path as text, from which [`from_text`] makes the same path again.
fn as_text(path: &Path) -> String {
    match path.to_str() {
        Some(text) => text.to_owned(),
        None => of_bytes(path),
    }
}

/// The path that [`as_text`] wrote.
fn from_text(text: &str) -> PathBuf {
    bytes_of(text).unwrap_or_else(|| PathBuf::from(text))
}

#[cfg(unix)]
fn of_bytes(path: &Path) -> String {
    use std::fmt::Write as _;
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().iter().fold(BYTES.to_owned(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(unix)]
fn bytes_of(text: &str) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;
    let digits = text.strip_prefix(BYTES)?.as_bytes();
    if digits.is_empty() || digits.len() % 2 != 0 {
        return None;
    }
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Vec<u8> = digits.chunks(2).map(byte).collect::<Option<_>>()?;
    Some(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

/// Elsewhere such a path cannot be written; nearly none is one.
#[cfg(not(unix))]
fn of_bytes(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn bytes_of(_: &str) -> Option<PathBuf> {
    None
}

/// For a field that holds a path: `#[serde(with = …)]`.
pub mod one {
    use std::path::{Path, PathBuf};

    use serde::{Deserialize as _, Deserializer, Serializer};

    /// Writes a path.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::as_text(path))
    }

    /// Reads a path.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
        Ok(super::from_text(&String::deserialize(deserializer)?))
    }
}

/// Likewise for one that may hold none.
pub(super) mod maybe {
    use std::path::PathBuf;

    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    #[expect(clippy::ref_option, reason = "serde gives the field as it is")]
    pub fn serialize<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
        path.as_deref().map(super::as_text).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.as_deref().map(super::from_text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back() {
        for text in ["/home/a/doha.dossier.ron", "", "bytes:", "bytes:zz", "bytes:123", "مذاکرات.ron"] {
            assert_eq!(as_text(&from_text(text)), text);
        }
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt as _;
            let path = Path::new(std::ffi::OsStr::from_bytes(b"/home/caf\xe9/a.dossier.ron"));
            assert_eq!(as_text(path), "bytes:2f686f6d652f636166e92f612e646f73736965722e726f6e");
            assert_eq!(from_text(&as_text(path)), path);
        }
    }
}
