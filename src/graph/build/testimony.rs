//! Claims, coverage and checkpoints.

use std::collections::BTreeMap;

use super::names::{Names, Shelf, resolve_all};
use super::{Layer, read_date, read_id, read_optional_date, read_optional_text, read_text, resolve};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::record::{
    AuthorsRecord, CheckpointRecord, ClaimRecord, CoverageRecord, HoldsRecord, HoldsTerms, MatterRecord,
    Text, What,
};
use crate::document::{Document, Field, Reader, Record};
use crate::graph::entity::InstrumentIx;
use crate::graph::{
    ActIx, Checkpoint, CheckpointParty, Claim, CountBound, Coverage, CoveredAuthors, Reading, SavedQuestion,
};
use crate::id::Id;
use crate::time::Day;
use crate::vocabulary::{Matter, Value};

pub(super) fn claims(
    documents: &mut [(Layer, Document<'_>)],
    names: &Names,
    acts: &BTreeMap<Id, ActIx>,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (_, document) in documents.iter_mut() {
        for record in &document.records.claims {
            claims.extend(read_claim(&mut document.reader, record, names, acts));
        }
    }
    claims.sort_by_key(|claim| (claim.act, claim.by, claim.source));
    claims
}

fn read_claim(
    reader: &mut Reader<'_>,
    record: &Record<ClaimRecord<'_>>,
    names: &Names,
    acts: &BTreeMap<Id, ActIx>,
) -> Option<Claim> {
    let fields = &record.fields;
    let act = resolve(reader, &fields.act, "act", acts);
    let says = fields.says.get(reader).copied();
    let by = match &fields.by {
        Some(by) => resolve(reader, by, "entity", &names.entities).map(Some),
        None => Some(None),
    };
    let source = resolve(reader, &fields.source, "source", &names.sources);
    Some(Claim { act: act?, says: says?, by: by?, source: source? })
}

pub(super) fn readings(
    documents: &mut [(Layer, Document<'_>)],
    names: &Names,
    acts: &BTreeMap<Id, ActIx>,
) -> Vec<Reading> {
    let mut readings = Vec::new();
    for (_, document) in documents.iter_mut() {
        let (reader, records) = (&mut document.reader, &document.records.readings);
        readings.extend(records.iter().filter_map(|record| {
            let fields = &record.fields;
            let act = resolve(reader, &fields.act, "act", acts);
            let by = match &fields.by {
                Some(by) => resolve(reader, by, "entity", &names.entities).map(Some),
                None => Some(None),
            };
            let meant = read_text(reader, &fields.meant);
            let source = resolve(reader, &fields.source, "source", &names.sources);
            Some(Reading { act: act?, by: by?, meant: meant?, source: source? })
        }));
    }
    readings.sort_by(|one: &Reading, other| {
        (one.act, one.by, one.source, &one.meant).cmp(&(other.act, other.by, other.source, &other.meant))
    });
    readings
}

pub(super) fn coverage(documents: &mut [(Layer, Document<'_>)], names: &Names) -> Vec<Coverage> {
    let mut coverage = Vec::new();
    for (_, document) in documents.iter_mut() {
        for record in &document.records.coverage {
            coverage.extend(read_coverage(&mut document.reader, record, names));
        }
    }
    coverage.sort_by_key(|one| (one.matter, one.object, one.until, one.since, one.sources.clone()));
    coverage
}

fn read_coverage(
    reader: &mut Reader<'_>,
    record: &Record<CoverageRecord<'_>>,
    names: &Names,
) -> Option<Coverage> {
    let fields = &record.fields;
    let matter = fields.matter.get(reader).and_then(|matter| read_matter(reader, matter));
    let object = resolve(reader, &fields.of, "entity", &names.entities);
    let authors = fields.authors.get(reader).and_then(|authors| match authors {
        AuthorsRecord::EveryState => Some(CoveredAuthors::EveryState),
        AuthorsRecord::EveryOtherState => Some(CoveredAuthors::EveryOtherState),
        AuthorsRecord::Group(id) => resolve(reader, id, "group", &names.groups).map(CoveredAuthors::Group),
        AuthorsRecord::These(ids) => {
            let found: Vec<_> = ids.iter().map(|id| resolve(reader, id, "entity", &names.entities)).collect();
            found.into_iter().collect::<Option<Vec<_>>>().map(CoveredAuthors::These)
        }
    });
    // A vague bound speaks only of the days it certainly means.
    let since = read_optional_date(reader, fields.since.as_ref())
        .map(|date| date.map_or(Day::MIN, |date| date.latest()));
    let until = read_date(reader, &fields.until).map(|date| date.earliest());
    let basis = fields.basis.get(reader).copied();
    let sources = resolve_all(reader, fields.sources.as_ref(), "source", &names.sources);
    let span = reader.place(record);
    if sources.as_ref().is_some_and(Vec::is_empty) {
        let headline = "the coverage record names no source, so it is left out";
        reader.report(Diagnostic::new(Code::UnsourcedAct, headline, span).help("write `sources: [\"…\"]`"));
        return None;
    }
    Some(Coverage {
        matter: matter?,
        object: object?,
        authors: authors?,
        since: since?,
        until: until?,
        basis: basis?,
        sources: sources?,
        span,
    })
}

fn read_matter(reader: &mut Reader<'_>, matter: &MatterRecord<'_>) -> Option<Matter> {
    Some(match matter {
        MatterRecord::Recognition(term) => term.capacity.get(reader)?.matter(),
        MatterRecord::Relations => Matter::Relations,
        MatterRecord::Envoys => Matter::Envoys,
        MatterRecord::Premises => Matter::Premises,
        MatterRecord::Mission => Matter::Mission,
        MatterRecord::Listing => Matter::Listing,
        MatterRecord::Assets => Matter::Assets,
        MatterRecord::Control => Matter::Control,
    })
}

pub(super) fn checkpoints(documents: &mut [(Layer, Document<'_>)], names: &Names) -> Vec<Checkpoint> {
    let mut checkpoints = Vec::new();
    for (_, document) in documents.iter_mut() {
        for record in &document.records.checkpoints {
            checkpoints.extend(read_checkpoint(&mut document.reader, record, names));
        }
    }
    checkpoints.sort_by_key(|checkpoint| checkpoint.span);
    checkpoints
}

/// Claims about standings and counts that sources published. Each has a name and a source.
pub(super) fn published(documents: &mut [(Layer, Document<'_>)], names: &Names) -> Vec<Checkpoint> {
    let mut published: Vec<Checkpoint> = Vec::new();
    for (_, document) in documents.iter_mut() {
        for record in &document.records.published {
            let reader = &mut document.reader;
            let Some(claim) = read_checkpoint(reader, record, names) else { continue };
            let (lacks, help) = match (&claim.id, claim.sources.as_slice()) {
                (None, _) => ("no id", "write `id: \"…\"`"),
                (_, []) => ("no source", "write `sources: [\"…\"]`"),
                _ => {
                    published.push(claim);
                    continue;
                }
            };
            let headline = format!("the published claim has {lacks}, so it is left out");
            reader.report(Diagnostic::new(Code::MissingField, headline, claim.span).help(help));
        }
    }
    published.sort_by(|one, other| one.id.cmp(&other.id).then(one.span.cmp(&other.span)));
    published
}

/// The questions that files keep. Of two with one id, that of the later layer is kept.
pub(super) fn questions(documents: &mut [(Layer, Document<'_>)]) -> Vec<SavedQuestion> {
    let mut shelf: Shelf<SavedQuestion> = Shelf::default();
    for (layer, document) in documents.iter_mut() {
        let (reader, questions) = (&mut document.reader, &document.records.questions);
        for record in questions.iter() {
            let fields = &record.fields;
            let (id, ask) = (read_id(reader, &fields.id), read_text(reader, &fields.ask));
            let (Some(id), Some(ask)) = (id, ask) else { continue };
            let question = SavedQuestion {
                id: id.clone(),
                ask,
                finding: read_optional_text(reader, fields.finding.as_ref()),
                note: read_optional_text(reader, fields.note.as_ref()),
                span: reader.place(record),
            };
            let place = reader.place(record);
            shelf.put(reader, *layer, place, id, question);
        }
    }
    shelf.into_values()
}

fn read_checkpoint(
    reader: &mut Reader<'_>,
    record: &Record<CheckpointRecord<'_>>,
    names: &Names,
) -> Option<Checkpoint> {
    let fields = &record.fields;
    let on = read_exact_day(reader, &fields.on);
    let known_by = match &fields.known_by {
        Some(known_by) => read_exact_day(reader, known_by),
        None => Some(Day::MAX),
    };
    let object = resolve(reader, &fields.of, "entity", &names.entities);
    let by = match &fields.by {
        Some(by) => resolve(reader, by, "entity", &names.entities).map(Some),
        None => Some(None),
    };
    let holds = fields.holds.get(reader).and_then(|holds| read_holds(reader, &fields.holds, holds, names));
    let bound = read_bound(reader, fields);
    let id = match &fields.id {
        Some(id) => Some(read_id(reader, id)?),
        None => None,
    };
    let differs = read_optional_text(reader, fields.differs.as_ref());
    let among = match &fields.among {
        Some(among) => Some(resolve(reader, among, "group", &names.groups)?),
        None => None,
    };
    let sources = resolve_all(reader, fields.sources.as_ref(), "source", &names.sources)?;
    let (matter, value, instrument) = holds?;
    let party = match (by?, bound?) {
        (Some(by), None) => CheckpointParty::One(by),
        (None, Some(bound)) => CheckpointParty::Count(bound),
        (by, _) => {
            let (headline, help) = match by {
                Some(_) => {
                    ("a checkpoint is about one author or a count, not both", "take out `by` or the count")
                }
                None => (
                    "the checkpoint says neither whose standing nor how many",
                    "write `by: \"…\"`, or `exactly: 3`, `at_least: 3`, `at_most: 3`",
                ),
            };
            let span = reader.place(record);
            reader.report(Diagnostic::new(Code::MissingField, headline, span).help(help));
            return None;
        }
    };
    let span = reader.place(record);
    Some(Checkpoint {
        id,
        differs,
        among,
        on: on?,
        known_by: known_by?,
        object: object?,
        matter,
        instrument,
        value,
        party,
        sources,
        span,
    })
}

/// The bound on a count: the outer `None` says that it is there and wrong, the inner that there is none.
fn read_bound(reader: &mut Reader<'_>, fields: &CheckpointRecord<'_>) -> Option<Option<CountBound>> {
    let mut number = |field: &Option<Field<'_, usize>>| match field {
        None => Some(None),
        Some(field) => field.get(reader).copied().map(Some),
    };
    let (exactly, at_least, at_most) =
        (number(&fields.exactly)?, number(&fields.at_least)?, number(&fields.at_most)?);
    let bound = CountBound { at_least: at_least.or(exactly), at_most: at_most.or(exactly) };
    Some((bound.at_least.is_some() || bound.at_most.is_some()).then_some(bound))
}

fn read_exact_day(reader: &mut Reader<'_>, field: &Text<'_>) -> Option<Day> {
    let date = read_date(reader, field)?;
    let day = date.exact();
    if day.is_none() {
        let span = reader.span(field.raw());
        let headline = format!("a checkpoint is about one day, and `{date}` is not one");
        reader.report(
            Diagnostic::new(Code::ImpossibleDate, headline, span).help("write the day: `2024-10-04`"),
        );
    }
    day
}

fn read_holds(
    reader: &mut Reader<'_>,
    field: &Field<'_, HoldsRecord<'_>>,
    holds: &HoldsRecord<'_>,
    names: &Names,
) -> Option<(Matter, Value, Option<InstrumentIx>)> {
    use HoldsRecord as H;
    let place = field.raw();
    let under = |reader: &mut Reader<'_>, terms: &HoldsTerms<'_>| match &terms.under {
        Some(under) => resolve(reader, under, "instrument", &names.instruments).map(Some),
        None => Some(None),
    };
    let capacity = |reader: &mut Reader<'_>, terms: &HoldsTerms<'_>| match &terms.capacity {
        Some(capacity) => capacity.get(reader).map(|capacity| capacity.matter()),
        None => {
            let span = reader.span(place);
            let diagnostic = Diagnostic::new(Code::DeedUnsuited, "the checkpoint does not say as what", span);
            reader.report(diagnostic.help("write `as: State` or `as: Government`"));
            None
        }
    };
    Some(match holds {
        H::Recognized(terms) => {
            let quality = terms.quality.as_ref().map(|quality| quality.get(reader).copied());
            let quality = quality.unwrap_or_else(|| Some(Default::default()))?;
            (capacity(reader, terms)?, Value::Recognized(quality), None)
        }
        H::Unrecognized(terms) => (capacity(reader, terms)?, Value::None, None),
        H::Listed(terms) => (Matter::Listing, Value::Listed, under(reader, terms)?),
        H::NotListed(terms) => (Matter::Listing, Value::None, under(reader, terms)?),
        H::Suspended(terms) => {
            let matter = match terms.what.as_ref().map(|what| what.get(reader).copied()) {
                Some(None) => return None,
                Some(Some(What::Relations)) => Matter::Relations,
                Some(Some(What::Mission)) => Matter::Mission,
                Some(Some(What::Premises)) => Matter::Premises,
                None if terms.capacity.is_some() => capacity(reader, terms)?,
                None => Matter::Listing,
            };
            (matter, Value::Suspended, under(reader, terms)?)
        }
        H::Envoy(terms) => {
            let rank = terms.rank.as_ref().map(|rank| rank.get(reader).copied());
            (Matter::Envoys, Value::Envoy(rank.unwrap_or_else(|| Some(Default::default()))?), None)
        }
        H::NoEnvoy => (Matter::Envoys, Value::None, None),
        H::Established => (Matter::Relations, Value::Established, None),
        H::NoRelations => (Matter::Relations, Value::None, None),
        H::Mission(terms) => {
            let grade = terms.grade.as_ref().map(|grade| grade.get(reader).copied());
            (Matter::Mission, Value::Mission(grade.unwrap_or_else(|| Some(Default::default()))?), None)
        }
        H::NoMission => (Matter::Mission, Value::None, None),
        H::Frozen(terms) => (Matter::Assets, Value::Frozen, under(reader, terms)?),
        H::InTrust(terms) => (Matter::Assets, Value::InTrust, under(reader, terms)?),
        H::Free(terms) => (Matter::Assets, Value::None, under(reader, terms)?),
        H::InControl => (Matter::Control, Value::InControl, None),
        H::NotInControl => (Matter::Control, Value::None, None),
    })
}
