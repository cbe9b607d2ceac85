//! One maker for each skill: from acts and answers to questions for learners.

mod headline;
mod known_then;
mod lens;
mod matter;
mod order;
mod read_into;
mod rung;
mod source;
mod true_on_day;
mod who;

use super::Skill;
use super::chance::Chance;
use super::workshop::{Draft, Workshop};
use crate::graph::ActRef;
use crate::vocabulary::Deed;

/// Questions of one kind, in an order of chance, as many as can be made.
pub(super) type Drafts<'w, 'g> = Box<dyn Iterator<Item = Draft<'g>> + 'w>;

/// Makes the questions of one kind.
pub(super) type Maker<'w, 'g, 'r> = fn(&'w Workshop<'g, 'r>, Chance) -> Drafts<'w, 'g>;

/// The makers of the questions that suit a level.
pub(super) fn makers<'w, 'g, 'r>(workshop: &'w Workshop<'g, 'r>) -> Vec<(Skill, Maker<'w, 'g, 'r>)> {
    let mut makers: Vec<(Skill, Maker<'w, 'g, 'r>)> = vec![
        (Skill::TrueOnDay, true_on_day::drafts),
        (Skill::Who, who::drafts),
        (Skill::Order, order::drafts),
        (Skill::Matter, matter::drafts),
        (Skill::Rung, rung::drafts),
        (Skill::KnownThen, known_then::drafts),
        (Skill::Source, source::drafts),
        (Skill::Headline, headline::drafts),
        (Skill::Lens, lens::drafts),
    ];
    let asked_for = &workshop.request.skills;
    if workshop.is_school() && asked_for.is_empty() {
        // Rungs and lenses are matters of law; a teacher who wants them at school asks for them.
        makers.retain(|(skill, _)| !matches!(skill, Skill::Rung | Skill::Lens));
    }
    makers
}

/// Whether something happened on its day: of a mission, the record often says no more than that it was there.
fn is_an_event(act: ActRef<'_>) -> bool {
    !matches!(act.deed(), Deed::Open(_))
}
