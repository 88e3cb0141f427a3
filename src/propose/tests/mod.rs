//! Proposals from readings made by hand: what is offered, what accepting makes of it, what does not come back.

mod accepting;
mod arbitrary;
mod desk;
mod reading_again;
mod together;

use crate::model::{ActorKind, MeetingStatus};
use crate::reading::Voice;
use desk::{Desk, Page, desk, page};

/// Talks in Doha, told by three articles.
fn talks() -> Desk {
    desk(vec![geo(), reuters(), ahed()])
}

fn geo() -> Page {
    let mut page = page(
        "geo",
        "2021-11-30",
        "US Special Representative Thomas West met the Taliban in Doha on Tuesday. Foreign Minister Amir Khan Muttaqi led \
         the Taliban. The Taliban promised to let foreigners leave safely. West said: “We will keep talking about the \
         aid that people need”. The United States wants women at work.",
    );
    let west = page.person("Thomas West", &["West"]);
    let states = page.actor(ActorKind::State, "United States", &["US"]);
    let taliban = page.actor(ActorKind::Group, "Taliban", &[]);
    let muttaqi = page.person("Amir Khan Muttaqi", &[]);
    page.role(west, "US Special Representative Thomas West", "Special Representative", ("US", Some(states)));
    page.role(muttaqi, "Foreign Minister Amir Khan Muttaqi", "Foreign Minister", ("", None));
    page.meeting(
        (MeetingStatus::Held, "met"),
        Some(("2021-11-30", "Tuesday")),
        Some(("Doha", "Qatar", "Doha")),
        &[
            (Some(states), Some(0), true, "US"),
            (Some(west), Some(0), false, "Thomas West"),
            (Some(taliban), Some(1), true, "the Taliban"),
            (Some(muttaqi), Some(1), false, "Amir Khan Muttaqi"),
        ],
    );
    let agenda = ("women at work".to_owned(), page.at("women at work"));
    page.reading.meetings[0].agenda.push(agenda);
    let promise = "The Taliban promised to let foreigners leave safely";
    page.commitment(&[taliban], &[states], "to let foreigners leave safely", promise, Voice::Unknown);
    page.quote(west, "“We will keep talking about the aid that people need”");
    let words = "The United States wants women at work";
    page.position(states, "women at work", "wants women at work", words);
    page
}

fn reuters() -> Page {
    let mut page = page(
        "reuters",
        "2021-11-28",
        "A US delegation will meet the Taliban in Qatar next week. Tom West, the special representative for Afghanistan, \
         is to lead it.",
    );
    let states = page.actor(ActorKind::State, "US", &[]);
    let west = page.person("Tom West", &[]);
    let taliban = page.actor(ActorKind::Group, "Taliban", &[]);
    let words = "Tom West, the special representative for Afghanistan";
    page.role(west, words, "special representative for Afghanistan", ("", None));
    page.meeting(
        (MeetingStatus::Announced, "will meet"),
        Some(("2021-11-29/2021-12-05", "next week")),
        Some(("", "Qatar", "Qatar")),
        &[
            (Some(states), Some(0), true, "A US delegation"),
            (Some(west), Some(0), false, "Tom West"),
            (Some(taliban), Some(1), true, "the Taliban"),
        ],
    );
    page
}

fn ahed() -> Page {
    let mut page = page(
        "ahed",
        "2021-12-01",
        "The Taliban held talks with the United States in Doha. A delegate said that the Taliban had pledged to let all \
         foreigners leave safely. Amir Khan Mutaqi spoke.",
    );
    let taliban = page.actor(ActorKind::Group, "Taliban", &[]);
    let states = page.actor(ActorKind::State, "United States", &[]);
    page.person("Amir Khan Mutaqi", &[]);
    page.meeting(
        (MeetingStatus::Held, "held talks"),
        None,
        Some(("Doha", "Qatar", "Doha")),
        &[(Some(taliban), Some(0), true, "The Taliban"), (Some(states), Some(1), true, "the United States")],
    );
    let promise = "the Taliban had pledged to let all foreigners leave safely";
    let voice = Voice::Unnamed("a delegate".to_owned());
    page.commitment(&[taliban], &[], "to let all foreigners leave safely", promise, voice);
    page
}
