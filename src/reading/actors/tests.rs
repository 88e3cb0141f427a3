use std::sync::Arc;

use super::*;
use crate::model::{Actor, ActorId, ActorKind, Dossier, Name, NameKind, PartId};
use crate::reading::found::MentionForm;

fn read(words: &str) -> Who {
    who(&Text::new(words), &Known::default())
}

/// The actors of some words: name, kind, aliases.
fn names(words: &str) -> Vec<String> {
    let shown = |actor: &crate::reading::ActorFound| format!("{} ({:?})", actor.name, actor.kind);
    read(words).actors.iter().map(shown).collect()
}

#[test]
fn people_bodies_and_states_are_found() {
    for (words, expect) in [
        (
            "Qatar's Foreign Minister Majed Al Ansari met Maria Keller of the Red Cross in Doha.",
            vec!["Qatar (State)?", "Majed Al Ansari (Person)", "Maria Keller (Person)", "Red Cross (Ngo)"],
        ),
        (
            "Pakistan said it would host a second round. Islamabad, which has mediated before, set no date.",
            vec!["Pakistan (State)"],
        ),
        (
            "The Houthis and the Saudi side agreed to exchange prisoners, the UN said.",
            vec!["Houthis (Group)", "Saudi Arabia (State)", "UN (InternationalOrganisation)"],
        ),
        (
            "The Ministry of Defence and the Iranian Foreign Ministry declined to comment.",
            vec!["Ministry of Defence (Ministry)", "Iranian Foreign Ministry (Ministry)"],
        ),
        (
            "Talks between Armenia and Azerbaijan were held in Washington.",
            vec!["Armenia (State)", "Azerbaijan (State)"],
        ),
        ("France, Germany and Italy condemned the attack.", vec!["France (State)", "Germany (State)", "Italy (State)"]),
        (
            "A statement by the World Food Programme (WFP) was sent on Tuesday. The WFP needs money.",
            vec!["World Food Programme (InternationalOrganisation)"],
        ),
    ] {
        let found = names(words);
        for name in &expect {
            if let Some(perhaps) = name.strip_suffix('?') {
                assert!(found.iter().filter(|found| *found == perhaps).count() <= 1, "{words}: {found:?}");
            } else {
                assert!(found.iter().any(|found| found == name), "{words}: {name} in {found:?}");
            }
        }
        let expected = |name: &String| expect.iter().any(|expect| expect.trim_end_matches('?') == name);
        assert!(found.iter().all(expected), "{words}: {found:?}");
    }
}

#[test]
fn what_is_no_actor_is_none() {
    for words in [
        "By Staff Writer",
        "On Monday the prices rose in Geneva, as they had in March.",
        "The situation in Yemen is grave. Thousands fled Sudan.",
        "He spoke Arabic and Pashto, and read the Koran.",
        "The envoy said that talks would go on after Ramadan.",
        "(Photo by Carl Berg / AFP)",
    ] {
        assert_eq!(names(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn who_made_a_picture_takes_no_part_and_the_envoy_is_no_role_of_its_own() {
    let found = read(
        "Delegates arrive in Doha. Photo: Bruno Salvatore\n\nSpecial Representative Maria Keller met them. The envoy left.",
    );
    let credited: Vec<&str> =
        found.actors.iter().filter(|actor| actor.is_credited_alone()).map(|actor| actor.name.as_str()).collect();
    assert_eq!(credited, ["Bruno Salvatore"]);
    let keller = found.actors.iter().find(|actor| actor.name == "Maria Keller").expect("found");
    assert_eq!(keller.roles.iter().map(|role| role.printed.as_str()).collect::<Vec<_>>(), ["Special Representative"]);
    assert!(keller.mentions.iter().any(|mention| mention.text == "The envoy"), "{:?}", keller.mentions);
}

#[test]
fn roles_stand_on_both_sides_of_a_name() {
    for (words, name, printed, title, organisation) in [
        (
            "US Special Representative for Sudan Peter Lord arrived.",
            "Peter Lord",
            "US Special Representative for Sudan",
            "Special Representative for Sudan",
            "US",
        ),
        (
            "Anna Berg, a State Department spokeswoman, said so.",
            "Anna Berg",
            "State Department spokeswoman",
            "spokeswoman",
            "State Department",
        ),
        (
            "The spokesman of the Ministry of Foreign Affairs of Iran, Karim Rezai, said so.",
            "Karim Rezai",
            "spokesman of the Ministry of Foreign Affairs of Iran",
            "spokesman",
            "Ministry of Foreign Affairs of Iran",
        ),
        (
            "Former Secretary of State Henry Stone disagreed.",
            "Henry Stone",
            "Former Secretary of State",
            "Former Secretary of State",
            "",
        ),
        (
            "Rebel-appointed Interior Minister Omar Said left.",
            "Omar Said",
            "Rebel-appointed Interior Minister",
            "Rebel-appointed Interior Minister",
            "",
        ),
        ("General Frank Miller flew to Kabul.", "Frank Miller", "General", "General", ""),
        (
            "Top USAID humanitarian officer Ruth Cole warned of famine.",
            "Ruth Cole",
            "Top USAID humanitarian officer",
            "Top humanitarian officer",
            "USAID",
        ),
        (
            "Kenya’s president, William Otieno, hosted them.",
            "William Otieno",
            "Kenya’s president",
            "president",
            "Kenya",
        ),
        ("Maria Keller, 54, director of Oxfam, resigned.", "Maria Keller", "director of Oxfam", "director", "Oxfam"),
        ("Peter Lord is the UN envoy for Libya.", "Peter Lord", "UN envoy for Libya", "envoy for Libya", "UN"),
        (
            "Maria Keller, who heads the World Bank, spoke.",
            "Maria Keller",
            "heads the World Bank",
            "heads",
            "World Bank",
        ),
        ("As foreign minister, Anna Berg had signed it.", "Anna Berg", "foreign minister", "foreign minister", ""),
        (
            "Qatari Foreign Minister Sheikh Hamad Al Khalifa spoke.",
            "Hamad Al Khalifa",
            "Qatari Foreign Minister",
            "Foreign Minister",
            "Qatari",
        ),
        (
            "Ruth Cole, the assistant secretary of state for African affairs, spoke.",
            "Ruth Cole",
            "assistant secretary of state for African affairs",
            "assistant secretary of state for African affairs",
            "",
        ),
        (
            "Finance and Economy Minister Jean Dubois signed.",
            "Jean Dubois",
            "Finance and Economy Minister",
            "Finance and Economy Minister",
            "",
        ),
        (
            "The EU’s foreign policy chief, Josep Vidal, met them.",
            "Josep Vidal",
            "EU’s foreign policy chief",
            "foreign policy chief",
            "EU",
        ),
    ] {
        let found = read(words);
        let actor = found.actors.iter().find(|actor| actor.kind == ActorKind::Person);
        let actor = actor.unwrap_or_else(|| panic!("{words}: nobody"));
        assert_eq!(actor.name, name, "{words}");
        let role = actor.roles.first().unwrap_or_else(|| panic!("{words}: no role"));
        assert_eq!(
            (role.printed.as_str(), role.title.as_str(), role.organisation.as_str()),
            (printed, title, organisation),
            "{words}"
        );
    }
    assert!(read("Former president Carl Berg spoke.").actors[0].roles[0].former);
    let held = read("Anna Berg, a State Department spokeswoman, said so.");
    let organisation = held.actors[0].roles[0].organisation_actor;
    assert_eq!(organisation.map(|at| held.actors[at].name.as_str()), Some("State Department"));
}

#[test]
fn a_title_is_not_given_to_the_next_name_of_a_list() {
    let found = read("Peter Lord, the US envoy, and Maria Keller met Omar Said.");
    let with_roles: Vec<&str> =
        found.actors.iter().filter(|actor| !actor.roles.is_empty()).map(|actor| actor.name.as_str()).collect();
    assert_eq!(with_roles, ["Peter Lord"]);
}

/// The mentions of an actor, as printed.
fn mentions<'w>(found: &'w Who, name: &str) -> Vec<&'w str> {
    let actor = found.actors.iter().find(|actor| actor.name == name);
    actor.map(|actor| actor.mentions.iter().map(|mention| mention.text.as_str()).collect()).unwrap_or_default()
}

#[test]
fn short_names_descriptions_and_pronouns_go_back_to_their_full_names() {
    let found = read(
        "US envoy Peter Lord met Foreign Minister Karim Rezai in Oslo. Lord said that talks would go on. He thanked Norway. \
         “The minister was frank,” said the envoy. Mr. Rezai, he added, would return.",
    );
    assert_eq!(mentions(&found, "Peter Lord"), ["Peter Lord", "Lord", "He", "the envoy", "he"]);
    assert_eq!(mentions(&found, "Karim Rezai"), ["Karim Rezai", "Rezai"]);
    let found = read("The Taliban met a Qatari delegation. The group said that it was ready.");
    assert_eq!(mentions(&found, "Taliban"), ["Taliban", "The group"]);
    let found = read("Anna Berg and Carl Berg spoke. Berg left. Anna stayed.");
    assert_eq!(mentions(&found, "Anna Berg"), ["Anna Berg", "Anna"]);
    assert_eq!(mentions(&found, "Carl Berg"), ["Carl Berg", "Berg"]);
}

#[test]
fn an_anonymous_official_is_nobody_named() {
    let found = read(
        "Peter Lord, a State Department official, left. A senior official said that it was over. The official would give no \
         date, and he declined to be named.",
    );
    assert_eq!(mentions(&found, "Peter Lord"), ["Peter Lord"]);
}

#[test]
fn spellings_of_one_name_are_one_person() {
    let found =
        read("Foreign Minister Amir Khan Motaki spoke. Later Amir Khan Mutaqi left, and Muttaqi’s aides with him.");
    assert_eq!(found.actors.iter().filter(|actor| actor.kind == ActorKind::Person).count(), 1, "{:?}", found.actors);
    let found = read("Thomas Lord spoke first. Tom Lord then left.");
    assert_eq!(mentions(&found, "Thomas Lord"), ["Thomas Lord", "Tom Lord"]);
    let found = read("Karim Rezaei (کریم رضایی), the minister, spoke.");
    assert_eq!(found.actors[0].aliases, ["کریم رضایی"]);
}

#[test]
fn sides_carry_the_words_that_make_them_sides() {
    let text = "A high-level US delegation met senior Taliban officials and representatives of the Houthis.";
    let laid = Text::new(text);
    let found = who(&laid, &Known::default());
    let phrases: Vec<&str> = found.actor_spans.iter().map(|span| laid.slice(&span.phrase)).collect();
    assert_eq!(phrases, ["A high-level US delegation", "senior Taliban officials", "representatives of the Houthis"]);
}

#[test]
fn states_act_and_places_only_are() {
    let found =
        read("Washington has rebuffed the call. Talks in Doha, Qatar, went on; the US officials left Afghanistan.");
    let states: Vec<&str> = found.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(states, ["United States"]);
    let places: Vec<&str> = found.places.iter().map(|place| place.name.as_str()).collect();
    assert!(["Doha", "Qatar", "Afghanistan"].iter().all(|name| places.contains(name)), "{places:?}");
    let doha = found.places.iter().find(|place| place.name == "Doha");
    assert_eq!(doha.map(|place| place.place.country.as_str()), Some("Qatar"));
    assert_eq!(found.actors[0].mentions[0].form, MentionForm::Description);
}

#[test]
fn spans_are_in_order_and_apart() {
    let found = read(
        "US envoy Peter Lord, the special representative for Sudan, met Sudan’s General Omar Said. The general said he \
         agreed with the UN’s Maria Keller.",
    );
    assert!(found.actor_spans.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
    for span in &found.actor_spans {
        assert!(span.phrase.start <= span.tokens.start && span.tokens.end <= span.phrase.end, "{span:?}");
        assert!(span.actor < found.actors.len());
    }
}

fn known(actors: &[(&str, ActorKind, &[&str])]) -> Known {
    let mut dossier = Dossier::default();
    for (id, kind, names) in actors {
        let name = |value: &&str| Name {
            id: PartId::new("n-1"),
            value: (*value).to_owned(),
            kind: NameKind::Main,
            language: String::new(),
            printed_as: String::new(),
        };
        let actor = Actor { kind: *kind, names: names.iter().map(name).collect(), ..Actor::default() };
        dossier.actors.insert(ActorId::new(*id), Arc::new(actor));
    }
    Known::of(&dossier)
}

#[test]
fn actors_of_the_dossier_are_known_again() {
    let known = known(&[
        ("act-west", ActorKind::Person, &["Thomas West", "Tom West"]),
        ("act-rezai", ActorKind::Person, &["Karim Rezai", "کریم رضایی"]),
        ("act-council", ActorKind::Group, &["Council for Peace"]),
        ("act-ministry", ActorKind::Ministry, &["Foreign Ministry of Iran"]),
    ]);
    let of = |words: &str| {
        let found = who(&Text::new(words), &known);
        let id =
            |actor: &crate::reading::ActorFound| actor.known.as_ref().map(|id| (actor.name.clone(), id.to_string()));
        found.actors.iter().filter_map(id).collect::<Vec<_>>()
    };
    for (words, name, id) in [
        ("The envoy, Tom West, spoke.", "Tom West", "act-west"),
        ("Karim Rezaei, the minister, spoke.", "Karim Rezaei", "act-rezai"),
        ("Later Rezai said that he would come.", "Rezai", "act-rezai"),
        ("the Council for Peace met on Monday.", "Council for Peace", "act-council"),
    ] {
        assert_eq!(of(words), [(name.to_owned(), id.to_owned())], "{words}");
    }
    assert_eq!(of("Peter Lord spoke in the West."), []);
    let foreign = known_only(&Text::new("دیدار کریم رضایی در دوحه"), &known);
    assert_eq!(foreign.actors.len(), 1);
    assert_eq!(foreign.actors[0].mentions[0].text, "کریم رضایی");
    assert_eq!(foreign.actors[0].kind, ActorKind::Person);
}

proptest::proptest! {
    #[test]
    fn no_text_breaks_it(words in "([A-Za-z’'.,(“”\\-:\n0-9]{0,9} ?|US |the |Minister |of |Ministry |General |Ali Khan |, |said |he |who heads ){0,40}") {
        let text = Text::new(&words);
        let found = who(&text, &Known::default());
        let length = words.chars().count();
        for actor in &found.actors {
            proptest::prop_assert!(!actor.mentions.is_empty() && !actor.name.is_empty());
            for mention in &actor.mentions {
                let printed: String = words.chars().skip(mention.range.start).take(mention.range.len()).collect();
                proptest::prop_assert_eq!(&printed, &mention.text);
                proptest::prop_assert!(mention.range.end <= length);
            }
        }
        proptest::prop_assert!(found.actor_spans.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
    }
}

#[test]
fn she_is_a_woman_and_he_is_not() {
    let found = read("Anna Keller met President Carl Berg in Oslo. She said that he was ready. He agreed.");
    assert_eq!(mentions(&found, "Anna Keller"), ["Anna Keller", "She"]);
    assert_eq!(mentions(&found, "Carl Berg"), ["Carl Berg", "he", "He"]);
}

#[test]
fn what_an_editor_adds_in_brackets_is_of_the_name() {
    // “He” is who speaks, not who is spoken of between the marks.
    let found = read("“I told [Antony] Keller that we would come,” he said. Keller agreed.");
    assert_eq!(mentions(&found, "Antony Keller"), ["Keller", "Keller"]);
}
