//! Writing material: the form follows from the ending of the file, or from `--format`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::super::Outcome;
use super::super::file::replace;

/// Where material goes.
#[derive(Debug, Clone, Args)]
pub(super) struct Target {
    /// The file to write; its ending says the form. Without it, it goes to stdout
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The form, where the ending of the file does not say it
    #[arg(long, short, value_name = "FORM")]
    pub(super) format: Option<String>,
}

impl Target {
    /// The form asked for, by name: of `--format`, else of the ending of the file, else the usual one.
    pub(super) fn form(
        &self,
        endings: &[(&'static str, &'static str)],
        usual: &'static str,
    ) -> Result<&'static str, Outcome> {
        match (&self.format, &self.output) {
            (Some(name), _) => {
                let known: Vec<&str> = endings.iter().map(|(_, form)| *form).collect();
                known.iter().find(|form| *form == name).copied().ok_or_else(|| {
                    Outcome::misuse(format!(
                        "`{}` names no form of this: use one of {}",
                        comity::text::visible(name),
                        unique(&known).join(", ")
                    ))
                })
            }
            (None, Some(path)) => form_of(path, endings),
            (None, None) => Ok(usual),
        }
    }

    /// Writes the whole file, or gives what goes to stdout.
    pub(super) fn write(&self, bytes: Vec<u8>, remarks: &str) -> Outcome {
        let Some(path) = &self.output else {
            return Outcome { output: bytes, ..Outcome::default() }.with_remarks(remarks);
        };
        match replace(path, &bytes) {
            Ok(()) => Outcome::default().with_remarks(remarks),
            Err(error) => Outcome::misuse(error).with_remarks(remarks),
        }
    }
}

/// The form that the ending of a file says.
pub(super) fn form_of(
    path: &Path,
    endings: &[(&'static str, &'static str)],
) -> Result<&'static str, Outcome> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
    let found = endings.iter().find(|(ending, _)| name.ends_with(ending));
    found.map(|(_, form)| *form).ok_or_else(|| {
        let known: Vec<&str> = endings.iter().map(|(ending, _)| *ending).collect();
        Outcome::misuse(format!(
            "the ending of `{}` says no form: end it in one of {}, or give `--format`",
            path.display(),
            known.join(", ")
        ))
    })
}

fn unique<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(name) {
            seen.push(*name);
        }
    }
    seen
}
