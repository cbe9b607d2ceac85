//! *What stands* between two, or around one.

use super::{Body, Ledger, capitalized, coverage, joined, on_day, who};
use crate::graph::EntityRef;
use crate::question::{AnswerKind, Row, RowCertainty};
use crate::standing::{Filter, Standing, View};
use crate::time::Certainty;
use crate::vocabulary::{EntityKind, Matter, Value};

pub(super) fn stands<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    one: EntityRef<'g>,
    other: Option<EntityRef<'g>>,
) -> Body {
    let mut body = Body::new(AnswerKind::Standing);
    let concerns = |standing: &Standing<'g>| {
        let parties = [standing.author(), standing.object()];
        parties.contains(&one) && other.is_none_or(|other| parties.contains(&other))
    };
    let mut standings: Vec<Standing<'g>> = view.standings(Filter::default()).filter(concerns).collect();
    standings.sort_by_key(|standing| (standing.matter(), standing.author().name(), standing.object().name()));
    for standing in &standings {
        let something = |value| {
            if value == Value::None { Certainty::No } else { Certainty::Certain }
        };
        match ledger.row_of(standing, something, standing.certainty(something)) {
            Some(row) => body.rows.push(row),
            None => {
                let delisted = delisted(ledger, standing);
                let other = who::row_beside(view, ledger, standing);
                // Steps that are announced stand in the row of what they would move.
                let other = other.filter(|row| delisted.as_ref().is_none_or(|ended| ended.code != row.code));
                body.beside.extend(delisted.into_iter().chain(other));
            }
        }
    }
    body.subject = Some(ledger.entity(one));
    let mut claims = coverage::claims_around(view, ledger, one, other);
    if let Some(other) = other {
        ledger.entity(other);
        claims.extend(coverage::claims_around(view, ledger, other, Some(one)));
    }
    let askable = coverage::Askable::about(view, one);
    body.coverage.states = askable.states.len();
    body.coverage.claimed_state = askable.claimed;
    body.coverage.absent_states = askable.absent;
    body.coverage.text = match claims.as_slice() {
        [] => "acts on record only; what is not listed was not examined".to_owned(),
        claims => {
            let texts: Vec<&str> = claims.iter().map(|claim| claim.text.as_str()).collect();
            format!(
                "{}; otherwise acts on record only: what is not listed was not examined",
                texts.join("; ")
            )
        }
    };
    body.coverage.claims = claims;
    body.finding = match other {
        Some(other) => between(view, &body, one, other),
        None => around(view, &body, one),
    };
    body
}

/// The row of a listing that has certainly ended: whoever asks who lists is to know who did.
fn delisted<'g>(ledger: &mut Ledger<'g>, standing: &Standing<'g>) -> Option<Row> {
    let ended = match standing.possibilities() {
        [only] if standing.matter() == Matter::Listing && !only.grounds.is_empty() => only,
        _ => return None,
    };
    Some(ledger.row(standing, ended, Certainty::Certain))
}

fn between(view: View<'_>, body: &Body, one: EntityRef<'_>, other: EntityRef<'_>) -> String {
    let pair = format!("between {} and {}", one.in_sentence(), other.in_sentence());
    let rows = body.rows.as_slice();
    let sentence = capitalized(&match rows {
        [] => format!("{} nothing is on record {pair}", on_day(view)),
        rows => format!("{} {} {pair}", on_day(view), joined(&sentences(view, rows.iter(), usize::MAX))),
    })
    .replacen(&format!(" {pair}"), "", usize::from(!rows.is_empty()));
    sentence + &disputed(body)
}

/// Where nothing stands by an act that is disputed, that is said.
fn disputed(body: &Body) -> String {
    let matters =
        body.beside.iter().filter(|row| row.dispute.is_some()).map(|row| row.matter.replace('-', " "));
    let mut matters: Vec<String> = matters.collect();
    matters.dedup();
    match matters.is_empty() {
        true => String::new(),
        false => format!("; disputed: {}", joined(&matters)),
    }
}

/// The finding about one entity: at most three facts, what is done towards it first and of that the gravest matters, then how many more there are.
fn around(view: View<'_>, body: &Body, one: EntityRef<'_>) -> String {
    const MOST: usize = 3;
    let mut rows: Vec<&Row> = body.rows.iter().collect();
    rows.sort_by_key(|row| (row.object != one.id().as_str(), weight(row)));
    let stated = body.coverage.claims.iter().find(|claim| claim.text.starts_with("no state"));
    // Whose word it is belongs to what is said; its sources and days stand with the coverage.
    let stated = stated.map(|claim| claim.text.split(" [").next().unwrap_or(&claim.text).to_owned());
    let most = MOST - usize::from(stated.is_some());
    let facts: Vec<String> = stated.into_iter().chain(sentences(view, rows.into_iter(), most)).collect();
    let sentence = match facts.as_slice() {
        [] => format!("{} nothing is on record with {}", on_day(view), one.in_sentence()),
        // Two numbers in a row are kept apart.
        [first, ..] if first.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{}, {}", on_day(view), facts.join("; "))
        }
        facts => format!("{} {}", on_day(view), facts.join("; ")),
    };
    capitalized(&(sentence + &disputed(body)))
}

/// How much a fact tells of somebody, from 0 for the most.
fn weight(row: &Row) -> u8 {
    match Matter::named(&row.matter) {
        Some(Matter::RecognitionAsState | Matter::RecognitionAsGovernment) => 0,
        Some(Matter::Relations) => 1,
        Some(Matter::Envoys) => 2,
        Some(Matter::Listing) => 3,
        _ => 4,
    }
}

/// Those of whom one thing is said.
#[derive(Default)]
struct Authors {
    names: Vec<String>,
    are_states: bool,
}

impl Authors {
    fn add(&mut self, name: String, is_state: bool) {
        self.are_states = is_state && (self.are_states || self.names.is_empty());
        if !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// A few by name, more by their number.
    fn told(&self) -> String {
        match (self.names.len(), self.are_states) {
            (count @ 5.., true) => format!("{count} states"),
            (count @ 5.., false) => format!("{count} parties"),
            _ => joined(&self.names),
        }
    }
}

/// Rows that say the same of several, apart by how sure it is.
struct Clause {
    singular: String,
    plural: String,
    certain: Authors,
    possible: Authors,
    disputed: Authors,
}

impl Clause {
    fn told(&self) -> String {
        let parts = [(&self.certain, ""), (&self.possible, "possibly "), (&self.disputed, "disputedly ")];
        let mut told = String::new();
        for (authors, doubt) in parts.into_iter().filter(|(authors, _)| !authors.names.is_empty()) {
            let is_one = authors.names.len() == 1;
            let verb = match (told.is_empty(), is_one) {
                (true, true) => &self.singular,
                (true, false) => &self.plural,
                (false, true) => "does",
                (false, false) => "do",
            };
            let and = if told.is_empty() { "" } else { ", and " };
            told.push_str(&format!("{and}{} {doubt}{verb}", authors.told()));
        }
        told
    }
}

/// The rows as clauses of a sentence, those alike drawn together: `China and the United Arab Emirates accept envoys from
/// the Taliban, and Indonesia possibly does`.
fn sentences<'r>(view: View<'_>, rows: impl Iterator<Item = &'r Row>, most: usize) -> Vec<String> {
    let entity = |id: &str| view.graph().entity(id);
    let name = |id: &str| entity(id).map_or_else(|| id.to_owned(), EntityRef::in_sentence);
    let mut clauses: Vec<Clause> = Vec::new();
    for row in rows {
        let Some(matter) = Matter::named(&row.matter) else { continue };
        let (singular, plural) = predicate(row, matter, &name(&row.object));
        let at = clauses.iter().position(|clause| clause.singular == singular).unwrap_or_else(|| {
            let nobody = Authors::default;
            let (certain, possible, disputed) = (nobody(), nobody(), nobody());
            clauses.push(Clause { singular, plural, certain, possible, disputed });
            clauses.len() - 1
        });
        let Clause { certain, possible, disputed, .. } = &mut clauses[at];
        let author = name(&row.author);
        let authors = match (row.dispute.is_some(), row.certainty) {
            (true, _) => disputed,
            (false, RowCertainty::Possible) => possible,
            _ => certain,
        };
        authors.add(author, entity(&row.author).is_some_and(|author| author.kind() == EntityKind::State));
    }
    // Of whom it is certain by one row, another leaves no doubt.
    for Clause { certain, possible, disputed, .. } in &mut clauses {
        for doubtful in [possible, disputed] {
            doubtful.names.retain(|name| !certain.names.contains(name));
        }
    }
    let left_out = clauses.len().saturating_sub(most);
    let mut sentences: Vec<String> = clauses.iter().take(most).map(Clause::told).collect();
    match left_out {
        0 => {}
        1 => sentences.push("one more kind of dealing is on record".to_owned()),
        more => sentences.push(format!("{more} more kinds of dealing are on record")),
    }
    sentences
}

/// What a row says its author does, of one and of several.
fn predicate(row: &Row, matter: Matter, object: &str) -> (String, String) {
    let keeps = |what: String| (format!("keeps {what}"), format!("keep {what}"));
    match (matter, row.code.as_str()) {
        (Matter::Premises, "closed") => keeps(format!("the mission of {object} closed")),
        (Matter::Premises, _) => (
            format!("leaves a mission in its land to {object}"),
            format!("leave missions in their lands to {object}"),
        ),
        (Matter::Relations, "suspended") => keeps(format!("relations with {object} suspended")),
        (Matter::Mission, "suspended") => keeps(format!("the mission to {object} suspended")),
        (Matter::Listing, "suspended") => keeps(format!("the listing of {object} suspended")),
        (_, "suspended") => keeps(format!("recognition of {object} frozen")),
        _ => {
            let predicate = coverage::predicate_of(matter);
            (predicate.third_person(object), predicate.plural(object))
        }
    }
}
