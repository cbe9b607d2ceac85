//! Asking a question that a graph file keeps.

use clap::Args;
use comity::question::{self, Lexicon};
use comity::render::render;
use comity::text::visible;

use super::{Graphs, Outcome, format_named, formats};
use crate::Surroundings;

/// Which question to ask.
#[derive(Debug, Args)]
pub(crate) struct Run {
    /// The id of the question; without one, all are listed
    name: Option<String>,
    /// The form of the answer
    #[arg(long, short, value_name = "FORM", default_value = "text", value_parser = formats())]
    format: String,
    #[command(flatten)]
    graphs: Graphs,
}

pub(super) fn run(run: &Run, surroundings: &Surroundings) -> Outcome {
    let (loaded, remarks) = match run.graphs.load(surroundings) {
        Ok(loaded) => loaded,
        Err(error) => return Outcome::misuse(error),
    };
    let saved = loaded.graph.saved_questions();
    let Some(name) = &run.name else {
        let lines = saved.iter().map(|one| format!("{}: {}\n", one.id, visible(&one.ask))).collect();
        return Outcome::of(lines).with_remarks(&remarks);
    };
    let Some(saved) = saved.iter().find(|one| one.id.as_str() == name) else {
        let known: Vec<&str> = saved.iter().map(|one| one.id.as_str()).collect();
        let near = known.iter().min_by_key(|known| strsim::damerau_levenshtein(known, name));
        let hint = near.map_or("no question is kept".to_owned(), |near| format!("did you mean `{near}`?"));
        return Outcome::misuse(format!("no question is kept as `{}`; {hint}", visible(name)));
    };
    let lexicon = Lexicon::new(&loaded.graph);
    match question::parse(&saved.ask, &lexicon) {
        Ok(question) => {
            let answer = question::ask(&loaded.graph, &question);
            match render(&answer, format_named(&run.format), surroundings.width) {
                Ok(text) => Outcome::of(text).with_remarks(&remarks),
                Err(error) => Outcome::misuse(error),
            }
        }
        Err(error) => Outcome::misuse(error).with_remarks(&remarks),
    }
}
