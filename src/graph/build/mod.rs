//! From documents to a graph: names are resolved, faults are named, sound records are kept.

mod acts;
mod assemble;
mod names;
mod order;
mod testimony;

pub(crate) use order::within_lives;

use std::collections::BTreeMap;

use super::act::Marks;
use super::builder::NewActs;
use super::{ActIx, Graph, Says, period};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::record::{Text, Texts};
use crate::document::{Document, Reader};
use crate::id::Id;
use crate::text::TextMap;
use crate::time::{Day, PartialDate};
use assemble::assemble;
pub(super) use assemble::{Draft, More, Parts, Shared, WORTH_A_THREAD};

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
    let (names, mut parts) = names::collect(&mut documents);
    parts.drafts = acts::read(&mut documents, &names, &mut parts.shared);
    let mut graph = assemble(parts, trouble);
    let numbers: BTreeMap<Id, ActIx> = std::mem::take(&mut graph.numbers);
    graph.claims = testimony::claims(&mut documents, &names, &numbers);
    graph.readings = testimony::readings(&mut documents, &names, &numbers);
    graph.coverage = testimony::coverage(&mut documents, &names);
    graph.checkpoints = testimony::checkpoints(&mut documents, &names);
    graph.published = testimony::published(&mut documents, &names);
    graph.questions = testimony::questions(&mut documents);
    graph.numbers = numbers;
    for (_, document) in &mut documents {
        trouble.extend(document.reader.drain_trouble());
    }
    Unrooted(finish(graph))
}

/// Builds a graph from records that a program made.
pub(super) fn build_new(new: NewActs) -> (Graph, Vec<Diagnostic>) {
    let mut trouble = Vec::new();
    let graph = assemble(new.into_parts(), &mut trouble);
    (finish(graph), trouble)
}

/// Works out what depends on acts and testimony together.
fn finish(mut graph: Graph) -> Graph {
    mark_testimony(&mut graph);
    for at in 0..graph.claims.len() {
        let claim = &graph.claims[at];
        if claim.says == Says::Denies {
            let act = &mut graph.net[claim.act.0];
            act.marks = act.marks.with(Marks::DENIED);
        }
    }
    let acts = graph.net.edge_weights().map(|act| act.known_from);
    let claims = graph.claims.iter().map(|claim| graph.sources[claim.source.number()].known_from);
    graph.all_known_from = acts.chain(claims).max().unwrap_or(Day::MIN);
    let published = graph.sources.iter().filter(|source| source.testimony).map(|source| source.known_from);
    graph.horizon = published.chain(graph.coverage.iter().map(|coverage| coverage.until)).max();
    graph.periods = period::fold_all(&graph);
    graph
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
    let from_acts = graph.source_lists.iter().flat_map(|list| list.iter());
    let from_claims = graph.claims.iter().map(|claim| &claim.source);
    let from_readings = graph.readings.iter().map(|reading| &reading.source);
    let from_coverage = graph.coverage.iter().flat_map(|coverage| coverage.sources.iter());
    let named: Vec<_> =
        from_acts.chain(from_claims).chain(from_readings).chain(from_coverage).copied().collect();
    for source in named {
        graph.sources[source.number()].testimony = true;
        graph.sources[source.number()].used = true;
    }
    let of_checkpoints: Vec<_> = graph
        .checkpoints
        .iter()
        .chain(&graph.published)
        .flat_map(|checkpoint| &checkpoint.sources)
        .copied()
        .collect();
    for source in of_checkpoints {
        graph.sources[source.number()].used = true;
    }
}

/// Reads an id from a field, or reports why it is none.
fn read_id(reader: &mut Reader<'_>, field: &Text<'_>) -> Option<Id> {
    read_with(reader, field, |text| Id::new(text).map_err(|bad| (Code::WrongShape, bad.to_string())))
}

/// Reads a date from a field, or reports why it is none.
fn read_date(reader: &mut Reader<'_>, field: &Text<'_>) -> Option<PartialDate> {
    read_with(reader, field, |text| {
        PartialDate::read(text).map_err(|bad| (Code::ImpossibleDate, bad.to_string()))
    })
}

/// Reads an optional date; the outer `None` says that it is there and wrong.
fn read_optional_date(reader: &mut Reader<'_>, field: Option<&Text<'_>>) -> Option<Option<PartialDate>> {
    match field {
        None => Some(None),
        Some(field) => read_date(reader, field).map(Some),
    }
}

fn read_with<T>(
    reader: &mut Reader<'_>,
    field: &Text<'_>,
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
fn read_text(reader: &mut Reader<'_>, field: &Text<'_>) -> Option<String> {
    read_with(reader, field, |text| Ok(text.to_owned()))
}

fn read_optional_text(reader: &mut Reader<'_>, field: Option<&Text<'_>>) -> Option<String> {
    field.and_then(|field| read_text(reader, field))
}

fn read_texts(reader: &mut Reader<'_>, field: Option<&Texts<'_>>) -> Vec<String> {
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
    field: &Text<'_>,
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
