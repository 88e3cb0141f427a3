//! The faces that pages are set in: those embedded, and those of the system for scripts that they lack.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::fonts;

/// Charis SIL, Noto Naskh Arabic and `JetBrains Mono`, each in the styles that the template uses.
fn embedded() -> [&'static [u8]; 6] {
    [fonts::CHARIS, fonts::CHARIS_ITALIC, fonts::CHARIS_BOLD, fonts::NASKH, fonts::NASKH_BOLD, fonts::MONO]
}

static EMBEDDED_FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| embedded().into_iter().flat_map(|data| Font::iter(Bytes::new(data))).collect());

/// A script, told by a range of characters, and what the names of font files that hold it contain.
type ScriptHint = (std::ops::RangeInclusive<u32>, &'static [&'static str]);

const CJK: &[&str] = &[
    "serifcjk",
    "sourcehanserif",
    "songti",
    "simsun",
    "sanscjk",
    "sourcehansans",
    "pingfang",
    "hiragino",
    "msyh",
    "yugoth",
    "malgun",
    "applesdgothic",
    "wqy",
    "uming",
    "droidsansfallback",
];

/// The scripts that a name in a dossier may be written in and that no embedded face holds (Unicode 16, Blocks.txt).
const SCRIPTS: &[ScriptHint] = &[
    (0x1100..=0x11FF, CJK),
    (0x2E80..=0xA4CF, CJK),
    (0xAC00..=0xD7FF, CJK),
    (0xF900..=0xFAFF, CJK),
    (0xFF00..=0xFFEF, CJK),
    (0x2_0000..=0x3_FFFF, CJK),
    (0x0530..=0x058F, &["serifarmenian", "armenian", "mshtakan", "sylfaen", "dejavuserif"]),
    (0x0590..=0x05FF, &["serifhebrew", "hebrew", "david", "times"]),
    (0x0700..=0x074F, &["syriac", "estrangelo"]),
    (0x0780..=0x07BF, &["thaana", "mvboli"]),
    (0x0900..=0x097F, &["serifdevanagari", "devanagari", "nirmala", "kohinoor"]),
    (0x0980..=0x09FF, &["serifbengali", "bengali", "nirmala"]),
    (0x0A00..=0x0A7F, &["serifgurmukhi", "gurmukhi", "nirmala"]),
    (0x0A80..=0x0AFF, &["serifgujarati", "gujarati", "nirmala"]),
    (0x0B80..=0x0BFF, &["seriftamil", "tamil", "nirmala"]),
    (0x0C00..=0x0C7F, &["seriftelugu", "telugu", "nirmala"]),
    (0x0C80..=0x0CFF, &["serifkannada", "kannada", "nirmala"]),
    (0x0D00..=0x0D7F, &["serifmalayalam", "malayalam", "nirmala"]),
    (0x0D80..=0x0DFF, &["serifsinhala", "sinhala", "nirmala"]),
    (0x0E00..=0x0E7F, &["serifthai", "thai", "thonburi", "leelawad"]),
    (0x0E80..=0x0EFF, &["seriflao", "lao", "leelawad"]),
    (0x0F00..=0x0FFF, &["seriftibetan", "tibetan", "himalaya", "kailasa"]),
    (0x1000..=0x109F, &["serifmyanmar", "myanmar", "mmrtext"]),
    (0x10A0..=0x10FF, &["serifgeorgian", "georgian", "sylfaen", "dejavuserif"]),
    (0x1200..=0x139F, &["serifethiopic", "ethiopic", "kefa", "ebrima"]),
    (0x1780..=0x17FF, &["serifkhmer", "khmer", "leelawad"]),
    (0x1800..=0x18AF, &["mongolian", "monbaiti"]),
];

/// Where else to look for a character.
const ANY: &[&str] = &["notosanssymbols", "dejavusans", "dejavuserif", "arialuni", "seguisym", "applesymbols"];

/// How many font files are read at most for one brief, so that a strange character cannot read a whole disk.
const FILES: usize = 16;
/// How many folders deep fonts are looked for.
const DEPTH: usize = 6;

/// The faces for one brief.
pub(super) struct Shelf {
    pub(super) fonts: Vec<Font>,
    pub(super) book: LazyHash<FontBook>,
    /// Families from the system, in the order in which they are tried after the embedded ones.
    pub(super) fallbacks: Vec<String>,
    /// Characters that no face here holds.
    pub(super) missing: Vec<char>,
}

/// Font files of the system that were read, kept for the next brief.
#[derive(Default)]
pub(super) struct SystemFonts {
    read: Mutex<BTreeMap<PathBuf, Vec<Font>>>,
}

impl SystemFonts {
    /// The faces for a text: the embedded ones, and those of the system that hold what they lack.
    pub(super) fn shelf_for(&self, text: &str) -> Shelf {
        let mut missing: BTreeSet<char> = text.chars().filter(|character| needs_glyph(*character)).collect();
        missing.retain(|character| !EMBEDDED_FONTS.iter().any(|font| holds(font, *character)));
        let mut fonts = EMBEDDED_FONTS.clone();
        let mut fallbacks = Vec::new();
        if !missing.is_empty() {
            for font in self.find(&mut missing, text) {
                let family = font.info().family.clone();
                if !fallbacks.contains(&family) {
                    fallbacks.push(family);
                }
                fonts.push(font);
            }
        }
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Shelf { fonts, book, fallbacks, missing: missing.into_iter().collect() }
    }

    fn find(&self, missing: &mut BTreeSet<char>, text: &str) -> Vec<Font> {
        let mut found = Vec::new();
        for path in candidates(missing, &font_files(&font_folders())).into_iter().take(FILES) {
            if missing.is_empty() {
                break;
            }
            if !hinted(missing, &path) {
                continue;
            }
            for font in best_faces(self.faces_of(&path), text) {
                let before = missing.len();
                missing.retain(|character| !holds(&font, *character));
                if missing.len() < before {
                    found.push(font);
                }
            }
        }
        found
    }

    fn faces_of(&self, path: &Path) -> Vec<Font> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fonts) = read.get(path) {
            return fonts.clone();
        }
        // A font that cannot be read is one that is not there.
        let fonts: Vec<Font> =
            std::fs::read(path).map(|data| Font::iter(Bytes::new(data)).collect()).unwrap_or_default();
        read.insert(path.to_owned(), fonts.clone());
        fonts
    }
}

fn holds(font: &Font, character: char) -> bool {
    font.info().coverage.contains(u32::from(character))
}

/// Spaces, joiners, direction marks and variation selectors are shaped, not drawn.
fn needs_glyph(character: char) -> bool {
    let invisible = matches!(u32::from(character), 0x00AD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
        | 0xFE00..=0xFE0F | 0xFEFF | 0xE_0000..=0xE_0FFF);
    !character.is_control() && !character.is_whitespace() && !invisible
}

fn hints_for(character: char) -> &'static [&'static str] {
    let code = u32::from(character);
    SCRIPTS.iter().find(|(range, _)| range.contains(&code)).map_or(ANY, |(_, hints)| *hints)
}

fn hinted(missing: &BTreeSet<char>, path: &Path) -> bool {
    let name = simplified(path);
    missing.iter().any(|character| hints_for(*character).iter().any(|hint| name.contains(hint)))
}

/// Font files that may hold the missing characters, the likeliest first, in an order that depends on names only.
fn candidates(missing: &BTreeSet<char>, files: &[PathBuf]) -> Vec<PathBuf> {
    let hints: Vec<&[&str]> = missing.iter().map(|character| hints_for(*character)).collect();
    let mut scored: Vec<(usize, bool, &PathBuf)> = files
        .iter()
        .filter_map(|path| {
            let name = simplified(path);
            let best = hints.iter().filter_map(|hints| hints.iter().position(|hint| name.contains(hint))).min()?;
            let other_weight = ["bold", "black", "light", "thin", "medium", "italic", "condensed", "mono"]
                .iter()
                .any(|weight| name.contains(weight));
            Some((best, other_weight, path))
        })
        .collect();
    scored.sort_by_key(|(best, other_weight, path)| (*other_weight, *best, simplified(path), (*path).clone()));
    scored.into_iter().map(|(_, _, path)| path.clone()).collect()
}

/// The file name in lower case, letters and digits only.
fn simplified(path: &Path) -> String {
    let name = path.file_stem().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    name.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// A collection holds a face for each language of the Han script: the one for the text's letters, else the
/// simplified Chinese one, else the first.
fn best_faces(mut fonts: Vec<Font>, text: &str) -> Vec<Font> {
    let has = |range: std::ops::RangeInclusive<char>| text.chars().any(|character| range.contains(&character));
    let wanted = if has('\u{3040}'..='\u{30FF}') {
        "JP"
    } else if has('\u{AC00}'..='\u{D7A3}') {
        "KR"
    } else {
        "SC"
    };
    fonts.sort_by_key(|font| !font.info().family.split(' ').any(|word| word == wanted));
    fonts
}

/// Where the system keeps fonts.
fn font_folders() -> Vec<PathBuf> {
    let home = std::env::var_os(if cfg!(windows) { "LOCALAPPDATA" } else { "HOME" }).map(PathBuf::from);
    let in_home = |folder: &str| home.as_ref().map(|home| home.join(folder));
    let mut folders: Vec<PathBuf> = Vec::new();
    if cfg!(windows) {
        let windows = std::env::var_os("WINDIR").map_or_else(|| PathBuf::from("C:\\Windows"), PathBuf::from);
        folders.push(windows.join("Fonts"));
        folders.extend(in_home("Microsoft\\Windows\\Fonts"));
    } else if cfg!(target_os = "macos") {
        folders.extend(["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from));
        folders.extend(in_home("Library/Fonts"));
    } else {
        folders.extend(["/usr/share/fonts", "/usr/local/share/fonts", "/run/host/fonts"].map(PathBuf::from));
        folders.extend(in_home(".local/share/fonts"));
        folders.extend(in_home(".fonts"));
    }
    folders
}

/// Every font file under some folders, sorted.
fn font_files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut waiting: Vec<(PathBuf, usize)> = folders.iter().map(|folder| (folder.clone(), 0)).collect();
    while let Some((folder, depth)) = waiting.pop() {
        // A folder that is not there, or may not be read, holds no fonts for us.
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                if depth < DEPTH {
                    waiting.push((path, depth + 1));
                }
            } else if path.extension().is_some_and(is_font_extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn is_font_extension(extension: &std::ffi::OsStr) -> bool {
    ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_faces_hold_latin_and_arabic() {
        let shelf = SystemFonts::default().shelf_for("Amīr Khān Muttaqī “¶” – امیر خان متقی ښځې");
        assert_eq!(shelf.fonts.len(), embedded().len());
        assert!(shelf.fallbacks.is_empty() && shelf.missing.is_empty(), "{:?}", shelf.missing);
    }

    #[test]
    fn files_are_chosen_by_script_and_plain_weight_first() {
        let files: Vec<PathBuf> = [
            "NotoSansCJK-Bold.ttc",
            "NotoSansCJK-Regular.ttc",
            "NotoSerifCJK-Regular.ttc",
            "NotoSerifHebrew-Regular.ttf",
            "Ubuntu.ttf",
        ]
        .iter()
        .map(PathBuf::from)
        .collect();
        for (missing, expect) in [
            ("王毅", vec!["NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"]),
            ("שלום", vec!["NotoSerifHebrew-Regular.ttf"]),
        ] {
            let found = candidates(&missing.chars().collect(), &files);
            assert_eq!(found, expect.into_iter().map(PathBuf::from).collect::<Vec<_>>(), "{missing}");
        }
    }

    #[test]
    fn what_no_font_holds_is_told() {
        // A noncharacter: no font may map it.
        let shelf = SystemFonts::default().shelf_for("a\u{10FFFE}");
        assert_eq!(shelf.missing, ['\u{10FFFE}']);
    }
}
