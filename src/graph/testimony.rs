//! What is said about acts and about their absence: claims, coverage, checkpoints.

use super::entity::{EntityIx, InstrumentIx, SourceIx};
use super::{ActFilter, ActIx, Graph, GroupIx, GroupRef, SourceRef};
use crate::id::Id;
use crate::text::Span;
use crate::time::{Certainty, Day};
use crate::vocabulary::{EntityKind, Matter, Value};

pub(crate) use crate::document::record::{BasisRecord as Basis, Says};

/// A source, or an entity through it, asserts or denies an act.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) act: ActIx,
    pub(crate) says: Says,
    pub(crate) by: Option<EntityIx>,
    pub(crate) source: SourceIx,
}

/// What somebody says that an act meant. Shown beside the act, never folded.
#[derive(Debug, Clone)]
pub(crate) struct Reading {
    pub(crate) act: ActIx,
    pub(crate) by: Option<EntityIx>,
    pub(crate) meant: String,
    pub(crate) source: SourceIx,
}

/// A question that a file keeps, to be asked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedQuestion {
    /// Its name.
    pub id: Id,
    /// The question in plain words.
    pub ask: String,
    /// The finding that its file expects.
    pub finding: Option<String>,
    /// A remark in the file's own words.
    pub note: Option<String>,
    /// Where it stands in its file.
    pub span: Span,
}

/// Which authors were examined for a matter toward an object, for which days.
#[derive(Debug, Clone)]
pub(crate) struct Coverage {
    pub(crate) matter: Matter,
    pub(crate) object: EntityIx,
    pub(crate) authors: CoveredAuthors,
    pub(crate) since: Day,
    pub(crate) until: Day,
    pub(crate) basis: Basis,
    pub(crate) sources: Vec<SourceIx>,
    pub(crate) span: Span,
}

/// The authors a coverage record speaks about.
#[derive(Debug, Clone)]
pub(crate) enum CoveredAuthors {
    EveryState,
    /// Every state of which no act in the matter towards the object is on record by the day.
    EveryOtherState,
    /// The members of a group on the day asked about.
    Group(GroupIx),
    These(Vec<EntityIx>),
}

impl Coverage {
    /// Whether an author is among those spoken about, by the acts that were known by a day.
    pub(crate) fn speaks_of(&self, graph: &Graph, author: EntityIx, on: Day, known_by: Day) -> bool {
        match &self.authors {
            CoveredAuthors::Group(group) => {
                GroupRef::new(graph, *group).has(author.of(graph), on) == Certainty::Certain
            }
            CoveredAuthors::EveryState => author.of(graph).kind() == EntityKind::State,
            CoveredAuthors::EveryOtherState => {
                let filter = ActFilter {
                    matter: Some(self.matter),
                    author: Some(author.of(graph)),
                    object: Some(self.object.of(graph)),
                    ..ActFilter::default()
                };
                let acted = graph
                    .acts(filter)
                    .filter(|act| act.known_from() <= known_by)
                    .any(|act| act.step().moves() && act.refuted().is_none() && act.window().0 <= on);
                author.of(graph).kind() == EntityKind::State && !acted
            }
            CoveredAuthors::These(authors) => authors.contains(&author),
        }
    }

    pub(crate) fn sources<'g>(&'g self, graph: &'g Graph) -> impl Iterator<Item = SourceRef<'g>> {
        self.sources.iter().map(move |ix| SourceRef::new(graph, *ix))
    }

    /// The day from which the coverage is known.
    pub(crate) fn known_from(&self, graph: &Graph) -> Day {
        self.sources(graph).map(SourceRef::known_from).min().unwrap_or(Day::MIN)
    }
}

/// A standing or a count that the file's author asserts for a day.
#[derive(Debug, Clone)]
pub(crate) struct Checkpoint {
    pub(crate) id: Option<Id>,
    /// Why a published claim differs from what the acts give, where it does.
    pub(crate) differs: Option<String>,
    pub(crate) among: Option<GroupIx>,
    pub(crate) on: Day,
    pub(crate) known_by: Day,
    pub(crate) object: EntityIx,
    pub(crate) matter: Matter,
    pub(crate) instrument: Option<InstrumentIx>,
    pub(crate) value: Value,
    pub(crate) party: CheckpointParty,
    pub(crate) sources: Vec<SourceIx>,
    pub(crate) span: Span,
}

/// Whose standing a checkpoint is about, or how many.
#[derive(Debug, Clone)]
pub(crate) enum CheckpointParty {
    One(EntityIx),
    Count(CountBound),
}

/// The bounds that a count must keep.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CountBound {
    pub(crate) at_least: Option<usize>,
    pub(crate) at_most: Option<usize>,
}
