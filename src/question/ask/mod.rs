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
    let view = view_of(graph, question);
    let on = view.on();
    let mut ledger = Ledger::new(view);
    let body = body(view, &mut ledger, question);
    let (horizon, known_by) = (graph.horizon(), view.known_by());
    let is_about_a_day = is_about_a_day(graph, question, &body);
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

/// The graph as a question sees it: on its day, known by its day, by its voice, from its step, through its lens.
fn view_of<'g>(graph: &'g Graph, question: &Question<'g>) -> View<'g> {
    let known_by = question.known_by.unwrap_or(Day::MAX);
    let on = asked_day(question).unwrap_or(graph.horizon().unwrap_or(Day::MAX).min(known_by));
    let view = graph.as_of(AsOf::on(on).known_by(known_by));
    let view = question.voice.map_or(view, |voice| view.according_to(voice));
    let view = question.from_step.map_or(view, |step| view.from_step(step));
    question.lens.map_or(view, |lens| view.through(lens))
}

/// The day that a question names, if any.
fn asked_day(question: &Question<'_>) -> Option<Day> {
    match &question.form {
        Form::WhatChanged { to, .. } => Some(*to),
        _ => question.on,
    }
}

/// Whether an answer is about a day. Without any act there is no last day of the data to be about.
fn is_about_a_day(graph: &Graph, question: &Question<'_>, body: &Body) -> bool {
    !matches!(body.kind, AnswerKind::History) && (graph.horizon().is_some() || asked_day(question).is_some())
}

/// Answers a question by its form.
fn body<'g>(view: View<'g>, ledger: &mut Ledger<'g>, question: &Question<'g>) -> Body {
    match &question.form {
        Form::Who(_) | Form::HowMany(_) if question.by.is_some() => {
            let by = question.by.expect("the arm is for questions that are broken down");
            breakdown::broken_down(view.graph(), question, by, view.on())
        }
        Form::Who(Condition::Clause(clause)) => who::asked(view, ledger, question, clause, AnswerKind::List),
        Form::Who(condition) => condition::who(view, ledger, question, condition, AnswerKind::List),
        Form::Pairs(predicate) => pairs::pairs(view, ledger, question, *predicate),
        Form::HowLong(clause) => does::how_long(view, ledger, clause),
        Form::Whom(clause) => whom::whom(view, ledger, question, clause),
        Form::HowMany(Condition::Clause(clause)) => {
            who::asked(view, ledger, question, clause, AnswerKind::Count)
        }
        Form::HowMany(condition) => condition::who(view, ledger, question, condition, AnswerKind::Count),
        Form::DoesAll(author, condition) => condition::does(view, ledger, question, *author, condition),
        Form::Does(clause) => does::does(view, ledger, clause, question.within),
        Form::When(clause) => does::when(view, ledger, clause, question.within),
        Form::SinceWhen(clause) => does::since_when(view, ledger, clause),
        Form::Why(clause) => why::why(view, ledger, clause),
        Form::WhatStands(one, other) => stands::stands(view, ledger, *one, *other),
        Form::WhatHappened(one, other) => history::happened(view, ledger, *one, *other, question.within),
        Form::WhatAnnounced(author, object) => {
            history::announced(view, ledger, *author, *object, question.within)
        }
        Form::WhatChanged { from, of, .. } => changes::changes(view, ledger, *from, *of),
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

/// Names as a sentence has them; so many that nobody would read them are counted, and the rows have them.
fn named_or_counted(names: &[String]) -> String {
    match names.len() {
        0..=MOST_NAMED => joined(names),
        many => format!("{many} parties"),
    }
}

/// The most names in one sentence.
const MOST_NAMED: usize = 30;

/// Names as a sentence has them: `China and the United Arab Emirates`, `nobody`.
fn joined(names: &[String]) -> String {
    if names.is_empty() { "nobody".to_owned() } else { text::joined(names) }
}
