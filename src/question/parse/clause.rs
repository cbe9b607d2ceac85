//! Clauses: somebody does something towards somebody.

use super::cursor::{Cursor, Parsed, near_words};
use crate::graph::EntityRef;
use crate::question::phrase::{RANKS, Sense, VERBS, Verb};
use crate::question::{Clause, Predicate, QuestionError, RankBound};
use crate::vocabulary::{Capacity, Deed, Matter, MissionGrade, Rank};

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
            return Err(
                self.wrong("one is asked about at a time: ask of each, or ask *who* and read off both")
            );
        }
        // "Why does China not recognize X": the answer tells what is on record either way.
        let _ = is_why && self.take("not");
        let found = match (perfect, goes_on) {
            (true, _) => self.verb(Inflection::Finite)?,
            (_, true) => self.verb(Inflection::Any)?,
            _ => self.verb(Inflection::Base)?,
        };
        self.clause_after(found, Some(author), open)
    }

    /// `is the taliban listed by russia`, after *is*.
    pub(super) fn passive_clause(&mut self) -> Parsed<Clause<'g>> {
        let object = Some(self.entity()?);
        let start = self.at;
        let found = match self.verb(Inflection::Finite) {
            Ok(Found { verb, past: true }) => verb.sense.suffered(),
            _ => None,
        };
        let Some(mut predicate) = found else {
            self.at = start;
            return Err(self.unexpected(&["recognized", "listed", "delisted", "controlled"]));
        };
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
            } else if predicate == Predicate::Recognizes(None) && self.take("as") {
                predicate = Predicate::Recognizes(Some(self.capacity()?));
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
        if predicate == Predicate::Recognizes(None) && self.take("as") {
            predicate = Predicate::Recognizes(Some(self.capacity()?));
            // "As the government of Afghanistan": what it governs is known.
            if object.is_some() && self.take("of") {
                let _ = self.entity()?;
            }
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
            return Err(self.wrong("`whom` asks for the object, and the question names one"));
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

    /// What a verb takes before its modifiers: `envoys from`, `assets of`, `relations with`.
    pub(super) fn after_verb(&mut self, verb: &Verb) -> Parsed<(Predicate, Option<EntityRef<'g>>)> {
        match verb.sense {
            Sense::Recognize => Ok((Predicate::Recognizes(None), self.optional_object()?)),
            Sense::List => Ok((Predicate::Lists, self.optional_object()?)),
            Sense::Control => Ok((Predicate::Controls, self.optional_object()?)),
            Sense::Do(Matter::Relations, deed) => {
                let _ = self.take("off");
                let _ = self.take("diplomatic");
                if !self.take_any(&["relations", "ties"]) {
                    return Err(self.unexpected(&["relations with …"]));
                }
                self.expect("with")?;
                Ok((Predicate::Did(Matter::Relations, deed), Some(self.entity()?)))
            }
            Sense::Do(Matter::Premises, deed) => {
                let _ = self.take("over");
                let _ = self.take_any(&["the", "its", "an", "a"]);
                let _ = self.take_any(&["afghan", "afghanistan's"]);
                if !self.take_any(&["embassy", "mission", "consulate", "premises"]) {
                    return Err(self.unexpected(&["over the embassy to …"]));
                }
                let _ = self.take("over");
                let object = match self.take("to") {
                    true => self.object()?,
                    false => None,
                };
                Ok((Predicate::Did(Matter::Premises, deed), object))
            }
            Sense::Do(Matter::Listing, Deed::Suspend)
                if self.peek_any(&["relations", "diplomatic"]) && !self.next_is_entity() =>
            {
                let _ = self.take("diplomatic");
                self.expect("relations")?;
                self.expect("with")?;
                Ok((Predicate::Did(Matter::Relations, Deed::Suspend), Some(self.entity()?)))
            }
            Sense::Do(matter, deed) => {
                if matches!(deed, Deed::Suspend | Deed::Reinstate) {
                    let _ = self.take_all(&["the", "listing"]) || self.take("listing");
                    let _ = self.take("of");
                }
                Ok((Predicate::Did(matter, deed), self.optional_entity()?))
            }
            Sense::WithdrawRecognition => {
                let _ = self.take_any(&["its", "their"]);
                self.expect("recognition")?;
                if !self.take_any(&["of", "from"]) {
                    return Err(self.unexpected(&["of"]));
                }
                let object = self.entity()?;
                let capacity = match self.take("as") {
                    true => self.capacity()?,
                    false => capacity_by_kind(object),
                };
                Ok((Predicate::Did(capacity.matter(), Deed::Withdraw), Some(object)))
            }
            Sense::Accept => {
                // "Receives Taliban envoys" names the sender first.
                let sender = match RANKS.iter().any(|(forms, _)| forms.contains(&self.word())) {
                    // "A Taliban ambassador" names the sender too.
                    false if self.peek_any(&["a", "an"]) && !self.next_is_entity() => {
                        self.at += 1;
                        match self.next_is_entity() {
                            true => Some(self.entity()?),
                            false => None,
                        }
                    }
                    false if self.next_is_entity() => Some(self.entity()?),
                    _ => None,
                };
                let bound = self.rank_bound()?;
                Ok((Predicate::AcceptsEnvoys(bound), sender))
            }
            Sense::Hold => {
                let owner = match self.peek_any(&["the", "its", "their", "assets", "funds", "reserves"])
                    && !self.next_is_entity()
                {
                    true => None,
                    false => self.optional_entity()?,
                };
                let _ = self.take_any(&["the", "its", "their"]);
                if !self.take_any(&["assets", "funds", "reserves"]) {
                    return Err(self.unexpected(&["assets of …"]));
                }
                let object = match (owner, self.take("of")) {
                    (None, true) => Some(self.entity()?),
                    (owner, _) => owner,
                };
                Ok((Predicate::HoldsAssets, object))
            }
            Sense::Keep => self.after_keep(),
        }
    }

    pub(super) fn after_keep(&mut self) -> Parsed<(Predicate, Option<EntityRef<'g>>)> {
        let _ = self.take_any(&["a", "an", "its"]);
        let _ = self.take("diplomatic");
        let predicate = if self.take("relations") {
            Predicate::HasRelations
        } else if self.take_any(&["embassy", "embassies"]) {
            Predicate::KeepsMission(MissionGrade::Embassy)
        } else if self.take_any(&["consulate", "consulates"]) {
            Predicate::KeepsMission(MissionGrade::Consular)
        } else if self.take_all(&["technical", "mission"]) || self.take_all(&["technical", "team"]) {
            Predicate::KeepsMission(MissionGrade::Technical)
        } else if self.take_any(&["mission", "missions"]) {
            Predicate::KeepsMission(MissionGrade::Unstated)
        } else {
            return Err(self.unexpected(&["relations with …", "an embassy to …", "a mission to …"]));
        };
        let object = match self.take_any(&["with", "in", "to", "at"]) {
            true => self.object()?,
            false => None,
        };
        Ok((predicate, object))
    }

    /// `envoys`, `ambassadors`, `at least a chargé d'affaires`, `at most a secretary`, `exactly consuls`.
    pub(super) fn rank_bound(&mut self) -> Parsed<RankBound> {
        let at_least = self.take_all(&["at", "least"]);
        let at_most = !at_least && self.take_all(&["at", "most"]);
        let exactly = !at_least && !at_most && self.take("exactly");
        let _ = self.take_any(&["a", "an", "the", "its", "their"]);
        let word = self.word();
        let Some((_, bound)) = RANKS.iter().find(|(forms, _)| forms.contains(&word)) else {
            return Err(self.unexpected(&[
                "envoys",
                "ambassadors",
                "charges d'affaires",
                "consuls",
                "at least …",
                "at most …",
            ]));
        };
        let says_representatives = word.starts_with("representative");
        self.at += 1;
        let _ = self.take("d'affaires") || self.take_all(&["d", "affaires"]);
        let rank = match bound {
            RankBound::AtLeast(rank) | RankBound::AtMost(rank) | RankBound::Exactly(rank) => *rank,
        };
        if exactly && says_representatives {
            return Ok(RankBound::Exactly(Rank::Representative));
        }
        Ok(match (at_least, at_most, rank) {
            (true, ..) => RankBound::AtLeast(rank),
            // "Representatives" may mean envoys of any rank; a bound from above means the lowest.
            (_, true, Rank::Unstated) if says_representatives => RankBound::AtMost(Rank::Representative),
            (_, true, Rank::Unstated) => {
                self.at -= 1;
                return Err(self.wrong("envoys are of any rank: say `at most secretaries`, or another rank"));
            }
            (_, true, _) => RankBound::AtMost(rank),
            _ => *bound,
        })
    }

    /// Whether a verb in *-ing* stands here.
    pub(super) fn peek_gerund(&self) -> bool {
        VERBS.iter().any(|verb| verb.gerund.contains(&self.word()))
    }

    pub(super) fn capacity(&mut self) -> Parsed<Capacity> {
        let _ = self.take_any(&["a", "an", "the"]);
        let _ = self.take_any(&["legitimate", "sovereign"]);
        if self.take_any(&["state", "country"]) {
            return Ok(Capacity::State);
        }
        if self.take("government") {
            return Ok(Capacity::Government);
        }
        Err(self.unexpected(&["a state", "a government"]))
    }

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

    pub(super) fn unknown_verb(&self, inflection: Inflection) -> QuestionError {
        let forms: Vec<&str> = VERBS
            .iter()
            .flat_map(|verb| match inflection {
                Inflection::Base => verb.base.iter(),
                Inflection::Finite | Inflection::Any => verb.present.iter(),
            })
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

/// The predicate with its capacity settled by the object, where the question does not say as what.
pub(super) fn settled(predicate: Predicate, object: Option<EntityRef<'_>>) -> Predicate {
    match predicate {
        Predicate::Recognizes(None) => Predicate::Recognizes(object.map(capacity_by_kind)),
        settled => settled,
    }
}

/// As what an entity is recognized, where the question does not say.
fn capacity_by_kind(object: EntityRef<'_>) -> Capacity {
    match object.kind().can_be_state() {
        true => Capacity::State,
        false => Capacity::Government,
    }
}
