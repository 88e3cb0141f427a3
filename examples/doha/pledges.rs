//! Commitments with their steps and versions, and positions by topic.

use std::sync::Arc;

use readout::model::{
    Commitment, CommitmentField, CommitmentId, CommitmentStatus, CommitmentStep, CommitmentVersion, Position,
    PositionId, Stance, Subject, Value,
};

use crate::sample::{Made, Sample, Told, actor, by, by_unnamed, date, meeting, outlet, topic};

use CommitmentStatus::{Disputed, Kept, NotStarted, PartlyKept, UnderWay};
use Stance::{Denied, Said, Silent};

pub fn add(sample: &mut Sample) -> Made<()> {
    for pledge in pledges() {
        add_pledge(sample, &pledge)?;
    }
    evidence(sample)?;
    for (number, row) in POSITIONS.iter().enumerate() {
        add_position(sample, number + 1, row)?;
    }
    Ok(())
}

type Words = (&'static str, &'static str);

struct Pledge {
    key: &'static str,
    who: &'static [&'static str],
    to_whom: &'static [&'static str],
    what: &'static str,
    meeting: Option<&'static str>,
    condition: &'static str,
    steps: &'static [(CommitmentStatus, &'static str, Option<Words>)],
    versions: &'static [(&'static str, &'static str, Words)],
}

const BOTH: &[&str] = &["united-states", "taliban"];

fn pledges() -> [Pledge; 7] {
    [
        Pledge {
            key: "safe-passage",
            who: &["taliban"],
            to_whom: &["united-states"],
            what: "Let US citizens and others leave Afghanistan safely",
            meeting: None,
            condition: "",
            steps: &[
                (UnderWay, "2021-10-08", Some(("unnamed", "have so far cooperated where US nationals wished to go"))),
                (
                    PartlyKept,
                    "2021-10~",
                    Some(("reuters", "assurances given at one level were not always carried out")),
                ),
            ],
            versions: &[],
        },
        Pledge {
            key: "no-base",
            who: &["taliban"],
            to_whom: &["united-states"],
            what: "Keep extremists from using Afghanistan as a base",
            meeting: None,
            condition: "",
            steps: &[(
                UnderWay,
                "2021-10~",
                Some(("al-ahed", "both would go on honouring the Doha agreement of 2020")),
            )],
            versions: &[
                (
                    "united-states",
                    "No base for al-Qaeda or other extremists, ever again",
                    (
                        "reuters",
                        "the pledge that Afghanistan shall never again be a base for al-Qaeda or other extremists",
                    ),
                ),
                (
                    "taliban",
                    "Terrorists shall not overrun what they control",
                    ("al-ahed", "keep terrorists from overrunning the territory under their control"),
                ),
            ],
        },
        Pledge {
            key: "withdrawal",
            who: &["united-states"],
            to_whom: &["taliban"],
            what: "Bring all NATO troops home from Afghanistan",
            meeting: None,
            condition: "",
            steps: &[
                (NotStarted, "2020", Some(("al-ahed", "bound Washington to bring all NATO troops home"))),
                (Kept, "2021-08-31", Some(("reuters", "the withdrawal was completed on 31 August"))),
            ],
            versions: &[],
        },
        Pledge {
            key: "aid",
            who: &["united-states"],
            to_whom: &["afghanistan"],
            what: "Provide assistance to Afghanistan",
            meeting: Some("doha-2021-10"),
            condition: "Not to be tied to politics, the Taliban say",
            steps: &[
                (NotStarted, "2021-10-10", Some(("al-ahed", "agreed to provide assistance to Afghanistan"))),
                (Disputed, "2021-11-19", Some(("press-tv", "it would give humanitarian aid and nothing more"))),
            ],
            versions: &[
                ("taliban", "Assistance without strings", ("al-ahed", "must never be tied to politics")),
                (
                    "united-states",
                    "Humanitarian aid only, for now",
                    ("press-tv", "for now it would give humanitarian aid and nothing more"),
                ),
            ],
        },
        Pledge {
            key: "meet-again",
            who: BOTH,
            to_whom: &[],
            what: "Meet again",
            meeting: Some("doha-2021-10"),
            condition: "If the need arises",
            steps: &[
                (NotStarted, "2021-10-10", Some(("al-ahed", "come together again if the need arose"))),
                (Kept, "2021-11-30", Some(("geo", "American and Taliban negotiators sat down together"))),
            ],
            versions: &[],
        },
        Pledge {
            key: "keep-meeting",
            who: BOTH,
            to_whom: &[],
            what: "Go on meeting",
            meeting: Some("doha-2021-11"),
            condition: "",
            steps: &[(NotStarted, "2021-11-30", Some(("geo", "the two parties will go on meeting")))],
            versions: &[],
        },
        Pledge {
            key: "security",
            who: &["taliban"],
            to_whom: &["united-states"],
            what: "See to security",
            meeting: Some("doha-2021-11"),
            condition: "",
            steps: &[(NotStarted, "2021-11-30", Some(("geo", "had given the Americans assurances on security")))],
            versions: &[],
        },
    ]
}

fn add_pledge(sample: &mut Sample, pledge: &Pledge) -> Made<()> {
    let mut record = Commitment {
        who: pledge.who.iter().map(|key| actor(key)).collect(),
        to_whom: pledge.to_whom.iter().map(|key| actor(key)).collect(),
        what: pledge.what.to_owned(),
        meeting: pledge.meeting.map(meeting),
        condition: pledge.condition.to_owned(),
        ..Commitment::default()
    };
    for &(status, day, words) in pledge.steps {
        let quote = words.map(|(article, words)| sample.quote(article, words)).transpose()?;
        record.steps.push(CommitmentStep { status, date: Some(date(day)?), quote });
    }
    for &(who, what, (article, words)) in pledge.versions {
        let quote = Some(sample.quote(article, words)?);
        record.versions.push(CommitmentVersion { actor: actor(who), what: what.to_owned(), quote });
    }
    sample.dossier.commitments.insert(commitment(pledge.key), Arc::new(record));
    Ok(())
}

fn commitment(key: &str) -> CommitmentId {
    CommitmentId::new(format!("cmt-{key}"))
}

/// What the articles say of the commitments. On safe passage they differ, and nobody has settled it yet.
fn evidence(sample: &mut Sample) -> Made<()> {
    let on = |key: &str, field| Subject::Commitment(commitment(key), field);
    let official = || by_unnamed("an official");
    let mut add = |key: &str, field, value: Value, words: Words, told: Told| {
        sample.claim(on(key, field), value, words, told).map(|_| ())
    };
    let cooperated = ("unnamed", "have so far cooperated where US nationals wished to go");
    let told = by("united-states").noting("Speaks of US nationals alone.");
    add("safe-passage", CommitmentField::Status, Value::Progress(UnderWay), cooperated, told)?;
    let uneven = ("reuters", "On safe passage, delivery has been “uneven”");
    add("safe-passage", CommitmentField::Status, Value::Progress(PartlyKept), uneven, official())?;
    for (key, article, words, told) in [
        ("safe-passage", "reuters", "assurances given at one level were not always carried out", official()),
        ("no-base", "reuters", "the pledge that Afghanistan shall never again be a base", official()),
        ("no-base", "al-ahed", "keep terrorists from overrunning the territory under their control", outlet()),
        ("withdrawal", "al-ahed", "bound Washington to bring all NATO troops home", outlet()),
        ("aid", "al-ahed", "agreed to provide assistance to Afghanistan", by("taliban")),
        ("meet-again", "al-ahed", "come together again if the need arose", by("taliban")),
        ("keep-meeting", "geo", "the two parties will go on meeting", by("balkhi")),
        ("security", "geo", "had given the Americans assurances on security", by("balkhi")),
    ] {
        add(key, CommitmentField::What, Value::Text(words.to_owned()), (article, words), told)?;
    }
    Ok(())
}

/// Actor, topic, meeting, date, stance, summary, words.
type Row = (&'static str, &'static str, Option<&'static str>, &'static str, Stance, &'static str, Option<Words>);

const FIRST: Option<&str> = Some("doha-2021-10");
const SECOND: Option<&str> = Some("doha-2021-11");
const FIRST_DAYS: &str = "2021-10-09/2021-10-10";

const POSITIONS: &[Row] = &[
    (
        "united-states",
        "rights",
        FIRST,
        "2021-10-08",
        Said,
        "must be respected",
        Some(("unnamed", "respect for the rights of all Afghans")),
    ),
    (
        "united-states",
        "women",
        FIRST,
        "2021-10-08",
        Said,
        "their rights too",
        Some(("unnamed", "women and girls among them")),
    ),
    (
        "united-states",
        "government",
        FIRST,
        "2021-10-08",
        Said,
        "inclusive, with broad support",
        Some(("unnamed", "an inclusive government that rests on broad support")),
    ),
    (
        "united-states",
        "access",
        FIRST,
        "2021-10-08",
        Said,
        "free passage for agencies",
        Some(("unnamed", "free passage for relief agencies to the places that need them")),
    ),
    (
        "united-states",
        "recognition",
        FIRST,
        "2021-10-08",
        Denied,
        "none implied; to be earned",
        Some(("unnamed", "None of this amounts to recognition of the Taliban")),
    ),
    (
        "united-states",
        "safe-passage",
        FIRST,
        "2021-10~",
        Said,
        "delivery is uneven",
        Some(("reuters", "On safe passage, delivery has been “uneven”")),
    ),
    (
        "united-states",
        "frerichs",
        FIRST,
        "2021-10~",
        Said,
        "must be freed",
        Some(("reuters", "freedom for Mark Frerichs, a kidnapped American")),
    ),
    (
        "united-states",
        "terrorism",
        FIRST,
        "2021-10~",
        Said,
        "hold them to the pledge",
        Some(("reuters", "hold the Taliban to the pledge")),
    ),
    (
        "taliban",
        "aid",
        FIRST,
        FIRST_DAYS,
        Said,
        "welcome, without strings",
        Some(("al-ahed", "must never be tied to politics")),
    ),
    (
        "taliban",
        "doha-agreement",
        FIRST,
        FIRST_DAYS,
        Said,
        "both go on honouring it",
        Some(("al-ahed", "both would go on honouring the Doha agreement of 2020")),
    ),
    (
        "taliban",
        "relations",
        FIRST,
        FIRST_DAYS,
        Said,
        "ready to repair them",
        Some(("al-ahed", "ready to repair the relationship")),
    ),
    ("taliban", "women", FIRST, FIRST_DAYS, Silent, "", None),
    ("taliban", "frerichs", FIRST, FIRST_DAYS, Silent, "", None),
    ("taliban", "government", FIRST, FIRST_DAYS, Silent, "", None),
    (
        "european-union",
        "government",
        None,
        "2021-10~",
        Said,
        "conduct not encouraging so far",
        Some(("reuters", "the Taliban's conduct so far was “not very encouraging”")),
    ),
    (
        "united-states",
        "aid",
        None,
        "2021-11-19",
        Said,
        "humanitarian only, for now",
        Some(("press-tv", "for now it would give humanitarian aid and nothing more")),
    ),
    (
        "united-states",
        "reserves",
        None,
        "2021-11",
        Denied,
        "no release before standing is earned",
        Some(("press-tv", "Washington refuses: the new government has to “earn” its standing in the world first")),
    ),
    (
        "taliban",
        "reserves",
        None,
        "2021-11",
        Said,
        "give them back",
        Some(("press-tv", "The Taliban have asked for it back repeatedly")),
    ),
    (
        "taliban",
        "sanctions",
        None,
        "2021-11",
        Said,
        "they endanger security",
        Some(("press-tv", "could weaken security and send a wave of economic refugees abroad")),
    ),
    (
        "united-nations",
        "aid",
        None,
        "2021-11-22/2021-11-24",
        Said,
        "a disaster is close",
        Some(("press-tv", "a humanitarian disaster was close")),
    ),
    (
        "pakistan",
        "economy",
        None,
        "2021-11",
        Said,
        "a quick solution, before collapse",
        Some(("press-tv", "wants a quick solution before the system in Afghanistan falls apart")),
    ),
    (
        "pakistan",
        "region",
        Some("pakistan-2021-11"),
        "2021-11-22",
        Said,
        "closer work with Washington",
        Some(("press-tv", "closer work between the two governments")),
    ),
    (
        "pakistan",
        "refugees",
        None,
        "2021-11",
        Denied,
        "no new arrivals",
        Some(("press-tv", "it has turned newcomers away")),
    ),
    (
        "taliban",
        "reserves",
        SECOND,
        "2021-11-30",
        Said,
        "release, at once, unconditionally",
        Some(("geo", "frozen reserves be released at once and without conditions")),
    ),
    (
        "taliban",
        "sanctions",
        SECOND,
        "2021-11-30",
        Said,
        "lift them, and the blacklists",
        Some(("geo", "sanctions and blacklists be lifted")),
    ),
    (
        "taliban",
        "aid",
        SECOND,
        "2021-11-30",
        Said,
        "apart from politics",
        Some(("geo", "relief be kept apart from politics")),
    ),
    (
        "taliban",
        "security",
        SECOND,
        "2021-11-30",
        Said,
        "assured",
        Some(("geo", "had given the Americans assurances on security")),
    ),
    (
        "taliban",
        "banking",
        SECOND,
        "2021-11-30",
        Said,
        "ease it, bring cash back",
        Some(("geo", "ways to ease banking and to put cash back into circulation")),
    ),
    (
        "united-states",
        "sanctions",
        SECOND,
        "2021-11-30",
        Said,
        "do not stop relief; stay on the listed",
        Some(("geo", "listed persons and bodies stay cut off from their money")),
    ),
    (
        "united-states",
        "aid",
        SECOND,
        "2021-11-30",
        Said,
        "goes on under Treasury licences",
        Some(("geo", "let relief and other work for basic needs carry on")),
    ),
    (
        "united-states",
        "rights",
        SECOND,
        "2021-11-30",
        Said,
        "protect every Afghan's",
        Some(("geo", "protect the rights of every Afghan")),
    ),
    (
        "united-states",
        "amnesty",
        SECOND,
        "2021-11-30",
        Said,
        "honour and enforce it",
        Some(("geo", "honour and enforce their own general amnesty")),
    ),
    (
        "united-states",
        "government",
        SECOND,
        "2021-11-30",
        Said,
        "inclusive and representative",
        Some(("geo", "a government that includes and represents all")),
    ),
    ("united-states", "reserves", SECOND, "2021-11-30", Silent, "", None),
    (
        "united-states",
        "terrorism",
        SECOND,
        "2021-11-23",
        Said,
        "to be discussed: Daesh, al-Qaeda",
        Some(("press-tv", "operations against Daesh and al-Qaeda")),
    ),
    (
        "united-states",
        "safe-passage",
        SECOND,
        "2021-11-23",
        Said,
        "for citizens and Afghan helpers",
        Some(("press-tv", "a safe way out for American citizens")),
    ),
];

fn add_position(sample: &mut Sample, number: usize, row: &Row) -> Made<()> {
    let &(who, about, at, day, stance, summary, words) = row;
    let position = Position {
        actor: actor(who),
        topic: topic(about),
        meeting: at.map(meeting),
        date: Some(date(day)?),
        stance,
        summary: summary.to_owned(),
        shift: None,
        quote: words.map(|(article, words)| sample.quote(article, words)).transpose()?,
    };
    sample.dossier.positions.insert(PositionId::new(format!("pos-{number:02}")), Arc::new(position));
    Ok(())
}
