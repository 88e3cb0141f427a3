use proptest::prelude::*;

use super::*;
use crate::edit::{History, Minter, anchor, apply, delete_quote, note, orphans, quote_claim};
use crate::model::{
    Actor, ActorId, ActorKind, Article, Claim, ClaimId, Commitment, CommitmentId, CommitmentStatus, CommitmentStep,
    CommitmentVersion, PartId, Position, PositionId, Provenance, ReadingState, Severity, Stance, Subject, Topic,
    TopicId, Value, text, validate,
};

fn article_id() -> ArticleId {
    ArticleId::new("art-1")
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_638_000_000, 0).unwrap()
}

fn dossier(words: &str) -> Dossier {
    let article = Article {
        title: "They met".to_owned(),
        outlet: None,
        authors: Vec::new(),
        url: String::new(),
        published: None,
        language: String::new(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance { text_sha256: sha256_hex(words.as_bytes()), ..Provenance::default() },
        tags: Vec::new(),
        reading: ReadingState::Unread,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: words.into(),
    };
    let mut dossier = Dossier::default();
    dossier.articles.insert(article_id(), Arc::new(article));
    dossier
}

fn claim(dossier: &mut Dossier, id: &str, range: Range<usize>) {
    let subject = Subject::Question("what".to_owned());
    let value = Value::Text("that".to_owned());
    let claim = quote_claim(dossier, ClaimId::new(id), &article_id(), range, subject, value).unwrap();
    dossier.put(claim);
}

/// The text with the words between “[” and “]” quoted, without the brackets.
fn marked(marked: &str) -> (String, Range<usize>) {
    let (before, rest) = marked.split_once('[').unwrap();
    let (words, after) = rest.split_once(']').unwrap();
    let start = before.chars().count();
    (format!("{before}{words}{after}"), start..start + words.chars().count())
}

/// Where the quote stands after the correction, in brackets; the words alone for an orphan.
fn corrected(old: &str, new: &str) -> (Fate, String) {
    let (old, range) = marked(old);
    let mut dossier = dossier(&old);
    claim(&mut dossier, "clm-1", range);
    let correction = correct(&dossier, &article_id(), new, "a slip", now()).unwrap();
    let after = apply(&dossier, &correction.edit).unwrap();
    let quote = after.claims[&ClaimId::new("clm-1")].quotes[0].clone();
    let [revised] = correction.quotes.as_slice() else { panic!("one quote: {:?}", correction.quotes) };
    assert_eq!(revised.words, quote.exact);
    let text = &after.articles[&article_id()].text;
    if revised.fate == Fate::Orphaned {
        assert!(!quote.resolves_in(text));
        assert_eq!(orphans(&after).len(), 1);
        return (Fate::Orphaned, quote.exact);
    }
    assert!(quote.resolves_in(text), "{quote:?} in {text}");
    assert_eq!(orphans(&after), []);
    let slice = |range| text::slice_chars(text, range).unwrap().to_owned();
    let end = char_count(text);
    (revised.fate, format!("{}[{}]{}", slice(0..quote.start), quote.exact, slice(quote.end..end)))
}

#[test]
fn quotes_move_with_their_words_or_are_orphans() {
    use Fate::{Moves, Orphaned, Stays};
    for (what, old, new, fate, expect) in [
        (
            "after it",
            "They met in [Doha] today.",
            "They met in Doha on Monday.",
            Stays,
            "They met in [Doha] on Monday.",
        ),
        ("before it", "They met in [Doha].", "Then they met in Doha.", Moves, "Then they met in [Doha]."),
        ("its words", "They met in [Doha].", "They met in Qatar.", Orphaned, "Doha"),
        ("inside it", "They [met in Doha] today.", "They met at Doha today.", Orphaned, "met in Doha"),
        (
            "moved far, and unique",
            "[Ten died.] The talks went on for two more days in the capital, officials of both sides said.",
            "Nothing else is known. The minister left for home at noon. Ten died.",
            Moves,
            "Nothing else is known. The minister left for home at noon. [Ten died.]",
        ),
        (
            "a repeated word beside the change",
            "Doha is warm. The talks were held in [Doha] on Monday. Doha is far from Kabul, and Doha is rich.",
            "Doha is warm. The talks were hosted by Doha this Monday. Doha is far from Kabul, and Doha is rich.",
            Moves,
            "Doha is warm. The talks were hosted by [Doha] this Monday. Doha is far from Kabul, and Doha is rich.",
        ),
        (
            "a repeated word in another text",
            "Aid will flow, and the talks held in [Doha] ended well for all of the sides.",
            "A plane left Doha at dawn. It came back to Doha at night with nobody on board.",
            Orphaned,
            "Doha",
        ),
        (
            "told by what stands before it",
            "One said: the aid must reach every province [now], he told us. Others wait now and hope.",
            "Now this. And now that. Quite another opening stands here in place of all the rest of it.\n\n\
                One said: the aid must reach every province now",
            Moves,
            "Now this. And now that. Quite another opening stands here in place of all the rest of it.\n\n\
                One said: the aid must reach every province [now]",
        ),
        (
            "line ends and controls",
            "They met in [Doha].",
            "They\u{7} met  \r\n\r\nin Doha.",
            Moves,
            "They met\n\nin [Doha].",
        ),
        ("right to left", "هیئت در [دوحه] بود", "یک هیئت در دوحه بود", Moves, "یک هیئت در [دوحه] بود"),
    ] {
        assert_eq!(corrected(old, new), (fate, expect.to_owned()), "{what}");
    }
}

#[test]
fn words_that_come_to_stand_at_the_old_place_are_not_taken_for_it() {
    // “or” at 8 is another “or” than the one quoted, and nothing tells which of three was meant.
    let old = "He said [or] else they would all have gone away, every one of the men.";
    let new = "She saw or felt; or heard; or smelt nothing whatsoever that morning in town.";
    assert_eq!(corrected(old, new), (Fate::Orphaned, "or".to_owned()));
}

#[test]
fn the_text_before_is_kept_and_the_log_says_what_was_done() {
    let (old, range) = marked("They met in [Doha]");
    let mut dossier = dossier(&old);
    claim(&mut dossier, "clm-1", range);
    let correction = correct(&dossier, &article_id(), "They met in Qatar", " misread ", now()).unwrap();
    assert_eq!((correction.count(Fate::Stays), correction.count(Fate::Orphaned)), (0, 1));
    let after = apply(&dossier, &correction.edit).unwrap();
    let article = &after.articles[&article_id()];
    assert_eq!(&*article.text, "They met in Qatar");
    assert_eq!(article.provenance.text_sha256, sha256_hex(article.text.as_bytes()));
    let [revision] = article.revisions.as_slice() else { panic!("one revision") };
    assert_eq!((&*revision.text, revision.reason.as_str()), (&*old, "misread"));
    assert_eq!(revision.text_sha256, sha256_hex(old.as_bytes()));
    assert_eq!(article.provenance.custody[0].action, "text corrected: misread; 1 quote orphaned");
}

#[test]
fn what_corrects_nothing_is_refused() {
    let dossier = dossier("They met.");
    let refused = |id: &str, text: &str| correct(&dossier, &ArticleId::new(id), text, "", now()).unwrap_err();
    assert_eq!(refused("art-1", "They met.\r\n"), EditError::SameText);
    assert_eq!(refused("art-1", " \n\u{0}"), EditError::NoWords);
    assert!(matches!(refused("art-9", "They met."), EditError::Missing(..)));
}

#[test]
fn frozen_text_changes_only_where_it_is_kept() {
    let dossier = dossier("They met.");
    let correction = correct(&dossier, &article_id(), "They talked.", "", now()).unwrap();
    let Some(Change::Put(Record::Article(id, article))) = correction.edit.changes.first().cloned() else {
        panic!("the article is put")
    };
    let mut forged = article.as_ref().clone();
    forged.revisions[0].text = "Other words.".into();
    let edit = Edit::put("forged", [Record::Article(id, Arc::new(forged))]);
    assert!(matches!(apply(&dossier, &edit), Err(EditError::TextFrozen(_))));
}

/// Every sort of record that can quote.
fn quoting_everywhere() -> Dossier {
    let words = "The minister spoke of aid for the north. He left at noon.";
    let mut dossier = dossier(words);
    let at = |needle: &str| {
        let start = words.find(needle).unwrap();
        Quote::of(&article_id(), words, start..start + needle.len()).unwrap()
    };
    let mut article = dossier.articles[&article_id()].as_ref().clone();
    article.notes.push(note(PartId::new("prt-n"), "check", Some(at("north")), now()));
    dossier.articles.insert(article_id(), Arc::new(article));
    let actor = ActorId::new("act-1");
    let mut minister = Actor::named(ActorKind::Person, "The minister", PartId::new("prt-1"));
    minister.notes.push(note(PartId::new("prt-m"), "who", Some(at("The minister")), now()));
    dossier.actors.insert(actor.clone(), Arc::new(minister));
    dossier.topics.insert(TopicId::new("top-1"), Arc::new(Topic { name: "Aid".to_owned(), ..Topic::default() }));
    let position = Position {
        actor: actor.clone(),
        topic: TopicId::new("top-1"),
        meeting: None,
        date: None,
        stance: Stance::Said,
        summary: String::new(),
        shift: None,
        quote: Some(at("aid")),
    };
    dossier.positions.insert(PositionId::new("pos-1"), Arc::new(position));
    let commitment = Commitment {
        what: "aid".to_owned(),
        steps: vec![CommitmentStep { status: CommitmentStatus::Kept, date: None, quote: Some(at("He left")) }],
        versions: vec![CommitmentVersion { actor, what: String::new(), quote: Some(at("noon")) }],
        ..Commitment::default()
    };
    dossier.commitments.insert(CommitmentId::new("cmt-1"), Arc::new(commitment));
    claim(&mut dossier, "clm-1", 0..words.len());
    dossier
}

#[test]
fn quotes_of_every_record_move() {
    let dossier = quoting_everywhere();
    let text = "Kabul — The minister spoke of aid for the north. He left at noon.";
    let correction = correct(&dossier, &article_id(), text, "dateline", now()).unwrap();
    assert_eq!(correction.count(Fate::Moves), 6, "{:?}", correction.quotes);
    let mut history = History::new(dossier.clone());
    history.apply(correction.edit).unwrap();
    let errors = validate(history.dossier()).into_iter().filter(|problem| problem.severity == Severity::Error);
    assert_eq!(errors.map(|problem| problem.message).collect::<Vec<_>>(), Vec::<String>::new());
    history.undo();
    assert_eq!(*history.dossier(), dossier);
}

#[test]
fn every_orphan_has_its_ways_out() {
    let dossier = quoting_everywhere();
    let text = "Nothing of what was printed here was true, the paper says, and it regrets every word.";
    let correction = correct(&dossier, &article_id(), text, "retracted", now()).unwrap();
    let after = apply(&dossier, &correction.edit).unwrap();
    let lost = orphans(&after);
    assert_eq!(lost.len(), 6, "{lost:?}");
    for orphan in &lost {
        let edit = anchor(&after, &orphan.record, &orphan.part, &orphan.article, 0..7).unwrap();
        let found = apply(&after, &edit).unwrap();
        assert_eq!(found.record(&orphan.record).unwrap().quote(&orphan.part).unwrap().exact, "Nothing");
        assert_eq!(orphans(&found).len(), 5);

        let edit = delete_quote(&after, &orphan.record, &orphan.part).unwrap();
        let gone = apply(&after, &edit).unwrap();
        assert_eq!(orphans(&gone).len(), 5);
        let stays = !matches!(orphan.record, RecordRef::Claim(_));
        assert_eq!(gone.contains(&orphan.record), stays, "a claim without words is none");
    }
    let mut random = Minter::with_seed(1);
    let gone = RecordRef::Claim(random.claim(&after));
    assert!(matches!(delete_quote(&after, &gone, &QuotePart::Claim(0)), Err(EditError::Missing(..))));
    assert!(matches!(anchor(&after, &lost[0].record, &lost[0].part, &article_id(), 3..3), Err(EditError::NoWords)));
}

#[test]
fn of_two_quotes_of_a_claim_one_is_deleted() {
    let mut dossier = dossier("They met in Doha.");
    claim(&mut dossier, "clm-1", 0..4);
    let mut two: Claim = dossier.claims[&ClaimId::new("clm-1")].as_ref().clone();
    two.quotes.push(Quote::of(&article_id(), "They met in Doha.", 12..16).unwrap());
    let record = Record::Claim(ClaimId::new("clm-1"), Arc::new(two));
    dossier.put(record.clone());
    let edit = delete_quote(&dossier, &record.reference(), &QuotePart::Claim(0)).unwrap();
    let after = apply(&dossier, &edit).unwrap();
    assert_eq!(after.claims[&ClaimId::new("clm-1")].quotes[0].exact, "Doha");
}

/// A word of a text in which words repeat.
fn common_word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["the", "talks", "in", "Doha", "aid", "was", "held", "هیئت", "said", "of"])
}

proptest! {
    #[test]
    fn words_that_were_not_touched_are_found_where_they_went(
        words in prop::collection::vec(common_word(), 6..60),
        quoted in 0_usize..60, length in 1_usize..4,
        edited in 0_usize..60, edit in 0_u8..3,
    ) {
        let (quoted, edited) = (quoted % words.len(), edited % words.len());
        let length = length.min(words.len() - quoted);
        prop_assume!(!(quoted..quoted + length).contains(&edited));
        let mut new: Vec<&str> = words.clone();
        match edit {
            0 => new[edited] = "novelty",
            1 => new.insert(edited, "novelty"),
            _ => { new.remove(edited); }
        }
        let shift = match edit { 1 if edited <= quoted => 1, 2 if edited < quoted => -1, _ => 0_isize };
        let starts = |words: &[&str], upto: usize| words[..upto].iter().map(|word| char_count(word) + 1).sum::<usize>();
        let start = starts(&words, quoted);
        let exact = words[quoted..quoted + length].join(" ");
        let (old, new_text) = (words.join(" "), new.join(" "));
        prop_assume!(old != new_text);
        let mut dossier = dossier(&old);
        claim(&mut dossier, "clm-1", start..start + char_count(&exact));
        let correction = correct(&dossier, &article_id(), &new_text, "", now()).unwrap();
        let after = apply(&dossier, &correction.edit).unwrap();
        let quote = &after.claims[&ClaimId::new("clm-1")].quotes[0];
        prop_assert!(quote.resolves_in(&new_text), "{:?}: {} → {}", quote, old, new_text);
        prop_assert_eq!(&quote.exact, &exact);
        // Taking a word out beside its like may be read in two ways, and both leave the same text.
        if edit < 2 {
            prop_assert_eq!(quote.start, starts(&new, quoted.checked_add_signed(shift).unwrap()));
        }
    }

    #[test]
    fn unique_words_are_found_wherever_they_are_put(
        order in Just((0..24).collect::<Vec<usize>>()).prop_shuffle(), quoted in 0_usize..24,
    ) {
        let old = (0..24).map(|word| format!("word{word}.")).collect::<Vec<_>>().join(" ");
        let new = order.iter().map(|word| format!("word{word}.")).collect::<Vec<_>>().join(" ");
        prop_assume!(old != new);
        let exact = format!("word{quoted}.");
        let start = old.find(&exact).unwrap();
        let mut dossier = dossier(&old);
        claim(&mut dossier, "clm-1", start..start + exact.len());
        let after = apply(&dossier, &correct(&dossier, &article_id(), &new, "", now()).unwrap().edit).unwrap();
        let quote = &after.claims[&ClaimId::new("clm-1")].quotes[0];
        prop_assert_eq!(quote.start, new.find(&exact).unwrap());
    }

    #[test]
    fn no_quote_comes_to_point_at_other_words_and_undo_brings_all_back(
        old in "[ab .é]{1,40}", new in "[ab .é]{1,40}",
        ranges in prop::collection::vec((0_usize..40, 1_usize..8), 1..6),
    ) {
        let old = clean_text(&old);
        let mut dossier = dossier(&old);
        for (at, (start, length)) in ranges.into_iter().enumerate() {
            let range = start..start + length;
            if Quote::of(&article_id(), &old, range.clone()).is_some() {
                claim(&mut dossier, &format!("clm-{at}"), range);
            }
        }
        let Ok(correction) = correct(&dossier, &article_id(), &new, "", now()) else { return Ok(()) };
        let mut history = History::new(dossier.clone());
        history.apply(correction.edit.clone()).unwrap();
        let after = history.dossier().clone();
        let text = after.articles[&article_id()].text.clone();
        for revised in &correction.quotes {
            let quote = |dossier: &Dossier| dossier.record(&revised.record).unwrap().quote(&revised.part).unwrap().clone();
            let (was, is) = (quote(&dossier), quote(&after));
            prop_assert_eq!(&was.exact, &is.exact);
            prop_assert_eq!(is.resolves_in(&text), revised.fate != Fate::Orphaned);
            prop_assert_eq!(revised.fate == Fate::Stays, is.resolves_in(&text) && was.range() == is.range());
        }
        prop_assert_eq!(orphans(&after).len(), correction.count(Fate::Orphaned));
        prop_assert_eq!(correction.quotes.len(), dossier.claims.len());
        history.undo();
        prop_assert_eq!(history.dossier(), &dossier);
        history.redo();
        prop_assert_eq!(history.dossier(), &after);
    }
}

#[test]
fn an_orphan_comes_back_with_its_words() {
    // Two places that cannot be told apart: the quote is an orphan, and must not point at either.
    let (old, range) = marked("They met in Doha. [They met] in Doha.");
    let mut dossier = dossier(&old);
    claim(&mut dossier, "clm-1", range.clone());
    let mut quote = dossier.claims[&ClaimId::new("clm-1")].quotes[0].clone();
    (quote.start, quote.end) = (0, 0);
    let moving = Moving::new("", &old[18..]);
    assert_eq!(moving.carry(&mut quote), Fate::Moves);
    assert_eq!((quote.range(), quote.exact.as_str()), (0..8, "They met"));
    assert!(quote.resolves_in(&old[18..]));

    (quote.start, quote.end) = (0, 0);
    let nothing = Moving::new("Nothing.", "Nothing at all.");
    assert_eq!(nothing.carry(&mut quote), Fate::Orphaned);
    quote.exact.clear();
    assert_eq!(nothing.carry(&mut quote), Fate::Orphaned, "no words stand anywhere");
}

#[test]
fn pages_move_with_their_words() {
    let page = |start: usize, label: &str| PageStart { start, label: label.to_owned() };
    let old = "They met in Doha. Some talked of aid. We left.";
    let pages = [page(0, "1"), page(18, "2"), page(38, "3")];
    for (new, expect) in [
        (old, vec![(0, "1"), (18, "2"), (38, "3")]),
        ("At last they met in Doha. Some talked of aid. We left.", vec![(0, "1"), (26, "2"), (46, "3")]),
        // The first word of a page was corrected.
        ("They met in Doha. All talked of aid. We left.", vec![(0, "1"), (18, "2"), (37, "3")]),
        // Nothing of a page is left.
        ("They met in Doha. We left.", vec![(0, "1"), (18, "3")]),
        ("They met in Doha. Some talked of aid.", vec![(0, "1"), (18, "2")]),
    ] {
        let moved = carry_pages(&pages, old, new);
        let moved: Vec<(usize, &str)> = moved.iter().map(|page| (page.start, page.label.as_str())).collect();
        assert_eq!(moved, expect, "{new}");
    }
    let mut dossier = dossier(old);
    let mut article = dossier.articles[&article_id()].as_ref().clone();
    article.pages = pages.to_vec();
    assert_eq!([0, 17, 18, 45].map(|offset| article.page_at(offset)), ["1", "1", "2", "3"].map(Some));
    dossier.put(Record::Article(article_id(), Arc::new(article)));
    let correction = correct(&dossier, &article_id(), &format!("Now: {old}"), "a slip", now()).unwrap();
    let after = apply(&dossier, &correction.edit).unwrap();
    assert_eq!(after.articles[&article_id()].page_at(23), Some("2"));
    assert!(validate(&after).iter().all(|problem| problem.field != "pages"));
}

#[test]
fn pages_outside_the_text_are_told() {
    for starts in [vec![0, 50], vec![5, 5], vec![7, 3]] {
        let mut dossier = dossier("They met in Doha.");
        let mut article = dossier.articles[&article_id()].as_ref().clone();
        article.pages = starts.into_iter().map(|start| PageStart { start, label: "1".to_owned() }).collect();
        dossier.put(Record::Article(article_id(), Arc::new(article)));
        assert!(validate(&dossier).iter().any(|problem| problem.field == "pages"));
    }
}

proptest! {
    /// Whatever the correction, pages follow each other inside the new text.
    #[test]
    fn pages_stay_in_order(old in "[a-c é.\n]{1,60}", new in "[a-c é.\n]{1,60}", starts in prop::collection::btree_set(0_usize..60, 0..5)) {
        let inside = starts.into_iter().filter(|start| *start < char_count(&old));
        let pages: Vec<PageStart> = inside.map(|start| PageStart { start, label: start.to_string() }).collect();
        let moved = carry_pages(&pages, &old, &new);
        prop_assert!(moved.is_sorted_by(|page, next| page.start < next.start));
        prop_assert!(moved.iter().all(|page| page.start < char_count(&new)));
    }
}
