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
use super::build::WORTH_A_THREAD;
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
    /// The periods in doubt, of which there are few.
    in_doubt: Vec<u32>,
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
    /// Those of which one side must be folded to be sure.
    in_doubt: Vec<(Day, Day, (EntityIx, EntityIx))>,
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

/// A period that covers one of two days, with which. One word, so that twice as many fit into a line of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Lone(u32);

impl Lone {
    fn new(number: u32, is_first: bool) -> Self {
        Self(number << 1 | u32::from(is_first))
    }

    /// The number of the period.
    pub(crate) fn number(self) -> u32 {
        self.0 >> 1
    }

    /// Whether it is the first of the days that it covers.
    pub(crate) fn is_first(self) -> bool {
        self.0 & 1 == 1
    }
}

/// How many periods are compared with a day at once.
pub(crate) const BLOCK: usize = 16;

impl Columns {
    /// Which of a block of periods cover a day, as bits; the last period of the block is the highest of [`BLOCK`] bits, however
    /// many there are.
    #[inline]
    pub(crate) fn covered(&self, block: Range<usize>, day: Day) -> u32 {
        let (start, end) = (&self.start[block.clone()], &self.end[block.clone()]);
        // All are compared before any is looked at: the comparisons run side by side.
        let bits = start
            .iter()
            .zip(end)
            .enumerate()
            .fold(0, |found, (at, (start, end))| found | u32::from((*start <= day) & (day < *end)) << at);
        bits << (BLOCK - block.len())
    }

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
            in_doubt: Vec::new(),
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

    /// The periods that cover exactly one of two days, and those in doubt that cover either, in order.
    pub(crate) fn covering_one_of(&self, one: Day, other: Day) -> Vec<Lone> {
        let columns = self.start.iter().zip(&self.end).zip(0u32..);
        let covers = |start: &Day, end: &Day, day: Day| (*start <= day) & (day < *end);
        let mut lone: Vec<Lone> = pick(columns.map(|((start, end), number)| {
            let was = covers(start, end, one);
            (was != covers(start, end, other), Lone::new(number, was))
        }));
        let in_doubt = self.in_doubt.iter().filter(|number| {
            let (start, end) = (&self.start[**number as usize], &self.end[**number as usize]);
            covers(start, end, one) && covers(start, end, other)
        });
        let plain = lone.len();
        lone.extend(in_doubt.map(|number| Lone::new(*number, true)));
        if lone.len() > plain {
            lone.sort_unstable();
        }
        lone
    }

    /// Whether two periods are of one strand, and of one value.
    #[inline]
    pub(crate) fn compare(&self, one: u32, other: u32) -> (bool, bool) {
        let (one, other) = (one as usize, other as usize);
        (self.strand[one] == self.strand[other], self.value[one] == self.value[other])
    }

    /// Whether a period's strand must be folded to know what holds.
    #[inline]
    pub(crate) fn is_in_doubt(&self, number: u32) -> bool {
        self.value[number as usize] == IN_DOUBT
    }

    /// Whether any period of a run is in doubt.
    pub(crate) fn has_doubt(&self, run: &Range<usize>) -> bool {
        self.value[run.clone()].contains(&IN_DOUBT)
    }

    /// Whether something holds in full in each period of a run; of those in doubt, it is not said.
    pub(crate) fn holding(&self, run: &Range<usize>) -> impl Iterator<Item = bool> {
        let holds: [bool; Value::ALL.len()] = Value::ALL.map(Value::holds);
        self.value[run.clone()]
            .iter()
            .map(move |value| holds.get(usize::from(*value)).copied().unwrap_or(false))
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
        pick(self.end[..begun].iter().map(|end| *end > day).zip(self.period[..begun].iter().copied()))
    }
}

/// Those of many things that are marked, in order.
///
/// Each is written in any case and counted only if it is marked: no branch for the processor to guess wrong.
fn pick<T: Copy + Default>(marked: impl Iterator<Item = (bool, T)>) -> Vec<T> {
    const BLOCK: usize = 256;
    // Room for all: what is not written to costs no memory, and nothing is copied as the list grows.
    let mut picked = Vec::with_capacity(marked.size_hint().1.unwrap_or(0));
    let mut block = [T::default(); BLOCK];
    let mut count = 0;
    for (is_marked, thing) in marked {
        block[count] = thing;
        count += usize::from(is_marked);
        if count == BLOCK {
            picked.extend_from_slice(&block);
            count = 0;
        }
    }
    picked.extend_from_slice(&block[..count]);
    picked
}

impl Mutual {
    /// The pairs of a day; where one side is in doubt, only those that pass a test.
    pub(crate) fn covering(
        &self,
        day: Day,
        mut holds: impl FnMut(EntityIx, EntityIx) -> bool,
    ) -> Vec<(EntityIx, EntityIx)> {
        let begun = self.start.partition_point(|start| *start <= day);
        let mut pairs =
            pick(self.end[..begun].iter().map(|end| *end > day).zip(self.pair[..begun].iter().copied()));
        let doubtful = self.in_doubt.iter().filter(|(start, end, _)| *start <= day && day < *end);
        pairs.extend(doubtful.map(|(_, _, pair)| *pair).filter(|(one, other)| holds(*one, *other)));
        pairs
    }
}

/// Folds all strands of a graph.
pub(super) fn fold_all(graph: &Graph) -> Periods {
    let entities = graph.net.node_count();
    let by_object = by_object(graph, entities);
    let by_start = || {
        let days = by_object.start.iter().copied().zip(0..);
        let (known, in_doubt) = days.partition(|(_, period)| !by_object.is_in_doubt(*period));
        (ByStart::new(known, &by_object), ByStart::new(in_doubt, &by_object))
    };
    let by_author = || {
        let by_author = by_author(graph, &by_object, entities);
        let mutual = Matter::ALL.map(|matter| mutual(matter, entities, &by_object, &by_author)).into();
        (by_author, mutual)
    };
    let ((by_start, in_doubt_by_start), (by_author, mutual)) = match by_object.len() < WORTH_A_THREAD {
        true => (by_start(), by_author()),
        false => std::thread::scope(|threads| {
            let by_start = threads.spawn(by_start);
            let by_author = by_author();
            (by_start.join().expect("sorting does not panic"), by_author)
        }),
    };
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
        if posts > 0 {
            if let Some((start, end)) = when_anything_may_hold(graph, strands) {
                columns.push(first.key.author, start, end, IN_DOUBT, strand);
            }
        } else if fold_plain(graph, first, strand, &mut columns).is_none() {
            columns.truncate(before);
            fold_clusters(graph, first, strand, &mut columns);
        }
        next += posts + 1;
    }
    columns.buckets.resize(Matter::ALL.len() * entities + 1, columns.start.len() as u32);
    let in_doubt = columns.value.iter().zip(0..).filter(|(value, _)| **value == IN_DOUBT);
    columns.in_doubt = in_doubt.map(|(_, number)| number).collect();
    columns
}

impl Columns {
    /// Adds a period, or lengthens the one before it where that is the same.
    fn extend_or_push(&mut self, other: EntityIx, start: Day, end: Day, value: u8, strand: u32) {
        let is_same = self.strand.last() == Some(&strand)
            && self.value.last() == Some(&value)
            && self.end.last() == Some(&start);
        match (is_same, self.end.last_mut()) {
            (true, Some(last)) => *last = end,
            _ => self.push(other, start, end, value, strand),
        }
    }

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
    let (life_end, latest_end) = ends_of_lives(graph, strand);
    if life_end != latest_end {
        return None;
    }
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

/// Folds a strand whose order or dates are not settled everywhere; stretches in which they are not are kept as in doubt.
///
/// Acts whose days overlap make a cluster. Clusters follow each other in a certain order, and each leaves behind what it
/// sets, whatever was before: doubt ends with the next act that is clear.
fn fold_clusters(graph: &Graph, strand: &Strand, number: u32, columns: &mut Columns) {
    let mut acts: Vec<&Act> = graph.acts_in(strand).filter(|act| moves(act)).collect();
    acts.sort_by_key(|act| act.window);
    // From each of these days on, a state holds until the next.
    let mut states: Vec<(Day, u8)> = vec![(Day::MIN, Value::None.number())];
    let mut held_before = None;
    let mut rest = acts.as_slice();
    while let Some(first) = rest.first() {
        let mut end = first.window.1;
        let length = rest.iter().take_while(|act| {
            let overlaps = act.window.0 <= end;
            end = end.max(if overlaps { act.window.1 } else { end });
            overlaps
        });
        let (cluster, others) = rest.split_at(length.count());
        rest = others;
        let is_settled = cluster.iter().all(|act| !act.marks.has(Marks::DENIED))
            && cluster
                .windows(2)
                .all(|pair| is_plain(pair[0]) && is_plain(pair[1]) && is_order_settled(pair[0], pair[1]));
        let set = |act: &Act| match effect(act.matter, act.deed) {
            Some(Effect::Sets(value)) => Some(value),
            Some(Effect::Restores) => held_before,
            Some(Effect::Leaves) | None => None,
        };
        let last = cluster.last().and_then(|act| set(act)).filter(|_| is_settled);
        match last {
            Some(value) => {
                if first.window.0 < end {
                    states.push((first.window.0, IN_DOUBT));
                }
                states.push((end, value.number()));
                held_before = if value.holds() { Some(value) } else { held_before };
            }
            None => {
                states.push((first.window.0, IN_DOUBT));
                held_before = None;
            }
        }
    }
    let ends = states.iter().skip(1).map(|(day, _)| *day).chain([Day::MAX]);
    let (life_end, latest_end) = ends_of_lives(graph, strand);
    for ((start, state), end) in
        states.iter().zip(ends).filter(|((_, state), _)| *state != Value::None.number())
    {
        let stretches =
            [(*start, end.min(life_end), *state), (life_end.max(*start), end.min(latest_end), IN_DOUBT)];
        for (start, end, state) in stretches.into_iter().filter(|(start, end, _)| start < end) {
            columns.extend_or_push(strand.key.author, start, end, state, number);
        }
    }
}

fn moves(act: &Act) -> bool {
    act.step.moves()
        && !act.marks.has(Marks::REFUTED)
        && matches!(effect(act.matter, act.deed), Some(Effect::Sets(_) | Effect::Restores))
}

fn is_plain(act: &Act) -> bool {
    act.step.moves() && act.window.0 == act.window.1 && act.marks.is_plain()
}

/// Whether two acts that follow each other in a strand's run can only have happened in that order, or to the same effect.
fn is_order_settled(one: &Act, next: &Act) -> bool {
    let ends =
        |act: &Act| matches!(effect(act.matter, act.deed), Some(Effect::Sets(value)) if !value.holds());
    one.window.0 < next.window.0
        || effect(one.matter, one.deed) == effect(next.matter, next.deed)
        || (ends(one) && !ends(next) && one.on.exact().is_some() && next.on.exact().is_some())
}

/// The first day from which one of the parties may no longer exist, and the first from which it certainly does not.
fn ends_of_lives(graph: &Graph, strand: &Strand) -> (Day, Day) {
    let ends = [strand.key.author, strand.key.object].map(|party| graph.entity_at(party).until);
    let ends = ends.into_iter().flatten();
    ends.fold((Day::MAX, Day::MAX), |(first, last), until| {
        (first.min(until.earliest()), last.min(until.latest()))
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
        in_doubt: Vec::new(),
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
    let (in_doubt, mut found): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.3);
    found.sort_unstable();
    Mutual {
        start: found.iter().map(|one| one.0).collect(),
        end: found.iter().map(|one| one.1).collect(),
        pair: found.iter().map(|one| one.2).collect(),
        in_doubt: in_doubt.into_iter().map(|(start, end, pair, _)| (start, end, pair)).collect(),
    }
}
