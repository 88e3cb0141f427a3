//! The brief of an actor.

use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::compare::{Entry, Fact, FactState, facts_of_actor, matrix_of_actor};
use crate::model::text::char_count;
use crate::model::{
    Actor, ActorField, ActorId, Article, ArticleId, CommitmentId, MeetingId, RecordRef, Subject, TopicId,
};

use super::super::brief::{Block, Cell, Run, Style, TableKind, clean};
use super::{Builder, Head, capitalised_sentence, counted, table};

/// How many mentions are printed; more are counted.
const MENTIONS: usize = 200;
/// Characters of context on each side of a mention.
const CONTEXT: usize = 48;

impl Builder<'_> {
    /// Names and roles, disputes, meetings, positions over time, commitments, mentions, timeline, notes.
    pub(super) fn actor_brief(&mut self, id: &ActorId, level: u8) -> Head {
        let Some(actor) = self.dossier.actors.get(id).cloned() else {
            return self.missing(&RecordRef::Actor(id.clone()));
        };
        let of = if level > 1 { actor.name().to_owned() } else { String::new() };
        let all = facts_of_actor(self.dossier, self.index, id);
        // The main name is the title: it stands in the table only where sources speak of it.
        let main = actor.names.iter().find(|name| name.value == actor.name()).map(|name| name.id.clone());
        let facts: Vec<Fact> = all
            .into_iter()
            .filter(|fact| {
                let is_main = matches!((&fact.subject, &main), (Subject::Actor(_, ActorField::Name(part)), Some(main)) if part == main);
                !(is_main && fact.state == FactState::Unsupported)
            })
            .collect();
        let blocks: Vec<Block> = self.fact_table("", &facts, &of).into_iter().collect();
        self.section(level, "Established", blocks);
        self.disputes(level, &facts);
        let meetings = self.meetings_of(id);
        let dossier = self.dossier;
        // In the whole dossier, meetings tell who was there, what was said and what was promised.
        let is_whole = self.is_whole;
        let apart = |entry: &Entry| {
            let position = entry.position.as_ref().and_then(|id| dossier.positions.get(id));
            position.is_some_and(|position| position.meeting.is_none())
        };
        if !self.is_whole {
            self.meetings_section(level, id, &meetings);
        }
        let is_meant = |_: &TopicId, entry: &Entry| !is_whole || apart(entry);
        self.positions_over_time(level, "Positions by topic", &[id].into(), &is_meant);
        let commitments: Vec<CommitmentId> = dossier
            .commitments
            .iter()
            .filter(|(_, it)| it.who.contains(id) || it.to_whom.contains(id))
            .map(|(id, _)| id.clone())
            .collect();
        if !self.is_whole {
            self.commitment_section(level, &commitments, true);
        }
        if !self.is_whole {
            let matrix = matrix_of_actor(self.dossier, self.index, id);
            self.matrix_section(level, &matrix);
        }
        self.timeline(level, &meetings, &commitments);
        self.mentions(level, &actor);
        self.private_notes(level, &actor.notes);
        Head {
            title: actor.name().to_owned(),
            subtitle: actor_subtitle(&actor, meetings.len()),
            template: "Actor brief",
        }
    }

    /// Meetings that the actor attended, stood for, hosted or mediated, by date.
    fn meetings_of(&self, id: &ActorId) -> Vec<MeetingId> {
        let mut meetings: Vec<_> = self
            .dossier
            .meetings
            .iter()
            .filter(|(_, meeting)| {
                meeting.host.as_ref() == Some(id)
                    || meeting.mediators.contains(id)
                    || meeting.sides.iter().any(|side| side.actor.as_ref() == Some(id))
                    || meeting.attendees.iter().any(|attendee| attendee.actor.as_ref() == Some(id))
            })
            .collect();
        meetings.sort_by_key(|(id, meeting)| (meeting.date.as_ref().map(|when| when.edtf.clone()), (*id).clone()));
        meetings.into_iter().map(|(id, _)| id.clone()).collect()
    }

    fn meetings_section(&mut self, level: u8, actor: &ActorId, meetings: &[MeetingId]) {
        let mut rows = Vec::new();
        for id in meetings {
            let Some(meeting) = self.dossier.meetings.get(id).cloned() else { continue };
            let attendee = meeting.attendees.iter().find(|attendee| attendee.actor.as_ref() == Some(actor));
            let facts = crate::compare::facts_of_meeting(self.dossier, self.index, id);
            let date = meeting.date.as_ref().map_or_else(|| "no date".to_owned(), |when| when.edtf.in_words());
            let as_what = match attendee {
                Some(attendee) if attendee.capacity.is_empty() => attendee.state.in_words().to_owned(),
                Some(attendee) => format!("{}, {}", attendee.state.in_words(), attendee.capacity),
                None if meeting.sides.iter().any(|side| side.actor.as_ref() == Some(actor)) => "a side".to_owned(),
                None if meeting.host.as_ref() == Some(actor) => "host".to_owned(),
                None => "mediator".to_owned(),
            };
            let fact = attendee.and_then(|attendee| {
                let subject = Subject::Meeting(id.clone(), crate::model::MeetingField::Attendee(attendee.id.clone()));
                facts.iter().find(|fact| fact.subject == subject)
            });
            let notes = fact.map(|fact| self.notes_of_fact(fact)).unwrap_or_default();
            let title = self.dossier.title_of(&RecordRef::Meeting(id.clone()));
            let mut last = vec![Run::new(&as_what, Style::Emphasis).with_notes(notes)];
            if let Some(fact) = fact {
                last.push(Run::plain("; "));
                last.push(self.state_run(fact));
            }
            rows.push(vec![Cell::plain(&date), Cell::plain(&title), Cell { runs: last }]);
        }
        let header = ["Date", "Meeting", "As"];
        let blocks: Vec<Block> = table(TableKind::Meetings, "", &header, &[26, 42, 32], rows).into_iter().collect();
        self.section(level, "Meetings", blocks);
    }

    /// Every mention of the actor's names, in context, by article.
    fn mentions(&mut self, level: u8, actor: &Actor) {
        if !self.request.include.mentions {
            return;
        }
        let names: Vec<&str> =
            actor.names.iter().map(|name| name.value.trim()).filter(|name| !name.is_empty()).collect();
        let Ok(finder) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names) else { return };
        let mut rows = Vec::new();
        let mut found = 0;
        let dossier = self.dossier;
        for (id, article) in &dossier.articles {
            for range in mentions_in(&finder, &article.text) {
                found += 1;
                if rows.len() < MENTIONS {
                    rows.push(self.mention_row(id, article, range));
                }
            }
        }
        self.counts.mentions += found;
        let header = ["Where", "In its context"];
        let mut blocks: Vec<Block> = table(TableKind::Mentions, "", &header, &[36, 64], rows).into_iter().collect();
        if found > MENTIONS {
            let text = format!("{} more are not printed.", found - MENTIONS);
            blocks.push(Block::paragraph(vec![Run::new(&text, Style::Emphasis)]));
        }
        self.section(level, "Mentions", blocks);
    }

    fn mention_row(&mut self, id: &ArticleId, article: &Arc<Article>, range: std::ops::Range<usize>) -> Vec<Cell> {
        self.cited.insert(id.clone());
        let text = article.text.as_ref();
        let line_start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
        let before = last_words(&text[line_start..range.start]);
        let after = first_words(&text[range.end..line_end]);
        let spot = clean(&article.spot_in_words(char_count(&text[..range.start])));
        let date = article.published.as_ref().map(|when| format!(", {}", when.edtf.in_words())).unwrap_or_default();
        let place = format!("{}{date}, {spot}", self.dossier.outlet_name(article));
        // One line of the article in three pieces: its direction is the line's, not that of each piece.
        let in_line = |run: Run| Run { rtl: false, ..run };
        let words = vec![Run::plain(&before), Run::new(&text[range], Style::Strong), Run::plain(&after)];
        let words: Vec<Run> = words.into_iter().map(in_line).collect();
        vec![Cell::plain(&place), Cell { runs: words }]
    }
}

/// The end of a line before a mention, cut between words.
fn last_words(text: &str) -> String {
    let Some((byte, _)) = text.char_indices().rev().nth(CONTEXT) else { return text.to_owned() };
    let cut = &text[byte..];
    let from = cut.find(char::is_whitespace).unwrap_or(0);
    format!("…{}", &cut[from..])
}

/// The start of a line after a mention, cut between words.
fn first_words(text: &str) -> String {
    let Some((byte, _)) = text.char_indices().nth(CONTEXT) else { return text.to_owned() };
    let cut = &text[..byte];
    let to = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", &cut[..to])
}

/// Where names stand as words of their own, as byte ranges.
fn mentions_in(finder: &AhoCorasick, text: &str) -> Vec<std::ops::Range<usize>> {
    let joins = |character: Option<char>| character.is_some_and(|it| it.is_alphanumeric() && !is_unspaced(it));
    finder
        .find_iter(text)
        .map(|found| found.range())
        .filter(|range| {
            let name = &text[range.clone()];
            let opens = name.chars().next().is_some_and(is_unspaced) || !joins(text[..range.start].chars().next_back());
            let closes = name.chars().next_back().is_some_and(is_unspaced) || !joins(text[range.end..].chars().next());
            opens && closes
        })
        .collect()
}

/// Characters of scripts that put no spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

fn actor_subtitle(actor: &Actor, meetings: usize) -> String {
    let mut sentences = vec![capitalised_sentence(actor.kind.in_words())];
    if meetings > 0 {
        sentences.push(capitalised_sentence(&format!("at {}", counted(meetings, "meeting", "meetings"))));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_cut_between_words() {
        let long = "one two three four five six seven eight nine ten eleven twelve";
        assert_eq!(first_words(long), "one two three four five six seven eight nine…");
        assert_eq!(last_words(long), "… four five six seven eight nine ten eleven twelve");
        assert_eq!((first_words("short"), last_words("short")), ("short".to_owned(), "short".to_owned()));
        // Where no space parts words, it is cut between characters.
        assert_eq!(first_words(&"会".repeat(60)).chars().count(), CONTEXT + 1);
    }

    #[test]
    fn mentions_are_whole_words() {
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(["West", "Thomas West", "王毅"])
            .unwrap();
        for (text, expect) in [
            ("Thomas West met West.", vec!["Thomas West", "West"]),
            ("Western officials, Midwest", vec![]),
            ("会见王毅外长", vec!["王毅"]),
            ("West’s plan", vec!["West"]),
        ] {
            let found: Vec<&str> = mentions_in(&finder, text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expect, "{text}");
        }
    }
}
