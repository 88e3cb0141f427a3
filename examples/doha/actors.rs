//! Everyone and everything that acts, with names, roles and ties, and the words that show them.

use std::sync::Arc;

use readout::model::{
    Actor, ActorField, ActorKind, Identifiers, Name, NameKind, Period, Relation, RelationKind, Role, Subject, Value,
};

use crate::sample::{Made, Sample, actor, note, outlet, part, period};

/// One actor: key, kind, main name, description, Wikidata item, ISO 3166 code.
type Row = (&'static str, ActorKind, &'static str, &'static str, &'static str, &'static str);

const ACTORS: &[Row] = {
    use ActorKind::{Group, InternationalOrganisation as International, Ministry, Other, Person, State};
    &[
        ("west", Person, "Thomas West", "Leads the American side in the talks of November.", "", ""),
        ("muttaqi", Person, "Amir Khan Muttaqi", "Foreign minister whom the Taliban appointed.", "", ""),
        ("balkhi", Person, "Abdul Qahar Balkhi", "Speaks for the foreign ministry in Kabul.", "", ""),
        ("price", Person, "Ned Price", "Speaks for the State Department.", "", ""),
        ("khalilzad", Person, "Zalmay Khalilzad", "Led the American side for years; not in Doha in October.", "", ""),
        ("charles", Person, "Sarah Charles", "Senior humanitarian officer of USAID.", "", ""),
        ("mckenzie", Person, "Frank McKenzie", "American general who met Taliban officials in August.", "", ""),
        ("khan", Person, "Imran Khan", "Prime minister of Pakistan.", "", ""),
        ("biden", Person, "Joe Biden", "President of the United States.", "Q6279", ""),
        ("trump", Person, "Donald Trump", "Former president, under whom the agreement of 2020 was made.", "Q22686", ""),
        ("frerichs", Person, "Mark Frerichs", "American citizen who was kidnapped.", "", ""),
        ("united-states", State, "United States", "", "Q30", "US"),
        ("afghanistan", State, "Afghanistan", "", "Q889", "AF"),
        ("pakistan", State, "Pakistan", "", "Q843", "PK"),
        ("qatar", State, "Qatar", "", "Q846", "QA"),
        ("taliban", Group, "Taliban", "In power in Afghanistan since August 2021.", "Q42418", ""),
        ("al-qaeda", Group, "al-Qaeda", "", "", ""),
        ("daesh", Group, "Daesh", "", "", ""),
        ("state-department", Ministry, "State Department", "", "", ""),
        ("treasury", Ministry, "US Treasury", "", "", ""),
        ("usaid", Ministry, "USAID", "", "", ""),
        ("intelligence", Ministry, "US intelligence community", "", "", ""),
        ("foreign-ministry", Ministry, "Foreign ministry in Kabul", "", "", ""),
        ("central-bank", Ministry, "Central bank of Afghanistan", "", "", ""),
        ("united-nations", International, "United Nations", "", "Q1065", ""),
        ("european-union", International, "European Union", "", "Q458", ""),
        ("world-bank", International, "World Bank", "", "Q7164", ""),
        ("nato", International, "NATO", "", "Q7184", ""),
        ("congress", Other, "US Congress delegation", "Visited Pakistan in November 2021.", "", ""),
    ]
};

/// Further names: actor, part, name, kind, language.
const NAMES: &[(&str, &str, &str, NameKind, &str)] = {
    use NameKind::{Alias, Native, Short, Transliteration};
    &[
        ("west", "tom", "Tom West", Alias, "en"),
        ("muttaqi", "native", "امیر خان متقی", Native, "ps"),
        ("muttaqi", "mutaqi", "Amir Khan Mutaqi", Transliteration, "en"),
        ("muttaqi", "motaqi", "Amir Khan Motaqi", Transliteration, "en"),
        ("balkhi", "native", "عبدالقهار بلخی", Native, "ps"),
        ("khalilzad", "native", "زلمی خلیلزاد", Native, "fa"),
        ("khan", "native", "عمران خان", Native, "ur"),
        ("taliban", "native", "طالبان", Native, "ps"),
        ("afghanistan", "native", "افغانستان", Native, "ps"),
        ("pakistan", "native", "پاکستان", Native, "ur"),
        ("qatar", "native", "قطر", Native, "ar"),
        ("united-states", "us", "US", Short, "en"),
        ("united-states", "washington", "Washington", Alias, "en"),
        ("pakistan", "islamabad", "Islamabad", Alias, "en"),
        ("foreign-ministry", "full", "Ministry of Foreign Affairs of Afghanistan", Alias, "en"),
        ("united-nations", "un", "UN", Short, "en"),
        ("european-union", "eu", "EU", Short, "en"),
    ]
};

/// Roles: actor, part, title, organisation, from, to.
const ROLES: &[(&str, &str, &str, &str, &str, &str)] = &[
    ("west", "deputy", "Deputy Special Representative", "state-department", "", "2021-10~"),
    ("west", "special", "Special Representative for Afghanistan", "state-department", "2021-11~", ""),
    ("muttaqi", "minister", "Foreign Minister", "foreign-ministry", "", ""),
    ("balkhi", "spokesman", "Spokesman", "foreign-ministry", "", ""),
    ("price", "spokesman", "Spokesman", "state-department", "", ""),
    ("khalilzad", "special", "Special Representative", "state-department", "", ""),
    ("charles", "officer", "Senior humanitarian officer", "usaid", "", ""),
    ("mckenzie", "general", "General", "united-states", "", ""),
    ("khan", "premier", "Prime Minister", "pakistan", "", ""),
    ("biden", "president", "President", "united-states", "", ""),
    ("trump", "president", "Former president", "united-states", "", ""),
];

/// Ties: actor, part, kind, other actor, remark.
const RELATIONS: &[(&str, &str, RelationKind, &str, &str)] = {
    use RelationKind::{Heads, MemberOf, OpposedTo, PartOf, ReportsTo, Represents, SpeaksFor};
    &[
        ("muttaqi", "taliban", MemberOf, "taliban", "appointed by them"),
        ("balkhi", "ministry", SpeaksFor, "foreign-ministry", ""),
        ("price", "department", SpeaksFor, "state-department", ""),
        ("khalilzad", "led", Represents, "united-states", "led its side in talks with the Taliban for years"),
        ("west", "led", Represents, "united-states", ""),
        ("biden", "heads", Heads, "united-states", ""),
        ("khan", "heads", Heads, "pakistan", ""),
        ("state-department", "of", PartOf, "united-states", ""),
        ("treasury", "of", PartOf, "united-states", ""),
        ("usaid", "of", PartOf, "united-states", ""),
        ("intelligence", "of", PartOf, "united-states", ""),
        ("congress", "of", Represents, "united-states", ""),
        ("foreign-ministry", "under", ReportsTo, "taliban", "its minister and its spokesman are their appointees"),
        ("central-bank", "of", PartOf, "afghanistan", ""),
        ("united-states", "daesh", OpposedTo, "daesh", ""),
        ("united-states", "al-qaeda", OpposedTo, "al-qaeda", ""),
    ]
};

pub fn add(sample: &mut Sample) -> Made<()> {
    for &(key, kind, name, description, wikidata, iso3166) in ACTORS {
        let mut record = Actor::named(kind, name, part("name"));
        description.clone_into(&mut record.description);
        record.identifiers = Identifiers { wikidata: wikidata.to_owned(), iso3166: iso3166.to_owned() };
        record.names.extend(NAMES.iter().filter(|row| row.0 == key).map(|&(_, id, value, kind, language)| Name {
            id: part(id),
            value: value.to_owned(),
            kind,
            language: language.to_owned(),
            printed_as: String::new(),
        }));
        for &(_, id, title, organisation, from, to) in ROLES.iter().filter(|row| row.0 == key) {
            record.roles.push(Role {
                id: part(id),
                title: title.to_owned(),
                organisation: Some(actor(organisation)),
                period: period(from, to)?,
            });
        }
        record.relations = RELATIONS
            .iter()
            .filter(|row| row.0 == key)
            .map(|&(_, id, kind, other, note)| Relation {
                id: part(&format!("tie-{id}")),
                kind,
                other: actor(other),
                period: Period::default(),
                note: note.to_owned(),
            })
            .collect();
        if key == "west" {
            let words = sample.quote("reuters", "Deputy Special Representative")?;
            let text = "Deputy in the report on October, Special Representative by late November. No source here \
                        dates the change.";
            record.notes.push(note("title", text, Some(words)));
        }
        sample.dossier.actors.insert(actor(key), Arc::new(record));
    }
    add_names(sample)?;
    add_roles(sample)?;
    add_relations(sample)
}

fn add_names(sample: &mut Sample) -> Made<()> {
    for (key, id, article, words) in [
        ("west", "name", "geo", "Thomas West"),
        ("west", "tom", "reuters", "Tom West"),
        ("west", "tom", "press-tv", "Tom West"),
        ("muttaqi", "name", "geo", "Amir Khan Muttaqi"),
        ("muttaqi", "name", "al-ahed", "Amir Khan Muttaqi"),
        ("balkhi", "name", "geo", "Abdul Qahar Balkhi"),
        ("balkhi", "name", "al-ahed", "Abdul Qahar Balkhi"),
        ("price", "name", "press-tv", "Ned Price"),
        ("price", "name", "reuters", "Ned Price"),
        ("khalilzad", "name", "reuters", "Zalmay Khalilzad"),
        ("charles", "name", "reuters", "Sarah Charles"),
        ("mckenzie", "name", "unnamed", "Frank McKenzie"),
        ("khan", "name", "press-tv", "Imran Khan"),
        ("biden", "name", "unnamed", "Joe Biden"),
        ("biden", "name", "al-ahed", "Joe Biden"),
        ("trump", "name", "al-ahed", "Donald Trump"),
        ("frerichs", "name", "reuters", "Mark Frerichs"),
        ("al-qaeda", "name", "reuters", "al-Qaeda"),
        ("al-qaeda", "name", "press-tv", "al-Qaeda"),
        ("daesh", "name", "press-tv", "Daesh"),
        ("usaid", "name", "reuters", "officer of USAID"),
        ("treasury", "name", "geo", "US Treasury"),
        ("world-bank", "name", "reuters", "World Bank"),
        ("european-union", "name", "reuters", "European Union"),
        ("united-nations", "name", "press-tv", "United Nations"),
        ("nato", "name", "al-ahed", "NATO"),
    ] {
        let value = sample.dossier.actors.get(&actor(key)).and_then(|record| {
            record.names.iter().find(|name| name.id == part(id)).map(|name| Value::Text(name.value.clone()))
        });
        let value = value.ok_or_else(|| format!("{key} has no name {id}"))?;
        sample.claim(Subject::Actor(actor(key), ActorField::Name(part(id))), value, (article, words), outlet())?;
    }
    Ok(())
}

fn add_roles(sample: &mut Sample) -> Made<()> {
    for (key, id, article, words) in [
        ("west", "deputy", "reuters", "Tom West, the State Department's Deputy Special Representative"),
        ("west", "special", "geo", "Thomas West, Washington's Special Representative for Afghanistan"),
        ("west", "special", "press-tv", "Tom West, the special representative for Afghanistan"),
        ("muttaqi", "minister", "geo", "Foreign Minister Amir Khan Muttaqi"),
        ("muttaqi", "minister", "al-ahed", "whom the Taliban appointed foreign minister"),
        ("balkhi", "spokesman", "geo", "who speaks for the foreign ministry in Kabul"),
        ("balkhi", "spokesman", "al-ahed", "its appointed spokesman at the foreign ministry"),
        ("price", "spokesman", "press-tv", "Spokesman Ned Price"),
        ("price", "spokesman", "reuters", "Spokesman Ned Price"),
        ("khalilzad", "special", "reuters", "Special Representative Zalmay Khalilzad"),
        ("charles", "officer", "reuters", "Sarah Charles, the senior humanitarian officer of USAID"),
        ("mckenzie", "general", "unnamed", "General Frank McKenzie"),
        ("khan", "premier", "press-tv", "Prime Minister Imran Khan"),
        ("biden", "president", "unnamed", "President Joe Biden"),
        ("biden", "president", "al-ahed", "President Joe Biden"),
        ("trump", "president", "al-ahed", "former president Donald Trump"),
    ] {
        let title = ROLES.iter().find(|row| row.0 == key && row.1 == id).map(|row| row.2);
        let title = title.ok_or_else(|| format!("{key} has no role {id}"))?;
        let subject = Subject::Actor(actor(key), ActorField::Role(part(id)));
        sample.claim(subject, Value::Text(title.to_owned()), (article, words), outlet())?;
    }
    Ok(())
}

fn add_relations(sample: &mut Sample) -> Made<()> {
    for (key, id, article, words) in [
        ("muttaqi", "taliban", "al-ahed", "whom the Taliban appointed foreign minister"),
        ("balkhi", "ministry", "geo", "Abdul Qahar Balkhi, who speaks for the foreign ministry in Kabul"),
        ("price", "department", "reuters", "Spokesman Ned Price said on Thursday that the department"),
        ("khalilzad", "led", "reuters", "who led the American side in dealings with the group for years"),
        ("west", "led", "geo", "Thomas West, Washington's Special Representative"),
        ("foreign-ministry", "under", "al-ahed", "its appointed spokesman at the foreign ministry"),
        ("congress", "of", "press-tv", "a delegation of the US Congress"),
        ("treasury", "of", "geo", "General licences from the US Treasury"),
        ("central-bank", "of", "press-tv", "the Afghan central bank"),
        ("united-states", "daesh", "press-tv", "operations against Daesh"),
        ("united-states", "al-qaeda", "press-tv", "operations against Daesh and al-Qaeda"),
    ] {
        let other = RELATIONS.iter().find(|row| row.0 == key && row.1 == id).map(|row| row.3);
        let other = other.ok_or_else(|| format!("{key} has no tie {id}"))?;
        let subject = Subject::Actor(actor(key), ActorField::Relation(part(&format!("tie-{id}"))));
        sample.claim(subject, Value::Actor(actor(other)), (article, words), outlet())?;
    }
    let frerichs = Subject::Actor(actor("frerichs"), ActorField::Description);
    let value = Value::Text("American citizen who was kidnapped.".to_owned());
    sample.claim(frerichs, value, ("reuters", "Mark Frerichs, a kidnapped American"), outlet())?;
    Ok(())
}
