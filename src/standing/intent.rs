//! Steps followed to their end: what came of what was announced.

use super::View;
use crate::graph::ActRef;

/// What came of a step by the day asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome<'g> {
    /// No act in force has certainly followed.
    Open,
    /// The deed that was announced came into force.
    Done {
        /// The act that did it.
        act: ActRef<'g>,
        /// The least and the greatest number of days it took, by the dates on record.
        days: (i32, i32),
    },
    /// Another deed of the same strand came into force: a suspension where a delisting was promised.
    Otherwise {
        /// What came.
        act: ActRef<'g>,
        /// The least and the greatest number of days until then.
        days: (i32, i32),
    },
}

impl<'g> View<'g> {
    /// What came of a step, as far as it is known and by the day asked about.
    #[must_use]
    pub fn outcome(self, step: ActRef<'g>) -> Outcome<'g> {
        let followed = self
            .strand_of(step)
            .filter(|act| self.knows(*act) && act.step().moves() && act.refuted().is_none())
            .find(|act| overtakes(self, *act, step));
        let Some(act) = followed else { return Outcome::Open };
        let days = (act.window().0.days_since(step.window().1), act.window().1.days_since(step.window().0));
        match act.deed().id() == step.deed().id() {
            true => Outcome::Done { act, days },
            false => Outcome::Otherwise { act, days },
        }
    }
}

/// Whether an act in force certainly came after a step of its strand, so that the step is done or overtaken.
pub(super) fn overtakes(view: View<'_>, act: ActRef<'_>, step: ActRef<'_>) -> bool {
    act.window().1 <= view.on() && act.window().0 >= step.window().1
}
