//! *What changed* between two days.

use std::collections::{BTreeMap, BTreeSet};

use super::coverage::{Silence, silence};
use super::ledger::{codes, in_words};
use super::{Body, Ledger, who};
use crate::graph::{ActFilter, ActRef, EntityRef, InstrumentRef};
use crate::question::{AnswerKind, RowCertainty};
use crate::standing::{Filter, Standing, View};
use crate::time::{Certainty, Day};
use crate::vocabulary::{Matter, Value};

/// The standings that differ between a day and the day of the view, and the steps announced in between.
pub(super) fn changes<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    from: Day,
    of: Option<EntityRef<'g>>,
) -> Body {
    let mut body = Body::new(AnswerKind::Changes);
    let before = view.on_day(from);
    let concerns =
        |standing: &Standing<'g>| of.is_none_or(|of| standing.author() == of || standing.object() == of);
    let (mut earlier, mut later) = (by_strand(before, concerns), by_strand(view, concerns));
    let keys: BTreeSet<Key<'g>> = earlier.keys().chain(later.keys()).copied().collect();
    for key in keys {
        // The same acts are known to both views; but a lens may read a standing into conduct on one of the days only.
        let (earlier, later) = (earlier.remove(&key), later.remove(&key));
        let (was, is) = (Side::of(earlier.as_ref()), Side::of(later.as_ref()));
        let Some(standing) = later.as_ref().or(earlier.as_ref()) else { continue };
        if was == is {
            continue;
        }
        let mut row = ledger.row(standing, &standing.possibilities()[0], changed(&was.values, &is.values));
        let matter = standing.matter();
        let was_in_words = match is_silent(before, earlier.as_ref()) {
            true => "nothing on record".to_owned(),
            false => was.in_words(matter),
        };
        row.value = format!("{was_in_words} → {}", is.in_words(matter));
        row.code = format!("{}->{}", codes(&was.values), codes(&is.values));
        body.rows.push(row);
    }
    body.beside =
        announced(view, from, of).into_iter().map(|act| ledger.act_row(act, Certainty::Certain)).collect();
    let around = of.map_or(String::new(), |of| format!(" for {}", of.in_sentence()));
    let span = format!("between {} and {}", from.in_words(), view.on().in_words());
    let certain = body.rows.iter().filter(|row| row.certainty == RowCertainty::Certain).count();
    body.finding = match (certain, body.rows.len() - certain) {
        (0, 0) => format!("Nothing on record changed{around} {span}"),
        (0, possible) => format!("{} possibly changed{around} {span}", standings(possible)),
        (certain, 0) => format!("{} changed{around} {span}", standings(certain)),
        (certain, possible) => {
            format!("{} changed{around} {span}, and {possible} possibly did", standings(certain))
        }
    };
    if !body.beside.is_empty() {
        let steps = match body.beside.len() {
            1 => "1 step was".to_owned(),
            several => format!("{several} steps were"),
        };
        body.finding.push_str(&format!("; {steps} announced"));
    }
    if from == view.on() {
        body.notes.push("both days are the same, so nothing can have changed between them".to_owned());
    }
    body.coverage.text = "acts on record only; the record need not be complete".to_owned();
    body.subject = of.map(|of| ledger.entity(of));
    body
}

/// What a standing is on one of the two days.
#[derive(Debug, PartialEq, Eq)]
struct Side {
    /// What it may be, by any side of a dispute.
    values: Vec<Value>,
    is_disputed: bool,
}

impl Side {
    fn of(standing: Option<&Standing<'_>>) -> Self {
        let Some(standing) = standing else {
            return Self { values: vec![Value::None], is_disputed: false };
        };
        let mut values = standing.values();
        let otherwise = standing.dispute().into_iter().flat_map(|dispute| dispute.otherwise.clone());
        let otherwise: Vec<Value> = otherwise.filter(|value| !values.contains(value)).collect();
        values.extend(otherwise);
        Self { values, is_disputed: standing.dispute().is_some() }
    }

    fn in_words(&self, matter: Matter) -> String {
        let disputed = if self.is_disputed { "disputed: " } else { "" };
        format!("{disputed}{}", in_words(&self.values, matter))
    }
}

/// Whether no act and no source said anything of a standing by a day: that is no refusal.
fn is_silent<'g>(view: View<'g>, standing: Option<&Standing<'g>>) -> bool {
    standing.is_none_or(|standing| {
        let silence = || silence(view, standing.matter(), standing.author(), standing.object());
        !who::has_begun(standing) && silence() == Silence::NotExamined
    })
}

/// Whether a standing changed: surely where it can have had none of its earlier values later, else possibly.
fn changed(was: &[Value], is: &[Value]) -> Certainty {
    match was.iter().any(|value| is.contains(value)) {
        true => Certainty::Possible,
        false => Certainty::Certain,
    }
}

fn standings(count: usize) -> String {
    match count {
        1 => "1 standing".to_owned(),
        several => format!("{several} standings"),
    }
}

/// The steps that were certainly taken between a day and the day of the view, whatever became of them.
fn announced<'g>(view: View<'g>, from: Day, of: Option<EntityRef<'g>>) -> Vec<ActRef<'g>> {
    let mut acts: Vec<ActRef<'g>> = view
        .graph()
        .acts(ActFilter::default())
        .filter(|act| of.is_none_or(|of| act.author() == of || act.object() == of))
        .filter(|act| view.knows(*act) && view.believes(*act) && act.refuted().is_none())
        .filter(|act| !view.counts(*act) && act.matter() != Matter::Statement)
        .filter(|act| view.window(*act).0 > from && view.window(*act).1 <= view.on())
        .collect();
    acts.sort_by_cached_key(|act| act.chronological_key());
    acts
}

/// What sets standings apart.
type Key<'g> = (Matter, EntityRef<'g>, EntityRef<'g>, Option<InstrumentRef<'g>>, bool);

fn by_strand<'g>(
    view: View<'g>,
    concerns: impl Fn(&Standing<'g>) -> bool,
) -> BTreeMap<Key<'g>, Standing<'g>> {
    view.standings(Filter::default())
        .filter(concerns)
        .map(|standing| {
            let is_implied = standing.read_into().is_some();
            let key =
                (standing.matter(), standing.object(), standing.author(), standing.instrument(), is_implied);
            (key, standing)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_have_stayed_possibly_changed() {
        let [none, listed, suspended] = [Value::None, Value::Listed, Value::Suspended];
        for (was, is, expected) in [
            (vec![none], vec![listed], Certainty::Certain),
            (vec![none], vec![listed, suspended], Certainty::Certain),
            (vec![none], vec![none, listed], Certainty::Possible),
            (vec![none, listed], vec![listed], Certainty::Possible),
        ] {
            assert_eq!(changed(&was, &is), expected, "{was:?} to {is:?}");
        }
    }
}
