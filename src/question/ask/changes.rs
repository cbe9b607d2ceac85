//! *What changed* between two days.

use super::ledger::in_words;
use super::{Body, Ledger};
use crate::graph::EntityRef;
use crate::question::AnswerKind;
use crate::standing::{Filter, Standing, View};
use crate::time::{AsOf, Certainty, Day};
use crate::vocabulary::Value;

/// The standings that differ between a day and the day of the view, and the steps announced in between.
pub(super) fn changes<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    from: Day,
    of: Option<EntityRef<'g>>,
) -> Body {
    let mut body = Body::new(AnswerKind::Changes);
    let before = view.graph().as_of(AsOf::on(from).known_by(view.known_by()));
    let before = view.voice().map_or(before, |voice| before.according_to(voice));
    let concerns =
        |standing: &Standing<'g>| of.is_none_or(|of| standing.author == of || standing.object == of);
    // The same acts are known to both views, so both fold the same strands in the same order.
    let earlier: Vec<Standing<'g>> = before.standings(Filter::default()).filter(concerns).collect();
    let later: Vec<Standing<'g>> = view.standings(Filter::default()).filter(concerns).collect();
    for (earlier, later) in earlier.iter().zip(&later) {
        let (was, is) = (values(earlier), values(later));
        let reading = &later.readings[0];
        if was != is {
            let certainty = if is.len() == 1 { Certainty::Certain } else { Certainty::Possible };
            let mut row = ledger.row(later, reading, certainty);
            row.value = format!("{} → {}", in_words(&was, earlier.matter), in_words(&is, later.matter));
            row.code = format!("{}->{}", codes(&was), codes(&is));
            body.rows.push(row);
            continue;
        }
        let announced: Vec<_> = later.pending.iter().filter(|act| !earlier.pending.contains(act)).collect();
        for act in announced {
            body.beside.push(ledger.act_row(*act, Certainty::Certain));
        }
    }
    let around = of.map_or(String::new(), |of| format!(" for {}", of.in_sentence()));
    let span = format!("between {} and {}", from.in_words(), view.on().in_words());
    body.finding = match body.rows.len() {
        0 => format!("Nothing on record changed{around} {span}"),
        1 => format!("1 standing changed{around} {span}"),
        n => format!("{n} standings changed{around} {span}"),
    };
    if !body.beside.is_empty() {
        let steps = match body.beside.len() {
            1 => "1 step was".to_owned(),
            several => format!("{several} steps were"),
        };
        body.finding.push_str(&format!("; {steps} announced"));
    }
    body.coverage.text = "acts on record only; the record need not be complete".to_owned();
    body.subject = of.map(|of| ledger.entity(of));
    body
}

fn values(standing: &Standing<'_>) -> Vec<Value> {
    let mut values: Vec<Value> = standing.readings.iter().map(|reading| reading.value).collect();
    values.sort_unstable();
    values
}

fn codes(values: &[Value]) -> String {
    values.iter().map(|value| value.code()).collect::<Vec<_>>().join("|")
}
