//! Acts: what happened, on whose word.

use std::cmp::Ordering;
use std::fmt;

use petgraph::graph::EdgeIndex;

use super::entity::{InstrumentIx, SourceIx};
use super::{EntityRef, Graph, InstrumentRef, SourceRef};
use crate::id::Id;
use crate::text::Span;
use crate::time::{Day, PartialDate};
use crate::vocabulary::{Deed, Matter, Step};

/// A dated, sourced fact: an author does something towards an object.
#[derive(Debug, Clone)]
pub struct Act {
    pub(super) id: Id,
    pub(super) matter: Matter,
    pub(super) deed: Deed,
    pub(super) step: Step,
    pub(super) on: PartialDate,
    /// The days that remain possible once the lives of the parties and `after` are taken into account.
    pub(super) window: (Day, Day),
    pub(super) instrument: Option<InstrumentIx>,
    pub(super) sources: Vec<SourceIx>,
    pub(super) after: Vec<ActIx>,
    pub(super) dates: Dates,
    pub(super) speakers: Vec<String>,
    pub(super) styled: Option<String>,
    pub(super) refuted: Option<String>,
    pub(super) note: Option<String>,
    pub(super) span: Span,
    /// The day from which the act is known: the first publication among its sources.
    pub(super) known_from: Day,
}

/// The dates of an act beside the one that moves the standing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dates {
    /// When it was decided.
    pub decided: Option<PartialDate>,
    /// When it was announced.
    pub announced: Option<PartialDate>,
    /// When it came into force.
    pub in_force: Option<PartialDate>,
    /// When it was reported.
    pub reported: Option<PartialDate>,
}

impl Dates {
    /// The dates that are on record, with the names under which answers give them.
    pub fn by_name(self) -> impl Iterator<Item = (&'static str, PartialDate)> {
        let named = [
            ("decided", self.decided),
            ("announced", self.announced),
            ("in-force", self.in_force),
            ("reported", self.reported),
        ];
        named.into_iter().filter_map(|(name, date)| date.map(|date| (name, date)))
    }
}

/// The number of an act in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ActIx(pub(super) EdgeIndex);

impl ActIx {
    pub(crate) fn from_number(number: usize) -> Self {
        Self(EdgeIndex::new(number))
    }
}

/// An act of a graph. `'g` is the graph's borrow; the handle is `Copy`.
#[derive(Clone, Copy)]
pub struct ActRef<'g> {
    graph: &'g Graph,
    ix: ActIx,
}

impl PartialEq for ActRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.ix == other.ix && std::ptr::eq(self.graph, other.graph)
    }
}

impl Eq for ActRef<'_> {}

impl PartialOrd for ActRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ActRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.ix.cmp(&other.ix)
    }
}

impl fmt::Debug for ActRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ActRef({})", self.id())
    }
}

impl<'g> ActRef<'g> {
    pub(crate) fn new(graph: &'g Graph, ix: ActIx) -> Self {
        Self { graph, ix }
    }

    pub(crate) fn ix(self) -> ActIx {
        self.ix
    }

    fn act(self) -> &'g Act {
        self.graph.act_at(self.ix)
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'g Id {
        &self.act().id
    }

    /// Who did it.
    #[must_use]
    pub fn author(self) -> EntityRef<'g> {
        EntityRef::new(self.graph, self.graph.parties_of(self.ix).0)
    }

    /// Towards whom it was done.
    #[must_use]
    pub fn object(self) -> EntityRef<'g> {
        EntityRef::new(self.graph, self.graph.parties_of(self.ix).1)
    }

    /// The strand it belongs to.
    #[must_use]
    pub fn matter(self) -> Matter {
        self.act().matter
    }

    /// What was done.
    #[must_use]
    pub fn deed(self) -> Deed {
        self.act().deed
    }

    /// How far it had come.
    #[must_use]
    pub fn step(self) -> Step {
        self.act().step
    }

    /// Its date, as the sources give it.
    #[must_use]
    pub fn on(self) -> PartialDate {
        self.act().on
    }

    /// The other dates on record.
    #[must_use]
    pub fn dates(self) -> Dates {
        self.act().dates
    }

    /// The instrument it stands under.
    #[must_use]
    pub fn instrument(self) -> Option<InstrumentRef<'g>> {
        self.act().instrument.map(|ix| InstrumentRef::new(self.graph, ix))
    }

    /// The sources, in order of id.
    pub fn sources(self) -> impl Iterator<Item = SourceRef<'g>> {
        self.act().sources.iter().map(move |ix| SourceRef::new(self.graph, *ix))
    }

    /// Who said or signed it, by office.
    #[must_use]
    pub fn speakers(self) -> &'g [String] {
        &self.act().speakers
    }

    /// The name its author used for the object.
    #[must_use]
    pub fn styled(self) -> Option<&'g str> {
        self.act().styled.as_deref()
    }

    /// Why it is known not to have happened, if it is.
    #[must_use]
    pub fn refuted(self) -> Option<&'g str> {
        self.act().refuted.as_deref()
    }

    /// The file's note, in its own words.
    #[must_use]
    pub fn note(self) -> Option<&'g str> {
        self.act().note.as_deref()
    }

    /// Where it stands in its file.
    #[must_use]
    pub fn span(self) -> Span {
        self.act().span
    }

    /// The day from which it is known: the first publication among its sources.
    #[must_use]
    pub fn known_from(self) -> Day {
        self.act().known_from
    }

    /// The first and last day on which it may have happened, within the lives of its parties and after the acts it is
    /// said to follow.
    #[must_use]
    pub fn window(self) -> (Day, Day) {
        self.act().window
    }

    /// The acts it is said to have come after, directly or through others.
    pub fn after(self) -> impl Iterator<Item = ActRef<'g>> {
        self.act().after.iter().map(move |ix| ActRef::new(self.graph, *ix))
    }

    pub(crate) fn chronological_key(self) -> (Day, Day, &'g Id) {
        // The last possible day leads: an act "by 4 October 2024" stands beside those of that day, not at the dawn of time.
        (self.act().window.1, self.act().window.0, self.id())
    }
}
