//! From words to a question: a descent over the words that remembers what could have stood where it failed.

mod clause;
mod complement;
mod condition;
mod cursor;
mod day;
mod form;
mod modifier;
mod name;
mod passive;
mod pointed;
mod sending;
mod sense;
mod verb;
mod what;

use super::words::words;
use super::{Condition, Form, Lexicon, Only, Question, QuestionError};
use cursor::{Cursor, near_words};
use sense::settle;

/// Understands a question.
///
/// # Errors
/// Points at the word that cannot be understood, says what could stand there, and gives the nearest names.
///
/// # Examples
/// ```
/// use comity::{load, question};
/// let graph = load::shipped().graph;
/// let lexicon = question::Lexicon::new(&graph);
/// let question = question::parse("who lists the Taliban on 2024-10-04?", &lexicon).unwrap();
/// assert_eq!(question.to_string(), "who lists taliban on 2024-10-04");
/// let error = question::parse("who lists the talban", &lexicon).unwrap_err();
/// assert_eq!(error.near, ["taliban"]);
/// ```
pub fn parse<'g>(text: &str, lexicon: &Lexicon<'g>) -> Result<Question<'g>, QuestionError> {
    let words = words(text);
    let mut cursor = Cursor {
        text,
        words: &words,
        at: 0,
        last_name: 0,
        on: None,
        known_by: None,
        voice: None,
        from_step: None,
        lens: None,
        among: None,
        within: None,
        only: None,
        by: None,
        last_object: None,
        those: None,
        last_clause: None,
        first_clause: None,
        lexicon,
    };
    let mut form = cursor.form()?;
    if let (Form::Who(Condition::Clause(clause)), Some(Only::Longest)) = (&mut form, cursor.only) {
        // An act does not last: *who listed X longest* asks for how long it held.
        clause.predicate = clause.predicate.as_standing();
    }
    if cursor.those.is_some() {
        cursor.at = cursor.words.iter().position(|word| word.folded == "that").unwrap_or(0);
        return Err(cursor.wrong("only *who* and *how many* hold a question within the question"));
    }
    match cursor.at == cursor.words.len() {
        true => settle(&mut cursor, form),
        false => Err(cursor.left_over()),
    }
}

impl<'g> Cursor<'_, '_, 'g> {
    /// What to say of a word after all that was understood.
    fn left_over(&self) -> QuestionError {
        let mut error = self.unexpected(&[
            "on 2024-10-04",
            "and …",
            "but not …",
            "among …",
            "since 2021",
            "by year",
            "known by 2024-10-04",
            "according to …",
            "the end of the question",
        ]);
        let words = [
            "on",
            "known",
            "according",
            "among",
            "since",
            "before",
            "after",
            "between",
            "under",
            "through",
            "and",
            "or",
            "but",
            "while",
            "then",
            "first",
            "last",
            "longest",
        ];
        error.near = near_words(self.word(), &words);
        error
    }
}

#[cfg(test)]
mod laws;
