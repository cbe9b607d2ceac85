//! `comity teach worksheet`.

use std::path::PathBuf;

use clap::Args;
use comity::lesson::form::{Part, paper};

use super::super::Outcome;
use super::super::draw::replace;
use super::print::{ENDINGS, Size, printed};
use super::source::Source;
use super::write::{Target, form_of};
use crate::Surroundings;

/// What the worksheet is made of and where it goes.
#[derive(Debug, Args)]
pub(super) struct Worksheet {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    target: Target,
    /// Write the key to a file of its own and leave it out of the worksheet
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// The paper to print on
    #[arg(long, value_enum, default_value = "a4", value_name = "SIZE")]
    paper: Size,
}

pub(super) fn run(worksheet: &Worksheet, surroundings: &Surroundings) -> Outcome {
    match made(worksheet, surroundings) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn made(worksheet: &Worksheet, surroundings: &Surroundings) -> Result<Outcome, Outcome> {
    let form = worksheet.target.form(ENDINGS, "markdown")?;
    let key_form = worksheet.key.as_deref().map(|path| form_of(path, ENDINGS)).transpose()?;
    if worksheet.key.is_some() && worksheet.key == worksheet.target.output {
        return Err(Outcome::misuse(
            "the key would be written over the worksheet: give it a file of its own",
        ));
    }
    let (sheet, remarks) = worksheet.source.sheet(surroundings)?;
    let part = if key_form.is_some() { Part::Questions } else { Part::Both };
    let questions = printed(&paper::worksheet(&sheet, part), form, worksheet.paper)?;
    // All is made before anything is written.
    if let (Some(path), Some(form)) = (&worksheet.key, key_form) {
        let key = printed(&paper::worksheet(&sheet, Part::Key), form, worksheet.paper)?;
        replace(path, &key).map_err(Outcome::misuse)?;
    }
    Ok(worksheet.target.write(questions, &remarks))
}
