#![doc = include_str!("../../diagnostic/page/checkpoint-fails.md")]

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::graph::{Checkpoint, CheckpointParty, CountBound, EntityRef, Graph};
use crate::standing::{Filter, Standing, View};
use crate::time::{AsOf, Certainty};
use crate::vocabulary::{MissionGrade, Quality, Rank, Value};

pub(in crate::check) fn check(graph: &Graph, findings: &mut Vec<Diagnostic>) {
    for checkpoint in graph.checkpoints() {
        let view = graph.as_of(AsOf::on(checkpoint.on).known_by(checkpoint.known_by));
        let standings: Vec<Standing<'_>> = standings(view, checkpoint).collect();
        let fault = match &checkpoint.party {
            CheckpointParty::One(author) => wrong_standing(checkpoint, &standings, author.of(graph)),
            CheckpointParty::Count(bound) => wrong_count(checkpoint, &standings, *bound),
        };
        if let Some((headline, notes)) = fault {
            let mut finding = Diagnostic::new(Code::CheckpointFails, headline, checkpoint.span)
                .help("compare the acts with the sources, then correct the act or the checkpoint");
            finding.notes = notes;
            findings.push(finding);
        }
    }
}

fn standings<'g>(view: View<'g>, checkpoint: &'g Checkpoint) -> impl Iterator<Item = Standing<'g>> {
    let graph = view.graph();
    view.standings(Filter {
        matter: Some(checkpoint.matter),
        author: match checkpoint.party {
            CheckpointParty::One(author) => Some(author.of(graph)),
            CheckpointParty::Count(_) => None,
        },
        object: Some(checkpoint.object.of(graph)),
        instrument: checkpoint.instrument.map(|ix| crate::graph::InstrumentRef::new(graph, ix)),
    })
}

/// Whether a value is what a checkpoint states: one that leaves rank, quality or grade open agrees with any.
fn agrees(stated: Value, value: Value) -> Certainty {
    let agrees = match (stated, value) {
        (Value::Recognized(Quality::Unstated), Value::Recognized(_))
        | (Value::Envoy(Rank::Unstated), Value::Envoy(_))
        | (Value::Mission(MissionGrade::Unstated), Value::Mission(_)) => true,
        (stated, value) => stated == value,
    };
    if agrees { Certainty::Certain } else { Certainty::No }
}

fn wrong_standing(
    checkpoint: &Checkpoint,
    standings: &[Standing<'_>],
    author: EntityRef<'_>,
) -> Option<(String, Vec<String>)> {
    let stated = checkpoint.value;
    let holds = match standings {
        [] => stated == Value::None,
        // Of several lists, *listed* needs one and *not listed* needs all.
        several if stated == Value::None => {
            several.iter().all(|one| one.certainty(|value| agrees(stated, value)) == Certainty::Certain)
        }
        several => {
            several.iter().any(|one| one.certainty(|value| agrees(stated, value)) == Certainty::Certain)
        }
    };
    if holds {
        return None;
    }
    let found: Vec<String> = standings
        .iter()
        .flat_map(|standing| &standing.readings)
        .map(|reading| reading.value.in_words(checkpoint.matter).to_owned())
        .collect();
    let found = if found.is_empty() { "nothing on record".to_owned() } else { found.join(" or ") };
    let headline = format!(
        "the checkpoint says “{}” of {} on {}, but the acts give “{found}”",
        stated.in_words(checkpoint.matter),
        author.name(),
        checkpoint.on
    );
    let acts = standings.iter().flat_map(|standing| &standing.readings).flat_map(|reading| &reading.grounds);
    Some((headline, acts.map(|act| format!("`{}` is dated {}", act.id(), act.on())).collect()))
}

fn wrong_count(
    checkpoint: &Checkpoint,
    standings: &[Standing<'_>],
    bound: CountBound,
) -> Option<(String, Vec<String>)> {
    let authors = |least: Certainty| -> BTreeSet<&str> {
        standings
            .iter()
            .filter(|one| one.certainty(|value| agrees(checkpoint.value, value)) >= least)
            .map(|one| one.author.name())
            .collect()
    };
    let (certain, possible) = (authors(Certainty::Certain), authors(Certainty::Possible));
    let too_few = bound.at_least.is_some_and(|least| certain.len() < least);
    let too_many = bound.at_most.is_some_and(|most| possible.len() > most);
    if !too_few && !too_many {
        return None;
    }
    let counted = match certain.len() == possible.len() {
        true => certain.len().to_string(),
        false => format!("{} to {}", certain.len(), possible.len()),
    };
    let wanted = match (bound.at_least, bound.at_most) {
        (Some(least), Some(most)) if least == most => format!("exactly {least}"),
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => "any number".to_owned(),
    };
    let headline =
        format!("the checkpoint counts {wanted} on {}, but the acts give {counted}", checkpoint.on);
    Some((headline, possible.into_iter().map(|name| format!("counted: {name}")).collect()))
}
