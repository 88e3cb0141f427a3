//! Of whole texts: nothing panics, and no work grows faster than the text.

use proptest::prelude::*;

use super::Marked;

proptest! {
    #[test]
    fn any_words_are_read(words in proptest::collection::vec(
        proptest::sample::select(vec![
            "[Iran]", "[it=Iran]", "agreed", "to", "that", "promised", "not", "was", "by", "and", "which", "would",
            "{Iran|we will}", "“", "”", ",", ".", "urged", "the two sides", "refusal", "its", "'s", "commitment", "for",
            "never", "(", ")", "rule", "out", "should", "ready", "under the deal", "if", "\n", "é", "2030", "sanctions",
        ]), 0..60,
    )) {
        let marked = Marked::new(&words.join(" "));
        let length = marked.text.chars().count();
        let (_, commitments, positions) = marked.read();
        for range in commitments.iter().map(|found| &found.range).chain(positions.iter().map(|found| &found.range)) {
            prop_assert!(range.start < range.end && range.end <= length);
        }
        for promise in &commitments {
            prop_assert!(promise.what.split_whitespace().count() <= 40);
        }
        for position in &positions {
            // Fourteen, or six more where a quotation ends with them.
            prop_assert!(position.summary.split_whitespace().count() <= 20 && !position.topic.is_empty(), "{position:?}");
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        Marked { text, mentions: Vec::new(), speech: Vec::new() }.read();
    }
}
