//! Author names as printed → names.

use super::draft::squeeze;

/// Words before a name that say who wrote.
const BY: &[&str] = &[
    "written by",
    "posted by",
    "published by",
    "reported by",
    "story by",
    "article by",
    "text by",
    "words by",
    "report by",
    "by",
    "von",
    "vom",
    "interview",
    "interview by",
    "par",
    "por",
    "de",
    "autor",
    "autorin",
    "author",
    "authors",
    "written",
    "text",
    "автор",
    "di",
    "door",
    "av",
    "autore",
    "auteur",
    "bởi",
    "yazan",
    "نویسنده",
    "الكاتب",
    "بقلم",
];

/// Words that show that a "name" is a desk, a service or a button and no person.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "staff", "agencies", "agency", "admin", "administrator", "editor", "editors", "editorial", "desk", "newsroom", "redaktion", "redaction", "rédaction", "team", "correspondent", "correspondents", "reporter", "reporters", "guest",
    "author", "authors", "unknown", "anonymous", "user", "webmaster", "share", "subscribe", "follow", "comments", "comment", "facebook", "twitter", "login", "http", "https", "www", "wires", "wire", "newswire", "website", "default", "null", "undefined", "none",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "redakcja", "редакция", "read", "minutes", "ago", "published", "updated", "image", "photo", "getty",
];

/// Words after a name that give its owner's post; the name ends there.
#[rustfmt::skip]
const POSTS: &[&str] = &["correspondent", "reporter", "editor", "writer", "journalist", "senior", "chief", "staff", "columnist", "contributor", "contributing", "columnist", "producer", "analyst", "political", "diplomatic", "special", "managing", "deputy", "associate", "digital", "freelance", "phd", "md", "dr", "rd", "msc", "ma", "mph", "rn", "jr"];

/// Particles inside names that are not capitalised.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "der", "den", "van", "von", "da", "di", "do", "dos", "du", "la", "le", "el", "al", "bin",
    "ibn", "ben", "y", "e", "ter", "zu", "st", "af", "abu", "ul", "ur", "bint", "ap",
];

/// The persons named in an author line, a meta value or a byline element.
pub(super) fn authors(printed: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let text = squeeze(printed);
    if text.chars().count() > 220 {
        return out;
    }
    let text = without_by(&text);
    for part in split(text) {
        if let Some(name) = person(part)
            && !out.iter().any(|known| known.eq_ignore_ascii_case(&name))
        {
            out.push(name);
        }
    }
    out
}

/// The text behind "By", "Von", "Author:".
fn without_by(text: &str) -> &str {
    let mut rest = text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '•' | '·' | ':' | '(' | ')' | '/')
    });
    'again: loop {
        let lower = rest.to_lowercase();
        for by in BY {
            if lower.starts_with(by) && rest.is_char_boundary(by.len()) {
                let after = &rest[by.len()..];
                if after.starts_with([' ', ':']) {
                    rest = after.trim_start_matches([' ', ':']);
                    continue 'again;
                }
            }
        }
        return rest;
    }
}

/// Whether the line starts with a word that introduces authors, and what follows it.
pub(super) fn byline(line: &str) -> Option<&str> {
    let line = line.trim();
    let rest = without_by(line);
    (rest.len() < line.trim_matches(|c: char| !c.is_alphanumeric()).len()
        && !rest.is_empty()
        && !rest.starts_with(char::is_lowercase))
    .then_some(rest)
}

fn split(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for mark in
        [";", "|", " / ", "•", "·", " and ", " und ", " et ", " & ", " y ", " with ", ",", " – ", " — ", " - ", " и "]
    {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts
}

/// One name, or `None` where the words name nobody.
pub(super) fn person(text: &str) -> Option<String> {
    let text = without_by(text.trim());
    let text = text.split(['(', '[', '<', '@', '"', '“']).next().unwrap_or(text);
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_start_matches('.');
    if text.contains("://")
        || text.contains('/')
        || text.chars().any(|c| c.is_ascii_digit()) && !text.contains(' ') && text.len() > 24
    {
        return None;
    }
    let mut words: Vec<&str> = text.split_whitespace().collect();
    // "Dr. Jane Roe" is Jane Roe; "Jane Roe Senior Editor" ends at the post.
    while words.first().is_some_and(|word| {
        matches!(
            word.trim_end_matches('.').to_lowercase().as_str(),
            "dr" | "prof" | "mr" | "mrs" | "ms" | "herr" | "frau"
        )
    }) {
        words.remove(0);
    }
    if let Some(post) = words.iter().skip(2).position(|word| POSTS.contains(&word.to_lowercase().as_str())) {
        words.truncate(post + 2);
    }
    let post_alone = matches!(words.as_slice(), [word] if POSTS.contains(&word.trim_end_matches('.').replace('.', "").to_lowercase().as_str()));
    if words.is_empty() || words.len() > 5 || post_alone {
        return None;
    }
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if words.iter().any(|word| NOBODY.contains(&plain(word).as_str())) {
        return None;
    }
    let name = words.join(" ");
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || letters * 2 < name.chars().count() {
        return None;
    }
    // In scripts with capitals each word of a name has one, but for particles.
    let lower_words = words
        .iter()
        .filter(|word| word.starts_with(char::is_lowercase) && !PARTICLES.contains(&plain(word).as_str()))
        .count();
    if words.len() > 1 && lower_words > 0 {
        return None;
    }
    Some(name.trim_end_matches(',').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_of_printed_lines() {
        for (printed, want) in [
            ("By Jane Roe", &["Jane Roe"][..]),
            ("By JANE ROE and John van der Berg, Harbour Wire", &["JANE ROE", "John van der Berg"]),
            ("Written by: Dr. Jane Roe, Senior Editor", &["Jane Roe"]),
            ("Von Jürgen Groß und Ana de la Cruz", &["Jürgen Groß", "Ana de la Cruz"]),
            ("By Staff, Agencies", &[]),
            ("admin", &[]),
            ("https://example.org/author/jane", &[]),
            ("Jane Roe; John Doe", &["Jane Roe", "John Doe"]),
            ("Jane Roe (@janeroe)", &["Jane Roe"]),
            ("By the time they met, the rain had stopped", &[]),
            ("Jane Roe, PhD", &["Jane Roe"]),
            ("نویسنده: مریم کاظمی", &["مریم کاظمی"]),
        ] {
            assert_eq!(authors(printed), want, "{printed}");
        }
    }

    #[test]
    fn bylines() {
        for (line, want) in [
            ("By Jane Roe", Some("Jane Roe")),
            ("By noon they had left", None),
            ("Jane Roe", None),
            ("Author: Jane Roe", Some("Jane Roe")),
        ] {
            assert_eq!(byline(line), want, "{line}");
        }
    }
}
