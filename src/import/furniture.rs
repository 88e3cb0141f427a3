//! Page furniture in running text: lines that a page prints around an article and that come along
//! when it is copied.
//!
//! A line that could be a sentence of the article is never furniture: most rules ask for a line
//! that is nothing but a known phrase.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::dates;
use super::draft::DropReason;
use crate::model::bytes::end_of_plain;
use crate::model::char_set::{is_letter_or_digit, lower};

/// Chars of the longest line that is compared whole.
const LONGEST_PHRASE: usize = 240;

/// Whether a line is furniture by itself.
pub(super) fn reason(line: &str) -> Option<DropReason> {
    let line = line.trim();
    let length = line.chars().count();
    if line.is_empty() || length > 500 {
        return None;
    }
    // Of a long line only the beginning is looked at.
    let plain = plain(if length > LONGEST_PHRASE {
        line.char_indices().nth(120).map_or(line, |(at, _)| &line[..at])
    } else {
        line
    });
    if plain.is_empty() {
        // A rule of stars, dashes or arrows; a lone number or bracket stays.
        return (length <= 80 && !line.chars().any(|c| c.is_alphanumeric() || matches!(c, '"' | '”')))
            .then_some(DropReason::Navigation);
    }
    if length <= 400 && DISCLOSURES.iter().any(|start| plain.starts_with(start)) {
        return Some(DropReason::Promotion);
    }
    if length > LONGEST_PHRASE {
        return None;
    }
    if let Some(reason) = phrase(&plain) {
        return Some(reason);
    }
    if is_copyright(line, &plain) {
        return Some(DropReason::Copyright);
    }
    if dates::is_relative(line) {
        return Some(DropReason::Date);
    }
    if length <= 60 && is_reading_time(&plain) {
        return Some(DropReason::Navigation);
    }
    if length <= 120 && !ends_sentence(line) && is_icon_line(line) {
        return Some(DropReason::Navigation);
    }
    if length <= 120 && is_share_bar(&plain) {
        return Some(DropReason::Sharing);
    }
    if length <= 60 && !ends_sentence(line) && is_channel_name(line, &plain) {
        return Some(DropReason::Sharing);
    }
    if is_picture_credit(line, &plain) {
        return Some(DropReason::PictureCredit);
    }
    None
}

/// Lines that only a comment section has: a reply button, a time of day ago, "Jane says".
pub(super) fn is_comment_mark(line: &str) -> bool {
    let plain = plain(line.trim());
    matches!(
        plain.as_str(),
        "reply"
            | "like"
            | "report"
            | "like reply"
            | "reply like"
            | "report comment"
            | "reply report"
            | "flag as inappropriate"
            | "log in to reply"
    ) || dates::is_relative(line)
        || plain.ends_with(" says")
        || plain.starts_with("reply to ")
}

/// Whether the line ends as a sentence does.
pub(super) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '*']);
    line.ends_with(['.', '!', '?', '…', ':', ';', '؟', '۔', '。', '！', '？'])
}

/// Whether the line reads as running text: it ends as a sentence, or is too long for a heading.
pub(super) fn is_prose(line: &str) -> bool {
    let length = line.chars().count();
    length > 180 || ends_sentence(line) && (length >= 40 || line.split_whitespace().count() >= 6)
}

/// Lower case, inner punctuation as single blanks, none at the ends.
pub(super) fn plain(line: &str) -> String {
    plain_until(line, usize::MAX)
}

/// Whether this is the line's [`plain`] form: told without going through all of a long line.
pub(super) fn is_plainly(line: &str, plain: &str) -> bool {
    plain_until(line, plain.len()) == plain
}

/// The [`plain`] form, cut somewhere behind `most` bytes.
fn plain_until(line: &str, most: usize) -> String {
    let mut out = String::with_capacity(line.len().min(most));
    let mut at = 0;
    // A blank at the end may go yet.
    while at < line.len() && out.len() <= most.saturating_add(1) {
        let end = end_of_plain(line.as_bytes(), at);
        if end > at {
            out.push_str(&line[at..end]);
            at = end;
            continue;
        }
        let Some(c) = line[at..].chars().next() else { break };
        at += c.len_utf8();
        if is_letter_or_digit(c) {
            lower(c, |small| out.push(small));
        } else if matches!(c, '\'' | '’' | '\u{200C}') || ('\u{300}'..='\u{36F}').contains(&c) {
            // Inside a word.
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out.make_ascii_lowercase();
    out
}

fn phrase(plain: &str) -> Option<DropReason> {
    let bare = plain
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    // “3 Comments” and “Shares 12” are what “Comments” and “Shares” are.
    let counted = || PHRASES.get(bare).filter(|reason| matches!(reason, DropReason::Comments | DropReason::Sharing));
    if let Some(reason) = PHRASES.get(plain).or_else(counted) {
        return Some(*reason);
    }
    let words = plain.split(' ').count();
    if words <= 14 {
        for (starts, reason) in [
            (PROMOTION_STARTS, DropReason::Promotion),
            (SHARING_STARTS, DropReason::Sharing),
            (NAVIGATION_STARTS, DropReason::Navigation),
        ] {
            if starts.iter().any(|start| plain.starts_with(start)) {
                return Some(reason);
            }
        }
    }
    None
}

/// Lines that are furniture as they stand, in their [`plain`] form; of two reasons the first.
static PHRASES: LazyLock<HashMap<&str, DropReason>> = LazyLock::new(|| {
    let tables: [(&[&str], DropReason); 6] = [
        (NAVIGATION, DropReason::Navigation),
        (RELATED, DropReason::Related),
        (COMMENTS, DropReason::Comments),
        (SHARING, DropReason::Sharing),
        (PROMOTION, DropReason::Promotion),
        (CREDITS, DropReason::PictureCredit),
    ];
    let mut reasons = HashMap::new();
    for (phrases, reason) in tables {
        phrases.iter().for_each(|phrase| _ = reasons.entry(*phrase).or_insert(reason));
    }
    reasons
});

#[rustfmt::skip]
const NAVIGATION: &[&str] = &[
    "no script", "noscript", "please wait", "loading", "loading please wait", "one moment please", "please enable javascript", "javascript is disabled", "javascript is not available", "your browser does not support javascript",
    "skip to content", "skip to main content", "skip to navigation", "skip to footer", "jump to content", "menu", "main menu", "open menu", "close menu", "toggle navigation", "toggle menu", "navigation", "search", "search for", "close", "open", "home", "home page", "homepage", "back", "next", "previous", "prev", "next page", "previous page",
    "back to top", "back to top button", "to top", "go to top", "scroll to top", "top", "return to top", "up next", "breaking news", "live", "live tv", "watch live", "listen live", "breaking", "just in",
    "print", "print this page", "print article", "print this article", "download pdf", "text size", "font size", "increase font size", "decrease font size", "a a a", "dark mode", "listen", "listen to this article", "listen to article", "play audio", "play video", "play", "pause", "mute", "unmute", "fullscreen", "audio", "toggle caption", "hide caption", "enlarge this image", "view gallery", "open image", "expand", "collapse", "show more", "show less", "load more", "view more", "see more", "more", "continue reading", "read full story", "read the full story", "show all", "view all", "externer inhalt", "external content", "contenu externe", "contenido externo", "view this post on instagram", "watch this video", "video", "gallery", "galerie", "fotogalerie", "zum artikel", "see all", "click to enlarge", "enlarge image", "view comments", "read later", "report an error", "report a typo", "report error", "send feedback", "feedback", "correction", "suggest a correction", "sign in", "log in", "login", "register", "my account", "log out", "edit", "logout", "settings", "help", "contact us", "about us", "advertise with us", "advertise", "privacy policy", "terms of use", "terms and conditions", "terms of service", "cookie policy", "cookie settings", "sitemap", "site map", "accessibility", "rss", "published in", "end of article", "story continues below", "story continues below advertisement", "article continues below", "article continues after advertisement", "table of contents", "in this article", "breadcrumb", "you are here", "slide", "previous slide", "next slide", "view original", "zurück", "nach oben", "startseite", "zum inhalt springen", "zum seitenanfang", "drucken", "haut de page", "retour en haut", "imprimer", "imprimir", "inicio", "accueil", "наверх", "распечатать", "главная", "بازگشت به بالا", "چاپ", "طباعة", "الرئيسية", "صفحه اصلی",
];

#[rustfmt::skip]
const RELATED: &[&str] = &[
    "you may also like", "you might also like", "you may like", "you might like", "you may also be interested in", "you might also be interested in", "may interest you", "related", "related articles", "related article", "related stories", "related story", "related news", "related posts", "related post", "related topics", "related content", "related links", "related coverage", "related reading", "related videos", "related video", "see also", "read also", "also read", "read more", "read next", "read this next", "more to read", "further reading", "more stories", "more news", "more articles", "more like this", "more on this", "more on this story", "more on this topic", "more in news", "more for you", "more to explore", "recommended", "recommended for you", "recommended stories", "recommended articles", "recommended reading", "recommended by", "suggested for you", "editors picks", "editors pick", "editors choice", "editor s picks", "top stories", "top news", "trending", "trending now", "trending news", "trending stories", "trending topics", "most read", "most popular", "most viewed", "most shared", "most commented", "popular", "popular posts", "popular articles", "popular news", "popular stories", "latest", "latest news", "latest stories", "latest articles", "latest posts", "latest updates", "recent", "recent posts", "recent news", "recent articles", "dont miss", "in case you missed it", "other news", "other stories", "other articles", "from the web", "around the web", "from around the web", "promoted content", "promoted stories", "sponsored stories", "next article", "previous article", "next story", "previous story", "next post", "previous post", "next up", "keep reading", "what to read next", "explore more", "discover more", "read on", "also in news", "what others are reading", "people also read", "readers also liked", "similar articles", "similar news", "similar posts", "tags", "topics", "keywords", "filed under", "labels", "categories",
    "das könnte sie auch interessieren", "das könnte dich auch interessieren", "auch interessant", "mehr zum thema", "lesen sie auch", "weitere artikel", "meistgelesen", "ähnliche artikel", "lire aussi", "à lire aussi", "à lire également", "sur le même sujet", "articles similaires", "les plus lus", "voir aussi", "artículos relacionados", "noticias relacionadas", "te puede interesar", "también te puede interesar", "lo más leído", "ver también", "leggi anche", "potrebbe interessarti", "articoli correlati", "lees ook", "leia também", "leia mais", "zobacz także", "czytaj także", "czytaj też", "читайте также", "читайте ещё", "по теме", "похожие новости", "читайте також", "ilgili haberler", "مطالب مرتبط", "اخبار مرتبط", "بیشتر بخوانید", "اقرأ أيضا", "اقرأ أيضًا", "مواضيع ذات صلة", "أخبار ذات صلة",
];

#[rustfmt::skip]
const COMMENTS: &[&str] = &[
    "comment", "comments", "no comments", "no comments yet", "add comment", "add a comment", "add your comment", "leave a comment", "leave a reply", "leave comment", "leave your comment", "post a comment", "post comment", "write a comment", "write comment", "join the conversation", "join the discussion", "be the first to comment", "view all comments", "show comments", "hide comments", "load comments", "reader comments", "readers comments", "comments are closed", "comments closed", "comments off", "your comment", "your email address will not be published required fields are marked", "your email address will not be published", "cancel reply", "disqus comments", "please enable javascript to view the comments powered by disqus", "have your say", "what do you think",
    "kommentare", "kommentar verfassen", "kommentar schreiben", "schreibe einen kommentar", "schreiben sie einen kommentar", "kommentieren", "commentaires", "laisser un commentaire", "réagir", "comentarios", "deja un comentario", "dejar un comentario", "commenti", "lascia un commento", "comentários", "komentarze", "dodaj komentarz", "комментарии", "комментарий", "комментировать", "коментарі", "оставить комментарий", "добавить комментарий", "yorumlar", "yorum yap", "نظرات", "دیدگاه ها", "ارسال نظر", "نظر شما", "التعليقات", "تعليقات", "اترك تعليقا",
];

#[rustfmt::skip]
const SHARING: &[&str] = &[
    "share", "shares", "share this", "share this article", "share this story", "share this post", "share this page", "share this news", "share article", "share story", "share post", "share it", "share on", "share via", "share with", "share on social media", "share to", "sharing", "tweet", "tweets", "retweet", "pin", "pin it", "like", "likes", "like this", "loading like", "follow", "follow us", "follow us on", "following", "copy link", "copy url", "link copied", "copied", "copy", "email", "e mail", "email this", "email this article", "mail", "send", "send to a friend", "send by email", "save", "save article", "save this story", "saved", "bookmark", "add to bookmarks", "add to favorites", "add to favourites", "add to reading list", "gift", "gift this article", "facebook", "twitter", "whatsapp", "telegram", "linkedin", "instagram", "youtube", "pinterest", "reddit", "messenger", "viber", "tiktok", "tumblr", "flipboard", "google news", "x", "views", "view", "give this article", "republish", "republish this article", "cite this article", "join our channel", "join us on", "stay connected", "connect with us", "find us on",
    "teilen", "artikel teilen", "merken", "partager", "partager cet article", "partagez", "compartir", "condividi", "compartilhar", "delen", "udostępnij", "podziel się", "поделиться", "поделиться новостью", "поділитися", "paylaş", "اشتراک گذاری", "به اشتراک بگذارید", "مشاركة", "شارك", "شارك المقال",
];

#[rustfmt::skip]
const PROMOTION: &[&str] = &[
    "advertisement", "advertisements", "advertisment", "advertising", "ad", "ads", "sponsored", "sponsored content", "sponsored by", "promoted", "paid content", "paid post", "subscribe", "subscribe now", "subscribe today", "subscribe to our newsletter", "newsletter", "newsletters", "sign up", "sign up now", "sign up for our newsletter", "sign up to our newsletter", "enter your email", "enter your email address", "your email address", "email address", "get the newsletter", "donate", "donate now", "support us", "become a member", "become a supporter", "remove ads", "remove all ads", "we use cookies", "accept", "accept all", "accept cookies", "accept all cookies", "i agree", "reject all", "manage cookies", "manage preferences", "got it", "ok", "download our app", "get the app", "download the app", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "publicidade", "advertentie", "reklama", "реклама", "reklam", "تبلیغات", "إعلان", "اعلان",
];

const CREDITS: &[&str] = &[
    "getty images",
    "getty",
    "ap photo",
    "reuters photo",
    "afp photo",
    "file photo",
    "file image",
    "photo",
    "image",
    "images",
    "photos",
    "picture",
    "image source",
    "image caption",
    "photo credit",
    "image credit",
    "media caption",
    "caption",
];

#[rustfmt::skip]
const PROMOTION_STARTS: &[&str] = &[
    "subscribe to our ", "subscribe to the ", "subscribe for ", "sign up for our ", "sign up to our ", "sign up for the ", "sign up here", "get our newsletter", "get the latest news ", "get daily news", "get breaking news", "download our ", "download the app", "we use cookies", "this site uses cookies", "this website uses cookies", "by continuing to use this site", "by clicking ", "by signing up", "by subscribing", "thank you for subscribing", "thanks for subscribing", "to continue reading this article", "already a subscriber", "already have an account", "start your free trial", "support independent journalism", "become a patron",
];

/// Notices of shops and letters pages, which are whole sentences.
const DISCLOSURES: &[&str] = &[
    "this post contains references to products",
    "this post may contain affiliate",
    "this article may contain affiliate",
    "this post contains affiliate",
    "this article contains affiliate",
    "this page contains affiliate",
    "we may earn a commission",
    "we may receive a commission",
    "if you buy through our links",
    "if you purchase through links",
    "when you buy through links",
    "when you purchase through links",
    "as an amazon associate",
    "we want to hear what you think about this article",
    "submit a letter to the editor",
    "have a news tip",
    "got a tip",
];

const SHARING_STARTS: &[&str] = &[
    "follow us on ",
    "follow him on ",
    "follow her on ",
    "join our whatsapp",
    "join our telegram",
    "join us on ",
    "share this article ",
    "share this story ",
    "share on facebook",
    "share on twitter",
    "share on whatsapp",
    "share on x ",
    "share on linkedin",
    "click to share on ",
    "opens in new window",
    "like us on ",
    "find us on ",
    "tweet this ",
];

const NAVIGATION_STARTS: &[&str] = &[
    "please enable javascript",
    "you need to enable javascript",
    "your browser does not support",
    "javascript must be enabled",
    "this page requires javascript",
    "click here to ",
    "tap here to ",
    "skip to ",
];

fn is_copyright(line: &str, plain: &str) -> bool {
    let rights = plain.contains("all rights reserved")
        || plain.contains("alle rechte vorbehalten")
        || plain.contains("tous droits réservés")
        || plain.contains("todos los derechos reservados")
        || plain.contains("все права защищены");
    let starts = line.starts_with('©')
        || line.get(..3).is_some_and(|first| first.eq_ignore_ascii_case("(c)"))
        || plain.starts_with("copyright");
    let year = || plain.split(' ').any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    // "Copyright lawyers met in 2020." is a sentence.
    rights && line.chars().count() <= 200
        || starts && (line.contains('©') || year() && (!ends_sentence(line) || plain.split(' ').count() <= 8))
}

fn is_reading_time(plain: &str) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    match words.as_slice() {
        [number, unit, "read"] => number.bytes().all(|byte| byte.is_ascii_digit()) && unit.starts_with("min"),
        ["reading" | "read", "time", rest @ ..] | ["estimated", "reading" | "read", "time", rest @ ..] => {
            rest.len() <= 4
        }
        [joined, "read"] => joined.ends_with("min") && joined.starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

#[rustfmt::skip]
const NETWORKS: &[&str] = &["facebook", "twitter", "whatsapp", "telegram", "linkedin", "instagram", "youtube", "pinterest", "reddit", "messenger", "viber", "tiktok", "tumblr", "flipboard", "vkontakte", "vk", "skype", "wechat", "weibo", "xing", "pocket", "email", "mail", "print", "sms", "threads", "bluesky", "mastodon", "snapchat", "line", "odnoklassniki", "rss", "x", "signal", "digg", "stumbleupon", "fb"];

const SHARE_WORDS: &[&str] = &[
    "share",
    "shares",
    "tweet",
    "copy",
    "link",
    "url",
    "save",
    "like",
    "follow",
    "us",
    "on",
    "via",
    "this",
    "article",
    "story",
    "post",
    "news",
    "with",
    "to",
    "and",
    "or",
    "by",
    "icon",
    "e",
    "google",
    "plus",
    "more",
    "the",
    "in",
    "new",
    "window",
    "opens",
    "teilen",
    "partager",
    "auf",
    "sur",
    "button",
    "buttons",
    "channel",
    "our",
    "add",
    "favorites",
    "bookmark",
    "pin",
    "send",
    "comment",
    "comments",
    "0",
];

/// A row of buttons: all its words name networks or what one does there.
fn is_share_bar(plain: &str) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    let networks = words.iter().filter(|word| NETWORKS.contains(word)).count();
    let verbs = words
        .iter()
        .filter(|word| {
            matches!(**word, "share" | "tweet" | "follow" | "copy" | "save" | "teilen" | "partager" | "favorites")
        })
        .count();
    words.len() >= 2
        && networks + verbs >= 2
        && words.iter().all(|word| {
            NETWORKS.contains(word) || SHARE_WORDS.contains(word) || word.bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// "Harbour News Telegram": an outlet's channel, two to four capitalised words, the last a network.
fn is_channel_name(line: &str, plain: &str) -> bool {
    let words: Vec<&str> = plain.split(' ').collect();
    let networks = ["facebook", "twitter", "whatsapp", "telegram", "instagram", "youtube", "tiktok"];
    (2..=4).contains(&words.len())
        && words.last().is_some_and(|last| networks.contains(last))
        && line.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase()))
}

/// Names of icons that an icon font prints as words, glued to the text behind them.
#[rustfmt::skip]
const ICONS: &[&str] = &["access_time", "account_circle", "arrow_back", "arrow_forward", "arrow_upward", "bookmark", "bookmark_border", "calendar_today", "chat_bubble", "chat_bubble_outline", "chevron_left", "chevron_right", "comment", "date_range", "event", "expand_less", "expand_more", "favorite", "favorite_border", "folder", "folder_open", "keyboard_arrow_down", "keyboard_arrow_right", "keyboard_arrow_up", "label", "local_offer", "more_horiz", "more_vert", "open_in_new", "perm_identity", "person", "photo_camera", "play_arrow", "play_circle", "print", "query_builder", "remove_red_eye", "schedule", "share", "star", "star_border", "thumb_up", "today", "update", "visibility", "watch_later"];

fn is_icon_line(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        let head: String = word.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
        let next = word[head.len()..].chars().next();
        let glued = next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        let known = ICONS.contains(&head.as_str());
        // The name alone counts where no word is written so, with a low line inside.
        known && (glued || (next.is_none() && head.contains('_')))
    })
}

/// A line that only says whose picture it is. A caption with a sentence is kept.
fn is_picture_credit(line: &str, plain: &str) -> bool {
    let inner = line.trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
    let bracketed = inner.len() < line.len();
    let words = plain.split(' ').count();
    if words > 12 {
        return false;
    }
    let starts = [
        "photo by ",
        "photo credit ",
        "photo courtesy ",
        "image credit ",
        "image courtesy ",
        "picture credit ",
        "photograph by ",
        "photograph ",
        "image by ",
        "image via ",
        "photo via ",
        "file photo ",
        "picture by ",
        "image source ",
        "photos by ",
        "foto ",
        "bild ",
        "crédit photo ",
        "credit ",
        "photo credits ",
        "illustration by ",
    ];
    let colon = [
        "titelbild:",
        "fotos:",
        "copyright:",
        "photo:",
        "image:",
        "picture:",
        "photograph:",
        "photos:",
        "foto:",
        "credit:",
        "bild:",
        "photo credit:",
        "image credit:",
        "crédit:",
    ];
    if words > 6 && ends_sentence(inner) {
        return false;
    }
    let lower = inner.to_lowercase();
    let agency = [
        "getty images",
        "via getty images",
        "ap photo",
        "reuters",
        "afp",
        "epa",
        "shutterstock",
        "istock",
        "wikimedia commons",
    ];
    colon.iter().any(|start| lower.starts_with(start))
        || starts.iter().any(|start| plain.starts_with(start))
            && (bracketed || !ends_sentence(inner))
            && (lower.contains('/')
                || bracketed
                || starts[..4].iter().any(|start| plain.starts_with(start))
                || plain.starts_with("image via ")
                || plain.starts_with("photo via "))
        || words <= 8
            && (line.contains('/') || line.starts_with('©'))
            && agency.iter().any(|agency| plain.ends_with(agency) || plain.starts_with(agency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_and_sentences() {
        use DropReason::{Comments, Copyright, Date, Navigation, PictureCredit, Promotion, Related, Sharing};
        for (line, want) in [
            ("No Script", Some(Navigation)),
            ("Please wait…", Some(Navigation)),
            ("* * *", Some(Navigation)),
            ("Back to top button", Some(Navigation)),
            ("Breaking News", Some(Navigation)),
            ("You may also like", Some(Related)),
            ("Comments (12)", Some(Comments)),
            ("3 Comments", Some(Comments)),
            ("Leave a Reply", Some(Comments)),
            ("Share", Some(Sharing)),
            ("Facebook Twitter WhatsApp Email Print", Some(Sharing)),
            ("Share on Facebook", Some(Sharing)),
            ("Harbour Post Telegram", Some(Sharing)),
            ("folder_openRivers access_time2 days ago", Some(Navigation)),
            ("starAdd to favorites", Some(Navigation)),
            ("5 min read", Some(Navigation)),
            ("3 years ago", Some(Date)),
            ("Copyright © 2020 Harbour Post. All rights reserved.", Some(Copyright)),
            ("© 2020 Harbour Post", Some(Copyright)),
            ("ADVERTISEMENT", Some(Promotion)),
            ("Sign up for our weekly letter", Some(Promotion)),
            ("(Photo by Jane Roe / Harbour Wire)", Some(PictureCredit)),
            ("Photo: Jane Roe", Some(PictureCredit)),
            ("Two guards stand at the gate on May 3, 2020. (Photo by Jane Roe / Harbour Wire)", None),
            ("Copyright lawyers met in 2020 to discuss the treaty, the host said.", None),
            ("The ministry sent the note by Telegram.", None),
            ("The envoy left the capital 3 years ago", None),
            ("Follow the money, he told the envoy.", None),
            ("Share prices fell.", None),
            ("“No.”", None),
            ("He did not comment.", None),
            ("Women’s rights", None),
            ("This article has been adapted from its original source.", None),
            ("Please wait for the second round, the mediator asked both sides.", None),
        ] {
            assert_eq!(reason(line), want, "{line}");
        }
    }

    #[test]
    fn prose_and_headings() {
        for (line, prose) in [
            ("The sides agreed to meet again in ten days.", true),
            ("“We will be back in ten days, all of us.”", true),
            ("Rivers and harbours", false),
            ("He left.", false),
        ] {
            assert_eq!(is_prose(line), prose, "{line}");
        }
    }
}
