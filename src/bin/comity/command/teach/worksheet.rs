//! `comity teach worksheet`.

use std::path::{Path, PathBuf};

use clap::Args;
use comity::lesson::form::{Part, paper};

use super::super::Outcome;
use super::super::file::replace_all;
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
    let (Some(key_path), Some(key_form)) = (&worksheet.key, key_form) else {
        return Ok(worksheet.target.write(questions, &remarks));
    };
    // A worksheet whose key is of another seed, or is not there, is worth nothing: both are written or neither.
    let key = printed(&paper::worksheet(&sheet, Part::Key), key_form, worksheet.paper)?;
    let mut files: Vec<(&Path, &[u8])> = vec![(key_path, &key)];
    files.extend(worksheet.target.output.as_deref().map(|path| (path, questions.as_slice())));
    replace_all(&files).map_err(Outcome::misuse)?;
    let output = if worksheet.target.output.is_some() { Vec::new() } else { questions };
    Ok(Outcome { output, ..Outcome::default() }.with_remarks(&remarks))
}
