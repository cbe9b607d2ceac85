//! Standings in which something holds: the periods of a graph that cover a day.

use super::change::Snapshot;
use super::standing::Standing;
use super::view::{Filter, View};
use crate::graph::{BLOCK, Columns, EntityIx, Period};
use crate::time::{Certainty, Day};
use crate::vocabulary::{Matter, Value};

/// The standings in which something holds, may hold or is in abeyance ([`View::holding`]). Lazy.
#[derive(Debug)]
pub struct Holding<'g> {
    view: View<'g>,
    filter: Filter<'g>,
    way: Way<'g>,
}

/// How the standings are found.
#[derive(Debug)]
enum Way<'g> {
    /// By the periods of a run of columns.
    Run(Cover<'g>),
    /// By several runs, one a matter.
    Runs { columns: &'g Columns, matters: std::slice::Iter<'static, Matter>, run: Cover<'g> },
    /// By folding every strand.
    Folded(Vec<Standing<'g>>),
}

/// The periods of a run that cover a day.
#[derive(Debug)]
struct Cover<'g> {
    columns: &'g Columns,
    day: Day,
    /// The next period that has not been compared with the day.
    next: usize,
    end: usize,
    /// Which of the [`BLOCK`] periods before `next` cover the day and have not been given yet.
    found: u32,
    matter: Matter,
    /// The entity on the side that the run is of, where it is of one.
    side: Side,
}

/// Which party of a standing the run of its period names.
#[derive(Debug, Clone, Copy)]
enum Side {
    Author(EntityIx),
    Object(EntityIx),
    Neither,
}

impl<'g> Cover<'g> {
    fn new(columns: &'g Columns, run: std::ops::Range<usize>, day: Day, matter: Matter, side: Side) -> Self {
        Self { columns, day, next: run.start, end: run.end, found: 0, matter, side }
    }

    /// The number of the next period that covers the day.
    #[inline]
    fn advance(&mut self) -> Option<usize> {
        while self.found == 0 {
            if self.next >= self.end {
                return None;
            }
            let stop = (self.next + BLOCK).min(self.end);
            self.found = self.columns.covered(self.next..stop, self.day);
            self.next = stop;
        }
        let at = self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        Some(self.next + at - BLOCK)
    }
}

/// By what was worked out when the graph was built.
pub(super) fn indexed<'g>(view: View<'g>, filter: Filter<'g>) -> Holding<'g> {
    let periods = view.graph().periods();
    let (by_object, by_author) = (periods.by_object(), periods.by_author());
    let day = view.on();
    let run = |columns, range, matter, side| Way::Run(Cover::new(columns, range, day, matter, side));
    let way = match (filter.matter, filter.author, filter.object) {
        (Some(matter), Some(author), Some(object)) => {
            // The shorter of the two runs is searched.
            let (towards, from) =
                (by_object.bucket(matter, object.ix()), by_author.bucket(matter, author.ix()));
            match towards.len() <= from.len() {
                true => run(
                    by_object,
                    by_object.pair(matter, object.ix(), author.ix()),
                    matter,
                    Side::Object(object.ix()),
                ),
                false => run(
                    by_author,
                    by_author.pair(matter, author.ix(), object.ix()),
                    matter,
                    Side::Author(author.ix()),
                ),
            }
        }
        (Some(matter), None, Some(object)) => {
            run(by_object, by_object.bucket(matter, object.ix()), matter, Side::Object(object.ix()))
        }
        (Some(matter), Some(author), None) => {
            run(by_author, by_author.bucket(matter, author.ix()), matter, Side::Author(author.ix()))
        }
        (Some(matter), None, None) => run(by_object, by_object.of_matter(matter), matter, Side::Neither),
        (None, author, object) => {
            let columns = if object.is_none() && author.is_some() { by_author } else { by_object };
            let matters = Matter::ALL.iter();
            Way::Runs {
                columns,
                matters,
                run: Cover::new(columns, 0..0, day, Matter::Statement, Side::Neither),
            }
        }
    };
    Holding { view, filter, way }
}

/// By folding every strand: for a day known by, a voice, a step or a lens that the periods were not worked out for.
pub(super) fn folded<'g>(view: View<'g>, filter: Filter<'g>) -> Holding<'g> {
    let mut standings: Vec<Standing<'g>> = view.standings(filter).filter(may_hold).collect();
    standings.reverse();
    Holding { view, filter, way: Way::Folded(standings) }
}

pub(super) fn may_hold(standing: &Standing<'_>) -> bool {
    let holds = |value| if value == Value::None { Certainty::No } else { Certainty::Certain };
    standing.certainty_in_dispute(holds) != Certainty::No
}

impl<'g> Iterator for Holding<'g> {
    type Item = Standing<'g>;

    /// Taken together, the standings of one run need no pause between one and the next.
    #[inline]
    fn fold<B, F: FnMut(B, Standing<'g>) -> B>(mut self, mut folded: B, mut f: F) -> B {
        let Way::Run(run) = &self.way else {
            for standing in self.by_ref() {
                folded = f(folded, standing);
            }
            return folded;
        };
        let Cover { columns, day, mut next, end, mut found, matter, side } = *run;
        loop {
            while found != 0 {
                let at = next + found.trailing_zeros() as usize - BLOCK;
                found &= found - 1;
                if let Some(standing) = self.standing(columns.at(at), matter, side) {
                    folded = f(folded, standing);
                }
            }
            if next == end {
                return folded;
            }
            let stop = (next + BLOCK).min(end);
            found = columns.covered(next..stop, day);
            next = stop;
        }
    }

    #[inline]
    fn next(&mut self) -> Option<Standing<'g>> {
        loop {
            let run = match &mut self.way {
                Way::Folded(standings) => return standings.pop(),
                Way::Run(run) => run,
                Way::Runs { run, .. } => run,
            };
            if let Some(at) = run.advance() {
                let (period, matter, side) = (run.columns.at(at), run.matter, run.side);
                match self.standing(period, matter, side) {
                    Some(standing) => return Some(standing),
                    None => continue,
                }
            }
            let day = self.view.on();
            match &mut self.way {
                Way::Runs { columns, matters, run } => {
                    let matter = *matters.next()?;
                    let range = match (self.filter.author, self.filter.object) {
                        (Some(author), None) => columns.bucket(matter, author.ix()),
                        (Some(author), Some(object)) => columns.pair(matter, object.ix(), author.ix()),
                        (None, Some(object)) => columns.bucket(matter, object.ix()),
                        (None, None) => columns.of_matter(matter),
                    };
                    *run = Cover::new(columns, range, day, matter, Side::Neither);
                }
                _ => return None,
            }
        }
    }
}

impl<'g> Holding<'g> {
    /// The standing of a period; none where its instrument is not the one wanted, or folding shows that nothing holds.
    #[inline]
    fn standing(&self, period: Period, matter: Matter, side: Side) -> Option<Standing<'g>> {
        let strand = period.strand;
        if let Some(instrument) = self.filter.instrument {
            let under = self.view.graph().strand(strand).key.under;
            if under.instrument() != Some(instrument.ix()) {
                return None;
            }
        }
        match period.value {
            Some(value) => {
                let parties = match side {
                    Side::Author(author) => (author, period.other),
                    Side::Object(object) => (period.other, object),
                    Side::Neither => parties(self.view, strand),
                };
                Some(Standing::known(self.view, strand, parties, matter, value))
            }
            None => Standing::folded(self.view, strand, matter).filter(may_hold),
        }
    }
}

/// Everything that holds on the day of a view.
pub(super) fn snapshot(view: View<'_>) -> Snapshot<'_> {
    if !view.is_plain() {
        return Snapshot { view, periods: Vec::new(), folded: view.holding(Filter::default()).collect() };
    }
    let periods = view.graph().periods();
    let (known, in_doubt) = periods.covering(view.on());
    let folded = in_doubt.into_iter().filter_map(|period| {
        let strand = periods.by_object().at(period as usize).strand;
        let matter = view.graph().strand(strand).key.matter;
        Standing::folded(view, strand, matter).filter(may_hold)
    });
    Snapshot { view, folded: folded.collect(), periods: known }
}

/// The standing of a period that is not in doubt.
pub(super) fn of_period(view: View<'_>, period: u32) -> Standing<'_> {
    let period = view.graph().periods().by_object().at(period as usize);
    let matter = view.graph().strand(period.strand).key.matter;
    Standing::known(
        view,
        period.strand,
        parties(view, period.strand),
        matter,
        period.value.expect("a snapshot keeps periods in doubt apart"),
    )
}

/// The author and the object of a strand.
fn parties(view: View<'_>, strand: u32) -> (EntityIx, EntityIx) {
    let key = view.graph().strand(strand).key;
    (key.author, key.object)
}
