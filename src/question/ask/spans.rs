//! What held for how long: the standings that a history of acts brings about, stretch by stretch.

use std::collections::{BTreeMap, BTreeSet};

use super::Ledger;
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
        let days = turns.entry((act.author(), act.object(), act.matter())).or_insert_with(|| [first].into());
        days.extend([earliest, latest].into_iter().filter(|day| (first..=last).contains(day)));
    }
    let mut spans = Vec::new();
    for ((author, object, matter), days) in turns {
        let filter =
            Filter { matter: Some(matter), author: Some(author), object: Some(object), instrument: None };
        let mut open: BTreeMap<Option<InstrumentRef<'g>>, (Value, RowCertainty, Day)> = BTreeMap::new();
        for day in days {
            let seen = view.on_day(day);
            let held: BTreeMap<Option<InstrumentRef<'g>>, (Value, RowCertainty)> =
                seen.standings(filter).filter_map(|one| Some((one.instrument(), held(&one)?))).collect();
            let ended: Vec<_> = open
                .iter()
                .filter(|(instrument, (value, certainty, _))| {
                    held.get(instrument) != Some(&(*value, *certainty))
                })
                .map(|(instrument, _)| *instrument)
                .collect();
            for instrument in ended {
                let (value, certainty, from) = open.remove(&instrument).expect("it was just found");
                spans.push(span(
                    ledger,
                    (author, object, matter),
                    instrument,
                    (value, certainty),
                    (from, Some(day)),
                ));
            }
            for (instrument, (value, certainty)) in held {
                open.entry(instrument).or_insert((value, certainty, day));
            }
        }
        for (instrument, (value, certainty, from)) in open {
            spans.push(span(ledger, (author, object, matter), instrument, (value, certainty), (from, None)));
        }
    }
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

/// What holds, if anything does: certainly, or under some reading, or if those are right who deny what is disputed.
fn held(standing: &Standing<'_>) -> Option<(Value, RowCertainty)> {
    let read = standing.possibilities().iter().map(|reading| reading.value);
    let denied = standing.dispute().into_iter().flat_map(|dispute| dispute.otherwise.iter().copied());
    let values: BTreeSet<Value> = read.chain(denied).collect();
    let highest = values.last().copied().filter(|value| *value != Value::None)?;
    let is_sure = values.len() == 1 && standing.dispute().is_none();
    Some((highest, if is_sure { RowCertainty::Certain } else { RowCertainty::Possible }))
}

fn span<'g>(
    ledger: &mut Ledger<'g>,
    (author, object, matter): (EntityRef<'g>, EntityRef<'g>, Matter),
    instrument: Option<InstrumentRef<'g>>,
    (value, certainty): (Value, RowCertainty),
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
    }
}
