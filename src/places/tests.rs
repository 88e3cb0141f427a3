//! Tables of names, pairs and words.

use proptest::prelude::*;

use super::*;

fn parts(text: &str) -> Parts<'_> {
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    match parts[..] {
        [city] => Parts { city, ..Parts::default() },
        [city, country] => Parts { city, country, ..Parts::default() },
        [venue, city, country] => Parts { venue, city, country },
        _ => panic!("{text}"),
    }
}

#[test]
fn names_are_looked_up_in_any_form() {
    for (name, code) in [
        ("Qatar", "QA"),
        ("State of Qatar", "QA"),
        ("QA", "QA"),
        ("قطر", "QA"),
        ("Катар", "QA"),
        ("卡塔尔", "QA"),
        ("US", "US"),
        ("U.S.", "US"),
        ("the United States", "US"),
        ("USA", "US"),
        ("America", "US"),
        ("États-Unis", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("UAE", "AE"),
        ("DRC", "CD"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("افغانستان", "AF"),
        ("ایران", "IR"),
        ("Россия", "RU"),
        ("中国", "CN"),
        ("Burma", "MM"),
        ("Holy See", "VA"),
        ("Czech Republic", "CZ"),
        ("Cote d'Ivoire", "CI"),
        ("Kosovo", "XK"),
    ] {
        assert_eq!(country(name).map(|country| country.code), Some(code), "{name}");
    }
    for name in ["", "Qatari", "Congo", "Crimea", "Doha", "Atlantis", "qa"] {
        assert!(country(name).is_none(), "{name}");
    }
    for (word, code) in [("Qatari", "QA"), ("Afghans", "AF"), ("british", "GB"), ("French", "FR"), ("Emirati", "AE")] {
        assert_eq!(demonym(word).map(|country| country.code), Some(code), "{word}");
    }
    assert!(demonym("Dominican").is_none() && demonym("Qatar").is_none());
    for (name, city, code) in [
        ("Doha", "Doha", "QA"),
        ("الدوحة", "Doha", "QA"),
        ("Доха", "Doha", "QA"),
        ("多哈", "Doha", "QA"),
        ("Kiev", "Kyiv", "UA"),
        ("Makkah", "Mecca", "SA"),
        ("Jiddah", "Jeddah", "SA"),
        ("Nur-Sultan", "Astana", "KZ"),
        ("کابل", "Kabul", "AF"),
        ("Peking", "Beijing", "CN"),
        ("Tehran", "Tehran", "IR"),
        ("Camp David", "Camp David", "US"),
        ("Davos", "Davos", "CH"),
        ("Den Haag", "The Hague", "NL"),
        ("Genève", "Geneva", "CH"),
        ("Washington, D.C.", "Washington", "US"),
    ] {
        let found = cities(name);
        assert!(
            found.first().is_some_and(|first| first.name == city && first.country_code == code),
            "{name} {found:?}"
        );
    }
    assert!(cities("Birmingham").len() > 1);
    assert_eq!(country("Qatar").unwrap().capitals[0].name, "Doha");
    assert_eq!(area("Crimea").unwrap().country().map(|country| country.code), None);
    assert_eq!(area("Texas").unwrap().country().map(|country| country.code), Some("US"));
}

#[test]
fn places_stand_to_each_other_as_they_do() {
    const SAME: Relation = Relation::Same;
    const LEFT: Relation = Relation::Within { inner: Side::Left };
    const RIGHT: Relation = Relation::Within { inner: Side::Right };
    const UNKNOWN: Relation = Relation::Unknown;
    const DISJOINT: Relation = Relation::Disjoint;
    for (left, right, expect) in [
        ("Doha", "Doha|Qatar", SAME),
        ("Doha", "the Qatari capital", SAME),
        ("Doha", "|Qatar", LEFT),
        ("the Qatari capital", "|Qatar", LEFT),
        ("Doha", "|Pakistan", DISJOINT),
        ("Doha|Qatar", "|Pakistan", DISJOINT),
        ("Doha", "Islamabad", DISJOINT),
        ("Doha|Qatar", "Doha|State of Qatar", SAME),
        ("Doha, Qatar", "الدوحة|قطر", SAME),
        ("Доха", "多哈|卡塔尔", SAME),
        ("Kyiv", "Kiev", SAME),
        ("Jeddah", "Jiddah|KSA", SAME),
        ("Mecca", "Jeddah", DISJOINT),
        ("|UK", "|United Kingdom", SAME),
        ("|US", "|Russia", DISJOINT),
        ("|US", "New York", RIGHT),
        ("Geneva", "|Switzerland", LEFT),
        ("Geneva", "Vienna", DISJOINT),
        ("", "Doha", UNKNOWN),
        ("", "", UNKNOWN),
        ("Doha|Atlantis", "Doha", SAME),
        ("Zzyzx", "zzyzx", SAME),
        ("Zzyzx", "Qwerty", UNKNOWN),
        ("Zzyzx|Qatar", "|Qatar", LEFT),
        ("Zzyzx|Qatar", "|Oman", DISJOINT),
        ("Zzyzx|Qatar", "Doha", UNKNOWN),
        ("Zzyzx", "|Qatar", UNKNOWN),
        ("|Narnia", "|narnia", SAME),
        ("Zzyzx|Narnia", "|Narnia", LEFT),
        ("Birmingham", "|United States", LEFT),
        ("Birmingham|UK", "Birmingham|US", DISJOINT),
        ("Birmingham", "Birmingham|US", SAME),
        ("Doha|Pakistan", "Doha", UNKNOWN),
        ("Doha|Pakistan", "Doha|Qatar", DISJOINT),
        ("Paris", "|Texas", DISJOINT),
        ("London", "|England", LEFT),
        ("London", "|Scotland", DISJOINT),
        ("|England", "|UK", LEFT),
        ("Dallas", "|Texas", LEFT),
        // Where lists of states differ.
        ("Simferopol", "|Ukraine", UNKNOWN),
        ("Simferopol", "|Russia", UNKNOWN),
        ("Simferopol", "|Crimea", LEFT),
        ("Simferopol", "|Poland", DISJOINT),
        ("|Crimea", "|Ukraine", UNKNOWN),
        ("|Crimea", "|Россия", UNKNOWN),
        ("Taipei", "|China", UNKNOWN),
        ("|Taiwan", "|China", UNKNOWN),
        ("|Hong Kong", "|China", LEFT),
        ("Pristina", "|Serbia", UNKNOWN),
        ("Jerusalem", "|Israel", UNKNOWN),
        ("Jerusalem", "|Palestine", UNKNOWN),
        ("Jerusalem", "|Jordan", DISJOINT),
        ("Gaza", "|Gaza Strip", SAME),
        ("Gaza", "|Israel", UNKNOWN),
        ("Rafah|Gaza", "|Palestine", LEFT),
        ("Srinagar", "|Pakistan", UNKNOWN),
        ("Tiraspol", "|Moldova", UNKNOWN),
        ("Stepanakert", "|Armenia", UNKNOWN),
        ("Laayoune", "|Morocco", UNKNOWN),
        ("Erbil", "|Iraq", LEFT),
        ("Erbil", "|Kurdistan Region", LEFT),
        ("Erbil", "|Kurdistan", UNKNOWN),
        ("Baghdad", "|Kurdistan Region", DISJOINT),
        ("Diyarbakır", "|Kurdistan", UNKNOWN),
        ("Donetsk|Ukraine", "|Russia", UNKNOWN),
        ("|Kashmir", "|India", UNKNOWN),
        // Near a city, as part of it.
        ("Beijing", "|Hong Kong", DISJOINT),
        ("London", "|Gibraltar", DISJOINT),
        ("Brooklyn", "New York", LEFT),
        ("Boulogne-Billancourt", "Paris", UNKNOWN),
        ("Lyon", "Paris", DISJOINT),
        ("Ramallah", "Jerusalem", DISJOINT),
        // Venues.
        ("Sheraton|Doha|", "Sheraton Grand Doha|Doha|Qatar", SAME),
        ("Sheraton|Doha|", "Ritz-Carlton|Doha|", DISJOINT),
        ("Sheraton|Doha|", "|Doha|Qatar", LEFT),
        ("Sheraton hotel|Doha|", "||Qatar", LEFT),
        ("Sheraton|Doha|", "Sheraton|Riyadh|", DISJOINT),
        ("Palais des Nations||", "Geneva", LEFT),
        ("Palais des Nations||", "||Switzerland", LEFT),
        ("Palais des Nations||", "Vienna", DISJOINT),
        ("Kremlin||", "White House||", DISJOINT),
        ("Kremlin||", "the Kremlin|Moscow|Russia", SAME),
        ("Elysée||", "Élysée Palace|Paris|", SAME),
        ("presidential palace|Paris|", "Elysée|Paris|", UNKNOWN),
        ("Foreign Ministry|Doha|", "Ministry of Foreign Affairs|Doha|", SAME),
        ("a hotel|Doha|", "Sheraton hotel|Doha|", UNKNOWN),
        ("Sheraton||", "sheraton||Qatar", SAME),
        ("Sheraton||Qatar", "Doha", UNKNOWN),
        ("فندق شيراتون|Doha|", "Sheraton|Doha|", UNKNOWN),
        ("Sheraton||", "Ritz||", UNKNOWN),
        ("UN headquarters||", "New York|US", LEFT),
    ] {
        let (relation, why) = relate(parts(left), parts(right));
        assert_eq!(relation, expect, "{left} / {right}: {why}");
        assert_eq!(relate(parts(right), parts(left)).0, expect.mirrored(), "{right} / {left}");
    }
}

#[test]
fn a_relation_says_why() {
    for (left, right, expect) in [
        ("Doha", "|Qatar", "Doha is the capital of Qatar"),
        ("Doha", "|Pakistan", "Doha lies in Qatar, not in Pakistan"),
        ("Dubai", "|UAE", "Dubai lies in the United Arab Emirates"),
        ("Kiev", "Kyiv", "both are Kyiv"),
        ("|Crimea", "|Ukraine", "lists of states differ on Crimea"),
        ("Geneva", "Vienna", "Geneva lies in Switzerland, Vienna in Austria"),
        ("Sheraton|Doha|", "Ritz-Carlton|Doha|", "Sheraton and Ritz-Carlton are two venues"),
    ] {
        assert_eq!(relate(parts(left), parts(right)).1, expect, "{left} / {right}");
    }
}

#[test]
fn places_are_read_from_words() {
    // Venue, city and country; what the range covers.
    for (words, expect, covered) in [
        ("Doha", "|Doha|Qatar", "Doha"),
        ("doha", "|Doha|Qatar", "doha"),
        ("Doha, Qatar", "|Doha|Qatar", "Doha, Qatar"),
        ("in the Qatari capital, Doha", "|Doha|Qatar", "Qatari capital, Doha"),
        ("in the Qatari capital", "|Doha|Qatar", "Qatari capital"),
        ("the capital of Qatar", "|Doha|Qatar", "capital of Qatar"),
        ("Qatar’s capital Doha on Saturday", "|Doha|Qatar", "Qatar’s capital Doha"),
        ("the Sheraton hotel in Doha", "Sheraton hotel|Doha|Qatar", "Sheraton hotel in Doha"),
        (
            "the State Department in Washington",
            "State Department|Washington|United States",
            "State Department in Washington",
        ),
        ("talks at the Ritz-Carlton in Riyadh", "Ritz-Carlton|Riyadh|Saudi Arabia", "Ritz-Carlton in Riyadh"),
        (
            "met at the Foreign Ministry in Moscow on Friday",
            "Foreign Ministry|Moscow|Russia",
            "Foreign Ministry in Moscow",
        ),
        ("at Doha International Airport", "Doha International Airport|Doha|Qatar", "Doha International Airport"),
        ("at the Palais des Nations", "Palais des Nations|Geneva|Switzerland", "Palais des Nations"),
        ("the Kremlin", "Kremlin|Moscow|Russia", "Kremlin"),
        ("Paris, Texas", "|Paris|United States", "Paris, Texas"),
        ("Washington and the Taliban met in Doha", "|Doha|Qatar", "Doha"),
        ("American officials in Kiev", "|Kyiv|Ukraine", "Kiev"),
        ("Defense Secretary Lloyd Austin arrived in Kabul", "|Kabul|Afghanistan", "Kabul"),
        ("in Pakistan", "||Pakistan", "Pakistan"),
        ("a summit in the US", "||United States", "US"),
        ("in Kananaskis, Canada", "|Kananaskis|Canada", "Kananaskis, Canada"),
        ("in Zzyzx, Qatar", "|Zzyzx|Qatar", "Zzyzx, Qatar"),
        ("in Birmingham", "|Birmingham|", "Birmingham"),
        ("in London", "|London|United Kingdom", "London"),
        ("in Crimea", "||Crimea", "Crimea"),
        ("in Jerusalem", "|Jerusalem|", "Jerusalem"),
        ("In Doha, Pakistan said it agreed", "|Doha|Qatar", "Doha"),
        ("في الدوحة", "|Doha|Qatar", "الدوحة"),
        ("اجتماع بالدوحة", "|Doha|Qatar", "الدوحة"),
        ("در دوحه، قطر", "|Doha|Qatar", "دوحه، قطر"),
        ("پایتخت قطر", "|Doha|Qatar", "پایتخت قطر"),
        ("переговоры в Дохе", "|Doha|Qatar", "Дохе"),
        ("в столице Катара", "|Doha|Qatar", "столице Катара"),
        ("встреча в Москве", "|Moscow|Russia", "Москве"),
        ("在卡塔尔首都多哈", "|Doha|Qatar", "卡塔尔首都多哈"),
        ("在多哈举行", "|Doha|Qatar", "多哈"),
        ("à Genève (Suisse)", "|Geneva|Switzerland", "Genève (Suisse"),
        ("in San José, Costa Rica", "|San José|Costa Rica", "San José, Costa Rica"),
        ("in The Hague", "|The Hague|Netherlands", "The Hague"),
        (
            "Geneva’s Hotel InterContinental",
            "Hotel InterContinental|Geneva|Switzerland",
            "Geneva’s Hotel InterContinental",
        ),
        ("in the Black Sea resort of Sochi", "|Sochi|Russia", "Sochi"),
        ("in the Turkish city of Istanbul", "|Istanbul|Turkey", "Istanbul"),
        ("Georgia's capital, Tbilisi", "|Tbilisi|Georgia", "Georgia's capital, Tbilisi"),
        ("Chad Smith travelled to Oslo", "|Oslo|Norway", "Oslo"),
        ("in Washington, D.C.", "|Washington|United States", "Washington, D.C"),
        ("at the Egmont Palace, Brussels", "Egmont Palace|Brussels|Belgium", "Egmont Palace, Brussels"),
        ("The Kremlin said", "Kremlin|Moscow|Russia", "Kremlin"),
    ] {
        let read = place_in(words).unwrap_or_else(|| panic!("{words}"));
        assert_eq!(format!("{}|{}|{}", read.venue, read.city, read.country), expect, "{words}");
        let text: String = words.chars().skip(read.range.start).take(read.range.len()).collect();
        assert_eq!(text, covered, "{words}");
    }
    for words in [
        "",
        "they told us so",
        "the talks resumed",
        "the Taliban delegation",
        "Qatari officials",
        "it is in the Narnian capital",
        "nice weather for reading",
        "In March the two sides met",
        "US citizens",
        "Pakistan said it agreed",
    ] {
        assert_eq!(place_in(words), None, "{words}");
    }
}

/// Words that the grammar of places is made of, and others.
fn any_words() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Doha",
        "Qatar",
        "the",
        "capital",
        "of",
        "in",
        "at",
        ",",
        "(",
        "Sheraton",
        "hotel",
        "’s",
        "Crimea",
        "Gaza",
        "Texas",
        "Paris",
        "الدوحة",
        "وب",
        "多哈",
        "首都",
        "Дохе",
        "столице",
        "Kurdistan",
        "Kremlin",
        "Birmingham",
        "US",
        "e\u{301}",
        "\u{200F}",
        "Zzyzx",
        "Qatari",
    ]);
    prop_oneof![prop::collection::vec(known, 0..6).prop_map(|words| words.join(" ")), any::<String>()]
}

proptest! {
    #[test]
    fn relations_mirror(parts in prop::array::uniform6(any_words())) {
        let [a, b, c, d, e, f] = &parts;
        let (left, right) = (Parts { venue: a, city: b, country: c }, Parts { venue: d, city: e, country: f });
        prop_assert_eq!(relate(left, right).0, relate(right, left).0.mirrored());
        prop_assert_ne!(relate(left, left).0, Relation::Disjoint);
    }

    #[test]
    fn what_is_read_stands_in_the_words(words in any_words()) {
        if let Some(read) = place_in(&words) {
            prop_assert!(read.range.start < read.range.end && read.range.end <= words.chars().count());
            prop_assert!(!read.city.is_empty() || !read.country.is_empty());
        }
        let _ = (country(&words), area(&words), demonym(&words), cities(&words));
    }
}
