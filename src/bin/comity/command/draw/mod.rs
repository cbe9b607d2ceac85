//! Drawing figures: which figure, of which question, in which format.

mod graphviz;
mod pov;
mod series;
mod which;
mod write;

use std::borrow::Cow;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Subcommand};
use comity::graph::{EntityRef, Graph};
use comity::lesson::weave::Reply;
use comity::load::Loaded;
use comity::question::{self, Answer, AnswerKind, Asked, Form, Lexicon, Question};
use comity::render::figure::Figure;
use comity::render::labels::{Labels, Language, Party};
use comity::render::picture::Picture;
use comity::render::{change, ladder, lanes, steps, trend, world};
use comity::text::visible;
use comity::time::Day;
use comity::vocabulary::EntityKind;

use super::{Graphs, Outcome, day};
use crate::Surroundings;
use which::{Around, Between, History, Ladder, Map, Steps, Trend, Words};
use write::{Canvas, Drawn, Written};

/// Which figure to draw.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Draw {
    #[command(subcommand)]
    figure: Option<Which>,
    /// A question whose answer is drawn, as the figure that suits it: a network, tiles, lanes, a change or a trend
    #[arg(value_name = "QUESTION")]
    question: Vec<String>,
    #[command(flatten)]
    canvas: Canvas,
}

#[derive(Debug, Subcommand)]
enum Which {
    /// Draw an entity among all that deal with it
    Network(Around),
    /// Draw the rungs of dealing with an entity; with a second day, who moved
    Ladder(Ladder),
    /// Draw what held when between two, or around one: a lane for each matter, the acts told below
    Lanes(History),
    /// Draw every state as an equal tile of a world grid, by what it does, or what is done to it
    Tiles(Around),
    /// Draw every state at its place on earth, under a named point of view for borders
    Map(Map),
    /// Draw who deals how with an entity: a row for each party, a column for each matter
    Matrix(Around),
    /// Draw counts over time: of a question that ends in *by year*, or how many recognize, receive and list an entity
    Trend(Trend),
    /// Draw two days side by side, with what began, ended and moved between them
    Change(Between),
    /// Draw how one measure went from what was proposed to what was done
    Steps(Steps),
}

/// What to say of words after `draw` that begin with a mistyped figure: `draw netwrok --of taliban`.
pub(crate) fn mistyped(words: &[String]) -> Option<String> {
    let given = words.first()?;
    let figures = Which::augment_subcommands(clap::Command::new("draw"));
    let names = figures.get_subcommands().map(clap::Command::get_name);
    let distance = |name: &str| strsim::damerau_levenshtein(name, given);
    let near = names.min_by_key(|name| distance(name))?;
    // A question may begin with a word that is near to a figure's name; nobody says these two apart.
    let is_near = (1..=2).contains(&distance(near)) && distance(near) * 3 <= given.chars().count();
    is_near.then(|| format!("no figure is called `{}`; did you mean `{near}`?", visible(given)))
}

/// How a figure is asked for by name, and by a question.
fn asked(figure: &str) -> Option<(&'static str, &'static str)> {
    let (named, question) = match figure {
        "network" | "tiles" => ("--of taliban", "who lists the taliban on 2024-10-04"),
        "map" => ("--of taliban --pov neutral", "who lists the taliban on 2024-10-04 --pov neutral"),
        "ladder" | "matrix" => ("--of taliban --on 2024-10-04", "what stands with the taliban on 2024-10-04"),
        "lanes" => ("--of taliban --with russia", "what happened between russia and the taliban"),
        "trend" => ("--of taliban", "how many recognize the taliban by year"),
        "change" => (
            "--of taliban --from 2024-10-04 --to 2025-07-31",
            "what changed between 2024-10-04 and 2025-07-31 for the taliban",
        ),
        "steps" => ("--by russia --of taliban", "what happened between russia and the taliban"),
        _ => return None,
    };
    Some((named, question))
}

/// The options that say what a figure is of; those that say how it is drawn are the same for every figure.
fn options(figure: &str) -> Option<String> {
    let of_figure = Which::augment_subcommands(clap::Command::new("draw")).find_subcommand(figure)?.clone();
    let of_canvas = Canvas::augment_args(clap::Command::new("draw"));
    let longs = |command: &clap::Command| -> Vec<String> {
        command.get_arguments().filter_map(|one| Some(format!("`--{}`", one.get_long()?))).collect()
    };
    let shared = longs(&of_canvas);
    let own: Vec<String> = longs(&of_figure).into_iter().filter(|one| !shared.contains(one)).collect();
    Some(own.join(", "))
}

/// How a question says what is given as an option that a figure does not have.
fn in_a_question(option: &str) -> Option<&'static str> {
    match option.split('=').next()? {
        "--voice" | "--according-to" => Some("who recognizes the taliban on 2026-06-01 according to russia"),
        "--lens" | "--through" => Some("who recognizes the taliban on 2026-06-01 through ambassador-implies"),
        "--step" | "--from-step" => {
            Some("who accepts envoys from the taliban on 2026-06-01 from step credentials-received")
        }
        _ => None,
    }
}

/// What to say where a figure is not asked for as it can be: twice, not at all, or with an option of another figure.
pub(crate) fn misused(words: &[String], error: &clap::Error) -> Option<String> {
    let figure = words.first()?;
    let (named, question) = asked(figure)?;
    let concerns = |kind, part: &str| match error.get(kind) {
        Some(ContextValue::String(one)) => one.contains(part),
        Some(ContextValue::Strings(several)) => several.iter().any(|one| one.contains(part)),
        _ => false,
    };
    match (error.kind(), error.get(ContextKind::InvalidArg)) {
        (ErrorKind::ArgumentConflict, _)
            if [ContextKind::InvalidArg, ContextKind::PriorArg]
                .iter()
                .any(|kind| concerns(*kind, "[QUESTION]")) =>
        {
            Some(format!(
                "options that say what a figure is of ask by themselves, and take no further words: give days as options too, as in `comity draw \
                 {figure} {named}`; or leave them out and ask, as in `comity draw {figure} {question}`"
            ))
        }
        (ErrorKind::MissingRequiredArgument, _) if words.len() == 1 => Some(format!(
            "what shall be drawn? Give a name, as in `comity draw {figure} {named}`, or a question, as in `comity draw {figure} {question}`"
        )),
        (ErrorKind::UnknownArgument, Some(ContextValue::String(given))) if given.starts_with('-') => {
            let options = options(figure)?;
            if let Some(words) = in_a_question(given) {
                return Some(format!(
                    "`{}` is no option of this figure, but a question says it: give the figure one, as in `{words}`",
                    visible(given)
                ));
            }
            Some(format!(
                "`{}` is no option of this figure; what it is of is said by a question or by {options}, and how it is drawn by the options that \
                 `comity draw {figure} --help` lists",
                visible(given)
            ))
        }
        _ => None,
    }
}

/// What a figure is made of.
#[derive(Default)]
struct Plan {
    /// The questions, in plain words.
    questions: Vec<String>,
    /// Whether they are about a name that was given as an option.
    is_of_a_name: bool,
    /// The days of the first, where options give them.
    on: Option<Day>,
    known_by: Option<Day>,
    kind: Kind,
    /// The days, of a series of figures.
    days: Option<which::Days>,
}

/// Which figure is made of the answers.
#[derive(Default)]
enum Kind {
    /// The one that suits the answer.
    #[default]
    Suiting,
    Network,
    Ladder,
    Lanes,
    Tiles,
    /// Under a point of view.
    Map(Option<String>),
    Matrix,
    Trend,
    Change,
    /// Of one matter, or of the one with most steps.
    Steps {
        matter: Option<String>,
        /// Whether the steps of one party are asked for, which the question names first.
        is_by_one: bool,
    },
}

pub(super) fn run(draw: &Draw, surroundings: &Surroundings) -> Outcome {
    let (plan, canvas) = match draw.plan() {
        Ok(plan) => plan,
        Err(message) => return Outcome::misuse(message),
    };
    let (loaded, remarks) = match canvas.graphs.load(surroundings) {
        Ok(loaded) => loaded,
        Err(error) => return Outcome::misuse(error),
    };
    let written = match plan.days {
        Some(days) => series::written(&plan, days, canvas, loaded),
        None => plan.written(canvas, loaded),
    };
    match written {
        Ok(written) => Outcome { output: written.output, ..Outcome::default() }
            .with_remarks(&(remarks + &written.losses)),
        Err(error) => Outcome::misuse(error).with_remarks(&remarks),
    }
}

/// Draws a figure for a page, in the format of an ending.
pub(super) fn for_a_page(draw: &Draw, loaded: &Loaded, ending: &str) -> Result<Reply, String> {
    let (plan, canvas) = draw.plan()?;
    if canvas.output.is_some() || canvas.alt {
        return Err("a figure on a page takes neither `-o` nor `--alt`: write file=NAME.svg after `comity`, where the block begins; the words are always there".to_owned());
    }
    if plan.days.is_some() {
        return Err("a figure on a page is of one day: write a series with `comity draw … --every … -o FOLDER/` and link to its pictures".to_owned());
    }
    let answers = plan.answers(loaded)?;
    let drawn = plan.labelled(&answers, canvas, &loaded.graph)?;
    let written = canvas.drawn(&drawn, ending).map_err(|error| error.to_string())?;
    let Figure { title, description, .. } = drawn.figure;
    Ok(Reply::Figure { bytes: written.output, title, description })
}

impl Draw {
    /// The graphs that the figure is made from.
    pub(super) fn graphs(&self) -> Result<&Graphs, String> {
        self.plan().map(|(_, canvas)| &canvas.graphs)
    }

    fn plan(&self) -> Result<(Plan, &Canvas), String> {
        match &self.figure {
            Some(figure) => Ok(figure.plan()),
            None if self.question.is_empty() => {
                Err("what shall be drawn? For instance: comity draw network --of taliban -o taliban.svg"
                    .to_owned())
            }
            None => match mistyped(&self.question) {
                Some(message) => Err(message),
                None => Ok((Words(&self.question).plan(Kind::Suiting), &self.canvas)),
            },
        }
    }
}

impl Which {
    fn plan(&self) -> (Plan, &Canvas) {
        match self {
            Self::Network(around) => (around.plan(Kind::Network), around.canvas()),
            Self::Tiles(around) => (around.plan(Kind::Tiles), around.canvas()),
            Self::Map(map) => (map.plan(), map.canvas()),
            Self::Matrix(around) => (around.plan(Kind::Matrix), around.canvas()),
            Self::Ladder(ladder) => (ladder.plan(), ladder.canvas()),
            Self::Lanes(history) => (history.plan(), history.canvas()),
            Self::Trend(trend) => (trend.plan(), trend.canvas()),
            Self::Change(between) => (between.plan(), between.canvas()),
            Self::Steps(steps) => (steps.plan(), steps.canvas()),
        }
    }
}

impl Plan {
    fn answers(&self, loaded: &Loaded) -> Result<Vec<Answer>, String> {
        let lexicon = Lexicon::new(&loaded.graph);
        let mut answers = Vec::new();
        for (at, words) in self.questions.iter().enumerate() {
            let question = question::parse(words, &lexicon).map_err(|error| error.to_string())?;
            // A name is read as a question would read it, so that it may be mistyped and is corrected in the same way.
            if at == 0 && !self.holds(&question) {
                return Err("`--of` takes a name; give days as `--on` and `--known-by`".to_owned());
            }
            let question = Question {
                on: question.on.or(self.on),
                known_by: question.known_by.or(self.known_by),
                ..question
            };
            answers.push(question::ask(&loaded.graph, &question));
        }
        Ok(answers)
    }

    /// Whether a name that was given as an option is a name alone, and not words that make another question of it.
    fn holds(&self, question: &Question<'_>) -> bool {
        let is_bare = matches!(question.form, Form::WhatStands(..))
            && *question == (Question { on: None, known_by: None, ..question.clone() });
        is_bare || !self.is_of_a_name
    }

    fn written(&self, canvas: &Canvas, loaded: &Loaded) -> Result<Written, String> {
        let answers = self.answers(loaded)?;
        let drawn = self.labelled(&answers, canvas, &loaded.graph)?;
        canvas.write(&drawn).map_err(|error| error.to_string())
    }

    /// Draws answers as one figure, with the labels of the language asked for.
    fn labelled<'a>(
        &self,
        answers: &'a [Answer],
        canvas: &Canvas,
        graph: &Graph,
    ) -> Result<Drawn<'a>, String> {
        let mut figures = labelled(answers, canvas, graph, |answers, labels| {
            self.drawn(answers, canvas, graph, labels).map(|figure| vec![figure])
        })?;
        Ok(figures.pop().expect("answers make a figure"))
    }

    fn drawn<'a>(
        &self,
        answers: &'a [Answer],
        canvas: &Canvas,
        graph: &Graph,
        labels: &Labels,
    ) -> Result<Drawn<'a>, String> {
        let answer = &answers[0];
        let plain = |figure: Figure| {
            canvas.fits(answer, figure.parties)?;
            Ok(Drawn { answer: Cow::Borrowed(answer), figure, picture: None, unnamed: String::new() })
        };
        let why = |reason: &dyn std::fmt::Display| reason.to_string();
        let kind = match self.kind {
            Kind::Suiting => match answer.kind {
                AnswerKind::Series => &Kind::Trend,
                AnswerKind::Changes => &Kind::Change,
                AnswerKind::History => &Kind::Lanes,
                _ if answer.asked == Asked::Both => &Kind::Network,
                // Without one party in the middle, the parties stand in their places in the world.
                _ if answer.subject.is_none() => &Kind::Tiles,
                _ => &Kind::Network,
            },
            ref kind => kind,
        };
        match kind {
            Kind::Trend => {
                plain(trend::trend(&answers.iter().collect::<Vec<_>>()).map_err(|reason| why(&reason))?)
            }
            Kind::Change => plain(change::change(answer).map_err(|reason| why(&reason))?),
            Kind::Lanes => plain(lanes::lanes(answer).map_err(|reason| why(&reason))?.figure()),
            Kind::Steps { matter, is_by_one } => {
                // The party that is named first is the one whose steps are asked for.
                let by = answer.subject.as_deref().filter(|_| *is_by_one);
                plain(steps::steps(answer, matter.as_deref(), by).map_err(|reason| why(&reason))?)
            }
            Kind::Ladder if answers.len() > 1 => {
                plain(ladder::ladder(answer, answers.get(1)).map_err(|reason| why(&reason))?)
            }
            kind => {
                let one = series::drawn(kind, &answers[..1], canvas, graph, labels)?.pop();
                Ok(one.expect("an answer makes a figure"))
            }
        }
    }
}

/// Draws figures with the labels of the language asked for. Each figure is made of as many answers as any other.
fn labelled<'a>(
    answers: &'a [Answer],
    canvas: &Canvas,
    graph: &Graph,
    draw: impl for<'n> Fn(&'n [Answer], &Labels) -> Result<Vec<Drawn<'n>>, String>,
) -> Result<Vec<Drawn<'a>>, String> {
    let english = draw(answers, &Labels::default())?;
    if canvas.lang == Language::English {
        return Ok(english);
    }
    let labels = labels(graph, canvas);
    let renamed: Vec<Answer> = answers.iter().map(|answer| labels.answer(answer)).collect();
    let named = draw(&renamed, &labels)?;
    let share = answers.len() / english.len().max(1);
    let figures = english.into_iter().zip(named).zip(answers.chunks(share.max(1)));
    Ok(figures.map(|((english, named), of)| in_language(english, named, of, &labels, canvas)).collect())
}

/// What the parties of a graph are called in the language of a figure.
fn labels<'g>(graph: &'g Graph, canvas: &Canvas) -> Labels {
    let party =
        |entity: EntityRef<'g>| Party { id: entity.id().as_str(), name: entity.name(), code: entity.iso3() };
    Labels::new(canvas.lang, graph.entities().map(party))
}

/// The figure of some answers with the labels of another, drawn of the same answers with other names.
fn in_language<'a>(
    english: Drawn<'a>,
    named: Drawn<'_>,
    answers: &[Answer],
    labels: &Labels,
    canvas: &Canvas,
) -> Drawn<'a> {
    let unnamed = labels.unnamed(answers, &english.figure.twin).into_iter().map(|name| {
        format!(
            "note: no {} name is on record for {}, which keeps its English one\n",
            canvas.lang.name(),
            visible(name)
        )
    });
    let description = &english.figure.description;
    Drawn {
        unnamed: unnamed.collect(),
        picture: named.picture.map(|picture| Picture { description: description.clone(), ..picture }),
        figure: labels.labelled(english.figure, named.figure),
        answer: Cow::Owned(named.answer.into_owned()),
    }
}

/// All states of a graph, and those that claim to be, for figures in which each has its place.
fn register(graph: &Graph, labels: &Labels) -> Vec<world::State> {
    let states = graph
        .entities()
        .filter(|entity| matches!(entity.kind(), EntityKind::State | EntityKind::StateClaimed));
    let named = states.map(|entity| world::State {
        id: entity.id().to_string(),
        name: labels.name(entity.id().as_str()).unwrap_or_else(|| entity.name()).to_owned(),
        code: entity.iso3().map(str::to_owned),
        is_claimed: entity.kind() == EntityKind::StateClaimed,
    });
    named.collect()
}
