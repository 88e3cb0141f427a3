//! The place that words name.

use std::ops::Range;

use super::gazetteer::{Area, City, GAZETTEER, Lies};
use super::scan::{Mention, Words};
use super::senses::{capital_of, dominant};
use super::venue::is_building;

/// A place read out of words, each part empty where the words do not give it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceRead {
    /// Building or institution, as written.
    pub venue: String,
    /// City, by its English name in the gazetteer where that knows it.
    pub city: String,
    /// Country, or region of none or several, by its English name. From the gazetteer where the words give a city that
    /// can only be one, or is by far the most populous or a capital among its namesakes.
    pub country: String,
    /// Where these words stand: Unicode scalar values from 0, end excluded.
    pub range: Range<usize>,
}

/// Words after which a place stands.
const BEFORE_PLACES: &[&str] = &[
    "in", "at", "to", "near", "from", "outside", "inside", "into", "around", "via", "en", "à", "au", "nach", "bei",
    "в", "во", "из", "под", "في", "إلى", "در", "به", "از", "在", "于",
];

/// The place in these words: “the Sheraton hotel in Doha”, “in the Qatari capital, Doha”. Where they name several, one
/// after a word like “in” goes first, then a city before a country, then the earlier one.
#[must_use]
pub fn place_in(words: &str) -> Option<PlaceRead> {
    let words = Words::of(words);
    let mentions = with_capitals(&words, words.mentions());
    let best = (0..mentions.len())
        .filter_map(|index| Some((score(&words, &mentions, index)?, index)))
        .max_by_key(|(score, index)| (*score, std::cmp::Reverse(*index)));
    let (_, index) = best?;
    let mention = &mentions[index];
    let mut read = if mention.cities.is_empty() && mention.venue.is_none() {
        area_read(&words, mention)
    } else {
        city_read(&words, &mentions, index)
    }?;
    if read.venue.is_empty() {
        add_venue(&words, mention, &mut read);
    }
    Some(read)
}

/// Makes “Qatari capital”, “capital of Qatar” and “Qatar’s capital” mentions of the city.
fn with_capitals(words: &Words, mentions: Vec<Mention>) -> Vec<Mention> {
    let is_capital = |token: usize| {
        matches!(
            words.small(token).as_str(),
            "capital"
                | "capitale"
                | "столица"
                | "столице"
                | "столицу"
                | "столицы"
                | "پایتخت"
                | "عاصمة"
                | "العاصمة"
        )
    };
    let is_link =
        |token: usize| matches!(words.small(token).as_str(), "of" | "the" | "city" | "de" | "du" | "la" | "s");
    let capital = |mut mention: Mention| {
        if mention.areas.is_empty() && mention.demonyms.is_empty() {
            return mention;
        }
        let Some(city) = capital_of(&mention.key) else { return mention };
        let after = mention.last + usize::from(words.small(mention.last) == "s");
        let han = words.slice(mention.last, mention.last + 2) == "首都";
        let links = (0..mention.first).rev().take_while(|token| is_link(*token)).count();
        let before = mention.first.checked_sub(links + 1).filter(|token| is_capital(*token));
        if han {
            mention.last += 2;
        } else if is_capital(after) {
            mention.last = after + 1 + usize::from(words.small(after + 1) == "city");
        } else if let Some(before) = before {
            mention.first = before;
            mention.start = words.tokens[before].start;
        } else {
            return mention;
        }
        Mention { cities: vec![city.index], areas: Vec::new(), demonyms: Vec::new(), key: String::new(), ..mention }
    };
    mentions
        .into_iter()
        .map(capital)
        .filter(|mention| mention.demonyms.is_empty() || !mention.areas.is_empty() || !mention.cities.is_empty())
        .collect()
}

/// How likely this mention is the place; none for what is no place by itself.
fn score(words: &Words, mentions: &[Mention], index: usize) -> Option<i32> {
    let mention = &mentions[index];
    let mut before = mention.first.checked_sub(1);
    while before.is_some_and(|token| matches!(words.small(token).as_str(), "the" | "city" | "central" | "downtown")) {
        before = before.and_then(|token| token.checked_sub(1));
    }
    let particle = mention.start > words.tokens.get(mention.first)?.start;
    let cue = particle || before.is_some_and(|token| BEFORE_PLACES.contains(&words.small(token).as_str()));
    let touching = mention.first > 0 && matches!(words.gap(mention.first).as_str(), " " | "\u{A0}");
    let is_other = mentions.iter().any(|other| other.last == mention.first);
    // A name after another name is a surname more often than a place: Lloyd Austin.
    let surname = touching
        && !is_other
        && words.is_capitalised(mention.first - 1)
        && !cue
        && words.small(mention.first - 1) != "the"
        && !is_building(&words.small(mention.first - 1));
    let next_surname = mention.venue.is_none()
        && words.gap(mention.last) == " "
        && words.is_capitalised(mention.last)
        && !mentions.iter().any(|other| other.first == mention.last)
        && !cue
        && !is_building(&words.small(mention.last));
    // “US citizens”, “Pakistan said”: a country that does something is no place.
    let is_small = |token: usize| words.slice(token, token + 1).starts_with(char::is_lowercase);
    let acts = words.gap(mention.last) == " " && is_small(mention.last);
    if mention.cities.is_empty() && mention.venue.is_none() && acts && !cue {
        return None;
    }
    let of_country = partner(words, mentions, index).is_some();
    let known = mention.cities.iter().filter_map(|city| GAZETTEER.cities.get(*city)).any(|city| city.is_seat);
    let score = 4 * i32::from(cue)
        + 3 * i32::from(of_country)
        + 2 * i32::from(!mention.cities.is_empty())
        + 2 * i32::from(mention.venue.is_some())
        + i32::from(known)
        - 6 * i32::from(surname)
        - 3 * i32::from(next_surname);
    (score >= 0 && (score > 0 || !mention.areas.is_empty())).then_some(score)
}

/// The area that is given with a city, by its number among the mentions and in the gazetteer: “Doha, Qatar”,
/// “Qatar’s Doha”, “Doha in Qatar”.
fn partner(words: &Words, mentions: &[Mention], index: usize) -> Option<(usize, usize)> {
    let mention = &mentions[index];
    // After a comma a region may be that of a namesake which the gazetteer does not know: Paris, Texas.
    let fits = |other: &Mention, comma: bool| {
        other.areas.iter().copied().find(|area| {
            let region = GAZETTEER.areas.get(*area).is_some_and(|area| !area.is_country());
            comma && region || mention.cities.iter().any(|city| GAZETTEER.city_lies_in(*city, *area) != Lies::Outside)
        })
    };
    let after = index + 1;
    if let Some(other) = mentions.get(after)
        && let gap = words.gap(mention.last)
        && let Some(area) = fits(other, gap.trim() == ",")
    {
        let between = words.slice(mention.last, other.first);
        let joined = other.first == mention.last && (gap.is_empty() || matches!(gap.trim(), "," | "(" | "،" | "，"));
        if joined || matches!(between.as_str(), "in" | "в" | "في" | "در" | "en") {
            return Some((after, area));
        }
    }
    let before = index.checked_sub(1)?;
    let other = &mentions[before];
    let area = fits(other, false)?;
    let between = words.slice(other.last, mention.first);
    let direct = other.last == mention.first && !words.gap(mention.first).contains(';');
    (direct && words.gap(mention.first).trim().is_empty() || between == "s").then_some((before, area))
}

fn range(words: &Words, mentions: &[&Mention]) -> Range<usize> {
    let start = mentions.iter().map(|mention| mention.start).min().unwrap_or_default();
    let last = mentions.iter().map(|mention| mention.last).max().unwrap_or_default();
    start..last.checked_sub(1).and_then(|last| words.tokens.get(last)).map_or(start, |token| token.end)
}

fn country_name(area: &Area) -> String {
    area.country().map_or(area.name, |country| country.name).to_owned()
}

fn city_read(words: &Words, mentions: &[Mention], index: usize) -> Option<PlaceRead> {
    let mention = &mentions[index];
    if let Some(venue) = mention.venue {
        let city = GAZETTEER.cities.get(venue)?;
        // “the Kremlin in Moscow”: the city belongs to it.
        let next =
            mentions.get(index + 1).filter(|next| next.cities.contains(&venue) && next.first <= mention.last + 2);
        let parts: Vec<&Mention> = [mention].into_iter().chain(next).collect();
        return Some(PlaceRead {
            venue: words.slice(mention.first, mention.last),
            city: city.name.to_owned(),
            country: city.country().map(|country| country.name.to_owned()).unwrap_or_default(),
            range: range(words, &parts),
        });
    }
    if let Some((other, area)) = partner(words, mentions, index) {
        let area = GAZETTEER.areas.get(area)?;
        let city = mention.cities.iter().find(|city| GAZETTEER.city_lies_in(**city, area.index) != Lies::Outside);
        let city = city.and_then(|city| GAZETTEER.cities.get(*city));
        return Some(PlaceRead {
            venue: String::new(),
            city: city.map_or_else(|| words.slice(mention.first, mention.last), |city| city.name.to_owned()),
            country: country_name(area),
            range: range(words, &[mention, &mentions[other]]),
        });
    }
    // “the Qatari capital, Doha”: two names of one city.
    let twin = mentions.get(index + 1).filter(|next| mention.key.is_empty() && next.first == mention.last);
    let twin = twin.filter(|next| next.cities.iter().any(|city| mention.cities.contains(city)));
    let before = index
        .checked_sub(1)
        .map(|before| &mentions[before])
        .filter(|before| before.key.is_empty() && before.last == mention.first);
    let before = before.filter(|before| before.cities.iter().any(|city| mention.cities.contains(city)));
    let parts: Vec<&Mention> = before.into_iter().chain([mention]).chain(twin).collect();
    let one = before.or(Some(mention)).filter(|mention| mention.key.is_empty());
    let city = match one {
        Some(capital) => capital.cities.first().and_then(|city| GAZETTEER.cities.get(*city)),
        None => dominant(&mention.cities, &mention.key),
    };
    let first = GAZETTEER.cities.get(*mention.cities.first()?)?;
    Some(PlaceRead {
        venue: String::new(),
        city: city.unwrap_or(first).name.to_owned(),
        country: city.and_then(City::country).map(|country| country.name.to_owned()).unwrap_or_default(),
        range: range(words, &parts),
    })
}

/// A country or region alone, or with a city before it that the gazetteer does not know: “Kananaskis, Canada”.
fn area_read(words: &Words, mention: &Mention) -> Option<PlaceRead> {
    let area = GAZETTEER.areas.get(*mention.areas.first()?)?;
    let mut read = PlaceRead { country: area.name.to_owned(), range: range(words, &[mention]), ..PlaceRead::default() };
    if words.gap(mention.first).trim() != "," {
        return Some(read);
    }
    let mut first = mention.first;
    while first > 0
        && words.is_capitalised(first - 1)
        && (first == mention.first || matches!(words.gap(first).as_str(), " " | "-"))
    {
        first -= 1;
    }
    let begins = first == 0 || BEFORE_PLACES.contains(&words.small(first - 1).as_str());
    if first < mention.first && begins && mention.first - first <= 4 {
        read.city = words.slice(first, mention.first);
        read.range.start = words.tokens[first].start;
        read.country = country_name(area);
    }
    Some(read)
}

/// Finds the building: “the Sheraton hotel in Doha”, “at the Ritz-Carlton in Riyadh”, “Doha International Airport”.
fn add_venue(words: &Words, mention: &Mention, read: &mut PlaceRead) {
    let part_of_name = |token: usize| words.is_capitalised(token) || is_building(&words.small(token));
    let close = |token: usize| words.gap(token).chars().all(|c| matches!(c, ' ' | '-' | '’' | '\'' | '&' | '.'));
    let link = |token: usize| {
        matches!(words.small(token).as_str(), "of" | "de" | "des" | "du" | "la" | "and" | "s" | "al" | "el")
    };
    // The city inside the name of the building.
    let mut last = mention.last;
    while last < words.tokens.len() && close(last) && words.is_capitalised(last) {
        last += 1;
    }
    let mut first = mention.first;
    while first > 0 && close(first) && words.is_capitalised(first - 1) && words.small(first - 1) != "the" {
        first -= 1;
    }
    if last > mention.last && (mention.last..last).any(|token| is_building(&words.small(token))) {
        read.venue = words.slice(first, last);
        read.range = words.tokens[first].start.min(read.range.start)..words.tokens[last - 1].end.max(read.range.end);
        return;
    }
    // The building of the city: Geneva’s Hotel InterContinental.
    if words.small(mention.last) == "s" && !words.gap(mention.last).contains(' ') {
        let from = mention.last + 1;
        let mut to = from;
        while to < words.tokens.len() && (to == from || close(to)) && part_of_name(to) {
            to += 1;
        }
        let named = (from..to).any(|token| words.is_capitalised(token) && !is_building(&words.small(token)));
        if named && (from..to).any(|token| is_building(&words.small(token))) {
            read.venue = words.slice(from, to);
            read.range.end = words.tokens[to - 1].end;
            return;
        }
    }
    // The building before the city.
    let Some(start) = words.tokens.iter().position(|token| token.start >= read.range.start) else { return };
    let mut end = start;
    while end > 0 && words.small(end - 1) == "the" {
        end -= 1;
    }
    let preposition = end > 0 && matches!(words.small(end - 1).as_str(), "in" | "at" | "near" | "outside");
    let comma = matches!(words.gap(start).trim(), "," | "،");
    if preposition {
        end -= 1;
    } else if !comma {
        return;
    }
    let mut first = end;
    while first > 0 && (first == end || close(first)) && (part_of_name(first - 1) || link(first - 1)) {
        first -= 1;
    }
    while first < end && (link(first) || matches!(words.small(first).as_str(), "the" | "at" | "in")) {
        first += 1;
    }
    if first >= end {
        return;
    }
    let names = (first..end).any(|token| words.is_capitalised(token));
    let building = (first..end).any(|token| is_building(&words.small(token)));
    let article = first.checked_sub(1).filter(|token| words.small(*token) == "the");
    let at = article.unwrap_or(first).checked_sub(1).is_some_and(|token| words.small(token) == "at");
    if names && (building || at) {
        read.venue = words.slice(first, end);
        read.range.start = words.tokens[first].start;
    }
}
