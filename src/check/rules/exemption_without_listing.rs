#![doc = include_str!("../../diagnostic/page/exemption-without-listing.md")]

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::{ActFilter, ActRef, Graph};
use crate::standing::{Filter, Standing};
use crate::time::{AsOf, Certainty};
use crate::vocabulary::{Deed, Matter, Value};

pub(in crate::check) fn check(graph: &Graph, findings: &mut Vec<Diagnostic>) {
    let exemptions =
        ActFilter { matter: Some(Matter::Listing), deed: Some(Deed::Exempt), ..ActFilter::default() };
    for act in graph.acts(exemptions).filter(|act| act.step().moves() && act.refuted().is_none()) {
        if !may_be_listed(graph, act) {
            let headline = format!(
                "{} exempted {} {}, when no listing under this instrument was in force",
                act.author().name(),
                act.object().in_sentence(),
                act.on().in_words()
            );
            findings.push(
                Diagnostic::new(Code::ExemptionWithoutListing, headline, act.span())
                    .help("add the listing with its source, or correct the date or `under`"),
            );
        }
    }
}

/// Whether the listing may have been in force, or suspended, on some day on which the act may have happened.
fn may_be_listed(graph: &Graph, act: ActRef<'_>) -> bool {
    let filter = Filter {
        matter: Some(Matter::Listing),
        author: Some(act.author()),
        object: Some(act.object()),
        instrument: act.instrument(),
    };
    let (first, last) = act.window();
    let is_listed = |standing: Standing<'_>| {
        standing.certainty(|value| if value == Value::None { Certainty::No } else { Certainty::Certain })
            != Certainty::No
    };
    [first, last].into_iter().any(|day| graph.as_of(AsOf::on(day)).standings(filter).any(is_listed))
}
