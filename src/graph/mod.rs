//! The graph: names are entities, acts are sourced and ordered. Sound records only.

mod act;
mod build;
mod entity;
mod strand;
mod testimony;

pub(crate) use act::ActIx;
pub use act::{Act, ActRef, Dates};
pub(crate) use build::{Layer, build};
pub use entity::{Entity, EntityRef, Instrument, InstrumentRef, Source, SourceRef};
pub(crate) use entity::{EntityIx, InstrumentIx, SourceIx};
pub(crate) use strand::{Strand, StrandKey};
pub(crate) use testimony::{
    Basis, Checkpoint, CheckpointParty, Claim, CountBound, Coverage, CoveredAuthors, Says,
};

use petgraph::Direction;
use petgraph::graph::DiGraph;
use petgraph::visit::EdgeRef;

use crate::text::TextMap;
use crate::time::Day;

/// Entities joined by dated, sourced acts, with the sources, claims and coverage that belong to them.
///
/// A pair of entities has as many edges as there are acts between them. Everything iterates in an order that depends on
/// ids and dates alone, never on the order of files or records.
// Invariant: entities are numbered in order of id; acts are numbered strand by strand, in each by date and id.
#[derive(Debug)]
pub struct Graph {
    net: DiGraph<Entity, Act>,
    instruments: Vec<Instrument>,
    sources: Vec<Source>,
    strands: Vec<Strand>,
    claims: Vec<Claim>,
    coverage: Vec<Coverage>,
    checkpoints: Vec<Checkpoint>,
    texts: TextMap,
}

impl Graph {
    /// All entities, in order of id.
    pub fn entities(&self) -> impl Iterator<Item = EntityRef<'_>> {
        self.net.node_indices().map(|ix| EntityRef::new(self, EntityIx(ix)))
    }

    /// The entity with an id.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<EntityRef<'_>> {
        let nodes = self.net.raw_nodes();
        let at = nodes.binary_search_by(|node| node.weight.id().as_str().cmp(id)).ok()?;
        Some(EntityRef::new(self, EntityIx::from_number(at)))
    }

    /// All acts, strand by strand, in each by date.
    pub fn acts(&self) -> impl Iterator<Item = ActRef<'_>> {
        self.net.edge_indices().map(|ix| ActRef::new(self, ActIx(ix)))
    }

    /// The act with an id.
    #[must_use]
    pub fn act(&self, id: &str) -> Option<ActRef<'_>> {
        self.acts().find(|act| act.id().as_str() == id)
    }

    /// The acts that an entity is a party to, as author or as object, by date.
    #[must_use]
    pub fn acts_of(&self, entity: EntityRef<'_>) -> Vec<ActRef<'_>> {
        let out = self.net.edges_directed(entity.ix().0, Direction::Outgoing);
        let into = self.net.edges_directed(entity.ix().0, Direction::Incoming);
        let mut acts: Vec<ActRef<'_>> =
            out.chain(into).map(|edge| ActRef::new(self, ActIx(edge.id()))).collect();
        acts.sort_by_key(|act| act.chronological_key());
        acts.dedup();
        acts
    }

    /// The acts between two entities, in either direction, by date.
    #[must_use]
    pub fn history(&self, one: EntityRef<'_>, other: EntityRef<'_>) -> Vec<ActRef<'_>> {
        let mut acts: Vec<ActRef<'_>> = self
            .net
            .edges_connecting(one.ix().0, other.ix().0)
            .chain(self.net.edges_connecting(other.ix().0, one.ix().0))
            .map(|edge| ActRef::new(self, ActIx(edge.id())))
            .collect();
        acts.sort_by_key(|act| act.chronological_key());
        acts
    }

    /// All instruments, in order of id.
    pub fn instruments(&self) -> impl Iterator<Item = InstrumentRef<'_>> {
        (0..self.instruments.len()).map(|at| InstrumentRef::new(self, InstrumentIx::from_number(at)))
    }

    /// All sources, in order of id.
    pub fn sources(&self) -> impl Iterator<Item = SourceRef<'_>> {
        (0..self.sources.len()).map(|at| SourceRef::new(self, SourceIx::from_number(at)))
    }

    /// The last day the data speaks about: the latest day on which a source was published or coverage ends.
    ///
    /// This and not the machine's clock is the day of a question that names none. A graph without sources has none.
    #[must_use]
    pub fn horizon(&self) -> Option<Day> {
        let published = self
            .sources
            .iter()
            .filter(|source| source.is_testimony())
            .map(|source| source.published().latest());
        published.chain(self.coverage.iter().map(|coverage| coverage.until)).max()
    }

    /// The texts of the files the graph was read from.
    #[must_use]
    pub fn texts(&self) -> &TextMap {
        &self.texts
    }

    pub(crate) fn strands(&self) -> &[Strand] {
        &self.strands
    }

    pub(crate) fn claims_about(&self, act: ActIx) -> impl Iterator<Item = &Claim> {
        let first = self.claims.partition_point(|claim| claim.act < act);
        self.claims[first..].iter().take_while(move |claim| claim.act == act)
    }

    pub(crate) fn coverage(&self) -> &[Coverage] {
        &self.coverage
    }

    pub(crate) fn checkpoints(&self) -> &[Checkpoint] {
        &self.checkpoints
    }

    fn entity_at(&self, ix: EntityIx) -> &Entity {
        &self.net[ix.0]
    }

    fn act_at(&self, ix: ActIx) -> &Act {
        &self.net[ix.0]
    }

    fn parties_of(&self, ix: ActIx) -> (EntityIx, EntityIx) {
        let (author, object) =
            self.net.edge_endpoints(ix.0).expect("an act's handle is made from its own graph");
        (EntityIx(author), EntityIx(object))
    }
}
