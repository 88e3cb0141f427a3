//! Tests of the tagger: sentences of the press, odd input, places in the text.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::reading::tokens::tokens;

/// Sentences for tests: a line each.
fn lines(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = (0..tokens.len()).filter(|index| tokens[*index].line_start).collect();
    starts.push(tokens.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// The names found, as printed, each with the letter of its kind.
fn names(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let of = |tagged: Tagged| {
        let (start, end) = (tokens[tagged.range.start].start, tokens[tagged.range.end - 1].end);
        let printed: String = text.chars().skip(start).take(end - start).collect();
        assert!(tagged.certainty > 0.0 && tagged.certainty <= 1.0, "{printed}: {}", tagged.certainty);
        let kind = match tagged.label {
            Label::Person => 'P',
            Label::Organisation => 'O',
            Label::Place => 'L',
        };
        format!("{kind} {printed}")
    };
    tag(&tokens, &lines(&tokens)).into_iter().map(of).collect()
}

#[test]
fn sentences_of_the_press() {
    let table: &[(&str, &[&str])] = &[
        (
            "ISLAMABAD: Foreign Minister Ishaq Dar left for Kabul on Saturday.",
            &["L ISLAMABAD", "P Ishaq Dar", "L Kabul"],
        ),
        (
            "US Special Representative for Afghanistan Thomas West briefed reporters.",
            &["L US", "L Afghanistan", "P Thomas West"],
        ),
        (
            "Foreign Ministry spokesperson Abdul Qahar Balkhi denied it.",
            &["O Foreign Ministry", "P Abdul Qahar Balkhi"],
        ),
        ("The State Department would not say who was invited.", &["O State Department"]),
        ("The UN and the EU called for restraint.", &["O UN", "O EU"]),
        ("The EU’s foreign policy chief, Josep Borrell, is in Tashkent.", &["O EU", "P Josep Borrell", "L Tashkent"]),
        (
            "Sergey Viktorovich Lavrov spoke with Hakan Fidan in Antalya.",
            &["P Sergey Viktorovich Lavrov", "P Hakan Fidan", "L Antalya"],
        ),
        ("“Nothing was signed,” said Chen Guangming, an ambassador.", &["P Chen Guangming"]),
        ("Khalid bin Ahmed al-Jaber, Qatar’s envoy, opened the session.", &["P Khalid bin Ahmed al-Jaber", "L Qatar"]),
        ("On Monday the minister of finance resigned.", &[]),
        ("He told Reuters that the Taliban had not replied.", &["O Reuters", "O Taliban"]),
        (
            "Dr. Olena Kovalenko of the University of Warsaw disagrees.",
            &["P Olena Kovalenko", "O University of Warsaw"],
        ),
        ("Pakistani and Afghan officials met twice in May.", &[]),
        ("Fighters of al-Qaeda crossed into Pakistan, he said.", &["O al-Qaeda", "L Pakistan"]),
        ("Kenya’s president, William Ruto, hosted the talks in Nairobi.", &["L Kenya", "P William Ruto", "L Nairobi"]),
        ("Mr Haddad, 61, has led the Ministry of Energy since June.", &["P Haddad", "O Ministry of Energy"]),
    ];
    let wrong: Vec<_> =
        table.iter().map(|(text, expect)| (names(text), expect)).filter(|(got, want)| got != *want).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_family_name_alone_follows_the_full_name() {
    let text = "Tirana hosted the envoy, Marta Prendi, on Sunday.\nPrendi left early.\nNobody replaced Prendi.";
    let found = names(text);
    assert_eq!(found.iter().filter(|name| *name == "P Prendi").count(), 2, "{found:?}");
}

#[test]
fn places_in_a_text_with_other_scripts() {
    let found = names("😀 قال المتحدث:\nSecretary of State Antony Blinken met 王毅 in Munich 🇩🇪.");
    assert!(found.contains(&"P Antony Blinken".to_owned()) && found.contains(&"L Munich".to_owned()), "{found:?}");
}

#[test]
#[expect(clippy::single_range_in_vec_init, reason = "one sentence")]
fn a_line_without_end_is_cut() {
    let text = "Kabul and Doha, ".repeat(20_000);
    let tokens = tokens(&text);
    let pieces = pieces(tokens.len(), &[0..tokens.len()]);
    assert!(pieces.iter().all(|piece| piece.len() <= LONGEST));
    assert_eq!(pieces.iter().map(ExactSizeIterator::len).sum::<usize>(), tokens.len());
    let places = tag(&tokens, &[0..tokens.len()]).into_iter().filter(|tagged| tagged.label == Label::Place).count();
    assert!(places > 39_000, "{places}");
}

#[test]
#[expect(clippy::single_range_in_vec_init, reason = "one sentence")]
fn sentences_that_do_not_fit_are_put_up_with() {
    let tokens = tokens("Doha is hot. Kabul is cold.");
    #[expect(clippy::reversed_empty_ranges, reason = "what a careless caller may give")]
    let odd = [2..1, 0..4, 1..3, 4..99, 50..60];
    assert!(tag(&tokens, &odd).iter().all(|tagged| tagged.range.end <= tokens.len()));
    assert!(tag(&[], &[0..5]).is_empty());
}

#[test]
fn the_model_that_is_shipped_can_be_read() {
    let bytes = include_bytes!("../../../assets/reading/names.model");
    let model = Model::read(bytes).unwrap();
    assert!(model.len() > 50_000 && bytes.len() < 5_000_000);
    assert_eq!(model.write(), bytes);
    assert!(Model::read(&bytes[..bytes.len() - 1]).is_none());
    assert!(Model::read(b"RONAMES1").is_none() && Model::read(b"").is_none());
}

/// A model by hand, in which capitals are persons: the inside of a name follows its first word.
#[test]
fn the_best_row_of_labels() {
    let mut steps = [[0.0; LABELS]; LABELS];
    steps[1][2] = 2.0;
    let model = Model::new(steps, &[(7, [0.0, 1.0, 0.5, 0.0, 0.0, 0.0, 0.0])]);
    let mut name = [0.0; LABELS];
    model.add(7, &mut name);
    let other = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    let rows = [other, name, name, other];
    assert_eq!(chain::best(&model, &rows), [0, 1, 2, 0]);
    for row in chain::marginals(&model, &rows) {
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
    }
    let inside = [0.0, 0.0, 9.0, 0.0, 0.0, 0.0, 0.0];
    assert_eq!(chain::best(&model, &[inside])[0], 0, "no name begins with its inside");
    assert!(chain::marginals(&model, &[inside])[0][2].abs() < f32::EPSILON);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn names_lie_in_sentences_in_order(text in r"(?s)([A-Z][a-zé]{0,7}|[\PC]{1,3}|al-|[.,’“ \n]){0,60}") {
        let tokens = tokens(&text);
        let sentences = lines(&tokens);
        let mut end = 0;
        for tagged in tag(&tokens, &sentences) {
            prop_assert!(tagged.range.start >= end && tagged.range.start < tagged.range.end);
            end = tagged.range.end;
            prop_assert!(sentences.iter().any(|sentence| sentence.start <= tagged.range.start && end <= sentence.end));
        }
    }

    #[test]
    fn any_bytes_are_a_model_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let mut whole = b"RONAMES1".to_vec();
        whole.extend(&bytes);
        prop_assert!(Model::read(&whole).is_none_or(|model| model.len() < 600));
    }
}
