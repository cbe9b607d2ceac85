//! The records that others name: entities, instruments, sources.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::mem;

use super::assemble::{Parts, Shared};
use super::{
    Layer, read_date, read_id, read_optional_date, read_optional_text, read_text, read_texts, resolve,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::record::{
    ConductRecord, EntityRecord, GroupRecord, InstrumentRecord, LensRecord, SourceRecord, Texts,
};
use crate::document::{Document, Field, Reader, Record};
use crate::graph::entity::{EntityIx, InstrumentIx, SourceIx, first_known};
use crate::graph::group::{Group, Member};
use crate::graph::lens::Lens;
use crate::graph::{Conduct, DatedName, Entity, GroupIx, Instrument, Source};
use crate::id::Id;
use crate::text::Span;
use crate::time::Day;
use crate::vocabulary::{MissionGrade, Rank, Step};

/// The numbers under which records can be named.
pub(super) struct Names {
    pub(super) entities: BTreeMap<Id, EntityIx>,
    pub(super) instruments: BTreeMap<Id, InstrumentIx>,
    pub(super) sources: BTreeMap<Id, SourceIx>,
    pub(super) groups: BTreeMap<Id, GroupIx>,
    pub(super) kinds: Vec<crate::vocabulary::EntityKind>,
    pub(super) known_from: Vec<Day>,
}

/// Collects the records that can be named, each sort in order of id.
pub(super) fn collect(documents: &mut [(Layer, Document<'_>)]) -> (Names, Parts) {
    let mut entities: Shelf<Entity> = Shelf::default();
    let mut sources: Shelf<Source> = Shelf::default();
    for (layer, document) in documents.iter_mut() {
        for record in &document.records.entities {
            if let Some((id, entity)) = read_entity(&mut document.reader, record) {
                let place = document.reader.place(record);
                entities.put(&mut document.reader, *layer, place, id, entity);
            }
        }
        // Records that are done with make room for the graph.
        for record in mem::take(&mut document.records.sources) {
            if let Some((id, source)) = read_source(&mut document.reader, &record) {
                let place = document.reader.place(&record);
                sources.put(&mut document.reader, *layer, place, id, source);
            }
        }
    }
    let (entity_numbers, entities) = entities.numbered(EntityIx::from_number);
    let (source_numbers, mut sources) = sources.numbered(SourceIx::from_number);

    // What entities and instruments name can be looked up only now that all names are known.
    let mut instruments: Shelf<Instrument> = Shelf::default();
    let mut groups: Shelf<Group> = Shelf::default();
    let mut lenses: Shelf<Lens> = Shelf::default();
    let mut used: Vec<SourceIx> = Vec::new();
    for (layer, document) in documents.iter_mut() {
        for record in mem::take(&mut document.records.entities) {
            let fields = &record.fields;
            if let Some(claims) = &fields.claims {
                resolve(&mut document.reader, claims, "entity", &entity_numbers);
            }
            resolve_all(&mut document.reader, fields.succeeds.as_ref(), "entity", &entity_numbers);
            let named = resolve_all(&mut document.reader, fields.sources.as_ref(), "source", &source_numbers);
            used.extend(named.into_iter().flatten());
        }
        for record in mem::take(&mut document.records.groups) {
            if let Some((id, group)) = read_group(&mut document.reader, &record, &entity_numbers) {
                let sources = record.fields.sources.as_ref();
                let named = resolve_all(&mut document.reader, sources, "source", &source_numbers);
                used.extend(named.into_iter().flatten());
                let place = document.reader.place(&record);
                groups.put(&mut document.reader, *layer, place, id, group);
            }
        }
        for record in mem::take(&mut document.records.lenses) {
            if let Some((id, lens)) = read_lens(&mut document.reader, &record) {
                let sources = record.fields.sources.as_ref();
                let named = resolve_all(&mut document.reader, sources, "source", &source_numbers);
                used.extend(named.into_iter().flatten());
                let place = document.reader.place(&record);
                lenses.put(&mut document.reader, *layer, place, id, lens);
            }
        }
        for record in mem::take(&mut document.records.instruments) {
            if let Some((id, instrument)) = read_instrument(&mut document.reader, &record, &entity_numbers) {
                let sources = record.fields.sources.as_ref();
                let named = resolve_all(&mut document.reader, sources, "source", &source_numbers);
                used.extend(named.into_iter().flatten());
                let place = document.reader.place(&record);
                instruments.put(&mut document.reader, *layer, place, id, instrument);
            }
        }
    }
    let (instrument_numbers, instruments) = instruments.numbered(InstrumentIx::from_number);
    let (group_numbers, groups) = groups.numbered(|number| GroupIx(number as u32));
    for source in used {
        sources[source.number()].used = true;
    }
    let names = Names {
        kinds: entities.iter().map(|entity| entity.kind).collect(),
        known_from: sources.iter().map(|source| source.known_from).collect(),
        entities: entity_numbers,
        instruments: instrument_numbers,
        sources: source_numbers,
        groups: group_numbers,
    };
    let parts = Parts {
        entities,
        groups,
        lenses: lenses.into_values(),
        instruments,
        sources,
        shared: Shared::default(),
        drafts: Vec::new(),
    };
    (names, parts)
}

/// Records by id. A record of a later layer takes the place of an earlier one; two of one layer are a fault.
pub(super) struct Shelf<T> {
    /// Records are large, so they stay where they are while ids are put in order.
    values: Vec<T>,
    origins: Vec<(Layer, Span)>,
    /// Where each id's record is.
    places: BTreeMap<Id, usize>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { values: Vec::new(), origins: Vec::new(), places: BTreeMap::new() }
    }
}

impl<T> Shelf<T> {
    pub(super) fn put(&mut self, reader: &mut Reader<'_>, layer: Layer, span: Span, id: Id, value: T) {
        match self.places.entry(id) {
            Entry::Vacant(place) => {
                place.insert(self.values.len());
                self.values.push(value);
                self.origins.push((layer, span));
            }
            Entry::Occupied(place) => {
                let (earlier, first) = &mut self.origins[*place.get()];
                if *earlier != layer {
                    (*earlier, *first) = (layer, span);
                    self.values[*place.get()] = value;
                    return;
                }
                let headline = format!("the id `{}` is given twice", place.key());
                reader.report(
                    Diagnostic::new(Code::DuplicateId, headline, span)
                        .saying("this record is left out")
                        .also(*first, "this one is kept")
                        .help("give one of them another id, or take it out"),
                );
            }
        }
    }

    /// The records in order of id, and a number for each by its place in that.
    pub(super) fn numbered<N>(mut self, number: impl Fn(usize) -> N) -> (BTreeMap<Id, N>, Vec<T>) {
        let mut goes_to = vec![0; self.values.len()];
        self.places.values().enumerate().for_each(|(rank, place)| goes_to[*place] = rank);
        for at in 0..goes_to.len() {
            while goes_to[at] != at {
                let to = goes_to[at];
                self.values.swap(at, to);
                goes_to.swap(at, to);
            }
        }
        let numbers = self.places.into_keys().enumerate().map(|(at, id)| (id, number(at)));
        (numbers.collect(), self.values)
    }

    pub(super) fn into_values(self) -> Vec<T> {
        self.numbered(|_| ()).1
    }
}

fn read_entity<'t>(reader: &mut Reader<'t>, record: &Record<EntityRecord<'t>>) -> Option<(Id, Entity)> {
    let fields = &record.fields;
    let id = read_id(reader, &fields.id);
    let kind = fields.kind.get(reader).copied();
    let name = read_text(reader, &fields.name);
    let definite = fields.definite.as_ref().is_some_and(|field| field.get(reader) == Some(&true));
    let (from, until) = match fields.life.as_ref().and_then(|life| life.get(reader)) {
        Some(life) => (
            read_optional_date(reader, life.from.as_ref()).flatten(),
            read_optional_date(reader, life.until.as_ref()).flatten(),
        ),
        None => (None, None),
    };
    let names = read_list(reader, fields.names.as_ref(), |reader, name| {
        Some(DatedName {
            name: read_text(reader, &name.name)?,
            from: read_optional_date(reader, name.from.as_ref())?,
            until: read_optional_date(reader, name.until.as_ref())?,
        })
    });
    let succeeds = fields.succeeds.as_ref().and_then(Field::peek).map_or(&[][..], Vec::as_slice);
    let succeeds = succeeds.iter().filter_map(Field::peek).filter_map(|id| Id::new(id).ok()).collect();
    let entity = Entity {
        names,
        succeeds,
        id: id.clone()?,
        kind: kind?,
        name: name?,
        definite,
        aliases: read_texts(reader, fields.aliases.as_ref()),
        demonyms: read_texts(reader, fields.demonyms.as_ref()),
        iso3: read_optional_text(reader, fields.iso3.as_ref()),
        cow_letters: read_optional_text(reader, fields.cow_letters.as_ref()),
        cow_number: fields.cow_number.as_ref().and_then(|field| field.get(reader)).copied(),
        from,
        until,
        claims: fields.claims.as_ref().and_then(Field::peek).and_then(|text| Id::new(text).ok()),
        note: read_optional_text(reader, fields.note.as_ref()),
    };
    Some((id?, entity))
}

fn read_instrument(
    reader: &mut Reader<'_>,
    record: &Record<InstrumentRecord<'_>>,
    entities: &BTreeMap<Id, EntityIx>,
) -> Option<(Id, Instrument)> {
    let fields = &record.fields;
    let id = read_id(reader, &fields.id);
    let name = read_text(reader, &fields.name);
    let kind = fields.kind.get(reader).copied();
    let of = resolve(reader, &fields.of, "entity", entities);
    let instrument = Instrument {
        id: id.clone()?,
        name: name?,
        kind: kind?,
        of: of?,
        aliases: read_texts(reader, fields.aliases.as_ref()),
        note: read_optional_text(reader, fields.note.as_ref()),
    };
    Some((id?, instrument))
}

fn read_group<'t>(
    reader: &mut Reader<'t>,
    record: &Record<GroupRecord<'t>>,
    entities: &BTreeMap<Id, EntityIx>,
) -> Option<(Id, Group)> {
    let fields = &record.fields;
    let id = read_id(reader, &fields.id);
    let name = read_text(reader, &fields.name);
    let members = read_list(reader, Some(&fields.members), |reader, member| {
        let entity = resolve(reader, &member.id, "entity", entities);
        let from = read_optional_date(reader, member.from.as_ref());
        let until = read_optional_date(reader, member.until.as_ref());
        Some(Member { entity: entity?, from: from?, until: until? })
    });
    let group = Group {
        id: id.clone()?,
        name: name?,
        aliases: read_texts(reader, fields.aliases.as_ref()),
        members,
        note: read_optional_text(reader, fields.note.as_ref()),
    };
    Some((id?, group))
}

fn read_lens<'t>(reader: &mut Reader<'t>, record: &Record<LensRecord<'t>>) -> Option<(Id, Lens)> {
    let fields = &record.fields;
    let id = read_id(reader, &fields.id);
    let name = read_text(reader, &fields.name);
    let counts = read_list(reader, fields.counts.as_ref(), |reader, conduct| match conduct {
        ConductRecord::Relations => Some(Conduct::Relations),
        ConductRecord::Envoy(terms) => {
            let rank =
                terms.rank.as_ref().map_or(Some(Rank::Representative), |rank| rank.get(reader).copied());
            let step = terms.step.as_ref().map_or(Some(Step::InForce), |step| step.get(reader).copied());
            Some(Conduct::Envoy { rank: rank?, step: step? })
        }
        ConductRecord::Mission(terms) => {
            let grade = terms
                .grade
                .as_ref()
                .map_or(Some(MissionGrade::Technical), |grade| grade.get(reader).copied());
            Some(Conduct::Mission(grade?))
        }
    });
    let note = read_optional_text(reader, fields.note.as_ref());
    Some((id.clone()?, Lens { id: id?, name: name?, counts, note }))
}

/// Reads each item of a list; those that cannot be read are left out and reported.
fn read_list<'t, T, R>(
    reader: &mut Reader<'t>,
    field: Option<&Field<'t, Vec<Field<'t, T>>>>,
    read: impl Fn(&mut Reader<'t>, &T) -> Option<R>,
) -> Vec<R> {
    let Some(items) = field.and_then(|field| field.get(reader)) else { return Vec::new() };
    items.iter().filter_map(|item| item.get(reader).and_then(|item| read(reader, item))).collect()
}

/// The longest quotation that a source record may carry, in words.
const LONGEST_QUOTE: usize = 25;

fn read_source(reader: &mut Reader<'_>, record: &Record<SourceRecord<'_>>) -> Option<(Id, Source)> {
    let fields = &record.fields;
    let id = read_id(reader, &fields.id);
    let title = read_text(reader, &fields.title);
    let publisher = read_text(reader, &fields.publisher);
    let published = read_date(reader, &fields.published);
    let quote = read_optional_text(reader, fields.quote.as_ref());
    if let (Some(field), Some(quote)) = (&fields.quote, &quote) {
        let words = quote.split_whitespace().count();
        if words > LONGEST_QUOTE {
            let span = reader.span(field.raw());
            let headline = format!("the quotation has {words} words; {LONGEST_QUOTE} are allowed");
            reader.report(
                Diagnostic::new(Code::QuotationTooLong, headline, span).help("keep the words that matter"),
            );
            return None;
        }
    }
    let (published, accessed) = (published?, read_optional_date(reader, fields.accessed.as_ref()).flatten());
    let source = Source {
        id: id.clone()?,
        title: title?,
        author: read_optional_text(reader, fields.author.as_ref()),
        publisher: publisher?,
        relays: read_optional_text(reader, fields.relays.as_ref()),
        published,
        address: read_optional_text(reader, fields.address.as_ref()),
        also_at: read_texts(reader, fields.also_at.as_ref()),
        accessed,
        known_from: first_known(published, accessed),
        language: read_optional_text(reader, fields.language.as_ref()),
        quote,
        note: read_optional_text(reader, fields.note.as_ref()),
        testimony: false,
        used: false,
        span: Some(reader.place(record)),
    };
    Some((id?, source))
}

/// Resolves a list of names; `None` where one of them names nothing.
pub(super) fn resolve_all<T: Copy>(
    reader: &mut Reader<'_>,
    field: Option<&Texts<'_>>,
    sort: &str,
    table: &BTreeMap<Id, T>,
) -> Option<Vec<T>> {
    let Some(field) = field else {
        return Some(Vec::new());
    };
    let names = field.get(reader)?;
    let found: Vec<Option<T>> = names.iter().map(|name| resolve(reader, name, sort, table)).collect();
    found.into_iter().collect()
}
