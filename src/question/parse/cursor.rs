//! The words of a question, how far they are understood, and what to say where they are not.

use std::ops::Range;

use crate::graph::{EntityRef, LensRef};
use crate::question::words::Word;
use crate::question::{Among, By, Clause, Lexicon, Only, QuestionError, Those};
use crate::time::Day;
use crate::vocabulary::Step;

/// The words of one question and how far they are understood.
pub(super) struct Cursor<'q, 'l, 'g> {
    pub(super) text: &'q str,
    pub(super) words: &'q [Word],
    pub(super) at: usize,
    /// Where the last name that was understood begins.
    pub(super) last_name: usize,
    /// The days that have been said so far.
    pub(super) on: Option<Day>,
    pub(super) known_by: Option<Day>,
    /// Whose word is to be believed.
    pub(super) voice: Option<EntityRef<'g>>,
    pub(super) from_step: Option<Step>,
    pub(super) lens: Option<LensRef<'g>>,
    pub(super) among: Option<Among<'g>>,
    pub(super) within: Option<(Day, Day)>,
    pub(super) only: Option<Only>,
    pub(super) by: Option<By>,
    /// The object of the clause before, for *it* and *its*.
    pub(super) last_object: Option<EntityRef<'g>>,
    /// The question within the question that stands as the object of the clause being read.
    pub(super) those: Option<Those<'g>>,
    /// A clause that was read before its condition was seen to go on.
    pub(super) first_clause: Option<Clause<'g>>,
    /// The clause before, for *recognizes X and Y*.
    pub(super) last_clause: Option<Clause<'g>>,
    /// Where each modifier was said.
    pub(super) said: Vec<(Modifier, usize)>,
    /// How deep in brackets and in questions within questions the present word stands.
    pub(super) depth: usize,
    /// Whether the question speaks of many, so that its verbs stand in the form that others have after *does*.
    pub(super) speaks_of_many: bool,
    pub(super) lexicon: &'l Lexicon<'g>,
}

/// What may stand anywhere in a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Modifier {
    On,
    Within,
    Order,
    By,
    Among,
    Under,
}

/// What was understood, or why it could not be.
pub(super) type Parsed<T> = Result<T, QuestionError>;

impl Cursor<'_, '_, '_> {
    pub(super) fn word(&self) -> &str {
        self.words.get(self.at).map_or("", |word| word.folded.as_str())
    }

    /// The word after the present one.
    pub(super) fn next_word(&self) -> &str {
        self.words.get(self.at + 1).map_or("", |word| word.folded.as_str())
    }

    pub(super) fn peek_any(&self, words: &[&str]) -> bool {
        words.contains(&self.word())
    }

    pub(super) fn take(&mut self, word: &str) -> bool {
        let is = self.word() == word;
        self.at += usize::from(is);
        is
    }

    pub(super) fn take_any(&mut self, words: &[&str]) -> bool {
        let is = self.peek_any(words);
        self.at += usize::from(is);
        is
    }

    pub(super) fn take_all(&mut self, words: &[&str]) -> bool {
        let are = words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.words.get(self.at + offset).is_some_and(|one| one.folded == *word));
        self.at += if are { words.len() } else { 0 };
        are
    }

    /// Where a modifier was last said.
    pub(super) fn said_at(&self, modifier: Modifier) -> usize {
        self.said.iter().rev().find(|(one, _)| *one == modifier).map_or(0, |(_, at)| *at)
    }

    pub(super) fn expect(&mut self, word: &'static str) -> Parsed<()> {
        match self.take(word) {
            true => Ok(()),
            false => Err(self.unexpected(&[word])),
        }
    }

    pub(super) fn unexpected(&self, expected: &[&str]) -> QuestionError {
        let headline = match self.words.get(self.at) {
            Some(_) => "this word cannot be understood here",
            None if self.words.is_empty() => "there is no question",
            None => "the question ends too early",
        };
        let single: Vec<&str> = expected.iter().filter(|one| !one.contains(' ')).copied().collect();
        let near = near_words(self.word(), &single);
        self.error(self.place(), headline, expected, near)
    }

    pub(super) fn wrong(&self, headline: &str) -> QuestionError {
        self.error(self.place(), headline, &[], Vec::new())
    }

    pub(super) fn place(&self) -> Range<usize> {
        let end = self.text.len();
        self.words.get(self.at).map_or(end..end, |word| word.at.clone())
    }

    pub(super) fn error(
        &self,
        at: Range<usize>,
        headline: &str,
        expected: &[&str],
        near: Vec<String>,
    ) -> QuestionError {
        QuestionError {
            question: self.text.to_owned(),
            at,
            headline: headline.to_owned(),
            near,
            expected: expected.iter().map(|text| (*text).to_owned()).collect(),
        }
    }
}

/// The words nearest to a given one, at most three that are equally near.
pub(super) fn near_words(given: &str, known: &[&str]) -> Vec<String> {
    let mut scored: Vec<(usize, &str)> = known
        .iter()
        .map(|word| (strsim::damerau_levenshtein(given, word), *word))
        .filter(|(distance, _)| *distance > 0)
        .filter(|(distance, _)| {
            distance * 4 <= given.chars().count().max(3) || *distance == 1 && given.chars().count() > 3
        })
        .collect();
    scored.sort_unstable();
    scored.dedup();
    let nearest = scored.first().map_or(0, |(distance, _)| *distance);
    scored
        .into_iter()
        .take_while(|(distance, _)| *distance == nearest)
        .take(3)
        .map(|(_, word)| word.to_owned())
        .collect()
}
