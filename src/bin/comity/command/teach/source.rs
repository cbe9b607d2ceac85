//! What material is made of: the graph, what it is about, for whom, and from which seed.

use clap::{Args, ValueEnum};
use comity::lesson::{self, Level, Request, Sheet, Skill, Topic};
use comity::load::Loaded;
use comity::question::{self, Form, Lexicon};
use comity::time::Day;

use super::super::{Graphs, Outcome, day};
use crate::Surroundings;

/// What a sheet is made of.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// A question: the sheet is about what it asks. Without it, about all that is loaded
    #[arg(value_name = "QUESTION")]
    pub(super) question: Vec<String>,
    /// Ask about the dealings of this entity
    #[arg(long, value_name = "NAME", conflicts_with = "question")]
    pub(super) of: Option<String>,
    /// Whom it is for
    #[arg(long, value_enum, default_value = "school")]
    pub(super) level: ForWhom,
    /// How many questions to ask
    #[arg(long, value_name = "NUMBER", default_value_t = 8, value_parser = at_least_one)]
    pub(super) questions: usize,
    /// The number from which choices and order are drawn: the same number, the same sheet
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(super) seed: u64,
    /// Practise this; may be given several times. Without it, all that suits the level
    #[arg(long = "skill", value_name = "SKILL", value_enum)]
    pub(super) skills: Vec<Practice>,
    /// Count only sources published by this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) known_by: Option<Day>,
    /// A title in place of its own
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
    #[command(flatten)]
    pub(super) graphs: Graphs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ForWhom {
    /// Pupils: what happened, who, when
    School,
    /// Students: ranks, steps, lenses, two clocks
    University,
}

/// A skill as it is typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Practice(Skill);

impl ValueEnum for Practice {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Practice; Skill::ALL.len()] = {
            let mut all = [Practice(Skill::TrueOnDay); Skill::ALL.len()];
            let mut at = 0;
            while at < all.len() {
                all[at] = Practice(Skill::ALL[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.id()).help(self.0.in_words()))
    }
}

impl From<ForWhom> for Level {
    fn from(level: ForWhom) -> Self {
        match level {
            ForWhom::School => Self::School,
            ForWhom::University => Self::University,
        }
    }
}

impl Source {
    /// Loads the graphs, reads the topic and makes the sheet; with remarks for stderr.
    pub(super) fn sheet(&self, surroundings: &Surroundings) -> Result<(Sheet, String), Outcome> {
        let (loaded, remarks) = self.graphs.load(surroundings).map_err(Outcome::misuse)?;
        let misuse = |outcome: Outcome| outcome.with_remarks(&remarks);
        let topic = self.topic(loaded).map_err(misuse)?;
        let sheet = lesson::sheet(&loaded.graph, &self.request(topic))
            .map_err(|too_few| misuse(Outcome::misuse(too_few)))?;
        Ok((sheet, remarks))
    }

    pub(super) fn request<'g>(&self, topic: Topic<'g>) -> Request<'g> {
        Request {
            title: self.title.clone(),
            topic,
            level: self.level.into(),
            questions: self.questions,
            seed: self.seed,
            known_by: self.known_by,
            skills: self.skills.iter().map(|practice| practice.0).collect(),
        }
    }

    /// What the options say the sheet is about.
    pub(super) fn topic(&self, loaded: &'static Loaded) -> Result<Topic<'static>, Outcome> {
        let words = match (&self.of, self.question.as_slice()) {
            // A name is read as a question would read it, so that it may be mistyped and is corrected in the same way.
            (Some(name), _) => format!("what stands with {name}"),
            (None, []) => return Ok(Topic::default()),
            (None, words) => words.join(" "),
        };
        let lexicon = Lexicon::new(&loaded.graph);
        let question = question::parse(&words, &lexicon).map_err(Outcome::misuse)?;
        if self.of.is_some() && !matches!(question.form, Form::WhatStands(_, None)) {
            return Err(Outcome::misuse("`--of` takes the name of one entity; give a question without it"));
        }
        Ok(Topic::of_question(&question))
    }
}

/// Reads how many questions are wanted.
fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("a sheet has at least one question".to_owned()),
        Ok(number) => Ok(number),
        Err(_) => Err("a number is needed, such as 8".to_owned()),
    }
}
