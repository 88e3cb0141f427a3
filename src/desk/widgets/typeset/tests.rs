use eframe::egui::{Context, FontFamily, FontId, RawInput};
use proptest::prelude::*;

use super::*;

fn face() -> Face {
    Face { font: FontId::new(16.0, FontFamily::Proportional), row_height: 26.0 }
}

/// Runs `test` where text can be laid out. No font is needed: egui then makes every cluster a box.
fn with_fonts(mut test: impl FnMut(&Context)) {
    let ctx = Context::default();
    ctx.set_missing_glyph_policy(eframe::egui::MissingGlyphPolicy::Tofu);
    let mut once = false;
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        if !std::mem::replace(&mut once, true) {
            test(ui.ctx());
        }
    });
    output.textures_delta.clear();
    assert!(once);
}

/// The characters of each line from left to right, as the eye meets them.
fn seen(text: &str, max_width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    with_fonts(|ctx| {
        let paragraph = lay_out(ctx, text, &face(), Limits::wrapped(max_width), is_right_to_left(text));
        for line in &paragraph.lines {
            let mut placed: Vec<(f32, usize)> = Vec::new();
            for piece in &line.pieces {
                for (index, edges) in piece.edges.windows(2).enumerate() {
                    placed.push((edges[0].midpoint(edges[1]), piece.chars.start + index));
                }
            }
            placed.sort_by(|a, b| a.0.total_cmp(&b.0));
            lines.push(placed.iter().map(|(_, index)| chars[*index]).collect());
        }
    });
    lines
}

#[test]
fn lines_end_where_they_may() {
    let check = |text: &str, expect: &str| {
        let chars: Vec<char> = text.chars().collect();
        let mut marked = String::new();
        let breaks = break_opportunities(&chars);
        for (index, c) in chars.iter().enumerate() {
            if breaks.contains(&index) {
                marked.push('|');
            }
            marked.push(*c);
        }
        assert_eq!(marked, expect);
        assert_eq!(breaks.last().copied(), (!chars.is_empty()).then_some(chars.len()));
    };
    check("", "");
    check("one", "one");
    check("two words", "two |words");
    check("two  spaces", "two  |spaces");
    check("a no-break\u{A0}space", "a |no-|break\u{A0}space");
    check("in 9-10 October", "in |9-10 |October");
    check("said — yes", "said |— |yes");
    check("said—yes", "said—|yes");
    check("美国代表团。他们", "美|国|代|表|团。|他|们");
    check("« سلام »", "« |سلام |»");
}

#[test]
fn lines_are_filled_greedily_and_spaces_hang() {
    let check = |words: &[(f32, f32)], width: f32, expect: &[std::ops::Range<usize>]| {
        assert_eq!(fill_lines(words, width), expect);
    };
    check(&[], 10.0, &[]);
    check(&[(3.0, 1.0), (3.0, 1.0), (3.0, 1.0), (1.0, 0.0)], 11.0, &[0..3, 3..4]);
    check(&[(3.0, 1.0), (3.0, 1.0), (3.0, 0.0)], 10.0, &[0..2, 2..3]);
    check(&[(3.0, 5.0), (3.0, 0.0)], 3.0, &[0..1, 1..2]);
    check(&[(30.0, 1.0), (3.0, 0.0)], 10.0, &[0..1, 1..2]);
}

#[test]
fn directions_are_told() {
    let check = |text: &str, plain: bool, right_to_left: bool| {
        assert_eq!((is_plain_left_to_right(text), is_right_to_left(text)), (plain, right_to_left), "{text:?}");
    };
    check("", true, false);
    check("Doha, 9–10 October", true, false);
    check("Élysée «oui»", true, false);
    check("2021", true, false);
    check("دوحه", false, true);
    check("שלום", false, true);
    check("2021 دوحه", false, true);
    check("Doha دوحه", false, false);
    check("\u{200F}Doha", false, true);
    check("۲۰۲۱", false, false);
}

#[test]
fn words_come_in_visual_order() {
    let check = |text: &str, expect: &str| assert_eq!(seen(text, f32::INFINITY), [expect], "{text:?}");
    // Left to right stays.
    check("two sides met", "two sides met");
    // Right to left is turned round as a whole.
    check("سلام دنیا", "ایند مالس");
    check("שלום עולם", "םלוע םולש");
    // Numbers in it are not.
    check("در ۲۰۲۱ بود", "دوب ۲۰۲۱ رد");
    check("في ٢٠٢١ كان", "ناك ٢٠٢١ يف");
    check("سال 2021 بود", "دوب 2021 لاس");
    // Nor are names in another script.
    check("با Thomas West گفت", "تفگ Thomas West اب");
    // A word of the one in a line of the other.
    check("the word دوحه here", "the word هحود here");
    check("the words شهر دوحه here", "the words هحود رهش here");
    // Signs go with the paragraph's direction.
    check("سلام.", ".مالس");
    check("said دوحه.", "said هحود.");
    // The order is that of the text; the brackets are mirrored when painted.
    check("او (وزیر) گفت", "تفگ )ریزو( وا");
    // A zero-width non-joiner does not part a word.
    check("می\u{200C}روند", "دنور\u{200C}یم");
}

#[test]
fn brackets_are_mirrored_in_right_to_left_text() {
    with_fonts(|ctx| {
        let text = "او (وزیر) گفت";
        let paragraph = lay_out(ctx, text, &face(), Limits::wrapped(f32::INFINITY), true);
        let mut galleys: Vec<_> =
            paragraph.galleys.iter().map(|(at, galley)| (at.x, galley.text().to_owned())).collect();
        galleys.sort_by(|a, b| a.0.total_cmp(&b.0));
        let words: Vec<_> = galleys.into_iter().map(|(_, text)| text).collect();
        assert_eq!(words, ["گفت", "(", "وزیر", ")", "او"]);
    });
}

#[test]
fn right_to_left_lines_end_at_the_right_of_the_measure() {
    with_fonts(|ctx| {
        let text = "هیئت امریکا و نمایندگان طالبان در شهر دوحه با هم گفت‌وگو کردند و گفتند باز می‌بینند ";
        let paragraph = lay_out(ctx, text, &face(), Limits::wrapped(200.0), true);
        assert!(paragraph.lines.len() > 2);
        for line in &paragraph.lines {
            let start = line.x_of(Caret::before(line.chars.start)).unwrap();
            assert!((start - 200.0).abs() < 0.01, "a line starts at {start}");
            let end = line.x_of(Caret::before(line.ink_end)).unwrap();
            assert!(end > -0.01, "a line ends at {end}");
        }
        assert_eq!(paragraph.lines.first().unwrap().chars.start, 0);
        assert!(paragraph.lines.windows(2).all(|pair| pair[0].chars.end == pair[1].chars.start));
        assert_eq!(paragraph.char_count(), text.chars().count());
    });
}

#[test]
fn a_word_wider_than_the_line_is_cut() {
    for text in ["https://example.org/a/very/long/address/without/spaces", "قسطنطنیهقسطنطنیهقسطنطنیهقسطنطنیه"]
    {
        with_fonts(|ctx| {
            let paragraph = lay_out(ctx, text, &face(), Limits::wrapped(60.0), is_right_to_left(text));
            assert!(paragraph.lines.len() > 2);
            assert!(paragraph.width <= 60.5, "{}: {:?}", paragraph.width, paragraph.lines);
            assert_eq!(paragraph.char_count(), text.chars().count());
        });
    }
}

#[test]
fn a_line_that_was_cut_is_the_line_that_would_be_shaped() {
    let ctx = Context::default();
    crate::desk::theme::install(&ctx);
    // Ligatures, kerning, a mark that combines, spaces that hang, and two of them.
    let text = "The first minister’s office officially affirmed  on Tuesday, after “efficient” talks at To\u{308}lva, that \
        AVATAR, the waffle fund, would offer flour to five offices by Friday.";
    let mut lines = 0;
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        let ctx = ui.ctx();
        let paragraph = lay_out(ctx, text, &face(), Limits::wrapped(190.0), false);
        let printed: String = paragraph.galleys.iter().map(|(_, galley)| galley.text()).collect();
        assert_eq!(printed, text);
        lines = paragraph.lines.len();
        for (line, (_, cut)) in paragraph.lines.iter().zip(&paragraph.galleys) {
            let alone = lay_out(ctx, cut.text(), &face(), Limits::wrapped(f32::INFINITY), false);
            // A glyph stands on a whole pixel and is drawn a part of one beside it, so the same place has two of them.
            let near =
                |one: f32, other: f32| assert!((one - other).abs() <= 1.01, "{one} for {other} in {:?}", cut.text());
            for (one, other) in line.pieces[0].edges.iter().zip(&alone.lines[0].pieces[0].edges) {
                near(*one, *other);
            }
            let (row, expect) = (&cut.rows[0].row, &alone.galleys[0].1.rows[0].row);
            assert_eq!(cut.rows.len(), 1);
            assert_eq!(row.glyphs.len(), expect.glyphs.len());
            for (glyph, expect) in row.glyphs.iter().zip(&expect.glyphs) {
                assert_eq!((glyph.chr, glyph.first_vertex), (expect.chr, expect.first_vertex));
                near(glyph.pos.x, expect.pos.x);
            }
            let (mesh, expected) = (&row.visuals.mesh, &expect.visuals.mesh);
            assert_eq!(mesh.indices, expected.indices);
            assert_eq!((cut.num_vertices, cut.num_indices), (expected.vertices.len(), expected.indices.len()));
            for (vertex, expect) in mesh.vertices.iter().zip(&expected.vertices) {
                near(vertex.pos.x, expect.pos.x);
                near(vertex.pos.y, expect.pos.y);
            }
            near(cut.mesh_bounds.right(), alone.galleys[0].1.mesh_bounds.right());
            assert!(cut.mesh_bounds.left() > -2.0 && cut.mesh_bounds.right() < 192.0, "{:?}", cut.mesh_bounds);
        }
    });
    output.textures_delta.clear();
    assert!(lines > 4);
}

#[test]
fn what_has_no_room_is_elided() {
    let check = |text: &str, width: f32, rows: usize, expect_elided: bool| {
        with_fonts(|ctx| {
            let limits = Limits { max_width: width, max_rows: rows };
            let paragraph = lay_out(ctx, text, &face(), limits, is_right_to_left(text));
            assert_eq!(paragraph.elided, expect_elided, "{text:?}");
            assert!(paragraph.lines.len() <= rows);
            assert!(paragraph.width <= width + 0.5, "{text:?} is {} wide", paragraph.width);
            let printed: String = paragraph.galleys.iter().map(|(_, galley)| galley.text()).collect();
            assert_eq!(printed.contains('…'), expect_elided, "{printed:?}");
        });
    };
    check("short", 400.0, 1, false);
    check("rather longer than the room that there is for it", 120.0, 1, true);
    check("rather longer than the room that there is for it", 120.0, 2, true);
    check("rather longer than the room that there is for it", 120.0, 60, false);
    check("اعلامیهٔ وزارت امور خارجه دربارهٔ گفت‌وگوهای دوحه", 120.0, 1, true);
    check("اعلامیهٔ وزارت امور خارجه دربارهٔ گفت‌وگوهای دوحه", 120.0, 2, true);
}

#[test]
fn stepping_sideways_visits_every_place_once() {
    for text in ["two sides met", "سلام دنیا", "با Thomas West گفت", "the word دوحه here ۲۰۲۱"] {
        with_fonts(|ctx| {
            let paragraph = lay_out(ctx, text, &face(), Limits::wrapped(f32::INFINITY), is_right_to_left(text));
            let line = &paragraph.lines[0];
            let mut offsets = Vec::new();
            let mut x = -1.0e4_f32;
            while let Some((next, caret)) = line.beside(x, true) {
                assert!(next > x);
                offsets.push(caret.offset);
                x = next;
            }
            let mut back = Vec::new();
            let mut x = 1.0e4_f32;
            while let Some((next, caret)) = line.beside(x, false) {
                back.push(caret.offset);
                x = next;
            }
            assert_eq!(offsets.len(), back.len());
            let mut sorted = offsets.clone();
            sorted.sort_unstable();
            sorted.dedup();
            // Where directions meet, two offsets may share a place; no more than that is missed.
            assert!(sorted.len() + 4 >= text.chars().count(), "{text:?}: {offsets:?}");
        });
    }
}

fn any_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            Just("Doha ".to_owned()),
            Just("Washington, ".to_owned()),
            Just("دوحه ".to_owned()),
            Just("می‌روند".to_owned()),
            Just("שלום ".to_owned()),
            Just("۲۰۲۱ ".to_owned()),
            Just("2021".to_owned()),
            Just("(e\u{301}) ".to_owned()),
            Just(" ".to_owned()),
            Just("«".to_owned()),
            "\\PC{0,4}",
        ],
        0..24,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_stands_on_one_line_in_one_piece(text in any_text(), width in 40.0_f32..400.0) {
        with_fonts(|ctx| {
            let paragraph = lay_out(ctx, &text, &face(), Limits::wrapped(width), is_right_to_left(&text));
            let mut next = 0;
            for line in &paragraph.lines {
                assert_eq!(line.chars.start, next);
                assert!(line.ink_end >= line.chars.start && line.ink_end <= line.chars.end);
                next = line.chars.end;
                let mut chars: Vec<usize> = line.pieces.iter().flat_map(|piece| piece.chars.clone()).collect();
                chars.sort_unstable();
                assert_eq!(chars, line.chars.clone().collect::<Vec<_>>());
                for piece in &line.pieces {
                    assert_eq!(piece.edges.len(), piece.chars.len() + 1);
                    assert!(piece.edges.iter().all(|edge| edge.is_finite()));
                }
            }
            assert_eq!(next, text.chars().count());
        });
    }

    #[test]
    fn an_offset_leads_to_a_place_and_back(text in any_text(), width in 60.0_f32..400.0, part in 0.0_f64..1.0) {
        with_fonts(|ctx| {
            let paragraph = lay_out(ctx, &text, &face(), Limits::wrapped(width), is_right_to_left(&text));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let offset = (part * text.chars().count() as f64) as usize;
            let (line, x) = paragraph.position(Caret::before(offset));
            let row = &paragraph.lines[line];
            if offset < row.ink_end {
                let back = row.caret_at(x);
                // Characters of no width, and the turns of direction, share a place.
                let again = row.x_of(back).unwrap();
                assert!((again - x).abs() < 0.5, "{text:?}: {offset} at {x} leads to {back:?} at {again}");
            }
        });
    }
}
