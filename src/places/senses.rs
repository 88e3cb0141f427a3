//! What a part of a place may mean: cities, areas, or both.

use super::fold::fold;
use super::gazetteer::{City, GAZETTEER, Lies};

/// Everything that a name may mean; nothing where the gazetteer does not know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Senses {
    /// Most populous first.
    pub(super) cities: Vec<usize>,
    pub(super) areas: Vec<usize>,
}

/// Words around a name that do not change what it names.
const AROUND: &[(&str, &str)] = &[
    ("city of ", ""),
    ("capital ", ""),
    ("state of ", ""),
    ("province of ", ""),
    ("", " city"),
    ("", " region"),
    ("", " province"),
    ("", " state"),
];
/// Words for a capital, before the name of its country or after it.
const CAPITAL_BEFORE: &[&str] = &["capital city of ", "capital of ", "столица ", "پایتخت ", "عاصمه ", "capitale de "];
const CAPITAL_AFTER: &[&str] = &[" capital city", " capital", "首都"];

impl Senses {
    pub(super) fn is_empty(&self) -> bool {
        self.cities.is_empty() && self.areas.is_empty()
    }

    /// What a whole part of a place means: a name, a code, “the Qatari capital”, or a name with its country.
    pub(super) fn of(text: &str) -> Self {
        let key = fold(text);
        let exact = Self { cities: GAZETTEER.cities_of_key(&key).to_vec(), areas: GAZETTEER.areas_named(text) };
        if !exact.is_empty() || key.is_empty() {
            return exact;
        }
        if let Some(capital) = capital(&key) {
            return Self { cities: vec![capital.index], areas: Vec::new() };
        }
        if let Some(found) = Self::with_country(text) {
            return found;
        }
        let around = AROUND.iter().filter_map(|(before, after)| key.strip_prefix(before)?.strip_suffix(after));
        around.map(Self::of_key).find(|senses| !senses.is_empty()).unwrap_or_default()
    }

    pub(super) fn of_key(key: &str) -> Self {
        Self { cities: GAZETTEER.cities_of_key(key).to_vec(), areas: GAZETTEER.areas_of_key(key).to_vec() }
    }

    /// “Doha, Qatar” and “Doha (Qatar)”, in one part.
    fn with_country(text: &str) -> Option<Self> {
        let (name, country) = text.split_once([',', '،', '，', '('])?;
        let (name, country) = (Self::of_key(&fold(name)), GAZETTEER.areas_named(country));
        let within = name.lying_in(&country);
        (!within.cities.is_empty()).then_some(Self { cities: within.cities, areas: Vec::new() })
    }

    /// What of this lies, or may lie, in one of these areas.
    pub(super) fn lying_in(&self, areas: &[usize]) -> Self {
        let city = |city: &usize| areas.iter().any(|area| GAZETTEER.city_lies_in(*city, *area) != Lies::Outside);
        let area = |inner: &usize| areas.iter().any(|area| GAZETTEER.area_lies_in(*inner, *area) != Lies::Outside);
        Self {
            cities: self.cities.iter().copied().filter(city).collect(),
            areas: self.areas.iter().copied().filter(area).collect(),
        }
    }
}

/// The city that “Qatari capital” or “capital of Qatar” means, by its key.
fn capital(key: &str) -> Option<&'static City> {
    let before = CAPITAL_BEFORE.iter().find_map(|words| key.strip_prefix(words));
    let country = before.or_else(|| CAPITAL_AFTER.iter().find_map(|words| key.strip_suffix(words)))?;
    let country = country.strip_prefix("the ").unwrap_or(country);
    capital_of(country)
}

/// The capital of the one country of this name or demonym, by its key; a possessive is left out.
pub(super) fn capital_of(country: &str) -> Option<&'static City> {
    let named = |key: &str| {
        let areas = GAZETTEER.areas_of_key(key).iter().chain(GAZETTEER.demonyms_of_key(key));
        let mut countries = areas.filter_map(|index| GAZETTEER.areas.get(*index)).filter(|area| area.is_country());
        let first = countries.next()?;
        countries.all(|other| other.code == first.code).then_some(first)
    };
    let inflected = || GAZETTEER.inflected(country).iter().find_map(|key| named(key));
    let area = named(country).or_else(|| named(country.strip_suffix('s')?)).or_else(inflected)?;
    area.capitals.first().copied()
}

/// The one of these cities that the name means where nothing else is said: the only one, or one that leaves the others
/// far behind in population, less far where it is a seat of diplomacy.
///
/// A city whose own name this is comes before cities that are also called so.
pub(super) fn dominant(cities: &[usize], key: &str) -> Option<&'static City> {
    let known = || cities.iter().filter_map(|index| GAZETTEER.cities.get(*index));
    let own: Vec<&'static City> = known().filter(|city| fold(city.name) == key).collect();
    let all: Vec<&'static City> = if own.is_empty() { known().collect() } else { own };
    let seat = all.iter().find(|city| city.is_capital).or_else(|| all.iter().find(|city| city.is_seat));
    let first = *all.first()?;
    let rest = |city: &City| all.iter().filter(|other| other.index != city.index).map(|other| other.thousands).max();
    let leads = |city: &City, times: u32| rest(city).is_none_or(|next| city.thousands >= next.saturating_mul(times));
    match seat {
        Some(seat) if leads(seat, 3) => Some(seat),
        _ => leads(first, 10).then_some(first),
    }
}
