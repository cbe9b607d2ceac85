//! The days on which each act may have happened, once lives and `after` are taken into account.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::{Draft, entity_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::graph::{Act, ActIx, Entity};
use crate::id::Id;
use crate::time::Day;

/// Narrows the window of each act, and takes out those that cannot have happened as recorded.
pub(super) fn settle(drafts: &mut Vec<Draft>, entities: &[Entity], trouble: &mut Vec<Diagnostic>) {
    drafts.retain_mut(|draft| within_lives(draft, entities, trouble));
    follow_after(drafts, trouble);
}

/// Cuts an act's window to the days on which both parties existed.
fn within_lives(draft: &mut Draft, entities: &[Entity], trouble: &mut Vec<Diagnostic>) -> bool {
    let (mut earliest, mut latest) = draft.act.window;
    for party in [draft.key.author, draft.key.object] {
        let entity = entity_of(entities, party);
        let from = entity.from.map_or(Day::MIN, |from| from.earliest());
        let until = entity.until.map_or(Day::MAX, |until| until.latest());
        (earliest, latest) = (earliest.max(from), latest.min(until));
        if earliest > latest {
            let (word, date) = match draft.act.on.latest() < from {
                true => ("came to be", entity.from),
                false => ("ended", entity.until),
            };
            let date = date.map_or(String::new(), |date| format!(" {}", date.in_words()));
            let headline = format!("the act is dated {}, but {} {word}{date}", draft.act.on, entity.name);
            trouble.push(
                Diagnostic::new(Code::ActBeforeItsTime, headline, draft.act.span)
                    .help("correct the date, or name the predecessor or successor"),
            );
            return false;
        }
    }
    draft.act.window = (earliest, latest);
    true
}

/// Narrows windows along `after`: what follows is no earlier, what precedes is no later. A ring, or a window that becomes
/// empty, is reported, and the `after` of those acts is set aside.
fn follow_after(drafts: &mut [Draft], trouble: &mut Vec<Diagnostic>) {
    if drafts.iter().all(|draft| draft.after.is_empty()) {
        return;
    }
    let numbers: BTreeMap<Id, usize> =
        drafts.iter().enumerate().map(|(number, draft)| (draft.act.id.clone(), number)).collect();
    let mut precedes: DiGraph<(), ()> = DiGraph::new();
    for _ in drafts.iter() {
        precedes.add_node(());
    }
    for (number, draft) in drafts.iter().enumerate() {
        for earlier in draft.after.iter().filter_map(|id| numbers.get(id)) {
            precedes.add_edge(NodeIndex::new(*earlier), NodeIndex::new(number), ());
        }
    }
    // Components come out last first: reversed, each stands before those that follow it.
    let mut components = tarjan_scc(&precedes);
    components.reverse();
    let mut order = Vec::new();
    for component in &components {
        let is_ring = component.len() > 1 || precedes.contains_edge(component[0], component[0]);
        match is_ring {
            true => set_ring_aside(drafts, component, trouble),
            false => order.push(component[0].index()),
        }
    }
    for &number in &order {
        for earlier in earlier_acts(drafts, &numbers, number) {
            if !narrow(drafts, earlier, number) {
                report_contradiction(drafts, earlier, number, trouble);
                let id = drafts[earlier].act.id.clone();
                drafts[number].after.retain(|after| *after != id);
            }
        }
    }
    for &number in order.iter().rev() {
        for earlier in earlier_acts(drafts, &numbers, number) {
            let bound = drafts[number].act.window.1;
            let (first, last) = drafts[earlier].act.window;
            drafts[earlier].act.window = (first, last.min(bound));
        }
    }
}

/// For each act that is said to follow others, all that precede it, directly or through others, by number.
pub(super) fn precedents(drafts: &[Draft], numbers: &BTreeMap<Id, usize>) -> BTreeMap<usize, Vec<ActIx>> {
    let mut precedents = BTreeMap::new();
    for (number, _) in drafts.iter().enumerate().filter(|(_, draft)| !draft.after.is_empty()) {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        let mut open = earlier_acts(drafts, numbers, number);
        while let Some(earlier) = open.pop() {
            if found.insert(earlier) {
                open.extend(earlier_acts(drafts, numbers, earlier));
            }
        }
        precedents.insert(number, found.into_iter().map(ActIx::from_number).collect());
    }
    precedents
}

fn earlier_acts(drafts: &[Draft], numbers: &BTreeMap<Id, usize>, number: usize) -> Vec<usize> {
    drafts[number].after.iter().filter_map(|id| numbers.get(id).copied()).collect()
}

/// Moves the start of the later act's window; `false` where no day is left.
fn narrow(drafts: &mut [Draft], earlier: usize, later: usize) -> bool {
    let bound = drafts[earlier].act.window.0;
    let window = &mut drafts[later].act.window;
    if bound > window.1 {
        return false;
    }
    window.0 = window.0.max(bound);
    true
}

fn set_ring_aside(drafts: &mut [Draft], ring: &[NodeIndex], trouble: &mut Vec<Diagnostic>) {
    let members: Vec<Id> = ring.iter().map(|node| drafts[node.index()].act.id.clone()).collect();
    let mut sorted: Vec<&Act> = ring.iter().map(|node| &drafts[node.index()].act).collect();
    sorted.sort_by(|one, other| one.id.cmp(&other.id));
    let list = sorted.iter().map(|act| format!("`{}`", act.id)).collect::<Vec<_>>().join(", ");
    let headline = format!("each of these acts is said to come after the others: {list}");
    trouble.push(
        Diagnostic::new(Code::ActOrder, headline, sorted[0].span)
            .note("their `after` is set aside; the acts are kept")
            .help("take out the `after` that the sources do not support"),
    );
    for node in ring {
        drafts[node.index()].after.retain(|id| !members.contains(id));
    }
}

fn report_contradiction(drafts: &[Draft], earlier: usize, later: usize, trouble: &mut Vec<Diagnostic>) {
    let (earlier, later) = (&drafts[earlier].act, &drafts[later].act);
    let headline = format!(
        "`{}` is dated {} and is said to come after `{}`, dated {}",
        later.id, later.on, earlier.id, earlier.on
    );
    trouble.push(
        Diagnostic::new(Code::ActOrder, headline, later.span)
            .also(earlier.span, "the act it is said to follow")
            .note("this `after` is set aside; the acts are kept")
            .help("correct one of the dates, or take the `after` out"),
    );
}
