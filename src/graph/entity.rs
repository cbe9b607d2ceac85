//! Entities, instruments and sources, and the handles to them.

use std::cmp::Ordering;
use std::fmt;

use petgraph::graph::NodeIndex;

use super::Graph;
use crate::id::Id;
use crate::text::Span;
use crate::time::{Certainty, Day, PartialDate};
use crate::vocabulary::{EntityKind, InstrumentKind};

/// Any node: a state, a government, a movement, an organization, a bank.
#[derive(Debug, Clone)]
pub struct Entity {
    pub(super) id: Id,
    pub(super) kind: EntityKind,
    pub(super) name: String,
    pub(super) definite: bool,
    pub(super) aliases: Vec<String>,
    pub(super) demonyms: Vec<String>,
    pub(super) iso3: Option<String>,
    pub(super) cow_letters: Option<String>,
    pub(super) cow_number: Option<u16>,
    pub(super) from: Option<PartialDate>,
    pub(super) until: Option<PartialDate>,
    pub(super) claims: Option<Id>,
    pub(super) names: Vec<DatedName>,
    /// Ids of what it took the place of.
    pub(super) succeeds: Vec<Id>,
    pub(super) note: Option<String>,
}

/// A name and the days on which it was used, half-open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedName {
    /// The name.
    pub name: String,
    /// Its first day, where the data says.
    pub from: Option<PartialDate>,
    /// The day on which it was given up, where the data says.
    pub until: Option<PartialDate>,
}

impl Entity {
    /// An entity of which no more is known than what it is called.
    pub(super) fn named(id: Id, kind: EntityKind, name: &str) -> Self {
        Self {
            id,
            kind,
            name: name.to_owned(),
            definite: false,
            aliases: Vec::new(),
            demonyms: Vec::new(),
            iso3: None,
            cow_letters: None,
            cow_number: None,
            from: None,
            until: None,
            claims: None,
            names: Vec::new(),
            succeeds: Vec::new(),
            note: None,
        }
    }

    pub(super) fn id(&self) -> &Id {
        &self.id
    }

    /// The first and last day on which it may have existed.
    pub(super) fn widest_life(&self) -> (Day, Day) {
        (
            self.from.map_or(Day::MIN, |from| from.earliest()),
            self.until.map_or(Day::MAX, |until| until.latest()),
        )
    }
}

/// A list, law, order or ruling that a listing or a freeze stands under.
#[derive(Debug, Clone)]
pub struct Instrument {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) kind: InstrumentKind,
    pub(super) of: EntityIx,
    pub(super) aliases: Vec<String>,
    pub(super) note: Option<String>,
}

/// An item that facts rest on.
#[derive(Debug, Clone)]
pub struct Source {
    pub(super) id: Id,
    pub(super) title: String,
    pub(super) author: Option<String>,
    pub(super) publisher: String,
    pub(super) relays: Option<String>,
    pub(super) published: PartialDate,
    pub(super) address: Option<String>,
    pub(super) also_at: Vec<String>,
    pub(super) accessed: Option<PartialDate>,
    /// The day from which it counts as known ([`first_known`]).
    pub(super) known_from: Day,
    pub(super) language: Option<String>,
    pub(super) quote: Option<String>,
    pub(super) note: Option<String>,
    /// Whether an act, a claim or coverage rests on it.
    pub(super) testimony: bool,
    /// Whether any record names it.
    pub(super) used: bool,
    pub(super) span: Option<Span>,
}

impl Instrument {
    /// An instrument of which no more is known than what it is and whose.
    pub(super) fn named(id: Id, kind: InstrumentKind, name: &str, of: EntityIx) -> Self {
        Self { id, name: name.to_owned(), kind, of, aliases: Vec::new(), note: None }
    }
}

impl Source {
    /// A source of which no more is known than what it is and whose.
    pub(super) fn named(id: Id, title: &str, publisher: &str, published: PartialDate) -> Self {
        Self {
            id,
            title: title.to_owned(),
            author: None,
            publisher: publisher.to_owned(),
            relays: None,
            published,
            address: None,
            also_at: Vec::new(),
            accessed: None,
            known_from: first_known(published, None),
            language: None,
            quote: None,
            note: None,
            testimony: false,
            used: false,
            span: None,
        }
    }
}

/// The day from which a source counts as known: the last day it may have been published, which is not after it was read.
pub(super) fn first_known(published: PartialDate, accessed: Option<PartialDate>) -> Day {
    let published = published.latest();
    accessed.map_or(published, |accessed| published.min(accessed.latest()))
}

/// The number of an entity in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct EntityIx(pub(super) NodeIndex);

/// The number of an instrument in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct InstrumentIx(u32);

/// The number of a source in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SourceIx(u32);

impl EntityIx {
    pub(crate) fn from_number(number: usize) -> Self {
        Self(NodeIndex::new(number))
    }

    pub(crate) fn number(self) -> usize {
        self.0.index()
    }

    /// The handle to this entity of a graph.
    pub(crate) fn of(self, graph: &Graph) -> EntityRef<'_> {
        EntityRef::new(graph, self)
    }
}

impl InstrumentIx {
    /// Half the numbers are enough: a strand's key keeps instruments and posts in one number.
    pub(super) fn from_number(number: usize) -> Self {
        let number = u32::try_from(number).ok().filter(|number| *number < u32::MAX / 2);
        Self(number.expect("fewer than 2^31 instruments are read"))
    }

    pub(super) fn number(self) -> u32 {
        self.0
    }
}

impl SourceIx {
    pub(super) fn from_number(number: usize) -> Self {
        Self(u32::try_from(number).expect("fewer than 2^32 sources are read"))
    }

    pub(super) fn number(self) -> usize {
        self.0 as usize
    }
}

/// Gives a handle `Copy`, and the order and equality of its number.
macro_rules! handle {
    ($(#[$doc:meta])* $name:ident, $number:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'g> {
            graph: &'g Graph,
            ix: $number,
        }

        impl<'g> $name<'g> {
            pub(crate) fn new(graph: &'g Graph, ix: $number) -> Self {
                Self { graph, ix }
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.ix == other.ix && std::ptr::eq(self.graph, other.graph)
            }
        }

        impl Eq for $name<'_> {}

        impl PartialOrd for $name<'_> {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name<'_> {
            fn cmp(&self, other: &Self) -> Ordering {
                self.ix.cmp(&other.ix)
            }
        }

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.id())
            }
        }
    };
}

pub(super) use handle;

handle! {
    /// An entity of a graph. `'g` is the graph's borrow; the handle is `Copy`.
    EntityRef, EntityIx
}

handle! {
    /// An instrument of a graph.
    InstrumentRef, InstrumentIx
}

handle! {
    /// A source of a graph.
    SourceRef, SourceIx
}

impl<'g> EntityRef<'g> {
    pub(crate) fn ix(self) -> EntityIx {
        self.ix
    }

    pub(super) fn entity(self) -> &'g Entity {
        self.graph.entity_at(self.ix)
    }

    /// Its id: `russia`.
    #[must_use]
    pub fn id(self) -> &'g Id {
        &self.entity().id
    }

    /// What sort of node it is.
    #[must_use]
    pub fn kind(self) -> EntityKind {
        self.entity().kind
    }

    /// The neutral working name for display, without an article.
    #[must_use]
    pub fn name(self) -> &'g str {
        &self.entity().name
    }

    /// The name as a sentence has it: `the Taliban`, `Russia`.
    #[must_use]
    pub fn in_sentence(self) -> String {
        match self.is_definite() {
            true => format!("the {}", self.entity().name),
            false => self.entity().name.clone(),
        }
    }

    /// Whether the name has an article in a sentence.
    #[must_use]
    pub fn is_definite(self) -> bool {
        self.entity().definite
    }

    /// Other names people type.
    #[must_use]
    pub fn aliases(self) -> &'g [String] {
        &self.entity().aliases
    }

    /// Words for its people or its things: *Russian*.
    #[must_use]
    pub fn demonyms(self) -> &'g [String] {
        &self.entity().demonyms
    }

    /// Its ISO 3166-1 alpha-3 code, where it has one.
    #[must_use]
    pub fn iso3(self) -> Option<&'g str> {
        self.entity().iso3.as_deref()
    }

    /// Its Correlates of War letters and number, where it has them. The letters are not ISO's.
    #[must_use]
    pub fn cow(self) -> (Option<&'g str>, Option<u16>) {
        (self.entity().cow_letters.as_deref(), self.entity().cow_number)
    }

    /// When it came to be and when it ended, where the data says.
    #[must_use]
    pub fn life(self) -> (Option<PartialDate>, Option<PartialDate>) {
        (self.entity().from, self.entity().until)
    }

    /// The first and last day on which it may have existed.
    pub(crate) fn widest_life(self) -> (Day, Day) {
        self.entity().widest_life()
    }

    /// The name it went by on a day: the working name, unless the data records another for that day.
    #[must_use]
    pub fn name_on(self, day: Day) -> &'g str {
        let used = |name: &&DatedName| {
            name.from.is_none_or(|from| from.has_come_by(day) == Certainty::Certain)
                && name.until.is_none_or(|until| until.has_come_by(day) != Certainty::Certain)
        };
        self.entity().names.iter().find(used).map_or_else(|| self.name(), |name| name.name.as_str())
    }

    /// The names it went by at some time, with their days.
    #[must_use]
    pub fn names(self) -> &'g [DatedName] {
        &self.entity().names
    }

    /// The entities it took the place of.
    pub fn predecessors(self) -> impl Iterator<Item = EntityRef<'g>> {
        self.entity().succeeds.iter().filter_map(move |id| self.graph.entity(id.as_str()))
    }

    /// The entities that took its place, in order of id.
    pub fn successors(self) -> impl Iterator<Item = EntityRef<'g>> {
        self.graph.entities().filter(move |other| other.entity().succeeds.contains(self.id()))
    }

    /// The id of what it claims to govern, for governments and movements.
    #[must_use]
    pub fn claims_to_govern(self) -> Option<&'g Id> {
        self.entity().claims.as_ref()
    }

    /// What it claims to govern, where that is an entity of the graph.
    #[must_use]
    pub fn claimed_land(self) -> Option<EntityRef<'g>> {
        self.claims_to_govern().and_then(|id| self.graph.entity(id.as_str()))
    }

    /// A remark in the file's own words.
    #[must_use]
    pub fn note(self) -> Option<&'g str> {
        self.entity().note.as_deref()
    }
}

impl<'g> InstrumentRef<'g> {
    pub(crate) fn ix(self) -> InstrumentIx {
        self.ix
    }

    fn instrument(self) -> &'g Instrument {
        &self.graph.instruments[self.ix.0 as usize]
    }

    /// Its id: `ru-terrorist-list`.
    #[must_use]
    pub fn id(self) -> &'g Id {
        &self.instrument().id
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'g str {
        &self.instrument().name
    }

    /// What sort of instrument it is.
    #[must_use]
    pub fn kind(self) -> InstrumentKind {
        self.instrument().kind
    }

    /// The entity whose instrument it is.
    #[must_use]
    pub fn of(self) -> EntityRef<'g> {
        EntityRef::new(self.graph, self.instrument().of)
    }

    /// Other names people type.
    #[must_use]
    pub fn aliases(self) -> &'g [String] {
        &self.instrument().aliases
    }

    /// A remark in the file's own words.
    #[must_use]
    pub fn note(self) -> Option<&'g str> {
        self.instrument().note.as_deref()
    }
}

impl<'g> SourceRef<'g> {
    fn source(self) -> &'g Source {
        &self.graph.sources[self.ix.0 as usize]
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'g Id {
        &self.source().id
    }

    /// The title of the item.
    #[must_use]
    pub fn title(self) -> &'g str {
        &self.source().title
    }

    /// Its author or desk, where one is named.
    #[must_use]
    pub fn author(self) -> Option<&'g str> {
        self.source().author.as_deref()
    }

    /// Who published it.
    #[must_use]
    pub fn publisher(self) -> &'g str {
        &self.source().publisher
    }

    /// Whose word it passes on, where it is not its own.
    #[must_use]
    pub fn relays(self) -> Option<&'g str> {
        self.source().relays.as_deref()
    }

    /// When it was published.
    #[must_use]
    pub fn published(self) -> PartialDate {
        self.source().published
    }

    /// The day from which it counts as known: the last day it may have been published, which is not after it was read.
    #[must_use]
    pub fn known_from(self) -> Day {
        self.source().known_from
    }

    /// Where it can be read.
    #[must_use]
    pub fn address(self) -> Option<&'g str> {
        self.source().address.as_deref()
    }

    /// Where the same item can be read as well.
    #[must_use]
    pub fn also_at(self) -> &'g [String] {
        &self.source().also_at
    }

    /// When the address was last read.
    #[must_use]
    pub fn accessed(self) -> Option<PartialDate> {
        self.source().accessed
    }

    /// Its language, as a tag such as `en`.
    #[must_use]
    pub fn language(self) -> Option<&'g str> {
        self.source().language.as_deref()
    }

    /// Whether any record names it.
    #[must_use]
    pub fn is_used(self) -> bool {
        self.source().used
    }

    /// Where it stands in its file.
    #[must_use]
    pub fn span(self) -> Option<Span> {
        self.source().span
    }

    /// A short quotation, where the wording is the point.
    #[must_use]
    pub fn quote(self) -> Option<&'g str> {
        self.source().quote.as_deref()
    }

    /// A remark in the file's own words.
    #[must_use]
    pub fn note(self) -> Option<&'g str> {
        self.source().note.as_deref()
    }
}
