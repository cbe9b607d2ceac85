//! The days on which each act may have happened, once lives and `after` are taken into account.

use std::collections::BTreeMap;

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::assemble::Draft;
use crate::diagnostic::{Code, Diagnostic};
use crate::graph::Entity;
use crate::graph::act::Marks;
use crate::id::Id;
use crate::text::Span;
use crate::time::Day;

/// Narrows the window of each act, and takes out those that cannot have happened as recorded.
pub(super) fn settle(drafts: &mut Vec<Draft>, entities: &[Entity], trouble: &mut Vec<Diagnostic>) {
    let lives: Vec<(Day, Day)> = entities.iter().map(Entity::widest_life).collect();
    drafts.retain_mut(|draft| {
        let (author, object) = (draft.key.author, draft.key.object);
        let window = within_lives(draft.act.window, lives[author.number()], lives[object.number()]);
        match window {
            Some(window) => draft.act.window = window,
            None => {
                trouble.push(before_its_time(draft, [&entities[author.number()], &entities[object.number()]]))
            }
        }
        window.is_some()
    });
    follow_after(drafts, trouble);
}

/// An act's window cut to the days on which both parties existed, if there is any such day.
pub(crate) fn within_lives(
    (earliest, latest): (Day, Day),
    author: (Day, Day),
    object: (Day, Day),
) -> Option<(Day, Day)> {
    let window = (earliest.max(author.0).max(object.0), latest.min(author.1).min(object.1));
    (window.0 <= window.1).then_some(window)
}

fn before_its_time(draft: &Draft, parties: [&Entity; 2]) -> Diagnostic {
    let on = draft.act.on;
    let outside = |entity: &&Entity| {
        within_lives((on.earliest(), on.latest()), entity.widest_life(), (Day::MIN, Day::MAX)).is_none()
    };
    // Where neither party alone rules the date out, the two did not exist at one time; the later one is named.
    let entity = parties.into_iter().find(outside).unwrap_or(parties[1]);
    let (word, date) = match entity.from {
        Some(from) if on.latest() < from.earliest() => ("came to be", entity.from),
        _ => ("ended", entity.until),
    };
    let date = date.map_or(String::new(), |date| format!(" {}", date.in_words()));
    let headline = format!("the act is dated {on}, but {} {word}{date}", entity.name);
    Diagnostic::new(Code::ActBeforeItsTime, headline, place(draft))
        .help("correct the date, or name the predecessor or successor")
}

/// Where an act stands in its file, if it was read from one.
fn place(draft: &Draft) -> Option<Span> {
    draft.more.as_ref().and_then(|more| more.detail.span)
}

fn id(draft: &Draft) -> String {
    draft.id().map_or_else(|| "an act without an id".to_owned(), ToString::to_string)
}

/// Narrows windows along `after`: what follows is no earlier, what precedes is no later. A ring, or a window that becomes
/// empty, is reported, and the `after` of those acts is set aside.
fn follow_after(drafts: &mut [Draft], trouble: &mut Vec<Diagnostic>) {
    if drafts.iter().all(|draft| draft.after().is_empty()) {
        return;
    }
    let numbers: BTreeMap<Id, usize> =
        drafts.iter().enumerate().filter_map(|(number, draft)| Some((draft.id()?.clone(), number))).collect();
    let mut precedes: DiGraph<(), ()> = DiGraph::new();
    for _ in drafts.iter() {
        precedes.add_node(());
    }
    for number in 0..drafts.len() {
        for earlier in earlier_acts(drafts, &numbers, number) {
            precedes.add_edge(NodeIndex::new(earlier), NodeIndex::new(number), ());
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
                let id = drafts[earlier].id().cloned();
                forget(&mut drafts[number], |after| Some(after) == id.as_ref());
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

/// The acts that one is said to follow. What is known not to have happened follows nothing and is followed by nothing.
fn earlier_acts(drafts: &[Draft], numbers: &BTreeMap<Id, usize>, number: usize) -> Vec<usize> {
    let happened = |number: &usize| !drafts[*number].act.marks.has(Marks::REFUTED);
    let earlier = drafts[number].after().iter().filter_map(|id| numbers.get(id).copied());
    earlier.filter(|earlier| happened(earlier) && happened(&number)).collect()
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
    let mut members: Vec<(Id, Option<Span>)> = ring
        .iter()
        .map(|node| &drafts[node.index()])
        .filter_map(|draft| Some((draft.id()?.clone(), place(draft))))
        .collect();
    members.sort();
    let list = members.iter().map(|(id, _)| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let headline = format!("each of these acts is said to come after the others: {list}");
    trouble.push(
        Diagnostic::new(Code::ActOrder, headline, members[0].1)
            .note("their `after` is set aside; the acts are kept")
            .help("take out the `after` that the sources do not support"),
    );
    for node in ring {
        forget(&mut drafts[node.index()], |after| members.iter().any(|(id, _)| id == after));
    }
}

/// Takes acts out of those that an act is said to follow.
fn forget(draft: &mut Draft, is_forgotten: impl Fn(&Id) -> bool) {
    if let Some(more) = &mut draft.more {
        more.after.retain(|id| !is_forgotten(id));
    }
}

fn report_contradiction(drafts: &[Draft], earlier: usize, later: usize, trouble: &mut Vec<Diagnostic>) {
    let (earlier, later) = (&drafts[earlier], &drafts[later]);
    let headline = format!(
        "`{}` is dated {} and is said to come after `{}`, dated {}",
        id(later),
        later.act.on,
        id(earlier),
        earlier.act.on
    );
    trouble.push(
        Diagnostic::new(Code::ActOrder, headline, place(later))
            .also(place(earlier), "the act it is said to follow")
            .note("this `after` is set aside; the acts are kept")
            .help("correct one of the dates, or take the `after` out"),
    );
}
