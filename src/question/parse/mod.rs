//! From words to a question: a descent over the words that remembers what could have stood where it failed.

mod clause;
mod condition;
mod cursor;
mod day;
mod modifier;
mod name;
mod sense;
mod what;

use super::words::words;
use super::{Among, Clause, Condition, Form, Lexicon, Only, Question, QuestionError};

/// Words for states alone, and for any party.
const STATES: &[&str] = &["states", "state", "countries", "country"];
const PARTIES: &[&str] = &["governments", "entities", "parties", "authors"];
/// What to say of a question about all who did not do a thing.
const NOT_ALONE: &str = "a record of acts does not say who did nothing: ask who does it, or put `but does not …` after something that is done";
use clause::{Found, Inflection, Open};
use cursor::{Cursor, Parsed, near_words};
use sense::settle;

/// Understands a question.
///
/// # Errors
/// Points at the word that cannot be understood, says what could stand there, and gives the nearest names.
///
/// # Examples
/// ```
/// use comity::{load, question};
/// let graph = load::shipped().graph;
/// let lexicon = question::Lexicon::new(&graph);
/// let question = question::parse("who lists the Taliban on 2024-10-04?", &lexicon).unwrap();
/// assert_eq!(question.to_string(), "who lists taliban on 2024-10-04");
/// let error = question::parse("who lists the talban", &lexicon).unwrap_err();
/// assert_eq!(error.near, ["taliban"]);
/// ```
pub fn parse<'g>(text: &str, lexicon: &Lexicon<'g>) -> Result<Question<'g>, QuestionError> {
    let words = words(text);
    let mut cursor = Cursor {
        text,
        words: &words,
        at: 0,
        last_name: 0,
        on: None,
        known_by: None,
        voice: None,
        from_step: None,
        lens: None,
        among: None,
        within: None,
        only: None,
        by: None,
        last_object: None,
        those: None,
        last_clause: None,
        first_clause: None,
        lexicon,
    };
    let mut form = cursor.form()?;
    if let (Form::Who(Condition::Clause(clause)), Some(Only::Longest)) = (&mut form, cursor.only) {
        // An act does not last: *who listed X longest* asks for how long it held.
        clause.predicate = clause.predicate.as_standing();
    }
    if cursor.those.is_some() {
        cursor.at = cursor.words.iter().position(|word| word.folded == "that").unwrap_or(0);
        return Err(cursor.wrong("only *who* and *how many* hold a question within the question"));
    }
    match cursor.at == cursor.words.len() {
        true => settle(&mut cursor, form),
        false => Err(cursor.left_over()),
    }
}

impl<'g> Cursor<'_, '_, 'g> {
    /// What to say of a word after all that was understood.
    fn left_over(&self) -> QuestionError {
        let mut error = self.unexpected(&[
            "on 2024-10-04",
            "and …",
            "but not …",
            "among …",
            "since 2021",
            "by year",
            "known by 2024-10-04",
            "according to …",
            "the end of the question",
        ]);
        let words = [
            "on",
            "known",
            "according",
            "among",
            "since",
            "before",
            "after",
            "between",
            "under",
            "through",
            "and",
            "or",
            "but",
            "while",
            "then",
            "first",
            "last",
            "longest",
        ];
        error.near = near_words(self.word(), &words);
        error
    }

    fn form(&mut self) -> Parsed<Form<'g>> {
        self.modifiers(None)?;
        if self.take("who") {
            self.modifiers(None)?;
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
            return self.who();
        }
        if self.take("which") || self.take_what_kind() {
            if self.take("pairs") {
                let _ = self.take("of") && (self.take_any(STATES) || self.take_any(PARTIES));
                return self.pairs();
            }
            if self.take_any(STATES) {
                self.among = Some(Among::States);
            } else if !self.take_any(PARTIES) {
                self.among = Some(Among::Group(self.group()?));
            }
            let _ = self.take_any(&["that", "who", "which"]);
            self.modifiers(None)?;
            // "Which states are listed by Russia", "which entities does Russia list".
            if let Some(clause) = self.suffered_from()? {
                return Ok(Form::Whom(clause));
            }
            if self.peek_any(&["does", "do", "did"]) {
                if self.next_word() == "not" {
                    self.at += 1;
                    return Err(self.wrong(NOT_ALONE));
                }
                return self.whom();
            }
            return self.who();
        }
        if self.take("pairs") {
            let _ = self.take("of") && (self.take_any(STATES) || self.take_any(PARTIES));
            let _ = self.take_any(&["that", "who", "which"]);
            return self.pairs();
        }
        if self.take("whom") {
            return self.whom();
        }
        if self.take_all(&["how", "many"]) {
            if self.take_any(STATES) {
                self.among = Some(Among::States);
            } else if !self.take_any(PARTIES) {
                let _ = self.take("of") || self.take("members");
                if let Some(group) = self.next_group() {
                    self.among = Some(Among::Group(group));
                    let _ = self.take_any(&["members", "member"]) && self.take_any(STATES);
                }
            }
            return Ok(Form::HowMany(self.condition()?));
        }
        if self.take_all(&["how", "long"]) {
            let clause = self.do_clause(Open::Nothing)?;
            return Ok(Form::HowLong(Clause { predicate: clause.predicate.as_standing(), ..clause }));
        }
        if self.peek_any(&["does", "do", "did", "has", "have"]) {
            return self.does();
        }
        if self.peek_passive() {
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
            // "Is the Taliban listed" asks who lists it.
            return Ok(match clause.author {
                Some(_) => Form::Does(clause),
                None => Form::Who(Condition::Clause(clause)),
            });
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
        if let Some(among) = self.take_anyone() {
            self.among = among.or(self.among);
            let found = self.verb(Inflection::Base)?;
            let clause = self.clause_after(found, None, Open::Nothing)?;
            return Ok(Form::Who(Condition::Clause(clause)));
        }
        let is_past = self.word() == "did";
        let clause = self.do_clause(Open::Nothing)?;
        let goes_on = self.peek_any(&["and", "or", "but", "while", "whilst", "without", "then"]);
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::load::Loaded;

    /// The shipped graphs, read once for all cases.
    fn shipped() -> &'static Loaded {
        static SHIPPED: std::sync::OnceLock<Loaded> = std::sync::OnceLock::new();
        SHIPPED.get_or_init(crate::load::shipped)
    }

    /// Questions put together from pieces that fit and pieces that do not.
    fn pieces() -> impl Strategy<Value = String> {
        let opening = prop_oneof![
            "who",
            "how many",
            "which states",
            "whom does russia",
            "does china",
            "does russia",
            "how long has russia",
            "did russia",
            "what countries",
            "does any state",
            "when did russia",
            "who first",
            "who is",
            "which states are",
            "is the taliban",
            "which entities does russia",
            "why does russia not",
            "pairs of states that mutually"
        ];
        let clause = "(lists|list|listed|accepts|accept|recognizes|recognize|holds assets of|has relations with|suspended relations with|resumed relations with|handed over the embassy to|suspended the listing of|keeps an embassy to|received ambassadors from|reinstated|delisted|recognizing|listing) (the taliban|china|its envoys|it|at least consuls from the taliban|at most secretaries from the taliban|ambassadors from china|anyone that russia lists|anyone that lists china|kosovo as a state|)";
        let join = "(and|or|but not|while|then|and later|before|after|by russia|but does not|\\(|\\)|,|but not china)";
        let modifier = "(on 2024-10-04|known by 2024-10-04|according to russia|through express|from step in-force|under ru-terrorist-list|since 2003|before 2024|between 2003 and 2004|by year|by lens|first|longest|each other|)";
        (
            opening,
            clause,
            proptest::collection::vec((join, clause), 0..3),
            proptest::collection::vec(modifier, 0..3),
        )
            .prop_map(|(opening, first, more, modifiers)| {
                let more: Vec<String> =
                    more.into_iter().map(|(join, clause)| format!("{join} {clause}")).collect();
                format!("{opening} {first} {} {}", more.join(" "), modifiers.join(" "))
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 3000,
            failure_persistence: None,
            rng_seed: proptest::test_runner::RngSeed::Fixed(1816),
            ..ProptestConfig::default()
        })]

        #[test]
        fn what_is_printed_is_understood_as_the_same(text in pieces()) {
            let loaded = shipped();
            let lexicon = Lexicon::new(&loaded.graph);
            match parse(&text, &lexicon) {
                Ok(question) => {
                    let printed = question.to_string();
                    let again = parse(&printed, &lexicon);
                    prop_assert!(again.as_ref() == Ok(&question), "{} → {}: {:?}", text, printed, again);
                }
                Err(error) => {
                    prop_assert!(text.get(error.at.clone()).is_some());
                    let _ = error.to_string();
                }
            }
        }

        #[test]
        fn never_panics_and_points_inside_the_question(text in "((who|whom|does|what|lists|the|taliban|russia|on|2024-10-04|between|and|under|as|é|[\\PC]{0,4}) ?){0,9}") {
            let loaded = shipped();
            let lexicon = Lexicon::new(&loaded.graph);
            if let Err(error) = parse(&text, &lexicon) {
                prop_assert!(text.get(error.at.clone()).is_some());
                let _ = error.to_string();
            }
        }
    }
}
