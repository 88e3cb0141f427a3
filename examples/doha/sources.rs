//! Outlets, topics and the five articles.

use std::sync::Arc;

use readout::model::text::sha256_hex;
use readout::model::{
    Article, CaptureMethod, Custody, Origin, Outlet, OutletKind, Provenance, ReadingState, Topic, When,
};

use crate::sample::{Made, Sample, article, captured_at, date, note, outlet_id, topic};

struct Source {
    key: &'static str,
    title: &'static str,
    outlet: Option<&'static str>,
    origin: Option<Origin>,
    published: Option<&'static str>,
    tags: &'static [&'static str],
    reading: ReadingState,
    retold: &'static str,
    remark: Option<(&'static str, &'static str)>,
    text: &'static str,
}

pub fn add(sample: &mut Sample) -> Made<()> {
    add_outlets(sample);
    add_topics(sample);
    for source in sources() {
        add_article(sample, source)?;
    }
    Ok(())
}

fn add_outlets(sample: &mut Sample) {
    for (key, name, kind, country, descriptor) in [
        ("geo", "Geo.tv", OutletKind::Broadcaster, "Pakistan", "Gives the Taliban's account first, then Washington's."),
        ("press-tv", "Press TV", OutletKind::StateMedia, "Iran", "Run by the Iranian state; critical of Washington."),
        ("al-ahed", "Al-Ahed", OutletKind::Newspaper, "Lebanon", "Names “staff, agencies” as its source."),
        ("reuters", "Reuters", OutletKind::Wire, "United Kingdom", "Speaks to officials who stay unnamed."),
    ] {
        let outlet = Outlet {
            name: name.to_owned(),
            kind,
            country: country.to_owned(),
            actor: None,
            reliability: None,
            descriptor: descriptor.to_owned(),
        };
        sample.dossier.outlets.insert(outlet_id(key), Arc::new(outlet));
    }
}

fn add_topics(sample: &mut Sample) {
    for (key, name, parent) in [
        ("aid", "Humanitarian aid", None),
        ("access", "Access for relief workers", Some("aid")),
        ("economy", "Economy", None),
        ("banking", "Banking and cash", Some("economy")),
        ("reserves", "Frozen reserves", Some("economy")),
        ("sanctions", "Sanctions and blacklists", Some("economy")),
        ("health", "Health", None),
        ("education", "Education", None),
        ("security", "Security", None),
        ("terrorism", "Counter-terrorism", Some("security")),
        ("safe-passage", "Safe passage", None),
        ("frerichs", "Mark Frerichs", None),
        ("rights", "Rights of all Afghans", None),
        ("women", "Women and girls", Some("rights")),
        ("amnesty", "General amnesty", Some("rights")),
        ("government", "Inclusive government", None),
        ("recognition", "Recognition", None),
        ("relations", "Diplomatic relations", None),
        ("doha-agreement", "Doha agreement of 2020", None),
        ("refugees", "Refugees", None),
        ("region", "Peace and stability in the region", None),
    ] {
        let record = Topic { name: name.to_owned(), parent: parent.map(topic) };
        sample.dossier.topics.insert(topic(key), Arc::new(record));
    }
}

fn sources() -> [Source; 5] {
    [
        Source {
            key: "geo",
            title: "Doha: reserves, relief and a promise to meet again",
            outlet: Some("geo"),
            origin: Some(Origin::Outlet(outlet_id("geo"))),
            published: Some("2021-12-02"),
            tags: &["round 2", "both accounts"],
            reading: ReadingState::Read,
            retold: "Retold for this sample from reporting by Geo.tv, as an unnamed outlet in Islamabad carried it.",
            remark: Some((
                "met on their own as well",
                "Neither the day nor the place of the expert meetings is given; Doha is a guess.",
            )),
            text: include_str!("articles/geo.txt"),
        },
        Source {
            key: "press-tv",
            title: "Washington returns to the Doha talks",
            outlet: Some("press-tv"),
            origin: Some(Origin::Outlet(outlet_id("press-tv"))),
            published: Some("2021-11-24"),
            tags: &["round 2", "announcement", "economy"],
            reading: ReadingState::Reading,
            retold: "Retold for this sample from reporting by Press TV, as an unnamed outlet adapted it.",
            remark: Some((
                "a trip to Pakistan last month",
                "Read as October, since the report is of 24 November. No other source here has this meeting.",
            )),
            text: include_str!("articles/press-tv.txt"),
        },
        Source {
            key: "al-ahed",
            title: "After Doha, Taliban want aid without strings and better ties",
            outlet: Some("al-ahed"),
            origin: Some(Origin::Outlet(outlet_id("al-ahed"))),
            published: None,
            tags: &["round 1", "Taliban account"],
            reading: ReadingState::Read,
            retold: "Retold for this sample from reporting by Al-Ahed, which names its staff and agencies.",
            remark: Some((
                "agreed to provide assistance",
                "Only the Taliban say so. What Washington called the talks is quoted, what it promised is not.",
            )),
            text: include_str!("articles/al-ahed.txt"),
        },
        Source {
            key: "unnamed",
            title: "US and Taliban to meet in person for the first time since the withdrawal",
            outlet: None,
            origin: Some(Origin::Named("an unnamed outlet".to_owned())),
            published: Some("2021-10-09"),
            tags: &["round 1", "announcement"],
            reading: ReadingState::Read,
            retold: "Retold for this sample from reporting by an unnamed outlet.",
            remark: None,
            text: include_str!("articles/unnamed.txt"),
        },
        Source {
            key: "reuters",
            title: "High-level US team to press the Taliban in Doha",
            outlet: Some("reuters"),
            origin: Some(Origin::Outlet(outlet_id("reuters"))),
            published: None,
            tags: &["round 1", "announcement", "delegations"],
            reading: ReadingState::Unread,
            retold: "Retold for this sample from reporting by Reuters, as an unnamed outlet carried it.",
            remark: None,
            text: include_str!("articles/reuters.txt"),
        },
    ]
}

fn add_article(sample: &mut Sample, source: Source) -> Made<()> {
    let text = source.text.trim_end();
    let hash = sha256_hex(text.as_bytes());
    let custody = Custody { at: captured_at(), action: "written for the sample".to_owned() };
    let mut record = Article {
        title: source.title.to_owned(),
        outlet: source.outlet.map(outlet_id),
        authors: Vec::new(),
        url: String::new(),
        published: source.published.map(date).transpose()?.map(When::from),
        language: "en".to_owned(),
        origin: source.origin,
        reliability: None,
        retracted: None,
        provenance: Provenance {
            file_name: String::new(),
            sha256: hash.clone(),
            text_sha256: hash,
            encoding: "UTF-8".to_owned(),
            captured_at: Some(captured_at()),
            method: CaptureMethod::Written,
            custody: vec![custody],
        },
        tags: source.tags.iter().map(|&tag| tag.to_owned()).collect(),
        reading: source.reading,
        notes: vec![note("retold", source.retold, None)],
        revisions: Vec::new(),
        pages: Vec::new(),
        text: text.into(),
    };
    let id = article(source.key);
    sample.dossier.articles.insert(id.clone(), Arc::new(record.clone()));
    if let Some((words, remark)) = source.remark {
        let quote = sample.quote(source.key, words)?;
        record.notes.push(note("remark", remark, Some(quote)));
        sample.dossier.articles.insert(id, Arc::new(record));
    }
    Ok(())
}
