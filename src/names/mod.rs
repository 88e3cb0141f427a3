//! Are two names the same actor's?

/// What is named, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// A human being.
    Person,
    /// An organisation.
    Organisation,
    /// Anything else, or not known.
    Other,
}

/// How well two names match.
#[derive(Clone, Debug)]
pub struct Match {
    /// From 0 to 1; 0.5 and more means the same actor's.
    pub score: f64,
    /// Why.
    pub reason: Reason,
}

/// Why two names match or do not.
#[derive(Clone, Debug)]
pub struct Reason;

impl Reason {
    /// One short clause.
    #[must_use]
    pub fn in_words(&self) -> String {
        "the same name".to_owned()
    }
}

/// Compares two names.
#[must_use]
pub fn match_names(left: &str, right: &str, _of: NameOf) -> Match {
    Match { score: f64::from(u8::from(left.to_lowercase() == right.to_lowercase())), reason: Reason }
}
