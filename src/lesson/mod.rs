//! Teaching material: questions for learners and their keys, made from the graph, so that none can go stale.
//!
//! A [`Sheet`] is plain data, complete in itself; every form of it (a printed worksheet, a quiz for a learning platform, cards) is made from
//! the sheet alone and adds no fact, as every form of an answer is made from the [`Answer`](crate::question::Answer) alone.

mod brief;
mod chance;
pub mod form;
mod handout;
mod item;
mod make;
mod relation;
mod request;
mod sheet;
mod telling;
mod told;
pub mod weave;
mod workshop;

pub use brief::{Brief, BriefError, BriefRequest, brief, sides};
pub use handout::handout;
pub use item::*;
pub(crate) use relation::capitalized;
pub use request::{Request, Topic};
pub use sheet::{TooFew, sheet};
pub use told::{headline, told, told_with_day};
