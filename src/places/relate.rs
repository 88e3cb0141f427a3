//! How two places stand to each other.

use super::fold::fold;
use super::gazetteer::{GAZETTEER, Lies};
use super::phrase::{self, area_name, city_name};
use super::senses::Senses;
use super::venue;

/// A place part by part, each empty where not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts<'a> {
    /// Building or institution.
    pub venue: &'a str,
    /// City, or what stands in its place: “the Qatari capital”.
    pub city: &'a str,
    /// Country or region.
    pub country: &'a str,
}

/// One of two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first.
    Left,
    /// The second.
    Right,
}

/// How two places stand to each other. Only `Disjoint` contradicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They are one place.
    Same,
    /// One lies in the other.
    Within {
        /// The side that lies in the other, and so says more.
        inner: Side,
    },
    /// It cannot be told, or lists of states differ.
    Unknown,
    /// They cannot both be meant.
    Disjoint,
}

impl Relation {
    /// The relation seen from the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Within { inner: Side::Left } => Self::Within { inner: Side::Right },
            Self::Within { inner: Side::Right } => Self::Within { inner: Side::Left },
            other => other,
        }
    }
}

/// A relation, and a clause that says why.
type Verdict = (Relation, String);

/// Something the gazetteer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    City(usize),
    Area(usize),
}

/// A place as far as the gazetteer knows it.
struct Spot<'a> {
    venue: &'a str,
    /// Key of a city that the gazetteer does not know, or not in the country given.
    unknown_city: String,
    /// Whether a city is named or known from the venue.
    has_city: bool,
    /// What the city, or else the country, may be.
    nodes: Vec<Node>,
    /// What the country part may be.
    areas: Vec<usize>,
    /// Key of a country that the gazetteer does not know.
    unknown_country: String,
}

/// How two places stand to each other, and one clause why: “Doha is the capital of Qatar”.
///
/// Parts are compared one by one, an empty part going with anything unless the gazetteer knows that every city of the
/// name lies outside of the country that the other names. A name that it does not know equals itself and nothing else,
/// and contradicts nothing.
#[must_use]
pub fn relate(left: Parts<'_>, right: Parts<'_>) -> (Relation, String) {
    let (left, right) = (Spot::of(left), Spot::of(right));
    let (ground, why) = grounds(&left, &right);
    let city = left.nodes.iter().chain(&right.nodes).find_map(|node| match node {
        Node::City(city) => Some(city_name(*city)),
        Node::Area(_) => None,
    });
    let (one, other) = (left.venue.trim(), right.venue.trim());
    let venues = (!one.is_empty() && !other.is_empty()).then(|| venue::same(one, other, city.unwrap_or_default()));
    match (ground, venues) {
        (Relation::Same, None) if !one.is_empty() => (Relation::Within { inner: Side::Left }, phrase::adds(one, &why)),
        (Relation::Same, None) if !other.is_empty() => {
            (Relation::Within { inner: Side::Right }, phrase::adds(other, &why))
        }
        (Relation::Same, Some(Some(true))) => (Relation::Same, phrase::one_venue(one, other)),
        (Relation::Same, Some(Some(false))) if left.has_city && right.has_city => {
            (Relation::Disjoint, phrase::two_venues(one, other))
        }
        (Relation::Same, Some(_)) => (Relation::Unknown, phrase::perhaps_one_venue(one, other)),
        (Relation::Within { inner }, venues) => {
            let outer = if inner == Side::Left { other } else { one };
            let told = outer.is_empty() || venues == Some(Some(true));
            if told { (ground, why) } else { (Relation::Unknown, phrase::venue_unplaced(outer)) }
        }
        (Relation::Unknown, Some(Some(true))) if left.is_bare() || right.is_bare() => {
            (Relation::Same, phrase::one_venue(one, other))
        }
        _ => (ground, why),
    }
}

impl<'a> Spot<'a> {
    fn of(parts: Parts<'a>) -> Self {
        let (mut city, mut country) = (Senses::of(parts.city), Senses::of(parts.country));
        let mut city_key = fold(parts.city);
        // A city in the place of the country, for want of a better.
        if city_key.is_empty() && country.areas.is_empty() && !country.cities.is_empty() {
            city_key = fold(parts.country);
            city = std::mem::take(&mut country);
        }
        if city_key.is_empty()
            && let Some(venue) = GAZETTEER.venue(parts.venue)
        {
            let stands = Senses { cities: vec![venue.city], areas: Vec::new() };
            let fits = country.areas.is_empty() || !stands.lying_in(&country.areas).is_empty();
            if fits {
                city_key = fold(city_name(venue.city));
                city = stands;
            }
        }
        let country_key = if country.areas.is_empty() && fold(parts.country) != city_key {
            fold(parts.country)
        } else {
            String::new()
        };
        let here = if country.areas.is_empty() { city.clone() } else { city.lying_in(&country.areas) };
        let mut nodes: Vec<Node> = here.cities.iter().map(|city| Node::City(*city)).collect();
        nodes.extend(here.areas.iter().map(|area| Node::Area(*area)));
        let unknown_city = if nodes.is_empty() { city_key } else { String::new() };
        let has_city = !here.cities.is_empty() || !unknown_city.is_empty();
        if nodes.is_empty() && unknown_city.is_empty() {
            nodes = country.areas.iter().map(|area| Node::Area(*area)).collect();
        }
        Self { venue: parts.venue, unknown_city, has_city, nodes, areas: country.areas, unknown_country: country_key }
    }

    /// Whether neither city nor country is given.
    fn is_bare(&self) -> bool {
        self.nodes.is_empty()
            && self.unknown_city.is_empty()
            && self.areas.is_empty()
            && self.unknown_country.is_empty()
    }

    /// What is known of where it lies, where its city is not known: its country.
    fn known(&self) -> Vec<Node> {
        if self.nodes.is_empty() {
            self.areas.iter().map(|area| Node::Area(*area)).collect()
        } else {
            self.nodes.clone()
        }
    }
}

/// Cities and countries alone.
fn grounds(left: &Spot<'_>, right: &Spot<'_>) -> Verdict {
    if left.is_bare() || right.is_bare() {
        return (Relation::Unknown, phrase::nothing_given());
    }
    let (left_known, right_known) = (left.known(), right.known());
    let known = among(&left_known, &right_known);
    if left.unknown_city.is_empty() && right.unknown_city.is_empty() {
        return known.unwrap_or_else(|| unknown_countries(left, right));
    }
    // A country that neither the other's country nor its city goes with.
    if let Some((Relation::Disjoint, why)) = &known {
        let by_country = !left.areas.is_empty() && !right.areas.is_empty();
        if by_country || left.unknown_city.is_empty() || right.unknown_city.is_empty() {
            let namesakes = namesakes(left, right) && !by_country;
            return if namesakes { (Relation::Unknown, phrase::namesake()) } else { (Relation::Disjoint, why.clone()) };
        }
    }
    if left.unknown_city == right.unknown_city {
        let countries = unknown_countries(left, right).0 == Relation::Same
            || left.unknown_country.is_empty()
            || right.unknown_country.is_empty();
        return if countries {
            (Relation::Same, phrase::same_words())
        } else {
            (Relation::Unknown, phrase::not_known())
        };
    }
    // An unknown city in a country that the other names, or that lies in it.
    let lies = |city: &Spot<'_>, area: &Spot<'_>| !city.unknown_city.is_empty() && !area.has_city;
    match known {
        Some((Relation::Same | Relation::Within { inner: Side::Left }, why)) if lies(left, right) => {
            (Relation::Within { inner: Side::Left }, why)
        }
        Some((Relation::Same | Relation::Within { inner: Side::Right }, why)) if lies(right, left) => {
            (Relation::Within { inner: Side::Right }, why)
        }
        _ => {
            let equal = !left.unknown_country.is_empty() && left.unknown_country == right.unknown_country;
            match (equal, lies(left, right), lies(right, left)) {
                (true, true, false) => (Relation::Within { inner: Side::Left }, phrase::same_words()),
                (true, false, true) => (Relation::Within { inner: Side::Right }, phrase::same_words()),
                _ => (Relation::Unknown, phrase::not_known()),
            }
        }
    }
}

/// Whether one side names a city of this name that the gazetteer does not know there, and the other one that it knows.
fn namesakes(left: &Spot<'_>, right: &Spot<'_>) -> bool {
    let named = |key: &str, nodes: &[Node]| {
        let cities = GAZETTEER.cities_of_key(key);
        !key.is_empty() && nodes.iter().any(|node| matches!(node, Node::City(city) if cities.contains(city)))
    };
    named(&left.unknown_city, &right.nodes) || named(&right.unknown_city, &left.nodes)
}

fn unknown_countries(left: &Spot<'_>, right: &Spot<'_>) -> Verdict {
    let equal = left.unknown_country == right.unknown_country && left.areas.is_empty() == right.areas.is_empty();
    if equal && left.unknown_city == right.unknown_city && left.nodes.is_empty() && right.nodes.is_empty() {
        (Relation::Same, phrase::same_words())
    } else {
        (Relation::Unknown, phrase::not_known())
    }
}

/// The relation that goes best with everything the two may be; none where nothing is known of one.
fn among(left: &[Node], right: &[Node]) -> Option<Verdict> {
    let rank = |relation: Relation| match relation {
        Relation::Same => 3,
        Relation::Within { .. } => 2,
        Relation::Unknown => 1,
        Relation::Disjoint => 0,
    };
    let mut best: Option<Verdict> = None;
    for one in left {
        for other in right {
            let verdict = between(*one, *other);
            if best.as_ref().is_none_or(|best| rank(verdict.0) > rank(best.0)) {
                best = Some(verdict);
            }
        }
    }
    best
}

/// Closer than this to a city of the same country, a place that is no seat itself may be meant as part of that city.
const OUTSKIRTS: f32 = 20.0;

fn between(left: Node, right: Node) -> Verdict {
    match (left, right) {
        (Node::City(one), Node::City(other)) if one == other => (Relation::Same, phrase::one_city(one)),
        (Node::City(one), Node::City(other)) => {
            let (Some(left), Some(right)) = (GAZETTEER.cities.get(one), GAZETTEER.cities.get(other)) else {
                return (Relation::Unknown, phrase::not_known());
            };
            let distance = GAZETTEER.distance(one, other);
            let seats = left.is_seat && right.is_seat;
            if left.country_code == right.country_code && !seats && distance < OUTSKIRTS {
                (Relation::Unknown, phrase::near(one, other, distance))
            } else {
                (Relation::Disjoint, phrase::two_cities(left, right))
            }
        }
        (Node::City(city), Node::Area(area)) => city_in(city, area),
        (Node::Area(area), Node::City(city)) => {
            let (relation, why) = city_in(city, area);
            (relation.mirrored(), why)
        }
        (Node::Area(one), Node::Area(other)) if one == other => (Relation::Same, phrase::one_area(one)),
        (Node::Area(one), Node::Area(other)) => {
            match (GAZETTEER.area_lies_in(one, other), GAZETTEER.area_lies_in(other, one)) {
                (Lies::In, _) => (Relation::Within { inner: Side::Left }, phrase::part(one, other)),
                (_, Lies::In) => (Relation::Within { inner: Side::Right }, phrase::part(other, one)),
                (Lies::Perhaps, _) => (Relation::Unknown, phrase::disputed(area_name(one))),
                (_, Lies::Perhaps) => (Relation::Unknown, phrase::disputed(area_name(other))),
                _ => (Relation::Disjoint, phrase::two_areas(one, other)),
            }
        }
    }
}

fn city_in(city: usize, area: usize) -> Verdict {
    match GAZETTEER.city_lies_in(city, area) {
        Lies::In => (Relation::Within { inner: Side::Left }, phrase::lies_in(city, area)),
        Lies::Perhaps => (Relation::Unknown, phrase::disputed(city_name(city))),
        Lies::Outside => (Relation::Disjoint, phrase::lies_outside(city, area)),
    }
}
