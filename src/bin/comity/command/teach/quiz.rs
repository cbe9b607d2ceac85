//! `comity teach quiz`.

use std::io::{self, IsTerminal};

use clap::Args;
use comity::lesson::Sheet;
use comity::lesson::form::{Part, gift, markdown, moodle_xml, qti12, qti21, rexams};

use super::super::Outcome;
use super::source::Source;
use super::write::Target;
use crate::Surroundings;

/// The endings of files, each with the form that it says.
const ENDINGS: &[(&str, &str)] = &[
    (".md", "markdown"),
    (".xml", "moodle-xml"),
    (".gift", "gift"),
    (".qti12.zip", "qti12"),
    (".qti21.zip", "qti21"),
    (".rexams.zip", "rexams"),
];

/// What the quiz is made of and where it goes.
#[derive(Debug, Args)]
pub(super) struct Quiz {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(quiz: &Quiz, surroundings: &Surroundings) -> Outcome {
    let form = match quiz.target.form(ENDINGS, "markdown") {
        Ok(form) => form,
        Err(outcome) => return outcome,
    };
    let is_package = matches!(form, "qti12" | "qti21" | "rexams");
    if is_package && quiz.target.output.is_none() && io::stdout().is_terminal() {
        return Outcome::misuse(format!("a package is for a file: give `--output quiz.{form}.zip`"));
    }
    match quiz.source.sheet(surroundings) {
        Ok((sheet, remarks)) => {
            let (bytes, losses) = written(&sheet, form);
            let notes: String = losses.iter().map(|loss| format!("note: {loss}\n")).collect();
            quiz.target.write(bytes, &(remarks + &notes))
        }
        Err(outcome) => outcome,
    }
}

/// The sheet in a form, and what of it the form does not hold.
fn written(sheet: &Sheet, form: &str) -> (Vec<u8>, Vec<String>) {
    match form {
        "moodle-xml" => (moodle_xml::moodle_xml(sheet).into_bytes(), Vec::new()),
        "gift" => (gift::gift(sheet).into_bytes(), gift::losses(sheet)),
        "qti12" => (qti12::qti12(sheet), Vec::new()),
        "qti21" => (qti21::qti21(sheet), Vec::new()),
        "rexams" => (rexams::rexams(sheet), Vec::new()),
        _ => (markdown::markdown(sheet, Part::Both).into_bytes(), Vec::new()),
    }
}
