//! The same questions answered from the rows of the table, without a graph.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use comity::Graph;
use comity::graph::EntityRef;
use comity::standing::Net;
use comity::time::{AsOf, Day};

use super::table::Table;

/// Folds the rows of the table in order and compares what comes out with the graph, as far as one day settles an order.
pub(crate) fn compare(table: &Table, graph: &Graph, actors: &[EntityRef<'_>]) {
    let text = table.acts();
    let numbers: BTreeMap<&str, usize> = table.actors.iter().map(String::as_str).zip(0..).collect();
    let rows: Vec<(Day, usize, usize, &str)> = text
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (Day::read(cells[0]).expect("a day"), numbers[cells[1]], numbers[cells[2]], cells[3])
        })
        .collect();
    let asked = table.queries("q3", |row| (row.number(0), row.day(1)));
    let (mut agreed, mut unsettled, mut naive_time, mut own_time) = (0usize, 0usize, 0, 0);
    for (sender, day) in asked.iter().take(40) {
        let started = Instant::now();
        let naive = envoys(&rows, *sender, *day);
        naive_time += started.elapsed().as_nanos();
        let started = Instant::now();
        let own: Vec<EntityRef<'_>> = super::envoys(graph.as_of(AsOf::on(*day)), actors[*sender]).collect();
        own_time += started.elapsed().as_nanos();
        for (author, (holds, is_settled)) in naive {
            match (holds == own.contains(&actors[author]), is_settled) {
                (true, _) => agreed += 1,
                (false, false) => unsettled += 1,
                (false, true) => panic!(
                    "{} and {} on {day}: the naive fold says {holds}",
                    table.actors[author], table.actors[*sender]
                ),
            }
        }
    }
    let counted = asked.len().min(40) as u128;
    println!(
        "   by reading every row {:>12}  (by the graph {} ns): {agreed} agree; {unsettled} hang on the order of one day",
        format!("{:.1} µs", naive_time as f64 / counted as f64 / 1e3),
        own_time / counted
    );
}

/// For each author that ever received an envoy of a sender: whether it does on a day, and whether no day has two acts.
fn envoys(rows: &[(Day, usize, usize, &str)], sender: usize, day: Day) -> BTreeMap<usize, (bool, bool)> {
    let mut authors: BTreeMap<usize, (bool, bool, Day)> = BTreeMap::new();
    for (on, author, object, kind) in rows {
        if *object != sender || !matches!(*kind, "accept_envoy" | "end_envoy") {
            continue;
        }
        let state = authors.entry(*author).or_insert((false, true, Day::MIN));
        state.1 &= state.2 != *on;
        state.2 = *on;
        if *on <= day {
            state.0 = *kind == "accept_envoy";
        }
    }
    authors.into_iter().map(|(author, (holds, is_settled, _))| (author, (holds, is_settled))).collect()
}

/// How many steps lead from one entity to another, by looking at ring after ring around the first.
pub(crate) fn steps<'g>(net: &Net<'g>, from: EntityRef<'g>, to: EntityRef<'g>) -> Option<usize> {
    let mut seen = BTreeSet::from([from]);
    let mut ring = vec![from];
    for steps in 0.. {
        if ring.contains(&to) {
            return Some(steps);
        }
        ring = ring.iter().flat_map(|one| net.objects_of(*one)).filter(|one| seen.insert(*one)).collect();
        if ring.is_empty() {
            return None;
        }
    }
    None
}
