//! What is searched for.

use std::ops::Range;

use super::parse::Parser;
use super::pattern::Pattern;
use super::results::GroupKind;
use crate::model::EdtfDate;

/// A search, read from what was typed.
///
/// - Words must all occur, as whole words, whatever their case and accents. `talk*` finds what begins so.
/// - `"foreign minister"`: words one after the other.
/// - `OR` between alternatives, `NOT` or a `-` before what must not occur, round brackets for what belongs together. `AND`
///   may be left out, and binds more than `OR`.
/// - `Mutaqi~`: with a letter or two otherwise.
/// - `outlet:` `actor:` `place:` `title:` `tag:` `author:` `lang:` `type:` (or `in:`) `after:` `before:` `on:` before a
///   word or phrase look there alone. Dates are EDTF: `after:2021-10`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    root: Option<Node<Leaf>>,
}

/// Why a query cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is wrong: characters of what was typed.
    pub range: Range<usize>,
    /// What is wrong, and what can be done, in a sentence or two.
    pub message: String,
}

/// Leaves joined by *and*, *or* and *not*.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<Leaf> {
    Leaf(Leaf),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// What a record is asked.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Leaf {
    /// The words stand there.
    Words(Field, Pattern),
    /// Its outlet has these words in its name.
    Outlet(Pattern),
    /// An actor with these words in a name is named, or takes part.
    Actor(Pattern),
    /// It is written in this language, or in a variety of it.
    Language(String),
    /// It is of one of these kinds.
    In(&'static [GroupKind]),
    /// It is of this time.
    Date(Bound, EdtfDate),
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// Anywhere.
    Anywhere,
    Title,
    Tag,
    Author,
    Place,
}

/// How a record's date stands to the one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// It may lie on its first day or later.
    After,
    /// It may lie earlier than its first day.
    Before,
    /// The two may be the same day.
    On,
}

impl Query {
    /// Reads a finished query, such as one that was saved.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        Ok(Self { root: Parser::new(text, false).parse()? })
    }

    /// Reads a query that is being typed: the last word is the beginning of one, unless a space follows it, and an
    /// operator without what it waits for counts as nothing.
    pub fn typing(text: &str) -> Result<Self, QueryError> {
        Ok(Self { root: Parser::new(text, true).parse()? })
    }

    /// There is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    pub(super) fn root(&self) -> Option<&Node<Leaf>> {
        self.root.as_ref()
    }
}

impl<Leaf> Node<Leaf> {
    /// The same with other leaves.
    pub(super) fn map<Other>(&self, each: &mut impl FnMut(&Leaf) -> Other) -> Node<Other> {
        match self {
            Self::Leaf(leaf) => Node::Leaf(each(leaf)),
            Self::Not(inner) => Node::Not(Box::new(inner.map(each))),
            Self::All(nodes) => Node::All(nodes.iter().map(|node| node.map(each)).collect()),
            Self::Any(nodes) => Node::Any(nodes.iter().map(|node| node.map(each)).collect()),
        }
    }

    /// Calls `each` with every leaf and whether it must not hold.
    pub(super) fn walk<'n>(&'n self, denied: bool, each: &mut impl FnMut(&'n Leaf, bool)) {
        match self {
            Self::Leaf(leaf) => each(leaf, denied),
            Self::Not(inner) => inner.walk(!denied, each),
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().for_each(|node| node.walk(denied, each)),
        }
    }

    /// Whether it holds where each leaf holds as `holds` says, which also learns whether it must not.
    pub(super) fn holds(&self, denied: bool, holds: &mut impl FnMut(&Leaf, bool) -> bool) -> bool {
        match self {
            Self::Leaf(leaf) => holds(leaf, denied),
            Self::Not(inner) => !inner.holds(!denied, holds),
            Self::All(nodes) => nodes.iter().all(|node| node.holds(denied, holds)),
            Self::Any(nodes) => nodes.iter().any(|node| node.holds(denied, holds)),
        }
    }
}
