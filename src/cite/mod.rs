//! Citations: of an answer, of an act with its sources, of the data; each with both clocks and the state of the data.
//!
//! What is cited is a question and not a page: the same words asked of the same data give the same answer, which the hash in the
//! version tells ([`Graph::content_hash`]). comity looks at no clock, so that a citation is the same on every day; a day of access is in
//! it only where one is given.

pub mod bibtex;
pub mod csl;
mod source;
pub mod text;

use sha2::{Digest, Sha256};

use crate::Graph;
use crate::graph::{ActRef, ContentHash};
use crate::lesson::{capitalized, told_with_day};
use crate::question::{self, Answer, Lexicon, Question};
use crate::render::text::headline;
use crate::text::{folded, visible};
use crate::time::{Day, PartialDate};

/// Who answers for what comity says.
pub const AUTHORS: &str = "The comity authors";

/// What comity is, to stand after its name.
pub const SUBTITLE: &str = "a graph model of international recognition";

/// One thing cited, complete in itself: every form is made from this alone.
///
/// All texts are safe to show; no form has yet escaped anything in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// A key that is this citation's own, of small letters, digits and hyphens.
    pub key: String,
    /// The author, as one name that is not taken apart: authors here are desks, agencies, ministries.
    pub author: Option<String>,
    /// The title: for an answer its question, for an act what happened.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When: for what comity says, the last day its data speaks about.
    pub issued: Option<PartialDate>,
    /// When it was read, where that is on record or was given.
    pub accessed: Option<PartialDate>,
    /// What it is.
    pub work: Work,
}

/// What is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    /// Something that comity says.
    Comity(Edition),
    /// What an act rests on.
    Source {
        /// Whose word it passes on.
        relays: Option<String>,
        /// Where it can be read.
        address: Option<String>,
        /// Where the same news can be read, where its own address is not on record.
        same_news: Option<String>,
        /// Its language, as a tag such as `en`.
        language: Option<String>,
    },
}

/// From which state of the data something was said, and about which days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// What it is: *answer*, *record of an act*, *data set*.
    pub genre: &'static str,
    /// What to type in order to be told the same again.
    pub asked: String,
    /// The day or days that it is about (EDTF); absent for histories, which are about all days.
    pub on: Option<String>,
    /// Only sources published by this day were used.
    pub known_by: String,
    /// The last day the data speaks about.
    pub horizon: String,
    /// The version of the program and the first digits of the hash of the data: `0.1.0+data.4f2a9c81d07e`.
    pub version: String,
    /// The hash of the data.
    pub hash: ContentHash,
    /// What was found, in a sentence.
    pub found: String,
}

/// From which data is cited, and how it was loaded.
#[derive(Debug, Clone)]
pub struct Citing<'a> {
    /// The data.
    pub graph: &'a Graph,
    /// The options that load the same data again, as they are typed, such as `--case utopia-envoys`; empty for what is loaded by itself.
    pub options: &'a str,
    /// The day on which the reader asked, for styles that want one.
    pub accessed: Option<Day>,
}

/// The version of what comity says from a graph: that of the program, and the first digits of the hash of the data.
///
/// # Examples
/// ```
/// let version = comity::cite::version(&comity::load::shipped().graph);
/// assert!(version.starts_with(concat!(env!("CARGO_PKG_VERSION"), "+data.")));
/// ```
#[must_use]
pub fn version(graph: &Graph) -> String {
    version_of(graph.content_hash())
}

fn version_of(hash: ContentHash) -> String {
    // The form of a semantic version with build metadata: readers of versions pass over what follows the plus.
    format!("{}+data.{}", env!("CARGO_PKG_VERSION"), hash.short())
}

/// A question with the days filled in that its answer was about, so that it means the same when the data has grown.
///
/// Some questions mean something else with a day: *has Russia listed the Taliban* asks what it ever did, *on* a day what held then. In
/// these the day known by stands alone; it is the last day that such a question can be about.
///
/// # Examples
/// ```
/// use comity::{cite, question};
/// let loaded = comity::load::case("russia-taliban-2024-10").unwrap();
/// let lexicon = question::Lexicon::new(&loaded.graph);
/// let pinned = |words| {
///     let question = question::parse(words, &lexicon).unwrap();
///     let answer = question::ask(&loaded.graph, &question);
///     cite::pinned(question, &answer, &lexicon).to_string()
/// };
/// assert_eq!(pinned("who lists the taliban"), "who lists taliban on 2024-10-04 known by 2024-10-04");
/// assert_eq!(pinned("has russia listed the taliban"), "has russia listed taliban known by 2024-10-04");
/// ```
#[must_use]
pub fn pinned<'g>(question: Question<'g>, answer: &Answer, lexicon: &Lexicon<'g>) -> Question<'g> {
    let known_by = Day::read(&answer.known_by).or(question.known_by);
    let on = question.on.or(answer.on.as_deref().and_then(Day::read));
    let with_its_day = Question { on, known_by, ..question.clone() };
    match question::parse(&with_its_day.to_string(), lexicon) {
        Ok(understood) if understood == with_its_day => with_its_day,
        _ => Question { known_by, ..question },
    }
}

/// Cites the answer to a question.
#[must_use]
pub fn answer<'g>(citing: &Citing<'g>, question: Question<'g>) -> Citation {
    let answer = question::ask(citing.graph, &question);
    let pinned = pinned(question, &answer, &Lexicon::new(citing.graph));
    let asked = pinned.to_string();
    let title = Question { known_by: None, ..pinned }.to_string();
    let edition = Edition {
        on: answer.on.clone(),
        known_by: answer.known_by.clone(),
        found: headline(&answer),
        ..edition(citing, "answer", &asked)
    };
    of_comity(citing, &asked, format!("{}?", capitalized(&title)), edition)
}

/// Cites an act: comity's record of it, and then each of its sources.
#[must_use]
pub fn act(citing: &Citing<'_>, act: ActRef<'_>) -> Vec<Citation> {
    let told = told_with_day(act);
    // A title goes on without its act's file: it must not say that what did not happen did, nor pass over that it is denied.
    let (title, found) = match act.refuted() {
        Some(reason) => (format!("Refuted report: {told}"), format!("{told}. Refuted: {reason}")),
        None if act.is_denied() => (format!("Disputed: {told}"), format!("{told}. Disputed.")),
        None => (told.clone(), format!("{told}.")),
    };
    let edition = Edition {
        on: Some(act.on().to_string()),
        found: visible(&found),
        ..edition(citing, "record of an act", &format!("cite --act {}", act.id()))
    };
    let record = of_comity(citing, &format!("act {}", act.id()), title, edition);
    std::iter::once(record).chain(act.sources().map(source::cited)).collect()
}

/// Cites all the data that is loaded.
#[must_use]
pub fn data(citing: &Citing<'_>) -> Citation {
    let graph = citing.graph;
    let edition = edition(citing, "data set", "cite --data");
    let edition = Edition {
        on: graph.horizon().map(|horizon| horizon.to_string()),
        found: format!(
            "{} acts, {} entities, {} sources.",
            graph.act_count(),
            graph.entity_count(),
            graph.sources().count()
        ),
        ..edition
    };
    of_comity(citing, "data", format!("comity: {SUBTITLE}"), edition)
}

fn edition(citing: &Citing<'_>, genre: &'static str, asked: &str) -> Edition {
    let hash = citing.graph.content_hash();
    let horizon = citing.graph.horizon().map_or_else(|| "no data".to_owned(), |horizon| horizon.to_string());
    let options = if citing.options.is_empty() { String::new() } else { format!(" {}", citing.options) };
    Edition {
        genre,
        asked: visible(&format!("comity {}{options}", as_typed(asked))),
        on: None,
        known_by: horizon.clone(),
        horizon,
        version: version_of(hash),
        hash,
        found: String::new(),
    }
}

fn of_comity(citing: &Citing<'_>, about: &str, title: String, edition: Edition) -> Citation {
    Citation {
        key: key(about, &edition),
        author: Some(AUTHORS.to_owned()),
        title: visible(&title),
        publisher: "comity".to_owned(),
        issued: citing.graph.horizon().map(PartialDate::day),
        accessed: citing.accessed.map(PartialDate::day),
        work: Work::Comity(edition),
    }
}

/// A key that begins with what is cited and ends so that no two citations share it.
fn key(about: &str, edition: &Edition) -> String {
    const LONGEST: usize = 60;
    let folded = folded(about);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut key = String::from("comity");
    for word in words {
        if key.len() + word.len() >= LONGEST {
            break;
        }
        key.push('-');
        key.push_str(word);
    }
    let own = Sha256::digest(format!("{}\n{}", edition.asked, edition.version));
    let own: String = own[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{key}-{own}")
}

/// Words as a shell takes them. Canonical words are ids, days and plain words; an apostrophe (*chargé d'affaires*) is all that a shell
/// would read otherwise.
fn as_typed(words: &str) -> String {
    let quoted = |word: &str| match word.contains('\'') {
        true => format!("\"{word}\""),
        false => word.to_owned(),
    };
    words.split(' ').map(quoted).collect::<Vec<_>>().join(" ")
}
