//! Which matter is this? No matter ever moves another: that an embassy closes withdraws no recognition.

use super::super::chance::Chance;
use super::super::relation::{name, opening_name};
use super::super::told::{told, told_with_day};
use super::super::workshop::{Draft, Workshop, one_more};
use super::super::{Choice, Difficulty, Response, Skill};
use super::{Drafts, is_an_event};
use crate::graph::ActRef;
use crate::vocabulary::Matter;

/// The matters that are told apart.
const MATTERS: [Matter; 6] = [
    Matter::RecognitionAsGovernment,
    Matter::RecognitionAsState,
    Matter::Relations,
    Matter::Envoys,
    Matter::Premises,
    Matter::Listing,
];

/// How many wrong choices stand beside the right one.
const WRONG: usize = 3;

pub(super) fn drafts<'w, 'g>(workshop: &'w Workshop<'g, '_>, mut chance: Chance) -> Drafts<'w, 'g> {
    let mut acts: Vec<ActRef<'g>> = workshop
        .acts
        .iter()
        .filter(|act| MATTERS.contains(&act.matter()) && is_an_event(**act) && act.on().exact().is_some())
        .copied()
        .collect();
    chance.shuffle(&mut acts);
    Box::new(acts.into_iter().filter_map(move |act| draft(workshop, &mut chance, act)))
}

fn draft<'g>(workshop: &Workshop<'g, '_>, chance: &mut Chance, act: ActRef<'g>) -> Option<Draft<'g>> {
    let (author, object) = (act.author(), act.object());
    let (first, last) = act.window();
    let question =
        format!("what happened between {} and {} between {first} and {last}", author.id(), object.id());
    let answer = workshop.ask(&question)?;
    // What else these two did in those days would be a second right choice.
    let moved = |matter: Matter| answer.rows.iter().any(|row| row.matter == matter.id());
    if !answer.rows.iter().any(|row| row.grounds.iter().any(|ground| ground.act == act.id())) {
        return None;
    }
    let mut wrong: Vec<(Matter, Choice, bool)> = MATTERS
        .into_iter()
        .filter(|matter| *matter != act.matter() && !moved(*matter))
        // Recognition as a state and as a government are never both among the choices: at school they are one word.
        .filter(|matter| *matter != Matter::RecognitionAsState)
        .map(|matter| {
            let (before, after) = workshop.around(matter, author, object, last);
            let (feedback, is_near) = match (before, after) {
                (Some(act), _) => (
                    format!("That is a matter of its own, and stayed as it was: {}.", told_with_day(act)),
                    true,
                ),
                (None, Some(act)) => (format!("That came on another day: {}.", told_with_day(act)), true),
                (None, None) => {
                    ("That is a matter of its own, and no act of it is on record here.".to_owned(), false)
                }
            };
            (matter, Choice { text: changed(matter, act), is_right: false, feedback }, is_near)
        })
        .collect();
    chance.shuffle(&mut wrong);
    wrong.sort_by_key(|(_, _, is_near)| !is_near);
    wrong.truncate(WRONG);
    if wrong.len() < WRONG {
        one_more(&workshop.refused.no_neighbours);
        return None;
    }
    // A thing of which nothing else is on record tells nobody apart.
    if !workshop.is_school() && wrong.iter().all(|(_, _, is_near)| !is_near) {
        one_more(&workshop.refused.no_neighbours);
        return None;
    }
    let near = wrong.iter().filter(|(_, _, is_near)| *is_near).count();
    let mut choices: Vec<Choice> = wrong.into_iter().map(|(_, choice, _)| choice).collect();
    let explanation = format!(
        "{}. This moves {} and nothing else; no act of one matter moves another.",
        told_with_day(act),
        act.matter().in_words()
    );
    choices.push(Choice { text: changed(act.matter(), act), is_right: true, feedback: explanation.clone() });
    chance.shuffle(&mut choices);
    let (difficulty, because) = match near {
        0 => (Difficulty::Easy, "the two have no other matter on record".to_owned()),
        1 => (Difficulty::Easy, "one other matter between the two is on record".to_owned()),
        _ => (Difficulty::Medium, format!("{near} other matters between the same two are on record")),
    };
    Some(Draft {
        skill: Skill::Matter,
        prompt: format!("{}. Which of these did that change?", told_with_day(act)),
        stimulus: None,
        response: Response::Choice(choices),
        explanation,
        difficulty,
        difficulty_because: because,
        question: workshop.with_clock(&question),
        asked: act.id().into_owned(),
        terms: Vec::new(),
        grounds: vec![act],
        about: vec![format!("matter {}", opening_name(author)), told(act)],
    })
}

/// What an act of a matter changes, as a choice.
fn changed(matter: Matter, act: ActRef<'_>) -> String {
    let (author, object) = (name(act.author()), name(act.object()));
    match matter {
        Matter::RecognitionAsState => format!("Whether {author} recognized {object} as a state"),
        Matter::RecognitionAsGovernment => format!("Whether {author} recognized {object} as a government"),
        Matter::Relations => "Whether the two had diplomatic relations".to_owned(),
        Matter::Envoys => format!("Which envoy of {object}, if any, {author} accepted"),
        Matter::Premises => format!("Who ran the embassy or consulate that stands for {object} there"),
        _ => format!("Whether {object} stood on a list of terrorist, banned or sanctioned groups"),
    }
}
