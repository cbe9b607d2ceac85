//! *By year*, *by month*, *by lens*, *by voice*: the same question many times over, one line each.

use std::collections::{BTreeMap, BTreeSet};

use super::condition::named;
use super::{Body, Ledger, body, capitalized, is_about_a_day, view_of};
use crate::graph::{EntityRef, Graph};
use crate::question::condition::Manner;
use crate::question::{Among, AnswerKind, Bucket, By, Form, Question, Row};
use crate::time::{Day, PartialDate};

/// The most lines that a breakdown has; more say nothing that a reader can see.
const MOST: usize = 600;

/// Answers a question once for each of what it is broken down by.
pub(super) fn broken_down(graph: &Graph, question: &Question<'_>, by: By, last: Day) -> Body {
    let plain = Question { by: None, ..question.clone() };
    let questions = buckets(graph, &plain, by, last);
    let mut body = Body::new(AnswerKind::Series);
    body.count = None;
    let is_cut = questions.len() > MOST;
    for (label, question) in questions.into_iter().rev().take(MOST).rev() {
        let part = Part::of(graph, &question);
        body.series.push(match by {
            By::Author => of_one(label, &part),
            _ => bucket(label, &part),
        });
    }
    if is_cut {
        body.notes.push(format!("only the last {MOST} lines are given; ask by year, or of a shorter time"));
    }
    let (least, most) = body
        .series
        .iter()
        .fold((usize::MAX, 0), |(least, most), one| (least.min(one.count), most.max(one.count)));
    let with_possible = body.series.iter().map(|one| one.at_most).max().unwrap_or(0);
    let in_doubt = match with_possible > most {
        true => {
            let any = |of: fn(&Bucket) -> &Vec<String>| body.series.iter().any(|one| !of(one).is_empty());
            let what = match (any(|one| &one.possible), any(|one| &one.disputed)) {
                (true, true) => "possible or disputed",
                (false, true) => "disputed",
                (_, false) => "possible",
            };
            format!(", {with_possible} if what is {what} is counted")
        }
        false => String::new(),
    };
    let doing = match &question.form {
        Form::Who(condition) | Form::HowMany(condition) => condition.said(
            Manner::OfSeveral,
            &|clause, object| clause.under_words(clause.predicate.plural(object)),
            &named,
        ),
        _ => String::new(),
    };
    let what = match question.among {
        None => doing,
        Some(Among::States) => format!("states {doing}"),
        Some(Among::Group(group)) => format!("{doing}, among {}", group.name()),
    };
    body.finding = capitalized(&match (body.series.as_slice(), least == most) {
        ([], _) => format!("nobody is on record, so there is nothing to count: how many {what}"),
        ([one], _) => format!("how many {what}: {} ({}){in_doubt}", one.count, one.label),
        ([first, ..], true) => format!("how many {what}: {} on each line{in_doubt}", first.count),
        ([first, .., one], false) => {
            format!(
                "how many {what}: {} ({}), {} ({}); highest {most}{in_doubt}",
                first.count, first.label, one.count, one.label
            )
        }
    });
    if let (By::Year | By::Month, Some((_, to))) = (by, question.within)
        && to > last
        && to != Day::MAX
    {
        body.notes.push(format!("the data speaks up to {last}; what comes after is not counted"));
    }
    body.coverage.text = "each line counts acts on record; the record need not be complete".to_owned();
    body
}

fn buckets<'g>(graph: &'g Graph, question: &Question<'g>, by: By, last: Day) -> Vec<(String, Question<'g>)> {
    match by {
        // One answer is enough to know the authors; each is then asked about by itself.
        By::Author => {
            let answer = Part::of(graph, question).body;
            let ids: BTreeSet<&String> = answer.rows.iter().map(|row| &row.author).collect();
            let authors = ids.into_iter().filter_map(|id| graph.entity(id));
            authors.map(|author| (author.id().to_string(), of_author(question, author))).collect()
        }
        By::Lens => graph
            .lenses()
            .map(|lens| (lens.id().to_string(), Question { lens: Some(lens), ..question.clone() }))
            .collect(),
        By::Voice => {
            let plain = ("nobody's word alone".to_owned(), question.clone());
            let voices = graph
                .voices()
                .map(|voice| (voice.id().to_string(), Question { voice: Some(voice), ..question.clone() }));
            std::iter::once(plain).chain(voices).collect()
        }
        By::Year | By::Month => {
            let Some(first) = first_day(graph, question) else { return Vec::new() };
            let (from, to) = question.within.unwrap_or((Day::MIN, Day::MAX));
            let first = if from == Day::MIN { first } else { from };
            let of_day = |day| match is_of_acts(question) {
                true => Question { on: Some(day), ..question.clone() },
                false => Question { on: Some(day), within: None, ..question.clone() },
            };
            ends(first, last.min(to), by).into_iter().map(|(label, day)| (label, of_day(day))).collect()
        }
    }
}

/// Whether a question asks who did something, not who stands in some relation.
fn is_of_acts(question: &Question<'_>) -> bool {
    match &question.form {
        Form::Who(condition) | Form::HowMany(condition) => {
            condition.clauses().iter().all(|clause| clause.predicate.is_deed())
        }
        _ => false,
    }
}

/// The same question of one author alone.
fn of_author<'g>(question: &Question<'g>, author: EntityRef<'g>) -> Question<'g> {
    let mut of_author = question.clone();
    if let Form::Who(condition) | Form::HowMany(condition) = &mut of_author.form {
        condition.for_each_clause(&mut |clause| clause.author = Some(author));
    }
    of_author
}

/// The first day on which an act of the question may have happened.
fn first_day(graph: &Graph, question: &Question<'_>) -> Option<Day> {
    let (Form::Who(condition) | Form::HowMany(condition)) = &question.form else { return None };
    let acts = condition.clauses().into_iter().flat_map(|clause| {
        let matters = clause.predicate.matters();
        let object = clause.object.and_then(|object| graph.entity(object.id().as_str()));
        let filter = crate::graph::ActFilter { object, ..Default::default() };
        graph.acts(filter).filter(move |act| matters.contains(&act.matter()) && act.step().moves())
    });
    acts.map(|act| act.on()).filter(|on| on.earliest() != Day::MIN).map(PartialDate::earliest).min()
}

/// The last day of each year or month from one day to another; of the last, the other day itself.
fn ends(first: Day, last: Day, by: By) -> Vec<(String, Day)> {
    let (mut year, mut month, _) = first.parts();
    let mut ends = Vec::new();
    loop {
        let label = match by {
            By::Month => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        };
        let Ok(unit) = PartialDate::read(&label) else { return ends };
        if unit.earliest() > last {
            return ends;
        }
        ends.push((label, unit.latest().min(last)));
        (year, month) = match (by, month) {
            (By::Month, 1..=11) => (year, month + 1),
            _ => (year + 1, 1),
        };
    }
}

/// What a line needs of the answer to its question.
struct Part {
    body: Body,
    names: BTreeMap<String, String>,
    on: Option<String>,
}

impl Part {
    fn of<'g>(graph: &'g Graph, question: &Question<'g>) -> Self {
        let view = view_of(graph, question);
        let mut ledger = Ledger::new(view);
        let body = body(view, &mut ledger, question);
        let on = is_about_a_day(graph, question, &body).then(|| view.on().to_string());
        Self { body, names: ledger.names(), on }
    }

    fn name(&self, id: &String) -> String {
        self.names.get(id).unwrap_or(id).clone()
    }
}

fn bucket(label: String, part: &Part) -> Bucket {
    let mut parties: Vec<String> = Vec::new();
    let (mut possible, mut disputed) = (Vec::new(), Vec::new());
    // An end that somebody denies stands beside the answer; by their word it still holds.
    let denied = part.body.beside.iter().filter(|row| row.is_denied_end());
    for row in part.body.rows.iter().chain(denied) {
        let list = match (row.counts(), &row.dispute) {
            (true, _) => &mut parties,
            (false, Some(_)) => &mut disputed,
            (false, None) => &mut possible,
        };
        let name = part.name(&row.author);
        if !list.contains(&name) {
            list.push(name);
        }
    }
    possible.retain(|name| !parties.contains(name));
    disputed.retain(|name| !parties.contains(name) && !possible.contains(name));
    let count = part.body.count.unwrap_or(parties.len());
    let at_most = count + possible.len() + disputed.len();
    Bucket { label, on: part.on.clone(), count, at_most, parties, possible, disputed }
}

/// The line of one author: how many rows it has, and towards whom.
fn of_one(label: String, part: &Part) -> Bucket {
    let rows = &part.body.rows;
    let objects = |is_meant: &dyn Fn(&Row) -> bool| -> Vec<String> {
        let objects: BTreeSet<String> =
            rows.iter().filter(|row| is_meant(row)).map(|row| part.name(&row.object)).collect();
        objects.into_iter().collect()
    };
    Bucket {
        label,
        on: part.on.clone(),
        count: rows.iter().filter(|row| row.counts()).count(),
        at_most: rows.len(),
        parties: objects(&Row::counts),
        possible: objects(&|row| !row.counts() && row.dispute.is_none()),
        disputed: objects(&|row| row.dispute.is_some()),
    }
}
