//! Is this true on this day? Days are taken from around the acts that moved something.

use super::super::chance::Chance;
use super::super::relation::{Relation, name, opening_name};
use super::super::workshop::{Draft, Workshop};
use super::super::{Difficulty, Response, Skill};
use super::Drafts;
use crate::graph::ActRef;
use crate::time::Day;

/// How far from an act the day lies that is asked about.
const DISTANCES: [i32; 9] = [-300, -75, -20, -8, 8, 20, 45, 120, 400];

pub(super) fn drafts<'w, 'g>(workshop: &'w Workshop<'g, '_>, mut chance: Chance) -> Drafts<'w, 'g> {
    let said = |act: &ActRef<'g>| {
        let act = *act;
        DISTANCES.into_iter().flat_map(move |distance| {
            [(act, distance, Said::AsItIs), (act, distance, Said::TheOtherWayRound)]
        })
    };
    let mut places: Vec<(ActRef<'g>, i32, Said)> = workshop
        .acts
        .iter()
        .flat_map(said)
        .filter(|(_, distance, _)| !workshop.is_school() || distance.abs() > 30)
        .collect();
    chance.shuffle(&mut places);
    // True and false in turn, so that guessing one word does not pay. One false statement is worth several true ones: fewer can be made.
    let mut want_true = chance.below(2) == 0;
    let mut waiting: Vec<(bool, Draft<'g>)> = Vec::new();
    let mut made =
        places.into_iter().filter_map(move |(act, distance, said)| draft(workshop, act, distance, said));
    Box::new(std::iter::from_fn(move || {
        loop {
            if let Some(at) = waiting.iter().position(|(is_true, _)| *is_true == want_true) {
                want_true = !want_true;
                return Some(waiting.remove(at).1);
            }
            match made.next() {
                Some(one) => waiting.push(one),
                None if waiting.is_empty() => return None,
                None => return Some(waiting.remove(0).1),
            }
        }
    }))
}

/// Of whom a statement says what an act did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// Of its author.
    AsItIs,
    /// Of its object: who accepted an envoy had sent none.
    TheOtherWayRound,
}

fn draft<'g>(
    workshop: &Workshop<'g, '_>,
    act: ActRef<'g>,
    distance: i32,
    said: Said,
) -> Option<(bool, Draft<'g>)> {
    let relation = Relation::moved_by(act)?;
    let (author, object) = match said {
        Said::AsItIs => (act.author(), act.object()),
        Said::TheOtherWayRound => (act.object(), act.author()),
    };
    let (first, last) = act.window();
    let on = if distance < 0 { first.plus(distance) } else { last.plus(distance) };
    if on > workshop.last_day || on == Day::MIN {
        return None;
    }
    if said == Said::TheOtherWayRound
        && !(relation.has_direction() && workshop.verdict(relation, object, author, on) == Some(true))
    {
        return None;
    }
    let is_true = workshop.verdict(relation, author, object, on)?;
    let (story, mut grounds) = match said {
        Said::AsItIs => workshop.story(relation, author, object, on),
        // True both ways is no question of direction.
        Said::TheOtherWayRound if is_true => return None,
        Said::TheOtherWayRound => {
            let (story, grounds) = workshop.story(relation, object, author, on);
            let other_way = format!("{} {}", name(object), relation.was(author));
            (format!("It was the other way round: on that day {other_way}. {story}"), grounds)
        }
    };
    if grounds.is_empty() {
        grounds.push(act);
    }
    let near = nearest_change(workshop, relation, act, on);
    let (difficulty, because) = match near {
        0..=30 => (Difficulty::Hard, format!("the day lies {} from a change", days(near))),
        31..=150 => (Difficulty::Medium, format!("the day lies {} from a change", days(near))),
        _ => (Difficulty::Easy, format!("the nearest change is {} away", days(near))),
    };
    if workshop.is_school() && difficulty == Difficulty::Hard {
        return None;
    }
    let verdict = if is_true { "This is true." } else { "This is false." };
    Some((
        is_true,
        Draft {
            skill: Skill::TrueOnDay,
            prompt: format!(
                "True or false? As things stood on {}, {} {}.",
                on.in_words(),
                name(author),
                relation.was(object)
            ),
            stimulus: None,
            response: Response::TrueFalse { is_true, feedback: format!("{verdict} {story}") },
            explanation: story,
            difficulty,
            difficulty_because: because,
            question: workshop.with_clock(&format!("{} on {on}", relation.does(author, object))),
            asked: String::new(),
            terms: Vec::new(),
            grounds,
            about: vec![format!("{} {}", relation.matter().id(), opening_name(author))],
        },
    ))
}

/// How many days lie between a day and the nearest act of the matter.
fn nearest_change<'g>(workshop: &Workshop<'g, '_>, relation: Relation, act: ActRef<'g>, on: Day) -> i32 {
    let strand = workshop.strand(relation.matter(), act.author(), act.object());
    let distance = |act: &ActRef<'g>| {
        let (first, last) = act.window();
        if on < first { first.days_since(on) } else { on.days_since(last).max(0) }
    };
    strand.iter().map(distance).min().unwrap_or(i32::MAX)
}

/// A number of days as people say it.
pub(super) fn days(number: i32) -> String {
    match number {
        0 => "no day".to_owned(),
        1 => "a day".to_owned(),
        2..=20 => format!("{number} days"),
        21..=59 => format!("{} weeks", number / 7),
        60..=729 => format!("{} months", number / 30),
        _ => format!("{} years", number / 365),
    }
}
