//! What could be known on this day? Two clocks: when a thing happened, and when it was in print.

use super::super::chance::Chance;
use super::super::relation::{name, opening_name};
use super::super::told::{told, told_with_day};
use super::super::workshop::{Draft, Workshop, one_more};
use super::super::{Choice, Difficulty, Response, Skill};
use super::{Drafts, is_an_event};
use crate::graph::ActRef;
use crate::time::Day;

/// How many wrong choices stand beside the right one.
const WRONG: usize = 3;

pub(super) fn drafts<'w, 'g>(workshop: &'w Workshop<'g, '_>, mut chance: Chance) -> Drafts<'w, 'g> {
    let events = workshop.acts.iter().chain(&workshop.steps).copied().filter(|act| is_an_event(*act));
    let mut acts: Vec<ActRef<'g>> = events.collect();
    chance.shuffle(&mut acts);
    let all = acts.clone();
    Box::new(acts.into_iter().filter_map(move |act| draft(workshop, &mut chance, act, &all)))
}

/// Of an act that could be known, and of others that could not be by the day it was in print.
fn draft<'g>(
    workshop: &Workshop<'g, '_>,
    chance: &mut Chance,
    act: ActRef<'g>,
    all: &[ActRef<'g>],
) -> Option<Draft<'g>> {
    let on = act.known_from().max(act.window().1).plus(1);
    if on >= workshop.last_day || !could_be_known(workshop, act, on)? {
        return None;
    }
    let mut wrong: Vec<(ActRef<'g>, Choice, i32)> = Vec::new();
    for other in all.iter().filter(|other| other.object() == act.object()) {
        let is_new =
            told(*other) != told(act) && wrong.iter().all(|(known, ..)| told(*known) != told(*other));
        // What happened twice in the same words could be known of the first time.
        let is_told_before = workshop.told_alike(*other).iter().any(|earlier| {
            earlier != other
                && (earlier.window().0 <= on || could_be_known(workshop, *earlier, on) != Some(false))
        });
        let (first, last) = other.window();
        let distance = if first > on { first.days_since(on) } else { other.known_from().days_since(on) };
        if !is_new || is_told_before || distance < 14 || could_be_known(workshop, *other, on) != Some(false) {
            continue;
        }
        let feedback = match first > on {
            true => format!("This came later: {}.", told_with_day(*other)),
            false if last <= on => format!(
                "It had happened, but the first source on record came out on {}: {}.",
                other.known_from().in_words(),
                told_with_day(*other)
            ),
            false => continue,
        };
        wrong.push((*other, Choice { text: told(*other), is_right: false, feedback }, distance));
    }
    // The nearest ones, unless it is for school.
    wrong.sort_by_key(|(other, _, distance)| (*distance, other.id()));
    if workshop.is_school() {
        wrong.retain(|(_, _, distance)| *distance > 180);
    }
    wrong.truncate(WRONG * 2);
    chance.shuffle(&mut wrong);
    wrong.truncate(WRONG);
    if wrong.len() < WRONG {
        one_more(&workshop.refused.no_neighbours);
        return None;
    }
    let nearest = wrong.iter().map(|(_, _, distance)| *distance).min()?;
    let mut grounds = vec![act];
    grounds.extend(wrong.iter().map(|(other, ..)| *other));
    let mut choices: Vec<Choice> = wrong.into_iter().map(|(_, choice, _)| choice).collect();
    // What was announced for a day was in print before it; that is no day to be told of a first report.
    let first = match act.known_from() >= act.window().1 {
        true => format!(" The first source on record is of {}.", act.known_from().in_words()),
        false => String::new(),
    };
    let explanation = format!("{}.{first}", told_with_day(act));
    choices.push(Choice { text: told(act), is_right: true, feedback: explanation.clone() });
    chance.shuffle(&mut choices);
    let difficulty = if nearest > 180 { Difficulty::Medium } else { Difficulty::Hard };
    Some(Draft {
        skill: Skill::KnownThen,
        prompt: format!(
            "It is {}. You have read all newspapers about {} up to today. Which of these can you know?",
            on.in_words(),
            name(act.object())
        ),
        stimulus: None,
        response: Response::Choice(choices),
        explanation,
        difficulty,
        difficulty_because: format!(
            "two clocks; the nearest wrong choice came {} later",
            super::true_on_day::days(nearest)
        ),
        question: question(act, on),
        asked: act.id().into_owned(),
        terms: Vec::new(),
        grounds,
        about: vec![format!("known {}", opening_name(act.author()))],
    })
}

/// What was on record between two by a day, by the sources of that day.
fn question(act: ActRef<'_>, on: Day) -> String {
    format!(
        "what happened between {} and {} before {} known by {on}",
        act.author().id(),
        act.object().id(),
        on.next()
    )
}

/// Whether the engine, asked as of a day, finds an act on record.
fn could_be_known<'g>(workshop: &Workshop<'g, '_>, act: ActRef<'g>, on: Day) -> Option<bool> {
    let answer = workshop.ask(&question(act, on))?;
    Some(answer.rows.iter().any(|row| row.grounds.iter().any(|ground| ground.act == act.id())))
}
