//! The tables of `assets/places`, read once, and looked up by folded name.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ecow::EcoString;

use super::fold::{fold, stem};

/// A country, or a region that is written as one: see [`Area::is_country`].
#[derive(Debug)]
pub struct Area {
    /// ISO 3166-1 alpha-2 (with XK for Kosovo), ISO 3166-2, or a word of our own for other regions.
    pub code: &'static str,
    /// Common name in English.
    pub name: &'static str,
    /// Capitals, first the one that is meant by “the capital”; empty for regions, and where lists of states differ.
    pub capitals: Vec<&'static City>,
    pub(super) index: usize,
    /// What it is part of, and whether all lists of states agree on that.
    pub(super) part_of: Vec<(usize, bool)>,
}

/// A city.
#[derive(Debug, Clone)]
pub struct City {
    /// Name in English.
    pub name: &'static str,
    /// The country that the source lists it under, by code: see [`City::country`].
    pub country_code: &'static str,
    /// Capital of its country.
    pub is_capital: bool,
    /// Capital, or a seat of diplomacy.
    pub is_seat: bool,
    /// Inhabitants, in thousands; 0 where not known.
    pub thousands: u32,
    pub(super) index: usize,
    /// Degrees, WGS 84.
    pub(super) latitude: f32,
    pub(super) longitude: f32,
    /// What it directly lies in, and whether all lists of states agree on that.
    pub(super) areas: Vec<(usize, bool)>,
}

/// A building that is known to stand in a city.
#[derive(Debug)]
pub(super) struct Venue {
    pub(super) name: &'static str,
    pub(super) city: usize,
}

/// What has a name: mostly one, so no room is made for more.
type Names<Of> = HashMap<EcoString, Vec<Of>>;

#[derive(Default)]
pub(super) struct Gazetteer {
    pub(super) areas: Vec<Area>,
    pub(super) cities: &'static [City],
    pub(super) venues: Vec<Venue>,
    codes: HashMap<&'static str, usize>,
    area_names: Names<usize>,
    city_names: Names<usize>,
    venue_names: Names<usize>,
    demonyms: Names<usize>,
    stems: Names<EcoString>,
    /// The first words of the names of several.
    openers: HashSet<EcoString>,
    /// For each area the countries in which some city is placed in it.
    placed: Vec<Vec<usize>>,
}

/// The gazetteer of this program.
pub(super) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    Gazetteer::read(
        include_str!("../../assets/places/areas.tsv"),
        include_str!("../../assets/places/cities.tsv"),
        include_str!("../../assets/places/venues.tsv"),
    )
});

/// How surely something lies in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// It does.
    In,
    /// Lists of states differ, or the gazetteer does not place cities in this area.
    Perhaps,
    /// It does not.
    Outside,
}

impl Area {
    /// Whether ISO 3166-1 gives it a code of its own (XK, which it leaves to its users, included). That is a matter of
    /// lists, and says nothing about who recognises whom.
    #[must_use]
    pub fn is_country(&self) -> bool {
        self.code.len() == 2
    }

    /// The country this is, or surely lies in.
    #[must_use]
    pub fn country(&self) -> Option<&'static Area> {
        let areas = &GAZETTEER.areas;
        if self.is_country() {
            return areas.get(self.index);
        }
        GAZETTEER.reach(self.index).into_iter().filter(|(_, sure)| *sure).find_map(|(area, _)| {
            let area = areas.get(area)?;
            area.is_country().then_some(area)
        })
    }
}

impl City {
    /// The country it lies in, or none where lists of states differ.
    #[must_use]
    pub fn country(&self) -> Option<&'static Area> {
        self.areas.iter().filter(|(_, sure)| *sure).find_map(|(area, _)| GAZETTEER.areas.get(*area)?.country())
    }
}

fn parts(list: &'static str, by: char) -> impl Iterator<Item = &'static str> {
    list.split(by).map(str::trim).filter(|part| !part.is_empty())
}

/// Rows of a table, as columns; comments left out.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

fn put<Of: PartialEq>(names: &mut Names<Of>, key: EcoString, one: Of) {
    let found = names.entry(key).or_insert_with(|| Vec::with_capacity(1));
    if !found.contains(&one) {
        found.push(one);
    }
}

/// “UA?”: the code, and whether it is sure.
fn sure(code: &'static str) -> (&'static str, bool) {
    code.strip_suffix('?').map_or((code, true), |code| (code, false))
}

impl Gazetteer {
    /// Reads the tables. A row that lacks columns is left out; a test sees to it that none does.
    fn read(areas: &'static str, cities: &'static str, venues: &'static str) -> Self {
        let mut all = Self::default();
        all.read_areas(areas);
        all.read_cities(cities);
        for row in rows(areas) {
            let [code, _, _, capitals, ..] = row[..] else { continue };
            let cities = all.cities;
            let capitals = parts(capitals, '|')
                .filter_map(|name| cities.iter().find(|c| c.country_code == code && c.name == name));
            let capitals = capitals.collect();
            if let Some(area) = all.codes.get(code).and_then(|index| all.areas.get_mut(*index)) {
                area.capitals = capitals;
            }
        }
        for row in rows(venues) {
            let [name, city, country, others] = row[..] else { continue };
            let stands = all.cities.iter().find(|known| known.name == city && known.country_code == country);
            let Some(stands) = stands else { continue };
            let index = all.venues.len();
            all.venues.push(Venue { name, city: stands.index });
            for name in [name].into_iter().chain(parts(others, '|')) {
                put(&mut all.venue_names, fold(name).into(), index);
            }
        }
        all
    }

    fn read_areas(&mut self, table: &'static str) {
        for row in rows(table) {
            let [code, name, _, _, demonyms, others] = row[..] else { continue };
            let index = self.areas.len();
            self.areas.push(Area { code, name, capitals: Vec::new(), index, part_of: Vec::new() });
            self.codes.insert(code, index);
            for name in [name].into_iter().chain(parts(others, '|')) {
                let key = EcoString::from(fold(name));
                if let Some(stem) = stem(&key) {
                    put(&mut self.stems, stem.into(), key.clone());
                }
                self.open(&key);
                put(&mut self.area_names, key, index);
            }
            for demonym in parts(demonyms, '|') {
                let key = EcoString::from(fold(demonym));
                self.open(&key);
                put(&mut self.demonyms, ecow::eco_format!("{key}s"), index);
                put(&mut self.demonyms, key, index);
            }
        }
        for (index, row) in rows(table).filter(|row| row.len() == 6).enumerate() {
            let part_of = parts(row[2], ',').map(sure).filter_map(|(code, sure)| Some((*self.codes.get(code)?, sure)));
            self.areas[index].part_of = part_of.collect();
        }
    }

    fn read_cities(&mut self, table: &'static str) {
        let mut cities = Vec::new();
        self.placed = vec![Vec::new(); self.areas.len()];
        for row in rows(table) {
            let [name, country_code, rank, thousands, place, regions, others] = row[..] else { continue };
            let Some(country) = self.codes.get(country_code).copied() else { continue };
            let index = cities.len();
            let regions: Vec<usize> = parts(regions, ',').filter_map(|code| self.codes.get(code).copied()).collect();
            // A city of a disputed region is a city of whichever country the region belongs to.
            let disputed = |region: &usize| !self.areas[*region].part_of.iter().any(|(_, sure)| *sure);
            let mut areas = vec![(country, !regions.iter().any(disputed))];
            for region in &regions {
                areas.push((*region, true));
                for (area, _) in self.reach(*region).into_iter().chain([(*region, true)]) {
                    if !self.placed[area].contains(&country) {
                        self.placed[area].push(country);
                    }
                }
            }
            let (latitude, longitude) = place.split_once(',').unwrap_or_default();
            cities.push(City {
                name,
                country_code,
                is_capital: rank == "c",
                is_seat: !rank.is_empty(),
                thousands: thousands.parse().unwrap_or_default(),
                index,
                latitude: latitude.parse().unwrap_or_default(),
                longitude: longitude.parse().unwrap_or_default(),
                areas,
            });
            for name in [name].into_iter().chain(parts(others, '|')) {
                let key = EcoString::from(fold(name));
                if let Some(stem) = stem(&key) {
                    put(&mut self.stems, stem.into(), key.clone());
                }
                self.open(&key);
                put(&mut self.city_names, key, index);
            }
        }
        self.cities = cities.leak();
    }

    /// Notes the first word of a name of several.
    fn open(&mut self, key: &str) {
        if let Some((first, _)) = key.split_once(' ')
            && !self.openers.contains(first)
        {
            self.openers.insert(first.into());
        }
    }

    /// Whether an area or city has a name of several words that begins with this one, a folded word.
    pub(super) fn opens(&self, first: &str) -> bool {
        self.openers.contains(first)
    }

    /// Everything an area is part of, however far up, and whether that is sure; itself left out.
    pub(super) fn reach(&self, area: usize) -> Vec<(usize, bool)> {
        let mut found: Vec<(usize, bool)> = Vec::new();
        let mut open = vec![(area, true)];
        while let Some((area, sure)) = open.pop() {
            for (above, step) in self.areas.get(area).map(|area| area.part_of.as_slice()).unwrap_or_default() {
                let step = (*above, sure && *step);
                if !found.iter().any(|known| known.0 == step.0 && (known.1 || !step.1)) {
                    found.retain(|known| known.0 != step.0);
                    found.push(step);
                    open.push(step);
                }
            }
        }
        found
    }

    /// Whether an area lies in another.
    pub(super) fn area_lies_in(&self, inner: usize, outer: usize) -> Lies {
        if inner == outer {
            return Lies::In;
        }
        match self.reach(inner).into_iter().find(|(area, _)| *area == outer) {
            Some((_, true)) => Lies::In,
            Some((_, false)) => Lies::Perhaps,
            None => Lies::Outside,
        }
    }

    /// Whether a city lies in an area.
    pub(super) fn city_lies_in(&self, city: usize, outer: usize) -> Lies {
        let Some(city) = self.cities.get(city) else { return Lies::Outside };
        let mut lies = Lies::Outside;
        for (area, sure) in &city.areas {
            match self.area_lies_in(*area, outer) {
                Lies::In if *sure => return Lies::In,
                Lies::In | Lies::Perhaps => lies = Lies::Perhaps,
                Lies::Outside => {}
            }
        }
        // A region in which the gazetteer places no city of this country, though it may reach into the country.
        let country = city.areas.first().map_or(outer, |(country, _)| *country);
        let region = self.areas.get(outer).is_some_and(|area| !area.is_country());
        let reaches = region && self.area_lies_in(outer, country) != Lies::Outside;
        let mapped = self.placed.get(outer).is_some_and(|countries| countries.contains(&country));
        if lies == Lies::Outside && reaches && !mapped { Lies::Perhaps } else { lies }
    }

    /// Areas of this name, or with this ISO 3166 code in capitals.
    pub(super) fn areas_named(&self, name: &str) -> Vec<usize> {
        let mut found = self.area_names.get(fold(name).as_str()).cloned().unwrap_or_default();
        found.extend(self.codes.get(name.trim()).filter(|index| !found.contains(index)));
        found
    }

    /// Areas whose name folds to this key.
    pub(super) fn areas_of_key(&self, key: &str) -> &[usize] {
        self.area_names.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// Cities whose name folds to this key; most populous first.
    pub(super) fn cities_of_key(&self, key: &str) -> &[usize] {
        self.city_names.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn demonyms_of_key(&self, key: &str) -> &[usize] {
        self.demonyms.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn venue(&self, name: &str) -> Option<&Venue> {
        self.venues.get(*self.venue_names.get(fold(name).as_str())?.first()?)
    }

    /// The names that a word in Cyrillic may be a case of.
    pub(super) fn inflected(&self, key: &str) -> &[EcoString] {
        stem(key).and_then(|stem| self.stems.get(stem.as_str())).map(Vec::as_slice).unwrap_or_default()
    }

    /// Kilometres between two cities, on a sphere.
    pub(super) fn distance(&self, left: usize, right: usize) -> f32 {
        let (Some(left), Some(right)) = (self.cities.get(left), self.cities.get(right)) else { return f32::MAX };
        let (north, south) = (left.latitude.to_radians(), right.latitude.to_radians());
        let east = (left.longitude - right.longitude).to_radians();
        let half = ((north - south) / 2.0).sin().powi(2) + north.cos() * south.cos() * (east / 2.0).sin().powi(2);
        2.0 * 6371.0 * half.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        let all = &*GAZETTEER;
        assert_eq!(all.areas.len(), rows(include_str!("../../assets/places/areas.tsv")).count());
        assert_eq!(all.cities.len(), rows(include_str!("../../assets/places/cities.tsv")).count());
        assert_eq!(all.venues.len(), rows(include_str!("../../assets/places/venues.tsv")).count());
        for row in rows(include_str!("../../assets/places/areas.tsv")) {
            let area = &all.areas[all.codes[row[0]]];
            assert_eq!(area.part_of.len(), parts(row[2], ',').count(), "{}", row[0]);
            assert_eq!(area.capitals.len(), parts(row[3], '|').count(), "{}", row[0]);
        }
        for row in rows(include_str!("../../assets/places/cities.tsv")) {
            assert!(parts(row[5], ',').all(|code| all.codes.contains_key(code)), "{}", row[0]);
        }
    }

    #[test]
    fn cities_of_one_name_come_most_populous_first() {
        assert!(GAZETTEER.cities.windows(2).all(|pair| pair[0].thousands >= pair[1].thousands));
    }
}
