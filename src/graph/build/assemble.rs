//! From drafts to a graph: acts are put in order, strand by strand, and get their numbers.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use petgraph::graph::DiGraph;

use super::order;
use crate::diagnostic::Diagnostic;
use crate::graph::act::{Detail, Marks};
use crate::graph::entity::{EntityIx, SourceIx};
use crate::graph::group::Group;
use crate::graph::lens::Lens;
use crate::graph::period::Periods;
use crate::graph::strand::{PostIx, Under};
use crate::graph::{Act, ActIx, Entity, Graph, Instrument, Source, Strand, StrandKey};
use crate::id::Id;
use crate::text::TextMap;
use crate::time::Day;
use crate::vocabulary::{Effect, effect};

/// An act before it has its number.
#[derive(Debug)]
pub(in crate::graph) struct Draft {
    pub(in crate::graph) key: StrandKey,
    pub(in crate::graph) act: Act,
    pub(in crate::graph) more: Option<Box<More>>,
}

/// What few acts carry, and what is needed only until acts have numbers.
#[derive(Debug, Default)]
pub(in crate::graph) struct More {
    pub(in crate::graph) detail: Detail,
    pub(in crate::graph) after: Vec<Id>,
}

impl Draft {
    pub(super) fn id(&self) -> Option<&Id> {
        self.more.as_ref().and_then(|more| more.detail.id.as_ref())
    }

    pub(super) fn after(&self) -> &[Id] {
        self.more.as_ref().map_or(&[], |more| &more.after)
    }

    /// The order of acts that fall on the same days: what ends something first, then by id.
    fn cmp_on_same_days(&self, other: &Self) -> Ordering {
        let begins = |draft: &Self| !matches!(effect(draft.act.matter, draft.act.deed), Some(Effect::Sets(value)) if !value.holds());
        begins(self)
            .cmp(&begins(other))
            .then_with(|| self.id().cmp(&other.id()))
            .then_with(|| (self.act.step, self.act.deed).cmp(&(other.act.step, other.act.deed)))
    }
}

/// Lists and texts that many acts share, each kept once.
#[derive(Debug, Default)]
pub(in crate::graph) struct Shared {
    source_lists: Vec<Box<[SourceIx]>>,
    known_lists: HashMap<Box<[SourceIx]>, u32>,
    posts: Vec<String>,
}

impl Shared {
    /// The number of a list of sources, which is in order of source.
    pub(in crate::graph) fn source_list(&mut self, list: &[SourceIx]) -> u32 {
        // Neighbouring acts often rest on the same sources.
        match self.source_lists.last() {
            Some(last) if **last == *list => return self.source_lists.len() as u32 - 1,
            _ => {}
        }
        match self.known_lists.get(list) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(self.source_lists.len()).expect("fewer than 2^32 lists are read");
                self.source_lists.push(list.into());
                self.known_lists.insert(list.into(), number);
                number
            }
        }
    }

    /// Gives the sources their final numbers.
    pub(in crate::graph) fn renumber_sources(&mut self, number: impl Fn(SourceIx) -> SourceIx) {
        self.known_lists.clear();
        for list in &mut self.source_lists {
            for source in list.iter_mut() {
                *source = number(*source);
            }
            list.sort_unstable();
        }
    }

    /// The number of a post, in order of its first mention until the graph is assembled.
    pub(in crate::graph) fn post(&mut self, name: &str) -> PostIx {
        let at = self.posts.iter().position(|known| known == name).unwrap_or_else(|| {
            self.posts.push(name.to_owned());
            self.posts.len() - 1
        });
        PostIx(u32::try_from(at).expect("fewer than 2^32 posts are read"))
    }
}

/// Everything a graph is made of but what is said about acts.
pub(in crate::graph) struct Parts {
    pub(in crate::graph) entities: Vec<Entity>,
    pub(in crate::graph) groups: Vec<Group>,
    pub(in crate::graph) lenses: Vec<Lens>,
    pub(in crate::graph) instruments: Vec<Instrument>,
    pub(in crate::graph) sources: Vec<Source>,
    pub(in crate::graph) shared: Shared,
    pub(in crate::graph) drafts: Vec<Draft>,
}

/// Puts a graph together, without claims, coverage and the like.
pub(super) fn assemble(parts: Parts, trouble: &mut Vec<Diagnostic>) -> Graph {
    let Parts { entities, groups, lenses, instruments, sources, mut shared, mut drafts } = parts;
    number_posts_by_name(&mut shared.posts, &mut drafts);
    order::settle(&mut drafts, &entities, trouble);
    let sequence = in_order(&drafts);
    let numbers = numbers_by_id(&drafts, &sequence);
    let is_refuted = |draft: &&Draft| draft.act.marks.has(Marks::REFUTED);
    let refuted: BTreeSet<Id> =
        drafts.iter().filter(is_refuted).filter_map(|draft| draft.id().cloned()).collect();

    let mut net = DiGraph::with_capacity(entities.len(), drafts.len());
    for entity in entities {
        net.add_node(entity);
    }
    let mut details = Vec::new();
    let mut strands: Vec<Strand> = Vec::new();
    let mut followers: Vec<(ActIx, ActIx)> = Vec::new();
    // Drafts lie in the order in which they came: several are fetched at once, so that the wait for memory is shared.
    let mut fetched: Vec<(StrandKey, Act, Option<Box<More>>)> = Vec::with_capacity(FETCHED_AT_ONCE);
    let mut waiting = sequence.iter();
    let in_sequence = std::iter::from_fn(|| {
        if fetched.is_empty() {
            fetched.extend(waiting.by_ref().take(FETCHED_AT_ONCE).map(|place| {
                let draft = &mut drafts[*place as usize];
                (draft.key, draft.act, draft.more.take())
            }));
            fetched.reverse();
        }
        fetched.pop()
    });
    for (number, (key, mut act, more)) in (0u32..).zip(in_sequence) {
        if let Some(more) = more {
            let More { mut detail, after } = *more;
            detail.after = match act.marks.has(Marks::REFUTED) {
                // What is known not to have happened follows nothing and is followed by nothing.
                true => Vec::new(),
                false => after
                    .iter()
                    .filter(|id| !refuted.contains(*id))
                    .filter_map(|id| numbers.get(id).copied())
                    .collect(),
            };
            let this = ActIx::from_number(number as usize);
            followers.extend(detail.after.iter().map(|earlier| (*earlier, this)));
            details.push(detail);
            act.detail = u32::try_from(details.len()).expect("fewer than 2^32 acts are read");
        }
        match strands.last_mut() {
            Some(strand) if strand.key == key => strand.acts.end = number + 1,
            _ => strands.push(Strand { key, acts: number..number + 1 }),
        }
        net.add_edge(key.author.0, key.object.0, act);
    }
    drop((drafts, sequence));
    followers.sort_unstable();
    for (earlier, later) in &followers {
        for act in [earlier, later] {
            net[act.0].marks = net[act.0].marks.with(Marks::ORDERED);
        }
    }
    let by_author = Graph::strands_by_author(&strands, net.node_count());
    Graph {
        net,
        details,
        source_lists: shared.source_lists,
        posts: shared.posts,
        instruments,
        groups,
        lenses,
        sources,
        strands,
        by_author,
        followers,
        numbers,
        claims: Vec::new(),
        readings: Vec::new(),
        coverage: Vec::new(),
        checkpoints: Vec::new(),
        published: Vec::new(),
        questions: Vec::new(),
        texts: TextMap::default(),
        periods: Periods::default(),
        all_known_from: Day::MIN,
        horizon: None,
    }
}

/// How many drafts are fetched at once.
const FETCHED_AT_ONCE: usize = 64;

/// Numbers posts in order of name, so that the order of files decides nothing.
fn number_posts_by_name(posts: &mut Vec<String>, drafts: &mut [Draft]) {
    if posts.is_empty() {
        return;
    }
    let first_seen = std::mem::take(posts);
    posts.extend(first_seen.iter().cloned());
    posts.sort();
    let renumbered: Vec<u32> = first_seen
        .iter()
        .map(|name| posts.binary_search(name).expect("both lists hold the same names") as u32)
        .collect();
    for draft in drafts {
        if let Some(PostIx(old)) = draft.key.under.post() {
            draft.key.under = Under::of_post(PostIx(renumbered[old as usize]));
            draft.act.under = draft.key.under;
        }
    }
}

/// The places of the drafts in the order of acts in a graph: strand by strand, in each by date.
fn in_order(drafts: &[Draft]) -> Vec<u32> {
    // Packed keys sort several times faster than the fields one by one: parties first, then what is under them and the last
    // possible day. That day leads: an act "by 4 October 2024" stands beside those of that day.
    let pack = |draft: &Draft| {
        let StrandKey { matter, object, author, under } = draft.key;
        let number = |entity: EntityIx| u64::try_from(entity.number()).expect("a number of 32 bits");
        let parties = (matter as u64) << 58 | number(object) << 29 | number(author);
        let day = draft.act.window.1.days_since(Day::MIN) as u64;
        (parties, u64::from(under.number()) << 32 | day)
    };
    let mut keyed: Vec<Keyed> = (0u32..).zip(drafts).map(|(place, draft)| (pack(draft), place)).collect();
    let compare = |(key, place): &Keyed, (other_key, other_place): &Keyed| {
        key.cmp(other_key).then_with(|| {
            let (draft, other) = (&drafts[*place as usize], &drafts[*other_place as usize]);
            let on_days =
                draft.act.window.0.cmp(&other.act.window.0).then_with(|| draft.cmp_on_same_days(other));
            on_days.then(place.cmp(other_place))
        })
    };
    let places = |keyed: Vec<Keyed>| keyed.into_iter().map(|(_, place)| place).collect();
    if keyed.len() < WORTH_A_THREAD {
        keyed.sort_unstable_by(compare);
        return places(keyed);
    }
    let half = keyed.len() / 2;
    let (one, other) = keyed.split_at_mut(half);
    std::thread::scope(|threads| {
        threads.spawn(|| one.sort_unstable_by(compare));
        other.sort_unstable_by(compare);
    });
    merged(one, other, compare)
}

/// The parties, what is under them with the day, and the place of a draft.
type Keyed = ((u64, u64), u32);

/// How many acts there must be for a second thread to be worth its start.
pub(in crate::graph) const WORTH_A_THREAD: usize = 200_000;

/// The places of two sorted runs, merged.
fn merged(one: &[Keyed], other: &[Keyed], compare: impl Fn(&Keyed, &Keyed) -> Ordering) -> Vec<u32> {
    let mut places = Vec::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (one.peek(), other.peek()) {
            (Some(first), Some(second)) if compare(first, second).is_le() => one.next(),
            (_, Some(_)) => other.next(),
            (Some(_), None) => one.next(),
            (None, None) => return places,
        };
        places.extend(next.map(|(_, place)| *place));
    }
}

fn numbers_by_id(drafts: &[Draft], sequence: &[u32]) -> BTreeMap<Id, ActIx> {
    let with_id = sequence.iter().enumerate().filter_map(|(number, place)| {
        let id = drafts[*place as usize].id()?;
        Some((id.clone(), ActIx::from_number(number)))
    });
    with_id.collect()
}
