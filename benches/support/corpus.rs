//! Dossiers made for measuring: as large as asked for, the same each time.
//!
//! What they imitate: articles of 400 to 900 words whose words follow Zipf's law, most of them in Latin letters, some in
//! Persian, Cyrillic and Chinese; actors whose family names differ; meetings with sides and attendees; names of actors
//! in the texts; claims with the words they rest on. Words are made of syllables, so no one's sentences stand here.
//!
//! A plain module: a benchmark takes it in with `mod corpus`, a test with `#[path]`. It knows the model alone.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use fastrand::Rng;
use readout::model::text::{byte_offset, char_count, sha256_hex};
use readout::model::{
    Actor, ActorId, ActorKind, Article, ArticleId, AttendanceState, Attendee, Claim, ClaimId, Commitment, CommitmentId,
    CommitmentStatus, CommitmentStep, Confidence, Directness, Dossier, EdtfDate, Finding, FindingId, FindingState,
    Meeting, MeetingField, MeetingId, MeetingStatus, Name, NameKind, Note, Outlet, OutletId, OutletKind, PartId, Place,
    Position, PositionId, Provenance, Quote, ReadingState, Role, Side, Speaker, Stance, Subject, Topic, TopicId, Value,
    When,
};

/// How many of each a dossier holds.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Another corpus for each.
    pub seed: u64,
    /// Articles.
    pub articles: usize,
    /// Actors, each with three names.
    pub actors: usize,
    /// Meetings.
    pub meetings: usize,
    /// How many names of actors stand in an article, on average.
    pub mentions: usize,
    /// Claims, each with its words; no more than articles that name someone.
    pub claims: usize,
    /// Commitments, and as many positions.
    pub commitments: usize,
}

impl Shape {
    /// The usual desk with so many articles: 5,000 actors, 2,000 meetings, ten mentions an article.
    pub fn of(articles: usize) -> Self {
        Self {
            seed: 7,
            articles,
            actors: 5_000,
            meetings: 2_000,
            mentions: 10,
            claims: (articles / 4).min(10_000),
            commitments: 1_000,
        }
    }
}

/// The script, and manner of writing, of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Most texts.
    Latin,
    /// With particles that are written with the next word, and joiners.
    Persian,
    /// Cyrillic.
    Cyrillic,
    /// Words not parted by spaces.
    Chinese,
}

impl Script {
    fn of_article(random: &mut Rng) -> Self {
        match random.u8(..100) {
            0..88 => Self::Latin,
            88..93 => Self::Persian,
            93..97 => Self::Cyrillic,
            _ => Self::Chinese,
        }
    }

    fn language(self) -> &'static str {
        match self {
            Self::Latin => "en",
            Self::Persian => "fa",
            Self::Cyrillic => "ru",
            Self::Chinese => "zh",
        }
    }

    fn syllables(self) -> (&'static [&'static str], &'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Latin => (LATIN_HEADS, LATIN_VOWELS, LATIN_TAILS),
            Self::Persian => (PERSIAN_HEADS, PERSIAN_VOWELS, PERSIAN_TAILS),
            Self::Cyrillic => (CYRILLIC_HEADS, CYRILLIC_VOWELS, CYRILLIC_TAILS),
            Self::Chinese => (&[], &[], &[]),
        }
    }
}

const LATIN_HEADS: &[&str] = &[
    "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "", "b", "d", "l", "m", "n",
    "r", "s", "t", "ch", "pr", "sh", "st", "tr", "br",
];
const LATIN_VOWELS: &[&str] = &["a", "e", "i", "o", "u", "a", "e", "i", "o", "u", "a", "e", "i", "o", "ea", "ou", "é"];
const LATIN_TAILS: &[&str] = &["", "", "", "", "n", "r", "s", "t", "l", "m", "nd", "st", "ng"];
const PERSIAN_HEADS: &[&str] = &[
    "ب", "پ", "ت", "ج", "چ", "ح", "خ", "د", "ر", "ز", "س", "ش", "ص", "ط", "ع", "ف", "ق", "ک", "گ", "ل", "م", "ن", "ه",
    "و",
];
const PERSIAN_VOWELS: &[&str] = &["ا", "ی", "و", "", ""];
const PERSIAN_TAILS: &[&str] = &["", "", "ن", "ر", "ت", "م", "د"];
const CYRILLIC_HEADS: &[&str] =
    &["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "х", "ц", "ч", "ш", "пр", "ст", "тр"];
const CYRILLIC_VOWELS: &[&str] = &["а", "е", "и", "о", "у", "ы", "я", "ё"];
const CYRILLIC_TAILS: &[&str] = &["", "", "", "н", "т", "р", "й", "сть", "м", "ль"];

/// The commonest words, which Zipf's law puts first.
const COMMON: &[&str] = &[
    "the",
    "of",
    "to",
    "and",
    "in",
    "a",
    "that",
    "for",
    "on",
    "was",
    "with",
    "said",
    "is",
    "as",
    "by",
    "at",
    "from",
    "it",
    "has",
    "be",
    "have",
    "its",
    "are",
    "were",
    "an",
    "not",
    "had",
    "who",
    "will",
    "their",
    "they",
    "would",
    "which",
    "he",
    "been",
    "this",
    "but",
    "after",
    "more",
    "about",
    "talks",
    "government",
    "minister",
    "foreign",
    "officials",
    "meeting",
    "two",
    "than",
    "one",
    "also",
    "country",
    "security",
    "aid",
    "week",
    "agreement",
    "delegation",
    "ministry",
    "sanctions",
];
const CITIES: &[(&str, &str)] = &[
    ("Doha", "Qatar"),
    ("Oslo", "Norway"),
    ("Geneva", "Switzerland"),
    ("Cairo", "Egypt"),
    ("Vienna", "Austria"),
    ("Nairobi", "Kenya"),
    ("Islamabad", "Pakistan"),
    ("Tashkent", "Uzbekistan"),
    ("Moscow", "Russia"),
    ("Astana", "Kazakhstan"),
];
const GIVEN: &[&str] = &[
    "Ada", "Ahmad", "Aisha", "Alexei", "Amina", "Amir", "Anna", "Bilal", "Carlos", "Clara", "Dara", "David", "Elena",
    "Emil", "Farid", "Fatima", "Georg", "Hamid", "Hanna", "Hassan", "Igor", "Ines", "Ivan", "Jamal", "Jan", "Karim",
    "Laila", "Lars", "Leila", "Mahmoud", "Marta", "Mei", "Mikhail", "Nadia", "Nasir", "Olga", "Omar", "Pedro", "Rahim",
    "Rosa", "Said", "Samira", "Sofia", "Stefan", "Tariq", "Tomas", "Wang", "Yusuf", "Zahra", "Zainab",
];
const PAPERS: &[&str] =
    &["Times", "Post", "Herald", "Gazette", "Wire", "Broadcasting", "Tribune", "Dispatch", "Monitor"];
const BODIES: &[&str] = &["Ministry", "Council", "Agency", "Front", "Party", "Commission", "Movement", "Bank"];

/// Words by rank, drawn by Zipf's law in constant time (Vose's alias method).
struct Words {
    ranked: Vec<String>,
    chance: Vec<f64>,
    other: Vec<usize>,
}

impl Words {
    fn new(words: Vec<String>) -> Self {
        let count = words.len();
        let weights: Vec<f64> = (0..count).map(|rank| (rank as f64 + 2.7).powf(-1.05)).collect();
        let sum: f64 = weights.iter().sum();
        let mut chance: Vec<f64> = weights.iter().map(|weight| weight * count as f64 / sum).collect();
        let mut other: Vec<usize> = (0..count).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) = (0..count).partition(|rank| chance[*rank] < 1.0);
        while let (Some(poor), Some(rich)) = (small.pop(), large.pop()) {
            other[poor] = rich;
            chance[rich] += chance[poor] - 1.0;
            if chance[rich] < 1.0 { small.push(rich) } else { large.push(rich) }
        }
        // What rounding leaves over is its own.
        small.iter().chain(&large).for_each(|rank| chance[*rank] = 1.0);
        Self { ranked: words, chance, other }
    }

    fn draw(&self, random: &mut Rng) -> &str {
        let rank = random.usize(..self.ranked.len());
        let rank = if random.f64() < self.chance[rank] { rank } else { self.other[rank] };
        &self.ranked[rank]
    }
}

/// A word of so many syllables.
fn word(script: Script, syllables: usize, random: &mut Rng) -> String {
    if script == Script::Chinese {
        let character = |random: &mut Rng| char::from_u32(0x4e00 + random.u32(..3_000)).unwrap_or('中');
        return (0..syllables).map(|_| character(random)).collect();
    }
    let (heads, vowels, tails) = script.syllables();
    let mut word = String::new();
    for at in 0..syllables {
        word.push_str(heads[random.usize(..heads.len())]);
        word.push_str(vowels[random.usize(..vowels.len())]);
        if at + 1 == syllables {
            word.push_str(tails[random.usize(..tails.len())]);
        }
    }
    word
}

/// The words of a script, the commonest first and shortest, as in languages.
fn vocabulary(script: Script, count: usize, random: &mut Rng) -> Vec<String> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut words: Vec<String> = Vec::new();
    if script == Script::Latin {
        words.extend(COMMON.iter().map(|common| (*common).to_owned()));
        seen.extend(words.iter().cloned());
    }
    while words.len() < count {
        let longest = 1 + (words.len() + 10).ilog10() as usize;
        let made = word(script, 1 + random.usize(..longest.min(4)), random);
        if seen.insert(made.clone()) {
            words.push(made);
        }
    }
    words
}

/// With its first letter in upper case.
fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn part(number: usize) -> PartId {
    PartId::new(format!("prt-{number:08}"))
}

/// Everything that articles are made from.
struct Press {
    shape: Shape,
    latin: Words,
    persian: Words,
    cyrillic: Words,
    chinese: Words,
    /// By actor, what a text in each script calls it, and how often one is named by Zipf's law.
    named: Vec<[String; 4]>,
    fame: Words,
    days: Vec<When>,
    outlets: Vec<OutletId>,
}

/// The dossier of a shape, the same each time. 10,000 articles take 1.4 s and 100,000 take 13 s on two busy cores.
pub fn dossier(shape: Shape) -> Dossier {
    let mut random = Rng::with_seed(shape.seed);
    let mut dossier = Dossier::default();
    dossier.about.title = format!("{} articles", shape.articles);
    let outlets: Vec<OutletId> = (0..300).map(|number| OutletId::new(format!("out-{number:08}"))).collect();
    for id in &outlets {
        let name =
            format!("{} {}", capital(&word(Script::Latin, 2, &mut random)), PAPERS[random.usize(..PAPERS.len())]);
        let kind = OutletKind::ALL[random.usize(..OutletKind::ALL.len())];
        dossier.outlets.insert(id.clone(), Arc::new(Outlet { name, kind, ..Outlet::default() }));
    }
    let latin = vocabulary(Script::Latin, 60_000, &mut random);
    for number in 0..40 {
        let name = format!("{} {}", latin[200 + number * 7], latin[300 + number * 3]);
        dossier.topics.insert(topic(number), Arc::new(Topic { name, parent: None }));
    }
    let named = actors(&mut dossier, shape, &latin, &mut random);
    let press = Press {
        shape,
        persian: Words::new(vocabulary(Script::Persian, 30_000, &mut random)),
        cyrillic: Words::new(vocabulary(Script::Cyrillic, 30_000, &mut random)),
        chinese: Words::new(vocabulary(Script::Chinese, 12_000, &mut random)),
        latin: Words::new(latin),
        fame: Words::new((0..named.len()).map(|number| number.to_string()).collect()),
        named,
        days: (0..1_500).filter_map(day).map(When::from).collect(),
        outlets,
    };
    meetings(&mut dossier, &press, &mut random);
    let half = shape.articles.div_ceil(2);
    let articles: Vec<(ArticleId, Arc<Article>)> = std::thread::scope(|scope| {
        let press = &press;
        let write = |numbers: std::ops::Range<usize>| numbers.map(|number| press.article(number)).collect::<Vec<_>>();
        let second = scope.spawn(move || write(half..shape.articles));
        let mut all = write(0..half);
        all.extend(second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        all
    });
    dossier.articles = articles.into_iter().collect();
    held(&mut dossier, &press, &mut random);
    dossier
}

fn topic(number: usize) -> TopicId {
    TopicId::new(format!("top-{number:08}"))
}

fn actor(number: usize) -> ActorId {
    ActorId::new(format!("act-{number:08}"))
}

fn meeting(number: usize) -> MeetingId {
    MeetingId::new(format!("mtg-{number:08}"))
}

/// The day so many days after the first of 2020, months of 30 days but February.
fn day(number: usize) -> Option<EdtfDate> {
    let (year, month, of_month) = (2020 + number / 360, number / 30 % 12 + 1, number % 30 + 1);
    let of_month = if month == 2 { of_month.min(28) } else { of_month };
    format!("{year}-{month:02}-{of_month:02}").parse().ok()
}

/// Puts the actors in. Gives what texts in each script call them.
fn actors(dossier: &mut Dossier, shape: Shape, latin: &[String], random: &mut Rng) -> Vec<[String; 4]> {
    let mut taken: BTreeSet<String> = latin.iter().cloned().collect();
    let mut named = Vec::with_capacity(shape.actors);
    let mut number = 0;
    while number < shape.actors {
        let plain = word(Script::Latin, 2 + random.usize(..2), random).replace('é', "e");
        if plain.len() < 5 || !taken.insert(plain.clone()) {
            continue;
        }
        let family = capital(&plain);
        let person = number % 10 < 7;
        let (kind, main): (ActorKind, String) = if person {
            (ActorKind::Person, format!("{} {family}", GIVEN[random.usize(..GIVEN.len())]))
        } else {
            (ActorKind::ALL[1 + number % 9], format!("{family} {}", BODIES[random.usize(..BODIES.len())]))
        };
        // As one writes it who doubles what another does not, and the other way about.
        let doubled = plain.char_indices().skip(2).find(|(_, letter)| "tnslmr".contains(*letter));
        let varied = doubled.map(|(at, letter)| format!("{}{letter}{}", &plain[..at], &plain[at..]));
        let second = if person { capital(&varied.unwrap_or(format!("{plain}i"))) } else { format!("the {family}") };
        let (script, language) = match number % 6 {
            0 | 1 => (Script::Cyrillic, "ru"),
            2 => (Script::Chinese, "zh"),
            _ => (Script::Persian, "fa"),
        };
        let native = loop {
            let native = capital(&word(script, 3, random));
            if taken.insert(native.clone()) {
                break native;
            }
        };
        let name = |at: usize, value: &str, kind, language: &str| Name {
            id: part(number * 4 + at),
            value: value.to_owned(),
            kind,
            language: language.to_owned(),
            printed_as: String::new(),
        };
        let second_kind = if person { NameKind::Transliteration } else { NameKind::Alias };
        let names = vec![
            name(0, &main, NameKind::Main, ""),
            name(1, &second, second_kind, ""),
            name(2, &native, NameKind::Native, language),
        ];
        let role = Role {
            id: part(number * 4 + 3),
            title: format!("{} of {}", capital(&latin[90 + number % 50]), capital(&latin[400 + number % 200])),
            organisation: None,
            period: readout::model::Period::default(),
        };
        let described = Actor {
            kind,
            names,
            roles: if person { vec![role] } else { Vec::new() },
            description: format!("{} {}", capital(&latin[number % 3_000]), latin[number % 700]),
            ..Actor::default()
        };
        dossier.actors.insert(actor(number), Arc::new(described));
        let local = |here: Script| if script == here { native.clone() } else { main.clone() };
        let first = if number % 3 == 0 { second.clone() } else { main.clone() };
        named.push([first, local(Script::Persian), local(Script::Cyrillic), local(Script::Chinese)]);
        number += 1;
    }
    named
}

fn meetings(dossier: &mut Dossier, press: &Press, random: &mut Rng) {
    for number in 0..press.shape.meetings {
        let (city, country) = CITIES[random.usize(..CITIES.len())];
        let someone = |random: &mut Rng| actor(random.usize(..press.shape.actors));
        let first = number * 16;
        let sides: Vec<Side> = (0..2 + random.usize(..2))
            .map(|at| Side { id: part(first + at), actor: Some(someone(random)), name: String::new() })
            .collect();
        let attendees = (0..3 + random.usize(..8))
            .map(|at| Attendee {
                id: part(first + 4 + at),
                actor: Some(someone(random)),
                described: String::new(),
                side: Some(sides[at % sides.len()].id.clone()),
                capacity: String::new(),
                title_printed: String::new(),
                state: AttendanceState::Attended,
            })
            .collect();
        let held = Meeting {
            title: format!("{city} {} {}", press.latin.draw(random), ["talks", "round", "summit"][number % 3]),
            date: Some(press.days[random.usize(..press.days.len())].clone()),
            place: Place { city: city.to_owned(), country: country.to_owned(), ..Place::default() },
            status: MeetingStatus::Held,
            attendees,
            sides,
            host: Some(someone(random)),
            agenda: vec![topic(random.usize(..40))],
            ..Meeting::default()
        };
        dossier.meetings.insert(meeting(number), Arc::new(held));
    }
}

impl Press {
    fn words(&self, script: Script) -> &Words {
        match script {
            Script::Latin => &self.latin,
            Script::Persian => &self.persian,
            Script::Cyrillic => &self.cyrillic,
            Script::Chinese => &self.chinese,
        }
    }

    /// The name of someone, the famous more often, as a text in this script writes it.
    fn someone(&self, script: Script, random: &mut Rng) -> &str {
        let number: usize = self.fame.draw(random).parse().unwrap_or(0);
        &self.named[number][script as usize]
    }

    fn article(&self, number: usize) -> (ArticleId, Arc<Article>) {
        let mut random = Rng::with_seed(self.shape.seed ^ (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let random = &mut random;
        let script = Script::of_article(random);
        let words = self.words(script);
        let length = random.usize(400..=900);
        // One name every so many words, so that the average holds whatever the length.
        let every = (650 / self.shape.mentions.max(1)).max(2);
        let (blank, stop) = if script == Script::Chinese { ("", "。") } else { (" ", ". ") };
        let mut text = String::with_capacity(length * 8);
        let (mut sentence, mut left, mut first) = (0, 12, true);
        for at in 0..length {
            if self.shape.mentions > 0 && random.usize(..every) == 0 {
                text.push_str(self.someone(script, random));
            } else if first {
                text.push_str(&capital(words.draw(random)));
            } else {
                text.push_str(words.draw(random));
            }
            left -= 1;
            first = left == 0;
            if left == 0 || at + 1 == length {
                sentence += 1;
                left = 6 + random.usize(..16);
                text.push_str(if sentence % 4 == 0 { ".\n\n" } else { stop });
            } else if random.u8(..14) == 0 {
                text.push_str(if script == Script::Persian { "، " } else { ", " });
            } else {
                text.push_str(blank);
            }
        }
        text.truncate(text.trim_end().len());
        let mut title = capital(words.draw(random));
        for _ in 0..5 {
            let _ = write!(title, "{blank}{}", words.draw(random));
        }
        if random.u8(..3) == 0 {
            let _ = write!(title, "{blank}{}", self.someone(script, random));
        }
        let id = ArticleId::new(format!("art-{number:08}"));
        let sha = sha256_hex(text.as_bytes());
        let author =
            format!("{} {}", GIVEN[random.usize(..GIVEN.len())], capital(&self.latin.ranked[1_000 + number % 500]));
        let note =
            Note { id: part(number), text: format!("Compare {}", words.draw(random)), quote: None, written_at: None };
        let article = Article {
            title,
            outlet: Some(self.outlets[random.usize(..self.outlets.len())].clone()),
            authors: vec![author],
            url: format!("https://news.example/{number}"),
            published: Some(self.days[random.usize(..self.days.len())].clone()),
            language: script.language().to_owned(),
            origin: None,
            reliability: None,
            retracted: None,
            provenance: Provenance {
                file_name: format!("{number:06}.txt"),
                sha256: sha.clone(),
                text_sha256: sha,
                ..Provenance::default()
            },
            tags: if number.is_multiple_of(5) { vec![self.latin.ranked[60 + number % 40].clone()] } else { Vec::new() },
            reading: ReadingState::Unread,
            notes: if number.is_multiple_of(50) { vec![note] } else { Vec::new() },
            revisions: Vec::new(),
            pages: Vec::new(),
            text: text.into(),
        };
        (id, Arc::new(article))
    }
}

/// The sentence at the beginning of an article, as a quote.
fn quote(dossier: &Dossier, number: usize) -> Option<Quote> {
    let id = ArticleId::new(format!("art-{number:08}"));
    let text = &dossier.articles.get(&id)?.text;
    let end = text.find(['.', '。', '\n']).unwrap_or(text.len());
    // Only the beginning is looked at: a quote is found by counting characters from there.
    let near = byte_offset(text, char_count(&text[..end]) + readout::model::CONTEXT).unwrap_or(text.len());
    Quote::of(&id, &text[..near], 0..char_count(&text[..end]))
}

/// Claims, findings, commitments and positions, spread over the articles.
fn held(dossier: &mut Dossier, press: &Press, random: &mut Rng) {
    let Shape { articles, actors, meetings, claims, commitments, .. } = press.shape;
    if articles == 0 || actors == 0 || meetings == 0 {
        return;
    }
    for number in 0..claims.min(articles) {
        let Some(quote) = quote(dossier, number * (articles / claims.min(articles))) else { continue };
        let about = random.usize(..meetings);
        let claim = Claim {
            subject: Subject::Meeting(meeting(about), MeetingField::Date),
            value: Value::Date(press.days[random.usize(..press.days.len())].edtf.clone()),
            as_of: None,
            scope: String::new(),
            speaker: if number % 3 == 0 { Speaker::Actor(actor(random.usize(..actors))) } else { Speaker::Outlet },
            chain: Vec::new(),
            quotes: vec![quote],
            directness: Directness::Direct,
            credibility: None,
            note: if number % 10 == 0 { format!("Check {}", press.latin.draw(random)) } else { String::new() },
        };
        let id = ClaimId::new(format!("clm-{number:08}"));
        if number % 20 == 0 {
            let finding = Finding {
                subject: claim.subject.clone(),
                value: claim.value.clone(),
                denies: false,
                preferred: vec![id.clone()],
                outweighed: Vec::new(),
                reason: format!("Nearest to the {}", press.latin.draw(random)),
                confidence: Confidence::Moderate,
                likelihood: None,
                state: FindingState::Held,
            };
            dossier.findings.insert(FindingId::new(format!("fnd-{number:08}")), Arc::new(finding));
        }
        dossier.claims.insert(id, Arc::new(claim));
    }
    for number in 0..commitments {
        let quoted = quote(dossier, random.usize(..articles));
        let date = Some(press.days[random.usize(..press.days.len())].edtf.clone());
        let words = |random: &mut Rng| (0..6).map(|_| press.latin.draw(random)).collect::<Vec<_>>().join(" ");
        let promised = Commitment {
            who: vec![actor(random.usize(..actors))],
            to_whom: vec![actor(random.usize(..actors))],
            what: capital(&words(random)),
            meeting: Some(meeting(random.usize(..meetings))),
            deadline: date.clone(),
            steps: vec![CommitmentStep {
                status: CommitmentStatus::UnderWay,
                date: date.clone(),
                quote: quoted.clone(),
            }],
            ..Commitment::default()
        };
        dossier.commitments.insert(CommitmentId::new(format!("cmt-{number:08}")), Arc::new(promised));
        let position = Position {
            actor: actor(random.usize(..actors)),
            topic: topic(random.usize(..40)),
            meeting: Some(meeting(random.usize(..meetings))),
            date,
            stance: Stance::Said,
            summary: capital(&words(random)),
            shift: None,
            quote: quoted,
        };
        dossier.positions.insert(PositionId::new(format!("pos-{number:08}")), Arc::new(position));
    }
}
