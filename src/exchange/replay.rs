//! What one side did to the whole of its dossier, done to the other as well: merges of actors, corrections of texts.

use super::outcome::{Prefer, What};
use super::sources::text_side;
use super::work::Work;
use crate::edit::{Change, Edit, apply, carry_quotes};
use crate::model::{ArticleId, Dossier, MergeId, RecordRef};

/// Makes the merges of actors that one side made in the other and in the base too, so that what the other says of the
/// actor that went comes to be said of the one that stayed.
pub(super) fn merges_of_actors(work: &mut Work<'_>) {
    for side in [Prefer::Ours, Prefer::Theirs] {
        let made = work.side_mut(side).clone();
        let other = work.side_mut(side.other()).clone();
        let is_new = |id: &&MergeId| !work.base.merges.contains_key(*id) && !other.merges.contains_key(*id);
        let new: Vec<MergeId> = made.merges.keys().filter(is_new).cloned().collect();
        for id in new {
            let Some(merge) = made.merges.get(&id) else { continue };
            if made.actors.contains_key(&merge.gone) {
                continue;
            }
            let (keep, gone) = (merge.kept.clone(), merge.gone.clone());
            let names = [other.actor_name(&gone).to_owned(), other.actor_name(&keep).to_owned()];
            let edit = Edit::one("", Change::MergeActors { keep: keep.clone(), gone, id });
            // Where the other side has not both actors, there is nothing to merge.
            let Ok(merged) = apply(work.side_mut(side.other()), &edit) else { continue };
            *work.side_mut(side.other()) = merged;
            if let Ok(merged) = apply(&work.base, &edit) {
                work.base = merged;
            }
            let [gone, kept] = names;
            let place = if side == Prefer::Ours { "here" } else { "there" };
            let sentence = format!("“{gone}” and “{kept}” were made one actor {place}, and so it is for both.");
            work.tell(What::ActorsMerged, &RecordRef::Actor(keep), sentence);
        }
    }
}

/// Moves the quotes of every side to where their words stand in the text that an article will have.
pub(super) fn texts(work: &mut Work<'_>) {
    let ids: Vec<ArticleId> = work.ours.articles.keys().chain(work.theirs.articles.keys()).cloned().collect();
    for id in ids {
        let text = match (work.ours.articles.get(&id), work.theirs.articles.get(&id)) {
            (Some(ours), Some(theirs)) => {
                let base = work.base.articles.get(&id).map(AsRef::as_ref);
                match text_side(&id, base, ours, theirs, work.choices).0 {
                    Prefer::Ours => ours.text.clone(),
                    Prefer::Theirs => theirs.text.clone(),
                }
            }
            (Some(article), None) | (None, Some(article)) => article.text.clone(),
            (None, None) => continue,
        };
        let carry = |side: &mut Dossier| {
            let from = side.articles.get(&id).map(|article| article.text.clone());
            if let Some(from) = from.filter(|from| *from != text) {
                carry_quotes(side, &id, &from, &text);
            }
        };
        [&mut work.base, &mut work.ours, &mut work.theirs].into_iter().for_each(carry);
    }
}
