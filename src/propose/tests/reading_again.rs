//! Which articles must be read again.

use std::sync::Arc;

use super::desk::{Desk, desk, known, page};
use crate::edit::{Change, Edit};
use crate::model::{Actor, ActorId, ActorKind, Article, ArticleId, PartId, Record};
use crate::propose::{Readings, read_article};

fn read_all(desk: &mut Desk) {
    let known = known(desk.dossier());
    for id in desk.readings.stale(desk.dossier(), &known) {
        let read = read_article(&desk.dossier().articles[&id], &known);
        desk.readings.put(id, read);
    }
}

fn stale(desk: &Desk) -> Vec<String> {
    let stale = desk.readings.stale(desk.dossier(), &known(desk.dossier()));
    stale.iter().map(ToString::to_string).collect()
}

fn with_actor(desk: &mut Desk, id: &str, name: &str) {
    let actor = Actor::named(ActorKind::Person, name, PartId::new("prt-1"));
    desk.apply(Edit::put("actor", [Record::Actor(ActorId::new(id), actor.into())]));
}

fn change(desk: &mut Desk, id: &str, change: impl FnOnce(&mut Article)) {
    let id = ArticleId::new(id);
    let mut article = Article::clone(&desk.dossier().articles[&id]);
    change(&mut article);
    desk.apply(Edit::put("change", [Record::Article(id, Arc::new(article))]));
}

fn two() -> Desk {
    let mut desk = desk(vec![
        page("one", "2021-10-01", "Zabihullah Mujahid spoke in Kabul."),
        page("two", "2021-10-01", "The Mujahideen-era roads."),
    ]);
    desk.readings = Readings::default();
    desk
}

#[test]
fn an_article_is_stale_until_it_is_read_and_when_it_changed() {
    let mut desk = two();
    assert_eq!(stale(&desk), ["art-one", "art-two"]);
    read_all(&mut desk);
    assert_eq!((stale(&desk), desk.readings.len()), (vec![], 2));
    change(&mut desk, "art-one", |article| article.title = "Another title".to_owned());
    assert_eq!(stale(&desk), Vec::<String>::new(), "a title is not read");
    change(&mut desk, "art-one", |article| {
        article.published = "2021-10-02".parse().ok().map(|it: crate::model::EdtfDate| it.into())
    });
    assert_eq!(stale(&desk), ["art-one"]);
    read_all(&mut desk);
    change(&mut desk, "art-two", |article| article.language = "fr".to_owned());
    assert_eq!(stale(&desk), ["art-two"]);
}

#[test]
fn a_name_that_came_in_makes_the_articles_that_hold_it_stale() {
    let mut desk = two();
    read_all(&mut desk);
    with_actor(&mut desk, "act-1", "Mujahid");
    assert_eq!(stale(&desk), ["art-one"], "between word borders");
    with_actor(&mut desk, "act-2", "kabul");
    assert_eq!(stale(&desk), ["art-one"], "as written");
    read_all(&mut desk);
    assert_eq!(stale(&desk), Vec::<String>::new());
    // A name that goes and comes back is asked for again, and no other.
    desk.apply(Edit::one("remove", Change::Remove(crate::model::RecordRef::Actor(ActorId::new("act-1")))));
    assert_eq!(stale(&desk), Vec::<String>::new());
    let read = read_article(&desk.dossier().articles[&ArticleId::new("art-two")], &known(desk.dossier()));
    desk.readings.put(ArticleId::new("art-two"), read);
    with_actor(&mut desk, "act-3", "Mujahid");
    assert_eq!(stale(&desk), ["art-one"]);
    with_actor(&mut desk, "act-4", "roads");
    assert_eq!(stale(&desk), ["art-one", "art-two"]);
}

#[test]
fn what_was_looked_through_is_not_stale_later() {
    let mut desk = two();
    read_all(&mut desk);
    with_actor(&mut desk, "act-1", "Somebody Else");
    let (names, found) = (known(desk.dossier()), stale(&desk));
    assert_eq!(found, Vec::<String>::new());
    desk.readings.looked_through(&names, &[]);
    assert_eq!(stale(&desk), Vec::<String>::new());
    with_actor(&mut desk, "act-2", "Kabul");
    let stale_now = desk.readings.stale(desk.dossier(), &known(desk.dossier()));
    desk.readings.looked_through(&known(desk.dossier()), &stale_now);
    assert_eq!(stale(&desk), ["art-one"], "what is stale stays so until it is read");
}

#[test]
fn articles_that_went_are_forgotten_and_changed_texts_propose_nothing() {
    let mut desk = super::talks();
    let count = desk.readings.len();
    desk.apply(Edit::one("remove", Change::Remove(crate::model::RecordRef::Article(ArticleId::new("art-geo")))));
    assert_eq!(desk.readings.len(), count);
    let open = desk.open();
    assert!(open.iter().all(|it| it.evidence.iter().all(|evidence| evidence.article.as_str() != "art-geo")));
    let dossier = desk.dossier().clone();
    desk.readings.forget_missing(&dossier);
    assert_eq!(desk.readings.len(), count - 1);
    assert!(desk.readings.of(&ArticleId::new("art-geo")).is_none());
}
