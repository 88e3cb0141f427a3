//! Folding: what is left of a written name when case, diacritics and the choice of script or letter form are taken away.

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What kind of letters a word is written in, after folding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Latin, or a script whose letters have been turned into Latin ones with their vowels (Cyrillic, Greek, …).
    Latin,
    /// A script turned into Latin letters in which some vowels are missing or doubtful (Devanagari, Georgian, kana, …).
    Reading,
    /// Arabic letters, left as they are: short vowels are not written.
    Arabic,
    /// Hebrew letters, left as they are: vowels are not written.
    Hebrew,
    /// Chinese characters.
    Han,
    /// Korean syllables.
    Hangul,
}

/// The script of one character, as it stands before folding; `None` for what no word is made of.
pub(super) fn script_of(letter: char) -> Option<Script> {
    Some(match letter {
        '\u{0590}'..='\u{05FF}' | '\u{FB1D}'..='\u{FB4F}' => Script::Hebrew,
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => {
            Script::Arabic
        }
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FA1F}' => {
            Script::Han
        }
        '\u{AC00}'..='\u{D7A3}' => Script::Hangul,
        '\u{0000}'..='\u{052F}' | '\u{1E00}'..='\u{1FFF}' => Script::Latin,
        _ if letter.is_alphanumeric() => Script::Reading,
        _ => return None,
    })
}

/// `text` as it is compared: compatibility forms (NFKC) and case folded; Latin diacritics taken off; Cyrillic, Greek and the
/// other scripts that write their vowels turned into Latin letters; Arabic and Hebrew letters kept, but in one form each
/// (ي and ی, ك and ک, أ إ آ and ا, ة and ه, no points); Chinese characters kept, in the simplified form where a
/// traditional one is common in names; apostrophes left out; anything else a single space. Linear in the length of `text`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        // Compatibility forms of ASCII are itself.
        text.chars().for_each(|letter| fold_letter(letter, &mut folded));
    } else {
        text.nfkc().for_each(|letter| fold_letter(letter, &mut folded));
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Adds to `folded` what is left of one letter; a separator becomes one space, and none at the beginning.
pub(super) fn fold_letter(letter: char, folded: &mut String) {
    match letter {
        'a'..='z' | '0'..='9' => folded.push(letter),
        'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
        _ if is_silent(letter) => {}
        '٠'..='٩' => folded.push((b'0' + (u32::from(letter) - 0x660) as u8) as char),
        '۰'..='۹' => folded.push((b'0' + (u32::from(letter) - 0x6F0) as u8) as char),
        _ => match script_of(letter) {
            Some(Script::Arabic) if letter.is_alphabetic() => folded.push(arabic(letter)),
            Some(Script::Hebrew) if letter.is_alphabetic() => folded.push(hebrew(letter)),
            Some(Script::Han) => folded.push(simplified(letter)),
            Some(Script::Hangul) => folded.push(letter),
            Some(Script::Latin | Script::Reading) if letter.is_alphanumeric() => {
                for reading in any_ascii_char(letter).chars().filter(char::is_ascii_alphanumeric) {
                    folded.push(reading.to_ascii_lowercase());
                }
            }
            // The vowel signs of Indic and South-East Asian scripts are marks, but letters to the reader.
            _ if is_combining_mark(letter) => {
                folded.extend(any_ascii_char(letter).chars().filter(char::is_ascii_alphanumeric));
            }
            _ => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
        },
    }
}

/// Apostrophes in their many forms, points of Arabic and Hebrew, joiners and combining marks: nothing of them is compared.
fn is_silent(letter: char) -> bool {
    matches!(letter,
        '\'' | '`' | '´' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '′' | 'ˈ' | '\u{02B9}' | '\u{05F3}' | '\u{05F4}'
        | '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}'..='\u{05C7}' | '\u{0610}'..='\u{061A}'
        | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{00AD}' | '\u{FEFF}')
}

/// One form for the letters that Arabic, Persian, Pashto and Urdu keyboards write differently.
fn arabic(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ي' | 'ى' | 'ې' | 'ۍ' | 'ئ' | 'ے' | 'ێ' => 'ی',
        'ك' | 'ڪ' => 'ک',
        'ة' | 'ۀ' | 'ہ' | 'ھ' | 'ە' | 'ۂ' => 'ه',
        'ؤ' | 'ۆ' | 'ۇ' => 'و',
        'ګ' => 'گ',
        'ٹ' | 'ټ' => 'ت',
        'ڈ' | 'ډ' => 'د',
        'ڑ' | 'ړ' => 'ر',
        'ں' | 'ڼ' => 'ن',
        _ => letter,
    }
}

/// Hebrew letters at the end of a word have a form of their own.
fn hebrew(letter: char) -> char {
    match letter {
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        _ => letter,
    }
}

/// Traditional characters frequent in names of persons, states and offices, each followed by its simplified form.
const SIMPLIFIED: &str = "\
    習习國国華华東东陳陈張张劉刘黃黄趙赵吳吴鄭郑馮冯蔣蒋韓韩楊杨許许呂吕蘇苏盧卢葉叶閻阎餘余鍾钟譚谭賈贾鄒邹蕭萧羅罗\
    鄧邓應应強强總总統统長长門门馬马龍龙麗丽偉伟軍军慶庆學学榮荣勝胜衛卫經经濟济書书記记歐欧陽阳諸诸萬万億亿義义鵬鹏\
    錦锦濤涛鎮镇鐵铁銀银銘铭錢钱錄录駐驻領领館馆聯联貿贸業业團团資资産产產产電电網网飛飞機机車车輪轮運运輸输會会議议\
    員员黨党務务報报體体醫医藥药開开關关閣阁對对實实寧宁賢贤寶宝縣县區区廣广寬宽嚴严靈灵時时晉晋曉晓樂乐樸朴極极樹树\
    橋桥檢检權权歡欢歸归氣气漢汉澤泽濱滨瀾澜煒炜煥焕燦灿爲为爾尔獎奖瑋玮環环畢毕發发禮礼禎祯穎颖競竞筆笔範范紀纪紅红\
    維维綱纲緒绪縱纵繼继續续聖圣聲声職职臺台與与";

fn simplified(letter: char) -> char {
    let mut pairs = SIMPLIFIED.chars().filter(|letter| !letter.is_whitespace());
    while let (Some(traditional), Some(simple)) = (pairs.next(), pairs.next()) {
        if traditional == letter {
            return simple;
        }
    }
    letter
}
