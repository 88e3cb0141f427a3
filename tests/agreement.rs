//! Pairs of values from the field's usage, and how they bear on each other. Written before the rules: a rule that
//! changes a row must be able to say why the field would.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::sync::Arc;

use readout::compare::{Bearing, Said, verdict};
use readout::model::{
    Actor, ActorField, ActorId, ActorKind, AttendanceState, CommitmentField, CommitmentId, CommitmentStatus,
    Directness, Dossier, EdtfDate, Hedge, MeetingField, MeetingFormat, MeetingId, MeetingKind, MeetingStatus, PartId,
    Place, Quantity, Subject, Value,
};

use Bearing::{Agrees, Apart, Contradicts};

/// A value with what a source says around it.
#[derive(Clone, Debug)]
struct One {
    value: Value,
    as_of: Option<EdtfDate>,
    published: Option<EdtfDate>,
    scope: &'static str,
    directness: Directness,
}

impl One {
    fn of(value: Value) -> Self {
        Self { value, as_of: None, published: None, scope: "", directness: Directness::Direct }
    }

    fn on(self, date: &str) -> Self {
        Self { as_of: Some(date.parse().unwrap()), ..self }
    }

    fn published(self, date: &str) -> Self {
        Self { published: Some(date.parse().unwrap()), ..self }
    }

    fn scope(self, scope: &'static str) -> Self {
        Self { scope, ..self }
    }

    fn denied(self) -> Self {
        Self { directness: Directness::Negative, ..self }
    }

    fn said(&self) -> Said<'_> {
        Said {
            value: &self.value,
            as_of: self.as_of.as_ref(),
            published: self.published.as_ref(),
            scope: self.scope,
            directness: self.directness,
        }
    }
}

fn date(text: &str) -> One {
    One::of(Value::Date(text.parse().unwrap()))
}

fn number(hedge: Hedge, number: f64, unit: &str) -> One {
    One::of(Value::Number(Quantity { number, upto: None, unit: unit.to_owned(), hedge }))
}

fn exactly(count: f64, unit: &str) -> One {
    number(Hedge::Exactly, count, unit)
}

fn span(from: f64, upto: f64, unit: &str) -> One {
    One::of(Value::Number(Quantity { number: from, upto: Some(upto), unit: unit.to_owned(), hedge: Hedge::Exactly }))
}

fn place(venue: &str, city: &str, country: &str) -> One {
    One::of(Value::Place(Place {
        venue: venue.to_owned(),
        city: city.to_owned(),
        country: country.to_owned(),
        coordinates: String::new(),
    }))
}

fn text(text: &str) -> One {
    One::of(Value::Text(text.to_owned()))
}

fn status(status: MeetingStatus) -> One {
    One::of(Value::Status(status))
}

fn present(state: AttendanceState) -> One {
    One::of(Value::Attendance(state))
}

fn progress(status: CommitmentStatus) -> One {
    One::of(Value::Progress(status))
}

fn actor(id: &str) -> One {
    One::of(Value::Actor(ActorId::new(id)))
}

/// A few people, so that a name in words can meet one that is known.
fn people() -> Dossier {
    let mut dossier = Dossier::default();
    for (id, name) in
        [("act-muttaqi", "Amir Khan Muttaqi"), ("act-west", "Thomas West"), ("act-charles", "Sarah Charles")]
    {
        let person = Actor::named(ActorKind::Person, name, PartId::new("prt-1"));
        dossier.actors.insert(ActorId::new(id), Arc::new(person));
    }
    dossier
}

fn judge(subject: &Subject, rows: Vec<(One, One, Bearing)>) -> (usize, Vec<String>) {
    let dossier = people();
    let count = rows.len();
    let mut wrong = Vec::new();
    for (left, right, expect) in rows {
        for (one, other) in [(&left, &right), (&right, &left)] {
            let verdict = verdict(&dossier, subject, one.said(), other.said());
            let why = verdict.in_words(&dossier, one.said(), other.said());
            if verdict.bearing != expect {
                wrong.push(format!("{one:?} and {other:?}: {:?}, not {expect:?}: {why}", verdict.bearing));
            }
            assert!(why.ends_with('.') && why.len() > 10, "one sentence: {why:?}");
        }
    }
    (count, wrong)
}

fn check(subject: &Subject, rows: Vec<(One, One, Bearing)>) {
    let (_, wrong) = judge(subject, rows);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn meeting(field: MeetingField) -> Subject {
    Subject::Meeting(MeetingId::new("mtg-doha"), field)
}

fn question() -> Subject {
    Subject::Question("Americans still in the country".to_owned())
}

#[test]
fn dates_by_containment_overlap_and_doubt() {
    check(
        &meeting(MeetingField::Date),
        vec![
            (date("2021-10-09/2021-10-10"), date("2021-10-10"), Agrees),
            (date("2021-10-09/2021-10-10"), date("2021-10-09"), Agrees),
            (date("2021-10-09/2021-10-10"), date("2021-10-09/2021-10-10"), Agrees),
            (date("2021-10-09"), date("2021-10-10"), Contradicts),
            (date("2021-10-09/2021-10-10"), date("2021-10-10/2021-10-11"), Contradicts),
            (date("2021-10-09/2021-10-10"), date("2021-10-16/2021-10-17"), Contradicts),
            (date("2021-10"), date("2021-10-09"), Agrees),
            (date("2021-10"), date("2021-11-30"), Contradicts),
            (date("2021"), date("2021-10-09"), Agrees),
            (date("2021-23"), date("2021-10"), Agrees),
            (date("202X"), date("2021"), Agrees),
            (date("2021-11~"), date("2021-11-30"), Agrees),
            (date("2021-11~"), date("2021-12-02"), Agrees),
            (date("2021-11~"), date("2022-03"), Contradicts),
            (date("2021-10-08~"), date("2021-10-10"), Agrees),
            (date("2021-10-08~"), date("2021-10-20"), Contradicts),
            (date("2021-08?"), date("2021-09-02"), Apart),
            (date("2021-08?"), date("2021-08-20"), Agrees),
            (date("../2021-08-31"), date("2021-08-30"), Agrees),
            (date("2021-08-31/.."), date("2021-08-30"), Contradicts),
            (date("2021-10-09").denied(), date("2021-10-09"), Contradicts),
            (date("2021-10-09").denied(), date("2021-10-10"), Apart),
            // To deny a day leaves the rest of its month; to deny a month denies its days; two may deny two things.
            (date("2021-10-09").denied(), date("2021-10"), Apart),
            (date("2021-10").denied(), date("2021-10-09"), Contradicts),
            (date("2021-10-09").denied(), date("2021-11-30").denied(), Apart),
            (date("2021-10-09").denied(), date("2021-10-09").denied(), Agrees),
        ],
    );
}

#[test]
fn numbers_by_hedge_rounding_day_and_scope() {
    use Hedge::{About, AtLeast, AtMost, LessThan, MoreThan, Multiples, Nearly};
    check(
        &question(),
        vec![
            (number(About, 100.0, ""), exactly(105.0, ""), Agrees),
            (number(About, 100.0, ""), exactly(95.0, ""), Agrees),
            (number(About, 100.0, ""), exactly(150.0, ""), Contradicts),
            (number(About, 1200.0, ""), exactly(1290.0, ""), Agrees),
            (number(About, 1200.0, ""), exactly(1500.0, ""), Contradicts),
            (number(MoreThan, 100.0, ""), exactly(105.0, ""), Agrees),
            (number(MoreThan, 100.0, ""), exactly(100.0, ""), Contradicts),
            (number(MoreThan, 100.0, ""), exactly(95.0, ""), Contradicts),
            (number(MoreThan, 100.0, ""), exactly(5000.0, ""), Apart),
            (number(AtLeast, 100.0, ""), exactly(100.0, ""), Agrees),
            (number(LessThan, 100.0, ""), exactly(105.0, ""), Contradicts),
            (number(LessThan, 100.0, ""), exactly(95.0, ""), Agrees),
            (number(AtMost, 200.0, ""), exactly(150.0, ""), Agrees),
            (number(AtMost, 200.0, ""), exactly(250.0, ""), Contradicts),
            (number(Nearly, 100.0, ""), exactly(97.0, ""), Agrees),
            (number(Nearly, 100.0, ""), exactly(105.0, ""), Contradicts),
            (number(Nearly, 100.0, ""), exactly(60.0, ""), Contradicts),
            (number(Multiples, 12.0, ""), number(About, 100.0, ""), Agrees),
            (number(Multiples, 12.0, ""), exactly(60.0, ""), Agrees),
            (number(Multiples, 12.0, ""), exactly(10.0, ""), Contradicts),
            (number(Multiples, 12.0, ""), exactly(3000.0, ""), Contradicts),
            (number(Multiples, 100.0, ""), exactly(105.0, ""), Contradicts),
            (number(Multiples, 100.0, ""), number(MoreThan, 400.0, ""), Agrees),
            (exactly(1_200_000.0, ""), exactly(1_234_000.0, ""), Agrees),
            (exactly(9500.0, ""), exactly(9480.0, ""), Agrees),
            (exactly(100.0, ""), exactly(105.0, ""), Contradicts),
            (exactly(95.0, ""), exactly(105.0, ""), Contradicts),
            (exactly(0.0, ""), number(Multiples, 12.0, ""), Contradicts),
            (span(100.0, 200.0, ""), exactly(150.0, ""), Agrees),
            (span(100.0, 200.0, ""), exactly(250.0, ""), Contradicts),
            (exactly(105.0, "citizens"), exactly(95.0, "residents"), Apart),
            (exactly(105.0, "US citizens"), exactly(105.0, "American citizens"), Agrees),
            (exactly(105.0, "US citizens"), exactly(205.0, "American citizens"), Contradicts),
            (number(About, 100.0, "Americans"), exactly(250.0, "people"), Apart),
            (number(About, 100.0, "Americans"), exactly(104.0, "people"), Agrees),
            (exactly(2e9, "USD"), exactly(2e9, "EUR"), Apart),
            (number(MoreThan, 100.0, "").denied(), number(About, 100.0, ""), Apart),
            (number(MoreThan, 100.0, "").denied(), exactly(150.0, ""), Contradicts),
            (exactly(105.0, "").denied(), exactly(105.0, ""), Contradicts),
            (exactly(100.0, "").scope("citizens"), exactly(200.0, "").scope("citizens and residents"), Apart),
            (exactly(100.0, "").scope("citizens"), exactly(200.0, "").scope("Citizens"), Contradicts),
            (exactly(105.0, "").scope("helped to leave"), number(About, 100.0, "").scope("still there"), Apart),
            (exactly(100.0, "").on("2021-08-31"), exactly(400.0, "").on("2021-10-08"), Apart),
            (exactly(100.0, "").on("2021-10-08"), exactly(400.0, "").on("2021-10-08"), Contradicts),
            (exactly(100.0, "").on("2021-10"), exactly(400.0, "").on("2021-10-08"), Contradicts),
        ],
    );
}

#[test]
fn places_by_hierarchy() {
    check(
        &meeting(MeetingField::Place),
        vec![
            (place("", "Doha", ""), place("", "Doha", "Qatar"), Agrees),
            (place("", "Doha", ""), place("", "", "Qatar"), Agrees),
            (place("", "Doha", "Qatar"), place("Sheraton", "Doha", ""), Agrees),
            (place("Sheraton", "Doha", ""), place("Ritz-Carlton", "Doha", ""), Contradicts),
            (place("", "Doha", ""), place("", "Islamabad", ""), Contradicts),
            (place("", "Doha", ""), place("", "", "Pakistan"), Contradicts),
            (place("", "Kyiv", ""), place("", "Kiev", "Ukraine"), Agrees),
            (place("", "الدوحة", ""), place("", "Doha", ""), Agrees),
            (place("", "Geneva", ""), place("", "", "Switzerland"), Agrees),
            (place("", "Geneva", ""), place("", "Vienna", ""), Contradicts),
            (place("Palais des Nations", "", ""), place("", "Geneva", ""), Agrees),
            (place("", "", "Qatar"), place("", "", "Pakistan"), Contradicts),
            (place("", "Ystrad Fach", ""), place("", "Doha", ""), Apart),
            (place("", "Doha", "").denied(), place("", "Geneva", "").denied(), Apart),
            (place("", "", "Qatar").denied(), place("", "Doha", ""), Contradicts),
            (place("", "Doha", "").denied(), place("", "", "Qatar"), Apart),
        ],
    );
}

#[test]
fn titles_by_time() {
    let west = Subject::Actor(ActorId::new("act-west"), ActorField::Title);
    let deputy = || text("Deputy Special Representative for Afghanistan");
    let chief = || text("Special Representative for Afghanistan");
    check(
        &west,
        vec![
            (deputy().on("2021-10-09"), chief().on("2021-11-30"), Apart),
            (deputy().published("2021-10-09"), chief().published("2021-11-30"), Apart),
            (deputy().on("2021-10-09"), chief().on("2021-10-09"), Contradicts),
            (text("special representative").on("2021-11-30"), chief().on("2021-11-30"), Agrees),
            (text("US Special Representative for Afghanistan"), chief(), Agrees),
            (text("US envoy"), text("head of the delegation"), Apart),
            (text("foreign minister"), text("Minister of Foreign Affairs"), Agrees),
            (text("foreign minister"), text("acting foreign minister"), Agrees),
            (text("foreign minister"), text("deputy foreign minister"), Contradicts),
            (text("former envoy"), text("envoy"), Contradicts),
            (chief().on("2021-10-09"), chief().on("2021-11-30"), Agrees),
            (text("spokesman for the prime minister"), text("prime minister"), Contradicts),
            (text("State Department spokesman"), text("spokesperson for the State Department"), Agrees),
        ],
    );
}

#[test]
fn names_in_any_spelling_and_script() {
    check(
        &meeting(MeetingField::Host),
        vec![
            (text("Amir Khan Muttaqi"), text("Amir Khan Mutaqi"), Agrees),
            (text("Amir Khan Muttaqi"), text("امیر خان متقی"), Agrees),
            (text("Sergei Lavrov"), text("Сергей Лавров"), Agrees),
            (text("Thomas West"), text("Tom West"), Agrees),
            (text("Price, Ned"), text("Ned Price"), Agrees),
            (text("Sheikh Tamim bin Hamad Al Thani"), text("Tamim bin Hamad"), Agrees),
            (text("Thomas West"), text("Sarah Charles"), Contradicts),
            (actor("act-muttaqi"), text("امیر خان متقی"), Agrees),
            (actor("act-west"), text("Tom West"), Agrees),
            (actor("act-west"), actor("act-west"), Agrees),
            (actor("act-west"), actor("act-charles"), Contradicts),
        ],
    );
}

#[test]
fn states_of_meetings_people_and_promises() {
    use AttendanceState::{Absent, Attended, Denied, Expected};
    use MeetingStatus::{Alleged, Announced, Cancelled, Held, Postponed};
    check(
        &meeting(MeetingField::Status),
        vec![
            (status(Announced), status(Held), Apart),
            (status(Postponed), status(Held), Apart),
            (status(Held), status(Cancelled), Contradicts),
            (status(Held), status(MeetingStatus::Denied), Contradicts),
            (status(Held), status(Alleged), Apart),
            (status(Held), status(Held), Agrees),
        ],
    );
    check(
        &meeting(MeetingField::Attendee(PartId::new("prt-1"))),
        vec![
            (present(Expected), present(Attended), Apart),
            (present(Attended), present(Absent), Contradicts),
            (present(Attended), present(Denied), Contradicts),
            (present(Expected), present(Absent), Apart),
            (present(Attended), text("led the delegation"), Agrees),
            (text("deputy head of the delegation"), text("sat across from the minister"), Agrees),
            (present(Attended), present(Attended).denied(), Contradicts),
        ],
    );
    check(
        &meeting(MeetingField::Format),
        vec![
            (
                One::of(Value::Format(MeetingFormat::InPerson)),
                One::of(Value::Format(MeetingFormat::Virtual)),
                Contradicts,
            ),
            (One::of(Value::Format(MeetingFormat::Unknown)), One::of(Value::Format(MeetingFormat::Virtual)), Apart),
        ],
    );
    check(
        &meeting(MeetingField::Kind),
        vec![
            (One::of(Value::Kind(MeetingKind::Bilateral)), One::of(Value::Kind(MeetingKind::Technical)), Apart),
            (
                One::of(Value::Kind(MeetingKind::Bilateral)),
                One::of(Value::Kind(MeetingKind::Multilateral)),
                Contradicts,
            ),
        ],
    );
    check(
        &Subject::Commitment(CommitmentId::new("cmt-1"), CommitmentField::Status),
        vec![
            (progress(CommitmentStatus::Kept), progress(CommitmentStatus::Broken), Contradicts),
            (
                progress(CommitmentStatus::UnderWay).published("2021-10-10"),
                progress(CommitmentStatus::Kept).published("2021-11-30"),
                Apart,
            ),
            (progress(CommitmentStatus::Kept), progress(CommitmentStatus::Kept), Agrees),
        ],
    );
}

#[test]
fn words_by_what_they_add_and_deny() {
    check(
        &Subject::Question("Was aid agreed?".to_owned()),
        vec![
            (text("yes"), text("no"), Contradicts),
            (text("Yes"), text("  yes "), Agrees),
            (text("no"), text("No, not at this stage"), Agrees),
            (text("agreed"), text("discussed only"), Contradicts),
            (text("agreed"), text("not agreed"), Contradicts),
            (text("the first talks"), text("first senior talks"), Agrees),
            (text("agreed"), text("agreed").denied(), Contradicts),
        ],
    );
    // Where a claim only says that a thing is so, other words for it are no rival.
    check(
        &meeting(MeetingField::Outcome(PartId::new("prt-1"))),
        vec![(text("aid"), text("relief"), Agrees), (text("aid"), text("aid").denied(), Contradicts)],
    );
}
