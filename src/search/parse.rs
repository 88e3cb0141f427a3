//! Reading a query.

use std::ops::Range;

use super::pattern::{Ending, Pattern};
use super::pieces::{Piece, pieces};
use super::query::{Bound, Field, Leaf, Node, QueryError};
use super::results::GroupKind;
use super::typo::Typo;
use crate::model::EdtfDate;

/// Brackets in brackets, at most.
const DEEPEST: usize = 40;
/// Words, phrases and fields in one query, at most.
const MOST: usize = 200;
/// The beginning of a word within a phrase is looked for from so many letters on; with fewer it begins too many.
const BEGUN: usize = 3;

const FIELDS: &str = "outlet:, actor:, place:, title:, tag:, author:, lang:, in:, after:, before: and on:";

type Read<T> = Result<T, QueryError>;

pub(super) struct Parser {
    /// With their characters.
    pieces: Vec<(Piece, Range<usize>)>,
    at: usize,
    /// How many characters were typed.
    length: usize,
    typing: bool,
    /// The last word goes on.
    open: bool,
    leaves: usize,
}

impl Parser {
    /// Of a query being typed, or of a finished one.
    pub(super) fn new(text: &str, typing: bool) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let open = typing && chars.last().is_some_and(|last| !last.is_whitespace());
        Self { pieces: pieces(&chars), at: 0, length: chars.len(), typing, open, leaves: 0 }
    }

    pub(super) fn parse(mut self) -> Read<Option<Node<Leaf>>> {
        let root = self.any(0)?;
        match self.pieces.get(self.at) {
            Some((_, range)) => Err(error(range, "This bracket closes none. Take it out, or open one before.")),
            None => Ok(root),
        }
    }

    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.at).map(|(piece, _)| piece)
    }

    /// The characters of the piece before this one.
    fn before(&self) -> Range<usize> {
        self.pieces.get(self.at.wrapping_sub(1)).map_or(0..0, |(_, range)| range.clone())
    }

    /// The query ends here and is still being typed.
    fn is_unfinished(&self) -> bool {
        self.typing && self.at == self.pieces.len()
    }

    /// Alternatives.
    fn any(&mut self, depth: usize) -> Read<Option<Node<Leaf>>> {
        let mut nodes: Vec<Node<Leaf>> = Vec::new();
        loop {
            let all = self.all(depth)?;
            if self.peek() != Some(&Piece::Or) {
                if all.is_none() && !nodes.is_empty() && !self.is_unfinished() {
                    return Err(error(&self.before(), "Nothing to look for stands behind OR."));
                }
                nodes.extend(all);
                return Ok(joined(nodes, Node::Any));
            }
            self.at += 1;
            let Some(all) = all else {
                return Err(error(&self.before(), "Nothing to look for stands before OR."));
            };
            nodes.push(all);
        }
    }

    /// What must hold together.
    fn all(&mut self, depth: usize) -> Read<Option<Node<Leaf>>> {
        let mut nodes: Vec<Node<Leaf>> = Vec::new();
        let mut waits = false;
        loop {
            match self.peek() {
                None | Some(Piece::Close | Piece::Or) => {
                    if waits && !self.is_unfinished() {
                        return Err(error(&self.before(), "Nothing to look for stands behind AND."));
                    }
                    return Ok(joined(nodes, Node::All));
                }
                Some(Piece::And) => {
                    self.at += 1;
                    if nodes.is_empty() || waits {
                        return Err(error(&self.before(), "Nothing to look for stands before AND."));
                    }
                    waits = true;
                }
                Some(_) => {
                    let found = self.one(depth)?;
                    waits = waits && found.is_none();
                    nodes.extend(found);
                }
            }
        }
    }

    /// A word, a phrase, a field, or something in brackets; `None` where there is nothing to look for, as in “…”.
    fn one(&mut self, depth: usize) -> Read<Option<Node<Leaf>>> {
        let Some((piece, range)) = self.pieces.get(self.at).cloned() else { return Ok(None) };
        self.at += 1;
        let last = self.open && range.end == self.length;
        match piece {
            Piece::Not => {
                if depth >= DEEPEST {
                    return Err(error(&range, "This is denied too often to be understood."));
                }
                match self.peek() {
                    None if self.is_unfinished() => Ok(None),
                    None | Some(Piece::Close | Piece::And | Piece::Or) => {
                        Err(error(&range, "Nothing that must not occur stands behind NOT."))
                    }
                    Some(_) => Ok(self.one(depth + 1)?.map(|node| Node::Not(Box::new(node)))),
                }
            }
            Piece::Open => {
                if depth >= DEEPEST {
                    return Err(error(&range, "There are too many brackets inside each other."));
                }
                let inner = self.any(depth + 1)?;
                match self.peek() {
                    Some(Piece::Close) => self.at += 1,
                    _ if self.typing => {}
                    _ => return Err(error(&range, "This bracket is not closed.")),
                }
                if inner.is_none() && !self.is_unfinished() {
                    return Err(error(&(range.start..self.before().end), "There is nothing between these brackets."));
                }
                Ok(inner)
            }
            Piece::Field(name) => self.field(&name, &range),
            Piece::Word(word) => {
                let pattern = self.word(&word, &range, last)?;
                Ok(pattern.map(|pattern| Node::Leaf(Leaf::Words(Field::Anywhere, pattern))))
            }
            Piece::Phrase(text, closed) => {
                let pattern = self.phrase(&text, &range, last && !closed)?;
                Ok(pattern.map(|pattern| Node::Leaf(Leaf::Words(Field::Anywhere, pattern))))
            }
            Piece::Close | Piece::And | Piece::Or => Ok(None),
        }
    }

    fn count(&mut self, range: &Range<usize>) -> Read<()> {
        self.leaves += 1;
        if self.leaves > MOST {
            return Err(error(range, &format!("A query has at most {MOST} words and phrases; this is one too many.")));
        }
        Ok(())
    }

    fn word(&mut self, word: &str, range: &Range<usize>, last: bool) -> Read<Option<Pattern>> {
        let plain = word.trim_end_matches(['*', '~']);
        let mark = word[plain.len()..].chars().next();
        if plain.contains('*') {
            return Err(error(range, "A star stands at the end of a word, for whatever follows: “talk*”."));
        }
        let Some(pattern) = Pattern::new(plain, Ending::Whole) else { return Ok(None) };
        self.count(range)?;
        match mark {
            Some('~') if pattern.words().len() > 1 => {
                Err(error(range, "The sign ~ allows for typos in one word; this is more than one."))
            }
            Some('~') => {
                let typos = Typo::allowed(&pattern.words()[0]);
                Ok(Pattern::of_words(pattern.words().to_vec(), Ending::Typos(typos)))
            }
            // Behind a sign that belongs to no word nothing goes on, nor in scripts where a sign is a word.
            None if last && word.chars().next_back().is_some_and(|end| !end.is_alphanumeric()) => Ok(Some(pattern)),
            None if !last => Ok(Some(pattern)),
            _ => Ok(begun(pattern.words().to_vec())),
        }
    }

    fn phrase(&mut self, text: &str, range: &Range<usize>, open: bool) -> Read<Option<Pattern>> {
        let Some(pattern) = Pattern::new(text, Ending::Whole) else { return Ok(None) };
        self.count(range)?;
        let goes_on = open && text.chars().next_back().is_some_and(char::is_alphanumeric);
        Ok(if goes_on { begun(pattern.words().to_vec()) } else { Some(pattern) })
    }

    /// A field with its value.
    fn field(&mut self, name: &str, named: &Range<usize>) -> Read<Option<Node<Leaf>>> {
        let value = self.pieces.get(self.at).cloned();
        let (text, phrase, range) = match value {
            Some((Piece::Word(word), range)) if range.start == named.end => (word, None, range),
            Some((Piece::Phrase(text, closed), range)) if range.start == named.end => (text, Some(closed), range),
            _ if self.is_unfinished() => return Ok(None),
            _ => return Err(error(named, &format!("A word must stand right behind “{name}:”."))),
        };
        self.at += 1;
        let whole = named.start..range.end;
        let last = self.open && range.end == self.length;
        let leaf = match name {
            "after" | "before" | "on" => {
                self.count(&range)?;
                let bound = match name {
                    "after" => Bound::After,
                    "before" => Bound::Before,
                    _ => Bound::On,
                };
                match text.parse::<EdtfDate>() {
                    Ok(date) => Leaf::Date(bound, date),
                    Err(_) if last && begins_date(&text) => return Ok(None),
                    Err(_) => {
                        let message =
                            format!("“{text}” is no date. Write a year, month or day, as in “{name}:2021-10-09”.");
                        return Err(error(&range, &message));
                    }
                }
            }
            "in" | "type" => {
                self.count(&range)?;
                match kinds(&text) {
                    Some(kinds) => Leaf::In(kinds),
                    None if last && begins_kind(&text) => return Ok(None),
                    None => {
                        let message = format!(
                            "There is no kind “{text}”. The kinds are articles, words, actors, meetings, commitments and notes."
                        );
                        return Err(error(&range, &message));
                    }
                }
            }
            "lang" | "language" => {
                self.count(&range)?;
                Leaf::Language(text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            }
            _ => {
                let pattern = match phrase {
                    Some(closed) => self.phrase(&text, &range, last && !closed)?,
                    None => self.word(&text, &range, last)?,
                };
                let Some(pattern) = pattern else {
                    if last {
                        return Ok(None);
                    }
                    return Err(error(&whole, &format!("There is no word behind “{name}:”.")));
                };
                match name {
                    "outlet" => Leaf::Outlet(pattern),
                    "actor" => Leaf::Actor(pattern),
                    "title" => Leaf::Words(Field::Title, pattern),
                    "tag" => Leaf::Words(Field::Tag, pattern),
                    "author" => Leaf::Words(Field::Author, pattern),
                    "place" => Leaf::Words(Field::Place, pattern),
                    other => {
                        let message = format!(
                            "There is no field “{other}:”. The fields are {FIELDS}. To find the words themselves, put them in quotation marks."
                        );
                        return Err(error(named, &message));
                    }
                }
            }
        };
        Ok(Some(Node::Leaf(leaf)))
    }
}

/// Words of which the last is only begun. With too few letters it would begin too many words to tell anything: then it
/// counts as nothing yet.
fn begun(mut words: Vec<String>) -> Option<Pattern> {
    if words.len() > 1 {
        let last = words.last().map_or("", String::as_str);
        if last.chars().count() < BEGUN {
            // A word of a script that does not part words is whole with one letter.
            let whole = last.chars().all(|letter| u32::from(letter) >= 0x0e00);
            if !whole {
                words.pop();
            }
            return Pattern::of_words(words, Ending::Whole);
        }
    }
    Pattern::of_words(words, Ending::Open)
}

fn error(range: &Range<usize>, message: &str) -> QueryError {
    QueryError { range: range.clone(), message: message.to_owned() }
}

fn joined(mut nodes: Vec<Node<Leaf>>, join: fn(Vec<Node<Leaf>>) -> Node<Leaf>) -> Option<Node<Leaf>> {
    if nodes.len() > 1 { Some(join(nodes)) } else { nodes.pop() }
}

/// The words for kinds.
const KINDS: [(&[&str], &[GroupKind]); 6] = [
    (&["articles", "article"], &[GroupKind::Articles, GroupKind::Words]),
    (&["words", "word", "texts", "text"], &[GroupKind::Words]),
    (&["actors", "actor"], &[GroupKind::Actors]),
    (&["meetings", "meeting"], &[GroupKind::Meetings]),
    (&["commitments", "commitment", "positions", "position"], &[GroupKind::Commitments]),
    (&["notes", "note"], &[GroupKind::Notes]),
];

fn kinds(word: &str) -> Option<&'static [GroupKind]> {
    let word = word.to_lowercase();
    KINDS.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, kinds)| *kinds)
}

/// Whether it may become the word for a kind.
fn begins_kind(word: &str) -> bool {
    let word = word.to_lowercase();
    KINDS.iter().any(|(words, _)| words.iter().any(|whole| whole.starts_with(&word)))
}

/// Whether it may become a date: with the end of one of these it is one. EDTF writes an X for a digit that is not known, and
/// 21 to 24 for the seasons.
fn begins_date(text: &str) -> bool {
    const WHOLE: [&str; 5] = ["2021-10-09", "2001-01-01", "2001-02-28", "2001-21", "XXXX"];
    WHOLE
        .iter()
        .any(|whole| whole.get(text.len()..).is_some_and(|end| format!("{text}{end}").parse::<EdtfDate>().is_ok()))
}

#[cfg(test)]
mod tests {
    use super::super::query::Query;
    use super::*;

    fn told(node: &Node<Leaf>) -> String {
        let list =
            |nodes: &[Node<Leaf>], sign: &str| format!("({})", nodes.iter().map(told).collect::<Vec<_>>().join(sign));
        match node {
            Node::Not(inner) => format!("-{}", told(inner)),
            Node::All(nodes) => list(nodes, " "),
            Node::Any(nodes) => list(nodes, "|"),
            Node::Leaf(leaf) => match leaf {
                Leaf::Words(Field::Anywhere, pattern) => words(pattern),
                Leaf::Words(field, pattern) => format!("{field:?}:{}", words(pattern)).to_lowercase(),
                Leaf::Outlet(pattern) => format!("outlet:{}", words(pattern)),
                Leaf::Actor(pattern) => format!("actor:{}", words(pattern)),
                Leaf::Language(tag) => format!("lang:{tag}"),
                Leaf::In(kinds) => format!("in:{}", kinds[0].word()),
                Leaf::Date(bound, date) => format!("{bound:?}:{}", date.as_str()).to_lowercase(),
            },
        }
    }

    fn words(pattern: &Pattern) -> String {
        let end = match pattern.ending() {
            Ending::Whole => String::new(),
            Ending::Open => "*".to_owned(),
            Ending::Typos(typos) => format!("~{typos}"),
        };
        format!("{}{end}", pattern.words().join("+"))
    }

    #[test]
    fn queries_are_read() {
        for (typed, expect) in [
            ("Muttaqi doha", "(muttaqi doha)"),
            ("Muttaqī", "muttaqi"),
            ("talk* Mutaqi~ us~ west~", "(talk* mutaqi~2 us west~1)"),
            ("\"foreign minister\" -\"frozen reserves\"", "(foreign+minister -frozen+reserves)"),
            ("a b OR c d", "((a b)|(c d))"),
            ("a AND (b OR c) NOT d", "(a (b|c) -d)"),
            ("-(a b) US-led", "(-(a b) us+led)"),
            ("outlet:VOA author:\"Ayaz Gul\" lang:fa", "(outlet:voa author:ayaz+gul lang:fa)"),
            ("after:2021-10 before:2022 on:2021-11-27", "(after:2021-10 before:2022 on:2021-11-27)"),
            ("in:notes -type:Actors", "(in:notes -in:actors)"),
            ("TITLE:talks tag:aid place:Doha actor:Muttaqi", "(title:talks tag:aid place:doha actor:muttaqi)"),
            ("https://voanews.com said: 10:30", "(https+voanews+com said 10+30)"),
            ("卡塔尔", "卡+塔+尔"),
            ("…  - “doha”", "doha"),
        ] {
            let read = Query::parse(typed).map(|query| query.root().map(told));
            assert_eq!(read, Ok(Some(expect.to_owned())), "{typed}");
        }
        assert_eq!(Query::parse("  … ").map(|query| query.is_empty()), Ok(true));
    }

    #[test]
    fn the_last_word_being_typed_goes_on() {
        for (typed, expect) in [
            ("muttaqi do", "(muttaqi do*)"),
            ("do ", "do"),
            ("do,", "do"),
            ("\"foreign min", "foreign+min*"),
            ("\"foreign m", "foreign"),
            ("\"foreign minister\"", "foreign+minister"),
            ("us-l", "us"),
            ("doha OR", "doha"),
            ("(doha OR kab", "(doha|kab*)"),
            ("doha outlet:", "doha"),
            ("doha after:20", "doha"),
            ("doha after:202", "doha"),
            ("doha after:2021-0", "doha"),
            ("doha after:2021-1", "doha"),
            ("doha after:2021-10-3", "doha"),
            ("doha in:not", "doha"),
            ("doha NOT", "doha"),
            ("tag:ai", "tag:ai*"),
            ("在卡塔", "在+卡+塔"),
        ] {
            let read = Query::typing(typed).map(|query| query.root().map(told));
            assert_eq!(read, Ok(Some(expect.to_owned())), "{typed}");
        }
    }

    #[test]
    fn what_can_become_nothing_is_told_while_it_is_typed() {
        for (typed, range) in [
            ("doha after:y", 11..12),
            ("doha on:12/10/2021", 8..18),
            ("ferry after:2021-13", 12..19),
            ("ferry after:2021-13-45", 12..22),
            ("in:drawers", 3..10),
        ] {
            let failed = Query::typing(typed).expect_err(typed);
            assert_eq!(failed.range, range, "{typed}");
        }
    }

    #[test]
    fn every_date_can_be_typed() {
        for whole in ["2021", "2021-10", "2021-10-30", "2020-02-29", "1999-12-31", "2021-23", "20XX", "201X"] {
            for end in 1..=whole.len() {
                let typed = format!("after:{}", &whole[..end]);
                assert!(Query::typing(&typed).is_ok(), "{typed}");
            }
            assert!(Query::parse(&format!("after:{whole}")).is_ok(), "{whole}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_place() {
        for (typed, range, says) in [
            ("doha )", 5..6, "closes none"),
            ("(doha", 0..1, "not closed"),
            ("doha ()", 5..7, "nothing between"),
            ("OR doha", 0..2, "before OR"),
            ("doha OR", 5..7, "behind OR"),
            ("doha AND", 5..8, "behind AND"),
            ("AND doha", 0..3, "before AND"),
            ("doha NOT", 5..8, "behind NOT"),
            ("é after:soon", 8..12, "no date"),
            ("in:drawers", 3..10, "no kind"),
            ("speaker:West", 0..8, "no field"),
            ("outlet: x", 0..7, "right behind"),
            ("ta*ks", 0..5, "star"),
            ("us-led~", 0..7, "one word"),
        ] {
            let failed = Query::parse(typed).expect_err(typed);
            assert_eq!(failed.range, range, "{typed}");
            assert!(failed.message.contains(says), "{typed}: {}", failed.message);
        }
        let deep = "(".repeat(60) + "a" + &")".repeat(60);
        assert!(Query::parse(&deep).is_err());
        assert!(Query::parse(&"-".repeat(10_000)).is_ok());
        assert!(Query::parse(&"NOT ".repeat(10_000)).is_err());
        assert!(Query::parse(&"a ".repeat(300)).is_err());
    }
}
