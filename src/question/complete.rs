//! What a question that is being typed can go on with.

use super::phrase::VERBS;
use super::{Lexicon, parse};
use crate::graph::Graph;

/// Words that may stand after a question that is whole already.
const FURTHER: [&str; 20] = [
    "according",
    "after",
    "among",
    "and",
    "before",
    "between",
    "but",
    "by",
    "first",
    "from",
    "in",
    "known",
    "last",
    "longest",
    "on",
    "or",
    "since",
    "then",
    "through",
    "while",
];

/// The words that a question may go on with, in order: verbs, names, groups and joining words, each only where it can stand.
///
/// `typed` is the question so far; its last word may be begun and not ended, and only words that begin so are given.
///
/// # Examples
/// ```
/// use comity::question::{Lexicon, complete};
/// let graph = comity::load::shipped().graph;
/// let lexicon = Lexicon::new(&graph);
/// assert_eq!(complete("who acc", &graph, &lexicon), ["accepted", "accepts"]);
/// assert_eq!(complete("who lists tali", &graph, &lexicon), ["taliban"]);
/// assert!(complete("who lists taliban on", &graph, &lexicon).contains(&"on".to_owned()));
/// ```
#[must_use]
pub fn complete(typed: &str, graph: &Graph, lexicon: &Lexicon<'_>) -> Vec<String> {
    let (before, begun) = match typed.rfind(char::is_whitespace) {
        Some(at) => typed.split_at(at + 1),
        None => ("", typed),
    };
    let before = before.trim_end();
    let mut words: Vec<String> = Vec::new();
    let names = || graph.entities().map(|entity| entity.id().to_string());
    match parse(before, lexicon) {
        Ok(_) => {
            words.extend(FURTHER.map(str::to_owned));
            // A name may still follow where the question is understood with one.
            let with_a_name =
                graph.entities().any(|one| parse(&format!("{before} {}", one.id()), lexicon).is_ok());
            if with_a_name {
                words.extend(names());
            }
        }
        Err(error) if error.at.start >= before.len() => {
            for expected in &error.expected {
                match expected.as_str() {
                    name if name.starts_with("a name") => words.extend(names()),
                    group if group.starts_with("a group") => {
                        words.extend(graph.groups().map(|group| group.id().to_string()))
                    }
                    list if list.starts_with("a list") => {
                        words.extend(graph.instruments().map(|instrument| instrument.id().to_string()))
                    }
                    day if day.starts_with("a day") => {}
                    "recognizes" => words.extend(
                        VERBS
                            .iter()
                            .flat_map(|verb| verb.present.iter().chain(verb.past))
                            .map(|word| (*word).to_owned()),
                    ),
                    "recognize" => {
                        words.extend(VERBS.iter().flat_map(|verb| verb.base).map(|word| (*word).to_owned()))
                    }
                    words_of => words.extend(words_of.split_whitespace().next().map(str::to_owned)),
                }
            }
        }
        Err(_) => {}
    }
    let begun = crate::text::folded(begun);
    words.retain(|word| word.starts_with(&begun) && word != "…");
    words.sort();
    words.dedup();
    words
}
