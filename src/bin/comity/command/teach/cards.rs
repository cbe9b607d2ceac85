//! `comity teach cards`.

use clap::Args;
use comity::lesson::form::{Part, markdown};

use super::super::Outcome;
use super::source::Source;
use super::write::Target;
use crate::Surroundings;

/// The endings of files, each with the form that it says.
const ENDINGS: &[(&str, &str)] = &[(".md", "markdown")];

/// What the cards is made of and where it goes.
#[derive(Debug, Args)]
pub(super) struct Cards {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(cards: &Cards, surroundings: &Surroundings) -> Outcome {
    if let Err(outcome) = cards.target.form(ENDINGS, "markdown") {
        return outcome;
    }
    match cards.source.sheet(surroundings) {
        Ok((sheet, remarks)) => {
            cards.target.write(markdown::markdown(&sheet, Part::Both).into_bytes(), &remarks)
        }
        Err(outcome) => outcome,
    }
}
