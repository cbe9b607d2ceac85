//! What was examined, and what was not: *no*, *not examined* and *no evidence* are three different answers.

use super::Ledger;
use crate::graph::{Basis, Coverage as Record, CoveredAuthors, EntityRef, GroupRef};
use crate::question::{Coverage, CoverageClaim, Predicate};
use crate::standing::View;
use crate::time::{Certainty, Day};
use crate::vocabulary::{EntityKind, Matter};

/// What silence about one author means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Silence {
    /// A source states that it did nothing of the kind.
    StatedNone,
    /// The record was searched and nothing was found.
    SearchedNone,
    /// Nobody looked.
    NotExamined,
}

/// The coverage records about a matter toward an object that speak of the day asked about and are known.
fn records<'g>(view: View<'g>, matter: Matter, object: EntityRef<'g>) -> impl Iterator<Item = &'g Record> {
    let graph = view.graph();
    graph.coverage().iter().filter(move |record| {
        record.matter == matter
            && record.object == object.ix()
            && (record.since..=record.until).contains(&view.on())
            && record.known_from(graph) <= view.known_by()
    })
}

/// What silence about an author means on the day asked about.
pub(super) fn silence<'g>(
    view: View<'g>,
    matter: Matter,
    author: EntityRef<'g>,
    object: EntityRef<'g>,
) -> Silence {
    silence_among(view, records(view, matter, object), author)
}

/// The same by some coverage records.
fn silence_among<'g>(
    view: View<'g>,
    records: impl Iterator<Item = &'g Record>,
    author: EntityRef<'g>,
) -> Silence {
    records
        .filter(|record| record.speaks_of(view.graph(), author.ix(), view.on(), view.known_by()))
        .map(|record| match record.basis {
            Basis::Stated => Silence::StatedNone,
            Basis::Searched => Silence::SearchedNone,
        })
        .min_by_key(|silence| matches!(silence, Silence::SearchedNone))
        .unwrap_or(Silence::NotExamined)
}

/// The coverage of a question about a matter toward an object: with the claims about all authors, or about one;
/// `with_acts` are the authors on record in the matter.
pub(super) fn coverage<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    predicate: Predicate,
    object: EntityRef<'g>,
    author: Option<EntityRef<'g>>,
    with_acts: &[EntityRef<'g>],
) -> Coverage {
    let matter = predicate.matter();
    let graph = view.graph();
    let records: Vec<&Record> = records(view, matter, object).collect();
    let silence = |state: EntityRef<'g>| silence_among(view, records.iter().copied(), state);
    let Askable { states, claimed, absent } = Askable::about(view, object);
    let examined_states: Vec<String> = states
        .iter()
        .filter(|state| with_acts.contains(state) || silence(**state) != Silence::NotExamined)
        .map(|state| state.id().to_string())
        .collect();
    let examined = examined_states.len();
    let claims: Vec<CoverageClaim> = records
        .iter()
        .filter(|record| {
            author.is_none_or(|author| record.speaks_of(graph, author.ix(), view.on(), view.known_by()))
        })
        .map(|record| claim(view, ledger, record, object))
        .collect();
    let not_examined = states.len() - examined;
    let horizon = graph.horizon().map(|day| day.min(view.known_by()));
    let horizon = horizon.map_or_else(|| "no data".to_owned(), |day| day.to_string());
    let mut text = format!("{examined} of {} states examined, to {horizon}", states.len());
    if not_examined > 0 {
        text.push_str(&format!("; {not_examined} not examined, which is not a no"));
    }
    for claim in &claims {
        text.push_str(&format!("; {}", claim.text));
    }
    Coverage {
        states: states.len(),
        examined,
        not_examined,
        examined_states,
        claimed_state: claimed,
        absent_states: absent,
        claims,
        text,
    }
}

/// The states that can be asked how they deal with a party on a day.
pub(super) struct Askable<'g> {
    pub(super) states: Vec<EntityRef<'g>>,
    /// The state that the party claims to govern.
    pub(super) claimed: Option<String>,
    /// Those that do not exist on the day.
    pub(super) absent: Vec<String>,
}

impl<'g> Askable<'g> {
    pub(super) fn about(view: View<'g>, object: EntityRef<'g>) -> Self {
        let is_state = |entity: &EntityRef<'g>| entity.kind() == EntityKind::State && *entity != object;
        let all = view.graph().entities().filter(is_state);
        let all = all.filter(|state| object.claims_to_govern() != Some(state.id()));
        let (states, absent): (Vec<_>, Vec<_>) = all.partition(|state| exists(*state, view.on()));
        Self {
            states,
            claimed: object.claims_to_govern().map(ToString::to_string),
            absent: absent.into_iter().map(|state| state.id().to_string()).collect(),
        }
    }
}

/// Whether a party may exist on a day.
fn exists(party: EntityRef<'_>, on: Day) -> bool {
    let (from, until) = party.life();
    from.is_none_or(|from| from.has_come_by(on) != Certainty::No)
        && until.is_none_or(|until| until.has_come_by(on) != Certainty::Certain)
}

/// All claims of coverage that touch an entity on the day asked about.
pub(super) fn claims_around<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    object: EntityRef<'g>,
    author: Option<EntityRef<'g>>,
) -> Vec<CoverageClaim> {
    Matter::ALL
        .into_iter()
        .flat_map(|matter| records(view, matter, object))
        .filter(|record| {
            author
                .is_none_or(|author| record.speaks_of(view.graph(), author.ix(), view.on(), view.known_by()))
        })
        .map(|record| claim(view, ledger, record, object))
        .collect()
}

fn claim<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    record: &'g Record,
    object: EntityRef<'g>,
) -> CoverageClaim {
    let sources: Vec<_> = record.sources(view.graph()).collect();
    let object = object.in_sentence();
    let predicate = predicate_of(record.matter);
    let claimed = match &record.authors {
        CoveredAuthors::EveryState => format!("no state {}", predicate.third_person(&object)),
        CoveredAuthors::EveryOtherState => format!("no other state {}", predicate.third_person(&object)),
        CoveredAuthors::Group(group) => {
            let group = GroupRef::new(view.graph(), *group);
            format!("no member of {} {}", group.name(), predicate.third_person(&object))
        }
        CoveredAuthors::These(authors) => match authors.as_slice() {
            [one] => format!("{} does not {}", one.of(view.graph()).in_sentence(), predicate.base(&object)),
            several => format!("none of {} authors {}", several.len(), predicate.third_person(&object)),
        },
    };
    let word = match record.basis {
        Basis::Stated => {
            format!("on the word of {}", sources.first().map_or("", |source| source.publisher()))
        }
        Basis::Searched => "as far as a search found".to_owned(),
    };
    let numbers = ledger.cite(sources.into_iter());
    let marks: String = numbers.iter().map(|number| format!(" [{number}]")).collect();
    CoverageClaim {
        text: format!("{claimed}, {word}{marks}, {}", days(record)),
        until: record.until.to_string(),
        sources: numbers,
    }
}

/// The days a record speaks about.
fn days(record: &Record) -> String {
    match record.since {
        since if since == record.until => format!("on {since}"),
        Day::MIN => format!("to {}", record.until),
        since => format!("from {since} to {}", record.until),
    }
}

/// The plain predicate of a matter.
pub(super) fn predicate_of(matter: Matter) -> Predicate {
    use crate::question::RankBound;
    use crate::vocabulary::{Capacity, MissionGrade, Quality, Rank};
    match matter {
        Matter::RecognitionAsState => Predicate::Recognizes(Some(Capacity::State), Quality::Unstated),
        Matter::RecognitionAsGovernment => {
            Predicate::Recognizes(Some(Capacity::Government), Quality::Unstated)
        }
        Matter::Relations => Predicate::HasRelations,
        Matter::Envoys => Predicate::AcceptsEnvoys(RankBound::AtLeast(Rank::Unstated)),
        Matter::Premises | Matter::Mission => Predicate::KeepsMission(MissionGrade::Unstated),
        Matter::Listing => Predicate::Lists,
        Matter::Assets => Predicate::HoldsAssets,
        Matter::Control | Matter::Statement => Predicate::Controls,
    }
}
