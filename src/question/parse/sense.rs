//! Questions that are well said and make no sense, and what to say of them.

use super::cursor::{Cursor, Modifier, Parsed};
use crate::question::{By, Clause, Form, Only, Question};

/// Refuses what is well said and makes no sense.
pub(super) fn settle<'g>(cursor: &mut Cursor<'_, '_, 'g>, form: Form<'g>) -> Parsed<Question<'g>> {
    if let Some((modifier, headline)) = objection(cursor, &form) {
        cursor.at = cursor.said_at(modifier);
        return Err(cursor.wrong(headline));
    }
    Ok(Question {
        form,
        on: cursor.on,
        known_by: cursor.known_by,
        voice: cursor.voice,
        from_step: cursor.from_step,
        lens: cursor.lens,
        among: cursor.among,
        within: cursor.within,
        only: cursor.only,
        by: cursor.by,
    })
}

/// What makes no sense in a question, and the modifier that says it.
fn objection(cursor: &Cursor<'_, '_, '_>, form: &Form<'_>) -> Option<(Modifier, &'static str)> {
    let clauses = match form {
        Form::Who(condition) | Form::HowMany(condition) | Form::DoesAll(_, condition) => condition.clauses(),
        form => form.clause().into_iter().collect(),
    };
    let stands_under =
        |clause: &&Clause<'_>| clause.under.is_some() && !clause.predicate.matter().takes_instrument();
    if clauses.iter().any(stands_under) {
        return Some((Modifier::Under, "only listings and frozen assets stand under a list, law or ruling"));
    }
    let tells_of_acts = match form {
        Form::When(_) | Form::WhatHappened(..) | Form::WhatAnnounced(..) => true,
        _ => !clauses.is_empty() && clauses.iter().all(|clause| clause.predicate.is_deed()),
    };
    let is_who = matches!(form, Form::Who(_) | Form::HowMany(_));
    let is_of_many = is_who || matches!(form, Form::Whom(_) | Form::Pairs(_));
    let is_of_many_days = matches!(cursor.by, Some(By::Year | By::Month));
    if cursor.within.is_some() && !tells_of_acts && !is_of_many_days {
        let headline = "what holds is asked of one day: write `on 2024-10-04`, or ask for an act, such as *who listed …*";
        return Some((Modifier::Within, headline));
    }
    match cursor.only {
        Some(_) if !is_who || clauses.len() > 1 => {
            return Some((
                Modifier::Order,
                "only one act or standing can be the first, the last or the longest",
            ));
        }
        Some(Only::Longest) if tells_of_acts => {
            return Some((
                Modifier::Order,
                "an act does not last: ask who lists, receives or recognizes longest",
            ));
        }
        Some(Only::First | Only::Last) if !tells_of_acts => {
            return Some((Modifier::Order, "ask for an act: who first listed, who last recognized"));
        }
        _ => {}
    }
    match cursor.by {
        Some(_) if !is_who || cursor.only.is_some() => {
            return Some((Modifier::By, "only *who* and *how many* are broken down"));
        }
        Some(By::Year | By::Month) if cursor.on.is_some() => {
            return Some((Modifier::On, "a count by year or month is about many days: take the day out"));
        }
        _ => {}
    }
    let is_misplaced = cursor.among.is_some() && !is_of_many;
    is_misplaced.then_some((
        Modifier::Among,
        "only *who*, *whom*, *how many* and *which pairs* are asked among a group",
    ))
}
