//! Web pages that a browser saved as one file (MHTML, RFC 2557).

use encoding_rs::Encoding;

/// The page inside the archive.
#[derive(Debug)]
pub(super) struct Page {
    pub bytes: Vec<u8>,
    pub encoding: Option<&'static Encoding>,
    pub url: Option<String>,
}

/// Whether the file begins with the headers of such an archive.
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes.iter().take(2000).map(u8::to_ascii_lowercase).collect();
    let has = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    has(b"mime-version:") && has(b"multipart/related") && !head.trim_ascii_start().starts_with(b"<")
}

/// The first HTML part, decoded.
pub(super) fn first_page(bytes: &[u8]) -> Option<Page> {
    let text = String::from_utf8_lossy(bytes);
    let (head, _) = split_headers(&text)?;
    let boundary = parameter(&header(head, "content-type")?, "boundary")?;
    let mark = format!("--{boundary}");
    for part in text.split(mark.as_str()).skip(1) {
        let Some((head, body)) = split_headers(part.trim_start_matches(['\r', '\n'])) else { continue };
        let kind = header(head, "content-type").unwrap_or_default();
        if !kind.to_lowercase().starts_with("text/html") && !kind.to_lowercase().starts_with("application/xhtml") {
            continue;
        }
        let bytes = match header(head, "content-transfer-encoding").unwrap_or_default().trim().to_lowercase().as_str() {
            "quoted-printable" => quoted_printable(body.as_bytes()),
            "base64" => base64(body.as_bytes()),
            _ => body.as_bytes().to_vec(),
        };
        let url =
            header(head, "content-location").map(|url| url.trim().to_owned()).filter(|url| url.starts_with("http"));
        return Some(Page {
            bytes,
            encoding: parameter(&kind, "charset").and_then(|label| Encoding::for_label(label.as_bytes())),
            url,
        });
    }
    None
}

fn split_headers(text: &str) -> Option<(&str, &str)> {
    match (text.find("\r\n\r\n"), text.find("\n\n")) {
        (Some(at), other) if other.is_none_or(|other| at < other) => Some((&text[..at], &text[at + 4..])),
        (_, Some(at)) => Some((&text[..at], &text[at + 2..])),
        _ => None,
    }
}

/// Value of a header, its folded lines joined (RFC 5322 §2.2.3).
fn header(head: &str, name: &str) -> Option<String> {
    let mut value: Option<String> = None;
    for line in head.lines() {
        if let Some(value) = &mut value {
            if line.starts_with([' ', '\t']) {
                value.push(' ');
                value.push_str(line.trim());
                continue;
            }
            break;
        }
        if let Some((key, rest)) = line.split_once(':')
            && key.trim().eq_ignore_ascii_case(name)
        {
            value = Some(rest.trim().to_owned());
        }
    }
    value
}

fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (key, rest) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| rest.trim().trim_matches('"').to_owned())
    })
}

/// RFC 2045 §6.7; what is no valid escape is kept as it stands.
fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match &bytes[at..] {
            [b'=', b'\r', b'\n', ..] => at += 3,
            [b'=', b'\n', ..] => at += 2,
            [b'=', high, low, ..] if hex(*high).is_some() && hex(*low).is_some() => {
                out.push(hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0));
                at += 3;
            }
            [byte, ..] => {
                out.push(*byte);
                at += 1;
            }
            [] => break,
        }
    }
    out
}

/// RFC 2045 §6.8; bytes outside the alphabet are passed over.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() * 3 / 4);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for &byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        held = (held << 6) | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits).to_be_bytes()[3]);
            held &= (1 << bits) - 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_of_parts() {
        assert_eq!(quoted_printable(b"caf=C3=A9 =\r\nau =3D lait ="), "café au = lait =".as_bytes());
        assert_eq!(base64(b"VHdvIHNp\r\nZGVzLg=="), b"Two sides.");
    }

    #[test]
    fn the_page_is_found() {
        let file = "From: <Saved>\r\nSnapshot-Content-Location: https://example.org/a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Part\"\r\n\r\n------Part\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n------Part\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n<p>Caf=C3=A9</p>\r\n------Part--\r\n";
        assert!(is_mhtml(file.as_bytes()));
        let page = first_page(file.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(page.bytes).unwrap().trim(), "<p>Café</p>");
        assert_eq!(page.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(page.encoding, Some(encoding_rs::UTF_8));
        assert!(!is_mhtml(b"<html>mime-version: multipart/related"));
    }
}
