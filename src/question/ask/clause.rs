//! What a clause asks of a value, and which standings it asks about.

use std::collections::BTreeSet;

use crate::graph::{ActFilter, EntityRef};
use crate::question::{Clause, Predicate, RankBound};
use crate::standing::{Filter, Standing, View};
use crate::time::Certainty;
use crate::vocabulary::{Capacity, Deed, Matter, Rank, Value};

impl Predicate {
    /// The matters the predicate asks about: both capacities of recognition where none is settled.
    pub(super) fn matters(self) -> Vec<Matter> {
        match self {
            Self::Recognizes(None) => vec![Capacity::State.matter(), Capacity::Government.matter()],
            _ => vec![self.matter()],
        }
    }

    /// Whether a value is what the predicate asks for. Of a rank that is not stated it can only be said that it may be.
    pub(super) fn test(self, value: Value) -> Certainty {
        let yes = |is: bool| if is { Certainty::Certain } else { Certainty::No };
        match (self, value) {
            (Self::AcceptsEnvoys(RankBound::AtLeast(Rank::Unstated)), Value::Envoy(_)) => Certainty::Certain,
            (Self::AcceptsEnvoys(_), Value::Envoy(Rank::Unstated)) => Certainty::Possible,
            (Self::AcceptsEnvoys(RankBound::AtLeast(least)), Value::Envoy(rank)) => yes(rank >= least),
            (Self::AcceptsEnvoys(RankBound::Exactly(asked)), Value::Envoy(rank)) => yes(rank == asked),
            (Self::Controls, value) => yes(value == Value::InControl),
            _ => yes(value.holds()),
        }
    }

    /// Whether the predicate tells of acts rather than of what holds.
    pub(in crate::question) fn is_deed(self) -> bool {
        matches!(self, Self::Did(..))
    }

    /// Whether an act's deed is the one the predicate tells of, whatever its rank or quality.
    pub(super) fn tells_of(self, deed: Deed) -> bool {
        matches!(self, Self::Did(_, asked) if asked.id() == deed.id())
    }
}

/// The pairs of a clause's parties that have any acts between them, each once, in a fixed order.
pub(super) fn dealings<'g>(view: View<'g>, clause: &Clause<'g>) -> Vec<(EntityRef<'g>, EntityRef<'g>)> {
    let acts =
        view.graph().acts(ActFilter { author: clause.author, object: clause.object, ..ActFilter::default() });
    let pairs: BTreeSet<_> = acts.map(|act| (act.author(), act.object())).collect();
    pairs.into_iter().collect()
}

/// The standings that a clause asks about, whatever they are.
pub(super) fn standings<'g>(view: View<'g>, clause: &Clause<'g>) -> Vec<Standing<'g>> {
    let filter = |matter| Filter {
        matter: Some(matter),
        author: clause.author,
        object: clause.object,
        instrument: clause.under,
    };
    clause.predicate.matters().into_iter().flat_map(|matter| view.standings(filter(matter))).collect()
}
