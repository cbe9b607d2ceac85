//! What a clause asks of a value, and which standings it asks about.

use std::collections::BTreeSet;

use crate::graph::{ActFilter, EntityRef};
use crate::question::{Clause, Predicate, RankBound, Row};
use crate::standing::{Filter, Standing, View};
use crate::time::{Certainty, Day, PartialDate};
use crate::vocabulary::{Capacity, Deed, Matter, MissionGrade, Quality, Rank, Value};

impl Predicate {
    /// The matters the predicate asks about: both capacities of recognition where none is settled.
    pub(super) fn matters(self) -> Vec<Matter> {
        match self {
            Self::Recognizes(None, _) => vec![Capacity::State.matter(), Capacity::Government.matter()],
            _ => vec![self.matter()],
        }
    }

    /// Whether a value is what the predicate asks for. Of a rank that is not stated it can only be said that it may be.
    pub(super) fn test(self, value: Value) -> Certainty {
        let yes = |is: bool| if is { Certainty::Certain } else { Certainty::No };
        match (self, value) {
            (Self::AcceptsEnvoys(RankBound::AtLeast(Rank::Unstated)), Value::Envoy(_)) => Certainty::Certain,
            (Self::AcceptsEnvoys(_), Value::Envoy(Rank::Unstated)) => Certainty::Possible,
            (Self::AcceptsEnvoys(RankBound::AtLeast(least)), Value::Envoy(rank)) => yes(rank >= least),
            (Self::AcceptsEnvoys(RankBound::AtMost(most)), Value::Envoy(rank)) => yes(rank <= most),
            (Self::AcceptsEnvoys(RankBound::Exactly(asked)), Value::Envoy(rank)) => yes(rank == asked),
            (Self::KeepsMission(MissionGrade::Unstated), Value::Mission(_)) => Certainty::Certain,
            (Self::KeepsMission(_), Value::Mission(MissionGrade::Unstated)) => Certainty::Possible,
            (Self::KeepsMission(asked), Value::Mission(grade)) => yes(grade == asked),
            (Self::Recognizes(_, asked), Value::Recognized(quality)) => quality_is(asked, quality),
            (Self::Controls, value) => yes(value == Value::InControl),
            _ => yes(value.holds()),
        }
    }

    /// Whether the predicate tells of acts rather than of what holds.
    pub(in crate::question) fn is_deed(self) -> bool {
        matches!(self, Self::Did(..) | Self::Received(_))
    }

    /// Whether an act's deed is the one the predicate tells of, of the rank or grade that it asks for.
    pub(super) fn tells_of(self, deed: Deed) -> Certainty {
        let yes = |is: bool| if is { Certainty::Certain } else { Certainty::No };
        match (self, deed) {
            (Self::Received(bound), Deed::ReceiveEnvoy(rank)) => {
                Self::AcceptsEnvoys(bound).test(Value::Envoy(rank))
            }
            (Self::Did(_, Deed::Open(asked)), Deed::Open(grade)) => {
                Self::KeepsMission(asked).test(Value::Mission(grade))
            }
            (Self::Did(_, Deed::Recognize(asked)), Deed::Recognize(quality)) => quality_is(asked, quality),
            (Self::Did(_, asked), deed) => yes(asked.id() == deed.id()),
            _ => Certainty::No,
        }
    }
}

/// Whether recognition is of the quality asked for. Few authors say *de facto* or *de jure*: of an unstated quality it can only
/// be said that it may be.
fn quality_is(asked: Quality, quality: Quality) -> Certainty {
    match (asked, quality) {
        (Quality::Unstated, _) => Certainty::Certain,
        (_, Quality::Unstated) => Certainty::Possible,
        (asked, quality) if asked == quality => Certainty::Certain,
        _ => Certainty::No,
    }
}

/// The pairs of a clause's parties that have any acts between them, each once, in a fixed order.
pub(super) fn dealings<'g>(view: View<'g>, clause: &Clause<'g>) -> Vec<(EntityRef<'g>, EntityRef<'g>)> {
    let acts =
        view.graph().acts(ActFilter { author: clause.author, object: clause.object, ..ActFilter::default() });
    let pairs: BTreeSet<_> = acts.map(|act| (act.author(), act.object())).collect();
    pairs.into_iter().collect()
}

/// The standings that a clause asks about, whatever they are.
pub(super) fn standings<'g>(view: View<'g>, clause: &Clause<'g>) -> Vec<Standing<'g>> {
    let filter = |matter| Filter {
        matter: Some(matter),
        author: clause.author,
        object: clause.object,
        instrument: clause.under,
    };
    clause.predicate.matters().into_iter().flat_map(|matter| view.standings(filter(matter))).collect()
}

/// What a clause that tells of acts began to be, on another day: the same clause of what holds, and its standings then. What ended
/// something left nothing to hold.
pub(super) fn held_on<'g>(
    view: View<'g>,
    clause: &Clause<'g>,
    day: Day,
) -> Option<(Clause<'g>, Vec<Standing<'g>>)> {
    let predicate = clause.predicate.as_standing();
    let held = Clause { predicate, ..*clause };
    (predicate != clause.predicate).then(|| (held, standings(view.on_day(day.min(view.on())), &held)))
}

/// Since when what a clause asks has held of the standing that a row tells of: through all ranks that the clause asks for, not
/// only through the present one.
pub(super) fn since<'g>(view: View<'g>, clause: &Clause<'g>, row: &Row) -> Option<PartialDate> {
    let graph = view.graph();
    let (author, object) = (graph.entity(&row.author)?, graph.entity(&row.object)?);
    let instrument = row.instrument.as_deref();
    let clause = Clause { author: Some(author), object: Some(object), ..*clause };
    let test = |value| clause.predicate.test(value);
    let mut since = row.since_date();
    let mut day = view.on();
    loop {
        let seen = view.on_day(day);
        let standing = standings(seen, &clause).into_iter().find(|standing| {
            standing.instrument().map(|one| one.id().as_str()) == instrument
                && standing.certainty_in_dispute(test) == Certainty::Certain
        });
        let began =
            standing.as_ref().and_then(|one| one.possibility(test)).and_then(|one| one.grounds.first());
        let Some(began) = began else { return since };
        since = Some(began.on());
        let before = view.window(*began).0.previous();
        if before >= day {
            return since;
        }
        day = before;
    }
}
