//! What a page says about its article in JSON-LD (schema.org).

use serde_json::Value;

/// The fields of the article that the page describes.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Described {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub authors: Vec<String>,
    /// Those of the authors that are said to be persons.
    pub persons: Vec<String>,
    /// Those that are said to be organisations.
    pub organisations: Vec<String>,
    pub publisher: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
}

/// Objects in one page; more are machine-made.
const OBJECTS: usize = 2000;

/// Reads all blocks. Of several objects an article comes before a web page, and that before others.
pub(super) fn read(blocks: &[String]) -> Described {
    let mut objects = Vec::new();
    let mut broken = Vec::new();
    for block in blocks {
        match parse(block) {
            Some(value) => flatten(value, 0, &mut objects),
            None => broken.push(block.as_str()),
        }
    }
    let mut ranked: Vec<(u8, &Value)> =
        objects.iter().filter_map(|object| rank(object).map(|rank| (rank, object))).collect();
    ranked.sort_by_key(|&(rank, _)| rank);
    let mut out = Described::default();
    for &(rank, object) in &ranked {
        let string = |key: &str| object.get(key).and_then(text);
        out.published = out
            .published
            .or_else(|| string("datePublished"))
            .or_else(|| if rank == 0 { string("dateCreated").or_else(|| string("uploadDate")) } else { None });
        out.modified = out.modified.or_else(|| string("dateModified"));
        out.language = out.language.or_else(|| string("inLanguage"));
        if rank == 0 {
            out.headline = out.headline.or_else(|| string("headline"));
            out.url = out.url.or_else(|| string("mainEntityOfPage")).or_else(|| string("url"));
            if out.authors.is_empty() {
                for key in ["author", "creator"] {
                    if out.authors.is_empty() {
                        names(object.get(key), &objects, &[], &mut out.authors);
                        names(object.get(key), &objects, &["Person"], &mut out.persons);
                        names(
                            object.get(key),
                            &objects,
                            &["Organization", "NewsMediaOrganization", "Corporation"],
                            &mut out.organisations,
                        );
                    }
                }
            }
            if out.publisher.is_none() {
                let mut publisher = Vec::new();
                names(object.get("publisher"), &objects, &[], &mut publisher);
                out.publisher = publisher.into_iter().next();
            }
        }
    }
    if out.publisher.is_none() {
        out.publisher = objects
            .iter()
            .find(|object| has_type(object, &["NewsMediaOrganization", "WebSite"]))
            .and_then(|object| object.get("name"))
            .and_then(text);
    }
    for block in broken {
        out.published = out.published.or_else(|| scan(block, "datePublished"));
        out.headline = out.headline.or_else(|| scan(block, "headline"));
    }
    out.url = out.url.filter(|url| url.starts_with("http"));
    out
}

fn parse(block: &str) -> Option<Value> {
    let block = block.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let block = block
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(block).ok().or_else(|| {
        // Line ends inside strings are the most frequent mistake.
        let mended: String = block.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&mended).ok()
    })
}

fn flatten(value: Value, depth: usize, out: &mut Vec<Value>) {
    if depth > 6 || out.len() > OBJECTS {
        return;
    }
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| flatten(value, depth + 1, out)),
        Value::Object(mut map) => {
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if map.get(key).is_some_and(|value| value.is_array() || value.is_object())
                    && let Some(inner) = map.get(key).cloned()
                {
                    flatten(inner, depth + 1, out);
                    if key == "@graph" {
                        map.remove(key);
                    }
                }
            }
            out.push(Value::Object(map));
        }
        _ => {}
    }
}

/// 0 an article, 1 a web page, 2 another creative work; `None` what says nothing about the page.
fn rank(object: &Value) -> Option<u8> {
    let types = types(object);
    if types.iter().any(|name| {
        name.ends_with("Article")
            || name.ends_with("Posting")
            || matches!(
                name.as_str(),
                "Report" | "Review" | "ReportageNewsArticle" | "CriticReview" | "Recipe" | "AnalysisNewsArticle"
            )
    }) {
        Some(0)
    } else if types.iter().any(|name| name == "WebPage" || name == "ItemPage") {
        Some(1)
    } else if types.iter().any(|name| name == "CreativeWork") {
        Some(2)
    } else {
        None
    }
}

fn types(object: &Value) -> Vec<String> {
    match object.get("@type") {
        Some(Value::String(name)) => vec![name.rsplit('/').next().unwrap_or(name).to_owned()],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn has_type(object: &Value, wanted: &[&str]) -> bool {
    types(object).iter().any(|name| wanted.contains(&name.as_str()))
}

/// A string, the first of a list, or the value or id of an object.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(super::unescape(text.trim())).filter(|text| !text.is_empty()),
        Value::Array(values) => values.first().and_then(text),
        Value::Object(map) => ["@value", "name", "@id"].iter().find_map(|key| map.get(*key)).and_then(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Names of persons or organisations, through references by id; only of the types wanted, if any are.
fn names(value: Option<&Value>, objects: &[Value], wanted: &[&str], out: &mut Vec<String>) {
    match value {
        Some(Value::Array(values)) => values.iter().take(20).for_each(|value| names(Some(value), objects, wanted, out)),
        Some(Value::String(name)) if wanted.is_empty() => out.push(super::unescape(name.trim())),
        Some(object @ Value::Object(map)) => {
            let meant = if map.contains_key("name") {
                Some(object)
            } else {
                object.get("@id").and_then(|id| {
                    objects.iter().find(|other| other.get("@id") == Some(id) && other.get("name").is_some())
                })
            };
            if !wanted.is_empty() && !meant.is_some_and(|meant| has_type(meant, wanted)) {
                return;
            }
            match meant.and_then(|meant| meant.get("name")) {
                Some(Value::Array(values)) => out.extend(values.iter().filter_map(text)),
                Some(name) => out.extend(text(name)),
                None => {}
            }
        }
        _ => {}
    }
}

/// Value of a key in a block that is no valid JSON.
fn scan(block: &str, key: &str) -> Option<String> {
    let at = block.find(&format!("\"{key}\""))? + key.len() + 2;
    let rest = block[at..].trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let end = rest.find('"')?;
    (end < 300).then(|| super::unescape(rest[..end].trim())).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_in_a_graph() {
        let found = read(&[r##"{"@context":"https://schema.org","@graph":[
            {"@type":"WebPage","datePublished":"2019-01-01","inLanguage":"en-US"},
            {"@type":"Person","@id":"#jane","name":"Jane Roe"},
            {"@type":["NewsArticle"],"headline":"Ferry &amp; fees","datePublished":"2020-05-03T08:00:00Z","author":[{"@id":"#jane"},{"@type":"Person","name":"John Doe"}],"publisher":{"@type":"Organization","name":"Harbour Post"}}]}"##
            .to_owned()]);
        assert_eq!(found.headline.as_deref(), Some("Ferry & fees"));
        assert_eq!(found.published.as_deref(), Some("2020-05-03T08:00:00Z"));
        assert_eq!(found.authors, ["Jane Roe", "John Doe"]);
        assert_eq!(found.publisher.as_deref(), Some("Harbour Post"));
        assert_eq!(found.language.as_deref(), Some("en-US"));
    }

    #[test]
    fn mistakes_are_mended() {
        for block in [
            "{\"@type\":\"Article\",\"headline\":\"Ferry\ntalks\",\"datePublished\":\"2020-05-03\"}",
            "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Ferry talks\",\"datePublished\":\"2020-05-03\"};\n//]]>",
            "{\"@type\":\"Article\", \"headline\":\"Ferry talks\",, \"datePublished\": \"2020-05-03\"}",
        ] {
            let found = read(&[block.to_owned()]);
            assert_eq!(
                (found.headline.as_deref(), found.published.as_deref()),
                (Some("Ferry talks"), Some("2020-05-03")),
                "{block}"
            );
        }
        assert_eq!(read(&["[[[[[[[[[[[[[[".to_owned(), "null".to_owned()]), Described::default());
    }
}
