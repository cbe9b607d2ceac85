//! `comity teach worksheet`.

use clap::Args;
use comity::lesson::form::{Part, markdown};

use super::super::Outcome;
use super::source::Source;
use super::write::Target;
use crate::Surroundings;

/// The endings of files, each with the form that it says.
const ENDINGS: &[(&str, &str)] = &[(".md", "markdown")];

/// What the worksheet is made of and where it goes.
#[derive(Debug, Args)]
pub(super) struct Worksheet {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(worksheet: &Worksheet, surroundings: &Surroundings) -> Outcome {
    if let Err(outcome) = worksheet.target.form(ENDINGS, "markdown") {
        return outcome;
    }
    match worksheet.source.sheet(surroundings) {
        Ok((sheet, remarks)) => {
            worksheet.target.write(markdown::markdown(&sheet, Part::Both).into_bytes(), &remarks)
        }
        Err(outcome) => outcome,
    }
}
