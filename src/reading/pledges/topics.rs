//! The matters of diplomacy, by the words that name them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::reading::phrase::{Class, class, noun_phrase_at};
use crate::reading::text::Text;
use crate::reading::tokens::Kind;

/// Matters, each with its words. A word that ends in `*` stands for all that begin so; several words stand in a row, and
/// weigh more than one. Words after `~` only count where nothing else does.
const TOPICS: &[(&str, &str)] = &[
    (
        "recognition",
        "recogni* the, recogni* a, recogni* an, recogni* as, recogni* its, recogni* any, ~recogni*, recognition of, granting recognition, ~recognition, legitimacy, international legitimacy, diplomatic recognition, legitimate government",
    ),
    (
        "frozen assets",
        "frozen asset*, frozen reserve*, frozen fund*, reserves, unfreez*, release of the assets, release of assets, seized \
         asset*, central bank asset*, blocked funds, foreign reserves",
    ),
    (
        "humanitarian aid",
        "humanitarian*, aid, relief, food aid, famine, aid convoy*, aid worker*, aid agenc*, starvation, medicine*, ~assistance, ~help",
    ),
    ("sanctions", "sanction*, blacklist*, embargo*, asset freeze*, price cap"),
    (
        "women’s rights",
        "women ' s rights, rights of women, ~women and girls, girls ' education, girls ' schools, women ' s education, girls to \
         school, equal rights for women, rights of girls, ~women, ~girls",
    ),
    (
        "human rights",
        "human rights, rights, minorities, civil liberties, freedom of speech, freedom of expression, press freedom, \
         general amnesty, amnesty, political prisoners, persecution",
    ),
    (
        "inclusive government",
        "inclusive government, representative government, unity government, power sharing, power - sharing, inclusive, \
         inclusive and representative government, transitional government, coalition government",
    ),
    (
        "counter-terrorism",
        "terror*, counterterror*, extremis*, qaeda, qaida, isis, daesh, islamic state, militant groups, jihadi*",
    ),
    (
        "safe passage",
        "safe passage, evacuat*, free passage, departure of, departure from, leave the country, freedom of movement, exit visas, safe exit",
    ),
    (
        "prisoners and detainees",
        "prisoner*, detainee*, hostage*, captive*, prisoner swap, prisoner exchange, detained, kidnapped, prisoners of war, \
         jailed, abducted, crew, release of prisoners",
    ),
    (
        "ceasefire",
        "ceasefire*, cease - fire, truce, armistice, cessation of hostilities, end the fighting, stop the fighting, halt the \
         fighting, hostilities, ~fighting",
    ),
    (
        "troop withdrawal",
        "withdraw* troops, withdraw* its troops, withdraw* their troops, withdraw* all, withdraw* its forces, withdraw* forces, \
         troop withdrawal, troop pullout, pull* out troops, pull* back, foreign troops, withdrawal of, ~withdraw*, ~troops, \
         ~pullout, occupation",
    ),
    ("troops", "deploy* troops, send* troops, boots on the ground, peacekeep*, peacekeeping force"),
    ("borders", "border*, frontier*, demarcat*, line of control, buffer zone"),
    ("refugees", "refugee*, asylum*, migrant*, migration, displaced, deport*, repatriat*, new arrivals"),
    ("elections", "election*, vote count, ballot*, referendum*, polls"),
    (
        "nuclear programme",
        "nuclear*, enrich*, uranium, centrifuge*, plutonium, denuclear*, reactor*, nonproliferation, non - proliferation",
    ),
    ("inspections", "inspect*, monitors, monitoring, verification, watchdog access"),
    ("missiles", "missile*, ballistic*, rocket*, drone*, air defence*, air defense*"),
    (
        "weapons",
        "weapon*, arms, ammunition, disarm*, munition*, landmines, military aid, military assistance, tanks, jets",
    ),
    (
        "military action",
        "military action, ground operation, military operation, use of force, air strike*, airstrike*, offensive, invasion, \
         invade, incursion, bombing, bombard*, strikes, escalat*, retaliat*, ~military, ~war",
    ),
    ("attacks", "attack*, shelling, killing*, assassinat*, violence, massacre*"),
    ("security guarantees", "security guarantee*, security assurance*, guarantees of security"),
    ("security", "security, safety, instability, destabili*"),
    ("trade", "trade, tariff*, export*, import*, quota*, market access, customs, free - trade, dumping, subsid*"),
    ("grain", "grain, wheat, fertiliser*, fertilizer*, food security, food prices, corn"),
    ("energy", "energy, gas, oil, pipeline*, electricity, lng, power grid, power plant*, fuel, renewabl*, crude"),
    (
        "climate",
        "climate*, emission*, carbon, warming, coal, methane, fossil fuel*, greenhouse*, net zero, deforestation, \
         loss and damage, biodiversity, trees",
    ),
    ("finance", "loan*, debt*, bailout, funding, investment*, grants, financing, budget, currency, banking, liquidity"),
    ("economy", "econom*, reconstruct*, development, growth, inflation, collapse of the system"),
    (
        "investigation",
        "investigat*, inquiry, probe, war crimes, tribunal, accountab*, prosecut*, genocide, international court",
    ),
    ("extradition", "extradit*"),
    (
        "territory",
        "territor*, sovereignty, annex*, independence, secession, autonomy, integrity, disputed area*, islands, statehood, \
         two - state solution, settlement*, status quo",
    ),
    (
        "maritime access",
        "shipping*, sea lane*, navigation, strait*, access to the sea, port, ports, ships, vessels, maritime",
    ),
    ("airspace", "airspace, flights, no - fly zone, overflight*"),
    ("fisheries", "fishing*, fisher*, fish stocks"),
    ("water", "water*, dam, dams, river*, nile"),
    ("visas and travel", "visa*, travel ban*, consular*, passports"),
    (
        "diplomatic relations",
        "diplomatic relations, diplomatic ties, relations, ties, embass*, ambassador*, normalis*, normaliz*, rapprochement, \
         engagement, dialogue",
    ),
    ("membership", "membership, accession, join nato, join the eu, join the union, candidate status, enlargement"),
    (
        "talks",
        "peace talks, talks, negotiat*, negotiating table, meetings, meeting, meet, dialog, mediation, mediat*, summit, ~contacts",
    ),
    ("agreement", "agreement*, accord*, treaty, treaties, deal, pact, protocol, convention, memorandum, roadmap"),
    ("peace", "peace, peace process, peace plan, reconciliation, stability"),
    ("human trafficking", "trafficking, smuggl*"),
    ("drugs", "drug*, opium, narcotic*, fentanyl, cocaine, heroin"),
    ("health", "vaccin*, pandemic*, health*, covid, virus, hospital*, polio, disease*"),
    ("education", "education, school*, universit*, students"),
    ("cyber security", "cyber*, hack*, disinformation, artificial intelligence"),
    ("access", "access, corridor*, crossing*"),
    ("landmark heritage", "heritage, artefact*, artifact*"),
];

/// One way to name a matter: the rest of its words, whether each is a stem, its matter, its weight.
struct Pattern {
    words: Vec<(&'static str, bool)>,
    topic: usize,
    weight: u8,
}

#[derive(Default)]
struct Lexicon {
    /// By the first word, or by the first four letters of a stem.
    by_word: HashMap<&'static str, Vec<Pattern>>,
    by_stem: HashMap<&'static str, Vec<Pattern>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for (topic, (_, words)) in TOPICS.iter().enumerate() {
        for pattern in words.split(',').map(str::trim) {
            let weak = pattern.starts_with('~');
            let words: Vec<(&str, bool)> = pattern
                .trim_start_matches('~')
                .split_whitespace()
                .map(|word| (word.trim_end_matches('*'), word.ends_with('*')))
                .collect();
            let Some((first, stem)) = words.first().copied() else { continue };
            let weight = if weak {
                1
            } else if words.len() > 1 {
                3
            } else {
                2
            };
            let pattern = Pattern { words, topic, weight };
            if stem {
                lexicon.by_stem.entry(first.get(..4).unwrap_or(first)).or_default().push(pattern);
            } else {
                lexicon.by_word.entry(first).or_default().push(pattern);
            }
        }
    }
    lexicon
});

fn fits(text: &Text, at: usize, end: usize, pattern: &Pattern) -> bool {
    at + pattern.words.len() <= end
        && pattern.words.iter().zip(&text.tokens[at..]).all(|((word, stem), token)| {
            let apostrophe = *word == "'" && token.is_mark(&['’']);
            apostrophe || if *stem { token.lower.starts_with(word) } else { token.lower == *word }
        })
}

/// The matter that some tokens are about, if its words are known: the most telling words, of equal ones the first.
/// Names of actors say nothing of the matter: `is_name` tells their tokens.
pub(super) fn known_topic(text: &Text, range: &Range<usize>, is_name: impl Fn(usize) -> bool) -> Option<&'static str> {
    let mut best: Option<(u8, usize)> = None;
    let end = range.end.min(text.tokens.len());
    for at in range.start..end {
        let token = &text.tokens[at];
        if token.kind != Kind::Word || is_name(at) {
            continue;
        }
        let words = LEXICON.by_word.get(&*token.lower).into_iter().flatten();
        let stem = token.lower.char_indices().nth(4).map_or(&*token.lower, |(byte, _)| &token.lower[..byte]);
        let stems = LEXICON.by_stem.get(stem).into_iter().flatten();
        // “recognise that it is late”
        let thought = token.lower.starts_with("recogni") && text.tokens.get(at + 1).is_some_and(|next| next.is("that"));
        for pattern in words.chain(stems).filter(|_| !thought).filter(|pattern| fits(text, at, end, pattern)) {
            if best.is_none_or(|(weight, _)| pattern.weight > weight) {
                best = Some((pattern.weight, pattern.topic));
            }
        }
    }
    best.and_then(|(_, topic)| TOPICS.get(topic)).map(|(name, _)| *name)
}

/// Nouns that lead to what they are about.
const LIGHT: &[&str] = &[
    "end",
    "halt",
    "lifting",
    "possibility",
    "need",
    "number",
    "return",
    "way",
    "part",
    "lot",
    "series",
    "use",
    "kind",
    "move",
    "steps",
    "start",
    "lack",
    "amount",
    "rest",
    "set",
    "idea",
    "role",
    "beginning",
    "creation",
    "removal",
    "importance",
    "stop",
    "step",
    "form",
    "sort",
    "pace",
    "level",
    "right",
    "any",
    "all",
];

/// What some tokens are about in their own words: the first noun phrase, without its article, four words at most.
pub(super) fn own_words(text: &Text, range: &Range<usize>, is_name: impl Fn(usize) -> bool) -> Option<String> {
    for at in range.clone() {
        if matches!(class(text, at), Class::Pronoun | Class::Possessive) {
            continue;
        }
        let Some(phrase) = noun_phrase_at(text, at) else { continue };
        let mut start = phrase.start;
        while start < phrase.end && matches!(class(text, start), Class::Determiner | Class::Adverb | Class::Number) {
            start += 1;
        }
        let limit = (start..phrase.end.min(range.end))
            .find(|at| class(text, *at) == Class::Preposition)
            .unwrap_or(phrase.end.min(range.end));
        while start + 1 < limit && class(text, start) == Class::Other && text.tokens[start].lower.ends_with("ing") {
            start += 1;
        }
        // “an end to the patrols”: the patrols.
        if limit > start && limit < range.end && text.tokens[limit - 1].is_in(LIGHT) {
            continue;
        }
        // A bare verb after “to” is no noun.
        let bare = at > 0 && text.tokens[at - 1].is("to") && limit - start.min(limit) <= 1;
        if start >= limit || bare || is_name(limit - 1) && phrase.end < range.end {
            continue;
        }
        let words: Vec<&str> = text.slice(&(start..limit)).split_whitespace().collect();
        let kept = &words[words.len().saturating_sub(4)..];
        return Some(kept.join(" "));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matters_by_their_words() {
        for (words, expect) in [
            ("to protect the rights of women", Some("women’s rights")),
            ("to respect the rights of all Afghans", Some("human rights")),
            ("women's rights", Some("women’s rights")),
            ("unconditional unfreezing of reserves", Some("frozen assets")),
            ("the withdrawal of its forces from the border", Some("troop withdrawal")),
            ("to withdraw all troops", Some("troop withdrawal")),
            ("new tariffs on steel", Some("trade")),
            ("to cap enrichment at 3.67 per cent", Some("nuclear programme")),
            ("to free 40 prisoners", Some("prisoners and detainees")),
            ("é", None),
            ("a large blue house", None),
        ] {
            let laid = Text::new(words);
            assert_eq!(known_topic(&laid, &(0..laid.tokens.len()), |_| false), expect, "{words}");
        }
        let laid = Text::new("the joint fund of states");
        assert_eq!(own_words(&laid, &(0..5), |_| false).as_deref(), Some("joint fund"));
    }
}
