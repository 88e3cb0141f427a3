//! What is printed for people, without characters that steer a terminal: a dossier may come from anywhere.

use std::io::{self, Write};

/// Passes on what is written, with U+FFFD in the place of each control character but the end of a line and the tab.
pub(super) struct Plain<W> {
    inner: W,
    /// The first byte of a character that may be one of the controls U+0080 to U+009F.
    held: Option<u8>,
}

/// The first byte of the characters U+0080 to U+00BF, of which the first half are controls.
const LEAD: u8 = 0xc2;

impl<W: Write> Plain<W> {
    pub(super) fn new(inner: W) -> Self {
        Self { inner, held: None }
    }
}

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut clean = Vec::with_capacity(bytes.len());
        for &byte in bytes {
            if let Some(lead) = self.held.take() {
                if matches!(byte, 0x80..=0x9f) {
                    clean.extend_from_slice("\u{fffd}".as_bytes());
                    continue;
                }
                clean.push(lead);
            }
            match byte {
                LEAD => self.held = Some(byte),
                b'\n' | b'\t' => clean.push(byte),
                _ if byte.is_ascii_control() => clean.extend_from_slice("\u{fffd}".as_bytes()),
                _ => clean.push(byte),
            }
        }
        self.inner.write_all(&clean)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// A text likewise.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() && !matches!(letter, '\n' | '\t') { '\u{fffd}' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_printed_steers_a_terminal() {
        for text in ["plain\tand\nlines", "\u{1b}]52;c;eA==\u{7}", "a\rb", "\u{9b}31m", "Â£ · متقی é", "\u{7f}"]
        {
            for size in [1, 2, 64] {
                let mut out = Plain::new(Vec::new());
                text.as_bytes().chunks(size).for_each(|some| out.write_all(some).expect("a vector takes it"));
                assert_eq!(String::from_utf8(out.inner).expect("whole characters"), plain(text), "{text:?} by {size}");
            }
        }
        assert_eq!(plain("\u{1b}[2Jé"), "\u{fffd}[2Jé");
    }
}
