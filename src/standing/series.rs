//! Counts over many days: how many hold a matter towards each object.

use super::standing::Standing;
use super::view::{Filter, View};
use crate::graph::{EntityIx, EntityRef, Period};
use crate::time::{Certainty, Day};
use crate::vocabulary::{Matter, Value};

/// How many authors hold a matter towards each object, on each of some days ([`View::series`]).
#[derive(Debug, Clone)]
pub struct Series<'g> {
    view: View<'g>,
    days: Vec<Day>,
    /// A row an object, a column a day: authors of whom it certainly holds.
    certain: Vec<u32>,
    /// The same for authors of whom it may hold; empty where nothing is in doubt.
    possible: Vec<u32>,
}

/// A count with what doubt leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count {
    /// Authors of whom it certainly holds.
    pub certain: u32,
    /// Authors of whom it holds or may hold.
    pub at_most: u32,
}

impl<'g> View<'g> {
    /// Counts, for each object and each day, the authors that hold a matter in full towards it. The day of the view itself
    /// plays no part; what is known, whose word is believed and the rest do.
    ///
    /// # Examples
    /// ```
    /// use comity::time::{AsOf, Day};
    /// use comity::vocabulary::Matter;
    /// let loaded = comity::load::case("russia-taliban-2024-10").unwrap();
    /// let graph = &loaded.graph;
    /// let days: Vec<Day> = (2000..2005).filter_map(Day::end_of).collect();
    /// let series = graph.as_of(AsOf::on(Day::MAX)).series(Matter::Listing, &days);
    /// let listed = series.counts(graph.entity("taliban").unwrap());
    /// assert_eq!(listed.map(|count| count.certain).collect::<Vec<_>>(), [0, 0, 0, 1, 1]);
    /// ```
    #[must_use]
    pub fn series(self, matter: Matter, days: &[Day]) -> Series<'g> {
        let mut days = days.to_vec();
        days.sort_unstable();
        days.dedup();
        match self.is_plain() {
            true => counted(self, matter, days),
            false => folded(self, matter, days),
        }
    }
}

impl<'g> Series<'g> {
    /// The days, in order.
    #[must_use]
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// The counts of an object, day by day.
    pub fn counts(&self, object: EntityRef<'g>) -> impl Iterator<Item = Count> {
        let row = self.row(object.ix().number());
        row.map(|at| self.count(at))
    }

    fn row(&self, object: usize) -> std::ops::Range<usize> {
        object * self.days.len()..(object + 1) * self.days.len()
    }

    fn count(&self, at: usize) -> Count {
        let certain = self.certain[at];
        Count { certain, at_most: self.possible.get(at).map_or(certain, |possible| certain + possible) }
    }

    /// The objects with the highest certain counts on each day, highest first, at most so many; of equal counts, in order
    /// of id.
    #[must_use]
    pub fn top(&self, most: usize) -> Vec<Vec<(EntityRef<'g>, Count)>> {
        let graph = self.view.graph();
        let mut leading: Vec<Vec<(u32, EntityIx)>> = vec![Vec::with_capacity(most + 1); self.days.len()];
        // The count that an object must exceed on each day to be among those that lead.
        let mut least = vec![0u32; self.days.len()];
        for object in graph.entities() {
            let row = self.row(object.ix().number());
            let counts = &self.certain[row];
            // Most objects lead nowhere: one pass over their row, without a branch a day, says so.
            let leads =
                counts.iter().zip(&least).fold(false, |leads, (count, least)| leads | (count > least));
            if !leads || most == 0 {
                continue;
            }
            for (at, (count, least)) in counts.iter().zip(&mut least).enumerate() {
                if count > least {
                    let day = &mut leading[at];
                    let place = day.partition_point(|(other, _)| other >= count);
                    day.insert(place, (*count, object.ix()));
                    day.truncate(most);
                    if day.len() == most {
                        *least = day[most - 1].0;
                    }
                }
            }
        }
        let with_counts = |(at, day): (usize, Vec<(u32, EntityIx)>)| {
            let count = |ix: EntityIx| self.count(ix.number() * self.days.len() + at);
            day.into_iter().map(|(_, ix)| (ix.of(graph), count(ix))).collect()
        };
        leading.into_iter().enumerate().map(with_counts).collect()
    }
}

/// Counts by the periods that were worked out when the graph was built.
fn counted<'g>(view: View<'g>, matter: Matter, days: Vec<Day>) -> Series<'g> {
    let graph = view.graph();
    let columns = graph.periods().by_object();
    let places = Places::new(&days);
    let width = days.len();
    let entities = graph.entity_count();
    let mut certain = vec![0u32; entities * width];
    let mut possible: Vec<u32> = Vec::new();
    let mut stretches: Vec<(usize, usize)> = Vec::new();
    // One row of beginnings and endings, used again and again; the last place is for what does not end in time.
    let mut noted = vec![0u32; width + 1];
    for object in graph.entities() {
        let run = columns.bucket(matter, object.ix());
        if run.is_empty() {
            continue;
        }
        let row = object.ix().number() * width..(object.ix().number() + 1) * width;
        if !matter.takes_instrument() && !columns.has_doubt(&run) {
            // The plain case, without a look at authors.
            let (starts, ends) = (&columns.start[run.clone()], &columns.end[run.clone()]);
            for ((start, end), holds) in starts.iter().zip(ends).zip(columns.holding(&run)) {
                let first = places.first_from(*start);
                let after = places.first_from(*end);
                // What holds on none of the days adds and takes one at the same place.
                noted[first] = noted[first].wrapping_add(u32::from(holds));
                noted[after] = noted[after].wrapping_sub(u32::from(holds));
            }
            let mut total = 0u32;
            for (count, noted) in certain[row].iter_mut().zip(&mut noted) {
                total = total.wrapping_add(std::mem::take(noted));
                *count = total;
            }
            noted[width] = 0;
            continue;
        }
        let mut rest = run;
        while !rest.is_empty() {
            // An author may hold it under several instruments at once, and counts once all the same.
            let author = columns.other[rest.start];
            let length = columns.other[rest.clone()].iter().take_while(|one| **one == author).count();
            let of_author = rest.start..rest.start + length;
            rest.start = of_author.end;
            if columns.has_doubt(&of_author) {
                possible.resize(certain.len(), 0);
                for (at, day) in days.iter().enumerate() {
                    match certainty(view, matter, of_author.clone().map(|number| columns.at(number)), *day) {
                        Certainty::Certain => add(&mut certain[row.clone()], (at, at + 1)),
                        Certainty::Possible => possible[row.start + at] += 1,
                        Certainty::No => {}
                    }
                }
                continue;
            }
            let holding = of_author.clone().zip(columns.holding(&of_author)).filter(|(_, holds)| *holds);
            stretches.extend(holding.map(|(number, _)| {
                (places.first_from(columns.start[number]), places.first_from(columns.end[number]))
            }));
            add_union(&mut certain[row.clone()], &mut stretches);
        }
        total(&mut certain[row]);
    }
    Series { view, days, certain, possible }
}

/// Makes counts of what was noted, the days of beginning and of ending.
fn total(row: &mut [u32]) {
    let mut total = 0u32;
    for count in row {
        total = total.wrapping_add(*count);
        *count = total;
    }
}

/// Notes that a stretch of days begins and ends. Numbers wrap round on the way to the total.
fn add(row: &mut [u32], (first, after): (usize, usize)) {
    if first < after {
        row[first] = row[first].wrapping_add(1);
        if let Some(end) = row.get_mut(after) {
            *end = end.wrapping_sub(1);
        }
    }
}

/// Adds stretches that may overlap, as one.
fn add_union(row: &mut [u32], stretches: &mut Vec<(usize, usize)>) {
    stretches.sort_unstable();
    let mut end = 0;
    for (first, after) in stretches.drain(..) {
        add(row, (first.max(end), after));
        end = end.max(after);
    }
}

/// Whether an author holds a matter on a day by any of its periods.
fn certainty(view: View<'_>, matter: Matter, periods: impl Iterator<Item = Period>, day: Day) -> Certainty {
    let covering = periods.filter(|period| period.start <= day && day < period.end);
    let certainties = covering.map(|period| match period.value {
        Some(value) => in_full(value),
        None => {
            let on_day = view.on_day(day);
            Standing::folded(on_day, period.strand, matter)
                .map_or(Certainty::No, |standing| standing.certainty_in_dispute(in_full))
        }
    });
    certainties.max().unwrap_or(Certainty::No)
}

fn in_full(value: Value) -> Certainty {
    if value.holds() { Certainty::Certain } else { Certainty::No }
}

/// Counts by folding what holds on each day.
fn folded<'g>(view: View<'g>, matter: Matter, days: Vec<Day>) -> Series<'g> {
    let width = days.len();
    let cells = view.graph().entity_count() * width;
    let (mut certain, mut possible) = (vec![0u32; cells], vec![0u32; cells]);
    for (at, day) in days.iter().enumerate() {
        let on_day = view.on_day(*day);
        let mut seen: Vec<(EntityIx, EntityIx, bool)> = on_day
            .holding(Filter { matter: Some(matter), ..Filter::default() })
            .filter_map(|standing| {
                let is_certain = match standing.certainty_in_dispute(in_full) {
                    Certainty::Certain => true,
                    Certainty::Possible => false,
                    Certainty::No => return None,
                };
                Some((standing.object().ix(), standing.author().ix(), is_certain))
            })
            .collect();
        // Of several instruments of one author, the surest counts.
        seen.sort_unstable_by_key(|(object, author, is_certain)| (*object, *author, !is_certain));
        seen.dedup_by_key(|(object, author, _)| (*object, *author));
        for (object, _, is_certain) in seen {
            let cell = object.number() * width + at;
            if is_certain { certain[cell] += 1 } else { possible[cell] += 1 }
        }
    }
    Series { view, days, certain, possible }
}

/// Finds the first of some days that is not before another day.
struct Places<'d> {
    days: &'d [Day],
    first: Day,
    /// For each day from the first on, the place; empty where the days lie too far apart to be worth it.
    table: Vec<u32>,
}

impl<'d> Places<'d> {
    /// The longest stretch of days for which a table is made: three thousand years.
    const LONGEST: i32 = 1_100_000;

    fn new(days: &'d [Day]) -> Self {
        let table = match days {
            [first, .., last] if last.days_since(*first) <= Self::LONGEST => {
                let mut table = Vec::with_capacity(last.days_since(*first) as usize + 1);
                for (place, day) in (0u32..).zip(days) {
                    table.resize(day.days_since(*first) as usize + 1, place);
                }
                table
            }
            _ => Vec::new(),
        };
        Self { days, first: days.first().copied().unwrap_or(Day::MIN), table }
    }

    #[inline]
    fn first_from(&self, day: Day) -> usize {
        match self.table.is_empty() {
            true => self.days.partition_point(|one| *one < day),
            false => {
                let offset = day.days_since(self.first).max(0) as usize;
                self.table.get(offset).map_or(self.days.len(), |place| *place as usize)
            }
        }
    }
}
