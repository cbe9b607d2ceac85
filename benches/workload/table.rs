//! A table of invented acts, as a file of comma-separated values, and its way into a graph.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use comity::graph::{Builder, EntityKey, InstrumentKey, NewAct};
use comity::time::{Day, PartialDate};
use comity::vocabulary::{Deed, EntityKind, InstrumentKind, Matter, Quality, Rank};
use comity::{Graph, Id};

use super::invent;

/// A folder with the acts and the questions.
pub(crate) struct Table {
    folder: PathBuf,
    pub(crate) actors: Vec<String>,
}

impl Table {
    /// The table of a size: `10k`, `100k`, `1m`, `10m`. It is invented when it is first asked for.
    pub(crate) fn named(size: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/workload").join(size);
        if !folder.join("q9.csv").is_file() {
            let (acts, actors) = invent::size(size).expect("a size is 10k, 100k, 1m or 10m");
            invent::write(&folder, acts, actors).expect("the table can be written");
        }
        let actors = fs::read_to_string(folder.join("actors.txt")).expect("the table has a list of actors");
        Self { folder, actors: actors.lines().map(str::to_owned).collect() }
    }

    /// Reads the acts and makes a graph of them.
    pub(crate) fn load(&self) -> Graph {
        let mut builder = Builder::default();
        let chronicle = builder.source(
            id("chronicle"),
            "Chronicle",
            "Gazette",
            PartialDate::read("2027").expect("a year"),
        );
        let mut actors: HashMap<Vec<u8>, (EntityKey, InstrumentKey), foldhash::fast::RandomState> =
            HashMap::default();
        for name in &self.actors {
            let actor = builder.entity(id(name), EntityKind::State, name);
            let list = builder.instrument(
                id(&format!("list-of-{name}")),
                InstrumentKind::TerroristList,
                name,
                actor,
            );
            actors.insert(name.as_bytes().to_vec(), (actor, list));
        }
        let mut rows = csv::Reader::from_path(self.folder.join("acts.csv")).expect("the table has acts");
        let mut row = csv::ByteRecord::new();
        let (mut last_text, mut last_date) = (Vec::new(), PartialDate::day(Day::MIN));
        while rows.read_byte_record(&mut row).expect("the table is well formed") {
            if row[0] != last_text[..] {
                last_text = row[0].to_vec();
                last_date =
                    PartialDate::read(std::str::from_utf8(&last_text).expect("a date")).expect("a date");
            }
            let ((author, list), (object, _)) = (actors[&row[1]], actors[&row[2]]);
            let (matter, deed) = deed(&row[3], &row[4]);
            let act =
                NewAct::new(last_date, author, (matter, deed), object, std::slice::from_ref(&chronicle));
            let act = if matter == Matter::Listing { act.under(list) } else { act };
            builder.act(act).expect("the table is sound");
        }
        let (graph, faults) = builder.build();
        assert!(faults.is_empty());
        graph
    }

    /// The questions of one sort, read by a function.
    pub(crate) fn queries<T>(&self, name: &str, read: impl Fn(Row<'_>) -> T) -> Vec<T> {
        let text =
            fs::read_to_string(self.folder.join(format!("{name}.csv"))).expect("the table has questions");
        text.lines().map(|line| read(Row(line.split(',').collect()))).collect()
    }

    /// The acts as rows of text.
    pub(crate) fn acts(&self) -> String {
        fs::read_to_string(self.folder.join("acts.csv")).expect("the table has acts")
    }
}

/// One row of a table.
pub(crate) struct Row<'a>(Vec<&'a str>);

impl Row<'_> {
    pub(crate) fn number(&self, at: usize) -> usize {
        self.0[at].parse().expect("a number")
    }

    pub(crate) fn day(&self, at: usize) -> Day {
        Day::read(self.0[at]).expect("a day")
    }
}

fn id(name: &str) -> Id {
    Id::new(name).expect("actors have names that are ids")
}

fn deed(kind: &[u8], rank: &[u8]) -> (Matter, Deed) {
    match kind {
        b"recognize" => (Matter::RecognitionAsState, Deed::Recognize(Quality::Unstated)),
        b"withdraw_recognition" => (Matter::RecognitionAsState, Deed::Withdraw),
        b"accept_envoy" => (Matter::Envoys, Deed::ReceiveEnvoy(rank_of(rank))),
        b"end_envoy" => (Matter::Envoys, Deed::EndEnvoy),
        b"list_terrorist" => (Matter::Listing, Deed::List),
        _ => (Matter::Listing, Deed::Delist),
    }
}

/// The table's five ranks, in their order.
fn rank_of(rank: &[u8]) -> Rank {
    match rank {
        b"consul" => Rank::Consul,
        b"charge" => Rank::Secretary,
        b"minister_resident" => Rank::ChargeDAffaires,
        b"minister" => Rank::Envoy,
        _ => Rank::Ambassador,
    }
}
