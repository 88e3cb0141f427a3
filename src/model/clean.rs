//! The rules that frozen text keeps.

use super::bytes::position;

/// Text as a dossier stores it: LF ends a line; no byte order mark, no carriage return, no NUL or
/// other control character (a tab becomes a space, a form feed or a Unicode line separator ends a
/// line); no blanks at the end of a line; one blank line at most between paragraphs, none at
/// either end. Letters are left as they are: no normalisation, so offsets and quotes stay true.
/// Idempotent.
#[must_use]
pub fn clean_text(text: &str) -> String {
    let plain = without_controls(text);
    let mut out = String::with_capacity(plain.len());
    let mut blank = false;
    for line in plain.split('\n') {
        let line = line.trim_end();
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank { "\n\n" } else { "\n" });
        }
        blank = false;
        out.push_str(line);
    }
    out
}

/// LF ends a line, and no other control character is left.
fn without_controls(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    // What begins with another byte is none of them, and copied as it is: nearly all of a text.
    let special = |byte: u8| byte < b' ' && byte != b'\n' || matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF);
    while let Some(at) = position(rest.as_bytes(), special) {
        plain.push_str(&rest[..at]);
        let mut chars = rest[at..].chars();
        match chars.next() {
            Some('\r') => {
                if !chars.as_str().starts_with('\n') {
                    plain.push('\n');
                }
            }
            Some('\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}') => plain.push('\n'),
            Some('\t') => plain.push(' '),
            None | Some('\u{FEFF}') => {}
            Some(c) if c.is_control() => {}
            Some(c) => plain.push(c),
        }
        rest = chars.as_str();
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::clean_text;
    use proptest::prelude::*;

    #[test]
    fn rules_of_frozen_text() {
        for (text, want) in [
            ("a\r\nb\rc", "a\nb\nc"),
            ("\u{FEFF}a\0b\u{7}", "ab"),
            ("a\tb", "a b"),
            ("a  \n \u{A0}\n\n\nb\n\n", "a\n\nb"),
            ("a\u{2028}b\u{2029}c\u{85}d", "a\nb\nc\nd"),
            ("  indented", "  indented"),
            ("e\u{301}", "e\u{301}"),
            ("می\u{200C}روم", "می\u{200C}روم"),
            ("“a” © £\u{9B}b\u{7F}", "“a” © £b"),
            ("a\r\r\nb\r", "a\n\nb"),
            ("", ""),
        ] {
            assert_eq!(clean_text(text), want, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "(?s).{0,80}") {
            let once = clean_text(&text);
            prop_assert!(!once.chars().any(|c| c.is_control() && c != '\n'));
            prop_assert_eq!(clean_text(&once), once);
        }

        #[test]
        fn no_letter_is_lost(text in "[a-zé \\r\\n\\t]{0,60}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&clean_text(&text)), letters(&text));
        }
    }
}
