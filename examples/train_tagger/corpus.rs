//! Labelled texts.

use std::path::Path;

use readout::reading::tagger::training::Document;

/// The documents of one file.
pub struct File {
    /// Its name.
    pub name: String,
    /// As they stand.
    pub documents: Vec<Document>,
    /// Some of them again, in capitals or as headlines, for training only.
    pub variants: Vec<Document>,
}

type Sentence = Vec<(String, u8)>;

/// Reads the `.conll` files of a folder, by name.
pub fn read(folder: &Path) -> std::io::Result<Vec<File>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "conll"));
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let documents = parse(&std::fs::read_to_string(&path)?);
        let sentences: Vec<&Sentence> = documents.iter().flatten().collect();
        let variants = sentences.iter().enumerate().filter_map(|(index, sentence)| {
            let recast = match index % 30 {
                0 => capitals,
                1 | 2 => headline,
                _ => return None,
            };
            let recast: Sentence = sentence.iter().map(|(word, label)| (recast(word), *label)).collect();
            Some(Document::new(&[recast]))
        });
        let variants = variants.collect();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let documents = documents.iter().map(|sentences| Document::new(sentences)).collect();
        files.push(File { name, documents, variants });
    }
    Ok(files)
}

/// The documents of a file. Where there are hardly any ends of documents, the sentences come from everywhere, and each is
/// taken for a document of its own.
fn parse(text: &str) -> Vec<Vec<Sentence>> {
    let mut documents: Vec<Vec<Sentence>> = Vec::new();
    let mut sentence = Sentence::new();
    for line in text.lines().chain([""]) {
        match line.split_once('\t') {
            Some(("-DOCSTART-", _)) => documents.push(Vec::new()),
            Some((word, label)) if !word.is_empty() => sentence.push((quotes(word), number(label))),
            _ if !sentence.is_empty() => {
                if documents.is_empty() {
                    documents.push(Vec::new());
                }
                if let Some(document) = documents.last_mut() {
                    document.push(std::mem::take(&mut sentence));
                }
            }
            _ => {}
        }
    }
    let sentences: usize = documents.iter().map(Vec::len).sum();
    if documents.len() * 200 < sentences {
        documents = documents.into_iter().flatten().map(|sentence| vec![sentence]).collect();
    }
    documents
}

fn quotes(word: &str) -> String {
    word.replace("``", "\"").replace("''", "\"")
}

fn number(label: &str) -> u8 {
    match label.trim() {
        "B-PER" => 1,
        "I-PER" => 2,
        "B-ORG" => 3,
        "I-ORG" => 4,
        "B-LOC" => 5,
        "I-LOC" => 6,
        _ => 0,
    }
}

fn capitals(word: &str) -> String {
    word.to_uppercase()
}

fn headline(word: &str) -> String {
    const SMALL: [&str; 20] = [
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or", "as", "n't", "'s",
        "is", "but", "into",
    ];
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() && !SMALL.contains(&word) => first.to_uppercase().chain(letters).collect(),
        _ => word.to_owned(),
    }
}
