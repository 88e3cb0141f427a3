//! Many phrases looked for in a text at once, token by token.

use std::collections::HashMap;

use crate::reading::tokens::{Kind, Token, tokens};

/// The most tokens, marks inside a name included, that a match may cover.
const LONGEST: usize = 32;

/// Phrases and what each stands for. Looking at one place of a text costs as many steps as the longest phrase there has
/// words, however many phrases there are.
#[derive(Clone, Debug)]
pub(crate) struct Phrases<T> {
    nodes: Vec<Node<T>>,
}

#[derive(Clone, Debug)]
struct Node<T> {
    next: HashMap<Box<str>, usize>,
    ends: Vec<T>,
}

impl<T> Default for Node<T> {
    fn default() -> Self {
        Self { next: HashMap::new(), ends: Vec::new() }
    }
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

/// Marks that writers put inside a name or leave out: al-Qaeda, U.S., Sant'Egidio.
pub(super) fn is_joint(mark: char) -> bool {
    matches!(mark, '-' | '‐' | '‑' | '.' | '\'' | '’' | '‘' | 'ʼ' | '`')
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// Adds a phrase. Case counts; hyphens, apostrophes and full stops inside do not.
    pub(crate) fn add(&mut self, phrase: &str, stands_for: T) {
        let mut node = 0;
        for token in tokens(phrase).into_iter().filter(|token| !token.mark().is_some_and(is_joint)).take(LONGEST) {
            node = match self.nodes[node].next.get(token.text) {
                Some(next) => *next,
                None => {
                    self.nodes.push(Node::default());
                    let next = self.nodes.len() - 1;
                    self.nodes[node].next.insert(token.text.into(), next);
                    next
                }
            };
        }
        if node > 0 && !self.nodes[node].ends.contains(&stands_for) {
            self.nodes[node].ends.push(stands_for);
        }
    }

    /// The longest phrase that begins with a token: one past its last token, and what it stands for.
    pub(crate) fn at(&self, tokens: &[Token], from: usize) -> Option<(usize, &[T])> {
        let (mut node, mut found) = (0, None);
        for (at, token) in tokens.iter().enumerate().skip(from).take(LONGEST) {
            // A name does not run over a line.
            if at > from && token.line_start {
                break;
            }
            if token.mark().is_some_and(is_joint) {
                let inside = at > from && (!token.spaced || token.mark() == Some('.'));
                if inside {
                    continue;
                }
                break;
            }
            let Some(next) = self.nodes[node].next.get(token.text) else { break };
            node = *next;
            if !self.nodes[node].ends.is_empty() {
                found = Some((at + 1, self.nodes[node].ends.as_slice()));
            }
        }
        found.filter(|(end, _)| word_ends(tokens, *end))
    }
}

/// Whether no letter or digit is joined to the token before `end`.
fn word_ends(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_none_or(|next| next.spaced || next.kind == Kind::Mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found_whatever_its_joints() {
        let mut phrases = Phrases::default();
        phrases.add("al-Qaeda", 1);
        phrases.add("US", 2);
        phrases.add("US State Department", 3);
        for (text, expect) in [
            ("al Qaeda", Some((2, 1))),
            ("al-Qaeda's", Some((3, 1))),
            ("US State Department spokesman", Some((3, 3))),
            ("US State visit", Some((1, 2))),
            ("us", None),
            ("US\nState Department", Some((1, 2))),
        ] {
            let tokens = tokens(text);
            assert_eq!(phrases.at(&tokens, 0).map(|(end, what)| (end, what[0])), expect, "{text}");
        }
    }
}
