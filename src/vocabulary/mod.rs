//! The field's terms as types: kinds of entity, matters, deeds, steps, ranks, and what each deed does to its matter.

mod deed;
mod effect;
pub mod glossary;
mod kind;
mod matter;
mod moment;
mod step;
mod value;

pub use deed::{Deed, MissionGrade, Quality, Rank};
pub use effect::{Effect, effect};
pub use kind::{EntityKind, InstrumentKind};
pub use matter::{Capacity, Matter};
pub use moment::{Moment, moving_moment};
pub use step::Step;
pub use value::Value;
