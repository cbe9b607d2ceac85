#![doc = include_str!("../../diagnostic/page/coverage-contradicted.md")]

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::Graph;
use crate::standing::Filter;
use crate::time::{AsOf, Certainty};

pub(in crate::check) fn check(graph: &Graph, findings: &mut Vec<Diagnostic>) {
    for coverage in graph.coverage() {
        // A standing that begins before the last day and is not ended by then contradicts; so does one on the first day.
        for on in [coverage.since, coverage.until] {
            let filter = Filter {
                matter: Some(coverage.matter),
                object: Some(coverage.object.of(graph)),
                ..Filter::default()
            };
            for standing in graph.as_of(AsOf::on(on)).standings(filter) {
                let holds = standing
                    .certainty(|value| if value.holds() { Certainty::Certain } else { Certainty::No });
                let is_covered = coverage.speaks_of(graph, standing.author().ix(), on, crate::time::Day::MAX);
                if holds != Certainty::Certain || !is_covered || standing.dispute().is_some() {
                    continue;
                }
                let Some(act) = standing.possibilities().iter().find_map(|reading| reading.grounds.first())
                else {
                    continue;
                };
                let headline = format!(
                    "the coverage says that nobody it names did this on {on}, but {} did",
                    standing.author().name()
                );
                let finding = Diagnostic::new(Code::CoverageContradicted, headline, coverage.span)
                    .also(act.span(), "the act that says so")
                    .help("narrow the coverage, correct the act, or write a claim that denies it");
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
    }
}
