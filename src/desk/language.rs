//! The names of languages, for people.

/// The English name of a language tag's language; the tag itself where it is not among the common ones.
pub(crate) fn language_in_words(tag: &str) -> &str {
    const NAMES: [(&str, &str); 32] = [
        ("am", "Amharic"),
        ("ar", "Arabic"),
        ("az", "Azerbaijani"),
        ("bn", "Bengali"),
        ("ckb", "Central Kurdish"),
        ("de", "German"),
        ("en", "English"),
        ("es", "Spanish"),
        ("fa", "Persian"),
        ("fr", "French"),
        ("he", "Hebrew"),
        ("hi", "Hindi"),
        ("hy", "Armenian"),
        ("id", "Indonesian"),
        ("it", "Italian"),
        ("ja", "Japanese"),
        ("ka", "Georgian"),
        ("ko", "Korean"),
        ("ku", "Kurdish"),
        ("nl", "Dutch"),
        ("no", "Norwegian"),
        ("pl", "Polish"),
        ("prs", "Dari"),
        ("ps", "Pashto"),
        ("pt", "Portuguese"),
        ("ru", "Russian"),
        ("tg", "Tajik"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
        ("ur", "Urdu"),
        ("uz", "Uzbek"),
        ("zh", "Chinese"),
    ];
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    if tag.eq_ignore_ascii_case("fa-AF") {
        return "Dari";
    }
    NAMES
        .binary_search_by(|(known, _)| known.cmp(&primary.to_ascii_lowercase().as_str()))
        .ok()
        .and_then(|place| NAMES.get(place))
        .map_or(tag, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_names() {
        for (tag, expect) in
            [("en", "English"), ("zh-Hans", "Chinese"), ("fa-AF", "Dari"), ("ps", "Pashto"), ("zza", "zza"), ("", "")]
        {
            assert_eq!(language_in_words(tag), expect, "{tag}");
        }
    }
}
