//! Where everyone stands: the actor in the middle, its neighbours on an ellipse around it, theirs further out.
//!
//! Everything follows from the actors' ids, their parties and the sizes of their labels: no chance, no time, no frame
//! before. A place on the ellipse is wished for by the id alone, so that one neighbour more makes room for itself and
//! leaves the others nearly where they were.

use std::f32::consts::{FRAC_PI_2, PI, TAU};

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::gather::{Edge, Network};
use super::labels::segment_meets;
use super::ties::TieKind;
use crate::model::ActorId;

/// Radius of the actor in the middle, in points.
pub(super) const RADIUS_MIDDLE: f32 = 17.0;
/// Radius of everyone else.
pub(super) const RADIUS: f32 = 13.0;
/// Between a node and its label.
const LABEL_GAP: f32 = 3.0;
/// Between two nodes with their labels.
const APART: f32 = 8.0;
/// Half the height of the smallest ellipse.
const SMALLEST: f32 = 92.0;
/// How much further those of the second step stand.
const SECOND: f32 = 1.62;
/// Rounds in which overlapping nodes are pushed apart.
const ROUNDS: usize = 90;

/// Which side of the picture someone belongs to: friends left, the other side right, all others above or below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sector {
    Left,
    Right,
    Upright,
}

/// What the layout has to know of a node.
#[derive(Clone, Debug)]
struct Body {
    /// From the id: where on the ellipse it wishes to stand, and how far out, 0 to 1.
    wish: f32,
    out: f32,
    upper: bool,
    sector: Sector,
    step: u8,
    /// Tied by more than meetings.
    near: bool,
    /// Neighbours through which those of the second step are tied.
    through: Vec<usize>,
}

/// A node's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// From the middle, in points at zoom 1.
    pub(super) at: Vec2,
    pub(super) radius: f32,
    /// Size of the label.
    pub(super) label: Vec2,
    /// Where the label stands best.
    pub(super) beside: Beside,
}

/// Where a label stands to its node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Below,
    Above,
    Right,
    Left,
}

impl Beside {
    /// All of them, the first where nothing speaks against it.
    pub(super) const ALL: [Self; 4] = [Self::Below, Self::Above, Self::Right, Self::Left];
}

impl Spot {
    /// The node itself, at a zoom. Nodes and labels keep their size.
    pub(super) fn disc(&self, zoom: f32) -> Rect {
        let at = self.at * zoom;
        Rect::from_center_size(pos2(at.x, at.y), Vec2::splat(2.0 * self.radius))
    }

    /// Its label on one side.
    pub(super) fn label_rect(&self, zoom: f32, beside: Beside) -> Rect {
        let disc = self.disc(zoom).expand(LABEL_GAP);
        let (size, centre) = (self.label, disc.center());
        let left_top = match beside {
            Beside::Below => pos2(centre.x - size.x / 2.0, disc.bottom()),
            Beside::Above => pos2(centre.x - size.x / 2.0, disc.top() - size.y),
            Beside::Right => pos2(disc.right() + 1.0, centre.y - size.y / 2.0),
            Beside::Left => pos2(disc.left() - 1.0 - size.x, centre.y - size.y / 2.0),
        };
        Rect::from_min_size(left_top, size)
    }

    /// Both.
    pub(super) fn whole(&self, zoom: f32) -> Rect {
        self.disc(zoom).union(self.label_rect(zoom, self.beside))
    }
}

/// The places of all nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    /// In the order of the network's nodes.
    pub(super) spots: Vec<Spot>,
    /// For each edge: where it is bent, so as not to run through a node that it does not join.
    pub(super) bends: Vec<Option<Vec2>>,
}

impl Layout {
    /// Places a network whose labels have these sizes, for a room `aspect` times as wide as it is high.
    ///
    /// Quadratic in the nodes, with a fixed number of rounds.
    pub(super) fn of(network: &Network, labels: &[Vec2], aspect: f32) -> Self {
        let bodies = bodies(network);
        let angles = angles(&bodies);
        let aspect = aspect.clamp(1.0, 2.4);
        let sizes: Vec<Vec2> = (0..bodies.len()).map(|place| labels.get(place).copied().unwrap_or_default()).collect();
        // Nodes fill three quarters of the ellipse at most; where they do not fit it grows.
        let area: f32 = sizes.iter().map(|size| (size.x + APART) * (size.y + 2.0 * RADIUS + APART)).sum();
        let mut height = SMALLEST.max((area / (PI * aspect) / 0.75).sqrt());
        let mut spots = Vec::new();
        for _ in 0..48 {
            spots = placed(&bodies, &angles, &sizes, vec2(height * aspect, height));
            turn_labels(network, &mut spots);
            if separate(&mut spots) {
                break;
            }
            height *= 1.06;
        }
        stretch(&mut spots, aspect);
        let bends = network.edges.iter().map(|edge| bend(&spots, edge.from, edge.to)).collect();
        Self { spots, bends }
    }

    /// The room that everything takes at a zoom, seen from the middle.
    pub(super) fn bounds(&self, zoom: f32) -> Rect {
        self.spots.iter().fold(Rect::from_center_size(Pos2::ZERO, Vec2::ZERO), |all, spot| all.union(spot.whole(zoom)))
    }

    /// The largest zoom, at most `most`, at which everything has room in `size`; at least `least`.
    pub(super) fn fit(&self, size: Vec2, least: f32, most: f32) -> f32 {
        let fits = |zoom: f32| {
            let bounds = self.bounds(zoom);
            bounds.width() <= size.x && bounds.height() <= size.y
        };
        if fits(most) {
            return most;
        }
        let (mut small, mut large) = (least, most);
        for _ in 0..20 {
            let middle = small.midpoint(large);
            if fits(middle) { small = middle } else { large = middle }
        }
        small
    }

    /// The line of an edge from rim to rim, at a zoom.
    pub(super) fn line(&self, edge: usize, from: usize, to: usize, zoom: f32) -> Vec<Pos2> {
        let (Some(one), Some(other)) = (self.spots.get(from), self.spots.get(to)) else { return Vec::new() };
        let (start, end) = ((one.at * zoom).to_pos2(), (other.at * zoom).to_pos2());
        let Some(bend) = self.bends.get(edge).copied().flatten() else {
            let along = (end - start).normalized();
            return vec![start + along * one.radius, end - along * other.radius];
        };
        const STEPS: u8 = 20;
        let control = (bend * zoom).to_pos2();
        let curve: Vec<Pos2> = (0..=STEPS)
            .map(|step| {
                let part = f32::from(step) / f32::from(STEPS);
                let (first, second) = (start.lerp(control, part), control.lerp(end, part));
                first.lerp(second, part)
            })
            .filter(|point| point.distance(start) > one.radius && point.distance(end) > other.radius)
            .collect();
        let rim = |centre: Pos2, radius: f32, next: &Pos2| centre + (*next - centre).normalized() * radius;
        let mut line: Vec<Pos2> = curve.first().map(|next| rim(start, one.radius, next)).into_iter().collect();
        line.extend(&curve);
        line.extend(curve.last().map(|before| rim(end, other.radius, before)));
        line
    }

    /// The node that someone goes to from a place by an arrow key: the nearest one in about that direction.
    pub(super) fn toward(&self, from: Vec2, direction: Vec2) -> Option<usize> {
        let mut best: Option<(f32, usize)> = None;
        for (place, spot) in self.spots.iter().enumerate() {
            let way = spot.at - from;
            let (ahead, aside) = (way.dot(direction), way.dot(direction.rot90()).abs());
            if ahead < 1.0 || aside > 2.5 * ahead {
                continue;
            }
            let cost = ahead + 2.0 * aside;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, place));
            }
        }
        best.map(|(_, place)| place)
    }
}

/// Two numbers from 0 to 1 and a bit that an id always has (FNV-1a, finished by a multiplication that mixes all bits).
fn wish(id: &ActorId) -> (f32, f32, bool) {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.as_str().bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^= hash >> 29;
    let part = |shift: u32| ((hash >> shift) & 0xff_ffff) as f32 / 16_777_215.0;
    (part(40), part(8), hash & 1 == 1)
}

/// How crowded the ellipse is, from 0 (everyone stands on it) to 1 (they fill the room inside).
fn crowded(neighbours: usize) -> f32 {
    ((neighbours as f32 - 8.0) / 14.0).clamp(0.0, 1.0)
}

fn bodies(network: &Network) -> Vec<Body> {
    let own = network.nodes.first().and_then(|node| node.party);
    network
        .nodes
        .iter()
        .enumerate()
        .map(|(place, node)| {
            let (wish, out, upper) = wish(&node.id);
            let sector = match (own, node.party) {
                (_, None) => Sector::Upright,
                (Some(own), Some(party)) if own == party => Sector::Left,
                (None, Some(party)) if party % 2 == 0 => Sector::Left,
                (_, Some(_)) => Sector::Right,
            };
            let tied = network.edges.iter().filter(|edge| edge.other(place).is_some());
            let near =
                tied.clone().any(|edge| edge.from == 0 && edge.ties.iter().any(|tie| tie.kind != TieKind::Meetings));
            let step = |other: usize| network.nodes.get(other).map_or(0, |node| node.step);
            let through = tied.filter_map(|edge| edge.other(place)).filter(|other| step(*other) == 1).collect();
            Body { wish, out, upper, sector, step: node.step, near, through }
        })
        .collect()
}

/// The angle of every body, clockwise from the right.
fn angles(bodies: &[Body]) -> Vec<f32> {
    let mut angles = vec![0.0; bodies.len()];
    let ring = |step: u8| -> Vec<usize> { (0..bodies.len()).filter(|place| bodies[*place].step == step).collect() };
    for place in ring(1) {
        let body = &bodies[place];
        let aside = body.wish - 0.5;
        angles[place] = match body.sector {
            Sector::Left => PI + aside * 2.2,
            Sector::Right => aside * 2.2,
            Sector::Upright if body.upper => -FRAC_PI_2 + aside * 1.6,
            Sector::Upright => FRAC_PI_2 + aside * 1.6,
        };
    }
    let first = ring(1);
    // Three quarters of an equal share: who has room stays where its id wishes it. In a crowd nobody has.
    let share = 0.75 + 0.2 * crowded(first.len());
    spread(&first, &mut angles, share * TAU / first.len().max(1) as f32);
    for place in ring(2) {
        let body = &bodies[place];
        let sum: Vec2 = body.through.iter().fold(Vec2::ZERO, |sum, through| sum + Vec2::angled(angles[*through]));
        // Tied to two that stand opposite each other, it goes with the first.
        let middle =
            if sum.length() > 0.2 { sum.angle() } else { body.through.first().map_or(0.0, |through| angles[*through]) };
        angles[place] = middle + (body.wish - 0.5) * 0.5;
    }
    let second = ring(2);
    spread(&second, &mut angles, (0.75 * TAU / second.len().max(1) as f32).min(0.42));
    angles
}

/// Turns the angles of some so that no two are nearer than `gap`, each as little as can be. Their order stays.
fn spread(places: &[usize], angles: &mut [f32], gap: f32) {
    let mut order = places.to_vec();
    for place in places {
        angles[*place] = angles[*place].rem_euclid(TAU);
    }
    order.sort_by(|one, other| angles[*one].total_cmp(&angles[*other]).then(one.cmp(other)));
    if order.len() < 2 {
        return;
    }
    for _ in 0..300 {
        let mut moved = false;
        for (index, place) in order.iter().enumerate() {
            let (next, turn) = match order.get(index + 1) {
                Some(next) => (*next, 0.0),
                None => (order[0], TAU),
            };
            let lack = gap - (angles[next] + turn - angles[*place]);
            if lack > 1e-4 {
                angles[*place] -= lack / 2.0;
                angles[next] += lack / 2.0;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

/// Everyone on the ellipses with these half axes.
fn placed(bodies: &[Body], angles: &[f32], sizes: &[Vec2], axes: Vec2) -> Vec<Spot> {
    let crowded = crowded(bodies.iter().filter(|body| body.step == 1).count());
    bodies
        .iter()
        .zip(angles)
        .zip(sizes)
        .map(|((body, angle), label)| {
            let distance = match body.step {
                0 => 0.0,
                // A crowd fills the ring between a half and the whole, those who only met further out.
                1 => {
                    let out = if body.near { 0.8 * body.out } else { 0.4 + 0.6 * body.out };
                    1.0 - crowded * (1.0 - (0.2 + 0.8 * out).sqrt())
                }
                _ => SECOND,
            };
            let at = Vec2::angled(*angle) * axes * distance;
            let radius = if body.step == 0 { RADIUS_MIDDLE } else { RADIUS };
            let beside = if body.step > 0 && angle.sin() < -0.2 { Beside::Above } else { Beside::Below };
            Spot { at, radius, label: *label, beside }
        })
        .collect()
}

/// Turns each label to the side on which the fewest lines run through it; out from the middle where that is alike.
fn turn_labels(network: &Network, spots: &mut [Spot]) {
    for place in 0..spots.len() {
        let spot = spots[place];
        // What ties someone to the middle is what the picture is about.
        let weigh = |edge: &Edge| if edge.from == 0 { 2 } else { 1 };
        let ends: Vec<(Pos2, usize)> = network
            .edges
            .iter()
            .filter_map(|edge| Some((spots.get(edge.other(place)?)?.at.to_pos2(), weigh(edge))))
            .collect();
        let crossed = |beside: &Beside| {
            let rect = spot.label_rect(1.0, *beside).expand2(vec2(3.0, 0.0));
            let lines: usize = ends
                .iter()
                .filter(|(end, _)| segment_meets(spot.at.to_pos2(), *end, rect))
                .map(|(_, weight)| weight)
                .sum();
            // Beside a node a label widens what must be kept apart.
            (lines, matches!(beside, Beside::Right | Beside::Left), *beside != spot.beside)
        };
        spots[place].beside = Beside::ALL.into_iter().min_by_key(crossed).unwrap_or(spot.beside);
    }
}

/// Pushes overlapping nodes apart, while a weak pull holds them where they were placed; whether it succeeded. The
/// one in the middle stays.
fn separate(spots: &mut [Spot]) -> bool {
    let placed: Vec<Vec2> = spots.iter().map(|spot| spot.at).collect();
    let sizes: Vec<Rect> = spots.iter().map(|spot| spot.whole(1.0).translate(-spot.at).expand(APART / 2.0)).collect();
    for round in 0..ROUNDS {
        let pull = 0.06 * (1.0 - round as f32 / (ROUNDS as f32 * 0.7)).max(0.0);
        for (spot, place) in spots.iter_mut().zip(&placed).skip(1) {
            spot.at += (*place - spot.at) * pull;
        }
        let mut moved = false;
        for one in 0..spots.len() {
            for other in one + 1..spots.len() {
                let way = spots[other].at - spots[one].at;
                let Some(push) = push(&sizes[one], &sizes[other], way) else { continue };
                moved = true;
                if one == 0 {
                    spots[other].at += push;
                } else {
                    spots[one].at -= push / 2.0;
                    spots[other].at += push / 2.0;
                }
            }
        }
        if !moved && pull == 0.0 {
            return true;
        }
    }
    let apart = |one: usize, other: usize| {
        let push = push(&sizes[one], &sizes[other], spots[other].at - spots[one].at);
        push.is_none_or(|push| push.length() < 1.0)
    };
    (0..spots.len()).all(|one| (one + 1..spots.len()).all(|other| apart(one, other)))
}

/// Fills the room a little better, each way by a fifth at most. What is apart stays apart.
fn stretch(spots: &mut [Spot], aspect: f32) {
    let bounds = spots.iter().fold(Rect::NOTHING, |all, spot| all.union(spot.whole(1.0)));
    let is = bounds.width() / bounds.height().max(1.0);
    let by = vec2((aspect / is).clamp(1.0, 1.2), (is / aspect).clamp(1.0, 1.2));
    for spot in spots {
        spot.at = spot.at * by;
    }
}

/// How far the second has to go from the first, along the shorter way; `None` where they are apart. Each takes so much
/// room around where it stands; `way` leads from the one to the other.
fn push(one: &Rect, other: &Rect, way: Vec2) -> Option<Vec2> {
    let width = one.max.x.min(other.max.x + way.x) - one.min.x.max(other.min.x + way.x);
    let height = one.max.y.min(other.max.y + way.y) - one.min.y.max(other.min.y + way.y);
    if width <= 0.01 || height <= 0.01 {
        return None;
    }
    Some(if width < height { vec2(width.copysign(way.x), 0.0) } else { vec2(0.0, height.copysign(way.y)) })
}

/// Where a line is bent that would run through a node it does not join: round the one it would cut deepest.
fn bend(spots: &[Spot], from: usize, to: usize) -> Option<Vec2> {
    let (start, end) = (spots.get(from)?.at, spots.get(to)?.at);
    let way = end - start;
    let length = way.length();
    if length < 1.0 {
        return None;
    }
    let along = way / length;
    let mut worst: Option<(f32, f32)> = None;
    for (place, spot) in spots.iter().enumerate() {
        let foot = (spot.at - start).dot(along);
        if place == from || place == to || foot <= 0.0 || foot >= length {
            continue;
        }
        let aside = (spot.at - start).dot(along.rot90());
        let depth = spot.radius + 6.0 - aside.abs();
        if depth > 0.0 && worst.is_none_or(|(deepest, _)| depth > deepest) {
            worst = Some((depth, aside));
        }
    }
    let (depth, aside) = worst?;
    // A parabola passes its control point at half the distance.
    let out = -(2.0 * depth + 18.0).copysign(aside);
    Some(start + way / 2.0 + along.rot90() * out)
}

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
