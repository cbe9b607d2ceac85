//! `comity teach cards`.

use clap::Args;
use comity::lesson::Sheet;
use comity::lesson::form::{Part, anki, cards, markdown};

use super::super::Outcome;
use super::print::{Size, bound};
use super::source::Source;
use super::write::Target;
use crate::Surroundings;

/// The endings of files, each with the form that it says.
const ENDINGS: &[(&str, &str)] =
    &[(".html", "html"), (".htm", "html"), (".pdf", "pdf"), (".md", "markdown"), (".txt", "anki")];

/// What the cards are made of and where they go.
#[derive(Debug, Args)]
pub(super) struct Cards {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    target: Target,
    /// The paper to print on
    #[arg(long, value_enum, default_value = "a4", value_name = "SIZE")]
    paper: Size,
}

pub(super) fn run(cards: &Cards, surroundings: &Surroundings) -> Outcome {
    match made(cards, surroundings) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn made(cards: &Cards, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let form = cards.target.form(ENDINGS, "markdown")?;
    let (sheet, remarks) = cards.source.sheet(surroundings)?;
    let written = written(&sheet, form, cards.paper).map_err(|outcome| outcome.with_remarks(&remarks))?;
    Ok(cards.target.write(written, &remarks))
}

fn written(sheet: &Sheet, form: &str, paper: Size) -> Result<Vec<u8>, Outcome> {
    match form {
        "html" => cards::html(sheet, paper.into()).map(String::into_bytes).map_err(Outcome::misuse),
        "pdf" => bound(&cards::cards(sheet, paper.into()).map_err(Outcome::misuse)?, &sheet.title),
        "anki" => Ok(anki::anki(sheet).into_bytes()),
        _ => Ok(markdown::markdown(sheet, Part::Both).into_bytes()),
    }
}
