//! A small dossier with every difficulty, and a desk that does what the views ask for.

use std::sync::Arc;

use chrono::DateTime;
use eframe::egui::{CentralPanel, Frame, Panel, Ui, Vec2};
use egui_kittest::Harness;

use super::super::{ActorsView, inspector_ui, list_ui, page_ui};
use crate::desk::derived::Derived;
use crate::desk::message::{Message, Place, Tab};
use crate::desk::overlay::MergeForm;
use crate::desk::scene::Scene;
use crate::desk::settings::Settings;
use crate::desk::tasks::Progress;
use crate::desk::theme;
use crate::edit::{Change, History, Minter, quote_claim};
use crate::model::{
    Actor, ActorField, ActorId, ActorKind, Article, ArticleId, AttendanceState, Attendee, ClaimId, Dossier, Meeting,
    MeetingId, Name, NameKind, Origin, Outlet, OutletId, PartId, Period, Provenance, ReadingState, Relation,
    RelationKind, Role, Side, Subject, Value, When,
};

pub(in super::super) fn id(text: &str) -> ActorId {
    ActorId::new(text)
}

fn part(text: &str) -> PartId {
    PartId::new(text)
}

fn name(key: &str, value: &str, kind: NameKind, language: &str) -> Name {
    Name { id: part(key), value: value.to_owned(), kind, language: language.to_owned(), printed_as: String::new() }
}

fn actor(kind: ActorKind, value: &str) -> Actor {
    Actor::named(kind, value, part("prt-main"))
}

fn period(from: &str, to: &str) -> Period {
    Period { from: from.parse().ok(), to: to.parse().ok() }
}

fn role(key: &str, title: &str, organisation: Option<&str>, period: Period) -> Role {
    Role { id: part(key), title: title.to_owned(), organisation: organisation.map(id), period }
}

fn relation(key: &str, kind: RelationKind, other: &str) -> Relation {
    Relation { id: part(key), kind, other: id(other), period: Period::default(), note: String::new() }
}

fn article(title: &str, outlet: &str, date: &str, origin: Option<Origin>, text: &str) -> Article {
    Article {
        title: title.to_owned(),
        outlet: Some(OutletId::new(outlet)),
        authors: Vec::new(),
        url: String::new(),
        published: date.parse().ok().map(|edtf| When { edtf, printed: String::new() }),
        language: String::new(),
        origin,
        reliability: None,
        retracted: None,
        provenance: Provenance::default(),
        tags: Vec::new(),
        reading: ReadingState::default(),
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: text.into(),
    }
}

/// Six actors, three articles, one meeting, two claims on one role.
pub(in super::super) fn dossier() -> Dossier {
    let mut dossier = Dossier::default();
    dossier.about.parties = vec![id("act-us"), id("act-taliban")];
    let mut muttaqi = actor(ActorKind::Person, "Amir Khan Muttaqi");
    muttaqi.names.extend([
        name("prt-ps", "امیر خان متقی", NameKind::Native, "ps"),
        name("prt-zh", "阿米尔·汗·穆塔基", NameKind::Alias, "zh"),
        name("prt-ru", "Амир Хан Муттаки", NameKind::Alias, "ru"),
    ]);
    muttaqi.roles = vec![
        role("prt-edu", "Minister of Education", None, period("", "2000")),
        role("prt-fm", "Foreign minister", Some("act-mfa"), period("2021-09", "")),
    ];
    muttaqi.relations = vec![relation("prt-member", RelationKind::MemberOf, "act-taliban")];
    let mut west = actor(ActorKind::Person, "Thomas West");
    west.roles = vec![role("prt-envoy", "Deputy envoy", Some("act-us"), Period::default())];
    west.relations = vec![relation("prt-reports", RelationKind::ReportsTo, "act-muttaqi")];
    let long = "A Very Long Name of a Person Whom Every Source Spells Out With All Titles, Honours and Former Offices";
    for (key, actor) in [
        ("act-muttaqi", muttaqi),
        ("act-west", west),
        ("act-long", actor(ActorKind::Person, long)),
        ("act-taliban", actor(ActorKind::Group, "Taliban")),
        ("act-mfa", actor(ActorKind::Ministry, "Foreign ministry, Kabul")),
        ("act-us", actor(ActorKind::State, "United States")),
    ] {
        dossier.actors.insert(id(key), Arc::new(actor));
    }
    for (key, name) in [("out-ahed", "Al-Ahed"), ("out-mfa", "MFA Kabul")] {
        let outlet = Outlet { name: name.to_owned(), ..Outlet::default() };
        dossier.outlets.insert(OutletId::new(key), Arc::new(outlet));
    }
    let english = "Delegations met in Doha.\n\nThe Taliban came, led by Amir Khan Muttaqi, the foreign minister, and met Thomas West.";
    let dari = "وزیر امور خارجه، امیر خان متقی، گفت که دو طرف به توافق سال ۲۰۲۰ پایبند می‌مانند.";
    let copy = "Agencies: Amir Khan Muttaqi met Thomas West. Amir Khan Muttaqi left the next day.";
    for (key, article) in [
        ("art-1", article("After candid talks", "out-ahed", "2021-10-10", None, english)),
        ("art-2", article("اعلامیه", "out-mfa", "2021-10-11", None, dari)),
        ("art-3", article("Talks, copied", "out-ahed", "", Some(Origin::Article(ArticleId::new("art-1"))), copy)),
    ] {
        dossier.articles.insert(ArticleId::new(key), Arc::new(article));
    }
    let start = english.chars().collect::<String>().find("the foreign minister").unwrap_or_default();
    for (key, value) in [("clm-1", "foreign minister"), ("clm-2", "minister")] {
        let subject = Subject::Actor(id("act-muttaqi"), ActorField::Role(part("prt-fm")));
        let value = Value::Text(value.to_owned());
        let range = start..start + 20;
        let claim = quote_claim(&dossier, ClaimId::new(key), &ArticleId::new("art-1"), range, subject, value);
        dossier.put(claim.unwrap());
    }
    let meeting = Meeting {
        title: "United States and Taliban, Doha".to_owned(),
        date: "2021-10-09/2021-10-10".parse().ok().map(|edtf| When { edtf, printed: String::new() }),
        sides: vec![Side { id: part("prt-side"), actor: Some(id("act-taliban")), name: String::new() }],
        attendees: vec![Attendee {
            id: part("prt-att"),
            actor: Some(id("act-muttaqi")),
            described: String::new(),
            side: Some(part("prt-side")),
            capacity: "led".to_owned(),
            title_printed: String::new(),
            state: AttendanceState::Attended,
        }],
        ..Meeting::default()
    };
    dossier.meetings.insert(MeetingId::new("mtg-doha"), Arc::new(meeting));
    dossier
}

/// As many actors of every kind.
pub(in super::super) fn large(actors: usize) -> Dossier {
    let mut dossier = Dossier::default();
    for number in 0..actors {
        let kind = ActorKind::ALL[number % ActorKind::ALL.len()];
        let actor = actor(kind, &format!("Actor number {number:05}"));
        dossier.actors.insert(id(&format!("act-{number:05}")), Arc::new(actor));
    }
    dossier
}

/// A desk with the tab of the actors alone.
pub(in super::super) struct Desk {
    pub(in super::super) history: History,
    pub(in super::super) derived: Derived,
    pub(in super::super) place: Place,
    pub(in super::super) view: ActorsView,
    pub(in super::super) form: Option<MergeForm>,
    pub(in super::super) inspector: bool,
    /// Everything that was asked for, but edits.
    pub(in super::super) done: Vec<Message>,
    /// The labels of the edits, and their changes.
    pub(in super::super) labels: Vec<String>,
    pub(in super::super) changes: Vec<Change>,
    settings: Settings,
    minter: Minter,
}

impl Desk {
    pub(in super::super) fn new(dossier: Dossier) -> Self {
        let derived = Derived::of(&dossier, 0, &Derived::default(), &Progress::default()).unwrap();
        Self {
            history: History::new(dossier),
            derived,
            place: Place { tab: Tab::Actors, ..Place::default() },
            view: ActorsView::default(),
            form: None,
            inspector: true,
            done: Vec::new(),
            labels: Vec::new(),
            changes: Vec::new(),
            settings: Settings::default(),
            minter: Minter::with_seed(7),
        }
    }

    pub(in super::super) fn showing(mut self, actor: &str) -> Self {
        self.place.actor = Some(id(actor));
        self
    }

    fn frame(&mut self, ui: &mut Ui) {
        let dossier = self.history.dossier().clone();
        let mut messages = Vec::new();
        let mut scene = Scene {
            dossier: &dossier,
            derived: &self.derived,
            proposals: &crate::desk::proposals::Proposals::default(),
            place: &self.place,
            settings: &self.settings,
            lit: "",
            minter: &mut self.minter,
            now: DateTime::UNIX_EPOCH,
            messages: &mut messages,
        };
        let theme = theme::theme(ui);
        let side = Frame::new().fill(theme.panel);
        Panel::left("list").exact_size(240.0).frame(side).show(ui, |ui| list_ui(ui, &mut scene, &mut self.view));
        if self.inspector {
            Panel::right("inspector")
                .exact_size(360.0)
                .frame(side)
                .show(ui, |ui| inspector_ui(ui, &mut scene, &mut self.view));
        }
        let page = Frame::new().fill(theme.page);
        CentralPanel::no_frame().frame(page).show(ui, |ui| page_ui(ui, &mut scene, &mut self.view));
        if let Some(mut form) = self.form.take()
            && form.ui(ui, &mut scene)
        {
            self.form = Some(form);
        }
        for message in messages {
            match message {
                Message::Edit(edit) => {
                    self.labels.push(edit.label.clone());
                    self.changes.extend(edit.changes.iter().cloned());
                    self.history.apply(edit).unwrap();
                }
                message => {
                    if let Message::Show(record) = &message {
                        self.place = self.place.clone().showing(record);
                    }
                    self.done.push(message);
                }
            }
        }
        let revision = self.history.revision();
        if self.derived.revision != revision {
            let derived = Derived::of(self.history.dossier(), revision, &self.derived, &Progress::default());
            self.derived = derived.unwrap();
            ui.request_repaint();
        }
    }
}

/// The desk in a window.
pub(in super::super) fn window(desk: Desk, size: Vec2) -> Harness<'static, Desk> {
    Harness::builder()
        .with_size(size)
        .with_context_setup(theme::install)
        // Chinese comes from the system's fonts, which a machine for tests may lack.
        .allow_missing_glyphs()
        .build_ui_state(|ui, desk: &mut Desk| desk.frame(ui), desk)
}
