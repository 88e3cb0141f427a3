//! Parts of the window that know nothing of a dossier: text in, events out.

pub mod reader;
pub mod text_block;
pub mod typeset;
