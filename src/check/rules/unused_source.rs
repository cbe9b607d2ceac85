#![doc = include_str!("../../diagnostic/page/unused-source.md")]

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::Graph;

pub(in crate::check) fn check(graph: &Graph, findings: &mut Vec<Diagnostic>) {
    for source in graph.sources().filter(|source| !source.is_used()) {
        let headline = format!("nothing rests on the source `{}`", source.id());
        findings.push(
            Diagnostic::new(Code::UnusedSource, headline, source.span())
                .help("name it in the act it supports, or take it out"),
        );
    }
}
