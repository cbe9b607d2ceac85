//! Series: whoever is in several figures has one place in all, and one SVG shows them in turn.

use std::collections::{BTreeMap, BTreeSet};

use comity::question::Answer;
use comity::render::figure::{Figure, Frame, Inks, Style};
use comity::render::map::view::View;
use comity::render::{ladder, map, matrix, network, svg, tiles};
use roxmltree::{Document, Node};

use crate::support;

const DAYS: [&str; 6] = ["1998-01-01", "2001-10-01", "2021-10-04", "2024-10-04", "2025-06-01", "2026-06-01"];

fn answers(question: &str) -> Vec<Answer> {
    let loaded = comity::load::shipped();
    let ask = |day: &&str| support::ask(&loaded, &format!("{question} on {day}")).expect("a question");
    DAYS.iter().map(ask).collect()
}

/// Every kind of series about one party.
fn every_kind(question: &str) -> Vec<(&'static str, Vec<Figure>)> {
    let answers = answers(question);
    let states = support::states(&comity::load::shipped());
    let pictures: Vec<_> = answers.iter().map(network::network_of_all).collect();
    let views = vec![View::default(); answers.len()];
    vec![
        ("network", svg::series(pictures)),
        ("ladder", ladder::series(&answers).expect("a standing")),
        ("matrix", matrix::series(&answers).expect("a standing")),
        ("tiles", tiles::series(&answers, &states, Frame::Slide).expect("a standing")),
        ("map", map::series(&answers, &states, &views, Frame::Slide).expect("a standing")),
    ]
}

/// Where the titled groups of a figure begin that are nodes and not edges: by their names, each with its first corner.
fn corners(svg: &str) -> BTreeMap<String, String> {
    let document = Document::parse(svg).expect("a figure is XML");
    let groups = document.descendants().filter(|node| node.has_tag_name("g"));
    let corners = groups.filter_map(|group| {
        let title = group.children().find(|node| node.has_tag_name("title"))?.text()?.to_owned();
        let box_of = |node: &Node<'_, '_>| node.has_tag_name("rect");
        let corner = group.children().find(box_of)?;
        Some((title, format!("{} {}", corner.attribute("x")?, corner.attribute("y")?)))
    });
    corners.collect()
}

#[test]
fn whoever_is_in_several_figures_has_one_place() {
    let mut shared = 0;
    for (kind, figures) in every_kind("what stands with the taliban") {
        for style in [Style::default(), Style { inks: Inks::Grey, frame: Frame::Page, title: None }] {
            let Ok(svgs) = Figure::svgs(&figures, &style) else { continue };
            let sizes: BTreeSet<&str> =
                svgs.iter().map(|svg| svg.split_once(" role=").expect("an SVG has a role").0).collect();
            assert_eq!(sizes.len(), 1, "{kind}: sheets of one size");
            let all: Vec<BTreeMap<String, String>> = svgs.iter().map(|svg| corners(svg)).collect();
            for (at, one) in all.iter().enumerate() {
                for (later, other) in all.iter().enumerate().skip(at + 1) {
                    for (name, corner) in one {
                        let Some(there) = other.get(name) else { continue };
                        assert_eq!(corner, there, "{kind}: {name} on {} and {}", DAYS[at], DAYS[later]);
                        shared += 1;
                    }
                }
            }
        }
    }
    assert!(shared > 100, "{shared} places were compared");
}

#[test]
fn no_word_of_a_series_lies_over_another() {
    // Tiles set codes narrowly, which the reader of sheets does not measure.
    let kinds = every_kind("what stands with the taliban").into_iter();
    for (kind, figures) in kinds.filter(|(kind, _)| !matches!(*kind, "tiles" | "map")) {
        let svgs = Figure::svgs(&figures, &Style::default()).expect("its own size fits all");
        for (svg, day) in svgs.iter().zip(DAYS) {
            let sheet = super::sheet::read(svg);
            assert_eq!(sheet.overlaps(), Vec::new(), "{kind} on {day}");
            assert_eq!(sheet.outside(), Vec::<&str>::new(), "{kind} on {day}");
        }
    }
}

#[test]
fn a_series_of_one_is_the_figure_itself() {
    let answer = &answers("what stands with the taliban")[3];
    let one = std::slice::from_ref(answer);
    assert_eq!(
        ladder::series(one).expect("a standing")[0],
        ladder::ladder(answer, None).expect("a standing")
    );
    assert_eq!(matrix::series(one).expect("a standing")[0], matrix::matrix(answer).expect("a standing"));
    let picture = network::network_of_all(answer);
    assert_eq!(svg::series(vec![picture.clone()])[0], svg::figure(picture.clone()));
}

/// The frames of an animated figure, each with whether it is seen where nothing moves.
fn frames(svg: &str) -> Vec<bool> {
    let document = Document::parse(svg).expect("XML");
    let is_frame =
        |node: &Node<'_, '_>| node.attribute("class").is_some_and(|class| class.starts_with("frame"));
    let frames = document.descendants().filter(is_frame);
    frames.map(|frame| frame.attribute("visibility") != Some("hidden")).collect()
}

#[test]
fn without_motion_the_last_figure_stands() {
    for (kind, figures) in every_kind("what stands with the taliban") {
        let svg = Figure::animated(&figures, &Style::default()).expect("its own size fits all");
        let seen = frames(&svg);
        assert_eq!(seen.len(), DAYS.len(), "{kind}");
        assert_eq!(seen.iter().position(|seen| *seen), Some(DAYS.len() - 1), "{kind}: the last alone");
        let (before, rules) =
            svg.split_once("@media (prefers-reduced-motion: no-preference) {").expect("rules");
        assert!(!before.contains("animation:"), "{kind}: nothing moves for who asks for less motion");
        assert!(rules.contains("animation: turn"), "{kind}");
        assert!(!svg.contains("<script") && !svg.contains("href"), "{kind}");
        let document = Document::parse(&svg).expect("XML");
        let description = document.descendants().find(|node| node.has_tag_name("desc"));
        let description = description.and_then(|node| node.text()).expect("a description");
        for figure in &figures {
            assert!(description.contains(&figure.title), "{kind}: {}", figure.title);
        }
    }
    let ladder = ladder::series(&answers("what stands with the taliban")).expect("a standing");
    let svg = Figure::animated(&ladder, &Style::default()).expect("its own size fits all");
    support::compare("output/pictures/taliban/series-ladder.svg", &svg);
    let none = Figure::animated(&[], &Style::default()).expect("nothing fits everywhere");
    assert!(none.is_empty());
}
