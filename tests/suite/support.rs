//! What the tests share: loading, asking, and comparing with a file.

use std::path::{Path, PathBuf};
use std::{env, fs};

use comity::load::{self, Loaded, Shipped};
use comity::question::{self, Answer, Lexicon};
use comity::render::world::State;
use comity::render::{self, Format};
use comity::vocabulary::EntityKind;
use proptest::test_runner::{Config as ProptestConfig, RngSeed};

/// How laws are tried: so many cases, the same ones in each run, so that a change can be told from chance. `LAWS=5` tries five times
/// as many, other ones each time.
pub(crate) fn laws(cases: u32) -> ProptestConfig {
    let times = env::var("LAWS").ok().and_then(|times| times.parse::<u32>().ok());
    ProptestConfig {
        cases: cases * times.unwrap_or(1),
        max_global_rejects: 1_000_000,
        failure_persistence: None,
        rng_seed: if times.is_some() { RngSeed::Random } else { RngSeed::Fixed(1816) },
        ..ProptestConfig::default()
    }
}

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Loads one text beside what is shipped.
pub(crate) fn load_text(shipped: Shipped, name: &str, text: &str) -> Loaded {
    load::from_texts(shipped, vec![(name.to_owned(), text.to_owned())])
}

/// The news item of 4 October 2024: one article, which changes no more.
pub(crate) fn article() -> Loaded {
    load::case(ARTICLE).expect("the article is shipped")
}

/// The name of the case that holds it.
pub(crate) const ARTICLE: &str = "russia-taliban-2024-10";

/// Asks a question of a graph, or gives the message of a question that cannot be understood.
pub(crate) fn ask(loaded: &Loaded, question: &str) -> Result<Answer, String> {
    let lexicon = Lexicon::new(&loaded.graph);
    let question = question::parse(question, &lexicon).map_err(|error| error.to_string())?;
    Ok(question::ask(&loaded.graph, &question))
}

/// The states of a graph and those that claim to be, as figures of the world take them.
pub(crate) fn states(loaded: &Loaded) -> Vec<State> {
    let states = loaded
        .graph
        .entities()
        .filter(|entity| matches!(entity.kind(), EntityKind::State | EntityKind::StateClaimed));
    states
        .map(|entity| State {
            id: entity.id().to_string(),
            name: entity.name().to_owned(),
            code: entity.iso3().map(str::to_owned),
            is_claimed: entity.kind() == EntityKind::StateClaimed,
        })
        .collect()
}

/// The text that a question gets.
pub(crate) fn ask_text(loaded: &Loaded, question: &str) -> String {
    match ask(loaded, question) {
        Ok(answer) => render::render(&answer, Format::Text, 100).expect("text can be made of every answer"),
        Err(message) => format!("error: {message}\n"),
    }
}

/// Compares a text with a file of the project; `UPDATE=1` writes the file instead.
pub(crate) fn compare(path: impl AsRef<Path>, actual: &str) {
    let path = root().join(path);
    if env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("expected files lie in folders"))
            .expect("the folder can be made");
        fs::write(&path, actual).expect("the expected file can be written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected == actual,
        "{} differs; `UPDATE=1 cargo test` rewrites it. Now:\n{actual}",
        path.strip_prefix(root()).unwrap_or(&path).display()
    );
}

/// The files of a folder with an ending, in order of name.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = root().join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .collect();
    files.sort();
    files
}
