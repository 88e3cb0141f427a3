//! What hangs on a phrase for those who take part: whose it is, who leads it, who is among it, who it is by name.

use super::party::{LIST, Member, Party, Sort, head};
use super::view::View;
use super::words::DETERMINERS;
use crate::reading::found::MentionForm;

/// Takes in what hangs on a phrase: whose it is, who leads it, who is among it.
pub(super) fn tails(view: &View, party: &mut Party, end: usize) {
    // “Lindqvist of Sweden”
    if party.sort == Sort::Named
        && !party.owns
        && party.spans.first().is_some_and(|span| view.is_person(*span))
        && view.is_in(party.words.end, &["of", "from"])
        && let Some(after) = view.state_at(party.words.end + 1)
    {
        party.words.end = after;
    }
    named_after(view, party);
    loop {
        let at = party.words.end;
        let comma = usize::from(view.is_mark(at, &[',']));
        if comma == 0 && view.is_in(at, &["of", "from", "representing", "for"]) && party.sort != Sort::Named {
            let Some(mut whose) = head(view, at + 1, end) else { return };
            if whose.owns && view.token(whose.words.end).is_none() {
                return;
            }
            let own = party.spans.is_empty();
            if own {
                party.spans.append(&mut whose.spans);
            }
            party.words.end = whose.words.end;
            party.head.end = whose.words.end;
            party.owns = whose.owns;
            if party.sort == Sort::People && own && whose.sort == Sort::Named {
                more_of(view, party, end);
            }
            // “representatives of both sides”
            if own && whose.sort == Sort::Sides {
                party.sort = Sort::Sides;
            }
            continue;
        }
        let led = at + comma;
        if view.is_in(led, &["led", "headed", "fronted", "headlined"]) && view.is(led + 1, "by") {
            let Some(mut leader) = head(view, led + 2, end) else { return };
            if leader.sort == Sort::One
                && view.is_in(leader.words.end, &["of", "for"])
                && let Some(whose) = head(view, leader.words.end + 1, end).filter(|whose| !whose.owns)
            {
                leader.words.end = whose.words.end;
            }
            named_after(view, &mut leader);
            if leader.owns {
                return;
            }
            party.words.end = leader.words.end;
            party.members.push(member(view, &leader, true));
            continue;
        }
        let among = [
            &["including"][..],
            &["such", "as"],
            &["among", "them"],
            &["comprising"],
            &["accompanied", "by"],
            &["comprised", "of"],
        ];
        if let Some(words) = among.into_iter().find(|words| view.are(led, words)) {
            let mut next = led + words.len();
            let before = party.members.len();
            while let Some(one) = head(view, next, end) {
                if party.members.len() - before >= LIST || one.owns {
                    break;
                }
                party.members.push(member(view, &one, false));
                party.words.end = one.words.end;
                let Some(after) = list_goes_on(view, one.words.end) else { break };
                next = after;
            }
            if party.members.len() == before {
                return;
            }
            continue;
        }
        return;
    }
}

/// “the Holy See's secretary of state, Cardinal Frascati”: one person by office whose name follows a comma.
fn named_after(view: &View, party: &mut Party) {
    let person = |span: &usize| view.is_person(*span);
    if party.sort != Sort::One || party.owns || party.spans.first().is_some_and(person) {
        return;
    }
    let mut at = party.words.end;
    if view.is(at, "of") && view.is_in(at + 1, &["state", "defense", "defence", "staff", "government", "mission"]) {
        at += 2;
        party.words.end = at;
        party.head.end = at;
    }
    let comma = usize::from(view.is_mark(at, &[',']));
    let Some(span) = view.cover(at + comma).filter(person) else { return };
    let Some(found) = view.span(span).filter(|found| found.form != MentionForm::Pronoun) else { return };
    let end = found.phrase.end.max(found.tokens.end);
    let closes = view.token(end).is_none_or(|token| token.mark().is_some() || comma == 0) || comma == 0;
    if closes && found.form != MentionForm::Description {
        party.spans.insert(0, span);
        party.sort = Sort::Named;
        party.words.end = end;
        party.head.end = end;
    }
}

/// The token after a comma or “and” that goes on with a list.
fn list_goes_on(view: &View, at: usize) -> Option<usize> {
    let comma = usize::from(view.is_mark(at, &[',']));
    if view.is(at + comma, "and") {
        return Some(at + comma + 1);
    }
    if view.are(at + comma, &["as", "well", "as"]) {
        return Some(at + comma + 3);
    }
    (comma == 1 && (view.cover(at + 1).is_some() || view.has(at + 1, &DETERMINERS))).then_some(at + 1)
}

/// More actors whose the people are: “of France, Germany and Italy”.
fn more_of(view: &View, party: &mut Party, end: usize) {
    let mut pos = party.words.end;
    let mut more: Vec<(usize, usize)> = Vec::new();
    let mut closed = false;
    while more.len() < LIST {
        let comma = usize::from(view.is_mark(pos, &[',']));
        let and = usize::from(view.is(pos + comma, "and"));
        if comma + and == 0 {
            break;
        }
        let Some(one) = head(view, pos + comma + and, end).filter(|one| one.sort == Sort::Named && !one.owns) else {
            break;
        };
        let Some(span) = one.spans.first().copied().filter(|span| !view.is_person(*span)) else { break };
        pos = one.words.end;
        more.push((span, pos));
        if and == 1 {
            closed = true;
            break;
        }
    }
    if closed {
        for (span, end) in more {
            party.spans.push(span);
            party.words.end = end;
            party.head.end = end;
        }
        party.each = true;
    }
}

fn member(view: &View, party: &Party, leads: bool) -> Member {
    let named =
        matches!(party.sort, Sort::Named | Sort::Pronoun) || party.spans.first().is_some_and(|it| view.is_person(*it));
    Member { span: party.spans.first().copied().filter(|_| named), words: party.words.clone(), leads }
}
