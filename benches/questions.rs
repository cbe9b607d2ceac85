//! What each stage of answering costs, and what the order of strands saves against reading every act.
//!
//! `cargo bench` runs it. The naive version answers the same question by looking at every act of the graph; both are run on the
//! same graph in the same run, and the bench refuses to start if they disagree.

use comity::graph::ActFilter;
use comity::load::{self, Loaded, Shipped};
use comity::question::{self, Lexicon};
use comity::render::{Format, network, render, svg};
use comity::standing::Filter;
use comity::time::{AsOf, Certainty, Day};
use comity::vocabulary::{Matter, Value};

fn main() {
    for authors in SIZES {
        let loaded = invented(authors);
        assert_eq!(
            by_strands(&loaded, "land-0"),
            by_every_act(&loaded, "land-0"),
            "both ways count the same"
        );
    }
    divan::main();
}

const QUESTION: &str = "who lists the taliban on 2024-10-04";

#[divan::bench]
fn load_shipped_graphs() -> Loaded {
    load::shipped()
}

#[divan::bench]
fn gather_names(bencher: divan::Bencher<'_, '_>) {
    let loaded = load::shipped();
    bencher.bench_local(|| Lexicon::new(&loaded.graph));
}

#[divan::bench]
fn understand_a_question(bencher: divan::Bencher<'_, '_>) {
    let loaded = load::shipped();
    let lexicon = Lexicon::new(&loaded.graph);
    bencher.bench_local(|| question::parse(divan::black_box(QUESTION), &lexicon));
}

#[divan::bench]
fn answer_a_question(bencher: divan::Bencher<'_, '_>) {
    let loaded = load::shipped();
    let lexicon = Lexicon::new(&loaded.graph);
    let question = question::parse(QUESTION, &lexicon).expect("the question can be understood");
    bencher.bench_local(|| question::ask(&loaded.graph, &question));
}

#[divan::bench]
fn print_an_answer(bencher: divan::Bencher<'_, '_>) {
    let loaded = load::shipped();
    let lexicon = Lexicon::new(&loaded.graph);
    let question = question::parse(QUESTION, &lexicon).expect("the question can be understood");
    let answer = question::ask(&loaded.graph, &question);
    bencher.bench_local(|| render(&answer, Format::Text, 100));
}

/// From the start of the program to its end, with the answer read and thrown away; `--version` is what a start alone costs.
#[divan::bench(args = ["--version", "does russia list the taliban", "who accepts envoys", "draw network --of taliban", "draw tiles --of taliban", "draw map --pov neutral --of taliban", "draw map --pov russia --of taliban"])]
fn whole_process(bencher: divan::Bencher<'_, '_>, words: &str) {
    bencher.bench_local(|| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_comity"))
            .args(words.split(' '))
            .output()
            .expect("the program was built beside the bench");
        assert!(output.status.success(), "{words}");
        output.stdout.len()
    });
}

#[divan::bench]
fn draw_a_picture(bencher: divan::Bencher<'_, '_>) {
    let loaded = load::shipped();
    let lexicon = Lexicon::new(&loaded.graph);
    let question =
        question::parse("what stands with the taliban", &lexicon).expect("the question can be understood");
    let answer = question::ask(&loaded.graph, &question);
    bencher.bench_local(|| network::network(&answer).map(|picture| svg::figure(picture).plain_svg()));
}

/// How many authors list how many objects: the square of it is the number of acts.
const SIZES: [usize; 2] = [30, 100];

/// Every author lists every object on some day, a third of them struck off again.
fn invented(authors: usize) -> Loaded {
    let mut text = String::from(
        "(sources: [(id: \"s\", title: \"Chronicle\", publisher: \"Gazette\", published: \"2030\")],\nentities: [",
    );
    for author in 0..authors {
        text.push_str(&format!("(id: \"land-{author}\", kind: State, name: \"Land {author}\"), "));
    }
    text.push_str("],\ninstruments: [");
    for author in 0..authors {
        text.push_str(&format!(
            "(id: \"list-{author}\", kind: TerroristList, name: \"List {author}\", of: \"land-{author}\"), "
        ));
    }
    text.push_str("],\nacts: [\n");
    for author in 0..authors {
        for object in (0..authors).filter(|object| *object != author) {
            let year = 1950 + (author * 7 + object * 13) % 60;
            let terms = format!("of: \"land-{object}\", under: \"list-{author}\"");
            text.push_str(&format!(
                "(id: \"l-{author}-{object}\", on: \"{year}-01-01\", by: \"land-{author}\", did: List({terms}), sources: [\"s\"]),\n"
            ));
            if (author + object) % 3 == 0 {
                text.push_str(&format!(
                    "(id: \"d-{author}-{object}\", on: \"{}-01-01\", by: \"land-{author}\", did: Delist({terms}), sources: [\"s\"]),\n",
                    year + 10
                ));
            }
        }
    }
    text.push_str("])");
    load::from_texts(Shipped::Nothing, vec![("invented.ron".to_owned(), text)])
}

fn day() -> Day {
    Day::new(1990, 6, 1).expect("the day exists")
}

/// How many list an object, by the strands of that object.
fn by_strands(loaded: &Loaded, object: &str) -> usize {
    let filter =
        Filter { matter: Some(Matter::Listing), object: loaded.graph.entity(object), ..Filter::default() };
    let listed = |value| if value == Value::Listed { Certainty::Certain } else { Certainty::No };
    let standings = loaded.graph.as_of(AsOf::on(day())).holding(filter);
    standings.filter(|standing| standing.certainty(listed) == Certainty::Certain).count()
}

/// The same, by looking at every act and keeping the last one of each author.
fn by_every_act(loaded: &Loaded, object: &str) -> usize {
    let mut last = std::collections::BTreeMap::new();
    for act in loaded.graph.acts(ActFilter::default()) {
        if act.matter() == Matter::Listing
            && act.object().id().as_str() == object
            && act.on().latest() <= day()
        {
            let latest = last.entry(act.author().id()).or_insert((act.on().latest(), act.deed()));
            if act.on().latest() >= latest.0 {
                *latest = (act.on().latest(), act.deed());
            }
        }
    }
    last.values().filter(|(_, deed)| deed.id() == "list").count()
}

#[divan::bench(args = SIZES)]
fn who_lists_by_strands(bencher: divan::Bencher<'_, '_>, authors: usize) {
    let loaded = invented(authors);
    bencher.bench_local(|| by_strands(&loaded, divan::black_box("land-0")));
}

#[divan::bench(args = SIZES)]
fn who_lists_by_every_act(bencher: divan::Bencher<'_, '_>, authors: usize) {
    let loaded = invented(authors);
    bencher.bench_local(|| by_every_act(&loaded, divan::black_box("land-0")));
}
