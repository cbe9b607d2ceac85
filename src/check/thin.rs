//! Where the evidence is thin: nothing is wrong there, and a careful reader wants to know it.

use std::collections::BTreeSet;

use crate::graph::{ActFilter, ActRef, Graph, SourceRef};
use crate::vocabulary::Matter;

/// An act and why its evidence is thin.
#[derive(Debug, Clone)]
pub struct Thin<'g> {
    /// The act.
    pub act: ActRef<'g>,
    /// Why, each once.
    pub why: Vec<Thinness>,
}

/// A way in which the evidence of an act is thin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thinness {
    /// It rests on one source.
    SingleSource,
    /// It rests on several sources that all pass on the word of one agency.
    SingleOrigin,
    /// No source is exactly dated, so it is known later than it could be.
    UndatedSources,
    /// It is disputed or refuted, or moves a recognition, a listing or an envoy, and no second reader compared it with its
    /// sources.
    NotReviewed,
}

impl Thinness {
    /// All of them, in the order in which they are reported.
    pub const ALL: [Self; 4] =
        [Self::SingleSource, Self::SingleOrigin, Self::UndatedSources, Self::NotReviewed];

    /// What it is called in a report.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::SingleSource => "single source",
            Self::SingleOrigin => "one agency behind all sources",
            Self::UndatedSources => "no source with an exact day",
            Self::NotReviewed => "not read a second time",
        }
    }
}

/// The acts of a graph whose evidence is thin, in the order of the graph's acts.
#[must_use]
pub fn thin(graph: &Graph) -> Vec<Thin<'_>> {
    let why = |act: ActRef<'_>| {
        Thinness::ALL.into_iter().filter(|thinness| holds(*thinness, act)).collect::<Vec<_>>()
    };
    graph
        .acts(ActFilter::default())
        .map(|act| Thin { act, why: why(act) })
        .filter(|thin| !thin.why.is_empty())
        .collect()
}

fn holds(thinness: Thinness, act: ActRef<'_>) -> bool {
    match thinness {
        Thinness::SingleSource => act.sources().count() == 1,
        Thinness::SingleOrigin => {
            act.sources().count() > 1 && act.sources().map(origin).collect::<BTreeSet<_>>().len() == 1
        }
        Thinness::UndatedSources => act.sources().all(|source| source.published().exact().is_none()),
        Thinness::NotReviewed => is_delicate(act) && act.reviewed().is_none(),
    }
}

/// Whose word a source gives: the agency that it passes on, or its own publisher.
fn origin(source: SourceRef<'_>) -> &str {
    source.relays().unwrap_or_else(|| source.publisher())
}

/// Whether an act should have been read by two: what is contested, and what people quote.
fn is_delicate(act: ActRef<'_>) -> bool {
    let quoted = matches!(
        act.matter(),
        Matter::RecognitionAsState | Matter::RecognitionAsGovernment | Matter::Listing | Matter::Envoys
    );
    act.is_denied() || act.refuted().is_some() || quoted
}
