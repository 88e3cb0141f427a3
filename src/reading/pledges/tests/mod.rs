//! Promises and positions in made-up sentences, with actors marked by hand.
//!
//! `[Iran]` is a mention of Iran; `[it=Iran]` too, by other words. What follows is what must be read, in the order of
//! the text: `C who → to whom: what {by deadline} {if condition} {says voice}` and `P who · topic: summary`, with
//! ` (denied)` after a denial.

mod further;
mod positions;
mod promises;
mod whole;

use chrono::NaiveDate;

use super::pledges;
use crate::model::{ActorKind, Stance};
use crate::reading::dates::dates;
use crate::reading::found::{
    ActorFound, CommitmentFound, Ground, Mention, MentionForm, PositionFound, QuoteFound, Speech, Voice,
};
use crate::reading::known::Known;
use crate::reading::text::Text;
use crate::reading::who::{ActorSpan, Who};

/// A text with its actors, taken from marked words.
pub(super) struct Marked {
    pub text: String,
    /// The name of each mention and its characters, in order.
    mentions: Vec<(String, std::ops::Range<usize>)>,
    /// What is between `{` and `}`: words that someone says, with the actor before the `|`.
    speech: Vec<(String, std::ops::Range<usize>)>,
}

impl Marked {
    pub(super) fn new(marked: &str) -> Self {
        let mut found = Self { text: String::new(), mentions: Vec::new(), speech: Vec::new() };
        let (mut at, mut open, mut says) = (0, None, None);
        let mut rest = marked.chars().peekable();
        while let Some(sign) = rest.next() {
            match sign {
                '[' => open = Some((at, found.text.len())),
                '=' if open.is_some() => {
                    let mut name = String::new();
                    while let Some(sign) = rest.next_if(|sign| *sign != ']') {
                        name.push(sign);
                    }
                    rest.next();
                    let (start, _) = open.take().unwrap();
                    found.mentions.push((name, start..at));
                }
                ']' => {
                    let (start, byte) = open.take().unwrap();
                    found.mentions.push((found.text[byte..].to_owned(), start..at));
                }
                '{' => {
                    let mut name = String::new();
                    while let Some(sign) = rest.next_if(|sign| *sign != '|') {
                        name.push(sign);
                    }
                    rest.next();
                    says = Some((name, at));
                }
                '}' => {
                    let (name, start) = says.take().unwrap();
                    found.speech.push((name, start..at));
                }
                _ => {
                    found.text.push(sign);
                    at += 1;
                }
            }
        }
        found
    }

    /// Promises and positions read in it, as published on 2 March 2026.
    pub(super) fn read(&self) -> (Vec<String>, Vec<CommitmentFound>, Vec<PositionFound>) {
        let text = Text::new(&self.text);
        let ground = Ground { rule: "marked by hand", percent: 100 };
        let mut who = Who::default();
        let mut names: Vec<&str> = Vec::new();
        for (name, range) in &self.mentions {
            let actor = names.iter().position(|known| known == name).unwrap_or_else(|| {
                names.push(name);
                who.actors.push(ActorFound {
                    name: name.clone(),
                    kind: ActorKind::State,
                    aliases: Vec::new(),
                    roles: Vec::new(),
                    mentions: Vec::new(),
                    known: None,
                    ground,
                });
                names.len() - 1
            });
            let tokens = text.tokens_at(range);
            let words = text.slice(&tokens);
            let form = match words.to_lowercase().as_str() {
                "it" | "he" | "she" | "they" | "we" => MentionForm::Pronoun,
                _ if words == name => MentionForm::Name,
                _ => MentionForm::Description,
            };
            let mention = Mention { range: range.clone(), text: words.to_owned(), form };
            who.actors[actor].mentions.push(mention);
            who.actor_spans.push(ActorSpan { tokens: tokens.clone(), actor, form, phrase: tokens });
        }
        let quotes: Vec<QuoteFound> = self
            .speech
            .iter()
            .map(|(name, range)| QuoteFound {
                range: range.clone(),
                text: String::new(),
                parts: vec![range.clone()],
                speech: Speech::Indirect,
                voice: names.iter().position(|known| known == name).map_or(Voice::Unknown, Voice::Actor),
                speaker: None,
                cue: None,
                ground,
            })
            .collect();
        let dates = dates(&self.text, NaiveDate::from_ymd_opt(2026, 3, 2));
        let (commitments, positions) = pledges(&text, &who, &dates, &quotes, &[], &Known::default());
        let called = |at: &usize| who.actors[*at].name.clone();
        let list = |all: &[usize]| all.iter().map(called).collect::<Vec<_>>().join(", ");
        let mut shown: Vec<(usize, String)> = Vec::new();
        for promise in &commitments {
            let mut line = format!("C {}", list(&promise.who));
            if !promise.to_whom.is_empty() {
                line += &format!(" → {}", list(&promise.to_whom));
            }
            line += &format!(": {}", promise.what);
            if let Some(deadline) = &promise.deadline {
                line += &format!(" {{by {}}}", deadline.as_str());
            }
            if !promise.condition.is_empty() {
                line += &format!(" {{{}}}", promise.condition);
            }
            match &promise.voice {
                Voice::Actor(at) if promise.who.contains(at) => {}
                Voice::Actor(at) => line += &format!(" {{says {}}}", called(at)),
                Voice::Unnamed(described) => line += &format!(" {{says {described}}}"),
                Voice::Unknown => {}
            }
            shown.push((promise.range.start, line));
        }
        for position in &positions {
            let denied = if position.stance == Stance::Denied { " (denied)" } else { "" };
            let line = format!("P {} · {}: {}{denied}", called(&position.who), position.topic, position.summary);
            shown.push((position.range.start, line));
        }
        shown.sort_by_key(|(start, _)| *start);
        (shown.into_iter().map(|(_, line)| line).collect(), commitments, positions)
    }
}

/// Reads every sentence of a table and tells all that differ at once.
pub(super) fn check(table: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    let mut count = 0;
    for (marked, expect) in table {
        let (found, ..) = Marked::new(marked).read();
        if found != *expect {
            count += 1;
            wrong += &format!("\n{marked}\n  expect {expect:#?}\n  found  {found:#?}\n");
        }
    }
    assert!(wrong.is_empty(), "{count} of {} sentences read otherwise:{wrong}", table.len());
}
