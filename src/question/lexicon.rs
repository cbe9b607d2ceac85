//! All names that a question may use, and what they name.

use std::collections::{BTreeMap, BTreeSet};

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
    horizon: Option<Day>,
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

/// Phrases of folded words, each with what it may name. Things keep the order in which they were added.
#[derive(Debug)]
struct Table<T> {
    phrases: BTreeMap<String, Vec<T>>,
    longest: usize,
}

impl<T: Copy + PartialEq> Table<T> {
    fn new() -> Self {
        Self { phrases: BTreeMap::new(), longest: 0 }
    }

    fn add(&mut self, phrase: &str, thing: T) {
        let phrase = plain_phrase(phrase).unwrap_or_else(|| {
            words(phrase).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" ")
        });
        if phrase.is_empty() {
            return;
        }
        self.longest = self.longest.max(phrase.split(' ').count());
        let things = self.phrases.entry(phrase).or_default();
        if !things.contains(&thing) {
            things.push(thing);
        }
    }

    /// The longest phrase that a run of words begins with, as its length and what it may name.
    fn longest_match(&self, words: &[&str]) -> Option<(usize, &[T])> {
        (1..=self.longest.min(words.len())).rev().find_map(|length| {
            self.phrases.get(&words[..length].join(" ")).map(|things| (length, things.as_slice()))
        })
    }

    /// The things whose names are nearest to a text, at most three that are equally near, with their distance.
    fn near(&self, text: &str) -> (usize, Vec<T>) {
        let mut nearest = usize::MAX;
        let mut near: Vec<T> = Vec::new();
        for (phrase, things) in self.phrases.iter().filter(|(phrase, _)| phrase.len() > 3) {
            let distance = strsim::damerau_levenshtein(text, phrase);
            if distance * 3 > text.chars().count().max(3) || distance > nearest {
                continue;
            }
            if distance < nearest {
                nearest = distance;
                near.clear();
            }
            if near.len() < 3 && !near.contains(&things[0]) {
                near.push(things[0]);
            }
        }
        (nearest, near)
    }

    /// The things whose names hold a word, at most three: `korea` is a part of two.
    fn holding(&self, word: &str) -> Vec<T> {
        let mut holding: Vec<T> = Vec::new();
        let phrases = self.phrases.iter().filter(|(phrase, _)| phrase.split(' ').any(|one| one == word));
        for thing in phrases.flat_map(|(_, things)| things) {
            if holding.len() < 3 && !holding.contains(thing) {
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
        let mut entities = Table::new();
        for entity in graph.entities() {
            entities.add(entity.id().as_str(), entity);
            entities.add(entity.name(), entity);
            let former = entity.names().iter().map(|name| &name.name);
            for alias in entity.aliases().iter().chain(entity.demonyms()).chain(former) {
                entities.add(alias, entity);
            }
        }
        // Codes come second: where a code of one list is a name or a code of another, the name, then ISO, is meant.
        for entity in graph.entities() {
            if let Some(code) =
                entity.iso3().filter(|code| !entities.phrases.contains_key(&code.to_lowercase()))
            {
                entities.add(code, entity);
            }
        }
        let mut instruments = Table::new();
        for instrument in graph.instruments() {
            instruments.add(instrument.id().as_str(), instrument);
            instruments.add(instrument.name(), instrument);
            for alias in instrument.aliases() {
                instruments.add(alias, instrument);
            }
        }
        let mut lenses = Table::new();
        for lens in graph.lenses() {
            lenses.add(lens.id().as_str(), lens);
            lenses.add(lens.name(), lens);
        }
        let mut groups = Table::new();
        for group in graph.groups() {
            groups.add(group.id().as_str(), group);
            groups.add(group.name(), group);
            for alias in group.aliases() {
                groups.add(alias, group);
            }
        }
        Self { entities, instruments, lenses, groups, horizon: graph.horizon() }
    }

    /// The last day of the data.
    pub(super) fn horizon(&self) -> Option<Day> {
        self.horizon
    }

    pub(super) fn entity(&self, words: &[&str]) -> Option<(usize, &[EntityRef<'g>])> {
        self.entities.longest_match(words)
    }

    pub(super) fn instrument(&self, words: &[&str]) -> Option<(usize, &[InstrumentRef<'g>])> {
        self.instruments.longest_match(words)
    }

    pub(super) fn group(&self, words: &[&str]) -> Option<(usize, &[GroupRef<'g>])> {
        self.groups.longest_match(words)
    }

    pub(super) fn groups_near(&self, text: &str) -> Vec<String> {
        self.groups.near(text).1.into_iter().map(|group| group.id().to_string()).collect()
    }

    pub(super) fn lens(&self, words: &[&str]) -> Option<(usize, &[LensRef<'g>])> {
        self.lenses.longest_match(words)
    }

    pub(super) fn lens_ids(&self) -> Vec<String> {
        let ids: BTreeSet<String> =
            self.lenses.phrases.values().flatten().map(|lens| lens.id().to_string()).collect();
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
