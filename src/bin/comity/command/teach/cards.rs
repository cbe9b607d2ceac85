//! `comity teach cards`.

use clap::Args;
use comity::lesson::form::{Part, anki, markdown};

use super::super::Outcome;
use super::source::Source;
use super::write::Target;
use crate::Surroundings;

/// The endings of files, each with the form that it says.
const ENDINGS: &[(&str, &str)] = &[(".md", "markdown"), (".txt", "anki")];

/// What the cards are made of and where they go.
#[derive(Debug, Args)]
pub(super) struct Cards {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(cards: &Cards, surroundings: &Surroundings) -> Outcome {
    let form = match cards.target.form(ENDINGS, "markdown") {
        Ok(form) => form,
        Err(outcome) => return outcome,
    };
    match cards.source.sheet(surroundings) {
        Ok((sheet, remarks)) => {
            let written = match form {
                "anki" => anki::anki(&sheet),
                _ => markdown::markdown(&sheet, Part::Both),
            };
            cards.target.write(written.into_bytes(), &remarks)
        }
        Err(outcome) => outcome,
    }
}
