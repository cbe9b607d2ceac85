//! What may stand anywhere in a question: days, voices, steps, lenses, groups, lists, orders.

use super::cursor::{Cursor, Modifier, Parsed};
use super::form::STATES;
use crate::graph::{EntityRef, InstrumentRef};
use crate::question::Among;
use crate::time::Day;

impl<'g> Cursor<'_, '_, 'g> {
    /// Whether a day stands here without `on`: `2024-10-04`.
    fn is_bare_day(&self) -> bool {
        self.on.is_none() && Day::read(self.word()).is_some()
    }

    /// Modifiers with the object among them, in any order: `on 2024-10-04 from the taliban`.
    pub(super) fn modifiers_and_object(
        &mut self,
        object: &mut Option<EntityRef<'g>>,
        under: &mut Option<InstrumentRef<'g>>,
    ) -> Parsed<()> {
        loop {
            self.modifiers(Some(under))?;
            let is_step = self.word() == "from"
                && self.words.get(self.at + 1).is_some_and(|next| next.folded == "step");
            match object.is_none() && !is_step && self.take_any(&["from", "of", "with"]) {
                true => {
                    *object = self.object()?;
                    if object.is_none() {
                        return self.modifiers(Some(under));
                    }
                }
                false => return Ok(()),
            }
        }
    }

    /// `on DAY`, `known by DAY`, `according to NAME`, `from step STEP`, `through LENS`, `among GROUP`, `before DAY`, `by year`,
    /// `first`, `under LIST`, as many as there are.
    pub(super) fn modifiers(&mut self, mut under: Option<&mut Option<InstrumentRef<'g>>>) -> Parsed<()> {
        loop {
            let start = self.at;
            let is_given_twice = if self.take_all(&["as", "of"]) || self.take("on") {
                self.said.push((Modifier::On, start));
                let day = self.day()?;
                self.on.replace(day).is_some()
            } else if self.take_any(&["now", "currently", "still", "presently", "today"]) {
                // The last day of the data is meant in any case: comity reads no clock.
                false
            } else if self.is_bare_day() {
                self.said.push((Modifier::On, start));
                let day = self.day()?;
                self.on.replace(day).is_some()
            } else if self.take_all(&["known", "by"]) {
                let day = self.day()?;
                self.known_by.replace(day).is_some()
            } else if self.take_all(&["according", "to"]) {
                let voice = self.entity()?;
                self.voice.replace(voice).is_some()
            } else if self.take_all(&["from", "step"]) {
                let step = self.step()?;
                self.from_step.replace(step).is_some()
            } else if self.take("through") {
                let lens = self.lens()?;
                self.lens.replace(lens).is_some()
            } else if self.take("among") {
                self.said.push((Modifier::Among, start));
                let among = match self.take_any(STATES) {
                    true => Among::States,
                    false => Among::Group(self.group()?),
                };
                // "Which states … among the EU" asks about the group's members, who are states.
                matches!(self.among.replace(among), Some(Among::Group(_)))
            } else if let Some(within) = self.within()? {
                self.said.push((Modifier::Within, start));
                self.within.replace(within).is_some()
            } else if let Some(by) = self.broken_down_by()? {
                self.said.push((Modifier::By, start));
                self.by.replace(by).is_some()
            } else if self.peek_any(&["first", "last", "longest"])
                || (self.word() == "the" && matches!(self.next_word(), "first" | "last" | "longest"))
            {
                let _ = self.take("the");
                let before = self.only.take();
                self.order();
                before.is_some()
            } else if let Some(slot) = under.as_mut().filter(|_| self.word() == "under") {
                self.said.push((Modifier::Under, start));
                self.at += 1;
                let instrument = self.instrument()?;
                slot.replace(instrument).is_some()
            } else {
                return Ok(());
            };
            if is_given_twice {
                self.at = start;
                return Err(self.wrong("this is said twice; once is enough"));
            }
        }
    }
}
