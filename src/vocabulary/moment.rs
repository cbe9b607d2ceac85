//! Moments: the dates that one act may carry, and which of them moves the standing.

use super::{Matter, Step};

/// One of the dates of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moment {
    /// When it was decided.
    Decided,
    /// When it was announced.
    Announced,
    /// When it came into force.
    InForce,
    /// When it was reported.
    Reported,
}

impl Moment {
    /// The name under which files and answers give it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Announced => "announced",
            Self::InForce => "in-force",
            Self::Reported => "reported",
        }
    }
}

/// The moment that moves a standing, for acts that have come as far as a step.
///
/// Recognition is a declaration and holds from its announcement; all else holds from the day it comes into force. A step
/// before that is dated by its decision where it is one, and by its announcement otherwise. No report moves anything.
#[must_use]
pub fn moving_moment(matter: Matter, step: Step) -> Moment {
    match (step, matter) {
        (Step::DecidedInPrinciple | Step::Enacted, _) => Moment::Decided,
        (Step::Proposed | Step::Requested | Step::Lapsed | Step::Appointed, _) => Moment::Announced,
        (_, Matter::RecognitionAsState | Matter::RecognitionAsGovernment | Matter::Statement) => {
            Moment::Announced
        }
        _ => Moment::InForce,
    }
}
