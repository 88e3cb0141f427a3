//! What the card shows.

use eframe::egui::{self, Frame, Margin, ScrollArea, Stroke, Ui, vec2};

use super::super::super::scene::Scene;
use super::super::super::tabs::meetings::words::{quote_ui, remarks};
use super::super::super::theme::{Text, measure, theme};
use super::super::super::widgets::kit::{
    Field, Segmented, form_row_ui, key_cap_ui, neutral_chip_ui, radio_ui, select_ui, side_chip_ui,
};
use super::{Choice, SettleCard, heading};
use crate::compare::{Version, counted, speaker_in_words};
use crate::model::{Claim, Confidence, Credibility, Likelihood, Reliability};

/// A card of a version is at least this wide.
const CARD: f32 = 330.0;

impl SettleCard {
    pub(super) fn body_ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, prints: &str) {
        let theme = theme(ui);
        if !self.why.is_empty() {
            ui.label(Text::Body.rich(self.why.as_str(), theme.ink2));
        }
        if self.versions.is_empty() {
            ui.label(Text::Body.rich("No words stand behind this question any more.", theme.rival));
        }
        self.versions_ui(ui, scene);
        let count = self.versions.len();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_24, 2.0);
            let rest = [
                (Choice::Own, "Hold neither, in other words…"),
                (Choice::Both, if count > 2 { "All hold, the scope differs" } else { "Both hold, the scope differs" }),
                (Choice::Open, if count > 2 { "Leave open, and print all" } else { "Leave open, and print both" }),
            ];
            let rest = rest.into_iter().take(if count > 1 { 3 } else { 1 });
            for (place, (choice, words)) in rest.enumerate() {
                let key = (count + place + 1).to_string();
                let words = if count < 2 { "Hold another value…" } else { words };
                if radio_ui(ui, self.choice == choice, words, (key.len() == 1).then_some(key.as_str())).clicked() {
                    self.choice = choice;
                }
            }
        });
        if self.choice == Choice::Own {
            let wrong = self.own.read().err();
            ui.horizontal_top(|ui| {
                ui.set_max_width(460.0);
                ui.vertical(|ui| self.own.ui(ui, scene, "What is held", wrong.as_deref()));
            });
        }
        ui.add_space(measure::SPACE_4);
        let width = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = measure::SPACE_24;
            ui.allocate_ui(vec2(width - 398.0, 10.0), |ui| {
                ui.vertical(|ui| {
                    ui.horizontal(|ui| {
                        ui.label(Text::Strong.rich("Reason", theme.ink));
                        ui.label(Text::Label.rich("kept with the finding and printed with it", theme.ink3));
                    });
                    Field::new("Reason")
                        .id(egui::Id::unique("reason of a finding"))
                        .serif()
                        .rows(3)
                        .show(ui, &mut self.reason);
                });
            });
            ui.vertical(|ui| {
                ui.label(Text::Strong.rich("Confidence", theme.ink));
                let options = Confidence::ALL.iter().map(|it| (*it, crate::compare::capitalised(it.in_words())));
                let options: Vec<(Confidence, String)> = options.collect();
                let options: Vec<(Confidence, &str)> =
                    options.iter().map(|(it, words)| (*it, words.as_str())).collect();
                Segmented::new("Confidence").accent().width(320.0).show(ui, &mut self.confidence, &options);
                ui.add_space(measure::SPACE_8);
                let mut options: Vec<(Option<Likelihood>, &str)> = vec![(None, "none stated")];
                options.extend(Likelihood::ALL.iter().map(|it| (Some(*it), it.in_words())));
                form_row_ui(ui, "Likelihood", 84.0, |ui| {
                    select_ui(ui, "Likelihood", 220.0, &mut self.likelihood, &options)
                });
            });
        });
        if !prints.is_empty() {
            ui.add_space(measure::SPACE_4);
            ui.label(Text::Strong.rich("Prints as", theme.ink));
            let reason = self.reason.trim();
            let words = if reason.is_empty() { prints.to_owned() } else { format!("{prints} {reason}") };
            let shown = Frame::new().inner_margin(Margin { left: 14, ..Margin::ZERO }).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(Text::Value.rich(words, theme.ink));
            });
            let rect = shown.response.rect;
            let bar = egui::Rect::from_min_size(rect.min, vec2(measure::BAR_SELECTED, rect.height()));
            ui.painter().rect_filled(bar, 0.0, theme.accent);
        }
    }

    fn versions_ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) {
        let versions = std::mem::take(&mut self.versions);
        let gap = measure::SPACE_16;
        let count = versions.len().max(1) as f32;
        let width = ((ui.available_width() - gap * (count - 1.0)) / count).floor().max(CARD);
        let height = 270.0;
        ScrollArea::horizontal().id_salt("versions").auto_shrink([false, true]).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                for (place, version) in versions.iter().enumerate() {
                    ui.push_id(("version", place), |ui| {
                        let layout = egui::Layout::top_down(egui::Align::Min);
                        ui.allocate_ui_with_layout(vec2(width, height), layout, |ui| {
                            self.version_ui(ui, scene, (place, version), vec2(width, height));
                        });
                    });
                }
            });
        });
        self.versions = versions;
    }

    fn version_ui(
        &mut self,
        ui: &mut Ui,
        scene: &mut Scene<'_>,
        (place, version): (usize, &Version),
        size: egui::Vec2,
    ) {
        let theme = theme(ui);
        let chosen = self.choice == Choice::Version(place);
        let stroke = match chosen {
            true => Stroke::new(measure::STROKE_FOCUS, theme.accent),
            false => Stroke::new(measure::STROKE_HAIR, theme.line2),
        };
        let claims = Self::claims_of(scene.dossier, version);
        let side = claims.iter().find_map(|(_, claim)| match &claim.speaker {
            crate::model::Speaker::Actor(actor) => scene.side_of(actor).map(|side| (side, actor.clone())),
            _ => None,
        });
        Frame::new().stroke(stroke).corner_radius(measure::RADIUS_CARD).inner_margin(Margin::same(12)).show(ui, |ui| {
            ui.set_width(size.x - 28.0);
            ui.set_min_height(size.y - 28.0);
            ui.spacing_mut().item_spacing.y = measure::SPACE_4;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = measure::SPACE_8;
                let name = heading(scene.dossier, version);
                let key = (place + 1).to_string();
                let response = radio_ui(ui, chosen, "", None);
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, format!("Hold {name}"))
                });
                let label = ui.add(
                    egui::Label::new(Text::Section.rich(name.as_str(), theme.ink)).wrap().sense(egui::Sense::CLICK),
                );
                if response.clicked() || label.clicked() {
                    self.choice = Choice::Version(place);
                }
                if place < 9 {
                    key_cap_ui(ui, &key);
                }
            });
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
                if let Some((side, actor)) = &side {
                    let name = scene.derived.parties.get(actor).and_then(|at| scene.dossier.about.parties.get(*at));
                    let name = name.map_or_else(String::new, |id| scene.dossier.actor_name(id).to_owned());
                    side_chip_ui(ui, *side, &name);
                }
                let articles = counted(version.articles, "article", "articles");
                let origins = counted(version.origins, "origin", "origins");
                neutral_chip_ui(ui, &format!("{articles}, {origins}"));
            });
            let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 5.0), egui::Sense::hover());
            crate::desk::widgets::kit::hairline(ui.painter(), line, theme.line2);
            ScrollArea::vertical().id_salt("words").max_height(size.y - 120.0).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    for (at, (id, claim)) in claims.iter().enumerate() {
                        let remarks = remarks(scene, claim);
                        for (quote_at, quote) in claim.quotes.iter().enumerate() {
                            quote_ui(ui, scene, ("settle", id.as_str(), quote_at), quote, &remarks);
                        }
                        ui.label(Text::Caption.rich(standing_in_words(scene, claim), theme.ink3));
                        if at + 1 < claims.len() {
                            ui.add_space(measure::SPACE_4);
                        }
                    }
                },
            );
        });
    }
}

/// Who says it, how, and how it is graded: “Ned Price, direct, B2”.
fn standing_in_words(scene: &Scene<'_>, claim: &Claim) -> String {
    let dossier = scene.dossier;
    let mut chain: Vec<String> = std::iter::once(&claim.speaker)
        .chain(&claim.chain)
        .filter_map(|speaker| speaker_in_words(dossier, speaker))
        .collect();
    let article = claim.quotes.first().and_then(|quote| dossier.articles.get(&quote.article));
    chain.extend(article.map(|article| dossier.outlet_name(article).to_owned()));
    let outlet = article.and_then(|article| article.outlet.as_ref()).and_then(|id| dossier.outlets.get(id));
    let reliability = article.and_then(|article| article.reliability).or(outlet.and_then(|outlet| outlet.reliability));
    format!(
        "{} · {} · {}",
        chain.join(" › "),
        claim.directness.in_words(),
        grade_in_words(reliability, claim.credibility)
    )
}

/// An Admiralty grade as it is written: “B2”, “not graded”; what cannot be judged is said so.
pub(in super::super) fn grade_in_words(reliability: Option<Reliability>, credibility: Option<Credibility>) -> String {
    let letter = reliability.map(|it| it.in_words().chars().take(1).collect::<String>());
    let digit = credibility.map(|it| it.digit().to_string());
    match (letter, digit) {
        (None, None) => "not graded".to_owned(),
        (Some(letter), Some(digit)) if letter == "F" && digit == "6" => "F6, cannot be judged".to_owned(),
        (letter, digit) => format!("graded {}{}", letter.as_deref().unwrap_or("–"), digit.as_deref().unwrap_or("–")),
    }
}
