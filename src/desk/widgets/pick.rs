//! Choosing a record by name, from a list that opens below a field and narrows while one types.

use eframe::egui::{
    CornerRadius, Id, Key, LayerId, Modifiers, Order, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::compare::earlier_meetings;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Field, Icon, Lead, Line, SlimRow, focus_ring_inside};
use crate::model::{ActorId, MeetingId, RecordRef, TopicId};

/// How many rows the open list shows at once.
const ROWS: f32 = 9.0;

/// One thing to choose.
pub struct Choice<T> {
    /// What is chosen by it.
    pub value: T,
    /// Its name.
    pub words: String,
    /// More about it.
    pub detail: String,
    /// Other words by which it is found, in lower case.
    pub also: String,
    /// What stands before it.
    pub lead: Lead,
}

/// What was chosen.
pub enum Picked<T> {
    /// One of the choices.
    One(T),
    /// The words typed, which are none of them.
    Typed(String),
}

/// A field that opens a list.
pub struct Pick<'a> {
    /// Names the value, wherever it stands.
    pub id: Id,
    /// The accessible name.
    pub name: &'a str,
    /// What is chosen now, or what to do.
    pub shown: &'a str,
    /// Whether something is chosen.
    pub chosen: bool,
    /// What is made of words that are no choice: “New topic”; `None` where nothing is.
    pub typed: Option<&'a str>,
}

impl Pick<'_> {
    /// Shows the field over the whole width; gives what was chosen, once. The choices are asked for only while the
    /// list is open.
    pub fn show<T: Clone>(&self, ui: &mut Ui, choices: impl FnOnce() -> Vec<Choice<T>>) -> Option<Picked<T>> {
        let theme = theme(ui);
        let width = ui.available_width();
        let (rect, _) = ui.allocate_exact_size(vec2(width, measure::FIELD_HEIGHT), Sense::hover());
        let response = ui.interact(rect, self.id, Sense::click());
        let popup = Popup::default_response_id(&response);
        let open = Popup::is_id_open(ui, popup);
        if open || response.clicked() {
            // Above a dialog that was opened since the list was open last.
            ui.ctx().move_to_top(LayerId::new(Order::Foreground, popup));
        }
        let fill = if open || response.hovered() { theme.hover } else { theme.raised };
        let radius = CornerRadius::same(measure::RADIUS_FIELD);
        ui.painter().rect(rect, radius, fill, Stroke::new(measure::STROKE_HAIR, theme.line2), StrokeKind::Inside);
        let ink = if self.chosen { theme.ink } else { theme.ink2 };
        Line::new().text_within(ui, Text::Body, ink, self.shown, width - 40.0).paint(
            ui.painter(),
            theme,
            rect.left() + 10.0,
            rect.center().y,
        );
        let chevron = Rect::from_center_size(pos2(rect.right() - 15.0, rect.center().y), vec2(13.0, 13.0));
        Icon::ChevronDown.paint(ui.painter(), chevron, theme.ink2);
        if response.has_focus() {
            focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_FIELD);
        }
        response.widget_info(|| WidgetInfo {
            current_text_value: Some(self.shown.to_owned()),
            ..WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.name)
        });
        Popup::menu(&response)
            .width(width.max(260.0))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| self.list_ui(ui, &choices()))
            .and_then(|inner| inner.inner)
    }

    fn list_ui<T: Clone>(&self, ui: &mut Ui, choices: &[Choice<T>]) -> Option<Picked<T>> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let (filter_id, pass_id, at_id) = (self.id.with("filter"), self.id.with("pass"), self.id.with("at"));
        // A list that opens anew is whole, and takes the keyboard.
        let pass = ui.cumulative_pass_nr();
        let opened = ui.data(|data| data.get_temp::<u64>(pass_id)).is_none_or(|seen| seen + 2 < pass);
        let mut filter: String =
            if opened { String::new() } else { ui.data(|data| data.get_temp(filter_id)).unwrap_or_default() };
        let mut at: usize = if opened { 0 } else { ui.data(|data| data.get_temp(at_id)).unwrap_or_default() };
        // The arrows walk the list while the words keep the keyboard.
        let (down, up) = ui.input_mut(|input| {
            (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp))
        });
        let hint = self.typed.map_or("Type to narrow the list", |_| "Type a name, then Enter");
        let field = Field::search("Name to look for", hint, None).id(filter_id).show(ui, &mut filter);
        if opened {
            field.request_focus();
        }
        let needle = filter.trim().to_lowercase();
        let found: Vec<&Choice<T>> = choices
            .iter()
            .filter(|choice| {
                needle.is_empty() || choice.words.to_lowercase().contains(&needle) || choice.also.contains(&needle)
            })
            .collect();
        let named = found.iter().any(|choice| choice.words.to_lowercase() == needle);
        let typed = self.typed.filter(|_| !needle.is_empty() && !named);
        let count = found.len() + usize::from(typed.is_some());
        if field.changed() {
            at = 0;
        }
        if down {
            at += 1;
        }
        at = at.saturating_sub(usize::from(up)).min(count.saturating_sub(1));
        ui.data_mut(|data| {
            data.insert_temp(pass_id, pass);
            data.insert_temp(filter_id, filter.clone());
            data.insert_temp(at_id, at);
        });
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let mut picked = entered.then_some(at).filter(|at| *at < count);
        ui.add_space(measure::SPACE_4);
        let mut area = ScrollArea::vertical().max_height(ROWS * measure::ROW_PALETTE).auto_shrink([false, true]);
        if down || up {
            // The row walked to stands in the middle, where there is room on both sides.
            let row = f32::from(u16::try_from(at).unwrap_or(u16::MAX));
            area = area.vertical_scroll_offset(((row - (ROWS - 1.0) / 2.0) * measure::ROW_PALETTE).max(0.0));
        }
        area.show_rows(ui, measure::ROW_PALETTE, count, |ui, rows| {
            for place in rows {
                let words;
                let row = match (found.get(place), typed) {
                    (Some(choice), _) => SlimRow::palette(choice.lead, &choice.words).detail(&choice.detail),
                    (None, Some(typed)) => {
                        words = format!("{typed} “{}”", filter.trim());
                        SlimRow::palette(Lead::Icon(Icon::Plus), &words)
                    }
                    (None, None) => continue,
                };
                let builder = UiBuilder::new().scope_id(self.id.with(("row", place)));
                if ui.scope_builder(builder, |ui| row.selected(place == at).show(ui)).inner.clicked() {
                    picked = Some(place);
                }
            }
        });
        if count == 0 {
            ui.label(Text::Label.rich("Nothing of that name.", theme(ui).ink2));
        }
        let place = picked?;
        ui.close();
        Some(match found.get(place) {
            Some(choice) => Picked::One(choice.value.clone()),
            None => Picked::Typed(filter.trim().to_owned()),
        })
    }
}

/// The actors by name, found by every form of it; those in `without` are left out.
#[must_use]
pub fn actors(scene: &Scene<'_>, without: &[&ActorId]) -> Vec<Choice<ActorId>> {
    let actors = scene.dossier.actors.iter().filter(|(id, _)| !without.contains(id));
    sorted(actors.map(|(id, actor)| Choice {
        value: id.clone(),
        words: actor.name().to_owned(),
        detail: actor.kind.in_words().to_owned(),
        also: actor.names.iter().map(|name| name.value.to_lowercase()).collect::<Vec<_>>().join("\n"),
        lead: Lead::Side(scene.side_of(id)),
    }))
}

/// The choices, after one of none, which is called by `words`.
#[must_use]
pub fn or_none<T>(words: &str, choices: Vec<Choice<T>>) -> Vec<Choice<Option<T>>> {
    let none =
        Choice { value: None, words: words.to_owned(), detail: String::new(), also: String::new(), lead: Lead::None };
    let some = choices.into_iter().map(|it| Choice {
        value: Some(it.value),
        words: it.words,
        detail: it.detail,
        also: it.also,
        lead: it.lead,
    });
    std::iter::once(none).chain(some).collect()
}

/// The meetings by date, but for one.
#[must_use]
pub fn meetings(scene: &Scene<'_>, without: Option<&MeetingId>) -> Vec<Choice<MeetingId>> {
    let mut dated: Vec<_> = scene.dossier.meetings.iter().filter(|(id, _)| Some(*id) != without).collect();
    dated.sort_by_key(|(_, meeting)| {
        let date = meeting.date.as_ref().map(|when| when.edtf.clone());
        (date.is_none(), date, meeting.title.clone())
    });
    dated
        .into_iter()
        .map(|(id, meeting)| Choice {
            value: id.clone(),
            words: meeting.title.clone(),
            detail: meeting.date.as_ref().map(|when| when.edtf.to_string()).unwrap_or_default(),
            also: String::new(),
            lead: Lead::Icon(Icon::Calendar),
        })
        .collect()
}

/// The meetings that this one may follow, the likeliest first.
#[must_use]
pub fn meetings_before(scene: &Scene<'_>, id: &MeetingId) -> Vec<Choice<MeetingId>> {
    earlier_meetings(scene.dossier, id)
        .into_iter()
        .filter_map(|id| {
            let meeting = scene.dossier.meetings.get(&id)?;
            Some(Choice {
                words: scene.dossier.title_of(&RecordRef::Meeting(id.clone())),
                detail: meeting.date.as_ref().map(|when| when.edtf.to_string()).unwrap_or_default(),
                also: meeting.series_in_words().to_lowercase(),
                lead: Lead::Icon(Icon::Calendar),
                value: id,
            })
        })
        .collect()
}

/// The topics by name, but for some.
#[must_use]
pub fn topics(scene: &Scene<'_>, without: &[TopicId]) -> Vec<Choice<TopicId>> {
    let topics = scene.dossier.topics.iter().filter(|(id, _)| !without.contains(id));
    sorted(topics.map(|(id, topic)| Choice {
        value: id.clone(),
        words: topic.name.clone(),
        detail: String::new(),
        also: String::new(),
        lead: Lead::None,
    }))
}

fn sorted<T>(choices: impl Iterator<Item = Choice<T>>) -> Vec<Choice<T>> {
    let mut choices: Vec<Choice<T>> = choices.collect();
    choices.sort_by_cached_key(|choice| choice.words.to_lowercase());
    choices
}
