//! Readout: follow diplomatic meetings through the sources that report them.
//!
//! The map of the house is in `ARCHITECTURE.md`.

pub mod cli;
pub mod compare;
pub mod desk;
pub mod edit;
pub mod exchange;
mod fonts;
pub mod import;
pub mod memory;
pub mod model;
pub mod names;
pub mod places;
pub mod propose;
pub mod reading;
pub mod report;
pub mod search;
pub mod store;
pub mod walled;
