//! From documents to a graph: names are resolved, faults are named, sound records are kept.

mod acts;
mod names;
mod order;
mod testimony;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use petgraph::graph::DiGraph;

use super::{Act, Entity, EntityIx, Graph, Strand, StrandKey};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Field, Reader};
use crate::id::Id;
use crate::text::TextMap;
use crate::time::PartialDate;

/// Where a file comes from. A record of a later layer takes the place of one with the same id in an earlier layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layer {
    /// Built into the program.
    Shipped,
    /// Given by the user.
    Given,
}

/// Builds a graph from documents.
///
/// What is unsound is left out and reported; the graph holds the rest.
pub(crate) fn build(mut documents: Vec<(Layer, Document<'_>)>, trouble: &mut Vec<Diagnostic>) -> Unrooted {
    let collected = names::collect(&mut documents);
    let mut acts = acts::read(&mut documents, &collected.names);
    order::settle(&mut acts, &collected.entities, trouble);
    acts.sort_by(Draft::cmp_by_strand_and_date);

    let mut net = DiGraph::with_capacity(collected.entities.len(), acts.len());
    for entity in collected.entities {
        net.add_node(entity);
    }
    let numbers: BTreeMap<Id, usize> =
        acts.iter().enumerate().map(|(number, draft)| (draft.act.id.clone(), number)).collect();
    let mut precedents = order::precedents(&acts, &numbers);
    let mut strands: Vec<Strand> = Vec::new();
    for (number, draft) in acts.into_iter().enumerate() {
        match strands.last_mut() {
            Some(strand) if strand.key == draft.key => strand.acts.end = number + 1,
            _ => strands.push(Strand { key: draft.key, acts: number..number + 1 }),
        }
        let mut act = draft.act;
        act.after = precedents.remove(&number).unwrap_or_default();
        net.add_edge(draft.key.author.0, draft.key.object.0, act);
    }
    let claims = testimony::claims(&mut documents, &collected.names, &numbers);
    let coverage = testimony::coverage(&mut documents, &collected.names);
    let checkpoints = testimony::checkpoints(&mut documents, &collected.names);
    for (_, document) in &mut documents {
        trouble.extend(document.reader.drain_trouble());
    }

    let mut graph = Graph {
        net,
        instruments: collected.instruments,
        sources: collected.sources,
        strands,
        claims,
        coverage,
        checkpoints,
        texts: TextMap::default(),
    };
    mark_testimony(&mut graph);
    Unrooted(graph)
}

/// A graph that still lacks the texts its documents were borrowed from.
pub(crate) struct Unrooted(Graph);

impl Unrooted {
    /// Gives the graph its texts.
    pub(crate) fn rooted_in(self, texts: TextMap) -> Graph {
        Graph { texts, ..self.0 }
    }
}

/// Notes which sources a fact about dealings rests on: these set the horizon; a source for an entity's life does not.
fn mark_testimony(graph: &mut Graph) {
    let from_acts = graph.net.edge_weights().flat_map(|act| act.sources.iter());
    let from_claims = graph.claims.iter().map(|claim| &claim.source);
    let from_coverage = graph.coverage.iter().flat_map(|coverage| coverage.sources.iter());
    let named: Vec<_> = from_acts.chain(from_claims).chain(from_coverage).copied().collect();
    for source in named {
        graph.sources[source.number()].testimony = true;
        graph.sources[source.number()].used = true;
    }
    let of_checkpoints: Vec<_> =
        graph.checkpoints.iter().flat_map(|checkpoint| &checkpoint.sources).copied().collect();
    for source in of_checkpoints {
        graph.sources[source.number()].used = true;
    }
}

/// An act before it has its number.
#[derive(Debug)]
struct Draft {
    key: StrandKey,
    act: Act,
    after: Vec<Id>,
}

impl Draft {
    /// The order of acts in a graph: strand by strand, in each by date, then by id.
    fn cmp_by_strand_and_date(&self, other: &Self) -> Ordering {
        // The last possible day leads: an act "by 4 October 2024" stands beside those of that day.
        let key = |draft: &Self| (draft.key, draft.act.window.1, draft.act.window.0);
        key(self).cmp(&key(other)).then_with(|| self.act.id.cmp(&other.act.id))
    }
}

/// Reads an id from a field, or reports why it is none.
fn read_id(reader: &mut Reader<'_>, field: &Field<'_, String>) -> Option<Id> {
    read_with(reader, field, |text| Id::new(text).map_err(|bad| (Code::WrongShape, bad.to_string())))
}

/// Reads a date from a field, or reports why it is none.
fn read_date(reader: &mut Reader<'_>, field: &Field<'_, String>) -> Option<PartialDate> {
    read_with(reader, field, |text| {
        PartialDate::read(text).map_err(|bad| (Code::ImpossibleDate, bad.to_string()))
    })
}

/// Reads an optional date; the outer `None` says that it is there and wrong.
fn read_optional_date(
    reader: &mut Reader<'_>,
    field: Option<&Field<'_, String>>,
) -> Option<Option<PartialDate>> {
    match field {
        None => Some(None),
        Some(field) => read_date(reader, field).map(Some),
    }
}

fn read_with<T>(
    reader: &mut Reader<'_>,
    field: &Field<'_, String>,
    read: impl FnOnce(&str) -> Result<T, (Code, String)>,
) -> Option<T> {
    let outcome = field.peek().map(|text| read(text));
    match outcome {
        Some(Ok(value)) => Some(value),
        Some(Err((code, headline))) => {
            let span = reader.span(field.raw());
            reader.report(Diagnostic::new(code, headline, span));
            None
        }
        None => {
            field.complain(reader);
            None
        }
    }
}

/// A text field, or nothing after reporting why there is none.
fn read_text(reader: &mut Reader<'_>, field: &Field<'_, String>) -> Option<String> {
    read_with(reader, field, |text| Ok(text.to_owned()))
}

fn read_optional_text(reader: &mut Reader<'_>, field: Option<&Field<'_, String>>) -> Option<String> {
    field.and_then(|field| read_text(reader, field))
}

fn read_texts(reader: &mut Reader<'_>, field: Option<&Field<'_, Vec<Field<'_, String>>>>) -> Vec<String> {
    let Some(field) = field else { return Vec::new() };
    match field.peek() {
        Some(texts) => texts.iter().filter_map(|text| read_text(reader, text)).collect(),
        None => {
            field.complain(reader);
            Vec::new()
        }
    }
}

/// Resolves a name through a table, or reports that it names nothing and what it may have meant.
fn resolve<T: Copy>(
    reader: &mut Reader<'_>,
    field: &Field<'_, String>,
    sort: &str,
    table: &BTreeMap<Id, T>,
) -> Option<T> {
    read_with(reader, field, |text| {
        table.get(text).copied().ok_or_else(|| (Code::UnknownName, text.to_owned()))
    })
    .or_else(|| {
        reader.amend_last(Code::UnknownName, |diagnostic| {
            let given = diagnostic.headline.clone();
            let known: Vec<&str> = table.keys().map(Id::as_str).collect();
            let folder = match sort {
                "entity" => "entities",
                _ => "the section of that name",
            };
            diagnostic.headline = format!("no {sort} has the id `{given}`");
            diagnostic.help = Some(match nearest(&given, &known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("add the {sort} to {folder}, or correct the id"),
            });
        });
        None
    })
}

/// The known name nearest to a given one, if any is near.
fn nearest<'a>(given: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|name| (strsim::damerau_levenshtein(given, name), *name))
        .filter(|(distance, _)| distance * 3 <= given.len().max(3))
        .min()
        .map(|(_, name)| name)
}

/// The entity at a number, while the net is not yet built.
fn entity_of(entities: &[Entity], ix: EntityIx) -> &Entity {
    &entities[ix.0.index()]
}
