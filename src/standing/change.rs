//! What differs between two views, and what holds on a day taken together.

use std::collections::BTreeMap;

use super::holding;
use super::standing::Standing;
use super::view::{Filter, View};
use crate::graph::{EntityRef, Graph, InstrumentRef};
use crate::time::AsOf;
use crate::vocabulary::{Matter, Value};

/// A standing that differs between two views.
#[derive(Debug, Clone)]
pub struct Change<'g> {
    /// What held or may have held in the first view; none where nothing did.
    pub before: Option<Standing<'g>>,
    /// What holds or may hold in the second view; none where nothing does.
    pub after: Option<Standing<'g>>,
}

impl<'g> Change<'g> {
    fn either(&self) -> &Standing<'g> {
        self.after.as_ref().or(self.before.as_ref()).expect("a change has a standing on one side at least")
    }

    /// Whose standing it is.
    #[must_use]
    pub fn author(&self) -> EntityRef<'g> {
        self.either().author()
    }

    /// Towards whom.
    #[must_use]
    pub fn object(&self) -> EntityRef<'g> {
        self.either().object()
    }

    /// In which matter.
    #[must_use]
    pub fn matter(&self) -> Matter {
        self.either().matter()
    }

    /// Under which instrument.
    #[must_use]
    pub fn instrument(&self) -> Option<InstrumentRef<'g>> {
        self.either().instrument()
    }

    /// What may have held before, lowest first.
    #[must_use]
    pub fn was(&self) -> Vec<Value> {
        self.before.as_ref().map_or_else(|| vec![Value::None], Standing::values)
    }

    /// What may hold after, lowest first.
    #[must_use]
    pub fn is(&self) -> Vec<Value> {
        self.after.as_ref().map_or_else(|| vec![Value::None], Standing::values)
    }
}

/// The standings that differ between two views ([`View::changes_to`]).
///
/// Kept as pairs of periods where the graph had worked them out: eight bytes a change.
#[derive(Debug)]
pub struct Changes<'g> {
    from: View<'g>,
    to: View<'g>,
    /// Changes of plain strands: the period before and after, or [`NO_PERIOD`].
    known: Vec<(u32, u32)>,
    /// Changes that had to be folded, with the place at which they stand among the others.
    folded: Vec<(u32, Change<'g>)>,
}

const NO_PERIOD: u32 = u32::MAX;

impl<'g> Changes<'g> {
    /// How many standings differ.
    #[must_use]
    pub fn len(&self) -> usize {
        self.known.len() + self.folded.len()
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The changes, in order of matter, object, author and instrument.
    pub fn iter(&self) -> impl Iterator<Item = Change<'g>> {
        let mut folded = self.folded.iter().peekable();
        let mut known = self.known.iter().peekable();
        let standing = |view, period| (period != NO_PERIOD).then(|| holding::of_period(view, period));
        std::iter::from_fn(move || match (known.peek(), folded.peek()) {
            (Some(&&(before, after)), rest) if rest.is_none_or(|(place, _)| *place > before.min(after)) => {
                known.next();
                Some(Change { before: standing(self.from, before), after: standing(self.to, after) })
            }
            _ => folded.next().map(|(_, change)| change.clone()),
        })
    }
}

impl Graph {
    /// The standings that differ between two days, by all that is known by each ([`View::changes_to`]).
    ///
    /// # Examples
    /// ```
    /// use comity::time::{AsOf, Day};
    /// use comity::vocabulary::{Matter, Value};
    /// let loaded = comity::load::case("russia-taliban-2024-10").unwrap();
    /// let day = |text| AsOf::on(Day::read(text).unwrap());
    /// let changes = loaded.graph.changes(day("2001-01-01"), day("2005-01-01"));
    /// assert!(changes.iter().any(|change| change.matter() == Matter::Listing && change.is() == [Value::Listed]));
    /// ```
    #[must_use]
    pub fn changes(&self, from: AsOf, to: AsOf) -> Changes<'_> {
        self.as_of(from).changes_to(self.as_of(to))
    }
}

impl<'g> View<'g> {
    /// The standings that differ between this view and another of the same graph.
    ///
    /// A standing differs if another value holds or may hold. Applied to what holds here, the changes give what holds there.
    #[must_use]
    pub fn changes_to(self, other: Self) -> Changes<'g> {
        match self.is_plain() && other.is_plain() {
            true => plain_changes(self, other),
            false => folded_changes(self, other),
        }
    }

    /// Everything that holds on the day of the view, taken together.
    ///
    /// Made for looking at all of it many times: four bytes a standing.
    #[must_use]
    pub fn snapshot(self) -> Snapshot<'g> {
        holding::snapshot(self)
    }
}

/// Compares the periods that cover the two days, strand by strand.
fn plain_changes<'g>(from: View<'g>, to: View<'g>) -> Changes<'g> {
    let columns = from.graph().periods().by_object();
    let lone = columns.covering_one_of(from.on(), to.on());
    let mut changes = Changes { from, to, known: Vec::with_capacity(lone.len()), folded: Vec::new() };
    let mut at = 0;
    while let Some(one) = lone.get(at) {
        let (period, is_before) = (one.number(), one.is_first());
        at += 1;
        // At most two periods of a strand cover one of the days and not the other; they stand next to each other.
        let partner =
            lone.get(at).map(|partner| (partner.number(), columns.compare(period, partner.number())));
        let partner = partner.filter(|(_, (is_same_strand, _))| *is_same_strand);
        let is_in_doubt =
            columns.is_in_doubt(period) || partner.is_some_and(|(partner, _)| columns.is_in_doubt(partner));
        at += usize::from(partner.is_some());
        if is_in_doubt {
            changes.fold(period);
            continue;
        }
        match (partner, is_before) {
            (None, true) => changes.known.push((period, NO_PERIOD)),
            (None, false) => changes.known.push((NO_PERIOD, period)),
            (Some((_, (_, true))), _) => {}
            (Some((partner, _)), true) => changes.known.push((period, partner)),
            (Some((partner, _)), false) => changes.known.push((partner, period)),
        }
    }
    changes
}

impl<'g> Changes<'g> {
    /// Folds the strand of a period in doubt for both days, and keeps it if it differs.
    fn fold(&mut self, period: u32) {
        let graph = self.from.graph();
        let strand = graph.periods().by_object().at(period as usize).strand;
        let matter = graph.strand(strand).key.matter;
        let standing = |view| Standing::folded(view, strand, matter).filter(holding::may_hold);
        self.folded.extend(change(standing(self.from), standing(self.to)).map(|change| (period, change)));
    }
}

/// The change from one standing to another, if they differ.
fn change<'g>(before: Option<Standing<'g>>, after: Option<Standing<'g>>) -> Option<Change<'g>> {
    let change = Change { before, after };
    (change.was() != change.is()).then_some(change)
}

/// Folds what holds in both views, and pairs it.
fn folded_changes<'g>(from: View<'g>, to: View<'g>) -> Changes<'g> {
    // By what they are, not by their strand: a lens may read the same recognition into other conduct on the other day.
    type Key<'g> = (Matter, EntityRef<'g>, EntityRef<'g>, Option<InstrumentRef<'g>>, bool);
    let mut pairs: BTreeMap<Key<'g>, [Option<Standing<'g>>; 2]> = BTreeMap::new();
    for (side, view) in [from, to].into_iter().enumerate() {
        for standing in view.holding(Filter::default()) {
            let is_implied = standing.read_into().is_some();
            let key =
                (standing.matter(), standing.object(), standing.author(), standing.instrument(), is_implied);
            pairs.entry(key).or_default()[side] = Some(standing);
        }
    }
    let changes = pairs.into_values().filter_map(|[before, after]| change(before, after));
    Changes { from, to, known: Vec::new(), folded: (0..).zip(changes).collect() }
}

/// Everything that holds on a day ([`View::snapshot`]).
#[derive(Debug)]
pub struct Snapshot<'g> {
    pub(super) view: View<'g>,
    /// The periods that cover the day, where they were worked out when the graph was built.
    pub(super) periods: Vec<u32>,
    /// The standings that had to be folded.
    pub(super) folded: Vec<Standing<'g>>,
}

impl<'g> Snapshot<'g> {
    /// How many standings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.periods.len() + self.folded.len()
    }

    /// Whether nothing holds.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The standings, in a fixed order.
    pub fn standings(&self) -> impl Iterator<Item = Standing<'g>> {
        let view = self.view;
        let known = self.periods.iter().map(move |period| holding::of_period(view, *period));
        known.chain(self.folded.iter().cloned())
    }
}
