#![doc = include_str!("../../diagnostic/page/published-claim-differs.md")]

use crate::check::claims;
use crate::diagnostic::{Code, Diagnostic};
use crate::graph::Graph;

pub(in crate::check) fn check(graph: &Graph, findings: &mut Vec<Diagnostic>) {
    for claim in claims::published(graph) {
        match (claim.differs, claim.reason) {
            (Some((headline, notes)), None) => {
                let mut finding = Diagnostic::new(Code::PublishedClaimDiffers, headline, claim.span)
                    .help("correct the acts, or say in `differs` why the claim is not what the acts give");
                finding.notes = notes;
                findings.push(finding);
            }
            (None, Some(_)) => {
                let headline =
                    format!("the claim `{}` is said to differ, but the acts agree with it", claim.id);
                findings.push(
                    Diagnostic::new(Code::PublishedClaimDiffers, headline, claim.span)
                        .help("take `differs` out, or see whether an act is missing"),
                );
            }
            _ => {}
        }
    }
}
