//! Clauses: somebody does something towards somebody.

use super::cursor::{Cursor, Parsed};
use super::pointed::ONE_AT_A_TIME;
use super::verb::{Found, Inflection};
use crate::graph::EntityRef;
use crate::question::{Clause, Predicate};
use crate::vocabulary::Capacity;

const ASKS_FOR_THE_OBJECT: &str = "`whom` asks for the object, and the question names one";

/// Which side of a clause the question leaves open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    Author,
    Object,
    Nothing,
}

impl<'g> Cursor<'_, '_, 'g> {
    /// A clause whose verb may be in any form: `list`, `lists`, `listed`, `listing`.
    pub(super) fn free_clause(&mut self) -> Parsed<Clause<'g>> {
        let found = self.verb(Inflection::Any)?;
        self.clause_after(found, None, Open::Author)
    }

    /// `does A list B`, `did A delist B`, `has A recognized B`.
    pub(super) fn do_clause(&mut self, open: Open) -> Parsed<Clause<'g>> {
        let perfect = self.peek_any(&["has", "have"]);
        let goes_on = self.peek_any(&["is", "are", "was", "were"]);
        if !self.take_any(&["does", "do", "did", "has", "have"])
            && !self.take_any(&["is", "are", "was", "were"])
        {
            return Err(self.unexpected(&["does", "did"]));
        }
        let is_why = self.words.first().is_some_and(|word| word.folded == "why");
        let _ = is_why && self.take("not");
        let author = self.entity()?;
        if self.peek_any(&["and", "or"]) {
            return Err(self.wrong(ONE_AT_A_TIME));
        }
        // "Why does China not recognize X": the answer tells what is on record either way.
        let _ = is_why && self.take("not");
        if let Some(clause) = self.sending(Some(author))? {
            match (open, clause.author) {
                (Open::Nothing, None) => return Err(self.unexpected(&["to …"])),
                (Open::Object, Some(_)) => return Err(self.wrong(ASKS_FOR_THE_OBJECT)),
                _ => return Ok(clause),
            }
        }
        let found = match (perfect, goes_on) {
            (true, _) => self.verb(Inflection::Finite)?,
            (_, true) => self.verb(Inflection::Any)?,
            _ => self.verb(Inflection::Base)?,
        };
        self.clause_after(found, Some(author), open)
    }

    pub(super) fn clause_after(
        &mut self,
        found: Found,
        author: Option<EntityRef<'g>>,
        open: Open,
    ) -> Parsed<Clause<'g>> {
        let mut under = None;
        self.modifiers(Some(&mut under))?;
        let (mut predicate, mut object) = self.after_verb(found.verb)?;
        let object_place = self.at;
        // "Whom does China accept envoys from": the preposition has lost its name to the first word.
        if open == Open::Object && self.is_end_of_clause(self.at + 1) {
            let _ = self.take_any(&["from", "of", "with", "in"]);
        }
        self.modifiers_and_object(&mut object, &mut under)?;
        while let Some(closer) = self.manner_of_recognition(predicate, object.is_some())? {
            predicate = closer;
            self.modifiers_and_object(&mut object, &mut under)?;
        }
        if predicate == Predicate::Lists && self.word() == "as" && self.next_word() != "of" {
            // A list of sanctions is no list of terrorists, and which is which is for each list to say.
            return Err(self.wrong(
                "a listing stands under a list: name it with `under`, or leave this out and read under which list each stands",
            ));
        }
        if open == Open::Nothing && self.those.is_some() {
            self.at = object_place;
            return Err(self.wrong("only *who* and *how many* hold a question within the question"));
        }
        if object.is_none() && open == Open::Nothing {
            self.at = object_place.max(self.at);
            return Err(self.unexpected(&["a name, such as taliban"]));
        }
        if object.is_some() && open == Open::Object {
            self.at = self.last_name;
            return Err(self.wrong(ASKS_FOR_THE_OBJECT));
        }
        if let (Some(author), Some(object)) = (author, object)
            && author == object
        {
            self.at = self.last_name;
            return Err(self.wrong("both sides are the same"));
        }
        // "Who listed the Taliban" asks for the act; "who listed the Taliban on …" for what held that day.
        predicate = settled(predicate, object);
        if found.past && self.on.is_none() {
            predicate = predicate.as_deed();
        }
        Ok(Clause { author, predicate, object, under })
    }
}

/// The predicate with its capacity settled by the object, where the question does not say as what.
pub(super) fn settled(predicate: Predicate, object: Option<EntityRef<'_>>) -> Predicate {
    match predicate {
        Predicate::Recognizes(None, quality) => Predicate::Recognizes(object.map(capacity_by_kind), quality),
        settled => settled,
    }
}

/// As what an entity is recognized, where the question does not say.
pub(super) fn capacity_by_kind(object: EntityRef<'_>) -> Capacity {
    match object.kind().can_be_state() {
        true => Capacity::State,
        false => Capacity::Government,
    }
}
