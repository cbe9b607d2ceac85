//! Laws of layout, over generated graphs of up to 200 parties.

use std::collections::BTreeMap;

use comity::render::figure::{Frame, Style};
use comity::render::{ladder, matrix, network, svg};
use proptest::prelude::*;

use super::{Drawn, every_kind, graph, sheet};
use crate::support;

/// One party of a generated graph: what it did, when, whether that is denied, and how long its name is.
#[derive(Debug, Clone)]
pub(super) struct Party {
    deed: usize,
    date: usize,
    denied: bool,
    words: usize,
}

const DEEDS: [&str; 8] = [
    "Recognize(of: \"sub\", as: Government)",
    "ReceiveEnvoy(of: \"sub\", rank: Ambassador)",
    "ReceiveEnvoy(of: \"sub\", rank: ChargeDAffaires)",
    "List(of: \"sub\", under: \"ins\")",
    "Open(of: \"sub\", grade: Embassy)",
    "Establish(of: \"sub\")",
    "HandOver(of: \"sub\")",
    "Declare(of: \"sub\")",
];
const DATES: [&str; 6] = ["2001-01-02", "2005", "2010-03~", "..2012", "2015/2019", "2019-06-30"];

pub(super) fn parties(most: usize) -> impl Strategy<Value = Vec<Party>> {
    let party = (0..DEEDS.len(), 0..DATES.len(), prop::bool::weighted(0.2), 0..7_usize)
        .prop_map(|(deed, date, denied, words)| Party { deed, date, denied, words });
    prop::collection::vec(party, 0..=most)
}

/// A graph of one subject and these parties.
pub(super) fn text(parties: &[Party]) -> String {
    let mut entities = String::from("(id: \"sub\", kind: Movement, name: \"The Subject of It All\"),");
    let (mut acts, mut claims) = (String::new(), String::new());
    for (at, Party { deed, date, denied, words }) in parties.iter().enumerate() {
        let name = format!("{}State {at}", "Long name ".repeat(*words));
        entities.push_str(&format!("(id: \"s{at}\", kind: State, name: \"{name}\"),"));
        acts.push_str(&format!(
            "(id: \"a{at}\", on: \"{}\", by: \"s{at}\", did: {}, sources: [\"q\"]),",
            DATES[*date], DEEDS[*deed]
        ));
        if *denied {
            claims.push_str(&format!("(act: \"a{at}\", by: \"sub\", says: Denies, source: \"q\"),"));
        }
    }
    let list = match parties.is_empty() {
        true => String::new(),
        false => "(id: \"ins\", kind: TerroristList, name: \"the list\", of: \"s0\")".to_owned(),
    };
    format!(
        "(entities: [{entities}], instruments: [{list}],
          sources: [(id: \"q\", title: \"T\", publisher: \"P\", published: \"2020\")], acts: [{acts}], claims: [{claims}])"
    )
}

fn drawn(parties: &[Party]) -> Vec<Drawn> {
    let author = if parties.is_empty() { "sub" } else { "s0" };
    every_kind(&graph(&text(parties)), "sub", author, ["2008-01-01", "2020-01-01"])
}

/// Checks that no word touches another, that no line crosses a word and that all is on the sheet.
fn assert_clear(name: &str, svg: &str) {
    let sheet = sheet::read(svg);
    assert_eq!(sheet.overlaps(), [], "words overlap in {name}");
    assert!(sheet.crossings().is_empty(), "lines cross words in {name}: {:?}", sheet.crossings());
    assert!(sheet.outside().is_empty(), "words outside {name}: {:?}", sheet.outside());
}

#[test]
fn no_word_is_touched_in_the_shipped_figures() {
    for Drawn { name, figure, .. } in super::shipped() {
        for frame in [Frame::Own, Frame::Slide, Frame::Page] {
            if let Ok(svg) = figure.svg(&Style { frame, ..Style::default() }) {
                assert_clear(&format!("{name} for {frame:?}"), &svg);
            }
        }
    }
}

#[test]
fn who_lists_and_who_receives_ambassadors_fits_a_slide() {
    let loaded = comity::load::shipped();
    for question in
        ["who lists the taliban on 2024-10-04", "who accepts ambassadors from the taliban on 2024-10-04"]
    {
        let answer = support::ask(&loaded, question).expect("a question");
        let figures = [
            ("network", svg::figure(network::network_of_all(&answer))),
            ("ladder", ladder::ladder(&answer, None).expect("a standing")),
            ("matrix", matrix::matrix(&answer).expect("a standing")),
        ];
        for (name, figure) in figures {
            let slide = figure.svg(&Style { frame: Frame::Slide, ..Style::default() });
            assert_clear(name, &slide.unwrap_or_else(|error| panic!("{name}, {question}: {error}")));
        }
    }
}

proptest! {
    #![proptest_config(support::laws(24))]

    #[test]
    fn no_word_is_touched_in_any_figure(parties in parties(60)) {
        for Drawn { name, figure, .. } in drawn(&parties) {
            assert_clear(name, &figure.plain_svg());
            for frame in [Frame::Slide, Frame::Page] {
                if let Ok(svg) = figure.svg(&Style { frame, ..Style::default() }) {
                    let smallest = sheet::read(&svg).words.iter().map(|words| words.size).fold(f64::MAX, f64::min);
                    let least = if frame == Frame::Slide { 24.0 } else { 9.3 };
                    assert!(smallest >= least - 0.01, "letters of {smallest} in {name}");
                    assert_clear(name, &svg);
                }
            }
        }
    }

    #[test]
    fn a_further_party_moves_no_other(parties in parties(60), more in parties(1)) {
        let mut grown = parties.clone();
        grown.extend(more);
        let orders = |parties: &[Party]| {
            let answer = support::ask(&graph(&text(parties)), "what stands with sub on 2020-01-01").expect("a name");
            let figures = [
                svg::figure(network::network_of_all(&answer)),
                ladder::ladder(&answer, None).expect("a standing"),
                matrix::matrix(&answer).expect("a standing"),
            ];
            figures.map(|figure| order_of_names(&figure.plain_svg()))
        };
        for (before, after) in orders(&parties).into_iter().zip(orders(&grown)) {
            let left: Vec<&String> = after.iter().filter(|name| before.contains(name)).collect();
            prop_assert_eq!(before.iter().collect::<Vec<_>>(), left);
        }
    }
}

/// The names of parties in order of reading, by the last line of each, which has its number.
fn order_of_names(svg: &str) -> Vec<String> {
    let mut order = Vec::new();
    let mut seen = BTreeMap::new();
    let document = roxmltree::Document::parse(svg).expect("a figure is XML");
    for node in document.descendants().filter(|node| node.has_tag_name("text")) {
        // The title names parties too.
        let is_name = node.attribute("font-weight").is_some() && node.attribute("font-size") != Some("28");
        let words = node.text().unwrap_or_default();
        let Some((_, number)) = words.rsplit_once("State ").filter(|_| is_name) else {
            continue;
        };
        if number.parse::<usize>().is_ok() && seen.insert(number.to_owned(), ()).is_none() {
            order.push(number.to_owned());
        }
    }
    order
}

proptest! {
    #![proptest_config(support::laws(3))]

    #[test]
    fn no_word_is_touched_among_two_hundred(parties in parties(200)) {
        for Drawn { name, figure, .. } in drawn(&parties) {
            assert_clear(name, &figure.plain_svg());
        }
    }
}
