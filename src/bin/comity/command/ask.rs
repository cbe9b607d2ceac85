//! Answering a question.

use clap::Args;
use clap::builder::PossibleValuesParser;
use comity::load::Loaded;
use comity::question::{self, Answer, Lexicon, Question, Row, Verdict};
use comity::render;
use comity::text::visible;
use comity::time::Day;
use comity::vocabulary::Step;

use super::{EXAMPLES, Graphs, Outcome, day, format_named, formats};
use crate::Surroundings;

/// The question and how to answer it.
#[derive(Debug, Args)]
pub(crate) struct Ask {
    #[command(flatten)]
    query: Query,
    /// The form of the answer
    #[arg(long, short, value_name = "FORM", default_value = "text", value_parser = formats())]
    format: String,
    /// Print the finding alone, in one line
    #[arg(long, conflicts_with = "format")]
    brief: bool,
    /// Print nothing; the exit code answers: 0 yes, 1 no, 3 possibly or disputed
    #[arg(long, short, conflicts_with_all = ["format", "brief"])]
    quiet: bool,
    #[command(flatten)]
    pub(super) graphs: Graphs,
}

/// A question, with options that stand for words of it.
#[derive(Debug, Args)]
pub(super) struct Query {
    /// The question, in plain words
    #[arg(value_name = "QUESTION")]
    words: Vec<String>,
    /// The day asked about, where the question names none
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<Day>,
    /// Count only sources published by this day, where the question does not say
    #[arg(long, value_name = "DAY", value_parser = day)]
    known_by: Option<Day>,
    /// Count acts from this step on, where the question does not say
    #[arg(long, value_name = "STEP", value_parser = PossibleValuesParser::new(steps()))]
    from_step: Option<String>,
    /// Count as recognition what this lens does, where the question does not say
    #[arg(long, value_name = "LENS")]
    lens: Option<String>,
}

impl Ask {
    /// What a page cannot show: nothing, or a form that is no Markdown. Its name is the option at fault.
    pub(super) fn option_that_no_page_takes(&self) -> Option<&'static str> {
        match (self.quiet, self.format.as_str()) {
            (true, _) => Some("--quiet"),
            (false, "text" | "markdown") => None,
            (false, _) => Some("--format"),
        }
    }

    pub(super) fn is_brief(&self) -> bool {
        self.brief
    }
}

impl Query {
    /// Whether nothing is asked. Options alone are a question too, one that has lost its words.
    pub(super) fn is_empty(&self) -> bool {
        let Self { words, on, known_by, from_step, lens } = self;
        words.is_empty() && on.is_none() && known_by.is_none() && from_step.is_none() && lens.is_none()
    }
}

/// The exit code that answers: 0 yes (or somebody, or something), 1 no, 3 where it is possible or disputed.
fn code_of(answer: &Answer) -> u8 {
    match answer.verdict {
        Some(Verdict::Yes) => 0,
        Some(Verdict::Possible | Verdict::Disputed) => 3,
        Some(Verdict::No | Verdict::NoEvidence | Verdict::NotExamined) => 1,
        None if answer.rows.iter().any(Row::counts) || answer.series.iter().any(|one| one.count > 0) => 0,
        None if !answer.rows.is_empty() || answer.series.iter().any(|one| one.at_most > 0) => 3,
        None => 1,
    }
}

fn steps() -> impl Iterator<Item = &'static str> {
    Step::ALL.into_iter().filter(|step| *step != Step::Lapsed).map(Step::id)
}

pub(super) fn run(ask: &Ask, surroundings: &Surroundings) -> Outcome {
    if ask.query.words.is_empty() {
        return Outcome::of(format!(
            "comity answers questions about international recognition.\n\n{EXAMPLES}\n"
        ));
    }
    let (loaded, remarks) = match ask.graphs.load(surroundings) {
        Ok(loaded) => loaded,
        Err(error) => return Outcome::misuse(error),
    };
    let answer = match answer(ask, loaded) {
        Ok(answer) => answer,
        Err(refusal) => {
            let mut outcome = Outcome::misuse(refusal.message);
            if refusal.is_no_question {
                outcome.remarks.push_str(
                    "commands, if you meant one: draw, teach, cite, weave, check, code, explain, list, questions, help\n",
                );
            }
            return outcome.with_remarks(&remarks);
        }
    };
    let format = format_named(&ask.format);
    if ask.quiet {
        return Outcome { code: code_of(&answer), ..Outcome::of(String::new()) }.with_remarks(&remarks);
    }
    if ask.brief {
        return Outcome::of(render::text::brief(&answer) + "\n").with_remarks(&remarks);
    }
    match render::render(&answer, format, surroundings.width) {
        Ok(text) => Outcome::of(text).with_remarks(&remarks),
        Err(error) => Outcome::misuse(error),
    }
}

/// Why a command line cannot be answered.
pub(super) struct Refusal {
    pub(super) message: String,
    /// Whether its first word begins no question.
    is_no_question: bool,
}

impl Refusal {
    fn of(message: String) -> Self {
        Self { message, is_no_question: false }
    }
}

/// Answers the question of a command line.
pub(super) fn answer(ask: &Ask, loaded: &Loaded) -> Result<Answer, Refusal> {
    let lexicon = Lexicon::new(&loaded.graph);
    understood(&ask.query, loaded, &lexicon).map(|question| question::ask(&loaded.graph, &question))
}

/// The question of a command line, with its options in it.
pub(super) fn understood<'g>(
    query: &Query,
    loaded: &'g Loaded,
    lexicon: &Lexicon<'g>,
) -> Result<Question<'g>, Refusal> {
    let mut question = question::parse(&query.words.join(" "), lexicon)
        .map_err(|error| Refusal { is_no_question: error.at.start == 0, message: error.to_string() })?;
    if (query.on.is_some() && question.on.is_some())
        || (query.known_by.is_some() && question.known_by.is_some())
    {
        let message = "the day is given twice: in the question and as an option; take one of them out";
        return Err(Refusal::of(message.to_owned()));
    }
    if let Some(lens) = &query.lens {
        let Some(found) = loaded.graph.lens(lens) else {
            let known: Vec<String> = loaded.graph.lenses().map(|lens| lens.id().to_string()).collect();
            let message = format!("no lens has the id `{}`; known: {}", visible(lens), known.join(", "));
            return Err(Refusal::of(message));
        };
        question.lens = question.lens.or(Some(found));
    }
    let step = Step::ALL.into_iter().find(|step| Some(step.id()) == query.from_step.as_deref());
    question.from_step = question.from_step.or(step);
    question.on = question.on.or(query.on);
    question.known_by = question.known_by.or(query.known_by);
    Ok(question)
}
