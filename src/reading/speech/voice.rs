//! Who the words for a speaker stand for: an actor, or someone unnamed.

use std::ops::Range;

use super::cues::{PAPERS, UNNAMED};
use crate::reading::found::{MentionForm, Voice};
use crate::reading::phrase::{Class, class, head, is_possessive, noun_phrase_at};
use crate::reading::text::Text;
use crate::reading::who::{ActorSpan, Who};

/// Bodies and offices that speak, besides those who are not named.
const BODIES: &[&str] = &[
    "ministry",
    "government",
    "department",
    "agency",
    "court",
    "committee",
    "party",
    "group",
    "union",
    "campaign",
    "council",
    "office",
    "administration",
    "army",
    "company",
    "bank",
    "delegation",
    "president",
    "chairman",
    "chairwoman",
    "chair",
    "chief",
    "mayor",
    "candidate",
    "nominee",
    "king",
    "queen",
    "pope",
    "judge",
    "justice",
    "commission",
    "board",
    "team",
    "firm",
    "parliament",
    "senate",
    "congress",
    "organisation",
    "organization",
    "militia",
    "rebels",
    "movement",
    "alliance",
    "coalition",
    "bloc",
    "secretary",
    "premier",
    "chancellor",
    "general",
    "colonel",
    "head",
    "director",
    "sides",
    "side",
    "parties",
    "state",
    "states",
    "country",
    "countries",
    "nation",
    "nations",
    "network",
    "newspaper",
    "paper",
    "magazine",
    "family",
    "wife",
    "husband",
    "mother",
    "father",
    "son",
    "daughter",
    "brother",
    "sister",
    "friend",
    "friends",
    "businessman",
    "mogul",
    "billionaire",
    "rival",
    "rivals",
    "opponent",
    "professor",
    "boss",
    "official",
    "staff",
    "military",
    "navy",
    "police",
    "embassy",
    "authority",
    "authorities",
    "assembly",
    "cabinet",
    "guard",
    "tribunal",
    "secretariat",
    "federation",
    "league",
    "association",
    "institute",
    "foundation",
    "watchdog",
    "monitor",
    "couple",
    "pair",
    "two",
    "three",
    "trio",
    "crowd",
    "public",
    "americans",
    "clerk",
    "governor",
    "senator",
    "congressman",
    "congresswoman",
    "hopeful",
    "frontrunner",
    "host",
    "anchor",
    "author",
    "columnist",
    "editor",
];

/// Whether a word in small letters stands for a person or a body that may speak.
pub(super) fn is_person_word(word: &str) -> bool {
    BODIES.contains(&word)
        || UNNAMED.contains(&word)
        || ["man", "woman", "men", "women", "person", "people", "ist", "ists", "ician", "icians"]
            .iter()
            .any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// Who the words for a speaker stand for, where earlier words said were given to some voices.
pub(super) fn voice(text: &Text, who: &Who, speaker: &Range<usize>, earlier: &[(String, String)]) -> Voice {
    let spans = who.actors_in(speaker);
    let at = head(text, speaker);
    if let Some(span) = at.and_then(|at| who.actor_at(at)).filter(|span| span.tokens.start >= speaker.start) {
        return Voice::Actor(span.actor);
    }
    // “his claim”, “Moss's claim”: the owner; a pronoun that stands alone.
    if let Some(span) = spans.iter().find(|span| span.tokens.start == speaker.start && span.tokens.end >= speaker.end) {
        return Voice::Actor(span.actor);
    }
    let word = at.and_then(|at| text.tokens.get(at));
    let paper = word.is_some_and(|word| word.is_in(PAPERS));
    // “the spokesman, Ned Price, said”; “a statement by the ministry”.
    if let Some(span) = beside(text, who, speaker) {
        return Voice::Actor(span.actor);
    }
    if paper {
        return spans.iter().max_by_key(|span| weight(span)).map_or(Voice::Unknown, |span| Voice::Actor(span.actor));
    }
    let printed = unnamed(text, speaker, at);
    if let Some(printed) = printed {
        return Voice::Unnamed(known_unnamed(&printed, earlier));
    }
    spans.iter().max_by_key(|span| weight(span)).map_or(Voice::Unknown, |span| Voice::Actor(span.actor))
}

fn weight(span: &ActorSpan) -> (u8, std::cmp::Reverse<usize>) {
    let form = match span.form {
        MentionForm::Name => 3,
        MentionForm::Short => 2,
        MentionForm::Description => 1,
        MentionForm::Pronoun => 0,
    };
    (form, std::cmp::Reverse(span.tokens.start))
}

/// The name in apposition right after a speaker's phrase: “the spokesman, Ned Price,”.
fn beside<'w>(text: &Text, who: &'w Who, speaker: &Range<usize>) -> Option<&'w ActorSpan> {
    let comma = text.tokens.get(speaker.end).is_some_and(|token| token.is_mark(&[',']));
    let next = noun_phrase_at(text, speaker.end + 1).filter(|_| comma)?;
    // “…, Qatar,” after “minister in Doha” is no apposition of a person: a phrase of its own, closed by a comma or a stop.
    let closed = text.tokens.get(next.end).is_none_or(|token| token.is_mark(&[',', '.', ')']));
    let span =
        who.actors_in(&next).iter().find(|span| span.form == MentionForm::Name && span.tokens.end == next.end)?;
    closed.then_some(span)
}

/// Someone unnamed, as printed, if the phrase stands for such.
fn unnamed(text: &Text, speaker: &Range<usize>, at: Option<usize>) -> Option<String> {
    let at = at?;
    let token = text.tokens.get(at)?;
    let some = class(text, at) == Class::Determiner && speaker.len() == 1;
    if !(token.is_in(UNNAMED) && (!token.is_capitalised() || at == speaker.start) || some) {
        return None;
    }
    Some(text.slice(speaker).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// “the official” after “a senior administration official” is the same one: the first wording.
fn known_unnamed(printed: &str, earlier: &[(String, String)]) -> String {
    let lower = printed.to_lowercase();
    let Some(rest) = lower.strip_prefix("the ") else { return printed.to_owned() };
    let Some(head) = rest.split(' ').next_back() else { return printed.to_owned() };
    let describes =
        |whole: &str| rest.split(' ').all(|word| whole.to_lowercase().split(' ').any(|other| other == word));
    earlier
        .iter()
        .rev()
        .find(|(known, whole)| known == head && describes(whole))
        .map_or_else(|| printed.to_owned(), |(_, whole)| whole.clone())
}

/// The head and the wording of someone unnamed, for later mentions.
pub(super) fn remembered(voice: &Voice, text: &Text, speaker: &Range<usize>) -> Option<(String, String)> {
    let Voice::Unnamed(printed) = voice else { return None };
    let at = head(text, speaker)?;
    Some((text.tokens[at].lower.clone().into_owned(), printed.clone()))
}

/// Whether a phrase may be a speaker where no verb of saying tells so: a name, a person, “he”.
pub(super) fn is_person(text: &Text, who: &Who, phrase: &Range<usize>) -> bool {
    let Some(at) = head(text, phrase) else { return false };
    if who.actor_at(at).is_some() {
        return true;
    }
    match class(text, at) {
        Class::Pronoun => text.tokens[at].is_in(&["he", "she", "they", "we", "i"]),
        Class::Capital => !is_possessive(text, at + 1),
        Class::Other => is_person_word(&text.tokens[at].lower),
        _ => false,
    }
}
