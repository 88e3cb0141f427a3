//! A ZIP archive in memory, behind limits. Nothing is ever written under the name of an entry: names are keys, and no more.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::error::ImportError;

/// Most entries: large books have a few thousand.
const MAX_ENTRIES: usize = 10_000;

/// Most bytes that are unpacked from one archive, all entries together.
const MAX_UNPACKED: u64 = 96 * 1024 * 1024;

/// Beyond this many unpacked bytes an entry must not be packed more tightly than [`MAX_RATIO`].
const RATIO_FROM: u64 = 4 * 1024 * 1024;

/// XML of real documents is packed to a tenth or a thirtieth; deflate reaches a thousandth on zeros.
const MAX_RATIO: u64 = 200;

/// What it is called in messages.
const WHAT: &str = "a packed document (ZIP)";

pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens an archive: its directory is read, nothing is unpacked.
    pub fn open(bytes: &'b [u8]) -> Result<Self, ImportError> {
        // Each entry of the directory has its mark, so that their number is known before room is made for them.
        let marks = count(bytes, *b"PK\x01\x02");
        if marks > MAX_ENTRIES {
            return Err(too_many_entries());
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > MAX_ENTRIES {
            return Err(too_many_entries());
        }
        if archive.has_overlapping_files().map_err(|error| damaged(&error))? {
            return Err(ImportError::TooMuch { what: "parts that lie over each other".to_owned() });
        }
        Ok(Self { archive, left: MAX_UNPACKED })
    }

    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The names of all entries, in the order of the directory.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect()
    }

    /// The bytes of an entry; `None` where there is none of that name.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let file = match self.archive.by_index(index) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(ImportError::Locked { what: WHAT });
            }
            Err(error) => return Err(damaged(&error)),
        };
        let most = file.compressed_size().saturating_mul(MAX_RATIO).max(RATIO_FROM);
        let limit = most.min(self.left);
        let mut bytes = Vec::new();
        // What an entry says of its own size is not believed.
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        let length = bytes.len() as u64;
        if length > limit {
            let what = if limit < self.left {
                format!("a part that is packed to less than 1/{MAX_RATIO} of its size")
            } else {
                format!("more than {} MB when it is unpacked", MAX_UNPACKED / (1024 * 1024))
            };
            return Err(ImportError::TooMuch { what });
        }
        self.left -= length;
        Ok(Some(bytes))
    }

    /// The bytes of an entry that must be there.
    pub fn must(&mut self, name: &str) -> Result<Vec<u8>, ImportError> {
        self.read(name)?
            .ok_or_else(|| ImportError::Damaged {
                what: WHAT, why: format!("the part “{}” is missing", short(name))
            })
    }
}

fn too_many_entries() -> ImportError {
    ImportError::TooMuch { what: format!("more than {MAX_ENTRIES} parts") }
}

fn damaged(error: &dyn std::fmt::Display) -> ImportError {
    ImportError::Damaged { what: WHAT, why: short(&error.to_string()) }
}

/// No more of a foreign text than fits into a message.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(120).collect()
}

/// How often four bytes stand in others.
fn count(bytes: &[u8], mark: [u8; 4]) -> usize {
    bytes.windows(4).filter(|window| **window == mark).count()
}
