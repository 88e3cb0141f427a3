//! The article cut into blocks, and how high they stand.
//!
//! A block is a paragraph, or a part of a very long one, so that no layout ever takes longer than
//! a block does. Blank lines only part paragraphs: they are no block.

use super::super::typeset::is_right_to_left;

/// A block is at most this many characters, unless it has no space to end at.
const LONGEST: usize = 3000;

/// Where one block stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// First byte.
    pub byte: usize,
    /// First byte after its words (before the newline).
    pub byte_end: usize,
    /// First character.
    pub start: usize,
    /// First character after its words.
    pub end: usize,
    /// Number of its paragraph, from 1.
    pub paragraph: usize,
    /// Whether it begins its paragraph.
    pub first: bool,
    /// Whether it ends its paragraph.
    pub last: bool,
    /// Whether its paragraph reads from right to left.
    pub right_to_left: bool,
}

/// Cuts a text into blocks. O(text).
#[must_use]
pub(super) fn split(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut byte, mut start, mut paragraph) = (0, 0, 0);
    for line in text.split_inclusive('\n') {
        let words = line.strip_suffix('\n').unwrap_or(line);
        let chars = words.chars().count();
        if !words.trim().is_empty() {
            paragraph += 1;
            let right_to_left = is_right_to_left(words);
            let mut whole = Block {
                byte,
                byte_end: byte + words.len(),
                start,
                end: start + chars,
                paragraph,
                first: true,
                last: true,
                right_to_left,
            };
            while whole.end - whole.start > LONGEST {
                let rest = cut(text, &mut whole);
                blocks.push(std::mem::replace(&mut whole, rest));
            }
            blocks.push(whole);
        }
        byte += line.len();
        start += chars + (line.len() - words.len());
    }
    blocks
}

/// Shortens `block` to a length that can be laid out at once, and returns the rest. The cut is
/// after the last sentence that fits, else after the last space, else where the length says.
fn cut(text: &str, block: &mut Block) -> Block {
    let (mut at, mut at_byte, mut sentence) = (LONGEST, None, false);
    let mut before = ' ';
    let mut byte_at_longest = block.byte_end;
    for (index, (byte, c)) in text[block.byte..block.byte_end].char_indices().enumerate() {
        if index >= LONGEST {
            byte_at_longest = block.byte + byte;
            break;
        }
        if c.is_whitespace() {
            let ends_sentence = matches!(before, '.' | '!' | '?' | '؟' | '۔' | '。' | '”' | '»');
            if ends_sentence || !sentence {
                (at, at_byte) = (index + 1, Some(block.byte + byte + c.len_utf8()));
                sentence |= ends_sentence && index > LONGEST / 2;
            }
        }
        before = c;
    }
    let byte = at_byte.unwrap_or(byte_at_longest);
    let rest = Block { byte, start: block.start + at, first: false, ..block.clone() };
    block.byte_end = byte;
    block.end = block.start + at;
    block.last = false;
    rest
}

/// The block that holds a character; the one before, if the character is between paragraphs.
/// O(log blocks).
#[must_use]
pub(super) fn block_of(blocks: &[Block], offset: usize) -> usize {
    blocks.partition_point(|block| block.start <= offset).saturating_sub(1)
}

/// Heights with their running sums: a Fenwick tree, so that a height changes and a place is found
/// in O(log blocks). `f64`, for the sums of long articles.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    heights: Vec<f64>,
    sums: Vec<f64>,
}

impl Heights {
    /// O(blocks).
    #[must_use]
    pub fn new(heights: Vec<f64>) -> Self {
        let mut sums = heights.clone();
        for index in 0..sums.len() {
            let parent = index | (index + 1);
            if parent < sums.len() {
                sums[parent] += sums[index];
            }
        }
        Self { heights, sums }
    }

    /// Number of blocks.
    #[must_use]
    pub fn len(&self) -> usize {
        self.heights.len()
    }

    /// Height of one block; nothing where there is none.
    #[must_use]
    pub fn height(&self, index: usize) -> f64 {
        self.heights.get(index).copied().unwrap_or(0.0)
    }

    /// Sets a height and returns by how much it grew.
    pub fn set(&mut self, index: usize, height: f64) -> f64 {
        let Some(old) = self.heights.get_mut(index) else {
            return 0.0;
        };
        let grown = height - *old;
        *old = height;
        let mut at = index;
        while let Some(sum) = self.sums.get_mut(at) {
            *sum += grown;
            at |= at + 1;
        }
        grown
    }

    /// The sum of the heights of the blocks before `index`.
    #[must_use]
    pub fn top(&self, index: usize) -> f64 {
        let mut at = index.min(self.len());
        let mut sum = 0.0;
        while at > 0 {
            sum += self.sums[at - 1];
            at &= at - 1;
        }
        sum
    }

    /// The sum of all.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.top(self.len())
    }

    /// The block at a height `y` from the top; the first above, the last below.
    #[must_use]
    pub fn at(&self, y: f64) -> usize {
        let (mut index, mut rest) = (0, y);
        let mut step = self.len().checked_ilog2().map_or(0, |bits| 1_usize << bits);
        while step > 0 {
            if let Some(sum) = self.sums.get(index + step - 1)
                && *sum <= rest
            {
                rest -= sum;
                index += step;
            }
            step /= 2;
        }
        index.min(self.len().saturating_sub(1))
    }
}
