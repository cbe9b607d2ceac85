//! What is on record to ask about.

use std::collections::BTreeMap;

use clap::{Args, ValueEnum};
use comity::graph::{ActFilter, EntityRef};
use comity::text::visible;
use comity::vocabulary::Matter;
use comity::{lesson, load};

use super::{Graphs, Outcome};
use crate::Surroundings;

/// What to list.
#[derive(Debug, Args)]
pub(crate) struct List {
    #[arg(value_enum)]
    what: What,
    /// Only what has this in its id or name
    filter: Option<String>,
    #[command(flatten)]
    graphs: Graphs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// States, movements, organizations, banks
    Entities,
    /// Named sets of entities
    Groups,
    /// Lists, laws, orders and rulings
    Instruments,
    /// Doctrines of what counts as recognition
    Lenses,
    /// What was done, by whom and when, with the ids that `cite --act` takes
    Acts,
    /// What acts rest on
    Sources,
    /// The strands of dealings
    Matters,
    /// The files that are loaded, and what can be asked alone
    Cases,
}

pub(super) fn run(list: &List, surroundings: &Surroundings) -> Outcome {
    let (loaded, remarks) = match list.graphs.load(surroundings) {
        Ok(loaded) => loaded,
        Err(error) => return Outcome::misuse(error),
    };
    let graph = &loaded.graph;
    let lines: Vec<(String, String)> = match list.what {
        What::Entities => {
            graph.entities().map(|entity| (entity.id().to_string(), described(entity))).collect()
        }
        What::Groups => {
            graph.groups().map(|group| (group.id().to_string(), group.name().to_owned())).collect()
        }
        What::Instruments => graph
            .instruments()
            .map(|one| {
                (
                    one.id().to_string(),
                    format!("{}, {} of {}", one.name(), one.kind().in_words(), one.of().name()),
                )
            })
            .collect(),
        What::Lenses => graph.lenses().map(|lens| (lens.id().to_string(), lens.name().to_owned())).collect(),
        What::Acts => graph
            .acts(ActFilter::default())
            .map(|act| (act.id().into_owned(), lesson::told_with_day(act)))
            .collect::<BTreeMap<_, _>>()
            .into_iter()
            .collect(),
        // A case alone has the sources of the others too, so that it may name them.
        What::Sources => graph
            .sources()
            .filter(|source| list.graphs.case.is_none() || source.is_used())
            .map(|source| {
                let line = format!("{}. {}, {}", source.title(), source.publisher(), source.published());
                (source.id().to_string(), line)
            })
            .collect(),
        What::Cases => {
            let loaded = graph.texts().names().map(|name| (name.to_owned(), String::new()));
            let alone = load::case_names().filter(|(_, with_all_others)| !with_all_others);
            let alone = alone.map(|(name, _)| (name.to_owned(), format!("asked alone, by `--case {name}`")));
            loaded.chain(alone).collect()
        }
        What::Matters => {
            Matter::ALL.iter().map(|matter| (matter.id().to_owned(), matter.in_words().to_owned())).collect()
        }
    };
    let wanted = list.filter.as_deref().map(comity::text::folded).unwrap_or_default();
    let lines: Vec<(String, String)> = lines
        .into_iter()
        .filter(|(id, line)| id.contains(&wanted) || comity::text::folded(line).contains(&wanted))
        .collect();
    let width = lines.iter().map(|(id, _)| id.len()).max().unwrap_or(0);
    let output = lines
        .iter()
        .map(|(id, line)| format!("{id:width$}  {}", visible(line)).trim_end().to_owned() + "\n")
        .collect();
    Outcome::of(output).with_remarks(&remarks)
}

fn described(entity: EntityRef<'_>) -> String {
    let code = entity.iso3().map_or(String::new(), |code| format!(", {code}"));
    let others = match entity.aliases() {
        [] => String::new(),
        aliases => format!(" ({})", aliases.join(", ")),
    };
    format!("{}{others}, {}{code}", entity.name(), entity.kind().in_words())
}
