//! How far an article counts: its grade, its outlet's, and whether it was retracted.

use std::sync::Arc;

use eframe::egui::Ui;

use super::LABEL;
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::overlay::{Overlay, StandingForm, grades};
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, theme};
use crate::desk::widgets::kit::{form_row_ui, link_ui, section_head_ui, select_ui};
use crate::edit::grade;
use crate::model::{Article, ArticleId, Record, Reliability};

pub(super) fn standing_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId, article: &Article) {
    let retracted = article.retracted.is_some();
    let (_, pressed) = section_head_ui(ui, "Standing", "", |ui| {
        link_ui(ui, if retracted { "Take back the retraction" } else { "Retract…" }, false).clicked()
    });
    if pressed {
        scene.push(Message::Act(if retracted { Action::TakeBackRetraction } else { Action::Retract }));
    }
    if let Some(retraction) = &article.retracted {
        let theme = theme(ui);
        let date = retraction.at.map(|at| format!(", {}", at.format("%Y-%m-%d"))).unwrap_or_default();
        ui.label(Text::Body.rich(format!("Retracted{date}: {}", retraction.reason), theme.rival));
    }
    grade_ui(ui, scene, id, article);
    outlet_grade_ui(ui, scene, article);
}

fn grade_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &ArticleId, article: &Article) {
    let outlet = article.outlet.as_ref().and_then(|id| scene.dossier.outlets.get(id));
    let inherited = outlet.and_then(|outlet| outlet.reliability);
    let none = match inherited {
        Some(grade) => format!("as its outlet: {}", grade.in_words()),
        None => "not graded".to_owned(),
    };
    let mut chosen = article.reliability;
    let response = form_row_ui(ui, "Grade", LABEL, |ui| {
        let width = ui.available_width();
        select_ui(ui, "Grade of the article", width, &mut chosen, &grades(&none))
    });
    if !response.changed() {
        return;
    }
    if is_lower(article.reliability.or(inherited), chosen.or(inherited)) {
        let form = StandingForm::grading(scene.dossier, &scene.derived.claims, id, chosen);
        scene.push(Message::Open(Box::new(Overlay::Standing(form))));
    } else if let Ok(edit) = grade(scene.dossier, id, chosen) {
        scene.push(Message::Edit(edit));
    }
}

fn is_lower(from: Option<Reliability>, to: Option<Reliability>) -> bool {
    from.zip(to).is_some_and(|(from, to)| to.is_below(from))
}

fn outlet_grade_ui(ui: &mut Ui, scene: &mut Scene<'_>, article: &Article) {
    let Some((id, outlet)) = article.outlet.as_ref().and_then(|id| Some((id, scene.dossier.outlets.get(id)?))) else {
        return;
    };
    let mut chosen = outlet.reliability;
    let response = form_row_ui(ui, "Outlet’s", LABEL, |ui| {
        let width = ui.available_width();
        select_ui(ui, "Grade of the outlet", width, &mut chosen, &grades("not graded"))
    });
    if response.changed() {
        let mut changed = outlet.as_ref().clone();
        changed.reliability = chosen;
        scene.put(format!("grade outlet {}", outlet.name), Record::Outlet(id.clone(), Arc::new(changed)));
    }
}
