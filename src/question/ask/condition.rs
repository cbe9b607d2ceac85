//! Conditions: authors of whom several clauses hold together.

use std::collections::BTreeMap;

use super::narrowed::Narrowed;
use super::{Body, Ledger, acts, capitalized, coverage, named_or_counted, on_day, who};
use crate::graph::{ActRef, EntityRef};
use crate::question::condition::Manner;
use crate::question::{AnswerKind, Clause, Condition, Coverage, Question, Row, RowCertainty, Those, Verdict};
use crate::standing::View;
use crate::time::{Certainty, Day};

/// The authors of whom a condition holds or may hold, each with the rows it rests on.
type Matches<'g> = BTreeMap<EntityRef<'g>, Match>;

/// One author of whom a condition holds or may hold.
struct Match {
    certainty: Certainty,
    rows: Vec<Row>,
}

/// *Who* and *how many*, of a condition of several clauses.
pub(super) fn who<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    question: &Question<'g>,
    condition: &Condition<'g>,
    kind: AnswerKind,
) -> Body {
    let mut body = Body::new(kind);
    let mut matches = matches(view, ledger, question, condition, &mut body.beside);
    // Of a party to one of the clauses nothing is asked: nobody recognizes itself, and that says nothing.
    matches.retain(|author, _| condition.clauses().iter().all(|clause| clause.object != Some(*author)));
    if let Some(among) = question.among {
        matches.retain(|author, found| {
            found.certainty = found.certainty.min(among.has(*author, view.on()));
            found.certainty != Certainty::No
        });
    }
    let mut sorted: Vec<(EntityRef<'g>, Match)> = matches.into_iter().collect();
    sorted.sort_by_key(|(author, found)| (found.certainty != Certainty::Certain, author.name()));
    let names = |wanted: Certainty| -> Vec<String> {
        let of_sort = sorted.iter().filter(|(_, found)| found.certainty == wanted);
        of_sort.map(|(author, _)| author.in_sentence()).collect()
    };
    let certain = names(Certainty::Certain);
    let in_doubt = sorted.iter().filter(|(_, found)| found.certainty == Certainty::Possible);
    let (disputed, possible): (Vec<_>, Vec<_>) =
        in_doubt.partition(|(_, found)| found.rows.iter().any(|row| row.dispute.is_some()));
    let named_all = |some: Vec<&(EntityRef<'g>, Match)>| -> Vec<String> {
        some.into_iter().map(|(author, _)| author.in_sentence()).collect()
    };
    let (disputed, possible) = (named_all(disputed), named_all(possible));
    body.count = Some(certain.len());
    let several = condition.said(
        Manner::OfSeveral,
        &|clause, object| clause.under_words(clause.predicate.plural(object)),
        &named,
    );
    let one = condition.said(
        Manner::OfOne,
        &|clause, object| clause.under_words(clause.predicate.third_person(object)),
        &named,
    );
    let tells_of_acts = condition.clauses().iter().all(|clause| clause.predicate.is_deed());
    let opening = Narrowed::by(question).opening(view, tells_of_acts);
    let mut sentence = match (certain.as_slice(), kind) {
        ([], _) if possible.is_empty() && disputed.is_empty() => {
            format!("{opening} nobody is on record who {one}")
        }
        ([], _) => format!("{opening} nobody is on record who certainly {one}"),
        ([only], _) => format!("{opening} {only} {one}"),
        (names, AnswerKind::Count) => format!("{opening} {} {several}", names.len()),
        (names, _) => format!("{opening} {} {several}", named_or_counted(names)),
    };
    if !possible.is_empty() {
        sentence.push_str(&format!("; possibly {}", named_or_counted(&possible)));
    }
    if !disputed.is_empty() {
        sentence.push_str(&format!("; disputed: {}", named_or_counted(&disputed)));
    }
    body.finding = capitalized(&sentence);
    for (_, found) in sorted.iter_mut().filter(|(_, found)| found.certainty != Certainty::Certain) {
        // Each part may be certain by itself; together they are not, and nobody must count them.
        found.rows.iter_mut().for_each(|row| row.certainty = RowCertainty::Possible);
    }
    body.rows = sorted.into_iter().flat_map(|(_, found)| found.rows).collect();
    body.rows.dedup();
    body.coverage = covered(view, ledger, condition);
    let objects: Vec<EntityRef<'g>> =
        condition.clauses().into_iter().filter_map(|clause| clause.object).collect();
    if let Some(first) = objects.first().filter(|first| objects.iter().all(|object| object == *first)) {
        body.subject = Some(ledger.entity(*first));
    }
    body
}

/// *Does somebody do all this*: the verdict on each clause, taken together.
pub(super) fn does<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    question: &Question<'g>,
    author: EntityRef<'g>,
    condition: &Condition<'g>,
) -> Body {
    let mut body = Body::new(AnswerKind::YesNo);
    let mut findings: Vec<String> = Vec::new();
    let verdict = verdict(view, ledger, question, author, condition, &mut body, &mut findings);
    body.verdict = Some(verdict);
    let one = condition.said(
        Manner::OfOne,
        &|clause, object| clause.under_words(clause.predicate.third_person(object)),
        &named,
    );
    body.finding = match verdict {
        Verdict::Yes => capitalized(&format!("{} {} {one}", on_day(view), author.in_sentence())),
        _ => findings.join(". "),
    };
    body.rows.dedup();
    body.beside.dedup();
    body.coverage.text = "each clause by itself: the finding says what was examined".to_owned();
    let objects: Vec<EntityRef<'g>> =
        condition.clauses().into_iter().filter_map(|clause| clause.object).collect();
    if let Some(first) = objects.first().filter(|first| objects.iter().all(|object| object == *first)) {
        body.subject = Some(ledger.entity(*first));
    }
    body
}

fn verdict<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    question: &Question<'g>,
    author: EntityRef<'g>,
    condition: &Condition<'g>,
    body: &mut Body,
    findings: &mut Vec<String>,
) -> Verdict {
    let mut of = |part: &Condition<'g>| verdict(view, ledger, question, author, part, body, findings);
    match condition {
        Condition::Both(one, other) => both(of(one), of(other)),
        Condition::Either(one, other) => negated(both(negated(of(one)), negated(of(other)))),
        Condition::ButNot(one, other) => both(of(one), negated(of(other))),
        Condition::Clause(clause) => {
            let answer = super::does::does(view, ledger, &Clause { author: Some(author), ..*clause }, None);
            body.rows.extend(answer.rows);
            body.beside.extend(answer.beside);
            body.coverage.claims.extend(answer.coverage.claims);
            findings.push(answer.finding);
            answer.verdict.unwrap_or(Verdict::NotExamined)
        }
        Condition::Then(_) | Condition::Towards(..) => {
            let found = matches(view, ledger, question, condition, &mut body.beside).remove(&author);
            let (verdict, rows) = match found {
                Some(found) if found.certainty == Certainty::Certain => (Verdict::Yes, found.rows),
                Some(found) => (Verdict::Possible, found.rows),
                None => (Verdict::NotExamined, Vec::new()),
            };
            body.rows.extend(rows);
            verdict
        }
    }
}

/// Two verdicts together: a *no* settles it, then whatever is not known.
fn both(one: Verdict, other: Verdict) -> Verdict {
    let order = [
        Verdict::No,
        Verdict::Disputed,
        Verdict::NotExamined,
        Verdict::NoEvidence,
        Verdict::Possible,
        Verdict::Yes,
    ];
    let found = order.into_iter().find(|verdict| [one, other].contains(verdict));
    found.expect("every verdict is in the list")
}

/// The verdict on the contrary: what is not known of the one is not known of the other.
fn negated(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Yes => Verdict::No,
        Verdict::No => Verdict::Yes,
        other => other,
    }
}

/// The object of a clause as a sentence has it.
pub(super) fn named(object: Option<EntityRef<'_>>) -> String {
    object.map_or_else(|| "anyone".to_owned(), EntityRef::in_sentence)
}

/// What was examined for each clause, since silence on one of them is silence on the whole.
fn covered<'g>(view: View<'g>, ledger: &mut Ledger<'g>, condition: &Condition<'g>) -> Coverage {
    let mut all = Coverage::default();
    let mut texts: Vec<String> = Vec::new();
    for clause in condition.clauses() {
        let Some(object) = clause.object else { continue };
        let (_, _, with_acts) = who::gather(view, ledger, clause, None);
        let one = coverage::coverage(view, ledger, clause.predicate, object, clause.author, &with_acts);
        texts.push(format!("{}: {}", clause.predicate.base(&object.in_sentence()), one.text));
        match all.states {
            0 => all.examined_states = one.examined_states,
            _ => all.examined_states.retain(|state| one.examined_states.contains(state)),
        }
        let examined = if all.states == 0 { one.examined } else { all.examined.min(one.examined) };
        all.states = one.states;
        all.examined = examined;
        all.not_examined = all.states - examined;
        all.claims.extend(one.claims);
    }
    all.text = match texts.is_empty() {
        true => "the question names no object; name one to see who was examined".to_owned(),
        false => texts.join("; "),
    };
    all
}

fn matches<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    question: &Question<'g>,
    condition: &Condition<'g>,
    beside: &mut Vec<Row>,
) -> Matches<'g> {
    match condition {
        Condition::Clause(clause) => of_clause(view, ledger, question, clause, beside),
        Condition::Towards(clause, those) => towards(view, ledger, question, clause, those),
        Condition::Then(clauses) => of_sequence(view, ledger, question.within, clauses),
        Condition::Both(one, other) => {
            let one = matches(view, ledger, question, one, beside);
            let mut other = matches(view, ledger, question, other, beside);
            let both = one.into_iter().filter_map(|(author, mut found)| {
                let also = other.remove(&author)?;
                found.certainty = found.certainty.min(also.certainty);
                found.rows.extend(also.rows);
                Some((author, found))
            });
            both.collect()
        }
        Condition::Either(one, other) => {
            let mut either = matches(view, ledger, question, one, beside);
            for (author, also) in matches(view, ledger, question, other, beside) {
                let found =
                    either.entry(author).or_insert(Match { certainty: Certainty::No, rows: Vec::new() });
                found.certainty = found.certainty.max(also.certainty);
                found.rows.extend(also.rows);
            }
            either
        }
        Condition::ButNot(one, other) => {
            let mut left = matches(view, ledger, question, one, beside);
            for (author, without) in matches(view, ledger, question, other, &mut Vec::new()) {
                match (left.get_mut(&author), without.certainty) {
                    (Some(_), Certainty::Certain) => {
                        left.remove(&author);
                    }
                    (Some(found), _) => {
                        found.certainty = found.certainty.min(Certainty::Possible);
                        found.rows.extend(without.rows);
                    }
                    (None, _) => {}
                }
            }
            left
        }
    }
}

/// The authors of whom a clause holds towards any of those that a question within the question finds.
fn towards<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    question: &Question<'g>,
    clause: &Clause<'g>,
    those: &Those<'g>,
) -> Matches<'g> {
    let objects: Vec<(EntityRef<'g>, Certainty)> = match those {
        Those::AuthorsOf(condition) => {
            let found = matches(view, ledger, question, condition, &mut Vec::new());
            found.into_iter().map(|(author, found)| (author, found.certainty)).collect()
        }
        Those::ObjectsOf(within) => {
            let (rows, ..) = who::gather(view, ledger, within, None);
            let mut objects: BTreeMap<EntityRef<'g>, Certainty> = BTreeMap::new();
            for row in &rows {
                let Some(object) = view.graph().entity(&row.object) else { continue };
                let known = objects.entry(object).or_insert(Certainty::No);
                *known = (*known).max(certainty_of(row));
            }
            objects.into_iter().collect()
        }
    };
    let mut found: Matches<'g> = BTreeMap::new();
    for (object, certainty) in objects {
        let towards_one = Clause { object: Some(object), ..*clause };
        for (author, one) in of_clause(view, ledger, question, &towards_one, &mut Vec::new()) {
            // That the author of the question within does what it does says nothing.
            if matches!(those, Those::ObjectsOf(within) if within.author == Some(author) && within.predicate == clause.predicate)
            {
                continue;
            }
            let of_author =
                found.entry(author).or_insert(Match { certainty: Certainty::No, rows: Vec::new() });
            of_author.certainty = of_author.certainty.max(one.certainty.min(certainty));
            of_author.rows.extend(one.rows);
        }
    }
    found
}

/// How sure a row is; what is disputed is possible.
fn certainty_of(row: &Row) -> Certainty {
    match row.counts() {
        true => Certainty::Certain,
        false => Certainty::Possible,
    }
}

fn of_clause<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    question: &Question<'g>,
    clause: &Clause<'g>,
    beside: &mut Vec<Row>,
) -> Matches<'g> {
    let (rows, others, _) = who::gather(view, ledger, clause, question.within);
    beside.extend(others);
    let mut found: Matches<'g> = BTreeMap::new();
    for row in rows {
        let Some(author) = view.graph().entity(&row.author) else { continue };
        let certainty = certainty_of(&row);
        let of_author = found.entry(author).or_insert(Match { certainty, rows: Vec::new() });
        of_author.certainty = of_author.certainty.max(certainty);
        of_author.rows.push(row);
    }
    found
}

/// The authors that did one deed after another, each with the acts of the sequence.
fn of_sequence<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    within: Option<(Day, Day)>,
    clauses: &[Clause<'g>],
) -> Matches<'g> {
    let steps: Vec<Vec<(ActRef<'g>, Certainty)>> = clauses
        .iter()
        .map(|clause| {
            acts::acts_done(view, clause, within)
                .into_iter()
                .map(|act| {
                    // What somebody denies did not certainly happen.
                    let undisputed = match view.dispute_over(act) {
                        Some(_) => Certainty::Possible,
                        None => Certainty::Certain,
                    };
                    let told = clause.predicate.tells_of(act.deed());
                    (act, acts::happened(view, act).min(told).min(undisputed))
                })
                .collect()
        })
        .collect();
    let mut found: Matches<'g> = BTreeMap::new();
    let Some((first, rest)) = steps.split_first() else { return found };
    for (act, certainty) in first {
        let mut paths = vec![(vec![*act], *certainty)];
        for step in rest {
            paths = paths
                .into_iter()
                .flat_map(|(path, so_far)| {
                    step.iter().filter_map(move |(next, certainty)| {
                        let last = *path.last()?;
                        let order = comes_after(view, last, *next);
                        let certainty = so_far.min(*certainty).min(order);
                        (next.author() == last.author() && order != Certainty::No)
                            .then(|| ([path.as_slice(), &[*next]].concat(), certainty))
                    })
                })
                .collect();
        }
        for (path, certainty) in paths {
            let of_author = found.entry(act.author()).or_insert(Match { certainty, rows: Vec::new() });
            of_author.certainty = of_author.certainty.max(certainty);
            for act in path {
                let row = ledger.act_row(act, acts::happened(view, act));
                if !of_author.rows.contains(&row) {
                    of_author.rows.push(row);
                }
            }
        }
    }
    found
}

/// Whether one act came after another, by their days and by what is said of their order.
fn comes_after<'g>(view: View<'g>, earlier: ActRef<'g>, later: ActRef<'g>) -> Certainty {
    let (one, other) = (view.window(earlier), view.window(later));
    match (one.1 < other.0 || later.after().any(|act| act == earlier), one.0 < other.1) {
        (true, _) => Certainty::Certain,
        (false, true) => Certainty::Possible,
        (false, false) => Certainty::No,
    }
}
