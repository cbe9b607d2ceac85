//! The forms of a sheet: each is made from the sheet alone and adds no fact.

pub mod anki;
mod archive;
pub mod cards;
pub mod gift;
pub mod html;
pub mod markdown;
pub mod moodle_xml;
pub mod pages;
pub mod paper;
mod piece;
pub mod qti12;
pub mod qti21;
pub mod rexams;
mod size;
mod words;

pub use size::PaperSize;

use super::{Item, Response, Sheet};
use crate::time::Day;

/// Which half of a sheet is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// The questions, then the key on a page of its own.
    #[default]
    Both,
    /// The questions alone.
    Questions,
    /// The key alone.
    Key,
}

impl Part {
    /// Whether the questions belong to it.
    #[must_use]
    pub fn has_questions(self) -> bool {
        self != Self::Key
    }

    /// Whether the key belongs to it.
    #[must_use]
    pub fn has_key(self) -> bool {
        self != Self::Questions
    }
}

/// The letter of a choice: `A` for the first.
#[must_use]
pub fn letter(number: usize) -> char {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    LETTERS.chars().nth(number).unwrap_or('?')
}

/// Parts that stand in the right order, mixed so that no learner reads the key off the page: always in the same way, for the same parts.
#[must_use]
pub fn mixed<T: AsRef<str> + Clone>(parts: &[T], salt: &str) -> Vec<T> {
    let seed = salt.bytes().fold(0_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let mut order: Vec<usize> = (0..parts.len()).collect();
    super::chance::Chance::new(seed, 99).shuffle(&mut order);
    if order.is_sorted() && order.len() > 1 {
        order.rotate_left(1);
    }
    order.into_iter().map(|at| parts[at].clone()).collect()
}

/// The right answer in a few words: `B. Russia`, `true`, `C, A, B`.
#[must_use]
pub fn key(item: &Item) -> String {
    match &item.response {
        Response::Choice(choices) | Response::Several(choices) => {
            let right = choices.iter().enumerate().filter(|(_, choice)| choice.is_right);
            let right: Vec<String> =
                right.map(|(at, choice)| format!("{}. {}", letter(at), choice.text)).collect();
            right.join("; ")
        }
        Response::TrueFalse { is_true: true, .. } => "True.".to_owned(),
        Response::TrueFalse { is_true: false, .. } => "False.".to_owned(),
        Response::Order(parts) => {
            let shown = mixed(parts, &item.id);
            let letters: Vec<String> = parts
                .iter()
                .filter_map(|part| shown.iter().position(|other| other == part))
                .map(|at| letter(at).to_string())
                .collect();
            format!("{}.", letters.join(", "))
        }
        Response::Match(pairs) => {
            let shown = rights(pairs);
            let matched: Vec<String> = pairs
                .iter()
                .filter_map(|(left, right)| {
                    let at = shown.iter().position(|other| other == right)?;
                    Some(format!("{left}: {}", letter(at)))
                })
                .collect();
            format!("{}.", matched.join("; "))
        }
        Response::Number(number) => format!("{number}."),
    }
}

/// What to say to who chose a wrong choice, a line each.
#[must_use]
pub fn feedback(item: &Item) -> Vec<String> {
    match &item.response {
        Response::Choice(choices) | Response::Several(choices) => choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| !choice.is_right && !choice.feedback.is_empty())
            .map(|(at, choice)| format!("Not {}: {}", letter(at), choice.feedback))
            .collect(),
        _ => Vec::new(),
    }
}

/// What the left sides of a match may belong to: each once, in order of the alphabet, which gives nothing away.
#[must_use]
pub fn rights(pairs: &[(String, String)]) -> Vec<String> {
    let mut rights: Vec<String> = pairs.iter().map(|(_, right)| right.clone()).collect();
    rights.sort();
    rights.dedup();
    rights
}

/// The line at the foot: how to make the same sheet again.
#[must_use]
pub fn imprint(sheet: &Sheet) -> String {
    format!(
        "Made with comity {} from data to {}; sources to {}; level {}, seed {}.",
        env!("CARGO_PKG_VERSION"),
        day(&sheet.horizon),
        day(&sheet.known_by),
        sheet.level.in_words(),
        sheet.seed
    )
}

fn day(text: &str) -> String {
    Day::read(text).map_or_else(|| text.to_owned(), Day::in_words)
}
