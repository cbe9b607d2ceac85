//! Questions that begin with *what*: what stands, what happened, what changed, what was announced.

use super::cursor::{Cursor, Parsed};
use crate::graph::EntityRef;
use crate::question::Form;
use crate::time::Day;

impl<'g> Cursor<'_, '_, 'g> {
    /// What stands, happened, changed or was announced, after *what*.
    pub(super) fn what(&mut self) -> Parsed<Form<'g>> {
        let _ = self.peek_any(&["has"]) && self.next_word() == "changed" && self.take("has");
        if self.take_any(&["is", "are", "was", "were"]) {
            let _ = self.take_any(&["the", "a", "an"]);
            let _ = self.take("diplomatic");
            let asks_for_relations =
                ["relationship", "relations", "relation", "status", "state", "ties", "standing"];
            if !self.take_any(&asks_for_relations) {
                let mut error =
                    self.wrong("a question asks what holds or happened; `comity explain …` explains a term");
                let term = self.words[self.at..].iter().map(|word| word.folded.as_str());
                error.near = vec![format!("explain {}", term.collect::<Vec<_>>().join(" "))];
                return Err(error);
            }
            let _ = self.take("of") && self.take_any(&["relations", "affairs", "ties"]);
            let (one, other) = self.pair()?;
            self.modifiers(None)?;
            return Ok(Form::WhatStands(one, other));
        }
        if self.take_any(&["stands", "stood"]) {
            let (one, other) = self.pair()?;
            self.modifiers(None)?;
            return Ok(Form::WhatStands(one, other));
        }
        if self.take_any(&["happened", "happens"]) {
            self.modifiers(None)?;
            let (one, other) = self.pair()?;
            self.modifiers(None)?;
            if let (Some(day), None) = (self.on, self.within) {
                // What happened on a day is not what had happened by then.
                self.on = None;
                self.within = Some((day, day));
            }
            return Ok(Form::WhatHappened(one, other));
        }
        if self.take_any(&["changed", "changes"]) {
            let before = self.of_whom()?;
            let (from, to) = self.between_days()?;
            let of = before.map_or_else(|| self.of_whom(), |of| Ok(Some(of)))?;
            self.modifiers(None)?;
            return Ok(Form::WhatChanged { from, to, of });
        }
        if self.take_any(&["did", "does", "has"]) {
            let author = self.entity()?;
            if self.take_any(&["do", "done"]) {
                self.at -= 1;
                let mut error = self.wrong("what one side did is told with what was done to it");
                error.near = vec![format!("what happened with {}", author.id())];
                return Err(error);
            }
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

    /// Whom a change is about, if it is said: `for the taliban`.
    fn of_whom(&mut self) -> Parsed<Option<EntityRef<'g>>> {
        match self.take_any(&["for", "with", "about", "around"]) {
            true => self.entity().map(Some),
            false => Ok(None),
        }
    }

    /// `between DAY and DAY`, `from DAY to DAY`, `since DAY`, or `in YEAR`: from the eve of its first day to its last.
    /// What is asked *since* a day ends with the last day of the data.
    fn between_days(&mut self) -> Parsed<(Day, Day)> {
        if self.peek_any(&["in", "since"]) {
            let start = self.at;
            if let Some((first, last)) = self.within()? {
                let last = if last == Day::MAX { self.lexicon.horizon().unwrap_or(first) } else { last };
                if last < first {
                    self.at = start;
                    return Err(self.wrong("the data ends before that day"));
                }
                return Ok((first.previous(), last));
            }
        }
        let joint = match self.take("from") {
            true => "to",
            false => {
                self.expect("between")?;
                "and"
            }
        };
        let from = self.day()?;
        self.expect(joint)?;
        let start = self.at;
        let to = self.day()?;
        if to < from {
            self.at = start;
            return Err(self.wrong("the second day comes before the first"));
        }
        Ok((from, to))
    }

    /// `between A and B`, or `with A`.
    fn pair(&mut self) -> Parsed<(EntityRef<'g>, Option<EntityRef<'g>>)> {
        if self.take_any(&["between", "of"]) {
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
