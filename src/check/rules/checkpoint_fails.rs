#![doc = include_str!("../../diagnostic/page/checkpoint-fails.md")]

use crate::check::claims;
use crate::diagnostic::{Code, Diagnostic};
use crate::graph::Graph;

pub(in crate::check) fn check(graph: &Graph, findings: &mut Vec<Diagnostic>) {
    for checkpoint in graph.checkpoints() {
        if let Some((headline, notes)) = claims::differs(graph, checkpoint, "checkpoint") {
            let mut finding = Diagnostic::new(Code::CheckpointFails, headline, checkpoint.span)
                .help("compare the acts with the sources, then correct the act or the checkpoint");
            finding.notes = notes;
            findings.push(finding);
        }
    }
}
