//! Choosing an actor by name, from a list that opens below.

use eframe::egui::{
    CornerRadius, Id, Key, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::parts::{Place, paint_text};
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Field, Icon, SlimRow, focus_ring_inside, side_mark_paint};
use crate::model::ActorId;

/// How many actors the open list shows at once.
const ROWS: f32 = 9.0;

/// A field that shows an actor and opens a list to choose another. `none` is the choice of no actor, where there may be
/// none. Gives what was chosen, once.
#[allow(clippy::option_option, reason = "chosen or not, and an actor or none")]
pub(super) fn pick_actor_ui(
    ui: &mut Ui,
    scene: &Scene,
    id: Id,
    name: &str,
    width: f32,
    current: Option<&ActorId>,
    none: Option<&str>,
) -> Option<Option<ActorId>> {
    let theme = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(width, measure::FIELD_HEIGHT), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let open = Popup::is_id_open(ui, Popup::default_response_id(&response));
    let fill = if open || response.hovered() { theme.hover } else { theme.raised };
    let radius = CornerRadius::same(measure::RADIUS_FIELD);
    let stroke = Stroke::new(measure::STROKE_HAIR, theme.line2);
    ui.painter().rect(rect, radius, fill, stroke, StrokeKind::Inside);
    let shown = current.map_or(none.unwrap_or("Choose an actor…"), |id| scene.dossier.actor_name(id));
    let mut left = rect.left() + 10.0;
    if let Some(id) = current {
        side_mark_paint(ui.painter(), theme, scene.side_of(id), pos2(left + 4.0, rect.center().y));
        left += 16.0;
    }
    let room = Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right() - 28.0, rect.bottom()));
    let ink = if current.is_some() { theme.ink } else { theme.ink3 };
    let painted = paint_text(ui, shown, Text::Body, ink, room, Place::Left);
    let chevron = Rect::from_center_size(pos2(rect.right() - 15.0, rect.center().y), vec2(13.0, 13.0));
    Icon::ChevronDown.paint(ui.painter(), chevron, theme.ink2);
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_FIELD);
    }
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(shown.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name)
    });
    let chosen = Popup::menu(&response)
        .width(width.max(260.0))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| list_ui(ui, scene, id, current, none))
        .and_then(|inner| inner.inner);
    if painted.elided {
        response.on_hover_text(shown);
    }
    chosen
}

#[allow(clippy::option_option, reason = "chosen or not, and an actor or none")]
fn list_ui(
    ui: &mut Ui,
    scene: &Scene,
    id: Id,
    current: Option<&ActorId>,
    none: Option<&str>,
) -> Option<Option<ActorId>> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let filter_id = id.with("filter");
    // A list that opens anew is whole, and takes the keyboard.
    let before = ui.data(|data| data.get_temp::<u64>(id.with("pass")));
    let opened = before.is_none_or(|pass| pass + 2 < ui.cumulative_pass_nr());
    let mut filter = if opened { String::new() } else { ui.data(|data| data.get_temp(filter_id)).unwrap_or_default() };
    let field = Field::search("Filter by name", "Any form of a name", None).id(filter_id).show(ui, &mut filter);
    if opened {
        field.request_focus();
    }
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let pass = ui.cumulative_pass_nr();
    ui.data_mut(|data| {
        data.insert_temp(id.with("pass"), pass);
        data.insert_temp(filter_id, filter.clone());
    });
    ui.add_space(measure::SPACE_4);
    let found = matching(scene, &filter);
    let mut chosen = None;
    if let (true, Some(first)) = (enter, found.first()) {
        chosen = Some(Some(first.clone()));
    }
    if let Some(words) = none.filter(|_| filter.is_empty())
        && SlimRow::actor(None, words).selected(current.is_none()).show(ui).clicked()
    {
        chosen = Some(None);
    }
    let height = measure::ROW_ACTOR;
    ScrollArea::vertical().max_height(ROWS * height).auto_shrink([false, true]).show_rows(
        ui,
        height,
        found.len(),
        |ui, rows| {
            for actor in found.get(rows).unwrap_or_default() {
                let builder = UiBuilder::new().scope_id(id.with(actor));
                let row = SlimRow::actor(scene.side_of(actor), scene.dossier.actor_name(actor))
                    .detail(scene.dossier.actors.get(actor).map_or("", |actor| actor.kind.in_words()))
                    .selected(current == Some(actor));
                if ui.scope_builder(builder, |ui| row.show(ui)).inner.clicked() {
                    chosen = Some(Some(actor.clone()));
                }
            }
        },
    );
    if found.is_empty() {
        let words = Text::Label.rich("No form of a name holds these words.", theme(ui).ink2);
        ui.label(words);
    }
    if chosen.is_some() {
        ui.close();
    }
    chosen
}

/// The actors with a form of the name that holds the words, in the order of their names.
pub(super) fn matching(scene: &Scene, filter: &str) -> Vec<ActorId> {
    let wanted = filter.trim().to_lowercase();
    let mut found: Vec<(String, &ActorId)> = scene
        .dossier
        .actors
        .iter()
        .filter(|(_, actor)| {
            wanted.is_empty() || actor.names.iter().any(|name| name.value.to_lowercase().contains(&wanted))
        })
        .map(|(id, actor)| (actor.name().to_lowercase(), id))
        .collect();
    found.sort();
    found.into_iter().map(|(_, id)| id.clone()).collect()
}
