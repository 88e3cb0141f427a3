//! Rows for things that must not overlap.

/// The row of each span (its left and right ends), counted from 0, so that spans of one row lie at least `gap` apart.
/// Spans are taken from left to right, each in the first row where it fits, so few rows are needed and the same spans
/// always come to the same rows. Linear in spans times rows.
pub(super) fn pack(spans: &[(f32, f32)], gap: f32) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by(|one, other| spans[*one].0.total_cmp(&spans[*other].0).then(one.cmp(other)));
    let mut ends: Vec<f32> = Vec::new();
    let mut rows = vec![0; spans.len()];
    for index in order {
        let (left, right) = spans[index];
        let right = right.max(left);
        let row = ends.iter().position(|end| *end + gap <= left).unwrap_or(ends.len());
        match ends.get_mut(row) {
            Some(end) => *end = right,
            None => ends.push(right),
        }
        rows[index] = row;
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spans_share_a_row_where_they_can() {
        let check = |spans: &[(f32, f32)], expect: &[usize]| assert_eq!(pack(spans, 4.0), expect, "{spans:?}");
        check(&[], &[]);
        check(&[(0.0, 10.0)], &[0]);
        check(&[(0.0, 10.0), (14.0, 20.0)], &[0, 0]);
        check(&[(0.0, 10.0), (13.0, 20.0)], &[0, 1]);
        check(&[(13.0, 20.0), (0.0, 10.0)], &[1, 0]);
        check(&[(0.0, 100.0), (10.0, 20.0), (24.0, 30.0)], &[0, 1, 1]);
        check(&[(0.0, 10.0), (0.0, 10.0), (0.0, 10.0)], &[0, 1, 2]);
    }

    proptest! {
        #[test]
        fn no_two_spans_of_a_row_overlap(raw in prop::collection::vec((0.0_f32..2000.0, 0.0_f32..400.0), 0..80), gap in 0.0_f32..20.0) {
            let spans: Vec<(f32, f32)> = raw.iter().map(|(left, width)| (*left, left + width)).collect();
            let rows = pack(&spans, gap);
            prop_assert_eq!(rows.len(), spans.len());
            for (one, (left, right)) in spans.iter().enumerate() {
                for (other, (next_left, next_right)) in spans.iter().enumerate() {
                    if one != other && rows[one] == rows[other] {
                        prop_assert!(right + gap <= *next_left || next_right + gap <= *left);
                    }
                }
            }
            // No row is left empty.
            let count = rows.iter().max().map_or(0, |last| last + 1);
            for row in 0..count {
                prop_assert!(rows.contains(&row));
            }
        }
    }
}
