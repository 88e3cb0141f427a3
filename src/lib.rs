//! Readout: follow diplomatic meetings through the sources that report them.
//!
//! The map of the house is in `ARCHITECTURE.md`.

pub mod desk;
pub mod edit;
pub mod model;
pub mod store;
pub mod import;
pub mod import;
pub mod model;
pub mod search;
pub mod store;
