//! A graph seen as of two days: the day asked about, and the day up to which sources count.

use super::fold;
use super::holding::{self, Holding};
use super::implied;
use super::standing::Standing;
use crate::graph::{ActRef, EntityIx, EntityRef, Graph, InstrumentRef, LensIx, LensRef, Says};
use crate::time::{AsOf, Day};
use crate::vocabulary::{Matter, Step};

/// A graph as of two clocks. Cheap to make; standings are folded when they are asked for.
#[derive(Debug, Clone, Copy)]
pub struct View<'g> {
    graph: &'g Graph,
    as_of: AsOf,
    voice: Voice,
    from_step: Option<Step>,
    lens: Option<LensIx>,
}

/// Whose word is believed about acts that somebody denies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// Nobody's alone: what is denied is disputed.
    Nobodys,
    /// One party's: what it denies did not happen, and nobody else's denial counts.
    Of(EntityIx),
    /// That of all who assert: no denial counts.
    Everyones,
}

impl Graph {
    /// The graph as of a day asked about and a day known up to.
    #[must_use]
    pub fn as_of(&self, as_of: AsOf) -> View<'_> {
        View { graph: self, as_of, voice: Voice::Nobodys, from_step: None, lens: None }
    }
}

/// Which standings are wanted. What is left out may be anything.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter<'g> {
    /// Only this matter.
    pub matter: Option<Matter>,
    /// Only this author.
    pub author: Option<EntityRef<'g>>,
    /// Only towards this object.
    pub object: Option<EntityRef<'g>>,
    /// Only under this instrument.
    pub instrument: Option<InstrumentRef<'g>>,
}

impl<'g> View<'g> {
    /// The graph that is seen.
    #[must_use]
    pub fn graph(self) -> &'g Graph {
        self.graph
    }

    /// The same view on another day, with the same sources known.
    #[must_use]
    pub fn on_day(self, day: Day) -> Self {
        Self { as_of: AsOf::on(day).known_by(self.known_by()), ..self }
    }

    /// The same view by one party's word: an act that it denies did not happen, and nobody else's denial counts.
    #[must_use]
    pub fn according_to(self, voice: EntityRef<'g>) -> Self {
        Self { voice: Voice::Of(voice.ix()), ..self }
    }

    /// The same view by the word of all who assert: no denial counts.
    #[must_use]
    pub fn believing_everyone(self) -> Self {
        Self { voice: Voice::Everyones, ..self }
    }

    /// The same view with acts counted from another step: a looser one takes a decision in principle for done, a stricter
    /// one asks for credentials received by the head of state.
    ///
    /// # Examples
    /// ```
    /// use comity::time::{AsOf, Day};
    /// use comity::vocabulary::{Matter, Step, Value};
    /// let loaded = comity::load::case("russia-taliban-2024-10").unwrap();
    /// let graph = &loaded.graph;
    /// let (russia, taliban) = (graph.entity("russia").unwrap(), graph.entity("taliban").unwrap());
    /// let view = graph.as_of(AsOf::on(Day::read("2024-10-04").unwrap()));
    /// let listed = |view: comity::standing::View<'_>| view.standing(russia, taliban, Matter::Listing).next().unwrap().value();
    /// assert_eq!(listed(view), Some(Value::Listed));
    /// assert_eq!(listed(view.from_step(Step::DecidedInPrinciple)), Some(Value::None));
    /// ```
    #[must_use]
    pub fn from_step(self, step: Step) -> Self {
        Self { from_step: Some(step), ..self }
    }

    /// The same view through a lens: what the lens takes for recognition is counted as such, and says so.
    #[must_use]
    pub fn through(self, lens: LensRef<'g>) -> Self {
        Self { lens: Some(lens.ix()), ..self }
    }

    /// The same view by the express word alone.
    pub(super) fn without_lens(self) -> Self {
        Self { lens: None, ..self }
    }

    /// Whose word is believed, where one party's is.
    #[must_use]
    pub fn voice(self) -> Option<EntityRef<'g>> {
        match self.voice {
            Voice::Of(voice) => Some(voice.of(self.graph)),
            Voice::Nobodys | Voice::Everyones => None,
        }
    }

    /// The lens, where the view has one.
    #[must_use]
    pub fn lens(self) -> Option<LensRef<'g>> {
        self.lens.map(|ix| LensRef::new(self.graph, ix))
    }

    /// The step from which acts count, where it is not the usual one.
    #[must_use]
    pub fn counted_from(self) -> Option<Step> {
        self.from_step
    }

    /// The two clocks.
    #[must_use]
    pub fn clocks(self) -> AsOf {
        self.as_of
    }

    /// The day asked about.
    #[must_use]
    pub fn on(self) -> Day {
        self.as_of.on.0
    }

    /// The day up to which sources count.
    #[must_use]
    pub fn known_by(self) -> Day {
        self.as_of.known_by.0
    }

    /// Whether an act is known by then.
    #[must_use]
    pub fn knows(self, act: ActRef<'g>) -> bool {
        act.known_from() <= self.known_by()
    }

    /// Whether all that is on record is known by then.
    pub(super) fn knows_all(self) -> bool {
        self.graph.all_known_from() <= self.known_by()
    }

    /// Whether an act is taken to have happened: where one party's word is believed, what that party denies is not.
    #[must_use]
    pub fn believes(self, act: ActRef<'g>) -> bool {
        match self.voice {
            Voice::Of(voice) => {
                let voice = Some(voice.of(self.graph));
                !fold::claims(self, act).any(|claim| claim.says == Says::Denies && claim.by == voice)
            }
            Voice::Nobodys | Voice::Everyones => true,
        }
    }

    /// Whether an act has come far enough to move its standing.
    #[must_use]
    pub fn counts(self, act: ActRef<'g>) -> bool {
        match self.from_step {
            None => act.step().moves(),
            Some(least) => act.step().reaches(least, act.deed()),
        }
    }

    /// Whether denials leave a standing disputed, since nobody's word alone is believed.
    pub(super) fn leaves_disputes_open(self) -> bool {
        self.voice == Voice::Nobodys
    }

    /// Whether what the graph worked out when it was built holds for this view as it is.
    pub(super) fn is_plain(self) -> bool {
        self.knows_all() && self.voice == Voice::Nobodys && self.from_step.is_none() && self.lens.is_none()
    }

    /// The standings that a filter lets through, in order of matter, object, author and instrument. Standings of which no
    /// act is known are left out; those in which nothing holds are not.
    ///
    /// Through a lens, standings that it implies follow those by the express word.
    pub fn standings(self, filter: Filter<'g>) -> impl Iterator<Item = Standing<'g>> {
        let express = self.without_lens();
        let strands = self.graph.strands_of(filter.matter, filter.author, filter.object);
        let mut previous = None;
        let standings = strands
            .filter(move |(_, strand)| {
                // Of several posts, the first stands for all.
                let is_first = previous.is_none_or(|previous| !strand.shares_standing_with(previous));
                previous = Some(*strand);
                is_first
                    && strand.key.matter.has_standing()
                    && filter.instrument.is_none_or(|one| Some(one.ix()) == strand.key.under.instrument())
            })
            .filter_map(move |(number, strand)| Standing::folded(express, number, strand.key.matter));
        standings.chain(implied::standings(self, filter))
    }

    /// The standings in which something holds, may hold or is in abeyance; the rest of the graph is not looked at.
    ///
    /// They come in order of object and author, or where only an author is given, of object. The cost grows with the
    /// periods on record towards the object (or of the author), not with the graph.
    #[must_use]
    pub fn holding(self, filter: Filter<'g>) -> Holding<'g> {
        match self.is_plain() {
            true => holding::indexed(self, filter),
            false => holding::folded(self, filter),
        }
    }

    /// What stands between an author and an object in one matter: one standing, or one for each instrument.
    pub fn standing(
        self,
        author: EntityRef<'g>,
        object: EntityRef<'g>,
        matter: Matter,
    ) -> impl Iterator<Item = Standing<'g>> {
        self.standings(Filter {
            matter: Some(matter),
            author: Some(author),
            object: Some(object),
            instrument: None,
        })
    }

    /// The acts of the strand that an act belongs to, in order of date.
    pub(super) fn strand_of(self, act: ActRef<'g>) -> impl Iterator<Item = ActRef<'g>> {
        self.graph
            .strands_of(Some(act.matter()), Some(act.author()), Some(act.object()))
            .flat_map(move |(_, strand)| strand.acts(self.graph))
            .filter(move |other| other.instrument() == act.instrument() && other.post() == act.post())
    }
}
