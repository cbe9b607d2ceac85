//! Acts: a deed as written becomes a deed of one matter between two entities.

use super::assemble::{Draft, More, Shared};
use super::names::{Names, Shelf, resolve_all};
use super::{Layer, read_id, read_optional_date, read_optional_text, read_text, read_texts, resolve};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::record::{ActRecord, DatesRecord, DeedRecord, Terms, Text, What};
use crate::document::{Document, Field, Reader, Record};
use crate::graph::act::{Act, Detail, Marks};
use crate::graph::entity::{EntityIx, InstrumentIx};
use crate::graph::strand::Under;
use crate::graph::{Dates, StrandKey};
use crate::id::Id;
use crate::time::{Day, PartialDate};
use crate::vocabulary::{Capacity, Deed, Matter, Step, moving_moment};

/// Reads all acts, sound ones only.
pub(super) fn read(
    documents: &mut [(Layer, Document<'_>)],
    names: &Names,
    shared: &mut Shared,
) -> Vec<Draft> {
    let mut shelf: Shelf<Draft> = Shelf::default();
    for (layer, document) in documents.iter_mut() {
        for record in &document.records.acts {
            if let Some((id, draft)) = read_act(&mut document.reader, record, names, shared) {
                let place = document.reader.place(record);
                shelf.put(&mut document.reader, *layer, place, id, draft);
            }
        }
    }
    let (known, mut drafts) = shelf.numbered(|_| ());
    for (_, document) in documents.iter_mut() {
        for record in std::mem::take(&mut document.records.acts) {
            resolve_all(&mut document.reader, record.fields.after.as_ref(), "act", &known);
        }
    }
    for draft in &mut drafts {
        if let Some(more) = &mut draft.more {
            more.after.retain(|id| known.contains_key(id));
        }
    }
    drafts
}

fn read_act(
    reader: &mut Reader<'_>,
    record: &Record<ActRecord<'_>>,
    names: &Names,
    shared: &mut Shared,
) -> Option<(Id, Draft)> {
    let fields = &record.fields;
    let id = read_id(reader, &fields.id);
    let on = read_optional_date(reader, fields.on.as_ref());
    let until = read_optional_date(reader, fields.until.as_ref());
    let author = resolve(reader, &fields.by, "entity", &names.entities);
    let meant = fields.did.get(reader).and_then(|deed| read_deed(reader, &fields.did, deed, names));
    let step = match &fields.step {
        Some(step) => step.get(reader).copied(),
        None => meant.as_ref().map(|meant| if meant.is_intent { Step::Proposed } else { Step::InForce }),
    };
    let dates = match fields.dates.as_ref().map(|dates| dates.get(reader)) {
        None => Some(Dates::default()),
        Some(None) => None,
        Some(Some(dates)) => read_dates(reader, dates),
    };
    let sources = resolve_all(reader, fields.sources.as_ref(), "source", &names.sources);
    if fields.sources.as_ref().is_none_or(|field| field.peek().is_some_and(Vec::is_empty)) {
        let span = reader.span(first_line(reader.raw(record)));
        reader.report(
            Diagnostic::new(Code::UnsourcedAct, "the act names no source, so it is left out", span)
                .help("write `sources: [\"…\"]` and record the source"),
        );
        return None;
    }
    let (id, on, until, author, meant, step, dates) = (id?, on?, until?, author?, meant?, step?, dates?);
    let mut sources = sources?;
    sources.sort_unstable();
    sources.dedup();
    check_step(reader, record, &meant, step)?;
    check_kinds(reader, record, names, author, &meant)?;
    let on = moving_date(reader, record, &meant, step, on, dates)?;
    if let (Some(until), Some(field)) = (until, &fields.until) {
        check_until(reader, field, &meant, step, on, until)?;
    }
    let known_from = sources.iter().map(|ix| names.known_from[ix.number()]).min();
    let under = match (meant.instrument, &meant.post) {
        (Some(instrument), _) => Under::of_instrument(instrument),
        (None, Some(post)) => Under::of_post(shared.post(post)),
        (None, None) => Under::NOTHING,
    };
    let refuted = read_optional_text(reader, fields.refuted.as_ref());
    let reviewed = read_optional_date(reader, fields.reviewed.as_ref()).flatten();
    let disclaims = fields.disclaims.as_ref().is_some_and(|field| field.get(reader) == Some(&true));
    let marks = [(refuted.is_some(), Marks::REFUTED), (disclaims, Marks::DISCLAIMS)]
        .into_iter()
        .filter(|(is_so, _)| *is_so)
        .fold(Marks::default(), |marks, (_, mark)| marks.with(mark));
    let act = Act {
        on,
        window: (on.earliest(), on.latest()),
        known_from: known_from.unwrap_or(Day::MIN),
        sources: shared.source_list(&sources),
        detail: 0,
        under,
        deed: meant.deed,
        matter: meant.matter,
        step,
        marks,
    };
    let detail = Detail {
        id: Some(id.clone()),
        dates,
        until,
        after: Vec::new(),
        speakers: read_texts(reader, fields.speakers.as_ref()),
        styled: read_optional_text(reader, fields.styled.as_ref()),
        refuted,
        reviewed,
        note: read_optional_text(reader, fields.note.as_ref()),
        span: Some(reader.place(record)),
    };
    let after = fields
        .after
        .as_ref()
        .and_then(Field::peek)
        .map(|ids| ids.iter().filter_map(Field::peek).filter_map(|id| Id::new(id).ok()).collect());
    let key = StrandKey { matter: meant.matter, object: meant.object, author, under };
    let more = Box::new(More { detail, after: after.unwrap_or_default() });
    Some((id, Draft { key, act, more: Some(more) }))
}

/// The date that moves the standing: the one given as `on`, or the one of `dates` that moves it for this deed.
fn moving_date(
    reader: &mut Reader<'_>,
    record: &Record<ActRecord<'_>>,
    meant: &Meant,
    step: Step,
    on: Option<PartialDate>,
    dates: Dates,
) -> Option<PartialDate> {
    let moment = moving_moment(meant.matter, step);
    let word = moment.id().replace('-', "_");
    let place = reader.span(record.fields.on.as_ref().map_or(first_line(reader.raw(record)), Field::raw));
    match (on, dates.at(moment)) {
        (Some(on), Some(moving)) if on.latest() < moving.earliest() || moving.latest() < on.earliest() => {
            let headline =
                format!("the act is dated {on}, but what moves this standing is `{word}`, dated {moving}");
            let help = format!("write the same day in `on` and in `{word}`, or leave `on` out");
            reader.report(Diagnostic::new(Code::DatesDisagree, headline, place).help(help));
            None
        }
        (Some(on), _) => Some(on),
        (None, Some(moving)) => Some(moving),
        (None, None) => {
            let headline = "the act has no date that moves its standing";
            let help = format!("write `on: \"…\"`, or `dates: ({word}: \"…\")`");
            reader.report(Diagnostic::new(Code::MissingField, headline, place).help(help));
            None
        }
    }
}

/// Only what ends by itself has an `until`: an exemption, or an intent with a term. Anything else is ended by a further act.
fn check_until(
    reader: &mut Reader<'_>,
    field: &Text<'_>,
    meant: &Meant,
    step: Step,
    on: PartialDate,
    until: PartialDate,
) -> Option<()> {
    if meant.deed != Deed::Exempt && step.moves() {
        let help = "record the act that ended it; only exemptions and intents end by themselves";
        lacks(reader, field.raw(), "does not end by itself", help);
        return None;
    }
    if until.latest() < on.earliest() {
        let headline = format!("the act begins {on} and ends {until}, before it begins");
        let span = reader.span(field.raw());
        reader.report(Diagnostic::new(Code::ImpossibleDate, headline, span).help("correct one of the dates"));
        return None;
    }
    Some(())
}

fn read_dates(reader: &mut Reader<'_>, dates: &DatesRecord<'_>) -> Option<Dates> {
    let decided = read_optional_date(reader, dates.decided.as_ref());
    let announced = read_optional_date(reader, dates.announced.as_ref());
    let in_force = read_optional_date(reader, dates.in_force.as_ref());
    let reported = read_optional_date(reader, dates.reported.as_ref());
    Some(Dates { decided: decided?, announced: announced?, in_force: in_force?, reported: reported? })
}

/// What a deed means: its matter, its object and its instrument.
struct Meant {
    matter: Matter,
    deed: Deed,
    object: EntityIx,
    instrument: Option<InstrumentIx>,
    post: Option<String>,
    is_intent: bool,
}

/// The terms that one deed may carry beside `of`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Term {
    Capacity,
    Quality,
    Under,
    What,
    Rank,
    Grade,
    Post,
    Intent,
}

fn read_deed(
    reader: &mut Reader<'_>,
    field: &Field<'_, DeedRecord<'_>>,
    deed: &DeedRecord<'_>,
    names: &Names,
) -> Option<Meant> {
    use DeedRecord as R;
    let place = field.raw();
    let recognition = |reader: &mut Reader<'_>, terms: &Terms<'_>| -> Option<Matter> {
        match &terms.capacity {
            Some(capacity) => capacity.get(reader).map(|capacity| capacity.matter()),
            None => {
                lacks(reader, place, "does not say as what", "write `as: State` or `as: Government`");
                None
            }
        }
    };
    let (terms, matter, deed, allowed): (&Terms<'_>, Matter, Deed, &[Term]) = match deed {
        R::Recognize(terms) => {
            let quality = optional(reader, terms.quality.as_ref())?.unwrap_or_default();
            (terms, recognition(reader, terms)?, Deed::Recognize(quality), &[Term::Capacity, Term::Quality])
        }
        R::Withdraw(terms) => (terms, recognition(reader, terms)?, Deed::Withdraw, &[Term::Capacity]),
        R::Restore(terms) => (terms, recognition(reader, terms)?, Deed::Restore, &[Term::Capacity]),
        R::Freeze(terms) if terms.capacity.is_some() => {
            (terms, recognition(reader, terms)?, Deed::Freeze, &[Term::Capacity])
        }
        R::Freeze(terms) => (terms, Matter::Assets, Deed::Freeze, &[Term::Under]),
        R::Release(terms) => (terms, Matter::Assets, Deed::Release, &[Term::Under]),
        R::Transfer(terms) => (terms, Matter::Assets, Deed::Transfer, &[Term::Under]),
        R::Establish(terms) => (terms, Matter::Relations, Deed::Establish, &[]),
        R::Resume(terms) => (terms, Matter::Relations, Deed::Resume, &[]),
        R::Sever(terms) => (terms, Matter::Relations, Deed::Sever, &[]),
        R::Suspend(terms) if terms.under.is_some() => (terms, Matter::Listing, Deed::Suspend, &[Term::Under]),
        R::Suspend(terms) => (terms, what(reader, place, terms)?, Deed::Suspend, &[Term::What, Term::Post]),
        R::Close(terms) => (terms, what(reader, place, terms)?, Deed::Close, &[Term::What, Term::Post]),
        R::Open(terms) => {
            let grade = optional(reader, terms.grade.as_ref())?.unwrap_or_default();
            (terms, Matter::Mission, Deed::Open(grade), &[Term::Grade, Term::Post])
        }
        R::ReceiveEnvoy(terms) => {
            let rank = optional(reader, terms.rank.as_ref())?.unwrap_or_default();
            (terms, Matter::Envoys, Deed::ReceiveEnvoy(rank), &[Term::Rank, Term::Post])
        }
        R::EndEnvoy(terms) => (terms, Matter::Envoys, Deed::EndEnvoy, &[Term::Post]),
        R::HandOver(terms) => (terms, Matter::Premises, Deed::HandOver, &[Term::Post]),
        R::TakeBack(terms) => (terms, Matter::Premises, Deed::TakeBack, &[Term::Post]),
        R::List(terms) => (terms, Matter::Listing, Deed::List, &[Term::Under]),
        R::Reinstate(terms) => (terms, Matter::Listing, Deed::Reinstate, &[Term::Under]),
        R::Delist(terms) => (terms, Matter::Listing, Deed::Delist, &[Term::Under]),
        R::Exempt(terms) => (terms, Matter::Listing, Deed::Exempt, &[Term::Under]),
        R::TakeControl(terms) => (terms, Matter::Control, Deed::TakeControl, &[]),
        R::LoseControl(terms) => (terms, Matter::Control, Deed::LoseControl, &[]),
        R::Declare(terms) => match &terms.intent {
            Some(intent) => {
                refuse_terms(reader, place, terms, &[Term::Intent])?;
                let object = resolve(reader, &terms.of, "entity", &names.entities)?;
                let meant = intent.get(reader).and_then(|deed| read_deed(reader, intent, deed, names))?;
                if meant.object != object || meant.matter == Matter::Statement {
                    lacks(
                        reader,
                        place,
                        "intends something other than a deed towards its own object",
                        "name the same object in the statement and in the intent, and intend a deed that moves something",
                    );
                    return None;
                }
                return Some(Meant { is_intent: true, ..meant });
            }
            None => (terms, Matter::Statement, Deed::Declare, &[Term::Intent]),
        },
        R::Refuse(terms) => (terms, Matter::Statement, Deed::Refuse, &[]),
        R::Defer(terms) => (terms, Matter::Statement, Deed::Defer, &[]),
        R::Urge(terms) => (terms, Matter::Statement, Deed::Urge, &[]),
        R::Praise(terms) => (terms, Matter::Statement, Deed::Praise, &[]),
        R::Welcome(terms) => (terms, Matter::Statement, Deed::Welcome, &[]),
    };
    refuse_terms(reader, place, terms, allowed)?;
    let object = resolve(reader, &terms.of, "entity", &names.entities);
    let instrument = match &terms.under {
        Some(under) => Some(resolve(reader, under, "instrument", &names.instruments)?),
        None if matter == Matter::Listing => {
            lacks(
                reader,
                place,
                "names no list",
                "write `under: \"…\"` with the id of the list, law or ruling",
            );
            return None;
        }
        None => None,
    };
    let post = match &terms.post {
        Some(_) if matter == Matter::Relations => {
            lacks(reader, place, "has a post, and relations have none", "take `post` out");
            return None;
        }
        Some(post) => Some(read_text(reader, post)?),
        None => None,
    };
    Some(Meant { matter, deed, object: object?, instrument, post, is_intent: false })
}

/// What is suspended or closed, where a listing is not meant.
fn what(reader: &mut Reader<'_>, place: &str, terms: &Terms<'_>) -> Option<Matter> {
    match &terms.what {
        Some(what) => what.get(reader).map(|what| match what {
            What::Relations => Matter::Relations,
            What::Mission => Matter::Mission,
            What::Premises => Matter::Premises,
        }),
        None => {
            let help = "write `under: \"…\"` for a listing, or `what: Relations`, `what: Mission` or `what: Premises`";
            lacks(reader, place, "does not say of what", help);
            None
        }
    }
}

/// An optional field; the outer `None` says that it is there and wrong.
fn optional<T: Copy>(reader: &mut Reader<'_>, field: Option<&Field<'_, T>>) -> Option<Option<T>> {
    match field {
        None => Some(None),
        Some(field) => field.get(reader).copied().map(Some),
    }
}

fn lacks(reader: &mut Reader<'_>, place: &str, fault: &str, help: &str) {
    let span = reader.span(place);
    reader.report(Diagnostic::new(Code::DeedUnsuited, format!("the deed {fault}"), span).help(help));
}

/// Reports the first term that does not go with the deed.
fn refuse_terms(reader: &mut Reader<'_>, place: &str, terms: &Terms<'_>, allowed: &[Term]) -> Option<()> {
    let given = [
        (Term::Capacity, "as", terms.capacity.as_ref().map(Field::raw)),
        (Term::Quality, "quality", terms.quality.as_ref().map(Field::raw)),
        (Term::Under, "under", terms.under.as_ref().map(Field::raw)),
        (Term::What, "what", terms.what.as_ref().map(Field::raw)),
        (Term::Rank, "rank", terms.rank.as_ref().map(Field::raw)),
        (Term::Grade, "grade", terms.grade.as_ref().map(Field::raw)),
        (Term::Post, "post", terms.post.as_ref().map(Field::raw)),
        (Term::Intent, "intent", terms.intent.as_ref().map(|intent| intent.raw())),
    ];
    for (term, name, raw) in given {
        if let (Some(raw), false) = (raw, allowed.contains(&term)) {
            let word: String = place.chars().take_while(|c| c.is_alphanumeric()).collect();
            let span = reader.span(raw);
            reader.report(
                Diagnostic::new(Code::DeedUnsuited, format!("`{name}` means nothing on `{word}`"), span)
                    .help(format!("take `{name}` out, or write the deed it belongs to")),
            );
            return None;
        }
    }
    Some(())
}

fn check_step(
    reader: &mut Reader<'_>,
    record: &Record<ActRecord<'_>>,
    meant: &Meant,
    step: Step,
) -> Option<()> {
    let place = record.fields.step.as_ref().map_or(reader.raw(record), Field::raw);
    if meant.is_intent && step.moves() {
        lacks(
            reader,
            place,
            "is an intent, and an intent is never in force",
            "write the deed itself, without `Declare`",
        );
        return None;
    }
    if step.is_of_envoy() && !matches!(meant.deed, Deed::ReceiveEnvoy(_)) {
        lacks(reader, place, "has a step that only the reception of an envoy has", "write another `step`");
        return None;
    }
    if meant.matter == Matter::Statement && step != Step::InForce {
        lacks(reader, place, "is a statement, which has no steps", "take `step` out");
        return None;
    }
    Some(())
}

/// Refuses acts between entities of kinds that they cannot concern.
fn check_kinds(
    reader: &mut Reader<'_>,
    record: &Record<ActRecord<'_>>,
    names: &Names,
    author: EntityIx,
    meant: &Meant,
) -> Option<()> {
    let kind = names.kinds[meant.object.number()];
    let did = record.fields.did.raw();
    let fault = if author == meant.object {
        Some((
            record.fields.by.raw(),
            "the author is its own object".to_owned(),
            "name the other side in `of`",
        ))
    } else if meant.matter == Capacity::State.matter() && !kind.can_be_state() {
        let headline = format!("a {} cannot be recognized as a state", kind.in_words());
        Some((did, headline, "if recognition as a government is meant, write `as: Government`"))
    } else if meant.matter == Capacity::Government.matter() && !kind.can_be_government() {
        let headline = format!("a {} cannot be recognized as a government", kind.in_words());
        Some((did, headline, "name the government or movement in `of`, or write `as: State`"))
    } else {
        None
    };
    match fault {
        None => Some(()),
        Some((place, headline, help)) => {
            let span = reader.span(place);
            reader.report(Diagnostic::new(Code::WrongKind, headline, span).help(help));
            None
        }
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or(text)
}
