use super::table::{CAMPAIGN, FRAMED, Said, TABLE};
use super::*;
use crate::model::ActorKind;
use crate::reading::found::{ActorFound, MentionForm};
use crate::reading::who::ActorSpan;

/// The characters of “first … last” in a text.
fn stretch(text: &str, words: &str) -> Range<usize> {
    let (first, last) = words.split_once(" … ").unwrap_or((words, words));
    let start = text.find(first).unwrap_or_else(|| panic!("{first} in {text}"));
    let end = start + text[start..].find(last).unwrap_or_else(|| panic!("{last} in {text}")) + last.len();
    text[..start].chars().count()..text[..end].chars().count()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

fn printed(text: &str, range: Option<&Range<usize>>) -> String {
    range.map(|range| text.chars().skip(range.start).take(range.len()).collect()).unwrap_or_default()
}

/// How much of what is said in some texts is found.
#[derive(Debug, Default)]
struct Figures {
    wanted: usize,
    found: usize,
    hits: usize,
    speakers: usize,
    kinds: usize,
}

fn measured(table: &[(&str, &[Said])]) -> Figures {
    let mut figures = Figures::default();
    for (text, said) in table {
        let laid = Text::new(text);
        let quotes = speech(&laid, &Who::default());
        figures.wanted += said.len();
        figures.found += quotes.len();
        let mut missed = Vec::new();
        for (words, who, kind) in *said {
            let range = stretch(text, words);
            let best = quotes.iter().max_by(|a, b| overlap(&a.range, &range).total_cmp(&overlap(&b.range, &range)));
            let best = best.filter(|best| overlap(&best.range, &range) >= 0.8);
            let speaker = best.is_some_and(|best| printed(text, best.speaker.as_ref()) == *who);
            let sort = best.is_some_and(|best| best.speech == *kind);
            figures.hits += usize::from(best.is_some());
            figures.speakers += usize::from(speaker);
            figures.kinds += usize::from(sort);
            if !(speaker && sort) {
                missed.push(*words);
            }
        }
        if !missed.is_empty() || quotes.len() != said.len() {
            println!("\n{text}\n  wanted, not met: {missed:?}");
            for quote in &quotes {
                let (cue, speaker) = (printed(text, quote.cue.as_ref()), printed(text, quote.speaker.as_ref()));
                println!("  {:?} [{}] by [{speaker}] cue [{cue}] {}", quote.speech, quote.text, quote.ground.rule);
            }
        }
    }
    println!("\n{} texts: {figures:?}", table.len());
    figures
}

#[test]
fn the_tables() {
    for table in [TABLE, CAMPAIGN, FRAMED] {
        let Figures { wanted, found, hits, speakers, kinds } = measured(table);
        assert!(
            hits * 100 >= wanted * 95 && hits * 100 >= found * 95,
            "recall {hits}/{wanted}, precision {hits}/{found}"
        );
        assert!(speakers * 100 >= hits * 95 && kinds * 100 >= hits * 95, "speaker {speakers}, kind {kinds} of {hits}");
    }
}

/// Actors with the words that speak of them.
fn who(laid: &Text, actors: &[(&str, &[&str])]) -> Who {
    let mut who = Who::default();
    for (at, (name, words)) in actors.iter().enumerate() {
        who.actors.push(ActorFound {
            name: (*name).to_owned(),
            kind: ActorKind::Person,
            aliases: Vec::new(),
            roles: Vec::new(),
            mentions: Vec::new(),
            known: None,
            ground: Ground { rule: "test", percent: 99 },
        });
        for words in *words {
            for (byte, _) in laid.text.match_indices(words) {
                let start = laid.text[..byte].chars().count();
                let tokens = laid.tokens_at(&(start..start + words.chars().count()));
                let form = if words == name { MentionForm::Name } else { MentionForm::Short };
                who.actor_spans.push(ActorSpan { phrase: tokens.clone(), tokens, actor: at, form });
            }
        }
    }
    who.actor_spans.sort_by_key(|span| span.tokens.start);
    who
}

fn voices(text: &str, actors: &[(&str, &[&str])]) -> Vec<String> {
    let laid = Text::new(text);
    let quotes = speech(&laid, &who(&laid, actors));
    quotes
        .into_iter()
        .map(|quote| match quote.voice {
            Voice::Actor(at) => actors[at].0.to_owned(),
            Voice::Unnamed(printed) => format!("~{printed}"),
            Voice::Unknown => String::new(),
        })
        .collect()
}

#[test]
fn voices_are_actors_or_people_unnamed() {
    let dale: &[(&str, &[&str])] = &[("Ruth Dale", &["Ruth Dale", "She"])];
    for (text, actors, expect) in [
        (
            "Envoy Ruth Dale said that it was over. She added that aid would come.",
            dale,
            &["Ruth Dale", "Ruth Dale"][..],
        ),
        ("A spokesman for Ruth Dale said that it was over.", dale, &["~A spokesman for Ruth Dale"]),
        ("The spokeswoman, Ruth Dale, said that it was over.", dale, &["Ruth Dale"]),
        (
            "A statement issued by Ruth Dale said that it was over. It added that aid would come.",
            dale,
            &["Ruth Dale"; 2],
        ),
        (
            "A senior administration official said that it was over. “It is done,” the official said. He said it was hard.",
            &[],
            &["~A senior administration official"; 3],
        ),
        ("It was reported that the road was shut.", &[], &[""]),
    ] {
        assert_eq!(voices(text, actors), expect, "{text}");
    }
}

#[test]
fn the_innermost_words_have_the_voice() {
    let text = "Moss said that officials believe the deal will hold. Nobody knows.";
    let laid = Text::new(text);
    let reading = Reading { quotes: speech(&laid, &Who::default()), ..Reading::default() };
    let by = |words: &str| {
        let quote = voice_at(&reading, &stretch(text, words))?;
        Some(printed(text, quote.speaker.as_ref()))
    };
    assert_eq!(by("deal will hold").as_deref(), Some("officials"));
    assert_eq!(by("officials believe").as_deref(), Some("Moss"));
    assert_eq!(by("Nobody"), None);
}

#[test]
fn other_languages_give_long_quotations_alone() {
    let text =
        "«Nous sommes prêts à parler», a dit Anne Roy. Le mot «paix» plaît. „Wir kommen alle wieder zurück“, hieß es.";
    let laid = Text::new(text);
    let who = who(&laid, &[("Anne Roy", &["Anne Roy"])]);
    let found: Vec<(String, Voice)> =
        marked_only(&laid, &who).into_iter().map(|quote| (quote.text, quote.voice)).collect();
    assert_eq!(
        found,
        [
            ("«Nous sommes prêts à parler»".to_owned(), Voice::Actor(0)),
            ("„Wir kommen alle wieder zurück“".to_owned(), Voice::Unknown)
        ]
    );
}

#[test]
fn a_transcript_gives_each_his_words() {
    let text = "QUESTION: Will they meet?\nMR. REED: They may. We said that it depends.\nDoha, Friday.";
    let laid = Text::new(text);
    let found: Vec<String> =
        speech(&laid, &Who::default()).iter().map(|quote| printed(text, quote.speaker.as_ref())).collect();
    assert_eq!(found, ["QUESTION", "MR. REED", "We"]);
}

#[test]
fn parts_of_a_split_quotation_leave_out_the_attribution() {
    let text = "“We came,” the envoy said, “and saw.”\nA heading “not said by anyone”";
    let laid = Text::new(text);
    let quotes = speech(&laid, &Who::default());
    assert_eq!(quotes.len(), 1, "a heading says nothing");
    let parts: Vec<String> = quotes[0].parts.iter().map(|part| printed(text, Some(part))).collect();
    assert_eq!(parts, ["“We came,”", "“and saw.”"]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(
        text in "([a-zA-Z.,;'’“”\"()\n 0-9é:-]|said|told | to |that |“No,” |he |, |\\. |according to |called |the |his claim ){0,70}"
    ) {
        let laid = Text::new(&text);
        let characters = text.chars().count();
        for quote in speech(&laid, &Who::default()).into_iter().chain(marked_only(&laid, &Who::default())) {
            proptest::prop_assert!(quote.range.start < quote.range.end && quote.range.end <= characters);
            proptest::prop_assert_eq!(printed(&text, Some(&quote.range)), quote.text);
            proptest::prop_assert!(!quote.parts.is_empty());
            proptest::prop_assert!(quote.parts.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
