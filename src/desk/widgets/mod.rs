//! What the window is built of. Widgets read what they are given and answer with a response; they change nothing.

pub mod commit;
pub mod kit;
pub mod pick;
pub mod reader;
pub mod text_block;
pub mod typeset;
