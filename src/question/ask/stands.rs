//! *What stands* between two, or around one.

use super::{Body, Ledger, capitalized, coverage, joined, on_day, who};
use crate::graph::EntityRef;
use crate::question::{AnswerKind, Row};
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
        match standing.possibility(something) {
            Some(reading) => body.rows.push(ledger.row(standing, reading, standing.certainty(something))),
            None => body.beside.extend(who::row_beside(view, ledger, standing)),
        }
    }
    body.subject = Some(ledger.entity(one));
    let mut claims = coverage::claims_around(view, ledger, one, other);
    if let Some(other) = other {
        ledger.entity(other);
        claims.extend(coverage::claims_around(view, ledger, other, Some(one)));
    }
    let states =
        view.graph().entities().filter(|entity| entity.kind() == EntityKind::State && *entity != one).count();
    body.coverage.states = states;
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

fn between(view: View<'_>, body: &Body, one: EntityRef<'_>, other: EntityRef<'_>) -> String {
    let pair = format!("between {} and {}", one.in_sentence(), other.in_sentence());
    let rows = body.rows.as_slice();
    let sentence = capitalized(&match rows {
        [] => format!("{} nothing is on record {pair}", on_day(view)),
        rows => format!("{} {} {pair}", on_day(view), joined(&sentences(view, rows, usize::MAX))),
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

/// The finding about one entity: at most three facts, the gravest matters first, then how many more there are.
fn around(view: View<'_>, body: &Body, one: EntityRef<'_>) -> String {
    const MOST: usize = 3;
    let facts = sentences(view, &body.rows, MOST);
    let mut sentence = match facts.as_slice() {
        [] => format!("{} nothing is on record with {}", on_day(view), one.in_sentence()),
        facts => format!("{} {}", on_day(view), facts.join("; ")),
    };
    let stated = body.coverage.claims.iter().find(|claim| claim.text.starts_with("no state"));
    if let Some(claim) = stated {
        let short = claim.text.split(',').next().unwrap_or(&claim.text);
        sentence.push_str(&format!("; {short}"));
    }
    capitalized(&(sentence + &disputed(body)))
}

/// The rows as clauses of a sentence, those alike drawn together: `China and the United Arab Emirates accept envoys from
/// the Taliban`.
fn sentences(view: View<'_>, rows: &[Row], most: usize) -> Vec<String> {
    let name =
        |id: &str| view.graph().entity(id).map_or_else(|| id.to_owned(), |entity| entity.in_sentence());
    let mut clauses: Vec<(String, String, Vec<String>)> = Vec::new();
    for row in rows {
        let Some(matter) = Matter::ALL.into_iter().find(|matter| matter.id() == row.matter) else {
            continue;
        };
        let doubt = match (row.dispute.is_some(), row.certainty) {
            (true, _) => "disputedly ",
            (false, crate::question::RowCertainty::Possible) => "possibly ",
            _ => "",
        };
        let object = name(&row.object);
        let predicate = coverage::predicate_of(matter);
        let keeps = |what: String| (format!("keeps {what}"), format!("keep {what}"));
        let (singular, plural) = match (matter, row.code.as_str()) {
            (Matter::Premises, "closed") => keeps(format!("the mission of {object} closed")),
            (Matter::Premises, _) => {
                let what = format!("the embassy in its land to {object}");
                (format!("leaves {what}"), format!("leave {what}"))
            }
            (Matter::Relations, "suspended") => keeps(format!("relations with {object} suspended")),
            (Matter::Mission, "suspended") => keeps(format!("the mission in {object} suspended")),
            (Matter::Listing, "suspended") => keeps(format!("the listing of {object} suspended")),
            (_, "suspended") => keeps(format!("recognition of {object} frozen")),
            _ => (predicate.third_person(&object), predicate.plural(&object)),
        };
        let (singular, plural) = (format!("{doubt}{singular}"), format!("{doubt}{plural}"));
        let author = name(&row.author);
        match clauses.iter_mut().find(|(known, ..)| *known == singular) {
            Some((_, _, authors)) if !authors.contains(&author) => authors.push(author),
            Some(_) => {}
            None => clauses.push((singular, plural, vec![author])),
        }
    }
    let left_out = clauses.len().saturating_sub(most);
    let mut sentences: Vec<String> = clauses
        .into_iter()
        .take(most)
        .map(|(singular, plural, authors)| match authors.as_slice() {
            [one] => format!("{one} {singular}"),
            several if several.len() > 4 => format!("{} {plural}", several.len()),
            several => format!("{} {plural}", joined(several)),
        })
        .collect();
    if left_out > 0 {
        sentences.push(format!("{left_out} more"));
    }
    sentences
}
