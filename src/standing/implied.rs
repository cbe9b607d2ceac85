//! Recognition that a lens reads into conduct. The facts stay as they are; they are counted another way.

use super::fold::Folded;
use super::standing::{Implied, Standing};
use super::view::{Filter, View};
use crate::graph::{ActRef, Conduct, EntityRef, LensRef};
use crate::time::Certainty;
use crate::vocabulary::{Capacity, Matter, Value};

/// The standings that the lens of a view implies, as far as a filter lets them through.
pub(super) fn standings<'g>(view: View<'g>, filter: Filter<'g>) -> impl Iterator<Item = Standing<'g>> {
    let found: Vec<Standing<'g>> = match view.lens() {
        Some(lens) if !lens.counts().is_empty() && filter.instrument.is_none() => implied(view, lens, filter),
        _ => Vec::new(),
    };
    found.into_iter()
}

fn implied<'g>(view: View<'g>, lens: LensRef<'g>, filter: Filter<'g>) -> Vec<Standing<'g>> {
    let express = view.without_lens();
    let mut found: Vec<Standing<'g>> = Vec::new();
    for &conduct in lens.counts() {
        let seen = match conduct {
            Conduct::Envoy { step, .. } if !step.moves() || step.is_of_envoy() => express.from_step(step),
            _ => express,
        };
        let strands = Filter { matter: Some(conduct.matter()), ..filter };
        for shown in seen.standings(strands) {
            let (author, object) = (shown.author(), shown.object());
            let is_shown = |value| match conduct.is_shown_by(value) {
                true => Certainty::Certain,
                false => Certainty::No,
            };
            let Some(capacity) = capacity_of(object) else { continue };
            let matter = capacity.matter();
            let is_wanted = filter.matter.is_none_or(|wanted| wanted == matter);
            let is_known = found.iter().any(|known| known.author() == author && known.object() == object);
            if !is_wanted
                || is_known
                || shown.certainty(is_shown) == Certainty::No
                || is_recognized(express, author, object, matter)
                || view.disclaimer(author, object).is_some()
            {
                continue;
            }
            found.push(Standing::implied(view, shown.strand(), matter, read_into(lens, conduct, &shown)));
        }
    }
    found.sort_by_key(|standing| (standing.matter(), standing.object(), standing.author()));
    found
}

/// As what conduct towards an entity can imply its recognition.
fn capacity_of(object: EntityRef<'_>) -> Option<Capacity> {
    match object.kind() {
        kind if kind.can_be_state() => Some(Capacity::State),
        kind if kind.can_be_government() => Some(Capacity::Government),
        _ => None,
    }
}

/// Whether the express word alone settles the matter.
fn is_recognized<'g>(view: View<'g>, author: EntityRef<'g>, object: EntityRef<'g>, matter: Matter) -> bool {
    let holds = |value: Value| if value.holds() { Certainty::Certain } else { Certainty::No };
    view.standing(author, object, matter).any(|standing| standing.certainty(holds) == Certainty::Certain)
}

/// The standing of the conduct, with recognition in the place of what it is.
fn read_into<'g>(lens: LensRef<'g>, conduct: Conduct, shown: &Standing<'g>) -> Folded<'g> {
    let mut possibilities = shown.possibilities().to_vec();
    for possibility in &mut possibilities {
        possibility.value = match conduct.is_shown_by(possibility.value) {
            true => Value::Recognized(crate::vocabulary::Quality::Unstated),
            false => Value::None,
        };
    }
    let mut known = Vec::new();
    possibilities.retain(|possibility| {
        let is_new = !known.contains(&possibility.value);
        known.push(possibility.value);
        is_new
    });
    Folded {
        possibilities,
        dispute: shown.dispute().cloned(),
        pending: Vec::new(),
        refuted: Vec::new(),
        exemptions: Vec::new(),
        rest: Vec::new(),
        implied: Some(Implied { lens, conduct }),
    }
}

impl<'g> View<'g> {
    /// The latest act by which an author says that its dealings with an object are not to be taken for recognition, if it has
    /// certainly said so by the day asked about.
    ///
    /// A disclaimer blocks whatever a lens would read into conduct; only the express word overcomes it.
    #[must_use]
    pub fn disclaimer(self, author: EntityRef<'g>, object: EntityRef<'g>) -> Option<ActRef<'g>> {
        let strands = self.graph().strands_of(None, Some(author), Some(object));
        strands
            .flat_map(|(_, strand)| strand.acts(self.graph()))
            .filter(|act| act.disclaims() && act.refuted().is_none())
            .filter(|act| self.knows(*act) && self.believes(*act) && self.window(*act).1 <= self.on())
            .max_by_key(|act| self.window(*act))
    }
}
