//! *Does*, *when* and *since when*.

use super::coverage::Silence;
use super::narrowed::Narrowed;
use super::{Body, Ledger, acts, capitalized, clause, coverage, on_day, who};
use crate::graph::ActRef;
use crate::question::{AnswerKind, Clause, Predicate, Row, RowCertainty, Verdict};
use crate::standing::{Filter, Standing, View};
use crate::time::{Certainty, Day, PartialDate};
use crate::vocabulary::{Deed, Quality, Value};

/// *Does somebody do it*: a verdict with its grounds.
pub(super) fn does<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    clause: &Clause<'g>,
    within: Option<(Day, Day)>,
) -> Body {
    let narrowed = Narrowed { within, ..Narrowed::default() };
    let mut body = who::who(view, ledger, clause, AnswerKind::YesNo, narrowed);
    body.count = None;
    let (author, object) =
        (clause.author.expect("a verdict is about an author"), clause.object.expect("and an object"));
    let silence = coverage::silence(view, clause.predicate.matter(), author, object);
    let verdict = verdict(view, clause, &body, silence);
    if verdict != Verdict::Yes
        && let Some(within) = within
        && let Some((verdict, row)) = stood_within(view, ledger, clause, within)
    {
        body.verdict = Some(verdict);
        body.finding = stood_in_words(clause, &row, verdict, narrowed.opening(view, true));
        body.rows = vec![row];
        body.notes.clear();
        body.coverage.text = format!("{} by its own acts on record", author.in_sentence());
        body.subject = Some(ledger.entity(object));
        return body;
    }
    body.verdict = Some(verdict);
    if let (Verdict::No, true, Some(act)) = (verdict, body.beside.is_empty(), disclaimer(view, clause)) {
        body.beside.push(ledger.act_row(act, Certainty::Certain));
    }
    if verdict == Verdict::No && !clause.predicate.is_deed() {
        // What was ended leads: that is why the answer is no.
        let standings = clause::standings(view, clause);
        let ended = standings.iter().filter(|standing| {
            let instrument = standing.instrument().map(|one| one.id().to_string());
            let tells_of_it = |row: &&Row| row.instrument == instrument && !is_refuted(row);
            !body.beside.iter().any(|row| tells_of_it(&row))
        });
        let ended: Vec<Row> = ended.filter_map(|one| ended_row(ledger, one)).collect();
        body.beside.splice(0..0, ended);
    }
    body.coverage.text = match (verdict, silence) {
        (Verdict::NotExamined, _) => {
            format!("{} was not examined for this on that day, which is not a no", author.in_sentence())
        }
        (_, Silence::NotExamined) => format!("{} by its own acts on record", author.in_sentence()),
        _ => match body.coverage.claims.first() {
            Some(claim) => claim.text.clone(),
            None => body.coverage.text,
        },
    };
    let (instead, rows) = match (verdict, within) {
        (Verdict::No, None) => stands_instead(view, ledger, clause),
        _ => Default::default(),
    };
    body.finding = finding(view, clause, &body, verdict, narrowed, &instead);
    body.beside.splice(0..0, rows);
    body.finding.push_str(&no_longer(view, clause, verdict));
    if let (Verdict::No, Some(_)) = (verdict, within) {
        // What happened on other days is told: a claim is often right but for the day.
        let done = acts::acts_done(view, clause, None);
        let days: Vec<String> = done.iter().map(|act| act.on().in_words()).collect();
        if !days.is_empty() {
            body.finding.push_str(&format!("; it did {}", days.join(", again ")));
            body.beside.splice(
                0..0,
                done.iter().map(|act| ledger.act_row(*act, Certainty::Certain)).collect::<Vec<_>>(),
            );
        }
    }
    body.subject = Some(ledger.entity(object));
    body
}

/// What stood in some days already, where no act of these days began it: who recognized somebody in 1997 did so in 1999 too.
fn stood_within<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    clause: &Clause<'g>,
    (first, _): (Day, Day),
) -> Option<(Verdict, Row)> {
    // What began before the first day and ended within the days held on the first; what began within them is an act of theirs.
    let (held, standings) = clause::held_on(view, clause, first)?;
    let test = |value| held.predicate.test(value);
    let standing = standings.into_iter().max_by_key(|standing| standing.certainty(test))?;
    let verdict = match (standing.certainty(test), standing.dispute()) {
        (Certainty::No, _) => return None,
        (_, Some(_)) => Verdict::Disputed,
        (Certainty::Possible, None) => Verdict::Possible,
        (Certainty::Certain, None) => Verdict::Yes,
    };
    let row = ledger.row_of(&standing, test, standing.certainty(test))?;
    Some((verdict, row))
}

fn stood_in_words(clause: &Clause<'_>, row: &Row, verdict: Verdict, opening: String) -> String {
    let author = clause.author.map(|author| author.in_sentence()).unwrap_or_default();
    let object = clause.object.map(|object| object.in_sentence()).unwrap_or_default();
    let said = clause.under_words(clause.predicate.third_person(&object));
    let since = row.since_date().map_or(String::new(), |date| format!(", {}", date.since_in_words()));
    capitalized(&match verdict {
        Verdict::Disputed => format!("whether {opening} {author} {said} is disputed"),
        Verdict::Possible => format!("{opening} {author} possibly {said}: the sources leave it open"),
        _ => format!("{opening} {author} {said}; it stood already{since}"),
    })
}

/// Whether a row tells of a report that is refuted.
fn is_refuted(row: &Row) -> bool {
    row.value.ends_with("refuted")
}

/// What was done and has ended since is told as such.
fn no_longer<'g>(view: View<'g>, clause: &Clause<'g>, verdict: Verdict) -> String {
    if verdict != Verdict::Yes {
        return String::new();
    }
    let Some((held, standings)) = clause::held_on(view, clause, view.on()) else { return String::new() };
    let holds = |standing: &Standing<'g>| standing.certainty_in_dispute(|value| held.predicate.test(value));
    match standings.iter().map(holds).max() {
        Some(Certainty::Certain | Certainty::Possible) => String::new(),
        _ => format!("; {} it no longer does", on_day(view)),
    }
}

/// What stands where nothing was ended, in words and as rows: who asks whether Russia delisted somebody should read that the
/// listing is suspended.
fn stands_instead<'g>(view: View<'g>, ledger: &mut Ledger<'g>, clause: &Clause<'g>) -> (String, Vec<Row>) {
    let asks_for_an_end = clause.predicate.is_deed() && clause.predicate.as_standing() == clause.predicate;
    let standings = match asks_for_an_end && clause.author.is_some() && clause.object.is_some() {
        true => clause::standings(view, clause),
        false => Vec::new(),
    };
    let certain = standings.iter().filter(|standing| {
        standing.dispute().is_none()
            && standing.possibilities().len() == 1
            && standing.possibilities()[0].value != Value::None
    });
    let certain: Vec<&Standing<'g>> = certain.collect();
    let (mut said, mut rows) = (Vec::new(), Vec::new());
    for standing in &certain {
        let row = ledger.row(standing, &standing.possibilities()[0], Certainty::Certain);
        // Of several lists, each is named.
        let under = standing.instrument().filter(|_| certain.len() > 1);
        let under = under.map_or(String::new(), |under| format!(" ({})", under.name()));
        said.push(stands_as(&row) + &under);
        rows.push(Row { pending: Vec::new(), ..row });
    }
    (said.join(", "), rows)
}

/// *Since when*: the standing with its beginning.
pub(super) fn since_when<'g>(view: View<'g>, ledger: &mut Ledger<'g>, clause: &Clause<'g>) -> Body {
    let mut body = does(view, ledger, clause, None);
    if let (Some(Verdict::Yes), Some(row)) = (body.verdict, body.rows.first()) {
        let object = clause.object.map(|object| object.in_sentence()).unwrap_or_default();
        let said = clause.predicate.perfect(&object);
        // Of several lists, the one that is told of is named.
        let under = row
            .instrument
            .as_deref()
            .filter(|_| clause.under.is_none() && body.rows.len() + body.beside.len() > 1);
        let under = under.and_then(|id| view.graph().instruments().find(|one| one.id().as_str() == id));
        let said = Clause { under: clause.under.or(under), ..*clause }.under_words(said);
        let author = clause.author.map(|author| author.in_sentence()).unwrap_or_default();
        let began = clause::since(view, clause, row);
        let since = began.map_or_else(String::new, |date| format!(" {}", date.since_in_words()));
        let now = row.since_date().filter(|date| began.is_some_and(|began| began != *date));
        let now = now.map_or_else(String::new, |date| format!(" ({}: {})", row.value, date.since_in_words()));
        body.finding = capitalized(&format!("{author} {said}{since}{now}"));
    }
    body.verdict = None;
    body.kind = AnswerKind::Standing;
    body
}

/// *How long*: the standing with its beginning, and the days since; or, where it has ended, how long it lasted.
pub(super) fn how_long<'g>(view: View<'g>, ledger: &mut Ledger<'g>, clause: &Clause<'g>) -> Body {
    let mut body = since_when(view, ledger, clause);
    let certain = body.rows.first().filter(|row| row.counts());
    if let Some(since) = certain.and_then(|row| clause::since(view, clause, row)) {
        let lasted = lasted(since, PartialDate::day(view.on()));
        body.finding.push_str(&format!(": {lasted} to {}", view.on().in_words()));
    } else if body.rows.is_empty()
        && let Some((row, ended_by)) = last_held(view, ledger, clause)
        && let (Some(since), Some(until)) = (row.since_date(), Some(ended_by.on()))
    {
        let author = clause.author.map(|author| author.in_sentence()).unwrap_or_default();
        let object = clause.object.map(|object| object.in_sentence()).unwrap_or_default();
        // What is suspended or frozen is neither in force nor ended.
        let ended = match ended_by.deed() {
            Deed::Suspend => "was suspended",
            _ => "ended",
        };
        body.finding = capitalized(&format!(
            "{author} {} for {}: it began {} and {ended} {}",
            clause.predicate.participle(&object),
            lasted(since, until),
            since.in_words(),
            until.in_words()
        ));
        body.rows.push(row);
    }
    body
}

/// The row of what held before it was ended, if it certainly held, and the act that ended it. What somebody denies ended nothing.
fn last_held<'g>(view: View<'g>, ledger: &mut Ledger<'g>, clause: &Clause<'g>) -> Option<(Row, ActRef<'g>)> {
    let test = |value| clause.predicate.test(value);
    let (first, ended_by) = clause::standings(view, clause).iter().find_map(|standing| {
        let acts: Vec<ActRef<'g>> =
            standing.possibilities().iter().flat_map(|reading| reading.grounds.iter().copied()).collect();
        let undisputed = acts.iter().find(|act| view.dispute_over(**act).is_none());
        Some((*acts.first()?, *undisputed.or(acts.first())?))
    })?;
    let mut first = first;
    let (day, held) = loop {
        let day = view.window(first).0.previous();
        let held = clause::standings(view.on_day(day), clause);
        let held = held.into_iter().find(|standing| standing.certainty_in_dispute(test) != Certainty::No)?;
        if held.possibility(test).is_some() {
            break (day, held);
        }
        // An earlier end was denied; what was before it is what held.
        let earlier = held.possibilities().iter().flat_map(|reading| &reading.grounds).next().copied()?;
        if view.window(earlier).0 >= view.window(first).0 {
            return None;
        }
        first = earlier;
    };
    let row = ledger.row(&held, held.possibility(test)?, Certainty::Certain);
    let since = clause::since(view.on_day(day), clause, &row);
    let since = since.map(|since| since.to_string()).or(row.since.clone());
    let until = Some(ended_by.on().to_string());
    // Steps that were pending then are not pending now.
    Some((Row { since, until, pending: Vec::new(), ..row }, ended_by))
}

/// What stands, and since when: `listed since March 2003`.
fn stands_as(row: &Row) -> String {
    match row.since_date() {
        Some(date) => format!("{} {}", row.value, date.since_in_words()),
        None => row.value.clone(),
    }
}

/// The days between two dates, as exactly as they allow: `4 to 31 days`.
fn lasted(since: PartialDate, until: PartialDate) -> String {
    let (first, last) = since.bounds();
    let (least, most) = (until.earliest().days_since(last).max(0), until.latest().days_since(first));
    match first {
        Day::MIN => format!("at least {least} days"),
        _ if least == most => format!("{least} days"),
        _ => format!("{least} to {most} days"),
    }
}

/// *When did somebody do it*: the acts, with the steps that led there.
pub(super) fn when<'g>(
    view: View<'g>,
    ledger: &mut Ledger<'g>,
    clause: &Clause<'g>,
    within: Option<(Day, Day)>,
) -> Body {
    let clause = Clause { predicate: clause.predicate.as_deed(), ..*clause };
    let mut body =
        who::who(view, ledger, &clause, AnswerKind::History, Narrowed { within, ..Narrowed::default() });
    body.count = None;
    let author = clause.author.map(|author| author.in_sentence()).unwrap_or_default();
    let object = clause.object.map(|object| object.in_sentence()).unwrap_or_default();
    let dates_of = |wanted: fn(&Row) -> bool| -> Vec<String> {
        body.rows.iter().filter(|row| wanted(row)).filter_map(in_words).collect()
    };
    let dates = dates_of(Row::counts);
    let possible = dates_of(|row| row.dispute.is_none() && row.certainty == RowCertainty::Possible);
    let disputed = dates_of(|row| row.dispute.is_some());
    let (instead, rows) = match (dates.as_slice(), within) {
        ([], None) => stands_instead(view, ledger, &clause),
        _ => Default::default(),
    };
    let instead = if instead.is_empty() { instead } else { format!(": {instead}") };
    // Of the steps on record, the last tells how far it came.
    let furthest = body.beside.iter().rev().find(|row| !is_refuted(row)).or(body.beside.last());
    let said = clause.predicate.third_person(&object);
    body.finding = match (dates.as_slice(), furthest) {
        ([], _) if !possible.is_empty() => format!("{author} possibly {said} {}", possible.join(", again ")),
        ([], _) if !disputed.is_empty() => {
            format!("whether {author} {said} {} is disputed", disputed.join(", "))
        }
        ([], None) => format!("{author} is not on record as {}{instead}", clause.predicate.gerund(&object)),
        ([], Some(step)) => format!(
            "{author} is not on record as {}{instead}; on record: {}",
            clause.predicate.gerund(&object),
            step.pending.last().map_or(step.value.as_str(), |pending| pending.text.as_str())
        ),
        (dates, _) => format!("{author} {said} {}", dates.join(", again ")),
    };
    if !dates.is_empty() && !possible.is_empty() {
        body.finding.push_str(&format!("; possibly {}", possible.join(", ")));
    }
    let is_told_already = dates.is_empty() && possible.is_empty();
    if !disputed.is_empty() && !is_told_already {
        body.finding.push_str(&format!("; disputed: {}", disputed.join(", ")));
    }
    body.finding = capitalized(&body.finding);
    body.beside.splice(0..0, rows);
    body
}

/// The row of a standing that was ended, with the act that ended it.
fn ended_row<'g>(ledger: &mut Ledger<'g>, standing: &Standing<'g>) -> Option<Row> {
    let reading = standing.possibilities().iter().find(|reading| !reading.grounds.is_empty())?;
    Some(ledger.row(standing, reading, Certainty::Certain))
}

fn in_words(row: &Row) -> Option<String> {
    let since = row.since.as_deref()?;
    Some(row.since_date().map_or_else(|| since.to_owned(), |date| date.in_words()))
}

/// Says which of the parties did not exist on the day asked about, if one certainly did not.
fn absence(view: View<'_>, clause: &Clause<'_>) -> Option<String> {
    [clause.author, clause.object].into_iter().flatten().find_map(|party| who::absence(view, party))
}

fn verdict<'g>(view: View<'g>, clause: &Clause<'g>, body: &Body, silence: Silence) -> Verdict {
    if body.rows.iter().any(Row::counts) {
        return Verdict::Yes;
    }
    if body.rows.iter().chain(&body.beside).any(|row| row.dispute.is_some()) {
        return Verdict::Disputed;
    }
    if !body.rows.is_empty() {
        return Verdict::Possible;
    }
    let ended_or_other = match clause.predicate.is_deed() {
        // Where other acts of the strand are on record, the strand was looked at, and this deed is not among them.
        true => view
            .standings(filter(clause))
            .any(|standing| who::has_begun(&standing) || says_no(view, clause, &standing)),
        false => clause::standings(view, clause).iter().any(|standing| says_no(view, clause, standing)),
    };
    match (ended_or_other || absence(view, clause).is_some() || disclaimer(view, clause).is_some(), silence) {
        (true, _) | (false, Silence::StatedNone) => Verdict::No,
        (false, Silence::SearchedNone) => Verdict::NoEvidence,
        (false, Silence::NotExamined) => Verdict::NotExamined,
    }
}

/// The act by which the author says that its dealings with the object are no recognition.
fn disclaimer<'g>(view: View<'g>, clause: &Clause<'g>) -> Option<ActRef<'g>> {
    match (clause.predicate, clause.author, clause.object) {
        (Predicate::Recognizes(..), Some(author), Some(object)) => {
            // Who has recognized somebody since, as whatever, disclaims no more.
            let in_any_capacity =
                Clause { predicate: Predicate::Recognizes(None, Quality::Unstated), ..*clause };
            let recognizes = clause::standings(view, &in_any_capacity).iter().any(|standing| {
                standing.certainty(|value| in_any_capacity.predicate.test(value)) != Certainty::No
            });
            view.disclaimer(author, object).filter(|_| !recognizes)
        }
        _ => None,
    }
}

fn filter<'g>(clause: &Clause<'g>) -> Filter<'g> {
    Filter {
        matter: Some(clause.predicate.matter()),
        author: clause.author,
        object: clause.object,
        instrument: clause.under,
    }
}

/// Whether a standing shows that the thing asked for does not hold: it was ended, put in abeyance, or holds at another
/// rank; or the only report of it, by then, is refuted.
fn says_no<'g>(view: View<'g>, clause: &Clause<'g>, standing: &Standing<'g>) -> bool {
    let acted =
        standing.certainty(|value| if value == Value::None { Certainty::No } else { Certainty::Certain });
    let deed = clause.predicate.as_deed();
    let refuted =
        |act: &ActRef<'g>| view.window(*act).0 <= view.on() && deed.tells_of(act.deed()) != Certainty::No;
    acted != Certainty::No || who::has_begun(standing) || standing.refuted().iter().any(refuted)
}

fn finding(
    view: View<'_>,
    clause: &Clause<'_>,
    body: &Body,
    verdict: Verdict,
    narrowed: Narrowed<'_>,
    instead: &str,
) -> String {
    let author = clause.author.map(|author| author.in_sentence()).unwrap_or_default();
    let object = clause.object.map(|object| object.in_sentence()).unwrap_or_default();
    let opening = narrowed.opening(view, clause.predicate.is_deed());
    let said = clause.under_words(clause.predicate.third_person(&object));
    let not = clause.under_words(clause.predicate.gerund(&object));
    let mut sentence = match verdict {
        Verdict::Yes => format!("{opening} {author} {said}"),
        Verdict::Possible => format!("{opening} {author} possibly {said}: the sources leave it open"),
        Verdict::Disputed => format!("whether {opening} {author} {said} is disputed"),
        Verdict::No | Verdict::NoEvidence | Verdict::NotExamined => {
            format!("{opening} {author} is not on record as {not}")
        }
    };
    match (verdict, body.rows.first().or(body.beside.first())) {
        (Verdict::Yes | Verdict::Possible, Some(row)) => {
            if clause.predicate.is_deed() {
                // A *yes* rests on what is certain and undisputed.
                let is_ground = |row: &&Row| verdict != Verdict::Yes || row.counts();
                let dates: Vec<String> = body.rows.iter().filter(is_ground).filter_map(in_words).collect();
                sentence.push_str(&format!(" ({})", dates.join(", ")));
            } else if let Some(since) = clause::since(view, clause, row) {
                sentence.push_str(&format!(" ({})", since.since_in_words()));
            }
        }
        (Verdict::No, Some(row)) if is_refuted(row) => {
            sentence.push_str("; a report of it is on record and refuted");
        }
        (Verdict::No, _) if !instead.is_empty() => sentence.push_str(&format!(": {instead}")),
        // The act of somebody who disclaims is told of below.
        (Verdict::No, Some(_)) if disclaimer(view, clause).is_some() => {}
        (Verdict::No, Some(row)) if !clause.predicate.is_deed() => {
            sentence.push_str(&format!(": {}", stands_as(row)));
        }
        _ => {}
    }
    let asked = body.rows.first().or(body.beside.first()).and_then(|row| row.instrument.as_deref());
    for row in body.rows.iter().chain(&body.beside) {
        // A step towards another list is no step towards this one.
        let under = row.instrument.as_deref().filter(|instrument| Some(*instrument) != asked);
        let under = under.and_then(|id| view.graph().instruments().find(|one| one.id().as_str() == id));
        let under = under.map_or(String::new(), |under| format!(" ({})", under.name()));
        for pending in &row.pending {
            sentence.push_str(&format!("; {}{under}", pending.text));
        }
    }
    match verdict {
        Verdict::No if absence(view, clause).is_some() => {
            sentence.push_str(&format!("; {}", absence(view, clause).unwrap_or_default()));
        }
        Verdict::No if disclaimer(view, clause).is_some() => {
            let said = disclaimer(view, clause).map_or(String::new(), |act| act.on().in_words());
            sentence.push_str(&format!("; it said {said} that its dealings are not recognition"));
        }
        Verdict::No if body.beside.is_empty() => {
            if let Some(claim) = body.coverage.claims.first() {
                sentence.push_str(&format!("; {}", claim.text));
            }
        }
        Verdict::NoEvidence => sentence.push_str("; the record was searched and nothing was found"),
        Verdict::NotExamined => sentence.push_str("; it was not examined, which is not a no"),
        _ => {}
    }
    capitalized(&sentence)
}
