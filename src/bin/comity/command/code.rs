//! Explaining the code of a fault.

use clap::Args;
use comity::diagnostic::Code;

use super::Outcome;

/// Which code to explain.
#[derive(Debug, Args)]
pub(crate) struct CodeArguments {
    /// The code, as it stands in brackets in a message; without one, all codes are listed
    code: Option<String>,
}

pub(super) fn run(arguments: &CodeArguments) -> Outcome {
    let Some(name) = &arguments.code else {
        let lines = Code::ALL.iter().map(|code| {
            let first = code.page().lines().next().unwrap_or_default();
            format!("{:<26}{first}\n", code.name())
        });
        return Outcome::of(lines.collect());
    };
    match Code::ALL.iter().find(|code| code.name() == name) {
        Some(code) => Outcome::of(format!("{}\n\n{}", code.name(), code.page())),
        None => {
            let near = Code::ALL
                .iter()
                .min_by_key(|code| strsim::damerau_levenshtein(code.name(), name))
                .map_or("", |code| code.name());
            let shown = comity::text::visible(name);
            Outcome::misuse(format!("no fault has the code `{shown}`; did you mean `{near}`?"))
        }
    }
}
