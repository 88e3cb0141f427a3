//! What ties one actor to another, in words read from one end: relations, roles, and meetings at which both had a part.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::FactState;
use crate::desk::facts::Facts;
use crate::model::{
    Actor, ActorField, ActorId, AttendanceState, Meeting, MeetingField, MeetingId, MeetingStatus, PartId, Period,
    Subject,
};

/// What sort of tie it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TieKind {
    /// Entered as a relation.
    Relation,
    /// A role held at the other.
    Role,
    /// Both had a part in a meeting.
    Meetings,
}

/// A meeting at which both ends of a tie had a part.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Encounter {
    pub(super) meeting: MeetingId,
    pub(super) title: String,
    /// As written; empty where none is known.
    pub(super) date: String,
    /// The date in words; empty where none is known.
    pub(super) date_words: String,
    /// The weaker of the two facts that each had its part.
    pub(super) state: FactState,
}

/// What stands behind a tie.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Behind {
    /// A fact, with its claims.
    Fact(Subject),
    /// Meetings, by date, undated last.
    Meetings(Vec<Encounter>),
}

/// One tie, read from the first end of its edge to the second.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tie {
    pub(super) kind: TieKind,
    /// “member of”, “Foreign minister”, “met”.
    pub(super) words: String,
    /// How long, or when, as short as it can be written: “since 2021-09”, “2021-11-30”, “two meetings”.
    pub(super) short: String,
    /// The same in words: “since September 2021”.
    pub(super) long: String,
    /// A remark; empty for none.
    pub(super) note: String,
    pub(super) state: FactState,
    /// Has ended.
    pub(super) past: bool,
    pub(super) behind: Behind,
}

impl Tie {
    /// “member of, since 2021-09”, “met 2021-11-30”, “two meetings”.
    pub(super) fn label(&self) -> String {
        match &self.behind {
            Behind::Meetings(_) if self.words == MET && self.short.ends_with("meetings") => self.short.clone(),
            Behind::Meetings(met) if met.len() == 1 => joined(&self.words, " ", &self.short),
            _ => joined(&self.words, ", ", &self.short),
        }
    }

    /// The tie between two names: “Amir Khan Muttaqi member of Taliban”, “Thomas West: Deputy envoy, United States”.
    pub(super) fn sentence(&self, from: &str, to: &str) -> String {
        match self.kind {
            TieKind::Role => format!("{from}: {}, {to}", self.words),
            TieKind::Relation | TieKind::Meetings => format!("{from} {} {to}", self.words),
        }
    }

    /// The tie between two names, for those who hear it: “Thomas West, met, Taliban, 30 November 2021, 1 article”.
    pub(super) fn spoken(&self, from: &str, to: &str) -> String {
        [from, &self.words, to, &self.long, &self.note, &self.state.in_words()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn joined(words: &str, between: &str, rest: &str) -> String {
    if rest.is_empty() { words.to_owned() } else { format!("{words}{between}{rest}") }
}

/// “since 2021-09”, “until 2000”, “1996–2001”; empty when unknown. Dates as written (EDTF).
pub(super) fn period_in_short(period: &Period) -> String {
    match (&period.from, &period.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("until {to}"),
        (Some(from), Some(to)) => format!("{from}–{to}"),
    }
}

/// An actor's own relation or role, which leads to another actor.
pub(super) struct OwnTie<'a> {
    pub(super) to: &'a ActorId,
    pub(super) kind: TieKind,
    forth: &'a str,
    back: &'a str,
    period: &'a Period,
    note: &'a str,
    field: ActorField,
}

impl OwnTie<'_> {
    /// The tie read from its owner, or from the other end where `reversed`.
    pub(super) fn tie(&self, owner: &ActorId, reversed: bool, facts: &mut Facts) -> Tie {
        let subject = Subject::Actor(owner.clone(), self.field.clone());
        Tie {
            kind: self.kind,
            words: if reversed { self.back } else { self.forth }.to_owned(),
            short: period_in_short(self.period),
            long: self.period.in_words(),
            note: self.note.to_owned(),
            state: facts.state(&subject),
            past: self.period.to.is_some(),
            behind: Behind::Fact(subject),
        }
    }
}

/// The ties that an actor's own record tells of, relations first. Ties to itself are none.
pub(super) fn own_ties<'a>(id: &'a ActorId, actor: &'a Actor) -> impl Iterator<Item = OwnTie<'a>> {
    let relations = actor.relations.iter().map(|relation| OwnTie {
        to: &relation.other,
        kind: TieKind::Relation,
        forth: relation.kind.in_words(),
        back: relation.kind.reversed_in_words(),
        period: &relation.period,
        note: &relation.note,
        field: ActorField::Relation(relation.id.clone()),
    });
    let roles = actor.roles.iter().filter_map(|role| {
        // A title names the tie from either end.
        let title = if role.title.is_empty() { "has a role" } else { &role.title };
        Some(OwnTie {
            to: role.organisation.as_ref()?,
            kind: TieKind::Role,
            forth: title,
            back: title,
            period: &role.period,
            note: "",
            field: ActorField::Role(role.id.clone()),
        })
    });
    relations.chain(roles).filter(move |tie| tie.to != id)
}

const MET: &str = "met";

/// What part someone had in a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Sat there, for a side where one is known.
    Attendee(Option<PartId>),
    /// A side as such.
    Side(PartId),
    Host,
    Mediator,
}

/// Someone with a part in a meeting.
#[derive(Clone, Debug)]
pub(super) struct Presence<'a> {
    pub(super) actor: &'a ActorId,
    part: Part,
    /// Announced only.
    expected: bool,
    field: MeetingField,
}

/// Who had a part in a meeting, each actor once: as attendee, or else as side, host or mediator. Those who were absent,
/// or whose presence is denied, had none; nor had anybody where the meeting was put off, called off or denied.
pub(super) fn presences(meeting: &Meeting) -> Vec<Presence<'_>> {
    if matches!(meeting.status, MeetingStatus::Postponed | MeetingStatus::Cancelled | MeetingStatus::Denied) {
        return Vec::new();
    }
    let attendees = meeting.attendees.iter().filter_map(|attendee| {
        let expected = match attendee.state {
            AttendanceState::Expected => true,
            AttendanceState::Attended => false,
            AttendanceState::Absent | AttendanceState::Denied => return None,
        };
        let field = MeetingField::Attendee(attendee.id.clone());
        Some(Presence { actor: attendee.actor.as_ref()?, part: Part::Attendee(attendee.side.clone()), expected, field })
    });
    let certain = |actor, part, field| Presence { actor, part, expected: false, field };
    let sides = meeting.sides.iter().filter_map(|side| {
        let id = side.id.clone();
        Some(certain(side.actor.as_ref()?, Part::Side(id.clone()), MeetingField::Side(id)))
    });
    let host = meeting.host.iter().map(|actor| certain(actor, Part::Host, MeetingField::Host));
    let mediators =
        meeting.mediators.iter().map(|actor| certain(actor, Part::Mediator, MeetingField::Mediator(actor.clone())));
    let mut seen = BTreeSet::new();
    attendees.chain(sides).chain(host).chain(mediators).filter(|presence| seen.insert(presence.actor)).collect()
}

/// How sure it is that two met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sureness {
    Held,
    Expected,
    Alleged,
}

/// How the first stands to the second at a meeting: where it was held, where it is expected, where it is alleged.
fn how(one: &Part, other: &Part, sureness: Sureness) -> &'static str {
    let [held, expected, alleged] = match (one, other) {
        (Part::Attendee(Some(one)), Part::Attendee(Some(other))) if one == other => {
            ["shared a delegation with", "to share a delegation with", "said to share a delegation with"]
        }
        (Part::Attendee(Some(seat)), Part::Side(side)) if seat == side => {
            ["sat for", "to sit for", "said to have sat for"]
        }
        (Part::Side(side), Part::Attendee(Some(seat))) if seat == side => {
            ["had as delegate", "to have as delegate", "said to have as delegate"]
        }
        (Part::Host, _) => ["received", "to receive", "said to have received"],
        (_, Part::Host) => ["received by", "to be received by", "said to be received by"],
        (Part::Mediator, _) => ["mediated for", "to mediate for", "said to have mediated for"],
        (_, Part::Mediator) => ["had as mediator", "to have as mediator", "said to have as mediator"],
        _ => [MET, "expected to meet", "said to have met"],
    };
    match sureness {
        Sureness::Held => held,
        Sureness::Expected => expected,
        Sureness::Alleged => alleged,
    }
}

/// The ties of one pair from meetings, gathered meeting by meeting.
#[derive(Default)]
pub(super) struct Meetings {
    by_phrase: BTreeMap<(Sureness, &'static str), Vec<Encounter>>,
}

impl Meetings {
    /// Adds a meeting at which both had a part.
    pub(super) fn add(
        &mut self,
        id: &MeetingId,
        meeting: &Meeting,
        one: &Presence,
        other: &Presence,
        facts: &mut Facts,
    ) {
        let sureness = match meeting.status {
            MeetingStatus::Alleged => Sureness::Alleged,
            MeetingStatus::Announced => Sureness::Expected,
            _ if one.expected || other.expected => Sureness::Expected,
            _ => Sureness::Held,
        };
        let mut state = |presence: &Presence| facts.state(&Subject::Meeting(id.clone(), presence.field.clone()));
        let encounter = Encounter {
            meeting: id.clone(),
            title: meeting.title.clone(),
            date: meeting.date.as_ref().map_or_else(String::new, |when| when.edtf.to_string()),
            date_words: meeting.date.as_ref().map_or_else(String::new, |when| when.edtf.in_words()),
            state: weaker(state(one), state(other)),
        };
        self.by_phrase.entry((sureness, how(&one.part, &other.part, sureness))).or_default().push(encounter);
    }

    /// One tie for each way in which they met, those that were held first.
    pub(super) fn into_ties(self) -> impl Iterator<Item = Tie> {
        self.by_phrase.into_iter().map(|((_, words), mut met)| {
            met.sort_by(|one, other| {
                (one.date.is_empty(), &one.date, &one.meeting).cmp(&(
                    other.date.is_empty(),
                    &other.date,
                    &other.meeting,
                ))
            });
            let (short, long) = match met.as_slice() {
                [one] => (short_date(one), one.date_words.clone()),
                several => (counted_meetings(several.len()), counted_meetings(several.len())),
            };
            Tie {
                kind: TieKind::Meetings,
                words: words.to_owned(),
                short,
                long,
                note: String::new(),
                state: met.iter().map(|one| one.state).max_by_key(strength).unwrap_or(FactState::Unsupported),
                past: false,
                behind: Behind::Meetings(met),
            }
        })
    }
}

/// A single date as written; a span in words, which are shorter.
fn short_date(encounter: &Encounter) -> String {
    if encounter.date.contains('/') { encounter.date_words.clone() } else { encounter.date.clone() }
}

/// “two meetings”; figures from thirteen on.
fn counted_meetings(count: usize) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match WORDS.get(count) {
        Some(word) => format!("{word} meetings"),
        None => format!("{count} meetings"),
    }
}

/// How much stands behind a state, for comparing: disputes, which must be seen, come first of all.
pub(super) fn strength(state: &FactState) -> (u8, usize, usize) {
    match *state {
        FactState::Unsupported => (0, 0, 0),
        FactState::Supported { articles, origins } => (1, origins, articles),
        FactState::Settled => (2, 0, 0),
        FactState::Rival { values } => (3, values, 0),
        FactState::Reopened => (4, 0, 0),
    }
}

/// What can be said of two facts together: a dispute about one is a dispute about both, and nothing is better
/// supported than its weaker part.
fn weaker(one: FactState, other: FactState) -> FactState {
    let disputed = |state: &FactState| matches!(state, FactState::Rival { .. } | FactState::Reopened);
    let (least, most) = if strength(&one) <= strength(&other) { (one, other) } else { (other, one) };
    if disputed(&most) { most } else { least }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Attendee, Dossier};

    fn supported(articles: usize, origins: usize) -> FactState {
        FactState::Supported { articles, origins }
    }

    #[test]
    fn two_facts_together_are_as_good_as_the_weaker() {
        let rival = FactState::Rival { values: 2 };
        for (one, other, expect) in [
            (supported(3, 2), supported(5, 1), supported(5, 1)),
            (supported(3, 2), FactState::Unsupported, FactState::Unsupported),
            (supported(3, 2), rival, rival),
            (FactState::Unsupported, rival, rival),
            (FactState::Settled, supported(1, 1), supported(1, 1)),
        ] {
            assert_eq!(weaker(one, other), expect, "{one:?} and {other:?}");
            assert_eq!(weaker(other, one), expect, "{other:?} and {one:?}");
        }
    }

    #[test]
    fn periods_are_short() {
        for (from, to, expect) in [
            ("2021-09", "", "since 2021-09"),
            ("", "2000", "until 2000"),
            ("1996", "2001", "1996–2001"),
            ("2021-09~", "", "since 2021-09~"),
            ("", "", ""),
        ] {
            let period = Period { from: from.parse().ok(), to: to.parse().ok() };
            assert_eq!(period_in_short(&period), expect);
        }
    }

    fn attendee(actor: &str, side: Option<&str>, state: AttendanceState) -> Attendee {
        Attendee {
            id: PartId::new(format!("prt-{actor}")),
            actor: Some(ActorId::new(actor)),
            described: String::new(),
            side: side.map(PartId::new),
            capacity: String::new(),
            title_printed: String::new(),
            state,
        }
    }

    #[test]
    fn words_at_a_meeting_follow_the_part_of_each() {
        use AttendanceState::{Absent, Attended, Expected};
        let side = |id: &str, actor: &str| crate::model::Side {
            id: PartId::new(id),
            actor: Some(ActorId::new(actor)),
            name: String::new(),
        };
        let meeting = Meeting {
            title: "Lake".to_owned(),
            status: MeetingStatus::Held,
            sides: vec![side("prt-n", "act-north"), side("prt-s", "act-south")],
            attendees: vec![
                attendee("act-ada", Some("prt-n"), Attended),
                attendee("act-ben", Some("prt-n"), Attended),
                attendee("act-cem", Some("prt-s"), Attended),
                attendee("act-dan", Some("prt-s"), Expected),
                attendee("act-eve", Some("prt-s"), Absent),
            ],
            host: Some(ActorId::new("act-host")),
            mediators: vec![ActorId::new("act-med"), ActorId::new("act-ada")],
            ..Meeting::default()
        };
        let found = presences(&meeting);
        let dossier = Dossier::default();
        let index = crate::compare::ClaimIndex::default();
        let words = |status: MeetingStatus, one: &str, other: &str| {
            let meeting = Meeting { status, ..meeting.clone() };
            let find = |id: &str| found.iter().find(|presence| presence.actor.as_str() == id).unwrap();
            let mut pair = Meetings::default();
            let mut facts = Facts::new(&dossier, &index);
            pair.add(&MeetingId::new("mtg-1"), &meeting, find(one), find(other), &mut facts);
            pair.into_ties().next().unwrap().label()
        };
        for (one, other, expect) in [
            ("act-ada", "act-cem", "met"),
            ("act-ada", "act-ben", "shared a delegation with"),
            ("act-ada", "act-north", "sat for"),
            ("act-north", "act-ada", "had as delegate"),
            ("act-ada", "act-south", "met"),
            ("act-north", "act-south", "met"),
            ("act-ada", "act-dan", "expected to meet"),
            ("act-host", "act-ada", "received"),
            ("act-ada", "act-host", "received by"),
            ("act-ada", "act-med", "had as mediator"),
        ] {
            assert_eq!(words(MeetingStatus::Held, one, other), expect, "{one} and {other}");
        }
        assert_eq!(words(MeetingStatus::Announced, "act-ada", "act-cem"), "expected to meet");
        assert_eq!(words(MeetingStatus::Alleged, "act-ada", "act-cem"), "said to have met");
        assert!(!found.iter().any(|presence| presence.actor.as_str() == "act-eve"), "the absent met nobody");
        assert_eq!(found.len(), 8, "each actor once");
        for status in [MeetingStatus::Cancelled, MeetingStatus::Denied, MeetingStatus::Postponed] {
            assert!(presences(&Meeting { status, ..meeting.clone() }).is_empty());
        }
    }

    #[test]
    fn several_meetings_are_counted() {
        for (count, expect) in [(2, "two meetings"), (12, "twelve meetings"), (13, "13 meetings")] {
            assert_eq!(counted_meetings(count), expect);
        }
    }
}
