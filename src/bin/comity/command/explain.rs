//! Explaining a term of the field.

use clap::Args;
use comity::text::{folded, visible};
use comity::vocabulary::glossary::entries;

use super::Outcome;

/// Which term to explain.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The term, such as "chargé d'affaires" or "disclaimer"; without one, all terms are listed
    term: Vec<String>,
}

pub(super) fn run(explain: &Explain) -> Outcome {
    let entries: Vec<_> = entries().collect();
    if explain.term.is_empty() {
        return Outcome::of(entries.iter().map(|(term, _)| format!("{term}\n")).collect());
    }
    let asked = folded(&explain.term.join(" "));
    let exact = entries.iter().find(|(term, _)| folded(term) == asked);
    let within: Vec<_> = entries.iter().filter(|(term, _)| folded(term).contains(&asked)).collect();
    match (exact, within.as_slice()) {
        (Some((term, text)), _) | (None, [(term, text)]) => Outcome::of(format!("{term}\n\n{text}\n")),
        (None, []) => {
            let distance = |term: &str| strsim::damerau_levenshtein(&folded(term), &asked);
            let near = entries.iter().map(|(term, _)| (distance(term), *term)).min();
            let near = near.filter(|(distance, _)| distance * 3 <= asked.chars().count());
            let hint = match near {
                Some((_, term)) => format!("did you mean `{term}`?"),
                None => "`comity explain` lists all terms; `comity list instruments` the lists and laws"
                    .to_owned(),
            };
            Outcome::misuse(format!("the glossary has no term `{}`; {hint}", visible(&asked)))
        }
        (None, several) => {
            let names: Vec<&str> = several.iter().map(|(term, _)| *term).collect();
            Outcome::misuse(format!("several terms have this in their name: {}", names.join("; ")))
        }
    }
}
