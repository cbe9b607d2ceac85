//! Steps followed to their end: what came of what was announced.

use super::View;
use crate::graph::ActRef;
use crate::time::{Certainty, PartialDate};
use crate::vocabulary::{Deed, MissionGrade, Quality, Rank, Step};

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
        /// How the deed differed from what was announced, where it did.
        difference: Option<Difference>,
    },
    /// Another deed of the same strand came into force: a suspension where a delisting was promised.
    Otherwise {
        /// What came.
        act: ActRef<'g>,
        /// The least and the greatest number of days until then.
        days: (i32, i32),
    },
    /// It was given up, or its term passed.
    Lapsed(Lapse<'g>),
}

/// How an announced step came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapse<'g> {
    /// By an act that says so.
    GivenUp(ActRef<'g>),
    /// By its own term.
    Expired(PartialDate),
}

/// How a deed differed from the announcement of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// An envoy of one rank was announced, one of another received.
    Rank {
        /// The rank announced.
        announced: Rank,
        /// The rank received.
        done: Rank,
    },
    /// Recognition of one quality was announced, of another given.
    Quality {
        /// The quality announced.
        announced: Quality,
        /// The quality given.
        done: Quality,
    },
    /// A mission of one grade was announced, of another opened.
    Grade {
        /// The grade announced.
        announced: MissionGrade,
        /// The grade opened.
        done: MissionGrade,
    },
}

impl<'g> View<'g> {
    /// What came of a step, as far as it is known and by the day asked about.
    #[must_use]
    pub fn outcome(self, step: ActRef<'g>) -> Outcome<'g> {
        let followed = self
            .strand_of(step)
            .filter(|act| {
                self.knows(*act) && self.believes(*act) && self.counts(*act) && act.refuted().is_none()
            })
            .find(|act| overtakes(self, *act, step));
        match (followed, has_lapsed(self, step)) {
            (Some(act), _) => {
                let (done, announced) = (self.window(act), self.window(step));
                let days = (done.0.days_since(announced.1), done.1.days_since(announced.0));
                match act.deed().id() == step.deed().id() {
                    true => Outcome::Done { act, days, difference: difference(step.deed(), act.deed()) },
                    false => Outcome::Otherwise { act, days },
                }
            }
            (None, Some(lapse)) => Outcome::Lapsed(lapse),
            (None, None) => Outcome::Open,
        }
    }
}

/// Whether an act in force certainly came after a step of its strand, so that the step is done or overtaken. An exemption
/// leaves the matter as it is and overtakes nothing but the announcement of an exemption.
pub(super) fn overtakes<'g>(view: View<'g>, act: ActRef<'g>, step: ActRef<'g>) -> bool {
    let is_of_its_kind = (act.deed() == Deed::Exempt) == (step.deed() == Deed::Exempt);
    is_of_its_kind && view.window(act).1 <= view.on() && view.window(act).0 >= view.window(step).1
}

/// How a step has certainly come to nothing by the day asked about, if it has.
pub(super) fn has_lapsed<'g>(view: View<'g>, step: ActRef<'g>) -> Option<Lapse<'g>> {
    if step.step() == Step::Lapsed {
        return Some(Lapse::GivenUp(step));
    }
    let given_up = view
        .strand_of(step)
        .filter(|act| view.knows(*act) && view.believes(*act) && act.refuted().is_none())
        .filter(|act| act.step() == Step::Lapsed && act.deed().id() == step.deed().id())
        .find(|act| view.window(*act).1 <= view.on() && view.window(*act).0 >= view.window(step).1);
    match given_up {
        Some(act) => Some(Lapse::GivenUp(act)),
        None => step
            .until()
            .filter(|until| until.has_come_by(view.on()) == Certainty::Certain)
            .map(Lapse::Expired),
    }
}

fn difference(announced: Deed, done: Deed) -> Option<Difference> {
    match (announced, done) {
        (Deed::ReceiveEnvoy(announced), Deed::ReceiveEnvoy(done)) if announced != done => {
            Some(Difference::Rank { announced, done })
        }
        (Deed::Recognize(announced), Deed::Recognize(done)) if announced != done => {
            Some(Difference::Quality { announced, done })
        }
        (Deed::Open(announced), Deed::Open(done)) if announced != done => {
            Some(Difference::Grade { announced, done })
        }
        _ => None,
    }
}

impl Difference {
    /// The difference in words: `announced as ambassador, received as chargé d'affaires`. Nothing where one of the two was
    /// not stated, since then no difference is on record.
    #[must_use]
    pub fn in_words(self) -> Option<String> {
        use crate::vocabulary::{Matter, Value};
        let (announced, done, verb, matter) = match self {
            Self::Rank { announced, done } => {
                (Value::Envoy(announced), Value::Envoy(done), "received", Matter::Envoys)
            }
            Self::Quality { announced, done } => {
                (Value::Recognized(announced), Value::Recognized(done), "given", Matter::RecognitionAsState)
            }
            Self::Grade { announced, done } => {
                (Value::Mission(announced), Value::Mission(done), "opened", Matter::Mission)
            }
        };
        let unstated = [
            Value::Envoy(Rank::Unstated),
            Value::Recognized(Quality::Unstated),
            Value::Mission(MissionGrade::Unstated),
        ];
        let is_stated = !unstated.contains(&announced) && !unstated.contains(&done);
        is_stated.then(|| {
            format!("announced as {}, {verb} as {}", announced.in_words(matter), done.in_words(matter))
        })
    }
}
