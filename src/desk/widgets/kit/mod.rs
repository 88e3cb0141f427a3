//! The parts of which every view is made.
mod icon;
