//! Checking graph files.

use std::path::PathBuf;

use clap::Args;
use comity::Graph;
use comity::check::Thinness;
use comity::diagnostic::{Severity, show};
use comity::load::{self, Shipped};
use comity::text::visible;

use super::Outcome;
use crate::Surroundings;

/// What to check.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Graph files, or folders of them; without any, the shipped graphs
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Report where the evidence is thin instead: single sources, undated pages, acts that nobody read a second time
    #[arg(long)]
    coverage: bool,
}

pub(super) fn run(check: &Check, surroundings: &Surroundings) -> Outcome {
    let shipped = if check.paths.is_empty() { Shipped::All } else { Shipped::Register };
    let loaded = match load::load(shipped, &check.paths) {
        Ok(loaded) => loaded,
        Err(error) => return Outcome::misuse(error),
    };
    if check.coverage {
        return Outcome::of(coverage(&loaded.graph));
    }
    let mut findings = loaded.diagnostics;
    findings.extend(comity::check::check(&loaded.graph));
    findings.sort_by_key(|finding| (finding.place.as_ref().map(|place| place.span), finding.code));
    let mut output = String::new();
    for finding in &findings {
        output.push_str(&show(finding, loaded.graph.texts(), surroundings.colour_of_output()));
        output.push_str("\n\n");
    }
    let errors = findings.iter().filter(|finding| finding.code.severity() == Severity::Error).count();
    let warnings = findings.len() - errors;
    let acts = loaded.graph.act_count();
    output.push_str(&match (errors, warnings) {
        (0, 0) => format!("{} read; nothing is wrong\n", counted(acts, "act")),
        _ => format!(
            "{} read; {}, {}; `comity code CODE` explains each\n",
            counted(acts, "act"),
            counted(errors, "error"),
            counted(warnings, "warning")
        ),
    });
    output.push_str(&published(&loaded.graph));
    Outcome { code: u8::from(!findings.is_empty()), ..Outcome::of(output) }
}

/// Where the evidence is thin: how many acts in each way, and which.
fn coverage(graph: &Graph) -> String {
    let thin = comity::check::thin(graph);
    let acts = graph.act_count();
    let sound = acts - thin.len();
    let mut output = format!("{}; {sound} of them without any of these:\n", counted(acts, "act"));
    for thinness in Thinness::ALL {
        let count = thin.iter().filter(|one| one.why.contains(&thinness)).count();
        output.push_str(&format!("{count:>6}  {}\n", thinness.in_words()));
    }
    let width = thin.iter().map(|one| one.act.id().len()).max().unwrap_or(0);
    if !thin.is_empty() {
        output.push('\n');
    }
    for one in thin {
        let why: Vec<&str> = one.why.iter().map(|thinness| thinness.in_words()).collect();
        output.push_str(&format!("{:width$}  {}\n", one.act.id(), why.join("; ")));
    }
    output
}

/// Which published claims the acts bear out, and why the others differ.
fn published(graph: &Graph) -> String {
    let claims = comity::check::published(graph);
    if claims.is_empty() {
        return String::new();
    }
    let (differing, holding): (Vec<_>, Vec<_>) = claims.iter().partition(|claim| claim.differs.is_some());
    let mut output = format!(
        "{} compared: {} hold, {} differ\n",
        counted(claims.len(), "published claim"),
        holding.len(),
        differing.len()
    );
    for claim in differing {
        let (headline, rows) = claim.differs.as_ref().expect("these were parted by it");
        output.push_str(&format!("  {}: {}\n", claim.id, visible(headline)));
        for row in rows {
            output.push_str(&format!("    {}\n", visible(row)));
        }
        let reason = claim.reason.as_deref().unwrap_or("no reason is given");
        output.push_str(&format!("    reason: {}\n", visible(reason)));
    }
    output
}

fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        count => format!("{count} {thing}s"),
    }
}
