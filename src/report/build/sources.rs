//! The list of articles that a brief rests on, down to the file and its hash.

use super::super::brief::{Block, Cell, Run, Style, TableKind};
use super::{Builder, Evidence, table};

impl Builder<'_> {
    /// Every article cited, by id, with its outlet, date, origin, original file and hash.
    pub(super) fn sources_section(&mut self) {
        if self.request.evidence == Evidence::None {
            return;
        }
        let mut rows = Vec::new();
        for id in &self.cited {
            let Some(article) = self.dossier.articles.get(id) else { continue };
            let mut runs = vec![
                Run::new(&article.title, Style::Strong),
                Run::plain(". "),
                Run::plain(self.dossier.outlet_name(article)),
            ];
            if let Some(published) = &article.published {
                runs.push(Run::plain(&format!(", {}", published.edtf.in_words())));
            }
            runs.push(Run::plain("."));
            if let Some(origin) = &article.origin {
                runs.push(Run::plain(&format!(" Reprints {}.", self.origin_in_words(origin))));
            }
            if let Some(retraction) = &article.retracted {
                let reason = retraction.reason.trim().trim_end_matches('.');
                let words = if reason.is_empty() { "Retracted.".to_owned() } else { format!("Retracted: {reason}.") };
                runs.push(Run::plain(" "));
                runs.push(Run::new(&words, Style::Alarm));
            }
            if !article.url.is_empty() {
                runs.push(Run::plain(" "));
                runs.push(Run::new(&article.url, Style::Machine));
            }
            if self.request.ids_and_hashes {
                let file = &article.provenance.file_name;
                if !file.is_empty() {
                    runs.push(Run::plain(" Imported from "));
                    runs.push(Run::new(file, Style::Machine));
                    runs.push(Run::plain("."));
                }
                let hash = &article.provenance.sha256;
                if !hash.is_empty() {
                    runs.push(Run::plain(" SHA-256 "));
                    runs.push(Run::new(hash, Style::Machine));
                }
            }
            let id = if self.request.ids_and_hashes { id.as_str() } else { "" };
            rows.push(vec![Cell::of(Run::new(id, Style::Machine)), Cell { runs }]);
        }
        if !self.request.ids_and_hashes {
            for row in &mut rows {
                row.remove(0);
            }
            let blocks: Vec<Block> = table(TableKind::Sources, "", &["Article"], &[100], rows).into_iter().collect();
            return self.section(1, "Sources", blocks);
        }
        let blocks: Vec<Block> =
            table(TableKind::Sources, "", &["Id", "Article"], &[20, 80], rows).into_iter().collect();
        self.section(1, "Sources", blocks);
    }
}
