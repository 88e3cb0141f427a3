//! Titles in a text: “former US Special Representative for Afghanistan”, “spokesman of the Ministry of Foreign Affairs”.

use std::ops::Range;

use super::lexicon::Sorts;
use super::spans::{Span, What};
use super::words::{Page, Word, WordKind};

/// What stands before a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    Nothing,
    /// the, this, that
    The,
    /// a, an
    A,
    /// his, its
    Whose,
}

/// A title, with what it is of.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// Its words, without an article.
    pub words: Range<usize>,
    pub before: Before,
    /// Its head: “envoy”.
    pub head: usize,
    /// The name of where it is held: a span, by its place.
    pub organisation: Option<usize>,
    pub former: bool,
}

impl Title {
    /// Its words with the article.
    pub(super) fn with_article(&self) -> Range<usize> {
        let article = usize::from(self.before != Before::Nothing);
        self.words.start.saturating_sub(article)..self.words.end
    }
}

/// Looks for titles in a text with its names.
pub(super) struct Titles<'a, 't> {
    page: &'a Page<'a, 't>,
    spans: &'a [Span],
}

/// The most words of a title on either side of its head.
const LONGEST: usize = 14;

impl<'a, 't> Titles<'a, 't> {
    pub(super) fn new(page: &'a Page<'a, 't>, spans: &'a [Span]) -> Self {
        Self { page, spans }
    }

    /// The titles of the text, in order, without overlaps. Linear.
    pub(super) fn find(&self) -> Vec<Title> {
        let mut found: Vec<Title> = Vec::new();
        let mut at = 0;
        while at < self.page.words.len() {
            let (word, held) = (&self.page.words[at], self.span_of(at));
            if !word.is(Sorts::HEAD) || held.is_some() || word.kind == WordKind::Mark {
                at += 1;
                continue;
            }
            let head = self.last_head(at);
            let from = found.last().map_or(0, |title| title.words.end);
            let title = self.title(head, from);
            at = title.words.end.max(head + 1);
            found.push(title);
        }
        found
    }

    fn get(&self, at: usize) -> Option<&'a Word<'t>> {
        self.page.words.get(at)
    }

    /// The name that holds a word.
    fn span_of(&self, at: usize) -> Option<usize> {
        let place = self.spans.partition_point(|span| span.words.end <= at);
        self.spans.get(place).is_some_and(|span| span.words.start <= at).then_some(place)
    }

    /// “chief negotiator”: the last head of several in a row.
    fn last_head(&self, at: usize) -> usize {
        let mut head = at;
        let mut next = at + 1;
        while next < at + 6 && self.span_of(next).is_none() {
            let Some(word) = self.get(next).filter(|_| !self.page.words[next - 1].possessive) else { break };
            if !word.is(Sorts::TITLE) || word.kind == WordKind::Mark {
                break;
            }
            if word.is(Sorts::HEAD) {
                head = next;
            }
            next += 1;
        }
        head
    }

    fn title(&self, head: usize, from: usize) -> Title {
        let (start, left) = self.left(head, from);
        let (end, right) = if self.page.words[head].possessive { (head + 1, None) } else { self.right(head + 1) };
        let before = match start.checked_sub(1).filter(|before| *before >= from).and_then(|before| self.get(before)) {
            Some(word) if word.is_word(&["the", "this", "that"]) => Before::The,
            Some(word) if word.is_word(&["a", "an", "another", "one"]) => Before::A,
            Some(word) if word.is_word(&["his", "her", "its", "their", "our", "my"]) => Before::Whose,
            _ => Before::Nothing,
        };
        let former = (start..head).any(|at| {
            self.get(at)
                .is_some_and(|word| word.is_word(&["former", "ex", "ex-", "then", "late", "onetime", "one-time"]))
        }) || self.page.words[head].lower.starts_with("ex-");
        Title { words: start..end, before, head, organisation: left.or(right), former }
    }

    /// Where the words before a head begin, and the name of a body or country among them.
    fn left(&self, head: usize, from: usize) -> (usize, Option<usize>) {
        let limit = from.max(head.saturating_sub(LONGEST));
        let (mut start, mut organisation): (usize, Option<usize>) = (head, None);
        let mut strange = 0;
        let mut at = head;
        while at > limit {
            at -= 1;
            let word = &self.page.words[at];
            if self.page.text.tokens.get(self.page.words[at + 1].tokens.start).is_some_and(|token| token.line_start) {
                break;
            }
            if let Some(place) = self.span_of(at) {
                let span = &self.spans[place];
                let near = strange == 0 || !matches!(span.what, What::Person | What::Unknown);
                let holds = span.words.start >= limit && organisation.is_none_or(|_| !word.possessive) && near;
                // “Abiy Ahmed's national security adviser”: whose it is.
                let beside = at + 1 == head || word.possessive && strange == 0;
                let person = matches!(span.what, What::Unknown | What::Person);
                if !holds || person && (!beside || organisation.is_some()) {
                    break;
                }
                // “the US, envoy”: no.
                organisation = Some(match organisation {
                    // “US State Department”: the body says more than the country.
                    Some(before) if matches!(self.spans[before].what, What::Body(_)) => before,
                    _ => place,
                });
                (at, start, strange) = (span.words.start, span.words.start, 0);
                if word.possessive {
                    break;
                }
                continue;
            }
            // “the kingdom's deputy minister”: whose it is, in words.
            let article = || at > limit && self.page.words[at - 1].is_word(&["the", "a", "an", "this", "that"]);
            if word.possessive && word.kind == WordKind::Small && at + 1 == start && organisation.is_none() && article()
            {
                start = at;
                break;
            }
            if word.possessive
                || word.kind == WordKind::Mark
                || word.kind == WordKind::Number
                || word.is(Sorts::HONORIFIC)
            {
                break;
            }
            let subject = word.is_word(&["and"])
                && at > limit
                && [at - 1, at + 1].into_iter().all(|beside| self.page.words[beside].is(Sorts::TOPIC));
            let title = word.is(Sorts::TITLE)
                && !word.is(Sorts::SAYING)
                && (!word.is(Sorts::FUNCTION) || word.is(Sorts::MODIFIER));
            if subject {
                continue;
            }
            if title || word.kind == WordKind::Joined {
                (start, strange) = (at, 0);
            } else if word.kind == WordKind::Small
                && !word.is_grammar()
                && !word.is(Sorts::SAYING)
                && !word.is(Sorts::ACTING)
                && strange < 2
                && organisation.is_none()
            {
                // Held only if a title word, a body or an article stands before it.
                strange += 1;
                let article = at > limit && self.page.words[at - 1].is_word(&["the", "a", "an", "its", "their"]);
                if article {
                    start = at;
                    break;
                }
            } else {
                break;
            }
        }
        (start, organisation)
    }

    /// One past “of the Ministry of Foreign Affairs” after a head, and the name of a body or country there.
    fn right(&self, begin: usize) -> (usize, Option<usize>) {
        let (mut end, mut organisation) = (begin, None);
        let mut at = begin;
        while at < begin + LONGEST {
            let Some(word) = self.get(at) else { break };
            let links = word.kind == WordKind::Small
                && (word.is_word(&["of", "for", "to", "at", "from", "on"])
                    || word.is_word(&["in", "and"])
                        && self.span_of(at + 1).is_some_and(|place| {
                            matches!(self.spans[place].what, What::Area(_) | What::City(_))
                                && (word.is_word(&["in"]) || organisation.is_some())
                        }));
            if !links {
                break;
            }
            let mut next = at + 1;
            if self.get(next).is_some_and(|word| word.is_word(&["the", "its", "their", "his", "her"])) {
                next += 1;
            }
            let stop = self.np_end(next);
            if stop == next {
                break;
            }
            let belongs = word.is_word(&["of", "at", "from", "in"]);
            for inside in next..stop {
                if let Some(place) = self.span_of(inside)
                    && belongs
                    && organisation.is_none_or(|before: usize| !matches!(self.spans[before].what, What::Body(_)))
                {
                    organisation = Some(place);
                }
            }
            (end, at) = (stop, stop);
            if self.page.words[stop - 1].possessive {
                break;
            }
        }
        (end, organisation)
    }

    /// One past the name or the few words that begin at a word.
    fn np_end(&self, begin: usize) -> usize {
        let mut at = begin;
        let mut small = 0;
        while at < begin + LONGEST {
            let Some(word) = self.get(at) else { break };
            if at > begin && self.page.text.tokens.get(word.tokens.start).is_some_and(|token| token.line_start) {
                break;
            }
            if let Some(place) = self.span_of(at) {
                let span = &self.spans[place];
                let first = at == begin;
                if !first && matches!(span.what, What::Person | What::Unknown) {
                    break;
                }
                at = span.words.end;
                // “the country's central bank” goes on; a name ends it.
                // “for African affairs” goes on as well.
                let subject =
                    self.get(at).is_some_and(|next| next.is_word(&["affairs", "relations", "policy", "issues"]));
                if !self.page.words[at - 1].possessive && !matches!(span.what, What::Demonym(_)) && !subject {
                    return at;
                }
                continue;
            }
            let subject = word.is(Sorts::TOPIC) || word.is_word(&["state", "affairs", "staff"]);
            match word.kind {
                WordKind::Capital if subject || word.is(Sorts::BODY) => {}
                WordKind::Small if subject => {}
                WordKind::Small
                    if !word.is_grammar() && !word.is(Sorts::SAYING) && !word.is(Sorts::ACTING) && small < 4 =>
                {
                    small += 1
                }
                WordKind::Small | WordKind::Capital if word.is_word(&["and"]) && at > begin => {
                    let both = self.get(at + 1).is_some_and(|next| next.is(Sorts::TOPIC));
                    if !both {
                        break;
                    }
                }
                _ => break,
            }
            at += 1;
        }
        at
    }
}
