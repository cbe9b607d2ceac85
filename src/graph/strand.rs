//! Strands: the acts of one author towards one object in one matter, under one instrument or at one post.

use std::ops::Range;

use super::entity::{EntityIx, InstrumentIx};
use super::{ActIx, ActRef, Graph};
use crate::vocabulary::Matter;

/// The instrument a listing or a freeze stands under, or the post an envoy or a mission holds, or neither.
///
/// One number: 0 for neither, odd for instruments, even for posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Under(u32);

impl Under {
    pub(crate) const NOTHING: Self = Self(0);

    pub(crate) fn of_instrument(ix: InstrumentIx) -> Self {
        Self(ix.number() * 2 + 1)
    }

    pub(crate) fn of_post(ix: PostIx) -> Self {
        Self(ix.0 * 2 + 2)
    }

    pub(super) fn number(self) -> u32 {
        self.0
    }

    pub(crate) fn instrument(self) -> Option<InstrumentIx> {
        (self.0 % 2 == 1).then(|| InstrumentIx::from_number((self.0 / 2) as usize))
    }

    pub(crate) fn post(self) -> Option<PostIx> {
        (self.0 != 0 && self.0.is_multiple_of(2)).then(|| PostIx(self.0 / 2 - 1))
    }
}

/// The number of a post in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PostIx(pub(super) u32);

/// What keeps strands apart. The order of fields is the order of strands: *who … S* reads one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct StrandKey {
    pub(crate) matter: Matter,
    pub(crate) object: EntityIx,
    pub(crate) author: EntityIx,
    pub(crate) under: Under,
}

/// One strand: its key and the run of acts that belong to it, in order of date.
#[derive(Debug, Clone)]
pub(crate) struct Strand {
    pub(crate) key: StrandKey,
    pub(super) acts: Range<u32>,
}

impl Strand {
    pub(crate) fn acts<'g>(&self, graph: &'g Graph) -> impl DoubleEndedIterator<Item = ActRef<'g>> + use<'g> {
        self.acts.clone().map(move |number| ActRef::new(graph, ActIx::from_number(number as usize)))
    }

    /// Whether another strand belongs to the same standing: several posts make one standing, each instrument its own.
    pub(crate) fn shares_standing_with(&self, other: &Self) -> bool {
        let key = |strand: &Self| (strand.key.matter, strand.key.object, strand.key.author);
        key(self) == key(other) && !self.key.matter.takes_instrument()
    }
}
