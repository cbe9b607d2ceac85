//! Checkpoints and published claims against what the acts give.

use std::collections::BTreeSet;

use crate::graph::{Checkpoint, CheckpointParty, CountBound, EntityRef, Graph, GroupRef, InstrumentRef};
use crate::standing::{Filter, Standing, View};
use crate::text::Span;
use crate::time::{AsOf, Certainty};
use crate::vocabulary::{MissionGrade, Quality, Rank, Value};

/// A published claim about a standing or a count, compared with what the acts give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Its id.
    pub id: String,
    /// How the acts differ from it, and the rows that make the difference; none where it holds.
    pub differs: Option<(String, Vec<String>)>,
    /// Why it differs, where its record says so.
    pub reason: Option<String>,
    /// Where it stands in its file.
    pub span: Span,
}

/// Compares all published claims of a graph with its acts, in order of id.
#[must_use]
pub fn published(graph: &Graph) -> Vec<Judged> {
    let judged = |claim: &Checkpoint| Judged {
        id: claim.id.as_ref().map(ToString::to_string).unwrap_or_default(),
        differs: differs(graph, claim, "claim"),
        reason: claim.differs.clone(),
        span: claim.span,
    };
    graph.published().iter().map(judged).collect()
}

/// How the acts differ from what is stated, if they do, with the rows that make the difference.
pub(super) fn differs(graph: &Graph, stated: &Checkpoint, word: &str) -> Option<(String, Vec<String>)> {
    let view = graph.as_of(AsOf::on(stated.on).known_by(stated.known_by));
    let standings: Vec<Standing<'_>> = standings(view, stated).collect();
    match &stated.party {
        CheckpointParty::One(author) => wrong_standing(stated, &standings, author.of(graph), word),
        CheckpointParty::Count(bound) => wrong_count(stated, &standings, *bound, word),
    }
}

fn standings<'g>(view: View<'g>, stated: &'g Checkpoint) -> impl Iterator<Item = Standing<'g>> {
    let graph = view.graph();
    let among = stated.among.map(|group| GroupRef::new(graph, group));
    view.standings(Filter {
        matter: Some(stated.matter),
        author: match stated.party {
            CheckpointParty::One(author) => Some(author.of(graph)),
            CheckpointParty::Count(_) => None,
        },
        object: Some(stated.object.of(graph)),
        instrument: stated.instrument.map(|ix| InstrumentRef::new(graph, ix)),
    })
    .filter(move |standing| {
        among.is_none_or(|group| group.has(standing.author(), view.on()) == Certainty::Certain)
    })
}

/// Whether a value is what is stated: a statement that leaves rank, quality or grade open agrees with any, and one that the acts
/// leave open may be any.
fn agrees(stated: Value, value: Value) -> Certainty {
    match (stated, value) {
        (Value::Recognized(Quality::Unstated), Value::Recognized(_))
        | (Value::Envoy(Rank::Unstated), Value::Envoy(_))
        | (Value::Mission(MissionGrade::Unstated), Value::Mission(_)) => Certainty::Certain,
        (stated, value) if stated == value => Certainty::Certain,
        (Value::Recognized(_), Value::Recognized(Quality::Unstated))
        | (Value::Envoy(_), Value::Envoy(Rank::Unstated))
        | (Value::Mission(_), Value::Mission(MissionGrade::Unstated)) => Certainty::Possible,
        _ => Certainty::No,
    }
}

/// Whether a standing agrees with a value; what is disputed is possible at most.
fn certainty(standing: &Standing<'_>, stated: Value) -> Certainty {
    standing.certainty_in_dispute(|value| agrees(stated, value))
}

fn wrong_standing(
    stated: &Checkpoint,
    standings: &[Standing<'_>],
    author: EntityRef<'_>,
    word: &str,
) -> Option<(String, Vec<String>)> {
    let value = stated.value;
    let holds = match standings {
        [] => value == Value::None,
        // Of several lists, *listed* needs one and *not listed* needs all.
        several if value == Value::None => {
            several.iter().all(|one| certainty(one, value) == Certainty::Certain)
        }
        several => several.iter().any(|one| certainty(one, value) == Certainty::Certain),
    };
    if holds {
        return None;
    }
    let found: Vec<&str> = standings
        .iter()
        .flat_map(|standing| standing.possibilities())
        .map(|possibility| possibility.value.in_words(stated.matter))
        .collect();
    let disputed = if standings.iter().any(|one| one.dispute().is_some()) { ", disputed" } else { "" };
    let found = if found.is_empty() { "nothing on record".to_owned() } else { found.join(" or ") };
    let headline = format!(
        "the {word} says “{}” of {} on {}, but the acts give “{found}”{disputed}",
        value.in_words(stated.matter),
        author.name(),
        stated.on
    );
    let acts = standings.iter().flat_map(|one| one.possibilities()).flat_map(|one| &one.grounds);
    Some((headline, acts.map(|act| format!("`{}` is dated {}", act.id(), act.on())).collect()))
}

fn wrong_count(
    stated: &Checkpoint,
    standings: &[Standing<'_>],
    bound: CountBound,
    word: &str,
) -> Option<(String, Vec<String>)> {
    let authors = |least: Certainty| -> BTreeSet<&str> {
        let counted = standings.iter().filter(|one| certainty(one, stated.value) >= least);
        counted.map(|one| one.author().name()).collect()
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
        (_, Some(0)) => "none".to_owned(),
        (Some(least), Some(most)) if least == most => format!("exactly {least}"),
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => "any number".to_owned(),
    };
    let headline = format!("the {word} counts {wanted} on {}, but the acts give {counted}", stated.on);
    let rows = possible.iter().map(|name| match certain.contains(name) {
        true => format!("counted: {name}"),
        false => format!("possibly counted: {name}"),
    });
    Some((headline, rows.collect()))
}
