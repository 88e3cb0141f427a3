//! What the articles say of the meetings, and of questions of the analyst's own.

use std::sync::Arc;

use readout::model::{
    ActorField, AttendanceState, Confidence, Credibility, EdtfDate, Finding, FindingId, FindingState, Hedge,
    Likelihood, MeetingField, MeetingFormat, MeetingKind, MeetingStatus, Place, Quantity, Subject, Value,
};

use crate::sample::{Made, Sample, Told, actor, by, by_unnamed, date, meeting, outlet, part, topic};

use AttendanceState::{Absent, Attended, Expected};
use MeetingStatus::{Announced, Held};

/// Who told Reuters before the first round.
const OFFICIALS: &str = "two senior administration officials";

type Words = (&'static str, &'static str);

pub fn add(sample: &mut Sample) -> Made<()> {
    earlier_meetings(sample)?;
    first_round(sample)?;
    first_round_people(sample)?;
    second_round(sample)?;
    second_round_agenda(sample)?;
    later_meetings(sample)?;
    titles(sample)?;
    questions(sample)?;
    first_face_to_face(sample)
}

/// Claims on one meeting.
struct On<'a> {
    sample: &'a mut Sample,
    key: &'static str,
}

impl On<'_> {
    fn says(&mut self, field: MeetingField, value: Value, words: Words, told: Told) -> Made<()> {
        self.sample.claim(Subject::Meeting(meeting(self.key), field), value, words, told)?;
        Ok(())
    }

    fn date(&mut self, edtf: &str, words: Words, told: Told) -> Made<()> {
        let value: EdtfDate = date(edtf)?;
        self.says(MeetingField::Date, Value::Date(value), words, told)
    }

    fn place(&mut self, city: &str, country: &str, words: Words) -> Made<()> {
        let value = Place { city: city.to_owned(), country: country.to_owned(), ..Place::default() };
        self.says(MeetingField::Place, Value::Place(value), words, outlet())
    }

    fn status(&mut self, status: MeetingStatus, words: Words, told: Told) -> Made<()> {
        self.says(MeetingField::Status, Value::Status(status), words, told)
    }

    fn side(&mut self, key: &str, words: Words) -> Made<()> {
        self.says(MeetingField::Side(part(key)), Value::Actor(actor(key)), words, outlet())
    }

    fn attendee(&mut self, key: &str, state: AttendanceState, words: Words, told: Told) -> Made<()> {
        self.says(MeetingField::Attendee(part(&format!("at-{key}"))), Value::Attendance(state), words, told)
    }

    fn agenda(&mut self, key: &str, words: Words, told: Told) -> Made<()> {
        let name = self.sample.dossier.topics.get(&topic(key)).map(|topic| topic.name.clone());
        let name = name.ok_or_else(|| format!("there is no topic {key}"))?;
        self.says(MeetingField::Agenda(topic(key)), Value::Text(name), words, told)
    }

    fn outcome(&mut self, key: &str, text: &str, words: Words, told: Told) -> Made<()> {
        let field = MeetingField::Outcome(part(&format!("out-{key}")));
        self.says(field, Value::Text(text.to_owned()), words, told)
    }
}

fn earlier_meetings(sample: &mut Sample) -> Made<()> {
    let mut kabul = On { sample, key: "kabul-2021-08" };
    let met = "had met Taliban officials in Kabul in August";
    kabul.date("2021-08", ("unnamed", "in Kabul in August"), outlet())?;
    kabul.place("Kabul", "", ("unnamed", "in Kabul in August"))?;
    kabul.status(Held, ("unnamed", met), outlet())?;
    let in_person = Value::Format(MeetingFormat::InPerson);
    kabul.says(MeetingField::Format, in_person.clone(), ("unnamed", met), outlet().indirectly())?;
    let never = ("unnamed", "no meeting until now has been held in person");
    kabul.says(MeetingField::Format, in_person, never, by("state-department").denying())?;
    kabul.side("united-states", ("unnamed", "Senior American officials"))?;
    kabul.side("taliban", ("unnamed", "had met Taliban officials"))?;
    kabul.attendee("mckenzie", Attended, ("unnamed", "General Frank McKenzie among them"), outlet())?;
    kabul.attendee("officials", Attended, ("unnamed", "Senior American officials"), outlet())?;
    kabul.attendee("taliban", Attended, ("unnamed", met), outlet())?;

    let mut pakistan = On { sample, key: "pakistan-2021-10" };
    pakistan.date("2021-10~", ("press-tv", "a trip to Pakistan last month"), outlet())?;
    pakistan.place("", "Pakistan", ("press-tv", "a trip to Pakistan"))?;
    pakistan.status(Held, ("press-tv", "West saw Taliban representatives too"), outlet())?;
    pakistan.side("taliban", ("press-tv", "saw Taliban representatives"))?;
    pakistan.attendee("west", Attended, ("press-tv", "West saw Taliban representatives too"), outlet())?;
    pakistan.attendee("taliban", Attended, ("press-tv", "Taliban representatives"), outlet())
}

fn first_round(sample: &mut Sample) -> Made<()> {
    let mut round = On { sample, key: "doha-2021-10" };
    let department = || by("state-department").dated("2021-10-08");
    let days = "2021-10-09/2021-10-10";
    round.date(days, ("unnamed", "this Saturday and Sunday"), department().graded(Credibility::Confirmed))?;
    round.date(days, ("reuters", "on Saturday and Sunday"), by_unnamed(OFFICIALS))?;
    round.date(days, ("al-ahed", "over the weekend"), by("taliban"))?;
    round.date("2021-10", ("press-tv", "in Doha in October"), outlet())?;
    round.place("Doha", "Qatar", ("unnamed", "in Doha, Qatar"))?;
    round.place("Doha", "", ("reuters", "a high-level delegation to Doha"))?;
    round.place("Doha", "", ("al-ahed", "talks with American officials in Doha"))?;
    round.place("Doha", "", ("press-tv", "opened this series in Doha"))?;
    let in_person = ("unnamed", "no meeting until now has been held in person");
    round.says(MeetingField::Format, Value::Format(MeetingFormat::InPerson), in_person, department().indirectly())?;
    let one_on_one = ("reuters", "the first one-on-one talks at that level");
    round.says(MeetingField::Kind, Value::Kind(MeetingKind::Bilateral), one_on_one, by_unnamed(OFFICIALS))?;
    round.status(Announced, ("unnamed", "made the plan public on Friday, 8 October"), department())?;
    round.status(Announced, ("reuters", "Washington is sending a high-level delegation"), by_unnamed(OFFICIALS))?;
    round.status(Held, ("al-ahed", "Two days of talks with American officials in Doha ended"), outlet())?;
    round.status(Held, ("press-tv", "The two sides opened this series in Doha in October"), outlet())?;
    let series = || Value::Text("Doha talks".to_owned());
    round.says(MeetingField::Series, series(), ("press-tv", "opened this series"), outlet())?;
    round.side("united-states", ("unnamed", "American and senior Taliban officials"))?;
    round.side("united-states", ("reuters", "a high-level delegation to Doha"))?;
    round.side("united-states", ("al-ahed", "talks with American officials"))?;
    round.side("taliban", ("unnamed", "senior Taliban officials"))?;
    round.side("taliban", ("reuters", "it will meet senior Taliban representatives"))?;
    let taliban = || by("taliban");
    let assistance = "agreed to provide assistance to Afghanistan";
    round.outcome("aid", "agreed to provide assistance", ("al-ahed", assistance), taliban())?;
    let honouring = ("al-ahed", "both would go on honouring the Doha agreement of 2020");
    round.outcome("agreement", "both go on honouring it", honouring, by("muttaqi"))?;
    let again = ("al-ahed", "The parties would come together again if the need arose");
    round.outcome("again", "come together again if the need arises", again, taliban())?;
    for (key, words) in [
        ("safe-passage", ("unnamed", "helped the American military in two decades of conflict, can leave")),
        ("rights", ("unnamed", "respect for the rights of all Afghans")),
        ("women", ("unnamed", "women and girls among them")),
        ("government", ("unnamed", "an inclusive government that rests on broad support")),
        ("access", ("unnamed", "free passage for relief agencies to the places that need them")),
    ] {
        round.agenda(key, words, department())?;
    }
    for (key, words) in [
        ("safe-passage", ("reuters", "a safe way out for US citizens and others")),
        ("frerichs", ("reuters", "freedom for Mark Frerichs, a kidnapped American")),
        ("terrorism", ("reuters", "never again be a base for al-Qaeda or other extremists")),
        ("access", ("reuters", "ask that aid reach people more easily")),
    ] {
        round.agenda(key, words, by_unnamed(OFFICIALS))?;
    }
    round.agenda("aid", ("al-ahed", assistance), taliban())?;
    round.agenda("doha-agreement", honouring, by("muttaqi"))?;
    round.agenda("relations", ("al-ahed", "bring diplomatic relations to “a better state”"), by("balkhi"))
}

fn first_round_people(sample: &mut Sample) -> Made<()> {
    let mut round = On { sample, key: "doha-2021-10" };
    let west = ("reuters", "Tom West, the State Department's Deputy Special Representative");
    round.attendee("west", Expected, west, by_unnamed(OFFICIALS))?;
    let charles = ("reuters", "Sarah Charles, the senior humanitarian officer of USAID");
    round.attendee("charles", Expected, charles, by_unnamed(OFFICIALS))?;
    round.attendee("intelligence", Expected, ("reuters", "the intelligence community"), by_unnamed(OFFICIALS))?;
    let khalilzad = "Zalmay Khalilzad, who led the American side in dealings with the group for years, is not on it";
    round.attendee("khalilzad", Absent, ("reuters", khalilzad), by_unnamed(OFFICIALS))?;
    round.attendee("cabinet", Expected, ("reuters", "expected to send cabinet officials"), by_unnamed(OFFICIALS))?;
    let muttaqi = ("al-ahed", "had told the press that both would go on honouring the Doha agreement");
    let told = outlet().indirectly().noting("He speaks of what was agreed; that he sat there is an inference.");
    round.attendee("muttaqi", Attended, muttaqi, told)
}

fn second_round(sample: &mut Sample) -> Made<()> {
    let mut round = On { sample, key: "doha-2021-11" };
    let announced = || by("price").dated("2021-11-23");
    round.date("2021-11-30", ("geo", "in Doha on Tuesday"), outlet().graded(Credibility::ProbablyTrue))?;
    let weeks = ("press-tv", "in Doha next week");
    round.date("2021-11-29/2021-12-05", weeks, announced().noting("The week in which the two weeks were to begin."))?;
    round.place("Doha", "", ("geo", "in Doha on Tuesday"))?;
    round.place("Doha", "Qatar", ("press-tv", "a delegation to the Qatari capital"))?;
    let together = ("geo", "sat down together in Doha");
    round.says(MeetingField::Format, Value::Format(MeetingFormat::InPerson), together, outlet())?;
    round.says(MeetingField::Kind, Value::Kind(MeetingKind::Bilateral), together, outlet().indirectly())?;
    round.status(Announced, ("press-tv", "the State Department announced on Tuesday"), announced())?;
    round.status(Held, ("geo", "American and Taliban negotiators sat down together"), outlet())?;
    let again = ("press-tv", "take up its talks with the Taliban again");
    round.says(MeetingField::Series, Value::Text("Doha talks".to_owned()), again, by("state-department"))?;
    let opened = ("press-tv", "The two sides opened this series in Doha in October");
    round.says(MeetingField::Follows, Value::Meeting(meeting("doha-2021-10")), opened, outlet())?;
    round.side("united-states", ("geo", "American and Taliban negotiators"))?;
    round.side("united-states", ("press-tv", "would lead a delegation to the Qatari capital"))?;
    round.side("taliban", ("geo", "American and Taliban negotiators"))?;
    round.side("taliban", ("press-tv", "talks with the Taliban"))?;
    let leads = "Thomas West, Washington's Special Representative for Afghanistan, at the head of one delegation";
    round.attendee("west", Attended, ("geo", leads), outlet())?;
    let would_lead = "Tom West, the special representative for Afghanistan, would lead a delegation";
    round.attendee("west", Expected, ("press-tv", would_lead), announced())?;
    let other = "Foreign Minister Amir Khan Muttaqi at the head of the other";
    round.attendee("muttaqi", Attended, ("geo", other), outlet())?;
    round.outcome("again", "will go on meeting", ("geo", "the two parties will go on meeting"), by("balkhi"))?;
    let assurances = ("geo", "had given the Americans assurances on security");
    round.outcome("security", "gave assurances on security", assurances, by("balkhi"))
}

fn second_round_agenda(sample: &mut Sample) -> Made<()> {
    let mut round = On { sample, key: "doha-2021-11" };
    for (key, words) in [
        ("reserves", "the country's frozen reserves be released at once"),
        ("sanctions", "sanctions and blacklists be lifted"),
        ("banking", "ways to ease banking and to put cash back into circulation"),
        ("economy", "politics, the economy and health"),
        ("health", "politics, the economy and health"),
        ("education", "schooling, security and relief"),
        ("security", "schooling, security and relief"),
        ("aid", "schooling, security and relief"),
    ] {
        round.agenda(key, ("geo", words), by("balkhi"))?;
    }
    for (key, words) in [
        ("sanctions", "are not to stand between Afghan civilians and help"),
        ("aid", "how the world is responding to it"),
        ("rights", "protect the rights of every Afghan"),
        ("amnesty", "honour and enforce their own general amnesty"),
        ("government", "a government that includes and represents all"),
    ] {
        round.agenda(key, ("geo", words), by("state-department"))?;
    }
    for (key, words) in [
        ("terrorism", "operations against Daesh and al-Qaeda"),
        ("aid", "humanitarian assistance"),
        ("economy", "the state of the Afghan economy"),
        ("safe-passage", "a safe way out for American citizens and for Afghans who had worked for the United States"),
    ] {
        round.agenda(key, ("press-tv", words), by("price").dated("2021-11-23"))?;
    }
    Ok(())
}

fn later_meetings(sample: &mut Sample) -> Made<()> {
    let mut congress = On { sample, key: "pakistan-2021-11" };
    congress.date("2021-11-22", ("press-tv", "received the visitors on Monday"), outlet())?;
    let visiting = "Pakistan, where a delegation of the US Congress is visiting";
    congress.place("", "Pakistan", ("press-tv", visiting))?;
    congress.says(MeetingField::Host, Value::Actor(actor("pakistan")), ("press-tv", visiting), outlet())?;
    let received = "Prime Minister Imran Khan received the visitors";
    congress.status(Held, ("press-tv", received), outlet())?;
    congress.says(
        MeetingField::Format,
        Value::Format(MeetingFormat::InPerson),
        ("press-tv", "received the visitors"),
        outlet(),
    )?;
    congress.side("united-states", ("press-tv", "a delegation of the US Congress"))?;
    congress.side("pakistan", ("press-tv", received))?;
    congress.attendee("khan", Attended, ("press-tv", received), outlet())?;
    congress.attendee("congress", Attended, ("press-tv", "received the visitors"), outlet())?;
    let closer = "closer work between the two governments on peace, stability and development";
    congress.agenda("region", ("press-tv", closer), by("khan"))?;

    let mut experts = On { sample, key: "experts-2021-11" };
    let met = ("geo", "Experts of both delegations met on their own as well");
    experts.status(Held, met, by("balkhi"))?;
    experts.says(MeetingField::Kind, Value::Kind(MeetingKind::Technical), met, by("balkhi"))?;
    experts.attendee("americans", Attended, ("geo", "Experts of both delegations"), by("balkhi"))?;
    experts.attendee("taliban", Attended, ("geo", "Experts of both delegations"), by("balkhi"))?;

    let mut next = On { sample, key: "next-round" };
    next.status(Announced, ("geo", "the two parties will go on meeting"), by("balkhi"))?;
    let keep = ("press-tv", "Washington meant to keep talking with the movement");
    next.status(Announced, keep, by("west").dated("2021-11-19").indirectly())?;
    next.side("taliban", ("geo", "the two parties will go on meeting"))?;
    next.side("united-states", ("geo", "the two parties will go on meeting"))
}

/// Titles as the articles print them, each on its day: a deputy in October is the chief in November, and that is no
/// contradiction.
fn titles(sample: &mut Sample) -> Made<()> {
    let foreign_minister = "Foreign Minister Amir Khan Muttaqi";
    for (who, title, words, day) in [
        (
            "west",
            "Deputy Special Representative",
            ("reuters", "the State Department's Deputy Special Representative"),
            "2021-10",
        ),
        (
            "west",
            "special representative for Afghanistan",
            ("press-tv", "the special representative for Afghanistan"),
            "2021-11-23",
        ),
        (
            "west",
            "Special Representative for Afghanistan",
            ("geo", "Washington's Special Representative for Afghanistan"),
            "2021-11-30",
        ),
        ("khalilzad", "Special Representative", ("reuters", "Special Representative Zalmay Khalilzad"), "2021-10"),
        ("muttaqi", "foreign minister", ("al-ahed", "whom the Taliban appointed foreign minister"), "2021-10"),
        ("muttaqi", "Foreign Minister", ("geo", foreign_minister), "2021-11-30"),
        (
            "balkhi",
            "spokesman at the foreign ministry",
            ("al-ahed", "its appointed spokesman at the foreign ministry"),
            "2021-10",
        ),
        (
            "balkhi",
            "foreign ministry spokesperson",
            ("geo", "who speaks for the foreign ministry in Kabul"),
            "2021-11-30",
        ),
    ] {
        let subject = Subject::Actor(actor(who), ActorField::Title);
        sample.claim(subject, Value::Text(title.to_owned()), words, outlet().dated(day))?;
    }
    Ok(())
}

fn number(number: f64, unit: &str, hedge: Hedge) -> Value {
    Value::Number(Quantity { number, upto: None, unit: unit.to_owned(), hedge })
}

fn question(text: &str) -> Subject {
    Subject::Question(text.to_owned())
}

fn questions(sample: &mut Sample) -> Made<()> {
    let remaining = question("Americans still in Afghanistan");
    sample.claim(
        remaining.clone(),
        number(100.0, "US nationals", Hedge::About),
        ("unnamed", "About 100 are still in Afghanistan"),
        by_unnamed("officials").dated("2021-10-08").scope("US nationals"),
    )?;
    sample.claim(
        remaining,
        number(12.0, "Americans", Hedge::Multiples),
        ("reuters", "dozens of Americans who wish to go"),
        by("price").dated("2021-10-07").scope("in touch with the department and wishing to go"),
    )?;
    let helped = question("Helped to leave since 31 August");
    let told = || by("price").dated("2021-10-07");
    sample.claim(
        helped.clone(),
        number(105.0, "US citizens", Hedge::Exactly),
        ("reuters", "105 US citizens"),
        told().scope("US citizens"),
    )?;
    sample.claim(
        helped,
        number(95.0, "lawful permanent residents", Hedge::Exactly),
        ("reuters", "95 lawful permanent residents"),
        told().scope("lawful permanent residents"),
    )?;
    for (text, value, words, told) in [
        (
            "Assets of the Afghan central bank seized",
            number(9_500_000_000.0, "USD", Hedge::Nearly),
            ("press-tv", "Close to $9.5 billion that belongs to the Afghan central bank"),
            outlet(),
        ),
        (
            "Flown out of Afghanistan in August",
            number(124_000.0, "civilians", Hedge::MoreThan),
            ("reuters", "More than 124,000 civilians were flown out"),
            outlet(),
        ),
        (
            "Public spending once paid for by grants",
            number(75.0, "per cent", Hedge::Exactly),
            ("reuters", "75 per cent of public spending"),
            by("world-bank"),
        ),
        (
            "Afghans taken in by Pakistan over three decades",
            number(3_500_000.0, "Afghans", Hedge::Nearly),
            ("press-tv", "nearly 3.5 million Afghans"),
            by_unnamed("Foreign Policy"),
        ),
        (
            "What aid the United States agreed to",
            Value::Text("assistance, not tied to politics".to_owned()),
            ("al-ahed", "must never be tied to politics"),
            by("taliban"),
        ),
        (
            "What aid the United States agreed to",
            Value::Text("humanitarian aid only".to_owned()),
            ("press-tv", "for now it would give humanitarian aid and nothing more"),
            by("west"),
        ),
    ] {
        sample.claim(question(text), value, words, told)?;
    }
    Ok(())
}

/// A question on which the articles differ, settled with a reason.
fn first_face_to_face(sample: &mut Sample) -> Made<()> {
    let subject = question("First meeting face to face since the withdrawal");
    let october = || Value::Meeting(meeting("doha-2021-10"));
    let department = sample.claim(
        subject.clone(),
        october(),
        ("unnamed", "their first talks since the United States withdrew from Afghanistan"),
        by("state-department"),
    )?;
    let officials = sample.claim(
        subject.clone(),
        october(),
        ("reuters", "the first one-on-one talks at that level since American forces left Afghanistan"),
        by_unnamed(OFFICIALS),
    )?;
    let weekend = sample.claim(
        subject.clone(),
        october(),
        ("al-ahed", "their first round since American troops left in August"),
        outlet(),
    )?;
    let kabul = sample.claim(
        subject.clone(),
        Value::Meeting(meeting("kabul-2021-08")),
        ("unnamed", "had met Taliban officials in Kabul in August"),
        outlet().indirectly(),
    )?;
    let finding = Finding {
        denies: false,
        subject,
        value: october(),
        preferred: vec![department, officials, weekend],
        outweighed: vec![kabul],
        reason: "The withdrawal was completed on 31 August; the officials met in Kabul in that month, hence before it \
                 or on its last day. Three origins call October the first."
            .to_owned(),
        confidence: Confidence::Moderate,
        likelihood: Some(Likelihood::Likely),
        state: FindingState::Held,
    };
    sample.dossier.findings.insert(FindingId::new("fnd-first"), Arc::new(finding));
    Ok(())
}
