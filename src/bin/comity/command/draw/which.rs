//! The options of each figure, and the questions that they stand for.

use clap::{Args, ValueEnum};
use comity::time::Day;

use super::super::{date, first_day, last_day};
use super::{Canvas, Kind, Plan, day};

/// A question in words.
pub(super) struct Words<'w>(pub(super) &'w [String]);

impl Words<'_> {
    pub(super) fn plan(&self, kind: Kind) -> Plan {
        Plan { questions: vec![self.0.join(" ")], kind, ..Plan::default() }
    }
}

/// A figure of one entity among its parties on a day.
#[derive(Debug, Args)]
pub(super) struct Around {
    /// A question about one entity, such as *who accepts ambassadors from the taliban*
    #[arg(value_name = "QUESTION", conflicts_with = "of")]
    question: Vec<String>,
    /// The entity in the middle, among all that deal with it
    #[arg(long, value_name = "NAME", required_unless_present = "question")]
    of: Option<String>,
    /// The day to draw; without it, the last day of the data
    #[arg(long, value_name = "DAY", value_parser = day)]
    on: Option<Day>,
    /// Count only sources published by this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    known_by: Option<Day>,
    #[command(flatten)]
    series: Series,
    #[command(flatten)]
    canvas: Canvas,
}

/// The days of a series of figures.
#[derive(Debug, Args)]
struct Series {
    /// A figure for every year or month, everybody at one place in all: into a folder with an index, or in turn in one SVG
    #[arg(long, value_enum, value_name = "PERIOD", requires_all = ["from", "to"], conflicts_with_all = ["on", "engine"])]
    every: Option<Period>,
    /// The first day of a series, or the year or month that it begins with
    #[arg(long, value_name = "DAY", requires = "every", value_parser = first_day)]
    from: Option<Day>,
    /// The day, year or month after which no further figure of a series is drawn
    #[arg(long, value_name = "DAY", requires = "every", value_parser = last_day)]
    to: Option<Day>,
}

/// How far apart the figures of a series are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Period {
    Year,
    Month,
}

/// The days of a series.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    every: Period,
    from: Day,
    to: Day,
}

impl Days {
    /// All of them, in order.
    pub(super) fn all(self) -> Result<Vec<Day>, String> {
        if self.from > self.to {
            return Err(format!(
                "`--from {}` is after `--to {}`: give the earlier day first",
                self.from, self.to
            ));
        }
        let step = match self.every {
            Period::Year => 12,
            Period::Month => 1,
        };
        // Counted from the first day, so that a series from the 31st goes back to the 31st after a shorter month.
        let days = (0..).map_while(|at| self.from.after_months(at * step));
        Ok(days.take_while(|day| *day <= self.to).collect())
    }
}

impl std::fmt::Display for Days {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let every = match self.every {
            Period::Year => "year",
            Period::Month => "month",
        };
        write!(formatter, "every {every} from {} to {}", self.from, self.to)
    }
}

impl Series {
    fn days(&self) -> Option<Days> {
        Some(Days { every: self.every?, from: self.from?, to: self.to? })
    }
}

impl Around {
    pub(super) fn canvas(&self) -> &Canvas {
        &self.canvas
    }

    pub(super) fn plan(&self, kind: Kind) -> Plan {
        let question = match &self.of {
            Some(of) => format!("what stands with {of}"),
            None => self.question.join(" "),
        };
        Plan {
            questions: vec![question],
            is_of_a_name: self.of.is_some(),
            on: self.on,
            known_by: self.known_by,
            kind,
            days: self.series.days(),
        }
    }
}

/// A figure of rungs.
#[derive(Debug, Args)]
pub(super) struct Ladder {
    #[command(flatten)]
    around: Around,
    /// An earlier day: whoever moved since then is shown with an arrow
    #[arg(long, requires = "of", conflicts_with = "every", value_name = "DAY", value_parser = day)]
    vs: Option<Day>,
}

impl Ladder {
    pub(super) fn canvas(&self) -> &Canvas {
        &self.around.canvas
    }

    pub(super) fn plan(&self) -> Plan {
        let mut plan = self.around.plan(Kind::Ladder);
        if let (Some(earlier), Some(of)) = (self.vs, &self.around.of) {
            plan.questions.push(format!("what stands with {of} on {earlier}"));
        }
        plan
    }
}

/// A map.
#[derive(Debug, Args)]
pub(super) struct Map {
    #[command(flatten)]
    around: Around,
    /// Whose view of borders is drawn: `neutral`, a state or another party, or a group; needed
    #[arg(long, value_name = "NAME")]
    pov: Option<String>,
}

impl Map {
    pub(super) fn canvas(&self) -> &Canvas {
        self.around.canvas()
    }

    pub(super) fn plan(&self) -> Plan {
        self.around.plan(Kind::Map(self.pov.clone()))
    }
}

/// A figure of a history.
#[derive(Debug, Args)]
pub(super) struct History {
    /// A question about what happened, such as *what happened between russia and the taliban since 2021*
    #[arg(value_name = "QUESTION", conflicts_with_all = ["of", "with", "from", "to"])]
    question: Vec<String>,
    /// The entity it is about
    #[arg(long, value_name = "NAME", required_unless_present = "question")]
    of: Option<String>,
    /// The other side; without it, all that deal with the first
    #[arg(long, value_name = "NAME", requires = "of")]
    with: Option<String>,
    /// The first day drawn, or the year or month that it begins with
    #[arg(long, value_name = "DAY", value_parser = first_day)]
    from: Option<Day>,
    /// The last day drawn, or the year or month that it ends with
    #[arg(long, value_name = "DAY", value_parser = last_day)]
    to: Option<Day>,
    /// Count only sources published by this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    known_by: Option<Day>,
    #[command(flatten)]
    canvas: Canvas,
}

impl History {
    pub(super) fn canvas(&self) -> &Canvas {
        &self.canvas
    }

    pub(super) fn plan(&self) -> Plan {
        let parties = |of: &String| match &self.with {
            Some(other) => format!("between {of} and {other}"),
            None => format!("with {of}"),
        };
        let question = match &self.of {
            Some(of) => format!("what happened {}{}", parties(of), days(self.from, self.to)),
            None => self.question.join(" "),
        };
        Plan { questions: vec![question], known_by: self.known_by, kind: Kind::Lanes, ..Plan::default() }
    }
}

/// The days of a history, as a question says them.
fn days(from: Option<Day>, to: Option<Day>) -> String {
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => format!(" since {from}"),
        (None, Some(to)) => format!(" until {to}"),
        (Some(from), Some(to)) => format!(" between {from} and {to}"),
    }
}

/// A figure of counts.
#[derive(Debug, Args)]
pub(super) struct Trend {
    /// A question that ends in *by year*, *by month*, *by lens* or *by voice*
    #[arg(value_name = "QUESTION", conflicts_with_all = ["of", "from", "to"])]
    question: Vec<String>,
    /// Count who recognizes, receives and lists this entity
    #[arg(long, value_name = "NAME", required_unless_present = "question")]
    of: Option<String>,
    /// The first year
    #[arg(long, value_name = "YEAR", requires = "of", value_parser = year)]
    from: Option<i16>,
    /// The last year
    #[arg(long, value_name = "YEAR", requires = "of", value_parser = year)]
    to: Option<i16>,
    /// Count only sources published by this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    known_by: Option<Day>,
    #[command(flatten)]
    canvas: Canvas,
}

impl Trend {
    pub(super) fn canvas(&self) -> &Canvas {
        &self.canvas
    }

    pub(super) fn plan(&self) -> Plan {
        let days = match (self.from, self.to) {
            (None, None) => String::new(),
            (Some(from), None) => format!(" since {from:04}"),
            (None, Some(to)) => format!(" until {to:04}"),
            (Some(from), Some(to)) => format!(" from {from:04} to {to:04}"),
        };
        let questions = match &self.of {
            None => vec![self.question.join(" ")],
            Some(of) => ["recognize", "accept envoys from", "list"]
                .map(|verb| format!("how many states {verb} {of} by year{days}"))
                .to_vec(),
        };
        Plan { questions, known_by: self.known_by, kind: Kind::Trend, ..Plan::default() }
    }
}

/// Reads a year given as an option.
fn year(text: &str) -> Result<i16, String> {
    text.parse().ok().filter(|year| (1..=9999).contains(year)).ok_or_else(|| match date(text) {
        Ok(date) => format!("counts are of whole years; write {}", date.earliest().parts().0),
        Err(_) => "a year is needed, such as 2024".to_owned(),
    })
}

/// A figure of two days.
#[derive(Debug, Args)]
pub(super) struct Between {
    /// A question about what changed, such as *what changed between 2024-10-04 and 2025-07-31 for the taliban*
    #[arg(value_name = "QUESTION", conflicts_with_all = ["of", "from", "to"])]
    question: Vec<String>,
    /// The entity it is about
    #[arg(long, value_name = "NAME", required_unless_present = "question", requires_all = ["from", "to"])]
    of: Option<String>,
    /// The first day
    #[arg(long, value_name = "DAY", requires = "of", value_parser = day)]
    from: Option<Day>,
    /// The second day
    #[arg(long, value_name = "DAY", requires = "of", value_parser = day)]
    to: Option<Day>,
    /// Count only sources published by this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    known_by: Option<Day>,
    #[command(flatten)]
    canvas: Canvas,
}

impl Between {
    pub(super) fn canvas(&self) -> &Canvas {
        &self.canvas
    }

    pub(super) fn plan(&self) -> Plan {
        let question = match (&self.of, self.from, self.to) {
            (Some(of), Some(from), Some(to)) => format!("what changed between {from} and {to} for {of}"),
            _ => self.question.join(" "),
        };
        Plan { questions: vec![question], known_by: self.known_by, kind: Kind::Change, ..Plan::default() }
    }
}

/// A figure of one measure.
#[derive(Debug, Args)]
pub(super) struct Steps {
    /// A question about what happened, such as *what happened between russia and the taliban since 2024*
    #[arg(value_name = "QUESTION", conflicts_with_all = ["by", "of", "from", "to"])]
    question: Vec<String>,
    /// Who took the steps
    #[arg(long, value_name = "NAME", requires = "of")]
    by: Option<String>,
    /// Towards whom
    #[arg(long, value_name = "NAME", required_unless_present = "question", requires = "by")]
    of: Option<String>,
    /// In which matter; without it, the one with most steps
    #[arg(long, value_name = "MATTER", value_parser = clap::builder::PossibleValuesParser::new(comity::vocabulary::Matter::ALL.map(comity::vocabulary::Matter::id)))]
    matter: Option<String>,
    /// The first day drawn, or the year or month that it begins with
    #[arg(long, value_name = "DAY", value_parser = first_day)]
    from: Option<Day>,
    /// The last day drawn, or the year or month that it ends with
    #[arg(long, value_name = "DAY", value_parser = last_day)]
    to: Option<Day>,
    /// Count only sources published by this day
    #[arg(long, value_name = "DAY", value_parser = day)]
    known_by: Option<Day>,
    #[command(flatten)]
    canvas: Canvas,
}

impl Steps {
    pub(super) fn canvas(&self) -> &Canvas {
        &self.canvas
    }

    pub(super) fn plan(&self) -> Plan {
        let question = match (&self.by, &self.of) {
            (Some(by), Some(of)) => {
                format!("what happened between {by} and {of}{}", days(self.from, self.to))
            }
            _ => self.question.join(" "),
        };
        let kind = Kind::Steps { matter: self.matter.clone(), is_by_one: self.by.is_some() };
        Plan { questions: vec![question], known_by: self.known_by, kind, ..Plan::default() }
    }
}
