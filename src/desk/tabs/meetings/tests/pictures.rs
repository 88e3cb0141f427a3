//! Pictures for the eye, written where `READOUT_PICTURES` says; nothing is compared.

use eframe::egui::{Theme, vec2};

use super::sample::{crowded, dossier, meeting_id};
use super::{Window, harness_of};

#[test]
#[ignore = "draws pictures to look at, into the folder that READOUT_PICTURES names"]
fn draw() {
    let folder = std::env::var_os("READOUT_PICTURES").expect("READOUT_PICTURES names a folder");
    let folder = std::path::PathBuf::from(folder);
    let only = std::env::var("READOUT_ONLY").unwrap_or_default();
    let october = || Window::new(dossier()).showing(&meeting_id("october"));
    let without = |mut window: Window| {
        window.inspector = false;
        window
    };
    let opened = || {
        let mut window = october();
        let facts = crate::compare::facts_of_meeting(window.dossier(), &window.derived.claims, &meeting_id("october"));
        window.view.open.extend(facts.iter().filter(|fact| fact.claims.len() > 1).map(|fact| fact.subject.clone()));
        window.view.open_attendees.insert(crate::model::PartId::new("prt-muttaqi"));
        window.view.open_commitments.insert(crate::model::CommitmentId::new("cmt-aid"));
        without(window)
    };
    let made: [(&str, &dyn Fn() -> Window); 7] = [
        ("page", &october),
        ("wide", &|| without(october())),
        ("open", &opened),
        ("timeline", &|| october().timeline()),
        ("many", &|| Window::new(crowded(1000)).showing(&meeting_id("october"))),
        ("many-timeline", &|| Window::new(crowded(1000)).timeline()),
        ("empty", &|| Window::new(crate::model::Dossier::default())),
    ];
    for (name, window) in made {
        for (look, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
            for (width, height) in [(1440.0, 792.0), (1280.0, 624.0)] {
                let file = format!("{name}-{look}-{width}.png");
                if !file.contains(&only) {
                    continue;
                }
                let mut harness = harness_of(window(), vec2(width, height), theme);
                harness.run();
                harness.render().unwrap().save(folder.join(file)).unwrap();
            }
        }
    }
}
