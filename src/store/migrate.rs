//! From the text of any version to the dossier of this one.
//!
//! How a version goes out of use, when the types of `model` change in a way that its files do not bear:
//!
//! 1. `CURRENT_VERSION` rises by one. Its files are what [`super::read`] reads in pieces; the older ones come here.
//! 2. The types that change are copied as they are, with what they hold, into a module `v1` beside this file, frozen: no
//!    one mends, renames or documents anything there any more. What did not change is taken from `model`.
//! 3. A step `fn from_v1(v1::Dossier) -> Dossier`, or to the frozen types of the version after it, and an arm in
//!    [`parse`], in which the steps follow one another.
//! 4. `tests/fixtures/dossiers/version-1.*` stays as it is, and goes on to open as the data that stand beside it, which
//!    the step makes of it; the new version brings a fixture of its own. A test in `tests/cases.rs` counts them.
//!
//! Nothing on the disk changes until the dossier is saved, and the version that such a save displaces is kept for good.
//! Version 1 is the first, so that there is no step yet, and none is made up.

use ron::error::SpannedError;

use super::text::options;
use crate::model::Dossier;

/// Parses the text of a dossier of `version`. One newer than ours is tried as ours: it may hold nothing that is new.
pub(super) fn parse(_version: u32, text: &str) -> Result<Dossier, SpannedError> {
    options().from_str(text)
}
