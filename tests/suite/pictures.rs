//! Pictures and tables of the README: rebuilt and compared byte for byte.

use comity::question::{self, Lexicon};
use comity::render::{Format, dot, network, render, svg};

use crate::support;

fn answer(question: &str) -> comity::question::Answer {
    support::ask(&support::article(), question).expect("the question can be understood")
}

#[test]
fn the_picture_of_the_news_item_is_as_it_was() {
    let picture =
        network::network(&answer("what stands with the taliban on 2024-10-04")).expect("it is small");
    support::compare("output/pictures/taliban-2024-10-04.svg", &svg::svg(&picture));
    support::compare("output/pictures/taliban-2024-10-04.dot", &dot::dot(&picture));
    support::compare(
        "output/pictures/taliban-2024-10-04.txt",
        &comity::render::picture::twin::text_twin(&picture),
    );
}

#[test]
fn the_tables_of_the_news_item_are_as_they_were() {
    for (name, question) in [
        ("who-accepts-envoys", "who accepts envoys"),
        ("who-lists-the-taliban", "who lists the taliban on 2024-10-04"),
        ("who-recognizes-the-taliban", "who recognizes the taliban on 2024-10-04"),
    ] {
        let answer = answer(question);
        for (ending, format) in [("md", Format::Markdown), ("csv", Format::Csv), ("json", Format::Json)] {
            let text = render(&answer, format, 100).expect("every answer can be printed");
            support::compare(format!("output/tables/{name}.{ending}"), &text);
        }
    }
}

#[test]
fn every_entity_of_the_register_can_be_drawn() {
    let loaded = comity::load::shipped();
    let lexicon = Lexicon::new(&loaded.graph);
    for entity in loaded.graph.entities() {
        let question =
            question::parse(&format!("what stands with {}", entity.id()), &lexicon).expect("an id is a name");
        let picture =
            network::network(&question::ask(&loaded.graph, &question)).expect("the shipped graphs are small");
        let svg = svg::svg(&picture);
        assert!(
            svg.contains("role=\"img\"") && svg.contains("<title") && svg.contains("<desc"),
            "{}",
            entity.id()
        );
        graphviz_rust::parse(&dot::dot(&picture)).unwrap_or_else(|error| panic!("{}: {error}", entity.id()));
    }
}

#[cfg(feature = "png")]
#[test]
fn a_picture_becomes_a_png_of_its_size() {
    let picture =
        network::network(&answer("what stands with the taliban on 2024-10-04")).expect("it is small");
    let bytes = comity::render::png::png(&svg::svg(&picture), 2.0).expect("the picture can be drawn");
    let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    assert!(side(16) > 1000 && side(20) > 500, "{} × {}", side(16), side(20));
}
