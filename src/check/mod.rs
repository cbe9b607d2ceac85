//! Checks of a graph that was built: what is sound record by record may still not fit together.

mod claims;
mod rules;
mod thin;

pub use claims::{Judged, published};
pub use thin::{Thin, Thinness, thin};

use crate::diagnostic::Diagnostic;
use crate::graph::Graph;

/// One rule: it looks at a whole graph and reports what it finds.
type Rule = fn(&Graph, &mut Vec<Diagnostic>);

/// The rules, by code.
const RULES: &[Rule] = &[
    rules::checkpoint_fails::check,
    rules::coverage_contradicted::check,
    rules::end_without_start::check,
    rules::exemption_without_listing::check,
    rules::order_unknown::check,
    rules::published_claim_differs::check,
    rules::question_fails::check,
    rules::source_earlier_than_act::check,
    rules::unused_source::check,
];

/// Runs all rules. The findings come in order of file and place.
#[must_use]
pub fn check(graph: &Graph) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for rule in RULES {
        rule(graph, &mut findings);
    }
    findings.sort_by_key(|finding| (finding.place.as_ref().map(|place| place.span), finding.code));
    findings
}
