use super::*;

fn sentences(text: &str) -> Vec<String> {
    let laid = Text::new(text);
    laid.sentences.iter().map(|range| laid.slice(range).to_owned()).collect()
}

#[test]
fn sentences_end_where_a_reader_would_say() {
    for (text, expect) in [
        ("He left. She stayed.", &["He left.", "She stayed."][..]),
        (
            "Mr. Reed met Gen. Frank Hill in the U.S. on Oct. 9. He left.",
            &["Mr. Reed met Gen. Frank Hill in the U.S. on Oct. 9.", "He left."],
        ),
        ("They live in the U.S. The envoy said so.", &["They live in the U.S.", "The envoy said so."]),
        (
            "U.S. Secretary J. P. Reed came at 9.30 a.m. with 3.5 million.",
            &["U.S. Secretary J. P. Reed came at 9.30 a.m. with 3.5 million."],
        ),
        (
            "“We will. We must,” he said. “Really?” she asked.",
            &["“We will.", "We must,” he said.", "“Really?” she asked."],
        ),
        ("“It is so.”, said the spokesperson. Next.", &["“It is so.”, said the spokesperson.", "Next."]),
        ("It was “candid.” Talks go on.", &["It was “candid.”", "Talks go on."]),
        ("One line\nAnother. Line", &["One line", "Another.", "Line"]),
        ("رفت. آمد؟ بله", &["رفت.", "آمد؟", "بله"]),
        ("The government.The envoy left.", &["The government.", "The envoy left."]),
        ("See example.com for it. Then go.", &["See example.com for it.", "Then go."]),
        ("", &[]),
    ] {
        assert_eq!(sentences(text), expect, "{text}");
    }
}

#[test]
fn quotations_of_every_kind_of_mark() {
    for (text, expect) in [
        ("He said “yes” and \"no\".", &["“yes”", "\"no\""][..]),
        ("«Oui», dit-il. „Ja“, sagte er.", &["«Oui»", "„Ja“"]),
        ("‘We don’t know’, the officials’ aide said.", &["‘We don’t know’"]),
        ("It's the '90s, isn't it? The girls' school.", &[]),
        ("“He told us ‘go’ and left,” she said.", &["“He told us ‘go’ and left,”"]),
        ("“It goes on.\n“And ends here.”", &["“It goes on.", "“And ends here.”"]),
        ("\"One,\" he said, \"and two.\"", &["\"One,\"", "\"and two.\""]),
        ("A 6\" nail and more.", &[]),
        ("「是」他说。", &["「是」"]),
    ] {
        let laid = Text::new(text);
        let found: Vec<&str> = laid.quotations.iter().map(|it| laid.slice(&(it.start..it.end))).collect();
        assert_eq!(found, expect, "{text}");
    }
}

#[test]
fn what_is_no_prose() {
    use FurnitureKind::{Byline, Caption, Credit, Dateline, Heading, Notice};
    for (text, expect) in [
        ("ISLAMABAD: The envoy came.", &[("ISLAMABAD:", Dateline)][..]),
        ("WASHINGTON (Reuters) - The envoy came.", &[("WASHINGTON (Reuters) -", Dateline)]),
        ("DOHA, Oct 9 (AFP) – The envoy came.", &[("DOHA, Oct 9 (AFP) –", Dateline)]),
        ("Doha: a city of towers.", &[]),
        ("By Staff, Agencies", &[("By Staff, Agencies", Byline)]),
        ("By Friday, all had left.", &[]),
        ("Guards at a gate. (Photo by Ann Lee / AFP)", &[("(Photo by Ann Lee / AFP)", Credit)]),
        ("Guards stand at a gate. Photo: Ann Lee.", &[("Photo: Ann Lee.", Caption)]),
        ("Guards stand at a gate — Ann Lee / AFP via Getty Images.", &[("Ann Lee / AFP via Getty Images", Credit)]),
        (
            "Both sides agreed. (Reporting by Ann Lee; editing by Bo Hill)",
            &[("(Reporting by Ann Lee; editing by Bo Hill)", Credit)],
        ),
        ("Guards at a gate in May. Photograph: Ann Lee/AFP.", &[("Photograph: Ann Lee/AFP.", Caption)]),
        ("Guards at a gate. [Ann Lee via Getty Images]", &[("[Ann Lee via Getty Images]", Credit)]),
        ("Iran/Iraq talks go on.", &[]),
        ("The picture: nobody knows who will come, and the file stays closed.", &[]),
        ("The talks (in Doha) went on.", &[]),
        ("Envoys Meet Again in the North", &[("Envoys Meet Again in the North", Heading)]),
        ("Published November 24th, 2021 - 09:23 GMT", &[("Published November 24th, 2021 - 09:23 GMT", Notice)]),
        (
            "Copyright © 2022 The Paper. All rights reserved.",
            &[("Copyright © 2022 The Paper. All rights reserved.", Notice)],
        ),
        ("Published reports say that he left the town.", &[]),
    ] {
        let laid = Text::new(text);
        let found: Vec<(&str, FurnitureKind)> =
            laid.furniture.iter().map(|piece| (laid.slice(&piece.range), piece.kind)).collect();
        assert_eq!(found, expect, "{text}");
    }
}

#[test]
fn places_of_tokens_and_characters_agree() {
    let laid = Text::new("متقی “رفت”. He left.\n\nThen.");
    assert_eq!((laid.paragraphs.len(), laid.sentences.len()), (2, 3));
    for (at, token) in laid.tokens.iter().enumerate() {
        assert_eq!(laid.tokens_at(&(token.start..token.end)), at..at + 1);
        assert_eq!(laid.characters(&(at..at + 1)), token.start..token.end);
        assert_eq!(laid.slice(&(at..at + 1)), token.text);
        assert!(laid.sentences[laid.sentence_of(at)].contains(&at));
        assert!(laid.paragraphs[laid.paragraph_of(at)].contains(&at));
    }
    assert!(laid.quotation_of(1).is_some() && laid.quotation_of(0).is_none());
    assert_eq!((laid.slice(&(3..3)), laid.characters(&(90..91))), ("", 0..0));
}

proptest::proptest! {
    #[test]
    fn every_token_is_in_one_sentence_and_one_paragraph(text in "[a-zA-Z.!?\"“”‘’'«»()\n 0-9é،؟م]{0,200}") {
        let laid = Text::new(&text);
        for parts in [&laid.paragraphs, &laid.sentences] {
            let mut next = 0;
            for part in parts {
                proptest::prop_assert!(part.start == next && part.end > part.start);
                next = part.end;
            }
            proptest::prop_assert_eq!(next, laid.tokens.len());
        }
        let mut last = 0;
        for quotation in &laid.quotations {
            proptest::prop_assert!(quotation.start >= last && quotation.end > quotation.start + 1);
            last = quotation.end;
        }
        let mut last = 0;
        for piece in &laid.furniture {
            proptest::prop_assert!(piece.range.start >= last && piece.range.end > piece.range.start);
            last = piece.range.end;
        }
    }
}
