//! Briefs for simulations: one side on one day, told to those who play it, without hindsight.

mod field;
mod hindsight;
mod page;
mod pen;
mod record;
mod standings;
mod terms;

use std::fmt;

use super::form::PaperSize;
use super::form::pages::pages;
use super::form::paper::Paper;
use crate::graph::{ActRef, EntityRef, Graph};
use crate::text::visible;
use crate::time::{AsOf, Certainty, Day};
use field::{Width, field};
use record::Record;

/// Whose brief, about whom, and as of when.
#[derive(Debug, Clone)]
pub struct BriefRequest<'g> {
    /// Who is spoken to.
    pub side: EntityRef<'g>,
    /// Whom it is about; without it, whom the side has had most to do with by then.
    pub about: Option<EntityRef<'g>>,
    /// Whose doings are told beside; without any, members of the smallest group of the side that have had to do with them.
    pub others: Vec<EntityRef<'g>>,
    /// The day on which the simulation is set.
    pub on: Day,
    /// The day by which a source must have been published to be known.
    pub known_by: Day,
    /// The paper on which it must be one page.
    pub paper: PaperSize,
}

/// A brief: the page, and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// The page.
    pub paper: Paper,
    /// Ids of the acts that are told.
    pub acts: Vec<String>,
    /// Ids of the sources, in the order of their numbers.
    pub sources: Vec<String>,
}

/// Why no brief can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BriefError {
    /// The data say nothing of this day.
    DayOutside {
        /// The day asked for.
        day: Day,
        /// The first and last day that the data speak about; none where there is no act.
        data: Option<(Day, Day)>,
    },
    /// The entity was not there on the day.
    NotThen {
        /// Its name.
        name: String,
        /// The day asked for.
        day: Day,
    },
    /// One entity was named in two places.
    Twice {
        /// Its name.
        name: String,
    },
    /// Nobody is on record of whom the brief could tell.
    AboutNobody,
}

/// Makes a brief, on one page.
///
/// All of it is asked of the graph as of both days. What the file says about an act in words of its own is left out, since it was written
/// by those who know how things went on.
///
/// # Errors
/// Fails if the data say nothing of the day, or a party was not there on it.
///
/// # Examples
/// ```
/// use comity::lesson::form::{PaperSize, markdown};
/// use comity::lesson::{BriefRequest, brief};
/// use comity::time::Day;
/// let loaded = comity::load::shipped();
/// let (side, day) = (loaded.graph.entity("kazakhstan").unwrap(), Day::read("2023-12-01").unwrap());
/// let (about, others, paper) = (None, Vec::new(), PaperSize::A4);
/// let request = BriefRequest { side, about, others, on: day, known_by: day, paper };
/// let text = markdown::paper(&brief(&loaded.graph, &request).unwrap().paper);
/// assert!(text.contains("You put the Taliban on Kazakhstan's list of banned organizations"));
/// assert!(!text.contains("2024"), "what came of it was not known");
/// ```
pub fn brief<'g>(graph: &'g Graph, request: &BriefRequest<'g>) -> Result<Brief, BriefError> {
    let data = graph.horizon().and_then(|last| Some((first_day(graph)?, last)));
    for day in [request.on, request.known_by] {
        if data.is_none_or(|(first, last)| day < first || day > last) {
            return Err(BriefError::DayOutside { day, data });
        }
    }
    let record = Record::gathered(graph, request)?;
    let parties =
        [record.side, record.about].into_iter().chain(record.others.iter().map(|other| other.party));
    for party in parties {
        if lives(party, request.on) == Certainty::No {
            return Err(BriefError::NotThen { name: party.in_sentence(), day: request.on });
        }
    }
    // The fullest telling that stays on one page: with the widest figure beside which most is still told, else without one.
    let drawn = [Width::Whole, Width::Near].map(|width| field(&record, width));
    let with_figure = drawn
        .iter()
        .flatten()
        .flat_map(|figure| page::Measure::BESIDE_A_FIGURE.iter().map(move |measure| (Some(figure), measure)));
    let without = page::Measure::FALLING.iter().map(|measure| (None, measure));
    let mut last = None;
    for (figure, measure) in with_figure.chain(without) {
        let brief = page::page(&record, *measure, figure);
        if pages(&brief.paper, request.paper).len() == 1 {
            return Ok(brief);
        }
        last = Some(brief);
    }
    Ok(last.expect("there are measures"))
}

/// Whom a set of briefs is about, and all sides that can have one: who had done something towards them that was on record by then, or had
/// announced it, in order of name. Without `about`, they are whom most had dealt with.
///
/// No more is told by who is among them than by the briefs: it is asked as of both days.
///
/// # Errors
/// Fails if nothing was on record by then.
///
/// # Examples
/// ```
/// use comity::time::Day;
/// let loaded = comity::load::shipped();
/// let day = Day::read("1998-01-01").unwrap();
/// let (about, sides) = comity::lesson::sides(&loaded.graph, None, day, day).unwrap();
/// assert_eq!(about.name(), "Taliban");
/// assert!(sides.iter().any(|side| side.name() == "Saudi Arabia"));
/// assert!(!sides.iter().any(|side| side.name() == "Uruguay"));
/// ```
pub fn sides<'g>(
    graph: &'g Graph,
    about: Option<EntityRef<'g>>,
    on: Day,
    known_by: Day,
) -> Result<(EntityRef<'g>, Vec<EntityRef<'g>>), BriefError> {
    let view = graph.as_of(AsOf::on(on).known_by(known_by));
    let about = about.or_else(|| record::most_dealt_with_by_all(view)).ok_or(BriefError::AboutNobody)?;
    let mut sides = record::acting_towards(view, about);
    sides.retain(|side| lives(*side, on) != Certainty::No);
    sides.sort_by_key(|side| (side.name_on(on), side.id()));
    match sides.is_empty() {
        true => Err(BriefError::AboutNobody),
        false => Ok((about, sides)),
    }
}

/// The first day on which an act may have happened, of those whose date has a beginning.
fn first_day(graph: &Graph) -> Option<Day> {
    let acts = graph.acts(crate::graph::ActFilter::default());
    acts.map(|act: ActRef<'_>| act.on().earliest()).filter(|day| *day > Day::MIN).min()
}

fn lives(entity: EntityRef<'_>, day: Day) -> Certainty {
    let (from, until) = entity.life();
    let began = from.map_or(Certainty::Certain, |from| from.has_come_by(day));
    match until.map_or(Certainty::No, |until| until.has_come_by(day)) {
        Certainty::Certain => Certainty::No,
        _ => began,
    }
}

impl fmt::Display for BriefError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DayOutside { day, data: Some((first, last)) } => {
                write!(f, "the data speak of {first} to {last}; of {day} they say nothing")
            }
            Self::DayOutside { data: None, .. } => {
                f.write_str("no act is loaded, so there is nothing to tell")
            }
            Self::NotThen { name, day } => {
                write!(f, "{} is not on record as existing on {day}", visible(name))
            }
            Self::Twice { name } => write!(
                f,
                "{} is named twice: the side, whom the brief is about and the others are different parties",
                visible(name)
            ),
            Self::AboutNobody => f.write_str("nothing was on record by then: name whom the brief is about"),
        }
    }
}

impl std::error::Error for BriefError {}
