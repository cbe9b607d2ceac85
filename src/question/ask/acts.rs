//! The acts that a clause tells of.

use super::Ledger;
use crate::graph::{ActFilter, ActRef, EntityRef};
use crate::question::{Clause, Row};
use crate::standing::View;
use crate::time::{Certainty, Day};

/// The rows of the acts that a clause tells of, those beside them, and who did them.
pub(super) fn gather_acts<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    clause: &Clause<'g>,
    within: Option<(Day, Day)>,
) -> (Vec<Row>, Vec<Row>, Vec<EntityRef<'g>>) {
    let acts = acts_of(view, clause, within);
    let (done, beside): (Vec<_>, Vec<_>) =
        acts.iter().partition(|act| view.counts(**act) && act.refuted().is_none());
    let sure =
        |act: ActRef<'g>| happened_within(view, act, within).min(clause.predicate.tells_of(act.deed()));
    let rows = done.iter().map(|act| ledger.act_row(*act, sure(*act))).collect();
    let beside = beside.iter().map(|act| ledger.act_row(*act, sure(*act))).collect();
    (rows, beside, done.iter().map(|act| act.author()).collect())
}

/// The acts that a clause tells of, known and believed, that may have happened by the day of the view and within some days.
pub(super) fn acts_of<'g>(
    view: View<'g>,
    clause: &Clause<'g>,
    within: Option<(Day, Day)>,
) -> Vec<ActRef<'g>> {
    let filter = ActFilter {
        matter: Some(clause.predicate.matter()),
        deed: None,
        author: clause.author,
        object: clause.object,
        instrument: clause.under,
    };
    let mut acts: Vec<ActRef<'g>> = view
        .graph()
        .acts(filter)
        .filter(|act| {
            clause.predicate.tells_of(act.deed()) != Certainty::No && view.knows(*act) && view.believes(*act)
        })
        .filter(|act| happened_within(view, *act, within) != Certainty::No)
        .collect();
    acts.sort_by_cached_key(|act| act.chronological_key());
    acts
}

/// Those of the acts that a clause tells of that were done and not refuted.
pub(super) fn acts_done<'g>(
    view: View<'g>,
    clause: &Clause<'g>,
    within: Option<(Day, Day)>,
) -> Vec<ActRef<'g>> {
    let acts = acts_of(view, clause, within).into_iter();
    acts.filter(|act| view.counts(*act) && act.refuted().is_none()).collect()
}

/// Whether an act happened by the day of the view.
pub(super) fn happened<'g>(view: View<'g>, act: ActRef<'g>) -> Certainty {
    happened_within(view, act, None)
}

/// Whether an act happened by the day of the view and within some days.
pub(super) fn happened_within<'g>(view: View<'g>, act: ActRef<'g>, within: Option<(Day, Day)>) -> Certainty {
    let (first, last) = within.unwrap_or((Day::MIN, Day::MAX));
    let last = last.min(view.on());
    match view.window(act) {
        (earliest, latest) if earliest > last || latest < first => Certainty::No,
        (earliest, latest) if first <= earliest && latest <= last => Certainty::Certain,
        _ => Certainty::Possible,
    }
}
