//! Descriptions and pronouns: “the envoy”, “the group”, “he said”.

use std::collections::BTreeSet;
use std::ops::Range;

use super::draft::{Draft, Spoken};
use super::lexicon::Sorts;
use super::spans::{Span, What};
use super::titles::{Before, Title};
use super::words::{Page, WordKind};
use crate::model::ActorKind;
use crate::reading::found::MentionForm;

/// What describing goes by.
pub(super) struct Describe<'a, 't> {
    pub page: &'a Page<'a, 't>,
    pub spans: &'a [Span],
    pub titles: &'a [Title],
    /// For each title whether it stands beside a name.
    pub attached: &'a [bool],
    /// For each actor the heads of its titles, in lower case, with the country or body of each in lower case.
    pub roles: &'a [Vec<(String, String)>],
}

/// A thing that is met on the way through the text.
#[derive(Clone, Copy, Default)]
enum Met {
    Actor(usize),
    /// Someone described and not named.
    #[default]
    Nobody,
}

impl Describe<'_, '_> {
    /// Links descriptions and pronouns to the actors last spoken of. Linear in mentions and words.
    ///
    /// Gives the titles that are somebody's by this, with the actor of each.
    pub(super) fn link(&self, actors: &mut [Draft]) -> Vec<(usize, usize)> {
        let mut mentions: Vec<(usize, usize, usize)> = actors
            .iter()
            .enumerate()
            .flat_map(|(actor, draft)| {
                let told = draft.mentions.iter().filter(|spoken| spoken.form != MentionForm::Credit);
                told.map(move |spoken| (spoken.words.start, spoken.words.end, actor))
            })
            .collect();
        mentions.sort_unstable();
        let (mut next_mention, mut next_title) = (0, 0);
        let mut last = Last::default();
        let mut new: Vec<(usize, Spoken)> = Vec::new();
        let mut held: Vec<(usize, usize)> = Vec::new();
        // Whose the last title is, and one past it.
        let mut before: Option<(usize, usize)> = None;
        let mut at = 0;
        while let Some(word) = self.page.get(at) {
            while let Some((start, end, actor)) = mentions.get(next_mention).filter(|(start, ..)| *start <= at) {
                // Who is spoken of between quotation marks is not who speaks after them.
                let (person, person_at) = (last.person, last.person_at);
                last.meet(*actor, at, actors[*actor].kind);
                if self.in_quotation(at) {
                    (last.person, last.person_at) = (person, person_at);
                }
                if self.says(*start, *end) && actors[*actor].kind == ActorKind::Person {
                    last.speaker = Some((*actor, at));
                }
                let sentence = |word: usize| self.page.text.sentence_of(self.page.words[word].tokens.start);
                if actors[*actor].kind == ActorKind::Person
                    && !self.in_quotation(at)
                    && last.opening.is_none_or(|(_, earlier)| sentence(earlier) != sentence(at))
                {
                    last.opening = Some((*actor, at));
                }
                next_mention += 1;
            }
            while self.titles.get(next_title).is_some_and(|title| title.words.end <= at) {
                next_title += 1;
            }
            let prose = word.furniture.is_none();
            if let Some(title) =
                self.titles.get(next_title).filter(|title| title.words.start == at && !self.attached[next_title])
            {
                // “the commerce minister, a former economist,”
                let apposed = before.filter(|(_, end)| {
                    title.before == Before::A
                        && end + 2 == title.words.start
                        && self.page.words[*end].is_mark(',')
                        && self
                            .page
                            .get(title.words.end)
                            .is_none_or(|next| !next.is_word(&["and"]) && !next.is_capital())
                });
                if let Some((actor, _)) = apposed.filter(|_| prose) {
                    held.push((next_title, actor));
                } else if prose && let Some((actor, spoken)) = self.title(title, &mut last, actors) {
                    before = Some((actor, title.words.end));
                    held.push((next_title, actor));
                    new.push((actor, spoken));
                }
                at = title.words.end.max(at + 1);
                continue;
            }
            if prose
                && word.kind == WordKind::Small
                && let Some((actor, words)) = self.kind_of_body(at, &last, actors)
                && !self.in_quotation(at)
            {
                new.push((actor, Spoken { phrase: words.clone(), words, form: MentionForm::Description }));
            }
            if prose && word.is_word(&["he", "she"]) && !self.in_quotation(at) && self.is_subject(at) {
                let woman = word.is(Sorts::WOMAN);
                if let Some(actor) = self.pronoun(at, woman, &last, actors) {
                    actors[actor].woman = Some(woman);
                    new.push((actor, Spoken { words: at..at + 1, form: MentionForm::Pronoun, phrase: at..at + 1 }));
                }
            }
            at += 1;
        }
        for (actor, spoken) in new {
            actors[actor].mentions.push(spoken);
        }
        held
    }

    fn in_quotation(&self, at: usize) -> bool {
        self.page.text.quotation_of(self.page.words[at].tokens.start).is_some()
    }

    /// “the US envoy”: the person last spoken of who has such a title.
    fn title(&self, title: &Title, last: &mut Last, actors: &[Draft]) -> Option<(usize, Spoken)> {
        let head = &*self.page.words[title.head].lower;
        // Anonymous by rule of the press.
        let nobody = head == "official" || matches!(title.before, Before::A);
        let owned = title.before == Before::Nothing
            && title.words.clone().any(|at| at < title.head && self.page.words[at].possessive);
        let definite = matches!(title.before, Before::The) || owned;
        let organisation = title.organisation.map(|place| held_at(self.page, &self.spans[place])).unwrap_or_default();
        let of_state = self.page.get(title.head + 1).is_some_and(|next| next.is_word(&["of"]))
            && self.page.get(title.head + 2).is_some_and(|next| next.is_word(&["state", "government"]));
        let family = if of_state { "leader" } else { family(head) };
        // “The United Nations' envoy”, where nobody spoke of the United Nations before, is somebody else.
        while let Some(span) = self.spans.get(last.spans).filter(|span| span.words.start < title.words.start) {
            last.bodies_told.insert(held_at(self.page, span));
            last.spans += 1;
        }
        let told_before = last.bodies_told.contains(&organisation);
        let fits = |actor: usize| {
            self.roles[actor].iter().any(|(held, at)| {
                (family == self::family(held) || includes(family, held) || held == "counterpart" && is_office(family))
                    && (organisation.is_empty()
                        || at.is_empty() && told_before
                        || at.contains(&organisation)
                        || organisation.contains(at.as_str()))
            })
        };
        let found = if nobody || !definite || self.in_quotation(title.words.start) {
            None
        } else {
            last.people
                .iter()
                .rev()
                .copied()
                .find(|actor| actors[*actor].kind == ActorKind::Person && fits(*actor))
                .or_else(|| self.introduced(title, last))
        };
        if found.is_none() && head != "counterpart" && self.is_voice(title) {
            (last.person, last.person_at, last.speaker) = (Met::Nobody, title.head, None);
        }
        let actor = found?;
        last.meet(actor, title.head, ActorKind::Person);
        let words = title.with_article();
        if self.says(words.start, words.end) {
            last.speaker = Some((actor, title.head));
        }
        Some((actor, Spoken { phrase: words.clone(), words, form: MentionForm::Description }))
    }

    /// “It fell to Moss to speak. Norway's chief negotiator said”: someone spoken of in the sentence before, of whom no title
    /// is told, or one whose title a mediator may have, where the title is the subject.
    fn introduced(&self, title: &Title, last: &Last) -> Option<usize> {
        let Met::Actor(recent) = last.person else { return None };
        let text = self.page.text;
        let token = |word: usize| self.page.words[word].tokens.start;
        let (here, there) = (token(title.words.start), token(last.person_at));
        let near = text.paragraph_of(here) == text.paragraph_of(there)
            && (1..=2).contains(&(text.sentence_of(here).saturating_sub(text.sentence_of(there))));
        let words = title.with_article();
        let opens = self.page.words[words.start].begins;
        let says = self.says(words.start, words.end);
        let untold = self.roles[recent].is_empty() && opens;
        let go_between = self.page.words[title.head].is_word(&["mediator"]) && title.organisation.is_none() && says;
        (near && (untold || go_between)).then_some(recent)
    }

    /// Whether someone described speaks or acts here, so that “he” may be that one.
    fn is_voice(&self, title: &Title) -> bool {
        title.before != Before::Nothing || self.page.get(title.words.end).is_some_and(|word| word.is(Sorts::SAYING))
    }

    /// “the group”, “the ministry”: the body of that kind last spoken of.
    fn kind_of_body(&self, at: usize, last: &Last, actors: &[Draft]) -> Option<(usize, Range<usize>)> {
        let word = &self.page.words[at];
        let kinds: &[ActorKind] = match &*word.lower {
            "group" | "movement" | "militia" | "militants" | "insurgents" | "faction" | "party" => &[ActorKind::Group],
            "ministry" | "department" | "agency" => &[ActorKind::Ministry],
            "organisation" | "organization" => &[ActorKind::InternationalOrganisation, ActorKind::Ngo],
            "bloc" | "alliance" => &[ActorKind::InternationalOrganisation],
            "company" | "firm" => &[ActorKind::Company],
            "newspaper" | "magazine" | "broadcaster" => &[ActorKind::Media],
            "university" | "institute" => &[ActorKind::Other],
            _ => return None,
        };
        let mut start = at.checked_sub(1)?;
        if self.page.words[start].kind == WordKind::Small && !self.page.words[start].is_grammar() {
            start = start.checked_sub(1)?;
        }
        let whole = self.page.words[start].is_word(&["the"]) && start + 3 > at;
        // “the group of seven”, “the ministry spokesman”.
        let next = self.page.get(at + 1);
        let alone = next.is_none_or(|next| {
            !next.is_word(&["of"]) && !next.is_capital() && !next.is(Sorts::HEAD) && !next.is(Sorts::PEOPLE)
        });
        if !whole || !alone || word.possessive && at == start {
            return None;
        }
        // Of those spoken of lately the one spoken of most: a text is about one group and mentions others.
        let lately = last.bodies.iter().rev().filter(|actor| kinds.contains(&actors[**actor].kind)).take(3);
        let actor = lately.copied().max_by_key(|actor| {
            let before = actors[*actor].mentions.iter().filter(|spoken| spoken.words.start < at).count();
            (before.min(20), last.bodies.iter().position(|known| known == actor))
        })?;
        Some((actor, start..at + 1))
    }

    /// A pronoun that is a subject: it begins a sentence, or a verb of saying stands beside it.
    fn is_subject(&self, at: usize) -> bool {
        let saying = |at: Option<usize>| at.and_then(|at| self.page.get(at)).is_some_and(|word| word.is(Sorts::SAYING));
        let acting = self.page.get(at + 1).is_some_and(|word| word.is(Sorts::ACTING) || word.lower.ends_with("ed"));
        self.page.words[at].begins
            || saying(Some(at + 1))
            || saying(at.checked_sub(1))
            || saying(Some(at + 2))
            || acting
    }

    /// A verb of saying stands beside some words.
    fn says(&self, start: usize, end: usize) -> bool {
        let verb =
            |at: usize| self.page.get(at).is_some_and(|word| word.is(Sorts::SAYING) && word.kind == WordKind::Small);
        verb(end) || start > 0 && verb(start - 1)
    }

    /// Whether a name stands first in its sentence, and the verb after it is its own.
    fn is_topic(&self, actor: usize, named: usize, actors: &[Draft]) -> bool {
        let mentions = &actors[actor].mentions;
        let from = mentions.partition_point(|spoken| spoken.words.start < named);
        let Some(spoken) = mentions.get(from).filter(|spoken| spoken.words.start == named) else { return false };
        spoken.phrase.start.checked_sub(1).is_none_or(|before| {
            self.page.words[spoken.phrase.start].begins
                || self.page.words[before].is_mark('”')
                || self.page.words[before].is_word(&["the"])
        })
    }

    fn pronoun(&self, at: usize, woman: bool, last: &Last, actors: &[Draft]) -> Option<usize> {
        /// Sentences over which a pronoun reaches.
        const REACH: usize = 4;
        let Met::Actor(recent) = last.person else { return None };
        let tokens = |word: usize| self.page.text.sentence_of(self.page.words[word].tokens.start);
        if tokens(at) > tokens(last.person_at) + REACH {
            return None;
        }
        let fits = |actor: usize| actors[actor].woman.is_none_or(|known| known == woman);
        // “Mr Lord, he added, would return”: he is who spoke before, not whom the sentence speaks of.
        if let Some((speaker, spoke)) = last.speaker
            && speaker != recent
            && self.says(at, at + 1)
            && !self.page.words[at].begins
            && tokens(last.person_at) == tokens(at)
            && tokens(spoke) < tokens(at)
            && fits(speaker)
        {
            return Some(speaker);
        }
        // “Baumgartner was received by Frascati. He had met …”: he of whom the sentence before was.
        if let Some((subject, named)) = last.opening
            && subject != recent
            && self.page.words[at].begins
            && tokens(named) + 1 == tokens(at)
            && tokens(last.person_at) == tokens(named)
            && actors[subject].woman.is_some_and(|known| known == woman)
                >= actors[recent].woman.is_some_and(|known| known == woman)
            && fits(subject)
            && self.is_topic(subject, named, actors)
        {
            return Some(subject);
        }
        if fits(recent) {
            // “She” is the woman lately spoken of rather than someone of whom it is not known.
            let sure = last.people.iter().rev().take(4).copied().find(|actor| actors[*actor].woman == Some(true));
            // One of this paragraph goes before a woman of an earlier one.
            let paragraph = |word: usize| self.page.text.paragraph_of(self.page.words[word].tokens.start);
            let here = |actor: usize| {
                let mentions = &actors[actor].mentions;
                let before = mentions.partition_point(|spoken| spoken.words.start < at).checked_sub(1);
                before.is_some_and(|last| paragraph(mentions[last].words.start) == paragraph(at))
            };
            let sure = sure.filter(|sure| here(*sure) || !here(recent));
            return if woman && actors[recent].woman.is_none() { sure.or(Some(recent)) } else { Some(recent) };
        }
        last.people.iter().rev().take(4).copied().find(|actor| fits(*actor))
    }
}

/// Who was spoken of last.
#[derive(Default)]
struct Last {
    person: Met,
    person_at: usize,
    /// Who spoke last, and where.
    speaker: Option<(usize, usize)>,
    /// The first person of the last sentence that names one, and where.
    opening: Option<(usize, usize)>,
    bodies: Vec<usize>,
    /// People, each once, the last one last.
    people: Vec<usize>,
    /// What was named so far, as [`held_at`] gives it, and up to which name.
    bodies_told: BTreeSet<String>,
    spans: usize,
}

impl Last {
    fn meet(&mut self, actor: usize, at: usize, kind: ActorKind) {
        /// How many are remembered.
        const MOST: usize = 40;
        let list = if kind == ActorKind::Person {
            (self.person, self.person_at) = (Met::Actor(actor), at);
            &mut self.people
        } else if kind == ActorKind::State {
            return;
        } else {
            &mut self.bodies
        };
        list.retain(|known| *known != actor);
        list.push(actor);
        if list.len() > MOST {
            list.remove(0);
        }
    }
}

/// An office of which another state has the like, so that its holder may be a counterpart.
fn is_office(family: &str) -> bool {
    ["president", "premier", "minister", "chancellor", "king", "secretary", "negotiator", "envoy"].contains(&family)
}

/// Where a title is held, to be compared: a country by its name, whatever the form.
pub(super) fn held_at(page: &Page, span: &Span) -> String {
    match span.what {
        What::Area(area) | What::Demonym(area) => area.name.to_lowercase(),
        _ => page.print(&span.words).to_lowercase(),
    }
}

/// Whether a loose word for an office may stand for the holder of a stricter one.
fn includes(family: &str, held: &str) -> bool {
    const HEADS_OF_STATE: &[&str] = &["president", "premier", "king", "queen", "emir", "sultan", "chancellor", "pm"];
    match family {
        "leader" | "head" => HEADS_OF_STATE.contains(&held),
        "envoy" => matches!(held, "minister" | "negotiator" | "consul" | "fm"),
        _ => false,
    }
}

/// Heads of titles that are used of one office.
fn family(head: &str) -> &str {
    match head {
        "spokesman" | "spokeswoman" | "spokesperson" | "spox" => "spokesman",
        "envoy" | "representative" | "ambassador" | "emissary" | "diplomat" => "envoy",
        "chairman" | "chairwoman" | "chairperson" | "chair" => "chair",
        "premier" | "pm" => "premier",
        "fm" | "minister" => "minister",
        "adviser" | "advisor" => "adviser",
        "chief" | "head" | "director" | "leader" | "commander" => "head",
        "general" | "gen" => "general",
        "senator" | "sen" | "lawmaker" | "congressman" | "congresswoman" | "legislator" | "mp" => "lawmaker",
        "professor" | "prof" | "scientist" | "researcher" => "scientist",
        other => other,
    }
}
