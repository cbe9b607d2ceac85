//! Time: days, dates known only in part, and the two clocks of a question.

mod as_of;
mod day;
mod partial;

pub use as_of::{AsOf, KnowledgeTime, ValidTime};
pub use day::Day;
pub use partial::{BadDate, PartialDate};

/// Whether something is so under every reading of the dates, under some, or under none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Under no reading.
    No,
    /// Under some readings, not all.
    Possible,
    /// Under every reading.
    Certain,
}
