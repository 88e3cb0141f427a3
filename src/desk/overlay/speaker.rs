//! Who is likely to say, or to promise, what some words of an article hold: a first guess, to be corrected. What was read
//! in the article goes before who is merely named around the words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::super::derived::{Derived, Mentioned};
use crate::model::{ActorId, ActorKind, ArticleId, Dossier, MeetingId, Speaker, Subject, text};
use crate::reading::signs::{anonymous_speaker, has_saying, sentence_around};
use crate::reading::{Reading, Voice, voice_at};

/// How far before a paragraph names are looked for, in characters.
const BEFORE: usize = 600;

/// Who is named around some words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// Who speaks: whoever is named first in the sentence; else last before it; else whoever the outlet speaks for.
    pub speaker: Option<ActorId>,
    /// Who promises: whoever the words begin with; else who speaks.
    pub promiser: Option<ActorId>,
    /// To whom: whoever is named next of another side.
    pub promised: Option<ActorId>,
    /// Everyone named in the sentence, in the order of the text.
    pub named: Vec<ActorId>,
}

/// Guesses from what was read in the article, where it was; else from the names in the sentence around the words. Linear
/// in the paragraph and in what was read.
#[must_use]
pub fn guess(
    dossier: &Dossier,
    derived: &Derived,
    reading: Option<&Reading>,
    article: &ArticleId,
    range: &Range<usize>,
) -> Guess {
    let named = guess_from_names(dossier, derived, article, range);
    let Some(reading) = reading else { return named };
    let known = |places: &[usize]| {
        let found = places.iter().find_map(|at| reading.actors.get(*at)?.known.clone());
        found.filter(|id| dossier.actors.contains_key(id))
    };
    let touches = |other: &Range<usize>| other.start < range.end && range.start < other.end;
    let promise = reading.commitments.iter().find(|found| touches(&found.range));
    let promiser = promise.and_then(|found| known(&found.who));
    let promised = promise.and_then(|found| known(&found.to_whom));
    let speaker = match voice_at(reading, range).map(|quote| &quote.voice) {
        Some(Voice::Actor(at)) => known(&[*at]),
        _ => None,
    };
    Guess {
        speaker: speaker.or(named.speaker),
        promised: if promiser.is_some() { promised } else { named.promised },
        promiser: promiser.or(named.promiser),
        named: named.named,
    }
}

/// Who says the words, for a claim: whoever they are given to in what was read; else a known actor named in their
/// sentence where it gives words to someone, or someone unnamed; else the outlet.
#[must_use]
pub fn said_by(
    dossier: &Dossier,
    derived: &Derived,
    reading: Option<&Reading>,
    article: &ArticleId,
    range: &Range<usize>,
) -> Speaker {
    let quote = reading.and_then(|reading| Some((reading, voice_at(reading, range)?)));
    match quote.map(|(reading, quote)| (reading, &quote.voice)) {
        Some((reading, Voice::Actor(at))) => {
            if let Some(id) = reading.actors.get(*at).and_then(|actor| actor.known.clone())
                && dossier.actors.contains_key(&id)
            {
                return Speaker::Actor(id);
            }
        }
        Some((_, Voice::Unnamed(printed))) => return Speaker::Anonymous(printed.clone()),
        Some((_, Voice::Unknown)) | None => {}
    }
    let Some(text) = dossier.articles.get(article).map(|article| article.text.clone()) else { return Speaker::Outlet };
    let around = sentence_around(&text, range);
    let Some(sentence) = text::slice_chars(&text, around.clone()) else { return Speaker::Outlet };
    if !has_saying(sentence) {
        return Speaker::Outlet;
    }
    let outside = |other: &Range<usize>| other.end <= range.start || other.start >= range.end;
    let mentions = derived.mentions_in(article);
    let named: Vec<&ActorId> = mentions
        .iter()
        .filter(|it| around.start <= it.range.start && it.range.end <= around.end && outside(&it.range))
        .map(|it| &it.actor)
        .collect();
    // The one named nearest to the verb would need a grammar: a sentence that names one actor beside the words is safe.
    match named.as_slice() {
        [one, rest @ ..] if rest.iter().all(|other| other == one) => Speaker::Actor((*one).clone()),
        _ => anonymous_speaker(sentence).map_or(Speaker::Outlet, Speaker::Anonymous),
    }
}

fn guess_from_names(dossier: &Dossier, derived: &Derived, article: &ArticleId, range: &Range<usize>) -> Guess {
    let Some(found) = dossier.articles.get(article) else { return Guess::default() };
    let mut mentions: Vec<Mentioned> = derived.mentions_in(article).to_vec();
    mentions.extend(surnames(dossier, &found.text, range, &mentions));
    mentions.sort_by_key(|mention| mention.range.start);
    let voice = found.outlet.as_ref().and_then(|id| dossier.outlets.get(id)).and_then(|outlet| outlet.actor.as_ref());
    from_text(&found.text, range, &mentions, &derived.parties, voice)
}

/// People named by their last name alone, in the paragraph of the words and in what stands shortly before it. A last
/// name that two people share names neither.
fn surnames(dossier: &Dossier, text: &str, range: &Range<usize>, known: &[Mentioned]) -> Vec<Mentioned> {
    let mut last: BTreeMap<&str, Option<&ActorId>> = BTreeMap::new();
    for (id, actor) in dossier.actors.iter().filter(|(_, actor)| actor.kind == ActorKind::Person) {
        let names: BTreeSet<&str> = actor
            .names
            .iter()
            .filter_map(|name| name.value.rsplit_once(char::is_whitespace).map(|(_, last)| last))
            .filter(|last| text::char_count(last) > 2)
            .collect();
        for name in names {
            last.entry(name).and_modify(|other| *other = None).or_insert(Some(id));
        }
    }
    let from = range.start.saturating_sub(BEFORE);
    let start = text::byte_offset(text, from).unwrap_or_default();
    let end = text::byte_offset(text, range.end)
        .map_or(text.len(), |end| text[end..].find('\n').map_or(text.len(), |at| end + at));
    let mut found = Vec::new();
    let (mut at, mut byte) = (from, 0);
    for (offset, word) in text.get(start..end).unwrap_or_default().unicode_word_indices() {
        at += text::char_count(&text[start + byte..start + offset]);
        let here = at..at + text::char_count(word);
        (at, byte) = (here.end, offset + word.len());
        let known = known.iter().any(|mention| mention.range.start < here.end && here.start < mention.range.end);
        if let (false, Some(Some(id))) = (known, last.get(word)) {
            found.push(Mentioned { actor: (*id).clone(), range: here });
        }
    }
    found
}

fn from_text(
    text: &str,
    range: &Range<usize>,
    mentions: &[Mentioned],
    parties: &BTreeMap<ActorId, usize>,
    voice: Option<&ActorId>,
) -> Guess {
    let (paragraph, sentence) = around(text, range);
    let within = |place: &Range<usize>| {
        let place = place.clone();
        mentions.iter().filter(move |it| it.range.start >= place.start && it.range.end <= place.end)
    };
    let mut named: Vec<ActorId> = Vec::new();
    for mention in within(&sentence) {
        if !named.contains(&mention.actor) {
            named.push(mention.actor.clone());
        }
    }
    // “He added …”: whoever was named last before, in the paragraph or shortly before it.
    let shortly = paragraph.start.saturating_sub(BEFORE)..sentence.start;
    let earlier = || within(&shortly).next_back().map(|it| &it.actor);
    let speaker = named.first().or_else(earlier).or(voice);
    // Words that begin with a name tell who promises; a name further on is more likely the one promised to.
    let leads = within(&sentence).find(|it| it.range.start <= range.start + 4 && it.range.end > range.start);
    let promiser = leads.or_else(|| within(&sentence).next());
    let after = promiser.map_or(range.start, |it| it.range.end);
    let who = promiser.map(|it| &it.actor).or_else(|| earlier().or(voice));
    let other = |actor: &ActorId| {
        who.is_none_or(|who| actor != who && (parties.get(actor).is_none() || parties.get(actor) != parties.get(who)))
    };
    let promised = within(&sentence).find(|it| it.range.start >= after && other(&it.actor)).map(|it| it.actor.clone());
    Guess { speaker: speaker.cloned(), promiser: who.cloned(), promised, named }
}

/// The paragraph in which some words begin, and the sentences of it (UAX #29) that they touch; in characters.
fn around(text: &str, range: &Range<usize>) -> (Range<usize>, Range<usize>) {
    let count = text::char_count;
    let (Some(start), Some(end)) = (text::byte_offset(text, range.start), text::byte_offset(text, range.end)) else {
        return (range.clone(), range.clone());
    };
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let paragraph = &text[first..last];
    let from = count(&text[..first]);
    let (mut sentence, mut at) = (range.clone(), from);
    let mut begun = false;
    for part in paragraph.split_sentence_bounds() {
        let here = at..at + count(part);
        at = here.end;
        if here.end > range.start && here.start < range.end {
            sentence = if begun { sentence.start..here.end } else { here };
            begun = true;
        }
    }
    (from..at, sentence)
}

/// The meeting that most claims of an article are about; the earliest by id of several.
#[must_use]
pub fn meeting_of(dossier: &Dossier, derived: &Derived, article: &ArticleId) -> Option<MeetingId> {
    let mut counts: BTreeMap<&MeetingId, usize> = BTreeMap::new();
    for id in derived.claims.in_article(article) {
        if let Some(Subject::Meeting(meeting, _)) = dossier.claims.get(id).map(|claim| &claim.subject) {
            *counts.entry(meeting).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(id, _)| id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_around_the_words_are_guessed_from() {
        let text = "North and South met at the lake. Winter, of the North, told Reed that the road will be open to the South. He \
                    left.\n\nThe South agreed to free prisoners.";
        let names = [("North", "act-n"), ("South", "act-s"), ("Winter", "act-w"), ("Reed", "act-r")];
        let mut mentions: Vec<Mentioned> = Vec::new();
        for (name, id) in names {
            for (at, _) in text.match_indices(name) {
                mentions.push(Mentioned { actor: ActorId::new(id), range: at..at + name.len() });
            }
        }
        mentions.sort_by_key(|mention| mention.range.start);
        let parties: BTreeMap<ActorId, usize> =
            [("act-n", 0), ("act-w", 0), ("act-s", 1), ("act-r", 1)].map(|(id, at)| (ActorId::new(id), at)).into();
        let voice = ActorId::new("act-v");
        for (words, speaker, promiser, promised) in [
            ("the road will be open", "act-w", "act-w", "act-r"),
            ("agreed to free prisoners", "act-s", "act-s", ""),
            ("The South agreed", "act-s", "act-s", ""),
            ("He left", "act-s", "act-s", ""),
            ("North and South met", "act-n", "act-n", "act-s"),
        ] {
            let at = text.find(words).unwrap();
            let found = from_text(text, &(at..at + words.len()), &mentions, &parties, Some(&voice));
            let id = |actor: &Option<ActorId>| actor.as_ref().map_or(String::new(), ToString::to_string);
            assert_eq!(id(&found.speaker), speaker, "{words}");
            assert_eq!(id(&found.promiser), promiser, "{words}");
            assert_eq!(id(&found.promised), promised, "{words}");
        }
        let found = from_text("Nobody is named.", &(0..6), &[], &parties, Some(&voice));
        assert_eq!((found.speaker.as_ref(), found.promiser.as_ref()), (Some(&voice), Some(&voice)));
        assert_eq!(from_text("short", &(3..90), &[], &parties, None), Guess::default());
    }

    #[test]
    fn what_was_read_goes_before_names() {
        use crate::model::{Actor, Article, PartId, Provenance, ReadingState};
        use crate::reading::{Known, read};
        let mut dossier = Dossier::default();
        for (id, name) in [("act-w", "Ada Winter"), ("act-r", "Tom Reed")] {
            let actor = Actor::named(ActorKind::Person, name, PartId::new("prt-1"));
            dossier.actors.insert(ActorId::new(id), actor.into());
        }
        // Who is named first in the sentence is not who speaks.
        let text = "After Tom Reed had left, “the road stays open,” said Ada Winter on Friday.";
        let article = ArticleId::new("art-1");
        let told = Article {
            title: "After the talks".to_owned(),
            outlet: None,
            authors: Vec::new(),
            url: String::new(),
            published: None,
            language: String::new(),
            origin: None,
            reliability: None,
            retracted: None,
            provenance: Provenance::default(),
            tags: Vec::new(),
            reading: ReadingState::Unread,
            notes: Vec::new(),
            revisions: Vec::new(),
            pages: Vec::new(),
            text: text.into(),
        };
        dossier.articles.insert(article.clone(), told.into());
        let at = text.chars().position(|letter| letter == '“').unwrap();
        let words = at + 1..at + 20;
        let reading = read(text, None, None, &Known::of(&dossier));
        let derived = Derived::default();
        let winter = ActorId::new("act-w");
        assert_eq!(
            said_by(&dossier, &derived, Some(&reading), &article, &words),
            Speaker::Actor(winter.clone()),
            "{:?}",
            reading.quotes
        );
        let found = guess(&dossier, &derived, Some(&reading), &article, &words);
        assert_eq!(found.speaker, Some(winter));
        assert_eq!(said_by(&dossier, &derived, None, &article, &words), Speaker::Outlet);
    }

    #[test]
    fn people_are_known_by_their_last_name_alone_where_one_has_it() {
        let mut dossier = Dossier::default();
        for (id, name) in
            [("act-w", "Ada Winter"), ("act-r", "Tom Reed"), ("act-s", "Ann Reed"), ("act-m", "امیر متقی")]
        {
            let actor = crate::model::Actor::named(ActorKind::Person, name, crate::model::PartId::new("prt-1"));
            dossier.actors.insert(ActorId::new(id), actor.into());
        }
        let text = "Ada Winter came. Winter said that Reed left, متقی گفت.";
        let known = [Mentioned { actor: ActorId::new("act-w"), range: 0..10 }];
        let found = surnames(&dossier, text, &(30..34), &known);
        let named: Vec<(&str, String)> = found
            .iter()
            .map(|it| (it.actor.as_str(), text.chars().skip(it.range.start).take(it.range.len()).collect()))
            .collect();
        assert_eq!(named, [("act-w", "Winter".to_owned()), ("act-m", "متقی".to_owned())]);
    }

    #[test]
    fn sentences_are_those_of_the_paragraph() {
        let text = "یک. دو سه چهار. پنج\nOne. Two!";
        let at = text.chars().position(|letter| letter == 'س').unwrap();
        let (paragraph, sentence) = around(text, &(at..at + 2));
        assert_eq!(paragraph, 0..text.chars().position(|letter| letter == '\n').unwrap());
        let words: String = text.chars().skip(sentence.start).take(sentence.len()).collect();
        assert_eq!(words.trim(), "دو سه چهار.");
    }
}
