//! Names that are one name in several words: Abdul Rahman, Abu Bakr, Zia ur-Rahman, Salah al-Din. Each gets one spelling.

/// What writers put between the two halves of an Arabic compound.
pub(super) const ARTICLES: [&str; 20] = [
    "al", "el", "ul", "ol", "il", "ur", "er", "ar", "or", "ud", "ed", "ad", "od", "us", "as", "uz", "az", "u", "e",
    "ال",
];

/// Whether `word` is "servant of", the first half of a name of God: Abdul Rahman, عبد الرحمن.
pub(super) fn is_servant(word: &str) -> bool {
    matches!(
        word,
        "abd" | "abdul" | "abdel" | "abdal" | "abdol" | "abdoul" | "abdur" | "abdus" | "abdu" | "abde" | "عبد" | "عبدل"
    )
}

/// Whether `word` is "father of", the first half of a kunya: Abu Bakr, ابو بکر.
pub(super) fn is_father(word: &str) -> bool {
    matches!(word, "abu" | "abo" | "abou" | "aboo" | "abi" | "abul" | "abou l" | "ابو" | "ابی")
}

/// Whether `word` ends a compound whose first half is the word before: (Salah al-)Din, (Habib) Ullah.
pub(super) fn is_second_half(word: &str) -> bool {
    matches!(
        word,
        "din"
            | "deen"
            | "dine"
            | "rahman"
            | "rehman"
            | "haq"
            | "haqq"
            | "allah"
            | "islam"
            | "zaman"
            | "الدین"
            | "الله"
            | "الرحمن"
            | "الحق"
            | "دین"
            | "لله"
    )
}

/// Whether `word` is such a second half with its article, so that the word before needs none: (Saif) uddin.
pub(super) fn is_joined_half(word: &str) -> bool {
    matches!(
        word,
        "uddin"
            | "udin"
            | "eddin"
            | "eddine"
            | "aldin"
            | "eldin"
            | "ullah"
            | "ulla"
            | "allah"
            | "ollah"
            | "urrahman"
            | "urrehman"
            | "ulhaq"
            | "الدین"
            | "الله"
            | "الرحمن"
            | "الحق"
    )
}

/// The one spelling of a word that may be such a compound written together; any other word unchanged.
pub(super) fn canonical(word: &str) -> String {
    const ENDINGS: [(&str, &str); 34] = [
        ("ouddine", "din"),
        ("ouddin", "din"),
        ("uddeen", "din"),
        ("eldine", "din"),
        ("aldeen", "din"),
        ("eddine", "din"),
        ("uddin", "din"),
        ("addin", "din"),
        ("eddin", "din"),
        ("oddin", "din"),
        ("aldin", "din"),
        ("eldin", "din"),
        ("uldin", "din"),
        ("oudine", "din"),
        ("udine", "din"),
        ("udin", "din"),
        ("edin", "din"),
        ("urrahman", "rahman"),
        ("urrehman", "rahman"),
        ("errahman", "rahman"),
        ("alrahman", "rahman"),
        ("ulrahman", "rahman"),
        ("orrahman", "rahman"),
        ("urehman", "rahman"),
        ("urahman", "rahman"),
        ("ulhaqq", "haq"),
        ("ulhaq", "haq"),
        ("alhaq", "haq"),
        ("elhaq", "haq"),
        ("oullah", "lah"),
        ("ullah", "lah"),
        ("allah", "lah"),
        ("ollah", "lah"),
        ("ulla", "lah"),
    ];
    if let Some(rest) = word.strip_prefix("abd") {
        let whole = rest;
        let rest = ["oul", "ul", "el", "al", "ol", "il", "ou", "u", "e", "a", "o"]
            .iter()
            .find_map(|article| rest.strip_prefix(article))
            .unwrap_or(rest);
        let mut letters = rest.chars();
        let doubled = matches!((letters.next(), letters.next()), (Some(first), Some(second)) if first == second);
        let rest = if doubled { &rest[rest.chars().next().map_or(0, char::len_utf8)..] } else { rest };
        // "Abdaziz" has lost its article already.
        let rest = if !doubled && whole.len() == rest.len() + 1 && whole.starts_with('a') { whole } else { rest };
        match rest {
            "la" | "lah" => return "abdlah".to_owned(),
            _ if rest.len() > 2 => return format!("abd{rest}"),
            _ => {}
        }
    }
    if let Some(rest) = word.strip_prefix("عبدال") {
        return format!("عبد{rest}");
    }
    for (ending, spelling) in ENDINGS {
        if let Some(base) = word.strip_suffix(ending)
            && base.len() > 2
        {
            return format!("{base}{spelling}");
        }
    }
    for (ending, spelling) in [("الدین", "دین"), ("الله", "له"), ("الرحمن", "رحمن"), ("الحق", "حق")]
    {
        if let Some(base) = word.strip_suffix(ending)
            && base.chars().count() > 1
        {
            return format!("{base}{spelling}");
        }
    }
    // The Arabic article, where enough is left: السيسي.
    match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() > 2 => rest.to_owned(),
        _ => word.to_owned(),
    }
}
