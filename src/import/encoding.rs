//! Bytes → text, with the encoding found.

use super::draft::EncodingFound;
use super::error::ImportError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes above ASCII that a legacy guess needs before it counts as sure.
const EVIDENCE: usize = 40;

/// How far into a page its declared encoding is looked for (the HTML standard says 1024 bytes;
/// saved pages carry comments before it).
const DECLARATION_WITHIN: usize = 4096;

#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub found: EncodingFound,
}

/// Decodes by, in this order: byte order mark, the user's choice, the shape of UTF-16, a valid
/// UTF-8 stream, the page's own declaration, the detector.
pub(super) fn decode(
    bytes: &[u8],
    chosen: Option<&'static Encoding>,
    maybe_html: bool,
) -> Result<Decoded, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, bytes, true));
    }
    if let Some(encoding) = chosen {
        return Ok(with(encoding, bytes, true));
    }
    if bytes.contains(&0) {
        return match utf16_shape(bytes) {
            Some(encoding) => Ok(with(encoding, bytes, true)),
            None if bytes.split(|&byte| byte == 0).count() * 200 < bytes.len() => decode_bytes(bytes, maybe_html),
            None => Err(ImportError::Binary { what: "a binary file" }),
        };
    }
    decode_bytes(bytes, maybe_html)
}

fn decode_bytes(bytes: &[u8], maybe_html: bool) -> Result<Decoded, ImportError> {
    if std::str::from_utf8(bytes).is_ok() {
        // A stream of ASCII with escapes is the only legacy encoding that is valid UTF-8.
        if !bytes.contains(&0x1B) {
            return Ok(with(UTF_8, bytes, true));
        }
    } else if control_share(bytes) {
        return Err(ImportError::Binary { what: "a binary file" });
    }
    let declared = if maybe_html { declared(bytes) } else { None };
    if let Some(encoding) = declared {
        let (text, _, errors) = encoding.decode(bytes);
        if !errors {
            return Ok(Decoded { text: text.into_owned(), found: EncodingFound { name: encoding.name(), sure: true } });
        }
    }
    if mostly_utf8(bytes) {
        return Ok(with(UTF_8, bytes, declared == Some(UTF_8)));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let evidence = bytes.iter().filter(|&&byte| byte >= 0x80).count();
    let (_, _, errors) = guess.decode(bytes);
    let sure = !errors && evidence >= EVIDENCE;
    Ok(with(guess, bytes, sure))
}

fn with(encoding: &'static Encoding, bytes: &[u8], sure: bool) -> Decoded {
    let (text, used, errors) = encoding.decode(bytes);
    Decoded { text: text.into_owned(), found: EncodingFound { name: used.name(), sure: sure && !errors } }
}

/// UTF-16 without a byte order mark shows itself by zero bytes on one side only.
fn utf16_shape(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut zeros = [0_usize; 2];
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == 0 {
            zeros[at % 2] += 1;
        }
    }
    let units = bytes.len() / 2;
    let (encoding, many, few) =
        if zeros[1] > zeros[0] { (UTF_16LE, zeros[1], zeros[0]) } else { (UTF_16BE, zeros[0], zeros[1]) };
    // Even Arabic or Chinese text has a space or a line end in every fifty characters.
    if units < 2 || many * 50 < units || few * 50 > many {
        return None;
    }
    let (text, _, errors) = encoding.decode(bytes);
    let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    (!errors && odd * 100 <= units).then_some(encoding)
}

/// Whether control characters that no text holds make up more than a fiftieth.
fn control_share(bytes: &[u8]) -> bool {
    let control = bytes
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A | 0x1B))
        .count();
    control * 50 > bytes.len()
}

/// UTF-8 with a few broken bytes (a cut or mended file), and not a legacy encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 20 * bad
}

/// The encoding that a page's `<meta charset>` or XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: Vec<u8> = bytes.iter().take(DECLARATION_WITHIN).map(u8::to_ascii_lowercase).collect();
    let value = |needle: &[u8]| {
        let at = head.windows(needle.len()).position(|window| window == needle)? + needle.len();
        let rest = &head[at..];
        let start = rest.iter().position(|byte| !matches!(byte, b' ' | b'=' | b'"' | b'\''))?;
        let rest = &rest[start..];
        let end = rest
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':')))
            .unwrap_or(rest.len());
        Encoding::for_label(&rest[..end])
    };
    let looks_html =
        [&b"<meta"[..], b"<?xml", b"<html"].iter().any(|mark| head.windows(mark.len()).any(|window| window == *mark));
    if !looks_html {
        return None;
    }
    let encoding = value(b"charset").or_else(|| value(b"encoding"))?;
    // A declaration in ASCII-readable bytes cannot mean UTF-16 (HTML standard, 13.2.3.2).
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, encoding: &'static Encoding, name: &str, sure: bool) {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{text} in {name}");
        let decoded = decode(&bytes, None, true).unwrap();
        assert_eq!((decoded.found.name, decoded.found.sure), (name, sure), "{text}");
        assert_eq!(decoded.text, text);
    }

    #[test]
    fn legacy_encodings_are_found() {
        let french = "Le ministre a déclaré à Genève que « la délégation était arrivée très tôt » et qu’elle resterait jusqu’à l’été. Il a reçu l’émissaire.";
        let persian_in_arabic =
            "قال الوزير إن الوفدين اتفقا على مواصلة المحادثات في المدينة خلال الأسبوع المقبل دون شروط مسبقة";
        let russian = "Министр сообщил, что стороны договорились продолжить переговоры на следующей неделе без предварительных условий.";
        check(&french.repeat(3), encoding_rs::WINDOWS_1252, "windows-1252", true);
        check(persian_in_arabic, encoding_rs::WINDOWS_1256, "windows-1256", true);
        check(russian, encoding_rs::WINDOWS_1251, "windows-1251", true);
        check("The café of the envoy.", encoding_rs::WINDOWS_1252, "windows-1252", false);
        check(russian, encoding_rs::UTF_8, "UTF-8", true);
        check("Plain words.", encoding_rs::UTF_8, "UTF-8", true);
        check(&format!("<meta charset=windows-1251><p>{}", "Мир"), encoding_rs::WINDOWS_1251, "windows-1251", true);
        check(
            &format!("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\"><p>{}", "é"),
            encoding_rs::WINDOWS_1252,
            "windows-1252",
            true,
        );
    }

    #[test]
    fn utf_16_with_and_without_mark() {
        for text in ["The two sides met.\nThey left.", "وزیر خارجه گفت که گفت‌وگوها ادامه دارد.\n"]
        {
            for big in [false, true] {
                for mark in [false, true] {
                    let text_with_mark = if mark { format!("\u{FEFF}{text}") } else { text.to_owned() };
                    let bytes: Vec<u8> = text_with_mark
                        .encode_utf16()
                        .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                        .collect();
                    let decoded = decode(&bytes, None, false).unwrap();
                    assert_eq!(decoded.text, text, "big {big} mark {mark}");
                    assert_eq!(
                        decoded.found,
                        EncodingFound { name: if big { "UTF-16BE" } else { "UTF-16LE" }, sure: true }
                    );
                }
            }
        }
    }

    #[test]
    fn the_users_choice_holds() {
        let decoded = decode(&[0xC7, 0xE1], Some(encoding_rs::WINDOWS_1256), false).unwrap();
        assert_eq!(decoded.text, "ال");
        assert_eq!(decoded.found.name, "windows-1256");
    }

    #[test]
    fn a_broken_byte_does_not_make_utf8_legacy() {
        let mut bytes =
            "Généralités à l’été, déjà vérifiées, répétées et diffusées à l’étranger".repeat(3).into_bytes();
        bytes.push(0xFF);
        let decoded = decode(&bytes, None, false).unwrap();
        assert_eq!(decoded.found, EncodingFound { name: "UTF-8", sure: false });
        assert!(decoded.text.starts_with("Généralités"));
    }

    #[test]
    fn binary_is_refused() {
        let bytes: Vec<u8> = (0..2000_u32).map(|n| u8::try_from(n * 7919 % 256).unwrap()).collect();
        assert_eq!(decode(&bytes, None, false).unwrap_err(), ImportError::Binary { what: "a binary file" });
        assert_eq!(decode(&[], None, false).unwrap_err(), ImportError::Empty);
    }
}
