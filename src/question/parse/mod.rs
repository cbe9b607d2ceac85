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
        said: Vec::new(),
        depth: 0,
        speaks_of_many: false,
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
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::load::Loaded;

    /// The shipped graphs, read once for all cases.
    fn shipped() -> &'static Loaded {
        static SHIPPED: std::sync::OnceLock<Loaded> = std::sync::OnceLock::new();
        SHIPPED.get_or_init(crate::load::shipped)
    }

    /// Questions put together from pieces that fit and pieces that do not.
    fn pieces() -> impl Strategy<Value = String> {
        let opening = prop_oneof![
            "who",
            "how many",
            "which states",
            "whom does russia",
            "does china",
            "does russia",
            "how long has russia",
            "did russia",
            "what countries",
            "does any state",
            "when did russia",
            "who first",
            "who is",
            "which states are",
            "is the taliban",
            "which entities does russia",
            "why does russia not",
            "pairs of states that mutually",
            "russia",
            "is it true that china",
            "please tell me who both"
        ];
        let clause = "(sends|sent|removed|lists|list|listed|accepts|accept|recognizes|recognize|holds assets of|has relations with|suspended relations with|resumed relations with|handed over the embassy to|suspended the listing of|keeps an embassy to|received ambassadors from|reinstated|delisted|recognizing|listing) (the taliban|china|its envoys|it|at least consuls from the taliban|at most secretaries from the taliban|ambassadors from china|anyone that russia lists|anyone that lists china|kosovo as a state|the taliban de jure|de facto the taliban|the taliban from its list|envoys to china|)";
        let join = "(and|or|but not|while|then|and later|before|after|by russia|but does not|\\(|\\)|,|but not china)";
        let modifier = "(on 2024-10-04|known by 2024-10-04|according to russia|through express|from step in-force|under ru-terrorist-list|since 2003|before 2024|between 2003 and 2004|by year|by lens|first|longest|each other|)";
        (
            opening,
            clause,
            proptest::collection::vec((join, clause), 0..3),
            proptest::collection::vec(modifier, 0..3),
        )
            .prop_map(|(opening, first, more, modifiers)| {
                let more: Vec<String> =
                    more.into_iter().map(|(join, clause)| format!("{join} {clause}")).collect();
                format!("{opening} {first} {} {}", more.join(" "), modifiers.join(" "))
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 3000,
            failure_persistence: None,
            rng_seed: proptest::test_runner::RngSeed::Fixed(1816),
            ..ProptestConfig::default()
        })]

        #[test]
        fn what_is_printed_is_understood_as_the_same(text in pieces()) {
            let loaded = shipped();
            let lexicon = Lexicon::new(&loaded.graph);
            match parse(&text, &lexicon) {
                Ok(question) => {
                    let printed = question.to_string();
                    let again = parse(&printed, &lexicon);
                    prop_assert!(again.as_ref() == Ok(&question), "{} → {}: {:?}", text, printed, again);
                }
                Err(error) => {
                    prop_assert!(text.get(error.at.clone()).is_some());
                    let _ = error.to_string();
                }
            }
        }

        #[test]
        fn never_panics_and_points_inside_the_question(text in "((who|whom|does|what|lists|the|taliban|russia|on|2024-10-04|between|and|under|as|é|[\\PC]{0,4}) ?){0,9}") {
            let loaded = shipped();
            let lexicon = Lexicon::new(&loaded.graph);
            if let Err(error) = parse(&text, &lexicon) {
                prop_assert!(text.get(error.at.clone()).is_some());
                let _ = error.to_string();
            }
        }
    }
}
