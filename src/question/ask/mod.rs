//! From a question to its answer.

mod acts;
mod breakdown;
mod changes;
mod clause;
mod condition;
mod coverage;
mod does;
mod history;
mod ledger;
mod narrowed;
mod pairs;
mod spans;
mod stands;
mod who;
mod whom;
mod why;

use super::{Answer, AnswerKind, Asked, Condition, Coverage, Form, Question};
use crate::graph::Graph;
use crate::standing::View;
use crate::text::{self, capitalized};
use crate::time::{AsOf, Day};
use ledger::Ledger;

/// Answers a question.
///
/// A question that names no day is about the data's horizon, or the day known by where that is earlier.
#[must_use]
pub fn ask(graph: &Graph, question: &Question<'_>) -> Answer {
    let horizon = graph.horizon();
    let known_by = question.known_by.unwrap_or(Day::MAX);
    let last_day = match &question.form {
        Form::WhatChanged { to, .. } => Some(*to),
        _ => question.on,
    };
    let on = last_day.unwrap_or(horizon.unwrap_or(Day::MAX).min(known_by));
    let view = graph.as_of(AsOf::on(on).known_by(known_by));
    let view = question.voice.map_or(view, |voice| view.according_to(voice));
    let view = question.from_step.map_or(view, |step| view.from_step(step));
    let view = question.lens.map_or(view, |lens| view.through(lens));
    let mut ledger = Ledger::new(view);
    let body = match &question.form {
        Form::Who(_) | Form::HowMany(_) if question.by.is_some() => {
            let by = question.by.expect("the arm is for questions that are broken down");
            breakdown::broken_down(graph, question, by, on)
        }
        Form::Who(Condition::Clause(clause)) => {
            who::asked(view, &mut ledger, question, clause, AnswerKind::List)
        }
        Form::Who(condition) => condition::who(view, &mut ledger, question, condition, AnswerKind::List),
        Form::Pairs(predicate) => pairs::pairs(view, &mut ledger, question, *predicate),
        Form::HowLong(clause) => does::how_long(view, &mut ledger, clause),
        Form::Whom(clause) => whom::whom(view, &mut ledger, question, clause),
        Form::HowMany(Condition::Clause(clause)) => {
            who::asked(view, &mut ledger, question, clause, AnswerKind::Count)
        }
        Form::HowMany(condition) => condition::who(view, &mut ledger, question, condition, AnswerKind::Count),
        Form::DoesAll(author, condition) => condition::does(view, &mut ledger, question, *author, condition),
        Form::Does(clause) => does::does(view, &mut ledger, clause, question.within),
        Form::When(clause) => does::when(view, &mut ledger, clause, question.within),
        Form::SinceWhen(clause) => does::since_when(view, &mut ledger, clause),
        Form::Why(clause) => why::why(view, &mut ledger, clause),
        Form::WhatStands(one, other) => stands::stands(view, &mut ledger, *one, *other),
        Form::WhatHappened(one, other) => history::happened(view, &mut ledger, *one, *other, question.within),
        Form::WhatAnnounced(author, object) => {
            history::announced(view, &mut ledger, *author, *object, question.within)
        }
        Form::WhatChanged { from, of, .. } => changes::changes(view, &mut ledger, *from, *of),
    };
    // Without any act there is no last day of the data to be about.
    let is_about_a_day =
        !matches!(body.kind, AnswerKind::History) && (horizon.is_some() || last_day.is_some());
    let mut notes = body.notes;
    if let Some(lens) = question.lens {
        notes.push(match lens.counts() {
            [] => format!("seen through the lens “{}”, which counts the express word alone", lens.name()),
            conduct => {
                let conduct: Vec<String> = conduct.iter().map(|one| one.in_words()).collect();
                format!(
                    "seen through the lens “{}”, which counts as recognition: {}",
                    lens.name(),
                    conduct.join(", or ")
                )
            }
        });
    }
    if let Some(step) = question.from_step {
        let step = step.id().replace('-', " ");
        notes.push(format!("acts count from the step “{step}” on; usually only acts in force do"));
    }
    match horizon {
        Some(horizon) if is_about_a_day && on > horizon => {
            notes.push(format!("the data speaks up to {horizon}; what came after it is not known here"));
        }
        _ => {}
    }
    let horizon_text = horizon.map_or_else(|| "no data".to_owned(), |horizon| horizon.to_string());
    Answer {
        question: question.to_string(),
        kind: body.kind,
        on: is_about_a_day.then(|| on.to_string()),
        voice: question.voice.map(|voice| ledger.entity(voice)),
        from_step: question.from_step.map(|step| step.id().to_owned()),
        lens: question.lens.map(|lens| lens.id().to_string()),
        known_by: horizon.map_or_else(|| horizon_text.clone(), |horizon| known_by.min(horizon).to_string()),
        horizon: horizon_text,
        finding: if let Some(horizon) = horizon {
            match is_about_a_day && on > horizon {
                true => format!("{}; as far as the data goes, to {}", body.finding, horizon.in_words()),
                false => body.finding,
            }
        } else {
            "Nothing is on record: no act is loaded".to_owned()
        },
        verdict: body.verdict,
        count: body.count,
        asked: body.asked,
        rows: body.rows,
        series: body.series,
        beside: body.beside,
        coverage: body.coverage,
        reasons: body.reasons,
        notes,
        spans: body.spans,
        subject: body.subject,
        names: ledger.names(),
        definite: ledger.definite(),
        sources: ledger.into_sources(),
    }
}

/// The part of an answer that depends on the form of the question.
struct Body {
    kind: AnswerKind,
    finding: String,
    verdict: Option<super::Verdict>,
    count: Option<usize>,
    asked: Asked,
    rows: Vec<super::Row>,
    series: Vec<super::Bucket>,
    beside: Vec<super::Row>,
    coverage: Coverage,
    reasons: Vec<String>,
    notes: Vec<String>,
    spans: Vec<super::Span>,
    subject: Option<String>,
}

impl Body {
    fn new(kind: AnswerKind) -> Self {
        Self {
            kind,
            finding: String::new(),
            verdict: None,
            count: None,
            asked: Asked::Author,
            rows: Vec::new(),
            series: Vec::new(),
            beside: Vec::new(),
            coverage: Coverage::default(),
            reasons: Vec::new(),
            notes: Vec::new(),
            spans: Vec::new(),
            subject: None,
        }
    }
}

/// The day in words that opens a finding: `on 4 October 2024`.
fn on_day(view: View<'_>) -> String {
    format!("on {}", view.on().in_words())
}

/// Names as a sentence has them: `China and the United Arab Emirates`, `nobody`.
fn joined(names: &[String]) -> String {
    if names.is_empty() { "nobody".to_owned() } else { text::joined(names) }
}
