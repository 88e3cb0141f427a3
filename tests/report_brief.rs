//! Facts with their state, and briefs of a small dossier in every format.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

mod report_sample;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use readout::compare::{
    ClaimIndex, FactState, facts_of_actor, facts_of_meeting, facts_of_questions, state_of, versions,
};
use readout::model::*;
use readout::report::{
    Brief, CheckKind, Evidence, Format, Include, Paper, Progress, ReportError, Request, Stage, Typesetter, brief,
    render,
};
use report_sample::{aid, claim, dossier, hostile, meeting, on_meeting, quote};

fn state(dossier: &Dossier, subject: &Subject, held: Option<&Value>) -> String {
    state_of(dossier, &ClaimIndex::new(dossier), subject, held).in_words()
}

fn date(text: &str) -> Value {
    Value::Date(text.parse().unwrap())
}

#[test]
fn states_are_derived_from_claims() {
    let dossier = dossier();
    let day = on_meeting(MeetingField::Date);
    for (subject, held, expect) in [
        (&day, Some(date("2021-10-09/2021-10-10")), "3 articles, 2 origins"),
        (&day, Some(date("2021-10-12")), "rival, 2 versions"),
        (&day, None, "3 articles, 2 origins"),
        (&on_meeting(MeetingField::Place), Some(Value::Place(Place::default())), "unsupported"),
        (&aid(), None, "settled"),
        (&aid(), Some(Value::Text("agreed".to_owned())), "rival, 2 versions"),
    ] {
        assert_eq!(state(&dossier, subject, held.as_ref()), expect, "{subject:?} held as {held:?}");
    }
}

#[test]
fn words_that_no_longer_stand_support_nothing() {
    let mut dossier = dossier();
    let article = dossier.articles.get(&ArticleId::new("art-wire")).unwrap();
    let changed = Article { text: "Other words altogether.".into(), ..Article::clone(article) };
    dossier.articles.insert(ArticleId::new("art-wire"), Arc::new(changed));
    let lead = on_meeting(MeetingField::Attendee(PartId::new("prt-muttaqi")));
    let held = Value::Attendance(AttendanceState::Attended);
    assert_eq!(state(&dossier, &lead, Some(&held)), "unsupported");
    let brief = brief(&dossier, &Request::of(RecordRef::Meeting(meeting())));
    let orphans: Vec<&str> =
        brief.checks.iter().filter(|it| it.kind == CheckKind::Orphan).map(|it| it.text.as_str()).collect();
    assert_eq!(
        orphans,
        [
            "Note 1: the words no longer stand in “Talks in Doha”.",
            "Note 4: the words no longer stand in “Talks in Doha”."
        ]
    );
    assert!(brief.foot.contains("no longer lead"));
}

#[test]
fn a_contradicting_claim_reopens_what_was_settled() {
    let mut dossier = dossier();
    let late = claim(
        aid(),
        Value::Text("refused".to_owned()),
        vec![quote("art-wire", report_sample::WIRE, "candid and professional")],
    );
    dossier.claims.insert(ClaimId::new("clm-late"), late);
    assert_eq!(state(&dossier, &aid(), None), "reopened");
    let mut finding = Finding::clone(dossier.findings.get(&FindingId::new("fnd-aid")).unwrap());
    finding.outweighed.push(ClaimId::new("clm-late"));
    dossier.findings.insert(FindingId::new("fnd-aid"), Arc::new(finding.clone()));
    assert_eq!(state(&dossier, &aid(), None), "settled");
    finding.state = FindingState::Withdrawn;
    dossier.findings.insert(FindingId::new("fnd-aid"), Arc::new(finding));
    assert_eq!(state(&dossier, &aid(), None), "rival, 3 versions");
}

#[test]
fn days_inside_a_range_are_no_rivals_and_days_inside_a_month_are() {
    let mut dossier = dossier();
    let day = on_meeting(MeetingField::Place);
    for (id, text) in [("clm-a", "2021-10-09"), ("clm-b", "2021-10-10")] {
        let words = vec![quote("art-wire", report_sample::WIRE, "Saturday")];
        dossier.claims.insert(ClaimId::new(id), claim(day.clone(), date(text), words));
    }
    assert_eq!(state(&dossier, &day, Some(&date("2021-10-09/2021-10-10"))), "1 article");
    assert_eq!(state(&dossier, &day, Some(&date("2021-10"))), "rival, 2 versions");
}

#[test]
fn facts_come_with_labels_and_words() {
    let dossier = dossier();
    let index = ClaimIndex::new(&dossier);
    let line = |fact: &readout::compare::Fact| {
        format!("{} | {} | {}", fact.label, fact.held.as_deref().unwrap_or("—"), fact.state.in_words())
    };
    let of_meeting: Vec<String> = facts_of_meeting(&dossier, &index, &meeting()).iter().map(line).collect();
    insta::assert_snapshot!(of_meeting.join("\n"), @r"
        Date | 9–10 October 2021 | 3 articles, 2 origins
        Place | Doha, Qatar | unsupported
        Format | in person | unsupported
        Status | held | unsupported
        Side | United States | unsupported
        Side | Taliban | unsupported
        Led for United States | Thomas West | unsupported
        Led for Taliban | Amir Khan Muttaqi | 1 article
        For Taliban | Wang Yi, presence denied | unsupported
        Agenda | Humanitarian aid | unsupported
        Agenda | Safe passage | unsupported
        ");
    let of_actor: Vec<String> =
        facts_of_actor(&dossier, &index, &ActorId::new("act-muttaqi")).iter().map(line).collect();
    insta::assert_snapshot!(of_actor.join("\n"), @r"
        Name | Amir Khan Muttaqi | unsupported
        In its own script | امیر خان متقی | unsupported
        ");
    let questions = facts_of_questions(&dossier, &index);
    assert_eq!(questions.iter().map(line).collect::<Vec<_>>(), ["Was aid agreed? | discussed | settled"]);
    assert_eq!(questions[0].state, FactState::Settled);
    let given = versions(&dossier, &index, &aid());
    assert_eq!(given.len(), 2);
    assert_eq!(index.in_article(&ArticleId::new("art-state")).len(), 2);
}

fn meeting_brief() -> Brief {
    brief(&dossier(), &Request::of(RecordRef::Meeting(meeting())))
}

fn everything() -> Include {
    Include { timeline: true, notes: true, mentions: true, ..Include::default() }
}

fn as_text(brief: &Brief, format: Format) -> String {
    String::from_utf8(render(brief, format).unwrap()).unwrap()
}

#[test]
fn meeting_in_text_formats() {
    let brief = meeting_brief();
    insta::assert_snapshot!("meeting_text", as_text(&brief, Format::Text));
    insta::assert_snapshot!("meeting_markdown", as_text(&brief, Format::Markdown));
    insta::assert_snapshot!("meeting_html", as_text(&brief, Format::Html));
}

#[test]
fn other_briefs_as_text() {
    let dossier = dossier();
    for (name, of) in [
        ("whole", vec![]),
        ("actor", vec![RecordRef::Actor(ActorId::new("act-muttaqi"))]),
        ("article", vec![RecordRef::Article(ArticleId::new("art-kabul"))]),
        (
            "selection",
            vec![
                RecordRef::Finding(FindingId::new("fnd-aid")),
                RecordRef::Commitment(CommitmentId::new("cmt-aid")),
                RecordRef::Topic(TopicId::new("top-aid")),
                RecordRef::Outlet(OutletId::new("out-wire")),
            ],
        ),
    ] {
        let brief = brief(&dossier, &Request { of, include: everything(), ..Request::default() });
        insta::assert_snapshot!(name, as_text(&brief, Format::Text));
    }
}

#[test]
fn checks_say_what_to_look_at() {
    let texts: Vec<String> = meeting_brief().checks.into_iter().map(|check| check.text).collect();
    insta::assert_snapshot!(texts.join("\n"), @r"
        “Place” has no claim behind it.
        “Format” has no claim behind it.
        “Status” has no claim behind it.
        “Led for United States” has no claim behind it.
        “Wang Yi, presence denied” has no claim behind it.
        “Agenda, Safe passage” has no claim behind it.
        7 of 7 notes resolve to words.
        ");
    let gone = brief(&dossier(), &Request::of(RecordRef::Meeting(MeetingId::new("mtg-gone"))));
    assert_eq!(gone.checks.len(), 1);
    assert_eq!(gone.checks[0].kind, CheckKind::Missing);
}

#[test]
fn what_is_left_out_is_not_printed() {
    let dossier = dossier();
    let of = vec![RecordRef::Meeting(meeting())];
    let with = |change: fn(&mut Request)| {
        let mut request = Request { of: of.clone(), include: everything(), ..Request::default() };
        change(&mut request);
        as_text(&brief(&dossier, &request), Format::Text)
    };
    let full = with(|_| {});
    for (change, words) in [
        ((|it: &mut Request| it.include.notes = false) as fn(&mut Request), "Ask about the room"),
        (|it| it.include.timeline = false, "Timeline"),
        (|it| it.include.delegations = false, "Delegations"),
        (|it| it.include.positions = false, "Each side, topic by topic"),
        (|it| it.include.commitments = false, "How it stands"),
        (|it| it.include.unsupported = false, "unsupported"),
        (|it| it.evidence = Evidence::None, "[1]"),
        (|it| it.quote_words = false, "“Saturday and Sunday”"),
        (|it| it.ids_and_hashes = false, "art-wire"),
    ] {
        assert!(full.contains(words), "the full brief holds {words:?}");
        assert!(!with(change).contains(words), "{words:?} was left out");
    }
    // The default holds no private notes.
    assert!(!as_text(&meeting_brief(), Format::Text).contains("Ask about the room"));
}

#[test]
fn a_quote_cited_twice_is_one_note_and_every_number_has_its_note() {
    let brief = meeting_brief();
    let json = serde_json::to_value(&brief).unwrap();
    let mut cited = Vec::new();
    collect_notes(&json["sections"], &mut cited);
    let mut first: Vec<u64> = Vec::new();
    for number in &cited {
        if !first.contains(number) {
            first.push(*number);
        }
    }
    let expect: Vec<u64> = (1..=brief.notes.len() as u64).collect();
    assert_eq!(first, expect, "numbers rise in the order of citation");
    assert!(cited.len() > first.len(), "a quote is cited twice");
}

fn collect_notes(value: &serde_json::Value, into: &mut Vec<u64>) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect_notes(item, into)),
        serde_json::Value::Object(fields) => {
            if let Some(notes) = fields.get("notes").and_then(serde_json::Value::as_array) {
                into.extend(notes.iter().filter_map(serde_json::Value::as_u64));
            }
            fields.values().for_each(|field| collect_notes(field, into));
        }
        _ => {}
    }
}

#[test]
fn hostile_words_are_data_in_every_format() {
    let (dossier, words) = hostile();
    let brief = brief(&dossier, &Request::of(RecordRef::Meeting(meeting())));
    let html = as_text(&brief, Format::Html);
    assert!(!html.contains("<script") && !html.contains("</style>\"") && html.contains("&lt;script&gt;alert(1)"));
    let text = as_text(&brief, Format::Text).split_whitespace().collect::<Vec<_>>().join(" ");
    for word in &words {
        assert!(text.contains(word), "{word:?} in {text}");
    }
    let markdown = as_text(&brief, Format::Markdown);
    let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_FOOTNOTES;
    let mut read = String::new();
    for event in pulldown_cmark::Parser::new_ext(&markdown, options) {
        match event {
            pulldown_cmark::Event::Text(text) => read.push_str(&text),
            pulldown_cmark::Event::End(_) => read.push('\n'),
            pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => panic!("markup: {html}"),
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => panic!("link: {dest_url}"),
            _ => {}
        }
    }
    for word in words {
        assert!(read.contains(word), "{word:?} in {read}");
    }
}

#[test]
fn pdf_is_tagged_bookmarked_titled_and_the_same_each_time() {
    let brief = meeting_brief();
    let pdf = render(&brief, Format::Pdf).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let has = |needle: &str| pdf.windows(needle.len()).any(|window| window == needle.as_bytes());
    for needle in ["/StructTreeRoot", "/Outlines", "/Lang", "pdfuaid:part", "Readout"] {
        assert!(has(needle), "the PDF holds {needle}");
    }
    for needle in ["/CreationDate", "/ModDate", "/Author", "xmp:CreateDate", "xmp:ModifyDate"] {
        assert!(!has(needle), "the PDF holds no {needle}");
    }
    assert_eq!(pdf, render(&brief, Format::Pdf).unwrap(), "equal briefs give equal bytes");
}

#[test]
fn pages_are_drawn_at_the_scale_asked_for() {
    let typeset = Typesetter::new().typeset(&meeting_brief(), &Progress::default()).unwrap();
    assert!(typeset.pages() >= 1);
    let (width, height, pixels) = typeset.page_rgba(0, 1.0).unwrap();
    assert_eq!((width, height, pixels.len()), (595, 842, 595 * 842 * 4));
    assert!(pixels.chunks_exact(4).all(|pixel| pixel[3] == 255), "paper is opaque");
    assert!(pixels.chunks_exact(4).any(|pixel| pixel[0] < 64), "something is printed");
    assert_eq!(typeset.page_rgba(0, 2.0).unwrap().0, 1191);
    assert!(typeset.page_rgba(typeset.pages(), 1.0).is_none());
    assert!(typeset.page_rgba(0, f32::INFINITY).is_none());
}

#[test]
fn every_choice_can_be_set_in_pages() {
    let (hostile, _) = hostile();
    for dossier in [dossier(), hostile] {
        for evidence in Evidence::ALL {
            for of in [
                vec![],
                vec![RecordRef::Article(ArticleId::new("art-kabul"))],
                vec![RecordRef::Actor(ActorId::new("act-wang"))],
            ] {
                let request =
                    Request { of, evidence, paper: Paper::Letter, include: everything(), ..Request::default() };
                let brief = brief(&dossier, &request);
                let typeset = Typesetter::new().typeset(&brief, &Progress::default()).unwrap();
                let (width, _, _) = typeset.page_rgba(0, 1.0).unwrap();
                assert_eq!(width, 612);
                assert!(typeset.pdf().unwrap().starts_with(b"%PDF"));
            }
        }
    }
}

#[test]
fn work_that_was_stopped_says_so_and_stages_are_told() {
    let stages = Mutex::new(Vec::new());
    let stopped = AtomicBool::new(false);
    let tell = |stage| stages.lock().unwrap().push(stage);
    let progress = Progress::new(&stopped, &tell);
    let typesetter = Typesetter::new();
    typesetter.typeset(&meeting_brief(), &progress).unwrap();
    assert_eq!(*stages.lock().unwrap(), [Stage::Fonts, Stage::Pages]);
    stopped.store(true, Ordering::Relaxed);
    assert!(matches!(typesetter.typeset(&meeting_brief(), &progress), Err(ReportError::Stopped)));
}

#[test]
fn work_is_stopped_in_the_middle_of_pages_and_can_be_done_again() {
    // Words of its own, so that nothing of it was set before.
    let mut other = crowded(30);
    for (id, meeting) in other.meetings.clone() {
        let title = format!("{}, as told where work is stopped", meeting.title);
        other.meetings.insert(id, Arc::new(Meeting { title, ..Meeting::clone(&meeting) }));
    }
    let brief = brief(&other, &Request::default());
    let stopped = AtomicBool::new(false);
    let tell = |stage| stopped.store(stage == Stage::Pages, Ordering::Relaxed);
    let typesetter = Typesetter::new();
    assert!(matches!(typesetter.typeset(&brief, &Progress::new(&stopped, &tell)), Err(ReportError::Stopped)));
    let again = typesetter.typeset(&brief, &Progress::default()).unwrap();
    let afresh = Typesetter::new().typeset(&brief, &Progress::default()).unwrap();
    assert_eq!(again.pdf().unwrap(), afresh.pdf().unwrap());
}

#[test]
fn pages_may_be_kept_on_another_thread() {
    fn sendable<T: Send + Sync + 'static>() {}
    sendable::<Typesetter>();
    sendable::<readout::report::Typeset>();
    sendable::<Brief>();
}

/// The dossier with so many articles more, of which every third retells the first, and that say on which day it was.
fn crowded(articles: usize) -> Dossier {
    let mut dossier = dossier();
    for number in 0..articles {
        let id = ArticleId::new(format!("art-{number:02}"));
        let text = format!("{number}. عقد الاجتماع في الدوحة. They met on Tuesday.");
        let mut article = Article::clone(dossier.articles.get(&ArticleId::new("art-wire")).unwrap());
        article.text = text.as_str().into();
        article.origin = (number % 3 == 1).then(|| Origin::Article(ArticleId::new("art-wire")));
        dossier.articles.insert(id.clone(), Arc::new(article));
        let day = if number % 2 == 0 { "2021-10-12" } else { "2021-10-09/2021-10-10" };
        let said = claim(on_meeting(MeetingField::Date), date(day), vec![quote(id.as_str(), &text, "Tuesday")]);
        dossier.claims.insert(ClaimId::new(format!("clm-{number:02}")), said);
        let host = Value::Text("دولة قطر".to_owned());
        let said = claim(on_meeting(MeetingField::Host), host, vec![quote(id.as_str(), &text, "الدوحة")]);
        dossier.claims.insert(ClaimId::new(format!("clm-h{number:02}")), said);
    }
    dossier
}

fn matrices(brief: &Brief) -> Vec<&readout::report::Table> {
    let blocks = brief.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| match block {
        readout::report::Block::Table(table) if table.kind == readout::report::TableKind::Matrix => Some(table),
        _ => None,
    });
    tables.collect()
}

#[test]
fn the_matrix_fits_the_page_however_many_articles_speak() {
    for (more, tables, landscape) in [(0, 1, false), (3, 1, true), (4, 1, true), (10, 2, true), (21, 4, true)] {
        let brief = brief(&crowded(more), &Request::of(RecordRef::Meeting(meeting())));
        let found = matrices(&brief);
        assert_eq!(found.len(), tables, "{more} more");
        for table in &found {
            assert!(table.header.len() <= 9 && table.header[0] == "Question");
            let grouped = table.groups.iter().map(|group| group.columns).sum::<usize>();
            assert!(table.groups.is_empty() || grouped == table.header.len());
            assert!(table.rows.iter().all(|row| row.len() == table.header.len()));
            // Stance is told by a sign and a word in each cell that is not silent.
            for cell in table.rows.iter().flat_map(|row| &row[1..]).filter(|cell| cell.text() != "–") {
                let text = cell.text();
                assert!(text.starts_with(['●', '◆', '◇', '○', '×']), "{text}");
                assert!(["agrees", "rival", "outweighed", "apart", "fallen"].iter().any(|word| text.ends_with(word)));
            }
        }
        let section = brief.sections.iter().find(|section| section.heading == "What each article says").unwrap();
        assert_eq!(section.landscape, landscape, "{more} more");
        let columns: usize = found.iter().map(|table| table.header.len() - 1).sum();
        assert_eq!(columns, 4 + more, "every article has its column");
        let typeset = Typesetter::new().typeset(&brief, &Progress::default()).unwrap();
        let lying = (0..typeset.pages()).filter(|page| typeset.page_size(*page).is_some_and(|(w, h)| w > h)).count();
        assert_eq!(lying > 0, landscape);
        assert!(lying >= tables || !landscape);
        assert!(typeset.pdf().unwrap().starts_with(b"%PDF"));
    }
    let mut request = Request::of(RecordRef::Meeting(meeting()));
    request.include.matrix = false;
    assert!(matrices(&brief(&crowded(3), &request)).is_empty());
}

#[test]
fn rivals_say_why_and_findings_how_they_were_judged() {
    let mut dossier = crowded(3);
    let print = |dossier: &Dossier| as_text(&brief(dossier, &Request::of(RecordRef::Meeting(meeting()))), Format::Text);
    let flat = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let rival = flat(print(&dossier));
    for words in [
        "In dispute: date",
        "Both cannot be true: “12 October 2021” and “9–10 October 2021” have no day in common.",
        "No version was preferred.",
    ] {
        assert!(rival.contains(words), "{words:?} is not in {rival}");
    }
    for (state, lead, expect) in [
        (FindingState::Held, "In dispute: date", "The former is held with low confidence, likely."),
        (FindingState::BothHold, "Both hold: date", "holds, with low confidence, likely."),
        (FindingState::LeftOpen, "Left open: date", ": left open."),
    ] {
        let finding = Finding {
            denies: false,
            subject: on_meeting(MeetingField::Date),
            value: date("2021-10-09/2021-10-10"),
            preferred: vec![ClaimId::new("clm-date-1")],
            outweighed: ["clm-00", "clm-02"].map(ClaimId::new).to_vec(),
            reason: "the calendar says so".to_owned(),
            confidence: Confidence::Low,
            likelihood: Some(Likelihood::Likely),
            state,
        };
        dossier.findings.insert(FindingId::new("fnd-date"), Arc::new(finding));
        let text = flat(print(&dossier));
        for words in [lead, expect, "The calendar says so."] {
            assert!(text.contains(words), "{state:?}: {words:?} is not in {text}");
        }
        let (held, told) = (text.contains("Held: "), text.contains("Finding: "));
        assert_eq!((held, told), (state == FindingState::Held, state != FindingState::Held), "{text}");
        assert_eq!(text.matches(lead).count(), 1, "said once, in the heading: {text}");
    }
}

#[test]
fn retracted_sources_are_marked_and_overdue_only_by_a_given_day() {
    let mut dossier = dossier();
    let mut wire = Article::clone(dossier.articles.get(&ArticleId::new("art-wire")).unwrap());
    wire.retracted = Some(Retraction { reason: "a forgery".to_owned(), at: None });
    dossier.articles.insert(ArticleId::new("art-wire"), Arc::new(wire));
    let mut request = Request::of(RecordRef::Meeting(meeting()));
    let first = brief(&dossier, &request);
    assert!(first.checks.iter().any(|check| check.kind == CheckKind::Retracted));
    for format in [Format::Text, Format::Html, Format::Markdown] {
        let text = as_text(&first, format);
        assert!(text.contains("retracted: a forgery") && text.contains("Retracted: a forgery."), "{format:?}");
        assert!(text.contains("(retracted)"), "the column of the matrix says so");
        assert!(!text.contains("overdue"), "there is no clock in a brief");
    }
    let own = brief(&dossier, &Request::of(RecordRef::Article(ArticleId::new("art-wire"))));
    assert!(as_text(&own, Format::Text).contains("Retracted           a forgery"), "{}", as_text(&own, Format::Text));
    request.today = "2022-01-15".parse().ok();
    assert!(as_text(&brief(&dossier, &request), Format::Text).contains("December 2021 overdue"));
    request.today = "2021-12-31".parse().ok();
    assert!(!as_text(&brief(&dossier, &request), Format::Text).contains("overdue"));
}

/// Adds a position at the meeting, or at none.
fn say(dossier: &mut Dossier, id: &str, who: &str, topic: &str, stance: Stance, day: Option<&str>) {
    let position = Position {
        actor: ActorId::new(who),
        topic: TopicId::new(topic),
        meeting: day.is_none().then(meeting),
        date: day.map(|day| day.parse().unwrap()),
        stance,
        summary: format!("{id} on {topic}"),
        shift: None,
        quote: None,
    };
    dossier.positions.insert(PositionId::new(id), Arc::new(position));
}

fn cells(brief: &Brief, heading: &str, topic: &str) -> Vec<Vec<String>> {
    let section = brief.sections.iter().find(|section| section.heading == heading).unwrap();
    let rows = section.blocks.iter().filter_map(|block| match block {
        readout::report::Block::Table(table) => Some(&table.rows),
        _ => None,
    });
    let text = |cell: &readout::report::Cell| cell.runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let rows = rows.flatten().map(|row| row.iter().map(text).collect::<Vec<_>>());
    rows.filter(|row| row[0] == topic).collect()
}

#[test]
fn the_agenda_prints_who_tells_what_and_why_a_side_is_silent() {
    let mut dossier = dossier();
    let grid = readout::compare::agenda_grid(&dossier, &meeting());
    let names: Vec<&str> = grid.sides.iter().map(|side| side.name.as_str()).collect();
    assert_eq!(names, ["United States", "Taliban"]);
    // The readout of one side is in the dossier; nobody of it says anything of the truce.
    let mut of_state = Outlet::clone(&dossier.outlets[&OutletId::new("out-state")]);
    of_state.actor = Some(ActorId::new("act-us"));
    dossier.outlets.insert(OutletId::new("out-state"), Arc::new(of_state));
    dossier.topics.insert(TopicId::new("top-truce"), Arc::new(Topic { name: "Truce".to_owned(), parent: None }));
    say(&mut dossier, "pos-8", "act-tb", "top-truce", Stance::Said, None);
    say(&mut dossier, "pos-9", "act-tb", "top-truce", Stance::Denied, None);
    let mut request = Request::of(RecordRef::Meeting(meeting()));
    request.include = everything();
    let printed = cells(&brief(&dossier, &request), "Each side, topic by topic", "Truce");
    assert_eq!(
        printed,
        [[
            "Truce",
            "left out of its readout",
            "pos-8 on top-truce unsupported; denied: pos-9 on top-truce unsupported; said and denied"
        ]]
    );
    let aid = cells(&brief(&dossier, &request), "Each side, topic by topic", "Humanitarian aid");
    assert!(aid[0][1].ends_with("(own readout)"), "{aid:?}");
}

#[test]
fn positions_over_time_say_how_they_moved() {
    let mut dossier = dossier();
    dossier.topics.insert(TopicId::new("top-truce"), Arc::new(Topic { name: "Truce".to_owned(), parent: None }));
    for (id, stance, day) in [
        ("pos-7", Stance::Said, "2021-11-01"),
        ("pos-8", Stance::Said, "2021-12-01"),
        ("pos-9", Stance::Denied, "2022-01-01"),
    ] {
        say(&mut dossier, id, "act-tb", "top-truce", stance, Some(day));
    }
    for (of, heading) in [
        (RecordRef::Actor(ActorId::new("act-tb")), "Positions by topic"),
        (RecordRef::Topic(TopicId::new("top-truce")), "Positions"),
    ] {
        let mut request = Request::of(of);
        request.include = everything();
        let printed = cells(&brief(&dossier, &request), heading, "Truce");
        let told: Vec<&str> = printed.iter().map(|row| row[3].as_str()).collect();
        assert_eq!(
            told,
            [
                "pos-7 on top-truce unsupported; new",
                "pos-8 on top-truce unsupported; changed",
                "denied: pos-9 on top-truce unsupported; reversed",
            ]
        );
    }
    let mut request = Request::of(RecordRef::Position(PositionId::new("pos-9")));
    request.include = everything();
    let printed = cells(&brief(&dossier, &request), "Position", "Truce");
    assert_eq!(printed.len(), 1, "how it moved is told of one position too");
    assert!(printed[0][3].ends_with("reversed"));
}

#[test]
fn a_broken_promise_is_not_overdue_and_steps_print_by_date() {
    let mut dossier = dossier();
    let id = CommitmentId::new("cmt-aid");
    let mut aid = Commitment::clone(&dossier.commitments[&id]);
    let step = |status, date: &str| CommitmentStep { status, date: date.parse().ok(), quote: None };
    aid.steps = vec![step(CommitmentStatus::Broken, "2022-01-10"), step(CommitmentStatus::UnderWay, "2021-10-28")];
    dossier.commitments.insert(id.clone(), Arc::new(aid));
    let mut request = Request::of(RecordRef::Commitment(id));
    request.today = "2022-02-01".parse().ok();
    request.include = everything();
    let text = as_text(&brief(&dossier, &request), Format::Markdown);
    assert!(!text.contains("overdue"), "{text}");
    assert!(text.find("28 October 2021").unwrap() < text.find("10 January 2022").unwrap(), "{text}");
}
