//! Putting a sheet together: questions of every kind in turn, none twice, each with an id that comes from what it asks.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::chance::Chance;
use super::make::makers;
use super::relation::{capitalized, name, opening_name};
use super::request::Request;
use super::told::source_line;
use super::workshop::{Draft, Workshop};
use super::{Item, Sheet, Skill};
use crate::graph::{ActRef, Graph};
use crate::text::visible;

/// How many sources a question names at most; the rest are in the graph.
const SOURCES_OF_AN_ITEM: usize = 3;

/// Why a sheet was not made: fewer questions can be asked honestly than were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooFew {
    /// How many were asked for.
    pub wanted: usize,
    /// How many can be made.
    pub made: usize,
    /// Why no more: each reason with how often it was met.
    pub because: Vec<(usize, &'static str)>,
}

impl fmt::Display for TooFew {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.made {
            0 => write!(f, "no question can be made honestly of this")?,
            1 => write!(f, "one question can be made honestly of this, not {}", self.wanted)?,
            made => write!(f, "{made} questions can be made honestly of this, not {}", self.wanted)?,
        }
        let because: Vec<String> =
            self.because.iter().map(|(count, reason)| format!("{count} {reason}")).collect();
        match because.as_slice() {
            [] => f.write_str("; there are no more acts on record that surely took place"),
            because => write!(f, "; others were left out: {}", because.join(", ")),
        }
    }
}

impl std::error::Error for TooFew {}

/// Makes a sheet: the same request of the same graph gives the same sheet, byte for byte.
///
/// # Errors
/// When fewer questions can be made honestly than are asked for.
///
/// # Examples
/// ```
/// use comity::lesson::{Request, Topic, sheet};
/// let loaded = comity::load::case("russia-taliban-2024-10").unwrap();
/// let topic = Topic::of(loaded.graph.entity("taliban").unwrap());
/// let made = sheet(&loaded.graph, &Request { topic, questions: 3, seed: 7, ..Request::default() }).unwrap();
/// assert_eq!(made.items.len(), 3);
/// ```
pub fn sheet<'g>(graph: &'g Graph, request: &Request<'g>) -> Result<Sheet, TooFew> {
    let workshop = Workshop::new(graph, request);
    let mut chosen = choose(&workshop)?;
    // The easy ones first; among equals, one kind after the other.
    chosen.sort_by_key(|draft| (draft.difficulty, draft.skill));
    let mut sources = Sources::default();
    let items = chosen.into_iter().map(|draft| finished(&workshop, draft, &mut sources)).collect();
    Ok(Sheet {
        title: request.title.clone().map_or_else(|| title(&workshop), |title| visible(&title)),
        level: request.level,
        seed: request.seed,
        known_by: workshop.last_day.to_string(),
        horizon: graph.horizon().map_or_else(String::new, |day| day.to_string()),
        items,
        sources: sources.lines,
    })
}

/// Takes one question of each kind in turn. What a sheet already asks about is taken again only when nothing else is left.
fn choose<'g>(workshop: &Workshop<'g, '_>) -> Result<Vec<Draft<'g>>, TooFew> {
    let request = workshop.request;
    let mut makers: Vec<_> = makers(workshop)
        .into_iter()
        .filter(|(skill, _)| request.skills.is_empty() || request.skills.contains(skill))
        .map(|(skill, make)| make(workshop, Chance::new(request.seed, skill as u64 + 1)))
        .collect();
    let mut chosen: Vec<Draft<'g>> = Vec::new();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut about: BTreeSet<String> = BTreeSet::new();
    let mut spare: Vec<Draft<'g>> = Vec::new();
    while chosen.len() < request.questions && !makers.is_empty() {
        makers.retain_mut(|maker| {
            if chosen.len() == request.questions {
                return true;
            }
            loop {
                let Some(draft) = maker.next() else { return false };
                if !ids.insert(id(&draft)) {
                    continue;
                }
                if draft.about.iter().any(|fact| about.contains(fact)) {
                    spare.push(draft);
                    continue;
                }
                about.extend(draft.about.iter().cloned());
                chosen.push(draft);
                return true;
            }
        });
    }
    // Of what is left over, one kind after the other too.
    let mut of_kind: BTreeMap<Skill, usize> = BTreeMap::new();
    let mut turns: Vec<(usize, Draft<'g>)> = Vec::new();
    for draft in spare {
        let turn = of_kind.entry(draft.skill).or_default();
        turns.push((*turn, draft));
        *turn += 1;
    }
    turns.sort_by_key(|(turn, draft)| (*turn, draft.skill));
    let missing = request.questions - chosen.len();
    chosen.extend(turns.into_iter().map(|(_, draft)| draft).take(missing));
    if chosen.len() < request.questions || request.questions == 0 {
        let refused = &workshop.refused;
        let because = [
            (refused.disputed.get(), "whose answer is disputed"),
            (refused.possible.get(), "whose answer is only possible, since a date is vague"),
            (refused.unexamined.get(), "of which it was not examined whether they are so"),
            (refused.unborn.get(), "about a day on which one of the parties may not have existed"),
            (refused.no_neighbours.get(), "for which there were too few wrong choices that are surely wrong"),
        ];
        let because = because.into_iter().filter(|(count, _)| *count > 0).collect();
        return Err(TooFew { wanted: request.questions, made: chosen.len(), because });
    }
    Ok(chosen)
}

/// Numbers the sources in the order in which questions first rest on them.
#[derive(Default)]
struct Sources {
    lines: Vec<String>,
}

impl Sources {
    fn number(&mut self, line: String) -> usize {
        match self.lines.iter().position(|known| *known == line) {
            Some(at) => at + 1,
            None => {
                self.lines.push(line);
                self.lines.len()
            }
        }
    }
}

fn finished<'g>(workshop: &Workshop<'g, '_>, draft: Draft<'g>, sources: &mut Sources) -> Item {
    // The first two reports of each act, in the order in which they came out.
    let reports = |act: &ActRef<'g>| {
        let mut reports: Vec<_> =
            act.sources().filter(|source| source.known_from() <= workshop.last_day).collect();
        reports.sort_by_key(|source| (source.known_from(), source.id()));
        reports.truncate(2);
        reports
    };
    let mut lines: Vec<String> = Vec::new();
    for source in draft.grounds.iter().flat_map(reports) {
        let line = source_line(source);
        if !lines.contains(&line) && lines.len() < SOURCES_OF_AN_ITEM {
            lines.push(line);
        }
    }
    Item {
        id: id(&draft),
        skill: draft.skill,
        prompt: draft.prompt,
        stimulus: draft.stimulus,
        response: draft.response,
        explanation: draft.explanation,
        difficulty: draft.difficulty,
        difficulty_because: draft.difficulty_because,
        question: draft.question,
        terms: draft.terms.into_iter().map(str::to_owned).collect(),
        sources: lines.into_iter().map(|line| sources.number(line)).collect(),
    }
}

/// The id of a question: its kind and a number made of what it asks, so that it is the same on every sheet.
fn id(draft: &Draft<'_>) -> String {
    // FNV-1a, 64 bits: short, fixed for ever, and enough to keep some thousands of questions apart.
    let asked = format!("{}\n{}", draft.question, draft.asked);
    let number = asked.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |number, byte| {
        (number ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{}-{number:016x}", draft.skill.id())
}

/// What the sheet is about, in words.
fn title(workshop: &Workshop<'_, '_>) -> String {
    match workshop.request.topic.parties.as_slice() {
        [one] => format!("{} and the world", opening_name(*one)),
        [one, others @ ..] => {
            let others: Vec<String> = others.iter().map(|other| name(*other)).collect();
            capitalized(&format!("{} and {}", name(*one), others.join(" and ")))
        }
        [] => {
            // Of a whole graph, the one that most acts are about.
            let mut counts = BTreeMap::new();
            for act in &workshop.acts {
                *counts.entry(act.object()).or_insert(0_usize) += 1;
            }
            match counts.into_iter().max_by_key(|(object, count)| (*count, std::cmp::Reverse(*object))) {
                Some((object, _)) => format!("{} and the world", opening_name(object)),
                None => "Recognition".to_owned(),
            }
        }
    }
}
