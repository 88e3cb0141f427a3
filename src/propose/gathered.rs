//! What was read of one actor in all texts: forms of its name, roles, how often and how surely.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::cast::Who;
use super::source::Source;
use crate::model::{ActorKind, NameKind};
use crate::names::fold;
use crate::reading::{ActorFound, Ground, MentionForm};

/// A role with where it was read.
#[derive(Clone, Debug)]
pub(super) struct RoleRead {
    pub title: String,
    /// The title, folded.
    pub folded: String,
    /// The organisation as printed.
    pub printed: String,
    pub organisation: Option<Who>,
    pub former: bool,
    /// Source and words.
    pub places: Vec<(usize, Range<usize>)>,
    pub ground: Ground,
}

/// A form of a name with where it was read.
#[derive(Clone, Debug)]
pub(super) struct FormRead {
    pub value: String,
    pub folded: String,
    /// In how many articles.
    pub count: usize,
    /// A text has it as the name of someone, rather than as another form.
    pub named: bool,
    /// A text has it as the name of something that is no person.
    pub of_body: bool,
    /// Source and words, where a mention has this form.
    pub places: Vec<(usize, Range<usize>)>,
    pub ground: Ground,
}

/// What was read of one actor.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    /// Forms of the name by their folded form.
    pub forms: BTreeMap<String, FormRead>,
    pub roles: Vec<RoleRead>,
    /// Source and place among its actors, in the order of the sources.
    pub found: Vec<(usize, usize)>,
    /// How often each kind was read.
    pub kinds: BTreeMap<ActorKind, usize>,
    pub mentions: usize,
    /// Takes part in a meeting, speaks, promises, holds a position, or is where a role is held.
    pub takes_part: bool,
    /// Its name may be that of another, too.
    pub unsure: bool,
}

impl Gathered {
    /// Takes an actor found; `folded` is its name, folded.
    pub(super) fn take(&mut self, source: usize, place: usize, actor: &ActorFound, folded: Option<&str>) {
        self.found.push((source, place));
        self.mentions += actor.mentions.len();
        *self.kinds.entry(actor.kind).or_default() += 1;
        for (at, value) in std::iter::once(&actor.name).chain(&actor.aliases).enumerate() {
            let value = value.trim();
            let folded = match folded.filter(|_| at == 0) {
                Some(folded) => Cow::Borrowed(folded),
                None => Cow::Owned(fold(value)),
            };
            if folded.is_empty() {
                continue;
            }
            if !self.forms.contains_key(&*folded) {
                let form = FormRead {
                    value: value.to_owned(),
                    folded: folded.clone().into_owned(),
                    count: 0,
                    named: false,
                    of_body: false,
                    places: Vec::new(),
                    ground: actor.ground,
                };
                self.forms.insert(folded.clone().into_owned(), form);
            }
            let Some(form) = self.forms.get_mut(&*folded) else { continue };
            form.count += 1;
            form.named |= at == 0;
            form.of_body |= at == 0 && actor.kind != ActorKind::Person;
            if actor.ground.percent > form.ground.percent {
                form.ground = actor.ground;
            }
            let printed = actor.mentions.iter().find(|it| it.form <= MentionForm::Short && it.text.trim() == value);
            if let Some(mention) = printed {
                form.places.push((source, mention.range.clone()));
            }
        }
    }

    /// What sort most texts take it for.
    pub(super) fn kind(&self) -> ActorKind {
        let most = self.kinds.iter().max_by_key(|(kind, count)| (**count, Reverse(**kind)));
        most.map(|(kind, _)| *kind).unwrap_or_default()
    }

    /// The fullest of the forms that are usual: of a person the longest (“Thomas West” rather than “Tom West”), of a body
    /// the most frequent that is no abbreviation.
    pub(super) fn main_name(&self) -> String {
        let latin = |form: &FormRead| form.value.chars().any(|letter| letter.is_ascii_alphabetic());
        let person = self.kind() == ActorKind::Person;
        let most = self.forms.values().map(|form| form.count).max().unwrap_or_default();
        let named = self.forms.values().filter(|form| form.named);
        let best = named.max_by_key(|form| {
            let words = form.folded.split(' ').count();
            // A form that few texts of many have is no main name; two words name a person well enough.
            let usual = form.count * 3 >= most;
            let long = if person && words == 2 { form.folded.len() } else { 0 };
            let full = if person { words.min(2) } else { usize::from(form.value.chars().count() > 4) };
            (latin(form), usual, full, long, form.count, words, form.folded.len(), Reverse(&form.folded))
        });
        best.map(|form| form.value.clone()).unwrap_or_default()
    }

    /// Other names, the most frequent first.
    pub(super) fn aliases(&self, kind: ActorKind, main: &str) -> Vec<(String, NameKind)> {
        let mut forms: Vec<&FormRead> = self.forms.values().filter(|form| is_a_name(form, kind, main)).collect();
        forms.sort_by_key(|form| (Reverse(form.count), &form.folded));
        let mut seen = BTreeSet::from([letters_of(&fold(main))]);
        forms.retain(|form| seen.insert(letters_of(&form.folded)));
        forms.into_iter().map(|form| (form.value.clone(), sort_of(&form.value, main))).collect()
    }

    /// Its roles without those that others say more fully.
    pub fn own_roles(&self) -> Vec<&RoleRead> {
        let fuller = |role: &RoleRead| {
            self.roles.iter().any(|other| {
                other.folded != role.folded && says_all_of(&other.folded, &role.folded) && role.former == other.former
            })
        };
        self.roles.iter().filter(|role| !fuller(role)).collect()
    }

    /// How sure the surest text is, more where several agree.
    pub fn ground(&self, sources: &[Source<'_>]) -> Ground {
        let grounds = self.found.iter().filter_map(|(source, at)| {
            sources.get(*source).and_then(|source| source.reading.actors.get(*at)).map(|actor| actor.ground)
        });
        let best = grounds.max_by_key(|ground| ground.percent);
        let best = best.unwrap_or(Ground { rule: "a name", percent: 0 });
        let percent = if self.unsure { best.percent.min(45) } else { surer(best.percent, self.found.len()) };
        Ground { percent, ..best }
    }
}

/// The confidence of what several articles say: errors repeat themselves, so that it rises slowly.
pub(super) fn surer(percent: u8, articles: usize) -> u8 {
    let more = u8::try_from(articles.saturating_sub(1).min(4)).unwrap_or(4) * 3;
    if percent >= 97 { percent } else { percent.saturating_add(more).min(97) }
}

/// Whether a title holds all the words of another.
pub(super) fn says_all_of(title: &str, other: &str) -> bool {
    let words: BTreeSet<&str> = title.split(' ').collect();
    other.split(' ').all(|word| words.contains(word))
}

/// Whether a form is worth keeping beside the main name: of a person no bare part of the name.
pub(super) fn is_a_name(form: &FormRead, kind: ActorKind, main: &str) -> bool {
    let part = kind == ActorKind::Person && !form.of_body && !form.folded.contains(' ');
    form.folded != fold(main) && !part && form.value.chars().count() > 1
}

/// A folded name without its spaces: “US” and “U.S.” are one form.
pub(super) fn letters_of(folded: &str) -> String {
    folded.split(' ').collect()
}

/// What form of the name another one is.
pub(super) fn sort_of(value: &str, main: &str) -> NameKind {
    let latin = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).all(|letter| letter < '\u{250}');
    if latin(main) && !latin(value) {
        return NameKind::Native;
    }
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count();
    let (own, words) = (fold(value), fold(main));
    let abbreviates = letters(value) <= 6
        && !value.contains(' ')
        && value.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    if abbreviates || (own != words && says_all_of(&words, &own)) {
        return NameKind::Short;
    }
    // As many words, each like its counterpart but in spelling.
    let spelled = own.split(' ').count() == words.split(' ').count()
        && own.split(' ').zip(words.split(' ')).all(|(one, other)| one.chars().next() == other.chars().next())
        && own.len().abs_diff(words.len()) <= 2;
    if spelled { NameKind::Transliteration } else { NameKind::Alias }
}

/// With a capital letter first.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
