//! Bodies: their full names, and the shorter ones and abbreviations that go back to them.

use std::collections::BTreeMap;

use super::bodies::BODIES;
use super::draft::Draft;
use super::lexicon::Sorts;
use super::people::{is_story, speaks};
use super::spans::{Span, What};
use super::words::Page;
use crate::model::ActorKind;
use crate::names::{NameOf, Prepared};
use crate::places::named;
use crate::reading::found::MentionForm;
use crate::reading::known::Known;

/// The bodies of a text, and which name of the text is whose.
pub(super) struct Groups {
    pub drafts: Vec<Draft>,
    /// For each name of the text its body.
    pub of_span: Vec<Option<usize>>,
    words: Vec<Vec<String>>,
    /// The bodies by a form in lower case.
    by_form: BTreeMap<String, usize>,
    by_well_known: BTreeMap<usize, usize>,
    /// The bodies whose names begin or end with a word.
    by_end: BTreeMap<String, Vec<usize>>,
}

/// Bodies of one first or last word that are compared.
const MOST_COMPARED: usize = 40;

fn key(page: &Page, span: &Span) -> Vec<String> {
    page.words[span.words.clone()]
        .iter()
        .map(|word| word.lower.clone().into_owned())
        .filter(|word| word != "the")
        .collect()
}

/// The bodies of a text.
/// `taken` says which names are people's.
pub(super) fn groups(page: &Page, spans: &[Span], taken: &[Option<usize>], known: &Known) -> Groups {
    let mut groups = Groups {
        drafts: Vec::new(),
        of_span: vec![None; spans.len()],
        words: Vec::new(),
        by_form: BTreeMap::new(),
        by_well_known: BTreeMap::new(),
        by_end: BTreeMap::new(),
    };
    let heading = |span: &Span| page.words[span.words.start].furniture.is_some();
    let initials = all_initials(page, spans);
    for in_heading in [false, true] {
        for (place, span) in spans.iter().enumerate() {
            if taken[place].is_none() && heading(span) == in_heading && is_story(page, span) {
                groups.take(page, spans, place, &initials, known, in_heading);
            }
        }
    }
    for draft in &mut groups.drafts {
        draft.mentions.sort_by_key(|spoken| spoken.words.start);
    }
    groups
}

impl Groups {
    fn take(
        &mut self,
        page: &Page,
        spans: &[Span],
        place: usize,
        initials: &BTreeMap<String, usize>,
        known: &Known,
        heading: bool,
    ) {
        let span = &spans[place];
        let printed = page.print(&span.words);
        let words = key(page, span);
        let form = words.join(" ");
        let kind = match span.what {
            What::Body(kind) => kind,
            // A name that an abbreviation in brackets, or a title, has made a body's.
            What::Unknown if self.by_form.contains_key(&form) => ActorKind::Other,
            _ => return,
        };
        if span.well_known.is_some() && is_told(page, spans, place) {
            return;
        }
        let same = span
            .well_known
            .and_then(|well_known| self.by_well_known.get(&well_known).copied())
            .or_else(|| self.by_form.get(&form).copied())
            .or_else(|| {
                let full = initials.get(&form).filter(|_| span.well_known.is_none())?;
                self.of_span[*full]
            })
            .or_else(|| self.nearly(&words));
        let body = match same {
            Some(body) => body,
            None if heading && span.well_known.is_none() && span.known.is_none() => return,
            None => self.add(printed, kind, &words),
        };
        self.of_span[place] = Some(body);
        self.by_form.entry(form).or_insert(body);
        if let Some(well_known) = span.well_known {
            self.by_well_known.entry(well_known).or_insert(body);
        }
        let fuller = words.len() > self.words[body].len();
        if fuller {
            self.index(body, &words);
            self.words[body].clone_from(&words);
            printed.clone_into(&mut self.drafts[body].name);
        }
        let draft = &mut self.drafts[body];
        if draft.kind == ActorKind::Other {
            draft.kind = kind;
        }
        draft.ground(span.rule, span.percent);
        if span.known.is_some() {
            (draft.known, draft.nearly_known) = (span.known, false);
        }
        // “UN” where the dossier has the “United Nations”.
        let usual = span.well_known.and_then(|well_known| BODIES.all.get(well_known));
        if let Some(usual) = usual.filter(|_| draft.known.is_none())
            && let [actor] = known.bearing(usual.name)
        {
            draft.known = Some(*actor);
        }
        if draft.known.is_none() && (draft.mentions.is_empty() || fuller) {
            let prepared = Prepared::new(printed, NameOf::Organisation);
            draft.known = known.spelt(&prepared, false).map(|(actor, _)| actor);
            draft.nearly_known = draft.known.is_some();
        }
        let short = words.len() < self.words[body].len();
        draft.mention(span.words.clone(), if short { MentionForm::Short } else { MentionForm::Name });
        self.bracket(page, span, body);
    }

    fn add(&mut self, printed: &str, kind: ActorKind, words: &[String]) -> usize {
        let body = self.drafts.len();
        self.drafts.push(Draft::new(printed, kind));
        self.words.push(words.to_vec());
        self.index(body, words);
        body
    }

    fn index(&mut self, body: usize, words: &[String]) {
        for word in [words.first(), words.last()].into_iter().flatten() {
            let bodies = self.by_end.entry(word.clone()).or_default();
            if !bodies.contains(&body) {
                bodies.push(body);
            }
        }
    }

    /// “Organisation of Islamic Cooperation (OIC)”: the abbreviation is its name too.
    fn bracket(&mut self, page: &Page, span: &Span, body: usize) {
        let at = span.words.end;
        let (Some(open), Some(word), Some(close)) = (page.get(at), page.get(at + 1), page.get(at + 2)) else { return };
        let letters = word.lower.chars().filter(|letter| letter.is_alphabetic()).count();
        let printed = page.print(&(at + 1..at + 2));
        let capitals = printed.chars().filter(|letter| letter.is_uppercase()).count();
        if open.is_mark('(') && close.is_mark(')') && letters >= 2 && capitals * 2 > letters {
            self.by_form.entry(word.lower.clone().into_owned()).or_insert(body);
            self.drafts[body].add_form(printed);
        }
    }

    /// “Foreign Ministry” after “Afghan Foreign Ministry”: the last one spoken of that differs by its country alone.
    fn nearly(&self, words: &[String]) -> Option<usize> {
        let ends = [words.first()?, words.last()?];
        let candidates =
            ends.into_iter().flat_map(|word| self.by_end.get(word).into_iter().flatten().rev().take(MOST_COMPARED));
        candidates
            .copied()
            .filter(|body| differ_by_country(&self.words[*body], words))
            .max_by_key(|body| self.drafts[*body].mentions.last().map(|spoken| spoken.words.start))
    }
}

/// The bodies of three words and more, by the place of their first name, under their initials: MIT.
fn all_initials(page: &Page, spans: &[Span]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (place, span) in spans.iter().enumerate().filter(|(_, span)| matches!(span.what, What::Body(_))) {
        let capitals =
            page.words[span.words.clone()].iter().filter(|word| word.is_capital() && !word.is(Sorts::FUNCTION));
        let initials: String = capitals.filter_map(|word| word.lower.chars().next()).collect();
        if initials.chars().count() >= 3 {
            found.entry(initials).or_insert(place);
        }
    }
    found
}

/// Whether two names are one but for a country at one end of the longer.
fn differ_by_country(left: &[String], right: &[String]) -> bool {
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if short.len() < 2 {
        return false;
    }
    let rest: &[String] = if long.starts_with(short) {
        &long[short.len()..]
    } else if long.ends_with(short) {
        &long[..long.len() - short.len()]
    } else {
        return false;
    };
    let words: Vec<&str> = rest.iter().map(String::as_str).filter(|word| !matches!(*word, "of" | "the")).collect();
    let looked = named(&words.join(" "));
    !words.is_empty() && (looked.area.is_some() || looked.demonym.is_some())
}

/// An agency or paper that someone told something: it reports, and does not act.
fn is_told(page: &Page, spans: &[Span], place: usize) -> bool {
    let span = &spans[place];
    let agency = span.well_known.and_then(|well_known| BODIES.all.get(well_known)).is_some_and(|body| body.agency);
    if !agency {
        return false;
    }
    let before = span.words.start.checked_sub(1).and_then(|before| page.get(before));
    let told =
        before.is_some_and(|word| word.is_word(&["told", "tells", "telling", "by", "via", "with", "to", "from"]));
    let bracket = before.is_some_and(|word| word.is_mark('(') || word.is_mark('/'));
    let as_told =
        page.get(span.words.end).is_some_and(|word| word.is_word(&["reported", "reports"])) && !speaks(page, span);
    told || bracket || as_told
}
