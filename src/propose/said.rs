//! What was promised, held and said: commitments, positions, and words worth keeping.

use std::collections::HashMap;
use std::ops::Range;

use super::actors::group_of;
use super::cast::{Cast, Who};
use super::gathered::{capitalised, surer};
use super::keys;
use super::meetings::{Held, HeldAt};
use super::proposal::{Content, GroupOf, NewCommitment, NewPosition, NewTopic, Proposal, Teller};
use super::quoted::Quoted;
use super::source::{Source, overlap};
use crate::model::{CommitmentId, MeetingId, Stance};
use crate::names::fold;
use crate::reading::{Ground, QuoteFound, Speech, Voice};

/// What is less sure than this is noise.
const LEAST: u8 = 40;
/// Two statements that share this much of their words are one.
const ALIKE: f64 = 0.6;
/// No more statements that share a word are compared with one.
const MOST: usize = 64;
/// A quotation of fewer words is no statement.
const WORDS: usize = 6;
/// Words that tell no statement from another.
const SMALL: &[&str] = &[
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "he",
    "her", "his", "in", "into", "is", "it", "its", "not", "of", "on", "or", "our", "she", "so", "that", "the", "their",
    "they", "this", "to", "was", "we", "were", "which", "who", "will", "with", "would", "you",
];

pub(super) fn proposals(
    cast: &Cast<'_>,
    sources: &[Source<'_>],
    quoted: &Quoted<'_>,
    held: &HeldAt,
    out: &mut Vec<Proposal>,
) {
    commitments(cast, sources, quoted, held, out);
    positions(cast, sources, quoted, held, out);
    spoken(cast, sources, quoted, out);
}

/// Words as numbers, so that statements are compared quickly.
#[derive(Default)]
struct Vocabulary {
    numbers: HashMap<String, u32>,
}

impl Vocabulary {
    /// The words that tell statements apart, each once, in order.
    fn content(&mut self, text: &str) -> Vec<u32> {
        let folded = fold(text);
        let mut found = Vec::new();
        for word in folded.split(' ').filter(|word| !word.is_empty() && !SMALL.contains(word)) {
            found.push(match self.numbers.get(word) {
                Some(number) => *number,
                None => {
                    let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                    self.numbers.insert(word.to_owned(), number);
                    number
                }
            });
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// How much of their words two statements share, from 0 to 1.
fn alike(one: &[u32], other: &[u32]) -> f64 {
    let shared = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    let all = one.len() + other.len();
    if all == 0 { 0.0 } else { (2 * shared) as f64 / all as f64 }
}

/// Statements, found again by who makes them and a word.
struct Statements<Of> {
    all: Vec<(Vec<u32>, Of)>,
    by_word: HashMap<(Option<Who>, u32), Vec<usize>>,
}

impl<Of> Default for Statements<Of> {
    fn default() -> Self {
        Self { all: Vec::new(), by_word: HashMap::new() }
    }
}

impl<Of: Copy> Statements<Of> {
    fn like(&self, who: &[Option<Who>], words: &[u32]) -> Option<Of> {
        let mut seen: Vec<usize> = Vec::new();
        for by in who {
            for word in words {
                seen.extend(self.by_word.get(&(*by, *word)).into_iter().flatten());
            }
        }
        seen.sort_unstable();
        seen.dedup();
        let mut best: Option<(f64, Of)> = None;
        for at in seen {
            let Some((other, of)) = self.all.get(at) else { continue };
            let score = alike(words, other);
            if score >= ALIKE && best.is_none_or(|(most, _)| score > most) {
                best = Some((score, *of));
            }
        }
        best.map(|(_, of)| of)
    }

    fn add(&mut self, who: &[Option<Who>], words: Vec<u32>, of: Of) {
        for by in who {
            for word in &words {
                let bucket = self.by_word.entry((*by, *word)).or_default();
                if bucket.len() < MOST {
                    bucket.push(self.all.len());
                }
            }
        }
        self.all.push((words, of));
    }
}

/// A statement of the dossier, or a proposal by place.
#[derive(Clone, Copy)]
enum Told<'a> {
    Known(&'a CommitmentId),
    Proposed(usize),
}

/// “to let foreigners leave” as a promise is written: “Let foreigners leave”.
fn what_of(printed: &str) -> String {
    let words = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_matches(|letter: char| ".,;:".contains(letter) || letter.is_whitespace());
    let bare = ["to ", "that "].iter().find_map(|start| words.strip_prefix(start)).unwrap_or(words);
    capitalised(bare.trim())
}

fn meeting_at(held: &HeldAt, source: usize, place: Option<usize>) -> (Option<MeetingId>, Option<String>) {
    match place.and_then(|place| held.get(&(source, place))) {
        Some(Held::Known(id)) => (Some(id.clone()), None),
        Some(Held::Proposed(key)) => (None, Some(key.clone())),
        None => (None, None),
    }
}

fn commitments(cast: &Cast<'_>, sources: &[Source<'_>], quoted: &Quoted<'_>, held: &HeldAt, out: &mut Vec<Proposal>) {
    let mut made: Vec<Proposal> = Vec::new();
    let mut statements: Statements<Told> = Statements::default();
    let mut vocabulary = Vocabulary::default();
    for (id, known) in &cast.dossier.commitments {
        let who: Vec<Option<Who>> =
            known.who.iter().map(|id| cast.known.binary_search(&id).ok().map(Who::Known)).collect();
        let who = if who.is_empty() { vec![None] } else { who };
        for what in std::iter::once(&known.what).chain(known.versions.iter().map(|version| &version.what)) {
            statements.add(&who, vocabulary.content(what), Told::Known(id));
        }
    }
    for (at, source) in sources.iter().enumerate() {
        let here = quoted.in_article(source.id);
        for found in &source.reading.commitments {
            let what = what_of(&found.what);
            let Some(words) = source.words(&found.range).filter(|_| !what.is_empty()) else { continue };
            let key = keys::words("commitment", source.id, words);
            if found.ground.percent < LEAST
                || cast.dossier.refused.contains(&key)
                || here.promise(&found.range).is_some()
            {
                continue;
            }
            let all = |places: &[usize]| {
                let mut whos: Vec<Who> = Vec::new();
                for who in places.iter().filter_map(|place| cast.who(at, *place)) {
                    if !whos.contains(&who) {
                        whos.push(who);
                    }
                }
                whos
            };
            let (who, to_whom) = (all(&found.who), all(&found.to_whom));
            let Some(first) = who.first().copied() else { continue };
            let makers: Vec<Option<Who>> = who.iter().copied().map(Some).collect();
            let content = vocabulary.content(&what);
            let Some(evidence) = source.evidence(&found.range, cast.teller(at, &found.voice)) else { continue };
            match statements.like(&makers, &content) {
                Some(Told::Proposed(place)) => {
                    let Some(known) = made.get_mut(place) else { continue };
                    known.keys.push(key);
                    known.ground.percent = surer(known.ground.percent.max(found.ground.percent), 2);
                    if let Content::Commitment(promise) = &mut known.content {
                        promise.deadline = promise.deadline.take().or_else(|| found.deadline.clone());
                        if promise.meeting.is_none() && promise.at_proposed.is_none() {
                            (promise.meeting, promise.at_proposed) = meeting_at(held, at, found.meeting);
                        }
                    }
                    known.evidence.push(evidence);
                }
                Some(Told::Known(id)) => {
                    let Some(group) = group_of(cast, first) else { continue };
                    made.push(open(group, key, Content::CommitmentTold(id.clone(), what), evidence, found.ground));
                }
                None => {
                    let Some(group) = group_of(cast, first) else { continue };
                    let parties = |whos: &[Who]| whos.iter().filter_map(|who| cast.party(*who)).collect();
                    let (meeting, at_proposed) = meeting_at(held, at, found.meeting);
                    let promise = NewCommitment {
                        who: parties(&who),
                        to_whom: parties(&to_whom),
                        what,
                        condition: found.condition.trim().to_owned(),
                        deadline: found.deadline.clone(),
                        meeting,
                        at_proposed,
                    };
                    statements.add(&makers, content, Told::Proposed(made.len()));
                    made.push(open(group, key, Content::Commitment(promise), evidence, found.ground));
                }
            }
        }
    }
    out.append(&mut made);
}

fn open(
    group: GroupOf,
    key: String,
    content: Content,
    evidence: super::proposal::Evidence,
    ground: Ground,
) -> Proposal {
    Proposal {
        keys: vec![key],
        group,
        title: String::new(),
        detail: String::new(),
        content,
        evidence: vec![evidence],
        ground,
    }
}

fn positions(cast: &Cast<'_>, sources: &[Source<'_>], quoted: &Quoted<'_>, held: &HeldAt, out: &mut Vec<Proposal>) {
    let topics: HashMap<String, _> = cast.dossier.topics.iter().map(|(id, it)| (fold(&it.name), id)).collect();
    let mut made: Vec<Proposal> = Vec::new();
    let mut vocabulary = Vocabulary::default();
    // None for a position that the dossier has.
    let mut statements: HashMap<(String, Stance), Statements<Option<usize>>> = HashMap::new();
    for position in cast.dossier.positions.values() {
        let topic = cast.dossier.topics.get(&position.topic).map(|topic| fold(&topic.name)).unwrap_or_default();
        let who = cast.known.binary_search(&&position.actor).ok().map(Who::Known);
        let quoted = position.quote.as_ref().map_or("", |quote| quote.exact.as_str());
        let words = if position.summary.is_empty() { quoted } else { &position.summary };
        statements.entry((topic, position.stance)).or_default().add(&[who], vocabulary.content(words), None);
    }
    for (at, source) in sources.iter().enumerate() {
        let here = quoted.in_article(source.id);
        for found in &source.reading.positions {
            let (topic, summary) = (fold(&found.topic), found.summary.trim());
            let Some(words) = source.words(&found.range).filter(|_| !topic.is_empty()) else { continue };
            let key = keys::words("position", source.id, words);
            if found.ground.percent < LEAST || cast.dossier.refused.contains(&key) {
                continue;
            }
            let Some(who) = cast.who(at, found.who) else { continue };
            let known_topic = topics.get(&topic).copied();
            let is_there = cast.id_at(at, found.who).is_some_and(|actor| {
                here.positions.iter().any(|(range, by, _)| *by == actor && overlap(range, &found.range))
            });
            let Some(evidence) = source.evidence(&found.range, Teller::Outlet).filter(|_| !is_there) else { continue };
            let content = vocabulary.content(if summary.is_empty() { words } else { summary });
            let alike = statements.entry((topic, found.stance)).or_default();
            if let Some(known) = alike.like(&[Some(who)], &content) {
                if let Some(known) = known.and_then(|place| made.get_mut(place)) {
                    known.keys.push(key);
                    known.ground.percent = surer(known.ground.percent.max(found.ground.percent), 2);
                    known.evidence.push(evidence);
                }
                continue;
            }
            let (Some(actor), Some(group)) = (cast.party(who), group_of(cast, who)) else { continue };
            let (meeting, at_proposed) = meeting_at(held, at, found.meeting);
            let topic = match known_topic {
                Some(id) => NewTopic::Known(id.clone()),
                None => NewTopic::New(capitalised(found.topic.trim())),
            };
            let published = || source.article.published.as_ref().map(|when| when.edtf.clone());
            let position = NewPosition {
                actor,
                topic,
                summary: summary.to_owned(),
                stance: found.stance,
                date: found.date.clone().or_else(published),
                meeting,
                at_proposed,
            };
            alike.add(&[Some(who)], content, Some(made.len()));
            made.push(open(group, key, Content::Position(position), evidence, found.ground));
        }
    }
    out.append(&mut made);
}

/// Quotations that say something, which no promise or position has as its words.
fn spoken(cast: &Cast<'_>, sources: &[Source<'_>], quoted: &Quoted<'_>, out: &mut Vec<Proposal>) {
    for (at, source) in sources.iter().enumerate() {
        let reading = source.reading;
        let mut told: Vec<&Range<usize>> = reading.commitments.iter().map(|it| &it.range).collect();
        told.extend(reading.positions.iter().map(|it| &it.range));
        let here = quoted.in_article(source.id);
        for quote in &reading.quotes {
            let Voice::Actor(place) = quote.voice else { continue };
            let Some(words) = source.words(&quote.range) else { continue };
            if quote.ground.percent < LEAST || !is_a_statement(source, quote) {
                continue;
            }
            let key = keys::words("said", source.id, words);
            if cast.dossier.refused.contains(&key) || told.iter().any(|range| overlap(range, &quote.range)) {
                continue;
            }
            let Some(who) = cast.who(at, place) else { continue };
            if cast.id_at(at, place).is_some_and(|actor| here.says(&quote.range, actor)) {
                continue;
            }
            let (Some(party), Some(group)) = (cast.party(who), group_of(cast, who)) else { continue };
            let teller = Teller::Actor(party.clone());
            let Some(evidence) = source.evidence(&quote.range, teller) else { continue };
            out.push(open(group, key, Content::Said(party), evidence, quote.ground));
        }
    }
}

/// Whether it is somebody's own words, and enough of them: of words given in part, those between quotation marks.
fn is_a_statement(source: &Source<'_>, quote: &QuoteFound) -> bool {
    let count = |range: &Range<usize>| source.words(range).map_or(0, |words| words.split_whitespace().count());
    match quote.speech {
        Speech::Direct => quote.parts.iter().map(count).sum::<usize>().max(count(&quote.range)) >= WORDS,
        Speech::Mixed => source.words(&quote.range).is_some_and(|words| longest_quoted(words) >= WORDS),
        Speech::Indirect => false,
    }
}

/// How many words stand in the longest stretch between quotation marks.
fn longest_quoted(words: &str) -> usize {
    let (mut open, mut from, mut longest) = (false, 0, 0);
    let letters: Vec<(usize, char)> = words.char_indices().collect();
    let is_letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|(_, it)| it.is_alphanumeric());
    for (at, (byte, letter)) in letters.iter().enumerate() {
        let (before, after) = (is_letter(at.checked_sub(1)), is_letter(Some(at + 1)));
        let opens = match letter {
            '”' | '»' => Some(false),
            '"' => Some(!open),
            // Between letters it is an apostrophe.
            '‘' | '’' | '\'' if before && after => None,
            '“' | '«' | '„' | '‘' => Some(true),
            '’' | '\'' => Some(!before && after && !open),
            _ => None,
        };
        match opens {
            Some(true) => (open, from) = (true, byte + letter.len_utf8()),
            Some(false) if open => {
                longest = longest.max(words[from..*byte].split_whitespace().count());
                open = false;
            }
            _ => {}
        }
    }
    if open { longest.max(words[from..].split_whitespace().count()) } else { longest }
}

#[cfg(test)]
mod tests {
    use super::longest_quoted;

    #[test]
    fn words_between_quotation_marks_are_counted() {
        for (words, expect) in [
            ("the first talks as “candid,”", 1),
            ("that \"the number was dynamic\" and ‘it didn’t change much’", 4),
            ("he didn’t say so", 0),
            ("“we will go on", 4),
            ("", 0),
        ] {
            assert_eq!(longest_quoted(words), expect, "{words}");
        }
    }
}
