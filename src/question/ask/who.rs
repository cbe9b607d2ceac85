//! *Who*, *whom* and *how many*.

use super::acts::{acts_of, gather_acts};
use super::narrowed::Narrowed;
use super::{Body, Ledger, capitalized, clause, coverage, named_or_counted};
use crate::graph::EntityRef;
use crate::question::{Among, AnswerKind, Asked, Clause, Predicate, Question, Row, RowCertainty};
use crate::standing::{Standing, View};
use crate::time::{Certainty, Day};
use crate::vocabulary::{EntityKind, Value};

/// *Who does it*, as a question asks it: among a group, within some days, the first or the longest alone.
pub(super) fn asked<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    question: &Question<'g>,
    clause: &Clause<'g>,
    kind: AnswerKind,
) -> Body {
    who(view, ledger, clause, kind, Narrowed::by(question))
}

/// *Who does it*: the authors, those that certainly do first, then those that possibly do.
pub(super) fn who<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    clause: &Clause<'g>,
    kind: AnswerKind,
    narrowed: Narrowed<'g>,
) -> Body {
    let mut body = Body::new(kind);
    let (mut rows, beside, with_acts) = gather(view, ledger, clause, narrowed.within);
    if narrowed.among == Some(Among::States) {
        // Who is no state does not count, and is not passed over in silence.
        let is_state = |row: &Row| {
            view.graph().entity(&row.author).is_some_and(|author| author.kind() == EntityKind::State)
        };
        let (states, others): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(is_state);
        rows = states;
        body.beside.extend(others.into_iter().map(|row| Row { note: no_state(view, &row), ..row }));
    }
    narrowed.narrow(view, clause, &mut rows, Asked::Author);
    body.rows = rows;
    body.beside.extend(beside);
    if let Some(Among::Group(group)) = narrowed.among {
        let graph = view.graph();
        let is_member = |row: &Row| {
            graph.entity(&row.author).is_some_and(|author| group.has(author, view.on()) != Certainty::No)
        };
        body.beside.retain(is_member);
    }
    if let Some(object) = clause.object {
        body.coverage = coverage::coverage(view, ledger, clause.predicate, object, clause.author, &with_acts);
        body.subject = Some(ledger.entity(object));
        body.notes.extend(absence(view, object));
        if body.rows.is_empty() && body.beside.is_empty() {
            body.notes.extend(towards_who_governs(view, clause, object));
        }
    } else {
        body.coverage.text = "the question names no object; name one to see who was examined".to_owned();
    }
    let certain = parties(view, &body.rows, RowCertainty::Certain, Asked::Author);
    let possible: Vec<String> = parties(view, &body.rows, RowCertainty::Possible, Asked::Author)
        .into_iter()
        .filter(|name| !certain.contains(name))
        .collect();
    body.count = Some(certain.len());
    body.finding = finding(view, clause, &body, &certain, &possible, narrowed);
    if let (Some((first, _)), true) = (narrowed.within, body.rows.is_empty()) {
        let before = stood_before(view, clause, first);
        if !before.is_empty() {
            body.finding.push_str(&format!("; already before: {}", named_or_counted(&before)));
            let object = clause.object.map_or("…", |object| object.id().as_str());
            body.notes.push(format!(
                "acts of these days are asked for; what held then is asked of a day: who {} on {first}",
                clause.predicate.as_standing().third_person(object)
            ));
        }
    }
    body
}

/// Of whom a thing held already when some days began, where none of these days' acts began it.
fn stood_before<'g>(view: View<'g>, clause: &Clause<'g>, first: Day) -> Vec<String> {
    if first == Day::MIN {
        return Vec::new();
    }
    let Some((held, standings)) = clause::held_on(view, clause, first) else { return Vec::new() };
    let mut names: Vec<String> = standings
        .iter()
        .filter(|standing| standing.certainty(|value| held.predicate.test(value)) == Certainty::Certain)
        .map(|standing| standing.author().in_sentence())
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Says where something is on record, if nothing is towards a state: towards a party that claims to govern it.
fn towards_who_governs<'g>(view: View<'g>, clause: &Clause<'g>, state: EntityRef<'g>) -> Option<String> {
    let governing = view.graph().entities().find(|entity| {
        let of_party = Clause { object: Some(*entity), ..*clause };
        entity.claims_to_govern() == Some(state.id())
            && match clause.predicate.is_deed() {
                true => !acts_of(view, &of_party, None).is_empty(),
                false => clause::standings(view, &of_party).iter().any(has_begun),
            }
    })?;
    Some(format!(
        "nothing is on record towards the state {}; something is towards {}: ask who {}",
        state.name(),
        governing.in_sentence(),
        clause.predicate.third_person(governing.id().as_str())
    ))
}

/// The remark on a row whose author is no state, before its own.
fn no_state(view: View<'_>, row: &Row) -> Option<String> {
    let kind = view.graph().entity(&row.author).map(|author| author.kind().in_words());
    let remarks = kind.map(|kind| format!("not a state on the register: {kind}")).into_iter();
    Some(remarks.chain(row.note.clone()).collect::<Vec<_>>().join("; "))
}

/// Says that a party did not exist on the day asked about, if it certainly did not.
pub(super) fn absence(view: View<'_>, party: EntityRef<'_>) -> Option<String> {
    let (from, until) = party.life();
    let name = party.in_sentence();
    match (from, until) {
        (Some(from), _) if from.has_come_by(view.on()) == Certainty::No => {
            Some(format!("{name} came to be {}", from.in_words()))
        }
        (_, Some(until)) if until.has_come_by(view.on()) == Certainty::Certain => {
            Some(format!("{name} ended {}", until.in_words()))
        }
        _ => None,
    }
}

/// The rows of a clause, what stands beside them, and every author on record in the matter.
pub(super) fn gather<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    clause: &Clause<'g>,
    within: Option<(Day, Day)>,
) -> (Vec<Row>, Vec<Row>, Vec<EntityRef<'g>>) {
    if clause.predicate.is_deed() {
        return gather_acts(view, ledger, clause, within);
    }
    let mut standings = clause::standings(view, clause);
    let test = |value| clause.predicate.test(value);
    standings.sort_by_key(|standing| {
        let is_certain = standing.certainty(test) == Certainty::Certain;
        (!is_certain, standing.author().name(), standing.object().name(), standing.instrument())
    });
    let mut rows = Vec::new();
    let mut beside = Vec::new();
    for standing in &standings {
        let certainty = standing.certainty(test);
        let row = (certainty != Certainty::No).then(|| ledger.row_of(standing, test, certainty));
        match row.flatten() {
            Some(row) => rows.push(row),
            None => beside.extend(row_beside(view, ledger, standing)),
        }
    }
    // Through a lens, those who say that their conduct is no recognition stand beside the rest.
    if view.lens().is_some() && matches!(clause.predicate, Predicate::Recognizes(..)) {
        let parties = clause::dealings(view, clause);
        beside.extend(
            parties
                .into_iter()
                .filter_map(|(author, object)| view.disclaimer(author, object))
                .map(|act| ledger.act_row(act, Certainty::Certain)),
        );
    }
    let with_acts =
        standings.iter().filter(|standing| has_begun(standing)).map(|standing| standing.author()).collect();
    (rows, beside, with_acts)
}

/// Whether anything of a standing has happened, under some reading, by the day asked about.
pub(super) fn has_begun(standing: &Standing<'_>) -> bool {
    standing.possibilities().iter().any(|reading| !reading.grounds.is_empty())
}

/// The row of a standing that is not what was asked for but belongs beside it: in abeyance, of another rank, announced,
/// or refuted.
pub(super) fn row_beside<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    standing: &Standing<'g>,
) -> Option<Row> {
    let reading = &standing.possibilities()[0];
    if reading.value != Value::None || !standing.pending().is_empty() || standing.dispute().is_some() {
        let certainty =
            if standing.possibilities().len() == 1 { Certainty::Certain } else { Certainty::Possible };
        let mut row = ledger.row(standing, reading, certainty);
        if reading.value == Value::None && reading.grounds.is_empty() {
            row.value = "nothing on record".to_owned();
        }
        return Some(row);
    }
    let reported = standing.refuted().iter().find(|act| view.window(**act).0 <= view.on())?;
    Some(ledger.act_row(*reported, Certainty::Certain))
}

fn name(view: View<'_>, id: &str) -> String {
    view.graph().entity(id).map_or_else(|| id.to_owned(), |entity| entity.in_sentence())
}

/// The names of the parties asked for, in the order of the rows.
pub(super) fn parties(view: View<'_>, rows: &[Row], certainty: RowCertainty, asked: Asked) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for row in rows.iter().filter(|row| row.certainty == certainty && row.dispute.is_none()) {
        let id = if asked == Asked::Author { &row.author } else { &row.object };
        let name = name(view, id);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn finding(
    view: View<'_>,
    clause: &Clause<'_>,
    body: &Body,
    certain: &[String],
    possible: &[String],
    narrowed: Narrowed<'_>,
) -> String {
    let object = match clause.object {
        Some(object) => object.in_sentence(),
        None => only_object(view, &body.rows).unwrap_or_default(),
    };
    let opening = narrowed.opening(view, clause.predicate.is_deed());
    // "First" and "longest" belong to what is said, and not to the doubt about it.
    let word =
        narrowed.word().filter(|_| !body.rows.is_empty()).map_or(String::new(), |word| format!(" {word}"));
    let one_does = clause.under_words(clause.predicate.third_person(&object)) + &word;
    let several_do = clause.under_words(clause.predicate.plural(&object)) + &word;
    let mut sentence = match certain {
        [] => match possible {
            [] => {
                let nobody = if narrowed.among == Some(Among::States) { "no state" } else { "nobody" };
                let doing = clause.under_words(clause.predicate.gerund(&object));
                // Silence of which nobody asked is no finding about anybody.
                let coverage = &body.coverage;
                let is_silence = clause.object.is_some()
                    && !clause.predicate.is_deed()
                    && coverage.examined == 0
                    && coverage.claims.is_empty();
                let examined = if is_silence { "; nobody was examined" } else { "" };
                format!("{opening} {nobody} is on record as {doing}{examined}")
            }
            [one] => format!("{opening} {one} possibly {one_does}"),
            several => format!("{opening} {} possibly {several_do}", named_or_counted(several)),
        },
        [one] => format!("{opening} {one} {one_does}"),
        names if body.kind == AnswerKind::Count => {
            let counted = if narrowed.among == Some(Among::States) { " states" } else { "" };
            format!("{opening}, {}{counted} {several_do}", names.len())
        }
        names => format!("{opening} {} {several_do}", named_or_counted(names)),
    };
    let ranks: Vec<&str> = body.rows.iter().map(|row| row.code.as_str()).collect();
    if !ranks.is_empty() && ranks.iter().all(|code| *code == "envoy:unstated") && !certain.is_empty() {
        sentence.push_str(", rank not stated");
    }
    if certain.is_empty() && !possible.is_empty() {
        sentence.push_str("; the sources leave it open");
    } else if !possible.is_empty() {
        let verb = match (clause.predicate.is_deed(), possible.len()) {
            (true, _) => "did",
            (false, 1) => "does",
            (false, _) => "do",
        };
        sentence.push_str(&format!("; {} possibly {verb}", named_or_counted(possible)));
    }
    if let Some(lens) = view.lens() {
        let implied: Vec<String> = body
            .rows
            .iter()
            .filter(|row| row.implied_by.is_some() && row.dispute.is_none())
            .map(|row| name(view, &row.author))
            .collect();
        if !implied.is_empty() && !clause.predicate.is_deed() {
            sentence.push_str(&format!(
                "; {} by conduct, as the lens “{}” counts",
                named_or_counted(&implied),
                lens.name()
            ));
        }
    }
    sentence.push_str(&disputed(view, body));
    if certain.is_empty()
        && possible.is_empty()
        && let Some(claim) = body.coverage.claims.first()
    {
        sentence.push_str(&format!("; {}", claim.text));
    }
    capitalized(&sentence)
}

/// Whose standing is disputed, as the end of a finding.
pub(super) fn disputed(view: View<'_>, body: &Body) -> String {
    let mut disputed: Vec<String> = Vec::new();
    for row in body.rows.iter().chain(&body.beside).filter(|row| row.dispute.is_some()) {
        let party = if body.asked == Asked::Author { &row.author } else { &row.object };
        if !disputed.contains(&name(view, party)) {
            disputed.push(name(view, party));
        }
    }
    // Of whom it is certain by another act, the dispute over one act leaves no doubt.
    let certain = parties(view, &body.rows, RowCertainty::Certain, body.asked);
    disputed.retain(|name| !certain.contains(name));
    match disputed.as_slice() {
        [] => String::new(),
        names => format!("; disputed: {}", named_or_counted(names)),
    }
}

/// The object of all rows, where they share one: the question left it open, the finding need not.
fn only_object(view: View<'_>, rows: &[Row]) -> Option<String> {
    let first = rows.first()?;
    rows.iter()
        .all(|row| row.object == first.object)
        .then(|| view.graph().entity(&first.object).map(|entity| entity.in_sentence()))
        .flatten()
}
