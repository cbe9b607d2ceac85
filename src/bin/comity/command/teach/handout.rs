//! `comity teach handout`.

use clap::Args;
use comity::lesson;
use comity::question::{self, Lexicon, Question};
use comity::time::Day;

use super::super::{Graphs, Outcome, day};
use super::print::{ENDINGS, Size, printed};
use super::write::Target;
use crate::Surroundings;

/// What the handout is made of and where it goes.
#[derive(Debug, Args)]
pub(super) struct Handout {
    /// The question that the handout answers
    #[arg(value_name = "QUESTION", required_unless_present = "of")]
    question: Vec<String>,
    /// Show how all deal with this entity
    #[arg(long, value_name = "NAME", conflicts_with = "question")]
    of: Option<String>,
    /// The day asked about, where the question names none
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<Day>,
    /// Count only sources published by this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    known_by: Option<Day>,
    /// A title in place of the finding
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    target: Target,
    /// The paper to print on
    #[arg(long, value_enum, default_value = "a4", value_name = "SIZE")]
    paper: Size,
    #[command(flatten)]
    graphs: Graphs,
}

pub(super) fn run(handout: &Handout, surroundings: &Surroundings) -> Outcome {
    match made(handout, surroundings) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn made(handout: &Handout, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let form = handout.target.form(ENDINGS, "markdown")?;
    let (loaded, remarks) = handout.graphs.load(surroundings).map_err(Outcome::misuse)?;
    let words = match &handout.of {
        Some(name) => format!("what stands with {name}"),
        None => handout.question.join(" "),
    };
    let lexicon = Lexicon::new(&loaded.graph);
    let question = question::parse(&words, &lexicon).map_err(Outcome::misuse)?;
    let question = Question {
        on: question.on.or(handout.on),
        known_by: question.known_by.or(handout.known_by),
        ..question
    };
    let answer = question::ask(&loaded.graph, &question);
    let paper = lesson::handout(&answer, handout.title.as_deref());
    Ok(handout.target.write(printed(&paper, form, handout.paper)?, &remarks))
}
