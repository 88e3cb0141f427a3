//! The head of the page: who it is, in a few words, and what can be done.

use eframe::egui::{
    Align, CornerRadius, Layout, Popup, Rect, RectAlign, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::super::parts::{Place, counted, face, initials, menu_item_ui, paint_text, state_line};
use super::Shown;
use crate::desk::action::Action;
use crate::desk::facts::mark_of;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Side, SideLine, Text, measure, theme};
use crate::desk::widgets::kit::{Button, Icon, IconButton, Line, dashed_rect, fact_state_ui, neutral_chip_ui};
use crate::desk::widgets::text_block::TextBlock;
use crate::edit::{Change, Edit};
use crate::model::{ActorField, RecordRef};

const TILE: f32 = 52.0;
/// Height of a row of what is known.
const ROW: f32 = 18.0;
/// Below this width the buttons are icons alone.
const WORDS_FROM: f32 = 850.0;

pub(super) fn header_ui(ui: &mut Ui, scene: &mut Scene, shown: &Shown) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = measure::SPACE_16;
        let width = ui.available_width();
        tile_ui(ui, shown.actor.name(), scene.side_of(shown.id));
        let buttons = if width < WORDS_FROM { 100.0 } else { 290.0 };
        let words = (ui.available_width() - buttons - measure::SPACE_16).max(120.0);
        ui.allocate_ui_with_layout(vec2(words, TILE), Layout::top_down(Align::Min), |ui| {
            ui.set_width(words);
            // Rows are as high as their words, not as controls.
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = ROW;
            known_ui(ui, scene, shown);
            names_ui(ui, shown, words);
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            ui.set_height(TILE);
            ui.spacing_mut().item_spacing.x = measure::SPACE_8;
            ui.add_space(0.0);
            actions_ui(ui, scene, shown, width < WORDS_FROM);
        });
    });
    description_ui(ui, shown);
    ui.add_space(measure::SPACE_12);
}

/// The initials in the side's colours, framed by the side's line.
fn tile_ui(ui: &mut Ui, name: &str, side: Option<Side>) {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(TILE, TILE), Sense::hover());
    let (ink, tint) = side.map_or((theme.ink2, theme.press), |side| (theme.side(side).ink, theme.side(side).tint));
    let radius = CornerRadius::same(measure::RADIUS_CARD);
    let painter = ui.painter();
    painter.rect_filled(rect, radius, tint);
    let stroke = Stroke::new(measure::STROKE_FOCUS, ink);
    match side.map(Side::line) {
        Some(SideLine::Dashed) => dashed_rect(painter, rect, f32::from(measure::RADIUS_CARD), stroke),
        Some(SideLine::Dotted) => {
            let inner = rect.shrink(1.0);
            let corners =
                [inner.left_top(), inner.right_top(), inner.right_bottom(), inner.left_bottom(), inner.left_top()];
            painter.extend(Shape::dashed_line(&corners, stroke, 2.0, 3.0));
        }
        Some(SideLine::Double) => {
            for shrink in [0.0, 3.0] {
                let thin = Stroke::new(1.0, ink);
                painter.rect_stroke(rect.shrink(shrink), radius, thin, StrokeKind::Inside);
            }
        }
        Some(SideLine::Solid) => _ = painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside),
        None => _ = painter.rect_stroke(rect, radius, Stroke::new(1.0, theme.line3), StrokeKind::Inside),
    }
    let initials = initials(name);
    let width = Line::new().text(ui, Text::DialogTitle, ink, &initials).width();
    let place = Rect::from_center_size(rect.center(), vec2(width + 2.0, 30.0));
    paint_text(ui, &initials, Text::DialogTitle, ink, place, Place::Left);
}

/// Kind, party, counts and id, parted by dots; a dot stands between two of a row only.
fn known_ui(ui: &mut Ui, scene: &Scene, shown: &Shown) {
    let theme = theme(ui);
    let room = ui.available_width();
    let words = |style: Text, text: &str| Line::new().text_within(ui, style, theme.ink2, text, room);
    let mut known = vec![words(Text::Label, shown.actor.kind.in_words())];
    let state = shown.gathered.state(ActorField::Kind);
    if state.is_disputed() {
        known.push(state_line(ui, state));
    }
    if let Some(place) = scene.derived.parties.get(shown.id)
        && let Some(party) = scene.dossier.about.parties.get(*place)
    {
        let side = scene.side_of(shown.id);
        let ink = theme.side_ink(side);
        let name = scene.dossier.actor_name(party);
        known.push(Line::new().side(side).space(5.0).text_within(ui, Text::Label, ink, name, room - 14.0));
    }
    let gathered = shown.gathered;
    let counts = if gathered.mentions.is_empty() {
        "not mentioned".to_owned()
    } else {
        format!(
            "{} in {}, {}",
            counted(gathered.mentions.len(), "mention", "mentions"),
            counted(gathered.articles, "article", "articles"),
            counted(gathered.origins, "origin", "origins"),
        )
    };
    known.push(words(Text::Label, &counts));
    known.push(words(Text::Mono, shown.id.as_str()));

    let dot = Line::new().text(ui, Text::Label, theme.ink3, "·");
    let gap = measure::SPACE_8;
    let mut known = known.into_iter().peekable();
    while known.peek().is_some() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            ui.set_height(ROW);
            let mut left = 0.0;
            while let Some(line) =
                known.next_if(|line| left == 0.0 || left + 2.0 * gap + dot.width() + line.width() <= room)
            {
                if left > 0.0 {
                    let (at, _) = ui.allocate_exact_size(vec2(dot.width(), ROW), Sense::hover());
                    dot.paint(ui.painter(), theme, at.left(), at.center().y);
                    left += 2.0 * gap + dot.width();
                }
                left += line.width().ceil();
                line.ui(ui, theme, ROW);
            }
        });
    }
}

/// The name, and the name in its own script.
fn names_ui(ui: &mut Ui, shown: &Shown, width: f32) {
    let theme = theme(ui);
    let name = shown.actor.name();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_16, 0.0);
        let response = TextBlock::new(name, face(Text::PageTitle), theme.ink).max_width(width).show_ui(ui);
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
        if let Some(native) = shown.actor.native_name().filter(|native| *native != name) {
            let left = width - response.rect.width() - measure::SPACE_16;
            // Beside the name where there is room for some of it, below it otherwise.
            let room = if left < 120.0 { width } else { left };
            let (_, size, row) = Text::PageTitle.measures();
            let mut native_face = face(Text::Reading);
            native_face.row_height = row;
            native_face.font.size = size * 0.75;
            TextBlock::new(native, native_face, theme.ink2).max_width(room).show_ui(ui);
        }
    });
}

fn actions_ui(ui: &mut Ui, scene: &mut Scene, shown: &Shown, narrow: bool) {
    let dots = ui.add(IconButton::new(Icon::Dots, "More about this actor"));
    Popup::menu(&dots).width(260.0).align(RectAlign::BOTTOM_END).show(|ui| {
        ui.set_max_width(260.0);
        if menu_item_ui(ui, Action::Rename.label(), &Action::Rename.keys()).clicked() {
            scene.push(Message::Act(Action::Rename));
        }
        if menu_item_ui(ui, "Copy the id", "").clicked() {
            scene.push(Message::Copy(shown.id.to_string()));
        }
        if !shown.gathered.merges.is_empty() {
            ui.separator();
        }
        for merge_id in &shown.gathered.merges {
            let Some(merge) = scene.dossier.merges.get(merge_id) else { continue };
            let (gone, kept) = (merge.was.name().to_owned(), shown.actor.name());
            if menu_item_ui(ui, &format!("Split “{gone}” again"), "").clicked() {
                let label = format!("split “{gone}” from {kept}");
                let edit = Edit::one(label, Change::SplitActor(merge_id.clone()))
                    .selecting(RecordRef::Actor(shown.id.clone()));
                scene.push(Message::Edit(edit));
            }
        }
        ui.separator();
        if menu_item_ui(ui, Action::Delete.label(), &Action::Delete.keys()).clicked() {
            scene.push(Message::Delete(RecordRef::Actor(shown.id.clone())));
        }
    });
    let keys = Action::Brief.keys();
    let can_merge = scene.dossier.actors.len() > 1;
    let (brief, merge) = if narrow {
        let brief = ui.add(IconButton::new(Icon::Printer, Action::Brief.label()).shortcut(&keys));
        (brief, ui.add(IconButton::new(Icon::Merge, Action::MergeActor.label()).enabled(can_merge)))
    } else {
        let brief = ui.add(Button::new(Action::Brief.label()).icon(Icon::Printer).key(&keys));
        let merge = Button::new(Action::MergeActor.label()).icon(Icon::Merge).enabled(can_merge);
        (brief, ui.add(merge.tooltip("Make one actor of two; it can be undone, and split again later")))
    };
    if brief.clicked() {
        scene.push(Message::Act(Action::Brief));
    }
    if merge.clicked() {
        scene.push(Message::Act(Action::MergeActor));
    }
}

/// Who it is, with its tags and the identifiers that others gave.
fn description_ui(ui: &mut Ui, shown: &Shown) {
    let theme = theme(ui);
    ui.spacing_mut().interact_size.y = 20.0;
    let actor = shown.actor;
    if !actor.description.is_empty() {
        ui.add_space(measure::SPACE_8);
        let measure = ui.available_width().min(760.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_16, 0.0);
            TextBlock::new(&actor.description, face(Text::Value), theme.ink).wrap().max_width(measure).show_ui(ui);
            let state = shown.gathered.state(ActorField::Description);
            fact_state_ui(ui, mark_of(&state), &state.in_words());
        });
    }
    if actor.tags.is_empty() && actor.identifiers.is_empty() {
        return;
    }
    ui.add_space(measure::SPACE_4);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_4);
        for tag in &actor.tags {
            neutral_chip_ui(ui, tag);
        }
        for (label, value) in [("Wikidata", &actor.identifiers.wikidata), ("ISO 3166", &actor.identifiers.iso3166)] {
            if !value.is_empty() {
                Line::new()
                    .text(ui, Text::Label, theme.ink3, label)
                    .space(5.0)
                    .text(ui, Text::Mono, theme.ink2, value)
                    .ui(ui, theme, 20.0);
            }
        }
    });
}
