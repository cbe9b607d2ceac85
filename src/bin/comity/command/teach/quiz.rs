//! `comity teach quiz`.

use clap::Args;
use comity::lesson::form::{Part, markdown};

use super::super::Outcome;
use super::source::Source;
use super::write::Target;
use crate::Surroundings;

/// The endings of files, each with the form that it says.
const ENDINGS: &[(&str, &str)] = &[(".md", "markdown")];

/// What the quiz is made of and where it goes.
#[derive(Debug, Args)]
pub(super) struct Quiz {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(quiz: &Quiz, surroundings: &Surroundings) -> Outcome {
    if let Err(outcome) = quiz.target.form(ENDINGS, "markdown") {
        return outcome;
    }
    match quiz.source.sheet(surroundings) {
        Ok((sheet, remarks)) => {
            quiz.target.write(markdown::markdown(&sheet, Part::Both).into_bytes(), &remarks)
        }
        Err(outcome) => outcome,
    }
}
