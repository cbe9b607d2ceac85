//! Teaching material: worksheets, quizzes, cards and handouts, with their keys; briefs; lessons.

mod brief;
mod cards;
mod handout;
mod lesson;
mod print;
mod quiz;
mod source;
mod worksheet;
mod write;

use clap::{Args, Subcommand};

use super::Outcome;
use crate::Surroundings;

/// Which material to make.
#[derive(Debug, Args)]
pub(crate) struct Teach {
    #[command(subcommand)]
    material: Material,
}

// Each material is a file of its own with its options and a `run`; what several need stands in `source` (the graph, the topic, the level,
// the seed) and in `write` (the file and its form).
#[derive(Debug, Subcommand)]
enum Material {
    /// Make a worksheet to print, with its key
    Worksheet(worksheet::Worksheet),
    /// Make a quiz
    Quiz(quiz::Quiz),
    /// Make cards with a question on one side and its answer on the other
    Cards(cards::Cards),
    /// Make a handout of a page or two: finding, figure, table, terms and sources of one question
    Handout(Box<handout::Handout>),
    /// Make a brief for a simulation, on one page: what one side knew on a day, and nothing later
    Brief(Box<brief::Brief>),
    /// List the lessons, or print one with its figure and its key, as PDF, HTML or Markdown
    Lesson(lesson::Lesson),
}

pub(super) fn run(teach: &Teach, surroundings: &Surroundings) -> Outcome {
    match &teach.material {
        Material::Worksheet(worksheet) => worksheet::run(worksheet, surroundings),
        Material::Quiz(quiz) => quiz::run(quiz, surroundings),
        Material::Cards(cards) => cards::run(cards, surroundings),
        Material::Handout(handout) => handout::run(handout, surroundings),
        Material::Brief(brief) => brief::run(brief, surroundings),
        Material::Lesson(lesson) => lesson::run(lesson, surroundings),
    }
}
