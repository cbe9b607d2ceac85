//! Put three acts in order. Their dates never overlap, so that there is one right order.

use super::super::chance::Chance;
use super::super::relation::{name, opening_name};
use super::super::told::{told, told_with_day};
use super::super::workshop::{Draft, Workshop};
use super::super::{Difficulty, Response, Skill};
use super::true_on_day::days;
use super::{Drafts, is_an_event};
use crate::graph::ActRef;

/// How many acts are put in order.
const PARTS: usize = 3;

pub(super) fn drafts<'w, 'g>(workshop: &'w Workshop<'g, '_>, mut chance: Chance) -> Drafts<'w, 'g> {
    let mut first: Vec<ActRef<'g>> = workshop.acts.iter().filter(|act| is_an_event(**act)).copied().collect();
    chance.shuffle(&mut first);
    Box::new(first.into_iter().filter_map(move |act| draft(workshop, &mut chance, act)))
}

/// An order of an act and of two later ones, all about one object.
fn draft<'g>(workshop: &Workshop<'g, '_>, chance: &mut Chance, act: ActRef<'g>) -> Option<Draft<'g>> {
    let mut parts: Vec<ActRef<'g>> = vec![act];
    let mut later: Vec<ActRef<'g>> = workshop
        .acts
        .iter()
        .filter(|other| other.object() == act.object() && is_an_event(**other))
        .copied()
        .collect();
    chance.shuffle(&mut later);
    // One party's doings hang together; where it did too little, those of others are taken.
    later.sort_by_key(|other| other.author() != act.author());
    for other in later {
        let gap = if workshop.is_school() { 60 } else { 7 };
        let apart = |part: &ActRef<'g>| {
            // Whatever acts their words may tell: what happened twice in the same words has no one place among others.
            let (one, two) = (workshop.window_of_telling(*part), workshop.window_of_telling(other));
            let (earlier, later) = if one < two { (one, two) } else { (two, one) };
            earlier.1.plus(gap) < later.0
        };
        if parts.len() < PARTS && parts.iter().all(|part| apart(part) && told(*part) != told(other)) {
            parts.push(other);
        }
    }
    if parts.len() < PARTS {
        return None;
    }
    parts.sort_by_key(|part| part.window());
    let (first, last) = (parts[0].window().0, parts[PARTS - 1].window().1);
    let gap = parts.windows(2).map(|two| two[1].window().0.days_since(two[0].window().1)).min()?;
    let is_one_party = parts.iter().all(|part| part.author() == act.author());
    let difficulty = match (gap, is_one_party) {
        (0..=60, _) => Difficulty::Hard,
        (_, true) => Difficulty::Easy,
        _ => Difficulty::Medium,
    };
    let by_one = if is_one_party { "all are acts of one party; " } else { "" };
    let object = name(act.object());
    let question = match is_one_party {
        true => format!("what happened between {} and {}", act.author().id(), act.object().id()),
        false => format!("what happened with {}", act.object().id()),
    };
    Some(Draft {
        skill: Skill::Order,
        prompt: format!(
            "Put these {PARTS} events in order, the earliest first. All have to do with {object}."
        ),
        stimulus: None,
        response: Response::Order(parts.iter().map(|part| told(*part)).collect()),
        explanation: parts
            .iter()
            .map(|part| format!("{}.", told_with_day(*part)))
            .collect::<Vec<_>>()
            .join(" "),
        difficulty,
        difficulty_because: format!("{by_one}the nearest two lie {} apart", days(gap)),
        question: workshop.with_clock(&format!("{question} between {first} and {last}")),
        asked: parts.iter().map(|part| part.id().into_owned()).collect::<Vec<_>>().join(" "),
        terms: Vec::new(),
        about: parts.iter().map(|part| format!("order {}", opening_name(part.author()))).take(1).collect(),
        grounds: parts,
    })
}
