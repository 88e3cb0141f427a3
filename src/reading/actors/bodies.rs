//! Well-known bodies, from `assets/reading/bodies.tsv`.

use std::sync::LazyLock;

use super::phrases::Phrases;
use crate::model::ActorKind;

/// A well-known body.
#[derive(Debug)]
pub(super) struct WellKnown {
    /// Its usual name.
    pub name: &'static str,
    pub kind: ActorKind,
    /// A news agency: it reports what others say.
    pub agency: bool,
}

#[derive(Debug)]
pub(super) struct Bodies {
    pub all: Vec<WellKnown>,
    /// The bodies, by place, of each form.
    pub forms: Phrases<usize>,
}

fn kind(word: &str) -> Option<ActorKind> {
    Some(match word {
        "international" => ActorKind::InternationalOrganisation,
        "government" => ActorKind::Government,
        "ministry" => ActorKind::Ministry,
        "group" => ActorKind::Group,
        "ngo" => ActorKind::Ngo,
        "media" | "agency" => ActorKind::Media,
        // One that is no more, which no gazetteer of today has.
        "state" => ActorKind::State,
        "company" => ActorKind::Company,
        _ => return None,
    })
}

/// The table, read at the first use.
pub(super) static BODIES: LazyLock<Bodies> = LazyLock::new(|| {
    let mut bodies = Bodies { all: Vec::new(), forms: Phrases::default() };
    for line in include_str!("../../../assets/reading/bodies.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(word), Some(name)) = (columns.next(), columns.next()) else { continue };
        let Some(kind) = kind(word) else { continue };
        let place = bodies.all.len();
        bodies.all.push(WellKnown { name, kind, agency: word == "agency" });
        let others = columns.next().unwrap_or_default().split('|').filter(|form| !form.is_empty());
        for form in others.chain([name]) {
            bodies.forms.add(form, place);
            if form.chars().count() > 4 && form.chars().any(char::is_lowercase) {
                bodies.forms.add(&form.to_uppercase(), place);
            }
        }
    }
    bodies
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_kind_and_a_name_of_its_own() {
        let mut names: Vec<&str> = Vec::new();
        for line in include_str!("../../../assets/reading/bodies.tsv").lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() >= 2 && kind(columns[0]).is_some(), "{line}");
            names.push(columns[1]);
        }
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
