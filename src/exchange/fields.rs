//! The rules by which fields are joined: single values, texts that can hold both, and lists.

use super::outcome::{Choices, Conflict, Outcome, Prefer, Spot};
use super::plain::Plain;
use crate::compare::{capitalised, subject_in_words};
use crate::model::{Dossier, PartId, RecordRef, Subject, Value};

/// A fact of which each side's record holds another value, for findings to hold both.
pub(super) struct RivalValues {
    pub subject: Subject,
    pub ours: Value,
    pub theirs: Value,
}

/// One record being joined of two, or what the dossier is about.
pub(super) struct Join<'a> {
    pub record: Option<RecordRef>,
    /// The part of it that is being joined, and what that is called.
    part: Option<(PartId, String)>,
    /// Both sides, for words.
    pub ours: &'a Dossier,
    pub theirs: &'a Dossier,
    pub choices: &'a Choices,
    /// The fields that came from theirs, whole or in part.
    pub taken: Vec<&'static str>,
    pub conflicts: Vec<Conflict>,
    pub rivals: Vec<RivalValues>,
    /// What stays though one side took it out, for the other changed it.
    pub kept: Vec<String>,
    /// What is told in a note: values that were not taken, and that nobody chose to leave.
    pub untold: Vec<(String, String)>,
}

/// The value of two, where at most one side changed it.
pub(super) fn settled<T: PartialEq + ?Sized>(base: Option<&T>, ours: &T, theirs: &T) -> Option<Prefer> {
    if ours == theirs || base == Some(theirs) {
        Some(Prefer::Ours)
    } else if base == Some(ours) {
        Some(Prefer::Theirs)
    } else {
        None
    }
}

fn of<'t, T>(side: Prefer, ours: &'t T, theirs: &'t T) -> &'t T {
    match side {
        Prefer::Ours => ours,
        Prefer::Theirs => theirs,
    }
}

impl From<Prefer> for Outcome {
    fn from(side: Prefer) -> Self {
        match side {
            Prefer::Ours => Self::Ours,
            Prefer::Theirs => Self::Theirs,
        }
    }
}

impl<'a> Join<'a> {
    pub fn new(record: Option<RecordRef>, ours: &'a Dossier, theirs: &'a Dossier, choices: &'a Choices) -> Self {
        let (taken, conflicts, rivals, kept, untold) = (vec![], vec![], vec![], vec![], vec![]);
        Self { record, part: None, ours, theirs, choices, taken, conflicts, rivals, kept, untold }
    }

    /// Notes that something of a field came from theirs.
    pub fn take(&mut self, field: &'static str) {
        if !self.taken.contains(&field) {
            self.taken.push(field);
        }
    }

    fn spot(&self, field: &'static str) -> Spot {
        let part = self.part.as_ref().map(|(part, _)| part.clone());
        Spot::Field { record: self.record.clone(), part, field }
    }

    /// The side to take at a spot, and whether nobody chose it.
    pub fn choice(&self, spot: &Spot) -> (Prefer, bool) {
        match self.choices.decided.get(spot) {
            Some(side) => (*side, false),
            None => (self.choices.otherwise, true),
        }
    }

    /// Joins the fields of a part of the record.
    pub fn part<R>(&mut self, part: &PartId, called: &str, join: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.part.replace((part.clone(), called.to_owned()));
        let joined = join(self);
        self.part = before;
        joined
    }

    /// What a field is called within its record: “Title of “Envoy””.
    fn name(&self, field: &'static str) -> String {
        let name = capitalised(&field.replace('_', " "));
        match &self.part {
            Some((_, called)) if !called.is_empty() => format!("{name} of “{called}”"),
            _ => name,
        }
    }

    /// What a field is called in a list: “Title of “Envoy”, Thomas West”.
    fn label(&self, field: &'static str, subject: Option<&Subject>) -> String {
        match (subject, &self.record) {
            (Some(subject), _) => subject_in_words(self.ours, subject),
            (None, Some(record)) => format!("{}, {}", self.name(field), self.ours.title_of(record)),
            (None, None) => self.name(field),
        }
    }

    fn conflict(&mut self, field: &'static str, subject: Option<&Subject>, words: [String; 2], outcome: Outcome) {
        let spot = subject.map_or_else(|| self.spot(field), |subject| Spot::Fact(subject.clone()));
        let is_open = self.choice(&spot).1;
        let label = self.label(field, subject);
        let [ours, theirs] = words;
        let record = self.record.clone();
        self.conflicts.push(Conflict { spot, record, label, field, ours, theirs, outcome, is_open });
    }

    /// A single value: what one side alone changed, or what there is where the other has nothing.
    fn plain<T: Plain>(&mut self, field: &'static str, base: Option<&T>, ours: &T, theirs: &T) -> Option<T> {
        if let Some(side) = settled(base, ours, theirs) {
            if side == Prefer::Theirs {
                self.take(field);
            }
            return Some(of(side, ours, theirs).clone());
        }
        let side = match (ours.is_blank(), theirs.is_blank()) {
            (false, true) => Prefer::Ours,
            (true, false) => Prefer::Theirs,
            _ => return None,
        };
        if base.is_some() {
            let label = self.label(field, None);
            self.kept.push(format!("“{label}” was taken out by one and changed by the other: the change stays."));
        }
        if side == Prefer::Theirs {
            self.take(field);
        }
        Some(of(side, ours, theirs).clone())
    }

    fn words<T: Plain>(&self, ours: &T, theirs: &T) -> [String; 2] {
        [ours.in_words(self.ours), theirs.in_words(self.theirs)]
    }

    /// A single value of which one has to be taken where both changed it.
    pub fn field<T: Plain>(&mut self, field: &'static str, base: Option<&T>, ours: &T, theirs: &T) -> T {
        if let Some(value) = self.plain(field, base, ours, theirs) {
            return value;
        }
        let (side, is_open) = self.choice(&self.spot(field));
        let words = self.words(ours, theirs);
        if is_open {
            let left = of(side.other(), &words[0], &words[1]).clone();
            self.untold.push((self.name(field), left));
        }
        self.conflict(field, None, words, side.into());
        if side == Prefer::Theirs {
            self.take(field);
        }
        of(side, ours, theirs).clone()
    }

    /// The same for a value that sources speak of: where nobody chose, both are held as findings.
    pub fn fact<T: Plain>(
        &mut self,
        subject: &Subject,
        field: &'static str,
        base: Option<&T>,
        ours: &T,
        theirs: &T,
    ) -> T {
        if let Some(value) = self.plain(field, base, ours, theirs) {
            return value;
        }
        let (Some(one), Some(other)) = (ours.value(), theirs.value()) else {
            return self.field(field, base, ours, theirs);
        };
        let (side, is_open) = self.choice(&Spot::Fact(subject.clone()));
        let words = self.words(ours, theirs);
        if is_open && one == other {
            // They differ in what no finding holds: the words that a date was printed in.
            self.untold.push((self.name(field), of(side.other(), &words[0], &words[1]).clone()));
        }
        let both = is_open && one != other;
        if both {
            self.rivals.push(RivalValues { subject: subject.clone(), ours: one, theirs: other });
        }
        self.conflict(field, Some(subject), words, if both { Outcome::Both } else { side.into() });
        if side == Prefer::Theirs {
            self.take(field);
        }
        of(side, ours, theirs).clone()
    }

    /// Free text that can hold both: where both changed it and nobody chose, the one stands after the other.
    pub fn prose(&mut self, field: &'static str, base: Option<&String>, ours: &String, theirs: &String) -> String {
        if let Some(value) = self.plain(field, base, ours, theirs) {
            return value;
        }
        let (side, is_open) = self.choice(&self.spot(field));
        let (first, second) = (of(side, ours, theirs), of(side.other(), ours, theirs));
        // Where one took away what the other kept, both stand, and a person looks at it.
        let took_away = base.is_some_and(|base| {
            [ours, theirs]
                .iter()
                .any(|text| !text.is_empty() && text.len() < base.len() && base.contains(text.as_str()))
        });
        let (text, outcome) = match (
            is_open,
            !took_away && first.contains(second.as_str()),
            !took_away && second.contains(first.as_str()),
        ) {
            (false, ..) | (true, true, _) => (first.clone(), side.into()),
            (true, false, true) => (second.clone(), side.other().into()),
            (true, false, false) => (format!("{first}\n\n{second}"), Outcome::Both),
        };
        if outcome != Outcome::Ours {
            self.take(field);
        }
        // One text that holds the other leaves nothing to look at.
        if !is_open || outcome == Outcome::Both {
            self.conflict(field, None, [ours.clone(), theirs.clone()], outcome);
        }
        text
    }

    /// The name that is shown, of two that each side made that.
    pub fn main_name(&mut self, ours: &str, theirs: &str) -> Prefer {
        let side = self.choice(&self.spot("names")).0;
        self.conflict("names", None, [ours.to_owned(), theirs.to_owned()], side.into());
        side
    }

    /// Tells that the texts of an article stand against each other, and which was taken.
    pub fn texts_differ(&mut self, side: Prefer) {
        let title = |dossier: &Dossier| self.record.as_ref().map_or_else(String::new, |it| dossier.title_of(it));
        let words =
            [format!("the text of “{}” here", title(self.ours)), format!("that of “{}” there", title(self.theirs))];
        self.conflict("text", None, words, side.into());
        if side == Prefer::Theirs {
            self.take("text");
        }
    }

    /// A list of values, each for itself: what either added is in, what either took out is not.
    pub fn bag<T: Clone + PartialEq>(
        &mut self,
        field: &'static str,
        base: Option<&[T]>,
        ours: &[T],
        theirs: &[T],
    ) -> Vec<T> {
        self.list(field, base, ours, theirs, Clone::clone, |_, _, ours, _| ours.clone())
    }

    /// A list of parts that are known by a key. A part that both changed is joined; one that a side took out and the
    /// other changed stays. The order is that of the side that changed it, of both that of the one preferred, and what
    /// the other added stands after what it stood after there.
    pub fn list<T: Clone + PartialEq, K: PartialEq>(
        &mut self,
        field: &'static str,
        base: Option<&[T]>,
        ours: &[T],
        theirs: &[T],
        key: impl Fn(&T) -> K,
        mut join: impl FnMut(&mut Self, Option<&T>, &T, &T) -> T,
    ) -> Vec<T> {
        match settled(base, ours, theirs) {
            Some(Prefer::Ours) => return ours.to_vec(),
            Some(Prefer::Theirs) => {
                self.take(field);
                return theirs.to_vec();
            }
            None => {}
        }
        let (base, mine, yours) = (keyed(base.unwrap_or_default(), &key), keyed(ours, &key), keyed(theirs, &key));
        let reordered = |side: &[Keyed<'_, T, K>]| {
            let places: Vec<_> = side.iter().filter_map(|(key, _)| place(&base, key)).collect();
            !places.is_sorted()
        };
        let (preferred, other) = match self.choices.otherwise {
            Prefer::Ours => (&mine, &yours),
            Prefer::Theirs => (&yours, &mine),
        };
        let by_other = reordered(other) && !reordered(preferred);
        let (first, second) = if by_other { (other, preferred) } else { (preferred, other) };
        let mut made = Vec::new();
        for key in interleaved(first, second) {
            let at = |list: &[Keyed<'_, T, K>]| place(list, key).map(|at| list[at].1.clone());
            let item = match (at(&base), at(&mine), at(&yours)) {
                (was, Some(ours), Some(theirs)) => match settled(was.as_ref(), &ours, &theirs) {
                    Some(side) => {
                        if side == Prefer::Theirs {
                            self.take(field);
                        }
                        of(side, &ours, &theirs).clone()
                    }
                    None => join(self, was.as_ref(), &ours, &theirs),
                },
                (None, Some(item), None) => item,
                (None, None, Some(item)) => {
                    self.take(field);
                    item
                }
                (Some(was), Some(item), None) | (Some(was), None, Some(item)) => {
                    if was == item {
                        self.take(field);
                        continue;
                    }
                    self.keep(field);
                    item
                }
                (_, None, None) => continue,
            };
            made.push(item);
        }
        made
    }

    fn keep(&mut self, field: &'static str) {
        let label = self.label(field, None);
        self.kept.push(format!("A part of “{label}” was removed by one and changed by the other: it stays."));
    }
}

/// An item with its key, and how many with the same key stand before it.
type Keyed<'t, T, K> = ((K, usize), &'t T);

fn keyed<'t, T, K: PartialEq>(items: &'t [T], key: impl Fn(&T) -> K) -> Vec<Keyed<'t, T, K>> {
    let mut out: Vec<Keyed<'t, T, K>> = Vec::with_capacity(items.len());
    for item in items {
        let key = key(item);
        let before = out.iter().filter(|((other, _), _)| *other == key).count();
        out.push(((key, before), item));
    }
    out
}

fn place<T, K: PartialEq>(items: &[Keyed<'_, T, K>], key: &(K, usize)) -> Option<usize> {
    items.iter().position(|(other, _)| other == key)
}

/// The keys of both: those of the first in its order, and each that only the second has after the one that it stands
/// after there and what the first added to that, or else before the one that it stands before.
fn interleaved<'k, T, K: PartialEq>(
    first: &'k [Keyed<'_, T, K>],
    second: &'k [Keyed<'_, T, K>],
) -> Vec<&'k (K, usize)> {
    let mut keys: Vec<&(K, usize)> = first.iter().map(|(key, _)| key).collect();
    for (at, (key, _)) in second.iter().enumerate() {
        if keys.contains(&key) {
            continue;
        }
        let stands = |other: &(K, usize)| keys.iter().position(|key| *key == other);
        let after = second[..at].last().and_then(|(before, _)| stands(before)).map(|place| {
            // What the first alone has there stays together.
            let own = |key: &&&(K, usize)| second.iter().all(|(other, _)| other != **key);
            place + 1 + keys[place + 1..].iter().take_while(own).count()
        });
        let before = || second[at + 1..].iter().find_map(|(next, _)| stands(next));
        let place = after.or_else(before).unwrap_or(keys.len());
        keys.insert(place, key);
    }
    keys
}
