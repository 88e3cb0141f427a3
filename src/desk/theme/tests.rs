use eframe::egui::{self, Color32, FontFamily};

use super::*;

#[expect(clippy::disallowed_methods, reason = "the theme is what gives colours")]
fn rgb(red: u8, green: u8, blue: u8) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

#[test]
fn embedded_themes_parse() {
    assert!(!Theme::light().dark);
    assert!(Theme::dark().dark);
    assert_eq!(Theme::light().accent, rgb(0x0B, 0x64, 0x5F));
    assert_eq!(Theme::dark().side(Side::B).ink, rgb(0xE9, 0xB0, 0x60));
    assert_eq!(Theme::light().dim, Color32::from_rgba_unmultiplied(0x16, 0x20, 0x1D, 0x57));
}

#[test]
fn a_colour_is_six_or_eight_digits() {
    let check = |text: &str, expect: Option<Color32>| assert_eq!(hex(text).ok(), expect, "{text}");
    check("#0B645F", Some(rgb(11, 100, 95)));
    check("#0b645f", Some(rgb(11, 100, 95)));
    check("#00000080", Some(Color32::from_black_alpha(128)));
    check("0B645F", None);
    check("#0B645", None);
    check("#0B645G", None);
    check("#+B645F", None);
    check("#éé", None);
    check("", None);
}

#[test]
fn an_unknown_token_is_refused() {
    let text = include_str!("../../../assets/theme/light.ron").replace("ink3:", "ink4:");
    assert!(ron::from_str::<Theme>(&text).is_err());
}

/// The minima over window, panel, page and raised, light and dark.
#[test]
fn text_keeps_its_contrast_on_every_surface() {
    type Token = fn(&Theme) -> Color32;
    let tokens: [(&str, Token, f32, f32); 10] = [
        ("ink", |theme| theme.ink, 13.7, 11.9),
        ("ink2", |theme| theme.ink2, 7.2, 7.9),
        ("ink3", |theme| theme.ink3, 4.6, 5.4),
        ("accent", |theme| theme.accent, 5.8, 7.3),
        ("side A", |theme| theme.side(Side::A).ink, 5.8, 7.3),
        ("side B", |theme| theme.side(Side::B).ink, 5.1, 7.5),
        ("side C", |theme| theme.side(Side::C).ink, 5.9, 7.1),
        ("side D", |theme| theme.side(Side::D).ink, 7.5, 9.9),
        ("rival", |theme| theme.rival, 5.4, 7.2),
        ("ink on hover", |theme| theme.ink, 13.7, 11.9),
    ];
    for (name, token, light, dark) in tokens {
        for (theme, least) in [(Theme::light(), light), (Theme::dark(), dark)] {
            for surface in [theme.window, theme.panel, theme.page, theme.raised] {
                let ratio = contrast(token(theme), surface);
                // The minima are given to one decimal place.
                assert!(ratio >= least - 0.05, "{name}, dark {}: {ratio} on {surface:?}", theme.dark);
            }
        }
    }
}

#[test]
fn text_keeps_its_contrast_on_tints() {
    for (theme, least, least_ink) in [(Theme::light(), 5.0, 12.1), (Theme::dark(), 6.4, 7.5)] {
        let sides = Side::ALL.map(|side| (theme.side(side).ink, theme.side(side).tint));
        for (ink, tint) in sides.into_iter().chain([(theme.accent, theme.accent_tint), (theme.rival, theme.rival_tint)])
        {
            let ratio = contrast(ink, tint);
            assert!(ratio >= least - 0.05, "dark {}: {ratio} of {ink:?} on {tint:?}", theme.dark);
        }
        for tint in [theme.evidence, theme.selection] {
            let ratio = contrast(theme.ink, tint);
            assert!(ratio >= least_ink - 0.05, "dark {}: {ratio} on {tint:?}", theme.dark);
        }
        assert!(contrast(theme.on_accent, theme.accent) >= if theme.dark { 8.45 } else { 6.95 });
        assert!(contrast(theme.ink2, theme.rival_tint) >= 4.5);
        assert!(contrast(theme.ink2, theme.selection) >= 4.5);
    }
}

#[test]
fn every_style_has_a_known_family_and_room_for_its_letters() {
    let definitions = font_definitions();
    for text in Text::ALL {
        let (_, size, line) = text.measures();
        assert!(line > size, "{text:?}");
        assert_eq!(text.format(Color32::BLACK).line_height, Some(line));
        let chain = &definitions.families[&text.font().family];
        assert!(chain.iter().all(|key| definitions.font_data.contains_key(key)), "{text:?}");
    }
    for face in Face::ALL {
        assert!(definitions.families.contains_key(&FontFamily::Name(face.name().into())), "{face:?}");
    }
}

#[test]
fn arabic_has_a_bold() {
    let families = font_definitions().families;
    assert_eq!(families[&Face::CharisBold.family()][1], "Naskh Bold");
    assert_eq!(families[&Face::Charis.family()][1], "Naskh");
}

#[test]
fn installed_fonts_have_the_letters_that_sources_use() {
    let ctx = Context::default();
    install(&ctx);
    ctx.run_ui(egui::RawInput::default(), |_| {}).drop_without_applying_deltas();
    for text in Text::ALL {
        for sample in ["Doha, 9–10 October", "Амир Хан", "امیر خان متقی", "گفت‌وگوهای", "…“”‘’–—·¶→≠×"]
        {
            let missing: String = ctx.fonts_mut(|fonts| {
                sample.chars().filter(|&c| c != '\u{200c}' && !fonts.has_glyph(&text.font(), c)).collect()
            });
            assert!(missing.is_empty(), "{text:?} lacks {missing}");
        }
    }
}

#[test]
fn both_styles_are_calm() {
    for theme in [Theme::light(), Theme::dark()] {
        let style = style(theme);
        assert!(!style.visuals.text_cursor.blink);
        assert!(style.animation_time <= measure::ANIMATION);
        assert!(style.scroll_animation.duration.max <= measure::ANIMATION);
        let widgets = &style.visuals.widgets;
        for state in [widgets.noninteractive, widgets.inactive, widgets.hovered, widgets.active, widgets.open] {
            assert!(state.expansion.abs() < f32::EPSILON);
        }
    }
}

#[test]
fn the_theme_follows_the_preference() {
    let ctx = Context::default();
    install(&ctx);
    ctx.set_theme(egui::ThemePreference::Dark);
    assert!(theme(&ctx).dark);
    ctx.set_theme(egui::ThemePreference::Light);
    assert!(!theme(&ctx).dark);
}

#[test]
fn sides_begin_again_after_the_fourth() {
    assert_eq!(Side::of_index(1), Side::B);
    assert_eq!(Side::of_index(4), Side::A);
}
