//! The legend of a world: the values in use, each with how many have it.

use std::collections::BTreeSet;

use super::super::metrics::{Weight, width};
use super::super::picture::Meaning;
use super::value::Value;
use super::{State, World};

/// From a sample to its words.
pub(in super::super) const GAP: f64 = 10.0;
/// From the words to the next sample.
const APART: f64 = 34.0;

impl World<'_> {
    /// The values in use, each with words and a number: parties for what is said, of them as many as bear the mark.
    pub(in super::super) fn legend(&self, states: &[State]) -> Vec<(Value<'static>, String)> {
        let meanings: BTreeSet<Meaning> = self.entries().map(|entry| entry.meaning).collect();
        let parties = |has: &dyn Fn(&super::Entry<'_>) -> bool| {
            self.of_party.values().filter(|entries| entries.iter().any(has)).count()
        };
        let mut all: Vec<(Value<'static>, String)> = meanings
            .into_iter()
            .map(|meaning| {
                let count = parties(&|entry| entry.meaning == meaning);
                (Value::Sample(meaning), format!("{}: {count}", meaning.ink().words))
            })
            .collect();
        let (mut subject, mut examined, mut silent) = (0, 0, 0);
        for state in states {
            match self.value(&state.id) {
                Value::Subject => subject += 1,
                Value::Examined => examined += 1,
                Value::NotExamined if !state.is_claimed => silent += 1,
                _ => {}
            }
        }
        let mut add = |count: usize, value, words: &str| {
            if count > 0 {
                all.push((value, format!("{words}: {count}")));
            }
        };
        add(parties(&|entry| entry.is_possible), Value::Possible, "possible");
        add(parties(&|entry| entry.is_disputed), Value::Disputed, "disputed");
        add(examined, Value::Examined, "examined, nothing on record");
        let words =
            if self.examined.is_empty() { "nothing on record, or not examined" } else { "not examined" };
        add(silent, Value::NotExamined, words);
        if subject > 0 {
            all.push((Value::Subject, "the one asked about".to_owned()));
        }
        all
    }
}

/// Puts samples with words in rows that fit, each with its distance from the left; a sample is `wide`, letters are of a size.
pub(in super::super) fn in_rows<T>(
    things: Vec<(T, String)>,
    room: f64,
    (wide, size): (f64, f64),
) -> Vec<Vec<(f64, T, String)>> {
    let mut rows: Vec<Vec<(f64, T, String)>> = Vec::new();
    let mut x = f64::INFINITY;
    for (thing, words) in things {
        let span = wide + GAP + width(&words, size, Weight::Regular);
        if x + span > room || rows.is_empty() {
            rows.push(Vec::new());
            x = 0.0;
        }
        rows.last_mut().expect("a row was opened").push((x, thing, words));
        x += span + APART;
    }
    rows
}
