//! Words by which words are given to someone, and the words for those who are not named. The one home of both.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What may follow a verb of saying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "what the verb takes")]
pub(crate) struct Frame {
    /// A clause without “that”: “said he would go”.
    pub bare: bool,
    /// A clause with “that”: “warned that he would go”.
    pub that: bool,
    /// A question: “asked whether he would go”.
    pub question: bool,
    /// Words between quotation marks, with or without a comma before them.
    pub quote: bool,
    /// The one spoken to stands first: “told reporters that”.
    pub hearer: bool,
    /// What one will do: “vowed to go”.
    pub promise: bool,
    /// What another should do: “urged him to go”.
    pub order: bool,
    /// Someone or something with what is said of it: “called him a liar”, “described it as”, “accused him of”.
    pub verdict: bool,
    /// A thing: “announced a plan”.
    pub thing: bool,
    /// It is the plain act of speaking, not of thinking or promising: two such verbs are two quotations.
    pub speaks: bool,
}

/// Verbs with what they take: b(are clause), t(hat), w(hether), q(uote), h(earer), p(romise), o(rder), v(erdict),
/// n(oun phrase), s(peaks).
const VERBS: &str = "say:btwqs tell:bthqos add:btqs write:btqs state:btqs announce:btqns declare:btqs stress:btqs claim:btpqns \
insist:btqs note:btqs confirm:btqns deny:tqns warn:bthqos report:btqs tweet:btqs retweet:qs explain:twqs repeat:tqs argue:btqs \
acknowledge:btqns admit:btqns assert:btqs affirm:tqs reaffirm:tqs maintain:btq contend:btqs allege:btqns suggest:btq reply:tqs \
respond:tqs retort:tqs remark:tqs observe:tq comment:tqs recall:tqs conclude:tqs continue:q testify:btqs reveal:btqs \
disclose:tqs emphasize:tqs emphasise:tqs underline:tqs underscore:tqs reiterate:btqs complain:btqs boast:tqs brag:tqs \
joke:tqs quip:tqs predict:btqns vow:btqps promise:btqhpns pledge:btqpns caution:btqhs concede:btqs indicate:btq imply:t \
hint:tq lament:tqs charge:tqs opine:tqs proclaim:tqs profess:tp swear:btp post:q caption:q point:tqs answer:tqs \
ask:twqosh wonder:wq question:w inquire:wq inform:bthqs assure:bthqs remind:thqs notify:th advise:thqo reassure:th convince:h \
persuade:h urge:tqo call:qov demand:tqpns order:o instruct:o request:t beg:oq implore:oq encourage:o appeal:qo press:wo plead:qo \
threaten:p agree:tp offer:p propose:tpn recommend:tn volunteer:tp describe:v dub:v label:v brand:v characterize:v \
characterise:v depict:v portray:v denounce:v condemn:v blast:v slam:v criticize:v criticise:v praise:v accuse:v blame:v \
hail:v deem:v term:v tout:v mock:v decry:v believe:bt think:bt hope:bt fear:bt feel:bt expect:bt know:bt understand:t \
doubt:tw suspect:bt speculate:t assume:t consider:v worry:bt realize:t recognize:t guess:b imagine:t estimate:bt \
determine:tw find:t show:bt chant:q shout:q yell:q scream:q exclaim:q interject:q joke:tq read:qs recount:tqs \
relate:tq specify:t stipulate:t clarify:tqs elaborate:q signal:t hear:t learn:t rule:t reason:tq theorize:t muse:tq \
quote:q cite:q echo:q rail:q rant:q scoff:tq snap:q tease:q vent:q fume:q gush:q marvel:tq muse:tq surmise:t wish:b \
decide:t accept:t go:q begin:q put:q counter:tqs rejoin:q interrupt:q summarize:q sum:q email:q text:q advocate:t oppose:v support:v reject:v \
dismiss:v ridicule:v refer:v frame:v cast:v voice:q express:q deliver:q plan:p intend:p want:p seek:p prefer:p refuse:p \
decline:p like:p reckon:btq figure:bt confide:tqs \
confess:btq fret:tq grumble:tq concur:tq envisage:t foresee:t anticipate:t posit:t postulate:t calculate:bt conjecture:t bet:bt \
counsel:qto exhort:o coax:o enjoin:o lobby:o pressure:o intone:q thunder:q growl:q whisper:q sneer:q sigh:q shrug:q laugh:q \
apologise:q apologize:q deplore:v rebuke:v hammer:v lambast:v lambaste:v excoriate:v deride:v style:v class:v";

/// Lemmas that speak of wishes rather than of words: their infinitive is offered only with quotation marks in it.
const WISHES: &[&str] =
    &["plan", "intend", "want", "seek", "prefer", "refuse", "decline", "like", "offer", "agree", "propose"];

static FRAMES: LazyLock<HashMap<&'static str, Frame>> = LazyLock::new(|| {
    VERBS
        .split_ascii_whitespace()
        .filter_map(|row| row.split_once(':'))
        .map(|(lemma, letters)| {
            let has = |letter: char| letters.contains(letter);
            let frame = Frame {
                bare: has('b'),
                that: has('t'),
                question: has('w') || has('s') && has('t'),
                quote: has('q'),
                hearer: has('h'),
                promise: has('p') && !WISHES.contains(&lemma),
                order: has('o'),
                verdict: has('v'),
                thing: has('n'),
                speaks: has('s'),
            };
            (lemma, frame)
        })
        .collect()
});

/// What may follow a verb, if it gives words to someone.
pub(crate) fn frame_of(lemma: &str) -> Option<Frame> {
    FRAMES.get(lemma).copied()
}

/// Verbs that may stand before their subject after what is said: “…, said the envoy”.
pub(crate) const TURNED: &[&str] = &[
    "say", "add", "ask", "write", "reply", "respond", "note", "explain", "continue", "insist", "announce", "declare",
    "argue", "conclude", "tweet", "warn", "report", "claim", "quip", "joke", "recall", "read", "state", "admit",
    "observe", "remark", "answer", "retort", "shout", "exclaim", "assert", "complain", "suggest",
];

/// Nouns of saying, with a clause after them: “his claim that”.
pub(crate) const NOUNS: &[&str] = &[
    "claim",
    "claims",
    "statement",
    "statements",
    "assertion",
    "assertions",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "charge",
    "charges",
    "belief",
    "warning",
    "warnings",
    "argument",
    "arguments",
    "suggestion",
    "suggestions",
    "contention",
    "insistence",
    "promise",
    "promises",
    "pledge",
    "pledges",
    "vow",
    "announcement",
    "complaint",
    "complaints",
    "concern",
    "concerns",
    "fear",
    "fears",
    "admission",
    "acknowledgment",
    "declaration",
    "denial",
    "prediction",
    "predictions",
    "revelation",
    "report",
    "reports",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "view",
    "opinion",
    "conclusion",
    "remark",
    "remarks",
    "comment",
    "comments",
    "notion",
    "idea",
    "hope",
    "hopes",
];

/// Further nouns for what is said: “his verdict: “…””, ““…” was her answer”.
pub(crate) const SPOKEN: &[&str] = &[
    "verdict",
    "message",
    "messages",
    "answer",
    "reply",
    "response",
    "line",
    "advice",
    "motto",
    "slogan",
    "words",
    "word",
    "question",
    "retort",
    "riposte",
    "assessment",
    "description",
    "explanation",
    "summary",
    "refrain",
    "mantra",
    "reaction",
    "phrase",
    "plea",
    "appeal",
    "demand",
    "offer",
    "quip",
    "joke",
    "chant",
    "cry",
    "greeting",
    "lesson",
    "point",
    "position",
    "instruction",
    "order",
    "rebuttal",
    "judgment",
    "judgement",
    "threat",
    "caption",
    "headline",
    "banner",
    "sign",
    "speech",
    "address",
    "testimony",
    "account",
    "version",
    "challenge",
    "ultimatum",
    "claim",
    "warning",
    "comment",
    "remark",
    "argument",
    "prediction",
    "conclusion",
    "view",
    "promise",
    "pledge",
    "admission",
    "complaint",
];

/// Things that speak for someone: “a statement by the ministry said”.
pub(crate) const PAPERS: &[&str] = &[
    "statement",
    "report",
    "letter",
    "tweet",
    "post",
    "poll",
    "survey",
    "study",
    "communique",
    "communiqué",
    "readout",
    "memo",
    "document",
    "email",
    "message",
    "lawsuit",
    "complaint",
    "filing",
    "article",
    "editorial",
    "release",
    "transcript",
    "note",
    "paper",
    "documents",
    "emails",
    "reports",
    "polls",
    "resolution",
    "declaration",
];

/// Heads of phrases for people who keep their names back.
pub(crate) const ANONYMOUS: &[&str] = &[
    "official",
    "officials",
    "diplomat",
    "diplomats",
    "source",
    "sources",
    "adviser",
    "advisers",
    "advisor",
    "advisors",
    "aide",
    "aides",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "spokespeople",
    "spokesmen",
    "person",
    "people",
    "insider",
    "insiders",
    "staffer",
    "staffers",
    "operative",
    "operatives",
    "someone",
    "intermediary",
    "mediator",
    "mediators",
    "negotiator",
    "negotiators",
    "witness",
    "witnesses",
    "attendee",
    "attendees",
    "participant",
    "participants",
    "employee",
    "employees",
    "investigators",
    "prosecutors",
];

/// Heads of phrases for other people whom a text describes without a name.
pub(crate) const DESCRIBED: &[&str] = &[
    "strategist",
    "strategists",
    "analyst",
    "analysts",
    "expert",
    "experts",
    "critics",
    "critic",
    "supporter",
    "supporters",
    "opponents",
    "voter",
    "voters",
    "lawmaker",
    "lawmakers",
    "observer",
    "observers",
    "envoy",
    "envoys",
    "minister",
    "ministers",
    "ambassador",
    "ambassadors",
    "authorities",
    "police",
    "leaders",
    "delegate",
    "delegates",
    "member",
    "members",
    "representative",
    "representatives",
    "resident",
    "residents",
    "activist",
    "activists",
    "executive",
    "executives",
    "lawyer",
    "lawyers",
    "attorney",
    "attorneys",
    "some",
    "many",
    "others",
    "commander",
    "commanders",
    "soldier",
    "soldiers",
    "man",
    "woman",
    "men",
    "women",
    "students",
    "student",
    "economists",
    "economist",
    "scholars",
    "scholar",
    "researchers",
    "pundits",
    "commentators",
    "journalists",
    "reporters",
    "reporter",
    "detractors",
    "allies",
    "ally",
    "backers",
    "fans",
    "donors",
    "donor",
    "veterans",
    "figure",
    "figures",
    "politician",
    "politicians",
    "senators",
    "republicans",
    "democrats",
    "conservatives",
    "liberals",
    "individual",
    "individuals",
    "correspondent",
    "host",
    "moderator",
    "doctor",
    "doctors",
    "chief",
    "head",
    "director",
    "mayor",
    "president",
    "chairman",
    "secretary",
    "governor",
    "premier",
    "commissioner",
    "coordinator",
    "deputy",
];

/// Whether a word in lower case is a finite form of a verb of speaking: “said”, “tells”.
pub(crate) fn is_saying_word(word: &str) -> bool {
    crate::reading::phrase::finite_lemma(word).is_some_and(|lemma| frame_of(lemma).is_some_and(|frame| frame.speaks))
}
