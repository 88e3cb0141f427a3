//! What a proposal is known by, so that one that was rejected does not come back. Keys stand in the file: their form must
//! not change.

use std::ops::Range;

use crate::model::{ActorId, ArticleId, MeetingId};
use crate::names::fold;

/// Words as they count for keys: folded, or as they are where folding leaves nothing.
fn plain(words: &str) -> String {
    let folded = fold(words);
    if folded.is_empty() { words.trim().to_owned() } else { folded }
}

/// The words, folded, as FNV-1a of 64 bits: enough to tell the statements of one article apart.
fn hash(words: &str) -> String {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let hash = if words.is_ascii() && words.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        // What folding leaves of ASCII, without making it.
        let (mut hash, mut parted, mut begun) = (start, false, false);
        for byte in words.bytes().filter(|byte| !matches!(byte, b'\'' | b'`')) {
            if !byte.is_ascii_alphanumeric() {
                parted = begun;
                continue;
            }
            if std::mem::take(&mut parted) {
                hash = add(hash, b' ');
            }
            begun = true;
            hash = add(hash, byte.to_ascii_lowercase());
        }
        hash
    } else {
        plain(words).into_bytes().into_iter().fold(start, add)
    };
    format!("{hash:016x}")
}

/// An actor by a name, wherever it stands.
pub(super) fn actor(person: bool, name: &str) -> String {
    let class = if person { "person" } else { "body" };
    format!("actor:{class}:{}", plain(name))
}

/// A role of an actor.
pub(super) fn role(actor: &ActorId, title: &str) -> String {
    format!("role:{actor}:{}", plain(title))
}

/// A name of an actor.
pub(super) fn name(actor: &ActorId, name: &str) -> String {
    format!("name:{actor}:{}", plain(name))
}

/// A meeting by a sentence that tells of it, and by where in it its status stands: one sentence may tell of two.
pub(super) fn meeting(article: &ArticleId, sentence: &str, at: usize) -> String {
    format!("meeting:{article}:{}:{at}", hash(sentence))
}

/// What an article says on a property of a meeting.
pub(super) fn fact(meeting: &MeetingId, field: &str, article: &ArticleId, value: &str) -> String {
    format!("fact:{meeting}:{field}:{article}:{}", plain(value))
}

/// Someone at a meeting, by a name or description.
pub(super) fn attendee(meeting: &MeetingId, name: &str) -> String {
    format!("attendee:{meeting}:{}", plain(name))
}

/// A promise, a position or a quotation by its words: `sort` says which.
pub(super) fn words(sort: &str, article: &ArticleId, words: &str) -> String {
    format!("{sort}:{article}:{}", hash(words))
}

/// The place of a range within another, 0 where it stands elsewhere.
pub(super) fn offset_in(outer: &Range<usize>, inner: &Range<usize>) -> usize {
    if (outer.start..outer.end).contains(&inner.start) { inner.start - outer.start } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_do_not_change() {
        let article = ArticleId::new("art-1");
        for (key, expect) in [
            (actor(true, "Amir Khan Muttaqí"), "actor:person:amir khan muttaqi"),
            (actor(false, "— —"), "actor:body:— —"),
            (words("said", &article, "“We’ll  go on,” he said."), "said:art-1:cad83ff5431531c6"),
            (words("said", &article, "We'll go on, he said"), "said:art-1:cad83ff5431531c6"),
            (words("said", &article, "  We'll go - on, He said. "), "said:art-1:cad83ff5431531c6"),
        ] {
            assert_eq!(key, expect);
        }
        assert_ne!(meeting(&article, "They met.", 5), meeting(&article, "They met.", 0), "two in one sentence");
    }
}
