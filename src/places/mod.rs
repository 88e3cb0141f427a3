//! Places.

/// A place in parts; each empty where not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// Building or institution.
    pub venue: &'a str,
    /// City.
    pub city: &'a str,
    /// Country.
    pub country: &'a str,
}

/// How two places lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same.
    Same,
    /// One in the other.
    Within,
    /// Not known.
    Unknown,
    /// Apart.
    Disjoint,
}

/// Relates two places.
#[must_use]
pub fn relate(left: Parts<'_>, right: Parts<'_>) -> (Relation, String) {
    let goes =
        |one: &str, other: &str| one.is_empty() || other.is_empty() || one.to_lowercase() == other.to_lowercase();
    if goes(left.venue, right.venue) && goes(left.city, right.city) && goes(left.country, right.country) {
        (Relation::Same, "the same place".to_owned())
    } else {
        (Relation::Disjoint, "two places".to_owned())
    }
}

/// The country of an adjective or a people.
#[must_use]
pub fn country_of_people(word: &str) -> Option<&'static str> {
    match word {
        "us" | "american" | "americans" => Some("United States"),
        "qatari" => Some("Qatar"),
        _ => None,
    }
}
