//! Clauses that say why two places stand to each other as they do.

use super::gazetteer::{City, GAZETTEER};

pub(super) fn city_name(city: usize) -> &'static str {
    GAZETTEER.cities.get(city).map_or("", |city| city.name)
}

pub(super) fn area_name(area: usize) -> &'static str {
    GAZETTEER.areas.get(area).map_or("", |area| area.name)
}

/// The name of an area with its article: the United States.
pub(super) fn with_article(name: &str) -> String {
    let plural = ["Islands", "States", "Emirates", "Philippines", "Maldives", "Netherlands", "Bahamas", "Comoros"];
    let kinds = ["Republic", "Kingdom", "Bank", "Strip", "Heights", "Region", "Oblast", "Rocks", "Triangle", "Congo"];
    let takes = plural.iter().chain(&kinds).any(|word| name.ends_with(word));
    if takes || name == "Gambia" || name == "Seychelles" { format!("the {name}") } else { name.to_owned() }
}

fn area_with_article(area: usize) -> String {
    with_article(area_name(area))
}

/// The country of a city in words; empty where lists differ.
fn country_of(city: &City) -> String {
    city.country().map(|country| with_article(country.name)).unwrap_or_default()
}

pub(super) fn one_city(city: usize) -> String {
    format!("both are {}", city_name(city))
}

pub(super) fn one_area(area: usize) -> String {
    format!("both are {}", area_with_article(area))
}

pub(super) fn lies_in(city: usize, area: usize) -> String {
    let is_capital =
        GAZETTEER.areas.get(area).is_some_and(|area| area.capitals.iter().any(|capital| capital.index == city));
    let lies = if is_capital { "is the capital of" } else { "lies in" };
    format!("{} {lies} {}", city_name(city), area_with_article(area))
}

pub(super) fn lies_outside(city: usize, area: usize) -> String {
    let country = GAZETTEER.cities.get(city).map(country_of).unwrap_or_default();
    let (city, area) = (city_name(city), area_with_article(area));
    // Brooklyn is not in Texas, and both are in the United States.
    if country.is_empty() || country == area {
        format!("{city} does not lie in {area}")
    } else {
        format!("{city} lies in {country}, not in {area}")
    }
}

pub(super) fn two_cities(left: &City, right: &City) -> String {
    let (one, other) = (country_of(left), country_of(right));
    if one.is_empty() || other.is_empty() {
        format!("{} and {} are two cities", left.name, right.name)
    } else if one == other {
        format!("{} and {} are two cities of {one}", left.name, right.name)
    } else {
        format!("{} lies in {one}, {} in {other}", left.name, right.name)
    }
}

pub(super) fn near(left: usize, right: usize, kilometres: f32) -> String {
    format!("{} lies about {:.0} km from {}", city_name(left), kilometres.max(1.0), city_name(right))
}

pub(super) fn part(inner: usize, outer: usize) -> String {
    format!("{} is part of {}", area_with_article(inner), area_with_article(outer))
}

pub(super) fn two_areas(left: usize, right: usize) -> String {
    format!("neither of {} and {} lies in the other", area_with_article(left), area_with_article(right))
}

pub(super) fn disputed(name: &str) -> String {
    format!("lists of states differ on {}", with_article(name))
}

pub(super) fn namesake() -> String {
    "the gazetteer knows no city of this name in that country".to_owned()
}

pub(super) fn nothing_given() -> String {
    "neither city nor country is given on one side".to_owned()
}

pub(super) fn same_words() -> String {
    "the same words".to_owned()
}

pub(super) fn not_known() -> String {
    "the gazetteer does not know enough of these names".to_owned()
}

pub(super) fn adds(venue: &str, why: &str) -> String {
    format!("{why}, and {venue} says where in it")
}

pub(super) fn one_venue(left: &str, right: &str) -> String {
    if left == right { format!("both are {left}") } else { format!("{left} and {right} name one venue") }
}

pub(super) fn two_venues(left: &str, right: &str) -> String {
    format!("{left} and {right} are two venues")
}

pub(super) fn perhaps_one_venue(left: &str, right: &str) -> String {
    format!("{left} and {right} may name one venue")
}

pub(super) fn venue_unplaced(venue: &str) -> String {
    format!("it is not known in which city {venue} stands")
}
