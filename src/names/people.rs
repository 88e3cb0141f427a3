//! Are two names of persons one person's?

use super::person::{MOST_NAMES, Person};
use super::reason::Reason;
use super::word::{How, Word};
use super::{Match, SAME};

/// Two persons' names must share as much weight as this, where one of them leaves names out.
const EVIDENCE: f32 = 1.5;

/// And this part of the weight of the longer.
const COVER: f32 = 0.42;

/// What a name of one side that nothing answers on the other must weigh to speak against.
const AGAINST: f32 = 0.5;

/// A name of the left found again among those of the right.
#[derive(Clone, Copy)]
struct Pair {
    left: usize,
    right: usize,
    score: f32,
    how: How,
}

/// Whether two names are one person's, and why.
pub(super) fn same_person(left: &Person, right: &Person) -> Match {
    if left.words.is_empty() || right.words.is_empty() {
        return Match::new(0.0, Reason::Nothing);
    }
    if matches!((left.generation, right.generation), (Some(one), Some(other)) if one != other) {
        return Match::new(0.3, Reason::OtherGeneration);
    }
    if matches!((left.man, right.man), (Some(one), Some(other)) if one != other) {
        return Match::new(0.2, Reason::OtherTitle);
    }
    if left.plain == right.plain {
        let reason = if left.turned == right.turned { Reason::Same } else { Reason::Order };
        return Match::new(if left.generation == right.generation { 1.0 } else { 0.75 }, reason);
    }
    let mut found = Found::of(left, right);
    if found.open_left() > 0 || found.open_right() > 0 {
        found.join();
    }
    found.judge()
}

/// Whether two names may be one person's: not where each has a name that nothing in the other answers, alone or written
/// together with its neighbours.
pub(super) fn may_be_same(left: &Person, right: &Person) -> bool {
    /// Whether nothing among `there` answers one of `here` that weighs.
    fn stands_alone(here: &[Word], there: &[Word]) -> bool {
        here.iter().any(|word| word.weighs() >= AGAINST && there.iter().all(|other| word.alike(other).is_none()))
    }
    fn joins(apart: &Person, whole: &Person) -> bool {
        apart.joins.iter().any(|(word, _)| whole.words.iter().any(|other| word.may_be(other)))
    }
    !(stands_alone(&left.words, &right.words) && stands_alone(&right.words, &left.words))
        || joins(left, right)
        || joins(right, left)
}

/// What has been found of the one name in the other.
struct Found<'a> {
    left: &'a Person,
    right: &'a Person,
    pairs: Vec<Pair>,
    /// What was found by writing words together: which pair, and what stood there. What it covers is in `joined_weight`.
    joined: Option<(usize, String, String)>,
    joined_weight: f32,
    taken_left: u16,
    taken_right: u16,
}

impl<'a> Found<'a> {
    /// Pairs names with each other, the most alike first.
    fn of(left: &'a Person, right: &'a Person) -> Self {
        let mut alike: Vec<Pair> = Vec::new();
        for (at, word) in left.words.iter().enumerate() {
            for (other_at, other) in right.words.iter().enumerate() {
                if let Some((score, how)) = word.alike(other) {
                    alike.push(Pair { left: at, right: other_at, score, how });
                }
            }
        }
        alike.sort_by(|one, other| {
            let place = |pair: &Pair| (pair.left + pair.right, pair.left.abs_diff(pair.right));
            other.score.total_cmp(&one.score).then_with(|| place(one).cmp(&place(other)))
        });
        let mut found =
            Self { left, right, pairs: Vec::new(), joined: None, joined_weight: 0.0, taken_left: 0, taken_right: 0 };
        for pair in alike {
            if found.taken_left & 1 << pair.left == 0 && found.taken_right & 1 << pair.right == 0 {
                found.taken_left |= 1 << pair.left;
                found.taken_right |= 1 << pair.right;
                found.pairs.push(pair);
            }
        }
        found
    }

    fn open_left(&self) -> u32 {
        self.left.words.len() as u32 - self.taken_left.count_ones()
    }

    fn open_right(&self) -> u32 {
        self.right.words.len() as u32 - self.taken_right.count_ones()
    }

    /// Looks for names that one side writes together and the other apart, among those not yet found.
    fn join(&mut self) {
        for (joins, joins_left) in [(&self.left.joins, true), (&self.right.joins, false)] {
            let (mut apart, mut whole, wholes) = if joins_left {
                (self.taken_left, self.taken_right, &self.right.words)
            } else {
                (self.taken_right, self.taken_left, &self.left.words)
            };
            for (word, covered) in joins {
                if covered.iter().any(|&at| apart & 1 << at != 0) {
                    continue;
                }
                for (at, other) in wholes.iter().enumerate() {
                    if whole & 1 << at != 0
                        || !word.may_be(other)
                        || other.native.is_some() && covered.len() > 1 && other.letters.len() < 3
                    {
                        continue;
                    }
                    if let Some((score, how)) =
                        word.alike(other).filter(|(score, how)| *score >= 0.7 && *how != How::Initial)
                    {
                        whole |= 1 << at;
                        for &part in covered {
                            apart |= 1 << part;
                        }
                        let (apart_shown, whole_shown) = (word.shown.clone(), other.shown.clone());
                        self.joined_weight += score * covered.len().max(1) as f32;
                        let (one, another) =
                            if joins_left { (apart_shown, whole_shown) } else { (whole_shown, apart_shown) };
                        self.joined = Some((self.pairs.len(), one, another));
                        let (left, right) = if joins_left { (covered[0], at) } else { (at, covered[0]) };
                        let how = if how == How::Same { How::Joined } else { how };
                        self.pairs.push(Pair { left, right, score, how });
                        break;
                    }
                }
            }
            if joins_left {
                (self.taken_left, self.taken_right) = (apart, whole);
            } else {
                (self.taken_right, self.taken_left) = (apart, whole);
            }
        }
    }

    fn words(&self, pair: &Pair) -> (&'a Word, &'a Word) {
        (&self.left.words[pair.left], &self.right.words[pair.right])
    }

    fn judge(&self) -> Match {
        if self.pairs.is_empty() {
            return Match::new(0.0, Reason::NothingShared);
        }
        let left_over = Over::of(&self.left.words, self.taken_left);
        let right_over = Over::of(&self.right.words, self.taken_right);
        let (mut weight, mut quality, mut full, mut strong) = (0.0_f32, 0.0_f32, false, 0.0_f32);
        for pair in &self.pairs {
            let (left, right) = self.words(pair);
            let mut shared = left.weight.min(right.weight);
            if pair.how == How::Initial {
                shared *= 0.6;
            } else {
                full |= !left.initial && shared > 0.3;
                strong += if pair.score >= 0.7 { shared } else { 0.0 };
            }
            weight += shared;
            quality += shared * if pair.how == How::Initial { 0.9 } else { pair.score };
        }
        // Two names written as one are still two.
        if self.joined.is_some() && weight < EVIDENCE {
            weight = weight.max(self.joined_weight.min(2.0));
            quality = quality / self.pairs.len() as f32 * weight;
            strong = weight;
        }
        quality /= weight.max(0.01);
        if left_over.full >= AGAINST && right_over.full >= AGAINST {
            let part = weight / (weight + left_over.full.max(right_over.full));
            return Match::new(f64::from((part * quality * 0.6).min(0.45)), self.other(&left_over, &right_over));
        }
        if let Some(reason) = self.turned_round() {
            return Match::new(0.35, reason);
        }
        if !full {
            let reason = Reason::OnlyInitials(self.left.plain_shown(), self.right.plain_shown());
            return Match::new(0.4, if self.left.words.len() > 1 { reason } else { Reason::NothingShared });
        }
        // A slip in a short name is another name, unless the rest bears it.
        if let Some(pair) = self.pairs.iter().find(|pair| pair.score < 0.5)
            && strong < 2.0
        {
            let (left, right) = self.words(pair);
            return Match::new(0.4, self.placed(left, right));
        }
        let over = left_over.light + right_over.light;
        let cover = weight / (weight + over);
        let mut score = f64::from(quality * (0.62 + 0.38 * cover));
        // Where names go own, father's, order may be all that tells Mahmud Ahmad from Ahmad Mahmud.
        if self.pairs.len() == 2
            && self.pairs.iter().all(|pair| pair.left != pair.right && self.words(pair).0.is_arabic_given())
        {
            score = score.min(0.6);
        }
        if left_over.names == 0 && right_over.names == 0 {
            let generation = if self.left.generation == self.right.generation { 1.0 } else { 0.8 };
            let enough = self.left.words.len() > 1 || self.right.words.len() > 1 || quality >= 0.7;
            let score = if enough { (score * generation).max(SAME) } else { 0.45 };
            return Match::new(score, self.closest(None));
        }
        let missing =
            || left_over.shown(&self.left.words).or_else(|| right_over.shown(&self.right.words)).unwrap_or_default();
        if weight < EVIDENCE - 0.01 {
            return self.one_name(over);
        }
        if let Some(reason) = self.initial_for_family().or_else(|| self.named_after_father(&left_over, &right_over)) {
            return Match::new(0.42, reason);
        }
        if cover < COVER || quality < 0.7 {
            return Match::new(0.4, Reason::TooShort(missing()));
        }
        Match::new(score.max(SAME), self.closest(Some(missing())))
    }

    /// One shared name is enough only where an office stands before it and it ends the full name: President Erdoğan.
    fn one_name(&self, over: f32) -> Match {
        let pair = self.pairs[0];
        let (left, right) = self.words(&pair);
        let alone = |person: &Person, at: usize| person.words.len() == 1 && person.office && at == 0;
        let ends = |person: &Person, at: usize| at + 1 == person.words.len() && person.words.len() > 1;
        let office = alone(self.left, pair.left) && ends(self.right, pair.right)
            || alone(self.right, pair.right) && ends(self.left, pair.left);
        let name = if left.letters.len() >= right.letters.len() { left } else { right };
        if office && pair.score > 0.7 && left.weight.min(right.weight) >= 1.0 && over < 3.0 {
            return Match::new(0.55, Reason::Office(name.shown.clone()));
        }
        Match::new(0.42, Reason::OneName(name.shown.clone()))
    }

    /// Ahmad bin Hasan and Hasan bin Ahmad are father and son.
    fn turned_round(&self) -> Option<Reason> {
        let (own, father) = self.left.own_and_father?;
        let (other_own, other_father) = self.right.own_and_father?;
        let crossed = |left, right| self.pairs.iter().any(|pair| pair.left == left && pair.right == right);
        (crossed(own, other_father) && crossed(father, other_own)).then(|| {
            Reason::FatherAndSon(self.left.words[own].shown.clone(), self.right.words[other_own].shown.clone())
        })
    }

    /// Where one side leaves names out and initials stand for others, the family name must be shared in full: William G. Frost
    /// is not Bill Gates.
    fn initial_for_family(&self) -> Option<Reason> {
        let initial = self.pairs.iter().find(|pair| pair.how == How::Initial)?;
        let last = |pair: &Pair| pair.left + 1 == self.left.words.len() && pair.right + 1 == self.right.words.len();
        let borne = self.pairs.iter().filter(|pair| pair.how != How::Initial);
        if borne.clone().any(last) || borne.count() > 1 {
            return None;
        }
        let (left, right) = self.words(initial);
        Some(self.placed(left, right))
    }

    /// Where names go own, father's, grandfather's, one who has a name before those the other has is the other's son: Ali
    /// Saddam Hussein, Saddam Hussein. Not so where the first is Mohammad, which begins double names.
    fn named_after_father(&self, left_over: &Over, right_over: &Over) -> Option<Reason> {
        let (longer, over, long_is_left) = match (left_over.names, right_over.names) {
            (_, 0) => (self.left, left_over, true),
            (0, _) => (self.right, right_over, false),
            _ => return None,
        };
        let at = |pair: &Pair| if long_is_left { (pair.left, pair.right) } else { (pair.right, pair.left) };
        let father = self.pairs.iter().find(|pair| at(pair) == (1, 0))?;
        let (left, right) = self.words(father);
        let arabic = [left, right].iter().any(|word| word.is_arabic_given());
        let son = longer.words.first().filter(|word| over.taken & 1 == 0 && word.weight >= 1.0 && !word.initial)?;
        arabic.then(|| Reason::FatherAndSon(son.shown.clone(), left.shown.clone()))
    }

    /// Which names speak against.
    fn other(&self, left_over: &Over, right_over: &Over) -> Reason {
        let (left, right) = (&self.left.words[left_over.first], &self.right.words[right_over.first]);
        self.placed(left, right)
    }

    fn placed(&self, left: &Word, right: &Word) -> Reason {
        let (shown, other) = (left.shown.clone(), right.shown.clone());
        let last = |person: &Person, at: usize| at + 1 == person.words.len();
        let held = |test: &dyn Fn(&Pair) -> bool| self.pairs.iter().any(test);
        if left.at == 0 && right.at == 0 && held(&|pair| last(self.left, pair.left) && last(self.right, pair.right)) {
            return Reason::OtherGiven(shown, other);
        }
        let begins_given = |pair: &Pair| {
            pair.left == 0
                && pair.right == 0
                && !self.left.words[0].given.is_empty()
                && self.left.words[0].letters.len() > 4
        };
        if last(self.left, left.at) && last(self.right, right.at) && held(&begins_given) {
            return Reason::OtherFamily(shown, other);
        }
        Reason::OtherName(shown, other)
    }

    /// What the two differ in most, although they are one person's.
    fn closest(&self, missing: Option<String>) -> Reason {
        let differing = self.pairs.iter().enumerate().filter(|(_, pair)| pair.how != How::Same);
        let loosest = differing.min_by(|(_, one), (_, other)| {
            let place = |pair: &Pair| (pair.left + pair.right, pair.left.abs_diff(pair.right));
            one.score.total_cmp(&other.score).then_with(|| place(one).cmp(&place(other)))
        });
        if let Some((at, pair)) = loosest {
            if let Some((_, left, right)) = self.joined.as_ref().filter(|(joined, ..)| *joined == at) {
                return Reason::of_words(pair.how, left, right);
            }
            let (left, right) = self.words(pair);
            return Reason::of_words(pair.how, &left.shown, &right.shown);
        }
        match missing {
            Some(missing) => Reason::LeftOut(missing),
            None if self.left.sorted == self.right.sorted => Reason::Order,
            None => Reason::Same,
        }
    }
}

/// The names of one side that were not found on the other.
struct Over {
    /// How many.
    names: usize,
    /// What they weigh.
    full: f32,
    /// What they weigh where one that repeats a name found counts little.
    light: f32,
    /// The heaviest.
    first: usize,
    taken: u16,
}

impl Over {
    fn of(words: &[Word], taken: u16) -> Self {
        let mut over = Self { names: 0, full: 0.0, light: 0.0, first: 0, taken };
        let mut heaviest = 0.0;
        for (at, word) in words.iter().enumerate().take(MOST_NAMES).filter(|(at, _)| taken & 1 << at == 0) {
            let weight = word.weighs();
            let again =
                words.iter().enumerate().any(|(other, found)| taken & 1 << other != 0 && found.text == word.text);
            over.names += 1;
            over.full += weight;
            over.light += if again { 0.5 * weight } else { weight };
            if weight > heaviest {
                (heaviest, over.first) = (weight, at);
            }
        }
        over
    }

    fn shown(&self, words: &[Word]) -> Option<String> {
        let missing: Vec<&str> = words
            .iter()
            .enumerate()
            .filter(|(at, _)| self.taken & 1 << at == 0)
            .map(|(_, word)| word.shown.as_str())
            .collect();
        (!missing.is_empty()).then(|| missing.join(" "))
    }
}

impl Person {
    fn plain_shown(&self) -> String {
        let shown: Vec<&str> = self.words.iter().map(|word| word.shown.as_str()).collect();
        shown.join(" ")
    }
}
