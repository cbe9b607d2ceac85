//! Names in a question: entities and instruments, with or without their article.

use super::cursor::{Cursor, Parsed};
use crate::graph::{EntityRef, GroupRef, InstrumentRef, LensRef};
use crate::question::QuestionError;
use crate::vocabulary::Step;

impl<'g> Cursor<'_, '_, 'g> {
    /// A name, with or without its article.
    pub(super) fn entity(&mut self) -> Parsed<EntityRef<'g>> {
        match self.optional_entity()? {
            Some(entity) => Ok(entity),
            None => Err(self.unknown_name()),
        }
    }

    pub(super) fn optional_entity(&mut self) -> Parsed<Option<EntityRef<'g>>> {
        let start = self.at;
        // "It" is the object of the clause before.
        if let (Some(object), true) = (self.last_object, self.peek_any(&["it", "them"])) {
            self.at += 1;
            return Ok(Some(object));
        }
        let rest: Vec<&str> = self.words[self.at..].iter().map(|word| word.folded.as_str()).collect();
        let (skipped, found) = match self.lexicon.entity(&rest) {
            Some(found) => (0, Some(found)),
            None if matches!(rest.first(), Some(&("the" | "a" | "an"))) => {
                (1, self.lexicon.entity(&rest[1..]))
            }
            None => (0, None),
        };
        // "And" is also the code of Andorra: alone, a word that joins is never a name.
        let found = found.filter(|(length, _)| *length > 1 || !self.is_end_of_clause(start + skipped));
        match found {
            Some((length, [(_, entity)])) => {
                self.last_name = start + skipped;
                self.at += skipped + length;
                // "The Russian government" acts as Russia.
                let _ = self.take("government");
                Ok(Some(*entity))
            }
            Some((length, several)) => {
                let ids: Vec<String> = several.iter().map(|(_, entity)| entity.id().to_string()).collect();
                self.at = start + skipped;
                let mut error = self.wrong("the name stands for more than one entity");
                error.at.end = self.words[start + skipped + length - 1].at.end;
                error.near = ids;
                Err(error)
            }
            None if self.is_end_of_clause(start + skipped) => Ok(None),
            None => {
                self.at = start + skipped;
                Err(self.unknown_name())
            }
        }
    }

    /// A group by its id, name or alias.
    pub(super) fn group(&mut self) -> Parsed<GroupRef<'g>> {
        let _ = self.take("the");
        let rest: Vec<&str> = self.words[self.at..].iter().map(|word| word.folded.as_str()).collect();
        match self.lexicon.group(&rest) {
            Some((length, [(_, group), ..])) => {
                self.at += length;
                Ok(*group)
            }
            _ => {
                let mut error = self.unexpected(&["a group, such as un-members"]);
                error.headline = "no group has this name".to_owned();
                error.near = self.lexicon.groups_near(self.word());
                Err(error)
            }
        }
    }

    /// The group that is named here, if one is.
    pub(super) fn next_group(&mut self) -> Option<GroupRef<'g>> {
        let rest: Vec<&str> = self.words[self.at..].iter().map(|word| word.folded.as_str()).collect();
        let rest = if rest.first() == Some(&"the") { &rest[1..] } else { &rest[..] };
        match self.lexicon.group(rest) {
            Some((length, [(_, group), ..])) => {
                let _ = self.take("the");
                self.at += length;
                Some(*group)
            }
            _ => None,
        }
    }

    /// A step by its id: `decided-in-principle`, hyphens or not.
    pub(super) fn step(&mut self) -> Parsed<Step> {
        let asked_for = Step::ALL.into_iter().filter(|step| *step != Step::Lapsed);
        let found = asked_for.clone().find(|step| {
            let words: Vec<&str> = step.id().split('-').collect();
            self.take_all(&words)
        });
        found.ok_or_else(|| {
            let ids: Vec<&str> = asked_for.map(Step::id).collect();
            self.unexpected(&ids)
        })
    }

    /// A lens by its id or name.
    pub(super) fn lens(&mut self) -> Parsed<LensRef<'g>> {
        let _ = self.take_all(&["the", "lens"]) || self.take("lens") || self.take("the");
        let rest: Vec<&str> = self.words[self.at..].iter().map(|word| word.folded.as_str()).collect();
        match self.lexicon.lens(&rest) {
            Some((length, [(_, lens), ..])) => {
                self.at += length;
                Ok(*lens)
            }
            _ => {
                let known = self.lexicon.lens_ids();
                let known: Vec<&str> = known.iter().map(String::as_str).collect();
                let mut error = self.unexpected(&known);
                error.headline = "no lens has this name".to_owned();
                Err(error)
            }
        }
    }

    pub(super) fn next_is_entity(&self) -> bool {
        let rest: Vec<&str> = self.words[self.at..].iter().map(|word| word.folded.as_str()).collect();
        let rest = match rest.first() {
            Some(&"the") => &rest[1..],
            _ => &rest[..],
        };
        self.lexicon.entity(rest).is_some()
    }

    pub(super) fn is_end_of_clause(&self, at: usize) -> bool {
        match self.words.get(at) {
            None => true,
            Some(word) => {
                matches!(
                    word.folded.as_str(),
                    "on" | "known"
                        | "according"
                        | "by"
                        | "as"
                        | "under"
                        | "from"
                        | "of"
                        | "with"
                        | "and"
                        | "or"
                        | "but"
                        | "while"
                        | "whilst"
                        | "then"
                        | "later"
                        | "without"
                        | "among"
                        | "through"
                        | "before"
                        | "after"
                        | "since"
                        | "between"
                        | "in"
                        | "first"
                        | "last"
                        | "longest"
                        | "each"
                        | "("
                        | ")"
                )
            }
        }
    }

    pub(super) fn unknown_name(&self) -> QuestionError {
        let Some(first) = self.words.get(self.at) else {
            return self.unexpected(&["a name, such as taliban"]);
        };
        // Of the words up to the next modifier, the run whose nearest name is nearest is what was meant.
        let nearest = (1..=4)
            .take_while(|length| *length == 1 || !self.is_end_of_clause(self.at + length - 1))
            .filter_map(|length| self.words.get(self.at..self.at + length))
            .map(|run| {
                let text = run.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
                (self.lexicon.entities_near(&text), run)
            })
            .filter(|((_, near), _)| !near.is_empty())
            .min_by_key(|((distance, _), run)| (*distance, usize::MAX - run.len()));
        if let Some(((_, near), run)) = nearest {
            let at = first.at.start..run[run.len() - 1].at.end;
            return self.error(at, "no entity has this name", &[], near);
        }
        let holding = self.lexicon.entities_holding(&first.folded);
        let follows_in = self.at > 0 && self.words[self.at - 1].folded == "in";
        let expected = match follows_in {
            // "An embassy in Kabul": who receives it is asked, not where it stands.
            true => "a party, such as taliban or saudi arabia: a city is none",
            false => "a name, such as taliban or saudi arabia; `comity list entities` shows all",
        };
        self.error(first.at.clone(), "no entity has this name", &[expected], holding)
    }

    pub(super) fn instrument(&mut self) -> Parsed<InstrumentRef<'g>> {
        let _ = self.take("the");
        let rest: Vec<&str> = self.words[self.at..].iter().map(|word| word.folded.as_str()).collect();
        match self.lexicon.instrument(&rest) {
            Some((length, [(_, instrument)])) => {
                self.at += length;
                Ok(*instrument)
            }
            Some((_, several)) => {
                let mut error = self.wrong("the name stands for more than one list");
                error.near = several.iter().map(|(_, instrument)| instrument.id().to_string()).collect();
                Err(error)
            }
            None => {
                let mut error = self.wrong("no list, law or ruling has this name");
                error.near = self.lexicon.instruments_near(&rest.join(" "));
                error.expected = vec!["a list, such as us-sdgt".to_owned()];
                Err(error)
            }
        }
    }
}
