//! Acts: what happened, on whose word.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use petgraph::graph::EdgeIndex;

use super::strand::Under;
use super::{EntityRef, Graph, InstrumentRef, SourceRef};
use crate::id::Id;
use crate::text::Span;
use crate::time::{Day, PartialDate};
use crate::vocabulary::{Deed, Matter, Moment, Step};

/// A dated, sourced fact: an author does something towards an object.
///
/// Only what the fold reads of every act stands here, in forty bytes; the rest is in its [`Detail`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Act {
    pub(super) on: PartialDate,
    /// The days that remain possible once the lives of the parties and `after` are taken into account.
    pub(super) window: (Day, Day),
    /// The day from which the act is known: the first publication among its sources.
    pub(super) known_from: Day,
    /// The number of its list of sources.
    pub(super) sources: u32,
    /// The number of its detail, from 1; 0 for an act without any.
    pub(super) detail: u32,
    pub(super) under: Under,
    pub(super) deed: Deed,
    pub(super) matter: Matter,
    pub(super) step: Step,
    pub(super) marks: Marks,
}

/// What an act carries beside what the fold reads of every act.
#[derive(Debug, Clone, Default)]
pub(crate) struct Detail {
    pub(super) id: Option<Id>,
    pub(super) dates: Dates,
    pub(super) until: Option<PartialDate>,
    /// The acts that its record says it followed.
    pub(super) after: Vec<ActIx>,
    pub(super) speakers: Vec<String>,
    pub(super) styled: Option<String>,
    pub(super) refuted: Option<String>,
    pub(super) reviewed: Option<PartialDate>,
    pub(super) note: Option<String>,
    pub(super) span: Option<Span>,
}

/// What sets an act apart from a plain one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Marks(u8);

impl Marks {
    /// It is known not to have happened.
    pub(crate) const REFUTED: Self = Self(1);
    /// Somebody denies it.
    pub(crate) const DENIED: Self = Self(2);
    /// It is said to follow other acts, or others to follow it.
    pub(crate) const ORDERED: Self = Self(4);
    /// Its author says that it is not to be taken for recognition.
    pub(crate) const DISCLAIMS: Self = Self(8);

    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing about the act asks for more than its date to be folded.
    pub(super) fn is_plain(self) -> bool {
        self.0 & (Self::REFUTED.0 | Self::DENIED.0 | Self::ORDERED.0) == 0
    }
}

/// The dates of an act beside the one that moves the standing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dates {
    /// When it was decided.
    pub decided: Option<PartialDate>,
    /// When it was announced.
    pub announced: Option<PartialDate>,
    /// When it came into force.
    pub in_force: Option<PartialDate>,
    /// When it was reported.
    pub reported: Option<PartialDate>,
}

impl Dates {
    /// The date of one moment, if it is on record.
    #[must_use]
    pub fn at(self, moment: Moment) -> Option<PartialDate> {
        match moment {
            Moment::Decided => self.decided,
            Moment::Announced => self.announced,
            Moment::InForce => self.in_force,
            Moment::Reported => self.reported,
        }
    }

    /// The dates that are on record, with the names under which answers give them.
    pub fn by_name(self) -> impl Iterator<Item = (&'static str, PartialDate)> {
        let moments = [Moment::Decided, Moment::Announced, Moment::InForce, Moment::Reported];
        moments.into_iter().filter_map(move |moment| self.at(moment).map(|date| (moment.id(), date)))
    }
}

/// What somebody says that an act meant: *a normal arrangement*, *recognition*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingRef<'g> {
    /// The entity whose word it is; none where it is the source's own.
    pub by: Option<EntityRef<'g>>,
    /// What the act is said to have meant, in words of the file's own.
    pub meant: &'g str,
    /// Where it is said.
    pub source: SourceRef<'g>,
}

/// The number of an act in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ActIx(pub(super) EdgeIndex);

impl ActIx {
    pub(crate) fn from_number(number: usize) -> Self {
        Self(EdgeIndex::new(number))
    }

    pub(crate) fn number(self) -> usize {
        self.0.index()
    }
}

/// An act of a graph. `'g` is the graph's borrow; the handle is `Copy`.
#[derive(Clone, Copy)]
pub struct ActRef<'g> {
    graph: &'g Graph,
    ix: ActIx,
}

impl PartialEq for ActRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.ix == other.ix && std::ptr::eq(self.graph, other.graph)
    }
}

impl Eq for ActRef<'_> {}

impl PartialOrd for ActRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ActRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.ix.cmp(&other.ix)
    }
}

impl fmt::Debug for ActRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ActRef({})", self.id())
    }
}

impl<'g> ActRef<'g> {
    pub(crate) fn new(graph: &'g Graph, ix: ActIx) -> Self {
        Self { graph, ix }
    }

    pub(crate) fn ix(self) -> ActIx {
        self.ix
    }

    #[inline]
    fn act(self) -> &'g Act {
        self.graph.act_at(self.ix)
    }

    fn detail(self) -> Option<&'g Detail> {
        let number = self.act().detail.checked_sub(1)?;
        Some(&self.graph.details[number as usize])
    }

    /// Its id; an act that was given none is named by its number.
    #[must_use]
    pub fn id(self) -> Cow<'g, str> {
        match self.own_id() {
            Some(id) => Cow::Borrowed(id.as_str()),
            None => Cow::Owned(format!("act-number-{}", self.ix.number())),
        }
    }

    /// The id that its record gives it. Acts that a program makes need none.
    pub(super) fn own_id(self) -> Option<&'g Id> {
        self.detail().and_then(|detail| detail.id.as_ref())
    }

    /// Who did it.
    #[must_use]
    pub fn author(self) -> EntityRef<'g> {
        EntityRef::new(self.graph, self.graph.parties_of(self.ix).0)
    }

    /// Towards whom it was done.
    #[must_use]
    pub fn object(self) -> EntityRef<'g> {
        EntityRef::new(self.graph, self.graph.parties_of(self.ix).1)
    }

    /// The strand it belongs to.
    #[must_use]
    pub fn matter(self) -> Matter {
        self.act().matter
    }

    /// What was done.
    #[must_use]
    pub fn deed(self) -> Deed {
        self.act().deed
    }

    /// How far it had come.
    #[must_use]
    pub fn step(self) -> Step {
        self.act().step
    }

    /// Its date, as the sources give it.
    #[must_use]
    pub fn on(self) -> PartialDate {
        self.act().on
    }

    /// The other dates on record.
    #[must_use]
    pub fn dates(self) -> Dates {
        self.detail().map_or(Dates::default(), |detail| detail.dates)
    }

    /// The instrument it stands under.
    #[must_use]
    pub fn instrument(self) -> Option<InstrumentRef<'g>> {
        self.act().under.instrument().map(|ix| InstrumentRef::new(self.graph, ix))
    }

    /// The post it concerns, where it is not the chief one: *consulate in Istanbul*.
    #[must_use]
    pub fn post(self) -> Option<&'g str> {
        self.act().under.post().map(|ix| self.graph.post_at(ix))
    }

    /// The day on which it ends by itself, where it does: an exemption that lapses, an intent with a term.
    #[must_use]
    pub fn until(self) -> Option<PartialDate> {
        self.detail().and_then(|detail| detail.until)
    }

    /// Whether its author says that it is not to be taken for recognition.
    #[must_use]
    pub fn disclaims(self) -> bool {
        self.act().marks.has(Marks::DISCLAIMS)
    }

    /// The sources, in order of id.
    pub fn sources(self) -> impl Iterator<Item = SourceRef<'g>> {
        self.graph.source_list(self.act().sources).iter().map(move |ix| SourceRef::new(self.graph, *ix))
    }

    /// Who said or signed it, by office.
    #[must_use]
    pub fn speakers(self) -> &'g [String] {
        self.detail().map_or(&[], |detail| &detail.speakers)
    }

    /// The name its author used for the object.
    #[must_use]
    pub fn styled(self) -> Option<&'g str> {
        self.detail().and_then(|detail| detail.styled.as_deref())
    }

    /// Why it is known not to have happened, if it is.
    #[must_use]
    pub fn refuted(self) -> Option<&'g str> {
        self.detail().and_then(|detail| detail.refuted.as_deref())
    }

    /// The day on which a second reader compared it with its sources, if one did.
    #[must_use]
    pub fn reviewed(self) -> Option<PartialDate> {
        self.detail().and_then(|detail| detail.reviewed)
    }

    /// The file's note, in its own words.
    #[must_use]
    pub fn note(self) -> Option<&'g str> {
        self.detail().and_then(|detail| detail.note.as_deref())
    }

    /// Where it stands in its file, if it was read from one.
    #[must_use]
    pub fn span(self) -> Option<Span> {
        self.detail().and_then(|detail| detail.span)
    }

    /// The day from which it is known: the first publication among its sources.
    #[must_use]
    pub fn known_from(self) -> Day {
        self.act().known_from
    }

    /// The first and last day on which it may have happened, within the lives of its parties and after the acts it is
    /// said to follow.
    #[must_use]
    pub fn window(self) -> (Day, Day) {
        self.act().window
    }

    /// Whether somebody denies it.
    pub(crate) fn is_denied(self) -> bool {
        self.act().marks.has(Marks::DENIED)
    }

    /// Whether it is said to follow other acts, or others to follow it.
    pub(crate) fn is_ordered(self) -> bool {
        self.act().marks.has(Marks::ORDERED)
    }

    /// The acts whose records say that they came after it.
    pub fn followers(self) -> impl Iterator<Item = ActRef<'g>> {
        self.graph.followers_of(self.ix)
    }

    /// The acts that its record says it came after.
    pub fn after(self) -> impl Iterator<Item = ActRef<'g>> {
        let after = self.detail().map_or(&[][..], |detail| &detail.after);
        after.iter().map(move |ix| ActRef::new(self.graph, *ix))
    }

    /// What is said to have been meant by it. Shown beside it, never folded.
    pub fn readings(self) -> impl Iterator<Item = ReadingRef<'g>> {
        self.graph.readings_of(self.ix).map(move |reading| ReadingRef {
            by: reading.by.map(|by| EntityRef::new(self.graph, by)),
            meant: &reading.meant,
            source: SourceRef::new(self.graph, reading.source),
        })
    }

    pub(crate) fn chronological_key(self) -> (Day, Day, Cow<'g, str>) {
        // The last possible day leads: an act "by 4 October 2024" stands beside those of that day, not at the dawn of time.
        (self.act().window.1, self.act().window.0, self.id())
    }
}
