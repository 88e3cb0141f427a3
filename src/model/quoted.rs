//! The quotes of a record, wherever in it they stand.

use std::sync::Arc;

use super::dossier::Record;
use super::id::PartId;
use super::note::Note;
use super::quote::Quote;

/// Which of a record's quotes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotePart {
    /// The words of a claim, by place from 0.
    Claim(usize),
    /// The words of a commitment's step, by place from 0.
    Step(usize),
    /// The words of a side's version of a commitment, by place from 0.
    Version(usize),
    /// The words of a position.
    Position,
    /// The words that a note is about.
    Note(PartId),
}

impl Record {
    /// Its quotes, in order.
    #[must_use]
    pub fn quotes(&self) -> Vec<(QuotePart, &Quote)> {
        match self {
            Self::Claim(_, claim) => {
                claim.quotes.iter().enumerate().map(|(at, quote)| (QuotePart::Claim(at), quote)).collect()
            }
            Self::Commitment(_, commitment) => {
                let steps = commitment.steps.iter().enumerate();
                let steps = steps.filter_map(|(at, step)| Some((QuotePart::Step(at), step.quote.as_ref()?)));
                let versions = commitment.versions.iter().enumerate();
                let versions =
                    versions.filter_map(|(at, version)| Some((QuotePart::Version(at), version.quote.as_ref()?)));
                steps.chain(versions).collect()
            }
            Self::Position(_, position) => position.quote.iter().map(|quote| (QuotePart::Position, quote)).collect(),
            Self::Article(_, article) => noted(&article.notes),
            Self::Actor(_, actor) => noted(&actor.notes),
            Self::Meeting(_, meeting) => noted(&meeting.notes),
            // The actor that went comes back with its notes when the two are parted.
            Self::Merge(_, merge) => noted(&merge.was.notes),
            Self::Outlet(..) | Self::Topic(..) | Self::Finding(..) => Vec::new(),
        }
    }

    /// The quote of one part, if the record has it.
    #[must_use]
    pub fn quote(&self, part: &QuotePart) -> Option<&Quote> {
        self.quotes().into_iter().find(|(other, _)| other == part).map(|(_, quote)| quote)
    }

    /// Passes every quote to `keep`, which may change it, and takes out those it does not keep. A claim may be left
    /// without words: the caller sees to it. Copies what the record shares with others.
    pub fn retain_quotes(&mut self, mut keep: impl FnMut(&QuotePart, &mut Quote) -> bool) {
        let mut held = |part: QuotePart, quote: &mut Option<Quote>| {
            if quote.as_mut().is_some_and(|quote| !keep(&part, quote)) {
                *quote = None;
            }
        };
        let mut noted = |notes: &mut [Note]| {
            notes.iter_mut().for_each(|note| held(QuotePart::Note(note.id.clone()), &mut note.quote));
        };
        match self {
            Self::Article(_, article) => noted(&mut Arc::make_mut(article).notes),
            Self::Actor(_, actor) => noted(&mut Arc::make_mut(actor).notes),
            Self::Meeting(_, meeting) => noted(&mut Arc::make_mut(meeting).notes),
            Self::Commitment(_, commitment) => {
                let commitment = Arc::make_mut(commitment);
                for (at, step) in commitment.steps.iter_mut().enumerate() {
                    held(QuotePart::Step(at), &mut step.quote);
                }
                for (at, version) in commitment.versions.iter_mut().enumerate() {
                    held(QuotePart::Version(at), &mut version.quote);
                }
            }
            Self::Position(_, position) => held(QuotePart::Position, &mut Arc::make_mut(position).quote),
            Self::Claim(_, claim) => {
                let mut at = 0;
                Arc::make_mut(claim).quotes.retain_mut(|quote| {
                    at += 1;
                    keep(&QuotePart::Claim(at - 1), quote)
                });
            }
            Self::Merge(_, merge) => noted(&mut Arc::make_mut(merge).was.notes),
            Self::Outlet(..) | Self::Topic(..) | Self::Finding(..) => {}
        }
    }
}

fn noted(notes: &[Note]) -> Vec<(QuotePart, &Quote)> {
    notes.iter().filter_map(|note| Some((QuotePart::Note(note.id.clone()), note.quote.as_ref()?))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::arbitrary::dossier;

    proptest! {
        #[test]
        fn every_quote_is_found_and_can_be_taken_out(dossier in dossier()) {
            for record in dossier.records() {
                let mut seen = Vec::new();
                let mut kept = record.clone();
                kept.retain_quotes(|part, quote| {
                    seen.push((part.clone(), quote.clone()));
                    true
                });
                prop_assert_eq!(&kept, &record);
                let listed: Vec<_> = record.quotes().into_iter().map(|(part, quote)| (part, quote.clone())).collect();
                prop_assert_eq!(&listed, &seen);
                kept.retain_quotes(|_, _| false);
                prop_assert!(kept.quotes().is_empty());
                prop_assert!(!format!("{kept:?}").contains("suffix"), "a quote was missed: {kept:?}");
            }
        }
    }
}
