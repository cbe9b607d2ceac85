//! Standings: what holds between two entities on a day, worked out from the acts that are known.

mod fold;
mod intent;
mod view;

pub use fold::{Dispute, Reading, Standing};
pub use intent::Outcome;
pub use view::{Filter, View};
