//! How acts are told: to whom, and in the names of which day.

use super::relation::{capitalized, place_named};
use crate::graph::EntityRef;
use crate::text::visible;
use crate::time::Day;

/// To whom an act is told, and in the names of which day. The usual one tells it to nobody in particular, in the names of today.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Telling<'g> {
    /// Who is spoken to: what it did is told as *you did*, and what is its own as *your*.
    pub(super) you: Option<EntityRef<'g>>,
    /// The day whose names are used.
    pub(super) on: Option<Day>,
}

impl<'g> Telling<'g> {
    /// Whether an entity is the one that is spoken to.
    pub(super) fn is_you(self, entity: EntityRef<'g>) -> bool {
        self.you == Some(entity)
    }

    /// The name of an entity as a sentence has it, whoever is spoken to, safe to show.
    pub(super) fn named(self, entity: EntityRef<'g>) -> String {
        let today = entity.in_sentence();
        visible(&match self.on {
            Some(day) => today.replacen(entity.name(), entity.name_on(day), 1),
            None => today,
        })
    }

    /// *You*, or the name.
    pub(super) fn name(self, entity: EntityRef<'g>) -> String {
        if self.is_you(entity) { "you".to_owned() } else { self.named(entity) }
    }

    /// *You*, or the name, to open a sentence.
    pub(super) fn opening_name(self, entity: EntityRef<'g>) -> String {
        capitalized(&self.name(entity))
    }

    /// *Your*, or whose it is: `the Taliban's`.
    pub(super) fn own(self, entity: EntityRef<'g>) -> String {
        if self.is_you(entity) { "your".to_owned() } else { format!("{}'s", self.named(entity)) }
    }

    /// What belongs to the entity that a clause is about: *your* or *its*.
    pub(super) fn its(self, entity: EntityRef<'g>) -> &'static str {
        if self.is_you(entity) { "your" } else { "its" }
    }

    /// The entity that a clause is about, once more: *you* or *it*.
    pub(super) fn it(self, entity: EntityRef<'g>) -> &'static str {
        if self.is_you(entity) { "you" } else { "it" }
    }

    /// Where a mission to somebody stands.
    pub(super) fn place_of(self, object: EntityRef<'g>) -> String {
        place_named(object, |entity| self.named(entity))
    }
}
