//! The forms of questions: *who*, *does*, *when* and the rest, each with what may follow it.

use super::clause::Open;
use super::cursor::{Cursor, Parsed};
use super::pointed::NOT_ALONE;
use super::verb::{Found, Inflection};
use crate::question::{Among, Clause, Condition, Form};

/// Of a statement that denies.
const SAID_IN_THE_NEGATIVE: &str = "say it without the *not*: the answer tells which of the two is on record";

/// Words for states alone, and for any party.
pub(super) const STATES: &[&str] = &["states", "state", "countries", "country"];
const PARTIES: &[&str] = &["governments", "entities", "parties", "authors"];

impl<'g> Cursor<'_, '_, 'g> {
    pub(super) fn form(&mut self) -> Parsed<Form<'g>> {
        self.modifiers(None)?;
        while self.take("please") || self.take_all(&["tell", "me"]) || self.take_all(&["show", "me"]) {}
        if self.take_all(&["is", "it", "true", "that"]) {
            return self.statement();
        }
        if self.take("who") {
            return self.after_who();
        }
        if self.take("which") || self.take_what_kind() {
            return self.after_which();
        }
        if self.take("pairs") {
            return self.after_pairs();
        }
        if self.take("whom") {
            return self.whom();
        }
        if self.take_all(&["how", "many"]) {
            return self.after_how_many();
        }
        if self.take_all(&["how", "long"]) {
            let clause = self.do_clause(Open::Nothing)?;
            return Ok(Form::HowLong(Clause { predicate: clause.predicate.as_standing(), ..clause }));
        }
        if self.peek_any(&["does", "do", "did", "has", "have"]) {
            return self.does();
        }
        if self.peek_passive() {
            return self.is();
        }
        if self.take_all(&["by", "whom"]) {
            self.expect_be()?;
            return Ok(Form::Who(Condition::Clause(self.passive_clause()?)));
        }
        if self.take_all(&["since", "when"]) {
            return Ok(Form::SinceWhen(self.done_or_suffered()?));
        }
        if self.take("when") {
            return Ok(Form::When(self.done_or_suffered()?));
        }
        if self.take("why") {
            return Ok(Form::Why(self.done_or_suffered()?));
        }
        if self.peek_any(&["neither", "nobody", "none"]) {
            return Err(self.wrong(NOT_ALONE));
        }
        if self.take("what") {
            return self.what();
        }
        if self.next_is_entity() {
            return self.statement();
        }
        Err(self.unexpected(&[
            "who",
            "whom",
            "does",
            "is",
            "when",
            "since when",
            "how many",
            "how long",
            "which",
            "pairs",
            "what",
            "why",
        ]))
    }

    /// `russia delisted the taliban`, `the taliban is listed by russia`: a statement asks whether it is so.
    fn statement(&mut self) -> Parsed<Form<'g>> {
        let subject = self.entity()?;
        if self.peek_passive() {
            let is_past = self.peek_any(&["was", "were"]);
            self.at += 1;
            if self.word() == "not" {
                return Err(self.wrong(SAID_IN_THE_NEGATIVE));
            }
            let clause = self.suffered_by(subject)?;
            return Ok(verdict_or_who(self.on_that_day(clause, is_past)));
        }
        if self.peek_any(&["does", "do", "did", "has", "have"]) && self.next_word() == "not" {
            self.at += 1;
            return Err(self.wrong(SAID_IN_THE_NEGATIVE));
        }
        if let Some(clause) = self.sending(Some(subject))? {
            return Ok(Form::Does(clause));
        }
        // "Taliban recognized by Russia", as a headline has it.
        if self.next_word() == "by" || self.is_taken_off() {
            let clause = self.suffered_by(subject)?;
            return Ok(verdict_or_who(clause));
        }
        let found = self.verb(Inflection::Finite)?;
        let found_past = found.past;
        let clause = self.clause_after(found, Some(subject), Open::Nothing)?;
        Ok(Form::Does(self.on_that_day(clause, found_past)))
    }

    /// "Russia suspended the ban on 1 May" says that it did so on that day, not by then.
    fn on_that_day(&mut self, clause: Clause<'g>, is_past: bool) -> Clause<'g> {
        match self.on {
            Some(day) if is_past && self.within.is_none() => {
                self.on = None;
                self.within = Some((day, day));
                Clause { predicate: clause.predicate.as_deed(), ..clause }
            }
            _ => clause,
        }
    }

    fn after_who(&mut self) -> Parsed<Form<'g>> {
        self.modifiers(None)?;
        let _ = self.take("both");
        if self.peek_any(&["neither", "never"]) {
            return Err(self.wrong(NOT_ALONE));
        }
        if self.peek_passive() && self.entity_follows() {
            // "Who is the Taliban recognized by".
            self.at += 1;
            return Ok(Form::Who(Condition::Clause(self.passive_clause()?)));
        }
        // "Who is listed by Russia" asks for the object.
        if let Some(clause) = self.suffered_from()? {
            return Ok(Form::Whom(clause));
        }
        if self.peek_any(&["does", "do", "did", "has", "have"]) && self.next_word() == "not" {
            self.at += 1;
            return Err(self.wrong(NOT_ALONE));
        }
        if let Some(clause) = self.sending(None)? {
            return self.hosted(clause);
        }
        let _ = self.take_any(&["was", "were"]) && self.take("the");
        self.order();
        // "Who was the first to list" asks for the act.
        if self.only.is_some() && self.take("to") {
            let mut condition = self.condition()?;
            condition.for_each_clause(&mut |clause| clause.predicate = clause.predicate.as_deed());
            return Ok(Form::Who(condition));
        }
        // "Who does China recognize" asks for the object.
        if self.peek_any(&["does", "do", "did"]) {
            return self.whom();
        }
        if self.take("mutually") {
            return self.pairs();
        }
        self.who()
    }

    fn after_which(&mut self) -> Parsed<Form<'g>> {
        if self.take("pairs") {
            return self.after_pairs();
        }
        self.speaks_of_many = true;
        if self.take_any(STATES) {
            self.among = Some(Among::States);
        } else if !self.take_any(PARTIES) {
            self.among = Some(Among::Group(self.group()?));
        }
        let _ = self.take_any(&["that", "who", "which"]);
        self.modifiers(None)?;
        let _ = self.take("both");
        if self.peek_any(&["neither", "never"]) {
            return Err(self.wrong(NOT_ALONE));
        }
        // "Which states are listed by Russia", "which entities does Russia list".
        if let Some(clause) = self.suffered_from()? {
            return Ok(Form::Whom(clause));
        }
        if self.peek_any(&["does", "do", "did", "have"]) && self.next_word() == "not" {
            self.at += 1;
            return Err(self.wrong(NOT_ALONE));
        }
        if let Some(clause) = self.sending(None)? {
            return self.hosted(clause);
        }
        if self.peek_any(&["does", "do", "did"]) {
            return self.whom();
        }
        self.who()
    }

    /// Who sends envoys is asked of their host, who must be named.
    fn hosted(&mut self, clause: Clause<'g>) -> Parsed<Form<'g>> {
        match clause.author {
            Some(_) => Ok(Form::Whom(clause)),
            None => Err(self.unexpected(&["to …"])),
        }
    }

    fn after_pairs(&mut self) -> Parsed<Form<'g>> {
        let _ = self.take("of") && (self.take_any(STATES) || self.take_any(PARTIES));
        let _ = self.take_any(&["that", "who", "which"]);
        self.pairs()
    }

    fn after_how_many(&mut self) -> Parsed<Form<'g>> {
        self.speaks_of_many = true;
        if self.take_any(STATES) {
            self.among = Some(Among::States);
        } else if !self.take_any(PARTIES) {
            let _ = self.take("of") || self.take("members");
            if let Some(group) = self.next_group() {
                self.among = Some(Among::Group(group));
                let _ = self.take_any(&["members", "member"]) && self.take_any(STATES);
            }
        }
        Ok(Form::HowMany(self.condition()?))
    }

    /// `is the taliban listed by russia`, `is russia listing the taliban`.
    fn is(&mut self) -> Parsed<Form<'g>> {
        let is_past = self.peek_any(&["was", "were"]);
        if self.goes_on_doing() {
            // "Is Russia listing the Taliban" asks as "does Russia list the Taliban" does.
            return self.does();
        }
        self.at += 1;
        let clause = self.passive_clause()?;
        let clause = match is_past && self.on.is_none() {
            true => Clause { predicate: clause.predicate.as_deed(), ..clause },
            false => clause,
        };
        Ok(verdict_or_who(clause))
    }

    /// `does anyone`, `does any state`: nobody in particular, or states alone.
    fn take_anyone(&mut self) -> Option<Option<Among<'g>>> {
        let start = self.at;
        self.at += 1;
        if self.take_any(&["anyone", "anybody", "somebody", "someone"]) {
            return Some(None);
        }
        if self.take("any") && self.take_any(STATES) {
            return Some(Some(Among::States));
        }
        self.at = start;
        None
    }

    /// `does russia recognize`, after *whom*; `did …` without a day asks for the acts.
    fn whom(&mut self) -> Parsed<Form<'g>> {
        let is_past = self.word() == "did";
        let clause = self.do_clause(Open::Object)?;
        if clause.author.is_none() {
            // "Whom does China send envoys to": who accepts them.
            return Ok(Form::Who(Condition::Clause(clause)));
        }
        Ok(Form::Whom(match is_past && self.on.is_none() {
            true => Clause { predicate: clause.predicate.as_deed(), ..clause },
            false => clause,
        }))
    }

    /// `what countries`, which asks as `which countries` does.
    fn take_what_kind(&mut self) -> bool {
        let next = self.words.get(self.at + 1).map_or("", |word| word.folded.as_str());
        let is_kind = self.word() == "what" && (STATES.contains(&next) || PARTIES.contains(&next));
        self.at += usize::from(is_kind);
        is_kind
    }

    /// Whether the name of an entity follows the present word.
    fn entity_follows(&mut self) -> bool {
        self.at += 1;
        let follows = self.next_is_entity();
        self.at -= 1;
        follows
    }

    /// `is listed by russia`, after *who* or *which states*: whom Russia lists.
    fn suffered_from(&mut self) -> Parsed<Option<Clause<'g>>> {
        let start = self.at;
        if !self.peek_passive() {
            return Ok(None);
        }
        self.at += 1;
        let Ok(Found { verb, past: true }) = self.verb(Inflection::Finite) else {
            self.at = start;
            return Ok(None);
        };
        let Some(predicate) = verb.sense.suffered() else {
            self.at = start;
            return Ok(None);
        };
        let mut under = None;
        self.modifiers(Some(&mut under))?;
        self.expect("by")?;
        let author = Some(self.entity()?);
        self.modifiers(Some(&mut under))?;
        Ok(Some(Clause { author, predicate, object: None, under }))
    }

    /// Whether a verb in *-ing* follows the name after *is*: `is russia listing the taliban`.
    fn goes_on_doing(&mut self) -> bool {
        let start = self.at;
        self.at += 1;
        let goes_on = matches!(self.optional_entity(), Ok(Some(_))) && self.peek_gerund();
        self.at = start;
        goes_on
    }

    /// Whether the verb that opens a question is one of being, and not `has` before an act.
    fn peek_passive(&self) -> bool {
        self.peek_any(&["is", "was", "are", "were"])
    }

    fn expect_be(&mut self) -> Parsed<()> {
        match self.take_any(&["is", "was", "are", "were"]) {
            true => Ok(()),
            false => Err(self.unexpected(&["is", "was"])),
        }
    }

    /// `did russia list the taliban`, or `was the taliban listed by russia`.
    fn done_or_suffered(&mut self) -> Parsed<Clause<'g>> {
        if !self.peek_passive() {
            return self.do_clause(Open::Nothing);
        }
        self.at += 1;
        let clause = self.passive_clause()?;
        match clause.author {
            Some(_) => Ok(clause),
            None => Err(self.unexpected(&["by …"])),
        }
    }

    /// `does A list B`, and `does A list B and accept its envoys`.
    fn does(&mut self) -> Parsed<Form<'g>> {
        let is_perfect = self.peek_any(&["has", "have"]);
        if let Some(among) = self.take_anyone() {
            self.among = among.or(self.among);
            let inflection = if is_perfect { Inflection::Finite } else { Inflection::Base };
            let found = self.verb(inflection)?;
            let clause = self.clause_after(found, None, Open::Nothing)?;
            return Ok(Form::Who(Condition::Clause(clause)));
        }
        let is_past = self.word() == "did";
        let clause = self.do_clause(Open::Nothing)?;
        let goes_on = self.peek_any(&["and", "or", "but", "while", "whilst", "without", "then"]);
        self.speaks_of_many = true;
        let (Some(author), true) = (clause.author, goes_on) else {
            // "Did Pakistan recognize the Taliban" asks for the act; with a day, for what held.
            return Ok(Form::Does(match is_past && self.on.is_none() {
                true => Clause { predicate: clause.predicate.as_deed(), ..clause },
                false => clause,
            }));
        };
        let start = self.at;
        self.first_clause = Some(Clause { author: None, ..clause });
        let condition = self.condition()?;
        if condition.clauses().iter().any(|clause| clause.predicate.is_deed()) {
            self.at = start;
            return Err(self.wrong(
                "several acts are asked with *who*, such as who listed and later delisted the taliban",
            ));
        }
        Ok(Form::DoesAll(author, condition))
    }

    /// A condition after *who*; `… each other` asks for pairs.
    fn who(&mut self) -> Parsed<Form<'g>> {
        let start = self.at;
        let is_of_pairs =
            self.words[start..].windows(2).any(|pair| pair[0].folded == "each" && pair[1].folded == "other");
        match is_of_pairs {
            true => self.pairs(),
            false => Ok(Form::Who(self.condition()?)),
        }
    }
}

/// *Is the Taliban listed by Russia* asks for a verdict, *is the Taliban listed* who lists it.
fn verdict_or_who(clause: Clause<'_>) -> Form<'_> {
    match clause.author {
        Some(_) => Form::Does(clause),
        None => Form::Who(Condition::Clause(clause)),
    }
}
