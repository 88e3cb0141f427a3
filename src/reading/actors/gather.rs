//! Puts what was found together: actors with their roles and mentions, and places.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::attach::{Attached, attach};
use super::describe::{Describe, held_at};
use super::draft::Draft;
use super::groups::groups;
use super::lexicon::Sorts;
use super::people::people;
use super::roles::{alone, role};
use super::spans::{Finder, PERSON_TAGGED, Span, TAGGED, What};
use super::states::{phrase, states};
use super::tags::tags;
use super::titles::{Title, Titles};
use super::words::Page;
use crate::model::{ActorKind, Place};
use crate::reading::found::{ActorFound, Ground, Mention, MentionForm, PlaceFound};
use crate::reading::known::Known;
use crate::reading::text::Text;
use crate::reading::who::{ActorSpan, PlaceSpan, Who};

/// The actors and places of a text.
pub(super) fn who(text: &Text, known: &Known) -> Who {
    let page = Page::new(text);
    let finder = Finder { page: &page, known, tags: tags(&page), looked: RefCell::default() };
    let mut spans = finder.spans();
    family_names(&page, &mut spans);
    let titles = Titles::new(&page, &spans).find();
    let attached = attach(&page, &mut spans, &titles);
    bodies_by_titles(&page, &mut spans, &titles, &attached);
    let actors = Actors::gather(&page, &spans, &titles, &attached, known);
    let mut found = actors.finish(&page, &spans, &titles, &attached, known);
    (found.places, found.place_spans) = places(&page, &spans);
    found
}

/// The actors of the dossier that a text names, by their names as they stand there.
pub(super) fn known_only(text: &Text, known: &Known) -> Who {
    let page = Page::new(text);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut by_actor: BTreeMap<usize, usize> = BTreeMap::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let found = known.named_at(&text.tokens, at);
        let Some((end, [actor])) = found.filter(|(end, _)| page.words_of(&(at..*end)).start == page.word_at(at)) else {
            at += 1;
            continue;
        };
        let words = page.words_of(&(at..end));
        let draft = *by_actor.entry(*actor).or_insert_with(|| {
            let name = text.slice(&(at..end));
            let mut draft = Draft::new(name, ActorKind::Other);
            draft.known = Some(*actor);
            drafts.push(draft);
            drafts.len() - 1
        });
        drafts[draft].mention(words, MentionForm::Name);
        at = end;
    }
    Actors { of_span: Vec::new(), drafts, described: Vec::new() }.finish(&page, &[], &[], &[], known)
}

/// Actors in the making, and which name is whose.
struct Actors {
    drafts: Vec<Draft>,
    of_span: Vec<Option<usize>>,
    /// Titles that stand alone, with the actor of each.
    described: Vec<(usize, usize)>,
}

impl Actors {
    fn gather(page: &Page, spans: &[Span], titles: &[Title], attached: &[Attached], known: &Known) -> Self {
        let mut titled = vec![false; spans.len()];
        let mut has_name = vec![false; titles.len()];
        for link in attached {
            titled[link.span] = true;
            if let Some(title) = link.title {
                has_name[title] = true;
            }
        }
        let people = people(page, spans, &titled, known);
        let bodies = groups(page, spans, &people.of_span, known);
        let states = states(page, spans, known);
        let (first_body, first_state) = (people.drafts.len(), people.drafts.len() + bodies.drafts.len());
        let mut drafts = people.drafts;
        drafts.extend(bodies.drafts);
        drafts.extend(states.drafts);
        // In order, so that each is found in one step.
        drafts.iter_mut().for_each(|draft| draft.mentions.sort_by_key(|spoken| spoken.words.start));
        let of_span: Vec<Option<usize>> = (0..spans.len())
            .map(|span| {
                people.of_span[span]
                    .or(bodies.of_span[span].map(|body| body + first_body))
                    .or(states.of_span[span].map(|state| state + first_state))
            })
            .collect();
        let mut roles: Vec<Vec<(String, String)>> = vec![Vec::new(); drafts.len()];
        for link in attached {
            let Some(actor) = of_span[link.span] else { continue };
            // A title of the sentence before is none of the name's own phrase.
            if page.text.sentence_of(page.words[link.words.start].tokens.start)
                == page.text.sentence_of(page.words[spans[link.span].words.start].tokens.start)
            {
                widen(&mut drafts[actor], &spans[link.span].words, &link.words);
            }
            let (Some(title), Some(draft)) = (link.title, drafts.get_mut(actor)) else { continue };
            let head = &page.words[titles[title].head];
            if head.is(Sorts::WOMAN) || head.is(Sorts::MAN) {
                draft.woman = Some(head.is(Sorts::WOMAN));
            }
            let at = link.organisation.map(|place| held_at(page, &spans[place])).unwrap_or_default();
            roles[actor].push((head.lower.clone().into_owned(), at));
        }
        for (place, span) in spans.iter().enumerate() {
            let Some(actor) = of_span[place] else { continue };
            let before = span.words.start.checked_sub(1).and_then(|before| page.get(before));
            if drafts[actor].kind != ActorKind::Person {
                let side = phrase(page, &span.words);
                widen(&mut drafts[actor], &span.words, &side);
            } else if let Some(word) = before.filter(|word| word.is(Sorts::HONORIFIC)) {
                if word.is(Sorts::WOMAN) || word.is(Sorts::MAN) {
                    drafts[actor].woman = Some(word.is(Sorts::WOMAN));
                }
                let words = span.words.start - 1..span.words.end;
                widen(&mut drafts[actor], &span.words, &words);
            }
        }
        let described = Describe { page, spans, titles, attached: &has_name, roles: &roles }.link(&mut drafts);
        Self { drafts, of_span, described }
    }

    fn finish(self, page: &Page, spans: &[Span], titles: &[Title], attached: &[Attached], known: &Known) -> Who {
        let mut drafts: Vec<(usize, Draft)> =
            self.drafts.into_iter().enumerate().filter(|(_, draft)| !draft.mentions.is_empty()).collect();
        for (_, draft) in &mut drafts {
            draft.mentions.sort_by_key(|spoken| spoken.words.start);
        }
        drafts.sort_by_key(|(_, draft)| draft.mentions.first().map(|spoken| spoken.words.start));
        let mut place_of: Vec<Option<usize>> = Vec::new();
        for (place, (index, _)) in drafts.iter().enumerate() {
            if place_of.len() <= *index {
                place_of.resize(index + 1, None);
            }
            place_of[*index] = Some(place);
        }
        let actor_of = |span: usize| self.of_span[span].and_then(|index| place_of.get(index).copied().flatten());
        let mut found = Who::default();
        for (place, (_, draft)) in drafts.iter().enumerate() {
            for spoken in &draft.mentions {
                found.actor_spans.push(ActorSpan {
                    tokens: page.tokens_of(&spoken.words),
                    actor: place,
                    form: spoken.form,
                    phrase: page.tokens_of(&spoken.phrase),
                });
            }
            found.actors.push(actor(page, draft, known));
        }
        for link in attached {
            let Some(person) = actor_of(link.span) else { continue };
            let held = link.organisation.and_then(actor_of).filter(|held| *held != person);
            let role = role(page, spans, titles, link, held);
            let roles = &mut found.actors[person].roles;
            if !roles.iter().any(|known| known.printed == role.printed) {
                roles.push(role);
            }
        }
        for (title, index) in &self.described {
            let Some(person) = place_of.get(*index).copied().flatten() else { continue };
            let held = titles[*title].organisation.and_then(actor_of).filter(|held| *held != person);
            let role = alone(page, spans, &titles[*title], held);
            let roles = &mut found.actors[person].roles;
            // “the envoy” says nothing of someone whose role is told.
            if !roles.is_empty() && role.organisation.is_empty() && !role.printed.trim().contains(' ') {
                continue;
            }
            // “the minister” says nothing more than “foreign minister”.
            let told = |known: &str| {
                let known = known.to_lowercase();
                role.printed.to_lowercase().split(' ').all(|word| known.split(' ').any(|other| other == word))
            };
            if !roles.iter().any(|known| told(&known.printed)) {
                roles.push(role);
            }
        }
        for actor in &mut found.actors {
            actor.roles.sort_by_key(|role| role.range.start);
        }
        found.actor_spans.sort_by_key(|span| (span.tokens.start, std::cmp::Reverse(span.tokens.end)));
        let mut end = 0;
        found.actor_spans.retain(|span| {
            let apart = span.tokens.start >= end && !span.tokens.is_empty();
            if apart {
                end = span.tokens.end;
            }
            apart
        });
        found
    }
}

/// Adds the words that are the last of a full name of the text, and were not taken for names by themselves: “West” of Tom
/// West, “Lord” of Peter Lord.
fn family_names(page: &Page, spans: &mut Vec<Span>) {
    let full = spans.iter().filter(|span| matches!(span.what, What::Person) && span.words.len() > 1);
    let families: BTreeSet<&str> = full.map(|span| &*page.words[span.words.end - 1].lower).collect();
    if families.is_empty() {
        return;
    }
    let mut held = spans.iter().peekable();
    let mut more = Vec::new();
    for (at, word) in page.words.iter().enumerate() {
        while held.peek().is_some_and(|span| span.words.end <= at) {
            held.next();
        }
        if !word.is_capital()
            || held.peek().is_some_and(|span| span.words.start <= at)
            || !families.contains(&*word.lower)
        {
            continue;
        }
        // “the West”, “Lord Hague”.
        let before = at.checked_sub(1).and_then(|before| page.get(before));
        let article = before.is_some_and(|word| word.is_word(&["the", "a", "an", "this", "of"]));
        let goes_on = !word.possessive && page.get(at + 1).is_some_and(|next| next.is_capital() && !next.begins);
        if !article && !goes_on {
            let (rule, percent) = ("a capitalised name", 40);
            more.push(Span { words: at..at + 1, what: What::Unknown, known: None, well_known: None, rule, percent });
        }
    }
    spans.extend(more);
    spans.sort_by_key(|span| span.words.start);
}

/// “Acme chairman John Roe”: a name that nothing else tells of is a body's where someone named holds a title.
fn bodies_by_titles(page: &Page, spans: &mut [Span], titles: &[Title], attached: &[Attached]) {
    /// Titles that bodies alone give.
    const OFFICERS: &[&str] = &[
        "ceo",
        "cfo",
        "coo",
        "cto",
        "chairman",
        "chairwoman",
        "chairperson",
        "president",
        "director",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "founder",
        "co-founder",
        "executive",
        "boss",
        "chief",
        "commander",
        "leader",
        "negotiator",
        "official",
    ];
    for link in attached {
        let Some(span) = link.organisation.and_then(|place| spans.get_mut(place)) else { continue };
        let head = link.title.and_then(|title| page.get(titles[title].head));
        if matches!(span.what, What::Unknown) && head.is_some_and(|head| head.is_word(OFFICERS)) {
            (span.what, span.rule, span.percent) = (What::Body(ActorKind::Other), "someone has a title there", 65);
        }
    }
}

/// Widens the phrase of the mention that some words are by words beside it.
fn widen(draft: &mut Draft, words: &Range<usize>, beside: &Range<usize>) {
    let from = draft.mentions.partition_point(|spoken| spoken.words.start < words.start);
    let mut same = draft.mentions.iter_mut().skip(from).take_while(|spoken| spoken.words.start == words.start);
    if let Some(spoken) = same.find(|spoken| spoken.words == *words) {
        spoken.phrase = spoken.phrase.start.min(beside.start)..spoken.phrase.end.max(beside.end);
    }
}

fn actor(page: &Page, draft: &Draft, known: &Known) -> ActorFound {
    let mut aliases: Vec<String> = Vec::new();
    let forms = draft.mentions.iter().filter(|spoken| matches!(spoken.form, MentionForm::Name | MentionForm::Short));
    let printed = forms.map(|spoken| page.print(&spoken.words));
    for form in printed.chain(draft.forms.iter().map(String::as_str)) {
        if form != draft.name && !aliases.iter().any(|known| known == form) {
            aliases.push(form.to_owned());
        }
    }
    let mention = |spoken: &super::draft::Spoken| {
        let tokens = page.tokens_of(&spoken.words);
        Mention { range: page.text.characters(&tokens), text: page.text.slice(&tokens).to_owned(), form: spoken.form }
    };
    let known = draft.known.and_then(|known_at| known.actors.get(known_at));
    let percent = honest(draft);
    let (rule, percent) = match (known, draft.nearly_known) {
        (Some(_), false) => ("an actor of the dossier", percent.max(97)),
        (Some(_), true) => ("a name like one of the dossier", percent.clamp(60, 85)),
        (None, _) => (draft.rule, percent),
    };
    ActorFound {
        name: draft.name.clone(),
        kind: known.map_or(draft.kind, |known| known.kind),
        aliases,
        roles: Vec::new(),
        mentions: draft.mentions.iter().map(mention).collect(),
        known: known.map(|known| known.id.clone()),
        ground: Ground { rule, percent: percent.min(99) },
    }
}

/// How sure an actor is, in per cent. On texts that it had not seen the tagger was right of nine in ten names of several
/// words, and of half of the names of one word and of the bodies that no list and no word tells.
fn honest(draft: &Draft) -> u8 {
    let single = !draft.name.contains(' ');
    let share = match draft.rule {
        TAGGED => 60,
        PERSON_TAGGED if single => 65,
        PERSON_TAGGED => 95,
        _ => return draft.percent,
    };
    // A title or a second mention speaks for it.
    let more = draft.mentions.len().saturating_sub(1).min(4) * 3;
    let percent = usize::from(draft.percent) * share / 100 + more;
    u8::try_from(percent.min(97)).unwrap_or(97)
}

/// The places that are named, each once.
fn places(page: &Page, spans: &[Span]) -> (Vec<PlaceFound>, Vec<PlaceSpan>) {
    let mut found: Vec<PlaceFound> = Vec::new();
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    let mut where_named = Vec::new();
    for span in spans {
        let (name, place) = match span.what {
            What::Area(area) => (area.name.to_owned(), Place { country: area.name.to_owned(), ..Place::default() }),
            What::City(city) => {
                let country = city.country().map(|country| country.name.to_owned()).unwrap_or_default();
                (city.name.to_owned(), Place { city: city.name.to_owned(), country, ..Place::default() })
            }
            What::Spot => {
                let printed = page.print(&span.words).to_owned();
                (printed.clone(), Place { venue: printed, ..Place::default() })
            }
            _ => continue,
        };
        let tokens = page.tokens_of(&span.words);
        let index = *by_name.entry(name.clone()).or_insert_with(|| {
            found.push(PlaceFound { name, place, mentions: Vec::new() });
            found.len() - 1
        });
        found[index].mentions.push(page.text.characters(&tokens));
        where_named.push(PlaceSpan { tokens, place: index });
    }
    (found, where_named)
}
