//! Searches kept as lists.

use super::{Change, Edit};
use crate::model::{Dossier, SavedSearch};

/// Keeps a search under a name, in the place of the one that has this name; `None` where nothing would change or the name
/// or the search is empty.
#[must_use]
pub fn keep_search(dossier: &Dossier, name: &str, query: &str) -> Option<Edit> {
    let (name, query) = (name.trim().to_owned(), query.trim().to_owned());
    if name.is_empty() || query.is_empty() {
        return None;
    }
    let mut about = dossier.about.clone();
    let label = format!("keep the search “{name}”");
    match about.searches.iter_mut().find(|search| search.name == name) {
        Some(search) if search.query == query => return None,
        Some(search) => search.query = query,
        None => about.searches.push(SavedSearch { name, query }),
    }
    Some(Edit::one(label, Change::About(Box::new(about))))
}

/// Takes a search out; `None` where there is none of this name.
#[must_use]
pub fn forget_search(dossier: &Dossier, name: &str) -> Option<Edit> {
    let mut about = dossier.about.clone();
    about.searches.retain(|search| search.name != name);
    (about != dossier.about).then(|| Edit::one(format!("forget the search “{name}”"), Change::About(Box::new(about))))
}

#[cfg(test)]
mod tests {
    use super::super::apply;
    use super::*;

    #[test]
    fn a_search_is_kept_changed_and_forgotten() {
        let mut dossier = Dossier::default();
        let mut told = Vec::new();
        for edit in [
            keep_search(&dossier, " Doha ", "doha talks"),
            keep_search(&dossier, "", "doha"),
            keep_search(&dossier, "Doha", " "),
        ]
        .into_iter()
        .flatten()
        {
            dossier = apply(&dossier, &edit).expect("it can be applied");
            told.push(edit.label);
        }
        assert_eq!(told, ["keep the search “Doha”"]);
        assert_eq!(keep_search(&dossier, "Doha", "doha talks"), None);
        let edit = keep_search(&dossier, "Doha", "doha -talks").expect("it changes the search");
        let changed = apply(&dossier, &edit).expect("it can be applied");
        let kept = |dossier: &Dossier| dossier.about.searches.clone();
        assert_eq!(kept(&changed), [SavedSearch { name: "Doha".to_owned(), query: "doha -talks".to_owned() }]);
        assert_eq!(forget_search(&changed, "Kabul"), None);
        let gone = apply(&changed, &forget_search(&changed, "Doha").expect("it is there")).expect("it can be applied");
        assert_eq!(kept(&gone), []);
    }
}
