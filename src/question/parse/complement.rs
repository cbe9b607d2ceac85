//! What a verb takes before its object: *envoys from*, *assets of*, *relations with*, *an embassy to*.

use super::clause::capacity_by_kind;
use super::cursor::{Cursor, Parsed};
use crate::graph::EntityRef;
use crate::question::phrase::{RANKS, Sense, Verb};
use crate::question::{Predicate, RankBound};
use crate::vocabulary::{Capacity, Deed, Matter, MissionGrade, Quality, Rank};

impl<'g> Cursor<'_, '_, 'g> {
    /// What a verb takes before its modifiers: `envoys from`, `assets of`, `relations with`.
    pub(super) fn after_verb(&mut self, verb: &Verb) -> Parsed<(Predicate, Option<EntityRef<'g>>)> {
        match verb.sense {
            Sense::Recognize => {
                let quality = self.quality().unwrap_or(Quality::Unstated);
                Ok((Predicate::Recognizes(None, quality), self.optional_object()?))
            }
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
                    let start = self.at;
                    let _ = self.take_any(&["the", "its", "their", "a"]);
                    match self.take_any(&["listing", "ban", "bans", "designation", "proscription"]) {
                        true => {
                            let _ = self.take_any(&["of", "on"]);
                        }
                        false => self.at = start,
                    }
                }
                Ok((Predicate::Did(matter, deed), self.optional_entity()?))
            }
            Sense::Remove => {
                let object = self.object()?;
                let owner = self.off_a_list()?;
                if owner.is_some() {
                    self.at = self.last_name;
                    return Err(self.wrong("whose list it is, is who takes it off: say *its list*"));
                }
                Ok((Predicate::Did(Matter::Listing, Deed::Delist), object))
            }
            Sense::Lift => {
                let _ = self.take_any(&["the", "its", "their", "a"]);
                if !self.take_any(&["ban", "bans", "listing", "designation", "proscription"]) {
                    return Err(self.unexpected(&["the ban on …"]));
                }
                match self.take_any(&["on", "of"]) {
                    true => Ok((Predicate::Did(Matter::Listing, Deed::Delist), self.object()?)),
                    false => Err(self.unexpected(&["on …"])),
                }
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
                // "Its envoys": of the object that was named last.
                let owner = self.last_object.filter(|_| self.peek_any(&["its", "their"]));
                let bound = self.rank_bound()?;
                Ok((Predicate::AcceptsEnvoys(bound), sender.or(owner)))
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

    /// `de facto`, `de jure`, `as a state`, `as the government of afghanistan`: a predicate of recognition with what is said of it
    /// here, if anything is.
    pub(super) fn manner_of_recognition(
        &mut self,
        predicate: Predicate,
        has_object: bool,
    ) -> Parsed<Option<Predicate>> {
        let Predicate::Recognizes(capacity, quality) = predicate else { return Ok(None) };
        if let (Quality::Unstated, Some(quality)) = (quality, self.quality()) {
            return Ok(Some(Predicate::Recognizes(capacity, quality)));
        }
        if capacity.is_some() || !self.take("as") {
            return Ok(None);
        }
        let capacity = self.capacity()?;
        // "As the government of Afghanistan": what it governs is known.
        if has_object && self.take("of") {
            let _ = self.entity()?;
        }
        Ok(Some(Predicate::Recognizes(Some(capacity), quality)))
    }

    fn quality(&mut self) -> Option<Quality> {
        [(Quality::DeFacto, "facto"), (Quality::DeJure, "jure")]
            .into_iter()
            .find_map(|(quality, word)| self.take_all(&["de", word]).then_some(quality))
    }

    fn capacity(&mut self) -> Parsed<Capacity> {
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
}
