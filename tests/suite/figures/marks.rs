//! Marks and their legends: a figure says what each of its marks means, and of no other.

use comity::question::{Answer, RowCertainty};
use comity::render::figure::{Figure, Frame, Style};
use comity::render::{change, lanes, steps};
use roxmltree::Document;

use super::sheet;
use crate::support;

fn answer(question: &str) -> Answer {
    support::ask(&comity::load::shipped(), question).expect("the question can be understood")
}

/// The words of a figure, a line each.
fn words(svg: &str) -> Vec<String> {
    sheet::read(svg).words.into_iter().map(|words| words.text).collect()
}

#[test]
fn a_title_counts_what_changed_apart_from_what_possibly_did() {
    let answer = answer("what changed between 2024-10-04 and 2025-07-04 for the taliban");
    let possible = answer.rows.iter().filter(|row| row.certainty == RowCertainty::Possible).count();
    let certain = answer.rows.len() - possible;
    assert!(possible > 0 && certain > 0);
    let figure = change::change(&answer).expect("it fits");
    assert!(figure.title.starts_with(&format!("{certain} standings changed ")), "{}", figure.title);
    assert!(figure.title.contains(&format!(", and {possible} possibly did;")), "{}", figure.title);
    let open =
        figure.twin.lines().filter(|line| line.ends_with("possibly changed, left open by the sources"));
    assert_eq!(open.count(), possible);
}

#[test]
fn where_nothing_changed_a_remark_says_so() {
    let figure = change::change(&answer("what changed between 2024-10-04 and 2024-10-04 for the taliban"))
        .expect("it fits");
    let words = words(&figure.plain_svg());
    assert!(
        words.iter().any(|line| line == "No standing on record changed between the two days."),
        "{words:?}"
    );
    assert!(!words.iter().any(|line| line.starts_with("Marks") || line == "when"), "{words:?}");
    assert!(words.iter().any(|line| line.starts_with("both days are the same")), "{words:?}");
}

/// The measure of the gallery.
fn measure() -> Figure {
    steps::steps(&answer("what happened between russia and the taliban since 2024"), None)
        .expect("steps are on record")
}

fn on(figure: &Figure, frame: Frame) -> String {
    figure.svg(&Style { frame, ..Style::default() }).expect("it fits")
}

/// The numbers of marks, each with how far right the mark is and the day of its act where it has one.
fn numbered(svg: &str) -> Vec<(String, f64, Option<f64>)> {
    let document = Document::parse(svg).expect("a figure is XML");
    let groups = document.descendants().filter(|node| node.has_tag_name("g"));
    let marks = groups.filter_map(|group| {
        let part = |name| group.children().find(|child| child.has_tag_name(name));
        let (number, words) = part("title")?.text()?.split_once(". ")?;
        let rect = part("rect")?;
        let size = |name| rect.attribute(name).and_then(|text| text.parse::<f64>().ok()).expect("a number");
        let day = comity::time::Day::read(words.split(',').next()?);
        let first = comity::time::Day::new(2024, 1, 1).expect("a day");
        let shown = part("text").and_then(|text| text.text()).unwrap_or_default();
        assert!(shown.is_empty() || shown == number);
        Some((
            shown.to_owned(),
            size("x") + size("width") / 2.0,
            day.map(|day| f64::from(day.days_since(first))),
        ))
    });
    marks.collect()
}

#[test]
fn marks_of_steps_stand_on_their_days() {
    let marks = numbered(&measure().plain_svg());
    let dated: Vec<(f64, f64)> = marks.iter().filter_map(|(_, x, day)| Some((*x, (*day)?))).collect();
    assert!(dated.len() >= 8);
    let (first, last) = (dated[0], dated[dated.len() - 1]);
    for (x, day) in &dated {
        let expected = first.0 + (last.0 - first.0) * (day - first.1) / (last.1 - first.1);
        assert!((x - expected).abs() < 0.11, "a mark of day {day} stands at {x} and not at {expected}");
    }
}

#[test]
fn every_number_of_steps_is_told_of_on_every_sheet() {
    let figure = measure();
    for frame in [Frame::Own, Frame::Slide, Frame::Page] {
        let svg = on(&figure, frame);
        let lines = words(&svg);
        for (number, ..) in numbered(&svg) {
            assert!(!number.is_empty(), "{frame:?} has marks without a number, though the list fits");
            assert!(
                lines.iter().any(|line| line.starts_with(&format!("{number}. 20"))
                    || line.starts_with(&format!("{number}. between"))),
                "{frame:?}: {number}"
            );
        }
    }
}

#[test]
fn steps_count_in_their_legend_what_their_title_and_list_tell_of() {
    let figure = measure();
    assert!(figure.title.contains("after 7 steps it suspended"), "{}", figure.title);
    for frame in [Frame::Own, Frame::Slide, Frame::Page] {
        let svg = on(&figure, frame);
        assert_eq!(numbered(&svg).len(), 9);
        let lines = words(&svg);
        for entry in [
            "7 steps that move nothing by themselves",
            "1 deed that took effect",
            "1 report that proved false",
        ] {
            assert!(lines.iter().any(|line| line == entry), "{frame:?}: {entry}");
        }
    }
    let envoys = steps::steps(&answer("what happened between russia and the taliban"), Some("envoys"));
    let envoys = envoys.expect("steps are on record");
    assert!(envoys.title.contains("after 2 steps and one deed it received"), "{}", envoys.title);
    assert!(!words(&envoys.plain_svg()).iter().any(|line| line.contains("proved false")));
}

#[test]
fn an_axis_says_its_months_and_years() {
    let lines = words(&measure().plain_svg());
    for label in ["May 2024", "Jun", "Dec", "Jan 2025", "Apr", "step reached"] {
        assert!(lines.iter().any(|line| line == label), "{label}");
    }
}

#[test]
fn lanes_say_what_their_signs_mean_and_no_other() {
    const ALL: [&str; 8] = [
        "stood",
        "possibly stood",
        "suspended",
        "an act",
        "a step announced",
        "a statement",
        "a false report",
        "a vague date",
    ];
    for (question, used) in [
        ("what happened between russia and the taliban", vec![0, 1, 2, 3, 4, 5, 6, 7]),
        ("what happened between russia and the taliban since 2024", vec![0, 2, 3, 4, 5, 6, 7]),
        (
            "what happened between pakistan and the taliban from 1996-09-01 to 2001-12-31",
            vec![0, 1, 2, 3, 5, 7],
        ),
    ] {
        let answer = answer(question);
        let figure = lanes::lanes(&answer).expect("acts with dates").figure();
        let expected: Vec<&str> = used.into_iter().map(|at| ALL[at]).collect();
        for frame in [Frame::Own, Frame::Slide, Frame::Page] {
            let words = words(&on(&figure, frame));
            let told: Vec<&str> =
                ALL.into_iter().filter(|sign| words.iter().any(|line| line == sign)).collect();
            assert_eq!(told, expected, "{question} for {frame:?}");
        }
    }
}

#[test]
fn lanes_name_the_latest_act_where_it_is_sure() {
    let title = |question: &str| lanes::lanes(&answer(question)).expect("acts with dates").figure().title;
    assert_eq!(
        title("what happened between russia and the taliban since 2024"),
        "18 acts between Russia and the Taliban since 1 January 2024 are on record, one of them a report that proved false; the latest, on 15 \
         January 2026: Russia received an envoy of the Taliban (ambassador)"
    );
    let ended = title("what happened between pakistan and the taliban from 1996-09-01 to 2001-12-31");
    assert!(ended.ends_with(" are on record; the latest 4 are of 22 November 2001"), "{ended}");
}
