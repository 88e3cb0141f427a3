//! Where in the text a record, a field or some words stand, for messages with a line and a column.
//!
//! The walk reads RON loosely: it never fails, and on text that does not parse it gives what it can.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::{memchr_iter, memchr2, memmem, memrchr};

use crate::model::Problem;

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPlace {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl TextPlace {
    /// The place of a byte of the text; one past the end for offsets beyond it. Linear.
    #[must_use]
    pub fn of_byte(text: &str, byte: usize) -> Self {
        Self::after(text, byte, 0, 0)
    }

    /// The place of a byte, where so many lines are known to end before another byte. Linear in what is between the two,
    /// and in the line.
    fn after(text: &str, byte: usize, known: usize, lines: usize) -> Self {
        let byte = text.floor_char_boundary(byte);
        let line = lines + memchr_iter(b'\n', &text.as_bytes()[known..byte]).count() + 1;
        let start = memrchr(b'\n', &text.as_bytes()[..byte]).map_or(0, |end| end + 1);
        Self { line, column: text[start..byte].chars().count() + 1 }
    }

    /// The byte at which the place stands; the end of the text for places beyond it. Linear.
    pub(super) fn byte_in(self, text: &str) -> usize {
        let mut start = 0;
        for _ in 1..self.line {
            match text[start..].find('\n') {
                Some(end) => start += end + 1,
                None => return text.len(),
            }
        }
        text[start..].char_indices().nth(self.column.saturating_sub(1)).map_or(text.len(), |(byte, _)| start + byte)
    }
}

/// A problem with the place where it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// Where.
    pub place: TextPlace,
    /// What.
    pub problem: Problem,
}

/// What the walk meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event<'a> {
    /// The name of a field or the key of a record, with its first byte.
    Label(usize, &'a str),
    /// A string, with its first byte; its content as it stands between the quotation marks.
    Text(usize, &'a str),
    /// A bracket closes, at this byte.
    Close(usize),
    /// A bracket opens, or a word or a number stands here.
    Other,
}

/// Walks over RON, knowing the labels that lead to where it stands.
struct Walk<'a> {
    text: &'a str,
    at: usize,
    /// One entry for each open bracket: the label that holds at this level.
    path: Vec<Option<&'a str>>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, path: Vec::new() }
    }

    fn labels(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.path.iter().flatten().copied()
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_blank(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            let rest = self.rest();
            if rest.starts_with("//") {
                self.at += rest.find('\n').unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                self.skip_block_comment();
            } else {
                return;
            }
        }
    }

    fn skip_block_comment(&mut self) {
        let mut level = 0_usize;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                level += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                level -= 1;
                self.at += 2;
                if level == 0 {
                    return;
                }
            } else if let Some(mark) = rest.char_indices().skip(1).find(|(_, c)| matches!(c, '/' | '*')) {
                self.at += mark.0;
            } else {
                self.at = self.text.len();
                return;
            }
        }
    }

    /// Takes the string that begins here, if one does, and gives its content.
    fn string(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        if let Some(body) = rest.strip_prefix('"') {
            let mut end = 0;
            // A backslash takes the next character with it, whose other bytes are neither.
            let end = loop {
                match memchr2(b'"', b'\\', &body.as_bytes()[end.min(body.len())..]) {
                    Some(next) if body.as_bytes()[end + next] == b'"' => break end + next,
                    Some(next) => end += next + 2,
                    None => break body.len(),
                }
            };
            self.at += (end + 2).min(rest.len());
            return Some(&body[..end]);
        }
        let hashes = rest.strip_prefix('r')?.bytes().take_while(|byte| *byte == b'#').count();
        let body = rest[1 + hashes..].strip_prefix('"')?;
        let close = format!("\"{}", "#".repeat(hashes));
        let end = memmem::find(body.as_bytes(), close.as_bytes()).unwrap_or(body.len());
        self.at += (1 + hashes + 1 + end + close.len()).min(rest.len());
        Some(&body[..end])
    }

    fn label_or(&mut self, start: usize, content: &'a str, event: Event<'a>) -> Event<'a> {
        let back = self.at;
        self.skip_blank();
        if self.rest().starts_with(':') {
            self.at += 1;
            if let Some(level) = self.path.last_mut() {
                *level = Some(content);
            }
            return Event::Label(start, content);
        }
        self.at = back;
        event
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        self.skip_blank();
        let start = self.at;
        let first = self.rest().chars().next()?;
        if let Some(content) = self.string() {
            return Some(self.label_or(start, content, Event::Text(start, content)));
        }
        if first.is_alphanumeric() || first == '_' {
            let rest = self.rest();
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            self.at += length;
            return Some(self.label_or(start, &rest[..length], Event::Other));
        }
        self.at += first.len_utf8();
        match first {
            '(' | '[' | '{' => self.path.push(None),
            ')' | ']' | '}' => {
                self.path.pop();
                return Some(Event::Close(start));
            }
            ',' => {
                if let Some(level) = self.path.last_mut() {
                    *level = None;
                }
            }
            _ => {}
        }
        Some(Event::Other)
    }
}

/// The field in which a byte of the text stands, from the outside in: `actors › act-1 › kind`. Linear.
pub(super) fn field_at(text: &str, byte: usize) -> String {
    let mut walk = Walk::new(text);
    while walk.next().is_some() && walk.at < byte {}
    walk.labels().collect::<Vec<_>>().join(" › ")
}

/// Where each record of a file stands: made once, asked for many problems.
#[derive(Debug)]
pub struct Places<'a> {
    text: &'a str,
    /// By the field of the dossier and the id of the record; the field itself under an empty id.
    records: BTreeMap<(&'a str, &'a str), Range<usize>>,
    /// How many lines end before each block of the text.
    lines: Vec<usize>,
}

/// How many bytes of the text are a block.
const BLOCK: usize = 4096;

impl<'a> Places<'a> {
    /// Finds every record of the text. Linear.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let mut records = BTreeMap::new();
        let mut walk = Walk::new(text);
        let mut field: Option<(&str, usize)> = None;
        let mut record: Option<(&str, usize)> = None;
        while let Some(event) = walk.next() {
            let (end, depth) = match event {
                Event::Label(at, _) => (at, walk.path.len()),
                Event::Close(at) => (at, walk.path.len() + 1),
                Event::Text(..) | Event::Other => continue,
            };
            if depth > 2 {
                continue;
            }
            if let (Some((map, _)), Some((id, start))) = (field, record.take()) {
                records.entry((map, id)).or_insert(start..end);
            }
            if depth == 1
                && let Some((map, start)) = field.take()
            {
                records.entry((map, "")).or_insert(start..end);
            }
            match event {
                Event::Label(at, name) if depth == 1 => field = Some((name, at)),
                Event::Label(at, name) if depth == 2 => record = Some((name, at)),
                _ => {}
            }
        }
        let mut ended = 0;
        let blocks = text.as_bytes().chunks(BLOCK);
        let before = |block: &[u8]| {
            let before = ended;
            ended += memchr_iter(b'\n', block).count();
            before
        };
        let lines = blocks.map(before).collect();
        Self { text, records, lines }
    }

    /// Where the problem stands: at its words, or else at its field, its record, or the beginning. Linear in the
    /// record.
    #[must_use]
    pub fn locate(&self, problem: &Problem) -> TextPlace {
        self.place_of(self.byte_of(problem))
    }

    /// Where the record of the problem begins, or the text; and how many bytes [`Self::locate`] would walk over.
    pub(super) fn locate_record(&self, problem: &Problem) -> (TextPlace, usize) {
        let extent = self.extent(problem).unwrap_or(0..0);
        (self.place_of(extent.start), extent.len())
    }

    fn place_of(&self, byte: usize) -> TextPlace {
        let block = byte / BLOCK;
        match self.lines.get(block) {
            Some(lines) => TextPlace::after(self.text, byte, block * BLOCK, *lines),
            None => TextPlace::of_byte(self.text, byte),
        }
    }

    fn extent(&self, problem: &Problem) -> Option<Range<usize>> {
        let key = problem.record.as_ref().map_or(("about", ""), |record| (record.map_name(), record.as_str()));
        self.records.get(&key).cloned()
    }

    fn byte_of(&self, problem: &Problem) -> usize {
        let Some(extent) = self.extent(problem) else { return 0 };
        let mut walk = Walk::new(&self.text[extent.clone()]);
        // Counted from 1 for the walk begins inside: nothing, the field, some words like it, the words, the words in
        // the field.
        let (mut best, mut found) = (0, 0);
        while let Some(event) = walk.next() {
            let (at, rank) = match event {
                Event::Label(at, name) if name == problem.field => (at, 1),
                Event::Label(at, name) if problem.field == "id" && name == problem.needle => (at, 3),
                Event::Text(at, content) if !problem.needle.is_empty() => {
                    let inside = walk.labels().any(|label| label == problem.field);
                    match (content == problem.needle, inside) {
                        (true, true) => (at, 4),
                        (true, false) => (at, 3),
                        (false, true) if content.contains(&problem.needle) => (at, 2),
                        (false, _) => continue,
                    }
                }
                _ => continue,
            };
            // Of an id that stands twice the second is the one to change.
            if rank > best || (rank == best && problem.field == "id") {
                (best, found) = (rank, at);
            }
        }
        extent.start + found
    }
}

/// Where a problem stands in the text of its dossier. Linear; for many problems make [`Places`] once.
#[must_use]
pub fn locate(problem: &Problem, text: &str) -> TextPlace {
    Places::of(text).locate(problem)
}
