//! A role as printed, and its parts.

use super::attach::Attached;
use super::lexicon::Sorts;
use super::spans::{Span, What};
use super::titles::Title;
use super::words::Page;
use crate::reading::found::{Ground, RoleFound};

/// The role that a title beside a name says. `held` is the actor where it is held, by its place among those found.
pub(super) fn role(page: &Page, spans: &[Span], titles: &[Title], link: &Attached, held: Option<usize>) -> RoleFound {
    let name = &spans[link.span].words;
    let printed = page.print(&link.words).to_owned();
    let organisation = link.organisation.map(|place| &spans[place]);
    let title = match (link.title, organisation) {
        (Some(place), _) => without(page, &titles[place], organisation),
        // “heads” of “heads the World Bank”.
        (None, Some(span)) => {
            let mut end = span.words.start.max(link.words.start);
            while end > link.words.start && page.words[end - 1].is(Sorts::FUNCTION) {
                end -= 1;
            }
            page.print(&(link.words.start..end)).to_owned()
        }
        (None, None) => String::new(),
    };
    let whole = link.words.start.min(name.start)..link.words.end.max(name.end);
    RoleFound {
        printed,
        title,
        organisation: organisation.map(|span| page.print(&span.words).to_owned()).unwrap_or_default(),
        organisation_actor: held,
        former: link.title.is_some_and(|place| titles[place].former),
        range: page.text.characters(&page.tokens_of(&whole)),
        ground: Ground { rule: link.rule, percent: link.percent },
    }
}

/// The role that a title says which stands for somebody without the name.
pub(super) fn alone(page: &Page, spans: &[Span], title: &Title, held: Option<usize>) -> RoleFound {
    let organisation = title.organisation.map(|place| &spans[place]);
    RoleFound {
        printed: page.print(&title.words).to_owned(),
        title: without(page, title, organisation),
        organisation: organisation.map(|span| page.print(&span.words).to_owned()).unwrap_or_default(),
        organisation_actor: held,
        former: title.former,
        range: page.text.characters(&page.tokens_of(&title.words)),
        ground: Ground { rule: "a description of someone named", percent: 70 },
    }
}

/// A title without the name of the body or country where it is held: “Special Representative for Afghanistan”.
fn without(page: &Page, title: &Title, organisation: Option<&Span>) -> String {
    let Some(span) = organisation else { return page.print(&title.words).to_owned() };
    if span.words.end <= title.head {
        let before = page.print(&(title.words.start..span.words.start.max(title.words.start)));
        let after = page.print(&(span.words.end..title.words.end));
        // “former US envoy”: what stands before the country is of the title.
        return [before, after].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    }
    // “spokesman of the Ministry”: up to the small words before it.
    let mut end = span.words.start.max(title.head + 1);
    while end > title.head + 1 && page.words[end - 1].is(Sorts::FUNCTION) {
        end -= 1;
    }
    let rest = page.print(&(title.words.start..end)).to_owned();
    if span.words.end < title.words.end && matches!(span.what, What::Body(_)) {
        return rest;
    }
    rest
}
