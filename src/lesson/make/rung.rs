//! Place on the ladder: how far each of three deals with one party on one day.

use std::collections::BTreeMap;

use super::super::chance::Chance;
use super::super::relation::{Relation, name, opening_name};
use super::super::told::told_with_day;
use super::super::workshop::{Draft, Workshop, all_exist, one_more};
use super::super::{Difficulty, Response, Skill};
use super::Drafts;
use crate::graph::{ActRef, EntityRef};
use crate::question::{Answer, Row, Verdict};
use crate::render::rung::Rung;
use crate::time::Day;

/// How many parties are placed.
const PARTIES: usize = 3;

pub(super) fn drafts<'w, 'g>(workshop: &'w Workshop<'g, '_>, mut chance: Chance) -> Drafts<'w, 'g> {
    let mut places: Vec<(EntityRef<'g>, Day)> = workshop
        .acts
        .iter()
        .map(|act| (act.object(), act.window().1.plus(30)))
        .filter(|(_, on)| *on <= workshop.last_day)
        .collect();
    chance.shuffle(&mut places);
    Box::new(places.into_iter().filter_map(move |(object, on)| draft(workshop, &mut chance, object, on)))
}

fn draft<'g>(
    workshop: &Workshop<'g, '_>,
    chance: &mut Chance,
    object: EntityRef<'g>,
    on: Day,
) -> Option<Draft<'g>> {
    let question = format!("what stands with {} on {on}", object.id());
    let answer = workshop.ask(&question)?;
    let mut placed: Vec<(EntityRef<'g>, Rung, &Row)> = rungs(workshop, &answer, object, on);
    chance.shuffle(&mut placed);
    // One party for each rung, so that no rung is right of two.
    let mut chosen: Vec<(EntityRef<'g>, Rung, &Row)> = Vec::new();
    for one in placed {
        if chosen.iter().all(|other| other.1 != one.1)
            && chosen.len() < PARTIES
            && is_of_certain_rank(workshop, one.0, object, on)
        {
            chosen.push(one);
        }
    }
    if chosen.len() < PARTIES {
        one_more(&workshop.refused.no_neighbours);
        return None;
    }
    let grounds: Vec<ActRef<'g>> = chosen
        .iter()
        .flat_map(|(_, _, row)| {
            row.grounds.iter().filter_map(|ground| workshop.graph.act(&ground.act)).next_back()
        })
        .collect();
    let story: Vec<String> = grounds.iter().map(|act| format!("{}.", told_with_day(*act))).collect();
    let mut spread: Vec<Rung> = chosen.iter().map(|(_, rung, _)| *rung).collect();
    spread.sort_unstable();
    let are_envoys = |rung: &Rung| matches!(rung, Rung::Charge | Rung::Copy | Rung::Letters);
    let close = spread.iter().filter(|rung| are_envoys(rung)).count();
    let (difficulty, because) = match close {
        2.. => (Difficulty::Hard, format!("{close} of them differ only in the rank or the step of an envoy")),
        _ => (Difficulty::Medium, "each stands on another kind of rung".to_owned()),
    };
    Some(Draft {
        skill: Skill::Rung,
        prompt: format!(
            "How far did each of these deal with {} on {}? Give each its highest rung. (A higher rung is no better than a lower one, and rungs may be skipped.)",
            name(object),
            on.in_words()
        ),
        stimulus: None,
        response: Response::Match(
            chosen.iter().map(|(who, rung, _)| (opening_name(*who), rung.words().to_owned())).collect(),
        ),
        explanation: story.join(" "),
        difficulty,
        difficulty_because: because,
        question: workshop.with_clock(&question),
        asked: chosen.iter().map(|(who, _, _)| who.id().to_string()).collect::<Vec<_>>().join(" "),
        terms: vec!["Accreditation", "Letters of credence", "Express recognition"],
        about: chosen.iter().map(|(who, _, _)| format!("rung {}", opening_name(*who))).collect(),
        grounds,
    })
}

/// Whether it is certain, either way, that a party takes ambassadors: that an envoy was there is certain on days on which it is not whether
/// he had been raised to one.
fn is_of_certain_rank<'g>(
    workshop: &Workshop<'g, '_>,
    who: EntityRef<'g>,
    object: EntityRef<'g>,
    on: Day,
) -> bool {
    let asked = format!("{} on {on}", Relation::AcceptsAmbassadors.does(who, object));
    let verdict = workshop.ask(&asked).and_then(|answer| answer.verdict);
    let is_open = matches!(verdict, None | Some(Verdict::Possible | Verdict::Disputed));
    if is_open {
        one_more(&workshop.refused.possible);
    }
    !is_open
}

/// The highest rung of each party of which all is certain on that day.
fn rungs<'g, 'a>(
    workshop: &Workshop<'g, '_>,
    answer: &'a Answer,
    object: EntityRef<'g>,
    on: Day,
) -> Vec<(EntityRef<'g>, Rung, &'a Row)> {
    let mut rows: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in answer.rows.iter().filter(|row| row.object == object.id().as_str()) {
        rows.entry(&row.author).or_default().push(row);
    }
    rows.into_iter()
        .filter_map(|(author, rows)| {
            let who = workshop.graph.entity(author)?;
            if !all_exist(&[who, object], on) {
                return None;
            }
            let surely = rows
                .iter()
                .filter(|row| row.counts())
                .filter_map(|row| Some((Rung::reach(row, on)?.0?, *row)));
            let (rung, row) = surely.max_by_key(|(rung, _)| *rung)?;
            let at_most = rows.iter().filter_map(|row| Some(Rung::reach(row, on)?.1)).max()?;
            // An envoy of unstated rank may be any, and so may stand on any rung of envoys.
            let is_open = rows.iter().any(|row| row.code == "envoy:unstated");
            (at_most == rung && !is_open && rung != Rung::Off).then_some((who, rung, row))
        })
        .collect()
}
