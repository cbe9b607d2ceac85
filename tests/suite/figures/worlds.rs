//! Tiles and maps: every state has its place, whatever is asked and whatever it is called.

use std::collections::BTreeMap;

use comity::question::Answer;
use comity::render::figure::{Figure, Frame, Style};
use comity::render::map::map;
use comity::render::map::view::View;
use comity::render::tiles::tiles;
use roxmltree::{Document, Node};

use super::hostile::NAMES;
use super::sheet;
use crate::support;

fn answer(question: &str) -> Answer {
    support::ask(&comity::load::shipped(), question).expect("a question")
}

/// What a map says of each state: the titles of its groups, each with how many shapes stand under it.
fn told(svg: &str) -> BTreeMap<String, usize> {
    let document = Document::parse(svg).expect("a map is XML");
    let mut told = BTreeMap::new();
    for group in document.descendants().filter(|node| node.has_tag_name("g")) {
        let Some(title) = group.children().find(|node| node.has_tag_name("title")) else { continue };
        let shapes = group.descendants().filter(|node| node.has_tag_name("path")).count();
        *told.entry(title.text().unwrap_or_default().to_owned()).or_default() += shapes;
    }
    told
}

#[test]
fn every_state_of_the_register_has_an_area_or_a_mark() {
    let states = support::states(&comity::load::shipped());
    assert!(states.len() > 200, "{}", states.len());
    for question in [
        "who accepts envoys from the taliban on 2024-10-04",
        "who recognizes kosovo on 2024-10-04",
        "what stands with russia",
    ] {
        let figure = map(&answer(question), &states, &View::default()).expect("it says what holds on a day");
        let told = told(&figure.plain_svg());
        for state in states.iter().filter(|state| state.id != "chechen-republic-of-ichkeria") {
            let start = format!("{}: ", state.name);
            let shapes: usize =
                told.iter().filter(|(title, _)| title.starts_with(&start)).map(|(_, shapes)| shapes).sum();
            assert!(shapes > 0, "{question}: {} is not on the map", state.name);
        }
        assert!(told.contains_key("Antarctica: no state of the register"));
    }
}

#[test]
fn a_map_says_whose_borders_it_draws_and_of_which_day() {
    let states = support::states(&comity::load::shipped());
    let figure =
        map(&answer("who recognizes kosovo on 2024-10-04"), &states, &View::default()).expect("a map");
    let svg = figure.plain_svg();
    let words: Vec<String> = super::sheet::read(&svg).words.into_iter().map(|words| words.text).collect();
    let words = words.join(" ");
    for part in [
        "Borders as in 2018, from a neutral point of view.",
        "no line is a legal position.",
        "Contested, each drawn for itself: Abkhazia, Crimea, Kosovo, Northern Cyprus, Palestine, Somaliland, South Ossetia, Taiwan, Transnistria, Western Sahara.",
        "Natural Earth",
    ] {
        assert!(words.contains(part), "{part} is not in: {words}");
        assert!(figure.twin.contains(part), "{part} is not in the text");
    }
    assert!(figure.subtitle.contains("neutral point of view"));
}

#[test]
fn names_on_a_map_stay_text() {
    let mut states = support::states(&comity::load::shipped());
    for (state, name) in states.iter_mut().zip(NAMES.iter().cycle()) {
        state.name = (*name).to_owned();
    }
    let mut answer = answer("what stands with the taliban on 2024-10-04");
    for (name, hostile) in answer.names.values_mut().zip(NAMES.iter().cycle()) {
        *name = (*hostile).to_owned();
    }
    let view = View { viewer: Some(NAMES[0].to_owned()), seen: Vec::new() };
    let figure = map(&answer, &states, &view).expect("a standing");
    let svg = figure.plain_svg();
    let document = Document::parse(&svg).expect("a map is XML");
    assert!(document.descendants().all(|node: Node<'_, '_>| !node.has_tag_name("script")));
    for text in [&svg, &figure.twin, &figure.subtitle] {
        assert!(!text.contains(['\u{202e}', '\u{7}', '\u{fffe}']));
    }
}

#[test]
fn a_map_is_refused_where_nothing_holds_on_a_day() {
    let history = answer("what happened between russia and the taliban");
    let refused = map(&history, &[], &View::default()).expect_err("a history");
    assert!(refused.to_string().contains("maps are drawn of who does what on a day"), "{refused}");
}

/// The words of a figure on a sheet, as one text.
fn words(figure: &Figure, frame: Frame) -> String {
    let svg = figure.svg(&Style { frame, ..Style::default() }).expect("it fits");
    sheet::read(&svg).words.into_iter().map(|words| words.text).collect::<Vec<_>>().join(" ")
}

#[test]
fn who_bears_a_mark_is_said_where_no_tile_has_a_code() {
    let states = support::states(&comity::load::shipped());
    let drawn = |question: &str| {
        let answer = answer(question);
        [tiles(&answer, &states), map(&answer, &states, &View::default())]
            .map(|figure| figure.expect("a day"))
    };
    for figure in drawn("who accepts ambassadors from the taliban on 2024-10-04") {
        let slide = words(&figure, Frame::Slide);
        assert!(slide.contains("accepts an ambassador: China, United Arab Emirates"), "{slide}");
    }
    for figure in drawn("what stands with taliban on 2024-10-04") {
        let slide = words(&figure, Frame::Slide);
        assert!(slide.contains("accepts an ambassador: ARE, CHN"), "{slide}");
        assert!(slide.contains("accepts a chargé d'affaires: IRN, KAZ, PAK"), "as many as fit: {slide}");
        assert!(slide.contains("States by their ISO 3166 codes"), "{slide}");
    }
    let [grid, _] = drawn("what stands with taliban on 2024-10-04");
    assert!(words(&grid, Frame::Own).contains("accepts an ambassador: 2"), "each tile has its code");
}

#[test]
fn who_has_no_place_of_its_own_is_named_with_what_it_does() {
    let states = support::states(&comity::load::shipped());
    for (question, said) in [
        ("what stands with taliban on 2024-10-04", "European Union: mission"),
        ("what stands with taliban on 2001-09-01", "UN Security Council: assets frozen or held"),
        ("what stands with taliban on 2001-09-01", "Chechen Republic of Ichkeria: recognizes; mission"),
    ] {
        let answer = answer(question);
        for figure in [tiles(&answer, &states), map(&answer, &states, &View::default())] {
            let figure = figure.expect("a day");
            for frame in [Frame::Own, Frame::Slide] {
                let words = words(&figure, frame);
                assert!(words.contains(said), "{question}: {words}");
            }
        }
    }
}
