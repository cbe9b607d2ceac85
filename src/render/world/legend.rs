//! The legend of a world: the values in use, each with how many have it.

use super::super::metrics::{Weight, width};
use super::super::picture::Meaning;
use super::value::Value;
use super::{State, World};

/// From a sample to its words.
pub(in super::super) const GAP: f64 = 10.0;
/// From the words to the next sample.
const APART: f64 = 34.0;

/// A sample with its words, for each of some figures that belong together; none where it is not in that figure.
pub(in super::super) type Item<T> = Vec<Option<(T, String)>>;

/// The values in use in any of some worlds, each with words and a number: parties for what is said, of them as many as bear the mark.
pub(in super::super) fn legend(worlds: &[World<'_>], states: &[State]) -> Vec<Item<Value<'static>>> {
    let counts: Vec<Vec<Counted>> = worlds.iter().map(|world| world.counts(states)).collect();
    let all = counts.first().map_or(0, Vec::len);
    let is_used = |at: &usize| counts.iter().any(|counts| counts[*at].count > 0);
    let items = (0..all).filter(is_used).map(|at| {
        let sample = |counts: &Vec<Counted>| Some((counts[at].value, counts[at].in_words()));
        counts.iter().map(sample).collect()
    });
    items.collect()
}

/// A value with how many have it.
struct Counted {
    value: Value<'static>,
    words: &'static str,
    count: usize,
}

impl Counted {
    fn in_words(&self) -> String {
        match self.value {
            Value::Subject => self.words.to_owned(),
            _ => format!("{}: {}", self.words, self.count),
        }
    }
}

impl World<'_> {
    /// How many have each value, in one order for every world.
    fn counts(&self, states: &[State]) -> Vec<Counted> {
        let parties = |has: &dyn Fn(&super::Entry<'_>) -> bool| {
            self.of_party.values().filter(|entries| entries.iter().any(has)).count()
        };
        let states = |is_meant: &dyn Fn(&State, Value<'_>) -> bool| {
            states.iter().filter(|state| is_meant(state, self.value(&state.id))).count()
        };
        let mut all: Vec<Counted> = Meaning::ALL
            .into_iter()
            .map(|meaning| Counted {
                value: Value::Sample(meaning),
                words: meaning.ink().words,
                count: parties(&|entry| entry.meaning == meaning),
            })
            .collect();
        let silence =
            if self.examined.is_empty() { "nothing on record, or not examined" } else { "not examined" };
        let mut add = |value, words, count| all.push(Counted { value, words, count });
        add(Value::Possible, "possible", parties(&|entry| entry.is_possible));
        add(Value::Disputed, "disputed", parties(&|entry| entry.is_disputed));
        let examined = states(&|_, value| matches!(value, Value::Examined));
        add(Value::Examined, "examined, nothing on record", examined);
        let silent = states(&|state, value| matches!(value, Value::NotExamined) && !state.is_claimed);
        add(Value::NotExamined, silence, silent);
        add(Value::Subject, "the one asked about", states(&|_, value| matches!(value, Value::Subject)));
        all
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
