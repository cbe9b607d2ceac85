//! Finding a verb, and what to say where none is found.

use super::cursor::{Cursor, Parsed, near_words};
use super::pointed;
use crate::question::QuestionError;
use crate::question::phrase::{VERBS, Verb};

/// How a verb must be inflected at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inflection {
    /// After *does* and *did*.
    Base,
    /// After *who*: present or past.
    Finite,
    /// After *and*, *but not*, *while*: any form.
    Any,
}

/// A verb that was found, and whether in the form that tells of an act.
pub(super) struct Found {
    pub(super) verb: &'static Verb,
    pub(super) past: bool,
}

impl Cursor<'_, '_, '_> {
    pub(super) fn verb(&mut self, inflection: Inflection) -> Parsed<Found> {
        let _ = inflection != Inflection::Base && self.take_any(&["has", "have"]) && {
            // "who has relations with" is a verb of its own, "who has recognized" is not.
            let is_keep = self.peek_any(&[
                "diplomatic",
                "relations",
                "a",
                "an",
                "mission",
                "missions",
                "embassy",
                "embassies",
                "consulate",
                "consulates",
                "technical",
            ]);
            if is_keep {
                self.at -= 1;
            }
            true
        };
        // "Who is accepting envoys" asks as "who accepts envoys" does.
        let goes_on = inflection != Inflection::Base
            && self.peek_any(&["is", "are", "was", "were"])
            && VERBS.iter().any(|verb| verb.gerund.contains(&self.next_word()));
        self.at += usize::from(goes_on);
        let inflection = if goes_on { Inflection::Any } else { inflection };
        let word = self.word();
        let found = VERBS.iter().find_map(|verb| match inflection {
            Inflection::Base if verb.base.contains(&word) => Some(Found { verb, past: false }),
            // "Who recognise …" is often typed and cannot be mistaken.
            Inflection::Finite | Inflection::Any
                if verb.present.contains(&word) || verb.base.contains(&word) =>
            {
                Some(Found { verb, past: false })
            }
            Inflection::Any if verb.gerund.contains(&word) => Some(Found { verb, past: false }),
            Inflection::Finite | Inflection::Any if verb.past.contains(&word) => {
                Some(Found { verb, past: true })
            }
            _ => None,
        });
        match found {
            Some(found) => {
                self.at += 1;
                Ok(found)
            }
            None => Err(self.unknown_verb(inflection)),
        }
    }

    /// Whether a verb in *-ing* stands here.
    pub(super) fn peek_gerund(&self) -> bool {
        VERBS.iter().any(|verb| verb.gerund.contains(&self.word()))
    }

    pub(super) fn unknown_verb(&self, inflection: Inflection) -> QuestionError {
        if let Some(headline) = pointed::verb(self.word()) {
            return self.wrong(headline);
        }
        let forms: Vec<&str> = VERBS
            .iter()
            .flat_map(|verb| match inflection {
                Inflection::Base => vec![verb.base],
                Inflection::Finite => vec![verb.present, verb.base, verb.past],
                Inflection::Any => vec![verb.present, verb.base, verb.past, verb.gerund],
            })
            .flatten()
            .copied()
            .collect();
        let mut error = self.unexpected(&match inflection {
            Inflection::Base => {
                ["recognize", "accept envoys from", "list", "delist", "hold assets of", "control"]
            }
            Inflection::Finite | Inflection::Any => {
                ["recognizes", "accepts envoys from", "lists", "delisted", "holds assets of", "controls"]
            }
        });
        error.near = near_words(self.word(), &forms);
        if let (true, Some(name)) = (error.near.is_empty(), self.words.get(self.last_name..=self.at)) {
            // "Saudi arabi": the word may belong to the name before it.
            let name = name.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
            error.near = self.lexicon.entities_near(&name).1;
        }
        error
    }
}
