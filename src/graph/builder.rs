//! Graphs made by a program rather than read from files: a table of events, an archive, a simulation.

use std::collections::HashMap;
use std::fmt;

use super::Graph;
use super::act::{Act, Detail, Marks};
use super::build::{Draft, More, Parts, Shared, build_new};
use super::entity::{EntityIx, InstrumentIx, SourceIx};
use super::strand::{StrandKey, Under};
use super::{Entity, Instrument, Source};
use crate::diagnostic::Diagnostic;
use crate::id::Id;
use crate::time::{Day, PartialDate};
use crate::vocabulary::{Deed, EntityKind, InstrumentKind, Matter, Step, effect};

/// Gathers entities, sources and acts, and makes a graph of them.
///
/// The order in which they come decides nothing: the same records in another order make the same graph.
///
/// # Examples
/// ```
/// use comity::Id;
/// use comity::graph::{Builder, NewAct};
/// use comity::time::{AsOf, Day, PartialDate};
/// use comity::vocabulary::{Deed, EntityKind, Matter, Quality};
///
/// let mut builder = Builder::default();
/// let ruritania = builder.entity(Id::new("ruritania")?, EntityKind::State, "Ruritania");
/// let utopia = builder.entity(Id::new("utopia")?, EntityKind::State, "Utopia");
/// let gazette = builder.source(Id::new("gazette-1920")?, "Notes exchanged", "Gazette", PartialDate::read("1920-03-05")?);
/// let recognition = (Matter::RecognitionAsState, Deed::Recognize(Quality::DeJure));
/// builder.act(NewAct::new(PartialDate::read("1920-03-04")?, ruritania, recognition, utopia, &[gazette]))?;
/// let (graph, faults) = builder.build();
///
/// assert!(faults.is_empty());
/// let (ruritania, utopia) = (graph.entity("ruritania").unwrap(), graph.entity("utopia").unwrap());
/// let view = graph.as_of(AsOf::on(Day::read("1950-01-01").unwrap()));
/// assert_eq!(view.standing(ruritania, utopia, Matter::RecognitionAsState).count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct Builder {
    new: NewActs,
    entities: HashMap<Id, EntityKey>,
    sources: HashMap<Id, SourceKey>,
    instruments: HashMap<Id, InstrumentKey>,
    acts: HashMap<Id, ()>,
}

/// The records of a builder, numbered in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct NewActs {
    entities: Vec<Entity>,
    instruments: Vec<Instrument>,
    sources: Vec<Source>,
    shared: Shared,
    drafts: Vec<Draft>,
    /// The list of sources of the latest act, kept so that no act has to make its own.
    list: Vec<SourceIx>,
    /// The latest date and the days it may mean: records often come in order of date.
    latest: Option<(PartialDate, (Day, Day))>,
}

/// An entity of a builder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EntityKey(EntityIx);

/// A source of a builder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SourceKey(SourceIx);

/// An instrument of a builder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct InstrumentKey(InstrumentIx);

/// An act to be added.
#[derive(Debug, Clone)]
pub struct NewAct<'a> {
    /// Its id; without one it is named by its number.
    pub id: Option<Id>,
    /// The date that moves the standing.
    pub on: PartialDate,
    /// Who did it.
    pub author: EntityKey,
    /// In which matter.
    pub matter: Matter,
    /// What was done.
    pub deed: Deed,
    /// Towards whom.
    pub object: EntityKey,
    /// How far it had come.
    pub step: Step,
    /// The instrument it stands under; a listing needs one.
    pub instrument: Option<InstrumentKey>,
    /// The post it concerns, where it is not the chief one.
    pub post: Option<&'a str>,
    /// The sources it rests on, at least one.
    pub sources: &'a [SourceKey],
    /// Ids of acts that it is said to have followed; those that name none are passed over.
    pub after: &'a [Id],
}

impl<'a> NewAct<'a> {
    /// An act in force, under no instrument and at no special post.
    #[must_use]
    pub fn new(
        on: PartialDate,
        author: EntityKey,
        (matter, deed): (Matter, Deed),
        object: EntityKey,
        sources: &'a [SourceKey],
    ) -> Self {
        Self {
            id: None,
            on,
            author,
            matter,
            deed,
            object,
            step: Step::InForce,
            instrument: None,
            post: None,
            sources,
            after: &[],
        }
    }

    /// The same act under an instrument.
    #[must_use]
    pub fn under(self, instrument: InstrumentKey) -> Self {
        Self { instrument: Some(instrument), ..self }
    }
}

/// Why an act cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadAct {
    /// The id is taken.
    DuplicateId,
    /// The deed does not belong to the matter.
    DeedUnsuited(Matter, Deed),
    /// The author is its own object.
    OwnObject,
    /// The object cannot be recognized in this capacity.
    WrongKind(EntityKind, Matter),
    /// A listing names no instrument, or a deed that knows none names one.
    Instrument(Matter),
    /// The step does not belong to the deed.
    StepUnsuited(Step, Deed),
    /// No source is named.
    Unsourced,
}

impl fmt::Display for BadAct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateId => f.write_str("another act has this id"),
            Self::DeedUnsuited(matter, deed) => {
                write!(f, "“{}” does nothing in the matter “{}”", deed.id(), matter.in_words())
            }
            Self::OwnObject => f.write_str("the author is its own object"),
            Self::WrongKind(kind, matter) => {
                write!(
                    f,
                    "a {} takes no part in the matter “{}” as its object",
                    kind.in_words(),
                    matter.in_words()
                )
            }
            Self::Instrument(Matter::Listing) => {
                f.write_str("a listing needs the instrument it stands under")
            }
            Self::Instrument(matter) => {
                write!(f, "the matter “{}” stands under no instrument", matter.in_words())
            }
            Self::StepUnsuited(step, deed) => write!(f, "“{}” has no step “{}”", deed.id(), step.id()),
            Self::Unsourced => f.write_str("an act needs a source"),
        }
    }
}

impl std::error::Error for BadAct {}

impl Builder {
    /// Adds an entity, or finds the one that has the id already.
    pub fn entity(&mut self, id: Id, kind: EntityKind, name: &str) -> EntityKey {
        *self.entities.entry(id).or_insert_with_key(|id| {
            self.new.entities.push(Entity::named(id.clone(), kind, name));
            EntityKey(EntityIx::from_number(self.new.entities.len() - 1))
        })
    }

    /// Adds a source, or finds the one that has the id already.
    pub fn source(&mut self, id: Id, title: &str, publisher: &str, published: PartialDate) -> SourceKey {
        *self.sources.entry(id).or_insert_with_key(|id| {
            self.new.sources.push(Source::named(id.clone(), title, publisher, published));
            SourceKey(SourceIx::from_number(self.new.sources.len() - 1))
        })
    }

    /// Adds an instrument of an entity, or finds the one that has the id already.
    pub fn instrument(&mut self, id: Id, kind: InstrumentKind, name: &str, of: EntityKey) -> InstrumentKey {
        *self.instruments.entry(id).or_insert_with_key(|id| {
            self.new.instruments.push(Instrument::named(id.clone(), kind, name, of.0));
            InstrumentKey(InstrumentIx::from_number(self.new.instruments.len() - 1))
        })
    }

    /// Adds an act.
    ///
    /// # Errors
    /// An act that no file could hold either: a deed of another matter, a listing without an instrument, an act without a
    /// source. The builder is left as it was.
    pub fn act(&mut self, act: NewAct<'_>) -> Result<(), BadAct> {
        let kind = self.new.entities[act.object.0.number()].kind;
        let fits_kind = match act.matter {
            Matter::RecognitionAsState => kind.can_be_state(),
            Matter::RecognitionAsGovernment => kind.can_be_government(),
            _ => true,
        };
        if effect(act.matter, act.deed).is_none() {
            return Err(BadAct::DeedUnsuited(act.matter, act.deed));
        }
        if act.author == act.object {
            return Err(BadAct::OwnObject);
        }
        if !fits_kind {
            return Err(BadAct::WrongKind(kind, act.matter));
        }
        let instrument_fits = match act.matter {
            Matter::Listing => act.instrument.is_some(),
            matter => matter.takes_instrument() || act.instrument.is_none(),
        };
        if !instrument_fits {
            return Err(BadAct::Instrument(act.matter));
        }
        if act.step.is_of_envoy() && !matches!(act.deed, Deed::ReceiveEnvoy(_)) {
            return Err(BadAct::StepUnsuited(act.step, act.deed));
        }
        if act.sources.is_empty() {
            return Err(BadAct::Unsourced);
        }
        if let Some(id) = &act.id
            && self.acts.insert(id.clone(), ()).is_some()
        {
            return Err(BadAct::DuplicateId);
        }
        self.new.add(act);
        Ok(())
    }

    /// Makes the graph. Acts outside the lives of their parties are left out and reported.
    #[must_use]
    pub fn build(self) -> (Graph, Vec<Diagnostic>) {
        build_new(self.new)
    }
}

impl NewActs {
    fn window_of(&mut self, on: PartialDate) -> (Day, Day) {
        match self.latest {
            Some((known, window)) if known == on => window,
            _ => {
                let window = on.bounds();
                self.latest = Some((on, window));
                window
            }
        }
    }

    fn add(&mut self, act: NewAct<'_>) {
        self.list.clear();
        self.list.extend(act.sources.iter().map(|source| source.0));
        self.list.sort_unstable();
        self.list.dedup();
        let published = self.list.iter().map(|ix| self.sources[ix.number()].known_from);
        let known_from = published.min().unwrap_or(Day::MIN);
        let under = match (act.instrument, act.post) {
            (Some(instrument), _) => Under::of_instrument(instrument.0),
            (None, Some(post)) => Under::of_post(self.shared.post(post)),
            (None, None) => Under::NOTHING,
        };
        let more = (act.id.is_some() || !act.after.is_empty()).then(|| {
            Box::new(More { detail: Detail { id: act.id, ..Detail::default() }, after: act.after.to_vec() })
        });
        let window = self.window_of(act.on);
        self.drafts.push(Draft {
            key: StrandKey { matter: act.matter, object: act.object.0, author: act.author.0, under },
            act: Act {
                on: act.on,
                window,
                known_from,
                sources: self.shared.source_list(&self.list),
                detail: 0,
                under,
                deed: act.deed,
                matter: act.matter,
                step: act.step,
                marks: Marks::default(),
            },
            more,
        });
    }

    /// The parts of a graph, everything numbered in order of id.
    pub(super) fn into_parts(self) -> Parts {
        let Self { entities, instruments, sources, mut shared, mut drafts, .. } = self;
        let (entities, entity_numbers) = in_order_of_id(entities, |entity| &entity.id);
        let (sources, source_numbers) = in_order_of_id(sources, |source| &source.id);
        let (mut instruments, instrument_numbers) = in_order_of_id(instruments, |instrument| &instrument.id);
        let entity = |old: EntityIx| EntityIx::from_number(entity_numbers[old.number()]);
        for instrument in &mut instruments {
            instrument.of = entity(instrument.of);
        }
        for draft in &mut drafts {
            draft.key.author = entity(draft.key.author);
            draft.key.object = entity(draft.key.object);
            if let Some(old) = draft.key.under.instrument() {
                let new = InstrumentIx::from_number(instrument_numbers[old.number() as usize]);
                draft.key.under = Under::of_instrument(new);
                draft.act.under = draft.key.under;
            }
        }
        shared.renumber_sources(|old| SourceIx::from_number(source_numbers[old.number()]));
        Parts { entities, groups: Vec::new(), lenses: Vec::new(), instruments, sources, shared, drafts }
    }
}

/// Records in order of id, with the new number of each old one.
fn in_order_of_id<T>(records: Vec<T>, id: impl Fn(&T) -> &Id) -> (Vec<T>, Vec<usize>) {
    let mut numbered: Vec<(usize, T)> = records.into_iter().enumerate().collect();
    numbered.sort_by(|(_, one), (_, other)| id(one).cmp(id(other)));
    let mut new_numbers = vec![0; numbered.len()];
    for (new, (old, _)) in numbered.iter().enumerate() {
        new_numbers[*old] = new;
    }
    (numbered.into_iter().map(|(_, record)| record).collect(), new_numbers)
}
