//! Where questions for learners are made: the graph, the engine that is asked, and what has been refused.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::relation::Relation;
use super::request::Request;
use super::told::{deed_of_step, told, told_with_day, with_days_in_words};
use super::{Difficulty, Level, Response, Skill, Stimulus};
use crate::graph::{ActFilter, ActRef, EntityRef, Graph};
use crate::question::{self, Answer, Lexicon, Verdict};
use crate::text::visible;
use crate::time::Day;
use crate::vocabulary::Matter;

/// A question for learners before it has its place on a sheet.
#[derive(Debug, Clone)]
pub(super) struct Draft<'g> {
    pub(super) skill: Skill,
    pub(super) prompt: String,
    pub(super) stimulus: Option<Stimulus>,
    pub(super) response: Response,
    pub(super) explanation: String,
    pub(super) difficulty: Difficulty,
    pub(super) difficulty_because: String,
    /// The question of comity whose answer is the key.
    pub(super) question: String,
    /// What is asked, beyond that question, where one question serves several items.
    pub(super) asked: String,
    pub(super) terms: Vec<&'static str>,
    /// The acts that the key rests on.
    pub(super) grounds: Vec<ActRef<'g>>,
    /// What it is about, so that a sheet does not ask the same thing twice in two ways.
    pub(super) about: Vec<String>,
}

/// What the makers of questions share.
pub(super) struct Workshop<'g, 'r> {
    pub(super) graph: &'g Graph,
    pub(super) request: &'r Request<'g>,
    /// The acts of the topic that surely took place, are known in time and move something, by date.
    pub(super) acts: Vec<ActRef<'g>>,
    /// Steps of the topic that moved nothing yet: announced, decided in principle, asked of a court.
    pub(super) steps: Vec<ActRef<'g>>,
    /// The last day that can be asked about.
    pub(super) last_day: Day,
    /// All acts of the graph, whatever the topic, by the sentence that tells them.
    tellings: BTreeMap<String, Vec<ActRef<'g>>>,
    lexicon: Lexicon<'g>,
    answers: RefCell<BTreeMap<String, Option<Rc<Answer>>>>,
    pub(super) refused: Refused,
}

/// How many questions were not made, and why.
#[derive(Debug, Default)]
pub(super) struct Refused {
    pub(super) disputed: Cell<usize>,
    pub(super) possible: Cell<usize>,
    pub(super) unexamined: Cell<usize>,
    pub(super) unborn: Cell<usize>,
    pub(super) no_neighbours: Cell<usize>,
}

/// Counts one more.
pub(super) fn one_more(cell: &Cell<usize>) {
    cell.set(cell.get() + 1);
}

impl<'g, 'r> Workshop<'g, 'r> {
    pub(super) fn new(graph: &'g Graph, request: &'r Request<'g>) -> Self {
        let horizon = graph.horizon().unwrap_or(Day::MAX);
        let last_day = request.known_by.map_or(horizon, |known_by| known_by.min(horizon));
        let mut acts: Vec<ActRef<'g>> = graph
            .acts(ActFilter::default())
            .filter(|act| request.topic.holds(*act) && is_sound(*act) && act.known_from() <= last_day)
            .filter(|act| is_dated(*act, request.level))
            .collect();
        acts.sort_by_key(|act| (act.window(), act.id()));
        let is_step =
            |act: &ActRef<'g>| deed_of_step(*act).is_some() && act.refuted().is_none() && !act.is_denied();
        let mut steps: Vec<ActRef<'g>> = graph
            .acts(ActFilter::default())
            .filter(|act| request.topic.holds(*act) && is_step(act) && act.known_from() <= last_day)
            .collect();
        steps.sort_by_key(|act| (act.window(), act.id()));
        let mut tellings: BTreeMap<String, Vec<ActRef<'g>>> = BTreeMap::new();
        for act in graph.acts(ActFilter::default()) {
            tellings.entry(told(act)).or_default().push(act);
        }
        Self {
            graph,
            request,
            acts,
            steps,
            last_day,
            tellings,
            lexicon: Lexicon::new(graph),
            answers: RefCell::default(),
            refused: Refused::default(),
        }
    }

    /// The acts that are told in the same words as one is, itself among them: a learner who reads those words without their day may
    /// think of any.
    pub(super) fn told_alike(&self, act: ActRef<'g>) -> &[ActRef<'g>] {
        self.tellings.get(&told(act)).map_or(&[], Vec::as_slice)
    }

    /// The days between which all acts lie that are told in the same words as one is, under every reading of their dates.
    pub(super) fn window_of_telling(&self, act: ActRef<'g>) -> (Day, Day) {
        let (first, last) = act.window();
        self.told_alike(act).iter().fold((first, last), |(first, last), other| {
            let window = other.window();
            (first.min(window.0), last.max(window.1))
        })
    }

    pub(super) fn is_school(&self) -> bool {
        self.request.level == Level::School
    }

    /// The answer to a question in words, as known by the day of the request; none to what cannot be read, such as the id of an
    /// entity that is also a word of the language.
    pub(super) fn ask(&self, words: &str) -> Option<Rc<Answer>> {
        let words = self.with_clock(words);
        let known = self.answers.borrow().get(&words).cloned();
        known.unwrap_or_else(|| {
            let question = question::parse(&words, &self.lexicon).ok();
            let answer = question.map(|question| Rc::new(question::ask(self.graph, &question)));
            self.answers.borrow_mut().insert(words, answer.clone());
            answer
        })
    }

    /// A question with the day known by, where the request names one and the question does not.
    pub(super) fn with_clock(&self, words: &str) -> String {
        match self.request.known_by {
            Some(day) if !words.contains(" known by ") => format!("{words} known by {day}"),
            _ => words.to_owned(),
        }
    }

    /// Whether something held on a day: yes or no; none where it is disputed, possible, or was not examined.
    pub(super) fn verdict(
        &self,
        relation: Relation,
        author: EntityRef<'g>,
        object: EntityRef<'g>,
        on: Day,
    ) -> Option<bool> {
        if !all_exist(&[author, object], on) {
            return refuse(&self.refused.unborn);
        }
        let answer = self.ask(&format!("{} on {on}", relation.does(author, object)))?;
        match answer.verdict? {
            Verdict::Yes => Some(true),
            Verdict::No => Some(false),
            Verdict::Possible => refuse(&self.refused.possible),
            Verdict::Disputed => refuse(&self.refused.disputed),
            Verdict::NotExamined | Verdict::NoEvidence => refuse(&self.refused.unexamined),
        }
    }

    /// The acts of one matter between two parties that surely took place, by date.
    pub(super) fn strand(
        &self,
        matter: Matter,
        author: EntityRef<'g>,
        object: EntityRef<'g>,
    ) -> Vec<ActRef<'g>> {
        let filter = ActFilter {
            matter: Some(matter),
            author: Some(author),
            object: Some(object),
            ..ActFilter::default()
        };
        let known = |act: &ActRef<'g>| is_sound(*act) && act.known_from() <= self.last_day;
        let mut acts: Vec<ActRef<'g>> = self.graph.acts(filter).filter(known).collect();
        acts.sort_by_key(|act| (act.window(), act.id()));
        acts
    }

    /// What lies around a day: the last act of a matter that surely came before it or on it, and the first that surely came after.
    pub(super) fn around(
        &self,
        matter: Matter,
        author: EntityRef<'g>,
        object: EntityRef<'g>,
        on: Day,
    ) -> (Option<ActRef<'g>>, Option<ActRef<'g>>) {
        let strand = self.strand(matter, author, object);
        let before = strand.iter().rev().find(|act| act.window().1 <= on).copied();
        let after = strand.iter().find(|act| act.window().0 > on).copied();
        (before, after)
    }

    /// Why something did or did not hold on a day: the acts around it; where there are none, what the engine found.
    pub(super) fn story(
        &self,
        relation: Relation,
        author: EntityRef<'g>,
        object: EntityRef<'g>,
        on: Day,
    ) -> (String, Vec<ActRef<'g>>) {
        let (before, after) = self.around(relation.matter(), author, object, on);
        let acts: Vec<ActRef<'g>> = before.into_iter().chain(after).collect();
        if acts.is_empty() {
            let question = format!("{} on {on}", relation.does(author, object));
            let finding = self.ask(&question).map(|answer| with_days_in_words(&answer.finding));
            return (format!("{}.", visible(finding.unwrap_or_default().trim_end_matches('.'))), acts);
        }
        let story: Vec<String> = acts.iter().map(|act| format!("{}.", told_with_day(*act))).collect();
        (story.join(" "), acts)
    }
}

/// Whether parties surely exist on a day, whatever the dates of their lives may mean. Of one that does not nothing holds, and nobody learns
/// anything by finding that out.
pub(super) fn all_exist(parties: &[EntityRef<'_>], on: Day) -> bool {
    parties.iter().all(|party| {
        let (from, until) = party.life();
        from.is_none_or(|from| from.bounds().1 <= on) && until.is_none_or(|until| on < until.bounds().0)
    })
}

fn refuse<T>(cell: &Cell<usize>) -> Option<T> {
    one_more(cell);
    None
}

/// Whether an act is dated closely enough to be asked about: to a day, a month or a year, or to some days.
fn is_dated(act: ActRef<'_>, level: Level) -> bool {
    let widest = match level {
        Level::School => 31,
        Level::University => 200,
    };
    let (first, last) = act.window();
    act.on().in_words().starts_with("in ") || last.days_since(first) <= widest
}

/// Whether an act surely took place, without denial, and moves something that can be asked about.
fn is_sound(act: ActRef<'_>) -> bool {
    act.refuted().is_none() && !act.is_denied() && act.step().moves() && act.matter().has_standing()
}
