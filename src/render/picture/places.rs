//! Places, as plain data: what [`super::layout`] finds and a pen draws.

/// Places of everything in a picture, from its own top left corner.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Layout {
    /// Width of the whole.
    pub(crate) width: f64,
    /// Height of the whole.
    pub(crate) height: f64,
    /// The boxes of nodes, in reading order. A node that is both author and hub may have two.
    pub(crate) boxes: Vec<NodeBox>,
    /// The edges.
    pub(crate) lanes: Vec<Lane>,
}

/// The place of a node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NodeBox {
    /// Which of the picture's nodes.
    pub(crate) node: usize,
    /// Its outline.
    pub(crate) place: Rect,
    /// The lines of its name.
    pub(crate) name: Vec<String>,
    /// The lines of its marks.
    pub(crate) marks: Vec<String>,
    /// Whether it is a hub, on which lanes end.
    pub(crate) is_hub: bool,
}

/// The place of an edge: level from the party, then bent, then level into the hub.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lane {
    /// Which of the picture's edges.
    pub(crate) edge: usize,
    /// Which of the boxes it leaves.
    pub(crate) leaves: usize,
    /// Where it leaves its party.
    pub(crate) party: Point,
    /// Where the level part with the words ends.
    pub(crate) bend: Point,
    /// Where it reaches its hub.
    pub(crate) hub: Point,
    /// Whether its author is the party rather than the hub.
    pub(crate) is_from_party: bool,
    /// Lines of words above it.
    pub(crate) above: Vec<String>,
    /// Lines of words below it.
    pub(crate) below: Vec<String>,
    /// Outline of the words and the level line between them.
    pub(crate) words: Rect,
}

/// A point of the figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    /// From the left.
    pub(crate) x: f64,
    /// From the top.
    pub(crate) y: f64,
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    /// Left edge.
    pub(crate) x: f64,
    /// Upper edge.
    pub(crate) y: f64,
    /// Width.
    pub(crate) width: f64,
    /// Height.
    pub(crate) height: f64,
}

impl Rect {
    /// The middle.
    pub(crate) fn centre(self) -> Point {
        Point { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }
}
