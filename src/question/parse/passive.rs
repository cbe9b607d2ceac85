//! Questions and statements in the passive: *is the Taliban listed by Russia*, *was it taken off a list*.

use super::clause::settled;
use super::cursor::{Cursor, Parsed};
use super::verb::{Found, Inflection};
use crate::graph::EntityRef;
use crate::question::{Clause, Predicate};
use crate::vocabulary::{Deed, Matter};

impl<'g> Cursor<'_, '_, 'g> {
    /// `is the taliban listed by russia`, after *is*.
    pub(super) fn passive_clause(&mut self) -> Parsed<Clause<'g>> {
        let object = self.entity()?;
        self.suffered_by(object)
    }

    /// `listed by russia`, after whom it is said of.
    pub(super) fn suffered_by(&mut self, object: EntityRef<'g>) -> Parsed<Clause<'g>> {
        let start = self.at;
        if let Some(clause) = self.taken_off(object)? {
            return Ok(clause);
        }
        let found = match self.verb(Inflection::Finite) {
            Ok(Found { verb, past: true }) => verb.sense.suffered(),
            _ => None,
        };
        let Some(mut predicate) = found else {
            self.at = start;
            return Err(self.no_predicate_of(object));
        };
        let object = Some(object);
        let (mut author, mut under) = (None, None);
        loop {
            self.modifiers(Some(&mut under))?;
            // "Banned in Russia" is banned by Russia.
            let is_place = predicate == Predicate::Lists && self.word() == "in" && {
                self.at += 1;
                let names = self.next_is_entity();
                self.at -= 1;
                names
            };
            if author.is_none() && (self.take("by") || is_place && self.take("in")) {
                if self.at == self.words.len() {
                    // "Who is the Taliban recognized by".
                    break;
                }
                if author.is_none() && self.take_any(&["anyone", "anybody", "someone", "somebody"]) {
                    break;
                }
                author = Some(self.entity()?);
            } else if let Some(closer) = self.manner_of_recognition(predicate, true)? {
                predicate = closer;
            } else {
                break;
            }
        }
        if author.is_some() && author == object {
            self.at = self.last_name;
            return Err(self.wrong("both sides are the same"));
        }
        Ok(Clause { author, predicate: settled(predicate, object), object, under })
    }

    pub(super) fn is_taken_off(&self) -> bool {
        self.peek_any(&["removed", "struck", "taken"]) && matches!(self.next_word(), "from" | "off")
    }

    /// `removed from russia's terror list`: delisted, by whose list it is.
    fn taken_off(&mut self, object: EntityRef<'g>) -> Parsed<Option<Clause<'g>>> {
        if !self.is_taken_off() {
            return Ok(None);
        }
        self.at += 1;
        let mut author = self.off_a_list()?;
        let mut under = None;
        self.modifiers(Some(&mut under))?;
        if author.is_none() && self.take("by") {
            author = Some(self.entity()?);
            self.modifiers(Some(&mut under))?;
        }
        let predicate = Predicate::Did(Matter::Listing, Deed::Delist);
        Ok(Some(Clause { author, predicate, object: Some(object), under }))
    }

    /// `from its list of terrorist organizations`, `off the terror list`, `from russia's list`: whose list it is, where that is said.
    pub(super) fn off_a_list(&mut self) -> Parsed<Option<EntityRef<'g>>> {
        const KINDS: &[&str] = &[
            "terror",
            "terrorist",
            "terrorism",
            "terrorists",
            "banned",
            "prohibited",
            "sanctions",
            "black",
            "organizations",
            "organisations",
            "groups",
            "entities",
        ];
        if !self.take_any(&["from", "off"]) {
            return Err(self.unexpected(&["from its list"]));
        }
        let owner = match self.next_is_entity() {
            true => Some(self.entity()?),
            false => None,
        };
        let _ = self.take_any(&["the", "its", "their", "a"]);
        while self.take_any(KINDS) {}
        if !self.take_any(&["list", "lists", "blacklist"]) {
            return Err(self.unexpected(&["from its list"]));
        }
        if self.take("of") {
            while self.take_any(KINDS) {}
        }
        Ok(owner)
    }
}
