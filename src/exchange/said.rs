//! Joining topics, claims, findings, commitments and positions.

use super::fields::Join;
use crate::model::{
    Claim, ClaimId, Commitment, CommitmentField, CommitmentId, Finding, FindingId, Position, PositionId, Subject,
    Topic, TopicId,
};

pub(super) fn topic(join: &mut Join<'_>, _: &TopicId, base: Option<&Topic>, ours: &Topic, theirs: &Topic) -> Topic {
    Topic {
        name: join.field("name", base.map(|it| &it.name), &ours.name, &theirs.name),
        parent: join.field("parent", base.map(|it| &it.parent), &ours.parent, &theirs.parent),
    }
}

/// What a claim says; where two say otherwise they are two claims.
pub(super) const SUBSTANCE_OF_CLAIM: &[&str] = &["subject", "value", "as_of", "scope", "directness"];
/// What a finding holds; where two hold otherwise they are two findings.
pub(super) const SUBSTANCE_OF_FINDING: &[&str] = &["subject", "value", "denies", "state"];

pub(super) fn claim(join: &mut Join<'_>, _: &ClaimId, base: Option<&Claim>, ours: &Claim, theirs: &Claim) -> Claim {
    let mut quotes = join.bag("quotes", base.map(|it| it.quotes.as_slice()), &ours.quotes, &theirs.quotes);
    if quotes.is_empty() {
        // Each took out what the other left: a claim needs words.
        quotes.extend(ours.quotes.iter().chain(&theirs.quotes).cloned());
    }
    Claim {
        subject: join.field("subject", base.map(|it| &it.subject), &ours.subject, &theirs.subject),
        value: join.field("value", base.map(|it| &it.value), &ours.value, &theirs.value),
        as_of: join.field("as_of", base.map(|it| &it.as_of), &ours.as_of, &theirs.as_of),
        scope: join.field("scope", base.map(|it| &it.scope), &ours.scope, &theirs.scope),
        speaker: join.field("speaker", base.map(|it| &it.speaker), &ours.speaker, &theirs.speaker),
        chain: join.field("chain", base.map(|it| &it.chain), &ours.chain, &theirs.chain),
        quotes,
        directness: join.field("directness", base.map(|it| &it.directness), &ours.directness, &theirs.directness),
        credibility: join.field("credibility", base.map(|it| &it.credibility), &ours.credibility, &theirs.credibility),
        note: join.prose("note", base.map(|it| &it.note), &ours.note, &theirs.note),
    }
}

pub(super) fn finding(
    join: &mut Join<'_>,
    _: &FindingId,
    base: Option<&Finding>,
    ours: &Finding,
    theirs: &Finding,
) -> Finding {
    let preferred = join.bag("preferred", base.map(|it| it.preferred.as_slice()), &ours.preferred, &theirs.preferred);
    let outweighed = base.map(|it| it.outweighed.as_slice());
    let mut outweighed = join.bag("outweighed", outweighed, &ours.outweighed, &theirs.outweighed);
    let both = |it: &Finding| it.outweighed.iter().any(|claim| it.preferred.contains(claim));
    if !both(ours) && !both(theirs) {
        // What one came to prefer is outweighed no more.
        outweighed.retain(|claim| !preferred.contains(claim));
    }
    Finding {
        subject: join.field("subject", base.map(|it| &it.subject), &ours.subject, &theirs.subject),
        value: join.field("value", base.map(|it| &it.value), &ours.value, &theirs.value),
        denies: join.field("denies", base.map(|it| &it.denies), &ours.denies, &theirs.denies),
        preferred,
        outweighed,
        reason: join.prose("reason", base.map(|it| &it.reason), &ours.reason, &theirs.reason),
        confidence: join.field("confidence", base.map(|it| &it.confidence), &ours.confidence, &theirs.confidence),
        likelihood: join.field("likelihood", base.map(|it| &it.likelihood), &ours.likelihood, &theirs.likelihood),
        state: join.field("state", base.map(|it| &it.state), &ours.state, &theirs.state),
    }
}

pub(super) fn commitment(
    join: &mut Join<'_>,
    id: &CommitmentId,
    base: Option<&Commitment>,
    ours: &Commitment,
    theirs: &Commitment,
) -> Commitment {
    let on = |field: CommitmentField| Subject::Commitment(id.clone(), field);
    Commitment {
        who: join.bag("who", base.map(|it| it.who.as_slice()), &ours.who, &theirs.who),
        to_whom: join.bag("to_whom", base.map(|it| it.to_whom.as_slice()), &ours.to_whom, &theirs.to_whom),
        what: join.fact(&on(CommitmentField::What), "what", base.map(|it| &it.what), &ours.what, &theirs.what),
        meeting: join.field("meeting", base.map(|it| &it.meeting), &ours.meeting, &theirs.meeting),
        condition: join.fact(
            &on(CommitmentField::Condition),
            "condition",
            base.map(|it| &it.condition),
            &ours.condition,
            &theirs.condition,
        ),
        deadline: join.fact(
            &on(CommitmentField::Deadline),
            "deadline",
            base.map(|it| &it.deadline),
            &ours.deadline,
            &theirs.deadline,
        ),
        // A step and a side's own version have no ids: one that each changed in its own way is two.
        steps: join.bag("steps", base.map(|it| it.steps.as_slice()), &ours.steps, &theirs.steps),
        versions: join.bag("versions", base.map(|it| it.versions.as_slice()), &ours.versions, &theirs.versions),
    }
}

pub(super) fn position(
    join: &mut Join<'_>,
    _: &PositionId,
    base: Option<&Position>,
    ours: &Position,
    theirs: &Position,
) -> Position {
    Position {
        actor: join.field("actor", base.map(|it| &it.actor), &ours.actor, &theirs.actor),
        topic: join.field("topic", base.map(|it| &it.topic), &ours.topic, &theirs.topic),
        meeting: join.field("meeting", base.map(|it| &it.meeting), &ours.meeting, &theirs.meeting),
        date: join.field("date", base.map(|it| &it.date), &ours.date, &theirs.date),
        stance: join.field("stance", base.map(|it| &it.stance), &ours.stance, &theirs.stance),
        summary: join.field("summary", base.map(|it| &it.summary), &ours.summary, &theirs.summary),
        shift: join.field("shift", base.map(|it| &it.shift), &ours.shift, &theirs.shift),
        quote: join.field("quote", base.map(|it| &it.quote), &ours.quote, &theirs.quote),
    }
}
