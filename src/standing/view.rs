//! A graph seen as of two days: the day asked about, and the day up to which sources count.

use super::Standing;
use super::fold::fold;
use crate::graph::{ActRef, EntityRef, Graph, InstrumentRef, Strand};
use crate::time::{AsOf, Day};
use crate::vocabulary::Matter;

/// A graph as of two clocks. Cheap to make; standings are folded when they are asked for.
#[derive(Debug, Clone, Copy)]
pub struct View<'g> {
    graph: &'g Graph,
    as_of: AsOf,
    voice: Option<EntityRef<'g>>,
}

impl Graph {
    /// The graph as of a day asked about and a day known up to.
    #[must_use]
    pub fn as_of(&self, as_of: AsOf) -> View<'_> {
        View { graph: self, as_of, voice: None }
    }
}

/// Which standings are wanted. What is left out may be anything.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter<'g> {
    /// Only this matter.
    pub matter: Option<Matter>,
    /// Only this author.
    pub author: Option<EntityRef<'g>>,
    /// Only towards this object.
    pub object: Option<EntityRef<'g>>,
    /// Only under this instrument.
    pub instrument: Option<InstrumentRef<'g>>,
}

impl<'g> View<'g> {
    /// The graph that is seen.
    #[must_use]
    pub fn graph(self) -> &'g Graph {
        self.graph
    }

    /// The same view by one party's word: an act that it denies did not happen, and nobody else's denial counts.
    #[must_use]
    pub fn according_to(self, voice: EntityRef<'g>) -> Self {
        Self { voice: Some(voice), ..self }
    }

    /// Whose word is believed, where one party's is.
    #[must_use]
    pub fn voice(self) -> Option<EntityRef<'g>> {
        self.voice
    }

    /// The two clocks.
    #[must_use]
    pub fn clocks(self) -> AsOf {
        self.as_of
    }

    /// The day asked about.
    #[must_use]
    pub fn on(self) -> Day {
        self.as_of.on.0
    }

    /// The day up to which sources count.
    #[must_use]
    pub fn known_by(self) -> Day {
        self.as_of.known_by.0
    }

    /// Whether an act is known by then.
    #[must_use]
    pub fn knows(self, act: ActRef<'g>) -> bool {
        act.known_from() <= self.known_by()
    }

    /// The standings that a filter lets through, in order of matter, object, author and instrument. Standings of which no
    /// act is known are left out; those in which nothing holds are not.
    pub fn standings(self, filter: Filter<'g>) -> impl Iterator<Item = Standing<'g>> {
        self.strands(filter).filter_map(move |strand| fold(self, strand))
    }

    /// What stands between an author and an object in one matter: one standing, or one for each instrument.
    pub fn standing(
        self,
        author: EntityRef<'g>,
        object: EntityRef<'g>,
        matter: Matter,
    ) -> impl Iterator<Item = Standing<'g>> {
        self.standings(Filter {
            matter: Some(matter),
            author: Some(author),
            object: Some(object),
            instrument: None,
        })
    }

    /// The acts of the strand that an act belongs to, in order of date.
    pub(super) fn strand_of(self, act: ActRef<'g>) -> impl Iterator<Item = ActRef<'g>> {
        let filter = Filter {
            matter: Some(act.matter()),
            author: Some(act.author()),
            object: Some(act.object()),
            instrument: None,
        };
        self.strands(filter)
            .flat_map(move |strand| strand.acts(self.graph))
            .filter(move |other| other.instrument() == act.instrument())
    }

    fn strands(self, filter: Filter<'g>) -> impl Iterator<Item = &'g Strand> {
        let strands = self.graph.strands();
        // Strands are sorted by matter, then object: a question that names both reads one run of them.
        let run = match (filter.matter, filter.object) {
            (Some(matter), Some(object)) => {
                let first = strands
                    .partition_point(|strand| (strand.key.matter, strand.key.object) < (matter, object.ix()));
                let rest = &strands[first..];
                let length = rest.partition_point(|strand| {
                    (strand.key.matter, strand.key.object) == (matter, object.ix())
                });
                &rest[..length]
            }
            (Some(matter), None) => {
                let first = strands.partition_point(|strand| strand.key.matter < matter);
                let rest = &strands[first..];
                &rest[..rest.partition_point(|strand| strand.key.matter == matter)]
            }
            _ => strands,
        };
        run.iter().filter(move |strand| {
            strand.key.matter.has_standing()
                && filter.object.is_none_or(|object| object.ix() == strand.key.object)
                && filter.author.is_none_or(|author| author.ix() == strand.key.author)
                && filter.instrument.is_none_or(|one| Some(one.ix()) == strand.key.instrument)
        })
    }
}
