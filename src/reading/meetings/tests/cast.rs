//! A small cast of actors and places, found by name, so that the reader of meetings is tested on its own.

use std::ops::Range;

use crate::model::{ActorKind, Place};
use crate::places::place_in;
use crate::reading::found::{ActorFound, Ground, Mention, MentionForm, PlaceFound, RoleFound};
use crate::reading::meetings::words::{Noun, noun};
use crate::reading::text::Text;
use crate::reading::who::{ActorSpan, PlaceSpan, Who};

const GROUND: Ground = Ground { rule: "cast", percent: 100 };

/// Name, other forms, kind, and the actor whose a person is.
const CAST: &[(&str, &[&str], ActorKind, &str)] = &[
    ("United States", &["the US", "US", "U.S.", "Washington", "American"], ActorKind::State, ""),
    ("Russia", &["Moscow", "Russian", "Kremlin"], ActorKind::State, ""),
    ("China", &["Beijing", "Chinese"], ActorKind::State, ""),
    ("Iran", &["Tehran", "Iranian"], ActorKind::State, ""),
    ("Israel", &["Israeli"], ActorKind::State, ""),
    ("Egypt", &["Cairo", "Egyptian"], ActorKind::State, ""),
    ("Qatar", &["Qatari"], ActorKind::State, ""),
    ("Oman", &["Omani"], ActorKind::State, ""),
    ("Turkey", &["Ankara", "Turkish"], ActorKind::State, ""),
    ("Greece", &["Athens", "Greek"], ActorKind::State, ""),
    ("France", &["Paris", "French"], ActorKind::State, ""),
    ("Germany", &["Berlin", "German"], ActorKind::State, ""),
    ("Britain", &["London", "British"], ActorKind::State, ""),
    ("Ukraine", &["Kyiv", "Ukrainian"], ActorKind::State, ""),
    ("Serbia", &["Belgrade", "Serbian"], ActorKind::State, ""),
    ("Kosovo", &["Pristina"], ActorKind::State, ""),
    ("Armenia", &["Yerevan", "Armenian"], ActorKind::State, ""),
    ("Azerbaijan", &["Baku", "Azerbaijani"], ActorKind::State, ""),
    ("Ethiopia", &["Addis Ababa", "Ethiopian"], ActorKind::State, ""),
    ("Sudan", &["Khartoum", "Sudanese"], ActorKind::State, ""),
    ("Japan", &["Tokyo", "Japanese"], ActorKind::State, ""),
    ("South Korea", &["Seoul"], ActorKind::State, ""),
    ("North Korea", &["Pyongyang"], ActorKind::State, ""),
    ("India", &["New Delhi", "Indian"], ActorKind::State, ""),
    ("Pakistan", &["Islamabad", "Pakistani"], ActorKind::State, ""),
    ("Afghanistan", &["Kabul", "Afghan"], ActorKind::State, ""),
    ("Poland", &["Polish"], ActorKind::State, ""),
    ("Saudi Arabia", &["Riyadh", "Saudi"], ActorKind::State, ""),
    ("Colombia", &["Colombian"], ActorKind::State, ""),
    ("Kenya", &["Kenyan"], ActorKind::State, ""),
    ("Norway", &["Norwegian"], ActorKind::State, ""),
    ("Switzerland", &["Swiss"], ActorKind::State, ""),
    ("European Union", &["EU", "Brussels"], ActorKind::InternationalOrganisation, ""),
    ("United Nations", &["UN", "U.N."], ActorKind::InternationalOrganisation, ""),
    ("NATO", &[], ActorKind::InternationalOrganisation, ""),
    ("G20", &[], ActorKind::InternationalOrganisation, ""),
    ("African Union", &[], ActorKind::InternationalOrganisation, ""),
    ("Taliban", &["the Taliban"], ActorKind::Group, ""),
    ("Hamas", &[], ActorKind::Group, ""),
    ("Houthis", &["Houthi", "the Houthis"], ActorKind::Group, ""),
    ("ELN", &[], ActorKind::Group, ""),
    ("State Department", &["the State Department"], ActorKind::Ministry, ""),
    ("Reuters", &[], ActorKind::Media, ""),
    ("Thomas West", &["Tom West", "West"], ActorKind::Person, "United States"),
    ("Amir Khan Muttaqi", &["Muttaqi"], ActorKind::Person, "Taliban"),
    ("Imran Khan", &[], ActorKind::Person, "Pakistan"),
    ("Sergei Lavrov", &["Lavrov"], ActorKind::Person, "Russia"),
    ("Hakan Fidan", &["Fidan"], ActorKind::Person, "Turkey"),
    ("Vladimir Putin", &["Putin"], ActorKind::Person, "Russia"),
    ("Xi Jinping", &["Xi"], ActorKind::Person, "China"),
    ("Joe Biden", &["Biden"], ActorKind::Person, "United States"),
    ("Antony Blinken", &["Blinken"], ActorKind::Person, "United States"),
    ("Emmanuel Macron", &["Macron"], ActorKind::Person, "France"),
    ("Olaf Scholz", &["Scholz"], ActorKind::Person, "Germany"),
    ("Narendra Modi", &["Modi"], ActorKind::Person, "India"),
    ("Ned Price", &["Price"], ActorKind::Person, "State Department"),
    ("Frank McKenzie", &["McKenzie"], ActorKind::Person, "United States"),
    ("Ursula von der Leyen", &["von der Leyen", "Von der Leyen"], ActorKind::Person, "European Union"),
    ("Martin Griffiths", &["Griffiths"], ActorKind::Person, "United Nations"),
    ("William Ruto", &["Ruto"], ActorKind::Person, "Kenya"),
    ("Abdel Fattah al-Burhan", &["Burhan"], ActorKind::Person, "Sudan"),
    ("King Salman", &[], ActorKind::Person, "Saudi Arabia"),
    ("Kyriakos Mitsotakis", &["Mitsotakis"], ActorKind::Person, "Greece"),
    ("Zalmay Khalilzad", &["Khalilzad"], ActorKind::Person, "United States"),
    ("Sarah Charles", &[], ActorKind::Person, ""),
    ("Anwar Ibrahim", &[], ActorKind::Person, ""),
];

const PLACES: &[&str] = &[
    "Doha",
    "Qatar",
    "Kabul",
    "Pakistan",
    "Islamabad",
    "Geneva",
    "Vienna",
    "Muscat",
    "Oman",
    "Cairo",
    "Ankara",
    "Istanbul",
    "Moscow",
    "Beijing",
    "Bali",
    "Riyadh",
    "Jeddah",
    "Brussels",
    "Munich",
    "Washington",
    "Nairobi",
    "Athens",
    "Sochi",
    "Madrid",
    "Oslo",
    "Havana",
    "Astana",
    "Abu Dhabi",
    "Tokyo",
    "Paris",
    "Berlin",
    "Egypt",
    "Turkey",
    "Kazakhstan",
    "New York",
    "Samarkand",
    "Lugano",
    "Khartoum",
    "Addis Ababa",
    "Stockholm",
    "China",
    "Norway",
    "New Delhi",
];

fn words_of(name: &str) -> Vec<String> {
    Text::new(name).tokens.iter().map(|token| token.text.to_owned()).collect()
}

/// Who and where in a text, by name.
pub(super) fn who(text: &Text) -> Who {
    let mut who = Who::default();
    let forms: Vec<(Vec<String>, usize)> = CAST
        .iter()
        .enumerate()
        .flat_map(|(at, (name, forms, ..))| std::iter::once(name).chain(*forms).map(move |form| (words_of(form), at)))
        .collect();
    let places: Vec<Vec<String>> = PLACES.iter().map(|name| words_of(name)).collect();
    let stands = |at: usize, words: &[String]| {
        words
            .iter()
            .enumerate()
            .all(|(index, word)| text.tokens.get(at + index).is_some_and(|token| token.text == word))
    };
    let mut known: Vec<Option<usize>> = vec![None; CAST.len()];
    let mut at = 0;
    while at < text.tokens.len() {
        let place = places.iter().filter(|words| stands(at, words)).max_by_key(|words| words.len());
        let before = |words: &[&str]| at > 0 && text.tokens[at - 1].is_in(words);
        let listed = at > 1
            && text.tokens[at - 1].is_mark(&[','])
            && who.place_spans.last().is_some_and(|last| last.tokens.end == at - 1);
        let owned = text.tokens.get(at + 1).is_some_and(|next| next.is_mark(&['’', '\'']))
            && text.tokens.get(at + 3).is_some_and(|next| next.is("capital"));
        let after_capital = at > 1 && text.tokens[at - 2].is("capital");
        let event = place.is_some_and(|words| {
            text.tokens
                .get(at + words.len())
                .is_some_and(|next| next.is_in(&["talks", "meeting", "summit", "conference"]))
        }) && (before(&["the", "new"]) || at == 0);
        let to = before(&["to"]) && !(at > 1 && text.tokens[at - 2].is_in(&["spoke", "talked"]));
        if let Some(words) = place.filter(|_| {
            before(&["in", "at", "near", "from", "visited", "visiting", "of"])
                || listed
                || owned
                || after_capital
                || event
                || to
        }) {
            let tokens = at..at + words.len();
            put_place(text, &mut who, tokens);
            at += words.len();
            continue;
        }
        let found = forms.iter().filter(|(words, _)| stands(at, words)).max_by_key(|(words, _)| words.len());
        if let Some((words, entry)) = found {
            let tokens = at..at + words.len();
            let actor = *known[*entry].get_or_insert_with(|| {
                who.actors.push(actor_of(*entry, text, &tokens));
                who.actors.len() - 1
            });
            let person = CAST[*entry].2 == ActorKind::Person;
            let phrase = if person { titled(text, &tokens, who.actor_spans.last()) } else { tokens.clone() };
            who.actor_spans.push(ActorSpan { tokens: tokens.clone(), actor, form: MentionForm::Name, phrase });
            at = tokens.end;
            continue;
        }
        if text.tokens[at].is_in(&["he", "she"]) {
            let last = who.actor_spans.iter().rev().find(|span| who.actors[span.actor].kind == ActorKind::Person);
            if let Some(actor) = last.map(|span| span.actor) {
                who.actor_spans.push(ActorSpan {
                    tokens: at..at + 1,
                    actor,
                    form: MentionForm::Pronoun,
                    phrase: at..at + 1,
                });
            }
        }
        at += 1;
    }
    // A person's body is found by name, wherever it stands.
    for (entry, actor) in known.iter().enumerate() {
        let (Some(actor), body) = (actor, CAST[entry].3) else { continue };
        let body = CAST.iter().position(|(name, ..)| *name == body).and_then(|entry| known[entry]);
        if let Some(body) = body {
            let range = who.actors[*actor].mentions[0].range.clone();
            who.actors[*actor].roles.push(RoleFound {
                printed: String::new(),
                title: String::new(),
                organisation: String::new(),
                organisation_actor: Some(body),
                former: false,
                range,
                ground: GROUND,
            });
        }
    }
    who
}

fn actor_of(entry: usize, text: &Text, tokens: &Range<usize>) -> ActorFound {
    let (name, _, kind, _) = CAST[entry];
    let mention =
        Mention { range: text.characters(tokens), text: text.slice(tokens).to_owned(), form: MentionForm::Name };
    ActorFound {
        name: name.to_owned(),
        kind,
        aliases: vec![],
        roles: vec![],
        mentions: vec![mention],
        known: None,
        ground: GROUND,
    }
}

fn put_place(text: &Text, who: &mut Who, tokens: Range<usize>) {
    let name = text.slice(&tokens).to_owned();
    let place = who.places.iter().position(|place| place.name == name).unwrap_or_else(|| {
        let read = place_in(&name).unwrap_or_default();
        let place = Place { venue: read.venue, city: read.city, country: read.country, coordinates: String::new() };
        who.places.push(PlaceFound { name, place, mentions: vec![] });
        who.places.len() - 1
    });
    who.place_spans.push(PlaceSpan { tokens, place });
}

/// The name with its title before it.
fn titled(text: &Text, tokens: &Range<usize>, last: Option<&ActorSpan>) -> Range<usize> {
    const DAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "october",
        "november",
        "when",
        "after",
        "on",
        "in",
        "the",
        "meanwhile",
    ];
    let sentence = text.sentences[text.sentence_of(tokens.start)].start;
    let floor = last
        .map_or(
            sentence,
            |last| if last.phrase.len() > 1 || last.tokens.len() > 1 { last.tokens.end } else { sentence },
        )
        .max(sentence);
    let mut start = tokens.start;
    let mut any = false;
    while start > floor {
        let token = &text.tokens[start - 1];
        let title = noun(token) == Some(Noun::One) || token.is_in(&["foreign", "prime", "special", "senior", "top"]);
        let link = any && token.is_in(&["for", "of"]);
        if !(token.is_capitalised() && !token.is_in(DAYS) || title || link) {
            break;
        }
        any |= title || token.is_capitalised();
        start -= 1;
    }
    start..tokens.end
}
