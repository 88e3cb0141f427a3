//! The words of meeting: nouns and verbs that tell of one, people who come to one, and what is said to become of one.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::reading::tokens::{Kind, Token};

/// Words in lower case, looked up in one step.
pub(super) struct Words {
    list: &'static str,
    set: OnceLock<Looked>,
}

/// A list of words made ready: most that are not in it are told by their first letter and their length.
struct Looked {
    /// For each first letter a bit for each length; the last bit for all longer ones.
    lengths: [u32; 26],
    words: HashSet<&'static str>,
}

/// The place of a word among the lengths, and its bit.
fn outline(word: &str) -> Option<(usize, u32)> {
    let first = word.bytes().next().filter(u8::is_ascii_lowercase)?;
    Some((usize::from(first - b'a'), 1 << word.len().min(31)))
}

impl Words {
    /// The words of a list, parted by blanks.
    pub(super) const fn new(list: &'static str) -> Self {
        Self { list, set: OnceLock::new() }
    }

    /// Whether a token is one of them.
    pub(super) fn has(&self, token: &Token) -> bool {
        let looked = self.set.get_or_init(|| {
            let words: HashSet<&'static str> = self.list.split_ascii_whitespace().collect();
            let mut lengths = [0; 26];
            for (first, length) in self.list.split_ascii_whitespace().filter_map(outline) {
                if let Some(slot) = lengths.get_mut(first) {
                    *slot |= length;
                }
            }
            Looked { lengths, words }
        });
        let may = outline(&token.lower)
            .is_some_and(|(first, length)| looked.lengths.get(first).is_some_and(|lengths| lengths & length != 0));
        may && token.kind == Kind::Word && looked.words.contains(&*token.lower)
    }
}

/// Nouns for people or bodies that take part in a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// A body: “delegation”.
    Body,
    /// Several people: “officials”.
    People,
    /// One person: “envoy”.
    One,
}

static BODIES: Words = Words::new(
    "delegation team side mission group government administration leadership movement opposition contingent \
     party coalition cabinet bloc militia troika quartet committee panel ministry army military junta council \
     authorities community commission parliament congress",
);

static PEOPLE: Words = Words::new(
    "officials representatives diplomats envoys negotiators ministers leaders counterparts delegates \
     delegations teams sides parties aides advisers advisors commanders generals officers lawmakers senators \
     congressmen parliamentarians members experts mediators presidents premiers ambassadors chiefs heads \
     elders figures executives emissaries groups governments nations countries rebels separatists neighbours \
     neighbors allies rivals foes factions politicians technocrats deputies legislators inspectors secretaries \
     staff monarchs capitals donors superpowers powers",
);

static PERSONS: Words = Words::new(
    "envoy official minister leader counterpart president premier ambassador negotiator secretary chief head \
     king emir sultan pope prince princess queen chancellor governor mayor representative commissioner \
     director chairman chairwoman chair commander general diplomat mediator adviser advisor deputy speaker \
     colleague senator coordinator patriarch taoiseach ayatollah sheikh vice-president officer emissary aide",
);

/// The noun class of a word for people.
pub(super) fn noun(token: &Token) -> Option<Noun> {
    if BODIES.has(token) {
        Some(Noun::Body)
    } else if PEOPLE.has(token) {
        Some(Noun::People)
    } else if PERSONS.has(token) {
        Some(Noun::One)
    } else {
        None
    }
}

/// Nouns that, with “the two” or “both”, stand for the sides of a meeting spoken of before.
pub(super) static SIDES: Words = Words::new(
    "sides parties delegations leaders countries nations ministers presidents teams governments neighbours \
     neighbors rivals foes allies diplomats envoys negotiators officials men women capitals superpowers powers \
     premiers groups factions counterparts generals monarchs",
);

/// Words that never stand before a noun in its phrase.
static STOP: Words = Words::new(
    "in on at to with from by for of after before since until during about into over under between among \
     against without within through via as than and or but nor so yet if when while where who whom whose which \
     that because although though is are was were be been being has have had having do does did will would \
     shall should can could may might must not no never said says say told met meet meets held hold holds \
     holding received hosted hosting visited spoke spoken talked called discussed discuss led including \
     include includes included also then there here it he she they we you i them him us me this these those \
     what how why ll urged asked agreed announced added reported denied confirmed attended joined along \
     together such despite amid according following ahead per like unlike around meeting talks talk \
     discussions negotiations meetings warned noted stressed s t out off up back down away",
);

/// Whether a word may stand before a noun in its phrase: an adjective, a number, a noun beside it.
pub(super) fn may_modify(token: &Token) -> bool {
    !STOP.has(token) || (token.is("us") && token.text != "us")
}

/// Determiners with which a noun phrase begins.
pub(super) static DETERMINERS: Words = Words::new(
    "the a an his her its their our this these those that some several any both all each every another no my \
     your",
);

/// Words of saying, after which what is said begins, or before which it ends.
pub(super) static SAYING: Words = Words::new(
    "said says say told added stated announced announces declared stressed claimed claims insisted noted \
     noting confirmed confirms warned reported reports tweeted wrote explained repeated revealed disclosed \
     acknowledged emphasised emphasized saying telling adding underlined read posted quoted recalled mentioned \
     according argued hinted suggested believes believed",
);

/// Words that open a clause of its own: what stands beyond them is about something else.
pub(super) static SUBORDINATORS: Words = Words::new(
    "since after before while although though because when whereas until unless which who whose where if but \
     despite following as once whether ahead prior amid than",
);

/// Nouns that alone tell of a meeting.
static EVENTS: Words = Words::new(
    "meeting meetings talks summit session sessions negotiations negotiation dialogue dialog consultations \
     consultation conference discussions discussion conversation conversations gathering encounter audience \
     round call lunch dinner breakfast luncheon banquet teleconference videoconference sit-down huddle forum \
     ministerial tete parley exchanges",
);

/// Whether a word is a noun of meeting, if other words bear it out.
pub(super) fn is_event(token: &Token) -> bool {
    EVENTS.has(token)
}

/// Events that are one by their nature, and may be told of with one party.
pub(super) static GREAT: Words = Words::new("summit conference forum ministerial");

/// Nouns of meeting that need a sign beside them to be one: “call with”, “round of talks”.
pub(super) static NEEDS_WITH: Words = Words::new(
    "call lunch dinner breakfast luncheon banquet audience session sessions conversation conversations \
     discussion encounter round forum huddle tete dialogue dialog gathering consultation negotiation \
     conference exchanges",
);

/// Words before a noun of meeting that make it something else.
pub(super) static NOT_MEETINGS: Words = Words::new(
    "press news media party board shareholders shareholder staff prayer football training trading \
     parliamentary question emergency-room curtain wake-up roll conference legislative court town cabinet \
     campaign plenary",
);

/// Verbs that hold a meeting, before its noun. Their subject takes part.
pub(super) static HOLDING: Words = Words::new(
    "hold holds held holding have has had having conduct conducts conducted conducting begin begins began \
     begun beginning start starts started starting open opens opened opening resume resumes resumed resuming \
     launch launches launched conclude concludes concluded concluding end ended finish finished wrapped \
     complete completed continue continues continued continuing attend attends attended attending join joins \
     joined joining entered enter kicked restart restarted reopen reopened renew renewed convene convenes \
     convened convening chair chaired chairs co-chaired organise organised organized organize hosts host \
     hosted hosting mediate mediated mediates mediating broker brokered brokers brokering facilitate \
     facilitated facilitating facilitates arranged arrange schedule scheduled plan plans planned planning \
     engaged engage leave left boycott boycotted skip skipped moderated sponsored sponsor sponsors",
);

/// Of these, those whose subject receives the others and is no side.
pub(super) static HOSTING: Words = Words::new(
    "hosts host hosted hosting convene convenes convened convening chair chaired chairs organise organised \
     organized organize",
);

/// Of these, those whose subject goes between the others.
pub(super) static MEDIATING: Words = Words::new(
    "mediate mediated mediates mediating broker brokered brokers brokering facilitate facilitated facilitating \
     facilitates arranged arrange moderated sponsored sponsor sponsors",
);

/// Words between a verb and what helps it: auxiliaries, adverbs, “set to”, “due to”.
pub(super) static HELPERS: Words = Words::new(
    "will would shall is are was were be been being has have had having to not n never also later earlier \
     reportedly allegedly secretly recently then again separately briefly due set scheduled expected planning \
     plans plan planned likely going about may might could can should must hoping hopes hope ll won wouldn \
     didn hasn hadn haven isn aren wasn weren t d ve re yet already just now once both each jointly quietly \
     privately virtually personally first last finally soon did do does supposed slated ready willing prepared \
     wants want wanted intends intend intended agreed agrees agree refused refuses declined declines preparing \
     prepares poised keen trying tried try failed seeking seeks sought like liked pledged vowed promised \
     offered offers afterwards twice rarely often regularly frequently repeatedly tentatively provisionally \
     possibly probably still all decided opted unable able asked invited urged told forced subsequently \
     meanwhile officially formally informally instead only ever even",
);

/// Verbs of going somewhere, with “to” before the place.
pub(super) static GOING: Words = Words::new(
    "flew fly flies flying flown travelled traveled travel travels travelling traveling went go goes going \
     gone visit visits visited visiting trip return returns returned returning head heads headed heading \
     arrive arrives arrived arriving come comes came coming sent send sends dispatched journey journeyed \
     mission stop stopover tour moved move moves shifts shifted shift invited drove welcomed summoned",
);

/// Verbs that call a meeting off.
pub(super) static CANCELLING: Words = Words::new(
    "cancelled canceled cancels cancel cancelling canceling scrapped scrap scraps scuttled aborted axed \
     abandoned dropped shelved",
);

/// Verbs that put a meeting off.
pub(super) static POSTPONING: Words =
    Words::new("postponed postpone postpones postponing delayed delay delays deferred rescheduled adjourned");

/// Verbs that say of a meeting, their subject, that it takes or took place.
pub(super) static TAKING_PLACE: Words = Words::new(
    "held took take taken takes taking began begin begins begun started start starts opened open opens \
     concluded conclude concludes ended end ends resumed resume resumes continued continue continues collapsed \
     broke broken failed lasted last finished hosted remained stalled produced yielded kicked came went \
     dragged ran convened convene convenes happen happened occurred occur scheduled planned arranged organised \
     organized mediated brokered facilitated focused focus focuses centred centered covered dealt touched \
     featured foundered attended wrapped expected due set slated move moves moved shift shifted closed closes close \
     reconvene reconvened reconvenes",
);

/// Words of contests, whose sides meet without meeting.
pub(super) static CONTESTS: Words = Words::new(
    "semifinal semifinals quarterfinal quarterfinals playoff playoffs championship championships qualifier qualifiers \
     striker midfielder innings wicket kickoff scored olympic cricketers footballers goalkeeper rugby cricket \
     tennis hockey basketball football tournament stadium",
);

/// Words for those who write down what is said and take part in nothing.
pub(super) static PRESS: Words =
    Words::new("reporters journalists reporter journalist media press correspondents broadcaster");

/// Those who are received though no state is named.
pub(super) static ENVOYS: Words = Words::new(
    "delegation delegations envoy envoys emissary emissaries ambassador ambassadors minister ministers president premier \
     officials diplomats negotiators representatives counterpart counterparts leaders",
);

/// What is received and is nobody.
pub(super) static PRIZES: Words = Words::new(
    "medal prize award awards oscar order cross degree grammy nomination fellowship trophy title honour honor letter \
     report message call visa passport sentence",
);
