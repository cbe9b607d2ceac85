//! Strands: the acts of one author towards one object in one matter under one instrument.

use std::ops::Range;

use super::entity::{EntityIx, InstrumentIx};
use super::{ActIx, ActRef, Graph};
use crate::vocabulary::Matter;

/// What keeps strands apart. The order of fields is the order of strands: *who … S* reads one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct StrandKey {
    pub(crate) matter: Matter,
    pub(crate) object: EntityIx,
    pub(crate) author: EntityIx,
    pub(crate) instrument: Option<InstrumentIx>,
}

/// One strand: its key and the run of acts that belong to it, in order of date.
#[derive(Debug, Clone)]
pub(crate) struct Strand {
    pub(crate) key: StrandKey,
    pub(super) acts: Range<usize>,
}

impl Strand {
    pub(crate) fn acts<'g>(&self, graph: &'g Graph) -> impl DoubleEndedIterator<Item = ActRef<'g>> + use<'g> {
        self.acts.clone().map(move |number| ActRef::new(graph, ActIx::from_number(number)))
    }
}
