//! Laws: what holds for every graph, tried on many small random ones.
//!
//! The second engine here is as naive as can be: it tries every day that every act may have happened on, in every order that
//! the rules allow, and applies the acts one after another.

use std::collections::BTreeSet;

use comity::load::{Loaded, Shipped};
use comity::render::{Format, render};
use comity::time::{AsOf, Certainty, Day};
use comity::vocabulary::{Matter, Value};
use proptest::prelude::*;

use crate::support;

/// One random act of the strand *alpha lists omega under the list*.
#[derive(Debug, Clone)]
struct RandomAct {
    deed: &'static str,
    value: Value,
    first: i8,
    last: i8,
    /// Acts with a smaller number that it is said to follow.
    after: Vec<usize>,
    published: i8,
}

fn random_act() -> impl Strategy<Value = RandomAct> {
    let deed = prop_oneof![
        Just(("List", Value::Listed)),
        Just(("Reinstate", Value::Listed)),
        Just(("Suspend", Value::Suspended)),
        Just(("Delist", Value::None)),
    ];
    (deed, 1i8..9, 0i8..4, proptest::collection::vec(0usize..4, 0..2), 1i8..12).prop_map(
        |((deed, value), first, length, after, published)| RandomAct {
            deed,
            value,
            first,
            last: first + if length < 2 { 0 } else { length },
            after,
            published,
        },
    )
}

fn random_acts() -> impl Strategy<Value = Vec<RandomAct>> {
    proptest::collection::vec(random_act(), 1..5).prop_map(|mut acts| {
        for (number, act) in acts.iter_mut().enumerate() {
            act.after.retain(|earlier| *earlier < number);
        }
        acts
    })
}

fn day(day: i8) -> Day {
    Day::new(2001, 1, day).expect("January has these days")
}

/// The graph file of some acts; `order` shuffles its records.
fn file(acts: &[RandomAct], order: &[usize]) -> String {
    let records: Vec<String> = order
        .iter()
        .map(|&number| {
            let act = &acts[number];
            let after: Vec<String> = act.after.iter().map(|earlier| format!("\"act-{earlier}\"")).collect();
            format!(
                "(id: \"act-{number}\", on: \"2001-01-{:02}/2001-01-{:02}\", by: \"alpha\", did: {}(of: \"omega\", under: \"list\"), \
                 after: [{}], sources: [\"s-{}\"])",
                act.first,
                act.last,
                act.deed,
                after.join(", "),
                act.published
            )
            .replace(&exact_interval(act), &format!("2001-01-{:02}", act.first))
        })
        .collect();
    let sources: Vec<String> = (1..12)
        .map(|day| format!("(id: \"s-{day}\", title: \"Item {day}\", publisher: \"Gazette\", published: \"2001-01-{day:02}\")"))
        .collect();
    format!(
        "(entities: [(id: \"alpha\", kind: State, name: \"Alpha\"), (id: \"omega\", kind: Movement, name: \"Omega\")],\n\
         instruments: [(id: \"list\", name: \"The list\", kind: TerroristList, of: \"alpha\")],\n\
         sources: [{}],\nacts: [\n{}\n])",
        sources.join(", "),
        records.join(",\n")
    )
}

/// An interval of one day, which is written as that day.
fn exact_interval(act: &RandomAct) -> String {
    match act.first == act.last {
        true => format!("2001-01-{:02}/2001-01-{:02}", act.first, act.last),
        false => "no such text".to_owned(),
    }
}

fn load(acts: &[RandomAct], order: &[usize]) -> Loaded {
    support::load_text(Shipped::Nothing, "random.ron", &file(acts, order))
}

/// The values that the engine holds possible on a day.
fn folded(loaded: &Loaded, as_of: AsOf) -> BTreeSet<Value> {
    let graph = &loaded.graph;
    let (alpha, omega) = (graph.entity("alpha").unwrap(), graph.entity("omega").unwrap());
    let standings: Vec<_> = graph.as_of(as_of).standing(alpha, omega, Matter::Listing).collect();
    match standings.as_slice() {
        [] => BTreeSet::from([Value::None]),
        [standing] => standing.possibilities().iter().map(|reading| reading.value).collect(),
        _ => panic!("one list gives one standing"),
    }
}

/// The values that the naive engine finds on a day, or nothing where no reading satisfies the acts.
fn naive(acts: &[RandomAct], on: i8) -> BTreeSet<Value> {
    let mut found = BTreeSet::new();
    let mut days = vec![0i8; acts.len()];
    try_days(acts, 0, &mut days, on, &mut found);
    found
}

fn try_days(acts: &[RandomAct], number: usize, days: &mut Vec<i8>, on: i8, found: &mut BTreeSet<Value>) {
    if number == acts.len() {
        let mut order: Vec<usize> = Vec::new();
        return try_orders(acts, days, &mut order, on, found);
    }
    for day in acts[number].first..=acts[number].last {
        days[number] = day;
        try_days(acts, number + 1, days, on, found);
    }
}

/// Tries every order of the acts that the days and the rules allow.
fn try_orders(acts: &[RandomAct], days: &[i8], order: &mut Vec<usize>, on: i8, found: &mut BTreeSet<Value>) {
    if order.len() == acts.len() {
        let last = order.iter().rev().find(|&&number| days[number] <= on);
        found.insert(last.map_or(Value::None, |&number| acts[number].value));
        return;
    }
    for next in 0..acts.len() {
        let is_allowed = !order.contains(&next)
            && (0..acts.len()).filter(|other| *other != next && !order.contains(other)).all(|later| {
                // Whatever is still to come may come after `next`.
                days[next] <= days[later] && !follows(acts, next, later) && !must_precede(acts, later, next)
            });
        if is_allowed {
            order.push(next);
            try_orders(acts, days, order, on, found);
            order.pop();
        }
    }
}

fn follows(acts: &[RandomAct], later: usize, earlier: usize) -> bool {
    acts[later].after.iter().any(|&one| one == earlier || follows(acts, one, earlier))
}

/// On one exact day, closing precedes opening, unless `after` says otherwise.
fn must_precede(acts: &[RandomAct], closing: usize, opening: usize) -> bool {
    let exact = |act: &RandomAct| act.first == act.last;
    let same_day =
        exact(&acts[closing]) && exact(&acts[opening]) && acts[closing].first == acts[opening].first;
    same_day
        && !acts[closing].value.holds()
        && acts[opening].value.holds()
        && !follows(acts, closing, opening)
}

/// Whether `after` and the dates can all be kept, so that nothing was set aside.
fn is_consistent(acts: &[RandomAct]) -> bool {
    !naive(acts, 31).is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, max_global_rejects: 65_536, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_naive_second_engine_agrees(acts in random_acts()) {
        prop_assume!(is_consistent(&acts));
        let order: Vec<usize> = (0..acts.len()).collect();
        let loaded = load(&acts, &order);
        prop_assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
        for on in 1..14 {
            prop_assert_eq!(folded(&loaded, AsOf::on(day(on))), naive(&acts, on), "on day {} of {:?}", on, acts);
        }
    }

    #[test]
    fn shuffling_records_changes_nothing(acts in random_acts(), seed in any::<u64>()) {
        let order: Vec<usize> = (0..acts.len()).collect();
        let mut shuffled = order.clone();
        shuffled.sort_by_key(|number| (seed.rotate_left(*number as u32 * 7) % 13, *number));
        let (one, other) = (load(&acts, &order), load(&acts, &shuffled));
        for question in ["who lists omega on 2001-01-05", "what happened between alpha and omega", "why does alpha list omega"] {
            prop_assert_eq!(support::ask_text(&one, question), support::ask_text(&other, question));
        }
    }

    #[test]
    fn acts_after_the_day_asked_change_nothing(acts in random_acts(), later in random_act()) {
        let on = 14;
        let mut more = acts.clone();
        more.push(RandomAct { first: on + 1, last: on + 3, after: Vec::new(), ..later });
        let (one, other) = (load(&acts, &(0..acts.len()).collect::<Vec<_>>()), load(&more, &(0..more.len()).collect::<Vec<_>>()));
        for on in 1..=on {
            prop_assert_eq!(folded(&one, AsOf::on(day(on))), folded(&other, AsOf::on(day(on))));
        }
    }

    #[test]
    fn sources_after_the_day_known_by_change_nothing(acts in random_acts(), known_by in 1i8..12) {
        // Acts whose only source comes later must weigh as if they were not on record at all.
        let acts: Vec<RandomAct> = acts.into_iter().map(|act| RandomAct { after: Vec::new(), ..act }).collect();
        let known: Vec<RandomAct> = acts.iter().filter(|act| act.published <= known_by).cloned().collect();
        let all = load(&acts, &(0..acts.len()).collect::<Vec<_>>());
        for on in 1..14 {
            let as_of = AsOf::on(day(on)).known_by(day(known_by));
            prop_assert_eq!(folded(&all, as_of), naive(&known, on));
        }
    }

    #[test]
    fn certain_implies_possible_and_rows_agree_with_readings(acts in random_acts(), on in 1i8..14) {
        let loaded = load(&acts, &(0..acts.len()).collect::<Vec<_>>());
        let graph = &loaded.graph;
        for standing in graph.as_of(AsOf::on(day(on))).standings(Default::default()) {
            let listed = standing.certainty(|value| if value == Value::Listed { Certainty::Certain } else { Certainty::No });
            let possible = standing.possibilities().iter().any(|reading| reading.value == Value::Listed);
            prop_assert_eq!(listed != Certainty::No, possible);
            prop_assert_eq!(listed == Certainty::Certain, standing.value() == Some(Value::Listed));
        }
        let answer = support::ask(&loaded, &format!("does alpha list omega on 2001-01-{on:02}")).unwrap();
        for (_, format) in Format::ALL {
            prop_assert!(render(&answer, format, 80).is_ok());
        }
    }
}

#[test]
fn one_matter_never_moves_another() {
    let acts = [
        ("Recognize", "as: Government"),
        ("ReceiveEnvoy", "rank: Ambassador"),
        ("Establish", ""),
        ("Open", "grade: Embassy"),
        ("List", "under: \"list\""),
        ("Freeze", ""),
        ("TakeControl", ""),
    ];
    let file = |wanted: &dyn Fn(usize) -> bool| {
        let records: Vec<String> = acts
            .iter()
            .enumerate()
            .filter(|(number, _)| wanted(*number))
            .map(|(number, (deed, terms))| {
                format!("(id: \"act-{number}\", on: \"2001\", by: \"alpha\", did: {deed}(of: \"omega\", {terms}), sources: [\"s\"])")
            })
            .collect();
        format!(
            "(entities: [(id: \"alpha\", kind: State, name: \"Alpha\"), (id: \"omega\", kind: Movement, name: \"Omega\")],
              instruments: [(id: \"list\", name: \"The list\", kind: TerroristList, of: \"alpha\")],
              sources: [(id: \"s\", title: \"Item\", publisher: \"Gazette\", published: \"2002\")], acts: [{}])",
            records.join(", ")
        )
    };
    let all = support::load_text(Shipped::Nothing, "all.ron", &file(&|_| true));
    let as_of = AsOf::on(Day::new(2002, 6, 1).unwrap());
    assert_eq!(all.graph.as_of(as_of).standings(Default::default()).count(), acts.len());
    for number in 0..acts.len() {
        let one = support::load_text(Shipped::Nothing, "one.ron", &file(&|other| other == number));
        let alone: Vec<_> = one.graph.as_of(as_of).standings(Default::default()).collect();
        let [alone] = alone.as_slice() else { panic!("one act gives one standing") };
        let among = all
            .graph
            .as_of(as_of)
            .standings(Default::default())
            .find(|one| one.matter() == alone.matter())
            .unwrap();
        assert_eq!(alone.value(), among.value(), "{:?}", alone.matter());
        assert!(alone.value().is_some_and(Value::holds));
    }
}
