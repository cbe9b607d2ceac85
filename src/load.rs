//! Graph files from the program itself and from disk.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::Error;
use crate::diagnostic::{Code, Diagnostic};
use crate::document;
use crate::graph::{Graph, Layer, build};
use crate::text::{Span, TextMap};

/// A graph with what was wrong in the files it was read from.
#[derive(Debug)]
pub struct Loaded {
    /// The graph: all sound records.
    pub graph: Graph,
    /// The faults, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Which of the graph files built into the program are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shipped {
    /// The register and the cases.
    #[default]
    All,
    /// The register of entities and sources, without the cases.
    Register,
    /// None of them.
    Nothing,
}

/// The largest graph file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64_000_000;

struct ShippedFile {
    name: &'static str,
    is_register: bool,
    text: &'static str,
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

/// Loads the graphs that are built into the program.
#[must_use]
pub fn shipped() -> Loaded {
    from_texts(Shipped::All, Vec::new())
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
    Ok(from_bytes(shipped, texts.collect::<Result<_, _>>()?))
}

/// Loads texts that are already in memory, each under a name to show in messages.
#[must_use]
pub fn from_texts(shipped: Shipped, given: Vec<(String, String)>) -> Loaded {
    from_bytes(shipped, given.into_iter().map(|(name, text)| (name, text.into_bytes())).collect())
}

fn from_bytes(shipped: Shipped, given: Vec<(String, Vec<u8>)>) -> Loaded {
    let mut texts = TextMap::default();
    let mut diagnostics = Vec::new();
    let mut files = Vec::new();
    for file in SHIPPED {
        let is_wanted = match shipped {
            Shipped::All => true,
            Shipped::Register => file.is_register,
            Shipped::Nothing => false,
        };
        if is_wanted {
            files.push((Layer::Shipped, texts.add(file.name, file.text)));
        }
    }
    for (name, bytes) in given {
        match String::from_utf8(bytes) {
            Ok(text) => {
                files.push((Layer::Given, texts.add(name, text.strip_prefix('\u{feff}').unwrap_or(&text))))
            }
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let file = texts.add(name, String::from_utf8_lossy(error.as_bytes()));
                let span = Span { file, start: at as u32, end: at as u32 + 3 };
                diagnostics.push(
                    Diagnostic::new(Code::BrokenFile, "the file is not UTF-8 text", span)
                        .saying("this byte begins no character")
                        .help("save the file as UTF-8"),
                );
            }
        }
    }
    let documents = files.iter().map(|(layer, file)| (*layer, document::read(&texts, *file))).collect();
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
