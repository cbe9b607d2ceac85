//! What held for how long: the standings that a history of acts brings about, stretch by stretch.

use std::collections::{BTreeMap, BTreeSet};

use super::Ledger;
use super::ledger::in_words;
use crate::graph::{ActRef, EntityRef, InstrumentRef};
use crate::question::{RowCertainty, Span};
use crate::standing::{Filter, Standing, View};
use crate::time::Day;
use crate::vocabulary::{Matter, Value};

/// The stretches in which something holds between the parties of some acts, up to the day of the view: by author, object, matter
/// and instrument, in each by day.
pub(super) fn spans<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    acts: &[ActRef<'g>],
    within: Option<(Day, Day)>,
) -> Vec<Span> {
    let (first, last) = within.unwrap_or((Day::MIN, Day::MAX));
    let last = last.min(view.on());
    let mut turns: BTreeMap<(EntityRef<'g>, EntityRef<'g>, Matter), BTreeSet<Day>> = BTreeMap::new();
    for act in acts.iter().filter(|act| act.matter() != Matter::Statement && view.knows(**act)) {
        // A standing changes only on the days on which an act may begin or must have happened.
        let (earliest, latest) = view.window(*act);
        let days =
            turns.entry((act.author(), act.object(), act.matter())).or_insert_with(|| [Day::MIN].into());
        days.extend([earliest, latest].into_iter().filter(|day| *day <= last));
    }
    let mut spans = Vec::new();
    for ((author, object, matter), days) in turns {
        let filter =
            Filter { matter: Some(matter), author: Some(author), object: Some(object), instrument: None };
        let mut open: BTreeMap<Option<InstrumentRef<'g>>, (Held, Day)> = BTreeMap::new();
        for day in days {
            let seen = view.on_day(day);
            let held: BTreeMap<Option<InstrumentRef<'g>>, Held> =
                seen.standings(filter).filter_map(|one| Some((one.instrument(), held(&one)?))).collect();
            let ended: Vec<_> = open
                .iter()
                .filter(|(instrument, (was, _))| held.get(instrument) != Some(was))
                .map(|(instrument, _)| *instrument)
                .collect();
            for instrument in ended {
                let (held, from) = open.remove(&instrument).expect("it was just found");
                spans.push(span(ledger, (author, object, matter), instrument, held, (from, Some(day))));
            }
            for (instrument, held) in held {
                open.entry(instrument).or_insert((held, day));
            }
        }
        for (instrument, (held, from)) in open {
            spans.push(span(ledger, (author, object, matter), instrument, held, (from, None)));
        }
    }
    // What ended before the first day asked for is no part of the answer; what stood then keeps its own beginning.
    let first = first.to_string();
    spans.retain(|span| span.until.as_ref().is_none_or(|until| *until > first));
    spans.sort_by(|one, other| {
        let key = |span: &Span| {
            (
                span.author.clone(),
                span.object.clone(),
                span.matter.clone(),
                span.instrument.clone(),
                span.from.clone(),
            )
        };
        key(one).cmp(&key(other))
    });
    spans
}

/// What holds on some days.
#[derive(PartialEq, Eq)]
struct Held {
    value: Value,
    certainty: RowCertainty,
    /// What holds if those are right who deny what is disputed.
    otherwise: Option<Vec<Value>>,
}

/// What holds, if anything does: certainly, under some reading, or by one side of a dispute.
fn held(standing: &Standing<'_>) -> Option<Held> {
    let values: BTreeSet<Value> = standing.possibilities().iter().map(|reading| reading.value).collect();
    let otherwise = standing.dispute().as_ref().map(|dispute| dispute.otherwise.clone());
    let is_held = values.iter().chain(otherwise.iter().flatten()).any(|value| *value != Value::None);
    let certainty = match values.len() == 1 && otherwise.is_none() {
        true => RowCertainty::Certain,
        false => RowCertainty::Possible,
    };
    let value = values.last().copied().unwrap_or(Value::None);
    is_held.then_some(Held { value, certainty, otherwise })
}

fn span<'g>(
    ledger: &mut Ledger<'g>,
    (author, object, matter): (EntityRef<'g>, EntityRef<'g>, Matter),
    instrument: Option<InstrumentRef<'g>>,
    Held { value, certainty, otherwise }: Held,
    (from, until): (Day, Option<Day>),
) -> Span {
    Span {
        author: ledger.entity(author),
        object: ledger.entity(object),
        matter: matter.id().to_owned(),
        instrument: instrument.map(|instrument| ledger.instrument(instrument)),
        value: value.in_words(matter).to_owned(),
        code: value.code(),
        from: from.to_string(),
        until: until.map(|day| day.to_string()),
        certainty,
        otherwise: otherwise.map(|values| in_words(&values, matter)),
    }
}
