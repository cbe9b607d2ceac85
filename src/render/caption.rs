//! What every figure says of itself: the days above it, and the caption below.

use super::picture::words::{in_sentence, name};
use super::row;
use crate::question::{Answer, Row};
use crate::text::{safe, visible};
use crate::time::Day;

/// The caption of a figure, a line each: the question with its days and the version of the data, the coverage, then what this figure has to
/// remark and what its answer notes.
pub(super) fn caption(answer: &Answer, remarks: Vec<String>) -> Vec<String> {
    let mut lines = vec![question(answer)];
    if !answer.coverage.text.is_empty() {
        lines.push(format!("Coverage: {}", answer.coverage.text));
    }
    lines.extend(remarks);
    lines.extend(answer.notes.iter().cloned());
    lines.iter().filter(|line| !line.is_empty()).map(|line| visible(line)).collect()
}

/// The question, the day it is about, the day by which it was known, and which data was asked.
pub(super) fn question(answer: &Answer) -> String {
    let on = answer.on.as_ref().map_or(String::new(), |on| format!("on {on}; "));
    format!(
        "Question: {} ({on}known by {}; data to {}; comity {}).",
        answer.question,
        answer.known_by,
        answer.horizon,
        env!("CARGO_PKG_VERSION")
    )
}

/// A day in words, or as it is written where it is none.
pub(super) fn in_words(day: &str) -> String {
    Day::read(day).map_or_else(|| day.to_owned(), Day::in_words)
}

/// What a subtitle adds where the answer does not rest on all sources of the data, or is asked in a way of its own:
/// `, as known by 4 October 2024`, `, on the word of Russia`.
pub(super) fn as_known(answer: &Answer) -> String {
    let mut words = String::new();
    if answer.known_by < answer.horizon {
        words.push_str(&format!(", as known by {}", in_words(&answer.known_by)));
    }
    if let Some(voice) = &answer.voice {
        words.push_str(&format!(", on the word of {}", in_sentence(answer, voice)));
    }
    if let Some(lens) = &answer.lens {
        words.push_str(&format!(", through the lens {lens}"));
    }
    if let Some(step) = &answer.from_step {
        words.push_str(&format!(", counted from the step {step}"));
    }
    words
}

/// Every row of an answer in words, a line each, for a figure that shows less than all of them.
pub(super) fn rows(answer: &Answer) -> Vec<String> {
    let told = |row: &Row| {
        let mut words = String::with_capacity(128);
        let [author, object] = [&row.author, &row.object].map(|id| safe(name(answer, id)));
        words.extend([&author, ", towards ", &object]);
        words.extend([": ", &row.matter.replace('-', " "), ": ", &row::value(answer, row)]);
        match row::date(row.since.as_deref()) {
            since if since.is_empty() => {}
            since => words.extend([", ", &since]),
        }
        if let Some(until) = &row.until {
            words.extend([", until ", until]);
        }
        if row.dispute.is_some() {
            words.extend([", disputed"]);
        }
        words
    };
    answer.rows.iter().map(told).collect()
}
