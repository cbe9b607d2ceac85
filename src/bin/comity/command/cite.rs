//! Citing an answer, an act with its sources, or the data.

use clap::{Args, ValueEnum};
use comity::Graph;
use comity::cite::{self, Citation, Citing, bibtex, csl, text};
use comity::graph::{ActFilter, ActRef};
use comity::question::Lexicon;
use comity::text::visible;
use comity::time::Day;

use super::ask::{Query, understood};
use super::{Graphs, Outcome, day};
use crate::Surroundings;

/// What to cite. Without a question and without an act, the data.
#[derive(Debug, Args)]
pub(crate) struct Cite {
    #[command(flatten)]
    query: Query,
    /// Cite the act with this id: comity's record of it, and each of its sources
    #[arg(long, value_name = "ID", conflicts_with_all = ["words", "on", "known_by", "from_step", "lens"])]
    act: Option<String>,
    /// Cite the data that is loaded
    #[arg(long, conflicts_with_all = ["words", "act", "on", "known_by", "from_step", "lens"])]
    data: bool,
    /// Print the records that the hash of the data is worked out from, a line each
    #[arg(long, conflicts_with_all = ["words", "act", "data", "format", "accessed", "on", "known_by", "from_step", "lens"])]
    records: bool,
    /// The form of the citation
    #[arg(long, short, value_name = "FORM", value_enum, default_value = "text")]
    format: Form,
    /// The day on which you asked, for styles that want one; comity does not look at the clock
    #[arg(long, value_name = "DAY", value_parser = day)]
    accessed: Option<Day>,
    #[command(flatten)]
    graphs: Graphs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A line for a note, and what it takes to check it
    Text,
    /// For BibTeX and biblatex
    Bibtex,
    /// For Zotero, pandoc and the like
    CslJson,
}

pub(super) fn run(cite: &Cite, surroundings: &Surroundings) -> Outcome {
    let (loaded, remarks) = match cite.graphs.load(surroundings) {
        Ok(loaded) => loaded,
        Err(error) => return Outcome::misuse(error),
    };
    if cite.records {
        return Outcome::of(loaded.graph.canonical_records()).with_remarks(&remarks);
    }
    let options = cite.graphs.as_typed();
    let citing = Citing { graph: &loaded.graph, options: &options, accessed: cite.accessed };
    let citations: Result<Vec<Citation>, String> = match &cite.act {
        Some(id) => act_with_id(&loaded.graph, id).map(|act| cite::act(&citing, act)),
        None if cite.query.is_empty() => Ok(vec![cite::data(&citing)]),
        None => {
            let question = understood(&cite.query, loaded, &Lexicon::new(&loaded.graph));
            question.map(|question| vec![cite::answer(&citing, question)]).map_err(|refusal| refusal.message)
        }
    };
    let outcome = match (citations, cite.format) {
        (Ok(citations), Form::Text) => Outcome::of(text::text(&citations)),
        (Ok(citations), Form::Bibtex) => Outcome::of(bibtex::bibtex(&citations)),
        (Ok(citations), Form::CslJson) => Outcome::of(csl::csl_json(&citations)),
        (Err(message), _) => Outcome::misuse(message),
    };
    outcome.with_remarks(&remarks)
}

/// The act with an id, or what was perhaps meant.
fn act_with_id<'g>(graph: &'g Graph, id: &str) -> Result<ActRef<'g>, String> {
    if let Some(act) = graph.act(id) {
        return Ok(act);
    }
    const MOST_NAMED: usize = 3;
    let mut near: Vec<(usize, String)> = graph
        .acts(ActFilter::default())
        .map(|act| act.id().into_owned())
        .map(|known| (strsim::damerau_levenshtein(&known, id), known))
        // A word of the id is enough to be shown those that begin with it.
        .filter(|(distance, known)| distance * 3 <= id.len().max(known.len()) || is_begun(known, id))
        .collect();
    near.sort();
    let near: Vec<String> = near.iter().take(MOST_NAMED).map(|(_, id)| format!("`{id}`")).collect();
    let hint = match near.as_slice() {
        [] if graph.act_count() == 0 => "no act is loaded".to_owned(),
        [] => {
            "`comity list acts` lists them, and `comity why …` names those that an answer rests on".to_owned()
        }
        near => format!("did you mean {}?", near.join(" or ")),
    };
    Err(format!("no act has the id `{}`; {hint}", visible(id)))
}

fn is_begun(known: &str, id: &str) -> bool {
    !id.is_empty() && known.starts_with(id)
}
