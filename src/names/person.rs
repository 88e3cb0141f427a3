//! A person's name taken apart: names, small words, titles, what comes after.

use any_ascii::any_ascii;

use super::chunk::Chunk;
use super::compound::{ARTICLES, canonical, is_father, is_joined_half, is_second_half, is_servant};
use super::fold::Script;
use super::korean;
use super::lexicon::{BodyRole, PersonRole, lexicon};
use super::word::Word;

/// More names than this no person is compared by.
pub(super) const MOST_NAMES: usize = 12;

/// What honours that are often part of a name weigh: Khan, Haji, Sheikh.
const LIGHT: f32 = 0.25;

/// A person's name, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// The names, family name last where a comma said which it is.
    pub words: Vec<Word>,
    /// Neighbours written as one, with the names they cover: "Good" and "will", "van", "der" and "Bilt".
    pub joins: Vec<(Word, Vec<usize>)>,
    /// The names in their order, with a space between.
    pub plain: String,
    /// The names in alphabetical order.
    pub sorted: String,
    /// A comma put the family name first.
    pub turned: bool,
    /// An office or a religious title stood before the name.
    pub office: bool,
    /// Said to be a man (`true`) or a woman.
    pub man: Option<bool>,
    /// Jr, Sr, III.
    pub generation: Option<u8>,
    /// Which names are the person's own and the father's, where "bin" stands between.
    pub own_and_father: Option<(usize, usize)>,
}

/// A word on the way to a [`Person`]: a name, or a small word that only its neighbours need.
struct Piece {
    word: Word,
    particle: bool,
}

impl Person {
    /// Takes a name apart that was cut into `chunks`.
    pub(super) fn new(chunks: &[Chunk]) -> Self {
        let (chunks, turned) = family_last(chunks);
        let mut person = Self { turned, ..Self::default() };
        let chunks = person.without_titles(&chunks);
        let mixed = chunks.iter().any(|chunk| !chunk.capitals && chunk.text.chars().count() > 1);
        let mut pieces: Vec<Piece> = Vec::new();
        let mut at = 0;
        while at < chunks.len() {
            at += take(&chunks[at..], at == 0, turned, mixed, &mut pieces);
        }
        if pieces.iter().all(|piece| piece.particle) {
            for piece in &mut pieces {
                piece.particle = false;
            }
        }
        person.arrange(pieces);
        person
    }

    /// Drops titles and offices before the name, and what follows it; notes what they say.
    fn without_titles(&mut self, chunks: &[Chunk]) -> Vec<Chunk> {
        let mut left = chunks;
        while left.len() > 1 {
            let Some((length, role)) = leading_role(left) else { break };
            if length >= left.len() || role == PersonRole::First && left.len() < chunks.len() && !self.office {
                break;
            }
            self.office |= role != PersonRole::Title;
            if let Some(man) = says_man(&left[0].text) {
                self.man = Some(man);
            }
            left = &left[length..];
        }
        while left.len() > 1 {
            let last = &left[left.len() - 1];
            match lexicon().person(&last.text) {
                Some(PersonRole::Generation(generation)) => self.generation = Some(generation),
                Some(PersonRole::After | PersonRole::Title) => {}
                _ => break,
            }
            left = &left[..left.len() - 1];
        }
        // "Martin Luther King Jr., Dr": a generation may stand before a family name put last by the comma.
        let inner = |chunk: &&Chunk| matches!(chunk.text.as_str(), "jr" | "junior" | "iii") && left.len() > 2;
        if let Some(chunk) = left.iter().skip(1).find(inner)
            && let Some(PersonRole::Generation(generation)) = lexicon().person(&chunk.text)
        {
            self.generation = Some(generation);
        }
        left.iter()
            .enumerate()
            .filter(|(at, chunk)| *at == 0 || !inner(chunk))
            .map(|(_, chunk)| chunk.clone())
            .collect()
    }

    fn arrange(&mut self, pieces: Vec<Piece>) {
        let mut index_of: Vec<Option<usize>> = Vec::new();
        let mut names = 0;
        for piece in &pieces {
            index_of.push((!piece.particle).then_some(names));
            names += usize::from(!piece.particle);
        }
        for length in 2..=3 {
            for (from, run) in pieces.windows(length).enumerate() {
                let covered: Vec<usize> = index_of[from..from + length].iter().flatten().copied().collect();
                let whole =
                    run.iter().all(|piece| piece.word.native.is_none() && piece.word.script == run[0].word.script);
                if !whole || covered.is_empty() || run.iter().any(|piece| piece.word.initial) || self.joins.len() > 24 {
                    continue;
                }
                let text: String = run.iter().map(|piece| piece.word.text.as_str()).collect();
                let shown: Vec<&str> = run.iter().map(|piece| piece.word.shown.as_str()).collect();
                self.joins.push((Word::new(&shown.join(" "), canonical(&text), run[0].word.script, None), covered));
            }
        }
        if !self.turned {
            let bin = |piece: &Piece| {
                piece.particle && matches!(piece.word.text.as_str(), "bin" | "ibn" | "ben" | "بن" | "ابن")
            };
            if let Some(at) = pieces.iter().position(bin)
                && let Some(own) = index_of[..at].iter().flatten().next()
                && let Some(father) = index_of[at..].iter().flatten().next()
            {
                self.own_and_father = Some((*own, *father));
            }
        }
        self.words =
            pieces.into_iter().filter(|piece| !piece.particle).map(|piece| piece.word).take(MOST_NAMES).collect();
        for (at, word) in self.words.iter_mut().enumerate() {
            word.at = at;
        }
        self.joins.retain(|(_, covered)| covered.iter().all(|&at| at < MOST_NAMES));
        let texts: Vec<&str> = self.words.iter().map(|word| word.native.as_deref().unwrap_or(&word.text)).collect();
        self.plain = texts.join(" ");
        let mut sorted = texts;
        sorted.sort_unstable();
        self.sorted = sorted.join(" ");
    }
}

/// The words with the family name last, and whether a comma said so: "Price, Ned".
fn family_last(chunks: &[Chunk]) -> (Vec<Chunk>, bool) {
    if let Some(comma) = chunks.iter().position(|chunk| chunk.comma)
        && comma + 1 < chunks.len()
    {
        let (family, rest) = chunks.split_at(comma + 1);
        let only_after = rest.iter().all(|chunk| {
            matches!(
                lexicon().person(&chunk.text),
                Some(PersonRole::After | PersonRole::Generation(_) | PersonRole::Office | PersonRole::Quality)
            )
        });
        if !only_after {
            return ([rest, family].concat(), true);
        }
        if !family.is_empty()
            && rest
                .iter()
                .any(|chunk| matches!(lexicon().person(&chunk.text), Some(PersonRole::Office | PersonRole::Quality)))
        {
            return (family.to_vec(), false);
        }
    }
    (chunks.to_vec(), false)
}

/// The title or office that begins `chunks`, and of how many words it is. A state before an office belongs to it.
pub(super) fn leading_role(chunks: &[Chunk]) -> Option<(usize, PersonRole)> {
    let phrase = |from: usize, length: usize| -> String {
        let words: Vec<&str> = chunks[from..from + length].iter().map(|chunk| chunk.text.as_str()).collect();
        words.join(" ")
    };
    let role_at = |from: usize| {
        // A title in another script is in the lists in that script.
        if chunks.get(from).is_none_or(|chunk| chunk.script == Script::Reading) {
            return None;
        }
        (1..=4.min(chunks.len() - from)).rev().find_map(|length| match lexicon().person(&phrase(from, length)) {
            Some(role @ (PersonRole::Title | PersonRole::Office | PersonRole::Quality | PersonRole::First)) => {
                Some((length, role))
            }
            _ => None,
        })
    };
    role_at(0).or_else(|| {
        let place = (1..=3.min(chunks.len().saturating_sub(1))).rev().find(|&length| {
            let capitals = chunks[..length].iter().all(|chunk| chunk.capitals || chunk.dotted);
            matches!(lexicon().body(&phrase(0, length), capitals), Some(BodyRole::Place(_)))
        })?;
        let (length, role) = role_at(place)?;
        matches!(role, PersonRole::Office | PersonRole::Quality).then_some((place + length, role))
    })
}

fn says_man(title: &str) -> Option<bool> {
    match title {
        "mr" | "mister" | "sir" | "monsieur" | "herr" | "senor" | "king" | "prince" | "lord" | "آقای" | "господин" => {
            Some(true)
        }
        "mrs" | "ms" | "miss" | "madam" | "madame" | "mme" | "mlle" | "frau" | "senora" | "dame" | "queen"
        | "princess" | "lady" | "خانم" | "госпожа" => Some(false),
        _ => None,
    }
}

/// Takes the next name off `chunks`, and says how many of them it was. `first` at the beginning of the name, `turned` if a
/// comma put the family name last, `mixed` if not all of the name is in capitals.
fn take(chunks: &[Chunk], first: bool, turned: bool, mixed: bool, pieces: &mut Vec<Piece>) -> usize {
    let chunk = &chunks[0];
    let name = |shown: &str, text: String| Piece { word: Word::new(shown, text, chunk.script, None), particle: false };
    let length = chunk.text.chars().count();
    let role = lexicon().person(&chunk.text);
    if matches!(chunk.script, Script::Han | Script::Hangul) {
        pieces.extend(eastern(chunk, chunks.len() > 1 || !first));
        return 1;
    }
    if chunk.dotted {
        pieces
            .extend(chunk.text.chars().map(|letter| name(&format!("{}.", letter.to_uppercase()), letter.to_string())));
        return 1;
    }
    let spelt = chunk.capitals
        && mixed
        && first
        && length == 2
        && chunk.script == Script::Latin
        && matches!(role, None | Some(PersonRole::Generation(_)));
    if spelt
        || chunk.stop && length == 2 && role.is_none() && chunks.len() > 1 && !chunk.shown.ends_with(char::is_uppercase)
    {
        let letters = if spelt { 2 } else { 1 };
        pieces.extend(
            chunk.text.chars().take(letters).map(|letter| name(&letter.to_uppercase().to_string(), letter.to_string())),
        );
        return 1;
    }
    if is_servant(&chunk.text) || is_father(&chunk.text) {
        let article = chunks.get(1).is_some_and(|next| ARTICLES.contains(&next.text.as_str())) && chunks.len() > 2;
        let other = 1 + usize::from(article);
        if let Some(next) = chunks.get(other) {
            let head = if is_father(&chunk.text) { "abu" } else { "abd" };
            let arabic = chunk.script == Script::Arabic;
            let head = match (arabic, head) {
                (true, "abu") => "ابو",
                (true, _) => "عبد",
                _ => head,
            };
            let rest = next.text.strip_prefix("ال").filter(|rest| rest.chars().count() > 2).unwrap_or(&next.text);
            let shown = format!("{} {}", chunk.shown, next.shown);
            let joined = match head {
                "abd" if matches!(rest, "allah" | "ullah" | "lah") => "abdlah".to_owned(),
                "abd" => format!("abd{}", canonical(rest)),
                _ => canonical(&format!("{head}{rest}")),
            };
            pieces.push(name(&shown, joined));
            return other + 1;
        }
    }
    // Salah al-Din, Habib Ullah: with the name before.
    let after_name =
        pieces.last().is_some_and(|piece| !piece.particle && !piece.word.initial && piece.word.native.is_none());
    let article = usize::from(chunks.len() > 1 && ARTICLES.contains(&chunk.text.as_str()));
    let second = &chunks[article];
    if after_name && (article == 1 && is_second_half(&second.text) || article == 0 && is_joined_half(&second.text)) {
        if let Some(before) = pieces.last_mut() {
            let half = match second.text.trim_start_matches("ال") {
                "deen" | "dine" | "uddin" | "udin" | "eddin" | "eddine" | "aldin" | "eldin" => "din",
                "rehman" | "urrahman" | "urrehman" => "rahman",
                "haqq" | "ulhaq" => "haq",
                "allah" | "ullah" | "ulla" | "ollah" => "lah",
                other => other,
            };
            let shown = format!("{} {}", before.word.shown, second.shown);
            *before = name(&shown, format!("{}{half}", before.word.text));
        }
        return 1 + article;
    }
    let small = role == Some(PersonRole::Particle)
        // A single letter in capitals is an initial; and some small words begin names of the East: Le Duc Tho, Do Muoi.
        && !(length == 1 && chunk.script == Script::Latin && chunk.shown.starts_with(char::is_uppercase))
        && !(first && !turned && chunks.len() > 1 && matches!(chunk.text.as_str(), "le" | "do" | "ten" | "bar" | "ag" | "mac" | "du"));
    let shown = if length == 1 && chunk.stop { format!("{}.", chunk.shown) } else { chunk.shown.clone() };
    let mut piece = name(&shown, canonical(&chunk.text));
    piece.particle = small;
    if role == Some(PersonRole::Light) {
        piece.word.weight = LIGHT;
    }
    pieces.push(piece);
    1
}

/// Names in Chinese characters or Korean syllables: the family name, then the given name, read in Latin letters.
fn eastern(chunk: &Chunk, one_of_several: bool) -> Vec<Piece> {
    const DOUBLE: [&str; 10] = ["欧阳", "司马", "诸葛", "上官", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容"];
    let mut letters: Vec<char> = chunk.text.chars().collect();
    for length in (1..=3).rev() {
        if letters.len() > length + 1 {
            let tail: String = letters[letters.len() - length..].iter().collect();
            if lexicon().person(&tail) == Some(PersonRole::After) {
                letters.truncate(letters.len() - length);
            }
        }
    }
    let text: String = letters.iter().collect();
    let read = |part: &[char], family: bool| {
        let native: String = part.iter().collect();
        let reading = match (chunk.script, part) {
            (Script::Hangul, [only]) if family => {
                korean::family(*only).map_or_else(|| korean::romanise(&native), str::to_owned)
            }
            (Script::Hangul, _) => korean::romanise(&native),
            _ => any_ascii(&native).to_ascii_lowercase().replace(|letter: char| !letter.is_ascii_alphanumeric(), ""),
        };
        Piece { word: Word::new(&native.clone(), reading, chunk.script, Some(native)), particle: false }
    };
    if one_of_several && letters.len() < 3 || !(2..=4).contains(&letters.len()) {
        return vec![read(&letters, one_of_several)];
    }
    let family = if letters.len() > 2 && DOUBLE.iter().any(|double| text.starts_with(double)) { 2 } else { 1 };
    vec![read(&letters[..family], true), read(&letters[family..], false)]
}
