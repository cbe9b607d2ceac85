#![doc = include_str!("../../diagnostic/page/source-earlier-than-act.md")]

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::{ActFilter, Graph};

pub(in crate::check) fn check(graph: &Graph, findings: &mut Vec<Diagnostic>) {
    for act in graph.acts(ActFilter::default()).filter(|act| act.step().moves()) {
        let earliest = act.on().earliest();
        let Some(latest_source) = act.sources().map(|source| source.known_from()).max() else {
            continue;
        };
        if latest_source < earliest {
            let headline = format!(
                "`{}` is in force from {}, but its latest source is of {latest_source}",
                act.id(),
                act.on()
            );
            findings.push(Diagnostic::new(Code::SourceEarlierThanAct, headline, act.span()).help(
                "give the act the `step` that the source reports, or add a source published afterwards",
            ));
        }
    }
}
