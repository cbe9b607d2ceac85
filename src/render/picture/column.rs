//! Parties on their way to a place: how their names and words break into lines, and how high that makes a column.

use super::layout::{LABEL, LEADING, NAME};
use super::union::Union;
use super::{Edge, Meaning, Node};
use crate::render::metrics::{Weight, width, wrap};

/// Room inside a box, around its text.
pub(crate) const PADDING: f64 = 12.0;
/// Room between parties of one meaning.
pub(crate) const PARTY_GAP: f64 = 18.0;
/// Further room between parties of different meanings.
pub(crate) const GROUP_GAP: f64 = 16.0;
const NAME_ROOM: f64 = 210.0;
const NARROW_NAME_ROOM: f64 = 150.0;
const LANE_GAP: f64 = 16.0;
/// Room between a line and the words above and below it.
const AIR: f64 = 8.0;

/// A party with its edges, before it has a place.
pub(crate) struct Party {
    pub(crate) node: usize,
    pub(crate) strongest: Option<Meaning>,
    pub(crate) name: Vec<String>,
    /// Its marks in the picture where they take most room.
    pub(crate) marks: Vec<String>,
    pub(crate) edges: Vec<Words>,
    /// How far each lane's line is below the first.
    pub(crate) lines: Vec<f64>,
}

/// An edge with its words in lines, before it has a place.
pub(crate) struct Words {
    pub(crate) edge: usize,
    pub(crate) hub: usize,
    pub(crate) is_from_party: bool,
    /// What is written on it in each picture that has it.
    pub(crate) said: Vec<Option<Said>>,
    /// How wide the widest of its lines is.
    pub(crate) width: f64,
}

/// What one picture writes on an edge.
pub(crate) struct Said {
    /// Which of the picture's edges.
    pub(crate) edge: usize,
    pub(crate) above: Vec<String>,
    pub(crate) below: Vec<String>,
}

impl Said {
    pub(crate) fn height_above(&self) -> f64 {
        self.above.len() as f64 * LABEL * LEADING + AIR
    }

    pub(crate) fn height_below(&self) -> f64 {
        self.below.len() as f64 * LABEL * LEADING + AIR
    }
}

impl Words {
    /// Breaks what each picture writes on an edge into lines of at most so much room.
    pub(crate) fn new(
        union: &Union<'_>,
        edge: usize,
        (hub, is_from_party): (usize, bool),
        room: f64,
    ) -> Self {
        let said = union.edges_of(edge).map(|here| {
            let (edge, words) = here?;
            let (above, below) = label_lines(words, room);
            Some(Said { edge, above, below })
        });
        let said: Vec<Option<Said>> = said.collect();
        let lines = said.iter().flatten().flat_map(|said| said.above.iter().chain(&said.below));
        let width = widest(lines, LABEL, Weight::Regular);
        Self { edge, hub, is_from_party, said, width }
    }

    pub(crate) fn height_above(&self) -> f64 {
        self.said.iter().flatten().map(Said::height_above).fold(0.0, f64::max)
    }

    pub(crate) fn height_below(&self) -> f64 {
        self.said.iter().flatten().map(Said::height_below).fold(0.0, f64::max)
    }
}

impl Party {
    /// Gives each lane its line, once the lanes are in order.
    pub(crate) fn space(&mut self) {
        let steps =
            self.edges.windows(2).map(|pair| pair[0].height_below() + LANE_GAP + pair[1].height_above());
        let further = steps.scan(0.0, |line, step| {
            *line += step;
            Some(*line)
        });
        self.lines = std::iter::once(0.0).chain(further).collect();
    }

    /// The distance from the first line to the last.
    pub(crate) fn spread(&self) -> f64 {
        self.lines.last().copied().unwrap_or(0.0)
    }

    pub(crate) fn box_height(&self) -> f64 {
        box_height(&self.name, &self.marks).max(self.spread() + NAME * LEADING + PADDING)
    }

    /// Room above the first line, for its words and for the box.
    pub(crate) fn above(&self) -> f64 {
        let words = self.edges.first().map_or(0.0, Words::height_above);
        words.max((self.box_height() - self.spread()) / 2.0)
    }

    pub(crate) fn height(&self) -> f64 {
        let words = self.edges.last().map_or(0.0, Words::height_below);
        self.above() + self.spread() + words.max((self.box_height() - self.spread()) / 2.0)
    }
}

/// How wide the widest of some lines is.
pub(crate) fn widest<'a>(lines: impl Iterator<Item = &'a String>, size: f64, weight: Weight) -> f64 {
    lines.map(|line| width(line, size, weight)).fold(0.0, f64::max)
}

/// How high a box is around its text.
pub(crate) fn box_height(name: &[String], marks: &[String]) -> f64 {
    (name.len() as f64 * NAME + marks.len() as f64 * LABEL) * LEADING + PADDING
}

/// How wide a box is around its text.
pub(crate) fn box_width(name: &[String], marks: &[String]) -> f64 {
    widest(name.iter(), NAME, Weight::Bold).max(widest(marks.iter(), LABEL, Weight::Regular)) + 2.0 * PADDING
}

/// A node's name, in lines.
pub(crate) fn name_lines(union: &Union<'_>, node: usize) -> Vec<String> {
    wrap(&union.node(node).label, NAME, Weight::Bold, name_room(union), 3)
}

/// The marks of a node, in lines.
pub(crate) fn mark_lines(union: &Union<'_>, node: &Node) -> Vec<String> {
    let lines = node.marks.iter().flat_map(|mark| wrap(mark, LABEL, Weight::Regular, name_room(union), 2));
    lines.collect()
}

/// The marks of a node in the picture where they take most room.
pub(crate) fn most_mark_lines(union: &Union<'_>, node: usize) -> Vec<String> {
    let all = union.nodes_of(node).flatten().map(|(_, node)| mark_lines(union, node));
    all.max_by_key(Vec::len).unwrap_or_default()
}

fn name_room(union: &Union<'_>) -> f64 {
    if union.is_narrow() { NARROW_NAME_ROOM } else { NAME_ROOM }
}

/// The words above and below a lane: all above where they fit on one line, else the date and the voice below.
fn label_lines(edge: &Edge, room: f64) -> (Vec<String>, Vec<String>) {
    let set = |text: &str| wrap(text, LABEL, Weight::Regular, room, 5);
    let all = edge.words();
    let below = edge.circumstance();
    match below.is_empty() || width(&all, LABEL, Weight::Regular) <= room {
        true => (set(&all), Vec::new()),
        false => (set(&edge.label), set(&below)),
    }
}

/// A party without edges.
pub(crate) fn party(union: &Union<'_>, node: usize) -> Party {
    let (name, marks) = (name_lines(union, node), most_mark_lines(union, node));
    Party { node, strongest: None, name, marks, edges: Vec::new(), lines: Vec::new() }
}

/// Where to fold a column into two of about the same height, rather between groups than within one.
pub(crate) fn fold(parties: &[Party]) -> usize {
    let heights: Vec<f64> = parties.iter().map(Party::height).collect();
    // The sum of a column from a party on, which has no gap above it.
    let high = |from: usize, to: usize| {
        let gap = |at: usize| if at == from { 0.0 } else { gap_before(parties, at) };
        (from..to).map(|at| gap(at) + heights[at]).sum::<f64>()
    };
    let cost = |at: usize| {
        let splits_group = parties[at - 1].strongest == parties[at].strongest;
        (high(0, at) - high(at, parties.len())).abs() + if splits_group { 120.0 } else { 0.0 }
    };
    (1..parties.len()).min_by(|one, other| cost(*one).total_cmp(&cost(*other))).unwrap_or(parties.len())
}

/// Room above a party in its column.
pub(crate) fn gap_before(parties: &[Party], at: usize) -> f64 {
    match at {
        0 => 0.0,
        _ if parties[at - 1].strongest == parties[at].strongest => PARTY_GAP,
        _ => PARTY_GAP + GROUP_GAP,
    }
}

/// How high a column is.
pub(crate) fn column_height(parties: &[Party]) -> f64 {
    (0..parties.len()).map(|at| gap_before(parties, at) + parties[at].height()).sum()
}

/// The heights of all lines of a column.
pub(crate) fn line_heights(parties: &[Party], mut top: f64) -> Vec<f64> {
    let mut heights = Vec::new();
    for (at, party) in parties.iter().enumerate().filter(|(_, party)| !party.edges.is_empty()) {
        top += gap_before(parties, at);
        heights.extend(party.lines.iter().map(|line| top + party.above() + line));
        top += party.height();
    }
    heights
}
