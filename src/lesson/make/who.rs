//! Who was it? Wrong choices did it on another day, had it done to them, or did something else on that day.

use super::super::chance::Chance;
use super::super::relation::{Relation, name, opening_name};
use super::super::told::told_with_day;
use super::super::workshop::{Draft, Workshop, one_more};
use super::super::{Choice, Difficulty, Response, Skill};
use super::Drafts;
use crate::graph::{ActRef, EntityRef};
use crate::time::Day;
use crate::vocabulary::Matter;

/// How many wrong choices stand beside the right one.
const WRONG: usize = 3;

pub(super) fn drafts<'w, 'g>(workshop: &'w Workshop<'g, '_>, mut chance: Chance) -> Drafts<'w, 'g> {
    let mut places: Vec<(Relation, EntityRef<'g>, Day, ActRef<'g>)> = Vec::new();
    for act in &workshop.acts {
        let Some(relation) = Relation::moved_by(*act) else { continue };
        for distance in [10, 60] {
            let on = act.window().1.plus(distance);
            if on <= workshop.last_day {
                places.push((relation, act.object(), on, *act));
            }
        }
    }
    chance.shuffle(&mut places);
    Box::new(places.into_iter().filter_map(move |(relation, object, on, act)| {
        draft(workshop, &mut chance, relation, object, on, act)
    }))
}

/// What was true of somebody of whom it was not so, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Instead {
    /// It was so in the other direction: who accepted an envoy had sent none.
    Reversed,
    /// It was so on another day.
    OtherDay,
    /// Something else was so on that day.
    Else,
}

/// Somebody of whom it was not so, and what they were chosen for.
struct Wrong<'g> {
    who: EntityRef<'g>,
    feedback: String,
    instead: Instead,
    grounds: Vec<ActRef<'g>>,
}

fn draft<'g>(
    workshop: &Workshop<'g, '_>,
    chance: &mut Chance,
    relation: Relation,
    object: EntityRef<'g>,
    on: Day,
    act: ActRef<'g>,
) -> Option<Draft<'g>> {
    let question = format!("{} on {on}", relation.who(object));
    let answer = workshop.ask(&question)?;
    let mut right: Vec<EntityRef<'g>> = answer
        .rows
        .iter()
        .filter(|row| row.counts())
        .filter_map(|row| workshop.graph.entity(&row.author))
        .collect();
    right.dedup();
    if right.is_empty() {
        return None;
    }
    // The author of the act that gave the day, where it is one of them: the question is then about what had just happened.
    let who = if right.contains(&act.author()) { act.author() } else { right[chance.below(right.len())] };
    if workshop.verdict(relation, who, object, on) != Some(true) {
        return None;
    }
    let mut wrong = wrong_choices(workshop, relation, object, on);
    chance.shuffle(&mut wrong);
    let wrong = nearest(wrong);
    if wrong.len() < WRONG {
        one_more(&workshop.refused.no_neighbours);
        return None;
    }
    let of_kind = |instead| wrong.iter().filter(|wrong| wrong.instead == instead).count();
    let (near, reversed) = (of_kind(Instead::OtherDay), of_kind(Instead::Reversed));
    let (story, mut grounds) = workshop.story(relation, who, object, on);
    grounds.extend(wrong.iter().flat_map(|wrong| wrong.grounds.first().copied()));
    let mut choices: Vec<Choice> = wrong
        .into_iter()
        .map(|wrong| Choice { text: opening_name(wrong.who), is_right: false, feedback: wrong.feedback })
        .collect();
    choices.push(Choice { text: opening_name(who), is_right: true, feedback: story.clone() });
    chance.shuffle(&mut choices);
    let because = match (near, reversed) {
        (0, 0) => "the others did something else".to_owned(),
        (WRONG, _) => "all wrong choices did the same on another day".to_owned(),
        (_, 0) => format!("{near} of {WRONG} wrong choices did the same on another day"),
        (0, _) => format!("{reversed} of {WRONG} wrong choices did it in the other direction"),
        _ => format!(
            "of {WRONG} wrong choices {near} did the same on another day, {reversed} in the other direction"
        ),
    };
    let difficulty = if near + reversed == 0 { Difficulty::Easy } else { Difficulty::Medium };
    Some(Draft {
        skill: Skill::Who,
        prompt: format!("As things stood on {}, which of these {}?", on.in_words(), relation.was(object)),
        stimulus: None,
        response: Response::Choice(choices),
        explanation: story,
        difficulty,
        difficulty_because: because,
        question: workshop.with_clock(&question),
        asked: who.id().to_string(),
        terms: Vec::new(),
        grounds,
        about: vec![format!("{} {}", relation.matter().id(), opening_name(who))],
    })
}

/// The choices nearest to the truth, nobody twice. One of whom it was so in the other direction is always among them, and no more than one
/// while there are others: else a learner would see that it is the direction that is asked about.
fn nearest(mut wrong: Vec<Wrong<'_>>) -> Vec<Wrong<'_>> {
    wrong.sort_by_key(|wrong| wrong.instead);
    let reversed = wrong.iter().filter(|wrong| wrong.instead == Instead::Reversed).count();
    let further = wrong.drain(reversed.min(1)..reversed).collect::<Vec<_>>();
    wrong.extend(further);
    let mut chosen: Vec<Wrong<'_>> = Vec::new();
    for one in wrong {
        if chosen.len() < WRONG && chosen.iter().all(|other| other.who != one.who) {
            chosen.push(one);
        }
    }
    chosen
}

/// Somebody of whom it was so in the other direction: who accepted an envoy had sent none, and who sent one had accepted none.
fn reversed<'g>(
    workshop: &Workshop<'g, '_>,
    relation: Relation,
    who: EntityRef<'g>,
    object: EntityRef<'g>,
    on: Day,
) -> Option<Wrong<'g>> {
    let (told, (story, grounds)) = if relation.has_direction()
        && workshop.verdict(relation, object, who, on) == Some(true)
    {
        let told = format!("{} {}", name(object), relation.was(who));
        (told, workshop.story(relation, object, who, on))
    } else {
        let other = relation.other_end()?;
        if workshop.verdict(other, who, object, on) != Some(true) {
            return None;
        }
        let end = if other.matter() == Matter::Mission { "sent" } else { "received" };
        let told = format!("{} {end}: it {}", name(who), other.was(object));
        // Of several missions, the one that is spoken of.
        let strand = workshop.strand(other.matter(), who, object).into_iter();
        let began = strand.rev().find(|act| Relation::moved_by(*act) == Some(other) && act.window().1 <= on);
        let story = match began {
            Some(act) => (format!("{}.", told_with_day(act)), vec![act]),
            None => workshop.story(other, who, object, on),
        };
        (told, story)
    };
    let feedback = format!("True in the other direction. On that day {told}. {story}");
    Some(Wrong { who, feedback, instead: Instead::Reversed, grounds })
}

/// Those of whom it was surely not so on the day, though it was on another, or something like it was.
fn wrong_choices<'g>(
    workshop: &Workshop<'g, '_>,
    relation: Relation,
    object: EntityRef<'g>,
    on: Day,
) -> Vec<Wrong<'g>> {
    let towards = |act: &ActRef<'g>| match (act.object() == object, act.author() == object) {
        (true, _) => Some(act.author()),
        (_, true) => Some(act.object()),
        _ => None,
    };
    let mut authors: Vec<EntityRef<'g>> = workshop.acts.iter().filter_map(towards).collect();
    authors.sort_unstable();
    authors.dedup();
    authors
        .into_iter()
        .filter(|who| workshop.verdict(relation, *who, object, on) == Some(false))
        .flat_map(|who| {
            let reversed = reversed(workshop, relation, who, object, on);
            reversed.into_iter().chain(not_now(workshop, relation, who, object, on))
        })
        .collect()
}

/// Somebody of whom it was so on another day, or something else was.
fn not_now<'g>(
    workshop: &Workshop<'g, '_>,
    relation: Relation,
    who: EntityRef<'g>,
    object: EntityRef<'g>,
    on: Day,
) -> Option<Wrong<'g>> {
    let strand = workshop.strand(relation.matter(), who, object);
    let moving: Vec<ActRef<'g>> =
        strand.into_iter().filter(|act| Relation::moved_by(*act) == Some(relation)).collect();
    if !moving.is_empty() {
        let (story, grounds) = workshop.story(relation, who, object, on);
        return Some(Wrong {
            who,
            feedback: format!("True on another day. {story}"),
            instead: Instead::OtherDay,
            grounds,
        });
    }
    // Something else, on that day.
    let other = Relation::ALL.into_iter().find(|other| {
        *other != relation
            && workshop
                .ask(&format!("{} on {on}", other.does(who, object)))
                .is_some_and(|answer| answer.verdict == Some(crate::question::Verdict::Yes))
    })?;
    let (before, _) = workshop.around(other.matter(), who, object, on);
    let told = before.map(|act| format!(" {}.", told_with_day(act))).unwrap_or_default();
    Some(Wrong {
        who,
        feedback: format!(
            "Something else was true of {} on that day: it {}.{told}",
            name(who),
            other.was(object)
        ),
        instead: Instead::Else,
        grounds: before.into_iter().collect(),
    })
}
