//! The language of a text.

use whatlang::Lang;

/// Chars of text that a guess needs.
const ENOUGH: usize = 60;
/// Chars of text that a guess looks at: more make it no surer, and cost more than all the rest of reading a text.
const LOOKED_AT: usize = 1_500;

/// BCP 47 language: what the file declares, unless the text plainly is in another; else a guess.
pub(super) fn of(declared: Option<&str>, text: &str) -> Option<String> {
    let declared = declared.and_then(normal);
    let sample: String = text.chars().take(LOOKED_AT).collect();
    let guess = if sample.chars().count() >= ENOUGH { whatlang::detect(&sample) } else { None };
    match (declared, guess) {
        (Some(declared), Some(guess)) => {
            let code = code(guess.lang());
            let differs = code.is_some_and(|code| !declared.starts_with(code));
            // Templates declare "en" for every language; a confident guess overrules them.
            if differs && guess.is_reliable() && guess.confidence() >= 0.95 {
                code.map(str::to_owned)
            } else {
                Some(declared)
            }
        }
        (Some(declared), None) => Some(declared),
        (None, Some(guess)) if guess.is_reliable() => code(guess.lang()).map(str::to_owned),
        _ => None,
    }
}

/// `en_us` → `en-US`; `None` for what is no language tag.
fn normal(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let language = parts.next()?.to_lowercase();
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let mut out = language;
    for part in parts {
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            break;
        }
        out.push('-');
        match part.len() {
            2 => out.push_str(&part.to_uppercase()),
            4 => {
                out.push_str(&part[..1].to_uppercase());
                out.push_str(&part[1..].to_lowercase());
            }
            _ => out.push_str(&part.to_lowercase()),
        }
    }
    Some(out)
}

/// ISO 639-1 where there is one, else ISO 639-3 (BCP 47 §2.2.1: the shortest code).
fn code(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng => "en",
        Lang::Pes => "fa",
        Lang::Ara => "ar",
        Lang::Rus => "ru",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Pol => "pl",
        Lang::Ukr => "uk",
        Lang::Tur => "tr",
        Lang::Urd => "ur",
        Lang::Hin => "hi",
        Lang::Ben => "bn",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Heb => "he",
        Lang::Ell => "el",
        Lang::Swe => "sv",
        Lang::Dan => "da",
        Lang::Nob => "nb",
        Lang::Fin => "fi",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Hrv => "hr",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Tha => "th",
        Lang::Kat => "ka",
        Lang::Hye => "hy",
        Lang::Aze => "az",
        Lang::Uzb => "uz",
        Lang::Tuk => "tk",
        Lang::Cat => "ca",
        Lang::Yid => "yi",
        Lang::Tam => "ta",
        Lang::Guj => "gu",
        Lang::Pan => "pa",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_and_found() {
        let english = "The two delegations agreed on Tuesday to go on with the talks in the capital, the spokeswoman said after the meeting had ended.";
        let persian = "سخنگوی وزارت خارجه گفت که دو هیئت توافق کردند گفت‌وگوها را هفته آینده در پایتخت ادامه دهند و درباره کمک‌های بشردوستانه صحبت کنند.";
        for (declared, text, want) in [
            (None, english, Some("en")),
            (Some("en_gb"), english, Some("en-GB")),
            (Some("en"), persian, Some("fa")),
            (None, persian, Some("fa")),
            (Some("zh-hans-CN"), "短", Some("zh-Hans-CN")),
            (Some("English"), "Hm", None),
            (None, "Hm", None),
        ] {
            assert_eq!(of(declared, text).as_deref(), want, "{declared:?}");
        }
    }
}
