use super::table::TABLE;
use super::*;

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

fn printed(text: &str, range: &Option<Range<usize>>) -> String {
    range.as_ref().map(|range| text.chars().skip(range.start).take(range.len()).collect()).unwrap_or_default()
}

#[test]
fn the_table() {
    let (mut want, mut found, mut hits, mut speakers, mut kinds, mut close) = (0, 0, 0, 0, 0, 0);
    for (text, said) in TABLE {
        let laid = Text::new(text);
        let quotes = speech(&laid, &Who::default());
        want += said.len();
        found += quotes.len();
        let mut missed = Vec::new();
        for (words, who, kind) in *said {
            let range = stretch(text, words);
            let best = quotes.iter().max_by(|a, b| overlap(&a.range, &range).total_cmp(&overlap(&b.range, &range)));
            let best = best.filter(|best| overlap(&best.range, &range) >= 0.5);
            hits += usize::from(best.is_some());
            let ok = best.is_some_and(|best| {
                let speaker = printed(text, &best.speaker) == *who;
                speakers += usize::from(speaker);
                kinds += usize::from(best.speech == *kind);
                let near = overlap(&best.range, &range) >= 0.9;
                close += usize::from(near);
                speaker && near && best.speech == *kind
            });
            if !ok {
                missed.push(*words);
            }
        }
        if !missed.is_empty() || quotes.len() != said.len() {
            println!("\n{text}\n  wanted, not met: {missed:?}");
            for quote in &quotes {
                let cue = printed(text, &quote.cue);
                println!(
                    "  {:?} [{}] by [{}] cue [{cue}] {}",
                    quote.speech,
                    quote.text,
                    printed(text, &quote.speaker),
                    quote.ground.rule
                );
            }
        }
    }
    println!(
        "\n{} texts: wanted {want}, found {found}, hits {hits}, close {close}, speaker {speakers}, kind {kinds}",
        TABLE.len()
    );
    assert!(hits * 100 >= want * 95 && hits * 100 >= found * 95, "recall {hits}/{want}, precision {hits}/{found}");
    assert!(speakers * 100 >= hits * 95 && kinds * 100 >= hits * 95, "speaker {speakers}, kind {kinds} of {hits}");
}
