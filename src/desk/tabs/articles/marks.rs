//! What is marked in the text, and noted beside it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ArticlesView;
use crate::compare::{FactState, subject_in_words};
use crate::desk::facts::{Facts, short_label};
use crate::desk::proposals::key_of;
use crate::desk::scene::Scene;
use crate::desk::theme::{Side, SideLine, Theme};
use crate::desk::widgets::reader::{LineStyle, MarginNote, MarginRole, Mark, MarkStyle, count_words};
use crate::model::{
    ActorField, ActorId, Article, ArticleId, ClaimId, Hidden, PartId, Quote, Subject, hidden_characters,
};
use crate::propose::ProposalKind;

/// What a mark leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// An actor that is named.
    Actor(ActorId),
    /// A claim whose words these are, and which of its quotes.
    Claim(ClaimId, usize),
    /// A note on these words.
    Note(PartId),
    /// What is proposed from these words, by its key.
    Proposal(String),
    /// A character that is not what it seems: what it is.
    Hidden(Hidden),
    /// A hit of a search.
    Hit,
}

impl Target {
    /// The key of the proposal, where it is one.
    pub fn proposal(&self) -> Option<&str> {
        match self {
            Self::Proposal(key) => Some(key),
            _ => None,
        }
    }
}

/// The marks of the article shown, worked out when something about them has changed.
#[derive(Default)]
pub(super) struct Cache {
    key: Option<Key>,
    /// The marks; the id of each is its place here and in `targets`.
    pub marks: Vec<Mark>,
    /// What each mark leads to.
    pub targets: Vec<Target>,
    /// The characters that are not what they seem.
    pub hidden: Vec<Hidden>,
    /// How long the text is: “6 paragraphs, 238 words.”
    pub size: String,
    /// The notes beside the text.
    pub margin: Vec<MarginNote>,
    /// What each note beside the text leads to.
    pub margin_targets: Vec<Target>,
}

#[derive(PartialEq)]
struct Key {
    article: ArticleId,
    revision: u64,
    pointer: usize,
    shown: bool,
    dark: bool,
    /// How many, which is at hand, and of what words.
    hits: (usize, usize, Option<(ArticleId, String)>),
    /// Which board, what is at hand, how many are left, and what is lit.
    proposals: (usize, Option<String>, usize, Option<usize>),
}

fn line_style(side: Option<Side>) -> LineStyle {
    match side.map(Side::line) {
        Some(SideLine::Solid) => LineStyle::Solid,
        Some(SideLine::Dashed) => LineStyle::Dashed,
        Some(SideLine::Dotted) => LineStyle::Dotted,
        Some(SideLine::Double) => LineStyle::Double,
        None => LineStyle::Thin,
    }
}

/// Works out the marks again when the article, what follows from the dossier, or the hits have changed.
pub(super) fn refresh(
    view: &mut ArticlesView,
    scene: &Scene<'_>,
    theme: &Theme,
    id: &ArticleId,
    article: &std::sync::Arc<Article>,
) {
    let hits = &view.find.hits;
    let key = Key {
        article: id.clone(),
        revision: scene.derived.revision,
        pointer: std::sync::Arc::as_ptr(article) as usize,
        shown: scene.settings.marks,
        dark: theme.dark,
        hits: (hits.len(), view.find.at, view.find.of.clone()),
        proposals: (
            std::sync::Arc::as_ptr(scene.proposals.board()) as usize,
            view.proposals.hand.key().map(str::to_owned),
            scene.proposals.left_in(id),
            view.flash.as_ref().map(|(range, _)| range.start),
        ),
    };
    if view.marks.key.as_ref() == Some(&key) {
        return;
    }
    let hidden = hidden_characters(&article.text);
    let mut cache = Cache { key: Some(key), size: size_of(&article.text), hidden, ..Cache::default() };
    if scene.settings.marks {
        actors(&mut cache, scene, theme, id);
        proposals(&mut cache, scene, view.proposals.hand.key(), id);
        claims(&mut cache, scene, id, article);
        notes(&mut cache, article);
    }
    // Seen also where marks are hidden: nobody would look for them.
    for hidden in cache.hidden.clone() {
        let range = hidden.at..hidden.at + 1;
        cache.mark(range, MarkStyle::Hidden, hidden.in_words(), Target::Hidden(hidden));
    }
    for (number, hit) in hits.iter().enumerate() {
        let style = if number == view.find.at { MarkStyle::CurrentSearchHit } else { MarkStyle::SearchHit };
        cache.mark(hit.clone(), style, String::new(), Target::Hit);
    }
    if let Some((range, _)) = &view.flash {
        cache.mark(range.clone(), MarkStyle::CurrentSearchHit, String::new(), Target::Hit);
    }
    view.marks = cache;
}

/// “6 paragraphs, 238 words.” Linear in the text, which is why it is not asked for every frame.
fn size_of(text: &str) -> String {
    let plural = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let paragraphs = text.lines().filter(|line| !line.trim().is_empty()).count();
    format!("{}, {}.", plural(paragraphs, "paragraph"), plural(count_words(text), "word"))
}

impl Cache {
    /// What begins with the same character as a mark, that mark first.
    pub fn beginning_with(&self, target: &Target) -> Vec<Target> {
        let start = |at: usize| self.marks.get(at).map(|mark| mark.range.start);
        let Some(place) = self.targets.iter().position(|other| other == target) else { return Vec::new() };
        let same = (0..self.targets.len()).filter(|at| *at != place && start(*at) == start(place));
        std::iter::once(place).chain(same).filter_map(|at| self.targets.get(at).cloned()).collect()
    }

    fn mark(&mut self, range: Range<usize>, style: MarkStyle, label: String, target: Target) {
        self.marks.push(Mark { range, style, id: self.targets.len() as u64, label });
        self.targets.push(target);
    }
}

fn actors(cache: &mut Cache, scene: &Scene<'_>, theme: &Theme, id: &ArticleId) {
    for mention in scene.derived.mentions_in(id) {
        let side = scene.side_of(&mention.actor);
        let style = MarkStyle::Actor { colour: theme.side_ink(side), line: line_style(side) };
        let label = format!("{}, named", scene.dossier.actor_name(&mention.actor));
        cache.mark(mention.range.clone(), style, label, Target::Actor(mention.actor.clone()));
    }
}

/// The words of open proposals. What would change a meeting, a promise or a position is told of beside the text too.
fn proposals(cache: &mut Cache, scene: &Scene<'_>, at_hand: Option<&str>, id: &ArticleId) {
    for placed in scene.proposals.board().in_article(id) {
        let Some(proposal) = scene.proposals.board().at(placed.at) else { continue };
        let key = key_of(proposal);
        if !scene.proposals.is_open(key) {
            continue;
        }
        let kind = proposal.kind();
        let style = if at_hand == Some(key) { MarkStyle::ProposalAtHand } else { MarkStyle::Proposal };
        let label = format!("Proposed {}: {}", kind.in_words().to_lowercase(), proposal.title);
        let here = proposal.evidence.iter().filter(|evidence| evidence.article == *id);
        // A meeting is told of in sentence after sentence: all of them are lined only while it is at hand.
        let lined = if kind == ProposalKind::Meeting && at_hand != Some(key) { 1 } else { usize::MAX };
        for evidence in here.clone().take(lined) {
            cache.mark(evidence.range.clone(), style, label.clone(), Target::Proposal(key.to_owned()));
        }
        let beside = matches!(kind, ProposalKind::Meeting | ProposalKind::Commitment | ProposalKind::Position);
        if let (true, Some(first)) = (beside, here.clone().next()) {
            cache.margin.push(MarginNote {
                anchor: first.range.start,
                title: format!("Proposed {}", kind.in_words().to_lowercase()),
                detail: proposal.title.clone(),
                role: MarginRole::Proposed,
            });
            cache.margin_targets.push(Target::Proposal(key.to_owned()));
        }
    }
}

fn claims(cache: &mut Cache, scene: &Scene<'_>, id: &ArticleId, article: &Article) {
    // Names that are evidence of themselves are underlined as it is: a fill on each would drown the facts.
    let is_name = |subject: &Subject| matches!(subject, Subject::Actor(_, ActorField::Name(_)));
    // Several claims on the same words make one note in the margin.
    let mut beside: BTreeMap<usize, usize> = BTreeMap::new();
    let mut facts = Facts::new(scene.dossier, &scene.derived.claims);
    for claim_id in scene.derived.claims.in_article(id) {
        let Some(claim) = scene.dossier.claims.get(claim_id).filter(|claim| !is_name(&claim.subject)) else { continue };
        let state = facts.state(&claim.subject);
        let retracted = article.retracted.is_some();
        let style = match state {
            _ if retracted => MarkStyle::Retracted,
            state if state.is_disputed() => MarkStyle::Rival,
            _ => MarkStyle::Evidence,
        };
        // Orphans are listed beside the text: at their old place stand other words.
        let stands = |quote: &Quote| quote.article == *id && quote.resolves_in(&article.text);
        for (place, quote) in claim.quotes.iter().enumerate().filter(|(_, quote)| stands(quote)) {
            let evidence = if retracted { "Retracted evidence" } else { "Evidence" };
            let label = format!("{evidence} for {}", subject_in_words(scene.dossier, &claim.subject));
            cache.mark(quote.range(), style, label, Target::Claim(claim_id.clone(), place));
            match beside.get(&quote.start) {
                Some(note) => {
                    let more = &mut cache.margin[*note].detail;
                    if !more.ends_with("more") {
                        more.push_str(" · and more");
                    }
                }
                None => {
                    beside.insert(quote.start, cache.margin.len());
                    cache.margin.push(MarginNote {
                        anchor: quote.start,
                        title: short_label(scene.dossier, &claim.subject),
                        detail: if retracted { "retracted".to_owned() } else { state.in_words() },
                        role: if retracted { MarginRole::Note } else { role(&state) },
                    });
                    cache.margin_targets.push(Target::Claim(claim_id.clone(), place));
                }
            }
        }
    }
}

fn role(state: &FactState) -> MarginRole {
    match state {
        FactState::Rival { .. } | FactState::Reopened => MarginRole::Rival,
        FactState::Settled => MarginRole::Settled,
        FactState::Supported { .. } | FactState::Unsupported => MarginRole::Supported,
    }
}

fn notes(cache: &mut Cache, article: &Article) {
    for note in &article.notes {
        if let Some(quote) = note.quote.as_ref().filter(|quote| quote.resolves_in(&article.text)) {
            cache.mark(quote.range(), MarkStyle::Note, format!("Note: {}", note.text), Target::Note(note.id.clone()));
            cache.margin.push(MarginNote {
                anchor: quote.start,
                title: "Note".to_owned(),
                detail: note.text.split_whitespace().collect::<Vec<_>>().join(" "),
                role: MarginRole::Note,
            });
            cache.margin_targets.push(Target::Note(note.id.clone()));
        }
    }
}
