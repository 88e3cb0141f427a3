//! From the text of any version to the dossier of this one.
//!
//! A version that goes out of use keeps a frozen copy of its types here, with a step from them to the next version;
//! nothing on the disk changes until the dossier is saved. Version 1 is the first.

use ron::error::SpannedError;

use super::text::options;
use crate::model::Dossier;

/// Parses the text of a dossier of `version`. One newer than ours is tried as ours: it may hold nothing that is new.
pub(super) fn parse(_version: u32, text: &str) -> Result<Dossier, SpannedError> {
    options().from_str(text)
}
