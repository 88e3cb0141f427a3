use super::*;
use crate::reading::text::Text;

fn place(text: &Text, word: &str) -> usize {
    text.tokens.iter().position(|token| token.text == word).unwrap()
}

#[test]
fn tense_voice_and_modality() {
    for (text, word, expect) in [
        ("They met in Doha.", "met", Some((Tense::Past, false, false))),
        ("They will not be meeting.", "meeting", Some((Tense::Future, true, false))),
        ("The meeting ended.", "meeting", None),
        ("He was told to go.", "told", Some((Tense::Past, false, true))),
        ("They didn't say so.", "say", Some((Tense::Past, true, false))),
        ("It has repeatedly denied that.", "denied", Some((Tense::Perfect, false, false))),
        ("A statement issued by him.", "issued", Some((Tense::Participle, false, true))),
        ("They agreed to hold talks.", "hold", Some((Tense::Infinitive, false, false))),
        ("They agreed to hold talks.", "talks", None),
        ("Price said so.", "said", Some((Tense::Past, false, false))),
        ("The envoy Ned Price said so.", "Price", None),
        ("Officials claim that it is so.", "claim", Some((Tense::Present, false, false))),
        ("His claim that it is so.", "claim", None),
        ("She would have left.", "left", Some((Tense::Modal, false, false))),
        ("Media reports of it.", "reports", None),
        ("West reports that it is.", "reports", Some((Tense::Present, false, false))),
        ("the Taliban-led group", "led", None),
    ] {
        let laid = Text::new(text);
        let found = verb_at(&laid, place(&laid, word)).map(|verb| (verb.tense, verb.negated, verb.passive));
        assert_eq!(found, expect, "{text}: {word}");
    }
}

#[test]
fn noun_phrases_and_their_heads() {
    for (text, expect, word) in [
        (
            "the US special representative for Afghanistan met him",
            "the US special representative for Afghanistan",
            "representative",
        ),
        ("two senior U.S. officials said", "two senior U.S. officials", "officials"),
        ("Pakistan's foreign minister said", "Pakistan's foreign minister", "minister"),
        ("he said", "he", "he"),
        ("a highly unusual move by him", "a highly unusual move", "move"),
        ("Gen. Frank Hill went", "Gen. Frank Hill", "Hill"),
        ("$9.5 billion of assets in", "$9.5 billion of assets", "billion"),
        ("the ambassador to Iraq said", "the ambassador to Iraq", "ambassador"),
        ("all the hostages were", "all the hostages", "hostages"),
        ("those talks will", "those talks", "talks"),
    ] {
        let laid = Text::new(text);
        let found = noun_phrase_at(&laid, 0).unwrap();
        assert_eq!(laid.slice(&found), expect);
        assert_eq!(laid.tokens[head(&laid, &found).unwrap()].text, word, "{text}");
        if word != "ambassador" {
            let back = noun_phrase_before(&laid, found.end).unwrap();
            assert_eq!(laid.slice(&back), expect, "backwards");
        }
    }
    let laid = Text::new("to go quickly");
    assert_eq!((noun_phrase_at(&laid, 0), noun_phrase_before(&laid, 3)), (None, None));
}

#[test]
fn subjects_of_verbs() {
    for (text, word, expect) in [
        ("Tom West said it.", "said", Some("Tom West")),
        ("Tom West, the US envoy, said it.", "said", Some("Tom West")),
        ("Tom West, who has led the talks since May, also said it.", "said", Some("Tom West")),
        ("On Tuesday the envoy said it.", "said", Some("the envoy")),
        ("On Tuesday, the envoy of the ministry said it.", "said", Some("the envoy of the ministry")),
        ("West on Tuesday said it.", "said", Some("West")),
        ("He met them and said it.", "said", Some("He")),
        ("Washington rebuffed the call, saying it must wait.", "saying", Some("Washington")),
        ("They spoke to West, who said it.", "said", Some("West")),
        ("A statement issued by the office said it.", "said", Some("A statement issued by the office")),
        ("Officials briefed on the matter said it.", "said", Some("Officials briefed on the matter")),
        ("West and Khan said it.", "said", Some("West and Khan")),
        ("They met on Monday and officials said it.", "said", Some("officials")),
        ("The two sides, Price said, will meet.", "said", Some("Price")),
        ("It went well, said West.", "said", None),
        ("After the talks, Khan (right) told them.", "told", Some("Khan")),
        ("She denied it but later said so.", "said", Some("She")),
        ("Khan's envoys will meet them.", "meet", Some("Khan's envoys")),
        ("He has agreed to meet them.", "meet", Some("He")),
        ("A person familiar with the matter said it.", "said", Some("A person familiar with the matter")),
    ] {
        let laid = Text::new(text);
        let verb = verb_at(&laid, place(&laid, word)).unwrap();
        let found = subject_of(&laid, &verb).map(|range| laid.slice(&range));
        assert_eq!(found, expect, "{text}: {word}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_looked_at_without_panic(text in "([a-zA-Z.,'’“”\"()\n 0-9é-]|said|to | of |the |who |and |, |was ){0,60}") {
        let laid = Text::new(&text);
        for at in 0..laid.tokens.len() + 2 {
            if let Some(verb) = verb_at(&laid, at) {
                let _ = subject_of(&laid, &verb);
            }
            for range in [noun_phrase_at(&laid, at), noun_phrase_before(&laid, at)].into_iter().flatten() {
                proptest::prop_assert!(range.start < range.end && range.end <= laid.tokens.len());
                proptest::prop_assert!(head(&laid, &range).is_some_and(|head| range.contains(&head)));
            }
            let _ = class(&laid, at);
        }
    }
}
