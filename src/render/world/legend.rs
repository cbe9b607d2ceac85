//! The legend of a world: the values in use, each with who has it, or how many.

use super::super::metrics::{Weight, width, wrap};
use super::super::picture::Meaning;
use super::super::picture::words::name;
use super::value::Value;
use super::{State, World};
use crate::text::visible;

/// From a sample to its words.
pub(in super::super) const GAP: f64 = 10.0;
/// From the words to the next sample.
const APART: f64 = 34.0;

/// A sample with its words, for each of some figures that belong together; none where it is not in that figure.
pub(in super::super) type Item<T> = Vec<Option<(T, String)>>;

/// What follows the name of a party of which a mark is possible only.
const POSSIBLE: &str = "?";
/// What follows the name of a party of which a mark is disputed: the cross that is drawn over it.
const DISPUTED: &str = "×";

/// How a legend says who bears a mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) enum Naming {
    /// By name, all of them.
    Names,
    /// By code, so many at most; by name where they have none.
    Codes(usize),
    /// By code, as many as a line of some width holds in letters of some size, which takes no more room than their number.
    Line {
        /// The size of letters.
        size: f64,
        /// How wide the line is.
        room: f64,
    },
    /// By their number alone.
    Count,
}

impl Naming {
    /// From the one that says most to the one that takes least room.
    pub(in super::super) const fn falling(size: f64, room: f64) -> [Self; 4] {
        [Self::Names, Self::Codes(usize::MAX), Self::Codes(12), Self::Line { size, room }]
    }
}

/// The values in use in any of some worlds, each with words and who has it; parties for what is said, of them all that bear the mark.
pub(in super::super) fn legend(
    worlds: &[World<'_>],
    states: &[State],
    naming: Naming,
) -> Vec<Item<Value<'static>>> {
    let counts: Vec<Vec<Counted<'_>>> = worlds.iter().map(|world| world.counts(states)).collect();
    let all = counts.first().map_or(0, Vec::len);
    let is_used = |at: &usize| counts.iter().any(|counts| counts[*at].count > 0);
    let items = (0..all).filter(is_used).map(|at| {
        let sample = |(world, counts): (&World<'_>, &Vec<Counted<'_>>)| {
            Some((counts[at].value, counts[at].in_words(world, states, naming)))
        };
        worlds.iter().zip(&counts).map(sample).collect()
    });
    items.collect()
}

/// A value with how many have it, and who, of those of whom something is said.
struct Counted<'w> {
    value: Value<'static>,
    words: &'static str,
    count: usize,
    /// Each with what follows its name where it is possible only, or disputed, of it.
    parties: Vec<(&'w str, &'static str)>,
}

impl Counted<'_> {
    fn in_words(&self, world: &World<'_>, states: &[State], naming: Naming) -> String {
        let named = |id: &str| visible(name(world.answer, id));
        let coded = |id: &str| {
            let state = states.iter().find(|state| state.id == id);
            state.and_then(|state| state.code.clone()).unwrap_or_else(|| named(id))
        };
        let doubted =
            |(id, doubt): &(&str, &str), called: &dyn Fn(&str) -> String| format!("{}{doubt}", called(id));
        let mut who: Vec<String> = match naming {
            Naming::Names => self.parties.iter().map(|party| doubted(party, &named)).collect(),
            Naming::Codes(_) | Naming::Line { .. } => {
                self.parties.iter().map(|party| doubted(party, &coded)).collect()
            }
            Naming::Count => Vec::new(),
        };
        who.sort_unstable();
        let explained = match self.value {
            Value::Possible => format!(" ({POSSIBLE})"),
            Value::Disputed => format!(" ({DISPUTED})"),
            _ => String::new(),
        };
        let said = |most: usize| match who.len().saturating_sub(most) {
            0 => format!("{}{explained}: {}", self.words, who.join(", ")),
            more => format!("{}{explained}: {} and {more} more", self.words, who[..most].join(", ")),
        };
        let of_doubt = |doubt: &str| self.parties.iter().filter(|(_, of)| *of == doubt).count();
        let counted = || {
            let doubts = [(of_doubt(POSSIBLE), "possible"), (of_doubt(DISPUTED), "disputed")];
            let sure = self.count - doubts.iter().map(|(count, _)| count).sum::<usize>();
            let doubts = doubts.into_iter().filter(|(count, _)| *count > 0);
            let doubts: Vec<String> = doubts.map(|(count, words)| format!("{count} {words}")).collect();
            match doubts.is_empty() {
                true => format!("{}: {sure}", self.words),
                false => format!("{}: {sure} (and {})", self.words, doubts.join(", ")),
            }
        };
        match naming {
            _ if matches!(self.value, Value::Subject | Value::Claimed) => self.words.to_owned(),
            _ if who.is_empty() => counted(),
            // Rather one more by code than *and 1 more*.
            Naming::Codes(most) if who.len() > most.saturating_add(1) => said(most),
            Naming::Line { size, room } => {
                let fits = |words: &String| width(words, size, Weight::Regular) <= room;
                (1..=who.len()).rev().map(said).find(fits).unwrap_or_else(counted)
            }
            _ => said(usize::MAX),
        }
    }
}

impl World<'_> {
    /// Who has each value, in one order for every world.
    fn counts(&self, states: &[State]) -> Vec<Counted<'_>> {
        let of_parties = |value, words, has: &dyn Fn(&super::Entry<'_>) -> bool| {
            let parties = self.of_party.iter().filter(|(_, entries)| entries.iter().any(has));
            let parties: Vec<&str> = parties.map(|(id, _)| *id).collect();
            // Those marked as possible or disputed are in doubt as a whole, which the words say already.
            let is_of_meaning = matches!(value, Value::Sample(_));
            let doubt = |id: &str| {
                let entries = || self.of_party[id].iter().filter(|entry| has(entry));
                let is_sure = || entries().any(|entry| !entry.is_possible && !entry.is_disputed);
                match entries().any(|entry| entry.is_disputed) {
                    _ if !is_of_meaning || is_sure() => "",
                    true => DISPUTED,
                    false => POSSIBLE,
                }
            };
            let parties: Vec<(&str, &str)> = parties.into_iter().map(|id| (id, doubt(id))).collect();
            Counted { value, words, count: parties.len(), parties }
        };
        let of_states = |value, words, is_meant: &dyn Fn(&State, Value<'_>) -> bool| {
            let count = states.iter().filter(|state| is_meant(state, self.value(&state.id))).count();
            Counted { value, words, count, parties: Vec::new() }
        };
        let silence =
            if self.examined.is_empty() { "nothing on record, or not examined" } else { "not examined" };
        let meanings = Meaning::ALL.into_iter().map(|meaning| {
            of_parties(Value::Sample(meaning), meaning.ink().words, &|entry| entry.meaning == meaning)
        });
        let others = [
            of_parties(Value::Possible, "possible", &|entry| {
                entry.is_possible && !entry.is_disputed && !entry.is_beside
            }),
            of_parties(Value::Disputed, "disputed", &|entry| entry.is_disputed),
            of_states(Value::Examined, "examined, nothing holds", &|_, value| {
                matches!(value, Value::Examined)
            }),
            of_states(Value::NotExamined, silence, &|state, value| {
                // Of whom a step alone is told, the rest was not examined all the same.
                let is_silent = match value {
                    Value::NotExamined => true,
                    Value::Says(entries) => {
                        !self.examined.contains(state.id.as_str())
                            && entries.iter().all(|entry| entry.is_beside && entry.meaning == Meaning::Intent)
                    }
                    _ => false,
                };
                is_silent && !state.is_claimed
            }),
            of_states(Value::Subject, "the one asked about", &|_, value| matches!(value, Value::Subject)),
            of_states(Value::Claimed, "the state that it claims to govern", &|_, value| {
                matches!(value, Value::Claimed)
            }),
            of_states(Value::Absent, "no state on that day", &|_, value| matches!(value, Value::Absent)),
        ];
        meanings.chain(others).collect()
    }

    /// A party without a place by name, with what its marks mean, as far as they fit a line: `European Union: mission`.
    pub(in super::super) fn legend_of(&self, id: &str, size: f64, room: f64) -> Option<String> {
        let line = |text: &str, room: f64| wrap(text, size, Weight::Regular, room, 1).into_iter().next();
        let called = line(&visible(name(self.answer, id)), room / 3.0)?;
        let entries = self.of_party.get(id)?;
        let said = self.value(id).meanings().into_iter().map(|(meaning, is_disputed)| {
            let words = meaning.ink().words;
            let is_possible = !entries.iter().any(|entry| entry.meaning == meaning && !entry.is_possible);
            match (is_disputed, is_possible) {
                (true, _) => format!("{words} (disputed)"),
                (false, true) => format!("{words} (possible)"),
                (false, false) => words.to_owned(),
            }
        });
        line(&format!("{called}: {}", said.collect::<Vec<_>>().join("; ")), room)
    }
}

/// Puts samples with words in rows that fit, each with its distance from the left; a sample is `wide`, letters are of a size.
pub(in super::super) fn in_rows<T>(
    items: Vec<Item<T>>,
    room: f64,
    (wide, size): (f64, f64),
) -> Vec<Vec<(f64, Item<T>)>> {
    let mut rows: Vec<Vec<(f64, Item<T>)>> = Vec::new();
    let mut x = f64::INFINITY;
    for item in items {
        let words = item.iter().flatten().map(|(_, words)| width(words, size, Weight::Regular));
        let span = wide + GAP + words.fold(0.0, f64::max);
        if x + span > room || rows.is_empty() {
            rows.push(Vec::new());
            x = 0.0;
        }
        rows.last_mut().expect("a row was opened").push((x, item));
        x += span + APART;
    }
    rows
}
