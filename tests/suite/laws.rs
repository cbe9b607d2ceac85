//! Laws: what holds for every graph, tried on many small random ones with all that the data knows: vague dates, steps, claims,
//! refuted acts, posts, exemptions, orders, sources of different days.

use std::collections::{BTreeMap, BTreeSet};

use comity::Graph;
use comity::graph::EntityRef;
use comity::lesson::form::{PaperSize, markdown};
use comity::lesson::{BriefError, BriefRequest, brief};
use comity::load::{Loaded, Shipped};
use comity::render::{Format, render};
use comity::standing::{Filter, Standing, View};
use comity::time::{AsOf, Certainty, Day};
use comity::vocabulary::{Matter, Value};
use proptest::prelude::*;

use crate::support;

const AUTHORS: [&str; 3] = ["alpha", "beta", "gamma"];

/// One random act, of one of the authors towards another or towards the movement.
#[derive(Debug, Clone)]
struct RandomAct {
    author: usize,
    object: usize,
    deed: &'static str,
    step: &'static str,
    first: i8,
    last: i8,
    published: i8,
    after: Vec<usize>,
    is_refuted: bool,
    disclaims: bool,
    /// Who denies it, and in a source of which day.
    denied: Option<(usize, i8)>,
}

/// Deeds with the steps that they may have, so that every record is sound.
const DEEDS: &[(&str, &[&str])] = &[
    ("List(of: \"OBJECT\", under: \"list\")", &["InForce", "InForce", "Proposed"]),
    ("List(of: \"OBJECT\", under: \"other-list\")", &["InForce"]),
    ("Suspend(of: \"OBJECT\", under: \"list\")", &["InForce", "Requested"]),
    ("Delist(of: \"OBJECT\", under: \"list\")", &["InForce", "DecidedInPrinciple", "Lapsed"]),
    ("Exempt(of: \"OBJECT\", under: \"list\")", &["InForce"]),
    ("ReceiveEnvoy(of: \"OBJECT\", rank: Ambassador)", &["CopyReceived", "CredentialsReceived", "Appointed"]),
    ("ReceiveEnvoy(of: \"OBJECT\", rank: Consul, post: \"consulate\")", &["InForce"]),
    ("EndEnvoy(of: \"OBJECT\")", &["InForce"]),
    ("Establish(of: \"OBJECT\")", &["InForce"]),
    ("Suspend(of: \"OBJECT\", what: Relations)", &["InForce"]),
    ("Sever(of: \"OBJECT\")", &["InForce", "Proposed"]),
];

fn random_act() -> impl Strategy<Value = RandomAct> {
    let who = (0usize..3, 0usize..4, any::<proptest::sample::Index>(), any::<proptest::sample::Index>());
    let when = (1i8..9, 0i8..4, 1i8..12, proptest::collection::vec(0usize..6, 0..2));
    let doubt = (0u8..8, 0u8..8, proptest::option::weighted(0.25, (0usize..3, 1i8..12)));
    (who, when, doubt).prop_map(|(who, (first, length, published, after), (refuted, disclaims, denied))| {
        let (author, object, deed, step) = who;
        let &(deed, steps) = deed.get::<(&str, &[&str])>(DEEDS);
        RandomAct {
            author,
            // No one is its own object.
            object: if object == author { 3 } else { object },
            deed,
            step: step.get::<&str>(steps),
            first,
            last: first + if length < 2 { 0 } else { length },
            published,
            after,
            is_refuted: refuted == 0,
            disclaims: disclaims == 0,
            denied,
        }
    })
}

fn random_acts() -> impl Strategy<Value = Vec<RandomAct>> {
    proptest::collection::vec(random_act(), 1..9).prop_map(|mut acts| {
        for (number, act) in acts.iter_mut().enumerate() {
            act.after.retain(|earlier| *earlier < number);
        }
        acts
    })
}

fn day(day: i8) -> Day {
    Day::new(2001, 1, day).expect("January has these days")
}

/// Which records a file holds: the acts by number, and those acts whose denial is told.
struct Kept {
    acts: Vec<usize>,
    denials: BTreeSet<usize>,
}

impl Kept {
    fn all(acts: &[RandomAct]) -> Self {
        Self { acts: (0..acts.len()).collect(), denials: (0..acts.len()).collect() }
    }
}

/// The graph file of some acts.
fn file(acts: &[RandomAct], kept: &Kept) -> String {
    let object = |act: &RandomAct| AUTHORS.get(act.object).copied().unwrap_or("omega");
    let records: Vec<String> = kept
        .acts
        .iter()
        .map(|&number| {
            let act = &acts[number];
            let on = match act.first == act.last {
                true => day(act.first).to_string(),
                false => format!("{}/{}", day(act.first), day(act.last)),
            };
            let after: Vec<String> = act
                .after
                .iter()
                .filter(|earlier| kept.acts.contains(earlier))
                .map(|earlier| format!("\"act-{earlier}\""))
                .collect();
            let until = if act.deed.starts_with("Exempt") { "until: \"2001-01-13\", " } else { "" };
            let refuted = if act.is_refuted { "refuted: \"it was another\", " } else { "" };
            format!(
                "(id: \"act-{number}\", on: \"{on}\", by: \"{}\", did: {}, step: {}, {until}{refuted}disclaims: {}, after: [{}], \
                 sources: [\"s-{}\"])",
                AUTHORS[act.author],
                act.deed.replace("OBJECT", object(act)),
                act.step,
                act.disclaims,
                after.join(", "),
                act.published
            )
        })
        .collect();
    let claims: Vec<String> = kept
        .acts
        .iter()
        .filter(|number| kept.denials.contains(number))
        .filter_map(|&number| {
            let (by, published) = acts[number].denied?;
            Some(format!(
                "(act: \"act-{number}\", says: Denies, by: \"{}\", source: \"s-{published}\")",
                AUTHORS[by]
            ))
        })
        .collect();
    let entities: Vec<String> =
        AUTHORS.iter().map(|id| format!("(id: \"{id}\", kind: State, name: \"{id}\")")).collect();
    let sources: Vec<String> = (1..12)
        .map(|on| {
            format!(
                "(id: \"s-{on}\", title: \"Item {on}\", publisher: \"Gazette\", published: \"{}\")",
                day(on)
            )
        })
        .collect();
    format!(
        "(entities: [{}, (id: \"omega\", kind: Movement, name: \"Omega\")],\n\
         instruments: [(id: \"list\", name: \"The list\", kind: TerroristList, of: \"alpha\"), \
         (id: \"other-list\", name: \"The other list\", kind: SanctionsList, of: \"alpha\")],\n\
         lenses: [(id: \"express\", name: \"express\"), \
         (id: \"loose\", name: \"loose\", counts: [Envoy(rank: Ambassador), Relations])],\n\
         sources: [{}],\nacts: [\n{}\n],\nclaims: [{}])",
        entities.join(", "),
        sources.join(", "),
        records.join(",\n"),
        claims.join(", ")
    )
}

fn load(acts: &[RandomAct], kept: &Kept) -> Loaded {
    support::load_text(Shipped::Nothing, "random.ron", &file(acts, kept))
}

/// A standing as plain data: whose, and what may hold, with what is in dispute and under way.
type Line = (String, String, String, Option<String>, bool);

fn key(standing: &Standing<'_>) -> Line {
    let instrument = standing.instrument().map(|instrument| instrument.id().to_string());
    (
        standing.matter().id().to_owned(),
        standing.author().id().to_string(),
        standing.object().id().to_string(),
        instrument,
        standing.read_into().is_some(),
    )
}

/// Everything that a view says, as plain data.
fn everything(view: View<'_>) -> BTreeMap<Line, String> {
    let told = |standing: &Standing<'_>| {
        let ids = |acts: &[comity::graph::ActRef<'_>]| {
            acts.iter().map(|act| act.id().to_string()).collect::<Vec<_>>()
        };
        format!(
            "{:?} {:?} {:?} {:?} {:?}",
            standing.values(),
            standing.dispute().map(|dispute| (
                ids(&dispute.acts),
                dispute.denied_by.clone(),
                dispute.otherwise.clone()
            )),
            ids(standing.pending()),
            ids(standing.refuted()),
            ids(standing.exemptions()),
        )
    };
    view.standings(Filter::default()).map(|standing| (key(&standing), told(&standing))).collect()
}

/// What may hold in a view, nothing but nothing left out.
fn held<'g>(standings: impl Iterator<Item = Standing<'g>>) -> BTreeMap<Line, Vec<Value>> {
    let something = |value| if value == Value::None { Certainty::No } else { Certainty::Certain };
    let holding = standings.filter(|standing| standing.certainty_in_dispute(something) != Certainty::No);
    holding.map(|standing| (key(&standing), standing.values())).collect()
}

fn views(graph: &Graph, on: i8, known_by: i8) -> Vec<View<'_>> {
    let known = graph.as_of(AsOf::on(day(on)).known_by(day(known_by)));
    let plain = graph.as_of(AsOf::on(day(on)));
    let alpha = graph.entity("alpha").unwrap();
    let step = comity::vocabulary::Step::DecidedInPrinciple;
    let loose = graph.lens("loose").unwrap();
    vec![
        plain,
        known,
        plain.according_to(alpha),
        plain.believing_everyone(),
        plain.from_step(step),
        plain.through(loose),
    ]
}

proptest! {
    #![proptest_config(crate::support::laws(700))]

    #[test]
    fn shuffling_records_and_files_changes_nothing(acts in random_acts(), seed in any::<u64>()) {
        let mut shuffled = Kept::all(&acts);
        shuffled.acts.sort_by_key(|number| (seed.rotate_left(*number as u32 * 7) % 13, *number));
        let (one, other) = (load(&acts, &Kept::all(&acts)), load(&acts, &shuffled));
        for question in ["who lists omega on 2001-01-05", "what happened between alpha and omega", "why does alpha list omega"] {
            prop_assert_eq!(support::ask_text(&one, question), support::ask_text(&other, question));
        }
        prop_assert_eq!(one.graph.content_hash(), other.graph.content_hash());
    }

    #[test]
    fn acts_after_the_day_asked_change_nothing(acts in random_acts(), later in random_act()) {
        let mut more = acts.clone();
        more.push(RandomAct { first: 14, last: 16, after: Vec::new(), ..later });
        let (one, other) = (load(&acts, &Kept::all(&acts)), load(&more, &Kept::all(&more)));
        for on in 1..14 {
            let values = |loaded: &Loaded| held(loaded.graph.as_of(AsOf::on(day(on))).standings(Filter::default()));
            prop_assert_eq!(values(&one), values(&other));
        }
    }

    #[test]
    fn sources_after_the_day_known_by_change_nothing(acts in random_acts(), known_by in 1i8..12) {
        // What is not known yet must weigh as if it were not on record at all.
        let known = Kept {
            acts: (0..acts.len()).filter(|number| acts[*number].published <= known_by).collect(),
            denials: (0..acts.len()).filter(|number| acts[*number].denied.is_some_and(|(_, on)| on <= known_by)).collect(),
        };
        let (all, part) = (load(&acts, &Kept::all(&acts)), load(&acts, &known));
        prop_assume!(all.diagnostics.is_empty() && part.diagnostics.is_empty());
        for on in 1..14 {
            let known_then = all.graph.as_of(AsOf::on(day(on)).known_by(day(known_by)));
            prop_assert_eq!(everything(known_then), everything(part.graph.as_of(AsOf::on(day(on)))), "on day {}", on);
        }
    }

    /// A brief is what it would be if nothing had been published since: neither what is told nor what is left out gives a later day away.
    #[test]
    fn what_is_published_later_changes_no_brief(acts in random_acts(), known_by in 2i8..12, on in 2i8..12) {
        let known = Kept {
            acts: (0..acts.len()).filter(|number| acts[*number].published <= known_by).collect(),
            denials: (0..acts.len()).filter(|number| acts[*number].denied.is_some_and(|(_, on)| on <= known_by)).collect(),
        };
        let (all, part) = (load(&acts, &Kept::all(&acts)), load(&acts, &known));
        prop_assume!(all.diagnostics.is_empty() && part.diagnostics.is_empty());
        let of = |loaded: &Loaded| {
            let named = |id: &str| loaded.graph.entity(id).unwrap();
            let request = BriefRequest {
                side: named("alpha"),
                about: Some(named("omega")),
                others: vec![named("beta"), named("gamma")],
                on: day(on),
                known_by: day(known_by),
                paper: PaperSize::A4,
            };
            brief(&loaded.graph, &request).map(|brief| markdown::paper(&brief.paper))
        };
        // Without its later sources a graph speaks of fewer days.
        match (of(&all), of(&part)) {
            (Ok(one), Ok(other)) => prop_assert_eq!(one, other),
            (Err(BriefError::DayOutside { .. }), _) | (_, Err(BriefError::DayOutside { .. })) => {
                return Err(TestCaseError::reject("no brief of that day"));
            }
            (one, other) => prop_assert_eq!(one, other),
        }
    }

    #[test]
    fn one_party_s_word_gives_that_party_s_graph(acts in random_acts()) {
        let denied_by_alpha = |number: &usize| acts[*number].denied.is_some_and(|(by, _)| by == 0);
        let all = load(&acts, &Kept::all(&acts));
        let believed = Kept {
            acts: (0..acts.len()).filter(|number| !denied_by_alpha(number)).collect(),
            denials: BTreeSet::new(),
        };
        let alphas = load(&acts, &believed);
        prop_assume!(all.diagnostics.is_empty() && alphas.diagnostics.is_empty());
        for on in 1..14 {
            let as_of = AsOf::on(day(on));
            let alpha = all.graph.entity("alpha").unwrap();
            prop_assert_eq!(everything(all.graph.as_of(as_of).according_to(alpha)), everything(alphas.graph.as_of(as_of)));
        }
    }

    #[test]
    fn a_voice_that_believes_everyone_sees_the_same_without_disputes(acts in random_acts()) {
        let told = load(&acts, &Kept::all(&acts));
        let untold = load(&acts, &Kept { denials: BTreeSet::new(), ..Kept::all(&acts) });
        for on in 1..14 {
            let plain = told.graph.as_of(AsOf::on(day(on)));
            let mut disputed = held(plain.standings(Filter::default()));
            disputed.retain(|_, values| *values != [Value::None]);
            prop_assert_eq!(held(plain.believing_everyone().standings(Filter::default())), disputed);
            prop_assert_eq!(everything(plain.believing_everyone()), everything(untold.graph.as_of(AsOf::on(day(on)))));
        }
    }

    #[test]
    fn certain_implies_possible_and_rows_agree(acts in random_acts(), on in 1i8..14) {
        let loaded = load(&acts, &Kept::all(&acts));
        let listed = |value| if value == Value::Listed { Certainty::Certain } else { Certainty::No };
        for standing in loaded.graph.as_of(AsOf::on(day(on))).standings(Filter::default()) {
            let possible = standing.possibilities().iter().any(|one| one.value == Value::Listed);
            prop_assert_eq!(standing.certainty(listed) != Certainty::No, possible);
            prop_assert_eq!(standing.certainty(listed) == Certainty::Certain, standing.value() == Some(Value::Listed));
        }
        let answer = support::ask(&loaded, &format!("does alpha list omega on 2001-01-{on:02}")).unwrap();
        for (_, format) in Format::ALL {
            prop_assert!(render(&answer, format, 80).is_ok());
        }
    }

    #[test]
    fn what_is_worked_out_when_the_graph_is_built_is_what_the_acts_give(acts in random_acts(), known_by in 1i8..12) {
        let loaded = load(&acts, &Kept::all(&acts));
        let graph = &loaded.graph;
        for on in 0..14 {
            let on = on.max(1);
            for view in views(graph, on, known_by) {
                let folded = held(view.standings(Filter::default()));
                prop_assert_eq!(&held(view.holding(Filter::default())), &folded);
                prop_assert_eq!(&held(view.snapshot().standings()), &folded);
                prop_assert_eq!(view.snapshot().len(), view.holding(Filter::default()).fold(0, |count, _| count + 1));
                for entity in graph.entities() {
                    for matter in [Matter::Listing, Matter::Envoys, Matter::Relations] {
                        let towards = Filter { matter: Some(matter), object: Some(entity), ..Filter::default() };
                        let of = Filter { matter: Some(matter), author: Some(entity), ..Filter::default() };
                        for filter in [towards, of] {
                            let expected = held(view.standings(filter));
                            prop_assert_eq!(&held(view.holding(filter)), &expected);
                            let internally = view.holding(filter).fold(Vec::new(), |mut all, one| { all.push(one); all });
                            prop_assert_eq!(&held(internally.into_iter()), &expected);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn changes_applied_to_one_view_give_the_other(acts in random_acts(), from in 1i8..14, to in 1i8..14, known_by in 1i8..12) {
        let loaded = load(&acts, &Kept::all(&acts));
        for (one, other) in views(&loaded.graph, from, known_by).into_iter().zip(views(&loaded.graph, to, 11)) {
            let mut standings = held(one.standings(Filter::default()));
            let changes = one.changes_to(other);
            prop_assert_eq!(changes.iter().count(), changes.len());
            for change in changes.iter() {
                prop_assert_ne!(change.was(), change.is());
                let key = key(change.after.as_ref().or(change.before.as_ref()).unwrap());
                prop_assert_eq!(standings.remove(&key).unwrap_or_else(|| vec![Value::None]), change.was());
                if change.is() != [Value::None] {
                    standings.insert(key, change.is());
                }
            }
            let mut expected = held(other.standings(Filter::default()));
            for values in [&mut standings, &mut expected] {
                values.retain(|_, values| *values != [Value::None]);
            }
            prop_assert_eq!(standings, expected);
        }
    }

    #[test]
    fn series_count_what_holds_on_each_day(acts in random_acts(), known_by in 1i8..12) {
        let loaded = load(&acts, &Kept::all(&acts));
        let days: Vec<Day> = (1..14).step_by(3).map(day).collect();
        for matter in [Matter::Listing, Matter::Relations, Matter::Envoys] {
            for view in views(&loaded.graph, 1, known_by) {
                let series = view.series(matter, &days);
                for object in loaded.graph.entities() {
                    for (on, count) in days.iter().zip(series.counts(object)) {
                        let on_day = view.on_day(*on);
                        let (certain, at_most) = authors(on_day, matter, object);
                        prop_assert_eq!((count.certain as usize, count.at_most as usize), (certain, at_most));
                    }
                }
                let leading = series.top(2);
                for (at, leading) in leading.iter().enumerate() {
                    let mut counts: Vec<u32> =
                        loaded.graph.entities().map(|one| series.counts(one).nth(at).unwrap().certain).filter(|count| *count > 0).collect();
                    counts.sort_unstable_by(|one, other| other.cmp(one));
                    counts.truncate(2);
                    prop_assert_eq!(leading.iter().map(|(_, count)| count.certain).collect::<Vec<_>>(), counts);
                }
            }
        }
    }

    #[test]
    fn nets_lead_where_their_edges_lead(acts in random_acts(), on in 1i8..14, known_by in 1i8..12) {
        let loaded = load(&acts, &Kept::all(&acts));
        let graph = &loaded.graph;
        for view in views(graph, on, known_by) {
            let net = view.net(Matter::Relations);
            let next = |from: EntityRef<'_>| -> Vec<EntityRef<'_>> {
                graph.entities().filter(|to| authors_certain(view, Matter::Relations, *to).contains(&from)).collect()
            };
            for from in graph.entities() {
                prop_assert_eq!(net.objects_of(from).collect::<Vec<_>>(), next(from));
                let distances = distances(from, next);
                let reachable: BTreeSet<_> = net.reachable(from).into_iter().collect();
                prop_assert_eq!(reachable, distances.keys().copied().collect::<BTreeSet<_>>());
                for to in graph.entities() {
                    let path = net.shortest_path(from, to);
                    prop_assert_eq!(path.as_ref().map(|path| path.len() - 1), distances.get(&to).copied());
                    for step in path.iter().flat_map(|path| path.windows(2)) {
                        prop_assert!(next(step[0]).contains(&step[1]));
                    }
                }
            }
            let mutual: BTreeSet<_> = net.mutual_pairs().iter().collect();
            let expected: BTreeSet<_> = graph
                .entities()
                .flat_map(|one| next(one).into_iter().map(move |other| (one, other)))
                .filter(|(one, other)| one < other && next(*other).contains(one))
                .collect();
            prop_assert_eq!(mutual, expected);
            let strong: BTreeSet<_> = net.strong_components().into_iter().flatten().collect();
            let weak: BTreeSet<_> = net.components().into_iter().flatten().collect();
            prop_assert!(strong.is_subset(&weak));
        }
    }

    #[test]
    fn a_disclaimer_blocks_what_a_lens_would_imply(acts in random_acts(), on in 1i8..14) {
        let loaded = load(&acts, &Kept::all(&acts));
        let graph = &loaded.graph;
        let view = graph.as_of(AsOf::on(day(on)));
        let loose = view.through(graph.lens("loose").unwrap());
        for standing in loose.standings(Filter::default()).filter(|standing| standing.read_into().is_some()) {
            let said = acts.iter().enumerate().any(|(number, act)| {
                act.disclaims && !act.is_refuted && act.last <= on
                    && graph.act(&format!("act-{number}")).is_some_and(|act| (act.author(), act.object()) == (standing.author(), standing.object()))
            });
            prop_assert!(!said, "{} of {}", standing.author().id(), standing.object().id());
        }
        let express = view.through(graph.lens("express").unwrap());
        prop_assert_eq!(everything(express), everything(view));
    }
}

/// How many authors certainly hold a matter towards an object, and how many at most.
fn authors(view: View<'_>, matter: Matter, object: EntityRef<'_>) -> (usize, usize) {
    let certain = authors_certain(view, matter, object);
    let filter = Filter {
        matter: Some(matter),
        object: view.graph().entity(object.id().as_str()),
        ..Filter::default()
    };
    let possible: BTreeSet<_> = view
        .standings(filter)
        .filter(|standing| standing.certainty_in_dispute(in_full) != Certainty::No)
        .map(|standing| standing.author())
        .collect();
    (certain.len(), possible.union(&certain).count())
}

fn authors_certain<'g>(view: View<'g>, matter: Matter, object: EntityRef<'_>) -> BTreeSet<EntityRef<'g>> {
    let filter = Filter {
        matter: Some(matter),
        object: view.graph().entity(object.id().as_str()),
        ..Filter::default()
    };
    let certain = |standing: &Standing<'_>| standing.certainty_in_dispute(in_full) == Certainty::Certain;
    view.standings(filter).filter(certain).map(|standing| standing.author()).collect()
}

fn in_full(value: Value) -> Certainty {
    if value.holds() { Certainty::Certain } else { Certainty::No }
}

/// The fewest steps from one entity to each that can be reached, by looking at one ring after another.
fn distances<'g>(
    from: EntityRef<'g>,
    next: impl Fn(EntityRef<'g>) -> Vec<EntityRef<'g>>,
) -> BTreeMap<EntityRef<'g>, usize> {
    let mut found = BTreeMap::from([(from, 0)]);
    let mut ring = vec![from];
    while let Some(first) = ring.first() {
        let steps = found[first] + 1;
        let further: BTreeSet<_> =
            ring.iter().flat_map(|one| next(*one)).filter(|one| !found.contains_key(one)).collect();
        found.extend(further.iter().map(|one| (*one, steps)));
        ring = further.into_iter().collect();
    }
    found
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
    assert_eq!(all.graph.as_of(as_of).standings(Filter::default()).count(), acts.len());
    for number in 0..acts.len() {
        let one = support::load_text(Shipped::Nothing, "one.ron", &file(&|other| other == number));
        let alone: Vec<_> = one.graph.as_of(as_of).standings(Filter::default()).collect();
        let [alone] = alone.as_slice() else { panic!("one act gives one standing") };
        let among = all
            .graph
            .as_of(as_of)
            .standings(Filter::default())
            .find(|one| one.matter() == alone.matter())
            .unwrap();
        assert_eq!(alone.value(), among.value(), "{:?}", alone.matter());
        assert!(alone.value().is_some_and(Value::holds));
    }
}
