//! `comity teach brief`: one, or one for each side into a folder.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use comity::Graph;
use comity::graph::EntityRef;
use comity::lesson::{self, BriefRequest, Topic};
use comity::question::{self, Form, Lexicon};
use comity::time::Day;

use super::super::file::{fill, is_folder};
use super::super::{Graphs, Outcome, day};
use super::print::{ENDINGS, Size, printed};
use super::write::Target;
use crate::Surroundings;

/// Whose brief it is and where it goes.
#[derive(Debug, Args)]
pub(super) struct Brief {
    /// A question, in place of sides: each party that its answer names on the day gets a brief
    #[arg(value_name = "QUESTION", conflicts_with_all = ["side", "about"])]
    question: Vec<String>,
    /// The side that the brief is for; several, with commas between, into a folder. Without it, all that had done something by then
    #[arg(long = "for", value_name = "NAMES", value_delimiter = ',')]
    side: Vec<String>,
    /// The day on which the simulation is set
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Day,
    /// Tell only what had been published by this day; without it, by the day of the simulation
    #[arg(long, value_name = "DAY", value_parser = day)]
    known_by: Option<Day>,
    /// Whom the brief is about; without it, whom the side has had most to do with by then
    #[arg(long, value_name = "NAME")]
    about: Option<String>,
    /// Whose doings to tell beside, with commas between; without it, those of its smallest group that have done something
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    other: Vec<String>,
    /// The file to write; its ending says the form. Several briefs need a folder, such as `briefs/`. Without it, one goes to stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The form, where no ending says it; in a folder html, unless another is given
    #[arg(long, short, value_name = "FORM")]
    format: Option<String>,
    /// The paper to print on
    #[arg(long, value_enum, default_value = "a4", value_name = "SIZE")]
    paper: Size,
    #[command(flatten)]
    graphs: Graphs,
}

pub(super) fn run(brief: &Brief, surroundings: &Surroundings) -> Outcome {
    match made(brief, surroundings) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn made(brief: &Brief, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let target = Target { output: brief.output.clone(), format: brief.format.clone() };
    let folder = brief.output.as_deref().filter(|path| is_folder(path));
    let form = match folder {
        Some(_) => Target { output: None, ..target.clone() }.form(ENDINGS, "html")?,
        None => target.form(ENDINGS, "markdown")?,
    };
    let (loaded, remarks) = brief.graphs.load(surroundings).map_err(Outcome::misuse)?;
    let made = written(brief, &loaded.graph, form).map_err(|outcome| outcome.with_remarks(&remarks))?;
    match (folder, made.as_slice()) {
        (Some(folder), _) => {
            let ending = ENDINGS.iter().find(|(_, known)| *known == form).map_or("", |(ending, _)| ending);
            let files: Vec<(PathBuf, Vec<u8>)> = made
                .into_iter()
                .map(|(side, bytes)| (folder.join(format!("{side}{ending}")), bytes))
                .collect();
            fill(folder, &files).map_err(Outcome::misuse)?;
            Ok(Outcome::default().with_remarks(&remarks))
        }
        (None, [(_, bytes)]) => Ok(target.write(bytes.clone(), &remarks)),
        (None, all) => Err(Outcome::misuse(format!(
            "these are {} briefs: give a folder, such as `--output briefs/`, or name one side with `--for`",
            all.len()
        ))
        .with_remarks(&remarks)),
    }
}

/// The briefs, each with the id of its side.
fn written(brief: &Brief, graph: &Graph, form: &str) -> Result<Vec<(String, Vec<u8>)>, Outcome> {
    let lexicon = Lexicon::new(graph);
    let known_by = brief.known_by.unwrap_or(brief.on);
    let about = brief.about.as_deref().map(|name| named(graph, &lexicon, "about", name)).transpose()?;
    let others: Vec<EntityRef<'_>> =
        brief.other.iter().map(|name| named(graph, &lexicon, "other", name)).collect::<Result<_, _>>()?;
    let (about, mut sides) = match (brief.question.as_slice(), brief.side.as_slice()) {
        ([], []) => {
            let (about, sides) = lesson::sides(graph, about, brief.on, known_by).map_err(Outcome::misuse)?;
            (Some(about), sides)
        }
        ([], names) => {
            let sides = names.iter().map(|name| named(graph, &lexicon, "for", name));
            (about, sides.collect::<Result<_, _>>()?)
        }
        (words, _) => asked(graph, &lexicon, &words.join(" "), brief.on, known_by)?,
    };
    let mut seen = Vec::new();
    sides.retain(|side| {
        !seen.contains(side) && {
            seen.push(*side);
            true
        }
    });
    let are_several = sides.len() > 1;
    let one = |side: EntityRef<'_>| {
        // In a set, the others of a side are those named but itself.
        let others = others.iter().copied().filter(|other| !are_several || *other != side).collect();
        let request = BriefRequest { side, about, others, on: brief.on, known_by, paper: brief.paper.into() };
        let made = lesson::brief(graph, &request).map_err(Outcome::misuse)?;
        Ok((side.id().to_string(), printed(&made.paper, form, brief.paper)?))
    };
    sides.into_iter().map(one).collect()
}

/// Whom a question is about and the parties that its answer names, as of the day of the simulation.
fn asked<'g>(
    graph: &'g Graph,
    lexicon: &Lexicon<'g>,
    words: &str,
    on: Day,
    known_by: Day,
) -> Result<(Option<EntityRef<'g>>, Vec<EntityRef<'g>>), Outcome> {
    let mut question = question::parse(words, lexicon).map_err(Outcome::misuse)?;
    // A day in the question would tell the players of a day that is not theirs.
    if question.on.is_some() || question.known_by.is_some() || question.within.is_some() {
        return Err(Outcome::misuse(
            "the day is given with `--on` and `--known-by`: leave it out of the question",
        ));
    }
    (question.on, question.known_by) = (Some(on), Some(known_by));
    let answer = question::ask(graph, &question);
    let about = Topic::of_question(&question).parties.first().copied();
    let sides: BTreeSet<EntityRef<'g>> = answer
        .rows
        .iter()
        .filter_map(|row| graph.entity(&row.author))
        .filter(|side| Some(*side) != about)
        .collect();
    match sides.is_empty() {
        true => Err(Outcome::misuse(format!("nobody is a side to this: {}", answer.finding))),
        false => Ok((about, sides.into_iter().collect())),
    }
}

/// The entity that an option names: by its id, or by a name as a question would have it, so that it may be mistyped and is corrected in
/// the same way.
fn named<'g>(
    graph: &'g Graph,
    lexicon: &Lexicon<'g>,
    option: &str,
    name: &str,
) -> Result<EntityRef<'g>, Outcome> {
    if let Some(entity) = graph.entity(name.trim()) {
        return Ok(entity);
    }
    let question = question::parse(&format!("what stands with {name}"), lexicon).map_err(Outcome::misuse)?;
    match question.form {
        Form::WhatStands(entity, None) => Ok(entity),
        _ => Err(Outcome::misuse(format!("`--{option}` takes the name of one entity"))),
    }
}
