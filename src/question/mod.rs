//! Questions: plain words become a typed question, and a question becomes an answer with its grounds.

mod answer;
mod ask;
mod complete;
mod condition;
mod error;
mod guide;
mod lexicon;
mod parse;
mod phrase;
mod print;
mod words;

pub use answer::*;
pub use ask::ask;
pub use complete::complete;
pub use condition::{Condition, Those};
pub use error::QuestionError;
pub use guide::{GUIDE, Topic};
pub use lexicon::Lexicon;
pub use parse::parse;

use crate::graph::{EntityRef, GroupRef, InstrumentRef, LensRef};
use crate::time::{Certainty, Day};
use crate::vocabulary::{Capacity, Deed, EntityKind, Matter, MissionGrade, Quality, Rank, Step};

/// A question, understood: names are entities, words are matters and deeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question<'g> {
    /// What is asked.
    pub form: Form<'g>,
    /// The day asked about; without it, the data's horizon.
    pub on: Option<Day>,
    /// The day up to which sources count; without it, all of them.
    pub known_by: Option<Day>,
    /// Whose word is believed where acts are disputed; without it, disputes stay open.
    pub voice: Option<EntityRef<'g>>,
    /// The step from which acts count, where it is not the usual one.
    pub from_step: Option<Step>,
    /// Whose dealings alone are asked about.
    pub among: Option<Among<'g>>,
    /// The first and last day between which acts are asked about; without it, all up to the day asked about.
    pub within: Option<(Day, Day)>,
    /// Which of several are asked for: the first, the last, those of longest standing.
    pub only: Option<Only>,
    /// What the answer is broken down by.
    pub by: Option<By>,
    /// What is counted as recognition; without it, the express word alone.
    pub lens: Option<LensRef<'g>>,
}

impl<'g> Question<'g> {
    /// What is asked, of the last day, of all sources and of everybody.
    pub(crate) const fn new(form: Form<'g>) -> Self {
        Self {
            form,
            on: None,
            known_by: None,
            voice: None,
            from_step: None,
            among: None,
            within: None,
            only: None,
            by: None,
            lens: None,
        }
    }
}

/// Whose dealings alone a question asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among<'g> {
    /// *Among the European Union*: the members of a group on the day asked about.
    Group(GroupRef<'g>),
    /// *Which states*, *how many countries*: states alone, not claimed ones, movements or organizations.
    States,
}

impl<'g> Among<'g> {
    /// Whether an entity belongs to them on a day.
    pub(crate) fn has(self, entity: EntityRef<'g>, day: Day) -> Certainty {
        match self {
            Self::Group(group) => group.has(entity, day),
            Self::States if entity.kind() == EntityKind::State => Certainty::Certain,
            Self::States => Certainty::No,
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form<'g> {
    /// *Who recognizes the Taliban*: the authors.
    Who(Condition<'g>),
    /// *Whom does Russia recognize*: the objects.
    Whom(Clause<'g>),
    /// *Does Russia list the Taliban*: a verdict.
    Does(Clause<'g>),
    /// *Does Russia list the Taliban and accept its envoys*: a verdict on several clauses together.
    DoesAll(EntityRef<'g>, Condition<'g>),
    /// *How many recognize the Taliban*: a number.
    HowMany(Condition<'g>),
    /// *When did Kazakhstan delist the Taliban*: the acts that did it.
    When(Clause<'g>),
    /// *Since when does Russia list the Taliban*: the acts that a standing rests on.
    SinceWhen(Clause<'g>),
    /// *How long has Russia listed the Taliban*: the same, with the days counted.
    HowLong(Clause<'g>),
    /// *Which pairs recognize each other*.
    Pairs(Predicate),
    /// *Why does Russia list the Taliban*: the standing, its acts and the rule that folds them.
    Why(Clause<'g>),
    /// *What stands between Russia and the Taliban*, or *with the Taliban*: all standings.
    WhatStands(EntityRef<'g>, Option<EntityRef<'g>>),
    /// *What happened between Russia and the Taliban*, or *with the Taliban*: all acts.
    WhatHappened(EntityRef<'g>, Option<EntityRef<'g>>),
    /// *What did Russia announce about the Taliban*: statements and steps that move nothing.
    WhatAnnounced(EntityRef<'g>, Option<EntityRef<'g>>),
    /// *What changed between two days for the Taliban*.
    WhatChanged {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
        /// Whose standings; without it, all.
        of: Option<EntityRef<'g>>,
    },
}

impl<'g> Form<'g> {
    /// The clause of a question that has one.
    #[must_use]
    pub fn clause(&self) -> Option<&Clause<'g>> {
        match self {
            Self::Who(condition) | Self::HowMany(condition) => condition.as_clause(),
            Self::Whom(clause)
            | Self::Does(clause)
            | Self::HowLong(clause)
            | Self::When(clause)
            | Self::SinceWhen(clause)
            | Self::Why(clause) => Some(clause),
            Self::Pairs(_)
            | Self::DoesAll(..)
            | Self::WhatStands(..)
            | Self::WhatHappened(..)
            | Self::WhatAnnounced(..)
            | Self::WhatChanged { .. } => None,
        }
    }
}

/// Somebody does something towards somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause<'g> {
    /// Who; open for *who* and *how many*.
    pub author: Option<EntityRef<'g>>,
    /// Does what.
    pub predicate: Predicate,
    /// Towards whom; open for *whom*, and for *who accepts envoys*.
    pub object: Option<EntityRef<'g>>,
    /// Under which instrument.
    pub under: Option<InstrumentRef<'g>>,
}

impl Clause<'_> {
    /// Something said of the clause, with the instrument it stands under: `lists the Taliban under “Canada's list”`.
    pub(crate) fn under_words(&self, said: String) -> String {
        match self.under {
            Some(under) => format!("{said} under “{}”", under.name()),
            None => said,
        }
    }
}

/// What a clause says of its two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Predicate {
    /// Recognizes, as a state or a government; the capacity is settled by the object where it is left open. A quality asks
    /// for recognition de facto or de jure; `Unstated` is any.
    Recognizes(Option<Capacity>, Quality),
    /// Receives envoys within this bound of rank (`AtLeast(Unstated)` is any envoy).
    AcceptsEnvoys(RankBound),
    /// Lists under some instrument.
    Lists,
    /// Holds assets.
    HoldsAssets,
    /// Is in control.
    Controls,
    /// Has diplomatic relations.
    HasRelations,
    /// Keeps a mission of this grade; `Unstated` is any mission.
    KeepsMission(MissionGrade),
    /// Received envoys within this bound of rank at some time.
    Received(RankBound),
    /// Did this deed at some time.
    Did(Matter, Deed),
}

/// Which of several are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// The first to have done it.
    First,
    /// The last to have done it.
    Last,
    /// Those of whom it has held longest.
    Longest,
}

/// What an answer is broken down by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The last day of each year.
    Year,
    /// The last day of each month.
    Month,
    /// Each lens.
    Lens,
    /// Each voice that denies something.
    Voice,
    /// Each author, with what it is counted for.
    Author,
}

/// Which ranks count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RankBound {
    /// This rank or a higher one.
    AtLeast(Rank),
    /// This rank or a lower one.
    AtMost(Rank),
    /// This rank and no other.
    Exactly(Rank),
}
