//! Which labels have room at a zoom, and where: names first, the most telling actors before the others, then the words
//! of the ties. What finds no room is shown when its node or its line is pointed at.

use eframe::egui::{Pos2, Rect, Vec2, vec2};

use super::gather::Network;
use super::layout::{Beside, Layout};

/// The parts of a line at which its label is tried, nearest to the middle first.
const PARTS: [f32; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
/// A line is level when it rises less than this part of its width: its label then stands above it.
const LEVEL: f32 = 0.3;

/// From so many nodes on it is a crowd, seen from afar below this zoom.
const CROWD: usize = 18;
const NEAR: f32 = 0.9;

/// The labels that have room, seen from the middle.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Labels {
    /// In the order of the nodes.
    pub(super) nodes: Vec<Option<Rect>>,
    /// In the order of the edges.
    pub(super) edges: Vec<Option<Rect>>,
    /// The lines of the edges.
    pub(super) lines: Vec<Vec<Pos2>>,
}

impl Labels {
    /// Places the labels of a layout; `sizes` are those of the edges' labels.
    pub(super) fn of(network: &Network, layout: &Layout, sizes: &[Vec2], zoom: f32) -> Self {
        let discs: Vec<Rect> = layout.spots.iter().map(|spot| spot.disc(zoom).expand(2.0)).collect();
        let mut taken: Vec<Rect> = Vec::new();
        let mut nodes = Vec::with_capacity(discs.len());
        for (place, spot) in layout.spots.iter().enumerate() {
            let free = |rect: &Rect| {
                let covers = |(other, disc): (usize, &Rect)| other != place && disc.intersects(*rect);
                !taken.iter().any(|label| label.intersects(*rect)) && !discs.iter().enumerate().any(covers)
            };
            let sides = std::iter::once(spot.beside).chain(Beside::ALL);
            let label = sides.map(|beside| spot.label_rect(zoom, beside)).find(free);
            taken.extend(label);
            nodes.push(label);
        }
        let lines: Vec<Vec<Pos2>> = network
            .edges
            .iter()
            .enumerate()
            .map(|(index, edge)| layout.line(index, edge.from, edge.to, zoom))
            .collect();
        let crowd = network.nodes.len() > CROWD;
        let mut edges = Vec::with_capacity(lines.len());
        for (index, line) in lines.iter().enumerate() {
            // In a crowd seen from afar only what ties someone to the middle speaks.
            if crowd && zoom < NEAR && network.edges[index].from != 0 {
                edges.push(None);
                continue;
            }
            let size = sizes.get(index).copied().unwrap_or_default();
            let free = |rect: &Rect| {
                let covers = |other: &Rect| other.intersects(rect.expand(1.0));
                !taken.iter().any(covers) && !discs.iter().any(covers)
            };
            let places: Vec<Rect> = PARTS.iter().filter_map(|part| label_at(line, *part, size)).filter(free).collect();
            // A label that lies over the line of another tie could be read as that tie's.
            let crossed = |rect: &&Rect| {
                lines.iter().enumerate().filter(|(other, line)| *other != index && line_meets(line, **rect)).count()
            };
            let label = places.iter().min_by_key(crossed).copied();
            taken.extend(label);
            edges.push(label);
        }
        Self { nodes, edges, lines }
    }
}

/// The middle of the label at a part of a line: on it, or above it where it is level.
pub(super) fn label_at(line: &[Pos2], part: f32, size: Vec2) -> Option<Rect> {
    let (start, end) = (line.first()?, line.last()?);
    let at = point_at(line, part)?;
    let level = (end.y - start.y).abs() < LEVEL * (end.x - start.x).abs();
    let centre = if level { at - vec2(0.0, size.y / 2.0 + 1.0) } else { at };
    Some(Rect::from_center_size(centre, size))
}

/// The point at a part of a line's length.
pub(super) fn point_at(line: &[Pos2], part: f32) -> Option<Pos2> {
    let length: f32 = line.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let mut left = length * part;
    for pair in line.windows(2) {
        let piece = pair[0].distance(pair[1]);
        if piece >= left && piece > 0.0 {
            return Some(pair[0].lerp(pair[1], left / piece));
        }
        left -= piece;
    }
    line.last().copied()
}

/// How far a point is from a line.
pub(super) fn distance(line: &[Pos2], point: Pos2) -> f32 {
    line.windows(2)
        .map(|pair| {
            let way = pair[1] - pair[0];
            let part = ((point - pair[0]).dot(way) / way.length_sq().max(1e-6)).clamp(0.0, 1.0);
            point.distance(pair[0] + way * part)
        })
        .fold(f32::INFINITY, f32::min)
}

fn line_meets(line: &[Pos2], rect: Rect) -> bool {
    line.windows(2).any(|pair| segment_meets(pair[0], pair[1], rect))
}

/// Whether a segment has a point in a rectangle (Liang and Barsky's clipping).
pub(super) fn segment_meets(start: Pos2, end: Pos2, rect: Rect) -> bool {
    let way = end - start;
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    for (step, near, far) in
        [(way.x, rect.left() - start.x, rect.right() - start.x), (way.y, rect.top() - start.y, rect.bottom() - start.y)]
    {
        if step.abs() < 1e-6 {
            if near > 0.0 || far < 0.0 {
                return false;
            }
            continue;
        }
        let (one, other) = (near / step, far / step);
        enter = enter.max(one.min(other));
        leave = leave.min(one.max(other));
    }
    enter <= leave
}

#[cfg(test)]
mod tests {
    use eframe::egui::pos2;

    use super::*;

    #[test]
    fn segments_meet_rectangles() {
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0));
        for (start, end, expect) in [
            ((-5.0, 5.0), (15.0, 5.0), true),
            ((2.0, 2.0), (3.0, 3.0), true),
            ((-5.0, -5.0), (-1.0, 20.0), false),
            ((-5.0, 4.0), (4.0, -6.0), false),
            ((-5.0, 4.0), (6.0, -2.0), true),
            ((5.0, -5.0), (5.0, -1.0), false),
            ((5.0, -5.0), (5.0, 1.0), true),
        ] {
            let at = |(x, y): (f32, f32)| pos2(x, y);
            assert_eq!(segment_meets(at(start), at(end), rect), expect, "{start:?} to {end:?}");
        }
    }

    #[test]
    fn points_and_distances_run_along_a_line() {
        let line = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 30.0)];
        for (part, expect) in [(0.0, (0.0, 0.0)), (0.25, (10.0, 0.0)), (0.5, (10.0, 10.0)), (1.0, (10.0, 30.0))] {
            assert_eq!(point_at(&line, part), Some(pos2(expect.0, expect.1)));
        }
        for (point, expect) in [((5.0, 3.0), 3.0), ((13.0, 20.0), 3.0), ((-4.0, 3.0), 5.0)] {
            assert!((distance(&line, pos2(point.0, point.1)) - expect).abs() < 1e-4);
        }
        assert_eq!(point_at(&[], 0.5), None);
    }
}
