//! All names that a question may use, and what they name.

use std::collections::BTreeSet;

use super::words::words;
use crate::graph::{EntityRef, Graph, GroupRef, InstrumentRef, LensRef};
use crate::time::Day;

/// The names of a graph as people type them: ids, names, aliases, codes, demonyms. Made once, used for many questions.
#[derive(Debug)]
pub struct Lexicon<'g> {
    entities: Table<EntityRef<'g>>,
    instruments: Table<InstrumentRef<'g>>,
    lenses: Table<LensRef<'g>>,
    groups: Table<GroupRef<'g>>,
    graph: &'g Graph,
}

/// A phrase of plain letters, blanks and hyphens as [`words`] would fold it; most names are such, and all of them are read at every start.
fn plain_phrase(phrase: &str) -> Option<String> {
    let bytes = phrase.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    // Each blank and hyphen stands between letters, so that it parts just two words.
    let is_plain = (0..bytes.len()).all(|at| match bytes[at] {
        b' ' | b'-' => at > 0 && is_letter(at - 1) && is_letter(at + 1),
        _ => is_letter(at),
    });
    is_plain.then(|| {
        phrase
            .bytes()
            .map(|byte| if byte == b'-' { ' ' } else { byte.to_ascii_lowercase() as char })
            .collect()
    })
}

/// Phrases of folded words in order, each with what it may name. Things of one phrase keep the order in which they were added.
#[derive(Debug)]
struct Table<T> {
    phrases: Vec<(String, T)>,
    longest: usize,
}

impl<T: Copy + PartialEq> Table<T> {
    /// Gathers things under their phrases. Each phrase is folded; what folds to nothing names nothing.
    fn of<'p>(named: impl Iterator<Item = (&'p str, T)>) -> Self {
        let folded = named.map(|(phrase, thing)| {
            let folded = plain_phrase(phrase).unwrap_or_else(|| {
                words(phrase).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
            });
            (folded, thing)
        });
        let mut table =
            Self { phrases: folded.filter(|(phrase, _)| !phrase.is_empty()).collect(), longest: 0 };
        table.put_in_order();
        table
    }

    /// Adds things under phrases that name nothing yet.
    fn add_where_free<'p>(&mut self, named: impl Iterator<Item = (&'p str, T)>) {
        let more = Self::of(named);
        let free: Vec<(String, T)> =
            more.phrases.into_iter().filter(|(phrase, _)| self.things(phrase).is_empty()).collect();
        self.phrases.extend(free);
        self.put_in_order();
    }

    fn put_in_order(&mut self) {
        self.phrases.sort_by(|(one, _), (other, _)| one.cmp(other));
        // An entity's id and its name are often one phrase, and are added one after the other.
        self.phrases.dedup();
        self.longest = self.phrases.iter().map(|(phrase, _)| phrase.split(' ').count()).max().unwrap_or(0);
    }

    /// What a phrase names.
    fn things(&self, phrase: &str) -> &[(String, T)] {
        let from = self.phrases.partition_point(|(known, _)| known.as_str() < phrase);
        let length = self.phrases[from..].partition_point(|(known, _)| known == phrase);
        &self.phrases[from..from + length]
    }

    /// The longest phrase that a run of words begins with, as its length and what it may name.
    fn longest_match(&self, words: &[&str]) -> Option<(usize, &[(String, T)])> {
        (1..=self.longest.min(words.len())).rev().find_map(|length| {
            let things = self.things(&words[..length].join(" "));
            (!things.is_empty()).then_some((length, things))
        })
    }

    /// The things whose names are nearest to a text, at most three that are equally near, with their distance.
    fn near(&self, text: &str) -> (usize, Vec<T>) {
        let mut nearest = usize::MAX;
        let mut near: Vec<T> = Vec::new();
        for (phrase, thing) in self.phrases.iter().filter(|(phrase, _)| phrase.len() > 3) {
            let distance = strsim::damerau_levenshtein(text, phrase);
            if distance * 3 > text.chars().count().max(3) || distance > nearest {
                continue;
            }
            if distance < nearest {
                nearest = distance;
                near.clear();
            }
            if near.len() < 3 && !near.contains(thing) {
                near.push(*thing);
            }
        }
        (nearest, near)
    }

    /// The things whose names hold a word, at most five: `korea` is a part of two. A word of two or three letters must begin them: `un` begins
    /// four, `of` is a part of many.
    fn holding(&self, word: &str) -> Vec<T> {
        let mut holding: Vec<T> = Vec::new();
        let holds = |phrase: &str| {
            let mut words = phrase.split(' ');
            words.next() == Some(word) || word.len() > 3 && words.any(|one| one == word)
        };
        for (_, thing) in self.phrases.iter().filter(|(phrase, _)| holds(phrase)) {
            if holding.len() < 5 && !holding.contains(thing) {
                holding.push(*thing);
            }
        }
        holding
    }
}

impl<'g> Lexicon<'g> {
    /// Gathers the names of a graph.
    #[must_use]
    pub fn new(graph: &'g Graph) -> Self {
        let mut entities = Table::of(graph.entities().flat_map(|entity| {
            let aliases = entity.aliases().iter().chain(entity.demonyms()).map(AsRef::as_ref);
            let former = entity.names().iter().map(|name| name.name.as_ref());
            let names = [entity.id().as_str(), entity.name()].into_iter().chain(aliases).chain(former);
            names.map(move |name| (name, entity))
        }));
        // Codes come second: where a code is a name of another, the name is meant.
        entities
            .add_where_free(graph.entities().filter_map(|entity| entity.iso3().map(|code| (code, entity))));
        let instruments = Table::of(graph.instruments().flat_map(|instrument| {
            let names = [instrument.id().as_str(), instrument.name()].into_iter();
            names.chain(instrument.aliases().iter().map(AsRef::as_ref)).map(move |name| (name, instrument))
        }));
        let lenses = Table::of(
            graph.lenses().flat_map(|lens| [lens.id().as_str(), lens.name()].map(|name| (name, lens))),
        );
        let groups = Table::of(graph.groups().flat_map(|group| {
            let names = [group.id().as_str(), group.name()].into_iter();
            names.chain(group.aliases().iter().map(AsRef::as_ref)).map(move |name| (name, group))
        }));
        Self { entities, instruments, lenses, groups, graph }
    }

    /// The last day of the data.
    pub(super) fn horizon(&self) -> Option<Day> {
        self.graph.horizon()
    }

    pub(super) fn entity(&self, words: &[&str]) -> Option<(usize, &[(String, EntityRef<'g>)])> {
        self.entities.longest_match(words)
    }

    pub(super) fn instrument(&self, words: &[&str]) -> Option<(usize, &[(String, InstrumentRef<'g>)])> {
        self.instruments.longest_match(words)
    }

    pub(super) fn group(&self, words: &[&str]) -> Option<(usize, &[(String, GroupRef<'g>)])> {
        self.groups.longest_match(words)
    }

    pub(super) fn groups_near(&self, text: &str) -> Vec<String> {
        self.groups.near(text).1.into_iter().map(|group| group.id().to_string()).collect()
    }

    pub(super) fn lens(&self, words: &[&str]) -> Option<(usize, &[(String, LensRef<'g>)])> {
        self.lenses.longest_match(words)
    }

    pub(super) fn lens_ids(&self) -> Vec<String> {
        let ids: BTreeSet<String> =
            self.lenses.phrases.iter().map(|(_, lens)| lens.id().to_string()).collect();
        ids.into_iter().collect()
    }

    /// The ids of the entities whose names hold a word: *korea* names none, and is a part of two names.
    pub(super) fn entities_holding(&self, word: &str) -> Vec<String> {
        self.entities.holding(word).into_iter().map(|entity| entity.id().to_string()).collect()
    }

    /// The ids of the entities whose names are nearest to a text, with their distance.
    pub(super) fn entities_near(&self, text: &str) -> (usize, Vec<String>) {
        let (distance, near) = self.entities.near(text);
        (distance, near.into_iter().map(|entity| entity.id().to_string()).collect())
    }

    pub(super) fn instruments_near(&self, text: &str) -> Vec<String> {
        self.instruments.near(text).1.into_iter().map(|instrument| instrument.id().to_string()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_phrases_are_folded_as_words_are() {
        let graph = crate::load::shipped().graph;
        let names = graph.entities().flat_map(|entity| {
            let aliases = entity.aliases().iter().chain(entity.demonyms()).map(|name| name.to_string());
            [entity.id().to_string(), entity.name().to_owned()].into_iter().chain(aliases).collect::<Vec<_>>()
        });
        let mut plain = 0;
        for name in names.chain(["a - b", "-a", "A-b c", "a  b"].map(str::to_owned)) {
            let Some(phrase) = plain_phrase(&name) else { continue };
            plain += 1;
            let folded: Vec<String> = words(&name).into_iter().map(|word| word.folded).collect();
            assert_eq!(phrase, folded.join(" "), "{name}");
        }
        assert!(plain > 200, "most names are plain: {plain}");
    }
}
