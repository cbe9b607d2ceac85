//! The canonical form of a graph, and its hash: the same records give the same lines, whatever files they came from.
//!
//! Each record is one line of JSON that names its fields in a fixed order and leaves out what is not stated. The lines are sorted, so
//! that neither files nor their order matter. What can be worked out from records is not in them, nor where they stand in their files.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::entity::{EntityIx, InstrumentIx, SourceIx};
use super::testimony::{Checkpoint, CheckpointParty, Coverage, CoveredAuthors, SavedQuestion};
use super::{
    ActFilter, ActIx, ActRef, Basis, Conduct, EntityRef, Graph, GroupIx, GroupRef, InstrumentRef, LensRef,
    Says, SourceRef,
};
use crate::time::{Day, PartialDate};
use crate::vocabulary::{Deed, Moment};

/// The SHA-256 hash of a graph's records in canonical form ([`Graph::content_hash`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// How many hexadecimal digits are enough to tell one state of the data from another.
    pub const SHORT: usize = 12;

    /// Its first digits, as citations show them.
    #[must_use]
    pub fn short(self) -> String {
        self.to_string()[..Self::SHORT].to_owned()
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Graph {
    /// All records in canonical form: a line of JSON each, sorted, with a line break after each.
    ///
    /// # Examples
    /// ```
    /// let records = comity::load::shipped().graph.canonical_records();
    /// assert!(records.lines().is_sorted());
    /// assert!(records.lines().any(|line| line.starts_with(r#"{"record":"act","id":"ru-"#)));
    /// ```
    #[must_use]
    pub fn canonical_records(&self) -> String {
        let mut lines: Vec<String> = self
            .entities()
            .map(entity)
            .chain(self.instruments().map(instrument))
            .chain(self.groups().map(group))
            .chain(self.lenses().map(lens))
            .chain(self.sources().map(source))
            .chain(self.acts(ActFilter::default()).map(act))
            .chain(
                self.claims
                    .iter()
                    .map(|one| said(self, "claim", one.act, one.by, one.source).with("says", says(one.says))),
            )
            .chain(self.readings.iter().map(|one| {
                said(self, "reading", one.act, one.by, one.source).with("meant", one.meant.as_str())
            }))
            .chain(self.coverage.iter().map(|one| coverage(self, one)))
            .chain(self.checkpoints.iter().map(|one| checkpoint(self, "checkpoint", one)))
            .chain(self.published.iter().map(|one| checkpoint(self, "published", one)))
            .chain(self.questions.iter().map(question))
            .map(|line| {
                serde_json::to_string(&line).expect("texts and numbers can be written as JSON") + "\n"
            })
            .collect();
        lines.sort_unstable();
        lines.concat()
    }

    /// The hash of all records ([`Graph::canonical_records`]): the state of the data that an answer was given from.
    ///
    /// It takes a pass over everything, and is worked out only when asked for.
    ///
    /// # Examples
    /// ```
    /// let (one, other) = (comity::load::shipped().graph, comity::load::case("russia-taliban-2024-10").unwrap().graph);
    /// assert_eq!(one.content_hash(), comity::load::shipped().graph.content_hash());
    /// assert_ne!(one.content_hash(), other.content_hash());
    /// ```
    #[must_use]
    pub fn content_hash(&self) -> ContentHash {
        ContentHash(Sha256::digest(self.canonical_records()).into())
    }
}

/// One record: its fields in the order in which they are given.
struct Line(Vec<(&'static str, Json)>);

impl Line {
    fn of(record: &'static str) -> Self {
        Self(vec![("record", record.into())])
    }

    fn with(mut self, field: &'static str, value: impl Into<Json>) -> Self {
        self.0.push((field, value.into()));
        self
    }

    /// A field that may not be stated.
    fn with_any<T: Into<Json>>(self, field: &'static str, value: Option<T>) -> Self {
        match value {
            Some(value) => self.with(field, value),
            None => self,
        }
    }

    fn with_date(self, field: &'static str, date: Option<PartialDate>) -> Self {
        self.with_any(field, date.map(|date| date.to_string()))
    }

    /// A list whose order is the file's own.
    fn with_list<T: Into<Json>>(self, field: &'static str, list: impl IntoIterator<Item = T>) -> Self {
        let list: Vec<Json> = list.into_iter().map(Into::into).collect();
        match list.is_empty() {
            true => self,
            false => self.with(field, list),
        }
    }

    /// A list whose order means nothing.
    fn with_set<T: Into<Json> + Ord>(self, field: &'static str, set: impl IntoIterator<Item = T>) -> Self {
        let mut set: Vec<T> = set.into_iter().collect();
        set.sort_unstable();
        self.with_list(field, set)
    }

    fn with_mark(self, field: &'static str, is_so: bool) -> Self {
        self.with_any(field, is_so.then_some(true))
    }
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(field, value)| (field, value)))
    }
}

/// A term of the vocabulary as files write it.
fn word(term: impl Serialize) -> Json {
    serde_json::to_value(term).expect("terms are written as words")
}

fn entity(one: EntityRef<'_>) -> Line {
    let (cow_letters, cow_number) = one.cow();
    let (from, until) = one.life();
    let known = one.entity();
    let names = one.names().iter().map(|name| {
        let text = |date: Option<PartialDate>| date.map(|date| date.to_string());
        vec![Some(name.name.clone()), text(name.from), text(name.until)]
    });
    Line::of("entity")
        .with("id", one.id().as_str())
        .with("kind", word(one.kind()))
        .with("name", one.name())
        .with_mark("definite", known.definite)
        .with_list("aliases", one.aliases().iter().map(String::as_str))
        .with_list("demonyms", one.demonyms().iter().map(String::as_str))
        .with_any("iso3", one.iso3())
        .with_any("cow_letters", cow_letters)
        .with_any("cow_number", cow_number)
        .with_date("from", from)
        .with_date("until", until)
        .with_list("names", names)
        .with_set("succeeds", known.succeeds.iter().map(|id| id.as_str()))
        .with_any("claims", one.claims_to_govern().map(|id| id.as_str()))
        .with_any("note", one.note())
}

fn instrument(one: InstrumentRef<'_>) -> Line {
    Line::of("instrument")
        .with("id", one.id().as_str())
        .with("name", one.name())
        .with("kind", word(one.kind()))
        .with("of", one.of().id().as_str())
        .with_list("aliases", one.aliases().iter().map(String::as_str))
        .with_any("note", one.note())
}

fn group(one: GroupRef<'_>) -> Line {
    Line::of("group")
        .with("id", one.id().as_str())
        .with("name", one.name())
        .with_list("aliases", one.aliases().iter().map(String::as_str))
        .with_set(
            "members",
            one.stretches().map(|(entity, from, until)| {
                let text = |date: Option<PartialDate>| date.map(|date| date.to_string());
                Sortable(vec![Some(entity.id().to_string()), text(from), text(until)])
            }),
        )
        .with_any("note", one.note())
}

/// A row of texts, in order of its texts.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Sortable(Vec<Option<String>>);

impl From<Sortable> for Json {
    fn from(row: Sortable) -> Self {
        row.0.into()
    }
}

fn lens(one: LensRef<'_>) -> Line {
    let counts = one.counts().iter().map(|conduct| match *conduct {
        Conduct::Relations => vec![Json::from("relations")],
        Conduct::Envoy { rank, step } => vec!["envoy".into(), word(rank), word(step)],
        Conduct::Mission(grade) => vec!["mission".into(), word(grade)],
    });
    Line::of("lens")
        .with("id", one.id().as_str())
        .with("name", one.name())
        .with_list("counts", counts)
        .with_any("note", one.note())
}

fn source(one: SourceRef<'_>) -> Line {
    Line::of("source")
        .with("id", one.id().as_str())
        .with("title", one.title())
        .with_any("author", one.author())
        .with("publisher", one.publisher())
        .with_any("relays", one.relays())
        .with_date("published", Some(one.published()))
        .with_any("address", one.address())
        .with_list("also_at", one.also_at().iter().map(String::as_str))
        .with_date("accessed", one.accessed())
        .with_any("language", one.language())
        .with_any("quote", one.quote())
        .with_any("note", one.note())
}

fn act(one: ActRef<'_>) -> Line {
    let (quality, rank, grade) = match one.deed() {
        Deed::Recognize(quality) => (Some(quality), None, None),
        Deed::ReceiveEnvoy(rank) => (None, Some(rank), None),
        Deed::Open(grade) => (None, None, Some(grade)),
        _ => (None, None, None),
    };
    let dates = one.dates();
    Line::of("act")
        .with_any("id", one.own_id().map(|id| id.as_str()))
        .with_date("on", Some(one.on()))
        .with("by", one.author().id().as_str())
        .with("did", one.deed().id())
        .with("of", one.object().id().as_str())
        .with("matter", one.matter().id())
        .with_any("quality", quality.map(word))
        .with_any("rank", rank.map(word))
        .with_any("grade", grade.map(word))
        .with_any("under", one.instrument().map(|under| under.id().as_str()))
        .with_any("post", one.post())
        .with("step", one.step().id())
        .with_date("decided", dates.at(Moment::Decided))
        .with_date("announced", dates.at(Moment::Announced))
        .with_date("in_force", dates.at(Moment::InForce))
        .with_date("reported", dates.at(Moment::Reported))
        .with_date("until", one.until())
        .with_set("after", one.after().filter_map(ActRef::own_id).map(|id| id.as_str()))
        .with_list("speakers", one.speakers().iter().map(String::as_str))
        .with_any("styled", one.styled())
        .with_set("sources", one.sources().map(|source| source.id().as_str()))
        .with_mark("disclaims", one.disclaims())
        .with_any("refuted", one.refuted())
        .with_date("reviewed", one.reviewed())
        .with_any("note", one.note())
}

/// What is said of an act. Only an act with an id can be spoken of.
fn said(graph: &Graph, record: &'static str, act: ActIx, by: Option<EntityIx>, source: SourceIx) -> Line {
    Line::of(record)
        .with("act", ActRef::new(graph, act).id())
        .with_any("by", by.map(|by| entity_id(graph, by)))
        .with("source", source_id(graph, source))
}

fn says(one: Says) -> &'static str {
    match one {
        Says::Asserts => "asserts",
        Says::Denies => "denies",
    }
}

fn coverage(graph: &Graph, one: &Coverage) -> Line {
    let line = Line::of("coverage").with("matter", one.matter.id()).with("of", entity_id(graph, one.object));
    let line = match &one.authors {
        CoveredAuthors::EveryState => line.with("authors", "every-state"),
        CoveredAuthors::EveryOtherState => line.with("authors", "every-other-state"),
        CoveredAuthors::Group(group) => line.with("group", group_id(graph, *group)),
        CoveredAuthors::These(authors) => {
            line.with_set("authors", authors.iter().map(|author| entity_id(graph, *author)))
        }
    };
    line.with_any("since", (one.since != Day::MIN).then(|| one.since.to_string()))
        .with("until", one.until.to_string())
        .with(
            "basis",
            match one.basis {
                Basis::Stated => "stated",
                Basis::Searched => "searched",
            },
        )
        .with_set("sources", one.sources.iter().map(|source| source_id(graph, *source)))
}

fn checkpoint(graph: &Graph, record: &'static str, one: &Checkpoint) -> Line {
    let line = Line::of(record)
        .with_any("id", one.id.as_ref().map(|id| id.as_str()))
        .with("on", one.on.to_string())
        .with_any("known_by", (one.known_by != Day::MAX).then(|| one.known_by.to_string()))
        .with("of", entity_id(graph, one.object))
        .with("matter", one.matter.id())
        .with_any("under", one.instrument.map(|ix: InstrumentIx| InstrumentRef::new(graph, ix).id().as_str()))
        .with("holds", one.value.code());
    let line = match &one.party {
        CheckpointParty::One(author) => line.with("by", entity_id(graph, *author)),
        CheckpointParty::Count(bound) => {
            line.with_any("at_least", bound.at_least).with_any("at_most", bound.at_most)
        }
    };
    line.with_any("among", one.among.map(|group| group_id(graph, group)))
        .with_any("differs", one.differs.as_deref())
        .with_set("sources", one.sources.iter().map(|source| source_id(graph, *source)))
}

fn question(one: &SavedQuestion) -> Line {
    Line::of("question")
        .with("id", one.id.as_str())
        .with("ask", one.ask.as_str())
        .with_any("finding", one.finding.as_deref())
        .with_any("note", one.note.as_deref())
}

fn entity_id(graph: &Graph, ix: EntityIx) -> &str {
    EntityRef::new(graph, ix).id().as_str()
}

fn source_id(graph: &Graph, ix: SourceIx) -> &str {
    SourceRef::new(graph, ix).id().as_str()
}

fn group_id(graph: &Graph, ix: GroupIx) -> &str {
    GroupRef::new(graph, ix).id().as_str()
}
