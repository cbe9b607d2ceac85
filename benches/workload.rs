//! The engine on a table of invented acts: how long loading takes, and each of eight questions.
//!
//! `cargo bench --bench workload -- 10k 100k 1m` makes the tables once (under `target/workload`) and times everything through
//! the library's public calls. The acts are the plain middle of what comity holds: dated to the day, in force, undisputed. A
//! naive fold of the same table checks the answers in the same run and is timed beside them.

#![expect(clippy::print_stdout, reason = "a bench says what it measured")]

#[path = "workload/invent.rs"]
mod invent;
#[path = "workload/naive.rs"]
mod naive;
#[path = "workload/table.rs"]
mod table;

use std::hint::black_box;
use std::time::{Duration, Instant};

use comity::Graph;
use comity::graph::EntityRef;
use comity::standing::{Filter, View};
use comity::time::{AsOf, Certainty, Day};
use comity::vocabulary::{Matter, Value};
use table::Table;

fn main() {
    let sizes: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    let sizes = if sizes.is_empty() { vec!["10k".to_owned()] } else { sizes };
    for size in sizes {
        run(&Table::named(&size), &size);
    }
}

/// What stands for recognition in the table.
const RECOGNITION: Matter = Matter::RecognitionAsState;

fn run(table: &Table, size: &str) {
    println!("\n## {size}: {} actors", table.actors.len());
    let loads = if size == "10m" { 1 } else { 5 };
    let mut times = Vec::new();
    let mut graph = None;
    for _ in 0..loads {
        drop(graph.take());
        let started = Instant::now();
        graph = Some(table.load());
        times.push(started.elapsed());
    }
    let graph = graph.expect("at least one load");
    times.sort();
    let acts = graph.act_count();
    println!(
        "Q1 load                 {:>12}  {:.2} M acts/s",
        shown(times[times.len() / 2]),
        acts as f64 / times[times.len() / 2].as_secs_f64() / 1e6
    );
    println!("   peak memory          {:>12}", peak_memory());
    let actors: Vec<EntityRef<'_>> =
        table.actors.iter().map(|name| graph.entity(name).expect("every actor is an entity")).collect();
    let on = |day: &Day| graph.as_of(AsOf::on(*day));

    let points = table.queries("q2", |row| (actors[row.number(0)], actors[row.number(1)], row.day(2)));
    time("Q2 does X recognize Y", points.len(), || {
        points.iter().filter(|(x, y, day)| recognizes(on(day), *x, *y)).count()
    });
    let asked = table.queries("q3", |row| (actors[row.number(0)], row.day(1)));
    time("Q3 who accepts envoys", asked.len(), || {
        asked.iter().map(|(s, day)| envoys(on(day), *s).count()).sum()
    });
    let days = table.queries("q4", |row| row.day(0));
    time("Q4 snapshot", days.len(), || days.iter().map(|day| black_box(on(day).snapshot()).len()).sum());
    time("Q4 snapshot, each read", days.len().min(10), || {
        let standings = days.iter().take(10).map(|day| {
            on(day).snapshot().standings().filter(|one| one.value() == Some(Value::Listed)).count()
        });
        standings.sum()
    });
    let spans = table.queries("q5", |row| (row.day(0), row.day(1)));
    time("Q5 changes", spans.len(), || {
        spans.iter().map(|(from, to)| black_box(graph.changes(AsOf::on(*from), AsOf::on(*to))).len()).sum()
    });
    let years: Vec<Day> = (1816..=2026).filter_map(Day::end_of).collect();
    time("Q6 series of top tens", 1, || {
        let top = graph.as_of(AsOf::on(Day::MAX)).series(RECOGNITION, &years).top(10);
        top.iter().flatten().map(|(_, count)| count.certain as usize).sum()
    });
    let subjects = table.queries("q7", |row| actors[row.number(0)]);
    time("Q7 listed then delisted", subjects.len(), || {
        subjects.iter().map(|s| delisted(&graph, *s).count()).sum()
    });
    let days = table.queries("q8", |row| row.day(0));
    time("Q8 mutual pairs", days.len(), || {
        days.iter().map(|day| black_box(on(day).net(RECOGNITION).mutual_pairs()).len()).sum()
    });
    let ends = table.queries("q9", |row| (actors[row.number(0)], actors[row.number(1)], row.day(2)));
    time("Q9 shortest path", ends.len(), || {
        let mut length = 0;
        let mut net = on(&ends[0].2).net(RECOGNITION);
        let mut day = ends[0].2;
        for (from, to, on_day) in &ends {
            if *on_day != day {
                (net, day) = (on(on_day).net(RECOGNITION), *on_day);
            }
            length += net.shortest_path(*from, *to).map_or(0, |path| path.len());
        }
        length
    });
    time("   the same from one end", 50, || {
        let net = on(&ends[0].2).net(RECOGNITION);
        ends[..50]
            .iter()
            .map(|(from, to, _)| naive::steps(&net, *from, *to).map_or(0, |steps| steps + 1))
            .sum()
    });
    if is_wanted("naive") && size != "10m" {
        naive::compare(table, &graph, &actors);
    }
}

fn recognizes<'g>(view: View<'g>, x: EntityRef<'g>, y: EntityRef<'g>) -> bool {
    let filter = Filter { matter: Some(RECOGNITION), author: Some(x), object: Some(y), instrument: None };
    view.holding(filter).any(|standing| standing.certainty(in_full) == Certainty::Certain)
}

fn envoys<'g>(view: View<'g>, sender: EntityRef<'g>) -> impl Iterator<Item = EntityRef<'g>> {
    let filter = Filter { matter: Some(Matter::Envoys), object: Some(sender), ..Filter::default() };
    view.holding(filter)
        .filter(|standing| standing.certainty(in_full) == Certainty::Certain)
        .map(|standing| standing.author())
}

fn delisted<'g>(graph: &'g Graph, subject: EntityRef<'g>) -> impl Iterator<Item = EntityRef<'g>> {
    graph.ended(Matter::Listing, subject)
}

fn in_full(value: Value) -> Certainty {
    if value.holds() { Certainty::Certain } else { Certainty::No }
}

/// Whether a question was asked for: all are, unless the arguments name some (`q3`).
fn is_wanted(name: &str) -> bool {
    let mut named = std::env::args().filter(|argument| argument.starts_with('q')).peekable();
    named.peek().is_none() || named.any(|argument| name.to_lowercase().starts_with(&argument))
}

/// Times a batch: the median of the runs that fit into a second, for one of its questions.
fn time(name: &str, questions: usize, mut ask: impl FnMut() -> usize) {
    if !is_wanted(name) {
        return;
    }
    let mut times = Vec::new();
    let began = Instant::now();
    let mut answer = 0;
    while times.len() < 5 || (began.elapsed() < Duration::from_secs(1) && times.len() < 200) {
        let started = Instant::now();
        answer = black_box(ask());
        times.push(started.elapsed());
    }
    times.sort();
    let median = times[times.len() / 2] / u32::try_from(questions).expect("a few thousand questions");
    println!("{name:<24}{:>12}  ({answer} in all)", shown(median));
}

fn shown(time: Duration) -> String {
    match time.as_nanos() {
        nanos @ 0..10_000 => format!("{nanos} ns"),
        nanos @ 10_000..10_000_000 => format!("{:.1} µs", nanos as f64 / 1e3),
        nanos => format!("{:.1} ms", nanos as f64 / 1e6),
    }
}

/// The most memory the process has held, where the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: not told");
    line.trim_start_matches("VmHWM:").trim().to_owned()
}
