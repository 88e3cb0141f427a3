//! Who the words for a speaker stand for: an actor, or someone unnamed.

use std::ops::Range;

use super::cues::{ANONYMOUS, DESCRIBED, PAPERS};
use crate::model::ActorKind;
use crate::reading::found::{MentionForm, Voice};
use crate::reading::phrase::{Class, Verb, class, head, is_possessive, noun_phrase_at, subject_of, verb_at};
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
    const THINGS: &[&str] = &[
        "thermometer",
        "barometer",
        "paper",
        "order",
        "power",
        "letter",
        "matter",
        "number",
        "weather",
        "water",
        "computer",
        "center",
        "factor",
        "error",
        "offer",
        "summer",
        "winter",
        "chapter",
        "river",
        "border",
        "disaster",
        "danger",
        "fever",
        "floor",
        "door",
        "color",
        "motor",
        "sector",
        "behavior",
        "labor",
        "tower",
        "shelter",
        "charter",
        "register",
        "gender",
        "answer",
        "corner",
        "barrier",
        "career",
        "consumer",
        "layer",
        "poster",
        "banner",
        "trailer",
        "counter",
        "chamber",
        "cover",
        "quarter",
        "september",
        "october",
        "november",
        "december",
        "never",
        "other",
        "another",
        "whether",
        "rather",
        "either",
        "over",
    ];
    let does = |end: &str| word.len() > end.len() + 3 && word.ends_with(end);
    let doer = does("er") || does("or") || does("ers") || does("ors");
    BODIES.contains(&word)
        || ANONYMOUS.contains(&word)
        || DESCRIBED.contains(&word)
        || doer && !THINGS.contains(&word.trim_end_matches('s'))
        || ["man", "woman", "men", "women", "person", "people", "ist", "ists", "ician", "icians"]
            .iter()
            .any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// What is known of the speakers so far, for “the official”, “the statement”, “he”.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// Heads and wordings of people not named, the latest last.
    unnamed: Vec<(String, String)>,
    /// Whose the last statement, letter or report was.
    paper: Option<Voice>,
    /// The last voice, with the paragraph in which it spoke.
    last: Option<(Voice, usize)>,
}

impl Earlier {
    /// Who the words for a speaker stand for; kept for later.
    pub(super) fn voice(&mut self, text: &Text, who: &Who, speaker: &Range<usize>) -> Voice {
        let mut voice = self.read(text, who, speaker);
        let at = head(text, speaker);
        let word = at.and_then(|at| text.tokens.get(at));
        let paragraph = text.paragraph_of(speaker.start);
        // “he” is no palace.
        if let Voice::Actor(actor) = voice
            && speaker.len() == 1
            && word.is_some_and(|word| word.is_in(&["he", "she"]))
            && who.actors.get(actor).is_some_and(|actor| actor.kind != ActorKind::Person)
        {
            voice = Voice::Unknown;
        }
        if voice == Voice::Unknown
            && speaker.len() == 1
            && word.is_some_and(|word| word.is_in(&["he", "she", "it", "they"]))
        {
            // A pronoun that stands for no actor: the subject of its sentence, the speaker just before, the last person.
            let person = word.is_some_and(|word| word.is_in(&["he", "she"]));
            let own =
                subject_before(text, speaker.start).filter(|_| !person).map(|subject| self.read(text, who, &subject));
            let last = self.last.as_ref().filter(|(_, there)| paragraph <= there + 1);
            voice = own.filter(|own| *own != Voice::Unknown).unwrap_or_else(|| match last {
                Some((last, _)) if *last != Voice::Unknown => last.clone(),
                _ if person => last_person(text, who, speaker.start).map_or(Voice::Unknown, Voice::Actor),
                _ => Voice::Unknown,
            });
        }
        if word.is_some_and(|word| word.is_in(PAPERS)) && voice != Voice::Unknown {
            self.paper = Some(voice.clone());
        }
        if let (Voice::Unnamed(printed), Some(word)) = (&voice, word) {
            self.unnamed.push((word.lower.clone().into_owned(), printed.clone()));
            // “the official” looks back a few speakers, not over a whole book.
            let surplus = self.unnamed.len().saturating_sub(24);
            self.unnamed.drain(..surplus);
        }
        self.last = Some((voice.clone(), paragraph));
        voice
    }

    fn read(&self, text: &Text, who: &Who, speaker: &Range<usize>) -> Voice {
        let at = head(text, speaker);
        let word = at.and_then(|at| text.tokens.get(at));
        if word.is_some_and(|word| word.is_in(PAPERS)) {
            // “a statement issued by the spokesman, Ned Price, said”: whose it is.
            let by = speaker.clone().find(|at| text.tokens[*at].is_in(&["by", "from"]));
            if let Some(author) = by.and_then(|by| noun_phrase_at(text, by + 1)) {
                return self.read(text, who, &author);
            }
            let inside = who.actors_in(speaker).iter().max_by_key(|span| weight(span));
            let the = text.tokens[speaker.start].is_in(&["the", "it", "this"]);
            if let Some(span) = inside {
                return Voice::Actor(span.actor);
            }
            // “His tweet read”; “issued a communiqué that called”.
            if text.tokens[speaker.start].is_in(&["his", "her"]) {
                return last_person(text, who, speaker.start).map_or(Voice::Unknown, Voice::Actor);
            }
            let issuer = issuer(text, speaker).map(|issuer| self.read(text, who, &issuer));
            return issuer.or_else(|| self.paper.clone().filter(|_| the)).unwrap_or(Voice::Unknown);
        }
        if let Some(span) = at.and_then(|at| who.actor_at(at)).filter(|span| span.tokens.start >= speaker.start) {
            return Voice::Actor(span.actor);
        }
        let spans = who.actors_in(speaker);
        // “his claim”, “Moss's claim”: the owner; a pronoun that stands alone.
        if let Some(span) =
            spans.iter().find(|span| span.tokens.start == speaker.start && span.tokens.end >= speaker.end)
        {
            return Voice::Actor(span.actor);
        }
        // “the spokesman, Ned Price, said”
        if let Some(span) = beside(text, who, speaker) {
            return Voice::Actor(span.actor);
        }
        // “Ned Price, a State Department spokesman who said”
        if let Some(span) = apposed(text, who, speaker) {
            return Voice::Actor(span.actor);
        }
        if let Some(printed) = unnamed(text, speaker, at) {
            return Voice::Unnamed(known_unnamed(&printed, &self.unnamed));
        }
        spans.iter().max_by_key(|span| weight(span)).map_or(Voice::Unknown, |span| Voice::Actor(span.actor))
    }
}

/// The subject of the verb before a place, in its sentence: of “the ministry rejected what it called”, “the ministry”.
fn subject_before(text: &Text, before: usize) -> Option<Range<usize>> {
    let floor = text.sentences.get(text.sentence_of(before))?.start.max(before.saturating_sub(30));
    let verb = (floor..before).rev().find_map(|at| verb_at(text, at).filter(Verb::is_finite))?;
    subject_of(text, &verb).filter(|subject| subject.len() > 1)
}

/// Who issues a paper that stands right after a verb: “the group issued a statement that”.
pub(crate) fn issuer(text: &Text, paper: &Range<usize>) -> Option<Range<usize>> {
    head(text, paper).filter(|head| text.tokens[*head].is_in(PAPERS))?;
    let verb = verb_at(text, paper.start.checked_sub(1)?)?;
    let issues = matches!(
        verb.lemma,
        "issue" | "release" | "publish" | "sign" | "adopt" | "send" | "post" | "write" | "deliver"
    );
    (issues && !verb.passive).then(|| subject_of(text, &verb)).flatten()
}

/// The person named last before a place, in its sentence or one of the two before.
fn last_person(text: &Text, who: &Who, before: usize) -> Option<usize> {
    let floor = text.sentences.get(text.sentence_of(before).saturating_sub(2))?.start;
    let spans = who.actors_in(&(floor..before));
    let person = |span: &&ActorSpan| who.actors.get(span.actor).is_some_and(|actor| actor.kind == ActorKind::Person);
    spans.iter().rev().find(person).map(|span| span.actor)
}

fn weight(span: &ActorSpan) -> (u8, std::cmp::Reverse<usize>) {
    let form = match span.form {
        MentionForm::Name => 3,
        MentionForm::Short => 2,
        MentionForm::Description => 1,
        MentionForm::Pronoun | MentionForm::Credit => 0,
    };
    (form, std::cmp::Reverse(span.tokens.start))
}

/// The name in apposition right after a speaker's phrase: “the spokesman, Ned Price,”.
fn beside<'w>(text: &Text, who: &'w Who, speaker: &Range<usize>) -> Option<&'w ActorSpan> {
    let comma = text.tokens.get(speaker.end).is_some_and(|token| token.is_mark(&[',']));
    let next = noun_phrase_at(text, speaker.end + 1).filter(|_| comma)?;
    // “…, Qatar,” after “minister in Doha” is no apposition of a person: a phrase of its own, closed by a comma or a stop.
    let closed = text.tokens.get(next.end).is_none_or(|token| token.is_mark(&[',', '.', ')', ':', '“', '"', '‘']));
    let span =
        who.actors_in(&next).iter().find(|span| span.form == MentionForm::Name && span.tokens.end == next.end)?;
    closed.then_some(span)
}

/// The name to which a speaker's phrase is the apposition: the phrase is of the name's own.
fn apposed<'w>(text: &Text, who: &'w Who, speaker: &Range<usize>) -> Option<&'w ActorSpan> {
    let comma = speaker.start.checked_sub(1).filter(|comma| text.tokens[*comma].is_mark(&[',']))?;
    let span = who.actor_at(comma.checked_sub(1)?).filter(|span| span.tokens.end == comma)?;
    (span.phrase.end > speaker.start && who.actors.get(span.actor)?.kind == ActorKind::Person).then_some(span)
}

/// Someone unnamed, as printed, if the phrase stands for such.
fn unnamed(text: &Text, speaker: &Range<usize>, at: Option<usize>) -> Option<String> {
    let at = at?;
    let token = text.tokens.get(at)?;
    let some = class(text, at) == Class::Determiner && speaker.len() == 1;
    if !((token.is_in(ANONYMOUS) || token.is_in(DESCRIBED)) && (!token.is_capitalised() || at == speaker.start) || some)
    {
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
