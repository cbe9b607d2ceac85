//! *Which pairs recognize each other*.

use std::collections::BTreeSet;

use super::{Body, Ledger, on_day};
use crate::graph::EntityRef;
use crate::question::{AnswerKind, Asked, Predicate, Question, RowCertainty};
use crate::standing::{Filter, Standing, View};
use crate::time::Certainty;

pub(super) fn pairs<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    question: &Question<'g>,
    predicate: Predicate,
) -> Body {
    let mut body = Body::new(AnswerKind::List);
    body.asked = Asked::Both;
    let test = |value| predicate.test(value);
    // One may recognize the other as a state and be recognized as a government.
    let matters = match predicate {
        Predicate::Recognizes(_, quality) => Predicate::Recognizes(None, quality).matters(),
        other => vec![other.matter()],
    };
    let of_pair = |author, object| -> Option<Standing<'g>> {
        let holding = |matter| {
            let filter =
                Filter { matter: Some(matter), author: Some(author), object: Some(object), instrument: None };
            view.holding(filter).find(|one| one.certainty_in_dispute(test) != Certainty::No)
        };
        matters.iter().find_map(|matter| holding(*matter))
    };
    let (mut certain, mut possible) = (0, 0);
    let held: BTreeSet<(EntityRef<'g>, EntityRef<'g>)> = matters
        .iter()
        .flat_map(|matter| view.holding(Filter { matter: Some(*matter), ..Filter::default() }))
        .filter(|one| one.certainty_in_dispute(test) != Certainty::No)
        .map(|one| (one.author(), one.object()))
        .collect();
    for &(one, other) in held.iter().filter(|(one, other)| one < other && held.contains(&(*other, *one))) {
        let members = question.among.map(|among| among.has(one, view.on()).min(among.has(other, view.on())));
        if members == Some(Certainty::No) {
            continue;
        }
        let (Some(there), Some(back)) = (of_pair(one, other), of_pair(other, one)) else { continue };
        let certainty = [&there, &back].into_iter().map(|standing| standing.certainty_in_dispute(test)).min();
        let certainty = certainty.unwrap_or(Certainty::No).min(members.unwrap_or(Certainty::Certain));
        match certainty {
            Certainty::Certain => certain += 1,
            Certainty::Possible | Certainty::No => possible += 1,
        }
        for standing in [there, back] {
            // Of a side that holds only if those are right who deny that it ended, the row says what they deny.
            let mut row = match ledger.row_of(&standing, test, certainty) {
                Some(row) => row,
                None => ledger.row(&standing, &standing.possibilities()[0], certainty),
            };
            if certainty != Certainty::Certain {
                row.certainty = RowCertainty::Possible;
            }
            body.rows.push(row);
        }
    }
    body.count = Some(certain);
    let said = predicate.towards();
    body.finding = match certain {
        0 => format!("{} no pair is on record of which both {said} each other", capital(&on_day(view))),
        1 => {
            let name =
                |id: &String| view.graph().entity(id).map_or_else(|| id.clone(), EntityRef::in_sentence);
            let pair = body.rows.iter().find(|row| row.certainty == RowCertainty::Certain);
            let pair =
                pair.map_or(String::new(), |row| format!("{} and {}", name(&row.author), name(&row.object)));
            format!("{} {pair} {said} each other", capital(&on_day(view)))
        }
        several => format!("{} {several} pairs {said} each other", capital(&on_day(view))),
    };
    let more = if certain == 0 { "" } else { " more" };
    match possible {
        0 => {}
        1 => body.finding.push_str(&format!("; one{more} pair possibly does, or it is disputed")),
        several => body.finding.push_str(&format!("; {several}{more} pairs possibly do, or it is disputed")),
    }
    body.coverage.text =
        "acts on record only; a pair of which one side was not examined is not in the list".to_owned();
    body
}

fn capital(text: &str) -> String {
    super::capitalized(text)
}
