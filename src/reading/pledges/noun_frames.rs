//! Nouns and adjectives of promising, demanding and standing for or against, with what may follow them.

use super::frames::Act::{self, Attitude, Demand, Promise, Refuse};
use super::frames::Take::{self, Doing, OneTo, That, Thing, To, With};

/// A noun that holds a promise, a demand or a stance, with what may follow it.
#[derive(Clone, Copy, Debug)]
pub(super) struct NounFrame {
    pub nouns: &'static [&'static str],
    pub act: Act,
    pub takes: &'static [Take],
    pub percent: u8,
}

/// Promises, demands and stances as nouns.
pub(super) const NOUNS: &[NounFrame] = &[
    NounFrame { nouns: &["commitment", "commitments"], act: Promise, takes: &[To, That, With(&["to"])], percent: 80 },
    NounFrame { nouns: &["obligation", "obligations"], act: Promise, takes: &[To], percent: 75 },
    NounFrame {
        nouns: &[
            "pledge",
            "pledges",
            "promise",
            "promises",
            "vow",
            "vows",
            "undertaking",
            "undertakings",
            "assurance",
            "assurances",
            "guarantee",
            "guarantees",
            "word",
        ],
        act: Promise,
        takes: &[To, That, With(&["of"])],
        percent: 80,
    },
    NounFrame {
        nouns: &["call", "calls", "demand", "demands", "appeal", "appeals", "plea", "request", "requests"],
        act: Demand,
        takes: &[To, That, With(&["for", "on"])],
        percent: 70,
    },
    NounFrame { nouns: &["insistence"], act: Demand, takes: &[That, With(&["on", "upon"])], percent: 75 },
    NounFrame { nouns: &["pressure"], act: Demand, takes: &[OneTo], percent: 80 },
    NounFrame { nouns: &["resistance", "hostility", "adherence"], act: Attitude, takes: &[With(&["to"])], percent: 70 },
    NounFrame { nouns: &["refusal", "unwillingness"], act: Refuse, takes: &[To], percent: 80 },
    NounFrame { nouns: &["support", "backing"], act: Attitude, takes: &[With(&["for"])], percent: 70 },
    NounFrame {
        nouns: &["opposition", "objection", "objections"],
        act: Attitude,
        takes: &[With(&["to"])],
        percent: 75,
    },
    NounFrame { nouns: &["rejection", "condemnation"], act: Attitude, takes: &[With(&["of"])], percent: 70 },
    NounFrame { nouns: &["readiness", "willingness"], act: Attitude, takes: &[To], percent: 70 },
];

/// Adjectives after a form of “be” that bind or show a stance.
pub(super) const ADJECTIVES: &[NounFrame] = &[
    NounFrame { nouns: &["committed"], act: Promise, takes: &[To, With(&["to"])], percent: 85 },
    NounFrame { nouns: &["obliged", "bound", "obligated"], act: Promise, takes: &[To], percent: 70 },
    NounFrame {
        nouns: &["ready", "willing", "prepared", "unwilling", "determined", "reluctant"],
        act: Attitude,
        takes: &[To],
        percent: 70,
    },
    NounFrame { nouns: &["opposed", "open"], act: Attitude, takes: &[With(&["to"])], percent: 70 },
    NounFrame { nouns: &["against"], act: Attitude, takes: &[Doing, Thing], percent: 65 },
];

/// Verbs by which one gives, makes or repeats a promise, a call or a stance.
pub(super) const LIGHT: &[&str] = &[
    "give",
    "make",
    "offer",
    "provide",
    "issue",
    "reiterate",
    "reaffirm",
    "renew",
    "repeat",
    "restate",
    "underline",
    "underscore",
    "stress",
    "confirm",
    "express",
    "voice",
    "declare",
    "announce",
    "affirm",
    "emphasise",
    "emphasize",
    "state",
    "uphold",
    "honour",
    "honor",
    "fulfil",
    "fulfill",
    "keep",
    "sign",
    "extend",
    "convey",
    "signal",
    "pledge",
    "send",
    "take",
    "assume",
    "undertake",
    "accept",
    "put",
    "exert",
    "increase",
    "apply",
];

/// Verbs by which one is given a promise.
pub(super) const RECEIVING: &[&str] = &["receive", "get", "obtain", "secure", "win", "extract"];
