//! Periods: stretches of days on which something holds, worked out once when a graph is built.
//!
//! A strand is **plain** when its acts are dated to the day, in force, undenied and in a settled order: then what holds is
//! known without weighing readings. Plain strands are folded here into half-open periods. Of any other strand only the
//! stretch of days is kept on which something may hold at all; whoever reads it folds the strand (`standing`).
//!
//! Periods lie in columns, in three orders, so that a question reads one run of memory: by object (*who … S*), by author
//! (*whom does S …*) and by first day (*everything that holds on a day*).

use std::ops::Range;

use super::act::Marks;
use super::{Act, EntityIx, Graph, Strand};
use crate::time::Day;
use crate::vocabulary::{Effect, Matter, Value, effect};

/// The periods of a graph.
#[derive(Debug, Default)]
pub(crate) struct Periods {
    /// By matter, object, author and first day: the order in which periods are numbered.
    by_object: Columns,
    /// By matter, author, object and first day.
    by_author: Columns,
    /// Those whose value is known, by first day.
    by_start: ByStart,
    /// Those whose strand must be folded, by first day.
    in_doubt_by_start: ByStart,
    /// Periods in which a pair holds the same matter towards each other, matter by matter.
    mutual: Vec<Mutual>,
}

/// Periods in columns, bucket by bucket: a bucket is a matter and the entity on one side.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// Where each bucket begins; one more than there are buckets.
    buckets: Vec<u32>,
    /// The entity on the other side.
    pub(crate) other: Vec<EntityIx>,
    pub(crate) start: Vec<Day>,
    pub(crate) end: Vec<Day>,
    /// The value's number, or [`IN_DOUBT`].
    value: Vec<u8>,
    /// The strand; of several posts, the first.
    strand: Vec<u32>,
}

#[derive(Debug, Default)]
struct ByStart {
    start: Vec<Day>,
    end: Vec<Day>,
    period: Vec<u32>,
}

/// The periods of one matter in which two entities hold it towards each other, by first day.
#[derive(Debug, Default)]
pub(crate) struct Mutual {
    start: Vec<Day>,
    end: Vec<Day>,
    /// The pair, the smaller number first.
    pair: Vec<(EntityIx, EntityIx)>,
    /// Whether one side must be folded to be sure.
    in_doubt: Vec<bool>,
}

/// Stands in for the value of a period whose strand must be folded.
const IN_DOUBT: u8 = u8::MAX;

/// One period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) strand: u32,
    pub(crate) other: EntityIx,
    pub(crate) start: Day,
    pub(crate) end: Day,
    /// What holds, or nothing where the strand must be folded to know.
    pub(crate) value: Option<Value>,
}

impl Columns {
    fn push(&mut self, other: EntityIx, start: Day, end: Day, value: u8, strand: u32) {
        self.other.push(other);
        self.start.push(start);
        self.end.push(end);
        self.value.push(value);
        self.strand.push(strand);
    }

    fn with_capacity(capacity: usize) -> Self {
        Self {
            buckets: Vec::new(),
            other: Vec::with_capacity(capacity),
            start: Vec::with_capacity(capacity),
            end: Vec::with_capacity(capacity),
            value: Vec::with_capacity(capacity),
            strand: Vec::with_capacity(capacity),
        }
    }

    #[inline]
    pub(crate) fn at(&self, number: usize) -> Period {
        Period {
            strand: self.strand[number],
            other: self.other[number],
            start: self.start[number],
            end: self.end[number],
            value: Value::ALL.get(usize::from(self.value[number])).copied(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.start.len()
    }

    /// Visits the periods that cover exactly one of two days, and those in doubt that cover either; says whether it is the
    /// first day that is covered.
    pub(crate) fn covering_one_of(&self, one: Day, other: Day, mut visit: impl FnMut(usize, bool)) {
        const BLOCK: usize = 32;
        for first in (0..self.len()).step_by(BLOCK) {
            let block = first..(first + BLOCK).min(self.len());
            let columns =
                self.start[block.clone()].iter().zip(&self.end[block.clone()]).zip(&self.value[block]);
            // All periods of a block are compared before any is visited: the comparisons run side by side.
            let (mut before, mut wanted) = (0u32, 0u32);
            for (at, ((start, end), value)) in columns.enumerate() {
                let was = (*start <= one) & (one < *end);
                let is = (*start <= other) & (other < *end);
                let in_doubt = *value == IN_DOUBT;
                before |= u32::from(was) << at;
                wanted |= u32::from((was != is) | (in_doubt & (was | is))) << at;
            }
            while wanted != 0 {
                let at = wanted.trailing_zeros();
                visit(first + at as usize, before >> at & 1 == 1);
                wanted &= wanted - 1;
            }
        }
    }

    /// The run of one matter and one entity.
    #[inline]
    pub(crate) fn bucket(&self, matter: Matter, side: EntityIx) -> Range<usize> {
        let entities = (self.buckets.len() - 1) / Matter::ALL.len();
        let bucket = matter as usize * entities + side.number();
        self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize
    }

    /// The run of one matter.
    pub(crate) fn of_matter(&self, matter: Matter) -> Range<usize> {
        let entities = (self.buckets.len() - 1) / Matter::ALL.len();
        let first = matter as usize * entities;
        self.buckets[first] as usize..self.buckets[first + entities] as usize
    }

    /// The run of one matter between two entities.
    #[inline]
    pub(crate) fn pair(&self, matter: Matter, side: EntityIx, other: EntityIx) -> Range<usize> {
        let bucket = self.bucket(matter, side);
        let others = &self.other[bucket.clone()];
        let first = others.partition_point(|one| *one < other);
        let length = others[first..].iter().take_while(|one| **one == other).count();
        bucket.start + first..bucket.start + first + length
    }
}

impl Periods {
    pub(crate) fn by_object(&self) -> &Columns {
        &self.by_object
    }

    pub(crate) fn by_author(&self) -> &Columns {
        &self.by_author
    }

    pub(crate) fn mutual(&self, matter: Matter) -> &Mutual {
        &self.mutual[matter as usize]
    }

    /// The numbers of the periods that cover a day, in order of their first day: those whose value is known, and those whose
    /// strand must be folded.
    pub(crate) fn covering(&self, day: Day) -> (Vec<u32>, Vec<u32>) {
        (self.by_start.covering(day), self.in_doubt_by_start.covering(day))
    }
}

impl ByStart {
    fn new(mut periods: Vec<(Day, u32)>, by_object: &Columns) -> Self {
        periods.sort_unstable();
        Self {
            end: periods.iter().map(|(_, period)| by_object.end[*period as usize]).collect(),
            start: periods.iter().map(|(start, _)| *start).collect(),
            period: periods.into_iter().map(|(_, period)| period).collect(),
        }
    }

    fn covering(&self, day: Day) -> Vec<u32> {
        // Only what has begun is read.
        let begun = self.start.partition_point(|start| *start <= day);
        let mut covering = vec![0; begun];
        let mut count = 0;
        for (end, period) in self.end[..begun].iter().zip(&self.period[..begun]) {
            // Written in any case and counted only if it covers the day: no branch for the processor to guess wrong.
            covering[count] = *period;
            count += usize::from(*end > day);
        }
        covering.truncate(count);
        covering
    }
}

impl Mutual {
    /// The pairs of a day; where one side is in doubt, only those that pass a test.
    pub(crate) fn covering(
        &self,
        day: Day,
        mut holds: impl FnMut(EntityIx, EntityIx) -> bool,
    ) -> Vec<(EntityIx, EntityIx)> {
        let begun = self.start.partition_point(|start| *start <= day);
        let mut pairs = Vec::new();
        for at in 0..begun {
            if day < self.end[at] && (!self.in_doubt[at] || holds(self.pair[at].0, self.pair[at].1)) {
                pairs.push(self.pair[at]);
            }
        }
        pairs
    }
}

/// Folds all strands of a graph.
pub(super) fn fold_all(graph: &Graph) -> Periods {
    let entities = graph.net.node_count();
    let by_object = by_object(graph, entities);
    let by_author = by_author(graph, &by_object, entities);
    let (known, in_doubt) = by_object
        .start
        .iter()
        .copied()
        .zip(0..)
        .partition(|(_, period)| by_object.value[*period as usize] != IN_DOUBT);
    let (by_start, in_doubt_by_start) = (ByStart::new(known, &by_object), ByStart::new(in_doubt, &by_object));
    let mutual = Matter::ALL.map(|matter| mutual(matter, entities, &by_object, &by_author)).into();
    Periods { by_object, by_author, by_start, in_doubt_by_start, mutual }
}

fn by_object(graph: &Graph, entities: usize) -> Columns {
    let mut columns = Columns::with_capacity(graph.strands.len());
    let mut next = 0;
    while let Some(first) = graph.strands.get(next) {
        let posts =
            graph.strands[next + 1..].iter().take_while(|strand| strand.shares_standing_with(first)).count();
        let strands = &graph.strands[next..=next + posts];
        let bucket = first.key.matter as usize * entities + first.key.object.number();
        columns.buckets.resize(bucket + 1, columns.start.len() as u32);
        let strand = u32::try_from(next).expect("fewer than 2^32 acts are read");
        let before = columns.len();
        let is_plain = posts == 0 && fold_plain(graph, first, strand, &mut columns).is_some();
        if !is_plain {
            columns.truncate(before);
            if let Some((start, end)) = when_anything_may_hold(graph, strands) {
                columns.push(first.key.author, start, end, IN_DOUBT, strand);
            }
        }
        next += posts + 1;
    }
    columns.buckets.resize(Matter::ALL.len() * entities + 1, columns.start.len() as u32);
    columns
}

impl Columns {
    fn truncate(&mut self, length: usize) {
        self.other.truncate(length);
        self.start.truncate(length);
        self.end.truncate(length);
        self.value.truncate(length);
        self.strand.truncate(length);
    }
}

/// Folds a plain strand, act by act; gives up where it is not plain.
fn fold_plain(graph: &Graph, strand: &Strand, number: u32, columns: &mut Columns) -> Option<()> {
    let life_end = end_of_lives(graph, strand)?;
    let (mut value, mut held_before, mut since) = (Value::None, None, Day::MIN);
    let mut previous: Option<&Act> = None;
    for act in graph.acts_in(strand) {
        if !is_plain(act) || previous.is_some_and(|previous| !is_order_settled(previous, act)) {
            return None;
        }
        let day = act.window.0;
        let next = match effect(act.matter, act.deed)? {
            Effect::Sets(next) => next,
            Effect::Restores => held_before?,
            Effect::Leaves => return None,
        };
        if next.holds() {
            held_before = Some(next);
        }
        if next != value {
            if value != Value::None && since < day.min(life_end) {
                columns.push(strand.key.author, since, day.min(life_end), value.number(), number);
            }
            (value, since) = (next, day);
        }
        previous = Some(act);
    }
    if value != Value::None && since < life_end {
        columns.push(strand.key.author, since, life_end, value.number(), number);
    }
    Some(())
}

fn is_plain(act: &Act) -> bool {
    act.step.moves() && act.window.0 == act.window.1 && act.marks.is_plain() && act.on.exact().is_some()
}

/// Whether two acts that follow each other in a strand's run can only have happened in that order, or to the same effect.
fn is_order_settled(one: &Act, next: &Act) -> bool {
    let ends =
        |act: &Act| matches!(effect(act.matter, act.deed), Some(Effect::Sets(value)) if !value.holds());
    one.window.0 < next.window.0
        || effect(one.matter, one.deed) == effect(next.matter, next.deed)
        || (ends(one) && !ends(next))
}

/// The day from which one of the parties no longer exists; nothing where that day is not known exactly.
fn end_of_lives(graph: &Graph, strand: &Strand) -> Option<Day> {
    [strand.key.author, strand.key.object].into_iter().try_fold(Day::MAX, |end, party| {
        match graph.entity_at(party).until {
            None => Some(end),
            Some(until) => until.exact().map(|until| until.min(end)),
        }
    })
}

/// The days on which something may hold in a standing: from the first possible day of an act that moves it.
fn when_anything_may_hold(graph: &Graph, strands: &[Strand]) -> Option<(Day, Day)> {
    let moving = |act: &&Act| act.step.moves() && !act.marks.has(Marks::REFUTED);
    let first = strands
        .iter()
        .flat_map(|strand| graph.acts_in(strand))
        .filter(moving)
        .map(|act| act.window.0)
        .min()?;
    let until = |party| graph.entity_at(party).widest_life().1;
    Some((first, until(strands[0].key.author).min(until(strands[0].key.object))))
}

/// The same periods by author. Reading the objects in order keeps each author's run in order of object.
fn by_author(graph: &Graph, by_object: &Columns, entities: usize) -> Columns {
    let count = by_object.len();
    let mut columns = Columns {
        buckets: vec![0; Matter::ALL.len() * entities + 1],
        other: vec![EntityIx::from_number(0); count],
        start: vec![Day::MIN; count],
        end: vec![Day::MIN; count],
        value: vec![0; count],
        strand: vec![0; count],
    };
    if count == 0 {
        return columns;
    }
    let key = |period: usize| graph.strands[by_object.strand[period] as usize].key;
    let bucket = |matter: Matter, author: EntityIx| matter as usize * entities + author.number();
    for matter in Matter::ALL {
        for period in by_object.of_matter(matter) {
            columns.buckets[bucket(matter, by_object.other[period]) + 1] += 1;
        }
    }
    for at in 1..columns.buckets.len() {
        columns.buckets[at] += columns.buckets[at - 1];
    }
    let mut next = columns.buckets.clone();
    for matter in Matter::ALL {
        for period in by_object.of_matter(matter) {
            let slot = &mut next[bucket(matter, by_object.other[period])];
            let at = *slot as usize;
            *slot += 1;
            columns.other[at] = key(period).object;
            columns.start[at] = by_object.start[period];
            columns.end[at] = by_object.end[period];
            columns.value[at] = by_object.value[period];
            columns.strand[at] = by_object.strand[period];
        }
    }
    columns
}

/// Walks the run of each entity as an object and as an author side by side: where both name the same other, it is mutual.
fn mutual(matter: Matter, entities: usize, by_object: &Columns, by_author: &Columns) -> Mutual {
    let mut found: Vec<(Day, Day, (EntityIx, EntityIx), bool)> = Vec::new();
    for one in (0..entities).map(EntityIx::from_number) {
        let (towards, from) = (by_object.bucket(matter, one), by_author.bucket(matter, one));
        let mut back = from.start;
        for period in towards {
            let other = by_object.other[period];
            // Each pair is found from both sides; it is kept from that of the smaller number.
            if other <= one {
                continue;
            }
            while back < from.end && by_author.other[back] < other {
                back += 1;
            }
            let mut at = back;
            while at < from.end && by_author.other[at] == other {
                let start = by_object.start[period].max(by_author.start[at]);
                let end = by_object.end[period].min(by_author.end[at]);
                if start < end {
                    let in_doubt = by_object.value[period] == IN_DOUBT || by_author.value[at] == IN_DOUBT;
                    let abeyance = Value::Suspended.number();
                    if by_object.value[period] != abeyance && by_author.value[at] != abeyance {
                        found.push((start, end, (one, other), in_doubt));
                    }
                }
                at += 1;
            }
        }
    }
    found.sort_unstable();
    Mutual {
        start: found.iter().map(|one| one.0).collect(),
        end: found.iter().map(|one| one.1).collect(),
        pair: found.iter().map(|one| one.2).collect(),
        in_doubt: found.iter().map(|one| one.3).collect(),
    }
}
