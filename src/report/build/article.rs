//! The brief of an article: where it comes from, what it supports, its text.

use crate::compare::{subject_in_words, value_in_words};
use crate::model::{Article, ArticleId, Origin, OutletId, RecordRef};

use super::super::brief::{ArticleText, Block, Cell, Run, Style, TableKind, clean};
use super::{Builder, Head, capitalised_sentence, table};

impl Builder<'_> {
    /// Provenance, what it supports, notes, and the text with numbered paragraphs.
    pub(super) fn article_brief(&mut self, id: &ArticleId, level: u8) -> Head {
        let Some(article) = self.dossier.articles.get(id).cloned() else {
            return self.missing(&RecordRef::Article(id.clone()));
        };
        let blocks: Vec<Block> = self.provenance_table(id, &article).into_iter().collect();
        self.section(level, "Provenance", blocks);
        self.supports_section(level, id);
        self.private_notes(level, &article.notes);
        if self.request.include.article_text {
            let paragraphs: Vec<Run> =
                article.text.lines().filter(|line| !line.trim().is_empty()).map(Run::plain).collect();
            let text = ArticleText { language: clean(&article.language), paragraphs };
            let blocks = if text.paragraphs.is_empty() { Vec::new() } else { vec![Block::Text(text)] };
            self.section(level, "Text", blocks);
        }
        let published = article.published.as_ref().map(|when| when.edtf.in_words()).unwrap_or_default();
        let parts = [self.dossier.outlet_name(&article).to_owned(), article.authors.join(", "), published];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Head {
            title: self.dossier.title_of(&RecordRef::Article(id.clone())),
            subtitle: capitalised_sentence(&parts.join(", ")),
            template: "Article brief",
        }
    }

    fn provenance_table(&self, id: &ArticleId, article: &Article) -> Option<Block> {
        let provenance = &article.provenance;
        let mut rows = Vec::new();
        let mut row = |label: &str, text: &str, style: Style| {
            if !text.is_empty() {
                rows.push(vec![Cell::plain(label), Cell::of(Run::new(text, style))]);
            }
        };
        let outlet = article.outlet.as_ref().and_then(|id| self.dossier.outlets.get(id));
        let outlet_words = outlet.map_or_else(String::new, |outlet| {
            let grade =
                outlet.reliability.map(|grade| format!("; reliability {}", grade.in_words())).unwrap_or_default();
            format!("{}, {}{grade}", outlet.name, outlet.kind.in_words())
        });
        row("Outlet", &outlet_words, Style::Plain);
        row("Authors", &article.authors.join(", "), Style::Plain);
        let published = article.published.as_ref();
        let printed = published.filter(|when| !when.printed.is_empty());
        let printed = printed.map(|when| format!(", printed as “{}”", when.printed)).unwrap_or_default();
        row(
            "Published",
            &published.map(|when| format!("{}{printed}", when.edtf.in_words())).unwrap_or_default(),
            Style::Plain,
        );
        let retracted = article.retracted.as_ref().map(|it| match it.reason.trim() {
            "" => "retracted; no reason is given".to_owned(),
            reason => reason.to_owned(),
        });
        row("Retracted", &retracted.unwrap_or_default(), Style::Alarm);
        row("Language", &article.language, Style::Plain);
        row("Reprints", &article.origin.as_ref().map(|it| self.origin_in_words(it)).unwrap_or_default(), Style::Plain);
        row("Address", &article.url, Style::Machine);
        row("Original file", &provenance.file_name, Style::Machine);
        let captured = provenance.captured_at.map(|at| at.format("%Y-%m-%d %H:%M UTC, ").to_string());
        row("Captured", &format!("{}{}", captured.unwrap_or_default(), provenance.method.in_words()), Style::Plain);
        if self.request.ids_and_hashes {
            row("Article", id.as_str(), Style::Machine);
            row("SHA-256 of the original", &provenance.sha256, Style::Machine);
            row("SHA-256 of the text", &provenance.text_sha256, Style::Machine);
        }
        table(TableKind::Facts, "", &["Property", "Value"], &[26, 74], rows)
    }

    pub(super) fn origin_in_words(&self, origin: &Origin) -> String {
        match origin {
            Origin::Article(id) => self.dossier.articles.get(id).map_or_else(
                || id.to_string(),
                |article| format!("“{}”, {}", article.title, self.dossier.outlet_name(article)),
            ),
            Origin::Outlet(id) => self.dossier.title_of(&RecordRef::Outlet(id.clone())),
            Origin::Named(name) => name.clone(),
        }
    }

    /// Claims, positions and steps of commitments whose words stand in the article.
    fn supports_section(&mut self, level: u8, id: &ArticleId) {
        let dossier = self.dossier;
        let mut rows = Vec::new();
        for claim_id in self.index.in_article(id).to_vec() {
            let Some(claim) = dossier.claims.get(&claim_id) else { continue };
            let mut notes = Vec::new();
            for quote in claim.quotes.iter().filter(|quote| quote.article == *id) {
                let number = self.note(quote, &claim.speaker);
                if self.request.evidence != super::Evidence::None {
                    notes.push(number);
                }
            }
            rows.push(vec![
                Cell::plain(&subject_in_words(dossier, &claim.subject)),
                Cell::of(Run::plain(&value_in_words(dossier, &claim.value)).with_notes(notes)),
            ]);
        }
        let here = |quote: &Option<crate::model::Quote>| quote.as_ref().is_some_and(|quote| quote.article == *id);
        for position in dossier.positions.values().filter(|position| here(&position.quote)) {
            let notes = self.notes_of_quote(position.quote.as_ref());
            let who =
                format!("Position of {} on {}", dossier.actor_name(&position.actor), self.topic_name(&position.topic));
            let what = if position.summary.is_empty() { position.stance.in_words() } else { &position.summary };
            rows.push(vec![Cell::plain(&who), Cell::of(Run::plain(what).with_notes(notes))]);
        }
        for commitment in dossier.commitments.values() {
            for step in commitment.steps.iter().filter(|step| here(&step.quote)) {
                let notes = self.notes_of_quote(step.quote.as_ref());
                let state = Run::plain(step.status.in_words()).with_notes(notes);
                rows.push(vec![Cell::plain(&commitment.what), Cell::of(state)]);
            }
            for version in commitment.versions.iter().filter(|version| here(&version.quote)) {
                let notes = self.notes_of_quote(version.quote.as_ref());
                let told = Run::plain(&version.what).with_notes(notes);
                let whose = format!("{}, as {} tells it", commitment.what, dossier.actor_name(&version.actor));
                rows.push(vec![Cell::plain(&whose), Cell::of(told)]);
            }
        }
        let header = ["Question", "What it says"];
        let blocks: Vec<Block> = table(TableKind::Supports, "", &header, &[46, 54], rows).into_iter().collect();
        self.section(level, "What it supports", blocks);
    }

    /// An outlet asked for by itself: who it is, and its articles.
    pub(super) fn outlet_section(&mut self, level: u8, id: &OutletId) {
        let Some(outlet) = self.dossier.outlets.get(id).cloned() else { return };
        let grade = outlet.reliability.map(crate::model::Reliability::in_words).unwrap_or_default();
        let facts = [
            ("Kind", outlet.kind.in_words()),
            ("Country", outlet.country.as_str()),
            ("Reliability", grade),
            ("Descriptor", outlet.descriptor.as_str()),
        ];
        let rows = facts.iter().filter(|(_, value)| !value.is_empty());
        let rows = rows.map(|(label, value)| vec![Cell::plain(label), Cell::plain(value)]).collect();
        let blocks: Vec<Block> =
            table(TableKind::Facts, "", &["Property", "Value"], &[26, 74], rows).into_iter().collect();
        self.section(level, "Outlet", blocks);
        let articles = self.dossier.articles.iter().filter(|(_, article)| article.outlet.as_ref() == Some(id));
        let articles: Vec<ArticleId> = articles.map(|(id, _)| id.clone()).collect();
        self.cited.extend(articles);
    }
}
