//! Actors in the making.

use std::ops::Range;

use crate::model::ActorKind;
use crate::reading::found::MentionForm;

/// A mention of an actor in the making, in words.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub words: Range<usize>,
    pub form: MentionForm,
    /// With the titles and apposition beside it.
    pub phrase: Range<usize>,
}

/// An actor in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub name: String,
    pub kind: ActorKind,
    /// Forms of the name as printed, the name included.
    pub forms: Vec<String>,
    pub mentions: Vec<Spoken>,
    /// The actor of the dossier, by its place there.
    pub known: Option<usize>,
    /// It is that one by another spelling, or by a part of the name.
    pub nearly_known: bool,
    pub rule: &'static str,
    pub percent: u8,
    /// A woman (true) or a man, where a title or a pronoun tells.
    pub woman: Option<bool>,
}

impl Draft {
    pub(super) fn new(name: &str, kind: ActorKind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            forms: Vec::new(),
            mentions: Vec::new(),
            known: None,
            nearly_known: false,
            rule: "",
            percent: 0,
            woman: None,
        }
    }

    /// Adds a form of the name, once.
    pub(super) fn add_form(&mut self, form: &str) {
        if !self.forms.iter().any(|known| known == form) {
            self.forms.push(form.to_owned());
        }
    }

    pub(super) fn mention(&mut self, words: Range<usize>, form: MentionForm) {
        self.mentions.push(Spoken { phrase: words.clone(), words, form });
    }

    /// Takes the better of two grounds.
    pub(super) fn ground(&mut self, rule: &'static str, percent: u8) {
        if percent > self.percent {
            (self.rule, self.percent) = (rule, percent);
        }
    }
}
