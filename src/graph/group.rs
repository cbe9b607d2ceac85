//! Groups: named sets of entities whose membership is dated.

use std::cmp::Ordering;
use std::fmt;

use super::entity::{EntityIx, handle};
use super::{EntityRef, Graph};
use crate::id::Id;
use crate::time::{Certainty, Day, PartialDate};

/// A named set of entities with dated membership: the members of the United Nations, the neighbours of a state.
#[derive(Debug, Clone)]
pub struct Group {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) members: Vec<Member>,
    pub(super) note: Option<String>,
}

/// One stretch of membership; an entity that left and came back has two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    pub(super) entity: EntityIx,
    pub(super) from: Option<PartialDate>,
    pub(super) until: Option<PartialDate>,
}

impl Member {
    /// Whether the stretch covers a day. Membership is half-open: the day of leaving is no day of membership.
    fn covers(&self, day: Day) -> Certainty {
        let joined = self.from.map_or(Certainty::Certain, |from| from.has_come_by(day));
        let stayed = match self.until.map_or(Certainty::No, |until| until.has_come_by(day)) {
            Certainty::Certain => Certainty::No,
            Certainty::Possible => Certainty::Possible,
            Certainty::No => Certainty::Certain,
        };
        joined.min(stayed)
    }
}

/// The number of a group in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct GroupIx(pub(super) u32);

handle! {
    /// A group of a graph.
    GroupRef, GroupIx
}

impl<'g> GroupRef<'g> {
    fn group(self) -> &'g Group {
        &self.graph.groups[self.ix.0 as usize]
    }

    /// Its id: `un-members`.
    #[must_use]
    pub fn id(self) -> &'g Id {
        &self.group().id
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'g str {
        &self.group().name
    }

    /// Other names people type.
    #[must_use]
    pub fn aliases(self) -> &'g [String] {
        &self.group().aliases
    }

    /// A remark in the file's own words.
    #[must_use]
    pub fn note(self) -> Option<&'g str> {
        self.group().note.as_deref()
    }

    /// Its stretches of membership as they are recorded: who, from when, until when.
    pub(super) fn stretches(
        self,
    ) -> impl Iterator<Item = (EntityRef<'g>, Option<PartialDate>, Option<PartialDate>)> {
        let stretches = self.group().members.iter();
        stretches.map(move |member| (EntityRef::new(self.graph, member.entity), member.from, member.until))
    }

    /// Whether an entity was a member on a day; possible where it joined or left on a day that is not known.
    #[must_use]
    pub fn has(self, entity: EntityRef<'g>, day: Day) -> Certainty {
        let stretches = self.group().members.iter().filter(|member| member.entity == entity.ix());
        stretches.map(|member| member.covers(day)).max().unwrap_or(Certainty::No)
    }

    /// The members on a day, possible ones among them, in order of id.
    pub fn members_on(self, day: Day) -> impl Iterator<Item = (EntityRef<'g>, Certainty)> {
        let mut members: Vec<EntityIx> = self.group().members.iter().map(|member| member.entity).collect();
        members.sort_unstable();
        members.dedup();
        members
            .into_iter()
            .map(move |ix| EntityRef::new(self.graph, ix))
            .map(move |entity| (entity, self.has(entity, day)))
            .filter(|(_, certainty)| *certainty != Certainty::No)
    }
}
