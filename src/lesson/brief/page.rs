//! A brief as a page, in the second person.

use super::Brief;
use super::pen::Pen;
use super::record::{Doings, Record};
use super::terms::terms;
use crate::graph::{ActRef, EntityRef};
use crate::lesson::form::paper::{Block, Paper, Setting};
use crate::lesson::telling::Telling;
use crate::render::rungs::Rungs;
use crate::text::{joined, visible};

/// How much is told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// The latest of the side's own acts.
    own: usize,
    /// The parties beside the side.
    parties: usize,
    /// The latest acts of each of them.
    each: usize,
    /// The latest of what the side has said.
    statements: usize,
    /// The terms explained.
    terms: usize,
}

impl Measure {
    /// So few own acts are told only where nothing else fits.
    const LEAST: usize = 2;
    /// From the fullest telling to the shortest.
    pub(super) const FALLING: [Self; 10] = [
        Self::of(8, 8, 3, 5, 2),
        Self::of(7, 8, 2, 4, 2),
        Self::of(6, 7, 2, 3, 2),
        Self::of(6, 7, 1, 3, 2),
        Self::of(5, 6, 1, 2, 2),
        Self::of(5, 5, 1, 2, 2),
        Self::of(4, 5, 1, 1, 2),
        Self::of(3, 4, 1, 1, 2),
        Self::of(3, 3, 1, 1, 2),
        Self::of(2, 2, 1, 1, 2),
    ];
    /// The same beside a figure: what others have done may be told of fewer, since the figure shows them, and one term may do.
    pub(super) const BESIDE_A_FIGURE: [Self; 10] = [
        Self::of(8, 8, 3, 5, 2),
        Self::of(7, 6, 2, 4, 2),
        Self::of(6, 5, 1, 3, 2),
        Self::of(5, 4, 1, 2, 2),
        Self::of(5, 4, 1, 2, 1),
        Self::of(4, 3, 1, 2, 1),
        Self::of(4, 2, 1, 2, 1),
        Self::of(4, 2, 1, 1, 1),
        Self::of(3, 2, 1, 1, 1),
        Self::of(3, 1, 1, 1, 1),
    ];

    const fn of(own: usize, parties: usize, each: usize, statements: usize, terms: usize) -> Self {
        Self { own, parties, each, statements, terms }
    }
}

/// Writes the page.
pub(super) fn page(record: &Record<'_>, measure: Measure, figure: Option<&Rungs>) -> Brief {
    let mut pen = Pen {
        record,
        telling: Telling { you: Some(record.side), on: Some(record.view.on()) },
        acts: Vec::new(),
        sources: Vec::new(),
        quoted: Vec::new(),
    };
    let title = format!(
        "Brief for {}: {}, {}",
        pen.telling.named(record.side),
        pen.telling.named(record.about),
        record.view.on().in_words()
    );
    let (standings, silent) = pen.standings();
    let mut blocks = vec![
        Block::Title { text: title.clone(), has_name_line: false },
        Block::Text(pen.opening()),
        Block::Heading("Where you stand".to_owned()),
    ];
    blocks.extend(standings);
    blocks.extend(silent.map(Block::Text));
    if let Some(figure) = figure {
        blocks.push(Block::Figure { svg: figure.svg.clone(), alternative: figure.words.clone() });
        for act in figure.acts.iter().filter_map(|id| record.view.graph().act(id)) {
            if !pen.acts.contains(&act) {
                pen.acts.push(act);
            }
        }
    }
    blocks.extend([
        Block::Heading("What you have done".to_owned()),
        Block::Lines(pen.own(measure.own)),
        Block::Heading("What you have said you will do".to_owned()),
        Block::Lines(pen.intents()),
        Block::Heading("Your policy, as far as your words are on record".to_owned()),
        Block::Lines(pen.policy(measure.statements)),
        Block::Heading("What others have done".to_owned()),
        Block::Lines(pen.others(measure)),
        Block::Heading("What you cannot know".to_owned()),
        Block::Text(pen.unknown()),
    ]);
    let mut terms = terms(record);
    terms.truncate(measure.terms);
    if !terms.is_empty() {
        let heading = if terms.len() == 1 { "A term you need" } else { "Two terms you need" };
        blocks.push(Block::Together(vec![Block::Heading(heading.to_owned()), Block::Terms(terms)]));
    }
    blocks.push(Block::Small(pen.foot()));
    Brief {
        paper: Paper { title, setting: Setting::Close, blocks },
        acts: pen.acts.iter().map(|act| act.id().into_owned()).collect(),
        sources: pen.sources.iter().map(|source| source.id().to_string()).collect(),
    }
}

impl<'g> Pen<'_, 'g> {
    fn opening(&self) -> String {
        let (on, known_by) = (self.record.view.on(), self.record.view.known_by());
        let known = match known_by == on {
            true => "what had been published by that day, and nothing later".to_owned(),
            false => format!("what had been published by {}, and nothing later", known_by.in_words()),
        };
        format!(
            "You speak for {}. It is {}. This page tells what was on record then of you and {}: {known}. Play the day as it was.",
            self.telling.named(self.record.side),
            on.in_words(),
            self.telling.named(self.record.about)
        )
    }

    fn own(&mut self, most: usize) -> Vec<String> {
        let record = self.record;
        let about = self.telling.named(record.about);
        let mut lines: Vec<String> =
            latest(&record.own, most).iter().filter_map(|act| self.told(*act, true)).collect();
        match record.own.len() {
            0 => lines.push(format!(
                "Nothing that you did towards {about} is on record by this day. That does not prove that nothing was done."
            )),
            all if all > most => lines.insert(0, left_out(all - most)),
            _ => {}
        }
        lines
    }

    fn intents(&mut self) -> Vec<String> {
        let record = self.record;
        let lines: Vec<String> = record.intents.iter().filter_map(|act| self.told(*act, true)).collect();
        match lines.is_empty() {
            true => vec![
                "Nothing that is still to be done is on record. You are bound by no announcement.".to_owned(),
            ],
            false => lines,
        }
    }

    fn policy(&mut self, most: usize) -> Vec<String> {
        let record = self.record;
        let mut lines: Vec<String> =
            latest(&record.statements, most).iter().filter_map(|act| self.said(*act)).collect();
        let styled = record.own.iter().chain(&record.statements).rev();
        let styled = styled.filter_map(|act| Some((*act, act.styled()?))).next();
        if let Some((act, name)) = styled {
            let line =
                format!("The name you use for {}: “{}”.", self.telling.named(record.about), visible(name));
            if !self.is_of_later(&line) {
                let mark = self.mark(act);
                lines.push(format!("{line}{mark}"));
            }
        }
        if lines.is_empty() {
            lines.push(
                "No statement of yours is on record by this day: your policy is for you to find.".to_owned(),
            );
        }
        lines
    }

    fn others(&mut self, measure: Measure) -> Vec<String> {
        let record = self.record;
        let mut lines = Vec::new();
        let doing: Vec<&Doings<'g>> = record.others.iter().filter(|doings| !doings.acts.is_empty()).collect();
        let parties = match record.are_others_named {
            // Who was asked for is left out last.
            true if measure.own > Measure::LEAST => doing.len(),
            _ => measure.parties.min(doing.len()),
        };
        for doings in &doing[..parties] {
            // Of those whom the brief is about, what they did towards the side comes first.
            let acts = match doings.party == record.about {
                true => foremost(doings, record.side, measure.each + 1),
                false => latest(&doings.acts, measure.each).to_vec(),
            };
            let told: Vec<String> = acts.iter().filter_map(|act| self.told(*act, false)).collect();
            let told = in_one_sentence(
                told,
                &self.telling.opening_name(doings.party),
                &self.telling.named(doings.party),
            );
            if !told.is_empty() {
                lines.push(format!("{}.", told.join("; ")));
            }
        }
        let left_out: Vec<String> =
            doing[parties..].iter().map(|doings| self.telling.named(doings.party)).collect();
        if !left_out.is_empty() {
            lines.push(format!("Left out here, though something is on record: {}.", joined(&left_out)));
        }
        if lines.is_empty() {
            lines.push("Nothing that others did is on record by this day.".to_owned());
        }
        lines
    }

    fn unknown(&self) -> String {
        let record = self.record;
        let mut text = format!(
            "Whatever came after {}, and whatever was published after {}. ",
            record.view.on().in_words(),
            match record.view.on() == record.view.known_by() {
                true => "it".to_owned(),
                false => record.view.known_by().in_words(),
            }
        );
        let silent: Vec<String> = record
            .others
            .iter()
            .filter(|doings| doings.acts.is_empty() && doings.party != record.about)
            .map(|doings| self.telling.named(doings.party))
            .collect();
        if !silent.is_empty() {
            text.push_str(&format!(
                "What {} did about {}: nothing is on record. ",
                joined(&silent),
                self.telling.named(record.about)
            ));
        }
        text.push_str("What was said in private, and what was done and not reported.");
        text
    }

    fn foot(&self) -> String {
        let mut text = String::new();
        let sources: Vec<String> =
            (1..).zip(&self.sources).map(|(number, source)| self.source(number, *source)).collect();
        if !sources.is_empty() {
            text.push_str(&format!("Sources: {}. ", sources.join("; ")));
        }
        let (on, known_by) = (self.record.view.on(), self.record.view.known_by());
        text.push_str(&format!(
            "Asked of comity {}: what stands between {} and {} on {on} known by {known_by}.",
            env!("CARGO_PKG_VERSION"),
            self.record.side.id(),
            self.record.about.id()
        ));
        text
    }
}

/// Sentences about one party, to be joined: its name is not said again where the sentence before was about it too.
fn in_one_sentence(told: Vec<String>, opening: &str, named: &str) -> Vec<String> {
    let (mut is_subject, mut is_first) = (false, true);
    let mut shortened = Vec::with_capacity(told.len());
    for sentence in told {
        let about_it = sentence.strip_prefix(opening).filter(|rest| rest.starts_with(' '));
        shortened.push(match (about_it, is_subject, is_first) {
            (_, _, true) => sentence.clone(),
            (Some(rest), true, _) => rest.trim_start().to_owned(),
            (Some(rest), false, _) => format!("{named}{rest}"),
            (None, ..) => sentence
                .strip_prefix("An envoy of ")
                .map_or_else(|| sentence.clone(), |rest| format!("an envoy of {rest}")),
        });
        (is_subject, is_first) = (about_it.is_some(), false);
    }
    shortened
}

/// The latest of some acts that are in order of time.
fn latest<'a, 'g>(acts: &'a [ActRef<'g>], most: usize) -> &'a [ActRef<'g>] {
    &acts[acts.len().saturating_sub(most)..]
}

/// The latest acts towards somebody, and the latest others as far as there is room; in order of time.
fn foremost<'g>(doings: &Doings<'g>, towards: EntityRef<'g>, most: usize) -> Vec<ActRef<'g>> {
    let concerns = |act: &ActRef<'g>| act.object() == towards || act.author() == towards;
    let mut chosen: Vec<usize> = (0..doings.acts.len()).rev().collect();
    chosen.sort_by_key(|at| !concerns(&doings.acts[*at]));
    chosen.truncate(most);
    chosen.sort_unstable();
    chosen.into_iter().map(|at| doings.acts[at]).collect()
}

fn left_out(count: usize) -> String {
    match count {
        1 => "One earlier act of yours is left out here.".to_owned(),
        count => format!("{count} earlier acts of yours are left out here."),
    }
}
