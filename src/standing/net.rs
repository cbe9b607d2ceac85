//! One matter on one day as a net of entities, for paths and the like.
//!
//! The algorithms are petgraph's, run on a view of the periods; the shortest path alone is our own, since it is asked often and
//! a search from both ends reads a small part of the net (`docs/performance.md`).

use std::cell::RefCell;

use petgraph::algo::tarjan_scc;
use petgraph::graph::NodeIndex;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{
    Bfs, GraphBase, GraphRef, IntoNeighbors, IntoNodeIdentifiers, NodeCount, NodeIndexable, VisitMap,
    Visitable,
};

use super::standing::Standing;
use super::view::{Filter, View};
use crate::graph::{Columns, EntityIx, EntityRef};
use crate::time::Certainty;
use crate::vocabulary::{Matter, Value};

/// One matter on the day of a view: an edge leads from each author to each object towards which it certainly holds in full.
#[derive(Debug)]
pub struct Net<'g> {
    view: View<'g>,
    matter: Matter,
    /// Edges forwards and backwards, where the view is not the one that the graph worked out when it was built.
    folded: Option<[Vec<Vec<EntityIx>>; 2]>,
    search: RefCell<Search>,
}

/// What a search from both ends has seen, kept from one search to the next so that nothing has to be cleared.
#[derive(Debug, Default)]
struct Search {
    round: u32,
    /// For each side, the round in which an entity was seen, and from where.
    seen: [Vec<(u32, EntityIx)>; 2],
    frontier: [Vec<EntityIx>; 2],
    next: Vec<EntityIx>,
}

/// Which way edges are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Forwards,
    Backwards,
}

impl<'g> View<'g> {
    /// One matter on the day of the view as a net.
    #[must_use]
    pub fn net(self, matter: Matter) -> Net<'g> {
        let entities = self.graph().entity_count();
        let folded = (!self.is_plain()).then(|| {
            let mut edges = [vec![Vec::new(); entities], vec![Vec::new(); entities]];
            for standing in
                self.holding(Filter { matter: Some(matter), ..Filter::default() }).filter(certainly_holds)
            {
                edges[0][standing.author().ix().number()].push(standing.object().ix());
                edges[1][standing.object().ix().number()].push(standing.author().ix());
            }
            edges
        });
        Net { view: self, matter, folded, search: RefCell::default() }
    }
}

fn certainly_holds(standing: &Standing<'_>) -> bool {
    let in_full = |value: Value| if value.holds() { Certainty::Certain } else { Certainty::No };
    standing.certainty_in_dispute(in_full) == Certainty::Certain
}

impl<'g> Net<'g> {
    /// The objects towards which an author holds the matter, in order of id.
    pub fn objects_of(&self, author: EntityRef<'g>) -> impl Iterator<Item = EntityRef<'g>> {
        self.next_to(author.ix(), Way::Forwards).into_iter().map(|ix| ix.of(self.view.graph()))
    }

    /// The authors that hold the matter towards an object, in order of id.
    pub fn authors_of(&self, object: EntityRef<'g>) -> impl Iterator<Item = EntityRef<'g>> {
        self.next_to(object.ix(), Way::Backwards).into_iter().map(|ix| ix.of(self.view.graph()))
    }

    fn next_to(&self, from: EntityIx, way: Way) -> Vec<EntityIx> {
        let mut found = Vec::new();
        self.visit(from, way, |next| {
            found.push(next);
            false
        });
        found.dedup();
        found
    }

    /// Visits the entities one edge away, in order of id, until a visit says that it has seen enough.
    #[inline]
    fn visit(&self, from: EntityIx, way: Way, mut visit: impl FnMut(EntityIx) -> bool) -> bool {
        if let Some(edges) = &self.folded {
            return edges[way as usize][from.number()].iter().any(|next| visit(*next));
        }
        let (columns, run) = self.run(from, way);
        let day = self.view.on();
        for number in run {
            if columns.start[number] <= day && day < columns.end[number] {
                let period = columns.at(number);
                let holds = match period.value {
                    Some(value) => value.holds(),
                    None => Standing::folded(self.view, period.strand, self.matter)
                        .is_some_and(|standing| certainly_holds(&standing)),
                };
                if holds && visit(period.other) {
                    return true;
                }
            }
        }
        false
    }

    fn run(&self, from: EntityIx, way: Way) -> (&'g Columns, std::ops::Range<usize>) {
        let periods = self.view.graph().periods();
        let columns = match way {
            Way::Forwards => periods.by_author(),
            Way::Backwards => periods.by_object(),
        };
        (columns, columns.bucket(self.matter, from))
    }

    /// The fewest steps that lead from one entity to another, both named; none where no way leads there.
    ///
    /// # Examples
    /// ```
    /// use comity::time::{AsOf, Day};
    /// use comity::vocabulary::Matter;
    /// let loaded = comity::load::case("russia-taliban-2024-10").unwrap();
    /// let graph = &loaded.graph;
    /// let net = graph.as_of(AsOf::on(Day::read("2020-01-01").unwrap())).net(Matter::Listing);
    /// let (russia, taliban) = (graph.entity("russia").unwrap(), graph.entity("taliban").unwrap());
    /// assert_eq!(net.shortest_path(russia, taliban), Some(vec![russia, taliban]));
    /// assert_eq!(net.shortest_path(taliban, russia), None);
    /// ```
    #[must_use]
    pub fn shortest_path(&self, from: EntityRef<'g>, to: EntityRef<'g>) -> Option<Vec<EntityRef<'g>>> {
        if from == to {
            return Some(vec![from]);
        }
        let mut search = self.search.borrow_mut();
        let search = &mut *search;
        search.begin(self.view.graph().entity_count(), from.ix(), to.ix());
        loop {
            // The side with fewer entities to look at goes first.
            let cost = |way: Way| -> usize {
                search.frontier[way as usize].iter().map(|one| self.degree_at_most(*one, way)).sum()
            };
            let way = match (cost(Way::Forwards), cost(Way::Backwards)) {
                (0, _) | (_, 0) => return None,
                (forwards, backwards) if forwards <= backwards => Way::Forwards,
                _ => Way::Backwards,
            };
            if let Some(meeting) = self.widen(search, way) {
                return Some(search.path(meeting).into_iter().map(|ix| ix.of(self.view.graph())).collect());
            }
        }
    }

    /// How many entities may lie one edge away: no fewer than do.
    fn degree_at_most(&self, from: EntityIx, way: Way) -> usize {
        match &self.folded {
            Some(edges) => edges[way as usize][from.number()].len(),
            None => self.run(from, way).1.len(),
        }
    }

    /// Takes one side a step further; gives the entity at which it meets the other.
    fn widen(&self, search: &mut Search, way: Way) -> Option<EntityIx> {
        let (this, that) = (way as usize, 1 - way as usize);
        let frontier = std::mem::take(&mut search.frontier[this]);
        let mut next = std::mem::take(&mut search.next);
        next.clear();
        let (round, seen) = (search.round, &mut search.seen);
        let mut meeting = None;
        for &from in &frontier {
            let has_met = self.visit(from, way, |to| {
                if seen[this][to.number()].0 == round {
                    return false;
                }
                seen[this][to.number()] = (round, from);
                next.push(to);
                if seen[that][to.number()].0 == round {
                    meeting = Some(to);
                }
                meeting.is_some()
            });
            if has_met {
                break;
            }
        }
        search.next = frontier;
        search.frontier[this] = next;
        meeting
    }

    /// All entities that can be reached from one, itself first, the nearer ones first.
    #[must_use]
    pub fn reachable(&self, from: EntityRef<'g>) -> Vec<EntityRef<'g>> {
        let edges = Edges(self);
        let mut search = Bfs::new(edges, NodeIndex::new(from.ix().number()));
        let nodes = std::iter::from_fn(|| search.next(edges));
        nodes.map(|node| EntityIx::from_number(node.index()).of(self.view.graph())).collect()
    }

    /// The entities that hang together when the direction of edges is disregarded; those that stand alone are left out. The
    /// largest component comes first, of equal ones that with the smaller id; in each, entities are in order of id.
    #[must_use]
    pub fn components(&self) -> Vec<Vec<EntityRef<'g>>> {
        let entities = self.view.graph().entity_count();
        let mut joined = UnionFind::<usize>::new(entities);
        for from in 0..entities {
            self.visit(EntityIx::from_number(from), Way::Forwards, |to| {
                joined.union(from, to.number());
                false
            });
        }
        let labels = joined.into_labeling();
        let mut by_label: Vec<Vec<EntityIx>> = vec![Vec::new(); entities];
        for (number, label) in labels.into_iter().enumerate() {
            by_label[label].push(EntityIx::from_number(number));
        }
        self.in_order(by_label)
    }

    /// The entities of which each can be reached from each, in the same order as [`Net::components`].
    #[must_use]
    pub fn strong_components(&self) -> Vec<Vec<EntityRef<'g>>> {
        let found = tarjan_scc(Edges(self)).into_iter().map(|nodes| {
            let mut members: Vec<EntityIx> =
                nodes.into_iter().map(|node| EntityIx::from_number(node.index())).collect();
            members.sort_unstable();
            members
        });
        self.in_order(found.collect())
    }

    fn in_order(&self, mut components: Vec<Vec<EntityIx>>) -> Vec<Vec<EntityRef<'g>>> {
        components.retain(|members| members.len() > 1);
        components.sort_by_key(|members| (std::cmp::Reverse(members.len()), members[0]));
        let graph = self.view.graph();
        components.into_iter().map(|members| members.into_iter().map(|ix| ix.of(graph)).collect()).collect()
    }

    /// The pairs that hold the matter towards each other.
    #[must_use]
    pub fn mutual_pairs(&self) -> MutualPairs<'g> {
        let graph = self.view.graph();
        let pairs: Vec<(EntityIx, EntityIx)> = match &self.folded {
            Some([forwards, _]) => {
                let has = |from: EntityIx, to: &EntityIx| forwards[from.number()].binary_search(to).is_ok();
                let numbered =
                    forwards.iter().enumerate().map(|(from, to)| (EntityIx::from_number(from), to));
                numbered
                    .flat_map(|(from, to)| to.iter().map(move |to| (from, *to)))
                    .filter(|(from, to)| from < to && has(*to, from))
                    .collect()
            }
            None => graph.periods().mutual(self.matter).covering(self.view.on(), |one, other| {
                let holds = |from: EntityIx, to: EntityIx| self.visit(from, Way::Forwards, |next| next == to);
                holds(one, other) && holds(other, one)
            }),
        };
        MutualPairs { view: self.view, pairs }
    }
}

/// Pairs of entities that hold a matter towards each other ([`Net::mutual_pairs`]).
#[derive(Debug)]
pub struct MutualPairs<'g> {
    view: View<'g>,
    pairs: Vec<(EntityIx, EntityIx)>,
}

impl<'g> MutualPairs<'g> {
    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The pairs, the smaller id first, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (EntityRef<'g>, EntityRef<'g>)> {
        let graph = self.view.graph();
        self.pairs.iter().map(move |(one, other)| (one.of(graph), other.of(graph)))
    }
}

impl Search {
    fn begin(&mut self, entities: usize, from: EntityIx, to: EntityIx) {
        if self.seen[0].len() != entities || self.round == u32::MAX {
            self.seen = [vec![(0, from); entities], vec![(0, to); entities]];
            self.round = 0;
        }
        self.round += 1;
        for (side, end) in [from, to].into_iter().enumerate() {
            self.seen[side][end.number()] = (self.round, end);
            self.frontier[side].clear();
            self.frontier[side].push(end);
        }
    }

    /// The way from the first end over the meeting to the other.
    fn path(&self, meeting: EntityIx) -> Vec<EntityIx> {
        let towards = |side: usize| {
            std::iter::successors(Some(meeting), move |one| {
                let before = self.seen[side][one.number()].1;
                (before != *one).then_some(before)
            })
        };
        let mut path: Vec<EntityIx> = towards(0).collect();
        path.reverse();
        path.extend(towards(1).skip(1));
        path
    }
}

/// The net as petgraph's algorithms see it.
#[derive(Clone, Copy)]
struct Edges<'n, 'g>(&'n Net<'g>);

impl GraphBase for Edges<'_, '_> {
    type NodeId = NodeIndex;
    type EdgeId = (NodeIndex, NodeIndex);
}

impl GraphRef for Edges<'_, '_> {}

impl IntoNeighbors for Edges<'_, '_> {
    type Neighbors = std::vec::IntoIter<NodeIndex>;

    fn neighbors(self, from: NodeIndex) -> Self::Neighbors {
        let next = self.0.next_to(EntityIx::from_number(from.index()), Way::Forwards);
        next.into_iter().map(|ix| NodeIndex::new(ix.number())).collect::<Vec<_>>().into_iter()
    }
}

impl NodeCount for Edges<'_, '_> {
    fn node_count(&self) -> usize {
        self.0.view.graph().entity_count()
    }
}

impl NodeIndexable for Edges<'_, '_> {
    fn node_bound(&self) -> usize {
        self.node_count()
    }

    fn to_index(&self, node: NodeIndex) -> usize {
        node.index()
    }

    fn from_index(&self, number: usize) -> NodeIndex {
        NodeIndex::new(number)
    }
}

impl IntoNodeIdentifiers for Edges<'_, '_> {
    type NodeIdentifiers = std::iter::Map<std::ops::Range<usize>, fn(usize) -> NodeIndex>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        (0..self.node_count()).map(NodeIndex::new)
    }
}

impl Visitable for Edges<'_, '_> {
    type Map = Seen;

    fn visit_map(&self) -> Seen {
        Seen(vec![false; self.node_count()])
    }

    fn reset_map(&self, map: &mut Seen) {
        map.0 = vec![false; self.node_count()];
    }
}

/// Which entities a walk has seen.
#[derive(Debug, Clone, Default)]
struct Seen(Vec<bool>);

impl VisitMap<NodeIndex> for Seen {
    fn visit(&mut self, node: NodeIndex) -> bool {
        !std::mem::replace(&mut self.0[node.index()], true)
    }

    fn is_visited(&self, node: &NodeIndex) -> bool {
        self.0[node.index()]
    }

    fn unvisit(&mut self, node: NodeIndex) -> bool {
        std::mem::replace(&mut self.0[node.index()], false)
    }
}
