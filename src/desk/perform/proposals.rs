//! Accepting and rejecting proposals, and having articles read.

use super::super::action::Action;
use super::super::desk::Desk;
use super::super::message::{Message, Notice, Tab};
use super::super::overlay::{Overlay, ProposalForm};
use super::super::proposals::{card_id, key_of};
use super::super::widgets::kit::ProposalState;
use super::apply;
use crate::edit::Edit;
use crate::model::{ActorId, RecordRef};
use crate::propose::{Proposal, plan, refuse, same_as, take_back_refusal};

/// Has read what is not read yet, and derives what is proposed when something has changed.
pub(in super::super) fn read_articles(desk: &mut Desk) {
    let Some(document) = &desk.document else { return };
    let at = (document.id, document.history.revision());
    desk.proposals.follow(at, document.dossier(), desk.place.article.as_ref(), &mut desk.tasks);
    if matches!(desk.overlay, Some(Overlay::Queue)) {
        desk.proposals.follow_refused(document.id, document.dossier(), &mut desk.tasks);
    }
}

/// The widget that the keyboard must be in for the keys of proposals, as things stand.
pub(super) fn keyboard_of(desk: &Desk) -> Option<eframe::egui::Id> {
    match &desk.overlay {
        Some(Overlay::Queue) => Some(super::super::overlay::queue_id()),
        Some(_) => None,
        None => (desk.place.tab == Tab::Articles).then(card_id),
    }
}

/// The proposal at hand: of the queue where that stands in front, else of the article shown.
pub(super) fn at_hand(desk: &Desk) -> Option<&Proposal> {
    let key = match &desk.overlay {
        Some(Overlay::Queue) => desk.views.queue.at_hand(),
        Some(_) => None,
        None => desk.views.articles.proposal_at_hand().filter(|_| desk.place.tab == Tab::Articles),
    }?;
    desk.proposals.board().get(key).filter(|_| desk.proposals.is_open(key))
}

/// Does an action on the proposal at hand.
pub(super) fn act(desk: &mut Desk, action: Action) {
    let Some(proposal) = at_hand(desk).cloned() else { return };
    let queue = matches!(desk.overlay, Some(Overlay::Queue));
    match action {
        Action::AcceptProposal => desk.messages.push(Message::Accept(vec![proposal])),
        Action::RejectProposal => desk.messages.push(Message::Reject(vec![proposal])),
        Action::CorrectProposal => {
            let form = ProposalForm::new(proposal).to_queue(queue);
            desk.overlay = Some(Overlay::Proposal(Box::new(form)));
        }
        Action::PutOffProposal | Action::PreviousProposal => {
            let forward = action == Action::PutOffProposal;
            if forward {
                desk.proposals.put_off(key_of(&proposal));
            }
            let proposals = &desk.proposals;
            if queue {
                desk.views.queue.step(proposals, forward);
            } else {
                desk.views.articles.step_proposal(proposals, forward);
            }
        }
        _ => {}
    }
}

/// What to show when it is undone: the article that was read. The queue leaves one where one was.
fn shown(desk: &Desk) -> Option<RecordRef> {
    let reading = desk.overlay.is_none() && desk.place.tab == Tab::Articles;
    desk.place.article.clone().filter(|_| reading).map(RecordRef::Article)
}

pub(super) fn accept(desk: &mut Desk, proposals: &[Proposal]) {
    let refs: Vec<&Proposal> = proposals.iter().collect();
    if let Some(edit) = planned(desk, &refs)
        && apply(desk, edit)
    {
        desk.proposals.decide(refs.iter().copied(), ProposalState::Accepted);
        let words = in_words("Accepted", proposals);
        desk.notify(Notice::done(words).offering(Action::Undo));
    }
}

/// Does an edit that accepts proposals and was made before.
pub(super) fn accept_planned(desk: &mut Desk, edit: Edit, proposals: &[Proposal]) {
    if apply(desk, Edit { select: None, ..edit }) {
        desk.proposals.decide(proposals, ProposalState::Accepted);
        desk.notify(Notice::done(in_words("Accepted", proposals)).offering(Action::Undo));
    }
}

pub(super) fn accept_as(desk: &mut Desk, proposal: &Proposal, actor: &ActorId) {
    let same = same_as(proposal, actor);
    if let Some(edit) = planned(desk, &[&same])
        && apply(desk, edit)
    {
        desk.proposals.decide([proposal], ProposalState::SameAs);
        let name = desk.document.as_ref().map_or("", |document| document.dossier().actor_name(actor));
        let words = format!("“{}” is {name}", proposal.title);
        desk.notify(Notice::done(words).offering(Action::Undo));
    }
}

/// The edit that accepts them; tells the user where there is none.
fn planned(desk: &mut Desk, proposals: &[&Proposal]) -> Option<Edit> {
    let select = shown(desk);
    let document = desk.document.as_ref()?;
    match plan(document.dossier(), proposals, &mut desk.minter) {
        Ok(plan) => Some(Edit { select, ..plan.edit }),
        Err(error) => {
            desk.notify(Notice::error(format!("Nothing was accepted: {error}")));
            None
        }
    }
}

pub(super) fn reject(desk: &mut Desk, proposals: &[Proposal]) {
    let select = shown(desk);
    let Some(document) = &desk.document else { return };
    let refs: Vec<&Proposal> = proposals.iter().collect();
    let edit = Edit { select, ..refuse(document.dossier(), &refs) };
    if apply(desk, edit) {
        desk.proposals.decide(refs.iter().copied(), ProposalState::Rejected);
        desk.notify(Notice::plain(in_words("Rejected", proposals)).offering(Action::Undo));
    }
}

pub(super) fn take_back_rejection(desk: &mut Desk, keys: &[String]) {
    let Some(document) = &desk.document else { return };
    let edit = take_back_refusal(document.dossier(), keys);
    if apply(desk, edit) {
        desk.notify(Notice::plain("It is proposed again").offering(Action::Undo));
    }
}

fn in_words(verb: &str, proposals: &[Proposal]) -> String {
    match proposals {
        [one] => format!("{verb} {}", shortened(&one.title)),
        several => format!("{verb} {} proposals", several.len()),
    }
}

/// As much of a title as a notice has room for.
fn shortened(title: &str) -> String {
    const MOST: usize = 60;
    let mut letters = title.chars();
    let short: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() { format!("{}…", short.trim_end()) } else { short }
}
