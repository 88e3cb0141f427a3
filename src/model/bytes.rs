//! Looking through the bytes of texts, many at once.

/// The first byte of which this holds. Whole blocks are asked at once, which processors do for many bytes together.
pub fn position(bytes: &[u8], holds: impl Fn(u8) -> bool) -> Option<usize> {
    const BLOCK: usize = 64;
    let clear = bytes.chunks_exact(BLOCK).take_while(|block| !block.iter().fold(false, |any, byte| any | holds(*byte)));
    let from = clear.count() * BLOCK;
    bytes[from..].iter().position(|byte| holds(*byte)).map(|at| from + at)
}

/// The highest bit of each of eight bytes.
pub const EACH_HIGH: u64 = 0x8080_8080_8080_8080;

/// The highest bit of those of eight bytes that are letters or digits of ASCII: to ask eight at once is quicker than to
/// guess, byte by byte, where a word ends.
#[must_use]
pub fn plain_letters(eight: u64) -> u64 {
    const EACH: u64 = EACH_HIGH >> 7;
    let low = eight & !EACH_HIGH;
    // With the highest bit clear, adding what the bounds lack to it sets it from the first on, and from behind the last on.
    let between = |bytes: u64, first: u8, last: u8| {
        (bytes + EACH * u64::from(0x80 - first)) & !(bytes + EACH * u64::from(0x7F - last))
    };
    let letters = between(low | (EACH * 0x20), b'a', b'z');
    (letters | between(low, b'0', b'9')) & !eight & EACH_HIGH
}

/// Eight bytes from one on, the first the lowest; behind the end all are zero.
#[must_use]
pub fn eight(bytes: &[u8], from: usize) -> u64 {
    let rest = bytes.get(from..).unwrap_or_default();
    let whole = rest.first_chunk().copied();
    u64::from_le_bytes(whole.unwrap_or_else(|| {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        last
    }))
}

/// Where the first byte is of which `marked` sets the highest bit, from one on; behind the end all bytes are zero.
pub fn first_of(bytes: &[u8], from: usize, marked: impl Fn(u64) -> u64) -> Option<usize> {
    let mut at = from;
    while at < bytes.len() {
        let marks = marked(eight(bytes, at));
        if marks != 0 {
            return Some(at + (marks.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    None
}

/// The end of the letters and digits of ASCII that begin at a byte.
#[must_use]
pub fn end_of_plain(bytes: &[u8], from: usize) -> usize {
    first_of(bytes, from, |eight| !plain_letters(eight) & EACH_HIGH).map_or(bytes.len(), |at| at.min(bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_are_told_apart_as_one_is() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                for around in [b'a', b' ', 0xFF, 0x7F, 0] {
                    let mut eight = [around; 8];
                    eight[at] = byte;
                    let marks = plain_letters(u64::from_le_bytes(eight)).to_le_bytes();
                    let expect = eight.map(|byte| if byte.is_ascii_alphanumeric() { 0x80 } else { 0 });
                    assert_eq!(marks, expect, "{eight:?}");
                }
            }
        }
    }

    #[test]
    fn the_first_is_the_first() {
        for length in 0..40 {
            for at in 0..=length {
                let mut bytes = vec![b'a'; length];
                bytes[at..].fill(b' ');
                let expect = (at < length).then_some(at);
                assert_eq!(position(&bytes, |byte| byte == b' '), expect, "{at} of {length}");
                for from in 0..=at {
                    assert_eq!(end_of_plain(&bytes, from), at, "{at} of {length} from {from}");
                }
            }
        }
    }
}
