//! Where things lie: a small gazetteer of countries, disputed regions, cities and diplomatic venues; how two places stand
//! to each other; and the place that words name.
//!
//! It knows enough that “Doha”, “Doha, Qatar”, “the Qatari capital” and “Qatar” go together and “Doha” and “Pakistan” do
//! not. It takes no side: where lists of states differ on what lies where, nothing is [`Relation::Disjoint`] on that
//! ground. Names of capitals that stand for governments are read as places; telling these apart is the caller's business.
//!
//! Pure: no file, no clock. `assets/places/README.md` says where the tables come from.

mod fold;
mod gazetteer;
mod phrase;
mod read;
mod relate;
mod scan;
mod senses;
mod venue;

#[cfg(test)]
mod tests;

use fold::fold;
use gazetteer::GAZETTEER;
pub use gazetteer::{Area, City};
pub use read::{PlaceRead, place_in};
pub use relate::{Parts, Relation, Side, relate};

/// The country of this name: common or official, in any language the gazetteer has, or its ISO 3166-1 alpha-2 code in
/// capitals. None for a name that two countries share (Congo), and for demonyms: see [`demonym`].
#[must_use]
pub fn country(name: &str) -> Option<&'static Area> {
    one_country(&GAZETTEER.areas_named(name))
}

/// The country that a demonym names, be it adjective or noun, singular or plural: Qatari, Afghans. None for one that two
/// countries share (Dominican).
#[must_use]
pub fn demonym(word: &str) -> Option<&'static Area> {
    one_country(GAZETTEER.demonyms_of_key(&fold(word)))
}

fn one_country(areas: &[usize]) -> Option<&'static Area> {
    let mut countries = areas.iter().filter_map(|index| GAZETTEER.areas.get(*index)).filter(|area| area.is_country());
    let first = countries.next()?;
    countries.next().is_none().then_some(first)
}

/// The country or region of this name, a country before a region.
#[must_use]
pub fn area(name: &str) -> Option<&'static Area> {
    country(name).or_else(|| GAZETTEER.areas.get(*GAZETTEER.areas_named(name).first()?))
}

/// The cities of this name, in any spelling the gazetteer has; most populous first.
#[must_use]
pub fn cities(name: &str) -> Vec<&'static City> {
    GAZETTEER.cities_of_key(&fold(name)).iter().filter_map(|index| GAZETTEER.cities.get(*index)).collect()
}

/// What a name, alone, may be: looked up once. For readers that meet many names.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Named {
    /// The country, or else the region, of this name.
    pub area: Option<&'static Area>,
    /// The country whose people or matters it names: Qatari.
    pub demonym: Option<&'static Area>,
    /// The most populous city of this name.
    pub city: Option<&'static City>,
    /// A longer name begins with it.
    pub opens: bool,
}

/// What a name may be.
pub(crate) fn named(name: &str) -> Named {
    let key = fold(name);
    let of = |areas: &[usize]| one_country(areas).or_else(|| GAZETTEER.areas.get(*areas.first()?));
    let area = of(GAZETTEER.areas_of_key(&key));
    let demonym = one_country(GAZETTEER.demonyms_of_key(&key));
    let city = GAZETTEER.cities_of_key(&key).first().and_then(|index| GAZETTEER.cities.get(*index));
    let first = key.split(' ').next().unwrap_or_default();
    Named { area, demonym, city, opens: GAZETTEER.opens(first) }
}
