//! Marks and their legends: a figure says what each of its marks means, and of no other.

use comity::question::{Answer, RowCertainty};
use comity::render::change;

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
