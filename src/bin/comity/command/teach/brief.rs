//! `comity teach brief`.

use clap::Args;
use comity::Graph;
use comity::graph::EntityRef;
use comity::lesson::{self, BriefRequest};
use comity::question::{self, Form, Lexicon};
use comity::time::Day;

use super::super::{Graphs, Outcome, day};
use super::print::{ENDINGS, Size, printed};
use super::write::Target;
use crate::Surroundings;

/// Whose brief it is and where it goes.
#[derive(Debug, Args)]
pub(super) struct Brief {
    /// The side that the brief is for
    #[arg(long = "for", value_name = "NAME")]
    side: String,
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
    #[command(flatten)]
    target: Target,
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
    let form = brief.target.form(ENDINGS, "markdown")?;
    let (loaded, remarks) = brief.graphs.load(surroundings).map_err(Outcome::misuse)?;
    let graph = &loaded.graph;
    let lexicon = Lexicon::new(graph);
    let request = BriefRequest {
        side: named(graph, &lexicon, "for", &brief.side)?,
        about: brief.about.as_deref().map(|name| named(graph, &lexicon, "about", name)).transpose()?,
        others: brief
            .other
            .iter()
            .map(|name| named(graph, &lexicon, "other", name))
            .collect::<Result<_, _>>()?,
        on: brief.on,
        known_by: brief.known_by.unwrap_or(brief.on),
        paper: brief.paper.into(),
    };
    let made =
        lesson::brief(graph, &request).map_err(|error| Outcome::misuse(error).with_remarks(&remarks))?;
    Ok(brief.target.write(printed(&made.paper, form, brief.paper)?, &remarks))
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
