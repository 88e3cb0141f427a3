//! Verbs that matter in reports of meetings, with their forms.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// “meet”.
    Base,
    /// “meets”.
    Third,
    /// “gave”: the past alone.
    Past,
    /// “met”, “agreed”: the past or the participle.
    PastOrParticiple,
    /// “given”: the participle alone.
    Participle,
    /// “meeting”.
    Ing,
}

/// A verb, in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VerbForm {
    /// The infinitive.
    pub lemma: &'static str,
    /// Which form.
    pub form: Form,
    /// The bare form, the one in “-s” and the one in “-ing” are nouns as well: “talks”, “claim”, “meeting”.
    pub noun: bool,
}

/// Regular verbs. `*`: a noun as well; `!`: the last letter is doubled.
const REGULAR: &str = "accept accuse ache* achieve acknowledge act* add address* admit! adopt advise advocate* affirm agree \
aim* allege allow announce answer* appeal* appear apologise apologize approve argue arrest* arrive ask assail assert assess \
assist assume assure attack* attend avoid await back* ban!* bar! begin believe blame* blast* boast* boycott* brand* brief* \
broadcast broker* brush call* campaign* cancel caution* challenge* change* charge* chair* chant* cheer* chide \
circulate cite claim* clarify close collapse* combat comment* commit! complain comply concede concern* conclude condemn \
confer! confess confide confirm congratulate consider consult contact* contend continue control!* convene convey convince \
cooperate coordinate counter* create criticise criticize cry* debate* decide declare decline* decry dedicate defend define \
delay* deliver demand* denounce deny deploy deplore deride describe detail* determine develop dialogue* direct disagree \
disclose discuss dismiss dispatch* dispute* document* downplay doubt* echo* elaborate elect emerge emphasise emphasize end* \
endorse engage enquire ensure escort* establish estimate* exchange* exclaim execute expand expect explain explore express \
extend face fail fear* file* finalise finalize fire* flag!* follow foresee frame* free fret! fulfil fulfill fund* gather grant* \
greet grumble guarantee* hail* handle happen head* help* highlight* hint* honour honor hope* host* identify imply impose include \
indicate inform inquire insist instruct intend intensify interject interview* invite involve issue* join joke* judge* jump* \
justify kick kill label* lament* land* lash launch* laugh lecture* lift* like limit* list* live* look* love* maintain mark* mention* \
moan mock move* mull muse name* need* negotiate nominate note* notify obey object observe offer* oppose opine order* organise \
organize outline* overhaul* own participate pass pause* pen! persuade pin! plan!* plead* pledge* point* portray postpone post* pour praise* \
pray preach predict prefer! prepare present press* pressure* presume proclaim promise* promote pronounce propose protest* prove \
provide publish pull push* quip!* question* quote* raise rail rant* ratify rave reach react reaffirm realise realize reason* reassert \
reassure rebuff* rebuke* recall* receive recite reckon recognise recognize recommend recount recover refer! reflect refuse \
regret* reiterate reject relate release* relay remain remark* remember remind remove renew repeat replace reply* report* represent \
request* require rescue* resign resolve* respond restore resume retort return* reveal review* ridicule* roar* rule* sanction* scoff scold \
seem select seize serve settle share* shout* show* sign* signal* slam! snap! speculate spell stage* start* state* stay* stipulate stop!* \
stress submit! suggest summarise summarize summon support* suppose surmise surrender* suspect* suspend talk* target* tease* testify text* \
thank* theorise theorize threaten tout trade* travel trigger try turn tweet* unite undermine underline underscore unveil update* urge use* \
venture vent* view* violate visit* voice* volunteer* vote* vow* wait* walk want warn warrant* watch* welcome* whisper* withhold wonder* work* worry* \
yell yield* blog!* email* telephone* phone* facebook retweet* rebut! rap! quibble* opt! tap!* mediate facilitate arrange schedule* \
convict exit* enter open plot* rally* play pay* deem claim fault* hammer* excoriate lambast lambaste lampoon savage* disavow rip! counsel* \
implore beseech beg! coax exhort encourage enjoin dare alert* apprise deliberate depict characterise characterize \
cast* class style* term* dub! hypothesise posit postulate anticipate envisage envision calculate conjecture guess* imagine figure* gripe* groan* \
growl grunt howl* hurl intone ponder profess prophesy reckon remonstrate rejoin rejoice relate sigh* snarl sneer* sob! stammer stutter \
consent* accede favour* favor* spurn* veto back* abide adhere protect enforce dismantle disarm expel! halt* evacuate reopen repatriate \
retaliate revive scrap*! unfreeze vacate verify reduce cap*! curb* invest deport dissolve resist* refrain normalise normalize \
condition* hand* inspect patrol!* install equip! demine guard* reimburse waive ease* tighten relax halve double* relocate \
demolish destroy abandon drop!* permit!* station* allocate earmark donate triple exempt resettle repair* compensate punish vaccinate distribute snort \
concur! restrict finance* ship*! supply* transfer* lower bomb* invade attain obligate oblige";

/// Irregular verbs: infinitive, past, participle, and `*` before one that is a noun as well.
const IRREGULAR: &str = "say said said,tell told told,write wrote written,think thought thought,know knew known,\
*meet met met,hold held held,*lead led led,give gave given,take took taken,make made made,go went gone,come came come,\
get got got,see saw seen,find found found,*feel felt felt,*speak spoke spoken,sit sat sat,*stand stood stood,\
swear swore sworn,forswear forswore forsworn,mean meant meant,understand understood understood,*show showed shown,keep kept kept,leave left left,\
bring brought brought,begin began begun,send sent sent,spend spent spent,*fall fell fallen,*rise rose risen,choose chose chosen,\
seek sought sought,hear heard heard,*read read read,*put put put,*cut cut cut,*set set set,*let let let,quit quit quit,*hit hit hit,\
*shut shut shut,*bet bet bet,*cast cast cast,*run ran run,*win won won,lose lost lost,*break broke broken,*draw drew drawn,\
*drive drove driven,grow grew grown,throw threw thrown,withdraw withdrew withdrawn,undertake undertook undertaken,\
*fight fought fought,*buy bought bought,sell sold sold,pay paid paid,build built built,become became become,*deal dealt dealt,\
shake shook shaken,strike struck struck,*teach taught taught,*hurt hurt hurt,wear wore worn,forget forgot forgotten,\
sing sang sung,*retell retold retold,foretell foretold foretold,rebroadcast rebroadcast rebroadcast,overrun overran overrun,\
withhold withheld withheld,uphold upheld upheld,overcome overcame overcome,foresee foresaw foreseen,mistake mistook mistaken,*shoot shot shot,\
*lie lay lain,*spin spun spun,*stick stuck stuck,fly flew flown,feed fed fed,cling clung clung,rebuild rebuilt rebuilt,beat beat beaten,bear bore borne,bind bound bound,die died died,*catch caught caught,sleep slept slept";

static FORMS: LazyLock<HashMap<String, VerbForm>> = LazyLock::new(|| {
    let mut forms = HashMap::new();
    let mut put = |word: String, verb: VerbForm| {
        forms.entry(word).or_insert(verb);
    };
    for row in IRREGULAR.split(',') {
        let noun = row.starts_with('*');
        let mut words = row.trim_start_matches('*').split(' ');
        let (Some(lemma), Some(past), Some(participle)) = (words.next(), words.next(), words.next()) else { continue };
        let verb = |form| VerbForm { lemma, form, noun };
        if past == participle {
            put(past.to_owned(), verb(Form::PastOrParticiple));
        } else {
            put(past.to_owned(), verb(Form::Past));
            put(participle.to_owned(), verb(Form::Participle));
        }
        // “cut” is its own past; the words before tell them apart.
        put(lemma.to_owned(), verb(Form::Base));
        put(third(lemma), verb(Form::Third));
        let doubled = matches!(
            lemma,
            "sit"
                | "begin"
                | "put"
                | "cut"
                | "set"
                | "let"
                | "get"
                | "quit"
                | "hit"
                | "shut"
                | "bet"
                | "run"
                | "win"
                | "forget"
                | "overrun"
                | "spin"
        );
        put(ing(lemma, doubled), verb(Form::Ing));
    }
    for word in REGULAR.split_ascii_whitespace() {
        let lemma = word.trim_end_matches(['*', '!']);
        let verb = |form| VerbForm { lemma, form, noun: word.ends_with('*') };
        let doubled = word.contains('!');
        put(past(lemma, doubled), verb(Form::PastOrParticiple));
        put(lemma.to_owned(), verb(Form::Base));
        put(third(lemma), verb(Form::Third));
        put(ing(lemma, doubled), verb(Form::Ing));
    }
    forms
});

fn vowel_before_last(lemma: &str) -> bool {
    lemma.chars().rev().nth(1).is_some_and(|letter| "aeiou".contains(letter))
}

fn third(lemma: &str) -> String {
    if lemma.ends_with('y') && !vowel_before_last(lemma) {
        return format!("{}ies", &lemma[..lemma.len() - 1]);
    }
    let hissing = ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| lemma.ends_with(end));
    format!("{lemma}{}", if hissing { "es" } else { "s" })
}

fn doubled_end(lemma: &str, doubled: bool) -> &str {
    if doubled { &lemma[lemma.len() - 1..] } else { "" }
}

fn past(lemma: &str, doubled: bool) -> String {
    if lemma.ends_with('y') && !vowel_before_last(lemma) {
        return format!("{}ied", &lemma[..lemma.len() - 1]);
    }
    if lemma.ends_with('e') { format!("{lemma}d") } else { format!("{lemma}{}ed", doubled_end(lemma, doubled)) }
}

fn ing(lemma: &str, doubled: bool) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    let silent = lemma.ends_with('e') && !lemma.ends_with("ee") && lemma.len() > 2;
    let stem = if silent { &lemma[..lemma.len() - 1] } else { lemma };
    format!("{stem}{}ing", doubled_end(lemma, doubled))
}

/// The verb of which a word in lower case is a form, if it is known.
pub(crate) fn verb_form(word: &str) -> Option<VerbForm> {
    FORMS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs() {
        for (word, lemma, form) in [
            ("said", "say", Form::PastOrParticiple),
            ("denies", "deny", Form::Third),
            ("committing", "commit", Form::Ing),
            ("agreeing", "agree", Form::Ing),
            ("planned", "plan", Form::PastOrParticiple),
            ("written", "write", Form::Participle),
            ("wrote", "write", Form::Past),
            ("lying", "lie", Form::Ing),
            ("welcomes", "welcome", Form::Third),
        ] {
            let found = verb_form(word).map(|verb| (verb.lemma, verb.form));
            assert_eq!(found, Some((lemma, form)), "{word}");
        }
        assert!(verb_form("talks").is_some_and(|verb| verb.noun) && verb_form("envoy").is_none());
    }
}
