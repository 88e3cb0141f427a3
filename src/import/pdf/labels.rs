//! The numbers that are printed on the pages (ISO 32000-2:2020, §12.4.2).

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, String as Words};

use super::letters;

/// Most nodes of the tree that are looked at: it may lead back into itself.
const MAX_NODES: usize = 10_000;

/// Longest label, in characters.
const MAX_LABEL: usize = 40;

/// A label for each page: what the document says is printed, else its number from 1.
pub(super) fn labels(pdf: &Pdf, count: usize) -> Vec<String> {
    let mut labels: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
    let mut ranges = ranges(pdf);
    ranges.sort_by_key(|(first, _)| *first);
    for (at, (first, style)) in ranges.iter().enumerate() {
        let end = ranges.get(at + 1).map_or(count, |(next, _)| (*next).min(count));
        for (page, label) in labels.iter_mut().enumerate().take(end).skip(*first) {
            let printed = style.label(page - first);
            if !printed.is_empty() {
                *label = printed;
            }
        }
    }
    labels
}

/// How the pages from one on are counted.
struct Style {
    prefix: String,
    kind: Option<u8>,
    first: usize,
}

impl Style {
    fn label(&self, nth: usize) -> String {
        let number = self.first.saturating_add(nth);
        let counted = match self.kind {
            Some(b'D') => number.to_string(),
            Some(b'r') => roman(number),
            Some(b'R') => roman(number).to_uppercase(),
            Some(b'a') => lettered(number),
            Some(b'A') => lettered(number).to_uppercase(),
            _ => String::new(),
        };
        format!("{}{counted}", self.prefix).trim().chars().take(MAX_LABEL).collect()
    }
}

fn ranges(pdf: &Pdf) -> Vec<(usize, Style)> {
    let mut found = Vec::new();
    let Some(catalog) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else { return found };
    let Some(root) = catalog.get::<Dict<'_>>("PageLabels") else { return found };
    let mut nodes = vec![root];
    let mut seen = 0;
    while let Some(node) = nodes.pop() {
        seen += 1;
        if seen > MAX_NODES {
            break;
        }
        if let Some(kids) = node.get::<Array<'_>>("Kids") {
            nodes.extend(kids.iter::<Dict<'_>>().take(MAX_NODES));
        }
        let Some(numbers) = node.get::<Array<'_>>("Nums") else { continue };
        let numbers: Vec<Object<'_>> = numbers.iter::<Object<'_>>().take(2 * MAX_NODES).collect();
        let (pairs, _) = numbers.as_chunks::<2>();
        for [first, style] in pairs {
            let (Object::Number(first), Object::Dict(style)) = (first, style) else { continue };
            let Ok(first) = usize::try_from(first.as_i64()) else { continue };
            found.push((
                first,
                Style {
                    prefix: style
                        .get::<Words<'_>>("P")
                        .map(|prefix| letters::plain(&letters::string(prefix.as_bytes())))
                        .unwrap_or_default(),
                    kind: style.get::<Name<'_>>("S").and_then(|kind| kind.as_ref().first().copied()),
                    first: style.get::<u32>("St").map_or(1, |first| first as usize),
                },
            ));
        }
    }
    found
}

/// Small Roman numerals; plain digits beyond what they are used for.
fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut made = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            made.push_str(sign);
            left -= value;
        }
    }
    made
}

/// a to z, then aa to zz, and so on.
fn lettered(number: usize) -> String {
    let Some(nth) = number.checked_sub(1) else { return String::new() };
    let letter = char::from(b'a' + (nth % 26) as u8);
    std::iter::repeat_n(letter, (nth / 26 + 1).min(MAX_LABEL)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting() {
        for (number, small, letters) in [(1, "i", "a"), (4, "iv", "d"), (29, "xxix", "cc"), (1994, "mcmxciv", "r")] {
            assert_eq!(roman(number), small);
            assert_eq!(lettered(number).chars().next(), letters.chars().next(), "{number}");
        }
        assert_eq!(lettered(28), "bb");
        let style = Style { prefix: "A-".to_owned(), kind: Some(b'D'), first: 3 };
        assert_eq!(style.label(2), "A-5");
    }
}
