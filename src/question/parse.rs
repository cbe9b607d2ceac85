//! From words to a question: a descent over the words that remembers what could have stood where it failed.

use std::ops::Range;

use super::phrase::{RANKS, Sense, VERBS, Verb};
use super::words::{Word, words};
use super::{Clause, Form, Lexicon, Predicate, Question, QuestionError, RankBound};
use crate::graph::{EntityRef, InstrumentRef};
use crate::time::{Day, PartialDate};
use crate::vocabulary::{Capacity, Deed, Matter, Rank};

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
    let mut cursor = Cursor { text, words: &words, at: 0, last_name: 0, lexicon };
    let mut question = Question {
        form: Form::WhatChanged { from: Day::MIN, to: Day::MIN, of: None },
        on: None,
        known_by: None,
    };
    question.form = cursor.form(&mut question.on, &mut question.known_by)?;
    match cursor.at == cursor.words.len() {
        true => settle(&mut cursor, question),
        false => Err(cursor.unexpected(&["on 2024-10-04", "known by 2024-10-04", "the end of the question"])),
    }
}

/// The words of one question and how far they are understood.
struct Cursor<'q, 'l, 'g> {
    text: &'q str,
    words: &'q [Word],
    at: usize,
    /// Where the last name that was understood begins.
    last_name: usize,
    lexicon: &'l Lexicon<'g>,
}

/// How a verb must be inflected at a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inflection {
    /// After *does* and *did*.
    Base,
    /// After *who*: present or past.
    Finite,
}

/// A verb that was found, and whether in the form that tells of an act.
struct Found {
    verb: &'static Verb,
    past: bool,
}

type Parsed<T> = Result<T, QuestionError>;

impl<'g> Cursor<'_, '_, 'g> {
    fn form(&mut self, on: &mut Option<Day>, known_by: &mut Option<Day>) -> Parsed<Form<'g>> {
        self.modifiers(on, known_by, None)?;
        if self.take("who") {
            self.modifiers(on, known_by, None)?;
            let clause = self.finite_clause(on, known_by)?;
            return Ok(Form::Who(clause));
        }
        if self.take("whom") {
            let clause = self.do_clause(on, known_by, Open::Object)?;
            return Ok(Form::Whom(clause));
        }
        if self.take_all(&["how", "many"]) {
            let _ = self.take_any(&["states", "countries", "of", "governments"]);
            let clause = self.plural_clause(on, known_by)?;
            return Ok(Form::HowMany(clause));
        }
        if self.peek_any(&["does", "do", "did", "has", "have"]) {
            let clause = self.do_clause(on, known_by, Open::Nothing)?;
            return Ok(Form::Does(clause));
        }
        if self.take_all(&["since", "when"]) {
            let clause = self.do_clause(on, known_by, Open::Nothing)?;
            return Ok(Form::SinceWhen(clause));
        }
        if self.take("when") {
            let clause = self.do_clause(on, known_by, Open::Nothing)?;
            return Ok(Form::When(Clause { predicate: clause.predicate, ..clause }));
        }
        if self.take("why") {
            let clause = self.do_clause(on, known_by, Open::Nothing)?;
            return Ok(Form::Why(clause));
        }
        if self.take("what") {
            return self.what(on, known_by);
        }
        Err(self.unexpected(&["who", "whom", "does", "when", "since when", "how many", "what", "why"]))
    }

    fn what(&mut self, on: &mut Option<Day>, known_by: &mut Option<Day>) -> Parsed<Form<'g>> {
        if self.take_any(&["stands", "stood"]) {
            let (one, other) = self.pair()?;
            self.modifiers(on, known_by, None)?;
            return Ok(Form::WhatStands(one, other));
        }
        if self.take_any(&["happened", "happens"]) {
            let (one, other) = self.pair()?;
            self.modifiers(on, known_by, None)?;
            return Ok(Form::WhatHappened(one, other));
        }
        if self.take_any(&["changed", "changes"]) {
            self.expect("between")?;
            let from = self.day()?;
            self.expect("and")?;
            let start = self.at;
            let to = self.day()?;
            if to < from {
                self.at = start;
                return Err(self.wrong("the second day comes before the first"));
            }
            let of = match self.take_any(&["for", "with", "about", "around"]) {
                true => Some(self.entity()?),
                false => None,
            };
            self.modifiers(on, known_by, None)?;
            return Ok(Form::WhatChanged { from, to, of });
        }
        if self.take_any(&["did", "does", "has"]) {
            let author = self.entity()?;
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
            self.modifiers(on, known_by, None)?;
            return Ok(Form::WhatAnnounced(author, object));
        }
        Err(self.unexpected(&["stands between", "happened between", "changed between", "did … announce"]))
    }

    /// `between A and B`, or `with A`.
    fn pair(&mut self) -> Parsed<(EntityRef<'g>, Option<EntityRef<'g>>)> {
        if self.take("between") {
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

    fn finite_clause(&mut self, on: &mut Option<Day>, known_by: &mut Option<Day>) -> Parsed<Clause<'g>> {
        let found = self.verb(Inflection::Finite)?;
        self.clause_after(found, None, on, known_by, Open::Author)
    }

    fn plural_clause(&mut self, on: &mut Option<Day>, known_by: &mut Option<Day>) -> Parsed<Clause<'g>> {
        let start = self.at;
        let found = match self.verb(Inflection::Base) {
            Ok(found) => found,
            Err(_) => {
                self.at = start;
                self.verb(Inflection::Finite)?
            }
        };
        self.clause_after(found, None, on, known_by, Open::Author)
    }

    /// `does A list B`, `did A delist B`, `has A recognized B`.
    fn do_clause(
        &mut self,
        on: &mut Option<Day>,
        known_by: &mut Option<Day>,
        open: Open,
    ) -> Parsed<Clause<'g>> {
        let perfect = self.peek_any(&["has", "have"]);
        if !self.take_any(&["does", "do", "did", "has", "have"]) {
            return Err(self.unexpected(&["does", "did"]));
        }
        let author = self.entity()?;
        let found = match perfect {
            true => self.verb(Inflection::Finite)?,
            false => self.verb(Inflection::Base)?,
        };
        self.clause_after(found, Some(author), on, known_by, open)
    }

    fn clause_after(
        &mut self,
        found: Found,
        author: Option<EntityRef<'g>>,
        on: &mut Option<Day>,
        known_by: &mut Option<Day>,
        open: Open,
    ) -> Parsed<Clause<'g>> {
        let mut under = None;
        self.modifiers(on, known_by, Some(&mut under))?;
        let (mut predicate, mut object) = self.after_verb(found.verb)?;
        let object_place = self.at;
        self.modifiers_and_object(&mut object, on, known_by, &mut under)?;
        if let (Predicate::Recognizes(None), true) = (predicate, self.take("as")) {
            predicate = Predicate::Recognizes(Some(self.capacity()?));
            self.modifiers_and_object(&mut object, on, known_by, &mut under)?;
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
        if found.past && on.is_none() {
            predicate = Predicate::Recognizes(capacity_of(predicate, object)).matching(predicate).as_deed();
        }
        Ok(Clause { author, predicate, object, under })
    }

    /// What a verb takes before its modifiers: `envoys from`, `assets of`, `relations with`.
    fn after_verb(&mut self, verb: &Verb) -> Parsed<(Predicate, Option<EntityRef<'g>>)> {
        match verb.sense {
            Sense::Recognize => Ok((Predicate::Recognizes(None), self.optional_entity()?)),
            Sense::List => Ok((Predicate::Lists, self.optional_entity()?)),
            Sense::Control => Ok((Predicate::Controls, self.optional_entity()?)),
            Sense::Do(Matter::Relations, deed) => {
                let _ = self.take("diplomatic");
                self.expect("relations")?;
                self.expect("with")?;
                Ok((Predicate::Did(Matter::Relations, deed), Some(self.entity()?)))
            }
            Sense::Do(matter, deed) => {
                if deed == Deed::Suspend {
                    let _ = self.take_all(&["the", "listing", "of"]) || self.take_all(&["listing", "of"]);
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
                let bound = self.rank_bound()?;
                Ok((Predicate::AcceptsEnvoys(bound), None))
            }
            Sense::Hold => {
                let owner =
                    match self.peek_any(&["the", "assets", "funds", "reserves"]) && !self.next_is_entity() {
                        true => None,
                        false => self.optional_entity()?,
                    };
                let _ = self.take("the");
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

    fn after_keep(&mut self) -> Parsed<(Predicate, Option<EntityRef<'g>>)> {
        let _ = self.take_any(&["a", "an", "its"]);
        let _ = self.take("diplomatic");
        let predicate = if self.take("relations") {
            Predicate::HasRelations
        } else if self.take_any(&["mission", "missions", "embassy", "embassies", "consulate"]) {
            Predicate::KeepsMission
        } else {
            return Err(self.unexpected(&["relations with …", "a mission in …"]));
        };
        let object = match self.take_any(&["with", "in", "to", "at"]) {
            true => Some(self.entity()?),
            false => None,
        };
        Ok((predicate, object))
    }

    /// `envoys`, `ambassadors`, `at least a chargé d'affaires`, `exactly consuls`.
    fn rank_bound(&mut self) -> Parsed<RankBound> {
        let at_least = self.take_all(&["at", "least"]);
        let exactly = !at_least && self.take("exactly");
        let _ = self.take_any(&["a", "an", "the", "its", "their"]);
        let word = self.word();
        let Some((_, bound)) = RANKS.iter().find(|(forms, _)| forms.contains(&word)) else {
            return Err(self.unexpected(&[
                "envoys",
                "ambassadors",
                "charges d'affaires",
                "consuls",
                "at least …",
            ]));
        };
        self.at += 1;
        let _ = self.take("d'affaires") || self.take_all(&["d", "affaires"]);
        let rank = match bound {
            RankBound::AtLeast(rank) | RankBound::Exactly(rank) => *rank,
        };
        Ok(match (at_least, exactly, rank) {
            (true, _, Rank::Unstated) => RankBound::AtLeast(Rank::Envoy),
            (true, ..) => RankBound::AtLeast(rank),
            _ => *bound,
        })
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

    /// Modifiers with the object among them, in any order: `on 2024-10-04 from the taliban`.
    fn modifiers_and_object(
        &mut self,
        object: &mut Option<EntityRef<'g>>,
        on: &mut Option<Day>,
        known_by: &mut Option<Day>,
        under: &mut Option<InstrumentRef<'g>>,
    ) -> Parsed<()> {
        loop {
            self.modifiers(on, known_by, Some(under))?;
            match object.is_none() && self.take_any(&["from", "of", "with"]) {
                true => *object = Some(self.entity()?),
                false => return Ok(()),
            }
        }
    }

    fn modifiers(
        &mut self,
        on: &mut Option<Day>,
        known_by: &mut Option<Day>,
        mut under: Option<&mut Option<InstrumentRef<'g>>>,
    ) -> Parsed<()> {
        loop {
            let start = self.at;
            let (slot, what) = if self.take_all(&["as", "of"]) || self.take("on") {
                (&mut *on, "the day")
            } else if self.take_all(&["known", "by"]) {
                (&mut *known_by, "the day known by")
            } else if let Some(slot) = under.as_mut().filter(|_| self.word() == "under") {
                self.at += 1;
                if slot.is_some() {
                    self.at = start;
                    return Err(self.wrong("the list is given twice"));
                }
                **slot = Some(self.instrument()?);
                continue;
            } else {
                return Ok(());
            };
            if slot.is_some() {
                self.at = start;
                return Err(self.wrong(&format!("{what} is given twice")));
            }
            *slot = Some(self.day()?);
        }
    }

    fn verb(&mut self, inflection: Inflection) -> Parsed<Found> {
        let _ = inflection == Inflection::Finite && self.take_any(&["has", "have"]) && {
            // "who has relations with" is a verb of its own, "who has recognized" is not.
            let is_keep = self.peek_any(&["diplomatic", "relations", "a", "an", "mission", "embassy"]);
            if is_keep {
                self.at -= 1;
            }
            true
        };
        let word = self.word();
        let found = VERBS.iter().find_map(|verb| match inflection {
            Inflection::Base if verb.base.contains(&word) => Some(Found { verb, past: false }),
            // "Who recognise …" is often typed and cannot be mistaken.
            Inflection::Finite if verb.present.contains(&word) || verb.base.contains(&word) => {
                Some(Found { verb, past: false })
            }
            Inflection::Finite if verb.past.contains(&word) => Some(Found { verb, past: true }),
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

    fn unknown_verb(&self, inflection: Inflection) -> QuestionError {
        let forms: Vec<&str> = VERBS
            .iter()
            .flat_map(|verb| match inflection {
                Inflection::Base => verb.base.iter(),
                Inflection::Finite => verb.present.iter(),
            })
            .copied()
            .collect();
        let mut error = self.unexpected(&match inflection {
            Inflection::Base => {
                ["recognize", "accept envoys from", "list", "delist", "hold assets of", "control"]
            }
            Inflection::Finite => {
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

    /// A name, with or without its article.
    fn entity(&mut self) -> Parsed<EntityRef<'g>> {
        match self.optional_entity()? {
            Some(entity) => Ok(entity),
            None => Err(self.unknown_name()),
        }
    }

    fn optional_entity(&mut self) -> Parsed<Option<EntityRef<'g>>> {
        let start = self.at;
        let rest: Vec<&str> = self.words[self.at..].iter().map(|word| word.folded.as_str()).collect();
        let (skipped, found) = match self.lexicon.entity(&rest) {
            Some(found) => (0, Some(found)),
            None if matches!(rest.first(), Some(&("the" | "a" | "an"))) => {
                (1, self.lexicon.entity(&rest[1..]))
            }
            None => (0, None),
        };
        match found {
            Some((length, [entity])) => {
                self.last_name = start + skipped;
                self.at += skipped + length;
                Ok(Some(*entity))
            }
            Some((length, several)) => {
                let ids: Vec<String> = several.iter().map(|entity| entity.id().to_string()).collect();
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

    fn next_is_entity(&self) -> bool {
        let rest: Vec<&str> = self.words[self.at..].iter().map(|word| word.folded.as_str()).collect();
        let rest = match rest.first() {
            Some(&"the") => &rest[1..],
            _ => &rest[..],
        };
        self.lexicon.entity(rest).is_some()
    }

    fn is_end_of_clause(&self, at: usize) -> bool {
        match self.words.get(at) {
            None => true,
            Some(word) => {
                matches!(word.folded.as_str(), "on" | "known" | "as" | "under" | "from" | "of" | "with")
            }
        }
    }

    fn unknown_name(&self) -> QuestionError {
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
        self.error(
            first.at.clone(),
            "no entity has this name",
            &["a name, such as taliban or saudi arabia"],
            Vec::new(),
        )
    }

    fn instrument(&mut self) -> Parsed<InstrumentRef<'g>> {
        let _ = self.take("the");
        let rest: Vec<&str> = self.words[self.at..].iter().map(|word| word.folded.as_str()).collect();
        match self.lexicon.instrument(&rest) {
            Some((length, [instrument])) => {
                self.at += length;
                Ok(*instrument)
            }
            Some((_, several)) => {
                let mut error = self.wrong("the name stands for more than one list");
                error.near = several.iter().map(|instrument| instrument.id().to_string()).collect();
                Err(error)
            }
            None => {
                let mut error = self.wrong("no list, law or ruling has this name");
                error.near = self.lexicon.instruments_near(&rest.join(" "));
                Err(error)
            }
        }
    }

    /// A day: `2024-10-04`, `4 October 2024`, `October 4 2024`.
    fn day(&mut self) -> Parsed<Day> {
        let word = self.word().to_owned();
        if matches!(word.as_str(), "today" | "now" | "yesterday") {
            return Err(self.wrong(
                "comity reads no clock: write the day, or leave it out for the last day of the data",
            ));
        }
        if let Some(day) = self.day_in_words() {
            return Ok(day);
        }
        match PartialDate::read(&word) {
            Ok(date) => match date.exact() {
                Some(day) => {
                    self.at += 1;
                    Ok(day)
                }
                None => {
                    let mut error = self.wrong("a question is about one day");
                    error.near = vec![date.earliest().to_string(), date.latest().to_string()];
                    Err(error)
                }
            },
            Err(bad) if word.starts_with(|c: char| c.is_ascii_digit()) => Err(self.wrong(&bad.to_string())),
            Err(_) => Err(self.unexpected(&["a day, such as 2024-10-04"])),
        }
    }

    fn day_in_words(&mut self) -> Option<Day> {
        const MONTHS: [&str; 12] = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let word = |offset: usize| self.words.get(self.at + offset).map_or("", |word| word.folded.as_str());
        let month = |text: &str| {
            MONTHS.iter().position(|month| *month == text || (text.len() == 3 && month.starts_with(text)))
        };
        let number =
            |text: &str| text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i16>().ok();
        let (day, month) = match (month(word(0)), month(word(1))) {
            (Some(month), _) => (number(word(1))?, month),
            (None, Some(month)) => (number(word(0))?, month),
            (None, None) => return None,
        };
        let day = Day::new(number(word(2))?, month as i8 + 1, i8::try_from(day).ok()?)?;
        self.at += 3;
        Some(day)
    }

    fn word(&self) -> &str {
        self.words.get(self.at).map_or("", |word| word.folded.as_str())
    }

    fn peek_any(&self, words: &[&str]) -> bool {
        words.contains(&self.word())
    }

    fn take(&mut self, word: &str) -> bool {
        let is = self.word() == word;
        self.at += usize::from(is);
        is
    }

    fn take_any(&mut self, words: &[&str]) -> bool {
        let is = self.peek_any(words);
        self.at += usize::from(is);
        is
    }

    fn take_all(&mut self, words: &[&str]) -> bool {
        let are = words
            .iter()
            .enumerate()
            .all(|(offset, word)| self.words.get(self.at + offset).is_some_and(|one| one.folded == *word));
        self.at += if are { words.len() } else { 0 };
        are
    }

    fn expect(&mut self, word: &'static str) -> Parsed<()> {
        match self.take(word) {
            true => Ok(()),
            false => Err(self.unexpected(&[word])),
        }
    }

    fn unexpected(&self, expected: &[&str]) -> QuestionError {
        let headline = match self.words.get(self.at) {
            Some(_) => "this word cannot be understood here",
            None if self.words.is_empty() => "there is no question",
            None => "the question ends too early",
        };
        let single: Vec<&str> = expected.iter().filter(|one| !one.contains(' ')).copied().collect();
        let near = near_words(self.word(), &single);
        self.error(self.place(), headline, expected, near)
    }

    fn wrong(&self, headline: &str) -> QuestionError {
        self.error(self.place(), headline, &[], Vec::new())
    }

    fn place(&self) -> Range<usize> {
        let end = self.text.len();
        self.words.get(self.at).map_or(end..end, |word| word.at.clone())
    }

    fn error(&self, at: Range<usize>, headline: &str, expected: &[&str], near: Vec<String>) -> QuestionError {
        QuestionError {
            question: self.text.to_owned(),
            at,
            headline: headline.to_owned(),
            near,
            expected: expected.iter().map(|text| (*text).to_owned()).collect(),
        }
    }
}

/// Which side of a clause the question leaves open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Author,
    Object,
    Nothing,
}

impl Predicate {
    /// Keeps recognition with its capacity settled; leaves every other predicate as it is.
    fn matching(self, other: Self) -> Self {
        match other {
            Self::Recognizes(_) => self,
            _ => other,
        }
    }
}

/// Settles what the words alone leave open, and refuses what makes no sense.
fn settle<'g>(cursor: &mut Cursor<'_, '_, 'g>, mut question: Question<'g>) -> Parsed<Question<'g>> {
    let clause = match &mut question.form {
        Form::Who(clause)
        | Form::Whom(clause)
        | Form::Does(clause)
        | Form::HowMany(clause)
        | Form::When(clause)
        | Form::SinceWhen(clause)
        | Form::Why(clause) => clause,
        _ => return Ok(question),
    };
    clause.predicate =
        Predicate::Recognizes(capacity_of(clause.predicate, clause.object)).matching(clause.predicate);
    if clause.under.is_some() && !clause.predicate.matter().takes_instrument() {
        cursor.at = cursor.words.iter().position(|word| word.folded == "under").unwrap_or(0);
        return Err(cursor.wrong("only listings and frozen assets stand under a list, law or ruling"));
    }
    Ok(question)
}

fn capacity_of(predicate: Predicate, object: Option<EntityRef<'_>>) -> Option<Capacity> {
    match predicate {
        Predicate::Recognizes(None) => object.map(capacity_by_kind),
        Predicate::Recognizes(given) => given,
        _ => None,
    }
}

/// As what an entity is recognized, where the question does not say.
fn capacity_by_kind(object: EntityRef<'_>) -> Capacity {
    match object.kind().can_be_state() {
        true => Capacity::State,
        false => Capacity::Government,
    }
}

/// The words nearest to a given one, at most three that are equally near.
fn near_words(given: &str, known: &[&str]) -> Vec<String> {
    let mut scored: Vec<(usize, &str)> = known
        .iter()
        .map(|word| (strsim::damerau_levenshtein(given, word), *word))
        .filter(|(distance, _)| !given.is_empty() && distance * 3 <= given.chars().count().max(3))
        .collect();
    scored.sort_unstable();
    scored.dedup();
    let nearest = scored.first().map_or(0, |(distance, _)| *distance);
    scored
        .into_iter()
        .take_while(|(distance, _)| *distance == nearest)
        .take(3)
        .map(|(_, word)| word.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn never_panics_and_points_inside_the_question(text in "((who|whom|does|what|lists|the|taliban|russia|on|2024-10-04|between|and|under|as|é|[\\PC]{0,4}) ?){0,9}") {
            let loaded = crate::load::shipped();
            let lexicon = Lexicon::new(&loaded.graph);
            if let Err(error) = parse(&text, &lexicon) {
                prop_assert!(text.get(error.at.clone()).is_some());
                let _ = error.to_string();
            }
        }
    }
}
