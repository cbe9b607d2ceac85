//! Where everything goes: pure arithmetic over a picture, the same on any machine.
//!
//! Parties stand in a column on the left, and from four on in a second one on the right, those of the same strongest
//! meaning together and in order of name. Every edge has a lane of its own beside its party, wide enough for its words;
//! from there it bends to the hub in the middle. Since lanes and boxes share nothing, nothing can overlap. The hub is
//! the subject. Where an edge passes the subject by, authors stand on the left and objects, as hubs, on the right.

use std::collections::{BTreeMap, HashMap};

use super::column::{
    GROUP_GAP, PADDING, PARTY_GAP, Party, Said, Words, box_height, box_width, column_height, fold,
    gap_before, line_heights, mark_lines, most_mark_lines, name_lines, party,
};
use super::places::{Lane, Layout, NodeBox, Point, Rect};
use super::union::Union;
use super::{Edge, Picture, Role};

/// Size of names, in pixels of the figure.
pub(crate) const NAME: f64 = 19.0;
/// Size of the words on edges and beside names.
pub(crate) const LABEL: f64 = 16.0;
/// Height of a line of text as a multiple of its size.
pub(crate) const LEADING: f64 = 1.3;

const PORT_GAP: f64 = 24.0;
/// Room between a box and the words on its edges, where marks are drawn.
const STUB: f64 = 26.0;

/// Finds a place for every node and every edge of a picture.
#[cfg(test)]
pub(crate) fn layout(picture: &Picture) -> Layout {
    layouts(std::slice::from_ref(picture)).remove(0)
}

/// Finds a place for every node and every edge of pictures that belong together: what is in several has the same place in each.
pub(crate) fn layouts(pictures: &[Picture]) -> Vec<Layout> {
    let union = &Union::of(pictures);
    let index: HashMap<&str, usize> =
        (0..union.node_count()).map(|at| (union.node(at).id.as_str(), at)).collect();
    let subject = (0..union.node_count()).find(|at| union.node(*at).role == Role::Subject);
    let ends = |edge: &Edge| Some((*index.get(edge.from.as_str())?, *index.get(edge.to.as_str())?));
    // Edges to nodes that are not in the picture have no place.
    let ends: Vec<(usize, (usize, usize))> =
        (0..union.edge_count()).filter_map(|at| Some((at, ends(union.edge(at))?))).collect();
    let centre =
        subject.filter(|subject| ends.iter().all(|(_, (from, to))| from == subject || to == subject));

    let is_split = centre.is_some() && union.node_count() > 4;
    let label_room = match (is_split, union.is_narrow()) {
        (true, true) => 205.0,
        (true, false) => 250.0,
        (false, _) => 380.0,
    };
    let mut is_object = vec![false; union.node_count()];
    ends.iter().for_each(|(_, (_, to))| is_object[*to] = true);
    let mut parties: BTreeMap<usize, Party> = BTreeMap::new();
    for (node, is_object) in is_object.into_iter().enumerate() {
        if centre.map_or(!is_object, |centre| node != centre) {
            parties.insert(node, party(union, node));
        }
    }
    for (edge, (from, to)) in ends {
        let is_from_party = Some(from) != centre;
        let (node, hub) = if is_from_party { (from, to) } else { (to, from) };
        let words = Words::new(union, edge, (hub, is_from_party), label_room);
        parties.entry(node).or_insert_with(|| party(union, node)).edges.push(words);
    }
    let mut parties: Vec<Party> = parties.into_values().collect();
    for party in &mut parties {
        party.edges.sort_by_key(|words| (union.edge(words.edge).meaning, words.edge));
        party.space();
        party.strongest = party.edges.first().map(|words| union.edge(words.edge).meaning);
    }
    // Parties without an edge come last.
    let key = |party: &Party| (party.strongest.is_none(), party.strongest, &union.node(party.node).label);
    parties.sort_by(|one, other| key(one).cmp(&key(other)).then(one.node.cmp(&other.node)));
    let right = match is_split {
        true => parties.split_off(fold(&parties)),
        false => Vec::new(),
    };
    let whole = place(union, centre, &parties, &right);
    // Lanes were made in the order of the columns.
    let mut words: Vec<Words> = parties.into_iter().chain(right).flat_map(|party| party.edges).collect();
    (0..pictures.len()).map(|at| part(&whole, &mut words, union, at)).collect()
}

/// What one of the pictures has of the whole, with the words that it alone writes on the lanes.
fn part(whole: &Layout, words: &mut [Words], union: &Union<'_>, at: usize) -> Layout {
    let mut layout = Layout { width: whole.width, height: whole.height, ..Layout::default() };
    let mut places = vec![None; whole.boxes.len()];
    for (place, one) in places.iter_mut().zip(&whole.boxes) {
        if let Some((node, of)) = union.nodes_of(one.node).nth(at).flatten() {
            *place = Some(layout.boxes.len());
            layout.boxes.push(NodeBox { node, marks: mark_lines(union, of), ..one.clone() });
        }
    }
    for (lane, words) in whole.lanes.iter().zip(words) {
        if let (Some(said), Some(leaves)) = (words.said[at].take(), places[lane.leaves]) {
            let y = lane.party.y - said.height_above();
            let words = Rect { y, height: said.height_above() + said.height_below(), ..lane.words };
            let Said { edge, above, below } = said;
            layout.lanes.push(Lane { edge, leaves, above, below, words, ..lane.clone() });
        }
    }
    layout
}

/// The side of the hub that a column is on.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}

/// Gives everything its place: columns at the sides, hubs in the middle of what remains.
fn place(union: &Union<'_>, centre: Option<usize>, left: &[Party], right: &[Party]) -> Layout {
    let column_width = |parties: &[Party]| {
        parties.iter().map(|party| box_width(&party.name, &party.marks)).fold(0.0, f64::max)
    };
    let label_width =
        |parties: &[Party]| match parties.iter().flat_map(|party| &party.edges).map(|words| words.width) {
            widths if parties.iter().any(|party| !party.edges.is_empty()) => {
                widths.fold(0.0, f64::max) + 2.0 * STUB
            }
            _ => 0.0,
        };
    let tallest = column_height(left).max(column_height(right));
    // A tall column needs a longer bend, or its outer lanes fall too steeply.
    let bend = |parties: &[Party]| {
        if parties.is_empty() { 0.0 } else { (tallest * 0.16).clamp(70.0, 210.0) }
    };
    let widths = [left, right].map(|parties| (column_width(parties), label_width(parties)));
    let sides = [(left, widths[0]), (right, widths[1])]
        .map(|(parties, (boxes, words))| boxes + words + bend(parties));

    let mut hubs = hubs(union, centre, [left, right]);
    let hub_width = hubs.iter().map(|hub| hub.place.width).fold(0.0, f64::max);
    let hubs_height: f64 = hubs.iter().map(|hub| hub.place.height).sum::<f64>()
        + hubs.len().saturating_sub(1) as f64 * (PARTY_GAP + GROUP_GAP);
    // The hubs stand level with the middle of all lanes, so that a single lane runs straight.
    let tops = [left, right].map(|parties| (tallest - column_height(parties)) / 2.0);
    let lines: Vec<f64> =
        [left, right].iter().zip(tops).flat_map(|(parties, top)| line_heights(parties, top)).collect();
    let middle =
        if lines.is_empty() { tallest / 2.0 } else { lines.iter().sum::<f64>() / lines.len() as f64 };
    let shift = (hubs_height / 2.0 - middle).max(0.0);
    let height = shift + tallest.max(middle + hubs_height / 2.0);
    let mut top = shift + middle - hubs_height / 2.0;
    for hub in &mut hubs {
        hub.place = Rect { x: sides[0], y: top, width: hub_width, ..hub.place };
        top += hub.place.height + PARTY_GAP + GROUP_GAP;
    }

    let width = sides[0] + hub_width + sides[1];
    let mut layout = Layout { width, height, ..Layout::default() };
    for (at, (parties, side, edge)) in
        [(left, Side::Left, 0.0), (right, Side::Right, width)].into_iter().enumerate()
    {
        column(&mut layout, parties, side, Point { x: edge, y: tops[at] + shift }, widths[at]);
    }
    connect(&mut layout.lanes, &hubs, [left, right], sides[0]);
    layout.boxes.extend(hubs);
    layout
}

/// The hubs without a place but with their size: room for the name and for a port each lane.
fn hubs(union: &Union<'_>, centre: Option<usize>, columns: [&[Party]; 2]) -> Vec<NodeBox> {
    // Where several hubs are, they stand in the order in which the first column meets them.
    let mut order: Vec<usize> = centre.into_iter().collect();
    let mut ports: BTreeMap<usize, [usize; 2]> = order.iter().map(|hub| (*hub, [0, 0])).collect();
    for (side, parties) in columns.iter().enumerate() {
        for words in parties.iter().flat_map(|party| &party.edges) {
            let ports = ports.entry(words.hub).or_insert_with(|| {
                order.push(words.hub);
                [0, 0]
            });
            ports[side] += 1;
        }
    }
    let hub = |node: usize| {
        let (name, marks) = (name_lines(union, node), most_mark_lines(union, node));
        let ports = ports[&node].into_iter().max().unwrap_or(0) as f64;
        let place = Rect {
            x: 0.0,
            y: 0.0,
            width: box_width(&name, &marks).max(110.0),
            height: (box_height(&name, &marks) + PADDING).max((ports + 0.5) * PORT_GAP),
        };
        NodeBox { node, place, name, marks: Vec::new(), is_hub: true }
    };
    order.into_iter().map(hub).collect()
}

/// Places one column: boxes at the outer edge, lanes from their inner side.
fn column(
    layout: &mut Layout,
    parties: &[Party],
    side: Side,
    corner: Point,
    (box_width, words_width): (f64, f64),
) {
    let Point { x: edge, y: mut top } = corner;
    let inward = match side {
        Side::Left => 1.0,
        Side::Right => -1.0,
    };
    let from = |distance: f64, span: f64| match side {
        Side::Left => edge + distance,
        Side::Right => edge - distance - span,
    };
    for (at, party) in parties.iter().enumerate() {
        top += gap_before(parties, at);
        let first_line = top + party.above();
        let height = party.box_height();
        let y = first_line + (party.spread() - height) / 2.0;
        let place = Rect { x: from(0.0, box_width), y, width: box_width, height };
        let name = party.name.clone();
        layout.boxes.push(NodeBox { node: party.node, place, name, marks: Vec::new(), is_hub: false });
        let leaves = layout.boxes.len() - 1;
        for (words, line) in party.edges.iter().zip(&party.lines) {
            let start = Point { x: edge + inward * box_width, y: first_line + line };
            let bend = Point { x: start.x + inward * words_width, y: start.y };
            layout.lanes.push(Lane {
                edge: words.edge,
                leaves,
                party: start,
                bend,
                hub: bend,
                is_from_party: words.is_from_party,
                above: Vec::new(),
                below: Vec::new(),
                words: Rect {
                    x: from(box_width + STUB, words.width),
                    y: start.y - words.height_above(),
                    width: words.width,
                    height: words.height_above() + words.height_below(),
                },
            });
        }
        top += party.height();
    }
}

/// Leads every lane to a port of its hub; ports of a side follow the order of its lanes.
fn connect(lanes: &mut [Lane], hubs: &[NodeBox], columns: [&[Party]; 2], hubs_left: f64) {
    // The lanes of each hub on each side, in their order; lanes were made in the order of the columns.
    let mut arriving: BTreeMap<usize, [Vec<usize>; 2]> = BTreeMap::new();
    let sides = columns.iter().enumerate().flat_map(|(side, parties)| {
        parties.iter().flat_map(move |party| party.edges.iter().map(move |words| (side, words.hub)))
    });
    for (lane, (side, hub)) in sides.enumerate() {
        arriving.entry(hub).or_default()[side].push(lane);
    }
    for hub in hubs {
        for (side, here) in arriving.remove(&hub.node).unwrap_or_default().into_iter().enumerate() {
            let middle = (here.len() as f64 - 1.0) / 2.0;
            for (port, lane) in here.into_iter().enumerate() {
                let x = if side == 0 { hubs_left } else { hubs_left + hub.place.width };
                let y = hub.place.centre().y + (port as f64 - middle) * PORT_GAP;
                lanes[lane].hub = Point { x, y };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::network::{network, tests as cases};

    fn overlap(one: Rect, other: Rect) -> bool {
        one.x < other.x + other.width
            && other.x < one.x + one.width
            && one.y < other.y + other.height
            && other.y < one.y + one.height
    }

    /// Checks that no two boxes or labels overlap and that no bend passes through either.
    fn assert_clear(picture: &Picture) {
        let layout = layout(picture);
        let places: Vec<Rect> = (layout.boxes.iter().map(|node| node.place))
            .chain(layout.lanes.iter().map(|lane| lane.words))
            .collect();
        for (at, one) in places.iter().enumerate() {
            assert!(one.x >= 0.0 && one.y >= 0.0, "{one:?}");
            assert!(
                one.x + one.width <= layout.width && one.y + one.height <= layout.height + 0.001,
                "{one:?}"
            );
            assert!(
                places[..at].iter().all(|other| !overlap(*one, *other)),
                "{one:?} of {} parties",
                picture.nodes.len()
            );
            for lane in &layout.lanes {
                let x = lane.bend.x.min(lane.hub.x);
                let bent = Rect { x, y: 0.0, width: (lane.bend.x - lane.hub.x).abs(), height: layout.height };
                assert!(!overlap(*one, bent), "{one:?} is under a bend");
            }
        }
    }

    #[test]
    fn nothing_overlaps_for_any_number_of_parties() {
        let kinds = [
            ["recognition-as-government", "recognized:de-facto", "recognized de facto", "1997-05-25"],
            ["envoys", "envoy:unstated", "rank not stated", "..2024-10-04"],
            ["listing", "listed", "listed", "2003"],
            ["relations", "established", "established", "1950"],
        ];
        let ids: Vec<String> = (0..60).map(|at| format!("{} {at}", "Long name ".repeat(at % 7))).collect();
        for parties in 0..=60 {
            let rows: Vec<[&str; 5]> = (0..parties * 3 / 2)
                .map(|at| {
                    let [matter, code, value, since] = kinds[(at * 7 + at / parties) % 4];
                    [ids[at % parties].as_str(), matter, code, value, since]
                })
                .collect();
            let mut answer = cases::answer(&rows);
            assert_clear(&network(&answer).expect("at most sixty"));
            // The same without a subject, and with some authors as objects of others.
            answer.subject = None;
            for (at, row) in answer.rows.iter_mut().enumerate() {
                row.object = ids[at % 5].clone();
            }
            assert_clear(&network(&answer).expect("at most sixty"));
        }
    }

    #[test]
    fn same_meanings_sit_together() {
        let picture = network(&cases::october()).expect("few parties");
        let names: Vec<&str> =
            layout(&picture).boxes.iter().map(|node| picture.nodes[node.node].label.as_str()).collect();
        assert_eq!(
            names,
            ["China", "United Arab Emirates", "Russia", "Afghanistan", "Kazakhstan", "Kyrgyzstan", "Taliban"]
        );
    }
}
