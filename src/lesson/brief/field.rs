//! Where the side and others stand towards whom the brief is about, as a small figure.

use super::record::Record;
use crate::lesson::telling::Telling;
use crate::question::{Answer, Form, Question, ask};
use crate::render::rungs::{Cast, Rungs, rungs};

/// So many parties are shown at most.
const MOST: usize = 40;

/// Who is shown beside the side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// All on record.
    Whole,
    /// Those whom the page names.
    Near,
}

/// Draws the figure; none where it would show one party alone, or more than can be taken in.
///
/// The answer is asked as of both days, and the drawing takes names and rungs from it: no date, no source, no word of a file.
pub(super) fn field(record: &Record<'_>, width: Width) -> Option<Rungs> {
    let mut answer = asked(record);
    let telling = Telling { you: None, on: Some(record.view.on()) };
    let cast = record.others.iter().map(|doings| doings.party).filter(|party| *party != record.about);
    let others: Vec<String> = cast.clone().map(|party| party.id().to_string()).collect();
    for party in cast.chain([record.side]) {
        answer.names.insert(party.id().to_string(), party.name_on(record.view.on()).to_owned());
    }
    let (on, about) = (record.view.on(), telling.named(record.about));
    let known = match record.view.known_by() == on {
        true => String::new(),
        false => format!(", as known by {}", record.view.known_by().in_words()),
    };
    let (title, shown) = match width {
        Width::Whole => ("You and all others on record", "you and all whose dealings are on record"),
        Width::Near => ("You and the others named on this page", "you and the others named on this page"),
    };
    let title = format!("{title}: who dealt how with {about} on {}{known}", on.in_words());
    let remark = format!(
        "Who dealt how with {about}: {shown}. No rung is a step towards the next, and a listing is none."
    );
    let you = record.side.id().to_string();
    let cast = Cast { you: &you, others: &others, is_whole: width == Width::Whole };
    rungs(&answer, cast, &title, &remark).filter(|drawn| (2..=MOST).contains(&drawn.parties))
}

fn asked(record: &Record<'_>) -> Answer {
    let (on, known_by) = (Some(record.view.on()), Some(record.view.known_by()));
    let question = Question { on, known_by, ..Question::new(Form::WhatStands(record.about, None)) };
    ask(record.view.graph(), &question)
}
