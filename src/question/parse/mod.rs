//! From words to a question: a descent over the words that remembers what could have stood where it failed.

mod clause;
mod cursor;
mod day;
mod name;

use super::words::words;
use super::{Clause, Form, Lexicon, Question, QuestionError};
use crate::graph::EntityRef;
use clause::Open;
use cursor::{Cursor, Parsed};

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
        lexicon,
    };
    let form = cursor.form()?;
    match cursor.at == cursor.words.len() {
        true => settle(&mut cursor, form),
        false => Err(cursor.unexpected(&[
            "on 2024-10-04",
            "known by 2024-10-04",
            "according to …",
            "the end of the question",
        ])),
    }
}

impl<'g> Cursor<'_, '_, 'g> {
    fn form(&mut self) -> Parsed<Form<'g>> {
        self.modifiers(None)?;
        if self.take("who") {
            self.modifiers(None)?;
            // "Who does China recognize" asks for the object.
            if self.peek_any(&["does", "do", "did"]) {
                return Ok(Form::Whom(self.do_clause(Open::Object)?));
            }
            return Ok(Form::Who(self.finite_clause()?));
        }
        if self.take("whom") {
            return Ok(Form::Whom(self.do_clause(Open::Object)?));
        }
        if self.take_all(&["how", "many"]) {
            let _ = self.take_any(&["states", "countries", "of", "governments"]);
            return Ok(Form::HowMany(self.plural_clause()?));
        }
        if self.peek_any(&["does", "do", "did", "has", "have"]) {
            return Ok(Form::Does(self.do_clause(Open::Nothing)?));
        }
        if self.take_any(&["is", "was"]) {
            let clause = self.passive_clause()?;
            // "Is the Taliban listed" asks who lists it.
            return Ok(if clause.author.is_some() { Form::Does(clause) } else { Form::Who(clause) });
        }
        if self.take_all(&["since", "when"]) {
            return Ok(Form::SinceWhen(self.do_clause(Open::Nothing)?));
        }
        if self.take("when") {
            return Ok(Form::When(self.do_clause(Open::Nothing)?));
        }
        if self.take("why") {
            return Ok(Form::Why(self.do_clause(Open::Nothing)?));
        }
        if self.take("what") {
            return self.what();
        }
        Err(self.unexpected(&["who", "whom", "does", "is", "when", "since when", "how many", "what", "why"]))
    }

    fn what(&mut self) -> Parsed<Form<'g>> {
        if self.take_any(&["stands", "stood"]) {
            let (one, other) = self.pair()?;
            self.modifiers(None)?;
            return Ok(Form::WhatStands(one, other));
        }
        if self.take_any(&["happened", "happens"]) {
            let (one, other) = self.pair()?;
            self.modifiers(None)?;
            return Ok(Form::WhatHappened(one, other));
        }
        if self.take_any(&["changed", "changes"]) {
            self.expect("between")?;
            let from = self.day()?;
            self.expect("and")?;
            let start = self.at;
            let to = self.day()?;
            if to < from {
                self.at = start;
                return Err(self.wrong("the second day comes before the first"));
            }
            let of = match self.take_any(&["for", "with", "about", "around"]) {
                true => Some(self.entity()?),
                false => None,
            };
            self.modifiers(None)?;
            return Ok(Form::WhatChanged { from, to, of });
        }
        if self.take_any(&["did", "does", "has"]) {
            let author = self.entity()?;
            if !self.take_any(&[
                "announce",
                "announced",
                "say",
                "said",
                "declare",
                "declared",
                "promise",
                "promised",
            ]) {
                return Err(self.unexpected(&["announce", "say", "declare", "promise"]));
            }
            let object = match self.take_any(&["about", "on", "of", "to", "towards", "toward"]) {
                true => Some(self.entity()?),
                false => None,
            };
            self.modifiers(None)?;
            return Ok(Form::WhatAnnounced(author, object));
        }
        Err(self.unexpected(&["stands between", "happened between", "changed between", "did … announce"]))
    }

    /// `between A and B`, or `with A`.
    fn pair(&mut self) -> Parsed<(EntityRef<'g>, Option<EntityRef<'g>>)> {
        if self.take("between") {
            let one = self.entity()?;
            self.expect("and")?;
            let start = self.at;
            let other = self.entity()?;
            if other == one {
                self.at = start;
                return Err(self.wrong("both sides are the same"));
            }
            return Ok((one, Some(other)));
        }
        if self.take_any(&["with", "to", "for", "around", "about"]) {
            return Ok((self.entity()?, None));
        }
        Err(self.unexpected(&["between … and …", "with …"]))
    }
}

/// Refuses what is well said and makes no sense.
fn settle<'g>(cursor: &mut Cursor<'_, '_, 'g>, form: Form<'g>) -> Parsed<Question<'g>> {
    let stands_under =
        |clause: &Clause<'_>| clause.under.is_some() && !clause.predicate.matter().takes_instrument();
    if form.clause().is_some_and(stands_under) {
        cursor.at = cursor.words.iter().position(|word| word.folded == "under").unwrap_or(0);
        return Err(cursor.wrong("only listings and frozen assets stand under a list, law or ruling"));
    }
    Ok(Question {
        form,
        on: cursor.on,
        known_by: cursor.known_by,
        voice: cursor.voice,
        from_step: cursor.from_step,
        lens: cursor.lens,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn never_panics_and_points_inside_the_question(text in "((who|whom|does|what|lists|the|taliban|russia|on|2024-10-04|between|and|under|as|é|[\\PC]{0,4}) ?){0,9}") {
            let loaded = crate::load::shipped();
            let lexicon = Lexicon::new(&loaded.graph);
            if let Err(error) = parse(&text, &lexicon) {
                prop_assert!(text.get(error.at.clone()).is_some());
                let _ = error.to_string();
            }
        }
    }
}
