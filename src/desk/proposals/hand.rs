//! The proposal at hand in a list that changes as it is worked through.

/// The proposal at hand, by its key. When it is decided or gone, the next of the list is: never one before it, while one
/// after it is open.
#[derive(Clone, Debug, Default)]
pub struct Hand {
    key: Option<String>,
    order: Vec<String>,
}

impl Hand {
    /// The key of the proposal at hand.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// Takes a proposal in hand.
    pub fn take(&mut self, key: &str) {
        self.key = Some(key.to_owned());
    }

    /// Lets go, as in another list.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Follows a list whose order is `rows` now: what is in hand stays while `is_open` says so; else the next that is
    /// open in the order before, else the last before it, else the first of the list. Linear only where it moves or the
    /// order is another.
    pub fn follow(&mut self, rows: &[String], is_open: impl Fn(&str) -> bool) {
        if !self.key.as_deref().is_some_and(&is_open) {
            let at = self.key.as_ref().and_then(|key| self.order.iter().position(|other| other == key));
            let (before, after) = self.order.split_at(at.unwrap_or(0));
            let next = after.iter().chain(before.iter().rev()).find(|key| is_open(key));
            self.key = next.or_else(|| rows.iter().find(|key| is_open(key))).cloned();
        }
        if self.order != rows {
            self.order = rows.to_vec();
        }
    }

    /// Goes to the next that is open, or to the one before; stays where there is none. Gives whether it moved.
    pub fn step(&mut self, forward: bool, is_open: impl Fn(&str) -> bool) -> bool {
        let Some(at) = self.key.as_ref().and_then(|key| self.order.iter().position(|other| other == key)) else {
            return false;
        };
        let next = if forward {
            self.order.iter().skip(at + 1).find(|key| is_open(key))
        } else {
            self.order.iter().take(at).rev().find(|key| is_open(key))
        };
        match next.cloned() {
            Some(key) => {
                self.key = Some(key);
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(keys: &str) -> Vec<String> {
        keys.chars().map(String::from).collect()
    }

    #[test]
    fn the_next_is_at_hand_and_never_one_before() {
        let mut hand = Hand::default();
        hand.follow(&rows("abcd"), |_| true);
        assert_eq!(hand.key(), Some("a"));
        assert!(hand.step(true, |_| true));
        // “b” is accepted: at once, and when the list that follows has come, with a new one before and after.
        hand.follow(&rows("abcd"), |key| key != "b");
        assert_eq!(hand.key(), Some("c"));
        hand.follow(&rows("axcyd"), |key| key != "b");
        assert_eq!(hand.key(), Some("c"));
        // “c” goes by itself: what came after it is next.
        hand.follow(&rows("axyd"), |key| "axyd".contains(key));
        assert_eq!(hand.key(), Some("y"));
        hand.take("d");
        hand.follow(&rows("axy"), |key| "axy".contains(key));
        assert_eq!(hand.key(), Some("y"), "after the last, the one before it");
        hand.follow(&rows(""), |_| false);
        assert_eq!(hand.key(), None);
    }

    #[test]
    fn steps_stay_in_the_list() {
        let mut hand = Hand::default();
        assert!(!hand.step(true, |_| true));
        hand.follow(&rows("abc"), |_| true);
        assert!(!hand.step(false, |_| true));
        assert!(hand.step(true, |key| key != "b"));
        assert_eq!(hand.key(), Some("c"));
        assert!(!hand.step(true, |_| true));
    }
}
