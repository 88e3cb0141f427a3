//! Values of fields: whether there is one, what it says in words, and whether a finding can hold it.

use chrono::{DateTime, Utc};

use crate::compare::value_in_words;
use crate::model::{
    ActorId, ActorKind, AttendanceState, Confidence, Credibility, Directness, Dossier, EdtfDate, FindingState,
    Likelihood, MeetingFormat, MeetingId, MeetingKind, MeetingStatus, NameKind, Origin, OutletId, OutletKind,
    PageStart, PartId, Period, Place, Quote, RecordRef, RelationKind, Reliability, Retraction, Shift, Speaker, Stance,
    Subject, TopicId, Value, When,
};

/// A value of a field.
pub(super) trait Plain: Clone + PartialEq {
    /// Nothing is said: such a value yields to any other.
    fn is_blank(&self) -> bool;
    /// The value in words, for people; ids by what the dossier calls their records.
    fn in_words(&self, dossier: &Dossier) -> String;
    /// The value as a claim or a finding can hold it.
    fn value(&self) -> Option<Value> {
        None
    }
}

impl Plain for String {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn in_words(&self, _: &Dossier) -> String {
        self.clone()
    }
    fn value(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Text(self.clone()))
    }
}

impl<T: Plain> Plain for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }
    fn in_words(&self, dossier: &Dossier) -> String {
        self.as_ref().map_or_else(String::new, |held| held.in_words(dossier))
    }
    fn value(&self) -> Option<Value> {
        self.as_ref().and_then(Plain::value)
    }
}

/// Values with a name each; of some, one says nothing, or what is true of the others as well.
macro_rules! wordy {
    ($($name:ident $(unless $blank:ident)? $(as $value:ident)?),+) => { $(
        impl Plain for $name {
            fn is_blank(&self) -> bool {
                false $(|| *self == Self::$blank)?
            }
            fn in_words(&self, _: &Dossier) -> String {
                $name::in_words(*self).to_owned()
            }
            $(fn value(&self) -> Option<Value> {
                Some(Value::$value(*self))
            })?
        }
    )+ };
}
wordy!(
    ActorKind, NameKind, RelationKind, OutletKind unless Other, Directness, Confidence, FindingState, Stance,
    Reliability, Credibility, Likelihood, Shift,
    MeetingFormat unless Unknown as Format, MeetingKind unless Unknown as Kind,
    MeetingStatus unless Announced as Status, AttendanceState unless Expected as Attendance
);

/// Values that always say something.
macro_rules! telling {
    ($($name:ty, $words:expr);+ $(;)?) => { $(
        impl Plain for $name {
            fn is_blank(&self) -> bool {
                false
            }
            fn in_words(&self, dossier: &Dossier) -> String {
                let words: fn(&$name, &Dossier) -> String = $words;
                words(self, dossier)
            }
        }
    )+ };
}
telling! {
    OutletId, |it, dossier| dossier.title_of(&RecordRef::Outlet(it.clone()));
    TopicId, |it, dossier| dossier.title_of(&RecordRef::Topic(it.clone()));
    PartId, |it, _| it.to_string();
    u32, |it, _| it.to_string();
    DateTime<Utc>, |it, _| it.format("%Y-%m-%d %H:%M UTC").to_string();
    Quote, |it, _| format!("“{}”", it.exact);
    Value, |it, dossier| value_in_words(dossier, it);
    Retraction, |it, _| if it.reason.is_empty() { "retracted".to_owned() } else { format!("retracted: {}", it.reason) };
    Subject, |it, dossier| crate::compare::subject_in_question(dossier, it);
    Origin, |it, dossier| match it {
        Origin::Article(id) => dossier.title_of(&RecordRef::Article(id.clone())),
        Origin::Outlet(id) => dossier.title_of(&RecordRef::Outlet(id.clone())),
        Origin::Named(name) => name.clone(),
    };
    std::sync::Arc<str>, |it, _| it.to_string();
}

/// Values that findings hold.
macro_rules! holdable {
    ($($name:ty, $variant:ident, $words:expr);+ $(;)?) => { $(
        impl Plain for $name {
            fn is_blank(&self) -> bool {
                false
            }
            fn in_words(&self, dossier: &Dossier) -> String {
                let words: fn(&$name, &Dossier) -> String = $words;
                words(self, dossier)
            }
            fn value(&self) -> Option<Value> {
                Some(Value::$variant(self.clone()))
            }
        }
    )+ };
}
holdable! {
    EdtfDate, Date, |it, _| it.in_words();
    ActorId, Actor, |it, dossier| dossier.actor_name(it).to_owned();
    MeetingId, Meeting, |it, dossier| dossier.title_of(&RecordRef::Meeting(it.clone()));
}

impl Plain for Place {
    fn is_blank(&self) -> bool {
        self.is_unknown()
    }
    fn in_words(&self, _: &Dossier) -> String {
        [self.in_words().as_str(), &self.coordinates].join(" ").trim().to_owned()
    }
    fn value(&self) -> Option<Value> {
        (!self.is_unknown()).then(|| Value::Place(self.clone()))
    }
}

impl Plain for When {
    fn is_blank(&self) -> bool {
        false
    }
    fn in_words(&self, _: &Dossier) -> String {
        match self.printed.as_str() {
            "" => self.edtf.in_words(),
            printed => format!("{}, printed as “{printed}”", self.edtf.in_words()),
        }
    }
    fn value(&self) -> Option<Value> {
        Some(Value::Date(self.edtf.clone()))
    }
}

impl Plain for Period {
    fn is_blank(&self) -> bool {
        self.is_unknown()
    }
    fn in_words(&self, _: &Dossier) -> String {
        let end = |date: &Option<EdtfDate>| date.as_ref().map_or_else(|| "…".to_owned(), EdtfDate::in_words);
        format!("{} to {}", end(&self.from), end(&self.to))
    }
}

impl Plain for Speaker {
    fn is_blank(&self) -> bool {
        *self == Self::Outlet
    }
    fn in_words(&self, dossier: &Dossier) -> String {
        crate::compare::speaker_in_words(dossier, self).unwrap_or_else(|| "the outlet".to_owned())
    }
}

impl Plain for bool {
    fn is_blank(&self) -> bool {
        !self
    }
    fn in_words(&self, _: &Dossier) -> String {
        if *self { "yes".to_owned() } else { "no".to_owned() }
    }
}

impl Plain for Vec<PageStart> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn in_words(&self, _: &Dossier) -> String {
        self.iter().map(|page| page.label.as_str()).collect::<Vec<_>>().join(", ")
    }
}

impl Plain for Vec<Speaker> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
    fn in_words(&self, dossier: &Dossier) -> String {
        self.iter().map(|speaker| Plain::in_words(speaker, dossier)).collect::<Vec<_>>().join(", then ")
    }
}
