//! Count by lens: the same facts, counted by each doctrine of what recognition is.

use super::super::chance::Chance;
use super::super::relation::name;
use super::super::workshop::{Draft, Workshop, all_exist};
use super::super::{Difficulty, Response, Skill, Stimulus};
use super::Drafts;
use crate::graph::{ActRef, Conduct, EntityRef, LensRef};
use crate::question::Bucket;
use crate::render::figure::{Inks, Style};
use crate::render::ladder;
use crate::text::visible;
use crate::time::Day;
use crate::vocabulary::Matter;

pub(super) fn drafts<'w, 'g>(workshop: &'w Workshop<'g, '_>, mut chance: Chance) -> Drafts<'w, 'g> {
    let mut places: Vec<(EntityRef<'g>, Day, LensRef<'g>)> = Vec::new();
    let moves = |act: &&ActRef<'g>| matches!(act.matter(), Matter::RecognitionAsGovernment | Matter::Envoys);
    for act in workshop.acts.iter().filter(moves) {
        let on = act.window().1.plus(20);
        if !all_exist(&[act.object()], on) {
            continue;
        }
        // What a ladder shows can be counted from it; missions stand on its lowest rung, beneath envoys.
        let readable = workshop
            .graph
            .lenses()
            .filter(|lens| lens.counts().iter().all(|conduct| matches!(conduct, Conduct::Envoy { .. })));
        places.extend(readable.map(|lens| (act.object(), on, lens)).filter(|_| on <= workshop.last_day));
    }
    chance.shuffle(&mut places);
    Box::new(places.into_iter().filter_map(move |(object, on, lens)| draft(workshop, object, on, lens)))
}

fn draft<'g>(
    workshop: &Workshop<'g, '_>,
    object: EntityRef<'g>,
    on: Day,
    lens: LensRef<'g>,
) -> Option<Draft<'g>> {
    let question = format!("how many recognize {} as a government on {on} by lens", object.id());
    let answer = workshop.ask(&question)?;
    let bucket = answer.series.iter().find(|bucket| bucket.label == lens.id().as_str())?;
    // A count that is only possible is no key.
    if bucket.count != bucket.at_most {
        super::super::workshop::one_more(&workshop.refused.possible);
        return None;
    }
    let standing = workshop.ask(&format!("what stands with {} on {on}", object.id()))?;
    let mut figure = ladder::ladder(&standing, None).ok()?;
    // The sheet has its own sources at its foot; those of every party to the figure would fill a page.
    let is_of_ladder = |line: &&str| line.trim_start().starts_with("- ");
    let rungs: Vec<&str> = figure.twin.lines().filter(is_of_ladder).collect();
    let in_words = format!("{}\n{}", figure.title, rungs.join("\n"));
    (figure.sources, figure.sources_in_brief, figure.footer) = (Vec::new(), Vec::new(), Vec::new());
    figure.description = in_words.clone();
    let svg = figure
        .svg(&Style {
            inks: Inks::Grey,
            title: Some(format!("Dealings with {} on {}", name(object), on.in_words())),
            ..Style::default()
        })
        .ok()?;
    let grounds: Vec<ActRef<'g>> = workshop
        .acts
        .iter()
        .filter(|act| {
            act.object() == object
                && act.window().1 <= on
                && bucket.parties.iter().any(|party| party == act.author().name())
                && matches!(act.matter(), Matter::RecognitionAsGovernment | Matter::Envoys)
        })
        .copied()
        .collect();
    if grounds.is_empty() && bucket.count > 0 {
        return None;
    }
    let grounds = if grounds.is_empty() {
        workshop
            .acts
            .iter()
            .filter(|act| act.object() == object && act.window().1 <= on)
            .rev()
            .take(1)
            .copied()
            .collect()
    } else {
        grounds
    };
    let counts: Vec<usize> = answer.series.iter().map(|bucket| bucket.count).collect();
    if counts.iter().all(|count| *count == bucket.count) {
        super::super::workshop::one_more(&workshop.refused.no_neighbours);
        return None;
    }
    let other_counts = counts.iter().filter(|count| **count != bucket.count).count();
    Some(Draft {
        skill: Skill::Lens,
        prompt: format!(
            "Scholars disagree on what counts as recognition. Take this rule, “{}”: it {} By it, how many recognized {} as a government on {}?",
            visible(lens.name()),
            lowered(&visible(lens.note().unwrap_or_default()).replace(" The default.", "")),
            name(object),
            on.in_words()
        ),
        stimulus: Some(Stimulus::Figure { svg, alternative: in_words }),
        response: Response::Number(bucket.count),
        explanation: explained(workshop, bucket, &answer.series),
        difficulty: Difficulty::Hard,
        difficulty_because: format!("{other_counts} other rules give other numbers for the same day"),
        question: workshop.with_clock(&question),
        asked: lens.id().to_string(),
        terms: vec!["Express recognition", "Implied recognition"],
        grounds,
        about: vec![format!("lens {}", lens.id())],
    })
}

/// Who is counted, and what the other rules count.
fn explained(workshop: &Workshop<'_, '_>, bucket: &Bucket, series: &[Bucket]) -> String {
    let rule = |id: &str| workshop.graph.lens(id).map_or_else(|| visible(id), |lens| visible(lens.name()));
    let parties = match bucket.parties.as_slice() {
        [] => "Nobody is counted by this rule".to_owned(),
        parties => format!("Counted by this rule: {}", visible(&parties.join(", "))),
    };
    let others: Vec<String> = series
        .iter()
        .filter(|other| other.label != bucket.label)
        .map(|other| match other.count == other.at_most {
            true => format!("{} by “{}”", other.count, rule(&other.label)),
            false => format!("{} to {} by “{}”", other.count, other.at_most, rule(&other.label)),
        })
        .collect();
    match others.is_empty() {
        true => format!("{parties}."),
        false => format!("{parties}. The same facts give {}.", others.join(", ")),
    }
}

/// A sentence that goes on another.
fn lowered(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
