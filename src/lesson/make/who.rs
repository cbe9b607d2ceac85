//! Who was it? Wrong choices did it on another day, or did something else on that day.

use super::super::chance::Chance;
use super::super::relation::{Relation, name, opening_name};
use super::super::told::told_with_day;
use super::super::workshop::{Draft, Workshop, one_more};
use super::super::{Choice, Difficulty, Response, Skill};
use super::Drafts;
use crate::graph::{ActRef, EntityRef};
use crate::question::RowCertainty;
use crate::time::Day;

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

/// Somebody of whom it was not so, what they were chosen for, and how near that lies.
struct Wrong<'g> {
    who: EntityRef<'g>,
    feedback: String,
    is_near: bool,
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
        .filter(|row| row.certainty == RowCertainty::Certain && row.dispute.is_none())
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
    // Those nearest to the truth first.
    wrong.sort_by_key(|wrong| !wrong.is_near);
    wrong.truncate(WRONG);
    if wrong.len() < WRONG {
        one_more(&workshop.refused.no_neighbours);
        return None;
    }
    let near = wrong.iter().filter(|wrong| wrong.is_near).count();
    let (story, mut grounds) = workshop.story(relation, who, object, on);
    grounds.extend(wrong.iter().flat_map(|wrong| wrong.grounds.first().copied()));
    let mut choices: Vec<Choice> = wrong
        .into_iter()
        .map(|wrong| Choice { text: opening_name(wrong.who), is_right: false, feedback: wrong.feedback })
        .collect();
    choices.push(Choice { text: opening_name(who), is_right: true, feedback: story.clone() });
    chance.shuffle(&mut choices);
    let (difficulty, because) = match near {
        0 => (Difficulty::Easy, "the others did something else".to_owned()),
        1 | 2 => (Difficulty::Medium, format!("{near} of {WRONG} wrong choices did the same on another day")),
        _ => (Difficulty::Medium, "all wrong choices did the same on another day".to_owned()),
    };
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

/// Those of whom it was surely not so on the day, though it was on another, or something like it was.
fn wrong_choices<'g>(
    workshop: &Workshop<'g, '_>,
    relation: Relation,
    object: EntityRef<'g>,
    on: Day,
) -> Vec<Wrong<'g>> {
    let mut authors: Vec<EntityRef<'g>> =
        workshop.acts.iter().filter(|act| act.object() == object).map(|act| act.author()).collect();
    authors.sort_unstable();
    authors.dedup();
    authors.into_iter().filter_map(|who| wrong_choice(workshop, relation, who, object, on)).collect()
}

fn wrong_choice<'g>(
    workshop: &Workshop<'g, '_>,
    relation: Relation,
    who: EntityRef<'g>,
    object: EntityRef<'g>,
    on: Day,
) -> Option<Wrong<'g>> {
    if workshop.verdict(relation, who, object, on) != Some(false) {
        return None;
    }
    let strand = workshop.strand(relation.matter(), who, object);
    let moving: Vec<ActRef<'g>> =
        strand.into_iter().filter(|act| Relation::moved_by(*act) == Some(relation)).collect();
    if !moving.is_empty() {
        let (story, grounds) = workshop.story(relation, who, object, on);
        return Some(Wrong {
            who,
            feedback: format!("True on another day. {story}"),
            is_near: true,
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
        is_near: false,
        grounds: before.into_iter().collect(),
    })
}
