//! What was on record for one side on a day: asked of the graph as of both clocks.

use std::collections::{BTreeMap, BTreeSet};

use super::{BriefError, BriefRequest};
use crate::graph::{ActFilter, ActRef, EntityRef, Graph};
use crate::standing::{Outcome, View};
use crate::time::{AsOf, Certainty, Day};
use crate::vocabulary::Step;

/// What was on record for one side.
pub(super) struct Record<'g> {
    pub(super) view: View<'g>,
    pub(super) side: EntityRef<'g>,
    pub(super) about: EntityRef<'g>,
    /// What the side has done, in order of time.
    pub(super) own: Vec<ActRef<'g>>,
    /// What the side has said that it will do, and has not done or dropped.
    pub(super) intents: Vec<ActRef<'g>>,
    /// What the side has said.
    pub(super) statements: Vec<ActRef<'g>>,
    /// What those whom the brief is about have done, then what the others have; of each in order of time.
    pub(super) others: Vec<Doings<'g>>,
    /// Whether the others were asked for by name.
    pub(super) are_others_named: bool,
}

/// What one party has done or set in motion.
pub(super) struct Doings<'g> {
    pub(super) party: EntityRef<'g>,
    pub(super) acts: Vec<ActRef<'g>>,
}

impl<'g> Record<'g> {
    pub(super) fn gathered(graph: &'g Graph, request: &BriefRequest<'g>) -> Result<Self, BriefError> {
        let view = graph.as_of(AsOf::on(request.on).known_by(request.known_by));
        let side = request.side;
        let about = match request.about.or_else(|| most_dealt_with(view, side)) {
            Some(about) => about,
            None => return Err(BriefError::AboutNobody),
        };
        let mut named = vec![side, about];
        named.extend(&request.others);
        for (at, one) in named.iter().enumerate() {
            if named[..at].contains(one) {
                return Err(BriefError::Twice { name: one.in_sentence() });
            }
        }
        let towards =
            |author| ActFilter { author: Some(author), object: Some(about), ..ActFilter::default() };
        let own = known(view, towards(side));
        let (statements, dealings): (Vec<ActRef<'g>>, Vec<ActRef<'g>>) =
            own.into_iter().partition(|act| act.deed().is_statement());
        let by_them = ActFilter { author: Some(about), ..ActFilter::default() };
        // Naming an envoy is the doing of the sender, though it stands with the receiver's acts.
        let their_envoys = dealings.iter().copied().filter(|act| is_of_the_sender(*act));
        let theirs = known(view, by_them).into_iter().filter(|act| is_done(*act)).chain(their_envoys);
        let others = match request.others.as_slice() {
            [] => near(view, side, about),
            named => named.to_vec(),
        };
        let doings = |party| {
            let acts = known(view, towards(party)).into_iter();
            Doings { party, acts: acts.filter(|act| is_done(*act) || is_open(view, *act)).collect() }
        };
        let mut all = vec![Doings { party: about, acts: in_order(view, theirs.collect()) }];
        all.extend(others.into_iter().map(doings));
        Ok(Self {
            view,
            side,
            about,
            own: dealings.iter().copied().filter(|act| is_done(*act)).collect(),
            intents: dealings.iter().copied().filter(|act| is_open(view, *act)).collect(),
            statements,
            others: all,
            are_others_named: !request.others.is_empty(),
        })
    }

    /// The last day of which the brief may tell anything: of acts, or of what was published about them.
    pub(super) fn last_day(&self) -> Day {
        self.view.on().max(self.view.known_by())
    }
}

/// The acts that were known and may have happened by the day, in order of time. Reports that are refuted today are left out: to tell them
/// would mislead, and to call them refuted would be hindsight.
fn known<'g>(view: View<'g>, filter: ActFilter<'g>) -> Vec<ActRef<'g>> {
    let acts = view.graph().acts(filter);
    let known = acts.filter(|act| view.knows(*act) && act.refuted().is_none());
    in_order(view, known.filter(|act| view.window(*act).0 <= view.on()).collect())
}

fn in_order<'g>(view: View<'g>, mut acts: Vec<ActRef<'g>>) -> Vec<ActRef<'g>> {
    acts.sort_by_cached_key(|act| {
        let (first, last) = view.window(*act);
        (last, first, act.id().into_owned())
    });
    acts
}

fn is_done(act: ActRef<'_>) -> bool {
    act.step().moves() && !act.deed().is_statement()
}

/// Whether an act is the sender's naming of an envoy, or its taking charge of the mission.
pub(super) fn is_of_the_sender(act: ActRef<'_>) -> bool {
    matches!(act.step(), Step::Appointed | Step::TookCharge)
}

/// Whether something was announced of which nothing has come.
pub(super) fn is_open<'g>(view: View<'g>, act: ActRef<'g>) -> bool {
    !act.step().moves()
        && !act.deed().is_statement()
        && !is_of_the_sender(act)
        && view.outcome(act) == Outcome::Open
        && !is_done_since(view, act)
}

/// Whether what was announced has certainly been done, though the dates leave open in which order: to tell it as still to be done would
/// mislead.
fn is_done_since<'g>(view: View<'g>, step: ActRef<'g>) -> bool {
    let filter = ActFilter {
        matter: Some(step.matter()),
        deed: Some(step.deed()),
        author: Some(step.author()),
        object: Some(step.object()),
        instrument: step.instrument(),
    };
    known(view, filter).into_iter().any(|act| {
        let last = view.window(act).1;
        is_done(act) && act.post() == step.post() && last <= view.on() && last >= view.window(step).0
    })
}

/// Whom a side has most acts towards; where it has none, whom most others have dealt with.
fn most_dealt_with<'g>(view: View<'g>, side: EntityRef<'g>) -> Option<EntityRef<'g>> {
    let own = known(view, ActFilter { author: Some(side), ..ActFilter::default() });
    let by_act = own.iter().map(|act| (act.object(), act.id().into_owned()));
    let others = |pair: &(EntityRef<'g>, String)| pair.0 != side;
    most(by_act.filter(others)).or_else(|| most(by_author(view).filter(others)))
}

/// Whom most have dealt with.
pub(super) fn most_dealt_with_by_all(view: View<'_>) -> Option<EntityRef<'_>> {
    most(by_author(view))
}

/// Who has done something towards somebody, or has announced it.
pub(super) fn acting_towards<'g>(view: View<'g>, about: EntityRef<'g>) -> Vec<EntityRef<'g>> {
    let towards = ActFilter { object: Some(about), ..ActFilter::default() };
    let acts = known(view, towards).into_iter().filter(|act| is_done(*act) || is_open(view, *act));
    let authors: BTreeSet<EntityRef<'g>> = acts.map(|act| act.author()).filter(|one| *one != about).collect();
    authors.into_iter().collect()
}

/// Each object that is dealt with, with who did.
fn by_author(view: View<'_>) -> impl Iterator<Item = (EntityRef<'_>, String)> {
    known(view, ActFilter::default()).into_iter().map(|act| (act.object(), act.author().id().to_string()))
}

/// Which entity has most different things beside it; of several, the first by id.
fn most<'g>(pairs: impl Iterator<Item = (EntityRef<'g>, String)>) -> Option<EntityRef<'g>> {
    let mut beside: BTreeMap<EntityRef<'g>, BTreeSet<String>> = BTreeMap::new();
    for (entity, thing) in pairs {
        beside.entry(entity).or_default().insert(thing);
    }
    beside.into_iter().rev().max_by_key(|(_, things)| things.len()).map(|(entity, _)| entity)
}

/// Who belongs with the side to the smallest group of that day of which another member has had to do with those whom the brief is about.
fn near<'g>(view: View<'g>, side: EntityRef<'g>, about: EntityRef<'g>) -> Vec<EntityRef<'g>> {
    let has_dealt = |party: EntityRef<'g>| {
        let towards = ActFilter { author: Some(party), object: Some(about), ..ActFilter::default() };
        known(view, towards).into_iter().any(|act| is_done(act) || is_open(view, act))
    };
    let groups = view.graph().groups().filter(|group| group.has(side, view.on()) == Certainty::Certain);
    let near = groups.filter_map(|group| {
        let members = group.members_on(view.on()).filter(|(_, certainty)| *certainty == Certainty::Certain);
        let members: Vec<EntityRef<'g>> = members.map(|(member, _)| member).collect();
        let size = members.len();
        let dealing: Vec<EntityRef<'g>> = members
            .into_iter()
            .filter(|member| *member != side && *member != about && has_dealt(*member))
            .collect();
        (!dealing.is_empty()).then_some((size, group.id(), dealing))
    });
    let mut others =
        near.min_by_key(|(size, id, _)| (*size, *id)).map(|(.., dealing)| dealing).unwrap_or_default();
    others.sort_by_key(|other| other.name_on(view.on()));
    others
}
