//! What every figure holds to: nothing overlaps, everybody can read it, no name breaks it.

mod access;
mod graphviz;
mod hostile;
mod languages;
mod laws;
mod marks;
mod series;
mod sheet;
mod worlds;

use comity::load::{Loaded, Shipped};
use comity::question::Answer;
use comity::render::figure::Figure;
use comity::render::map::view::View;
use comity::render::{change, ladder, lanes, map, matrix, network, steps, svg, tiles, trend};

use crate::support;

/// A figure with the answers that it was made of.
struct Drawn {
    name: &'static str,
    answers: Vec<Answer>,
    figure: Figure,
}

/// Draws each kind of figure of one subject, as far as its graph allows.
fn every_kind(loaded: &Loaded, subject: &str, author: &str, days: [&str; 2]) -> Vec<Drawn> {
    every_kind_of(loaded, subject, author, days, &|answer| answer)
}

/// The same of answers that something was done to.
fn every_kind_of(
    loaded: &Loaded,
    subject: &str,
    author: &str,
    days: [&str; 2],
    done: &dyn Fn(Answer) -> Answer,
) -> Vec<Drawn> {
    let [first, last] = days;
    let ask = |question: &str| {
        done(support::ask(loaded, question).unwrap_or_else(|error| panic!("{question}: {error}")))
    };
    let now = ask(&format!("what stands with {subject} on {last}"));
    let then = ask(&format!("what stands with {subject} on {first}"));
    let history = ask(&format!("what happened between {author} and {subject}"));
    let changed = ask(&format!("what changed between {first} and {last} for {subject}"));
    let counts: Vec<Answer> = ["recognize", "accept envoys from", "list"]
        .iter()
        .map(|verb| ask(&format!("how many states {verb} {subject} by year")))
        .collect();
    let mut all = vec![
        Drawn {
            name: "network",
            figure: svg::figure(network::network_of_all(&now)),
            answers: vec![now.clone()],
        },
        Drawn {
            name: "ladder",
            figure: ladder::ladder(&now, None).expect("a standing"),
            answers: vec![now.clone()],
        },
        Drawn {
            name: "ladder of two days",
            figure: ladder::ladder(&now, Some(&then)).expect("two standings"),
            answers: vec![now.clone()],
        },
        Drawn {
            name: "matrix",
            figure: matrix::matrix(&now).expect("a standing"),
            answers: vec![now.clone()],
        },
        Drawn {
            name: "tiles",
            figure: tiles::tiles(&now, &support::states(loaded)).expect("a standing"),
            answers: vec![now.clone()],
        },
        Drawn {
            name: "map",
            figure: map::map(&now, &support::states(loaded), &View::default()).expect("a standing"),
            answers: vec![now.clone()],
        },
    ];
    let mut add = |name, figure: Option<Figure>, answers: &[Answer]| {
        all.extend(figure.map(|figure| Drawn { name, figure, answers: answers.to_vec() }));
    };
    add("lanes", lanes::lanes(&history).ok().map(|lanes| lanes.figure()), std::slice::from_ref(&history));
    add("steps", steps::steps(&history, None, None).ok(), std::slice::from_ref(&history));
    add("change", change::change(&changed).ok(), std::slice::from_ref(&changed));
    add("trend", trend::trend(&counts.iter().collect::<Vec<_>>()).ok(), &counts);
    all
}

/// Every kind of figure, of the reference graph.
fn shipped() -> Vec<Drawn> {
    let all = every_kind(&comity::load::shipped(), "taliban", "russia", ["2024-10-04", "2025-07-31"]);
    let names: Vec<&str> = all.iter().map(|drawn| drawn.name).collect();
    assert_eq!(
        names,
        [
            "network",
            "ladder",
            "ladder of two days",
            "matrix",
            "tiles",
            "map",
            "lanes",
            "steps",
            "change",
            "trend"
        ],
        "the reference graph has something for each figure"
    );
    all
}

/// A graph of one text.
fn graph(text: &str) -> Loaded {
    support::load_text(Shipped::Nothing, "generated.ron", text)
}
