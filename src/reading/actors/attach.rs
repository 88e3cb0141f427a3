//! Which title is whose: “US envoy Tom West”, “Ned Price, a State Department spokesman”, “West is the US envoy”.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::lexicon::Sorts;
use super::spans::{Span, What};
use super::titles::{Before, Title};
use super::words::{Page, WordKind};

/// A title that belongs to a name.
#[derive(Clone, Debug)]
pub(super) struct Attached {
    /// The title, by its place; none where only the body is said: “Bos, of the University of Helsinki”.
    pub title: Option<usize>,
    /// The role's words.
    pub words: Range<usize>,
    /// The body or country, by the place of its name.
    pub organisation: Option<usize>,
    /// The name, by its place.
    pub span: usize,
    pub rule: &'static str,
    pub percent: u8,
}

/// Whose each title is. Names that are found to be people's by their titles become so.
pub(super) fn attach(page: &Page, spans: &mut [Span], titles: &[Title]) -> Vec<Attached> {
    let mut found = Vec::new();
    for (place, title) in titles.iter().enumerate() {
        let link = before_name(page, spans, title)
            .or_else(|| after_name(page, spans, title))
            .or_else(|| copula(page, spans, title))
            .or_else(|| before_comma(page, spans, title))
            .or_else(|| as_title(page, spans, title));
        let Some((span, rule, percent)) = link else { continue };
        if !matches!(spans[span].what, What::Person) {
            spans[span].what = What::Person;
            spans[span].rule = rule;
            spans[span].percent = percent;
        }
        found.push(Attached {
            title: Some(place),
            words: title.words.clone(),
            organisation: title.organisation,
            span,
            rule,
            percent,
        });
    }
    named_next(page, spans, titles, &mut found);
    of_body(page, spans, &mut found);
    leads_body(page, spans, &mut found);
    by_politeness(page, spans);
    found
}

type Link = (usize, &'static str, u8);

/// The name that begins with a word.
fn span_from(spans: &[Span], word: usize) -> Option<usize> {
    let place = spans.partition_point(|span| span.words.start < word);
    spans.get(place).is_some_and(|span| span.words.start == word).then_some(place)
}

/// The name that ends before a word.
fn span_to(spans: &[Span], word: usize) -> Option<usize> {
    let place = spans.partition_point(|span| span.words.end < word);
    spans.get(place).is_some_and(|span| span.words.end == word).then_some(place)
}

fn may_be_person(span: &Span) -> bool {
    matches!(span.what, What::Person | What::Unknown)
}

/// “US envoy Tom West”, “General Austin”.
fn before_name(page: &Page, spans: &[Span], title: &Title) -> Option<Link> {
    let mut at = title.words.end;
    if page.words.get(at.checked_sub(1)?)?.possessive {
        return None;
    }
    // “Secretary of State Mr. Blinken”, “Professor Dr X”.
    while page.words.get(at).is_some_and(|word| word.is(Sorts::HONORIFIC)) {
        at += 1;
    }
    let place = span_from(spans, at)?;
    let span = &spans[place];
    let first = page.words.get(span.words.start)?;
    if page.text.tokens.get(first.tokens.start).is_some_and(|token| token.line_start) {
        return None;
    }
    let head = &page.words[title.head];
    let proper = head.is_capital() && title.before == Before::Nothing && title.head + 1 == title.words.end;
    let fits = may_be_person(span)
        // “General Austin”, “Secretary Washington”: a town's name after a title in capitals.
        || proper && matches!(span.what, What::City(_) | What::Spot) && span.words.len() == 1 && !head.is(Sorts::SIDE);
    fits.then_some((place, "title before the name", if span.words.len() > 1 { 95 } else { 85 }))
}

/// “Ned Price, a State Department spokesman”, “Jane Doe, 54, director of Y”, “John Roe (chairman)”.
fn after_name(page: &Page, spans: &[Span], title: &Title) -> Option<Link> {
    let start = title.with_article().start;
    let mut mark = start.checked_sub(1)?;
    while page.words.get(mark).is_some_and(|word| word.is_word(&["now", "currently", "then", "also"])) {
        mark = mark.checked_sub(1)?;
    }
    let opens = page.words.get(mark)?;
    if !(opens.is_mark(',') || opens.is_mark('(') || opens.is_mark('–') || opens.is_mark('—')) {
        return None;
    }
    let mut end = mark;
    // “, 54,”
    if end >= 2 && page.words[end - 1].kind == WordKind::Number && page.words[end - 2].is_mark(',') {
        end -= 2;
    }
    let place = span_to(spans, end)?;
    let span = &spans[place];
    if page.words[span.words.end - 1].possessive || !may_be_person(span) {
        return None;
    }
    let named = span.words.len() > 1 || matches!(span.what, What::Person);
    // A list: “West, spokesman Price and others” has its own name after the title.
    let closes = page.words.get(title.words.end).is_none_or(|next| {
        next.kind == WordKind::Mark || next.is(Sorts::SAYING) || next.is(Sorts::ACTING) || next.is_grammar()
    });
    let listed =
        title.before == Before::Nothing && page.words.get(title.words.end).is_some_and(|next| next.is_word(&["and"]));
    (named && closes && !listed).then_some((place, "title after the name", if span.words.len() > 1 { 92 } else { 80 }))
}

/// “West is the US envoy”, “Price, who is spokesman of”, “Bos has been appointed director”.
fn copula(page: &Page, spans: &[Span], title: &Title) -> Option<Link> {
    let mut at = title.with_article().start;
    let mut verb = false;
    for _ in 0..5 {
        let before = at.checked_sub(1)?;
        let word = page.words.get(before)?;
        if word.is_word(&[
            "is",
            "was",
            "became",
            "becomes",
            "remains",
            "named",
            "appointed",
            "elected",
            "serves",
            "served",
        ]) {
            verb = true;
        } else if !word.is_word(&["as", "been", "has", "had", "who", "also", "currently", "now", "being", "have", "be"])
            && !word.is_mark(',')
        {
            break;
        }
        at = before;
    }
    if !verb {
        return None;
    }
    let place = span_to(spans, at)?;
    let span = &spans[place];
    let named = matches!(span.what, What::Person) || span.words.len() > 1 && matches!(span.what, What::Unknown);
    (named && !page.words[span.words.end - 1].possessive).then_some((place, "said to be", 85))
}

/// “spokesperson of the Ministry of Foreign Affairs, Abdul Qahar Balkhi, said”.
fn before_comma(page: &Page, spans: &[Span], title: &Title) -> Option<Link> {
    let comma = page.words.get(title.words.end)?;
    if !comma.is_mark(',') {
        return None;
    }
    let place = span_from(spans, title.words.end + 1)?;
    let span = &spans[place];
    // “a former minister, Ann Moss,”: someone new, who is surely a person and whose name stands between commas.
    let new = title.before == Before::A;
    let between = page.words.get(span.words.end).is_some_and(|next| next.is_mark(','))
        && page.words.get(span.words.end + 1).is_none_or(|next| !next.is_word(&["and", "or"]));
    if new && !(between && matches!(span.what, What::Person)) {
        return None;
    }
    let owned = title.words.start.checked_sub(1).is_some_and(|before| page.words[before].possessive);
    let whole = title.before != Before::Nothing || title.organisation.is_some() || owned;
    let named = may_be_person(span) && span.words.len() > 1 && !page.words[span.words.end - 1].possessive;
    let closes = page
        .words
        .get(span.words.end)
        .is_none_or(|next| [',', '.', ';', ')', '—', '–'].iter().any(|mark| next.is_mark(*mark)));
    (whole && named && closes).then_some((place, "title before the name", 88))
}

/// “As foreign minister, Kasuri had …”.
fn as_title(page: &Page, spans: &[Span], title: &Title) -> Option<Link> {
    let before = title.with_article().start.checked_sub(1).and_then(|before| page.get(before))?;
    if !(before.is_word(&["as"]) && before.begins && page.get(title.words.end)?.is_mark(',')) {
        return None;
    }
    let place = span_from(spans, title.words.end + 1)?;
    may_be_person(&spans[place]).then_some((place, "said to act as", 75))
}

/// “It was left to Peru's foreign minister to answer. Ana Rojas flew home”: the only title of a sentence that names nobody,
/// with where it is held, and the name that the next sentence of the paragraph begins with, there for the first time.
fn named_next(page: &Page, spans: &[Span], titles: &[Title], found: &mut Vec<Attached>) {
    let text = page.text;
    let sentence = |word: usize| text.sentence_of(page.words[word].tokens.start);
    let with_name: BTreeSet<usize> = found.iter().filter_map(|link| link.title).collect();
    let mut titled: BTreeSet<usize> = found.iter().map(|link| link.span).collect();
    let family_of = |span: &Span| &*page.words[span.words.end - 1].lower;
    let mut first_of: HashMap<&str, usize> = HashMap::new();
    for (at, span) in spans.iter().enumerate() {
        first_of.entry(family_of(span)).or_insert(at);
    }
    for (place, title) in titles.iter().enumerate() {
        let linked = with_name.contains(&place);
        let here = sentence(title.head);
        if linked || title.organisation.is_none() || title.before == Before::A {
            continue;
        }
        let alone = |other: Option<&Title>| other.is_none_or(|other| sentence(other.head) != here);
        let only = alone(place.checked_sub(1).and_then(|before| titles.get(before))) && alone(titles.get(place + 1));
        let Some(next) = text.sentences.get(here + 1) else { continue };
        let first = page.word_at(next.start);
        let one_paragraph = text.paragraph_of(next.start) == text.paragraph_of(page.words[title.head].tokens.start);
        let Some(name) = span_from(spans, first).filter(|_| only && one_paragraph) else { continue };
        let words = &spans[name].words;
        let fresh = first_of.get(family_of(&spans[name])) == Some(&name);
        let nobody = !spans[..name]
            .iter()
            .rev()
            .take_while(|span| sentence(span.words.start) >= here)
            .any(|span| matches!(span.what, What::Person));
        if matches!(spans[name].what, What::Person) && words.len() > 1 && fresh && nobody && titled.insert(name) {
            found.push(Attached {
                title: Some(place),
                words: title.words.clone(),
                organisation: title.organisation,
                span: name,
                rule: "title in the sentence before the name",
                percent: 65,
            });
        }
    }
}

/// “Guterres, who leads the United Nations”.
fn leads_body(page: &Page, spans: &[Span], found: &mut Vec<Attached>) {
    for place in 0..spans.len() {
        let span = &spans[place];
        if !matches!(span.what, What::Person) {
            continue;
        }
        let comma = usize::from(page.get(span.words.end).is_some_and(|word| word.is_mark(',')));
        let verb = span.words.end + comma + 1;
        let who = page.get(verb - 1).is_some_and(|word| word.is_word(&["who"]));
        if !who
            || !page.get(verb).is_some_and(|word| {
                word.is_word(&["heads", "leads", "chairs", "runs", "directs", "commands", "headed", "chaired"])
            })
        {
            continue;
        }
        let begin = verb + 1 + usize::from(page.get(verb + 1).is_some_and(|word| word.is_word(&["the"])));
        let Some(body) = span_from(spans, begin).filter(|body| matches!(spans[*body].what, What::Body(_))) else {
            continue;
        };
        let words = verb..spans[body].words.end;
        found.push(Attached {
            title: None,
            words,
            organisation: Some(body),
            span: place,
            rule: "said to lead it",
            percent: 85,
        });
    }
}

/// “Mr West”: someone's name.
fn by_politeness(page: &Page, spans: &mut [Span]) {
    for span in spans {
        let before = span.words.start.checked_sub(1).and_then(|before| page.get(before));
        let polite = before.is_some_and(|word| word.is(Sorts::HONORIFIC) && word.is_capital());
        if polite
            && matches!(span.what, What::Unknown | What::City(_) | What::Spot | What::Body(_))
            && span.well_known.is_none()
        {
            (span.what, span.rule, span.percent) = (What::Person, "Mr or the like before the name", 90);
        }
    }
}

/// “Nick Bos, of the University of Helsinki,”, “Tom West of the State Department”.
fn of_body(page: &Page, spans: &mut [Span], found: &mut Vec<Attached>) {
    for place in 0..spans.len() {
        let span = &spans[place];
        if span.words.len() < 2 || !may_be_person(span) || page.words[span.words.end - 1].possessive {
            continue;
        }
        let mut at = span.words.end;
        if page.words.get(at).is_some_and(|word| word.is_mark(',')) {
            at += 1;
        }
        if !page.words.get(at).is_some_and(|word| word.is_word(&["of", "from", "at", "with"])) {
            continue;
        }
        let comma = at > span.words.end;
        let bare = !page.words[at].is_word(&["of"]);
        let begin = at;
        at += 1;
        if page.words.get(at).is_some_and(|word| word.is_word(&["the"])) {
            at += 1;
        }
        let Some(body) = span_from(spans, at).filter(|body| matches!(spans[*body].what, What::Body(_))) else {
            continue;
        };
        if bare && !comma {
            continue;
        }
        let _ = begin;
        let rule = "the body after the name";
        let words = spans[body].words.clone();
        if !matches!(spans[place].what, What::Person) {
            (spans[place].what, spans[place].rule, spans[place].percent) = (What::Person, rule, 75);
        }
        found.push(Attached { title: None, words, organisation: Some(body), span: place, rule, percent: 75 });
    }
}
