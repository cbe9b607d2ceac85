//! The graph: names are entities, acts are sourced and ordered. Sound records only.

mod act;
mod build;
mod builder;
mod canonical;
mod entity;
mod group;
mod lens;
mod period;
mod strand;
mod testimony;

pub(crate) use act::{Act, ActIx};
pub use act::{ActRef, Dates, ReadingRef};
pub(crate) use build::{Layer, build, within_lives};
pub use builder::{BadAct, Builder, EntityKey, InstrumentKey, NewAct, SourceKey};
pub use canonical::ContentHash;
pub use entity::{DatedName, Entity, EntityRef, Instrument, InstrumentRef, Source, SourceRef};
pub(crate) use entity::{EntityIx, InstrumentIx, SourceIx};
pub(crate) use group::GroupIx;
pub use group::{Group, GroupRef};
pub(crate) use lens::LensIx;
pub use lens::{Conduct, Lens, LensRef};
pub(crate) use period::{BLOCK, Columns, Period};
pub(crate) use strand::{PostIx, Strand, StrandKey};
pub use testimony::SavedQuestion;
pub(crate) use testimony::{
    Basis, Checkpoint, CheckpointParty, Claim, CountBound, Coverage, CoveredAuthors, Reading, Says,
};

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::graph::DiGraph;
use petgraph::visit::EdgeRef;

use crate::id::Id;
use crate::text::TextMap;
use crate::time::Day;
use crate::vocabulary::{Deed, Matter};
use act::Detail;
use period::Periods;

/// Entities joined by dated, sourced acts, with the sources, claims and coverage that belong to them.
///
/// A pair of entities has as many edges as there are acts between them. Everything iterates in an order that depends on
/// ids and dates alone, never on the order of files or records.
// Invariant: entities are numbered in order of id; acts are numbered strand by strand, in each by date and id.
#[derive(Debug)]
pub struct Graph {
    net: DiGraph<Entity, Act>,
    details: Vec<Detail>,
    source_lists: Vec<Box<[SourceIx]>>,
    posts: Vec<String>,
    instruments: Vec<Instrument>,
    groups: Vec<Group>,
    lenses: Vec<Lens>,
    sources: Vec<Source>,
    strands: Vec<Strand>,
    /// Strands by author, each author's in their own order, with the place where each author's begin.
    by_author: (Vec<u32>, Vec<u32>),
    /// Which act is said to precede which.
    followers: Vec<(ActIx, ActIx)>,
    numbers: BTreeMap<Id, ActIx>,
    claims: Vec<Claim>,
    readings: Vec<Reading>,
    coverage: Vec<Coverage>,
    checkpoints: Vec<Checkpoint>,
    published: Vec<Checkpoint>,
    questions: Vec<SavedQuestion>,
    texts: TextMap,
    periods: Periods,
    /// The day from which every act and every claim is known.
    all_known_from: Day,
    /// The last day the data speaks about.
    horizon: Option<Day>,
}

/// Which acts are wanted. What is left out may be anything.
#[derive(Debug, Clone, Copy, Default)]
pub struct ActFilter<'g> {
    /// Only this matter.
    pub matter: Option<Matter>,
    /// Only this deed, whatever its rank or quality.
    pub deed: Option<Deed>,
    /// Only this author.
    pub author: Option<EntityRef<'g>>,
    /// Only towards this object.
    pub object: Option<EntityRef<'g>>,
    /// Only under this instrument.
    pub instrument: Option<InstrumentRef<'g>>,
}

impl Graph {
    /// All entities, in order of id.
    pub fn entities(&self) -> impl Iterator<Item = EntityRef<'_>> {
        self.net.node_indices().map(|ix| EntityRef::new(self, EntityIx(ix)))
    }

    /// How many entities there are.
    #[must_use]
    pub fn entity_count(&self) -> usize {
        self.net.node_count()
    }

    /// The entity with an id.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<EntityRef<'_>> {
        let nodes = self.net.raw_nodes();
        let at = nodes.binary_search_by(|node| node.weight.id().as_str().cmp(id)).ok()?;
        Some(EntityRef::new(self, EntityIx::from_number(at)))
    }

    /// The acts that a filter lets through, strand by strand (by matter, object and author), in each by date.
    ///
    /// # Examples
    /// ```
    /// use comity::graph::ActFilter;
    /// use comity::vocabulary::Matter;
    /// let loaded = comity::load::shipped();
    /// let taliban = loaded.graph.entity("taliban");
    /// let listings = loaded.graph.acts(ActFilter { matter: Some(Matter::Listing), object: taliban, ..Default::default() });
    /// assert!(listings.count() > 0);
    /// ```
    pub fn acts<'g>(&'g self, filter: ActFilter<'g>) -> impl Iterator<Item = ActRef<'g>> {
        let strands = self.strands_of(filter.matter, filter.author, filter.object);
        strands
            .filter(move |(_, strand)| {
                filter.instrument.is_none_or(|one| strand.key.under.instrument() == Some(one.ix()))
            })
            .flat_map(|(_, strand)| strand.acts(self))
            .filter(move |act| filter.deed.is_none_or(|deed| deed.id() == act.deed().id()))
    }

    /// The act with an id.
    #[must_use]
    pub fn act(&self, id: &str) -> Option<ActRef<'_>> {
        self.numbers.get(id).map(|ix| ActRef::new(self, *ix))
    }

    /// How many acts there are.
    #[must_use]
    pub fn act_count(&self) -> usize {
        self.net.edge_count()
    }

    /// The acts that an entity is a party to, as author or as object, by date.
    #[must_use]
    pub fn acts_of(&self, entity: EntityRef<'_>) -> Vec<ActRef<'_>> {
        let out = self.net.edges_directed(entity.ix().0, Direction::Outgoing);
        let into = self.net.edges_directed(entity.ix().0, Direction::Incoming);
        let mut acts: Vec<ActRef<'_>> =
            out.chain(into).map(|edge| ActRef::new(self, ActIx(edge.id()))).collect();
        acts.sort_by_cached_key(|act| act.chronological_key());
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
        acts.sort_by_cached_key(|act| act.chronological_key());
        acts
    }

    /// All instruments, in order of id.
    pub fn instruments(&self) -> impl Iterator<Item = InstrumentRef<'_>> {
        (0..self.instruments.len()).map(|at| InstrumentRef::new(self, InstrumentIx::from_number(at)))
    }

    /// All groups, in order of id.
    pub fn groups(&self) -> impl Iterator<Item = GroupRef<'_>> {
        (0..self.groups.len()).map(|at| GroupRef::new(self, GroupIx(at as u32)))
    }

    /// The group with an id.
    #[must_use]
    pub fn group(&self, id: &str) -> Option<GroupRef<'_>> {
        let at = self.groups.binary_search_by(|group| group.id.as_str().cmp(id)).ok()?;
        Some(GroupRef::new(self, GroupIx(at as u32)))
    }

    /// All lenses, in order of id.
    pub fn lenses(&self) -> impl Iterator<Item = LensRef<'_>> {
        (0..self.lenses.len()).map(|at| LensRef::new(self, LensIx(at as u32)))
    }

    /// The lens with an id.
    #[must_use]
    pub fn lens(&self, id: &str) -> Option<LensRef<'_>> {
        let at = self.lenses.binary_search_by(|lens| lens.id.as_str().cmp(id)).ok()?;
        Some(LensRef::new(self, LensIx(at as u32)))
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
        self.horizon
    }

    /// The questions that files keep, in order of id.
    #[must_use]
    pub fn saved_questions(&self) -> &[SavedQuestion] {
        &self.questions
    }

    /// The texts of the files the graph was read from.
    #[must_use]
    pub fn texts(&self) -> &TextMap {
        &self.texts
    }

    pub(crate) fn strands(&self) -> &[Strand] {
        &self.strands
    }

    pub(crate) fn strand(&self, number: u32) -> &Strand {
        &self.strands[number as usize]
    }

    /// The strands that come after one.
    pub(crate) fn strands_after(&self, number: u32) -> impl Iterator<Item = &Strand> {
        self.strands[number as usize + 1..].iter()
    }

    /// The strands of a matter, an author and an object, as far as these are given, with their numbers, in order.
    pub(crate) fn strands_of<'g>(
        &'g self,
        matter: Option<Matter>,
        author: Option<EntityRef<'g>>,
        object: Option<EntityRef<'g>>,
    ) -> impl Iterator<Item = (u32, &'g Strand)> {
        let run = match (matter, author, object) {
            (Some(matter), _, Some(object)) => {
                Run::Strands(self.run(|key| (key.matter, key.object).cmp(&(matter, object.ix()))))
            }
            (_, Some(author), _) => {
                let (starts, _) = &self.by_author;
                Run::OfAuthor(starts[author.ix().number()]..starts[author.ix().number() + 1])
            }
            (Some(matter), None, None) => Run::Strands(self.run(|key| key.matter.cmp(&matter))),
            _ => Run::Strands(0..self.strands.len() as u32),
        };
        let numbers = match &run {
            Run::Strands(range) | Run::OfAuthor(range) => range.clone(),
        };
        numbers
            .map(move |at| match &run {
                Run::Strands(_) => at,
                Run::OfAuthor(_) => self.by_author.1[at as usize],
            })
            .map(|number| (number, &self.strands[number as usize]))
            .filter(move |(_, strand)| {
                matter.is_none_or(|matter| strand.key.matter == matter)
                    && author.is_none_or(|author| strand.key.author == author.ix())
                    && object.is_none_or(|object| strand.key.object == object.ix())
            })
    }

    /// The run of strands whose keys compare as equal.
    fn run(&self, compare: impl Fn(&StrandKey) -> std::cmp::Ordering) -> std::ops::Range<u32> {
        let first = self.strands.partition_point(|strand| compare(&strand.key).is_lt());
        let length = self.strands[first..].partition_point(|strand| compare(&strand.key).is_eq());
        first as u32..(first + length) as u32
    }

    fn strands_by_author(strands: &[Strand], entities: usize) -> (Vec<u32>, Vec<u32>) {
        let mut starts = vec![0u32; entities + 1];
        for strand in strands {
            starts[strand.key.author.number() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut numbers = vec![0; strands.len()];
        for (number, strand) in (0u32..).zip(strands) {
            let slot = &mut next[strand.key.author.number()];
            numbers[*slot as usize] = number;
            *slot += 1;
        }
        (starts, numbers)
    }

    pub(crate) fn periods(&self) -> &Periods {
        &self.periods
    }

    /// The day from which every act and every claim is known.
    pub(crate) fn all_known_from(&self) -> Day {
        self.all_known_from
    }

    pub(crate) fn claims_about(&self, act: ActIx) -> impl Iterator<Item = &Claim> {
        let first = self.claims.partition_point(|claim| claim.act < act);
        self.claims[first..].iter().take_while(move |claim| claim.act == act)
    }

    /// The entities that deny an act, in order of id: believing one or another of them gives another graph.
    pub fn voices(&self) -> impl Iterator<Item = EntityRef<'_>> {
        let denying =
            self.claims.iter().filter(|claim| claim.says == Says::Denies).filter_map(|claim| claim.by);
        let voices: std::collections::BTreeSet<EntityIx> = denying.collect();
        voices.into_iter().map(|ix| EntityRef::new(self, ix))
    }

    pub(crate) fn readings_of(&self, act: ActIx) -> impl Iterator<Item = &Reading> {
        let first = self.readings.partition_point(|reading| reading.act < act);
        self.readings[first..].iter().take_while(move |reading| reading.act == act)
    }

    /// The acts that are said to have come after an act.
    pub(crate) fn followers_of(&self, act: ActIx) -> impl Iterator<Item = ActRef<'_>> {
        let first = self.followers.partition_point(|(earlier, _)| *earlier < act);
        let run = self.followers[first..].iter().take_while(move |(earlier, _)| *earlier == act);
        run.map(|(_, later)| ActRef::new(self, *later))
    }

    /// Whether anybody was examined for a matter towards an entity, on whatever day. Where nobody was, silence about it is *not examined*.
    #[must_use]
    pub fn is_examined(&self, matter: Matter, object: EntityRef<'_>) -> bool {
        self.coverage.iter().any(|record| record.matter == matter && record.object == object.ix())
    }

    pub(crate) fn coverage(&self) -> &[Coverage] {
        &self.coverage
    }

    pub(crate) fn checkpoints(&self) -> &[Checkpoint] {
        &self.checkpoints
    }

    /// Published claims about standings and counts.
    pub(crate) fn published(&self) -> &[Checkpoint] {
        &self.published
    }

    fn source_list(&self, number: u32) -> &[SourceIx] {
        &self.source_lists[number as usize]
    }

    fn post_at(&self, ix: PostIx) -> &str {
        &self.posts[ix.0 as usize]
    }

    fn acts_in<'g>(&'g self, strand: &Strand) -> impl DoubleEndedIterator<Item = &'g Act> + use<'g> {
        let run = strand.acts.start as usize..strand.acts.end as usize;
        self.net.raw_edges()[run].iter().map(|edge| &edge.weight)
    }

    #[inline]
    fn entity_at(&self, ix: EntityIx) -> &Entity {
        &self.net[ix.0]
    }

    #[inline]
    fn act_at(&self, ix: ActIx) -> &Act {
        &self.net[ix.0]
    }

    fn parties_of(&self, ix: ActIx) -> (EntityIx, EntityIx) {
        let (author, object) =
            self.net.edge_endpoints(ix.0).expect("an act's handle is made from its own graph");
        (EntityIx(author), EntityIx(object))
    }
}

/// A run of strands in their own order, or in that of their authors.
enum Run {
    Strands(std::ops::Range<u32>),
    OfAuthor(std::ops::Range<u32>),
}
