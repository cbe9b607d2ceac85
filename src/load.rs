//! Graph files from the program itself and from disk.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

use crate::Error;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, Document};
use crate::graph::{Graph, Layer, build};
use crate::text::{FileId, Span, TextMap};

/// A graph with what was wrong in the files it was read from.
#[derive(Debug)]
pub struct Loaded {
    /// The graph: all sound records.
    pub graph: Graph,
    /// The faults, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Which of the graph files built into the program are loaded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Shipped {
    /// The register and the cases.
    #[default]
    All,
    /// The register and one case, by its name: `russia-taliban-2024-10`. The parties, instruments and sources of the other cases are there
    /// too, since it may name them; their acts are not. Some cases are loaded only so ([`case_names`]); lessons are loaded
    /// without the register, since their lands are invented.
    Case(String),
    /// The register of entities and sources, without the cases.
    Register,
    /// None of them.
    Nothing,
}

/// The largest graph file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64_000_000;

struct ShippedFile {
    name: &'static str,
    sort: Sort,
    text: &'static str,
    /// Its records, read when the program was built; empty where they could not be.
    index: &'static [u8],
}

/// How a shipped file is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// With everything: entities, groups, lenses.
    Register,
    /// With all other cases, or alone by its name.
    Case,
    /// Only by its name: it tells what other cases tell, for another purpose.
    Alone,
    /// Only by its name, and without the register: its lands are invented, and among them are no real ones.
    Lesson,
}

impl ShippedFile {
    /// The name under which the file can be loaded by itself.
    fn case_name(&self) -> &'static str {
        let file = self.name.rsplit('/').next().unwrap_or(self.name);
        file.strip_suffix(".ron").unwrap_or(file)
    }

    /// What is taken from this file, if anything.
    fn part(&self, shipped: &Shipped) -> Option<Part> {
        match (shipped, self.sort) {
            (Shipped::Nothing, _) => None,
            (Shipped::Case(name), Sort::Register) => (!is_sort(name, Sort::Lesson)).then_some(Part::Whole),
            (_, Sort::Register) => Some(Part::Whole),
            (Shipped::Case(name), _) if self.case_name() == name => Some(Part::Whole),
            // The cases of the reference graph name each other's sources and parties.
            (Shipped::Case(name), Sort::Case) => is_sort(name, Sort::Case).then_some(Part::Names),
            (Shipped::Case(_) | Shipped::Register, _) => None,
            (Shipped::All, sort) => (sort == Sort::Case).then_some(Part::Whole),
        }
    }
}

/// What is taken from a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    /// What other files may name, and no act.
    Names,
}

fn is_sort(name: &str, sort: Sort) -> bool {
    SHIPPED.iter().any(|file| file.sort == sort && file.case_name() == name)
}

const SHIPPED: &[ShippedFile] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

impl Graph {
    /// Loads the graphs that are built into the program, with files and folders from disk beside them ([`load`]).
    ///
    /// # Errors
    /// A path that cannot be read, a file over [`LARGEST_FILE`], a folder without graph files. Faults *in* files come with the
    /// graph.
    ///
    /// # Examples
    /// ```
    /// let loaded = comity::Graph::load(&["graphs/cases".into()]).unwrap();
    /// assert!(loaded.graph.act_count() > 0);
    /// assert!(comity::Graph::load(&["no/such/folder".into()]).is_err());
    /// ```
    pub fn load(paths: &[PathBuf]) -> Result<Loaded, Error> {
        load(Shipped::All, paths)
    }
}

/// The names of the cases that are built in ([`Shipped::Case`]), in order; with each, whether it is loaded with all others.
///
/// # Examples
/// ```
/// assert!(comity::load::case_names().any(|(name, _)| name == "russia-taliban-2024-10"));
/// ```
pub fn case_names() -> impl Iterator<Item = (&'static str, bool)> {
    SHIPPED
        .iter()
        .filter(|file| file.sort != Sort::Register)
        .map(|file| (file.case_name(), file.sort == Sort::Case))
}

/// Loads the graphs that are built into the program.
#[must_use]
pub fn shipped() -> Loaded {
    from_texts(Shipped::All, Vec::new())
}

/// Loads one of the cases that are built into the program, with the register and nothing else; a lesson without the register.
///
/// # Examples
/// ```
/// let loaded = comity::load::case("russia-taliban-2024-10").unwrap();
/// assert_eq!(loaded.graph.horizon().unwrap().to_string(), "2024-10-04");
/// assert!(comity::load::case("no-such-case").is_none());
/// ```
#[must_use]
pub fn case(name: &str) -> Option<Loaded> {
    let is_known = case_names().any(|(known, _)| known == name);
    is_known.then(|| from_texts(Shipped::Case(name.to_owned()), Vec::new()))
}

/// Loads files and folders from disk, beside what is built in. Folders are read with all that lies below them.
///
/// A record in a given file takes the place of a shipped one with the same id.
///
/// # Errors
/// A path that cannot be read, a file over [`LARGEST_FILE`], a folder without graph files. Faults *in* files are no errors
/// here; they come with the graph.
pub fn load(shipped: Shipped, paths: &[PathBuf]) -> Result<Loaded, Error> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = files.len();
            gather(path, &mut files)?;
            if files.len() == before {
                return Err(Error::NoGraphFiles { path: path.clone() });
            }
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    files.dedup();
    let texts = files.iter().map(|path| read_file(path).map(|bytes| (path.display().to_string(), bytes)));
    Ok(from_bytes(&shipped, texts.collect::<Result<_, _>>()?))
}

/// Loads texts that are already in memory, each under a name to show in messages.
#[must_use]
pub fn from_texts(shipped: Shipped, given: Vec<(String, String)>) -> Loaded {
    from_bytes(&shipped, given.into_iter().map(|(name, text)| (name, text.into_bytes())).collect())
}

fn from_bytes(shipped: &Shipped, given: Vec<(String, Vec<u8>)>) -> Loaded {
    let given: Vec<(String, Result<String, FromUtf8Error>)> =
        given.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes))).collect();
    let loaded = assembled(shipped, given.clone(), Reading::Index);
    // Messages about fields of shipped files need places, which only the texts have.
    let shipped_files = SHIPPED.iter().filter(|file| file.part(shipped).is_some()).count();
    let concerns_shipped = |diagnostic: &Diagnostic| {
        let places = diagnostic.place.iter().chain(&diagnostic.also);
        places.into_iter().any(|label| label.span.file.number() < shipped_files)
    };
    match loaded.diagnostics.iter().any(concerns_shipped) {
        true => assembled(shipped, given, Reading::Text),
        false => loaded,
    }
}

/// From what shipped files are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// From the index made when the program was built.
    Index,
    /// From their texts.
    Text,
}

fn assembled(
    shipped: &Shipped,
    given: Vec<(String, Result<String, FromUtf8Error>)>,
    reading: Reading,
) -> Loaded {
    let mut texts = TextMap::default();
    let mut diagnostics = Vec::new();
    let mut files = Vec::new();
    for (file, part) in SHIPPED.iter().filter_map(|file| Some((file, file.part(shipped)?))) {
        files.push((Layer::Shipped, texts.add(file.name, file.text), file.index, part));
    }
    for (name, text) in given {
        match text {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                files.push((Layer::Given, texts.add(name, text), &[], Part::Whole));
            }
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let file = texts.add(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
                let span = Span { file, start: at as u32, end: at as u32 + 3 };
                diagnostics.push(
                    Diagnostic::new(Code::BrokenFile, "the file is not UTF-8 text", span)
                        .saying("this byte begins no character")
                        .help("save the file as UTF-8"),
                );
            }
        }
    }
    let read = |&(layer, file, index, _): &(Layer, FileId, &'static [u8], Part)| {
        let indexed = match reading {
            Reading::Index => document::from_index(&texts, file, index),
            Reading::Text => None,
        };
        (layer, indexed.unwrap_or_else(|| document::read(&texts, file)))
    };
    let mut documents: Vec<(Layer, Document<'_>)> = files.iter().map(read).collect();
    let mut left_out = BTreeSet::new();
    for ((.., part), (_, document)) in files.iter().zip(&mut documents) {
        if *part == Part::Names {
            left_out.extend(document.keep_names());
        }
    }
    if !left_out.is_empty() {
        documents.iter_mut().for_each(|(_, document)| document.forget(&left_out));
    }
    let unrooted = build(documents, &mut diagnostics);
    diagnostics
        .sort_by_key(|diagnostic| (diagnostic.place.as_ref().map(|place| place.span), diagnostic.code));
    diagnostics.dedup();
    Loaded { graph: unrooted.rooted_in(texts), diagnostics }
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let failed = |cause| Error::Io { doing: "read", path: folder.to_owned(), cause };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(failed)?);
        // A link to a folder is not followed: it may lead round in a ring.
        if kind.is_dir() {
            gather(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            files.push(path);
        }
    }
    Ok(())
}

fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |cause| Error::Io { doing: "read", path: path.to_owned(), cause };
    let file = File::open(path).map_err(failed)?;
    let announced = file.metadata().map_err(failed)?.len();
    let mut bytes = Vec::new();
    if announced <= LARGEST_FILE {
        file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    let length = announced.max(bytes.len() as u64);
    match length > LARGEST_FILE {
        true => Err(Error::TooLarge { path: path.to_owned(), bytes: length, limit: LARGEST_FILE }),
        false => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::ActFilter;

    #[test]
    fn the_index_holds_what_the_texts_hold() {
        let [from_index, from_text] =
            [Reading::Index, Reading::Text].map(|reading| assembled(&Shipped::All, Vec::new(), reading));
        assert!(SHIPPED.iter().all(|file| !file.index.is_empty()), "every shipped file has an index");
        assert_eq!(format!("{from_index:?}"), format!("{from_text:?}"));
    }

    #[test]
    fn each_case_can_be_loaded_alone() {
        for file in SHIPPED.iter().filter(|file| matches!(file.sort, Sort::Case | Sort::Alone | Sort::Lesson))
        {
            let case = || Shipped::Case(file.case_name().to_owned());
            for reading in [Reading::Index, Reading::Text] {
                let loaded = assembled(&case(), Vec::new(), reading);
                assert_eq!(loaded.diagnostics, [], "{}", file.name);
                let own = file.text.matches("did: ").count();
                assert!(
                    loaded.graph.acts(ActFilter::default()).count() <= own,
                    "{} has acts of others",
                    file.name
                );
            }
        }
    }

    #[test]
    fn a_message_about_a_shipped_record_points_at_it() {
        // The shipped acts of Russia do not fit this life, which the message says at the date of each.
        let entity =
            "(entities: [(id: \"russia\", kind: State, name: \"Russia\", life: (from: \"2026-11\"))])";
        let loaded = from_texts(Shipped::All, vec![("own.ron".to_owned(), entity.to_owned())]);
        let places = loaded.diagnostics.iter().filter_map(|diagnostic| diagnostic.place.as_ref());
        assert!(places.clone().count() > 0);
        assert!(places.into_iter().all(|place| place.span.end > place.span.start));
    }
}
