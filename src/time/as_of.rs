//! The two clocks of a question.

use super::Day;

/// Valid time: the day on which something held, whenever it became known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValidTime(pub Day);

/// Knowledge time: only what was published by this day counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KnowledgeTime(pub Day);

/// The pair of days that a question is asked as of.
///
/// Both at 2024-10-04 give what a reader of that day's paper could know; the second left open gives what we know now of
/// that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsOf {
    /// The day asked about.
    pub on: ValidTime,
    /// The day up to which sources count.
    pub known_by: KnowledgeTime,
}

impl AsOf {
    /// What is known now, from all sources, of one day.
    #[must_use]
    pub fn on(day: Day) -> Self {
        Self { on: ValidTime(day), known_by: KnowledgeTime(Day::MAX) }
    }

    /// The same day, with the sources published by another.
    #[must_use]
    pub fn known_by(self, day: Day) -> Self {
        Self { known_by: KnowledgeTime(day), ..self }
    }
}
