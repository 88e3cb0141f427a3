//! What searching and mentions cost at 10,000 and 100,000 articles, beside bare tantivy and SQLite's FTS5.
//!
//! `cargo bench --bench search --features peers` prints tables in Markdown: medians and 95th percentiles of whole answers (query, ranking,
//! snippets, 50 rows), of bare tantivy (the same words in one field; the identifiers of the best 50 and how
//! many there are) and of FTS5 (the best 50 with snippets). Give the numbers of articles as arguments for other sizes:
//! `cargo bench --bench search --features peers -- 10000`. Everything is made from one seed, in
//! one process. All is timed by the clock, but for the mentions of one article. Without the feature
//! `peers`, which compiles SQLite (about 40 s), the columns of FTS5 say nothing.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up ends")]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/memory.rs"]
mod memory;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use readout::model::{Actor, Dossier, NameKind};
use readout::search::{Index, Limits, MentionIndex, Mentions, Query, Searcher, search};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::QueryParser;
use tantivy::schema::{Field, STORED, STRING, Schema, TEXT, Value as _};
use tantivy::{ReloadPolicy, TantivyDocument};

/// How many rows are shown.
const ROWS: usize = 50;
/// As the window asks for them.
const LIMITS: Limits = Limits { each: ROWS, whole: ROWS, more: None };

fn main() {
    readout::memory::keep_between_frames();
    let bench = std::env::args().any(|argument| argument == "--bench");
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    // `cargo test` builds benchmarks and runs them without the argument: a small one says that they work.
    let sizes = match (bench, sizes.is_empty()) {
        (_, false) => sizes,
        (true, true) => vec![10_000, 100_000],
        (false, true) => vec![200],
    };
    for articles in sizes {
        measure(articles, if bench { 60 } else { 2 });
    }
}

fn measure(articles: usize, rounds: usize) {
    let begun = Instant::now();
    let dossier = corpus::dossier(corpus::Shape::of(articles));
    let bytes: usize = dossier.articles.values().map(|article| article.text.len()).sum();
    println!(
        "\n### {articles} articles, {:.0} MB, made in {:.1} s\n",
        bytes as f64 / 1e6,
        begun.elapsed().as_secs_f64()
    );
    println!("| work | time, median | 95th |\n| --- | --- | --- |");
    let mentions = mentions(&dossier, rounds);
    let folder = std::env::temp_dir().join(format!("readout-search-{}", std::process::id()));
    let before = resident();
    let index = index(&dossier, &folder, rounds);
    let searcher = index.searcher().unwrap();
    println!("| index on the disk | {:.1} MB |", searcher.bytes().unwrap() as f64 / 1e6);
    println!("| memory after indexing, more than before | {:.1} MB |", resident() - before);
    let bare = Bare::new(&dossier);
    #[cfg(feature = "peers")]
    let peer = fts5::Fts5::new(&dossier);
    #[cfg(not(feature = "peers"))]
    let peer = NoPeer;
    println!("\n| query | hits | Readout, median | 95th | bare tantivy, median | 95th | FTS5, median | 95th |");
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (kind, typed) in queries(&dossier) {
        compare(kind, &typed, &dossier, &searcher, &bare, &peer, rounds);
    }
    println!("\n| fields, notes, typos, other spellings | hits | Readout, median | 95th |\n| --- | --- | --- | --- |");
    let actor = dossier.actors.values().next().unwrap().names[1].value.clone();
    for typed in [
        "outlet:Times government".to_owned(),
        "after:2021-10 before:2022 sanctions".to_owned(),
        "after:2021-10".to_owned(),
        "minister -foreign".to_owned(),
        "talks OR sanctions".to_owned(),
        format!("actor:{actor}"),
        format!("actor:{actor} government"),
        format!("{}~", actor.to_lowercase()),
        "in:notes compare".to_owned(),
        "lang:fa".to_owned(),
        "title:talks".to_owned(),
    ] {
        let query = Query::parse(&typed).unwrap();
        let (hits, times) = ours(&searcher, &dossier, &[query], &mentions, rounds);
        println!("| {typed} | {hits} | {} |", told(&times));
    }
    let scanned = time(3, || {
        let query = Query::parse("government talks").unwrap();
        search(&dossier, &query, LIMITS, Some(&mentions), &AtomicBool::new(false)).unwrap()
    });
    println!("\nBefore the index is ready, reading everything for two words: {}", told(&scanned));
    drop(index);
    std::fs::remove_dir_all(&folder).unwrap();
}

/// As they are typed: what a word of each kind asks, one query or a row of them.
fn queries(dossier: &Dossier) -> Vec<(&'static str, Vec<String>)> {
    let text = &dossier.articles.values().find(|article| article.language == "en").unwrap().text;
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| word.bytes().all(|b| b.is_ascii_lowercase())).collect();
    let long: Vec<&str> = words.iter().copied().filter(|word| word.len() > 8).collect();
    let one = |word: &str| vec![word.to_owned()];
    let typed = |phrase: &str| (1..=phrase.len()).map(|end| phrase[..end].to_owned()).collect::<Vec<_>>();
    vec![
        ("word", one("government")),
        ("common word", one("the")),
        ("and", one("government sanctions")),
        ("phrase", one("\"the government\"")),
        ("prefix", one("gov*")),
        ("short prefix", one("go*")),
        ("rare", one(long[long.len() / 2])),
        ("as you type, one word", typed("government")),
        ("as you type, two words", typed("foreign minister")),
        ("as you type, a rare one", typed(long[long.len() / 3])),
    ]
}

fn compare(
    kind: &str,
    typed: &[String],
    dossier: &Dossier,
    searcher: &Searcher,
    bare: &Bare,
    peer: &impl Peer,
    rounds: usize,
) {
    let read = |text: &String| if typed.len() > 1 { Query::typing(text).unwrap() } else { Query::parse(text).unwrap() };
    let queries: Vec<Query> = typed.iter().map(read).collect();
    let (hits, times) = ours(searcher, dossier, &queries, &MentionIndex::default(), rounds);
    let open = typed.len() > 1;
    let others = |ask: &dyn Fn(&str) -> usize| -> Vec<Duration> {
        (0..rounds).flat_map(|_| typed).flat_map(|text| time(1, || ask(text))).collect()
    };
    let bare = others(&|text| bare.search(text, open));
    let peer = others(&|text| peer.search(text, open));
    let name =
        if typed.len() > 1 { format!("{kind} ({})", typed[typed.len() - 1]) } else { format!("{kind}: {}", typed[0]) };
    println!("| {name} | {hits} | {} | {} | {} |", told(&times), told(&bare), told(&peer));
}

/// How many hits the last query has, and what each answer took.
fn ours(
    searcher: &Searcher,
    dossier: &Dossier,
    queries: &[Query],
    mentions: &MentionIndex,
    rounds: usize,
) -> (usize, Vec<Duration>) {
    let go_on = AtomicBool::new(false);
    let mut hits = 0;
    let times = (0..rounds)
        .flat_map(|_| queries)
        .flat_map(|query| {
            time(1, || {
                let results = searcher.search(dossier, query, LIMITS, Some(mentions), &go_on).unwrap();
                hits = results.groups.iter().map(|group| group.total).sum();
                results
            })
        })
        .collect();
    (hits, times)
}

fn mentions(dossier: &Dossier, rounds: usize) -> MentionIndex {
    let finder = Mentions::build(dossier);
    let names: usize = dossier.actors.values().map(|actor| actor.names.len()).sum();
    println!("| {names} names made ready | {} |", told(&time(5, || Mentions::build(dossier))));
    let mut long = String::new();
    for article in dossier.articles.values().filter(|article| article.language == "en") {
        long.push_str(&article.text);
        if long.split_whitespace().count() >= 5_000 {
            break;
        }
    }
    println!(
        "| mentions in an article of 5,000 words | {} |",
        told(&(0..rounds * 4).map(|_| cpu(|| finder.find(&long))).collect::<Vec<_>>())
    );
    let all = time(if dossier.articles.len() > 20_000 { 1 } else { 5 }, || MentionIndex::of(dossier));
    println!("| mentions in all articles, two threads | {} |", told(&all));
    let index = MentionIndex::of(dossier);
    let go_on = AtomicBool::new(false);
    let mut edited = dossier.clone();
    let (id, article) = edited.articles.iter().nth(7).map(|(id, article)| (id.clone(), article.clone())).unwrap();
    let mut changed = (*article).clone();
    changed.text = format!("{} More.", changed.text).into();
    edited.articles.insert(id, Arc::new(changed));
    println!("| … one article changed | {} |", told(&time(rounds, || index.update(&edited, &go_on).unwrap())));
    let renamed = renamed(dossier);
    println!("| … one actor renamed | {} |", told(&time(5, || index.update(&renamed, &go_on).unwrap())));
    index
}

/// With another main name for one actor.
fn renamed(dossier: &Dossier) -> Dossier {
    let mut renamed = dossier.clone();
    let (id, actor) = dossier.actors.iter().nth(9).map(|(id, actor)| (id.clone(), actor.clone())).unwrap();
    let mut actor: Actor = (*actor).clone();
    if let Some(name) = actor.names.iter_mut().find(|name| name.kind == NameKind::Main) {
        name.value = "Quentin Quibble".to_owned();
    }
    renamed.actors.insert(id, Arc::new(actor));
    renamed
}

fn index(dossier: &Dossier, folder: &std::path::Path, rounds: usize) -> Index {
    let go_on = AtomicBool::new(false);
    let open = || Index::cached(folder, std::path::Path::new("bench.dossier.ron"));
    let index = open();
    let built = time(1, || index.update(dossier, &go_on).unwrap().unwrap());
    println!("| index made | {} |", told(&built));
    let mut edited = dossier.clone();
    let ids: Vec<_> = dossier.articles.keys().take(rounds.min(20)).cloned().collect();
    let mut times = Vec::new();
    for (number, id) in ids.into_iter().enumerate() {
        let mut article = (*dossier.articles[&id]).clone();
        article.title = format!("{} {number}", article.title);
        edited.articles.insert(id, Arc::new(article));
        times.extend(time(1, || index.update(&edited, &go_on).unwrap().unwrap()));
    }
    println!("| … one article changed | {} |", told(&times));
    println!("| … one actor renamed | {} |", told(&time(1, || index.update(&renamed(&edited), &go_on).unwrap())));
    index.update(dossier, &go_on).unwrap();
    drop(index);
    let index = open();
    println!(
        "| index found on the disk and compared | {} |",
        told(&time(1, || index.update(dossier, &go_on).unwrap()))
    );
    index
}

fn time<T>(times: usize, mut work: impl FnMut() -> T) -> Vec<Duration> {
    (0..times)
        .map(|_| {
            let begun = Instant::now();
            std::hint::black_box(work());
            begun.elapsed()
        })
        .collect()
}

/// Of work on this thread alone: what it took of the processor, so that other programs do not count.
fn cpu<T>(mut work: impl FnMut() -> T) -> Duration {
    let now = || {
        let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or_default())
    };
    let begun = now();
    std::hint::black_box(work());
    now().saturating_sub(begun)
}

/// “0.21 ms | 0.44 ms”, and one figure of one measurement.
fn told(times: &[Duration]) -> String {
    let mut times: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1000.0).collect();
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times[(times.len() - 1) * part / 100];
    match times.len() {
        1 => format!("{:.1} ms", at(50)),
        2..=5 => format!("{:.2} ms", at(50)),
        _ => format!("{:.3} ms | {:.3} ms", at(50), at(95)),
    }
}

/// What the process has in memory, in megabytes; 0 where that cannot be read.
fn resident() -> f64 {
    readout::memory::give_back();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1000.0
}

/// tantivy with its own words and query language: headline and text, identifiers stored.
struct Bare {
    searcher: tantivy::Searcher,
    parser: QueryParser,
    id: Field,
}

impl Bare {
    fn new(dossier: &Dossier) -> Self {
        let mut schema = Schema::builder();
        let id = schema.add_text_field("id", STRING | STORED);
        let text = schema.add_text_field("text", TEXT);
        let index = tantivy::Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(2, 128 << 20).unwrap();
        let made = time(1, || {
            for (key, article) in &dossier.articles {
                let mut document = TantivyDocument::new();
                document.add_text(id, key.as_str());
                document.add_text(text, &article.text);
                writer.add_document(document).unwrap();
            }
            writer.commit().unwrap();
        });
        println!("| bare tantivy: index made | {} |", told(&made));
        writer.wait_merging_threads().unwrap();
        let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().unwrap().searcher();
        let mut parser = QueryParser::for_index(&index, vec![text]);
        parser.set_conjunction_by_default();
        Self { searcher, parser, id }
    }

    fn search(&self, typed: &str, open: bool) -> usize {
        let typed = if open { format!("\"{}\"*", typed.trim()) } else { typed.to_owned() };
        // A prefix of one word, and of the last of two, as its parser has it; else a range of terms.
        let query: Box<dyn tantivy::query::Query> = match typed.strip_suffix('*') {
            Some(begun) => {
                let words: Vec<&str> = begun.trim_matches('"').split_whitespace().collect();
                let field = self.searcher.schema().get_field("text").unwrap();
                let term = |word: &str| tantivy::Term::from_field_text(field, word);
                let mut parts: Vec<Box<dyn tantivy::query::Query>> = Vec::new();
                for (at, word) in words.iter().enumerate() {
                    parts.push(if at + 1 == words.len() {
                        Box::new(tantivy::query::PhrasePrefixQuery::new(vec![term(word)]))
                    } else {
                        let option = tantivy::schema::IndexRecordOption::WithFreqs;
                        Box::new(tantivy::query::TermQuery::new(term(word), option))
                    });
                }
                Box::new(tantivy::query::BooleanQuery::intersection(parts))
            }
            None => self.parser.parse_query(&typed).unwrap(),
        };
        let (best, count) = self.searcher.search(&query, &(TopDocs::with_limit(ROWS).order_by_score(), Count)).unwrap();
        for (_, address) in best {
            let stored: TantivyDocument = self.searcher.doc(address).unwrap();
            std::hint::black_box(stored.get_first(self.id).and_then(|id| id.as_str()).map(str::len));
        }
        count
    }
}

/// What can be asked the same queries.
trait Peer {
    /// How many rows were read.
    fn search(&self, typed: &str, open: bool) -> usize;
}

/// Without the feature `peers` nothing is compared: its columns are empty work.
#[cfg(not(feature = "peers"))]
struct NoPeer;

#[cfg(not(feature = "peers"))]
impl Peer for NoPeer {
    fn search(&self, _: &str, _: bool) -> usize {
        0
    }
}

#[cfg(feature = "peers")]
mod fts5 {
    use readout::model::Dossier;
    use rusqlite::Connection;

    /// SQLite's full text, in memory, with prefixes of two and three letters indexed.
    pub struct Fts5 {
        connection: Connection,
    }

    impl Fts5 {
        pub fn new(dossier: &Dossier) -> Self {
            let mut connection = Connection::open_in_memory().unwrap();
            connection
                .execute_batch("create virtual table texts using fts5(id unindexed, title, text, prefix='2 3')")
                .unwrap();
            let made = super::time(1, || {
                let transaction = connection.transaction().unwrap();
                {
                    let mut insert = transaction.prepare("insert into texts values (?, ?, ?)").unwrap();
                    for (id, article) in &dossier.articles {
                        insert.execute((id.as_str(), &article.title, &*article.text)).unwrap();
                    }
                }
                transaction.commit().unwrap();
            });
            println!("| FTS5: index made | {} |", super::told(&made));
            Self { connection }
        }
    }

    impl super::Peer for Fts5 {
        fn search(&self, typed: &str, open: bool) -> usize {
            let asked = if open { format!("{}*", typed.trim()) } else { typed.to_owned() };
            let sql =
                "select id, snippet(texts, 2, '[', ']', '…', 32) from texts where texts match ? order by rank limit 50";
            let mut statement = self.connection.prepare_cached(sql).unwrap();
            let rows = statement.query_map([asked], |row| Ok(row.get::<_, String>(1)?.len())).unwrap();
            rows.inspect(|row| assert!(row.is_ok())).count()
        }
    }
}
