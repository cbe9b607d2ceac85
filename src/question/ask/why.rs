//! *Why*: the acts that a standing rests on, the rule that folds them, and what was set aside.

use super::{Body, Ledger, clause, does};
use crate::question::{AnswerKind, Clause, Verdict};
use crate::standing::{Standing, View};
use crate::vocabulary::Value;

pub(super) fn why<'g>(view: View<'g>, ledger: &mut Ledger<'g>, clause: &Clause<'g>) -> Body {
    let mut body = does::does(view, ledger, clause, None);
    body.kind = AnswerKind::Standing;
    if !clause.predicate.is_deed() {
        for standing in clause::standings(view, clause) {
            body.reasons.extend(reasons(view, &standing));
        }
    }
    if clause.predicate.is_deed() && !body.rows.is_empty() {
        body.reasons.push(
            "An act is asked for: the sources say that it happened, and the notes on its row what they say of why. What holds \
             by it is asked with *why does*."
                .to_owned(),
        );
    }
    if body.reasons.is_empty() {
        let is_stated =
            body.verdict == Some(Verdict::No) && body.beside.is_empty() && !body.coverage.claims.is_empty();
        body.reasons.push(match is_stated {
            true => "A source states that nobody did; no act is on record.".to_owned(),
            false => "No act of this kind is on record, so nothing holds by any act.".to_owned(),
        });
    }
    body.verdict = None;
    body
}

fn reasons(view: View<'_>, standing: &Standing<'_>) -> Vec<String> {
    let mut reasons = Vec::new();
    let matter = standing.matter();
    for reading in standing.possibilities() {
        match reading.grounds.first() {
            Some(act) => reasons.push(format!(
                "Rests on: {} {} {} (act `{}`).",
                act.author().in_sentence(),
                act.deed().past(act.matter()).replace("{}", &act.object().in_sentence()),
                act.on().in_words(),
                act.id(),
            )),
            None => {
                reasons.push(format!("Before the first act on record: {}.", Value::None.in_words(matter)))
            }
        }
    }
    reasons.push(
        "Rule: what an act in force brings about holds from its day until a further act in force of the same matter ends \
         it; no other matter moves it."
            .to_owned(),
    );
    if let Some(act) = standing
        .possibilities()
        .iter()
        .flat_map(|reading| &reading.grounds)
        .find(|act| act.on().exact().is_none())
    {
        let (first, last) = view.window(*act);
        let first = match first == crate::time::Day::MIN {
            true => "any day".to_owned(),
            false => first.to_string(),
        };
        let verdict = match standing.possibilities().len() {
            1 => "every reading gives the same value on the day asked about",
            _ => "readings differ on the day asked about, so the answer is “possible”",
        };
        reasons.push(format!(
            "Dating: `{}` is dated {}, so it may have been {first} to {last}; {verdict}.",
            act.id(),
            act.on()
        ));
    }
    for act in standing.pending() {
        reasons.push(format!(
            "Set aside: `{}` is a step ({}), not an act in force; it moves nothing.",
            act.id(),
            act.step().in_words(),
        ));
    }
    for act in standing.refuted() {
        reasons.push(format!("Set aside: `{}` is refuted: {}", act.id(), act.refuted().unwrap_or_default()));
    }
    if let Some(dispute) = &standing.dispute() {
        reasons.push(format!(
            "Disputed: asserted by {}; denied by {}.",
            super::joined(&dispute.asserted_by),
            super::joined(&dispute.denied_by)
        ));
    }
    if let Some(ended_by) = standing.possibilities().iter().find_map(|reading| reading.ended_by) {
        let word = if view.window(ended_by).0 > view.on() { "Later" } else { "Possibly already" };
        reasons.push(format!("{word} ended or changed by `{}` {}.", ended_by.id(), ended_by.on().in_words()));
    }
    reasons
}
