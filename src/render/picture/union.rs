//! What several pictures of a series show in all, so that whatever is in more than one of them has one place.

use std::collections::BTreeMap;

use super::{Edge, Meaning, Node, Picture, Voice};

/// The nodes and edges of several pictures, each once. Of one picture it is the picture itself.
pub(crate) struct Union<'p> {
    pictures: &'p [Picture],
    /// For each node where it is in each picture.
    nodes: Vec<Vec<Option<usize>>>,
    /// For each edge where it is in each picture. Edges of one meaning from one party to another are one, whatever is written on them.
    edges: Vec<Vec<Option<usize>>>,
}

/// What makes an edge the same in two pictures: its ends, its meaning, the side of a dispute, and which of several such it is.
type Key<'p> = (&'p str, &'p str, Meaning, Option<bool>, usize);

impl<'p> Union<'p> {
    pub(crate) fn of(pictures: &'p [Picture]) -> Self {
        let mut union = Self { pictures, nodes: Vec::new(), edges: Vec::new() };
        let mut known_nodes: BTreeMap<&str, usize> = BTreeMap::new();
        let mut known_edges: BTreeMap<Key<'_>, usize> = BTreeMap::new();
        for (at, picture) in pictures.iter().enumerate() {
            for (here, node) in picture.nodes.iter().enumerate() {
                let row = *known_nodes.entry(&node.id).or_insert(union.nodes.len());
                put(&mut union.nodes, row, (at, here), pictures.len());
            }
            let mut like: BTreeMap<(&str, &str, Meaning, Option<bool>), usize> = BTreeMap::new();
            for (here, edge) in picture.edges.iter().enumerate() {
                let denies = edge.voice.as_ref().map(|voice| matches!(voice, Voice::Denied(_)));
                let nth = like.entry((&edge.from, &edge.to, edge.meaning, denies)).or_default();
                let key = (edge.from.as_str(), edge.to.as_str(), edge.meaning, denies, *nth);
                *nth += 1;
                let row = *known_edges.entry(key).or_insert(union.edges.len());
                put(&mut union.edges, row, (at, here), pictures.len());
            }
        }
        union
    }

    pub(crate) fn is_narrow(&self) -> bool {
        self.pictures.iter().any(|picture| picture.is_narrow)
    }

    pub(crate) fn node_count(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn edge_count(&self) -> usize {
        self.edges.len()
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
        let places = self.nodes[node].iter().zip(self.pictures);
        places.map(|(here, picture)| here.map(|here| (here, &picture.nodes[here])))
    }

    /// An edge in each picture, with its place in that.
    pub(crate) fn edges_of(&self, edge: usize) -> impl Iterator<Item = Option<(usize, &'p Edge)>> {
        let places = self.edges[edge].iter().zip(self.pictures);
        places.map(|(here, picture)| here.map(|here| (here, &picture.edges[here])))
    }
}

/// Notes that picture `at` has a thing at its place `here`.
fn put(all: &mut Vec<Vec<Option<usize>>>, row: usize, (at, here): (usize, usize), pictures: usize) {
    if row == all.len() {
        all.push(vec![None; pictures]);
    }
    all[row][at] = Some(here);
}
