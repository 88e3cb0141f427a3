//! What the window is built of. Widgets read what they are given and answer with a response; they change nothing.

pub mod kit;
//! Parts of the window that know nothing of a dossier: text in, events out.

pub mod reader;
pub mod text_block;
pub mod typeset;
