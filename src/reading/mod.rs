//! Reading a text: the dates and the values in its words. Pure functions, no IO.

pub mod dates;
mod numerals;
pub mod signs;
pub mod tagger;
mod tokens;
pub mod value;
