//! Clauses joined into a condition, and what only conditions know: pairs, spans of days, orders.

use super::clause::settled;
use super::cursor::{Cursor, Modifier, Parsed, near_words};
use super::day::is_month;
use super::verb::Inflection;
use crate::graph::EntityRef;
use crate::question::phrase::VERBS;
use crate::question::{By, Clause, Condition, Form, Only, Predicate, Those};
use crate::time::{Day, PartialDate};
use crate::vocabulary::Capacity;

impl<'g> Cursor<'_, '_, 'g> {
    /// `lists X and (recognizes Y or accepts its envoys) but not Z`.
    pub(super) fn condition(&mut self) -> Parsed<Condition<'g>> {
        let mut condition = self.alternatives(true)?;
        share_objects(&mut condition);
        Ok(condition)
    }

    fn alternatives(&mut self, is_first: bool) -> Parsed<Condition<'g>> {
        let mut condition = self.exceptions(is_first)?;
        while self.take("or") {
            condition = Condition::Either(Box::new(condition), Box::new(self.exceptions(false)?));
        }
        Ok(condition)
    }

    fn exceptions(&mut self, is_first: bool) -> Parsed<Condition<'g>> {
        let mut condition = self.joined(is_first)?;
        while self.take_except()? {
            let is_led_by_verb = self.take_any(&["does", "do", "did", "has", "have"]) && self.take("not");
            condition = Condition::ButNot(Box::new(condition), Box::new(self.part(&[])?));
            // "Lists it but does not accept its envoys or recognize it" denies both.
            while is_led_by_verb && self.goes_on_denying()? {
                condition = Condition::ButNot(Box::new(condition), Box::new(self.part(&[])?));
            }
        }
        Ok(condition)
    }

    /// Whether `or` goes on with a verb that can only stand after *does not*.
    fn goes_on_denying(&mut self) -> Parsed<bool> {
        let next = self.next_word();
        let is_base = VERBS.iter().any(|verb| verb.base.contains(&next) && !verb.past.contains(&next));
        if !is_base || !self.peek_any(&["or", "nor", "and"]) {
            return Ok(false);
        }
        match (self.speaks_of_many, self.word()) {
            // After *how many* and *which states* a verb of its own has the same form.
            (true, "or") => Err(self.wrong("is this denied too? Put what belongs together in brackets")),
            (true, "and") => Ok(false),
            (false, "and") => {
                Err(self.wrong("say *or* after *not*, or put what belongs together in brackets"))
            }
            _ => {
                self.at += 1;
                Ok(true)
            }
        }
    }

    fn take_except(&mut self) -> Parsed<bool> {
        if self.peek_any(&["except", "excluding"]) {
            return Err(self.wrong("leave it out yourself: the answer names each party on a line of its own"));
        }
        Ok(self.take_all(&["but", "not"])
            || self.take_all(&["and", "not"])
            || self.take_all(&["while", "not"])
            || self.take("without")
            || (self.word() == "but"
                && self.words.get(self.at + 2).is_some_and(|word| word.folded == "not")
                && self.take("but")))
    }

    fn joined(&mut self, is_first: bool) -> Parsed<Condition<'g>> {
        let mut condition = match is_first {
            true => self.first_part()?,
            false => self.part(&[])?,
        };
        loop {
            let start = self.at;
            // "But" without a *not* joins as *and* does.
            let is_denied = ["not", "does", "do", "did", "has", "have"];
            let is_contrast = self.word() == "but"
                && !self.words.get(self.at + 1).is_some_and(|next| is_denied.contains(&next.folded.as_str()));
            let is_joined = self.take_any(&["and", "while", "whilst"]) || (is_contrast && self.take("but"));
            if !is_joined || self.word() == "not" {
                self.at = start;
                return Ok(condition);
            }
            let before = condition.clauses();
            let elided: Vec<Clause<'g>> = before.last().map(|clause| **clause).into_iter().collect();
            condition = Condition::Both(Box::new(condition), Box::new(self.part(&elided)?));
        }
    }

    fn first_part(&mut self) -> Parsed<Condition<'g>> {
        if let Some(clause) = self.first_clause.take() {
            return self.sequence(clause);
        }
        match self.word() {
            "(" => self.part(&[]),
            _ => {
                let clause = self.free_clause()?;
                self.sequence(clause)
            }
        }
    }

    /// A part in brackets, a clause, or a name alone that takes the verb of the clause before.
    fn part(&mut self, before: &[Clause<'g>]) -> Parsed<Condition<'g>> {
        if self.take("(") {
            let condition = self.deeper(|cursor| cursor.alternatives(true))?;
            if !self.take(")") {
                return Err(self.unexpected(&[")"]));
            }
            self.modifiers(None)?;
            return Ok(condition);
        }
        // "But not from China": the verb of the clause before, for another object.
        let start = self.at;
        let is_led_in = self.take_any(&["from", "of", "with"]);
        if let (Some(last), true) =
            (before.last().or(self.last_clause.as_ref()).copied(), self.next_is_entity())
        {
            let object = Some(self.entity()?);
            self.last_object = object;
            self.modifiers(None)?;
            let clause = Clause { object, predicate: resettled(last.predicate, object), ..last };
            self.last_clause = Some(clause);
            return Ok(Condition::Clause(clause));
        }
        if is_led_in {
            self.at = start;
        }
        let clause = self.free_clause()?;
        self.sequence(clause)
    }

    /// `listed X, then delisted it`, `listed and later delisted X`.
    fn sequence(&mut self, first: Clause<'g>) -> Parsed<Condition<'g>> {
        self.remember(&first);
        if let Some(those) = self.those.take() {
            if first.under.is_some() {
                let headline = "a list may be named in the question within the question, not in both: put it after that one's verb";
                return Err(self.wrong(headline));
            }
            return Ok(Condition::Towards(first, Box::new(those)));
        }
        let mut clauses = vec![first];
        while let Some(is_earlier) = self.take_later() {
            let clause = self.free_clause()?;
            if self.those.is_some() {
                self.at = self.last_name;
                return Err(self.wrong(
                    "one deed after another is asked towards a name, not towards those of a question",
                ));
            }
            self.remember(&clause);
            match is_earlier {
                true => clauses.insert(clauses.len() - 1, clause),
                false => clauses.push(clause),
            }
        }
        Ok(match clauses.as_slice() {
            [only] => Condition::Clause(*only),
            _ => Condition::Then(
                clauses
                    .into_iter()
                    .map(|clause| Clause { predicate: clause.predicate.as_deed(), ..clause })
                    .collect(),
            ),
        })
    }

    /// An object, or a question that finds the objects: `anyone that russia recognizes`.
    pub(super) fn object(&mut self) -> Parsed<Option<EntityRef<'g>>> {
        match self.take_all(&["each", "other"]) || self.take_those()? {
            true => Ok(None),
            false => Ok(Some(self.entity()?)),
        }
    }

    pub(super) fn optional_object(&mut self) -> Parsed<Option<EntityRef<'g>>> {
        match self.take_those()? {
            true => Ok(None),
            false => self.optional_entity(),
        }
    }

    fn take_those(&mut self) -> Parsed<bool> {
        let start = self.at;
        let is_of_all = self.peek_any(&["all", "everyone", "everybody", "every"]);
        let is_led_in = self.take_any(&["anyone", "anybody", "someone", "somebody", "those", "any"])
            || (is_of_all && self.take_any(&["all", "everyone", "everybody", "every"]));
        let _ =
            is_led_in && self.take_any(&["states", "state", "countries", "country", "entities", "entity"]);
        // "Anyone Russia recognizes" leaves the *that* out.
        let is_related =
            is_led_in && (self.take_any(&["that", "who", "whom", "which"]) || self.next_is_entity());
        if !is_related {
            self.at = start;
            return Ok(false);
        }
        if is_of_all {
            self.at = start;
            return Err(self.wrong("comity finds who does it to at least one of them: say `anyone that …`"));
        }
        if self.those.is_some() {
            self.at = start;
            return Err(self.wrong("one question within the question is enough"));
        }
        let those = match self.next_is_entity() {
            true => {
                let author = self.entity()?;
                let found = self.verb(Inflection::Any)?;
                let (predicate, _) = self.after_verb(found.verb)?;
                let is_step = self.words.get(self.at + 1).is_some_and(|next| next.folded == "step");
                let _ = !is_step && self.take_any(&["from", "of", "with", "in", "to"]);
                let predicate = if found.past { predicate.as_deed() } else { predicate };
                Those::ObjectsOf(Clause { author: Some(author), predicate, object: None, under: None })
            }
            false => Those::AuthorsOf(self.deeper(|cursor| cursor.part(&[]))?),
        };
        self.those = Some(those);
        Ok(true)
    }

    /// Reads what stands inside something else; a question that goes too deep is refused before the stack is.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == DEEPEST {
            return Err(
                self.wrong("this goes too deep: brackets and questions stand in one another too often")
            );
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn remember(&mut self, clause: &Clause<'g>) {
        self.last_object = clause.object.or(self.last_object);
        self.last_clause = Some(*clause);
    }

    /// Whether another deed follows, and whether it came before the last one: `before recognizing it`, `after listing it`.
    fn take_later(&mut self) -> Option<bool> {
        if VERBS.iter().any(|verb| verb.gerund.contains(&self.next_word())) {
            if self.take("before") {
                return Some(false);
            }
            if self.take("after") {
                return Some(true);
            }
        }
        let is_later = [
            &["and", "later"][..],
            &["and", "then"],
            &["and", "afterwards"],
            &["and", "subsequently"],
            &["then"],
            &["later"],
        ]
        .iter()
        .any(|words| self.take_all(words));
        is_later.then_some(false)
    }

    /// `recognize each other`, after *which pairs* or *who mutually*.
    pub(super) fn pairs(&mut self) -> Parsed<Form<'g>> {
        let _ = self.take_any(&["that", "who", "which"]);
        let _ = self.take("mutually");
        let clause = self.free_clause()?;
        if clause.object.is_some() {
            self.at = self.last_name;
            return Err(self.wrong("pairs are asked of all: take the name out"));
        }
        let _ = self.take_all(&["each", "other"]) || self.take_all(&["from", "each", "other"]);
        let _ = self.take_all(&["with", "each", "other"]) || self.take("mutually");
        if clause.predicate.is_deed() {
            return Err(self.wrong("pairs are asked of what holds: which pairs recognize each other"));
        }
        self.modifiers(None)?;
        let predicate = match clause.predicate {
            Predicate::Recognizes(None, quality) => Predicate::Recognizes(Some(Capacity::State), quality),
            predicate => predicate,
        };
        Ok(Form::Pairs(predicate))
    }

    /// `before DAY`, `after DAY`, `since DAY`, `until DAY`, `between DAY and DAY`, `from DAY to DAY`, `in 2024`, as the first
    /// and last day.
    pub(super) fn within(&mut self) -> Parsed<Option<(Day, Day)>> {
        let word = self.word().to_owned();
        let next_is_date = self.words.get(self.at + 1).is_some_and(|word| {
            word.folded.starts_with(|c: char| c.is_ascii_digit()) || is_month(&word.folded)
        });
        if !next_is_date
            || !matches!(word.as_str(), "before" | "after" | "since" | "between" | "from" | "until" | "in")
        {
            return Ok(None);
        }
        self.at += 1;
        let (first, last) = self.span()?;
        Ok(Some(match word.as_str() {
            "before" => (Day::MIN, first.previous()),
            "after" => (last.next(), Day::MAX),
            "since" => (first, Day::MAX),
            "in" => (first, last),
            "until" => (Day::MIN, last),
            word => {
                self.expect(if word == "from" { "to" } else { "and" })?;
                let start = self.at;
                let (_, end) = self.span()?;
                if end < first {
                    self.at = start;
                    return Err(self.wrong("the second day comes before the first"));
                }
                (first, end)
            }
        }))
    }

    /// The first and last day of a day, a month or a year.
    fn span(&mut self) -> Parsed<(Day, Day)> {
        if let Some(month) = self.month_in_words() {
            return Ok(month.bounds());
        }
        match PartialDate::read(self.word()) {
            Ok(date) => {
                self.at += 1;
                Ok(date.bounds())
            }
            Err(_) => {
                let day = self.day()?;
                Ok((day, day))
            }
        }
    }

    /// `by year`, `per year`, `each year`, `by month`, `by lens`, `by voice`, `by author`.
    pub(super) fn broken_down_by(&mut self) -> Parsed<Option<By>> {
        let names = ["year", "month", "lens", "voice", "author"];
        let next = self.words.get(self.at + 1).map_or("", |word| word.folded.as_str());
        if self.word() == "by" && !names.contains(&next) && !near_words(next, &names).is_empty() {
            self.at += 1;
            return Err(self.unexpected(&names));
        }
        let by = [
            (By::Year, "year"),
            (By::Month, "month"),
            (By::Lens, "lens"),
            (By::Voice, "voice"),
            (By::Author, "author"),
        ]
        .into_iter()
        .find(|(_, word)| ["by", "per", "each", "every"].iter().any(|lead| self.take_all(&[lead, word])))
        .map(|(by, _)| by);
        Ok(by)
    }

    /// `first`, `last`, `longest`.
    pub(super) fn order(&mut self) {
        for (only, word) in [(Only::First, "first"), (Only::Last, "last"), (Only::Longest, "longest")] {
            let at = self.at;
            if self.take(word) {
                self.said.push((Modifier::Order, at));
                self.only = Some(only);
            }
        }
    }
}

/// How deep brackets and questions may stand in one another.
const DEEPEST: usize = 24;

/// Gives clauses without an object that of a clause after them, or else before them: *listed and later delisted X*.
fn share_objects(condition: &mut Condition<'_>) {
    let mut objects: Vec<Option<EntityRef<'_>>> = Vec::new();
    condition.for_each_clause(&mut |clause| objects.push(clause.object));
    if objects.len() < 2 {
        return;
    }
    let mut at = 0;
    condition.for_each_clause(&mut |clause| {
        let near =
            objects[at..].iter().flatten().next().or_else(|| objects[..at].iter().rev().flatten().next());
        clause.object = clause.object.or(near.copied());
        clause.predicate = settled(clause.predicate, clause.object);
        at += 1;
    });
}

/// A predicate for another object: the capacity that the first object settled is settled anew.
fn resettled(predicate: Predicate, object: Option<EntityRef<'_>>) -> Predicate {
    match predicate {
        Predicate::Recognizes(_, quality) => settled(Predicate::Recognizes(None, quality), object),
        other => other,
    }
}
