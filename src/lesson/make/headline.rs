//! Spot the wrong headline: a report that was refuted, a plan told as a deed, or a reading of an act told as the act.

use super::super::chance::Chance;
use super::super::relation::{Relation, capitalized, opening_name};
use super::super::told::{deed_of_step, headline, published, told, told_with_day};
use super::super::workshop::{Draft, Workshop, one_more};
use super::super::{Choice, Difficulty, Response, Skill};
use super::read_into::read_into;
use super::{Drafts, is_an_event};
use crate::graph::{ActFilter, ActRef, ReadingRef};
use crate::text::visible;
use crate::vocabulary::Deed;

/// How many true headlines stand beside the wrong one.
const TRUE: usize = 3;

pub(super) fn drafts<'w, 'g>(workshop: &'w Workshop<'g, '_>, mut chance: Chance) -> Drafts<'w, 'g> {
    let refuted = workshop.graph.acts(ActFilter::default()).filter(|act| {
        workshop.request.topic.holds(*act)
            && act.refuted().is_some()
            && act.on().exact().is_some()
            && act.known_from() <= workshop.last_day
    });
    let told = refuted.chain(workshop.steps.iter().copied()).map(|act| (act, None));
    let read = workshop.acts.iter().chain(&workshop.steps);
    let read = read.flat_map(|act| act.readings().map(|reading| (*act, Some(reading))));
    let mut wrong: Vec<(ActRef<'g>, Option<ReadingRef<'g>>)> = told.chain(read).collect();
    wrong.sort_by_key(|(act, reading)| (act.window(), act.id(), reading.map(|one| one.meant)));
    chance.shuffle(&mut wrong);
    Box::new(wrong.into_iter().filter_map(move |(act, reading)| draft(workshop, &mut chance, act, reading)))
}

/// What makes a headline wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// It was printed, and was refuted.
    Refuted,
    /// It tells a step towards a deed as the deed.
    Plan,
    /// It tells what somebody read into an act as an act.
    Reading,
}

fn draft<'g>(
    workshop: &Workshop<'g, '_>,
    chance: &mut Chance,
    act: ActRef<'g>,
    reading: Option<ReadingRef<'g>>,
) -> Option<Draft<'g>> {
    let (wrong, explanation, fault) = match reading {
        Some(reading) => {
            let (wrong, explanation) = read_into(workshop, act, reading)?;
            (wrong, explanation, Fault::Reading)
        }
        None => wrong_headline(workshop, act)?,
    };
    let day = |act: ActRef<'_>| capitalized(&published(act.on()));
    let mut near: Vec<ActRef<'g>> = workshop
        .acts
        .iter()
        .filter(|other| {
            is_an_event(**other) && other.object() == act.object() && other.on().exact().is_some()
                && headline(**other) != wrong
                // Of what the wrong headline tells too early, the true report may not stand beside it.
                && !(other.author() == act.author() && other.matter() == act.matter())
        })
        .copied()
        .collect();
    near.sort_by_key(|other| (other.window().0.days_since(act.window().0).abs(), other.id()));
    near.truncate(2 * TRUE);
    chance.shuffle(&mut near);
    near.truncate(TRUE);
    if near.len() < TRUE {
        one_more(&workshop.refused.no_neighbours);
        return None;
    }
    let mut choices: Vec<Choice> = near
        .iter()
        .map(|other| Choice {
            text: format!("{}: {}", day(*other), headline(*other)),
            is_right: false,
            feedback: format!("This one was right: {}.", told_with_day(*other)),
        })
        .collect();
    choices.push(Choice {
        text: format!("{}: {wrong}", day(act)),
        is_right: true,
        feedback: explanation.clone(),
    });
    chance.shuffle(&mut choices);
    let mut grounds = vec![act];
    grounds.extend(&near);
    let (difficulty, because) = match fault {
        Fault::Plan => (Difficulty::Hard, "a step towards a deed is told as the deed"),
        Fault::Reading => (Difficulty::Hard, "what somebody read into an act is told as the act"),
        Fault::Refuted => (Difficulty::Medium, "a report that was printed and was wrong"),
    };
    if workshop.is_school()
        && fault != Fault::Refuted
        && workshop.request.skills.is_empty()
        && chance.below(2) == 0
    {
        return None;
    }
    let (first, last) = act.window();
    Some(Draft {
        skill: Skill::Headline,
        prompt: "Three of these headlines told what had happened. Which one was wrong?".to_owned(),
        stimulus: None,
        response: Response::Choice(choices),
        explanation,
        difficulty,
        difficulty_because: because.to_owned(),
        question: workshop.with_clock(&format!(
            "what happened between {} and {} between {first} and {last}",
            act.author().id(),
            act.object().id()
        )),
        asked: match reading {
            Some(reading) => format!("{} read as {}", act.id(), reading.meant),
            None => act.id().into_owned(),
        },
        terms: Vec::new(),
        grounds,
        about: vec![format!("headline {}", opening_name(act.author()))],
    })
}

/// A headline that is wrong, and what was the case instead; with what makes it so.
fn wrong_headline<'g>(workshop: &Workshop<'g, '_>, act: ActRef<'g>) -> Option<(String, String, Fault)> {
    if let Some(reason) = act.refuted() {
        // What is said of a report must be what the engine says of the day, where it can be asked.
        let held = Relation::moved_by(act)
            .map(|relation| workshop.verdict(relation, act.author(), act.object(), act.window().1));
        let begins =
            !matches!(act.deed(), Deed::Close | Deed::Sever | Deed::Delist | Deed::EndEnvoy | Deed::Withdraw);
        if begins && held != Some(Some(false)) {
            return None;
        }
        // A report that gives the wrong day of what did happen is too fine a point for a headline.
        let strand = workshop.strand(act.matter(), act.author(), act.object());
        let did_happen =
            strand.iter().any(|other| told(*other) == told(act) && other.window().0 <= act.window().1);
        return (!did_happen).then(|| (headline(act), visible(reason), Fault::Refuted));
    }
    let relation = Relation::moved_by(act)?;
    let deed = deed_of_step(act)?;
    let on = act.window().1;
    let expected = matches!(act.deed(), Deed::Delist);
    let holds = workshop.verdict(relation, act.author(), act.object(), on)?;
    if holds != expected || on.plus(30) > workshop.last_day {
        return None;
    }
    let (_, after) = workshop.around(relation.matter(), act.author(), act.object(), on);
    let then = after.map(|act| format!(" {}.", told_with_day(act))).unwrap_or_default();
    Some((deed, format!("It had not happened yet: {}.{then}", told_with_day(act)), Fault::Plan))
}
