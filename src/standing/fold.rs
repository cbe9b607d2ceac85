//! The fold: the acts of one strand become what holds on a day, under every reading of their dates.

use super::View;
use super::intent::overtakes;
use crate::graph::{ActRef, EntityRef, InstrumentRef, Says, SourceRef, Strand};
use crate::time::{Certainty, Day, PartialDate};
use crate::vocabulary::{Effect, Matter, Quality, Value, effect};

/// What holds in one strand on a day.
#[derive(Debug, Clone)]
pub struct Standing<'g> {
    /// Whose standing it is.
    pub author: EntityRef<'g>,
    /// Towards whom.
    pub object: EntityRef<'g>,
    /// In which matter.
    pub matter: Matter,
    /// Under which instrument.
    pub instrument: Option<InstrumentRef<'g>>,
    /// What may hold, each under some reading of the dates; never empty, and one alone where all readings agree. The
    /// reading that rests on the latest act comes first.
    pub readings: Vec<Reading<'g>>,
    /// Who asserts and who denies the acts that make the difference, where sources disagree.
    pub dispute: Option<Dispute<'g>>,
    /// Steps that were certainly taken by the day asked about, with no act in force certainly after them, by date.
    pub pending: Vec<ActRef<'g>>,
    /// Acts that are on record and known not to have happened.
    pub refuted: Vec<ActRef<'g>>,
}

/// What holds under some reading of the dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<'g> {
    /// What holds.
    pub value: Value,
    /// The acts that brought it about; the first of them began it. Empty where nothing has happened yet.
    pub grounds: Vec<ActRef<'g>>,
    /// The act that is known to have ended it later.
    pub ended_by: Option<ActRef<'g>>,
}

impl<'g> Reading<'g> {
    /// When it began, as the sources date it.
    #[must_use]
    pub fn since(&self) -> Option<PartialDate> {
        self.grounds.first().map(|act| act.on())
    }

    /// When it ended, as the sources date it.
    #[must_use]
    pub fn until(&self) -> Option<PartialDate> {
        self.ended_by.map(ActRef::on)
    }
}

/// Who says that the acts took place, and who says that they did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute<'g> {
    /// The acts in dispute.
    pub acts: Vec<ActRef<'g>>,
    /// Entities, or publishers, that assert them.
    pub asserted_by: Vec<String>,
    /// Entities, or publishers, that deny them.
    pub denied_by: Vec<String>,
    /// Where they are asserted or denied, beside the sources of the acts themselves.
    pub sources: Vec<SourceRef<'g>>,
    /// What holds if those that deny them are right; empty for a dispute over acts alone.
    pub otherwise: Vec<Value>,
}

impl<'g> Standing<'g> {
    /// Whether a test holds under every reading, under some, or under none. A test may itself be in doubt: *is it an
    /// ambassador?* of an envoy whose rank is not stated.
    #[must_use]
    pub fn certainty(&self, test: impl Fn(Value) -> Certainty) -> Certainty {
        let outcomes = self.readings.iter().map(|reading| test(reading.value));
        let (least, greatest) = outcomes
            .fold((Certainty::Certain, Certainty::No), |(least, greatest), outcome| {
                (least.min(outcome), greatest.max(outcome))
            });
        match (least, greatest) {
            (Certainty::Certain, _) => Certainty::Certain,
            (_, Certainty::No) => Certainty::No,
            _ => Certainty::Possible,
        }
    }

    /// The reading that rests on the latest act among those that pass a test.
    #[must_use]
    pub fn reading(&self, test: impl Fn(Value) -> Certainty) -> Option<&Reading<'g>> {
        self.readings.iter().find(|reading| test(reading.value) != Certainty::No)
    }

    /// What holds, where all readings agree.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        match self.readings.as_slice() {
            [only] => Some(only.value),
            _ => None,
        }
    }
}

/// Folds one strand, or gives nothing where no act of it is known by the day known up to.
pub(super) fn fold<'g>(view: View<'g>, strand: &Strand) -> Option<Standing<'g>> {
    let graph = view.graph();
    let (author, object) = (strand.key.author.of(graph), strand.key.object.of(graph));
    let (mut moving, mut steps, mut refuted) = (Vec::new(), Vec::new(), Vec::new());
    for act in strand.acts(graph).filter(|act| view.knows(*act) && view.believes(*act)) {
        match (act.refuted(), act.step().moves()) {
            (Some(_), _) => refuted.push(act),
            (None, true) => moving.push(act),
            (None, false) => steps.push(act),
        }
    }
    if moving.is_empty() && steps.is_empty() && refuted.is_empty() {
        return None;
    }
    // A step is shown once it was certainly taken: "by 4 October 2024" says nothing of the years before.
    steps.retain(|step| {
        step.window().1 <= view.on() && !moving.iter().any(|act| overtakes(view, *act, *step))
    });
    let readings = readings_with_lives(view, author, object, &moving);
    let dispute = disputed(view, &moving).and_then(|acts| {
        let undisputed: Vec<_> = moving.iter().copied().filter(|act| !acts.contains(act)).collect();
        let otherwise = values(&readings_with_lives(view, author, object, &undisputed));
        (otherwise != values(&readings)).then(|| dispute_over(view, acts, otherwise))
    });

    Some(Standing {
        author,
        object,
        matter: strand.key.matter,
        instrument: strand.key.instrument.map(|ix| InstrumentRef::new(graph, ix)),
        readings,
        dispute,
        pending: steps,
        refuted,
    })
}

fn values(readings: &[Reading<'_>]) -> Vec<Value> {
    let mut values: Vec<Value> = readings.iter().map(|reading| reading.value).collect();
    values.sort_unstable();
    values
}

/// The readings, with regard to whether both parties still exist: nothing holds towards what has ceased to be.
fn readings_with_lives<'g>(
    view: View<'g>,
    author: EntityRef<'g>,
    object: EntityRef<'g>,
    moving: &[ActRef<'g>],
) -> Vec<Reading<'g>> {
    let nothing = || Reading { value: Value::None, grounds: Vec::new(), ended_by: None };
    let ended = [author, object]
        .into_iter()
        .filter_map(|party| party.life().1)
        .map(|until| until.has_come_by(view.on()))
        .max()
        .unwrap_or(Certainty::No);
    match ended {
        Certainty::Certain => vec![nothing()],
        Certainty::No => readings(moving, view.on()),
        Certainty::Possible => {
            let mut readings = readings(moving, view.on());
            if readings.iter().all(|reading| reading.value != Value::None) {
                readings.push(nothing());
            }
            readings
        }
    }
}

/// What may hold on a day, given the acts of one strand in order of their latest possible day.
///
/// Each act happened on some one day of its window. What holds is settled by the last act on or before the day asked, so
/// it is enough to find which acts can be that last one (`docs/semantics.md`, "Every reading").
fn readings<'g>(acts: &[ActRef<'g>], on: Day) -> Vec<Reading<'g>> {
    let mut readings: Vec<Reading<'g>> = Vec::new();
    let mut add = |reading: Reading<'g>| {
        if readings.iter().all(|known| known.value != reading.value) {
            readings.push(reading);
        }
    };
    for last in (0..acts.len()).rev() {
        if can_be_last(acts, last, on) {
            add(reading_ending_in(acts, last, on));
        }
    }
    if acts.iter().all(|act| act.window().1 > on) {
        add(Reading { value: Value::None, grounds: Vec::new(), ended_by: None });
    }
    readings
}

/// Whether some reading of the dates makes this act the last one on or before the day.
fn can_be_last(acts: &[ActRef<'_>], last: usize, on: Day) -> bool {
    let (earliest, latest) = acts[last].window();
    if earliest > on {
        return false;
    }
    // The later it happened, the easier it is to be the last: other acts must then fall before it or after the day asked.
    let day = latest.min(on);
    let mut must_come_later: Vec<usize> = (0..acts.len())
        .filter(|&other| other != last)
        .filter(|&other| {
            acts[other].window().0 > day || follows(acts, other, last) || yields_to(acts[last], acts[other])
        })
        .collect();
    // What comes after an act that falls after the day falls after it too.
    let mut next = 0;
    while next < must_come_later.len() {
        let late = must_come_later[next];
        let dragged: Vec<usize> = (0..acts.len())
            .filter(|&other| follows(acts, other, late) && !must_come_later.contains(&other))
            .collect();
        if dragged.contains(&last) {
            return false;
        }
        must_come_later.extend(dragged);
        next += 1;
    }
    must_come_later.iter().all(|&other| acts[other].window().1 > on)
}

/// Whether an act is said to come after another of the same strand.
fn follows(acts: &[ActRef<'_>], later: usize, earlier: usize) -> bool {
    acts[later].after().any(|act| act == acts[earlier])
}

/// Whether the first act precedes the second because both fall on one exact day, the first ends something and the second
/// begins something, and nothing else settles their order.
///
/// A legation raised to an embassy closes and opens on one day; the reverse order would leave no mission at all.
fn yields_to(closing: ActRef<'_>, opening: ActRef<'_>) -> bool {
    let same_day = closing.on().exact().is_some() && closing.on().exact() == opening.on().exact();
    same_day && !closing.after().any(|act| act == opening) && ends(closing) && !ends(opening)
}

fn ends(act: ActRef<'_>) -> bool {
    matches!(effect(act.matter(), act.deed()), Some(Effect::Sets(value)) if !value.holds())
}

/// The value that an act leads to, and the acts from which it has held.
fn reading_ending_in<'g>(acts: &[ActRef<'g>], last: usize, on: Day) -> Reading<'g> {
    let value = value_after(acts, last);
    let mut first = last;
    while first > 0 && value_after(acts, first - 1) == value {
        first -= 1;
    }
    let ended_by = acts[last + 1..].iter().enumerate().find_map(|(offset, act)| {
        let is_later = act.window().1 > on || follows(acts, last + 1 + offset, last);
        (is_later && value_after(acts, last + 1 + offset) != value).then_some(*act)
    });
    Reading { value, grounds: acts[first..=last].to_vec(), ended_by }
}

/// The value that holds once an act has happened.
fn value_after(acts: &[ActRef<'_>], at: usize) -> Value {
    match effect(acts[at].matter(), acts[at].deed()) {
        Some(Effect::Sets(value)) => value,
        Some(Effect::Restores) => acts[..at]
            .iter()
            .rev()
            .find_map(|act| match effect(act.matter(), act.deed()) {
                Some(Effect::Sets(value)) if value.holds() => Some(value),
                _ => None,
            })
            .unwrap_or(Value::Recognized(Quality::Unstated)),
        Some(Effect::Leaves) | None => Value::None,
    }
}

impl<'g> View<'g> {
    /// Whether an act is taken to have happened: where one party's word is believed, what that party denies is not.
    #[must_use]
    pub fn believes(self, act: ActRef<'g>) -> bool {
        match self.voice() {
            Some(voice) => {
                !claims(self, act).any(|claim| claim.says == Says::Denies && claim.by == Some(voice))
            }
            None => true,
        }
    }

    /// Who asserts and who denies an act, where anybody denies it and nobody's word alone is believed.
    #[must_use]
    pub fn dispute_over(self, act: ActRef<'g>) -> Option<Dispute<'g>> {
        disputed(self, &[act]).map(|acts| dispute_over(self, acts, Vec::new()))
    }
}

/// The acts that somebody denies, if there are any and nobody's word alone is believed.
fn disputed<'g>(view: View<'g>, moving: &[ActRef<'g>]) -> Option<Vec<ActRef<'g>>> {
    if view.voice().is_some() {
        return None;
    }
    let acts: Vec<_> = moving
        .iter()
        .copied()
        .filter(|act| claims(view, *act).any(|claim| claim.says == Says::Denies))
        .collect();
    (!acts.is_empty()).then_some(acts)
}

/// One claim about an act.
struct Claimed<'g> {
    says: Says,
    /// The entity whose word it is, where it is one's.
    by: Option<EntityRef<'g>>,
    source: SourceRef<'g>,
}

impl Claimed<'_> {
    /// Whose word it is: the entity's, or the publisher's own.
    fn voice(&self) -> String {
        self.by.map_or_else(|| self.source.publisher().to_owned(), EntityRef::in_sentence)
    }
}

/// What is claimed about an act, as far as it is known.
fn claims<'g>(view: View<'g>, act: ActRef<'g>) -> impl Iterator<Item = Claimed<'g>> {
    let graph = view.graph();
    graph
        .claims_about(act.ix())
        .map(move |claim| Claimed {
            says: claim.says,
            by: claim.by.map(|by| by.of(graph)),
            source: SourceRef::new(graph, claim.source),
        })
        .filter(move |claim| claim.source.known_from() <= view.known_by())
}

fn dispute_over<'g>(view: View<'g>, acts: Vec<ActRef<'g>>, otherwise: Vec<Value>) -> Dispute<'g> {
    let publishers = acts.iter().flat_map(|act| act.sources()).map(|source| source.publisher().to_owned());
    let mut asserted_by: Vec<String> = publishers.collect();
    let (mut denied_by, mut sources) = (Vec::new(), Vec::new());
    for claim in acts.iter().flat_map(|act| claims(view, *act)) {
        match claim.says {
            Says::Asserts => asserted_by.push(claim.voice()),
            Says::Denies => denied_by.push(claim.voice()),
        }
        sources.push(claim.source);
    }
    for names in [&mut asserted_by, &mut denied_by] {
        names.sort();
        names.dedup();
    }
    sources.sort();
    sources.dedup();
    Dispute { acts, asserted_by, denied_by, sources, otherwise }
}
