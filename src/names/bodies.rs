//! Are two names of bodies one body's?

use super::body::{Body, Part, Said};
use super::lexicon::Form;
use super::reason::Reason;
use super::word::How;
use super::{Match, SAME};

/// What of a long name the other may leave out.
const SPARE: f32 = 0.17;

/// Whether two names are one body's, and why.
pub(super) fn same_body(left: &Body, right: &Body) -> Match {
    if left.whole.is_empty() || right.whole.is_empty() {
        return Match::new(0.0, Reason::Nothing);
    }
    let other_form = other_form(&left.forms, &right.forms);
    if left.whole == right.whole {
        return Match::new(1.0, if left.shown == right.shown { Reason::Same } else { spaced(left, right) });
    }
    if left.whole == right.tight && !right.tight.is_empty() || right.whole == left.tight && !left.tight.is_empty() {
        return Match::new(0.95, if left.forms == right.forms { Reason::Same } else { Reason::FormLeftOut });
    }
    if left.parts.is_empty() || right.parts.is_empty() {
        return Match::new(0.1, Reason::NothingShared);
    }
    if left.tight == right.tight && left.tight.chars().count() > 2 {
        return if other_form { Match::new(0.45, Reason::OtherForm) } else { Match::new(0.95, spaced(left, right)) };
    }
    if let Some(found) = abbreviation(left, right) {
        return found;
    }
    let mut found = Found { left, right, pairs: Vec::new(), taken_left: 0, taken_right: 0, spelt_out: None };
    found.pair();
    found.spell_out(true);
    found.spell_out(false);
    found.judge(other_form)
}

fn spaced(left: &Body, right: &Body) -> Reason {
    if left.parts.len() == right.parts.len() {
        Reason::Same
    } else {
        Reason::Spacing(left.shown.clone(), right.shown.clone())
    }
}

/// Forms that one company cannot have both. "Company", "Inc" and none go with any.
fn other_form(left: &[Form], right: &[Form]) -> bool {
    !left.is_empty() && !right.is_empty() && !left.iter().any(|form| right.contains(form))
}

/// Whether one of the names is the first letters of the other.
pub(super) fn abbreviation(left: &Body, right: &Body) -> Option<Match> {
    abbreviated(left, right).or_else(|| abbreviated(right, left))
}

/// "UN", "USAID": the first letters of the other name, with its small words or without.
fn abbreviated(short: &Body, long: &Body) -> Option<Match> {
    let [only] = short.parts.as_slice() else { return None };
    let Said::Word(word) = &only.said else { return None };
    let words = long.initials.iter().filter(|(_, small)| !small).count();
    if !only.capitals
        || short.whole != short.tight
        || word.letters.len() < 2
        || words < 2
        || words + 1 < word.letters.len()
    {
        return None;
    }
    let all: Vec<char> = long.initials.iter().filter(|(letter, _)| *letter != ' ').map(|(letter, _)| *letter).collect();
    let big: Vec<char> = long.initials.iter().filter(|(_, small)| !small).map(|(letter, _)| *letter).collect();
    (word.letters == all || word.letters == big)
        .then(|| Match::new(0.8, Reason::Abbreviation(short.shown.clone(), long.shown.clone())))
}

struct Found<'a> {
    left: &'a Body,
    right: &'a Body,
    pairs: Vec<(usize, usize, f32, How)>,
    taken_left: u32,
    taken_right: u32,
    spelt_out: Option<(String, String)>,
}

impl Found<'_> {
    /// Pairs the parts that say the same, the most alike first.
    fn pair(&mut self) {
        let mut alike: Vec<(usize, usize, f32, How)> = Vec::new();
        for (at, part) in self.left.parts.iter().enumerate() {
            for (other_at, other) in self.right.parts.iter().enumerate() {
                if let Some((score, how)) = part.alike(other) {
                    alike.push((at, other_at, score, how));
                }
            }
        }
        alike.sort_by(|one, other| {
            let place = |pair: &(usize, usize, f32, How)| (pair.0 + pair.1, pair.0.abs_diff(pair.1));
            other.2.total_cmp(&one.2).then_with(|| place(one).cmp(&place(other)))
        });
        for pair in alike {
            if self.taken_left & 1 << pair.0 == 0 && self.taken_right & 1 << pair.1 == 0 {
                self.taken_left |= 1 << pair.0;
                self.taken_right |= 1 << pair.1;
                self.pairs.push(pair);
            }
        }
    }

    /// Abbreviations inside a name ("MFA of Russia"), and words written together on one side.
    fn spell_out(&mut self, from_left: bool) {
        let (short, long) = if from_left { (self.left, self.right) } else { (self.right, self.left) };
        for (at, part) in short.parts.iter().enumerate() {
            let (mine, theirs) = if from_left {
                (&mut self.taken_left, &mut self.taken_right)
            } else {
                (&mut self.taken_right, &mut self.taken_left)
            };
            let Said::Word(word) = &part.said else { continue };
            let shared = !self.pairs.is_empty();
            if *mine & 1 << at != 0 {
                continue;
            }
            let open: Vec<usize> = (0..long.parts.len()).filter(|&other| *theirs & 1 << other == 0).collect();
            let run = open.windows(2).chain(open.windows(3)).find(|run| {
                let neighbours = run.windows(2).all(|pair| pair[0] + 1 == pair[1]);
                let length: usize = run.iter().map(|&other| long.parts[other].text().len()).sum();
                neighbours
                    && length == word.text.len()
                    && run.iter().map(|&other| long.parts[other].text()).collect::<String>() == word.text
            });
            let run = run.map(<[usize]>::to_vec).or_else(|| {
                if !part.capitals || word.letters.len() < 3 || !shared {
                    return None;
                }
                let first = *open.first()?;
                let last = *open.last()?;
                let span = &long.initials.get(long.parts[first].from..long.parts[last].to)?;
                let all: Vec<char> = span.iter().map(|(letter, _)| *letter).collect();
                let big: Vec<char> = span.iter().filter(|(_, small)| !small).map(|(letter, _)| *letter).collect();
                let short = word.letters == all || word.letters == big;
                (short && last - first + 1 == open.len()).then_some(open)
            });
            if let Some(run) = run {
                *mine |= 1 << at;
                for &other in &run {
                    *theirs |= 1 << other;
                }
                let spelt: Vec<&str> = run.iter().map(|&other| long.parts[other].shown.as_str()).collect();
                let (one, other) = (part.shown.clone(), spelt.join(" "));
                self.spelt_out = Some(if from_left { (one, other) } else { (other, one) });
                self.pairs.push(if from_left {
                    (at, run[0], 0.9, How::Joined)
                } else {
                    (run[0], at, 0.9, How::Joined)
                });
            }
        }
    }

    fn judge(&self, other_form: bool) -> Match {
        if self.pairs.is_empty() {
            return Match::new(0.0, Reason::NothingShared);
        }
        let left_over: Vec<&Part> = open(&self.left.parts, self.taken_left);
        let right_over: Vec<&Part> = open(&self.right.parts, self.taken_right);
        let shared = self.pairs.len() as f32;
        let part = shared / (shared + left_over.len().max(right_over.len()) as f32);
        let below = |limit: f64| (f64::from(part) * 0.6).min(limit);
        let shown = |over: &[&Part]| over.first().map_or_else(|| "–".to_owned(), |part| part.shown.clone());
        let of_kind = |over: &[&Part], kind: fn(&Said) -> bool| -> Option<String> {
            over.iter().find(|part| kind(&part.said)).map(|part| part.shown.clone())
        };
        let none = || "–".to_owned();
        for (kind, reason) in [
            (is_number as fn(&Said) -> bool, Reason::OtherNumber as fn(String, String) -> Reason),
            (is_place, Reason::OtherPlace),
        ] {
            let (one, other) = (of_kind(&left_over, kind), of_kind(&right_over, kind));
            if one.is_some() || other.is_some() {
                return Match::new(below(0.4), reason(one.unwrap_or_else(none), other.unwrap_or_else(none)));
            }
        }
        if !left_over.is_empty() && !right_over.is_empty() || 1.0 - part > SPARE {
            return Match::new(below(0.45), Reason::OtherWord(shown(&left_over), shown(&right_over)));
        }
        let told = self.pairs.iter().any(|pair| pair.2 >= 0.5);
        if !told || self.pairs.iter().any(|pair| pair.2 < 0.5) {
            let (left, right, ..) = self.pairs[self.pairs.len() - 1];
            let (left, right) = (self.left.parts[left].shown.clone(), self.right.parts[right].shown.clone());
            return Match::new(0.4, Reason::OtherWord(left, right));
        }
        if other_form {
            return Match::new(0.45, Reason::OtherForm);
        }
        let quality = self.pairs.iter().map(|pair| pair.2).sum::<f32>() / shared;
        let straight = self.pairs.iter().all(|one| {
            self.pairs
                .iter()
                .all(|other| (one.0 < other.0) == (one.1 < other.1) || one.0 == other.0 || one.1 == other.1)
        });
        let score = f64::from(quality * (0.7 + 0.3 * part)) - if straight { 0.0 } else { 0.05 };
        Match::new(score.max(SAME), self.closest(straight, left_over.first().or(right_over.first()).copied()))
    }

    fn closest(&self, straight: bool, missing: Option<&Part>) -> Reason {
        if let Some((left, right)) = &self.spelt_out {
            let abbreviation = left.chars().count().min(right.chars().count()) < 8
                && left.split(' ').count() != right.split(' ').count();
            return match (abbreviation, left.chars().count() < right.chars().count()) {
                (true, true) => Reason::Abbreviation(left.clone(), right.clone()),
                (true, false) => Reason::Abbreviation(right.clone(), left.clone()),
                _ => Reason::Spacing(left.clone(), right.clone()),
            };
        }
        let loosest = self.pairs.iter().filter(|pair| pair.3 != How::Same).min_by(|one, other| {
            let place = |pair: &(usize, usize, f32, How)| (pair.0 + pair.1, pair.0.abs_diff(pair.1));
            one.2.total_cmp(&other.2).then_with(|| place(one).cmp(&place(other)))
        });
        if let Some(pair) = loosest {
            return Reason::of_words(pair.3, &self.left.parts[pair.0].shown, &self.right.parts[pair.1].shown);
        }
        match missing {
            Some(missing) => Reason::LeftOut(missing.shown.clone()),
            None if !straight => Reason::Order,
            None if self.left.forms != self.right.forms => Reason::FormLeftOut,
            None => Reason::Same,
        }
    }
}

fn open(parts: &[Part], taken: u32) -> Vec<&Part> {
    parts.iter().enumerate().filter(|(at, _)| taken & 1 << at == 0).map(|(_, part)| part).collect()
}

fn is_number(said: &Said) -> bool {
    matches!(said, Said::Number(_))
}

fn is_place(said: &Said) -> bool {
    matches!(said, Said::Place(_))
}

impl Part {
    fn text(&self) -> &str {
        match &self.said {
            Said::Word(word) => &word.text,
            _ => &self.shown,
        }
    }

    fn alike(&self, other: &Self) -> Option<(f32, How)> {
        match (&self.said, &other.said) {
            (Said::Number(left), Said::Number(right)) => (left == right).then_some((1.0, How::Same)),
            (Said::Place(left), Said::Place(right)) | (Said::Concept(left), Said::Concept(right)) => {
                (left == right).then_some((1.0, How::Same))
            }
            (Said::Word(left), Said::Word(right)) => left.alike_in_body(right),
            _ => None,
        }
    }
}
