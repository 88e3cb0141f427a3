//! Arbitrary dossiers for property tests: every record type, every optional part, and the strings that break formats.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use imbl::{OrdMap, OrdSet};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// Text of one or more lines that quoting, escaping, line ends or bidi could spoil.
pub fn text() -> impl Strategy<Value = String> {
    let nasty = select(vec![
        "",
        " ",
        "\n",
        "\t",
        "\"",
        "\"#",
        "\"##",
        "r#\"",
        "\\",
        "\\u{0}",
        "\\\n",
        "//",
        "/*",
        "*/",
        "'",
        "(),",
        "}",
        "\u{202e}evil\u{202c}",
        "\u{2067}",
        "\u{200f}",
        "\u{200c}",
        "\u{feff}",
        "🧭",
        "👩🏽‍⚖️",
        "گفت‌وگوهای دوحه",
        "وزارة الخارجية",
        "卡塔尔",
        "e\u{301}",
        "\u{85}",
        "\u{2028}",
        "// sha256 0",
        "<<<<<<< ours",
        "=======",
        ">>>>>>> theirs",
        "Doha",
        "None",
        "Some(1)",
        " led the talks. ",
    ]);
    prop::collection::vec(prop_oneof![4 => nasty.prop_map(str::to_owned), 1 => any::<String>()], 0..6)
        .prop_map(|parts| parts.concat())
}

/// Text that an article may hold: no control character but line feed and tab.
pub fn frozen() -> impl Strategy<Value = Arc<str>> {
    text().prop_map(|text| text.chars().filter(|c| !text::is_forbidden(*c)).collect::<String>().into())
}

/// A finite number.
fn number() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("finite", |number| number.is_finite())
}

fn moment() -> impl Strategy<Value = DateTime<Utc>> {
    (0_i64..4_000_000_000, 0_u32..1_000_000_000)
        .prop_map(|(seconds, nanos)| DateTime::from_timestamp(seconds, nanos).expect("in range"))
}

fn edtf() -> impl Strategy<Value = EdtfDate> {
    const DATES: &str = "2021-10-09 2021-10-09/2021-10-10 2021-11~ 2021-08? 202X 2021-23 2021-10-09T18:00:00Z";
    select(DATES.split(' ').collect::<Vec<_>>()).prop_map(|date| date.parse().expect("a date"))
}

fn when() -> impl Strategy<Value = When> {
    (edtf(), text()).prop_map(|(edtf, printed)| When { printed, ..When::from(edtf) })
}

fn period() -> impl Strategy<Value = Period> {
    (maybe(edtf()), maybe(edtf())).prop_map(|(from, to)| Period { from, to })
}

fn maybe<T: Strategy>(strategy: T) -> impl Strategy<Value = Option<T::Value>>
where
    T::Value: Clone,
{
    prop::option::of(strategy)
}

fn few<T: Strategy>(strategy: T) -> impl Strategy<Value = Vec<T::Value>> {
    prop::collection::vec(strategy, 0..3)
}

macro_rules! ids {
    ($($name:ident: $id:ident),+ $(,)?) => { $(
        fn $name() -> impl Strategy<Value = $id> {
            any::<u64>().prop_map(|seed| $id::mint(&mut fastrand::Rng::with_seed(seed % 7)))
        }
    )+ };
}
ids! {
    outlet_id: OutletId, article_id: ArticleId, topic_id: TopicId, actor_id: ActorId, meeting_id: MeetingId,
    claim_id: ClaimId, finding_id: FindingId, commitment_id: CommitmentId, position_id: PositionId,
    merge_id: MergeId, part_id: PartId,
}

fn quote() -> impl Strategy<Value = Quote> {
    (article_id(), text(), text(), text(), 0_usize..99, 0_usize..99)
        .prop_map(|(article, exact, prefix, suffix, start, end)| Quote { article, exact, prefix, suffix, start, end })
}

fn note() -> impl Strategy<Value = Note> {
    (part_id(), text(), maybe(quote()), maybe(moment())).prop_map(|(id, text, quote, written_at)| Note {
        id,
        text,
        quote,
        written_at,
    })
}

fn relation() -> impl Strategy<Value = Relation> {
    (part_id(), select(RelationKind::ALL.to_vec()), actor_id(), period(), text())
        .prop_map(|(id, kind, other, period, note)| Relation { id, kind, other, period, note })
}

fn actor() -> impl Strategy<Value = Actor> {
    let name = (part_id(), text(), select(NameKind::ALL.to_vec()), text(), text())
        .prop_map(|(id, value, kind, language, printed_as)| Name { id, value, kind, language, printed_as });
    let role = (part_id(), text(), maybe(actor_id()), period()).prop_map(|(id, title, organisation, period)| Role {
        id,
        title,
        organisation,
        period,
    });
    let identifiers = (text(), text()).prop_map(|(wikidata, iso3166)| Identifiers { wikidata, iso3166 });
    let kind = select(ActorKind::ALL.to_vec());
    (kind, few(name), few(role), few(relation()), identifiers, text(), text(), few(text()), few(note())).prop_map(
        |(kind, names, roles, relations, identifiers, description, portrait, tags, notes)| Actor {
            kind,
            names,
            roles,
            relations,
            identifiers,
            description,
            portrait,
            tags,
            notes,
        },
    )
}

fn place() -> impl Strategy<Value = Place> {
    (text(), text(), text(), text()).prop_map(|(venue, city, country, coordinates)| Place {
        venue,
        city,
        country,
        coordinates,
    })
}

fn meeting() -> impl Strategy<Value = Meeting> {
    let side = (part_id(), maybe(actor_id()), text()).prop_map(|(id, actor, name)| Side { id, actor, name });
    let attendee =
        (part_id(), maybe(actor_id()), text(), maybe(part_id()), text(), text(), select(AttendanceState::ALL.to_vec()))
            .prop_map(|(id, actor, described, side, capacity, title_printed, state)| Attendee {
                id,
                actor,
                described,
                side,
                capacity,
                title_printed,
                state,
            });
    let outcome = (part_id(), text()).prop_map(|(id, text)| Outcome { id, text });
    let words = (text(), maybe(when()), text(), place(), text(), maybe(any::<u32>()), maybe(meeting_id()));
    let kinds =
        (select(MeetingFormat::ALL.to_vec()), select(MeetingKind::ALL.to_vec()), select(MeetingStatus::ALL.to_vec()));
    let people = (few(side), few(attendee), maybe(actor_id()), few(actor_id()));
    let rest = (few(topic_id()), few(outcome), few(note()));
    (words, kinds, people, rest).prop_map(
        |(
            (title, date, time_zone, place, series, round, follows),
            (format, kind, status),
            (sides, attendees, host, mediators),
            (agenda, outcomes, notes),
        )| Meeting {
            title,
            date,
            time_zone,
            place,
            format,
            kind,
            status,
            series,
            round,
            follows,
            sides,
            attendees,
            host,
            mediators,
            agenda,
            outcomes,
            notes,
        },
    )
}

fn subject() -> impl Strategy<Value = Subject> {
    let meeting_field = prop_oneof![
        select(vec![
            MeetingField::Title,
            MeetingField::Date,
            MeetingField::Place,
            MeetingField::Format,
            MeetingField::Kind,
            MeetingField::Status,
            MeetingField::Series,
            MeetingField::Follows,
            MeetingField::Host,
        ]),
        actor_id().prop_map(MeetingField::Mediator),
        part_id().prop_map(MeetingField::Side),
        part_id().prop_map(MeetingField::Attendee),
        topic_id().prop_map(MeetingField::Agenda),
        part_id().prop_map(MeetingField::Outcome),
    ];
    let actor_field = prop_oneof![
        select(vec![ActorField::Kind, ActorField::Title, ActorField::Description]),
        part_id().prop_map(ActorField::Name),
        part_id().prop_map(ActorField::Role),
        part_id().prop_map(ActorField::Relation),
    ];
    let commitment_field = select(vec![
        CommitmentField::Who,
        CommitmentField::ToWhom,
        CommitmentField::What,
        CommitmentField::Condition,
        CommitmentField::Deadline,
        CommitmentField::Status,
    ]);
    prop_oneof![
        (meeting_id(), meeting_field).prop_map(|(id, field)| Subject::Meeting(id, field)),
        (actor_id(), actor_field).prop_map(|(id, field)| Subject::Actor(id, field)),
        (commitment_id(), commitment_field).prop_map(|(id, field)| Subject::Commitment(id, field)),
        text().prop_map(Subject::Question),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let quantity = (number(), maybe(number()), text(), select(Hedge::ALL.to_vec()))
        .prop_map(|(number, upto, unit, hedge)| Quantity { number, upto, unit, hedge });
    prop_oneof![
        edtf().prop_map(Value::Date),
        place().prop_map(Value::Place),
        actor_id().prop_map(Value::Actor),
        meeting_id().prop_map(Value::Meeting),
        quantity.prop_map(Value::Number),
        select(MeetingStatus::ALL.to_vec()).prop_map(Value::Status),
        select(AttendanceState::ALL.to_vec()).prop_map(Value::Attendance),
        select(MeetingFormat::ALL.to_vec()).prop_map(Value::Format),
        select(MeetingKind::ALL.to_vec()).prop_map(Value::Kind),
        select(CommitmentStatus::ALL.to_vec()).prop_map(Value::Progress),
        text().prop_map(Value::Text),
    ]
}

fn speaker() -> impl Strategy<Value = Speaker> {
    prop_oneof![Just(Speaker::Outlet), actor_id().prop_map(Speaker::Actor), text().prop_map(Speaker::Anonymous),]
}

fn claim() -> impl Strategy<Value = Claim> {
    let credibility = select(vec![Credibility::Confirmed, Credibility::Doubtful, Credibility::CannotBeJudged]);
    let said = (subject(), value(), maybe(edtf()), text(), speaker(), few(speaker()));
    (said, few(quote()), select(Directness::ALL.to_vec()), maybe(credibility), text()).prop_map(
        |((subject, value, as_of, scope, speaker, chain), quotes, directness, credibility, note)| Claim {
            subject,
            value,
            as_of,
            scope,
            speaker,
            chain,
            quotes,
            directness,
            credibility,
            note,
        },
    )
}

fn finding() -> impl Strategy<Value = Finding> {
    let sure =
        (select(Confidence::ALL.to_vec()), maybe(select(Likelihood::ALL.to_vec())), select(FindingState::ALL.to_vec()));
    (subject(), (value(), any::<bool>()), few(claim_id()), few(claim_id()), text(), sure).prop_map(
        |(subject, (value, denies), preferred, outweighed, reason, (confidence, likelihood, state))| Finding {
            subject,
            value,
            denies,
            preferred,
            outweighed,
            reason,
            confidence,
            likelihood,
            state,
        },
    )
}

fn commitment() -> impl Strategy<Value = Commitment> {
    let step = (select(CommitmentStatus::ALL.to_vec()), maybe(edtf()), maybe(quote()))
        .prop_map(|(status, date, quote)| CommitmentStep { status, date, quote });
    let version =
        (actor_id(), text(), maybe(quote())).prop_map(|(actor, what, quote)| CommitmentVersion { actor, what, quote });
    let promise = (few(actor_id()), few(actor_id()), text(), maybe(meeting_id()), text(), maybe(edtf()));
    (promise, few(step), few(version)).prop_map(
        |((who, to_whom, what, meeting, condition, deadline), steps, versions)| Commitment {
            who,
            to_whom,
            what,
            meeting,
            condition,
            deadline,
            steps,
            versions,
        },
    )
}

fn position() -> impl Strategy<Value = Position> {
    let shift = maybe(select(Shift::ALL.to_vec()));
    let said = (select(Stance::ALL.to_vec()), text(), shift, maybe(quote()));
    (actor_id(), topic_id(), maybe(meeting_id()), maybe(edtf()), said).prop_map(
        |(actor, topic, meeting, date, (stance, summary, shift, quote))| Position {
            actor,
            topic,
            meeting,
            date,
            stance,
            summary,
            shift,
            quote,
        },
    )
}

fn merge() -> impl Strategy<Value = Merge> {
    let moved = prop_oneof![meeting_id().prop_map(RecordRef::Meeting), claim_id().prop_map(RecordRef::Claim)];
    (actor_id(), actor_id(), actor(), few(relation()), few(moved)).prop_map(|(kept, gone, was, untied, moved)| Merge {
        kept,
        gone,
        was,
        untied,
        moved,
    })
}

fn article() -> impl Strategy<Value = Article> {
    let origin = prop_oneof![
        article_id().prop_map(Origin::Article),
        outlet_id().prop_map(Origin::Outlet),
        text().prop_map(Origin::Named),
    ];
    let custody = (moment(), text()).prop_map(|(at, action)| Custody { at, action });
    let revision = (moment(), text(), text(), frozen()).prop_map(|(replaced_at, reason, text_sha256, text)| Revision {
        replaced_at,
        reason,
        text_sha256,
        text,
    });
    let method = select(vec![CaptureMethod::Dropped, CaptureMethod::CommandLine, CaptureMethod::Written]);
    let provenance = (text(), text(), text(), maybe(moment()), method, few(custody)).prop_map(
        |(file_name, sha256, encoding, captured_at, method, custody)| Provenance {
            file_name,
            sha256,
            text_sha256: String::new(),
            encoding,
            captured_at,
            method,
            custody,
        },
    );
    let head = (text(), maybe(outlet_id()), few(text()), text(), maybe(when()), text(), maybe(origin));
    let retraction = (text(), maybe(moment())).prop_map(|(reason, at)| Retraction { reason, at });
    let standing = (maybe(select(Reliability::ALL.to_vec())), maybe(retraction));
    let desk = (few(text()), select(ReadingState::ALL.to_vec()), few(note()), few(revision), standing);
    let pages = prop::collection::vec((1_usize..4, text()), 0..3);
    (head, provenance, desk, pages, frozen()).prop_map(
        |(
            (title, outlet, authors, url, published, language, origin),
            provenance,
            (tags, reading, notes, revisions, (reliability, retracted)),
            pages,
            text,
        )| {
            let text_sha256 = text::sha256_hex(text.as_bytes());
            let mut end = 0;
            let mut starts = |(length, label)| {
                end += length;
                PageStart { start: end - 1, label }
            };
            let pages: Vec<PageStart> = pages.into_iter().map(&mut starts).collect();
            let pages = pages.into_iter().filter(|page| page.start < text::char_count(&text)).collect();
            Article {
                title,
                outlet,
                authors,
                url,
                published,
                language,
                origin,
                reliability,
                retracted,
                provenance: Provenance { text_sha256, ..provenance },
                tags,
                reading,
                notes,
                revisions,
                pages,
                text,
            }
        },
    )
}

fn records<Id, Held>(
    id: impl Strategy<Value = Id>,
    held: impl Strategy<Value = Held>,
) -> impl Strategy<Value = Records<Id, Held>>
where
    Id: Ord + Clone + std::fmt::Debug,
    Held: std::fmt::Debug,
{
    prop::collection::vec((id, held.prop_map(Arc::new)), 0..3)
        .prop_map(|entries| entries.into_iter().collect::<OrdMap<_, _>>())
}

/// A dossier that parses; its references may dangle.
pub fn dossier() -> impl Strategy<Value = Dossier> {
    let kept = (text(), text()).prop_map(|(name, query)| SavedSearch { name, query });
    let about = (text(), text(), text(), maybe(moment()), few(actor_id()), few(kept)).prop_map(
        |(title, subject, notes, created, parties, searches)| About {
            title,
            subject,
            notes,
            created,
            parties,
            searches,
        },
    );
    let reliability = select(Reliability::ALL.to_vec());
    let voice = (maybe(actor_id()), maybe(reliability));
    let outlet = (text(), select(OutletKind::ALL.to_vec()), text(), voice, text()).prop_map(
        |(name, kind, country, (actor, reliability), descriptor)| Outlet {
            name,
            kind,
            country,
            actor,
            reliability,
            descriptor,
        },
    );
    let topic = (text(), maybe(topic_id())).prop_map(|(name, parent)| Topic { name, parent });
    let first = (records(outlet_id(), outlet), records(topic_id(), topic), records(actor_id(), actor()));
    let second = (records(meeting_id(), meeting()), records(claim_id(), claim()), records(finding_id(), finding()));
    let third = (
        records(commitment_id(), commitment()),
        records(position_id(), position()),
        records(merge_id(), merge()),
        records(article_id(), article()),
        few(text()).prop_map(|keys| keys.into_iter().collect::<OrdSet<String>>()),
    );
    (about, first, second, third).prop_map(
        |(
            about,
            (outlets, topics, actors),
            (meetings, claims, findings),
            (commitments, positions, merges, articles, refused),
        )| Dossier {
            about,
            outlets,
            topics,
            actors,
            meetings,
            claims,
            findings,
            commitments,
            positions,
            merges,
            refused,
            articles,
        },
    )
}
