//! What several pictures of a series show in all, so that whatever is in more than one of them has one place.

use std::collections::HashMap;

use super::{Edge, Meaning, Node, Picture, Voice};

/// The nodes and edges of several pictures, each once. Of one picture it is the picture itself.
pub(crate) struct Union<'p> {
    pictures: &'p [Picture],
    /// For each node where it is in each picture.
    nodes: Rows,
    /// For each edge where it is in each picture. Edges of one meaning from one party to another are one, whatever is written on them.
    edges: Rows,
}

/// What makes an edge the same in two pictures: its ends, its meaning, the side of a dispute, and which of several such it is.
type Key<'p> = (&'p str, &'p str, Meaning, Option<bool>, usize);

impl<'p> Union<'p> {
    pub(crate) fn of(pictures: &'p [Picture]) -> Self {
        if let [one] = pictures {
            let (nodes, edges) = (Rows::all(one.nodes.len()), Rows::all(one.edges.len()));
            return Self { pictures, nodes, edges };
        }
        let mut union = Self { pictures, nodes: Rows::of(pictures.len()), edges: Rows::of(pictures.len()) };
        let mut known_nodes: HashMap<&str, usize> = HashMap::new();
        let mut known_edges: HashMap<Key<'_>, usize> = HashMap::new();
        for (at, picture) in pictures.iter().enumerate() {
            for (here, node) in picture.nodes.iter().enumerate() {
                let row = *known_nodes.entry(&node.id).or_insert_with(|| union.nodes.add());
                union.nodes.put(row, at, here);
            }
            let mut like: HashMap<(&str, &str, Meaning, Option<bool>), usize> = HashMap::new();
            for (here, edge) in picture.edges.iter().enumerate() {
                let denies = edge.voice.as_ref().map(|voice| matches!(voice, Voice::Denied(_)));
                let nth = like.entry((&edge.from, &edge.to, edge.meaning, denies)).or_default();
                let key = (edge.from.as_str(), edge.to.as_str(), edge.meaning, denies, *nth);
                *nth += 1;
                let row = *known_edges.entry(key).or_insert_with(|| union.edges.add());
                union.edges.put(row, at, here);
            }
        }
        union
    }

    pub(crate) fn is_narrow(&self) -> bool {
        self.pictures.iter().any(|picture| picture.is_narrow)
    }

    pub(crate) fn node_count(&self) -> usize {
        self.nodes.count()
    }

    pub(crate) fn edge_count(&self) -> usize {
        self.edges.count()
    }

    /// A node as the first picture that has it shows it.
    pub(crate) fn node(&self, node: usize) -> &'p Node {
        self.nodes_of(node).flatten().next().expect("it is in a picture").1
    }

    /// An edge as the first picture that has it shows it.
    pub(crate) fn edge(&self, edge: usize) -> &'p Edge {
        self.edges_of(edge).flatten().next().expect("it is in a picture").1
    }

    /// A node in each picture, with its place in that.
    pub(crate) fn nodes_of(&self, node: usize) -> impl Iterator<Item = Option<(usize, &'p Node)>> {
        let places = self.nodes.row(node).iter().zip(self.pictures);
        places.map(|(here, picture)| here.map(|here| (here, &picture.nodes[here])))
    }

    /// An edge in each picture, with its place in that.
    pub(crate) fn edges_of(&self, edge: usize) -> impl Iterator<Item = Option<(usize, &'p Edge)>> {
        let places = self.edges.row(edge).iter().zip(self.pictures);
        places.map(|(here, picture)| here.map(|here| (here, &picture.edges[here])))
    }
}

/// A table with a row for each thing and a column for each picture: where the thing is in the picture.
struct Rows {
    cells: Vec<Option<usize>>,
    pictures: usize,
}

impl Rows {
    /// No thing yet.
    fn of(pictures: usize) -> Self {
        Self { cells: Vec::new(), pictures }
    }

    /// The things of a single picture.
    fn all(count: usize) -> Self {
        Self { cells: (0..count).map(Some).collect(), pictures: 1 }
    }

    fn count(&self) -> usize {
        self.cells.len() / self.pictures.max(1)
    }

    fn row(&self, row: usize) -> &[Option<usize>] {
        &self.cells[row * self.pictures..][..self.pictures]
    }

    /// Adds a thing that is in no picture yet, and gives its row.
    fn add(&mut self) -> usize {
        self.cells.resize(self.cells.len() + self.pictures, None);
        self.count() - 1
    }

    /// Notes that picture `at` has a thing at its place `here`.
    fn put(&mut self, row: usize, at: usize, here: usize) {
        self.cells[row * self.pictures + at] = Some(here);
    }
}
