//! Views of a graph as of two clocks, and the standings that its acts fold into.

mod change;
mod ended;
mod fold;
mod holding;
mod implied;
mod intent;
mod net;
mod series;
#[expect(clippy::module_inception, reason = "the stage is named after what it makes")]
mod standing;
mod view;

pub use change::{Change, Snapshot};
pub use holding::Holding;
pub use intent::{Difference, Lapse, Outcome};
pub use net::{MutualPairs, Net};
pub use series::Series;
pub use standing::{AtPost, Dispute, Implied, Possibility, Standing};
pub use view::{Filter, View};
