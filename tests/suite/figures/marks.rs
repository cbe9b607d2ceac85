//! Marks and their legends: a figure says what each of its marks means, and of no other.

use comity::question::{Answer, RowCertainty};
use comity::render::figure::{Figure, Frame, Style};
use comity::render::{change, ladder, lanes, steps};
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
    steps::steps(&answer("what happened between russia and the taliban since 2024"), None, None)
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
    assert!(figure.title.contains("the first of 7 steps before it suspended"), "{}", figure.title);
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
    let envoys = steps::steps(&answer("what happened between russia and the taliban"), Some("envoys"), None);
    let envoys = envoys.expect("steps are on record");
    assert!(
        envoys.title.contains("the first of 2 steps and one deed before it took the credentials"),
        "{}",
        envoys.title
    );
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
        "suspended, or closed",
        "a deed",
        "a step announced",
        "a statement",
        "a false report",
        "a vague date",
    ];
    for (question, used) in [
        ("what happened between russia and the taliban", vec![0, 2, 3, 4, 5, 6, 7]),
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
        "18 acts between Russia and the Taliban since 1 January 2024 are on record: 4 deeds, 9 steps announced, 4 statements and a false \
         report; the latest, on 15 January 2026: Russia took the credentials of an envoy of the Taliban (ambassador)"
    );
    let ended = title("what happened between pakistan and the taliban from 1996-09-01 to 2001-12-31");
    assert!(
        ended.ends_with(" are on record: 14 deeds and 2 statements, 3 of them only possibly in these days; the latest 4 are of 22 November 2001"),
        "{ended}"
    );
}

/// The ladder of the Taliban on a day, and of who moved since an earlier one.
fn ladder_of(on: &str, earlier: Option<&str>) -> Figure {
    let on = answer(&format!("what stands with taliban on {on}"));
    let earlier = earlier.map(|day| answer(&format!("what stands with taliban on {day}")));
    ladder::ladder(&on, earlier.as_ref()).expect("a standing")
}

#[test]
fn a_ladder_says_what_its_boxes_mean_on_every_sheet() {
    let in_doubt = |said: &str| said.contains("\ndisputed") && said.contains("\npossible");
    for frame in [Frame::Own, Frame::Slide, Frame::Page] {
        let said = words(&on(&ladder_of("2024-10-04", None), frame)).join("\n");
        assert!(said.contains("certain") && in_doubt(&said), "{frame:?}: {said}");
        assert!(said.contains("No rung is a step towards the next."), "{frame:?}: {said}");
        assert!(!said.contains("moved to a"), "{frame:?}: {said}");
        let moved = words(&on(&ladder_of("2025-07-31", Some("2024-10-04")), frame)).join("\n");
        assert!(moved.contains("moved to a higher rung") && in_doubt(&moved), "{frame:?}: {moved}");
        assert!(!moved.contains("moved to a lower rung"), "{frame:?}: {moved}");
        let left = words(&on(&ladder_of("2001-12-31", Some("2001-08-01")), frame)).join("\n");
        assert!(left.contains("stood there on the earlier day"), "{frame:?}: {left}");
        assert!(left.contains("moved to a lower rung, or to none") && !in_doubt(&left), "{left}");
    }
}

#[test]
fn a_ladder_speaks_of_none_one_two_and_many() {
    for (on, earlier, said) in [
        (
            "2024-10-04",
            None,
            "nobody is on record as recognizing it; China's head of state has taken an ambassador's letters; the United Arab Emirates has accepted an ambassador",
        ),
        ("2001-10-01", None, "the Chechen Republic of Ichkeria and Pakistan have recognized it"),
        ("2022-06-01", None, "5 have each accepted a chargé d'affaires or another envoy"),
        (
            "2025-07-31",
            Some("2024-10-04"),
            ": 4 parties deal with it more closely, nobody less closely; of 5 others it is open",
        ),
        (
            "2025-07-31",
            Some("2025-06-15"),
            ": Germany and Russia deal with it more closely, nobody less closely",
        ),
        (
            "2001-09-24",
            Some("2001-08-01"),
            ": the United Arab Emirates deals with it less closely, nobody more closely",
        ),
        ("2026-01-01", Some("2025-12-31"), ": nobody is on record as having moved for certain"),
    ] {
        let title = ladder_of(on, earlier).title;
        assert!(title.contains(said), "{title}");
    }
    let told = ladder_of("2024-10-04", None).description;
    assert!(told.contains("Indonesia: possibly an envoy, rank not stated, by 2025-06-06;"), "{told}");
    assert!(told.contains("India: disputed: left to its people, by 2023-11-29;"), "{told}");
    let before = ladder_of("1998-01-01", Some("1997-05-01")).description;
    assert!(
        !before.contains("Mission left to the other's people."),
        "a rung that all have left is not told of"
    );
}

/// A listing is no rung: who only listed, and no longer does, deals no less closely.
#[test]
fn a_listing_that_ends_or_begins_moves_nobody_on_a_ladder() {
    let text = std::fs::read_to_string("graphs/lessons/lilliput-listing.ron").expect("it is shipped");
    let loaded = super::graph(&text);
    let at = |day: &str| {
        support::ask(&loaded, &format!("what stands with big-enders on {day}")).expect("it is asked well")
    };
    for (on, earlier) in [("1998-08-01", "1998-06-01"), ("1993-02-01", "1993-01-01")] {
        let title = ladder::ladder(&at(on), Some(&at(earlier))).expect("a standing").title;
        assert!(title.ends_with("nobody is on record as having moved for certain"), "{title}");
    }
}
