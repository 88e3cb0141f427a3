//! Readout: follow diplomatic meetings through the sources that report them.
//!
//! The map of the house is in `ARCHITECTURE.md`.

pub mod edit;
pub mod model;
pub mod desk;
pub mod store;
