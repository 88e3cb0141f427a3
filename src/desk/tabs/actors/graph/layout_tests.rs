//! What the layout promises, on networks of every size.

use super::*;
use crate::desk::tabs::actors::graph::gather::Node;
use crate::model::ActorKind;

/// A network of so many neighbours, every third with somebody behind it, and labels of many widths.
fn network(neighbours: usize) -> (Network, Vec<Vec2>) {
    let node = |name: String, step: u8, party: Option<usize>| Node {
        id: ActorId::new(format!("act-{name}")),
        name,
        kind: ActorKind::Person,
        party,
        step,
    };
    let mut network = Network { nodes: vec![node("middle".to_owned(), 0, Some(0))], ..Network::default() };
    let edge = |from, to| Edge { from, to, ties: Vec::new() };
    for number in 0..neighbours {
        let party = [Some(0), Some(1), None, Some(1), Some(2)][number % 5];
        network.nodes.push(node(format!("one-{number}"), 1, party));
        network.edges.push(edge(0, number + 1));
        if number % 4 == 3 {
            network.edges.push(edge(number, number + 1));
        }
    }
    for number in (0..neighbours).step_by(3) {
        network.edges.push(edge(number + 1, network.nodes.len()));
        network.nodes.push(node(format!("two-{number}"), 2, None));
    }
    let labels = network.nodes.iter().map(label_of).collect();
    (network, labels)
}

/// Some size that goes with the name.
fn label_of(node: &Node) -> Vec2 {
    let (wide, high, _) = wish(&node.id);
    vec2(30.0 + 100.0 * wide, if high > 0.7 { 32.0 } else { 16.0 })
}

const SIZES: [usize; 12] = [0, 1, 2, 3, 5, 8, 9, 13, 20, 24, 40, 60];

#[test]
fn no_two_nodes_or_labels_overlap() {
    for neighbours in SIZES {
        for aspect in [1.0, 1.6, 2.4] {
            let (network, labels) = network(neighbours);
            let layout = Layout::of(&network, &labels, aspect);
            for (place, one) in layout.spots.iter().enumerate() {
                for other in &layout.spots[place + 1..] {
                    let both = one.whole(1.0).intersect(other.whole(1.0));
                    assert!(both.width() <= 0.5 || both.height() <= 0.5, "{neighbours} at {aspect}: {both:?}");
                }
            }
        }
    }
}

#[test]
fn the_same_network_gives_the_same_picture_with_the_actor_in_the_middle() {
    for neighbours in SIZES {
        let (network, labels) = network(neighbours);
        let layout = Layout::of(&network, &labels, 1.5);
        assert_eq!(layout, Layout::of(&network.clone(), &labels.clone(), 1.5));
        assert_eq!(layout.spots[0].at, Vec2::ZERO);
        assert!(layout.spots.iter().all(|spot| spot.at.x.is_finite() && spot.at.y.is_finite()));
    }
}

#[test]
fn everything_has_room_in_what_it_is_fitted_into() {
    for neighbours in SIZES {
        let (network, labels) = network(neighbours);
        for size in [vec2(390.0, 320.0), vec2(800.0, 340.0), vec2(1100.0, 650.0)] {
            let layout = Layout::of(&network, &labels, size.x / size.y);
            let zoom = layout.fit(size, 0.05, 1.4);
            let bounds = layout.bounds(zoom);
            assert!(bounds.width() <= size.x && bounds.height() <= size.y, "{neighbours} in {size:?}: {bounds:?}");
            assert!(layout.spots.iter().all(|spot| bounds.contains_rect(spot.whole(zoom))));
        }
    }
}

/// How far the others go, as a part of the picture's width, when one more neighbour comes: on average, and most.
fn moved_by_one_more(neighbours: usize) -> (f32, f32) {
    let (before, _) = network(neighbours);
    let mut after = before.clone();
    let new = after.nodes.len();
    after.nodes.push(Node { id: ActorId::new("act-new"), step: 1, ..before.nodes[1].clone() });
    after.edges.push(Edge { from: 0, to: new, ties: Vec::new() });
    let places = |network: &Network| {
        let labels: Vec<Vec2> = network.nodes.iter().map(label_of).collect();
        Layout::of(network, &labels, 1.5)
    };
    let (one, other) = (places(&before), places(&after));
    let width = one.bounds(1.0).width();
    let ways: Vec<f32> =
        one.spots.iter().zip(&other.spots).map(|(from, to)| (to.at - from.at).length() / width).collect();
    (ways.iter().sum::<f32>() / ways.len() as f32, ways.iter().copied().fold(0.0, f32::max))
}

#[test]
fn one_neighbour_more_moves_the_others_little() {
    for neighbours in SIZES.into_iter().filter(|neighbours| *neighbours >= 3) {
        let (mean, most) = moved_by_one_more(neighbours);
        // Of a few the others must share the circle anew; of many only the nearest give way.
        let (little, much) = if neighbours < 8 { (0.06, 0.25) } else { (0.04, 0.1) };
        assert!(mean < little && most < much, "{neighbours} neighbours: {mean:.3} on average, {most:.3} at most");
    }
}

#[test]
fn angles_are_spread_and_keep_their_order() {
    for (wishes, gap, expect) in [
        (vec![0.0, 3.0], 1.0, vec![0.0, 3.0]),
        (vec![1.0, 1.2], 1.0, vec![0.6, 1.6]),
        (vec![-0.1, 0.1], 1.0, vec![TAU - 0.5, 0.5]),
        (vec![2.0], 1.0, vec![2.0]),
    ] {
        let mut angles = wishes.clone();
        spread(&(0..angles.len()).collect::<Vec<_>>(), &mut angles, gap);
        for (angle, expect) in angles.iter().zip(&expect) {
            let apart = (angle - expect).rem_euclid(TAU);
            assert!(apart.min(TAU - apart) < 0.01, "{wishes:?}: {angles:?}");
        }
    }
}

#[test]
fn arrow_keys_go_the_way_they_point() {
    let spot = |x: f32, y: f32| Spot { at: vec2(x, y), radius: RADIUS, label: Vec2::ZERO, beside: Beside::Below };
    let spots = vec![spot(0.0, 0.0), spot(-100.0, 10.0), spot(100.0, -20.0), spot(10.0, 90.0), spot(220.0, 0.0)];
    let layout = Layout { spots, bends: Vec::new() };
    let (left, right, up, down) = (vec2(-1.0, 0.0), vec2(1.0, 0.0), vec2(0.0, -1.0), vec2(0.0, 1.0));
    for (from, way, expect) in [
        (0, left, Some(1)),
        (0, right, Some(2)),
        (0, down, Some(3)),
        (0, up, None),
        (2, right, Some(4)),
        (1, left, None),
        (3, up, Some(0)),
    ] {
        assert_eq!(layout.toward(layout.spots[from].at, way), expect, "from {from} by {way:?}");
    }
}

#[test]
fn a_line_goes_round_whom_it_does_not_join() {
    let (mut network, _) = network(2);
    network.edges = vec![Edge { from: 1, to: 2, ties: Vec::new() }, Edge { from: 0, to: 1, ties: Vec::new() }];
    let spot = |x: f32, y: f32| Spot { at: vec2(x, y), radius: RADIUS, label: Vec2::ZERO, beside: Beside::Below };
    let spots = vec![spot(0.0, 4.0), spot(-100.0, 0.0), spot(100.0, 0.0)];
    let bends = network.edges.iter().map(|edge| bend(&spots, edge.from, edge.to)).collect();
    let layout = Layout { spots, bends };
    for zoom in [0.7, 1.0, 2.0] {
        let line = layout.line(0, 1, 2, zoom);
        let middle = layout.spots[0].disc(zoom).center();
        assert!(line.iter().all(|point| point.distance(middle) > RADIUS), "at {zoom}");
        let ends = [line[0], line[line.len() - 1]].map(|end| (end.x.abs() - 100.0 * zoom).abs());
        assert!(ends.iter().all(|apart| *apart <= RADIUS + 0.1), "it ends at the rims: {ends:?}");
    }
    assert_eq!(layout.line(1, 0, 1, 1.0).len(), 2, "nobody is in the way");
}
