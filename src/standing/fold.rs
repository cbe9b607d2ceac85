//! The fold: the acts of one strand become what holds on a day, under every reading of their dates.

use super::View;
use super::intent::{has_lapsed, overtakes};
use super::standing::{AtPost, Dispute, Implied, Possibility};
use crate::graph::{ActRef, EntityRef, Says, SourceRef, Strand, within_lives};
use crate::time::{Certainty, Day};
use crate::vocabulary::{Deed, Effect, Quality, Value, effect};

/// All that the acts of a standing say of a day.
#[derive(Debug, Clone)]
pub(super) struct Folded<'g> {
    pub(super) possibilities: Vec<Possibility<'g>>,
    pub(super) dispute: Option<Dispute<'g>>,
    pub(super) pending: Vec<ActRef<'g>>,
    pub(super) refuted: Vec<ActRef<'g>>,
    pub(super) exemptions: Vec<ActRef<'g>>,
    pub(super) rest: Vec<AtPost<'g>>,
    pub(super) implied: Option<Implied<'g>>,
}

/// Folds the strand with a number and those that share its standing, or gives nothing where no act of them is known by the
/// day known by.
pub(super) fn fold<'g>(view: View<'g>, number: u32) -> Option<Folded<'g>> {
    let graph = view.graph();
    let first = graph.strand(number);
    let posts = graph.strands_after(number).take_while(|strand| strand.shares_standing_with(first));
    let parts: Vec<Part<'g>> =
        std::iter::once(first).chain(posts).filter_map(|strand| part(view, strand)).collect();
    let asserted = highest(parts.iter().map(|part| part.possibilities.as_slice()))?;
    let disputed: Vec<ActRef<'g>> = parts.iter().flat_map(|part| &part.disputed).copied().collect();
    let (possibilities, dispute) = match disputed.is_empty() {
        true => (asserted, None),
        false => {
            let otherwise = highest(parts.iter().map(|part| part.undisputed.as_slice()));
            let otherwise = otherwise.expect("each part has a possibility without its disputed acts");
            match values(&otherwise) {
                // What nobody denies rests on the acts that nobody denies.
                same if same == values(&asserted) => (otherwise, None),
                values => {
                    let acts = decisive(&parts, &asserted).unwrap_or(disputed);
                    (asserted, Some(dispute_over(view, acts, values)))
                }
            }
        }
    };
    let gather = |acts: for<'p> fn(&'p Part<'g>) -> &'p Vec<ActRef<'g>>| {
        parts.iter().flat_map(acts).copied().collect()
    };
    Some(Folded {
        rest: rest(&parts, &possibilities),
        dispute,
        pending: gather(|part| &part.pending),
        refuted: gather(|part| &part.refuted),
        exemptions: gather(|part| &part.exemptions),
        possibilities,
        implied: None,
    })
}

/// The denied acts of those posts alone at which they make a difference to the whole, if there are any.
fn decisive<'g>(parts: &[Part<'g>], asserted: &[Possibility<'g>]) -> Option<Vec<ActRef<'g>>> {
    let without = |at: usize| {
        highest(parts.iter().enumerate().map(|(other, part)| {
            if other == at { part.undisputed.as_slice() } else { part.possibilities.as_slice() }
        }))
    };
    let decides = |at: &usize| without(*at).is_some_and(|rest| values(&rest) != values(asserted));
    let acts: Vec<ActRef<'g>> =
        (0..parts.len()).filter(decides).flat_map(|at| parts[at].disputed.iter().copied()).collect();
    (!acts.is_empty()).then_some(acts)
}

/// What the acts of one strand say of a day.
struct Part<'g> {
    post: Option<&'g str>,
    possibilities: Vec<Possibility<'g>>,
    /// The acts that somebody denies, and what holds without them.
    disputed: Vec<ActRef<'g>>,
    undisputed: Vec<Possibility<'g>>,
    pending: Vec<ActRef<'g>>,
    refuted: Vec<ActRef<'g>>,
    exemptions: Vec<ActRef<'g>>,
}

fn part<'g>(view: View<'g>, strand: &Strand) -> Option<Part<'g>> {
    let graph = view.graph();
    let (author, object) = (strand.key.author.of(graph), strand.key.object.of(graph));
    let (mut moving, mut pending, mut refuted, mut exemptions) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for act in strand.acts(graph).filter(|act| view.knows(*act) && view.believes(*act)) {
        match (act.refuted(), view.counts(act), act.deed()) {
            (Some(_), _, _) => refuted.push(act),
            (None, true, Deed::Exempt) => exemptions.push(act),
            (None, true, _) => moving.push(Dated::new(view, act)),
            (None, false, _) => pending.push(act),
        }
    }
    if moving.is_empty() && pending.is_empty() && refuted.is_empty() && exemptions.is_empty() {
        return None;
    }
    // Windows may be narrower for some days known by than for others: the order of the strand is that of the widest knowledge.
    moving
        .sort_by_cached_key(|moving| (moving.window.1, moving.window.0, !ends(moving.act), moving.act.id()));
    for acts in [&mut pending, &mut refuted, &mut exemptions] {
        acts.sort_by_cached_key(|act| (view.window(*act).1, view.window(*act).0, act.id()));
    }
    // A step is shown once it was certainly taken: "by 4 October 2024" says nothing of the years before.
    pending.retain(|step| {
        view.window(*step).1 <= view.on()
            && !moving.iter().any(|moving| overtakes(view, moving.act, *step))
            && has_lapsed(view, *step).is_none()
    });
    exemptions.retain(|act| {
        let ended = act.until().map_or(Certainty::No, |until| until.has_come_by(view.on()));
        view.window(*act).0 <= view.on() && ended != Certainty::Certain
    });
    let mut possibilities = with_lives(view, author, object, &moving);
    let disputed: Vec<ActRef<'g>> = match view.leaves_disputes_open() {
        true => moving.iter().map(|moving| moving.act).filter(|act| is_denied(view, *act)).collect(),
        false => Vec::new(),
    };
    let undisputed = match disputed.is_empty() {
        true => possibilities.clone(),
        false => {
            moving.retain(|moving| !disputed.contains(&moving.act));
            let mut undisputed = with_lives(view, author, object, &moving);
            // Either tells of an end that nobody denies, where there is one, and else of one that somebody denies.
            for sure in &mut undisputed {
                let told = possibilities.iter_mut().find(|asserted| asserted.value == sure.value);
                let Some(told) = told else { continue };
                match sure.ended_by {
                    Some(end) if told.ended_by.is_some_and(|end| disputed.contains(&end)) => {
                        told.ended_by = Some(end)
                    }
                    Some(_) => {}
                    None => sure.ended_by = told.ended_by,
                }
            }
            undisputed
        }
    };
    let post = strand.acts(graph).next().and_then(ActRef::post);
    Some(Part { post, possibilities, disputed, undisputed, pending, refuted, exemptions })
}

/// What may hold of several posts together: the highest of each combination. Nothing where there is no post at all.
fn highest<'a, 'g: 'a>(
    mut posts: impl Iterator<Item = &'a [Possibility<'g>]>,
) -> Option<Vec<Possibility<'g>>> {
    let first = posts.next()?.to_vec();
    Some(posts.fold(first, |so_far, post| {
        let mut together: Vec<Possibility<'g>> = Vec::new();
        for one in &so_far {
            for other in post {
                let higher = if other.value > one.value { other } else { one };
                if together.iter().all(|known| known.value != higher.value) {
                    together.push(higher.clone());
                }
            }
        }
        together
    }))
}

/// What holds at the posts that do not give the standing its value.
fn rest<'g>(parts: &[Part<'g>], possibilities: &[Possibility<'g>]) -> Vec<AtPost<'g>> {
    if parts.len() < 2 {
        return Vec::new();
    }
    let of_value = possibilities.first().and_then(|possibility| possibility.grounds.last());
    let of_value = of_value.map(|act| act.post());
    let elsewhere = parts.iter().filter(|part| of_value != Some(part.post)).filter_map(|part| {
        let holding = part.possibilities.iter().find(|possibility| possibility.value != Value::None)?;
        let certainty = match part.possibilities.len() {
            1 => Certainty::Certain,
            _ => Certainty::Possible,
        };
        let is_disputed = values(&part.undisputed) != values(&part.possibilities);
        Some(AtPost { post: part.post, possibility: holding.clone(), certainty, is_disputed })
    });
    elsewhere.collect()
}

pub(super) fn values(possibilities: &[Possibility<'_>]) -> Vec<Value> {
    let mut values: Vec<Value> = possibilities.iter().map(|possibility| possibility.value).collect();
    values.sort_unstable();
    values
}

/// An act with the days on which it may have happened, as far as is known in a view.
#[derive(Debug, Clone)]
struct Dated<'g> {
    act: ActRef<'g>,
    window: (Day, Day),
    /// The acts it is known to have followed, directly or through others.
    after: Vec<ActRef<'g>>,
}

impl<'g> Dated<'g> {
    fn new(view: View<'g>, act: ActRef<'g>) -> Self {
        if !act.is_ordered() {
            return Self { act, window: act.window(), after: Vec::new() };
        }
        Self { act, window: view.window(act), after: precedents(view, act) }
    }

    fn follows(&self, earlier: &Self) -> bool {
        self.after.contains(&earlier.act)
    }
}

/// The acts that one is known to have followed, directly or through others.
fn precedents<'g>(view: View<'g>, act: ActRef<'g>) -> Vec<ActRef<'g>> {
    closure(view, act, |act| act.after().collect())
}

/// The days that an act's own date and the lives of its parties leave.
fn bare_window(act: ActRef<'_>) -> (Day, Day) {
    let dated = (act.on().earliest(), act.on().latest());
    within_lives(dated, act.author().widest_life(), act.object().widest_life()).unwrap_or(dated)
}

/// The acts that are reached from one step by step, through acts that are known and believed.
fn closure<'g>(
    view: View<'g>,
    act: ActRef<'g>,
    next: impl Fn(ActRef<'g>) -> Vec<ActRef<'g>>,
) -> Vec<ActRef<'g>> {
    let mut found: Vec<ActRef<'g>> = Vec::new();
    let mut open = next(act);
    while let Some(act) = open.pop() {
        if view.knows(act) && view.believes(act) && !found.contains(&act) {
            found.push(act);
            open.extend(next(act));
        }
    }
    found
}

/// The possibilities, with regard to whether both parties still exist: nothing holds towards what has ceased to be.
fn with_lives<'g>(
    view: View<'g>,
    author: EntityRef<'g>,
    object: EntityRef<'g>,
    moving: &[Dated<'g>],
) -> Vec<Possibility<'g>> {
    let nothing = || Possibility { value: Value::None, grounds: Vec::new(), ended_by: None };
    let ended = [author, object]
        .into_iter()
        .filter_map(|party| party.life().1)
        .map(|until| until.has_come_by(view.on()))
        .max()
        .unwrap_or(Certainty::No);
    match ended {
        Certainty::Certain => vec![nothing()],
        Certainty::No => possibilities(moving, view.on()),
        Certainty::Possible => {
            let mut possibilities = possibilities(moving, view.on());
            if possibilities.iter().all(|possibility| possibility.value != Value::None) {
                possibilities.push(nothing());
            }
            possibilities
        }
    }
}

/// What may hold on a day, given the acts of one strand in order of their latest possible day.
///
/// Each act happened on some one day of its window. What holds is settled by the last act on or before the day asked, so
/// it is enough to find which acts can be that last one (`docs/semantics.md`, "Every reading").
fn possibilities<'g>(acts: &[Dated<'g>], on: Day) -> Vec<Possibility<'g>> {
    let mut possibilities: Vec<Possibility<'g>> = Vec::new();
    let mut add = |possibility: Possibility<'g>| {
        if possibilities.iter().all(|known| known.value != possibility.value) {
            possibilities.push(possibility);
        }
    };
    // What certainly happened by the day leaves no place for what certainly happened before it.
    let floor = acts.iter().filter(|act| act.window.1 <= on).map(|act| act.window.0).max();
    for last in (0..acts.len()).rev() {
        let is_superseded = floor.is_some_and(|floor| acts[last].window.1 < floor);
        if !is_superseded && can_be_last(acts, last, on) {
            for value in values_after(acts, last, on) {
                add(ending_in(acts, last, value, on));
            }
        }
    }
    if acts.iter().all(|act| act.window.1 > on) {
        add(Possibility { value: Value::None, grounds: Vec::new(), ended_by: None });
    }
    possibilities
}

/// Whether some reading of the dates makes this act the last one on or before the day.
fn can_be_last(acts: &[Dated<'_>], last: usize, on: Day) -> bool {
    let (earliest, latest) = acts[last].window;
    if earliest > on {
        return false;
    }
    // The later it happened, the easier it is to be the last: other acts must then fall before it or after the day asked.
    let day = latest.min(on);
    let must_come_later: Vec<usize> = (0..acts.len())
        .filter(|&other| other != last)
        .filter(|&other| {
            acts[other].window.0 > day
                || acts[other].follows(&acts[last])
                || yields_to(&acts[last], &acts[other])
        })
        .collect();
    may_all_come_after(acts, must_come_later, &[last], on)
}

/// Whether an act can only have come after another: by what is said of their order, by the rule for one exact day, or through
/// acts that stand between them in these ways.
fn must_follow(acts: &[Dated<'_>], later: usize, earlier: usize) -> bool {
    let mut found = vec![earlier];
    let mut next = 0;
    while let Some(&at) = found.get(next) {
        let after = (0..acts.len())
            .filter(|&other| acts[other].follows(&acts[at]) || yields_to(&acts[at], &acts[other]))
            .filter(|other| !found.contains(other))
            .collect::<Vec<_>>();
        found.extend(after);
        next += 1;
    }
    later != earlier && found.contains(&later)
}

/// Whether some reading puts these acts after the day, and all that follow them, without moving those that must not come
/// later.
fn may_all_come_after(acts: &[Dated<'_>], mut later: Vec<usize>, fixed: &[usize], on: Day) -> bool {
    // What comes after an act that falls after the day falls after it too.
    let mut next = if acts.iter().all(|act| act.after.is_empty()) { later.len() } else { 0 };
    while next < later.len() {
        let late = later[next];
        let dragged: Vec<usize> = (0..acts.len())
            .filter(|&other| acts[other].follows(&acts[late]) && !later.contains(&other))
            .collect();
        if dragged.iter().any(|other| fixed.contains(other)) {
            return false;
        }
        later.extend(dragged);
        next += 1;
    }
    later.iter().all(|&other| acts[other].window.1 > on)
}

/// Whether the first act precedes the second because both fall on one exact day, the first ends something and the second
/// begins something, and nothing else settles their order.
///
/// A legation raised to an embassy closes and opens on one day; the reverse order would leave no mission at all.
fn yields_to(closing: &Dated<'_>, opening: &Dated<'_>) -> bool {
    let (one, other) = (closing.act.on().exact(), opening.act.on().exact());
    one.is_some() && one == other && !closing.follows(opening) && ends(closing.act) && !ends(opening.act)
}

fn ends(act: ActRef<'_>) -> bool {
    matches!(effect(act.matter(), act.deed()), Some(Effect::Sets(value)) if !value.holds())
}

/// The reading in which an act is the last one and leads to a value, with the acts from which the value has held.
fn ending_in<'g>(acts: &[Dated<'g>], last: usize, value: Value, on: Day) -> Possibility<'g> {
    let leads_to = |at: usize| values_after(acts, at, on).contains(&value);
    let mut first = last;
    while first > 0 && leads_to(first - 1) {
        first -= 1;
    }
    let ended_by = acts[last + 1..].iter().enumerate().find_map(|(offset, later)| {
        let is_later = later.window.1 > on || later.follows(&acts[last]);
        (is_later && !leads_to(last + 1 + offset)).then_some(later.act)
    });
    Possibility { value, grounds: acts[first..=last].iter().map(|dated| dated.act).collect(), ended_by }
}

/// The values that may hold once an act has happened: one, but where an act restores what held before and the dates leave
/// open what that was.
fn values_after(acts: &[Dated<'_>], at: usize, on: Day) -> Vec<Value> {
    match effect(acts[at].act.matter(), acts[at].act.deed()) {
        Some(Effect::Sets(value)) => vec![value],
        Some(Effect::Restores) => restored(acts, at, on),
        Some(Effect::Leaves) | None => vec![Value::None],
    }
}

/// What may have held in full before an act that restores it, the act being the last one on or before the day.
fn restored(acts: &[Dated<'_>], last: usize, on: Day) -> Vec<Value> {
    let held = |act: &Dated<'_>| match effect(act.act.matter(), act.act.deed()) {
        Some(Effect::Sets(value)) if value.holds() => Some(value),
        _ => None,
    };
    let holding: Vec<usize> = (0..acts.len()).filter(|&at| held(&acts[at]).is_some()).collect();
    let mut values: Vec<Value> = Vec::new();
    for &candidate in &holding {
        let day = acts[candidate].window.1.min(acts[last].window.1).min(on);
        let may_precede = acts[candidate].window.0 <= day && !must_follow(acts, candidate, last);
        let must_come_later = holding.iter().copied().filter(|&other| {
            other != candidate && (acts[other].window.0 > day || must_follow(acts, other, candidate))
        });
        if may_precede && may_all_come_after(acts, must_come_later.collect(), &[candidate, last], on) {
            let value = held(&acts[candidate]).expect("only acts that bring something about are candidates");
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }
    // What was restored may have been given before anything on record.
    if may_all_come_after(acts, holding, &[last], on)
        && !values.contains(&Value::Recognized(Quality::Unstated))
    {
        values.push(Value::Recognized(Quality::Unstated));
    }
    values
}

impl<'g> View<'g> {
    /// The first and last day on which an act may have happened, within the lives of its parties and in the order in which it
    /// is said to stand to other acts, as far as these are known.
    #[must_use]
    pub fn window(self, act: ActRef<'g>) -> (Day, Day) {
        if !act.is_ordered() || (self.knows_all() && self.voice().is_none()) {
            return act.window();
        }
        // What is not known, or not believed, to have happened narrows nothing: the days are worked out without it.
        let followers = closure(self, act, |act| act.followers().collect());
        let first = precedents(self, act)
            .into_iter()
            .map(|act| bare_window(act).0)
            .fold(bare_window(act).0, Day::max);
        let last = followers.into_iter().map(|act| bare_window(act).1).fold(bare_window(act).1, Day::min);
        (first.min(last), last)
    }

    /// Who asserts and who denies an act, where anybody denies it and nobody's word alone is believed.
    #[must_use]
    pub fn dispute_over(self, act: ActRef<'g>) -> Option<Dispute<'g>> {
        (self.leaves_disputes_open() && is_denied(self, act))
            .then(|| dispute_over(self, vec![act], Vec::new()))
    }
}

fn is_denied<'g>(view: View<'g>, act: ActRef<'g>) -> bool {
    claims(view, act).any(|claim| claim.says == Says::Denies)
}

/// One claim about an act.
pub(super) struct Claimed<'g> {
    pub(super) says: Says,
    /// The entity whose word it is, where it is one's.
    pub(super) by: Option<EntityRef<'g>>,
    source: SourceRef<'g>,
}

impl Claimed<'_> {
    /// Whose word it is: the entity's, or the publisher's own.
    fn voice(&self) -> String {
        self.by.map_or_else(|| self.source.publisher().to_owned(), EntityRef::in_sentence)
    }
}

/// What is claimed about an act, as far as it is known.
pub(super) fn claims<'g>(view: View<'g>, act: ActRef<'g>) -> impl Iterator<Item = Claimed<'g>> {
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
